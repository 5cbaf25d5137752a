/* SPDX-License-Identifier: MIT */

/* The two iterators of ranges: one for what fits a word, one for the rest. Neither is a container
 * for the collector. */

#include "python/rf-container.h"
#include "python/rf-int.h"
#include "python/rf-iterator.h"
#include "python/rf-sizes.h"

typedef struct
{
  RfObject base;
  RfObject *next, *step, *left;
  gint64 taken; /* items */
} RfLongRangeIterator;

#define RF_RANGE_ITERATOR(o) ((RfRangeIterator *) (o))
#define RF_LONG_ITERATOR(o) ((RfLongRangeIterator *) (o))

RfObject *
rf_range_iterator_new_long (RfMachine *m, RfObject *next, RfObject *step, RfObject *left)
{
  RfObject *o = NULL;

  if (next != NULL && step != NULL)
    o = rf_heap_new_object (m->heap, &rf_container_state (m)->longrange_iterator->type,
                            rf_size_of (m->profile, RF_SIZE_RANGE_ITERATOR), 0);
  if (o == NULL)
    {
      if (!rf_raised (m))
        rf_raise_memory (m);
      rf_xdrop (m, next);
      rf_xdrop (m, step);
      return NULL;
    }
  rf_slot_swap_named (m->heap, o, "next", &RF_LONG_ITERATOR (o)->next, next);
  rf_slot_swap_named (m->heap, o, "step", &RF_LONG_ITERATOR (o)->step, step);
  rf_slot_swap_named (m->heap, o, "left", &RF_LONG_ITERATOR (o)->left, rf_new_ref (m, left));
  return o;
}

RfObject *
rf_range_iterator_new (RfMachine *m, gint64 next, gint64 step, gint64 left)
{
  RfObject *o = rf_heap_new_object (m->heap, &m->class_range_iterator->type,
                                    rf_size_of (m->profile, RF_SIZE_RANGE_ITERATOR), 0);

  if (o == NULL)
    return rf_raise_memory (m);
  RF_RANGE_ITERATOR (o)->next = next;
  RF_RANGE_ITERATOR (o)->step = step;
  RF_RANGE_ITERATOR (o)->left = RF_RANGE_ITERATOR (o)->total = (guint64) left;
  return o;
}

static RfObject *
short_next (RfMachine *m, RfObject *self)
{
  return rf_range_iterator_next (m, RF_RANGE_ITERATOR (self));
}

static RfObject *
long_next (RfMachine *m, RfObject *self)
{
  RfLongRangeIterator *it = RF_LONG_ITERATOR (self);
  RfIntRoom room_a, room_b;
  RfObject *item, *next, *left;
  mpz_t number;

  if (rf_int_sign (it->left) == 0)
    return NULL;
  mpz_init (number);
  mpz_add (number, rf_int_view (it->next, &room_a), rf_int_view (it->step, &room_b));
  next = rf_int_new_mpz (m, number);
  if (next == NULL)
    return NULL;
  mpz_init (number);
  mpz_sub_ui (number, rf_int_view (it->left, &room_a), 1);
  left = rf_int_new_mpz (m, number);
  if (left == NULL)
    {
      rf_drop (m, next);
      return NULL;
    }
  item = rf_slot_swap_named (m->heap, self, "next", &it->next, next);
  it->taken++;
  rf_slot_store_named (m->heap, self, "left", &it->left, left);
  return item;
}

static RfObject *
short_hint (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_int_new_unsigned (m, RF_RANGE_ITERATOR (self)->left);
}

static RfObject *
long_hint (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_new_ref (m, RF_LONG_ITERATOR (self)->left);
}

/* --- copies of iterators ------------------------------------------------------------------ */

