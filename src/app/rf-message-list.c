/* SPDX-License-Identifier: MIT */

/* The messages as a conversation.
 *
 * Invariants: the model's item k is the k-th message of the run, from 1; its length is the number
 * of messages up to the position. Rows that are bound are in `rows`, and are filled again whenever
 * something may have changed; a row is filled from the journal and the posting alone. */

#include "app/rf-message-list.h"

#include "app/rf-event-model.h"

#include <glib/gi18n.h>
#include <math.h>

/* Bytes of one text that are shown. */
#define MAX_TEXT 4000

struct _RfMessageList
{
  AdwBin parent_instance;

  GtkListView *list;
  GtkStack *stack;
  GtkWidget *footer;
  GtkLabel *pending_label;
  GtkLabel *clock_label;
  GtkLabel *number_label;
  RfEventModel *model;
  GPtrArray *rows; /* of GtkListItem: bound */
  RfRun *run;
  RfPosting *posting;
  guint32 position;
  guint length;         /* shown */
  GdkFrameClock *clock; /* while it goes to the end, after each frame; else NULL */
  double end;           /* where it went to last */
};

G_DEFINE_FINAL_TYPE (RfMessageList, rf_message_list, ADW_TYPE_BIN)

/* --- one message ------------------------------------------------------------------------------ */

typedef struct
{
  guint32 n; /* event */
  RfEvent event;
  const char *to, *from, *subject, *text;
  guint32 time;
} Message;

static Message
message_at (RfMessageList *self, guint index)
{
  RfJournal *journal = rf_run_get_journal (self->run);
  guint n, n_extra;
  const guint32 *events =
    rf_steps_events (rf_run_get_steps (self->run), RF_STEPS_MESSAGES, G_MAXUINT32, &n);
  const guint32 *extra;
  Message message = { 0 };

  g_assert (index < n);
  message.n = events[index];
  message.event = rf_journal_event (journal, message.n);
  extra = rf_journal_extra (journal, &message.event, &n_extra);
  message.to = rf_journal_text (journal, message.event.a);
  message.text = rf_journal_text (journal, message.event.b);
  message.from = rf_journal_text (journal, extra[RF_MESSAGE_FROM]);
  message.subject = rf_journal_text (journal, extra[RF_MESSAGE_SUBJECT]);
  message.time = extra[RF_MESSAGE_TIME];
  return message;
}

