/* SPDX-License-Identifier: MIT */

/* The methods of collections.deque, and its iterators. An iterator holds its deque to the end of
 * its own life, and goes by index: it refuses to go on when the deque's state is no longer the one
 * it was made in. */

#include "python/rf-container.h"
#include "python/rf-deque.h"
#include "python/rf-generic-alias.h"
#include "python/rf-reduce.h"

/* --- methods ------------------------------------------------------------------------------ */

static RfObject *
method_append (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_deque_append (m, self, rf_new_ref (m, args[0])) ? rf_none (m) : NULL;
}

static RfObject *
method_appendleft (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  return rf_deque_append_left (m, self, rf_new_ref (m, args[0])) ? rf_none (m) : NULL;
}

static RfObject *
method_pop (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (RF_DEQUE (self)->length == 0)
    return rf_raise (m, RF_EXC_IndexError, "pop from an empty deque");
  return rf_deque_pop (m, self);
}

static RfObject *
method_popleft (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  if (RF_DEQUE (self)->length == 0)
    return rf_raise (m, RF_EXC_IndexError, "pop from an empty deque");
  return rf_deque_pop_left (m, self);
}

static RfObject *
method_extend (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_deque_extend (m, self, args[0], FALSE) ? rf_none (m) : NULL;
}

static RfObject *
method_extendleft (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  return rf_deque_extend (m, self, args[0], TRUE) ? rf_none (m) : NULL;
}

static RfObject *
method_clear (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  rf_deque_clear (m->heap, self);
  return rf_none (m);
}

static RfObject *
method_copy (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_deque_copy (m, self);
}

static RfObject *
method_reverse (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  rf_deque_reverse (m, self);
  return rf_none (m);
}

static RfObject *
method_rotate (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gssize n = n_args > 0 ? rf_object_as_index (m, args[0], RF_EXC_OverflowError) : 1;

  if (rf_raised (m))
    return NULL;
  rf_deque_rotate (m, self, n);
  return rf_none (m);
}

static RfObject *
method_insert (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfDeque *d = RF_DEQUE (self);
  gssize index = rf_object_as_index (m, args[0], RF_EXC_OverflowError);
  gssize n = (gssize) d->length;
  gboolean done;

  if (index == -1 && rf_raised (m))
    return NULL;
  if (d->maxlen == n)
    return rf_raise (m, RF_EXC_IndexError, "deque already at its maximum size");
  if (index >= n)
    return method_append (m, self, args + 1, 1, NULL);
  if (index <= -n || index == 0)
    return method_appendleft (m, self, args + 1, 1, NULL);
  rf_deque_rotate (m, self, -index);
  done = (index < 0 ? rf_deque_append : rf_deque_append_left) (m, self, rf_new_ref (m, args[1]));
  rf_deque_rotate (m, self, index);
  return done ? rf_none (m) : NULL;
}

/* Does the item at @index equal @value? -1 with an exception, also (@changed, when not found) when
 * the comparison changed the deque. */
static int
item_equals (RfMachine *m, RfObject *self, gsize index, RfObject *value, RfExceptionKind changed)
{
  guint64 state = RF_DEQUE (self)->state;
  RfObject *item = rf_new_ref (m, *rf_deque_at (RF_DEQUE (self), index));
  int equal;

  rf_hold (m->heap, item);
  equal = rf_object_compare_bool (m, item, value, RF_CMP_EQ);
  rf_release (m->heap, 1);
  rf_drop (m, item);
  if (equal < 0 || RF_DEQUE (self)->state == state)
    return equal;
  rf_raise (m, changed, "deque mutated during iteration");
  return -1;
}

static gpointer
raise_not_there (RfMachine *m, RfObject *value)
{
  RfObject *text = rf_object_repr (m, value);

  if (text == NULL)
    return NULL;
  rf_raise (m, RF_EXC_ValueError, "%s is not in deque", rf_str_data (text));
  rf_drop (m, text);
  return NULL;
}

static RfObject *
method_remove (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  for (gsize i = 0; i < RF_DEQUE (self)->length; i++)
    {
      int equal = item_equals (m, self, i, args[0], RF_EXC_IndexError);

      if (equal < 0)
        return NULL;
      if (equal > 0)
        {
          rf_deque_remove (m, self, i);
          return rf_none (m);
        }
    }
  return raise_not_there (m, args[0]);
}

