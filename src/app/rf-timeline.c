/* SPDX-License-Identifier: MIT */

/* The timeline. Each kind of mark has a colour of the style sheet (@mark_call …) and a shape of its
 * own, so that it can be told without the colour.
 *
 * Invariant: position <= length. The marks' picture is kept until they, the size or the style
 * change; only the bar and the knob are drawn anew. */

#include "app/rf-timeline.h"

#include "rf-config.h"

#include <glib/gi18n.h>
#include <math.h>

#define LIFE_GAP 7.0
#define LIFE_END 4.0
#define KNOB_RADIUS 8.0
#define BAR_HEIGHT 6.0
#define MARK_HEIGHT 8.0
#define MARK_GAP 5.0 /* between marks and bar */
#define HIT 5.0

struct _RfTimeline
{
  GtkWidget parent_instance;

  guint32 born, died; /* of the selected object; born 0: none is selected */
  guint32 length, position;
  guint32 program_end; /* what comes after it is the interpreter's shutdown */
  GArray *marks;       /* of RfMark */
  GskRenderNode *marks_node;
};

G_DEFINE_FINAL_TYPE (RfTimeline, rf_timeline, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef enum
{
  SHAPE_TICK,
  SHAPE_CROSS,
  SHAPE_DIAMOND,
  SHAPE_RING,
  SHAPE_UP,
  SHAPE_DOWN,
  SHAPE_DISC,
  SHAPE_BUBBLE,
  SHAPE_BELL,
} Shape;

static const struct
{
  const char *color, *title;
  Shape shape;
} looks[RF_N_MARKS] = {
  [RF_MARK_CALL] = { "mark_call", N_ ("call"), SHAPE_TICK },
  [RF_MARK_FREE] = { "mark_free", N_ ("freed"), SHAPE_CROSS },
  [RF_MARK_FINALIZER] = { "mark_finalizer", N_ ("finalizer"), SHAPE_DIAMOND },
  [RF_MARK_COLLECTION] = { "mark_collection", N_ ("collection"), SHAPE_DISC },
  [RF_MARK_ISOLATE] = { "mark_isolate", N_ ("cyclic isolate"), SHAPE_RING },
  [RF_MARK_RESURRECTED] = { "mark_resurrected", N_ ("resurrected"), SHAPE_UP },
  [RF_MARK_RAISE] = { "mark_raise", N_ ("exception"), SHAPE_DOWN },
  [RF_MARK_MESSAGE] = { "mark_message", N_ ("message"), SHAPE_BUBBLE },
  [RF_MARK_WATCHED] = { "mark_watched", N_ ("watched object freed"), SHAPE_BELL },
};

/* A readable name of a kind of mark. (transfer none) */
static const char *
mark_title (RfMarkKind kind)
{
  return _ (looks[kind].title);
}

/* --- geometry --------------------------------------------------------------------------------- */

/* The shutdown may have more events than the program; it gets no more than this part of the bar. */
#define SHUTDOWN_PART 0.12

/* How much of the bar the program itself has. */
static double
program_part (RfTimeline *self)
{
  if (self->program_end >= self->length)
    return 1;
  return MAX ((double) self->program_end / self->length, 1 - SHUTDOWN_PART);
}

static double
x_of (RfTimeline *self, guint32 position)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * KNOB_RADIUS;
  double part = program_part (self), fraction = 0;

  if (position > self->program_end)
    fraction = part + (1 - part) * (position - self->program_end) /
                        (double) (self->length - self->program_end);
  else if (self->program_end > 0)
    fraction = part * position / (double) self->program_end;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    fraction = 1 - fraction;
  return KNOB_RADIUS + fraction * MAX (width, 0);
}

static guint32
position_at (RfTimeline *self, double x)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * KNOB_RADIUS;
  double fraction = width > 0 ? CLAMP ((x - KNOB_RADIUS) / width, 0, 1) : 0;
  double part = program_part (self);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    fraction = 1 - fraction;
  if (fraction > part)
    return self->program_end +
           (guint32) round ((fraction - part) / (1 - part) * (self->length - self->program_end));
  return (guint32) round (fraction / part * self->program_end);
}

static double
bar_center (RfTimeline *self)
{
  return gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

/* --- painting --------------------------------------------------------------------------------- */

static GdkRGBA
color_of (RfTimeline *self, const char *name)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);
  return color;
}

