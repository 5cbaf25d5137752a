/* SPDX-License-Identifier: MIT */

/* The operators of str, str() itself, and the table of methods, which are in rf-str-find.c,
 * rf-str-split.c, rf-str-case.c and rf-str-format.c. Invariant: what equals an exact str as a
 * whole (s[:], s * 1, s + '') is that str. */

#include "python/rf-bytes.h"

#include "python/rf-container.h"
#include "python/rf-iterator.h"

#include <string.h>

/* --- what the files share --------------------------------------------------------------------- */

gboolean
rf_str_check (RfMachine *m, RfObject *o, const char *function, int number)
{
  const char *name = o == m->none ? "None" : rf_class_name (o);

  if (rf_is_str (o))
    return TRUE;
  if (number == 0)
    rf_raise (m, RF_EXC_TypeError, "%s() argument must be str, not %.50s", function, name);
  else
    rf_raise (m, RF_EXC_TypeError, "%s() argument %d must be str, not %.50s", function, number,
              name);
  return FALSE;
}

gboolean
rf_index_argument (RfMachine *m, RfObject *o, gssize *value)
{
  RfObject *index = rf_object_index (m, o);
  gint64 number = 0;
  gboolean fits;

  if (index == NULL)
    return FALSE;
  fits = rf_int_fits (index, &number);
  rf_drop (m, index);
  *value = number;
  if (!fits)
    rf_raise (m, RF_EXC_OverflowError, "Python int too large to convert to C ssize_t");
  return fits;
}

RfObject *
rf_str_piece (RfMachine *m, RfObject *s, gsize from, gsize to)
{
  if (from == 0 && to == RF_STR (s)->size && rf_is_exact_str (m, s))
    return rf_new_ref (m, s);
  return rf_str_new (m, rf_str_data (s) + from, (gssize) (to - from));
}

int
rf_flag_argument (RfMachine *m, RfObject *o)
{
  int value;

  if (o == NULL)
    return 0;
  if (rf_since (m, 12))
    return rf_object_truth (m, o);
  value = rf_int_as_c_int (m, o);
  return value == -1 && rf_raised (m) ? -1 : value != 0;
}

void
rf_str_append_char (GString *out, gunichar c)
{
  if (c < 0x80)
    g_string_append_c (out, (char) c);
  else if (c >= 0xd800 && c < 0xe000)
    {
      /* A lone surrogate, which GLib would not write. */
      g_string_append_c (out, (char) (0xe0 | c >> 12));
      g_string_append_c (out, (char) (0x80 | (c >> 6 & 0x3f)));
      g_string_append_c (out, (char) (0x80 | (c & 0x3f)));
    }
  else
    g_string_append_unichar (out, c);
}

gboolean
rf_str_append_repr (RfMachine *m, GString *out, RfObject *o)
{
  RfObject *text;

  if (rf_is_exact_str (m, o))
    {
      if (!rf_text_room (m, RF_STR (o)->size * 4 + out->len))
        return FALSE;
      rf_str_append_quoted (out, o);
      return TRUE;
    }
  text = rf_object_repr (m, o);
  if (text == NULL)
    return FALSE;
  if (rf_text_room (m, RF_STR (text)->size + out->len))
    g_string_append_len (out, rf_str_data (text), (gssize) RF_STR (text)->size);
  rf_drop (m, text);
  return !rf_raised (m);
}

gboolean
rf_str_append_str (RfMachine *m, GString *out, RfObject *o)
{
  RfObject *text = rf_object_str (m, o);

  if (text == NULL)
    return FALSE;
  if (rf_text_room (m, RF_STR (text)->size + out->len))
    g_string_append_len (out, rf_str_data (text), (gssize) RF_STR (text)->size);
  rf_drop (m, text);
  return !rf_raised (m);
}

/* --- operators -------------------------------------------------------------------------------- */

/* The text of @o as an exact str. */
static RfObject *
str_exact (RfMachine *m, RfObject *o)
{
  return rf_str_piece (m, o, 0, RF_STR (o)->size);
}

static RfObject *
str_repr (RfMachine *m, RfObject *self)
{
  GString *text;

  if (!rf_text_room (m, RF_STR (self)->size * 4))
    return NULL;
  text = g_string_sized_new (RF_STR (self)->size + 2);
  rf_str_append_quoted (text, self);
  return rf_str_new_string (m, text);
}

