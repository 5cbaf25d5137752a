/* SPDX-License-Identifier: MIT */

/* Going about in a run by the window's actions: every picture is the same from whichever side it is
 * reached. */

#include "rf-test-window.h"

#include "app/rf-canvas.h"
#include "app/rf-chips.h"
#include "app/rf-collector-panel.h"
#include "app/rf-console.h"
#include "app/rf-editor.h"
#include "app/rf-object-panel.h"
#include "app/rf-transport.h"

#include <string.h>

/* Steps to the end and back and compares. Returns how many steps there were. */
static guint
there_and_back (RfWindow *window)
{
  g_autoptr (GPtrArray) digests = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 position;

  test_act (window, "first", NULL);
  test_settle (window);
  g_assert_cmpint (test_position (window), ==, 0);
  for (;;)
    {
      position = test_position (window);
      g_array_append_val (positions, position);
      g_ptr_array_add (digests, test_digest (window));
      if (!test_enabled (window, "step-forward"))
        break;
      test_act (window, "step-forward", NULL);
      test_settle (window);
      g_assert_cmpint (test_position (window), >, position);
    }
  g_assert_cmpint (position, ==, rf_run_get_length (rf_window_get_run (window)));
  for (guint i = positions->len; i-- > 0;)
    {
      g_autofree char *digest = test_digest (window);

      g_assert_cmpint (test_position (window), ==, g_array_index (positions, gint64, i));
      g_assert_cmpstr (digest, ==, digests->pdata[i]);
      g_assert_cmpint (test_enabled (window, "step-back"), ==, i > 0);
      test_act (window, "step-back", NULL);
      test_settle (window);
    }
  return positions->len - 1;
}

static void
test_lines (void)
{
  RfWindow *window = test_window_new ();

  test_run_text (window, test_friends);
  g_assert_null (rf_window_get_message (window));
  g_assert_cmpint (test_position (window), ==, 0);
  test_set_granularity (window, "line");
  g_assert_cmpuint (there_and_back (window), >=, 11);
  test_window_free (window);
}

static void
test_granularities (void)
{
  RfWindow *window = test_window_new ();
  static const char *const names[] = { "call", "phase", "visit" };
  guint lines, last = 0;

  test_run_text (window, test_friends);
  test_set_granularity (window, "line");
  lines = there_and_back (window);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      test_set_granularity (window, names[i]);
      last = there_and_back (window);
      if (i == 0)
        g_assert_cmpuint (last, <, lines);
      else
        g_assert_cmpuint (last, >, lines);
    }
  test_window_free (window);
}

/* first, last and position give the pictures that stepping gives. */
static void
test_jumps (void)
{
  RfWindow *window = test_window_new ();
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  guint32 length;

  test_run_text (window, test_friends);
  length = rf_run_get_length (rf_window_get_run (window));
  start = test_digest (window);
  test_act (window, "last", NULL);
  test_settle (window);
  g_assert_cmpint (test_position (window), ==, length);
  end = test_digest (window);
  g_assert_cmpstr (start, !=, end);
  for (guint i = 0; i < 40; i++)
    {
      gint64 position = (gint64) length * ((i * 17) % 41) / 41;
      g_autofree char *down = NULL;
      g_autofree char *up = NULL;

      test_act (window, "last", NULL);
      test_set_position (window, position);
      g_assert_cmpint (test_position (window), ==, position);
      down = test_digest (window);
      test_act (window, "first", NULL);
      test_settle (window);
      test_act (window, "position", g_variant_new_int64 (position));
      test_settle (window);
      up = test_digest (window);
      g_assert_cmpstr (down, ==, up);
    }
  /* Out of range. */
  test_set_position (window, G_MAXINT64);
  g_assert_cmpint (test_position (window), ==, length);
  test_set_position (window, -5);
  g_assert_cmpint (test_position (window), ==, 0);
  {
    g_autofree char *again = test_digest (window);
    g_assert_cmpstr (again, ==, start);
  }
  test_window_free (window);
}

/* Many steps between two showings end at the right picture. */
static void
test_held_keys (void)
{
  RfWindow *window = test_window_new ();
  g_autofree char *held = NULL;
  g_autofree char *jumped = NULL;
  gint64 position;

  test_run_text (window, test_friends);
  test_set_granularity (window, "event");
  for (guint i = 0; i < 300; i++)
    test_act (window, "step-forward", NULL);
  for (guint i = 0; i < 37; i++)
    test_act (window, "step-back", NULL);
  test_settle (window);
  position = test_position (window);
  g_assert_cmpint (position, ==, 263);
  held = test_digest (window);
  test_act (window, "last", NULL);
  test_settle (window);
  test_set_position (window, position);
  jumped = test_digest (window);
  g_assert_cmpstr (held, ==, jumped);
  test_window_free (window);
}

