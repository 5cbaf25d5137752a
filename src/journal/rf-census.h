/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-groups.h"

#include <glib.h>

G_BEGIN_DECLS

/* How many objects of the program live at the same time at most: in all, of each type, and in each
 * isolate. One pass over the events, which can be made in pieces while the journal still grows. So
 * a heap that is too large to be drawn is known of at once when the program is over, and the groups
 * of its overview are the same at every moment of the run. */
typedef struct _RfCensus RfCensus;

/* (transfer full) */
RfCensus *rf_census_new (RfJournal *journal);
void rf_census_free (RfCensus *census);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfCensus, rf_census_free)

/* Goes on over at most @max_events events (0: all there are). TRUE: there are more. One thread at a
 * time. */
gboolean rf_census_advance (RfCensus *census, guint32 max_events);

/* Most objects at the same time, in the events so far. */
guint32 rf_census_most (const RfCensus *census);
/* The same of objects that are no atoms: those that could be boxes of a picture. */
guint32 rf_census_most_boxes (const RfCensus *census);

/* The groups of @grouping: the names of the frames first, then what has most members at some time,
 * at most @most groups in all, the rest in one at the end. (transfer full), of RfGroupKey. */
GArray *rf_census_keys (const RfCensus *census, RfGrouping grouping, guint most);
/* Of the groups of @fullest, counted at a moment when there are many objects, those that are worth
 * being seen on their own: the program's own classes, and what has many objects at some time, or
 * many references. (transfer full), of RfGroupKey. */
GArray *rf_census_choose (const RfCensus *census, const RfGroups *fullest, guint most);

G_END_DECLS
