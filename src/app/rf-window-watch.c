/* SPDX-License-Identifier: MIT */

/* Watches: somebody is told when an object dies, by a notification of the desktop and a mark in the
 * timeline.
 *
 * action (win.)   parameter
 * watch           int64, an object: told when it dies, or not any more; a class: each of its
 * objects watch-class     (int64, uint32), an object or its class, every so manyth death (0: none
 * any more) watch-ask       int64, an object or its class: asks which deaths
 *
 * Invariant: what is told of lies between the position that was shown last and the one that is
 * shown now, going forward; going back tells nothing, and going on from there tells again. */

#include "app/rf-window-private.h"

#include <glib/gi18n.h>

#define NOTIFICATION "death"

/* --- telling ---------------------------------------------------------------------------------- */

static void
notify (RfWindow *self, const char *title, const char *body)
{
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  g_application_send_notification (application, NOTIFICATION, notification);
}

/* One notification for all @n deaths that a step went over. */
static void
tell (RfWindow *self, const RfWatchHit *hits, guint n)
{
  RfJournal *journal = rf_run_get_journal (self->run);
  const RfWatchHit *last = &hits[n - 1];
  const char *type = rf_journal_text (journal, rf_journal_object_type (journal, last->object));
  RfEvent event = rf_journal_event (journal, last->event);
  guint n_watches;
  const RfWatch *watch = &rf_watches_get (self->watches, &n_watches)[last->watch];
  g_autofree char *title = NULL, *body = NULL;

  /* Translators: the number and the type of an object. */
  title = g_strdup_printf (_ ("#%u %s is dead"), last->object, type);
  if (n > 1)
    body = g_strdup_printf (ngettext ("It is the last of %u that died.",
                                      "It is the last of %u that died.", n),
                            n);
  else if (watch->object == 0)
    /* Translators: how manyth death of its class's objects it is; a line of the program; an event.
     */
    body = g_strdup_printf (_ ("Number %u of its class. Line %u, event %u."), last->nth, event.c,
                            last->event);
  else
    body = g_strdup_printf (_ ("Line %u, event %u."), event.c, last->event);
  self->n_told += n;
  notify (self, title, body);
}

void
rf_window_tell_deaths (RfWindow *self)
{
  guint32 position, from = self->told_run == self->run ? self->told_position : 0;
  const RfWatchHit *hits;
  guint n, first = 0;

  self->told_run = self->run;
  self->told_position = 0;
  if (self->run == NULL)
    return;
  position = rf_run_get_phase (self->run) == RF_RUN_RUNNING ? rf_run_get_length (self->run)
                                                            : rf_run_get_position (self->run);
  self->told_position = position;
  hits = rf_watches_hits (self->watches, rf_run_get_journal (self->run), &n);
  while (n > 0 && hits[n - 1].event > position)
    n--;
  while (first < n && hits[first].event <= from)
    first++;
  if (first < n)
    tell (self, hits + first, n - first);
}

/* --- actions ---------------------------------------------------------------------------------- */

static void
watches_changed (RfWindow *self)
{
  rf_transport_set_watches (self->transport, self->watches);
  rf_window_queue_show (self);
}

/* The name of the class that @object is, or of its type. */
static const char *
class_of (RfWindow *self, guint32 object)
{
  const RfState *state = rf_run_get_state (self->run);
  const RfStateObject *about = rf_state_object (state, object);
  RfJournal *journal = rf_run_get_journal (self->run);

  if (about == NULL)
    return NULL;
  return rf_journal_text (journal, about->flags & RF_NEW_CLASS && about->value != 0 ? about->value
                                                                                    : about->type);
}

static const char *
type_of (RfWindow *self, guint32 object)
{
  const RfStateObject *about = rf_state_object (rf_run_get_state (self->run), object);

  return about != NULL ? rf_journal_text (rf_run_get_journal (self->run), about->type) : NULL;
}

static void
set_watch (RfWindow *self, const char *type, guint32 object, guint every)
{
  if (type == NULL)
    return;
  if (every == 0)
    rf_watches_remove (self->watches, type, object);
  else
    rf_watches_add (self->watches, type, object, every);
  watches_changed (self);
}

static gboolean
can_watch (RfWindow *self)
{
  return self->run != NULL && rf_run_get_phase (self->run) != RF_RUN_RUNNING;
}

/* On an object: its own death, or nothing any more. On a class: each death of its objects. */
static void
on_watch (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;
  guint32 object = (guint32) g_variant_get_int64 (parameter);
  const RfStateObject *about;
  const char *type;

  if (!can_watch (self))
    return;
  about = rf_state_object (rf_run_get_state (self->run), object);
  if (about == NULL)
    return;
  type = class_of (self, object);
  if (about->flags & RF_NEW_CLASS)
    object = 0;
  set_watch (self, type, object, rf_watches_get_every (self->watches, type, object) == 0);
}

/* (an object or a class, every so manyth death of its class's objects; 0: none any more) */
static void
on_watch_class (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;
  gint64 object;
  guint32 every;

  g_variant_get (parameter, "(xu)", &object, &every);
  if (can_watch (self))
    set_watch (self, class_of (self, (guint32) object), 0, every);
}

