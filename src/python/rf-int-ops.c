/* SPDX-License-Identifier: MIT */

/* The operators of int and bool. Invariants: every result is an exact int (or bool for & | ^ of
 * two bools); what fits gint64 is computed without GMP; before GMP makes a number that could be
 * large, rf_int_room() has agreed, because GMP ends the process when memory is out. */

#include "python/rf-exception.h"
#include "python/rf-atoms-private.h"

#include <math.h>
#include <string.h>

/* Numbers above this are refused whatever the limit of the heap is: reckoning with them would take
 * longer than anybody waits. */
#define MAX_BITS ((gsize) 1 << 30)
/* Numbers below this are not worth asking for. */
#define FREE_BITS 4096
/* What GMP needs besides the result, as a multiple of it. */
#define SCRATCH 3

typedef void (*MpzOp) (mpz_ptr, mpz_srcptr, mpz_srcptr);

gboolean
rf_text_room (RfMachine *m, gsize size)
{
  if (size >= G_MAXINT32 || !rf_heap_charge (m->heap, size))
    return rf_raise_memory (m) != NULL;
  rf_heap_discharge (m->heap, size);
  return TRUE;
}

gboolean
rf_int_room (RfMachine *m, gsize bits)
{
  if (bits < FREE_BITS)
    return TRUE;
  if (bits > MAX_BITS)
    return rf_raise_memory (m) != NULL;
  return rf_text_room (m, bits / 8 * SCRATCH);
}

gsize
rf_int_bits (RfObject *o)
{
  RfInt *i = RF_INT (o);

  if (i->big != NULL)
    return mpz_sizeinbase (i->big, 2);
  return i->small == 0 ? 0
                       : g_bit_storage (i->small < 0 ? 0 - (gulong) i->small : (gulong) i->small);
}

RfObject *
rf_int_exact (RfMachine *m, RfObject *o)
{
  mpz_t copy;

  if (rf_is_exact_int (m, o))
    return rf_new_ref (m, o);
  if (RF_INT (o)->big == NULL)
    return rf_int_new (m, RF_INT (o)->small);
  if (!rf_int_room (m, rf_int_bits (o)))
    return NULL;
  mpz_init_set (copy, RF_INT (o)->big);
  return rf_int_new_mpz (m, copy);
}

static inline gboolean
both_small (RfObject *a, RfObject *b)
{
  return RF_INT (a)->big == NULL && RF_INT (b)->big == NULL;
}

static inline gboolean
both_ints (RfObject *a, RfObject *b)
{
  return rf_is_int (a) && rf_is_int (b);
}

/* @op on the values, when the result has at most @bits bits. */
static RfObject *
big_binary (RfMachine *m, RfObject *a, RfObject *b, MpzOp op, gsize bits)
{
  RfIntRoom x, y;
  mpz_t result;

  if (!rf_int_room (m, bits))
    return NULL;
  mpz_init (result);
  op (result, rf_int_view (a, &x), rf_int_view (b, &y));
  return rf_int_new_mpz (m, result);
}

static gsize
longer_bits (RfObject *a, RfObject *b)
{
  return MAX (rf_int_bits (a), rf_int_bits (b)) + 1;
}

static RfObject *
int_add (RfMachine *m, RfObject *a, RfObject *b)
{
  gint64 sum;

  if (!both_ints (a, b))
    return rf_not_implemented (m);
  if (both_small (a, b) && !__builtin_add_overflow (RF_INT (a)->small, RF_INT (b)->small, &sum))
    return rf_int_new (m, sum);
  return big_binary (m, a, b, mpz_add, longer_bits (a, b));
}

static RfObject *
int_sub (RfMachine *m, RfObject *a, RfObject *b)
{
  gint64 difference;

  if (!both_ints (a, b))
    return rf_not_implemented (m);
  if (both_small (a, b) &&
      !__builtin_sub_overflow (RF_INT (a)->small, RF_INT (b)->small, &difference))
    return rf_int_new (m, difference);
  return big_binary (m, a, b, mpz_sub, longer_bits (a, b));
}

