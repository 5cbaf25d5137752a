/* SPDX-License-Identifier: MIT */

/* The console.
 *
 * Invariant: the buffer shows the outputs first … first + ends->len - 1 of the journal, each ending
 * at the offset that `ends` has for it, after `lead` characters that say how much was left out. */

#include "app/rf-console.h"

#include <glib/gi18n.h>

/* Pieces of output in the widget: at most MAX_PIECES, and dropped by CHUNK. */
#define MAX_PIECES 3000u
#define CHUNK 1000u
/* Bytes of one piece that are shown. */
#define MAX_PIECE 20000

struct _RfConsole
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkTextTag *error_tag, *note_tag, *input_tag;
  GtkWidget *input_box, *end_button;
  GtkEntry *entry;

  RfJournal *journal; /* only compared and read in rf_console_show() */
  guint first;
  int lead;
  GArray *ends; /* of int: offsets in characters */
  guint scroll_id;
};

G_DEFINE_FINAL_TYPE (RfConsole, rf_console, ADW_TYPE_BIN)

static guint answered_signal;

static void
start_anew (RfConsole *self, guint first)
{
  GtkTextIter end;

  self->first = first;
  self->lead = 0;
  g_array_set_size (self->ends, 0);
  gtk_text_buffer_set_text (self->buffer, "", 0);
  if (first > 0)
    {
      /* Translators: at the top of a console whose beginning is not shown. */
      g_autofree char *note = g_strdup_printf (ngettext ("… %u earlier piece of output\n",
                                                         "… %u earlier pieces of output\n", first),
                                               first);
      gtk_text_buffer_get_end_iter (self->buffer, &end);
      gtk_text_buffer_insert_with_tags (self->buffer, &end, note, -1, self->note_tag, NULL);
      self->lead = gtk_text_buffer_get_char_count (self->buffer);
    }
}

static void
take_back (RfConsole *self, guint n)
{
  GtkTextIter start, end;
  int offset = n > 0 ? g_array_index (self->ends, int, n - 1) : self->lead;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, offset);
  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  g_array_set_size (self->ends, n);
}

static void
add_piece (RfConsole *self, RfJournal *journal, guint32 n)
{
  RfEvent event = rf_journal_event (journal, n);
  gboolean is_input = event.kind == RF_EVENT_INPUT;
  guint32 id = is_input ? event.a : event.b;
  const char *text = rf_journal_text (journal, id);
  gsize length = rf_journal_text_length (journal, id);
  g_autofree char *valid = NULL;
  GtkTextIter end;
  int offset;

  valid = g_utf8_make_valid (text, MIN (length, MAX_PIECE));
  gtk_text_buffer_get_end_iter (self->buffer, &end);
  if (is_input)
    gtk_text_buffer_insert_with_tags (self->buffer, &end, valid, -1, self->input_tag, NULL);
  else if (event.a == RF_STREAM_STDERR)
    gtk_text_buffer_insert_with_tags (self->buffer, &end, valid, -1, self->error_tag, NULL);
  else
    gtk_text_buffer_insert (self->buffer, &end, valid, -1);
  if (length > MAX_PIECE)
    {
      gtk_text_buffer_get_end_iter (self->buffer, &end);
      gtk_text_buffer_insert_with_tags (self->buffer, &end, "…\n", -1, self->note_tag, NULL);
    }
  offset = gtk_text_buffer_get_char_count (self->buffer);
  g_array_append_val (self->ends, offset);
}

void
rf_console_show (RfConsole *self, RfJournal *journal, RfSteps *steps, guint32 position)
{
  guint n = 0, first, shown;
  const guint32 *events =
    journal != NULL ? rf_steps_events (steps, RF_STEPS_OUTPUTS, position, &n) : NULL;

  first = n > MAX_PIECES ? (n - MAX_PIECES + CHUNK - 1) / CHUNK * CHUNK : 0;
  if (journal != self->journal || first != self->first)
    start_anew (self, first);
  self->journal = journal;
  shown = self->ends->len;
  if (shown > n - first)
    take_back (self, n - first);
  for (guint i = first + shown; i < n; i++)
    add_piece (self, journal, events[i]);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "text" : "empty");
}

