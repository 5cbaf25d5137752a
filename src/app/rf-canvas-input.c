/* SPDX-License-Identifier: MIT */

/* The pointer on the canvas: the ground is dragged to pan, a box to move it; the wheel and two
 * fingers zoom; clicks pick; what the pointer rests on is lit and told.
 *
 * Invariant: between the first and the last "box-dragged" of one drag the view stays where it is,
 * so that the box stays under the pointer. */

#include "app/rf-canvas-private.h"

#include <math.h>
#include <string.h>

#define PICK_TOLERANCE 5.0
#define DRAG_THRESHOLD 6.0

static gboolean
pick (RfCanvas *self, double x, double y, RfPick *found)
{
  if (self->scene == NULL)
    {
      *found = (RfPick){ .kind = RF_PICK_NOTHING };
      return FALSE;
    }
  return rf_scene_pick (self->scene, (x - self->origin.x) / self->zoom,
                        (y - self->origin.y) / self->zoom, PICK_TOLERANCE / self->zoom, found);
}

guint32
rf_canvas_pick_object (RfCanvas *self, double x, double y)
{
  RfPick found;

  return pick (self, x, y, &found) && found.kind == RF_PICK_OBJECT ? found.id : 0;
}

static gboolean
is_box (const RfPick *found)
{
  return found->kind == RF_PICK_OBJECT || found->kind == RF_PICK_FRAME;
}

/* --- dragging --------------------------------------------------------------------------------- */

static void
tell_drag (RfCanvas *self, double dx, double dy, RfDragStage stage)
{
  g_signal_emit_by_name (self, "box-dragged", self->dragged_frame, self->dragged_box,
                         dx / self->zoom, dy / self->zoom, (guint) stage);
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, RfCanvas *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType modifiers =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  RfPick found;

  if (button == GDK_BUTTON_SECONDARY)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag_origin = self->origin;
  self->dragged = FALSE;
  self->dragged_box = 0;
  if (button == GDK_BUTTON_PRIMARY && (modifiers & GDK_CONTROL_MASK) == 0 && !self->stale &&
      pick (self, x, y, &found) && is_box (&found))
    {
      self->dragged_box = found.id;
      self->dragged_frame = found.kind == RF_PICK_FRAME;
    }
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, RfCanvas *self)
{
  if (!self->dragged && hypot (dx, dy) < DRAG_THRESHOLD)
    return;
  if (!self->dragged)
    {
      self->dragged = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
      rf_canvas_point_at (self, NULL);
      if (self->dragged_box != 0)
        tell_drag (self, 0, 0, RF_DRAG_BEGIN);
    }
  if (self->dragged_box != 0)
    {
      tell_drag (self, dx, dy, RF_DRAG_MOVE);
      return;
    }
  self->fits = FALSE;
  rf_canvas_set_place (self, self->zoom,
                       (RfPoint){ self->drag_origin.x + dx, self->drag_origin.y + dy });
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, RfCanvas *self)
{
  if (!self->dragged)
    return;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  if (self->dragged_box != 0)
    tell_drag (self, dx, dy, RF_DRAG_END);
  self->dragged_box = 0;
}

gboolean
rf_canvas_is_moving_box (RfCanvas *self)
{
  return self->dragged && self->dragged_box != 0;
}

/* --- clicks ----------------------------------------------------------------------------------- */

/* Whether the pointer is on the row that says how many rows there are more. */
static gboolean
is_pager (const RfPick *found)
{
  return is_box (found) && found->row != NULL && found->row->key.part == RF_PART_MORE;
}

/* Forward, or back where the arrow that points back is nearer. */
static int
page_direction (const RfPick *found)
{
  const RfRect *bounds = &found->group->bounds;

  return g_str_has_prefix (found->row->text, "‹") && found->at.x < bounds->x + bounds->width / 2
           ? -1
           : 1;
}

static void
turn_page (RfCanvas *self, const RfPick *found, int direction)
{
  g_signal_emit_by_name (self, "paged", found->kind == RF_PICK_FRAME, found->id, direction);
}

static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, RfCanvas *self)
{
  RfPick found;

  if (self->dragged)
    return;
  pick (self, x, y, &found);
  if (n_press == 2 && found.kind == RF_PICK_NOTHING)
    rf_canvas_zoom_fit (self);
  if (is_pager (&found))
    turn_page (self, &found, page_direction (&found));
  else
    g_signal_emit_by_name (self, "picked", (guint) found.kind, found.id, n_press);
}

/* --- pointing --------------------------------------------------------------------------------- */

