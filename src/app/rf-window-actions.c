/* SPDX-License-Identifier: MIT */

/* The actions of the window. Everything that it can do is one of these, so that menus, keys,
 * buttons and tests drive the same thing.
 *
 * action (win.)            parameter, state
 * step-forward, step-back
 * first, last
 * play                     boolean state
 * granularity              string state: line, call, event, phase, visit
 * position                 int64 state: the current event
 * select                   int64 state: the short id of the selected object, 0: none
 * show-frame               int64: puts a ring round a frame and brings it into view
 * show-collector           brings the collector's tab to the front
 * run, stop
 * python                   string state: the profile
 * zoom-in, zoom-out, zoom-fit
 * export, export-as        export-as: string: svg, pdf, png, dot
 * open, save, save-as
 * lecture                  string: the name of a built-in lecture
 * show-program, show-details   boolean state
 * next-pane, focus-canvas
 * next-cell, previous-cell, blank, present (boolean state): in rf-window-lecture.c
 * watch, watch-class, watch-ask, stop-delivering: in rf-window-watch.c, rf-window-messages.c
 * and those of rf-window-view.c and rf-window-walk.c */

#include "app/rf-window-private.h"

static void
set_state (RfWindow *self, const char *name, GVariant *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
}

static void
set_enabled (RfWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

gboolean
rf_window_can_step (RfWindow *self)
{
  return self->run != NULL && rf_run_get_phase (self->run) != RF_RUN_RUNNING;
}

void
rf_window_update_actions (RfWindow *self)
{
  gboolean can = rf_window_can_step (self);
  gboolean running = self->run != NULL && rf_run_get_phase (self->run) == RF_RUN_RUNNING;
  gboolean busy =
    running || (self->run != NULL && rf_run_get_phase (self->run) == RF_RUN_LAYING_OUT);
  guint32 position = can ? rf_run_get_position (self->run) : 0;
  guint32 length = can ? rf_run_get_length (self->run) : 0;
  gboolean picture = rf_canvas_get_scene (self->canvas) != NULL;
  gboolean groups = rf_window_has_overview (self);

  set_enabled (self, "step-forward", can && position < length);
  set_enabled (self, "last", can && position < length);
  set_enabled (self, "step-back", can && position > 0);
  set_enabled (self, "first", can && position > 0);
  set_enabled (self, "play", can && length > 0);
  set_enabled (self, "position", can);
  set_enabled (self, "select", can);
  set_enabled (self, "run", !running);
  set_enabled (self, "stop", busy);
  set_enabled (self, "zoom-in", picture);
  set_enabled (self, "zoom-out", picture);
  set_enabled (self, "zoom-fit", picture);
  set_enabled (self, "export", picture && (self->view != NULL || groups));
  set_enabled (self, "export-as", picture && (self->view != NULL || groups));
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button), picture);
  gtk_stack_set_visible_child_name (self->run_stack, running ? "stop" : "run");
  rf_window_update_view_actions (self);
  rf_window_update_walk_actions (self);
  set_state (self, "position", g_variant_new_int64 (position));
  set_state (self, "select",
             g_variant_new_int64 (self->run != NULL ? rf_run_get_selected (self->run) : 0));
}

/* --- stepping --------------------------------------------------------------------------------- */

void
rf_window_go_to (RfWindow *self, guint32 position)
{
  rf_run_set_position (self->run, position);
  rf_window_update_actions (self);
  rf_transport_show (self->transport, self->run);
}

static void
on_step_forward (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;

  if (rf_window_can_step (self))
    rf_window_go_to (self, rf_window_ask_before (self, rf_run_next (self->run, self->granularity)));
}

static void
on_step_back (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;

  rf_window_stop_playing (self);
  if (rf_window_can_step (self))
    rf_window_go_to (self, rf_run_previous (self->run, self->granularity));
}

static void
on_first (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;

  if (rf_window_can_step (self))
    rf_window_go_to (self, 0);
}

static void
on_last (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;

  rf_window_stop_playing (self);
  if (rf_window_can_step (self))
    rf_window_go_to (self, rf_run_get_length (self->run));
}

static void
change_position (GSimpleAction *action, GVariant *value, gpointer user)
{
  RfWindow *self = user;

  if (rf_window_can_step (self))
    rf_window_go_to (self, CLAMP (g_variant_get_int64 (value), 0, rf_run_get_length (self->run)));
}

/* --- playing ---------------------------------------------------------------------------------- */

static void
change_play (GSimpleAction *action, GVariant *value, gpointer user)
{
  RfWindow *self = user;

  if (g_variant_get_boolean (value))
    rf_window_start_playing (self);
  else
    rf_window_stop_playing (self);
}

static void
change_granularity (GSimpleAction *action, GVariant *value, gpointer user)
{
  RfWindow *self = user;
  RfApplication *application = RF_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  const char *name = g_variant_get_string (value, NULL);
  int granularity = rf_granularity_find (name);

  if (granularity < 0)
    return;
  self->granularity = granularity;
  g_simple_action_set_state (action, value);
  rf_transport_set_granularity (self->transport, granularity);
  if (application != NULL)
    rf_settings_set_string (rf_application_get_settings (application), "granularity", name);
  rf_window_queue_show (self);
}

