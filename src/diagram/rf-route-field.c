/* SPDX-License-Identifier: MIT */
/* What is in the way of arrows: obstacles in a grid of cells, so that only those nearby are looked
 * at, however large the picture is; and where arrows may end. */
#include "diagram/rf-route-private.h"

#include <math.h>

const double rf_side_cost[RF_N_SIDES] = { 0, 36, 40, 44 };
const RfPoint rf_side_out[RF_N_SIDES] = { { -1, 0 }, { 0, -1 }, { 0, 1 }, { 1, 0 } };

const RfRect *
rf_field_obstacle (const RfField *field, guint index)
{
  return index < field->n_boxes ? &field->boxes[index].obstacle
                                : &field->extra[index - field->n_boxes].rect;
}

gboolean
rf_field_counts (const RfField *field, guint index)
{
  const RfRoute *route = field->route;
  const RfRouteExtra *extra;

  if (index < field->n_boxes)
    return rf_times_meet (&field->boxes[index].times, &route->times);
  extra = &field->extra[index - field->n_boxes];
  return (!extra->soft || !field->through) && rf_times_meet (&extra->times, &route->times) &&
         (extra->hull == 0 || (field->boxes[route->owner].hull != extra->hull &&
                               field->boxes[route->target].hull != extra->hull));
}

RfPoint
rf_route_end (const RfField *field, const RfRoute *route, RfSide side, double slide)
{
  double head = field->boxes[route->target].head, x, y;
  const RfRect *body = &route->end;

  switch (side)
    {
    case RF_SIDE_LEFT:
      y = fmin (head / 2, body->height / 2) + slide;
      return (RfPoint){ body->x, body->y + CLAMP (y, 5, fmax (5, body->height - 5)) };
    case RF_SIDE_RIGHT:
      y = fmin (head * 0.75, body->height / 2) + slide;
      return (RfPoint){ rf_rect_right (body),
                        body->y + CLAMP (y, 16, fmax (16, body->height - 5)) };
    case RF_SIDE_TOP:
      x = fmin (body->width * 0.35, 60) + slide;
      return (RfPoint){ body->x + CLAMP (x, 12, fmax (12, body->width - 70)), body->y };
    case RF_SIDE_BOTTOM:
    case RF_N_SIDES:
      break;
    }
  x = body->width * 0.72 + slide;
  return (RfPoint){ body->x + CLAMP (x, 12, body->width - 12), rf_rect_bottom (body) };
}

#define CELL 160.0
#define CELLS_MAX 200u

static void
cell_range (const RfField *field, const RfRect *rect, guint range[4])
{
  double column = field->area.width / field->columns, row = field->area.height / field->rows;

  range[0] = (guint) CLAMP ((rect->x - field->area.x) / column, 0, field->columns - 1);
  range[1] = (guint) CLAMP ((rf_rect_right (rect) - field->area.x) / column, 0, field->columns - 1);
  range[2] = (guint) CLAMP ((rect->y - field->area.y) / row, 0, field->rows - 1);
  range[3] = (guint) CLAMP ((rf_rect_bottom (rect) - field->area.y) / row, 0, field->rows - 1);
}

void
rf_field_init (RfField *field)
{
  guint n = field->n_boxes + field->n_extra;

  for (guint i = 0; i < n; i++)
    field->area = rf_rect_unite (&field->area, rf_field_obstacle (field, i));
  field->columns = (guint) CLAMP (field->area.width / CELL, 1, CELLS_MAX);
  field->rows = (guint) CLAMP (field->area.height / CELL, 1, CELLS_MAX);
  field->area.width = fmax (field->area.width, 1);
  field->area.height = fmax (field->area.height, 1);
  field->cells = g_new0 (GArray *, field->columns * field->rows);
  field->stamps = g_new0 (guint, n + 1);
  field->near = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    {
      /* As large as any lane makes it. */
      RfRect rect = rf_rect_grow (rf_field_obstacle (field, i), RF_LANE_FIRST + RF_LANES_MAX + 30);
      guint range[4];

      cell_range (field, &rect, range);
      for (guint y = range[2]; y <= range[3]; y++)
        for (guint x = range[0]; x <= range[1]; x++)
          {
            GArray **cell = &field->cells[y * field->columns + x];
            if (*cell == NULL)
              *cell = g_array_new (FALSE, FALSE, sizeof (guint));
            g_array_append_val (*cell, i);
          }
    }
}

