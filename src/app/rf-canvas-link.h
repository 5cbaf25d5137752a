/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-canvas.h"

G_BEGIN_DECLS

/* From now on two canvases look alike: who pans or zooms one does it in both, and where one looks
 * by itself again the other does too. */
void rf_canvas_link (RfCanvas *a, RfCanvas *b);

/* How large the whole of what @canvas shows is in a widget of that size: pixels a point; 0: there
 * is nothing. */
double rf_canvas_whole_zoom (RfCanvas *canvas, double width, double height);
/* Looks at the whole run, by itself. */
void rf_canvas_look_at_whole (RfCanvas *canvas);

G_END_DECLS
