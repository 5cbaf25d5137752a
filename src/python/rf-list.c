/* SPDX-License-Identifier: MIT */

/* The core of list. Invariants: items has room for `allocated` references, the first `length` are
 * set; `allocated` grows and shrinks as CPython's does, because sys.getsizeof shows it. What is
 * taken out of a list is dropped after the list has its new content, so that a finalizer sees it
 * whole. */

#include "python/rf-list.h"

#include "python/rf-container.h"
#include "python/rf-dict.h"
#include "python/rf-iterator.h"
#include "python/rf-set.h"
#include "python/rf-setup.h"
#include "python/rf-sizes.h"

#include <string.h>

#define HEAD_SIZE 40

/* --- room --------------------------------------------------------------------------------- */

static gboolean
reallocate (RfMachine *m, RfObject *list, gsize allocated)
{
  RfList *l = RF_LIST (list);
  RfObject **items;

  /* Somebody changes the list while it is sorted: it begins a new life that the end of the sort
   * throws away. */
  if (l->allocated == RF_LIST_SORTING)
    l->allocated = 0;
  if (allocated == 0)
    {
      if (l->items != NULL)
        rf_heap_release_memory (m->heap, l->items, l->allocated * sizeof (RfObject *));
      l->items = NULL;
      l->allocated = 0;
      return TRUE;
    }
  if (allocated > G_MAXSSIZE / sizeof (RfObject *))
    return rf_raise_memory (m) != NULL;
  items = rf_heap_realloc (m->heap, l->items, l->allocated * sizeof (RfObject *),
                           allocated * sizeof (RfObject *));
  if (items == NULL)
    return rf_raise_memory (m) != NULL;
  l->items = items;
  l->allocated = allocated;
  return TRUE;
}

gboolean
rf_list_resize (RfMachine *m, RfObject *list, gsize n)
{
  RfList *l = RF_LIST (list);
  gsize allocated;

  if (l->allocated == RF_LIST_SORTING)
    l->allocated = 0;
  if (l->allocated >= n && n >= l->allocated >> 1)
    {
      l->length = n;
      return TRUE;
    }
  allocated = (n + (n >> 3) + 6) & ~(gsize) 3;
  if (n > l->length && n - l->length > allocated - n)
    allocated = (n + 3) & ~(gsize) 3;
  if (n == 0)
    allocated = 0;
  if (!reallocate (m, list, allocated))
    return FALSE;
  l->length = n;
  return TRUE;
}

/* For a list without memory: room for exactly @n, rounded up to an even number. */
static gboolean
list_preallocate (RfMachine *m, RfObject *list, gsize n)
{
  return reallocate (m, list, (n + 1) & ~(gsize) 1);
}

/* --- making ------------------------------------------------------------------------------- */

RfObject *
rf_list_new (RfMachine *m, gsize n_reserved)
{
  RfObject *list = rf_container_alloc (m, m->class_list, HEAD_SIZE);

  if (list == NULL)
    return NULL;
  if (n_reserved > 0 && !reallocate (m, list, n_reserved))
    {
      rf_drop (m, list);
      return NULL;
    }
  rf_gc_track (m->heap, list);
  return list;
}

/* Puts @item (stolen) behind the last one; there is room. */
static inline void
put_last (RfMachine *m, RfObject *list, RfObject *item)
{
  RfList *l = RF_LIST (list);

  l->items[l->length++] = item;
  if (RF_RECORDING (m->heap))
    rf_heap_note_insert (m->heap, list, l->length - 1, item);
}

RfObject *
rf_list_new_steal (RfMachine *m, RfObject *const *items, gsize n)
{
  RfObject *list;

  rf_hold_items (m->heap, items, n);
  list = rf_list_new_stack (m, items, n);
  rf_release (m->heap, n);
  return list;
}

RfObject *
rf_list_new_stack (RfMachine *m, RfObject *const *items, gsize n)
{
  RfObject *list = rf_list_new (m, n);

  if (list == NULL)
    {
      rf_drop_items (m->heap, items, n, FALSE);
      return NULL;
    }
  for (gsize i = 0; i < n; i++)
    put_last (m, list, items[i]);
  return list;
}

RfObject *
rf_list_from_iterable (RfMachine *m, RfObject *iterable)
{
  RfObject *list = rf_list_new (m, 0);
  gboolean done;

  if (list == NULL)
    return NULL;
  rf_hold (m->heap, list);
  done = rf_list_extend (m, list, iterable);
  rf_release (m->heap, 1);
  if (done)
    return list;
  rf_drop (m, list);
  return NULL;
}

