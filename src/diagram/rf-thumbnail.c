/* SPDX-License-Identifier: MIT */

/* Small pictures of scenes. A part is chosen by what lies in it whole: what is on its way out of
 * the world counts more than a box, a box more than a frame. */

#include "diagram/rf-thumbnail.h"

#include "diagram/rf-paint-cairo.h"

#include <math.h>

/* Room round what is painted, in points. */
#define MARGIN 12.0
/* No smaller than this, in parts of the scale that may be at most. */
#define SMALLEST 0.55
/* A picture that shows more than this is not better for it. */
#define WORTH_MOST 30.0
/* Of everything in a picture, what it would be worth in one that is as large as may be. */
#define SHRUNK 0.3
/* What is cut is worse than what is not there. */
#define CUT 0.5

/* What it is worth to see the group whole. */
static double
worth_of (const RfSceneGroup *group, const RfScene *scene)
{
  const RfSceneItem *body = &g_array_index (scene->items, RfSceneItem, group->first);

  switch (group->space)
    {
    case RF_SPACE_ISOLATE:
      return 4;
    case RF_SPACE_BUBBLE:
      return 3;
    case RF_SPACE_FRAME:
      return 1.5;
    case RF_SPACE_OBJECT:
      for (guint i = 0; i < group->n_items; i++)
        switch (body[i].style)
          {
          case RF_STYLE_CLASS:
          case RF_STYLE_GHOST:
            return 1;
          default:
            break;
          }
      return 3;
    default:
      return 0.2;
    }
}

static double
worth_inside (const RfScene *scene, const RfRect *part)
{
  double worth = 0;

  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, i);
      const RfRect *bounds = &group->bounds;

      if (bounds->x >= part->x && bounds->y >= part->y &&
          rf_rect_right (bounds) <= rf_rect_right (part) &&
          rf_rect_bottom (bounds) <= rf_rect_bottom (part))
        worth += worth_of (group, scene);
      else if (group->space != RF_SPACE_REF && rf_rect_overlaps (bounds, part))
        worth -= CUT * worth_of (group, scene);
    }
  return fmin (worth, WORTH_MOST);
}

/* Moves @part over as much as possible of what @all holds. */
static void
keep_within (RfRect *part, const RfRect *all)
{
  part->x = part->width >= all->width ? all->x + (all->width - part->width) / 2
                                      : CLAMP (part->x, all->x, rf_rect_right (all) - part->width);
  part->y = part->height >= all->height
              ? all->y + (all->height - part->height) / 2
              : CLAMP (part->y, all->y, rf_rect_bottom (all) - part->height);
}

/* The best place for a part of the size of @part: its corner is the corner of one group in each
 * direction. */
static double
place (const RfScene *scene, const RfRect *all, RfRect *part)
{
  RfRect best = *part;
  double most = -G_MAXDOUBLE;

  for (guint i = 0; i < scene->groups->len; i++)
    for (guint k = 0; k < scene->groups->len; k++)
      {
        const RfSceneGroup *left = &g_array_index (scene->groups, RfSceneGroup, i);
        const RfSceneGroup *top = &g_array_index (scene->groups, RfSceneGroup, k);
        RfRect now = { left->bounds.x - MARGIN, top->bounds.y - MARGIN, part->width, part->height };
        double worth;

        if (left->space == RF_SPACE_REF || top->space == RF_SPACE_REF)
          continue;
        keep_within (&now, all);
        worth = worth_inside (scene, &now);
        if (worth > most)
          {
            most = worth;
            best = now;
          }
      }
  *part = best;
  return fmax (most, 0);
}

double
rf_thumbnail_frame (const RfScene *scene, int width, int height, double scale, RfRect *part)
{
  RfRect all = { 0 };
  double best = -1;

  for (guint i = 0; i < scene->groups->len; i++)
    all = rf_rect_unite (&all, &g_array_index (scene->groups, RfSceneGroup, i).bounds);
  all = rf_rect_grow (rf_rect_is_empty (&all) ? &scene->bounds : &all, MARGIN);
  for (double at = 1; at >= SMALLEST; at *= 0.85)
    {
      RfRect now = { all.x, all.y, width / (scale * at), height / (scale * at) };
      gboolean whole = now.width >= all.width && now.height >= all.height;
      double worth = place (scene, &all, &now) * pow (at, SHRUNK);

      if (worth > best)
        {
          best = worth;
          *part = now;
        }
      if (whole) /* smaller ones only have more air */
        break;
    }
  return best;
}

cairo_surface_t *
rf_thumbnail_paint (const RfScene *scene, const RfTheme *theme, int width, int height, double scale,
                    const RfRect *part)
{
  g_autoptr (RfPainter) painter = rf_painter_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  double rgba[4];

  scale = fmin (scale, fmin (width / part->width, height / part->height));
  rf_theme_rgba (theme, RF_COLOR_CANVAS, rgba);
  cairo_set_source_rgba (cr, rgba[0], rgba[1], rgba[2], rgba[3]);
  cairo_paint (cr);
  cairo_translate (cr, width / 2.0, height / 2.0);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -part->x - part->width / 2, -part->y - part->height / 2);
  rf_painter_paint (painter, cr, scene, theme, FALSE);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}
