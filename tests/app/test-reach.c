/* SPDX-License-Identifier: MIT */

/* Everything can be reached by keyboard: whoever goes on with Tab comes by every button, entry,
 * list and picture that can be seen; and a box can be taken somewhere else, and back, by keys. */

#include "rf-test-picture.h"

#include "app/rf-canvas.h"
#include "app/rf-timeline.h"
#include "app/rf-window-private.h"

#define STEPS_MOST 600

/* Whether @widget is something to do something with. */
static gboolean
is_wanted (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return FALSE;
  /* Buttons of the window's own frame are the desktop's; its keys reach them. */
  if (gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL)
    return FALSE;
  return GTK_IS_BUTTON (widget) || GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) ||
         (GTK_IS_LIST_VIEW (widget) && gtk_widget_get_first_child (widget) != NULL) ||
         GTK_IS_NOTEBOOK (widget) || GTK_IS_SWITCH (widget) || RF_IS_CANVAS (widget) ||
         RF_IS_TIMELINE (widget);
}

static void
collect (GtkWidget *widget, GPtrArray *wanted)
{
  if (is_wanted (widget))
    g_ptr_array_add (wanted, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, wanted);
}

static void
check_all_reached (RfWindow *window)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);
  guint n_missed = 0;

  collect (GTK_WIDGET (window), wanted);
  g_assert_cmpuint (wanted->len, >, 6);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  for (guint i = 0; i < STEPS_MOST; i++)
    {
      GtkWidget *focus;

      gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      for (; focus != NULL; focus = gtk_widget_get_parent (focus))
        g_hash_table_add (reached, focus);
    }
  for (guint i = 0; i < wanted->len; i++)
    {
      GtkWidget *widget = g_ptr_array_index (wanted, i);

      if (g_hash_table_contains (reached, widget))
        continue;
      g_test_message ("Tab does not come by a %s in a %s: %s", G_OBJECT_TYPE_NAME (widget),
                      G_OBJECT_TYPE_NAME (gtk_widget_get_ancestor (widget, ADW_TYPE_BIN)),
                      gtk_widget_get_tooltip_text (widget) != NULL
                        ? gtk_widget_get_tooltip_text (widget)
                        : gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)));
      n_missed++;
    }
  g_assert_cmpuint (n_missed, ==, 0);
}

static void
test_tab (void)
{
  RfWindow *window = test_window_at_line (12);
  RfScene *scene = rf_window_get_scene (window);
  GtkNotebook *tabs = GTK_NOTEBOOK (rf_window_get_part (window, "detail_tabs"));
  guint32 object = 0;

  for (guint i = 0; i < scene->groups->len && object == 0; i++)
    if (g_array_index (scene->groups, RfSceneGroup, i).space == RF_SPACE_OBJECT)
      object = g_array_index (scene->groups, RfSceneGroup, i).id;
  test_select (window, object);
  for (int page = 0; page < gtk_notebook_get_n_pages (tabs); page++)
    {
      gtk_notebook_set_current_page (tabs, page);
      test_settle (window);
      test_paint (window);
      check_all_reached (window);
    }
  test_act (window, "find", NULL);
  test_act (window, "self-test", NULL);
  test_settle (window);
  test_paint (window);
  check_all_reached (window);
  test_window_free (window);
}

static void
test_start (void)
{
  RfWindow *window = test_window_new ();

  test_act (window, "start-page", NULL);
  test_settle (window);
  test_paint (window);
  check_all_reached (window);
  test_window_free (window);
}

static RfPoint
place_of (RfWindow *window, guint32 object)
{
  const RfSceneItem *item =
    rf_scene_find_box (rf_window_get_scene (window), RF_SPACE_OBJECT, object);

  return (RfPoint){ item->rect.x, item->rect.y };
}

static gboolean
press (RfWindow *window, guint key, GdkModifierType modifiers)
{
  gboolean taken = rf_window_press_canvas_key (window, key, modifiers);

  test_settle (window);
  return taken;
}

/* Along a reference to a box, away with it, back, and everything where it was. */
static void
test_box (void)
{
  RfWindow *window = test_window_at_line (12);
  guint32 object;
  RfPoint home, there;

  gtk_widget_grab_focus (rf_window_get_part (window, "canvas"));
  for (guint i = 0; i < 20 && test_selected (window) == 0; i++)
    g_assert_true (press (window, GDK_KEY_Tab, 0));
  object = test_selected (window);
  g_assert_cmpuint (object, >, 0);
  home = place_of (window, object);
  g_assert_true (press (window, GDK_KEY_Right, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  g_assert_true (press (window, GDK_KEY_Down, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  there = place_of (window, object);
  g_assert_cmpfloat (there.x, >, home.x);
  g_assert_cmpfloat (there.y, >, home.y);
  g_assert_true (press (window, GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_true (press (window, GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_cmpfloat (place_of (window, object).x, ==, home.x);
  g_assert_cmpfloat (place_of (window, object).y, ==, home.y);
  g_assert_true (press (window, GDK_KEY_Left, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  g_assert_cmpfloat (place_of (window, object).x, <, home.x);
  g_assert_true (press (window, GDK_KEY_Z, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  g_assert_cmpfloat (place_of (window, object).x, ==, home.x);
  test_window_free (window);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_set_prgname ("refarium-test");
  test_application_begin ();
  g_test_add_func ("/app/reach/tab", test_tab);
  g_test_add_func ("/app/reach/start", test_start);
  g_test_add_func ("/app/reach/box", test_box);
  status = g_test_run ();
  test_application_end ();
  return status;
}
