/* SPDX-License-Identifier: MIT */

/* The keys without Ctrl. They come to the window only after the widget that has the focus did not
 * want them, and never out of the editor or a text field; keys with Ctrl are accelerators of the
 * application. Left and right change places where text runs from right to left. */

#include "app/rf-window-private.h"

typedef struct
{
  guint key;
  const char *action, *target; /* target: a string, NULL: none */
  const char *rtl_action;      /* NULL: the same */
} Key;

static const Key keys[] = {
  { GDK_KEY_Right, "win.step-forward", NULL, "win.step-back" },
  { GDK_KEY_KP_Right, "win.step-forward", NULL, "win.step-back" },
  { GDK_KEY_Left, "win.step-back", NULL, "win.step-forward" },
  { GDK_KEY_KP_Left, "win.step-back", NULL, "win.step-forward" },
  { GDK_KEY_Home, "win.first" },
  { GDK_KEY_KP_Home, "win.first" },
  { GDK_KEY_End, "win.last" },
  { GDK_KEY_KP_End, "win.last" },
  { GDK_KEY_space, "win.play" },
  { GDK_KEY_KP_Space, "win.play" },
  { GDK_KEY_1, "win.granularity", "line" },
  { GDK_KEY_2, "win.granularity", "call" },
  { GDK_KEY_3, "win.granularity", "event" },
  { GDK_KEY_4, "win.granularity", "phase" },
  { GDK_KEY_5, "win.granularity", "visit" },
  { GDK_KEY_KP_1, "win.granularity", "line" },
  { GDK_KEY_KP_2, "win.granularity", "call" },
  { GDK_KEY_KP_3, "win.granularity", "event" },
  { GDK_KEY_KP_4, "win.granularity", "phase" },
  { GDK_KEY_KP_5, "win.granularity", "visit" },
  { GDK_KEY_plus, "win.zoom-in" },
  { GDK_KEY_equal, "win.zoom-in" },
  { GDK_KEY_KP_Add, "win.zoom-in" },
  { GDK_KEY_minus, "win.zoom-out" },
  { GDK_KEY_KP_Subtract, "win.zoom-out" },
  { GDK_KEY_0, "win.zoom-fit" },
  { GDK_KEY_KP_0, "win.zoom-fit" },
  { GDK_KEY_Page_Down, "win.next-cell" },
  { GDK_KEY_KP_Page_Down, "win.next-cell" },
  { GDK_KEY_Page_Up, "win.previous-cell" },
  { GDK_KEY_KP_Page_Up, "win.previous-cell" },
  { GDK_KEY_b, "win.blank" },
  { GDK_KEY_c, "win.present-code" },
  { GDK_KEY_period, "win.blank" }, /* what other clickers send */
  { GDK_KEY_v, "win.beside-toggle" },
  { GDK_KEY_n, "win.beside", "moment" },
  { GDK_KEY_f, "win.focus" },
  { GDK_KEY_d, "win.focus-deeper" },
  { GDK_KEY_e, "win.fold" },
  { GDK_KEY_a, "win.show-memory" },
  { GDK_KEY_i, "win.walk", "holder" },
  { GDK_KEY_o, "win.walk", "referent" },
  { GDK_KEY_I, "win.walk", "other-holder" },
  { GDK_KEY_O, "win.walk", "other-referent" },
  { GDK_KEY_greater, "win.next-rows" },
  { GDK_KEY_less, "win.previous-rows" },
  { GDK_KEY_t, "win.group-by", "type" },
  { GDK_KEY_g, "win.group-by", "generation" },
  { GDK_KEY_c, "win.group-by", "isolate" },
  { GDK_KEY_BackSpace, "win.overview-back" },
  { GDK_KEY_Escape, "win.leave" },
};

