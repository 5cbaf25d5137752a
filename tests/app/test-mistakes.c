/* SPDX-License-Identifier: MIT */

/* A lecturer's own file with a mistake: it opens all the same, and the mistake is told, marked at
 * its line and listed; where nothing keeps the program from running, it runs. */

#include "rf-test-window.h"

#include "app/rf-editor.h"
#include "app/rf-problem-list.h"
#include "lecture/rf-lecture.h"

#include <string.h>

static RfEditor *
editor_of (RfWindow *window)
{
  return RF_EDITOR (rf_window_get_part (window, "editor"));
}

/* Opens a file with @text, as a user does. */
static RfWindow *
open_lecture (const char *text)
{
  RfWindow *window = test_window_new ();
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "own.py", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  rf_window_open (window, file);
  test_settle (window);
  test_settle (window);
  return window;
}

/* The tab with the list, NULL: it is not there. */
static GtkWidget *
list_of (RfWindow *window)
{
  GtkNotebook *tabs = GTK_NOTEBOOK (rf_window_get_part (window, "output_tabs"));

  for (int i = 0; i < gtk_notebook_get_n_pages (tabs); i++)
    {
      GtkWidget *page = gtk_notebook_get_nth_page (tabs, i);
      if (RF_IS_PROBLEM_LIST (page))
        return gtk_widget_get_visible (page) ? page : NULL;
    }
  return NULL;
}

static GtkListBox *
rows_of (RfWindow *window)
{
  return GTK_LIST_BOX (
    gtk_widget_get_template_child (list_of (window), RF_TYPE_PROBLEM_LIST, "rows"));
}

static void
assert_problem (RfWindow *window, guint index, guint line, const char *part)
{
  const GPtrArray *problems = rf_window_get_problems (window);
  const RfLectureProblem *problem;

  g_assert_cmpuint (index, <, problems->len);
  problem = problems->pdata[index];
  g_assert_cmpuint (problem->line, ==, line);
  if (strstr (problem->message, part) == NULL)
    g_error ("'%s' is not in '%s'", part, problem->message);
  g_assert_true (rf_editor_has_problem (editor_of (window), line));
  g_assert_nonnull (list_of (window));
  g_assert_true (gtk_widget_get_mapped (list_of (window)));
  g_assert_nonnull (gtk_list_box_get_row_at_index (rows_of (window), (int) index));
}

static void
assert_told (RfWindow *window, const char *place, const char *part)
{
  const char *message = rf_window_get_message (window);

  g_assert_nonnull (message);
  if (strstr (message, place) == NULL || strstr (message, part) == NULL)
    g_error ("'%s' and '%s' are not in '%s'", place, part, message);
}

static void
test_never (void)
{
  RfWindow *window = open_lecture ("# title: T\n# %% One\n# pause: first isolate.formed\nx = []\n");

  assert_told (window, "own.py:3:10: ", "never");
  assert_problem (window, 0, 3, "never");
  g_assert_cmpuint (rf_editor_get_error_line (editor_of (window)), ==, 3);
  g_assert_nonnull (rf_window_get_scene (window));
  test_window_free (window);
}

static void
test_unknown (void)
{
  RfWindow *window = open_lecture ("# title: T\n# %% One\nx = []\n# paus: after\nx = 1\n");

  assert_told (window, "own.py:4:3: ", "paus");
  assert_problem (window, 0, 4, "paus");
  g_assert_nonnull (rf_window_get_scene (window));
  test_window_free (window);
}

static void
test_markdown (void)
{
  RfWindow *window = open_lecture ("# title: T\n# %% [markdown]\n# A `name without an end.\n#\n"
                                   "# ![a picture](x.png)\n# %% One\nx = []\n");

  assert_told (window, "own.py:3:1: ", "backquote");
  assert_problem (window, 0, 3, "backquote");
  assert_problem (window, 1, 5, "images");
  g_assert_cmpuint (rf_window_get_problems (window)->len, ==, 2);
  g_assert_nonnull (rf_window_get_scene (window));
  test_window_free (window);
}

/* The program is not run, but everything of it can be read and mended. */
static void
test_refused (void)
{
  RfWindow *window = open_lecture ("# title: T\n# %% One\n# paus: after\nx = 1\n"
                                   "with open('file') as f:\n    x = f.read()\nimport socket\n");
  g_autofree char *text = rf_editor_get_text (editor_of (window));
  const GPtrArray *problems = rf_window_get_problems (window);
  guint line = ((const RfLectureProblem *) problems->pdata[1])->line;

  g_assert_cmpuint (problems->len, ==, 2);
  assert_problem (window, 0, 3, "paus");
  assert_problem (window, 1, line, "");
  g_assert_cmpuint (line, >=, 5);
  g_assert_nonnull (rf_window_get_message (window));
  g_assert_cmpuint (rf_editor_get_error_line (editor_of (window)), ==, line);
  g_assert_nonnull (strstr (text, "import socket"));
  test_window_free (window);
  window = open_lecture ("# title: T\n# %% One\nx = (1\n");
  g_assert_cmpuint (rf_window_get_problems (window)->len, ==, 1);
  assert_problem (window, 0, 3, "");
  test_window_free (window);
}

/* All of them, by their lines; a row leads to its line; what is mended is gone. */
static void
test_several (void)
{
  RfWindow *window =
    open_lecture ("# title: T\n# %% [markdown]\n# <b>bold</b>\n# %% One\n# paus: after\nx = 1\n"
                  "# ask: What? = 3\nprint(4)\n# pause: first weakref.new\ny = 1\n");

  g_assert_cmpuint (rf_window_get_problems (window)->len, ==, 4);
  assert_problem (window, 0, 3, "HTML");
  assert_problem (window, 1, 5, "paus");
  assert_problem (window, 2, 7, "not what happens");
  assert_problem (window, 3, 9, "never");
  assert_told (window, "own.py:3:1: ", "3 more");
  g_signal_emit_by_name (gtk_list_box_get_row_at_index (rows_of (window), 2), "activate");
  test_settle (window);
  g_assert_cmpuint (rf_editor_get_error_line (editor_of (window)), ==, 7);
  test_run_text (window, "# title: T\n# %% One\nx = 1\n");
  g_assert_cmpuint (rf_window_get_problems (window)->len, ==, 0);
  g_assert_null (list_of (window));
  g_assert_null (rf_window_get_message (window));
  g_assert_false (rf_editor_has_problem (editor_of (window), 3));
  test_window_free (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/app/mistakes/never", test_never);
  g_test_add_func ("/app/mistakes/unknown", test_unknown);
  g_test_add_func ("/app/mistakes/markdown", test_markdown);
  g_test_add_func ("/app/mistakes/refused", test_refused);
  g_test_add_func ("/app/mistakes/several", test_several);
}

int
main (int argc, char **argv)
{
  return test_main (argc, argv, FALSE, add_tests);
}
