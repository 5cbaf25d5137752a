/* SPDX-License-Identifier: MIT */

/* The address space as a picture.
 *
 * Invariants: the map fits the width that the widget has; what is painted is what the scrolled
 * window around it shows and as much again above and below, and is kept until something changes or
 * it is scrolled out of that. */

#include "app/rf-space-view.h"

#include "diagram/rf-paint-cairo.h"
#include "journal/rf-space-words.h"

#include <adwaita.h>
#include <math.h>

#define CELL 18.0
#define WIDTH_MIN 180

struct _RfSpaceView
{
  GtkWidget parent_instance;

  RfPainter *painter;
  RfSpace *space; /* NULL: nothing is shown */
  RfState *state;
  RfJournal *journal;
  guint32 changed_since;
  RfPlace place;

  RfSpaceMapOptions options;
  RfSpaceMap *map;
  GskRenderNode *node; /* of `painted` */
  RfRect painted;
  GtkAdjustment *scroll; /* of the scrolled window around it */
  double revealed_at;    /* y to scroll to, < 0: none */
  guint reveal_id;
};

G_DEFINE_FINAL_TYPE (RfSpaceView, rf_space_view, GTK_TYPE_WIDGET)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- the map ---------------------------------------------------------------------------------- */

static void
repaint (RfSpaceView *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The map for @width. */
static RfSpaceMap *
ensure_map (RfSpaceView *self, double width)
{
  if (self->space == NULL)
    return NULL;
  if (self->map == NULL || self->options.width != width)
    {
      g_clear_pointer (&self->map, rf_space_map_free);
      self->options.width = width;
      self->map = rf_space_map_new (self->space, &self->options);
      g_clear_pointer (&self->node, gsk_render_node_unref);
    }
  return self->map;
}

static RfSpaceMap *
map_now (RfSpaceView *self)
{
  return ensure_map (self, MAX (gtk_widget_get_width (GTK_WIDGET (self)), WIDTH_MIN));
}

static void
change_map (RfSpaceView *self)
{
  g_clear_pointer (&self->map, rf_space_map_free);
  repaint (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static RfRect
visible_part (RfSpaceView *self)
{
  RfRect part = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                  gtk_widget_get_height (GTK_WIDGET (self)) };

  if (self->scroll != NULL)
    {
      part.y = gtk_adjustment_get_value (self->scroll);
      part.height = gtk_adjustment_get_page_size (self->scroll);
    }
  return part;
}

/* --- painting --------------------------------------------------------------------------------- */

static const RfTheme *
theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  return rf_theme_for (adw_style_manager_get_dark (manager),
                       adw_style_manager_get_high_contrast (manager));
}

static RfSpaceMoment
moment (RfSpaceView *self)
{
  return (RfSpaceMoment){ self->space, self->state, self->place, self->changed_since };
}

static void
paint (RfSpaceView *self, RfSpaceMap *map, RfRect part)
{
  RfSpaceMoment now = moment (self);
  g_autoptr (RfScene) scene = rf_space_map_build (map, &now, &part);
  cairo_t *cr;

  self->painted = part;
  self->node = gsk_cairo_node_new (
    &GRAPHENE_RECT_INIT ((float) part.x, (float) part.y, (float) part.width, (float) part.height));
  cr = gsk_cairo_node_get_draw_context (self->node);
  rf_painter_paint (self->painter, cr, scene, theme (), FALSE);
  cairo_destroy (cr);
}

static void
rf_space_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RfSpaceView *self = RF_SPACE_VIEW (widget);
  RfSpaceMap *map = map_now (self);
  RfRect part = visible_part (self);
  double top, bottom;

  if (map == NULL)
    return;
  if (self->node == NULL || part.y < self->painted.y ||
      rf_rect_bottom (&part) > rf_rect_bottom (&self->painted))
    {
      g_clear_pointer (&self->node, gsk_render_node_unref);
      top = MAX (0, part.y - part.height / 2);
      bottom = rf_rect_bottom (&part) + part.height / 2;
      part.y = floor (top);
      part.height = ceil (bottom - part.y);
      paint (self, map, part);
    }
  gtk_snapshot_append_node (snapshot, self->node);
}

