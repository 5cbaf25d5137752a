/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-space.h"
#include "session/rf-session.h"

#include <glib.h>

G_BEGIN_DECLS

/* The log of a session's address space, made by running its program once more on a thread of its
 * own, as far as its journal goes. */
typedef struct _RfSpaceRun RfSpaceRun;

/* The run is over. Called on its thread, once, unless it was freed before. */
typedef void (*RfSpaceRunDone) (RfSpaceRun *run, gpointer user);

/* Starts at once; keeps a reference to @session, which is over and was recorded. (transfer full) */
RfSpaceRun *rf_space_run_new (RfSession *session, RfSpaceRunDone done, gpointer user);
/* Cancels the run if it goes on, and waits for it. */
void rf_space_run_free (RfSpaceRun *run);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfSpaceRun, rf_space_run_free)

/* Waits until the run is over. */
void rf_space_run_wait (RfSpaceRun *run);
/* The log; NULL: not over yet, or cancelled, or it came by other events than were recorded (a
 * defect). (transfer full) */
RfSpaceLog *rf_space_run_get (RfSpaceRun *run);

G_END_DECLS
