/* SPDX-License-Identifier: MIT */

/* The canvas: a scene on the screen.
 *
 * Invariants: a point (x, y) of the scene stands at (x * zoom + origin.x, y * zoom + origin.y) of
 * the widget. What was painted is kept as pixels (rf-raster.h), of which only what has changed is
 * painted again; a box that moves is painted once. While one zooms or pans, a frame paints no
 * longer than a part of its time and the next ones go on with it; a new scene is always shown
 * whole. At most one story is told; a new scene ends it. */

#include "app/rf-canvas-link.h"
#include "app/rf-canvas-private.h"

#include "diagram/rf-tween.h"

#include <adwaita.h>
#include <math.h>

#define PRESENTING_BOOST 1.7
/* How long a frame may paint, in microseconds. */
#define PAINT_BUDGET 7000
/* The camera is there before the most of a story is told; in seconds. */
#define GLIDE_TIME 0.25
/* Scenes that come faster than this (a held key) are shown at once. */
#define HURRY_US (120 * G_TIME_SPAN_MILLISECOND)

G_DEFINE_FINAL_TYPE (RfCanvas, rf_canvas, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ZOOM,
  PROP_TELLING,
  N_PROPS
};
enum
{
  PICKED,
  PAGED,
  BOX_DRAGGED,
  LOOKED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

void
rf_canvas_repaint (RfCanvas *self)
{
  g_clear_pointer (&self->overlay_node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- place ------------------------------------------------------------------------------------ */

void
rf_canvas_set_place (RfCanvas *self, double zoom, RfPoint origin)
{
  gboolean zoomed;

  zoom = CLAMP (zoom, RF_CAMERA_ZOOM_MIN, RF_CAMERA_ZOOM_MAX);
  zoomed = zoom != self->zoom;
  if (!zoomed && origin.x == self->origin.x && origin.y == self->origin.y)
    return;
  self->zoom = zoom;
  self->origin = origin;
  rf_canvas_repaint (self);
  if (zoomed)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
  g_signal_emit (self, signals[LOOKED], 0);
}

RfPoint
rf_canvas_painted_origin (RfCanvas *self)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  return (RfPoint){ round (self->origin.x * scale) / scale,
                    round (self->origin.y * scale) / scale };
}

void
rf_canvas_zoom_at (RfCanvas *self, double zoom, double x, double y)
{
  double factor;

  zoom = CLAMP (zoom, RF_CAMERA_ZOOM_MIN, RF_CAMERA_ZOOM_MAX);
  factor = zoom / self->zoom;
  self->fits = FALSE;
  rf_canvas_set_place (self, zoom,
                       (RfPoint){ x - (x - self->origin.x) * factor,
                                  y - (y - self->origin.y) * factor });
}

static RfCamera
camera_now (RfCanvas *self)
{
  return (RfCamera){ self->zoom, self->origin };
}

static RfCamera
boosted (const RfCamera *camera, double boost)
{
  return (RfCamera){ camera->zoom * boost, { camera->origin.x * boost, camera->origin.y * boost } };
}

/* Looks where it is best to look. @before: the scene before this one, NULL: none. @glide: while
 * the story that begins is told; else at once. */
static void
fit (RfCanvas *self, const RfScene *before, gboolean glide)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double boost = self->boost * self->text_scale;
  RfCamera now, camera;

  if (self->scene == NULL || rf_rect_is_empty (&self->scene->bounds) ||
      width <= 2 * RF_CAMERA_MARGIN || height <= 2 * RF_CAMERA_MARGIN)
    return;
  self->from_camera = camera_now (self);
  now = boosted (&self->from_camera, 1 / boost);
  width /= boost;
  height /= boost;
  if (!self->narrow || self->fits_whole ||
      !rf_canvas_narrow_camera (self->scene, width, height, boost, &camera))
    camera = self->fits_whole
               ? rf_camera_whole (self->scene, width, height)
               : rf_camera_stage (self->scene, before, &self->stage, width, height, &now);
  self->stage_changed = FALSE;
  self->to_camera = boosted (&camera, boost);
  self->glides = glide;
  if (!glide)
    rf_canvas_set_place (self, self->to_camera.zoom, self->to_camera.origin);
}

/* The place on the way to where it is best to look. */
static void
glide (RfCanvas *self, double t)
{
  RfCamera camera;

  if (!self->fits || !self->glides)
    return;
  camera = rf_camera_lerp (&self->from_camera, &self->to_camera, t);
  rf_canvas_set_place (self, camera.zoom, camera.origin);
  self->glides = t < 1;
}

void
rf_canvas_zoom_in (RfCanvas *self)
{
  rf_canvas_zoom_at (self, self->zoom * RF_CANVAS_ZOOM_STEP,
                     gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                     gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

void
rf_canvas_zoom_out (RfCanvas *self)
{
  rf_canvas_zoom_at (self, self->zoom / RF_CANVAS_ZOOM_STEP,
                     gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                     gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

void
rf_canvas_zoom_fit (RfCanvas *self)
{
  self->fits_whole = !(self->fits && self->fits_whole);
  self->fits = TRUE;
  fit (self, NULL, FALSE);
}

void
rf_canvas_zoom_whole (RfCanvas *self)
{
  self->fits = self->fits_whole = TRUE;
  fit (self, NULL, FALSE);
}

void
rf_canvas_look_by_itself (RfCanvas *self)
{
  self->fits = TRUE;
  self->fits_whole = FALSE;
  fit (self, NULL, FALSE);
}

void
rf_canvas_set_presenting (RfCanvas *self, gboolean presenting)
{
  self->presenting = presenting;
  self->boost = presenting ? PRESENTING_BOOST : 1;
  rf_canvas_hide_laser (self);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  rf_canvas_look_by_itself (self);
}

gboolean
rf_canvas_sees_stage (RfCanvas *self)
{
  RfRect view = rf_canvas_get_view (self);

  if (!self->fits || self->scene == NULL || rf_rect_is_empty (&self->stage))
    return FALSE;
  for (guint i = 0; i < self->scene->groups->len; i++)
    view = rf_rect_unite (&view, &g_array_index (self->scene->groups, RfSceneGroup, i).bounds);
  return view.width <= rf_canvas_get_view (self).width &&
         view.height <= rf_canvas_get_view (self).height;
}

void
rf_canvas_set_stage (RfCanvas *self, const RfRect *stage)
{
  self->stage_changed = TRUE;
  self->stage = *stage;
}

double
rf_canvas_get_zoom (RfCanvas *self)
{
  return self->zoom;
}

void
rf_canvas_pan (RfCanvas *self, double dx, double dy)
{
  self->fits = FALSE;
  rf_canvas_set_place (self, self->zoom, (RfPoint){ self->origin.x + dx, self->origin.y + dy });
}

void
rf_canvas_reveal (RfCanvas *self, RfSceneSpace space, guint32 id)
{
  const RfSceneItem *box = self->scene ? rf_scene_find_box (self->scene, space, id) : NULL;
  RfCamera now = camera_now (self), camera;

  if (box == NULL)
    return;
  camera = rf_camera_reveal (&now, &box->bounds, gtk_widget_get_width (GTK_WIDGET (self)),
                             gtk_widget_get_height (GTK_WIDGET (self)));
  if (camera.origin.x != now.origin.x || camera.origin.y != now.origin.y)
    rf_canvas_pan (self, camera.origin.x - now.origin.x, camera.origin.y - now.origin.y);
}

/* --- scenes ----------------------------------------------------------------------------------- */

static void
show_scene (RfCanvas *self, RfScene *scene)
{
  if (self->shown == scene)
    return;
  g_clear_pointer (&self->shown, rf_scene_unref);
  self->shown = scene != NULL ? rf_scene_ref (scene) : NULL;
  rf_canvas_repaint (self);
}

static void
end_story (RfCanvas *self)
{
  if (self->tick_id == 0)
    return;
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  rf_story_clock_stop (&self->clock);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TELLING]);
}

void
rf_canvas_settle (RfCanvas *self)
{
  show_scene (self, self->scene);
  glide (self, 1);
  /* What has come to rest is painted where it belongs. */
  if (self->tick_id != 0)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  end_story (self);
}

static gint64
time_now (RfCanvas *self)
{
  return self->held_time != 0 ? self->held_time : g_get_monotonic_time ();
}

static gboolean
go_on (GtkWidget *widget, GdkFrameClock *frame_clock, gpointer user)
{
  RfCanvas *self = RF_CANVAS (widget);
  gint64 now =
    self->held_time != 0 ? self->held_time : gdk_frame_clock_get_frame_time (frame_clock);
  g_autoptr (RfScene) scene = NULL;

  if (!rf_story_clock_tick (&self->clock, now, &scene))
    {
      rf_canvas_settle (self);
      return G_SOURCE_REMOVE;
    }
  show_scene (self, scene);
  glide (self, rf_tween_ease (rf_story_clock_elapsed (&self->clock) / GLIDE_TIME));
  return G_SOURCE_CONTINUE;
}

gboolean
rf_canvas_may_tell (RfCanvas *self)
{
  return self->scene != NULL && self->slowness > 0 &&
         time_now (self) - self->set_time >= HURRY_US &&
         gtk_widget_get_mapped (GTK_WIDGET (self)) && adw_get_enable_animations (GTK_WIDGET (self));
}

/* @scene is the newest from now on; @story leads to it, NULL: it is there at once. */
static void
take_scene (RfCanvas *self, RfScene *scene, RfStory *story)
{
  g_autoptr (RfScene) before = NULL;

  rf_canvas_settle (self);
  before = g_steal_pointer (&self->scene);
  self->set_time = time_now (self);
  self->scene = scene != NULL ? rf_scene_ref (scene) : NULL;
  if (story != NULL)
    {
      rf_story_clock_start (&self->clock, story, self->slowness);
      show_scene (self, rf_story_first (story));
      self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), go_on, NULL, NULL);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TELLING]);
    }
  else
    show_scene (self, scene);
  /* The view must not move under a box that is being dragged. */
  if (self->fits && (self->follows || before == NULL) && !rf_canvas_is_moving_box (self))
    fit (self, before, story != NULL);
  rf_canvas_point_at (self, NULL);
  rf_canvas_update_overlay (self);
  g_signal_emit (self, signals[LOOKED], 0);
}

