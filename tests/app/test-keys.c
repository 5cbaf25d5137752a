/* SPDX-License-Identifier: MIT */

/* Real key presses, sent by xdotool to the window: what is typed in the editor stays there, and
 * everywhere else the keys do what the table of the design says. Skipped without xdotool. */

#include "rf-test-window.h"

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

static void
xdotool (const char *command)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_strconcat ("xdotool ", command, NULL);
  int status = 1;

  g_spawn_command_line_sync (line, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s: %d", line, status);
}

static guint n_released;

static gboolean
on_event (GtkEventController *controller, GdkEvent *event, gpointer user)
{
  n_released += gdk_event_get_event_type (event) == GDK_KEY_RELEASE;
  return GDK_EVENT_PROPAGATE;
}

/* Presses @key, "ctrl+f", and waits until the window has seen that it was let go of. */
static void
press (const char *key)
{
  g_autofree char *command = g_strconcat ("key ", key, NULL);
  guint all = n_released + 1 + (strchr (key, '+') != NULL);

  xdotool (command);
  TEST_UNTIL (n_released >= all);
}

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
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (on_event), NULL);
  gtk_widget_add_controller (GTK_WIDGET (window), events);
  xdotool ("search --onlyvisible --class refarium-test windowfocus --sync");
  WAIT_UNTIL (window, gtk_window_is_active (GTK_WINDOW (window)));
  return window;
}

static void
test_typing (void)
{
  RfWindow *window = focused_window ();
  GtkWidget *canvas = rf_window_get_part (window, "canvas");

  rf_editor_focus (RF_EDITOR (rf_window_get_part (window, "editor")));
  test_act (window, "granularity", g_variant_new_string ("phase"));
  xdotool ("type --delay 20 'x = 1 + 20 - 35'");
  WAIT_UNTIL (window, text_is (window, "x = 1 + 20 - 35"));
  g_assert_true (state_is (window, "granularity", "'phase'"));
  press ("Home");
  xdotool ("type --delay 20 '# '");
  WAIT_UNTIL (window, text_is (window, "# x = 1 + 20 - 35"));
  press ("Right");
  press ("Left");
  press ("End");
  press ("Return");
  xdotool ("type --delay 20 'y = [3]'");
  WAIT_UNTIL (window, text_is (window, "# x = 1 + 20 - 35\ny = [3]"));
  /* Running from the keyboard; then the arrow keys step at once. */
  press ("ctrl+Return");
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
  press ("ctrl+Return");
  WAIT_UNTIL (window, rf_window_get_run (window) != NULL && rf_window_is_settled (window));
  length = rf_run_get_length (rf_window_get_run (window));
  start = test_digest (window);
  press ("1");
  WAIT_UNTIL (window, state_is (window, "granularity", "'line'"));
  press ("Right");
  WAIT_UNTIL (window, test_position (window) > 0);
  position = test_position (window);
  press ("Right");
  WAIT_UNTIL (window, test_position (window) > position);
  middle = test_digest (window);
  press ("End");
  WAIT_UNTIL (window, test_position (window) == length);
  end = test_digest (window);
  press ("Home");
  WAIT_UNTIL (window, test_position (window) == 0);
  {
    g_autofree char *again = test_digest (window);
    g_assert_cmpstr (again, ==, start);
    g_assert_cmpstr (again, !=, end);
  }
  press ("Right");
  press ("Right");
  press ("Right");
  press ("Left");
  WAIT_UNTIL (window, test_position (window) > position);
  {
    g_autofree char *again = test_digest (window);
    g_assert_cmpstr (again, ==, middle);
  }
  press ("3");
  WAIT_UNTIL (window, state_is (window, "granularity", "'event'"));
  position = test_position (window);
  press ("Right");
  WAIT_UNTIL (window, test_position (window) == position + 1);
  press ("space");
  WAIT_UNTIL (window, state_is (window, "play", "true"));
  WAIT_UNTIL (window, test_position (window) > position + 2);
  press ("space");
  WAIT_UNTIL (window, state_is (window, "play", "false"));
  zoom = rf_canvas_get_zoom (canvas);
  press ("plus");
  WAIT_UNTIL (window, rf_canvas_get_zoom (canvas) > zoom);
  press ("minus");
  press ("minus");
  WAIT_UNTIL (window, rf_canvas_get_zoom (canvas) < zoom);
  press ("0");
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
  press ("Escape");
  WAIT_UNTIL (window, gtk_window_get_focus (GTK_WINDOW (window)) == canvas);
  press ("F6");
  WAIT_UNTIL (window, has_focus (window, details));
  press ("F6");
  WAIT_UNTIL (window, has_focus (window, transport));
  /* The timeline has the focus: the arrow keys step all the same. */
  press ("Right");
  WAIT_UNTIL (window, test_position (window) > 0);
  press ("F6");
  WAIT_UNTIL (window, gtk_window_get_focus (GTK_WINDOW (window)) == view);
  press ("F9");
  WAIT_UNTIL (window, !gtk_widget_get_visible (details));
  press ("F9");
  WAIT_UNTIL (window, gtk_widget_get_visible (details));
  press ("shift+F9");
  WAIT_UNTIL (window, !gtk_widget_get_visible (program));
  press ("shift+F9");
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
  press ("ctrl+Return");
  WAIT_UNTIL (window, rf_window_get_run (window) != NULL && rf_window_is_settled (window));
  test_set_position (window, rf_run_get_program_end (rf_window_get_run (window)) / 2);
  gtk_widget_grab_focus (canvas);
  position = test_position (window);
  press ("Tab");
  WAIT_UNTIL (window, selected (window) != 0);
  first = selected (window);
  press ("Tab");
  WAIT_UNTIL (window, selected (window) != first);
  press ("shift+Tab");
  WAIT_UNTIL (window, selected (window) == first);
  /* Before the first one the focus goes on. */
  press ("shift+Tab");
  WAIT_UNTIL (window, gtk_window_get_focus (GTK_WINDOW (window)) != canvas);
  gtk_widget_grab_focus (canvas);
  press ("f");
  WAIT_UNTIL (window, state_is (window, "focus", "true"));
  press ("d");
  WAIT_UNTIL (window, state_is (window, "focus-depth", "3"));
  press ("Escape");
  WAIT_UNTIL (window, state_is (window, "focus", "false"));
  press ("ctrl+f");
  WAIT_UNTIL (window, gtk_widget_get_visible (find_bar) && has_focus (window, find_bar));
  n_released = 0;
  xdotool ("type --delay 20 'person'");
  TEST_UNTIL (n_released >= strlen ("person"));
  press ("Return");
  press ("Return");
  press ("Escape");
  WAIT_UNTIL (window, !gtk_widget_get_visible (find_bar));
  WAIT_UNTIL (window, gtk_window_get_focus (GTK_WINDOW (window)) == canvas);
  press ("Return");
  WAIT_UNTIL (window, has_focus (window, details));
  gtk_widget_grab_focus (canvas);
  press ("Escape");
  WAIT_UNTIL (window, selected (window) == 0);
  /* Nothing of this was a step; the arrow keys still are. */
  g_assert_cmpint (test_position (window), ==, position);
  press ("Right");
  WAIT_UNTIL (window, test_position (window) > position);
  test_act (window, "focus-depth", g_variant_new_int32 (2));
  test_window_free (window);
}

