/* SPDX-License-Identifier: MIT */
/* How a pair of items looks on its way. Each look is a function of the pair and of how much of the
 * way is done; going is coming backwards, except where a look says otherwise. */
#include "diagram/rf-tween-private.h"

#include <math.h>
#include <string.h>

#define ROLL_HEIGHT 9.0
#define PULSE_SIZE 3.0
#define RING_SIZE 9.0
#define RISE_HEIGHT 18.0
#define SLIDE_WIDTH 12.0
#define SLIDE_HEIGHT 26.0
#define POP_SMALLEST 0.9
#define BLOCK_WAY 40.0
#define CORNER_PIECES 6

void
rf_tween_add (RfScene *out, const RfSceneItem *item)
{
  RfSceneGroup *group = &g_array_index (out->groups, RfSceneGroup, out->groups->len - 1);

  g_array_append_val (out->items, *item);
  g_array_index (out->items, RfSceneItem, out->items->len - 1).group = out->groups->len - 1;
  group->n_items++;
  group->bounds = rf_rect_unite (&group->bounds, &item->bounds);
}

static void
add_with (RfScene *out, const RfSceneItem *item, double opacity)
{
  RfSceneItem copy = *item;

  copy.opacity *= CLAMP (opacity, 0, 1);
  if (copy.opacity > 0.001)
    rf_tween_add (out, &copy);
}

static RfPoint *
keep_points (RfScene *out, guint n)
{
  RfPoint *points = g_new (RfPoint, n);

  g_ptr_array_add (out->memory, points);
  return points;
}

static void
move_by (RfScene *out, RfSceneItem *item, double dx, double dy)
{
  item->rect.x += dx;
  item->rect.y += dy;
  item->bounds.x += dx;
  item->bounds.y += dy;
  item->anchor += dx;
  item->baseline += dy;
  if (item->n_points > 0)
    {
      RfPoint *points = keep_points (out, item->n_points);

      for (guint i = 0; i < item->n_points; i++)
        points[i] = (RfPoint){ item->points[i].x + dx, item->points[i].y + dy };
      item->points = points;
    }
}

/* --- arrows ----------------------------------------------------------------------------------- */

/* The part of the spline's parameter range that holds @fraction of its length. */
static double
by_length (const RfPoint *points, guint n, double fraction)
{
  double total = rf_spline_length (points, n), passed = 0;
  guint segments = (n - 1) / 3;

  for (guint i = 0; i < segments && total > 0; i++)
    {
      double length = rf_spline_length (points + i * 3, 4);

      if (passed + length >= total * fraction)
        return (i + (length > 0 ? (total * fraction - passed) / length : 0)) / segments;
      passed += length;
    }
  return fraction;
}

/* The first @part of @line's length. */
static void
set_head (RfScene *out, RfSceneItem *line, double part)
{
  RfPoint *points = keep_points (out, line->n_points);
  double fraction = by_length (line->points, line->n_points, part);

  line->n_points = rf_spline_head (line->points, line->n_points, fraction, points);
  line->points = points;
}

/* The last @part of @line's length. */
static void
set_tail (RfScene *out, RfSceneItem *line, double part)
{
  guint n = line->n_points;
  RfPoint *backwards = keep_points (out, n), *points;

  for (guint i = 0; i < n; i++)
    backwards[i] = line->points[n - 1 - i];
  line->points = backwards;
  set_head (out, line, part);
  points = (RfPoint *) line->points;
  for (guint i = 0; i < line->n_points / 2; i++)
    {
      RfPoint kept = points[i];

      points[i] = points[line->n_points - 1 - i];
      points[line->n_points - 1 - i] = kept;
    }
}

/* The way that the spline takes at its end, as a unit vector. */
static RfPoint
end_direction (const RfPoint *points, guint n)
{
  RfPoint end = points[n - 1];

  for (guint i = n - 1; i-- > 0;)
    {
      double length = rf_point_distance (points[i], end);
      if (length > 1e-3)
        return (RfPoint){ (end.x - points[i].x) / length, (end.y - points[i].y) / length };
    }
  return (RfPoint){ 1, 0 };
}

/* The tip at the end of the first @part of its line. */
static void
set_tip (RfScene *out, RfSceneItem *tip, const RfSceneItem *line, double part)
{
  RfSceneItem head = *line;
  RfPoint *points = keep_points (out, tip->n_points), from, to, end, whole;

  whole = line->points[line->n_points - 1];
  set_head (out, &head, part);
  end = head.points[head.n_points - 1];
  from = end_direction (line->points, line->n_points);
  to = end_direction (head.points, head.n_points);
  for (guint i = 0; i < tip->n_points; i++)
    {
      /* In the line's own axes at its end, then in those of where it ends now. */
      double x = tip->points[i].x - whole.x, y = tip->points[i].y - whole.y;
      double along = x * from.x + y * from.y, across = y * from.x - x * from.y;

      points[i] =
        (RfPoint){ end.x + along * to.x - across * to.y, end.y + along * to.y + across * to.x };
    }
  tip->points = points;
  tip->rect = rf_spline_bounds (points, tip->n_points);
  tip->bounds = rf_rect_grow (&tip->rect, 3);
}

