/* SPDX-License-Identifier: MIT */

/* The harness of the window's tests. */

#include "rf-test-window.h"

#include "app/rf-editor.h"

#include <time.h>

/* Tests run beside each other, on slow machines, and under sanitizers. Only what never comes takes
 * so long. */
#define PATIENCE (5 * G_TIME_SPAN_MINUTE)

const char test_friends[] = "import gc\n"
                            "class Person:\n"
                            "    def __init__(self, name):\n"
                            "        self.name = name\n"
                            "    def __del__(self):\n"
                            "        print('Deleting', self.name)\n"
                            "jane = Person('Jane')\n"
                            "bob = Person('Bob')\n"
                            "jane.friend = bob\n"
                            "bob.friend = jane\n"
                            "del jane\n"
                            "del bob\n"
                            "print(gc.collect())\n";

static RfApplication *application;

void
test_application_begin (void)
{
  g_autoptr (GError) error = NULL;

  application = rf_application_new (G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_set_default (G_APPLICATION (application));
}

static gboolean
quit (gpointer user)
{
  g_application_quit (G_APPLICATION (application));
  return G_SOURCE_REMOVE;
}

void
test_application_end (void)
{
  /* Programs that were left running wind down. */
  test_wait (50);
  g_idle_add (quit, NULL);
  g_application_run (G_APPLICATION (application), 0, NULL);
  g_clear_object (&application);
}

int
test_main (int argc, char **argv, gboolean motion, void (*add_tests) (void))
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_set_prgname ("refarium-test");
  test_application_begin ();
  if (!motion)
    g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  add_tests ();
  status = g_test_run ();
  test_application_end ();
  return status;
}

RfApplication *
test_application (void)
{
  return application;
}

/* --- waiting ---------------------------------------------------------------------------------- */

static gboolean
wake (gpointer user)
{
  *(guint *) user = 0;
  return G_SOURCE_REMOVE;
}

/* One turn of the main loop: what happens next, or nothing for @ms. */
static void
turn (guint ms)
{
  guint id = g_timeout_add (ms, wake, &id);

  g_main_context_iteration (NULL, TRUE);
  g_clear_handle_id (&id, g_source_remove);
}

gboolean
test_goes_on (gint64 *since, const char *where, const char *condition)
{
  gint64 now = g_get_monotonic_time ();

  if (*since == 0)
    *since = now;
  if (now > *since + PATIENCE)
    g_error ("%s: this never came true: %s", where, condition);
  turn (10);
  return TRUE;
}

void
test_wait (guint ms)
{
  gint64 end = g_get_monotonic_time () + (gint64) ms * 1000, now;

  while ((now = g_get_monotonic_time ()) < end)
    turn ((guint) ((end - now) / 1000 + 1));
}

gboolean
test_try_paint (RfWindow *window, gint64 patience)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gint64 first = gdk_frame_clock_get_frame_counter (clock), start = g_get_monotonic_time ();

  /* The one that may be under way already knows nothing of what was just changed. */
  while (gdk_frame_clock_get_frame_counter (clock) < first + 3)
    {
      if (g_get_monotonic_time () > start + patience)
        return FALSE;
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      turn (10);
    }
  return TRUE;
}

void
test_paint (RfWindow *window)
{
  if (!test_try_paint (window, PATIENCE))
    g_error ("The window's frame clock stands still");
}

void
test_settle (RfWindow *window)
{
  TEST_UNTIL (rf_window_is_settled (window));
}

int
test_longest_turn (gboolean (*is_over) (gpointer user), gpointer user)
{
  gint64 longest = 0, since = g_get_monotonic_time ();

  do
    {
      gint64 before = test_thread_time ();

      turn (5);
      longest = MAX (longest, test_thread_time () - before);
      g_assert_cmpint (g_get_monotonic_time (), <, since + 2 * PATIENCE);
    }
  while (!is_over (user));
  return (int) (longest / 1000);
}

gint64
test_thread_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* --- the window ------------------------------------------------------------------------------- */

RfWindow *
test_window_new (void)
{
  RfWindow *window = rf_window_new (application);

  gtk_window_present (GTK_WINDOW (window));
  /* Without a window manager nobody makes it the active one: being mapped must do. */
  TEST_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (window)));
  test_paint (window);
  g_action_group_change_action_state (G_ACTION_GROUP (window), "start-page",
                                      g_variant_new_boolean (FALSE));
  test_settle (window);
  return window;
}

void
test_window_free (RfWindow *window)
{
  rf_editor_set_saved (RF_EDITOR (rf_window_get_part (window, "editor")));
  gtk_window_close (GTK_WINDOW (window));
  test_wait (10);
}

void
test_act (RfWindow *window, const char *action, GVariant *parameter)
{
  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (window), action));
  g_action_group_activate_action (G_ACTION_GROUP (window), action, parameter);
}

gboolean
test_enabled (RfWindow *window, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), action);
}

gint64
test_position (RfWindow *window)
{
  g_autoptr (GVariant) state =
    g_action_group_get_action_state (G_ACTION_GROUP (window), "position");

  return g_variant_get_int64 (state);
}

void
test_set_position (RfWindow *window, gint64 position)
{
  g_action_group_change_action_state (G_ACTION_GROUP (window), "position",
                                      g_variant_new_int64 (position));
  test_settle (window);
}

void
test_set_granularity (RfWindow *window, const char *granularity)
{
  test_act (window, "granularity", g_variant_new_string (granularity));
  test_settle (window);
}

void
test_run_text (RfWindow *window, const char *text)
{
  rf_window_set_text (window, text);
  test_act (window, "run", NULL);
  test_settle (window);
}

char *
test_digest (RfWindow *window)
{
  RfScene *scene = rf_window_get_scene (window);
  g_autofree char *dump = NULL;

  if (scene == NULL)
    return g_strdup ("");
  dump = rf_scene_dump (scene, TRUE);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, dump, -1);
}

gboolean
test_text_is (RfWindow *window, const char *text)
{
  g_autofree char *now = rf_editor_get_text (RF_EDITOR (rf_window_get_part (window, "editor")));

  return g_str_equal (now, text);
}

void
test_type_into (RfWindow *window, const char *text)
{
  GtkWidget *view = GTK_WIDGET (
    gtk_widget_get_template_child (GTK_WIDGET (RF_EDITOR (rf_window_get_part (window, "editor"))),
                                   RF_TYPE_EDITOR, "view"));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  g_assert_true (rf_editor_get_modified (RF_EDITOR (rf_window_get_part (window, "editor"))));
}
