/* SPDX-License-Identifier: MIT */

/* The core of collections.deque. Invariants: the items are the `length` places of the ring from
 * `head` on; what is taken out is dropped after the deque has its new content; left_place moves
 * exactly as CPython's leftindex does, because the size shows it. */

#include "python/rf-deque.h"

#include "python/rf-container.h"
#include "python/rf-list.h"

#include <string.h>

#define BLOCK_SIZE (RF_DEQUE_BLOCK * RF_POINTER_SIZE + 16)

static gboolean
is_deque (RfMachine *m, RfObject *o)
{
  return rf_is (o, rf_collections_state (m)->deque);
}

/* --- the ends ----------------------------------------------------------------------------- */

static gboolean
make_room (RfMachine *m, RfDeque *d)
{
  gsize capacity = d->capacity == 0 ? 8 : d->capacity * 2;
  RfObject **ring;

  if (d->length < d->capacity)
    return TRUE;
  ring = rf_heap_realloc (m->heap, NULL, 0, capacity * sizeof (RfObject *));
  if (ring == NULL)
    return rf_raise_memory (m) != NULL;
  for (gsize i = 0; i < d->length; i++)
    ring[i] = *rf_deque_at (d, i);
  if (d->ring != NULL)
    rf_heap_release_memory (m->heap, d->ring, d->capacity * sizeof (RfObject *));
  d->ring = ring;
  d->capacity = capacity;
  d->head = 0;
  return TRUE;
}

static void
put_right (RfMachine *m, RfDeque *d, RfObject *item)
{
  d->length++;
  *rf_deque_at (d, d->length - 1) = item;
  if (RF_RECORDING (m->heap))
    rf_heap_note_insert (m->heap, &d->base, d->length - 1, item);
}

static void
put_left (RfMachine *m, RfDeque *d, RfObject *item)
{
  d->length++;
  d->head = (d->head - 1) & (d->capacity - 1);
  d->left_place = (d->left_place + RF_DEQUE_BLOCK - 1) % RF_DEQUE_BLOCK;
  *rf_deque_at (d, 0) = item;
  if (RF_RECORDING (m->heap))
    rf_heap_note_insert (m->heap, &d->base, 0, item);
}

/* The places of an empty deque after its last item left at the end of a block. */
static void
center (RfDeque *d)
{
  d->left_place = RF_DEQUE_CENTER + 1;
}

static RfObject *
take_right (RfMachine *m, RfDeque *d)
{
  RfObject *item = *rf_deque_at (d, d->length - 1);

  d->length--;
  if (RF_RECORDING (m->heap))
    rf_heap_note_remove (m->heap, &d->base, d->length, item);
  return item;
}

static RfObject *
take_left (RfMachine *m, RfDeque *d)
{
  RfObject *item = *rf_deque_at (d, 0);

  d->length--;
  d->head = (d->head + 1) & (d->capacity - 1);
  d->left_place = (d->left_place + 1) % RF_DEQUE_BLOCK;
  if (RF_RECORDING (m->heap))
    rf_heap_note_remove (m->heap, &d->base, 0, item);
  return item;
}

gboolean
rf_deque_append (RfMachine *m, RfObject *deque, RfObject *item)
{
  RfDeque *d = RF_DEQUE (deque);

  if (!make_room (m, d))
    {
      rf_drop (m, item);
      return FALSE;
    }
  put_right (m, d, item);
  if (d->maxlen >= 0 && (gsize) d->maxlen < d->length)
    rf_drop (m, rf_deque_pop_left (m, deque));
  else
    d->state++;
  return TRUE;
}

gboolean
rf_deque_append_left (RfMachine *m, RfObject *deque, RfObject *item)
{
  RfDeque *d = RF_DEQUE (deque);

  if (!make_room (m, d))
    {
      rf_drop (m, item);
      return FALSE;
    }
  put_left (m, d, item);
  if (d->maxlen >= 0 && (gsize) d->maxlen < d->length)
    rf_drop (m, rf_deque_pop (m, deque));
  else
    d->state++;
  return TRUE;
}