RfObject *
rf_list_slice (RfMachine *m, RfObject *list, gsize start, gsize stop)
{
  gsize n = stop > start ? stop - start : 0;
  RfObject *slice = rf_list_new (m, n);

  if (slice == NULL)
    return NULL;
  /* A collection at the allocation may have changed the list. */
  for (gsize i = start; i < stop && i < RF_LIST (list)->length; i++)
    put_last (m, slice, rf_new_ref (m, RF_LIST (list)->items[i]));
  return slice;
}

/* --- changing ----------------------------------------------------------------------------- */

gboolean
rf_list_append_steal (RfMachine *m, RfObject *list, RfObject *item)
{
  RfList *l = RF_LIST (list);

  if (G_UNLIKELY (l->length >= l->allocated || l->allocated == RF_LIST_SORTING))
    {
      gsize n = l->length;

      if (!rf_list_resize (m, list, n + 1))
        {
          rf_drop (m, item);
          return FALSE;
        }
      l->length = n;
    }
  put_last (m, list, item);
  return TRUE;
}

gboolean
rf_list_append (RfMachine *m, RfObject *list, RfObject *item)
{
  return rf_list_append_steal (m, list, rf_new_ref (m, item));
}

void
rf_list_turn_round (RfObject *list)
{
  RfList *l = RF_LIST (list);

  for (gsize i = 0; i < l->length / 2; i++)
    {
      RfObject *item = l->items[i];

      l->items[i] = l->items[l->length - 1 - i];
      l->items[l->length - 1 - i] = item;
    }
}

gboolean
rf_list_insert_steal (RfMachine *m, RfObject *list, gsize index, RfObject *item)
{
  RfList *l = RF_LIST (list);
  gsize n = l->length;

  if (!rf_list_resize (m, list, n + 1))
    {
      rf_drop (m, item);
      return FALSE;
    }
  memmove (l->items + index + 1, l->items + index, (n - index) * sizeof (RfObject *));
  l->items[index] = item;
  if (RF_RECORDING (m->heap))
    rf_heap_note_insert (m->heap, list, index, item);
  return TRUE;
}

RfObject *
rf_list_take (RfMachine *m, RfObject *list, gsize index)
{
  RfList *l = RF_LIST (list);
  RfObject *item = l->items[index];
  gsize n = l->length;

  memmove (l->items + index, l->items + index + 1, (n - index - 1) * sizeof (RfObject *));
  if (!rf_list_resize (m, list, n - 1))
    {
      memmove (l->items + index + 1, l->items + index, (n - index - 1) * sizeof (RfObject *));
      l->items[index] = item;
      return NULL;
    }
  if (RF_RECORDING (m->heap))
    rf_heap_note_remove (m->heap, list, index, item);
  return item;
}

void
rf_list_clear (RfHeap *heap, RfObject *list)
{
  RfList *l = RF_LIST (list);
  RfObject **items = l->items;
  gsize n = l->length, allocated = l->allocated;

  if (items == NULL)
    return;
  l->items = NULL;
  l->length = 0;
  l->allocated = 0;
  if (RF_RECORDING (heap))
    for (gsize i = n; i-- > 0;)
      rf_heap_note_remove (heap, list, i, items[i]);
  rf_drop_items (heap, items, n, TRUE);
  rf_heap_release_memory (heap, items, allocated * sizeof (RfObject *));
}

/* The items that will come in, each with a count of its own, in memory to be freed with g_free().
 */
static RfObject **
copy_items (RfMachine *m, RfObject *with, gsize *n)
{
  RfObject **copy;

  *n = with == NULL ? 0 : RF_LIST (with)->length;
  copy = g_new (RfObject *, *n + 1);
  for (gsize i = 0; i < *n; i++)
    copy[i] = rf_new_ref (m, RF_LIST (with)->items[i]);
  return copy;
}

