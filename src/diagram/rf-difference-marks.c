/* SPDX-License-Identifier: MIT */

/* Marks of what is different beside. */

#include "diagram/rf-difference-marks.h"

#include "diagram/rf-history.h"

#include <string.h>

#define TAG_HEIGHT 17.0
#define TAG_PAD 7.0
#define TAG_TEXT_MAX 130.0
/* Between what is marked and the line round it. */
#define ROOM 4.0

static void
clear_mark (gpointer data)
{
  RfDifferenceMark *mark = data;

  g_free (mark->row);
  g_free (mark->tag);
}

GArray *
rf_difference_marks_new (void)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (RfDifferenceMark));

  g_array_set_clear_func (marks, clear_mark);
  return marks;
}

void
rf_difference_marks_add (GArray *marks, RfMarkedPart part, gboolean is_frame, guint32 id,
                         const char *row, const char *tag)
{
  RfDifferenceMark mark = {
    .part = part, .is_frame = is_frame, .id = id, .row = g_strdup (row), .tag = g_strdup (tag)
  };

  g_array_append_val (marks, mark);
}

gboolean
rf_difference_marks_equal (const GArray *a, const GArray *b)
{
  if (a == NULL || b == NULL || a->len != b->len)
    return a == b;
  for (guint i = 0; i < a->len; i++)
    {
      const RfDifferenceMark *left = &g_array_index (a, RfDifferenceMark, i);
      const RfDifferenceMark *right = &g_array_index (b, RfDifferenceMark, i);

      if (left->part != right->part || left->is_frame != right->is_frame || left->id != right->id ||
          g_strcmp0 (left->row, right->row) != 0 || g_strcmp0 (left->tag, right->tag) != 0)
        return FALSE;
    }
  return TRUE;
}

/* The first item of @group that is @part, and whose text is @text (NULL: any). */
static const RfSceneItem *
find_item (const RfScene *scene, const RfSceneGroup *group, RfScenePart part, const char *text)
{
  for (guint i = group->first; i < group->first + group->n_items; i++)
    {
      const RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, i);

      if (item->key.part == part &&
          (text == NULL || g_strcmp0 (item->text, text) == 0 || g_strcmp0 (item->whole, text) == 0))
        return item;
    }
  return NULL;
}

static const RfSceneGroup *
find_group (const RfScene *scene, const RfDifferenceMark *mark)
{
  RfSceneSpace space = mark->is_frame ? RF_SPACE_FRAME : RF_SPACE_OBJECT;

  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, i);

      if (group->space == space && group->id == mark->id)
        return group;
    }
  return NULL;
}

/* The line's rectangle, and where the tag begins; FALSE: it has no place. */
static gboolean
find_place (const RfScene *scene, const RfDifferenceMark *mark, RfRect *rect, RfPoint *tag)
{
  const RfSceneGroup *group = find_group (scene, mark);
  const RfSceneItem *body = group != NULL ? find_item (scene, group, RF_PART_BODY, NULL) : NULL;
  const RfSceneItem *item;

  if (body == NULL)
    return FALSE;
  switch (mark->part)
    {
    case RF_MARKED_COUNT:
      item = find_item (scene, group, RF_PART_COUNT, NULL);
      if (item == NULL)
        return FALSE;
      *rect = rf_rect_grow (&item->rect, ROOM - 1);
      *tag = (RfPoint){ rf_rect_right (rect) + 2, rect->y + rect->height / 2 };
      return TRUE;
    case RF_MARKED_ROW:
      item = find_item (scene, group, RF_PART_LABEL, mark->row);
      if (item == NULL)
        return FALSE;
      *rect = (RfRect){ body->rect.x - 2, item->baseline - RF_BOX_ROW * 0.68, body->rect.width + 4,
                        RF_BOX_ROW };
      *tag = (RfPoint){ rf_rect_right (rect) + 2, rect->y + rect->height / 2 };
      return TRUE;
    default:
      *rect = rf_rect_grow (&body->rect, ROOM);
      *tag = (RfPoint){ rect->x + 8, rect->y };
      return TRUE;
    }
}

static void
draw_tag (RfScene *over, RfSceneKey key, const char *text, RfPoint at, RfMeasure *measure)
{
  g_autofree char *fit = rf_measure_fit (measure, RF_STYLE_DIFFERENCE_TEXT, text, TAG_TEXT_MAX);
  double width = rf_measure_text (measure, RF_STYLE_DIFFERENCE_TEXT, fit);
  RfRect tag = { at.x, at.y - TAG_HEIGHT / 2, width + 2 * TAG_PAD, TAG_HEIGHT };

  key.part = RF_PART_DIFFERENCE_TAG;
  rf_scene_add_shape (over, RF_ITEM_CIRCLE, key, RF_STYLE_DIFFERENCE_TAG, tag, TAG_HEIGHT / 2);
  key.part = RF_PART_DIFFERENCE_TEXT;
  rf_scene_add_text (over, key, RF_STYLE_DIFFERENCE_TEXT, fit, at.x + TAG_PAD, at.y + 4,
                     RF_ALIGN_START, width);
}

guint
rf_difference_marks_draw (RfScene *over, const RfScene *below, const GArray *marks,
                          RfMeasure *measure)
{
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const RfDifferenceMark *mark = &g_array_index (marks, RfDifferenceMark, i);
      RfSceneSpace space = mark->is_frame ? RF_SPACE_FRAME : RF_SPACE_OBJECT;
      RfSceneKey key = { .space = space, .part = RF_PART_DIFFERENCE, .id = mark->id, .slot = i };
      g_autofree char *element = NULL;
      RfRect rect;
      RfPoint tag;

      if (!find_place (below, mark, &rect, &tag))
        continue;
      element = g_strdup_printf ("difference-%u", i);
      rf_scene_begin_group (over, space, mark->id, element, mark->tag, NULL);
      rf_scene_add_shape (over, RF_ITEM_BOX, key, RF_STYLE_DIFFERENCE, rect,
                          mark->part == RF_MARKED_COUNT ? rect.height / 2 : 8);
      draw_tag (over, key, mark->tag, tag, measure);
      n++;
    }
  return n;
}
