/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-temporaries.h"
#include "session/rf-session.h"

#include <glib.h>

G_BEGIN_DECLS

/* Running a session's program once more up to an event, to find out what no event tells of: who
 * holds the temporaries. A run is deterministic, so it comes to the same event; its input is what
 * was recorded. Works on a thread of its own and stops right behind the stretch of events around
 * the one that is asked for; what it found is kept for that stretch, so stepping needs no new run.
 *
 * All functions may be called from any one thread at a time. */
typedef struct _RfReplay RfReplay;

/* The temporaries around an event are known, or will not be (the journal does not reach to it).
 * Called on the replay's thread. */
typedef void (*RfReplayDone) (RfReplay *replay, guint32 event, gpointer user);

/* (transfer full); keeps a reference to @session, which has been started with recording. */
RfReplay *rf_replay_new (RfSession *session);
/* Cancels what runs, and waits for it. */
void rf_replay_free (RfReplay *replay);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfReplay, rf_replay_free)

/* Before the first rf_replay_want(). */
void rf_replay_set_done (RfReplay *replay, RfReplayDone done, gpointer user);
/* Asks for the temporaries at @event. TRUE: they are known already, done is not called. FALSE: done
 * will be called, unless another event is asked for before: only the last question counts, and
 * a run for an earlier one is cancelled unless it answers this too. */
gboolean rf_replay_want (RfReplay *replay, guint32 event);
/* What is known at @event; NULL: nothing. (transfer full) */
RfTemporaries *rf_replay_get (RfReplay *replay, guint32 event);
/* Waits until what was asked for is known or will not be. */
void rf_replay_wait (RfReplay *replay);
/* The run came to other events than were recorded: a defect; for tests. */
gboolean rf_replay_differed (RfReplay *replay);

G_END_DECLS
