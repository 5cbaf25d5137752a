/* SPDX-License-Identifier: MIT */

/* Real key presses, sent by xdotool to the window: what is typed in the editor stays there, and
 * everywhere else the keys do what the table of the design says. Skipped without xdotool. */

#include "rf-test-input.h"

#include "app/rf-canvas.h"
#include "app/rf-editor.h"

#include <string.h>

#define WAIT_UNTIL(window, condition) \
  G_STMT_START                        \
  {                                   \
    TEST_UNTIL (condition);           \
    test_settle (window);             \
  }                                   \
  G_STMT_END

static GtkTextView *
text_view (RfWindow *window)
{
  GtkWidget *editor = rf_window_get_part (window, "editor");

  return GTK_TEXT_VIEW (gtk_widget_get_template_child (editor, RF_TYPE_EDITOR, "view"));
}

static char *
editor_text (RfWindow *window)
{
  return rf_editor_get_text (RF_EDITOR (rf_window_get_part (window, "editor")));
}

static char *
state_text (RfWindow *window, const char *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (window), action);

  return g_variant_print (state, FALSE);
}

static gboolean
state_is (RfWindow *window, const char *action, const char *text)
{
  g_autofree char *state = state_text (window, action);

  return g_str_equal (state, text);
}

static gboolean
text_is (RfWindow *window, const char *text)
{
  g_autofree char *now = editor_text (window);

  return g_str_equal (now, text);
}

/* On @widget or within it. */
static gboolean
has_focus (RfWindow *window, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus == widget || (focus != NULL && gtk_widget_is_ancestor (focus, widget));
}

static RfWindow *
focused_window (void)
{
  RfWindow *window = test_window_new ();

  test_focus (window);
  return window;
}

static void
test_typing (void)
{
  RfWindow *window = focused_window ();
  GtkWidget *canvas = rf_window_get_part (window, "canvas");

  rf_editor_focus (RF_EDITOR (rf_window_get_part (window, "editor")));
  test_act (window, "granularity", g_variant_new_string ("phase"));
  test_type (window, "x = 1 + 20 - 35");
  WAIT_UNTIL (window, text_is (window, "x = 1 + 20 - 35"));
  g_assert_true (state_is (window, "granularity", "'phase'"));
  test_press (window, "Home");
  test_type (window, "# ");
  WAIT_UNTIL (window, text_is (window, "# x = 1 + 20 - 35"));
  test_press (window, "Right");
  test_press (window, "Left");
  test_press (window, "End");
  test_press (window, "Return");
  test_type (window, "y = [3]");
  WAIT_UNTIL (window, text_is (window, "# x = 1 + 20 - 35\ny = [3]"));
  /* Running from the keyboard; then the arrow keys step at once. */
  test_press (window, "ctrl+Return");
  WAIT_UNTIL (window, rf_window_get_run (window) != NULL && rf_window_is_settled (window));
  WAIT_UNTIL (window, gtk_window_get_focus (GTK_WINDOW (window)) == canvas);
  test_window_free (window);
}

