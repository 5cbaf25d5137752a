/* SPDX-License-Identifier: MIT */
/* The cairo painter. In a size that can be read it draws exactly what the SVG writer writes: the
 * same shapes, the same styles, text at the same baseline, so that one picture equals the other.
 * Smaller, it draws less: lines instead of text, plain blocks instead of boxes, threads instead of
 * arrows (rf-paint-small.c). What lies outside of the clip costs next to nothing. */
#include "diagram/rf-paint-private.h"

#include "diagram/rf-measure.h"

#include <math.h>
#include <pango/pangocairo.h>

#define CACHE_MAX 4000
/* Cairo puts each glyph on a whole pixel, which tears small words apart. So many texts at once are
 * drawn as outlines, which stand where they belong but take about twice the time. */
#define OUTLINES_MAX 400
#define TEXT_SMALLEST 2.0 /* pixels of a font that are worth the trouble */

struct _RfPainter
{
  guint n_painted; /* items, by the last call */
  RfTextWay text_way;
  PangoFontMap *map;
  PangoContext *context;
  PangoFontDescription *fonts[RF_N_STYLES];
  GHashTable *layouts; /* "S:text" → PangoLayout */
  gboolean outlines;
};

RfPainter *
rf_painter_new (void)
{
  RfPainter *painter = g_new0 (RfPainter, 1);

  painter->map = pango_cairo_font_map_new ();
  painter->context = rf_measure_create_context (painter->map);
  painter->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return painter;
}

void
rf_painter_free (RfPainter *painter)
{
  if (painter == NULL)
    return;
  g_hash_table_unref (painter->layouts);
  for (guint i = 0; i < RF_N_STYLES; i++)
    g_clear_pointer (&painter->fonts[i], pango_font_description_free);
  g_object_unref (painter->context);
  g_object_unref (painter->map);
  g_free (painter);
}

static PangoLayout *
get_layout (RfPainter *painter, const RfSceneItem *item)
{
  char *key = g_strdup_printf ("%d:%s", (int) item->style, item->text);
  PangoLayout *layout = g_hash_table_lookup (painter->layouts, key);

  if (layout != NULL)
    {
      g_free (key);
      return layout;
    }
  if (g_hash_table_size (painter->layouts) >= CACHE_MAX)
    g_hash_table_remove_all (painter->layouts);
  if (painter->fonts[item->style] == NULL)
    painter->fonts[item->style] = rf_measure_create_font (item->style);
  layout = pango_layout_new (painter->context);
  pango_layout_set_font_description (layout, painter->fonts[item->style]);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, item->text, -1);
  g_hash_table_insert (painter->layouts, key, layout);
  return layout;
}

static void
rect_path (cairo_t *cr, const RfSceneItem *item)
{
  const RfRect *rect = &item->rect;
  double right = rf_rect_right (rect), bottom = rf_rect_bottom (rect);
  double r = fmin (item->radius, fmin (rect->width, rect->height) / 2);
  gboolean head = item->kind == RF_ITEM_HEAD;

  if (head)
    r = fmin (item->radius, rect->height);
  if (r <= 0)
    {
      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, rect->x + r, rect->y + r, r, G_PI, 1.5 * G_PI);
  cairo_arc (cr, right - r, rect->y + r, r, 1.5 * G_PI, 2 * G_PI);
  if (head)
    {
      cairo_line_to (cr, right, bottom);
      cairo_line_to (cr, rect->x, bottom);
    }
  else
    {
      cairo_arc (cr, right - r, bottom - r, r, 0, 0.5 * G_PI);
      cairo_arc (cr, rect->x + r, bottom - r, r, 0.5 * G_PI, G_PI);
    }
  cairo_close_path (cr);
}

/* The parts of a spline that may be seen; of a long one that is not much. A dashed one is drawn
 * whole, so that its dashes stay where they are. */