/* @there: how much of the arrow there is. */
static void
add_arrow (RfScene *out, const RfSceneItem *item, const RfSceneItem *line, double there)
{
  RfSceneItem copy = *item;

  if (there <= 0.004)
    return;
  if (item->kind == RF_ITEM_SPLINE)
    set_head (out, &copy, there);
  else if (item->key.part == RF_PART_TIP && line != NULL)
    set_tip (out, &copy, line, there);
  add_with (out, &copy, item->kind == RF_ITEM_SPLINE ? there * 12 : there * 6);
}

/* Two halves draw back from the middle. */
static void
add_snapped (RfScene *out, const RfSceneItem *item, double there)
{
  RfSceneItem copy = *item;

  if (there <= 0.004)
    return;
  if (item->kind != RF_ITEM_SPLINE)
    {
      add_with (out, item, there * 2);
      return;
    }
  set_head (out, &copy, there / 2);
  add_with (out, &copy, there * 3);
  copy = *item;
  copy.key.going = 1;
  set_tail (out, &copy, there / 2);
  add_with (out, &copy, there * 2);
}

static void
add_crossed (RfScene *out, const RfSceneItem *old, const RfSceneItem *new, double t)
{
  RfSceneItem before = *old;

  before.key.going = 1;
  add_with (out, &before, 1 - t);
  add_with (out, new, t);
}

/* --- both are there --------------------------------------------------------------------------- */

static void
lerp_points (RfScene *out, const RfSceneItem *old, const RfSceneItem *new, double t,
             RfSceneItem *item)
{
  guint n = MAX (old->n_points, new->n_points);
  RfPoint *points = keep_points (out, n);
  g_autofree RfPoint *other = g_new (RfPoint, n);

  if (new->kind == RF_ITEM_SPLINE)
    {
      rf_spline_refine (new->points, new->n_points, points, n);
      rf_spline_refine (old->points, old->n_points, other, n);
    }
  else
    {
      n = MIN (old->n_points, new->n_points);
      memcpy (points, new->points, sizeof (RfPoint) * n);
      memcpy (other, old->points, sizeof (RfPoint) * n);
    }
  for (guint i = 0; i < n; i++)
    points[i] = rf_point_lerp (other[i], points[i], t);
  item->points = points;
  item->n_points = n;
}

static gboolean
same_look (const RfSceneItem *a, const RfSceneItem *b)
{
  return a->kind == b->kind && a->style == b->style && a->align == b->align &&
         g_strcmp0 (a->text, b->text) == 0;
}

static void
lerp_geometry (RfScene *out, const RfSceneItem *old, const RfSceneItem *new, double t,
               RfSceneItem *item)
{
  item->rect = rf_rect_lerp (&old->rect, &new->rect, t);
  /* What only moves paints as far round itself as it did. */
  item->bounds = new->n_points == 0 && old->n_points == 0 && same_look (old, new)
                   ? rf_rect_lerp (&old->bounds, &new->bounds, t)
                   : rf_rect_unite (&old->bounds, &new->bounds);
  item->radius = old->radius + (new->radius - old->radius) * t;
  item->anchor = old->anchor + (new->anchor - old->anchor) * t;
  item->baseline = old->baseline + (new->baseline - old->baseline) * t;
  if (new->n_points > 0 && old->n_points > 0)
    lerp_points (out, old, new, t, item);
}

static void
add_move (RfScene *out, const RfSceneItem *old, const RfSceneItem *new, double t)
{
  RfSceneItem item = *new, before = *old;

  lerp_geometry (out, old, new, t, &item);
  item.opacity = old->opacity + (new->opacity - old->opacity) * t;
  if (same_look (old, new))
    {
      rf_tween_add (out, &item);
      return;
    }
  /* What only takes another style must not let shine through what is below it. */
  if (old->kind == new->kind && g_strcmp0 (old->text, new->text) == 0)
    {
      RfSceneItem below = item;

      below.style = old->style;
      below.key.going = 1;
      rf_tween_add (out, &below);
      add_with (out, &item, t);
      return;
    }
  before.rect = item.rect;
  before.bounds = item.bounds;
  before.anchor = item.anchor;
  before.baseline = item.baseline;
  before.key.going = 1;
  add_with (out, &before, 1 - 2 * t);
  item.opacity = new->opacity;
  add_with (out, &item, 2 * t - 1);
}

