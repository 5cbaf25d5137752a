/* SPDX-License-Identifier: MIT */

/* itertools: product, permutations, combinations, combinations_with_replacement.
 *
 * All give out one tuple again and again as long as nobody keeps it: `result` is the last one given
 * out, and the numbers are the indices of its items in the pool (of product: in each item's pool;
 * permutations have the indices of the whole pool, and behind them the cycles). The flag says that
 * the end was reached. */

#include "python/rf-int.h"
#include "python/rf-itertools-private.h"

enum
{
  POOL,
  RESULT, /* NULL before the first */
};

enum
{
  KIND_product,
  KIND_permutations,
  KIND_combinations,
  KIND_combinations_with_replacement,
};

#define KIND(name) (&rf_itertools_combine[KIND_##name])

static inline RfTuple *
pool_of (RfItertool *o)
{
  return (RfTuple *) o->slots[POOL];
}

static inline void
set_item (RfMachine *m, RfItertool *o, gsize i, RfObject *item)
{
  RfTuple *result = (RfTuple *) o->slots[RESULT];

  rf_slot_store_index (m->heap, &result->base, i, &result->items[i], rf_new_ref (m, item));
}

/* The first result: item @i is that of index numbers[i]. */
static RfObject *
first_result (RfMachine *m, RfItertool *o, gsize n)
{
  g_autofree RfObject **items = g_new (RfObject *, n + 1);
  RfObject *result;

  for (gsize i = 0; i < n; i++)
    items[i] = pool_of (o)->items[o->numbers[i]];
  result = rf_tuple_new (m, items, n);
  if (result == NULL)
    return NULL;
  rf_itertool_set (m, o, RESULT, rf_new_ref (m, result));
  return result;
}

static RfObject *
stop (RfItertool *o)
{
  o->flag = TRUE;
  return NULL;
}

/* --- product --------------------------------------------------------------------------------- */

static gboolean
product_arguments (RfMachine *m, RfObject *const *values, RfObject *kwnames, gssize *repeat)
{
  static const char *const names[] = { "repeat", NULL };
  RfObject *given;

  *repeat = 1;
  if (!rf_args_parse (m, "product", names, 0, 0, values, 0, kwnames, &given))
    return FALSE;
  if (given == NULL)
    return TRUE;
  *repeat = rf_object_as_index (m, given, RF_EXC_OverflowError);
  if (rf_raised (m))
    {
      if (rf_raised_is (m, RF_EXC_OverflowError) && rf_raised_clear (m))
        rf_raise (m, RF_EXC_OverflowError, "Python int too large to convert to C ssize_t");
      return FALSE;
    }
  if (*repeat >= 0)
    return TRUE;
  rf_raise (m, RF_EXC_ValueError, "repeat argument cannot be negative");
  return FALSE;
}

/* A tuple of the pools, the arguments' @repeat times. */
static RfObject *
product_pools (RfMachine *m, RfObject *const *args, gsize n, gsize repeat)
{
  gsize total = n * repeat, made;
  RfObject **pools = g_new (RfObject *, total + 1);
  RfObject *tuple = NULL;

  for (made = 0; made < n; made++)
    {
      pools[made] = rf_tuple_from_iterable (m, args[made]);
      if (pools[made] == NULL)
        break;
      rf_hold (m->heap, pools[made]);
    }
  if (made == n)
    {
      for (gsize i = n; i < total; i++)
        pools[i] = pools[i - n];
      tuple = rf_tuple_new (m, pools, total);
    }
  rf_release (m->heap, (guint) made);
  rf_drop_items (m->heap, pools, made, FALSE);
  g_free (pools);
  return tuple;
}

static RfObject *
product_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gssize repeat;
  RfObject *pools;
  RfItertool *o;

  if (!product_arguments (m, args + n_args, kwnames, &repeat))
    return NULL;
  if (repeat == 0)
    n_args = 0;
  if (n_args > 0 && (gsize) repeat > G_MAXSSIZE / 8 / n_args)
    return rf_raise (m, RF_EXC_OverflowError, "repeat argument too large");
  if (n_args > 0 && (gsize) repeat > G_MAXINT / 8 / n_args)
    return rf_raise_memory (m);
  pools = product_pools (m, args, n_args, (gsize) repeat);
  if (pools == NULL)
    return NULL;
  o = rf_itertool_new (m, cls, KIND (product), &pools, 1);
  if (o == NULL)
    return NULL;
  if (!rf_itertool_numbers (m, o, ((RfTuple *) pools)->length))
    {
      rf_drop (m, &o->base);
      return NULL;
    }
  for (gsize i = 0; i < o->n_numbers; i++)
    o->numbers[i] = 0;
  return RF_OBJECT (o);
}

