/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-paint-cairo.h"

G_BEGIN_DECLS

/* Boxes as pixels of their own, each painted once and then only put where it is: what moves as it
 * is, and what something moves over, needs no painting. A sprite stands at whole pixels: at most
 * half a pixel beside where the painter would have put it, which can't be seen while it moves.
 *
 * Belongs to one thread. */
typedef struct _RfSprites RfSprites;

RfSprites *rf_sprites_new (void);
void rf_sprites_free (RfSprites *sprites);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfSprites, rf_sprites_free)

/* A new picture begins: with another theme or zoom, or other texts, there are none yet; what the
 * last pictures had no use for goes where there is too much of it. */
void rf_sprites_begin (RfSprites *sprites, const RfTheme *theme, double zoom, RfTextWay texts);

/* Another movement begins: what stands exactly where it belongs until now must not be put beside
 * that as long as it rests. */
void rf_sprites_begin_movement (RfSprites *sprites);

typedef enum
{
  RF_SPRITE_NONE,  /* it is none that has one: to be painted in the usual way */
  RF_SPRITE_EXACT, /* put to the pixels that the painter would have made */
  RF_SPRITE_NEAR   /* put half a pixel beside them, at most */
} RfSpriteFit;

/* Puts group number @index of @scene on @cr, whose units are pixels; the scene's origin stands at
 * (@x, @y). @painter paints it if that was not done yet. */
RfSpriteFit rf_sprites_put (RfSprites *sprites, RfPainter *painter, cairo_t *cr,
                            const RfScene *scene, guint index, int x, int y);

/* How many have been painted so far. For tests. */
guint64 rf_sprites_n_painted (const RfSprites *sprites);

G_END_DECLS
