/* SPDX-License-Identifier: MIT */

/* The raster: its pixels are those of the painter, whatever it kept; and it paints no more than it
 * has to. Small pictures: what is left out, and that they are quick to find their pixels. */

#include "diagram/rf-raster.h"
#include "diagram/rf-scene-lift.h"
#include "diagram/rf-tween.h"
#include "rf-made-journal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH 420
#define HEIGHT 300
/* Smoothing rounds a little differently where a shape is cut by the border of a piece. */
#define LEVELS 48
#define PIXELS_MOST 20

static cairo_surface_t *
paint_whole (RfScene *scene, const RfTheme *theme, double zoom, int x, int y, guint *n)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (RfPainter) painter = rf_painter_new ();
  double rgba[4];

  rf_theme_rgba (theme, RF_COLOR_CANVAS, rgba);
  cairo_set_source_rgb (cr, rgba[0], rgba[1], rgba[2]);
  cairo_paint (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, zoom, zoom);
  rf_painter_set_texts (painter, RF_TEXTS_AS_OUTLINES);
  rf_painter_paint (painter, cr, scene, theme, FALSE);
  *n = rf_painter_n_painted (painter);
  cairo_destroy (cr);
  return surface;
}

/* How many pixels differ by more than a little. */
static guint
count_different (cairo_surface_t *a, cairo_surface_t *b)
{
  guint n = 0;

  cairo_surface_flush (a);
  cairo_surface_flush (b);
  for (int y = 0; y < HEIGHT; y++)
    {
      const guint8 *one =
        cairo_image_surface_get_data (a) + (gssize) y * cairo_image_surface_get_stride (a);
      const guint8 *other =
        cairo_image_surface_get_data (b) + (gssize) y * cairo_image_surface_get_stride (b);

      for (int x = 0; x < WIDTH; x++)
        {
          gboolean differs = FALSE;

          for (int c = 0; c < 3; c++)
            differs = differs || abs (one[4 * x + c] - other[4 * x + c]) > LEVELS;
          n += differs;
        }
    }
  return n;
}

static void
check_pixels (RfRaster *raster, RfScene *scene, const RfTheme *theme, double zoom, int x, int y)
{
  guint n;
  cairo_surface_t *whole = paint_whole (scene, theme, zoom, x, y, &n);

  g_assert_cmpuint (count_different (rf_raster_surface (raster), whole), <=, PIXELS_MOST);
  cairo_surface_destroy (whole);
}

/* Pans, zooms, steps and themes at random; at the end of each all pixels are right. */
static void
test_pixels (void)
{
  g_autoptr (Made) made = made_random (40, 5);
  g_autoptr (RfLayout) layout = made_layout (made);
  g_autoptr (RfRaster) raster = rf_raster_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  guint32 length = rf_journal_length (made->journal), at = length / 2;
  g_autoptr (RfScene) scene = made_scene (made, layout, at);
  const RfTheme *theme = rf_theme_get (RF_THEME_LIGHT);
  double zoom = 0.7, x = 0, y = 0;

  for (guint step = 0; step < 120; step++)
    {
      switch (g_rand_int_range (random, 0, 6))
        {
        case 0:
          zoom = g_rand_double_range (random, 0.05, 1.6);
          break;
        case 1:
          theme = rf_theme_get (g_rand_boolean (random) ? RF_THEME_LIGHT : RF_THEME_DARK);
          break;
        case 2:
        case 3:
          g_clear_pointer (&scene, rf_scene_unref);
          at = (at + (guint32) g_rand_int_range (random, 1, 6)) % length;
          scene = made_scene (made, layout, at);
          break;
        default:
          x = g_rand_int_range (random, -600, 100);
          y = g_rand_int_range (random, -600, 100);
        }
      rf_raster_set (raster, scene, theme, zoom, (RfPoint){ x, y }, WIDTH, HEIGHT);
      /* Sometimes one thing is asked for before another is done. */
      if (g_rand_int_range (random, 0, 3) == 0)
        {
          rf_raster_paint (raster, 1);
          continue;
        }
      rf_raster_paint (raster, 0);
      check_pixels (raster, scene, theme, zoom, (int) x, (int) y);
    }
}

/* In pieces it comes to the same end. */
static void
test_pieces (void)
{
  g_autoptr (Made) made = made_tree (6);
  g_autoptr (RfLayout) layout = made_layout (made);
  g_autoptr (RfScene) scene = made_scene (made, layout, rf_journal_length (made->journal));
  g_autoptr (RfRaster) raster = rf_raster_new ();
  const RfTheme *theme = rf_theme_get (RF_THEME_LIGHT);
  guint n = 1, serial;

  rf_raster_set (raster, scene, theme, 0.5, (RfPoint){ -20, -30 }, WIDTH, HEIGHT);
  while (!rf_raster_paint (raster, 1))
    n++;
  g_assert_cmpuint (n, >, 3);
  check_pixels (raster, scene, theme, 0.5, -20, -30);
  serial = rf_raster_serial (raster);
  rf_raster_set (raster, scene, theme, 0.5, (RfPoint){ -20, -30 }, WIDTH, HEIGHT);
  g_assert_true (rf_raster_paint (raster, 1));
  g_assert_cmpuint (rf_raster_serial (raster), ==, serial);
}