static RfObject *
int_mul (RfMachine *m, RfObject *a, RfObject *b)
{
  gint64 product;

  if (!both_ints (a, b))
    return rf_not_implemented (m);
  if (both_small (a, b) && !__builtin_mul_overflow (RF_INT (a)->small, RF_INT (b)->small, &product))
    return rf_int_new (m, product);
  return big_binary (m, a, b, mpz_mul, rf_int_bits (a) + rf_int_bits (b));
}

/* --- division --------------------------------------------------------------------------------- */

static inline gboolean
is_zero (RfObject *o)
{
  return RF_INT (o)->big == NULL && RF_INT (o)->small == 0;
}

/* Both small, @y not 0; the quotient of the smallest number and -1 does not fit. */
static gboolean
small_divide (RfObject *a, RfObject *b, gint64 *quotient, gint64 *remainder)
{
  gint64 x = RF_INT (a)->small, y = RF_INT (b)->small;

  if (!both_small (a, b) || (y == -1 && x == G_MININT64))
    return FALSE;
  *quotient = x / y;
  *remainder = x % y;
  if (*remainder != 0 && (*remainder < 0) != (y < 0))
    {
      *quotient -= 1;
      *remainder += y;
    }
  return TRUE;
}

static RfObject *
int_floor_div (RfMachine *m, RfObject *a, RfObject *b)
{
  gint64 quotient, remainder;

  if (!both_ints (a, b))
    return rf_not_implemented (m);
  if (is_zero (b))
    return rf_raise (m, RF_EXC_ZeroDivisionError, "integer division or modulo by zero");
  if (small_divide (a, b, &quotient, &remainder))
    return rf_int_new (m, quotient);
  return big_binary (m, a, b, mpz_fdiv_q, longer_bits (a, b));
}

static RfObject *
int_mod (RfMachine *m, RfObject *a, RfObject *b)
{
  gint64 quotient, remainder;

  if (!both_ints (a, b))
    return rf_not_implemented (m);
  if (is_zero (b))
    return rf_raise (m, RF_EXC_ZeroDivisionError,
                     rf_since (m, 11) ? "integer modulo by zero"
                                      : "integer division or modulo by zero");
  if (small_divide (a, b, &quotient, &remainder))
    return rf_int_new (m, remainder);
  return big_binary (m, a, b, mpz_fdiv_r, longer_bits (a, b));
}

static RfObject *
int_divmod (RfMachine *m, RfObject *a, RfObject *b)
{
  RfObject *pair[2];

  if (!both_ints (a, b))
    return rf_not_implemented (m);
  if (is_zero (b))
    return rf_raise (m, RF_EXC_ZeroDivisionError, "integer division or modulo by zero");
  pair[0] = int_floor_div (m, a, b);
  if (pair[0] == NULL)
    return NULL;
  pair[1] = int_mod (m, a, b);
  if (pair[1] == NULL)
    {
      rf_drop (m, pair[0]);
      return NULL;
    }
  return rf_tuple_new_steal (m, pair, 2);
}

double
rf_double_from_mpz (mpz_srcptr top, gboolean sticky, gint64 exponent)
{
  gint64 bits, lowest, drop;
  gboolean half, rest;
  mpz_t head;
  double result;

  if (mpz_sgn (top) == 0)
    return 0.0;
  bits = (gint64) mpz_sizeinbase (top, 2);
  if (bits + exponent > 1024)
    return INFINITY;
  /* The place of the last bit that the double can hold. */
  lowest = MAX (bits + exponent - 53, -1074);
  drop = lowest - exponent;
  if (drop <= 0)
    return ldexp (mpz_get_d (top), (int) exponent);
  if (drop > bits + 1)
    return 0.0;
  half = mpz_tstbit (top, (mp_bitcnt_t) drop - 1);
  rest = sticky || mpz_scan1 (top, 0) < (mp_bitcnt_t) drop - 1;
  mpz_init (head);
  mpz_tdiv_q_2exp (head, top, (mp_bitcnt_t) drop);
  if (half && (rest || mpz_odd_p (head)))
    mpz_add_ui (head, head, 1);
  result = ldexp (mpz_get_d (head), (int) lowest);
  mpz_clear (head);
  return result;
}

