/* SPDX-License-Identifier: MIT */

/* The methods of collections.OrderedDict. */

#include "python/rf-container.h"
#include "python/rf-ordered-dict.h"
#include "python/rf-reduce.h"

static gboolean
is_exact (RfMachine *m, RfObject *o)
{
  return RF_CLASS_OF (o) == rf_collections_state (m)->ordered_dict;
}

static RfObject *
method_fromkeys (RfMachine *m, RfObject *cls, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  static const char *const names[] = { "iterable", "value", NULL };
  RfObject *given[2], *result, *iterator, *key;
  gboolean done = TRUE;

  if (!rf_args_parse (m, "fromkeys", names, 0, 1, args, n_args, kwnames, given))
    return NULL;
  result = rf_object_call_noargs (m, cls);
  if (result == NULL)
    return NULL;
  rf_hold (m->heap, result);
  iterator = rf_object_iter (m, given[0]);
  if (iterator != NULL)
    {
      rf_hold (m->heap, iterator);
      while (done && (key = rf_object_next (m, iterator)) != NULL)
        {
          rf_hold (m->heap, key);
          done = rf_object_setitem (m, result, key, given[1] != NULL ? given[1] : m->none);
          rf_release (m->heap, 1);
          rf_drop (m, key);
        }
      rf_release (m->heap, 1);
      rf_drop (m, iterator);
    }
  rf_release (m->heap, 1);
  if (!rf_raised (m))
    return result;
  rf_drop (m, result);
  return NULL;
}

static RfObject *
method_setdefault (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  static const char *const names[] = { "key", "default", NULL };
  RfObject *given[2], *fallback, *value;
  int there;

  if (!rf_args_parse (m, "setdefault", names, 0, 1, args, n_args, kwnames, given))
    return NULL;
  fallback = given[1] != NULL ? given[1] : m->none;
  if (is_exact (m, self))
    {
      value = rf_dict_get (m, self, given[0]);
      if (value != NULL)
        return rf_new_ref (m, value);
      if (rf_raised (m) || !rf_odict_set (m, self, given[0], fallback))
        return NULL;
      return rf_new_ref (m, fallback);
    }
  there = rf_object_contains (m, self, given[0]);
  if (there > 0)
    return rf_object_getitem (m, self, given[0]);
  if (there < 0 || !rf_object_setitem (m, self, given[0], fallback))
    return NULL;
  return rf_new_ref (m, fallback);
}

/* The value by the methods that a subclass may have of its own. */
static RfObject *
pop_by_methods (RfMachine *m, RfObject *self, RfObject *key)
{
  int there = rf_object_contains (m, self, key);
  RfObject *value;
  gboolean done;

  if (there <= 0)
    return NULL;
  value = rf_object_getitem (m, self, key);
  if (value == NULL)
    return NULL;
  rf_hold (m->heap, value);
  done = rf_object_delitem (m, self, key);
  rf_release (m->heap, 1);
  if (done)
    return value;
  rf_drop (m, value);
  return NULL;
}

/* Takes @key out of the order and the dict: its value, @fallback (may be NULL), or KeyError. */
static RfObject *
pop_key (RfMachine *m, RfObject *self, RfObject *key, gint64 hash, RfObject *fallback)
{
  RfOrderNode *node;
  RfObject *value;

  node = rf_odict_find (m, self, key, hash);
  if (node != NULL)
    rf_odict_remove_node (m->heap, self, node);
  else if (rf_raised (m))
    return NULL;
  value = m->profile->minor < 11 && !is_exact (m, self) ? pop_by_methods (m, self, key)
                                                        : rf_dict_steal_hashed (m, self, key, hash);
  if (value != NULL || rf_raised (m))
    return value;
  return fallback != NULL ? rf_new_ref (m, fallback) : rf_raise_object (m, RF_EXC_KeyError, key);
}

