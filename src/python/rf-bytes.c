/* SPDX-License-Identifier: MIT */

/* The core of bytes, and what it shares with bytearray: making, spans, comparing, operators.
 * Invariant: exact bytes of length 0 and 1 are the shared ones, whoever makes them. */

#include "python/rf-bytes.h"

#include "python/rf-container.h"
#include "python/rf-hash.h"
#include "python/rf-iterator.h"
#include "python/rf-setup.h"

#include <string.h>

#define BYTES_HEAD 33
#define BYTES_ITEM 1

/* --- making ----------------------------------------------------------------------------------- */

static RfObject *
make (RfMachine *m, const char *data, gsize size)
{
  char *memory = size < G_MAXINT32 ? rf_heap_realloc (m->heap, NULL, 0, size + 1) : NULL;
  RfObject *o;

  if (memory == NULL)
    return rf_raise_memory (m);
  o = rf_heap_new_object (m->heap, &m->class_bytes->type, BYTES_HEAD + size, 0);
  if (o == NULL)
    {
      rf_heap_release_memory (m->heap, memory, size + 1);
      return rf_raise_memory (m);
    }
  if (size > 0)
    memcpy (memory, data, size);
  memory[size] = '\0';
  RF_BYTES (o)->data = memory;
  RF_BYTES (o)->length = size;
  RF_BYTES (o)->hash = -1;
  return o;
}

RfObject *
rf_bytes_new (RfMachine *m, const char *data, gsize size)
{
  RfBytesState *state = rf_bytes_state (m);
  RfObject **shared;

  if (size > 1)
    return make (m, data, size);
  shared = size == 0 ? &state->empty : &state->single[(guint8) data[0]];
  if (*shared == NULL)
    {
      *shared = make (m, data, size);
      if (*shared == NULL)
        return NULL;
      rf_heap_immortalize (m->heap, *shared);
    }
  return rf_new_ref (m, *shared);
}

RfObject *
rf_bytes_new_fresh (RfMachine *m, const char *data, gsize size)
{
  return size == 1 ? make (m, data, size) : rf_bytes_new (m, data, size);
}

RfObject *
rf_bytes_new_string (RfMachine *m, GString *text)
{
  RfObject *o = rf_bytes_new (m, text->str, text->len);

  g_string_free (text, TRUE);
  return o;
}

RfObject *
rf_bytes_like (RfMachine *m, RfObject *like, const char *data, gsize size)
{
  return rf_is_bytes (like) ? rf_bytes_new (m, data, size) : rf_bytearray_new (m, data, size);
}

RfObject *
rf_bytes_like_string (RfMachine *m, RfObject *like, GString *text)
{
  RfObject *o = rf_is_bytes (like) ? rf_bytes_new_fresh (m, text->str, text->len)
                                   : rf_bytearray_new (m, text->str, text->len);

  g_string_free (text, TRUE);
  return o;
}

RfByteSpan
rf_span_self (RfObject *self)
{
  if (rf_is_bytes (self))
    return (RfByteSpan){ RF_BYTES (self)->data, RF_BYTES (self)->length };
  return (RfByteSpan){ rf_bytearray_data (self), RF_BYTEARRAY (self)->length };
}

RfObject *
rf_bytes_piece (RfMachine *m, RfObject *self, gsize from, gsize to)
{
  RfByteSpan span = rf_span_self (self);

  if (from == 0 && to == span.size && RF_CLASS_OF (self) == m->class_bytes)
    return rf_new_ref (m, self);
  return rf_bytes_like (m, self, span.data + from, to - from);
}

gboolean
rf_span_try (RfMachine *m, RfObject *o, RfByteSpan *span)
{
  if (RF_CLASS_OF (o) == m->class_memoryview)
    return rf_memoryview_span (m, o, span);
  if (!rf_is_bytes (o) && !rf_is_bytearray (m, o))
    return FALSE;
  *span = rf_span_self (o);
  return TRUE;
}

