/* SPDX-License-Identifier: MIT */

/* Lectures in the window: the clicker's way through every built-in one, forwards and backwards;
 * questions and answers; names in the narration; mistakes; presenting. */

#include "rf-test-window.h"

#include "app/rf-canvas.h"
#include "app/rf-narration-strip.h"
#include "lecture/rf-lecture.h"

#include <string.h>

static RfNarrationStrip *
strip (RfWindow *window)
{
  return RF_NARRATION_STRIP (rf_window_get_part (window, "narration"));
}

static void
assert_says (RfWindow *window, const char *part)
{
  const char *text = rf_narration_strip_get_text (strip (window));

  if (strstr (text, part) == NULL)
    g_error ("'%s' is not in '%s'", part, text);
}

static void
assert_silent (RfWindow *window, const char *part)
{
  g_assert_null (strstr (rf_narration_strip_get_text (strip (window)), part));
}

static void
set_motion (gboolean motion)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", motion, NULL);
}

static void
press_next (RfWindow *window)
{
  test_act (window, "next-cell", NULL);
  test_settle (window);
}

/* Every stop forwards, and the same ones backwards. */
static void
click_through (RfWindow *window)
{
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (;;)
    {
      gint64 position = test_position (window);
      const char *text = rf_narration_strip_get_text (strip (window));

      if (said->len > 0 && strcmp (text, said->pdata[said->len - 1]) == 0 &&
          position == g_array_index (positions, gint64, positions->len - 1))
        break;
      g_array_append_val (positions, position);
      g_ptr_array_add (said, g_strdup (text));
      g_assert_cmpuint (said->len, <, 60);
      press_next (window);
    }
  g_assert_cmpint (g_array_index (positions, gint64, positions->len - 1), >=,
                   rf_run_get_program_end (rf_window_get_run (window)));
  for (guint i = positions->len - 1; i > 0; i--)
    {
      test_act (window, "previous-cell", NULL);
      test_settle (window);
      g_assert_cmpint (test_position (window), ==, g_array_index (positions, gint64, i - 1));
      g_assert_cmpstr (rf_narration_strip_get_text (strip (window)), ==, said->pdata[i - 1]);
    }
}

static void
test_built_in (void)
{
  g_autoptr (GPtrArray) lectures = rf_lecture_list_built_in ();

  for (guint i = 0; i < lectures->len; i++)
    {
      const RfLecture *lecture = lectures->pdata[i];
      RfWindow *window = test_window_new ();

      test_act (window, "lecture", g_variant_new_string (lecture->name));
      test_settle (window);
      g_assert_null (rf_window_get_message (window));
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (strip (window))));
      click_through (window);
      test_window_free (window);
    }
}

static const char lecture[] = "# title: A lecture\n"
                              "# %% [markdown]\n"
                              "# See where `x` leads, and *not* `y`.\n"
                              "# %% The first cell\n"
                              "x = []\n"
                              "# ask: What is printed? = hello\n"
                              "print('hello')\n"
                              "# %% The second cell\n"
                              "y = 1\n"
                              "z = 2\n"
                              "z = 3\n"
                              "z = 4\n";

static void
test_question (void)
{
  RfWindow *window = test_window_new ();
  gint64 begin;

  test_run_text (window, lecture);
  begin = test_position (window);
  assert_says (window, "The first cell");
  assert_says (window, "See where x leads, and not y.");
  press_next (window);
  assert_says (window, "What is printed?");
  assert_silent (window, "hello");
  g_assert_cmpint (test_position (window), >, begin);
  press_next (window);
  assert_says (window, "What is printed?\nhello");
  press_next (window);
  assert_says (window, "The second cell");
  assert_silent (window, "What is printed?");
  /* Between two stops, back leads to the one before. */
  test_act (window, "step-back", NULL);
  test_settle (window);
  assert_says (window, "hello");
  test_act (window, "previous-cell", NULL);
  test_settle (window);
  assert_says (window, "What is printed?\nhello");
  test_act (window, "previous-cell", NULL);
  test_settle (window);
  assert_silent (window, "hello");
  test_window_free (window);
}

static void
on_position (RfRun *run, GParamSpec *pspec, gpointer user)
{
  guint32 position = rf_run_get_position (run);

  g_array_append_val ((GArray *) user, position);
}

