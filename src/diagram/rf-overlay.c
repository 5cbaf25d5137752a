/* SPDX-License-Identifier: MIT */
/* Lit references with the names of their slots, and matches of a search. */
#include "diagram/rf-overlay.h"

#include "diagram/rf-history.h"

#include <string.h>

#define CHIPS_MAX 40
#define CHIP_HEIGHT 18.0
#define CHIP_PAD 7.0
#define CHIP_TEXT_MAX 150.0

typedef struct
{
  const RfScene *below;
  RfScene *scene;
  RfMeasure *measure;
  GArray *taken; /* RfRect: where a chip would cover something */
} Builder;

static const char *
attribute (const RfSceneGroup *group, const char *name)
{
  for (guint i = 0; group->attributes[i] != NULL; i += 2)
    if (strcmp (group->attributes[i], name) == 0)
      return group->attributes[i + 1];
  return NULL;
}

static gboolean
is_free (const Builder *builder, const RfRect *rect)
{
  for (guint i = 0; i < builder->taken->len; i++)
    if (rf_rect_overlaps (&g_array_index (builder->taken, RfRect, i), rect))
      return FALSE;
  return TRUE;
}

/* The point at @t (0…1) of the way along @item. */
static RfPoint
point_at (const RfSceneItem *item, double t)
{
  guint segments = (item->n_points - 1) / 3;
  double along = t * segments;
  guint segment = MIN ((guint) along, segments - 1);

  return rf_cubic_point (item->points + 3 * segment, along - segment);
}

/* The name of the slot beside the arrow, where it covers no box and no other name. */
static void
add_chip (Builder *builder, const RfSceneItem *arrow, const char *name)
{
  static const double places[] = { 0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88 };
  g_autofree char *text =
    rf_measure_fit (builder->measure, RF_STYLE_BUBBLE_TEXT, name, CHIP_TEXT_MAX);
  double width = rf_measure_text (builder->measure, RF_STYLE_BUBBLE_TEXT, text) + 2 * CHIP_PAD;
  RfSceneKey key = arrow->key;

  if (builder->taken->len > builder->below->groups->len + CHIPS_MAX || arrow->n_points < 4)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      RfPoint at = point_at (arrow, places[i]);
      RfRect chip = { at.x - width / 2, at.y - CHIP_HEIGHT / 2, width, CHIP_HEIGHT };

      if (!is_free (builder, &chip))
        continue;
      g_array_append_val (builder->taken, chip);
      key.part = RF_PART_BUBBLE;
      rf_scene_add_shape (builder->scene, RF_ITEM_CIRCLE, key, RF_STYLE_BUBBLE, chip,
                          CHIP_HEIGHT / 2);
      key.part = RF_PART_BUBBLE_TEXT;
      rf_scene_add_text (builder->scene, key, RF_STYLE_BUBBLE_TEXT, text, at.x, at.y + 4.3,
                         RF_ALIGN_MIDDLE, width - 2 * CHIP_PAD);
      return;
    }
}

static void
light (Builder *builder, const RfSceneGroup *group)
{
  rf_scene_begin_group (builder->scene, RF_SPACE_REF, group->id, group->element, group->title,
                        group->attributes);
  for (guint i = group->first; i < group->first + group->n_items; i++)
    {
      const RfSceneItem *item = &g_array_index (builder->below->items, RfSceneItem, i);

      switch ((RfScenePart) item->key.part)
        {
        case RF_PART_ARROW:
          rf_scene_add_points (builder->scene, item->kind, item->key, RF_STYLE_REF_LIT,
                               item->points, item->n_points);
          break;
        case RF_PART_TIP:
          rf_scene_add_points (builder->scene, item->kind, item->key, RF_STYLE_TIP_LIT,
                               item->points, item->n_points);
          break;
        case RF_PART_DOT:
          rf_scene_add_shape (builder->scene, item->kind, item->key, RF_STYLE_DOT_LIT, item->rect,
                              item->radius);
          break;
        default:
          break;
        }
    }
}

