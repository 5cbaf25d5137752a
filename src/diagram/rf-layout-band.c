/* SPDX-License-Identifier: MIT */
/* Columns of the picture ("bands") and a first order in them: dot's, where it is small enough; else
 * by who refers to what first, with the order of the names carried on from band to band, and bands
 * that are too long folded. Heights are found by rf-layout-settle.c. */
#include "diagram/rf-layout-private.h"

#include "diagram/rf-graphviz.h"

#include <math.h>
#include <stdlib.h>

#define BAND_HEIGHT_LEAST 1400.0
#define SWEEPS 6
#define DOT_MAX_LINKS 900
#define DOT_MAX_SPAN 6000 /* long chains take dot long */
/* A reference that stands for a smaller part of the time than this is loose, if another one holds
 * the target longer. */
#define LOOSE_SHARE 0.34

/* --- by dot --- */

/* For each place the longest time that one reference leads to it. */
static guint *
longest_holds (const RfEpoch *epoch)
{
  guint *longest = g_new0 (guint, epoch->places->len + 1);

  for (guint i = 0; i < epoch->links->len; i++)
    {
      const RfLink *link = &g_array_index (epoch->links, RfLink, i);
      longest[link->head] = MAX (longest[link->head], link->weight);
    }
  return longest;
}

/* Which places a lasting reference leads to. */
static guint8 *
lasting_heads (const RfEpoch *epoch)
{
  guint8 *lasting = g_new0 (guint8, epoch->places->len + 1);

  for (guint i = 0; i < epoch->links->len; i++)
    {
      const RfLink *link = &g_array_index (epoch->links, RfLink, i);
      lasting[link->head] = lasting[link->head] || link->lasting;
    }
  return lasting;
}

/* References of a short time, and names of functions where an object holds the target. */
static gboolean
is_loose (const RfEpoch *epoch, const RfLink *link, const guint *longest, const guint8 *lasting)
{
  int level = g_array_index (epoch->places, RfPlace, link->tail).level;

  return !link->lasting && level != 0 &&
         (link->weight < LOOSE_SHARE * (double) longest[link->head] ||
          (level > 0 && lasting[link->head]));
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

/* dot centres what it puts into one rank: equal centres are one band. */
static void
bands_of_centres (RfEpoch *epoch, const double *centres)
{
  guint n = epoch->places->len, n_bands = 0;
  g_autofree double *sorted = g_memdup2 (centres, sizeof (double) * n);

  if (n > 0)
    qsort (sorted, n, sizeof (double), compare_doubles);
  for (guint i = 0; i < n; i++)
    if (i == 0 || sorted[i] > sorted[n_bands - 1] + 1)
      sorted[n_bands++] = sorted[i];
  for (guint i = 0; i < n; i++)
    for (guint b = 0; b < n_bands; b++)
      if (fabs (sorted[b] - centres[i]) <= 1)
        g_array_index (epoch->places, RfPlace, i).band = b;
}

/* Heights are sought from the names on, which stand at 0: all begin where they are beside them. */
static void
names_at_top (RfEpoch *epoch)
{
  double names =
    epoch->levels[0] >= 0 ? g_array_index (epoch->places, RfPlace, epoch->levels[0]).rect.y : 0;

  for (guint i = 0; i < epoch->places->len; i++)
    {
      RfPlace *place = &g_array_index (epoch->places, RfPlace, i);

      place->rect.y -= names;
      place->key = place->rect.y;
      place->loose = FALSE;
    }
}

/* Whether graphviz is quick with all places, or with all but those that are @apart (may be NULL).
 */
static gboolean
suits_dot (const RfEpoch *epoch, const guint8 *apart)
{
  guint n_places = 0, n_links = 0;

  for (guint i = 0; i < epoch->places->len; i++)
    n_places += apart == NULL || !apart[i];
  for (guint i = 0; i < epoch->links->len; i++)
    {
      const RfLink *link = &g_array_index (epoch->links, RfLink, i);
      n_links += apart == NULL || (!apart[link->tail] && !apart[link->head]);
    }
  return n_places <= RF_DOT_MAX_PLACES && n_links <= DOT_MAX_LINKS &&
         rf_epoch_depth (epoch) * n_links <= DOT_MAX_SPAN;
}

static RfGraphvizNode
node_of (const RfPlace *place)
{
  RfGraphvizNode node = { .width = place->rect.width, .ports = place->rows };

  node.height = place->rect.height + RF_BOX_OVERHANG + (place->level >= 0 ? 0 : RF_BOX_NOTE);
  node.column = place->level;
  return node;
}

/* Takes over where dot put the places that have a node (-1: none). */
static void
take_nodes (RfEpoch *epoch, const RfGraphvizNode *nodes, const int *node_at)
{
  guint n = epoch->places->len;
  g_autofree double *centres = g_new0 (double, n + 1);

  for (guint i = 0; i < n; i++)
    {
      RfPlace *place = &g_array_index (epoch->places, RfPlace, i);
      const RfGraphvizNode *node = node_at[i] >= 0 ? &nodes[node_at[i]] : NULL;

      centres[i] = node != NULL ? node->x + node->width / 2 : nodes[0].x + nodes[0].width / 2;
      place->rect.y = node != NULL ? node->y + RF_BOX_OVERHANG : 0;
      place->key = place->rect.y;
    }
  bands_of_centres (epoch, centres);
  names_at_top (epoch);
}

gboolean
rf_epoch_band_by_dot (RfEpoch *epoch, gboolean loose)
{
  guint n = epoch->places->len, n_nodes = 0, n_edges = 0;
  g_autofree RfGraphvizNode *nodes = g_new0 (RfGraphvizNode, n + 1);
  g_autofree RfGraphvizEdge *edges = g_new0 (RfGraphvizEdge, epoch->links->len + 1);
  g_autofree int *node_at = g_new (int, n + 1);
  g_autofree guint *longest = longest_holds (epoch);
  g_autofree guint8 *lasting = lasting_heads (epoch);
  g_autofree guint8 *apart = rf_epoch_find_loose (epoch);
  gboolean whole = suits_dot (epoch, NULL);

  if (!whole && (apart == NULL || !suits_dot (epoch, apart)))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      node_at[i] = whole || !apart[i] ? (int) n_nodes : -1;
      if (node_at[i] >= 0)
        nodes[n_nodes++] = node_of (&g_array_index (epoch->places, RfPlace, i));
    }
  for (guint i = 0; i < epoch->hulls->len; i++)
    {
      const RfHull *hull = &g_array_index (epoch->hulls, RfHull, i);

      for (guint k = 0; k < hull->members->len; k++)
        {
          int at = node_at[g_array_index (hull->members, guint, k)];
          if (at >= 0)
            nodes[at].cluster = i + 1;
        }
    }
  for (guint i = 0; i < epoch->links->len; i++)
    {
      const RfLink *link = &g_array_index (epoch->links, RfLink, i);
      int level = g_array_index (epoch->places, RfPlace, link->tail).level;
      int tail = node_at[link->tail], head = node_at[link->head];
      RfGraphvizEdge edge = { (guint) tail, (guint) head, link->port + 1, 0 };

      if ((loose && is_loose (epoch, link, longest, lasting)) || tail < 0 || head < 0 ||
          (apart != NULL && apart[link->tail] != apart[link->head]))
        continue;
      if (!link->weak)
        edge.weight = (level >= 0 ? 1 : 2) + link->weight * 6 / 320;
      edges[n_edges++] = edge;
    }
  if (!rf_graphviz_place (nodes, n_nodes, edges, n_edges, RF_NODE_GAP, RF_RANK_GAP,
                          RF_ISOLATE_PAD + RF_ISOLATE_CAPTION, NULL))
    return FALSE;
  take_nodes (epoch, nodes, node_at);
  if (!whole)
    rf_epoch_rank_loose (epoch, apart);
  if (apart != NULL)
    rf_epoch_fold (epoch, apart);
  return TRUE;
}

