/* SPDX-License-Identifier: MIT */

/* The list of events.
 *
 * Invariants: the model's length is that of the run once its end state is there, else 0 (sentences
 * name objects by that state). The selection follows the position; the user's own selecting goes
 * through the action win.position and comes back as a position. */

#include "app/rf-event-list.h"

#include "app/rf-event-model.h"
#include "journal/rf-describe.h"

struct _RfEventList
{
  AdwBin parent_instance;

  GtkListView *list;
  GtkStack *stack;
  GtkSingleSelection *selection;
  RfEventModel *model;
  RfRun *run;
  guint32 selected; /* object that rows tell of */
  GPtrArray *bound; /* GtkListItem, not owned: those that show something */
  guint scroll_id;
};

G_DEFINE_FINAL_TYPE (RfEventList, rf_event_list, ADW_TYPE_BIN)

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, RfEventList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *number = gtk_label_new (NULL);
  GtkWidget *sentence = gtk_label_new (NULL);

  gtk_label_set_width_chars (GTK_LABEL (number), 5);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (number, "caption");
  gtk_label_set_xalign (GTK_LABEL (sentence), 0);
  gtk_label_set_ellipsize (GTK_LABEL (sentence), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (sentence, TRUE);
  gtk_widget_add_css_class (sentence, "caption");
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), sentence);
  gtk_list_item_set_child (item, box);
}

/* Whether the event is about the object @id. */
static gboolean
tells_of (const RfEvent *event, guint32 id)
{
  const guint32 values[] = { event->a, event->b, event->c, event->d, event->e };
  const RfEventInfo *info = rf_event_info (event->kind);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (info->fields[i].type == RF_FIELD_OBJECT && values[i] == id)
      return TRUE;
  return FALSE;
}

/* Rows that tell of the selected object stand out. */
static void
show_selected (RfEventList *self, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  RfEventItem *about = RF_EVENT_ITEM (gtk_list_item_get_item (item));
  gboolean told = FALSE;

  if (self->run != NULL && self->selected != 0 && about != NULL)
    {
      RfEvent event =
        rf_journal_event (rf_run_get_journal (self->run), rf_event_item_get_number (about));

      told = tells_of (&event, self->selected);
    }
  if (told)
    gtk_widget_add_css_class (box, "rf-told");
  else
    gtk_widget_remove_css_class (box, "rf-told");
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, RfEventList *self)
{
  g_ptr_array_remove_fast (self->bound, item);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, RfEventList *self)
{
  GtkWidget *number = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *sentence = gtk_widget_get_next_sibling (number);
  guint32 n = rf_event_item_get_number (RF_EVENT_ITEM (gtk_list_item_get_item (item)));
  g_autofree char *digits = g_strdup_printf ("%u", n);
  g_autofree char *text = NULL;

  gtk_label_set_text (GTK_LABEL (number), digits);
  if (self->run != NULL && rf_run_get_end_state (self->run) != NULL)
    text = rf_describe_event (rf_run_get_end_state (self->run), rf_run_get_journal (self->run), n);
  gtk_label_set_text (GTK_LABEL (sentence), text);
  gtk_widget_set_tooltip_text (sentence, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (
                                    gtk_widget_get_parent (gtk_list_item_get_child (item))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : digits, -1);
  g_ptr_array_add (self->bound, item);
  show_selected (self, item);
}

static void
on_activate (GtkListView *list, guint index, RfEventList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.position", "x", (gint64) index + 1);
}

/* Once the list has its size: before that it does not know what to scroll. */
static gboolean
scroll (gpointer user)
{
  RfEventList *self = user;
  guint32 position = self->run != NULL ? rf_run_get_position (self->run) : 0;

  self->scroll_id = 0;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u",
                                position > 0 ? position - 1 : 0);
  return G_SOURCE_REMOVE;
}

static void
follow_selected (RfEventList *self)
{
  guint32 selected = self->run != NULL ? rf_run_get_selected (self->run) : 0;

  if (selected == self->selected)
    return;
  self->selected = selected;
  for (guint i = 0; i < self->bound->len; i++)
    show_selected (self, g_ptr_array_index (self->bound, i));
}

void
rf_event_list_update (RfEventList *self)
{
  guint32 length = 0, position;

  follow_selected (self);
  if (self->run != NULL && rf_run_get_end_state (self->run) != NULL)
    length = rf_run_get_length (self->run);
  rf_event_model_set_length (self->model, length);
  gtk_stack_set_visible_child_name (self->stack, length > 0 ? "list" : "empty");
  if (length == 0)
    return;
  position = rf_run_get_position (self->run);
  gtk_single_selection_set_selected (self->selection,
                                     position > 0 ? position - 1 : GTK_INVALID_LIST_POSITION);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->scroll_id == 0)
    self->scroll_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, scroll, self, NULL);
}

void
rf_event_list_set_run (RfEventList *self, RfRun *run)
{
  rf_event_model_set_length (self->model, 0);
  g_set_object (&self->run, run);
  self->selected = 0;
  rf_event_list_update (self);
}

static void
rf_event_list_dispose (GObject *object)
{
  RfEventList *self = RF_EVENT_LIST (object);

  g_clear_handle_id (&self->scroll_id, g_source_remove);
  g_clear_object (&self->run);
  g_clear_object (&self->model);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (rf_event_list_parent_class)->dispose (object);
}

static void
rf_event_list_finalize (GObject *object)
{
  g_ptr_array_unref (RF_EVENT_LIST (object)->bound);
  G_OBJECT_CLASS (rf_event_list_parent_class)->finalize (object);
}

static void
rf_event_list_class_init (RfEventListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rf_event_list_dispose;
  G_OBJECT_CLASS (class)->finalize = rf_event_list_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-event-list.ui");
  gtk_widget_class_bind_template_child (widget_class, RfEventList, list);
  gtk_widget_class_bind_template_child (widget_class, RfEventList, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
rf_event_list_init (RfEventList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->bound = g_ptr_array_new ();
  self->model = rf_event_model_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->list, "map", G_CALLBACK (rf_event_list_update), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}
