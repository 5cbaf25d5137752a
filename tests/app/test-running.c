/* SPDX-License-Identifier: MIT */

/* Running, stopping, opening, saving, and everything that can be wrong with a program or a file. */

#include "rf-test-window.h"

#include "app/rf-console.h"
#include "app/rf-editor.h"

#include <glib/gstdio.h>
#include <string.h>

static RfEditor *
editor_of (RfWindow *window)
{
  return RF_EDITOR (rf_window_get_part (window, "editor"));
}

/* The whole output of the newest run. (transfer full) */
static char *
output_of (RfWindow *window)
{
  test_act (window, "last", NULL);
  test_settle (window);
  return rf_console_get_text (RF_CONSOLE (rf_window_get_part (window, "console")));
}

static void
test_nothing_yet (void)
{
  static const char *const unusable[] = { "step-forward", "step-back", "first",   "last",
                                          "play",         "position",  "export",  "stop",
                                          "zoom-in",      "zoom-out",  "zoom-fit" };
  RfWindow *window = test_window_new ();

  g_assert_true (rf_window_is_fresh (window));
  for (guint i = 0; i < G_N_ELEMENTS (unusable); i++)
    g_assert_false (test_enabled (window, unusable[i]));
  g_assert_true (test_enabled (window, "run"));
  test_window_free (window);
}

static void
test_empty_program (void)
{
  RfWindow *window = test_window_new ();

  test_run_text (window, "");
  g_assert_null (rf_window_get_message (window));
  g_assert_nonnull (rf_window_get_scene (window));
  test_act (window, "last", NULL);
  test_settle (window);
  test_window_free (window);
}

/* Waits until the program asks for a line. */
static void
wait_until_asked (RfWindow *window)
{
  TEST_UNTIL (rf_console_is_asking (RF_CONSOLE (rf_window_get_part (window, "console"))));
}

static gboolean
starts_with (RfConsole *console, const char *start)
{
  g_autofree char *text = rf_console_get_text (console);

  return g_str_has_prefix (text, start);
}

static gboolean
ends_in (RfConsole *console, const char *end)
{
  g_autofree char *text = rf_console_get_text (console);

  return g_str_has_suffix (text, end);
}

static void
test_input (void)
{
  static const char program[] = "name = input('name? ')\n"
                                "print('hello', name)\n"
                                "try:\n"
                                "    input()\n"
                                "except EOFError:\n"
                                "    print('no more')\n";
  RfWindow *window = test_window_new ();
  RfConsole *console = RF_CONSOLE (rf_window_get_part (window, "console"));
  g_autofree char *running = NULL, *output = NULL, *earlier = NULL;

  g_assert_false (rf_console_is_asking (console));
  rf_window_set_text (window, program);
  test_act (window, "run", NULL);
  wait_until_asked (window);
  running = rf_console_get_text (console);
  g_assert_cmpstr (running, ==, "name? ");
  rf_console_enter (console, "Ada");
  TEST_UNTIL (starts_with (console, "name? Ada\n"));
  wait_until_asked (window);
  rf_console_enter (console, NULL);
  test_settle (window);
  g_assert_false (rf_console_is_asking (console));
  output = output_of (window);
  g_assert_cmpstr (output, ==, "name? Ada\nhello Ada\nno more\n");
  /* The arrow keys step at once. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) ==
                 rf_window_get_part (window, "canvas"));
  /* Going back takes the answer back too, and nobody is asked again. */
  test_act (window, "first", NULL);
  test_settle (window);
  earlier = rf_console_get_text (console);
  g_assert_cmpstr (earlier, ==, "");
  g_assert_false (rf_console_is_asking (console));
  /* Stopping a program that waits. */
  test_act (window, "run", NULL);
  wait_until_asked (window);
  test_act (window, "stop", NULL);
  test_settle (window);
  g_assert_false (rf_console_is_asking (console));
  test_window_free (window);
}

static void
wait_for_prompt (RfWindow *window, const char *prompt)
{
  RfConsole *console = RF_CONSOLE (rf_window_get_part (window, "console"));

  TEST_UNTIL (ends_in (console, prompt));
  wait_until_asked (window);
}

