/* SPDX-License-Identifier: MIT */

/* The module io: StringIO, a file of text in memory.
 *
 * Invariants: the text is `length` characters, of which the memory holds `room`; position may lie
 * behind the end, and what is between is filled with null characters by the next write. Once
 * closed a file stays closed, and has no text any more. */

#include "heap/rf-collector.h"
#include "python/rf-class-private.h"
#include "python/rf-exception.h"
#include "python/rf-import.h"
#include "python/rf-str.h"

#include <string.h>

typedef struct
{
  RfObject base;
  gunichar *text;
  gsize length, room, position;
  gboolean closed, translate, universal;
  char newline[3]; /* what ends a line in the text, "" for any */
  RfAttributes attributes;
} RfStringIO;

typedef struct
{
  RfClass *class_base, *class_text, *class_string;
  RfObject *unsupported; /* the class UnsupportedOperation, held by m->kept */
} IoState;

#define FILE_OF(o) ((RfStringIO *) (o))
#define STATE(m) ((IoState *) (m)->io_state)

/* --- the object ------------------------------------------------------------------------------- */

static void
string_traverse (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user)
{
  rf_attributes_traverse (heap, o, visit, user);
}

static void
string_slots (RfHeap *heap, RfObject *o, RfSlotVisit visit, gpointer user)
{
  rf_attributes_slots (heap, o, visit, user);
}

static void
string_clear (RfHeap *heap, RfObject *o)
{
  rf_attributes_clear (heap, o);
}

static void
forget_text (RfHeap *heap, RfStringIO *file)
{
  rf_heap_release_memory (heap, file->text, file->room * sizeof (gunichar));
  file->text = NULL;
  file->room = file->length = 0;
}

static void
string_dealloc (RfHeap *heap, RfObject *o)
{
  rf_attributes_clear (heap, o);
  forget_text (heap, FILE_OF (o));
}

static RfObject *
string_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_object_alloc (m, cls, 0, TRUE);
}

/* --- writing ---------------------------------------------------------------------------------- */

static gboolean
make_room (RfMachine *m, RfStringIO *file, gsize n)
{
  gsize room;
  gunichar *text;

  if (n <= file->room)
    return TRUE;
  room = MAX (n, file->room + file->room / 2 + 16);
  text =
    rf_heap_realloc (m->heap, file->text, file->room * sizeof (gunichar), room * sizeof (gunichar));
  if (text == NULL)
    {
      rf_raise_memory (m);
      return FALSE;
    }
  file->text = text;
  file->room = room;
  return TRUE;
}

static gboolean
put (RfMachine *m, RfStringIO *file, gunichar c)
{
  if (!make_room (m, file, file->position + 1))
    return FALSE;
  while (file->length < file->position)
    file->text[file->length++] = 0;
  file->text[file->position++] = c;
  file->length = MAX (file->length, file->position);
  return TRUE;
}