RfObject *
rf_deque_pop (RfMachine *m, RfObject *deque)
{
  RfDeque *d = RF_DEQUE (deque);
  RfObject *item = take_right (m, d);

  d->state++;
  if (d->length == 0 && d->left_place == 0)
    center (d);
  return item;
}

RfObject *
rf_deque_pop_left (RfMachine *m, RfObject *deque)
{
  RfDeque *d = RF_DEQUE (deque);
  RfObject *item = take_left (m, d);

  d->state++;
  if (d->length == 0 && d->left_place == 0)
    center (d);
  return item;
}

/* --- the whole ---------------------------------------------------------------------------- */

void
rf_deque_rotate (RfMachine *m, RfObject *deque, gssize n)
{
  RfDeque *d = RF_DEQUE (deque);
  gssize length = (gssize) d->length, half = length / 2;

  if (length <= 1)
    return;
  if (n > half || n < -half)
    {
      n = (n % length + length) % length;
      if (n > half)
        n -= length;
    }
  d->state++;
  /* The item is in the ring's free place or in the caller's hand, never dropped. */
  for (; n > 0; n--)
    put_left (m, d, take_right (m, d));
  for (; n < 0; n++)
    put_right (m, d, take_left (m, d));
}

void
rf_deque_remove (RfMachine *m, RfObject *deque, gsize index)
{
  RfObject *item;

  rf_deque_rotate (m, deque, -(gssize) index);
  item = rf_deque_pop_left (m, deque);
  rf_deque_rotate (m, deque, (gssize) index);
  rf_drop (m, item);
}

void
rf_deque_clear (RfHeap *heap, RfObject *deque)
{
  RfDeque *d = RF_DEQUE (deque);
  RfDeque old = *d;
  RfObject **items;

  if (old.capacity == 0)
    return;
  d->ring = NULL;
  d->capacity = d->head = d->length = 0;
  if (old.length > 0)
    {
      d->state++;
      center (d);
    }
  items = g_new (RfObject *, old.length + 1);
  for (gsize i = 0; i < old.length; i++)
    items[i] = *rf_deque_at (&old, i);
  rf_heap_release_memory (heap, old.ring, old.capacity * sizeof (RfObject *));
  if (RF_RECORDING (heap))
    for (gsize i = old.length; i-- > 0;)
      rf_heap_note_remove (heap, deque, i, items[i]);
  rf_drop_items (heap, items, old.length, FALSE);
  g_free (items);
}

/* FALSE with an exception. */
static gboolean
extend_from (RfMachine *m, RfObject *deque, RfObject *iterator, gboolean left)
{
  RfObject *item;

  while ((item = rf_iterator_next (m, iterator)) != NULL)
    if (RF_DEQUE (deque)->maxlen == 0)
      rf_drop (m, item);
    else if (!(left ? rf_deque_append_left : rf_deque_append) (m, deque, item))
      return FALSE;
  return !rf_raised (m) || (rf_raised_is (m, RF_EXC_StopIteration) && rf_raised_clear (m));
}

gboolean
rf_deque_extend (RfMachine *m, RfObject *deque, RfObject *iterable, gboolean left)
{
  RfObject *iterator;
  gboolean done;

  if (iterable == deque)
    {
      RfObject *list = rf_list_from_iterable (m, iterable);

      if (list == NULL)
        return FALSE;
      rf_hold (m->heap, list);
      done = rf_deque_extend (m, deque, list, left);
      rf_release (m->heap, 1);
      rf_drop (m, list);
      return done;
    }
  iterator = rf_object_iter (m, iterable);
  if (iterator == NULL)
    return FALSE;
  /* As CPython, an empty one is filled from the other end of the block. */
  if (RF_DEQUE (deque)->length == 0 && RF_DEQUE (deque)->maxlen != 0)
    RF_DEQUE (deque)->left_place = left ? RF_DEQUE_BLOCK - 1 : 1;
  rf_hold (m->heap, iterator);
  done = extend_from (m, deque, iterator, left);
  rf_release (m->heap, 1);
  rf_drop (m, iterator);
  return done;
}