/* A number goes up when it grows: the new one comes from below. */
static void
add_roll (RfScene *out, const RfSceneItem *old, const RfSceneItem *new, double t)
{
  gboolean grows = g_ascii_strtoll (new->text, NULL, 10) >= g_ascii_strtoll (old->text, NULL, 10);
  double way = grows ? ROLL_HEIGHT : -ROLL_HEIGHT;
  RfSceneItem before = *old, after = *new;

  before.key.going = 1;
  before.anchor = after.anchor = old->anchor + (new->anchor - old->anchor) * t;
  move_by (out, &before, 0, -way * t);
  move_by (out, &after, 0, way * (1 - t));
  add_with (out, &before, 1 - 1.3 * t);
  add_with (out, &after, 1.3 * t - 0.3);
}

static void
add_pulse (RfScene *out, const RfSceneItem *old, const RfSceneItem *new, double t)
{
  double size = PULSE_SIZE * sin (t * G_PI);
  RfSceneItem item = *new;

  lerp_geometry (out, old, new, t, &item);
  item.rect = rf_rect_grow (&item.rect, size);
  item.bounds = rf_rect_grow (&item.bounds, size);
  item.radius += size;
  rf_tween_add (out, &item);
}

/* --- what comes and what goes ----------------------------------------------------------------- */

/* The outline of a rounded rectangle as the painters draw it, from its left side on, clockwise. */
static GArray *
outline (const RfRect *rect, double radius)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (RfPoint));
  double r = fmin (radius, fmin (rect->width, rect->height) / 2);
  double right = rf_rect_right (rect), bottom = rf_rect_bottom (rect);
  RfPoint middles[4] = { { rect->x + r, rect->y + r },
                         { right - r, rect->y + r },
                         { right - r, bottom - r },
                         { rect->x + r, bottom - r } };

  for (guint corner = 0; corner < 4; corner++)
    for (guint i = 0; i <= CORNER_PIECES; i++)
      {
        double angle = G_PI + (corner + (double) i / CORNER_PIECES) * G_PI / 2;
        RfPoint point = { middles[corner].x + r * cos (angle),
                          middles[corner].y + r * sin (angle) };
        g_array_append_val (points, point);
      }
  g_array_append_val (points, g_array_index (points, RfPoint, 0));
  return points;
}

/* The first @part of the way along @points. Returns how many points @out got. */
static guint
first_part (const GArray *points, double part, RfPoint *out)
{
  double total = 0, rest;
  guint n = 0;

  for (guint i = 1; i < points->len; i++)
    total += rf_point_distance (g_array_index (points, RfPoint, i - 1),
                                g_array_index (points, RfPoint, i));
  rest = total * part;
  out[n++] = g_array_index (points, RfPoint, 0);
  for (guint i = 1; i < points->len; i++)
    {
      RfPoint from = g_array_index (points, RfPoint, i - 1);
      RfPoint to = g_array_index (points, RfPoint, i);
      double length = rf_point_distance (from, to);

      if (length > rest)
        {
          out[n++] = rf_point_lerp (from, to, rest / length);
          break;
        }
      out[n++] = to;
      rest -= length;
    }
  return n;
}

static void
add_hull (RfScene *out, const RfSceneItem *hull, double there)
{
  g_autoptr (GArray) around = outline (&hull->rect, hull->radius);
  RfSceneItem tint = *hull, edge = *hull;
  RfPoint *points = keep_points (out, around->len);

  tint.style = RF_STYLE_HULL_TINT;
  tint.key.going = 1;
  add_with (out, &tint, (there - 0.45) / 0.55);
  edge.kind = RF_ITEM_PATH;
  edge.style = RF_STYLE_HULL_EDGE;
  edge.n_points = first_part (around, CLAMP (there / 0.65, 0, 1), points);
  edge.points = points;
  add_with (out, &edge, there * 8);
}

static void
add_pop (RfScene *out, const RfTweenPair *pair, const RfSceneItem *item, double there)
{
  RfSceneItem copy = *item;
  double scale = POP_SMALLEST + (1 - POP_SMALLEST) * there;

  copy.rect.x = pair->middle.x + (copy.rect.x - pair->middle.x) * scale;
  copy.rect.y = pair->middle.y + (copy.rect.y - pair->middle.y) * scale;
  if (copy.kind != RF_ITEM_TEXT)
    {
      copy.rect.width *= scale;
      copy.rect.height *= scale;
    }
  copy.anchor = pair->middle.x + (copy.anchor - pair->middle.x) * scale;
  copy.baseline = pair->middle.y + (copy.baseline - pair->middle.y) * scale;
  add_with (out, &copy, there);
}

