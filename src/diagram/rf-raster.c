/* SPDX-License-Identifier: MIT */

/* The raster. The damage is the part of the image that does not show the scene as it is.
 *
 * What has changed between two scenes is found by groups: a group whose items are all the same, and
 * that is painted after the same groups, needs no painting. Each group is told by a hash of all
 * that the painter looks at; one that a sprite puts beside its pixels by another one. */
#include "diagram/rf-raster.h"

#include "diagram/rf-sprites.h"

#include <math.h>
#include <string.h>

#define OUTLINED_MOST 12000u /* items of a scene whose texts are drawn as outlines */
#define PIECE 128            /* pixels: a side of what is painted at once */
#define BLEED 2.0            /* pixels round a group that smoothing may touch */
#define TILE 64              /* pixels */
#define LONG_CURVE 96.0  /* pixels: the width and height of a longer one are mostly not its own */
#define CURVE_AROUND 4.0 /* points: at least half of the widest line */
/* Rectangles; with more of them it is cheaper to paint what is between. */
#define DAMAGED_MOST 160u

typedef struct
{
  guint64 hash;
  gboolean beside; /* its pixels */
} Mark;

struct _RfRaster
{
  RfPainter *painter;
  RfScene *scene;
  const RfTheme *theme;
  double zoom;
  int x, y; /* the origin */
  cairo_surface_t *surface;
  cairo_region_t *damage;
  GArray *marks; /* Mark, of the scene's groups */
  RfTextWay texts;
  RfSprites *sprites;
  gboolean moving;
  gboolean beside; /* something stands beside its pixels */
  guint serial;
  guint64 n_painted;
};

RfRaster *
rf_raster_new (void)
{
  RfRaster *raster = g_new0 (RfRaster, 1);

  raster->painter = rf_painter_new ();
  raster->sprites = rf_sprites_new ();
  raster->damage = cairo_region_create ();
  return raster;
}

void
rf_raster_free (RfRaster *raster)
{
  if (raster == NULL)
    return;
  rf_painter_free (raster->painter);
  rf_sprites_free (raster->sprites);
  g_clear_pointer (&raster->scene, rf_scene_unref);
  g_clear_pointer (&raster->surface, cairo_surface_destroy);
  cairo_region_destroy (raster->damage);
  g_clear_pointer (&raster->marks, g_array_unref);
  g_free (raster);
}

/* --- damage ----------------------------------------------------------------------------------- */

static int
width_of (const RfRaster *raster)
{
  return raster->surface != NULL ? cairo_image_surface_get_width (raster->surface) : 0;
}

static int
height_of (const RfRaster *raster)
{
  return raster->surface != NULL ? cairo_image_surface_get_height (raster->surface) : 0;
}

static void
damage_rect (RfRaster *raster, int x0, int y0, int x1, int y1)
{
  cairo_rectangle_int_t rect = { MAX (x0, 0), MAX (y0, 0) };

  rect.width = MIN (x1, width_of (raster)) - rect.x;
  rect.height = MIN (y1, height_of (raster)) - rect.y;
  if (rect.width > 0 && rect.height > 0)
    cairo_region_union_rectangle (raster->damage, &rect);
}

static void
damage_all (RfRaster *raster)
{
  damage_rect (raster, 0, 0, width_of (raster), height_of (raster));
}

static int
pixel_of (double value)
{
  return (int) CLAMP (value, -1e7, 1e7);
}

/* @bounds of the scene. */
static void
damage_bounds (RfRaster *raster, const RfRect *bounds)
{
  double zoom = raster->zoom;

  damage_rect (raster, pixel_of (floor (bounds->x * zoom + raster->x - BLEED)),
               pixel_of (floor (bounds->y * zoom + raster->y - BLEED)),
               pixel_of (ceil (rf_rect_right (bounds) * zoom + raster->x + BLEED)),
               pixel_of (ceil (rf_rect_bottom (bounds) * zoom + raster->y + BLEED)));
}

/* Whole tiles, so that there are few rectangles, and neighbours become one. */
static void
damage_tiles (RfRaster *raster, const RfRect *bounds)
{
  double zoom = raster->zoom;
  int x0 = pixel_of (floor ((bounds->x * zoom + raster->x - BLEED) / TILE));
  int y0 = pixel_of (floor ((bounds->y * zoom + raster->y - BLEED) / TILE));
  int x1 = pixel_of (ceil ((rf_rect_right (bounds) * zoom + raster->x + BLEED) / TILE));
  int y1 = pixel_of (ceil ((rf_rect_bottom (bounds) * zoom + raster->y + BLEED) / TILE));

  damage_rect (raster, x0 * TILE, y0 * TILE, x1 * TILE, y1 * TILE);
}