/* --- selecting -------------------------------------------------------------------------------- */

static void
change_select (GSimpleAction *action, GVariant *value, gpointer user)
{
  RfWindow *self = user;
  gint64 object = g_variant_get_int64 (value);

  if (!rf_window_can_step (self) || object < 0 || object > G_MAXUINT32)
    return;
  rf_window_ring_frame (self, 0);
  rf_run_set_selected (self->run, object);
  rf_window_follow_selection (self);
  rf_window_reveal_object (self, object);
  set_state (self, "select", value);
}

static void
on_show_collector (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  gtk_notebook_set_current_page (RF_WINDOW (user)->detail_tabs, 1);
}

static void
on_show_frame (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;
  gint64 frame = g_variant_get_int64 (parameter);

  if (!rf_window_can_step (self) || frame < 0 || frame > G_MAXUINT32)
    return;
  rf_window_ring_frame (self, frame);
  rf_canvas_reveal (self->canvas, RF_SPACE_FRAME, frame);
}

/* --- the program ------------------------------------------------------------------------------ */

static void
on_run (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  rf_window_run (user);
}

static void
on_stop (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  rf_window_stop (user);
}

void
rf_window_set_profile (RfWindow *self, const RfProfile *profile)
{
  /* Translators: a version of the Python interpreter. */
  g_autofree char *label = g_strdup_printf ("CPython %s", profile->name);

  self->profile = profile;
  set_state (self, "python", g_variant_new_string (profile->name));
  gtk_menu_button_set_label (self->python_button, label);
}

static void
change_python (GSimpleAction *action, GVariant *value, gpointer user)
{
  RfWindow *self = user;
  const RfProfile *profile = rf_profile_find (g_variant_get_string (value, NULL));

  if (profile == NULL || profile == self->profile)
    return;
  rf_window_set_profile (self, profile);
  /* What was run is shown as the other version does it. */
  if (rf_window_can_step (self))
    rf_window_run (self);
}

static void
on_open (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  rf_window_choose_file (user);
}

static void
on_save (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  rf_window_save (user, FALSE);
}

static void
on_save_as (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  rf_window_save (user, TRUE);
}

static void
on_lecture (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;
  const char *name = g_variant_get_string (parameter, NULL);

  /* What was typed is not thrown away: the lecture gets a window of its own. */
  if (rf_editor_get_modified (self->editor))
    {
      self = rf_window_new (RF_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
      gtk_window_present (GTK_WINDOW (self));
    }
  rf_window_open_lecture (self, name);
}

static void
on_export (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;

  rf_window_export (self, self->export_format);
}

static void
on_export_as (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  int format = rf_export_format_find (g_variant_get_string (parameter, NULL));

  if (format >= 0)
    rf_window_export (user, format);
}

/* --- looking ---------------------------------------------------------------------------------- */

static void
on_zoom_in (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  rf_canvas_zoom_in (RF_WINDOW (user)->canvas);
}

static void
on_zoom_out (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  rf_canvas_zoom_out (RF_WINDOW (user)->canvas);
}

static void
on_zoom_fit (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  rf_canvas_zoom_fit (RF_WINDOW (user)->canvas);
}

static void
on_next_pane (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  rf_window_focus_next_pane (user);
}

static void
on_focus_canvas (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  gtk_widget_grab_focus (GTK_WIDGET (RF_WINDOW (user)->canvas));
}

static void
change_show_program (GSimpleAction *action, GVariant *value, gpointer user)
{
  RfWindow *self = user;

  gtk_widget_set_visible (self->program_pane, g_variant_get_boolean (value));
  g_simple_action_set_state (action, value);
}

static void
change_show_details (GSimpleAction *action, GVariant *value, gpointer user)
{
  RfWindow *self = user;

  gtk_widget_set_visible (GTK_WIDGET (self->detail_tabs), g_variant_get_boolean (value));
  g_simple_action_set_state (action, value);
}

static const GActionEntry actions[] = {
  { "step-forward", on_step_forward },
  { "step-back", on_step_back },
  { "first", on_first },
  { "last", on_last },
  { "play", NULL, NULL, "false", change_play },
  { "granularity", NULL, "s", "'line'", change_granularity },
  { "position", NULL, "x", "int64 0", change_position },
  { "select", NULL, "x", "int64 0", change_select },
  { "show-frame", on_show_frame, "x" },
  { "show-collector", on_show_collector },
  { "run", on_run },
  { "stop", on_stop },
  { "python", NULL, "s", "''", change_python },
  { "open", on_open },
  { "save", on_save },
  { "save-as", on_save_as },
  { "lecture", on_lecture, "s" },
  { "export", on_export },
  { "export-as", on_export_as, "s" },
  { "zoom-in", on_zoom_in },
  { "zoom-out", on_zoom_out },
  { "zoom-fit", on_zoom_fit },
  { "show-program", NULL, NULL, "true", change_show_program },
  { "show-details", NULL, NULL, "true", change_show_details },
  { "next-pane", on_next_pane },
  { "focus-canvas", on_focus_canvas },
};

void
rf_window_add_actions (RfWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