/* What is out of view is not painted, and what is there already is not painted again. */
static void
test_work (void)
{
  g_autoptr (Made) made = made_list (150);
  g_autoptr (RfLayout) layout = made_layout (made);
  guint32 length = rf_journal_length (made->journal);
  g_autoptr (RfScene) scene = made_scene (made, layout, length), other = NULL;
  g_autoptr (RfRaster) raster = rf_raster_new ();
  const RfTheme *theme = rf_theme_get (RF_THEME_LIGHT);
  RfRect view = { 0, 0, WIDTH, HEIGHT };
  guint visible = 0;
  guint64 painted;

  for (guint i = 0; i < scene->items->len; i++)
    visible += rf_rect_overlaps (&g_array_index (scene->items, RfSceneItem, i).bounds, &view);
  rf_raster_set (raster, scene, theme, 1, (RfPoint){ 0, 0 }, WIDTH, HEIGHT);
  rf_raster_paint (raster, 0);
  painted = rf_raster_n_painted (raster);
  g_assert_cmpuint (painted, >, 0);
  g_assert_cmpuint (painted, <=, visible);
  g_assert_cmpuint (painted, <, scene->items->len / 4);

  rf_raster_set (raster, scene, theme, 1, (RfPoint){ -8, 0 }, WIDTH, HEIGHT);
  rf_raster_paint (raster, 0);
  g_assert_cmpuint (rf_raster_n_painted (raster) - painted, <, painted / 2);
  painted = rf_raster_n_painted (raster);

  rf_raster_set (raster, scene, theme, 1, (RfPoint){ -8, 0 }, WIDTH, HEIGHT);
  rf_raster_paint (raster, 0);
  g_assert_cmpuint (rf_raster_n_painted (raster), ==, painted);

  /* The same again, made anew: nothing to do. */
  other = made_scene (made, layout, length);
  rf_raster_set (raster, other, theme, 1, (RfPoint){ -8, 0 }, WIDTH, HEIGHT);
  rf_raster_paint (raster, 0);
  g_assert_cmpuint (rf_raster_n_painted (raster), ==, painted);
}

static guint
count_boxes (const RfScene *scene)
{
  guint n = 0;

  for (guint g = 0; g < scene->groups->len; g++)
    n += g_array_index (scene->groups, RfSceneGroup, g).space != RF_SPACE_REF;
  return n;
}

/* Boxes that move are painted once, however long they move; when they have come to rest all pixels
 * are right, and while they move nearly. */
static void
test_movement (void)
{
  g_autoptr (Made) made = made_tree (4);
  g_autoptr (RfLayout) layout = made_layout (made);
  g_autoptr (RfOffsets) offsets = rf_offsets_new ();
  g_autoptr (RfScene) from = made_scene (made, layout, rf_journal_length (made->journal));
  g_autoptr (RfScene) to = NULL;
  g_autoptr (RfCursor) cursor = rf_cursor_new (made->journal, NULL);
  g_autoptr (RfView) view = rf_view_new (rf_cursor_seek (cursor, G_MAXUINT32), layout);
  g_autoptr (RfRaster) raster = rf_raster_new ();
  const RfTheme *theme = rf_theme_get (RF_THEME_LIGHT);
  RfSceneOptions options = { .offsets = offsets };
  guint boxes = count_boxes (from), references = from->groups->len - boxes;
  const double zoom = 0.37;
  guint64 painted;

  rf_offsets_bind (offsets, rf_layout_history (layout));
  for (guint i = 0; i < view->boxes->len; i++)
    rf_offsets_set (offsets, ((RfViewBox *) g_ptr_array_index (view->boxes, i))->history,
                    (RfPoint){ 11 + i % 3 * 7, 5 + i % 5 * 4 });
  to = rf_scene_build (view, layout, &options);
  rf_raster_set (raster, from, theme, zoom, (RfPoint){ 0, 0 }, WIDTH, HEIGHT);
  rf_raster_paint (raster, 0);
  g_assert_cmpuint (rf_raster_n_sprites (raster), ==, 0);
  painted = rf_raster_n_painted (raster);
  rf_raster_set_moving (raster, TRUE);
  for (guint i = 1; i < 20; i++)
    {
      g_autoptr (RfScene) scene = rf_tween (from, to, i / 20.0);
      guint n, pieces = 40;
      cairo_surface_t *whole = paint_whole (scene, theme, zoom, 0, 0, &n);

      rf_raster_set (raster, scene, theme, zoom, (RfPoint){ 0, 0 }, WIDTH, HEIGHT);
      rf_raster_paint (raster, 0);
      g_assert_cmpuint (count_different (rf_raster_surface (raster), whole), <,
                        WIDTH * HEIGHT / 12);
      cairo_surface_destroy (whole);
      /* Only references are painted: each has three items, and may lie in several pieces. */
      if (i > 1)
        g_assert_cmpuint (rf_raster_n_painted (raster) - painted, <=, 3 * references * pieces);
      painted = rf_raster_n_painted (raster);
    }
  g_assert_cmpuint (rf_raster_n_sprites (raster), >, boxes / 2);
  g_assert_cmpuint (rf_raster_n_sprites (raster), <=, boxes);
  rf_raster_set (raster, to, theme, zoom, (RfPoint){ 0, 0 }, WIDTH, HEIGHT);
  rf_raster_paint (raster, 0);
  rf_raster_set_moving (raster, FALSE);
  rf_raster_set (raster, to, theme, zoom, (RfPoint){ 0, 0 }, WIDTH, HEIGHT);
  rf_raster_paint (raster, 0);
  check_pixels (raster, to, theme, zoom, 0, 0);
  g_assert_cmpuint (rf_raster_n_sprites (raster), <=, boxes);
}

