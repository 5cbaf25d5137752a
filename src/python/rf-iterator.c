/* SPDX-License-Identifier: MIT */

/* The iterators over sequences: of list, tuple and str, backwards, of anything with __getitem__,
 * and iter (callable, sentinel). Invariant: container is NULL once the end was reached, and then
 * it stays at its end. */

#include "python/rf-iterator.h"

#include "python/rf-bytes.h"
#include "python/rf-container.h"
#include "python/rf-list.h"
#include "python/rf-setup.h"

#define SIZE 32
#define RF_SEQUENCE_ITERATOR(o) ((RfSequenceIterator *) (o))

RfObject *
rf_sequence_iterator_new (RfMachine *m, RfClass *cls, RfObject *container, gssize index)
{
  RfObject *o = rf_container_alloc (m, cls, SIZE);

  if (o == NULL)
    return NULL;
  RF_SEQUENCE_ITERATOR (o)->index = index;
  rf_slot_swap_named (m->heap, o, "container", &RF_SEQUENCE_ITERATOR (o)->container,
                      rf_new_ref (m, container));
  rf_gc_track (m->heap, o);
  return o;
}

RfObject *
rf_list_iter (RfMachine *m, RfObject *list)
{
  return rf_sequence_iterator_new (m, m->class_list_iterator, list, 0);
}

RfObject *
rf_tuple_iter (RfMachine *m, RfObject *tuple)
{
  return rf_sequence_iterator_new (m, m->class_tuple_iterator, tuple, 0);
}

RfObject *
rf_str_iter (RfMachine *m, RfObject *str)
{
  RfClass *ascii = rf_container_state (m)->ascii_iterator;

  if (ascii != NULL && rf_str_is_ascii (RF_STR (str)))
    return rf_sequence_iterator_new (m, ascii, str, 0);
  return rf_sequence_iterator_new (m, m->class_str_iterator, str, 0);
}

/* The end is reached. */
static RfObject *
finish (RfMachine *m, RfSequenceIterator *it)
{
  rf_slot_store_named (m->heap, &it->base, "container", &it->container, NULL);
  return NULL;
}

static RfObject *
list_next (RfMachine *m, RfObject *self)
{
  RfSequenceIterator *it = RF_SEQUENCE_ITERATOR (self);
  RfList *list = (RfList *) it->container;

  if (list == NULL)
    return NULL;
  if ((gsize) it->index < list->length)
    return rf_new_ref (m, list->items[it->index++]);
  return finish (m, it);
}

static RfObject *
list_next_reversed (RfMachine *m, RfObject *self)
{
  RfSequenceIterator *it = RF_SEQUENCE_ITERATOR (self);
  RfList *list = (RfList *) it->container;

  if (list == NULL)
    return NULL;
  if (it->index >= 0 && (gsize) it->index < list->length)
    return rf_new_ref (m, list->items[it->index--]);
  if (it->index < 0 && m->profile->reversed_list_kept)
    return NULL;
  it->index = -1;
  return finish (m, it);
}

static RfObject *
tuple_next (RfMachine *m, RfObject *self)
{
  RfSequenceIterator *it = RF_SEQUENCE_ITERATOR (self);
  RfTuple *tuple = (RfTuple *) it->container;

  if (tuple == NULL)
    return NULL;
  if ((gsize) it->index < tuple->length)
    return rf_new_ref (m, tuple->items[it->index++]);
  return finish (m, it);
}

static RfObject *
str_next (RfMachine *m, RfObject *self)
{
  RfSequenceIterator *it = RF_SEQUENCE_ITERATOR (self);

  if (it->container == NULL)
    return NULL;
  if ((gsize) it->index < RF_STR (it->container)->length)
    return rf_str_new_char (m, rf_str_char_at (m, it->container, (gsize) it->index++));
  return finish (m, it);
}

/* IndexError and StopIteration are the end. */
static gboolean
is_end (RfMachine *m)
{
  return (rf_raised_is (m, RF_EXC_IndexError) || rf_raised_is (m, RF_EXC_StopIteration)) &&
         rf_raised_clear (m);
}

static RfObject *
item_of (RfMachine *m, RfObject *sequence, gssize index)
{
  RfObject *key = rf_int_new (m, index);
  RfObject *item;

  if (key == NULL)
    return NULL;
  rf_hold (m->heap, key);
  item = rf_object_getitem (m, sequence, key);
  rf_release (m->heap, 1);
  rf_drop (m, key);
  return item;
}

static RfObject *
sequence_next (RfMachine *m, RfObject *self)
{
  RfSequenceIterator *it = RF_SEQUENCE_ITERATOR (self);
  RfObject *item;

  if (it->container == NULL)
    return NULL;
  if (it->index == G_MAXSSIZE)
    return rf_raise (m, RF_EXC_OverflowError, "iter index too large");
  item = item_of (m, it->container, it->index);
  if (item != NULL)
    it->index++;
  else if (is_end (m))
    return finish (m, it);
  return item;
}

