/* SPDX-License-Identifier: MIT */

/* The type bytearray. Invariants: content is [start, start + length) of the memory, which has a NUL
 * behind it and is `allocated` bytes, by CPython's rules for growing (sys.getsizeof() tells);
 * length does not change while exports > 0. */

#include "python/rf-bytes.h"

#include "python/rf-container.h"
#include "python/rf-setup.h"

#include <string.h>

#define BYTEARRAY_SIZE 56
#define METHOD(name)                                                                   \
  static RfObject *method_##name (RfMachine *m, RfObject *self, RfObject *const *args, \
                                  gsize n_args, RfObject *kwnames)

/* --- room ------------------------------------------------------------------------------------- */

RfObject *
rf_bytearray_new (RfMachine *m, const char *data, gsize size)
{
  RfObject *self = rf_heap_new_object (m->heap, &m->class_bytearray->type, BYTEARRAY_SIZE, 0);
  char *memory = NULL;

  if (self == NULL)
    return rf_raise_memory (m);
  if (size == 0)
    return self;
  if (size < G_MAXINT32)
    memory = rf_heap_realloc (m->heap, NULL, 0, size + 1);
  if (memory == NULL)
    {
      rf_drop (m, self);
      return rf_raise_memory (m);
    }
  memcpy (memory, data, size);
  memory[size] = '\0';
  RF_BYTEARRAY (self)->memory = memory;
  RF_BYTEARRAY (self)->length = size;
  RF_BYTEARRAY (self)->allocated = size + 1;
  return self;
}

static gboolean
can_resize (RfMachine *m, RfObject *self)
{
  if (RF_BYTEARRAY (self)->exports == 0)
    return TRUE;
  return rf_raise (m, RF_EXC_BufferError, "Existing exports of data: object cannot be re-sized") !=
         NULL;
}

static gboolean
bytearray_resize (RfMachine *m, RfObject *self, gsize size)
{
  RfByteArray *a = RF_BYTEARRAY (self);
  gsize wanted = size + 1;
  char *memory;

  if (size == a->length)
    return TRUE;
  if (!can_resize (m, self))
    return FALSE;
  if (size >= G_MAXINT32)
    return rf_raise_memory (m) != NULL;
  if (size + a->start + 1 <= a->allocated)
    {
      if (size >= a->allocated / 2)
        {
          a->length = size;
          a->memory[a->start + size] = '\0';
          return TRUE;
        }
    }
  else if ((double) size <= (double) a->allocated * 1.125)
    wanted = size + (size >> 3) + (size < 9 ? 3 : 6);
  memory = rf_heap_realloc (m->heap, NULL, 0, wanted);
  if (memory == NULL)
    return rf_raise_memory (m) != NULL;
  if (a->memory != NULL)
    {
      memcpy (memory, a->memory + a->start, MIN (a->length, size));
      rf_heap_release_memory (m->heap, a->memory, a->allocated);
    }
  memory[size] = '\0';
  a->memory = memory;
  a->allocated = wanted;
  a->start = 0;
  a->length = size;
  return TRUE;
}

/* The content changed: what is shown of it. */
static gboolean
changed (RfMachine *m, RfObject *self)
{
  if (RF_RECORDING (m->heap))
    rf_heap_note_value (m->heap, self);
  return TRUE;
}

/* The place of [from, to) becomes @size bytes, whose content is open. */
static gboolean
make_room (RfMachine *m, RfObject *self, gsize from, gsize to, gsize size)
{
  RfByteArray *a = RF_BYTEARRAY (self);
  gsize tail = a->length - to;
  char *data;

  if (size < to - from)
    {
      gsize less = to - from - size;

      if (!can_resize (m, self))
        return FALSE;
      if (from == 0)
        a->start += less; /* what is cut off at the front stays where it is */
      else
        {
          data = rf_bytearray_data (self);
          memmove (data + from + size, data + to, tail);
        }
      return bytearray_resize (m, self, a->length - less);
    }
  if (size > to - from)
    {
      if (!bytearray_resize (m, self, a->length + size - (to - from)))
        return FALSE;
      data = rf_bytearray_data (self);
      memmove (data + from + size, data + to, tail);
    }
  return TRUE;
}

