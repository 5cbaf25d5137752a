/* SPDX-License-Identifier: MIT */

/* range. It keeps start, stop, step and its length as ints of any size, and is no container for the
 * collector. */

#include "python/rf-container.h"
#include "python/rf-int.h"
#include "python/rf-iterator.h"
#include "python/rf-setup.h"
#include "python/rf-sizes.h"

#define SIZE 48

typedef struct
{
  RfObject base;
  RfObject *start, *stop, *step, *length; /* exact ints */
} RfRange;

#define RF_RANGE(o) ((RfRange *) (o))

/* --- making ------------------------------------------------------------------------------- */

/* How many items range (start, stop, step) has. */
static RfObject *
compute_length (RfMachine *m, RfObject *start, RfObject *stop, RfObject *step)
{
  RfIntRoom room_a, room_b, room_s;
  mpz_srcptr a = rf_int_view (start, &room_a), b = rf_int_view (stop, &room_b);
  mpz_srcptr s = rf_int_view (step, &room_s);
  mpz_t length;

  mpz_init (length);
  mpz_sub (length, b, a);
  /* Rounded towards more: one for each step begun. */
  mpz_cdiv_q (length, length, s);
  if (mpz_sgn (length) < 0)
    mpz_set_ui (length, 0);
  return rf_int_new_mpz (m, length);
}

/* Steals the three ints, also on failure. */
static RfObject *
make (RfMachine *m, RfObject *start, RfObject *stop, RfObject *step)
{
  RfObject *length = NULL, *range = NULL;

  if (rf_recursion_is_full (m))
    rf_raise (m, RF_EXC_RecursionError, "maximum recursion depth exceeded in comparison");
  else if (start != NULL && stop != NULL && step != NULL)
    {
      length = compute_length (m, start, stop, step);
      if (length != NULL)
        range = rf_heap_new_object (m->heap, &m->class_range->type, SIZE, 0);
      if (length != NULL && range == NULL)
        rf_raise_memory (m);
    }
  if (range == NULL)
    {
      rf_xdrop (m, start);
      rf_xdrop (m, stop);
      rf_xdrop (m, step);
      rf_xdrop (m, length);
      return NULL;
    }
  rf_slot_swap_named (m->heap, range, "start", &RF_RANGE (range)->start, start);
  rf_slot_swap_named (m->heap, range, "stop", &RF_RANGE (range)->stop, stop);
  rf_slot_swap_named (m->heap, range, "step", &RF_RANGE (range)->step, step);
  RF_RANGE (range)->length = length;
  return range;
}

static RfObject *
range_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *start, *stop, *step;

  if (!rf_args_no_keywords (m, "range", kwnames))
    return NULL;
  if (n_args < 1)
    return rf_raise (m, RF_EXC_TypeError, "range expected at least 1 argument, got 0");
  if (n_args > 3)
    return rf_raise (m, RF_EXC_TypeError,
                     "range expected at most 3 arguments, got %" G_GSIZE_FORMAT, n_args);
  if (n_args == 1)
    {
      stop = rf_object_index (m, args[0]);
      return stop != NULL ? make (m, rf_int_new (m, 0), stop, rf_int_new (m, 1)) : NULL;
    }
  start = rf_object_index (m, args[0]);
  if (start == NULL)
    return NULL;
  rf_hold (m->heap, start);
  stop = rf_object_index (m, args[1]);
  if (stop != NULL)
    rf_hold (m->heap, stop);
  step = stop == NULL ? NULL : n_args > 2 ? rf_object_index (m, args[2]) : rf_int_new (m, 1);
  rf_release (m->heap, stop != NULL ? 2 : 1);
  if (step != NULL && rf_int_sign (step) == 0)
    {
      rf_drop (m, step);
      step = NULL;
      rf_raise (m, RF_EXC_ValueError, "range() arg 3 must not be zero");
    }
  return make (m, start, stop, step);
}