/* Virtual time since the program began. */
static char *
time_text (guint32 ms)
{
  guint seconds = ms / 1000;

  if (seconds < 60)
    /* Translators: seconds since the program began. */
    return g_strdup_printf (_ ("%.1f s"), ms / 1000.0);
  if (seconds < 3600)
    return g_strdup_printf ("%u:%02u", seconds / 60, seconds % 60);
  return g_strdup_printf ("%u:%02u:%02u", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

static char *
cause_text (RfMessageList *self, const Message *message)
{
  RfJournal *journal = rf_run_get_journal (self->run);
  guint32 object = message->event.c, line = message->event.d;
  g_autofree char *when = time_text (message->time);

  if (object == 0)
    /* Translators: below a message: the time, the line of the program. */
    return g_strdup_printf (_ ("%s · line %u"), when, line);
  /* Translators: the time, the number and the type of the object that sent it, the line. */
  return g_strdup_printf (_ ("%s · #%u %s · line %u"), when, object,
                          rf_journal_text (journal, rf_journal_object_type (journal, object)),
                          line);
}

static const struct
{
  const char *icon, *words, *style;
} statuses[] = {
  [RF_POSTING_NONE] = { NULL, NULL, NULL },
  [RF_POSTING_ASKING] = { "dialog-question-symbolic", N_ ("Not delivered yet"), "dim-label" },
  [RF_POSTING_WAITING] = { "content-loading-symbolic", N_ ("Waits for delivery"), "dim-label" },
  [RF_POSTING_SENDING] = { "send-to-symbolic", N_ ("Is being delivered"), "dim-label" },
  [RF_POSTING_DELIVERED] = { "object-select-symbolic", N_ ("Delivered"), "success" },
  [RF_POSTING_FAILED] = { "dialog-warning-symbolic", N_ ("Not delivered"), "error" },
};

/* --- rows ------------------------------------------------------------------------------------- */

/* The labels of a row, in their order from top to bottom. */
enum
{
  TO,
  FROM,
  SUBJECT,
  TEXT,
  CAUSE,
  DELIVERY,
  N_LABELS
};

static GtkWidget *
label_new (float xalign, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, RfMessageList *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *bubble = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *delivery = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget **labels = g_new0 (GtkWidget *, N_LABELS + 2);

  labels[TO] = label_new (0.5f, "caption-heading");
  labels[FROM] = label_new (0, "caption-heading");
  labels[SUBJECT] = label_new (0, "heading");
  labels[TEXT] = label_new (0, NULL);
  labels[CAUSE] = label_new (1, "caption");
  labels[DELIVERY] = label_new (1, "caption");
  labels[N_LABELS] = gtk_image_new ();
  labels[N_LABELS + 1] = bubble;
  gtk_widget_add_css_class (labels[TO], "dim-label");
  gtk_widget_add_css_class (labels[FROM], "rf-bubble-from");
  gtk_widget_add_css_class (labels[CAUSE], "dim-label");
  gtk_widget_add_css_class (labels[CAUSE], "numeric");
  gtk_widget_set_margin_top (labels[TO], 6);
  gtk_widget_add_css_class (bubble, "rf-bubble");
  gtk_widget_set_halign (bubble, GTK_ALIGN_END);
  gtk_widget_set_margin_start (bubble, 28);
  gtk_widget_set_halign (delivery, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (delivery), labels[N_LABELS]);
  gtk_box_append (GTK_BOX (delivery), labels[DELIVERY]);
  for (guint i = FROM; i <= TEXT; i++)
    gtk_box_append (GTK_BOX (bubble), labels[i]);
  gtk_box_append (GTK_BOX (row), labels[TO]);
  gtk_box_append (GTK_BOX (row), bubble);
  gtk_box_append (GTK_BOX (row), labels[CAUSE]);
  gtk_box_append (GTK_BOX (row), delivery);
  g_object_set_data_full (G_OBJECT (item), "labels", labels, g_free);
  gtk_list_item_set_child (item, row);
}

static void
set_label (GtkWidget *label, const char *text)
{
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
}

static void
fill_delivery (RfMessageList *self, GtkWidget **labels, guint index)
{
  const char *note = NULL;
  RfPostingStatus status =
    self->posting != NULL ? rf_posting_get (self->posting, index, &note) : RF_POSTING_NONE;
  GtkWidget *box = gtk_widget_get_parent (labels[DELIVERY]);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (box, status != RF_POSTING_NONE);
  if (status == RF_POSTING_NONE)
    {
      set_label (labels[DELIVERY], NULL);
      return;
    }
  /* Translators: what became of a message's delivery, and why. */
  text = note != NULL ? g_strdup_printf (_ ("%s: %s"), _ (statuses[status].words), note)
                      : g_strdup (_ (statuses[status].words));
  set_label (labels[DELIVERY], text);
  gtk_image_set_from_icon_name (GTK_IMAGE (labels[N_LABELS]), statuses[status].icon);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (statuses[i].style != NULL)
      gtk_widget_remove_css_class (box, statuses[i].style);
  gtk_widget_add_css_class (box, statuses[status].style);
}

static void
fill (RfMessageList *self, GtkListItem *item)
{
  GtkWidget **labels = g_object_get_data (G_OBJECT (item), "labels");
  guint index = rf_event_item_get_number (RF_EVENT_ITEM (gtk_list_item_get_item (item))) - 1;
  g_autofree char *to = NULL, *cause = NULL, *text = NULL;
  Message message;

  if (self->run == NULL || index >= self->length)
    return;
  message = message_at (self, index);
  if (index == 0 || g_strcmp0 (message_at (self, index - 1).to, message.to) != 0)
    /* Translators: a telephone number or an e-mail address. */
    to = g_strdup_printf (_ ("To %s"), message.to);
  text = g_utf8_make_valid (message.text, (gssize) MIN (strlen (message.text), MAX_TEXT));
  cause = cause_text (self, &message);
  set_label (labels[TO], to);
  set_label (labels[FROM], message.from);
  set_label (labels[SUBJECT], message.subject);
  set_label (labels[TEXT], *text != '\0' ? text : " ");
  set_label (labels[CAUSE], cause);
  fill_delivery (self, labels, index);
  if (message.n == self->position)
    gtk_widget_add_css_class (labels[N_LABELS + 1], "current");
  else
    gtk_widget_remove_css_class (labels[N_LABELS + 1], "current");
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, RfMessageList *self)
{
  g_ptr_array_add (self->rows, item);
  fill (self, item);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, RfMessageList *self)
{
  g_ptr_array_remove_fast (self->rows, item);
}

static void
on_activate (GtkListView *list, guint index, RfMessageList *self)
{
  Message message;

  if (self->run == NULL || index >= self->length)
    return;
  message = message_at (self, index);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.position", "x", (gint64) message.n);
  if (message.event.c != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.select", "x", (gint64) message.event.c);
}

/* --- all of them ------------------------------------------------------------------------------ */

static void
stop_scrolling (RfMessageList *self)
{
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->clock);
}

/* How high the list is is known only when its last rows have been made: it goes to its end until
 * that stays. After a frame, when the rows have their places. */
static void
scroll_to_end (GdkFrameClock *clock, RfMessageList *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->list)) ||
      (gtk_adjustment_get_value (adjustment) >= end && end == self->end))
    {
      stop_scrolling (self);
      return;
    }
  self->end = end;
  gtk_adjustment_set_value (adjustment, end);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
}

