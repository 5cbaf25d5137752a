/* SPDX-License-Identifier: MIT */

/* The overview of a large heap: it comes by itself, follows the position, opens groups and objects,
 * and leads back; it can be had of a small heap too. */

#include "rf-test-picture.h"

#include "app/rf-canvas.h"
#include "app/rf-outline.h"
#include "diagram/rf-overview.h"

#include <string.h>

static const char large[] = "class Node:\n"
                            "    def __init__(self, value):\n"
                            "        self.value = value\n"
                            "        self.near = []\n"
                            "nodes = []\n"
                            "for i in range(2500):\n"
                            "    nodes.append(Node(i))\n"
                            "done = True\n";
static const char small[] = "class Node:\n"
                            "    pass\n"
                            "nodes = [Node() for i in range(7)]\n";

static void
pick (RfWindow *window, RfPickKind kind, guint id, int n_press)
{
  g_signal_emit_by_name (rf_window_get_part (window, "canvas"), "picked", (guint) kind, id,
                         n_press);
  test_settle (window);
}

static guint
count_groups (RfWindow *window, RfSceneSpace space)
{
  RfScene *scene = rf_window_get_scene (window);
  guint n = 0;

  for (guint i = 0; i < scene->groups->len; i++)
    n += g_array_index (scene->groups, RfSceneGroup, i).space == space;
  return n;
}

/* The group called @name, 0: none is shown. */
static guint32
group_called (RfWindow *window, const char *name)
{
  RfScene *scene = rf_window_get_scene (window);

  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, i);

      if (group->space == RF_SPACE_GROUP && g_str_equal (group->attributes[1], name))
        return group->id;
    }
  return 0;
}

static void
group_by (RfWindow *window, const char *what)
{
  g_action_group_change_action_state (G_ACTION_GROUP (window), "group-by",
                                      g_variant_new_string (what));
  test_settle (window);
}

static gboolean
bar_is_shown (RfWindow *window)
{
  return gtk_widget_get_visible (rf_window_get_part (window, "overview_bar"));
}

static void
test_large (void)
{
  RfWindow *window = test_window_new ();
  g_autofree char *outline = NULL;
  guint32 object;

  test_run_text (window, large);
  g_assert_true (rf_run_is_large (rf_window_get_run (window)));
  g_assert_true (bar_is_shown (window));
  g_assert_true (test_state (window, "overview"));
  g_assert_true (test_shows (window, "2,500 objects"));
  g_assert_cmpuint (count_groups (window, RF_SPACE_OBJECT), ==, 0);
  g_assert_cmpint (test_position (window), ==, rf_run_get_program_end (rf_window_get_run (window)));

  /* It follows the position. */
  test_set_position (window, test_position (window) / 2);
  g_assert_false (test_shows (window, "\"2,500 objects\""));
  test_act (window, "step-forward", NULL);
  test_settle (window);
  test_set_position (window, rf_run_get_program_end (rf_window_get_run (window)));
  g_assert_true (test_shows (window, "\"2,500 objects\""));

  /* In words. */
  gtk_notebook_set_current_page (GTK_NOTEBOOK (rf_window_get_part (window, "detail_tabs")), 2);
  test_settle (window);
  outline = rf_outline_get_text (RF_OUTLINE (rf_window_get_part (window, "outline")));
  g_assert_nonnull (strstr (outline, "Node: 2,500 objects"));
  test_act (window, "overview-group", g_variant_new_int64 ((gint64) group_called (window, "Node")));
  test_settle (window);
  g_free (outline);
  outline = rf_outline_get_text (RF_OUTLINE (rf_window_get_part (window, "outline")));
  g_assert_nonnull (strstr (outline, "Node #"));
  g_assert_null (strstr (outline, "2,500 objects"));
  test_act (window, "overview-back", NULL);
  test_settle (window);
  gtk_notebook_set_current_page (GTK_NOTEBOOK (rf_window_get_part (window, "detail_tabs")), 0);

  /* By something else. */
  group_by (window, "generation");
  g_assert_cmpuint (group_called (window, "generation 1"), >, 0);
  group_by (window, "isolate");
  g_assert_cmpuint (group_called (window, "names reach them"), >, 0);
  group_by (window, "type");

  /* A group, its pages, an object, and back. */
  pick (window, RF_PICK_GROUP, group_called (window, "Node"), 1);
  g_assert_cmpuint (count_groups (window, RF_SPACE_OBJECT), ==, RF_OVERVIEW_PAGE);
  g_assert_true (test_shows (window, "Node: 1–20 of 2,500"));
  test_act (window, "overview-page", g_variant_new_int32 (1));
  test_settle (window);
  g_assert_true (test_shows (window, "Node: 21–40 of 2,500"));
  test_act (window, "previous-rows", NULL);
  test_settle (window);
  g_assert_true (test_shows (window, "Node: 1–20 of 2,500"));
  test_act (window, "walk", g_variant_new_string ("next"));
  test_act (window, "walk", g_variant_new_string ("next"));
  test_settle (window);
  object = test_selected (window);
  g_assert_cmpuint (object, >, 0);
  test_act (window, "open-details", NULL);
  test_settle (window);
  g_assert_cmpint (rf_run_get_boxes (rf_window_get_run (window)), ==, RF_RUN_PART);
  g_assert_cmpuint (count_groups (window, RF_SPACE_FRAME), ==, 1);
  g_assert_nonnull (rf_scene_find_box (rf_window_get_scene (window), RF_SPACE_OBJECT, object));
  g_assert_cmpuint (count_groups (window, RF_SPACE_OBJECT), <, 60);
  g_assert_false (test_state (window, "overview"));
  g_assert_true (bar_is_shown (window));
  test_act (window, "overview-back", NULL);
  test_settle (window);
  g_assert_true (test_shows (window, "Node: 1–20 of 2,500"));
  test_act (window, "overview-back", NULL);
  test_settle (window);
  g_assert_cmpuint (group_called (window, "Node"), >, 0);
  g_assert_false (test_enabled (window, "overview-back"));

  /* Boxes after all. */
  test_act (window, "overview-boxes", NULL);
  test_settle (window);
  g_assert_cmpuint (count_groups (window, RF_SPACE_OBJECT), >, 1000);
  g_assert_false (test_state (window, "overview"));
  test_act (window, "overview-back", NULL);
  test_settle (window);
  g_assert_cmpuint (count_groups (window, RF_SPACE_OBJECT), ==, 0);
  test_window_free (window);
}

