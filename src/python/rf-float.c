/* SPDX-License-Identifier: MIT */

/* The type float: making, operators, comparison, rounding, methods. Invariants: comparison with an
 * int is exact, however large the int is; equal numbers of both types have equal hashes; where
 * CPython raises instead of giving an infinity, so does this. */

#include "python/rf-bytes.h"

#include "python/rf-hash.h"
#include "python/rf-setup.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#define FLOAT_SIZE 24
#define VALUE(o) (((RfFloat *) (o))->value)
/* Beyond these, rounding to so many digits changes nothing, or leaves nothing. */
#define ROUND_DIGITS_MAX 323
#define ROUND_DIGITS_MIN (-308)

RfObject *
rf_float_new (RfMachine *m, double value)
{
  RfObject *o = rf_heap_new_object (m->heap, &m->class_float->type, FLOAT_SIZE, 0);

  if (o == NULL)
    return rf_raise_memory (m);
  VALUE (o) = value;
  return o;
}

/* By __float__ or __index__; *@found FALSE: @o has neither. */
static double
by_method (RfMachine *m, RfObject *o, gboolean *found)
{
  const RfSlots *slots = &RF_CLASS_OF (o)->slots;
  double value = -1.0;
  RfObject *result;

  *found = slots->float_ != NULL || slots->index != NULL;
  if (!*found)
    return value;
  result = slots->float_ != NULL ? slots->float_ (m, o) : rf_object_index (m, o);
  if (result == NULL)
    return value;
  if (slots->float_ == NULL)
    value = rf_int_as_double (m, result);
  else if (rf_is_float (result))
    value = VALUE (result);
  else
    rf_raise (m, RF_EXC_TypeError, "%.50s.__float__ returned non-float (type %.50s)",
              rf_class_name (o), rf_class_name (result));
  rf_drop (m, result);
  return value;
}

double
rf_float_as_double (RfMachine *m, RfObject *o)
{
  gboolean found;
  double value;

  if (rf_is_float (o))
    return VALUE (o);
  value = by_method (m, o, &found);
  if (!found)
    rf_raise (m, RF_EXC_TypeError, "must be real number, not %.50s", rf_class_name (o));
  return value;
}

/* The value of an operand: 1; 0: it is neither float nor int; -1: too large. */
static inline int
operand (RfMachine *m, RfObject *o, double *value)
{
  if (rf_is_float (o))
    {
      *value = VALUE (o);
      return 1;
    }
  if (!rf_is_int (o))
    return 0;
  *value = rf_int_as_double (m, o);
  return *value == -1.0 && rf_raised (m) ? -1 : 1;
}

#define OPERANDS(x, y)          \
  double x, y;                  \
  int got = operand (m, a, &x); \
  if (got > 0)                  \
    got = operand (m, b, &y);   \
  if (got <= 0)                 \
  return got == 0 ? rf_not_implemented (m) : NULL

/* --- operators -------------------------------------------------------------------------------- */

static RfObject *
float_add (RfMachine *m, RfObject *a, RfObject *b)
{
  OPERANDS (x, y);
  return rf_float_new (m, x + y);
}

static RfObject *
float_sub (RfMachine *m, RfObject *a, RfObject *b)
{
  OPERANDS (x, y);
  return rf_float_new (m, x - y);
}

static RfObject *
float_mul (RfMachine *m, RfObject *a, RfObject *b)
{
  OPERANDS (x, y);
  return rf_float_new (m, x * y);
}

static RfObject *
float_div (RfMachine *m, RfObject *a, RfObject *b)
{
  OPERANDS (x, y);
  if (y == 0)
    return rf_raise (m, RF_EXC_ZeroDivisionError, "float division by zero");
  return rf_float_new (m, x / y);
}

/* The remainder has the sign of @y, the quotient is its floor; @y is not 0. */
static void
divide (double x, double y, double *quotient, double *remainder)
{
  double rest = fmod (x, y);
  double ratio = (x - rest) / y;

  if (rest == 0)
    rest = copysign (0.0, y);
  else if ((y < 0) != (rest < 0))
    {
      rest += y;
      ratio -= 1.0;
    }
  if (ratio == 0)
    *quotient = copysign (0.0, x / y);
  else
    {
      *quotient = floor (ratio);
      if (ratio - *quotient > 0.5)
        *quotient += 1.0;
    }
  *remainder = rest;
}

