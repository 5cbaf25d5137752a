/* SPDX-License-Identifier: MIT */

/* The presenter window. The picture of now is the canvas itself, painted once more; that of the
 * next stop is a canvas of its own, for which somebody else makes the scene.
 *
 * The labels are set only when what they say changes. */

#include "app/rf-presenter.h"

#include "app/rf-spoken.h"
#include "journal/rf-describe.h"
#include "lecture/rf-narration.h"

#include <glib/gi18n.h>
#include <string.h>

struct _RfPresenter
{
  GtkWindow parent_instance;

  GtkLabel *title, *elapsed, *clock, *now_caption, *now_text, *next_caption, *next_text, *notes;
  GtkPicture *now_picture;
  RfCanvas *next_picture;
  GtkWidget *swap_button, *forward_button;
  gint64 since; /* monotonic */
  guint clock_id;
};

G_DEFINE_FINAL_TYPE (RfPresenter, rf_presenter, GTK_TYPE_WINDOW)

enum
{
  KEY,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
set_label (GtkLabel *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (label), text) != 0)
    gtk_label_set_label (label, text);
}

/* --- the time --------------------------------------------------------------------------------- */

static void
show_time (RfPresenter *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  /* Translators: the time of the day; see g_date_time_format(). */
  g_autofree char *clock = g_date_time_format (now, _ ("%H:%M"));
  gint64 seconds = MAX (g_get_monotonic_time () - self->since, 0) / G_USEC_PER_SEC;
  g_autofree char *elapsed = NULL;

  if (seconds >= 3600)
    elapsed = g_strdup_printf ("%d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60),
                               (int) (seconds % 60));
  else
    elapsed = g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
  set_label (self->clock, clock);
  set_label (self->elapsed, elapsed);
}

static gboolean
on_second (gpointer user)
{
  show_time (user);
  return G_SOURCE_CONTINUE;
}

void
rf_presenter_set_since (RfPresenter *self, gint64 since)
{
  self->since = since;
  show_time (self);
}

/* --- stops ------------------------------------------------------------------------------------ */

static const RfLectureStop *
stop_at (const RfLecturePlan *plan, int index)
{
  return index >= 0 && index < (int) plan->stops->len
           ? &g_array_index (plan->stops, RfLectureStop, index)
           : NULL;
}

static const RfLectureCell *
cell_of (const RfLecturePlan *plan, const RfLectureStop *stop)
{
  return plan->lecture->cells->pdata[stop->cell];
}

static void
append_markup (GString *text, const char *narration)
{
  g_autofree char *markup = rf_narration_markup (narration, NULL, NULL);

  if (*markup == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, "\n");
  g_string_append (text, markup);
}

static void
append_answer (GString *text, const RfDirective *directive)
{
  /* Translators: what the lecturer sees of a question; %s is the answer. */
  g_autofree char *answer = g_markup_printf_escaped (_ ("Answer: <b>%s</b>"), directive->answer);

  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", answer);
}

static void
append_pause (GString *text, const RfDirective *directive)
{
  if (directive->pause == RF_PAUSE_PHASE)
    append_markup (text, rf_describe_phase_title ((RfPhase) directive->event));
  else
    {
      /* Translators: %s is what a lecture waits for, "first isolate.formed". */
      g_autofree char *pause = g_markup_printf_escaped (_ ("Pause: %s"), directive->value);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", pause);
    }
}

/* What there is to be said at @stop, as markup; the answer to a question before the class knows it.
 * @whole: with what the class has been reading since the stop before. */
