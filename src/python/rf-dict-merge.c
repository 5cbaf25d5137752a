/* SPDX-License-Identifier: MIT */

/* Taking over what another mapping has: update(), |=, copy(), **. While keys are compared and
 * mappings asked, Python code may run: the key and the value in hand are on hold, and a dict that
 * changes under the walk is an error. */

#include "python/rf-dict.h"

#include "python/rf-class-private.h"
#include "python/rf-container.h"
#include "python/rf-iterator.h"

#include <string.h>

/* @key and @value are on hold. A key that is there already stays as it is when @keep. */
static gboolean
merge_one (RfMachine *m, RfObject *dict, RfObject *key, gint64 hash, RfObject *value, gboolean keep)
{
  int found = keep ? rf_dict_contains_hashed (m, dict, key, hash) : 0;

  return found > 0 || (found == 0 && rf_dict_set_hashed (m, dict, key, hash, value));
}

static gboolean
merge_dict (RfMachine *m, RfObject *dict, RfObject *other, gboolean keep)
{
  RfTable *to = RF_DICT (dict)->table;
  RfTable *from = RF_DICT (other)->table;
  gboolean ok = TRUE;

  if (dict == other || from->n_used == 0)
    return TRUE;
  if (RF_DICT (dict)->instance == NULL)
    {
      if (to->n_used == 0 && from->n_used == from->n_entries && from->log2_size != 0 &&
          (from->log2_size == 3 || ((gsize) 1 << (from->log2_size - 1)) * 2 / 3 < from->n_used))
        {
          if (to->n_allocated != 0)
            rf_table_clear (m->heap, dict, to);
          return rf_table_clone (m, dict, to, from);
        }
      if ((((gsize) 1 << to->log2_size) << 1) / 3 < from->n_used)
        {
          to->general = to->general || from->general;
          if (!rf_table_reserve (m, to, (gsize) to->n_used + from->n_used))
            return FALSE;
        }
    }
  for (gsize i = 0; ok && i < RF_DICT (other)->table->n_entries; i++)
    {
      RfTableEntry entry = RF_DICT (other)->table->entries[i];
      guint32 n_entries = RF_DICT (other)->table->n_entries;

      if (entry.key == NULL)
        continue;
      rf_hold (m->heap, rf_new_ref (m, entry.key));
      rf_hold (m->heap, rf_new_ref (m, entry.value));
      ok = merge_one (m, dict, entry.key, entry.hash, entry.value, keep);
      rf_release_two (m, entry.key, entry.value);
      if (ok && RF_DICT (other)->table->n_entries != n_entries)
        {
          rf_raise (m, RF_EXC_RuntimeError, "dict mutated during update");
          ok = FALSE;
        }
    }
  return ok;
}

/* @iterator gives the keys of @mapping. */
static gboolean
merge_keys (RfMachine *m, RfObject *dict, RfObject *mapping, RfObject *iterator, gboolean keep)
{
  RfObject *key;
  gboolean ok = TRUE;

  while (ok && (key = rf_object_next (m, iterator)) != NULL)
    {
      RfObject *value;
      gint64 hash;

      rf_hold (m->heap, key);
      ok = FALSE;
      value = rf_object_getitem (m, mapping, key);
      if (value != NULL)
        {
          rf_hold (m->heap, value);
          hash = rf_key_hash (m, key);
          if (hash != -1)
            ok = merge_one (m, dict, key, hash, value, keep);
          rf_release (m->heap, 1);
          rf_drop (m, value);
        }
      rf_release (m->heap, 1);
      rf_drop (m, key);
    }
  return ok && !rf_raised (m);
}

/* list (mapping.keys ()): looking up the values may change the mapping. */
static RfObject *
keys_list (RfMachine *m, RfObject *mapping)
{
  RfObject *keys = rf_object_call_method (m, mapping, m->name_keys, NULL, 0), *list;

  if (keys == NULL)
    return NULL;
  rf_hold (m->heap, keys);
  list = rf_list_from_iterable (m, keys);
  if (list == NULL && RF_CLASS_OF (keys)->slots.iter == NULL &&
      rf_raised_is (m, RF_EXC_TypeError) && rf_raised_clear (m))
    rf_raise (m, RF_EXC_TypeError, "%.200s.keys() returned a non-iterable (type %.200s)",
              rf_class_name (mapping), rf_class_name (keys));
  rf_release (m->heap, 1);
  rf_drop_keeping (m, keys, list);
  return list;
}