static RfObject *
deque_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *o = rf_object_alloc (m, cls, 0, TRUE);

  if (o == NULL)
    return NULL;
  RF_DEQUE (o)->maxlen = -1;
  center (RF_DEQUE (o));
  return o;
}

/* type (deque) (deque, maxlen), which has to be a deque. */
static RfObject *
copy_of_subclass (RfMachine *m, RfObject *deque)
{
  RfObject *args[] = { deque, NULL };
  RfObject *maxlen = NULL, *copy;
  gboolean bounded = RF_DEQUE (deque)->maxlen >= 0;

  if (bounded)
    {
      args[1] = maxlen = rf_int_new (m, RF_DEQUE (deque)->maxlen);
      if (maxlen == NULL)
        return NULL;
      rf_hold (m->heap, maxlen);
    }
  copy = rf_object_call (m, RF_OBJECT (RF_CLASS_OF (deque)), args, bounded ? 2 : 1, NULL);
  if (bounded)
    {
      rf_release (m->heap, 1);
      rf_drop_keeping (m, maxlen, copy);
    }
  if (copy == NULL || is_deque (m, copy))
    return copy;
  rf_raise (m, RF_EXC_TypeError, "%.200s() must return a deque, not %.200s", rf_class_name (deque),
            rf_class_name (copy));
  rf_drop (m, copy);
  return NULL;
}

RfObject *
rf_deque_copy (RfMachine *m, RfObject *deque)
{
  RfClass *cls = rf_collections_state (m)->deque;
  RfObject *copy;
  gboolean done;

  if (RF_CLASS_OF (deque) != cls)
    return copy_of_subclass (m, deque);
  copy = deque_new (m, cls, NULL, 0, NULL);
  if (copy == NULL)
    return NULL;
  RF_DEQUE (copy)->maxlen = RF_DEQUE (deque)->maxlen;
  rf_hold (m->heap, copy);
  done = RF_DEQUE (deque)->length == 1
           ? rf_deque_append (m, copy, rf_new_ref (m, *rf_deque_at (RF_DEQUE (deque), 0)))
           : rf_deque_extend (m, copy, deque, FALSE);
  rf_release (m->heap, 1);
  if (done)
    return copy;
  rf_drop (m, copy);
  return NULL;
}

static RfObject *
deque_inplace_repeat (RfMachine *m, RfObject *deque, gssize times)
{
  RfDeque *d = RF_DEQUE (deque);
  gsize n = d->length, copies = (gsize) times;
  RfObject *list;
  gboolean done = TRUE;

  if (n == 0 || times == 1)
    return rf_new_ref (m, deque);
  if (times <= 0)
    {
      rf_deque_clear (m->heap, deque);
      return rf_new_ref (m, deque);
    }
  if (n > 1 && n > G_MAXSSIZE / copies)
    return rf_raise_memory (m);
  list = rf_list_from_iterable (m, deque);
  if (list == NULL)
    return NULL;
  rf_hold (m->heap, list);
  if (d->maxlen >= 0 && (n > G_MAXSIZE / copies || copies * n > (gsize) d->maxlen))
    copies = ((gsize) d->maxlen + n - 1) / n;
  for (gsize i = 1; done && i < copies; i++)
    done = rf_deque_extend (m, deque, list, FALSE);
  rf_release (m->heap, 1);
  rf_drop (m, list);
  return done ? rf_new_ref (m, deque) : NULL;
}

