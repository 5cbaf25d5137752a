/* SPDX-License-Identifier: MIT */
/* Paths round corners: the shortest way from right of the dot to before a side of the target, by
 * corners of obstacles that were actually hit; more are added until the path is free. Then the
 * corners are rounded as far as there is room. */
#include "diagram/rf-route-private.h"

#include <math.h>

#define ROUNDING 46.0
#define STUB 12.0
#define BELOW_OTHERS 8.0
#define MAX_HITS 40
#define WORK_MAX 400000 /* tests for one path; then there is none */
#define ALL_MAX 6000000 /* tests for all of them; then the rest goes through the channels */

typedef struct
{
  RfPoint at;
  double cost; /* from the start, once it is done */
  double rest; /* at least, to the end */
  guint corner;
  int from;
  gboolean done, last;
  int beyond_x, beyond_y; /* which way the corner points; 0: it is none */
} Node;

/* A way to a node that has not been looked at yet: whether it is free is asked last. */
typedef struct
{
  double key, cost;
  guint node;
  int from;
} Guess;

static gboolean
blocked (const RfRect *rects, guint n, RfPoint a, RfPoint b)
{
  double left = MIN (a.x, b.x), right = MAX (a.x, b.x), top = MIN (a.y, b.y),
         bottom = MAX (a.y, b.y);

  for (guint i = 0; i < n; i++)
    if (right > rects[i].x && left < rects[i].x + rects[i].width && bottom > rects[i].y &&
        top < rects[i].y + rects[i].height && rf_rect_meets_segment (&rects[i], a, b))
      return TRUE;
  return FALSE;
}

static gboolean
inside_any (const RfRect *rects, guint n, RfPoint p)
{
  for (guint i = 0; i < n; i++)
    if (p.x > rects[i].x + 0.01 && p.x < rf_rect_right (&rects[i]) - 0.01 &&
        p.y > rects[i].y + 0.01 && p.y < rf_rect_bottom (&rects[i]) - 0.01)
      return TRUE;
  return FALSE;
}

/* Whether a taut line that comes to @node, or goes on from there, may run in this direction: past
 * the corner, neither into it nor straight away from it. */
static gboolean
passes (const Node *node, double dx, double dy)
{
  return node->beyond_x == 0 || dx * node->beyond_x * (dy * node->beyond_y) <= 1e-9;
}

static void
push (GArray *heap, Guess guess)
{
  guint at = heap->len;
  Guess *guesses;

  g_array_append_val (heap, guess);
  guesses = (Guess *) heap->data;
  while (at > 0 && guesses[(at - 1) / 2].key > guess.key)
    {
      guesses[at] = guesses[(at - 1) / 2];
      at = (at - 1) / 2;
    }
  guesses[at] = guess;
}

static Guess
pop (GArray *heap)
{
  Guess *guesses = (Guess *) heap->data, first = guesses[0], last = guesses[heap->len - 1];
  guint at = 0, n = heap->len - 1;

  g_array_set_size (heap, n);
  for (guint next = 1; next < n; next = 2 * at + 1)
    {
      if (next + 1 < n && guesses[next + 1].key < guesses[next].key)
        next++;
      if (guesses[next].key >= last.key)
        break;
      guesses[at] = guesses[next];
      at = next;
    }
  if (n > 0)
    guesses[at] = last;
  return first;
}

/* The shortest way (A*) from the first node to the last one; the ways between must not meet
 * @blockers. Returns the index of the last one, -1: there is no way. */
static int
search (RfField *field, GArray *nodes, const RfRect *blockers, guint n_blockers)
{
  g_autoptr (GArray) heap = g_array_new (FALSE, FALSE, sizeof (Guess));

  push (heap, (Guess){ 0, 0, 0, -1 });
  while (heap->len > 0)
    {
      Guess guess = pop (heap);
      Node *node = &g_array_index (nodes, Node, guess.node);

      if (node->done)
        continue;
      if (guess.from >= 0)
        {
          field->work += n_blockers / 4 + 1;
          if (blocked (blockers, n_blockers, g_array_index (nodes, Node, guess.from).at, node->at))
            continue;
        }
      node->done = TRUE;
      node->cost = guess.cost;
      node->from = guess.from;
      if (node->last)
        return (int) guess.node;
      field->work += nodes->len / 2;
      for (guint i = 0; i < nodes->len; i++)
        {
          const Node *next = &g_array_index (nodes, Node, i);
          double dx = next->at.x - node->at.x, dy = next->at.y - node->at.y, cost;

          if (next->done || !passes (node, dx, dy) || !passes (next, dx, dy))
            continue;
          cost = node->cost + sqrt (dx * dx + dy * dy) + 6;
          push (heap, (Guess){ cost + next->rest, cost, i, (int) guess.node });
        }
    }
  return -1;
}

static void
add_node (GArray *nodes, RfPoint at, RfPoint end, guint corner, gboolean last)
{
  Node node = { at, 0, rf_point_distance (at, end), corner, -1, FALSE, last, 0, 0 };

  g_array_append_val (nodes, node);
}

