/* SPDX-License-Identifier: MIT */

/* Opening, saving, closing. Files are read and written on threads of GIO's; what goes wrong becomes
 * a message in the window and changes nothing.
 *
 * Invariant: text that was changed is never replaced or dropped without the user's word. */

#include "app/rf-recent.h"
#include "app/rf-window-private.h"

#include "base/rf-error.h"
#include "base/rf-text.h"
#include "lecture/rf-lecture.h"

#include <glib/gi18n.h>
#include <string.h>

char *
rf_window_get_program_name (RfWindow *self)
{
  if (self->file != NULL)
    return g_file_get_basename (self->file);
  if (self->lecture != NULL)
    return g_strdup_printf ("%s.py", self->lecture);
  return g_strdup ("program.py");
}

/* --- opening ---------------------------------------------------------------------------------- */

/* Takes the text and its head's settings over. */
static void
show_program (RfWindow *self, const char *text)
{
  const RfProfile *profile;

  rf_window_set_starting (self, FALSE);
  rf_window_stop_playing (self);
  rf_window_drop_runs (self);
  rf_window_hide_message (self);
  rf_canvas_set_scene (self->canvas, NULL, FALSE);
  gtk_stack_set_visible_child_name (self->canvas_stack, "empty");
  g_clear_pointer (&self->view, rf_view_free);
  g_clear_pointer (&self->scene_layout, rf_layout_unref);
  g_clear_pointer (&self->lecture_title, g_free);
  rf_editor_set_text (self->editor, text);
  rf_window_read_lecture (self, text);
  self->lecture_title = g_strdup (self->parsed->title);
  self->has_spot = self->keeps_look = FALSE;
  rf_window_watch_file (self, text);
  profile = self->parsed->python != NULL ? rf_profile_find (self->parsed->python) : NULL;
  if (profile != NULL)
    rf_window_set_profile (self, profile);
  self->edited = FALSE;
  rf_window_queue_show (self);
}

void
rf_window_set_text (RfWindow *self, const char *text)
{
  show_program (self, text);
}

void
rf_window_open_lecture (RfWindow *self, const char *name)
{
  g_autofree char *text = rf_lecture_load_built_in (name, NULL);

  if (text == NULL)
    {
      g_autofree char *message = g_strdup_printf (_ ("There is no lecture “%s”."), name);

      rf_window_show_message (self, GTK_MESSAGE_ERROR, message);
      return;
    }
  g_clear_object (&self->file);
  g_free (self->lecture);
  self->lecture = g_strdup (name);
  show_program (self, text);
  rf_window_run (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
read_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autofree char *path = g_file_get_path (data);
  g_autofree char *name = g_file_get_basename (data);
  GError *error = NULL;
  gsize length;
  char *text;

  if (path == NULL)
    {
      g_task_return_new_error (task, RF_ERROR, RF_ERROR_IO,
                               _ ("%s: only files of this computer can be opened"), name);
      return;
    }
  text = rf_text_read_program (path, &length, &error);
  if (text != NULL && !rf_editor_can_show (name, text, length, &error))
    g_clear_pointer (&text, g_free);
  if (text == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, text, g_free);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user)
{
  RfWindow *self = RF_WINDOW (source);
  GFile *file = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), &error);

  if (!rf_window_end_task (self))
    return;
  if (text == NULL)
    {
      rf_window_set_starting (self, self->starting || rf_window_is_fresh (self));
      rf_window_show_message (self, GTK_MESSAGE_ERROR, error->message);
      return;
    }
  g_set_object (&self->file, file);
  g_clear_pointer (&self->lecture, g_free);
  show_program (self, text);
  rf_recent_add (file, self->lecture_title);
  rf_editor_focus (self->editor);
  if (self->parsed->scripted)
    rf_window_run (self);
}

void
rf_window_show_new (RfWindow *self, const char *text)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->lecture, g_free);
  show_program (self, text);
  rf_editor_focus (self->editor);
}

void
rf_window_open (RfWindow *self, GFile *file)
{
  rf_window_start_task (self, read_file, on_read, g_object_ref (file), g_object_unref);
}

static void
add_python_filter (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) python = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (python, _ ("Python Programs"));
  gtk_file_filter_add_suffix (python, "py");
  gtk_file_chooser_add_filter (chooser, python);
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

static void
on_open_response (GtkNativeDialog *dialog, int response, RfWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  if (file == NULL)
    return;
  if (rf_editor_get_modified (self->editor))
    {
      GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
      self = rf_window_new (RF_APPLICATION (application));
      gtk_window_present (GTK_WINDOW (self));
    }
  rf_window_open (self, file);
}

