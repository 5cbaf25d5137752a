/* SPDX-License-Identifier: MIT */

/* The type memoryview, of one dimension, and the buffer that views of one object share.
 *
 * Invariants: a managed buffer counts the views that were not released (exports), and holds its
 * object as long as there is one; a bytearray counts its buffers, and keeps its size meanwhile.
 * Views of views share the first one's buffer. */

#include "python/rf-bytes.h"

#include "python/rf-container.h"
#include "python/rf-hash.h"
#include "python/rf-iterator.h"
#include "python/rf-setup.h"

#include <string.h>

#define VIEW_SIZE 144
#define VIEW_ITEM 8
#define BUFFER_SIZE 112
#define ITERATOR_SIZE 48
#define VIEW(o) RF_MEMORYVIEW (o)
#define BUFFER(o) ((RfManagedBuffer *) (o))
#define METHOD(name)                                                                   \
  static RfObject *method_##name (RfMachine *m, RfObject *self, RfObject *const *args, \
                                  gsize n_args, RfObject *kwnames)

/* --- the shared buffer ------------------------------------------------------------------------ */

static void
buffer_release (RfHeap *heap, RfObject *self)
{
  RfManagedBuffer *b = BUFFER (self);

  if (b->object == NULL)
    return;
  if (!rf_is_bytes (b->object))
    RF_BYTEARRAY (b->object)->exports--;
  rf_slot_store_named (heap, self, "obj", &b->object, NULL);
}

static void
buffer_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  if (BUFFER (self)->object != NULL)
    visit (BUFFER (self)->object, user);
}

static void
buffer_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  if (BUFFER (self)->object != NULL)
    visit (RF_SLOT_NAMED, 0, "obj", NULL, BUFFER (self)->object, user);
}

static RfObject *
buffer_new (RfMachine *m, RfObject *object)
{
  RfObject *o = rf_container_alloc (m, rf_bytes_state (m)->managed_buffer, BUFFER_SIZE);

  if (o == NULL)
    return NULL;
  rf_slot_swap_named (m->heap, o, "obj", &BUFFER (o)->object, rf_new_ref (m, object));
  if (!rf_is_bytes (object))
    RF_BYTEARRAY (object)->exports++;
  rf_gc_track (m->heap, o);
  return o;
}

/* --- views ------------------------------------------------------------------------------------ */

/* A view on @buffer (stolen) like @from (NULL: all of it). */
static RfObject *
view_new (RfMachine *m, RfObject *buffer, RfMemoryView *from)
{
  RfObject *o, *object;

  rf_hold (m->heap, buffer);
  o = rf_container_alloc (m, m->class_memoryview, VIEW_SIZE + 3 * VIEW_ITEM);
  rf_release (m->heap, 1);
  if (o == NULL)
    {
      rf_drop (m, buffer);
      return NULL;
    }
  object = BUFFER (buffer)->object;
  BUFFER (buffer)->exports++;
  rf_slot_swap_named (m->heap, o, "buffer", &VIEW (o)->buffer, buffer);
  VIEW (o)->hash = -1;
  VIEW (o)->n_dim = 1;
  VIEW (o)->stride = 1;
  VIEW (o)->item_size = 1;
  VIEW (o)->format[0] = 'B';
  if (from == NULL)
    {
      VIEW (o)->length = rf_span_self (object).size;
      VIEW (o)->readonly = rf_is_bytes (object);
    }
  else
    {
      VIEW (o)->offset = from->offset;
      VIEW (o)->length = from->length;
      VIEW (o)->stride = from->stride;
      VIEW (o)->item_size = from->item_size;
      VIEW (o)->readonly = from->readonly;
      VIEW (o)->n_dim = from->n_dim;
      memcpy (VIEW (o)->format, from->format, sizeof from->format);
    }
  rf_gc_track (m->heap, o);
  return o;
}

