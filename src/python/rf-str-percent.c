/* SPDX-License-Identifier: MIT */

/* format % arguments, of str and of bytes. The format is walked once; a conversion is
 * %[(key)][flags][width][.precision][h l L]type. A tuple gives its items in order, a mapping by
 * key, anything else is the one argument. */

#include "python/rf-bytes.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const char *p, *start, *end;
  RfObject *args; /* borrowed */
  gboolean tuple, keyed, bytes;
  gsize next;          /* argument */
  RfObject *mapping;   /* args, or NULL */
  RfObject *key_value; /* owned: what (key) stood for */
  GString *out;
} Walk;

typedef struct
{
  gboolean left, plus, blank, alternate, zero;
  gint64 width, precision; /* -1: not given */
  gunichar type;
} Conversion;

/* Borrowed, unless it is the value of a key: then *@owned. */
static RfObject *
next_argument (RfMachine *m, Walk *w, gboolean *owned)
{
  *owned = w->key_value != NULL;
  if (w->key_value != NULL)
    {
      RfObject *value = w->key_value;

      w->key_value = NULL;
      return value;
    }
  if (w->keyed)
    return rf_raise (m, RF_EXC_TypeError, "not enough arguments for format string");
  if (w->tuple && w->next < ((RfTuple *) w->args)->length)
    return ((RfTuple *) w->args)->items[w->next++];
  if (!w->tuple && w->next == 0)
    {
      w->next = 1;
      return w->args;
    }
  return rf_raise (m, RF_EXC_TypeError, "not enough arguments for format string");
}

static gboolean
raise_incomplete (RfMachine *m)
{
  return rf_raise (m, RF_EXC_ValueError, "incomplete format") != NULL;
}

static gboolean
take_key (RfMachine *m, Walk *w)
{
  const char *start = ++w->p;
  int depth = 1;
  RfObject *key;

  if (w->mapping == NULL)
    return rf_raise (m, RF_EXC_TypeError, "format requires a mapping") != NULL;
  for (; w->p < w->end && depth > 0; w->p++)
    {
      if (*w->p == ')')
        depth--;
      else if (*w->p == '(')
        depth++;
    }
  if (depth > 0)
    return rf_raise (m, RF_EXC_ValueError, "incomplete format key") != NULL;
  if (w->bytes)
    key = rf_bytes_new (m, start, (gsize) (w->p - 1 - start));
  else
    key = rf_str_new (m, start, w->p - 1 - start);
  if (key == NULL)
    return FALSE;
  w->keyed = TRUE;
  rf_hold (m->heap, key);
  rf_xdrop (m, w->key_value);
  w->key_value = rf_object_getitem (m, w->mapping, key);
  rf_release (m->heap, 1);
  rf_drop (m, key);
  return w->key_value != NULL;
}

static void
take_flags (Walk *w, Conversion *c)
{
  for (; w->p < w->end; w->p++)
    switch (*w->p)
      {
      case '-':
        c->left = TRUE;
        break;
      case '+':
        c->plus = TRUE;
        break;
      case ' ':
        c->blank = TRUE;
        break;
      case '#':
        c->alternate = TRUE;
        break;
      case '0':
        c->zero = TRUE;
        break;
      default:
        return;
      }
}

/* A '*' or digits; -1: none. */
static gboolean
take_number (RfMachine *m, Walk *w, gint64 limit, const char *too_big, gint64 *value)
{
  if (w->p < w->end && *w->p == '*')
    {
      gboolean owned;
      RfObject *argument = next_argument (m, w, &owned);

      w->p++;
      if (argument == NULL)
        return FALSE;
      if (!rf_is_int (argument))
        rf_raise (m, RF_EXC_TypeError, "* wants int");
      else if (!rf_int_fits (argument, value) || *value > limit || *value < -limit)
        rf_raise (m, RF_EXC_OverflowError, "Python int too large to convert to C %s",
                  limit == G_MAXINT ? "int" : "ssize_t");
      if (owned)
        rf_drop (m, argument);
      return !rf_raised (m);
    }
  if (w->p == w->end || !g_ascii_isdigit (*w->p))
    return TRUE;
  *value = 0;
  for (; w->p < w->end && g_ascii_isdigit (*w->p); w->p++)
    {
      if (*value > (limit - (*w->p - '0')) / 10)
        return rf_raise (m, RF_EXC_ValueError, "%s", too_big) != NULL;
      *value = *value * 10 + (*w->p - '0');
    }
  return TRUE;
}

