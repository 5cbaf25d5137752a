/* SPDX-License-Identifier: MIT */

/* The methods of str that take text apart, put it together or pad it. Invariant: a result that is
 * the whole of an exact str is that str. */

#include "python/rf-atoms-private.h"
#include "python/rf-list.h"

#include <string.h>

#define METHOD(name)                                                                   \
  RfObject *rf_str_method_##name (RfMachine *m, RfObject *self, RfObject *const *args, \
                                  gsize n_args, RfObject *kwnames)

/* The character that ends at @p, which moves to its beginning. */
static gunichar
previous_char (const char **p)
{
  const char *start = *p - 1;

  while ((*start & 0xc0) == 0x80)
    start--;
  *p = start;
  return rf_utf8_next (&start);
}

/* --- split ------------------------------------------------------------------------------------ */

static gboolean
append_piece (RfMachine *m, RfObject *list, RfObject *self, gsize from, gsize to)
{
  RfObject *piece = rf_str_piece (m, self, from, to);

  return piece != NULL && rf_list_append_steal (m, list, piece);
}

static gboolean
split_spaces (RfMachine *m, RfObject *self, gsize most, RfObject *list)
{
  const char *start = rf_str_data (self), *end = start + RF_STR (self)->size;
  const char *p = start;

  for (;;)
    {
      const char *word = p, *stop;

      while (p < end && rf_char_is_space (rf_utf8_next (&p)))
        word = p;
      if (word == end)
        return TRUE;
      if (most-- == 0)
        return append_piece (m, list, self, (gsize) (word - start), (gsize) (end - start));
      for (p = stop = word; p < end && !rf_char_is_space (rf_utf8_next (&p));)
        stop = p;
      if (!append_piece (m, list, self, (gsize) (word - start), (gsize) (stop - start)))
        return FALSE;
      p = stop;
    }
}

/* From the end; the list becomes turned round. */
static gboolean
split_spaces_back (RfMachine *m, RfObject *self, gsize most, RfObject *list)
{
  const char *start = rf_str_data (self), *p = start + RF_STR (self)->size;

  for (;;)
    {
      const char *end = p, *word;

      while (p > start && rf_char_is_space (previous_char (&p)))
        end = p;
      if (end == start)
        return TRUE;
      if (most-- == 0)
        return append_piece (m, list, self, 0, (gsize) (end - start));
      for (p = word = end; p > start && !rf_char_is_space (previous_char (&p));)
        word = p;
      if (!append_piece (m, list, self, (gsize) (word - start), (gsize) (end - start)))
        return FALSE;
      p = word;
    }
}

static gboolean
split_at (RfMachine *m, RfObject *self, RfStr *separator, gsize most, RfObject *list)
{
  const char *start = rf_str_data (self), *end = start + RF_STR (self)->size;
  const char *p = start;

  for (; most > 0; most--)
    {
      const char *found = memmem (p, (gsize) (end - p), separator->data, separator->size);

      if (found == NULL)
        break;
      if (!append_piece (m, list, self, (gsize) (p - start), (gsize) (found - start)))
        return FALSE;
      p = found + separator->size;
    }
  return append_piece (m, list, self, (gsize) (p - start), (gsize) (end - start));
}

static gboolean
split_at_back (RfMachine *m, RfObject *self, RfStr *separator, gsize most, RfObject *list)
{
  const char *start = rf_str_data (self);
  gsize end = RF_STR (self)->size, at = end;

  while (most > 0 && at >= separator->size)
    {
      const char *p = start + at - separator->size;

      if (memcmp (p, separator->data, separator->size) != 0)
        {
          at--;
          continue;
        }
      if (!append_piece (m, list, self, at, end))
        return FALSE;
      at = end = (gsize) (p - start);
      most--;
    }
  return append_piece (m, list, self, 0, end);
}

