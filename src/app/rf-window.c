/* SPDX-License-Identifier: MIT */

/* The window: the template, its menus, its life. */

#include "app/rf-window-private.h"

#include "app/rf-spoken.h"
#include "lecture/rf-lecture.h"

#include "rf-config.h"

#include <glib/gi18n.h>
#include <math.h>

#define NARROW 1100 /* points */

G_DEFINE_FINAL_TYPE (RfWindow, rf_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- menus ------------------------------------------------------------------------------------ */

static void
fill_lectures (RfWindow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GPtrArray) lectures = rf_lecture_list_built_in ();

  for (guint i = 0; i < lectures->len; i++)
    {
      const RfLecture *lecture = lectures->pdata[i];
      const char *title = lecture->title != NULL ? lecture->title : lecture->name;
      g_autofree char *numbered = g_strdup_printf ("%u. %s", i + 1, title);
      g_autoptr (GMenuItem) item = g_menu_item_new (numbered, NULL);

      g_menu_item_set_action_and_target (item, "win.lecture", "s", lecture->name);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->lectures_button, G_MENU_MODEL (menu));
}

static void
fill_python (RfWindow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuModel) beside = rf_window_beside_menu ();

  for (const RfProfile *const *p = rf_profile_list (); *p != NULL; p++)
    {
      g_autofree char *label = g_strdup_printf ("CPython %s", (*p)->name);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.python", "s", (*p)->name);
      g_menu_append_item (menu, item);
    }
  g_menu_append_section (menu, _ ("Beside It"), beside);
  gtk_menu_button_set_menu_model (self->python_button, G_MENU_MODEL (menu));
}

/* --- what the parts say ----------------------------------------------------------------------- */

static void
on_edited (RfWindow *self)
{
  rf_editor_set_error (self->editor, 0, 0);
  if (self->run == NULL || self->edited)
    return;
  self->edited = TRUE;
  rf_window_queue_show (self);
}

static void
on_answered (RfWindow *self, const char *line)
{
  if (self->run != NULL)
    rf_run_answer (self->run, line);
}

static void
on_picked (RfCanvas *canvas, guint kind, guint id, int n_press, RfWindow *self)
{
  gint64 object = kind == RF_PICK_OBJECT ? id : 0;

  if (rf_window_overview_pick (self, kind, id, n_press))
    return;
  /* A chip of the collector's lists leaves these in front; who clicks in the picture wants to know
   * more. */
  if (object != 0)
    gtk_notebook_set_current_page (self->detail_tabs, 0);
  if (n_press == 2 && (kind == RF_PICK_OBJECT || kind == RF_PICK_FRAME))
    rf_window_fold (self, kind == RF_PICK_FRAME, id);
  g_action_group_change_action_state (G_ACTION_GROUP (self), "select",
                                      g_variant_new_int64 (object));
}

static void
on_paged (RfCanvas *canvas, gboolean is_frame, guint id, int direction, RfWindow *self)
{
  rf_window_turn_page (self, is_frame, id, direction);
}

static void
on_box_dragged (RfCanvas *canvas, gboolean is_frame, guint id, double dx, double dy, guint stage,
                RfWindow *self)
{
  rf_window_drag_box (self, is_frame, id, (RfPoint){ dx, dy }, stage);
}

static gboolean
show_zoom (gpointer user)
{
  RfWindow *self = user;
  g_autofree char *text =
    g_strdup_printf ("%d %%", (int) round (100 * rf_canvas_get_zoom (self->canvas)));

  self->zoom_id = 0;
  gtk_label_set_text (self->zoom_label, text);
  return G_SOURCE_REMOVE;
}

/* Not at once: the canvas also fits its picture when it gets its size, and a label that wants
 * another one then would have the widgets around it painted without. */
static void
on_zoom_changed (RfWindow *self)
{
  if (self->zoom_id == 0)
    self->zoom_id = g_idle_add_full (GDK_PRIORITY_EVENTS, show_zoom, self, NULL);
}