gboolean
rf_span_of (RfMachine *m, RfObject *o, RfByteSpan *span)
{
  if (rf_span_try (m, o, span))
    return TRUE;
  if (!rf_raised (m))
    rf_raise (m, RF_EXC_TypeError, "a bytes-like object is required, not '%.100s'",
              rf_class_name (o));
  return FALSE;
}

gboolean
rf_byte_of (RfMachine *m, RfObject *o, gboolean plural, guint8 *byte)
{
  RfObject *index = rf_object_index (m, o);
  gint64 value = -1;
  gboolean fits;

  if (index == NULL)
    return FALSE;
  fits = rf_int_fits (index, &value) && value >= 0 && value < 256;
  rf_drop (m, index);
  if (!fits)
    rf_raise (m, RF_EXC_ValueError, "%s must be in range(0, 256)", plural ? "bytes" : "byte");
  *byte = (guint8) value;
  return fits;
}

gboolean
rf_bytes_collect (RfMachine *m, RfObject *iterable, gboolean plural, GString *out)
{
  RfObject *iterator = rf_object_iter (m, iterable), *item;
  guint8 byte;
  gboolean ok = TRUE;

  if (iterator == NULL)
    return FALSE;
  rf_hold (m->heap, iterator);
  while (ok && (item = rf_object_next (m, iterator)) != NULL)
    {
      rf_hold (m->heap, item);
      ok = rf_byte_of (m, item, plural, &byte);
      rf_release (m->heap, 1);
      rf_drop (m, item);
      ok = ok && rf_text_room (m, out->len + 1);
      if (ok)
        g_string_append_c (out, (char) byte);
    }
  rf_release (m->heap, 1);
  rf_drop (m, iterator);
  return !rf_raised (m);
}

/* --- comparing, hashing ----------------------------------------------------------------------- */

static gint64
bytes_hash_value (RfMachine *m, RfObject *o)
{
  RfBytes *b = RF_BYTES (o);

  if (b->hash == -1)
    b->hash = rf_hash_bytes (m->profile, b->data, b->length);
  return b->hash;
}

RfObject *
rf_bytes_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  RfByteSpan x, y;
  int order;

  if (!rf_span_try (m, a, &x) || !rf_span_try (m, b, &y))
    {
      if (rf_raised (m))
        rf_raised_clear (m);
      return rf_not_implemented (m);
    }
  order = memcmp (x.data, y.data, MIN (x.size, y.size));
  if (order == 0)
    order = (x.size > y.size) - (x.size < y.size);
  return rf_bool_of_order (m, order, op);
}

/* Bytes compare with bytes alone. */
static RfObject *
bytes_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  return rf_is_bytes (a) && rf_is_bytes (b) ? rf_bytes_compare (m, a, b, op)
                                            : rf_not_implemented (m);
}

/* --- repr ------------------------------------------------------------------------------------- */

void
rf_bytes_append_quoted (GString *out, const char *data, gsize size)
{
  char quote = memchr (data, '\'', size) != NULL && memchr (data, '"', size) == NULL ? '"' : '\'';

  g_string_append_c (out, 'b');
  g_string_append_c (out, quote);
  for (gsize i = 0; i < size; i++)
    {
      guint8 c = (guint8) data[i];

      if (c == (guint8) quote || c == '\\')
        g_string_append_printf (out, "\\%c", c);
      else if (c == '\t')
        g_string_append (out, "\\t");
      else if (c == '\n')
        g_string_append (out, "\\n");
      else if (c == '\r')
        g_string_append (out, "\\r");
      else if (c < 0x20 || c >= 0x7f)
        g_string_append_printf (out, "\\x%02x", c);
      else
        g_string_append_c (out, (char) c);
    }
  g_string_append_c (out, quote);
}

static RfObject *
bytes_repr (RfMachine *m, RfObject *self)
{
  GString *out;

  if (!rf_text_room (m, RF_BYTES (self)->length * 4))
    return NULL;
  out = g_string_new (NULL);
  rf_bytes_append_quoted (out, RF_BYTES (self)->data, RF_BYTES (self)->length);
  return rf_str_new_string (m, out);
}

