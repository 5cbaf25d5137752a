/* SPDX-License-Identifier: MIT */

/* tuple. Invariants: the items are filled in once, before anybody else sees the tuple; the empty
 * exact tuple is one shared object that is never tracked; every other tuple is tracked when it is
 * made (the collector untracks it later when it can be part of no cycle). */

#include "python/rf-container.h"
#include "python/rf-iterator.h"
#include "python/rf-setup.h"

#include <stdarg.h>
#include <string.h>

#define HEAD_SIZE 24
#define RF_TUPLE(o) ((RfTuple *) (o))

static inline gboolean
is_tuple (RfObject *o)
{
  return (RF_CLASS_OF (o)->class_flags & RF_CLASS_TUPLE_SUBCLASS) != 0;
}

/* An untracked tuple with @n empty places. */
static RfObject *
make (RfMachine *m, gsize n)
{
  RfObject **items = NULL;
  RfObject *tuple;

  if (n > G_MAXSSIZE / sizeof (RfObject *))
    return rf_raise_memory (m);
  if (n > 0)
    {
      items = rf_heap_realloc (m->heap, NULL, 0, n * sizeof (RfObject *));
      if (items == NULL)
        return rf_raise_memory (m);
      memset (items, 0, n * sizeof (RfObject *));
    }
  tuple = rf_container_alloc (m, m->class_tuple, HEAD_SIZE + n * RF_POINTER_SIZE);
  if (tuple == NULL)
    {
      if (items != NULL)
        rf_heap_release_memory (m->heap, items, n * sizeof (RfObject *));
      return NULL;
    }
  RF_TUPLE (tuple)->items = items;
  RF_TUPLE (tuple)->length = n;
  return tuple;
}

/* Puts @item (stolen) in its place for the first time. */
static inline void
fill (RfMachine *m, RfObject *tuple, gsize index, RfObject *item)
{
  rf_slot_swap_index (m->heap, tuple, index, &RF_TUPLE (tuple)->items[index], item);
}