static void
spline_path (cairo_t *cr, const RfSceneItem *item, const RfRect *clip)
{
  const RfPoint *p = item->points;
  gboolean whole = rf_style_info (item->style)->dash_on > 0, drawing = FALSE;

  for (guint i = 0; i + 3 < item->n_points; i += 3)
    {
      RfRect bounds = rf_spline_bounds (p + i, 4);

      bounds = rf_rect_grow (&bounds, 6);
      if (!whole && !rf_rect_overlaps (&bounds, clip))
        {
          drawing = FALSE;
          continue;
        }
      if (!drawing)
        cairo_move_to (cr, p[i].x, p[i].y);
      drawing = TRUE;
      cairo_curve_to (cr, p[i + 1].x, p[i + 1].y, p[i + 2].x, p[i + 2].y, p[i + 3].x, p[i + 3].y);
    }
}

static void
polygon_path (cairo_t *cr, const RfSceneItem *item)
{
  const RfPoint *p = item->points;

  cairo_move_to (cr, p[0].x, p[0].y);
  for (guint i = 1; i < item->n_points; i++)
    cairo_line_to (cr, p[i].x, p[i].y);
  if (rf_style_info (item->style)->fill != RF_COLOR_NONE)
    cairo_close_path (cr);
}

void
rf_paint_set_color (cairo_t *cr, const RfTheme *theme, RfColor color, double opacity)
{
  double rgba[4];

  rf_theme_rgba (theme, color, rgba);
  cairo_set_source_rgba (cr, rgba[0], rgba[1], rgba[2], rgba[3] * opacity);
}

static void
paint_text (RfPainter *painter, cairo_t *cr, const RfSceneItem *item, const RfTheme *theme)
{
  PangoLayout *layout = get_layout (painter, item);
  double x = item->anchor;

  if (item->align != RF_ALIGN_START)
    {
      int width;

      pango_layout_get_size (layout, &width, NULL);
      x -= (double) width / PANGO_SCALE * (item->align == RF_ALIGN_MIDDLE ? 0.5 : 1);
    }
  rf_paint_set_color (cr, theme, rf_style_info (item->style)->fill, item->opacity);
  cairo_move_to (cr, x, item->baseline);
  if (!painter->outlines)
    {
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, 0));
      return;
    }
  pango_cairo_layout_line_path (cr, pango_layout_get_line_readonly (layout, 0));
  cairo_fill (cr);
}

/* Whether at most OUTLINES_MAX texts are in @clip, on a surface of pixels: a PDF keeps its texts.
 */
static gboolean
has_few_texts (const RfScene *scene, const RfRect *clip, cairo_t *cr)
{
  guint n = 0;

  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF)
    return FALSE;
  for (guint g = 0; g < scene->groups->len && n <= OUTLINES_MAX; g++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, g);

      for (guint i = group->first;
           rf_rect_overlaps (&group->bounds, clip) && i < group->first + group->n_items; i++)
        n += g_array_index (scene->items, RfSceneItem, i).kind == RF_ITEM_TEXT;
    }
  return n <= OUTLINES_MAX;
}

static void
paint_shape (cairo_t *cr, const RfSceneItem *item, const RfTheme *theme, const RfRect *clip)
{
  const RfStyleInfo *info = rf_style_info (item->style);

  switch ((RfItemKind) item->kind)
    {
    case RF_ITEM_BOX:
    case RF_ITEM_HEAD:
    case RF_ITEM_CIRCLE:
      rect_path (cr, item);
      break;
    case RF_ITEM_LINE:
      cairo_move_to (cr, item->rect.x, item->rect.y);
      cairo_line_to (cr, item->rect.x + item->rect.width, item->rect.y + item->rect.height);
      break;
    case RF_ITEM_SPLINE:
      spline_path (cr, item, clip);
      break;
    case RF_ITEM_PATH:
      polygon_path (cr, item);
      break;
    case RF_ITEM_TEXT:
      return;
    }
  if (info->fill != RF_COLOR_NONE)
    {
      rf_paint_set_color (cr, theme, info->fill, item->opacity);
      if (info->stroke != RF_COLOR_NONE)
        cairo_fill_preserve (cr);
      else
        cairo_fill (cr);
    }
  if (info->stroke != RF_COLOR_NONE)
    {
      double dashes[2] = { info->dash_on, info->dash_off };

      rf_paint_set_color (cr, theme, info->stroke, item->opacity);
      cairo_set_line_width (cr, theme->widths[info->width]);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_dash (cr, dashes, info->dash_on > 0 ? 2 : 0, 0);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
}

void
rf_painter_set_texts (RfPainter *painter, RfTextWay way)
{
  painter->text_way = way;
}

guint
rf_painter_n_painted (const RfPainter *painter)
{
  return painter->n_painted;
}

static void
paint_group (RfPainter *painter, cairo_t *cr, const RfScene *scene, const RfSceneGroup *group,
             const RfTheme *theme, const RfRect *clip, double unit, double strength)
{
  for (guint i = group->first; i < group->first + group->n_items; i++)
    {
      const RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, i);
      RfSceneItem stronger;

      if (item->opacity <= 0 || !rf_rect_overlaps (&item->bounds, clip))
        continue;
      if (item->kind == RF_ITEM_TEXT && rf_style_info (item->style)->size * unit < TEXT_SMALLEST)
        continue;
      if (strength != 1)
        {
          stronger = *item;
          stronger.opacity = fmin (item->opacity * strength, 1);
          item = &stronger;
        }
      painter->n_painted++;
      if (item->kind == RF_ITEM_TEXT)
        paint_text (painter, cr, item, theme);
      else
        paint_shape (cr, item, theme, clip);
    }
}