static RfObject *
str_concat (RfMachine *m, RfObject *a, RfObject *b)
{
  RfStr *x = RF_STR (a), *y;
  char few[128];
  char *text;
  RfObject *result;

  if (!rf_is_str (b))
    return rf_raise (m, RF_EXC_TypeError, "can only concatenate str (not \"%.200s\") to str",
                     rf_class_name (b));
  y = RF_STR (b);
  if (x->size == 0)
    return str_exact (m, b);
  if (y->size == 0)
    return str_exact (m, a);
  if (!rf_text_room (m, x->size + y->size))
    return NULL;
  text = x->size + y->size <= sizeof few ? few : g_try_malloc (x->size + y->size);
  if (text == NULL)
    return rf_raise_memory (m);
  memcpy (text, x->data, x->size);
  memcpy (text + x->size, y->data, y->size);
  result = rf_str_new (m, text, (gssize) (x->size + y->size));
  if (text != few)
    g_free (text);
  return result;
}

static RfObject *
str_repeat (RfMachine *m, RfObject *self, gssize n)
{
  RfStr *s = RF_STR (self);
  gsize size;
  char *text;
  RfObject *result;

  if (n <= 0 || s->size == 0)
    return rf_new_ref (m, m->empty_str);
  if (n == 1)
    return str_exact (m, self);
  if (__builtin_mul_overflow (s->size, (gsize) n, &size))
    return rf_raise_memory (m);
  if (!rf_text_room (m, size))
    return NULL;
  text = g_try_malloc (size);
  if (text == NULL)
    return rf_raise_memory (m);
  if (s->size == 1)
    memset (text, s->data[0], size);
  else
    for (gsize at = 0; at < size; at += s->size)
      memcpy (text + at, s->data, s->size);
  result = rf_str_new (m, text, (gssize) size);
  g_free (text);
  return result;
}

static RfObject *
get_slice (RfMachine *m, RfObject *self, RfObject *slice)
{
  gssize start, stop, step, length;
  GString *text;

  if (!rf_slice_unpack (m, slice, &start, &stop, &step))
    return NULL;
  length = rf_slice_adjust ((gssize) RF_STR (self)->length, &start, &stop, step);
  if (length <= 0)
    return rf_new_ref (m, m->empty_str);
  if (step == 1)
    return rf_str_substring (m, self, (gsize) start, (gsize) start + (gsize) length);
  if (!rf_text_room (m, (gsize) length * 4))
    return NULL;
  text = g_string_sized_new ((gsize) length + 1);
  for (gssize i = 0, at = start; i < length; i++, at += step)
    rf_str_append_char (text, rf_str_char_at (m, self, (gsize) at));
  return rf_str_new_string (m, text);
}

static RfObject *
str_getitem (RfMachine *m, RfObject *self, RfObject *key)
{
  gssize length = (gssize) RF_STR (self)->length;
  gssize index;

  if (rf_is_slice (m, key))
    return get_slice (m, self, key);
  if (RF_CLASS_OF (key)->slots.index == NULL)
    {
      if (rf_since (m, 11))
        return rf_raise (m, RF_EXC_TypeError, "string indices must be integers, not '%.200s'",
                         rf_class_name (key));
      return rf_raise (m, RF_EXC_TypeError, "string indices must be integers");
    }
  index = rf_object_as_index (m, key, RF_EXC_IndexError);
  if (index == -1 && rf_raised (m))
    return NULL;
  if (index < 0)
    index += length;
  if (index < 0 || index >= length)
    return rf_raise (m, RF_EXC_IndexError, "string index out of range");
  return rf_str_new_char (m, rf_str_char_at (m, self, (gsize) index));
}

static int
str_contains (RfMachine *m, RfObject *self, RfObject *item)
{
  if (!rf_is_str (item))
    {
      rf_raise (m, RF_EXC_TypeError, "'in <string>' requires string as left operand, not %.100s",
                rf_class_name (item));
      return -1;
    }
  return memmem (rf_str_data (self), RF_STR (self)->size, rf_str_data (item),
                 RF_STR (item)->size) != NULL;
}

