/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-run.h"
#include "diagram/rf-scene.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Memory: figures of the address space at the current event, its picture, and of the current block
 * who lives there and who did before.
 *
 * Signals: "selected" (guint object, 0: none): the user picked a block; "going" (guint event):
 * wants to see that event. */
#define RF_TYPE_SPACE_PANEL (rf_space_panel_get_type ())
G_DECLARE_FINAL_TYPE (RfSpacePanel, rf_space_panel, RF, SPACE_PANEL, AdwBin)

/* Shows @run at its position; @since: the position of the step before. NULL: nothing. */
void rf_space_panel_show (RfSpacePanel *panel, RfRun *run, guint32 since);
/* The picture as a scene, for a file; NULL: there is none. (transfer full) */
RfScene *rf_space_panel_build_scene (RfSpacePanel *panel);

/* For tests. (transfer none) */
const char *rf_space_panel_get_figures (RfSpacePanel *panel);
const char *rf_space_panel_get_sentence (RfSpacePanel *panel);
guint rf_space_panel_get_n_tenants (RfSpacePanel *panel);
GtkWidget *rf_space_panel_get_view (RfSpacePanel *panel);

G_END_DECLS
