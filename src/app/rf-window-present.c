/* SPDX-License-Identifier: MIT */

/* Presenting: the picture and the narration alone, on the whole screen, large; which part of the
 * run the picture is to have room for; and the presenter window on the other screen.
 *
 * Invariant: the stage of the canvas is that of staged_plan's stop staged, in the layout
 * staged_for; the canvas has none where there is no plan. */

#include "app/rf-window-private.h"

#include "diagram/rf-area.h"

/* --- the stage -------------------------------------------------------------------------------- */

/* The stop whose cell the position belongs to. */
static const RfLectureStop *
stop_now (RfWindow *self)
{
  int index = self->plan != NULL && self->plan->stops->len > 0
                ? rf_lecture_plan_find (self->plan, rf_run_get_position (self->run), self->stop)
                : -1;

  if (self->plan == NULL || self->plan->stops->len == 0)
    return NULL;
  return &g_array_index (self->plan->stops, RfLectureStop, MAX (index, 0));
}

static gboolean
is_same_part (const RfLectureStop *a, const RfLectureStop *b)
{
  return a->cell == b->cell && (a->kind == RF_STOP_SHUTDOWN) == (b->kind == RF_STOP_SHUTDOWN);
}

/* The stretch of the run that is told with @now: its cell's, or the shutdown. */
static void
find_part (RfWindow *self, const RfLectureStop *now, guint32 *first, guint32 *last)
{
  const GArray *stops = self->plan->stops;
  gboolean found = FALSE;

  *last = rf_run_get_program_end (self->run);
  *first = 0;
  for (guint i = 0; i < stops->len; i++)
    {
      const RfLectureStop *stop = &g_array_index (stops, RfLectureStop, i);

      if (is_same_part (stop, now))
        {
          if (!found)
            *first = stop->kind == RF_STOP_SHUTDOWN ? *last : stop->position;
          if (stop->kind == RF_STOP_SHUTDOWN)
            *last = stop->position;
          found = TRUE;
        }
      else if (found)
        {
          *last = stop->kind == RF_STOP_SHUTDOWN ? *last : stop->position;
          return;
        }
    }
}

void
rf_window_set_stage (RfWindow *self)
{
  const RfLectureStop *now = self->run != NULL ? stop_now (self) : NULL;
  const RfLayout *layout = now != NULL ? rf_run_get_layout (self->run) : NULL;
  guint part = now != NULL ? 2 * now->cell + (now->kind == RF_STOP_SHUTDOWN) : 0;
  RfRect stage = { 0 };
  guint32 first, last;

  if (layout == NULL)
    now = NULL;
  if (self->staged_plan == (now != NULL ? self->plan : NULL) && self->staged_for == layout &&
      self->staged_part == part)
    return;
  self->staged_plan = now != NULL ? self->plan : NULL;
  self->staged_for = layout;
  self->staged_part = part;
  if (now != NULL)
    {
      find_part (self, now, &first, &last);
      stage = rf_area_of_stretch (layout, first, last, rf_run_get_position (self->run));
    }
  rf_canvas_set_stage (self->canvas, &stage);
}

/* --- screens ---------------------------------------------------------------------------------- */

/* (transfer none), NULL: the window is on none. */
static GdkMonitor *
own_monitor (RfWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));

  return surface != NULL
           ? gdk_display_get_monitor_at_surface (gtk_widget_get_display (GTK_WIDGET (self)),
                                                 surface)
           : NULL;
}

/* A screen that the class does not look at; NULL: there is only one. (transfer none): the display
 * keeps it. */
static GdkMonitor *
other_monitor (RfWindow *self)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  GdkMonitor *own = own_monitor (self);

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor != own)
        return monitor;
    }
  return NULL;
}

/* --- the picture of the next stop ---------------------------------------------------------------
 */

typedef struct
{
  RfCursor *cursor;
  RfLayout *layout;
  RfViewAdjust *adjust;
  RfLecture *lecture;
  guint32 position, first, last;
  RfRect stage;
} Preview;

static void
preview_free (gpointer data)
{
  Preview *preview = data;

  rf_cursor_free (preview->cursor);
  rf_layout_unref (preview->layout);
  rf_view_adjust_free (preview->adjust);
  rf_lecture_unref (preview->lecture);
  g_free (preview);
}