/* The control polygon of a curve holds it; halves of a long one hold less of what it passes by. */
static void
damage_curve (RfRaster *raster, const RfPoint p[4], double around, guint depth)
{
  RfRect bounds = rf_spline_bounds (p, 4);
  RfPoint ab, bc, cd, abc, bcd, middle;

  if (depth == 0 || (bounds.width + bounds.height) * raster->zoom < LONG_CURVE)
    {
      bounds = rf_rect_grow (&bounds, around);
      damage_tiles (raster, &bounds);
      return;
    }
  ab = rf_point_lerp (p[0], p[1], 0.5);
  bc = rf_point_lerp (p[1], p[2], 0.5);
  cd = rf_point_lerp (p[2], p[3], 0.5);
  abc = rf_point_lerp (ab, bc, 0.5);
  bcd = rf_point_lerp (bc, cd, 0.5);
  middle = rf_point_lerp (abc, bcd, 0.5);
  damage_curve (raster, (RfPoint[4]){ p[0], ab, abc, middle }, around, depth - 1);
  damage_curve (raster, (RfPoint[4]){ middle, bcd, cd, p[3] }, around, depth - 1);
}

/* All that @group may paint; of an arrow only what lies round it, not the whole rectangle. */
static void
damage_group (RfRaster *raster, const RfScene *scene, guint index)
{
  const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, index);

  if (group->space != RF_SPACE_REF ||
      (group->bounds.width + group->bounds.height) * raster->zoom < LONG_CURVE)
    {
      damage_bounds (raster, &group->bounds);
      return;
    }
  for (guint i = group->first; i < group->first + group->n_items; i++)
    {
      const RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, i);

      if (item->kind != RF_ITEM_SPLINE)
        damage_bounds (raster, &item->bounds);
      for (guint k = 0; item->kind == RF_ITEM_SPLINE && k + 3 < item->n_points; k += 3)
        damage_curve (raster, item->points + k, CURVE_AROUND, 6);
    }
}

/* --- what has changed ------------------------------------------------------------------------- */

/* (transfer full) */
static GArray *
mark_groups (const RfScene *scene)
{
  GArray *marks = g_array_sized_new (FALSE, FALSE, sizeof (Mark), scene->groups->len);

  for (guint g = 0; g < scene->groups->len; g++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, g);
      Mark mark = { rf_scene_look (scene, group), FALSE };

      g_array_append_val (marks, mark);
    }
  return marks;
}

static const Mark *
mark_at (const GArray *marks, guint i)
{
  return &g_array_index (marks, Mark, i);
}

/* Damages what is in one of the two and not, or elsewhere in the order, in the other. What both
 * begin and end with is most of it. */
static void
compare (RfRaster *raster, RfScene *scene, const GArray *after)
{
  const GArray *before = raster->marks;
  guint from = 0, before_end = before->len, after_end = after->len, last = 0;
  g_autoptr (GHashTable) places = NULL;
  g_autofree gboolean *kept = NULL;

  while (from < before_end && from < after_end &&
         mark_at (before, from)->hash == mark_at (after, from)->hash)
    from++;
  while (before_end > from && after_end > from &&
         mark_at (before, before_end - 1)->hash == mark_at (after, after_end - 1)->hash)
    {
      before_end--;
      after_end--;
    }
  if (from == before_end && from == after_end)
    return;
  places = g_hash_table_new (g_int64_hash, g_int64_equal);
  kept = g_new0 (gboolean, before->len + 1);
  for (guint i = from; i < before_end; i++)
    g_hash_table_insert (places, (gpointer) &mark_at (before, i)->hash, GUINT_TO_POINTER (i + 1));
  for (guint i = from; i < after_end; i++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, &mark_at (after, i)->hash));

      if (place > last)
        {
          kept[place - 1] = TRUE;
          last = place;
        }
      else
        damage_group (raster, scene, i);
    }
  for (guint i = from; i < before_end; i++)
    if (!kept[i])
      damage_group (raster, raster->scene, i);
}

