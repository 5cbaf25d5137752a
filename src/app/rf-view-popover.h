/* SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the picture shows, as switches. Each drives an action of the window. */
#define RF_TYPE_VIEW_POPOVER (rf_view_popover_get_type ())
G_DECLARE_FINAL_TYPE (RfViewPopover, rf_view_popover, RF, VIEW_POPOVER, GtkPopover)

/* Shows the state of win.ghost-steps. */
void rf_view_popover_set_ghost_steps (RfViewPopover *popover, int steps);

G_END_DECLS
