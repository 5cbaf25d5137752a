/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-paint-cairo.h"

G_BEGIN_DECLS

/* The picture of a scene as pixels, kept from frame to frame: what has been painted is painted
 * again only where the scene has changed there. A view that moves takes its pixels along. After a
 * change of size the old pixels are stretched until the new ones are painted, which can be done a
 * piece at a time. When all is painted every pixel is the one that the painter alone would give.
 *
 * Belongs to one thread. */
typedef struct _RfRaster RfRaster;

RfRaster *rf_raster_new (void);
void rf_raster_free (RfRaster *raster);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfRaster, rf_raster_free)

/* What is to be seen from now on: @scene (NULL: nothing) in @theme, @width × @height pixels, where
 * the point (x, y) of the scene stands at (x * zoom + origin.x, y * zoom + origin.y). The origin is
 * rounded to whole pixels. Keeps references. */
void rf_raster_set (RfRaster *raster, RfScene *scene, const RfTheme *theme, double zoom,
                    RfPoint origin, int width, int height);
/* Whether what is set from now on is a moment of a movement: boxes are painted once and then moved
 * as they are (rf-sprites.h). What comes to rest is painted again where it had been put beside its
 * pixels. */
void rf_raster_set_moving (RfRaster *raster, gboolean moving);
/* All has to be painted anew. */
void rf_raster_forget (RfRaster *raster);
/* Paints what is to be painted, at most about @budget microseconds (0: all of it), the middle
 * first. Whether it is complete. */
gboolean rf_raster_paint (RfRaster *raster, gint64 budget);
/* The pixels: CAIRO_FORMAT_ARGB32, opaque. NULL before there are any. (transfer none) */
cairo_surface_t *rf_raster_surface (RfRaster *raster);
/* Changes with every change of the pixels. */
guint rf_raster_serial (RfRaster *raster);
/* How many items were painted so far, and how many boxes of them as sprites. For tests. */
guint64 rf_raster_n_painted (RfRaster *raster);
guint64 rf_raster_n_sprites (RfRaster *raster);

G_END_DECLS
