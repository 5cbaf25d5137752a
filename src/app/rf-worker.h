/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The one thread on which layouts are made: graphviz is not thread-safe, so all windows of the
 * process share it. Jobs run in the order in which they were pushed. */
typedef struct _RfWorker RfWorker;

/* Runs on the worker thread. */
typedef void (*RfWorkerWork) (gpointer data);
/* Runs on the main thread after the work, once for each job; @data is the job's. It lets go of what
 * the job holds. */
typedef void (*RfWorkerDone) (gpointer data);

/* (transfer full) */
RfWorker *rf_worker_new (void);
/* Waits for the job that is being done; others are dropped, their done function is called at
 * once. Main thread. */
void rf_worker_free (RfWorker *worker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfWorker, rf_worker_free)

/* Queues a job. A long one must look at a flag of its own to be cancelled. Main thread. */
void rf_worker_push (RfWorker *worker, RfWorkerWork work, RfWorkerDone done, gpointer data);

G_END_DECLS