static RfObject *
product_first (RfMachine *m, RfItertool *o)
{
  RfTuple *pools = pool_of (o);
  g_autofree RfObject **items = g_new (RfObject *, pools->length + 1);
  RfObject *result;

  for (gsize i = 0; i < pools->length; i++)
    {
      RfTuple *pool = (RfTuple *) pools->items[i];

      if (pool->length == 0)
        return stop (o);
      items[i] = pool->items[0];
    }
  result = rf_tuple_new (m, items, pools->length);
  if (result == NULL)
    return NULL;
  rf_itertool_set (m, o, RESULT, rf_new_ref (m, result));
  return result;
}

static RfObject *
product_next (RfMachine *m, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self);
  RfTuple *pools = pool_of (o);

  if (o->flag)
    return NULL;
  if (o->slots[RESULT] == NULL)
    return product_first (m, o);
  if (!rf_itertool_own_result (m, o, RESULT))
    return NULL;
  for (gsize i = pools->length; i-- > 0;)
    {
      RfTuple *pool = (RfTuple *) pools->items[i];
      gboolean wraps = ++o->numbers[i] == (gssize) pool->length;

      if (wraps)
        o->numbers[i] = 0;
      set_item (m, o, i, pool->items[o->numbers[i]]);
      if (!wraps)
        return rf_new_ref (m, o->slots[RESULT]);
    }
  return stop (o);
}

/* --- what draws from one pool ---------------------------------------------------------------- */

/* @r of the items of @iterable, with @extra numbers for each item of the pool, and as many as the
 * result has. @r -1: as many as there are. */
static RfItertool *
drawing_new (RfMachine *m, RfClass *cls, const RfItertoolKind *kind, RfObject *iterable,
             RfObject *r_object, gboolean is_permutation)
{
  RfObject *pool = rf_tuple_from_iterable (m, iterable);
  gssize r, n;
  RfItertool *o = NULL;

  if (pool == NULL)
    return NULL;
  rf_hold (m->heap, pool);
  n = (gssize) ((RfTuple *) pool)->length;
  r = n;
  if (r_object != NULL)
    r = rf_object_as_index (m, r_object, RF_EXC_OverflowError);
  if (!rf_raised (m) && r < 0)
    rf_raise (m, RF_EXC_ValueError, "r must be non-negative");
  else if (!rf_raised (m) && r > G_MAXINT)
    rf_raise_memory (m);
  rf_release (m->heap, 1);
  if (rf_raised (m))
    {
      rf_drop (m, pool);
      return NULL;
    }
  o = rf_itertool_new (m, cls, kind, &pool, 1);
  if (o == NULL)
    return NULL;
  if (!rf_itertool_numbers (m, o, (gsize) (is_permutation ? n + r : r)))
    {
      rf_drop (m, &o->base);
      return NULL;
    }
  o->at = r;
  for (gsize i = 0; i < o->n_numbers; i++)
    o->numbers[i] = (gssize) i;
  return o;
}

static gboolean
drawing_arguments (RfMachine *m, const char *name, int n_required, RfObject *const *args,
                   gsize n_args, RfObject *kwnames, RfObject *given[2])
{
  static const char *const names[] = { "iterable", "r", NULL };

  return rf_args_parse (m, name, names, 0, n_required, args, n_args, kwnames, given);
}

/* --- permutations ---------------------------------------------------------------------------- */

static RfObject *
permutations_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  RfObject *given[2];
  RfItertool *o;
  gssize n;

  if (!drawing_arguments (m, "permutations", 1, args, n_args, kwnames, given))
    return NULL;
  if (given[1] == m->none)
    given[1] = NULL;
  if (given[1] != NULL && !rf_is_int (given[1]))
    {
      RfObject *pool = rf_tuple_from_iterable (m, given[0]);

      if (pool == NULL)
        return NULL;
      rf_drop (m, pool);
      return rf_raise (m, RF_EXC_TypeError, "Expected int as r");
    }
  o = drawing_new (m, cls, KIND (permutations), given[0], given[1], TRUE);
  if (o == NULL)
    return NULL;
  n = (gssize) pool_of (o)->length;
  o->flag = o->at > n;
  for (gssize i = 0; i < o->at; i++)
    o->numbers[n + i] = n - i;
  return RF_OBJECT (o);
}

/* Index @i goes to the end, those behind it move down. */
static void
rotate (gssize *indices, gssize i, gssize n)
{
  gssize first = indices[i];

  for (; i < n - 1; i++)
    indices[i] = indices[i + 1];
  indices[n - 1] = first;
}

