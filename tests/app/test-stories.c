/* SPDX-License-Identifier: MIT */

/* Steps told as stories: a new step ends the story of the one before, nothing queues, and where no
 * motion is wanted there is none.
 *
 * For the canvas time passes when the test says so: between two of its lines there may be any. */

#include "rf-test-window.h"

#include "app/rf-canvas-private.h"

#define LONGEST (RF_STORY_LONGEST * 1000)

static RfCanvas *
canvas_of (RfWindow *window)
{
  return RF_CANVAS (rf_window_get_part (window, "canvas"));
}

static void
set_animation (const char *speed)
{
  rf_settings_set_string (rf_application_get_settings (test_application ()), "animation", speed);
}

static void
pass (RfWindow *window, guint ms)
{
  canvas_of (window)->held_time += ms * G_TIME_SPAN_MILLISECOND;
}

/* Lets time pass, frame by frame, until no story is told. Returns the milliseconds. */
static guint
wait_for_story (RfWindow *window)
{
  RfStory *story = canvas_of (window)->clock.story;
  guint ms = 0;

  /* All of its pictures are made. */
  if (story != NULL)
    TEST_UNTIL (rf_story_duration (story) >= 0 && rf_story_has (story, rf_story_duration (story)));
  for (; rf_canvas_is_telling (canvas_of (window)); ms += 20)
    {
      test_paint (window);
      pass (window, 20);
    }
  return ms;
}

static RfWindow *
timeless_window (void)
{
  RfWindow *window = test_window_new ();

  canvas_of (window)->held_time = g_get_monotonic_time ();
  return window;
}

/* A window whose program stands before its first name goes. */
static RfWindow *
window_at_work (void)
{
  RfWindow *window = timeless_window ();

  set_animation ("normal");
  test_run_text (window, test_friends);
  for (guint i = 0; i < 11; i++)
    test_act (window, "step-forward", NULL);
  test_settle (window);
  wait_for_story (window);
  pass (window, 200);
  return window;
}

static void
step (RfWindow *window)
{
  test_act (window, "step-forward", NULL);
  test_settle (window);
}

static void
test_told (void)
{
  RfWindow *window = window_at_work ();
  g_autofree char *before = test_digest (window), *after = NULL;
  gint64 position = test_position (window);

  step (window);
  /* What the window says is the new position at once; the picture gets there. */
  g_assert_cmpint (test_position (window), >, position);
  g_assert_true (rf_canvas_is_telling (canvas_of (window)));
  wait_for_story (window);
  after = test_digest (window);
  g_assert_cmpstr (before, !=, after);
  pass (window, 200);
  test_act (window, "step-back", NULL);
  test_settle (window);
  g_assert_true (rf_canvas_is_telling (canvas_of (window)));
  wait_for_story (window);
  g_free (after);
  after = test_digest (window);
  g_assert_cmpstr (before, ==, after);
  test_window_free (window);
}

/* A step while a story is told ends that one and begins its own. */
static void
test_interrupted (void)
{
  RfWindow *window = window_at_work ();
  gint64 position = test_position (window);

  set_animation ("slow");
  step (window);
  test_paint (window);
  pass (window, 180);
  test_paint (window);
  g_assert_true (rf_canvas_is_telling (canvas_of (window)));
  step (window);
  g_assert_true (rf_canvas_is_telling (canvas_of (window)));
  g_assert_cmpint (test_position (window), >, position);
  test_act (window, "select", g_variant_new_int64 (1));
  test_settle (window);
  /* A selection does not wait either. */
  g_assert_false (rf_canvas_is_telling (canvas_of (window)));
  test_act (window, "select", g_variant_new_int64 (0));
  test_settle (window);
  pass (window, 200);
  step (window);
  g_assert_true (rf_canvas_is_telling (canvas_of (window)));
  wait_for_story (window);
  test_window_free (window);
}

/* Twenty presses, as fast as a held key, end where twenty steps lead, and nothing comes after. */
static void
test_held_key (void)
{
  RfWindow *window = timeless_window ();
  g_autofree char *held = NULL, *direct = NULL;
  gint64 position;

  set_animation ("normal");
  test_run_text (window, test_friends);
  pass (window, 200);
  for (guint i = 0; i < 20; i++)
    {
      step (window);
      /* Steps that come faster than this are not told. */
      g_assert_cmpint (rf_canvas_is_telling (canvas_of (window)), ==, i == 0);
      pass (window, 40);
    }
  position = test_position (window);
  held = test_digest (window);
  pass (window, LONGEST);
  test_paint (window);
  g_assert_cmpint (test_position (window), ==, position);
  g_assert_false (rf_canvas_is_telling (canvas_of (window)));
  test_act (window, "first", NULL);
  test_settle (window);
  for (guint i = 0; i < 20; i++)
    test_act (window, "step-forward", NULL);
  test_settle (window);
  g_assert_cmpint (test_position (window), ==, position);
  direct = test_digest (window);
  g_assert_cmpstr (held, ==, direct);
  test_window_free (window);
}