/* The way to a stop is played step by step; the next press does not add to it but ends it. */
static void
test_way (void)
{
  RfWindow *window = test_window_new ();
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (guint32));
  gint64 begin, end;
  gulong handler;

  set_motion (TRUE);
  test_run_text (window, lecture);
  for (guint i = 0; i < 2; i++)
    press_next (window);
  begin = test_position (window);
  handler = g_signal_connect (rf_window_get_run (window), "notify::position",
                              G_CALLBACK (on_position), way);
  test_act (window, "next-cell", NULL);
  g_assert_false (rf_window_is_settled (window));
  g_assert_cmpint (test_position (window), ==, begin);
  test_act (window, "next-cell", NULL);
  test_settle (window);
  end = test_position (window);
  g_assert_cmpint (end, ==, rf_run_get_program_end (rf_window_get_run (window)));
  g_assert_cmpuint (way->len, ==, 1);
  test_act (window, "previous-cell", NULL);
  test_settle (window);
  g_assert_cmpint (test_position (window), ==, begin);
  /* And by itself it arrives at the same place, over those between. */
  g_array_set_size (way, 0);
  test_act (window, "next-cell", NULL);
  test_settle (window);
  g_assert_cmpint (test_position (window), ==, end);
  g_assert_cmpuint (way->len, >=, 4);
  for (guint i = 0; i < way->len; i++)
    g_assert_cmpuint (g_array_index (way, guint32, i), >,
                      i > 0 ? g_array_index (way, guint32, i - 1) : begin);
  g_signal_handler_disconnect (rf_window_get_run (window), handler);
  set_motion (FALSE);
  test_window_free (window);
}

static void
test_names (void)
{
  RfWindow *window = test_window_new ();
  gboolean handled = FALSE;
  GtkWidget *label;

  test_run_text (window, lecture);
  press_next (window);
  label = GTK_WIDGET (
    gtk_widget_get_template_child (GTK_WIDGET (strip (window)), RF_TYPE_NARRATION_STRIP, "text"));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (label)), "<a href=\"name:x\">"));
  g_assert_null (strstr (gtk_label_get_label (GTK_LABEL (label)), "name:y"));
  g_signal_emit_by_name (label, "activate-link", "name:x", &handled);
  g_assert_true (handled);
  g_assert_cmpuint (rf_run_get_selected (rf_window_get_run (window)), !=, 0);
  test_window_free (window);
}

static void
test_mistakes (void)
{
  RfWindow *window = test_window_new ();

  /* It opens and runs all the same. */
  test_run_text (window, "# title: T\n# %% One\n# paus: after\nx = 1\n");
  g_assert_nonnull (strstr (rf_window_get_message (window), ":3:3: "));
  g_assert_cmpint (rf_run_get_length (rf_window_get_run (window)), >, 0);
  test_run_text (window, "# title: T\n# %% One\n# pause: first isolate.formed\nx = 1\n");
  g_assert_nonnull (strstr (rf_window_get_message (window), ":3:10: "));
  test_run_text (window, "# title: T\n# %% One\n# ask: What? = 3\nprint(4)\n");
  g_assert_nonnull (strstr (rf_window_get_message (window), ":3:8: "));
  /* In a program like any other comments are comments. */
  test_run_text (window, "# %% One\n# paus: after\nx = 1\n");
  g_assert_null (rf_window_get_message (window));
  test_run_text (window, "# paus: after\nx = 1\n");
  g_assert_null (rf_window_get_message (window));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (strip (window))));
  test_window_free (window);
}

static void
test_presenting (void)
{
  RfWindow *window = test_window_new ();
  GtkWidget *content = rf_window_get_part (window, "content");

  test_run_text (window, lecture);
  test_act (window, "present", NULL);
  test_settle (window);
  test_paint (window);
  for (const char *const *hidden =
         (const char *const[]){ "header_bar", "program_pane", "detail_tabs", "transport", NULL };
       *hidden != NULL; hidden++)
    g_assert_false (gtk_widget_get_mapped (rf_window_get_part (window, *hidden)));
  g_assert_true (gtk_widget_get_mapped (rf_window_get_part (window, "canvas")));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (strip (window))));
  test_act (window, "blank", NULL);
  g_assert_cmpfloat (gtk_widget_get_opacity (content), ==, 0);
  press_next (window);
  g_assert_cmpfloat (gtk_widget_get_opacity (content), ==, 1);
  assert_says (window, "What is printed?");
  test_act (window, "present", NULL);
  test_paint (window);
  g_assert_true (gtk_widget_get_mapped (rf_window_get_part (window, "header_bar")));
  g_assert_true (gtk_widget_get_mapped (rf_window_get_part (window, "program_pane")));
  /* Blank is for presenting only. */
  test_act (window, "blank", NULL);
  g_assert_cmpfloat (gtk_widget_get_opacity (content), ==, 1);
  test_window_free (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/app/lecture/built-in", test_built_in);
  g_test_add_func ("/app/lecture/question", test_question);
  g_test_add_func ("/app/lecture/way", test_way);
  g_test_add_func ("/app/lecture/names", test_names);
  g_test_add_func ("/app/lecture/mistakes", test_mistakes);
  g_test_add_func ("/app/lecture/presenting", test_presenting);
}

int
main (int argc, char **argv)
{
  return test_main (argc, argv, FALSE, add_tests);
}
