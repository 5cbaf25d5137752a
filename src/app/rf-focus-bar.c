/* SPDX-License-Identifier: MIT */

/* The bar of the focus. */

#include "app/rf-focus-bar.h"

#include <glib/gi18n.h>

struct _RfFocusBar
{
  AdwBin parent_instance;

  GtkLabel *name;
  GtkSpinButton *depth;
  gboolean is_shown_now; /* the value comes from the action */
};

G_DEFINE_FINAL_TYPE (RfFocusBar, rf_focus_bar, ADW_TYPE_BIN)

static void
on_depth (RfFocusBar *self)
{
  if (!self->is_shown_now)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-depth", "i",
                                gtk_spin_button_get_value_as_int (self->depth));
}

void
rf_focus_bar_show (RfFocusBar *self, const char *name, gboolean present, int depth)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), name != NULL);
  if (name == NULL)
    return;
  /* Translators: %s is an object that the picture is about, but that has no box now. */
  text = present ? g_strdup (name) : g_strdup_printf (_ ("%s is not there now"), name);
  gtk_label_set_text (self->name, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), text);
  self->is_shown_now = TRUE;
  gtk_spin_button_set_value (self->depth, depth);
  self->is_shown_now = FALSE;
}

static void
rf_focus_bar_class_init (RfFocusBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-focus-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, RfFocusBar, name);
  gtk_widget_class_bind_template_child (widget_class, RfFocusBar, depth);
  gtk_widget_class_bind_template_callback (widget_class, on_depth);
}

static void
rf_focus_bar_init (RfFocusBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