/* Writes @str with the ends of its lines as they are wanted. */
static gboolean
put_str (RfMachine *m, RfStringIO *file, RfObject *str)
{
  const char *p = rf_str_data (str), *end = p + ((RfStr *) str)->size;

  while (p < end)
    {
      gunichar c = rf_utf8_next (&p);

      if (c == '\r' && file->translate)
        {
          if (p < end && *p == '\n')
            p++;
          c = '\n';
        }
      if (c == '\n' && file->newline[0] == '\r')
        {
          for (const char *at = file->newline; *at != '\0'; at++)
            if (!put (m, file, (gunichar) *at))
              return FALSE;
        }
      else if (!put (m, file, c))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_open (RfMachine *m, RfObject *self)
{
  if (!FILE_OF (self)->closed)
    return TRUE;
  rf_raise (m, RF_EXC_ValueError, "I/O operation on closed file");
  return FALSE;
}

static RfObject *
string_write (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (!rf_is_str (args[0]))
    return rf_raise (m, RF_EXC_TypeError, "string argument expected, got '%s'",
                     rf_class_name (args[0]));
  if (!check_open (m, self) || !put_str (m, FILE_OF (self), args[0]))
    return NULL;
  return rf_int_new (m, (gint64) ((RfStr *) args[0])->length);
}

static gboolean
set_newline (RfMachine *m, RfStringIO *file, RfObject *newline)
{
  const char *text = newline == NULL ? "\n" : newline == m->none ? NULL : rf_str_data (newline);

  if (newline != NULL && newline != m->none && !rf_is_str (newline))
    {
      rf_raise (m, RF_EXC_TypeError, "newline must be str or None, not %s",
                rf_class_name (newline));
      return FALSE;
    }
  if (text != NULL && strcmp (text, "") != 0 && strcmp (text, "\n") != 0 &&
      strcmp (text, "\r") != 0 && strcmp (text, "\r\n") != 0)
    {
      GString *shown = g_string_new (NULL);

      rf_str_append_quoted (shown, newline);
      rf_raise (m, RF_EXC_ValueError, "illegal newline value: %s", shown->str);
      g_string_free (shown, TRUE);
      return FALSE;
    }
  file->translate = text == NULL;
  file->universal = text == NULL || *text == '\0';
  g_strlcpy (file->newline, text != NULL ? text : "\n", sizeof file->newline);
  return TRUE;
}

static gboolean
string_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "initial_value", "newline", NULL };
  RfStringIO *file = FILE_OF (self);
  RfObject *out[2];

  if (!rf_args_parse (m, "StringIO", names, 0, 0, args, n_args, kwnames, out) ||
      !set_newline (m, file, out[1]))
    return FALSE;
  if (out[0] != NULL && out[0] != m->none && !rf_is_str (out[0]))
    {
      rf_raise (m, RF_EXC_TypeError, "initial_value must be str or None, not %s",
                rf_class_name (out[0]));
      return FALSE;
    }
  file->length = file->position = 0;
  file->closed = FALSE;
  if (out[0] != NULL && out[0] != m->none && !put_str (m, file, out[0]))
    return FALSE;
  file->position = 0;
  return TRUE;
}

/* --- reading ---------------------------------------------------------------------------------- */

static RfObject *
take (RfMachine *m, RfStringIO *file, gsize n)
{
  gsize start = MIN (file->position, file->length);

  n = MIN (n, file->length - start);
  file->position += n;
  return rf_str_new_wide (m, file->text + start, n);
}

/* A count of characters: @arg NULL or None: all. */
static gboolean
get_size (RfMachine *m, RfObject *arg, gsize *n)
{
  RfObject *index;
  gssize size;

  *n = G_MAXSIZE;
  if (arg == NULL || arg == m->none)
    return TRUE;
  if (!rf_is (arg, m->class_int) && RF_CLASS_OF (arg)->slots.index == NULL)
    {
      rf_raise (m, RF_EXC_TypeError, "argument should be integer or None, not '%s'",
                rf_class_name (arg));
      return FALSE;
    }
  index = rf_object_index (m, arg);
  if (index == NULL)
    return FALSE;
  size = rf_object_as_index (m, index, RF_EXC_OverflowError);
  rf_drop (m, index);
  if (rf_raised (m))
    return FALSE;
  *n = size < 0 ? G_MAXSIZE : (gsize) size;
  return TRUE;
}

static RfObject *
string_read (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gsize n;

  if (!get_size (m, n_args > 0 ? args[0] : NULL, &n) || !check_open (m, self))
    return NULL;
  return take (m, FILE_OF (self), n);
}

