/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"
#include "session/rf-session.h"

#include <glib.h>

G_BEGIN_DECLS

/* A session's program once more, with a machine of its own, to see what no event tells of. A run is
 * deterministic, so it comes by the same events; its input is what was recorded. */
typedef struct
{
  GMutex lock;
  RfMachine *machine; /* while it runs */
  gboolean cancelled;
} RfRerun;

/* What the caller does on the way; each may be NULL. */
typedef struct
{
  RfEventSink *sink;                               /* of the events */
  void (*heap_made) (RfHeap *heap, gpointer user); /* nothing is in it yet */
  void (*begins) (RfMachine *m, gpointer user);    /* the program is about to run */
  void (*ended) (RfMachine *m, gpointer user);     /* the machine is about to be freed */
  gpointer user;
} RfRerunHooks;

void rf_rerun_init (RfRerun *rerun);
void rf_rerun_clear (RfRerun *rerun);

/* Runs @session's program to its end, or until it is stopped, on the caller's thread, which needs a
 * stack of RF_MACHINE_STACK bytes. What is cancelled before it begins ends at once. */
void rf_rerun_run (RfRerun *rerun, RfSession *session, const RfRerunHooks *hooks);
/* Any thread. rf_rerun_again() makes it as if it had not been cancelled. */
void rf_rerun_cancel (RfRerun *rerun);
void rf_rerun_again (RfRerun *rerun);

G_END_DECLS
