/* SPDX-License-Identifier: MIT */
/* The SVG writer. Well-formed by construction: every text goes through rf_text_append_xml(), every
 * number through append_number(), which does not know locales. Arrow heads are paths of their own,
 * since markers are drawn differently by different programs. */
#include "diagram/rf-paint-svg.h"

#include "base/rf-text.h"
#include "diagram/rf-phrase.h"

#include <math.h>
#include <string.h>

static void
append_number (GString *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length;

  g_ascii_formatd (text, sizeof text, "%.2f", value);
  length = strlen (text);
  while (length > 0 && text[length - 1] == '0')
    text[--length] = '\0';
  if (length > 0 && text[length - 1] == '.')
    text[--length] = '\0';
  g_string_append (out, strcmp (text, "-0") == 0 ? "0" : text);
}

static void
append_attribute (GString *out, const char *name, double value)
{
  g_string_append_printf (out, " %s=\"", name);
  append_number (out, value);
  g_string_append_c (out, '"');
}

static void
append_point (GString *out, char command, RfPoint point)
{
  if (command != 0)
    g_string_append_c (out, command);
  append_number (out, point.x);
  g_string_append_c (out, ' ');
  append_number (out, point.y);
}

static void
append_color (GString *out, const char *property, const RfTheme *theme, RfColor color)
{
  guint32 value = theme->colors[color];

  if (color == RF_COLOR_NONE)
    {
      g_string_append_printf (out, "%s:none;", property);
      return;
    }
  g_string_append_printf (out, "%s:#%06x;", property, value >> 8);
  if ((value & 0xff) != 0xff)
    {
      g_string_append_printf (out, "%s-opacity:", property);
      append_number (out, (value & 0xff) / 255.0);
      g_string_append_c (out, ';');
    }
}

static void
append_style (GString *out, const RfTheme *theme, RfStyle style)
{
  const RfStyleInfo *info = rf_style_info (style);

  g_string_append_printf (out, ".%s{", info->name);
  append_color (out, "fill", theme, info->fill);
  if (info->font != RF_FONT_NONE)
    {
      g_string_append_printf (out, "font-family:%s;font-size:", rf_font_css (info->font));
      append_number (out, info->size);
      g_string_append_printf (out, "px;font-weight:%d;%s", info->weight,
                              info->italic ? "font-style:italic;" : "");
    }
  else
    {
      append_color (out, "stroke", theme, info->stroke);
      if (info->stroke != RF_COLOR_NONE)
        {
          g_string_append (out, "stroke-width:");
          append_number (out, theme->widths[info->width]);
          g_string_append (out, ";stroke-linecap:round;stroke-linejoin:round;");
        }
      if (info->dash_on > 0)
        g_string_append_printf (out, "stroke-dasharray:%d %d;", (int) info->dash_on,
                                (int) info->dash_off);
    }
  g_string_append (out, "}\n");
}

static void
append_styles (GString *out, const RfScene *scene, const RfTheme *theme)
{
  gboolean used[RF_N_STYLES] = { FALSE };

  for (guint i = 0; i < scene->items->len; i++)
    used[g_array_index (scene->items, RfSceneItem, i).style] = TRUE;
  g_string_append (out, "<style>\n.canvas{");
  append_color (out, "fill", theme, RF_COLOR_CANVAS);
  g_string_append (out, "}\n");
  for (guint i = 0; i < RF_N_STYLES; i++)
    if (used[i])
      append_style (out, theme, i);
  g_string_append (out, "</style>\n");
}

static void
append_class (GString *out, const RfSceneItem *item)
{
  g_string_append_printf (out, " class=\"%s\"", rf_style_info (item->style)->name);
  if (item->opacity < 1)
    append_attribute (out, "opacity", item->opacity);
}

static void
append_rect (GString *out, const RfSceneItem *item)
{
  double radius = fmin (item->radius, fmin (item->rect.width, item->rect.height) / 2);

  g_string_append (out, "<rect");
  append_class (out, item);
  append_attribute (out, "x", item->rect.x);
  append_attribute (out, "y", item->rect.y);
  append_attribute (out, "width", item->rect.width);
  append_attribute (out, "height", item->rect.height);
  if (radius > 0)
    append_attribute (out, "rx", radius);
  g_string_append (out, "/>\n");
}

/* A rectangle with round corners at the top only. */
static void
append_head (GString *out, const RfSceneItem *item)
{
  const RfRect *rect = &item->rect;
  double r = fmin (item->radius, rect->height), right = rf_rect_right (rect);
  double bottom = rf_rect_bottom (rect), k = r * 0.4477;

  g_string_append (out, "<path");
  append_class (out, item);
  g_string_append (out, " d=\"");
  append_point (out, 'M', (RfPoint){ rect->x, bottom });
  append_point (out, 'L', (RfPoint){ rect->x, rect->y + r });
  append_point (out, 'C', (RfPoint){ rect->x, rect->y + k });
  append_point (out, ' ', (RfPoint){ rect->x + k, rect->y });
  append_point (out, ' ', (RfPoint){ rect->x + r, rect->y });
  append_point (out, 'L', (RfPoint){ right - r, rect->y });
  append_point (out, 'C', (RfPoint){ right - k, rect->y });
  append_point (out, ' ', (RfPoint){ right, rect->y + k });
  append_point (out, ' ', (RfPoint){ right, rect->y + r });
  append_point (out, 'L', (RfPoint){ right, bottom });
  g_string_append (out, "Z\"/>\n");
}