/* @a + @n * @b, or with @minus the difference. Ints; takes @a, which may be NULL. */
static RfObject *
plus_times (RfMachine *m, RfObject *a, RfObject *n, RfObject *b, gboolean minus)
{
  RfIntRoom room[3];
  mpz_t number;

  if (a == NULL || n == NULL)
    {
      rf_xdrop (m, a);
      return NULL;
    }
  mpz_init_set (number, rf_int_view (a, &room[0]));
  rf_drop (m, a);
  if (minus)
    mpz_submul (number, rf_int_view (n, &room[1]), rf_int_view (b, &room[2]));
  else
    mpz_addmul (number, rf_int_view (n, &room[1]), rf_int_view (b, &room[2]));
  return rf_int_new_mpz (m, number);
}

/* iter (range (@start, …)) with @length items, which has come to @state; takes all three. */
static RfObject *
reduce (RfMachine *m, RfObject *start, RfObject *step, RfObject *length, RfObject *state)
{
  RfObject *range = NULL, *stop = NULL;

  if (start != NULL && step != NULL && length != NULL && state != NULL)
    stop = plus_times (m, rf_new_ref (m, start), length, step, FALSE);
  if (stop != NULL)
    {
      RfObject *const args[] = { start, stop, step };
      for (guint i = 0; i < 3; i++)
        rf_hold (m->heap, args[i]);
      rf_hold (m->heap, state);
      range = rf_object_call (m, (RfObject *) m->class_range, args, 3, NULL);
      rf_release (m->heap, 4);
    }
  rf_xdrop (m, start);
  rf_xdrop (m, step);
  rf_xdrop (m, length);
  rf_xdrop (m, stop);
  if (range == NULL)
    {
      rf_xdrop (m, state);
      return NULL;
    }
  return rf_iterator_reduction (m, "iter", range, state);
}

/* Since 3.12 an iterator no longer knows where it began. */
static gboolean
knows_its_start (RfMachine *m)
{
  return m->profile->minor < 12;
}

static RfObject *
short_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfRangeIterator *it = RF_RANGE_ITERATOR (self);
  gboolean from_start = knows_its_start (m);
  guint64 taken = it->total - it->left;
  gint64 start = (gint64) ((guint64) it->next - (from_start ? taken * (guint64) it->step : 0));

  return reduce (m, rf_int_new (m, start), rf_int_new (m, it->step),
                 rf_int_new_unsigned (m, from_start ? it->total : it->left),
                 from_start ? rf_int_new_unsigned (m, taken) : rf_none (m));
}

static RfObject *
short_setstate (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  RfRangeIterator *it = RF_RANGE_ITERATOR (self);
  RfObject *index = rf_object_index (m, args[0]);
  gint64 value;

  if (index == NULL)
    return NULL;
  gboolean fits = rf_int_fits (index, &value);
  rf_drop (m, index);
  if (!fits)
    return rf_raise (m, RF_EXC_OverflowError, "Python int too large to convert to C long");
  if (knows_its_start (m))
    {
      it->next = (gint64) ((guint64) it->next - (it->total - it->left) * (guint64) it->step);
      it->left = it->total;
    }
  guint64 skipped = value > 0 ? MIN ((guint64) value, it->left) : 0;
  it->next = (gint64) ((guint64) it->next + skipped * (guint64) it->step);
  it->left -= skipped;
  return rf_none (m);
}

static RfObject *
long_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfLongRangeIterator *it = RF_LONG_ITERATOR (self);
  RfObject *one = m->small_ints[6], *taken, *start, *length;

  if (!knows_its_start (m))
    return reduce (m, rf_new_ref (m, it->next), rf_new_ref (m, it->step), rf_new_ref (m, it->left),
                   rf_none (m));
  taken = rf_int_new (m, it->taken);
  start = plus_times (m, rf_new_ref (m, it->next), taken, it->step, TRUE);
  length = plus_times (m, rf_new_ref (m, it->left), taken, one, FALSE);
  return reduce (m, start, rf_new_ref (m, it->step), length, taken);
}