static RfObject *
float_mod (RfMachine *m, RfObject *a, RfObject *b)
{
  double quotient, remainder;
  OPERANDS (x, y);

  if (y == 0)
    return rf_raise (m, RF_EXC_ZeroDivisionError,
                     rf_since (m, 13) ? "float modulo by zero" : "float modulo");
  divide (x, y, &quotient, &remainder);
  return rf_float_new (m, remainder);
}

static RfObject *
float_floor_div (RfMachine *m, RfObject *a, RfObject *b)
{
  double quotient, remainder;
  OPERANDS (x, y);

  if (y == 0)
    return rf_raise (m, RF_EXC_ZeroDivisionError, "float floor division by zero");
  divide (x, y, &quotient, &remainder);
  return rf_float_new (m, quotient);
}

static RfObject *
float_divmod (RfMachine *m, RfObject *a, RfObject *b)
{
  double quotient, remainder;
  RfObject *pair[2];
  OPERANDS (x, y);

  if (y == 0)
    return rf_raise (m, RF_EXC_ZeroDivisionError, "float divmod()");
  divide (x, y, &quotient, &remainder);
  pair[0] = rf_float_new (m, quotient);
  if (pair[0] == NULL)
    return NULL;
  pair[1] = rf_float_new (m, remainder);
  if (pair[1] == NULL)
    {
      rf_drop (m, pair[0]);
      return NULL;
    }
  return rf_tuple_new_steal (m, pair, 2);
}

static gboolean
is_odd (double x)
{
  return fmod (fabs (x), 2.0) == 1.0;
}

/* What needs no pow(): TRUE and the result. */
static gboolean
power_special (double x, double y, double *result)
{
  if (y == 0 || x == 1.0)
    *result = 1.0;
  else if (isnan (x) || isnan (y))
    *result = NAN;
  else if (isinf (y))
    *result = fabs (x) == 1.0 ? 1.0 : (y > 0) == (fabs (x) > 1.0) ? INFINITY : 0.0;
  else if (isinf (x) && y > 0)
    *result = is_odd (y) ? x : INFINITY;
  else if (isinf (x))
    *result = is_odd (y) ? copysign (0.0, x) : 0.0;
  else if (x == 0 && y > 0)
    *result = is_odd (y) ? x : 0.0;
  else
    return FALSE;
  return TRUE;
}

static void
raise_range (RfMachine *m)
{
  RfObject *args[2] = { rf_int_new (m, ERANGE), NULL };
  RfObject *tuple, *exception;

  args[1] = rf_str_new (m, "Numerical result out of range", -1);
  if (args[1] == NULL)
    return;
  tuple = rf_tuple_new_steal (m, args, 2);
  if (tuple == NULL)
    return;
  rf_hold (m->heap, tuple);
  exception =
    rf_object_call_tuple (m, RF_OBJECT (m->exceptions[RF_EXC_OverflowError]), tuple, NULL);
  rf_release (m->heap, 1);
  rf_drop (m, tuple);
  if (exception != NULL)
    rf_raise_exception (m, exception);
}

double
rf_float_power (RfMachine *m, double x, double y, gboolean *failed)
{
  double result;

  *failed = TRUE;
  if (power_special (x, y, &result))
    {
      *failed = FALSE;
      return result;
    }
  if (x == 0)
    {
      rf_raise (m, RF_EXC_ZeroDivisionError, "0.0 cannot be raised to a negative power");
      return -1.0;
    }
  result = pow (x, y);
  if (isinf (result))
    {
      raise_range (m);
      return -1.0;
    }
  *failed = FALSE;
  return result;
}

static RfObject *
float_power (RfMachine *m, RfObject *a, RfObject *b, RfObject *modulus)
{
  gboolean failed;
  double result;

  if (modulus != m->none)
    return rf_raise (m, RF_EXC_TypeError,
                     "pow() 3rd argument not allowed unless all arguments are integers");
  OPERANDS (x, y);
  if (x < 0 && isfinite (x) && isfinite (y) && y != floor (y))
    return rf_complex_power (m, (RfComplexValue){ x, 0 }, (RfComplexValue){ y, 0 });
  result = rf_float_power (m, x, y, &failed);
  return failed ? NULL : rf_float_new (m, result);
}

static RfObject *
float_negative (RfMachine *m, RfObject *self)
{
  return rf_float_new (m, -VALUE (self));
}

static RfObject *
float_exact (RfMachine *m, RfObject *self)
{
  return RF_CLASS_OF (self) == m->class_float ? rf_new_ref (m, self)
                                              : rf_float_new (m, VALUE (self));
}

