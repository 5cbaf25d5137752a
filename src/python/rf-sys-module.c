/* SPDX-License-Identifier: MIT */

/* The module sys: counts and sizes of objects, the version that is modelled, exit, and the two
 * output streams, which are small text file objects that write to the machine. */

#include "python/rf-sys-module.h"

#include "python/rf-import.h"

#include <float.h>
#include <string.h>

typedef struct
{
  RfClass *class_file;
} RfSysState;

/* --- streams ---------------------------------------------------------------------------------- */

typedef struct
{
  RfObject base;
  RfStream stream;
} RfTextFile;

int
rf_sys_stream (RfMachine *m, RfObject *o)
{
  const RfSysState *state = m->sys_state;

  return RF_CLASS_OF (o) == state->class_file ? (int) ((RfTextFile *) o)->stream : -1;
}

static RfObject *
file_write (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfStr *text = (RfStr *) args[0];

  if ((RF_CLASS_OF (args[0])->class_flags & RF_CLASS_STR_SUBCLASS) == 0)
    return rf_raise (m, RF_EXC_TypeError, "write() argument must be str, not %s",
                     rf_class_name (args[0]));
  if (!rf_machine_write (m, ((RfTextFile *) self)->stream, text->data, text->size))
    return NULL;
  return rf_int_new (m, (gint64) text->length);
}

static RfObject *
file_nothing (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_none (m);
}

static RfObject *
file_isatty (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_bool (m, FALSE);
}

static RfObject *
file_writable (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_bool (m, TRUE);
}

static const char *
file_name (RfObject *self)
{
  return ((RfTextFile *) self)->stream == RF_STREAM_STDERR ? "<stderr>" : "<stdout>";
}

static RfObject *
file_get_name (RfMachine *m, RfObject *self)
{
  return rf_str_new (m, file_name (self), -1);
}

static RfObject *
file_get_encoding (RfMachine *m, RfObject *self)
{
  return rf_str_new (m, "utf-8", -1);
}

static RfObject *
file_repr (RfMachine *m, RfObject *self)
{
  return rf_str_new_format (m, "<_io.TextIOWrapper name='%s' mode='w' encoding='utf-8'>",
                            file_name (self));
}

static const RfMethodDef file_methods[] = {
  { "write", file_write, 1, 1, 0 },
  { "flush", file_nothing, 0, 0, 0 },
  { "isatty", file_isatty, 0, 0, 0 },
  { "writable", file_writable, 0, 0, 0 },
  { NULL },
};

static const RfGetSetDef file_getsets[] = {
  { "name", file_get_name, NULL },
  { "encoding", file_get_encoding, NULL },
  { NULL },
};

/* --- functions -------------------------------------------------------------------------------- */

static RfObject *
sys_getrefcount (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  gint64 count = args[0]->refcnt;

  return rf_int_new (m, count >= RF_REFCNT_IMMORTAL ? RF_IMMORTAL_REFCNT : count);
}

static RfObject *
sys_getsizeof (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "object", "default", NULL };
  RfObject *out[2], *method, *size;
  gint64 bytes;

  if (!rf_args_parse (m, "getsizeof", names, 0, 1, args, n_args, kwnames, out))
    return NULL;
  method = rf_object_lookup_special (m, out[0], m->name_sizeof);
  if (method == NULL && rf_raised (m))
    return NULL;
  if (method == NULL)
    return rf_raise (m, RF_EXC_TypeError, "Type %s doesn't define __sizeof__",
                     rf_class_name (out[0]));
  rf_hold (m->heap, method);
  size = rf_object_call_noargs (m, method);
  rf_release (m->heap, 1);
  rf_drop (m, method);
  if (size == NULL && out[1] != NULL && rf_raised_is (m, RF_EXC_TypeError) && rf_raised_clear (m))
    return rf_new_ref (m, out[1]);
  if (size == NULL)
    return NULL;
  bytes = rf_int_as_int64 (m, size);
  rf_drop (m, size);
  if (rf_raised (m))
    return NULL;
  if (bytes < 0)
    return rf_raise (m, RF_EXC_ValueError, "__sizeof__() should return >= 0");
  if (rf_object_is_gc (out[0]))
    bytes += RF_CLASS_OF (out[0])->pre_size;
  return rf_int_new (m, bytes);
}

static RfObject *
sys_exit (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (n_args == 0)
    return rf_raise_object (m, RF_EXC_SystemExit, m->none);
  return rf_raise_object (m, RF_EXC_SystemExit, args[0]);
}

static RfObject *
sys_getrecursionlimit (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                       RfObject *kwnames)
{
  return rf_int_new (m, m->recursion_limit);
}