/* A block of memory whose upper edge has its middle at @at. */
static void
add_block_at (RfScene *out, const RfTweenPair *pair, RfPoint at, double opacity)
{
  double size = rf_style_info (RF_STYLE_BLOCK_TEXT)->size;
  double width = strlen (pair->text) * size * 0.62 + 18;
  RfSceneItem block = { .key = pair->old->key, .kind = RF_ITEM_BOX, .radius = 3 };
  RfSceneItem text = block;

  block.key.part = RF_PART_BLOCK;
  block.style = RF_STYLE_BLOCK;
  block.rect = (RfRect){ at.x - width / 2, at.y, width, 20 };
  block.bounds = rf_rect_grow (&block.rect, 2);
  block.opacity = text.opacity = 1;
  text.key.part = RF_PART_BLOCK_TEXT;
  text.kind = RF_ITEM_TEXT;
  text.align = RF_ALIGN_MIDDLE;
  text.style = RF_STYLE_BLOCK_TEXT;
  text.anchor = at.x;
  text.baseline = block.rect.y + 14;
  text.rect = text.bounds = block.rect;
  text.text = pair->text;
  add_with (out, &block, opacity);
  add_with (out, &text, opacity);
}

/* The block that the box @old had, on its way back: it falls out of it. */
static void
add_block (RfScene *out, const RfTweenPair *pair, double p)
{
  const RfRect *body = &pair->old->rect;
  RfPoint at = { body->x + body->width / 2, rf_rect_bottom (body) - 24 + BLOCK_WAY * p };

  add_block_at (out, pair, at, fmin (p * 6, (1 - p) * 2.5));
}

/* The same block on its way to another box, in which it disappears. */
static void
add_take (RfScene *out, const RfTweenPair *pair, double p)
{
  const RfRect *body = &pair->old->rect;
  RfPoint from = { body->x + body->width / 2, rf_rect_bottom (body) - 10 };
  RfPoint to = { pair->middle.x, pair->middle.y - 10 };

  add_block_at (out, pair, rf_point_lerp (from, to, p), fmin (p * 6, (1 - p) * 4));
}

/* @there: how much of @item there is; @comes: or it goes. */
static void
add_single (RfScene *out, const RfTweenPair *pair, const RfSceneItem *item, double there,
            gboolean comes)
{
  RfSceneItem copy = *item;
  double size = 0;

  switch ((RfPairLook) pair->look)
    {
    case RF_PAIR_ARROW:
      add_arrow (out, item, comes ? pair->new_line : pair->old_line, there);
      return;
    case RF_PAIR_SNAP:
      add_snapped (out, item, there);
      return;
    case RF_PAIR_HULL:
      add_hull (out, item, there);
      return;
    case RF_PAIR_POP:
      add_pop (out, pair, item, there);
      return;
    case RF_PAIR_CAPTION:
      there = (there - 0.6) / 0.4;
      break;
    case RF_PAIR_RING:
      size = RING_SIZE * (1 - there);
      copy.rect = rf_rect_grow (&copy.rect, size);
      copy.bounds = rf_rect_grow (&copy.bounds, size);
      copy.radius += size;
      break;
    case RF_PAIR_RISE:
      move_by (out, &copy, 0, (comes ? RISE_HEIGHT : -RISE_HEIGHT) * (1 - there));
      break;
    case RF_PAIR_SLIDE:
      move_by (out, &copy, SLIDE_WIDTH * (1 - there), SLIDE_HEIGHT * (1 - there));
      break;
    default:
      break;
    }
  add_with (out, &copy, there);
}

void
rf_tween_add_pair (RfScene *out, const RfTweenPair *pair, double p)
{
  const RfSceneItem *old = pair->old, *new = pair->new;

  switch ((RfPairLook) pair->look)
    {
    case RF_PAIR_SAME:
      rf_tween_add (out, new);
      break;
    case RF_PAIR_MOVE:
      add_move (out, old, new, p);
      break;
    case RF_PAIR_ROLL:
      add_roll (out, old, new, p);
      break;
    case RF_PAIR_PULSE:
      add_pulse (out, old, new, p);
      break;
    case RF_PAIR_RETARGET:
      if (p < 0.5)
        add_arrow (out, old, pair->old_line, 1 - 2 * p);
      else
        add_arrow (out, new, pair->new_line, 2 * p - 1);
      break;
    case RF_PAIR_REROUTE:
      add_crossed (out, old, new, p);
      break;
    case RF_PAIR_BLOCK:
      add_block (out, pair, p);
      break;
    case RF_PAIR_TAKE:
      add_take (out, pair, p);
      break;
    default:
      if (new != NULL)
        add_single (out, pair, new, p, TRUE);
      else
        add_single (out, pair, old, 1 - p, FALSE);
    }
}
