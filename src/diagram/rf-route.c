/* SPDX-License-Identifier: MIT */
/* Routes of arrows. First each arrow tries one curve to each side of its target and takes the
 * cheapest that meets no obstacle; crossings of other arrows cost. If there is none, the best of
 * the paths round corners is taken (rf-route-path.c), and if there is none either, a path between
 * the columns (rf-route-channel.c). Paths round one corner get lanes of their
 * own, ends at one side are spread, and the routes made again with their final lanes and ends. */
#include "diagram/rf-route-private.h"

#include <math.h>
#include <stdlib.h>

#define CLEARANCE 4.0 /* of a curve from an obstacle */
#define LANE_STEP 4.5
#define CROSSING_COST 70.0
#define CROSSINGS_MAX 160 /* with more routes than these, crossings are not counted */
#define SEARCHED_MAX 500  /* with more, only channels are tried where no curve is free */
#define PIECES 10         /* of a segment, when crossings are counted */

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
curve_free (RfField *field, const RfRoute *route, const RfPoint curve[4])
{
  return !rf_field_meets (field, curve, 4, CLEARANCE, route->owner, route->target) &&
         !rf_field_meets_own (field, curve, 4, route->owner, route->target);
}

/* The cost of a curve: its length, and how much longer it is than the straight way. */
static double
curve_cost (const RfPoint curve[4], RfSide side)
{
  double length = rf_spline_length (curve, 4);
  double straight = rf_point_distance (curve[0], curve[3]);

  return length + 0.6 * (length - straight) + rf_side_cost[side];
}

/* The curve to @side of the target, if it is a sensible one and free. */
static gboolean
try_curve (RfField *field, const RfRoute *route, RfSide side, RfPoint curve[4])
{
  RfPoint end = rf_route_end (&field->boxes[route->target], side, 0);

  if ((side == RF_SIDE_LEFT && end.x < route->from.x + 24) ||
      (side == RF_SIDE_TOP && end.y < route->from.y + 20) ||
      (side == RF_SIDE_BOTTOM && end.y > route->from.y - 20))
    return FALSE;
  make_curve (route->from, end, side, curve);
  return curve_free (field, route, curve);
}

/* A loop at the right side, from the row back to the head. */
static void
make_loop (RfField *field, RfRoute *route)
{
  const RfRouteBox *box = &field->boxes[route->owner];
  RfPoint end = { rf_rect_right (&box->body), box->body.y + fmin (box->head * 0.7, 19) };
  double out = 34 + fmin (30, (route->from.y - end.y) * 0.35);
  RfPoint points[4] = {
    route->from, { route->from.x + out + 8, route->from.y + 6 }, { end.x + out, end.y - 4 }, end
  };

  g_array_append_vals (route->points, points, 4);
}

/* --- crossings --- */

static GArray *
flatten (const GArray *points)
{
  GArray *line = g_array_new (FALSE, FALSE, sizeof (RfPoint));
  const RfPoint *p = (const RfPoint *) points->data;

  if (points->len == 0)
    return line;
  g_array_append_val (line, p[0]);
  for (guint i = 0; i + 3 < points->len; i += 3)
    for (guint k = 1; k <= PIECES; k++)
      {
        RfPoint at = rf_cubic_point (p + i, (double) k / PIECES);
        g_array_append_val (line, at);
      }
  return line;
}