static void
bytes_describe (RfHeap *heap, RfObject *self, GString *out)
{
  rf_bytes_append_quoted (out, RF_BYTES (self)->data, RF_BYTES (self)->length);
}

/* --- operators -------------------------------------------------------------------------------- */

RfObject *
rf_bytes_concat (RfMachine *m, RfObject *a, RfObject *b)
{
  RfByteSpan x, y;
  GString *out;

  if (!rf_span_try (m, a, &x) || !rf_span_try (m, b, &y))
    {
      if (rf_raised (m) && !rf_raised_clear (m))
        return NULL;
      return rf_raise (m, RF_EXC_TypeError, "can't concat %.100s to %.100s", rf_class_name (b),
                       rf_class_name (a));
    }
  if (x.size == 0 && RF_CLASS_OF (a) == m->class_bytes && RF_CLASS_OF (b) == m->class_bytes)
    return rf_new_ref (m, b);
  if (y.size == 0 && RF_CLASS_OF (a) == m->class_bytes)
    return rf_new_ref (m, a);
  if (!rf_text_room (m, x.size + y.size))
    return NULL;
  out = g_string_sized_new (x.size + y.size);
  g_string_append_len (out, x.data, (gssize) x.size);
  g_string_append_len (out, y.data, (gssize) y.size);
  return rf_bytes_like_string (m, a, out);
}

RfObject *
rf_bytes_repeat (RfMachine *m, RfObject *self, gssize n)
{
  RfByteSpan span = rf_span_self (self);
  gsize times = n > 0 ? (gsize) n : 0, size;
  GString *out;

  if (__builtin_mul_overflow (span.size, times, &size))
    return rf_raise_memory (m);
  if (times == 1 && RF_CLASS_OF (self) == m->class_bytes)
    return rf_new_ref (m, self);
  if (!rf_text_room (m, size))
    return NULL;
  out = g_string_sized_new (size);
  for (gsize i = 0; size > 0 && i < times; i++)
    g_string_append_len (out, span.data, (gssize) span.size);
  return rf_bytes_like_string (m, self, out);
}

int
rf_bytes_contains (RfMachine *m, RfObject *self, RfObject *item)
{
  RfByteSpan span, what;
  guint8 byte;

  if (RF_CLASS_OF (item)->slots.index != NULL)
    {
      if (!rf_byte_of (m, item, FALSE, &byte))
        return -1;
      span = rf_span_self (self);
      return memchr (span.data, byte, span.size) != NULL;
    }
  if (!rf_span_of (m, item, &what))
    return -1;
  span = rf_span_self (self);
  return what.size == 0 || memmem (span.data, span.size, what.data, what.size) != NULL;
}

RfObject *
rf_bytes_get_slice (RfMachine *m, RfObject *self, RfObject *slice)
{
  gssize start, stop, step, length;
  RfByteSpan span;
  GString *out;

  if (!rf_slice_unpack (m, slice, &start, &stop, &step))
    return NULL;
  span = rf_span_self (self);
  length = rf_slice_adjust ((gssize) span.size, &start, &stop, step);
  if (length <= 0)
    return rf_bytes_like (m, self, "", 0);
  if (step == 1)
    return rf_bytes_piece (m, self, (gsize) start, (gsize) (start + length));
  if (!rf_text_room (m, (gsize) length))
    return NULL;
  out = g_string_sized_new ((gsize) length);
  for (gssize i = 0, at = start; i < length; i++, at += step)
    g_string_append_c (out, span.data[at]);
  return rf_bytes_like_string (m, self, out);
}

