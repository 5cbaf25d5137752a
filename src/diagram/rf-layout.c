/* SPDX-License-Identifier: MIT */
/* Places for everything that is ever shown. First the boxes are dealt out to places: frames by
 * their depth, objects greedily in the order in which they come, into the place of one of the same
 * kind that is gone. Then the places are laid out as one graph, by dot where it is small enough,
 * else in columns by distance from the frames. */
#include "diagram/rf-layout.h"

#include "base/rf-error.h"
#include "diagram/rf-graphviz.h"

#include <math.h>
#include <string.h>

#define MARGIN 44.0
#define MARGIN_RIGHT 62.0 /* arrows turn there */
#define NODE_GAP 22.0
#define RANK_GAP 76.0
#define DOT_MAX_PLACES 300
#define DOT_MAX_EDGES 900
#define CLUSTER_MAX 60
#define GRID_COLUMN_HEIGHT 1400.0
#define ROUTES_MAX 1000

typedef struct
{
  int column;   /* depth of a frame; -1: an object's place */
  guint32 type; /* text: what shares it */
  guint32 flags;
  guint32 isolate;
  guint32 until; /* its last event */
  guint order;
  guint rows;
  RfRect rect;
  GPtrArray *boxes; /* of an object's place: in the order in which they come */
} Place;

struct _RfLayout
{
  gatomicrefcount refs;
  RfHistory *history;
  GArray *places; /* Place */
  RfRect bounds;
  gboolean by_dot;
  GMutex mutex;
  GHashTable *routes; /* key → GArray of RfPoint */
};

/* --- dealing out places --- */

static guint32
last_event (const RfHistory *history, const RfHistoryBox *box)
{
  if (box->end == 0)
    return G_MAXUINT32;
  return rf_history_ghost_end (history, box->end);
}

static void
take_place (RfLayout *layout, guint index, RfHistoryBox *box)
{
  Place *place = &g_array_index (layout->places, Place, index);
  guint rows = box->rows->len + MIN (box->n_items, rf_history_options (layout->history)->max_rows);

  place->until = MAX (place->until, last_event (layout->history, box));
  place->rect.width = fmax (place->rect.width, box->width);
  place->rect.height = fmax (place->rect.height, box->height);
  place->rows = MAX (place->rows, MIN (rows, 39));
  if (place->isolate == 0)
    place->isolate = box->isolate;
  box->place = (int) index;
  if (place->boxes != NULL)
    g_ptr_array_add (place->boxes, box);
}

static guint
new_place (RfLayout *layout, int column, const RfHistoryBox *box)
{
  Place place = { .column = column, .order = layout->places->len };

  if (!box->is_frame)
    {
      place.boxes = g_ptr_array_new ();
      place.type = box->facts.type;
      place.flags = box->facts.flags;
    }
  g_array_append_val (layout->places, place);
  return layout->places->len - 1;
}

/* Free places of one kind, the one that became free last at the end. */
typedef struct
{
  GArray *used; /* guint: indexes, not sorted */
} Pool;

static void
pool_free (gpointer data)
{
  Pool *pool = data;

  g_array_unref (pool->used);
  g_free (pool);
}

static guint
find_place (RfLayout *layout, GHashTable *pools, RfHistoryBox *box)
{
  g_autofree char *kind =
    g_strdup_printf ("%u %u %d", box->facts.type,
                     box->facts.flags & (RF_NEW_CLASS | RF_NEW_INSTANCE | RF_NEW_FUNCTION),
                     box->isolate != 0);
  Pool *pool = g_hash_table_lookup (pools, kind);
  int best = -1;
  guint index;

  if (pool == NULL)
    {
      pool = g_new0 (Pool, 1);
      pool->used = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (pools, g_steal_pointer (&kind), pool);
    }
  for (guint i = 0; i < pool->used->len; i++)
    {
      const Place *place =
        &g_array_index (layout->places, Place, g_array_index (pool->used, guint, i));
      gboolean much_larger = box->height > place->rect.height + 3 * RF_BOX_ROW ||
                             box->height < place->rect.height - 3 * RF_BOX_ROW;

      if (place->until >= box->first || (much_larger && layout->places->len < 40))
        continue;
      /* Freed last, used first: what comes after stands where the one before stood. */
      if (best < 0 ||
          place->until >
            g_array_index (layout->places, Place, g_array_index (pool->used, guint, best)).until)
        best = (int) i;
    }
  if (best >= 0)
    return g_array_index (pool->used, guint, best);
  index = new_place (layout, -1, box);
  g_array_append_val (pool->used, index);
  return index;
}

