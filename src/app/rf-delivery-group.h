/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-post-office.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The part of the preferences that is about really delivering messages. */
#define RF_TYPE_DELIVERY_GROUP (rf_delivery_group_get_type ())
G_DECLARE_FINAL_TYPE (RfDeliveryGroup, rf_delivery_group, RF, DELIVERY_GROUP, AdwPreferencesGroup)

/* Shows and changes what @office delivers by; keeps a reference to it. (transfer floating) */
GtkWidget *rf_delivery_group_new (RfPostOffice *office);

G_END_DECLS
