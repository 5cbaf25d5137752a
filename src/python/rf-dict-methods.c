/* SPDX-License-Identifier: MIT */

/* The methods, constructors and operators of dict. */

#include "python/rf-container.h"
#include "python/rf-dict.h"
#include "python/rf-iterator.h"
#include "python/rf-set.h"

/* dict.update (args, kwargs): also what dict() itself does. */
static gboolean
update_from_arguments (RfMachine *m, RfObject *self, const char *function, RfObject *const *args,
                       gsize n_args, RfObject *kwnames)
{
  if (n_args > 1)
    {
      rf_raise (m, RF_EXC_TypeError, "%s expected at most 1 argument, got %" G_GSIZE_FORMAT,
                function, n_args);
      return FALSE;
    }
  if (n_args == 1 && !rf_dict_update (m, self, args[0]))
    return FALSE;
  for (gsize i = 0; kwnames != NULL && i < ((RfTuple *) kwnames)->length; i++)
    if (!rf_dict_set (m, self, ((RfTuple *) kwnames)->items[i], args[n_args + i]))
      return FALSE;
  return TRUE;
}

RfObject *
rf_dict_slot_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  RfObject *dict;

  dict = rf_object_alloc (m, cls, 0, cls != m->class_dict || !m->profile->dict_lazily_tracked);
  if (dict != NULL)
    RF_DICT (dict)->table = &RF_DICT (dict)->own_table;
  return dict;
}

gboolean
rf_dict_slot_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  return update_from_arguments (m, self, "dict", args, n_args, kwnames);
}

static RfObject *
method_update (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return update_from_arguments (m, self, "update", args, n_args, kwnames) ? rf_none (m) : NULL;
}

static RfObject *
method_clear (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  rf_dict_clear (m, self);
  return rf_none (m);
}

static RfObject *
method_copy (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_dict_copy (m, self);
}

static RfObject *
method_get (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *value = rf_dict_get (m, self, args[0]);

  if (value == NULL && rf_raised (m))
    return NULL;
  if (value == NULL)
    value = n_args > 1 ? args[1] : m->none;
  return rf_new_ref (m, value);
}

static RfObject *
method_setdefault (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  return rf_dict_set_default (m, self, args[0], n_args > 1 ? args[1] : m->none);
}

static RfObject *
method_pop (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *value = NULL;

  /* As in CPython an empty dict does not ask for the hash. */
  if (rf_dict_length (self) > 0)
    value = rf_dict_steal (m, self, args[0]);
  if (value != NULL || rf_raised (m))
    return value;
  if (n_args > 1)
    return rf_new_ref (m, args[1]);
  return rf_raise_object (m, RF_EXC_KeyError, args[0]);
}

static RfObject *
method_popitem (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  for (;;)
    {
      if (rf_table_last (RF_DICT (self)->table) != RF_TABLE_NONE)
        rf_dict_detach (m, self);

      RfTable *table = RF_DICT (self)->table;
      gssize last = rf_table_last (table);
      guint32 version = table->version;
      RfObject *pair;

      if (last == RF_TABLE_NONE)
        return rf_raise (m, RF_EXC_KeyError, "popitem(): dictionary is empty");
      pair = rf_tuple_pack (m, 2, table->entries[last].key, table->entries[last].value);
      if (pair == NULL)
        return NULL;
      /* A collection at the allocation may have run finalizers. */
      if (RF_DICT (self)->table == table && table->version == version)
        {
          rf_hold (m->heap, pair);
          rf_table_remove (m, self, table, last);
          if (RF_DICT (self)->table == table)
            rf_table_trim (table);
          rf_release (m->heap, 1);
          return pair;
        }
      rf_drop (m, pair);
    }
}

static RfObject *
method_keys (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_dict_view_new (m, m->class_dict_keys, self);
}

static RfObject *
method_values (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_dict_view_new (m, m->class_dict_values, self);
}

static RfObject *
method_items (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_dict_view_new (m, m->class_dict_items, self);
}

static RfObject *
method_reversed (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  return rf_dict_iterator_new (m, m->class_dict_reversekeyiterator, self, TRUE);
}

/* --- fromkeys ----------------------------------------------------------------------------- */

static gboolean
set_all (RfMachine *m, RfObject *dict, RfObject *iterable, RfObject *value)
{
  RfObject *iterator = rf_object_iter (m, iterable);
  RfObject *key;
  gboolean done = TRUE;

  if (iterator == NULL)
    return FALSE;
  rf_hold (m->heap, iterator);
  while (done && (key = rf_object_next (m, iterator)) != NULL)
    {
      rf_hold (m->heap, key);
      done = RF_CLASS_OF (dict) == m->class_dict ? rf_dict_set (m, dict, key, value)
                                                 : rf_object_setitem (m, dict, key, value);
      rf_release (m->heap, 1);
      rf_drop (m, key);
    }
  rf_release (m->heap, 1);
  rf_drop (m, iterator);
  return done && !rf_raised (m);
}

