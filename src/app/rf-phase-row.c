/* SPDX-License-Identifier: MIT */

/* A row of the collector's checklist. The state is told by the sign in the circle, by the
 * description and to assistive technology in words; the colour only repeats it. */

#include "app/rf-phase-row.h"

#include "journal/rf-describe.h"

#include <glib/gi18n.h>

struct _RfPhaseRow
{
  GtkListBoxRow parent_instance;

  GtkStack *sign;
  GtkLabel *number, *title, *found, *description;
  RfPhase phase;
};

G_DEFINE_FINAL_TYPE (RfPhaseRow, rf_phase_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
status_word (RfPhaseRowStatus status)
{
  switch (status)
    {
    case RF_PHASE_ROW_DONE:
      return _ ("done");
    case RF_PHASE_ROW_CURRENT:
      return _ ("now");
    default:
      return _ ("to come");
    }
}

void
rf_phase_row_show (RfPhaseRow *self, RfPhaseRowStatus status, const char *found)
{
  static const char *const classes[] = { "ahead", "current", "done" };
  g_autofree char *label = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (i == status)
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  gtk_stack_set_visible_child_name (self->sign, status == RF_PHASE_ROW_DONE ? "tick" : "number");
  gtk_label_set_text (self->found, found != NULL ? found : "");
  gtk_widget_set_visible (GTK_WIDGET (self->found), found != NULL && *found != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->description), status == RF_PHASE_ROW_CURRENT);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), status != RF_PHASE_ROW_AHEAD);
  gtk_widget_set_focusable (GTK_WIDGET (self), status != RF_PHASE_ROW_AHEAD);
  label = g_strdup_printf ("%s: %s", rf_describe_phase_title (self->phase), status_word (status));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
rf_phase_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RF_TYPE_PHASE_ROW);
  G_OBJECT_CLASS (rf_phase_row_parent_class)->dispose (object);
}

static void
rf_phase_row_class_init (RfPhaseRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rf_phase_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-phase-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RfPhaseRow, sign);
  gtk_widget_class_bind_template_child (widget_class, RfPhaseRow, number);
  gtk_widget_class_bind_template_child (widget_class, RfPhaseRow, title);
  gtk_widget_class_bind_template_child (widget_class, RfPhaseRow, found);
  gtk_widget_class_bind_template_child (widget_class, RfPhaseRow, description);
}

static void
rf_phase_row_init (RfPhaseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
rf_phase_row_new (RfPhase phase, guint number)
{
  RfPhaseRow *self = g_object_new (RF_TYPE_PHASE_ROW, NULL);
  g_autofree char *digits = g_strdup_printf ("%u", number);

  self->phase = phase;
  gtk_label_set_text (self->number, digits);
  gtk_label_set_text (self->title, rf_describe_phase_title (phase));
  gtk_label_set_text (self->description, rf_describe_phase (phase));
  rf_phase_row_show (self, RF_PHASE_ROW_AHEAD, NULL);
  return GTK_WIDGET (self);
}