void
rf_canvas_set_scene (RfCanvas *self, RfScene *scene, gboolean animate)
{
  g_autoptr (RfStory) blend = NULL;

  self->pointer_moved = FALSE;
  if (self->scene == scene)
    return;
  if (animate && scene != NULL && rf_canvas_may_tell (self))
    blend = rf_story_new_blend (self->scene, scene);
  take_scene (self, scene, blend);
}

void
rf_canvas_show_lifted (RfCanvas *self, RfScene *scene)
{
  rf_canvas_set_scene (self, scene, FALSE);
  self->set_time = 0;
}

void
rf_canvas_go_to_stage (RfCanvas *self)
{
  g_autoptr (RfStory) stay = NULL;

  if (!self->stage_changed || self->scene == NULL)
    return;
  if (self->fits && self->follows && rf_canvas_may_tell (self))
    stay = rf_story_new_blend (self->scene, self->scene);
  if (stay != NULL)
    take_scene (self, self->scene, stay);
  else if (self->fits)
    fit (self, NULL, FALSE);
}

void
rf_canvas_tell (RfCanvas *self, RfStory *story)
{
  gboolean may = rf_canvas_may_tell (self) && rf_story_first (story) == self->scene;

  self->pointer_moved = FALSE;
  if (!may)
    rf_story_cancel (story);
  take_scene (self, rf_story_last (story), may ? story : NULL);
}

