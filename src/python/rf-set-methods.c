/* SPDX-License-Identifier: MIT */

/* The methods and operators of set and frozenset. Which of two sets is gone
 * over, and into what, is as in CPython: it decides the order of the result. */

#include "python/rf-container.h"
#include "python/rf-dict.h"
#include "python/rf-list.h"
#include "python/rf-reduce.h"
#include "python/rf-set.h"

/* set for sets and their subclasses, frozenset for the others. */
static RfClass *
base_class (RfMachine *m, RfObject *set)
{
  return rf_is (set, m->class_frozenset) ? m->class_frozenset : m->class_set;
}

static RfObject *
set_copy (RfMachine *m, RfObject *set)
{
  return rf_set_from (m, base_class (m, set), set);
}

/* Gives @result back when @done, else drops it. */
static RfObject *
finished (RfMachine *m, RfObject *result, gboolean done)
{
  if (done)
    return result;
  rf_xdrop (m, result);
  return NULL;
}

/* Calls @each for each item of @iterable with its hash; stops at its first FALSE. */
static gboolean
for_each (RfMachine *m, RfObject *iterable,
          gboolean (*each) (RfMachine *m, RfObject *item, gint64 hash, gpointer user),
          gpointer user)
{
  RfObject *iterator, *item;
  gsize position = 0;
  gint64 hash;
  gboolean done = TRUE;

  if (rf_is_any_set (iterable))
    {
      while (done && rf_set_next (iterable, &position, &item, &hash))
        {
          rf_hold (m->heap, rf_new_ref (m, item));
          done = each (m, item, hash, user);
          rf_release (m->heap, 1);
          rf_drop (m, item);
        }
      return done;
    }
  iterator = rf_object_iter (m, iterable);
  if (iterator == NULL)
    return FALSE;
  rf_hold (m->heap, iterator);
  while (done && (item = rf_object_next (m, iterator)) != NULL)
    {
      rf_hold (m->heap, item);
      hash = rf_key_hash (m, item);
      done = hash != -1 && each (m, item, hash, user);
      rf_release (m->heap, 1);
      rf_drop (m, item);
    }
  rf_release (m->heap, 1);
  rf_drop (m, iterator);
  return done && !rf_raised (m);
}

/* Two sets for the functions that for_each() calls. */
typedef struct
{
  RfObject *test, *result;
  gboolean found;
} Pair;

static gboolean
add_if_in (RfMachine *m, RfObject *item, gint64 hash, gpointer user)
{
  Pair *pair = user;
  int inside = rf_set_contains_hashed (m, pair->test, item, hash);

  if (inside <= 0)
    return inside == 0;
  if (!rf_set_add_hashed (m, pair->result, item, hash))
    return FALSE;
  /* All that can be found are found. */
  pair->found =
    m->profile->intersection_stops && rf_set_length (pair->result) >= rf_set_length (pair->test);
  return !pair->found;
}

static gboolean
add_if_not_in (RfMachine *m, RfObject *item, gint64 hash, gpointer user)
{
  Pair *pair = user;
  int inside = rf_is_any_set (pair->test) ? rf_set_contains_hashed (m, pair->test, item, hash)
                                          : rf_dict_contains_hashed (m, pair->test, item, hash);

  if (inside != 0)
    return inside > 0;
  return rf_set_add_hashed (m, pair->result, item, hash);
}

static gboolean
discard_from (RfMachine *m, RfObject *item, gint64 hash, gpointer user)
{
  return rf_set_discard_hashed (m, user, item, hash) >= 0;
}

static gboolean
toggle_in (RfMachine *m, RfObject *item, gint64 hash, gpointer user)
{
  int removed = rf_set_discard_hashed (m, user, item, hash);

  if (removed != 0)
    return removed > 0;
  return rf_set_add_hashed (m, user, item, hash);
}

static gboolean
stop_if_in (RfMachine *m, RfObject *item, gint64 hash, gpointer user)
{
  Pair *pair = user;
  int inside = rf_set_contains_hashed (m, pair->test, item, hash);

  pair->found = inside > 0;
  return inside == 0;
}

static gboolean
stop_if_not_in (RfMachine *m, RfObject *item, gint64 hash, gpointer user)
{
  Pair *pair = user;
  int inside = rf_set_contains_hashed (m, pair->test, item, hash);

  pair->found = inside == 0;
  return inside > 0;
}

/* --- the four operations ------------------------------------------------------------------ */

