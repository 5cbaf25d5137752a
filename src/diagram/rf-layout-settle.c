/* SPDX-License-Identifier: MIT */
/* How high each place stands. What is never there at the same time may stand in the same room: so
 * the picture of one moment is about as tight as if it had been laid out alone, and nothing ever
 * moves.
 *
 * Heights are variables of a graph of differences: one must be at least so far below the other.
 * Places of one band, the upper and the lower border of each hull are its nodes. Each place is
 * pulled to the height of what it refers to and of what refers to it. A round pushes what is too
 * high down, another one what is too low up, and the mean of both keeps all differences. Then the
 * order is mended (rf-layout-order.c). */
#include "diagram/rf-layout-settle-private.h"

#include <math.h>
#include <stdlib.h>

#define ROUNDS 16
#define WEIGHT_OF_ALL 0.5
#define WEIGHT_OF_NAMES 1e6
#define WAY_GAP 5.0
#define NEXT_TO_WAY_GAP 10.0
#define WAY_PULL 3.0 /* how much straighter than others */
#define WAYS_MAX 400
#define LAYERED_MAX 1500
#define LINKS_MAX 2000 /* with more the order stays as it is */

static double
below (const RfPlace *place)
{
  return place->rect.height + (place->level >= 0 || place->way ? 0 : RF_BOX_NOTE);
}

/* The room between the lower end of one and the upper end of another. */
static double
between (const RfPlace *upper, const RfPlace *lower)
{
  if (upper->way && lower->way)
    return WAY_GAP;
  if (upper->level >= 0 && lower->level >= 0)
    return rf_stack_gap (lower->level);
  if (upper->way || lower->way)
    return NEXT_TO_WAY_GAP + (lower->way ? 0 : RF_BOX_OVERHANG);
  return RF_NODE_GAP + RF_BOX_OVERHANG;
}

/* --- bands --- */

int
rf_settle_compare_keys (gconstpointer a, gconstpointer b, gpointer user)
{
  const RfPlace *places = user;
  guint i = *(const guint *) a, k = *(const guint *) b;

  if (places[i].level >= 0 && places[k].level >= 0)
    return places[i].level - places[k].level;
  if (places[i].key != places[k].key)
    return places[i].key < places[k].key ? -1 : 1;
  return i < k ? -1 : i > k;
}

/* Places of @band that are there together stand in one line. */
static void
align_band (const RfSettle *settle, const GArray *band)
{
  g_autofree guint *root = g_new (guint, settle->n + 1);

  for (guint i = 0; i < band->len; i++)
    root[g_array_index (band, guint, i)] = g_array_index (band, guint, i);
  for (guint i = 0; i < band->len; i++)
    for (guint k = 0; k < i; k++)
      {
        guint a = g_array_index (band, guint, i), b = g_array_index (band, guint, k);

        if (settle->places[a].way || settle->places[b].way)
          continue;
        if (settle->places[a].level >= 0 ||
            rf_times_meet (&settle->places[a].times, &settle->places[b].times))
          root[rf_root_of (root, a)] = rf_root_of (root, b);
      }
  for (guint i = 0; i < band->len; i++)
    {
      RfPlace *place = &settle->places[g_array_index (band, guint, i)];
      RfPlace *first = &settle->places[rf_root_of (root, g_array_index (band, guint, i))];

      first->rect.x = fmax (first->rect.x, place->rect.x);
    }
  for (guint i = 0; i < band->len; i++)
    settle->places[g_array_index (band, guint, i)].rect.x =
      settle->places[rf_root_of (root, g_array_index (band, guint, i))].rect.x;
}

/* Each band stands right of all earlier ones that have something there at the same time. */
static void
find_columns (RfSettle *settle)
{
  guint last = 0;

  for (guint b = 0; b < settle->n_bands; b++)
    {
      const GArray *band = settle->band[b];

      for (guint i = 0; i < band->len; i++)
        {
          RfPlace *place = &settle->places[g_array_index (band, guint, i)];

          /* The frames are always there. */
          place->rect.x = place->level >= 0 ? 0 : last;
          for (guint before = 0; before < b; before++)
            for (guint k = 0; k < settle->band[before]->len; k++)
              {
                const RfPlace *other =
                  &settle->places[g_array_index (settle->band[before], guint, k)];

                if (!other->way && rf_times_meet (&place->times, &other->times))
                  place->rect.x =
                    fmax (place->rect.x, other->rect.x + other->rect.width + RF_RANK_GAP);
              }
        }
      align_band (settle, band);
      for (guint i = 0; b == 0 && i < band->len; i++)
        {
          RfPlace *place = &settle->places[g_array_index (band, guint, i)];

          if (place->level > 0)
            place->rect.x += place->level * RF_STACK_SHIFT;
          last = MAX (last, (guint) (place->rect.x + place->rect.width + RF_RANK_GAP));
        }
    }
}

