/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-paint-cairo.h"

G_BEGIN_DECLS

/* What rf-paint-cairo.c (pictures in a size that can be read), rf-paint-small.c (what is drawn of
 * smaller ones) and rf-paint-pixels.c (how) share. */

/* Pixels a point; below it text can't be read. */
#define RF_PAINT_READABLE 0.33

/* Part of the pixels of an image, 32 bits each, premultiplied. */
typedef struct
{
  guint8 *data;
  int stride;
  int x0, y0, x1, y1; /* may be written */
} RfPixels;

/* Fills @rect (of pixels), its borders rounded to whole pixels, at least one wide and high. */
void rf_pixels_fill (const RfPixels *pixels, const RfRect *rect, guint32 color);
/* A line one pixel wide, smooth. */
void rf_pixels_line (const RfPixels *pixels, RfPoint from, RfPoint to, guint32 color);
/* 0…1 components as a premultiplied pixel. */
guint32 rf_pixels_color (const double rgba[4], double opacity);

typedef struct
{
  cairo_t *cr;
  const RfTheme *theme;
  RfRect clip;    /* of the scene */
  RfPixels image; /* data NULL: it is none */
  double unit;    /* pixels a point */
  RfPoint origin; /* of the scene, in pixels */
} RfSmallPainter;

void rf_paint_set_color (cairo_t *cr, const RfTheme *theme, RfColor color, double opacity);

/* FALSE: what @cr paints on is no image, or what it is clipped by no rectangle; then the usual way
 * has to do. */
gboolean rf_small_painter_begin (RfSmallPainter *painter, cairo_t *cr, const RfTheme *theme,
                                 const RfRect *clip, double unit);
/* Returns how many items it has painted. */
guint rf_small_painter_paint (RfSmallPainter *painter, const RfScene *scene,
                              const RfSceneGroup *group);
void rf_small_painter_end (RfSmallPainter *painter);

G_END_DECLS
