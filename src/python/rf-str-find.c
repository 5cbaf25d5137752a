/* SPDX-License-Identifier: MIT */

/* The methods of str that look for text. UTF-8 can be searched byte by byte: one character's bytes
 * never begin inside of another's, so a match of bytes is a match of characters. */

#include "python/rf-atoms-private.h"
#include "python/rf-search.h"

#include <string.h>

#define METHOD(name)                                                                   \
  RfObject *rf_str_method_##name (RfMachine *m, RfObject *self, RfObject *const *args, \
                                  gsize n_args, RfObject *kwnames)

/* --- searching -------------------------------------------------------------------------------- */

static gssize
find_bytes (RfStr *s, gsize from, gsize to, RfStr *what, gboolean last)
{
  return rf_search_bytes (s->data, from, to, what->data, what->size, last);
}

static gsize
characters (const char *text, gsize size)
{
  gsize n = 0;

  for (gsize i = 0; i < size; i++)
    n += (text[i] & 0xc0) != 0x80;
  return n;
}

typedef struct
{
  gssize start, stop; /* characters; start may be greater than stop */
  gsize from, to;     /* bytes, when start <= stop */
} Range;

/* The bounds that stand at args[1] and args[2]. */
static gboolean
take_range (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, Range *r)
{
  RfStr *s = RF_STR (self);
  gssize length = (gssize) s->length;

  if (!rf_search_read_bounds (m, args, n_args, &r->start, &r->stop))
    return FALSE;
  rf_search_clamp (length, &r->start, &r->stop);
  if (r->start > r->stop)
    return TRUE;
  r->from = r->start == 0 ? 0 : rf_str_byte_at (self, (gsize) r->start);
  r->to = r->stop == length ? s->size : rf_str_byte_at (self, (gsize) r->stop);
  return TRUE;
}

/* args[0] of a search. In 3.13 the message names the method. */
static gboolean
check_needle (RfMachine *m, RfObject *const *args, gsize n_args, const char *method)
{
  RfObject *o;

  if (!rf_search_check_number (m, n_args, method))
    return FALSE;
  o = args[0];
  if (rf_is_str (o))
    return TRUE;
  if (rf_since (m, 13))
    return rf_str_check (m, o, method, 1);
  return rf_raise (m, RF_EXC_TypeError, "must be str, not %.100s", rf_class_name (o)) != NULL;
}

/* All arguments of a search; which of two wrong ones is told differs. */
static gboolean
take_search (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, const char *method,
             Range *r)
{
  if (!rf_search_check_number (m, n_args, method))
    return FALSE;
  if (rf_since (m, 13))
    return check_needle (m, args, n_args, method) && take_range (m, self, args, n_args, r);
  return take_range (m, self, args, n_args, r) && check_needle (m, args, n_args, method);
}

/* The character's index; -1: not found; -2: an exception is set. */
static gssize
find (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, const char *method,
      gboolean last)
{
  RfStr *s = RF_STR (self);
  Range r;
  gssize at;

  if (!take_search (m, self, args, n_args, method, &r))
    return -2;
  if (r.start > r.stop)
    return -1;
  at = find_bytes (s, r.from, r.to, RF_STR (args[0]), last);
  if (at < 0 || rf_str_is_ascii (s))
    return at;
  return (gssize) characters (s->data, (gsize) at);
}

METHOD (find)
{
  return rf_search_result (m, find (m, self, args, n_args, "find", FALSE), NULL);
}

METHOD (rfind)
{
  return rf_search_result (m, find (m, self, args, n_args, "rfind", TRUE), NULL);
}

METHOD (index)
{
  return rf_search_result (m, find (m, self, args, n_args, "index", FALSE), "substring not found");
}

METHOD (rindex)
{
  return rf_search_result (m, find (m, self, args, n_args, "rindex", TRUE), "substring not found");
}

