/* SPDX-License-Identifier: MIT */

/* itertools: count, cycle, repeat, chain, accumulate, pairwise, batched. */

#include "python/rf-generic-alias.h"
#include "python/rf-int.h"
#include "python/rf-itertools-private.h"
#include "python/rf-sizes.h"

#define KIND(name) (&rf_itertools_basic[BASIC_##name])

enum
{
  BASIC_count,
  BASIC_cycle,
  BASIC_repeat,
  BASIC_chain,
  BASIC_accumulate,
  BASIC_pairwise,
  BASIC_batched,
};

/* --- count ----------------------------------------------------------------------------------- */

enum
{
  COUNT_VALUE, /* NULL: it is `at`, and the step is 1 */
  COUNT_STEP,
};

static gboolean
is_number (RfMachine *m, RfObject *o)
{
  RfSlots *slots = &RF_CLASS_OF (o)->slots;

  return slots->index != NULL || slots->int_ != NULL || slots->float_ != NULL;
}

static RfObject *
count_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "start", "step", NULL };
  RfObject *given[2], *items[2];
  gint64 start = 0, step = 1;
  gboolean fast;
  RfItertool *o;

  if (!rf_args_parse (m, "count", names, 0, 0, args, n_args, kwnames, given))
    return NULL;
  if ((given[0] != NULL && !is_number (m, given[0])) ||
      (given[1] != NULL && !is_number (m, given[1])))
    return rf_raise (m, RF_EXC_TypeError, "a number is required");
  fast = (given[0] == NULL || (rf_is_int (given[0]) && rf_int_fits (given[0], &start))) &&
         (given[1] == NULL || (rf_is_int (given[1]) && rf_int_fits (given[1], &step))) && step == 1;
  items[COUNT_VALUE] = NULL;
  if (!fast)
    items[COUNT_VALUE] = given[0] != NULL ? rf_new_ref (m, given[0]) : rf_int_new (m, 0);
  items[COUNT_STEP] = given[1] != NULL ? rf_new_ref (m, given[1]) : rf_int_new (m, 1);
  o = rf_itertool_new (m, cls, KIND (count), items, 2);
  if (o != NULL)
    o->at = start;
  return RF_OBJECT (o);
}

static RfObject *
count_next (RfMachine *m, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self);
  RfObject *value, *sum;

  if (o->slots[COUNT_VALUE] == NULL)
    {
      if (o->at < G_MAXSSIZE)
        return rf_int_new (m, o->at++);
      value = rf_int_new (m, G_MAXSSIZE);
      if (value == NULL)
        return NULL;
      rf_itertool_set (m, o, COUNT_VALUE, value);
    }
  value = rf_new_ref (m, o->slots[COUNT_VALUE]);
  rf_hold (m->heap, value);
  sum = rf_object_binary (m, RF_BINARY_ADD, value, o->slots[COUNT_STEP]);
  if (sum != NULL)
    rf_itertool_set (m, o, COUNT_VALUE, sum);
  rf_release (m->heap, 1);
  if (sum != NULL)
    return value;
  rf_drop (m, value);
  return NULL;
}

static gboolean
is_int_one (RfObject *o)
{
  gint64 value;

  return rf_is_int (o) && rf_int_fits (o, &value) && value == 1;
}

/* "name(a)" or "name(a, b)". */
static RfObject *
repr_of_call (RfMachine *m, RfObject *self, RfObject *a, RfObject *b)
{
  GString *text = g_string_new (RF_CLASS_OF (self)->type.name);
  RfObject *result = NULL;
  gboolean ok;

  g_string_append_c (text, '(');
  ok = rf_str_append_repr (m, text, a);
  if (ok && b != NULL)
    {
      g_string_append (text, ", ");
      ok = rf_str_append_repr (m, text, b);
    }
  g_string_append_c (text, ')');
  if (ok)
    result = rf_str_new (m, text->str, (gssize) text->len);
  g_string_free (text, TRUE);
  return result;
}

static RfObject *
count_repr (RfMachine *m, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self);
  RfObject *step = o->slots[COUNT_STEP];

  if (o->slots[COUNT_VALUE] == NULL)
    return rf_str_new_format (m, "%s(%" G_GSSIZE_FORMAT ")", RF_CLASS_OF (self)->type.name, o->at);
  return repr_of_call (m, self, o->slots[COUNT_VALUE], is_int_one (step) ? NULL : step);
}

/* --- cycle ----------------------------------------------------------------------------------- */