static void
add_corner (GArray *nodes, RfPoint at, RfPoint end, guint corner)
{
  add_node (nodes, at, end, corner, FALSE);
  g_array_index (nodes, Node, nodes->len - 1).beyond_x = corner & 1 ? 1 : -1;
  g_array_index (nodes, Node, nodes->len - 1).beyond_y = corner & 2 ? 1 : -1;
}

/* What a path keeps away from. */
static RfRect
blocker (RfField *field, guint index, double lane)
{
  RfRect rect = *rf_field_obstacle (field, index);

  if (index >= field->n_boxes)
    return rf_rect_grow (&rect, fmin (lane, RF_LANE_EXTRA));
  rect.height += field->boxes[index].reserve;
  /* Its own boxes may be narrower than their rooms. */
  if (index == field->route->owner)
    rect.width = field->route->start.width;
  else if (index == field->route->target)
    rect.width = field->route->end.width;
  return rf_rect_grow (&rect, lane);
}

/* How far before @side of a box a path turns towards it. */
static double
stub_length (const RfRouteBox *box, const RfRect *body, RfSide side, double lane)
{
  double beyond = 0;

  if (side == RF_SIDE_TOP)
    beyond = body->y - box->obstacle.y;
  else if (side == RF_SIDE_BOTTOM)
    /* Below the way of an arrow that leaves this box in the same direction. */
    beyond = rf_rect_bottom (&box->obstacle) - rf_rect_bottom (body) + box->reserve + BELOW_OTHERS;
  return fmax (STUB, beyond + lane);
}

static void
note_corner (RfPlan *plan, const GArray *path, guint corner)
{
  RfPoint a, b, c;
  double turn;

  plan->corner = corner;
  plan->turn = 0;
  if (corner == G_MAXUINT)
    return;
  /* The dot, the point right of it, the corner, what comes after it. */
  a = g_array_index (path, RfPoint, 1);
  b = g_array_index (path, RfPoint, 2);
  c = g_array_index (path, RfPoint, 3);
  turn = fabs (atan2 (c.y - b.y, c.x - b.x) - atan2 (b.y - a.y, b.x - a.x));
  plan->turn = turn > G_PI ? 2 * G_PI - turn : turn;
}

/* The shortest path from right of the dot to before @plan's side of the target, round the corners
 * of @hits. @path gets its points, the dot and the end included. */
static gboolean
find_path (RfField *field, const RfRoute *route, const GArray *hits, RfPlan *plan, double lane,
           GArray *path)
{
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  g_autofree RfRect *rects = g_new (RfRect, hits->len + 1), *inner = g_new (RfRect, hits->len + 1);
  RfPoint end = rf_route_end (field, route, plan->side, plan->slide), before = end;
  double stub = stub_length (&field->boxes[route->target], &route->end, plan->side, lane);
  guint first = G_MAXUINT;
  int at;

  for (guint i = 0; i < hits->len; i++)
    {
      rects[i] = blocker (field, g_array_index (hits, guint, i), lane);
      inner[i] = rf_rect_grow (&rects[i], -0.5);
    }
  before.x += rf_side_out[plan->side].x * stub;
  before.y += rf_side_out[plan->side].y * stub;
  add_node (nodes, (RfPoint){ rf_rect_right (&route->start) + lane, route->from.y }, before, 0,
            FALSE);
  add_node (nodes, before, before, 0, TRUE);
  for (guint i = 0; i < hits->len; i++)
    for (guint c = 0; c < 4; c++)
      {
        RfPoint corner = { c & 1 ? rf_rect_right (&rects[i]) : rects[i].x,
                           c & 2 ? rf_rect_bottom (&rects[i]) : rects[i].y };
        if (!inside_any (inner, hits->len, corner))
          add_corner (nodes, corner, before, g_array_index (hits, guint, i) * 4 + c);
      }
  at = search (field, nodes, inner, hits->len);
  if (at < 0)
    return FALSE;
  plan->end = end;
  g_array_set_size (path, 0);
  g_array_prepend_val (path, end);
  for (; at >= 0; at = g_array_index (nodes, Node, at).from)
    {
      const Node *node = &g_array_index (nodes, Node, at);

      if (at > 1)
        first = node->corner;
      g_array_prepend_val (path, node->at);
    }
  g_array_prepend_val (path, route->from);
  note_corner (plan, path, first);
  return TRUE;
}