static RfObject *
str_mod (RfMachine *m, RfObject *a, RfObject *b)
{
  return rf_is_str (a) ? rf_str_percent (m, a, b) : rf_not_implemented (m);
}

/* --- str() ------------------------------------------------------------------------------------ */

/* With an encoding or errors, str() decodes bytes. */
static RfObject *
decode_object (RfMachine *m, RfObject *const values[3])
{
  static const char *const names[] = { NULL, "encoding", "errors" };
  RfByteSpan span;

  for (int i = 1; i < 3; i++)
    if (values[i] != NULL && !rf_is_str (values[i]))
      return rf_raise (m, RF_EXC_TypeError, "str() argument '%s' must be str, not %.50s", names[i],
                       values[i] == m->none ? "None" : rf_class_name (values[i]));
  if (values[0] == NULL)
    return rf_new_ref (m, m->empty_str);
  if (rf_span_try (m, values[0], &span))
    return rf_codec_decode (m, span, values[1], values[2]);
  if (rf_raised (m))
    return NULL;
  if (rf_is_str (values[0]))
    return rf_raise (m, RF_EXC_TypeError, "decoding str is not supported");
  return rf_raise (m, RF_EXC_TypeError, "decoding to str: need a bytes-like object, %.80s found",
                   rf_class_name (values[0]));
}

static RfObject *
str_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "object", "encoding", "errors", NULL };
  RfObject *values[3] = { n_args > 0 ? args[0] : NULL, NULL, NULL };
  RfObject *exact, *self;

  if (n_args > 3 && rf_since (m, 13))
    return rf_raise (m, RF_EXC_TypeError, "str expected at most 3 arguments, got %" G_GSIZE_FORMAT,
                     n_args);
  if ((n_args > 1 || kwnames != NULL) &&
      !rf_args_parse (m, "str", names, 0, 0, args, n_args, kwnames, values))
    return NULL;
  if (values[1] != NULL || values[2] != NULL)
    exact = decode_object (m, values);
  else if (values[0] == NULL)
    exact = rf_new_ref (m, m->empty_str);
  else
    exact = rf_object_str (m, values[0]);
  if (exact == NULL || cls == m->class_str)
    return exact;
  rf_hold (m->heap, exact);
  self = rf_object_alloc (m, cls, 0, TRUE);
  rf_release (m->heap, 1);
  if (self != NULL)
    RF_STR (self)->hash = -1;
  if (self != NULL && !rf_str_init_copy (m, self, exact))
    {
      rf_drop (m, self);
      self = NULL;
    }
  rf_drop (m, exact);
  return self;
}

static RfObject *
method_getnewargs (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  RfObject *text = rf_str_new (m, rf_str_data (self), (gssize) RF_STR (self)->size);

  return text == NULL ? NULL : rf_tuple_new_steal (m, &text, 1);
}

static RfObject *
method_encode (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "encoding", "errors", NULL };
  RfObject *values[2];

  if (!rf_args_parse (m, "encode", names, 0, 0, args, n_args, kwnames, values))
    return NULL;
  for (int i = 0; i < 2; i++)
    if (values[i] != NULL && !rf_is_str (values[i]))
      return rf_raise (m, RF_EXC_TypeError, "encode() argument '%s' must be str, not %.50s",
                       names[i], values[i] == m->none ? "None" : rf_class_name (values[i]));
  return rf_codec_encode (m, self, values[0], values[1]);
}

void
rf_str_fill_slots (RfSlots *slots)
{
  slots->repr = str_repr;
  slots->str = str_exact;
  slots->new_ = str_new;
  slots->iter = rf_str_iter;
  slots->getitem = str_getitem;
  slots->contains = str_contains;
  slots->concat = str_concat;
  slots->repeat = str_repeat;
  slots->binary[RF_BINARY_MOD] = str_mod;
}

