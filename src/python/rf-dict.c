/* SPDX-License-Identifier: MIT */

/* The core of dict: making, looking up, setting, and the class. Invariants: d->table is
 * &d->own_table, or the table of d->instance, whose entries then belong to the instance; an exact
 * dict is tracked from the moment when something that may be tracked enters it (rf-table.c). */

#include "python/rf-dict.h"

#include "python/rf-class-private.h"
#include "python/rf-container.h"
#include "python/rf-iterator.h"
#include "python/rf-setup.h"

#include <string.h>

#define BASIC_SIZE 48

/* Whose slots the entries are. */
static inline RfObject *
owner_of (RfObject *dict)
{
  return RF_DICT (dict)->instance != NULL ? RF_DICT (dict)->instance : dict;
}

RfObject *
rf_dict_new (RfMachine *m)
{
  RfObject *dict = rf_container_alloc (m, m->class_dict, BASIC_SIZE);

  if (dict == NULL)
    return NULL;
  RF_DICT (dict)->table = &RF_DICT (dict)->own_table;
  if (!m->profile->dict_lazily_tracked)
    rf_gc_track (m->heap, dict);
  return dict;
}

/* May one of the values be tracked? */
static gboolean
shows_tracked (RfMachine *m, const RfTable *table)
{
  for (guint32 i = 0; i < table->n_entries; i++)
    if (table->entries[i].key != NULL && rf_may_be_tracked (m, table->entries[i].value))
      return TRUE;
  return FALSE;
}

RfObject *
rf_dict_new_for_instance (RfMachine *m, RfObject *instance, RfAttributes *attributes)
{
  RfObject *dict = rf_dict_new (m);

  if (dict == NULL)
    return NULL;
  dict->flags |= RF_OBJECT_INSTANCE_DICT;
  if (attributes->table != NULL)
    {
      RF_DICT (dict)->table = attributes->table;
      RF_DICT (dict)->instance = instance;
      RF_DICT (dict)->shows_tracked = shows_tracked (m, attributes->table);
      if (m->profile->attributes != RF_ATTRIBUTES_VALUES_SHARED)
        rf_dict_detach (m, dict);
    }
  if (RF_DICT (dict)->instance == NULL && RF_CLASS_OF (instance)->shared_names != NULL)
    RF_DICT (dict)->own_table.places = g_hash_table_ref (RF_CLASS_OF (instance)->shared_names);
  return dict;
}

void
rf_dict_detach (RfMachine *m, RfObject *dict)
{
  RfDict *d = RF_DICT (dict);
  RfObject *instance = d->instance;
  RfAttributes *attributes;

  if (instance == NULL)
    return;
  attributes = rf_object_attributes (instance);
  rf_table_move (m, instance, d->table, dict, &d->own_table);
  if (attributes != NULL && attributes->table == d->table)
    {
      rf_heap_release_memory (m->heap, attributes->table, sizeof (RfTable));
      attributes->table = NULL;
    }
  d->table = &d->own_table;
  d->instance = NULL;
  if (!rf_gc_is_tracked (dict) && d->shows_tracked)
    rf_gc_track (m->heap, dict);
}

/* --- looking up --------------------------------------------------------------------------- */

/* The instance whose table is searched must not die while __eq__ runs. */
static gssize
find (RfMachine *m, RfObject *dict, RfObject *key, gint64 hash)
{
  RfObject *instance = RF_DICT (dict)->instance;
  gssize found;

  if (G_LIKELY (instance == NULL || RF_CLASS_OF (key) == m->class_str))
    return rf_table_find (m, RF_DICT (dict)->table, key, hash);
  rf_new_ref (m, instance);
  rf_hold (m->heap, instance);
  do
    found = rf_table_find (m, RF_DICT (dict)->table, key, hash);
  while (found >= 0 && RF_DICT (dict)->instance != instance);
  rf_release (m->heap, 1);
  rf_drop (m, instance);
  return found;
}

RfObject *
rf_dict_get_hashed (RfMachine *m, RfObject *dict, RfObject *key, gint64 hash)
{
  gssize found = find (m, dict, key, hash);

  return found < 0 ? NULL : RF_DICT (dict)->table->entries[found].value;
}

RfObject *
rf_dict_get (RfMachine *m, RfObject *dict, RfObject *key)
{
  gint64 hash = rf_key_hash (m, key);

  return hash == -1 ? NULL : rf_dict_get_hashed (m, dict, key, hash);
}

RfObject *
rf_dict_get_name (RfMachine *m, RfObject *dict, RfObject *name)
{
  RfTable *table = RF_DICT (dict)->table;
  gssize found;

  if (G_UNLIKELY (table->general || RF_CLASS_OF (name) != m->class_str))
    return rf_dict_get (m, dict, name);
  found = rf_table_find_str (table, name);
  return found < 0 ? NULL : table->entries[found].value;
}

