/* SPDX-License-Identifier: MIT */

/* Format specifications, [[fill]align][sign][z][#][0][width][grouping][.precision][type], for str,
 * int, float and complex. A number is laid out in parts: padding, sign, padding ('='), prefix,
 * grouped digits, what follows the digits (point, fraction, exponent, percent sign), padding. */

#include "python/rf-atoms-private.h"

#include <math.h>
#include <string.h>

typedef struct
{
  gunichar fill;
  char align; /* < > = ^ */
  char sign;  /* '\0', + - or space */
  gboolean alternate, no_neg_0;
  gssize width, precision; /* -1: not given */
  char grouping;           /* '\0', ',' or '_' */
  gunichar type;
} Spec;

static gboolean
is_align (gunichar c)
{
  return c == '<' || c == '>' || c == '=' || c == '^';
}

/* The number at *@p, -1 when there are no digits. */
static gboolean
take_number (RfMachine *m, const gunichar **p, const gunichar *end, gssize *value)
{
  gssize n = 0;

  if (*p == end || g_unichar_type (**p) != G_UNICODE_DECIMAL_NUMBER)
    {
      *value = -1;
      return TRUE;
    }
  for (; *p < end && g_unichar_type (**p) == G_UNICODE_DECIMAL_NUMBER; (*p)++)
    if (__builtin_mul_overflow (n, 10, &n) ||
        __builtin_add_overflow (n, g_unichar_digit_value (**p), &n))
      return rf_raise (m, RF_EXC_ValueError, "Too many decimal digits in format string") != NULL;
  *value = n;
  return TRUE;
}

static gboolean
raise_both (RfMachine *m)
{
  return rf_raise (m, RF_EXC_ValueError, "Cannot specify both ',' and '_'.") != NULL;
}

/* Only some types can be grouped. */
static gboolean
check_grouping (RfMachine *m, const Spec *spec)
{
  if (spec->grouping == '\0' || spec->type == '\0' ||
      (spec->type < 0x80 && strchr ("defgEG%F", (int) spec->type) != NULL))
    return TRUE;
  if (spec->grouping == '_' && spec->type < 0x80 && strchr ("boxX", (int) spec->type) != NULL)
    return TRUE;
  if (spec->type > 32 && spec->type < 128)
    rf_raise (m, RF_EXC_ValueError, "Cannot specify '%c' with '%c'.", spec->grouping,
              (int) spec->type);
  else
    rf_raise (m, RF_EXC_ValueError, "Cannot specify '%c' with '\\x%x'.", spec->grouping,
              spec->type);
  return FALSE;
}

/* Fill, alignment, sign and the flags. */
static const gunichar *
take_flags (RfMachine *m, const gunichar *p, const gunichar *end, char default_align, Spec *spec)
{
  gboolean fill_given = FALSE, align_given = FALSE;

  if (end - p >= 2 && is_align (p[1]))
    {
      spec->fill = p[0];
      spec->align = (char) p[1];
      fill_given = align_given = TRUE;
      p += 2;
    }
  else if (end - p >= 1 && is_align (p[0]))
    {
      spec->align = (char) *p++;
      align_given = TRUE;
    }
  if (p < end && (*p == ' ' || *p == '+' || *p == '-'))
    spec->sign = (char) *p++;
  if (p < end && *p == 'z' && rf_since (m, 11))
    {
      spec->no_neg_0 = TRUE;
      p++;
    }
  if (p < end && *p == '#')
    {
      spec->alternate = TRUE;
      p++;
    }
  if (!fill_given && p < end && *p == '0')
    {
      spec->fill = '0';
      if (!align_given && default_align == '>')
        spec->align = '=';
      p++;
    }
  return p;
}