void
rf_canvas_set_slowness (RfCanvas *self, double slowness)
{
  self->slowness = slowness;
  if (slowness <= 0)
    rf_canvas_settle (self);
}

gboolean
rf_canvas_is_telling (RfCanvas *self)
{
  return self->tick_id != 0;
}

void
rf_canvas_set_follows (RfCanvas *self, gboolean follows)
{
  self->follows = follows;
}

RfRect
rf_canvas_get_view (RfCanvas *self)
{
  return (RfRect){ -self->origin.x / self->zoom, -self->origin.y / self->zoom,
                   gtk_widget_get_width (GTK_WIDGET (self)) / self->zoom,
                   gtk_widget_get_height (GTK_WIDGET (self)) / self->zoom };
}

void
rf_canvas_look_at (RfCanvas *self, double x, double y)
{
  rf_canvas_pan (
    self, round (gtk_widget_get_width (GTK_WIDGET (self)) / 2.0 - x * self->zoom - self->origin.x),
    round (gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 - y * self->zoom - self->origin.y));
}

void
rf_canvas_look_at_focus (RfCanvas *self, guint32 object)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  RfCamera camera;

  if (self->scene == NULL ||
      !rf_camera_bright (self->scene, object, width, height, self->text_scale, &camera))
    return;
  self->fits = FALSE;
  rf_canvas_set_place (self, camera.zoom, camera.origin);
}

