/* SPDX-License-Identifier: MIT */
/* Which way an arrow takes: one curve to a side of its target, the cheapest that meets no obstacle;
 * else the best of the paths round corners (rf-route-path.c); else through soft obstacles; else
 * between the columns (rf-route-channel.c). Crossings of other arrows cost. */
#include "diagram/rf-route-private.h"

#include <math.h>
#include <stdlib.h>

#define CLEARANCE 4.0 /* of a curve from an obstacle */
#define CROSSING_COST 70.0
#define ALONG_COST 0.8 /* a point */
#define FAR_MAX 2      /* sides that are too far; then the others are too */
#define COARSE_BOXES 500
#define COARSE_PARTS 8
#define SEARCHED_MAX 2000 /* with more routes, only channels are tried where no curve is free */

/* --- one curve --- */

static void
make_curve (RfPoint from, RfPoint end, RfSide side, RfPoint curve[4])
{
  double dx = end.x - from.x, dy = end.y - from.y;
  double reach, back;

  switch (side)
    {
    case RF_SIDE_LEFT:
      reach = back = CLAMP (fabs (dx) * 0.5, 26, 160);
      if (dx < 60)
        reach = back = 26 + fmin (40, fabs (dy) * 0.2);
      break;
    case RF_SIDE_RIGHT:
      reach = fmax (0, dx) + 34 + fmin (44, fabs (dy) * 0.16);
      back = fmax (0, -dx) + 34 + fmin (44, fabs (dy) * 0.16);
      break;
    default:
      reach = fmax (30, dx * 0.9);
      back = fmax (24, fmin (fabs (dy) * 0.6, 120));
      break;
    }
  curve[0] = from;
  curve[1] = (RfPoint){ from.x + reach, from.y };
  curve[2] = (RfPoint){ end.x + rf_side_out[side].x * back, end.y + rf_side_out[side].y * back };
  curve[3] = end;
}

static gboolean
curve_free (RfField *field, const RfPoint curve[4])
{
  return !rf_field_meets (field, curve, 4, CLEARANCE) && !rf_field_meets_own (field, curve, 4);
}

/* The cost of a curve: its length, and how much longer it is than the straight way. */
static double
curve_cost (const RfPoint curve[4], RfSide side)
{
  double length = rf_spline_length (curve, 4);
  double straight = rf_point_distance (curve[0], curve[3]);

  return length + 0.6 * (length - straight) + rf_side_cost[side];
}

static RfPath *
path_to (const RfRouter *router, guint index, RfSide side)
{
  return &router->paths[(2 * index + (router->field->through ? 1 : 0)) * RF_N_SIDES + side];
}

/* The curve to @side of the target, if it is a sensible one and free. */
static gboolean
try_curve (RfRouter *router, guint index, RfSide side, RfPoint curve[4])
{
  const RfRoute *route = &router->routes[index];
  RfPoint end = rf_route_end (router->field, route, side, 0);
  RfPath *path = path_to (router, index, side);

  if ((side == RF_SIDE_LEFT && end.x < route->from.x + 24) ||
      (side == RF_SIDE_TOP && end.y < route->from.y + 20) ||
      (side == RF_SIDE_BOTTOM && (route->no_bottom || end.y > route->from.y - 20)))
    return FALSE;
  make_curve (route->from, end, side, curve);
  if (path->curve == 0)
    path->curve = curve_free (router->field, curve) ? 1 : 2;
  return path->curve == 1;
}

/* A loop at the right side, from the row back to the head. */
static void
make_loop (RfField *field, RfRoute *route)
{
  double head = field->boxes[route->owner].head;
  RfPoint end = { rf_rect_right (&route->start), route->start.y + fmin (head * 0.7, 19) };
  double out = 34 + fmin (30, (route->from.y - end.y) * 0.35);
  RfPoint points[4] = {
    route->from, { route->from.x + out + 8, route->from.y + 6 }, { end.x + out, end.y - 4 }, end
  };

  g_array_append_vals (route->points, points, 4);
}