/* The newest message is in view when there are more or fewer, and when the list gets its size. */
static void
queue_scroll (RfMessageList *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->list));

  self->end = -1;
  if (clock == NULL)
    return;
  if (self->clock != clock)
    {
      stop_scrolling (self);
      self->clock = g_object_ref (clock);
      g_signal_connect (clock, "after-paint", G_CALLBACK (scroll_to_end), self);
    }
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
}

static void
show_footer (RfMessageList *self)
{
  guint n = self->posting != NULL ? rf_posting_n_pending (self->posting) : 0;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->footer, n > 0);
  if (n == 0)
    return;
  text =
    g_strdup_printf (ngettext ("%u message waits for delivery", "%u messages wait for delivery", n),
                     n);
  gtk_label_set_text (self->pending_label, text);
}

/* What stands beside the telephone's speaker. */
static void
show_head (RfMessageList *self)
{
  g_autofree char *clock = NULL, *number = g_strdup_printf ("%u", self->length);

  if (self->length == 0)
    return;
  clock = time_text (message_at (self, self->length - 1).time);
  gtk_label_set_text (self->clock_label, clock);
  gtk_label_set_text (self->number_label, number);
}

void
rf_message_list_show (RfMessageList *self, RfRun *run, RfPosting *posting, guint32 position)
{
  guint n = 0, old = self->length;
  gboolean is_new = run != self->run;

  if (is_new)
    {
      self->length = 0;
      rf_event_model_set_length (self->model, 0);
    }
  g_set_object (&self->run, run);
  g_set_object (&self->posting, posting);
  self->position = position;
  if (run != NULL)
    rf_steps_events (rf_run_get_steps (run), RF_STEPS_MESSAGES, position, &n);
  self->length = n;
  rf_event_model_set_length (self->model, n);
  for (guint i = 0; i < self->rows->len; i++)
    fill (self, g_ptr_array_index (self->rows, i));
  show_head (self);
  show_footer (self);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  if (n != old)
    queue_scroll (self);
}

guint
rf_message_list_get_length (RfMessageList *self)
{
  return self->length;
}

char *
rf_message_list_get_text (RfMessageList *self, guint index)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->rows, i);
      GtkWidget **labels = g_object_get_data (G_OBJECT (item), "labels");

      if (gtk_list_item_get_position (item) != index)
        continue;
      for (guint k = 0; k < N_LABELS; k++)
        if (gtk_widget_get_visible (labels[k]))
          g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (labels[k])));
    }
  return g_string_free (text, FALSE);
}

/* --- the widget ------------------------------------------------------------------------------- */

static void
rf_message_list_dispose (GObject *object)
{
  RfMessageList *self = RF_MESSAGE_LIST (object);

  stop_scrolling (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), RF_TYPE_MESSAGE_LIST);
  g_clear_object (&self->run);
  g_clear_object (&self->posting);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (rf_message_list_parent_class)->dispose (object);
}

static void
rf_message_list_finalize (GObject *object)
{
  g_ptr_array_unref (RF_MESSAGE_LIST (object)->rows);
  G_OBJECT_CLASS (rf_message_list_parent_class)->finalize (object);
}

static void
rf_message_list_class_init (RfMessageListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rf_message_list_dispose;
  G_OBJECT_CLASS (class)->finalize = rf_message_list_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-message-list.ui");
  gtk_widget_class_bind_template_child (widget_class, RfMessageList, list);
  gtk_widget_class_bind_template_child (widget_class, RfMessageList, stack);
  gtk_widget_class_bind_template_child (widget_class, RfMessageList, footer);
  gtk_widget_class_bind_template_child (widget_class, RfMessageList, pending_label);
  gtk_widget_class_bind_template_child (widget_class, RfMessageList, clock_label);
  gtk_widget_class_bind_template_child (widget_class, RfMessageList, number_label);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
rf_message_list_init (RfMessageList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->model = rf_event_model_new ();
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)),
                           "notify::page-size", G_CALLBACK (queue_scroll), self, G_CONNECT_SWAPPED);
}