RfScene *
rf_canvas_get_scene (RfCanvas *self)
{
  return self->scene;
}

void
rf_canvas_set_stale (RfCanvas *self, gboolean stale)
{
  if (self->stale == stale)
    return;
  self->stale = stale;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- painting --------------------------------------------------------------------------------- */

static gboolean
paint_on (GtkWidget *widget, GdkFrameClock *frame_clock, gpointer user)
{
  RfCanvas *self = RF_CANVAS (widget);

  self->paint_id = 0;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

/* The raster's pixels as a node; the same one as long as they are the same. */
static void
update_node (RfCanvas *self, int width, int height)
{
  cairo_surface_t *surface = rf_raster_surface (self->raster);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int stride = cairo_image_surface_get_stride (surface);
  int rows = cairo_image_surface_get_height (surface);

  if (self->node != NULL && self->node_serial == rf_raster_serial (self->raster))
    return;
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * (gsize) rows);
  texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface), rows,
                                    GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->node = gsk_texture_node_new (texture, &GRAPHENE_RECT_INIT (0, 0, width, height));
  self->node_serial = rf_raster_serial (self->raster);
}

/* Brings the pixels to what is shown; a later frame goes on where there is not enough time. */
static void
paint (RfCanvas *self, int width, int height)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  gboolean whole = self->painted != self->shown;

  rf_raster_set_moving (self->raster, self->tick_id != 0 || rf_canvas_is_moving_box (self));
  rf_raster_set (self->raster, self->shown, self->theme, self->zoom * scale,
                 (RfPoint){ self->origin.x * scale, self->origin.y * scale }, width * scale,
                 height * scale);
  self->painted = self->shown;
  if (!rf_raster_paint (self->raster, whole ? 0 : PAINT_BUDGET) && self->paint_id == 0)
    self->paint_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), paint_on, NULL, NULL);
  update_node (self, width, height);
}

static void
rf_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RfCanvas *self = RF_CANVAS (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  if (width <= 0 || height <= 0)
    return;
  paint (self, width, height);
  if (self->stale)
    gtk_snapshot_push_opacity (snapshot, 0.45);
  gtk_snapshot_append_node (snapshot, self->node);
  rf_canvas_snapshot_glow (self, snapshot);
  rf_canvas_snapshot_overlay (self, snapshot, width, height);
  rf_canvas_snapshot_laser (self, snapshot);
  if (self->stale)
    gtk_snapshot_pop (snapshot);
}

