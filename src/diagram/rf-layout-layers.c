/* SPDX-License-Identifier: MIT */
/* A first order in the bands, with as few crossings over all the time as can be found: the bands
 * are the layers of a graph. An arrow that passes bands has a knot in each of them; one that leads
 * back or to its own band turns round at the right of its tail. Two pieces of arrows between the
 * same bands cross or don't by the order of their ends, the rows of the tails included; that counts
 * by the time at which both arrows are there. Each knot in turn is moved through its band to where
 * least is crossed, until nothing gets better; then all are ordered by the mean of their neighbours
 * and moved again, and the best order of all is kept. */
#include "diagram/rf-layout-settle-private.h"

#include <stdlib.h>
#include <string.h>

#define ROUNDS 40         /* new beginnings */
#define STIRS 6           /* of them from the means of neighbours */
#define SIFTS 12          /* times that everything is moved in a round */
#define WORK_MAX 3000000u /* pairs of pieces looked at */
#define HEAD_PORT (-1)    /* an arrow that comes in from the right: above the rows */
#define KNOTS_MAX 4000

/* A place, or where an arrow passes a band. */
typedef struct
{
  guint band, at; /* index in the band */
  int hull;       /* -1: of none */
  gboolean way;   /* no place */
  gboolean fixed;
  gboolean forward; /* of an arrow that leads to the right */
  guint link;       /* whose way */
  RfTimes times;
  GArray *left, *right; /* guint: pieces that end at the side */
  double key;
} Knot;

/* What of an arrow lies between two bands: from the left one to the right one, or, of an arc, back
 * to the left one. */
typedef struct
{
  guint a, b; /* knots */
  int a_port, b_port;
  gboolean arc;
  guint link;
} Piece;

typedef struct
{
  RfSettle *settle;
  GArray *knots;    /* Knot: the places first */
  GArray *pieces;   /* Piece */
  GArray **order;   /* guint: knots by band */
  GArray **between; /* guint: pieces by the band at their left */
  guint n_bands;
  guint16 *costs; /* of each two links, if they cross */
  guint64 work;
} Layers;

static Knot *
knot_at (const Layers *layers, guint index)
{
  return &g_array_index (layers->knots, Knot, index);
}

/* --- making --- */

static guint
add_knot (Layers *layers, guint band, double key, const RfTimes *times)
{
  Knot knot = { .band = band, .hull = -1, .way = TRUE, .times = *times, .key = key };

  knot.left = g_array_new (FALSE, FALSE, sizeof (guint));
  knot.right = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (layers->knots, knot);
  return layers->knots->len - 1;
}

static void
add_piece (Layers *layers, guint a, int a_port, guint b, int b_port, guint link)
{
  gboolean arc = knot_at (layers, a)->band == knot_at (layers, b)->band;
  Piece piece = { a, b, a_port, b_port, arc, link };
  guint index = layers->pieces->len;

  g_array_append_val (layers->pieces, piece);
  g_array_append_val (knot_at (layers, a)->right, index);
  g_array_append_val (arc ? knot_at (layers, b)->right : knot_at (layers, b)->left, index);
  g_array_append_val (layers->between[knot_at (layers, a)->band], index);
}

static void
add_link (Layers *layers, guint index)
{
  const RfLink *link = &g_array_index (layers->settle->links, RfLink, index);
  const RfPlace *tail = &layers->settle->places[link->tail];
  const RfPlace *head = &layers->settle->places[link->head];
  double from = layers->settle->y[link->tail] + rf_settle_port (layers->settle, link);
  double to = layers->settle->y[link->head] + rf_settle_head (head);
  guint last = link->tail;
  int port = (int) link->port;

  if (head->band > tail->band)
    {
      for (guint b = tail->band + 1; b < head->band; b++)
        {
          guint knot =
            add_knot (layers, b, from + (to - from) * (b - tail->band) / (head->band - tail->band),
                      &link->times);
          knot_at (layers, knot)->forward = TRUE;
          knot_at (layers, knot)->link = index;
          add_piece (layers, last, port, knot, 0, index);
          last = knot;
          port = 0;
        }
      add_piece (layers, last, port, link->head, 0, index);
      return;
    }
  for (guint b = tail->band; b > head->band; b--)
    {
      guint knot =
        add_knot (layers, b,
                  from + (to - from) * (tail->band - b + 0.5) / (tail->band - head->band + 0.5),
                  &link->times);

      knot_at (layers, knot)->link = index;
      if (b == tail->band)
        add_piece (layers, link->tail, port, knot, 0, index);
      else
        add_piece (layers, knot, 0, last, 0, index);
      last = knot;
    }
  if (last == link->tail)
    add_piece (layers, link->tail, port, link->head, HEAD_PORT, index);
  else
    add_piece (layers, link->head, HEAD_PORT, last, 0, index);
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer user)
{
  const Knot *knots = user;
  guint i = *(const guint *) a, k = *(const guint *) b;

  if (knots[i].key != knots[k].key)
    return knots[i].key < knots[k].key ? -1 : 1;
  return i < k ? -1 : i > k;
}