void
rf_deque_reverse (RfMachine *m, RfObject *deque)
{
  RfDeque *d = RF_DEQUE (deque);

  for (gsize i = 0; i < d->length / 2; i++)
    {
      gsize j = d->length - 1 - i;

      rf_slot_exchange_index (m->heap, deque, i, rf_deque_at (d, i), j, rf_deque_at (d, j));
    }
}

/* --- slots -------------------------------------------------------------------------------- */

static gboolean
deque_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "iterable", "maxlen", NULL };
  RfDeque *d = RF_DEQUE (self);
  RfObject *given[2];
  gint64 maxlen = -1;

  if (!rf_args_parse (m, "deque", names, 0, 0, args, n_args, kwnames, given))
    return FALSE;
  if (given[1] != NULL && given[1] != m->none)
    {
      if ((RF_CLASS_OF (given[1])->class_flags & RF_CLASS_INT_SUBCLASS) == 0)
        {
          rf_raise (m, RF_EXC_TypeError, "an integer is required");
          return FALSE;
        }
      if (!rf_int_fits (given[1], &maxlen))
        {
          rf_raise (m, RF_EXC_OverflowError, "Python int too large to convert to C ssize_t");
          return FALSE;
        }
      if (maxlen < 0)
        {
          rf_raise (m, RF_EXC_ValueError, "maxlen must be non-negative");
          return FALSE;
        }
    }
  d->maxlen = (gssize) maxlen;
  rf_deque_clear (m->heap, self);
  return given[0] == NULL || rf_deque_extend (m, self, given[0], FALSE);
}

static gsize
deque_size_of (RfMachine *m, RfObject *self)
{
  RfDeque *d = RF_DEQUE (self);
  gsize blocks = (d->left_place + d->length + RF_DEQUE_BLOCK - 1) / RF_DEQUE_BLOCK;

  return RF_CLASS_OF (self)->basic_size + blocks * BLOCK_SIZE;
}

static gssize
deque_length (RfMachine *m, RfObject *self)
{
  return (gssize) RF_DEQUE (self)->length;
}

static int
deque_bool (RfMachine *m, RfObject *self)
{
  return RF_DEQUE (self)->length > 0;
}

static RfObject *
deque_repr (RfMachine *m, RfObject *self)
{
  RfObject *list, *text = NULL, *result = NULL;
  gssize maxlen = RF_DEQUE (self)->maxlen;
  int entered = rf_repr_enter (m, self);

  if (entered != 0)
    return entered < 0 ? NULL : rf_str_new (m, "[...]", -1);
  list = rf_list_from_iterable (m, self);
  if (list != NULL)
    {
      rf_hold (m->heap, list);
      text = rf_object_repr (m, list);
      rf_release (m->heap, 1);
      rf_drop_keeping (m, list, text);
    }
  if (text != NULL)
    {
      const char *name = RF_CLASS_OF (self)->type.name;

      result = maxlen >= 0 ? rf_str_new_format (m, "%s(%s, maxlen=%" G_GSSIZE_FORMAT ")", name,
                                                rf_str_data (text), maxlen)
                           : rf_str_new_format (m, "%s(%s)", name, rf_str_data (text));
      rf_drop (m, text);
    }
  rf_repr_leave (m, self);
  return result;
}

/* The index that @key means, or -1 with an exception. */
static gssize
index_of (RfMachine *m, RfObject *self, RfObject *key)
{
  gssize index, length;

  if (RF_CLASS_OF (key)->slots.index == NULL)
    {
      rf_raise (m, RF_EXC_TypeError, "sequence index must be integer, not '%.200s'",
                rf_class_name (key));
      return -1;
    }
  index = rf_object_as_index (m, key, RF_EXC_IndexError);
  if (index == -1 && rf_raised (m))
    return -1;
  length = (gssize) RF_DEQUE (self)->length;
  if (index < 0)
    index += length;
  if (index >= 0 && index < length)
    return index;
  rf_raise (m, RF_EXC_IndexError, "deque index out of range");
  return -1;
}

