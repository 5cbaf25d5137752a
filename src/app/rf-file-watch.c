/* SPDX-License-Identifier: MIT */

/* Watching a file. What the desktop tells of it is only a reason to look: what counts is what the
 * file is after a moment of rest. It is read on a thread.
 *
 * Invariant: `text` is the text that the owner was told of last; NULL: that it is gone. */

#include "app/rf-file-watch.h"

#include "base/rf-text.h"

/* How long a file must rest before it is read, and how long it may be missing while somebody
 * replaces it, in milliseconds. */
#define REST 150
#define MISSING 700

struct _RfFileWatch
{
  GObject parent_instance;

  GFile *file, *target; /* target: where it was moved to, NULL: nowhere */
  GFileMonitor *monitor;
  GCancellable *stopped;
  char *text;
  guint timer_id;
  gboolean patient; /* it was missing once already */
  guint n_reading;
};

G_DEFINE_FINAL_TYPE (RfFileWatch, rf_file_watch, G_TYPE_OBJECT)

enum
{
  CHANGED,
  GONE,
  MOVED,
  FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void look_soon (RfFileWatch *self, guint ms);

static void
read_text (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autofree char *path = g_file_get_path (data);
  GError *error = NULL;
  char *text;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "gone");
      return;
    }
  text = rf_text_read_program (path, NULL, &error);
  if (text != NULL)
    g_task_return_pointer (task, text, g_free);
  else
    g_task_return_error (task, error);
}

/* It is not there: moved, or in the midst of being replaced, or gone. */
static void
miss (RfFileWatch *self)
{
  if (self->text == NULL)
    return;
  if (self->target != NULL && g_file_query_exists (self->target, NULL))
    g_signal_emit (self, signals[MOVED], 0, self->target);
  else if (!self->patient)
    {
      self->patient = TRUE;
      look_soon (self, MISSING);
    }
  else
    {
      g_clear_pointer (&self->text, g_free);
      g_signal_emit (self, signals[GONE], 0);
    }
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user)
{
  RfFileWatch *self = RF_FILE_WATCH (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), &error);

  self->n_reading--;
  /* Whoever is told may let go of it. */
  g_object_ref (self);
  if (g_cancellable_is_cancelled (self->stopped) || self->timer_id != 0)
    ; /* nobody asks, or it will be looked at again */
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    miss (self);
  else
    {
      self->patient = FALSE;
      g_clear_object (&self->target);
      if (text == NULL)
        g_signal_emit (self, signals[FAILED], 0, error->message);
      else if (g_strcmp0 (text, self->text) != 0)
        {
          g_free (self->text);
          self->text = g_strdup (text);
          g_signal_emit (self, signals[CHANGED], 0, text);
        }
    }
  g_object_unref (self);
}

static gboolean
look (gpointer user)
{
  RfFileWatch *self = user;
  g_autoptr (GTask) task = g_task_new (self, NULL, on_read, NULL);

  self->timer_id = 0;
  self->n_reading++;
  g_task_set_task_data (task, g_object_ref (self->file), g_object_unref);
  g_task_run_in_thread (task, read_text);
  return G_SOURCE_REMOVE;
}

static void
look_soon (RfFileWatch *self, guint ms)
{
  g_clear_handle_id (&self->timer_id, g_source_remove);
  self->timer_id = g_timeout_add (ms, look, self);
}

static void
on_event (RfFileWatch *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  gboolean away = event == G_FILE_MONITOR_EVENT_RENAMED || event == G_FILE_MONITOR_EVENT_MOVED_OUT;

  if (event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED || event == G_FILE_MONITOR_EVENT_PRE_UNMOUNT)
    return;
  if (away && other != NULL && g_file_equal (file, self->file))
    g_set_object (&self->target, other);
  self->patient = FALSE;
  look_soon (self, REST);
}

gboolean
rf_file_watch_is_busy (RfFileWatch *self)
{
  return self->timer_id != 0 || self->n_reading > 0;
}

void
rf_file_watch_stop (RfFileWatch *self)
{
  g_cancellable_cancel (self->stopped);
  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
    }
  g_clear_object (&self->monitor);
}

static void
rf_file_watch_dispose (GObject *object)
{
  rf_file_watch_stop (RF_FILE_WATCH (object));
  G_OBJECT_CLASS (rf_file_watch_parent_class)->dispose (object);
}

static void
rf_file_watch_finalize (GObject *object)
{
  RfFileWatch *self = RF_FILE_WATCH (object);

  g_clear_object (&self->file);
  g_clear_object (&self->target);
  g_clear_object (&self->stopped);
  g_free (self->text);
  G_OBJECT_CLASS (rf_file_watch_parent_class)->finalize (object);
}

static void
rf_file_watch_class_init (RfFileWatchClass *class)
{
  G_OBJECT_CLASS (class)->dispose = rf_file_watch_dispose;
  G_OBJECT_CLASS (class)->finalize = rf_file_watch_finalize;
  signals[CHANGED] =
    g_signal_new ("changed", RF_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[GONE] = g_signal_new ("gone", RF_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", RF_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  signals[FAILED] = g_signal_new ("failed", RF_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
rf_file_watch_init (RfFileWatch *self)
{
  self->stopped = g_cancellable_new ();
}

RfFileWatch *
rf_file_watch_new (GFile *file, const char *text)
{
  RfFileWatch *self = g_object_new (RF_TYPE_FILE_WATCH, NULL);

  self->file = g_object_ref (file);
  self->text = g_strdup (text);
  /* Where files can't be watched nothing is told. */
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    {
      g_file_monitor_set_rate_limit (self->monitor, REST);
      g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (on_event), self);
    }
  return self;
}