static gboolean
replace_items (RfMachine *m, RfObject *list, gsize start, gsize n_old, RfObject **new_items,
               gsize n_new)
{
  RfList *l = RF_LIST (list);
  gsize n = l->length, tail = n - start - n_old;
  RfObject **old = g_new (RfObject *, n_old + 1);

  for (gsize i = 0; i < n_old; i++)
    old[i] = l->items[start + i];
  if (n_new < n_old)
    memmove (l->items + start + n_new, l->items + start + n_old, tail * sizeof (RfObject *));
  if (!rf_list_resize (m, list, n - n_old + n_new))
    {
      if (n_new < n_old)
        memmove (l->items + start + n_old, l->items + start + n_new, tail * sizeof (RfObject *));
      memcpy (l->items + start, old, n_old * sizeof (RfObject *));
      g_free (old);
      return FALSE;
    }
  if (n_new > n_old)
    memmove (l->items + start + n_new, l->items + start + n_old, tail * sizeof (RfObject *));
  if (n_new > 0)
    memcpy (l->items + start, new_items, n_new * sizeof (RfObject *));
  if (RF_RECORDING (m->heap))
    {
      for (gsize i = n_old; i-- > 0;)
        rf_heap_note_remove (m->heap, list, start + i, old[i]);
      for (gsize i = 0; i < n_new; i++)
        rf_heap_note_insert (m->heap, list, start + i, new_items[i]);
    }
  rf_drop_items (m->heap, old, n_old, TRUE);
  g_free (old);
  return TRUE;
}

gboolean
rf_list_replace (RfMachine *m, RfObject *list, gsize start, gsize stop, RfObject *with)
{
  gsize n_new;
  RfObject **new_items;
  gboolean done;

  if (start == 0 && stop == RF_LIST (list)->length && (with == NULL || RF_LIST (with)->length == 0))
    {
      rf_list_clear (m->heap, list);
      return TRUE;
    }
  new_items = copy_items (m, with, &n_new);
  done = replace_items (m, list, start, stop - start, new_items, n_new);
  if (!done)
    rf_drop_items (m->heap, new_items, n_new, FALSE);
  g_free (new_items);
  return done;
}

void
rf_list_reverse (RfMachine *m, RfObject *list)
{
  RfList *l = RF_LIST (list);

  for (gsize i = 0; i < l->length / 2; i++)
    {
      gsize j = l->length - 1 - i;

      rf_slot_exchange_index (m->heap, list, i, &l->items[i], j, &l->items[j]);
    }
}

/* --- extend ------------------------------------------------------------------------------- */

/* The items of a list or a tuple; @from may be the list itself. */
static gboolean
extend_items (RfMachine *m, RfObject *list, RfObject *from)
{
  RfList *l = RF_LIST (list);
  gboolean is_list = rf_is_list (from);
  gsize n = is_list ? RF_LIST (from)->length : ((RfTuple *) from)->length;
  gsize old = l->length;

  if (n == 0)
    return TRUE;
  if (!(l->items == NULL ? list_preallocate (m, list, n) : rf_list_resize (m, list, old + n)))
    return FALSE;
  l->length = old;
  for (gsize i = 0; i < n; i++)
    put_last (m, list,
              rf_new_ref (m, is_list ? RF_LIST (from)->items[i] : ((RfTuple *) from)->items[i]));
  return TRUE;
}

/* Room for @n more, the length stays. */
static gboolean
make_room (RfMachine *m, RfObject *list, gsize n)
{
  RfList *l = RF_LIST (list);
  gsize old = l->length;
  gboolean done;

  if (n > G_MAXSSIZE - old)
    return TRUE; /* the hint is wrong, or memory runs out later */
  done =
    l->items == NULL && n > 0 ? list_preallocate (m, list, n) : rf_list_resize (m, list, old + n);
  l->length = old;
  return done;
}

static gboolean
extend_iterator (RfMachine *m, RfObject *list, RfObject *iterator)
{
  RfList *l = RF_LIST (list);
  RfIterNextFunc next = RF_CLASS_OF (iterator)->slots.iternext;
  RfObject *item;

  while ((item = next (m, iterator)) != NULL)
    if (!rf_list_append_steal (m, list, item))
      return FALSE;
  if (rf_raised (m) && !(rf_raised_is (m, RF_EXC_StopIteration) && rf_raised_clear (m)))
    return FALSE;
  /* What was reserved in vain is given back. */
  if (l->allocated != RF_LIST_SORTING && l->length < l->allocated)
    return rf_list_resize (m, list, l->length);
  return TRUE;
}

/* A set or a dict, or a view of one, of which the newest profile knows the length beforehand. */
static gboolean
is_table (RfMachine *m, RfObject *o, gsize *length)
{
  RfClass *cls = RF_CLASS_OF (o);

  if (rf_size_of (m->profile, RF_SIZE_LIST_EXTENDS_TABLES) == 0)
    return FALSE;
  if (rf_is_exact_any_set (m, o))
    *length = rf_set_length (o);
  else if (cls == m->class_dict)
    *length = rf_dict_length (o);
  else if (cls == m->class_dict_keys || cls == m->class_dict_values || cls == m->class_dict_items)
    *length = rf_dict_length (((RfDictView *) o)->dict);
  else
    return FALSE;
  return TRUE;
}

