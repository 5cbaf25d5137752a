/* SPDX-License-Identifier: MIT */
/* Matching of two scenes. The result has groups in the painting order of the target scene, with
 * what goes away put before what stays of the same kind; its pictures share the texts of both.
 *
 * Invariant: each item of the two scenes is in exactly one pair. */
#include "diagram/rf-tween-private.h"

#include <math.h>
#include <string.h>

/* Routes that are this far from each other don't blend into each other; points. */
#define FAR_APART 16.0

typedef struct
{
  const RfSceneGroup *group; /* of the new scene, of the old one where it goes */
  guint first, n;            /* pairs */
  guint64 look;              /* of a group that stays as it is; else 0 */
} PairGroup;

struct _RfTween
{
  RfScene *from, *to;
  GArray *pairs;  /* RfTweenPair */
  GArray *groups; /* PairGroup */
  guint n_changes;
  gboolean eased;
};

typedef struct
{
  RfTween *tween;
  GHashTable *old_items, *new_items; /* key → RfSceneItem */
  RfTweenTimingFunc timing;
  gpointer user;
} Matcher;

double
rf_tween_ease (double t)
{
  t = CLAMP (t, 0, 1);
  return t * t * (3 - 2 * t);
}

/* --- looks ------------------------------------------------------------------------------------ */

static gboolean
same_rect (const RfRect *a, const RfRect *b)
{
  return a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height;
}

static gboolean
same_item (const RfSceneItem *a, const RfSceneItem *b)
{
  return a->kind == b->kind && a->style == b->style && a->align == b->align &&
         same_rect (&a->rect, &b->rect) && a->anchor == b->anchor && a->baseline == b->baseline &&
         a->opacity == b->opacity && g_strcmp0 (a->text, b->text) == 0 &&
         a->n_points == b->n_points &&
         (a->n_points == 0 || memcmp (a->points, b->points, sizeof (RfPoint) * a->n_points) == 0);
}

static gboolean
is_badge_text (const RfSceneItem *item)
{
  return item->key.part == RF_PART_COUNT_TEXT || item->key.part == RF_PART_GC_REFS_TEXT;
}

/* What @group says of itself; NULL: nothing. */
static const char *
attribute_of (const RfSceneGroup *group, const char *name)
{
  for (guint i = 0; group != NULL && group->attributes[i] != NULL; i += 2)
    if (strcmp (group->attributes[i], name) == 0)
      return group->attributes[i + 1];
  return NULL;
}

static RfPairLook
staying_look (const RfSceneItem *old, const RfSceneItem *new, gboolean retarget)
{
  if (same_item (old, new))
    return RF_PAIR_SAME;
  if (is_badge_text (new) && g_strcmp0 (old->text, new->text) != 0)
    return RF_PAIR_ROLL;
  if (new->key.space == RF_SPACE_REF && retarget &&new->key.part != RF_PART_DOT)
    return RF_PAIR_RETARGET;
  return RF_PAIR_MOVE;
}

/* @whole: with its whole group. */
static RfPairLook
single_look (const RfSceneItem *item, gboolean whole)
{
  switch ((RfSceneSpace) item->key.space)
    {
    case RF_SPACE_REF:
      return RF_PAIR_ARROW;
    case RF_SPACE_ISOLATE:
      return item->key.part == RF_PART_HULL ? RF_PAIR_HULL : RF_PAIR_CAPTION;
    case RF_SPACE_BUBBLE:
      return RF_PAIR_RISE;
    case RF_SPACE_FRAME:
      return whole ? RF_PAIR_SLIDE : RF_PAIR_FADE;
    default:
      if (item->key.part == RF_PART_HALO || item->key.part == RF_PART_VISIT)
        return RF_PAIR_RING;
      return whole ? RF_PAIR_POP : RF_PAIR_FADE;
    }
}

/* --- matching --------------------------------------------------------------------------------- */

static void
begin_group (RfTween *tween, const RfSceneGroup *group)
{
  PairGroup pairs = { group, tween->pairs->len, 0, 0 };

  g_array_append_val (tween->groups, pairs);
}

static RfTweenPair *
add_pair (Matcher *matcher, const RfSceneItem *old, const RfSceneItem *new, RfPairLook look)
{
  RfTween *tween = matcher->tween;
  RfTweenPair pair = { .old = old, .new = new, .look = look };
  RfTweenTiming timing = { 0, 1, RF_TWEEN_PLAIN };

  if (look != RF_PAIR_SAME)
    {
      tween->n_changes++;
      if (matcher->timing != NULL)
        matcher->timing (old, new, &timing, matcher->user);
      if (timing.look == RF_TWEEN_SNAP && look == RF_PAIR_ARROW && new == NULL)
        pair.look = RF_PAIR_SNAP;
    }
  pair.start = timing.start;
  pair.length = timing.length;
  g_array_append_val (tween->pairs, pair);
  g_array_index (tween->groups, PairGroup, tween->groups->len - 1).n++;
  return &g_array_index (tween->pairs, RfTweenPair, tween->pairs->len - 1);
}

