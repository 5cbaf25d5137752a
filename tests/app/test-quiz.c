/* SPDX-License-Identifier: MIT */

/* The self-test in the window, by the keyboard: steps stop before a line that is asked about, right
 * and wrong answers are told and explained, the score counts, and it ends. Skipped without
 * xdotool. */

#include "rf-test-input.h"

#include "app/rf-canvas.h"
#include "app/rf-quiz-bar.h"

#include <string.h>

static const char program[] = "import gc\n"
                              "class Person:\n"
                              "    def __init__(self, name):\n"
                              "        self.name = name\n"
                              "    def __del__(self):\n"
                              "        print('Deleting', self.name)\n"
                              "jane = Person('Jane')\n"
                              "also = jane\n"
                              "x = 1\n"
                              "jane.me = jane\n"
                              "y = 2\n"
                              "del jane, also\n"
                              "z = 3\n"
                              "gc.collect()\n";

static RfQuizBarMode
mode (RfWindow *window)
{
  return rf_quiz_bar_get_mode (rf_window_get_quiz_bar (window));
}

static void
assert_says (RfWindow *window, const char *part)
{
  g_autofree char *text = rf_quiz_bar_get_text (rf_window_get_quiz_bar (window));

  if (strstr (text, part) == NULL)
    g_error ("'%s' is not in '%s'", part, text);
}

static const RfQuizItem *
item_at_position (RfWindow *window)
{
  const RfQuiz *quiz = rf_window_get_quiz (window);
  gint64 position = test_position (window);
  int index = rf_quiz_find (quiz, position, position + 1);

  g_assert_cmpint (index, >=, 0);
  return quiz->items->pdata[index];
}

static RfWindow *
tested_window (const char *text)
{
  RfWindow *window = test_window_new ();

  test_focus (window);
  test_run_text (window, text);
  test_act (window, "self-test", NULL);
  TEST_UNTIL (rf_window_get_quiz (window) != NULL);
  test_settle (window);
  gtk_widget_grab_focus (rf_window_get_part (window, "canvas"));
  return window;
}

/* Right, until there is a question; never beyond it. */
static const RfQuizItem *
step_to_question (RfWindow *window)
{
  for (guint i = 0; i < 40 && mode (window) != RF_QUIZ_BAR_ASKS; i++)
    {
      test_press (window, "Right");
      test_settle (window);
    }
  g_assert_cmpint (mode (window), ==, RF_QUIZ_BAR_ASKS);
  return item_at_position (window);
}

static void
answer (RfWindow *window, const RfQuizItem *item, gboolean right)
{
  if (item->typed)
    {
      test_type (window, right ? item->answer : "77");
      test_press (window, "Return");
    }
  else
    for (guint i = 0; i < item->choices->len; i++)
      {
        const char *text = ((const RfQuizChoice *) item->choices->pdata[i])->text;
        char key[] = { (char) ('1' + i), '\0' };

        if (g_str_equal (text, item->answer) == right)
          {
            test_press (window, key);
            break;
          }
      }
  TEST_UNTIL (mode (window) == RF_QUIZ_BAR_ANSWERS);
  test_settle (window);
}

static void
test_keyboard (void)
{
  RfWindow *window = tested_window (program);
  guint n = rf_window_get_quiz (window)->items->len, right = 0;

  g_assert_cmpuint (n, >=, 3);
  assert_says (window, "next question");
  for (guint i = 0; i < n; i++)
    {
      const RfQuizItem *item = step_to_question (window);
      gint64 position = test_position (window);
      gboolean now = i != 1;
      g_autofree char *score = NULL;

      /* The step waits for the answer. */
      test_act (window, "step-forward", NULL);
      test_settle (window);
      g_assert_cmpint (test_position (window), ==, position);
      answer (window, item, now);
      right += now;
      g_assert_cmpint (test_position (window), ==, item->answered);
      assert_says (window, now ? "Right: " : "The answer is: ");
      assert_says (window, item->explanation);
      score = g_strdup_printf ("%u of %u right", right, i + 1);
      assert_says (window, score);
      test_press (window, "Return"); /* Go On */
      test_settle (window);
    }
  TEST_UNTIL (mode (window) == RF_QUIZ_BAR_IDLE);
  assert_says (window, "That was all");
  test_press (window, "ctrl+t");
  TEST_UNTIL (!gtk_widget_get_mapped (GTK_WIDGET (rf_window_get_quiz_bar (window))));
  /* Now nothing holds up. */
  test_act (window, "first", NULL);
  for (guint i = 0; i < 60; i++)
    test_act (window, "step-forward", NULL);
  test_settle (window);
  g_assert_cmpint (test_position (window), ==, rf_run_get_length (rf_window_get_run (window)));
  test_window_free (window);
}

