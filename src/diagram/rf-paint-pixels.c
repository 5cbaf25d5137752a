/* SPDX-License-Identifier: MIT */

/* Rectangles and thin lines straight into the pixels of an image: what a small picture of thousands
 * of objects is made of. A path of cairo's for each of them takes ten times as long. */
#include "diagram/rf-paint-private.h"

#include <math.h>

guint32
rf_pixels_color (const double rgba[4], double opacity)
{
  double alpha = CLAMP (rgba[3] * opacity, 0, 1);
  guint32 a = (guint32) lround (alpha * 255), r = (guint32) lround (rgba[0] * alpha * 255);
  guint32 g = (guint32) lround (rgba[1] * alpha * 255),
          b = (guint32) lround (rgba[2] * alpha * 255);

  return a << 24 | r << 16 | g << 8 | b;
}

/* Each component of @pixel times @part / 255. */
static inline guint32
scale (guint32 pixel, guint32 part)
{
  guint32 rb = (pixel & 0xff00ff) * part + 0x800080;
  guint32 ag = (pixel >> 8 & 0xff00ff) * part + 0x800080;

  rb = (rb + (rb >> 8 & 0xff00ff)) >> 8 & 0xff00ff;
  ag = (ag + (ag >> 8 & 0xff00ff)) & 0xff00ff00;
  return rb | ag;
}

static inline void
blend (guint32 *pixel, guint32 color)
{
  *pixel = color + scale (*pixel, 255 - (color >> 24));
}

static inline guint32 *
row_at (const RfPixels *pixels, int y)
{
  return (guint32 *) (void *) (pixels->data + (gssize) y * pixels->stride);
}

/* Far outside of any image the numbers would not fit an int. */
static int
pixel_of (double value)
{
  return (int) lround (CLAMP (value, -1e6, 1e6));
}

void
rf_pixels_fill (const RfPixels *pixels, const RfRect *rect, guint32 color)
{
  int left = pixel_of (rect->x), top = pixel_of (rect->y);
  int right = MAX (pixel_of (rf_rect_right (rect)), left + 1);
  int bottom = MAX (pixel_of (rf_rect_bottom (rect)), top + 1);

  left = MAX (left, pixels->x0);
  right = MIN (right, pixels->x1);
  top = MAX (top, pixels->y0);
  bottom = MIN (bottom, pixels->y1);
  for (int y = top; y < bottom; y++)
    {
      guint32 *row = row_at (pixels, y);

      if (color >> 24 == 255)
        for (int x = left; x < right; x++)
          row[x] = color;
      else
        for (int x = left; x < right; x++)
          blend (&row[x], color);
    }
}

static inline void
dot (const RfPixels *pixels, int x, int y, guint32 color, guint32 part)
{
  if (x >= pixels->x0 && x < pixels->x1 && y >= pixels->y0 && y < pixels->y1 && part > 0)
    blend (&row_at (pixels, y)[x], scale (color, part));
}

/* The part of the line from @from to @to between @low and @high in its main direction. */
static gboolean
cut (double *from, double *other_from, double to, double other_to, double low, double high,
     double *end)
{
  double slope = (other_to - *other_from) / (to - *from);

  if (*from > high || to < low)
    return FALSE;
  if (*from < low)
    {
      *other_from += slope * (low - *from);
      *from = low;
    }
  *end = MIN (to, high);
  return TRUE;
}

/* The steps @first … @last - 1 of a line that stands at @b across where it is at @a along. */
static void
draw_steps (const RfPixels *pixels, gboolean steep, int first, int last, double a, double b,
            double slope, guint32 color)
{
  double begin = CLAMP (b + slope * (first + 0.5 - a) - 0.5, -1e6, 1e6);
  double end = CLAMP (b + slope * (last - 0.5 - a) - 0.5, -1e6, 1e6);
  int low = steep ? pixels->x0 : pixels->y0, high = steep ? pixels->x1 : pixels->y1;
  gint64 across = (gint64) floor (begin * 65536), step = (gint64) floor (slope * 65536);
  gboolean inside = MIN (begin, end) >= low + 1 && MAX (begin, end) < high - 2;

  for (int i = first; i < last; i++, across += step)
    {
      int at = (int) (across >> 16);
      guint32 part = (guint32) (across >> 8 & 0xff);

      if (!inside)
        {
          dot (pixels, steep ? at : i, steep ? i : at, color, 255 - part);
          dot (pixels, steep ? at + 1 : i, steep ? i : at + 1, color, part);
          continue;
        }
      {
        guint32 *pixel = &row_at (pixels, steep ? i : at)[steep ? at : i];
        guint32 *other = steep ? pixel + 1 : pixel + pixels->stride / 4;

        blend (pixel, scale (color, 255 - part));
        if (part > 0)
          blend (other, scale (color, part));
      }
    }
}

/* Each step in the main direction covers two pixels across, in parts that make one. The steps stand
 * at the middles of pixels, so that the parts of a line that is drawn in pieces are the same. */
void
rf_pixels_line (const RfPixels *pixels, RfPoint from, RfPoint to, guint32 color)
{
  gboolean steep = fabs (to.y - from.y) > fabs (to.x - from.x);
  double a = steep ? from.y : from.x, b = steep ? from.x : from.y, end;
  double a_to = steep ? to.y : to.x, b_to = steep ? to.x : to.y, slope;
  int low = steep ? pixels->y0 : pixels->x0, high = steep ? pixels->y1 : pixels->x1;

  if (a_to < a)
    {
      double swap = a;
      a = a_to;
      a_to = swap;
      swap = b;
      b = b_to;
      b_to = swap;
    }
  if (a_to - a < 1e-6)
    return;
  slope = (b_to - b) / (a_to - a);
  if (!cut (&a, &b, a_to, b_to, low, high, &end))
    return;
  draw_steps (pixels, steep, (int) ceil (a - 0.5), (int) ceil (end - 0.5), a, b, slope, color);
}
