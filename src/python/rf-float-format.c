/* SPDX-License-Identifier: MIT */

/* Floats as text: the shortest digits that read back the same, the layouts e, f, g and r, and
 * reading. The digits come from the C library, whose conversions are exact; the layout is
 * Python's. Nothing here depends on the locale. */

#include "python/rf-atoms-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Digits that always tell a double from its neighbours, and digits that always survive. */
#define DIGITS_ENOUGH 17
#define DIGITS_SAFE 15

typedef struct
{
  GString *digits; /* no sign, at least one */
  int point;       /* 0.DIGITS * 10**point */
} Decimal;

static char *
format_c (double value, char code, int precision)
{
  char format[16];
  gsize size = (gsize) precision + 330;
  char *buffer = g_malloc (size);

  g_snprintf (format, sizeof format, "%%.%d%c", precision, code);
  return g_ascii_formatd (buffer, (gint) size, format, value);
}

/* The first @n digits of @value (finite, not negative), correctly rounded. */
static Decimal
digits_of (double value, int n)
{
  g_autofree char *text = format_c (value, 'e', n - 1);
  const char *exponent = strchr (text, 'e');
  Decimal d = { g_string_new (NULL), atoi (exponent + 1) + 1 };

  for (const char *p = text; p < exponent; p++)
    if (*p != '.')
      g_string_append_c (d.digits, *p);
  if (value == 0)
    d.point = 1;
  return d;
}

static double
read_digits (const Decimal *d)
{
  g_autofree char *text = g_strdup_printf ("0.%se%d", d->digits->str, d->point);

  return g_ascii_strtod (text, NULL);
}

/* One more in the last place; FALSE when all are 9. */
static gboolean
next_digits (GString *digits)
{
  for (gsize i = digits->len; i-- > 0;)
    {
      if (digits->str[i] != '9')
        {
          digits->str[i]++;
          return TRUE;
        }
      digits->str[i] = '0';
    }
  return FALSE;
}

static void
strip_zeros (GString *digits)
{
  while (digits->len > 1 && digits->str[digits->len - 1] == '0')
    g_string_truncate (digits, digits->len - 1);
}

static Decimal
shortest_digits (double value)
{
  int exponent;
  gboolean subnormal = value < 2.2250738585072014e-308;
  gboolean power_of_two = frexp (value, &exponent) == 0.5;
  Decimal d;

  for (int n = subnormal ? 1 : DIGITS_SAFE;; n++)
    {
      d = digits_of (value, n);
      if (n >= DIGITS_ENOUGH || read_digits (&d) == value)
        break;
      /* Above a power of two there is more room than below it: the next decimal may do where the
       * nearest one does not. */
      if (power_of_two && !subnormal && next_digits (d.digits) && read_digits (&d) == value)
        break;
      g_string_free (d.digits, TRUE);
    }
  strip_zeros (d.digits);
  return d;
}

/* --- layout ----------------------------------------------------------------------------------- */

/* Lays out @d; @n_shown: digits shown at least, zeros filled in. */
static void
lay_out (GString *out, const Decimal *d, gboolean use_exponent, gsize n_shown, int flags,
         gboolean upper)
{
  gssize point = use_exponent ? 1 : d->point;
  gsize n = MAX (n_shown, d->digits->len);

  if (point > 0 && n < (gsize) point)
    n = (gsize) point;
  if ((flags & RF_FLOAT_DOT_0) != 0 && !use_exponent && point > 0 && n < (gsize) point + 1)
    n = (gsize) point + 1;
  if (point <= 0)
    {
      g_string_append (out, "0.");
      for (gssize i = point; i < 0; i++)
        g_string_append_c (out, '0');
    }
  for (gsize i = 0; i < n; i++)
    {
      if (point > 0 && i == (gsize) point)
        g_string_append_c (out, '.');
      g_string_append_c (out, i < d->digits->len ? d->digits->str[i] : '0');
    }
  if (point > 0 && n == (gsize) point && (flags & RF_FLOAT_ALTERNATE) != 0)
    g_string_append_c (out, '.');
  if (use_exponent)
    g_string_append_printf (out, "%c%c%02d", upper ? 'E' : 'e', d->point - 1 < 0 ? '-' : '+',
                            abs (d->point - 1));
}

