/* SPDX-License-Identifier: MIT */
/* What lines cross. Their pieces lie in the cells of a grid without end (a hash table), so that
 * only pieces nearby are compared; a crossing counts in the cell in which it lies. A line that is
 * set anew leaves its old pieces behind, which no longer count. */
#include "diagram/rf-route-private.h"

#include <math.h>

#define CELL 72.0
#define NEAR 2.2 /* of two lines that seem to be one */
#define PIECES 8 /* of a curved segment */
#define ROUGHLY 0.1

typedef struct
{
  RfPoint a, b;
  float left, right, top, bottom; /* what it lies in, rather too large */
  guint line, stamp;
} Piece;

typedef struct
{
  RfTimes times;
  guint stamp;
  RfRect bounds; /* empty: it is nowhere */
  guint64 hash;  /* of its points */
} Line;

/* A line that was set to other points than it had. */
typedef struct
{
  guint line;
  RfTimes times;
  RfRect before, after; /* its bounds */
} Change;

struct _RfCrossings
{
  GHashTable *cells; /* place of a cell → GArray of Piece */
  Line *lines;
  guint n_lines;
  guint8 *meets;   /* of each line: whether it counts for the one that is looked at */
  GArray *changes; /* Change */
  guint64 work;    /* pieces that were compared */
};

static void
free_cell (gpointer cell)
{
  g_array_unref (cell);
}

RfCrossings *
rf_crossings_new (guint n_lines)
{
  RfCrossings *crossings = g_new0 (RfCrossings, 1);

  crossings->cells = g_hash_table_new_full (NULL, NULL, NULL, free_cell);
  crossings->lines = g_new0 (Line, n_lines + 1);
  crossings->n_lines = n_lines;
  crossings->meets = g_new (guint8, n_lines + 1);
  crossings->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  return crossings;
}

void
rf_crossings_free (RfCrossings *crossings)
{
  if (crossings == NULL)
    return;
  g_hash_table_unref (crossings->cells);
  g_array_unref (crossings->changes);
  g_free (crossings->meets);
  g_free (crossings->lines);
  g_free (crossings);
}

static gpointer
cell_key (int column, int row)
{
  return GUINT_TO_POINTER (((guint) (column + 0x8000) & 0xffff) << 16 |
                           ((guint) (row + 0x8000) & 0xffff));
}

typedef struct
{
  int left, top, right, bottom;
} Cells;

static Cells
cells_of (RfPoint a, RfPoint b)
{
  return (Cells){ (int) floor (MIN (a.x, b.x) / CELL), (int) floor (MIN (a.y, b.y) / CELL),
                  (int) floor (MAX (a.x, b.x) / CELL), (int) floor (MAX (a.y, b.y) / CELL) };
}

/* Long pieces are cut, so that none lies in many cells, and what runs along another one is seen. */
static GArray *
flatten (const GArray *points)
{
  g_autoptr (GArray) line =
    rf_spline_flatten ((const RfPoint *) points->data, points->len, PIECES, TRUE);
  GArray *cut = g_array_new (FALSE, FALSE, sizeof (RfPoint));

  for (guint i = 0; i < line->len; i++)
    {
      RfPoint at = g_array_index (line, RfPoint, i), before;
      guint n;

      if (i > 0)
        {
          before = g_array_index (line, RfPoint, i - 1);
          n = (guint) (rf_point_distance (at, before) / CELL) + 1;
          for (guint k = 1; k < n; k++)
            {
              RfPoint between = rf_point_lerp (before, at, (double) k / n);
              g_array_append_val (cut, between);
            }
        }
      g_array_append_val (cut, at);
    }
  return cut;
}

static Piece
make_piece (RfPoint a, RfPoint b, guint line, guint stamp)
{
  return (Piece){ a,
                  b,
                  (float) (MIN (a.x, b.x) - ROUGHLY),
                  (float) (MAX (a.x, b.x) + ROUGHLY),
                  (float) (MIN (a.y, b.y) - ROUGHLY),
                  (float) (MAX (a.y, b.y) + ROUGHLY),
                  line,
                  stamp };
}