static double
side_of (RfPoint a, RfPoint b, RfPoint p)
{
  return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

static gboolean
segments_cross (RfPoint a, RfPoint b, RfPoint c, RfPoint d)
{
  if (fmax (a.x, b.x) < fmin (c.x, d.x) || fmax (c.x, d.x) < fmin (a.x, b.x) ||
      fmax (a.y, b.y) < fmin (c.y, d.y) || fmax (c.y, d.y) < fmin (a.y, b.y))
    return FALSE;
  return side_of (a, b, c) * side_of (a, b, d) < 0 && side_of (c, d, a) * side_of (c, d, b) < 0;
}

static guint
count_crossings (const GArray *one, const GArray *other)
{
  const RfPoint *a = (const RfPoint *) one->data, *b = (const RfPoint *) other->data;
  RfRect bounds_a, bounds_b;
  guint n = 0;

  if (one->len < 2 || other->len < 2)
    return 0;
  bounds_a = rf_spline_bounds (a, one->len);
  bounds_b = rf_spline_bounds (b, other->len);
  bounds_a = rf_rect_grow (&bounds_a, 1);
  bounds_b = rf_rect_grow (&bounds_b, 1);
  if (!rf_rect_overlaps (&bounds_a, &bounds_b))
    return 0;
  for (guint i = 0; i + 1 < one->len; i++)
    for (guint k = 0; k + 1 < other->len; k++)
      n += segments_cross (a[i], a[i + 1], b[k], b[k + 1]);
  return n;
}

/* --- all of them --- */

typedef struct
{
  RfField *field;
  RfRoute *routes;
  guint n_routes;
  RfPlan *plans;
  GPtrArray *lines;     /* flattened routes so far; NULL where crossings are not counted */
  RfChannels *channels; /* once they are needed */
} Router;

static double
crossing_cost (const Router *router, guint index, const GArray *points)
{
  g_autoptr (GArray) line = NULL;
  guint n = 0;

  if (router->lines == NULL)
    return 0;
  line = flatten (points);
  for (guint i = 0; i < router->n_routes; i++)
    {
      const GArray *other = g_ptr_array_index (router->lines, i);
      if (i != index && other != NULL)
        n += count_crossings (line, other);
    }
  return n * CROSSING_COST;
}

static void
keep_line (Router *router, guint index)
{
  GArray **where;

  if (router->lines == NULL)
    return;
  where = (GArray **) &g_ptr_array_index (router->lines, index);
  g_clear_pointer (where, g_array_unref);
  *where = flatten (router->routes[index].points);
}

/* The best single curve, if there is one. */
static gboolean
choose_curve (Router *router, guint index)
{
  RfRoute *route = &router->routes[index];
  RfPlan *plan = &router->plans[index];
  double best = G_MAXDOUBLE;
  RfPoint curve[4];

  for (RfSide side = 0; side < RF_N_SIDES; side++)
    {
      double cost;

      if (!try_curve (router->field, route, side, curve))
        continue;
      g_array_set_size (route->points, 0);
      g_array_append_vals (route->points, curve, 4);
      cost = curve_cost (curve, side) + crossing_cost (router, index, route->points);
      if (cost < best)
        {
          best = cost;
          plan->side = side;
        }
    }
  g_array_set_size (route->points, 0);
  plan->simple = best < G_MAXDOUBLE;
  if (!plan->simple)
    return FALSE;
  try_curve (router->field, route, plan->side, curve);
  g_array_append_vals (route->points, curve, 4);
  return TRUE;
}

static void
make_channel (Router *router, guint index)
{
  if (router->channels == NULL)
    router->channels = rf_channels_new (router->field);
  rf_route_by_channels (router->field, router->channels, &router->routes[index],
                        &router->plans[index], index);
}

/* The best path over the four sides; where a search finds none, through the channels. */
static void
choose_path (Router *router, guint index)
{
  RfRoute *route = &router->routes[index];
  RfPlan *plan = &router->plans[index], kept = *plan;
  double best = G_MAXDOUBLE;

  for (RfSide side = 0; side < RF_N_SIDES && router->n_routes <= SEARCHED_MAX; side++)
    {
      RfPoint end = rf_route_end (&router->field->boxes[route->target], side, 0);
      double cost;

      if (rf_point_distance (route->from, end) + rf_side_cost[side] >= best)
        continue;
      plan->side = side;
      plan->lane = RF_LANE_FIRST;
      if (!rf_route_path (router->field, route, plan))
        continue;
      cost = rf_spline_length ((RfPoint *) route->points->data, route->points->len) +
             rf_side_cost[side] + crossing_cost (router, index, route->points);
      if (cost < best)
        {
          best = cost;
          kept = *plan;
        }
    }
  *plan = kept;
  plan->channel = best == G_MAXDOUBLE;
}

static void
make_loop_or_route (Router *router, guint index)
{
  RfRoute *route = &router->routes[index];
  RfPlan *plan = &router->plans[index];
  RfPoint curve[4];

  g_array_set_size (route->points, 0);
  if (route->owner == route->target)
    {
      make_loop (router->field, route);
      return;
    }
  if (!plan->simple && !plan->channel && rf_route_path (router->field, route, plan))
    return;
  if (!plan->simple)
    {
      plan->channel = TRUE;
      make_channel (router, index);
      return;
    }
  plan->end = rf_route_end (&router->field->boxes[route->target], plan->side, plan->slide);
  make_curve (route->from, plan->end, plan->side, curve);
  if (plan->simple && !curve_free (router->field, route, curve))
    {
      plan->end = rf_route_end (&router->field->boxes[route->target], plan->side, 0);
      make_curve (route->from, plan->end, plan->side, curve);
    }
  g_array_set_size (route->points, 0);
  g_array_append_vals (route->points, curve, 4);
}

typedef struct
{
  guint route;
  guint target;
  RfSide side;
  double key; /* where it comes from, along the side */
} Arrival;

static int
compare_arrivals (gconstpointer a, gconstpointer b)
{
  const Arrival *one = a, *other = b;

  if (one->target != other->target)
    return one->target < other->target ? -1 : 1;
  if (one->side != other->side)
    return one->side < other->side ? -1 : 1;
  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;
  return one->route < other->route ? -1 : one->route > other->route;
}

/* Ends at one side get places of their own, in the order of where they come from. */
static void
spread_ends (Router *router)
{
  g_autofree Arrival *arrivals = g_new (Arrival, router->n_routes + 1);
  guint n = 0, first = 0;

  for (guint i = 0; i < router->n_routes; i++)
    {
      const RfRoute *route = &router->routes[i];
      gboolean upright =
        router->plans[i].side == RF_SIDE_LEFT || router->plans[i].side == RF_SIDE_RIGHT;
      RfPoint far = route->from;

      if (route->owner == route->target || route->points->len < 4)
        continue;
      /* Of a path, the last bend before the end. */
      if (!router->plans[i].simple && route->points->len >= 13)
        far = g_array_index (route->points, RfPoint, route->points->len - 10);
      arrivals[n].route = i;
      arrivals[n].target = route->target;
      arrivals[n].side = router->plans[i].side;
      arrivals[n].key = upright ? far.y : far.x;
      n++;
    }
  qsort (arrivals, n, sizeof (Arrival), compare_arrivals);
  while (first < n)
    {
      const RfRouteBox *box = &router->field->boxes[arrivals[first].target];
      gboolean upright =
        arrivals[first].side == RF_SIDE_LEFT || arrivals[first].side == RF_SIDE_RIGHT;
      guint last = first;
      double gap, room, used;

      while (last < n && arrivals[last].target == arrivals[first].target &&
             arrivals[last].side == arrivals[first].side)
        last++;
      room = upright ? fmax (box->body.height - 12, 8) : fmax (box->body.width * 0.5, 8);
      gap = last - first > 1 ? fmin (upright ? 9 : 14, room / (last - first - 1)) : 0;
      used = (last - first - 1) * gap;
      for (guint i = first; i < last; i++)
        {
          double slide = (i - first) * gap - used / 2;

          /* More than fit beside the head go on downwards. */
          if (upright && used > box->head - 10)
            slide += (used - (box->head - 10)) / 2;
          router->plans[arrivals[i].route].slide = slide;
        }
      first = last;
    }
}

static int
compare_turns (gconstpointer a, gconstpointer b, gpointer user)
{
  const RfPlan *plans = user;
  guint i = *(const guint *) a, k = *(const guint *) b;

  if (plans[i].corner != plans[k].corner)
    return plans[i].corner < plans[k].corner ? -1 : 1;
  if (plans[i].turn != plans[k].turn)
    return plans[i].turn > plans[k].turn ? -1 : 1;
  return i < k ? -1 : i > k;
}

/* Paths round one corner get lanes of their own: who turns most goes innermost, so that they don't
 * cross. */
static void
give_lanes (Router *router)
{
  g_autofree guint *order = g_new (guint, router->n_routes + 1);
  guint n = 0, first = 0;

  for (guint i = 0; i < router->n_routes; i++)
    if (!router->plans[i].simple && router->plans[i].corner != G_MAXUINT &&
        router->routes[i].owner != router->routes[i].target)
      order[n++] = i;
  g_qsort_with_data (order, (int) n, sizeof (guint), compare_turns, router->plans);
  while (first < n)
    {
      guint last = first;
      double step;

      while (last < n && router->plans[order[last]].corner == router->plans[order[first]].corner)
        last++;
      step = last - first > 1 ? fmin (LANE_STEP, RF_LANES_MAX / (last - first - 1)) : 0;
      for (guint i = first; i < last; i++)
        router->plans[order[i]].lane = RF_LANE_FIRST + (i - first) * step;
      first = last;
    }
}

static void
line_free (gpointer line)
{
  if (line != NULL)
    g_array_unref (line);
}

void
rf_route_all (const RfRouteBox *boxes, guint n_boxes, const RfRect *extra, guint n_extra,
              RfRoute *routes, guint n_routes)
{
  RfField field = { .boxes = boxes, .n_boxes = n_boxes, .extra = extra, .n_extra = n_extra };
  g_autofree RfPlan *plans = g_new0 (RfPlan, n_routes + 1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  Router router = {
    &field, routes, n_routes, plans, n_routes <= CROSSINGS_MAX ? lines : NULL, NULL
  };

  rf_field_init (&field);
  g_ptr_array_set_size (lines, (gint) n_routes);
  for (guint i = 0; i < n_routes; i++)
    {
      plans[i].corner = G_MAXUINT;
      plans[i].lane = RF_LANE_FIRST;
      plans[i].simple = TRUE;
      if (routes[i].owner == routes[i].target || choose_curve (&router, i))
        {
          if (routes[i].owner == routes[i].target)
            make_loop_or_route (&router, i);
          keep_line (&router, i);
        }
    }
  for (guint i = 0; i < n_routes; i++)
    if (!plans[i].simple)
      {
        choose_path (&router, i);
        make_loop_or_route (&router, i);
        keep_line (&router, i);
      }
  /* Now that all others are known, a curve may find a side with fewer crossings. */
  for (guint i = 0; i < n_routes && router.lines != NULL; i++)
    if (plans[i].simple && routes[i].owner != routes[i].target)
      {
        choose_curve (&router, i);
        keep_line (&router, i);
      }
  give_lanes (&router);
  for (guint i = 0; i < n_routes; i++)
    if (!plans[i].simple)
      make_loop_or_route (&router, i);
  spread_ends (&router);
  for (guint i = 0; i < n_routes; i++)
    make_loop_or_route (&router, i);
  g_clear_pointer (&router.channels, rf_channels_free);
  rf_field_clear (&field);
}

guint
rf_route_crossings (const RfRoute *routes, guint n_routes)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  guint n = 0;

  for (guint i = 0; i < n_routes; i++)
    {
      g_ptr_array_add (lines, flatten (routes[i].points));
      for (guint k = 0; k < i; k++)
        n += count_crossings (g_ptr_array_index (lines, i), g_ptr_array_index (lines, k));
    }
  return n;
}