static RfObject *
sys_setrecursionlimit (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                       RfObject *kwnames)
{
  gint64 limit = rf_int_as_int64 (m, args[0]);

  if (rf_raised (m))
    return NULL;
  if (limit < 1)
    return rf_raise (m, RF_EXC_ValueError, "recursion limit must be greater or equal than 1");
  if (limit <= m->depth)
    return rf_raise (m, RF_EXC_RecursionError,
                     "cannot set the recursion limit to %" G_GINT64_FORMAT
                     " at the recursion depth %d: the limit is too low",
                     limit, m->depth);
  m->recursion_limit = (int) MIN (limit, G_MAXINT32);
  return rf_none (m);
}

static RfObject *
sys_intern (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (RF_CLASS_OF (args[0]) != m->class_str)
    return rf_raise (m, RF_EXC_TypeError, "intern() argument must be str, not %s",
                     rf_class_name (args[0]));
  return rf_str_intern_object (m, rf_new_ref (m, args[0]));
}

static RfObject *
sys_exc_info (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfException *exception = (RfException *) m->handled;

  if (exception == NULL)
    return rf_tuple_pack (m, 3, m->none, m->none, m->none);
  return rf_tuple_pack (m, 3, RF_OBJECT (exception->base.type), RF_OBJECT (exception),
                        exception->traceback != NULL ? exception->traceback : m->none);
}

static const RfMethodDef functions[] = {
  { "getrefcount", sys_getrefcount, 1, 1, 0 },
  { "getsizeof", sys_getsizeof, 0, -1, RF_METHOD_KEYWORDS },
  { "exit", sys_exit, 0, 1, 0 },
  { "getrecursionlimit", sys_getrecursionlimit, 0, 0, 0 },
  { "setrecursionlimit", sys_setrecursionlimit, 1, 1, 0 },
  { "intern", sys_intern, 1, 1, 0 },
  { "exc_info", sys_exc_info, 0, 0, 0 },
  { NULL },
};

/* --- sys.version_info: a tuple with names ----------------------------------------------------- */

static const char *const version_fields[] = { "major", "minor", "micro", "releaselevel", "serial" };

#define VERSION_GETTER(field, index)                              \
  static RfObject *version_##field (RfMachine *m, RfObject *self) \
  {                                                               \
    return rf_new_ref (m, ((RfTuple *) self)->items[index]);      \
  }
VERSION_GETTER (major, 0)
VERSION_GETTER (minor, 1)
VERSION_GETTER (micro, 2)
VERSION_GETTER (releaselevel, 3)
VERSION_GETTER (serial, 4)

static const RfGetSetDef version_getsets[] = {
  { "major", version_major, NULL },   { "minor", version_minor, NULL },
  { "micro", version_micro, NULL },   { "releaselevel", version_releaselevel, NULL },
  { "serial", version_serial, NULL }, { NULL },
};

static RfObject *
version_repr (RfMachine *m, RfObject *self)
{
  GString *out = g_string_new ("sys.version_info(");
  RfObject *text = NULL;
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (version_fields); i++)
    {
      g_string_append_printf (out, "%s%s=", i > 0 ? ", " : "", version_fields[i]);
      if (!rf_str_append_repr (m, out, ((RfTuple *) self)->items[i]))
        break;
    }
  g_string_append_c (out, ')');
  if (i == G_N_ELEMENTS (version_fields))
    text = rf_str_new (m, out->str, (gssize) out->len);
  g_string_free (out, TRUE);
  return text;
}

static RfObject *
make_version_info (RfMachine *m)
{
  RfClass *cls = NULL;
  const RfClassSpec spec = {
    .name = "sys.version_info",
    .base = m->class_tuple,
    .class_flags = RF_CLASS_NO_NEW,
    .type_flags = RF_TYPE_GC | RF_TYPE_IS_TUPLE,
    .host_size = sizeof (RfTuple),
    .basic_size = m->class_tuple->basic_size,
    .item_size = m->class_tuple->item_size,
    .slots = { .repr = version_repr },
    .getsets = version_getsets,
  };
  RfObject *info, **items;

  if (!rf_class_new_builtin (m, &spec, &cls))
    return NULL;
  info = rf_object_alloc (m, cls, G_N_ELEMENTS (version_fields), FALSE);
  if (info == NULL)
    return NULL;
  items = rf_heap_realloc (m->heap, NULL, 0, G_N_ELEMENTS (version_fields) * sizeof *items);
  if (items == NULL)
    {
      rf_drop (m, info);
      return rf_raise_memory (m);
    }
  items[0] = rf_int_new (m, m->profile->major);
  items[1] = rf_int_new (m, m->profile->minor);
  items[2] = rf_int_new (m, m->profile->micro);
  items[3] = rf_str_new (m, "final", -1);
  items[4] = rf_int_new (m, 0);
  ((RfTuple *) info)->items = items;
  ((RfTuple *) info)->length = G_N_ELEMENTS (version_fields);
  rf_gc_track (m->heap, info);
  return info;
}