static void
test_parts_follow (void)
{
  RfWindow *window = test_window_new ();
  RfConsole *console = RF_CONSOLE (rf_window_get_part (window, "console"));
  RfEditor *editor = RF_EDITOR (rf_window_get_part (window, "editor"));
  RfTransport *transport = RF_TRANSPORT (rf_window_get_part (window, "transport"));
  RfCollectorPanel *collector = RF_COLLECTOR_PANEL (rf_window_get_part (window, "collector_panel"));
  gboolean saw_finalizers = FALSE;
  guint last_line = 0;

  test_run_text (window, test_friends);
  g_assert_cmpuint (rf_editor_get_current_line (editor), ==, 0);
  test_set_granularity (window, "phase");
  while (test_enabled (window, "step-forward"))
    {
      g_autofree char *text = rf_console_get_text (console);
      RfPhase phase = rf_collector_panel_get_phase (collector);

      last_line = MAX (last_line, rf_editor_get_current_line (editor));
      saw_finalizers = saw_finalizers || phase == RF_PHASE_FINALIZERS;
      if (phase == RF_PHASE_SUBTRACT_REFS && !saw_finalizers)
        g_assert_cmpstr (text, ==, "");
      test_act (window, "step-forward", NULL);
      test_settle (window);
      g_assert_cmpuint (strlen (rf_transport_get_sentence (transport)), >, 0);
    }
  {
    g_autofree char *text = rf_console_get_text (console);
    g_assert_cmpstr (text, ==, "Deleting Jane\nDeleting Bob\n2\n");
  }
  g_assert_true (saw_finalizers);
  g_assert_cmpuint (last_line, ==, 13);
  test_act (window, "first", NULL);
  test_settle (window);
  {
    g_autofree char *text = rf_console_get_text (console);
    g_assert_cmpstr (text, ==, "");
  }
  test_window_free (window);
}

static guint
chips_of (GtkWidget *panel, const char *name)
{
  GtkWidget *chips =
    GTK_WIDGET (gtk_widget_get_template_child (panel, RF_TYPE_COLLECTOR_PANEL, name));

  return gtk_widget_get_visible (chips) ? rf_chips_get_n (RF_CHIPS (chips)) : 0;
}

static const char *
result_of (GtkWidget *panel)
{
  return gtk_label_get_text (
    GTK_LABEL (gtk_widget_get_template_child (panel, RF_TYPE_COLLECTOR_PANEL, "result")));
}

static guint
count_lit (RfWindow *window)
{
  RfScene *scene = rf_window_get_scene (window);
  guint n = 0;

  for (guint i = 0; i < scene->items->len; i++)
    n += g_array_index (scene->items, RfSceneItem, i).style == RF_STYLE_REF_LIT;
  return n;
}

/* Two objects that a name reaches, two in a cyclic isolate, one that only those reach: the panel's
 * lists at the end of each phase, and single decisions on the canvas. */
static void
test_collection (void)
{
  static const char program[] = "import gc\n"
                                "class Node: pass\n"
                                "a = Node(); a.next = Node()\n"
                                "c = Node(); d = Node(); c.peer = d; d.peer = c; d.tail = Node()\n"
                                "del c, d\n"
                                "gc.collect()\n"
                                "pass\n";
  RfWindow *window = test_window_new ();
  GtkWidget *panel = rf_window_get_part (window, "collector_panel");
  GtkNotebook *tabs = GTK_NOTEBOOK (rf_window_get_part (window, "detail_tabs"));
  guint n_lit = 0, n_phases = 0;

  test_run_text (window, program);
  gtk_notebook_set_current_page (tabs, 1);
  test_set_granularity (window, "phase");
  while (test_enabled (window, "step-forward") && *result_of (panel) == '\0')
    {
      RfPhase phase = rf_collector_panel_get_phase (RF_COLLECTOR_PANEL (panel));

      n_phases += phase != RF_PHASE_NONE;
      if (phase == RF_PHASE_UPDATE_REFS)
        {
          g_assert_cmpuint (chips_of (panel, "left"), ==, 0);
          g_assert_cmpuint (chips_of (panel, "kept"), ==, 7); /* and the class, and globals */
        }
      if (phase == RF_PHASE_MOVE_UNREACHABLE || phase == RF_PHASE_RESURRECTION)
        {
          g_assert_cmpuint (chips_of (panel, "left"), ==, 3);
          g_assert_cmpuint (chips_of (panel, "kept"), ==, 4);
        }
      test_act (window, "step-forward", NULL);
      test_settle (window);
    }
  g_assert_cmpuint (n_phases, >=, 9);
  g_assert_cmpstr (result_of (panel), ==, "gc.collect() returned 3");
  g_assert_cmpuint (chips_of (panel, "left"), ==, 3);
  g_assert_cmpuint (chips_of (panel, "kept"), ==, 4);
  test_set_granularity (window, "visit");
  while (test_position (window) > 0)
    {
      g_assert_cmpuint (count_lit (window), <=, 1);
      n_lit += count_lit (window);
      test_act (window, "step-back", NULL);
      test_settle (window);
    }
  /* Subtracted: a to its next, c to d, d to c and to its tail; saved: that next, by a. */
  g_assert_cmpuint (n_lit, >=, 5);
  test_window_free (window);
}

