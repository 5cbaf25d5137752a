/* SPDX-License-Identifier: MIT */

/* Two versions, or two moments, beside each other, as somebody sees it who has only the window. */

#include "../session/rf-differing.h"
#include "rf-test-window.h"

#include "app/rf-beside-pane.h"
#include "app/rf-difference-list.h"
#include "app/rf-editor.h"
#include "app/rf-window-private.h"
#include "diagram/rf-export.h"

#include <string.h>

static const char parameter[] = "import sys\n"
                                "class Person:\n"
                                "    pass\n"
                                "def count(person):\n"
                                "    return sys.getrefcount(person)\n"
                                "eve = Person()\n"
                                "counted = count(eve)\n"
                                "print('count:', counted)\n";

static const char attributes[] = "3.10 keeps an instance's attributes in a dictionary";

static RfDifferenceList *
list_of (RfWindow *window)
{
  return RF_DIFFERENCE_LIST (rf_window_get_part (window, "differences"));
}

static RfBesidePane *
pane_of (RfWindow *window)
{
  return RF_BESIDE_PANE (rf_window_get_part (window, "beside_pane"));
}

static void
set_beside (RfWindow *window, const char *mode)
{
  g_action_group_change_action_state (G_ACTION_GROUP (window), "beside",
                                      g_variant_new_string (mode));
  test_settle (window);
}

static RfWindow *
begin (const char *text, const char *left, const char *right)
{
  RfWindow *window = test_window_new ();

  g_action_group_change_action_state (G_ACTION_GROUP (window), "python",
                                      g_variant_new_string (left));
  test_run_text (window, text);
  set_beside (window, right);
  test_set_granularity (window, "line");
  return window;
}

/* The position right before line @line begins the first time. */
static guint32
before_line (RfWindow *window, guint line)
{
  RfJournal *journal = rf_run_get_journal (rf_window_get_run (window));

  for (guint32 n = 1; n <= rf_journal_length (journal); n++)
    {
      RfEvent event = rf_journal_event (journal, n);

      if (event.kind == RF_EVENT_LINE && event.b == line)
        return n - 1;
    }
  g_error ("line %u never runs", line);
}

/* Steps on until line @line is next. */
static void
step_to_line (RfWindow *window, guint line)
{
  guint32 position = before_line (window, line);

  while (test_position (window) < position)
    {
      test_act (window, "step-forward", NULL);
      test_settle (window);
    }
  g_assert_cmpuint (test_position (window), ==, position);
}

static void
go_to_program_end (RfWindow *window)
{
  test_set_position (window, rf_run_get_program_end (rf_window_get_run (window)));
}

/* The row that says @words; -1: none does. */
static int
find_row (RfWindow *window, const char *words, const char *reason)
{
  for (guint row = 0;; row++)
    {
      g_autofree char *text = rf_difference_list_get_text (list_of (window), row);

      if (text == NULL)
        return -1;
      if (strstr (text, words) != NULL && strstr (text, reason) != NULL)
        return (int) row;
    }
}

static guint
count_marks (RfCanvas *canvas)
{
  RfScene *over = rf_canvas_get_overlay (canvas);
  guint n = 0;

  for (guint i = 0; over != NULL && i < over->items->len; i++)
    n += g_array_index (over->items, RfSceneItem, i).key.part == RF_PART_DIFFERENCE;
  return n;
}

static RfCanvas *
left_canvas (RfWindow *window)
{
  return RF_CANVAS (rf_window_get_part (window, "canvas"));
}

static guint
count_part (RfScene *scene, RfScenePart part)
{
  guint n = 0;

  for (guint i = 0; i < scene->items->len; i++)
    n += g_array_index (scene->items, RfSceneItem, i).key.part == part;
  return n;
}

/* Both pictures can be saved as one. */
static void
check_pair (RfWindow *window)
{
  g_autoptr (RfScene) pair = rf_window_pair_scene (window);
  g_autoptr (GBytes) svg = NULL;
  g_autofree char *text = NULL;

  g_assert_nonnull (pair);
  svg = rf_export_to_bytes (pair, NULL, rf_theme_get (RF_THEME_LIGHT), RF_EXPORT_SVG, 1, NULL);
  text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
  g_assert_nonnull (strstr (text, "left-frame-1"));
  g_assert_nonnull (strstr (text, "right-frame-1"));
  g_assert_nonnull (strstr (text, "CPython 3.13 · line"));
  g_assert_nonnull (strstr (text, "found: 4 in 3.10, 2 in 3.13"));
  g_assert_nonnull (strstr (text, attributes));
  if (g_getenv ("RF_KEEP_PAIR") != NULL)
    g_file_set_contents (g_getenv ("RF_KEEP_PAIR"), text, -1, NULL);
}