static guint64
hash_points (const GArray *points, const RfTimes *times)
{
  const guint64 *bits = (const guint64 *) (gpointer) points->data;
  guint64 hash = points->len;

  for (guint i = 0; i < 2 * points->len; i++)
    hash = (hash ^ bits[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) ^ hash >> 29;
  for (guint i = 0; i < G_N_ELEMENTS (times->bits); i++)
    hash = (hash ^ times->bits[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) ^ hash >> 29;
  return hash;
}

/* FALSE: it is the same as before. */
static gboolean
note_change (RfCrossings *crossings, guint index, const GArray *points, const RfTimes *times)
{
  Line *line = &crossings->lines[index];
  guint64 hash = points != NULL ? hash_points (points, times) : 0;
  Change change = { .line = index, .times = *times, .before = line->bounds };

  if (line->stamp > 0 && hash == line->hash)
    return FALSE;
  if (points != NULL && points->len > 0)
    {
      change.after = rf_spline_bounds ((const RfPoint *) points->data, points->len);
      change.after = rf_rect_grow (&change.after, NEAR + 0.5);
    }
  rf_times_unite (&change.times, &line->times);
  g_array_append_val (crossings->changes, change);
  line->bounds = change.after;
  line->hash = hash;
  return TRUE;
}

void
rf_crossings_set (RfCrossings *crossings, guint index, const GArray *points, const RfTimes *times)
{
  g_autoptr (GArray) line = NULL;

  if (!note_change (crossings, index, points, times))
    return;
  crossings->lines[index].stamp++;
  crossings->lines[index].times = *times;
  if (points == NULL)
    return;
  line = flatten (points);
  for (guint i = 0; i + 1 < line->len; i++)
    {
      Piece piece =
        make_piece (g_array_index (line, RfPoint, i), g_array_index (line, RfPoint, i + 1), index,
                    crossings->lines[index].stamp);
      Cells cells = cells_of (piece.a, piece.b);

      for (int row = cells.top; row <= cells.bottom; row++)
        for (int column = cells.left; column <= cells.right; column++)
          {
            gpointer key = cell_key (column, row);
            GArray *cell = g_hash_table_lookup (crossings->cells, key);

            if (cell == NULL)
              {
                cell = g_array_new (FALSE, FALSE, sizeof (Piece));
                g_hash_table_insert (crossings->cells, key, cell);
              }
            g_array_append_val (cell, piece);
          }
    }
}

guint
rf_crossings_n_changes (const RfCrossings *crossings)
{
  return crossings->changes->len;
}

gboolean
rf_crossings_changed (const RfCrossings *crossings, guint since, guint index, const RfRect *area,
                      const RfTimes *times)
{
  for (guint i = since; i < crossings->changes->len; i++)
    {
      const Change *change = &g_array_index (crossings->changes, Change, i);

      if (change->line != index && rf_times_meet (&change->times, times) &&
          (rf_rect_overlaps (&change->before, area) || rf_rect_overlaps (&change->after, area)))
        return TRUE;
    }
  return FALSE;
}

guint64
rf_crossings_work (const RfCrossings *crossings)
{
  return crossings->work;
}

/* Where two segments that cross do so. */
static RfPoint
meeting (const Piece *one, RfPoint c, RfPoint d)
{
  double dx = one->b.x - one->a.x, dy = one->b.y - one->a.y;
  double across = dx * (d.y - c.y) - dy * (d.x - c.x);
  double t =
    across != 0 ? ((c.x - one->a.x) * (d.y - c.y) - (c.y - one->a.y) * (d.x - c.x)) / across : 0.5;

  return (RfPoint){ one->a.x + t * dx, one->a.y + t * dy };
}

/* Whether @piece runs along the segment from @a to @b, seen from the middle of that. */
static gboolean
runs_along (const Piece *piece, RfPoint a, RfPoint b)
{
  RfPoint middle = rf_point_lerp (a, b, 0.5);
  double dx = piece->b.x - piece->a.x, dy = piece->b.y - piece->a.y, length, own, t, away;

  if (middle.x < MIN (piece->a.x, piece->b.x) - NEAR ||
      middle.x > MAX (piece->a.x, piece->b.x) + NEAR ||
      middle.y < MIN (piece->a.y, piece->b.y) - NEAR ||
      middle.y > MAX (piece->a.y, piece->b.y) + NEAR)
    return FALSE;
  length = sqrt (dx * dx + dy * dy);
  own = rf_point_distance (a, b);
  if (length < 1e-6 || own < 1e-6)
    return FALSE;
  t = ((middle.x - piece->a.x) * dx + (middle.y - piece->a.y) * dy) / (length * length);
  away = fabs ((middle.x - piece->a.x) * dy - (middle.y - piece->a.y) * dx) / length;
  return t >= -0.05 && t <= 1.05 && away < NEAR &&
         fabs (dx * (b.y - a.y) - dy * (b.x - a.x)) < 0.1 * length * own;
}

typedef struct
{
  RfCrossings *crossings;
  const RfTimes *times;
  guint n;      /* crossings */
  double along; /* points */
} Count;

static void
count_in_cell (Count *count, GArray *cell, int column, int row, RfPoint a, RfPoint b)
{
  RfPoint middle = rf_point_lerp (a, b, 0.5);
  gboolean here = (int) floor (middle.x / CELL) == column && (int) floor (middle.y / CELL) == row;

  float left = (float) (MIN (a.x, b.x) - NEAR), right = (float) (MAX (a.x, b.x) + NEAR);
  float top = (float) (MIN (a.y, b.y) - NEAR), bottom = (float) (MAX (a.y, b.y) + NEAR);
  const guint8 *meets = count->crossings->meets;

  count->crossings->work += cell->len;
  for (guint i = 0; i < cell->len; i++)
    {
      const Piece *piece = &g_array_index (cell, Piece, i);
      const Line *line;

      if (!meets[piece->line] || piece->right < left || piece->left > right ||
          piece->bottom < top || piece->top > bottom)
        continue;
      line = &count->crossings->lines[piece->line];

      if (piece->stamp != line->stamp)
        {
          g_array_remove_index_fast (cell, i--);
          continue;
        }
      if (here && runs_along (piece, a, b))
        count->along += rf_point_distance (a, b) * rf_times_common (&line->times, count->times);
      if (rf_segments_cross (piece->a, piece->b, a, b))
        {
          RfPoint at = meeting (piece, a, b);

          if ((int) floor (at.x / CELL) == column && (int) floor (at.y / CELL) == row)
            count->n += rf_times_common (&line->times, count->times);
        }
    }
}

guint
rf_crossings_count (RfCrossings *crossings, guint index, const GArray *points, const RfTimes *times,
                    double *along)
{
  g_autoptr (GArray) line = flatten (points);
  Count count = { crossings, times, 0, 0 };

  for (guint i = 0; i < crossings->n_lines; i++)
    crossings->meets[i] = i != index && rf_times_meet (&crossings->lines[i].times, times);
  for (guint i = 0; i + 1 < line->len; i++)
    {
      RfPoint a = g_array_index (line, RfPoint, i), b = g_array_index (line, RfPoint, i + 1);
      Cells cells = cells_of (a, b);

      for (int row = cells.top; row <= cells.bottom; row++)
        for (int column = cells.left; column <= cells.right; column++)
          {
            GArray *cell = g_hash_table_lookup (crossings->cells, cell_key (column, row));

            if (cell != NULL)
              count_in_cell (&count, cell, column, row, a, b);
          }
    }
  if (along != NULL)
    *along = count.along;
  return count.n;
}
