/* SPDX-License-Identifier: MIT */

/* What lies over the scene: the lit references of what the pointer is on, and the matches of a
 * search, and of what is different beside.
 *
 * Invariant: it belongs to the newest scene and is painted only while that one is shown, never over
 * a blend. */

#include "app/rf-canvas-private.h"

#include "diagram/rf-overlay.h"

void
rf_canvas_update_overlay (RfCanvas *self)
{
  RfOverlay overlay = { .space = self->pointed_space,
                        .id = self->pointed_id,
                        .element = self->pointed_element,
                        .matches = self->matches,
                        .current = self->current_match,
                        .differences = self->differences };

  if (self->overlay == NULL && overlay.space == RF_SPACE_NONE && overlay.matches == NULL &&
      overlay.differences == NULL)
    return;
  g_clear_pointer (&self->overlay, rf_scene_unref);
  g_clear_pointer (&self->overlay_node, gsk_render_node_unref);
  if (self->scene != NULL)
    {
      if (self->measure == NULL)
        self->measure = rf_measure_new ();
      self->overlay = rf_overlay_new (self->scene, &overlay, self->measure);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
point_at (RfCanvas *self, RfSceneSpace space, guint32 id, const char *element)
{
  if (space == self->pointed_space && id == self->pointed_id &&
      g_strcmp0 (element, self->pointed_element) == 0)
    return;
  self->pointed_space = space;
  self->pointed_id = id;
  g_free (self->pointed_element);
  self->pointed_element = g_strdup (element);
  rf_canvas_update_overlay (self);
}

void
rf_canvas_light (RfCanvas *self, guint32 object)
{
  point_at (self, object != 0 ? RF_SPACE_OBJECT : RF_SPACE_NONE, object, NULL);
}

void
rf_canvas_point_at (RfCanvas *self, const RfPick *found)
{
  static const RfSceneSpace spaces[] = {
    [RF_PICK_NOTHING] = RF_SPACE_NONE, [RF_PICK_OBJECT] = RF_SPACE_OBJECT,
    [RF_PICK_FRAME] = RF_SPACE_FRAME,  [RF_PICK_REF] = RF_SPACE_REF,
    [RF_PICK_ISOLATE] = RF_SPACE_NONE, [RF_PICK_GROUP] = RF_SPACE_NONE,
    [RF_PICK_LINK] = RF_SPACE_NONE,
  };
  RfSceneSpace space = found != NULL ? spaces[found->kind] : RF_SPACE_NONE;
  guint32 id = space != RF_SPACE_NONE ? found->id : 0;
  const char *element = space == RF_SPACE_REF ? found->group->element : NULL;

  point_at (self, space, id, element);
}

void
rf_canvas_set_matches (RfCanvas *self, GArray *matches, int current)
{
  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = matches != NULL && matches->len > 0 ? g_array_ref (matches) : NULL;
  self->current_match = current;
  rf_canvas_update_overlay (self);
}

void
rf_canvas_set_differences (RfCanvas *self, GArray *differences)
{
  if (rf_difference_marks_equal (self->differences, differences))
    return;
  if (differences != NULL)
    g_array_ref (differences);
  g_clear_pointer (&self->differences, g_array_unref);
  self->differences = differences;
  rf_canvas_update_overlay (self);
}

RfScene *
rf_canvas_get_overlay (RfCanvas *self)
{
  return self->overlay;
}

void
rf_canvas_snapshot_overlay (RfCanvas *self, GtkSnapshot *snapshot, int width, int height)
{
  if (self->overlay == NULL || self->shown != self->scene)
    return;
  if (self->overlay_node == NULL)
    {
      RfPoint origin = rf_canvas_painted_origin (self);
      cairo_t *cr;

      self->overlay_node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, width, height));
      cr = gsk_cairo_node_get_draw_context (self->overlay_node);
      cairo_translate (cr, origin.x, origin.y);
      cairo_scale (cr, self->zoom, self->zoom);
      rf_painter_paint (self->painter, cr, self->overlay, self->theme, FALSE);
      cairo_destroy (cr);
    }
  gtk_snapshot_append_node (snapshot, self->overlay_node);
}
