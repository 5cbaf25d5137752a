/* SPDX-License-Identifier: MIT */

/* The window's file is changed by somebody else: another editor is fine. Text that was not changed
 * here is read again and, if it had been run, run again, up to where it was; text that was changed
 * here stays, with a question above it.
 *
 * Invariants: the watch is that of the window's file; the bar is about that file. */

#include "app/rf-recent.h"
#include "app/rf-window-private.h"

#include <glib/gi18n.h>

enum
{
  RESPONSE_RELOAD = 1,
  RESPONSE_SAVE,
};

/* --- the bar ---------------------------------------------------------------------------------- */

static void
hide_bar (RfWindow *self)
{
  g_clear_pointer (&self->disk_text, g_free);
  if (self->file_bar != NULL)
    gtk_info_bar_set_revealed (self->file_bar, FALSE);
}

static void
on_bar (GtkInfoBar *bar, int response, RfWindow *self)
{
  g_autofree char *text = g_steal_pointer (&self->disk_text);

  hide_bar (self);
  if (response == RESPONSE_RELOAD && text != NULL)
    rf_window_reload (self, text);
  else if (response == RESPONSE_SAVE)
    rf_window_save (self, FALSE);
}

static GtkInfoBar *
make_bar (RfWindow *self)
{
  GtkInfoBar *bar = GTK_INFO_BAR (gtk_info_bar_new ());
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_info_bar_add_child (bar, label);
  g_object_set_data (G_OBJECT (bar), "reload",
                     gtk_info_bar_add_button (bar, _ ("_Reload"), RESPONSE_RELOAD));
  g_object_set_data (G_OBJECT (bar), "save",
                     gtk_info_bar_add_button (bar, _ ("_Save"), RESPONSE_SAVE));
  gtk_info_bar_add_button (bar, _ ("_Keep Mine"), GTK_RESPONSE_CLOSE);
  gtk_info_bar_set_message_type (bar, GTK_MESSAGE_WARNING);
  gtk_info_bar_set_revealed (bar, FALSE);
  g_signal_connect_object (bar, "response", G_CALLBACK (on_bar), self, 0);
  gtk_box_insert_child_after (GTK_BOX (self->content), GTK_WIDGET (bar),
                              GTK_WIDGET (self->message_bar));
  self->file_label = GTK_LABEL (label);
  return bar;
}

static void
show_bar (RfWindow *self, const char *format, gboolean is_gone)
{
  g_autofree char *name = rf_window_get_program_name (self), *text = NULL;

  if (self->file_bar == NULL)
    self->file_bar = make_bar (self);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (format, name);
#pragma GCC diagnostic pop
  gtk_label_set_text (self->file_label, text);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (self->file_bar), "reload"), !is_gone);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (self->file_bar), "save"), is_gone);
  gtk_info_bar_set_revealed (self->file_bar, TRUE);
}

const char *
rf_window_get_file_message (RfWindow *self)
{
  return self->file_bar != NULL && gtk_info_bar_get_revealed (self->file_bar)
           ? gtk_label_get_text (self->file_label)
           : NULL;
}

/* --- going back to where it was --------------------------------------------------------------- */

void
rf_window_return_to_spot (RfWindow *self)
{
  if (!self->has_spot)
    return;
  self->has_spot = FALSE;
  rf_run_set_position (self->run, rf_spot_find (&self->spot, rf_run_get_journal (self->run)));
}

void
rf_window_reload (RfWindow *self, const char *text)
{
  g_autofree char *before = rf_editor_get_text (self->editor);
  gboolean ran = self->run != NULL;

  hide_bar (self);
  rf_window_hide_message (self);
  if (ran && rf_window_can_step (self) && !self->edited)
    {
      self->spot = rf_spot_new (rf_run_get_journal (self->run), rf_run_get_position (self->run));
      rf_spot_move (&self->spot, before, text);
      self->has_spot = self->keeps_look = TRUE;
    }
  rf_editor_replace_text (self->editor, text);
  rf_editor_set_saved (self->editor);
  if (!ran)
    {
      rf_window_read_lecture (self, text);
      self->edited = FALSE;
      rf_window_queue_show (self);
      return;
    }
  if (!rf_window_can_step (self)) /* what runs is out of date */
    rf_window_drop_runs (self);
  rf_window_run (self);
}

/* --- what is told of the file ----------------------------------------------------------------- */

static void
on_changed (RfWindow *self, const char *text)
{
  g_autofree char *mine = rf_editor_get_text (self->editor), *name = NULL;
  g_autoptr (GError) error = NULL;

  name = rf_window_get_program_name (self);
  if (g_str_equal (mine, text))
    {
      hide_bar (self);
      rf_editor_set_saved (self->editor);
    }
  else if (!rf_editor_can_show (name, text, strlen (text), &error))
    rf_window_show_message (self, GTK_MESSAGE_ERROR, error->message);
  else if (!rf_editor_get_modified (self->editor))
    rf_window_reload (self, text);
  else
    {
      g_free (self->disk_text);
      self->disk_text = g_strdup (text);
      show_bar (self, _ ("“%s” was changed by another program, and here too."), FALSE);
    }
}

static void
on_gone (RfWindow *self)
{
  rf_editor_set_unsaved (self->editor);
  show_bar (self, _ ("“%s” was deleted or moved away. What stands here is all that is left of it."),
            TRUE);
}

static void
on_moved (RfWindow *self, GFile *file)
{
  g_autofree char *text = rf_editor_get_text (self->editor);

  hide_bar (self);
  g_set_object (&self->file, file);
  rf_window_watch_file (self, text);
  rf_recent_add (file, self->lecture_title);
  rf_window_update_title (self);
}

static void
on_failed (RfWindow *self, const char *message)
{
  rf_window_show_message (self, GTK_MESSAGE_WARNING, message);
}

void
rf_window_watch_file (RfWindow *self, const char *text)
{
  if (self->file_watch != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->file_watch, self);
      rf_file_watch_stop (self->file_watch);
    }
  g_clear_object (&self->file_watch);
  hide_bar (self);
  if (self->file == NULL)
    return;
  self->file_watch = rf_file_watch_new (self->file, text);
  g_signal_connect_swapped (self->file_watch, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->file_watch, "gone", G_CALLBACK (on_gone), self);
  g_signal_connect_swapped (self->file_watch, "moved", G_CALLBACK (on_moved), self);
  g_signal_connect_swapped (self->file_watch, "failed", G_CALLBACK (on_failed), self);
}
