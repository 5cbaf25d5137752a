/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-scene-build.h"

G_BEGIN_DECLS

/* A picture in which one box is in somebody's hand. The box and the ends of its arrows follow at
 * once; everything else, arrows included, stays as it is in the picture from which it was taken,
 * also where the box now lies on it. So a frame costs what the box costs, however large the picture
 * is. Once the box is let go the scene is to be built anew, with all the routes that this takes. */
typedef struct _RfLift RfLift;

/* Takes @box out of @scene, which was built from @view (transfer full), @layout and @options. NULL:
 * it is not there. (transfer full) */
RfLift *rf_lift_new (RfView *view, RfLayout *layout, RfScene *scene, const RfSceneOptions *options,
                     const RfHistoryBox *box);
void rf_lift_free (RfLift *lift);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfLift, rf_lift_free)

/* The picture with the box moved by @offset from its place in the layout. (transfer full) */
RfScene *rf_lift_scene (RfLift *lift, RfPoint offset);

G_END_DECLS
