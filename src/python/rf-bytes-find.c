/* SPDX-License-Identifier: MIT */

/* The methods of bytes and bytearray that look for bytes. Arguments are read to their end before
 * any span is taken, since reading an index may run Python code. */

#include "python/rf-bytes.h"

#include "python/rf-container.h"
#include "python/rf-search.h"

#include <string.h>

#define METHOD(name)                                                                     \
  RfObject *rf_bytes_method_##name (RfMachine *m, RfObject *self, RfObject *const *args, \
                                    gsize n_args, RfObject *kwnames)

/* --- searching -------------------------------------------------------------------------------- */

typedef struct
{
  gssize start, stop;
  guint8 byte; /* what is looked for when it is a number */
  gboolean number;
  RfByteSpan span, what;
} Search;

static gssize
find_span (RfByteSpan span, gsize from, gsize to, RfByteSpan what, gboolean last)
{
  return rf_search_bytes (span.data, from, to, what.data, what.size, last);
}

/* Brings the bounds into what @self holds now. */
static void
take_span (RfObject *self, Search *s)
{
  s->span = rf_span_self (self);
  rf_search_clamp ((gssize) s->span.size, &s->start, &s->stop);
}

/* args[0] is something bytes-like or a byte's number. */
static gboolean
take_needle (RfMachine *m, RfObject *o, Search *s)
{
  if (rf_span_try (m, o, &s->what))
    return TRUE;
  if (rf_raised (m) && !rf_raised_clear (m))
    return FALSE;
  if (RF_CLASS_OF (o)->slots.index == NULL)
    return rf_raise (m, RF_EXC_TypeError,
                     "argument should be integer or bytes-like object, not '%.200s'",
                     rf_class_name (o)) != NULL;
  s->number = TRUE;
  s->what = (RfByteSpan){ (const char *) &s->byte, 1 };
  return rf_byte_of (m, o, FALSE, &s->byte);
}

static gboolean
take_search (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, const char *method,
             Search *s)
{
  s->number = FALSE;
  if (!rf_search_check_number (m, n_args, method) ||
      !rf_search_read_bounds (m, args, n_args, &s->start, &s->stop) || !take_needle (m, args[0], s))
    return FALSE;
  take_span (self, s);
  return TRUE;
}

/* -1: not found; -2: an exception is set. */
static gssize
find (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, const char *method,
      gboolean last)
{
  Search s;

  if (!take_search (m, self, args, n_args, method, &s))
    return -2;
  if (s.start > s.stop)
    return -1;
  return find_span (s.span, (gsize) s.start, (gsize) s.stop, s.what, last);
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
  return rf_search_result (m, find (m, self, args, n_args, "index", FALSE), "subsection not found");
}

METHOD (rindex)
{
  return rf_search_result (m, find (m, self, args, n_args, "rindex", TRUE), "subsection not found");
}

METHOD (count)
{
  Search s;

  if (!take_search (m, self, args, n_args, "count", &s))
    return NULL;
  if (s.start > s.stop)
    return rf_int_new (m, 0);
  if (s.what.size == 0)
    return rf_int_new (m, s.stop - s.start + 1);
  return rf_int_new (m, (gint64) rf_search_count (s.span.data, (gsize) s.start, (gsize) s.stop,
                                                  s.what.data, s.what.size, G_MAXSIZE));
}

/* --- startswith, endswith --------------------------------------------------------------------- */

static gboolean
matches (const Search *s, RfByteSpan what, gboolean at_end)
{
  gsize room = (gsize) (s->stop - s->start);

  if (s->start > s->stop || what.size > room)
    return FALSE;
  return memcmp (s->span.data + (at_end ? (gsize) s->stop - what.size : (gsize) s->start),
                 what.data, what.size) == 0;
}