static void
draw_shape (cairo_t *cr, Shape shape, double x, double y, double r)
{
  switch (shape)
    {
    case SHAPE_TICK:
      cairo_rectangle (cr, x - 1, y - r, 2, 2 * r);
      cairo_fill (cr);
      break;
    case SHAPE_CROSS:
      cairo_move_to (cr, x - r + 1, y - r + 1);
      cairo_line_to (cr, x + r - 1, y + r - 1);
      cairo_move_to (cr, x - r + 1, y + r - 1);
      cairo_line_to (cr, x + r - 1, y - r + 1);
      cairo_stroke (cr);
      break;
    case SHAPE_DIAMOND:
      cairo_move_to (cr, x, y - r);
      cairo_line_to (cr, x + r, y);
      cairo_line_to (cr, x, y + r);
      cairo_line_to (cr, x - r, y);
      cairo_fill (cr);
      break;
    case SHAPE_RING:
      cairo_arc (cr, x, y, r - 1, 0, 2 * G_PI);
      cairo_stroke (cr);
      break;
    case SHAPE_DISC:
      cairo_arc (cr, x, y, r, 0, 2 * G_PI);
      cairo_fill (cr);
      break;
    case SHAPE_BUBBLE:
      cairo_rectangle (cr, x - r, y - r, 2 * r, 1.3 * r);
      cairo_move_to (cr, x - 0.6 * r, y + 0.2 * r);
      cairo_line_to (cr, x + 0.2 * r, y + 0.2 * r);
      cairo_line_to (cr, x - 0.6 * r, y + r);
      cairo_fill (cr);
      break;
    case SHAPE_BELL:
      cairo_arc (cr, x, y - 0.1 * r, 0.8 * r, G_PI, 2 * G_PI);
      cairo_line_to (cr, x + 1.1 * r, y + 0.6 * r);
      cairo_line_to (cr, x - 1.1 * r, y + 0.6 * r);
      cairo_fill (cr);
      cairo_arc (cr, x, y + 0.7 * r, 0.3 * r, 0, G_PI);
      cairo_fill (cr);
      break;
    case SHAPE_UP:
    case SHAPE_DOWN:
      if (shape == SHAPE_DOWN)
        r = -r;
      cairo_move_to (cr, x, y - r);
      cairo_line_to (cr, x + fabs (r), y + r);
      cairo_line_to (cr, x - fabs (r), y + r);
      cairo_fill (cr);
      break;
    }
}

/* What is rare is painted over what is frequent. */
static const RfMarkKind painting_order[] = {
  RF_MARK_CALL,    RF_MARK_FREE,        RF_MARK_RAISE,   RF_MARK_FINALIZER, RF_MARK_COLLECTION,
  RF_MARK_ISOLATE, RF_MARK_RESURRECTED, RF_MARK_MESSAGE, RF_MARK_WATCHED,
};
G_STATIC_ASSERT (G_N_ELEMENTS (painting_order) == RF_N_MARKS);

static GskRenderNode *
paint_marks (RfTimeline *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  double y = bar_center (self) - KNOB_RADIUS - MARK_GAP - MARK_HEIGHT / 2 + 1;

  cairo_set_line_width (cr, 2);
  for (guint k = 0; k < RF_N_MARKS; k++)
    {
      RfMarkKind kind = painting_order[k];
      GdkRGBA color = color_of (self, looks[kind].color);
      /* What is frequent must not become one blot. */
      double gap = kind == RF_MARK_CALL ? 4 : kind == RF_MARK_FREE ? MARK_HEIGHT : 0.5;
      double last = -MARK_HEIGHT;

      gdk_cairo_set_source_rgba (cr, &color);
      for (guint i = 0; i < self->marks->len; i++)
        {
          const RfMark *mark = &g_array_index (self->marks, RfMark, i);
          double x = x_of (self, mark->event);

          if (mark->kind != kind || fabs (x - last) < gap)
            continue;
          last = x;
          draw_shape (cr, looks[kind].shape, x, y, MARK_HEIGHT / 2);
        }
    }
  cairo_destroy (cr);
  return node;
}

static void
append_bar (GtkSnapshot *snapshot, double a, double b, double center, double height,
            const GdkRGBA *color)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT (MIN (a, b), center - height / 2, fabs (b - a), height);
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, &rect, height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, color, &rect);
  gtk_snapshot_pop (snapshot);
}

