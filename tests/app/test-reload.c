/* SPDX-License-Identifier: MIT */

/* The program's file is changed by another program while the window shows it: written over,
 * replaced, moved, deleted; with and without changes in the window. */

#include "rf-test-window.h"

#include "app/rf-canvas.h"
#include "app/rf-editor.h"

#include <glib/gstdio.h>
#include <string.h>

static const char first_text[] = "import gc\n"
                                 "a = []\n"
                                 "b = [a]\n"
                                 "c = [b]\n"
                                 "d = [c]\n";
static const char second_text[] = "import gc\n"
                                  "# a line more\n"
                                  "a = []\n"
                                  "b = [a]\n"
                                  "c = [b]\n"
                                  "d = [c]\n"
                                  "e = [d]\n";

static RfEditor *
editor_of (RfWindow *window)
{
  return RF_EDITOR (rf_window_get_part (window, "editor"));
}

static char *
path_of (const char *name)
{
  return g_build_filename (g_get_user_cache_dir (), name, NULL);
}

/* As an editor does that keeps the file. */
static void
write_over (const char *path, const char *text)
{
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (text, 1, strlen (text), file), ==, strlen (text));
  g_assert_cmpint (fclose (file), ==, 0);
}

static RfWindow *
open_program (const char *path, const char *text)
{
  RfWindow *window = test_window_new ();
  g_autoptr (GFile) file = g_file_new_for_path (path);

  write_over (path, text);
  rf_window_open (window, file);
  test_settle (window);
  return window;
}

static void
answer_bar (RfWindow *window, const char *label)
{
  GtkWidget *content = rf_window_get_part (window, "content");

  for (GtkWidget *child = gtk_widget_get_first_child (content); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_INFO_BAR (child) && child != rf_window_get_part (window, "message_bar"))
      {
        g_signal_emit_by_name (child, "response",
                               g_str_equal (label, "reload") ? 1
                               : g_str_equal (label, "save") ? 2
                                                             : GTK_RESPONSE_CLOSE);
        return;
      }
  g_assert_not_reached ();
}

/* It is run again and stays where it was; what stays in the picture keeps its place. */
static void
test_unmodified (void)
{
  g_autofree char *path = path_of ("unmodified.py");
  RfWindow *window = open_program (path, first_text);
  double zoom;
  guint line;

  test_act (window, "run", NULL);
  test_settle (window);
  test_set_granularity (window, "line");
  test_act (window, "last", NULL);
  test_settle (window);
  for (guint i = 0; i < 3; i++)
    test_act (window, "step-back", NULL);
  test_settle (window);
  line = rf_editor_get_current_line (editor_of (window));
  g_assert_cmpuint (line, >, 2);
  g_assert_cmpuint (line, <, 5);
  rf_canvas_zoom_in (RF_CANVAS (rf_window_get_part (window, "canvas")));
  zoom = rf_canvas_get_zoom (RF_CANVAS (rf_window_get_part (window, "canvas")));
  write_over (path, second_text);
  TEST_UNTIL (test_text_is (window, second_text));
  test_settle (window);
  g_assert_false (rf_editor_get_modified (editor_of (window)));
  g_assert_null (rf_window_get_file_message (window));
  g_assert_cmpuint (rf_editor_get_current_line (editor_of (window)), ==, line + 1);
  g_assert_cmpfloat_with_epsilon (rf_canvas_get_zoom (
                                    RF_CANVAS (rf_window_get_part (window, "canvas"))),
                                  zoom, 1e-9);
  /* What can't be run is shown with its mistake, and the picture stays. */
  write_over (path, "a = [\n");
  TEST_UNTIL (rf_window_get_message (window) != NULL);
  test_settle (window);
  g_assert_nonnull (rf_window_get_scene (window));
  g_assert_cmpuint (rf_editor_get_error_line (editor_of (window)), ==, 1);
  write_over (path, first_text);
  TEST_UNTIL (test_text_is (window, first_text));
  test_settle (window);
  g_assert_null (rf_window_get_message (window));
  test_window_free (window);
}

/* A program that was only opened is not run. */
static void
test_not_run (void)
{
  g_autofree char *path = path_of ("not-run.py");
  RfWindow *window = open_program (path, first_text);

  write_over (path, second_text);
  TEST_UNTIL (test_text_is (window, second_text));
  test_settle (window);
  g_assert_null (rf_window_get_run (window));
  g_assert_false (rf_editor_get_modified (editor_of (window)));
  test_window_free (window);
}

/* Editors write a new file and put it in the place of the old one, or move the old one away
 * first. */
