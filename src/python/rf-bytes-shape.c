/* SPDX-License-Identifier: MIT */

/* The methods of bytes and bytearray that pad, map and classify bytes (as ASCII), and their forms
 * as text: hex, fromhex, decode. */

#include "python/rf-bytes.h"

#include "python/rf-container.h"

#include <string.h>

#define METHOD(name)                                                                     \
  RfObject *rf_bytes_method_##name (RfMachine *m, RfObject *self, RfObject *const *args, \
                                    gsize n_args, RfObject *kwnames)

/* --- padding ---------------------------------------------------------------------------------- */

static RfObject *
pad (RfMachine *m, RfObject *self, gsize left, gsize right, char fill)
{
  RfByteSpan span = rf_span_self (self);
  GString *out;

  if (left + right == 0)
    return rf_bytes_piece (m, self, 0, span.size);
  if (left > G_MAXINT32 || right > G_MAXINT32 || !rf_text_room (m, span.size + left + right))
    return rf_raised (m) ? NULL : rf_raise_memory (m);
  out = g_string_sized_new (span.size + left + right);
  for (; left > 0; left--)
    g_string_append_c (out, fill);
  g_string_append_len (out, span.data, (gssize) span.size);
  for (; right > 0; right--)
    g_string_append_c (out, fill);
  return rf_bytes_like_string (m, self, out);
}

/* width and fillchar: how much there is to pad. */
static gboolean
take_width (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, const char *method,
            gsize *room, char *fill)
{
  gssize width;
  gsize size;

  *room = 0;
  *fill = ' ';
  if (!rf_index_argument (m, args[0], &width))
    return FALSE;
  if (n_args > 1)
    {
      if (!(rf_is_bytes (args[1]) || rf_is_bytearray (m, args[1])))
        return rf_raise (m, RF_EXC_TypeError,
                         "%s() argument 2 must be a byte string of length 1, not %.50s", method,
                         args[1] == m->none ? "None" : rf_class_name (args[1])) != NULL;
      if (rf_span_self (args[1]).size != 1)
        {
          if (rf_since (m, 13))
            rf_raise (m, RF_EXC_TypeError,
                      "%s(): argument 2 must be a byte string of length 1, not a %s object of "
                      "length %" G_GSIZE_FORMAT,
                      method, rf_class_name (args[1]), rf_span_self (args[1]).size);
          else
            rf_raise (m, RF_EXC_TypeError,
                      "%s() argument 2 must be a byte string of length 1, not %.50s", method,
                      rf_class_name (args[1]));
          return FALSE;
        }
      *fill = rf_span_self (args[1]).data[0];
    }
  size = rf_span_self (self).size;
  *room = width > (gssize) size ? (gsize) width - size : 0;
  return TRUE;
}

METHOD (center)
{
  gsize room, left, width;
  char fill;

  if (!take_width (m, self, args, n_args, "center", &room, &fill))
    return NULL;
  width = rf_span_self (self).size + room;
  left = room / 2 + (room & width & 1);
  return pad (m, self, left, room - left, fill);
}

METHOD (ljust)
{
  gsize room;
  char fill;

  return take_width (m, self, args, n_args, "ljust", &room, &fill) ? pad (m, self, 0, room, fill)
                                                                   : NULL;
}

METHOD (rjust)
{
  gsize room;
  char fill;

  return take_width (m, self, args, n_args, "rjust", &room, &fill) ? pad (m, self, room, 0, fill)
                                                                   : NULL;
}

METHOD (zfill)
{
  RfByteSpan span;
  gssize width;
  GString *out;
  gsize sign;

  if (!rf_index_argument (m, args[0], &width))
    return NULL;
  span = rf_span_self (self);
  if (width <= (gssize) span.size)
    return rf_bytes_piece (m, self, 0, span.size);
  if (!rf_text_room (m, (gsize) width))
    return NULL;
  sign = span.size > 0 && (span.data[0] == '+' || span.data[0] == '-');
  out = g_string_sized_new ((gsize) width);
  g_string_append_len (out, span.data, (gssize) sign);
  for (gsize i = span.size; i < (gsize) width; i++)
    g_string_append_c (out, '0');
  g_string_append_len (out, span.data + sign, (gssize) (span.size - sign));
  return rf_bytes_like_string (m, self, out);
}