static RfObject *
bytes_getitem (RfMachine *m, RfObject *self, RfObject *key)
{
  gssize index;

  if (rf_is_slice (m, key))
    return rf_bytes_get_slice (m, self, key);
  index = rf_container_index (m, key, &RF_BYTES (self)->length, "byte", "index out of range");
  return index < 0 ? NULL : rf_int_new (m, (guint8) RF_BYTES (self)->data[index]);
}

static gssize
bytes_length (RfMachine *m, RfObject *self)
{
  return (gssize) RF_BYTES (self)->length;
}

static gsize
bytes_size_of (RfMachine *m, RfObject *self)
{
  return RF_CLASS_OF (self)->basic_size + RF_BYTES (self)->length;
}

static RfObject *
bytes_mod (RfMachine *m, RfObject *a, RfObject *b)
{
  return rf_is_bytes (a) ? rf_bytes_percent (m, a, b) : rf_not_implemented (m);
}

/* --- as a number's text ----------------------------------------------------------------------- */

RfObject *
rf_bytes_number_text (RfMachine *m, RfObject *o)
{
  RfByteSpan span;
  GString *text;

  if (!rf_span_try (m, o, &span))
    return NULL;
  if (!rf_text_room (m, span.size * 2))
    return NULL;
  /* What is no ASCII is no number: '?' stands for it. */
  text = g_string_sized_new (span.size);
  for (gsize i = 0; i < span.size; i++)
    g_string_append_c (text, (guint8) span.data[i] < 0x80 ? span.data[i] : '?');
  return rf_str_new_string (m, text);
}

RfObject *
rf_bytes_number_error (RfMachine *m, RfObject *o, const char *before)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  RfByteSpan span;

  if (!rf_raised_is (m, RF_EXC_ValueError) || !rf_raised_clear (m) || !rf_span_of (m, o, &span))
    return NULL;
  rf_bytes_append_quoted (shown, span.data, span.size);
  return rf_raise (m, RF_EXC_ValueError, "%s%.200s", before, shown->str);
}

/* --- iterating -------------------------------------------------------------------------------- */

RfObject *
rf_bytes_iter (RfMachine *m, RfObject *self)
{
  return rf_sequence_iterator_new (m,
                                   rf_is_bytes (self) ? m->class_bytes_iterator
                                                      : m->class_bytearray_iterator,
                                   self, 0);
}

RfObject *
rf_bytes_next (RfMachine *m, RfObject *self)
{
  RfSequenceIterator *it = (RfSequenceIterator *) self;
  RfByteSpan span;

  if (it->container == NULL)
    return NULL;
  span = rf_span_self (it->container);
  if ((gsize) it->index < span.size)
    return rf_int_new (m, (guint8) span.data[it->index++]);
  rf_slot_store_named (m->heap, self, "container", &it->container, NULL);
  return NULL;
}

/* --- bytes() ---------------------------------------------------------------------------------- */

/* By __bytes__; NULL without an exception: there is none. */
static RfObject *
by_method (RfMachine *m, RfObject *source)
{
  RfObject *method = rf_object_lookup_special (m, source, m->name_bytes), *result;

  if (method == NULL)
    return NULL;
  rf_hold (m->heap, method);
  result = rf_object_call_noargs (m, method);
  rf_release (m->heap, 1);
  rf_drop_keeping (m, method, result);
  if (result == NULL || rf_is_bytes (result))
    return result;
  rf_raise (m, RF_EXC_TypeError, "__bytes__ returned non-bytes (type %.200s)",
            rf_class_name (result));
  rf_drop (m, result);
  return NULL;
}

/* bytes (n): 1; 0: @source is no count; -1: an exception. */
static int
take_count (RfMachine *m, RfObject *source, gsize *count)
{
  gssize size;

  if (RF_CLASS_OF (source)->slots.index == NULL)
    return 0;
  size = rf_object_as_index (m, source, RF_EXC_OverflowError);
  if (size == -1 && rf_raised (m))
    return rf_raised_is (m, RF_EXC_TypeError) && rf_raised_clear (m) ? 0 : -1;
  if (size < 0)
    {
      rf_raise (m, RF_EXC_ValueError, "negative count");
      return -1;
    }
  *count = (gsize) size;
  return rf_text_room (m, *count) ? 1 : -1;
}