RfObject *
rf_dict_get_cstr (RfMachine *m, RfObject *dict, const char *key)
{
  RfObject *name = rf_str_new (m, key, -1);
  RfObject *value;

  if (name == NULL)
    return NULL;
  value = rf_dict_get (m, dict, name);
  rf_drop (m, name);
  return value;
}

int
rf_dict_contains_hashed (RfMachine *m, RfObject *dict, RfObject *key, gint64 hash)
{
  gssize found = find (m, dict, key, hash);

  return found == RF_TABLE_ERROR ? -1 : found >= 0;
}

int
rf_dict_contains (RfMachine *m, RfObject *dict, RfObject *key)
{
  gint64 hash = rf_key_hash (m, key);

  return hash == -1 ? -1 : rf_dict_contains_hashed (m, dict, key, hash);
}

RfObject *
rf_dict_subscript (RfMachine *m, RfObject *dict, RfObject *key)
{
  RfObject *value = rf_dict_get (m, dict, key);
  RfObject *missing, *result;

  if (value != NULL)
    return rf_new_ref (m, value);
  if (rf_raised (m))
    return NULL;
  if (RF_CLASS_OF (dict) != m->class_dict)
    {
      missing = rf_object_lookup_special (m, dict, m->name_missing);
      if (missing != NULL)
        {
          rf_hold (m->heap, missing);
          result = rf_object_call_one (m, missing, key);
          rf_release (m->heap, 1);
          rf_drop_keeping (m, missing, result);
          return result;
        }
      if (rf_raised (m))
        return NULL;
    }
  return rf_raise_object (m, RF_EXC_KeyError, key);
}

gboolean
rf_dict_next_hashed (RfObject *dict, gsize *position, RfObject **key, gint64 *hash)
{
  if (!rf_dict_next (dict, position, key, NULL))
    return FALSE;
  *hash = RF_DICT (dict)->table->entries[*position - 1].hash;
  return TRUE;
}

gboolean
rf_dict_next (RfObject *dict, gsize *position, RfObject **key, RfObject **value)
{
  const RfTable *table = RF_DICT (dict)->table;

  while (*position < table->n_entries)
    {
      const RfTableEntry *entry = &table->entries[(*position)++];

      if (entry->key == NULL)
        continue;
      if (key != NULL)
        *key = entry->key;
      if (value != NULL)
        *value = entry->value;
      return TRUE;
    }
  return FALSE;
}

/* --- changing ----------------------------------------------------------------------------- */

/* Steals @value. */
static gboolean
set_hashed (RfMachine *m, RfObject *dict, RfObject *key, gint64 hash, RfObject *value)
{
  gboolean done;

  if (RF_DICT (dict)->instance != NULL)
    {
      gssize found;

      rf_hold (m->heap, value);
      found = find (m, dict, key, hash);
      rf_release (m->heap, 1);
      if (found == RF_TABLE_ERROR)
        {
          rf_drop (m, value);
          return FALSE;
        }
      if (rf_may_be_tracked (m, value))
        RF_DICT (dict)->shows_tracked = TRUE;
      if (found == RF_TABLE_NONE)
        {
          RfObject *instance = owner_of (dict);
          guint32 place = RF_TABLE_NO_PLACE;

          if (RF_CLASS_OF (key) == m->class_str && instance != dict)
            place = rf_class_take_room (m, RF_CLASS_OF (instance), key);
          if (place != RF_TABLE_NO_PLACE)
            return rf_table_add_placed (m, instance, RF_DICT (dict)->table, key, place, value);
          rf_dict_detach (m, dict);
        }
      else
        {
          rf_table_store (m, owner_of (dict), RF_DICT (dict)->table, found, value);
          return TRUE;
        }
    }
  done = rf_table_set (m, dict, RF_DICT (dict)->table, key, hash, value);
  return done;
}

gboolean
rf_dict_set_steal (RfMachine *m, RfObject *dict, RfObject *key, RfObject *value)
{
  gint64 hash;

  if (RF_CLASS_OF (key) == m->class_str)
    hash = rf_str_hash_value (m, key);
  else
    {
      rf_hold (m->heap, value);
      hash = rf_object_hash (m, key);
      rf_release (m->heap, 1);
      if (hash == -1)
        {
          rf_drop (m, value);
          return FALSE;
        }
    }
  return set_hashed (m, dict, key, hash, value);
}

gboolean
rf_dict_set_hashed (RfMachine *m, RfObject *dict, RfObject *key, gint64 hash, RfObject *value)
{
  return set_hashed (m, dict, key, hash, rf_new_ref (m, value));
}