static RfObject *
reversed_next (RfMachine *m, RfObject *self)
{
  RfSequenceIterator *it = RF_SEQUENCE_ITERATOR (self);
  RfObject *item;

  if (it->container == NULL)
    return NULL;
  if (it->index >= 0)
    {
      item = item_of (m, it->container, it->index);
      if (item != NULL)
        {
          it->index--;
          return item;
        }
      if (!is_end (m))
        return NULL;
    }
  it->index = -1;
  return finish (m, it);
}

/* --- methods ------------------------------------------------------------------------------ */

RfObject *
rf_iterator_sequence_hint (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                           RfObject *kwnames)
{
  RfSequenceIterator *it = RF_SEQUENCE_ITERATOR (self);
  gssize length;

  if (it->container == NULL)
    return rf_int_new (m, 0);
  /* A list's own length, whatever __len__ a subclass has. */
  length = rf_is (it->container, m->class_list) ? (gssize) RF_LIST (it->container)->length
                                                : rf_object_length (m, it->container);
  if (length < 0)
    return NULL;
  if (RF_CLASS_OF (self) == m->class_list_reverseiterator ||
      RF_CLASS_OF (self) == m->class_reversed)
    return rf_int_new (m, it->index + 1 <= length ? it->index + 1 : 0);
  return rf_int_new (m, MAX (length - it->index, 0));
}

static RfObject *
reversed_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *method, *result, *o;
  gssize length;

  if (!rf_args_no_keywords_new (m, cls, m->class_reversed, kwnames))
    return NULL;
  if (n_args != 1)
    return rf_raise (m, RF_EXC_TypeError, "reversed expected 1 argument, got %" G_GSIZE_FORMAT,
                     n_args);
  method = rf_object_lookup_special (m, args[0], m->name_reversed);
  if (method == m->none)
    {
      rf_drop (m, method);
      return rf_raise (m, RF_EXC_TypeError, "'%s' object is not reversible",
                       rf_class_name (args[0]));
    }
  if (method != NULL)
    {
      rf_hold (m->heap, method);
      result = rf_object_call_noargs (m, method);
      rf_release (m->heap, 1);
      rf_drop_keeping (m, method, result);
      return result;
    }
  if (rf_raised (m))
    return NULL;
  if (RF_CLASS_OF (args[0])->slots.getitem == NULL ||
      (RF_CLASS_OF (args[0])->class_flags & RF_CLASS_DICT_SUBCLASS) != 0 ||
      RF_CLASS_OF (args[0])->slots.length == NULL)
    return rf_raise (m, RF_EXC_TypeError, "'%s' object is not reversible", rf_class_name (args[0]));
  length = rf_object_length (m, args[0]);
  if (length < 0)
    return NULL;
  if (cls == m->class_reversed)
    return rf_sequence_iterator_new (m, cls, args[0], length - 1);
  o = rf_object_alloc (m, cls, 0, TRUE);
  if (o == NULL)
    return NULL;
  RF_SEQUENCE_ITERATOR (o)->index = length - 1;
  rf_slot_swap_named (m->heap, o, "container", &RF_SEQUENCE_ITERATOR (o)->container,
                      rf_new_ref (m, args[0]));
  return o;
}

static void
sequence_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  if (RF_SEQUENCE_ITERATOR (self)->container != NULL)
    visit (RF_SEQUENCE_ITERATOR (self)->container, user);
}

static void
sequence_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  if (RF_SEQUENCE_ITERATOR (self)->container != NULL)
    visit (RF_SLOT_NAMED, 0, "container", NULL, RF_SEQUENCE_ITERATOR (self)->container, user);
}

static void
sequence_dealloc (RfHeap *heap, RfObject *self)
{
  rf_slot_store_named (heap, self, "container", &RF_SEQUENCE_ITERATOR (self)->container, NULL);
}

static RfObject *
self_iter (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, self);
}