static void
append_knob (GtkSnapshot *snapshot, double x, double y, const GdkRGBA *fill, const GdkRGBA *rim)
{
  graphene_rect_t rect =
    GRAPHENE_RECT_INIT (x - KNOB_RADIUS, y - KNOB_RADIUS, 2 * KNOB_RADIUS, 2 * KNOB_RADIUS);
  GskRoundedRect round;
  float widths[4] = { 2, 2, 2, 2 };
  GdkRGBA rims[4] = { *rim, *rim, *rim, *rim };

  gsk_rounded_rect_init_from_rect (&round, &rect, KNOB_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, fill, &rect);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &round, widths, rims);
}

/* Below the bar: a line for as long as the selected object lives, with a bar at its birth and a
 * cross at its death. */
static void
append_life (RfTimeline *self, GtkSnapshot *snapshot)
{
  double y = bar_center (self) + KNOB_RADIUS + LIFE_GAP;
  double from = x_of (self, self->born);
  double to = x_of (self, self->died != 0 ? self->died : self->length);
  GdkRGBA color = color_of (self, "timeline_accent");
  cairo_t *cr;

  if (self->born == 0)
    return;
  cr =
    gtk_snapshot_append_cairo (snapshot,
                               &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                                                    gtk_widget_get_height (GTK_WIDGET (self))));
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, from, y);
  cairo_line_to (cr, to, y);
  cairo_stroke (cr);
  draw_shape (cr, SHAPE_TICK, from, y, LIFE_END);
  if (self->died != 0)
    draw_shape (cr, SHAPE_CROSS, to, y, LIFE_END);
  cairo_destroy (cr);
}

static void
rf_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RfTimeline *self = RF_TIMELINE (widget);
  double width = gtk_widget_get_width (widget), center = bar_center (self);
  double start = x_of (self, 0), knob = x_of (self, self->position);
  double program_end = x_of (self, self->program_end);
  GdkRGBA accent = color_of (self, "timeline_accent");
  GdkRGBA trough = color_of (self, "timeline_trough");
  GdkRGBA fill = color_of (self, "timeline_knob");

  if (width <= 2 * KNOB_RADIUS)
    return;
  append_bar (snapshot, start, self->length > 0 ? program_end : width - start, center, BAR_HEIGHT,
              &trough);
  /* The shutdown is no part of the program: a thinner line. */
  if (self->program_end < self->length)
    append_bar (snapshot, program_end, x_of (self, self->length), center, BAR_HEIGHT / 3, &trough);
  if (self->marks_node == NULL && self->marks->len > 0)
    self->marks_node = paint_marks (self);
  if (self->marks_node != NULL)
    gtk_snapshot_append_node (snapshot, self->marks_node);
  if (self->length == 0)
    return;
  append_bar (snapshot, start, x_of (self, MIN (self->position, self->program_end)), center,
              BAR_HEIGHT, &accent);
  if (self->position > self->program_end)
    append_bar (snapshot, program_end, knob, center, BAR_HEIGHT / 3, &accent);
  append_life (self, snapshot);
  append_knob (snapshot, knob, center, &fill, &accent);
}

static void
forget_marks_node (RfTimeline *self)
{
  g_clear_pointer (&self->marks_node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
rf_timeline_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  forget_marks_node (RF_TIMELINE (widget));
}

static void
rf_timeline_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rf_timeline_parent_class)->css_changed (widget, change);
  forget_marks_node (RF_TIMELINE (widget));
}

static void
rf_timeline_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (rf_timeline_parent_class)->direction_changed (widget, previous);
  forget_marks_node (RF_TIMELINE (widget));
}

static void
rf_timeline_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                     int *natural, int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 80;
      *natural = 400;
    }
  else
    /* The bar is in the middle, in line with the buttons beside it. */
    *minimum = *natural = (int) (2 * (KNOB_RADIUS + MARK_GAP + MARK_HEIGHT + 1));
}

/* --- values ----------------------------------------------------------------------------------- */

static void
update_accessible (RfTimeline *self)
{
  g_autofree char *text =
    /* Translators: where the timeline stands: this event of so many. */
    g_strdup_printf (_ ("event %u of %u"), self->position, self->length);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) self->length,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) self->position,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

