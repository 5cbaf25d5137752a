/* SPDX-License-Identifier: MIT */

/* The type complex: making, operators, comparison. Invariants: an int or float operand counts as a
 * complex with imaginary part +0.0; equal numbers of all types have equal hashes; the algorithms
 * are CPython's, so that the last digit and the sign of zeros agree. */

#include "python/rf-atoms-private.h"

#include "python/rf-container.h"
#include "python/rf-hash.h"
#include "python/rf-setup.h"

#include <errno.h>
#include <math.h>

#define COMPLEX_SIZE 32
#define HASH_IMAG 1000003u
/* Whole exponents up to this are raised by multiplying. */
#define MAX_WHOLE_EXPONENT 100.0
#define REAL(o) (((RfComplex *) (o))->real)
#define IMAG(o) (((RfComplex *) (o))->imag)

typedef RfComplexValue Value;

static inline gboolean
is_complex (RfMachine *m, RfObject *o)
{
  return rf_is (o, m->class_complex);
}

static inline Value
value_of (RfObject *o)
{
  return (Value){ REAL (o), IMAG (o) };
}

RfObject *
rf_complex_new (RfMachine *m, RfComplexValue value)
{
  RfObject *o = rf_heap_new_object (m->heap, &m->class_complex->type, COMPLEX_SIZE, 0);

  if (o == NULL)
    return rf_raise_memory (m);
  REAL (o) = value.real;
  IMAG (o) = value.imag;
  return o;
}

/* The value of an operand: 1; 0: it is no number of these; -1: too large. */
static int
operand (RfMachine *m, RfObject *o, Value *value)
{
  value->imag = 0.0;
  if (is_complex (m, o))
    *value = value_of (o);
  else if (rf_is_float (o))
    value->real = ((RfFloat *) o)->value;
  else if (rf_is_int (o))
    {
      value->real = rf_int_as_double (m, o);
      return value->real == -1.0 && rf_raised (m) ? -1 : 1;
    }
  else
    return 0;
  return 1;
}

#define OPERANDS(x, y)          \
  Value x, y;                   \
  int got = operand (m, a, &x); \
  if (got > 0)                  \
    got = operand (m, b, &y);   \
  if (got <= 0)                 \
  return got == 0 ? rf_not_implemented (m) : NULL

/* --- arithmetic ------------------------------------------------------------------------------- */

static Value
times (Value x, Value y)
{
  return (Value){ x.real * y.real - x.imag * y.imag, x.real * y.imag + x.imag * y.real };
}

/* FALSE: @y is 0. Divides by the larger part first, so that squares do not overflow. */
static gboolean
divide (Value x, Value y, Value *result)
{
  double ratio, below;

  if (fabs (y.real) >= fabs (y.imag))
    {
      if (y.real == 0.0)
        return FALSE;
      ratio = y.imag / y.real;
      below = y.real + y.imag * ratio;
      *result = (Value){ (x.real + x.imag * ratio) / below, (x.imag - x.real * ratio) / below };
    }
  else if (fabs (y.imag) >= fabs (y.real))
    {
      ratio = y.real / y.imag;
      below = y.real * ratio + y.imag;
      *result = (Value){ (x.real * ratio + x.imag) / below, (x.imag * ratio - x.real) / below };
    }
  else
    *result = (Value){ NAN, NAN };
  return TRUE;
}

static RfObject *
complex_add (RfMachine *m, RfObject *a, RfObject *b)
{
  OPERANDS (x, y);
  return rf_complex_new (m, (Value){ x.real + y.real, x.imag + y.imag });
}

static RfObject *
complex_sub (RfMachine *m, RfObject *a, RfObject *b)
{
  OPERANDS (x, y);
  return rf_complex_new (m, (Value){ x.real - y.real, x.imag - y.imag });
}

static RfObject *
complex_mul (RfMachine *m, RfObject *a, RfObject *b)
{
  OPERANDS (x, y);
  return rf_complex_new (m, times (x, y));
}