/* What was typed wrong is explained where that is known; a question can be skipped, and left by
 * going back. */
static void
test_wrong (void)
{
  RfWindow *window = tested_window (program);
  const RfQuizItem *item = step_to_question (window);

  g_assert_cmpint (item->kind, ==, RF_QUIZ_COUNT);
  g_assert_cmpstr (item->answer, ==, "2");
  test_type (window, "3");
  test_press (window, "Return");
  TEST_UNTIL (mode (window) == RF_QUIZ_BAR_ANSWERS);
  assert_says (window, "getrefcount");
  g_signal_emit_by_name (rf_window_get_quiz_bar (window), "show-me");
  test_settle (window);
  g_assert_cmpuint (rf_run_get_selected (rf_window_get_run (window)), ==, item->object);
  test_press (window, "Return");
  test_settle (window);
  item = step_to_question (window);
  test_act (window, "step-back", NULL);
  test_settle (window);
  g_assert_cmpint (mode (window), ==, RF_QUIZ_BAR_IDLE);
  item = step_to_question (window);
  g_signal_emit_by_name (rf_window_get_quiz_bar (window), "answered", NULL);
  test_settle (window);
  assert_says (window, "The answer is: ");
  assert_says (window, "0 of 1 right");
  test_window_free (window);
}

/* Playing stops at a question. */
static void
test_playing (void)
{
  RfWindow *window = tested_window (program);
  g_autoptr (GVariant) playing = NULL;

  test_act (window, "play", NULL);
  TEST_UNTIL (mode (window) == RF_QUIZ_BAR_ASKS);
  playing = g_action_group_get_action_state (G_ACTION_GROUP (window), "play");
  g_assert_false (g_variant_get_boolean (playing));
  test_wait (300);
  g_assert_cmpint (test_position (window), ==, item_at_position (window)->position);
  test_window_free (window);
}

/* The clicker stops at a lecture's own questions, and at the others between two stops. */
static void
test_lecture (void)
{
  RfWindow *window = tested_window ("# title: T\n"
                                    "# %% [markdown]\n"
                                    "# Hello\n"
                                    "# %% One\n"
                                    "import gc\n"
                                    "a = []\n"
                                    "b = a\n"
                                    "c = 1\n"
                                    "a.append(a)\n"
                                    "c = 2\n"
                                    "# ask: Is it gone? = none\n"
                                    "del a, b\n");
  guint n = rf_window_get_quiz (window)->items->len, asked = 0;

  g_assert_cmpuint (n, >=, 2);
  for (guint i = 0; i < 20; i++)
    {
      if (mode (window) == RF_QUIZ_BAR_ASKS)
        {
          const RfQuizItem *item = item_at_position (window);

          asked++;
          if (item->kind == RF_QUIZ_LECTURE)
            assert_says (window, "Is it gone?");
          answer (window, item, TRUE);
          g_signal_emit_by_name (rf_window_get_quiz_bar (window), "go-on");
        }
      else
        test_act (window, "next-cell", NULL);
      test_settle (window);
    }
  g_assert_cmpuint (asked, ==, n);
  assert_says (window, "That was all");
  g_signal_emit_by_name (rf_window_get_quiz_bar (window), "again");
  test_settle (window);
  g_assert_cmpint (mode (window), ==, RF_QUIZ_BAR_IDLE);
  assert_says (window, "next question");
  test_window_free (window);
}

static void
test_nothing (void)
{
  RfWindow *window = tested_window ("x = 1\n");

  assert_says (window, "nothing to ask");
  /* Another program: another quiz. */
  test_run_text (window, program);
  TEST_UNTIL (rf_window_get_quiz (window) != NULL);
  test_settle (window);
  assert_says (window, "next question");
  test_window_free (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/app/quiz/keyboard", test_keyboard);
  g_test_add_func ("/app/quiz/wrong", test_wrong);
  g_test_add_func ("/app/quiz/playing", test_playing);
  g_test_add_func ("/app/quiz/lecture", test_lecture);
  g_test_add_func ("/app/quiz/nothing", test_nothing);
}

int
main (int argc, char **argv)
{
  return test_has_input () ? test_main (argc, argv, FALSE, add_tests) : 77;
}