/* --- input ------------------------------------------------------------------------------------ */

static void
answer (RfConsole *self, const char *line)
{
  g_signal_emit (self, answered_signal, 0, line);
}

static void
on_activate (GtkEntry *entry, RfConsole *self)
{
  g_autofree char *line = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  answer (self, line);
}

static void
on_end (GtkButton *button, RfConsole *self)
{
  answer (self, NULL);
}

void
rf_console_ask (RfConsole *self, gboolean asking)
{
  if (rf_console_is_asking (self) == asking)
    return;
  gtk_widget_set_visible (self->input_box, asking);
  if (asking)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

gboolean
rf_console_is_asking (RfConsole *self)
{
  return gtk_widget_get_visible (self->input_box);
}

void
rf_console_enter (RfConsole *self, const char *line)
{
  if (line != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), line);
      g_signal_emit_by_name (self->entry, "activate");
    }
  else
    g_signal_emit_by_name (self->end_button, "clicked");
}

static gboolean
scroll_to_end (gpointer user)
{
  RfConsole *self = user;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  self->scroll_id = 0;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  return G_SOURCE_REMOVE;
}

/* The newest output is in view whenever the text has grown or shrunk. That is told in the midst of
 * giving the widgets their sizes, or of painting them: scrolling then would ask for sizes anew,
 * and the widgets around would be painted without. */
static void
queue_scroll (RfConsole *self)
{
  if (self->scroll_id == 0)
    self->scroll_id = g_idle_add_full (GDK_PRIORITY_EVENTS, scroll_to_end, self, NULL);
}

char *
rf_console_get_text (RfConsole *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

static void
update_style (RfConsole *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GdkRGBA error, note, ground, input;

  gdk_rgba_parse (&error, dark ? "#ff938c" : "#a51d2d");
  gdk_rgba_parse (&ground, dark ? "#3d2226" : "#fdeeee");
  gdk_rgba_parse (&note, dark ? "#a6a4ab" : "#6b6a70");
  g_object_set (self->error_tag, "foreground-rgba", &error, "paragraph-background-rgba", &ground,
                NULL);
  gdk_rgba_parse (&input, dark ? "#8fc7ff" : "#0b57a4");
  g_object_set (self->input_tag, "foreground-rgba", &input, "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (self->note_tag, "foreground-rgba", &note, "style", PANGO_STYLE_ITALIC, NULL);
}

static void
rf_console_dispose (GObject *object)
{
  g_clear_handle_id (&RF_CONSOLE (object)->scroll_id, g_source_remove);
  G_OBJECT_CLASS (rf_console_parent_class)->dispose (object);
}

static void
rf_console_finalize (GObject *object)
{
  g_array_unref (RF_CONSOLE (object)->ends);
  G_OBJECT_CLASS (rf_console_parent_class)->finalize (object);
}

static void
rf_console_class_init (RfConsoleClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rf_console_dispose;
  G_OBJECT_CLASS (class)->finalize = rf_console_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-console.ui");
  gtk_widget_class_bind_template_child (widget_class, RfConsole, stack);
  gtk_widget_class_bind_template_child (widget_class, RfConsole, view);
  gtk_widget_class_bind_template_child (widget_class, RfConsole, input_box);
  gtk_widget_class_bind_template_child (widget_class, RfConsole, entry);
  gtk_widget_class_bind_template_child (widget_class, RfConsole, end_button);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_end);
  answered_signal = g_signal_new ("answered", RF_TYPE_CONSOLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rf_console_init (RfConsole *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ends = g_array_new (FALSE, FALSE, sizeof (int));
  self->buffer = gtk_text_view_get_buffer (self->view);
  self->error_tag = gtk_text_buffer_create_tag (self->buffer, "stderr", NULL, NULL);
  self->input_tag = gtk_text_buffer_create_tag (self->buffer, "stdin", NULL, NULL);
  self->note_tag = gtk_text_buffer_create_tag (self->buffer, "note", NULL, NULL);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), "changed",
                           G_CALLBACK (queue_scroll), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_style), self, G_CONNECT_SWAPPED);
  update_style (self);
}
