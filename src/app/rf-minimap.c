/* SPDX-License-Identifier: MIT */

/* The minimap.
 *
 * Invariant: the boxes are painted once for a scene; while the canvas is panned only the frame of
 * its view moves. */

#include "app/rf-minimap.h"

#include <adwaita.h>
#include <math.h>

#define MAP_WIDTH 180.0
#define MAP_HEIGHT 150.0
#define MAP_LEAST 44.0
#define PAD 4.0
/* … of the canvas, at most. */
#define SHARE 0.3
/* As much of the picture may be out of view without a map: margins. */
#define SLACK 0.97

struct _RfMinimap
{
  GtkWidget parent_instance;

  RfCanvas *canvas; /* not owned; it stands beside this one */
  RfScene *scene;   /* that the node is of */
  GskRenderNode *node;
  double width, height; /* as it was last */
  gboolean wanted;
  guint update_id;
};

G_DEFINE_FINAL_TYPE (RfMinimap, rf_minimap, GTK_TYPE_WIDGET)

typedef struct
{
  double scale;
  RfPoint origin;       /* of the scene's zero */
  double width, height; /* of the map */
} Fit;

static Fit
fit (RfMinimap *self)
{
  const RfRect *bounds = &self->scene->bounds;
  double most_wide = MIN (MAP_WIDTH, gtk_widget_get_width (GTK_WIDGET (self->canvas)) * SHARE);
  double most_high = MIN (MAP_HEIGHT, gtk_widget_get_height (GTK_WIDGET (self->canvas)) * SHARE);
  double scale = MIN ((most_wide - 2 * PAD) / MAX (bounds->width, 1),
                      (most_high - 2 * PAD) / MAX (bounds->height, 1));
  double width = MAX (ceil (bounds->width * scale + 2 * PAD), MAP_LEAST);
  double height = MAX (ceil (bounds->height * scale + 2 * PAD), MAP_LEAST);

  return (Fit){ scale,
                { (width - bounds->width * scale) / 2 - bounds->x * scale,
                  (height - bounds->height * scale) / 2 - bounds->y * scale },
                width,
                height };
}

/* --- painting --------------------------------------------------------------------------------- */

static const RfTheme *
theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  return rf_theme_for (adw_style_manager_get_dark (manager),
                       adw_style_manager_get_high_contrast (manager));
}

static void
set_color (cairo_t *cr, RfColor color)
{
  double rgba[4];

  rf_theme_rgba (theme (), color, rgba);
  cairo_set_source_rgba (cr, rgba[0], rgba[1], rgba[2], rgba[3]);
}

static GskRenderNode *
paint (RfMinimap *self)
{
  Fit now = fit (self);
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, now.width, now.height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  set_color (cr, RF_COLOR_CANVAS);
  cairo_paint (cr);
  for (guint i = 0; i < self->scene->items->len; i++)
    {
      const RfSceneItem *item = &g_array_index (self->scene->items, RfSceneItem, i);
      const RfStyleInfo *style = rf_style_info (item->style);

      if (item->key.part != RF_PART_BODY && item->key.part != RF_PART_HULL)
        continue;
      cairo_rectangle (cr, item->rect.x * now.scale + now.origin.x,
                       item->rect.y * now.scale + now.origin.y,
                       MAX (item->rect.width * now.scale, 1.5),
                       MAX (item->rect.height * now.scale, 1.5));
      set_color (cr, style->stroke);
      if (item->key.part == RF_PART_BODY && item->opacity > 0.5)
        cairo_fill (cr);
      else
        {
          cairo_set_line_width (cr, 1);
          cairo_stroke (cr);
        }
    }
  cairo_destroy (cr);
  return node;
}