static void
test_replaced (void)
{
  g_autofree char *path = path_of ("replaced.py"), *beside = path_of ("beside.tmp");
  RfWindow *window = open_program (path, first_text);

  for (guint i = 0; i < 3; i++)
    {
      const char *text = i % 2 == 0 ? second_text : first_text;

      write_over (beside, text);
      g_assert_cmpint (g_rename (beside, path), ==, 0);
      TEST_UNTIL (test_text_is (window, text));
      test_settle (window);
    }
  g_assert_cmpint (g_rename (path, beside), ==, 0);
  /* The window knows it, and has not looked yet. */
  TEST_UNTIL (!rf_window_is_settled (window));
  write_over (path, first_text);
  TEST_UNTIL (test_text_is (window, first_text));
  test_settle (window);
  g_assert_null (rf_window_get_file_message (window));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "replaced.py");
  test_window_free (window);
}

static void
test_modified (void)
{
  g_autofree char *path = path_of ("modified.py"), *text = NULL;
  RfWindow *window = open_program (path, first_text);

  test_type_into (window, "mine = 1\n");
  write_over (path, second_text);
  TEST_UNTIL (rf_window_get_file_message (window) != NULL);
  g_assert_nonnull (strstr (rf_window_get_file_message (window), "modified.py"));
  g_assert_true (test_text_is (window, "mine = 1\n"));
  answer_bar (window, "keep");
  g_assert_null (rf_window_get_file_message (window));
  g_assert_true (test_text_is (window, "mine = 1\n"));
  g_assert_true (rf_editor_get_modified (editor_of (window)));
  /* The next change asks again. */
  write_over (path, first_text);
  TEST_UNTIL (rf_window_get_file_message (window) != NULL);
  answer_bar (window, "reload");
  test_settle (window);
  g_assert_true (test_text_is (window, first_text));
  g_assert_false (rf_editor_get_modified (editor_of (window)));
  /* Saving is no change. */
  test_type_into (window, "mine = 2\n");
  test_act (window, "save", NULL);
  test_settle (window);
  test_wait (400);
  test_settle (window);
  g_assert_null (rf_window_get_file_message (window));
  g_assert_false (rf_editor_get_modified (editor_of (window)));
  /* Both have come to the same. */
  test_type_into (window, second_text);
  write_over (path, second_text);
  TEST_UNTIL (!rf_editor_get_modified (editor_of (window)));
  g_assert_null (rf_window_get_file_message (window));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, second_text);
  test_window_free (window);
}

static void
test_gone (void)
{
  g_autofree char *path = path_of ("gone.py"), *text = NULL;
  RfWindow *window = open_program (path, first_text);

  g_assert_cmpint (g_unlink (path), ==, 0);
  TEST_UNTIL (rf_window_get_file_message (window) != NULL);
  g_assert_true (test_text_is (window, first_text));
  /* It is worth saving now. */
  g_assert_true (rf_editor_get_modified (editor_of (window)));
  answer_bar (window, "save");
  test_settle (window);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, first_text);
  g_assert_false (rf_editor_get_modified (editor_of (window)));
  g_assert_null (rf_window_get_file_message (window));
  /* And it comes back. */
  g_assert_cmpint (g_unlink (path), ==, 0);
  TEST_UNTIL (rf_window_get_file_message (window) != NULL);
  write_over (path, first_text);
  TEST_UNTIL (rf_window_get_file_message (window) == NULL);
  g_assert_false (rf_editor_get_modified (editor_of (window)));
  test_window_free (window);
}

/* The window follows its file, and what happens to the new one. */
static void
test_renamed (void)
{
  g_autofree char *path = path_of ("old.py"), *new_path = path_of ("new.py");
  RfWindow *window = open_program (path, first_text);

  g_assert_cmpint (g_rename (path, new_path), ==, 0);
  TEST_UNTIL (g_str_equal (gtk_window_get_title (GTK_WINDOW (window)), "new.py"));
  g_assert_null (rf_window_get_file_message (window));
  write_over (new_path, second_text);
  TEST_UNTIL (test_text_is (window, second_text));
  test_window_free (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/app/reload/unmodified", test_unmodified);
  g_test_add_func ("/app/reload/not-run", test_not_run);
  g_test_add_func ("/app/reload/replaced", test_replaced);
  g_test_add_func ("/app/reload/modified", test_modified);
  g_test_add_func ("/app/reload/gone", test_gone);
  g_test_add_func ("/app/reload/renamed", test_renamed);
}

int
main (int argc, char **argv)
{
  return test_main (argc, argv, FALSE, add_tests);
}
