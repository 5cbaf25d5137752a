/* SPDX-License-Identifier: MIT */

/* Two scenes as one.
 *
 * The elements of each half have names of their own: "left-object-7", "right-object-9". */

#include "diagram/rf-pair.h"

#include <math.h>

#define GAP 24.0
#define HEAD 26.0
#define LINE 18.0
#define MARGIN 12.0

typedef struct
{
  RfScene *pair;
  RfPoint by;
  const char *prefix;
} Copy;

static void
copy_item (Copy *copy, const RfSceneItem *item)
{
  RfSceneItem *made;

  switch ((RfItemKind) item->kind)
    {
    case RF_ITEM_TEXT:
      made = rf_scene_add_text (copy->pair, item->key, item->style, item->text,
                                item->anchor + copy->by.x, item->baseline + copy->by.y, item->align,
                                item->rect.width);
      break;
    case RF_ITEM_SPLINE:
    case RF_ITEM_PATH:
      {
        g_autofree RfPoint *points = g_memdup2 (item->points, item->n_points * sizeof (RfPoint));

        for (guint i = 0; i < item->n_points; i++)
          points[i] = (RfPoint){ points[i].x + copy->by.x, points[i].y + copy->by.y };
        made = rf_scene_add_points (copy->pair, item->kind, item->key, item->style, points,
                                    item->n_points);
        break;
      }
    default:
      {
        RfRect rect = item->rect;

        rect.x += copy->by.x;
        rect.y += copy->by.y;
        made =
          rf_scene_add_shape (copy->pair, item->kind, item->key, item->style, rect, item->radius);
      }
    }
  made->opacity = item->opacity;
}

static void
copy_scene (Copy *copy, const RfScene *scene)
{
  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, i);
      g_autofree char *element = g_strdup_printf ("%s-%s", copy->prefix, group->element);

      rf_scene_begin_group (copy->pair, group->space, group->id, element, group->title,
                            group->attributes);
      rf_scene_set_ends (copy->pair, group->from_frame, group->from, group->to);
      for (guint k = group->first; k < group->first + group->n_items; k++)
        copy_item (copy, &g_array_index (scene->items, RfSceneItem, k));
    }
}

static void
add_line (RfScene *pair, RfMeasure *measure, RfStyle style, const char *element, const char *text,
          double x, double baseline)
{
  RfSceneKey key = { .part = RF_PART_TITLE };

  rf_scene_begin_group (pair, RF_SPACE_NONE, 0, element, text, NULL);
  rf_scene_add_text (pair, key, style, text, x, baseline, RF_ALIGN_START,
                     rf_measure_text (measure, style, text));
}

RfScene *
rf_pair_new (const RfPairHalf *halves, gboolean above, const char *const *lines, RfMeasure *measure)
{
  static const char *const prefixes[] = { "left", "right" };
  const RfRect *first = &halves[0].scene->bounds, *second = &halves[1].scene->bounds;
  RfPoint places[] = { { 0, HEAD },
                       { above ? 0 : first->width + GAP,
                         above ? HEAD + first->height + GAP + HEAD : HEAD } };
  double bottom =
    above ? places[1].y + second->height : HEAD + fmax (first->height, second->height);
  RfRect bounds = { 0, 0,
                    above ? fmax (first->width, second->width) : first->width + GAP + second->width,
                    bottom };
  RfScene *pair;
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++, n++)
    bounds.width =
      fmax (bounds.width, rf_measure_text (measure, RF_STYLE_LABEL, lines[i]) + 2 * MARGIN);
  bounds.height += n * LINE + MARGIN;
  pair = rf_scene_new (&bounds);
  pair->title = g_strdup_printf ("%s · %s", halves[0].head, halves[1].head);
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      const RfRect *own = &halves[i].scene->bounds;
      g_autofree char *element = g_strdup_printf ("%s-head", prefixes[i]);
      Copy copy = { .pair = pair,
                    .by = { places[i].x - own->x, places[i].y - own->y },
                    .prefix = prefixes[i] };

      add_line (pair, measure, RF_STYLE_TITLE, element, halves[i].head, places[i].x + MARGIN,
                places[i].y - 8);
      copy_scene (&copy, halves[i].scene);
      if (halves[i].over != NULL)
        copy_scene (&copy, halves[i].over);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *element = g_strdup_printf ("line-%u", i);

      add_line (pair, measure, RF_STYLE_LABEL, element, lines[i], MARGIN, bottom + (i + 1) * LINE);
    }
  return pair;
}