RfObject *
rf_dict_set_default (RfMachine *m, RfObject *dict, RfObject *key, RfObject *value)
{
  gint64 hash = rf_key_hash (m, key);
  gssize found = hash == -1 ? RF_TABLE_ERROR : find (m, dict, key, hash);

  if (found == RF_TABLE_ERROR)
    return NULL;
  if (found >= 0)
    return rf_new_ref (m, RF_DICT (dict)->table->entries[found].value);
  rf_new_ref (m, value);
  if (!(RF_DICT (dict)->instance != NULL
          ? set_hashed (m, dict, key, hash, value)
          : rf_table_add (m, dict, RF_DICT (dict)->table, key, hash, value)))
    return NULL;
  return rf_new_ref (m, value);
}

gboolean
rf_dict_set (RfMachine *m, RfObject *dict, RfObject *key, RfObject *value)
{
  return rf_dict_set_steal (m, dict, key, rf_new_ref (m, value));
}

gboolean
rf_dict_set_cstr (RfMachine *m, RfObject *dict, const char *key, RfObject *value)
{
  RfObject *name = rf_str_intern (m, key, -1);
  gboolean done;

  if (name == NULL)
    return FALSE;
  rf_hold (m->heap, name);
  done = rf_dict_set (m, dict, name, value);
  rf_release (m->heap, 1);
  rf_drop (m, name);
  return done;
}

int
rf_dict_delete (RfMachine *m, RfObject *dict, RfObject *key)
{
  gint64 hash = rf_key_hash (m, key);
  gssize found;

  if (hash == -1)
    return -1;
  found = find (m, dict, key, hash);
  if (found < 0)
    return found == RF_TABLE_ERROR ? -1 : 0;
  rf_table_remove (m, owner_of (dict), RF_DICT (dict)->table, found);
  return 1;
}

RfObject *
rf_dict_steal (RfMachine *m, RfObject *dict, RfObject *key)
{
  gint64 hash = rf_key_hash (m, key);

  return hash != -1 ? rf_dict_steal_hashed (m, dict, key, hash) : NULL;
}

RfObject *
rf_dict_steal_hashed (RfMachine *m, RfObject *dict, RfObject *key, gint64 hash)
{
  gssize found = find (m, dict, key, hash);

  if (found < 0)
    return NULL;
  return rf_table_steal (m, owner_of (dict), RF_DICT (dict)->table, found);
}

/* Sets (@first) and deletes (@second NULL) without being asked for a hash: item assignment. */
static gboolean
dict_setitem (RfMachine *m, RfObject *dict, RfObject *key, RfObject *value)
{
  int removed;

  if (value != NULL)
    return rf_dict_set (m, dict, key, value);
  removed = rf_dict_delete (m, dict, key);
  if (removed == 0)
    rf_raise_object (m, RF_EXC_KeyError, key);
  return removed == 1;
}

void
rf_dict_clear (RfMachine *m, RfObject *dict)
{
  rf_table_clear (m->heap, owner_of (dict), RF_DICT (dict)->table);
}

/* --- lists of the content ----------------------------------------------------------------- */

typedef enum
{
  LIST_KEYS,
  LIST_VALUES,
  LIST_ITEMS,
} ListKind;

static RfObject *
list_of (RfMachine *m, RfObject *dict, ListKind kind)
{
  RfObject *list = rf_list_new (m, rf_dict_length (dict));
  RfObject *key, *value;
  gsize position = 0;

  if (list == NULL)
    return NULL;
  rf_hold (m->heap, list);
  while (rf_dict_next (dict, &position, &key, &value))
    {
      RfObject *item = kind == LIST_KEYS     ? rf_new_ref (m, key)
                       : kind == LIST_VALUES ? rf_new_ref (m, value)
                                             : rf_tuple_pack (m, 2, key, value);

      if (item == NULL || !rf_list_append_steal (m, list, item))
        {
          rf_release (m->heap, 1);
          rf_drop (m, list);
          return NULL;
        }
    }
  rf_release (m->heap, 1);
  return list;
}

RfObject *
rf_dict_keys_list (RfMachine *m, RfObject *dict)
{
  return list_of (m, dict, LIST_KEYS);
}

RfObject *
rf_dict_values_list (RfMachine *m, RfObject *dict)
{
  return list_of (m, dict, LIST_VALUES);
}

RfObject *
rf_dict_items_list (RfMachine *m, RfObject *dict)
{
  return list_of (m, dict, LIST_ITEMS);
}

/* --- the class ---------------------------------------------------------------------------- */

static gsize
dict_size_of (RfMachine *m, RfObject *self)
{
  return RF_CLASS_OF (self)->basic_size + rf_table_size (m, RF_DICT (self)->table);
}

static gssize
dict_length (RfMachine *m, RfObject *self)
{
  return (gssize) rf_dict_length (self);
}