static GtkSizeRequestMode
rf_space_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rf_space_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  RfSpaceView *self = RF_SPACE_VIEW (widget);
  RfSpaceMapOptions options = self->options;
  g_autoptr (RfSpaceMap) map = NULL;

  *minimum = *natural = WIDTH_MIN;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  if (self->space != NULL)
    {
      options.width = MAX (for_size, WIDTH_MIN);
      map = rf_space_map_new (self->space, &options);
      *minimum = *natural = (int) ceil (rf_space_map_height (map));
    }
}

static void
rf_space_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  /* Something else may be in sight. */
  g_clear_pointer (&RF_SPACE_VIEW (widget)->node, gsk_render_node_unref);
}

/* --- scrolling -------------------------------------------------------------------------------- */

static gboolean
reveal_now (gpointer user)
{
  RfSpaceView *self = user;

  self->reveal_id = 0;
  if (self->scroll != NULL && self->revealed_at >= 0)
    gtk_adjustment_set_value (self->scroll, self->revealed_at);
  self->revealed_at = -1;
  return G_SOURCE_REMOVE;
}

void
rf_space_view_reveal (RfSpaceView *self, RfPlace place)
{
  RfSpaceMap *map = map_now (self);
  RfRect part = visible_part (self), rect;

  if (map == NULL || !rf_space_map_rect (map, self->space, place, &rect) ||
      (rect.y >= part.y + 8 && rf_rect_bottom (&rect) <= rf_rect_bottom (&part) - 8))
    return;
  self->revealed_at = MAX (0, rect.y - part.height / 3);
  /* The height may be about to change: after the layout. */
  if (self->reveal_id == 0)
    self->reveal_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 5, reveal_now, self, NULL);
}

static void
on_root (RfSpaceView *self)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  if (self->scroll != NULL || scrolled == NULL)
    return;
  self->scroll =
    g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)));
  g_signal_connect_object (self->scroll, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scroll, "notify::page-size", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
}

/* --- the current block ------------------------------------------------------------------------ */

char *
rf_space_view_describe (RfSpaceView *self, RfPlace place)
{
  RfSpaceBlock block;
  gboolean next = FALSE;

  if (self->space == NULL || !rf_space_block (self->space, place, &block))
    return NULL;
  if ((place & RF_PLACE_LARGE) == 0)
    next = rf_space_next (self->space, (guint) (block.size / RF_SIZE_CLASS_STEP - 1)) == place;
  return rf_describe_block (self->state, self->journal, &block,
                            rf_space_map_order (self->space, place), next);
}

static void
update_accessible (RfSpaceView *self)
{
  g_autofree char *text = rf_space_view_describe (self, self->place);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

RfPlace
rf_space_view_get_place (RfSpaceView *self)
{
  return self->place;
}

void
rf_space_view_set_place (RfSpaceView *self, RfPlace place, gboolean reveal)
{
  if (place != self->place)
    {
      self->place = place;
      update_accessible (self);
      repaint (self);
    }
  if (reveal)
    rf_space_view_reveal (self, place);
}

static void
pick (RfSpaceView *self, RfPlace place)
{
  rf_space_view_set_place (self, place, TRUE);
  g_signal_emit (self, signals[PICKED], 0, (guint) place);
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, RfSpaceView *self)
{
  RfSpaceMap *map = map_now (self);
  RfPlace place;
  double at;
  int pool;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (map == NULL)
    return;
  place = rf_space_map_pick (map, self->space, x, y, &pool);
  if (place != RF_PLACE_NONE)
    pick (self, place);
  else if (pool >= 0 && rf_space_map_pool_y (map, (guint) pool, &at) && self->scroll != NULL)
    gtk_adjustment_set_value (self->scroll, MAX (0, at - 30));
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers,
        RfSpaceView *self)
{
  RfSpaceMap *map = map_now (self);
  int columns = 0, rows = 0;

  switch (key)
    {
    case GDK_KEY_Left:
      columns = -1;
      break;
    case GDK_KEY_Right:
      columns = 1;
      break;
    case GDK_KEY_Up:
      rows = -1;
      break;
    case GDK_KEY_Down:
      rows = 1;
      break;
    default:
      return FALSE;
    }
  if (map == NULL || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  pick (self, rf_space_map_walk (map, self->space, self->place, columns, rows));
  return TRUE;
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, RfSpaceView *self)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0)
    return FALSE;
  rf_space_view_zoom (self, dy < 0 ? 1.2 : 1 / 1.2);
  return TRUE;
}

