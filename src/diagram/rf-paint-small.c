/* SPDX-License-Identifier: MIT */

/* Pictures in a size in which no text can be read. What is drawn there tells where something is and
 * of what kind: blocks in the colours of their borders and heads, lines in the place of text,
 * threads in the place of arrows. It is drawn straight into the pixels (rf-paint-pixels.c). */
#include "diagram/rf-paint-private.h"

#include <math.h>

#define TEXT_SMALLEST 1.7 /* pixels of a font, of which a line is still drawn */
#define TEXT_HEIGHT 0.42  /* of such a line, of the font's size */
#define TEXT_OPACITY 0.38
#define SMALLEST 1.6        /* pixels of what is drawn at all */
#define BORDER_SMALLEST 9.0 /* pixels of a box that has a border */
#define HEAD_SMALLEST 3.0   /* pixels of a head that lies within a border */
#define DASHED_OPACITY 0.55
#define THREAD_SMALLEST 0.2 /* how much of a pixel a thread covers, at least */
#define BLOCK_OPACITY 0.6   /* of the border's colour, where there is no room for a border */
#define PIECE 7.0           /* pixels of a curve that are drawn as one line */
#define PIECES_MAX 24
#define DETAILED 0.12 /* below this size there are neither heads, tips nor dots */

/* The image that @cr paints on, as far as it is not clipped. */
static gboolean
find_image (cairo_t *cr, RfSmallPainter *painter)
{
  cairo_surface_t *surface = cairo_get_group_target (cr);
  cairo_rectangle_list_t *list;
  double x = 0, y = 0, x_offset, y_offset;
  gboolean found;

  if (cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_IMAGE ||
      (cairo_image_surface_get_format (surface) != CAIRO_FORMAT_ARGB32 &&
       cairo_image_surface_get_format (surface) != CAIRO_FORMAT_RGB24))
    return FALSE;
  list = cairo_copy_clip_rectangle_list (cr);
  found = list->status == CAIRO_STATUS_SUCCESS && list->num_rectangles == 1;
  cairo_surface_get_device_offset (surface, &x_offset, &y_offset);
  cairo_user_to_device (cr, &x, &y);
  painter->origin = (RfPoint){ x + x_offset, y + y_offset };
  if (found)
    {
      const cairo_rectangle_t *clip = &list->rectangles[0];
      double left = clip->x * painter->unit + painter->origin.x;
      double top = clip->y * painter->unit + painter->origin.y;

      cairo_surface_flush (surface);
      painter->image = (RfPixels){
        cairo_image_surface_get_data (surface),
        cairo_image_surface_get_stride (surface),
        MAX (0, (int) lround (left)),
        MAX (0, (int) lround (top)),
        MIN (cairo_image_surface_get_width (surface),
             (int) lround (left + clip->width * painter->unit)),
        MIN (cairo_image_surface_get_height (surface),
             (int) lround (top + clip->height * painter->unit)),
      };
    }
  cairo_rectangle_list_destroy (list);
  return found;
}

gboolean
rf_small_painter_begin (RfSmallPainter *painter, cairo_t *cr, const RfTheme *theme,
                        const RfRect *clip, double unit)
{
  *painter = (RfSmallPainter){ .cr = cr, .theme = theme, .clip = *clip, .unit = unit };
  return find_image (cr, painter);
}

void
rf_small_painter_end (RfSmallPainter *painter)
{
  cairo_surface_mark_dirty (cairo_get_group_target (painter->cr));
}

static guint32
color_of (const RfSmallPainter *painter, RfColor color, double opacity)
{
  double rgba[4];

  rf_theme_rgba (painter->theme, color, rgba);
  return rf_pixels_color (rgba, opacity);
}

static RfRect
to_pixels (const RfSmallPainter *painter, const RfRect *rect)
{
  return (RfRect){ rect->x * painter->unit + painter->origin.x,
                   rect->y * painter->unit + painter->origin.y, rect->width * painter->unit,
                   rect->height * painter->unit };
}