static RfObject *
view_of_view (RfMachine *m, RfObject *self)
{
  return view_new (m, rf_new_ref (m, VIEW (self)->buffer), VIEW (self));
}

static gboolean
is_released (RfObject *self)
{
  return VIEW (self)->buffer == NULL || VIEW (self)->exports < 0;
}

gboolean
rf_memoryview_check (RfMachine *m, RfObject *self)
{
  if (!is_released (self))
    return TRUE;
  return rf_raise (m, RF_EXC_ValueError, "operation forbidden on released memoryview object") !=
         NULL;
}

static void
release (RfHeap *heap, RfObject *self)
{
  RfMemoryView *v = VIEW (self);

  if (is_released (self))
    return;
  v->exports = -1;
  if (--BUFFER (v->buffer)->exports == 0)
    buffer_release (heap, v->buffer);
}

static void
view_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  if (VIEW (self)->buffer != NULL)
    visit (VIEW (self)->buffer, user);
}

static void
view_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  if (VIEW (self)->buffer != NULL)
    visit (RF_SLOT_NAMED, 0, "buffer", NULL, VIEW (self)->buffer, user);
}

static void
view_clear (RfHeap *heap, RfObject *self)
{
  release (heap, self);
  rf_slot_store_named (heap, self, "buffer", &VIEW (self)->buffer, NULL);
}

/* Where item @index is. */
static char *
item_at (RfObject *self, gsize index)
{
  RfMemoryView *v = VIEW (self);
  RfObject *object = BUFFER (v->buffer)->object;

  return (char *) rf_span_self (object).data + v->offset + (gssize) index * v->stride;
}

gboolean
rf_memoryview_is_contiguous (RfObject *self)
{
  RfMemoryView *v = VIEW (self);

  return v->n_dim == 0 || v->length <= 1 || v->stride == (gssize) v->item_size;
}

gboolean
rf_memoryview_span (RfMachine *m, RfObject *self, RfByteSpan *span)
{
  if (!rf_memoryview_check (m, self))
    return FALSE;
  if (!rf_memoryview_is_contiguous (self))
    return rf_raise (m, RF_EXC_BufferError, "memoryview: underlying buffer is not C-contiguous") !=
           NULL;
  *span = (RfByteSpan){ item_at (self, 0), VIEW (self)->length * VIEW (self)->item_size };
  return TRUE;
}

gboolean
rf_memoryview_append (RfMachine *m, RfObject *self, GString *out)
{
  RfMemoryView *v = VIEW (self);

  if (!rf_memoryview_check (m, self) || !rf_text_room (m, v->length * v->item_size))
    return FALSE;
  for (gsize i = 0; i < v->length; i++)
    g_string_append_len (out, item_at (self, i), (gssize) v->item_size);
  return TRUE;
}

/* --- items ------------------------------------------------------------------------------------ */

static gssize
view_length (RfMachine *m, RfObject *self)
{
  if (!rf_memoryview_check (m, self))
    return -1;
  if (VIEW (self)->n_dim == 0)
    {
      if (!rf_since (m, 12))
        return 1;
      rf_raise (m, RF_EXC_TypeError, "0-dim memory has no length");
      return -1;
    }
  return (gssize) VIEW (self)->length;
}

/* -1: an exception. */
static gssize
index_of (RfMachine *m, RfObject *self, RfObject *key)
{
  gssize index = rf_object_as_index (m, key, RF_EXC_IndexError);

  if (index == -1 && rf_raised (m))
    return -1;
  if (!rf_memoryview_check (m, self))
    return -1;
  if (index < 0)
    index += (gssize) VIEW (self)->length;
  if (index >= 0 && (gsize) index < VIEW (self)->length)
    return index;
  rf_raise (m, RF_EXC_IndexError, "index out of bounds on dimension 1");
  return -1;
}

