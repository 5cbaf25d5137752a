/* SPDX-License-Identifier: MIT */

/* Saving the picture of this moment. The scene never changes, so it is written on a thread; the
 * view, which only DOT needs, is made anew for it. */

#include "app/rf-window-private.h"

#include "base/rf-text.h"

#include <glib/gi18n.h>

/* Pixels a point of a PNG. */
#define SCALE 2.0

typedef struct
{
  RfScene *scene;
  RfView *view;
  RfLayout *layout; /* the view points into it */
  RfExportFormat format;
  GBytes *dot; /* of an overview, which has no view */
  char *path;
} Export;

static void
free_export (gpointer data)
{
  Export *export = data;

  rf_scene_unref (export->scene);
  g_clear_pointer (&export->view, rf_view_free);
  g_clear_pointer (&export->layout, rf_layout_unref);
  g_clear_pointer (&export->dot, g_bytes_unref);
  g_free (export->path);
  g_free (export);
}

static void
write_picture (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  GError *error = NULL;

  gboolean done;

  if (export->dot != NULL && export->format == RF_EXPORT_DOT)
    done = rf_text_write_file (export->path, g_bytes_get_data (export->dot, NULL),
                               g_bytes_get_size (export->dot), &error);
  else
    done = rf_export_scene (export->scene, export->view, rf_theme_get (RF_THEME_LIGHT),
                            export->format, SCALE, export->path, &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_picture_written (GObject *source, GAsyncResult *result, gpointer user)
{
  RfWindow *self = RF_WINDOW (source);
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!rf_window_end_task (self))
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      rf_window_show_message (self, GTK_MESSAGE_ERROR, error->message);
      return;
    }
  /* Translators: %s is a file. */
  text = g_strdup_printf (_ ("The picture is in %s."), export->path);
  rf_window_show_message (self, GTK_MESSAGE_INFO, text);
}

/* @scene: NULL for what the canvas shows, else another one. */
static void
export_to (RfWindow *self, const char *path, RfExportFormat format, RfScene *scene)
{
  Export *export = g_new0 (Export, 1);
  int by_name = rf_export_format_for_path (path);

  export->format = by_name >= 0 ? (RfExportFormat) by_name : format;
  export->path = by_name >= 0
                   ? g_strdup (path)
                   : g_strdup_printf ("%s.%s", path, rf_export_format_name (export->format));
  export->scene = scene != NULL ? rf_scene_ref (scene) : rf_window_pair_scene (self);
  if (export->scene == NULL)
    export->scene = rf_scene_ref (rf_canvas_get_scene (self->canvas));
  if (scene == NULL)
    self->export_format = export->format;
  if (scene == NULL && rf_window_has_overview (self))
    export->dot = rf_window_overview_dot (self);
  else if (scene == NULL)
    {
      export->layout = rf_layout_ref (self->scene_layout);
      export->view =
        rf_view_new_adjusted (rf_run_get_state (self->run), self->scene_layout, self->adjust);
    }
  rf_window_start_task (self, write_picture, on_picture_written, export, free_export);
}

static gboolean
can_export (RfWindow *self)
{
  if (rf_window_has_overview (self))
    return rf_canvas_get_scene (self->canvas) != NULL;
  return self->view != NULL && self->run != NULL && rf_canvas_get_scene (self->canvas) != NULL &&
         rf_run_get_layout (self->run) == self->scene_layout;
}

static void
on_export_response (GtkNativeDialog *dialog, int response, RfWindow *self)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  RfExportFormat format = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "format"));
  RfScene *scene = g_object_get_data (G_OBJECT (dialog), "scene");

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_destroy (dialog);
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL && (scene != NULL || can_export (self)))
    export_to (self, path, format, scene);
  else if (file != NULL && path == NULL)
    rf_window_show_message (self, GTK_MESSAGE_ERROR,
                            _ ("only files of this computer can be written"));
  g_object_unref (dialog);
}

/* Asks where to write @scene (NULL: what the canvas shows), and does. */
static void
ask_where (RfWindow *self, RfScene *scene, const char *what, RfExportFormat format)
{
  GtkFileChooserNative *dialog;
  g_autofree char *program = rf_window_get_program_name (self);
  g_autofree char *name = NULL;

  if (g_str_has_suffix (program, ".py"))
    program[strlen (program) - 3] = '\0';
  name = g_strdup_printf ("%s%s-%u.%s", program, what, rf_run_get_position (self->run),
                          rf_export_format_name (format));
  dialog = gtk_file_chooser_native_new (_ ("Export the Picture"), GTK_WINDOW (self),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data (G_OBJECT (dialog), "format", GUINT_TO_POINTER (format));
  if (scene != NULL)
    g_object_set_data_full (G_OBJECT (dialog), "scene", rf_scene_ref (scene),
                            (GDestroyNotify) rf_scene_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_export_response), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
rf_window_export_scene (RfWindow *self, RfScene *scene, const char *what)
{
  g_autofree char *after = g_strdup_printf ("-%s", what);

  ask_where (self, scene, after,
             self->export_format == RF_EXPORT_DOT ? RF_EXPORT_SVG : self->export_format);
}

void
rf_window_export (RfWindow *self, RfExportFormat format)
{
  if (can_export (self))
    ask_where (self, NULL, "", format);
}