static RfObject *
zeros (RfMachine *m, gsize count)
{
  g_autofree char *nothing = g_malloc0 (count + 1);

  return rf_bytes_new_fresh (m, nothing, count);
}

static RfObject *
from_object (RfMachine *m, RfObject *source, gboolean for_bytearray)
{
  GString *out;
  RfByteSpan span;

  if (rf_span_try (m, source, &span))
    return rf_bytes_new_fresh (m, span.data, span.size);
  if (rf_raised (m) && !rf_raised_is (m, RF_EXC_BufferError))
    return NULL;
  out = g_string_new (NULL);
  if (rf_raised (m))
    {
      rf_raised_clear (m);
      if (rf_memoryview_append (m, source, out))
        return rf_bytes_new_string (m, out);
    }
  else if (rf_is_str (source) || (RF_CLASS_OF (source)->slots.iter == NULL &&
                                  RF_CLASS_OF (source)->slots.getitem == NULL))
    rf_raise (m, RF_EXC_TypeError, "cannot convert '%.200s' object to %s", rf_class_name (source),
              for_bytearray ? "bytearray" : "bytes");
  else if (rf_bytes_collect (m, source, !for_bytearray, out))
    return rf_bytes_new_string (m, out);
  g_string_free (out, TRUE);
  return NULL;
}

/* What bytes() and bytearray() say of a str without an encoding and the like; TRUE: nothing. */
static gboolean
check_arguments (RfMachine *m, RfObject *source, RfObject *encoding, RfObject *errors)
{
  gboolean str = source != NULL && rf_is_str (source);

  if (str && encoding == NULL)
    rf_raise (m, RF_EXC_TypeError, "string argument without an encoding");
  else if (!str && encoding != NULL)
    rf_raise (m, RF_EXC_TypeError, "encoding without a string argument");
  else if (!str && errors != NULL)
    rf_raise (m, RF_EXC_TypeError, "errors without a string argument");
  return !rf_raised (m);
}

RfObject *
rf_bytes_from_arguments (RfMachine *m, RfObject *source, RfObject *encoding, RfObject *errors,
                         RfObject *for_bytearray)
{
  RfObject *named[] = { encoding, errors }, *result;
  const char *function = for_bytearray != NULL ? "bytearray" : "bytes";
  gsize count;
  int got;

  for (int i = 0; i < 2; i++)
    if (named[i] != NULL && !rf_is_str (named[i]))
      return rf_raise (m, RF_EXC_TypeError, "%s() argument '%s' must be str, not %.50s", function,
                       i == 0 ? "encoding" : "errors",
                       named[i] == m->none ? "None" : rf_class_name (named[i]));
  if (source == NULL && (encoding != NULL || errors != NULL))
    return rf_raise (m, RF_EXC_TypeError, "%s without a string argument",
                     encoding != NULL ? "encoding" : "errors");
  if (source == NULL)
    return rf_bytes_new (m, "", 0);
  if (!check_arguments (m, source, encoding, errors))
    {
      /* A str subclass may know its bytes. */
      if (for_bytearray != NULL || encoding != NULL || errors != NULL || !rf_is_str (source) ||
          rf_class_lookup (m, RF_CLASS_OF (source), m->name_bytes) == NULL || !rf_raised_clear (m))
        return NULL;
    }
  else if (rf_is_str (source))
    return rf_codec_encode (m, source, encoding, errors);
  if (for_bytearray == NULL)
    {
      result = by_method (m, source);
      if (result != NULL || rf_raised (m))
        return result;
    }
  got = take_count (m, source, &count);
  if (got != 0)
    return got < 0 ? NULL : zeros (m, count);
  return from_object (m, source, for_bytearray != NULL);
}