/* A view of the slice. */
static RfObject *
get_slice (RfMachine *m, RfObject *self, RfObject *slice)
{
  gssize start, stop, step, n;
  RfObject *view;

  if (!rf_slice_unpack (m, slice, &start, &stop, &step) || !rf_memoryview_check (m, self))
    return NULL;
  n = rf_slice_adjust ((gssize) VIEW (self)->length, &start, &stop, step);
  view = view_of_view (m, self);
  if (view == NULL)
    return NULL;
  VIEW (view)->offset = (gsize) ((gssize) VIEW (view)->offset + start * VIEW (self)->stride);
  VIEW (view)->length = (gsize) MAX (n, 0);
  VIEW (view)->stride *= step;
  return view;
}

static RfObject *
view_getitem (RfMachine *m, RfObject *self, RfObject *key)
{
  gssize index;

  if (!rf_memoryview_check (m, self))
    return NULL;
  if (VIEW (self)->n_dim == 0)
    {
      if (rf_is_tuple_object_of (key) && ((RfTuple *) key)->length == 0)
        return rf_memoryview_unpack (m, rf_memoryview_format (self), item_at (self, 0));
      if (key == m->ellipsis)
        return rf_new_ref (m, self);
      return rf_raise (m, RF_EXC_TypeError, "invalid indexing of 0-dim memory");
    }
  if (rf_is_slice (m, key))
    return get_slice (m, self, key);
  if (rf_is_tuple_object_of (key) && ((RfTuple *) key)->length == 1)
    key = ((RfTuple *) key)->items[0];
  else if (rf_is_tuple_object_of (key) && ((RfTuple *) key)->length > 1)
    return rf_raise (m, RF_EXC_TypeError,
                     "cannot index 1-dimension view with %" G_GSIZE_FORMAT "-element tuple",
                     ((RfTuple *) key)->length);
  if (RF_CLASS_OF (key)->slots.index == NULL)
    return rf_raise (m, RF_EXC_TypeError, "memoryview: invalid slice key");
  index = index_of (m, self, key);
  return index < 0
           ? NULL
           : rf_memoryview_unpack (m, rf_memoryview_format (self), item_at (self, (gsize) index));
}

static gboolean
set_slice (RfMachine *m, RfObject *self, RfObject *slice, RfObject *value)
{
  RfObject *to, *from;
  gboolean ok = FALSE;

  from = rf_object_call_one (m, RF_OBJECT (m->class_memoryview), value);
  if (from == NULL)
    return FALSE;
  rf_hold (m->heap, from);
  to = get_slice (m, self, slice);
  if (to != NULL)
    {
      gsize size = VIEW (to)->item_size;

      if (VIEW (to)->length != VIEW (from)->length ||
          rf_memoryview_format (to) != rf_memoryview_format (from))
        rf_raise (m, RF_EXC_ValueError,
                  "memoryview assignment: lvalue and rvalue have different structures");
      else
        {
          GString *bytes = g_string_new (NULL);

          ok = rf_memoryview_append (m, from, bytes);
          for (gsize i = 0; ok && i < VIEW (to)->length; i++)
            memcpy (item_at (to, i), bytes->str + i * size, size);
          g_string_free (bytes, TRUE);
        }
      rf_drop (m, to);
    }
  rf_release (m->heap, 1);
  rf_drop (m, from);
  return ok;
}