METHOD (expandtabs)
{
  static const char *const names[] = { "tabsize", NULL };
  RfObject *value;
  RfByteSpan span;
  gint64 size = 8;
  gsize column = 0;
  GString *out;

  if (!rf_args_parse (m, "expandtabs", names, 0, 0, args, n_args, kwnames, &value))
    return NULL;
  if (value != NULL)
    {
      size = rf_int_as_c_int (m, value);
      if (size == -1 && rf_raised (m))
        return NULL;
    }
  span = rf_span_self (self);
  out = g_string_new (NULL);
  for (gsize i = 0; i < span.size; i++)
    {
      char c = span.data[i];
      gsize blanks = c == '\t' && size > 0 ? (gsize) size - column % (gsize) size : 0;

      if (blanks > G_MAXINT32 || !rf_text_room (m, out->len + blanks + 1))
        {
          g_string_free (out, TRUE);
          return rf_raised (m) ? NULL : rf_raise_memory (m);
        }
      for (gsize k = 0; k < blanks; k++)
        g_string_append_c (out, ' ');
      if (c != '\t')
        g_string_append_c (out, c);
      column = c == '\n' || c == '\r' ? 0 : column + (c == '\t' ? blanks : 1);
    }
  return rf_bytes_like_string (m, self, out);
}

/* --- mapping ---------------------------------------------------------------------------------- */

METHOD (translate)
{
  static const char *const names[] = { "table", "delete", NULL };
  RfObject *values[2];
  RfByteSpan span, table = { NULL, 256 }, gone = { "", 0 };
  GString *out;
  gboolean changed = FALSE;

  if (!rf_args_parse (m, "translate", names, 1, 1, args, n_args, kwnames, values))
    return NULL;
  if (values[0] != m->none && !rf_span_of (m, values[0], &table))
    return NULL;
  if (table.size != 256)
    return rf_raise (m, RF_EXC_ValueError, "translation table must be 256 characters long");
  if (values[1] != NULL && !rf_span_of (m, values[1], &gone))
    return NULL;
  span = rf_span_self (self);
  out = g_string_sized_new (span.size);
  for (gsize i = 0; i < span.size; i++)
    {
      char c = span.data[i];
      char to = table.data != NULL ? table.data[(guint8) c] : c;

      if (gone.size > 0 && memchr (gone.data, c, gone.size) != NULL)
        changed = TRUE;
      else
        g_string_append_c (out, to);
      changed = changed || to != c;
    }
  if (changed)
    return rf_bytes_like_string (m, self, out);
  g_string_free (out, TRUE);
  return rf_bytes_piece (m, self, 0, span.size);
}

METHOD (maketrans)
{
  RfByteSpan from, to;
  char table[256];

  if (!rf_span_of (m, args[0], &from) || !rf_span_of (m, args[1], &to))
    return NULL;
  if (from.size != to.size)
    return rf_raise (m, RF_EXC_ValueError, "maketrans arguments must have same length");
  for (int i = 0; i < 256; i++)
    table[i] = (char) i;
  for (gsize i = 0; i < from.size; i++)
    table[(guint8) from.data[i]] = to.data[i];
  return rf_bytes_new (m, table, sizeof table);
}

typedef enum
{
  TO_UPPER,
  TO_LOWER,
  TO_SWAPPED,
  TO_TITLE,
  TO_CAPITAL,
} Case;

static RfObject *
change_case (RfMachine *m, RfObject *self, Case wanted)
{
  RfByteSpan span = rf_span_self (self);
  GString *out;
  gboolean in_word = FALSE;

  if (!rf_text_room (m, span.size))
    return NULL;
  out = g_string_sized_new (span.size);
  for (gsize i = 0; i < span.size; i++)
    {
      char c = span.data[i];
      gboolean up = wanted == TO_UPPER || (wanted == TO_SWAPPED && g_ascii_islower (c)) ||
                    (wanted == TO_TITLE && !in_word) || (wanted == TO_CAPITAL && i == 0);

      g_string_append_c (out, up ? g_ascii_toupper (c) : g_ascii_tolower (c));
      in_word = g_ascii_isalpha (c);
    }
  return rf_bytes_like_string (m, self, out);
}

