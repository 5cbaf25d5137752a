/* SPDX-License-Identifier: MIT */

/* The iterators over a dict's keys, values and items, forwards and backwards. They go over the
 * entries by index, and refuse to go on when the number of entries changed. */

#include "python/rf-container.h"
#include "python/rf-iterator.h"

#include <string.h>

#define SIZE 56
#define RF_DICT_ITERATOR(o) ((RfDictIterator *) (o))
#define CHANGED G_MAXUINT32

RfObject *
rf_result_pair (RfMachine *m, RfObject *result, RfObject *const items[2])
{
  RfTuple *tuple = (RfTuple *) result;
  RfObject *old[2];

  if (result->refcnt != 1)
    {
      RfObject *pair;

      rf_hold (m->heap, items[0]);
      rf_hold (m->heap, items[1]);
      pair = rf_tuple_pack (m, 2, items[0], items[1]);
      rf_release_two (m, items[0], items[1]);
      return pair;
    }
  rf_new_ref (m, result);
  for (gsize i = 0; i < 2; i++)
    old[i] = rf_slot_swap_index (m->heap, result, i, &tuple->items[i], items[i]);
  /* The collector may have found nothing in it that it has to look after. */
  if (!rf_gc_is_tracked (result))
    rf_gc_track (m->heap, result);
  rf_hold (m->heap, result);
  rf_drop_items (m->heap, old, 2, FALSE);
  rf_release (m->heap, 1);
  return result;
}

RfObject *
rf_dict_iterator_new (RfMachine *m, RfClass *cls, RfObject *dict, gboolean reversed)
{
  RfObject *o, *result = NULL;
  RfDictIterator *it;

  if (cls == m->class_dict_itemiterator || cls == rf_container_state (m)->dict_reverseitemiterator)
    {
      result = rf_tuple_pack (m, 2, m->none, m->none);
      if (result == NULL)
        return NULL;
      rf_hold (m->heap, result);
    }
  o = rf_container_alloc (m, cls, SIZE);
  if (result != NULL)
    rf_release (m->heap, 1);
  if (o == NULL)
    {
      rf_xdrop (m, result);
      return NULL;
    }
  it = RF_DICT_ITERATOR (o);
  it->used = it->left = (guint32) rf_dict_length (dict);
  it->position = reversed ? RF_DICT (dict)->table->n_entries : 0;
  rf_slot_swap_named (m->heap, o, "container", &it->dict, rf_new_ref (m, dict));
  if (result != NULL)
    rf_slot_swap_named (m->heap, o, "result", &it->result, result);
  rf_gc_track (m->heap, o);
  return o;
}

/* The entry that comes next, or NULL: the end, or an exception. */
static const RfTableEntry *
advance (RfMachine *m, RfDictIterator *it, gboolean reversed)
{
  const RfTable *table;

  if (it->dict == NULL)
    return NULL;
  table = RF_DICT (it->dict)->table;
  if (it->used != table->n_used)
    {
      it->used = CHANGED;
      return rf_raise (m, RF_EXC_RuntimeError, "dictionary changed size during iteration");
    }
  if (reversed)
    {
      it->position = MIN (it->position, table->n_entries);
      while (it->position > 0 && table->entries[it->position - 1].key == NULL)
        it->position--;
      if (it->position > 0 && it->left > 0)
        {
          it->left--;
          return &table->entries[--it->position];
        }
    }
  else
    {
      while (it->position < table->n_entries && table->entries[it->position].key == NULL)
        it->position++;
      if (it->position < table->n_entries)
        {
          if (it->left > 0)
            {
              it->left--;
              return &table->entries[it->position++];
            }
          rf_raise (m, RF_EXC_RuntimeError, "dictionary keys changed during iteration");
        }
    }
  rf_slot_store_named (m->heap, &it->base, "container", &it->dict, NULL);
  return NULL;
}

static RfObject *
key_of (RfMachine *m, RfObject *self, gboolean reversed)
{
  const RfTableEntry *entry = advance (m, RF_DICT_ITERATOR (self), reversed);

  return entry != NULL ? rf_new_ref (m, entry->key) : NULL;
}

static RfObject *
value_of (RfMachine *m, RfObject *self, gboolean reversed)
{
  const RfTableEntry *entry = advance (m, RF_DICT_ITERATOR (self), reversed);

  return entry != NULL ? rf_new_ref (m, entry->value) : NULL;
}