static void
set_indexes (Layers *layers, guint band)
{
  for (guint i = 0; i < layers->order[band]->len; i++)
    knot_at (layers, g_array_index (layers->order[band], guint, i))->at = i;
}

static void
make (Layers *layers, RfSettle *settle)
{
  layers->settle = settle;
  layers->n_bands = settle->n_bands;
  layers->knots = g_array_new (FALSE, TRUE, sizeof (Knot));
  layers->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  layers->order = g_new (GArray *, settle->n_bands + 1);
  layers->between = g_new (GArray *, settle->n_bands + 1);
  for (guint b = 0; b < settle->n_bands; b++)
    {
      layers->order[b] = g_array_new (FALSE, FALSE, sizeof (guint));
      layers->between[b] = g_array_new (FALSE, FALSE, sizeof (guint));
    }
  for (guint i = 0; i < settle->n; i++)
    {
      const RfPlace *place = &settle->places[i];
      guint index =
        add_knot (layers, place->band, settle->y[i] + place->rect.height / 2, &place->times);
      Knot *knot = knot_at (layers, index);

      knot->way = place->way;
      knot->fixed = place->level >= 0;
      for (guint h = 0; h < settle->epoch->hulls->len; h++)
        if (rf_settle_is_member (&g_array_index (settle->epoch->hulls, RfHull, h), i))
          knot->hull = (int) h;
    }
  for (guint i = 0; i < settle->links->len && layers->knots->len < KNOTS_MAX; i++)
    if (!g_array_index (settle->links, RfLink, i).hidden)
      add_link (layers, i);
  /* The places in the order that they have. */
  for (guint b = 0; b < settle->n_bands; b++)
    {
      double most = -G_MAXDOUBLE;

      for (guint i = 0; i < settle->band[b]->len; i++)
        {
          Knot *knot = knot_at (layers, g_array_index (settle->band[b], guint, i));
          most = knot->key = MAX (most, knot->key);
        }
    }
  for (guint i = 0; i < layers->knots->len; i++)
    g_array_append_val (layers->order[knot_at (layers, i)->band], i);
  for (guint b = 0; b < layers->n_bands; b++)
    {
      g_qsort_with_data (layers->order[b]->data, (int) layers->order[b]->len, sizeof (guint),
                         compare_keys, layers->knots->data);
      set_indexes (layers, b);
    }
}

static void
clear (Layers *layers)
{
  for (guint i = 0; i < layers->knots->len; i++)
    {
      g_array_unref (knot_at (layers, i)->left);
      g_array_unref (knot_at (layers, i)->right);
    }
  for (guint b = 0; b < layers->n_bands; b++)
    {
      g_array_unref (layers->order[b]);
      g_array_unref (layers->between[b]);
    }
  g_array_unref (layers->knots);
  g_array_unref (layers->pieces);
  g_free (layers->order);
  g_free (layers->between);
  g_free (layers->costs);
}

/* --- crossings --- */

/* What it costs that two arrows cross: the time, and more where both are what stays. */
static void
find_costs (Layers *layers)
{
  const GArray *links = layers->settle->links;
  guint n = links->len;

  layers->costs = g_new0 (guint16, (gsize) n * n + 1);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < i; k++)
      {
        const RfLink *a = &g_array_index (links, RfLink, i), *b = &g_array_index (links, RfLink, k);

        if (rf_times_meet (&a->times, &b->times))
          layers->costs[(gsize) i * n + k] = layers->costs[(gsize) k * n + i] =
            (guint16) (rf_times_common (&a->times, &b->times) +
                       (a->lasting && b->lasting ? RF_LASTING_WEIGHT : 0));
      }
}

static guint
pair_cost (const Layers *layers, const Piece *one, const Piece *other)
{
  return layers->costs[(gsize) one->link * layers->settle->links->len + other->link];
}