static char *
words_of (const RfLecturePlan *plan, const RfLectureStop *stop, gboolean whole)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *narration = cell_of (plan, stop)->narration;
  g_autofree char *shutdown = NULL;

  if (rf_lecture_stop_said (stop) != NULL)
    append_markup (text, rf_lecture_stop_said (stop));
  else if (stop->kind == RF_STOP_BEGIN || (whole && stop->kind != RF_STOP_SHUTDOWN))
    append_markup (text, narration);
  switch (stop->kind)
    {
    case RF_STOP_QUESTION:
      append_markup (text, stop->directive->value);
      append_answer (text, stop->directive);
      break;
    case RF_STOP_ANSWER:
      append_answer (text, stop->directive);
      break;
    case RF_STOP_PAUSE:
      append_pause (text, stop->directive);
      break;
    case RF_STOP_END:
      if (!whole)
        append_markup (text, _ ("The end of this cell"));
      break;
    case RF_STOP_SHUTDOWN:
      shutdown = rf_lecture_tell_shutdown (plan);
      append_markup (text, shutdown);
      break;
    case RF_STOP_BEGIN:
    default:
      break;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The notes of the stop's cell. */
static char *
notes_of (const RfLecturePlan *plan, const RfLectureStop *stop)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const RfLectureCell *cell = cell_of (plan, stop);

  for (guint i = 0; i < cell->directives->len; i++)
    {
      const RfDirective *directive = &g_array_index (cell->directives, RfDirective, i);

      if (directive->kind == RF_DIRECTIVE_NOTE)
        g_string_append_printf (text, "%s• %s", text->len > 0 ? "\n" : "", directive->value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_now (RfPresenter *self, const RfLecturePlan *plan, int index)
{
  const RfLectureStop *stop = stop_at (plan, MAX (index, 0));
  g_autofree char *words = words_of (plan, stop, TRUE), *notes = notes_of (plan, stop);
  /* Translators: the number of a stop in a lecture, how many there are, and the cell's title. */
  g_autofree char *caption = g_strdup_printf (_ ("Now: %d of %u · %s"), index + 1, plan->stops->len,
                                              cell_of (plan, stop)->title);

  set_label (self->now_caption, caption);
  set_label (self->now_text, words);
  set_label (self->notes, *notes != '\0' ? notes : _ ("No notes for this cell."));
}

static void
show_next (RfPresenter *self, const RfLecturePlan *plan, int index)
{
  const RfLectureStop *next = stop_at (plan, index + 1);
  g_autofree char *words = NULL, *caption = NULL;

  if (next == NULL)
    {
      set_label (self->next_caption, _ ("That was the last stop."));
      set_label (self->next_text, "");
      return;
    }
  words = words_of (plan, next, FALSE);
  /* Translators: %s is the title of a lecture's cell. */
  caption = g_strdup_printf (_ ("Next: %s"), cell_of (plan, next)->title);
  set_label (self->next_caption, caption);
  set_label (self->next_text, words);
}

void
rf_presenter_show (RfPresenter *self, const char *title, const RfLecturePlan *plan, int index,
                   const char *sentence)
{
  g_autofree char *escaped = NULL;

  set_label (self->title, title);
  if (plan != NULL && plan->stops->len > 0)
    {
      show_now (self, plan, index);
      show_next (self, plan, index);
      return;
    }
  escaped = g_markup_escape_text (sentence, -1);
  set_label (self->now_caption, _ ("Now"));
  set_label (self->now_text, escaped);
  set_label (self->next_caption, _ ("This program is no lecture: it has no stops."));
  set_label (self->next_text, "");
  set_label (self->notes, "");
}

void
rf_presenter_set_next_scene (RfPresenter *self, RfScene *scene, const RfRect *stage)
{
  rf_canvas_set_stage (self->next_picture, stage);
  rf_canvas_set_scene (self->next_picture, scene, FALSE);
  rf_canvas_go_to_stage (self->next_picture);
}

void
rf_presenter_set_can_swap (RfPresenter *self, gboolean can_swap)
{
  gtk_widget_set_visible (self->swap_button, can_swap);
}

const char *
rf_presenter_get_text (RfPresenter *self, const char *part)
{
  const struct
  {
    const char *name;
    GtkLabel *label;
  } parts[] = {
    { "now", self->now_text },
    { "next", self->next_text },
    { "notes", self->notes },
    { "elapsed", self->elapsed },
    { "clock", self->clock },
    { "caption", self->now_caption },
    { "next-caption", self->next_caption },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (parts[i].name, part) == 0)
      return gtk_label_get_text (parts[i].label);
  return NULL;
}

/* --- the object ------------------------------------------------------------------------------- */

/* Before the notes could scroll by it; but what has the focus is pressed as everywhere. */
static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        RfPresenter *self)
{
  gboolean used = FALSE;

  if (key == GDK_KEY_space && GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (self))))
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[KEY], 0, key,
                 (guint) (state & gtk_accelerator_get_default_mod_mask ()), &used);
  return used;
}

static void
rf_presenter_dispose (GObject *object)
{
  RfPresenter *self = RF_PRESENTER (object);

  g_clear_handle_id (&self->clock_id, g_source_remove);
  G_OBJECT_CLASS (rf_presenter_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RfPresenter, name)

static void
rf_presenter_class_init (RfPresenterClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rf_presenter_dispose;
  signals[KEY] =
    g_signal_new ("key", RF_TYPE_PRESENTER, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled,
                  NULL, NULL, G_TYPE_BOOLEAN, 2, G_TYPE_UINT, G_TYPE_UINT);
  g_type_ensure (RF_TYPE_CANVAS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-presenter.ui");
  BIND (title);
  BIND (elapsed);
  BIND (clock);
  BIND (now_caption);
  BIND (now_text);
  BIND (next_caption);
  BIND (next_text);
  BIND (notes);
  BIND (now_picture);
  BIND (next_picture);
  BIND (swap_button);
  BIND (forward_button);
}

static void
rf_presenter_init (RfPresenter *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  rf_spoken_name_parts (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->since = g_get_monotonic_time ();
  self->clock_id = g_timeout_add_seconds (1, on_second, self);
  show_time (self);
}

RfPresenter *
rf_presenter_new (GtkApplication *application, RfCanvas *canvas)
{
  RfPresenter *self = g_object_new (RF_TYPE_PRESENTER, "application", application, NULL);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (canvas));

  gtk_picture_set_paintable (self->now_picture, paintable);
  gtk_widget_grab_focus (self->forward_button);
  return self;
}