static void
rf_minimap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RfMinimap *self = RF_MINIMAP (widget);
  RfRect view;
  cairo_t *cr;
  Fit now;

  if (self->scene == NULL)
    return;
  if (self->node == NULL)
    self->node = paint (self);
  gtk_snapshot_append_node (snapshot, self->node);
  now = fit (self);
  view = rf_canvas_get_view (self->canvas);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, now.width, now.height));
  cairo_rectangle (cr, view.x * now.scale + now.origin.x, view.y * now.scale + now.origin.y,
                   view.width * now.scale, view.height * now.scale);
  set_color (cr, RF_COLOR_SELECTION);
  cairo_set_line_width (cr, 2);
  cairo_stroke_preserve (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  cairo_clip (cr);
  cairo_paint_with_alpha (cr, 0.12);
  cairo_destroy (cr);
}

/* --- following the canvas --------------------------------------------------------------------- */

static gboolean
is_useful (RfMinimap *self)
{
  RfRect view, both;

  if (!self->wanted || self->scene == NULL ||
      gtk_widget_get_width (GTK_WIDGET (self->canvas)) < 360)
    return FALSE;
  /* What is out of view is not there at this part of a lecture. */
  if (rf_canvas_sees_stage (self->canvas))
    return FALSE;
  view = rf_canvas_get_view (self->canvas);
  both = rf_rect_unite (&view, &self->scene->bounds);
  return view.width < both.width * SLACK || view.height < both.height * SLACK;
}

/* The map has the shape of the picture. */
static void
resize (RfMinimap *self)
{
  Fit now;

  if (self->scene == NULL)
    return;
  now = fit (self);
  if (now.width == self->width && now.height == self->height)
    return;
  self->width = now.width;
  self->height = now.height;
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
update (gpointer user)
{
  RfMinimap *self = user;
  RfScene *scene = self->canvas != NULL ? rf_canvas_get_scene (self->canvas) : NULL;

  self->update_id = 0;
  if (scene != self->scene)
    {
      g_clear_pointer (&self->scene, rf_scene_unref);
      g_clear_pointer (&self->node, gsk_render_node_unref);
      self->scene = scene != NULL ? rf_scene_ref (scene) : NULL;
    }
  resize (self);
  gtk_widget_set_visible (GTK_WIDGET (self), is_useful (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* Not at once: the canvas also says so in the midst of getting its size. */
static void
queue_update (RfMinimap *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, update, self, NULL);
}

static void
on_theme (RfMinimap *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
rf_minimap_set_canvas (RfMinimap *self, RfCanvas *canvas)
{
  self->canvas = canvas;
  g_signal_connect_object (canvas, "looked", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  queue_update (self);
}

void
rf_minimap_set_wanted (RfMinimap *self, gboolean wanted)
{
  self->wanted = wanted;
  queue_update (self);
}

/* --- pointing --------------------------------------------------------------------------------- */

static void
look_at (RfMinimap *self, double x, double y)
{
  Fit now;

  if (self->scene == NULL)
    return;
  now = fit (self);
  rf_canvas_look_at (self->canvas, (x - now.origin.x) / now.scale, (y - now.origin.y) / now.scale);
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, RfMinimap *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  look_at (self, x, y);
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, RfMinimap *self)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    look_at (self, x + dx, y + dy);
}

/* --- the object ------------------------------------------------------------------------------- */

static void
rf_minimap_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  RfMinimap *self = RF_MINIMAP (widget);
  Fit now = { .width = MAP_LEAST, .height = MAP_LEAST };

  if (self->scene != NULL)
    now = fit (self);
  *minimum = *natural = (int) (orientation == GTK_ORIENTATION_HORIZONTAL ? now.width : now.height);
}

static void
rf_minimap_dispose (GObject *object)
{
  RfMinimap *self = RF_MINIMAP (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_pointer (&self->scene, rf_scene_unref);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  G_OBJECT_CLASS (rf_minimap_parent_class)->dispose (object);
}

static void
rf_minimap_class_init (RfMinimapClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rf_minimap_dispose;
  widget_class->snapshot = rf_minimap_snapshot;
  widget_class->measure = rf_minimap_measure;
  gtk_widget_class_set_css_name (widget_class, "minimap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rf_minimap_init (RfMinimap *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->wanted = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (on_theme), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (on_theme), self,
                           G_CONNECT_SWAPPED);
}