static void
on_message_response (RfWindow *self)
{
  rf_window_hide_message (self);
}

/* Left and right take what they need of a window @width wide, the picture the rest; as long as the
 * user has not moved the handles. */
static void
set_panes (RfWindow *self, int width)
{
  int program = CLAMP (width * 28 / 100, 240, 400);
  int details = CLAMP (width * 23 / 100, 230, 320);

  if (self->program_width != 0 && gtk_paned_get_position (self->outer_paned) != self->program_width)
    return;
  self->program_width = program;
  gtk_paned_set_position (self->outer_paned, program);
  gtk_paned_set_position (self->inner_paned, width - program - details);
}

/* In a narrow window the picture needs the room more than the page beside it, which F9 and Enter
 * bring back. Only when the window becomes narrow or wide: what the user does then holds. */
static void
fit_details (RfWindow *self, int width)
{
  gboolean narrow;
  int dpi = -1;

  /* With larger text everything but the picture takes more. */
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  narrow = width < NARROW * (dpi > 0 ? dpi / 1024.0 / 96.0 : 1);
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  g_action_group_change_action_state (G_ACTION_GROUP (self), "show-details",
                                      g_variant_new_boolean (!narrow));
}

static gboolean
follow_width (gpointer user)
{
  RfWindow *self = user;
  int width, height;

  self->panes_id = 0;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width > 0)
    {
      set_panes (self, width);
      fit_details (self, width);
    }
  return G_SOURCE_REMOVE;
}

/* Not at once: it is told in the midst of giving the widgets their sizes. */
static void
on_width_changed (RfWindow *self)
{
  if (self->panes_id == 0)
    self->panes_id = g_idle_add_full (GDK_PRIORITY_EVENTS, follow_width, self, NULL);
}

/* --- life ------------------------------------------------------------------------------------- */

static void
keep_size (RfWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  RfSettings *settings;
  int width, height;

  if (application == NULL)
    return;
  settings = rf_application_get_settings (RF_APPLICATION (application));
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  rf_settings_set_int (settings, "window-width", width);
  rf_settings_set_int (settings, "window-height", height);
  rf_settings_set_boolean (settings, "window-maximized",
                           gtk_window_is_maximized (GTK_WINDOW (self)));
}

static gboolean
rf_window_close_request (GtkWindow *window)
{
  RfWindow *self = RF_WINDOW (window);

  if (rf_window_refuse_close (self) || rf_window_refuse_leave (self))
    return TRUE;
  keep_size (self);
  rf_window_dispose_presenting (self); /* it holds the window by its actions */
  return GTK_WINDOW_CLASS (rf_window_parent_class)->close_request (window);
}

static void
rf_window_dispose (GObject *object)
{
  RfWindow *self = RF_WINDOW (object);

  if (self->editor != NULL)
    {
      rf_window_drop_runs (self);
      g_clear_object (&self->file);
      rf_window_watch_file (self, NULL);
    }
  rf_window_dispose_beside (self);
  g_clear_handle_id (&self->messages_id, g_source_remove);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_handle_id (&self->busy_id, g_source_remove);
  rf_window_dispose_drag (self);
  rf_window_dispose_stories (self);
  rf_window_dispose_presenting (self);
  rf_window_dispose_overview (self);
  g_clear_handle_id (&self->panes_id, g_source_remove);
  g_clear_handle_id (&self->zoom_id, g_source_remove);
  g_clear_pointer (&self->view, rf_view_free);
  g_clear_pointer (&self->adjust, rf_view_adjust_free);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->scene_layout, rf_layout_unref);
  g_clear_object (&self->file);
  gtk_widget_dispose_template (GTK_WIDGET (object), RF_TYPE_WINDOW);
  G_OBJECT_CLASS (rf_window_parent_class)->dispose (object);
}

