/* SPDX-License-Identifier: MIT */

/* A program once more.
 *
 * Invariant: rerun->machine is only touched under the lock, by whoever runs it to set and by others
 * to cancel. */

#include "session/rf-rerun.h"

typedef struct
{
  RfJournal *journal;
  guint32 next; /* event to look from for the next line */
} Input;

/* The input of the recorded run, line by line. */
static gboolean
read_line (gpointer user, GString *line)
{
  Input *input = user;

  while (input->next <= rf_journal_length (input->journal))
    {
      RfEvent event = rf_journal_event (input->journal, input->next++);

      if (event.kind == RF_EVENT_INPUT)
        {
          g_string_append_len (line, rf_journal_text (input->journal, event.a),
                               (gssize) rf_journal_text_length (input->journal, event.a));
          return event.a != 0;
        }
    }
  return FALSE;
}

static void
set_machine (RfRerun *self, RfMachine *m)
{
  g_mutex_lock (&self->lock);
  self->machine = m;
  if (m != NULL && self->cancelled)
    rf_machine_cancel (m);
  g_mutex_unlock (&self->lock);
}

void
rf_rerun_run (RfRerun *self, RfSession *session, const RfRerunHooks *hooks)
{
  Input input = { rf_session_journal (session), 1 };
  RfHost host = { .user = &input, .read_line = read_line };
  RfHeap *heap = rf_heap_new (rf_session_profile (session));
  gsize max_bytes = rf_session_max_bytes (session);
  RfMachine *m;

  if (hooks->heap_made != NULL)
    hooks->heap_made (heap, hooks->user);
  m = rf_machine_new (heap, &host);
  heap->check_level = 0;
  if (max_bytes > 0)
    heap->bytes_limit = heap->bytes + max_bytes;
  if (hooks->begins != NULL)
    hooks->begins (m, hooks->user);
  set_machine (self, m);
  rf_machine_run (m, rf_session_text (session), (gssize) rf_session_text_size (session),
                  rf_session_filename (session), hooks->sink, NULL, NULL);
  set_machine (self, NULL);
  if (hooks->ended != NULL)
    hooks->ended (m, hooks->user);
  rf_machine_free (m);
  rf_heap_free (heap);
}

void
rf_rerun_init (RfRerun *self)
{
  *self = (RfRerun){ 0 };
  g_mutex_init (&self->lock);
}

void
rf_rerun_clear (RfRerun *self)
{
  g_mutex_clear (&self->lock);
}

void
rf_rerun_cancel (RfRerun *self)
{
  g_mutex_lock (&self->lock);
  self->cancelled = TRUE;
  if (self->machine != NULL)
    rf_machine_cancel (self->machine);
  g_mutex_unlock (&self->lock);
}

void
rf_rerun_again (RfRerun *self)
{
  g_mutex_lock (&self->lock);
  self->cancelled = FALSE;
  g_mutex_unlock (&self->lock);
}