static RfObject *
dict_iter (RfMachine *m, RfObject *self)
{
  return rf_dict_iterator_new (m, m->class_dict_keyiterator, self, FALSE);
}

static gboolean
append_entry (RfMachine *m, GString *out, RfObject *key, RfObject *value)
{
  gboolean done;

  rf_hold (m->heap, rf_new_ref (m, key));
  rf_hold (m->heap, rf_new_ref (m, value));
  done = rf_str_append_repr (m, out, key);
  if (done)
    {
      g_string_append (out, ": ");
      done = rf_str_append_repr (m, out, value);
    }
  rf_release_two (m, key, value);
  return done;
}

static RfObject *
dict_repr (RfMachine *m, RfObject *self)
{
  g_autoptr (GString) out = g_string_new ("{");
  RfObject *key, *value;
  gsize position = 0;
  gboolean done = TRUE;
  int entered = rf_repr_enter (m, self);

  if (entered != 0)
    return entered < 0 ? NULL : rf_str_new (m, "{...}", -1);
  while (done && rf_dict_next (self, &position, &key, &value))
    {
      if (out->len > 1)
        g_string_append (out, ", ");
      done = append_entry (m, out, key, value);
    }
  rf_repr_leave (m, self);
  if (!done)
    return NULL;
  g_string_append_c (out, '}');
  return rf_str_new (m, out->str, (gssize) out->len);
}

/* 1, 0, -1. */
static int
dict_equal (RfMachine *m, RfObject *a, RfObject *b)
{
  int equal = 1;

  if (rf_dict_length (a) != rf_dict_length (b))
    return 0;
  for (gsize i = 0; equal == 1 && i < RF_DICT (a)->table->n_entries; i++)
    {
      RfTableEntry entry = RF_DICT (a)->table->entries[i];
      RfObject *other;

      if (entry.key == NULL)
        continue;
      rf_hold (m->heap, rf_new_ref (m, entry.key));
      rf_hold (m->heap, rf_new_ref (m, entry.value));
      other = rf_dict_get_hashed (m, b, entry.key, entry.hash);
      if (other == NULL)
        equal = rf_raised (m) ? -1 : 0;
      else
        {
          rf_hold (m->heap, rf_new_ref (m, other));
          equal = rf_object_compare_bool (m, entry.value, other, RF_CMP_EQ);
          rf_release (m->heap, 1);
          rf_drop (m, other);
        }
      rf_release_two (m, entry.key, entry.value);
    }
  return equal;
}

static RfObject *
dict_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  int equal;

  if (!rf_is_dict (a) || !rf_is_dict (b) || (op != RF_CMP_EQ && op != RF_CMP_NE))
    return rf_not_implemented (m);
  equal = dict_equal (m, a, b);
  return equal < 0 ? NULL : rf_bool (m, equal == (op == RF_CMP_EQ));
}

static void
dict_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  rf_table_traverse (heap, &RF_DICT (self)->own_table, visit, user);
}

static void
dict_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  rf_table_slots (heap, &RF_DICT (self)->own_table, visit, user);
}

static void
dict_clear (RfHeap *heap, RfObject *self)
{
  rf_table_clear (heap, self, &RF_DICT (self)->own_table);
}

gboolean
rf_dict_setup (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "dict",
    .free_list = RF_FREE_LIST_DICT,
    .class_flags = RF_CLASS_BASETYPE | RF_CLASS_DICT_SUBCLASS | RF_CLASS_MAPPING,
    .type_flags = RF_TYPE_GC | RF_TYPE_IS_DICT | RF_TYPE_IS_MAPPING | RF_TYPE_TRASHCAN,
    .host_size = sizeof (RfDict),
    .basic_size = BASIC_SIZE,
    .slots = { .repr = dict_repr,
               .hash = rf_hash_not_implemented,
               .richcompare = dict_compare,
               .iter = dict_iter,
               .new_ = rf_dict_slot_new,
               .init = rf_dict_slot_init,
               .size_of = dict_size_of,
               .binary[RF_BINARY_BIT_OR] = rf_dict_slot_or,
               .inplace[RF_BINARY_BIT_OR] = rf_dict_slot_inplace_or,
               .length = dict_length,
               .getitem = rf_dict_subscript,
               .setitem = dict_setitem,
               .contains = rf_dict_contains },
    .traverse = dict_traverse,
    .slots_visit = dict_slots,
    .clear = dict_clear,
    .dealloc = dict_clear,
    .methods = rf_dict_methods,
  };

  if (m->container_state == NULL)
    m->container_state = g_new0 (RfContainerState, 1);
  return rf_class_new_builtin (m, &spec, &m->class_dict) && rf_dict_view_setup (m);
}

void
rf_dict_teardown (RfMachine *m)
{
  g_clear_pointer (&m->container_state, g_free);
}