/* Puts @with at the place of [from, to). */
static gboolean
bytearray_replace (RfMachine *m, RfObject *self, gsize from, gsize to, RfByteSpan with)
{
  g_autofree char *copy = NULL;

  /* The span may be of this very bytearray. */
  if (!rf_text_room (m, with.size))
    return FALSE;
  copy = g_memdup2 (with.data, with.size);
  if (!make_room (m, self, from, to, with.size))
    return FALSE;
  if (with.size > 0)
    memcpy (rf_bytearray_data (self) + from, copy, with.size);
  return changed (m, self);
}

/* --- indexing --------------------------------------------------------------------------------- */

/* -1: an exception. */
static gssize
index_of (RfMachine *m, RfObject *self, RfObject *key)
{
  return rf_container_index (m, key, &RF_BYTEARRAY (self)->length, "bytearray",
                             "bytearray index out of range");
}

static RfObject *
bytearray_getitem (RfMachine *m, RfObject *self, RfObject *key)
{
  gssize index;

  if (rf_is_slice (m, key))
    return rf_bytes_get_slice (m, self, key);
  index = index_of (m, self, key);
  return index < 0 ? NULL : rf_int_new (m, (guint8) rf_bytearray_data (self)[index]);
}

static gboolean
delete_steps (RfMachine *m, RfObject *self, gssize start, gssize step, gsize n)
{
  RfByteArray *a = RF_BYTEARRAY (self);
  gsize low, stride = (gsize) ABS (step), to = 0, gone = 0;
  char *data = rf_bytearray_data (self);

  if (!can_resize (m, self))
    return FALSE;
  low = step > 0 ? (gsize) start : (gsize) (start + (gssize) (n - 1) * step);
  for (gsize i = 0; i < a->length; i++)
    if (gone < n && i == low + gone * stride)
      gone++;
    else
      data[to++] = data[i];
  return bytearray_resize (m, self, to) && changed (m, self);
}

static gboolean
store_slice (RfMachine *m, RfObject *self, gssize start, gssize stop, gssize step, RfByteSpan with)
{
  gsize n = (gsize) rf_slice_adjust ((gssize) RF_BYTEARRAY (self)->length, &start, &stop, step);
  g_autofree char *copy = NULL;

  if ((step < 0 && start < stop) || (step > 0 && start > stop))
    stop = start;
  if (step == 1)
    return bytearray_replace (m, self, (gsize) start, (gsize) MAX (start, stop), with);
  if (with.size == 0)
    return n == 0 || delete_steps (m, self, start, step, n);
  if (with.size != n)
    return rf_raise (m, RF_EXC_ValueError,
                     "attempt to assign bytes of size %" G_GSIZE_FORMAT
                     " to extended slice of size %" G_GSIZE_FORMAT,
                     with.size, n) != NULL;
  copy = g_memdup2 (with.data, with.size);
  for (gsize i = 0; i < n; i++)
    rf_bytearray_data (self)[start + (gssize) i * step] = copy[i];
  return changed (m, self);
}

static gboolean
set_slice (RfMachine *m, RfObject *self, RfObject *slice, RfObject *value)
{
  gssize start, stop, step;
  RfByteSpan with = { "", 0 };
  RfObject *items;
  gboolean ok;

  if (!rf_slice_unpack (m, slice, &start, &stop, &step))
    return FALSE;
  if (value == NULL)
    return store_slice (m, self, start, stop, step, with);
  if (rf_is_bytearray (m, value) && value != self)
    return store_slice (m, self, start, stop, step, rf_span_self (value));
  if (RF_CLASS_OF (value)->slots.index != NULL || rf_is_str (value))
    return rf_raise (m, RF_EXC_TypeError,
                     "can assign only bytes, buffers, or iterables of ints in range(0, 256)") !=
           NULL;
  items = rf_bytes_from_arguments (m, value, NULL, NULL, self);
  if (items == NULL)
    return FALSE;
  ok = store_slice (m, self, start, stop, step, rf_span_self (items));
  rf_drop (m, items);
  return ok;
}

static gboolean
bytearray_setitem (RfMachine *m, RfObject *self, RfObject *key, RfObject *value)
{
  gssize index;
  guint8 byte;

  if (rf_is_slice (m, key))
    return set_slice (m, self, key, value);
  index = index_of (m, self, key);
  if (index < 0)
    return FALSE;
  if (value == NULL)
    return bytearray_replace (m, self, (gsize) index, (gsize) index + 1, (RfByteSpan){ "", 0 });
  if (!rf_byte_of (m, value, FALSE, &byte))
    return FALSE;
  index = index_of (m, self, key);
  if (index < 0)
    return FALSE;
  rf_bytearray_data (self)[index] = (char) byte;
  return changed (m, self);
}

