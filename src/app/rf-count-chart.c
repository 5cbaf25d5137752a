/* SPDX-License-Identifier: MIT */

/* The chart of a count.
 *
 * Invariants: step i goes from the event of change i to that of the next one, the last step to
 * `end`; all are equally wide. Where text runs from right to left so does time. An immortal object
 * has no chart. */

#include "app/rf-count-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#define HEIGHT 88
#define TOP 10.0    /* above the highest step */
#define BOTTOM 8.0  /* below the line of 0 */
#define SIDE 8.0    /* at both ends, so that the dot has room */
#define NUMBERS 8.0 /* between the numbers and the chart */
#define DOT 4.5
/* Steps that are drawn one by one; of more the extremes in each column. */
#define MAX_STEPS 4000u
/* Events that are gone over for the line of a change. */
#define LOOK_BACK 100000u

struct _RfCountChart
{
  GtkWidget parent_instance;

  RfJournal *journal;
  GArray *changes; /* of RfCountChange; NULL: not known yet */
  guint32 end, position;
  guint32 highest;
  PangoLayout *layout;
};

G_DEFINE_FINAL_TYPE (RfCountChart, rf_count_chart, GTK_TYPE_WIDGET)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
n_changes (RfCountChart *self)
{
  return self->changes != NULL ? self->changes->len : 0;
}

static const RfCountChange *
change_at (RfCountChart *self, guint i)
{
  return &g_array_index (self->changes, RfCountChange, i);
}

/* --- geometry --------------------------------------------------------------------------------- */

typedef struct
{
  double left, width, top, bottom;
  gboolean rtl;
} Plot;

static PangoLayout *
number_layout (RfCountChart *self, guint32 number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  if (self->layout == NULL)
    self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_text (self->layout, text, -1);
  return self->layout;
}

static double
number_width (RfCountChart *self, guint32 number)
{
  int width;

  pango_layout_get_pixel_size (number_layout (self, number), &width, NULL);
  return width;
}

static Plot
get_plot (RfCountChart *self)
{
  double numbers = MAX (number_width (self, self->highest), number_width (self, 0)) + NUMBERS;
  Plot plot = {
    .left = SIDE + numbers,
    .top = TOP,
    .bottom = gtk_widget_get_height (GTK_WIDGET (self)) - BOTTOM,
    .rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
  };

  if (plot.rtl)
    plot.left = SIDE;
  plot.width = MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * SIDE - numbers, 1);
  return plot;
}

static double
x_of (const Plot *plot, double fraction)
{
  return plot->left + (plot->rtl ? 1 - fraction : fraction) * plot->width;
}

static double
y_of (RfCountChart *self, const Plot *plot, guint32 count)
{
  return plot->bottom - (plot->bottom - plot->top) * count / MAX (self->highest, 1);
}

/* The step that holds at @position, -1: none yet. */
static int
step_at (RfCountChart *self, guint32 position)
{
  guint low = 0, high = n_changes (self);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (change_at (self, middle)->event <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return (int) low - 1;
}

/* Where @position stands, in steps. */
static double
place_of (RfCountChart *self, int step, guint32 position)
{
  guint32 from = change_at (self, (guint) step)->event;
  guint32 to = (guint) step + 1 < n_changes (self) ? change_at (self, (guint) step + 1)->event
                                                   : MAX (self->end, from + 1);

  return step + MIN ((double) (position - from) / (to - from), 1);
}

static int
step_at_x (RfCountChart *self, double x)
{
  Plot plot = get_plot (self);
  double fraction = (x - plot.left) / plot.width;

  if (n_changes (self) == 0)
    return -1;
  if (plot.rtl)
    fraction = 1 - fraction;
  return CLAMP ((int) floor (fraction * n_changes (self)), 0, (int) n_changes (self) - 1);
}

/* --- painting --------------------------------------------------------------------------------- */

static GdkRGBA
color_of (RfCountChart *self, const char *name, double alpha)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color;

  if (name == NULL || !gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);
  color.alpha *= alpha;
  return color;
}

static void
paint_number (RfCountChart *self, GtkSnapshot *snapshot, const Plot *plot, guint32 number)
{
  PangoLayout *layout = number_layout (self, number);
  GdkRGBA color = color_of (self, NULL, 0.75);
  int width, height;
  double x;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = plot->rtl ? plot->left + plot->width + NUMBERS : plot->left - NUMBERS - width;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (x, y_of (self, plot, number) - height / 2.0));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