/* |a| / |b|, correctly rounded. */
static double
big_ratio (mpz_srcptr a, mpz_srcptr b)
{
  /* A quotient of 65 or 66 bits, and whether something is left. */
  gint64 shift = (gint64) mpz_sizeinbase (a, 2) - (gint64) mpz_sizeinbase (b, 2) - 65;
  mpz_t x, y, remainder;
  double result;

  mpz_init (x);
  mpz_init (y);
  mpz_init (remainder);
  mpz_abs (x, a);
  mpz_abs (y, b);
  if (shift < 0)
    mpz_mul_2exp (x, x, (mp_bitcnt_t) -shift);
  else
    mpz_mul_2exp (y, y, (mp_bitcnt_t) shift);
  mpz_tdiv_qr (x, remainder, x, y);
  result = rf_double_from_mpz (x, mpz_sgn (remainder) != 0, shift);
  mpz_clear (x);
  mpz_clear (y);
  mpz_clear (remainder);
  return result;
}

static gboolean
is_exact_double (RfObject *o)
{
  RfInt *i = RF_INT (o);

  return i->big == NULL && i->small <= ((gint64) 1 << 53) && i->small >= -((gint64) 1 << 53);
}

static RfObject *
int_true_div (RfMachine *m, RfObject *a, RfObject *b)
{
  RfIntRoom x, y;
  double result;

  if (!both_ints (a, b))
    return rf_not_implemented (m);
  if (is_zero (b))
    return rf_raise (m, RF_EXC_ZeroDivisionError, "division by zero");
  if (is_exact_double (a) && is_exact_double (b))
    return rf_float_new (m, (double) RF_INT (a)->small / (double) RF_INT (b)->small);
  if (!rf_int_room (m, 2 * (rf_int_bits (a) + rf_int_bits (b))))
    return NULL;
  result = is_zero (a) ? 0.0 : big_ratio (rf_int_view (a, &x), rf_int_view (b, &y));
  if (isinf (result))
    return rf_raise (m, RF_EXC_OverflowError, "integer division result too large for a float");
  return rf_float_new (m, (rf_int_sign (a) < 0) != (rf_int_sign (b) < 0) ? -result : result);
}

/* --- power ------------------------------------------------------------------------------------ */

static RfObject *
power_modulo (RfMachine *m, RfObject *a, RfObject *b, RfObject *modulus)
{
  RfIntRoom x, y, z;
  mpz_t base, exponent, size;

  if (is_zero (modulus))
    return rf_raise (m, RF_EXC_ValueError, "pow() 3rd argument cannot be 0");
  if (!rf_int_room (m, 2 * rf_int_bits (modulus) + rf_int_bits (a) + rf_int_bits (b)))
    return NULL;
  mpz_init_set (base, rf_int_view (a, &x));
  mpz_init_set (exponent, rf_int_view (b, &y));
  mpz_init_set (size, rf_int_view (modulus, &z));
  mpz_abs (size, size);
  if (mpz_sgn (exponent) < 0)
    {
      mpz_neg (exponent, exponent);
      if (mpz_invert (base, base, size) == 0)
        {
          mpz_clear (base);
          mpz_clear (exponent);
          mpz_clear (size);
          return rf_raise (m, RF_EXC_ValueError, "base is not invertible for the given modulus");
        }
    }
  mpz_powm (base, base, exponent, size);
  if (rf_int_sign (modulus) < 0 && mpz_sgn (base) != 0)
    mpz_sub (base, base, size);
  mpz_clear (exponent);
  mpz_clear (size);
  return rf_int_new_mpz (m, base);
}

