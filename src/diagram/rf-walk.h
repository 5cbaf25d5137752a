/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-scene.h"

G_BEGIN_DECLS

/* Going from object to object without a pointer. Objects are those that have a box in the scene. */

typedef enum
{
  RF_WALK_LEFT,
  RF_WALK_RIGHT,
  RF_WALK_UP,
  RF_WALK_DOWN,
} RfWalkDirection;

/* The object after (or before) @id in the order of the picture; 0: there is none. For @id 0: the
 * first (or the last). */
guint32 rf_walk_next (const RfScene *scene, guint32 id, gboolean backward);

/* The nearest object in @direction. @by_reference: only of those that a reference connects with
 * @id. 0: there is none. */
guint32 rf_walk_towards (const RfScene *scene, guint32 id, RfWalkDirection direction,
                         gboolean by_reference);

/* The objects that @id refers to, by rows; or those that refer to it. Each once, never itself.
 * (transfer full, guint32) */
GArray *rf_walk_referents (const RfScene *scene, guint32 id);
GArray *rf_walk_holders (const RfScene *scene, guint32 id);
/* The first frame with a name that refers to @id; 0: none. */
guint32 rf_walk_holding_frame (const RfScene *scene, guint32 id);

G_END_DECLS
