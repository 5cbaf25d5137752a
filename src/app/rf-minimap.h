/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-canvas.h"

G_BEGIN_DECLS

/* A small map of the whole picture with the part that the canvas shows; a click or a drag on it
 * moves the canvas there. It is only there while the picture is larger than the canvas. */
#define RF_TYPE_MINIMAP (rf_minimap_get_type ())
G_DECLARE_FINAL_TYPE (RfMinimap, rf_minimap, RF, MINIMAP, GtkWidget)

/* The canvas that it is a map of. */
void rf_minimap_set_canvas (RfMinimap *map, RfCanvas *canvas);
/* Whether the user wants one at all. */
void rf_minimap_set_wanted (RfMinimap *map, gboolean wanted);

G_END_DECLS
