/* SPDX-License-Identifier: MIT */

/* A program once more, with its address space watched.
 *
 * Invariant: the thread owns the log until it is over; then it is published under the lock and
 * never changes. */

#include "session/rf-space-run.h"

#include "session/rf-rerun.h"

struct _RfSpaceRun
{
  RfRerun rerun;
  /* Under its lock: */
  RfSpaceRunDone done;
  gpointer done_user;
  RfSpaceLog *found;

  /* Of the thread. */
  RfSpaceLog *log;
  RfHeap *heap;
  guint32 n; /* events that have come */
};

/* --- what happens ----------------------------------------------------------------------------- */

static void
on_change (gpointer user, RfAddressChange change, guint64 address, gsize size, gpointer occupant)
{
  RfSpaceRun *self = user;
  const RfObject *object = occupant;

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

static gboolean
on_event (const RfEvent *event, guint32 n, gpointer user)
{
  RfSpaceRun *self = user;

  self->n = n;
  if (event->kind == RF_EVENT_OBJECT_NEW)
    rf_space_log_tell (self->log, n, (guint64) event->e << 32 | event->d, event->a);
  return TRUE;
}

static void
heap_made (RfHeap *heap, gpointer user)
{
  RfSpaceRun *self = user;

  self->heap = heap;
  rf_address_set_watch (heap->space, on_change, self);
}

/* What follows is no part of the program's life. */
static void
stop_watching (RfMachine *m, gpointer user)
{
  rf_address_set_watch (m->heap->space, NULL, NULL);
}

/* --- the thread ------------------------------------------------------------------------------- */

static void
work (gpointer user)
{
  RfSpaceRun *self = user;
  const RfRerunHooks hooks = { .heap_made = heap_made,
                               .event = on_event,
                               .stopped = stop_watching,
                               .ended = stop_watching,
                               .user = self };
  RfSpaceRunDone done;
  RfRerunEnd end;

  g_mutex_unlock (&self->rerun.lock);
  self->log = rf_space_log_new ();
  end = rf_rerun_run (&self->rerun, &hooks);
  g_mutex_lock (&self->rerun.lock);
  if (end == RF_RERUN_WHOLE)
    self->found = g_steal_pointer (&self->log);
  g_clear_pointer (&self->log, rf_space_log_unref);
  done = self->done; /* rf_space_run_free() takes it away */
  if (done == NULL)
    return;
  g_mutex_unlock (&self->rerun.lock);
  done (self, self->done_user);
  g_mutex_lock (&self->rerun.lock);
}

RfSpaceRun *
rf_space_run_new (RfSession *session, RfSpaceRunDone done, gpointer user)
{
  RfSpaceRun *self = g_new0 (RfSpaceRun, 1);

  rf_rerun_init (&self->rerun, session);
  self->done = done;
  self->done_user = user;
  g_mutex_lock (&self->rerun.lock);
  rf_rerun_start (&self->rerun, work, self);
  g_mutex_unlock (&self->rerun.lock);
  return self;
}

void
rf_space_run_wait (RfSpaceRun *self)
{
  g_mutex_lock (&self->rerun.lock);
  rf_rerun_wait (&self->rerun);
  g_mutex_unlock (&self->rerun.lock);
}

void
rf_space_run_free (RfSpaceRun *self)
{
  if (self == NULL)
    return;
  g_mutex_lock (&self->rerun.lock);
  self->done = NULL;
  rf_rerun_cancel (&self->rerun);
  rf_rerun_wait (&self->rerun);
  g_mutex_unlock (&self->rerun.lock);
  g_clear_pointer (&self->found, rf_space_log_unref);
  rf_rerun_clear (&self->rerun);
  g_free (self);
}

RfSpaceLog *
rf_space_run_get (RfSpaceRun *self)
{
  RfSpaceLog *found;

  g_mutex_lock (&self->rerun.lock);
  found = self->found != NULL ? rf_space_log_ref (self->found) : NULL;
  g_mutex_unlock (&self->rerun.lock);
  return found;
}
