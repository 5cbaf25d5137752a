/* SPDX-License-Identifier: MIT */

/* The memory below the picture, as somebody sees it who has only the window. */

#include "rf-test-window.h"

#include "app/rf-space-panel.h"
#include "app/rf-space-view.h"

#include <string.h>

static const char two_points[] = "class Point:\n"
                                 "    __slots__ = ('x',)\n"
                                 "a = Point()\n"
                                 "b = Point()\n"
                                 "del b\n"
                                 "c = Point()\n"
                                 "c.x = 1\n";

static const char twice[] = "class A:\n"
                            "    pass\n"
                            "a = A()\n"
                            "print(id(A()) == id(A()))\n"
                            "b = 1\n";

static RfSpacePanel *
panel (RfWindow *window)
{
  return RF_SPACE_PANEL (rf_window_get_part (window, "space_panel"));
}

static RfSpaceView *
view (RfWindow *window)
{
  return RF_SPACE_VIEW (rf_space_panel_get_view (panel (window)));
}

static RfWindow *
begin (const char *text)
{
  RfWindow *window = test_window_new ();

  test_run_text (window, text);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (panel (window))));
  g_action_group_change_action_state (G_ACTION_GROUP (window), "show-memory",
                                      g_variant_new_boolean (TRUE));
  test_settle (window);
  test_settle (window);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (panel (window))));
  g_assert_nonnull (strstr (rf_space_panel_get_figures (panel (window)), "blocks free"));
  return window;
}

static void
end (RfWindow *window)
{
  g_action_group_change_action_state (G_ACTION_GROUP (window), "show-memory",
                                      g_variant_new_boolean (FALSE));
  test_settle (window);
  test_window_free (window);
}

/* Steps to the end of line @line of the module. */
static void
step_past (RfWindow *window, guint line)
{
  test_act (window, "first", NULL);
  test_settle (window);
  for (guint i = 0; i < 60; i++)
    {
      const RfState *state = rf_run_get_state (rf_window_get_run (window));

      if (rf_state_stack_depth (state) == 1 && rf_state_stack_entry (state, 0).line == line)
        return;
      test_act (window, "step-forward", NULL);
      test_settle (window);
    }
  g_assert_not_reached ();
}

/* The newest object of the type called @type that lives. */
static guint32
find_object (RfWindow *window, const char *type)
{
  const RfState *state = rf_run_get_state (rf_window_get_run (window));
  RfJournal *journal = rf_run_get_journal (rf_window_get_run (window));

  for (guint32 id = rf_state_n_objects (state); id > 0; id--)
    {
      const RfStateObject *object = rf_state_object (state, id);

      if (object != NULL && rf_state_object_is_alive (object) &&
          strcmp (rf_journal_text (journal, object->type), type) == 0)
        return id;
    }
  return 0;
}

static void
select_object (RfWindow *window, guint32 id)
{
  g_action_group_change_action_state (G_ACTION_GROUP (window), "select", g_variant_new_int64 (id));
  test_settle (window);
}

static RfSpaceBlock
current_block (RfWindow *window)
{
  RfSpaceBlock block;

  g_assert_true (rf_space_block (rf_space_view_get_space (view (window)),
                                 rf_space_view_get_place (view (window)), &block));
  return block;
}

/* A block that is handed back is given out next; forward and back. */
static void
test_handed_back (void)
{
  RfWindow *window = begin (two_points);
  guint32 b, c;
  RfPlace place;

  step_past (window, 4);
  b = find_object (window, "Point");
  select_object (window, b);
  place = rf_space_view_get_place (view (window));
  g_assert_cmpuint (current_block (window).object, ==, b);
  g_assert_cmpuint (current_block (window).state, ==, RF_BLOCK_USED);
  g_assert_cmpuint (rf_space_panel_get_n_tenants (panel (window)), >=, 2);
  step_past (window, 5);
  g_assert_cmpuint (rf_space_view_get_place (view (window)), ==, place);
  g_assert_cmpuint (current_block (window).state, ==, RF_BLOCK_FREE);
  g_assert_nonnull (
    strstr (rf_space_panel_get_sentence (panel (window)), "The next object of that size gets it."));
  step_past (window, 6);
  c = find_object (window, "Point");
  g_assert_cmpuint (c, !=, b);
  g_assert_cmpuint (current_block (window).object, ==, c);
  test_act (window, "step-back", NULL);
  test_settle (window);
  step_past (window, 4);
  g_assert_cmpuint (current_block (window).object, ==, b);
  end (window);
}

/* Picking a block selects its object, everywhere. */
static void
test_picked (void)
{
  RfWindow *window = begin (two_points);
  guint32 a;

  step_past (window, 3);
  a = find_object (window, "Point");
  select_object (window, a);
  select_object (window, 0);
  g_assert_cmpuint (rf_space_view_get_place (view (window)), ==, RF_PLACE_NONE);
  g_signal_emit_by_name (view (window), "picked",
                         rf_space_place_of (rf_space_view_get_space (view (window)), a));
  test_settle (window);
  g_assert_cmpuint (rf_run_get_selected (rf_window_get_run (window)), ==, a);
  g_assert_cmpuint (current_block (window).object, ==, a);
  end (window);
}

/* How many of the type called @type live in the block in turn. */
static guint
count_tenants (RfSpace *space, RfPlace place, const char *type)
{
  g_autoptr (GArray) tenants = rf_space_tenants (space, place);
  guint n = 0;

  for (guint i = 0; i < tenants->len; i++)
    n += g_strcmp0 (g_array_index (tenants, RfSpaceTenant, i).type, type) == 0;
  return n;
}

/* id(A()) == id(A()): one block, two that lived there. */
static void
test_twice (void)
{
  RfWindow *window = test_window_new ();
  RfSpace *space;
  guint n_twice = 0;

  g_action_group_change_action_state (G_ACTION_GROUP (window), "python",
                                      g_variant_new_string ("3.12"));
  g_action_group_change_action_state (G_ACTION_GROUP (window), "show-memory",
                                      g_variant_new_boolean (TRUE));
  test_run_text (window, twice);
  step_past (window, 4);
  space = rf_space_view_get_space (view (window));
  for (guint pool = 0; pool < rf_space_n_pools (space); pool++)
    for (guint i = 0; i < rf_space_pool (space, pool).n_carved; i++)
      if (rf_space_log_is_touched (rf_space_get_log (space), pool, i, i))
        n_twice += count_tenants (space, RF_PLACE (pool, i), "A") == 2;
  g_assert_cmpuint (n_twice, ==, 1);
  end (window);
}

/* The whole picture can be made, at any size of blocks. */
static void
test_scene (void)
{
  RfWindow *window = begin (two_points);

  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (RfScene) scene = rf_space_panel_build_scene (panel (window));

      g_assert_nonnull (scene);
      g_assert_cmpuint (scene->items->len, >, 0);
      rf_space_view_zoom (view (window), 1 / 1.3);
      test_wait (5);
    }
  g_assert_true (test_enabled (window, "export-memory"));
  end (window);
}

int
main (int argc, char **argv)
{
  int result;

  gtk_test_init (&argc, &argv, NULL);
  test_application_begin ();
  g_test_add_func ("/space/handed-back", test_handed_back);
  g_test_add_func ("/space/picked", test_picked);
  g_test_add_func ("/space/twice", test_twice);
  g_test_add_func ("/space/scene", test_scene);
  result = g_test_run ();
  test_application_end ();
  return result;
}
