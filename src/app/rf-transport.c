/* SPDX-License-Identifier: MIT */

/* The transport bar. */

#include "app/rf-transport.h"

#include "app/rf-timeline.h"

#include <glib/gi18n.h>

/* Deaths that are watched and marked; of more, only some. */
#define MAX_HITS 1000u

struct _RfTransport
{
  AdwBin parent_instance;

  GtkToggleButton *play;
  GtkMenuButton *granularity;
  RfTimeline *timeline;
  GtkLabel *number, *heading, *sentence;
  GtkWidget *controls;
  guint32 marks_length;
  gpointer marks_run; /* only compared */
  RfWatches *watches; /* the window's, or NULL */
};

G_DEFINE_FINAL_TYPE (RfTransport, rf_transport, ADW_TYPE_BIN)

/* What a granularity is called in the window. (transfer none) */
static const char *
granularity_title (RfGranularity granularity)
{
  switch (granularity)
    {
    case RF_GRANULARITY_CALL:
      return _ ("Call");
    case RF_GRANULARITY_EVENT:
      return _ ("Event");
    case RF_GRANULARITY_PHASE:
      return _ ("Phase");
    case RF_GRANULARITY_VISIT:
      return _ ("Visit");
    default:
      return _ ("Line");
    }
}

/* The run's @n marks and those of deaths that are watched, by ascending event. */
static GArray *
with_hits (RfTransport *self, RfRun *run, const RfMark *marks, guint n)
{
  guint n_hits = 0, i = 0;
  const RfWatchHit *hits =
    self->watches != NULL
      ? rf_watches_hits (self->watches, run != NULL ? rf_run_get_journal (run) : NULL, &n_hits)
      : NULL;
  guint every = n_hits / MAX_HITS + 1;
  GArray *all = g_array_new (FALSE, FALSE, sizeof (RfMark));

  for (guint k = 0; k < n_hits; k += every)
    {
      RfMark mark = { hits[k].event, RF_MARK_WATCHED };

      for (; i < n && marks[i].event <= mark.event; i++)
        g_array_append_val (all, marks[i]);
      g_array_append_val (all, mark);
    }
  g_array_append_vals (all, marks + i, n - i);
  return all;
}

static void
show_marks (RfTransport *self, RfRun *run, guint32 length)
{
  guint n = 0;
  const RfMark *marks = NULL;
  g_autoptr (GArray) all = NULL;

  if (self->marks_run == run && self->marks_length == length)
    return;
  if (run != NULL)
    marks = rf_marks_get (rf_run_get_marks (run), &n);
  all = with_hits (self, run, marks, n);
  rf_timeline_set_marks (self->timeline, (const RfMark *) all->data, all->len);
  self->marks_run = run;
  self->marks_length = length;
}

/* How long the selected object lives in the whole run. */
static void
show_life (RfTransport *self, RfRun *run)
{
  guint32 selected = run != NULL ? rf_run_get_selected (run) : 0;
  const RfState *end = selected != 0 ? rf_run_get_end_state (run) : NULL;
  const RfStateObject *object = end != NULL ? rf_state_object (end, selected) : NULL;

  rf_timeline_set_life (self->timeline, object != NULL ? MAX (object->born, 1) : 0,
                        object != NULL ? object->death : 0);
}

void
rf_transport_set_watches (RfTransport *self, RfWatches *watches)
{
  self->watches = watches;
  self->marks_run = NULL;
  self->marks_length = 0;
}

void
rf_transport_show (RfTransport *self, RfRun *run)
{
  guint32 length = run != NULL ? rf_run_get_length (run) : 0;
  guint32 position = run == NULL                                ? 0
                     : rf_run_get_phase (run) == RF_RUN_RUNNING ? length
                                                                : rf_run_get_position (run);
  g_autofree char *number = NULL;

  rf_timeline_set_range (self->timeline, length, run != NULL ? rf_run_get_program_end (run) : 0);
  rf_timeline_set_position (self->timeline, position);
  show_marks (self, run, length);
  show_life (self, run);
  gtk_widget_set_sensitive (GTK_WIDGET (self->timeline),
                            run != NULL && rf_run_get_phase (run) != RF_RUN_RUNNING);
  if (length > 0)
    /* Translators: the number of the current event and of all events. */
    number = g_strdup_printf (_ ("event %u / %u"), position, length);
  gtk_label_set_text (self->number, number != NULL ? number : "");
}

void
rf_transport_set_sentence (RfTransport *self, const char *sentence)
{
  if (g_strcmp0 (gtk_label_get_text (self->sentence), sentence) != 0)
    {
      gtk_label_set_text (self->sentence, sentence);
      /* Where it is too long for the place. */
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->sentence), sentence);
    }
}

void
rf_transport_set_heading (RfTransport *self, const char *heading)
{
  if (g_strcmp0 (gtk_label_get_text (self->heading), heading) != 0)
    gtk_label_set_text (self->heading, heading);
}

void
rf_transport_set_presenting (RfTransport *self, gboolean presenting)
{
  gtk_widget_set_visible (self->controls, !presenting);
  gtk_widget_set_visible (GTK_WIDGET (self->heading), presenting);
  gtk_label_set_yalign (self->sentence, presenting ? 0 : 0.5);
}

const char *
rf_transport_get_sentence (RfTransport *self)
{
  return gtk_label_get_text (self->sentence);
}

void
rf_transport_set_granularity (RfTransport *self, RfGranularity granularity)
{
  /* Translators: how far one step goes: to the next line, call, event … */
  g_autofree char *label = g_strdup_printf (_ ("Step: %s"), granularity_title (granularity));

  gtk_menu_button_set_label (self->granularity, label);
}

void
rf_transport_set_playing (RfTransport *self, gboolean playing)
{
  const char *text = playing ? _ ("Pause") : _ ("Play");

  gtk_button_set_icon_name (GTK_BUTTON (self->play), playing ? "media-playback-pause-symbolic"
                                                             : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
}

void
rf_transport_focus (RfTransport *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->timeline));
}

static void
on_timeline_changed (RfTimeline *timeline, guint position, RfTransport *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.position", "x", (gint64) position);
}

static void
rf_transport_class_init (RfTransportClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (RF_TYPE_TIMELINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-transport.ui");
  gtk_widget_class_bind_template_child (widget_class, RfTransport, play);
  gtk_widget_class_bind_template_child (widget_class, RfTransport, granularity);
  gtk_widget_class_bind_template_child (widget_class, RfTransport, timeline);
  gtk_widget_class_bind_template_child (widget_class, RfTransport, number);
  gtk_widget_class_bind_template_child (widget_class, RfTransport, controls);
  gtk_widget_class_bind_template_child (widget_class, RfTransport, heading);
  gtk_widget_class_bind_template_child (widget_class, RfTransport, sentence);
  gtk_widget_class_bind_template_callback (widget_class, on_timeline_changed);
}

static void
rf_transport_init (RfTransport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rf_transport_set_playing (self, FALSE);
  rf_transport_set_granularity (self, RF_GRANULARITY_LINE);
}