static void
test_speeds (void)
{
  RfWindow *window = window_at_work ();

  set_animation ("off");
  step (window);
  g_assert_false (rf_canvas_is_telling (canvas_of (window)));
  test_act (window, "step-back", NULL);
  test_settle (window);
  g_assert_false (rf_canvas_is_telling (canvas_of (window)));
  pass (window, 200);
  set_animation ("slow");
  step (window);
  /* An arrow and a count: 0.4 s at normal speed. */
  g_assert_cmpuint (wait_for_story (window), >, 600);
  set_animation ("normal");
  test_window_free (window);
}

/* The desktop wants no motion. */
static void
test_reduced (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  RfWindow *window = window_at_work ();

  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  step (window);
  g_assert_false (rf_canvas_is_telling (canvas_of (window)));
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  pass (window, 200);
  step (window);
  g_assert_true (rf_canvas_is_telling (canvas_of (window)));
  test_window_free (window);
}

static const char many[] = "class Node:\n"
                           "    def __init__(self, number, before):\n"
                           "        self.number = number\n"
                           "        self.before = before\n"
                           "def chain(length):\n"
                           "    node = None\n"
                           "    for number in range(length):\n"
                           "        node = Node(number, node)\n"
                           "    return node\n"
                           "nodes = [chain(15) for number in range(20)]\n"
                           "other = nodes[3]\n"
                           "nodes[3] = None\n"
                           "del other\n"
                           "nodes = 1\n";

/* Three hundred objects: it ends in time. How many frames a second it has is for the benchmarks. */
static void
test_many (void)
{
  RfWindow *window = timeless_window ();

  set_animation ("normal");
  test_run_text (window, many);
  test_set_position (window, rf_run_get_program_end (rf_window_get_run (window)) - 1);
  for (guint i = 0; i < 3; i++)
    {
      test_act (window, "step-back", NULL);
      test_settle (window);
    }
  wait_for_story (window);
  pass (window, 200);
  for (guint i = 0; i < 3; i++)
    {
      step (window);
      g_assert_true (rf_canvas_is_telling (canvas_of (window)));
      g_assert_cmpuint (wait_for_story (window), <=, LONGEST + 40);
      pass (window, 200);
    }
  test_window_free (window);
}

static void
on_position (RfRun *run, GParamSpec *pspec, RfWindow *window)
{
  g_assert_false (rf_canvas_is_telling (canvas_of (window)));
}

/* Playing waits for each story. */
static void
test_playing (void)
{
  RfWindow *window = window_at_work ();
  RfRun *run = rf_window_get_run (window);
  guint32 target;

  set_animation ("fast");
  target = rf_run_next (run, RF_GRANULARITY_LINE);
  /* From here on it passes by itself. */
  canvas_of (window)->held_time = 0;
  g_signal_connect (run, "notify::position", G_CALLBACK (on_position), window);
  test_act (window, "play", NULL);
  TEST_UNTIL (rf_run_get_position (run) > target);
  test_act (window, "play", NULL);
  g_signal_handlers_disconnect_by_func (run, on_position, window);
  set_animation ("normal");
  test_window_free (window);
}

/* A window closes in the middle of a story. */
static void
test_closed (void)
{
  RfWindow *window = window_at_work ();

  step (window);
  g_assert_true (rf_canvas_is_telling (canvas_of (window)));
  test_window_free (window);
  window = window_at_work ();
  step (window);
  /* So does the program that it tells of. */
  test_run_text (window, "a = 1\n");
  step (window);
  test_window_free (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/app/stories/told", test_told);
  g_test_add_func ("/app/stories/interrupted", test_interrupted);
  g_test_add_func ("/app/stories/held-key", test_held_key);
  g_test_add_func ("/app/stories/speeds", test_speeds);
  g_test_add_func ("/app/stories/reduced", test_reduced);
  g_test_add_func ("/app/stories/many", test_many);
  g_test_add_func ("/app/stories/playing", test_playing);
  g_test_add_func ("/app/stories/closed", test_closed);
}

int
main (int argc, char **argv)
{
  return test_main (argc, argv, TRUE, add_tests);
}