/* The keys of @source, a dict or a set, with the hashes that it knows. */
static gboolean
set_all_hashed (RfMachine *m, RfObject *dict, RfObject *source, RfObject *value)
{
  gboolean is_dict = RF_CLASS_OF (source) == m->class_dict, done = TRUE;
  gsize position = 0;
  gint64 hash;
  RfObject *key;

  while (done && (is_dict ? rf_dict_next_hashed (source, &position, &key, &hash)
                          : rf_set_next (source, &position, &key, &hash)))
    {
      rf_hold (m->heap, rf_new_ref (m, key));
      done = rf_dict_set_hashed (m, dict, key, hash, value);
      rf_release (m->heap, 1);
      rf_drop (m, key);
    }
  return done;
}

static RfObject *
method_fromkeys (RfMachine *m, RfObject *cls, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  RfObject *value = n_args > 1 ? args[1] : m->none;
  RfObject *dict = rf_object_call_noargs (m, cls);
  gboolean done = TRUE, hashed = FALSE;

  if (dict == NULL)
    return NULL;
  rf_hold (m->heap, dict);
  if (RF_CLASS_OF (dict) == m->class_dict && rf_dict_length (dict) == 0)
    {
      RfTable *table = RF_DICT (dict)->table;

      if (RF_CLASS_OF (args[0]) == m->class_dict)
        {
          table->general = RF_DICT (args[0])->table->general;
          done = rf_table_reserve (m, table, rf_dict_length (args[0]));
        }
      else if (rf_is_exact_any_set (m, args[0]))
        {
          table->general = TRUE;
          done = rf_table_reserve (m, table, rf_set_length (args[0]));
        }
      hashed = RF_CLASS_OF (args[0]) == m->class_dict || rf_is_exact_any_set (m, args[0]);
    }
  done = done && (hashed ? set_all_hashed : set_all) (m, dict, args[0], value);
  rf_release (m->heap, 1);
  if (done)
    return dict;
  rf_drop (m, dict);
  return NULL;
}

/* --- operators ---------------------------------------------------------------------------- */

RfObject *
rf_dict_slot_or (RfMachine *m, RfObject *a, RfObject *b)
{
  RfObject *result;
  gboolean done;

  if (!rf_is_dict (a) || !rf_is_dict (b))
    return rf_not_implemented (m);
  result = rf_dict_copy (m, a);
  if (result == NULL)
    return NULL;
  rf_hold (m->heap, result);
  done = rf_dict_update (m, result, b);
  rf_release (m->heap, 1);
  if (done)
    return result;
  rf_drop (m, result);
  return NULL;
}

RfObject *
rf_dict_slot_inplace_or (RfMachine *m, RfObject *a, RfObject *b)
{
  return rf_dict_update (m, a, b) ? rf_new_ref (m, a) : NULL;
}

static RfObject *
method_getitem (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  return rf_dict_subscript (m, self, args[0]);
}

static RfObject *
method_contains (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  int inside = rf_dict_contains (m, self, args[0]);

  return inside < 0 ? NULL : rf_bool (m, inside > 0);
}

const RfMethodDef rf_dict_methods[] = {
  { "__contains__", method_contains, 1, 1, RF_METHOD_SLOT, "($self, key, /)" },
  { "__getitem__", method_getitem, 1, 1, RF_METHOD_SLOT, NULL },
  { "get", method_get, 1, 2, 0, "($self, key, default=None, /)" },
  { "setdefault", method_setdefault, 1, 2, 0, "($self, key, default=None, /)" },
  { "pop", method_pop, 1, 2, 0, NULL },
  { "popitem", method_popitem, 0, 0, 0, "($self, /)" },
  { "keys", method_keys, 0, 0, 0, NULL },
  { "items", method_items, 0, 0, 0, NULL },
  { "values", method_values, 0, 0, 0, NULL },
  { "update", method_update, 0, 1, RF_METHOD_KEYWORDS | RF_METHOD_TUPLE, NULL },
  { "fromkeys", method_fromkeys, 1, 2, RF_METHOD_CLASS, "($type, iterable, value=None, /)" },
  { "clear", method_clear, 0, 0, 0, NULL },
  { "copy", method_copy, 0, 0, 0, NULL },
  { "__reversed__", method_reversed, 0, 0, 0, "($self, /)" },
  { NULL },
};