/* The order of two ends at one side of a band; 0: they are the same. */
static int
compare_ends (const Layers *layers, guint a, int a_port, guint b, int b_port)
{
  if (a == b)
    return a_port < b_port ? -1 : a_port > b_port;
  return knot_at (layers, a)->at < knot_at (layers, b)->at ? -1 : 1;
}

/* Whether the end lies within the arc. */
static gboolean
within (const Layers *layers, const Piece *arc, guint knot, int port)
{
  return compare_ends (layers, arc->a, arc->a_port, knot, port) *
           compare_ends (layers, knot, port, arc->b, arc->b_port) >
         0;
}

/* Whether an end of @other lies at an end of @arc. */
static gboolean
touches (const Piece *arc, guint knot, int port)
{
  return (arc->a == knot && arc->a_port == port) || (arc->b == knot && arc->b_port == port);
}

static gboolean
do_cross (const Layers *layers, const Piece *one, const Piece *other)
{
  if (one->arc && other->arc)
    return !touches (one, other->a, other->a_port) && !touches (one, other->b, other->b_port) &&
           within (layers, one, other->a, other->a_port) !=
             within (layers, one, other->b, other->b_port);
  if (one->arc)
    return within (layers, one, other->a, other->a_port);
  if (other->arc)
    return within (layers, other, one->a, one->a_port);
  return compare_ends (layers, one->a, one->a_port, other->a, other->a_port) *
           compare_ends (layers, one->b, one->b_port, other->b, other->b_port) <
         0;
}

static guint64
count_all (Layers *layers)
{
  const Piece *pieces = (const Piece *) layers->pieces->data;
  guint64 cost = 0;

  for (guint g = 0; g < layers->n_bands; g++)
    {
      const guint *list = (const guint *) layers->between[g]->data;
      guint n = layers->between[g]->len;

      layers->work += (guint64) n * n / 2;
      for (guint i = 0; i < n; i++)
        for (guint k = 0; k < i; k++)
          if (pair_cost (layers, &pieces[list[i]], &pieces[list[k]]) > 0 &&
              do_cross (layers, &pieces[list[i]], &pieces[list[k]]))
            cost += pair_cost (layers, &pieces[list[i]], &pieces[list[k]]);
    }
  return cost;
}

/* What the pieces of both cost among themselves. */
static gint64
cost_of_sides (Layers *layers, const GArray *one, const GArray *other)
{
  const Piece *pieces = (const Piece *) layers->pieces->data;
  gint64 cost = 0;

  layers->work += one->len * other->len;
  for (guint i = 0; i < one->len; i++)
    for (guint k = 0; k < other->len; k++)
      {
        const Piece *a = &pieces[g_array_index (one, guint, i)];
        const Piece *b = &pieces[g_array_index (other, guint, k)];

        if (pair_cost (layers, a, b) > 0 && do_cross (layers, a, b))
          cost += pair_cost (layers, a, b);
      }
  return cost;
}

static gint64
cost_of_pair (Layers *layers, const Knot *one, const Knot *other)
{
  return cost_of_sides (layers, one->left, other->left) +
         cost_of_sides (layers, one->right, other->right);
}

/* --- moving --- */

static gboolean
may_pass (const Knot *one, const Knot *other)
{
  return !one->fixed && !other->fixed && (one->way || other->way || one->hull == other->hull);
}

static void
swap (Layers *layers, GArray *band, guint at)
{
  guint *upper = &g_array_index (band, guint, at), *lower = upper + 1, kept = *upper;

  knot_at (layers, *upper)->at = at + 1;
  knot_at (layers, *lower)->at = at;
  *upper = *lower;
  *lower = kept;
}

/* Exchanges the knots at @at and @at + 1 of a band. Returns what it costs more than before. */
static gint64
exchange (Layers *layers, GArray *band, guint at)
{
  const Knot *one = knot_at (layers, g_array_index (band, guint, at));
  const Knot *other = knot_at (layers, g_array_index (band, guint, at + 1));
  gboolean meet = rf_times_meet (&one->times, &other->times);
  gint64 before = meet ? cost_of_pair (layers, one, other) : 0;

  swap (layers, band, at);
  return meet ? cost_of_pair (layers, one, other) - before : 0;
}

/* Moves a knot to where it costs least; of several such places to the uppermost or the lowest one:
 * what hangs on it may follow then. Returns how much less that is. */
