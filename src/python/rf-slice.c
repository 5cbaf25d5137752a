/* SPDX-License-Identifier: MIT */

/* slice: three references (None where nothing was said), and what they mean for a sequence of some
 * length. */

#include "python/rf-container.h"
#include "python/rf-int.h"
#include "python/rf-reduce.h"
#include "python/rf-setup.h"

#include <string.h>

#define SIZE 40
#define RF_SLICE(o) ((RfSlice *) (o))

RfObject *
rf_slice_new (RfMachine *m, RfObject *start, RfObject *stop, RfObject *step)
{
  RfObject *slice = rf_container_alloc (m, m->class_slice, SIZE);

  if (slice == NULL)
    return NULL;
  rf_slot_swap_named (m->heap, slice, "start", &RF_SLICE (slice)->start,
                      rf_new_ref (m, start != NULL ? start : m->none));
  rf_slot_swap_named (m->heap, slice, "stop", &RF_SLICE (slice)->stop,
                      rf_new_ref (m, stop != NULL ? stop : m->none));
  rf_slot_swap_named (m->heap, slice, "step", &RF_SLICE (slice)->step,
                      rf_new_ref (m, step != NULL ? step : m->none));
  rf_gc_track (m->heap, slice);
  return slice;
}

/* --- what it means ------------------------------------------------------------------------ */

static gboolean
bound (RfMachine *m, RfObject *o, gssize none, gssize *out)
{
  if (o == m->none)
    {
      *out = none;
      return TRUE;
    }
  if (RF_CLASS_OF (o)->slots.index == NULL)
    {
      rf_raise (m, RF_EXC_TypeError,
                "slice indices must be integers or None or have an __index__ method");
      return FALSE;
    }
  *out = rf_object_as_index (m, o, RF_N_EXCEPTIONS);
  return *out != -1 || !rf_raised (m);
}

gboolean
rf_slice_unpack (RfMachine *m, RfObject *slice, gssize *start, gssize *stop, gssize *step)
{
  RfSlice *s = RF_SLICE (slice);

  if (!bound (m, s->step, 1, step))
    return FALSE;
  if (*step == 0)
    {
      rf_raise (m, RF_EXC_ValueError, "slice step cannot be zero");
      return FALSE;
    }
  /* So that -step is a number too. */
  *step = MAX (*step, -G_MAXSSIZE);
  return bound (m, s->start, *step < 0 ? G_MAXSSIZE : 0, start) &&
         bound (m, s->stop, *step < 0 ? G_MINSSIZE : G_MAXSSIZE, stop);
}

static gssize
clip (gssize value, gssize length, gssize step)
{
  if (value < 0)
    {
      value += length;
      return value >= 0 ? value : step < 0 ? -1 : 0;
    }
  return value < length ? value : step < 0 ? length - 1 : length;
}

gssize
rf_slice_adjust (gssize length, gssize *start, gssize *stop, gssize step)
{
  *start = clip (*start, length, step);
  *stop = clip (*stop, length, step);
  if (step < 0)
    return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
  return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}

/* --- slots and methods -------------------------------------------------------------------- */

static RfObject *
slice_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (!rf_args_no_keywords (m, "slice", kwnames))
    return NULL;
  if (n_args < 1)
    return rf_raise (m, RF_EXC_TypeError, "slice expected at least 1 argument, got 0");
  if (n_args > 3)
    return rf_raise (m, RF_EXC_TypeError,
                     "slice expected at most 3 arguments, got %" G_GSIZE_FORMAT, n_args);
  if (n_args == 1)
    return rf_slice_new (m, NULL, args[0], NULL);
  return rf_slice_new (m, args[0], args[1], n_args > 2 ? args[2] : NULL);
}

static RfObject *
slice_repr (RfMachine *m, RfObject *self)
{
  RfObject *parts[] = { RF_SLICE (self)->start, RF_SLICE (self)->stop, RF_SLICE (self)->step };
  g_autoptr (GString) out = g_string_new ("slice(");

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      if (!rf_str_append_repr (m, out, parts[i]))
        return NULL;
    }
  g_string_append_c (out, ')');
  return rf_str_new (m, out->str, (gssize) out->len);
}