typedef struct
{
  RfWindow *window;
  GtkSpinButton *spin;
  char *type;
} Question;

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_free (question->type);
  g_free (question);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Question *question)
{
  if (g_str_equal (response, "watch"))
    set_watch (question->window, question->type, 0,
               (guint) gtk_spin_button_get_value_as_int (question->spin));
}

/* Asks which deaths are to be told. */
static void
on_watch_ask (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;
  const char *type;
  g_autofree char *heading = NULL;
  GtkWidget *dialog, *spin;
  Question *question;
  guint every;

  if (!can_watch (self))
    return;
  type = class_of (self, (guint32) g_variant_get_int64 (parameter));
  if (type == NULL)
    return;
  every = rf_watches_get_every (self->watches, type, 0);
  /* Translators: a class. */
  heading = g_strdup_printf (_ ("Which Deaths of %s?"), type);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading,
                                   _ ("Every so manyth one is told. 1: each."));
  spin = gtk_spin_button_new_with_range (1, 1000000, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), MAX (every, 1));
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_entry_set_activates_default (GTK_ENTRY (gtk_widget_get_first_child (spin)), TRUE);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), spin);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "watch",
                                    _ ("_Tell Me"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "watch",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "watch");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  question = g_new0 (Question, 1);
  question->window = self;
  question->spin = GTK_SPIN_BUTTON (spin);
  question->type = g_strdup (type);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, free_question, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- the menu --------------------------------------------------------------------------------- */

static void
append_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
append_class_items (RfWindow *self, GMenu *menu, guint32 object)
{
  static const guint steps[] = { 1, 10, 100 };
  guint every = rf_watches_get_every (self->watches, class_of (self, object), 0);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *label = steps[i] == 1 ? g_strdup (_ ("Tell Me of Each"))
                                             /* Translators: every 10th object of a class. */
                                             : g_strdup_printf (_ ("Only of Every %uth"), steps[i]);

      if (steps[i] != every)
        append_item (menu, label, "win.watch-class",
                     g_variant_new ("(xu)", (gint64) object, steps[i]));
    }
  append_item (menu, _ ("Only of Some …"), "win.watch-ask", g_variant_new_int64 (object));
  if (every != 0)
    append_item (menu, _ ("Tell Me of None"), "win.watch-class",
                 g_variant_new ("(xu)", (gint64) object, 0));
}

/* What a menu offers for @object. (transfer full) */
static GMenuModel *
watch_menu (RfWindow *self, guint32 object)
{
  const RfStateObject *about = rf_state_object (rf_run_get_state (self->run), object);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new (), of_class = g_menu_new ();
  g_autofree char *heading = NULL;

  if (about == NULL)
    return G_MENU_MODEL (menu);
  if ((about->flags & RF_NEW_CLASS) == 0)
    append_item (own,
                 rf_watches_get_every (self->watches, type_of (self, object), object) != 0
                   ? _ ("Do Not Tell Me When It Dies")
                   : _ ("Tell Me When It Dies"),
                 "win.watch", g_variant_new_int64 (object));
  append_class_items (self, of_class, object);
  /* Translators: the heading of a part of a menu; a class. */
  heading = g_strdup_printf (_ ("Deaths of %s"), class_of (self, object));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  g_menu_append_section (menu, heading, G_MENU_MODEL (of_class));
  return G_MENU_MODEL (menu);
}

static void
on_closed (GtkPopover *popover)
{
  /* The action of the chosen item is still to come. */
  g_idle_add_once ((GSourceOnceFunc) (void (*) (void)) gtk_widget_unparent, popover);
}

static void
pop_up (RfWindow *self, guint32 object, double x, double y)
{
  g_autoptr (GMenuModel) menu = watch_menu (self, object);
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_widget_set_parent (popover, GTK_WIDGET (self->canvas));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  g_signal_connect (popover, "closed", G_CALLBACK (on_closed), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, RfWindow *self)
{
  guint32 object = rf_canvas_pick_object (self->canvas, x, y);

  if (object == 0 || !can_watch (self))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_action_group_change_action_state (G_ACTION_GROUP (self), "select",
                                      g_variant_new_int64 (object));
  pop_up (self, object, x, y);
}

/* The keyboard's way: the menu of the selected object. */
static gboolean
on_menu_key (GtkWidget *canvas, GVariant *arguments, gpointer user)
{
  RfWindow *self = user;
  guint32 object = self->run != NULL ? rf_run_get_selected (self->run) : 0;

  if (object == 0 || !can_watch (self))
    return FALSE;
  pop_up (self, object, gtk_widget_get_width (canvas) / 2, gtk_widget_get_height (canvas) / 2);
  return TRUE;
}

void
rf_window_add_watch_actions (RfWindow *self)
{
  static const GActionEntry actions[] = {
    { "watch", on_watch, "x" },
    { "watch-class", on_watch_class, "(xu)" },
    { "watch-ask", on_watch_ask, "x" },
  };
  GtkGesture *gesture = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->watches = rf_watches_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (on_pressed), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), GTK_EVENT_CONTROLLER (gesture));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                      gtk_callback_action_new (on_menu_key, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), keys);
}

guint
rf_window_get_n_told (RfWindow *self)
{
  return self->n_told;
}