METHOD (upper)
{
  return change_case (m, self, TO_UPPER);
}

METHOD (lower)
{
  return change_case (m, self, TO_LOWER);
}

METHOD (swapcase)
{
  return change_case (m, self, TO_SWAPPED);
}

METHOD (title)
{
  return change_case (m, self, TO_TITLE);
}

METHOD (capitalize)
{
  return change_case (m, self, TO_CAPITAL);
}

/* --- classifying ------------------------------------------------------------------------------ */

static RfObject *
all_are (RfMachine *m, RfObject *self, GAsciiType type)
{
  RfByteSpan span = rf_span_self (self);

  for (gsize i = 0; i < span.size; i++)
    if ((g_ascii_table[(guint8) span.data[i]] & type) == 0)
      return rf_bool (m, FALSE);
  return rf_bool (m, span.size > 0);
}

METHOD (isalnum)
{
  return all_are (m, self, G_ASCII_ALNUM);
}

METHOD (isalpha)
{
  return all_are (m, self, G_ASCII_ALPHA);
}

METHOD (isdigit)
{
  return all_are (m, self, G_ASCII_DIGIT);
}

METHOD (isspace)
{
  RfByteSpan span = rf_span_self (self);

  for (gsize i = 0; i < span.size; i++)
    if (span.data[i] != ' ' && (span.data[i] < '\t' || span.data[i] > '\r'))
      return rf_bool (m, FALSE);
  return rf_bool (m, span.size > 0);
}

METHOD (isascii)
{
  RfByteSpan span = rf_span_self (self);

  for (gsize i = 0; i < span.size; i++)
    if ((guint8) span.data[i] >= 0x80)
      return rf_bool (m, FALSE);
  return rf_bool (m, TRUE);
}

/* Some letters, and no letter is of the type @no. */
static RfObject *
one_case (RfMachine *m, RfObject *self, GAsciiType no)
{
  RfByteSpan span = rf_span_self (self);
  gboolean cased = FALSE;

  for (gsize i = 0; i < span.size; i++)
    {
      guint16 type = g_ascii_table[(guint8) span.data[i]];

      if ((type & no) != 0)
        return rf_bool (m, FALSE);
      cased = cased || (type & G_ASCII_ALPHA) != 0;
    }
  return rf_bool (m, cased);
}

METHOD (islower)
{
  return one_case (m, self, G_ASCII_UPPER);
}

METHOD (isupper)
{
  return one_case (m, self, G_ASCII_LOWER);
}

METHOD (istitle)
{
  RfByteSpan span = rf_span_self (self);
  gboolean cased = FALSE, in_word = FALSE;

  for (gsize i = 0; i < span.size; i++)
    {
      char c = span.data[i];

      if ((g_ascii_isupper (c) && in_word) || (g_ascii_islower (c) && !in_word))
        return rf_bool (m, FALSE);
      in_word = g_ascii_isalpha (c);
      cased = cased || in_word;
    }
  return rf_bool (m, cased);
}

/* --- as text ---------------------------------------------------------------------------------- */

/* The separator of hex(): one character of ASCII; '\0': none. */
static gboolean
take_separator (RfMachine *m, RfObject *o, char *separator)
{
  RfByteSpan span;

  if (rf_is_str (o))
    {
      if (RF_STR (o)->length != 1)
        return rf_raise (m, RF_EXC_ValueError, "sep must be length 1.") != NULL;
      if (RF_STR (o)->size != 1)
        return rf_raise (m, RF_EXC_ValueError, "sep must be ASCII.") != NULL;
      *separator = rf_str_data (o)[0];
      return TRUE;
    }
  if (!rf_is_bytes (o))
    {
      gssize length = rf_object_length (m, o);

      if (length < 0)
        return FALSE;
      if (length != 1)
        return rf_raise (m, RF_EXC_ValueError, "sep must be length 1.") != NULL;
      return rf_raise (m, RF_EXC_TypeError, "sep must be str or bytes.") != NULL;
    }
  span = rf_span_self (o);
  if (span.size != 1)
    return rf_raise (m, RF_EXC_ValueError, "sep must be length 1.") != NULL;
  if ((guint8) span.data[0] >= 0x80)
    return rf_raise (m, RF_EXC_ValueError, "sep must be ASCII.") != NULL;
  *separator = span.data[0];
  return TRUE;
}

