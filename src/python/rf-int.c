/* SPDX-License-Identifier: MIT */

/* The core of int and bool. Invariants: `big` is NULL exactly when the value fits gint64; values
 * from -5 to 256 are always the shared objects m->small_ints; the memory of each `big` is charged
 * to the heap when it is made and discharged when the int dies, by the same formula. */

#include "python/rf-atoms-private.h"
#include "python/rf-int.h"

#include "python/rf-hash.h"
#include "python/rf-setup.h"
#include "python/rf-sizes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SMALL_MIN (-5)
#define SMALL_MAX 256
#define INT_HEAD 24
#define DIGIT_SIZE 4
#define DIGIT_BITS 30
/* An int longer than this is described by its length instead of its digits. */
#define DESCRIBE_BITS 20000

static gsize
memory_of (mpz_srcptr big)
{
  return sizeof (__mpz_struct) + mpz_size (big) * sizeof (mp_limb_t);
}

static gsize
digits_of_bits (gsize bits)
{
  return (bits + DIGIT_BITS - 1) / DIGIT_BITS;
}

gsize
rf_int_digits (RfObject *o)
{
  RfInt *i = RF_INT (o);
  guint64 magnitude;

  if (i->big != NULL)
    return digits_of_bits (mpz_sizeinbase (i->big, 2));
  magnitude = i->small < 0 ? 0 - (guint64) i->small : (guint64) i->small;
  return magnitude == 0 ? 0 : digits_of_bits (g_bit_storage (magnitude));
}

static gsize
size_of (RfMachine *m, RfObject *o)
{
  gsize digits = rf_int_digits (o);
  gsize head = INT_HEAD;

  if (digits == 0)
    digits = rf_size_of (m->profile, RF_SIZE_INT_ZERO_DIGITS);
  if (rf_size_of (m->profile, RF_SIZE_INT_BASIC_COUNTS) != 0 && RF_CLASS_OF (o) != m->class_bool)
    head = RF_CLASS_OF (o)->basic_size;
  return head + DIGIT_SIZE * digits;
}

static RfObject *
new_small (RfMachine *m, RfClass *cls, gint64 value)
{
  guint64 magnitude = value < 0 ? 0 - (guint64) value : (guint64) value;
  gsize digits = magnitude == 0 ? rf_size_of (m->profile, RF_SIZE_INT_ZERO_DIGITS)
                                : digits_of_bits (g_bit_storage (magnitude));
  RfObject *o = rf_heap_new_object (m->heap, &cls->type, INT_HEAD + DIGIT_SIZE * digits, 0);

  if (o == NULL)
    return rf_raise_memory (m);
  RF_INT (o)->small = value;
  return o;
}

RfObject *
rf_int_new (RfMachine *m, gint64 value)
{
  if (value >= SMALL_MIN && value <= SMALL_MAX)
    return rf_new_ref (m, m->small_ints[value - SMALL_MIN]);
  return new_small (m, m->class_int, value);
}

RfObject *
rf_int_new_unsigned (RfMachine *m, guint64 value)
{
  mpz_t big;

  if (value <= G_MAXINT64)
    return rf_int_new (m, (gint64) value);
  mpz_init_set_ui (big, value);
  return rf_int_new_mpz (m, big);
}

static gboolean
mpz_fits_int64 (mpz_srcptr value, gint64 *out)
{
  if (!mpz_fits_slong_p (value))
    return FALSE;
  *out = mpz_get_si (value);
  return TRUE;
}

RfObject *
rf_int_new_mpz (RfMachine *m, mpz_ptr value)
{
  gint64 small;
  gsize size;
  RfObject *o;

  if (mpz_fits_int64 (value, &small))
    {
      mpz_clear (value);
      return rf_int_new (m, small);
    }
  size = INT_HEAD + DIGIT_SIZE * digits_of_bits (mpz_sizeinbase (value, 2));
  if (!rf_heap_charge (m->heap, memory_of (value)))
    {
      mpz_clear (value);
      return rf_raise_memory (m);
    }
  o = rf_heap_new_object (m->heap, &m->class_int->type, size, 0);
  if (o == NULL)
    {
      rf_heap_discharge (m->heap, memory_of (value));
      mpz_clear (value);
      return rf_raise_memory (m);
    }
  RF_INT (o)->big = g_new (__mpz_struct, 1);
  *RF_INT (o)->big = *value;
  return o;
}

gboolean
rf_int_init_copy (RfMachine *m, RfObject *self, RfObject *from)
{
  RfInt *to = RF_INT (self);
  RfInt *i = RF_INT (from);

  if (i->big == NULL)
    {
      to->small = i->small;
      return TRUE;
    }
  if (!rf_heap_charge (m->heap, memory_of (i->big)))
    return rf_raise_memory (m) != NULL;
  to->big = g_new (__mpz_struct, 1);
  mpz_init_set (to->big, i->big);
  return TRUE;
}