/* --- crossings --- */

gboolean
rf_router_begin_look (RfRouter *router, guint index)
{
  RfLook *look = &router->looks[index];

  if (look->known &&
      !rf_crossings_changed (router->crossings, look->n_changes, router->first_line + index,
                             &look->area, &router->routes[index].times))
    return FALSE;
  look->known = FALSE;
  look->area = (RfRect){ 0, 0, 0, 0 };
  return TRUE;
}

void
rf_router_end_look (RfRouter *router, guint index, gboolean changed)
{
  RfLook *look = &router->looks[index];

  look->known = !changed;
  look->n_changes = rf_crossings_n_changes (router->crossings);
}

double
rf_router_crossing_cost (RfRouter *router, guint index)
{
  const RfRoute *route = &router->routes[index];
  double along = 0;
  RfRect bounds;
  guint n;

  if (router->crossings == NULL || router->tired || route->points->len == 0)
    return 0;
  bounds = rf_spline_bounds ((const RfPoint *) route->points->data, route->points->len);
  bounds = rf_rect_grow (&bounds, 0.5); /* a straight one has none */
  router->looks[index].area = rf_rect_unite (&router->looks[index].area, &bounds);
  n = rf_crossings_count (router->crossings, router->first_line + index, route->points,
                          &route->times, router->apart ? &along : NULL);
  return (CROSSING_COST * n + ALONG_COST * along) / MAX (1, rf_times_length (&route->times));
}

void
rf_router_keep_line (RfRouter *router, guint index)
{
  const RfRoute *route = &router->routes[index];

  if (router->crossings != NULL)
    rf_crossings_set (router->crossings, router->first_line + index, route->points, &route->times);
}

/* --- choosing --- */

/* The best of the curves to any side in @plan; its cost, G_MAXDOUBLE: none is free. */
static double
best_curve (RfRouter *router, guint index, RfPlan *plan)
{
  RfRoute *route = &router->routes[index];
  double best = G_MAXDOUBLE;
  RfPoint curve[4];

  for (RfSide side = 0; side < RF_N_SIDES; side++)
    {
      double cost;

      if (!try_curve (router, index, side, curve))
        continue;
      g_array_set_size (route->points, 0);
      g_array_append_vals (route->points, curve, 4);
      cost = curve_cost (curve, side);
      if (cost < best)
        cost += rf_router_crossing_cost (router, index);
      if (cost >= best)
        continue;
      best = cost;
      plan->side = side;
      plan->simple = TRUE;
      plan->channel = FALSE;
      plan->corner = G_MAXUINT;
    }
  return best;
}

/* rf_route_path() with the first lane and no slide; @plan has the side. */
static gboolean
usual_path (RfRouter *router, guint index, RfPlan *plan)
{
  RfRoute *route = &router->routes[index];
  RfPath *path = path_to (router, index, plan->side);

  plan->lane = RF_LANE_FIRST;
  plan->slide = 0;
  if (path->points == NULL)
    {
      gboolean found = rf_route_path (router->field, route, plan);

      path->plan = *plan;
      path->points =
        found ? g_array_copy (route->points) : g_array_new (FALSE, FALSE, sizeof (RfPoint));
    }
  plan->far = path->plan.far;
  if (path->points->len == 0)
    return FALSE;
  plan->end = path->plan.end;
  plan->corner = path->plan.corner;
  plan->turn = path->plan.turn;
  g_array_set_size (route->points, 0);
  g_array_append_vals (route->points, path->points->data, path->points->len);
  return TRUE;
}