static void
deal_out (RfLayout *layout)
{
  GPtrArray *boxes = rf_history_boxes (layout->history);
  g_autoptr (GHashTable) pools = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, pool_free);
  int frames[RF_LAYOUT_MAX_FRAMES];

  for (guint i = 0; i < RF_LAYOUT_MAX_FRAMES; i++)
    frames[i] = -1;
  for (guint i = 0; i < boxes->len; i++)
    {
      RfHistoryBox *box = g_ptr_array_index (boxes, i);

      if (!box->shown)
        continue;
      if (box->is_frame)
        {
          guint depth = MIN (box->depth, RF_LAYOUT_MAX_FRAMES - 1);

          if (frames[depth] < 0)
            frames[depth] = (int) new_place (layout, (int) depth, box);
          take_place (layout, (guint) frames[depth], box);
        }
      else
        take_place (layout, find_place (layout, pools, box), box);
    }
}

/* --- the graph of places --- */

static GArray *
place_edges (RfLayout *layout)
{
  GPtrArray *boxes = rf_history_boxes (layout->history);
  GArray *edges = rf_history_edges (layout->history);
  GArray *result = g_array_new (FALSE, TRUE, sizeof (RfGraphvizEdge));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < edges->len; i++)
    {
      const RfHistoryEdge *edge = &g_array_index (edges, RfHistoryEdge, i);
      RfHistoryBox *owner = g_ptr_array_index (boxes, edge->owner);
      RfHistoryBox *target = g_ptr_array_index (boxes, edge->target);
      guint64 pair = (guint64) owner->place << 32 | (guint) target->place;
      RfGraphvizEdge made = { (guint) owner->place, (guint) target->place, 0, edge->weak };

      if (owner->place < 0 || target->place < 0 || owner->place == target->place ||
          g_hash_table_contains (seen, &pair))
        continue;
      g_hash_table_add (seen, g_memdup2 (&pair, sizeof pair));
      made.port = edge->row == G_MAXUINT32 ? 39 : edge->row + 1;
      g_array_append_val (result, made);
    }
  return result;
}

static gboolean
place_by_dot (RfLayout *layout, const GArray *edges, GError **error)
{
  guint n = layout->places->len;
  g_autofree RfGraphvizNode *nodes = g_new0 (RfGraphvizNode, n + 1);
  g_autoptr (GHashTable) sizes = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      const Place *place = &g_array_index (layout->places, Place, i);
      gpointer key = GUINT_TO_POINTER (place->isolate);

      g_hash_table_insert (sizes, key,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (sizes, key)) +
                                             1));
    }
  for (guint i = 0; i < n; i++)
    {
      const Place *place = &g_array_index (layout->places, Place, i);
      guint members =
        GPOINTER_TO_UINT (g_hash_table_lookup (sizes, GUINT_TO_POINTER (place->isolate)));

      nodes[i].width = place->rect.width;
      nodes[i].height =
        place->rect.height + RF_BOX_OVERHANG + (place->column >= 0 ? 0 : RF_BOX_NOTE);
      nodes[i].ports = place->rows;
      nodes[i].column = place->column;
      nodes[i].cluster = members <= CLUSTER_MAX ? place->isolate : 0;
    }
  if (!rf_graphviz_place (nodes, n, (const RfGraphvizEdge *) edges->data, edges->len, NODE_GAP,
                          RANK_GAP, RF_ISOLATE_PAD + RF_ISOLATE_CAPTION, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      Place *place = &g_array_index (layout->places, Place, i);

      place->rect.x = nodes[i].x;
      place->rect.y = nodes[i].y + RF_BOX_OVERHANG;
    }
  return TRUE;
}

/* Boxes of one rank stand in one column, by their left borders. dot centred them. */
static void
align_columns (RfLayout *layout)
{
  guint n = layout->places->len;
  Place *places = (Place *) layout->places->data;
  g_autofree double *centre = g_new (double, n + 1);

  for (guint i = 0; i < n; i++)
    centre[i] = places[i].rect.x + places[i].rect.width / 2;
  for (guint i = 0; i < n; i++)
    {
      double widest = 0;

      for (guint k = 0; k < n; k++)
        if (fabs (centre[k] - centre[i]) < 1)
          widest = fmax (widest, places[k].rect.width);
      places[i].rect.x = centre[i] - widest / 2;
    }
}

