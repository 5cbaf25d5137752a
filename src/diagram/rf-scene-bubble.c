/* SPDX-License-Identifier: MIT */
/* The bubble with what a finalizer prints: below its object if there is room, else above or beside
 * it, else as near as there is room. It covers nothing: it comes after everything else and is in
 * nobody's way. */
#include "diagram/rf-scene-build-private.h"

#include <math.h>
#include <stdlib.h>

#define HEIGHT 24.0
#define TEXT_MAX 260.0
#define CLEAR 3.0
#define STEP 13.0
#define STEPS_X 26
#define STEPS_Y 22

/* Whether nothing that has been added so far is in the way of @rect. */
static gboolean
is_free (const RfSceneBuilder *builder, const RfRect *rect)
{
  const RfRect grown = rf_rect_grow (rect, CLEAR), *bounds = &builder->scene->bounds;

  if (rect->x < bounds->x + 2 || rect->y < bounds->y + 2 ||
      rf_rect_right (rect) > rf_rect_right (bounds) - 2 ||
      rf_rect_bottom (rect) > rf_rect_bottom (bounds) - 2)
    return FALSE;
  for (guint i = 0; i < builder->scene->items->len; i++)
    {
      const RfSceneItem *item = &g_array_index (builder->scene->items, RfSceneItem, i);

      if (item->key.part == RF_PART_HULL || !rf_rect_overlaps (&item->bounds, &grown))
        continue;
      if (item->kind != RF_ITEM_SPLINE ||
          rf_spline_meets_rect (item->points, item->n_points, &grown))
        return FALSE;
    }
  return TRUE;
}

/* The nearest free place to where it would stand best. */
static RfRect
find_place (RfSceneBuilder *builder, const RfViewBox *box, const RfRect *body, double width)
{
  double note = rf_scene_build_note_width (builder, box);
  RfRect best = { body->x + RF_BOX_PAD + (note > 0 ? note + 14 : 0), rf_rect_bottom (body) + 4,
                  width, HEIGHT };
  RfRect home = best;
  double least = G_MAXDOUBLE;

  for (int y = -STEPS_Y; y <= STEPS_Y; y++)
    for (int x = -STEPS_X; x <= STEPS_X; x++)
      {
        RfRect rect = { home.x + x * STEP, home.y + y * STEP, width, HEIGHT };
        RfRect both = rf_rect_unite (&rect, body);
        /* How far it stands from its object; nearer to the usual place is better. */
        double away = fmax (both.width - body->width, 0) + fmax (both.height - body->height, 0) +
                      0.3 * hypot (rect.x - home.x, rect.y - home.y);

        if (away < least && is_free (builder, &rect))
          {
            least = away;
            best = rect;
          }
      }
  return best;
}

void
rf_scene_build_bubble (RfSceneBuilder *builder, const RfViewBubble *bubble)
{
  RfSceneKey key = { .space = RF_SPACE_BUBBLE, .part = RF_PART_BUBBLE, .id = bubble->object };
  const RfViewBox *box = rf_view_object (builder->view, bubble->object);
  g_autofree char *element = g_strdup_printf ("output-%u", bubble->object), *text = NULL;
  g_autofree char *quoted = g_strdup_printf ("“%s”", bubble->text);
  const RfRect *body = NULL;
  double width;
  RfRect rect;

  for (guint i = 0; i < builder->view->boxes->len; i++)
    if (g_ptr_array_index (builder->view->boxes, i) == box && builder->placed[i].placed)
      body = &builder->placed[i].body;
  if (box == NULL || body == NULL)
    return;
  text = rf_measure_fit (builder->measure, RF_STYLE_BUBBLE_TEXT, quoted, TEXT_MAX);
  width = rf_measure_text (builder->measure, RF_STYLE_BUBBLE_TEXT, text) + 24;
  rect = find_place (builder, box, body, width);
  rf_scene_begin_group (builder->scene, RF_SPACE_BUBBLE, bubble->object, element, bubble->text,
                        NULL);
  rf_scene_add_shape (builder->scene, RF_ITEM_CIRCLE, key, RF_STYLE_BUBBLE, rect, HEIGHT / 2);
  key.part = RF_PART_BUBBLE_TEXT;
  rf_scene_build_text (builder, key, RF_STYLE_BUBBLE_TEXT, text, rect.x + width / 2, rect.y + 16.3,
                       RF_ALIGN_MIDDLE, width - 24);
}