static void
test_stepping (void)
{
  RfWindow *window = focused_window ();
  guint32 length;
  gint64 position;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *middle = NULL;
  double zoom;
  RfCanvas *canvas = RF_CANVAS (rf_window_get_part (window, "canvas"));

  rf_window_set_text (window, test_friends);
  test_press (window, "ctrl+Return");
  WAIT_UNTIL (window, rf_window_get_run (window) != NULL && rf_window_is_settled (window));
  length = rf_run_get_length (rf_window_get_run (window));
  start = test_digest (window);
  test_press (window, "1");
  WAIT_UNTIL (window, state_is (window, "granularity", "'line'"));
  test_press (window, "Right");
  WAIT_UNTIL (window, test_position (window) > 0);
  position = test_position (window);
  test_press (window, "Right");
  WAIT_UNTIL (window, test_position (window) > position);
  middle = test_digest (window);
  test_press (window, "End");
  WAIT_UNTIL (window, test_position (window) == length);
  end = test_digest (window);
  test_press (window, "Home");
  WAIT_UNTIL (window, test_position (window) == 0);
  {
    g_autofree char *again = test_digest (window);
    g_assert_cmpstr (again, ==, start);
    g_assert_cmpstr (again, !=, end);
  }
  test_press (window, "Right");
  test_press (window, "Right");
  test_press (window, "Right");
  test_press (window, "Left");
  WAIT_UNTIL (window, test_position (window) > position);
  {
    g_autofree char *again = test_digest (window);
    g_assert_cmpstr (again, ==, middle);
  }
  test_press (window, "3");
  WAIT_UNTIL (window, state_is (window, "granularity", "'event'"));
  position = test_position (window);
  test_press (window, "Right");
  WAIT_UNTIL (window, test_position (window) == position + 1);
  test_press (window, "space");
  WAIT_UNTIL (window, state_is (window, "play", "true"));
  WAIT_UNTIL (window, test_position (window) > position + 2);
  test_press (window, "space");
  WAIT_UNTIL (window, state_is (window, "play", "false"));
  zoom = rf_canvas_get_zoom (canvas);
  test_press (window, "plus");
  WAIT_UNTIL (window, rf_canvas_get_zoom (canvas) > zoom);
  test_press (window, "minus");
  test_press (window, "minus");
  WAIT_UNTIL (window, rf_canvas_get_zoom (canvas) < zoom);
  test_press (window, "0");
  WAIT_UNTIL (window, ABS (rf_canvas_get_zoom (canvas) - zoom) < 0.001);
  test_window_free (window);
}

static void
test_panes (void)
{
  RfWindow *window = focused_window ();
  GtkWidget *view = GTK_WIDGET (text_view (window));
  GtkWidget *canvas = rf_window_get_part (window, "canvas");
  GtkWidget *details = rf_window_get_part (window, "detail_tabs");
  GtkWidget *program = rf_window_get_part (window, "program_pane");
  GtkWidget *transport = rf_window_get_part (window, "transport");

  test_run_text (window, test_friends);
  rf_editor_focus (RF_EDITOR (rf_window_get_part (window, "editor")));
  WAIT_UNTIL (window, gtk_window_get_focus (GTK_WINDOW (window)) == view);
  test_press (window, "Escape");
  WAIT_UNTIL (window, gtk_window_get_focus (GTK_WINDOW (window)) == canvas);
  test_press (window, "F6");
  WAIT_UNTIL (window, has_focus (window, details));
  test_press (window, "F6");
  WAIT_UNTIL (window, has_focus (window, transport));
  /* The timeline has the focus: the arrow keys step all the same. */
  test_press (window, "Right");
  WAIT_UNTIL (window, test_position (window) > 0);
  test_press (window, "F6");
  WAIT_UNTIL (window, gtk_window_get_focus (GTK_WINDOW (window)) == view);
  test_press (window, "F9");
  WAIT_UNTIL (window, !gtk_widget_get_visible (details));
  test_press (window, "F9");
  WAIT_UNTIL (window, gtk_widget_get_visible (details));
  test_press (window, "shift+F9");
  WAIT_UNTIL (window, !gtk_widget_get_visible (program));
  test_press (window, "shift+F9");
  WAIT_UNTIL (window, gtk_widget_get_visible (program));
  test_window_free (window);
}

static gint64
selected (RfWindow *window)
{
  return rf_run_get_selected (rf_window_get_run (window));
}