static void
preview_scene (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Preview *preview = data;
  const RfState *state = rf_cursor_seek (preview->cursor, preview->position);
  guint32 line = rf_state_stack_depth (state) > 0 ? rf_state_stack_entry (state, 0).line : 0;
  g_autoptr (RfView) view = NULL;

  rf_view_adjust_set_about (preview->adjust, state, preview->layout,
                            line > 0 ? rf_lecture_focus (preview->lecture, line) : NULL);
  view = rf_view_new_adjusted (state, preview->layout, preview->adjust);
  preview->stage =
    rf_area_of_stretch (preview->layout, preview->first, preview->last, preview->position);
  g_task_return_pointer (task, rf_scene_build (view, preview->layout, NULL),
                         (GDestroyNotify) rf_scene_unref);
}

static void
on_previewed (GObject *source, GAsyncResult *result, gpointer user)
{
  RfWindow *self = RF_WINDOW (source);
  Preview *preview = g_task_get_task_data (G_TASK (result));
  g_autoptr (RfScene) scene = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Meanwhile the lecture may have gone on. */
  if (rf_window_end_task (self) && self->presenter != NULL &&
      self->previewed == preview->position && self->staged_for == preview->layout)
    rf_presenter_set_next_scene (self->presenter, scene, &preview->stage);
}

static void
preview_next (RfWindow *self)
{
  const RfLectureStop *next = self->plan != NULL && self->stop + 1 < (int) self->plan->stops->len
                                ? &g_array_index (self->plan->stops, RfLectureStop, self->stop + 1)
                                : NULL;
  Preview *preview;

  if (next == NULL || rf_run_get_layout (self->run) == NULL)
    {
      rf_presenter_set_next_scene (self->presenter, NULL, &(RfRect){ 0 });
      self->preview_plan = NULL;
      return;
    }
  if (self->preview_plan == self->plan && self->previewed == next->position &&
      self->preview_layout == rf_run_get_layout (self->run))
    return;
  self->preview_plan = self->plan;
  self->preview_layout = rf_run_get_layout (self->run);
  self->previewed = next->position;
  preview = g_new0 (Preview, 1);
  preview->cursor = rf_run_create_cursor (self->run);
  preview->layout = rf_layout_ref (rf_run_get_layout (self->run));
  preview->adjust = rf_view_adjust_copy (self->adjust);
  preview->lecture = rf_lecture_ref (self->parsed);
  preview->position = next->position;
  find_part (self, next, &preview->first, &preview->last);
  rf_window_start_task (self, preview_scene, on_previewed, preview, preview_free);
}

/* --- the presenter window --------------------------------------------------------------------- */

void
rf_window_show_presenter (RfWindow *self)
{
  if (self->presenter == NULL)
    return;
  rf_presenter_show (self->presenter, gtk_window_get_title (GTK_WINDOW (self)), self->plan,
                     self->stop, rf_transport_get_sentence (self->transport));
  rf_presenter_set_can_swap (self->presenter, other_monitor (self) != NULL);
  preview_next (self);
}

static void
close_presenter (RfWindow *self)
{
  if (self->presenter == NULL)
    return;
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&self->presenter)));
  self->preview_plan = NULL;
  g_simple_action_set_state (G_SIMPLE_ACTION (
                               g_action_map_lookup_action (G_ACTION_MAP (self), "presenter")),
                             g_variant_new_boolean (FALSE));
}

/* The presentation goes on without it. */
static gboolean
on_close_presenter (RfWindow *self)
{
  close_presenter (self);
  return GDK_EVENT_STOP;
}

static gboolean
on_presenter_key (RfWindow *self, guint key, guint modifiers)
{
  return rf_window_press_key (self, key, modifiers);
}

static void
open_presenter (RfWindow *self)
{
  GdkMonitor *other = other_monitor (self);

  self->presenter = rf_presenter_new (gtk_window_get_application (GTK_WINDOW (self)), self->canvas);
  gtk_widget_insert_action_group (GTK_WIDGET (self->presenter), "win", G_ACTION_GROUP (self));
  g_signal_connect_object (self->presenter, "close-request", G_CALLBACK (on_close_presenter), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->presenter, "key", G_CALLBACK (on_presenter_key), self,
                           G_CONNECT_SWAPPED);
  rf_presenter_set_since (self->presenter, self->presented_since);
  if (other != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self->presenter), other);
  gtk_window_present (GTK_WINDOW (self->presenter));
  rf_window_queue_show (self);
}

static void
change_presenter (GSimpleAction *action, GVariant *value, gpointer user)
{
  RfWindow *self = user;
  gboolean open = g_variant_get_boolean (value);

  if (open == (self->presenter != NULL))
    return;
  if (!open)
    {
      close_presenter (self);
      return;
    }
  g_action_group_change_action_state (G_ACTION_GROUP (self), "present",
                                      g_variant_new_boolean (TRUE));
  g_simple_action_set_state (action, value);
  open_presenter (self);
}