/* A program that was stopped while it waited runs again from its start, and asks again. */
static void
test_input_stopped (void)
{
  RfWindow *window = test_window_new ();
  RfConsole *console = RF_CONSOLE (rf_window_get_part (window, "console"));
  g_autofree char *output = NULL;

  rf_window_set_text (window, "print('hello', input('name? '), input('and? '))\n");
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *stopped = NULL;

      test_act (window, "run", NULL);
      wait_until_asked (window);
      g_assert_null (rf_window_get_message (window));
      g_assert_false (test_enabled (window, "run"));
      if (i == 1)
        {
          rf_console_enter (console, "Ada");
          wait_for_prompt (window, "and? ");
        }
      test_act (window, "stop", NULL);
      test_settle (window);
      g_assert_false (rf_console_is_asking (console));
      g_assert_nonnull (rf_window_get_message (window));
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) ==
                     rf_window_get_part (window, "canvas"));
      g_assert_true (test_enabled (window, "run"));
      stopped = output_of (window);
      g_assert_true (g_str_has_prefix (stopped, i == 1 ? "name? Ada\n" : "name? "));
      g_assert_null (strstr (stopped, "hello"));
    }
  test_act (window, "run", NULL);
  wait_until_asked (window);
  rf_console_enter (console, "Ada");
  wait_for_prompt (window, "and? ");
  rf_console_enter (console, "Bob");
  test_settle (window);
  output = output_of (window);
  g_assert_cmpstr (output, ==, "name? Ada\nand? Bob\nhello Ada Bob\n");
  test_window_free (window);
}

/* A window may be closed while its program waits. */
static void
test_input_closed (void)
{
  RfWindow *window = test_window_new ();

  rf_window_set_text (window, "input()\n");
  test_act (window, "run", NULL);
  wait_until_asked (window);
  test_window_free (window);
}

static void
test_python (void)
{
  RfWindow *window = test_window_new ();
  g_autofree char *new_output = NULL;
  g_autofree char *old_output = NULL;
  g_autoptr (GVariant) state = NULL;

  test_act (window, "python", g_variant_new_string ("3.13"));
  test_run_text (window, test_friends);
  new_output = output_of (window);
  g_assert_cmpstr (new_output, ==, "Deleting Jane\nDeleting Bob\n2\n");
  /* What was run is run again. */
  test_act (window, "python", g_variant_new_string ("3.10"));
  test_settle (window);
  g_assert_cmpint (test_position (window), ==, 0);
  old_output = output_of (window);
  g_assert_cmpstr (old_output, ==, "Deleting Jane\nDeleting Bob\n4\n");
  /* One that does not exist changes nothing. */
  test_act (window, "python", g_variant_new_string ("2.7"));
  state = g_action_group_get_action_state (G_ACTION_GROUP (window), "python");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "3.10");
  test_window_free (window);
}

static void
test_head_sets_python (void)
{
  RfWindow *window = test_window_new ();
  g_autoptr (GVariant) state = NULL;

  test_act (window, "python", g_variant_new_string ("3.13"));
  rf_window_set_text (window, "# title: A title\n# python: 3.10\n\nx = 1\n");
  state = g_action_group_get_action_state (G_ACTION_GROUP (window), "python");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "3.10");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), !=, NULL);
  test_window_free (window);
}

static gboolean
has_recorded (gpointer user)
{
  RfRun *run = rf_window_get_run (user);

  return rf_run_get_length (run) > 5000 || rf_run_get_phase (run) != RF_RUN_RUNNING;
}

/* The main loop goes on while the program runs; what was recorded stays. */
static void
test_stop (void)
{
  RfWindow *window = test_window_new ();
  guint32 length;

  rf_window_set_text (window, "x = []\nwhile True:\n    x = [x]\n    x = []\n");
  test_act (window, "run", NULL);
  g_test_message ("longest turn of the main loop while running: %d ms",
                  test_longest_turn (has_recorded, window));
  if (rf_run_get_phase (rf_window_get_run (window)) == RF_RUN_RUNNING)
    {
      g_assert_false (test_enabled (window, "run"));
      g_assert_true (test_enabled (window, "stop"));
    }
  test_act (window, "stop", NULL);
  test_settle (window);
  g_assert_nonnull (rf_window_get_message (window));
  length = rf_run_get_length (rf_window_get_run (window));
  g_assert_cmpuint (length, >, 20);
  test_act (window, "last", NULL);
  test_settle (window);
  g_assert_cmpint (test_position (window), ==, length);
  /* And the next run is a usual one. */
  test_run_text (window, test_friends);
  g_assert_null (rf_window_get_message (window));
  test_window_free (window);
}

static void
test_stop_pass (void)
{
  RfWindow *window = test_window_new ();

  rf_window_set_text (window, "while True: pass\n");
  test_act (window, "run", NULL);
  TEST_UNTIL (rf_run_get_length (rf_window_get_run (window)) > 0);
  test_act (window, "stop", NULL);
  test_settle (window);
  g_assert_nonnull (rf_window_get_message (window));
  g_assert_cmpuint (rf_run_get_length (rf_window_get_run (window)), >, 0);
  test_window_free (window);
}