static RfPoint
to_pixel (const RfSmallPainter *painter, RfPoint point)
{
  return (RfPoint){ point.x * painter->unit + painter->origin.x,
                    point.y * painter->unit + painter->origin.y };
}

/* --- threads ---------------------------------------------------------------------------------- */

static void
paint_curve (RfSmallPainter *painter, const RfPoint p[4], guint32 color)
{
  RfPoint from = to_pixel (painter, p[0]);
  double length = rf_point_distance (p[0], p[1]) + rf_point_distance (p[1], p[2]) +
                  rf_point_distance (p[2], p[3]);
  guint n = (guint) CLAMP (length * painter->unit / PIECE, 1, PIECES_MAX);

  /* A straight one needs no pieces. */
  if (length < rf_point_distance (p[0], p[3]) * 1.001)
    n = 1;
  for (guint i = 1; i <= n; i++)
    {
      RfPoint to = to_pixel (painter, i == n ? p[3] : rf_cubic_point (p, (double) i / n));

      rf_pixels_line (&painter->image, from, to, color);
      from = to;
    }
}

static void
paint_thread (RfSmallPainter *painter, const RfSceneItem *item)
{
  const RfStyleInfo *info = rf_style_info (item->style);
  double width = painter->theme->widths[info->width] * painter->unit;
  guint32 color =
    color_of (painter, info->stroke, item->opacity * CLAMP (width, THREAD_SMALLEST, 1));

  for (guint i = 0; i + 3 < item->n_points; i += 3)
    {
      RfRect bounds = rf_spline_bounds (item->points + i, 4);

      bounds = rf_rect_grow (&bounds, 2 / painter->unit);
      if (rf_rect_overlaps (&bounds, &painter->clip))
        paint_curve (painter, item->points + i, color);
    }
}

/* --- blocks ----------------------------------------------------------------------------------- */

static void
paint_ring (RfSmallPainter *painter, const RfRect *rect, guint32 color, double width)
{
  RfRect sides[4] = {
    { rect->x, rect->y, rect->width, width },
    { rect->x, rf_rect_bottom (rect) - width, rect->width, width },
    { rect->x, rect->y + width, width, rect->height - 2 * width },
    { rf_rect_right (rect) - width, rect->y + width, width, rect->height - 2 * width },
  };

  for (guint i = 0; i < 4; i++)
    rf_pixels_fill (&painter->image, &sides[i], color);
}

/* All four sides on whole pixels. */
static RfRect
on_pixels (const RfRect *rect)
{
  double x = round (rect->x), y = round (rect->y);

  return (RfRect){ x, y, round (rf_rect_right (rect)) - x, round (rf_rect_bottom (rect)) - y };
}

/* A border is what is left round the inside; a box too small for one has its colour. */
static void
paint_block (RfSmallPainter *painter, const RfSceneItem *item)
{
  const RfStyleInfo *info = rf_style_info (item->style);
  RfRect rect = to_pixels (painter, &item->rect);

  if (info->fill == RF_COLOR_NONE)
    {
      paint_ring (painter, &rect, color_of (painter, info->stroke, item->opacity),
                  fmax (1, painter->theme->widths[info->width] * painter->unit));
      return;
    }
  if (item->key.part == RF_PART_BODY && fmin (rect.width, rect.height) < BORDER_SMALLEST)
    {
      rf_pixels_fill (&painter->image, &rect,
                      color_of (painter, info->stroke, item->opacity * BLOCK_OPACITY));
      return;
    }
  if (info->stroke != RF_COLOR_NONE && fmin (rect.width, rect.height) >= BORDER_SMALLEST)
    {
      /* Dashes that small are a fainter line. */
      double opacity = item->opacity * (info->dash_on > 0 ? DASHED_OPACITY : 1);

      rect = on_pixels (&rect);
      rf_pixels_fill (&painter->image, &rect, color_of (painter, info->stroke, opacity));
      rect = rf_rect_grow (&rect, -1);
    }
  else if (item->key.part == RF_PART_HEAD && rect.height >= HEAD_SMALLEST)
    {
      /* Within the border of its box. */
      rect = on_pixels (&rect);
      rect = (RfRect){ rect.x + 1, rect.y + 1, rect.width - 2, rect.height - 1 };
    }
  rf_pixels_fill (&painter->image, &rect, color_of (painter, info->fill, item->opacity));
}