static RfObject *
complex_div (RfMachine *m, RfObject *a, RfObject *b)
{
  Value result;
  OPERANDS (x, y);

  if (!divide (x, y, &result))
    return rf_raise (m, RF_EXC_ZeroDivisionError, "complex division by zero");
  return rf_complex_new (m, result);
}

static Value
whole_power (Value x, gint64 n)
{
  Value result = { 1.0, 0.0 }, square = x;

  for (gint64 bit = 1; bit <= n; bit <<= 1)
    {
      if ((n & bit) != 0)
        result = times (result, square);
      square = times (square, square);
    }
  return result;
}

/* By polar coordinates; FALSE: 0 to a negative or complex power. */
static gboolean
polar_power (Value x, Value y, Value *result)
{
  double length, angle, size, phase;

  *result = (Value){ 0.0, 0.0 };
  if (y.real == 0.0 && y.imag == 0.0)
    result->real = 1.0;
  else if (x.real == 0.0 && x.imag == 0.0)
    return y.imag == 0.0 && y.real >= 0.0;
  else
    {
      size = hypot (x.real, x.imag);
      length = pow (size, y.real);
      angle = atan2 (x.imag, x.real);
      phase = angle * y.real;
      if (y.imag != 0.0)
        {
          length /= exp (angle * y.imag);
          phase += y.imag * log (size);
        }
      *result = (Value){ length * cos (phase), length * sin (phase) };
    }
  return TRUE;
}

RfObject *
rf_complex_power (RfMachine *m, RfComplexValue x, RfComplexValue y)
{
  Value result;
  gboolean ok = TRUE;

  if (y.imag == 0.0 && y.real == floor (y.real) && fabs (y.real) <= MAX_WHOLE_EXPONENT)
    {
      if (y.real > 0)
        result = whole_power (x, (gint64) y.real);
      else
        ok = divide ((Value){ 1.0, 0.0 }, whole_power (x, -(gint64) y.real), &result);
    }
  else
    ok = polar_power (x, y, &result);
  if (!ok)
    return rf_raise (m, RF_EXC_ZeroDivisionError, "0.0 to a negative or complex power");
  if (isinf (result.real) || isinf (result.imag))
    return rf_raise (m, RF_EXC_OverflowError, "complex exponentiation");
  return rf_complex_new (m, result);
}

static RfObject *
complex_power (RfMachine *m, RfObject *a, RfObject *b, RfObject *modulus)
{
  OPERANDS (x, y);
  if (modulus != m->none)
    return rf_raise (m, RF_EXC_ValueError, "complex modulo");
  return rf_complex_power (m, x, y);
}

static RfObject *
complex_negative (RfMachine *m, RfObject *self)
{
  return rf_complex_new (m, (Value){ -REAL (self), -IMAG (self) });
}

static RfObject *
complex_exact (RfMachine *m, RfObject *self)
{
  return RF_CLASS_OF (self) == m->class_complex ? rf_new_ref (m, self)
                                                : rf_complex_new (m, value_of (self));
}

static RfObject *
complex_absolute (RfMachine *m, RfObject *self)
{
  double size = hypot (REAL (self), IMAG (self));

  if (isinf (size) && isfinite (REAL (self)) && isfinite (IMAG (self)))
    return rf_raise (m, RF_EXC_OverflowError, "absolute value too large");
  return rf_float_new (m, size);
}

static int
complex_truth (RfMachine *m, RfObject *self)
{
  return REAL (self) != 0.0 || IMAG (self) != 0.0;
}

/* --- comparison, hash ------------------------------------------------------------------------- */

static RfObject *
complex_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  RfObject *real, *result;
  gboolean equal;

  if (op != RF_CMP_EQ && op != RF_CMP_NE)
    return rf_not_implemented (m);
  if (is_complex (m, b))
    equal = REAL (a) == REAL (b) && IMAG (a) == IMAG (b);
  else if (rf_is_float (b))
    equal = IMAG (a) == 0.0 && REAL (a) == ((RfFloat *) b)->value;
  else if (!rf_is_int (b))
    return rf_not_implemented (m);
  else if (IMAG (a) != 0.0)
    equal = FALSE;
  else
    {
      real = rf_float_new (m, REAL (a));
      result = real != NULL ? rf_object_compare (m, real, b, op) : NULL;
      rf_xdrop (m, real);
      return result;
    }
  return rf_bool (m, equal == (op == RF_CMP_EQ));
}