static RfObject *
tail_match (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, const char *method,
            gboolean at_end)
{
  Search s;
  RfByteSpan what;

  if (!rf_search_check_number (m, n_args, method) ||
      !rf_search_read_bounds (m, args, n_args, &s.start, &s.stop))
    return NULL;
  take_span (self, &s);
  if (rf_is_tuple_object_of (args[0]))
    {
      for (gsize i = 0; i < ((RfTuple *) args[0])->length; i++)
        {
          if (!rf_span_of (m, ((RfTuple *) args[0])->items[i], &what))
            return NULL;
          if (matches (&s, what, at_end))
            return rf_bool (m, TRUE);
        }
      return rf_bool (m, FALSE);
    }
  if (rf_span_try (m, args[0], &what))
    return rf_bool (m, matches (&s, what, at_end));
  if (rf_raised (m) && !rf_raised_clear (m))
    return NULL;
  return rf_raise (m, RF_EXC_TypeError,
                   "%s first arg must be bytes or a tuple of bytes, not %.100s", method,
                   rf_class_name (args[0]));
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
  RfByteSpan span = rf_span_self (self), prefix;

  if (!rf_span_of (m, args[0], &prefix))
    return NULL;
  if (prefix.size > span.size || memcmp (span.data, prefix.data, prefix.size) != 0)
    return rf_bytes_piece (m, self, 0, span.size);
  return rf_bytes_piece (m, self, prefix.size, span.size);
}

METHOD (removesuffix)
{
  RfByteSpan span = rf_span_self (self), suffix;

  if (!rf_span_of (m, args[0], &suffix))
    return NULL;
  if (suffix.size > span.size ||
      memcmp (span.data + span.size - suffix.size, suffix.data, suffix.size) != 0)
    return rf_bytes_piece (m, self, 0, span.size);
  return rf_bytes_piece (m, self, 0, span.size - suffix.size);
}

/* --- replace ---------------------------------------------------------------------------------- */

METHOD (replace)
{
  RfByteSpan span, old, new;
  gssize wanted = -1;
  gsize n, most, from = 0, size;
  GString *out;

  if (!rf_span_of (m, args[0], &old) || !rf_span_of (m, args[1], &new) ||
      (n_args > 2 && !rf_index_argument (m, args[2], &wanted)) || !rf_span_of (m, args[0], &old) ||
      !rf_span_of (m, args[1], &new))
    return NULL;
  span = rf_span_self (self);
  most = wanted < 0 ? G_MAXSIZE : (gsize) wanted;
  if (old.size == 0)
    n = MIN (span.size + 1, most);
  else
    n = rf_search_count (span.data, 0, span.size, old.data, old.size, most);
  if (n == 0 || (old.size == 0 && new.size == 0))
    return rf_bytes_piece (m, self, 0, span.size);
  if (__builtin_mul_overflow (n, new.size, &size) || size > G_MAXINT32)
    return rf_raise_memory (m);
  if (!rf_text_room (m, span.size + size))
    return NULL;
  out = g_string_sized_new (span.size + size - n * old.size);
  for (; n > 0; n--)
    {
      gsize at = old.size == 0 ? from : (gsize) find_span (span, from, span.size, old, FALSE);

      g_string_append_len (out, span.data + from, (gssize) (at - from));
      g_string_append_len (out, new.data, (gssize) new.size);
      from = at + old.size;
      if (old.size == 0 && from < span.size)
        g_string_append_c (out, span.data[from++]);
    }
  g_string_append_len (out, span.data + from, (gssize) (span.size - from));
  return rf_bytes_like_string (m, self, out);
}

/* --- partition -------------------------------------------------------------------------------- */

static RfObject *
partition (RfMachine *m, RfObject *self, RfObject *separator, gboolean last)
{
  RfByteSpan span = rf_span_self (self), what;
  RfObject *parts[3];
  gssize at;

  if (!rf_span_of (m, separator, &what))
    return NULL;
  if (what.size == 0)
    return rf_raise (m, RF_EXC_ValueError, "empty separator");
  at = find_span (span, 0, span.size, what, last);
  if (at < 0)
    {
      parts[last ? 2 : 0] = rf_bytes_piece (m, self, 0, span.size);
      parts[1] = rf_bytes_like (m, self, "", 0);
      parts[last ? 0 : 2] = rf_bytes_like (m, self, "", 0);
    }
  else
    {
      parts[0] = rf_bytes_piece (m, self, 0, (gsize) at);
      parts[1] =
        rf_is_bytes (self) ? rf_new_ref (m, separator) : rf_bytearray_new (m, what.data, what.size);
      parts[2] = rf_bytes_piece (m, self, (gsize) at + what.size, span.size);
    }
  if (parts[0] != NULL && parts[1] != NULL && parts[2] != NULL)
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
