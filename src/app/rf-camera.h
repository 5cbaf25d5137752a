/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-scene.h"

G_BEGIN_DECLS

/* Where a canvas looks when the user has not told it. A point (x, y) of the scene stands at
 * (x * zoom + origin.x, y * zoom + origin.y) of the widget. */
typedef struct
{
  double zoom;
  RfPoint origin;
} RfCamera;

#define RF_CAMERA_MARGIN 16.0
#define RF_CAMERA_ZOOM_MIN 0.05
#define RF_CAMERA_ZOOM_MAX 8.0

/* The area of the whole run of @scene, in the middle of a widget of @width × @height pixels. */
RfCamera rf_camera_whole (const RfScene *scene, double width, double height);

/* What is best to look at: the whole run when it can be read at that size, so that nothing ever
 * moves; else, from the upper left corner, what is there now, in one of a few sizes; and when that
 * can't be read either, it goes from @now just as far as is needed to see what has changed since
 * @before (NULL: a first scene). */
RfCamera rf_camera_follow (const RfScene *scene, const RfScene *before, double width, double height,
                           const RfCamera *now);

/* What is best to look at during a part of the run that needs @stage of the scene: the whole run
 * when that is large enough, or nearly as large; else the stage, to which is added what stands
 * beyond it now, so that nothing moves in that part; and when that can't be read either, all that
 * is there now; else as rf_camera_follow(). */
RfCamera rf_camera_stage (const RfScene *scene, const RfScene *before, RfRect *stage, double width,
                          double height, const RfCamera *now);

/* The boxes of @scene that are not dim, in the middle, at most in their own size; where they would
 * be too small to be read, the box of @object. FALSE: there are none, or no room. */
gboolean rf_camera_bright (const RfScene *scene, guint32 object, double width, double height,
                           double text_scale, RfCamera *camera);

/* Goes from @now as far as is needed to have @area of the scene in view; its start counts more than
 * its end where it is too large. */
RfCamera rf_camera_reveal (const RfCamera *now, const RfRect *area, double width, double height);

/* The smallest area that holds all boxes of @scene that are not the same in @before; empty: none.
 */
RfRect rf_camera_changed_area (const RfScene *scene, const RfScene *before);

RfCamera rf_camera_lerp (const RfCamera *a, const RfCamera *b, double t);

G_END_DECLS