METHOD (count)
{
  RfStr *s = RF_STR (self), *what;
  Range r;

  if (!take_search (m, self, args, n_args, "count", &r))
    return NULL;
  what = RF_STR (args[0]);
  if (r.start > r.stop)
    return rf_int_new (m, 0);
  if (what->size == 0)
    return rf_int_new (m, r.stop - r.start + 1);
  return rf_int_new (m, (gint64) rf_search_count (s->data, r.from, r.to, what->data, what->size,
                                                  G_MAXSIZE));
}

/* --- startswith, endswith --------------------------------------------------------------------- */

static gboolean
matches (RfStr *s, const Range *r, RfStr *what, gboolean at_end)
{
  if (r->start > r->stop || what->size > r->to - r->from)
    return FALSE;
  return memcmp (s->data + (at_end ? r->to - what->size : r->from), what->data, what->size) == 0;
}

static RfObject *
tail_match (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, const char *method,
            gboolean at_end)
{
  Range r;

  if (!rf_search_check_number (m, n_args, method) || !take_range (m, self, args, n_args, &r))
    return NULL;
  if (rf_is_str (args[0]))
    return rf_bool (m, matches (RF_STR (self), &r, RF_STR (args[0]), at_end));
  if (!rf_is_tuple_object_of (args[0]))
    return rf_raise (m, RF_EXC_TypeError, "%s first arg must be str or a tuple of str, not %.100s",
                     method, rf_class_name (args[0]));
  for (gsize i = 0; i < ((RfTuple *) args[0])->length; i++)
    {
      RfObject *item = ((RfTuple *) args[0])->items[i];

      if (!rf_is_str (item))
        return rf_raise (m, RF_EXC_TypeError, "tuple for %s must only contain str, not %.100s",
                         method, rf_class_name (item));
      if (matches (RF_STR (self), &r, RF_STR (item), at_end))
        return rf_bool (m, TRUE);
    }
  return rf_bool (m, FALSE);
}

METHOD (startswith)
{
  return tail_match (m, self, args, n_args, "startswith", FALSE);
}

METHOD (endswith)
{
  return tail_match (m, self, args, n_args, "endswith", TRUE);
}

METHOD (removeprefix)
{
  RfStr *s = RF_STR (self), *prefix = RF_STR (args[0]);

  if (!rf_str_check (m, args[0], "removeprefix", 0))
    return NULL;
  if (prefix->size > s->size || memcmp (s->data, prefix->data, prefix->size) != 0)
    return rf_str_piece (m, self, 0, s->size);
  return rf_str_piece (m, self, prefix->size, s->size);
}

METHOD (removesuffix)
{
  RfStr *s = RF_STR (self), *suffix = RF_STR (args[0]);

  if (!rf_str_check (m, args[0], "removesuffix", 0))
    return NULL;
  if (suffix->size > s->size ||
      memcmp (s->data + s->size - suffix->size, suffix->data, suffix->size) != 0)
    return rf_str_piece (m, self, 0, s->size);
  return rf_str_piece (m, self, 0, s->size - suffix->size);
}

/* --- replace ---------------------------------------------------------------------------------- */

static gboolean
take_replace (RfMachine *m, RfObject *const *args, gsize n_args, RfObject *kwnames,
              RfObject **values, gssize *count)
{
  static const char *const names[] = { "old", "new", "count", NULL };

  if (rf_since (m, 13))
    {
      if (!rf_args_parse (m, "replace", names, 2, 2, args, n_args, kwnames, values))
        return FALSE;
    }
  else if (!rf_args_no_keywords (m, "str.replace", kwnames))
    return FALSE;
  else if (n_args < 2 || n_args > 3)
    return rf_raise (m, RF_EXC_TypeError, "replace expected at %s arguments, got %" G_GSIZE_FORMAT,
                     n_args < 2 ? "least 2" : "most 3", n_args) != NULL;
  else
    for (gsize i = 0; i < n_args; i++)
      values[i] = args[i];
  if (!rf_str_check (m, values[0], "replace", 1) || !rf_str_check (m, values[1], "replace", 2))
    return FALSE;
  return values[2] == NULL || rf_index_argument (m, values[2], count);
}