static RfObject *
method_pop (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "key", "default", NULL };
  RfObject *given[2];
  gint64 hash;

  if (!rf_args_parse (m, "pop", names, 0, 1, args, n_args, kwnames, given))
    return NULL;
  hash = rf_key_hash (m, given[0]);
  return hash != -1 ? pop_key (m, self, given[0], hash, given[1]) : NULL;
}

/* The argument last of a method, TRUE when it is not given; -1 with an exception. */
static int
last_given (RfMachine *m, RfObject *last)
{
  return last != NULL ? rf_object_truth (m, last) : TRUE;
}

static RfObject *
method_popitem (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  static const char *const names[] = { "last", NULL };
  RfOrderedDict *od = RF_ORDERED_DICT (self);
  RfObject *given[1], *key, *value, *pair = NULL;
  const RfOrderNode *node;
  int last;

  if (!rf_args_parse (m, "popitem", names, 0, 0, args, n_args, kwnames, given) ||
      (last = last_given (m, given[0])) < 0)
    return NULL;
  if (od->first == NULL)
    return rf_raise (m, RF_EXC_KeyError, "dictionary is empty");
  node = last ? od->last : od->first;
  key = rf_new_ref (m, node->key);
  rf_hold (m->heap, key);
  value = pop_key (m, self, key, node->hash, NULL);
  if (value != NULL)
    {
      rf_hold (m->heap, value);
      pair = rf_tuple_pack (m, 2, key, value);
      rf_release (m->heap, 1);
      rf_drop_keeping (m, value, pair);
    }
  rf_release (m->heap, 1);
  rf_drop_keeping (m, key, pair);
  return pair;
}

static RfObject *
method_move_to_end (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                    RfObject *kwnames)
{
  static const char *const names[] = { "key", "last", NULL };
  RfOrderedDict *od = RF_ORDERED_DICT (self);
  RfOrderNode *node;
  RfObject *given[2];
  gint64 hash;
  int last;

  if (!rf_args_parse (m, "move_to_end", names, 0, 1, args, n_args, kwnames, given) ||
      (last = last_given (m, given[1])) < 0)
    return NULL;
  if (od->first == NULL)
    return rf_raise_object (m, RF_EXC_KeyError, given[0]);
  if ((last ? od->last : od->first)->key == given[0])
    return rf_none (m);
  hash = rf_key_hash (m, given[0]);
  if (hash == -1)
    return NULL;
  node = rf_odict_find (m, self, given[0], hash);
  if (node == NULL)
    return rf_raised (m) ? NULL : rf_raise_object (m, RF_EXC_KeyError, given[0]);
  rf_odict_move (self, node, last);
  return rf_none (m);
}

static RfObject *
method_update (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (n_args > 1)
    return rf_raise (m, RF_EXC_TypeError,
                     "update() takes at most 1 positional argument (%" G_GSIZE_FORMAT " given)",
                     n_args);
  if (n_args == 1 && !rf_odict_update (m, self, args[0]))
    return NULL;
  for (gsize i = 0; kwnames != NULL && i < ((RfTuple *) kwnames)->length; i++)
    if (!rf_object_setitem (m, self, ((RfTuple *) kwnames)->items[i], args[n_args + i]))
      return NULL;
  return rf_none (m);
}

static RfObject *
method_clear (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  guint64 state = RF_ORDERED_DICT (self)->state;

  rf_dict_clear (m, self);
  rf_odict_remove_nodes (m->heap, self);
  /* Iterators learn of it by the length alone, until 3.13. */
  if (m->profile->minor < 13 && RF_ORDERED_DICT (self)->first == NULL)
    RF_ORDERED_DICT (self)->state = state;
  return rf_none (m);
}

