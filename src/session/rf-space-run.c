/* SPDX-License-Identifier: MIT */

/* A program once more, with its address space watched.
 *
 * Invariants: the thread owns the log until it is over; then it is published under the lock and
 * never changes. The events of the run are compared with those of the journal. */

#include "session/rf-space-run.h"

#include "python/rf-machine.h"
#include "session/rf-rerun.h"

#include <pthread.h>

struct _RfSpaceRun
{
  RfSession *session;
  RfSpaceRunDone done;
  gpointer done_user;
  RfRerun rerun;

  GMutex lock;
  GCond over;
  gboolean has_thread;
  RfSpaceLog *found;

  /* Of the thread. */
  RfSpaceLog *log;
  RfMachine *m;
  RfHeap *heap;
  RfJournal *texts;
  guint32 n, length;
  gboolean was_stopped; /* the recorded run: it need not come to an end by itself */
  gboolean ends, differs;
};

/* --- what happens ----------------------------------------------------------------------------- */

static void
on_change (gpointer user, RfAddressChange change, guint64 address, gsize size, gpointer occupant)
{
  RfSpaceRun *self = user;
  const RfObject *object = occupant;

  if (self->ends)
    return;
  if (change == RF_ADDRESS_GIVEN)
    rf_space_log_give (self->log, self->n, address);
  else if (change == RF_ADDRESS_KEPT)
    rf_space_log_keep (self->log, self->n, address);
  else if (occupant == self->heap) /* a block without an object */
    rf_space_log_take (self->log, self->n, address, size, FALSE, NULL, TRUE, 0);
  else
    rf_space_log_take (self->log, self->n, address, size, change == RF_ADDRESS_REUSED,
                       object->type->name, (object->flags & RF_OBJECT_INTERNAL) != 0, object->id);
}

static void
end (RfSpaceRun *self)
{
  self->ends = TRUE;
  rf_machine_request_stop (self->m, RF_STOP_EVENTS);
}

static gboolean
is_same (const RfEvent *a, const RfEvent *b)
{
  return a->kind == b->kind && a->sub == b->sub && a->a == b->a;
}

static void
on_event (gpointer user, RfEvent *event, const guint32 *extra, guint n_extra)
{
  RfSpaceRun *self = user;
  RfEvent recorded;

  if (self->ends)
    return;
  if (self->n >= self->length)
    {
      end (self);
      return;
    }
  self->n++;
  recorded = rf_journal_event (rf_session_journal (self->session), self->n);
  self->differs |= !is_same (event, &recorded);
  if (event->kind == RF_EVENT_OBJECT_NEW)
    rf_space_log_tell (self->log, self->n, (guint64) event->e << 32 | event->d, event->a);
  if (self->n == self->length && self->was_stopped)
    end (self);
}

static guint32
on_text (gpointer user, const char *text, gssize length)
{
  return rf_journal_intern (((RfSpaceRun *) user)->texts, text, length);
}

static void
heap_made (RfHeap *heap, gpointer user)
{
  RfSpaceRun *self = user;

  self->heap = heap;
  rf_address_set_watch (heap->space, on_change, self);
}

static void
begins (RfMachine *m, gpointer user)
{
  ((RfSpaceRun *) user)->m = m;
}

/* What follows is no part of the program's life. */
static void
ended (RfMachine *m, gpointer user)
{
  rf_address_set_watch (m->heap->space, NULL, NULL);
}

/* --- the thread ------------------------------------------------------------------------------- */

static void *
worker (void *data)
{
  RfSpaceRun *self = data;
  RfEventSink sink = { self, on_event, on_text };
  RfRerunHooks hooks = {
    .sink = &sink, .heap_made = heap_made, .begins = begins, .ended = ended, .user = self
  };
  RfSpaceRunDone done;

  self->log = rf_space_log_new ();
  self->texts = rf_journal_new ();
  self->length = rf_journal_length (rf_session_journal (self->session));
  self->was_stopped = rf_session_phase (self->session) == RF_SESSION_STOPPED;
  rf_rerun_run (&self->rerun, self->session, &hooks);
  rf_journal_unref (self->texts);
  g_mutex_lock (&self->lock);
  if (self->differs || self->n != self->length)
    g_clear_pointer (&self->log, rf_space_log_unref);
  self->found = g_steal_pointer (&self->log);
  done = self->done; /* rf_space_run_free() takes it away */
  g_mutex_unlock (&self->lock);
  if (done != NULL)
    done (self, self->done_user);
  g_mutex_lock (&self->lock);
  self->has_thread = FALSE;
  pthread_detach (pthread_self ());
  g_cond_broadcast (&self->over);
  g_mutex_unlock (&self->lock);
  return NULL;
}

static gboolean
start_thread (RfSpaceRun *self)
{
  pthread_attr_t attributes;
  pthread_t thread;
  gboolean started;

  pthread_attr_init (&attributes);
  pthread_attr_setstacksize (&attributes, RF_MACHINE_STACK);
  started = pthread_create (&thread, &attributes, worker, self) == 0;
  pthread_attr_destroy (&attributes);
  return started;
}

RfSpaceRun *
rf_space_run_new (RfSession *session, RfSpaceRunDone done, gpointer user)
{
  RfSpaceRun *self = g_new0 (RfSpaceRun, 1);

  self->session = rf_session_ref (session);
  self->done = done;
  self->done_user = user;
  g_mutex_init (&self->lock);
  g_cond_init (&self->over);
  rf_rerun_init (&self->rerun);
  g_mutex_lock (&self->lock);
  self->has_thread = start_thread (self);
  g_mutex_unlock (&self->lock);
  return self;
}

void
rf_space_run_wait (RfSpaceRun *self)
{
  g_mutex_lock (&self->lock);
  while (self->has_thread)
    g_cond_wait (&self->over, &self->lock);
  g_mutex_unlock (&self->lock);
}

void
rf_space_run_free (RfSpaceRun *self)
{
  if (self == NULL)
    return;
  g_mutex_lock (&self->lock);
  self->done = NULL;
  g_mutex_unlock (&self->lock);
  rf_rerun_cancel (&self->rerun);
  rf_space_run_wait (self);
  g_clear_pointer (&self->found, rf_space_log_unref);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->over);
  rf_rerun_clear (&self->rerun);
  rf_session_unref (self->session);
  g_free (self);
}

RfSpaceLog *
rf_space_run_get (RfSpaceRun *self)
{
  RfSpaceLog *found;

  g_mutex_lock (&self->lock);
  found = self->found != NULL ? rf_space_log_ref (self->found) : NULL;
  g_mutex_unlock (&self->lock);
  return found;
}