/* Lines at all counts while there are few, else at 0 and the highest. */
static void
paint_grid (RfCountChart *self, GtkSnapshot *snapshot, const Plot *plot)
{
  GdkRGBA color = color_of (self, NULL, 0.15);
  guint32 every = self->highest <= 5 ? 1 : self->highest;

  for (guint32 count = 0; count <= self->highest; count += MAX (every, 1))
    gtk_snapshot_append_color (snapshot, &color,
                               &GRAPHENE_RECT_INIT (plot->left, round (y_of (self, plot, count)),
                                                    plot->width, 1));
  paint_number (self, snapshot, plot, 0);
  if (self->highest > 0)
    paint_number (self, snapshot, plot, self->highest);
}

static void
add_step (RfCountChart *self, cairo_t *cr, const Plot *plot, double from, double to, guint32 count)
{
  double y = round (y_of (self, plot, count)) + 0.5;

  cairo_line_to (cr, x_of (plot, from), y);
  cairo_line_to (cr, x_of (plot, to), y);
}

/* The stair, from the line of 0 and back to it. */
static void
add_stair (RfCountChart *self, cairo_t *cr, const Plot *plot)
{
  guint n = n_changes (self), columns = MIN (n, MAX_STEPS);

  cairo_move_to (cr, x_of (plot, 0), plot->bottom + 0.5);
  for (guint c = 0; c < columns; c++)
    {
      guint first = (guint) ((guint64) n * c / columns);
      guint last = (guint) ((guint64) n * (c + 1) / columns);
      double from = (double) c / columns, to = (double) (c + 1) / columns;
      guint32 lowest = change_at (self, first)->count, highest = lowest;

      for (guint i = first + 1; i < last; i++)
        {
          lowest = MIN (lowest, change_at (self, i)->count);
          highest = MAX (highest, change_at (self, i)->count);
        }
      add_step (self, cr, plot, from, to, highest);
      if (lowest != highest)
        add_step (self, cr, plot, to, to, lowest);
    }
  cairo_line_to (cr, x_of (plot, 1), plot->bottom + 0.5);
}

static void
paint_stair (RfCountChart *self, GtkSnapshot *snapshot, const Plot *plot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  GdkRGBA fill = color_of (self, "timeline_accent", 0.16);
  GdkRGBA line = color_of (self, "timeline_accent", 1);

  cairo_set_line_width (cr, 1.75);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  add_stair (self, cr, plot);
  gdk_cairo_set_source_rgba (cr, &fill);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &line);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
paint_dot (GtkSnapshot *snapshot, double x, double y, const GdkRGBA *fill, const GdkRGBA *rim)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT (x - DOT, y - DOT, 2 * DOT, 2 * DOT);
  GskRoundedRect round;
  float widths[4] = { 2, 2, 2, 2 };
  GdkRGBA rims[4] = { *rim, *rim, *rim, *rim };

  gsk_rounded_rect_init_from_rect (&round, &rect, DOT);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, fill, &rect);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &round, widths, rims);
}

static void
paint_position (RfCountChart *self, GtkSnapshot *snapshot, const Plot *plot)
{
  int step = step_at (self, self->position);
  GdkRGBA line = color_of (self, NULL, 0.55), rim = color_of (self, "timeline_accent", 1);
  GdkRGBA fill = color_of (self, "timeline_knob", 1);
  double x;

  if (step < 0)
    return;
  x = x_of (plot, place_of (self, step, self->position) / n_changes (self));
  gtk_snapshot_append_color (snapshot, &line,
                             &GRAPHENE_RECT_INIT (round (x) - 0.5, plot->top - 4, 1,
                                                  plot->bottom - plot->top + 8));
  paint_dot (snapshot, x, y_of (self, plot, change_at (self, (guint) step)->count), &fill, &rim);
}

static void
rf_count_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RfCountChart *self = RF_COUNT_CHART (widget);
  Plot plot;

  if (n_changes (self) == 0)
    return;
  plot = get_plot (self);
  paint_grid (self, snapshot, &plot);
  paint_stair (self, snapshot, &plot);
  paint_position (self, snapshot, &plot);
}

static void
rf_count_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : HEIGHT;
}

static void
rf_count_chart_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rf_count_chart_parent_class)->css_changed (widget, change);
  g_clear_object (&RF_COUNT_CHART (widget)->layout);
  gtk_widget_queue_draw (widget);
}

/* --- what it shows ---------------------------------------------------------------------------- */

