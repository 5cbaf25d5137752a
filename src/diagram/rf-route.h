/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-geometry.h"

#include <glib.h>

G_BEGIN_DECLS

/* Routes of arrows between boxes. An arrow starts at a row's dot inside its box near the right
 * border, leaves to the right, and ends at the border of its target, at right angles to it. It
 * keeps out of every obstacle. Where nothing is in the way it is one smooth curve; else it goes
 * round the corners of what is in the way. Arrows that end at one side of a box are spread over it
 * in the order in which they come. */

typedef struct
{
  RfRect body;     /* arrows end at its border */
  RfRect obstacle; /* arrows keep out of it: the body with its badges */
  double reserve;  /* below the obstacle: paths round it leave room for notes that may come */
  double head;     /* the height of the head, where arrows from the left end */
} RfRouteBox;

typedef struct
{
  RfPoint from; /* the dot */
  guint owner;  /* index of a box */
  guint target;
  GArray *points; /* out: RfPoint, 3n + 1, from the dot to the border; made by the caller */
} RfRoute;

/* Finds all routes at once. @extra are obstacles that are no boxes (captions). Deterministic. */
void rf_route_all (const RfRouteBox *boxes, guint n_boxes, const RfRect *extra, guint n_extra,
                   RfRoute *routes, guint n_routes);

/* How often @routes cross one another. */
guint rf_route_crossings (const RfRoute *routes, guint n_routes);

G_END_DECLS