static RfObject *
split (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames,
       const char *method, gboolean backwards)
{
  static const char *const names[] = { "sep", "maxsplit", NULL };
  RfObject *values[2], *list;
  gssize wanted = -1;
  gsize most;
  gboolean ok;

  if (!rf_args_parse (m, method, names, 0, 0, args, n_args, kwnames, values) ||
      (values[1] != NULL && !rf_index_argument (m, values[1], &wanted)))
    return NULL;
  most = wanted < 0 ? G_MAXSIZE : (gsize) wanted;
  if (values[0] == m->none)
    values[0] = NULL;
  if (values[0] != NULL && !rf_is_str (values[0]))
    return rf_raise (m, RF_EXC_TypeError, "must be str or None, not %.100s",
                     rf_class_name (values[0]));
  if (values[0] != NULL && RF_STR (values[0])->size == 0)
    return rf_raise (m, RF_EXC_ValueError, "empty separator");
  list = rf_list_new (m, 0);
  if (list == NULL)
    return NULL;
  if (values[0] == NULL)
    ok = (backwards ? split_spaces_back : split_spaces) (m, self, most, list);
  else
    ok = (backwards ? split_at_back : split_at) (m, self, RF_STR (values[0]), most, list);
  if (!ok)
    {
      rf_drop (m, list);
      return NULL;
    }
  if (backwards)
    rf_list_turn_round (list);
  return list;
}

METHOD (split)
{
  return split (m, self, args, n_args, kwnames, "split", FALSE);
}

METHOD (rsplit)
{
  return split (m, self, args, n_args, kwnames, "rsplit", TRUE);
}

static gboolean
is_line_break (gunichar c)
{
  return (c >= 0xa && c <= 0xd) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

METHOD (splitlines)
{
  static const char *const names[] = { "keepends", NULL };
  const char *start = rf_str_data (self), *end = start + RF_STR (self)->size, *p = start;
  RfObject *value, *list;
  int keep;

  if (!rf_args_parse (m, "splitlines", names, 0, 0, args, n_args, kwnames, &value))
    return NULL;
  keep = rf_flag_argument (m, value);
  list = keep < 0 ? NULL : rf_list_new (m, 0);
  while (list != NULL && p < end)
    {
      const char *line = p, *stop = end;

      while (p < end && stop == end)
        {
          const char *before = p;
          gunichar c = rf_utf8_next (&p);

          if (!is_line_break (c))
            continue;
          if (c == '\r' && p < end && *p == '\n')
            p++;
          stop = keep ? p : before;
          break;
        }
      if (!append_piece (m, list, self, (gsize) (line - start), (gsize) (stop - start)))
        {
          rf_drop (m, list);
          return NULL;
        }
    }
  return list;
}

/* --- strip ------------------------------------------------------------------------------------ */

static gboolean
is_stripped (RfObject *chars, gunichar c)
{
  const char *p, *end;

  if (chars == NULL)
    return rf_char_is_space (c);
  for (p = rf_str_data (chars), end = p + RF_STR (chars)->size; p < end;)
    if (rf_utf8_next (&p) == c)
      return TRUE;
  return FALSE;
}

static RfObject *
strip (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, const char *method,
       gboolean left, gboolean right)
{
  RfObject *chars = n_args > 0 && args[0] != m->none ? args[0] : NULL;
  const char *start = rf_str_data (self), *p;
  const char *from = start, *to = start + RF_STR (self)->size;

  if (chars != NULL && !rf_is_str (chars))
    return rf_raise (m, RF_EXC_TypeError, "%s arg must be None or str", method);
  if (left)
    for (p = from; p < to && is_stripped (chars, rf_utf8_next (&p));)
      from = p;
  if (right)
    for (p = to; p > from && is_stripped (chars, previous_char (&p));)
      to = p;
  return rf_str_piece (m, self, (gsize) (from - start), (gsize) (to - start));
}

METHOD (strip)
{
  return strip (m, self, args, n_args, "strip", TRUE, TRUE);
}

METHOD (lstrip)
{
  return strip (m, self, args, n_args, "lstrip", TRUE, FALSE);
}

METHOD (rstrip)
{
  return strip (m, self, args, n_args, "rstrip", FALSE, TRUE);
}

/* --- join ------------------------------------------------------------------------------------- */

static RfObject *
join_items (RfMachine *m, RfObject *self, RfObject *const *items, gsize n)
{
  RfStr *separator = RF_STR (self);
  gsize size = 0;
  GString *out;

  for (gsize i = 0; i < n; i++)
    {
      if (!rf_is_str (items[i]))
        return rf_raise (m, RF_EXC_TypeError,
                         "sequence item %" G_GSIZE_FORMAT ": expected str instance, %.80s found", i,
                         rf_class_name (items[i]));
      if (__builtin_add_overflow (size, RF_STR (items[i])->size, &size) ||
          (i > 0 && __builtin_add_overflow (size, separator->size, &size)))
        return rf_raise_memory (m);
    }
  if (n == 1 && rf_is_exact_str (m, items[0]))
    return rf_new_ref (m, items[0]);
  if (!rf_text_room (m, size))
    return NULL;
  out = g_string_sized_new (size);
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_len (out, separator->data, (gssize) separator->size);
      g_string_append_len (out, rf_str_data (items[i]), (gssize) RF_STR (items[i])->size);
    }
  return rf_str_new_string (m, out);
}

