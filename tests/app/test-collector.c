/* SPDX-License-Identifier: MIT */

/* A collection, decision by decision, as somebody sees it who has only the window. */

#include "rf-test-window.h"

#include "app/rf-chips.h"
#include "app/rf-collector-panel.h"
#include "app/rf-generations.h"
#include "app/rf-transport.h"

#include <stdio.h>
#include <string.h>

/* Two objects that a name reaches, two in a cyclic isolate, one that only those reach. */
static const char five[] = "import gc\n"
                           "class Node:\n"
                           "    def __init__(self, name):\n"
                           "        self.name = name\n"
                           "    def __del__(self):\n"
                           "        print('Deleting', self.name)\n"
                           "a = Node('a')\n"
                           "a.next = Node('b')\n"
                           "c = Node('c')\n"
                           "d = Node('d')\n"
                           "c.peer = d\n"
                           "d.peer = c\n"
                           "d.tail = Node('e')\n"
                           "del c, d\n"
                           "print(gc.collect())\n";

#define MAX_PRESSES 80

static GtkWidget *
part (RfWindow *window, const char *name)
{
  GtkWidget *panel = rf_window_get_part (window, "collector_panel");

  return GTK_WIDGET (gtk_widget_get_template_child (panel, RF_TYPE_COLLECTOR_PANEL, name));
}

static guint
n_chips (RfWindow *window, const char *name)
{
  GtkWidget *chips = part (window, name);

  return gtk_widget_get_visible (chips) ? rf_chips_get_n (RF_CHIPS (chips)) : 0;
}

static const char *
sentence (RfWindow *window)
{
  return rf_transport_get_sentence (RF_TRANSPORT (rf_window_get_part (window, "transport")));
}

static gboolean
is_collecting (RfWindow *window)
{
  return rf_run_get_state (rf_window_get_run (window))->gc.collecting;
}

static void
step (RfWindow *window, const char *action)
{
  test_act (window, action, NULL);
  test_settle (window);
}

/* Runs @text and steps to the beginning of its first collection. */
static RfWindow *
begin (const char *text, const char *granularity)
{
  RfWindow *window = test_window_new ();

  test_run_text (window, text);
  test_set_granularity (window, granularity);
  while (!is_collecting (window))
    {
      g_assert_true (test_enabled (window, "step-forward"));
      step (window, "step-forward");
    }
  return window;
}

static guint
count_parts (RfWindow *window, RfScenePart part)
{
  RfScene *scene = rf_window_get_scene (window);
  guint n = 0;

  for (guint i = 0; i < scene->items->len; i++)
    n += g_array_index (scene->items, RfSceneItem, i).key.part == part;
  return n;
}

/* Goes through the collection and notes what is said. */
static GPtrArray *
hear (RfWindow *window)
{
  GPtrArray *said = g_ptr_array_new_with_free_func (g_free);

  while (is_collecting (window))
    {
      g_ptr_array_add (said, g_strdup (sentence (window)));
      step (window, "step-forward");
    }
  g_ptr_array_add (said, g_strdup (sentence (window)));
  return said;
}

static guint
count_said (GPtrArray *said, const char *words)
{
  guint n = 0;

  for (guint i = 0; i < said->len; i++)
    n += strstr (said->pdata[i], words) != NULL;
  return n;
}

/* Why each of the five lives or dies is said, in few enough steps. */
static void
test_five (void)
{
  RfWindow *window = begin (five, "visit");
  g_autoptr (GPtrArray) said = hear (window);

  g_assert_cmpuint (said->len, <, MAX_PRESSES);
  g_assert_cmpuint (count_said (said, "globals survives and refers to #48 Node"), ==, 1);
  g_assert_cmpuint (count_said (said, "#48 Node survives and refers to #50 Node"), ==, 1);
  g_assert_cmpuint (count_said (said, "it is tentatively unreachable"), ==, 6);
  g_assert_cmpuint (count_said (said, "#53 Node refers to #55 Node"), ==, 2);
  g_assert_cmpuint (count_said (said, "#55 Node refers to #58 Node"), ==, 2);
  g_assert_cmpuint (count_said (said, "__del__ runs"), ==, 3);
  g_assert_cmpuint (count_said (said, "Printed: “Deleting"), ==, 3);
  g_assert_cmpuint (count_said (said, "no longer refers to"), ==, 3);
  g_assert_cmpuint (count_said (said, "is freed: the collector broke its cycle"), ==, 3);
  g_assert_cmpuint (count_said (said, "survives and moves to generation 2"), ==, 4);
  g_assert_cmpuint (count_said (said, "out of sight passed over"), >, 5);
  g_assert_cmpuint (count_said (said, "3 collected"), ==, 1);
  /* What nobody can see is not gone through. */
  g_assert_cmpuint (count_said (said, "module"), ==, 0);
  test_window_free (window);
}

