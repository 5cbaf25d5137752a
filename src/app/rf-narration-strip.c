/* SPDX-License-Identifier: MIT */

/* The narration strip. It is as high as its tallest stop needs, so that the picture below it stays
 * where it is from stop to stop. The labels are set only when what they say changes, so that a text
 * that is being read aloud or selected is not begun anew by every step. */

#include "app/rf-narration-strip.h"

#include "app/rf-label-links.h"
#include "journal/rf-describe.h"
#include "lecture/rf-lecture-excerpt.h"
#include "lecture/rf-narration.h"

#include <glib/gi18n.h>
#include <string.h>

/* As much code as can be read from the back row. */
#define CODE_LINES 7

/* Of the text above a question, where there is little room; the rest is scrolled. */
#define TIGHT_TEXT 32

struct _RfNarrationStrip
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *title, *progress, *text, *question, *answer, *code;
  /* Revealed, not made visible: what is to be measured needs its style before it is shown. */
  GtkRevealer *question_revealer;
  GtkWidget *scroller, *question_box, *question_words;
  GtkProgressBar *bar;
  char *said;                    /* the narration that the label shows, as it stands in the file */
  const RfLecturePlan *reserved; /* whose tallest stop has room; only compared */
  gboolean tight;
  int reserved_width;
  guint resize_id;
  gboolean with_code;
  gboolean restyled; /* parts of it have got other styles, which are known with the next size */
  char *pointed;     /* the name that the pointer is on, NULL: none */
  GString *all;
};

G_DEFINE_FINAL_TYPE (RfNarrationStrip, rf_narration_strip, GTK_TYPE_WIDGET)

enum
{
  NAME_ACTIVATED,
  NAME_POINTED,
  RESIZED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gboolean
on_link (RfNarrationStrip *self, const char *uri)
{
  if (!g_str_has_prefix (uri, "name:"))
    return FALSE;
  g_signal_emit (self, signals[NAME_ACTIVATED], 0, uri + strlen ("name:"));
  return TRUE;
}

/* --- names ------------------------------------------------------------------------------------ */

/* The name that the pointer is on. */
static void
point_at (RfNarrationStrip *self, const char *name)
{
  if (g_strcmp0 (name, self->pointed) == 0)
    return;
  g_free (self->pointed);
  self->pointed = g_strdup (name);
  g_signal_emit (self, signals[NAME_POINTED], 0, name);
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, RfNarrationStrip *self)
{
  GtkLabel *const labels[] = { self->text, self->question };
  g_autofree char *uri = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (labels) && uri == NULL; i++)
    {
      GtkWidget *label = GTK_WIDGET (labels[i]);
      double at_x, at_y;

      if (gtk_widget_get_mapped (label) &&
          gtk_widget_translate_coordinates (GTK_WIDGET (self), label, x, y, &at_x, &at_y))
        uri = rf_label_link_at (labels[i], at_x, at_y);
    }
  point_at (self, uri != NULL && g_str_has_prefix (uri, "name:") ? uri + strlen ("name:") : NULL);
}

static void
on_leave (GtkEventControllerMotion *controller, RfNarrationStrip *self)
{
  point_at (self, NULL);
}

/* --- one stop --------------------------------------------------------------------------------- */

static void
set_label (GtkLabel *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (label), text) != 0)
    gtk_label_set_label (label, text);
}

/* The phase of a collection that is over at @stop, RF_PHASE_NONE: it is another stop. */
static RfPhase
phase_of (const RfLectureStop *stop)
{
  gboolean is_phase =
    stop != NULL && stop->kind == RF_STOP_PAUSE && stop->directive->pause == RF_PAUSE_PHASE;

  return is_phase ? (RfPhase) stop->directive->event : RF_PHASE_NONE;
}

/* What the stop says: usually its cell's narration. (transfer full), "" nothing. */
static char *
narration_of (const RfLecturePlan *plan, const RfLectureStop *stop)
{
  const RfLectureCell *cell;

  if (stop == NULL)
    return g_strdup ("");
  if (stop->kind == RF_STOP_SHUTDOWN)
    return rf_lecture_tell_shutdown (plan);
  if (rf_lecture_stop_said (stop) != NULL)
    return g_strdup (rf_lecture_stop_said (stop));
  if (phase_of (stop) != RF_PHASE_NONE)
    return g_strdup (rf_describe_phase (phase_of (stop)));
  cell = plan->lecture->cells->pdata[stop->cell];
  return g_strdup (cell->narration);
}