static RfObject *
power_negative (RfMachine *m, RfObject *a, RfObject *b)
{
  gboolean failed = FALSE;
  double x, y, result;

  x = rf_int_as_double (m, a);
  if (x == -1.0 && rf_raised (m))
    return NULL;
  y = rf_int_as_double (m, b);
  if (y == -1.0 && rf_raised (m))
    return NULL;
  result = rf_float_power (m, x, y, &failed);
  return failed ? NULL : rf_float_new (m, result);
}

/* Without GMP, when the result fits. */
static gboolean
small_power (gint64 base, gint64 exponent, gint64 *result)
{
  gint64 product = 1;

  while (exponent > 0)
    {
      if ((exponent & 1) != 0 && __builtin_mul_overflow (product, base, &product))
        return FALSE;
      exponent >>= 1;
      if (exponent > 0 && __builtin_mul_overflow (base, base, &base))
        return FALSE;
    }
  *result = product;
  return TRUE;
}

/* @o raised to @exponent, both int, @modulus int or None. */
static RfObject *
int_power (RfMachine *m, RfObject *a, RfObject *b, RfObject *modulus)
{
  gint64 exponent, result;
  gsize bits;
  RfIntRoom x, y;
  mpz_t value;

  if (!both_ints (a, b) || (modulus != m->none && !rf_is_int (modulus)))
    return rf_not_implemented (m);
  if (modulus != m->none)
    return power_modulo (m, a, b, modulus);
  if (rf_int_sign (b) < 0)
    return power_negative (m, a, b);
  if (RF_INT (a)->big == NULL && RF_INT (a)->small >= -1 && RF_INT (a)->small <= 1)
    {
      gboolean odd = mpz_odd_p (rf_int_view (b, &y)) != 0;

      if (RF_INT (a)->small == 0)
        return rf_int_new (m, is_zero (b));
      return rf_int_new (m, odd ? RF_INT (a)->small : 1);
    }
  if (!rf_int_fits (b, &exponent))
    return rf_raise_memory (m);
  if (RF_INT (a)->big == NULL && small_power (RF_INT (a)->small, exponent, &result))
    return rf_int_new (m, result);
  if (__builtin_mul_overflow (rf_int_bits (a), (gsize) exponent, &bits))
    return rf_raise_memory (m);
  if (!rf_int_room (m, bits))
    return NULL;
  mpz_init (value);
  mpz_pow_ui (value, rf_int_view (a, &x), (gulong) exponent);
  return rf_int_new_mpz (m, value);
}

/* --- bits ------------------------------------------------------------------------------------- */

static RfObject *
int_left_shift (RfMachine *m, RfObject *a, RfObject *b)
{
  gint64 count;
  gsize bits;
  RfIntRoom x;
  mpz_t result;

  if (!both_ints (a, b))
    return rf_not_implemented (m);
  if (rf_int_sign (b) < 0)
    return rf_raise (m, RF_EXC_ValueError, "negative shift count");
  if (is_zero (a))
    return rf_int_new (m, 0);
  if (!rf_int_fits (b, &count))
    return rf_raise (m, RF_EXC_OverflowError, "too many digits in integer");
  bits = rf_int_bits (a);
  if (RF_INT (a)->big == NULL && (gsize) count + bits < 64)
    return rf_int_new (m, (gint64) ((guint64) RF_INT (a)->small << count));
  if (!rf_int_room (m, bits + (gsize) count))
    return NULL;
  mpz_init (result);
  mpz_mul_2exp (result, rf_int_view (a, &x), (mp_bitcnt_t) count);
  return rf_int_new_mpz (m, result);
}

static RfObject *
int_right_shift (RfMachine *m, RfObject *a, RfObject *b)
{
  gint64 count;
  mpz_t result;

  if (!both_ints (a, b))
    return rf_not_implemented (m);
  if (rf_int_sign (b) < 0)
    return rf_raise (m, RF_EXC_ValueError, "negative shift count");
  if (!rf_int_fits (b, &count))
    return rf_int_new (m, rf_int_sign (a) < 0 ? -1 : 0);
  if (RF_INT (a)->big == NULL)
    return rf_int_new (m, RF_INT (a)->small >> MIN (count, 63));
  if (!rf_int_room (m, rf_int_bits (a)))
    return NULL;
  mpz_init (result);
  mpz_fdiv_q_2exp (result, RF_INT (a)->big, (mp_bitcnt_t) count);
  return rf_int_new_mpz (m, result);
}