/* --- items -------------------------------------------------------------------------------- */

/* start + index * step, a new int. */
static RfObject *
item_at (RfMachine *m, RfRange *range, mpz_srcptr index)
{
  RfIntRoom room_a, room_s;
  mpz_t item;

  mpz_init (item);
  mpz_mul (item, index, rf_int_view (range->step, &room_s));
  mpz_add (item, item, rf_int_view (range->start, &room_a));
  return rf_int_new_mpz (m, item);
}

/* A bound of a slice, made an index from lower to upper. */
static gboolean
slice_bound (RfMachine *m, RfObject *o, mpz_srcptr length, gboolean falling, gboolean is_stop,
             mpz_ptr out)
{
  mpz_t lower, upper;
  gboolean done = TRUE;

  mpz_init_set_si (lower, falling ? -1 : 0);
  mpz_init_set (upper, length);
  if (falling)
    mpz_sub_ui (upper, upper, 1);
  if (o == m->none)
    mpz_set (out, falling != is_stop ? upper : lower);
  else if (RF_CLASS_OF (o)->slots.index == NULL)
    {
      rf_raise (m, RF_EXC_TypeError,
                "slice indices must be integers or None or have an __index__ method");
      done = FALSE;
    }
  else
    {
      RfObject *index = rf_object_index (m, o);

      done = index != NULL;
      if (done)
        {
          rf_int_get_mpz (index, out);
          rf_drop (m, index);
          if (mpz_sgn (out) < 0)
            mpz_add (out, out, length);
          if (mpz_cmp (out, lower) < 0)
            mpz_set (out, lower);
          if (mpz_cmp (out, upper) > 0)
            mpz_set (out, upper);
        }
    }
  mpz_clear (lower);
  mpz_clear (upper);
  return done;
}

static RfObject *
slice_with_step (RfMachine *m, RfRange *range, RfSlice *slice, RfObject *step)
{
  RfIntRoom room_n, room_s;
  mpz_srcptr length = rf_int_view (range->length, &room_n);
  gboolean falling = rf_int_sign (step) < 0;
  RfObject *result = NULL;
  mpz_t start, stop, new_step;

  if (rf_int_sign (step) == 0)
    return rf_raise (m, RF_EXC_ValueError, "slice step cannot be zero");
  mpz_init (start);
  mpz_init (stop);
  if (slice_bound (m, slice->start, length, falling, FALSE, start) &&
      slice_bound (m, slice->stop, length, falling, TRUE, stop))
    {
      mpz_init (new_step);
      rf_int_get_mpz (range->step, new_step);
      mpz_mul (new_step, new_step, rf_int_view (step, &room_s));
      result =
        make (m, item_at (m, range, start), item_at (m, range, stop), rf_int_new_mpz (m, new_step));
    }
  mpz_clear (start);
  mpz_clear (stop);
  return result;
}

static RfObject *
range_slice (RfMachine *m, RfRange *range, RfSlice *slice)
{
  RfObject *step, *result;

  if (slice->step == m->none)
    step = rf_int_new (m, 1);
  else if (RF_CLASS_OF (slice->step)->slots.index == NULL)
    return rf_raise (m, RF_EXC_TypeError,
                     "slice indices must be integers or None or have an __index__ method");
  else
    step = rf_object_index (m, slice->step);
  if (step == NULL)
    return NULL;
  rf_hold (m->heap, step);
  result = slice_with_step (m, range, slice, step);
  rf_release (m->heap, 1);
  rf_drop (m, step);
  return result;
}