/* How many characters the line at the position has, at most @limit. */
static gsize
line_length (const RfStringIO *file, gsize limit)
{
  gsize start = MIN (file->position, file->length), end = start;
  gunichar last = (gunichar) file->newline[strlen (file->newline) - (file->newline[0] ? 1 : 0)];

  while (end < file->length && end - start < limit)
    {
      gunichar c = file->text[end++];
      gboolean more = end < file->length && end - start < limit;

      if (file->universal && c == '\r')
        {
          if (more && file->text[end] == '\n')
            end++;
          break;
        }
      if (file->universal ? c == '\n' : c == last)
        if (file->newline[0] == '\0' || file->newline[1] == '\0' || file->universal ||
            (end - start >= 2 && file->text[end - 2] == '\r'))
          break;
    }
  return end - start;
}

static RfObject *
string_readline (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  gsize n;

  if (!get_size (m, n_args > 0 ? args[0] : NULL, &n) || !check_open (m, self))
    return NULL;
  return take (m, FILE_OF (self), line_length (FILE_OF (self), n));
}

static RfObject *
string_next (RfMachine *m, RfObject *self)
{
  gsize n;

  if (!check_open (m, self))
    return NULL;
  n = line_length (FILE_OF (self), G_MAXSIZE);
  return n > 0 ? take (m, FILE_OF (self), n) : NULL;
}

static gboolean
check_base (RfMachine *m, RfObject *self)
{
  if (!FILE_OF (self)->closed)
    return TRUE;
  rf_raise (m, RF_EXC_ValueError, "I/O operation on closed file.");
  return FALSE;
}

static RfObject *
string_iter (RfMachine *m, RfObject *self)
{
  return check_base (m, self) ? rf_new_ref (m, self) : NULL;
}

static RfObject *
string_readlines (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  gsize hint, total = 0;
  RfObject *list;
  gboolean ok;

  if (!get_size (m, n_args > 0 ? args[0] : NULL, &hint) || !check_open (m, self))
    return NULL;
  list = rf_list_new (m, 0);
  ok = list != NULL;
  if (ok)
    rf_hold (m->heap, list);
  while (ok && (total < hint || hint == 0))
    {
      RfObject *line = string_next (m, self);

      if (line == NULL)
        break;
      total += ((RfStr *) line)->length;
      ok = rf_list_append_steal (m, list, line);
    }
  if (list == NULL)
    return NULL;
  rf_release (m->heap, 1);
  if (!rf_raised (m))
    return list;
  rf_drop (m, list);
  return NULL;
}

static RfObject *
string_getvalue (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  RfStringIO *file = FILE_OF (self);

  return check_open (m, self) ? rf_str_new_wide (m, file->text, file->length) : NULL;
}

/* --- the position ----------------------------------------------------------------------------- */

static RfObject *
string_tell (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return check_open (m, self) ? rf_int_new (m, (gint64) FILE_OF (self)->position) : NULL;
}

static RfObject *
string_seek (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gint64 whence = n_args > 1 ? rf_int_as_int64 (m, args[1]) : 0, offset;

  if (rf_raised (m))
    return NULL;
  offset = rf_int_as_int64 (m, args[0]);
  if (rf_raised (m) || !check_open (m, self))
    return NULL;
  if (whence < 0 || whence > 2)
    return rf_raise (m, RF_EXC_ValueError,
                     "Invalid whence (%" G_GINT64_FORMAT ", should be 0, 1 or 2)", whence);
  if (whence == 0 && offset < 0)
    return rf_raise (m, RF_EXC_ValueError, "Negative seek position %" G_GINT64_FORMAT, offset);
  if (whence != 0 && offset != 0)
    return rf_raise (m, RF_EXC_OSError, "Can't do nonzero cur-relative seeks");
  if (whence == 0)
    FILE_OF (self)->position = (gsize) offset;
  else if (whence == 2)
    FILE_OF (self)->position = FILE_OF (self)->length;
  return rf_int_new (m, (gint64) FILE_OF (self)->position);
}

static RfObject *
string_truncate (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  RfStringIO *file = FILE_OF (self);
  gint64 size = (gint64) file->position;

  if (n_args > 0 && args[0] != m->none)
    size = rf_int_as_int64 (m, args[0]);
  if (rf_raised (m) || !check_open (m, self))
    return NULL;
  if (size < 0)
    return rf_raise (m, RF_EXC_ValueError, "Negative size value %" G_GINT64_FORMAT, size);
  file->length = MIN (file->length, (gsize) size);
  return rf_int_new (m, size);
}