/* The ledger of a selected object sums to its count. */
static void
test_selection (void)
{
  RfWindow *window = test_window_new ();
  RfObjectPanel *panel = RF_OBJECT_PANEL (rf_window_get_part (window, "object_panel"));
  RfRun *run;
  guint compared = 0;

  test_run_text (window, test_friends);
  run = rf_window_get_run (window);
  test_set_granularity (window, "line");
  for (guint i = 0; i < 9; i++)
    test_act (window, "step-forward", NULL);
  test_settle (window);
  {
    const RfState *state = rf_run_get_state (run);
    guint n = rf_state_n_objects (state);
    g_autofree char *plain = test_digest (window);

    for (guint id = 1; id <= n; id++)
      {
        const RfStateObject *object;

        test_act (window, "select", g_variant_new_int64 (id));
        test_settle (window);
        object = rf_state_object (rf_run_get_state (run), id);
        if (object == NULL || !rf_state_object_is_alive (object) ||
            (object->flags & RF_NEW_IMMORTAL))
          continue;
        g_assert_cmpuint (rf_object_panel_get_n_holders (panel), ==, object->count);
        compared++;
      }
    g_assert_cmpuint (compared, >, 5);
    test_act (window, "select", g_variant_new_int64 (0));
    test_settle (window);
    {
      g_autofree char *again = test_digest (window);
      g_assert_cmpstr (plain, ==, again);
    }
  }
  test_window_free (window);
}

static void
test_play (void)
{
  RfWindow *window = test_window_new ();
  gint64 position;
  g_autoptr (GVariant) on = NULL;
  g_autoptr (GVariant) off = NULL;

  test_run_text (window, "a = 1\n");
  test_set_granularity (window, "event");
  test_act (window, "play", NULL);
  on = g_action_group_get_action_state (G_ACTION_GROUP (window), "play");
  g_assert_true (g_variant_get_boolean (on));
  TEST_UNTIL (test_position (window) >= 3);
  test_act (window, "play", NULL);
  off = g_action_group_get_action_state (G_ACTION_GROUP (window), "play");
  g_assert_false (g_variant_get_boolean (off));
  position = test_position (window);
  test_wait (700);
  g_assert_cmpint (test_position (window), ==, position);
  test_window_free (window);
}

static void
test_zoom (void)
{
  RfWindow *window = test_window_new ();
  RfCanvas *canvas = RF_CANVAS (rf_window_get_part (window, "canvas"));
  double fit;

  g_assert_false (test_enabled (window, "zoom-in"));
  test_run_text (window, test_friends);
  /* until it has its size */
  TEST_UNTIL (gtk_widget_get_width (GTK_WIDGET (canvas)) > 0 && rf_canvas_get_zoom (canvas) != 1);
  test_paint (window);
  fit = rf_canvas_get_zoom (canvas);
  test_act (window, "zoom-in", NULL);
  g_assert_cmpfloat (rf_canvas_get_zoom (canvas), >, fit);
  test_act (window, "zoom-out", NULL);
  g_assert_cmpfloat_with_epsilon (rf_canvas_get_zoom (canvas), fit, 0.001);
  test_act (window, "zoom-out", NULL);
  test_act (window, "zoom-fit", NULL);
  g_assert_cmpfloat_with_epsilon (rf_canvas_get_zoom (canvas), fit, 0.001);
  for (guint i = 0; i < 60; i++)
    test_act (window, "zoom-in", NULL);
  g_assert_cmpfloat (rf_canvas_get_zoom (canvas), <=, 8.0);
  test_paint (window);
  test_window_free (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/app/stepping/lines", test_lines);
  g_test_add_func ("/app/stepping/granularities", test_granularities);
  g_test_add_func ("/app/stepping/jumps", test_jumps);
  g_test_add_func ("/app/stepping/held-keys", test_held_keys);
  g_test_add_func ("/app/stepping/parts-follow", test_parts_follow);
  g_test_add_func ("/app/stepping/collection", test_collection);
  g_test_add_func ("/app/stepping/selection", test_selection);
  g_test_add_func ("/app/stepping/play", test_play);
  g_test_add_func ("/app/stepping/zoom", test_zoom);
}

int
main (int argc, char **argv)
{
  return test_main (argc, argv, TRUE, add_tests);
}
