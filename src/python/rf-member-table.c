/* SPDX-License-Identifier: MIT */

/* Which attributes of built-in classes are members of a struct in CPython. They are shown and
 * refused in other words than those that functions get and set: the table has their names, by class
 * and by the minor versions for which that holds. All fields of struct sequences are members. */

#include "python/rf-class-private.h"

#include <string.h>

static const struct
{
  const char *class_name, *names;
  int first, last;
} member_rows[] = {
  { "AttributeError", "name obj", 10, 13 },
  { "BaseException", "__suppress_context__", 10, 13 },
  { "BaseExceptionGroup", "exceptions message", 11, 13 },
  { "ImportError", "msg name path", 10, 13 },
  { "ImportError", "name_from", 12, 13 },
  { "NameError", "name", 10, 13 },
  { "OSError", "errno filename filename2 strerror", 10, 13 },
  { "StopIteration", "value", 10, 13 },
  { "SyntaxError", "end_lineno end_offset filename lineno msg offset print_file_and_line text", 10,
    13 },
  { "SystemExit", "code", 10, 13 },
  { "UnicodeDecodeError", "encoding end object reason start", 10, 13 },
  { "UnicodeEncodeError", "encoding end object reason start", 10, 13 },
  { "UnicodeTranslateError", "encoding end object reason start", 10, 13 },
  { "builtin_function_or_method", "__module__", 10, 13 },
  { "classmethod", "__func__ __wrapped__", 10, 13 },
  { "classmethod_descriptor", "__name__ __objclass__", 10, 13 },
  { "code",
    "co_argcount co_consts co_filename co_firstlineno co_flags co_kwonlyargcount co_name co_names "
    "co_nlocals co_posonlyargcount co_stacksize",
    10, 13 },
  { "code", "co_cellvars co_freevars co_varnames", 10, 10 },
  { "code", "co_qualname", 11, 13 },
  { "complex", "imag real", 10, 13 },
  { "frame", "f_back f_builtins f_code f_globals", 10, 10 },
  { "frame", "f_trace_lines", 10, 13 },
  { "frame", "f_trace_opcodes", 10, 11 },
  { "function", "__builtins__ __closure__ __doc__ __globals__ __module__", 10, 13 },
  { "generator", "gi_code", 10, 11 },
  { "generator", "gi_frame", 10, 10 },
  { "getset_descriptor", "__name__ __objclass__", 10, 13 },
  { "member_descriptor", "__name__ __objclass__", 10, 13 },
  { "method", "__func__ __self__", 10, 13 },
  { "method-wrapper", "__self__", 10, 13 },
  { "method_descriptor", "__name__ __objclass__", 10, 13 },
  { "module", "__dict__", 10, 13 },
  { "property", "__doc__ fdel fget fset", 10, 13 },
  { "range", "start step stop", 10, 13 },
  { "slice", "start step stop", 10, 13 },
  { "staticmethod", "__func__ __wrapped__", 10, 13 },
  { "super", "__self__ __self_class__ __thisclass__", 10, 13 },
  { "traceback", "tb_frame tb_lasti", 10, 13 },
  { "traceback", "tb_lineno", 10, 10 },
  { "type", "__base__ __basicsize__ __dictoffset__ __flags__ __itemsize__ __weakrefoffset__", 10,
    13 },
  { "type", "__mro__", 10, 11 },
  { "wrapper_descriptor", "__name__ __objclass__", 10, 13 },
  { "collections._tuplegetter", "__doc__", 12, 13 },
  { "collections.defaultdict", "default_factory", 10, 13 },
  { "functools.KeyWrapper", "obj", 10, 13 },
  { "functools.partial", "args func keywords", 10, 13 },
  { "types.GenericAlias", "__args__ __origin__", 10, 13 },
  { "types.GenericAlias", "__unpacked__", 11, 13 },
  { "types.SimpleNamespace", "__dict__", 10, 13 },
  { "types.UnionType", "__args__", 10, 13 },
  { "weakref.ReferenceType", "__callback__", 10, 13 },
};

static gboolean
has_word (const char *words, const char *word)
{
  gsize size = strlen (word);
  for (const char *at = strstr (words, word); at != NULL; at = strstr (at + 1, word))
    if ((at == words || at[-1] == ' ') && (at[size] == ' ' || at[size] == '\0'))
      return TRUE;
  return FALSE;
}

gboolean
rf_member_is_known (RfMachine *m, const RfClass *cls, const char *name)
{
  if (cls->class_flags & RF_CLASS_PYTHON)
    return FALSE;
  if (cls->class_flags & RF_CLASS_TUPLE_SUBCLASS)
    return TRUE;
  int minor = m->profile->minor;
  for (guint i = 0; i < G_N_ELEMENTS (member_rows); i++)
    if (minor >= member_rows[i].first && minor <= member_rows[i].last &&
        strcmp (member_rows[i].class_name, cls->full_name) == 0 &&
        has_word (member_rows[i].names, name))
      return TRUE;
  return FALSE;
}