static gboolean
take_conversion (RfMachine *m, Walk *w, Conversion *c)
{
  *c = (Conversion){ .width = -1, .precision = -1 };
  if (w->p < w->end && *w->p == '(' && !take_key (m, w))
    return FALSE;
  take_flags (w, c);
  if (!take_number (m, w, G_MAXINT64 - 1, "width too big", &c->width))
    return FALSE;
  if (c->width < -1)
    {
      c->left = TRUE;
      c->width = -c->width;
    }
  if (w->p < w->end && *w->p == '.')
    {
      w->p++;
      c->precision = 0;
      if (!take_number (m, w, G_MAXINT, "precision too big", &c->precision))
        return FALSE;
      c->precision = MAX (c->precision, 0);
    }
  if (w->p < w->end && (*w->p == 'h' || *w->p == 'l' || *w->p == 'L'))
    w->p++;
  if (w->p >= w->end)
    return raise_incomplete (m);
  c->type = w->bytes ? (guint8) *w->p++ : rf_utf8_next (&w->p);
  return TRUE;
}

/* --- what is converted ------------------------------------------------------------------------ */

/* The int that @o stands for, or NULL; a TypeError is told in the words of %. */
static RfObject *
as_int (RfMachine *m, RfObject *o, const Conversion *c)
{
  const RfSlots *slots = &RF_CLASS_OF (o)->slots;
  gboolean whole = c->type == 'o' || c->type == 'x' || c->type == 'X';
  RfObject *number = NULL;

  if (rf_is_int (o))
    return rf_new_ref (m, o);
  if (slots->index != NULL || (slots->int_ != NULL && !whole))
    {
      number = whole ? rf_object_index (m, o) : rf_int_from_object (m, o);
      if (number != NULL || !rf_raised_is (m, RF_EXC_TypeError) || !rf_raised_clear (m))
        return number;
    }
  return rf_raise (m, RF_EXC_TypeError, "%%%c format: %s is required, not %.200s", (int) c->type,
                   whole ? "an integer" : "a real number", rf_class_name (o));
}

/* Text of a number with its sign and prefix. */
static gboolean
convert_int (RfMachine *m, RfObject *o, const Conversion *c, GString *text)
{
  RfObject *number = as_int (m, o, c);
  int base = c->type == 'o' ? 8 : c->type == 'x' || c->type == 'X' ? 16 : 10;
  gsize sign, digits;
  gboolean ok;

  if (number == NULL)
    return FALSE;
  ok = rf_int_append_base (m, text, number, base);
  rf_drop (m, number);
  if (!ok)
    return FALSE;
  sign = text->str[0] == '-';
  digits = text->len - sign;
  if (c->precision > (gint64) digits)
    {
      if (!rf_text_room (m, (gsize) c->precision))
        return FALSE;
      for (gint64 i = (gint64) digits; i < c->precision; i++)
        g_string_insert_c (text, (gssize) sign, '0');
    }
  if (c->alternate && base != 10)
    g_string_insert (text, (gssize) sign, base == 8 ? "0o" : "0x");
  if (c->type == 'X')
    g_string_ascii_up (text);
  return TRUE;
}