enum
{
  CYCLE_ITERATOR,
  CYCLE_SAVED,
};

static RfObject *
cycle_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *items[2];

  if (!rf_itertool_arguments (m, cls, KIND (cycle), n_args, kwnames, 1, 1))
    return NULL;
  items[0] = rf_object_iter (m, args[0]);
  if (items[0] == NULL)
    return NULL;
  rf_hold (m->heap, items[0]);
  items[1] = rf_list_new (m, 0);
  rf_release (m->heap, 1);
  if (items[1] != NULL)
    return RF_OBJECT (rf_itertool_new (m, cls, KIND (cycle), items, 2));
  rf_drop (m, items[0]);
  return NULL;
}

static RfObject *
cycle_next (RfMachine *m, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self);
  RfList *saved;

  if (o->slots[CYCLE_ITERATOR] != NULL)
    {
      RfObject *item = rf_itertool_next (m, o, CYCLE_ITERATOR);

      if (item != NULL)
        {
          gboolean ok;

          rf_hold (m->heap, item);
          ok = rf_list_append (m, o->slots[CYCLE_SAVED], item);
          rf_release (m->heap, 1);
          if (ok)
            return item;
          rf_drop (m, item);
          return NULL;
        }
      if (!rf_itertool_ended (m))
        return NULL;
      rf_itertool_finish (m, o, CYCLE_ITERATOR);
    }
  saved = (RfList *) o->slots[CYCLE_SAVED];
  if (saved->length == 0)
    return NULL;
  if ((gsize) o->at >= saved->length)
    o->at = 0;
  return rf_new_ref (m, saved->items[o->at++]);
}

/* --- repeat ---------------------------------------------------------------------------------- */

static RfObject *
repeat_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "object", "times", NULL };
  RfObject *given[2], *item;
  gssize left = -1;
  RfItertool *o;

  if (!rf_args_parse (m, "repeat", names, 0, 1, args, n_args, kwnames, given))
    return NULL;
  if (given[1] != NULL)
    {
      left = rf_object_as_index (m, given[1], RF_EXC_OverflowError);
      if (rf_raised (m))
        return NULL;
      left = MAX (left, 0);
    }
  item = rf_new_ref (m, given[0]);
  o = rf_itertool_new (m, cls, KIND (repeat), &item, 1);
  if (o != NULL)
    o->at = left;
  return RF_OBJECT (o);
}

static RfObject *
repeat_next (RfMachine *m, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self);

  if (o->at == 0)
    return NULL;
  if (o->at > 0)
    o->at--;
  return rf_new_ref (m, o->slots[0]);
}

static RfObject *
repeat_repr (RfMachine *m, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self);
  RfObject *left, *result;

  if (o->at < 0)
    return repr_of_call (m, self, o->slots[0], NULL);
  left = rf_int_new (m, o->at);
  if (left == NULL)
    return NULL;
  rf_hold (m->heap, left);
  result = repr_of_call (m, self, o->slots[0], left);
  rf_release (m->heap, 1);
  rf_drop (m, left);
  return result;
}

static RfObject *
repeat_length_hint (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                    RfObject *kwnames)
{
  if (RF_ITERTOOL (self)->at < 0)
    return rf_raise (m, RF_EXC_TypeError, "len() of unsized object");
  return rf_int_new (m, RF_ITERTOOL (self)->at);
}

/* --- chain ----------------------------------------------------------------------------------- */

enum
{
  CHAIN_ACTIVE,
  CHAIN_SOURCE,
};

/* A chain of what @iterable gives. */
static RfObject *
chain_of (RfMachine *m, RfClass *cls, RfObject *iterable)
{
  RfObject *items[2] = { NULL, rf_object_iter (m, iterable) };

  if (items[CHAIN_SOURCE] == NULL)
    return NULL;
  return RF_OBJECT (rf_itertool_new (m, cls, KIND (chain), items, 2));
}

static RfObject *
chain_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *tuple, *o;

  if (!rf_itertool_arguments (m, cls, KIND (chain), n_args, kwnames, 0, G_MAXSIZE))
    return NULL;
  tuple = rf_tuple_new (m, args, n_args);
  if (tuple == NULL)
    return NULL;
  rf_hold (m->heap, tuple);
  o = chain_of (m, cls, tuple);
  rf_release (m->heap, 1);
  rf_drop (m, tuple);
  return o;
}

static RfObject *
chain_from_iterable (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                     RfObject *kwnames)
{
  return chain_of (m, (RfClass *) self, args[0]);
}

