/* SPDX-License-Identifier: MIT */
/* Text widths. Each RfMeasure has its own font map; Pango's objects are only touched under its
 * mutex. Widths are cached by style and text; the cache is bounded. */
#include "diagram/rf-measure.h"

#include <string.h>

#define CACHE_MAX 20000

struct _RfMeasure
{
  gatomicrefcount refs;
  GMutex mutex;
  PangoFontMap *map;
  PangoContext *context;
  PangoLayout *layouts[RF_N_STYLES];
  GHashTable *widths; /* "S:text" → double */
};

PangoContext *
rf_measure_create_context (PangoFontMap *map)
{
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

PangoFontDescription *
rf_measure_create_font (RfStyle style)
{
  const RfStyleInfo *info = rf_style_info (style);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, rf_font_pango (info->font));
  pango_font_description_set_absolute_size (font, info->size * PANGO_SCALE);
  pango_font_description_set_weight (font, (PangoWeight) info->weight);
  if (info->italic)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  return font;
}

RfMeasure *
rf_measure_new (void)
{
  RfMeasure *measure = g_new0 (RfMeasure, 1);

  g_atomic_ref_count_init (&measure->refs);
  g_mutex_init (&measure->mutex);
  measure->map = pango_cairo_font_map_new ();
  measure->context = rf_measure_create_context (measure->map);
  measure->widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return measure;
}

RfMeasure *
rf_measure_ref (RfMeasure *measure)
{
  g_atomic_ref_count_inc (&measure->refs);
  return measure;
}

void
rf_measure_unref (RfMeasure *measure)
{
  if (measure == NULL || !g_atomic_ref_count_dec (&measure->refs))
    return;
  for (guint i = 0; i < RF_N_STYLES; i++)
    g_clear_object (&measure->layouts[i]);
  g_object_unref (measure->context);
  g_object_unref (measure->map);
  g_hash_table_unref (measure->widths);
  g_mutex_clear (&measure->mutex);
  g_free (measure);
}

static PangoLayout *
get_layout (RfMeasure *measure, RfStyle style)
{
  if (measure->layouts[style] == NULL)
    {
      PangoFontDescription *font = rf_measure_create_font (style);

      measure->layouts[style] = pango_layout_new (measure->context);
      pango_layout_set_font_description (measure->layouts[style], font);
      pango_layout_set_single_paragraph_mode (measure->layouts[style], TRUE);
      pango_font_description_free (font);
    }
  return measure->layouts[style];
}

double
rf_measure_text (RfMeasure *measure, RfStyle style, const char *text)
{
  g_autofree char *key = NULL;
  PangoLayout *layout;
  const double *known;
  double *width;
  int units, result_units;

  if (text[0] == '\0')
    return 0;
  key = g_strdup_printf ("%d:%s", (int) style, text);
  g_mutex_lock (&measure->mutex);
  known = g_hash_table_lookup (measure->widths, key);
  if (known != NULL)
    {
      double result = *known;
      g_mutex_unlock (&measure->mutex);
      return result;
    }
  layout = get_layout (measure, style);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &units, NULL);
  result_units = units;
  if (g_hash_table_size (measure->widths) > CACHE_MAX)
    g_hash_table_remove_all (measure->widths);
  width = g_new (double, 1);
  *width = (double) result_units / PANGO_SCALE;
  g_hash_table_insert (measure->widths, g_steal_pointer (&key), width);
  g_mutex_unlock (&measure->mutex);
  return (double) result_units / PANGO_SCALE;
}

/* One line: what would break it is shown by a sign. */
static char *
one_line (const char *text)
{
  GString *out;

  if (strpbrk (text, "\n\r\t\v\f") == NULL)
    return g_strdup (text);
  out = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\n')
        g_string_append (out, "⏎");
      else if (*p == '\r' || *p == '\t' || *p == '\v' || *p == '\f')
        g_string_append_c (out, ' ');
      else
        g_string_append_c (out, *p);
    }
  return g_string_free (out, FALSE);
}

char *
rf_measure_fit (RfMeasure *measure, RfStyle style, const char *text, double width)
{
  g_autofree char *line = one_line (text);
  glong length, low = 0, high;

  /* No sane box shows more, and it bounds the search below. */
  length = g_utf8_strlen (line, -1);
  if (length > 400)
    {
      *g_utf8_offset_to_pointer (line, 400) = '\0';
      length = 400;
    }
  else if (rf_measure_text (measure, style, line) <= width)
    return g_steal_pointer (&line);

  /* The longest prefix that fits together with the mark. */
  high = length;
  while (low < high)
    {
      glong middle = (low + high + 1) / 2;
      gsize bytes = g_utf8_offset_to_pointer (line, middle) - line;
      g_autofree char *cut = g_strdup_printf ("%.*s…", (int) bytes, line);

      if (rf_measure_text (measure, style, cut) <= width)
        low = middle;
      else
        high = middle - 1;
    }
  *g_utf8_offset_to_pointer (line, low) = '\0';
  return g_strconcat (line, "…", NULL);
}
