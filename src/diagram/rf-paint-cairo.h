/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-scene.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Paints scenes on a cairo context: screen, PDF, PNG. A painter keeps shaped texts between calls;
 * it belongs to one thread. */
typedef struct _RfPainter RfPainter;

/* (transfer full) */
RfPainter *rf_painter_new (void);
void rf_painter_free (RfPainter *painter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfPainter, rf_painter_free)

/* Paints @scene in its own coordinates (the caller scales and translates). What lies outside of the
 * current clip is passed over; texts that would be smaller than two pixels are left out.
 * @background: fills the scene's bounds first. */
void rf_painter_paint (RfPainter *painter, cairo_t *cr, const RfScene *scene, const RfTheme *theme,
                       gboolean background);

/* The same with groups that somebody else paints: @put is asked for each that is in sight, in
 * order; TRUE: it has painted it, on @cr as it was given. In small pictures it is not asked. */
typedef gboolean (*RfPutGroup) (cairo_t *cr, guint group, gpointer user);
void rf_painter_paint_with (RfPainter *painter, cairo_t *cr, const RfScene *scene,
                            const RfTheme *theme, RfPutGroup put, gpointer user);
/* Paints group number @group of @scene alone, in a size that can be read, @strength times as strong
 * as it is. */
void rf_painter_paint_group (RfPainter *painter, cairo_t *cr, const RfScene *scene, guint group,
                             const RfTheme *theme, double strength);

/* How texts are drawn on pixels. */
typedef enum
{
  RF_TEXTS_BY_NUMBER,   /* as outlines where there are few */
  RF_TEXTS_AS_OUTLINES, /* each letter where it belongs */
  RF_TEXTS_AS_GLYPHS,   /* each letter on a whole pixel, which is quicker */
} RfTextWay;

/* RF_TEXTS_AS_GLYPHS makes sense on a screen only. */
void rf_painter_set_texts (RfPainter *painter, RfTextWay way);

/* How many items the last call has painted: of those outside of the clip none. */
guint rf_painter_n_painted (const RfPainter *painter);

G_END_DECLS
