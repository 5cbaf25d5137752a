/* SPDX-License-Identifier: MIT */

/* Marks of what is different beside, and two scenes as one. */

#include "diagram/rf-export.h"
#include "diagram/rf-history.h"
#include "diagram/rf-pair.h"

#include "diagram/rf-difference-marks.h"

#include <string.h>

/* An object with a count and a row "name", and a frame. */
static RfScene *
make_scene (RfMeasure *measure)
{
  RfScene *scene = rf_scene_new (&(RfRect){ 0, 0, 300, 200 });
  RfSceneKey key = { .space = RF_SPACE_OBJECT, .id = 7 };

  scene->title = g_strdup ("made");
  rf_scene_begin_group (scene, RF_SPACE_OBJECT, 7, "object-7", "an object", NULL);
  key.part = RF_PART_BODY;
  rf_scene_add_shape (scene, RF_ITEM_BOX, key, RF_STYLE_BOX, (RfRect){ 100, 50, 120, 60 }, 6);
  key.part = RF_PART_COUNT;
  rf_scene_add_shape (scene, RF_ITEM_CIRCLE, key, RF_STYLE_COUNT, (RfRect){ 206, 40, 24, 24 }, 12);
  key.part = RF_PART_LABEL;
  rf_scene_add_text (scene, key, RF_STYLE_LABEL, "name", 110, 92, RF_ALIGN_START,
                     rf_measure_text (measure, RF_STYLE_LABEL, "name"));
  key = (RfSceneKey){ .space = RF_SPACE_FRAME, .part = RF_PART_BODY, .id = 7 };
  rf_scene_begin_group (scene, RF_SPACE_FRAME, 7, "frame-7", "a frame", NULL);
  rf_scene_add_shape (scene, RF_ITEM_BOX, key, RF_STYLE_FRAME, (RfRect){ 10, 50, 60, 60 }, 6);
  return scene;
}

static const RfSceneItem *
nth_line (const RfScene *over, guint nth)
{
  for (guint i = 0; i < over->items->len; i++)
    {
      const RfSceneItem *item = &g_array_index (over->items, RfSceneItem, i);

      if (item->key.part == RF_PART_DIFFERENCE && nth-- == 0)
        return item;
    }
  return NULL;
}

static void
test_marks (void)
{
  g_autoptr (RfMeasure) measure = rf_measure_new ();
  g_autoptr (RfScene) scene = make_scene (measure);
  g_autoptr (RfScene) over = rf_scene_new (&scene->bounds);
  g_autoptr (GArray) marks = rf_difference_marks_new (), same = rf_difference_marks_new ();
  const RfSceneItem *line;

  rf_difference_marks_add (marks, RF_MARKED_BOX, FALSE, 7, NULL, "only 3.10");
  rf_difference_marks_add (marks, RF_MARKED_COUNT, FALSE, 7, NULL, "≠ 2");
  rf_difference_marks_add (marks, RF_MARKED_ROW, FALSE, 7, "name", "≠ 'x'");
  rf_difference_marks_add (marks, RF_MARKED_BOX, TRUE, 7, NULL, "only 3.10");
  /* What is not there is not marked: a row, an object, a frame's count. */
  rf_difference_marks_add (marks, RF_MARKED_ROW, FALSE, 7, "other", "≠ 2");
  rf_difference_marks_add (marks, RF_MARKED_BOX, FALSE, 8, NULL, "only 3.10");
  rf_difference_marks_add (marks, RF_MARKED_COUNT, TRUE, 7, NULL, "≠ 2");
  g_assert_cmpuint (rf_difference_marks_draw (over, scene, marks, measure), ==, 4);
  /* Round the box, round the badge, round the row, round the frame. */
  line = nth_line (over, 0);
  g_assert_cmpfloat (line->rect.x, <, 100);
  g_assert_cmpfloat (rf_rect_right (&line->rect), >, 220);
  line = nth_line (over, 1);
  g_assert_cmpfloat (line->rect.x, >, 200);
  g_assert_cmpfloat (rf_rect_bottom (&line->rect), <, 70);
  line = nth_line (over, 2);
  g_assert_cmpfloat (line->rect.y, >, 70);
  g_assert_cmpfloat (line->rect.y, <, 92);
  g_assert_cmpfloat (rf_rect_bottom (&line->rect), >, 92);
  line = nth_line (over, 3);
  g_assert_cmpfloat (rf_rect_right (&line->rect), <, 80);
  g_assert_null (nth_line (over, 4));

  g_assert_false (rf_difference_marks_equal (marks, same));
  g_assert_false (rf_difference_marks_equal (NULL, same));
  g_assert_true (rf_difference_marks_equal (marks, marks));
  rf_difference_marks_add (same, RF_MARKED_BOX, FALSE, 7, NULL, "only 3.10");
  g_array_set_size (marks, 1);
  g_assert_true (rf_difference_marks_equal (marks, same));
}

static void
test_pair (void)
{
  static const char *const lines[] = { "≠ a difference", "a reason", NULL };
  g_autoptr (RfMeasure) measure = rf_measure_new ();
  g_autoptr (RfScene) left = make_scene (measure), right = make_scene (measure);
  RfPairHalf halves[] = { { left, NULL, "Left" }, { right, NULL, "Right" } };

  for (guint above = 0; above < 2; above++)
    {
      g_autoptr (RfScene) pair = rf_pair_new (halves, above != 0, lines, measure);
      g_autoptr (GBytes) svg =
        rf_export_to_bytes (pair, NULL, rf_theme_get (RF_THEME_LIGHT), RF_EXPORT_SVG, 1, NULL);
      g_autofree char *text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
      static const char *const parts[] = { "left-object-7",  "right-object-7", "left-frame-7",
                                           "≠ a difference", "a reason",       "Left",
                                           "Right" };

      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        g_assert_nonnull (strstr (text, parts[i]));
      g_assert_cmpfloat (above ? pair->bounds.height : pair->bounds.width, >, above ? 400 : 600);
      /* Nothing of the one covers anything of the other. */
      for (guint i = 0; i < pair->groups->len; i++)
        for (guint k = i + 1; k < pair->groups->len; k++)
          {
            const RfSceneGroup *a = &g_array_index (pair->groups, RfSceneGroup, i);
            const RfSceneGroup *b = &g_array_index (pair->groups, RfSceneGroup, k);

            g_assert_false (rf_rect_overlaps (&a->bounds, &b->bounds));
          }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pair/marks", test_marks);
  g_test_add_func ("/pair/pair", test_pair);
  return g_test_run ();
}