static RfObject *
deque_getitem (RfMachine *m, RfObject *self, RfObject *key)
{
  gssize index = index_of (m, self, key);

  return index < 0 ? NULL : rf_new_ref (m, *rf_deque_at (RF_DEQUE (self), (gsize) index));
}

static gboolean
deque_setitem (RfMachine *m, RfObject *self, RfObject *key, RfObject *value)
{
  gssize index = index_of (m, self, key);

  if (index < 0)
    return FALSE;
  if (value == NULL)
    rf_deque_remove (m, self, (gsize) index);
  else
    rf_slot_store_index (m->heap, self, (gsize) index, rf_deque_at (RF_DEQUE (self), (gsize) index),
                         rf_new_ref (m, value));
  return TRUE;
}

static int
deque_contains (RfMachine *m, RfObject *self, RfObject *item)
{
  RfDeque *d = RF_DEQUE (self);
  guint64 state = d->state;
  int found = 0;

  for (gsize i = 0; found == 0 && i < d->length; i++)
    {
      RfObject *candidate = rf_new_ref (m, *rf_deque_at (d, i));

      rf_hold (m->heap, candidate);
      found = rf_object_compare_bool (m, candidate, item, RF_CMP_EQ);
      rf_release (m->heap, 1);
      rf_drop (m, candidate);
      if (found == 0 && d->state != state)
        {
          rf_raise (m, RF_EXC_RuntimeError, "deque mutated during iteration");
          found = -1;
        }
    }
  return found;
}

/* The next items of the two iterators, each NULL at its end, on hold when there. FALSE with an
 * exception and nothing on hold. */
static gboolean
next_two (RfMachine *m, RfObject *const iterators[2], RfObject *items[2])
{
  for (guint i = 0; i < 2; i++)
    {
      items[i] = rf_object_next (m, iterators[i]);
      if (items[i] != NULL)
        rf_hold (m->heap, items[i]);
      else if (rf_raised (m))
        {
          if (i == 1 && items[0] != NULL)
            {
              rf_release (m->heap, 1);
              rf_drop (m, items[0]);
            }
          return FALSE;
        }
    }
  return TRUE;
}

/* -1, or the answer. */
static int
compare_items (RfMachine *m, RfObject *const iterators[2], RfCompareOp op)
{
  for (;;)
    {
      RfObject *items[2];
      int equal, answer = -1;

      if (!next_two (m, iterators, items))
        return -1;
      if (items[0] == NULL || items[1] == NULL)
        {
          gboolean left = items[0] != NULL, right = items[1] != NULL;

          if (left || right)
            {
              rf_release (m->heap, 1);
              rf_drop (m, items[left ? 0 : 1]);
            }
          return op == RF_CMP_LT   ? right
                 : op == RF_CMP_LE ? !left
                 : op == RF_CMP_EQ ? left == right
                 : op == RF_CMP_NE ? left != right
                 : op == RF_CMP_GT ? left
                                   : !right;
        }
      equal = rf_object_compare_bool (m, items[0], items[1], RF_CMP_EQ);
      if (equal == 0)
        answer = rf_object_compare_bool (m, items[0], items[1], op);
      rf_release_two (m, items[0], items[1]);
      if (equal != 1)
        return answer;
    }
}

static RfObject *
deque_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  gboolean same = op == RF_CMP_EQ, other = op == RF_CMP_NE;
  RfObject *iterators[2];
  int answer;

  if (!is_deque (m, a) || !is_deque (m, b))
    return rf_not_implemented (m);
  if ((same || other) && a == b)
    return rf_bool (m, same);
  if ((same || other) && RF_DEQUE (a)->length != RF_DEQUE (b)->length)
    return rf_bool (m, other);
  iterators[0] = rf_object_iter (m, a);
  if (iterators[0] == NULL)
    return NULL;
  rf_hold (m->heap, iterators[0]);
  iterators[1] = rf_object_iter (m, b);
  if (iterators[1] == NULL)
    {
      rf_release (m->heap, 1);
      rf_drop (m, iterators[0]);
      return NULL;
    }
  rf_hold (m->heap, iterators[1]);
  answer = compare_items (m, iterators, op);
  rf_release_two (m, iterators[0], iterators[1]);
  return answer < 0 ? NULL : rf_bool (m, answer);
}