void
rf_field_clear (RfField *field)
{
  for (guint i = 0; i < field->columns * field->rows; i++)
    if (field->cells[i] != NULL)
      g_array_unref (field->cells[i]);
  g_free (field->cells);
  g_free (field->stamps);
  g_free (field->near);
}

/* Adds the obstacles near @rect to field->near, of which there are @n; those with the current stamp
 * are there already. */
static guint
add_near (RfField *field, const RfRect *rect, guint n)
{
  guint range[4];

  cell_range (field, rect, range);
  for (guint y = range[2]; y <= range[3]; y++)
    for (guint x = range[0]; x <= range[1]; x++)
      {
        const GArray *cell = field->cells[y * field->columns + x];

        for (guint k = 0; cell != NULL && k < cell->len; k++)
          {
            guint i = g_array_index (cell, guint, k);

            if (field->stamps[i] == field->stamp)
              continue;
            field->stamps[i] = field->stamp;
            if (!rf_field_counts (field, i))
              continue;
            field->near[n++] = i;
          }
      }
  return n;
}

/* The obstacles near a spline, in field->near. Returns how many. */
static guint
near_spline (RfField *field, const RfPoint *points, guint n_points)
{
  guint n = 0;

  field->stamp++;
  for (guint i = 0; i + 3 < n_points; i += 3)
    {
      RfPoint last = points[i];

      for (guint k = 1; k <= 8; k++)
        {
          RfPoint at = rf_cubic_point (points + i, k / 8.0);
          RfPoint both[2] = { last, at };
          RfRect bounds = rf_spline_bounds (both, 2);

          n = add_near (field, &bounds, n);
          last = at;
        }
    }
  return n;
}

guint
rf_field_near_segment (RfField *field, RfPoint a, RfPoint b)
{
  guint n = 0, pieces = (guint) CLAMP (rf_point_distance (a, b) / CELL, 1, 64);

  field->stamp++;
  for (guint k = 0; k < pieces; k++)
    {
      RfPoint both[2] = { rf_point_lerp (a, b, (double) k / pieces),
                          rf_point_lerp (a, b, (k + 1.0) / pieces) };
      RfRect bounds = rf_spline_bounds (both, 2);

      n = add_near (field, &bounds, n);
    }
  return n;
}

gboolean
rf_field_meets (RfField *field, const RfPoint *points, guint n_points, double clearance)
{
  guint n = near_spline (field, points, n_points);

  field->work += n * 8;
  for (guint k = 0; k < n; k++)
    {
      RfRect rect;

      if (field->near[k] == field->route->owner || field->near[k] == field->route->target)
        continue;
      rect = rf_rect_grow (rf_field_obstacle (field, field->near[k]), clearance);
      if (rf_spline_meets_rect (points, n_points, &rect))
        return TRUE;
    }
  return FALSE;
}

/* Where a box has its badges: right at the top, standing out of it. */
static gboolean
meets_badges (const RfRect *body, const RfRect *obstacle, const RfPoint *points, guint n_points)
{
  RfRect badges = { rf_rect_right (body) - 30, obstacle->y, 30, body->y - obstacle->y + 12 };

  return badges.height > 13 && rf_spline_meets_rect (points, n_points, &badges);
}

gboolean
rf_field_meets_own (RfField *field, const RfPoint *points, guint n_points)
{
  const RfRoute *route = field->route;
  RfRect end = route->end, start = rf_rect_grow (&route->start, -1);

  /* A box that grows has its whole room in the end. */
  if (route->no_bottom)
    end.height = fmax (end.height, field->boxes[route->target].body.height);
  end = rf_rect_grow (&end, -1.5);
  /* It starts at the dot near the right border of its owner. */
  start.width -= fmax (0, rf_rect_right (&start) - points[0].x + 2);
  if (route->owner == route->target)
    return FALSE;
  return rf_spline_meets_rect (points, n_points, &end) ||
         rf_spline_meets_rect (points, n_points, &start) ||
         meets_badges (&route->start, &field->boxes[route->owner].obstacle, points, n_points) ||
         meets_badges (&route->end, &field->boxes[route->target].obstacle, points, n_points);
}
