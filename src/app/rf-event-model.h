/* SPDX-License-Identifier: MIT */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A list model with one item for each event, made when it is asked for: an item is only a number.
 */
#define RF_TYPE_EVENT_MODEL (rf_event_model_get_type ())
G_DECLARE_FINAL_TYPE (RfEventModel, rf_event_model, RF, EVENT_MODEL, GObject)

#define RF_TYPE_EVENT_ITEM (rf_event_item_get_type ())
G_DECLARE_FINAL_TYPE (RfEventItem, rf_event_item, RF, EVENT_ITEM, GObject)

/* A list of no events. (transfer full) */
RfEventModel *rf_event_model_new (void);
/* Makes it a list of the events 1…@length; what is new is told at once. */
void rf_event_model_set_length (RfEventModel *model, guint32 length);

/* The number of the event, from 1. */
guint32 rf_event_item_get_number (RfEventItem *item);

G_END_DECLS
