/* SPDX-License-Identifier: MIT */

/* The picture of an address space: where cells stand, walking, what is drawn of a part. */

#include "diagram/rf-space-map.h"
#include "diagram/rf-export.h"
#include "journal/rf-space-words.h"

#include <string.h>

#define BASE G_GUINT64_CONSTANT (0x7f3a5c000000)

/* @n objects of the interpreter in blocks of 48 bytes, then the program takes a and b, gives b
 * back, takes c, which gets its block; and one of 2000 bytes. */
static RfSpaceLog *
make_log (guint n)
{
  RfSpaceLog *log = rf_space_log_new ();

  for (guint i = 0; i < n; i++)
    rf_space_log_take (log, 0, BASE + i / 340 * RF_POOL_BYTES + 48 + (guint64) i % 340 * 48, 48,
                       FALSE, "dict", TRUE, 0);
  for (guint i = n; i < n + 2; i++)
    rf_space_log_take (log, i - n + 1, BASE + i / 340 * RF_POOL_BYTES + 48 + (guint64) i % 340 * 48,
                       48, FALSE, "Point", FALSE, i - n + 1);
  rf_space_log_give (log, 3,
                     BASE + (n + 1) / 340 * RF_POOL_BYTES + 48 + (guint64) (n + 1) % 340 * 48);
  rf_space_log_take (log, 4,
                     BASE + (n + 1) / 340 * RF_POOL_BYTES + 48 + (guint64) (n + 1) % 340 * 48, 48,
                     FALSE, "Point", FALSE, 3);
  rf_space_log_take (log, 5, G_GUINT64_CONSTANT (0x55c3e4a002a0), 2048, FALSE, "list", FALSE, 4);
  g_assert_false (rf_space_log_differed (log));
  return log;
}

static void
test_history (void)
{
  g_autoptr (RfSpaceLog) log = make_log (100);
  g_autoptr (RfSpace) space = rf_space_new (log);
  g_autoptr (GArray) tenants = NULL;
  RfPlace b = RF_PLACE (0u, 101u);
  RfSpaceBlock block;

  rf_space_seek (space, 2);
  g_assert_cmpuint (rf_space_place_of (space, 2), ==, b);
  g_assert_cmpuint (rf_space_next (space, 2), ==, RF_PLACE (0u, 102u));
  rf_space_seek (space, 3);
  g_assert_true (rf_space_block (space, b, &block));
  g_assert_cmpuint (block.state, ==, RF_BLOCK_FREE);
  g_assert_cmpuint (block.object, ==, 2); /* lived there */
  g_assert_cmpuint (rf_space_next (space, 2), ==, b);
  g_assert_cmpuint (rf_space_map_order (space, b), ==, 1);
  g_assert_cmpuint (rf_space_map_order (space, RF_PLACE (0u, 103u)), ==, 3);
  rf_space_seek (space, 4);
  g_assert_true (rf_space_block (space, b, &block));
  g_assert_cmpuint (block.object, ==, 3);
  tenants = rf_space_tenants (space, b);
  g_assert_cmpuint (tenants->len, ==, 2);
  g_assert_cmpuint (g_array_index (tenants, RfSpaceTenant, 0).object, ==, 2);
  g_assert_cmpuint (g_array_index (tenants, RfSpaceTenant, 0).to, ==, 3);
  g_assert_cmpuint (g_array_index (tenants, RfSpaceTenant, 1).object, ==, 3);
  g_assert_cmpuint (g_array_index (tenants, RfSpaceTenant, 1).to, ==, RF_TENANT_STAYS);
  g_assert_cmpuint (rf_space_last_change (space, 3), ==, b);
  /* Back again. */
  rf_space_seek (space, 0);
  g_assert_true (rf_space_block (space, b, &block));
  g_assert_cmpuint (block.state, ==, RF_BLOCK_NEW);
}

static RfSpaceMap *
make_map (RfSpace *space, double cell, gboolean program_only)
{
  RfSpaceMapOptions options = {
    .width = 400, .cell = cell, .program_only = program_only, .size_class = -1
  };

  return rf_space_map_new (space, &options);
}

static void
test_cells (void)
{
  g_autoptr (RfSpaceLog) log = make_log (1000);
  g_autoptr (RfSpace) space = rf_space_new (log);

  for (int only = 0; only < 2; only++)
    {
      g_autoptr (RfSpaceMap) map = NULL;
      guint n_seen = 0;

      rf_space_seek (space, 5);
      map = make_map (space, 18, only);
      for (guint pool = 0; pool < 3; pool++)
        for (guint i = 0; i < 340; i++)
          {
            RfPlace place = RF_PLACE (pool, i);
            RfRect rect;
            int found;

            if (!rf_space_map_rect (map, space, place, &rect))
              continue;
            n_seen++;
            g_assert_cmpuint (rf_space_map_pick (map, space, rect.x + 9, rect.y + 9, &found), ==,
                              place);
            g_assert_cmpint (found, ==, (int) pool);
          }
      if (only)
        g_assert_cmpuint (n_seen, <, 60);
      else
        g_assert_cmpuint (n_seen, ==, 1003); /* with the one that comes next */
    }
}

