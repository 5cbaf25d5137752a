/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Points, rectangles and cubic splines of the diagram. Units are points, y grows downwards. A
 * spline of n segments has 3n + 1 points: knot, control, control, knot, … */

typedef struct
{
  double x, y;
} RfPoint;

typedef struct
{
  double x, y, width, height;
} RfRect;

/* The right and the bottom border. */
static inline double
rf_rect_right (const RfRect *rect)
{
  return rect->x + rect->width;
}

static inline double
rf_rect_bottom (const RfRect *rect)
{
  return rect->y + rect->height;
}

/* Whether a rectangle has no area (all zero is "nothing yet" for rf_rect_unite()). */
gboolean rf_rect_is_empty (const RfRect *rect);
gboolean rf_rect_contains (const RfRect *rect, double x, double y);
/* Whether the interiors meet. */
gboolean rf_rect_overlaps (const RfRect *a, const RfRect *b);
/* The smallest rectangle round both; an empty one does not count. */
RfRect rf_rect_unite (const RfRect *a, const RfRect *b);
/* @rect grown by @margin on each side. */
RfRect rf_rect_grow (const RfRect *rect, double margin);
RfRect rf_rect_lerp (const RfRect *a, const RfRect *b, double t);

/* Whether the segment from @a to @b passes through the interior of @rect. */
gboolean rf_rect_meets_segment (const RfRect *rect, RfPoint a, RfPoint b);

/* How far @a and @b are apart, in points; and what lies between them, @a at 0, @b at 1. */
double rf_point_distance (RfPoint a, RfPoint b);
RfPoint rf_point_lerp (RfPoint a, RfPoint b, double t);

/* The point at @t (0…1) of the cubic @p[0…3]. */
RfPoint rf_cubic_point (const RfPoint p[4], double t);
/* Cuts the cubic @p at @t: @left and @right (each four points; either may be NULL). */
void rf_cubic_split (const RfPoint p[4], double t, RfPoint left[4], RfPoint right[4]);

/* The bounds of the spline's control polygon, which hold the spline. */
RfRect rf_spline_bounds (const RfPoint *points, guint n_points);
/* The length of the spline, from 16 pieces a segment. */
double rf_spline_length (const RfPoint *points, guint n_points);
/* The beginning of the spline, @fraction (0…1) of its segments' parameter range. @out has room for
 * @n_points; returns how many points it got. */
guint rf_spline_head (const RfPoint *points, guint n_points, double fraction, RfPoint *out);
/* The same spline with exactly @wanted points (wanted >= n_points, both 3n + 1): its longest
 * segments are split. @out has room for @wanted. */
void rf_spline_refine (const RfPoint *points, guint n_points, RfPoint *out, guint wanted);
/* Whether the spline passes through the interior of @rect, sampled every two points or so. */
gboolean rf_spline_meets_rect (const RfPoint *points, guint n_points, const RfRect *rect);
/* The spline as a line of points, @pieces of each segment; what is straight stays one piece where
 * @pieces is not asked for exactly (@straight). (transfer full): GArray of RfPoint */
GArray *rf_spline_flatten (const RfPoint *points, guint n_points, guint pieces, gboolean straight);
/* The bounds of the curve itself. */
RfRect rf_spline_extents (const RfPoint *points, guint n_points);
/* Whether the segments from @a to @b and from @c to @d cross one another; touching is none. */
gboolean rf_segments_cross (RfPoint a, RfPoint b, RfPoint c, RfPoint d);
/* How often two lines of points cross. */
guint rf_lines_cross (const GArray *one, const GArray *other);
/* The distance from (@x, @y) to the spline. */
double rf_spline_distance (const RfPoint *points, guint n_points, double x, double y);

G_END_DECLS