gboolean
rf_dict_merge (RfMachine *m, RfObject *dict, RfObject *mapping, gboolean keep)
{
  RfObject *keys, *iterator;
  gboolean ok;

  if (rf_is_dict (mapping) && rf_iter_is_builtin (mapping, m->class_dict))
    return merge_dict (m, dict, mapping, keep);
  keys = keys_list (m, mapping);
  if (keys == NULL)
    return FALSE;
  rf_hold (m->heap, keys);
  iterator = rf_object_iter (m, keys);
  rf_release (m->heap, 1);
  rf_drop (m, keys);
  if (iterator == NULL)
    return FALSE;
  rf_hold (m->heap, iterator);
  ok = merge_keys (m, dict, mapping, iterator, keep);
  rf_release (m->heap, 1);
  rf_drop (m, iterator);
  return ok;
}

/* A list or tuple of two, itself or a list of its items; a new reference. */
static RfObject *
pair_of (RfMachine *m, RfObject *element, gsize index)
{
  RfObject *pair;

  if (RF_CLASS_OF (element) == m->class_list || RF_CLASS_OF (element) == m->class_tuple)
    return rf_new_ref (m, element);
  pair = rf_list_from_iterable (m, element);
  if (pair == NULL && rf_raised_is (m, RF_EXC_TypeError) && rf_raised_clear (m))
    rf_raise (m, RF_EXC_TypeError,
              "cannot convert dictionary update sequence element #%" G_GSIZE_FORMAT
              " to a sequence",
              index);
  return pair;
}

/* One element of a sequence of pairs. The key and the value are held on the way, the key once more
 * where setting an item does so. */
static gboolean
set_pair (RfMachine *m, RfObject *dict, RfObject *element, gsize index)
{
  RfObject *pair = pair_of (m, element, index), *key, *value;
  RfObject *const *items;
  gsize length;
  guint n_key = m->profile->minor >= 11 ? 2 : 1;
  gboolean done = FALSE;

  if (pair == NULL)
    return FALSE;
  rf_hold (m->heap, pair);
  items =
    RF_CLASS_OF (pair) == m->class_tuple ? ((RfTuple *) pair)->items : ((RfList *) pair)->items;
  length =
    RF_CLASS_OF (pair) == m->class_tuple ? ((RfTuple *) pair)->length : ((RfList *) pair)->length;
  if (length != 2)
    rf_raise (m, RF_EXC_ValueError,
              "dictionary update sequence element #%" G_GSIZE_FORMAT " has length %" G_GSIZE_FORMAT
              "; 2 is required",
              index, length);
  else
    {
      key = items[0];
      value = items[1];
      rf_hold (m->heap, rf_new_ref (m, value));
      for (guint i = 0; i < n_key; i++)
        rf_hold (m->heap, rf_new_ref (m, key));
      done = rf_dict_set (m, dict, key, value);
      for (guint i = 0; i < n_key; i++)
        rf_drop_held (m->heap, key, NULL);
      rf_drop_held (m->heap, value, NULL);
    }
  rf_drop_held (m->heap, pair, NULL);
  return done;
}

static gboolean
update_from_pairs (RfMachine *m, RfObject *dict, RfObject *pairs)
{
  RfObject *iterator = rf_object_iter (m, pairs);
  RfObject *element;
  gboolean done = TRUE;

  if (iterator == NULL)
    return FALSE;
  rf_hold (m->heap, iterator);
  for (gsize i = 0; done && (element = rf_object_next (m, iterator)) != NULL; i++)
    {
      rf_hold (m->heap, element);
      done = set_pair (m, dict, element, i);
      rf_release (m->heap, 1);
      rf_drop (m, element);
    }
  rf_release (m->heap, 1);
  rf_drop (m, iterator);
  return done && !rf_raised (m);
}

gboolean
rf_dict_update (RfMachine *m, RfObject *dict, RfObject *mapping_or_pairs)
{
  RfObject *keys;

  if (RF_CLASS_OF (mapping_or_pairs) == m->class_dict)
    return rf_dict_merge (m, dict, mapping_or_pairs, FALSE);
  keys = rf_object_getattr_optional (m, mapping_or_pairs, m->name_keys);
  if (keys != NULL)
    {
      rf_drop (m, keys);
      return rf_dict_merge (m, dict, mapping_or_pairs, FALSE);
    }
  return !rf_raised (m) && update_from_pairs (m, dict, mapping_or_pairs);
}

RfObject *
rf_dict_copy (RfMachine *m, RfObject *dict)
{
  RfObject *copy = rf_dict_new (m);
  RfTable *from = RF_DICT (dict)->table;

  gboolean done;

  if (copy == NULL || from->n_used == 0)
    return copy;
  rf_hold (m->heap, copy);
  if (from->log2_size != 0 && rf_table_is_compact (from))
    done = rf_table_clone (m, copy, RF_DICT (copy)->table, from);
  else
    done = merge_dict (m, copy, dict, FALSE);
  rf_release (m->heap, 1);
  if (done)
    return copy;
  rf_drop (m, copy);
  return NULL;
}