static gboolean
view_setitem (RfMachine *m, RfObject *self, RfObject *key, RfObject *value)
{
  RfObject *object;
  gssize index = 0;
  char data[8];
  gboolean ok = FALSE;

  if (!rf_memoryview_check (m, self))
    return FALSE;
  if (VIEW (self)->readonly)
    return rf_raise (m, RF_EXC_TypeError, "cannot modify read-only memory") != NULL;
  if (value == NULL)
    return rf_raise (m, RF_EXC_TypeError, "cannot delete memory") != NULL;
  if (VIEW (self)->n_dim == 0)
    {
      if (key != m->ellipsis && !(rf_is_tuple_object_of (key) && ((RfTuple *) key)->length == 0))
        return rf_raise (m, RF_EXC_TypeError, "invalid indexing of 0-dim memory") != NULL;
    }
  else if (rf_is_slice (m, key))
    ok = set_slice (m, self, key, value);
  else if (RF_CLASS_OF (key)->slots.index == NULL)
    return rf_raise (m, RF_EXC_TypeError, "memoryview: invalid slice key") != NULL;
  else
    {
      index = index_of (m, self, key);
      if (index < 0)
        return FALSE;
    }
  if (VIEW (self)->n_dim == 0 || !rf_is_slice (m, key))
    {
      ok = rf_memoryview_pack (m, self, value, data) && rf_memoryview_check (m, self);
      if (ok)
        memcpy (item_at (self, (gsize) index), data, VIEW (self)->item_size);
    }
  object = ok ? BUFFER (VIEW (self)->buffer)->object : NULL;
  if (object != NULL && RF_RECORDING (m->heap))
    rf_heap_note_value (m->heap, object);
  return ok;
}

/* --- comparing, hashing ----------------------------------------------------------------------- */

static RfObject *
view_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  RfObject *other = NULL;
  int equal;

  if (op != RF_CMP_EQ && op != RF_CMP_NE)
    return rf_not_implemented (m);
  if (RF_CLASS_OF (b) == m->class_memoryview)
    other = rf_new_ref (m, b);
  else if (rf_is_bytes (b) || rf_is_bytearray (m, b))
    {
      RfObject *buffer = buffer_new (m, b);

      other = buffer != NULL ? view_new (m, buffer, NULL) : NULL;
      if (other == NULL)
        return NULL;
    }
  if (other == NULL)
    return rf_not_implemented (m);
  if (is_released (a) || is_released (other))
    equal = a == other;
  else
    equal = VIEW (a)->length == VIEW (other)->length && VIEW (a)->n_dim == VIEW (other)->n_dim;
  for (gsize i = 0; equal > 0 && !is_released (a) && i < VIEW (a)->length; i++)
    {
      RfObject *x = rf_memoryview_unpack (m, rf_memoryview_format (a), item_at (a, i)), *y;

      y = x != NULL ? rf_memoryview_unpack (m, rf_memoryview_format (other), item_at (other, i))
                    : NULL;
      if (y == NULL)
        equal = -1;
      else if (x == y && RF_CLASS_OF (x) != m->class_float)
        equal = 1;
      else
        {
          RfObject *result = rf_object_compare (m, x, y, RF_CMP_EQ);

          equal = result == NULL ? -1 : result == m->true_;
          rf_xdrop (m, result);
        }
      rf_xdrop (m, x);
      rf_xdrop (m, y);
    }
  rf_drop (m, other);
  return equal < 0 ? NULL : rf_bool (m, (equal > 0) == (op == RF_CMP_EQ));
}

