/* SPDX-License-Identifier: MIT */
/* Who stands where: frames by their height on the call stack, objects greedily in the order in
 * which they come. What comes after another one of its kind, held by the same slot, takes its
 * place; else it gets a place of its own, as long as there are not too many. */
#include "diagram/rf-layout-private.h"

#include <math.h>
#include <string.h>

#define PLACES_FEW 90 /* as long as there are fewer, only what belongs there shares a place */
#define POOL_LOOK 400 /* so many places of one kind are looked at, the newest ones */
#define ROW_LAST 9999 /* what stands below all rows */
#define HULL_MAX 60   /* members; a larger isolate does not keep its places together */

RfEpoch *
rf_epoch_new (const RfHistory *history, guint32 first, guint32 last)
{
  RfEpoch *epoch = g_new0 (RfEpoch, 1);
  guint n = rf_history_boxes (history)->len;

  epoch->first = first;
  epoch->last = last;
  epoch->first_step = rf_history_step (history, first);
  epoch->last_step = rf_history_step (history, last);
  epoch->places = g_array_new (FALSE, TRUE, sizeof (RfPlace));
  epoch->links = g_array_new (FALSE, TRUE, sizeof (RfLink));
  epoch->hulls = g_array_new (FALSE, TRUE, sizeof (RfHull));
  epoch->place_of = g_new (int, n + 1);
  for (guint i = 0; i < n; i++)
    epoch->place_of[i] = -1;
  for (guint i = 0; i < RF_LAYOUT_MAX_FRAMES; i++)
    epoch->levels[i] = -1;
  return epoch;
}

void
rf_epoch_free (RfEpoch *epoch)
{
  for (guint i = 0; i < epoch->places->len; i++)
    g_clear_pointer (&g_array_index (epoch->places, RfPlace, i).boxes, g_ptr_array_unref);
  for (guint i = 0; i < epoch->hulls->len; i++)
    g_array_unref (g_array_index (epoch->hulls, RfHull, i).members);
  g_array_unref (epoch->places);
  g_array_unref (epoch->links);
  g_array_unref (epoch->hulls);
  rf_epoch_free_wires (epoch);
  g_free (epoch->place_of);
  g_free (epoch->kept_of);
  g_free (epoch->place_kept);
  g_free (epoch);
}

guint32
rf_epoch_last_event (const RfHistory *history, const RfHistoryBox *box)
{
  if (box->end == 0)
    return G_MAXUINT32;
  return box->is_frame ? box->end : rf_history_ghost_end (history, box->end);
}

gboolean
rf_epoch_has (const RfEpoch *epoch, const RfHistory *history, const RfHistoryBox *box)
{
  return box->shown && box->first <= epoch->last &&
         rf_epoch_last_event (history, box) >= epoch->first;
}

RfTimes
rf_epoch_times (const RfEpoch *epoch, const RfHistory *history, guint32 first, guint32 last)
{
  RfTimes times = { { 0 } };
  guint64 span = (guint64) epoch->last_step - epoch->first_step + 1;
  guint32 from = rf_history_step (history, MAX (first, epoch->first)) - epoch->first_step;
  guint32 to = rf_history_step (history, MIN (last, epoch->last)) - epoch->first_step;

  from = (guint32) (from * 256 / span);
  to = (guint32) (to * 256 / span);
  rf_times_add (&times, from, to);
  return times;
}

static void
take_place (RfEpoch *epoch, const RfHistory *history, guint index, RfHistoryBox *box)
{
  RfPlace *place = &g_array_index (epoch->places, RfPlace, index);
  guint rows = box->rows->len + MIN (box->n_items, rf_history_options (history)->max_rows);
  guint32 last = rf_epoch_last_event (history, box);
  RfTimes times = rf_epoch_times (epoch, history, box->first, last);

  rf_times_unite (&place->times, &times);
  place->until = MAX (place->until, last);
  place->rect.width = fmax (place->rect.width, box->width);
  place->rect.height = fmax (place->rect.height, box->height);
  place->rows = MAX (place->rows, MIN (rows, 39));
  if (place->boxes != NULL)
    {
      epoch->place_of[box->ordinal] = (int) index;
      g_ptr_array_add (place->boxes, box);
    }
}

static guint
new_place (RfEpoch *epoch, int level, const RfHistoryBox *box)
{
  RfPlace place = { .level = level };

  if (level < 0)
    {
      place.boxes = g_ptr_array_new ();
      place.type = box->facts.type;
    }
  g_array_append_val (epoch->places, place);
  return epoch->places->len - 1;
}