METHOD (join)
{
  RfClass *cls = RF_CLASS_OF (args[0]);
  RfObject *list, *result;

  if (cls == m->class_list)
    return join_items (m, self, ((RfList *) args[0])->items, ((RfList *) args[0])->length);
  if (cls == m->class_tuple)
    return join_items (m, self, ((RfTuple *) args[0])->items, ((RfTuple *) args[0])->length);
  if (cls->slots.iter == NULL && cls->slots.getitem == NULL)
    return rf_raise (m, RF_EXC_TypeError, "can only join an iterable");
  list = rf_list_from_iterable (m, args[0]);
  if (list == NULL)
    return NULL;
  result = join_items (m, self, ((RfList *) list)->items, ((RfList *) list)->length);
  if (result != NULL)
    rf_hold (m->heap, result);
  rf_drop (m, list);
  if (result != NULL)
    rf_release (m->heap, 1);
  return result;
}

/* --- padding ---------------------------------------------------------------------------------- */

static RfObject *
pad (RfMachine *m, RfObject *self, gsize left, gsize right, gunichar fill)
{
  RfStr *s = RF_STR (self);
  GString *out;

  if (left == 0 && right == 0)
    return rf_str_piece (m, self, 0, s->size);
  if (left > G_MAXINT32 || right > G_MAXINT32)
    return rf_raise_memory (m);
  if (!rf_text_room (m, s->size + (left + right) * (fill < 0x80 ? 1 : 4)))
    return NULL;
  out = g_string_sized_new (s->size + left + right);
  while (left-- > 0)
    rf_str_append_char (out, fill);
  g_string_append_len (out, s->data, (gssize) s->size);
  while (right-- > 0)
    rf_str_append_char (out, fill);
  return rf_str_new_string (m, out);
}

/* How many characters are missing for the width args[0], and the one at args[1]. */
static gboolean
take_width (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, gsize *missing,
            gunichar *fill)
{
  gssize width;
  const char *p;

  *missing = 0;
  *fill = ' ';
  if (!rf_index_argument (m, args[0], &width))
    return FALSE;
  if (n_args > 1)
    {
      if (!rf_is_str (args[1]))
        return rf_raise (m, RF_EXC_TypeError,
                         "The fill character must be a unicode character, not %.100s",
                         rf_class_name (args[1])) != NULL;
      if (RF_STR (args[1])->length != 1)
        return rf_raise (m, RF_EXC_TypeError,
                         "The fill character must be exactly one character long") != NULL;
      p = rf_str_data (args[1]);
      *fill = rf_utf8_next (&p);
    }
  if (width > (gssize) RF_STR (self)->length)
    *missing = (gsize) width - RF_STR (self)->length;
  return TRUE;
}