/* The same of the paths round corners that cost less than @best. */
static double
best_path (RfRouter *router, guint index, RfPlan *plan, double best)
{
  RfRoute *route = &router->routes[index];
  double least = G_MAXDOUBLE;
  guint n_far = 0;

  for (RfSide side = 0; side < RF_N_SIDES && n_far < FAR_MAX; side++)
    {
      RfPlan tried = *plan;
      double cost;

      if ((side == RF_SIDE_BOTTOM && route->no_bottom) ||
          rf_point_distance (route->from, rf_route_end (router->field, route, side, 0)) +
              rf_side_cost[side] >=
            MIN (best, least))
        continue;
      tried.side = side;
      tried.far = FALSE;
      if (!usual_path (router, index, &tried))
        {
          n_far += tried.far;
          continue;
        }
      cost = rf_spline_length ((RfPoint *) route->points->data, route->points->len) +
             rf_side_cost[side] + rf_router_crossing_cost (router, index);
      if (cost >= least)
        continue;
      least = cost;
      tried.simple = tried.channel = FALSE;
      if (cost < best)
        *plan = tried;
    }
  plan->far = n_far >= FAR_MAX;
  return MIN (least, best);
}

/* Much is in the way of many: so that they share their channels, what is there in the same eighth
 * of the time counts as well. */
static RfTimes
coarse_times (const RfTimes *times)
{
  const guint part = RF_TIMES_PARTS / COARSE_PARTS;
  RfTimes coarse = { { 0 } };

  for (guint i = 0; i < COARSE_PARTS; i++)
    {
      RfTimes one = { { 0 } };

      rf_times_add (&one, i * part, (i + 1) * part - 1);
      if (rf_times_meet (&one, times))
        rf_times_unite (&coarse, &one);
    }
  return coarse;
}

static void
make_channel (RfRouter *router, guint index)
{
  guint64 key = 1469598103934665603u;
  RfRoute route = router->routes[index];
  RfChannels *channels;

  if (router->field->n_boxes > COARSE_BOXES)
    route.times = coarse_times (&route.times);
  router->field->route = &route;
  for (guint i = 0; i < router->field->n_boxes + router->field->n_extra; i++)
    if (rf_field_counts (router->field, i))
      key = (key ^ (i + 1)) * 1099511628211u;
  channels = g_hash_table_lookup (router->channels, &key);
  if (channels == NULL)
    {
      channels = rf_channels_new (router->field);
      g_hash_table_insert (router->channels, g_memdup2 (&key, sizeof key), channels);
    }
  router->field->route = &router->routes[index];
  rf_route_by_channels (router->field, channels, &router->routes[index], &router->plans[index],
                        router->first_line + index);
}

static void
look (RfRouter *router, guint index)
{
  router->field->route = &router->routes[index];
  router->field->through = router->plans[index].through;
}

gboolean
rf_router_choose_curve (RfRouter *router, guint index)
{
  RfPlan *plan = &router->plans[index];
  gboolean found;

  plan->through = FALSE;
  look (router, index);
  found = best_curve (router, index, plan) < G_MAXDOUBLE;
  if (found)
    rf_router_make (router, index);
  return found;
}

void
rf_router_make_any_curve (RfRouter *router, guint index)
{
  RfRoute *route = &router->routes[index];
  RfSide side = route->end.x >= route->from.x + 24 ? RF_SIDE_LEFT : RF_SIDE_RIGHT;
  RfPoint curve[4];

  make_curve (route->from, rf_route_end (router->field, route, side, 0), side, curve);
  g_array_set_size (route->points, 0);
  g_array_append_vals (route->points, curve, 4);
}

void
rf_router_choose (RfRouter *router, guint index)
{
  RfPlan *plan = &router->plans[index];

  for (plan->through = FALSE; router->n_routes <= SEARCHED_MAX; plan->through = TRUE)
    {
      double best;

      look (router, index);
      best = best_curve (router, index, plan);
      if (best_path (router, index, plan, best) < G_MAXDOUBLE)
        return;
      if (plan->through || plan->far)
        break;
    }
  plan->simple = FALSE;
  plan->channel = TRUE;
  plan->corner = G_MAXUINT;
}

