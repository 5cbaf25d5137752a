/* SPDX-License-Identifier: MIT */

/* itertools.zip_longest. */

#include "python/rf-exception.h"
#include "python/rf-iterator.h"
#include "python/rf-itertools-private.h"

enum
{
  LONGEST_ITERATORS, /* a tuple, its items NULL where an iterator has ended */
  LONGEST_RESULT,
  LONGEST_FILL,
};

/* A tuple of iterators of the arguments; *@result is one of as many None. */
static RfObject *
longest_tuples (RfMachine *m, RfObject *const *args, gsize n, RfObject **result)
{
  RfObject *tuple = rf_iterators_of (m, args, n);
  g_autofree RfObject **items = NULL;

  if (tuple == NULL)
    return NULL;
  items = g_new (RfObject *, n + 1);
  for (gsize i = 0; i < n; i++)
    items[i] = m->none;
  rf_hold (m->heap, tuple);
  *result = rf_tuple_new (m, items, n);
  rf_release (m->heap, 1);
  if (*result != NULL)
    return tuple;
  rf_drop (m, tuple);
  return NULL;
}

static RfObject *
zip_longest_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *items[3], *fill = m->none;
  RfItertool *o;

  for (gsize i = 0; kwnames != NULL && i < ((RfTuple *) kwnames)->length; i++)
    {
      if (!rf_str_is (((RfTuple *) kwnames)->items[i], "fillvalue") ||
          ((RfTuple *) kwnames)->length > 1)
        return rf_raise (m, RF_EXC_TypeError, "zip_longest() got an unexpected keyword argument");
      fill = args[n_args];
    }
  items[LONGEST_ITERATORS] = longest_tuples (m, args, n_args, &items[LONGEST_RESULT]);
  if (items[LONGEST_ITERATORS] == NULL)
    return NULL;
  items[LONGEST_FILL] = rf_new_ref (m, fill);
  o = rf_itertool_new (m, cls, rf_itertools_longest, items, 3);
  if (o != NULL)
    o->at = (gssize) n_args;
  return RF_OBJECT (o);
}

/* Item @i of the next tuple, or NULL when it is the end or with an exception. */
static RfObject *
longest_item (RfMachine *m, RfItertool *o, gsize i)
{
  RfTuple *iterators = (RfTuple *) o->slots[LONGEST_ITERATORS];
  RfObject *iterator = iterators->items[i], *item;

  if (iterator == NULL)
    return rf_new_ref (m, o->slots[LONGEST_FILL]);
  rf_hold (m->heap, rf_new_ref (m, iterator));
  item = rf_iterator_next (m, iterator);
  if (item == NULL)
    {
      o->at--;
      if (o->at <= 0 || !rf_itertool_ended (m))
        o->at = 0;
      else
        {
          item = rf_new_ref (m, o->slots[LONGEST_FILL]);
          rf_hold (m->heap, item);
          rf_slot_store_index (m->heap, &iterators->base, i, &iterators->items[i], NULL);
          rf_release (m->heap, 1);
        }
    }
  rf_release (m->heap, 1);
  rf_drop_keeping (m, iterator, item);
  return item;
}

static RfObject *
longest_again (RfMachine *m, RfItertool *o)
{
  RfTuple *result = (RfTuple *) rf_new_ref (m, o->slots[LONGEST_RESULT]);

  rf_hold (m->heap, &result->base);
  for (gsize i = 0; i < result->length; i++)
    {
      RfObject *item = longest_item (m, o, i);

      if (item == NULL)
        {
          rf_release (m->heap, 1);
          rf_drop (m, &result->base);
          return NULL;
        }
      rf_slot_store_index (m->heap, &result->base, i, &result->items[i], item);
    }
  rf_release (m->heap, 1);
  if (!rf_gc_is_tracked (&result->base))
    rf_gc_track (m->heap, &result->base);
  return &result->base;
}

static RfObject *
zip_longest_next (RfMachine *m, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self);
  gsize n = ((RfTuple *) o->slots[LONGEST_ITERATORS])->length, i;
  RfObject *tuple;

  if (n == 0 || o->at == 0)
    return NULL;
  if (o->slots[LONGEST_RESULT]->refcnt == 1)
    return longest_again (m, o);
  tuple = rf_tuple_new_open (m, n);
  if (tuple == NULL)
    return NULL;
  rf_hold (m->heap, tuple);
  for (i = 0; i < n; i++)
    {
      RfObject *item = longest_item (m, o, i);

      if (item == NULL)
        break;
      rf_slot_swap_index (m->heap, tuple, i, &((RfTuple *) tuple)->items[i], item);
    }
  rf_release (m->heap, 1);
  if (i == n)
    return tuple;
  RfObject *saved = rf_exception_save (m);
  rf_drop (m, tuple);
  rf_exception_restore (m, saved);
  return NULL;
}

const RfItertoolKind rf_itertools_longest[] = {
  { .id = RF_ITERTOOL_zip_longest,
    .name = "zip_longest",
    .sizes = { 56, 56, 56, 56 },
    .slots = { "iterators", "result", "fillvalue" },
    .new_ = zip_longest_new,
    .next = zip_longest_next },
  { .name = NULL },
};