/* One way for the whole scene: a piece must not look different from the one beside it. */
static void
choose_texts (RfRaster *raster)
{
  RfTextWay way = RF_TEXTS_AS_OUTLINES;

  if (raster->scene != NULL && raster->scene->items->len > OUTLINED_MOST)
    way = RF_TEXTS_AS_GLYPHS;
  if (way == raster->texts)
    return;
  raster->texts = way;
  rf_painter_set_texts (raster->painter, way);
  damage_all (raster);
}

static void
change_scene (RfRaster *raster, RfScene *scene)
{
  g_autoptr (GArray) marks = scene != NULL ? mark_groups (scene) : NULL;

  if (marks != NULL && raster->marks != NULL)
    compare (raster, scene, marks);
  else
    damage_all (raster);
  if (scene != NULL)
    rf_scene_ref (scene);
  g_clear_pointer (&raster->scene, rf_scene_unref);
  raster->scene = scene;
  raster->beside = FALSE;
  g_clear_pointer (&raster->marks, g_array_unref);
  raster->marks = g_steal_pointer (&marks);
  choose_texts (raster);
}

/* --- moving ----------------------------------------------------------------------------------- */

static cairo_surface_t *
make_surface (RfRaster *raster, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  double rgba[4];

  rf_theme_rgba (raster->theme, RF_COLOR_CANVAS, rgba);
  cairo_set_source_rgb (cr, rgba[0], rgba[1], rgba[2]);
  cairo_paint (cr);
  cairo_destroy (cr);
  return surface;
}