static gboolean
parse_chars (RfMachine *m, const gunichar *p, const gunichar *end, RfObject *text, RfObject *value,
             char default_type, char default_align, Spec *spec)
{
  *spec = (Spec){ .fill = ' ', .align = default_align, .precision = -1 };
  spec->type = (gunichar) default_type;
  p = take_flags (m, p, end, default_align, spec);
  if (!take_number (m, &p, end, &spec->width))
    return FALSE;
  if (p < end && *p == ',')
    spec->grouping = (char) *p++;
  if (p < end && *p == '_')
    {
      if (spec->grouping != '\0')
        return raise_both (m);
      spec->grouping = (char) *p++;
    }
  if (p < end && *p == ',' && spec->grouping == '_')
    return raise_both (m);
  if (p < end && *p == '.')
    {
      p++;
      if (!take_number (m, &p, end, &spec->precision))
        return FALSE;
      if (spec->precision < 0)
        return rf_raise (m, RF_EXC_ValueError, "Format specifier missing precision") != NULL;
    }
  if (end - p > 1)
    {
      if (rf_since (m, 11))
        rf_raise (m, RF_EXC_ValueError, "Invalid format specifier '%s' for object of type '%.200s'",
                  rf_str_data (text), rf_class_name (value));
      else
        rf_raise (m, RF_EXC_ValueError, "Invalid format specifier");
      return FALSE;
    }
  if (p < end)
    spec->type = *p;
  return check_grouping (m, spec);
}

static gboolean
parse (RfMachine *m, RfObject *text, RfObject *value, char default_type, char default_align,
       Spec *spec)
{
  gunichar few[32];
  gsize n = RF_STR (text)->length;
  gunichar *chars = n <= G_N_ELEMENTS (few) ? few : g_try_new (gunichar, n);
  const char *p = rf_str_data (text);
  gboolean ok;

  if (chars == NULL)
    return rf_raise_memory (m) != NULL;
  for (gsize i = 0; i < n; i++)
    chars[i] = rf_utf8_next (&p);
  ok = parse_chars (m, chars, chars + n, text, value, default_type, default_align, spec);
  if (chars != few)
    g_free (chars);
  return ok;
}

static RfObject *
raise_unknown (RfMachine *m, gunichar type, RfObject *value)
{
  if (type > 32 && type < 128)
    return rf_raise (m, RF_EXC_ValueError, "Unknown format code '%c' for object of type '%.200s'",
                     (int) type, rf_class_name (value));
  return rf_raise (m, RF_EXC_ValueError, "Unknown format code '\\x%x' for object of type '%.200s'",
                   type, rf_class_name (value));
}

static void
append_fill (GString *out, gunichar fill, gssize n)
{
  for (gssize i = 0; i < n; i++)
    rf_str_append_char (out, fill);
}

static gboolean
room_for (RfMachine *m, const Spec *spec, gsize size)
{
  gsize width = MAX (spec->width, 0);

  return rf_text_room (m, MIN (width, G_MAXINT32) * 4 + size);
}

/* --- str -------------------------------------------------------------------------------------- */

static RfObject *
format_str (RfMachine *m, RfObject *self, const Spec *spec)
{
  RfStr *s = RF_STR (self);
  gsize length = s->length, size;
  gssize padding, left;
  GString *out;

  if (spec->sign != '\0')
    return rf_raise (m, RF_EXC_ValueError,
                     spec->sign == ' ' ? "Space not allowed in string format specifier"
                                       : "Sign not allowed in string format specifier");
  if (spec->no_neg_0)
    return rf_raise (m, RF_EXC_ValueError,
                     "Negative zero coercion (z) not allowed in string format specifier");
  if (spec->alternate)
    return rf_raise (m, RF_EXC_ValueError,
                     "Alternate form (#) not allowed in string format specifier");
  if (spec->align == '=')
    return rf_raise (m, RF_EXC_ValueError, "'=' alignment not allowed in string format specifier");
  if (spec->precision >= 0 && (gsize) spec->precision < length)
    length = (gsize) spec->precision;
  if (spec->width <= (gssize) length)
    return rf_str_substring (m, self, 0, length);
  size = rf_str_byte_at (self, length);
  if (!room_for (m, spec, size))
    return NULL;
  padding = spec->width - (gssize) length;
  left = spec->align == '>' ? padding : spec->align == '^' ? padding / 2 : 0;
  out = g_string_sized_new (size + (gsize) padding);
  append_fill (out, spec->fill, left);
  g_string_append_len (out, s->data, (gssize) size);
  append_fill (out, spec->fill, padding - left);
  return rf_str_new_string (m, out);
}