/* 4 against 2, the two dictionaries lit, and why. */
static void
test_friends_beside (void)
{
  RfWindow *window = begin (friends, "3.10", "3.13");
  RfCanvas *right = rf_beside_pane_get_canvas (pane_of (window));
  int row;

  g_assert_null (rf_beside_pane_get_text (pane_of (window)));
  step_to_line (window, 12);
  g_assert_cmpint (find_row (window, "only in 3.10", attributes), ==, 0);
  g_assert_cmpuint (count_marks (left_canvas (window)), ==, 2);
  g_assert_cmpuint (count_marks (right), ==, 0);
  g_assert_true (
    g_str_has_prefix (rf_beside_pane_get_head (pane_of (window)), "CPython 3.13 · line "));
  /* A click on it selects the dictionary, which the other one has not. */
  row = find_row (window, "dict of", attributes);
  rf_difference_list_activate (list_of (window), (guint) row);
  test_settle (window);
  g_assert_cmpuint (rf_run_get_selected (rf_window_get_run (window)), !=, 0);
  g_assert_cmpuint (count_part (rf_window_get_scene (window), RF_PART_SELECTION), ==, 1);
  g_assert_cmpuint (count_part (rf_canvas_get_scene (right), RF_PART_SELECTION), ==, 0);
  go_to_program_end (window);
  g_assert_cmpint (find_row (window, "collects 4 in 3.10, 2 in 3.13", attributes), >=, 0);
  g_assert_cmpint (find_row (window, "found: 4 in 3.10, 2 in 3.13", attributes), >=, 0);
  g_assert_cmpint (find_row (window, "“found: 4” in 3.10, “found: 2” in 3.13", attributes), >=, 0);
  g_assert_cmpuint (count_marks (left_canvas (window)), ==, 1);
  g_assert_cmpuint (count_marks (right), ==, 1);
  check_pair (window);
  /* Back again. */
  test_set_position (window, 0);
  g_assert_null (rf_difference_list_get_text (list_of (window), 0));
  set_beside (window, "");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (pane_of (window))));
  g_assert_null (rf_window_get_beside (window));
  test_window_free (window);
}

static void
test_parameter_beside (void)
{
  RfWindow *window = begin (parameter, "3.10", "3.13");
  RfCanvas *right = rf_beside_pane_get_canvas (pane_of (window));
  const char *why = "In 3.10 the caller keeps each argument";
  int row;

  step_to_line (window, 5);
  row = find_row (window, "reference count 3 in 3.10, 2 in 3.13", why);
  g_assert_cmpint (row, >=, 0);
  g_assert_cmpuint (count_marks (left_canvas (window)), ==, 1);
  g_assert_cmpuint (count_marks (right), ==, 1);
  rf_difference_list_activate (list_of (window), (guint) row);
  test_settle (window);
  g_assert_cmpuint (count_part (rf_window_get_scene (window), RF_PART_SELECTION), ==, 1);
  g_assert_cmpuint (count_part (rf_canvas_get_scene (right), RF_PART_SELECTION), ==, 1);
  go_to_program_end (window);
  g_assert_cmpint (find_row (window, "counted: 4 in 3.10, 3 in 3.13", why), >=, 0);
  /* A click in the other picture selects here. */
  test_act (window, "select", g_variant_new_int64 (0));
  test_settle (window);
  g_assert_cmpuint (count_part (rf_canvas_get_scene (right), RF_PART_SELECTION), ==, 0);
  {
    const RfState *state = rf_beside_get_state (rf_window_get_beside (window));
    guint32 person = 0;

    for (guint32 id = 1; id <= rf_state_n_objects (state); id++)
      if (rf_state_object (state, id) != NULL &&
          (rf_state_object (state, id)->flags & RF_NEW_INSTANCE))
        person = id;
    g_signal_emit_by_name (right, "picked", RF_PICK_OBJECT, person, 1);
  }
  test_settle (window);
  g_assert_cmpuint (count_part (rf_window_get_scene (window), RF_PART_SELECTION), ==, 1);
  g_assert_cmpuint (count_part (rf_canvas_get_scene (right), RF_PART_SELECTION), ==, 1);
  test_window_free (window);
}

static void
test_resurrection_beside (void)
{
  RfWindow *window = begin (resurrection, "3.10", "3.13");

  test_set_granularity (window, "phase");
  step_to_line (window, 15);
  while (test_position (window) < before_line (window, 16))
    {
      RfRun *other = rf_beside_get_run (rf_window_get_beside (window));
      const RfState *ours = rf_run_get_state (rf_window_get_run (window));
      const RfState *theirs = rf_run_get_state (other);

      /* Both are in the same phase. */
      g_assert_cmpint (ours->gc.collecting, ==, theirs->gc.collecting);
      if (ours->gc.collecting)
        g_assert_cmpint (ours->gc.phase, ==, theirs->gc.phase);
      test_act (window, "step-forward", NULL);
      test_settle (window);
    }
  go_to_program_end (window);
  g_assert_cmpint (find_row (window, "“4: others freed” in 3.10, “2: others freed” in 3.13",
                             attributes),
                   >=, 0);
  test_window_free (window);
}