static gboolean
setup_sequences (RfMachine *m)
{
  RfClassSpec spec = {
    .class_flags = RF_CLASS_NO_NEW,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfSequenceIterator),
    .basic_size = SIZE,
    .slots = { .iter = self_iter },
    .traverse = sequence_traverse,
    .slots_visit = sequence_slots,
    .dealloc = sequence_dealloc,
    .methods = rf_iterator_sequence_methods,
  };
  const struct
  {
    const char *name;
    RfIterNextFunc next;
    RfClass **where;
  } rows[] = {
    { "list_iterator", list_next, &m->class_list_iterator },
    { "list_reverseiterator", list_next_reversed, &m->class_list_reverseiterator },
    { "tuple_iterator", tuple_next, &m->class_tuple_iterator },
    { "str_iterator", str_next, &m->class_str_iterator },
    { "bytes_iterator", rf_bytes_next, &m->class_bytes_iterator },
    { "bytearray_iterator", rf_bytes_next, &m->class_bytearray_iterator },
    { "iterator", sequence_next, &m->class_iterator },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      spec.name = rows[i].name;
      spec.slots.iternext = rows[i].next;
      if (!rf_class_new_builtin (m, &spec, rows[i].where))
        return FALSE;
    }
  spec.name = "str_ascii_iterator";
  spec.slots.iternext = str_next;
  if (m->profile->siphash13 &&
      !rf_class_new_builtin (m, &spec, &rf_container_state (m)->ascii_iterator))
    return FALSE;
  spec.name = "reversed";
  spec.class_flags = RF_CLASS_BASETYPE;
  spec.slots.iternext = reversed_next;
  spec.slots.new_ = reversed_new;
  return rf_class_new_builtin (m, &spec, &m->class_reversed);
}

/* --- iter (callable, sentinel) ------------------------------------------------------------ */

#define RF_PAIR_ITERATOR(o) ((RfPairIterator *) (o))

RfObject *
rf_callable_iterator_new (RfMachine *m, RfObject *callable, RfObject *sentinel)
{
  RfObject *o = rf_container_alloc (m, m->class_callable_iterator, SIZE);

  if (o == NULL)
    return NULL;
  rf_slot_swap_named (m->heap, o, "callable", &RF_PAIR_ITERATOR (o)->function,
                      rf_new_ref (m, callable));
  rf_slot_swap_named (m->heap, o, "sentinel", &RF_PAIR_ITERATOR (o)->other,
                      rf_new_ref (m, sentinel));
  rf_gc_track (m->heap, o);
  return o;
}

static void
callable_end (RfHeap *heap, RfObject *self)
{
  rf_slot_store_named (heap, self, "callable", &RF_PAIR_ITERATOR (self)->function, NULL);
  rf_slot_store_named (heap, self, "sentinel", &RF_PAIR_ITERATOR (self)->other, NULL);
}

static RfObject *
callable_next (RfMachine *m, RfObject *self)
{
  RfPairIterator *it = RF_PAIR_ITERATOR (self);
  RfObject *result, *function, *sentinel;
  int equal;

  if (it->function == NULL)
    return NULL;
  function = rf_new_ref (m, it->function);
  rf_hold (m->heap, function);
  result = rf_object_call_noargs (m, function);
  rf_release (m->heap, 1);
  rf_drop_keeping (m, function, result);
  if (result == NULL)
    {
      if (rf_raised_is (m, RF_EXC_StopIteration) && rf_raised_clear (m))
        callable_end (m->heap, self);
      return NULL;
    }
  if (it->other == NULL)
    {
      rf_drop (m, result);
      return NULL;
    }
  sentinel = rf_new_ref (m, it->other);
  rf_hold (m->heap, result);
  rf_hold (m->heap, sentinel);
  equal = rf_object_compare_bool (m, sentinel, result, RF_CMP_EQ);
  rf_release (m->heap, 1);
  rf_drop (m, sentinel);
  rf_release (m->heap, 1);
  if (equal == 0)
    return result;
  rf_drop (m, result);
  if (equal > 0)
    callable_end (m->heap, self);
  return NULL;
}

static void
callable_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  if (RF_PAIR_ITERATOR (self)->function != NULL)
    visit (RF_PAIR_ITERATOR (self)->function, user);
  if (RF_PAIR_ITERATOR (self)->other != NULL)
    visit (RF_PAIR_ITERATOR (self)->other, user);
}

static void
callable_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  if (RF_PAIR_ITERATOR (self)->function != NULL)
    visit (RF_SLOT_NAMED, 0, "callable", NULL, RF_PAIR_ITERATOR (self)->function, user);
  if (RF_PAIR_ITERATOR (self)->other != NULL)
    visit (RF_SLOT_NAMED, 0, "sentinel", NULL, RF_PAIR_ITERATOR (self)->other, user);
}

gboolean
rf_iterator_setup (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "callable_iterator",
    .class_flags = RF_CLASS_NO_NEW,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfPairIterator),
    .basic_size = SIZE,
    .slots = { .iter = self_iter, .iternext = callable_next },
    .traverse = callable_traverse,
    .slots_visit = callable_slots,
    .dealloc = callable_end,
    .methods = rf_iterator_callable_methods,
  };

  return setup_sequences (m) && rf_class_new_builtin (m, &spec, &m->class_callable_iterator) &&
         rf_dict_iterator_setup (m) && rf_enumerate_setup (m) && rf_zip_setup (m);
}