METHOD (center)
{
  gsize missing, left;
  gunichar fill;

  if (!take_width (m, self, args, n_args, &missing, &fill))
    return NULL;
  /* The odd one goes to the left when the width is odd too. */
  left = missing / 2 + (missing & (RF_STR (self)->length + missing) & 1);
  return pad (m, self, left, missing - left, fill);
}

METHOD (ljust)
{
  gsize missing;
  gunichar fill;

  if (!take_width (m, self, args, n_args, &missing, &fill))
    return NULL;
  return pad (m, self, 0, missing, fill);
}

METHOD (rjust)
{
  gsize missing;
  gunichar fill;

  if (!take_width (m, self, args, n_args, &missing, &fill))
    return NULL;
  return pad (m, self, missing, 0, fill);
}

METHOD (zfill)
{
  RfStr *s = RF_STR (self);
  gsize missing, sign;
  gunichar fill;
  GString *out;

  if (!take_width (m, self, args, n_args, &missing, &fill))
    return NULL;
  if (missing == 0)
    return rf_str_piece (m, self, 0, s->size);
  if (missing > G_MAXINT32)
    return rf_raise_memory (m);
  if (!rf_text_room (m, s->size + missing))
    return NULL;
  sign = s->size > 0 && (s->data[0] == '+' || s->data[0] == '-');
  out = g_string_sized_new (s->size + missing);
  g_string_append_len (out, s->data, (gssize) sign);
  while (missing-- > 0)
    g_string_append_c (out, '0');
  g_string_append_len (out, s->data + sign, (gssize) (s->size - sign));
  return rf_str_new_string (m, out);
}

METHOD (expandtabs)
{
  static const char *const names[] = { "tabsize", NULL };
  const char *p = rf_str_data (self), *end = p + RF_STR (self)->size;
  RfObject *value;
  gssize size = 8;
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
  out = g_string_sized_new (RF_STR (self)->size);
  while (p < end)
    {
      gunichar c = rf_utf8_next (&p);

      if (c == '\t')
        {
          gsize n = size > 0 ? (gsize) size - column % (gsize) size : 0;

          if (!rf_text_room (m, out->len + n))
            {
              g_string_free (out, TRUE);
              return NULL;
            }
          column += n;
          while (n-- > 0)
            g_string_append_c (out, ' ');
          continue;
        }
      column = c == '\n' || c == '\r' ? 0 : column + 1;
      rf_str_append_char (out, c);
    }
  return rf_str_new_string (m, out);
}

/* --- translate -------------------------------------------------------------------------------- */

/* What @table has for @c, appended; a missing entry leaves the character. */
static gboolean
append_translated (RfMachine *m, RfObject *table, gunichar c, GString *out)
{
  RfObject *key = rf_int_new (m, c), *value;
  gint64 code;

  if (key == NULL)
    return FALSE;
  rf_hold (m->heap, key);
  value = rf_object_getitem (m, table, key);
  rf_release (m->heap, 1);
  rf_drop (m, key);
  if (value == NULL)
    {
      if (!rf_raised_is (m, RF_EXC_LookupError) || !rf_raised_clear (m))
        return FALSE;
      rf_str_append_char (out, c);
      return TRUE;
    }
  if (rf_is_str (value))
    {
      if (rf_text_room (m, out->len + RF_STR (value)->size))
        g_string_append_len (out, rf_str_data (value), (gssize) RF_STR (value)->size);
    }
  else if (rf_is_int (value))
    {
      if (!rf_int_fits (value, &code) || code < 0 || code > 0x10ffff)
        rf_raise (m, RF_EXC_ValueError, "character mapping must be in range(0x110000)");
      else
        rf_str_append_char (out, (gunichar) code);
    }
  else if (value != m->none)
    rf_raise (m, RF_EXC_TypeError, "character mapping must return integer, None or str");
  rf_drop (m, value);
  return !rf_raised (m);
}

