/* SPDX-License-Identifier: MIT */

/* The popover of the View button. */

#include "app/rf-view-popover.h"

struct _RfViewPopover
{
  GtkPopover parent_instance;

  GtkSpinButton *ghost_steps;
  gboolean is_shown_now; /* the value comes from the action */
};

G_DEFINE_FINAL_TYPE (RfViewPopover, rf_view_popover, GTK_TYPE_POPOVER)

static void
on_ghost_steps (RfViewPopover *self)
{
  if (!self->is_shown_now)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.ghost-steps", "i",
                                gtk_spin_button_get_value_as_int (self->ghost_steps));
}

void
rf_view_popover_set_ghost_steps (RfViewPopover *self, int steps)
{
  self->is_shown_now = TRUE;
  gtk_spin_button_set_value (self->ghost_steps, steps);
  self->is_shown_now = FALSE;
}

static void
rf_view_popover_class_init (RfViewPopoverClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-view-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, RfViewPopover, ghost_steps);
  gtk_widget_class_bind_template_callback (widget_class, on_ghost_steps);
}

static void
rf_view_popover_init (RfViewPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
