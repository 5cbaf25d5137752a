/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-layout.h"
#include "journal/rf-query.h"
#include "journal/rf-steps.h"

G_BEGIN_DECLS

/* What of a collection is in sight: the decisions about objects that the picture has boxes for. A
 * collection also looks at modules, functions and what the interpreter made for itself, which is
 * most of what there is in a small program; whoever explains five objects does not want to step
 * through these. Reads only what never changes; main thread. */
typedef struct _RfSight RfSight;

/* @end: the state at the end of the journal. (transfer full) */
RfSight *rf_sight_new (RfLayout *layout, const RfState *end);
void rf_sight_free (RfSight *sight);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfSight, rf_sight_free)

/* Whether the event is one of the collector's single decisions (a count copied, a reference
 * followed, an object moved, cleared, freed …). */
gboolean rf_sight_is_decision (const RfEvent *event);
/* Whether stepping stops after event @n: always, but for decisions of a collection that are out of
 * sight, and for those that only prepare the next one. */
gboolean rf_sight_stops_at (const RfSight *sight, guint32 n);
/* How many decisions among the events @from + 1 … @to are out of sight; @of_phase (may be NULL): of
 * each phase, of RF_N_PHASES, is added to. */
guint rf_sight_count_hidden (const RfSight *sight, guint32 from, guint32 to, guint32 *of_phase);

G_END_DECLS