static void
append_shortest (GString *out, double value, int flags)
{
  Decimal d = shortest_digits (value);

  lay_out (out, &d, d.point <= -4 || d.point > 16, 0, flags, FALSE);
  g_string_free (d.digits, TRUE);
}

static void
append_general (GString *out, double value, int precision, int flags, gboolean upper)
{
  int n = MAX (precision, 1);
  Decimal d = digits_of (value, n);
  int most = (flags & RF_FLOAT_DOT_0) != 0 ? n - 1 : n;

  if ((flags & RF_FLOAT_ALTERNATE) == 0)
    strip_zeros (d.digits);
  lay_out (out, &d, d.point <= -4 || d.point > most, 0, flags, upper);
  g_string_free (d.digits, TRUE);
}

static void
append_plain (GString *out, double value, char code, int precision, int flags)
{
  g_autofree char *text = format_c (value, code, precision);
  char *exponent = strpbrk (text, "eE");

  if ((flags & RF_FLOAT_ALTERNATE) == 0 || precision > 0)
    g_string_append (out, text);
  else
    {
      g_string_append_len (out, text, exponent != NULL ? exponent - text : -1);
      g_string_append_c (out, '.');
      if (exponent != NULL)
        g_string_append (out, exponent);
    }
}

static gboolean
shows_zero (const char *text)
{
  for (; *text != '\0' && *text != 'e' && *text != 'E'; text++)
    if (*text >= '1' && *text <= '9')
      return FALSE;
  return TRUE;
}

char *
rf_float_text (double value, char code, int precision, int flags)
{
  GString *out = g_string_new (NULL);
  gboolean upper = code >= 'A' && code <= 'Z';
  gboolean negative = signbit (value) != 0 && !isnan (value);
  double magnitude = fabs (value);

  if (isnan (value))
    g_string_append (out, upper ? "NAN" : "nan");
  else if (isinf (value))
    g_string_append (out, upper ? "INF" : "inf");
  else if (code == 'r')
    append_shortest (out, magnitude, flags);
  else if (code == 'g' || code == 'G')
    append_general (out, magnitude, precision, flags, upper);
  else
    append_plain (out, magnitude, code, precision, flags);
  if (negative && (flags & RF_FLOAT_NO_NEG_0) != 0 && isfinite (value) && shows_zero (out->str))
    negative = FALSE;
  if (negative)
    g_string_prepend_c (out, '-');
  else if ((flags & RF_FLOAT_SIGN) != 0)
    g_string_prepend_c (out, '+');
  return g_string_free (out, FALSE);
}

void
rf_float_append_repr (GString *out, double value)
{
  g_autofree char *text = NULL;

  if (value > -1e15 && value < 1e15 && value == (double) (gint64) value &&
      !(value == 0 && signbit (value)))
    {
      g_string_append_printf (out, "%" G_GINT64_FORMAT ".0", (gint64) value);
      return;
    }
  text = rf_float_text (value, 'r', 0, RF_FLOAT_DOT_0);
  g_string_append (out, text);
}

/* --- reading ---------------------------------------------------------------------------------- */

static const char *
skip_digits (const char *p)
{
  while (g_ascii_isdigit (*p))
    p++;
  return p;
}

/* Behind the number at @p, as Python's grammar has it; NULL: there is none. */
static const char *
skip_number (const char *p)
{
  const char *start, *end;

  if (*p == '+' || *p == '-')
    p++;
  if (g_ascii_strncasecmp (p, "infinity", 8) == 0)
    return p + 8;
  if (g_ascii_strncasecmp (p, "inf", 3) == 0 || g_ascii_strncasecmp (p, "nan", 3) == 0)
    return p + 3;
  start = p;
  end = skip_digits (p);
  p = end;
  if (*p == '.')
    {
      p = skip_digits (p + 1);
      if (end == start && p == end + 1)
        return NULL;
    }
  else if (end == start)
    return NULL;
  if (*p == 'e' || *p == 'E')
    {
      const char *exponent = p + 1;

      if (*exponent == '+' || *exponent == '-')
        exponent++;
      end = skip_digits (exponent);
      if (end == exponent)
        return NULL;
      p = end;
    }
  return p;
}