static guint64
part_hash (RfMachine *m, RfObject *self, double part)
{
  return (guint64) (isnan (part) ? rf_hash_pointer (m, self) : rf_hash_double (part));
}

static gint64
complex_hash (RfMachine *m, RfObject *self)
{
  gint64 hash =
    (gint64) (part_hash (m, self, REAL (self)) + HASH_IMAG * part_hash (m, self, IMAG (self)));

  return hash == -1 ? -2 : hash;
}

/* --- text ------------------------------------------------------------------------------------- */

static void
append_text (GString *out, Value value)
{
  g_autofree char *imag = NULL, *real = NULL;

  if (value.real == 0.0 && !signbit (value.real))
    {
      imag = rf_float_text (value.imag, 'r', 0, 0);
      g_string_append_printf (out, "%sj", imag);
      return;
    }
  real = rf_float_text (value.real, 'r', 0, 0);
  imag = rf_float_text (value.imag, 'r', 0, RF_FLOAT_SIGN);
  g_string_append_printf (out, "(%s%sj)", real, imag);
}

static RfObject *
complex_repr (RfMachine *m, RfObject *self)
{
  GString *out = g_string_new (NULL);

  append_text (out, value_of (self));
  return rf_str_new_string (m, out);
}

static void
complex_describe (RfHeap *heap, RfObject *self, GString *out)
{
  append_text (out, value_of (self));
}

/* --- complex() -------------------------------------------------------------------------------- */

/* By __complex__: 1; 0: @o has none; -1: an exception. */
static int
by_method (RfMachine *m, RfObject *o, Value *value)
{
  RfObject *method, *result;
  int got = 1;

  if (is_complex (m, o))
    {
      *value = value_of (o);
      return 1;
    }
  method = rf_object_lookup_special (m, o, m->name_complex);
  if (method == NULL)
    return rf_raised (m) ? -1 : 0;
  rf_hold (m->heap, method);
  result = rf_object_call_noargs (m, method);
  rf_release (m->heap, 1);
  rf_drop_keeping (m, method, result);
  if (result == NULL)
    return -1;
  if (is_complex (m, result))
    *value = value_of (result);
  else
    {
      rf_raise (m, RF_EXC_TypeError, "__complex__ returned non-complex (type %.200s)",
                rf_class_name (result));
      got = -1;
    }
  rf_drop (m, result);
  return got;
}

/* The part of complex() that @o gives, *@is_whole: it is a complex itself. */
static gboolean
take_argument (RfMachine *m, RfObject *o, gboolean first, Value *value, gboolean *is_whole)
{
  const RfSlots *slots = &RF_CLASS_OF (o)->slots;
  int got = first ? by_method (m, o, value) : is_complex (m, o);

  *is_whole = got > 0;
  if (got > 0 && !first)
    *value = value_of (o);
  if (got != 0)
    return got > 0;
  *value = (Value){ 0.0, 0.0 };
  if (slots->float_ == NULL && slots->index == NULL)
    {
      if (first)
        rf_raise (m, RF_EXC_TypeError,
                  "complex() first argument must be a string or a number, not '%.200s'",
                  rf_class_name (o));
      else
        rf_raise (m, RF_EXC_TypeError, "complex() second argument must be a number, not '%.200s'",
                  rf_class_name (o));
      return FALSE;
    }
  value->real = rf_float_as_double (m, o);
  return value->real != -1.0 || !rf_raised (m);
}