/* What an empty specification gives; of the class itself without the C call of str (). */
static RfObject *
plain (RfMachine *m, RfObject *self, RfClass *cls)
{
  if (RF_CLASS_OF (self) != cls)
    return rf_object_str (m, self);
  return cls == m->class_str ? rf_new_ref (m, self) : cls->slots.repr (m, self);
}

RfObject *
rf_str_format_method (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                      RfObject *kwnames)
{
  Spec spec;

  if (!rf_str_check (m, args[0], "__format__", 0))
    return NULL;
  if (RF_STR (args[0])->length == 0)
    return plain (m, self, m->class_str);
  if (!parse (m, args[0], self, 's', '<', &spec))
    return NULL;
  if (spec.type != 's')
    return raise_unknown (m, spec.type, self);
  return format_str (m, self, &spec);
}

/* --- numbers ---------------------------------------------------------------------------------- */

/* The text of a number in parts. @n_digits of @digits are grouped, the rest follows them. */
typedef struct
{
  char sign; /* '\0', '-', '+', ' ' */
  const char *prefix;
  const char *digits;
  gsize n_digits;
} Number;

/* Appends the digits in groups of @group (0: none), with leading zeros up to @min_width. */
static void
append_grouped (GString *out, const char *digits, gsize n, gssize min_width, int group,
                char separator)
{
  GString *backwards;
  gssize left = (gssize) n;
  gsize in_group = 0;

  if (n == 0)
    return;
  if (group == 0)
    {
      append_fill (out, '0', min_width - left);
      g_string_append_len (out, digits, left);
      return;
    }
  backwards = g_string_new (NULL);
  while (left > 0 || min_width > 0)
    {
      if (in_group == (gsize) group)
        {
          g_string_append_c (backwards, separator);
          in_group = 0;
          min_width--;
        }
      g_string_append_c (backwards, left > 0 ? digits[left - 1] : '0');
      left--;
      min_width--;
      in_group++;
    }
  for (gsize i = backwards->len; i-- > 0;)
    g_string_append_c (out, backwards->str[i]);
  g_string_free (backwards, TRUE);
}

static char
sign_for (const Spec *spec, gboolean negative)
{
  if (negative)
    return '-';
  return spec->sign == '+' || spec->sign == ' ' ? spec->sign : '\0';
}

static gsize
text_length (const char *text)
{
  gsize n = 0;

  for (; *text != '\0'; text++)
    n += (*text & 0xc0) != 0x80;
  return n;
}

static RfObject *
lay_out (RfMachine *m, const Spec *spec, const Number *number)
{
  const char *rest = number->digits + number->n_digits;
  gsize others = (number->sign != '\0') + strlen (number->prefix) + text_length (rest);
  gboolean zeros = spec->fill == '0' && spec->align == '=';
  int group = spec->grouping == '\0' ? 0
              : spec->type < 0x80 && spec->type != '\0' && strchr ("boxX", (int) spec->type) != NULL
                ? 4
                : 3;
  GString *body, *out;
  gssize padding, left;

  if (!room_for (m, spec, strlen (number->digits) * 2))
    return NULL;
  body = g_string_new (NULL);
  append_grouped (body, number->digits, number->n_digits, zeros ? spec->width - (gssize) others : 0,
                  group, spec->grouping);
  padding = MAX (spec->width - (gssize) (others + body->len), 0);
  left = spec->align == '>' ? padding : spec->align == '^' ? padding / 2 : 0;
  out = g_string_new (NULL);
  append_fill (out, spec->fill, left);
  if (number->sign != '\0')
    g_string_append_c (out, number->sign);
  g_string_append (out, number->prefix);
  if (spec->align == '=')
    append_fill (out, spec->fill, padding);
  g_string_append_len (out, body->str, (gssize) body->len);
  g_string_append (out, rest);
  if (spec->align == '<' || spec->align == '^')
    append_fill (out, spec->fill, padding - left);
  g_string_free (body, TRUE);
  return rf_str_new_string (m, out);
}

/* --- int -------------------------------------------------------------------------------------- */