RfObject *
rf_tuple_new (RfMachine *m, RfObject *const *items, gsize n)
{
  RfObject *tuple;

  if (n == 0)
    return rf_new_ref (m, m->empty_tuple);
  tuple = make (m, n);
  if (tuple == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    fill (m, tuple, i, rf_new_ref (m, items[i]));
  rf_gc_track (m->heap, tuple);
  return tuple;
}

RfObject *
rf_tuple_new_steal (RfMachine *m, RfObject *const *items, gsize n)
{
  RfObject *tuple;

  rf_hold_items (m->heap, items, n);
  tuple = rf_tuple_new_stack (m, items, n);
  rf_release (m->heap, n);
  return tuple;
}

RfObject *
rf_tuple_new_stack (RfMachine *m, RfObject *const *items, gsize n)
{
  RfObject *tuple = n == 0 ? rf_new_ref (m, m->empty_tuple) : make (m, n);

  if (tuple == NULL)
    {
      rf_drop_items (m->heap, items, n, FALSE);
      return NULL;
    }
  for (gsize i = 0; i < n; i++)
    fill (m, tuple, i, items[i]);
  if (n > 0)
    rf_gc_track (m->heap, tuple);
  return tuple;
}

RfObject *
rf_tuple_pack (RfMachine *m, gsize n, ...)
{
  RfObject *tuple = n == 0 ? rf_new_ref (m, m->empty_tuple) : make (m, n);
  va_list args;

  if (tuple == NULL || n == 0)
    return tuple;
  va_start (args, n);
  for (gsize i = 0; i < n; i++)
    fill (m, tuple, i, rf_new_ref (m, va_arg (args, RfObject *)));
  va_end (args);
  rf_gc_track (m->heap, tuple);
  return tuple;
}

/* A collection at the allocation may run finalizers that change the list: then again. */
static RfObject *
from_list (RfMachine *m, RfList *list)
{
  for (;;)
    {
      gsize n = list->length;
      RfObject *tuple = n == 0 ? rf_new_ref (m, m->empty_tuple) : make (m, n);

      if (tuple == NULL || n == 0)
        return tuple;
      if (list->length == n)
        {
          for (gsize i = 0; i < n; i++)
            fill (m, tuple, i, rf_new_ref (m, list->items[i]));
          rf_gc_track (m->heap, tuple);
          return tuple;
        }
      rf_drop (m, tuple);
    }
}

RfObject *
rf_tuple_new_open (RfMachine *m, gsize n)
{
  RfObject *tuple = make (m, n);

  if (tuple != NULL)
    rf_gc_track (m->heap, tuple);
  return tuple;
}

/* A tuple that grows: it has the size of @room items but no items, which the C code holds. */
typedef struct
{
  RfObject *tuple;
  gsize room;
} Growing;

static gboolean
growing_begin (RfMachine *m, Growing *g, gsize room)
{
  if (room > G_MAXINT32 / RF_POINTER_SIZE)
    return rf_raise_memory (m) != NULL;
  g->room = room;
  g->tuple = room > 0 ? rf_container_alloc (m, m->class_tuple, HEAD_SIZE + room * RF_POINTER_SIZE)
                      : rf_new_ref (m, m->empty_tuple);
  if (g->tuple == NULL)
    return FALSE;
  if (room > 0)
    {
      RF_TUPLE (g->tuple)->items = NULL;
      RF_TUPLE (g->tuple)->length = 0;
      rf_gc_track (m->heap, g->tuple);
    }
  rf_hold (m->heap, g->tuple);
  return TRUE;
}

/* What CPython's _PyTuple_Resize does to it. @n items stand on hold above it: these are what takes
 * the memory. */
static gboolean
growing_resize (RfMachine *m, Growing *g, gsize room, gsize n)
{
  if (room == g->room)
    return TRUE;
  if (!rf_heap_charge (m->heap, 0))
    return rf_raise_memory (m) != NULL;
  if (g->room == 0)
    {
      RfObject *empty = g->tuple;
      Growing other;

      if (!growing_begin (m, &other, room))
        return FALSE;
      rf_release (m->heap, 1);
      m->heap->holds->pdata[m->heap->holds->len - n - 1] = other.tuple;
      *g = other;
      rf_drop (m, empty);
      return TRUE;
    }
  if (room > G_MAXINT32 / RF_POINTER_SIZE)
    return rf_raise_memory (m) != NULL;
  rf_gc_untrack (m->heap, g->tuple);
  rf_heap_resize_object (m->heap, g->tuple, HEAD_SIZE + room * RF_POINTER_SIZE);
  rf_gc_track (m->heap, g->tuple);
  g->room = room;
  return TRUE;
}

/* The @n items on top of what is on hold go into the tuple. */
static gboolean
growing_end (RfMachine *m, Growing *g, gsize n)
{
  g_autofree RfObject **given = g_new (RfObject *, n + 1);
  RfObject **items;

  if (n == 0)
    return TRUE;
  items = rf_heap_realloc (m->heap, NULL, 0, n * sizeof (RfObject *));
  if (items == NULL)
    return rf_raise_memory (m) != NULL;
  memset (items, 0, n * sizeof (RfObject *));
  RF_TUPLE (g->tuple)->items = items;
  RF_TUPLE (g->tuple)->length = n;
  memcpy (given, &m->heap->holds->pdata[m->heap->holds->len - n], n * sizeof (RfObject *));
  rf_release (m->heap, (guint) n);
  for (gsize i = 0; i < n; i++)
    fill (m, g->tuple, i, given[i]);
  return TRUE;
}

static gboolean
grow_from (RfMachine *m, Growing *g, RfObject *iterator, gsize *n)
{
  RfIterNextFunc next = RF_CLASS_OF (iterator)->slots.iternext;
  RfObject *item;

  while ((item = next (m, iterator)) != NULL)
    {
      gsize room = g->room + 10;

      rf_hold (m->heap, item);
      ++*n;
      if (*n > g->room && !growing_resize (m, g, room + (room >> 2), *n))
        return FALSE;
    }
  return !rf_raised (m) || (rf_raised_is (m, RF_EXC_StopIteration) && rf_raised_clear (m));
}

/* Drops the @n items and the tuple, which are on hold. */
static void
growing_fail (RfMachine *m, Growing *g, gsize n)
{
  RfObject *saved = g_steal_pointer (&m->current);

  while (n-- > 0)
    {
      RfObject *item = g_ptr_array_index (m->heap->holds, m->heap->holds->len - 1);

      rf_release (m->heap, 1);
      rf_drop_keeping (m, item, saved);
    }
  rf_release (m->heap, 1);
  rf_drop_keeping (m, g->tuple, saved);
  m->current = saved;
}

static RfObject *
from_iterator (RfMachine *m, RfObject *iterator, gsize hint)
{
  gboolean keeps_empty = m->profile->minor < 11;
  Growing g;
  gsize n = 0;

  if (!growing_begin (m, &g, hint))
    return NULL;
  if (!grow_from (m, &g, iterator, &n) ||
      ((n > 0 || keeps_empty) && !growing_resize (m, &g, n, n)) || !growing_end (m, &g, n))
    {
      growing_fail (m, &g, n);
      return NULL;
    }
  rf_release (m->heap, 1);
  if (n > 0 || keeps_empty)
    return g.tuple;
  rf_drop (m, g.tuple);
  return rf_new_ref (m, m->empty_tuple);
}

RfObject *
rf_tuple_from_iterable (RfMachine *m, RfObject *iterable)
{
  RfObject *iterator, *tuple = NULL;
  gssize hint;

  if (RF_CLASS_OF (iterable) == m->class_tuple)
    return rf_new_ref (m, iterable);
  if (RF_CLASS_OF (iterable) == m->class_list)
    return from_list (m, (RfList *) iterable);
  iterator = rf_object_iter (m, iterable);
  if (iterator == NULL)
    return NULL;
  rf_hold (m->heap, iterator);
  hint = rf_object_length_hint (m, iterable, 10);
  if (hint >= 0)
    tuple = from_iterator (m, iterator, (gsize) hint);
  return rf_drop_held (m->heap, iterator, tuple);
}

/* --- slots -------------------------------------------------------------------------------- */

static RfObject *
tuple_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *content, *tuple;
  RfObject **items = NULL;
  gsize n;

  if (!rf_args_no_keywords_new (m, cls, m->class_tuple, kwnames))
    return NULL;
  if (n_args > 1)
    return rf_raise (m, RF_EXC_TypeError, "tuple expected at most 1 argument, got %" G_GSIZE_FORMAT,
                     n_args);
  content = n_args == 0 ? rf_new_ref (m, m->empty_tuple) : rf_tuple_from_iterable (m, args[0]);
  if (content == NULL || cls == m->class_tuple)
    return content;
  rf_hold (m->heap, content);
  n = RF_TUPLE (content)->length;
  tuple = rf_object_alloc (m, cls, n, FALSE);
  if (tuple != NULL && n > 0)
    {
      items = rf_heap_realloc (m->heap, NULL, 0, n * sizeof (RfObject *));
      if (items == NULL)
        {
          rf_drop (m, tuple);
          tuple = rf_raise_memory (m);
        }
    }
  if (tuple != NULL)
    {
      RF_TUPLE (tuple)->items = items;
      if (n > 0)
        memset (items, 0, n * sizeof (RfObject *));
      RF_TUPLE (tuple)->length = n;
      for (gsize i = 0; i < n; i++)
        fill (m, tuple, i, rf_new_ref (m, RF_TUPLE (content)->items[i]));
      rf_gc_track (m->heap, tuple);
    }
  rf_release (m->heap, 1);
  rf_drop (m, content);
  return tuple;
}

