/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-run.h"
#include "diagram/rf-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The collection that runs at the current event, or the last one before it: who asked for it, its
 * phases with what each found, the objects that are reachable and not, the generations, all
 * collections of the run. A phase or a collection that is activated goes to its event, a chip
 * selects its object. */
#define RF_TYPE_COLLECTOR_PANEL (rf_collector_panel_get_type ())
G_DECLARE_FINAL_TYPE (RfCollectorPanel, rf_collector_panel, RF, COLLECTOR_PANEL, AdwBin)

/* Shows @run at its position; NULL: nothing. @view: what the picture shows there, NULL: none. */
void rf_collector_panel_show (RfCollectorPanel *panel, RfRun *run, const RfView *view);
/* The phase that is highlighted; RF_PHASE_NONE: none. For tests. */
RfPhase rf_collector_panel_get_phase (RfCollectorPanel *panel);

G_END_DECLS
