/* SPDX-License-Identifier: MIT */

/* The methods of int, int() itself, and reading ints from text. */

#include "python/rf-bytes.h"

#include <math.h>
#include <string.h>

/* --- from text -------------------------------------------------------------------------------- */

char *
rf_str_number_text (RfObject *str)
{
  RfStr *s = RF_STR (str);
  GString *out;
  const char *p = s->data, *end = s->data + s->size;

  if (rf_str_is_ascii (s))
    {
      /* A NUL inside may not end the text. */
      char *copy = g_memdup2 (s->data, s->size + 1);

      for (gsize i = 0; i < s->size; i++)
        if (copy[i] == '\0')
          copy[i] = '?';
      return copy;
    }
  out = g_string_sized_new (s->size);
  while (p < end)
    {
      gunichar c = rf_utf8_next (&p);

      if (c != 0 && c < 0x7f)
        g_string_append_c (out, (char) c);
      else if (rf_char_is_space (c))
        g_string_append_c (out, ' ');
      else if (g_unichar_type (c) == G_UNICODE_DECIMAL_NUMBER)
        g_string_append_c (out, (char) ('0' + g_unichar_digit_value (c)));
      else
        g_string_append_c (out, '?');
    }
  return g_string_free (out, FALSE);
}

static inline gboolean
is_ascii_space (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static int
digit_value (char c)
{
  if (c >= '0' && c <= '9')
    return c - '0';
  if (c >= 'a' && c <= 'z')
    return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z')
    return c - 'A' + 10;
  return 36;
}

/* Base 0 takes the prefix's. @zero_only: a leading 0 without prefix allows nothing but zeros. */
static const char *
skip_prefix (const char *p, int *base, gboolean *zero_only)
{
  int prefixed = 0;

  if (p[0] == '0')
    switch (p[1])
      {
      case 'x':
      case 'X':
        prefixed = 16;
        break;
      case 'o':
      case 'O':
        prefixed = 8;
        break;
      case 'b':
      case 'B':
        prefixed = 2;
        break;
      default:
        break;
      }
  if (*base == 0)
    {
      *zero_only = p[0] == '0' && prefixed == 0;
      *base = prefixed != 0 ? prefixed : 10;
    }
  if (prefixed == 0 || prefixed != *base)
    return p;
  p += 2;
  return *p == '_' ? p + 1 : p;
}

/* Appends the digits at @p without underscores; where they end, or NULL when the underscores are
 * not between digits or there is no digit. */
static const char *
take_digits (const char *p, int base, GString *digits)
{
  gboolean underscore = FALSE;

  if (*p == '_')
    return NULL;
  for (; *p == '_' || digit_value (*p) < base; p++)
    {
      if (*p == '_' && underscore)
        return NULL;
      underscore = *p == '_';
      if (!underscore)
        g_string_append_c (digits, *p);
    }
  return underscore || digits->len == 0 ? NULL : p;
}

static RfObject *
raise_invalid (RfMachine *m, RfObject *str, int base)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  gsize end = 0;

  rf_str_append_quoted (shown, str);
  /* CPython shows the first 200 characters. */
  for (int n = 0; n < 200 && end < shown->len; n++)
    end = (gsize) (g_utf8_next_char (shown->str + end) - shown->str);
  g_string_truncate (shown, MIN (end, shown->len));
  return rf_raise (m, RF_EXC_ValueError, "invalid literal for int() with base %d: %s", base,
                   shown->str);
}

static RfObject *
from_digits (RfMachine *m, const char *digits, gsize n, int base, gboolean negative)
{
  RfObject *value, *result;

  if (m->max_str_digits > 0 && n > (gsize) m->max_str_digits && (base & (base - 1)) != 0)
    return rf_raise (m, RF_EXC_ValueError,
                     "Exceeds the limit (%d%s) for integer string conversion: "
                     "value has %" G_GSIZE_FORMAT
                     " digits; use sys.set_int_max_str_digits() to increase the limit",
                     m->max_str_digits, rf_since (m, 11) ? " digits" : "", n);
  if (!rf_int_room (m, n * 6))
    return NULL;
  value = rf_int_new_text (m, digits, base);
  if (value == NULL || !negative)
    return value;
  result = m->class_int->slots.negative (m, value);
  rf_drop (m, value);
  return result;
}

static RfObject *
int_from_text (RfMachine *m, RfObject *str, int base)
{
  g_autofree char *text = rf_str_number_text (str);
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *p = text;
  gboolean negative = FALSE, zero_only = FALSE;
  int wanted = base;

  while (is_ascii_space (*p))
    p++;
  if (*p == '+' || *p == '-')
    negative = *p++ == '-';
  p = skip_prefix (p, &wanted, &zero_only);
  p = take_digits (p, wanted, digits);
  while (p != NULL && is_ascii_space (*p))
    p++;
  if (p == NULL || *p != '\0' || (zero_only && strspn (digits->str, "0") != digits->len))
    return raise_invalid (m, str, base);
  return from_digits (m, digits->str, digits->len, wanted, negative);
}