/* From object to object without a pointer, and the keys that act on the selected one. */
static void
test_picture (void)
{
  RfWindow *window = focused_window ();
  GtkWidget *canvas = rf_window_get_part (window, "canvas");
  GtkWidget *find_bar = rf_window_get_part (window, "find_bar");
  GtkWidget *details = rf_window_get_part (window, "detail_tabs");
  gint64 first, position;

  rf_window_set_text (window, test_friends);
  test_press (window, "ctrl+Return");
  WAIT_UNTIL (window, rf_window_get_run (window) != NULL && rf_window_is_settled (window));
  test_set_position (window, rf_run_get_program_end (rf_window_get_run (window)) / 2);
  gtk_widget_grab_focus (canvas);
  position = test_position (window);
  test_press (window, "Tab");
  WAIT_UNTIL (window, selected (window) != 0);
  first = selected (window);
  test_press (window, "Tab");
  WAIT_UNTIL (window, selected (window) != first);
  test_press (window, "shift+Tab");
  WAIT_UNTIL (window, selected (window) == first);
  /* Before the first one the focus goes on. */
  test_press (window, "shift+Tab");
  WAIT_UNTIL (window, gtk_window_get_focus (GTK_WINDOW (window)) != canvas);
  gtk_widget_grab_focus (canvas);
  test_press (window, "f");
  WAIT_UNTIL (window, state_is (window, "focus", "true"));
  test_press (window, "d");
  WAIT_UNTIL (window, state_is (window, "focus-depth", "3"));
  test_press (window, "Escape");
  WAIT_UNTIL (window, state_is (window, "focus", "false"));
  test_press (window, "ctrl+f");
  WAIT_UNTIL (window, gtk_widget_get_visible (find_bar) && has_focus (window, find_bar));
  test_type (window, "person");
  test_press (window, "Return");
  test_press (window, "Return");
  test_press (window, "Escape");
  WAIT_UNTIL (window, !gtk_widget_get_visible (find_bar));
  WAIT_UNTIL (window, gtk_window_get_focus (GTK_WINDOW (window)) == canvas);
  test_press (window, "Return");
  WAIT_UNTIL (window, has_focus (window, details));
  gtk_widget_grab_focus (canvas);
  test_press (window, "Escape");
  WAIT_UNTIL (window, selected (window) == 0);
  /* Nothing of this was a step; the arrow keys still are. */
  g_assert_cmpint (test_position (window), ==, position);
  test_press (window, "Right");
  WAIT_UNTIL (window, test_position (window) > position);
  test_act (window, "focus-depth", g_variant_new_int32 (2));
  test_window_free (window);
}

static void
test_stop (void)
{
  RfWindow *window = focused_window ();

  rf_window_set_text (window, "while True: pass\n");
  test_press (window, "ctrl+Return");
  TEST_UNTIL (test_enabled (window, "stop"));
  g_assert_cmpint (rf_run_get_phase (rf_window_get_run (window)), ==, RF_RUN_RUNNING);
  test_press (window, "ctrl+period");
  WAIT_UNTIL (window, rf_window_get_message (window) != NULL);
  test_window_free (window);
}

/* One key may have two meanings; the start page has none of them, but Escape. */
static void
test_meanings (void)
{
  RfWindow *window = focused_window ();

  test_run_text (window, "x = [[], {}]\n");
  gtk_widget_grab_focus (rf_window_get_part (window, "canvas"));
  test_press (window, "c");
  test_settle (window);
  g_assert_true (state_is (window, "group-by", "'type'"));
  g_assert_true (state_is (window, "present-code", "true"));
  g_action_group_change_action_state (G_ACTION_GROUP (window), "overview",
                                      g_variant_new_boolean (TRUE));
  WAIT_UNTIL (window, test_enabled (window, "group-by"));
  test_press (window, "c");
  WAIT_UNTIL (window, state_is (window, "group-by", "'isolate'"));
  g_assert_true (state_is (window, "present-code", "true"));
  g_action_group_change_action_state (G_ACTION_GROUP (window), "start-page",
                                      g_variant_new_boolean (TRUE));
  test_settle (window);
  test_press (window, "g");
  test_settle (window);
  g_assert_true (state_is (window, "group-by", "'isolate'"));
  test_press (window, "Escape");
  WAIT_UNTIL (window, state_is (window, "start-page", "false"));
  test_window_free (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/app/keys/typing", test_typing);
  g_test_add_func ("/app/keys/stepping", test_stepping);
  g_test_add_func ("/app/keys/panes", test_panes);
  g_test_add_func ("/app/keys/picture", test_picture);
  g_test_add_func ("/app/keys/stop", test_stop);
  g_test_add_func ("/app/keys/meanings", test_meanings);
}

int
main (int argc, char **argv)
{
  return test_has_input () ? test_main (argc, argv, TRUE, add_tests) : 77;
}
