/* SPDX-License-Identifier: MIT */

/* The camera: plain arithmetic on scenes, without a widget. */

#include "app/rf-camera.h"

#include <math.h>

#define WHOLE_ZOOM_MAX 1.5
/* What would be smaller than this on the screen can't be read. */
#define READABLE_ZOOM 0.5
/* … but a picture of which only a little would be cut off is rather shown whole. */
#define SMALLEST_WHOLE 0.42

/* A part of the run is not shown larger than this, and not by itself for so little more. */
#define STAGE_ZOOM_MAX 1.3
#define STAGE_GAIN 1.1
/* Nor, where that can't be read, what is there at the moment. */
#define NOW_ZOOM_MIN 0.2
#define NOW_ZOOM_MAX 0.8

/* The buttons in the lower corner, with some room round them. */
#define BUTTONS_WIDTH 158.0
#define BUTTONS_HEIGHT 48.0
/* What is free round the boxes of a scene. */
#define SCENE_AIR 40.0

static const double sizes[] = { 1, 0.8, 0.64, READABLE_ZOOM };

/* @area in the middle, at most @most. */
static RfCamera
look_at (const RfRect *area, double width, double height, double most)
{
  double zoom = MIN ((width - 2 * RF_CAMERA_MARGIN) / area->width,
                     (height - 2 * RF_CAMERA_MARGIN) / area->height);

  zoom = CLAMP (zoom, RF_CAMERA_ZOOM_MIN, most);
  return (RfCamera){ zoom,
                     { round (width / 2 - (area->x + area->width / 2) * zoom),
                       round (height / 2 - (area->y + area->height / 2) * zoom) } };
}

/* The same, but for the corner where the buttons are. @air: of the area, where nothing stands. It
 * is a matter of the area and not of what stands in it just now, so that the view rests. */
static RfCamera
look_beside_buttons (const RfRect *area, double air, double width, double height, double most)
{
  RfCamera camera = look_at (area, width, height, most), above, beside;
  double right = (rf_rect_right (area) - air) * camera.zoom + camera.origin.x;
  double bottom = (rf_rect_bottom (area) - air) * camera.zoom + camera.origin.y;

  if (right <= width - BUTTONS_WIDTH || bottom <= height - BUTTONS_HEIGHT ||
      width < 4 * BUTTONS_WIDTH || height < 4 * BUTTONS_HEIGHT)
    return camera;
  above = look_at (area, width, height - BUTTONS_HEIGHT, most);
  beside = look_at (area, width - BUTTONS_WIDTH, height, most);
  return above.zoom >= beside.zoom ? above : beside;
}

RfCamera
rf_camera_whole (const RfScene *scene, double width, double height)
{
  return look_beside_buttons (&scene->bounds, SCENE_AIR, width, height, WHOLE_ZOOM_MAX);
}

static double
whole_zoom (const RfScene *scene, double width, double height)
{
  return rf_camera_whole (scene, width, height).zoom;
}

/* From the scene's upper left corner to the last thing that is shown. */
static RfRect
used_area (const RfScene *scene)
{
  RfRect used = { scene->bounds.x, scene->bounds.y, 0, 0 };

  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfRect *bounds = &g_array_index (scene->groups, RfSceneGroup, i).bounds;
      used.width = MAX (used.width, rf_rect_right (bounds) - used.x);
      used.height = MAX (used.height, rf_rect_bottom (bounds) - used.y);
    }
  return used;
}

/* --- what has changed ------------------------------------------------------------------------- */

static gboolean
is_box (const RfSceneGroup *group)
{
  return group->space == RF_SPACE_OBJECT || group->space == RF_SPACE_FRAME;
}

static gpointer
box_key (const RfSceneGroup *group)
{
  return GSIZE_TO_POINTER ((gsize) group->id << 1 | (group->space == RF_SPACE_FRAME));
}

/* What a box says, in one number. */
static guint
box_hash (const RfScene *scene, const RfSceneGroup *group)
{
  guint hash = group->n_items;

  for (guint i = group->first; i < group->first + group->n_items; i++)
    {
      const RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, i);

      if (item->key.part == RF_PART_SELECTION || item->key.part == RF_PART_VISIT)
        continue;
      hash = hash * 31 + item->style;
      if (item->text != NULL)
        hash = hash * 31 + g_str_hash (item->text);
    }
  return hash;
}