/* Whether somebody has moved the pointer; not, the canvas under it. */
static gboolean
is_moved (GtkEventController *controller, RfCanvas *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  RfPoint before = self->pointer_place;
  gboolean known = self->pointer_known;

  if (event == NULL ||
      !gdk_event_get_position (event, &self->pointer_place.x, &self->pointer_place.y))
    return FALSE;
  self->pointer_known = TRUE;
  return known && (self->pointer_place.x != before.x || self->pointer_place.y != before.y);
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, RfCanvas *self)
{
  gboolean moved = is_moved (GTK_EVENT_CONTROLLER (controller), self);
  RfPick found;
  gboolean over;

  self->pointer_moved = self->pointer_moved || moved;
  self->pointer = (RfPoint){ x, y };
  if (self->dragged && gtk_widget_get_cursor (GTK_WIDGET (self)) != NULL)
    return;
  over = pick (self, x, y, &found);
  if (self->presenting && moved)
    rf_canvas_move_laser (self);
  /* A picture that is stepped through by keys must not light up under a pointer that rests. */
  rf_canvas_point_at (self, self->pointer_moved && over ? &found : NULL);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->presenting          ? "none"
                                                      : over && is_box (&found) ? "pointer"
                                                                                : NULL);
}

static void
on_leave (GtkEventControllerMotion *controller, RfCanvas *self)
{
  rf_canvas_hide_laser (self);
  rf_canvas_point_at (self, NULL);
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, RfCanvas *self)
{
  GdkModifierType modifiers =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  RfPick found;

  if (self->scene == NULL)
    return GDK_EVENT_PROPAGATE;
  if (pick (self, self->pointer.x, self->pointer.y, &found) && is_pager (&found) && dy != 0)
    turn_page (self, &found, dy > 0 ? 1 : -1);
  else if (modifiers & GDK_SHIFT_MASK)
    rf_canvas_pan (self, -60 * (dx + dy), 0);
  else if (dy != 0)
    rf_canvas_zoom_at (self, self->zoom * pow (RF_CANVAS_ZOOM_STEP, -dy), self->pointer.x,
                       self->pointer.y);
  else
    rf_canvas_pan (self, -60 * dx, 0);
  return GDK_EVENT_STOP;
}

static void
on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, RfCanvas *self)
{
  self->pinch_zoom = self->zoom;
}

static void
on_pinch (GtkGestureZoom *gesture, double scale, RfCanvas *self)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    rf_canvas_zoom_at (self, self->pinch_zoom * scale, x, y);
}

/* --- tooltips --------------------------------------------------------------------------------- */

/* The whole texts of the row that @found is on, where they were cut to fit; NULL: nothing is
 * missing. (transfer full) */
static char *
whole_row (const RfScene *scene, const RfPick *found)
{
  const char *label = NULL, *value = NULL;
  gboolean cut = FALSE;

  if (found->row == NULL)
    return NULL;
  for (guint i = found->group->first; i < found->group->first + found->group->n_items; i++)
    {
      const RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, i);

      if (item->key.slot_kind != found->slot_kind || item->key.slot != found->slot ||
          (item->key.part != RF_PART_LABEL && item->key.part != RF_PART_VALUE))
        continue;
      cut = cut || item->whole != NULL;
      if (item->key.part == RF_PART_LABEL)
        label = item->whole != NULL ? item->whole : item->text;
      else
        value = item->whole != NULL ? item->whole : item->text;
    }
  if (!cut)
    return NULL;
  return value == NULL ? g_strdup (label) : g_strdup_printf ("%s: %s", label, value);
}

char *
rf_canvas_describe_place (RfCanvas *self, double x, double y)
{
  g_autofree char *row = NULL;
  RfPick found;

  if (!pick (self, x, y, &found) || found.group == NULL || found.group->title == NULL)
    return NULL;
  row = whole_row (self->scene, &found);
  return row != NULL ? g_strdup_printf ("%s\n%s", found.group->title, row)
                     : g_strdup (found.group->title);
}

gboolean
rf_canvas_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  RfCanvas *self = RF_CANVAS (widget);
  g_autofree char *text = NULL;
  RfPick found;
  GdkRectangle area;

  /* A pointer that only rests somewhere must not cover what the keys step through. */
  if (keyboard || self->presenting || !self->pointer_moved || !pick (self, x, y, &found))
    return FALSE;
  text = rf_canvas_describe_place (self, x, y);
  if (text == NULL)
    return FALSE;
  area = (GdkRectangle){ floor (found.group->bounds.x * self->zoom + self->origin.x),
                         floor (found.group->bounds.y * self->zoom + self->origin.y),
                         ceil (found.group->bounds.width * self->zoom),
                         ceil (found.group->bounds.height * self->zoom) };
  if (found.row != NULL)
    {
      /* Another row has another tooltip. */
      area.y = floor ((found.row->baseline - 16) * self->zoom + self->origin.y);
      area.height = ceil (22 * self->zoom);
    }
  gtk_tooltip_set_text (tooltip, text);
  if (is_box (&found))
    gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

/* --- all of them ------------------------------------------------------------------------------ */

void
rf_canvas_add_controllers (RfCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (widget, scroll);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}