static RfObject *
range_getitem (RfMachine *m, RfObject *self, RfObject *key)
{
  RfRange *range = RF_RANGE (self);
  RfObject *index, *item = NULL;
  RfIntRoom room;
  mpz_srcptr length = rf_int_view (range->length, &room);
  mpz_t i;

  if (rf_is_slice (m, key))
    return range_slice (m, range, (RfSlice *) key);
  if (RF_CLASS_OF (key)->slots.index == NULL)
    return rf_raise (m, RF_EXC_TypeError, "range indices must be integers or slices, not %.200s",
                     rf_class_name (key));
  index = rf_object_index (m, key);
  if (index == NULL)
    return NULL;
  mpz_init (i);
  rf_int_get_mpz (index, i);
  rf_drop (m, index);
  if (mpz_sgn (i) < 0)
    mpz_add (i, i, length);
  if (mpz_sgn (i) < 0 || mpz_cmp (i, length) >= 0)
    rf_raise (m, RF_EXC_IndexError, "range object index out of range");
  else
    item = item_at (m, range, i);
  mpz_clear (i);
  return item;
}

static gssize
range_length (RfMachine *m, RfObject *self)
{
  gint64 length;

  if (rf_int_fits (RF_RANGE (self)->length, &length))
    return length;
  rf_raise (m, RF_EXC_OverflowError, "Python int too large to convert to C ssize_t");
  return -1;
}

static int
range_bool (RfMachine *m, RfObject *self)
{
  return rf_int_sign (RF_RANGE (self)->length) != 0;
}

/* --- searching ---------------------------------------------------------------------------- */

/* Is the int @o in it? Sets @index (initialised) to where. */
static gboolean
holds_int (RfRange *range, RfObject *o, mpz_ptr index)
{
  RfIntRoom room_o, room_a, room_s, room_n;
  mpz_srcptr step = rf_int_view (range->step, &room_s);

  mpz_sub (index, rf_int_view (o, &room_o), rf_int_view (range->start, &room_a));
  if (!mpz_divisible_p (index, step))
    return FALSE;
  mpz_divexact (index, index, step);
  return mpz_sgn (index) >= 0 && mpz_cmp (index, rf_int_view (range->length, &room_n)) < 0;
}

static gboolean
is_plain_int (RfMachine *m, RfObject *o)
{
  return RF_CLASS_OF (o) == m->class_int || RF_CLASS_OF (o) == m->class_bool;
}

/* Goes over all items and compares: how many are equal to @o (@first: stops at the first, whose
 * index goes to *index). -1 with an exception. */
static gint64
search_equal (RfMachine *m, RfObject *self, RfObject *o, gboolean first, gint64 *index)
{
  RfObject *iterator = rf_object_iter (m, self);
  RfObject *item;
  gint64 count = 0;

  if (iterator == NULL)
    return -1;
  rf_hold (m->heap, iterator);
  for (*index = 0; count >= 0 && (item = rf_object_next (m, iterator)) != NULL; (*index)++)
    {
      int equal;

      rf_hold (m->heap, item);
      equal = rf_object_compare_bool (m, item, o, RF_CMP_EQ);
      rf_release (m->heap, 1);
      rf_drop (m, item);
      count = equal < 0 ? -1 : count + equal;
      if (first && count > 0)
        break;
    }
  rf_release (m->heap, 1);
  rf_drop (m, iterator);
  return rf_raised (m) ? -1 : count;
}

static int
range_contains (RfMachine *m, RfObject *self, RfObject *o)
{
  gint64 index, found;
  gboolean inside;
  mpz_t where;

  if (!is_plain_int (m, o))
    {
      found = search_equal (m, self, o, TRUE, &index);
      return found < 0 ? -1 : found > 0;
    }
  mpz_init (where);
  inside = holds_int (RF_RANGE (self), o, where);
  mpz_clear (where);
  return inside;
}