static RfObject *
method_index (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gssize start, stop;

  if (!rf_search_bounds (m, args, n_args, (gssize) RF_DEQUE (self)->length, &start, &stop))
    return NULL;
  for (gssize i = start; i < stop && i < (gssize) RF_DEQUE (self)->length; i++)
    {
      int equal = item_equals (m, self, (gsize) i, args[0], RF_EXC_RuntimeError);

      if (equal != 0)
        return equal < 0 ? NULL : rf_int_new (m, i);
    }
  return raise_not_there (m, args[0]);
}

static RfObject *
method_count (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gint64 count = 0;

  for (gsize i = 0; i < RF_DEQUE (self)->length; i++)
    {
      int equal = item_equals (m, self, i, args[0], RF_EXC_RuntimeError);

      if (equal < 0)
        return NULL;
      count += equal;
    }
  return rf_int_new (m, count);
}

static RfObject *
method_reversed (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  return rf_deque_reversed (m, self);
}

/* (class, arguments, state, items). */
static RfObject *
method_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *parts[4] = { rf_new_ref (m, RF_OBJECT (RF_CLASS_OF (self))) };
  RfObject *maxlen, *result = NULL;
  guint n = 1;

  rf_hold (m->heap, parts[0]);
  if (RF_DEQUE (self)->maxlen >= 0)
    {
      maxlen = rf_int_new (m, RF_DEQUE (self)->maxlen);
      if (maxlen != NULL)
        {
          rf_hold (m->heap, maxlen);
          parts[1] = rf_drop_held (m->heap, maxlen, rf_tuple_pack (m, 2, m->empty_tuple, maxlen));
        }
    }
  else
    parts[1] = rf_new_ref (m, m->empty_tuple);
  for (; n < 4 && parts[n] != NULL; n++)
    {
      rf_hold (m->heap, parts[n]);
      if (n == 1)
        parts[2] = rf_reduce_state (m, self);
      else if (n == 2)
        parts[3] = rf_object_iter (m, self);
    }
  if (n == 4)
    result = rf_tuple_new (m, parts, 4);
  rf_release (m->heap, n);
  if (result != NULL)
    rf_hold (m->heap, result);
  rf_drop_items (m->heap, parts, n, FALSE);
  if (result != NULL)
    rf_release (m->heap, 1);
  return result;
}

static RfObject *
method_class_getitem (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                      RfObject *kwnames)
{
  return rf_generic_alias_new (m, self, args[0]);
}

static RfObject *
get_maxlen (RfMachine *m, RfObject *self)
{
  return RF_DEQUE (self)->maxlen < 0 ? rf_none (m) : rf_int_new (m, RF_DEQUE (self)->maxlen);
}

const RfMethodDef rf_deque_methods[] = {
  { "append", method_append, 1, 1, 0, NULL },
  { "appendleft", method_appendleft, 1, 1, 0, NULL },
  { "clear", method_clear, 0, 0, 0, NULL },
  { "__copy__", method_copy, 0, 0, 0, NULL },
  { "copy", method_copy, 0, 0, 0, NULL },
  { "count", method_count, 1, 1, 0, NULL },
  { "extend", method_extend, 1, 1, 0, NULL },
  { "extendleft", method_extendleft, 1, 1, 0, NULL },
  { "index", method_index, 1, 3, 0, NULL },
  { "insert", method_insert, 2, 2, 0, NULL },
  { "pop", method_pop, 0, 0, 0, NULL },
  { "popleft", method_popleft, 0, 0, 0, NULL },
  { "__reduce__", method_reduce, 0, 0, 0, NULL },
  { "remove", method_remove, 1, 1, 0, NULL },
  { "__reversed__", method_reversed, 0, 0, 0, NULL },
  { "reverse", method_reverse, 0, 0, 0, NULL },
  { "rotate", method_rotate, 0, 1, 0, NULL },
  { "__class_getitem__", method_class_getitem, 1, 1, RF_METHOD_CLASS, NULL },
  { NULL },
};

