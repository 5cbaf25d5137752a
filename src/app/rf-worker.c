/* SPDX-License-Identifier: MIT */

/* A queue of jobs and one thread that does them.
 *
 * Invariant: each job's done function is called exactly once, on the main thread. */

#include "app/rf-worker.h"

typedef struct
{
  RfWorkerWork work;
  RfWorkerDone done;
  gpointer data;
} Job;

struct _RfWorker
{
  GThread *thread;
  GAsyncQueue *jobs; /* of Job */
  GAsyncQueue *over; /* of Job: done functions that are still to be called */
  Job end;           /* tells the thread to end */
};

static gboolean
call_done (gpointer user)
{
  GAsyncQueue *over = user;
  Job *job = g_async_queue_try_pop (over);

  if (job != NULL)
    {
      job->done (job->data);
      g_free (job);
    }
  return G_SOURCE_REMOVE;
}

/* Not g_main_context_invoke(): that calls at once, on this thread, while no main loop runs. */
static void
call_later (RfWorker *worker)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, call_done, g_async_queue_ref (worker->over),
                         (GDestroyNotify) g_async_queue_unref);
  g_source_attach (source, NULL);
}

static gpointer
run (gpointer user)
{
  RfWorker *worker = user;
  Job *job;

  while ((job = g_async_queue_pop (worker->jobs)) != &worker->end)
    {
      job->work (job->data);
      g_async_queue_push (worker->over, job);
      call_later (worker);
    }
  return NULL;
}

RfWorker *
rf_worker_new (void)
{
  RfWorker *worker = g_new0 (RfWorker, 1);

  worker->jobs = g_async_queue_new ();
  worker->over = g_async_queue_new ();
  worker->thread = g_thread_new ("layout", run, worker);
  return worker;
}

void
rf_worker_free (RfWorker *worker)
{
  Job *job;

  g_async_queue_push_front (worker->jobs, &worker->end);
  g_thread_join (worker->thread);
  while ((job = g_async_queue_try_pop (worker->jobs)) != NULL)
    g_async_queue_push (worker->over, job);
  while (g_async_queue_length (worker->over) > 0)
    call_done (worker->over);
  g_async_queue_unref (worker->jobs);
  g_async_queue_unref (worker->over);
  g_free (worker);
}

void
rf_worker_push (RfWorker *worker, RfWorkerWork work, RfWorkerDone done, gpointer data)
{
  Job *job = g_new (Job, 1);

  *job = (Job){ work, done, data };
  g_async_queue_push (worker->jobs, job);
}
