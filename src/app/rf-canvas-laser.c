/* SPDX-License-Identifier: MIT */

/* While presenting, the pointer is a soft spot of light that can be seen from the back row, and
 * what it is on glows, with the arrows that come and go. It is gone when the pointer has rested for
 * a while.
 *
 * Invariant: laser_id is set exactly while the spot is to be seen. */

#include "app/rf-canvas-private.h"

/* In pixels. */
#define SPOT 30.0
#define CORE 7.0
#define GLOW 16.0

static gboolean
on_rest (gpointer user)
{
  RfCanvas *self = user;

  self->laser_id = 0;
  rf_canvas_point_at (self, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

void
rf_canvas_move_laser (RfCanvas *self)
{
  g_clear_handle_id (&self->laser_id, g_source_remove);
  self->laser_id = g_timeout_add (self->laser_rest, on_rest, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
rf_canvas_hide_laser (RfCanvas *self)
{
  if (self->laser_id == 0)
    return;
  g_clear_handle_id (&self->laser_id, g_source_remove);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
rf_canvas_is_lasing (RfCanvas *self)
{
  return self->laser_id != 0;
}

/* --- painting --------------------------------------------------------------------------------- */

static GdkRGBA
light (RfCanvas *self, float alpha)
{
  double color[4];

  rf_theme_rgba (self->theme, RF_COLOR_LIT, color);
  return (GdkRGBA){ (float) color[0], (float) color[1], (float) color[2], alpha };
}

/* Round the box that is pointed at. */
static void
glow_box (RfCanvas *self, GtkSnapshot *snapshot)
{
  const RfSceneItem *box = rf_scene_find_box (self->scene, self->pointed_space, self->pointed_id);
  GdkRGBA color = light (self, 0.75f);
  RfPoint origin = rf_canvas_painted_origin (self);
  GskRoundedRect outline;
  graphene_rect_t rect;

  if (box == NULL)
    return;
  rect = GRAPHENE_RECT_INIT ((float) (box->rect.x * self->zoom + origin.x),
                             (float) (box->rect.y * self->zoom + origin.y),
                             (float) (box->rect.width * self->zoom),
                             (float) (box->rect.height * self->zoom));
  gsk_rounded_rect_init_from_rect (&outline, &rect, (float) (box->radius * self->zoom));
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &color, 0, 0, 4, (float) GLOW);
}

/* Wide and faint below the lit arrows. */
static void
glow_arrows (RfCanvas *self, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  GdkRGBA color = light (self, 0.28f);
  RfPoint origin = rf_canvas_painted_origin (self);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  cairo_translate (cr, origin.x, origin.y);
  cairo_scale (cr, self->zoom, self->zoom);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, GLOW / self->zoom);
  for (guint i = 0; i < self->overlay->items->len; i++)
    {
      const RfSceneItem *item = &g_array_index (self->overlay->items, RfSceneItem, i);

      if (item->key.part != RF_PART_ARROW || item->n_points < 4)
        continue;
      cairo_move_to (cr, item->points[0].x, item->points[0].y);
      for (guint p = 1; p + 2 < item->n_points; p += 3)
        cairo_curve_to (cr, item->points[p].x, item->points[p].y, item->points[p + 1].x,
                        item->points[p + 1].y, item->points[p + 2].x, item->points[p + 2].y);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
}

void
rf_canvas_snapshot_glow (RfCanvas *self, GtkSnapshot *snapshot)
{
  if (!self->presenting || self->scene == NULL || self->shown != self->scene ||
      self->pointed_space == RF_SPACE_NONE)
    return;
  glow_box (self, snapshot);
  if (self->overlay != NULL)
    glow_arrows (self, snapshot);
}

static void
spot (RfCanvas *self, GtkSnapshot *snapshot, double radius, float inner, float outer)
{
  const GskColorStop stops[] = { { 0, light (self, inner) }, { 1, light (self, outer) } };
  graphene_point_t center = GRAPHENE_POINT_INIT ((float) self->pointer.x, (float) self->pointer.y);
  graphene_rect_t rect = GRAPHENE_RECT_INIT (center.x - (float) radius, center.y - (float) radius,
                                             (float) (2 * radius), (float) (2 * radius));

  gtk_snapshot_append_radial_gradient (snapshot, &rect, &center, (float) radius, (float) radius, 0,
                                       1, stops, G_N_ELEMENTS (stops));
}

void
rf_canvas_snapshot_laser (RfCanvas *self, GtkSnapshot *snapshot)
{
  if (!rf_canvas_is_lasing (self))
    return;
  spot (self, snapshot, SPOT, 0.55f, 0);
  spot (self, snapshot, CORE, 1, 0.1f);
}