static RfObject *
method_index (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *repr;
  gint64 index, found;
  mpz_t where;

  if (!is_plain_int (m, args[0]))
    {
      found = search_equal (m, self, args[0], TRUE, &index);
      if (found > 0)
        return rf_int_new (m, index);
      return found < 0 ? NULL
                       : rf_raise (m, RF_EXC_ValueError, "sequence.index(x): x not in sequence");
    }
  mpz_init (where);
  if (holds_int (RF_RANGE (self), args[0], where))
    return rf_int_new_mpz (m, where);
  mpz_clear (where);
  repr = rf_object_repr (m, args[0]);
  if (repr == NULL)
    return NULL;
  rf_raise (m, RF_EXC_ValueError, "%s is not in range", rf_str_data (repr));
  rf_drop (m, repr);
  return NULL;
}

static RfObject *
method_count (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gint64 index, found;

  if (is_plain_int (m, args[0]))
    return rf_int_new (m, range_contains (m, self, args[0]));
  found = search_equal (m, self, args[0], FALSE, &index);
  return found < 0 ? NULL : rf_int_new (m, found);
}

/* --- repr, comparing, hashing ------------------------------------------------------------- */

static RfObject *
range_repr (RfMachine *m, RfObject *self)
{
  RfRange *range = RF_RANGE (self);
  g_autoptr (GString) out = g_string_new ("range(");
  gint64 step;

  rf_int_append_decimal (out, range->start);
  g_string_append (out, ", ");
  rf_int_append_decimal (out, range->stop);
  if (!rf_int_fits (range->step, &step) || step != 1)
    {
      g_string_append (out, ", ");
      rf_int_append_decimal (out, range->step);
    }
  g_string_append_c (out, ')');
  return rf_str_new (m, out->str, (gssize) out->len);
}

static RfObject *
range_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  RfRange *x = RF_RANGE (a), *y = RF_RANGE (b);
  RfObject *one = m->small_ints[6];
  gboolean equal;

  if (RF_CLASS_OF (a) != m->class_range || RF_CLASS_OF (b) != m->class_range ||
      (op != RF_CMP_EQ && op != RF_CMP_NE))
    return rf_not_implemented (m);
  equal = rf_int_order (x->length, y->length) == 0 &&
          (rf_int_sign (x->length) == 0 ||
           (rf_int_order (x->start, y->start) == 0 &&
            (rf_int_order (x->length, one) == 0 || rf_int_order (x->step, y->step) == 0)));
  return rf_bool (m, equal == (op == RF_CMP_EQ));
}

static gint64
range_hash (RfMachine *m, RfObject *self)
{
  RfRange *range = RF_RANGE (self);
  gboolean empty = rf_int_sign (range->length) == 0;
  gboolean single = !empty && rf_int_order (range->length, m->small_ints[6]) == 0;
  RfObject *key = rf_tuple_pack (m, 3, range->length, empty ? m->none : range->start,
                                 empty || single ? m->none : range->step);
  gint64 hash;

  if (key == NULL)
    return -1;
  hash = rf_object_hash (m, key);
  rf_drop (m, key);
  return hash;
}

/* --- iterating, copies -------------------------------------------------------------------- */

static RfObject *
range_iter (RfMachine *m, RfObject *self)
{
  RfRange *range = RF_RANGE (self);
  gint64 start, stop, step, length;

  if (rf_int_fits (range->start, &start) && rf_int_fits (range->stop, &stop) &&
      rf_int_fits (range->step, &step) && rf_int_fits (range->length, &length))
    return rf_range_iterator_new (m, start, step, length);
  return rf_range_iterator_new_long (m, rf_new_ref (m, range->start), rf_new_ref (m, range->step),
                                     range->length);
}

static RfObject *
method_reversed (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  RfRange *range = RF_RANGE (self);
  RfIntRoom room;
  RfObject *last, *step, *o;
  gint64 start, next, stop, by, length;
  mpz_t number;

  mpz_init (number);
  mpz_sub_ui (number, rf_int_view (range->length, &room), 1);
  last = item_at (m, range, number);
  mpz_neg (number, rf_int_view (range->step, &room));
  step = rf_int_new_mpz (m, number);
  if (last == NULL || step == NULL || !rf_int_fits (last, &next) || !rf_int_fits (step, &by) ||
      !rf_int_fits (range->start, &start) || !rf_int_fits (range->stop, &stop) ||
      !rf_int_fits (range->length, &length))
    return rf_range_iterator_new_long (m, last, step, range->length);
  o = rf_range_iterator_new (m, next, by, length);
  rf_drop (m, last);
  rf_drop (m, step);
  return o;
}

