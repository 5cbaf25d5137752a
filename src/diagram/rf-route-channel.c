/* SPDX-License-Identifier: MIT */
/* Routes through channels. Boxes stand in columns: between two columns nothing stands, and between
 * two boxes of a column there is a gap. So there always is a way: out to the right, up or down in
 * a channel, through a gap of each column that lies between, and on to the target. Its cost is
 * that of the columns it crosses, so it serves where a search would take too long. */
#include "diagram/rf-route-private.h"

#include <math.h>
#include <stdlib.h>

#define CLEAR 5.0
#define SIDE_ROOM 60.0 /* of the channels outside */
#define ROUNDING 14.0
#define LANES 7

struct _RfChannels
{
  guint n;              /* columns */
  double *left, *right; /* of each */
  GArray **busy;        /* RfRect of which y and height count: by y, not touching; of each column */
  guint *column_of;     /* of each box that counts */
};

static int
compare_lefts (gconstpointer a, gconstpointer b, gpointer user)
{
  const RfField *field = user;
  guint i = *(const guint *) a, k = *(const guint *) b;
  double x = rf_field_obstacle (field, i)->x, y = rf_field_obstacle (field, k)->x;

  return x < y ? -1 : x > y ? 1 : i < k ? -1 : i > k;
}

static int
compare_tops (gconstpointer a, gconstpointer b)
{
  const RfRect *one = a, *other = b;

  return one->y < other->y ? -1 : one->y > other->y;
}

static void
merge_busy (GArray *busy)
{
  guint kept = 0;

  g_array_sort (busy, compare_tops);
  for (guint i = 0; i < busy->len; i++)
    {
      RfRect next = g_array_index (busy, RfRect, i), *last;

      last = kept > 0 ? &g_array_index (busy, RfRect, kept - 1) : NULL;
      if (last != NULL && next.y < rf_rect_bottom (last) + 2)
        last->height = fmax (rf_rect_bottom (last), rf_rect_bottom (&next)) - last->y;
      else
        g_array_index (busy, RfRect, kept++) = next;
    }
  g_array_set_size (busy, kept);
}

static void
find_columns (RfChannels *channels, const RfField *field)
{
  g_autofree guint *order = g_new (guint, field->n_boxes + 1);
  guint n = 0;

  for (guint i = 0; i < field->n_boxes; i++)
    if (rf_field_counts (field, i))
      order[n++] = i;
  g_qsort_with_data (order, (int) n, sizeof (guint), compare_lefts, (gpointer) field);
  for (guint i = 0; i < n; i++)
    {
      const RfRect *rect = rf_field_obstacle (field, order[i]);

      if (channels->n == 0 || rect->x > channels->right[channels->n - 1] + 4)
        {
          channels->left[channels->n] = rect->x;
          channels->right[channels->n++] = rf_rect_right (rect);
        }
      channels->right[channels->n - 1] =
        fmax (channels->right[channels->n - 1], rf_rect_right (rect));
      channels->column_of[order[i]] = channels->n - 1;
    }
}

static void
add_busy (RfChannels *channels, guint column, const RfRect *rect, double reserve)
{
  RfRect busy = { 0, rect->y - CLEAR, 0, rect->height + reserve + 2 * CLEAR };

  if (channels->busy[column] == NULL)
    channels->busy[column] = g_array_new (FALSE, FALSE, sizeof (RfRect));
  g_array_append_val (channels->busy[column], busy);
}

RfChannels *
rf_channels_new (const RfField *field)
{
  RfChannels *channels = g_new0 (RfChannels, 1);

  channels->left = g_new (double, field->n_boxes + 2);
  channels->right = g_new (double, field->n_boxes + 2);
  channels->column_of = g_new (guint, field->n_boxes + 1);
  find_columns (channels, field);
  channels->busy = g_new0 (GArray *, channels->n + 1);
  for (guint i = 0; i < field->n_boxes; i++)
    if (rf_field_counts (field, i))
      add_busy (channels, channels->column_of[i], rf_field_obstacle (field, i),
                field->boxes[i].reserve);
  /* A caption belongs to the columns that it touches; one that stands out widens its column. */
  for (guint i = 0; i < field->n_extra; i++)
    {
      const RfRect *extra = &field->extra[i].rect;

      if (field->extra[i].soft || !rf_field_counts (field, field->n_boxes + i))
        continue;
      for (guint c = 0; c < channels->n; c++)
        {
          if (extra->x > channels->right[c] || rf_rect_right (extra) < channels->left[c])
            continue;
          add_busy (channels, c, extra, 0);
          if (c + 1 == channels->n || rf_rect_right (extra) < channels->left[c + 1] - 16)
            channels->right[c] = fmax (channels->right[c], rf_rect_right (extra));
        }
    }
  for (guint c = 0; c < channels->n; c++)
    merge_busy (channels->busy[c]);
  return channels;
}

