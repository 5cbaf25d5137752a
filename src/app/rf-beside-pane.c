/* SPDX-License-Identifier: MIT */

/* The picture beside the picture. */

#include "app/rf-beside-pane.h"

#include "app/rf-spoken.h"

struct _RfBesidePane
{
  AdwBin parent_instance;

  GtkLabel *head, *text;
  GtkStack *stack;
  GtkSpinner *spinner;
  RfCanvas *canvas;
};

G_DEFINE_FINAL_TYPE (RfBesidePane, rf_beside_pane, ADW_TYPE_BIN)

RfCanvas *
rf_beside_pane_get_canvas (RfBesidePane *self)
{
  return self->canvas;
}

void
rf_beside_pane_set_head (RfBesidePane *self, const char *head)
{
  gtk_label_set_text (self->head, head);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->head), head);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, head, -1);
}

const char *
rf_beside_pane_get_head (RfBesidePane *self)
{
  return gtk_label_get_text (self->head);
}

void
rf_beside_pane_set_text (RfBesidePane *self, const char *text, gboolean waits)
{
  gtk_stack_set_visible_child_name (self->stack, text != NULL ? "text" : "canvas");
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), text != NULL && waits);
  gtk_spinner_set_spinning (self->spinner, text != NULL && waits);
  gtk_label_set_text (self->text, text != NULL ? text : "");
}

const char *
rf_beside_pane_get_text (RfBesidePane *self)
{
  const char *text = gtk_label_get_text (self->text);

  return *text != '\0' ? text : NULL;
}

static void
rf_beside_pane_class_init (RfBesidePaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (RF_TYPE_CANVAS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-beside-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, RfBesidePane, head);
  gtk_widget_class_bind_template_child (widget_class, RfBesidePane, text);
  gtk_widget_class_bind_template_child (widget_class, RfBesidePane, stack);
  gtk_widget_class_bind_template_child (widget_class, RfBesidePane, spinner);
  gtk_widget_class_bind_template_child (widget_class, RfBesidePane, canvas);
}

static void
rf_beside_pane_init (RfBesidePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rf_spoken_name_parts (GTK_WIDGET (self));
}
