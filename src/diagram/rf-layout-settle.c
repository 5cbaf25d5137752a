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

#define ROUNDS 24
#define WAY_HEIGHT 6.0
#define WAY_WIDTH 120.0
#define WAY_GAP 5.0
#define NEXT_TO_WAY_GAP 10.0
#define WAY_PULL 3.0 /* how much straighter than others */
#define WAYS_MAX 160
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

static guint
find_root (guint *root, guint place)
{
  while (root[place] != place)
    place = root[place] = root[root[place]];
  return place;
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
          root[find_root (root, a)] = find_root (root, b);
      }
  for (guint i = 0; i < band->len; i++)
    {
      RfPlace *place = &settle->places[g_array_index (band, guint, i)];
      RfPlace *first = &settle->places[find_root (root, g_array_index (band, guint, i))];

      first->rect.x = fmax (first->rect.x, place->rect.x);
    }
  for (guint i = 0; i < band->len; i++)
    settle->places[g_array_index (band, guint, i)].rect.x =
      settle->places[find_root (root, g_array_index (band, guint, i))].rect.x;
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

static void
keep_band_apart (RfSettle *settle, const GArray *band)
{
  for (guint i = 0; i < band->len; i++)
    {
      guint upper = g_array_index (band, guint, i);

      for (guint k = i + 1; k < band->len; k++)
        {
          guint lower = g_array_index (band, guint, k);
          const RfPlace *a = &settle->places[upper], *b = &settle->places[lower];

          if (rf_times_meet (&a->times, &b->times) || (a->level >= 0 && b->level >= 0))
            keep_apart (settle, upper, lower, below (a) + between (a, b));
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

/* Where each place wants to be. */
static void
find_wishes (const RfSettle *settle, double *wish)
{
  g_autofree double *sum = g_new0 (double, settle->n + 1), *weight = g_new0 (double, settle->n + 1);
  double y = 0;

  for (guint i = 0; i < settle->links->len; i++)
    {
      const RfLink *link = &g_array_index (settle->links, RfLink, i);
      double port = rf_settle_port (settle, link),
             head = rf_settle_head (&settle->places[link->head]);
      double w = (link->weight + 1) * (link->weak ? 0.1 : 1);

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
    wish[i] = sum[i] / (weight[i] + 0.5);
  /* The names are what everything else hangs on. */
  for (guint i = 0; i < RF_LAYOUT_MAX_FRAMES; i++)
    if (settle->epoch->levels[i] >= 0)
      {
        wish[settle->epoch->levels[i]] = y;
        y += settle->places[settle->epoch->levels[i]].rect.height + rf_stack_gap ((int) i + 1);
      }
}

/* The nearest heights to the wishes that keep all differences, or nearly. */
static void
round_once (RfSettle *settle, const double *wish, double *down, double *up)
{
  const RfApart *aparts = (const RfApart *) settle->aparts->data;
  guint n = settle->aparts->len;

  for (guint i = 0; i < settle->n_variables; i++)
    {
      down[i] = i < settle->n ? wish[i] : -G_MAXDOUBLE;
      up[i] = i < settle->n ? wish[i] : G_MAXDOUBLE;
    }
  for (guint i = 0; i < n; i++)
    if (down[aparts[i].from] > -G_MAXDOUBLE)
      down[aparts[i].to] = fmax (down[aparts[i].to], down[aparts[i].from] + aparts[i].least);
  for (guint i = n; i-- > 0;)
    if (up[aparts[i].to] < G_MAXDOUBLE)
      up[aparts[i].from] = fmin (up[aparts[i].from], up[aparts[i].to] - aparts[i].least);
  for (guint i = 0; i < settle->n_variables; i++)
    {
      if (down[i] <= -G_MAXDOUBLE)
        down[i] = up[i];
      if (up[i] >= G_MAXDOUBLE)
        up[i] = down[i];
      settle->y[i] = (down[i] + up[i]) / 2;
    }
}

void
rf_settle_find_heights (RfSettle *settle)
{
  g_autofree double *wish = g_new (double, settle->n_variables + 1);
  g_autofree double *down = g_new (double, settle->n_variables + 1);
  g_autofree double *up = g_new (double, settle->n_variables + 1);

  for (guint i = 0; i < ROUNDS; i++)
    {
      find_wishes (settle, wish);
      round_once (settle, wish, down, up);
    }
}

/* --- all of it --- */

static void
clear (RfSettle *settle)
{
  for (guint b = 0; b < settle->n_bands; b++)
    g_array_unref (settle->band[b]);
  for (guint i = 0; i < settle->n; i++)
    g_array_unref (settle->of_place[i]);
  g_array_unref (settle->aparts);
  g_array_unref (settle->links);
  g_free (settle->band);
  g_free (settle->of_place);
  g_free (settle->order);
  g_free (settle->y);
}

/* A link that passes bands in between gets a way there, which needs room as boxes do. */
static void
add_way (RfSettle *settle, const RfLink *link)
{
  const RfPlace tail = g_array_index (settle->epoch->places, RfPlace, link->tail);
  const RfPlace head = g_array_index (settle->epoch->places, RfPlace, link->head);
  double from = tail.rect.y + rf_settle_port (settle, link),
         to = head.rect.y + rf_settle_head (&head);
  RfLink part = *link;

  for (guint b = tail.band + 1; b < head.band; b++)
    {
      RfPlace way = { .level = -1, .way = TRUE, .band = b, .times = link->times };

      way.rect = (RfRect){ 0, from + (to - from) * (b - tail.band) / (head.band - tail.band),
                           WAY_WIDTH, WAY_HEIGHT };
      way.key = way.rect.y;
      part.head = settle->epoch->places->len;
      g_array_append_val (settle->epoch->places, way);
      g_array_append_val (settle->links, part);
      part.tail = part.head;
      part.port = 0;
    }
  part.head = link->head;
  g_array_append_val (settle->links, part);
}

/* Whether the arrow passes bands, and is there for long enough to get room of its own. */
static gboolean
needs_way (const RfSettle *settle, const RfLink *link)
{
  const RfPlace *head = &settle->places[link->head];

  return head->band > settle->places[link->tail].band + 1 &&
         (link->lasting || 2 * rf_times_common (&link->times, &link->times) >=
                             rf_times_common (&head->times, &head->times));
}

static void
add_ways (RfSettle *settle, guint most)
{
  const GArray *links = settle->epoch->links;
  guint n = 0;

  for (guint i = 0; i < links->len; i++)
    {
      const RfLink *link = &g_array_index (links, RfLink, i);

      if (needs_way (settle, link))
        n += settle->places[link->head].band - settle->places[link->tail].band - 1;
    }
  for (guint i = 0; i < links->len; i++)
    {
      RfLink link = g_array_index (links, RfLink, i);

      if (n <= most && needs_way (settle, &link))
        add_way (settle, &link);
      else
        g_array_append_val (settle->links, link);
      settle->places = (RfPlace *) settle->epoch->places->data;
    }
}

static double
settle_places (RfEpoch *epoch, gboolean ways, gboolean reorder)
{
  RfSettle settle = { .epoch = epoch, .places = (RfPlace *) epoch->places->data };
  guint n_places = epoch->places->len;
  double cost;

  settle.links = g_array_new (FALSE, FALSE, sizeof (RfLink));
  add_ways (&settle, ways ? WAYS_MAX : 0);
  settle.n = epoch->places->len;
  settle.n_variables = settle.n + 2 * epoch->hulls->len;
  settle.y = g_new0 (double, settle.n_variables + 1);
  settle.order = g_new (guint, settle.n_variables + 1);
  settle.aparts = g_array_new (FALSE, FALSE, sizeof (RfApart));
  settle.of_place = g_new (GArray *, settle.n + 1);
  for (guint i = 0; i < settle.n; i++)
    {
      settle.of_place[i] = g_array_new (FALSE, FALSE, sizeof (guint));
      settle.y[i] = settle.places[i].rect.y;
    }
  for (guint i = 0; i < settle.links->len; i++)
    {
      const RfLink *link = &g_array_index (settle.links, RfLink, i);
      g_array_append_val (settle.of_place[link->tail], i);
      g_array_append_val (settle.of_place[link->head], i);
    }
  make_bands (&settle);
  rf_settle_make_differences (&settle);
  rf_settle_find_heights (&settle);
  cost = reorder && epoch->links->len <= LINKS_MAX ? rf_settle_reorder (&settle) : 0;
  for (guint i = 0; i < n_places; i++)
    settle.places[i].rect.y = settle.y[i];
  clear (&settle);
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