/* The next iterable becomes the active one; FALSE at the end or with an exception. */
static gboolean
chain_advance (RfMachine *m, RfItertool *o)
{
  RfObject *iterable = rf_itertool_next (m, o, CHAIN_SOURCE), *iterator = NULL;

  if (iterable != NULL)
    {
      rf_hold (m->heap, iterable);
      iterator = rf_object_iter (m, iterable);
      rf_release (m->heap, 1);
      rf_drop_keeping (m, iterable, iterator);
    }
  else
    rf_itertool_ended (m);
  if (iterator != NULL)
    {
      rf_itertool_set (m, o, CHAIN_ACTIVE, iterator);
      return TRUE;
    }
  rf_itertool_finish (m, o, CHAIN_SOURCE);
  return FALSE;
}

static RfObject *
chain_next (RfMachine *m, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self);

  while (o->slots[CHAIN_SOURCE] != NULL)
    {
      RfObject *item;

      if (o->slots[CHAIN_ACTIVE] == NULL && !chain_advance (m, o))
        return NULL;
      if (o->slots[CHAIN_ACTIVE] == NULL)
        continue;
      item = rf_itertool_next (m, o, CHAIN_ACTIVE);
      if (item != NULL || !rf_itertool_ended (m))
        return item;
      rf_itertool_finish (m, o, CHAIN_ACTIVE);
    }
  return NULL;
}

static RfObject *
class_getitem (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_generic_alias_new (m, self, args[0]);
}

/* --- accumulate ------------------------------------------------------------------------------ */

enum
{
  ACCUMULATE_FUNCTION, /* NULL: + */
  ACCUMULATE_TOTAL,
  ACCUMULATE_ITERATOR,
  ACCUMULATE_INITIAL, /* None: none, or given out already */
};

static RfObject *
accumulate_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "iterable", "func", "$", "initial", NULL };
  RfObject *given[3], *items[4] = { NULL };

  if (!rf_args_parse (m, "accumulate", names, 0, 1, args, n_args, kwnames, given))
    return NULL;
  items[ACCUMULATE_ITERATOR] = rf_object_iter (m, given[0]);
  if (items[ACCUMULATE_ITERATOR] == NULL)
    return NULL;
  if (given[1] != NULL && given[1] != m->none)
    items[ACCUMULATE_FUNCTION] = rf_new_ref (m, given[1]);
  items[ACCUMULATE_INITIAL] = rf_new_ref (m, given[2] != NULL ? given[2] : m->none);
  return RF_OBJECT (rf_itertool_new (m, cls, KIND (accumulate), items, 4));
}

static RfObject *
accumulate_next (RfMachine *m, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self);
  RfObject *pair[2], *total;

  if (o->slots[ACCUMULATE_INITIAL] != m->none)
    {
      total =
        rf_slot_swap_named (m->heap, self, "initial", &o->slots[ACCUMULATE_INITIAL], rf_none (m));
      rf_itertool_set (m, o, ACCUMULATE_TOTAL, total);
      return rf_new_ref (m, total);
    }
  pair[1] = rf_itertool_next (m, o, ACCUMULATE_ITERATOR);
  if (pair[1] == NULL)
    return NULL;
  if (o->slots[ACCUMULATE_TOTAL] == NULL)
    {
      rf_itertool_set (m, o, ACCUMULATE_TOTAL, pair[1]);
      return rf_new_ref (m, pair[1]);
    }
  rf_hold (m->heap, pair[1]);
  pair[0] = rf_new_ref (m, o->slots[ACCUMULATE_TOTAL]);
  rf_hold (m->heap, pair[0]);
  total = o->slots[ACCUMULATE_FUNCTION] == NULL
            ? rf_object_binary (m, RF_BINARY_ADD, pair[0], pair[1])
            : rf_object_call (m, o->slots[ACCUMULATE_FUNCTION], pair, 2, NULL);
  rf_release (m->heap, 2);
  rf_drop (m, pair[0]);
  rf_drop_keeping (m, pair[1], total);
  if (total == NULL)
    return NULL;
  rf_hold (m->heap, rf_new_ref (m, total));
  rf_itertool_set (m, o, ACCUMULATE_TOTAL, total);
  rf_release (m->heap, 1);
  return total;
}

/* --- pairwise -------------------------------------------------------------------------------- */

enum
{
  PAIRWISE_ITERATOR,
  PAIRWISE_OLD,
  PAIRWISE_RESULT, /* NULL where the tuple is not given out again */
};