static gboolean
convert_float (RfMachine *m, RfObject *o, const Conversion *c, gboolean bytes, GString *text)
{
  double value = rf_float_as_double (m, o);
  int precision = c->precision < 0 ? 6 : (int) c->precision;
  g_autofree char *digits = NULL;

  if (value == -1.0 && rf_raised (m))
    {
      if (bytes && rf_raised_is (m, RF_EXC_TypeError) && rf_raised_clear (m))
        rf_raise (m, RF_EXC_TypeError, "float argument required, not %.200s", rf_class_name (o));
      return FALSE;
    }
  if (!rf_text_room (m, (gsize) precision + 400))
    return FALSE;
  digits = rf_float_text (value, (char) c->type, precision, c->alternate ? RF_FLOAT_ALTERNATE : 0);
  g_string_append (text, digits);
  return TRUE;
}

static gboolean
convert_char (RfMachine *m, RfObject *o, GString *text)
{
  gint64 c;
  RfObject *number;

  if (rf_is_str (o))
    {
      if (RF_STR (o)->length == 1)
        {
          g_string_append_len (text, rf_str_data (o), (gssize) RF_STR (o)->size);
          return TRUE;
        }
    }
  else if (RF_CLASS_OF (o)->slots.index != NULL)
    {
      number = rf_object_index (m, o);
      if (number == NULL)
        return FALSE;
      if (!rf_int_fits (number, &c) || c < 0 || c > 0x10ffff)
        rf_raise (m, RF_EXC_OverflowError, "%%c arg not in range(0x110000)");
      else
        rf_str_append_char (text, (gunichar) c);
      rf_drop (m, number);
      return !rf_raised (m);
    }
  rf_raise (m, RF_EXC_TypeError, "%%c requires int or char");
  return FALSE;
}

static gboolean
convert_text (RfMachine *m, RfObject *o, const Conversion *c, GString *text)
{
  /* That of an int needs no call of str(). */
  gboolean plain = c->type == 's' && RF_CLASS_OF (o) == m->class_int;
  RfObject *shown = plain            ? m->class_int->slots.repr (m, o)
                    : c->type == 's' ? rf_object_str (m, o)
                    : c->type == 'r' ? rf_object_repr (m, o)
                                     : rf_object_ascii (m, o);
  gsize length;

  if (shown == NULL)
    return FALSE;
  length = RF_STR (shown)->length;
  if (c->precision >= 0 && (gsize) c->precision < length)
    length = (gsize) c->precision;
  g_string_append_len (text, rf_str_data (shown), (gssize) rf_str_byte_at (shown, length));
  rf_drop (m, shown);
  return TRUE;
}

/* The same of bytes. */
static gboolean
convert_byte (RfMachine *m, RfObject *o, GString *text)
{
  guint8 byte;

  if ((rf_is_bytes (o) || rf_is_bytearray (m, o)) && rf_span_self (o).size == 1)
    {
      g_string_append_c (text, rf_span_self (o).data[0]);
      return TRUE;
    }
  if (rf_is_bytes (o) || rf_is_bytearray (m, o))
    return rf_raise (m, RF_EXC_TypeError,
                     "%%c requires an integer in range(256) or a single byte") != NULL;
  if (rf_is_int (o) || RF_CLASS_OF (o)->slots.index != NULL)
    {
      if (rf_byte_of (m, o, FALSE, &byte))
        {
          g_string_append_c (text, (char) byte);
          return TRUE;
        }
      if (!rf_raised_is (m, RF_EXC_ValueError) || !rf_raised_clear (m))
        return FALSE;
      return rf_raise (m, RF_EXC_OverflowError, "%%c arg not in range(256)") != NULL;
    }
  return rf_raise (m, RF_EXC_TypeError, "%%c requires an integer in range(256) or a single byte") !=
         NULL;
}

