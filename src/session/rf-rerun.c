/* SPDX-License-Identifier: MIT */

/* A program once more, and the thread that it runs on.
 *
 * Invariants: the machine belongs to the thread that runs it, which sets rerun->machine under the
 * lock; others reach it there, to cancel it. A run ends where the journal does, or before. */

#include "session/rf-rerun.h"

/* --- one run ---------------------------------------------------------------------------------- */

typedef struct
{
  const RfRerunHooks *hooks;
  RfMachine *m;
  RfJournal *journal;
  RfJournal *texts;     /* of the run's own events */
  guint32 n, length;    /* events that have come, that were recorded */
  guint32 next;         /* event to look from for the next line of input */
  gboolean was_stopped; /* the recorded run: it need not come to an end by itself */
  gboolean over, differs;
} Run;

/* The input of the recorded run, line by line. */
static gboolean
read_line (gpointer user, GString *line)
{
  Run *run = user;

  while (run->next <= rf_journal_length (run->journal))
    {
      RfEvent event = rf_journal_event (run->journal, run->next++);

      if (event.kind == RF_EVENT_INPUT)
        {
          g_string_append_len (line, rf_journal_text (run->journal, event.a),
                               (gssize) rf_journal_text_length (run->journal, event.a));
          return event.a != 0;
        }
    }
  return FALSE;
}

static void
stop (Run *run)
{
  run->over = TRUE;
  if (run->hooks->stopped != NULL)
    run->hooks->stopped (run->m, run->hooks->user);
  rf_machine_request_stop (run->m, RF_STOP_EVENTS);
}

static gboolean
is_same (const RfEvent *a, RfEvent b)
{
  return a->kind == b.kind && a->sub == b.sub && a->a == b.a &&
         (a->kind != RF_EVENT_COUNT || (a->b == b.b && a->c == b.c));
}

static void
on_event (gpointer user, RfEvent *event, const guint32 *extra, guint n_extra)
{
  Run *run = user;

  if (run->over)
    return;
  if (run->n >= run->length)
    {
      stop (run);
      return;
    }
  run->n++;
  run->differs = !is_same (event, rf_journal_event (run->journal, run->n));
  if (run->differs ||
      (run->hooks->event != NULL && !run->hooks->event (event, run->n, run->hooks->user)) ||
      (run->n == run->length && run->was_stopped))
    stop (run);
}

static guint32
on_text (gpointer user, const char *text, gssize length)
{
  return rf_journal_intern (((Run *) user)->texts, text, length);
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

RfRerunEnd
rf_rerun_run (RfRerun *self, const RfRerunHooks *hooks)
{
  RfSession *session = self->session;
  Run run = { .hooks = hooks,
              .journal = rf_session_journal (session),
              .texts = rf_journal_new (),
              .length = rf_journal_length (rf_session_journal (session)),
              .next = 1,
              .was_stopped = rf_session_phase (session) == RF_SESSION_STOPPED };
  RfEventSink sink = { &run, on_event, on_text };
  RfHost host = { .user = &run, .read_line = read_line };
  RfHeap *heap = rf_heap_new (rf_session_profile (session));
  gsize max_bytes = rf_session_max_bytes (session);

  if (hooks->heap_made != NULL)
    hooks->heap_made (heap, hooks->user);
  run.m = rf_machine_new (heap, &host);
  heap->check_level = 0;
  if (max_bytes > 0)
    heap->bytes_limit = heap->bytes + max_bytes;
  if (hooks->begins != NULL)
    hooks->begins (run.m, hooks->user);
  set_machine (self, run.m);
  rf_machine_run (run.m, rf_session_text (session), (gssize) rf_session_text_size (session),
                  rf_session_filename (session), &sink, NULL, NULL);
  set_machine (self, NULL);
  if (hooks->ended != NULL)
    hooks->ended (run.m, hooks->user);
  rf_machine_free (run.m);
  rf_heap_free (heap);
  rf_journal_unref (run.texts);
  if (run.differs)
    return RF_RERUN_DIFFERED;
  return run.n == run.length ? RF_RERUN_WHOLE : RF_RERUN_STOPPED;
}

void
rf_rerun_init (RfRerun *self, RfSession *session)
{
  *self = (RfRerun){ .session = rf_session_ref (session) };
  g_mutex_init (&self->lock);
  g_cond_init (&self->over);
}

void
rf_rerun_clear (RfRerun *self)
{
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->over);
  g_clear_pointer (&self->session, rf_session_unref);
}

/* --- the thread ------------------------------------------------------------------------------- */

static void *
thread_main (void *data)
{
  RfRerun *self = data;

  g_mutex_lock (&self->lock);
  self->work (self->user);
  self->has_thread = FALSE;
  pthread_detach (pthread_self ());
  g_cond_broadcast (&self->over);
  g_mutex_unlock (&self->lock);
  return NULL;
}

gboolean
rf_rerun_start (RfRerun *self, void (*work) (gpointer user), gpointer user)
{
  pthread_t thread;

  if (self->has_thread)
    return TRUE;
  self->work = work;
  self->user = user;
  self->has_thread = rf_machine_start_thread (&thread, thread_main, self);
  return self->has_thread;
}

void
rf_rerun_cancel (RfRerun *self)
{
  self->cancelled = TRUE;
  if (self->machine != NULL)
    rf_machine_cancel (self->machine);
}

void
rf_rerun_again (RfRerun *self)
{
  self->cancelled = FALSE;
}

void
rf_rerun_wait (RfRerun *self)
{
  while (self->has_thread)
    g_cond_wait (&self->over, &self->lock);
}