static gint64
view_hash (RfMachine *m, RfObject *self)
{
  RfMemoryView *v = VIEW (self);
  GString *bytes;
  RfObject *object;

  if (v->hash != -1)
    return v->hash;
  if (!rf_memoryview_check (m, self))
    return -1;
  if (!v->readonly)
    {
      rf_raise (m, RF_EXC_ValueError, "cannot hash writable memoryview object");
      return -1;
    }
  if (strchr ("Bbc", rf_memoryview_format (self)) == NULL)
    {
      rf_raise (m, RF_EXC_ValueError,
                "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
      return -1;
    }
  object = BUFFER (v->buffer)->object;
  if (rf_object_hash (m, object) == -1)
    return -1;
  bytes = g_string_new (NULL);
  if (rf_memoryview_append (m, self, bytes))
    v->hash = rf_hash_bytes (m->profile, bytes->str, bytes->len);
  g_string_free (bytes, TRUE);
  return v->hash;
}

/* --- methods ---------------------------------------------------------------------------------- */

METHOD (tobytes)
{
  static const char *const names[] = { "order", NULL };
  RfObject *order, *result = NULL;
  GString *out;

  if (!rf_memoryview_check (m, self) ||
      !rf_args_parse (m, "tobytes", names, 0, 0, args, n_args, kwnames, &order))
    return NULL;
  if (order != NULL && order != m->none)
    {
      if (!rf_is_str (order))
        return rf_raise (m, RF_EXC_TypeError,
                         "tobytes() argument 'order' must be str or None, not %.50s",
                         rf_class_name (order));
      if (!rf_str_is (order, "C") && !rf_str_is (order, "F") && !rf_str_is (order, "A"))
        return rf_raise (m, RF_EXC_ValueError, "order must be 'C', 'F' or 'A'");
    }
  out = g_string_new (NULL);
  if (rf_memoryview_append (m, self, out))
    result = rf_bytes_new_fresh (m, out->str, out->len);
  g_string_free (out, TRUE);
  return result;
}

METHOD (tolist)
{
  RfObject *list;

  if (!rf_memoryview_check (m, self))
    return NULL;
  if (VIEW (self)->n_dim == 0)
    return rf_memoryview_unpack (m, rf_memoryview_format (self), item_at (self, 0));
  list = rf_list_new (m, VIEW (self)->length);
  for (gsize i = 0; list != NULL && i < VIEW (self)->length; i++)
    {
      RfObject *item = rf_memoryview_unpack (m, rf_memoryview_format (self), item_at (self, i));

      if (item == NULL || !rf_list_append_steal (m, list, item))
        {
          rf_drop (m, list);
          return NULL;
        }
    }
  return list;
}

METHOD (hex)
{
  GString *out;
  RfObject *result = NULL;

  if (!rf_memoryview_check (m, self))
    return NULL;
  out = g_string_new (NULL);
  if (rf_memoryview_append (m, self, out))
    result = rf_bytes_hex (m, (RfByteSpan){ out->str, out->len }, args, n_args, kwnames);
  g_string_free (out, TRUE);
  return result;
}

METHOD (release)
{
  release (m->heap, self);
  return rf_none (m);
}

METHOD (toreadonly)
{
  RfObject *view = rf_memoryview_check (m, self) ? view_of_view (m, self) : NULL;

  if (view != NULL)
    VIEW (view)->readonly = TRUE;
  return view;
}

METHOD (enter)
{
  return rf_memoryview_check (m, self) ? rf_new_ref (m, self) : NULL;
}

/* The length that the shape asks for: a list or tuple of at most one number. -1: an exception. */
static gssize
take_shape (RfMachine *m, RfObject *shape)
{
  RfObject *const *items;
  gsize n;

  if (RF_CLASS_OF (shape) != m->class_list && RF_CLASS_OF (shape) != m->class_tuple)
    {
      rf_raise (m, RF_EXC_TypeError, "shape must be a list or a tuple");
      return -1;
    }
  items =
    RF_CLASS_OF (shape) == m->class_list ? ((RfList *) shape)->items : ((RfTuple *) shape)->items;
  n =
    RF_CLASS_OF (shape) == m->class_list ? ((RfList *) shape)->length : ((RfTuple *) shape)->length;
  if (n > 1)
    {
      rf_raise (m, RF_EXC_NotImplementedError,
                "memoryview: more than one dimension is not supported");
      return -1;
    }
  if (n == 0)
    return 1;
  if (!rf_is_int (items[0]))
    {
      rf_raise (m, RF_EXC_TypeError, "memoryview.cast(): elements of shape must be integers");
      return -1;
    }
  return rf_object_as_index (m, items[0], RF_EXC_OverflowError);
}

METHOD (cast)
{
  static const char *const names[] = { "format", "shape", NULL };
  RfObject *values[2], *view;
  const char *format;
  char kind, bytes[] = "Bbc";
  gsize item_size, total;
  gssize length = -1;

  if (!rf_args_parse (m, "cast", names, 0, 1, args, n_args, kwnames, values) ||
      !rf_memoryview_check (m, self))
    return NULL;
  if (!rf_is_str (values[0]))
    return rf_raise (m, RF_EXC_TypeError, "cast() argument 'format' must be str, not %.50s",
                     values[0] == m->none ? "None" : rf_class_name (values[0]));
  if (!rf_memoryview_is_contiguous (self))
    return rf_raise (m, RF_EXC_TypeError, "memoryview: casts are restricted to C-contiguous views");
  format = rf_str_data (values[0]);
  item_size = strlen (format) <= 2 ? rf_memoryview_format_size (format[0] == '@'       ? format[1]
                                                                : strlen (format) == 1 ? format[0]
                                                                                       : '\0',
                                                                &kind)
                                   : 0;
  if (item_size == 0)
    return rf_raise (m, RF_EXC_ValueError,
                     "memoryview: destination format must be a native single character format "
                     "prefixed with an optional '@'");
  if (strchr (bytes, rf_memoryview_format (self)) == NULL &&
      strchr (bytes, format[0] == '@' ? format[1] : format[0]) == NULL)
    return rf_raise (m, RF_EXC_TypeError, "memoryview: cannot cast between two non-byte formats");
  total = VIEW (self)->length * VIEW (self)->item_size;
  if (total % item_size != 0)
    return rf_raise (m, RF_EXC_TypeError, "memoryview: length is not a multiple of itemsize");
  if (values[1] != NULL)
    {
      length = take_shape (m, values[1]);
      if (rf_raised (m))
        return NULL;
      if (length < 0 || (gsize) length * item_size != total)
        return rf_raise (m, RF_EXC_TypeError,
                         "memoryview: product(shape) * itemsize != buffer size");
    }
  view = view_of_view (m, self);
  if (view == NULL)
    return NULL;
  VIEW (view)->length = total / item_size;
  VIEW (view)->item_size = item_size;
  VIEW (view)->stride = (gssize) item_size;
  VIEW (view)->n_dim = values[1] != NULL && rf_object_length (m, values[1]) == 0 ? 0 : 1;
  g_strlcpy (VIEW (view)->format, format, sizeof VIEW (view)->format);
  return view;
}

static const RfMethodDef methods[] = {
  { "release", method_release, 0, 0 },
  { "tobytes", method_tobytes, 0, -1, RF_METHOD_KEYWORDS },
  { "hex", method_hex, 0, -1, RF_METHOD_KEYWORDS },
  { "tolist", method_tolist, 0, 0 },
  { "cast", method_cast, 0, -1, RF_METHOD_KEYWORDS },
  { "toreadonly", method_toreadonly, 0, 0 },
  { "__enter__", method_enter, 0, 0 },
  { "__exit__", method_release, 0, -1, RF_METHOD_TUPLE },
  { NULL },
};

/* --- the classes ------------------------------------------------------------------------------ */

static RfObject *
view_repr (RfMachine *m, RfObject *self)
{
  return rf_str_new_format (m,
                            is_released (self) ? "<released memory at 0x%" G_GINT64_MODIFIER "x>"
                                               : "<memory at 0x%" G_GINT64_MODIFIER "x>",
                            self->address);
}

static gsize
view_size_of (RfMachine *m, RfObject *self)
{
  return VIEW_SIZE + 3 * VIEW_ITEM;
}

static RfObject *
view_make (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "object", NULL };
  RfObject *object, *buffer;

  if (!rf_args_parse (m, "memoryview", names, 0, 1, args, n_args, kwnames, &object))
    return NULL;
  if (RF_CLASS_OF (object) == m->class_memoryview)
    return rf_memoryview_check (m, object) ? view_of_view (m, object) : NULL;
  if (!rf_is_bytes (object) && !rf_is_bytearray (m, object))
    return rf_raise (m, RF_EXC_TypeError,
                     "memoryview: a bytes-like object is required, not '%.200s'",
                     rf_class_name (object));
  buffer = buffer_new (m, object);
  return buffer != NULL ? view_new (m, buffer, NULL) : NULL;
}

