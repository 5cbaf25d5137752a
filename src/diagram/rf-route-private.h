/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-route.h"

G_BEGIN_DECLS

/* What the parts of the router share: rf-route.c (which way each arrow takes), rf-route-path.c
 * (paths round corners), rf-route-channel.c (paths between columns), rf-route-field.c (what is in
 * the way). */

#define RF_LANE_FIRST 8.0 /* of a path from the corner that it goes round */
#define RF_LANES_MAX 13.0 /* all lanes of a corner together */

typedef enum
{
  RF_SIDE_LEFT,
  RF_SIDE_TOP,
  RF_SIDE_BOTTOM,
  RF_SIDE_RIGHT,
  RF_N_SIDES
} RfSide;

typedef struct
{
  const RfRouteBox *boxes;
  guint n_boxes;
  const RfRect *extra;
  guint n_extra;
  /* Obstacles by cells of a grid, so that only those nearby are looked at. */
  RfRect area;
  guint columns, rows;
  GArray **cells; /* guint: obstacles that touch the cell */
  guint *stamps, stamp;
  guint *near;  /* what the last search found */
  guint64 work; /* tests done so far */
} RfField;

typedef struct
{
  RfSide side;
  RfPoint end;
  double slide;     /* along the side, from its usual place */
  gboolean simple;  /* one curve */
  gboolean channel; /* through channels */
  double lane;      /* distance of a path from the corners that it goes round */
  guint corner;     /* the first corner of a path: obstacle × 4 + which; G_MAXUINT: none */
  double turn;      /* of the path there, radians */
} RfPlan;

/* What a side costs more than the left one, in points of way; the direction out of it. */
extern const double rf_side_cost[RF_N_SIDES];
extern const RfPoint rf_side_out[RF_N_SIDES];

/* @field with its boxes and extras set: makes the grid. */
void rf_field_init (RfField *field);
void rf_field_clear (RfField *field);
/* The obstacle @index: boxes first, then extras. */
const RfRect *rf_field_obstacle (const RfField *field, guint index);
/* Sets field->near to the obstacles near a segment and returns how many there are. */
guint rf_field_near_segment (RfField *field, RfPoint a, RfPoint b);
/* Whether a spline comes nearer than @clearance to an obstacle other than those of @owner and
 * @target. */
gboolean rf_field_meets (RfField *field, const RfPoint *points, guint n_points, double clearance,
                         guint owner, guint target);
/* Whether it cuts through its own target, comes back into its owner, or crosses its badges. */
gboolean rf_field_meets_own (RfField *field, const RfPoint *points, guint n_points, guint owner,
                             guint target);

/* Where an arrow ends at @side of @box, @slide points along the side from the usual place. */
RfPoint rf_route_end (const RfRouteBox *box, RfSide side, double slide);
/* The straight pieces of @path (RfPoint) with corners rounded by up to @radius. */
void rf_route_round (const GArray *path, double radius, GArray *points);

/* Columns of boxes, and what is free between them. */
typedef struct _RfChannels RfChannels;

RfChannels *rf_channels_new (const RfField *field);
void rf_channels_free (RfChannels *channels);
/* A way through the channels in route->points; @plan gets side and end. Routes of different @index
 * keep apart. */
void rf_route_by_channels (const RfField *field, const RfChannels *channels, RfRoute *route,
                           RfPlan *plan, guint index);

/* A rounded path to @plan's side in route->points; FALSE: there is none. */
gboolean rf_route_path (RfField *field, RfRoute *route, RfPlan *plan);

G_END_DECLS