RfObject *
rf_int_new_text (RfMachine *m, const char *digits, int base)
{
  mpz_t big;

  if (base == 10 && strlen (digits) <= 18)
    return rf_int_new (m, g_ascii_strtoll (digits, NULL, 10));
  /* A digit takes at most six bits: so much memory must be there before it is used. */
  if (!rf_heap_charge (m->heap, strlen (digits)))
    return rf_raise_memory (m);
  rf_heap_discharge (m->heap, strlen (digits));
  if (mpz_init_set_str (big, digits, base) != 0)
    {
      mpz_clear (big);
      return rf_raise (m, RF_EXC_ValueError, "invalid literal for int() with base %d: '%s'", base,
                       digits);
    }
  return rf_int_new_mpz (m, big);
}

RfObject *
rf_int_new_double (RfMachine *m, double value)
{
  mpz_t big;

  if (value > -9.2e18 && value < 9.2e18)
    return rf_int_new (m, (gint64) value);
  mpz_init_set_d (big, value);
  return rf_int_new_mpz (m, big);
}

gboolean
rf_int_fits (RfObject *o, gint64 *value)
{
  if (!rf_is_int (o) || RF_INT (o)->big != NULL)
    return FALSE;
  *value = RF_INT (o)->small;
  return TRUE;
}

gint64
rf_int_as_int64 (RfMachine *m, RfObject *o)
{
  gint64 value = -1;
  RfObject *index;

  if (rf_int_fits (o, &value))
    return value;
  index = rf_object_index (m, o);
  if (index == NULL)
    return -1;
  if (!rf_int_fits (index, &value))
    {
      rf_raise (m, RF_EXC_OverflowError, "Python int too large to convert to C long");
      value = -1;
    }
  rf_drop (m, index);
  return value;
}

int
rf_int_as_c_int (RfMachine *m, RfObject *o)
{
  RfObject *index = rf_object_index (m, o);
  gint64 value;

  if (index == NULL)
    return -1;
  if (!rf_int_fits (index, &value) || value < G_MININT || value > G_MAXINT)
    {
      rf_raise (m, RF_EXC_OverflowError, "Python int too large to convert to C int");
      value = -1;
    }
  rf_drop (m, index);
  return (int) value;
}

double
rf_int_as_double (RfMachine *m, RfObject *o)
{
  RfInt *i = RF_INT (o);
  gsize bits, shift;
  mpz_t top;
  guint64 head;
  double result;

  if (i->big == NULL)
    return (double) i->small;
  bits = mpz_sizeinbase (i->big, 2);
  result = INFINITY;
  if (bits <= 1024)
    {
      /* The first 64 bits, the last of them set when anything follows: the conversion then rounds
       * half to even on the whole value. */
      shift = bits > 64 ? bits - 64 : 0;
      mpz_init (top);
      mpz_tdiv_q_2exp (top, i->big, shift);
      head = mpz_get_ui (top);
      if (mpz_scan1 (i->big, 0) < shift)
        head |= 1;
      mpz_clear (top);
      result = ldexp ((double) head, (int) shift);
    }
  if (isinf (result))
    {
      rf_raise (m, RF_EXC_OverflowError, "int too large to convert to float");
      return -1.0;
    }
  return mpz_sgn (i->big) < 0 ? -result : result;
}

void
rf_int_get_mpz (RfObject *o, mpz_ptr out)
{
  RfInt *i = RF_INT (o);

  if (i->big != NULL)
    mpz_set (out, i->big);
  else
    mpz_set_si (out, i->small);
}

mpz_srcptr
rf_int_view (RfObject *o, RfIntRoom *room)
{
  RfInt *i = RF_INT (o);

  if (i->big != NULL)
    return i->big;
  room->limb = i->small < 0 ? 0 - (mp_limb_t) i->small : (mp_limb_t) i->small;
  return mpz_roinit_n (&room->mpz, &room->limb, i->small < 0 ? -1 : 1);
}

int
rf_int_sign (RfObject *o)
{
  RfInt *i = RF_INT (o);

  if (i->big != NULL)
    return mpz_sgn (i->big);
  return (i->small > 0) - (i->small < 0);
}

int
rf_int_order (RfObject *a, RfObject *b)
{
  RfInt *x = RF_INT (a), *y = RF_INT (b);
  int order;

  if (x->big == NULL && y->big == NULL)
    return (x->small > y->small) - (x->small < y->small);
  if (y->big == NULL)
    return mpz_sgn (x->big);
  if (x->big == NULL)
    return -mpz_sgn (y->big);
  order = mpz_cmp (x->big, y->big);
  return (order > 0) - (order < 0);
}

