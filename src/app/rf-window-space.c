/* SPDX-License-Identifier: MIT */

/* The memory below the picture: shown while the view's switch show-memory is on. */

#include "app/rf-window-private.h"

#include <glib/gi18n.h>

static void
on_selected (RfSpacePanel *panel, guint object, RfWindow *self)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self), "select",
                                      g_variant_new_int64 (object));
}

static void
on_going (RfSpacePanel *panel, guint event, RfWindow *self)
{
  if (rf_window_can_step (self))
    rf_window_go_to (self, event);
}

static void
on_export_memory (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;
  g_autoptr (RfScene) scene = rf_space_panel_build_scene (self->space_panel);

  if (scene != NULL)
    rf_window_export_scene (self, scene, "memory");
}

void
rf_window_add_space (RfWindow *self)
{
  static const GActionEntry actions[] = { { "export-memory", on_export_memory } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_object (self->space_panel, "selected", G_CALLBACK (on_selected), self, 0);
  g_signal_connect_object (self->space_panel, "going", G_CALLBACK (on_going), self, 0);
}

void
rf_window_show_space (RfWindow *self)
{
  gboolean wanted = self->view_options.show_memory && self->run != NULL;
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "export-memory");
  guint32 since = 0;

  gtk_widget_set_visible (GTK_WIDGET (self->space_panel), wanted);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                               wanted && rf_run_get_inquiry (self->run) != NULL);
  if (!wanted)
    return;
  if (rf_window_can_step (self))
    since = rf_run_previous (self->run, self->granularity);
  rf_space_panel_show (self->space_panel, self->run, since);
}