METHOD (translate)
{
  const char *p = rf_str_data (self), *end = p + RF_STR (self)->size;
  GString *out = g_string_sized_new (RF_STR (self)->size);

  while (p < end)
    if (!append_translated (m, args[0], rf_utf8_next (&p), out))
      {
        g_string_free (out, TRUE);
        return NULL;
      }
  return rf_str_new_string (m, out);
}

/* @table[@c] = @value (stolen, NULL on failure before). */
static gboolean
set_entry (RfMachine *m, RfObject *table, gunichar c, RfObject *value)
{
  RfObject *key = value != NULL ? rf_int_new (m, c) : NULL;
  gboolean ok = key != NULL && rf_dict_set (m, table, key, value);

  rf_xdrop (m, key);
  rf_xdrop (m, value);
  return ok;
}

static gboolean
map_chars (RfMachine *m, RfObject *table, RfObject *const *args, gsize n_args)
{
  const char *p, *q, *end;

  if (!rf_str_check (m, args[1], "maketrans", 2) ||
      (n_args > 2 && !rf_str_check (m, args[2], "maketrans", 3)))
    return FALSE;
  if (!rf_is_str (args[0]))
    return rf_raise (m, RF_EXC_TypeError,
                     "first maketrans argument must be a string if there is a second argument") !=
           NULL;
  if (RF_STR (args[0])->length != RF_STR (args[1])->length)
    return rf_raise (m, RF_EXC_ValueError,
                     "the first two maketrans arguments must have equal length") != NULL;
  p = rf_str_data (args[0]);
  q = rf_str_data (args[1]);
  for (end = p + RF_STR (args[0])->size; p < end;)
    {
      gunichar from = rf_utf8_next (&p);

      if (!set_entry (m, table, from, rf_int_new (m, rf_utf8_next (&q))))
        return FALSE;
    }
  if (n_args > 2)
    for (p = rf_str_data (args[2]), end = p + RF_STR (args[2])->size; p < end;)
      if (!set_entry (m, table, rf_utf8_next (&p), rf_none (m)))
        return FALSE;
  return TRUE;
}

static gboolean
map_dict (RfMachine *m, RfObject *table, RfObject *dict)
{
  RfObject *key, *value;
  gsize position = 0;

  if (RF_CLASS_OF (dict) != m->class_dict)
    return rf_raise (m, RF_EXC_TypeError,
                     "if you give only one argument to maketrans it must be a dict") != NULL;
  while (rf_dict_next (dict, &position, &key, &value))
    {
      const char *p;

      if (rf_is_int (key))
        {
          if (!rf_dict_set (m, table, key, value))
            return FALSE;
          continue;
        }
      if (!rf_is_str (key))
        return rf_raise (m, RF_EXC_TypeError,
                         "keys in translate table must be strings or integers") != NULL;
      if (RF_STR (key)->length != 1)
        return rf_raise (m, RF_EXC_ValueError,
                         "string keys in translate table must be of length 1") != NULL;
      p = rf_str_data (key);
      if (!set_entry (m, table, rf_utf8_next (&p), rf_new_ref (m, value)))
        return FALSE;
    }
  return TRUE;
}

METHOD (maketrans)
{
  RfObject *table = rf_dict_new (m);
  gboolean ok;

  if (table == NULL)
    return NULL;
  rf_hold (m->heap, table);
  ok = n_args > 1 ? map_chars (m, table, args, n_args) : map_dict (m, table, args[0]);
  rf_release (m->heap, 1);
  if (ok)
    return table;
  rf_drop (m, table);
  return NULL;
}
