/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-scene.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Small pictures of scenes: what is in them, not the room that the rest of the run needs, as large
 * as fits. Where all of it would be too small to tell a box from a line, a part is shown. Any
 * thread. */

/* The part of @scene that a picture of @width × @height pixels shows, at no more than @scale pixels
 * a point; returns how much there is to be seen in it. */
double rf_thumbnail_frame (const RfScene *scene, int width, int height, double scale, RfRect *part);
/* Paints @part. (transfer full) */
cairo_surface_t *rf_thumbnail_paint (const RfScene *scene, const RfTheme *theme, int width,
                                     int height, double scale, const RfRect *part);

G_END_DECLS