#define BIT_OP(name, sign, op)                                                \
  static RfObject *int_##name (RfMachine *m, RfObject *a, RfObject *b)        \
  {                                                                           \
    if (!both_ints (a, b))                                                    \
      return rf_not_implemented (m);                                          \
    if (both_small (a, b))                                                    \
      return rf_int_new (m, RF_INT (a)->small sign RF_INT (b)->small);        \
    return big_binary (m, a, b, op, longer_bits (a, b));                      \
  }                                                                           \
                                                                              \
  static RfObject *bool_##name (RfMachine *m, RfObject *a, RfObject *b)       \
  {                                                                           \
    if (RF_CLASS_OF (a) != m->class_bool || RF_CLASS_OF (b) != m->class_bool) \
      return int_##name (m, a, b);                                            \
    return rf_bool (m, (RF_INT (a)->small sign RF_INT (b)->small) != 0);      \
  }

BIT_OP (and, &, mpz_and)
BIT_OP (or, |, mpz_ior)
BIT_OP (xor, ^, mpz_xor)

/* --- one operand ------------------------------------------------------------------------------ */

static RfObject *
big_unary (RfMachine *m, RfObject *o, void (*op) (mpz_ptr, mpz_srcptr))
{
  RfIntRoom x;
  mpz_t result;

  if (!rf_int_room (m, rf_int_bits (o)))
    return NULL;
  mpz_init (result);
  op (result, rf_int_view (o, &x));
  return rf_int_new_mpz (m, result);
}

static void
negate (mpz_ptr out, mpz_srcptr value)
{
  mpz_neg (out, value);
}

static RfObject *
int_negative (RfMachine *m, RfObject *o)
{
  if (RF_INT (o)->big == NULL && RF_INT (o)->small != G_MININT64)
    return rf_int_new (m, -RF_INT (o)->small);
  return big_unary (m, o, negate);
}

static RfObject *
int_invert (RfMachine *m, RfObject *o)
{
  if (RF_INT (o)->big == NULL)
    return rf_int_new (m, ~RF_INT (o)->small);
  return big_unary (m, o, mpz_com);
}

static RfObject *
int_absolute (RfMachine *m, RfObject *o)
{
  return rf_int_sign (o) < 0 ? int_negative (m, o) : rf_int_exact (m, o);
}

static int
int_truth (RfMachine *m, RfObject *o)
{
  return !is_zero (o);
}

static RfObject *
int_to_float (RfMachine *m, RfObject *o)
{
  double value = rf_int_as_double (m, o);

  return value == -1.0 && rf_raised (m) ? NULL : rf_float_new (m, value);
}

/* --- text ------------------------------------------------------------------------------------- */

/* Appends the decimal digits, unless there are too many (ValueError). */
static gboolean
int_append_repr (RfMachine *m, GString *out, RfObject *o)
{
  RfInt *i = RF_INT (o);
  gsize before = out->len, digits;

  /* The estimate may be one too large. */
  if (i->big != NULL && m->max_str_digits > 0 &&
      mpz_sizeinbase (i->big, 10) > (gsize) m->max_str_digits + 1)
    digits = G_MAXSIZE;
  else
    {
      rf_int_append_decimal (out, o);
      digits = out->len - before - (rf_int_sign (o) < 0);
    }
  if (m->max_str_digits == 0 || digits <= (gsize) m->max_str_digits)
    return TRUE;
  g_string_truncate (out, before);
  rf_raise (m, RF_EXC_ValueError,
            "Exceeds the limit (%d%s) for integer string conversion; "
            "use sys.set_int_max_str_digits() to increase the limit",
            m->max_str_digits, rf_since (m, 11) ? " digits" : "");
  return FALSE;
}