/* What a box is dragged over is not painted anew either. */
static void
test_dragged (void)
{
  g_autoptr (Made) made = made_tree (4);
  g_autoptr (RfLayout) layout = made_layout (made);
  g_autoptr (RfScene) from = made_scene (made, layout, rf_journal_length (made->journal));
  g_autoptr (RfCursor) cursor = rf_cursor_new (made->journal, NULL);
  RfView *view = rf_view_new (rf_cursor_seek (cursor, G_MAXUINT32), layout);
  g_autoptr (RfRaster) raster = rf_raster_new ();
  const RfTheme *theme = rf_theme_get (RF_THEME_DARK);
  RfSceneOptions options = { 0 };
  g_autoptr (RfLift) lift =
    rf_lift_new (view, layout, from, &options,
                 ((RfViewBox *) g_ptr_array_index (view->boxes, view->boxes->len / 2))->history);
  guint boxes = count_boxes (from);
  const double zoom = 0.37;

  rf_raster_set (raster, from, theme, zoom, (RfPoint){ 0, 0 }, WIDTH, HEIGHT);
  rf_raster_paint (raster, 0);
  rf_raster_set_moving (raster, TRUE);
  for (guint i = 1; i < 40; i++)
    {
      g_autoptr (RfScene) scene = rf_lift_scene (lift, (RfPoint){ 3 * i, 2 * i });

      rf_raster_set (raster, scene, theme, zoom, (RfPoint){ 0, 0 }, WIDTH, HEIGHT);
      rf_raster_paint (raster, 0);
    }
  g_assert_cmpuint (rf_raster_n_sprites (raster), >=, 1);
  g_assert_cmpuint (rf_raster_n_sprites (raster), <=, boxes);
  rf_raster_set_moving (raster, FALSE);
  rf_raster_set (raster, from, theme, zoom, (RfPoint){ 0, 0 }, WIDTH, HEIGHT);
  rf_raster_paint (raster, 0);
  check_pixels (raster, from, theme, zoom, 0, 0);
}

/* The smaller, the less is painted. */
static void
test_detail (void)
{
  static const double zooms[] = { 0.6, 0.25, 0.1, 0.04 };
  g_autoptr (Made) made = made_tree (5);
  g_autoptr (RfLayout) layout = made_layout (made);
  g_autoptr (RfScene) scene = made_scene (made, layout, rf_journal_length (made->journal));
  guint before = G_MAXUINT;

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      guint n;
      double x = WIDTH / 2.0 - scene->bounds.width / 2 * zooms[i];
      double y = HEIGHT / 2.0 - scene->bounds.height / 2 * zooms[i];
      cairo_surface_t *surface =
        paint_whole (scene, rf_theme_get (RF_THEME_LIGHT), zooms[i], (int) x, (int) y, &n);

      g_assert_cmpuint (n, >, 0);
      if (i > 1)
        g_assert_cmpuint (n, <, before);
      before = n;
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/raster/pixels", test_pixels);
  g_test_add_func ("/raster/pieces", test_pieces);
  g_test_add_func ("/raster/work", test_work);
  g_test_add_func ("/raster/movement", test_movement);
  g_test_add_func ("/raster/dragged", test_dragged);
  g_test_add_func ("/raster/detail", test_detail);
  return g_test_run ();
}