/* The distance of each place from the frames; what they don't reach counts as reached by them.
 * Returns the largest. @order gets the places by distance within each search. */
static int
find_ranks (const RfLayout *layout, const GArray *edges, int *rank, guint *order)
{
  guint n = layout->places->len, first = 0, last = 0, seed = 0;
  g_autofree guint *start = g_new0 (guint, n + 2), *heads = g_new (guint, edges->len + 1);
  g_autofree guint *next = NULL;
  int most = 0;

  for (guint i = 0; i < edges->len; i++)
    start[g_array_index (edges, RfGraphvizEdge, i).tail + 1]++;
  for (guint i = 0; i < n; i++)
    start[i + 1] += start[i];
  next = g_memdup2 (start, sizeof (guint) * (n + 1));
  for (guint i = 0; i < edges->len; i++)
    {
      const RfGraphvizEdge *edge = &g_array_index (edges, RfGraphvizEdge, i);
      heads[next[edge->tail]++] = edge->head;
    }
  for (guint i = 0; i < n; i++)
    {
      rank[i] = g_array_index (layout->places, Place, i).column >= 0 ? 0 : -1;
      if (rank[i] == 0)
        order[last++] = i;
    }
  while (last < n || first < last)
    {
      guint at;

      for (; first == last && seed < n; seed++)
        if (rank[seed] < 0)
          {
            rank[seed] = 1;
            order[last++] = seed;
          }
      at = order[first++];
      most = MAX (most, rank[at]);
      for (guint e = start[at]; e < start[at + 1]; e++)
        if (rank[heads[e]] < 0)
          {
            rank[heads[e]] = rank[at] + 1;
            order[last++] = heads[e];
          }
    }
  return most;
}

/* Columns by distance from the frames; a column that is too long goes on to its right. */
static void
place_in_grid (RfLayout *layout, const GArray *edges)
{
  guint n = layout->places->len;
  g_autofree int *rank = g_new (int, n + 1);
  g_autofree guint *order = g_new (guint, n + 1);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  int most = find_ranks (layout, edges, rank, order);
  double x = 0;

  for (int r = 0; r <= most; r++)
    g_ptr_array_add (columns, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < n; i++)
    g_array_append_val ((GArray *) g_ptr_array_index (columns, rank[order[i]]), order[i]);
  for (int r = 0; r <= most; r++)
    {
      GArray *column = g_ptr_array_index (columns, r);
      double y = 0, widest = 0;

      for (guint i = 0; i < column->len; i++)
        {
          Place *place = &g_array_index (layout->places, Place, g_array_index (column, guint, i));
          double height = place->rect.height + RF_BOX_OVERHANG + RF_BOX_NOTE + NODE_GAP;

          if (y > 0 && y + height > GRID_COLUMN_HEIGHT && place->column < 0)
            {
              x += widest + RANK_GAP;
              y = widest = 0;
            }
          place->rect.x = x;
          place->rect.y = y + RF_BOX_OVERHANG;
          y += height;
          widest = fmax (widest, place->rect.width);
        }
      x += widest + RANK_GAP;
    }
}

/* The left upper corner to MARGIN, MARGIN. */
static void
normalize (RfLayout *layout)
{
  RfRect bounds = { 0, 0, 0, 0 };

  for (guint i = 0; i < layout->places->len; i++)
    {
      const Place *place = &g_array_index (layout->places, Place, i);
      RfRect rect = place->rect;
      double around = place->isolate != 0 ? RF_ISOLATE_PAD : 0;

      rect.y -= RF_BOX_OVERHANG + (place->isolate != 0 ? RF_ISOLATE_PAD + RF_ISOLATE_CAPTION : 0);
      rect.height +=
        RF_BOX_OVERHANG + RF_BOX_NOTE + 2 * around + (place->isolate != 0 ? RF_ISOLATE_CAPTION : 0);
      rect.x -= around;
      rect.width += 2 * around;
      bounds = rf_rect_unite (&bounds, &rect);
    }
  for (guint i = 0; i < layout->places->len; i++)
    {
      Place *place = &g_array_index (layout->places, Place, i);

      /* Whole points: horizontal and vertical lines stay sharp. */
      place->rect.x = round (place->rect.x - bounds.x + MARGIN);
      place->rect.y = round (place->rect.y - bounds.y + MARGIN);
    }
  layout->bounds = (RfRect){ 0, 0, ceil (fmax (bounds.width, 200) + MARGIN + MARGIN_RIGHT),
                             ceil (fmax (bounds.height, 100) + 2 * MARGIN) };
}