/* Only while the canvas has the focus. */
static const struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action, *target;
} canvas_keys[] = {
  { GDK_KEY_Tab, 0, "win.walk", "next" },
  { GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, "win.walk", "previous" },
  { GDK_KEY_Tab, GDK_SHIFT_MASK, "win.walk", "previous" },
  { GDK_KEY_Up, 0, "win.walk", "up" },
  { GDK_KEY_Down, 0, "win.walk", "down" },
  { GDK_KEY_Left, GDK_ALT_MASK, "win.walk", "reference-left" },
  { GDK_KEY_Right, GDK_ALT_MASK, "win.walk", "reference-right" },
  { GDK_KEY_Up, GDK_ALT_MASK, "win.walk", "reference-up" },
  { GDK_KEY_Down, GDK_ALT_MASK, "win.walk", "reference-down" },
  { GDK_KEY_Left, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.nudge", "left" },
  { GDK_KEY_Right, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.nudge", "right" },
  { GDK_KEY_Up, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.nudge", "up" },
  { GDK_KEY_Down, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.nudge", "down" },
  { GDK_KEY_Return, 0, "win.open-details" },
  { GDK_KEY_KP_Enter, 0, "win.open-details" },
  { GDK_KEY_z, GDK_CONTROL_MASK, "win.undo-places" },
  { GDK_KEY_Z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.reset-places" },
};

/* Whether the focus is where text is typed, or in a menu. */
static gboolean
is_typing (GtkWidget *focus)
{
  if (focus == NULL)
    return FALSE;
  if (GTK_IS_TEXT_VIEW (focus))
    return gtk_text_view_get_editable (GTK_TEXT_VIEW (focus));
  return GTK_IS_EDITABLE (focus) || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

static gboolean
pan (RfWindow *self, guint key)
{
  double step = 60;

  if (gtk_window_get_focus (GTK_WINDOW (self)) != GTK_WIDGET (self->canvas))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
      rf_canvas_pan (self->canvas, step, 0);
      return TRUE;
    case GDK_KEY_Right:
      rf_canvas_pan (self->canvas, -step, 0);
      return TRUE;
    case GDK_KEY_Up:
      rf_canvas_pan (self->canvas, 0, step);
      return TRUE;
    case GDK_KEY_Down:
      rf_canvas_pan (self->canvas, 0, -step);
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
rf_window_press_canvas_key (RfWindow *self, guint key, GdkModifierType modifiers)
{
  for (guint i = 0; i < G_N_ELEMENTS (canvas_keys); i++)
    {
      const char *action = canvas_keys[i].action, *target = canvas_keys[i].target;

      if (canvas_keys[i].key != key || canvas_keys[i].modifiers != modifiers)
        continue;
      /* After the last object and before the first one the focus goes on to the next widget. */
      if (target != NULL && (g_str_equal (target, "next") || g_str_equal (target, "previous")))
        return rf_window_walk (self, target);
      if (target != NULL)
        gtk_widget_activate_action (GTK_WIDGET (self), action, "s", target);
      else
        gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
      return TRUE;
    }
  return FALSE;
}

gboolean
rf_window_press_key (RfWindow *self, guint key, GdkModifierType modifiers)
{
  gboolean known = FALSE;

  /* The keys are about the program. */
  if (self->starting)
    {
      if (key != GDK_KEY_Escape || modifiers != 0 || rf_window_is_fresh (self))
        return GDK_EVENT_PROPAGATE;
      g_action_group_change_action_state (G_ACTION_GROUP (self), "start-page",
                                          g_variant_new_boolean (FALSE));
      return GDK_EVENT_STOP;
    }
  if (self->presenting && key == GDK_KEY_Escape && modifiers == 0)
    {
      g_action_group_change_action_state (G_ACTION_GROUP (self), "present",
                                          g_variant_new_boolean (FALSE));
      return GDK_EVENT_STOP;
    }
  /* Shift is part of typing a plus on many keyboards. */
  if ((modifiers & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *action = keys[i].action;

      if (keys[i].key != key)
        continue;
      known = TRUE;
      if (keys[i].rtl_action != NULL &&
          gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
        action = keys[i].rtl_action;
      /* A key may have two meanings of which only one is there at a time. */
      if (!g_action_group_get_action_enabled (G_ACTION_GROUP (self), action + strlen ("win.")))
        continue;
      if (keys[i].target != NULL)
        gtk_widget_activate_action (GTK_WIDGET (self), action, "s", keys[i].target);
      else
        gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
      break;
    }
  return known ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        RfWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (self->starting)
    return rf_window_press_key (self, key, modifiers);
  if (is_typing (focus))
    {
      if (key != GDK_KEY_Escape || modifiers != 0 ||
          !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->editor)))
        return GDK_EVENT_PROPAGATE;
      gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
      return GDK_EVENT_STOP;
    }
  if (focus == GTK_WIDGET (self->canvas) && rf_window_press_canvas_key (self, key, modifiers))
    return GDK_EVENT_STOP;
  if (modifiers == GDK_CONTROL_MASK)
    return pan (self, key);
  return rf_window_press_key (self, key, modifiers);
}

/* The console and the list of events have no use for these keys, but would take them. */
static gboolean
on_early_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
              RfWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || (!gtk_widget_is_ancestor (focus, GTK_WIDGET (self->console)) &&
                        !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->events))))
    return GDK_EVENT_PROPAGATE;
  return on_key (controller, key, code, state, self);
}

void
rf_window_focus_next_pane (RfWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *panes[] = { self->program_pane, GTK_WIDGET (self->canvas_stack),
                         GTK_WIDGET (self->detail_tabs), GTK_WIDGET (self->transport) };
  guint now = G_N_ELEMENTS (panes) - 1;

  for (guint i = 0; i < G_N_ELEMENTS (panes) && focus != NULL; i++)
    if (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i]))
      now = i;
  for (guint i = 1; i <= G_N_ELEMENTS (panes); i++)
    {
      guint next = (now + i) % G_N_ELEMENTS (panes);

      if (!gtk_widget_get_mapped (panes[next]))
        continue;
      if (next == 0)
        rf_editor_focus (self->editor);
      else if (next == 1 && gtk_widget_get_mapped (GTK_WIDGET (self->canvas)))
        gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
      else if (next == 3)
        rf_transport_focus (self->transport);
      else if (!gtk_widget_child_focus (panes[next], GTK_DIR_TAB_FORWARD))
        continue;
      return;
    }
}

void
rf_window_add_keys (RfWindow *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_signal_connect (controller, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->content, controller);
  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (on_early_key), self);
  gtk_widget_add_controller (self->content, controller);
}