/* name, minimum, maximum, flags, signature */
#define TABLE(X)                                                             \
  X (replace, 0, -1, RF_METHOD_KEYWORDS, "($self, old, new, /, count=-1)")   \
  X (split, 0, -1, RF_METHOD_KEYWORDS, "($self, /, sep=None, maxsplit=-1)")  \
  X (rsplit, 0, -1, RF_METHOD_KEYWORDS, "($self, /, sep=None, maxsplit=-1)") \
  X (join, 1, 1, 0, "($self, iterable, /)")                                  \
  X (capitalize, 0, 0, 0, "($self, /)")                                      \
  X (casefold, 0, 0, 0, "($self, /)")                                        \
  X (title, 0, 0, 0, "($self, /)")                                           \
  X (center, 1, 2, 0, "($self, width, fillchar=' ', /)")                     \
  X (count, 0, -1, RF_METHOD_TUPLE_ONCE, NULL)                               \
  X (expandtabs, 0, -1, RF_METHOD_KEYWORDS, "($self, /, tabsize=8)")         \
  X (find, 0, -1, RF_METHOD_TUPLE_ONCE, NULL)                                \
  X (partition, 1, 1, 0, "($self, sep, /)")                                  \
  X (index, 0, -1, RF_METHOD_TUPLE_ONCE, NULL)                               \
  X (ljust, 1, 2, 0, "($self, width, fillchar=' ', /)")                      \
  X (lower, 0, 0, 0, "($self, /)")                                           \
  X (lstrip, 0, 1, 0, "($self, chars=None, /)")                              \
  X (rfind, 0, -1, RF_METHOD_TUPLE_ONCE, NULL)                               \
  X (rindex, 0, -1, RF_METHOD_TUPLE_ONCE, NULL)                              \
  X (rjust, 1, 2, 0, "($self, width, fillchar=' ', /)")                      \
  X (rstrip, 0, 1, 0, "($self, chars=None, /)")                              \
  X (rpartition, 1, 1, 0, "($self, sep, /)")                                 \
  X (splitlines, 0, -1, RF_METHOD_KEYWORDS, "($self, /, keepends=False)")    \
  X (strip, 0, 1, 0, "($self, chars=None, /)")                               \
  X (swapcase, 0, 0, 0, "($self, /)")                                        \
  X (translate, 1, 1, 0, "($self, table, /)")                                \
  X (upper, 0, 0, 0, "($self, /)")                                           \
  X (startswith, 0, -1, RF_METHOD_TUPLE_ONCE, NULL)                          \
  X (endswith, 0, -1, RF_METHOD_TUPLE_ONCE, NULL)                            \
  X (removeprefix, 1, 1, 0, "($self, prefix, /)")                            \
  X (removesuffix, 1, 1, 0, "($self, suffix, /)")                            \
  X (isascii, 0, 0, 0, "($self, /)")                                         \
  X (islower, 0, 0, 0, "($self, /)")                                         \
  X (isupper, 0, 0, 0, "($self, /)")                                         \
  X (istitle, 0, 0, 0, "($self, /)")                                         \
  X (isspace, 0, 0, 0, "($self, /)")                                         \
  X (isdecimal, 0, 0, 0, "($self, /)")                                       \
  X (isdigit, 0, 0, 0, "($self, /)")                                         \
  X (isnumeric, 0, 0, 0, "($self, /)")                                       \
  X (isalpha, 0, 0, 0, "($self, /)")                                         \
  X (isalnum, 0, 0, 0, "($self, /)")                                         \
  X (isidentifier, 0, 0, 0, "($self, /)")                                    \
  X (isprintable, 0, 0, 0, "($self, /)")                                     \
  X (zfill, 1, 1, 0, "($self, width, /)")                                    \
  X (format, 0, -1, RF_METHOD_KEYWORDS | RF_METHOD_TUPLE, NULL)              \
  X (format_map, 1, 1, 0, NULL)                                              \
  X (maketrans, 1, 3, RF_METHOD_STATIC, NULL)

const RfMethodDef rf_str_methods[] = {
#define X(name, min, max, flags, signature) \
  { #name, rf_str_method_##name, min, max, flags, signature },
  TABLE (X)
#undef X
    { "encode", method_encode, 0, -1, RF_METHOD_KEYWORDS,
      "($self, /, encoding='utf-8', errors='strict')" },
  { "__format__", rf_str_format_method, 1, 1, 0, "($self, format_spec, /)" },
  { "__getnewargs__", method_getnewargs, 0, 0, 0, NULL },
  { 0 },
};