static RfObject *
view_iter (RfMachine *m, RfObject *self)
{
  RfObject *o;

  if (!rf_memoryview_check (m, self))
    return NULL;
  if (VIEW (self)->n_dim == 0)
    return rf_raise (m, RF_EXC_TypeError, "invalid indexing of 0-dim memory");
  o = rf_container_alloc (m, rf_bytes_state (m)->memory_iterator, ITERATOR_SIZE);
  if (o == NULL)
    return NULL;
  rf_slot_swap_named (m->heap, o, "container", &((RfSequenceIterator *) o)->container,
                      rf_new_ref (m, self));
  rf_gc_track (m->heap, o);
  return o;
}

static RfObject *
iterator_next (RfMachine *m, RfObject *self)
{
  RfSequenceIterator *it = (RfSequenceIterator *) self;

  if (it->container == NULL)
    return NULL;
  if ((gsize) it->index < VIEW (it->container)->length)
    {
      if (!rf_memoryview_check (m, it->container))
        return NULL;
      return rf_memoryview_unpack (m, rf_memoryview_format (it->container),
                                   item_at (it->container, (gsize) it->index++));
    }
  rf_slot_store_named (m->heap, self, "container", &it->container, NULL);
  return NULL;
}

static RfObject *
self_iter (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, self);
}

