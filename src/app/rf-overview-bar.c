/* SPDX-License-Identifier: MIT */

/* The bar of the overview. */

#include "app/rf-overview-bar.h"

struct _RfOverviewBar
{
  AdwBin parent_instance;

  GtkLabel *text;
  GtkWidget *back, *groupings, *pages, *boxes;
};

G_DEFINE_FINAL_TYPE (RfOverviewBar, rf_overview_bar, ADW_TYPE_BIN)

void
rf_overview_bar_show (RfOverviewBar *self, RfOverviewLevel level, const char *text, gboolean pages)
{
  gtk_widget_set_visible (GTK_WIDGET (self), level != RF_OVERVIEW_HIDDEN);
  gtk_label_set_text (self->text, text);
  gtk_widget_set_visible (self->back, level != RF_OVERVIEW_ALL);
  gtk_widget_set_visible (self->groupings, level == RF_OVERVIEW_ALL);
  gtk_widget_set_visible (self->pages, level == RF_OVERVIEW_GROUP && pages);
  gtk_widget_set_visible (self->boxes, level == RF_OVERVIEW_ALL);
}

static void
rf_overview_bar_class_init (RfOverviewBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-overview-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, RfOverviewBar, text);
  gtk_widget_class_bind_template_child (widget_class, RfOverviewBar, back);
  gtk_widget_class_bind_template_child (widget_class, RfOverviewBar, groupings);
  gtk_widget_class_bind_template_child (widget_class, RfOverviewBar, pages);
  gtk_widget_class_bind_template_child (widget_class, RfOverviewBar, boxes);
}

static void
rf_overview_bar_init (RfOverviewBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