/* With the keyboard alone. */
static void
test_keyboard (void)
{
  RfWindow *window = test_window_new ();
  GtkAccessible *canvas;

  test_run_text (window, large);
  canvas = GTK_ACCESSIBLE (rf_window_get_part (window, "canvas"));
  g_assert_true (GTK_IS_ACCESSIBLE (canvas));
  for (guint i = 0; i < 20 && !test_shows (window, "selection selection"); i++)
    {
      test_act (window, "walk", g_variant_new_string ("next"));
      test_settle (window);
    }
  g_assert_true (test_shows (window, "selection selection"));
  test_act (window, "walk", g_variant_new_string ("down"));
  test_act (window, "walk", g_variant_new_string ("next"));
  test_settle (window);
  test_act (window, "overview-open", NULL);
  test_settle (window);
  g_assert_cmpuint (count_groups (window, RF_SPACE_GROUP), ==, 0);
  test_act (window, "leave", NULL);
  test_settle (window);
  g_assert_cmpuint (count_groups (window, RF_SPACE_GROUP), >, 2);
  test_window_free (window);
}

/* Of a small heap, by the switch; another run begins with boxes again if it is small. */
static void
test_forced (void)
{
  RfWindow *window = test_window_new ();

  test_run_text (window, small);
  g_assert_false (bar_is_shown (window));
  g_assert_false (test_state (window, "overview"));
  test_set_position (window, rf_run_get_program_end (rf_window_get_run (window)));
  test_toggle (window, "overview");
  g_assert_true (bar_is_shown (window));
  g_assert_true (test_shows (window, "\"7 objects\""));
  pick (window, RF_PICK_GROUP, group_called (window, "Node"), 1);
  g_assert_cmpuint (count_groups (window, RF_SPACE_OBJECT), ==, 7);
  test_toggle (window, "overview");
  g_assert_false (bar_is_shown (window));
  g_assert_cmpuint (count_groups (window, RF_SPACE_OBJECT), >=, 7);
  g_assert_cmpuint (count_groups (window, RF_SPACE_FRAME), ==, 1);

  test_run_text (window, large);
  g_assert_true (test_state (window, "overview"));
  test_run_text (window, small);
  g_assert_false (test_state (window, "overview"));
  g_assert_cmpuint (count_groups (window, RF_SPACE_GROUP), ==, 0);
  test_window_free (window);
}

/* Positions that come faster than groups can be counted; a window that is closed meanwhile. */
static void
test_hurry (void)
{
  RfWindow *window = test_window_new ();

  test_run_text (window, large);
  for (guint i = 0; i < 60; i++)
    {
      test_act (window, i % 3 == 0 ? "step-forward" : "step-back", NULL);
      if (i % 7 == 0)
        g_action_group_change_action_state (G_ACTION_GROUP (window), "group-by",
                                            g_variant_new_string (i % 2 ? "type" : "generation"));
      test_wait (1);
    }
  test_settle (window);
  g_assert_cmpuint (count_groups (window, RF_SPACE_GROUP), >, 0);
  test_act (window, "step-back", NULL);
  test_wait (1);
  test_window_free (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/app/overview/large", test_large);
  g_test_add_func ("/app/overview/keyboard", test_keyboard);
  g_test_add_func ("/app/overview/forced", test_forced);
  g_test_add_func ("/app/overview/hurry", test_hurry);
}

int
main (int argc, char **argv)
{
  return test_main (argc, argv, TRUE, add_tests);
}