/* The old pixels, moved and stretched, in a new image. */
static void
take_along (RfRaster *raster, double zoom, int x, int y, int width, int height)
{
  cairo_surface_t *before = raster->surface;
  double factor = zoom / raster->zoom;
  cairo_t *cr;

  raster->surface = make_surface (raster, width, height);
  cr = cairo_create (raster->surface);
  cairo_translate (cr, x - raster->x * factor, y - raster->y * factor);
  cairo_scale (cr, factor, factor);
  cairo_set_source_surface (cr, before, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (before);
}

/* The pixels go with the view; what comes into it is to be painted. */
static void
pan (RfRaster *raster, int x, int y, int width, int height)
{
  int dx = x - raster->x, dy = y - raster->y;
  cairo_rectangle_int_t all = { 0, 0, width, height }, known;
  cairo_region_t *fresh = cairo_region_create_rectangle (&all);

  known = (cairo_rectangle_int_t){ dx, dy, width_of (raster), height_of (raster) };
  cairo_region_translate (raster->damage, dx, dy);
  cairo_region_intersect_rectangle (raster->damage, &all);
  cairo_region_subtract_rectangle (fresh, &known);
  cairo_region_union (raster->damage, fresh);
  cairo_region_destroy (fresh);
  take_along (raster, raster->zoom, x, y, width, height);
}

static void
change_place (RfRaster *raster, double zoom, int x, int y, int width, int height)
{
  if (zoom == raster->zoom && x == raster->x && y == raster->y && width == width_of (raster) &&
      height == height_of (raster))
    return;
  if (raster->surface == NULL)
    raster->surface = make_surface (raster, width, height);
  else if (zoom == raster->zoom)
    pan (raster, x, y, width, height);
  else
    take_along (raster, zoom, x, y, width, height);
  if (zoom != raster->zoom)
    damage_all (raster);
  raster->zoom = zoom;
  raster->x = x;
  raster->y = y;
  raster->serial++;
}

void
rf_raster_forget (RfRaster *raster)
{
  g_clear_pointer (&raster->surface, cairo_surface_destroy);
  cairo_region_destroy (raster->damage);
  raster->damage = cairo_region_create ();
  raster->zoom = 0;
}

void
rf_raster_set (RfRaster *raster, RfScene *scene, const RfTheme *theme, double zoom, RfPoint origin,
               int width, int height)
{
  g_assert (zoom > 0 && width > 0 && height > 0);
  if (theme != raster->theme)
    rf_raster_forget (raster);
  raster->theme = theme;
  change_place (raster, zoom, pixel_of (round (origin.x)), pixel_of (round (origin.y)), width,
                height);
  if (scene != raster->scene || (raster->beside && !raster->moving))
    change_scene (raster, scene);
  if (raster->moving)
    rf_sprites_begin (raster->sprites, theme, zoom, raster->texts);
}

void
rf_raster_set_moving (RfRaster *raster, gboolean moving)
{
  if (moving && !raster->moving)
    rf_sprites_begin_movement (raster->sprites);
  raster->moving = moving;
}

/* --- painting --------------------------------------------------------------------------------- */

/* A group that is put beside its pixels is another one than the same at rest. */
static gboolean
put_sprite (cairo_t *cr, guint group, gpointer user)
{
  RfRaster *raster = user;
  RfSpriteFit fit;

  cairo_save (cr);
  cairo_identity_matrix (cr);
  fit = rf_sprites_put (raster->sprites, raster->painter, cr, raster->scene, group, raster->x,
                        raster->y);
  cairo_restore (cr);
  if (fit == RF_SPRITE_NEAR)
    {
      Mark *mark = &g_array_index (raster->marks, Mark, group);

      if (!mark->beside)
        mark->hash = ~mark->hash;
      mark->beside = TRUE;
      raster->beside = TRUE;
    }
  return fit != RF_SPRITE_NONE;
}

static void
paint_piece (RfRaster *raster, const cairo_rectangle_int_t *rect)
{
  cairo_t *cr = cairo_create (raster->surface);
  double rgba[4];

  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_clip (cr);
  rf_theme_rgba (raster->theme, RF_COLOR_CANVAS, rgba);
  cairo_set_source_rgb (cr, rgba[0], rgba[1], rgba[2]);
  cairo_paint (cr);
  if (raster->scene != NULL)
    {
      cairo_translate (cr, raster->x, raster->y);
      cairo_scale (cr, raster->zoom, raster->zoom);
      if (raster->moving)
        rf_painter_paint_with (raster->painter, cr, raster->scene, raster->theme, put_sprite,
                               raster);
      else
        rf_painter_paint (raster->painter, cr, raster->scene, raster->theme, FALSE);
      raster->n_painted += rf_painter_n_painted (raster->painter);
    }
  cairo_destroy (cr);
  cairo_region_subtract_rectangle (raster->damage, rect);
  raster->serial++;
}

/* A part of the damage: of the rectangle that is nearest to the middle, what is nearest to it. */
static cairo_rectangle_int_t
next_piece (RfRaster *raster)
{
  int middle_x = width_of (raster) / 2, middle_y = height_of (raster) / 2;
  cairo_rectangle_int_t best = { 0 };
  double nearest = G_MAXDOUBLE;

  for (int i = 0; i < cairo_region_num_rectangles (raster->damage); i++)
    {
      cairo_rectangle_int_t rect;
      int x, y;

      cairo_region_get_rectangle (raster->damage, i, &rect);
      x = CLAMP (middle_x, rect.x, rect.x + rect.width);
      y = CLAMP (middle_y, rect.y, rect.y + rect.height);
      if (hypot (x - middle_x, y - middle_y) >= nearest)
        continue;
      nearest = hypot (x - middle_x, y - middle_y);
      best.width = MIN (rect.width, PIECE);
      best.height = MIN (rect.height, PIECE);
      best.x = CLAMP (x - PIECE / 2, rect.x, rect.x + rect.width - best.width);
      best.y = CLAMP (y - PIECE / 2, rect.y, rect.y + rect.height - best.height);
    }
  return best;
}

/* Many small rectangles cost more than the few items between them. */
static void
simplify (RfRaster *raster)
{
  cairo_rectangle_int_t extents;

  if (cairo_region_num_rectangles (raster->damage) <= (int) DAMAGED_MOST)
    return;
  cairo_region_get_extents (raster->damage, &extents);
  cairo_region_union_rectangle (raster->damage, &extents);
}

gboolean
rf_raster_paint (RfRaster *raster, gint64 budget)
{
  gint64 end = g_get_monotonic_time () + budget;

  simplify (raster);
  while (!cairo_region_is_empty (raster->damage))
    {
      cairo_rectangle_int_t piece;

      if (budget == 0)
        cairo_region_get_rectangle (raster->damage, 0, &piece);
      else
        piece = next_piece (raster);
      paint_piece (raster, &piece);
      if (budget > 0 && g_get_monotonic_time () >= end)
        break;
    }
  return cairo_region_is_empty (raster->damage);
}

cairo_surface_t *
rf_raster_surface (RfRaster *raster)
{
  return raster->surface;
}

guint
rf_raster_serial (RfRaster *raster)
{
  return raster->serial;
}

guint64
rf_raster_n_painted (RfRaster *raster)
{
  return raster->n_painted;
}

guint64
rf_raster_n_sprites (RfRaster *raster)
{
  return rf_sprites_n_painted (raster->sprites);
}