gboolean
rf_list_extend (RfMachine *m, RfObject *list, RfObject *iterable)
{
  RfList *l = RF_LIST (list);
  RfObject *iterator;
  gboolean done = TRUE;
  gssize hint;
  gsize length, old;

  if (RF_CLASS_OF (iterable) == m->class_list || RF_CLASS_OF (iterable) == m->class_tuple ||
      iterable == list)
    return extend_items (m, list, iterable);
  iterator = rf_object_iter (m, iterable);
  if (iterator == NULL)
    return FALSE;
  rf_hold (m->heap, iterator);
  if (is_table (m, iterable, &length))
    {
      old = l->length;
      done = length == 0 || rf_list_resize (m, list, old + length);
      l->length = old;
    }
  else
    {
      hint = rf_object_length_hint (m, iterable, 8);
      done = hint >= 0 && make_room (m, list, (gsize) hint);
    }
  done = done && extend_iterator (m, list, iterator);
  rf_release (m->heap, 1);
  rf_drop (m, iterator);
  return done;
}

/* --- slots -------------------------------------------------------------------------------- */

static RfObject *
list_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_object_alloc (m, cls, 0, TRUE);
}

static gboolean
list_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfClass *cls = RF_CLASS_OF (self);
  if ((cls == m->class_list ||
       (!m->profile->subclass_keywords && cls->slots.new_ == m->class_list->slots.new_)) &&
      !rf_args_no_keywords (m, "list", kwnames))
    return FALSE;
  if (n_args > 1)
    {
      rf_raise (m, RF_EXC_TypeError, "list expected at most 1 argument, got %" G_GSIZE_FORMAT,
                n_args);
      return FALSE;
    }
  rf_list_clear (m->heap, self);
  return n_args == 0 || rf_list_extend (m, self, args[0]);
}

static gsize
list_size_of (RfMachine *m, RfObject *self)
{
  gsize allocated = RF_LIST (self)->allocated;

  if (allocated == RF_LIST_SORTING)
    allocated = 0;
  return RF_CLASS_OF (self)->basic_size + allocated * RF_POINTER_SIZE;
}

static gssize
list_length (RfMachine *m, RfObject *self)
{
  return (gssize) RF_LIST (self)->length;
}

static RfObject *
list_repr (RfMachine *m, RfObject *self)
{
  if (RF_LIST (self)->length == 0)
    return rf_str_new (m, "[]", 2);
  return rf_sequence_repr (m, self, "[", "]", "[...]");
}

/* Compares item @i of @a with @other; the two are kept alive. */
static int
item_equal (RfMachine *m, RfObject *item, RfObject *other)
{
  int equal;

  if (item == other)
    return 1;
  rf_hold (m->heap, rf_new_ref (m, item));
  rf_hold (m->heap, rf_new_ref (m, other));
  equal = rf_object_compare_bool (m, item, other, RF_CMP_EQ);
  rf_release_two (m, item, other);
  return equal;
}

static RfObject *
compare_items (RfMachine *m, RfList *a, RfList *b, RfCompareOp op)
{
  RfObject *x, *y, *result;
  gsize i;
  int equal = 1;

  if (a->length != b->length && (op == RF_CMP_EQ || op == RF_CMP_NE))
    return rf_bool (m, op == RF_CMP_NE);
  for (i = 0; i < a->length && i < b->length; i++)
    {
      equal = item_equal (m, a->items[i], b->items[i]);
      if (equal != 1)
        break;
    }
  if (equal < 0)
    return NULL;
  if (i >= a->length || i >= b->length)
    return rf_bool (m, op == RF_CMP_LT   ? a->length < b->length
                       : op == RF_CMP_LE ? a->length <= b->length
                       : op == RF_CMP_EQ ? a->length == b->length
                       : op == RF_CMP_NE ? a->length != b->length
                       : op == RF_CMP_GT ? a->length > b->length
                                         : a->length >= b->length);
  if (op == RF_CMP_EQ || op == RF_CMP_NE)
    return rf_bool (m, op == RF_CMP_NE);
  x = rf_new_ref (m, a->items[i]);
  y = rf_new_ref (m, b->items[i]);
  rf_hold (m->heap, x);
  rf_hold (m->heap, y);
  result = rf_object_compare (m, x, y, op);
  rf_release_two (m, x, y);
  return result;
}