static void
on_reset_clock (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;

  self->presented_since = g_get_monotonic_time ();
  if (self->presenter != NULL)
    rf_presenter_set_since (self->presenter, self->presented_since);
}

static void
on_swap_screens (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;
  GdkMonitor *other = other_monitor (self), *own = own_monitor (self);

  if (self->presenter == NULL || other == NULL)
    return;
  gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), other);
  gtk_window_fullscreen_on_monitor (GTK_WINDOW (self->presenter), own);
}

/* --- presenting ------------------------------------------------------------------------------- */

void
rf_window_set_blank (RfWindow *self, gboolean blank)
{
  if (self->blank == blank)
    return;
  self->blank = blank;
  gtk_widget_set_opacity (self->content, blank ? 0 : 1);
  if (blank)
    gtk_widget_add_css_class (GTK_WIDGET (self), "rf-blank");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "rf-blank");
}

static void
on_blank (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;

  if (self->presenting)
    rf_window_set_blank (self, !self->blank);
}

/* What is in the way of the picture, or told by the narration. */
static void
show_parts (RfWindow *self, gboolean present)
{
  static const char *const panes[] = { "show-program", "show-details" };
  g_autoptr (GVariant) map =
    g_action_group_get_action_state (G_ACTION_GROUP (self), "show-minimap");
  g_autoptr (GVariant) code =
    g_action_group_get_action_state (G_ACTION_GROUP (self), "present-code");

  gtk_widget_set_visible (GTK_WIDGET (self->header_bar), !present);
  gtk_widget_set_visible (self->zoom_box, !present);
  rf_minimap_set_wanted (self->minimap, !present && g_variant_get_boolean (map));
  /* A program without narration tells what happens by its sentences. */
  gtk_widget_set_visible (GTK_WIDGET (self->transport), !present || self->plan == NULL);
  rf_transport_set_presenting (self->transport, present);
  rf_narration_strip_set_with_code (self->narration, present && g_variant_get_boolean (code));
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    {
      g_autoptr (GVariant) state =
        g_action_group_get_action_state (G_ACTION_GROUP (self), panes[i]);
      GtkWidget *pane = i == 0 ? self->program_pane : GTK_WIDGET (self->detail_tabs);

      gtk_widget_set_visible (pane, !present && g_variant_get_boolean (state));
    }
}

/* Its key has another meaning in the overview. */
static void
enable_code (RfWindow *self, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "present-code");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
change_present (GSimpleAction *action, GVariant *value, gpointer user)
{
  RfWindow *self = user;
  gboolean present = g_variant_get_boolean (value);

  if (present == self->presenting)
    return;
  rf_window_set_starting (self, FALSE);
  self->presenting = present;
  self->presented_since = g_get_monotonic_time ();
  g_simple_action_set_state (action, value);
  rf_window_set_blank (self, FALSE);
  enable_code (self, present);
  show_parts (self, present);
  if (present)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "rf-presenting");
      gtk_window_fullscreen (GTK_WINDOW (self));
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "rf-presenting");
      gtk_window_unfullscreen (GTK_WINDOW (self));
      close_presenter (self);
    }
  rf_window_queue_show (self);
  rf_canvas_set_presenting (self->canvas, present);
  rf_canvas_set_presenting (rf_beside_pane_get_canvas (self->beside_pane), present);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
on_end_presenting (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  g_action_group_change_action_state (G_ACTION_GROUP (user), "present",
                                      g_variant_new_boolean (FALSE));
}

/* The code beside the narration. */
static void
change_present_code (GSimpleAction *action, GVariant *value, gpointer user)
{
  RfWindow *self = user;

  g_simple_action_set_state (action, value);
  rf_narration_strip_set_with_code (self->narration,
                                    self->presenting && g_variant_get_boolean (value));
  rf_window_queue_show (self);
}

static const GActionEntry actions[] = {
  { "blank", on_blank },
  { "present", NULL, NULL, "false", change_present },
  { "end-presenting", on_end_presenting },
  { "present-code", NULL, NULL, "true", change_present_code },
  { "presenter", NULL, NULL, "false", change_presenter },
  { "reset-clock", on_reset_clock },
  { "swap-screens", on_swap_screens },
};

void
rf_window_add_presenting (RfWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  enable_code (self, FALSE);
}

void
rf_window_dispose_presenting (RfWindow *self)
{
  if (self->presenter != NULL)
    gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&self->presenter)));
}