void
rf_route_round (const GArray *path, double radius, GArray *points)
{
  const RfPoint *p = (const RfPoint *) path->data;
  guint n = path->len;
  RfPoint at = p[0];

  g_array_set_size (points, 0);
  g_array_append_val (points, at);
  for (guint i = 1; i + 1 < n; i++)
    {
      double before = rf_point_distance (p[i - 1], p[i]),
             after = rf_point_distance (p[i], p[i + 1]);
      /* The first and the last piece have no other corner to share with. */
      double room = fmin (i == 1 ? before - 1 : before / 2, i + 2 == n ? after - 1 : after / 2);
      double r = fmin (radius, fmax (room, 0));
      RfPoint a, b, c1, c2, line[3], bend[3];

      if (before < 1e-6 || after < 1e-6)
        continue;
      a = rf_point_lerp (p[i], p[i - 1], fmin (r, i == 1 ? before : before / 2) / before);
      b = rf_point_lerp (p[i], p[i + 1], fmin (r, i + 2 == n ? after : after / 2) / after);
      line[0] = rf_point_lerp (at, a, 1.0 / 3);
      line[1] = rf_point_lerp (at, a, 2.0 / 3);
      line[2] = a;
      g_array_append_vals (points, line, 3);
      c1 = rf_point_lerp (a, p[i], 0.6);
      c2 = rf_point_lerp (b, p[i], 0.6);
      bend[0] = c1;
      bend[1] = c2;
      bend[2] = b;
      g_array_append_vals (points, bend, 3);
      at = b;
    }
  {
    RfPoint line[3] = { rf_point_lerp (at, p[n - 1], 1.0 / 3),
                        rf_point_lerp (at, p[n - 1], 2.0 / 3), p[n - 1] };
    g_array_append_vals (points, line, 3);
  }
}

static gboolean
add_hit (GArray *hits, guint index)
{
  for (guint i = 0; i < hits->len; i++)
    if (g_array_index (hits, guint, i) == index)
      return FALSE;
  g_array_append_val (hits, index);
  return TRUE;
}

/* All obstacles that the straight pieces of @path meet. */
static gboolean
add_path_hits (RfField *field, const RfRoute *route, const GArray *path, double lane, GArray *hits)
{
  gboolean any = FALSE;
  guint last = path->len - 2;

  for (guint k = 0; k <= last; k++)
    {
      RfPoint a = g_array_index (path, RfPoint, k), b = g_array_index (path, RfPoint, k + 1);
      guint n = rf_field_near_segment (field, a, b);

      field->work += n;
      for (guint m = 0; m < n; m++)
        {
          guint i = field->near[m];
          /* The ends lie in the lanes of their own boxes, and may lie in a neighbour's. */
          RfRect rect = k == 0 || k == last ? rf_rect_grow (rf_field_obstacle (field, i), 1)
                                            : blocker (field, i, lane - 1);

          if ((i == route->owner && k == 0) || (i == route->target && k == last))
            continue;
          if (rf_rect_meets_segment (&rect, a, b))
            any = add_hit (hits, i) || any;
        }
    }
  return any;
}

static gboolean
path_free (RfField *field, const RfRoute *route)
{
  const RfPoint *points = (const RfPoint *) route->points->data;

  return !rf_field_meets (field, points, route->points->len, 1.5) &&
         !rf_field_meets_own (field, points, route->points->len);
}

/* Whether something bars the ends of each path to @plan's side with @lane. */
static gboolean
ends_barred (RfField *field, const RfRoute *route, const RfPlan *plan, double lane)
{
  RfPoint end = rf_route_end (field, route, plan->side, plan->slide), before = end;
  double stub = stub_length (&field->boxes[route->target], &route->end, plan->side, lane);
  guint n;

  before.x += rf_side_out[plan->side].x * stub;
  before.y += rf_side_out[plan->side].y * stub;
  n = rf_field_near_segment (field, before, end);
  for (guint k = 0; k < n; k++)
    {
      guint i = field->near[k];
      RfRect rect = rf_rect_grow (rf_field_obstacle (field, i), 1), around;

      if (i != route->target && rf_rect_meets_segment (&rect, before, end))
        return TRUE;
      around = rf_rect_grow (&rect, lane - 2);
      if (i != route->target && i != route->owner && i < field->n_boxes &&
          inside_any (&around, 1, before))
        return TRUE;
    }
  return FALSE;
}

/* A rounded path to @plan's side. */
gboolean
rf_route_path (RfField *field, RfRoute *route, RfPlan *plan)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (RfPoint));

  guint64 most = MIN (field->work + WORK_MAX, field->most > 0 ? field->most : ALL_MAX);

  /* Narrow gaps between boxes need narrower lanes. */
  for (double lane = plan->lane; lane > 1.5 && field->work < most; lane *= 0.6)
    {
      gboolean found = FALSE;

      if (ends_barred (field, route, plan, lane))
        continue;
      g_array_set_size (hits, 0);
      add_hit (hits, route->owner);
      if (route->target != route->owner)
        add_hit (hits, route->target);
      while (hits->len <= MAX_HITS && field->work < most)
        {
          found = find_path (field, route, hits, plan, lane, path);
          if (!found || !add_path_hits (field, route, path, lane, hits))
            break;
          found = FALSE;
        }
      /* Narrower lanes don't help where there is too much. */
      plan->far = !found && (hits->len > MAX_HITS || field->work >= most);
      if (plan->far)
        break;
      if (!found)
        continue;
      for (double radius = ROUNDING; radius > 2; radius *= 0.6)
        {
          rf_route_round (path, radius, route->points);
          if (path_free (field, route))
            return TRUE;
        }
    }
  return FALSE;
}