static gboolean
rf_space_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                             GtkTooltip *tooltip)
{
  RfSpaceView *self = RF_SPACE_VIEW (widget);
  RfSpaceMap *map = map_now (self);
  RfPlace place = self->place;
  g_autofree char *text = NULL;

  if (map != NULL && !keyboard)
    place = rf_space_map_pick (map, self->space, x, y, NULL);
  text = rf_space_view_describe (self, place);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

/* --- what is shown ---------------------------------------------------------------------------- */

void
rf_space_view_show (RfSpaceView *self, RfSpaceLog *log, const RfState *state, RfJournal *journal,
                    guint32 changed_since)
{
  if (self->space != NULL && rf_space_get_log (self->space) != log)
    {
      g_clear_pointer (&self->space, rf_space_free);
      self->place = RF_PLACE_NONE;
    }
  g_clear_pointer (&self->state, rf_state_free);
  g_clear_pointer (&self->journal, rf_journal_unref);
  if (log != NULL)
    {
      if (self->space == NULL)
        self->space = rf_space_new (log);
      rf_space_seek (self->space, rf_state_position (state));
      self->state = rf_state_copy (state);
      self->journal = rf_journal_ref (journal);
    }
  self->changed_since = changed_since;
  update_accessible (self);
  change_map (self);
}

RfSpace *
rf_space_view_get_space (RfSpaceView *self)
{
  return self->space;
}

void
rf_space_view_set_size_class (RfSpaceView *self, int size_class)
{
  self->options.size_class = size_class;
  change_map (self);
}

void
rf_space_view_set_program_only (RfSpaceView *self, gboolean on)
{
  self->options.program_only = on;
  change_map (self);
}

void
rf_space_view_zoom (RfSpaceView *self, double factor)
{
  self->options.cell = CLAMP (self->options.cell * factor, RF_SPACE_CELL_MIN, RF_SPACE_CELL_MAX);
  change_map (self);
}

RfScene *
rf_space_view_build_scene (RfSpaceView *self)
{
  RfSpaceMap *map = map_now (self);
  RfSpaceMoment now = moment (self);

  return map != NULL ? rf_space_map_build (map, &now, NULL) : NULL;
}

/* --- life ------------------------------------------------------------------------------------- */

static void
rf_space_view_dispose (GObject *object)
{
  RfSpaceView *self = RF_SPACE_VIEW (object);

  g_clear_handle_id (&self->reveal_id, g_source_remove);
  g_clear_object (&self->scroll);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->map, rf_space_map_free);
  g_clear_pointer (&self->space, rf_space_free);
  g_clear_pointer (&self->state, rf_state_free);
  g_clear_pointer (&self->journal, rf_journal_unref);
  g_clear_pointer (&self->painter, rf_painter_free);
  G_OBJECT_CLASS (rf_space_view_parent_class)->dispose (object);
}

static void
rf_space_view_class_init (RfSpaceViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rf_space_view_dispose;
  widget_class->snapshot = rf_space_view_snapshot;
  widget_class->measure = rf_space_view_measure;
  widget_class->get_request_mode = rf_space_view_get_request_mode;
  widget_class->size_allocate = rf_space_view_size_allocate;
  widget_class->query_tooltip = rf_space_view_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "rf-space-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[PICKED] = g_signal_new ("picked", RF_TYPE_SPACE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
rf_space_view_init (RfSpaceView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->painter = rf_painter_new ();
  self->place = RF_PLACE_NONE;
  self->revealed_at = -1;
  self->options = (RfSpaceMapOptions){ .cell = CELL, .program_only = TRUE, .size_class = -1 };
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect (self, "map", G_CALLBACK (on_root), NULL);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (repaint), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (repaint), self,
                           G_CONNECT_SWAPPED);
}