static void
test_stop (void)
{
  RfWindow *window = focused_window ();

  rf_window_set_text (window, "while True: pass\n");
  press ("ctrl+Return");
  TEST_UNTIL (test_enabled (window, "stop"));
  g_assert_cmpint (rf_run_get_phase (rf_window_get_run (window)), ==, RF_RUN_RUNNING);
  press ("ctrl+period");
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
  press ("c");
  test_settle (window);
  g_assert_true (state_is (window, "group-by", "'type'"));
  g_assert_true (state_is (window, "present-code", "true"));
  g_action_group_change_action_state (G_ACTION_GROUP (window), "overview",
                                      g_variant_new_boolean (TRUE));
  WAIT_UNTIL (window, test_enabled (window, "group-by"));
  press ("c");
  WAIT_UNTIL (window, state_is (window, "group-by", "'isolate'"));
  g_assert_true (state_is (window, "present-code", "true"));
  g_action_group_change_action_state (G_ACTION_GROUP (window), "start-page",
                                      g_variant_new_boolean (TRUE));
  test_settle (window);
  press ("g");
  test_settle (window);
  g_assert_true (state_is (window, "group-by", "'isolate'"));
  press ("Escape");
  WAIT_UNTIL (window, state_is (window, "start-page", "false"));
  test_window_free (window);
}

int
main (int argc, char **argv)
{
  g_autofree char *tool = g_find_program_in_path ("xdotool");
  int status;

  if (tool == NULL)
    return 77;
  g_test_init (&argc, &argv, NULL);
  g_set_prgname ("refarium-test");
  test_application_begin ();
  g_test_add_func ("/app/keys/typing", test_typing);
  g_test_add_func ("/app/keys/stepping", test_stepping);
  g_test_add_func ("/app/keys/panes", test_panes);
  g_test_add_func ("/app/keys/picture", test_picture);
  g_test_add_func ("/app/keys/stop", test_stop);
  g_test_add_func ("/app/keys/meanings", test_meanings);
  status = g_test_run ();
  test_application_end ();
  return status;
}