static RfObject *
long_setstate (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfLongRangeIterator *it = RF_LONG_ITERATOR (self);
  RfObject *zero = m->small_ints[5], *one = m->small_ints[6], *next, *left, *skip;
  gint64 from = knows_its_start (m) ? it->taken : 0, skipped = 0;
  int negative = rf_object_compare_bool (m, args[0], zero, RF_CMP_LT);

  if (negative < 0)
    return NULL;
  if (!rf_is (args[0], m->class_int))
    return rf_raise (m, RF_EXC_TypeError, "an integer is required");
  if (negative == 0 && !rf_int_fits (args[0], &skipped))
    skipped = G_MAXINT64;
  /* From the start, if that is known, and not past the end. */
  skip = rf_int_new (m, from);
  left = plus_times (m, rf_new_ref (m, it->left), skip, one, FALSE);
  next = plus_times (m, rf_new_ref (m, it->next), skip, it->step, TRUE);
  rf_xdrop (m, skip);
  if (left != NULL && next != NULL)
    {
      gint64 all;
      if (rf_int_fits (left, &all))
        skipped = MIN (skipped, all);
      skip = rf_int_new (m, skipped);
      left = plus_times (m, left, skip, one, TRUE);
      next = plus_times (m, next, skip, it->step, FALSE);
      rf_xdrop (m, skip);
    }
  if (left == NULL || next == NULL)
    {
      rf_xdrop (m, left);
      rf_xdrop (m, next);
      return NULL;
    }
  rf_slot_store_named (m->heap, self, "left", &it->left, left);
  rf_slot_store_named (m->heap, self, "next", &it->next, next);
  it->taken += skipped - from;
  return rf_none (m);
}

/* --- the classes -------------------------------------------------------------------------- */

static const RfMethodDef short_methods[] = {
  { "__length_hint__", short_hint, 0, 0, 0, NULL },
  { "__reduce__", short_reduce, 0, 0, 0, NULL },
  { "__setstate__", short_setstate, 1, 1, 0, NULL },
  { NULL },
};
static const RfMethodDef long_methods[] = {
  { "__length_hint__", long_hint, 0, 0, 0, NULL },
  { "__reduce__", long_reduce, 0, 0, 0, NULL },
  { "__setstate__", long_setstate, 1, 1, 0, NULL },
  { NULL },
};

static void
long_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  RfLongRangeIterator *it = RF_LONG_ITERATOR (self);

  if (it->next != NULL)
    visit (it->next, user);
  if (it->step != NULL)
    visit (it->step, user);
  if (it->left != NULL)
    visit (it->left, user);
}

static void
long_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  RfLongRangeIterator *it = RF_LONG_ITERATOR (self);

  if (it->next != NULL)
    visit (RF_SLOT_NAMED, 0, "next", NULL, it->next, user);
  if (it->step != NULL)
    visit (RF_SLOT_NAMED, 0, "step", NULL, it->step, user);
  if (it->left != NULL)
    visit (RF_SLOT_NAMED, 0, "left", NULL, it->left, user);
}

static void
long_dealloc (RfHeap *heap, RfObject *self)
{
  RfLongRangeIterator *it = RF_LONG_ITERATOR (self);

  rf_slot_store_named (heap, self, "next", &it->next, NULL);
  rf_slot_store_named (heap, self, "step", &it->step, NULL);
  rf_slot_store_named (heap, self, "left", &it->left, NULL);
}

static RfObject *
self_iter (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, self);
}

gboolean
rf_range_iterator_setup (RfMachine *m)
{
  RfClassSpec iterator = {
    .name = "range_iterator",
    .class_flags = RF_CLASS_NO_NEW,
    .host_size = sizeof (RfRangeIterator),
    .basic_size = rf_size_of (m->profile, RF_SIZE_RANGE_ITERATOR),
    .slots = { .iter = self_iter, .iternext = short_next },
    .methods = short_methods,
  };

  if (!rf_class_new_builtin (m, &iterator, &m->class_range_iterator))
    return FALSE;
  iterator.name = "longrange_iterator";
  iterator.host_size = sizeof (RfLongRangeIterator);
  iterator.slots.iternext = long_next;
  iterator.methods = long_methods;
  iterator.traverse = long_traverse;
  iterator.slots_visit = long_slots;
  iterator.dealloc = long_dealloc;
  return rf_class_new_builtin (m, &iterator, &rf_container_state (m)->longrange_iterator);
}