static gint64
sift (Layers *layers, guint index, gboolean down)
{
  Knot *knot = knot_at (layers, index);
  GArray *band = layers->order[knot->band];
  gint64 cost = 0, least = 0;
  guint best = knot->at;

  while (knot->at > 0 &&
         may_pass (knot, knot_at (layers, g_array_index (band, guint, knot->at - 1))))
    {
      cost += exchange (layers, band, knot->at - 1);
      if (cost < least || (cost == least && !down))
        {
          least = cost;
          best = knot->at;
        }
    }
  while (knot->at + 1 < band->len &&
         may_pass (knot, knot_at (layers, g_array_index (band, guint, knot->at + 1))))
    {
      cost += exchange (layers, band, knot->at);
      if (cost < least || (cost == least && down && knot->at > best))
        {
          least = cost;
          best = knot->at;
        }
    }
  while (knot->at > best)
    cost += exchange (layers, band, knot->at - 1);
  return -least;
}

/* Moves all until nothing gets better. */
static void
sift_all (Layers *layers, gboolean down)
{
  guint idle = 0;

  for (guint round = 0; idle < 3 && round < SIFTS && layers->work < WORK_MAX; round++)
    {
      gint64 saved = 0;

      for (guint b = 0; b < layers->n_bands; b++)
        {
          GArray *band = layers->order[round % 2 ? layers->n_bands - 1 - b : b];
          g_autoptr (GArray) list = g_array_copy (band);

          for (guint i = 0; i < list->len && layers->work < WORK_MAX; i++)
            saved += sift (layers, g_array_index (list, guint, i), down);
        }
      idle = saved > 0 ? 0 : idle + 1;
      down = !down;
    }
}

/* --- stirring --- */

static double
relative (const Layers *layers, guint knot, int port)
{
  const Knot *at = knot_at (layers, knot);
  guint rows = knot < layers->settle->n ? layers->settle->places[knot].rows + 1 : 1;

  return (at->at + CLAMP ((port + 1.0) / (rows + 1), 0, 0.95)) / layers->order[at->band]->len;
}

/* The mean of what the pieces at one side of a knot lead to. */
static void
find_mean (Layers *layers, guint index, gboolean leftward)
{
  Knot *knot = knot_at (layers, index);
  const GArray *list = leftward ? knot->left : knot->right;
  double sum = 0, weight = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const Piece *piece = &g_array_index (layers->pieces, Piece, g_array_index (list, guint, i));
      double w = g_array_index (layers->settle->links, RfLink, piece->link).weight + 1;

      if (piece->a == index)
        sum += w * relative (layers, piece->b, piece->b_port);
      else
        sum += w * relative (layers, piece->a, piece->a_port);
      weight += w;
    }
  knot->key = weight > 0 ? sum / weight : (double) knot->at / layers->order[knot->band]->len;
}

/* Sorts stretches of what may pass one another. */
static void
sort_band (Layers *layers, GArray *band)
{
  guint first = 0;

  while (first < band->len)
    {
      guint last = first + 1, place = g_array_index (band, guint, first);

      while (last < band->len)
        {
          guint next = g_array_index (band, guint, last);

          if (!may_pass (knot_at (layers, place), knot_at (layers, next)))
            break;
          if (knot_at (layers, place)->way)
            place = next;
          last++;
        }
      g_qsort_with_data (&g_array_index (band, guint, first), (int) (last - first), sizeof (guint),
                         compare_keys, layers->knots->data);
      first = last;
    }
}

static void
stir (Layers *layers, gboolean leftward)
{
  for (guint b = 0; b < layers->n_bands; b++)
    {
      guint at = leftward ? b : layers->n_bands - 1 - b;
      GArray *band = layers->order[at];

      for (guint i = 0; i < band->len; i++)
        find_mean (layers, g_array_index (band, guint, i), leftward);
      sort_band (layers, band);
      set_indexes (layers, at);
    }
}

static void
copy_order (const Layers *layers, guint *kept, gboolean back)
{
  for (guint i = 0; i < layers->knots->len; i++)
    {
      Knot *knot = knot_at (layers, i);

      if (!back)
        kept[i] = knot->at;
      else
        {
          knot->at = kept[i];
          g_array_index (layers->order[knot->band], guint, knot->at) = i;
        }
    }
}

/* --- all of it --- */