static void
iterator_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  if (((RfSequenceIterator *) self)->container != NULL)
    visit (((RfSequenceIterator *) self)->container, user);
}

static void
iterator_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  if (((RfSequenceIterator *) self)->container != NULL)
    visit (RF_SLOT_NAMED, 0, "container", NULL, ((RfSequenceIterator *) self)->container, user);
}

static void
iterator_dealloc (RfHeap *heap, RfObject *self)
{
  rf_slot_store_named (heap, self, "container", &((RfSequenceIterator *) self)->container, NULL);
}

gboolean
rf_memoryview_setup (RfMachine *m)
{
  RfClassSpec buffer = {
    .name = "managedbuffer",
    .class_flags = RF_CLASS_NO_NEW,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfManagedBuffer),
    .basic_size = BUFFER_SIZE,
    .traverse = buffer_traverse,
    .slots_visit = buffer_slots,
    .clear = buffer_release,
    .dealloc = buffer_release,
  };
  RfClassSpec view = {
    .name = "memoryview",
    .class_flags = RF_CLASS_SEQUENCE,
    .type_flags = RF_TYPE_GC | RF_TYPE_WEAKREFABLE,
    .host_size = sizeof (RfMemoryView),
    .basic_size = VIEW_SIZE,
    .item_size = VIEW_ITEM,
    .slots = { .repr = view_repr,
               .hash = view_hash,
               .richcompare = view_compare,
               .iter = view_iter,
               .new_ = view_make,
               .size_of = view_size_of,
               .length = view_length,
               .getitem = view_getitem,
               .setitem = view_setitem },
    .traverse = view_traverse,
    .slots_visit = view_slots,
    .clear = view_clear,
    .dealloc = view_clear,
    .methods = methods,
    .getsets = rf_memoryview_getsets,
  };
  RfClassSpec iterator = {
    .name = "memory_iterator",
    .class_flags = RF_CLASS_NO_NEW,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfSequenceIterator),
    .basic_size = ITERATOR_SIZE,
    .slots = { .iter = self_iter, .iternext = iterator_next },
    .traverse = iterator_traverse,
    .slots_visit = iterator_slots,
    .dealloc = iterator_dealloc,
  };

  return rf_class_new_builtin (m, &buffer, &rf_bytes_state (m)->managed_buffer) &&
         rf_class_new_builtin (m, &view, &m->class_memoryview) &&
         rf_class_new_builtin (m, &iterator, &rf_bytes_state (m)->memory_iterator);
}