/* --- int() ------------------------------------------------------------------------------------ */

/* An exact int of @o (stolen), what a method that has to return an int returned. */
static RfObject *
exact_result (RfMachine *m, RfObject *o, const char *method)
{
  RfObject *exact;

  if (o == NULL || rf_is_exact_int (m, o))
    return o;
  if (rf_is_int (o))
    exact = rf_int_exact (m, o);
  else
    exact = rf_raise (m, RF_EXC_TypeError, "%s returned non-int (type %.200s)", method,
                      rf_class_name (o));
  rf_drop (m, o);
  return exact;
}

static RfObject *
from_trunc (RfMachine *m, RfObject *trunc)
{
  RfObject *result, *number;

  rf_hold (m->heap, trunc);
  result = rf_object_call_noargs (m, trunc);
  rf_release (m->heap, 1);
  rf_drop (m, trunc);
  if (result == NULL || rf_is_int (result))
    return exact_result (m, result, "__trunc__");
  if (RF_CLASS_OF (result)->slots.index == NULL)
    number = rf_raise (m, RF_EXC_TypeError, "__trunc__ returned non-Integral (type %.200s)",
                       rf_class_name (result));
  else
    {
      rf_hold (m->heap, result);
      number = rf_object_index (m, result);
      rf_release (m->heap, 1);
    }
  rf_drop (m, result);
  return exact_result (m, number, "__index__");
}

/* NULL without an exception: @o is not bytes-like. */
static RfObject *
from_bytes_text (RfMachine *m, RfObject *o, int base)
{
  g_autofree char *before = g_strdup_printf ("invalid literal for int() with base %d: ", base);
  RfObject *text = rf_bytes_number_text (m, o), *number;

  if (text == NULL)
    return NULL;
  number = int_from_text (m, text, base);
  rf_drop (m, text);
  return number != NULL ? number : rf_bytes_number_error (m, o, before);
}

RfObject *
rf_int_from_object (RfMachine *m, RfObject *o)
{
  const RfSlots *slots = &RF_CLASS_OF (o)->slots;
  RfObject *trunc, *number;

  if (rf_is_exact_int (m, o))
    return rf_new_ref (m, o);
  if (slots->int_ != NULL)
    return exact_result (m, slots->int_ (m, o), "__int__");
  if (slots->index != NULL)
    return exact_result (m, rf_object_index (m, o), "__index__");
  trunc = rf_object_lookup_special (m, o, m->name_trunc);
  if (trunc != NULL)
    return from_trunc (m, trunc);
  if (rf_raised (m))
    return NULL;
  if (rf_is_str (o))
    return int_from_text (m, o, 10);
  number = from_bytes_text (m, o, 10);
  if (number != NULL || rf_raised (m))
    return number;
  return rf_raise (m, RF_EXC_TypeError,
                   "int() argument must be a string, a bytes-like object or a real number, "
                   "not '%.200s'",
                   rf_class_name (o));
}

static RfObject *
new_exact (RfMachine *m, RfObject *x, RfObject *base_object)
{
  gssize base;

  if (x == NULL)
    return base_object != NULL ? rf_raise (m, RF_EXC_TypeError, "int() missing string argument")
                               : rf_int_new (m, 0);
  if (base_object == NULL)
    return rf_int_from_object (m, x);
  base = rf_object_as_index (m, base_object, RF_N_EXCEPTIONS);
  if (base == -1 && rf_raised (m))
    return NULL;
  if (base != 0 && (base < 2 || base > 36))
    return rf_raise (m, RF_EXC_ValueError, "int() base must be >= 2 and <= 36, or 0");
  if (!rf_is_str (x))
    {
      if (rf_is_bytes (x) || rf_is_bytearray (m, x))
        return from_bytes_text (m, x, (int) base);
      return rf_raise (m, RF_EXC_TypeError, "int() can't convert non-string with explicit base");
    }
  return int_from_text (m, x, (int) base);
}

RfObject *
rf_int_new_slot (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "x", "base", NULL };
  RfObject *values[2] = { n_args > 0 ? args[0] : NULL, NULL };
  RfObject *exact, *self;

  if (n_args > 2 && rf_since (m, 13))
    return rf_raise (m, RF_EXC_TypeError, "int expected at most 2 arguments, got %" G_GSIZE_FORMAT,
                     n_args);
  if ((n_args > 1 || kwnames != NULL) &&
      !rf_args_parse (m, "int", names, 1, 0, args, n_args, kwnames, values))
    return NULL;
  exact = new_exact (m, values[0], values[1]);
  if (exact == NULL || cls == m->class_int)
    return exact;
  rf_hold (m->heap, exact);
  self = rf_object_alloc (m, cls, MAX (rf_int_digits (exact), rf_since (m, 12) ? 1 : 0), TRUE);
  rf_release (m->heap, 1);
  if (self != NULL && !rf_int_init_copy (m, self, exact))
    {
      rf_drop (m, self);
      self = NULL;
    }
  rf_drop (m, exact);
  return self;
}