static gint64
int_hash_value (RfObject *o)
{
  RfInt *i = RF_INT (o);

  return i->big != NULL ? rf_hash_mpz (i->big) : rf_hash_int64 (i->small);
}

void
rf_int_append_decimal (GString *out, RfObject *o)
{
  RfInt *i = RF_INT (o);
  gsize old = out->len;

  if (i->big == NULL)
    {
      char digits[24], *end = digits + sizeof digits, *p = end;
      guint64 left = i->small < 0 ? -(guint64) i->small : (guint64) i->small;

      do
        *--p = (char) ('0' + left % 10);
      while ((left /= 10) != 0);
      if (i->small < 0)
        *--p = '-';
      g_string_append_len (out, p, end - p);
      return;
    }
  /* The digits, a sign and the NUL. */
  g_string_set_size (out, old + mpz_sizeinbase (i->big, 10) + 2);
  mpz_get_str (out->str + old, 10, i->big);
  g_string_truncate (out, old + strlen (out->str + old));
}

static gint64
int_hash (RfMachine *m, RfObject *self)
{
  return int_hash_value (self);
}

static RfObject *
int_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  int order;

  if (!rf_is_int (a) || !rf_is_int (b))
    return rf_not_implemented (m);
  order = rf_int_order (a, b);
  return rf_bool_of_order (m, order, op);
}

static void
int_dealloc (RfHeap *heap, RfObject *self)
{
  RfInt *i = RF_INT (self);

  if (i->big == NULL)
    return;
  rf_heap_discharge (heap, memory_of (i->big));
  mpz_clear (i->big);
  g_clear_pointer (&i->big, g_free);
}

static void
int_describe (RfHeap *heap, RfObject *self, GString *out)
{
  RfInt *i = RF_INT (self);

  if (i->big != NULL && mpz_sizeinbase (i->big, 2) > DESCRIBE_BITS)
    g_string_append_printf (out, "int of %" G_GSIZE_FORMAT " bits", mpz_sizeinbase (i->big, 2));
  else
    rf_int_append_decimal (out, self);
}

static gboolean
int_number (const RfObject *self, gint64 *value)
{
  *value = ((const RfInt *) self)->small;
  return ((const RfInt *) self)->big == NULL;
}

static void
bool_describe (RfHeap *heap, RfObject *self, GString *out)
{
  g_string_append (out, RF_INT (self)->small != 0 ? "True" : "False");
}

static gboolean
setup_classes (RfMachine *m)
{
  RfClassSpec int_spec = {
    .name = "int",
    .class_flags = RF_CLASS_BASETYPE | RF_CLASS_INT_SUBCLASS,
    .type_flags = RF_TYPE_ATOM,
    .host_size = sizeof (RfInt),
    .basic_size = INT_HEAD,
    .item_size = DIGIT_SIZE,
    .slots = { .hash = int_hash, .richcompare = int_compare, .size_of = size_of },
    .dealloc = int_dealloc,
    .describe = int_describe,
    .methods = rf_int_methods,
    .getsets = rf_int_getsets,
  };
  RfClassSpec bool_spec = {
    .name = "bool",
    .class_flags = RF_CLASS_INT_SUBCLASS,
    .type_flags = RF_TYPE_ATOM,
    .host_size = sizeof (RfInt),
    .basic_size = rf_size_of (m->profile, RF_SIZE_BOOL_BASIC),
    .item_size = DIGIT_SIZE,
    .dealloc = int_dealloc,
    .describe = bool_describe,
    .methods = rf_bool_methods,
    .slots = { .invert = m->profile->minor >= 12 ? rf_bool_invert : NULL },
  };

  rf_int_fill_slots (&int_spec.slots);
  if (!rf_class_new_builtin (m, &int_spec, &m->class_int))
    return FALSE;
  bool_spec.base = m->class_int;
  rf_bool_fill_slots (&bool_spec.slots);
  m->class_int->type.number = int_number;
  return rf_class_new_builtin (m, &bool_spec, &m->class_bool);
}

gboolean
rf_int_setup (RfMachine *m)
{
  if (!setup_classes (m))
    return FALSE;
  for (int value = SMALL_MIN; value <= SMALL_MAX; value++)
    {
      RfObject *o = new_small (m, m->class_int, value);

      if (o == NULL)
        return FALSE;
      m->small_ints[value - SMALL_MIN] = o;
      rf_heap_immortalize (m->heap, o);
    }
  m->false_ = new_small (m, m->class_bool, 0);
  m->true_ = new_small (m, m->class_bool, 1);
  if (m->false_ == NULL || m->true_ == NULL)
    return FALSE;
  rf_heap_immortalize (m->heap, m->false_);
  rf_heap_immortalize (m->heap, m->true_);
  return TRUE;
}