static gboolean
is_pointed_at (const RfSceneGroup *group, const RfOverlay *overlay)
{
  if (group->space != RF_SPACE_REF)
    return FALSE;
  switch (overlay->space)
    {
    case RF_SPACE_REF:
      return overlay->element != NULL && strcmp (group->element, overlay->element) == 0;
    case RF_SPACE_FRAME:
      return group->from_frame && group->from == overlay->id;
    case RF_SPACE_OBJECT:
      return group->to == overlay->id || (!group->from_frame && group->from == overlay->id);
    default:
      return FALSE;
    }
}

static void
add_references (Builder *builder, const RfOverlay *overlay)
{
  for (guint i = 0; i < builder->below->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (builder->below->groups, RfSceneGroup, i);

      if (is_pointed_at (group, overlay))
        light (builder, group);
    }
  /* Names lie over all lines. */
  for (guint i = 0; i < builder->below->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (builder->below->groups, RfSceneGroup, i);
      const char *slot;

      if (!is_pointed_at (group, overlay) || (slot = attribute (group, "slot")) == NULL)
        continue;
      rf_scene_begin_group (builder->scene, RF_SPACE_BUBBLE, group->id, group->element, slot, NULL);
      add_chip (builder, &g_array_index (builder->below->items, RfSceneItem, group->first), slot);
    }
}

static void
add_match (Builder *builder, const RfMatch *match, gboolean is_current)
{
  RfSceneSpace space = match->is_frame ? RF_SPACE_FRAME : RF_SPACE_OBJECT;
  const RfSceneItem *box = rf_scene_find_box (builder->below, space, match->id);
  RfSceneKey key = { .space = space, .part = RF_PART_MATCH, .id = match->id };
  g_autofree char *element = NULL;
  RfRect rect;

  if (box == NULL || match->turned)
    return;
  element = g_strdup_printf ("match-%u", match->id);
  rect = (RfRect){ box->rect.x + 3, box->rect.y + 2, box->rect.width - 6, RF_BOX_HEAD - 4 };
  if (match->has_row)
    {
      rect.y = box->rect.y + RF_BOX_HEAD + match->place * RF_BOX_ROW + 1;
      rect.height = RF_BOX_ROW - 2;
    }
  if (rf_rect_bottom (&rect) > rf_rect_bottom (&box->rect) + 1)
    return;
  rf_scene_begin_group (builder->scene, space, match->id, element, "", NULL);
  rf_scene_add_shape (builder->scene, RF_ITEM_BOX, key,
                      is_current ? RF_STYLE_MATCH_NOW : RF_STYLE_MATCH, rect, 4);
}

RfScene *
rf_overlay_new (const RfScene *scene, const RfOverlay *overlay, RfMeasure *measure)
{
  g_autoptr (GArray) taken = NULL;
  Builder builder = { .below = scene, .measure = measure };

  if (overlay->space == RF_SPACE_NONE && (overlay->matches == NULL || overlay->matches->len == 0) &&
      (overlay->differences == NULL || overlay->differences->len == 0))
    return NULL;
  taken = g_array_new (FALSE, FALSE, sizeof (RfRect));
  builder.taken = taken;
  builder.scene = rf_scene_new (&scene->bounds);
  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, i);

      if (group->space == RF_SPACE_OBJECT || group->space == RF_SPACE_FRAME)
        g_array_append_val (taken, group->bounds);
    }
  for (guint i = 0; overlay->matches != NULL && i < overlay->matches->len; i++)
    add_match (&builder, &g_array_index (overlay->matches, RfMatch, i),
               (int) i == overlay->current);
  if (overlay->differences != NULL)
    rf_difference_marks_draw (builder.scene, scene, overlay->differences, measure);
  if (overlay->space != RF_SPACE_NONE)
    add_references (&builder, overlay);
  return builder.scene;
}