/* --- without graphviz --- */

typedef struct
{
  guint *start, *links; /* links by tail: start[place]…start[place + 1] */
} Out;

static void
sort_links (const RfEpoch *epoch, Out *out)
{
  guint n = epoch->places->len;
  g_autofree guint *next = NULL;

  out->start = g_new0 (guint, n + 2);
  out->links = g_new (guint, epoch->links->len + 1);
  for (guint i = 0; i < epoch->links->len; i++)
    out->start[g_array_index (epoch->links, RfLink, i).tail + 1]++;
  for (guint i = 0; i < n; i++)
    out->start[i + 1] += out->start[i];
  next = g_memdup2 (out->start, sizeof (guint) * (n + 1));
  for (guint i = 0; i < epoch->links->len; i++)
    out->links[next[g_array_index (epoch->links, RfLink, i).tail]++] = i;
}

/* The distance of each place from the frames; what they don't reach counts as reached by them. The
 * order is that in which they are reached: children of one place stand together, in the order of
 * its rows. @loose: loose references count only where there are no others: a chain that a function
 * has made link by link is one, though a name of that function has referred to each of them.
 * Returns the largest. */
static guint
find_distances (const RfEpoch *epoch, gboolean loose, guint *rank, guint *order)
{
  guint n = epoch->places->len, first = 0, last = 0, seed = 0, most = 0;
  g_autofree guint *longest = longest_holds (epoch);
  g_autofree guint8 *lasting = lasting_heads (epoch);
  Out out;

  sort_links (epoch, &out);
  for (guint i = 0; i < n; i++)
    rank[i] = G_MAXUINT;
  for (guint level = 0; level < RF_LAYOUT_MAX_FRAMES; level++)
    if (epoch->levels[level] >= 0)
      {
        rank[epoch->levels[level]] = 0;
        order[last++] = (guint) epoch->levels[level];
      }
  while (last < n || first < last)
    {
      guint at;

      if (first == last && loose)
        {
          loose = FALSE;
          first = 0;
        }
      for (; first == last && seed < n; seed++)
        if (rank[seed] == G_MAXUINT)
          {
            rank[seed] = 1;
            order[last++] = seed;
          }
      at = order[first++];
      most = MAX (most, rank[at]);
      for (guint e = out.start[at]; e < out.start[at + 1]; e++)
        {
          const RfLink *link = &g_array_index (epoch->links, RfLink, out.links[e]);
          guint head = link->head;

          if (rank[head] != G_MAXUINT || (loose && is_loose (epoch, link, longest, lasting)))
            continue;
          rank[head] = rank[at] + 1;
          order[last++] = head;
        }
    }
  g_free (out.start);
  g_free (out.links);
  return most;
}