static RfObject *
pairwise_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *items[3] = { NULL };

  if (!rf_itertool_arguments (m, cls, KIND (pairwise), n_args, kwnames, 1, 1))
    return NULL;
  items[PAIRWISE_ITERATOR] = rf_object_iter (m, args[0]);
  if (items[PAIRWISE_ITERATOR] == NULL)
    return NULL;
  if (rf_size_of (m->profile, RF_SIZE_PAIRWISE_RESULT))
    {
      rf_hold (m->heap, items[PAIRWISE_ITERATOR]);
      items[PAIRWISE_RESULT] = rf_tuple_pack (m, 2, m->none, m->none);
      rf_release (m->heap, 1);
      if (items[PAIRWISE_RESULT] == NULL)
        {
          rf_drop (m, items[PAIRWISE_ITERATOR]);
          return NULL;
        }
    }
  return RF_OBJECT (rf_itertool_new (m, cls, KIND (pairwise), items, 3));
}

/* The kept tuple with @old and @new_ (borrowed), or a new one. */
static RfObject *
pairwise_pair (RfMachine *m, RfItertool *o, RfObject *old, RfObject *new_)
{
  RfObject *result = o->slots[PAIRWISE_RESULT];
  RfObject *items[2] = { old, new_ };

  if (result == NULL || result->refcnt > 1)
    return rf_tuple_new (m, items, 2);
  rf_hold (m->heap, rf_new_ref (m, result));
  for (gsize i = 0; i < 2; i++)
    rf_slot_store_index (m->heap, result, i, &((RfTuple *) result)->items[i],
                         rf_new_ref (m, items[i]));
  rf_release (m->heap, 1);
  if (!rf_gc_is_tracked (result))
    rf_gc_track (m->heap, result);
  return result;
}

static RfObject *
pairwise_next (RfMachine *m, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self);
  RfObject *old, *new_, *result;

  if (o->slots[PAIRWISE_ITERATOR] == NULL)
    return NULL;
  if (o->slots[PAIRWISE_OLD] == NULL)
    {
      RfObject *first = rf_itertool_next (m, o, PAIRWISE_ITERATOR);

      rf_itertool_set (m, o, PAIRWISE_OLD, first);
      if (first == NULL)
        rf_itertool_finish (m, o, PAIRWISE_ITERATOR);
      else if (o->slots[PAIRWISE_ITERATOR] == NULL)
        rf_itertool_set (m, o, PAIRWISE_OLD, NULL);
      if (o->slots[PAIRWISE_OLD] == NULL)
        return NULL;
    }
  old = rf_new_ref (m, o->slots[PAIRWISE_OLD]);
  rf_hold (m->heap, old);
  new_ = rf_itertool_next (m, o, PAIRWISE_ITERATOR);
  if (new_ == NULL)
    {
      rf_itertool_finish (m, o, PAIRWISE_ITERATOR);
      rf_itertool_set (m, o, PAIRWISE_OLD, NULL);
      rf_release (m->heap, 1);
      rf_drop (m, old);
      return NULL;
    }
  rf_hold (m->heap, new_);
  result = pairwise_pair (m, o, old, new_);
  rf_release (m->heap, 2);
  if (result != NULL)
    rf_hold (m->heap, result);
  rf_hold (m->heap, old);
  rf_itertool_set (m, o, PAIRWISE_OLD, new_);
  rf_release (m->heap, 1);
  rf_drop (m, old);
  if (result != NULL)
    rf_release (m->heap, 1);
  return result;
}

/* --- batched --------------------------------------------------------------------------------- */

static RfObject *
batched_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const lax[] = { "iterable", "n", NULL };
  static const char *const strict[] = { "iterable", "n", "$", "strict", NULL };
  gboolean has_strict = rf_size_of (m->profile, RF_SIZE_BATCHED_STRICT);
  RfObject *given[3] = { NULL }, *iterator;
  gssize n;
  int is_strict = 0;
  RfItertool *o;

  if (!rf_args_parse (m, "batched", has_strict ? strict : lax, 0, 2, args, n_args, kwnames, given))
    return NULL;
  n = rf_object_as_index (m, given[1], RF_EXC_OverflowError);
  if (rf_raised (m))
    return NULL;
  if (given[2] != NULL)
    is_strict = rf_object_truth (m, given[2]);
  if (is_strict < 0)
    return NULL;
  if (n < 1)
    return rf_raise (m, RF_EXC_ValueError, "n must be at least one");
  iterator = rf_object_iter (m, given[0]);
  if (iterator == NULL)
    return NULL;
  o = rf_itertool_new (m, cls, KIND (batched), &iterator, 1);
  if (o != NULL)
    {
      o->stop = n;
      o->flag = is_strict;
    }
  return RF_OBJECT (o);
}

