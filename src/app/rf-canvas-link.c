/* SPDX-License-Identifier: MIT */

/* Two canvases that look alike.
 *
 * The scenes are two, so what is carried over is the movement: what was at a place of the widget is
 * now at another, and the same is done to the other one. Movements that a canvas makes by itself
 * are its own. */

#include "app/rf-canvas-link.h"

#include "app/rf-canvas-private.h"

#define NARROW_MARGIN 8.0
/* The corner in which the head stands. */
#define HEAD_WIDTH 310.0
#define HEAD_HEIGHT 36.0
/* What would be smaller on the screen can't be read. */
#define LEAST_ZOOM 0.36

typedef struct
{
  RfCanvas *other;
  double zoom; /* where the canvas was */
  RfPoint origin;
  gboolean fits;
} Link;

static const char key[] = "rf-canvas-link";

static Link *
link_of (RfCanvas *canvas)
{
  return g_object_get_data (G_OBJECT (canvas), key);
}

static void
note (RfCanvas *canvas)
{
  Link *link = link_of (canvas);

  link->zoom = canvas->zoom;
  link->origin = canvas->origin;
  link->fits = canvas->fits;
}

static void
on_looked (RfCanvas *canvas)
{
  Link *link = link_of (canvas);
  RfCanvas *other = link->other;
  Link before = *link;
  double ratio = canvas->zoom / before.zoom;

  note (canvas);
  if (other == NULL || !gtk_widget_get_mapped (GTK_WIDGET (other)))
    return;
  if (canvas->fits)
    {
      if (!before.fits && !other->fits)
        rf_canvas_look_by_itself (other);
      return;
    }
  if (canvas->zoom == before.zoom && canvas->origin.x == before.origin.x &&
      canvas->origin.y == before.origin.y)
    return;
  other->fits = FALSE;
  /* What the other says of it leads to no movement back. */
  link_of (other)->zoom = other->zoom * ratio;
  link_of (other)->origin =
    (RfPoint){ other->origin.x * ratio + canvas->origin.x - before.origin.x * ratio,
               other->origin.y * ratio + canvas->origin.y - before.origin.y * ratio };
  link_of (other)->fits = FALSE;
  rf_canvas_set_place (other, link_of (other)->zoom, link_of (other)->origin);
}

static void
link_free (gpointer data)
{
  Link *link = data;

  g_clear_weak_pointer (&link->other);
  g_free (link);
}

static void
add_link (RfCanvas *canvas, RfCanvas *other)
{
  Link *link = g_new0 (Link, 1);

  g_set_weak_pointer (&link->other, other);
  g_object_set_data_full (G_OBJECT (canvas), key, link, link_free);
  note (canvas);
  g_signal_connect (canvas, "looked", G_CALLBACK (on_looked), NULL);
}

void
rf_canvas_link (RfCanvas *a, RfCanvas *b)
{
  add_link (a, b);
  add_link (b, a);
}

double
rf_canvas_whole_zoom (RfCanvas *canvas, double width, double height)
{
  if (canvas->scene == NULL || rf_rect_is_empty (&canvas->scene->bounds) || width <= 0 ||
      height <= 0)
    return 0;
  return MIN (MIN (width / canvas->scene->bounds.width, height / canvas->scene->bounds.height), 1);
}

/* All boxes and hulls of @scene. */
static RfRect
used_area (const RfScene *scene)
{
  RfRect area = { 0 };

  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, i);

      if (group->space != RF_SPACE_REF && group->n_items > 0)
        area = rf_rect_is_empty (&area) ? group->bounds : rf_rect_unite (&area, &group->bounds);
    }
  return area;
}

/* Whether a box stands in the corner of the head, where the scene is looked at so. */
static gboolean
is_under_head (const RfScene *scene, const RfCamera *camera, double width, double boost)
{
  double left = width - HEAD_WIDTH / boost, bottom = HEAD_HEIGHT / boost;

  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, i);

      if (group->space != RF_SPACE_REF && group->n_items > 0 &&
          rf_rect_right (&group->bounds) * camera->zoom + camera->origin.x > left &&
          group->bounds.y * camera->zoom + camera->origin.y < bottom)
        return TRUE;
    }
  return FALSE;
}

/* Where an area from @start, @size long, begins in a room that is not all filled by @whole_size
 * from @whole: that one in the middle where it fits, so that little moves. */
static double
place (double start, double whole, double whole_size, double zoom, double room)
{
  return whole_size * zoom <= room - 2 * NARROW_MARGIN
           ? (room - whole_size * zoom) / 2 - whole * zoom
           : NARROW_MARGIN - start * zoom;
}

gboolean
rf_canvas_narrow_camera (const RfScene *scene, double width, double height, double boost,
                         RfCamera *camera)
{
  static const double sizes[] = { 1, 0.85, 0.72, 0.61, 0.52, 0.44, 0.37, 0.31, 0.26, 0.22 };
  RfRect used = used_area (scene);
  const RfRect *bounds = &scene->bounds;
  double head = HEAD_HEIGHT / boost;

  for (guint i = 0; i < G_N_ELEMENTS (sizes) && sizes[i] * boost >= LEAST_ZOOM; i++)
    {
      double zoom = sizes[i];

      if (used.width * zoom > width - 2 * NARROW_MARGIN ||
          used.height * zoom > height - 2 * NARROW_MARGIN)
        continue;
      camera->zoom = zoom;
      camera->origin.x = place (used.x, bounds->x, bounds->width, zoom, width);
      camera->origin.y = place (used.y, bounds->y, bounds->height, zoom, height);
      if (!is_under_head (scene, camera, width, boost))
        return TRUE;
      if (used.height * zoom > height - head - NARROW_MARGIN)
        continue;
      camera->origin.y = head - used.y * zoom;
      return TRUE;
    }
  return FALSE;
}

void
rf_canvas_set_narrow (RfCanvas *canvas, gboolean narrow)
{
  canvas->narrow = narrow;
  rf_canvas_look_by_itself (canvas);
}