static RfObject *
method_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfRange *range = RF_RANGE (self);
  RfObject *arguments = rf_tuple_pack (m, 3, range->start, range->stop, range->step), *result;

  if (arguments == NULL)
    return NULL;
  rf_hold (m->heap, arguments);
  result = rf_tuple_pack (m, 2, RF_CLASS_OF (self), arguments);
  rf_release (m->heap, 1);
  rf_drop (m, arguments);
  return result;
}

/* --- the classes -------------------------------------------------------------------------- */

static RfObject *
get_start (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, RF_RANGE (self)->start);
}

static RfObject *
get_stop (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, RF_RANGE (self)->stop);
}

static RfObject *
get_step (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, RF_RANGE (self)->step);
}

static const RfMethodDef range_methods[] = {
  { "index", method_index, 1, 1, 0, NULL },
  { "count", method_count, 1, 1, 0, NULL },
  { "__reversed__", method_reversed, 0, 0, 0, NULL },
  { "__reduce__", method_reduce, 0, 0, RF_METHOD_TUPLE_ONCE, NULL },
  { NULL },
};
static const RfGetSetDef range_getsets[] = {
  { "start", get_start, rf_set_readonly },
  { "stop", get_stop, rf_set_readonly },
  { "step", get_step, rf_set_readonly },
  { NULL },
};
static void
range_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  RfObject *parts[] = { RF_RANGE (self)->start, RF_RANGE (self)->stop, RF_RANGE (self)->step,
                        RF_RANGE (self)->length };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      visit (parts[i], user);
}

static void
range_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  if (RF_RANGE (self)->start != NULL)
    visit (RF_SLOT_NAMED, 0, "start", NULL, RF_RANGE (self)->start, user);
  if (RF_RANGE (self)->stop != NULL)
    visit (RF_SLOT_NAMED, 0, "stop", NULL, RF_RANGE (self)->stop, user);
  if (RF_RANGE (self)->step != NULL)
    visit (RF_SLOT_NAMED, 0, "step", NULL, RF_RANGE (self)->step, user);
  if (RF_RANGE (self)->length != NULL)
    visit (RF_SLOT_NAMED, 0, "length", NULL, RF_RANGE (self)->length, user);
}

static void
range_dealloc (RfHeap *heap, RfObject *self)
{
  rf_slot_store_named (heap, self, "start", &RF_RANGE (self)->start, NULL);
  rf_slot_store_named (heap, self, "stop", &RF_RANGE (self)->stop, NULL);
  rf_slot_store_named (heap, self, "step", &RF_RANGE (self)->step, NULL);
  rf_slot_store_named (heap, self, "length", &RF_RANGE (self)->length, NULL);
}

gboolean
rf_range_setup (RfMachine *m)
{
  RfClassSpec range = {
    .name = "range",
    .class_flags = RF_CLASS_SEQUENCE,
    .host_size = sizeof (RfRange),
    .basic_size = SIZE,
    .slots = { .repr = range_repr,
               .hash = range_hash,
               .richcompare = range_compare,
               .iter = range_iter,
               .new_ = range_new,
               .bool_ = range_bool,
               .length = range_length,
               .getitem = range_getitem,
               .contains = range_contains },
    .traverse = range_traverse,
    .slots_visit = range_slots,
    .dealloc = range_dealloc,
    .methods = range_methods,
    .getsets = range_getsets,
  };

  return rf_class_new_builtin (m, &range, &m->class_range) && rf_range_iterator_setup (m);
}
