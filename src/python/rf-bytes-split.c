/* SPDX-License-Identifier: MIT */

/* The methods of bytes and bytearray that take them apart and put them together. Invariant: a
 * result that is the whole of exact bytes is those bytes. */

#include "python/rf-bytes.h"

#include "python/rf-container.h"
#include "python/rf-list.h"

#include <string.h>

#define METHOD(name)                                                                     \
  RfObject *rf_bytes_method_##name (RfMachine *m, RfObject *self, RfObject *const *args, \
                                    gsize n_args, RfObject *kwnames)

static gboolean
is_space (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static gboolean
append_piece (RfMachine *m, RfObject *list, RfObject *self, gsize from, gsize to)
{
  RfObject *piece = rf_bytes_piece (m, self, from, to);

  return piece != NULL && rf_list_append_steal (m, list, piece);
}

/* --- split ------------------------------------------------------------------------------------ */

static gboolean
split_spaces (RfMachine *m, RfObject *self, gsize most, RfObject *list)
{
  RfByteSpan span = rf_span_self (self);
  gsize at = 0;

  for (;;)
    {
      gsize word;

      while (at < span.size && is_space (span.data[at]))
        at++;
      if (at == span.size)
        return TRUE;
      word = at;
      if (most-- == 0)
        {
          at = span.size;
          return append_piece (m, list, self, word, at);
        }
      while (at < span.size && !is_space (span.data[at]))
        at++;
      if (!append_piece (m, list, self, word, at))
        return FALSE;
    }
}

/* From the end; the list becomes turned round. */
static gboolean
split_spaces_back (RfMachine *m, RfObject *self, gsize most, RfObject *list)
{
  RfByteSpan span = rf_span_self (self);
  gsize at = span.size;

  for (;;)
    {
      gsize end;

      while (at > 0 && is_space (span.data[at - 1]))
        at--;
      if (at == 0)
        return TRUE;
      end = at;
      if (most-- == 0)
        return append_piece (m, list, self, 0, end);
      while (at > 0 && !is_space (span.data[at - 1]))
        at--;
      if (!append_piece (m, list, self, at, end))
        return FALSE;
    }
}

static gboolean
split_at (RfMachine *m, RfObject *self, RfByteSpan what, gsize most, RfObject *list)
{
  RfByteSpan span = rf_span_self (self);
  gsize from = 0;

  for (; most > 0; most--)
    {
      const char *found = memmem (span.data + from, span.size - from, what.data, what.size);

      if (found == NULL)
        break;
      if (!append_piece (m, list, self, from, (gsize) (found - span.data)))
        return FALSE;
      from = (gsize) (found - span.data) + what.size;
    }
  return append_piece (m, list, self, from, span.size);
}

static gboolean
split_at_back (RfMachine *m, RfObject *self, RfByteSpan what, gsize most, RfObject *list)
{
  RfByteSpan span = rf_span_self (self);
  gsize end = span.size, at = end;

  while (most > 0 && at >= what.size)
    {
      if (memcmp (span.data + at - what.size, what.data, what.size) != 0)
        {
          at--;
          continue;
        }
      if (!append_piece (m, list, self, at, end))
        return FALSE;
      at = end = at - what.size;
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
  RfByteSpan what = { NULL, 1 };
  gssize wanted = -1;
  gsize most;
  gboolean ok;

  if (!rf_args_parse (m, method, names, 0, 0, args, n_args, kwnames, values) ||
      (values[1] != NULL && !rf_index_argument (m, values[1], &wanted)))
    return NULL;
  most = wanted < 0 ? G_MAXSIZE : (gsize) wanted;
  if (values[0] == m->none)
    values[0] = NULL;
  if (values[0] != NULL && !rf_span_of (m, values[0], &what))
    return NULL;
  if (what.size == 0)
    return rf_raise (m, RF_EXC_ValueError, "empty separator");
  list = rf_list_new (m, 0);
  if (list == NULL)
    return NULL;
  if (values[0] == NULL)
    ok = (backwards ? split_spaces_back : split_spaces) (m, self, most, list);
  else
    ok = (backwards ? split_at_back : split_at) (m, self, what, most, list);
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

METHOD (splitlines)
{
  static const char *const names[] = { "keepends", NULL };
  RfByteSpan span = rf_span_self (self);
  RfObject *value, *list;
  int keep;

  if (!rf_args_parse (m, "splitlines", names, 0, 0, args, n_args, kwnames, &value))
    return NULL;
  keep = rf_flag_argument (m, value);
  list = keep < 0 ? NULL : rf_list_new (m, 0);
  for (gsize at = 0; list != NULL && at < span.size;)
    {
      gsize line = at, stop;

      while (at < span.size && span.data[at] != '\n' && span.data[at] != '\r')
        at++;
      stop = at;
      if (at < span.size)
        at += span.data[at] == '\r' && at + 1 < span.size && span.data[at + 1] == '\n' ? 2 : 1;
      if (!append_piece (m, list, self, line, keep ? at : stop))
        {
          rf_drop (m, list);
          return NULL;
        }
    }
  return list;
}

/* --- strip ------------------------------------------------------------------------------------ */

static gboolean
is_stripped (const RfByteSpan *bytes, char c)
{
  return bytes->data == NULL ? is_space (c) : memchr (bytes->data, c, bytes->size) != NULL;
}

static RfObject *
strip (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, gboolean left,
       gboolean right)
{
  RfByteSpan span, bytes = { NULL, 0 };
  gsize from = 0, to;

  if (n_args > 0 && args[0] != m->none && !rf_span_of (m, args[0], &bytes))
    return NULL;
  span = rf_span_self (self);
  to = span.size;
  while (left && from < to && is_stripped (&bytes, span.data[from]))
    from++;
  while (right && to > from && is_stripped (&bytes, span.data[to - 1]))
    to--;
  return rf_bytes_piece (m, self, from, to);
}

METHOD (strip)
{
  return strip (m, self, args, n_args, TRUE, TRUE);
}

METHOD (lstrip)
{
  return strip (m, self, args, n_args, TRUE, FALSE);
}

METHOD (rstrip)
{
  return strip (m, self, args, n_args, FALSE, TRUE);
}

/* --- join ------------------------------------------------------------------------------------- */

static RfObject *
join_items (RfMachine *m, RfObject *self, RfObject *const *items, gsize n)
{
  RfByteSpan separator = rf_span_self (self), item;
  GString *out;

  if (n == 1 && RF_CLASS_OF (items[0]) == m->class_bytes && rf_is_bytes (self))
    return rf_new_ref (m, items[0]);
  out = g_string_new (NULL);
  for (gsize i = 0; i < n; i++)
    {
      if (!rf_span_try (m, items[i], &item))
        {
          if (!rf_raised (m) || rf_raised_clear (m))
            rf_raise (m, RF_EXC_TypeError,
                      "sequence item %" G_GSIZE_FORMAT
                      ": expected a bytes-like object, %.80s found",
                      i, rf_class_name (items[i]));
          break;
        }
      if (item.size > G_MAXINT32 || !rf_text_room (m, out->len + item.size + separator.size))
        {
          if (!rf_raised (m))
            rf_raise_memory (m);
          break;
        }
      if (i > 0)
        g_string_append_len (out, separator.data, (gssize) separator.size);
      g_string_append_len (out, item.data, (gssize) item.size);
    }
  if (!rf_raised (m))
    return rf_bytes_like_string (m, self, out);
  g_string_free (out, TRUE);
  return NULL;
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
  rf_hold (m->heap, list);
  result = join_items (m, self, ((RfList *) list)->items, ((RfList *) list)->length);
  rf_release (m->heap, 1);
  rf_drop_keeping (m, list, result);
  return result;
}