static RfObject *
float_absolute (RfMachine *m, RfObject *self)
{
  return rf_float_new (m, fabs (VALUE (self)));
}

static int
float_truth (RfMachine *m, RfObject *self)
{
  return VALUE (self) != 0.0;
}

static RfObject *
to_int (RfMachine *m, double value)
{
  if (isinf (value))
    return rf_raise (m, RF_EXC_OverflowError, "cannot convert float infinity to integer");
  if (isnan (value))
    return rf_raise (m, RF_EXC_ValueError, "cannot convert float NaN to integer");
  return rf_int_new_double (m, value);
}

static RfObject *
float_to_int (RfMachine *m, RfObject *self)
{
  return to_int (m, VALUE (self));
}

/* --- comparison, hash ------------------------------------------------------------------------- */

/* -1, 0, 1; @x is no NaN. */
static int
order_with_int (double x, RfObject *i)
{
  RfIntRoom room;
  gint64 small;
  int order;

  if (isinf (x))
    return x > 0 ? 1 : -1;
  if (rf_int_fits (i, &small) && small <= ((gint64) 1 << 53) && small >= -((gint64) 1 << 53))
    return (x > (double) small) - (x < (double) small);
  order = mpz_cmp_d (rf_int_view (i, &room), x);
  return (order < 0) - (order > 0);
}

static RfObject *
float_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  double x = VALUE (a);
  int order;
  gboolean unordered;

  if (rf_is_float (b))
    {
      double y = VALUE (b);

      unordered = isnan (x) || isnan (y);
      order = (x > y) - (x < y);
    }
  else if (rf_is_int (b))
    {
      unordered = isnan (x);
      order = unordered ? 0 : order_with_int (x, b);
    }
  else
    return rf_not_implemented (m);
  if (unordered)
    return rf_bool (m, op == RF_CMP_NE);
  return rf_bool_of_order (m, order, op);
}

static gint64
float_hash (RfMachine *m, RfObject *self)
{
  return isnan (VALUE (self)) ? rf_hash_pointer (m, self) : rf_hash_double (VALUE (self));
}

/* --- rounding --------------------------------------------------------------------------------- */

static double
round_half_even (double x)
{
  double rounded = round (x);

  return fabs (x - rounded) == 0.5 ? 2.0 * round (x / 2.0) : rounded;
}

/* To a multiple of 10**@places, exactly, halves to the even one. */
static double
round_to_tens (double x, gulong places)
{
  double whole = trunc (x);
  mpz_t value, unit, quotient, rest;
  char *digits;
  int order;

  mpz_init_set_d (value, fabs (whole));
  mpz_init (unit);
  mpz_init (quotient);
  mpz_init (rest);
  mpz_ui_pow_ui (unit, 10, places);
  mpz_tdiv_qr (quotient, rest, value, unit);
  mpz_mul_2exp (rest, rest, 1);
  order = mpz_cmp (rest, unit);
  if (order > 0 || (order == 0 && (x != whole || mpz_odd_p (quotient))))
    mpz_add_ui (quotient, quotient, 1);
  mpz_mul (value, quotient, unit);
  digits = g_malloc (mpz_sizeinbase (value, 10) + 2);
  mpz_get_str (digits, 10, value);
  whole = g_ascii_strtod (digits, NULL);
  g_free (digits);
  mpz_clears (value, unit, quotient, rest, NULL);
  return copysign (whole, x);
}

static RfObject *
float_round (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  double x = VALUE (self), result;
  gssize digits;

  if (n_args == 0 || args[0] == m->none)
    return to_int (m, isfinite (x) ? round_half_even (x) : x);
  digits = rf_object_as_index (m, args[0], RF_N_EXCEPTIONS);
  if (digits == -1 && rf_raised (m))
    return NULL;
  if (!isfinite (x) || digits > ROUND_DIGITS_MAX || x == 0)
    return rf_float_new (m, x);
  if (digits < ROUND_DIGITS_MIN)
    return rf_float_new (m, 0.0 * x);
  if (digits < 0)
    result = round_to_tens (x, 0 - (gulong) digits);
  else
    {
      g_autofree char *text = rf_float_text (x, 'f', (int) digits, 0);
      result = g_ascii_strtod (text, NULL);
    }
  if (isinf (result))
    return rf_raise (m, RF_EXC_OverflowError, "rounded value too large to represent");
  return rf_float_new (m, result);
}

