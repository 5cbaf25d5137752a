/* SPDX-License-Identifier: MIT */
/* Geometry of the diagram: rectangles, segments, cubic splines. Pure functions, no drawing
 * library. Splines always have 3n + 1 points, n >= 1. */
#include "diagram/rf-geometry.h"

#include <math.h>
#include <string.h>

gboolean
rf_rect_is_empty (const RfRect *rect)
{
  return rect->width <= 0 || rect->height <= 0;
}

gboolean
rf_rect_contains (const RfRect *rect, double x, double y)
{
  return x >= rect->x && y >= rect->y && x <= rect->x + rect->width && y <= rect->y + rect->height;
}

gboolean
rf_rect_overlaps (const RfRect *a, const RfRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

RfRect
rf_rect_unite (const RfRect *a, const RfRect *b)
{
  double x, y;

  if (rf_rect_is_empty (a))
    return *b;
  if (rf_rect_is_empty (b))
    return *a;
  x = fmin (a->x, b->x);
  y = fmin (a->y, b->y);
  return (RfRect){ x, y, fmax (rf_rect_right (a), rf_rect_right (b)) - x,
                   fmax (rf_rect_bottom (a), rf_rect_bottom (b)) - y };
}

RfRect
rf_rect_grow (const RfRect *rect, double margin)
{
  return (RfRect){ rect->x - margin, rect->y - margin, rect->width + 2 * margin,
                   rect->height + 2 * margin };
}

RfRect
rf_rect_lerp (const RfRect *a, const RfRect *b, double t)
{
  return (RfRect){ a->x + (b->x - a->x) * t, a->y + (b->y - a->y) * t,
                   a->width + (b->width - a->width) * t, a->height + (b->height - a->height) * t };
}

gboolean
rf_rect_meets_segment (const RfRect *rect, RfPoint a, RfPoint b)
{
  /* Liang and Barsky's clipping against the open rectangle. */
  const double eps = 1e-6;
  double t0 = 0, t1 = 1, dx = b.x - a.x, dy = b.y - a.y;
  double p[4] = { -dx, dx, -dy, dy };
  double q[4] = { a.x - rect->x - eps, rf_rect_right (rect) - eps - a.x, a.y - rect->y - eps,
                  rf_rect_bottom (rect) - eps - a.y };

  for (int i = 0; i < 4; i++)
    {
      double r;

      if (p[i] == 0)
        {
          if (q[i] < 0)
            return FALSE;
          continue;
        }
      r = q[i] / p[i];
      if (p[i] < 0)
        t0 = fmax (t0, r);
      else
        t1 = fmin (t1, r);
      if (t0 > t1)
        return FALSE;
    }
  return TRUE;
}

double
rf_point_distance (RfPoint a, RfPoint b)
{
  return sqrt ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
}

RfPoint
rf_point_lerp (RfPoint a, RfPoint b, double t)
{
  return (RfPoint){ a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

RfPoint
rf_cubic_point (const RfPoint p[4], double t)
{
  double u = 1 - t;
  double b0 = u * u * u, b1 = 3 * u * u * t, b2 = 3 * u * t * t, b3 = t * t * t;

  return (RfPoint){ b0 * p[0].x + b1 * p[1].x + b2 * p[2].x + b3 * p[3].x,
                    b0 * p[0].y + b1 * p[1].y + b2 * p[2].y + b3 * p[3].y };
}

void
rf_cubic_split (const RfPoint p[4], double t, RfPoint left[4], RfPoint right[4])
{
  RfPoint a = rf_point_lerp (p[0], p[1], t), b = rf_point_lerp (p[1], p[2], t);
  RfPoint c = rf_point_lerp (p[2], p[3], t), d = rf_point_lerp (a, b, t);
  RfPoint e = rf_point_lerp (b, c, t), f = rf_point_lerp (d, e, t);
  RfPoint first = p[0], last = p[3];

  if (left != NULL)
    {
      left[0] = first;
      left[1] = a;
      left[2] = d;
      left[3] = f;
    }
  if (right != NULL)
    {
      right[0] = f;
      right[1] = e;
      right[2] = c;
      right[3] = last;
    }
}

RfRect
rf_spline_bounds (const RfPoint *points, guint n_points)
{
  double x0 = points[0].x, y0 = points[0].y, x1 = x0, y1 = y0;

  for (guint i = 1; i < n_points; i++)
    {
      /* MIN and not fmin(): this is asked very often. */
      x0 = MIN (x0, points[i].x);
      y0 = MIN (y0, points[i].y);
      x1 = MAX (x1, points[i].x);
      y1 = MAX (y1, points[i].y);
    }
  return (RfRect){ x0, y0, x1 - x0, y1 - y0 };
}

static double
cubic_length (const RfPoint p[4])
{
  double length = 0;
  RfPoint last = p[0];

  for (int i = 1; i <= 16; i++)
    {
      RfPoint next = rf_cubic_point (p, i / 16.0);
      length += rf_point_distance (last, next);
      last = next;
    }
  return length;
}

double
rf_spline_length (const RfPoint *points, guint n_points)
{
  double length = 0;

  for (guint i = 0; i + 3 < n_points; i += 3)
    length += cubic_length (points + i);
  return length;
}

guint
rf_spline_head (const RfPoint *points, guint n_points, double fraction, RfPoint *out)
{
  guint segments = (n_points - 1) / 3, whole;
  double at, rest;

  at = CLAMP (fraction, 0, 1) * segments;
  whole = MIN ((guint) at, segments);
  rest = at - whole;
  memcpy (out, points, sizeof (RfPoint) * (whole * 3 + 1));
  if (whole == segments || rest <= 1e-6)
    {
      if (whole == 0)
        {
          out[1] = out[2] = out[3] = points[0];
          return 4;
        }
      return whole * 3 + 1;
    }
  rf_cubic_split (points + whole * 3, rest, out + whole * 3, NULL);
  return whole * 3 + 4;
}

void
rf_spline_refine (const RfPoint *points, guint n_points, RfPoint *out, guint wanted)
{
  guint n = n_points;

  g_assert (wanted >= n_points && (wanted - 1) % 3 == 0 && (n_points - 1) % 3 == 0);
  memcpy (out, points, sizeof (RfPoint) * n);
  while (n < wanted)
    {
      guint longest = 0;
      double best = -1;
      RfPoint left[4], right[4];

      for (guint i = 0; i + 3 < n; i += 3)
        {
          double length = cubic_length (out + i);
          if (length > best + 1e-9)
            {
              best = length;
              longest = i;
            }
        }
      rf_cubic_split (out + longest, 0.5, left, right);
      memmove (out + longest + 6, out + longest + 3, sizeof (RfPoint) * (n - longest - 3));
      memcpy (out + longest, left, sizeof left);
      memcpy (out + longest + 3, right, sizeof (RfPoint) * 3);
      n += 3;
    }
}

gboolean
rf_spline_meets_rect (const RfPoint *points, guint n_points, const RfRect *rect)
{
  for (guint i = 0; i + 3 < n_points; i += 3)
    {
      RfRect bounds = rf_spline_bounds (points + i, 4);
      RfPoint last = points[i];
      int pieces;

      if (bounds.x > rf_rect_right (rect) || rf_rect_right (&bounds) < rect->x ||
          bounds.y > rf_rect_bottom (rect) || rf_rect_bottom (&bounds) < rect->y)
        continue;
      pieces = (int) CLAMP ((bounds.width + bounds.height) / 8, 8, 96);
      for (int k = 1; k <= pieces; k++)
        {
          RfPoint next = rf_cubic_point (points + i, (double) k / pieces);
          if (rf_rect_meets_segment (rect, last, next))
            return TRUE;
          last = next;
        }
    }
  return FALSE;
}

double
rf_spline_distance (const RfPoint *points, guint n_points, double x, double y)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i + 3 < n_points; i += 3)
    for (int k = 0; k <= 24; k++)
      {
        RfPoint p = rf_cubic_point (points + i, k / 24.0);
        best = fmin (best, hypot (p.x - x, p.y - y));
      }
  return best;
}

static gboolean
is_straight (const RfPoint p[4])
{
  double length = rf_point_distance (p[0], p[3]);

  if (length < 1e-6)
    return FALSE;
  for (guint i = 1; i < 3; i++)
    {
      double across = (p[3].x - p[0].x) * (p[i].y - p[0].y) - (p[3].y - p[0].y) * (p[i].x - p[0].x);
      double along = (p[3].x - p[0].x) * (p[i].x - p[0].x) + (p[3].y - p[0].y) * (p[i].y - p[0].y);

      if (fabs (across) > 0.05 * length || along < 0 || along > length * length)
        return FALSE;
    }
  return TRUE;
}

GArray *
rf_spline_flatten (const RfPoint *points, guint n_points, guint pieces, gboolean straight)
{
  GArray *line = g_array_new (FALSE, FALSE, sizeof (RfPoint));

  if (n_points > 0)
    g_array_append_val (line, points[0]);
  for (guint i = 0; i + 3 < n_points; i += 3)
    {
      guint n = straight && is_straight (points + i) ? 1 : pieces;

      for (guint k = 1; k <= n; k++)
        {
          RfPoint at = rf_cubic_point (points + i, (double) k / n);
          g_array_append_val (line, at);
        }
    }
  return line;
}

RfRect
rf_spline_extents (const RfPoint *points, guint n_points)
{
  g_autoptr (GArray) line = rf_spline_flatten (points, n_points, 16, TRUE);

  return rf_spline_bounds ((const RfPoint *) line->data, line->len);
}

static double
side_of (RfPoint a, RfPoint b, RfPoint p)
{
  return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

gboolean
rf_segments_cross (RfPoint a, RfPoint b, RfPoint c, RfPoint d)
{
  /* MAX and not fmax(): this is asked very often. */
  if (MAX (a.x, b.x) < MIN (c.x, d.x) || MAX (c.x, d.x) < MIN (a.x, b.x) ||
      MAX (a.y, b.y) < MIN (c.y, d.y) || MAX (c.y, d.y) < MIN (a.y, b.y))
    return FALSE;
  return side_of (a, b, c) * side_of (a, b, d) < 0 && side_of (c, d, a) * side_of (c, d, b) < 0;
}

guint
rf_lines_cross (const GArray *one, const GArray *other)
{
  const RfPoint *a = (const RfPoint *) one->data, *b = (const RfPoint *) other->data;
  RfRect bounds_a, bounds_b;
  guint n = 0;

  if (one->len < 2 || other->len < 2)
    return 0;
  bounds_a = rf_spline_bounds (a, one->len);
  bounds_b = rf_spline_bounds (b, other->len);
  bounds_a = rf_rect_grow (&bounds_a, 0.1);
  bounds_b = rf_rect_grow (&bounds_b, 0.1);
  if (!rf_rect_overlaps (&bounds_a, &bounds_b))
    return 0;
  for (guint i = 0; i + 1 < one->len; i++)
    {
      if (MAX (a[i].x, a[i + 1].x) < bounds_b.x ||
          MIN (a[i].x, a[i + 1].x) > rf_rect_right (&bounds_b) ||
          MAX (a[i].y, a[i + 1].y) < bounds_b.y ||
          MIN (a[i].y, a[i + 1].y) > rf_rect_bottom (&bounds_b))
        continue;
      for (guint k = 0; k + 1 < other->len; k++)
        n += rf_segments_cross (a[i], a[i + 1], b[k], b[k + 1]);
    }
  return n;
}