static gboolean
cancelled (const int *cancel, GError **error)
{
  if (cancel == NULL || !g_atomic_int_get (cancel))
    return FALSE;
  g_set_error_literal (error, RF_ERROR, RF_ERROR_CANCELLED, "The layout was cancelled");
  return TRUE;
}

static void
clear_place (gpointer data)
{
  Place *place = data;

  g_clear_pointer (&place->boxes, g_ptr_array_unref);
}

RfLayout *
rf_layout_new (RfJournal *journal, guint32 length, const RfViewOptions *options, RfMeasure *measure,
               const int *cancel, GError **error)
{
  g_autoptr (RfLayout) layout = g_new0 (RfLayout, 1);
  g_autoptr (RfMeasure) own = measure != NULL ? rf_measure_ref (measure) : rf_measure_new ();
  g_autoptr (GArray) edges = NULL;

  g_atomic_ref_count_init (&layout->refs);
  g_mutex_init (&layout->mutex);
  layout->places = g_array_new (FALSE, TRUE, sizeof (Place));
  g_array_set_clear_func (layout->places, clear_place);
  layout->routes =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  layout->history = rf_history_new (journal, length, options, own, cancel, error);
  if (layout->history == NULL)
    return NULL;
  deal_out (layout);
  if (cancelled (cancel, error))
    return NULL;
  edges = place_edges (layout);
  if (layout->places->len <= DOT_MAX_PLACES && edges->len <= DOT_MAX_EDGES)
    layout->by_dot = place_by_dot (layout, edges, NULL);
  if (layout->by_dot)
    align_columns (layout);
  else
    place_in_grid (layout, edges);
  if (cancelled (cancel, error))
    return NULL;
  normalize (layout);
  return g_steal_pointer (&layout);
}

RfLayout *
rf_layout_new_for_journal (RfJournal *journal, const RfViewOptions *options, const int *cancel,
                           GError **error)
{
  return rf_layout_new (journal, rf_journal_length (journal), options, NULL, cancel, error);
}

RfLayout *
rf_layout_ref (RfLayout *layout)
{
  g_atomic_ref_count_inc (&layout->refs);
  return layout;
}

void
rf_layout_unref (RfLayout *layout)
{
  if (layout == NULL || !g_atomic_ref_count_dec (&layout->refs))
    return;
  rf_history_free (layout->history);
  g_array_unref (layout->places);
  g_hash_table_unref (layout->routes);
  g_mutex_clear (&layout->mutex);
  g_free (layout);
}

const RfHistory *
rf_layout_history (const RfLayout *layout)
{
  return layout->history;
}

RfRect
rf_layout_bounds (const RfLayout *layout)
{
  return layout->bounds;
}

gboolean
rf_layout_place (const RfLayout *layout, const RfHistoryBox *box, RfRect *place)
{
  if (box == NULL || box->place < 0)
    return FALSE;
  *place = g_array_index (layout->places, Place, box->place).rect;
  return TRUE;
}

const RfHistoryBox *
rf_layout_box_at (const RfLayout *layout, guint index, guint32 n)
{
  GPtrArray *boxes = g_array_index (layout->places, Place, index).boxes;
  guint low = 0, high = boxes != NULL ? boxes->len : 0;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (((const RfHistoryBox *) g_ptr_array_index (boxes, middle))->first <= n)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? g_ptr_array_index (boxes, low - 1) : NULL;
}

guint
rf_layout_n_places (const RfLayout *layout)
{
  return layout->places->len;
}

gboolean
rf_layout_is_dot (const RfLayout *layout)
{
  return layout->by_dot;
}

gboolean
rf_layout_get_route (RfLayout *layout, const char *key, GArray *points)
{
  GArray *found;

  g_mutex_lock (&layout->mutex);
  found = g_hash_table_lookup (layout->routes, key);
  if (found != NULL)
    {
      g_array_set_size (points, 0);
      g_array_append_vals (points, found->data, found->len);
    }
  g_mutex_unlock (&layout->mutex);
  return found != NULL;
}

void
rf_layout_keep_route (RfLayout *layout, const char *key, const GArray *points)
{
  g_mutex_lock (&layout->mutex);
  if (g_hash_table_size (layout->routes) >= ROUTES_MAX)
    g_hash_table_remove_all (layout->routes);
  g_hash_table_insert (layout->routes, g_strdup (key), g_array_copy ((GArray *) points));
  g_mutex_unlock (&layout->mutex);
}
