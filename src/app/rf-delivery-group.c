/* SPDX-License-Identifier: MIT */

/* The preferences of delivering.
 *
 * Invariant: the key is written into the keyring and never shown again: the entry is empty
 * whenever nobody types in it. */

#include "app/rf-delivery-group.h"

#include <glib/gi18n.h>

struct _RfDeliveryGroup
{
  AdwPreferencesGroup parent_instance;

  GtkSwitch *on_switch;
  AdwEntryRow *address;
  AdwEntryRow *key;
  GtkSpinButton *limit;
  AdwActionRow *state;
  GtkImage *state_icon;
  RfPostOffice *office;
};

G_DEFINE_FINAL_TYPE (RfDeliveryGroup, rf_delivery_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_state (RfDeliveryGroup *self)
{
  const char *trouble = rf_post_office_get_trouble (self->office);
  gboolean on = rf_post_office_is_on (self->office);

  gtk_widget_set_sensitive (GTK_WIDGET (self->key), on);
  gtk_widget_set_visible (GTK_WIDGET (self->state), on);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->key),
                                 rf_post_office_has_key (self->office)
                                   ? _ ("Key (one is in the keyring)")
                                   : _ ("Key"));
  adw_action_row_set_subtitle (self->state, trouble);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state),
                                 trouble != NULL ? _ ("Nothing Is Delivered Yet")
                                                 : _ ("Messages Are Delivered"));
  gtk_image_set_from_icon_name (self->state_icon, trouble != NULL ? "dialog-warning-symbolic"
                                                                  : "object-select-symbolic");
}

static gboolean
on_switched (RfDeliveryGroup *self, gboolean on)
{
  rf_post_office_set_on (self->office, on);
  return FALSE;
}

static void
on_address (RfDeliveryGroup *self)
{
  rf_post_office_set_base (self->office, gtk_editable_get_text (GTK_EDITABLE (self->address)));
}

static void
on_key (RfDeliveryGroup *self)
{
  rf_post_office_set_key (self->office, gtk_editable_get_text (GTK_EDITABLE (self->key)));
  gtk_editable_set_text (GTK_EDITABLE (self->key), "");
}

static void
on_limit (RfDeliveryGroup *self)
{
  rf_post_office_set_limit (self->office, gtk_spin_button_get_value_as_int (self->limit));
}

static void
rf_delivery_group_dispose (GObject *object)
{
  RfDeliveryGroup *self = RF_DELIVERY_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), RF_TYPE_DELIVERY_GROUP);
  g_clear_object (&self->office);
  G_OBJECT_CLASS (rf_delivery_group_parent_class)->dispose (object);
}

static void
rf_delivery_group_class_init (RfDeliveryGroupClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = rf_delivery_group_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refarium/Refarium/ui/rf-delivery-group.ui");
  gtk_widget_class_bind_template_child (widget_class, RfDeliveryGroup, on_switch);
  gtk_widget_class_bind_template_child (widget_class, RfDeliveryGroup, address);
  gtk_widget_class_bind_template_child (widget_class, RfDeliveryGroup, key);
  gtk_widget_class_bind_template_child (widget_class, RfDeliveryGroup, limit);
  gtk_widget_class_bind_template_child (widget_class, RfDeliveryGroup, state);
  gtk_widget_class_bind_template_child (widget_class, RfDeliveryGroup, state_icon);
}

static void
rf_delivery_group_init (RfDeliveryGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
rf_delivery_group_new (RfPostOffice *office)
{
  RfDeliveryGroup *self = g_object_new (RF_TYPE_DELIVERY_GROUP, NULL);
  g_autofree char *base = rf_post_office_get_base (office);

  self->office = g_object_ref (office);
  gtk_switch_set_active (self->on_switch, rf_post_office_is_on (office));
  gtk_editable_set_text (GTK_EDITABLE (self->address), base);
  gtk_spin_button_set_value (self->limit, rf_post_office_get_limit (office));
  show_state (self);
  g_signal_connect_object (self->on_switch, "state-set", G_CALLBACK (on_switched), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->address, "apply", G_CALLBACK (on_address), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->key, "apply", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->limit, "value-changed", G_CALLBACK (on_limit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (office, "changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