/* The same stops on the way back, and each decision has its ring. */
static void
test_back (void)
{
  RfWindow *window = begin (five, "visit");
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (gint64));
  RfRun *run = rf_window_get_run (window);

  while (is_collecting (window))
    {
      gint64 position = test_position (window);
      RfEvent event = rf_journal_event (rf_run_get_journal (run), (guint32) position);

      if (rf_sight_is_decision (&event))
        g_assert_cmpuint (count_parts (window, RF_PART_VISIT), ==, 1);
      g_array_append_val (positions, position);
      step (window, "step-forward");
    }
  for (guint i = positions->len; i-- > 0;)
    {
      step (window, "step-back");
      g_assert_cmpint (test_position (window), ==, g_array_index (positions, gint64, i));
    }
  /* By single events one comes by all of them. */
  test_set_position (window, g_array_index (positions, gint64, 0));
  test_set_granularity (window, "event");
  step (window, "step-forward");
  g_assert_cmpint (test_position (window), ==, g_array_index (positions, gint64, 0) + 1);
  test_window_free (window);
}

/* What is passed over and what is not are all there is. */
static void
test_out_of_sight (void)
{
  RfWindow *window = begin (five, "visit");
  RfRun *run = rf_window_get_run (window);
  RfCollection collection;
  guint32 hidden[RF_N_PHASES] = { 0 };
  guint n_shown = 0;

  while (is_collecting (window))
    {
      RfEvent event = rf_journal_event (rf_run_get_journal (run), rf_run_get_position (run));

      n_shown += rf_run_get_state (run)->gc.phase == RF_PHASE_SUBTRACT_REFS &&
                 event.kind == RF_EVENT_GC_REFS;
      step (window, "step-forward");
    }
  g_assert_true (rf_query_collection (rf_run_get_journal (run), rf_run_get_steps (run),
                                      rf_run_get_position (run), &collection));
  rf_sight_count_hidden (rf_run_get_sight (run), collection.begin, collection.end, hidden);
  g_assert_cmpuint (n_shown, >, 10);
  g_assert_cmpuint (hidden[RF_PHASE_SUBTRACT_REFS], >, 50);
  g_assert_cmpuint (n_shown + hidden[RF_PHASE_SUBTRACT_REFS], ==,
                    collection.phases[RF_PHASE_SUBTRACT_REFS].n_done);
  g_assert_true (gtk_widget_get_visible (part (window, "hidden")));
  test_window_free (window);
}

static GtkWidget *
find_button (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A chip selects and leaves the collector in front; a click into the picture does not. */
static void
test_chips (void)
{
  RfWindow *window = begin (five, "phase");
  GtkNotebook *tabs = GTK_NOTEBOOK (rf_window_get_part (window, "detail_tabs"));
  RfRun *run = rf_window_get_run (window);

  while (rf_collector_panel_get_phase (RF_COLLECTOR_PANEL (
           rf_window_get_part (window, "collector_panel"))) != RF_PHASE_MOVE_UNREACHABLE)
    step (window, "step-forward");
  g_assert_cmpint (gtk_notebook_get_current_page (tabs), ==, 1);
  g_assert_cmpuint (n_chips (window, "left"), ==, 3);
  g_assert_cmpuint (n_chips (window, "kept"), ==, 4); /* and the class, and globals */
  g_signal_emit_by_name (find_button (part (window, "left")), "clicked");
  test_settle (window);
  g_assert_cmpuint (rf_run_get_selected (run), ==, 53);
  g_assert_cmpint (gtk_notebook_get_current_page (tabs), ==, 1);
  g_assert_cmpuint (count_parts (window, RF_PART_SELECTION), ==, 1);
  /* The first of the others is globals: its frame stands for it. */
  g_signal_emit_by_name (find_button (part (window, "kept")), "clicked");
  test_settle (window);
  g_assert_cmpint (gtk_notebook_get_current_page (tabs), ==, 1);
  g_assert_cmpuint (count_parts (window, RF_PART_SELECTION), ==, 1);
  g_signal_emit_by_name (rf_window_get_part (window, "canvas"), "picked", RF_PICK_OBJECT, 48u);
  test_settle (window);
  g_assert_cmpuint (rf_run_get_selected (run), ==, 48);
  g_assert_cmpint (gtk_notebook_get_current_page (tabs), ==, 0);
  test_window_free (window);
}

/* What is freed, what came back and what is only kept are told apart. */
static void
test_outcomes (void)
{
  static const char resurrecting[] = "import gc\n"
                                     "class Node:\n"
                                     "    def __del__(self):\n"
                                     "        keep.append(self)\n"
                                     "class Other: pass\n"
                                     "keep = []\n"
                                     "a = Node(); a.other = Other(); a.other.back = a\n"
                                     "b = Other(); b.me = b\n"
                                     "del a, b\n"
                                     "gc.collect()\n"
                                     "pass\n";
  static const char saving[] = "import gc\n"
                               "class Node: pass\n"
                               "gc.set_debug(gc.DEBUG_SAVEALL)\n"
                               "a = Node(); b = Node()\n"
                               "a.peer = b; b.peer = a\n"
                               "del a, b\n"
                               "gc.collect()\n"
                               "pass\n";
  RfWindow *window = begin (resurrecting, "phase");
  GtkNotebook *tabs = GTK_NOTEBOOK (rf_window_get_part (window, "detail_tabs"));

  gtk_notebook_set_current_page (tabs, 1);
  while (is_collecting (window))
    step (window, "step-forward");
  g_assert_cmpuint (n_chips (window, "left"), ==, 1);
  g_assert_cmpuint (n_chips (window, "returned"), ==, 2); /* and what it refers to */
  g_assert_cmpuint (n_chips (window, "garbage"), ==, 0);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (part (window, "result"))), ==,
                   "gc.collect() returned 1");
  test_window_free (window);

  window = begin (saving, "phase");
  gtk_notebook_set_current_page (GTK_NOTEBOOK (rf_window_get_part (window, "detail_tabs")), 1);
  while (is_collecting (window))
    step (window, "step-forward");
  g_assert_cmpuint (n_chips (window, "left"), ==, 0);
  g_assert_cmpuint (n_chips (window, "garbage"), ==, 2);
  g_assert_cmpuint (n_chips (window, "returned"), ==, 0);
  test_window_free (window);
}