static const RfSceneItem *
items_of (const RfScene *scene, const RfSceneGroup *group)
{
  return (const RfSceneItem *) scene->items->data + group->first;
}

static RfPoint
middle_of (const RfScene *scene, const RfSceneGroup *group)
{
  const RfSceneItem *items = items_of (scene, group);
  const RfRect *rect = &group->bounds;

  for (guint i = 0; i < group->n_items; i++)
    if (items[i].key.part == RF_PART_BODY)
      rect = &items[i].rect;
  return (RfPoint){ rect->x + rect->width / 2, rect->y + rect->height / 2 };
}

static RfTweenPair *
last_group (RfTween *tween, guint *n)
{
  PairGroup *group = &g_array_index (tween->groups, PairGroup, tween->groups->len - 1);

  *n = group->n;
  return (RfTweenPair *) tween->pairs->data + group->first;
}

/* Whether two lines between the same ends keep far from each other on the way. */
static gboolean
other_route (const RfSceneItem *old, const RfSceneItem *new)
{
  const RfPoint *a = old->points, *b = new->points;
  guint n = old->n_points, m = new->n_points;

  if (old->kind != RF_ITEM_SPLINE || new->kind != RF_ITEM_SPLINE ||
      rf_point_distance (a[0], b[0]) > FAR_APART)
    return FALSE;
  for (guint i = 0; i + 3 < n; i += 3)
    for (int k = 1; k <= 3; k++)
      {
        RfPoint point = rf_cubic_point (a + i, k / 3.0);
        if (rf_spline_distance (b, m, point.x, point.y) > FAR_APART)
          return TRUE;
      }
  return FALSE;
}

/* A badge swells while its number rolls; a tip knows its line. */
static void
link_pairs (Matcher *matcher)
{
  guint n;
  RfTweenPair *pairs = last_group (matcher->tween, &n), *line = NULL, *badge = NULL;

  for (guint i = 0; i < n; i++)
    {
      RfTweenPair *pair = &pairs[i];
      const RfSceneItem *item = pair->new != NULL ? pair->new : pair->old;

      if (item->key.part == RF_PART_ARROW)
        line = pair;
      else if (item->key.part == RF_PART_TIP && line != NULL)
        {
          pair->old_line = line->old;
          pair->new_line = line->new;
          if (line->look == RF_PAIR_MOVE && other_route (line->old, line->new))
            line->look = RF_PAIR_REROUTE;
          if (line->look == RF_PAIR_REROUTE && pair->look == RF_PAIR_MOVE)
            pair->look = RF_PAIR_REROUTE;
        }
      else if (item->key.part == RF_PART_COUNT || item->key.part == RF_PART_GC_REFS)
        badge = pair;
      else if (pair->look == RF_PAIR_ROLL && badge != NULL && badge->old != NULL &&
               badge->new != NULL)
        {
          badge->look = RF_PAIR_PULSE;
          badge->start = pair->start;
          badge->length = pair->length;
        }
    }
}

/* A box that was freed gives back its block; why it was freed is written when that is away. */
static void
add_block (Matcher *matcher, const RfSceneGroup *old)
{
  RfTween *tween = matcher->tween;
  guint n;
  RfTweenPair *pairs = last_group (tween, &n);

  for (guint i = 0; i < n; i++)
    {
      RfTweenPair pair = pairs[i];

      if (pair.old == NULL || pair.new == NULL || pair.new->key.part != RF_PART_BODY ||
          pair.new->style != RF_STYLE_GHOST || pair.old->style == RF_STYLE_GHOST)
        continue;
      for (guint k = 0; k < n; k++)
        if (pairs[k].new != NULL && pairs[k].new->key.part == RF_PART_NOTE)
          {
            pairs[k].start += pairs[k].length * 0.55;
            pairs[k].length *= 0.45;
          }
      pair.look = RF_PAIR_BLOCK;
      pair.new = NULL;
      pair.text = attribute_of (old, "address");
      if (pair.text == NULL)
        return;
      g_array_append_val (tween->pairs, pair);
      g_array_index (tween->groups, PairGroup, tween->groups->len - 1).n++;
      return;
    }
}

/* A new box that gets the address of one that was freed takes its block, where that still stands.
 */
