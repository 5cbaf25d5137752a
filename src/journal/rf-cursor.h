/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-state.h"

#include <glib.h>

G_BEGIN_DECLS

/* Going to any event quickly. Checkpoints are copies of the state, taken every so many events when
 * somebody first passes there; a cursor starts from the nearest one, or from where it is, and
 * goes forward or backward from it.
 *
 * Checkpoints are shared by all cursors of a journal, on any thread. Their spacing doubles when
 * they take more memory than is in proportion to the journal. */
typedef struct _RfCheckpoints RfCheckpoints;

/* (transfer full) */
RfCheckpoints *rf_checkpoints_new (RfJournal *journal);
RfCheckpoints *rf_checkpoints_ref (RfCheckpoints *checkpoints);
void rf_checkpoints_unref (RfCheckpoints *checkpoints);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfCheckpoints, rf_checkpoints_unref)

/* Makes the checkpoints that are still missing, going over at most @max_events events (0: all there
 * are). For one thread in the background, or an idle function. TRUE: there is more to do now.
 * A 1,000,000-event journal takes about 0.1 s once. */
gboolean rf_checkpoints_advance (RfCheckpoints *checkpoints, guint32 max_events);
/* Memory of the checkpoints and of all states that came from them (they share most of it). */
gsize rf_checkpoints_bytes (RfCheckpoints *checkpoints);
guint rf_checkpoints_length (RfCheckpoints *checkpoints);

/* A position in a journal and the state there. Belongs to one thread. */
typedef struct _RfCursor RfCursor;

/* At position 0. Makes checkpoints of its own when @checkpoints is NULL. (transfer full) */
RfCursor *rf_cursor_new (RfJournal *journal, RfCheckpoints *checkpoints);
void rf_cursor_free (RfCursor *cursor);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfCursor, rf_cursor_free)

/* Goes to the state after event @position (0: before all); beyond the length, to the length.
 * Returns the state, as rf_cursor_state(). */
const RfState *rf_cursor_seek (RfCursor *cursor, guint32 position);
/* The state at the position. (transfer none), until the next seek. rf_state_copy() it for another
 * thread or a longer life. */
const RfState *rf_cursor_state (RfCursor *cursor);
guint32 rf_cursor_position (RfCursor *cursor);

G_END_DECLS