static RfObject *
list_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  if (!rf_is_list (a) || !rf_is_list (b))
    return rf_not_implemented (m);
  return compare_items (m, RF_LIST (a), RF_LIST (b), op);
}

static int
list_contains (RfMachine *m, RfObject *self, RfObject *item)
{
  int found = 0;

  for (gsize i = 0; found == 0 && i < RF_LIST (self)->length; i++)
    found = item_equal (m, RF_LIST (self)->items[i], item);
  return found;
}

static RfObject *
list_concat (RfMachine *m, RfObject *a, RfObject *b)
{
  RfObject *result;
  gsize n_a = RF_LIST (a)->length;

  if (!rf_is_list (b))
    return rf_raise (m, RF_EXC_TypeError, "can only concatenate list (not \"%s\") to list",
                     rf_class_name (b));
  result = rf_list_new (m, n_a + RF_LIST (b)->length);
  if (result == NULL)
    return NULL;
  for (gsize i = 0; i < n_a && i < RF_LIST (a)->length; i++)
    put_last (m, result, rf_new_ref (m, RF_LIST (a)->items[i]));
  for (gsize i = 0;
       i < RF_LIST (b)->length && RF_LIST (result)->length < RF_LIST (result)->allocated; i++)
    put_last (m, result, rf_new_ref (m, RF_LIST (b)->items[i]));
  return result;
}

static RfObject *
list_inplace_concat (RfMachine *m, RfObject *self, RfObject *other)
{
  return rf_list_extend (m, self, other) ? rf_new_ref (m, self) : NULL;
}

static RfObject *
list_repeat (RfMachine *m, RfObject *self, gssize times)
{
  gsize n = RF_LIST (self)->length;
  gsize copies = times > 0 ? (gsize) times : 0;
  RfObject *result;

  if (n > 0 && copies > G_MAXSSIZE / sizeof (RfObject *) / n)
    return rf_raise_memory (m);
  result = rf_list_new (m, n * copies);
  if (result == NULL)
    return NULL;
  if (RF_LIST (self)->length == n)
    for (gsize i = 0; i < n * copies; i++)
      put_last (m, result, rf_new_ref (m, RF_LIST (self)->items[i % n]));
  return result;
}

static RfObject *
list_inplace_repeat (RfMachine *m, RfObject *self, gssize times)
{
  RfList *l = RF_LIST (self);
  gsize n = l->length;

  if (n == 0 || times == 1)
    return rf_new_ref (m, self);
  if (times < 1)
    {
      rf_list_clear (m->heap, self);
      return rf_new_ref (m, self);
    }
  if ((gsize) times > G_MAXSSIZE / sizeof (RfObject *) / n)
    return rf_raise_memory (m);
  if (!rf_list_resize (m, self, n * (gsize) times))
    return NULL;
  l->length = n;
  for (gsize i = 0; i < n * ((gsize) times - 1); i++)
    put_last (m, self, rf_new_ref (m, l->items[i % n]));
  return rf_new_ref (m, self);
}

/* --- the class ---------------------------------------------------------------------------- */

static void
list_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  for (gsize i = RF_LIST (self)->length; i-- > 0;)
    visit (RF_LIST (self)->items[i], user);
}

static void
list_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  for (gsize i = 0; i < RF_LIST (self)->length; i++)
    visit (RF_SLOT_INDEX, (guint32) i, NULL, NULL, RF_LIST (self)->items[i], user);
}

gboolean
rf_list_setup (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "list",
    .free_list = RF_FREE_LIST_LIST,
    .class_flags = RF_CLASS_BASETYPE | RF_CLASS_LIST_SUBCLASS | RF_CLASS_SEQUENCE,
    .type_flags = RF_TYPE_GC | RF_TYPE_TRASHCAN,
    .host_size = sizeof (RfList),
    .basic_size = HEAD_SIZE,
    .slots = { .repr = list_repr,
               .hash = rf_hash_not_implemented,
               .richcompare = list_compare,
               .iter = rf_list_iter,
               .new_ = list_new,
               .init = list_init,
               .size_of = list_size_of,
               .length = list_length,
               .getitem = rf_list_getitem,
               .setitem = rf_list_setitem,
               .contains = list_contains,
               .concat = list_concat,
               .inplace_concat = list_inplace_concat,
               .repeat = list_repeat,
               .inplace_repeat = list_inplace_repeat },
    .traverse = list_traverse,
    .slots_visit = list_slots,
    .clear = rf_list_clear,
    .dealloc = rf_list_clear,
    .methods = rf_list_methods,
  };

  return rf_class_new_builtin (m, &spec, &m->class_list);
}