/* What of the scene is in sight, and how many pixels a point has. */
static RfRect
find_clip (cairo_t *cr, double *unit)
{
  double x0, y0, x1, y1, none = 0;

  cairo_clip_extents (cr, &x0, &y0, &x1, &y1);
  *unit = 1;
  cairo_user_to_device_distance (cr, unit, &none);
  *unit = hypot (*unit, none);
  return (RfRect){ x0, y0, x1 - x0, y1 - y0 };
}

static void
paint_groups (RfPainter *painter, cairo_t *cr, const RfScene *scene, const RfTheme *theme,
              RfPutGroup put, gpointer user)
{
  RfSmallPainter small;
  gboolean is_small;
  double unit;
  RfRect clip = find_clip (cr, &unit);

  painter->outlines = painter->text_way != RF_TEXTS_BY_NUMBER
                        ? painter->text_way == RF_TEXTS_AS_OUTLINES
                        : has_few_texts (scene, &clip, cr);
  painter->n_painted = 0;
  is_small = unit < RF_PAINT_READABLE && rf_small_painter_begin (&small, cr, theme, &clip, unit);
  for (guint g = 0; g < scene->groups->len; g++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, g);

      if (!rf_rect_overlaps (&group->bounds, &clip))
        continue;
      if (is_small)
        painter->n_painted += rf_small_painter_paint (&small, scene, group);
      else if (put == NULL || !put (cr, g, user))
        paint_group (painter, cr, scene, group, theme, &clip, unit, 1);
    }
  if (is_small)
    rf_small_painter_end (&small);
}

void
rf_painter_paint (RfPainter *painter, cairo_t *cr, const RfScene *scene, const RfTheme *theme,
                  gboolean background)
{
  cairo_save (cr);
  if (background)
    {
      rf_paint_set_color (cr, theme, RF_COLOR_CANVAS, 1);
      cairo_rectangle (cr, scene->bounds.x, scene->bounds.y, scene->bounds.width,
                       scene->bounds.height);
      cairo_fill (cr);
    }
  paint_groups (painter, cr, scene, theme, NULL, NULL);
  cairo_restore (cr);
}

void
rf_painter_paint_with (RfPainter *painter, cairo_t *cr, const RfScene *scene, const RfTheme *theme,
                       RfPutGroup put, gpointer user)
{
  cairo_save (cr);
  paint_groups (painter, cr, scene, theme, put, user);
  cairo_restore (cr);
}

void
rf_painter_paint_group (RfPainter *painter, cairo_t *cr, const RfScene *scene, guint group,
                        const RfTheme *theme, double strength)
{
  double unit;
  RfRect clip;

  cairo_save (cr);
  clip = find_clip (cr, &unit);
  painter->outlines = painter->text_way != RF_TEXTS_AS_GLYPHS;
  paint_group (painter, cr, scene, &g_array_index (scene->groups, RfSceneGroup, group), theme,
               &clip, unit, strength);
  cairo_restore (cr);
}