/* The place @before of the earlier layout is @index here. */
static void
keep_place (RfEpoch *epoch, guint index, int before)
{
  RfPlace *place = &g_array_index (epoch->places, RfPlace, index);

  if (epoch->before == NULL || before < 0)
    return;
  place->rect = g_array_index (epoch->before->places, RfPlace, before).rect;
  place->kept = TRUE;
  epoch->place_kept[before] = (int) index;
}

static void
deal_level (RfEpoch *epoch, const RfHistory *history, RfHistoryBox *box, guint depth)
{
  guint level = MIN (depth, RF_LAYOUT_MAX_FRAMES - 1);

  if (epoch->levels[level] < 0)
    {
      epoch->levels[level] = (int) new_place (epoch, (int) level, box);
      if (epoch->before != NULL)
        keep_place (epoch, (guint) epoch->levels[level], epoch->before->levels[level]);
    }
  take_place (epoch, history, (guint) epoch->levels[level], box);
}

static void
deal_frame (RfEpoch *epoch, const RfHistory *history, RfHistoryBox *box)
{
  if (box->levels == NULL)
    deal_level (epoch, history, box, box->depth);
  for (guint i = 0; box->levels != NULL && i < box->levels->len; i++)
    deal_level (epoch, history, box, g_array_index (box->levels, RfHistoryLevel, i).depth);
}

/* Who refers to each box first: index of an edge + 1; 0: nobody. */
static guint *
find_holders (const RfHistory *history)
{
  GArray *edges = rf_history_edges (history);
  guint *holders = g_new0 (guint, rf_history_boxes (history)->len + 1);

  for (guint i = 0; i < edges->len; i++)
    {
      const RfHistoryEdge *edge = &g_array_index (edges, RfHistoryEdge, i);
      guint known = holders[edge->target];

      if (known == 0 || edge->event < g_array_index (edges, RfHistoryEdge, known - 1).event)
        holders[edge->target] = i + 1;
    }
  return holders;
}

/* The place of the box @ordinal: of a frame, that of its first height. */
static int
place_of (const RfEpoch *epoch, const RfHistory *history, guint32 ordinal)
{
  const RfHistoryBox *box = g_ptr_array_index (rf_history_boxes (history), ordinal);

  if (box->is_frame)
    return epoch->levels[MIN (box->depth, RF_LAYOUT_MAX_FRAMES - 1)];
  return epoch->place_of[ordinal];
}

static void
set_holder (const RfEpoch *epoch, const RfHistory *history, guint edge, RfPlace *place)
{
  const RfHistoryEdge *held;
  int owner;

  place->holder = place->holder_row = G_MAXUINT32;
  if (edge == 0)
    return;
  held = &g_array_index (rf_history_edges (history), RfHistoryEdge, edge - 1);
  owner = place_of (epoch, history, held->owner);
  place->holder = owner >= 0 ? (guint32) owner : G_MAXUINT32 - 1;
  place->holder_row = held->row;
}

/* How well @wanted (what a new box would make of a place) goes with the last one in @place. */
static int
affinity (const RfPlace *place, const RfPlace *wanted)
{
  if (place->holder != wanted->holder)
    return 0;
  return place->holder_row == wanted->holder_row ? 2 : 1;
}

