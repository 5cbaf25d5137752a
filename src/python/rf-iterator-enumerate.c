/* SPDX-License-Identifier: MIT */

/* enumerate. The index is counted in `index` as long as it fits a word, from then on in big_index.
 */

#include "python/rf-container.h"
#include "python/rf-int.h"
#include "python/rf-iterator.h"
#include "python/rf-sizes.h"

#define RF_ENUMERATE(o) ((RfEnumerate *) (o))

/* Sorts the arguments into @out (iterable, start). */
static gboolean
parse (RfMachine *m, RfObject *const *args, gsize n_args, RfObject *kwnames, RfObject *out[2])
{
  gsize n_names = kwnames != NULL ? ((RfTuple *) kwnames)->length : 0;
  RfObject *unknown = NULL;

  if (n_args + n_names > 2)
    {
      rf_raise (m, RF_EXC_TypeError,
                "enumerate() takes at most 2 arguments (%" G_GSIZE_FORMAT " given)",
                n_args + n_names);
      return FALSE;
    }
  out[0] = n_args > 0 ? args[0] : NULL;
  out[1] = n_args > 1 ? args[1] : NULL;
  for (gsize i = 0; i < n_names && unknown == NULL; i++)
    {
      RfObject *name = ((RfTuple *) kwnames)->items[i];

      if (rf_str_is (name, "iterable") && out[0] == NULL)
        out[0] = args[n_args + i];
      else if (rf_str_is (name, "start") && out[1] == NULL)
        out[1] = args[n_args + i];
      else
        unknown = name;
    }
  if (unknown == NULL && out[0] == NULL && n_names == 1)
    unknown = ((RfTuple *) kwnames)->items[0];
  if (unknown != NULL)
    rf_raise (m, RF_EXC_TypeError, "'%s' is an invalid keyword argument for enumerate()",
              rf_str_data (unknown));
  else if (out[0] == NULL)
    rf_raise (m, RF_EXC_TypeError, "enumerate() missing required argument 'iterable'");
  return !rf_raised (m);
}

/* The object comes first, then its iterator, then its result tuple: in this order the collector
 * finds them. */
static RfObject *
make (RfMachine *m, RfClass *cls, RfObject *iterable, RfObject *start)
{
  RfObject *o = rf_object_alloc (m, cls, 0, TRUE), *iterator, *result = NULL;
  RfEnumerate *e = RF_ENUMERATE (o);

  if (o == NULL)
    return NULL;
  rf_hold (m->heap, o);
  if (start != NULL && !rf_int_fits (start, &e->index))
    rf_slot_swap_named (m->heap, o, "index", &e->big_index, rf_new_ref (m, start));
  iterator = rf_object_iter (m, iterable);
  if (iterator != NULL)
    {
      rf_slot_swap_named (m->heap, o, "iterator", &e->iterator, iterator);
      result = rf_tuple_pack (m, 2, m->none, m->none);
    }
  if (result != NULL)
    rf_slot_swap_named (m->heap, o, "result", &e->result, result);
  rf_release (m->heap, 1);
  if (result != NULL)
    return o;
  rf_drop (m, o);
  return NULL;
}

static RfObject *
enumerate_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "iterable", "start", NULL };
  RfObject *arguments[2], *start = NULL, *o;
  /* A call of enumerate itself goes a way of its own since 3.11, with its own messages. */
  gboolean is_fast = cls == m->class_enumerate && m->profile->minor >= 11;

  if (!(is_fast ? parse (m, args, n_args, kwnames, arguments)
                : rf_args_parse (m, "enumerate", names, 0, 1, args, n_args, kwnames, arguments)))
    return NULL;
  if (arguments[1] != NULL)
    {
      start = rf_object_index (m, arguments[1]);
      if (start == NULL)
        return NULL;
      rf_hold (m->heap, start);
    }
  o = make (m, cls, arguments[0], start);
  if (start != NULL)
    {
      rf_release (m->heap, 1);
      rf_drop (m, start);
    }
  return o;
}

/* The index of the item that comes now. Counts on. */
static RfObject *
next_index (RfMachine *m, RfEnumerate *e)
{
  RfObject *one, *sum, *index;

  if (e->big_index == NULL && e->index < G_MAXINT64)
    return rf_int_new (m, e->index++);
  index = e->big_index != NULL ? rf_new_ref (m, e->big_index) : rf_int_new (m, e->index);
  if (index == NULL)
    return NULL;
  rf_hold (m->heap, index);
  one = rf_int_new (m, 1);
  sum = rf_object_binary (m, RF_BINARY_ADD, index, one);
  rf_drop (m, one);
  rf_release (m->heap, 1);
  if (sum == NULL)
    {
      rf_drop (m, index);
      return NULL;
    }
  rf_slot_store_named (m->heap, &e->base, "index", &e->big_index, sum);
  return index;
}

static RfObject *
enumerate_next (RfMachine *m, RfObject *self)
{
  RfEnumerate *e = RF_ENUMERATE (self);
  RfObject *items[2];

  items[1] = rf_iterator_next (m, e->iterator);
  if (items[1] == NULL)
    return NULL;
  rf_hold (m->heap, items[1]);
  items[0] = next_index (m, e);
  rf_release (m->heap, 1);
  if (items[0] == NULL)
    {
      rf_drop (m, items[1]);
      return NULL;
    }
  return rf_result_pair (m, e->result, items);
}

static void
enumerate_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  RfEnumerate *e = RF_ENUMERATE (self);

  if (e->iterator != NULL)
    visit (e->iterator, user);
  if (e->result != NULL)
    visit (e->result, user);
  if (e->big_index != NULL)
    visit (e->big_index, user);
}

static void
enumerate_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  RfEnumerate *e = RF_ENUMERATE (self);

  if (e->iterator != NULL)
    visit (RF_SLOT_NAMED, 0, "iterator", NULL, e->iterator, user);
  if (e->result != NULL)
    visit (RF_SLOT_NAMED, 0, "result", NULL, e->result, user);
  if (e->big_index != NULL)
    visit (RF_SLOT_NAMED, 0, "index", NULL, e->big_index, user);
}

static void
enumerate_dealloc (RfHeap *heap, RfObject *self)
{
  RfEnumerate *e = RF_ENUMERATE (self);

  rf_slot_store_named (heap, self, "iterator", &e->iterator, NULL);
  rf_slot_store_named (heap, self, "result", &e->result, NULL);
  rf_slot_store_named (heap, self, "index", &e->big_index, NULL);
}

static RfObject *
self_iter (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, self);
}

gboolean
rf_enumerate_setup (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "enumerate",
    .class_flags = RF_CLASS_BASETYPE,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfEnumerate),
    .basic_size = rf_size_of (m->profile, RF_SIZE_ENUMERATE),
    .slots = { .iter = self_iter, .iternext = enumerate_next, .new_ = enumerate_new },
    .traverse = enumerate_traverse,
    .slots_visit = enumerate_slots,
    .dealloc = enumerate_dealloc,
    .methods = rf_iterator_enumerate_methods,
  };

  return rf_class_new_builtin (m, &spec, &m->class_enumerate);
}
