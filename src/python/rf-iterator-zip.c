/* SPDX-License-Identifier: MIT */

/* zip, map and filter. */

#include "python/rf-container.h"
#include "python/rf-exception.h"
#include "python/rf-iterator.h"
#include "python/rf-sizes.h"

#define PAIR_SIZE 32
#define MAX_ON_STACK 8
#define RF_ZIP(o) ((RfZip *) (o))
#define RF_PAIR_ITERATOR(o) ((RfPairIterator *) (o))

static RfObject *
self_iter (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, self);
}

RfObject *
rf_iterators_of (RfMachine *m, RfObject *const *args, gsize n)
{
  RfObject **items = g_new (RfObject *, n + 1);
  RfObject *tuple = NULL;
  gsize i;

  for (i = 0; i < n; i++)
    {
      items[i] = rf_object_iter (m, args[i]);
      if (items[i] == NULL)
        break;
      rf_hold (m->heap, items[i]);
    }
  if (i == n)
    tuple = rf_tuple_new (m, items, n);
  rf_release (m->heap, (guint) i);
  rf_drop_items (m->heap, items, i, FALSE);
  g_free (items);
  return tuple;
}

static inline RfObject *
next_of (RfMachine *m, RfObject *iterator)
{
  return rf_iterator_next (m, iterator);
}

/* An iterator has ended or failed: TRUE when it was the end; a StopIteration is dropped. */
static gboolean
ended (RfMachine *m)
{
  if (!rf_raised (m))
    return TRUE;
  return rf_raised_is (m, RF_EXC_StopIteration) && rf_raised_clear (m);
}

/* --- zip ---------------------------------------------------------------------------------- */

static gboolean
parse_strict (RfMachine *m, RfObject *const *values, RfObject *kwnames, gboolean *strict)
{
  *strict = FALSE;
  for (gsize i = 0; kwnames != NULL && i < ((RfTuple *) kwnames)->length; i++)
    {
      RfObject *name = ((RfTuple *) kwnames)->items[i];
      int truth;

      if (!rf_str_is (name, "strict"))
        {
          rf_args_raise_unknown (m, "zip", name, (const char *const[]){ "strict", NULL }, 0, 1);
          return FALSE;
        }
      truth = rf_object_truth (m, values[i]);
      if (truth < 0)
        return FALSE;
      *strict = truth;
    }
  return TRUE;
}

static RfObject *
none_tuple (RfMachine *m, gsize n)
{
  RfObject **items = g_new (RfObject *, n + 1);
  RfObject *tuple;

  for (gsize i = 0; i < n; i++)
    items[i] = m->none;
  tuple = rf_tuple_new (m, items, n);
  g_free (items);
  return tuple;
}

static RfObject *
zip_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *iterators, *result, *o = NULL;
  gboolean strict;

  if (!parse_strict (m, args + n_args, kwnames, &strict))
    return NULL;
  iterators = rf_iterators_of (m, args, n_args);
  if (iterators == NULL)
    return NULL;
  rf_hold (m->heap, iterators);
  result = none_tuple (m, n_args);
  if (result != NULL)
    {
      rf_hold (m->heap, result);
      o = rf_object_alloc (m, cls, 0, TRUE);
      if (o != NULL)
        {
          RF_ZIP (o)->strict = strict;
          rf_slot_swap_named (m->heap, o, "iterators", &RF_ZIP (o)->iterators,
                              rf_new_ref (m, iterators));
          rf_slot_swap_named (m->heap, o, "result", &RF_ZIP (o)->result, rf_new_ref (m, result));
        }
      rf_release (m->heap, 1);
      rf_drop (m, result);
    }
  rf_release (m->heap, 1);
  rf_drop (m, iterators);
  return o;
}

static RfObject *
wrong_length (RfMachine *m, gsize i, const char *what)
{
  return i == 1
           ? rf_raise (m, RF_EXC_ValueError, "zip() argument 2 is %s than argument 1", what)
           : rf_raise (m, RF_EXC_ValueError,
                       "zip() argument %" G_GSIZE_FORMAT " is %s than arguments 1-%" G_GSIZE_FORMAT,
                       i + 1, what, i);
}

/* Iterator @i had no item. */
static RfObject *
zip_end (RfMachine *m, RfZip *zip, gsize i)
{
  RfTuple *iterators = (RfTuple *) zip->iterators;

  if (!ended (m) || !zip->strict)
    return NULL;
  if (i > 0)
    return wrong_length (m, i, "shorter");
  for (i = 1; i < iterators->length; i++)
    {
      RfObject *item = next_of (m, iterators->items[i]);

      if (item != NULL)
        {
          rf_drop (m, item);
          return wrong_length (m, i, "longer");
        }
      if (!ended (m))
        return NULL;
    }
  return NULL;
}