RfObject *
rf_bytes_hex (RfMachine *m, RfByteSpan span, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "sep", "bytes_per_sep", NULL };
  RfObject *values[2];
  gboolean separated;
  char separator = '\0';
  gssize group = 1;
  gsize every;
  GString *out;

  if (!rf_args_parse (m, "hex", names, 0, 0, args, n_args, kwnames, values))
    return NULL;
  if (values[1] != NULL)
    {
      group = rf_int_as_c_int (m, values[1]);
      if (group == -1 && rf_raised (m))
        return NULL;
    }
  if (values[0] != NULL && !take_separator (m, values[0], &separator))
    return NULL;
  separated = values[0] != NULL && group != 0;
  every = (gsize) ABS (group);
  if (!rf_text_room (m, span.size * 3))
    return NULL;
  out = g_string_sized_new (span.size * 2);
  for (gsize i = 0; i < span.size; i++)
    {
      if (separated && i > 0 && (group > 0 ? (span.size - i) % every == 0 : i % every == 0))
        g_string_append_c (out, separator);
      g_string_append_printf (out, "%02x", (guint8) span.data[i]);
    }
  return rf_str_new_string (m, out);
}

METHOD (hex)
{
  return rf_bytes_hex (m, rf_span_self (self), args, n_args, kwnames);
}

METHOD (fromhex)
{
  const char *text, *p;
  GString *out;
  RfObject *exact, *result;
  gsize size, at = 0;

  if (!rf_str_check (m, args[0], "fromhex", 0))
    return NULL;
  text = rf_str_data (args[0]);
  size = RF_STR (args[0])->size;
  out = g_string_sized_new (size / 2);
  while (at < size)
    {
      if (g_ascii_isspace (text[at]) || text[at] == '\v')
        {
          at++;
          continue;
        }
      for (int digit = 0; digit < 2; digit++)
        if (at + (gsize) digit >= size || !g_ascii_isxdigit (text[at + (gsize) digit]))
          {
            gsize index = 0;

            for (p = text; p < text + at + digit; index++)
              rf_utf8_next (&p);
            /* A digit that stands alone at the end is told by its own place or the end's. */
            g_string_free (out, TRUE);
            return rf_raise (m, RF_EXC_ValueError,
                             "non-hexadecimal number found in fromhex() arg at position "
                             "%" G_GSIZE_FORMAT,
                             index);
          }
      g_string_append_c (out, (char) (g_ascii_xdigit_value (text[at]) << 4 |
                                      g_ascii_xdigit_value (text[at + 1])));
      at += 2;
    }
  if (self == RF_OBJECT (m->class_bytearray))
    {
      result = rf_bytearray_new (m, out->str, out->len);
      g_string_free (out, TRUE);
      return result;
    }
  exact = rf_bytes_new_string (m, out);
  if (exact == NULL || self == RF_OBJECT (m->class_bytes))
    return exact;
  rf_hold (m->heap, exact);
  result = rf_object_call_one (m, self, exact);
  rf_release (m->heap, 1);
  rf_drop_keeping (m, exact, result);
  return result;
}

METHOD (decode)
{
  static const char *const names[] = { "encoding", "errors", NULL };
  RfObject *values[2];

  if (!rf_args_parse (m, "decode", names, 0, 0, args, n_args, kwnames, values))
    return NULL;
  for (int i = 0; i < 2; i++)
    if (values[i] != NULL && !rf_is_str (values[i]))
      return rf_raise (m, RF_EXC_TypeError, "decode() argument '%s' must be str, not %.50s",
                       names[i], values[i] == m->none ? "None" : rf_class_name (values[i]));
  return rf_codec_decode (m, rf_span_self (self), values[0], values[1]);
}
