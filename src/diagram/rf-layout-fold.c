/* SPDX-License-Identifier: MIT */
/* What no name leads to by drawn references — the items of a long list beyond its first rows,
 * garbage in heaps — stands in columns right of everything else, as words on a page, rather than in
 * one column that nobody could look over. What hangs together stays together, as it was ranked.
 * Columns are filled by time: what is never there at the same time takes the same room. */
#include "diagram/rf-layout-private.h"

#include <math.h>

#define COLUMN_LEAST 1000.0 /* less than this needs no columns */
#define PAGE_SHAPE 1.5      /* width of all columns to their height */

typedef struct
{
  guint root; /* the place that stands for it */
  double top, bottom;
  guint band, last_band;
  guint first; /* the place that came first */
  RfTimes times;
} Part;

/* A name of a function that is soon gone does not hold what it refers to. */
static gboolean
holds (const RfEpoch *epoch, const RfLink *link)
{
  const RfPlace *tail = &g_array_index (epoch->places, RfPlace, link->tail);
  const RfPlace *head = &g_array_index (epoch->places, RfPlace, link->head);

  if (link->hidden)
    return FALSE;
  return tail->level < 0 || link->lasting ||
         2 * rf_times_common (&link->times, &head->times) >= rf_times_length (&head->times);
}

/* For each place the one that stands for all that it hangs together with. */
static guint *
find_roots (const RfEpoch *epoch)
{
  guint n = epoch->places->len;
  guint *root = g_new (guint, n + 1);
  int frames = -1;

  for (guint i = 0; i < n; i++)
    root[i] = i;
  for (guint i = 0; i < epoch->links->len; i++)
    {
      const RfLink *link = &g_array_index (epoch->links, RfLink, i);

      if (holds (epoch, link))
        root[rf_root_of (root, link->tail)] = rf_root_of (root, link->head);
    }
  for (guint i = 0; i < epoch->hulls->len; i++)
    {
      const GArray *members = g_array_index (epoch->hulls, RfHull, i).members;

      for (guint k = 1; k < members->len; k++)
        root[rf_root_of (root, g_array_index (members, guint, k))] =
          rf_root_of (root, g_array_index (members, guint, 0));
    }
  for (guint i = 0; i < n; i++)
    if (g_array_index (epoch->places, RfPlace, i).level >= 0)
      {
        frames = frames < 0 ? (int) i : frames;
        root[rf_root_of (root, i)] = rf_root_of (root, (guint) frames);
      }
  for (guint i = 0; i < n; i++)
    root[i] = rf_root_of (root, i);
  return root;
}

/* The most height that the places that are @loose need at a time. */
static double
height_of_loose (const RfEpoch *epoch, const guint8 *loose)
{
  double height[RF_TIMES_PARTS] = { 0 }, most = 0;

  for (guint i = 0; i < epoch->places->len; i++)
    {
      const RfPlace *place = &g_array_index (epoch->places, RfPlace, i);

      for (guint part = 0; loose[i] && part < RF_TIMES_PARTS; part++)
        if (rf_times_have (&place->times, part))
          {
            height[part] += rf_place_height (place);
            most = fmax (most, height[part]);
          }
    }
  return most;
}

guint8 *
rf_epoch_find_loose (const RfEpoch *epoch)
{
  guint n = epoch->places->len;
  g_autofree guint *root = find_roots (epoch);
  guint8 *loose = g_new0 (guint8, n + 1);
  guint named = G_MAXUINT;

  for (guint i = 0; i < n && named == G_MAXUINT; i++)
    if (g_array_index (epoch->places, RfPlace, i).level >= 0)
      named = root[i];
  for (guint i = 0; i < n; i++)
    loose[i] = named != G_MAXUINT && root[i] != named;
  if (height_of_loose (epoch, loose) < COLUMN_LEAST)
    g_clear_pointer (&loose, g_free);
  return loose;
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const Part *one = a, *other = b;

  return one->first < other->first ? -1 : one->first > other->first;
}

/* What hangs together of what is @loose, in the order in which it comes. */
static GArray *
find_parts (const RfEpoch *epoch, const guint8 *loose, const guint *root)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < epoch->places->len; i++)
    {
      const RfPlace *place = &g_array_index (epoch->places, RfPlace, i);
      gpointer key = GUINT_TO_POINTER (root[i] + 1);
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (known, key));
      Part *part;

      if (!loose[i])
        continue;
      if (at == 0)
        {
          Part made = { root[i], G_MAXDOUBLE, -G_MAXDOUBLE, G_MAXUINT, 0, i, { { 0 } } };

          g_array_append_val (parts, made);
          at = parts->len;
          g_hash_table_insert (known, key, GUINT_TO_POINTER (at));
        }
      part = &g_array_index (parts, Part, at - 1);
      part->top = fmin (part->top, place->rect.y);
      part->bottom = fmax (part->bottom, place->rect.y + rf_place_height (place));
      part->band = MIN (part->band, place->band);
      part->last_band = MAX (part->last_band, place->band);
      rf_times_unite (&part->times, &place->times);
    }
  g_array_sort (parts, compare_parts);
  return parts;
}

/* How high the columns are at most. */
static double
column_height (const RfEpoch *epoch, const GArray *parts)
{
  double area = 0, highest = COLUMN_LEAST, width = 0;

  for (guint i = 0; i < epoch->places->len; i++)
    width = fmax (width, g_array_index (epoch->places, RfPlace, i).rect.width);
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      double height = part->bottom - part->top;
      guint span = part->last_band - part->band + 1;

      highest = fmax (highest, height);
      area +=
        height * span * (width + RF_RANK_GAP) * rf_times_length (&part->times) / RF_TIMES_PARTS;
    }
  return fmax (highest, sqrt (area / PAGE_SHAPE));
}