static gboolean
take_arguments (RfMachine *m, RfObject *real, RfObject *imag, Value *value)
{
  Value first = { 0.0, 0.0 }, second = { 0.0, 0.0 };
  gboolean first_whole = FALSE, second_whole = FALSE;

  if (real != NULL && rf_is_str (real))
    {
      if (imag != NULL)
        return rf_raise (m, RF_EXC_TypeError,
                         "complex() can't take second arg if first is a string") != NULL;
      return rf_complex_from_text (m, real, value);
    }
  if (imag != NULL && rf_is_str (imag))
    return rf_raise (m, RF_EXC_TypeError, "complex() second arg can't be a string") != NULL;
  if ((real != NULL && !take_argument (m, real, TRUE, &first, &first_whole)) ||
      (imag != NULL && !take_argument (m, imag, FALSE, &second, &second_whole)))
    return FALSE;
  *value = (Value){ first.real, second.real };
  if (second_whole)
    value->real -= second.imag;
  if (first_whole && imag != NULL)
    value->imag += first.imag;
  else if (first_whole)
    value->imag = first.imag;
  return TRUE;
}

static RfObject *
complex_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "real", "imag", NULL };
  RfObject *values[2], *self;
  Value value;

  if (!rf_args_parse (m, "complex", names, 0, 0, args, n_args, kwnames, values))
    return NULL;
  if (cls == m->class_complex && values[0] != NULL && values[1] == NULL &&
      RF_CLASS_OF (values[0]) == m->class_complex)
    return rf_new_ref (m, values[0]);
  if (!take_arguments (m, values[0], values[1], &value))
    return NULL;
  if (cls == m->class_complex)
    return rf_complex_new (m, value);
  self = rf_object_alloc (m, cls, 0, TRUE);
  if (self != NULL)
    {
      REAL (self) = value.real;
      IMAG (self) = value.imag;
    }
  return self;
}

/* --- the class -------------------------------------------------------------------------------- */

#define METHOD(name)                                                                   \
  static RfObject *method_##name (RfMachine *m, RfObject *self, RfObject *const *args, \
                                  gsize n_args, RfObject *kwnames)

METHOD (conjugate)
{
  return rf_complex_new (m, (Value){ REAL (self), -IMAG (self) });
}

METHOD (complex)
{
  return complex_exact (m, self);
}

METHOD (getnewargs)
{
  RfObject *pair[2] = { rf_float_new (m, REAL (self)), NULL };

  pair[1] = pair[0] != NULL ? rf_float_new (m, IMAG (self)) : NULL;
  if (pair[1] != NULL)
    return rf_tuple_new_steal (m, pair, 2);
  rf_xdrop (m, pair[0]);
  return NULL;
}

static RfObject *
get_real (RfMachine *m, RfObject *self)
{
  return rf_float_new (m, REAL (self));
}

static RfObject *
get_imag (RfMachine *m, RfObject *self)
{
  return rf_float_new (m, IMAG (self));
}

static const RfMethodDef methods[] = {
  { "__complex__", method_complex, 0, 0 }, /* the first: since 3.11 */
  { "__format__", rf_complex_format_method, 1, 1 }, { "__getnewargs__", method_getnewargs, 0, 0 },
  { "conjugate", method_conjugate, 0, 0 },          { NULL },
};

static const RfGetSetDef getsets[] = {
  { "real", get_real, rf_set_readonly },
  { "imag", get_imag, rf_set_readonly },
  { NULL },
};

gboolean
rf_complex_setup (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "complex",
    .class_flags = RF_CLASS_BASETYPE,
    .type_flags = RF_TYPE_ATOM,
    .host_size = sizeof (RfComplex),
    .basic_size = COMPLEX_SIZE,
    .slots = { .repr = complex_repr,
               .hash = complex_hash,
               .richcompare = complex_compare,
               .new_ = complex_new,
               .negative = complex_negative,
               .positive = complex_exact,
               .absolute = complex_absolute,
               .bool_ = complex_truth,
               .power = complex_power },
    .describe = complex_describe,
    .methods = rf_since (m, 11) ? methods : methods + 1,
    .getsets = getsets,
  };

  spec.slots.binary[RF_BINARY_ADD] = complex_add;
  spec.slots.binary[RF_BINARY_SUB] = complex_sub;
  spec.slots.binary[RF_BINARY_MULT] = complex_mul;
  spec.slots.binary[RF_BINARY_DIV] = complex_div;
  return rf_class_new_builtin (m, &spec, &m->class_complex);
}