static void
show_narration (RfNarrationStrip *self, const char *narration, RfNarrationStripIsName is_name,
                gpointer user)
{
  g_autofree char *markup = rf_narration_markup (narration, is_name, user);
  g_autofree char *plain = rf_narration_plain (narration);

  set_label (self->text, markup);
  gtk_widget_set_visible (self->scroller, *markup != '\0');
  if (g_strcmp0 (self->said, narration) != 0)
    {
      GtkAdjustment *adjustment =
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
      gtk_adjustment_set_value (adjustment, 0);
      g_free (self->said);
      self->said = g_strdup (narration);
    }
  g_string_append (self->all, plain);
}

static void
show_question (RfNarrationStrip *self, const RfLectureStop *stop, RfNarrationStripIsName is_name,
               gpointer user)
{
  gboolean asked = stop != NULL && stop->kind == RF_STOP_QUESTION;
  gboolean answered = stop != NULL && stop->kind == RF_STOP_ANSWER;
  g_autofree char *question = NULL, *answer = NULL, *plain = NULL;

  gtk_revealer_set_reveal_child (self->question_revealer, asked || answered);
  if (!asked && !answered)
    return;
  question = rf_narration_markup (stop->directive->value, is_name, user);
  plain = rf_narration_plain (stop->directive->value);
  answer = answered ? g_strdup (stop->directive->answer) : g_strdup (_ ("What do you think?"));
  set_label (self->question, question);
  set_label (self->answer, answer);
  if (answered)
    gtk_widget_add_css_class (self->question_box, "answered");
  else
    gtk_widget_remove_css_class (self->question_box, "answered");
  g_string_append_printf (self->all, "\n%s\n%s", plain, answer);
}

/* The code at the stop, the line that matters in bold and marked by an arrow. */
static void
show_code (RfNarrationStrip *self, const RfLecturePlan *plan, int index, guint line)
{
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GString) markup = NULL;

  if (!self->with_code)
    return;
  lines = rf_lecture_excerpt (plan, index, line, CODE_LINES);
  markup = g_string_new (NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      const RfExcerptLine *excerpt = &g_array_index (lines, RfExcerptLine, i);
      g_autofree char *text = g_markup_escape_text (excerpt->text, -1);

      g_string_append_printf (markup, excerpt->marked ? "%s▸ <b>%s</b>" : "%s  %s",
                              i > 0 ? "\n" : "", text);
    }
  set_label (self->code, markup->str);
  gtk_widget_set_opacity (GTK_WIDGET (self->code), lines->len > 0 ? 1 : 0);
}

static void
show_stop (RfNarrationStrip *self, const RfLecturePlan *plan, int index, guint line,
           RfNarrationStripIsName is_name, gpointer user)
{
  const RfLectureStop *stop =
    index >= 0 ? &g_array_index (plan->stops, RfLectureStop, index) : NULL;
  g_autofree char *narration = NULL, *progress = NULL;
  const char *title = "";

  g_string_truncate (self->all, 0);
  if (stop != NULL)
    title = ((const RfLectureCell *) plan->lecture->cells->pdata[stop->cell])->title;
  if (phase_of (stop) != RF_PHASE_NONE)
    title = rf_describe_phase_title (phase_of (stop));
  if (*title == '\0' && plan->lecture->title != NULL)
    title = plan->lecture->title;
  set_label (self->title, title);
  g_string_append_printf (self->all, "%s\n", title);
  /* Translators: how far a lecture has come: the number of the stop, and how many there are. */
  progress = g_strdup_printf (_ ("%d of %u"), index + 1, plan->stops->len);
  set_label (self->progress, progress);
  gtk_progress_bar_set_fraction (self->bar, (index + 1.0) / plan->stops->len);
  narration = narration_of (plan, stop);
  show_narration (self, narration, is_name, user);
  show_question (self, stop, is_name, user);
  show_code (self, plan, index, line);
}

/* Makes room for the tallest stop at the width that there is. */
static void
reserve (RfNarrationStrip *self, const RfLecturePlan *plan)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->scroller);
  int width = parent != NULL ? gtk_widget_get_width (parent) : 0, most = 0;
  /* A longer text is scrolled: the picture is what counts. */
  int cap = parent != NULL ? gtk_widget_get_height (parent) * (self->tight ? 1 : 3) / 8 : 0;
  int column = self->with_code ? width / 2 : width;

  if (width <= 0 || (plan == self->reserved && width == self->reserved_width))
    return;
  self->reserved = plan;
  self->reserved_width = width;
  gtk_widget_set_size_request (self->box, -1, -1);
  for (guint i = 0; i < plan->stops->len; i++)
    {
      int text, height;

      show_stop (self, plan, (int) i, 0, NULL, NULL);
      gtk_widget_measure (GTK_WIDGET (self->text), GTK_ORIENTATION_VERTICAL, column, NULL, &text,
                          NULL, NULL);
      if (self->tight && gtk_revealer_get_reveal_child (self->question_revealer))
        text = TIGHT_TEXT;
      gtk_scrolled_window_set_min_content_height (scroller, MIN (text, cap));
      gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      most = MAX (most, height);
    }
  gtk_scrolled_window_set_min_content_height (scroller, -1);
  gtk_widget_set_size_request (self->box, -1, most);
}