/* The kept tuple is filled again, item by item. */
static RfObject *
zip_again (RfMachine *m, RfZip *zip)
{
  RfTuple *iterators = (RfTuple *) zip->iterators;
  RfObject *result = rf_new_ref (m, zip->result);
  RfTuple *tuple = (RfTuple *) result;

  rf_hold (m->heap, result);
  for (gsize i = 0; i < tuple->length; i++)
    {
      RfObject *item = next_of (m, iterators->items[i]);

      if (item == NULL)
        {
          rf_release (m->heap, 1);
          rf_drop (m, result);
          return zip_end (m, zip, i);
        }
      rf_slot_store_index (m->heap, result, i, &tuple->items[i], item);
    }
  rf_release (m->heap, 1);
  if (!rf_gc_is_tracked (result))
    rf_gc_track (m->heap, result);
  return result;
}

static RfObject *
zip_next (RfMachine *m, RfObject *self)
{
  RfZip *zip = RF_ZIP (self);
  RfTuple *iterators = (RfTuple *) zip->iterators;
  RfObject *tuple;
  gsize n = iterators->length, i;

  if (n == 0)
    return NULL;
  if (zip->result->refcnt == 1)
    return zip_again (m, zip);
  tuple = rf_tuple_new_open (m, n);
  if (tuple == NULL)
    return NULL;
  rf_hold (m->heap, tuple);
  for (i = 0; i < n; i++)
    {
      RfObject *item = next_of (m, iterators->items[i]);

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
  return zip_end (m, zip, i);
}

/* --- map ---------------------------------------------------------------------------------- */

static RfObject *
map_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *iterators, *o;

  if (!rf_args_no_keywords_new (m, cls, m->class_map, kwnames))
    return NULL;
  if (n_args < 2)
    return rf_raise (m, RF_EXC_TypeError, "map() must have at least two arguments.");
  iterators = rf_iterators_of (m, args + 1, n_args - 1);
  if (iterators == NULL)
    return NULL;
  rf_hold (m->heap, iterators);
  o = rf_object_alloc (m, cls, 0, TRUE);
  if (o != NULL)
    {
      rf_slot_swap_named (m->heap, o, "iterators", &RF_ZIP (o)->iterators,
                          rf_new_ref (m, iterators));
      rf_slot_swap_named (m->heap, o, "function", &RF_ZIP (o)->result, rf_new_ref (m, args[0]));
    }
  rf_release (m->heap, 1);
  rf_drop (m, iterators);
  return o;
}

static RfObject *
map_next (RfMachine *m, RfObject *self)
{
  RfZip *map = RF_ZIP (self);
  RfTuple *iterators = (RfTuple *) map->iterators;
  RfObject *room[MAX_ON_STACK], **items = room, *result = NULL;
  gsize n = iterators->length, i;

  if (n > MAX_ON_STACK)
    items = g_new (RfObject *, n);
  for (i = 0; i < n; i++)
    {
      items[i] = next_of (m, iterators->items[i]);
      if (items[i] == NULL)
        break;
      rf_hold (m->heap, items[i]);
    }
  if (i == n)
    result = rf_object_call (m, map->result, items, n, NULL);
  rf_release (m->heap, (guint) i);
  if (result != NULL)
    rf_hold (m->heap, result);
  rf_drop_items (m->heap, items, i, FALSE);
  if (result != NULL)
    rf_release (m->heap, 1);
  if (items != room)
    g_free (items);
  return result;
}

/* --- filter ------------------------------------------------------------------------------- */

static RfObject *
filter_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *iterator, *o;

  if (!rf_args_no_keywords_new (m, cls, m->class_filter, kwnames))
    return NULL;
  if (n_args != 2)
    return rf_raise (m, RF_EXC_TypeError, "filter expected 2 arguments, got %" G_GSIZE_FORMAT,
                     n_args);
  iterator = rf_object_iter (m, args[1]);
  if (iterator == NULL)
    return NULL;
  rf_hold (m->heap, iterator);
  o = rf_object_alloc (m, cls, 0, TRUE);
  if (o != NULL)
    {
      rf_slot_swap_named (m->heap, o, "function", &RF_PAIR_ITERATOR (o)->function,
                          rf_new_ref (m, args[0]));
      rf_slot_swap_named (m->heap, o, "iterator", &RF_PAIR_ITERATOR (o)->other,
                          rf_new_ref (m, iterator));
    }
  rf_release (m->heap, 1);
  rf_drop (m, iterator);
  return o;
}

/* Does the function want @item, which is on hold? 1, 0, -1. */
static int
wanted (RfMachine *m, RfObject *function, RfObject *item)
{
  RfObject *answer;
  int truth;

  if (function == m->none || function == RF_OBJECT (m->class_bool))
    return rf_object_truth (m, item);
  answer = rf_object_call_one (m, function, item);
  if (answer == NULL)
    return -1;
  rf_hold (m->heap, answer);
  truth = rf_object_truth (m, answer);
  rf_release (m->heap, 1);
  rf_drop (m, answer);
  return truth;
}