static RfObject *
as_tuple (RfMachine *m, RfObject *slice)
{
  RfSlice *s = RF_SLICE (slice);

  return rf_tuple_pack (m, 3, s->start, s->stop, s->step);
}

static RfObject *
slice_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  RfObject *x, *y, *result = NULL;

  if (!rf_is_slice (m, a) || !rf_is_slice (m, b))
    return rf_not_implemented (m);
  if (a == b)
    return rf_bool (m, op == RF_CMP_EQ || op == RF_CMP_LE || op == RF_CMP_GE);
  x = as_tuple (m, a);
  if (x == NULL)
    return NULL;
  rf_hold (m->heap, x);
  y = as_tuple (m, b);
  if (y != NULL)
    {
      rf_hold (m->heap, y);
      result = rf_object_compare (m, x, y, op);
      rf_release (m->heap, 1);
      rf_drop (m, y);
    }
  rf_release (m->heap, 1);
  rf_drop (m, x);
  return result;
}

/* Hashable from 3.12 on: as a tuple is, without its length. */
static gint64
slice_hash (RfMachine *m, RfObject *self)
{
  RfObject *parts[] = { RF_SLICE (self)->start, RF_SLICE (self)->stop, RF_SLICE (self)->step };
  guint64 mixed = G_GUINT64_CONSTANT (2870177450012600261);

  if (!m->profile->immortal_objects)
    return rf_hash_not_implemented (m, self);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gint64 hash = rf_object_hash (m, parts[i]);

      if (hash == -1)
        return -1;
      mixed += (guint64) hash * G_GUINT64_CONSTANT (14029467366897019727);
      mixed = (mixed << 31) | (mixed >> 33);
      mixed *= G_GUINT64_CONSTANT (11400714785074694791);
    }
  return mixed == G_MAXUINT64 ? 1546275796 : (gint64) mixed;
}

/* An index that a slice has, of any size; a new reference. */
static RfObject *
index_of_any_size (RfMachine *m, RfObject *o)
{
  if (RF_CLASS_OF (o)->slots.index == NULL)
    return rf_raise (m, RF_EXC_TypeError,
                     "slice indices must be integers or None or have an __index__ method");
  return rf_object_index (m, o);
}

/* The bound @o (None: @otherwise), from the end when negative, and from @lower to @upper. */
static RfObject *
clipped (RfMachine *m, RfObject *o, mpz_srcptr otherwise, mpz_srcptr length, mpz_srcptr lower,
         mpz_srcptr upper)
{
  mpz_t value;
  RfIntRoom room;

  if (o == m->none)
    mpz_init_set (value, otherwise);
  else
    {
      RfObject *index = index_of_any_size (m, o);
      if (index == NULL)
        return NULL;
      mpz_init_set (value, rf_int_view (index, &room));
      rf_drop (m, index);
      if (mpz_sgn (value) < 0)
        mpz_add (value, value, length);
      if (mpz_cmp (value, lower) < 0)
        mpz_set (value, lower);
      else if (mpz_cmp (value, upper) > 0)
        mpz_set (value, upper);
    }
  return rf_int_new_mpz (m, value);
}

/* The three numbers for a sequence of @length items, by the index @step. */
static RfObject *
indices (RfMachine *m, RfSlice *slice, RfObject *length, RfObject *step)
{
  gboolean down = rf_int_sign (step) < 0;
  RfObject *items[3] = { NULL, NULL, NULL };
  RfIntRoom room;
  mpz_srcptr n = rf_int_view (length, &room);
  mpz_t lower, upper;

  mpz_init_set_si (lower, down ? -1 : 0);
  mpz_init_set (upper, n);
  if (down)
    mpz_sub_ui (upper, upper, 1);
  items[0] = clipped (m, slice->start, down ? upper : lower, n, lower, upper);
  if (items[0] != NULL)
    {
      rf_hold (m->heap, items[0]);
      items[1] = clipped (m, slice->stop, down ? lower : upper, n, lower, upper);
      rf_release (m->heap, 1);
    }
  mpz_clear (lower);
  mpz_clear (upper);
  if (items[1] == NULL)
    {
      rf_xdrop (m, items[0]);
      return NULL;
    }
  items[2] = rf_new_ref (m, step);
  return rf_tuple_new_steal (m, items, 3);
}

