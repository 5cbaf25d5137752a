/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-route.h"

G_BEGIN_DECLS

/* What the parts of the router share: rf-route.c (all of them), rf-route-choose.c (which way an
 * arrow takes), rf-route-path.c (paths round corners), rf-route-channel.c (paths between columns),
 * rf-route-field.c (what is in the way), rf-route-crossings.c (what they cross). */

#define RF_LANE_FIRST 8.0 /* of a path from the corner that it goes round */
#define RF_LANE_EXTRA 4.0 /* at most, of what is no box */
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
  const RfRouteExtra *extra;
  guint n_extra;
  /* Obstacles by cells of a grid, so that only those nearby are looked at. */
  RfRect area;
  guint columns, rows;
  GArray **cells; /* guint: obstacles that touch the cell */
  guint *stamps, stamp;
  guint *near;          /* what the last search found */
  const RfRoute *route; /* whose way is looked for: what is not there with it does not count */
  gboolean through;     /* soft obstacles don't count either */
  guint64 work;         /* tests done so far */
  guint64 most;         /* tests that all paths may take; 0: as usual */
} RfField;

typedef struct
{
  RfSide side;
  RfPoint end;
  double slide;     /* along the side, from its usual place */
  gboolean simple;  /* one curve */
  gboolean channel; /* through channels */
  gboolean through; /* soft obstacles */
  gboolean far;     /* too much is in the way of a path */
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
/* Whether the obstacle @index is ever in the way of field->route. */
gboolean rf_field_counts (const RfField *field, guint index);
/* Sets field->near to the obstacles near a segment and returns how many there are. */
guint rf_field_near_segment (RfField *field, RfPoint a, RfPoint b);
/* Whether a spline comes nearer than @clearance to an obstacle other than the route's own boxes. */
gboolean rf_field_meets (RfField *field, const RfPoint *points, guint n_points, double clearance);
/* Whether it cuts through its own target, comes back into its owner, or crosses its badges. */
gboolean rf_field_meets_own (RfField *field, const RfPoint *points, guint n_points);

/* Where an arrow ends at @side of its target, @slide points along the side from the usual place. */
RfPoint rf_route_end (const RfField *field, const RfRoute *route, RfSide side, double slide);
/* The straight pieces of @path (RfPoint) with corners rounded by up to @radius. */
void rf_route_round (const GArray *path, double radius, GArray *points);

/* Columns of boxes, and what is free between them, for one route and all with the same obstacles.
 */
typedef struct _RfChannels RfChannels;

RfChannels *rf_channels_new (const RfField *field);
void rf_channels_free (RfChannels *channels);
/* A way through the channels in route->points; @plan gets side and end. Routes of different @index
 * keep apart. */
void rf_route_by_channels (const RfField *field, const RfChannels *channels, RfRoute *route,
                           RfPlan *plan, guint index);

/* A rounded path to @plan's side in route->points; FALSE: there is none. */
gboolean rf_route_path (RfField *field, RfRoute *route, RfPlan *plan);

/* Lines that are there so far, and what a further one would cross. */
typedef struct _RfCrossings RfCrossings;

RfCrossings *rf_crossings_new (guint n_lines);
void rf_crossings_free (RfCrossings *crossings);
/* The line @index is this one from now on; @points NULL: it has none. */
void rf_crossings_set (RfCrossings *crossings, guint index, const GArray *points,
                       const RfTimes *times);
/* How often a spline crosses other lines than @index, each by the parts of the time at which both
 * are there. @along, if not NULL: over how many points it runs on others, weighed in the same way.
 */
guint rf_crossings_count (RfCrossings *crossings, guint index, const GArray *points,
                          const RfTimes *times, double *along);

/* How much has been compared so far. */
guint64 rf_crossings_work (const RfCrossings *crossings);
/* How many lines have been set to other points than they had. */
guint rf_crossings_n_changes (const RfCrossings *crossings);
/* Whether one of these changes since the first @since may make a difference to what the line @index
 * crosses within @area at @times. */
gboolean rf_crossings_changed (const RfCrossings *crossings, guint since, guint index,
                               const RfRect *area, const RfTimes *times);

/* A curve and a path with the first lane to the middle of a side, which are asked for again and
 * again. */
typedef struct
{
  guint8 curve; /* 0: it is not known, 1: it is free, 2: it is not */
  RfPlan plan;
  GArray *points; /* NULL: not looked for yet; empty: there is none */
} RfPath;

/* What a route was last compared with others for; as long as they stay, the answer does too. */
typedef struct
{
  gboolean known;
  RfRect area;      /* of all that was tried */
  guint n_changes;  /* of lines, so far */
  RfPlan plan;      /* that @lanes belong to */
  GPtrArray *lanes; /* GArray: its paths in other lanes, empty: there is none; NULL: not tried */
} RfLook;

typedef struct
{
  RfField *field;
  RfRoute *routes;
  guint n_routes;
  guint first_line; /* the number of the first route among the crossings */
  RfPlan *plans;
  RfPath *paths;          /* of each route: to each side, and once more through soft obstacles */
  RfCrossings *crossings; /* NULL where they are not counted */
  RfLook *looks;          /* of each route */
  gboolean tired;         /* they no longer are */
  gboolean apart;         /* running along others costs: all have their lanes */
  GHashTable *channels;   /* those needed so far */
} RfRouter;

/* The best single curve of route @index, in its points; FALSE: none is free. */
gboolean rf_router_choose_curve (RfRouter *router, guint index);
/* The best of curves, paths round corners, and channels; in its plan. */
void rf_router_choose (RfRouter *router, guint index);
/* A curve, whatever is in its way. */
void rf_router_make_any_curve (RfRouter *router, guint index);
/* The route as it is planned. */
void rf_router_make (RfRouter *router, guint index);
/* Other lanes and sides for a route that crosses others, now that those have theirs. */
gboolean rf_router_nudge (RfRouter *router, guint index);
/* Between these two, what is tried for route @index is noted; FALSE: nothing has changed there
 * since the last time, so that there is nothing to try. */
gboolean rf_router_begin_look (RfRouter *router, guint index);
void rf_router_end_look (RfRouter *router, guint index, gboolean changed);
/* What the route as it is crosses, in points of way. */
double rf_router_crossing_cost (RfRouter *router, guint index);
void rf_router_keep_line (RfRouter *router, guint index);

G_END_DECLS