static RfObject *
float_as_ratio (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  double x = VALUE (self);
  int exponent;
  mpz_t top, bottom;
  mp_bitcnt_t common;
  RfObject *pair[2];

  if (isinf (x))
    return rf_raise (m, RF_EXC_OverflowError, "cannot convert Infinity to integer ratio");
  if (isnan (x))
    return rf_raise (m, RF_EXC_ValueError, "cannot convert NaN to integer ratio");
  mpz_init_set_d (top, ldexp (frexp (x, &exponent), 53));
  mpz_init_set_ui (bottom, 1);
  exponent -= 53;
  common = x != 0 ? mpz_scan1 (top, 0) : 0;
  mpz_tdiv_q_2exp (top, top, common);
  exponent = x != 0 ? exponent + (int) common : 0;
  if (exponent > 0)
    mpz_mul_2exp (top, top, (mp_bitcnt_t) exponent);
  else
    mpz_mul_2exp (bottom, bottom, (mp_bitcnt_t) -exponent);
  pair[0] = rf_int_new_mpz (m, top);
  pair[1] = rf_int_new_mpz (m, bottom);
  if (pair[0] != NULL && pair[1] != NULL)
    return rf_tuple_new_steal (m, pair, 2);
  rf_xdrop (m, pair[0]);
  rf_xdrop (m, pair[1]);
  return NULL;
}

/* --- float() ---------------------------------------------------------------------------------- */

/* The ValueError shows the object, not the text in it. */
static RfObject *
raise_no_float (RfMachine *m, RfObject *x)
{
  RfObject *shown;

  if (!rf_raised_is (m, RF_EXC_ValueError) || !rf_raised_clear (m))
    return NULL;
  shown = rf_object_repr (m, x);
  if (shown == NULL)
    return NULL;
  rf_raise (m, RF_EXC_ValueError, "could not convert string to float: %s", rf_str_data (shown));
  rf_drop (m, shown);
  return NULL;
}

static RfObject *
new_exact (RfMachine *m, RfObject *x)
{
  gboolean found;
  double value;

  if (x == NULL)
    return rf_float_new (m, 0.0);
  if (RF_CLASS_OF (x) == m->class_float)
    return rf_new_ref (m, x);
  if (rf_is_str (x))
    return rf_float_from_text (m, x, &value) ? rf_float_new (m, value) : NULL;
  value = by_method (m, x, &found);
  if (!found)
    {
      RfObject *text = rf_bytes_number_text (m, x);

      if (text == NULL && rf_raised (m))
        return NULL;
      if (text != NULL)
        {
          found = rf_float_from_text (m, text, &value);
          rf_drop (m, text);
          return found ? rf_float_new (m, value) : raise_no_float (m, x);
        }
    }
  if (!found)
    return rf_raise (m, RF_EXC_TypeError,
                     "float() argument must be a string or a real number, not '%.200s'",
                     rf_class_name (x));
  return value == -1.0 && rf_raised (m) ? NULL : rf_float_new (m, value);
}

static RfObject *
float_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *exact, *self;

  if (!rf_args_no_keywords_new (m, cls, m->class_float, kwnames))
    return NULL;
  if (n_args > 1)
    return rf_raise (m, RF_EXC_TypeError, "float expected at most 1 argument, got %" G_GSIZE_FORMAT,
                     n_args);
  exact = new_exact (m, n_args > 0 ? args[0] : NULL);
  if (exact == NULL || cls == m->class_float)
    return exact;
  rf_hold (m->heap, exact);
  self = rf_object_alloc (m, cls, 0, TRUE);
  if (self != NULL)
    VALUE (self) = VALUE (exact);
  return rf_drop_held (m->heap, exact, self);
}

/* --- the class -------------------------------------------------------------------------------- */

static RfObject *
float_repr (RfMachine *m, RfObject *self)
{
  GString *text = g_string_new (NULL);

  rf_float_append_repr (text, VALUE (self));
  return rf_str_new_string (m, text);
}

static void
float_describe (RfHeap *heap, RfObject *self, GString *out)
{
  rf_float_append_repr (out, VALUE (self));
}

#define METHOD(name)                                                                   \
  static RfObject *method_##name (RfMachine *m, RfObject *self, RfObject *const *args, \
                                  gsize n_args, RfObject *kwnames)

METHOD (conjugate)
{
  return float_exact (m, self);
}