/* The batch is not full: what becomes of its @n items (which stay the caller's)? */
static RfObject *
batched_rest (RfMachine *m, RfItertool *o, RfObject *const *items, gsize n)
{
  if (!rf_itertool_ended (m) || n == 0)
    {
      rf_itertool_finish (m, o, 0);
      return NULL;
    }
  if (!o->flag)
    return rf_tuple_new (m, items, n);
  rf_itertool_finish (m, o, 0);
  return rf_raise (m, RF_EXC_ValueError, "batched(): incomplete batch");
}

static RfObject *
batched_next (RfMachine *m, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self);
  gsize room = MIN ((gsize) o->stop, 64), n = 0;
  RfObject **items, *result = NULL, *item = NULL;

  if (o->slots[0] == NULL)
    return NULL;
  items = g_new (RfObject *, room);
  while (n < (gsize) o->stop && o->slots[0] != NULL)
    {
      item = rf_itertool_next (m, o, 0);
      if (item == NULL)
        break;
      if (n == room)
        {
          room *= 2;
          items = g_renew (RfObject *, items, room);
        }
      rf_hold (m->heap, item);
      items[n++] = item;
    }
  result = n == (gsize) o->stop ? rf_tuple_new (m, items, n) : batched_rest (m, o, items, n);
  rf_release (m->heap, (guint) n);
  if (result != NULL)
    rf_hold (m->heap, result);
  rf_drop_items (m->heap, items, n, FALSE);
  if (result != NULL)
    rf_release (m->heap, 1);
  g_free (items);
  return result;
}

/* --- the kinds ------------------------------------------------------------------------------- */

static const RfMethodDef repeat_methods[] = {
  { "__length_hint__", repeat_length_hint, 0, 0, 0 },
  { NULL },
};

static const RfMethodDef chain_methods[] = {
  { "from_iterable", chain_from_iterable, 1, 1, RF_METHOD_CLASS, "($type, iterable, /)" },
  { "__class_getitem__", class_getitem, 1, 1, RF_METHOD_CLASS },
  { NULL },
};

const RfItertoolKind rf_itertools_basic[] = {
  [BASIC_count] = { .id = RF_ITERTOOL_count,
                    .name = "count",
                    .sizes = { 40, 40, 40, 40 },
                    .slots = { "value", "step" },
                    .new_ = count_new,
                    .next = count_next,
                    .repr = count_repr },
  [BASIC_cycle] = { .id = RF_ITERTOOL_cycle,
                    .name = "cycle",
                    .sizes = { 48, 48, 48, 48 },
                    .slots = { "iterator", "saved" },
                    .new_ = cycle_new,
                    .next = cycle_next },
  [BASIC_repeat] = { .id = RF_ITERTOOL_repeat,
                     .name = "repeat",
                     .sizes = { 32, 32, 32, 32 },
                     .slots = { "object" },
                     .new_ = repeat_new,
                     .next = repeat_next,
                     .repr = repeat_repr,
                     .methods = repeat_methods },
  [BASIC_chain] = { .id = RF_ITERTOOL_chain,
                    .name = "chain",
                    .sizes = { 32, 32, 32, 32 },
                    .slots = { "active", "source" },
                    .new_ = chain_new,
                    .next = chain_next,
                    .methods = chain_methods },
  [BASIC_accumulate] = { .id = RF_ITERTOOL_accumulate,
                         .name = "accumulate",
                         .sizes = { 48, 48, 56, 56 },
                         .slots = { "function", "total", "iterator", "initial" },
                         .new_ = accumulate_new,
                         .next = accumulate_next },
  [BASIC_pairwise] = { .id = RF_ITERTOOL_pairwise,
                       .name = "pairwise",
                       .sizes = { 32, 32, 32, 40 },
                       .slots = { "iterator", "old", "result" },
                       .new_ = pairwise_new,
                       .next = pairwise_next },
  [BASIC_batched] = { .id = RF_ITERTOOL_batched,
                      .name = "batched",
                      .sizes = { 32, 32, 32, 40 },
                      .slots = { "iterator" },
                      .new_ = batched_new,
                      .next = batched_next },
  { .name = NULL },
};