static void
append_text (GString *out, const RfSceneItem *item)
{
  static const char *const anchors[] = { NULL, "middle", "end" };
  gboolean keep = strstr (item->text, "  ") != NULL || g_str_has_prefix (item->text, " ") ||
                  g_str_has_suffix (item->text, " ");

  g_string_append (out, "<text");
  append_class (out, item);
  append_attribute (out, "x", item->anchor);
  append_attribute (out, "y", item->baseline);
  if (anchors[item->align] != NULL)
    g_string_append_printf (out, " text-anchor=\"%s\"", anchors[item->align]);
  if (keep)
    g_string_append (out, " xml:space=\"preserve\"");
  g_string_append_c (out, '>');
  rf_text_append_xml (out, item->text, -1);
  g_string_append (out, "</text>\n");
}

static void
append_points (GString *out, const RfSceneItem *item)
{
  g_string_append (out, "<path");
  append_class (out, item);
  g_string_append (out, " d=\"");
  append_point (out, 'M', item->points[0]);
  for (guint i = 1; i < item->n_points; i++)
    {
      if (item->kind == RF_ITEM_PATH)
        append_point (out, 'L', item->points[i]);
      else
        append_point (out, i % 3 == 1 ? 'C' : ' ', item->points[i]);
    }
  if (item->kind == RF_ITEM_PATH && rf_style_info (item->style)->fill != RF_COLOR_NONE)
    g_string_append_c (out, 'Z');
  g_string_append (out, "\"/>\n");
}

static void
append_item (GString *out, const RfSceneItem *item)
{
  switch ((RfItemKind) item->kind)
    {
    case RF_ITEM_BOX:
    case RF_ITEM_CIRCLE:
      append_rect (out, item);
      break;
    case RF_ITEM_HEAD:
      append_head (out, item);
      break;
    case RF_ITEM_TEXT:
      append_text (out, item);
      break;
    case RF_ITEM_LINE:
      g_string_append (out, "<line");
      append_class (out, item);
      append_attribute (out, "x1", item->rect.x);
      append_attribute (out, "y1", item->rect.y);
      append_attribute (out, "x2", item->rect.x + item->rect.width);
      append_attribute (out, "y2", item->rect.y + item->rect.height);
      g_string_append (out, "/>\n");
      break;
    case RF_ITEM_SPLINE:
    case RF_ITEM_PATH:
      append_points (out, item);
      break;
    }
}

static void
append_group (GString *out, const RfScene *scene, const RfSceneGroup *group)
{
  static const char *const classes[] = {
    [RF_SPACE_NONE] = "none",     [RF_SPACE_ISOLATE] = "g-isolate",
    [RF_SPACE_FRAME] = "g-frame", [RF_SPACE_OBJECT] = "g-object",
    [RF_SPACE_REF] = "g-ref",     [RF_SPACE_BUBBLE] = "g-output",
    [RF_SPACE_GROUP] = "g-group", [RF_SPACE_LINK] = "g-link",
    [RF_SPACE_POOL] = "g-pool",
  };

  g_string_append (out, "<g id=\"");
  rf_text_append_xml (out, group->element, -1);
  g_string_append_printf (out, "\" class=\"%s\"", classes[group->space]);
  for (guint i = 0; group->attributes[i] != NULL && group->attributes[i + 1] != NULL; i += 2)
    {
      g_string_append_printf (out, " data-%s=\"", group->attributes[i]);
      rf_text_append_xml (out, group->attributes[i + 1], -1);
      g_string_append_c (out, '"');
    }
  g_string_append (out, ">\n");
  if (group->title[0] != '\0')
    {
      g_string_append (out, "<title>");
      rf_text_append_xml (out, group->title, -1);
      g_string_append (out, "</title>\n");
    }
  for (guint i = 0; i < group->n_items; i++)
    append_item (out, &g_array_index (scene->items, RfSceneItem, group->first + i));
  g_string_append (out, "</g>\n");
}

GString *
rf_paint_svg (const RfScene *scene, const RfTheme *theme)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  const char *title = scene->title != NULL ? scene->title : rf_phrase (RF_PHRASE_PICTURE);

  g_string_append (out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
  append_attribute (out, "width", scene->bounds.width);
  append_attribute (out, "height", scene->bounds.height);
  g_string_append (out, " viewBox=\"");
  append_point (out, 0, (RfPoint){ scene->bounds.x, scene->bounds.y });
  g_string_append_c (out, ' ');
  append_point (out, 0, (RfPoint){ scene->bounds.width, scene->bounds.height });
  g_string_append (out, "\" role=\"img\" aria-label=\"");
  rf_text_append_xml (out, title, -1);
  g_string_append (out, "\">\n<title>");
  rf_text_append_xml (out, title, -1);
  g_string_append (out, "</title>\n<desc>");
  rf_text_append_xml (out, rf_phrase (RF_PHRASE_DESCRIPTION), -1);
  g_string_append (out, "</desc>\n");
  append_styles (out, scene, theme);
  g_string_append (out, "<rect class=\"canvas\"");
  append_attribute (out, "x", scene->bounds.x);
  append_attribute (out, "y", scene->bounds.y);
  append_attribute (out, "width", scene->bounds.width);
  append_attribute (out, "height", scene->bounds.height);
  g_string_append (out, "/>\n");
  for (guint i = 0; i < scene->groups->len; i++)
    append_group (out, scene, &g_array_index (scene->groups, RfSceneGroup, i));
  g_string_append (out, "</svg>\n");
  return out;
}