static RfObject *
item_of (RfMachine *m, RfObject *self, gboolean reversed)
{
  const RfTableEntry *entry = advance (m, RF_DICT_ITERATOR (self), reversed);
  RfObject *items[2];

  if (entry == NULL)
    return NULL;
  items[0] = rf_new_ref (m, entry->key);
  items[1] = rf_new_ref (m, entry->value);
  return rf_result_pair (m, RF_DICT_ITERATOR (self)->result, items);
}

static RfObject *
next_key (RfMachine *m, RfObject *self)
{
  return key_of (m, self, FALSE);
}

static RfObject *
next_value (RfMachine *m, RfObject *self)
{
  return value_of (m, self, FALSE);
}

static RfObject *
next_item (RfMachine *m, RfObject *self)
{
  return item_of (m, self, FALSE);
}

static RfObject *
previous_key (RfMachine *m, RfObject *self)
{
  return key_of (m, self, TRUE);
}

static RfObject *
previous_value (RfMachine *m, RfObject *self)
{
  return value_of (m, self, TRUE);
}

static RfObject *
previous_item (RfMachine *m, RfObject *self)
{
  return item_of (m, self, TRUE);
}

static RfObject *
length_hint (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfDictIterator *it = RF_DICT_ITERATOR (self);

  if (it->dict == NULL || it->used != rf_dict_length (it->dict))
    return rf_int_new (m, 0);
  return rf_int_new (m, it->left);
}

static RfObject *
method_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfDictIterator *it = RF_DICT_ITERATOR (self);
  RfObject *copy;

  if (it->dict == NULL)
    return rf_iterator_reduce_rest (m, NULL);
  copy = rf_dict_iterator_new (m, RF_CLASS_OF (self), it->dict, FALSE);
  if (copy == NULL)
    return NULL;
  RF_DICT_ITERATOR (copy)->used = it->used;
  RF_DICT_ITERATOR (copy)->position = it->position;
  RF_DICT_ITERATOR (copy)->left = it->left;
  return rf_iterator_reduce_rest (m, copy);
}

static const RfMethodDef iterator_methods[] = {
  { "__length_hint__", length_hint, 0, 0, 0, NULL },
  { "__reduce__", method_reduce, 0, 0, 0, NULL },
  { NULL },
};

/* --- the classes -------------------------------------------------------------------------- */

static void
iterator_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  RfDictIterator *it = RF_DICT_ITERATOR (self);

  if (it->dict != NULL)
    visit (it->dict, user);
  if (it->result != NULL)
    visit (it->result, user);
}

static void
iterator_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  RfDictIterator *it = RF_DICT_ITERATOR (self);

  if (it->dict != NULL)
    visit (RF_SLOT_NAMED, 0, "container", NULL, it->dict, user);
  if (it->result != NULL)
    visit (RF_SLOT_NAMED, 0, "result", NULL, it->result, user);
}

static void
iterator_dealloc (RfHeap *heap, RfObject *self)
{
  RfDictIterator *it = RF_DICT_ITERATOR (self);

  rf_slot_store_named (heap, self, "container", &it->dict, NULL);
  rf_slot_store_named (heap, self, "result", &it->result, NULL);
}

static RfObject *
self_iter (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, self);
}

gboolean
rf_dict_iterator_setup (RfMachine *m)
{
  RfContainerState *state = rf_container_state (m);
  RfClassSpec spec = {
    .class_flags = RF_CLASS_NO_NEW,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfDictIterator),
    .basic_size = SIZE,
    .slots = { .iter = self_iter },
    .traverse = iterator_traverse,
    .slots_visit = iterator_slots,
    .dealloc = iterator_dealloc,
    .methods = iterator_methods,
  };
  const struct
  {
    const char *name;
    RfIterNextFunc next;
    RfClass **where;
  } rows[] = {
    { "dict_keyiterator", next_key, &m->class_dict_keyiterator },
    { "dict_valueiterator", next_value, &m->class_dict_valueiterator },
    { "dict_itemiterator", next_item, &m->class_dict_itemiterator },
    { "dict_reversekeyiterator", previous_key, &m->class_dict_reversekeyiterator },
    { "dict_reversevalueiterator", previous_value, &state->dict_reversevalueiterator },
    { "dict_reverseitemiterator", previous_item, &state->dict_reverseitemiterator },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      spec.name = rows[i].name;
      spec.slots.iternext = rows[i].next;
      if (!rf_class_new_builtin (m, &spec, rows[i].where))
        return FALSE;
    }
  return TRUE;
}