/* The path as it is planned; where its lane or its end is taken, in the usual ones. */
static gboolean
make_path (RfRouter *router, guint index)
{
  RfPlan *plan = &router->plans[index];

  if (plan->lane == RF_LANE_FIRST && plan->slide == 0)
    return usual_path (router, index, plan);
  if (rf_route_path (router->field, &router->routes[index], plan))
    return TRUE;
  plan->lane = RF_LANE_FIRST;
  if (plan->slide != 0 && rf_route_path (router->field, &router->routes[index], plan))
    return TRUE;
  return usual_path (router, index, plan);
}

void
rf_router_make (RfRouter *router, guint index)
{
  RfRoute *route = &router->routes[index];
  RfPlan *plan = &router->plans[index];
  RfPoint curve[4];

  look (router, index);
  g_array_set_size (route->points, 0);
  if (route->owner == route->target)
    {
      make_loop (router->field, route);
      return;
    }
  if (!plan->simple && !plan->channel && make_path (router, index))
    return;
  if (!plan->simple)
    {
      plan->channel = TRUE;
      make_channel (router, index);
      return;
    }
  plan->end = rf_route_end (router->field, route, plan->side, plan->slide);
  make_curve (route->from, plan->end, plan->side, curve);
  if (!curve_free (router->field, curve))
    {
      plan->end = rf_route_end (router->field, route, plan->side, 0);
      make_curve (route->from, plan->end, plan->side, curve);
    }
  g_array_set_size (route->points, 0);
  g_array_append_vals (route->points, curve, 4);
}

static const double lanes[] = { 8, 12.5, 17, 21, 5 };

static void
free_lane (gpointer lane)
{
  if (lane != NULL)
    g_array_unref (lane);
}

/* The path of @plan in lane number @n, which is asked for again and again. */
static gboolean
try_lane (RfRouter *router, guint index, RfPlan *plan, guint n)
{
  RfRoute *route = &router->routes[index];
  RfLook *look = &router->looks[index];
  GArray *lane;

  if (look->lanes == NULL || look->plan.side != plan->side || look->plan.slide != plan->slide ||
      look->plan.through != plan->through)
    {
      g_clear_pointer (&look->lanes, g_ptr_array_unref);
      look->lanes = g_ptr_array_new_with_free_func (free_lane);
      g_ptr_array_set_size (look->lanes, G_N_ELEMENTS (lanes));
      look->plan = *plan;
    }
  plan->lane = lanes[n];
  lane = g_ptr_array_index (look->lanes, n);
  if (lane == NULL)
    {
      lane = rf_route_path (router->field, route, plan)
               ? g_array_copy (route->points)
               : g_array_new (FALSE, FALSE, sizeof (RfPoint));
      g_ptr_array_index (look->lanes, n) = lane;
    }
  g_array_set_size (route->points, 0);
  g_array_append_vals (route->points, lane->data, lane->len);
  return lane->len > 0;
}

gboolean
rf_router_nudge (RfRouter *router, guint index)
{
  RfRoute *route = &router->routes[index];
  RfPlan *plan = &router->plans[index], kept = *plan;
  double best;

  if (route->owner == route->target || plan->channel || plan->simple)
    return FALSE;
  best = rf_router_crossing_cost (router, index);
  if (best <= 0)
    return FALSE;
  best += rf_spline_length ((RfPoint *) route->points->data, route->points->len);
  look (router, index);
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    {
      RfPlan tried = kept;
      double cost;

      if (!try_lane (router, index, &tried, i))
        continue;
      cost = rf_spline_length ((RfPoint *) route->points->data, route->points->len) +
             rf_router_crossing_cost (router, index);
      if (cost >= best - 1)
        continue;
      best = cost;
      *plan = tried;
    }
  rf_router_make (router, index);
  rf_router_keep_line (router, index);
  return plan->lane != kept.lane;
}