/* --- operators -------------------------------------------------------------------------------- */

static RfObject *
bytearray_inplace_concat (RfMachine *m, RfObject *self, RfObject *other)
{
  RfByteSpan with;
  gsize length = RF_BYTEARRAY (self)->length;

  if (!rf_span_try (m, other, &with))
    {
      if (rf_raised (m) && !rf_raised_clear (m))
        return NULL;
      return rf_raise (m, RF_EXC_TypeError, "can't concat %.100s to %.100s", rf_class_name (other),
                       rf_class_name (self));
    }
  return bytearray_replace (m, self, length, length, with) ? rf_new_ref (m, self) : NULL;
}

static RfObject *
bytearray_inplace_repeat (RfMachine *m, RfObject *self, gssize n)
{
  gsize length = RF_BYTEARRAY (self)->length, size;
  char *data;

  if (__builtin_mul_overflow (length, (gsize) MAX (n, 0), &size) || size >= G_MAXINT32)
    return rf_raise_memory (m);
  if (!bytearray_resize (m, self, size))
    return NULL;
  data = rf_bytearray_data (self);
  for (gsize i = length; i < size; i++)
    data[i] = data[i - length];
  changed (m, self);
  return rf_new_ref (m, self);
}

static RfObject *
bytearray_repr (RfMachine *m, RfObject *self)
{
  GString *out;

  if (!rf_text_room (m, RF_BYTEARRAY (self)->length * 4))
    return NULL;
  out = g_string_new (rf_class_name (self));
  g_string_append_c (out, '(');
  rf_bytes_append_quoted (out, rf_bytearray_data (self), RF_BYTEARRAY (self)->length);
  g_string_append_c (out, ')');
  return rf_str_new_string (m, out);
}

static void
bytearray_describe (RfHeap *heap, RfObject *self, GString *out)
{
  rf_bytes_append_quoted (out, rf_bytearray_data (self), RF_BYTEARRAY (self)->length);
}

static gssize
bytearray_length (RfMachine *m, RfObject *self)
{
  return (gssize) RF_BYTEARRAY (self)->length;
}

static gsize
bytearray_size_of (RfMachine *m, RfObject *self)
{
  return RF_CLASS_OF (self)->basic_size + RF_BYTEARRAY (self)->allocated;
}

/* --- methods ---------------------------------------------------------------------------------- */

METHOD (append)
{
  guint8 byte;
  gsize length;

  if (!rf_byte_of (m, args[0], FALSE, &byte))
    return NULL;
  length = RF_BYTEARRAY (self)->length;
  if (!bytearray_replace (m, self, length, length, (RfByteSpan){ (const char *) &byte, 1 }))
    return NULL;
  return rf_none (m);
}

METHOD (extend)
{
  gsize length = RF_BYTEARRAY (self)->length;
  RfObject *items;
  RfByteSpan with;
  gboolean ok;

  if (rf_span_try (m, args[0], &with))
    return bytearray_replace (m, self, length, length, with) ? rf_none (m) : NULL;
  if (rf_raised (m))
    return NULL;
  if (rf_is_str (args[0]) && RF_STR (args[0])->length > 0)
    return rf_raise (m, RF_EXC_TypeError,
                     rf_since (m, 13) ? "expected iterable of integers; got: 'str'"
                                      : "'str' object cannot be interpreted as an integer");
  if (RF_CLASS_OF (args[0])->slots.iter == NULL && RF_CLASS_OF (args[0])->slots.getitem == NULL)
    return rf_raise (m, RF_EXC_TypeError, "can't extend bytearray with %.100s",
                     rf_class_name (args[0]));
  {
    GString *out = g_string_new (NULL);

    items = rf_bytes_collect (m, args[0], FALSE, out) ? rf_bytes_new (m, out->str, out->len) : NULL;
    g_string_free (out, TRUE);
  }
  if (items == NULL)
    return NULL;
  length = RF_BYTEARRAY (self)->length;
  ok = bytearray_replace (m, self, length, length, rf_span_self (items));
  rf_drop (m, items);
  return ok ? rf_none (m) : NULL;
}