static RfObject *
permutations_next (RfMachine *m, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self);
  RfTuple *pool = pool_of (o);
  gssize n = (gssize) pool->length, *indices = o->numbers, *cycles = o->numbers + n;

  if (o->flag)
    return NULL;
  if (o->slots[RESULT] == NULL)
    return first_result (m, o, (gsize) o->at);
  if (n == 0 || !rf_itertool_own_result (m, o, RESULT))
    return rf_raised (m) ? NULL : stop (o);
  for (gssize i = o->at; i-- > 0;)
    {
      gssize swapped;

      if (--cycles[i] == 0)
        {
          rotate (indices, i, n);
          cycles[i] = n - i;
          continue;
        }
      swapped = indices[i];
      indices[i] = indices[n - cycles[i]];
      indices[n - cycles[i]] = swapped;
      for (gssize k = i; k < o->at; k++)
        set_item (m, o, (gsize) k, pool->items[indices[k]]);
      return rf_new_ref (m, o->slots[RESULT]);
    }
  return stop (o);
}

/* --- combinations ---------------------------------------------------------------------------- */

static RfObject *
combinations_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  RfObject *given[2];
  RfItertool *o;

  if (!drawing_arguments (m, "combinations", 2, args, n_args, kwnames, given))
    return NULL;
  o = drawing_new (m, cls, KIND (combinations), given[0], given[1], FALSE);
  if (o != NULL)
    o->flag = o->at > (gssize) pool_of (o)->length;
  return RF_OBJECT (o);
}

static RfObject *
combinations_next (RfMachine *m, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self);
  gssize *indices = o->numbers, i = o->at - 1, n = (gssize) pool_of (o)->length;

  if (o->flag)
    return NULL;
  if (o->slots[RESULT] == NULL)
    return first_result (m, o, (gsize) o->at);
  if (!rf_itertool_own_result (m, o, RESULT))
    return NULL;
  while (i >= 0 && indices[i] == i + n - o->at)
    i--;
  if (i < 0)
    return stop (o);
  indices[i]++;
  for (gssize k = i + 1; k < o->at; k++)
    indices[k] = indices[k - 1] + 1;
  for (; i < o->at; i++)
    set_item (m, o, (gsize) i, pool_of (o)->items[indices[i]]);
  return rf_new_ref (m, o->slots[RESULT]);
}

static RfObject *
replacement_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *given[2];
  RfItertool *o;

  if (!drawing_arguments (m, "combinations_with_replacement", 2, args, n_args, kwnames, given))
    return NULL;
  o = drawing_new (m, cls, KIND (combinations_with_replacement), given[0], given[1], FALSE);
  if (o == NULL)
    return NULL;
  for (gsize i = 0; i < o->n_numbers; i++)
    o->numbers[i] = 0;
  o->flag = pool_of (o)->length == 0 && o->at > 0;
  return RF_OBJECT (o);
}

static RfObject *
replacement_next (RfMachine *m, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self);
  gssize *indices = o->numbers, i = o->at - 1, index;

  if (o->flag)
    return NULL;
  if (o->slots[RESULT] == NULL)
    return first_result (m, o, (gsize) o->at);
  if (!rf_itertool_own_result (m, o, RESULT))
    return NULL;
  while (i >= 0 && indices[i] == (gssize) pool_of (o)->length - 1)
    i--;
  if (i < 0)
    return stop (o);
  index = indices[i] + 1;
  for (; i < o->at; i++)
    {
      indices[i] = index;
      set_item (m, o, (gsize) i, pool_of (o)->items[index]);
    }
  return rf_new_ref (m, o->slots[RESULT]);
}

/* --- the kinds ------------------------------------------------------------------------------- */

const RfItertoolKind rf_itertools_combine[] = {
  [KIND_product] = { .id = RF_ITERTOOL_product,
                     .name = "product",
                     .sizes = { 48, 48, 48, 48 },
                     .slots = { "pools", "result" },
                     .new_ = product_new,
                     .next = product_next },
  [KIND_permutations] = { .id = RF_ITERTOOL_permutations,
                          .name = "permutations",
                          .sizes = { 64, 64, 64, 64 },
                          .slots = { "pool", "result" },
                          .new_ = permutations_new,
                          .next = permutations_next },
  [KIND_combinations] = { .id = RF_ITERTOOL_combinations,
                          .name = "combinations",
                          .sizes = { 56, 56, 56, 56 },
                          .slots = { "pool", "result" },
                          .new_ = combinations_new,
                          .next = combinations_next },
  [KIND_combinations_with_replacement] = { .id = RF_ITERTOOL_combinations_with_replacement,
                                           .name = "combinations_with_replacement",
                                           .sizes = { 56, 56, 56, 56 },
                                           .slots = { "pool", "result" },
                                           .new_ = replacement_new,
                                           .next = replacement_next },
  { .name = NULL },
};
