/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-run.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The collection that runs at the current event, or the last one before it: who asked for it, its
 * phases with what each found, the generations. A phase that is activated goes to its event. */
#define RF_TYPE_COLLECTOR_PANEL (rf_collector_panel_get_type ())
G_DECLARE_FINAL_TYPE (RfCollectorPanel, rf_collector_panel, RF, COLLECTOR_PANEL, AdwBin)

/* Shows @run at its position; NULL: nothing. */
void rf_collector_panel_show (RfCollectorPanel *panel, RfRun *run);
/* The phase that is highlighted; RF_PHASE_NONE: none. For tests. */
RfPhase rf_collector_panel_get_phase (RfCollectorPanel *panel);

G_END_DECLS