/* Takes underscores between digits out of @text, in place; FALSE: some stand elsewhere. */
static gboolean
drop_underscores (char *text)
{
  char *out = text;

  for (char *p = text; *p != '\0'; p++)
    {
      if (*p != '_')
        *out++ = *p;
      else if (p == text || !g_ascii_isdigit (p[-1]) || !g_ascii_isdigit (p[1]))
        return FALSE;
    }
  *out = '\0';
  return TRUE;
}

static gboolean
read_float (char *text, double *value)
{
  const char *end;
  char *p = text;
  gsize n;

  while (*p == ' ' || (*p >= '\t' && *p <= '\r'))
    p++;
  n = strlen (p);
  while (n > 0 && (p[n - 1] == ' ' || (p[n - 1] >= '\t' && p[n - 1] <= '\r')))
    n--;
  p[n] = '\0';
  if (!drop_underscores (p))
    return FALSE;
  end = skip_number (p);
  if (end == NULL || *end != '\0')
    return FALSE;
  *value = g_ascii_strtod (p, NULL);
  return TRUE;
}

gboolean
rf_float_from_text (RfMachine *m, RfObject *str, double *value)
{
  g_autofree char *text = rf_str_number_text (str);
  g_autoptr (GString) shown = NULL;

  if (read_float (text, value))
    {
      if (isnan (*value))
        *value = copysign (NAN, *value);
      return TRUE;
    }
  shown = g_string_new (NULL);
  rf_str_append_quoted (shown, str);
  rf_raise (m, RF_EXC_ValueError, "could not convert string to float: %s", shown->str);
  return FALSE;
}

/* --- complex -----------------------------------------------------------------------------------
 */

/* The float at *@p, which moves behind it. FALSE: there is none. */
static gboolean
take_part (const char **p, double *value)
{
  const char *end = skip_number (*p);
  g_autofree char *text = NULL;

  if (end == NULL)
    return FALSE;
  text = g_strndup (*p, (gsize) (end - *p));
  *value = g_ascii_strtod (text, NULL);
  if (isnan (*value))
    *value = copysign (NAN, *value);
  *p = end;
  return TRUE;
}

/* A sign alone (before j) is 1 with it. */
static gboolean
take_sign (const char **p, double *value)
{
  if (**p != '+' && **p != '-' && **p != 'j' && **p != 'J')
    return FALSE;
  *value = **p == '-' ? -1 : 1;
  *p += **p == '+' || **p == '-';
  return TRUE;
}

/* real, imaginary or both. */
static gboolean
read_complex (const char *p, RfComplexValue *value)
{
  gboolean inner = FALSE;
  double part;

#define SKIP                                      \
  while (*p == ' ' || (*p >= '\t' && *p <= '\r')) \
  p++
  *value = (RfComplexValue){ 0, 0 };
  SKIP;
  if (*p == '(')
    {
      inner = TRUE;
      p++;
      SKIP;
    }
  if (!take_part (&p, &part) && !take_sign (&p, &part))
    return FALSE;
  if (*p == '+' || *p == '-')
    {
      value->real = part;
      if (!take_part (&p, &part) && !take_sign (&p, &part))
        return FALSE;
      if (*p != 'j' && *p != 'J')
        return FALSE;
    }
  if (*p == 'j' || *p == 'J')
    {
      value->imag = part;
      p++;
    }
  else if (p[-1] == '+' || p[-1] == '-')
    return FALSE;
  else
    value->real = part;
  SKIP;
  if (inner)
    {
      if (*p++ != ')')
        return FALSE;
      SKIP;
    }
#undef SKIP
  return *p == '\0';
}

gboolean
rf_complex_from_text (RfMachine *m, RfObject *str, RfComplexValue *value)
{
  g_autofree char *text = rf_str_number_text (str);
  g_autoptr (GString) shown = NULL;

  if (!drop_underscores (text))
    {
      shown = g_string_new (NULL);
      rf_str_append_quoted (shown, str);
      return rf_raise (m, RF_EXC_ValueError, "could not convert string to complex: %s",
                       shown->str) != NULL;
    }
  if (strlen (rf_str_data (str)) == RF_STR (str)->size && read_complex (text, value))
    return TRUE;
  return rf_raise (m, RF_EXC_ValueError, "complex() arg is a malformed string") != NULL;
}

/* --- hexadecimal ------------------------------------------------------------------------------ */

