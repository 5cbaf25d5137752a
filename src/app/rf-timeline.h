/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-marks.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The slider over the events of a run, with marks above it. It starts at the reading direction's
 * start. Signal "changed" (RfTimeline, guint position): the user moved it. */
#define RF_TYPE_TIMELINE (rf_timeline_get_type ())
G_DECLARE_FINAL_TYPE (RfTimeline, rf_timeline, RF, TIMELINE, GtkWidget)

/* The events are 0 … @length; from @program_end on the interpreter shuts down. */
void rf_timeline_set_range (RfTimeline *timeline, guint32 length, guint32 program_end);
void rf_timeline_set_position (RfTimeline *timeline, guint32 position);
/* Copies the marks. */
void rf_timeline_set_marks (RfTimeline *timeline, const RfMark *marks, guint n_marks);
/* The selected object lives from event @born to event @died (0: to the end); @born 0: nothing is
 * selected. */
void rf_timeline_set_life (RfTimeline *timeline, guint32 born, guint32 died);
void rf_timeline_get_life (RfTimeline *timeline, guint32 *born, guint32 *died);

G_END_DECLS