void
rf_channels_free (RfChannels *channels)
{
  for (guint c = 0; c < channels->n; c++)
    g_clear_pointer (&channels->busy[c], g_array_unref);
  g_free (channels->left);
  g_free (channels->right);
  g_free (channels->busy);
  g_free (channels->column_of);
  g_free (channels);
}

/* The lane of route @index in the channel to the left of @column. */
static double
lane (const RfChannels *channels, guint column, guint index)
{
  double left = column > 0 ? channels->right[column - 1] : channels->left[0] - SIDE_ROOM * 0.6;
  double right = column < channels->n ? channels->left[column] : left + SIDE_ROOM;
  double part = (index * 3 % LANES + 1.0) / (LANES + 1);

  return left + (right - left) * (0.12 + 0.62 * part);
}

/* Where @column can be crossed nearest to @y. */
static double
gap (const RfChannels *channels, guint column, double y, guint index)
{
  const GArray *busy = channels->busy[column];
  guint low = 0, high = busy->len;
  double above, below;

  /* The first that ends below @y. */
  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (rf_rect_bottom (&g_array_index (busy, RfRect, middle)) < y)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == busy->len || g_array_index (busy, RfRect, low).y > y)
    return y;
  above = g_array_index (busy, RfRect, low).y;
  below = rf_rect_bottom (&g_array_index (busy, RfRect, low));
  /* Some room for others beside it, as far as there is. */
  if (y - above < below - y)
    {
      double room =
        low > 0 ? above - rf_rect_bottom (&g_array_index (busy, RfRect, low - 1)) : SIDE_ROOM;
      return above - (index % 4) * fmin (4, room / 5);
    }
  else
    {
      double room =
        low + 1 < busy->len ? g_array_index (busy, RfRect, low + 1).y - below : SIDE_ROOM;
      return below + (index % 4) * fmin (4, room / 5);
    }
}

static void
go (GArray *path, double x, double y)
{
  const RfPoint *last = &g_array_index (path, RfPoint, path->len - 1);
  RfPoint at = { x, y };

  if (fabs (last->x - x) > 0.01 || fabs (last->y - y) > 0.01)
    g_array_append_val (path, at);
}

void
rf_route_by_channels (const RfField *field, const RfChannels *channels, RfRoute *route,
                      RfPlan *plan, guint index)
{
  guint from = channels->column_of[route->owner], to = channels->column_of[route->target];
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (RfPoint));
  double y = route->from.y;

  plan->side = to > from ? RF_SIDE_LEFT : RF_SIDE_RIGHT;
  plan->end = rf_route_end (field, route, plan->side, plan->slide);
  g_array_append_val (path, route->from);
  if (to > from)
    for (guint c = from + 1; c < to; c++)
      {
        double way = (plan->end.y - y) / (to - c + 1), through = gap (channels, c, y + way, index);

        go (path, lane (channels, c, index), y);
        go (path, lane (channels, c, index), through);
        y = through;
      }
  else
    for (guint c = from; c > to; c--)
      {
        double way = (plan->end.y - y) / (c - to + 1), through = gap (channels, c, y + way, index);

        go (path, lane (channels, c + 1, index), y);
        go (path, lane (channels, c + 1, index), through);
        y = through;
      }
  go (path, lane (channels, to > from ? to : to + 1, index), y);
  go (path, lane (channels, to > from ? to : to + 1, index), plan->end.y);
  go (path, plan->end.x, plan->end.y);
  rf_route_round (path, ROUNDING, route->points);
}