/* Another run, another version, a program that is refused: the pane follows. */
static void
test_runs (void)
{
  RfWindow *window = begin (friends, "3.10", "3.13");

  g_action_group_change_action_state (G_ACTION_GROUP (window), "python",
                                      g_variant_new_string ("3.11"));
  test_settle (window);
  g_assert_true (rf_beside_is_of (rf_window_get_beside (window), rf_window_get_run (window)));
  go_to_program_end (window);
  g_assert_null (rf_difference_list_get_text (list_of (window), 0));
  set_beside (window, "3.10");
  g_assert_cmpint (find_row (window, "found: 2 in 3.11, 4 in 3.10", attributes), >=, 0);
  /* What only one version can read. */
  g_action_group_change_action_state (G_ACTION_GROUP (window), "python",
                                      g_variant_new_string ("3.12"));
  test_run_text (window, "x = f'{'a'}'\nprint(x)\n");
  g_assert_nonnull (rf_beside_pane_get_text (pane_of (window)));
  g_assert_nonnull (strstr (rf_beside_pane_get_text (pane_of (window)), "3.10"));
  test_run_text (window, friends);
  g_assert_null (rf_beside_pane_get_text (pane_of (window)));
  /* In the midst of it. */
  test_act (window, "run", NULL);
  set_beside (window, "3.13");
  test_act (window, "run", NULL);
  test_wait (5);
  test_window_free (window);
}

static void
test_moment (void)
{
  RfWindow *window = begin (friends, "3.13", "");

  step_to_line (window, 11);
  set_beside (window, "moment");
  g_assert_null (rf_difference_list_get_text (list_of (window), 0));
  go_to_program_end (window);
  g_assert_cmpint (find_row (window, "there only then", "reference count fell"), <, 0);
  g_assert_cmpint (find_row (window, "Person: there only then", "cyclic isolate"), >=, 0);
  g_assert_cmpint (find_row (window, "found: 2, there only now", ""), >=, 0);
  g_assert_true (g_str_has_prefix (rf_beside_pane_get_head (pane_of (window)), "Then · line 10"));
  /* Again: the moment where it is now. */
  set_beside (window, "moment");
  g_assert_null (rf_difference_list_get_text (list_of (window), 0));
  test_act (window, "beside-toggle", NULL);
  test_settle (window);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (pane_of (window))));
  test_window_free (window);
}

/* A lecture asks for it, and only for itself. */
static void
test_lecture (void)
{
  static const char text[] = "# title: Two\n"
                             "# python: 3.10\n"
                             "\n"
                             "# %% One\n"
                             "# show: beside 3.13\n"
                             "x = 1\n";
  static const char wrong[] = "# title: Two\n"
                              "\n"
                              "# %% One\n"
                              "# show: beside 3.9\n"
                              "x = 1\n";
  RfWindow *window = test_window_new ();

  test_run_text (window, text);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (pane_of (window))));
  g_assert_null (rf_window_get_message (window));
  test_run_text (window, wrong);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (pane_of (window))));
  g_assert_nonnull (strstr (rf_window_get_message (window), ":4:9: "));
  g_assert_nonnull (strstr (rf_window_get_message (window), "beside 3.9"));
  test_window_free (window);
}

/* Who looks elsewhere in the one looks elsewhere in the other. */
static void
test_link (void)
{
  RfWindow *window = begin (friends, "3.10", "3.13");
  RfCanvas *left = left_canvas (window);
  RfCanvas *right = rf_beside_pane_get_canvas (pane_of (window));
  double zoom, x;

  go_to_program_end (window);
  test_paint (window);
  zoom = rf_canvas_get_zoom (right) / rf_canvas_get_zoom (left);
  rf_canvas_zoom_in (left);
  g_assert_cmpfloat_with_epsilon (rf_canvas_get_zoom (right) / rf_canvas_get_zoom (left), zoom,
                                  0.001);
  x = rf_canvas_get_view (left).x * rf_canvas_get_zoom (left);
  rf_canvas_pan (right, 40, 0);
  g_assert_cmpfloat_with_epsilon (rf_canvas_get_view (left).x * rf_canvas_get_zoom (left), x - 40,
                                  0.001);
  test_window_free (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/app/beside/friends", test_friends_beside);
  g_test_add_func ("/app/beside/parameter", test_parameter_beside);
  g_test_add_func ("/app/beside/resurrection", test_resurrection_beside);
  g_test_add_func ("/app/beside/runs", test_runs);
  g_test_add_func ("/app/beside/moment", test_moment);
  g_test_add_func ("/app/beside/lecture", test_lecture);
  g_test_add_func ("/app/beside/link", test_link);
}

int
main (int argc, char **argv)
{
  return test_main (argc, argv, TRUE, add_tests);
}
