/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How the count of one object changed: a stair with a step of the same width for each change, since
 * most changes come in quick succession and nothing happens for long in between. The current event
 * is marked. A click on a step goes to the event that made it; with the keyboard focus on the
 * chart, Left and Right go from change to change.
 *
 * Signal "picked" (RfCountChart, guint event). */
#define RF_TYPE_COUNT_CHART (rf_count_chart_get_type ())
G_DECLARE_FINAL_TYPE (RfCountChart, rf_count_chart, RF, COUNT_CHART, GtkWidget)

/* Shows @changes (of RfCountChange; NULL: they are not known yet) of an object that is there up to
 * event @end, at @position. */
void rf_count_chart_show (RfCountChart *chart, RfJournal *journal, GArray *changes, guint32 end,
                          guint32 position);

/* For tests. */
guint rf_count_chart_get_n_changes (RfCountChart *chart);
/* The event of the step at the fraction @x (0: where time begins … 1), 0: none. */
guint32 rf_count_chart_event_at (RfCountChart *chart, double x);

G_END_DECLS