static RfObject *
filter_next (RfMachine *m, RfObject *self)
{
  RfPairIterator *filter = RF_PAIR_ITERATOR (self);
  RfObject *item;

  while ((item = next_of (m, filter->other)) != NULL)
    {
      int truth;

      rf_hold (m->heap, item);
      truth = wanted (m, filter->function, item);
      rf_release (m->heap, 1);
      if (truth > 0)
        return item;
      rf_drop (m, item);
      if (truth < 0)
        return NULL;
    }
  return NULL;
}

/* --- the classes -------------------------------------------------------------------------- */

static void
zip_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  if (RF_ZIP (self)->iterators != NULL)
    visit (RF_ZIP (self)->iterators, user);
  if (RF_ZIP (self)->result != NULL)
    visit (RF_ZIP (self)->result, user);
}

static void
visit_zip (RfObject *self, const char *second, RfSlotVisit visit, gpointer user)
{
  if (RF_ZIP (self)->iterators != NULL)
    visit (RF_SLOT_NAMED, 0, "iterators", NULL, RF_ZIP (self)->iterators, user);
  if (RF_ZIP (self)->result != NULL)
    visit (RF_SLOT_NAMED, 0, second, NULL, RF_ZIP (self)->result, user);
}

static void
zip_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  visit_zip (self, "result", visit, user);
}

static void
map_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  visit_zip (self, "function", visit, user);
}

static void
zip_dealloc (RfHeap *heap, RfObject *self)
{
  rf_slot_store_named (heap, self, "iterators", &RF_ZIP (self)->iterators, NULL);
  rf_slot_store_named (heap, self, "result", &RF_ZIP (self)->result, NULL);
}

static void
map_dealloc (RfHeap *heap, RfObject *self)
{
  rf_slot_store_named (heap, self, "iterators", &RF_ZIP (self)->iterators, NULL);
  rf_slot_store_named (heap, self, "function", &RF_ZIP (self)->result, NULL);
}

static void
filter_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  if (RF_PAIR_ITERATOR (self)->other != NULL)
    visit (RF_PAIR_ITERATOR (self)->other, user);
  if (RF_PAIR_ITERATOR (self)->function != NULL)
    visit (RF_PAIR_ITERATOR (self)->function, user);
}

static void
filter_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  if (RF_PAIR_ITERATOR (self)->function != NULL)
    visit (RF_SLOT_NAMED, 0, "function", NULL, RF_PAIR_ITERATOR (self)->function, user);
  if (RF_PAIR_ITERATOR (self)->other != NULL)
    visit (RF_SLOT_NAMED, 0, "iterator", NULL, RF_PAIR_ITERATOR (self)->other, user);
}

static void
filter_dealloc (RfHeap *heap, RfObject *self)
{
  rf_slot_store_named (heap, self, "function", &RF_PAIR_ITERATOR (self)->function, NULL);
  rf_slot_store_named (heap, self, "iterator", &RF_PAIR_ITERATOR (self)->other, NULL);
}

gboolean
rf_zip_setup (RfMachine *m)
{
  RfClassSpec zip = {
    .name = "zip",
    .class_flags = RF_CLASS_BASETYPE,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfZip),
    .basic_size = rf_size_of (m->profile, RF_SIZE_ZIP),
    .slots = { .iter = self_iter, .iternext = zip_next, .new_ = zip_new },
    .traverse = zip_traverse,
    .slots_visit = zip_slots,
    .dealloc = zip_dealloc,
    .methods = rf_iterator_zip_methods,
  };
  RfClassSpec map = {
    .name = "map",
    .class_flags = RF_CLASS_BASETYPE,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfZip),
    .basic_size = PAIR_SIZE,
    .slots = { .iter = self_iter, .iternext = map_next, .new_ = map_new },
    .traverse = zip_traverse,
    .slots_visit = map_slots,
    .dealloc = map_dealloc,
    .methods = rf_iterator_map_methods,
  };
  RfClassSpec filter = {
    .name = "filter",
    .class_flags = RF_CLASS_BASETYPE,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfPairIterator),
    .basic_size = PAIR_SIZE,
    .slots = { .iter = self_iter, .iternext = filter_next, .new_ = filter_new },
    .traverse = filter_traverse,
    .slots_visit = filter_slots,
    .dealloc = filter_dealloc,
    .methods = rf_iterator_filter_methods,
  };

  return rf_class_new_builtin (m, &zip, &m->class_zip) &&
         rf_class_new_builtin (m, &map, &m->class_map) &&
         rf_class_new_builtin (m, &filter, &m->class_filter);
}