/* --- ranks ------------------------------------------------------------------------------------ */

/* The loose places that the references of loose ones lead to from @order[*first] on get the ranks
 * after theirs. */
static void
follow (const RfEpoch *epoch, const guint8 *loose, const guint *start, const guint *heads,
        guint *rank, guint *order, guint *first, guint *last)
{
  for (; *first < *last; (*first)++)
    {
      guint at = order[*first];

      for (guint e = start[at]; e < start[at + 1]; e++)
        if (loose[heads[e]] && rank[heads[e]] == G_MAXUINT)
          {
            rank[heads[e]] = rank[at] + 1;
            order[(*last)++] = heads[e];
          }
    }
}

void
rf_epoch_rank_loose (RfEpoch *epoch, const guint8 *loose)
{
  guint n = epoch->places->len, first = 0, last = 0;
  g_autofree guint *root = find_roots (epoch), *rank = g_new (guint, n + 1);
  g_autofree guint *order = g_new (guint, n + 1), *start = g_new0 (guint, n + 2);
  g_autofree guint *heads = g_new (guint, epoch->links->len + 1), *next = NULL;
  g_autofree guint8 *held = g_new0 (guint8, n + 1);
  g_autoptr (GHashTable) fills =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < epoch->links->len; i++)
    start[g_array_index (epoch->links, RfLink, i).tail + 1]++;
  for (guint i = 0; i < n; i++)
    {
      start[i + 1] += start[i];
      rank[i] = G_MAXUINT;
    }
  next = g_memdup2 (start, sizeof (guint) * (n + 1));
  for (guint i = 0; i < epoch->links->len; i++)
    {
      const RfLink *link = &g_array_index (epoch->links, RfLink, i);

      heads[next[link->tail]++] = link->head;
      held[link->head] = held[link->head] || loose[link->tail];
    }
  /* First from what no other holds; what is left then are cycles. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      if (loose[i] && rank[i] == G_MAXUINT && (pass == 1 || !held[i]))
        {
          rank[i] = 1;
          order[last++] = i;
          follow (epoch, loose, start, heads, rank, order, &first, &last);
        }
  /* Below one another in each rank of what hangs together. */
  for (guint i = 0; i < last; i++)
    {
      RfPlace *place = &g_array_index (epoch->places, RfPlace, order[i]);
      guint64 key = (guint64) root[order[i]] << 32 | rank[order[i]];
      double *fill = g_hash_table_lookup (fills, &key);

      if (fill == NULL)
        {
          fill = g_new0 (double, 1);
          g_hash_table_insert (fills, g_memdup2 (&key, sizeof key), fill);
        }
      place->band = rank[order[i]];
      place->rect.y = place->key = *fill;
      *fill += rf_place_height (place);
    }
}

/* --- columns ---------------------------------------------------------------------------------- */

/* From where on there is room for @part in a column that is filled so far. */
static double
filled (const double *fill, const Part *part)
{
  double y = 0;

  for (guint t = 0; t < RF_TIMES_PARTS; t++)
    if (rf_times_have (&part->times, t))
      y = fmax (y, fill[t]);
  return y;
}

/* The first of the columns in which @part ends above @most, and fills it; from @y on. */
static guint
find_column (GArray *fills, const Part *part, double most, double *y)
{
  guint column = 0;
  double *fill;

  for (;; column++)
    {
      if (column == fills->len)
        g_array_set_size (fills, column + 1);
      fill = (double *) fills->data + column * RF_TIMES_PARTS;
      *y = filled (fill, part);
      if (*y == 0 || *y + part->bottom - part->top <= most)
        break;
    }
  for (guint t = 0; t < RF_TIMES_PARTS; t++)
    if (rf_times_have (&part->times, t))
      fill[t] = *y + part->bottom - part->top;
  return column;
}

void
rf_epoch_fold (RfEpoch *epoch, const guint8 *loose)
{
  g_autofree guint *root = find_roots (epoch);
  g_autoptr (GArray) parts = find_parts (epoch, loose, root);
  g_autoptr (GArray) fills = g_array_new (FALSE, TRUE, sizeof (double) * RF_TIMES_PARTS);
  g_autofree guint *column_of = g_new0 (guint, epoch->places->len + 1);
  g_autofree double *top_of = g_new0 (double, epoch->places->len + 1);
  g_autofree guint *band_of = g_new0 (guint, epoch->places->len + 1);
  double most = column_height (epoch, parts);
  guint first = 1, span = 1;

  for (guint i = 0; i < epoch->places->len; i++)
    if (!loose[i])
      first = MAX (first, g_array_index (epoch->places, RfPlace, i).band + 1);
  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);
      double y;
      guint column = find_column (fills, part, most, &y);

      span = MAX (span, part->last_band - part->band + 1);
      column_of[part->root] = column;
      top_of[part->root] = y - part->top;
      band_of[part->root] = part->band;
    }
  for (guint i = 0; i < epoch->places->len; i++)
    {
      RfPlace *place = &g_array_index (epoch->places, RfPlace, i);

      if (!loose[i])
        continue;
      place->band += first + column_of[root[i]] * span - band_of[root[i]];
      place->rect.y += top_of[root[i]];
      place->key = place->rect.y;
      place->loose = TRUE;
    }
}