METHOD (insert)
{
  gssize index, length;
  guint8 byte;

  if (!rf_index_argument (m, args[0], &index) || !rf_byte_of (m, args[1], FALSE, &byte))
    return NULL;
  length = (gssize) RF_BYTEARRAY (self)->length;
  if (index < 0)
    index = MAX (index + length, 0);
  index = MIN (index, length);
  if (!bytearray_replace (m, self, (gsize) index, (gsize) index,
                          (RfByteSpan){ (const char *) &byte, 1 }))
    return NULL;
  return rf_none (m);
}

/* Takes the byte at @index out; the memory keeps its beginning. */
static gboolean
take_out (RfMachine *m, RfObject *self, gsize index)
{
  char *data = rf_bytearray_data (self);
  gsize length = RF_BYTEARRAY (self)->length;

  if (!can_resize (m, self))
    return FALSE;
  memmove (data + index, data + index + 1, length - index - 1);
  return bytearray_resize (m, self, length - 1) && changed (m, self);
}

METHOD (pop)
{
  gssize index = -1, length;
  guint8 byte;

  if (n_args > 0 && !rf_index_argument (m, args[0], &index))
    return NULL;
  length = (gssize) RF_BYTEARRAY (self)->length;
  if (length == 0)
    return rf_raise (m, RF_EXC_IndexError, "pop from empty bytearray");
  if (index < 0)
    index += length;
  if (index < 0 || index >= length)
    return rf_raise (m, RF_EXC_IndexError, "pop index out of range");
  byte = (guint8) rf_bytearray_data (self)[index];
  return take_out (m, self, (gsize) index) ? rf_int_new (m, byte) : NULL;
}

METHOD (remove)
{
  guint8 byte;
  char *data, *found;

  if (!rf_byte_of (m, args[0], FALSE, &byte))
    return NULL;
  data = rf_bytearray_data (self);
  found = memchr (data, byte, RF_BYTEARRAY (self)->length);
  if (found == NULL)
    return rf_raise (m, RF_EXC_ValueError, "value not found in bytearray");
  return take_out (m, self, (gsize) (found - data)) ? rf_none (m) : NULL;
}

METHOD (reverse)
{
  char *data = rf_bytearray_data (self);
  gsize length = RF_BYTEARRAY (self)->length;

  for (gsize i = 0; i < length / 2; i++)
    {
      char c = data[i];

      data[i] = data[length - 1 - i];
      data[length - 1 - i] = c;
    }
  changed (m, self);
  return rf_none (m);
}

METHOD (clear)
{
  return bytearray_resize (m, self, 0) && changed (m, self) ? rf_none (m) : NULL;
}

METHOD (copy)
{
  return rf_bytearray_new (m, rf_bytearray_data (self), RF_BYTEARRAY (self)->length);
}

METHOD (alloc)
{
  return rf_int_new (m, (gint64) RF_BYTEARRAY (self)->allocated);
}

/* (class, (content, …), attributes): up to protocol 2 the content is text and its encoding. */
METHOD (reduce)
{
  RfByteSpan span = rf_span_self (self);
  gint64 protocol = 2;
  RfObject *state, *content, *arguments, *dict;

  if (n_args > 0 && (!rf_is_int (args[0]) || !rf_int_fits (args[0], &protocol)))
    return rf_raise (m, RF_EXC_TypeError, "'%s' object cannot be interpreted as an integer",
                     rf_class_name (args[0]));
  if (protocol >= 3)
    {
      content = rf_bytes_new (m, span.data, span.size);
      arguments = content != NULL ? rf_tuple_new_steal (m, &content, 1) : NULL;
    }
  else if (span.size == 0)
    arguments = rf_new_ref (m, m->empty_tuple);
  else
    {
      RfObject *pair[2] = { NULL, rf_str_new (m, "latin-1", -1) };

      pair[0] = pair[1] != NULL ? rf_codec_decode (m, span, pair[1], NULL) : NULL;
      if (pair[0] == NULL)
        {
          rf_xdrop (m, pair[1]);
          return NULL;
        }
      arguments = rf_tuple_new_steal (m, pair, 2);
    }
  if (arguments == NULL)
    return NULL;
  dict = rf_object_attributes (self) != NULL ? rf_object_dict (m, self) : rf_none (m);
  state =
    dict != NULL ? rf_tuple_pack (m, 3, RF_OBJECT (RF_CLASS_OF (self)), arguments, dict) : NULL;
  rf_drop (m, arguments);
  rf_xdrop (m, dict);
  return state;
}

