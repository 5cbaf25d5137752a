/* SPDX-License-Identifier: MIT */
/* Scenes between scenes. */
#include "rf-made-journal.h"

#include "diagram/rf-paint-svg.h"
#include "diagram/rf-tween.h"

#include <math.h>

static void
test_ends (void)
{
  g_autoptr (Made) made = made_friends ();
  g_autoptr (RfLayout) layout = made_layout (made);
  g_autoptr (RfScene) a = made_scene (made, layout, 50), b = made_scene (made, layout, 81);
  g_autoptr (RfScene) first = rf_tween (a, b, 0), last = rf_tween (a, b, 1);

  g_assert_true (first == a);
  g_assert_true (last == b);
}

static const RfSceneItem *
find_part (const RfScene *scene, RfSceneSpace space, RfScenePart part)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, i);
      if (item->key.space == space && item->key.part == part)
        return item;
    }
  return NULL;
}

static void
test_between (void)
{
  g_autoptr (Made) made = made_friends ();
  g_autoptr (RfLayout) layout = made_layout (made);
  guint32 n = 1;
  g_autoptr (RfScene) a = NULL, b = NULL, middle = NULL, early = NULL;
  const RfSceneItem *hull, *same, *caption;

  while (rf_journal_event (made->journal, n).kind != RF_EVENT_ISOLATE_FORMED)
    n++;
  a = made_scene (made, layout, n - 3);
  b = made_scene (made, layout, n);
  middle = rf_tween (a, b, 0.5);
  early = rf_tween (a, b, 0.01);
  hull = find_part (middle, RF_SPACE_ISOLATE, RF_PART_HULL);
  g_assert_nonnull (hull);
  /* The edge is on its way round, the tint has begun, the caption not. */
  caption = find_part (middle, RF_SPACE_ISOLATE, RF_PART_CAPTION);
  g_assert_cmpfloat (hull->opacity, >, 0);
  g_assert_cmpfloat (hull->opacity, <, 0.5);
  g_assert_null (caption);
  same = find_part (middle, RF_SPACE_FRAME, RF_PART_TITLE);
  g_assert_cmpfloat (same->opacity, ==, 1);
  /* What is in both stays where it is. */
  g_assert_cmpfloat (find_part (a, RF_SPACE_FRAME, RF_PART_BODY)->rect.x, ==,
                     find_part (early, RF_SPACE_FRAME, RF_PART_BODY)->rect.x);
  g_assert_cmpuint (early->groups->len, >=, a->groups->len);
}

static void
test_continuous (void)
{
  g_autoptr (Made) made = made_tree (4);
  g_autoptr (RfLayout) layout = made_layout (made);
  guint32 length = rf_journal_length (made->journal);
  g_autoptr (RfScene) a = made_scene (made, layout, length / 2);
  g_autoptr (RfScene) b = made_scene (made, layout, length);

  for (double t = 0.1; t < 1; t += 0.2)
    {
      g_autoptr (RfScene) between = rf_tween (a, b, t);
      GString *svg = rf_paint_svg (between, rf_theme_get (RF_THEME_LIGHT));

      for (guint i = 0; i < between->items->len; i++)
        {
          const RfSceneItem *item = &g_array_index (between->items, RfSceneItem, i);

          g_assert_cmpfloat (item->opacity, >=, 0);
          g_assert_cmpfloat (item->opacity, <=, 1);
          if (item->kind == RF_ITEM_SPLINE)
            g_assert_cmpuint (item->n_points % 3, ==, 1);
        }
      g_assert_cmpuint (svg->len, >, 1000);
      g_string_free (svg, TRUE);
    }
}

/* A tween outlives the scenes that it came from. */
static void
test_life (void)
{
  g_autoptr (Made) made = made_friends ();
  g_autoptr (RfLayout) layout = made_layout (made);
  RfScene *a = made_scene (made, layout, 40), *b = made_scene (made, layout, 81);
  g_autoptr (RfScene) between = rf_tween (a, b, 0.4);
  g_autofree char *dump = NULL;

  rf_scene_unref (a);
  rf_scene_unref (b);
  dump = rf_scene_dump (between, TRUE);
  g_assert_cmpuint (strlen (dump), >, 100);
  g_assert_cmpfloat (rf_tween_ease (0), ==, 0);
  g_assert_cmpfloat (rf_tween_ease (1), ==, 1);
}

static RfScene *
ring_scene (gboolean ring, const char *count)
{
  RfRect bounds = { 0, 0, 200, 100 }, body = { 20, 20, 120, 60 };
  RfScene *scene = rf_scene_new (&bounds);
  RfSceneKey key = { .space = RF_SPACE_OBJECT, .part = RF_PART_BODY, .id = 1 };

  rf_scene_begin_group (scene, RF_SPACE_OBJECT, 1, "object-1", "an object", NULL);
  rf_scene_add_shape (scene, RF_ITEM_BOX, key, RF_STYLE_BOX, body, 7);
  key.part = RF_PART_VISIT;
  if (ring)
    rf_scene_add_shape (scene, RF_ITEM_BOX, key, RF_STYLE_VISITED, body, 7);
  key.part = RF_PART_COUNT;
  rf_scene_add_shape (scene, RF_ITEM_CIRCLE, key, RF_STYLE_COUNT, body, 12);
  key.part = RF_PART_COUNT_TEXT;
  rf_scene_add_text (scene, key, RF_STYLE_COUNT_TEXT, count, 30, 30, RF_ALIGN_MIDDLE, 8);
  return scene;
}

/* What goes stays among its neighbours: a ring is below the badge till the end. The badge swells
 * while its number rolls. */
static void
test_order (void)
{
  g_autoptr (RfScene) with = ring_scene (TRUE, "3"), without = ring_scene (FALSE, "2");
  g_autoptr (RfScene) going = rf_tween (with, without, 0.5);
  g_autoptr (RfScene) coming = rf_tween (without, with, 0.5);
  const RfScene *scenes[] = { going, coming };

  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      static const guint8 parts[] = { RF_PART_BODY, RF_PART_VISIT, RF_PART_COUNT,
                                      RF_PART_COUNT_TEXT, RF_PART_COUNT_TEXT };
      const RfSceneItem *items = (const RfSceneItem *) scenes[i]->items->data;

      g_assert_cmpuint (scenes[i]->items->len, ==, G_N_ELEMENTS (parts));
      for (guint k = 0; k < G_N_ELEMENTS (parts); k++)
        g_assert_cmpuint (items[k].key.part, ==, parts[k]);
      g_assert_cmpfloat (items[2].rect.width, >, 120);
      /* The larger number is above the smaller one. */
      g_assert_true (items[3].key.going);
      if (i == 0)
        g_assert_cmpfloat (items[3].baseline, >, items[4].baseline);
      else
        g_assert_cmpfloat (items[3].baseline, <, items[4].baseline);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/tween/ends", test_ends);
  g_test_add_func ("/diagram/tween/between", test_between);
  g_test_add_func ("/diagram/tween/continuous", test_continuous);
  g_test_add_func ("/diagram/tween/life", test_life);
  g_test_add_func ("/diagram/tween/order", test_order);
  return g_test_run ();
}