const RfGetSetDef rf_deque_getsets[] = { { "maxlen", get_maxlen, NULL }, { NULL } };

/* --- iterators ---------------------------------------------------------------------------- */

#define ITERATOR_SIZE 56
#define ITERATOR(o) ((RfDequeIterator *) (o))

typedef struct
{
  RfObject base;
  RfObject *deque;
  guint64 state; /* the deque's when the iterator was made */
  gsize left;    /* items to come */
} RfDequeIterator;

static RfObject *
iterator_new (RfMachine *m, RfClass *cls, RfObject *deque)
{
  RfObject *o = rf_container_alloc (m, cls, ITERATOR_SIZE);

  if (o == NULL)
    return NULL;
  ITERATOR (o)->state = RF_DEQUE (deque)->state;
  ITERATOR (o)->left = RF_DEQUE (deque)->length;
  rf_slot_swap_named (m->heap, o, "deque", &ITERATOR (o)->deque, rf_new_ref (m, deque));
  rf_gc_track (m->heap, o);
  return o;
}

RfObject *
rf_deque_iter (RfMachine *m, RfObject *deque)
{
  return iterator_new (m, rf_collections_state (m)->deque_iterator, deque);
}

RfObject *
rf_deque_reversed (RfMachine *m, RfObject *deque)
{
  return iterator_new (m, rf_collections_state (m)->deque_reverse_iterator, deque);
}

static RfObject *
iterator_advance (RfMachine *m, RfObject *self, gboolean reversed)
{
  RfDequeIterator *it = ITERATOR (self);
  const RfDeque *d = RF_DEQUE (it->deque);

  if (reversed && it->left == 0)
    return NULL;
  if (d->state != it->state)
    {
      it->left = 0;
      return rf_raise (m, RF_EXC_RuntimeError, "deque mutated during iteration");
    }
  if (it->left == 0)
    return NULL;
  it->left--;
  return rf_new_ref (m, *rf_deque_at (d, reversed ? it->left : d->length - 1 - it->left));
}

static RfObject *
iterator_next (RfMachine *m, RfObject *self)
{
  return iterator_advance (m, self, FALSE);
}

static RfObject *
iterator_previous (RfMachine *m, RfObject *self)
{
  return iterator_advance (m, self, TRUE);
}

static RfObject *
iterator_self (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, self);
}

static RfObject *
iterator_length_hint (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                      RfObject *kwnames)
{
  return rf_int_new (m, (gint64) ITERATOR (self)->left);
}

static const RfMethodDef iterator_methods[] = {
  { "__length_hint__", iterator_length_hint, 0, 0, 0, NULL },
  { NULL },
};

static void
iterator_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  if (ITERATOR (self)->deque != NULL)
    visit (ITERATOR (self)->deque, user);
}

static void
iterator_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  if (ITERATOR (self)->deque != NULL)
    visit (RF_SLOT_NAMED, 0, "deque", NULL, ITERATOR (self)->deque, user);
}

static void
iterator_dealloc (RfHeap *heap, RfObject *self)
{
  rf_slot_store_named (heap, self, "deque", &ITERATOR (self)->deque, NULL);
}

gboolean
rf_deque_iterator_setup (RfMachine *m)
{
  gboolean own = m->profile->minor >= 12; /* the name of the module in the class's */
  RfClassSpec spec = {
    .name = own ? "collections._deque_iterator" : "_collections._deque_iterator",
    .class_flags = RF_CLASS_NO_NEW,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfDequeIterator),
    .basic_size = ITERATOR_SIZE,
    .slots = { .iter = iterator_self, .iternext = iterator_next },
    .traverse = iterator_traverse,
    .slots_visit = iterator_slots,
    .dealloc = iterator_dealloc,
    .methods = iterator_methods,
  };

  if (!rf_class_new_builtin (m, &spec, &rf_collections_state (m)->deque_iterator))
    return FALSE;
  spec.name = own ? "collections._deque_reverse_iterator" : "_collections._deque_reverse_iterator";
  spec.slots.iternext = iterator_previous;
  return rf_class_new_builtin (m, &spec, &rf_collections_state (m)->deque_reverse_iterator);
}