void
rf_narration_strip_show (RfNarrationStrip *self, const RfLecturePlan *plan, int index, guint line,
                         RfNarrationStripIsName is_name, gpointer user)
{
  gboolean something = plan != NULL && plan->stops->len > 0;

  g_string_truncate (self->all, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), something);
  if (!something)
    {
      self->reserved = NULL;
      gtk_widget_set_size_request (self->box, -1, -1);
      return;
    }
  reserve (self, plan);
  show_stop (self, plan, index, line, is_name, user);
}

void
rf_narration_strip_set_with_code (RfNarrationStrip *self, gboolean with_code)
{
  self->with_code = with_code;
  gtk_widget_set_visible (GTK_WIDGET (self->code), with_code);
  /* Half as wide, there is no room for the answer beside the question. */
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->question_words),
                                  with_code ? GTK_ORIENTATION_VERTICAL
                                            : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->question_words), with_code ? 2 : 12);
  gtk_label_set_xalign (self->answer, with_code ? 0 : 1);
  gtk_label_set_max_width_chars (self->answer, with_code ? -1 : 32);
  self->reserved = NULL;
  self->restyled = TRUE;
}

void
rf_narration_strip_set_tight (RfNarrationStrip *self, gboolean tight)
{
  self->tight = tight;
  self->reserved = NULL;
  self->restyled = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const char *
rf_narration_strip_get_text (RfNarrationStrip *self)
{
  return self->all->str;
}

static void
rf_narration_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (RF_NARRATION_STRIP (widget)->box, orientation, for_size, minimum, natural,
                      NULL, NULL);
}

static gboolean
tell_resized (gpointer user)
{
  RfNarrationStrip *self = user;

  self->resize_id = 0;
  g_signal_emit (self, signals[RESIZED], 0);
  return G_SOURCE_REMOVE;
}

/* Not at once: what room there must be is found by changing the labels. */
static void
rf_narration_strip_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RfNarrationStrip *self = RF_NARRATION_STRIP (widget);

  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (self->restyled)
    self->reserved = NULL;
  if ((width != self->reserved_width || self->restyled) && self->resize_id == 0)
    self->resize_id = g_idle_add_full (GDK_PRIORITY_EVENTS, tell_resized, self, NULL);
  self->restyled = FALSE;
}

static void
rf_narration_strip_dispose (GObject *object)
{
  g_clear_handle_id (&RF_NARRATION_STRIP (object)->resize_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), RF_TYPE_NARRATION_STRIP);
  G_OBJECT_CLASS (rf_narration_strip_parent_class)->dispose (object);
}

static void
rf_narration_strip_finalize (GObject *object)
{
  RfNarrationStrip *self = RF_NARRATION_STRIP (object);

  g_free (self->said);
  g_free (self->pointed);
  g_string_free (self->all, TRUE);
  G_OBJECT_CLASS (rf_narration_strip_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RfNarrationStrip, name)

static void
rf_narration_strip_class_init (RfNarrationStripClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rf_narration_strip_dispose;
  G_OBJECT_CLASS (class)->finalize = rf_narration_strip_finalize;
  signals[NAME_ACTIVATED] =
    g_signal_new ("name-activated", RF_TYPE_NARRATION_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  /* A name in the text is under the pointer; NULL: none is. */
  signals[NAME_POINTED] =
    g_signal_new ("name-pointed", RF_TYPE_NARRATION_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  widget_class->measure = rf_narration_strip_measure;
  widget_class->size_allocate = rf_narration_strip_size_allocate;
  /* It has another width: it wants to be shown again. */
  signals[RESIZED] = g_signal_new ("resized", RF_TYPE_NARRATION_STRIP, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-narration-strip.ui");
  BIND (box);
  BIND (title);
  BIND (progress);
  BIND (bar);
  BIND (scroller);
  BIND (text);
  BIND (question_box);
  BIND (question_revealer);
  BIND (question_words);
  BIND (question);
  BIND (answer);
  BIND (code);
  gtk_widget_class_bind_template_callback (widget_class, on_link);
}

static void
rf_narration_strip_init (RfNarrationStrip *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->all = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