static int
longest_turn (RfWindow *window)
{
  return test_longest_turn ((gboolean (*) (gpointer)) rf_window_is_settled, window);
}

/* A run of very many events, its drawing and jumps in it never block the window for long. The bound
 * is far above what is measured, for slow machines and sanitizers; what was measured is printed. */
static void
test_responsive (void)
{
  RfWindow *window = test_window_new ();
  guint32 length;
  int running, jumping = 0;

  rf_window_set_text (window, "keep = []\n"
                              "for i in range(60000):\n"
                              "    pair = [i]\n"
                              "    if i % 1000 == 0:\n"
                              "        keep.append(pair)\n"
                              "        print(i)\n");
  test_act (window, "run", NULL);
  running = longest_turn (window);
  length = rf_run_get_length (rf_window_get_run (window));
  for (guint i = 0; i < 12; i++)
    {
      test_act (window, "position", g_variant_new_int64 ((gint64) length * ((i * 5) % 12) / 11));
      jumping = MAX (jumping, longest_turn (window));
    }
  test_act (window, "last", NULL);
  jumping = MAX (jumping, longest_turn (window));
  g_test_message ("%u events: longest turn of the main loop %d ms running, %d ms jumping", length,
                  running, jumping);
  g_assert_cmpint (running, <, 1000);
  g_assert_cmpint (jumping, <, 1000);
  test_window_free (window);
}

/* Closing a window whose program runs neither waits for it, which would be for ever, nor leaves it
 * behind. */
static void
test_close_while_running (void)
{
  RfWindow *window = test_window_new ();

  rf_window_set_text (window, "while True: pass\n");
  test_act (window, "run", NULL);
  TEST_UNTIL (rf_run_get_length (rf_window_get_run (window)) > 0);
  test_window_free (window);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *says;
    guint line;
  } cases[] = {
    { "x = 1\ny = = 2\n", ":2:", 2 },
    { "x = 1\n\ndef f(:\n    pass\n", ":3:", 3 },
    { "x = 1\nif x:\ny = 2\n", ":3:", 3 },
    { "x = 'abc\n", ":1:", 1 },
  };
  RfWindow *window = test_window_new ();
  g_autofree char *before = NULL;

  test_run_text (window, test_friends);
  test_set_position (window, 200);
  before = test_digest (window);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkTextView *view;
      g_autofree char *after = NULL;
      g_autofree char *text = NULL;

      /* As if typed: what was run before stays. */
      view = GTK_TEXT_VIEW (
        gtk_widget_get_template_child (GTK_WIDGET (editor_of (window)), RF_TYPE_EDITOR, "view"));
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), cases[i].text, -1);
      test_act (window, "run", NULL);
      test_settle (window);
      g_assert_nonnull (rf_window_get_message (window));
      g_assert_nonnull (strstr (rf_window_get_message (window), cases[i].says));
      g_assert_cmpuint (rf_editor_get_error_line (editor_of (window)), ==, cases[i].line);
      text = rf_editor_get_text (editor_of (window));
      g_assert_cmpstr (text, ==, cases[i].text);
      after = test_digest (window);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpint (test_position (window), ==, 200);
    }
  /* Still usable. */
  test_act (window, "step-forward", NULL);
  test_settle (window);
  g_assert_cmpint (test_position (window), >, 200);
  test_run_text (window, test_friends);
  g_assert_null (rf_window_get_message (window));
  g_assert_cmpuint (rf_editor_get_error_line (editor_of (window)), ==, 0);
  test_window_free (window);
}

static void
test_uncaught (void)
{
  RfWindow *window = test_window_new ();
  g_autofree char *output = NULL;

  test_run_text (window, "print('before')\n1 / 0\n");
  g_assert_cmpint (rf_run_get_status (rf_window_get_run (window)), ==, 1);
  output = output_of (window);
  g_assert_true (g_str_has_prefix (output, "before\n"));
  g_assert_nonnull (strstr (output, "ZeroDivisionError"));
  test_window_free (window);
}

static void
test_edited (void)
{
  RfWindow *window = test_window_new ();
  GtkTextView *view = GTK_TEXT_VIEW (
    gtk_widget_get_template_child (GTK_WIDGET (editor_of (window)), RF_TYPE_EDITOR, "view"));
  AdwWindowTitle *title = ADW_WINDOW_TITLE (rf_window_get_part (window, "title"));
  g_autofree char *subtitle = NULL;

  test_run_text (window, test_friends);
  subtitle = g_strdup (adw_window_title_get_subtitle (title));
  g_assert_false (rf_editor_get_modified (editor_of (window)));
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (view), "# more\n", -1);
  test_settle (window);
  g_assert_true (rf_editor_get_modified (editor_of (window)));
  g_assert_cmpstr (adw_window_title_get_subtitle (title), !=, subtitle);
  g_assert_nonnull (rf_window_get_scene (window));
  test_window_free (window);
}

