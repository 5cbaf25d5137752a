/* SPDX-License-Identifier: MIT */
/* Blending of two scenes. The result has groups in the painting order of the target scene, with
 * what goes away put before what stays of the same kind; it shares the texts of both. */
#include "diagram/rf-tween.h"

#include <math.h>
#include <string.h>

typedef struct
{
  RfScene *from, *to, *out;
  GHashTable *old_items; /* key → RfSceneItem of from */
  double t;
} Tween;

double
rf_tween_ease (double t)
{
  t = CLAMP (t, 0, 1);
  return t * t * (3 - 2 * t);
}

static void
add (Tween *tween, const RfSceneItem *item)
{
  RfSceneGroup *group =
    &g_array_index (tween->out->groups, RfSceneGroup, tween->out->groups->len - 1);

  g_array_append_val (tween->out->items, *item);
  g_array_index (tween->out->items, RfSceneItem, tween->out->items->len - 1).group =
    tween->out->groups->len - 1;
  group->n_items++;
  group->bounds = rf_rect_unite (&group->bounds, &item->bounds);
}

static RfPoint *
keep_points (Tween *tween, guint n)
{
  RfPoint *points = g_new (RfPoint, n);

  g_ptr_array_add (tween->out->memory, points);
  return points;
}

/* An arrow of which only the first @part is there. The tip is left out until it has arrived. */
static void
add_part (Tween *tween, const RfSceneItem *item, double part)
{
  RfSceneItem copy = *item;

  if (item->kind == RF_ITEM_SPLINE)
    {
      RfPoint *points = keep_points (tween, item->n_points);

      copy.n_points = rf_spline_head (item->points, item->n_points, part, points);
      copy.points = points;
      if (part <= 0.001)
        return;
    }
  else if (item->key.part == RF_PART_TIP)
    copy.opacity *= CLAMP ((part - 0.85) / 0.15, 0, 1);
  else
    copy.opacity *= CLAMP (part * 4, 0, 1);
  if (copy.opacity > 0)
    add (tween, &copy);
}

static void
add_faded (Tween *tween, const RfSceneItem *item, double opacity)
{
  RfSceneItem copy = *item;

  if (item->key.space == RF_SPACE_REF)
    {
      add_part (tween, item, opacity);
      return;
    }
  copy.opacity *= opacity;
  if (copy.opacity > 0.001)
    add (tween, &copy);
}

static void
lerp_points (Tween *tween, const RfSceneItem *old, const RfSceneItem *new, RfSceneItem *out)
{
  guint n = MAX (old->n_points, new->n_points);
  RfPoint *points = keep_points (tween, n);
  g_autofree RfPoint *other = g_new (RfPoint, n);

  if (new->kind == RF_ITEM_SPLINE)
    {
      rf_spline_refine (new->points, new->n_points, points, n);
      rf_spline_refine (old->points, old->n_points, other, n);
    }
  else
    {
      n = MIN (old->n_points, new->n_points);
      memcpy (points, new->points, sizeof (RfPoint) * n);
      memcpy (other, old->points, sizeof (RfPoint) * n);
    }
  for (guint i = 0; i < n; i++)
    points[i] = rf_point_lerp (other[i], points[i], tween->t);
  out->points = points;
  out->n_points = n;
}

static gboolean
same_look (const RfSceneItem *a, const RfSceneItem *b)
{
  return a->kind == b->kind && a->style == b->style && a->align == b->align &&
         g_strcmp0 (a->text, b->text) == 0;
}

static void
lerp_geometry (Tween *tween, const RfSceneItem *old, const RfSceneItem *new, RfSceneItem *out)
{
  double t = tween->t;

  out->rect = rf_rect_lerp (&old->rect, &new->rect, t);
  out->bounds = rf_rect_unite (&old->bounds, &new->bounds);
  out->radius = old->radius + (new->radius - old->radius) * t;
  out->anchor = old->anchor + (new->anchor - old->anchor) * t;
  out->baseline = old->baseline + (new->baseline - old->baseline) * t;
  if (new->n_points > 0 && old->n_points > 0)
    lerp_points (tween, old, new, out);
}

static void
add_between (Tween *tween, const RfSceneItem *old, const RfSceneItem *new)
{
  RfSceneItem out = *new;
  double t = tween->t;

  lerp_geometry (tween, old, new, &out);
  out.opacity = old->opacity + (new->opacity - old->opacity) * t;
  if (same_look (old, new))
    {
      add (tween, &out);
      return;
    }
  /* A shape that takes another style must not let shine through what is below it. */
  if (new->kind != RF_ITEM_TEXT && old->kind == new->kind)
    {
      RfSceneItem below = out;

      below.style = old->style;
      add (tween, &below);
      out.opacity *= t;
      add (tween, &out);
      return;
    }
  {
    RfSceneItem before = *old;

    before.rect = out.rect;
    before.bounds = out.bounds;
    before.anchor = out.anchor;
    before.baseline = out.baseline;
    before.opacity = old->opacity * CLAMP (1 - 2 * t, 0, 1);
    out.opacity = new->opacity *CLAMP (2 * t - 1, 0, 1);
    if (before.opacity > 0)
      add (tween, &before);
    if (out.opacity > 0)
      add (tween, &out);
  }
}