/* --- closing, and what every file has --------------------------------------------------------- */

static RfObject *
string_close (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  FILE_OF (self)->closed = TRUE;
  forget_text (m->heap, FILE_OF (self));
  return rf_none (m);
}

static RfObject *
string_enter (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return check_base (m, self) ? rf_new_ref (m, self) : NULL;
}

static RfObject *
string_exit (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *name = rf_str_intern (m, "close", -1);

  if (name == NULL)
    return NULL;
  rf_hold (m->heap, name);
  return rf_drop_held (m->heap, name, rf_object_call_method (m, self, name, NULL, 0));
}

static RfObject *
string_flush (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_none (m);
}

static RfObject *
string_isatty (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return check_base (m, self) ? rf_bool (m, FALSE) : NULL;
}

static RfObject *
string_yes (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return check_open (m, self) ? rf_bool (m, TRUE) : NULL;
}

static RfObject *
string_writelines (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  RfObject *iterator, *line;

  if (!check_base (m, self) || (iterator = rf_object_iter (m, args[0])) == NULL)
    return NULL;
  rf_hold (m->heap, iterator);
  while ((line = rf_object_next (m, iterator)) != NULL)
    {
      RfObject *result;

      rf_hold (m->heap, line);
      result = string_write (m, self, &line, 1, NULL);
      rf_release (m->heap, 1);
      rf_drop (m, line);
      if (result == NULL)
        break;
      rf_drop (m, result);
    }
  rf_release (m->heap, 1);
  rf_drop (m, iterator);
  return rf_raised (m) ? NULL : rf_none (m);
}

static RfObject *
unsupported (RfMachine *m, const char *what)
{
  RfObject *text = rf_str_new (m, what, -1), *e;

  if (text == NULL)
    return NULL;
  rf_hold (m->heap, text);
  e = rf_drop_held (m->heap, text, rf_object_call_one (m, STATE (m)->unsupported, text));
  if (e != NULL)
    rf_exception_raise (m, e);
  return NULL;
}

static RfObject *
string_fileno (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return unsupported (m, "fileno");
}

static RfObject *
string_detach (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return unsupported (m, "detach");
}

static RfObject *
get_closed (RfMachine *m, RfObject *self)
{
  return rf_bool (m, FILE_OF (self)->closed);
}

static RfObject *
get_line_buffering (RfMachine *m, RfObject *self)
{
  return check_open (m, self) ? rf_bool (m, FALSE) : NULL;
}

static RfObject *
get_newlines (RfMachine *m, RfObject *self)
{
  return check_open (m, self) ? rf_none (m) : NULL;
}

static RfObject *
get_none (RfMachine *m, RfObject *self)
{
  return rf_none (m);
}

/* --- the module ------------------------------------------------------------------------------- */

static const RfMethodDef string_methods[] = {
  { "close", string_close, 0, 0 },
  { "detach", string_detach, 0, 0 },
  { "fileno", string_fileno, 0, 0 },
  { "flush", string_flush, 0, 0 },
  { "getvalue", string_getvalue, 0, 0 },
  { "isatty", string_isatty, 0, 0 },
  { "read", string_read, 0, 1 },
  { "readable", string_yes, 0, 0 },
  { "readline", string_readline, 0, 1 },
  { "readlines", string_readlines, 0, 1 },
  { "seek", string_seek, 1, 2 },
  { "seekable", string_yes, 0, 0 },
  { "tell", string_tell, 0, 0 },
  { "truncate", string_truncate, 0, 1 },
  { "writable", string_yes, 0, 0 },
  { "write", string_write, 1, 1 },
  { "writelines", string_writelines, 1, 1 },
  { "__enter__", string_enter, 0, 0 },
  { "__exit__", string_exit, 0, -1 },
  { NULL },
};