/* %b and %s of bytes: what is bytes-like, or knows its bytes. */
static gboolean
convert_bytes (RfMachine *m, RfObject *o, const Conversion *c, GString *text)
{
  RfObject *method, *made = NULL;
  RfByteSpan span;

  if (!rf_span_try (m, o, &span))
    {
      if (rf_raised (m))
        return FALSE;
      method = rf_object_lookup_special (m, o, m->name_bytes);
      if (method == NULL && rf_raised (m))
        return FALSE;
      if (method == NULL)
        return rf_raise (m, RF_EXC_TypeError,
                         "%%b requires a bytes-like object, or an object that implements "
                         "__bytes__, not '%.100s'",
                         rf_class_name (o)) != NULL;
      rf_hold (m->heap, method);
      made = rf_object_call_noargs (m, method);
      rf_release (m->heap, 1);
      rf_drop (m, method);
      if (made == NULL)
        return FALSE;
      if (!rf_is_bytes (made))
        {
          rf_raise (m, RF_EXC_TypeError, "__bytes__ returned non-bytes (type %.200s)",
                    rf_class_name (made));
          rf_drop (m, made);
          return FALSE;
        }
      span = rf_span_self (made);
    }
  if (c->precision >= 0 && (gsize) c->precision < span.size)
    span.size = (gsize) c->precision;
  if (rf_text_room (m, span.size))
    g_string_append_len (text, span.data, (gssize) span.size);
  rf_xdrop (m, made);
  return !rf_raised (m);
}

/* --- laying out ------------------------------------------------------------------------------- */

static gsize
characters (const char *text, gsize size)
{
  gsize n = 0;

  for (gsize i = 0; i < size; i++)
    n += (text[i] & 0xc0) != 0x80;
  return n;
}

static gboolean
lay_out (RfMachine *m, Walk *w, const Conversion *c, GString *text, gboolean number)
{
  const char *body = text->str;
  gsize size = text->len;
  char sign = '\0';
  gsize prefix = 0;
  gint64 padding;

  if (number)
    {
      if (*body == '-')
        {
          sign = *body++;
          size--;
        }
      else if (c->plus || c->blank)
        sign = c->plus ? '+' : ' ';
      if (c->alternate && (c->type == 'x' || c->type == 'X' || c->type == 'o'))
        prefix = 2;
    }
  padding = c->width - (gint64) (w->bytes ? size : characters (body, size)) - (sign != '\0');
  if (!rf_text_room (m, w->out->len + size + (gsize) CLAMP (padding, 0, G_MAXINT32)))
    return FALSE;
  if (!c->left && !(number && c->zero))
    for (; padding > 0; padding--)
      g_string_append_c (w->out, ' ');
  if (sign != '\0')
    g_string_append_c (w->out, sign);
  g_string_append_len (w->out, body, (gssize) prefix);
  if (!c->left)
    for (; padding > 0; padding--)
      g_string_append_c (w->out, '0');
  g_string_append_len (w->out, body + prefix, (gssize) (size - prefix));
  for (; padding > 0; padding--)
    g_string_append_c (w->out, ' ');
  return TRUE;
}

static gboolean
convert (RfMachine *m, Walk *w, Conversion *c)
{
  gboolean ok, number = TRUE, owned;
  RfObject *value = next_argument (m, w, &owned);
  GString *text;
  gboolean upright = c->type != 0 && c->type < 0x80;

  if (value == NULL)
    return FALSE;
  text = g_string_new (NULL);
  if (owned)
    rf_hold (m->heap, value);
  if (upright && strchr ("diuoxX", (int) c->type) != NULL)
    ok = convert_int (m, value, c, text);
  else if (upright && strchr ("eEfFgG", (int) c->type) != NULL)
    ok = convert_float (m, value, c, w->bytes, text);
  else
    {
      number = FALSE;
      if (c->type == 'c')
        ok = w->bytes ? convert_byte (m, value, text) : convert_char (m, value, text);
      else if (w->bytes && (c->type == 's' || c->type == 'b'))
        ok = convert_bytes (m, value, c, text);
      else if (w->bytes && c->type == 'r')
        {
          c->type = 'a';
          ok = convert_text (m, value, c, text);
        }
      else if (c->type == 's' || c->type == 'r' || c->type == 'a')
        ok = convert_text (m, value, c, text);
      else
        {
          /* The index of the character, not of its byte. */
          gsize index = (w->bytes ? (gsize) (w->p - w->start)
                                  : characters (w->start, (gsize) (w->p - w->start))) -
                        1;

          ok =
            rf_raise (m, RF_EXC_ValueError,
                      "unsupported format character '%c' (0x%x) at index %" G_GSIZE_FORMAT,
                      c->type > 31 && c->type < 127 ? (int) c->type : '?', c->type, index) != NULL;
        }
    }
  if (owned)
    rf_drop_held (m->heap, value, NULL);
  ok = ok && lay_out (m, w, c, text, number);
  g_string_free (text, TRUE);
  return ok;
}

