/* SPDX-License-Identifier: MIT */

/* The object panel: every holder by name, the chart of the count, birth and death; and where its
 * rows lead. */

#include "rf-test-window.h"

#include "app/rf-count-chart.h"
#include "app/rf-ledger.h"
#include "app/rf-link-list.h"
#include "app/rf-object-panel.h"

#include <string.h>

static const char program[] = "import sys, weakref\n"
                              "class Person:\n"
                              "    def __init__(self, name):\n"
                              "        self.name = name\n"
                              "def show(p):\n"
                              "    q = p\n"
                              "    print(sys.getrefcount(p))\n"
                              "jane = Person('Jane')\n"
                              "bob = Person('Bob')\n"
                              "bob.friend = jane\n"
                              "r = weakref.ref(jane)\n"
                              "people = [jane, bob]\n"
                              "names = {jane: 1}\n"
                              "show(jane)\n"
                              "del people, names\n"
                              "bob.friend = None\n"
                              "del jane\n"
                              "pass\n";

static GtkWidget *
part (RfWindow *window, const char *name)
{
  GtkWidget *panel = rf_window_get_part (window, "object_panel");

  return GTK_WIDGET (gtk_widget_get_template_child (panel, RF_TYPE_OBJECT_PANEL, name));
}

static RfObjectPanel *
panel_of (RfWindow *window)
{
  return RF_OBJECT_PANEL (rf_window_get_part (window, "object_panel"));
}

/* All rows of the list @name, joined. (transfer full) */
static char *
rows_of (RfWindow *window, const char *name)
{
  GString *rows = g_string_new (NULL);
  char *text;

  for (guint i = 0; (text = rf_link_list_get_text (RF_LINK_LIST (part (window, name)), i)) != NULL;
       i++)
    {
      g_string_append_printf (rows, "%s\n", text);
      g_free (text);
    }
  return g_string_free (rows, FALSE);
}

static int
row_of (RfWindow *window, const char *name, const char *words)
{
  char *text;

  for (guint i = 0; (text = rf_link_list_get_text (RF_LINK_LIST (part (window, name)), i)) != NULL;
       i++)
    {
      gboolean found = strstr (text, words) != NULL;

      g_free (text);
      if (found)
        return (int) i;
    }
  return -1;
}

static void
follow (RfWindow *window, const char *name, const char *words)
{
  int row = row_of (window, name, words);

  g_assert_cmpint (row, >=, 0);
  g_assert_true (rf_link_list_activate (RF_LINK_LIST (part (window, name)), (guint) row));
  test_settle (window);
}

static void
select_object (RfWindow *window, guint32 id)
{
  test_act (window, "select", g_variant_new_int64 (id));
  test_settle (window);
}

/* The id of the newest object of the type @type that is there at the end. */
static guint32
find_object (RfWindow *window, const char *type, guint nth)
{
  RfRun *run = rf_window_get_run (window);
  const RfState *end = rf_run_get_end_state (run);

  for (guint32 id = 1; id <= rf_state_n_objects (end); id++)
    {
      const RfStateObject *object = rf_state_object (end, id);

      if (object != NULL &&
          g_str_equal (rf_journal_text (rf_run_get_journal (run), object->type), type) &&
          nth-- == 0)
        return id;
    }
  g_assert_not_reached ();
}

static RfWindow *
run (const char *python)
{
  RfWindow *window = test_window_new ();

  test_act (window, "python", g_variant_new_string (python));
  test_run_text (window, program);
  test_set_granularity (window, "event");
  return window;
}

/* The first event at which the program's frame @function is at @line. */
static void
go_to_line (RfWindow *window, guint32 line)
{
  RfJournal *journal = rf_run_get_journal (rf_window_get_run (window));

  for (guint32 n = 1; n <= rf_journal_length (journal); n++)
    {
      RfEvent event = rf_journal_event (journal, n);

      if (event.kind != RF_EVENT_LINE || event.b != line)
        continue;
      test_set_position (window, n);
      return;
    }
  g_assert_not_reached ();
}