static void
make_bands (RfSettle *settle)
{
  for (guint i = 0; i < settle->n; i++)
    settle->n_bands = MAX (settle->n_bands, settle->places[i].band + 1);
  settle->band = g_new (GArray *, settle->n_bands + 1);
  for (guint b = 0; b < settle->n_bands; b++)
    settle->band[b] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < settle->n; i++)
    g_array_append_val (settle->band[settle->places[i].band], i);
  for (guint b = 0; b < settle->n_bands; b++)
    g_qsort_with_data (settle->band[b]->data, (int) settle->band[b]->len, sizeof (guint),
                       rf_settle_compare_keys, settle->places);
  find_columns (settle);
}

/* --- differences --- */

static void
keep_apart (RfSettle *settle, guint from, guint to, double least)
{
  RfApart apart = { from, to, least };

  g_array_append_val (settle->aparts, apart);
}

/* Only what stands next to one another: the rest follows. */
static void
keep_band_apart (RfSettle *settle, const GArray *band)
{
  guint n = band->len, words = (n + 63) / 64;
  g_autofree guint64 *above = g_new0 (guint64, (gsize) n * words + 1);

  for (guint k = 1; k < n; k++)
    {
      guint lower = g_array_index (band, guint, k);
      const RfPlace *b = &settle->places[lower];

      for (guint i = k; i-- > 0;)
        {
          guint upper = g_array_index (band, guint, i);
          const RfPlace *a = &settle->places[upper];

          if (above[(gsize) k * words + i / 64] >> (i % 64) & 1 ||
              !(rf_times_meet (&a->times, &b->times) || (a->level >= 0 && b->level >= 0)))
            continue;
          keep_apart (settle, upper, lower, below (a) + between (a, b));
          above[(gsize) k * words + i / 64] |= G_GUINT64_CONSTANT (1) << (i % 64);
          for (guint w = 0; w < words; w++)
            above[(gsize) k * words + w] |= above[(gsize) i * words + w];
        }
    }
}

/* The key of a hull: of its highest and of its lowest member. */
static void
hull_span (const RfSettle *settle, const RfHull *hull, double *top, double *bottom, guint *first,
           guint *last)
{
  *top = G_MAXDOUBLE;
  *bottom = -G_MAXDOUBLE;
  *first = G_MAXUINT;
  *last = 0;
  for (guint i = 0; i < hull->members->len; i++)
    {
      const RfPlace *place = &settle->places[g_array_index (hull->members, guint, i)];

      *top = fmin (*top, place->key);
      *bottom = fmax (*bottom, place->key);
      *first = MIN (*first, place->band);
      *last = MAX (*last, place->band);
    }
}

gboolean
rf_settle_is_member (const RfHull *hull, guint place)
{
  for (guint i = 0; i < hull->members->len; i++)
    if (g_array_index (hull->members, guint, i) == place)
      return TRUE;
  return FALSE;
}

/* Whether @place is the way of an arrow of a member's, or to a member. */
static gboolean
leads_to_member (const RfSettle *settle, const RfHull *hull, guint place)
{
  guint last = place;

  if (!settle->places[place].way)
    return FALSE;
  /* Ways follow one another; the links of each are the one that comes and the one that goes on. */
  while (settle->places[last].way)
    last =
      g_array_index (settle->links, RfLink, g_array_index (settle->of_place[last], guint, 1)).head;
  if (rf_settle_is_member (hull, last))
    return TRUE;
  while (settle->places[place].way)
    place =
      g_array_index (settle->links, RfLink, g_array_index (settle->of_place[place], guint, 0)).tail;
  return rf_settle_is_member (hull, place);
}

/* What is no member stands above or below of the whole hull. */
static void
keep_out (RfSettle *settle, const RfHull *hull, guint top, guint bottom)
{
  double upper, lower;
  guint first, last;

  hull_span (settle, hull, &upper, &lower, &first, &last);
  for (guint i = 0; i < settle->n; i++)
    {
      const RfPlace *place = &settle->places[i];

      if (place->band < first || place->band > last || place->level >= 0 ||
          !rf_times_meet (&place->times, &hull->times) || rf_settle_is_member (hull, i) ||
          leads_to_member (settle, hull, i))
        continue;
      if (place->key < (upper + lower) / 2)
        keep_apart (settle, i, top, below (place) + RF_NODE_GAP / 2);
      else
        keep_apart (settle, bottom, i, RF_NODE_GAP / 2 + RF_BOX_OVERHANG);
    }
}