static gboolean
walk (RfMachine *m, Walk *w)
{
  while (w->p < w->end)
    {
      const char *percent = memchr (w->p, '%', (gsize) (w->end - w->p));
      const char *stop = percent != NULL ? percent : w->end;
      Conversion c;
      gboolean ok;

      if (!rf_text_room (m, w->out->len + (gsize) (stop - w->p)))
        return FALSE;
      g_string_append_len (w->out, w->p, stop - w->p);
      w->p = stop;
      if (percent == NULL)
        break;
      w->p++;
      if (w->p < w->end && *w->p == '%')
        {
          g_string_append_c (w->out, *w->p++);
          continue;
        }
      ok = take_conversion (m, w, &c) && convert (m, w, &c);
      if (w->key_value != NULL)
        {
          rf_drop (m, w->key_value);
          w->key_value = NULL;
        }
      if (!ok)
        return FALSE;
    }
  if (w->mapping == NULL && w->next < (w->tuple ? ((RfTuple *) w->args)->length : 1))
    return rf_raise (m, RF_EXC_TypeError, "not all arguments converted during %s formatting",
                     w->bytes ? "bytes" : "string") != NULL;
  return TRUE;
}

RfObject *
rf_str_percent (RfMachine *m, RfObject *format, RfObject *args)
{
  Walk w = { .p = rf_str_data (format), .args = args };
  gboolean ok;

  w.start = w.p;
  w.end = w.p + RF_STR (format)->size;
  w.tuple = rf_is_tuple_object_of (args);
  if (!w.tuple && !rf_is_str (args) && RF_CLASS_OF (args)->slots.getitem != NULL)
    w.mapping = args;
  /* '%s' % text is the text itself. */
  if (RF_STR (format)->size == 2 && w.p[0] == '%' && w.p[1] == 's' &&
      (rf_is_exact_str (m, args) || (w.tuple && ((RfTuple *) args)->length == 1 &&
                                     rf_is_exact_str (m, ((RfTuple *) args)->items[0]))))
    return rf_new_ref (m, w.tuple ? ((RfTuple *) args)->items[0] : args);
  w.out = g_string_sized_new (RF_STR (format)->size);
  ok = walk (m, &w);
  if (ok)
    return rf_str_new_string (m, w.out);
  g_string_free (w.out, TRUE);
  return NULL;
}

RfObject *
rf_bytes_percent (RfMachine *m, RfObject *format, RfObject *args)
{
  RfByteSpan span = rf_span_self (format);
  g_autofree char *copy = NULL;
  RfObject *result = NULL;
  Walk w = { .args = args, .bytes = TRUE };

  /* What the arguments run may change a bytearray. */
  if (!rf_text_room (m, span.size))
    return NULL;
  copy = g_memdup2 (span.data, span.size + 1);
  w.p = w.start = copy;
  w.end = copy + span.size;
  w.tuple = rf_is_tuple_object_of (args);
  if (!w.tuple && !rf_is_str (args) && !rf_is_bytes (args) && !rf_is_bytearray (m, args) &&
      RF_CLASS_OF (args)->slots.getitem != NULL)
    w.mapping = args;
  w.out = g_string_sized_new (span.size);
  if (walk (m, &w))
    result = rf_bytes_like (m, format, w.out->str, w.out->len);
  g_string_free (w.out, TRUE);
  return result;
}