RfObject *
rf_set_intersection (RfMachine *m, RfObject *set, RfObject *other)
{
  Pair pair = { set, NULL, FALSE };
  gboolean done;

  if (set == other)
    return set_copy (m, set);
  pair.result = rf_set_from (m, base_class (m, set), NULL);
  if (pair.result == NULL)
    return NULL;
  if (rf_is_any_set (other) && rf_set_length (other) > rf_set_length (set))
    {
      pair.test = other;
      other = set;
    }
  rf_hold (m->heap, pair.result);
  done = for_each (m, other, add_if_in, &pair) || (pair.found && !rf_raised (m));
  rf_release (m->heap, 1);
  return finished (m, pair.result, done);
}

gboolean
rf_set_difference_update (RfMachine *m, RfObject *set, RfObject *other)
{
  RfObject *smaller = NULL;
  gboolean done;

  if (set == other)
    {
      rf_set_clear (m->heap, set);
      return TRUE;
    }
  if (rf_is_any_set (other) && rf_set_length (other) >> 3 > rf_set_length (set))
    {
      smaller = rf_set_intersection (m, set, other);
      if (smaller == NULL)
        return FALSE;
      rf_hold (m->heap, smaller);
      other = smaller;
    }
  done = for_each (m, other, discard_from, set);
  if (smaller != NULL)
    {
      rf_release (m->heap, 1);
      rf_drop (m, smaller);
    }
  if (!done)
    return FALSE;
  return rf_set_tidy (m, set);
}

static RfObject *
copy_and_difference (RfMachine *m, RfObject *set, RfObject *other)
{
  RfObject *result = set_copy (m, set);
  gboolean done;

  if (result == NULL)
    return NULL;
  rf_hold (m->heap, result);
  done = rf_set_difference_update (m, result, other);
  rf_release (m->heap, 1);
  return finished (m, result, done);
}

static RfObject *
set_difference (RfMachine *m, RfObject *set, RfObject *other)
{
  gboolean is_dict = RF_CLASS_OF (other) == m->class_dict;
  Pair pair = { other, NULL, FALSE };
  gboolean done;
  gsize n;

  if (!rf_is_any_set (other) && !is_dict)
    return copy_and_difference (m, set, other);
  n = is_dict ? rf_dict_length (other) : rf_set_length (other);
  if (rf_set_length (set) >> 2 > n)
    return copy_and_difference (m, set, other);
  pair.result = rf_set_from (m, base_class (m, set), NULL);
  if (pair.result == NULL)
    return NULL;
  rf_hold (m->heap, pair.result);
  done = for_each (m, set, add_if_not_in, &pair);
  rf_release (m->heap, 1);
  return finished (m, pair.result, done);
}

/* The keys of a dict, by the hashes that it knows. */
static gboolean
toggle_keys (RfMachine *m, RfObject *set, RfObject *dict)
{
  gboolean done = TRUE;
  gsize position = 0;
  gint64 hash;
  RfObject *key;

  while (done && rf_dict_next_hashed (dict, &position, &key, &hash))
    {
      rf_hold (m->heap, rf_new_ref (m, key));
      done = toggle_in (m, key, hash, set);
      rf_release (m->heap, 1);
      rf_drop (m, key);
    }
  return done;
}

gboolean
rf_set_symmetric_difference_update (RfMachine *m, RfObject *set, RfObject *other)
{
  RfObject *as_set;
  gboolean done;

  if (set == other)
    {
      rf_set_clear (m->heap, set);
      return TRUE;
    }
  if (RF_CLASS_OF (other) == m->class_dict)
    return toggle_keys (m, set, other);
  if (rf_is_any_set (other))
    return for_each (m, other, toggle_in, set);
  as_set = rf_set_from (m, base_class (m, set), other);
  if (as_set == NULL)
    return FALSE;
  rf_hold (m->heap, as_set);
  done = for_each (m, as_set, toggle_in, set);
  rf_release (m->heap, 1);
  rf_drop (m, as_set);
  return done;
}

static RfObject *
symmetric_difference (RfMachine *m, RfObject *set, RfObject *other)
{
  RfObject *result = rf_set_from (m, base_class (m, set), other);
  gboolean done;

  if (result == NULL)
    return NULL;
  rf_hold (m->heap, result);
  done = rf_set_symmetric_difference_update (m, result, set);
  rf_release (m->heap, 1);
  return finished (m, result, done);
}

static RfObject *
set_union (RfMachine *m, RfObject *set, RfObject *const *others, gsize n)
{
  RfObject *result = set_copy (m, set);
  gboolean done = TRUE;

  if (result == NULL)
    return NULL;
  rf_hold (m->heap, result);
  for (gsize i = 0; done && i < n; i++)
    done = others[i] == set || rf_set_update (m, result, others[i]);
  rf_release (m->heap, 1);
  return finished (m, result, done);
}

