/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-journal.h"

#include <glib.h>

G_BEGIN_DECLS

/* The moment that a command line names, as a position in @journal (which must be complete):
 *
 * - "end": when the program is over and before the interpreter shuts down; the last event where
 *   the program did not come to its end;
 * - "event:N": after event N (0: before all);
 * - "line:N": after line N has run for the first time: all calls that it makes included;
 * - "first:KIND": after the first event of that kind of the trace.
 *
 * FALSE and @error (RF_ERROR_USAGE), one sentence, when there is no such moment. */
gboolean rf_when_resolve (RfJournal *journal, const char *when, guint32 *position, GError **error);

/* Whether @when has the form of one of these, before the program is run. Sets @error otherwise. */
gboolean rf_when_check (const char *when, GError **error);

/* What the program did itself ends here: where "end" is. */
guint32 rf_when_end (RfJournal *journal);

G_END_DECLS