static void
assert_has (const char *rows, const char *row)
{
  if (strstr (rows, row) == NULL)
    g_error ("no row “%s” in:\n%s", row, rows);
}

static void
test_names (void)
{
  RfWindow *window = run ("3.13");
  guint32 jane = find_object (window, "Person", 0);
  const RfState *state;
  g_autofree char *holders = NULL, *weak = NULL;
  gboolean seen = FALSE;

  select_object (window, jane);
  go_to_line (window, 7);
  holders = rows_of (window, "holders");
  weak = rows_of (window, "weakrefs");
  assert_has (holders, "globals: jane\n");
  assert_has (holders, "frame of show: local p\n");
  assert_has (holders, "frame of show: local q\n");
  assert_has (holders, "Person: friend\n");
  assert_has (holders, "list: item 0\n");
  assert_has (holders, "dict: key Person #");
  g_assert_null (strstr (holders, "weak"));
  g_assert_null (strstr (holders, "Reference"));
  g_assert_cmpint (row_of (window, "weakrefs", "#"), ==, 0);
  /* Why getrefcount says one more. */
  while (!seen)
    {
      g_autofree char *rows = NULL;

      test_act (window, "step-forward", NULL);
      test_settle (window);
      state = rf_run_get_state (rf_window_get_run (window));
      g_assert_cmpuint (rf_state_line (state), ==, 7);
      rows = rows_of (window, "holders");
      seen = strstr (rows, "evaluation stack of show: argument 1 of sys.getrefcount()\n") != NULL;
    }
  test_window_free (window);
}

/* The sum is the count, whoever is selected and wherever one is, and no holder is nameless. */
static void
test_sum (void)
{
  static const char *const profiles[] = { "3.10", "3.13" };

  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    {
      RfWindow *window = run (profiles[i]);
      RfRun *the_run = rf_window_get_run (window);
      guint compared = 0;

      for (guint line = 8; line <= 18; line++)
        {
          const RfState *state;

          go_to_line (window, line);
          state = rf_run_get_state (the_run);
          for (guint32 id = rf_state_n_objects (state), last = id > 30 ? id - 30 : 0; id > last;
               id--)
            {
              const RfStateObject *object;

              select_object (window, id);
              object = rf_state_object (rf_run_get_state (the_run), id);
              if (object == NULL || !rf_state_object_is_alive (object) ||
                  (object->flags & RF_NEW_IMMORTAL))
                continue;
              g_assert_cmpuint (rf_object_panel_get_n_holders (panel_of (window)), ==,
                                object->count);
              g_assert_true (rf_object_panel_is_complete (panel_of (window)));
              compared++;
            }
        }
      g_assert_cmpuint (compared, >, 100);
      test_window_free (window);
    }
}

/* In 3.10 an instance has a dict: that is the holder, and its row leads to it. */
static void
test_leads (void)
{
  RfWindow *window = run ("3.10");
  RfRun *the_run = rf_window_get_run (window);
  guint32 jane = find_object (window, "Person", 0), bob = find_object (window, "Person", 1);
  g_autofree char *dict = g_strdup_printf ("dict of #%u: friend", bob);
  const RfStateObject *selected;

  go_to_line (window, 14);
  select_object (window, jane);
  follow (window, "holders", dict);
  selected = rf_state_object (rf_run_get_state (the_run), rf_run_get_selected (the_run));
  g_assert_cmpstr (rf_journal_text (rf_run_get_journal (the_run), selected->type), ==, "dict");
  follow (window, "referents", "Person");
  g_assert_cmpuint (rf_run_get_selected (the_run), ==, jane);
  /* A namespace is an object like others. */
  follow (window, "holders", "globals: jane");
  selected = rf_state_object (rf_run_get_state (the_run), rf_run_get_selected (the_run));
  g_assert_true (selected->flags & RF_NEW_NAMESPACE);
  select_object (window, jane);
  follow (window, "weakrefs", "#");
  g_assert_cmpuint (rf_run_get_selected (the_run), !=, jane);
  test_window_free (window);
}

