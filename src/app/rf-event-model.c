/* SPDX-License-Identifier: MIT */

/* The numbers 1 … length as a GListModel. */

#include "app/rf-event-model.h"

struct _RfEventItem
{
  GObject parent_instance;
  guint32 number;
};

G_DEFINE_FINAL_TYPE (RfEventItem, rf_event_item, G_TYPE_OBJECT)

static void
rf_event_item_class_init (RfEventItemClass *class)
{
}

static void
rf_event_item_init (RfEventItem *self)
{
}

guint32
rf_event_item_get_number (RfEventItem *self)
{
  return self->number;
}

struct _RfEventModel
{
  GObject parent_instance;
  guint32 length;
};

static GType
get_item_type (GListModel *model)
{
  return RF_TYPE_EVENT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return RF_EVENT_MODEL (model)->length;
}

static gpointer
get_item (GListModel *model, guint position)
{
  RfEventItem *item;

  if (position >= RF_EVENT_MODEL (model)->length)
    return NULL;
  item = g_object_new (RF_TYPE_EVENT_ITEM, NULL);
  item->number = position + 1;
  return item;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (RfEventModel, rf_event_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
rf_event_model_class_init (RfEventModelClass *class)
{
}

static void
rf_event_model_init (RfEventModel *self)
{
}

RfEventModel *
rf_event_model_new (void)
{
  return g_object_new (RF_TYPE_EVENT_MODEL, NULL);
}

void
rf_event_model_set_length (RfEventModel *self, guint32 length)
{
  guint32 before = self->length;

  if (before == length)
    return;
  self->length = length;
  if (length > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, length - before);
  else
    g_list_model_items_changed (G_LIST_MODEL (self), length, before - length, 0);
}