void
rf_window_choose_file (RfWindow *self)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (_ ("Open a Program"), GTK_WINDOW (self),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  add_python_filter (GTK_FILE_CHOOSER (dialog));
  if (self->file != NULL)
    gtk_file_chooser_set_file (GTK_FILE_CHOOSER (dialog), self->file, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_open_response), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- saving ----------------------------------------------------------------------------------- */

/* What is to be done when the changes are saved, or may be lost. */
typedef struct
{
  gatomicrefcount refs;
  RfWindowThen then;
  gpointer data;
  GDestroyNotify destroy;
} Then;

static Then *
then_ref (Then *then)
{
  if (then != NULL)
    g_atomic_ref_count_inc (&then->refs);
  return then;
}

static void
then_unref (gpointer data)
{
  Then *then = data;

  if (then == NULL || !g_atomic_ref_count_dec (&then->refs))
    return;
  if (then->destroy != NULL)
    then->destroy (then->data);
  g_free (then);
}

typedef struct
{
  GFile *file;
  char *text;
  Then *then; /* NULL: nothing */
} Save;

static void
free_save (gpointer data)
{
  Save *save = data;

  then_unref (save->then);
  g_object_unref (save->file);
  g_free (save->text);
  g_free (save);
}

static void
write_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  g_autofree char *path = g_file_get_path (save->file);
  GError *error = NULL;

  if (path == NULL)
    g_task_return_new_error (task, RF_ERROR, RF_ERROR_IO,
                             _ ("only files of this computer can be written"));
  else if (!rf_text_write_file (path, save->text, strlen (save->text), &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user)
{
  RfWindow *self = RF_WINDOW (source);
  Save *save = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!rf_window_end_task (self))
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      rf_window_show_message (self, GTK_MESSAGE_ERROR, error->message);
      return;
    }
  g_set_object (&self->file, save->file);
  g_clear_pointer (&self->lecture, g_free);
  rf_window_watch_file (self, save->text);
  text = rf_editor_get_text (self->editor);
  if (g_str_equal (text, save->text)) /* else it was changed meanwhile */
    rf_editor_set_saved (self->editor);
  rf_window_update_title (self);
  rf_recent_add (self->file, self->lecture_title);
  if (save->then != NULL && !rf_editor_get_modified (self->editor))
    save->then->then (self, save->then->data);
}

static void
save_to (RfWindow *self, GFile *file, Then *then)
{
  Save *save = g_new0 (Save, 1);

  save->file = g_object_ref (file);
  save->text = rf_editor_get_text (self->editor);
  save->then = then_ref (then);
  rf_window_start_task (self, write_file, on_written, save, free_save);
}

static void
on_save_response (GtkNativeDialog *dialog, int response, RfWindow *self)
{
  g_autoptr (GFile) file = NULL;
  Then *then = g_object_get_data (G_OBJECT (dialog), "then");

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    save_to (self, file, then);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
save (RfWindow *self, gboolean ask_for_name, Then *then)
{
  GtkFileChooserNative *dialog;
  g_autofree char *name = rf_window_get_program_name (self);

  if (self->file != NULL && !ask_for_name)
    {
      save_to (self, self->file, then);
      return;
    }
  dialog = gtk_file_chooser_native_new (_ ("Save the Program"), GTK_WINDOW (self),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  add_python_filter (GTK_FILE_CHOOSER (dialog));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data_full (G_OBJECT (dialog), "then", then_ref (then), then_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_save_response), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
rf_window_save (RfWindow *self, gboolean ask_for_name)
{
  save (self, ask_for_name, NULL);
}

/* --- the question ----------------------------------------------------------------------------- */

static void
on_leave_response (AdwMessageDialog *dialog, const char *response, RfWindow *self)
{
  Then *then = g_object_get_data (G_OBJECT (dialog), "then");

  if (g_str_equal (response, "discard"))
    then->then (self, then->data);
  else if (g_str_equal (response, "save"))
    save (self, FALSE, then);
}

void
rf_window_ask_to_leave (RfWindow *self, RfWindowThen then, gpointer data, GDestroyNotify destroy)
{
  GtkWidget *dialog;
  g_autofree char *name = rf_window_get_program_name (self);
  Then *kept;

  if (!rf_editor_get_modified (self->editor))
    {
      then (self, data);
      if (destroy != NULL)
        destroy (data);
      return;
    }
  kept = g_new (Then, 1);
  *kept = (Then){ .then = then, .data = data, .destroy = destroy };
  g_atomic_ref_count_init (&kept->refs);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Save the Changes?"), NULL);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _ ("“%s” was changed. What is not saved will be lost."), name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "discard",
                                    _ ("_Discard"), "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "then", kept, then_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_leave_response), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
close_now (RfWindow *self, gpointer data)
{
  self->allows_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

gboolean
rf_window_refuse_close (RfWindow *self)
{
  if (self->allows_close || !rf_editor_get_modified (self->editor))
    return FALSE;
  rf_window_ask_to_leave (self, close_now, NULL, NULL);
  return TRUE;
}