static const RfGetSetDef string_getsets[] = {
  { "closed", get_closed },
  { "line_buffering", get_line_buffering },
  { "newlines", get_newlines },
  { "encoding", get_none },
  { "errors", get_none },
  { "__dict__", rf_object_dict, rf_object_set_dict },
  { NULL },
};

static gboolean
make_classes (RfMachine *m)
{
  RfClassSpec base = {
    .name = "_io._IOBase",
    .class_flags = RF_CLASS_BASETYPE,
    .type_flags = RF_TYPE_GC | RF_TYPE_WEAKREFABLE,
    .host_size = sizeof (RfStringIO),
    .dict_offset = G_STRUCT_OFFSET (RfStringIO, attributes),
    .basic_size = 32,
    .slots = { .new_ = string_new },
    .traverse = string_traverse,
    .slots_visit = string_slots,
    .clear = string_clear,
    .dealloc = string_dealloc,
  };
  RfClassSpec text = base, string = base;

  text.name = "_io._TextIOBase";
  string.name = "_io.StringIO";
  string.basic_size = m->profile->minor >= 12 ? 168 : 120;
  string.slots.init = string_init;
  string.slots.iter = string_iter;
  string.slots.iternext = string_next;
  string.methods = string_methods;
  string.getsets = string_getsets;
  if (!rf_class_new_builtin (m, &base, &STATE (m)->class_base))
    return FALSE;
  text.base = STATE (m)->class_base;
  if (!rf_class_new_builtin (m, &text, &STATE (m)->class_text))
    return FALSE;
  string.base = STATE (m)->class_text;
  return rf_class_new_builtin (m, &string, &STATE (m)->class_string);
}

/* class UnsupportedOperation (OSError, ValueError) */
static gboolean
make_exception (RfMachine *m, RfObject *dict)
{
  RfObject *name = rf_str_intern (m, "UnsupportedOperation", -1);
  RfObject *module = rf_str_intern (m, "io", -1), *space = rf_dict_new (m);
  RfObject *bases = rf_tuple_pack (m, 2, RF_OBJECT (m->exceptions[RF_EXC_OSError]),
                                   RF_OBJECT (m->exceptions[RF_EXC_ValueError]));
  RfObject *cls = NULL;

  if (name != NULL && module != NULL && space != NULL && bases != NULL &&
      rf_dict_set (m, space, m->name_module, module))
    cls = rf_class_new (m, m->class_type, name, bases, space, NULL, NULL);
  rf_xdrop (m, name);
  rf_xdrop (m, module);
  rf_xdrop (m, space);
  rf_xdrop (m, bases);
  if (cls == NULL)
    return FALSE;
  STATE (m)->unsupported = cls;
  g_ptr_array_add (m->kept, cls);
  return rf_dict_set_cstr (m, dict, "UnsupportedOperation", cls);
}

static gboolean
setup (RfMachine *m, RfObject *module, RfObject *dict)
{
  static const char *const seeks[] = { "SEEK_SET", "SEEK_CUR", "SEEK_END" };

  m->io_state = g_new0 (IoState, 1);
  if (!make_classes (m) || !make_exception (m, dict) ||
      !rf_dict_set_cstr (m, dict, "StringIO", RF_OBJECT (STATE (m)->class_string)) ||
      !rf_dict_set_cstr (m, dict, "IOBase", RF_OBJECT (STATE (m)->class_base)) ||
      !rf_dict_set_cstr (m, dict, "TextIOBase", RF_OBJECT (STATE (m)->class_text)))
    return FALSE;
  for (int i = 0; i < 3; i++)
    {
      RfObject *value = rf_int_new (m, i);
      gboolean ok = value != NULL && rf_dict_set_cstr (m, dict, seeks[i], value);

      rf_xdrop (m, value);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

const RfModuleDef rf_io_module = { .name = "io", .setup = setup };
