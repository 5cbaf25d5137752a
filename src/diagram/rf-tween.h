/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-scene.h"

G_BEGIN_DECLS

/* The way from one scene to another. Items are matched by keys: what is in both moves, and a text
 * that changes cross-fades. The rest has looks that say what happened: arrows grow from their dot
 * and draw back to it, or break in the middle; counts roll; a hull is drawn round its members and
 * then tinted; a frame's card slides in from the left; what a finalizer prints rises; a box that
 * was freed hands back its block of memory. */
typedef struct _RfTween RfTween;

typedef enum
{
  RF_TWEEN_PLAIN,
  RF_TWEEN_SNAP, /* an arrow that goes breaks in the middle */
} RfTweenLook;

/* When an item has its turn, within 0…1, and how it goes. Preset to 0, 1, plain. */
typedef struct
{
  double start, length;
  RfTweenLook look;
} RfTweenTiming;

/* Sets @timing for an item, which is @old in the one scene and @new in the other; NULL: it comes,
 * or it goes. */
typedef void (*RfTweenTimingFunc) (const RfSceneItem *old, const RfSceneItem *new,
                                   RfTweenTiming *timing, gpointer user);

/* Matches two scenes, once for all the pictures between. Without @timing everything has its turn
 * all the time, at an even speed; with it each turn starts and stops gently. @timing is not called
 * any more afterwards. Never changed once made: may be used on any thread. (transfer full) */
RfTween *rf_tween_new (RfScene *from, RfScene *to, RfTweenTimingFunc timing, gpointer user);
void rf_tween_free (RfTween *tween);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfTween, rf_tween_free)

/* How many items are different at its two ends. */
guint rf_tween_n_changes (const RfTween *tween);

/* The scene at @t (0…1): at 0 the first one itself, at 1 the other. No two of its items have the
 * same key. (transfer full) */
RfScene *rf_tween_scene (const RfTween *tween, double t);

/* The same in one go, without timing. (transfer full) */
RfScene *rf_tween (RfScene *from, RfScene *to, double t);

/* A gentle start and stop: 0 → 0, 1 → 1. */
double rf_tween_ease (double t);

G_END_DECLS