/* 1 when all of @a is in @b, 0, -1. */
static int
set_is_subset (RfMachine *m, RfObject *a, RfObject *b)
{
  Pair pair = { b, NULL, FALSE };
  gboolean done;

  if (rf_set_length (a) > rf_set_length (b))
    return 0;
  done = for_each (m, a, stop_if_not_in, &pair);
  return done ? 1 : rf_raised (m) ? -1 : 0;
}

/* --- operators ---------------------------------------------------------------------------- */

static RfObject *
set_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  int result = 0;

  if (!rf_is_any_set (a) || !rf_is_any_set (b))
    return rf_not_implemented (m);
  switch (op)
    {
    case RF_CMP_EQ:
    case RF_CMP_NE:
      if (rf_set_length (a) == rf_set_length (b) &&
          (RF_SET (a)->hash == -1 || RF_SET (b)->hash == -1 ||
           RF_SET (a)->hash == RF_SET (b)->hash))
        result = set_is_subset (m, a, b);
      if (result >= 0 && op == RF_CMP_NE)
        result = !result;
      break;
    case RF_CMP_LE:
      result = set_is_subset (m, a, b);
      break;
    case RF_CMP_GE:
      result = set_is_subset (m, b, a);
      break;
    case RF_CMP_LT:
      result = rf_set_length (a) < rf_set_length (b) ? set_is_subset (m, a, b) : 0;
      break;
    case RF_CMP_GT:
      result = rf_set_length (a) > rf_set_length (b) ? set_is_subset (m, b, a) : 0;
      break;
    }
  return result < 0 ? NULL : rf_bool (m, result);
}

static RfObject *
slot_sub (RfMachine *m, RfObject *a, RfObject *b)
{
  if (!rf_is_any_set (a) || !rf_is_any_set (b))
    return rf_not_implemented (m);
  return set_difference (m, a, b);
}

static RfObject *
slot_and (RfMachine *m, RfObject *a, RfObject *b)
{
  if (!rf_is_any_set (a) || !rf_is_any_set (b))
    return rf_not_implemented (m);
  return rf_set_intersection (m, a, b);
}

static RfObject *
slot_or (RfMachine *m, RfObject *a, RfObject *b)
{
  if (!rf_is_any_set (a) || !rf_is_any_set (b))
    return rf_not_implemented (m);
  return set_union (m, a, &b, 1);
}

static RfObject *
slot_xor (RfMachine *m, RfObject *a, RfObject *b)
{
  if (!rf_is_any_set (a) || !rf_is_any_set (b))
    return rf_not_implemented (m);
  return symmetric_difference (m, a, b);
}

static RfObject *
slot_inplace_sub (RfMachine *m, RfObject *a, RfObject *b)
{
  if (!rf_is_any_set (b))
    return rf_not_implemented (m);
  return rf_set_difference_update (m, a, b) ? rf_new_ref (m, a) : NULL;
}

/* @set becomes what it has in common with all of @others. */
static gboolean
intersect_with (RfMachine *m, RfObject *set, RfObject *const *others, gsize n)
{
  RfObject *common = n == 0 ? set_copy (m, set) : rf_set_intersection (m, set, others[0]);

  for (gsize i = 1; common != NULL && i < n; i++)
    {
      RfObject *next;

      rf_hold (m->heap, common);
      next = rf_set_intersection (m, common, others[i]);
      rf_release (m->heap, 1);
      rf_drop (m, common);
      common = next;
    }
  if (common == NULL)
    return FALSE;
  rf_set_swap (m, set, common);
  rf_drop (m, common);
  return TRUE;
}

static RfObject *
slot_inplace_and (RfMachine *m, RfObject *a, RfObject *b)
{
  if (!rf_is_any_set (b))
    return rf_not_implemented (m);
  return intersect_with (m, a, &b, 1) ? rf_new_ref (m, a) : NULL;
}

static RfObject *
slot_inplace_or (RfMachine *m, RfObject *a, RfObject *b)
{
  if (!rf_is_any_set (b))
    return rf_not_implemented (m);
  return rf_set_update (m, a, b) ? rf_new_ref (m, a) : NULL;
}

static RfObject *
slot_inplace_xor (RfMachine *m, RfObject *a, RfObject *b)
{
  if (!rf_is_any_set (b))
    return rf_not_implemented (m);
  return rf_set_symmetric_difference_update (m, a, b) ? rf_new_ref (m, a) : NULL;
}