static void
keep_hulls_apart (RfSettle *settle)
{
  const GArray *hulls = settle->epoch->hulls;

  for (guint i = 0; i < hulls->len; i++)
    {
      const RfHull *hull = &g_array_index (hulls, RfHull, i);
      guint top = settle->n + 2 * i, bottom = top + 1, first, last;
      double upper, lower;

      hull_span (settle, hull, &upper, &lower, &first, &last);
      for (guint k = 0; k < hull->members->len; k++)
        {
          guint member = g_array_index (hull->members, guint, k);

          keep_apart (settle, top, member, RF_ISOLATE_PAD + RF_ISOLATE_CAPTION + RF_BOX_OVERHANG);
          keep_apart (settle, member, bottom, below (&settle->places[member]) + RF_ISOLATE_PAD);
        }
      keep_out (settle, hull, top, bottom);
      for (guint k = 0; k < i; k++)
        {
          const RfHull *other = &g_array_index (hulls, RfHull, k);
          double upper2, lower2;
          guint first2, last2;

          hull_span (settle, other, &upper2, &lower2, &first2, &last2);
          if (!rf_times_meet (&hull->times, &other->times) || first2 > last || last2 < first)
            continue;
          if (upper + lower < upper2 + lower2)
            keep_apart (settle, bottom, settle->n + 2 * k, RF_NODE_GAP / 2);
          else
            keep_apart (settle, settle->n + 2 * k + 1, top, RF_NODE_GAP / 2);
        }
    }
}

/* Orders the variables so that each comes after those above it. FALSE: they contradict each other.
 */
static gboolean
sort_variables (RfSettle *settle)
{
  guint n = settle->n_variables, done = 0, first = 0;
  g_autofree guint *waits = g_new0 (guint, n + 1), *start = g_new0 (guint, n + 2);
  g_autofree guint *targets = g_new (guint, settle->aparts->len + 1), *next = NULL;

  for (guint i = 0; i < settle->aparts->len; i++)
    {
      const RfApart *apart = &g_array_index (settle->aparts, RfApart, i);
      waits[apart->to]++;
      start[apart->from + 1]++;
    }
  for (guint i = 0; i < n; i++)
    start[i + 1] += start[i];
  next = g_memdup2 (start, sizeof (guint) * (n + 1));
  for (guint i = 0; i < settle->aparts->len; i++)
    {
      const RfApart *apart = &g_array_index (settle->aparts, RfApart, i);
      targets[next[apart->from]++] = apart->to;
    }
  for (guint i = 0; i < n; i++)
    if (waits[i] == 0)
      settle->order[done++] = i;
  for (; first < done; first++)
    {
      guint at = settle->order[first];

      for (guint e = start[at]; e < start[at + 1]; e++)
        if (--waits[targets[e]] == 0)
          settle->order[done++] = targets[e];
    }
  return done == n;
}

static int
compare_aparts (gconstpointer a, gconstpointer b, gpointer user)
{
  const guint *rank = user;
  const RfApart *one = a, *other = b;

  if (rank[one->to] != rank[other->to])
    return rank[one->to] < rank[other->to] ? -1 : 1;
  return rank[one->from] < rank[other->from] ? -1 : rank[one->from] > rank[other->from];
}

void
rf_settle_make_differences (RfSettle *settle)
{
  g_autofree guint *rank = NULL;

  g_array_set_size (settle->aparts, 0);
  for (guint b = 0; b < settle->n_bands; b++)
    keep_band_apart (settle, settle->band[b]);
  keep_hulls_apart (settle);
  if (!sort_variables (settle))
    {
      /* A hull may enclose what does not belong to it: better that than nothing. */
      g_array_set_size (settle->aparts, 0);
      for (guint b = 0; b < settle->n_bands; b++)
        keep_band_apart (settle, settle->band[b]);
      sort_variables (settle);
    }
  /* In the order in which a round goes through them. */
  rank = g_new (guint, settle->n_variables + 1);
  for (guint i = 0; i < settle->n_variables; i++)
    rank[settle->order[i]] = i;
  g_array_sort_with_data (settle->aparts, compare_aparts, rank);
}

/* --- heights --- */

double
rf_settle_head (const RfPlace *place)
{
  return fmin (RF_BOX_HEAD, place->rect.height) / 2;
}