gboolean
rf_int_append_base (RfMachine *m, GString *out, RfObject *o, int base)
{
  RfIntRoom room;
  mpz_srcptr value;
  gsize before = out->len, size;

  if (base == 10)
    return int_append_repr (m, out, o);
  value = rf_int_view (o, &room);
  size = mpz_sizeinbase (value, base) + 2;
  if (!rf_text_room (m, size))
    return FALSE;
  g_string_set_size (out, before + size);
  mpz_get_str (out->str + before, base, value);
  g_string_truncate (out, before + strlen (out->str + before));
  return TRUE;
}

static RfObject *
int_repr (RfMachine *m, RfObject *o)
{
  GString *text;

  if (RF_INT (o)->big == NULL)
    {
      char small[24];
      int size = g_snprintf (small, sizeof small, "%" G_GINT64_FORMAT, RF_INT (o)->small);

      return rf_str_new (m, small, size);
    }
  text = g_string_new (NULL);
  if (!int_append_repr (m, text, o))
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  return rf_str_new_string (m, text);
}

static RfObject *
bool_repr (RfMachine *m, RfObject *o)
{
  return rf_str_intern (m, RF_INT (o)->small != 0 ? "True" : "False", -1);
}

static RfObject *
bool_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  int truth = 0;

  if (!rf_args_no_keywords (m, "bool", kwnames))
    return NULL;
  if (n_args > 1)
    return rf_raise (m, RF_EXC_TypeError, "bool expected at most 1 argument, got %" G_GSIZE_FORMAT,
                     n_args);
  if (n_args == 1)
    truth = rf_object_truth (m, args[0]);
  return truth < 0 ? NULL : rf_bool (m, truth);
}

RfObject *
rf_bool_invert (RfMachine *m, RfObject *o)
{
  g_autofree char *text = g_strdup_printf (
    "Bitwise inversion '~' on bool is deprecated%s. This returns the bitwise inversion of the "
    "underlying int object and is usually not what you expect from negating a bool. Use the 'not' "
    "operator for boolean negation or ~int(x) if you really want the bitwise inversion of the "
    "underlying int.",
    m->profile->minor >= 13 ? " and will be removed in Python 3.16" : "");

  return rf_warn (m, RF_EXC_DeprecationWarning, text) ? int_invert (m, o) : NULL;
}

void
rf_int_fill_slots (RfSlots *slots)
{
  slots->repr = int_repr;
  slots->new_ = rf_int_new_slot;
  slots->negative = int_negative;
  slots->positive = rf_int_exact;
  slots->invert = int_invert;
  slots->absolute = int_absolute;
  slots->bool_ = int_truth;
  slots->int_ = rf_int_exact;
  slots->index = rf_int_exact;
  slots->float_ = int_to_float;
  slots->binary[RF_BINARY_ADD] = int_add;
  slots->binary[RF_BINARY_SUB] = int_sub;
  slots->binary[RF_BINARY_MULT] = int_mul;
  slots->binary[RF_BINARY_DIV] = int_true_div;
  slots->binary[RF_BINARY_MOD] = int_mod;
  slots->binary[RF_BINARY_L_SHIFT] = int_left_shift;
  slots->binary[RF_BINARY_R_SHIFT] = int_right_shift;
  slots->binary[RF_BINARY_BIT_OR] = int_or;
  slots->binary[RF_BINARY_BIT_XOR] = int_xor;
  slots->binary[RF_BINARY_BIT_AND] = int_and;
  slots->binary[RF_BINARY_FLOOR_DIV] = int_floor_div;
  slots->binary[RF_BINARY_DIVMOD] = int_divmod;
  slots->power = int_power;
}

void
rf_bool_fill_slots (RfSlots *slots)
{
  slots->repr = bool_repr;
  slots->new_ = bool_new;
  slots->binary[RF_BINARY_BIT_OR] = bool_or;
  slots->binary[RF_BINARY_BIT_XOR] = bool_xor;
  slots->binary[RF_BINARY_BIT_AND] = bool_and;
}