static void
begin_group (Tween *tween, const RfSceneGroup *group)
{
  RfSceneGroup copy = *group;

  copy.first = tween->out->items->len;
  copy.n_items = 0;
  copy.bounds = (RfRect){ 0, 0, 0, 0 };
  g_array_append_val (tween->out->groups, copy);
}

/* A group of the old scene that the new one does not have. */
static void
add_leaving (Tween *tween, const RfSceneGroup *group)
{
  begin_group (tween, group);
  for (guint i = 0; i < group->n_items; i++)
    add_faded (tween, &g_array_index (tween->from->items, RfSceneItem, group->first + i),
               1 - tween->t);
}

static void
add_staying (Tween *tween, const RfSceneGroup *old, const RfSceneGroup *group)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (rf_scene_key_hash, rf_scene_key_equal);

  begin_group (tween, group);
  for (guint i = 0; i < group->n_items; i++)
    g_hash_table_add (kept, &g_array_index (tween->to->items, RfSceneItem, group->first + i).key);
  for (guint i = 0; i < group->n_items; i++)
    {
      const RfSceneItem *item = &g_array_index (tween->to->items, RfSceneItem, group->first + i);
      const RfSceneItem *before = g_hash_table_lookup (tween->old_items, &item->key);

      if (before != NULL)
        add_between (tween, before, item);
      else
        add_faded (tween, item, tween->t);
    }
  for (guint i = 0; old != NULL && i < old->n_items; i++)
    {
      const RfSceneItem *item = &g_array_index (tween->from->items, RfSceneItem, old->first + i);

      if (!g_hash_table_contains (kept, &item->key))
        add_faded (tween, item, 1 - tween->t);
    }
}

/* Groups are matched by their element's name. */
static void
blend_groups (Tween *tween)
{
  g_autoptr (GHashTable) old = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) new = g_hash_table_new (g_str_hash, g_str_equal);
  guint leaving = 0;

  for (guint i = 0; i < tween->from->groups->len; i++)
    {
      RfSceneGroup *group = &g_array_index (tween->from->groups, RfSceneGroup, i);
      g_hash_table_insert (old, (gpointer) group->element, group);
    }
  for (guint i = 0; i < tween->to->groups->len; i++)
    g_hash_table_add (new, (gpointer) g_array_index (tween->to->groups, RfSceneGroup, i).element);
  for (guint i = 0; i < tween->to->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (tween->to->groups, RfSceneGroup, i);

      /* What leaves of kinds painted no later than this one. */
      for (; leaving < tween->from->groups->len; leaving++)
        {
          const RfSceneGroup *gone = &g_array_index (tween->from->groups, RfSceneGroup, leaving);

          if (gone->space > group->space)
            break;
          if (!g_hash_table_contains (new, gone->element))
            add_leaving (tween, gone);
        }
      add_staying (tween, g_hash_table_lookup (old, group->element), group);
    }
  for (; leaving < tween->from->groups->len; leaving++)
    {
      const RfSceneGroup *gone = &g_array_index (tween->from->groups, RfSceneGroup, leaving);

      if (!g_hash_table_contains (new, gone->element))
        add_leaving (tween, gone);
    }
}

RfScene *
rf_tween (RfScene *from, RfScene *to, double t)
{
  Tween tween = { .from = from, .to = to, .t = t };
  RfRect bounds;

  if (!(t > 0))
    return rf_scene_ref (from);
  if (t >= 1)
    return rf_scene_ref (to);
  bounds = rf_rect_lerp (&from->bounds, &to->bounds, t);
  tween.out = rf_scene_new (&bounds);
  tween.out->title = g_strdup (to->title);
  g_ptr_array_add (tween.out->parents, rf_scene_ref (from));
  g_ptr_array_add (tween.out->parents, rf_scene_ref (to));
  tween.old_items = g_hash_table_new (rf_scene_key_hash, rf_scene_key_equal);
  for (guint i = 0; i < from->items->len; i++)
    {
      RfSceneItem *item = &g_array_index (from->items, RfSceneItem, i);
      g_hash_table_insert (tween.old_items, &item->key, item);
    }
  blend_groups (&tween);
  g_hash_table_unref (tween.old_items);
  return tween.out;
}