static RfObject *
deque_concat (RfMachine *m, RfObject *a, RfObject *b)
{
  RfObject *result;
  gboolean done;

  if (!is_deque (m, b))
    return rf_raise (m, RF_EXC_TypeError, "can only concatenate deque (not \"%.200s\") to deque",
                     rf_class_name (b));
  result = rf_deque_copy (m, a);
  if (result == NULL)
    return NULL;
  rf_hold (m->heap, result);
  done = rf_deque_extend (m, result, b, FALSE);
  rf_release (m->heap, 1);
  if (done)
    return result;
  rf_drop (m, result);
  return NULL;
}

static RfObject *
deque_inplace_concat (RfMachine *m, RfObject *self, RfObject *other)
{
  return rf_deque_extend (m, self, other, FALSE) ? rf_new_ref (m, self) : NULL;
}

static RfObject *
deque_repeat (RfMachine *m, RfObject *self, gssize times)
{
  RfObject *copy = rf_deque_copy (m, self), *result;

  if (copy == NULL)
    return NULL;
  rf_hold (m->heap, copy);
  result = deque_inplace_repeat (m, copy, times);
  rf_release (m->heap, 1);
  rf_drop_keeping (m, copy, result);
  return result;
}

/* --- the class ---------------------------------------------------------------------------- */

static void
deque_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  for (gsize i = 0; i < RF_DEQUE (self)->length; i++)
    visit (*rf_deque_at (RF_DEQUE (self), i), user);
}

static void
deque_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  for (gsize i = 0; i < RF_DEQUE (self)->length; i++)
    visit (RF_SLOT_INDEX, (guint32) i, NULL, NULL, *rf_deque_at (RF_DEQUE (self), i), user);
}

gboolean
rf_deque_setup (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "collections.deque",
    .class_flags = RF_CLASS_BASETYPE | RF_CLASS_SEQUENCE,
    .type_flags = RF_TYPE_GC | RF_TYPE_WEAKREFABLE | RF_TYPE_TRASHCAN,
    .host_size = sizeof (RfDeque),
    .basic_size = m->profile->minor >= 11 ? 216 : 80,
    .doc = m->profile->minor >= 13
             ? "A list-like sequence optimized for data accesses near its endpoints."
             : "deque([iterable[, maxlen]]) --> deque object\n\nA list-like sequence optimized for "
               "data accesses near its endpoints.",
    .slots = { .repr = deque_repr,
               .hash = rf_hash_not_implemented,
               .richcompare = deque_compare,
               .iter = rf_deque_iter,
               .new_ = deque_new,
               .init = deque_init,
               .size_of = deque_size_of,
               .bool_ = m->profile->minor < 11 ? deque_bool : NULL,
               .length = deque_length,
               .getitem = deque_getitem,
               .setitem = deque_setitem,
               .contains = deque_contains,
               .concat = deque_concat,
               .inplace_concat = deque_inplace_concat,
               .repeat = deque_repeat,
               .inplace_repeat = deque_inplace_repeat },
    .traverse = deque_traverse,
    .slots_visit = deque_slots,
    .clear = rf_deque_clear,
    .dealloc = rf_deque_clear,
    .methods = rf_deque_methods,
    .getsets = rf_deque_getsets,
  };

  return rf_class_new_builtin (m, &spec, &rf_collections_state (m)->deque) &&
         rf_deque_iterator_setup (m);
}
