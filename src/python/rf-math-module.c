/* SPDX-License-Identifier: MIT */

/* The module math: functions of floats. Integers are in rf-math-integer.c, sums and vectors in
 * rf-math-sum.c, the gamma function in rf-math-gamma.c. */

#include "python/rf-class-private.h"
#include "python/rf-import.h"
#include "python/rf-int.h"
#include "python/rf-math-private.h"
#include "python/rf-sizes.h"

#include <errno.h>
#include <math.h>

static gpointer
math_domain_error (RfMachine *m)
{
  return rf_raise (m, RF_EXC_ValueError, "math domain error");
}

static gpointer
math_range_error (RfMachine *m)
{
  return rf_raise (m, RF_EXC_OverflowError, "math range error");
}

/* Not inline: the compiler would see that -1.0 is asked for, and work out what the functions make
 * of it by itself, correctly rounded, which the C library is not always. */
G_NO_INLINE static gboolean
get_double (RfMachine *m, RfObject *o, double *x)
{
  *x = rf_float_as_double (m, o);
  return *x != -1.0 || !rf_raised (m);
}

/* --- functions of one float ------------------------------------------------------------------ */

/* @grows: an infinite result of a finite argument is too large, else not defined. */
static RfObject *
apply (RfMachine *m, RfObject *o, double (*function) (double), gboolean grows)
{
  double x, y;

  if (!get_double (m, o, &x))
    return NULL;
  y = function (x);
  if (isnan (y) && !isnan (x))
    return math_domain_error (m);
  if (isinf (y) && isfinite (x))
    return grows ? math_range_error (m) : math_domain_error (m);
  return rf_float_new (m, y);
}

#define ONE(name, grows)                    \
  RF_MATH (name)                            \
  {                                         \
    return apply (m, args[0], name, grows); \
  }

ONE (acos, FALSE)
ONE (acosh, FALSE)
ONE (asin, FALSE)
ONE (asinh, FALSE)
ONE (atan, FALSE)
ONE (atanh, FALSE)
ONE (cbrt, FALSE)
ONE (cos, FALSE)
ONE (cosh, TRUE)
ONE (erf, FALSE)
ONE (erfc, FALSE)
ONE (exp, TRUE)
ONE (exp2, TRUE)
ONE (expm1, TRUE)
ONE (fabs, FALSE)
ONE (log1p, FALSE)
ONE (sin, FALSE)
ONE (sinh, TRUE)
ONE (sqrt, FALSE)
ONE (tan, FALSE)
ONE (tanh, FALSE)

static double
degrees (double x)
{
  return x * (180.0 / M_PI);
}

static double
radians (double x)
{
  return x * (M_PI / 180.0);
}

static RfObject *
convert (RfMachine *m, RfObject *o, double (*function) (double))
{
  double x;

  return get_double (m, o, &x) ? rf_float_new (m, function (x)) : NULL;
}

RF_MATH (degrees)
{
  return convert (m, args[0], degrees);
}

RF_MATH (radians)
{
  return convert (m, args[0], radians);
}

static RfObject *
apply_with_error (RfMachine *m, RfObject *o, double (*function) (double x, int *error))
{
  int error = 0;
  double x, y;

  if (!get_double (m, o, &x))
    return NULL;
  y = function (x, &error);
  if (error == EDOM)
    return math_domain_error (m);
  if (error == ERANGE && fabs (y) >= 1.5)
    return math_range_error (m);
  return rf_float_new (m, y);
}

RF_MATH (gamma)
{
  return apply_with_error (m, args[0], rf_math_gamma);
}

RF_MATH (lgamma)
{
  return apply_with_error (m, args[0], rf_math_lgamma);
}

RF_MATH (isfinite)
{
  double x;

  return get_double (m, args[0], &x) ? rf_bool (m, isfinite (x)) : NULL;
}

RF_MATH (isinf)
{
  double x;

  return get_double (m, args[0], &x) ? rf_bool (m, isinf (x)) : NULL;
}

RF_MATH (isnan)
{
  double x;

  return get_double (m, args[0], &x) ? rf_bool (m, isnan (x)) : NULL;
}