static RfObject *
set_repr (RfMachine *m, RfObject *self)
{
  const char *name = RF_CLASS_OF (self)->type.name;
  gboolean plain = RF_CLASS_OF (self) == m->class_set;
  RfObject *list, *repr, *result = NULL;
  int entered = rf_repr_enter (m, self);

  if (entered != 0)
    return entered < 0 ? NULL : rf_str_new_format (m, "%s(...)", name);
  if (rf_set_length (self) == 0)
    result = rf_str_new_format (m, "%s()", name);
  else if ((list = rf_list_from_iterable (m, self)) != NULL)
    {
      rf_hold (m->heap, list);
      repr = rf_object_repr (m, list);
      rf_release (m->heap, 1);
      rf_drop_keeping (m, list, repr);
      if (repr != NULL)
        {
          GString *out = g_string_new (rf_str_data (repr));

          out->str[0] = '{';
          out->str[out->len - 1] = '}';
          if (!plain)
            {
              g_string_prepend_c (out, '(');
              g_string_prepend (out, name);
              g_string_append_c (out, ')');
            }
          rf_drop (m, repr);
          result = rf_str_new_string (m, out);
        }
    }
  rf_repr_leave (m, self);
  return result;
}

/* --- methods ------------------------------------------------------------------------------ */

static RfObject *
method_add (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_set_add (m, self, args[0]) ? rf_none (m) : NULL;
}

static RfObject *
method_discard (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  return rf_set_discard (m, self, args[0]) >= 0 ? rf_none (m) : NULL;
}

static RfObject *
method_remove (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  int removed = rf_set_discard (m, self, args[0]);

  if (removed < 0)
    return NULL;
  return removed ? rf_none (m) : rf_raise_object (m, RF_EXC_KeyError, args[0]);
}

static RfObject *
method_pop (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_set_pop (m, self);
}

static RfObject *
method_clear (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  rf_set_clear (m->heap, self);
  return rf_none (m);
}

static RfObject *
method_copy (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (RF_CLASS_OF (self) == m->class_frozenset)
    return rf_new_ref (m, self);
  return set_copy (m, self);
}

static RfObject *
method_update (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  for (gsize i = 0; i < n_args; i++)
    if (!rf_set_update (m, self, args[i]))
      return NULL;
  return rf_none (m);
}

static RfObject *
method_difference_update (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                          RfObject *kwnames)
{
  for (gsize i = 0; i < n_args; i++)
    if (!rf_set_difference_update (m, self, args[i]))
      return NULL;
  return rf_none (m);
}

static RfObject *
method_intersection_update (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                            RfObject *kwnames)
{
  return intersect_with (m, self, args, n_args) ? rf_none (m) : NULL;
}

static RfObject *
method_symmetric_difference_update (RfMachine *m, RfObject *self, RfObject *const *args,
                                    gsize n_args, RfObject *kwnames)
{
  return rf_set_symmetric_difference_update (m, self, args[0]) ? rf_none (m) : NULL;
}

static RfObject *
method_union (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return set_union (m, self, args, n_args);
}

static RfObject *
method_intersection (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                     RfObject *kwnames)
{
  RfObject *result = n_args == 0 ? set_copy (m, self) : rf_set_intersection (m, self, args[0]);

  for (gsize i = 1; result != NULL && i < n_args; i++)
    {
      RfObject *next;

      rf_hold (m->heap, result);
      next = rf_set_intersection (m, result, args[i]);
      rf_release (m->heap, 1);
      rf_drop (m, result);
      result = next;
    }
  return result;
}

static RfObject *
method_difference (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  RfObject *result = n_args == 0 ? set_copy (m, self) : set_difference (m, self, args[0]);
  gboolean done = TRUE;

  if (result == NULL)
    return NULL;
  rf_hold (m->heap, result);
  for (gsize i = 1; done && i < n_args; i++)
    done = rf_set_difference_update (m, result, args[i]);
  rf_release (m->heap, 1);
  return finished (m, result, done);
}

static RfObject *
method_symmetric_difference (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                             RfObject *kwnames)
{
  return symmetric_difference (m, self, args[0]);
}

/* @o, or a new set of what it holds; a new reference on hold. */
static RfObject *
as_set (RfMachine *m, RfObject *o)
{
  RfObject *set = rf_is_any_set (o) ? rf_new_ref (m, o) : rf_set_from (m, m->class_set, o);

  if (set != NULL)
    rf_hold (m->heap, set);
  return set;
}

static RfObject *
method_issubset (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  RfObject *other = as_set (m, args[0]);
  int result;

  if (other == NULL)
    return NULL;
  result = set_is_subset (m, self, other);
  rf_release (m->heap, 1);
  rf_drop (m, other);
  return result < 0 ? NULL : rf_bool (m, result);
}