static guint
count_rings (RfWindow *window, RfSceneSpace space)
{
  RfScene *scene = rf_window_get_scene (window);
  guint n = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      RfSceneKey key = g_array_index (scene->items, RfSceneItem, i).key;
      n += key.part == RF_PART_SELECTION && key.space == space;
    }
  return n;
}

/* A frame is no object: it gets a ring, and the selection stays. */
static void
test_frames (void)
{
  RfWindow *window = run ("3.13");
  guint32 jane = find_object (window, "Person", 0);

  go_to_line (window, 7);
  select_object (window, jane);
  g_assert_cmpuint (count_rings (window, RF_SPACE_OBJECT), ==, 1);
  g_assert_cmpuint (count_rings (window, RF_SPACE_FRAME), ==, 0);
  follow (window, "holders", "frame of show: local p");
  g_assert_cmpuint (rf_run_get_selected (rf_window_get_run (window)), ==, jane);
  g_assert_cmpuint (count_rings (window, RF_SPACE_FRAME), ==, 1);
  follow (window, "holders", "globals: jane");
  g_assert_cmpuint (count_rings (window, RF_SPACE_FRAME), ==, 1);
  g_assert_cmpuint (count_rings (window, RF_SPACE_OBJECT), ==, 0);
  test_window_free (window);
}

/* Who runs a finalizer holds the object, and its row leads to the collector. */
static void
test_collector (void)
{
  static const char text[] = "import gc\n"
                             "class Node:\n"
                             "    def __del__(self):\n"
                             "        pass\n"
                             "a = Node()\n"
                             "a.me = a\n"
                             "del a\n"
                             "gc.collect()\n";
  RfWindow *window = test_window_new ();
  GtkNotebook *tabs = GTK_NOTEBOOK (rf_window_get_part (window, "detail_tabs"));

  test_run_text (window, text);
  go_to_line (window, 4);
  select_object (window, find_object (window, "Node", 0));
  g_assert_cmpint (row_of (window, "holders", "frame of __del__: local self"), >=, 0);
  g_assert_cmpuint (rf_object_panel_get_n_holders (panel_of (window)), ==, 3);
  gtk_notebook_set_current_page (tabs, 0);
  follow (window, "holders", "the collector, while it runs the finalizer");
  g_assert_cmpint (gtk_notebook_get_current_page (tabs), ==, 1);
  test_window_free (window);
}

/* Created by which line, freed when and why; both lead there. */
static void
test_life (void)
{
  RfWindow *window = run ("3.13");
  RfRun *the_run = rf_window_get_run (window);
  guint32 jane = find_object (window, "Person", 0);
  RfDeath death;

  g_assert_true (rf_query_death (rf_run_get_end_state (the_run), jane, &death));
  go_to_line (window, 14);
  select_object (window, jane);
  g_assert_cmpint (row_of (window, "life", "Created: line 8, event"), ==, 0);
  g_assert_cmpint (row_of (window, "life", "Freed later: line 17, event"), ==, 1);
  g_assert_cmpint (row_of (window, "death", "Freed"), ==, -1);
  follow (window, "life", "Freed later");
  g_assert_cmpint (test_position (window), ==, death.event);
  g_assert_cmpint (row_of (window, "death", "Freed: line 17, event"), ==, 0);
  g_assert_cmpint (row_of (window, "life", "Freed later"), ==, -1);
  g_assert_cmpint (row_of (window, "holders", ""), ==, -1);
  follow (window, "life", "Created");
  g_assert_cmpint (test_position (window), ==,
                   rf_state_object (rf_run_get_end_state (the_run), jane)->born);
  test_set_position (window, test_position (window) - 1);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (part (window, "stack"))), ==,
                   "not-yet");
  test_window_free (window);
}