static void
rf_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RfCanvas *self = RF_CANVAS (widget);

  rf_canvas_repaint (self);
  if (self->fits)
    fit (self, NULL, FALSE);
  g_signal_emit (self, signals[LOOKED], 0);
  /* Menus that were popped up here have their size from us. */
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static void
rf_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                   int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 480;
}

static void
update_theme (RfCanvas *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->theme = rf_theme_for (adw_style_manager_get_dark (manager),
                              adw_style_manager_get_high_contrast (manager));
  rf_canvas_repaint (self);
}

/* Text that the desktop makes larger is larger here too: 96 dots an inch are the normal size. */
static void
update_text_scale (RfCanvas *self)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  self->text_scale = dpi > 0 ? CLAMP (dpi / 1024.0 / 96.0, 0.5, 4) : 1;
  if (self->fits)
    fit (self, NULL, FALSE);
}

/* --- the object ------------------------------------------------------------------------------- */

static void
rf_canvas_dispose (GObject *object)
{
  RfCanvas *self = RF_CANVAS (object);

  end_story (self);
  g_clear_handle_id (&self->laser_id, g_source_remove);
  g_clear_pointer (&self->scene, rf_scene_unref);
  g_clear_pointer (&self->shown, rf_scene_unref);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  if (self->paint_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->paint_id);
  self->paint_id = 0;
  g_clear_pointer (&self->painter, rf_painter_free);
  g_clear_pointer (&self->raster, rf_raster_free);
  g_clear_pointer (&self->overlay, rf_scene_unref);
  g_clear_pointer (&self->overlay_node, gsk_render_node_unref);
  g_clear_pointer (&self->measure, rf_measure_unref);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->differences, g_array_unref);
  g_clear_pointer (&self->pointed_element, g_free);
  G_OBJECT_CLASS (rf_canvas_parent_class)->dispose (object);
}

static void
rf_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ZOOM)
    g_value_set_double (value, RF_CANVAS (object)->zoom);
  else if (id == PROP_TELLING)
    g_value_set_boolean (value, RF_CANVAS (object)->tick_id != 0);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
rf_canvas_class_init (RfCanvasClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = rf_canvas_dispose;
  object_class->get_property = rf_canvas_get_property;
  widget_class->snapshot = rf_canvas_snapshot;
  widget_class->size_allocate = rf_canvas_size_allocate;
  widget_class->measure = rf_canvas_measure;
  widget_class->query_tooltip = rf_canvas_query_tooltip;
  props[PROP_ZOOM] =
    g_param_spec_double ("zoom", NULL, NULL, RF_CAMERA_ZOOM_MIN, RF_CAMERA_ZOOM_MAX, 1,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_TELLING] =
    g_param_spec_boolean ("telling", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[PICKED] = g_signal_new ("picked", RF_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_INT);
  signals[PAGED] = g_signal_new ("paged", RF_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 3, G_TYPE_BOOLEAN, G_TYPE_UINT, G_TYPE_INT);
  signals[BOX_DRAGGED] = g_signal_new ("box-dragged", RF_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 5, G_TYPE_BOOLEAN, G_TYPE_UINT,
                                       G_TYPE_DOUBLE, G_TYPE_DOUBLE, G_TYPE_UINT);
  signals[LOOKED] =
    g_signal_new ("looked", RF_TYPE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rf_canvas_init (RfCanvas *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->painter = rf_painter_new ();
  self->raster = rf_raster_new ();
  self->zoom = 1;
  self->boost = 1;
  self->slowness = 1;
  self->fits = TRUE;
  self->follows = TRUE;
  self->text_scale = 1;
  self->current_match = -1;
  self->laser_rest = RF_CANVAS_LASER_REST;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  rf_canvas_add_controllers (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_theme), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_theme), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (update_text_scale), self, G_CONNECT_SWAPPED);
  update_theme (self);
  update_text_scale (self);
}

GtkWidget *
rf_canvas_new (void)
{
  return g_object_new (RF_TYPE_CANVAS, NULL);
}