RF_MATH (ulp)
{
  double x, up;

  if (!get_double (m, args[0], &x))
    return NULL;
  x = fabs (x);
  if (!isfinite (x))
    return rf_float_new (m, x);
  up = nextafter (x, INFINITY);
  return rf_float_new (m, isinf (up) ? x - nextafter (x, -INFINITY) : up - x);
}

/* --- logarithms ------------------------------------------------------------------------------ */

/* The logarithm by @function of an int of any size, or of a float. */
static RfObject *
logarithm (RfMachine *m, RfObject *o, double (*function) (double))
{
  double x;

  if (rf_is_int (o))
    {
      if (rf_int_sign (o) <= 0)
        return math_domain_error (m);
      x = rf_int_as_double (m, o);
      if (x == -1.0 && rf_raised (m))
        {
          RfIntRoom room;
          signed long exponent;

          if (!rf_raised_is (m, RF_EXC_OverflowError) || !rf_raised_clear (m))
            return NULL;
          x = mpz_get_d_2exp (&exponent, rf_int_view (o, &room));
          return rf_float_new (m, function (x) + function (2.0) * (double) exponent);
        }
      return rf_float_new (m, function (x));
    }
  if (!get_double (m, o, &x))
    return NULL;
  if (x <= 0.0)
    return math_domain_error (m);
  return rf_float_new (m, function (x));
}

RF_MATH (log)
{
  RfObject *number, *base, *result;

  if (kwnames != NULL &&
      !rf_args_no_keywords (m, m->profile->minor < 12 ? "log" : "math.log", kwnames))
    return NULL;
  if (n_args < 1 || n_args > 2)
    {
      if (m->profile->minor < 12)
        return rf_raise (m, RF_EXC_TypeError, "math.log requires 1 to 2 arguments");
      return rf_raise (m, RF_EXC_TypeError,
                       "log expected at %s %d argument%s, got %" G_GSIZE_FORMAT,
                       n_args < 1 ? "least" : "most", n_args < 1 ? 1 : 2, n_args < 1 ? "" : "s",
                       n_args);
    }
  number = logarithm (m, args[0], log);
  if (number == NULL || n_args == 1)
    return number;
  base = logarithm (m, args[1], log);
  if (base == NULL)
    {
      rf_drop (m, number);
      return NULL;
    }
  result = rf_object_binary (m, RF_BINARY_DIV, number, base);
  rf_drop (m, number);
  rf_drop (m, base);
  return result;
}

RF_MATH (log2)
{
  return logarithm (m, args[0], log2);
}

RF_MATH (log10)
{
  return logarithm (m, args[0], log10);
}

/* --- functions of two floats ----------------------------------------------------------------- */

static RfObject *
apply_two (RfMachine *m, RfObject *const *args, double (*function) (double, double))
{
  double x, y, z;

  if (!get_double (m, args[0], &x) || !get_double (m, args[1], &y))
    return NULL;
  z = function (x, y);
  if (isnan (z) && !isnan (x) && !isnan (y))
    return math_domain_error (m);
  if (isinf (z) && isfinite (x) && isfinite (y))
    return math_range_error (m);
  return rf_float_new (m, z);
}

#define TWO(name)                     \
  RF_MATH (name)                      \
  {                                   \
    return apply_two (m, args, name); \
  }

TWO (atan2)
TWO (copysign)
TWO (fmod)
TWO (remainder)

RF_MATH (pow)
{
  double x, y, z;

  if (!get_double (m, args[0], &x) || !get_double (m, args[1], &y))
    return NULL;
  z = pow (x, y);
  if (x == 0.0 && y == -INFINITY && !rf_size_of (m->profile, RF_SIZE_POW_ZERO_INFINITE))
    return math_domain_error (m);
  if (isfinite (x) && isfinite (y))
    {
      if (isnan (z) || (isinf (z) && x == 0.0))
        return math_domain_error (m);
      if (isinf (z))
        return math_range_error (m);
    }
  return rf_float_new (m, z);
}