guint
rf_epoch_depth (const RfEpoch *epoch)
{
  g_autofree guint *rank = g_new (guint, epoch->places->len + 1);
  g_autofree guint *order = g_new (guint, epoch->places->len + 1);

  return find_distances (epoch, FALSE, rank, order);
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer user)
{
  const RfPlace *places = user;
  guint i = *(const guint *) a, k = *(const guint *) b;

  if (places[i].key != places[k].key)
    return places[i].key < places[k].key ? -1 : 1;
  return i < k ? -1 : i > k;
}

/* Every other sweep goes back. Keys are ranks within the band, from 0 to 1. */
static void
order_bands (RfEpoch *epoch, GPtrArray *bands, const guint *rank)
{
  guint n = epoch->places->len;
  RfPlace *places = (RfPlace *) epoch->places->data;
  g_autofree double *sums = g_new (double, n + 1), *weights = g_new (double, n + 1);

  for (guint sweep = 0; sweep < SWEEPS; sweep++)
    {
      gboolean back = sweep % 2 == 1;

      for (guint b = 0; b < bands->len; b++)
        {
          guint r = back ? bands->len - 1 - b : b;
          GArray *band = g_ptr_array_index (bands, r);

          for (guint i = 0; i < band->len; i++)
            sums[g_array_index (band, guint, i)] = weights[g_array_index (band, guint, i)] = 0;
          for (guint i = 0; i < epoch->links->len; i++)
            {
              const RfLink *link = &g_array_index (epoch->links, RfLink, i);
              guint from = back ? link->head : link->tail, to = back ? link->tail : link->head;
              double part = back ? 0 : (MIN (link->port, 39) + 0.5) / 40.0;

              if (rank[to] != r || rank[from] == r || (rank[from] < r) == back)
                continue;
              sums[to] += (places[from].key + part / MAX (1, band->len)) * (link->weight + 1);
              weights[to] += link->weight + 1;
            }
          for (guint i = 0; i < band->len; i++)
            {
              guint at = g_array_index (band, guint, i);
              if (weights[at] > 0 && places[at].level < 0)
                places[at].key = sums[at] / weights[at];
            }
          g_qsort_with_data (band->data, (int) band->len, sizeof (guint), compare_keys, places);
          for (guint i = 0; i < band->len; i++)
            places[g_array_index (band, guint, i)].key = (double) i / band->len;
        }
    }
}

/* A band that is too long goes on to its right, if it may. */
static void
fold_bands (RfEpoch *epoch, GPtrArray *bands, gboolean fold)
{
  RfPlace *places = (RfPlace *) epoch->places->data;
  double area = 0, most;
  guint number = 0;

  for (guint i = 0; i < epoch->places->len; i++)
    area += rf_place_height (&places[i]) * (places[i].rect.width + RF_RANK_GAP);
  most = fold ? fmax (BAND_HEIGHT_LEAST, sqrt (area / 1.5)) : G_MAXDOUBLE;
  for (guint b = 0; b < bands->len; b++)
    {
      GArray *band = g_ptr_array_index (bands, b);
      double y = 0;

      for (guint i = 0; i < band->len; i++)
        {
          RfPlace *place = &places[g_array_index (band, guint, i)];
          double height = rf_place_height (place);

          if (y > 0 && y + height > most && place->level < 0)
            {
              number++;
              y = 0;
            }
          place->band = number;
          place->rect.y = y + RF_BOX_OVERHANG;
          place->key = y;
          y += height;
        }
      number += band->len > 0;
    }
}

static void
unref_array (gpointer array)
{
  g_array_unref (array);
}

void
rf_epoch_band (RfEpoch *epoch, gboolean fold)
{
  guint n = epoch->places->len;
  g_autofree guint *rank = g_new (guint, n + 1), *order = g_new (guint, n + 1);
  g_autoptr (GPtrArray) bands = g_ptr_array_new_with_free_func (unref_array);
  guint most = find_distances (epoch, TRUE, rank, order);

  for (guint r = 0; r <= most; r++)
    g_ptr_array_add (bands, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < n; i++)
    g_array_append_val ((GArray *) g_ptr_array_index (bands, rank[order[i]]), order[i]);
  for (guint r = 0; r <= most; r++)
    {
      GArray *band = g_ptr_array_index (bands, r);

      for (guint i = 0; i < band->len; i++)
        g_array_index (epoch->places, RfPlace, g_array_index (band, guint, i)).key =
          (double) i / band->len;
    }
  order_bands (epoch, bands, rank);
  fold_bands (epoch, bands, fold);
}