static void
update_accessible (RfCountChart *self)
{
  g_autofree char *text = NULL;
  int step = step_at (self, self->position);
  guint n = n_changes (self);

  if (n > 0)
    /* Translators: what the chart of a reference count shows, for those who do not see it. */
    text =
      g_strdup_printf (ngettext ("%u change, at most %u; at this event %u",
                                 "%u changes, at most %u; at this event %u", n),
                       n, self->highest, step >= 0 ? change_at (self, (guint) step)->count : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

void
rf_count_chart_show (RfCountChart *self, RfJournal *journal, GArray *changes, guint32 end,
                     guint32 position)
{
  if (self->changes == changes && self->journal == journal && self->end == end &&
      self->position == position)
    return;
  if (self->journal != journal)
    {
      g_clear_pointer (&self->journal, rf_journal_unref);
      self->journal = rf_journal_ref (journal);
    }
  if (self->changes != changes)
    {
      g_clear_pointer (&self->changes, g_array_unref);
      self->changes = changes != NULL ? g_array_ref (changes) : NULL;
      self->highest = 0;
      for (guint i = 0; i < n_changes (self); i++)
        self->highest = MAX (self->highest, change_at (self, i)->count);
    }
  self->end = end;
  self->position = position;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
rf_count_chart_get_n_changes (RfCountChart *self)
{
  return n_changes (self);
}

guint32
rf_count_chart_event_at (RfCountChart *self, double x)
{
  guint n = n_changes (self);

  return n > 0 ? change_at (self, MIN ((guint) (x * n), n - 1))->event : 0;
}

/* --- pointer and keys ------------------------------------------------------------------------- */

static void
pick (RfCountChart *self, int step)
{
  if (step >= 0 && (guint) step < n_changes (self))
    g_signal_emit (self, signals[PICKED], 0, change_at (self, (guint) step)->event);
}

static void
on_pressed (GtkGestureClick *gesture, int n, double x, double y, RfCountChart *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  pick (self, step_at_x (self, x));
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        RfCountChart *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int step = step_at (self, self->position);

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || n_changes (self) == 0)
    return GDK_EVENT_PROPAGATE;
  if (key == (rtl ? GDK_KEY_Left : GDK_KEY_Right))
    pick (self, step + 1);
  else if (key == (rtl ? GDK_KEY_Right : GDK_KEY_Left))
    /* Within a step first to where it begins. */
    pick (self,
          step >= 0 && change_at (self, (guint) step)->event < self->position ? step : step - 1);
  else if (key == GDK_KEY_Home)
    pick (self, 0);
  else if (key == GDK_KEY_End)
    pick (self, (int) n_changes (self) - 1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* The line that ran at @event, 0: not found. */
static guint32
line_of (RfCountChart *self, guint32 event)
{
  for (guint32 n = event; n > 0 && event - n < LOOK_BACK; n--)
    {
      RfEvent record = rf_journal_event (self->journal, n);

      if (record.kind == RF_EVENT_LINE)
        return record.b;
    }
  return 0;
}

static gboolean
rf_count_chart_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                              GtkTooltip *tooltip)
{
  RfCountChart *self = RF_COUNT_CHART (widget);
  int step = keyboard ? step_at (self, self->position) : step_at_x (self, x);
  const RfCountChange *change;
  g_autofree char *text = NULL;
  guint32 line, before;

  if (step < 0)
    return FALSE;
  change = change_at (self, (guint) step);
  before = step > 0 ? change_at (self, (guint) step - 1)->count : 0;
  line = line_of (self, change->event);
  if (line > 0)
    text = g_strdup_printf (_ ("Event %u, line %u: from %u to %u"), change->event, line, before,
                            change->count);
  else
    text = g_strdup_printf (_ ("Event %u: from %u to %u"), change->event, before, change->count);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* --- the object ------------------------------------------------------------------------------- */

static void
rf_count_chart_dispose (GObject *object)
{
  RfCountChart *self = RF_COUNT_CHART (object);

  g_clear_object (&self->layout);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->journal, rf_journal_unref);
  G_OBJECT_CLASS (rf_count_chart_parent_class)->dispose (object);
}

static void
rf_count_chart_class_init (RfCountChartClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rf_count_chart_dispose;
  widget_class->snapshot = rf_count_chart_snapshot;
  widget_class->measure = rf_count_chart_measure;
  widget_class->css_changed = rf_count_chart_css_changed;
  widget_class->query_tooltip = rf_count_chart_query_tooltip;
  signals[PICKED] = g_signal_new ("picked", RF_TYPE_COUNT_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "countchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rf_count_chart_init (RfCountChart *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reference count over time"), -1);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