RF_MATH (fma)
{
  double x, y, z, r;

  if (!get_double (m, args[0], &x) || !get_double (m, args[1], &y) || !get_double (m, args[2], &z))
    return NULL;
  r = fma (x, y, z);
  if (isnan (r) && !isnan (x) && !isnan (y) && !isnan (z))
    return rf_raise (m, RF_EXC_ValueError, "invalid operation in fma");
  if (isinf (r) && isfinite (x) && isfinite (y) && isfinite (z))
    return rf_raise (m, RF_EXC_OverflowError, "overflow in fma");
  return rf_float_new (m, r);
}

/* The order of floats as integers: neighbours differ by one. */
static gint64
to_order (double x)
{
  union
  {
    double x;
    gint64 bits;
  } u = { .x = x };

  return u.bits < 0 ? G_MININT64 - u.bits : u.bits;
}

static double
from_order (gint64 order)
{
  union
  {
    gint64 bits;
    double x;
  } u = { .bits = order < 0 ? G_MININT64 - order : order };

  return u.x;
}

/* @steps floats further from @x towards @y. */
static double
step (double x, double y, guint64 steps)
{
  gint64 from = to_order (x), to = to_order (y);
  guint64 distance = from < to ? (guint64) to - (guint64) from : (guint64) from - (guint64) to;

  if (isnan (x) || isnan (y))
    return NAN;
  if (steps == 0)
    return x;
  if (x == y || steps >= distance)
    return y;
  if (from < to)
    return from_order ((gint64) ((guint64) from + steps));
  from = (gint64) ((guint64) from - steps);
  return from == 0 && y < 0 && x > 0 ? 0.0 : from_order (from);
}

static gboolean
get_steps (RfMachine *m, RfObject *o, guint64 *steps)
{
  RfObject *index = rf_object_index (m, o);
  gint64 value = G_MAXINT64;

  if (index == NULL)
    return FALSE;
  if (rf_int_sign (index) < 0)
    rf_raise (m, RF_EXC_ValueError, "steps must be a non-negative integer");
  else if (!rf_int_fits (index, &value))
    value = G_MAXINT64;
  rf_drop (m, index);
  *steps = value == G_MAXINT64 ? G_MAXUINT64 : (guint64) value;
  return !rf_raised (m);
}

RF_MATH (nextafter)
{
  static const char *const names[] = { "$", "steps", NULL };
  gboolean has_steps = rf_size_of (m->profile, RF_SIZE_NEXTAFTER_STEPS);
  RfObject *given = NULL;
  guint64 steps = 1;
  double x, y;

  if (!has_steps && !rf_args_no_keywords (m, "math.nextafter", kwnames))
    return NULL;
  if (n_args != 2)
    return rf_raise (m, RF_EXC_TypeError,
                     has_steps
                       ? "nextafter() takes exactly 2 positional arguments (%" G_GSIZE_FORMAT
                         " given)"
                       : "nextafter expected 2 arguments, got %" G_GSIZE_FORMAT,
                     n_args);
  if (has_steps && !rf_args_parse (m, "nextafter", names, 0, 0, args + 2, 0, kwnames, &given))
    return NULL;
  if (!get_double (m, args[0], &x) || !get_double (m, args[1], &y))
    return NULL;
  if (given != NULL && given != m->none && !get_steps (m, given, &steps))
    return NULL;
  return rf_float_new (m, steps == 1 ? nextafter (x, y) : step (x, y, steps));
}

RF_MATH (isclose)
{
  static const char *const names[] = { "a", "b", "$", "rel_tol", "abs_tol", NULL };
  RfObject *given[4];
  double a, b, relative = 1e-09, absolute = 0.0, difference;

  if (!rf_args_parse (m, "isclose", names, 0, 2, args, n_args, kwnames, given) ||
      !get_double (m, given[0], &a) || !get_double (m, given[1], &b) ||
      (given[2] != NULL && !get_double (m, given[2], &relative)) ||
      (given[3] != NULL && !get_double (m, given[3], &absolute)))
    return NULL;
  if (relative < 0.0 || absolute < 0.0)
    return rf_raise (m, RF_EXC_ValueError, "tolerances must be non-negative");
  if (a == b)
    return rf_bool (m, TRUE);
  if (isinf (a) || isinf (b))
    return rf_bool (m, FALSE);
  difference = fabs (b - a);
  return rf_bool (m, difference <= fabs (relative * b) || difference <= fabs (relative * a) ||
                       difference <= absolute);
}