/* The arrow keys come to every block, and back. */
static void
test_walk (void)
{
  g_autoptr (RfSpaceLog) log = make_log (700);
  g_autoptr (RfSpace) space = rf_space_new (log);
  g_autoptr (RfSpaceMap) map = NULL;
  RfPlace place, next;
  guint n = 1;

  rf_space_seek (space, 5);
  map = make_map (space, 18, FALSE);
  place = rf_space_map_walk (map, space, RF_PLACE_NONE, 1, 0);
  g_assert_cmpuint (place, ==, RF_PLACE (0u, 0u));
  while ((next = rf_space_map_walk (map, space, place, 1, 0)) != place)
    {
      g_assert_cmpuint (rf_space_map_walk (map, space, next, -1, 0), ==, place);
      place = next;
      n++;
    }
  g_assert_cmpuint (n, ==, 704);
  g_assert_cmpuint (place, ==, RF_PLACE_LARGE);
  for (guint i = 0; i < 200; i++)
    place = rf_space_map_walk (map, space, place, 0, -1);
  g_assert_cmpuint (RF_PLACE_POOL (place), ==, 0);
  g_assert_cmpuint (RF_PLACE_NUMBER (place), <, 20);
}

/* A part has just what the whole has there. */
static void
test_parts (void)
{
  g_autoptr (RfSpaceLog) log = make_log (1000);
  g_autoptr (RfSpace) space = rf_space_new (log);
  g_autoptr (RfState) state = rf_state_new ();
  double cells[] = { 3, 5, 8, 18, 30 };

  rf_space_seek (space, 5);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (RfSpaceMap) map = make_map (space, cells[i], FALSE);
      RfSpaceMoment moment = { space, state, RF_PLACE (2u, 320u), 4 };
      g_autoptr (RfScene) whole = rf_space_map_build (map, &moment, NULL);
      double height = rf_space_map_height (map);

      for (double y = 0; y < height; y += 150)
        {
          RfRect clip = { 0, y, 400, 150 };
          g_autoptr (RfScene) part = rf_space_map_build (map, &moment, &clip);
          guint n_whole = 0, n_part = 0;

          for (guint k = 0; k < whole->items->len; k++)
            n_whole +=
              rf_rect_overlaps (&g_array_index (whole->items, RfSceneItem, k).bounds, &clip);
          for (guint k = 0; k < part->items->len; k++)
            n_part += rf_rect_overlaps (&g_array_index (part->items, RfSceneItem, k).bounds, &clip);
          g_assert_cmpuint (n_part, ==, n_whole);
          g_assert_cmpuint (part->items->len, <, MAX (whole->items->len, 300));
        }
    }
}

static void
test_export (void)
{
  g_autoptr (RfSpaceLog) log = make_log (20);
  g_autoptr (RfSpace) space = rf_space_new (log);
  g_autoptr (RfState) state = rf_state_new ();
  g_autoptr (RfSpaceMap) map = NULL;
  g_autoptr (RfScene) scene = NULL;
  g_autoptr (GBytes) svg = NULL;
  g_autoptr (GError) error = NULL;
  const char *text;
  gsize size;

  rf_space_seek (space, 3);
  map = make_map (space, 18, FALSE);
  scene =
    rf_space_map_build (map, &(RfSpaceMoment){ space, state, RF_PLACE_NONE, G_MAXUINT32 }, NULL);
  svg = rf_export_to_bytes (scene, NULL, rf_theme_get (RF_THEME_LIGHT), RF_EXPORT_SVG, 1, &error);
  g_assert_no_error (error);
  text = g_bytes_get_data (svg, &size);
  g_assert_nonnull (g_strstr_len (text, (gssize) size, "id=\"pool-0\""));
  g_assert_nonnull (g_strstr_len (text, (gssize) size, "48 bytes: 21 in use"));
  g_assert_nonnull (g_strstr_len (text, (gssize) size, "cell-next"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/space/history", test_history);
  g_test_add_func ("/space/cells", test_cells);
  g_test_add_func ("/space/walk", test_walk);
  g_test_add_func ("/space/parts", test_parts);
  g_test_add_func ("/space/export", test_export);
  return g_test_run ();
}