/* slice.indices (length) */
static RfObject *
method_indices (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  RfSlice *slice = RF_SLICE (self);
  RfObject *length = rf_object_index (m, args[0]), *step, *result = NULL;

  if (length == NULL)
    return NULL;
  rf_hold (m->heap, length);
  if (rf_int_sign (length) < 0)
    rf_raise (m, RF_EXC_ValueError, "length should not be negative");
  else
    {
      step = slice->step == m->none ? rf_int_new (m, 1) : index_of_any_size (m, slice->step);
      if (step != NULL && rf_int_sign (step) == 0)
        rf_raise (m, RF_EXC_ValueError, "slice step cannot be zero");
      else if (step != NULL)
        {
          rf_hold (m->heap, step);
          result = indices (m, slice, length, step);
          rf_release (m->heap, 1);
        }
      rf_xdrop (m, step);
    }
  rf_release (m->heap, 1);
  rf_drop (m, length);
  return result;
}

static RfObject *
get_start (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, RF_SLICE (self)->start);
}

static RfObject *
get_stop (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, RF_SLICE (self)->stop);
}

static RfObject *
get_step (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, RF_SLICE (self)->step);
}

static const RfMethodDef slice_methods[] = {
  { "indices", method_indices, 1, 1, 0, NULL },
  { "__reduce__", rf_reduce_method_slice, 0, 0, 0, NULL },
  { NULL },
};

static const RfGetSetDef slice_getsets[] = {
  { "start", get_start, rf_set_readonly },
  { "stop", get_stop, rf_set_readonly },
  { "step", get_step, rf_set_readonly },
  { NULL },
};

/* --- the class ---------------------------------------------------------------------------- */

static void
slice_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  RfSlice *s = RF_SLICE (self);

  if (s->start != NULL)
    visit (s->start, user);
  if (s->stop != NULL)
    visit (s->stop, user);
  if (s->step != NULL)
    visit (s->step, user);
}

static void
slice_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  RfSlice *s = RF_SLICE (self);

  if (s->start != NULL)
    visit (RF_SLOT_NAMED, 0, "start", NULL, s->start, user);
  if (s->stop != NULL)
    visit (RF_SLOT_NAMED, 0, "stop", NULL, s->stop, user);
  if (s->step != NULL)
    visit (RF_SLOT_NAMED, 0, "step", NULL, s->step, user);
}

static void
slice_dealloc (RfHeap *heap, RfObject *self)
{
  RfSlice *s = RF_SLICE (self);

  rf_slot_store_named (heap, self, "step", &s->step, NULL);
  rf_slot_store_named (heap, self, "start", &s->start, NULL);
  rf_slot_store_named (heap, self, "stop", &s->stop, NULL);
}

gboolean
rf_slice_setup (RfMachine *m)
{
  RfObject *spare;
  RfClassSpec spec = {
    .name = "slice",
    .free_list = RF_FREE_LIST_SLICE,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfSlice),
    .basic_size = SIZE,
    .slots = { .repr = slice_repr,
               .hash = slice_hash,
               .richcompare = slice_compare,
               .new_ = slice_new },
    .traverse = slice_traverse,
    .slots_visit = slice_slots,
    .dealloc = slice_dealloc,
    .methods = slice_methods,
    .getsets = slice_getsets,
  };

  if (!m->profile->immortal_objects)
    spec.slots.hash = rf_hash_not_implemented;
  if (!rf_class_new_builtin (m, &spec, &m->class_slice))
    return FALSE;
  /* The interpreter has used one before the program begins. */
  spare = rf_slice_new (m, NULL, NULL, NULL);
  rf_xdrop (m, spare);
  return spare != NULL;
}