/* --- parts of a float ------------------------------------------------------------------------ */

static RfObject *
pair_of (RfMachine *m, RfObject *a, RfObject *b)
{
  RfObject *items[2] = { a, b };

  if (a != NULL && b != NULL)
    return rf_tuple_new_steal (m, items, 2);
  rf_xdrop (m, a);
  rf_xdrop (m, b);
  return NULL;
}

RF_MATH (frexp)
{
  int exponent = 0;
  double x;

  if (!get_double (m, args[0], &x))
    return NULL;
  if (isfinite (x) && x != 0.0)
    x = frexp (x, &exponent);
  return pair_of (m, rf_float_new (m, x), rf_int_new (m, exponent));
}

RF_MATH (modf)
{
  double x, whole, part;

  if (!get_double (m, args[0], &x))
    return NULL;
  part = modf (x, &whole);
  return pair_of (m, rf_float_new (m, part), rf_float_new (m, whole));
}

RF_MATH (ldexp)
{
  gint64 exponent;
  double x;

  if (!get_double (m, args[0], &x))
    return NULL;
  if (!rf_is_int (args[1]))
    return rf_raise (m, RF_EXC_TypeError, "Expected an int as second argument to ldexp.");
  if (!rf_int_fits (args[1], &exponent))
    exponent = rf_int_sign (args[1]) < 0 ? G_MININT64 : G_MAXINT64;
  if (x == 0.0 || !isfinite (x))
    return rf_float_new (m, x);
  x = ldexp (x, (int) CLAMP (exponent, -100000, 100000));
  return isinf (x) ? math_range_error (m) : rf_float_new (m, x);
}

/* --- to int ---------------------------------------------------------------------------------- */

static RfObject *
int_of (RfMachine *m, double x)
{
  if (isnan (x))
    return rf_raise (m, RF_EXC_ValueError, "cannot convert float NaN to integer");
  if (isinf (x))
    return rf_raise (m, RF_EXC_OverflowError, "cannot convert float infinity to integer");
  return rf_int_new_double (m, x);
}

/* Calls @o's special method @name: NULL without an exception when there is none. */
static RfObject *
call_special (RfMachine *m, RfObject *o, const char *name)
{
  RfObject *key = rf_str_intern (m, name, -1), *method, *result = NULL;

  if (key == NULL)
    return NULL;
  rf_hold (m->heap, key);
  method = rf_object_lookup_special (m, o, key);
  if (method != NULL)
    {
      rf_hold (m->heap, method);
      result = rf_drop_held (m->heap, method, rf_object_call_noargs (m, method));
    }
  return rf_drop_held (m->heap, key, result);
}

static RfObject *
round_to (RfMachine *m, RfObject *o, const char *name, double (*function) (double))
{
  RfObject *result;
  double x;

  if (rf_is_exact_int (m, o))
    return rf_new_ref (m, o);
  if (RF_CLASS_OF (o) != m->class_float)
    {
      result = call_special (m, o, name);
      if (result != NULL || rf_raised (m))
        return result;
    }
  return get_double (m, o, &x) ? int_of (m, function (x)) : NULL;
}

RF_MATH (floor)
{
  return round_to (m, args[0], "__floor__", floor);
}

RF_MATH (ceil)
{
  return round_to (m, args[0], "__ceil__", ceil);
}

RF_MATH (trunc)
{
  RfObject *result;

  if (rf_is_exact_int (m, args[0]))
    return rf_new_ref (m, args[0]);
  if (RF_CLASS_OF (args[0]) == m->class_float)
    return int_of (m, trunc (((RfFloat *) args[0])->value));
  result = call_special (m, args[0], "__trunc__");
  if (result == NULL && !rf_raised (m))
    rf_raise (m, RF_EXC_TypeError, "type %.100s doesn't define __trunc__ method",
              rf_class_name (args[0]));
  return result;
}

