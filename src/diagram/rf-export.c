/* SPDX-License-Identifier: MIT */
/* Export: bytes in memory first, then one atomic write. So a failure never leaves half a file. */
#include "diagram/rf-export.h"

#include "base/rf-error.h"
#include "base/rf-text.h"
#include "diagram/rf-dot.h"
#include "diagram/rf-paint-cairo.h"
#include "diagram/rf-paint-svg.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#define PNG_MAX_SIDE 20000.0
#define PNG_MAX_PIXELS 120e6

static const char *const format_names[RF_N_EXPORT_FORMATS] = { "svg", "pdf", "png", "dot" };

const char *
rf_export_format_name (RfExportFormat format)
{
  g_assert ((guint) format < RF_N_EXPORT_FORMATS);
  return format_names[format];
}

int
rf_export_format_find (const char *name)
{
  for (int i = 0; i < RF_N_EXPORT_FORMATS; i++)
    if (g_ascii_strcasecmp (name, format_names[i]) == 0)
      return i;
  return -1;
}

int
rf_export_format_for_path (const char *path)
{
  const char *dot = strrchr (path, '.');

  return dot != NULL && strchr (dot, '/') == NULL ? rf_export_format_find (dot + 1) : -1;
}

static cairo_status_t
collect (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check (cairo_status_t status, const char *what, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, RF_ERROR, RF_ERROR_IO, "The %s could not be made: %s", what,
               cairo_status_to_string (status));
  return FALSE;
}

static void
paint (cairo_t *cr, const RfScene *scene, const RfTheme *theme)
{
  g_autoptr (RfPainter) painter = rf_painter_new ();
  double rgba[4];

  /* The last column and row of pixels, which the scene covers only in part. */
  rf_theme_rgba (theme, RF_COLOR_CANVAS, rgba);
  cairo_set_source_rgba (cr, rgba[0], rgba[1], rgba[2], rgba[3]);
  cairo_paint (cr);
  cairo_translate (cr, -scene->bounds.x, -scene->bounds.y);
  rf_painter_paint (painter, cr, scene, theme, TRUE);
}

static GBytes *
make_pdf (const RfScene *scene, const RfTheme *theme, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface =
    cairo_pdf_surface_create_for_stream (collect, bytes, fmax (scene->bounds.width, 1),
                                         fmax (scene->bounds.height, 1));
  cairo_t *cr = cairo_create (surface);
  gboolean done;

  if (scene->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, scene->title);
  paint (cr, scene, theme);
  cairo_show_page (cr);
  done = check (cairo_status (cr), "PDF", error);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  done = done && check (cairo_surface_status (surface), "PDF", error);
  cairo_surface_destroy (surface);
  if (!done)
    {
      g_byte_array_unref (bytes);
      return NULL;
    }
  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
make_png (const RfScene *scene, const RfTheme *theme, double scale, GError **error)
{
  GByteArray *bytes;
  double width = fmax (scene->bounds.width, 1), height = fmax (scene->bounds.height, 1);
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean done;

  scale = scale > 0 ? scale : 1;
  scale = fmin (scale, PNG_MAX_SIDE / fmax (width, height));
  scale = fmin (scale, sqrt (PNG_MAX_PIXELS / (width * height)));
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) fmax (1, ceil (width * scale)),
                                        (int) fmax (1, ceil (height * scale)));
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  paint (cr, scene, theme);
  done = check (cairo_status (cr), "PNG", error);
  cairo_destroy (cr);
  bytes = g_byte_array_new ();
  done = done && check (cairo_surface_write_to_png_stream (surface, collect, bytes), "PNG", error);
  cairo_surface_destroy (surface);
  if (!done)
    {
      g_byte_array_unref (bytes);
      return NULL;
    }
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
rf_export_to_bytes (const RfScene *scene, const RfView *view, const RfTheme *theme,
                    RfExportFormat format, double scale, GError **error)
{
  switch (format)
    {
    case RF_EXPORT_PDF:
      return make_pdf (scene, theme, error);
    case RF_EXPORT_PNG:
      return make_png (scene, theme, scale, error);
    case RF_EXPORT_DOT:
      g_assert (view != NULL);
      return g_string_free_to_bytes (rf_dot_write (view));
    case RF_EXPORT_SVG:
    case RF_N_EXPORT_FORMATS:
      break;
    }
  return g_string_free_to_bytes (rf_paint_svg (scene, theme));
}

gboolean
rf_export_scene (const RfScene *scene, const RfView *view, const RfTheme *theme,
                 RfExportFormat format, double scale, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = rf_export_to_bytes (scene, view, theme, format, scale, error);
  gsize length;
  const char *data;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  return rf_text_write_file (path, data, length, error);
}