RfObject *
rf_float_hex (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  double value = ((RfFloat *) self)->value;
  guint64 bits, fraction;
  int exponent;

  if (!isfinite (value))
    {
      g_autofree char *text = rf_float_text (value, 'r', 0, 0);
      return rf_str_new (m, text, -1);
    }
  if (value == 0)
    return rf_str_new (m, signbit (value) ? "-0x0.0p+0" : "0x0.0p+0", -1);
  memcpy (&bits, &value, sizeof bits);
  fraction = bits & ((G_GUINT64_CONSTANT (1) << 52) - 1);
  exponent = (int) (bits >> 52 & 0x7ff);
  return rf_str_new_format (m, "%s0x%d.%013" G_GINT64_MODIFIER "xp%+d", signbit (value) ? "-" : "",
                            exponent != 0, fraction, exponent != 0 ? exponent - 1023 : -1022);
}

/* The hexadecimal digits at @p, with at most one point: @exponent becomes that of the last one. */
static const char *
take_hex (const char *p, GString *digits, gint64 *exponent)
{
  gboolean point = FALSE;

  for (; g_ascii_isxdigit (*p) || (*p == '.' && !point); p++)
    {
      if (*p == '.')
        {
          point = TRUE;
          continue;
        }
      g_string_append_c (digits, *p);
      if (point)
        *exponent -= 4;
    }
  return digits->len > 0 ? p : NULL;
}

static const char *
take_exponent (const char *p, gint64 *exponent)
{
  const char *start;
  gint64 written;

  if (*p != 'p' && *p != 'P')
    return p;
  start = ++p;
  if (*p == '+' || *p == '-')
    p++;
  if (!g_ascii_isdigit (*p))
    return NULL;
  written = g_ascii_strtoll (start, NULL, 10);
  *exponent += CLAMP (written, -G_MAXINT32, G_MAXINT32);
  return skip_digits (p);
}

static inline gboolean
is_ascii_blank (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* 1: done; 0: no number; -1: too large. */
static int
read_hex (const char *p, double *value)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gint64 exponent = 0;
  gboolean negative = FALSE;
  mpz_t top;

  while (is_ascii_blank (*p))
    p++;
  if (*p == '+' || *p == '-')
    negative = *p++ == '-';
  *value = NAN;
  if (g_ascii_strncasecmp (p, "nan", 3) == 0)
    p += 3;
  else if (g_ascii_strncasecmp (p, "inf", 3) == 0)
    {
      *value = INFINITY;
      p += g_ascii_strncasecmp (p, "infinity", 8) == 0 ? 8 : 3;
    }
  else
    {
      if (p[0] == '0' && (p[1] == 'x' || p[1] == 'X'))
        p += 2;
      p = take_hex (p, digits, &exponent);
      if (p != NULL)
        p = take_exponent (p, &exponent);
    }
  while (p != NULL && is_ascii_blank (*p))
    p++;
  if (p == NULL || *p != '\0')
    return 0;
  if (digits->len > 0)
    {
      mpz_init_set_str (top, digits->str, 16);
      *value = rf_double_from_mpz (top, FALSE, exponent);
      mpz_clear (top);
      if (isinf (*value))
        return -1;
    }
  if (negative)
    *value = -*value;
  return 1;
}

RfObject *
rf_float_fromhex (RfMachine *m, RfObject *cls, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  double value;
  int found;
  RfObject *number, *result;

  if (!rf_is_str (args[0]))
    return rf_raise (m, RF_EXC_TypeError, "bad argument type for built-in operation");
  if (!rf_int_room (m, RF_STR (args[0])->size * 4))
    return NULL;
  found = strlen (rf_str_data (args[0])) == RF_STR (args[0])->size
            ? read_hex (rf_str_data (args[0]), &value)
            : 0;
  if (found == 0)
    return rf_raise (m, RF_EXC_ValueError, "invalid hexadecimal floating-point string");
  if (found < 0)
    return rf_raise (m, RF_EXC_OverflowError,
                     "hexadecimal value too large to represent as a float");
  number = rf_float_new (m, value);
  if (number == NULL || cls == RF_OBJECT (m->class_float))
    return number;
  rf_hold (m->heap, number);
  result = rf_object_call_one (m, cls, number);
  rf_release (m->heap, 1);
  rf_drop (m, number);
  return result;
}
