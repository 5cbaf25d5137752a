/* SPDX-License-Identifier: MIT */

/* Running the text of the editor.
 *
 * Invariants: `previous` is kept only until it is known whether the newest run was refused; if so
 * it becomes the run again, so that a slip in the text loses nothing. Every run that is let go of
 * is abandoned first. */

#include "app/rf-window-private.h"

#include "base/rf-error.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

static void
let_go (RfRun **run, RfWindow *self)
{
  if (*run == NULL)
    return;
  g_signal_handlers_disconnect_by_data (*run, self);
  rf_run_abandon (*run);
  rf_window_end_messages (*run);
  g_clear_object (run);
}

void
rf_window_drop_runs (RfWindow *self)
{
  rf_event_list_set_run (self->events, NULL);
  rf_message_list_show (self->messages, NULL, NULL, 0);
  rf_window_drop_plan (self);
  rf_window_drop_beside (self);
  let_go (&self->run, self);
  let_go (&self->previous, self);
}

/* Marks the place that @message names: "FILE:LINE:COLUMN: …". */
static void
mark_error (RfWindow *self, const char *message)
{
  g_autofree char *name = rf_window_get_program_name (self);
  const char *place = message + strlen (name);
  char *end;
  guint64 line, column = 0;

  if (!g_str_has_prefix (message, name) || *place != ':')
    return;
  line = g_ascii_strtoull (place + 1, &end, 10);
  if (*end == ':')
    column = g_ascii_strtoull (end + 1, &end, 10);
  if (line == 0 || line > G_MAXINT || column > G_MAXINT)
    return;
  rf_window_set_refusal (self, line, column,
                         g_str_has_prefix (end, ": ") ? end + strlen (": ") : message);
  rf_window_update_problems (self);
  rf_editor_set_error (self->editor, line, column);
}

static void
tell_error (RfWindow *self, RfRun *run)
{
  const GError *error = rf_run_get_error (run);
  g_autofree char *text = NULL;
  guint32 n = rf_run_get_length (run);

  if (error == NULL)
    return;
  if (rf_run_get_phase (run) == RF_RUN_REFUSED)
    {
      rf_window_show_message (self, GTK_MESSAGE_ERROR, error->message);
      mark_error (self, error->message);
      return;
    }
  if (g_error_matches (error, RF_ERROR, RF_ERROR_CANCELLED))
    text = g_strdup (_ ("The program was stopped. What it did up to then is kept."));
  else
    text = g_strdup_printf (ngettext ("The program was stopped after %u event, which is as many as "
                                      "are recorded. What it did up to then is kept.",
                                      "The program was stopped after %u events, which is as many "
                                      "as are recorded. What it did up to then is kept.",
                                      n),
                            n);
  rf_window_show_message (self, GTK_MESSAGE_WARNING, text);
}

static void
on_phase (RfRun *run, GParamSpec *pspec, RfWindow *self)
{
  switch (rf_run_get_phase (run))
    {
    case RF_RUN_REFUSED:
      self->has_spot = self->keeps_look = FALSE;
      tell_error (self, run);
      let_go (&self->run, self);
      self->run = g_steal_pointer (&self->previous);
      self->edited = self->run != NULL;
      rf_event_list_set_run (self->events, self->run);
      break;
    case RF_RUN_LAYING_OUT:
      let_go (&self->previous, self);
      rf_window_return_to_spot (self);
      tell_error (self, run);
      rf_event_list_set_run (self->events, run);
      break;
    case RF_RUN_READY:
      /* Nothing is to be seen of a large heap before it is there. */
      if (rf_run_is_large (run) && rf_run_get_position (run) == 0 &&
          (self->parsed == NULL || (!self->parsed->scripted && self->parsed->n_cells == 0)))
        rf_run_set_position (run, rf_run_get_program_end (run));
      if (rf_run_get_layout_error (run) != NULL && rf_run_get_layout (run) == NULL)
        {
          g_autofree char *text = g_strdup_printf (_ ("The picture could not be drawn: %s."),
                                                   rf_run_get_layout_error (run)->message);
          rf_window_show_message (self, GTK_MESSAGE_WARNING, text);
        }
      break;
    default:
      break;
    }
  rf_window_queue_show (self);
}

static void
connect_run (RfWindow *self, RfRun *run)
{
  g_signal_connect (run, "notify::phase", G_CALLBACK (on_phase), self);
  g_signal_connect_swapped (run, "notify::length", G_CALLBACK (rf_window_queue_show), self);
  g_signal_connect_swapped (run, "notify::waiting", G_CALLBACK (rf_window_queue_show), self);
  g_signal_connect_swapped (run, "notify::drawing", G_CALLBACK (rf_window_queue_show), self);
  g_signal_connect_swapped (run, "notify::position", G_CALLBACK (rf_window_queue_show), self);
  g_signal_connect_swapped (run, "notify::selected", G_CALLBACK (rf_window_queue_show), self);
  g_signal_connect_swapped (run, "notify::answers", G_CALLBACK (rf_window_queue_show), self);
}

void
rf_window_run (RfWindow *self)
{
  RfApplication *application = RF_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  g_autofree char *text = rf_editor_get_text (self->editor);
  g_autofree char *name = rf_window_get_program_name (self);

  if (self->run != NULL && rf_run_get_phase (self->run) == RF_RUN_RUNNING)
    return;
  rf_window_set_starting (self, FALSE);
  rf_window_stop_playing (self);
  rf_window_hide_message (self);
  rf_editor_set_error (self->editor, 0, 0);
  rf_window_read_lecture (self, text);
  rf_window_use_lecture_beside (self, self->parsed);
  rf_window_use_lecture_view (self, self->parsed);
  let_go (&self->previous, self);
  self->previous = g_steal_pointer (&self->run);
  self->run = rf_run_new (text, name, self->profile, rf_application_get_worker (application),
                          &self->view_options);
  if (self->previous != NULL)
    rf_run_follow (self->run, self->previous);
  connect_run (self, self->run);
  rf_window_load_places (self);
  rf_window_begin_messages (self, text);
  self->edited = FALSE;
  self->ringed_frame = 0;
  rf_window_queue_show (self);
}

void
rf_window_stop (RfWindow *self)
{
  if (self->run != NULL)
    rf_run_stop (self->run);
}