double
rf_settle_port (const RfSettle *settle, const RfLink *link)
{
  const RfPlace *tail = &settle->places[link->tail];

  return fmin (RF_BOX_HEAD + (link->port + 0.5) * RF_BOX_ROW, tail->rect.height - 6);
}

/* The borders of a hull lie close to its members. */
static void
wish_of_hull (const RfSettle *settle, guint index, double *wish, double *weight)
{
  const RfHull *hull = &g_array_index (settle->epoch->hulls, RfHull, index);
  guint top = settle->n + 2 * index, bottom = top + 1;

  wish[top] = G_MAXDOUBLE;
  wish[bottom] = -G_MAXDOUBLE;
  for (guint i = 0; i < hull->members->len; i++)
    {
      guint member = g_array_index (hull->members, guint, i);

      wish[top] = fmin (wish[top], settle->y[member]);
      wish[bottom] = fmax (wish[bottom], settle->y[member] + settle->places[member].rect.height);
    }
  weight[top] = weight[bottom] = WEIGHT_OF_ALL;
}

/* Where each place wants to be, and how much. */
static void
find_wishes (const RfSettle *settle, double *wish, double *weight)
{
  g_autofree double *sum = g_new0 (double, settle->n + 1);
  double y = 0;

  for (guint i = 0; i < settle->n_variables; i++)
    weight[i] = 0;

  for (guint i = 0; i < settle->links->len; i++)
    {
      const RfLink *link = &g_array_index (settle->links, RfLink, i);
      double port = rf_settle_port (settle, link),
             head = rf_settle_head (&settle->places[link->head]);
      double w = (link->weight + 1) * (link->hidden ? 0.02 : link->weak ? 0.1 : 1);

      if (settle->places[link->head].loose != settle->places[link->tail].loose)
        continue;

      if (settle->places[link->head].way || settle->places[link->tail].way)
        w *= WAY_PULL;
      else if (settle->places[link->tail].level < 0)
        port = head; /* chains of objects stand level */
      sum[link->head] += w * (settle->y[link->tail] + port - head);
      weight[link->head] += w;
      sum[link->tail] += w * (settle->y[link->head] + head - port);
      weight[link->tail] += w;
    }
  /* All a little, and what hangs on nothing wholly, towards the names. */
  for (guint i = 0; i < settle->n; i++)
    {
      weight[i] += WEIGHT_OF_ALL;
      wish[i] = sum[i] / weight[i];
    }
  for (guint i = 0; i < settle->epoch->hulls->len; i++)
    wish_of_hull (settle, i, wish, weight);
  /* The names are what everything else hangs on. */
  for (guint i = 0; i < RF_LAYOUT_MAX_FRAMES; i++)
    if (settle->epoch->levels[i] >= 0)
      {
        wish[settle->epoch->levels[i]] = y;
        weight[settle->epoch->levels[i]] = WEIGHT_OF_NAMES;
        y += settle->places[settle->epoch->levels[i]].rect.height + rf_stack_gap ((int) i + 1);
      }
}

void
rf_settle_find_heights (RfSettle *settle)
{
  g_autofree double *wish = g_new (double, settle->n_variables + 1);
  g_autofree double *weight = g_new (double, settle->n_variables + 1);

  for (guint i = 0; i < ROUNDS; i++)
    {
      find_wishes (settle, wish, weight);
      rf_settle_nearest (settle, wish, weight);
    }
}

/* --- all of it --- */

static void
clear_lists (RfSettle *settle)
{
  for (guint b = 0; b < settle->n_bands; b++)
    g_array_unref (settle->band[b]);
  for (guint i = 0; i < settle->n; i++)
    g_array_unref (settle->of_place[i]);
  g_array_unref (settle->aparts);
  g_free (settle->band);
  g_free (settle->of_place);
  g_free (settle->order);
  g_free (settle->y);
}

static guint
last_part (const RfTimes *times)
{
  guint last = 0;

  for (guint i = 0; i < RF_TIMES_PARTS; i++)
    if (times->bits[i / 64] >> (i % 64) & 1)
      last = i;
  return last;
}

static void
keep_index (GHashTable *known, guint64 key, guint index)
{
  g_hash_table_insert (known, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (index + 1));
}