/* The heights that the places of a band have, dealt out in the new order; ways in between. */
static void
set_keys (Layers *layers)
{
  RfSettle *settle = layers->settle;

  for (guint b = 0; b < layers->n_bands; b++)
    {
      const GArray *band = settle->band[b];
      g_autofree double *keys = g_new (double, band->len + 1);
      guint n = 0, first = 0;

      for (guint i = 0; i < band->len; i++)
        {
          keys[i] = settle->places[g_array_index (band, guint, i)].key;
          if (i > 0 && keys[i] <= keys[i - 1])
            keys[i] = keys[i - 1] + 1e-3;
        }
      for (guint i = 0; i <= layers->order[b]->len; i++)
        {
          guint at = i < layers->order[b]->len ? g_array_index (layers->order[b], guint, i) : 0;
          double above = n > 0 ? keys[n - 1] : band->len > 0 ? keys[0] - 60 : 0;
          double below = n < band->len ? keys[n] : above + 60;

          if (i < layers->order[b]->len && at >= settle->n)
            continue;
          for (guint k = first; k < i; k++)
            knot_at (layers, g_array_index (layers->order[b], guint, k))->key =
              above + (below - above) * (k - first + 1) / (i - first + 1);
          first = i + 1;
          if (i < layers->order[b]->len)
            {
              settle->places[at].key = settle->places[at].rect.y = keys[n];
              n++;
            }
        }
    }
}

/* Moves some knots anywhere. */
static void
shake (Layers *layers, GRand *rand)
{
  guint n = MAX (2, layers->knots->len / 12);

  for (guint i = 0; i < n; i++)
    {
      Knot *knot = knot_at (layers, (guint) g_rand_int_range (rand, 0, (int) layers->knots->len));
      GArray *band = layers->order[knot->band];
      guint to = (guint) g_rand_int_range (rand, 0, (int) band->len);

      while (knot->at > to &&
             may_pass (knot, knot_at (layers, g_array_index (band, guint, knot->at - 1))))
        swap (layers, band, knot->at - 1);
      while (knot->at < to &&
             may_pass (knot, knot_at (layers, g_array_index (band, guint, knot->at + 1))))
        swap (layers, band, knot->at);
    }
}

/* The best order from the one that is there. */
static void
search (Layers *layers)
{
  g_autofree guint *best = g_new (guint, layers->knots->len + 1);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  guint64 least = count_all (layers), cost;

  copy_order (layers, best, FALSE);
  for (guint round = 0; round < ROUNDS && layers->work < WORK_MAX && least > 0; round++)
    {
      if (round > 0 && round < STIRS)
        {
          stir (layers, round % 2 == 1);
          stir (layers, round % 2 == 0);
          if (round > 2)
            stir (layers, round % 2 == 1);
        }
      else if (round > 0)
        {
          copy_order (layers, best, TRUE);
          shake (layers, rand);
        }
      sift_all (layers, round % 2 == 1);
      cost = count_all (layers);
      if (cost > least)
        continue;
      least = cost;
      copy_order (layers, best, FALSE);
    }
  copy_order (layers, best, TRUE);
}

/* The knots that are to get room become places, if there are not too many. */
static void
take_ways (Layers *layers, guint most)
{
  RfSettle *settle = layers->settle;
  GArray *links = settle->links;
  guint n = 0;

  for (guint i = settle->n; i < layers->knots->len; i++)
    n += knot_at (layers, i)->forward;
  if (n > most)
    return;
  settle->links = g_array_new (FALSE, FALSE, sizeof (RfLink));
  for (guint i = 0, k = settle->n; i < links->len; i++)
    {
      RfLink part = g_array_index (links, RfLink, i);
      guint head = part.head;

      for (; k < layers->knots->len && knot_at (layers, k)->link <= i; k++)
        {
          const Knot *knot = knot_at (layers, k);
          RfPlace way = { .level = -1, .way = TRUE, .band = knot->band, .times = knot->times };

          if (!knot->forward)
            continue;
          way.rect = (RfRect){ 0, knot->key, RF_WAY_WIDTH, RF_WAY_HEIGHT };
          way.key = knot->key;
          part.head = settle->epoch->places->len;
          g_array_append_val (settle->epoch->places, way);
          g_array_append_val (settle->links, part);
          part.tail = part.head;
          part.port = 0;
        }
      part.head = head;
      g_array_append_val (settle->links, part);
    }
  g_array_unref (links);
}

void
rf_settle_layer (RfSettle *settle, guint ways)
{
  Layers layers = { 0 };

  make (&layers, settle);
  find_costs (&layers);
  search (&layers);
  set_keys (&layers);
  take_ways (&layers, ways);
  clear (&layers);
}
