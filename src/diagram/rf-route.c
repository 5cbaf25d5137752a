/* SPDX-License-Identifier: MIT */
/* Routes of arrows. First each arrow tries one curve (rf-route-choose.c). Those that find none free
 * take paths; then, knowing all others, each that crosses some looks once more for a better way.
 * Paths round one corner get lanes of their own, ends at one side are spread, and the routes made
 * again with their final lanes and ends. */
#include "diagram/rf-route-private.h"

#include <math.h>
#include <stdlib.h>

#define LANE_STEP 4.5
#define CROSSINGS_MAX 1500 /* with more routes than these, crossings are not counted */
#define AGAIN_ROUNDS 3
#define AGAIN_WORK 12000000u /* pieces compared; then nobody looks for a better way */
#define PATHS_WORK 10000000u /* pieces compared; then crossings no longer count for paths */
#define QUICK_WORK 120000u   /* tests for all paths of a frame */
#define SHARED_MAX 400 /* arrivals at one side that may share their ends with others in turn */

void
rf_route_init (RfRoute *route, const RfRouteBox *boxes, guint owner, guint target, RfPoint from)
{
  route->from = from;
  route->owner = owner;
  route->target = target;
  route->start = boxes[owner].body;
  route->end = boxes[target].body;
  route->times = rf_times_both (&boxes[owner].times, &boxes[target].times);
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

/* All arrivals, sorted by where they come to. */
static guint
find_arrivals (const RfRouter *router, Arrival *arrivals)
{
  guint n = 0;

  for (guint i = 0; i < router->n_routes; i++)
    {
      const RfRoute *route = &router->routes[i];
      const RfPlan *plan = &router->plans[i];
      RfPoint far = route->from;

      if (route->owner == route->target || route->points->len < 4)
        continue;
      /* Of a path, the last bend before the end. */
      if (!plan->simple && route->points->len >= 13)
        far = g_array_index (route->points, RfPoint, route->points->len - 10);
      arrivals[n].route = i;
      arrivals[n].target = route->target;
      arrivals[n].side = plan->side;
      arrivals[n++].key = plan->side == RF_SIDE_LEFT || plan->side == RF_SIDE_RIGHT ? far.y : far.x;
    }
  qsort (arrivals, n, sizeof (Arrival), compare_arrivals);
  return n;
}

/* Gives each of @n routes, in their order, a slot after those before it that it ever meets. Returns
 * how many slots there are. */
static guint
deal_slots (const RfRouter *router, const guint *routes, guint *slots, guint n)
{
  guint most = 0;

  for (guint i = 0; i < n; i++)
    {
      slots[i] = n > SHARED_MAX ? i : 0;
      for (guint k = 0; k < i && n <= SHARED_MAX; k++)
        if (slots[k] >= slots[i] &&
            rf_times_meet (&router->routes[routes[k]].times, &router->routes[routes[i]].times))
          slots[i] = slots[k] + 1;
      most = MAX (most, slots[i]);
    }
  return most + 1;
}

/* Spreads @n arrivals over their side. */
static void
spread_side (RfRouter *router, Arrival *arrivals, guint n)
{
  gboolean upright = arrivals->side == RF_SIDE_LEFT || arrivals->side == RF_SIDE_RIGHT;
  double head = router->field->boxes[arrivals->target].head, room = G_MAXDOUBLE, gap, used;
  g_autofree guint *order = g_new (guint, n), *slots = g_new (guint, n);
  guint n_slots;

  for (guint i = 0; i < n; i++)
    order[i] = arrivals[i].route;
  n_slots = deal_slots (router, order, slots, n);
  for (guint i = 0; i < n; i++)
    {
      const RfRect *end = &router->routes[arrivals[i].route].end;
      room = fmin (room, fmax (upright ? end->height - 12 : end->width * 0.5, 8));
    }
  gap = n_slots > 1 ? fmin (upright ? 9 : 14, room / (n_slots - 1)) : 0;
  used = (n_slots - 1) * gap;
  for (guint i = 0; i < n; i++)
    {
      double slide = slots[i] * gap - used / 2;

      /* More than fit beside the head go on downwards. */
      if (upright && used > head - 10)
        slide += (used - (head - 10)) / 2;
      router->plans[arrivals[i].route].slide = slide;
    }
}

/* Ends at one side get places of their own, in the order of where they come from. */
static void
spread_ends (RfRouter *router)
{
  g_autofree Arrival *arrivals = g_new (Arrival, router->n_routes + 1);
  guint n = find_arrivals (router, arrivals), first = 0;

  while (first < n)
    {
      guint last = first;

      while (last < n && arrivals[last].target == arrivals[first].target &&
             arrivals[last].side == arrivals[first].side)
        last++;
      spread_side (router, arrivals + first, last - first);
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
give_lanes (RfRouter *router)
{
  g_autofree guint *order = g_new (guint, router->n_routes + 1);
  g_autofree guint *slots = g_new (guint, router->n_routes + 1);
  guint n = 0, first = 0;

  for (guint i = 0; i < router->n_routes; i++)
    if (!router->plans[i].simple && router->plans[i].corner != G_MAXUINT &&
        router->routes[i].owner != router->routes[i].target)
      order[n++] = i;
  g_qsort_with_data (order, (int) n, sizeof (guint), compare_turns, router->plans);
  while (first < n)
    {
      guint last = first, n_slots;
      double step;

      while (last < n && router->plans[order[last]].corner == router->plans[order[first]].corner)
        last++;
      n_slots = deal_slots (router, order + first, slots, last - first);
      step = n_slots > 1 ? fmin (LANE_STEP, RF_LANES_MAX / (n_slots - 1)) : 0;
      for (guint i = first; i < last; i++)
        router->plans[order[i]].lane = RF_LANE_FIRST + slots[i - first] * step;
      first = last;
    }
}

typedef struct
{
  guint index, length;
} Lasting;

static int
compare_lasting (gconstpointer a, gconstpointer b)
{
  const Lasting *one = a, *other = b;

  if (one->length != other->length)
    return one->length > other->length ? -1 : 1;
  return one->index < other->index ? -1 : one->index > other->index;
}

/* All routes, those first that are there longest. */
static guint *
order_by_length (const RfRouter *router)
{
  g_autofree Lasting *lasting = g_new (Lasting, router->n_routes + 1);
  guint *order = g_new (guint, router->n_routes + 1);

  for (guint i = 0; i < router->n_routes; i++)
    lasting[i] = (Lasting){ i, rf_times_length (&router->routes[i].times) };
  qsort (lasting, router->n_routes, sizeof (Lasting), compare_lasting);
  for (guint i = 0; i < router->n_routes; i++)
    order[i] = lasting[i].index;
  return order;
}

/* Paths for those that have no curve. */
static void
find_paths (RfRouter *router, const guint *order)
{
  guint64 begin = router->crossings != NULL ? rf_crossings_work (router->crossings) : 0;

  for (guint i = 0; i < router->n_routes; i++)
    if (!router->plans[order[i]].simple)
      {
        router->tired =
          router->crossings != NULL && rf_crossings_work (router->crossings) - begin > PATHS_WORK;
        rf_router_choose (router, order[i]);
        rf_router_make (router, order[i]);
        rf_router_keep_line (router, order[i]);
      }
  router->tired = FALSE;
}

/* Each that crosses others looks for a better way now that all of them are known. */
static gboolean
choose_again (RfRouter *router, const guint *order, guint64 most)
{
  gboolean any = FALSE;

  for (guint k = 0; k < router->n_routes && rf_crossings_work (router->crossings) < most; k++)
    {
      guint i = order[k];
      RfPlan before = router->plans[i];

      if (router->routes[i].owner == router->routes[i].target || !rf_router_begin_look (router, i))
        continue;
      if (rf_router_crossing_cost (router, i) > 0)
        {
          rf_router_choose (router, i);
          rf_router_make (router, i);
          rf_router_keep_line (router, i);
          any =
            any || before.side != router->plans[i].side || before.simple != router->plans[i].simple;
        }
      rf_router_end_look (router, i, FALSE);
    }
  return any;
}

/* Those that have lanes find better ones, if they cross others or run along them. */
static gboolean
nudge (RfRouter *router, const guint *order, guint64 most)
{
  gboolean any = FALSE;

  for (guint k = 0; k < router->n_routes && rf_crossings_work (router->crossings) < most; k++)
    {
      gboolean changed;

      if (!rf_router_begin_look (router, order[k]))
        continue;
      changed = rf_router_nudge (router, order[k]);
      rf_router_end_look (router, order[k], changed);
      any = any || changed;
    }
  return any;
}

/* @rough: but for the last touches. */
static void
find_all (RfRouter *router, gboolean rough)
{
  g_autofree guint *order = order_by_length (router);
  guint64 work;

  for (guint i = 0; i < router->n_routes; i++)
    {
      router->plans[i].corner = G_MAXUINT;
      router->plans[i].lane = RF_LANE_FIRST;
      router->plans[i].simple = TRUE;
      if (router->routes[i].owner == router->routes[i].target)
        rf_router_make (router, i);
      else if (!rf_router_choose_curve (router, i))
        router->plans[i].simple = FALSE;
      rf_router_keep_line (router, i);
    }
  find_paths (router, order);
  work = router->crossings != NULL ? rf_crossings_work (router->crossings) : 0;
  for (guint round = 0; round < AGAIN_ROUNDS && router->crossings != NULL; round++)
    if (!choose_again (router, order, work + AGAIN_WORK))
      break;
  give_lanes (router);
  for (guint i = 0; i < router->n_routes; i++)
    if (!router->plans[i].simple)
      rf_router_make (router, i);
  spread_ends (router);
  for (guint i = 0; i < router->n_routes; i++)
    {
      rf_router_make (router, i);
      rf_router_keep_line (router, i);
    }
  if (rough)
    return;
  router->apart = TRUE;
  for (guint i = 0; i < router->n_routes; i++)
    router->looks[i].known = FALSE;
  work = router->crossings != NULL ? rf_crossings_work (router->crossings) : 0;
  for (guint round = 0; round < AGAIN_ROUNDS && router->crossings != NULL; round++)
    if (!nudge (router, order, work + AGAIN_WORK / 2))
      break;
}

static void
free_channels (gpointer channels)
{
  rf_channels_free (channels);
}

static void
begin (RfRouter *router, RfField *field, RfRoute *routes, guint n_routes, guint n_known)
{
  router->field = field;
  router->routes = routes;
  router->n_routes = n_routes;
  router->first_line = n_known;
  router->plans = g_new0 (RfPlan, n_routes + 1);
  router->looks = g_new0 (RfLook, n_routes + 1);
  router->paths = g_new0 (RfPath, 2 * RF_N_SIDES * n_routes + 1);
  router->channels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_channels);
  if (n_routes + n_known <= CROSSINGS_MAX)
    router->crossings = rf_crossings_new (n_routes + n_known);
  rf_field_init (field);
}

static void
end (RfRouter *router)
{
  for (guint i = 0; i < 2 * RF_N_SIDES * router->n_routes; i++)
    g_clear_pointer (&router->paths[i].points, g_array_unref);
  for (guint i = 0; i < router->n_routes; i++)
    g_clear_pointer (&router->looks[i].lanes, g_ptr_array_unref);
  g_free (router->paths);
  g_free (router->plans);
  g_free (router->looks);
  g_hash_table_unref (router->channels);
  rf_crossings_free (router->crossings);
  rf_field_clear (router->field);
}

static void
route_all (const RfRouteBox *boxes, guint n_boxes, const RfRouteExtra *extra, guint n_extra,
           RfRoute *routes, guint n_routes, gboolean rough)
{
  RfField field = { .boxes = boxes, .n_boxes = n_boxes, .extra = extra, .n_extra = n_extra };
  RfRouter router = { 0 };

  begin (&router, &field, routes, n_routes, 0);
  find_all (&router, rough);
  end (&router);
}

void
rf_route_all (const RfRouteBox *boxes, guint n_boxes, const RfRouteExtra *extra, guint n_extra,
              RfRoute *routes, guint n_routes)
{
  route_all (boxes, n_boxes, extra, n_extra, routes, n_routes, FALSE);
}

void
rf_route_roughly (const RfRouteBox *boxes, guint n_boxes, const RfRouteExtra *extra, guint n_extra,
                  RfRoute *routes, guint n_routes)
{
  route_all (boxes, n_boxes, extra, n_extra, routes, n_routes, TRUE);
}

void
rf_route_more (const RfRouteBox *boxes, guint n_boxes, const RfRouteExtra *extra, guint n_extra,
               const RfRoute *known, guint n_known, RfRoute *routes, guint n_routes)
{
  RfField field = { .boxes = boxes, .n_boxes = n_boxes, .extra = extra, .n_extra = n_extra };
  RfRouter router = { 0 };

  begin (&router, &field, routes, n_routes, n_known);
  for (guint i = 0; i < n_known && router.crossings != NULL; i++)
    rf_crossings_set (router.crossings, i, known[i].points, &known[i].times);
  for (guint i = 0; i < n_routes; i++)
    {
      router.plans[i].corner = G_MAXUINT;
      router.plans[i].lane = RF_LANE_FIRST;
      field.work = 0;
      if (routes[i].owner != routes[i].target)
        rf_router_choose (&router, i);
      rf_router_make (&router, i);
    }
  end (&router);
}

void
rf_route_quickly (const RfRouteBox *boxes, guint n_boxes, const RfRouteExtra *extra, guint n_extra,
                  RfRoute *routes, guint n_routes)
{
  RfField field = { boxes, n_boxes, extra, n_extra, .most = QUICK_WORK };
  RfRouter router = { 0 };

  begin (&router, &field, routes, n_routes, CROSSINGS_MAX + 1);
  for (guint i = 0; i < n_routes; i++)
    {
      router.plans[i].corner = G_MAXUINT;
      router.plans[i].lane = RF_LANE_FIRST;
      if (routes[i].owner == routes[i].target)
        {
          rf_router_make (&router, i);
          continue;
        }
      if (field.work < QUICK_WORK)
        {
          rf_router_choose (&router, i);
          rf_router_make (&router, i);
        }
      else if (field.work > 2 * QUICK_WORK || !rf_router_choose_curve (&router, i))
        rf_router_make_any_curve (&router, i);
    }
  end (&router);
}

void
rf_route_measure (const RfRoute *routes, guint n_routes, double *crossings, double *length)
{
  RfCrossings *lines = rf_crossings_new (n_routes);

  *crossings = *length = 0;
  for (guint i = 0; i < n_routes; i++)
    {
      const GArray *points = routes[i].points;

      *crossings += rf_crossings_count (lines, i, points, &routes[i].times, NULL);
      *length += rf_spline_length ((const RfPoint *) points->data, points->len) *
                 rf_times_length (&routes[i].times);
      rf_crossings_set (lines, i, points, &routes[i].times);
    }
  *crossings /= RF_TIMES_PARTS;
  *length /= RF_TIMES_PARTS;
  rf_crossings_free (lines);
}