static gboolean
paint_text (RfSmallPainter *painter, const RfSceneItem *item)
{
  const RfStyleInfo *info = rf_style_info (item->style);
  double height = info->size * TEXT_HEIGHT;
  RfRect line = { item->rect.x, item->baseline - height, item->rect.width, height };

  if (info->size * painter->unit < TEXT_SMALLEST)
    return FALSE;
  line = to_pixels (painter, &line);
  rf_pixels_fill (&painter->image, &line,
                  color_of (painter, info->fill, item->opacity * TEXT_OPACITY));
  return TRUE;
}

/* Outlines of isolates and other shapes of which there are few. */
static void
paint_path (RfSmallPainter *painter, const RfSceneItem *item)
{
  const RfStyleInfo *info = rf_style_info (item->style);

  cairo_surface_mark_dirty (cairo_get_group_target (painter->cr));
  cairo_move_to (painter->cr, item->points[0].x, item->points[0].y);
  for (guint i = 1; i < item->n_points; i++)
    cairo_line_to (painter->cr, item->points[i].x, item->points[i].y);
  if (info->fill != RF_COLOR_NONE)
    {
      rf_paint_set_color (painter->cr, painter->theme, info->fill, item->opacity);
      cairo_close_path (painter->cr);
      cairo_fill_preserve (painter->cr);
    }
  if (info->stroke != RF_COLOR_NONE)
    {
      rf_paint_set_color (painter->cr, painter->theme, info->stroke, item->opacity);
      cairo_set_line_width (painter->cr,
                            fmax (painter->theme->widths[info->width], 1 / painter->unit));
      cairo_stroke_preserve (painter->cr);
    }
  cairo_new_path (painter->cr);
  cairo_surface_flush (cairo_get_group_target (painter->cr));
}

static gboolean
paint_item (RfSmallPainter *painter, const RfSceneItem *item)
{
  gboolean detail = item->key.part == RF_PART_TIP || item->key.part == RF_PART_DOT ||
                    item->key.part == RF_PART_HEAD;

  if (item->opacity <= 0 || !rf_rect_overlaps (&item->bounds, &painter->clip) ||
      fmax (item->bounds.width, item->bounds.height) * painter->unit < SMALLEST ||
      (detail && painter->unit < DETAILED))
    return FALSE;
  switch ((RfItemKind) item->kind)
    {
    case RF_ITEM_TEXT:
      return paint_text (painter, item);
    case RF_ITEM_SPLINE:
      paint_thread (painter, item);
      return TRUE;
    case RF_ITEM_PATH:
      paint_path (painter, item);
      return TRUE;
    case RF_ITEM_LINE:
      return FALSE;
    case RF_ITEM_BOX:
    case RF_ITEM_HEAD:
    case RF_ITEM_CIRCLE:
      break;
    }
  paint_block (painter, item);
  return TRUE;
}

guint
rf_small_painter_paint (RfSmallPainter *painter, const RfScene *scene, const RfSceneGroup *group)
{
  guint n = 0;

  if (fmax (group->bounds.width, group->bounds.height) * painter->unit < SMALLEST)
    return 0;
  for (guint i = group->first; i < group->first + group->n_items; i++)
    n += paint_item (painter, &g_array_index (scene->items, RfSceneItem, i));
  return n;
}