static RfObject *
bytes_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "source", "encoding", "errors", NULL };
  RfObject *values[3], *exact, *self;
  RfBytes *from;
  char *data;

  if (!rf_args_parse (m, "bytes", names, 0, 0, args, n_args, kwnames, values))
    return NULL;
  exact = n_args == 1 && kwnames == NULL && RF_CLASS_OF (args[0]) == m->class_bytes
            ? rf_new_ref (m, args[0])
            : rf_bytes_from_arguments (m, values[0], values[1], values[2], NULL);
  if (exact == NULL || cls == m->class_bytes)
    return exact;
  from = RF_BYTES (exact);
  rf_hold (m->heap, exact);
  self = rf_object_alloc (m, cls, from->length, TRUE);
  rf_release (m->heap, 1);
  data = self != NULL ? rf_heap_realloc (m->heap, NULL, 0, from->length + 1) : NULL;
  if (data != NULL)
    {
      memcpy (data, from->data, from->length + 1);
      RF_BYTES (self)->data = data;
      RF_BYTES (self)->length = from->length;
      RF_BYTES (self)->hash = -1;
    }
  else if (self != NULL)
    {
      rf_drop (m, self);
      self = rf_raise_memory (m);
    }
  rf_drop (m, exact);
  return self;
}

static RfObject *
method_getnewargs (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  RfObject *copy = rf_bytes_new (m, RF_BYTES (self)->data, RF_BYTES (self)->length);

  return copy == NULL ? NULL : rf_tuple_new_steal (m, &copy, 1);
}

static RfObject *
method_bytes (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_bytes_piece (m, self, 0, RF_BYTES (self)->length);
}

/* --- the classes ------------------------------------------------------------------------------ */

static void
bytes_dealloc (RfHeap *heap, RfObject *self)
{
  if (RF_BYTES (self)->data != NULL)
    rf_heap_release_memory (heap, RF_BYTES (self)->data, RF_BYTES (self)->length + 1);
  RF_BYTES (self)->data = NULL;
}

static gint64
bytes_hash (RfMachine *m, RfObject *self)
{
  return bytes_hash_value (m, self);
}

static const RfMethodDef bytes_methods[] = {
  { "__bytes__", method_bytes, 0, 0 }, /* the first: since 3.11 */
  { "__getnewargs__", method_getnewargs, 0, 0 },
  RF_BYTES_SHARED_ROWS,
  { NULL },
};

static gboolean
setup_bytes (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "bytes",
    .class_flags = RF_CLASS_BASETYPE | RF_CLASS_BYTES_SUBCLASS | RF_CLASS_MATCHES_SELF,
    .type_flags = RF_TYPE_ATOM,
    .host_size = sizeof (RfBytes),
    .basic_size = BYTES_HEAD,
    .item_size = BYTES_ITEM,
    .slots = { .repr = bytes_repr,
               .str = bytes_repr,
               .hash = bytes_hash,
               .richcompare = bytes_compare,
               .iter = rf_bytes_iter,
               .new_ = bytes_new,
               .size_of = bytes_size_of,
               .length = bytes_length,
               .getitem = bytes_getitem,
               .contains = rf_bytes_contains,
               .concat = rf_bytes_concat,
               .repeat = rf_bytes_repeat },
    .dealloc = bytes_dealloc,
    .describe = bytes_describe,
    .methods = rf_since (m, 11) ? bytes_methods : bytes_methods + 1,
  };

  spec.slots.binary[RF_BINARY_MOD] = bytes_mod;
  return rf_class_new_builtin (m, &spec, &m->class_bytes);
}

gboolean
rf_bytes_setup (RfMachine *m)
{
  RfBytesState *state = g_new0 (RfBytesState, 1);

  m->bytes_state = state;
  rf_machine_add_root (m, &state->empty);
  for (guint i = 0; i < G_N_ELEMENTS (state->single); i++)
    rf_machine_add_root (m, &state->single[i]);
  return setup_bytes (m) && rf_bytearray_setup (m) && rf_memoryview_setup (m);
}