static GHashTable *
new_index (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/* Adds the part of a link that begins at the row of @wire. */
static void
add_row (GArray *links, GHashTable *rows, const RfLink *whole, const RfWire *wire)
{
  guint row = wire->key.parts[RF_WIRE_ROW];
  guint64 key = (guint64) whole->tail << 42 | (guint64) whole->head << 20 | MIN (row, 0xfffff);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (rows, &key)), last;
  RfLink *link;

  if (known == 0)
    {
      RfLink part = *whole;

      part.port = row;
      part.hidden = part.lasting = FALSE;
      part.times = wire->route.times;
      g_array_append_val (links, part);
      known = links->len;
      keep_index (rows, key, known - 1);
    }
  link = &g_array_index (links, RfLink, known - 1);
  last = last_part (&whole->times);
  rf_times_unite (&link->times, &wire->route.times);
  link->lasting = whole->lasting && (link->times.bits[last / 64] >> (last % 64) & 1) != 0;
  link->weight = rf_times_length (&link->times) + (link->lasting ? RF_LASTING_WEIGHT : 0);
}

/* The links by the rows that they begin at. Of boxes with more rows than can be shown at a time
 * these are not known. */
static GArray *
links_by_rows (const RfEpoch *epoch)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (RfLink));
  g_autoptr (GHashTable) pairs = new_index (), rows = new_index ();
  g_autofree guint8 *drawn = g_new0 (guint8, epoch->links->len + 1);

  for (guint i = 0; i < epoch->links->len; i++)
    {
      const RfLink *link = &g_array_index (epoch->links, RfLink, i);
      keep_index (pairs, (guint64) link->tail << 32 | link->head, i);
    }
  /* Not sought where only the room is to be seen. */
  for (guint i = 0; epoch->wires != NULL && i < epoch->wires->len; i++)
    {
      const RfWire *wire = &g_array_index (epoch->wires, RfWire, i);
      guint64 key = (guint64) wire->key.parts[RF_WIRE_TAIL] << 32 | wire->key.parts[RF_WIRE_HEAD];
      guint pair = GPOINTER_TO_UINT (g_hash_table_lookup (pairs, &key));

      if (pair == 0)
        continue;
      drawn[pair - 1] = 1;
      add_row (links, rows, &g_array_index (epoch->links, RfLink, pair - 1), wire);
    }
  for (guint i = 0; i < epoch->links->len; i++)
    if (!drawn[i])
      g_array_append_val (links, g_array_index (epoch->links, RfLink, i));
  return links;
}

static void
make_lists (RfSettle *settle)
{
  RfEpoch *epoch = settle->epoch;

  settle->places = (RfPlace *) epoch->places->data;
  settle->n = epoch->places->len;
  settle->n_variables = settle->n + 2 * epoch->hulls->len;
  settle->y = g_new0 (double, settle->n_variables + 1);
  settle->order = g_new (guint, settle->n_variables + 1);
  settle->aparts = g_array_new (FALSE, FALSE, sizeof (RfApart));
  settle->of_place = g_new (GArray *, settle->n + 1);
  for (guint i = 0; i < settle->n; i++)
    {
      settle->of_place[i] = g_array_new (FALSE, FALSE, sizeof (guint));
      settle->y[i] = settle->places[i].rect.y;
    }
  for (guint i = 0; i < settle->links->len; i++)
    {
      const RfLink *link = &g_array_index (settle->links, RfLink, i);
      g_array_append_val (settle->of_place[link->tail], i);
      g_array_append_val (settle->of_place[link->head], i);
    }
  make_bands (settle);
}

static double
settle_places (RfEpoch *epoch, gboolean ways, gboolean reorder)
{
  RfSettle settle = { .epoch = epoch, .places = (RfPlace *) epoch->places->data };
  guint n_places = epoch->places->len;
  double cost;

  settle.links = links_by_rows (epoch);
  make_lists (&settle);
  if (reorder && settle.links->len <= LAYERED_MAX)
    {
      rf_settle_layer (&settle, ways ? WAYS_MAX : 0);
      clear_lists (&settle);
      make_lists (&settle);
    }
  rf_settle_make_differences (&settle);
  rf_settle_find_heights (&settle);
  cost = reorder && settle.links->len <= LINKS_MAX ? rf_settle_reorder (&settle) : 0;
  for (guint i = 0; i < n_places; i++)
    settle.places[i].rect.y = settle.y[i];
  clear_lists (&settle);
  g_array_unref (settle.links);
  g_array_set_size (epoch->places, n_places);
  return cost;
}

double
rf_epoch_settle (RfEpoch *epoch, gboolean ways)
{
  return settle_places (epoch, ways, TRUE);
}

void
rf_epoch_settle_roughly (RfEpoch *epoch)
{
  settle_places (epoch, FALSE, FALSE);
}
