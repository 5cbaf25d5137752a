/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"
#include "session/rf-session.h"

#include <glib.h>

G_BEGIN_DECLS

/* A session's program once more, with a machine of its own, to see what no event tells of. A run is
 * deterministic, so it comes by the same events, which is looked at; its input is what was
 * recorded. With it a thread to run on, of which there is one at a time. */
typedef struct
{
  RfSession *session;

  GMutex lock; /* what follows is under it; the owner may put its own under it too */
  GCond over;
  gboolean has_thread;
  void (*work) (gpointer user);
  gpointer user;
  RfMachine *machine; /* while it runs */
  gboolean cancelled;
} RfRerun;

/* What the caller does on the way; each may be NULL. */
typedef struct
{
  void (*heap_made) (RfHeap *heap, gpointer user); /* nothing is in it yet */
  void (*begins) (RfMachine *m, gpointer user);    /* the program is about to run */
  /* Event @n has come, as it was recorded; FALSE: that is enough, the run is stopped. */
  gboolean (*event) (const RfEvent *event, guint32 n, gpointer user);
  /* It is stopped at an event: what the machine does from now on is no part of the program. */
  void (*stopped) (RfMachine *m, gpointer user);
  void (*ended) (RfMachine *m, gpointer user); /* the machine is about to be freed */
  gpointer user;
} RfRerunHooks;

typedef enum
{
  RF_RERUN_WHOLE,    /* it came by all that was recorded */
  RF_RERUN_STOPPED,  /* cancelled, or a hook had enough */
  RF_RERUN_DIFFERED, /* it came by something else than what was recorded: a defect */
} RfRerunEnd;

/* Keeps a reference to @session, which has been started with recording. */
void rf_rerun_init (RfRerun *rerun, RfSession *session);
/* Not while the thread works. */
void rf_rerun_clear (RfRerun *rerun);

/* Runs the program on the caller's thread, which needs a stack of RF_MACHINE_STACK bytes, to its
 * end, as far as the journal goes, or until it is stopped. What is cancelled before it begins ends
 * at once. Not under the lock. */
RfRerunEnd rf_rerun_run (RfRerun *rerun, const RfRerunHooks *hooks);

/* --- the thread: all under the lock ----------------------------------------------------------- */

/* Has @work called on a thread that can run the program, unless one is at work. @work is called
 * under the lock and returns under it; in between it lets go of it. FALSE: there is no memory for a
 * thread. */
gboolean rf_rerun_start (RfRerun *rerun, void (*work) (gpointer user), gpointer user);
/* Stops what runs, and what would be run; rf_rerun_again() makes it as if it had not been. */
void rf_rerun_cancel (RfRerun *rerun);
void rf_rerun_again (RfRerun *rerun);
/* Waits until no thread is at work. */
void rf_rerun_wait (RfRerun *rerun);

G_END_DECLS