static RfObject *
method_issuperset (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  Pair pair = { self, NULL, FALSE };
  int result;

  if (rf_is_any_set (args[0]))
    result = set_is_subset (m, args[0], self);
  else
    result = for_each (m, args[0], stop_if_not_in, &pair) ? 1 : rf_raised (m) ? -1 : 0;
  return result < 0 ? NULL : rf_bool (m, result);
}

static RfObject *
method_isdisjoint (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  Pair pair = { self, NULL, FALSE };
  RfObject *other = args[0];

  if (self == other)
    return rf_bool (m, rf_set_length (self) == 0);
  if (rf_is_exact_any_set (m, other) && rf_set_length (other) > rf_set_length (self))
    {
      pair.test = other;
      other = self;
    }
  if (!for_each (m, other, stop_if_in, &pair) && rf_raised (m))
    return NULL;
  return rf_bool (m, !pair.found);
}

#define COMMON_METHODS                                                                        \
  { "copy", method_copy, 0, 0, 0, NULL }, { "difference",                                     \
                                            method_difference,                                \
                                            0,                                                \
                                            -1,                                               \
                                            RF_METHOD_TUPLE_ONCE | RF_METHOD_PACKS_SINCE_313, \
                                            NULL },                                           \
    { "intersection",                                                                         \
      method_intersection,                                                                    \
      0,                                                                                      \
      -1,                                                                                     \
      RF_METHOD_TUPLE_ONCE | RF_METHOD_PACKS_SINCE_313,                                       \
      NULL },                                                                                 \
    { "isdisjoint", method_isdisjoint, 1, 1, 0, NULL },                                       \
    { "__reduce__", rf_reduce_method_set, 0, 0, 0, NULL },                                    \
    { "issubset", method_issubset, 1, 1, 0, NULL },                                           \
    { "issuperset", method_issuperset, 1, 1, 0, NULL },                                       \
    { "symmetric_difference", method_symmetric_difference, 1, 1, 0, NULL },                   \
  {                                                                                           \
    "union", method_union, 0, -1, RF_METHOD_TUPLE_ONCE | RF_METHOD_PACKS_SINCE_313, NULL      \
  }

static RfObject *
method_contains (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  int inside = rf_set_contains (m, self, args[0]);

  return inside < 0 ? NULL : rf_bool (m, inside > 0);
}

const RfMethodDef rf_set_methods[] = {
  { "__contains__", method_contains, 1, 1, RF_METHOD_SLOT, NULL },
  COMMON_METHODS,
  { "add", method_add, 1, 1, 0, NULL },
  { "clear", method_clear, 0, 0, 0, NULL },
  { "discard", method_discard, 1, 1, 0, NULL },
  { "difference_update", method_difference_update, 0, -1,
    RF_METHOD_TUPLE_ONCE | RF_METHOD_PACKS_SINCE_313, NULL },
  { "intersection_update", method_intersection_update, 0, -1,
    RF_METHOD_TUPLE_ONCE | RF_METHOD_PACKS_SINCE_313, NULL },
  { "pop", method_pop, 0, 0, 0, NULL },
  { "remove", method_remove, 1, 1, 0, NULL },
  { "symmetric_difference_update", method_symmetric_difference_update, 1, 1, 0, NULL },
  { "update", method_update, 0, -1, RF_METHOD_TUPLE_ONCE | RF_METHOD_PACKS_SINCE_313, NULL },
  { NULL },
};

const RfMethodDef rf_frozenset_methods[] = {
  { "__contains__", method_contains, 1, 1, RF_METHOD_SLOT, NULL },
  COMMON_METHODS,
  { NULL },
};

/* --- into the class ----------------------------------------------------------------------- */

void
rf_set_fill_operators (RfSlots *slots, gboolean mutable)
{
  slots->repr = set_repr;
  slots->richcompare = set_compare;
  slots->iter = rf_set_iter;
  slots->binary[RF_BINARY_SUB] = slot_sub;
  slots->binary[RF_BINARY_BIT_AND] = slot_and;
  slots->binary[RF_BINARY_BIT_OR] = slot_or;
  slots->binary[RF_BINARY_BIT_XOR] = slot_xor;
  if (!mutable)
    return;
  slots->inplace[RF_BINARY_SUB] = slot_inplace_sub;
  slots->inplace[RF_BINARY_BIT_AND] = slot_inplace_and;
  slots->inplace[RF_BINARY_BIT_OR] = slot_inplace_or;
  slots->inplace[RF_BINARY_BIT_XOR] = slot_inplace_xor;
}