static gsize
tuple_size_of (RfMachine *m, RfObject *self)
{
  return RF_CLASS_OF (self)->basic_size + RF_TUPLE (self)->length * RF_POINTER_SIZE;
}

static gssize
tuple_length (RfMachine *m, RfObject *self)
{
  return (gssize) RF_TUPLE (self)->length;
}

static RfObject *
tuple_repr (RfMachine *m, RfObject *self)
{
  if (RF_TUPLE (self)->length == 0)
    return rf_str_new (m, "()", 2);
  return rf_sequence_repr (m, self, "(", RF_TUPLE (self)->length == 1 ? ",)" : ")", "(...)");
}

/* xxHash's mixing of the items' hashes, as CPython does since 3.8. */
static gint64
tuple_hash (RfMachine *m, RfObject *self)
{
  const guint64 prime_1 = G_GUINT64_CONSTANT (11400714785074694791);
  const guint64 prime_2 = G_GUINT64_CONSTANT (14029467366897019727);
  const guint64 prime_5 = G_GUINT64_CONSTANT (2870177450012600261);
  guint64 mixed = prime_5;
  RfTuple *tuple = RF_TUPLE (self);

  for (gsize i = 0; i < tuple->length; i++)
    {
      gint64 hash = rf_key_hash (m, tuple->items[i]);

      if (hash == -1)
        return -1;
      mixed += (guint64) hash * prime_2;
      mixed = (mixed << 31) | (mixed >> 33);
      mixed *= prime_1;
    }
  mixed += tuple->length ^ (prime_5 ^ G_GUINT64_CONSTANT (3527539));
  return mixed == G_MAXUINT64 ? 1546275796 : (gint64) mixed;
}