/* Between the characters, and at both ends. */
static void
insert_between (GString *out, RfStr *s, RfStr *what, gsize count)
{
  const char *p = s->data, *end = s->data + s->size;

  for (gsize i = 0; i < count; i++)
    {
      const char *start = p;

      g_string_append_len (out, what->data, (gssize) what->size);
      if (p == end)
        return;
      rf_utf8_next (&p);
      g_string_append_len (out, start, p - start);
    }
  g_string_append_len (out, p, end - p);
}

METHOD (replace)
{
  RfObject *values[3] = { NULL, NULL, NULL };
  RfStr *s = RF_STR (self), *old, *new;
  gssize wanted = -1;
  gsize n, most, size, from = 0;
  GString *out;

  if (!take_replace (m, args, n_args, kwnames, values, &wanted))
    return NULL;
  old = RF_STR (values[0]);
  new = RF_STR (values[1]);
  most = wanted < 0 ? G_MAXSIZE : (gsize) wanted;
  n = old->size == 0 ? MIN (s->length + 1, most)
                     : rf_search_count (s->data, 0, s->size, old->data, old->size, most);
  if (n == 0 || (old->size == new->size &&memcmp (old->data, new->data, old->size) == 0))
    return rf_str_piece (m, self, 0, s->size);
  if (__builtin_mul_overflow (n, new->size, &size) || size > G_MAXINT32)
    return rf_raise_memory (m);
  if (!rf_text_room (m, s->size + size))
    return NULL;
  out = g_string_sized_new (s->size + size - n * old->size);
  if (old->size == 0)
    {
      insert_between (out, s, new, n);
      return rf_str_new_string (m, out);
    }
  while (n-- > 0)
    {
      gsize at = (gsize) find_bytes (s, from, s->size, old, FALSE);

      g_string_append_len (out, s->data + from, (gssize) (at - from));
      g_string_append_len (out, new->data, (gssize) new->size);
      from = at + old->size;
    }
  g_string_append_len (out, s->data + from, (gssize) (s->size - from));
  return rf_str_new_string (m, out);
}

/* --- partition -------------------------------------------------------------------------------- */

static RfObject *
partition (RfMachine *m, RfObject *self, RfObject *separator, gboolean last)
{
  RfStr *s = RF_STR (self);
  RfObject *parts[3];
  gssize at;

  if (!rf_is_str (separator))
    return rf_raise (m, RF_EXC_TypeError, "must be str, not %.100s", rf_class_name (separator));
  if (RF_STR (separator)->size == 0)
    return rf_raise (m, RF_EXC_ValueError, "empty separator");
  at = find_bytes (s, 0, s->size, RF_STR (separator), last);
  if (at < 0)
    {
      parts[last ? 2 : 0] = rf_str_piece (m, self, 0, s->size);
      parts[1] = rf_new_ref (m, m->empty_str);
      parts[last ? 0 : 2] = rf_new_ref (m, m->empty_str);
    }
  else
    {
      parts[0] = rf_str_piece (m, self, 0, (gsize) at);
      parts[1] = rf_new_ref (m, separator);
      parts[2] = rf_str_piece (m, self, (gsize) at + RF_STR (separator)->size, s->size);
    }
  if (parts[0] != NULL && parts[2] != NULL)
    return rf_tuple_new_steal (m, parts, 3);
  for (int i = 0; i < 3; i++)
    rf_xdrop (m, parts[i]);
  return NULL;
}

METHOD (partition)
{
  return partition (m, self, args[0], FALSE);
}

METHOD (rpartition)
{
  return partition (m, self, args[0], TRUE);
}