static const char *
count_of (RfWindow *window, guint generation)
{
  return rf_generations_get_count (RF_GENERATIONS (part (window, "generations")), generation);
}

/* The counts and thresholds are those of the run, not those of the profile. */
static void
test_generations (void)
{
  static const char program[] = "import gc\n"
                                "gc.collect()\n"
                                "gc.set_threshold(50, 7, 3)\n"
                                "kept = []\n"
                                "kept.append([])\n"
                                "kept.append([])\n"
                                "gc.collect(0)\n"
                                "gc.collect(1)\n"
                                "gc.collect(0)\n"
                                "gc.disable()\n"
                                "pass\n";
  RfWindow *window = test_window_new ();
  int before, after;

  test_act (window, "python", g_variant_new_string ("3.12"));
  test_run_text (window, program);
  gtk_notebook_set_current_page (GTK_NOTEBOOK (rf_window_get_part (window, "detail_tabs")), 1);
  test_settle (window);
  g_assert_cmpstr (count_of (window, 0), ==, "0 / 700");
  test_set_granularity (window, "line");
  for (guint i = 0; i < 5; i++)
    step (window, "step-forward");
  g_assert_cmpint (sscanf (count_of (window, 0), "%d / 50", &before), ==, 1);
  step (window, "step-forward");
  step (window, "step-forward");
  g_assert_cmpint (sscanf (count_of (window, 0), "%d / 50", &after), ==, 1);
  g_assert_cmpint (after, ==, before + 2);
  for (guint i = 0; i < 3; i++)
    step (window, "step-forward");
  g_assert_cmpstr (count_of (window, 1), ==, "1 / 7");
  g_assert_cmpstr (count_of (window, 2), ==, "1 / 3");
  test_window_free (window);
}

/* Who presents a program without narration has the phase and the sentence below the picture. */
static void
test_presenting (void)
{
  RfWindow *window = begin (five, "phase");
  GtkWidget *transport = rf_window_get_part (window, "transport");
  GtkWidget *controls =
    GTK_WIDGET (gtk_widget_get_template_child (transport, RF_TYPE_TRANSPORT, "controls"));
  GtkWidget *heading =
    GTK_WIDGET (gtk_widget_get_template_child (transport, RF_TYPE_TRANSPORT, "heading"));

  g_assert_false (gtk_widget_get_visible (heading));
  test_act (window, "present", NULL);
  step (window, "step-forward");
  step (window, "step-forward");
  g_assert_true (gtk_widget_get_visible (transport));
  g_assert_true (gtk_widget_get_visible (heading));
  g_assert_false (gtk_widget_get_visible (controls));
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (heading)), "The collector: "));
  g_assert_cmpuint (strlen (sentence (window)), >, 0);
  test_act (window, "present", NULL);
  test_settle (window);
  g_assert_false (gtk_widget_get_visible (heading));
  g_assert_true (gtk_widget_get_visible (controls));
  test_window_free (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/app/collector/five", test_five);
  g_test_add_func ("/app/collector/back", test_back);
  g_test_add_func ("/app/collector/out-of-sight", test_out_of_sight);
  g_test_add_func ("/app/collector/chips", test_chips);
  g_test_add_func ("/app/collector/outcomes", test_outcomes);
  g_test_add_func ("/app/collector/generations", test_generations);
  g_test_add_func ("/app/collector/presenting", test_presenting);
}

int
main (int argc, char **argv)
{
  return test_main (argc, argv, TRUE, add_tests);
}