/* Copies the item @key, by the methods of a subclass if it is one. */
static gboolean
copy_item (RfMachine *m, RfObject *self, RfObject *copy, RfObject *key, gint64 hash, gboolean exact)
{
  RfObject *value;
  gboolean done;

  if (!exact)
    value = rf_object_getitem (m, self, key);
  else
    {
      value = rf_dict_get (m, self, key);
      if (value == NULL && !rf_raised (m))
        rf_raise_object (m, RF_EXC_KeyError, key);
      if (value != NULL)
        rf_new_ref (m, value);
    }
  if (value == NULL)
    return FALSE;
  rf_hold (m->heap, value);
  done = exact ? rf_odict_set_hashed (m, copy, key, hash, value)
               : rf_object_setitem (m, copy, key, value);
  rf_release (m->heap, 1);
  rf_drop (m, value);
  return done;
}

static RfObject *
method_copy (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gboolean exact = is_exact (m, self), done = TRUE;
  RfObject *copy = rf_object_call_noargs (m, RF_OBJECT (RF_CLASS_OF (self)));
  guint64 state = RF_ORDERED_DICT (self)->state;

  if (copy == NULL)
    return NULL;
  rf_hold (m->heap, copy);
  for (RfOrderNode *node = RF_ORDERED_DICT (self)->first; done && node != NULL; node = node->next)
    {
      RfObject *key = rf_new_ref (m, node->key);

      rf_hold (m->heap, key);
      done = copy_item (m, self, copy, key, node->hash, exact);
      rf_release (m->heap, 1);
      rf_drop (m, key);
      if (done && RF_ORDERED_DICT (self)->state != state)
        {
          rf_raise (m, RF_EXC_RuntimeError, "OrderedDict mutated during iteration");
          done = FALSE;
        }
    }
  rf_release (m->heap, 1);
  if (done)
    return copy;
  rf_drop (m, copy);
  return NULL;
}

static RfObject *
method_reversed (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  return rf_odict_iterator_new (m, self, RF_ODICT_KEYS, TRUE);
}

static RfObject *
method_keys (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_dict_view_new (m, rf_collections_state (m)->odict_keys, self);
}

static RfObject *
method_values (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_dict_view_new (m, rf_collections_state (m)->odict_values, self);
}

static RfObject *
method_items (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_dict_view_new (m, rf_collections_state (m)->odict_items, self);
}

/* (class, (), state, None, items). */
static RfObject *
method_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *state = rf_reduce_state (m, self), *items, *result = NULL;

  if (state == NULL)
    return NULL;
  rf_hold (m->heap, state);
  items = rf_reduce_items (m, self);
  if (items != NULL)
    {
      rf_hold (m->heap, items);
      result =
        rf_tuple_pack (m, 5, RF_OBJECT (RF_CLASS_OF (self)), m->empty_tuple, state, m->none, items);
      rf_release (m->heap, 1);
      rf_drop_keeping (m, items, result);
    }
  rf_release (m->heap, 1);
  rf_drop_keeping (m, state, result);
  return result;
}

const RfMethodDef rf_odict_methods[] = {
  { "fromkeys", method_fromkeys, 0, -1, RF_METHOD_CLASS | RF_METHOD_KEYWORDS, NULL },
  { "__reduce__", method_reduce, 0, 0, 0, NULL },
  { "setdefault", method_setdefault, 0, -1, RF_METHOD_KEYWORDS, NULL },
  { "pop", method_pop, 0, -1, RF_METHOD_KEYWORDS, NULL },
  { "popitem", method_popitem, 0, -1, RF_METHOD_KEYWORDS, NULL },
  { "keys", method_keys, 0, 0, 0, NULL },
  { "values", method_values, 0, 0, 0, NULL },
  { "items", method_items, 0, 0, 0, NULL },
  { "update", method_update, 0, -1, RF_METHOD_KEYWORDS | RF_METHOD_TUPLE, NULL },
  { "clear", method_clear, 0, 0, 0, NULL },
  { "copy", method_copy, 0, 0, 0, NULL },
  { "__reversed__", method_reversed, 0, 0, 0, NULL },
  { "move_to_end", method_move_to_end, 0, -1, RF_METHOD_KEYWORDS, NULL },
  { NULL },
};