RfRect
rf_camera_changed_area (const RfScene *scene, const RfScene *before)
{
  g_autoptr (GHashTable) hashes = g_hash_table_new (NULL, NULL);
  RfRect area = { 0 };

  for (guint i = 0; i < before->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (before->groups, RfSceneGroup, i);
      if (is_box (group))
        g_hash_table_insert (hashes, box_key (group), GUINT_TO_POINTER (box_hash (before, group)));
    }
  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, i);
      gpointer hash;

      if (!is_box (group))
        continue;
      if (!g_hash_table_lookup_extended (hashes, box_key (group), NULL, &hash) ||
          GPOINTER_TO_UINT (hash) != box_hash (scene, group))
        area = rf_rect_unite (&area, &group->bounds);
    }
  return area;
}

/* --- following -------------------------------------------------------------------------------- */

/* How far to move the range @low … @high so that it lies within 0 … @size. */
static double
shift_into (double low, double high, double size)
{
  if (low < RF_CAMERA_MARGIN)
    return RF_CAMERA_MARGIN - low;
  if (high > size - RF_CAMERA_MARGIN)
    return MAX (size - RF_CAMERA_MARGIN - high, RF_CAMERA_MARGIN - low);
  return 0;
}

RfCamera
rf_camera_reveal (const RfCamera *now, const RfRect *area, double width, double height)
{
  RfCamera camera = *now;

  camera.origin.x += round (shift_into (area->x * now->zoom + now->origin.x,
                                        rf_rect_right (area) * now->zoom + now->origin.x, width));
  camera.origin.y += round (shift_into (area->y * now->zoom + now->origin.y,
                                        rf_rect_bottom (area) * now->zoom + now->origin.y, height));
  return camera;
}

/* Where the scene's zero stands: the scene in the middle of @room, if all of it fits in this
 * direction, else at the edge. Not what is shown of it now: boxes would move with every new one. */
static double
start_of (double low, double size, double zoom, double room)
{
  if (size * zoom <= room - 2 * RF_CAMERA_MARGIN)
    return round ((room - size * zoom) / 2 - low * zoom);
  return round (RF_CAMERA_MARGIN - low * zoom);
}

static gboolean
fits (const RfRect *area, double zoom, double width, double height)
{
  return area->width * zoom <= width - 2 * RF_CAMERA_MARGIN &&
         area->height * zoom <= height - 2 * RF_CAMERA_MARGIN;
}

/* The middle of @low … @low + @size in the middle of @room, but nothing beyond the scene's ends. */
static double
middle_of (double low, double size, double scene_low, double scene_size, double zoom, double room)
{
  double origin = room / 2 - (low + size / 2) * zoom;
  double first = RF_CAMERA_MARGIN - scene_low * zoom;
  double last = room - RF_CAMERA_MARGIN - (scene_low + scene_size) * zoom;

  return round (fmax (fmin (origin, first), fmin (last, first)));
}

/* Where everything begins: the card that runs, in a picture that is too large to be seen at once.
 */
static RfCamera
at_names (const RfScene *scene, double zoom, double width, double height)
{
  const RfRect *bounds = &scene->bounds;
  RfRect card = { bounds->x, bounds->y, 1, 1 };

  for (guint i = 0; i < scene->groups->len; i++)
    if (g_array_index (scene->groups, RfSceneGroup, i).space == RF_SPACE_FRAME)
      card = g_array_index (scene->groups, RfSceneGroup, i).bounds;
  /* What it refers to stands right of it. */
  return (
    RfCamera){ zoom,
               { start_of (bounds->x, bounds->width, zoom, width),
                 bounds->height * zoom <= height - 2 * RF_CAMERA_MARGIN
                   ? start_of (bounds->y, bounds->height, zoom, height)
                   : middle_of (card.y, card.height, bounds->y, bounds->height, zoom, height) } };
}