static RfObject *
format_char (RfMachine *m, RfObject *self, const Spec *spec)
{
  Number number = { .prefix = "" };
  g_autoptr (GString) text = NULL;
  gint64 c;

  if (spec->sign != '\0')
    return rf_raise (m, RF_EXC_ValueError, "Sign not allowed with integer format specifier 'c'");
  if (spec->alternate)
    return rf_raise (m, RF_EXC_ValueError,
                     "Alternate form (#) not allowed with integer format specifier 'c'");
  c = rf_int_as_int64 (m, self);
  if (c == -1 && rf_raised (m))
    return NULL;
  if (c < 0 || c > 0x10ffff)
    return rf_raise (m, RF_EXC_OverflowError, "%%c arg not in range(0x110000)");
  if (c == 0 && spec->width <= 1)
    return rf_str_new_char (m, 0);
  text = g_string_new (NULL);
  rf_str_append_char (text, (gunichar) c);
  number.digits = text->str;
  return lay_out (m, spec, &number);
}

static RfObject *
format_int (RfMachine *m, RfObject *self, const Spec *spec)
{
  static const struct
  {
    char type;
    int base;
    const char *prefix;
  } bases[] = { { 'b', 2, "0b" }, { 'o', 8, "0o" }, { 'x', 16, "0x" }, { 'X', 16, "0X" } };
  g_autoptr (GString) text = NULL;
  Number number = { .prefix = "" };
  int base = 10;

  if (spec->type == 'd' || spec->type == 'n')
    rf_check_signals (m);
  if (spec->precision != -1)
    return rf_raise (m, RF_EXC_ValueError, "Precision not allowed in integer format specifier");
  if (spec->no_neg_0)
    return rf_raise (m, RF_EXC_ValueError,
                     "Negative zero coercion (z) not allowed in integer format specifier");
  if (spec->type == 'c')
    return format_char (m, self, spec);
  for (gsize i = 0; i < G_N_ELEMENTS (bases); i++)
    if (spec->type == (gunichar) bases[i].type)
      {
        base = bases[i].base;
        number.prefix = spec->alternate ? bases[i].prefix : "";
      }
  text = g_string_new (NULL);
  if (!rf_int_append_base (m, text, self, base))
    return NULL;
  if (spec->type == 'X')
    g_string_ascii_up (text);
  number.sign = sign_for (spec, text->str[0] == '-');
  number.digits = text->str[0] == '-' ? text->str + 1 : text->str;
  number.n_digits = strlen (number.digits);
  return lay_out (m, spec, &number);
}

/* --- float ------------------------------------------------------------------------------------ */

static RfObject *
format_float (RfMachine *m, double value, const Spec *spec)
{
  g_autofree char *text = NULL;
  g_autoptr (GString) whole = NULL;
  Number number = { .prefix = "" };
  int flags = (spec->alternate ? RF_FLOAT_ALTERNATE : 0) | (spec->no_neg_0 ? RF_FLOAT_NO_NEG_0 : 0);
  char code = (char) spec->type;
  int precision = spec->precision < 0 ? 6 : (int) MIN (spec->precision, G_MAXINT);

  if (spec->precision > G_MAXINT)
    return rf_raise (m, RF_EXC_ValueError, "precision too big");
  if (!rf_text_room (m, (gsize) precision + 400))
    return NULL;
  if (code == '\0')
    {
      flags |= RF_FLOAT_DOT_0;
      code = spec->precision < 0 ? 'r' : 'g';
    }
  else if (code == 'n')
    code = 'g';
  else if (code == '%')
    {
      value *= 100;
      code = 'f';
    }
  text = rf_float_text (value, code, precision, flags);
  whole = g_string_new (text[0] == '-' ? text + 1 : text);
  if (spec->type == '%')
    g_string_append_c (whole, '%');
  number.sign = sign_for (spec, text[0] == '-');
  number.digits = whole->str;
  number.n_digits = strspn (whole->str, "0123456789");
  return lay_out (m, spec, &number);
}

static gboolean
is_float_type (gunichar type)
{
  return type != '\0' && type < 0x80 && strchr ("eEfFgG%", (int) type) != NULL;
}

