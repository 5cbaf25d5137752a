/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-run.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Everything about the selected object at the current event: its facts, the ledger of its count,
 * how that changed, what it refers to, how it died. Rows that stand for an object activate
 * win.select with its id, rows that stand for a frame win.show-frame, rows and places in the chart
 * that stand for an event win.position. */
#define RF_TYPE_OBJECT_PANEL (rf_object_panel_get_type ())
G_DECLARE_FINAL_TYPE (RfObjectPanel, rf_object_panel, RF, OBJECT_PANEL, AdwBin)

/* Shows the selected object of @run at its position; NULL: nothing. */
void rf_object_panel_show (RfObjectPanel *panel, RfRun *run);
/* How many holders the ledger shows, each as often as it counts. For tests. */
guint rf_object_panel_get_n_holders (RfObjectPanel *panel);
/* For tests: whether every holder is known by name. */
gboolean rf_object_panel_is_complete (RfObjectPanel *panel);

G_END_DECLS