RfCamera
rf_camera_follow (const RfScene *scene, const RfScene *before, double width, double height,
                  const RfCamera *now)
{
  RfRect used = used_area (scene), changed;
  RfCamera camera = { READABLE_ZOOM };

  if (whole_zoom (scene, width, height) >= SMALLEST_WHOLE)
    return rf_camera_whole (scene, width, height);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (fits (&used, sizes[i], width, height))
      {
        camera.zoom = sizes[i];
        camera.origin = (RfPoint){
          start_of (scene->bounds.x, scene->bounds.width, camera.zoom, width),
          start_of (scene->bounds.y, scene->bounds.height, camera.zoom, height),
        };
        return camera;
      }
  if (before == NULL)
    return at_names (scene, camera.zoom, width, height);
  camera.origin = fabs (now->zoom - READABLE_ZOOM) < 1e-6
                    ? now->origin
                    : at_names (scene, camera.zoom, width, height).origin;
  changed = rf_camera_changed_area (scene, before);
  if (rf_rect_is_empty (&changed))
    return camera;
  if (fits (&changed, camera.zoom, width, height))
    return rf_camera_reveal (&camera, &changed, width, height);
  return at_names (scene, camera.zoom, width, height);
}

/* @area in the middle, at most @most; 0 in zoom: less than @least would be needed. */
static RfCamera
look_at_area (const RfRect *area, double width, double height, double least, double most)
{
  RfCamera camera = look_beside_buttons (area, 0, width, height, most);

  return (RfCamera){ camera.zoom < least ? 0 : camera.zoom, camera.origin };
}

static gboolean
is_in_view (const RfCamera *camera, const RfRect *area, double width, double height)
{
  RfCamera moved = rf_camera_reveal (camera, area, width, height);

  return moved.origin.x == camera->origin.x && moved.origin.y == camera->origin.y &&
         area->width * camera->zoom <= width - RF_CAMERA_MARGIN &&
         area->height * camera->zoom <= height - RF_CAMERA_MARGIN;
}

RfCamera
rf_camera_stage (const RfScene *scene, const RfScene *before, RfRect *stage, double width,
                 double height, const RfCamera *now)
{
  double whole = whole_zoom (scene, width, height);
  RfRect there = { 0 };
  RfCamera camera;

  if (rf_rect_is_empty (stage))
    return rf_camera_follow (scene, before, width, height, now);
  for (guint i = 0; i < scene->groups->len; i++)
    there = rf_rect_unite (&there, &g_array_index (scene->groups, RfSceneGroup, i).bounds);
  *stage = rf_rect_unite (stage, &there);
  camera = look_at_area (stage, width, height, SMALLEST_WHOLE, STAGE_ZOOM_MAX);
  if (camera.zoom >= whole * STAGE_GAIN)
    return camera;
  if (whole >= SMALLEST_WHOLE)
    return rf_camera_whole (scene, width, height);
  /* All that is there now, without moving for little. */
  if (before != NULL && now->zoom >= NOW_ZOOM_MIN && now->zoom <= NOW_ZOOM_MAX &&
      is_in_view (now, &there, width, height))
    return *now;
  camera = look_at_area (&there, width, height, NOW_ZOOM_MIN, NOW_ZOOM_MAX);
  return camera.zoom > 0 ? camera : rf_camera_follow (scene, before, width, height, now);
}

gboolean
rf_camera_bright (const RfScene *scene, guint32 object, double width, double height,
                  double text_scale, RfCamera *camera)
{
  const RfSceneItem *focus = rf_scene_find_box (scene, RF_SPACE_OBJECT, object);
  RfRect area = { 0 };

  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, i);

      if (is_box (group) && g_array_index (scene->items, RfSceneItem, group->first).opacity > 0.5)
        area = rf_rect_unite (&area, &group->bounds);
    }
  if (rf_rect_is_empty (&area) || width < 4 * RF_CAMERA_MARGIN || height < 4 * RF_CAMERA_MARGIN)
    return FALSE;
  area = rf_rect_grow (&area, RF_CAMERA_MARGIN);
  camera->zoom = MIN (width / area.width, height / area.height);
  if (camera->zoom < SMALLEST_WHOLE * text_scale && focus != NULL)
    {
      area = focus->rect;
      camera->zoom = READABLE_ZOOM * text_scale;
    }
  camera->zoom = MIN (camera->zoom, text_scale);
  camera->origin = (RfPoint){
    round (width / 2 - (area.x + area.width / 2) * camera->zoom),
    round (height / 2 - (area.y + area.height / 2) * camera->zoom),
  };
  return TRUE;
}

RfCamera
rf_camera_lerp (const RfCamera *a, const RfCamera *b, double t)
{
  return (RfCamera){ a->zoom + (b->zoom - a->zoom) * t, rf_point_lerp (a->origin, b->origin, t) };
}