RfObject *
rf_int_format_method (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                      RfObject *kwnames)
{
  Spec spec;
  double value;

  if (!rf_str_check (m, args[0], "__format__", 0))
    return NULL;
  if (RF_STR (args[0])->length == 0)
    return plain (m, self, m->class_int);
  if (!parse (m, args[0], self, 'd', '>', &spec))
    return NULL;
  if (spec.type != '\0' && spec.type < 0x80 && strchr ("bcdoxXn", (int) spec.type) != NULL)
    return format_int (m, self, &spec);
  if (!is_float_type (spec.type))
    return raise_unknown (m, spec.type, self);
  value = rf_int_as_double (m, self);
  return value == -1.0 && rf_raised (m) ? NULL : format_float (m, value, &spec);
}

RfObject *
rf_float_format_method (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                        RfObject *kwnames)
{
  Spec spec;

  if (!rf_str_check (m, args[0], "__format__", 0))
    return NULL;
  if (RF_STR (args[0])->length == 0)
    return plain (m, self, m->class_float);
  if (!parse (m, args[0], self, '\0', '>', &spec))
    return NULL;
  if (spec.type != '\0' && spec.type != 'n' && !is_float_type (spec.type))
    return raise_unknown (m, spec.type, self);
  return format_float (m, ((RfFloat *) self)->value, &spec);
}

/* --- complex ---------------------------------------------------------------------------------- */

/* One part, laid out without padding; the imaginary one always with its sign. */
static RfObject *
format_part (RfMachine *m, double value, const Spec *spec, gboolean with_sign)
{
  Spec part = *spec;

  part.width = -1;
  part.fill = ' ';
  part.align = '>';
  if (with_sign)
    part.sign = '+';
  if (part.type != '\0')
    return format_float (m, value, &part);
  /* As repr() has it: without ".0". */
  if (part.precision < 0)
    {
      g_autofree char *text =
        rf_float_text (value, 'r', 0, part.alternate ? RF_FLOAT_ALTERNATE : 0);
      Number number = { .prefix = "" };

      number.sign = sign_for (&part, text[0] == '-');
      number.digits = text + (text[0] == '-');
      number.n_digits = strspn (number.digits, "0123456789");
      return lay_out (m, &part, &number);
    }
  part.type = 'g';
  return format_float (m, value, &part);
}

static RfObject *
format_complex (RfMachine *m, double real, double imag, const Spec *spec)
{
  gboolean bare = spec->type == '\0', alone = bare && real == 0 && !signbit (real);
  RfObject *parts[2] = { NULL, NULL }, *text, *result;
  Spec whole = *spec;
  GString *out;

  if (!alone)
    {
      parts[0] = format_part (m, real, spec, FALSE);
      if (parts[0] == NULL)
        return NULL;
    }
  parts[1] = format_part (m, imag, spec, !alone);
  if (parts[1] == NULL)
    {
      rf_xdrop (m, parts[0]);
      return NULL;
    }
  out = g_string_new (bare && !alone ? "(" : "");
  for (int i = 0; i < 2; i++)
    if (parts[i] != NULL)
      {
        g_string_append (out, rf_str_data (parts[i]));
        rf_drop (m, parts[i]);
      }
  g_string_append (out, bare && !alone ? "j)" : "j");
  text = rf_str_new_string (m, out);
  if (text == NULL)
    return NULL;
  whole.sign = '\0';
  whole.alternate = FALSE;
  whole.precision = -1;
  result = format_str (m, text, &whole);
  rf_drop (m, text);
  return result;
}

RfObject *
rf_complex_format_method (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                          RfObject *kwnames)
{
  RfComplex *c = (RfComplex *) self;
  Spec spec;

  if (!rf_str_check (m, args[0], "__format__", 0))
    return NULL;
  if (RF_STR (args[0])->length == 0)
    return plain (m, self, m->class_complex);
  if (!parse (m, args[0], self, '\0', '>', &spec))
    return NULL;
  if (spec.type != '\0' && (spec.type == '%' || (spec.type != 'n' && !is_float_type (spec.type))))
    return raise_unknown (m, spec.type, self);
  if (spec.fill == '0')
    return rf_raise (m, RF_EXC_ValueError,
                     "Zero padding is not allowed in complex format specifier");
  if (spec.align == '=')
    return rf_raise (m, RF_EXC_ValueError,
                     "'=' alignment flag is not allowed in complex format specifier");
  return format_complex (m, c->real, c->imag, &spec);
}