static guint
find_place (RfEpoch *epoch, const RfHistory *history, GHashTable *pools, RfHistoryBox *box,
            guint edge)
{
  g_autofree char *kind =
    g_strdup_printf ("%u %u %d", box->facts.type,
                     box->facts.flags & (RF_NEW_CLASS | RF_NEW_INSTANCE | RF_NEW_FUNCTION),
                     box->isolate != 0);
  GArray *pool = g_hash_table_lookup (pools, kind);
  RfPlace wanted = { 0 };
  int best = -1, best_affinity = -1, before;
  guint index;

  set_holder (epoch, history, edge, &wanted);
  if (pool == NULL)
    {
      pool = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (pools, g_steal_pointer (&kind), pool);
    }
  for (guint i = pool->len > POOL_LOOK ? pool->len - POOL_LOOK : 0; i < pool->len; i++)
    {
      guint at = g_array_index (pool, guint, i);
      const RfPlace *place = &g_array_index (epoch->places, RfPlace, at);
      gboolean much_larger = fabs (box->height - place->rect.height) > 3 * RF_BOX_ROW;
      int fits = affinity (place, &wanted);

      if (place->until >= box->first || (much_larger && epoch->places->len < PLACES_FEW) ||
          (fits == 0 && epoch->places->len < PLACES_FEW) ||
          (fits < 2 && epoch->places->len < PLACES_FEW / 2 && pool->len < 8))
        continue;
      /* Freed last, used first: what comes after stands where the one before stood. */
      if (best < 0 || fits > best_affinity ||
          (fits == best_affinity &&
           place->until > g_array_index (epoch->places, RfPlace, best).until))
        {
          best = (int) at;
          best_affinity = fits;
        }
    }
  before = epoch->before != NULL ? epoch->kept_of[box->ordinal] : -1;
  if (before >= 0)
    {
      /* Where it stood, unless somebody else does so longer than before. */
      best = epoch->place_kept[before];
      if (best >= 0 && g_array_index (epoch->places, RfPlace, best).until >= box->first)
        best = before = -1;
    }
  if (best < 0)
    {
      index = new_place (epoch, -1, box);
      keep_place (epoch, index, before);
      g_array_append_val (pool, index);
      best = (int) index;
    }
  g_array_index (epoch->places, RfPlace, best).holder = wanted.holder;
  g_array_index (epoch->places, RfPlace, best).holder_row = wanted.holder_row;
  return (guint) best;
}

/* --- links --- */

guint
rf_epoch_places_of (const RfEpoch *epoch, const RfHistoryBox *box, int *found)
{
  guint n = 0;

  if (!box->is_frame)
    {
      found[0] = epoch->place_of[box->ordinal];
      return found[0] >= 0;
    }
  found[n++] = epoch->levels[MIN (box->depth, RF_LAYOUT_MAX_FRAMES - 1)];
  for (guint i = 0; box->levels != NULL && i < box->levels->len; i++)
    {
      guint depth = g_array_index (box->levels, RfHistoryLevel, i).depth;
      int place = epoch->levels[MIN (depth, RF_LAYOUT_MAX_FRAMES - 1)];
      gboolean known = FALSE;

      for (guint k = 0; k < n; k++)
        known = known || found[k] == place;
      if (!known && n < RF_LAYOUT_MAX_FRAMES)
        found[n++] = place;
    }
  return found[0] >= 0 ? n : 0;
}

static void
add_link (RfEpoch *epoch, GHashTable *known, guint tail, guint head, const RfHistoryEdge *edge,
          gboolean lasting, gboolean hidden, const RfTimes *times)
{
  guint64 pair = (guint64) tail << 32 | head;
  guint there = GPOINTER_TO_UINT (g_hash_table_lookup (known, &pair));
  RfLink link = { tail, head, MIN (edge->row, ROW_LAST), edge->weak, lasting, hidden, *times, 0 };

  if (there != 0)
    {
      RfLink *old = &g_array_index (epoch->links, RfLink, there - 1);

      rf_times_unite (&old->times, times);
      old->weak = old->weak && edge->weak;
      old->hidden = old->hidden && hidden;
      old->lasting = old->lasting || lasting;
      return;
    }
  g_array_append_val (epoch->links, link);
  g_hash_table_insert (known, g_memdup2 (&pair, sizeof pair), GUINT_TO_POINTER (epoch->links->len));
}

static void
find_links (RfEpoch *epoch, const RfHistory *history)
{
  GPtrArray *boxes = rf_history_boxes (history);
  GArray *edges = rf_history_edges (history);
  guint32 ended = rf_history_program_end (history);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < edges->len; i++)
    {
      const RfHistoryEdge *edge = &g_array_index (edges, RfHistoryEdge, i);
      const RfHistoryBox *owner = g_ptr_array_index (boxes, edge->owner);
      const RfHistoryBox *target = g_ptr_array_index (boxes, edge->target);
      int tails[RF_LAYOUT_MAX_FRAMES], head = epoch->place_of[edge->target];
      guint n = rf_epoch_places_of (epoch, owner, tails);
      guint32 until = edge->until != 0 ? edge->until : G_MAXUINT32;
      gboolean lasting, hidden;
      RfTimes times;

      if (head < 0)
        continue;
      lasting = !edge->weak && until >= MIN (target->end != 0 ? target->end : G_MAXUINT32, ended);
      if (owner->end != 0)
        until = MIN (until, owner->end);
      if (target->end != 0)
        until = MIN (until, target->end);
      if (edge->event > epoch->last || until < epoch->first || until < edge->event)
        continue;
      times = rf_epoch_times (epoch, history, edge->event, until);
      hidden = rf_history_edge_is_hidden (history, edge);
      for (guint k = 0; k < n; k++)
        if (tails[k] != head)
          add_link (epoch, known, (guint) tails[k], (guint) head, edge, lasting, hidden, &times);
    }
  for (guint i = 0; i < epoch->links->len; i++)
    {
      RfLink *link = &g_array_index (epoch->links, RfLink, i);
      link->weight = rf_times_common (&link->times, &link->times);
      /* What a program builds up to stands for a short time, but it is what is looked at. */
      if (link->lasting)
        link->weight += RF_LASTING_WEIGHT;
    }
}

