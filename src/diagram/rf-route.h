/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-geometry.h"
#include "diagram/rf-times.h"

#include <glib.h>

G_BEGIN_DECLS

/* Routes of arrows between boxes. An arrow starts at a row's dot inside its box near the right
 * border, leaves to the right, and ends at the border of its target, at right angles to it. It
 * keeps out of every obstacle that is ever there at the same time. Where nothing is in the way it
 * is one smooth curve; else it goes round the corners of what is in the way. Arrows that end at one
 * side of a box are spread over it in the order in which they come. */

/* The room of a box, or of several that never are there at the same time. */
typedef struct
{
  RfRect body;
  RfRect obstacle; /* arrows keep out of it: the body with its badges and notes */
  double reserve;  /* below the obstacle: paths round it leave room */
  double head;     /* the height of the head, where arrows from the left end */
  RfTimes times;
  guint hull; /* the number of the hull that it is a member of, 0: of none */
} RfRouteBox;

/* An obstacle that is no box. */
typedef struct
{
  RfRect rect;
  RfTimes times;
  guint hull;    /* arrows from and to members of this hull may pass; 0: none may */
  gboolean soft; /* better through it than not at all */
} RfRouteExtra;

typedef struct
{
  RfPoint from; /* the dot */
  guint owner;  /* index of a box */
  guint target;
  RfRect start, end;  /* the bodies of the very boxes, in the rooms of @owner and @target */
  gboolean no_bottom; /* it can't end there: the box grows, or something is written below it */
  RfTimes times;
  GArray *points; /* out: RfPoint, 3n + 1, from the dot to the border; made by the caller */
} RfRoute;

/* Sets what follows from @boxes: the bodies are theirs, the times common to both. */
void rf_route_init (RfRoute *route, const RfRouteBox *boxes, guint owner, guint target,
                    RfPoint from);

/* Finds all routes at once. Deterministic. */
void rf_route_all (const RfRouteBox *boxes, guint n_boxes, const RfRouteExtra *extra, guint n_extra,
                   RfRoute *routes, guint n_routes);
/* The same without the last touches, for pictures that are only compared with one another. */
void rf_route_roughly (const RfRouteBox *boxes, guint n_boxes, const RfRouteExtra *extra,
                       guint n_extra, RfRoute *routes, guint n_routes);
/* Finds further routes beside @known ones, which stay as they are. Each is found by itself: it does
 * not matter which others are asked for. */
void rf_route_more (const RfRouteBox *boxes, guint n_boxes, const RfRouteExtra *extra,
                    guint n_extra, const RfRoute *known, guint n_known, RfRoute *routes,
                    guint n_routes);

/* Routes for one frame of a movement: short of time they keep out of boxes, but cross others, and
 * the last ones of many are plain curves. */
void rf_route_quickly (const RfRouteBox *boxes, guint n_boxes, const RfRouteExtra *extra,
                       guint n_extra, RfRoute *routes, guint n_routes);

/* How often @routes cross one another, and how long they are, in the mean over the time. */
void rf_route_measure (const RfRoute *routes, guint n_routes, double *crossings, double *length);

G_END_DECLS