static RfObject *
tuple_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  RfTuple *x = RF_TUPLE (a), *y = RF_TUPLE (b);
  RfObject *result = NULL;
  gsize i;
  int equal = 1;

  if (!is_tuple (a) || !is_tuple (b))
    return rf_not_implemented (m);
  for (i = 0; i < x->length && i < y->length; i++)
    {
      equal = rf_object_compare_bool (m, x->items[i], y->items[i], RF_CMP_EQ);
      if (equal != 1)
        break;
    }
  if (equal == 1)
    result = rf_bool (m, op == RF_CMP_LT   ? x->length < y->length
                         : op == RF_CMP_LE ? x->length <= y->length
                         : op == RF_CMP_EQ ? x->length == y->length
                         : op == RF_CMP_NE ? x->length != y->length
                         : op == RF_CMP_GT ? x->length > y->length
                                           : x->length >= y->length);
  else if (equal == 0 && (op == RF_CMP_EQ || op == RF_CMP_NE))
    result = rf_bool (m, op == RF_CMP_NE);
  else if (equal == 0)
    result = rf_object_compare (m, x->items[i], y->items[i], op);
  return result;
}

static int
tuple_contains (RfMachine *m, RfObject *self, RfObject *item)
{
  int found = 0;

  for (gsize i = 0; found == 0 && i < RF_TUPLE (self)->length; i++)
    found = rf_object_compare_bool (m, RF_TUPLE (self)->items[i], item, RF_CMP_EQ);
  return found;
}

static RfObject *
tuple_slice (RfMachine *m, RfObject *self, RfObject *slice)
{
  gssize start, stop, step, n;
  RfObject *result;

  if (!rf_slice_unpack (m, slice, &start, &stop, &step))
    return NULL;
  n = rf_slice_adjust ((gssize) RF_TUPLE (self)->length, &start, &stop, step);
  if (n <= 0)
    return rf_new_ref (m, m->empty_tuple);
  if (step == 1 && (gsize) n == RF_TUPLE (self)->length && RF_CLASS_OF (self) == m->class_tuple)
    return rf_new_ref (m, self);
  result = make (m, (gsize) n);
  if (result == NULL)
    return NULL;
  for (gssize i = 0; i < n; i++)
    fill (m, result, (gsize) i, rf_new_ref (m, RF_TUPLE (self)->items[start + i * step]));
  rf_gc_track (m->heap, result);
  return result;
}

static RfObject *
tuple_getitem (RfMachine *m, RfObject *self, RfObject *key)
{
  gssize index;

  if (rf_is_slice (m, key))
    return tuple_slice (m, self, key);
  index =
    rf_container_index (m, key, &RF_TUPLE (self)->length, "tuple", "tuple index out of range");
  return index < 0 ? NULL : rf_new_ref (m, RF_TUPLE (self)->items[index]);
}

