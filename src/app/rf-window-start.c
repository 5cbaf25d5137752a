/* SPDX-License-Identifier: MIT */

/* The window's start page, new programs and lectures, closing a program, and what is dropped on
 * the window.
 *
 * action (win.)    parameter, state
 * start-page       boolean state: shown instead of the program, which stays as it is
 * new-program, new-lecture, close-program
 * open-uri         string: a file of this computer */

#include "app/rf-window-private.h"

#include "lecture/rf-lecture.h"

void
rf_window_set_starting (RfWindow *self, gboolean starting)
{
  GtkWidget *const of_program[] = { GTK_WIDGET (self->run_stack), GTK_WIDGET (self->python_button),
                                    GTK_WIDGET (self->view_button),
                                    GTK_WIDGET (self->export_button) };
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "start-page");

  if (self->starting == starting)
    return;
  self->starting = starting;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (starting));
  gtk_stack_set_visible_child_name (self->page_stack, starting ? "start" : "program");
  for (guint i = 0; i < G_N_ELEMENTS (of_program); i++)
    gtk_widget_set_visible (of_program[i], !starting);
  if (starting)
    {
      rf_window_stop_playing (self);
      rf_start_page_focus (self->start_page);
    }
  rf_window_queue_show (self);
}

static void
change_start_page (GSimpleAction *action, GVariant *value, gpointer user)
{
  RfWindow *self = user;

  if (self->presenting)
    return;
  rf_window_set_starting (self, g_variant_get_boolean (value));
  if (self->starting)
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->canvas)))
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  else
    rf_editor_focus (self->editor);
}

/* --- new, closed ------------------------------------------------------------------------------ */

static void
show_new_program (RfWindow *self, gpointer data)
{
  rf_window_show_new (self, "");
}

static void
show_new_lecture (RfWindow *self, gpointer data)
{
  g_autofree char *text = rf_lecture_template (self->profile->name);

  rf_window_show_new (self, text);
  rf_editor_set_unsaved (self->editor);
  rf_window_run (self);
}

static void
close_program (RfWindow *self, gpointer data)
{
  rf_window_show_new (self, "");
  rf_window_set_starting (self, TRUE);
}

static void
on_new_program (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  rf_window_ask_to_leave (user, show_new_program, NULL, NULL);
}

static void
on_new_lecture (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  rf_window_ask_to_leave (user, show_new_lecture, NULL, NULL);
}

static void
on_close_program (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;

  if (self->presenting)
    return;
  rf_window_ask_to_leave (self, close_program, NULL, NULL);
}

/* --- opened ----------------------------------------------------------------------------------- */

static void
open_file (RfWindow *self, gpointer data)
{
  rf_window_open (self, data);
}

static void
on_open_uri (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  GFile *file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  rf_window_ask_to_leave (user, open_file, file, g_object_unref);
}

/* The first file is opened here, each of the others in a window of its own. */
static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, RfWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GSList) files = NULL;

  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;
  files = gdk_file_list_get_files (g_value_get_boxed (value));
  if (files == NULL || self->presenting)
    return FALSE;
  for (GSList *f = files->next; f != NULL; f = f->next)
    {
      RfWindow *other = rf_window_new (RF_APPLICATION (application));

      gtk_window_present (GTK_WINDOW (other));
      rf_window_open (other, f->data);
    }
  rf_window_ask_to_leave (self, open_file, g_object_ref (files->data), g_object_unref);
  return TRUE;
}

static const GActionEntry actions[] = {
  { "start-page", NULL, NULL, "false", change_start_page },
  { "new-program", on_new_program },
  { "new-lecture", on_new_lecture },
  { "close-program", on_close_program },
  { "open-uri", on_open_uri, "s" },
};

void
rf_window_add_start (RfWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  /* Before the editor, which would insert the file's name. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_name (GTK_EVENT_CONTROLLER (target), "drop-file");
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (self->content, GTK_EVENT_CONTROLLER (target));
}