/* --- the class -------------------------------------------------------------------------------- */

static RfObject *
bytearray_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_object_alloc (m, cls, 0, TRUE);
}

/* The items of an iterable are put in one by one, which shows in the size. */
static gboolean
fill_from_items (RfMachine *m, RfObject *self, RfObject *items, RfObject *source)
{
  RfByteSpan span = rf_span_self (items);
  RfClass *cls = RF_CLASS_OF (source);

  if (rf_since (m, 11) && (cls == m->class_list || cls == m->class_tuple))
    return bytearray_replace (m, self, 0, 0, span);
  for (gsize i = 0; i < span.size; i++)
    if (!bytearray_resize (m, self, i + 1))
      return FALSE;
  if (span.size > 0)
    memcpy (rf_bytearray_data (self), span.data, span.size);
  return changed (m, self);
}

static gboolean
bytearray_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  static const char *const names[] = { "source", "encoding", "errors", NULL };
  RfObject *values[3], *items;
  RfByteSpan span;
  gboolean ok;

  if (!rf_args_parse (m, "bytearray", names, 0, 0, args, n_args, kwnames, values) ||
      !bytearray_resize (m, self, 0))
    return FALSE;
  if (values[0] == NULL && values[1] == NULL && values[2] == NULL)
    return TRUE;
  items = rf_bytes_from_arguments (m, values[0], values[1], values[2], self);
  if (items == NULL)
    return FALSE;
  if (rf_is_str (values[0]) || RF_CLASS_OF (values[0])->slots.index != NULL ||
      rf_span_try (m, values[0], &span))
    ok = bytearray_replace (m, self, 0, 0, rf_span_self (items));
  else
    ok =
      !rf_raised (m) || rf_raised_clear (m) ? fill_from_items (m, self, items, values[0]) : FALSE;
  rf_drop (m, items);
  return ok;
}

static void
bytearray_dealloc (RfHeap *heap, RfObject *self)
{
  RfByteArray *a = RF_BYTEARRAY (self);

  if (a->memory != NULL)
    rf_heap_release_memory (heap, a->memory, a->allocated);
  a->memory = NULL;
  a->length = 0;
}

static const RfMethodDef methods[] = {
  { "__alloc__", method_alloc, 0, 0 },
  { "__reduce__", method_reduce, 0, 0 },
  { "__reduce_ex__", method_reduce, 0, 1 },
  { "append", method_append, 1, 1 },
  { "clear", method_clear, 0, 0 },
  { "copy", method_copy, 0, 0 },
  { "extend", method_extend, 1, 1 },
  { "insert", method_insert, 2, 2 },
  { "pop", method_pop, 0, 1 },
  { "remove", method_remove, 1, 1 },
  { "reverse", method_reverse, 0, 0 },
  RF_BYTES_SHARED_ROWS,
  { NULL },
};

static RfObject *
bytearray_mod (RfMachine *m, RfObject *a, RfObject *b)
{
  return rf_is_bytearray (m, a) ? rf_bytes_percent (m, a, b) : rf_not_implemented (m);
}

gboolean
rf_bytearray_setup (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "bytearray",
    .class_flags = RF_CLASS_BASETYPE | RF_CLASS_MATCHES_SELF,
    .host_size = sizeof (RfByteArray),
    .basic_size = BYTEARRAY_SIZE,
    .slots = { .repr = bytearray_repr,
               .str = bytearray_repr,
               .hash = rf_hash_not_implemented,
               .richcompare = rf_bytes_compare,
               .iter = rf_bytes_iter,
               .new_ = bytearray_new,
               .init = bytearray_init,
               .size_of = bytearray_size_of,
               .length = bytearray_length,
               .getitem = bytearray_getitem,
               .setitem = bytearray_setitem,
               .contains = rf_bytes_contains,
               .concat = rf_bytes_concat,
               .inplace_concat = bytearray_inplace_concat,
               .repeat = rf_bytes_repeat,
               .inplace_repeat = bytearray_inplace_repeat },
    .dealloc = bytearray_dealloc,
    .describe = bytearray_describe,
    .methods = methods,
  };

  spec.slots.binary[RF_BINARY_MOD] = bytearray_mod;
  return rf_class_new_builtin (m, &spec, &m->class_bytearray);
}