/* --- the module ------------------------------------------------------------------------------ */

#define F1(name)                                   \
  {                                                \
#name, math_##name, 1, 1, 0, "($module, x, /)" \
  }
#define F2(name)                                      \
  {                                                   \
#name, math_##name, 2, 2, 0, "($module, x, y, /)" \
  }

static const RfMethodDef functions[] = {
  F1 (acos),
  F1 (acosh),
  F1 (asin),
  F1 (asinh),
  F1 (atan),
  F2 (atan2),
  F1 (atanh),
  F1 (ceil),
  F2 (copysign),
  F1 (cos),
  F1 (cosh),
  F1 (degrees),
  F1 (erf),
  F1 (erfc),
  F1 (exp),
  F1 (expm1),
  F1 (fabs),
  F1 (floor),
  F2 (fmod),
  F1 (frexp),
  F1 (gamma),
  { "isclose", math_isclose, 2, -1, RF_METHOD_KEYWORDS,
    "($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)" },
  F1 (isfinite),
  F1 (isinf),
  F1 (isnan),
  F2 (ldexp),
  F1 (lgamma),
  { "log", math_log, 1, -1, RF_METHOD_KEYWORDS | RF_METHOD_TUPLE_OLD, NULL },
  F1 (log10),
  F1 (log1p),
  F1 (log2),
  F1 (modf),
  { "nextafter", math_nextafter, 2, -1, RF_METHOD_KEYWORDS, "($module, x, y, /, *, steps=None)" },
  F2 (pow),
  F1 (radians),
  F2 (remainder),
  F1 (sin),
  F1 (sinh),
  F1 (sqrt),
  F1 (tan),
  F1 (tanh),
  F1 (trunc),
  F1 (ulp),
  { NULL },
};

/* Those that came later, with the first profile that has them. */
static const struct
{
  RfSizeKind switch_;
  RfMethodDef def;
} later[] = {
  { RF_SIZE_MATH_CBRT, F1 (cbrt) },
  { RF_SIZE_MATH_CBRT, F1 (exp2) },
  { RF_SIZE_MATH_FMA, { "fma", math_fma, 3, 3, 0, "($module, x, y, z, /)" } },
};

static gboolean
add (RfMachine *m, RfObject *module, RfObject *dict, const RfMethodDef *def)
{
  RfObject *function = rf_builtin_new (m, def, module, ((RfModule *) module)->name);
  gboolean ok = function != NULL && rf_dict_set_cstr (m, dict, def->name, function);

  rf_xdrop (m, function);
  return ok;
}

static gboolean
add_constant (RfMachine *m, RfObject *dict, const char *name, double value)
{
  RfObject *o = rf_float_new (m, value);
  gboolean ok = o != NULL && rf_dict_set_cstr (m, dict, name, o);

  rf_xdrop (m, o);
  return ok;
}

static gboolean
math_setup (RfMachine *m, RfObject *module, RfObject *dict)
{
  const RfMethodDef *const tables[] = { rf_math_integer_functions, rf_math_sum_functions };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const RfMethodDef *def = tables[i]; def->name != NULL; def++)
      if ((!g_str_equal (def->name, "sumprod") ||
           rf_size_of (m->profile, RF_SIZE_NEXTAFTER_STEPS)) &&
          !add (m, module, dict, def))
        return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    if (rf_size_of (m->profile, later[i].switch_) && !add (m, module, dict, &later[i].def))
      return FALSE;
  return add_constant (m, dict, "pi", M_PI) && add_constant (m, dict, "e", M_E) &&
         add_constant (m, dict, "tau", 2.0 * M_PI) && add_constant (m, dict, "inf", INFINITY) &&
         add_constant (m, dict, "nan", NAN);
}

const RfModuleDef rf_math_module = {
  .name = "math",
  .doc = "This module provides access to the mathematical functions\ndefined by the C standard.",
  .functions = functions,
  .setup = math_setup,
};
