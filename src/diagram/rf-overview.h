/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-measure.h"
#include "diagram/rf-scene.h"
#include "journal/rf-census.h"

G_BEGIN_DECLS

/* The overview of a heap that is too large for boxes: a card for each group of objects, with a
 * square for every so many of them, and a row for the references to each other group, whose arrow
 * leads there. Cards stand where the plan says; a plan is made once from the fullest moment of a
 * run, so that they stay where they are from step to step. */

/* More objects than this at the same time are shown as an overview unless boxes are asked for. */
#define RF_OVERVIEW_LIMIT 4000u
/* Groups in an overview, that of the names and that of the rest among them. */
#define RF_OVERVIEW_GROUPS 12u
/* Members of a group on one page. */
#define RF_OVERVIEW_PAGE 20u

/* Where the cards stand. Never changed once made; references may be taken and dropped on any
 * thread. */
typedef struct _RfOverviewPlan RfOverviewPlan;

/* Places for @groups. @before: a plan with the same keys whose rows are kept too; NULL: none.
 * (transfer full) */
RfOverviewPlan *rf_overview_plan_new (const RfGroups *groups, const RfOverviewPlan *before,
                                      RfJournal *journal, RfMeasure *measure);
/* Chooses the groups (RfGroupKey) of a run whose objects at a moment when there are many are
 * @state, and places for them. NULL when *@cancel becomes nonzero; then @keys is not set. (transfer
 * full) */
RfOverviewPlan *rf_overview_plan_new_for (const RfCensus *census, const RfState *state,
                                          RfJournal *journal, RfGrouping grouping,
                                          RfMeasure *measure, const int *cancel, GArray **keys);
RfOverviewPlan *rf_overview_plan_ref (RfOverviewPlan *plan);
void rf_overview_plan_unref (RfOverviewPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfOverviewPlan, rf_overview_plan_unref)

/* Whether the plan has room for all that @groups show. Else a new one has to be made. */
gboolean rf_overview_plan_fits (const RfOverviewPlan *plan, const RfGroups *groups);

/* The picture of @groups in the places of @plan, with a ring round the group with the index
 * @selected (-1: none). Keys and picks name a group by its index + 1. (transfer full) */
RfScene *rf_overview_scene (const RfOverviewPlan *plan, const RfGroups *groups, RfJournal *journal,
                            RfMeasure *measure, int selected);

/* The members of the group with the index @group, from the one with the number @first (from 0) on,
 * at most RF_OVERVIEW_PAGE of them, as small cards; @selected (an object, 0: none) gets a ring.
 * (transfer full) */
RfScene *rf_overview_page (const RfGroups *groups, guint group, guint32 first, const RfState *state,
                           RfJournal *journal, RfMeasure *measure, guint32 selected);

/* The groups and the references between them as a graph in DOT. (transfer full) */
GString *rf_overview_dot (const RfGroups *groups, RfJournal *journal);

/* How a group is called: "Node", "generation 1", "isolate 3". (transfer full) */
char *rf_overview_group_title (const RfGroupKey *key, RfJournal *journal);
/* "Node: 333,333 objects, 16.0 MB", for those who hear it. (transfer full) */
char *rf_overview_group_words (const RfGroup *group, RfJournal *journal);
/* @n with commas between thousands. (transfer full) */
char *rf_overview_number (guint64 n);
/* "16.0 MB". (transfer full) */
char *rf_overview_bytes (guint64 bytes);

G_END_DECLS