static void
add_take (Matcher *matcher, const RfSceneGroup *group)
{
  RfTween *tween = matcher->tween;
  const char *reuses = attribute_of (group, "reuses"), *address = attribute_of (group, "address");
  RfTweenPair pair = { .look = RF_PAIR_TAKE, .start = 0, .length = 1, .text = address };
  guint n;
  const RfTweenPair *pairs = last_group (tween, &n);

  if (reuses == NULL || address == NULL || n == 0)
    return;
  pair.old =
    rf_scene_find_box (tween->from, RF_SPACE_OBJECT, (guint32) g_ascii_strtoull (reuses, NULL, 10));
  if (pair.old == NULL || pair.old->style != RF_STYLE_GHOST)
    return;
  pair.middle = pairs[0].middle;
  pair.start = pairs[0].start;
  pair.length = pairs[0].length;
  g_array_append_val (tween->pairs, pair);
  g_array_index (tween->groups, PairGroup, tween->groups->len - 1).n++;
}

/* A group of the old scene that the new one does not have. */
static void
add_leaving (Matcher *matcher, const RfSceneGroup *group)
{
  const RfSceneItem *items = items_of (matcher->tween->from, group);
  RfPoint middle = middle_of (matcher->tween->from, group);

  begin_group (matcher->tween, group);
  for (guint i = 0; i < group->n_items; i++)
    if (!g_hash_table_contains (matcher->new_items, &items[i].key))
      add_pair (matcher, &items[i], NULL, single_look (&items[i], TRUE))->middle = middle;
  link_pairs (matcher);
}

/* What goes of the items @from … @to of the old group @old. */
static void
add_gone (Matcher *matcher, const RfSceneGroup *old, guint from, guint to)
{
  const RfSceneItem *items = items_of (matcher->tween->from, old);

  for (guint i = from; i < to; i++)
    if (!g_hash_table_contains (matcher->new_items, &items[i].key))
      add_pair (matcher, &items[i], NULL, single_look (&items[i], FALSE));
}

/* What goes stays among its neighbours, so that a ring does not come to lie over a badge. */
static void
add_staying (Matcher *matcher, const RfSceneGroup *old, const RfSceneGroup *group)
{
  RfTween *tween = matcher->tween;
  const RfSceneItem *items = items_of (tween->to, group);
  const RfSceneItem *old_items = old != NULL ? items_of (tween->from, old) : NULL;
  RfPoint middle = middle_of (tween->to, group);
  gboolean retarget =
    old != NULL && g_strcmp0 (attribute_of (old, "to"), attribute_of (group, "to")) != 0;
  guint passed = 0;

  begin_group (tween, group);
  for (guint i = 0; i < group->n_items; i++)
    {
      const RfSceneItem *item = &items[i];
      const RfSceneItem *before = g_hash_table_lookup (matcher->old_items, &item->key);

      if (before != NULL && old != NULL && before >= old_items + passed &&
          before < old_items + old->n_items)
        {
          add_gone (matcher, old, passed, before - old_items);
          passed = before - old_items + 1;
        }
      if (before != NULL)
        add_pair (matcher, before, item, staying_look (before, item, retarget));
      else
        add_pair (matcher, NULL, item, single_look (item, old == NULL))->middle = middle;
    }
  if (old != NULL)
    add_gone (matcher, old, passed, old->n_items);
  link_pairs (matcher);
  if (old != NULL)
    add_block (matcher, old);
  else
    add_take (matcher, group);
}

/* Groups are matched by their element's name. */
static void
match_groups (Matcher *matcher)
{
  const RfScene *from = matcher->tween->from, *to = matcher->tween->to;
  g_autoptr (GHashTable) old = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) new = g_hash_table_new (g_str_hash, g_str_equal);
  guint leaving = 0;

  for (guint i = 0; i < from->groups->len; i++)
    {
      RfSceneGroup *group = &g_array_index (from->groups, RfSceneGroup, i);
      g_hash_table_insert (old, (gpointer) group->element, group);
    }
  for (guint i = 0; i < to->groups->len; i++)
    g_hash_table_add (new, (gpointer) g_array_index (to->groups, RfSceneGroup, i).element);
  for (guint i = 0; i < to->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (to->groups, RfSceneGroup, i);

      /* What leaves of kinds painted no later than this one. */
      for (; leaving < from->groups->len; leaving++)
        {
          const RfSceneGroup *gone = &g_array_index (from->groups, RfSceneGroup, leaving);

          if (gone->space > group->space)
            break;
          if (!g_hash_table_contains (new, gone->element))
            add_leaving (matcher, gone);
        }
      add_staying (matcher, g_hash_table_lookup (old, group->element), group);
    }
  for (; leaving < from->groups->len; leaving++)
    {
      const RfSceneGroup *gone = &g_array_index (from->groups, RfSceneGroup, leaving);

      if (!g_hash_table_contains (new, gone->element))
        add_leaving (matcher, gone);
    }
}

