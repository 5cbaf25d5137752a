/* SPDX-License-Identifier: MIT */
/* The tab of a generation, the pointer at the running frame, and what joins the cards of the call
 * stack. */
#include "diagram/rf-scene-marks.h"

#include "diagram/rf-phrase.h"

#include <math.h>

#define TAB_HEIGHT 12.0
#define TAB_INSET 8.0
#define POINTER_LENGTH 11.0
#define POINTER_HALF 7.0
#define STEM_INSET 16.0
#define STEM_SHORTEST 2.0

void
rf_scene_add_generation (RfScene *scene, RfMeasure *measure, const RfViewBox *box,
                         const RfRect *body)
{
  static const RfStyle styles[] = { RF_STYLE_GENERATION_0, RF_STYLE_GENERATION_1,
                                    RF_STYLE_GENERATION_2 };
  guint generation = MIN ((guint) box->generation, G_N_ELEMENTS (styles) - 1);
  g_autofree char *text = rf_phrase_generation ((guint) box->generation);
  double text_width = rf_measure_text (measure, RF_STYLE_GENERATION_TEXT, text);
  RfRect tab = { body->x + TAB_INSET, body->y - TAB_HEIGHT + 1, ceil (text_width) + 12,
                 TAB_HEIGHT };
  RfSceneKey key = { .space = RF_SPACE_OBJECT, .part = RF_PART_GENERATION, .id = box->id };

  rf_scene_add_shape (scene, RF_ITEM_HEAD, key, styles[generation], tab, 5);
  key.part = RF_PART_GENERATION_TEXT;
  rf_scene_add_text (scene, key, RF_STYLE_GENERATION_TEXT, text, tab.x + tab.width / 2, tab.y + 9.3,
                     RF_ALIGN_MIDDLE, text_width);
}

void
rf_scene_add_top_mark (RfScene *scene, const RfViewBox *box, const RfRect *body)
{
  RfSceneKey key = { .space = RF_SPACE_FRAME, .part = RF_PART_MARK, .id = box->id };
  double right = body->x - 4, middle = body->y + 13;
  RfPoint points[] = { { right - POINTER_LENGTH, middle - POINTER_HALF },
                       { right, middle },
                       { right - POINTER_LENGTH, middle + POINTER_HALF } };

  rf_scene_add_points (scene, RF_ITEM_PATH, key, RF_STYLE_TOP_MARK, points, G_N_ELEMENTS (points));
}

void
rf_scene_add_stem (RfScene *scene, RfMeasure *measure, const RfViewBox *box, const RfRect *body,
                   const RfRect *caller)
{
  RfSceneKey key = { .space = RF_SPACE_FRAME, .part = RF_PART_STEM, .id = box->id };
  double right = fmin (rf_rect_right (caller), rf_rect_right (body)) - STEM_INSET;
  RfRect stem = { body->x + STEM_INSET, rf_rect_bottom (caller) };

  stem.width = right - stem.x;
  stem.height = body->y - stem.y;
  if (stem.width <= 0 || stem.height < STEM_SHORTEST)
    return;
  rf_scene_add_shape (scene, RF_ITEM_BOX, key, RF_STYLE_STEM, stem, 0);
  if (box->skipped > 0)
    {
      g_autofree char *all = rf_phrase_frames (box->skipped);
      g_autofree char *text = rf_measure_fit (measure, RF_STYLE_STEM_TEXT, all, stem.width);

      key.part = RF_PART_STEM_TEXT;
      rf_scene_add_text (scene, key, RF_STYLE_STEM_TEXT, text, stem.x + stem.width / 2,
                         rf_rect_bottom (&stem) - 6, RF_ALIGN_MIDDLE,
                         rf_measure_text (measure, RF_STYLE_STEM_TEXT, text));
    }
}