static RfObject *
tuple_concat (RfMachine *m, RfObject *a, RfObject *b)
{
  gsize n, n_a;
  RfObject *result;

  if (RF_TUPLE (a)->length == 0 && RF_CLASS_OF (b) == m->class_tuple)
    return rf_new_ref (m, b);
  if (!is_tuple (b))
    return rf_raise (m, RF_EXC_TypeError, "can only concatenate tuple (not \"%s\") to tuple",
                     rf_class_name (b));
  if (RF_TUPLE (b)->length == 0 && RF_CLASS_OF (a) == m->class_tuple)
    return rf_new_ref (m, a);
  n_a = RF_TUPLE (a)->length;
  n = n_a + RF_TUPLE (b)->length;
  if (n == 0)
    return rf_new_ref (m, m->empty_tuple);
  result = make (m, n);
  if (result == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    fill (m, result, i,
          rf_new_ref (m, i < n_a ? RF_TUPLE (a)->items[i] : RF_TUPLE (b)->items[i - n_a]));
  rf_gc_track (m->heap, result);
  return result;
}

static RfObject *
tuple_repeat (RfMachine *m, RfObject *self, gssize times)
{
  gsize n = RF_TUPLE (self)->length;
  RfObject *result;

  if ((n == 0 || times == 1) && RF_CLASS_OF (self) == m->class_tuple)
    return rf_new_ref (m, self);
  if (n == 0 || times <= 0)
    return rf_new_ref (m, m->empty_tuple);
  if (n > G_MAXSSIZE / (gsize) times)
    return rf_raise_memory (m);
  result = make (m, n * (gsize) times);
  if (result == NULL)
    return NULL;
  for (gsize i = 0; i < n * (gsize) times; i++)
    fill (m, result, i, rf_new_ref (m, RF_TUPLE (self)->items[i % n]));
  rf_gc_track (m->heap, result);
  return result;
}

/* --- methods ------------------------------------------------------------------------------ */

static RfObject *
method_count (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gint64 count = 0;

  for (gsize i = 0; i < RF_TUPLE (self)->length; i++)
    {
      int equal = rf_object_compare_bool (m, RF_TUPLE (self)->items[i], args[0], RF_CMP_EQ);

      if (equal < 0)
        return NULL;
      count += equal;
    }
  return rf_int_new (m, count);
}

static RfObject *
method_index (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gssize start, stop;

  if (!rf_search_bounds (m, args, n_args, RF_TUPLE (self)->length, &start, &stop))
    return NULL;
  for (gssize i = start; i < stop && i < (gssize) RF_TUPLE (self)->length; i++)
    {
      int equal = rf_object_compare_bool (m, RF_TUPLE (self)->items[i], args[0], RF_CMP_EQ);

      if (equal < 0)
        return NULL;
      if (equal)
        return rf_int_new (m, i);
    }
  return rf_raise (m, RF_EXC_ValueError, "tuple.index(x): x not in tuple");
}

static RfObject *
method_getnewargs (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  RfObject *plain = rf_tuple_new (m, RF_TUPLE (self)->items, RF_TUPLE (self)->length);
  RfObject *result;

  if (plain == NULL)
    return NULL;
  rf_hold (m->heap, plain);
  result = rf_tuple_pack (m, 1, plain);
  rf_release (m->heap, 1);
  rf_drop (m, plain);
  return result;
}

static const RfMethodDef tuple_methods[] = {
  { "index", method_index, 1, 3, 0, "($self, value, start=0, stop=sys.maxsize, /)" },
  { "count", method_count, 1, 1, 0, "($self, value, /)" },
  { "__getnewargs__", method_getnewargs, 0, 0, 0, "($self, /)" },
  { NULL },
};

/* --- the class ---------------------------------------------------------------------------- */

static void
tuple_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  RfTuple *tuple = RF_TUPLE (self);

  for (gsize i = tuple->length; i-- > 0;)
    if (tuple->items[i] != NULL)
      visit (tuple->items[i], user);
}

static void
tuple_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  RfTuple *tuple = RF_TUPLE (self);

  for (gsize i = 0; i < tuple->length; i++)
    if (tuple->items[i] != NULL)
      visit (RF_SLOT_INDEX, (guint32) i, NULL, NULL, tuple->items[i], user);
}

static void
tuple_dealloc (RfHeap *heap, RfObject *self)
{
  RfTuple *tuple = RF_TUPLE (self);
  RfObject **items = tuple->items;
  gsize n = tuple->length;

  if (items == NULL)
    return;
  tuple->items = NULL;
  tuple->length = 0;
  if (RF_RECORDING (heap))
    for (gsize i = n; i-- > 0;)
      if (items[i] != NULL)
        rf_heap_note_slot (heap, self, RF_SLOT_INDEX, (guint32) i, NULL, NULL, items[i], NULL);
  rf_drop_items (heap, items, n, TRUE);
  rf_heap_release_memory (heap, items, n * sizeof (RfObject *));
}

gboolean
rf_tuple_setup (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "tuple",
    .free_list = RF_FREE_LIST_TUPLE,
    .class_flags = RF_CLASS_BASETYPE | RF_CLASS_TUPLE_SUBCLASS | RF_CLASS_SEQUENCE,
    .type_flags = RF_TYPE_GC | RF_TYPE_IS_TUPLE | RF_TYPE_TRASHCAN,
    .host_size = sizeof (RfTuple),
    .basic_size = HEAD_SIZE,
    .item_size = RF_POINTER_SIZE,
    .slots = { .repr = tuple_repr,
               .hash = tuple_hash,
               .richcompare = tuple_compare,
               .iter = rf_tuple_iter,
               .new_ = tuple_new,
               .size_of = tuple_size_of,
               .length = tuple_length,
               .getitem = tuple_getitem,
               .contains = tuple_contains,
               .concat = tuple_concat,
               .repeat = tuple_repeat },
    .traverse = tuple_traverse,
    .slots_visit = tuple_slots,
    .dealloc = tuple_dealloc,
    .methods = tuple_methods,
  };

  if (!rf_class_new_builtin (m, &spec, &m->class_tuple))
    return FALSE;
  m->empty_tuple = make (m, 0);
  if (m->empty_tuple == NULL)
    return FALSE;
  rf_heap_immortalize (m->heap, m->empty_tuple);
  return TRUE;
}