void
rf_timeline_set_range (RfTimeline *self, guint32 length, guint32 program_end)
{
  if (self->length == length && self->program_end == program_end)
    return;
  self->length = length;
  self->program_end = MIN (program_end, length);
  self->position = MIN (self->position, length);
  forget_marks_node (self);
  update_accessible (self);
}

void
rf_timeline_set_position (RfTimeline *self, guint32 position)
{
  position = MIN (position, self->length);
  if (self->position == position)
    return;
  self->position = position;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update_accessible (self);
}

void
rf_timeline_set_marks (RfTimeline *self, const RfMark *marks, guint n_marks)
{
  g_array_set_size (self->marks, 0);
  if (n_marks > 0)
    g_array_append_vals (self->marks, marks, n_marks);
  forget_marks_node (self);
}

void
rf_timeline_set_life (RfTimeline *self, guint32 born, guint32 died)
{
  if (self->born == born && self->died == died)
    return;
  self->born = born;
  self->died = died;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
rf_timeline_get_life (RfTimeline *self, guint32 *born, guint32 *died)
{
  *born = self->born;
  *died = self->died;
}

static void
move_to (RfTimeline *self, guint32 position)
{
  if (position == self->position)
    return;
  rf_timeline_set_position (self, position);
  g_signal_emit (self, signals[CHANGED], 0, self->position);
}

/* The nearest mark to @x, preferring the rare kinds; NULL: none is near. */
static const RfMark *
mark_at (RfTimeline *self, double x)
{
  const RfMark *best = NULL;
  double best_distance = HIT;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const RfMark *mark = &g_array_index (self->marks, RfMark, i);
      double distance = fabs (x_of (self, mark->event) - x);

      if (distance < best_distance)
        {
          best = mark;
          best_distance = distance;
        }
    }
  return best;
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, RfTimeline *self)
{
  /* Above the bar a mark is meant, when there is one. */
  const RfMark *mark = y < bar_center (self) - KNOB_RADIUS ? mark_at (self, x) : NULL;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  move_to (self, mark != NULL ? mark->event : position_at (self, x));
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, RfTimeline *self)
{
  double x, y;

  if (dx == 0 || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  move_to (self, position_at (self, x + dx));
}

static gboolean
rf_timeline_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  RfTimeline *self = RF_TIMELINE (widget);
  const RfMark *mark;
  g_autofree char *text = NULL;

  if (self->length == 0 || keyboard)
    return FALSE;
  mark = mark_at (self, x);
  if (mark != NULL)
    /* Translators: a mark on the timeline: the number of an event and what happens there. */
    text = g_strdup_printf (_ ("Event %u: %s"), mark->event, mark_title (mark->kind));
  else if (position_at (self, x) > self->program_end)
    text =
      g_strdup_printf (_ ("Event %u, while the interpreter shuts down"), position_at (self, x));
  else
    text = g_strdup_printf (_ ("Event %u"), position_at (self, x));
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip,
                            &(GdkRectangle){ x - 2, 0, 4, gtk_widget_get_height (widget) });
  return TRUE;
}

/* --- the object ------------------------------------------------------------------------------- */

static void
rf_timeline_dispose (GObject *object)
{
  RfTimeline *self = RF_TIMELINE (object);

  g_clear_pointer (&self->marks_node, gsk_render_node_unref);
  G_OBJECT_CLASS (rf_timeline_parent_class)->dispose (object);
}

static void
rf_timeline_finalize (GObject *object)
{
  RfTimeline *self = RF_TIMELINE (object);

  g_array_unref (self->marks);
  G_OBJECT_CLASS (rf_timeline_parent_class)->finalize (object);
}

static void
rf_timeline_class_init (RfTimelineClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = rf_timeline_dispose;
  object_class->finalize = rf_timeline_finalize;
  widget_class->snapshot = rf_timeline_snapshot;
  widget_class->size_allocate = rf_timeline_size_allocate;
  widget_class->measure = rf_timeline_measure;
  widget_class->css_changed = rf_timeline_css_changed;
  widget_class->direction_changed = rf_timeline_direction_changed;
  widget_class->query_tooltip = rf_timeline_query_tooltip;
  signals[CHANGED] = g_signal_new ("changed", RF_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
rf_timeline_init (RfTimeline *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->marks = g_array_new (FALSE, FALSE, sizeof (RfMark));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  update_accessible (self);
}