/* Isolates that ever use a place in common share a hull here: @root is of places. */
static void
join_isolates (const RfEpoch *epoch, const RfHistory *history, guint *root)
{
  GPtrArray *boxes = rf_history_boxes (history);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < epoch->places->len; i++)
    root[i] = i;
  for (guint i = 0; i < boxes->len; i++)
    {
      const RfHistoryBox *box = g_ptr_array_index (boxes, i);
      gpointer key = GUINT_TO_POINTER (box->isolate);
      guint place = (guint) epoch->place_of[i], first;

      if (epoch->place_of[i] < 0 || box->isolate == 0 || box->isolated > epoch->last)
        continue;
      first = GPOINTER_TO_UINT (g_hash_table_lookup (known, key));
      if (first == 0)
        g_hash_table_insert (known, key, GUINT_TO_POINTER (place + 1));
      else
        root[rf_root_of (root, place)] = rf_root_of (root, first - 1);
    }
}

static void
find_hulls (RfEpoch *epoch, const RfHistory *history)
{
  GPtrArray *boxes = rf_history_boxes (history);
  g_autofree guint *root = g_new (guint, epoch->places->len + 1);
  g_autofree guint *hull_of = g_new0 (guint, epoch->places->len + 1);
  g_autofree guint8 *member = g_new0 (guint8, epoch->places->len + 1);
  guint kept = 0;

  join_isolates (epoch, history, root);
  for (guint i = 0; i < boxes->len; i++)
    {
      const RfHistoryBox *box = g_ptr_array_index (boxes, i);
      guint place = (guint) epoch->place_of[i], *at;
      RfTimes times;
      RfHull *hull;

      if (epoch->place_of[i] < 0 || box->isolate == 0 || box->isolated > epoch->last)
        continue;
      at = &hull_of[rf_root_of (root, place)];
      if (*at == 0)
        {
          RfHull made = { .members = g_array_new (FALSE, FALSE, sizeof (guint)) };

          g_array_append_val (epoch->hulls, made);
          *at = epoch->hulls->len;
        }
      hull = &g_array_index (epoch->hulls, RfHull, *at - 1);
      times = rf_epoch_times (epoch, history, MIN (box->isolated, epoch->last),
                              box->end != 0 ? MAX (box->end, epoch->first) : G_MAXUINT32);
      rf_times_unite (&hull->times, &times);
      if (!member[place])
        g_array_append_val (hull->members, place);
      member[place] = 1;
    }
  for (guint i = 0; i < epoch->hulls->len; i++)
    {
      RfHull *hull = &g_array_index (epoch->hulls, RfHull, i);

      if (hull->members->len <= HULL_MAX)
        g_array_index (epoch->hulls, RfHull, kept++) = *hull;
      else
        g_array_unref (hull->members);
    }
  g_array_set_size (epoch->hulls, kept);
}

static void
pool_free (gpointer pool)
{
  g_array_unref (pool);
}

void
rf_epoch_deal (RfEpoch *epoch, const RfHistory *history)
{
  GPtrArray *boxes = rf_history_boxes (history);
  g_autoptr (GHashTable) pools = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, pool_free);
  g_autofree guint *holders = find_holders (history);

  for (guint i = 0; i < boxes->len; i++)
    {
      RfHistoryBox *box = g_ptr_array_index (boxes, i);

      if (!rf_epoch_has (epoch, history, box))
        continue;
      if (box->is_frame)
        deal_frame (epoch, history, box);
      else
        take_place (epoch, history, find_place (epoch, history, pools, box, holders[i]), box);
    }
  find_links (epoch, history);
  find_hulls (epoch, history);
}