/* Which groups of the new scene are there in the old one, all the same. */
static void
find_still (RfTween *tween)
{
  for (guint g = 0; g < tween->groups->len; g++)
    {
      PairGroup *group = &g_array_index (tween->groups, PairGroup, g);
      gboolean still = group->n == group->group->n_items;

      for (guint i = group->first; still && i < group->first + group->n; i++)
        {
          const RfTweenPair *pair = &g_array_index (tween->pairs, RfTweenPair, i);
          still = pair->look == RF_PAIR_SAME &&
                  pair->new == items_of (tween->to, group->group) + (i - group->first);
        }
      if (still)
        group->look = rf_scene_look (tween->to, group->group);
    }
}

static void
copy_group (RfScene *out, const RfScene *from, const PairGroup *pairs)
{
  RfSceneGroup group = *pairs->group;
  guint first = out->items->len;

  g_array_append_vals (out->items, items_of (from, pairs->group), group.n_items);
  for (guint i = first; i < out->items->len; i++)
    g_array_index (out->items, RfSceneItem, i).group = out->groups->len;
  group.first = first;
  group.look = pairs->look;
  g_array_append_val (out->groups, group);
}

static GHashTable *
index_items (const RfScene *scene)
{
  GHashTable *index = g_hash_table_new (rf_scene_key_hash, rf_scene_key_equal);

  for (guint i = 0; i < scene->items->len; i++)
    {
      RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, i);
      g_hash_table_insert (index, &item->key, item);
    }
  return index;
}

RfTween *
rf_tween_new (RfScene *from, RfScene *to, RfTweenTimingFunc timing, gpointer user)
{
  RfTween *tween = g_new0 (RfTween, 1);
  g_autoptr (GHashTable) old_items = index_items (from), new_items = index_items (to);
  Matcher matcher = { tween, old_items, new_items, timing, user };

  tween->from = rf_scene_ref (from);
  tween->to = rf_scene_ref (to);
  tween->pairs = g_array_new (FALSE, FALSE, sizeof (RfTweenPair));
  tween->groups = g_array_new (FALSE, FALSE, sizeof (PairGroup));
  tween->eased = timing != NULL;
  match_groups (&matcher);
  find_still (tween);
  return tween;
}

void
rf_tween_free (RfTween *tween)
{
  if (tween == NULL)
    return;
  rf_scene_unref (tween->from);
  rf_scene_unref (tween->to);
  g_array_unref (tween->pairs);
  g_array_unref (tween->groups);
  g_free (tween);
}

guint
rf_tween_n_changes (const RfTween *tween)
{
  return tween->n_changes;
}

/* --- pictures --------------------------------------------------------------------------------- */

static double
turn_of (const RfTween *tween, const RfTweenPair *pair, double t)
{
  double p = pair->length > 0 ? (t - pair->start) / pair->length : t >= pair->start;

  return tween->eased ? rf_tween_ease (p) : CLAMP (p, 0, 1);
}

RfScene *
rf_tween_scene (const RfTween *tween, double t)
{
  RfRect bounds;
  RfScene *out;

  if (!(t > 0))
    return rf_scene_ref (tween->from);
  if (t >= 1)
    return rf_scene_ref (tween->to);
  bounds = rf_rect_lerp (&tween->from->bounds, &tween->to->bounds, t);
  out = rf_scene_new (&bounds);
  out->title = g_strdup (tween->to->title);
  g_ptr_array_add (out->parents, rf_scene_ref (tween->from));
  g_ptr_array_add (out->parents, rf_scene_ref (tween->to));
  for (guint g = 0; g < tween->groups->len; g++)
    {
      const PairGroup *pairs = &g_array_index (tween->groups, PairGroup, g);
      RfSceneGroup group = *pairs->group;

      if (pairs->look != 0)
        {
          copy_group (out, tween->to, pairs);
          continue;
        }
      group.first = out->items->len;
      group.n_items = 0;
      group.look = 0;
      group.bounds = (RfRect){ 0, 0, 0, 0 };
      g_array_append_val (out->groups, group);
      for (guint i = pairs->first; i < pairs->first + pairs->n; i++)
        {
          const RfTweenPair *pair = &g_array_index (tween->pairs, RfTweenPair, i);
          rf_tween_add_pair (out, pair, turn_of (tween, pair, t));
        }
      if (out->items->len == group.first)
        g_array_set_size (out->groups, out->groups->len - 1);
    }
  return out;
}

RfScene *
rf_tween (RfScene *from, RfScene *to, double t)
{
  g_autoptr (RfTween) tween = NULL;

  if (!(t > 0))
    return rf_scene_ref (from);
  if (t >= 1)
    return rf_scene_ref (to);
  tween = rf_tween_new (from, to, NULL, NULL);
  return rf_tween_scene (tween, t);
}
