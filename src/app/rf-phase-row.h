/* SPDX-License-Identifier: MIT */
#pragma once

#include "heap/rf-event.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  RF_PHASE_ROW_AHEAD,
  RF_PHASE_ROW_CURRENT,
  RF_PHASE_ROW_DONE,
} RfPhaseRowStatus;

/* One phase of the collector in the checklist: a number that becomes a tick, the title, what was
 * found, and, while it is the current one, what it does. */
#define RF_TYPE_PHASE_ROW (rf_phase_row_get_type ())
G_DECLARE_FINAL_TYPE (RfPhaseRow, rf_phase_row, RF, PHASE_ROW, GtkListBoxRow)

/* @number stands in the circle. */
GtkWidget *rf_phase_row_new (RfPhase phase, guint number);
/* @found may be NULL. */
void rf_phase_row_show (RfPhaseRow *row, RfPhaseRowStatus status, const char *found);

G_END_DECLS