/* --- methods ---------------------------------------------------------------------------------- */

#define METHOD(name)                                                                              \
  static RfObject *int_##name (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, \
                               RfObject *kwnames)

METHOD (bit_length)
{
  return rf_int_new (m, (gint64) rf_int_bits (self));
}

METHOD (bit_count)
{
  RfIntRoom room;
  mpz_srcptr value = rf_int_view (self, &room);
  gint64 n = 0;

  for (gsize i = 0; i < mpz_size (value); i++)
    n += __builtin_popcountl (mpz_getlimbn (value, (mp_size_t) i));
  return rf_int_new (m, n);
}

METHOD (as_integer_ratio)
{
  RfObject *pair[2] = { rf_int_exact (m, self), NULL };

  if (pair[0] == NULL)
    return NULL;
  pair[1] = rf_int_new (m, 1);
  return rf_tuple_new_steal (m, pair, 2);
}

METHOD (exact)
{
  return rf_int_exact (m, self);
}

METHOD (is_integer)
{
  return rf_bool (m, TRUE);
}

METHOD (getnewargs)
{
  RfObject *value = rf_int_exact (m, self);

  return value == NULL ? NULL : rf_tuple_new_steal (m, &value, 1);
}

/* To a multiple of 10**@places, halves to the even one. */
static RfObject *
round_to_tens (RfMachine *m, RfObject *self, gulong places)
{
  RfIntRoom room;
  mpz_srcptr value = rf_int_view (self, &room);
  mpz_t unit, quotient, rest;
  int order;

  if (places > mpz_sizeinbase (value, 10) + 1)
    return rf_int_new (m, 0);
  if (!rf_int_room (m, 4 * rf_int_bits (self)))
    return NULL;
  mpz_init (unit);
  mpz_init (quotient);
  mpz_init (rest);
  mpz_ui_pow_ui (unit, 10, places);
  mpz_fdiv_qr (quotient, rest, value, unit);
  mpz_mul_2exp (rest, rest, 1);
  order = mpz_cmp (rest, unit);
  if (order > 0 || (order == 0 && mpz_odd_p (quotient)))
    mpz_add_ui (quotient, quotient, 1);
  mpz_mul (quotient, quotient, unit);
  mpz_clear (unit);
  mpz_clear (rest);
  return rf_int_new_mpz (m, quotient);
}

static RfObject *
int_round (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gssize digits;

  if (n_args == 0)
    return rf_int_exact (m, self);
  digits = rf_object_as_index (m, args[0], RF_N_EXCEPTIONS);
  if (digits == -1 && rf_raised (m))
    return NULL;
  if (digits >= 0)
    return rf_int_exact (m, self);
  return round_to_tens (m, self, 0 - (gulong) digits);
}

static RfObject *
get_zero (RfMachine *m, RfObject *self)
{
  return rf_int_new (m, 0);
}

static RfObject *
get_one (RfMachine *m, RfObject *self)
{
  return rf_int_new (m, 1);
}

const RfMethodDef rf_int_methods[] = {
  { "conjugate", int_exact, 0, 0, 0, "($self, /)" },
  { "bit_length", int_bit_length, 0, 0, 0, "($self, /)" },
  { "bit_count", int_bit_count, 0, 0, 0, "($self, /)" },
  { "to_bytes", rf_int_to_bytes, 0, -1, RF_METHOD_KEYWORDS, NULL },
  { "from_bytes", rf_int_from_bytes, 0, -1, RF_METHOD_KEYWORDS | RF_METHOD_CLASS, NULL },
  { "as_integer_ratio", int_as_integer_ratio, 0, 0, 0, "($self, /)" },
  { "__trunc__", int_exact, 0, 0, 0, NULL },
  { "__floor__", int_exact, 0, 0, 0, NULL },
  { "__ceil__", int_exact, 0, 0, 0, NULL },
  { "__round__", int_round, 0, 1, 0, NULL },
  { "__getnewargs__", int_getnewargs, 0, 0, 0, "($self, /)" },
  { "__format__", rf_int_format_method, 1, 1, 0, "($self, format_spec, /)" },
  { "is_integer", int_is_integer, 0, 0, 0, "($self, /)" },
  { 0 },
};

const RfGetSetDef rf_int_getsets[] = {
  { "real", rf_int_exact, NULL },
  { "imag", get_zero, NULL },
  { "numerator", rf_int_exact, NULL },
  { "denominator", get_one, NULL },
  { 0 },
};

const RfMethodDef rf_bool_methods[] = { { 0 } };