static void
rf_window_finalize (GObject *object)
{
  RfWindow *self = RF_WINDOW (object);

  rf_watches_free (self->watches);
  g_free (self->lecture);
  g_free (self->disk_text);
  rf_window_free_quiz (self);
  rf_window_free_drag (self);
  rf_window_free_problems (self);
  g_free (self->lecture_title);
  g_clear_pointer (&self->parsed, rf_lecture_unref);
  G_OBJECT_CLASS (rf_window_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RfWindow, name)

static void
rf_window_class_init (RfWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rf_window_dispose;
  G_OBJECT_CLASS (class)->finalize = rf_window_finalize;
  GTK_WINDOW_CLASS (class)->close_request = rf_window_close_request;
  g_type_ensure (RF_TYPE_BESIDE_PANE);
  g_type_ensure (RF_TYPE_CANVAS);
  g_type_ensure (RF_TYPE_COLLECTOR_PANEL);
  g_type_ensure (RF_TYPE_CONSOLE);
  g_type_ensure (RF_TYPE_DIFFERENCE_LIST);
  g_type_ensure (RF_TYPE_EDITOR);
  g_type_ensure (RF_TYPE_EVENT_LIST);
  g_type_ensure (RF_TYPE_FIND_BAR);
  g_type_ensure (RF_TYPE_FOCUS_BAR);
  g_type_ensure (RF_TYPE_MINIMAP);
  g_type_ensure (RF_TYPE_MESSAGE_LIST);
  g_type_ensure (RF_TYPE_NARRATION_STRIP);
  g_type_ensure (RF_TYPE_OBJECT_PANEL);
  g_type_ensure (RF_TYPE_OUTLINE);
  g_type_ensure (RF_TYPE_START_PAGE);
  g_type_ensure (RF_TYPE_OVERVIEW_BAR);
  g_type_ensure (RF_TYPE_SPACE_PANEL);
  g_type_ensure (RF_TYPE_VIEW_POPOVER);
  g_type_ensure (RF_TYPE_TRANSPORT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-window.ui");
  BIND (content);
  BIND (header_bar);
  BIND (title);
  BIND (lectures_button);
  BIND (python_button);
  BIND (export_button);
  BIND (run_stack);
  BIND (message_bar);
  BIND (message_label);
  BIND (outer_paned);
  BIND (inner_paned);
  BIND (program_pane);
  BIND (editor);
  BIND (output_tabs);
  BIND (detail_tabs);
  BIND (console);
  BIND (events);
  BIND (messages);
  BIND (canvas_stack);
  BIND (page_stack);
  BIND (start_page);
  BIND (narration);
  BIND (canvas);
  BIND (busy_box);
  BIND (busy_spinner);
  BIND (busy_label);
  BIND (zoom_box);
  BIND (zoom_label);
  BIND (object_panel);
  BIND (collector_panel);
  BIND (space_panel);
  BIND (transport);
  BIND (view_button);
  BIND (view_popover);
  BIND (find_bar);
  BIND (focus_bar);
  BIND (overview_bar);
  BIND (minimap);
  BIND (outline);
  BIND (beside_paned);
  BIND (beside_head);
  BIND (beside_pane);
  BIND (differences);
  gtk_widget_class_bind_template_callback (widget_class, on_message_response);
}

static void
rf_window_init (RfWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rf_window_add_actions (self);
  rf_window_add_view_actions (self);
  rf_window_add_drag (self);
  rf_window_add_walk_actions (self);
  rf_window_add_overview (self);
  rf_minimap_set_canvas (self->minimap, self->canvas);
  rf_window_add_message_actions (self);
  rf_window_add_watch_actions (self);
  rf_window_add_beside (self);
  rf_window_add_space (self);
  rf_window_add_keys (self);
  rf_window_add_lecture (self);
  rf_window_add_start (self);
  rf_window_add_presenting (self);
  rf_window_add_quiz (self);
  rf_window_add_problems (self);
  fill_lectures (self);
  fill_python (self);
  g_signal_connect_object (self->editor, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "notify::modified", G_CALLBACK (rf_window_update_title),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->console, "answered", G_CALLBACK (on_answered), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "picked", G_CALLBACK (on_picked), self, 0);
  g_signal_connect_object (self->canvas, "notify::telling", G_CALLBACK (rf_window_play_on), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "paged", G_CALLBACK (on_paged), self, 0);
  g_signal_connect_object (self->canvas, "box-dragged", G_CALLBACK (on_box_dragged), self, 0);
  g_signal_connect_object (self->find_bar, "changed", G_CALLBACK (rf_window_on_find_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_bar, "closed", G_CALLBACK (rf_window_close_find), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "notify::zoom", G_CALLBACK (on_zoom_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::default-width", G_CALLBACK (on_width_changed), NULL);
  /* Rows of hidden tabs are not kept up to date. */
  g_signal_connect_object (self->collector_panel, "map", G_CALLBACK (rf_window_queue_show), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outline, "map", G_CALLBACK (rf_window_queue_show), self,
                           G_CONNECT_SWAPPED);
}

static void
apply_settings (RfWindow *self, RfSettings *settings)
{
  int width = MAX (rf_settings_get_int (settings, "window-width"), 640);
  g_autofree char *python = rf_settings_get_string (settings, "python");
  g_autofree char *granularity = rf_settings_get_string (settings, "granularity");
  const RfProfile *profile = rf_profile_find (python);

  rf_window_load_view (self, settings);
  rf_window_set_profile (self, profile != NULL ? profile : rf_profile_default ());
  if (rf_granularity_find (granularity) >= 0)
    g_action_group_change_action_state (G_ACTION_GROUP (self), "granularity",
                                        g_variant_new_string (granularity));
  gtk_window_set_default_size (GTK_WINDOW (self), width,
                               MAX (rf_settings_get_int (settings, "window-height"), 420));
  set_panes (self, width);
  if (rf_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

RfWindow *
rf_window_new (RfApplication *application)
{
  RfWindow *self = g_object_new (RF_TYPE_WINDOW, "application", application, NULL);

  apply_settings (self, rf_application_get_settings (application));
  rf_start_page_set_pictures (self->start_page, rf_application_get_card_pictures (application));
  rf_window_set_starting (self, TRUE);
  rf_window_update_title (self);
  rf_window_update_actions (self);
  rf_spoken_name_parts (GTK_WIDGET (self));
  return self;
}

gboolean
rf_window_is_fresh (RfWindow *self)
{
  return self->file == NULL && self->lecture == NULL && self->run == NULL && self->n_pending == 0 &&
         !rf_editor_get_modified (self->editor);
}

void
rf_window_start_task (RfWindow *self, GTaskThreadFunc work, GAsyncReadyCallback done, gpointer data,
                      GDestroyNotify free)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, done, NULL);

  self->n_pending++;
  g_task_set_task_data (task, data, free);
  g_task_run_in_thread (task, work);
}

gboolean
rf_window_end_task (RfWindow *self)
{
  self->n_pending--;
  return self->editor != NULL;
}

/* --- for tests -------------------------------------------------------------------------------- */

RfRun *
rf_window_get_run (RfWindow *self)
{
  return self->run;
}

gboolean
rf_window_is_settled (RfWindow *self)
{
  return self->refresh_id == 0 && self->n_pending == 0 &&
         (self->file_watch == NULL || !rf_file_watch_is_busy (self->file_watch)) &&
         !rf_window_is_on_way (self) && !rf_window_beside_is_busy (self) &&
         !rf_window_is_counting (self) && !rf_window_is_letting_go (self) &&
         (self->run == NULL ||
          (rf_run_get_phase (self->run) == RF_RUN_READY && !rf_run_get_drawing (self->run) &&
           !rf_inquiry_is_busy (rf_run_get_inquiry (self->run))));
}

RfScene *
rf_window_get_scene (RfWindow *self)
{
  return rf_canvas_get_scene (self->canvas);
}

const char *
rf_window_get_message (RfWindow *self)
{
  return gtk_info_bar_get_revealed (self->message_bar) ? gtk_label_get_text (self->message_label)
                                                       : NULL;
}

GtkWidget *
rf_window_get_part (RfWindow *self, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self), RF_TYPE_WINDOW, name));
}