/* The chart knows every change of the count, and its steps lead there. */
static void
test_chart (void)
{
  RfWindow *window = run ("3.13");
  RfRun *the_run = rf_window_get_run (window);
  RfJournal *journal = rf_run_get_journal (the_run);
  guint32 jane = find_object (window, "Person", 0), first = 0;
  RfCountChart *chart = RF_COUNT_CHART (part (window, "chart"));
  guint n = 0;

  for (guint32 i = 1; i <= rf_journal_length (journal); i++)
    {
      RfEvent event = rf_journal_event (journal, i);

      if (event.kind != RF_EVENT_COUNT || event.a != jane)
        continue;
      first = n == 0 ? i : first;
      n++;
    }
  go_to_line (window, 14);
  select_object (window, jane);
  g_assert_cmpuint (n, >, 8);
  g_assert_cmpuint (rf_count_chart_get_n_changes (chart), ==, n);
  g_assert_cmpuint (rf_count_chart_event_at (chart, 0), ==, first);
  g_signal_emit_by_name (chart, "picked", rf_count_chart_event_at (chart, 0.5));
  test_settle (window);
  g_assert_cmpint (test_position (window), ==, rf_count_chart_event_at (chart, 0.5));
  test_window_free (window);
}

/* Rows keep their widgets, and so the keyboard focus, while the run goes on. */
static void
test_stays (void)
{
  RfWindow *window = run ("3.13");
  guint32 jane = find_object (window, "Person", 0);
  GtkWidget *before, *after;

  go_to_line (window, 9);
  select_object (window, jane);
  gtk_widget_child_focus (part (window, "holders"), GTK_DIR_TAB_FORWARD);
  before = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (GTK_IS_LIST_BOX_ROW (before));
  for (guint i = 0; i < 40; i++)
    {
      test_act (window, "step-forward", NULL);
      test_settle (window);
      after = gtk_window_get_focus (GTK_WINDOW (window));
      g_assert_true (before == after);
    }
  test_window_free (window);
}

static int
longest_turn (RfWindow *window)
{
  return test_longest_turn ((gboolean (*) (gpointer)) rf_window_is_settled, window);
}

/* In a long run the program is run again far to find the temporaries; nobody waits for it, and who
 * goes on before gets what is there. */
static void
test_long (void)
{
  RfWindow *window = test_window_new ();
  RfRun *the_run;
  guint32 length;
  int longest = 0;

  test_run_text (window, "class Node: pass\n"
                         "keep = Node()\n"
                         "def f(x):\n"
                         "    return x\n"
                         "for i in range(20000):\n"
                         "    f(keep)\n");
  the_run = rf_window_get_run (window);
  length = rf_run_get_length (the_run);
  g_assert_cmpuint (length, >, 200000);
  select_object (window, find_object (window, "Node", 0));
  for (guint i = 0; i < 8; i++)
    {
      test_set_position (window, (gint64) length / 16 * (i * 5 % 8 + 2));
      test_act (window, "step-forward", NULL);
      longest = MAX (longest, longest_turn (window));
      g_assert_true (rf_object_panel_is_complete (panel_of (window)));
    }
  /* Not even looked at before the next. */
  for (guint i = 0; i < 30; i++)
    {
      test_act (window, "position", g_variant_new_int64 ((gint64) length / 40 * (i * 7 % 30 + 2)));
      g_main_context_iteration (NULL, FALSE);
    }
  longest = MAX (longest, longest_turn (window));
  g_assert_true (rf_object_panel_is_complete (panel_of (window)));
  g_test_message ("%u events: longest turn of the main loop %d ms", length, longest);
  g_assert_cmpint (longest, <, 1000);
  /* Closed while it is looked into. */
  test_act (window, "position", g_variant_new_int64 (length - 10));
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  test_window_free (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/app/object/names", test_names);
  g_test_add_func ("/app/object/sum", test_sum);
  g_test_add_func ("/app/object/leads", test_leads);
  g_test_add_func ("/app/object/frames", test_frames);
  g_test_add_func ("/app/object/collector", test_collector);
  g_test_add_func ("/app/object/life", test_life);
  g_test_add_func ("/app/object/chart", test_chart);
  g_test_add_func ("/app/object/stays", test_stays);
  g_test_add_func ("/app/object/long", test_long);
}

int
main (int argc, char **argv)
{
  return test_main (argc, argv, TRUE, add_tests);
}