/* --- files ------------------------------------------------------------------------------------ */

static char *
temporary_file (const char *name, const char *text, gssize length)
{
  char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
  return path;
}

static void
open_path (RfWindow *window, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  rf_window_open (window, file);
  test_settle (window);
}

static void
test_open_and_save (void)
{
  RfWindow *window = test_window_new ();
  g_autofree char *path = temporary_file ("program.py", "x = [1]\n", -1);
  g_autofree char *text = NULL;
  GtkTextView *view = GTK_TEXT_VIEW (
    gtk_widget_get_template_child (GTK_WIDGET (editor_of (window)), RF_TYPE_EDITOR, "view"));

  open_path (window, path);
  g_assert_null (rf_window_get_message (window));
  text = rf_editor_get_text (editor_of (window));
  g_assert_cmpstr (text, ==, "x = [1]\n");
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (view), "y = 2\n", -1);
  test_act (window, "save", NULL);
  test_settle (window);
  g_assert_false (rf_editor_get_modified (editor_of (window)));
  {
    g_autofree char *saved = NULL;
    g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
    g_assert_cmpstr (saved, ==, "y = 2\nx = [1]\n");
  }
  test_window_free (window);
}

/* Nothing of this changes the text that is there. */
static void
test_bad_files (void)
{
  RfWindow *window = test_window_new ();
  g_autofree char *latin = temporary_file ("latin.py", "s = '\xe9'\n", -1);
  g_autofree char *nul = temporary_file ("nul.py", "s = '\0'\n", 8);
  g_autofree char *line = g_strnfill (10 * 1000 * 1000, 'x');
  g_autofree char *long_line = temporary_file ("long.py", line, -1);
  g_autofree char *folder = g_strdup (g_get_user_cache_dir ());
  g_autofree char *missing = g_build_filename (folder, "missing.py", NULL);
  const char *const paths[] = { latin, nul, long_line, folder, missing };

  rf_window_set_text (window, "x = 1\n");
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *text = NULL;

      open_path (window, paths[i]);
      g_assert_nonnull (rf_window_get_message (window));
      g_test_message ("%s", rf_window_get_message (window));
      text = rf_editor_get_text (editor_of (window));
      g_assert_cmpstr (text, ==, "x = 1\n");
    }
  test_window_free (window);
}

static void
test_lectures (void)
{
  static const char *const names[] = { "names",   "shared",       "doomed",
                                       "friends", "resurrection", "death_report" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      RfWindow *window = test_window_new ();

      test_act (window, "lecture", g_variant_new_string (names[i]));
      test_settle (window);
      if (rf_window_get_message (window) != NULL)
        g_error ("lecture %s: %s", names[i], rf_window_get_message (window));
      g_assert_nonnull (rf_window_get_run (window));
      g_assert_cmpint (rf_run_get_status (rf_window_get_run (window)), ==, 0);
      test_act (window, "last", NULL);
      test_settle (window);
      g_assert_nonnull (rf_window_get_scene (window));
      test_window_free (window);
    }
}

static void
add_tests (void)
{
  g_test_add_func ("/app/running/nothing-yet", test_nothing_yet);
  g_test_add_func ("/app/running/empty-program", test_empty_program);
  g_test_add_func ("/app/running/input", test_input);
  g_test_add_func ("/app/running/input-stopped", test_input_stopped);
  g_test_add_func ("/app/running/input-closed", test_input_closed);
  g_test_add_func ("/app/running/python", test_python);
  g_test_add_func ("/app/running/head-sets-python", test_head_sets_python);
  g_test_add_func ("/app/running/stop", test_stop);
  g_test_add_func ("/app/running/stop-pass", test_stop_pass);
  g_test_add_func ("/app/running/responsive", test_responsive);
  g_test_add_func ("/app/running/close-while-running", test_close_while_running);
  g_test_add_func ("/app/running/refused", test_refused);
  g_test_add_func ("/app/running/uncaught", test_uncaught);
  g_test_add_func ("/app/running/edited", test_edited);
  g_test_add_func ("/app/running/open-and-save", test_open_and_save);
  g_test_add_func ("/app/running/bad-files", test_bad_files);
  g_test_add_func ("/app/running/lectures", test_lectures);
}

int
main (int argc, char **argv)
{
  return test_main (argc, argv, TRUE, add_tests);
}
