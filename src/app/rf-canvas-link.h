/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-camera.h"
#include "app/rf-canvas.h"

G_BEGIN_DECLS

/* From now on two canvases look alike: who pans or zooms one does it in both, and where one looks
 * by itself again the other does too. */
void rf_canvas_link (RfCanvas *a, RfCanvas *b);

/* How large the whole of what @canvas shows is in a widget of that size: pixels a point; 0: there
 * is nothing. */
double rf_canvas_whole_zoom (RfCanvas *canvas, double width, double height);
/* Whether there is so little room that smaller is better than cut off. Looks by itself. */
void rf_canvas_set_narrow (RfCanvas *canvas, gboolean narrow);
/* Where to look then: at what is there now, in one of a few sizes, which come @boost times as large
 * on the screen. FALSE: it would be too small. */
gboolean rf_canvas_narrow_camera (const RfScene *scene, double width, double height, double boost,
                                  RfCamera *camera);

G_END_DECLS