/* --- the module ------------------------------------------------------------------------------- */

/* Steals @value. */
static gboolean
add (RfMachine *m, RfObject *dict, const char *name, RfObject *value)
{
  gboolean set = value != NULL && rf_dict_set_cstr (m, dict, name, value);

  rf_xdrop (m, value);
  return set;
}

static RfObject *
make_file (RfMachine *m, RfStream stream)
{
  RfTextFile *file =
    (RfTextFile *) rf_object_alloc (m, ((RfSysState *) m->sys_state)->class_file, 0, FALSE);

  if (file != NULL)
    file->stream = stream;
  return RF_OBJECT (file);
}

static RfObject *
make_argv (RfMachine *m)
{
  RfObject *name = rf_str_new (m, m->filename != NULL ? m->filename : "", -1);

  return name != NULL ? rf_list_new_steal (m, &name, 1) : NULL;
}

static gboolean
sys_setup (RfMachine *m, RfObject *module, RfObject *dict)
{
  RfSysState *state = m->sys_state = g_new0 (RfSysState, 1);
  const RfProfile *p = m->profile;
  const RfClassSpec spec = {
    .name = "_io.TextIOWrapper",
    .class_flags = RF_CLASS_NO_NEW,
    .host_size = sizeof (RfTextFile),
    .basic_size = 208,
    .slots = { .repr = file_repr },
    .methods = file_methods,
    .getsets = file_getsets,
  };

  return rf_class_new_builtin (m, &spec, &state->class_file) &&
         add (m, dict, "stdout", make_file (m, RF_STREAM_STDOUT)) &&
         add (m, dict, "stderr", make_file (m, RF_STREAM_STDERR)) &&
         add (m, dict, "version_info", make_version_info (m)) &&
         add (m, dict, "version", rf_str_new_format (m, "%s (Refarium)", p->version_text)) &&
         add (m, dict, "hexversion",
              rf_int_new (m, (p->major << 24) | (p->minor << 16) | (p->micro << 8) | 0xf0)) &&
         add (m, dict, "maxsize", rf_int_new (m, G_MAXINT64)) &&
         add (m, dict, "byteorder", rf_str_new (m, "little", -1)) &&
         add (m, dict, "platform", rf_str_new (m, "linux", -1)) &&
         add (m, dict, "argv", make_argv (m)) &&
         add (m, dict, "modules", rf_new_ref (m, m->modules));
}

/* --- the uncaught exception ------------------------------------------------------------------- */

static void
set_last (RfMachine *m, RfObject *dict, const char *name, RfObject *value)
{
  RfObject *key = rf_str_intern (m, name, -1);

  if (key != NULL)
    {
      rf_hold (m->heap, key);
      rf_dict_set (m, dict, key, value);
      rf_release (m->heap, 1);
      rf_drop (m, key);
    }
  rf_raised_clear (m);
}

void
rf_sys_keep_exception (RfMachine *m, RfObject *exception)
{
  RfObject *traceback = ((RfException *) exception)->traceback;
  RfObject *name = rf_str_intern (m, "sys", -1), *module = NULL, *dict;

  if (name != NULL)
    {
      rf_hold (m->heap, name);
      module = rf_import_module (m, name);
      rf_release (m->heap, 1);
      rf_drop (m, name);
    }
  if (module == NULL || !rf_is (module, m->class_module))
    {
      rf_raised_clear (m);
      rf_xdrop (m, module);
      return;
    }
  rf_hold (m->heap, module);
  dict = ((RfModule *) module)->dict;
  if (m->profile->minor >= 12)
    set_last (m, dict, "last_exc", exception);
  set_last (m, dict, "last_type", RF_OBJECT (exception->type));
  set_last (m, dict, "last_value", exception);
  set_last (m, dict, "last_traceback", traceback != NULL ? traceback : m->none);
  rf_release (m->heap, 1);
  rf_drop (m, module);
}

void
rf_sys_forget_exception (RfMachine *m)
{
  static const char *const names[] = { "last_exc", "last_type", "last_value", "last_traceback" };
  RfObject *module = rf_dict_get_cstr (m, m->modules, "sys");

  if (module == NULL || !rf_is (module, m->class_module))
    return;
  rf_hold (m->heap, rf_new_ref (m, module));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (rf_dict_get_cstr (m, ((RfModule *) module)->dict, names[i]) != NULL)
      set_last (m, ((RfModule *) module)->dict, names[i], m->none);
  rf_release (m->heap, 1);
  rf_drop (m, module);
}

const RfModuleDef rf_sys_module = {
  .name = "sys",
  .doc = "This module provides access to some objects used or maintained by the\n"
         "interpreter and to functions that interact strongly with the interpreter.",
  .functions = functions,
  .setup = sys_setup,
};