METHOD (trunc)
{
  return to_int (m, VALUE (self));
}

METHOD (floor)
{
  return to_int (m, floor (VALUE (self)));
}

METHOD (ceil)
{
  return to_int (m, ceil (VALUE (self)));
}

METHOD (is_integer)
{
  return rf_bool (m, isfinite (VALUE (self)) && floor (VALUE (self)) == VALUE (self));
}

METHOD (getnewargs)
{
  RfObject *value = rf_float_new (m, VALUE (self));

  return value == NULL ? NULL : rf_tuple_new_steal (m, &value, 1);
}

METHOD (getformat)
{
  if (!rf_str_check (m, args[0], "__getformat__", 0))
    return NULL;
  if (!rf_str_is (args[0], "double") && !rf_str_is (args[0], "float"))
    return rf_raise (m, RF_EXC_ValueError,
                     "__getformat__() argument 1 must be 'double' or 'float'");
  return rf_str_new (m, "IEEE, little-endian", -1);
}

static RfObject *
get_zero (RfMachine *m, RfObject *self)
{
  return rf_float_new (m, 0.0);
}

const RfMethodDef rf_float_methods[] = {
  { "conjugate", method_conjugate, 0, 0, 0, "($self, /)" },
  { "__trunc__", method_trunc, 0, 0, 0, "($self, /)" },
  { "__floor__", method_floor, 0, 0, 0, "($self, /)" },
  { "__ceil__", method_ceil, 0, 0, 0, "($self, /)" },
  { "__round__", float_round, 0, 1, 0, "($self, ndigits=None, /)" },
  { "as_integer_ratio", float_as_ratio, 0, 0, 0, "($self, /)" },
  { "fromhex", rf_float_fromhex, 1, 1, RF_METHOD_CLASS, "($type, string, /)" },
  { "hex", rf_float_hex, 0, 0, 0, "($self, /)" },
  { "is_integer", method_is_integer, 0, 0, 0, "($self, /)" },
  { "__getnewargs__", method_getnewargs, 0, 0, 0, "($self, /)" },
  { "__getformat__", method_getformat, 1, 1, RF_METHOD_CLASS, "($type, typestr, /)" },
  { "__format__", rf_float_format_method, 1, 1, 0, "($self, format_spec, /)" },
  { 0 },
};

const RfGetSetDef rf_float_getsets[] = {
  { "real", float_exact, NULL },
  { "imag", get_zero, NULL },
  { 0 },
};

static void
fill_slots (RfSlots *slots)
{
  slots->repr = float_repr;
  slots->hash = float_hash;
  slots->richcompare = float_compare;
  slots->new_ = float_new;
  slots->negative = float_negative;
  slots->positive = float_exact;
  slots->absolute = float_absolute;
  slots->bool_ = float_truth;
  slots->int_ = float_to_int;
  slots->float_ = float_exact;
  slots->binary[RF_BINARY_ADD] = float_add;
  slots->binary[RF_BINARY_SUB] = float_sub;
  slots->binary[RF_BINARY_MULT] = float_mul;
  slots->binary[RF_BINARY_DIV] = float_div;
  slots->binary[RF_BINARY_MOD] = float_mod;
  slots->binary[RF_BINARY_FLOOR_DIV] = float_floor_div;
  slots->binary[RF_BINARY_DIVMOD] = float_divmod;
  slots->power = float_power;
}

/* int got is_integer() in 3.12. */
static gboolean
drop_int_is_integer (RfMachine *m)
{
  RfObject *name;
  int removed;

  if (rf_since (m, 12))
    return TRUE;
  name = rf_str_new (m, "is_integer", -1);
  if (name == NULL)
    return FALSE;
  removed = rf_dict_delete (m, m->class_int->dict, name);
  rf_drop (m, name);
  return removed >= 0;
}

gboolean
rf_float_setup (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "float",
    .free_list = RF_FREE_LIST_FLOAT,
    .class_flags = RF_CLASS_BASETYPE | RF_CLASS_FLOAT_SUBCLASS,
    .type_flags = RF_TYPE_ATOM,
    .host_size = sizeof (RfFloat),
    .basic_size = FLOAT_SIZE,
    .describe = float_describe,
    .methods = rf_float_methods,
    .getsets = rf_float_getsets,
  };

  fill_slots (&spec.slots);
  return rf_class_new_builtin (m, &spec, &m->class_float) && drop_int_is_integer (m);
}
