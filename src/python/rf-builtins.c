/* SPDX-License-Identifier: MIT */

/* The module builtins: its names, and the functions that look at objects one at a time. What goes
 * over iterables is in rf-builtins-iterate.c, print() in rf-print.c. */

#include "python/rf-builtins.h"
#include "python/rf-bytes.h"

#include "python/rf-exception.h"
#include "python/rf-frame.h"
#include "python/rf-import.h"
#include "python/rf-input.h"
#include "python/rf-iterator.h"

#include <string.h>

#define MAX_CHR 0x110000

/* --- attributes ------------------------------------------------------------------------------- */

static gboolean
check_attribute_name (RfMachine *m, const char *function, RfObject *name)
{
  if (RF_CLASS_OF (name)->class_flags & RF_CLASS_STR_SUBCLASS)
    return TRUE;
  if (m->profile->minor >= 11)
    rf_raise (m, RF_EXC_TypeError, "attribute name must be string, not '%s'", rf_class_name (name));
  else
    rf_raise (m, RF_EXC_TypeError, "%s(): attribute name must be string", function);
  return FALSE;
}

static RfObject *
builtin_getattr (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  RfObject *value;

  if (!check_attribute_name (m, "getattr", args[1]))
    return NULL;
  if (n_args == 2)
    return rf_object_getattr (m, args[0], args[1]);
  value = rf_object_getattr_optional (m, args[0], args[1]);
  if (value == NULL && !rf_raised (m))
    return rf_new_ref (m, args[2]);
  return value;
}

static RfObject *
builtin_hasattr (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  RfObject *value;

  if (!check_attribute_name (m, "hasattr", args[1]))
    return NULL;
  value = rf_object_getattr_optional (m, args[0], args[1]);
  if (value == NULL && rf_raised (m))
    return NULL;
  rf_xdrop (m, value);
  return rf_bool (m, value != NULL);
}

static RfObject *
builtin_setattr (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  return rf_object_setattr (m, args[0], args[1], args[2]) ? rf_none (m) : NULL;
}

static RfObject *
builtin_delattr (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  return rf_object_setattr (m, args[0], args[1], NULL) ? rf_none (m) : NULL;
}

/* --- one object ------------------------------------------------------------------------------- */

static RfObject *
builtin_abs (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_object_absolute (m, args[0]);
}

static RfObject *
builtin_ascii (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_object_ascii (m, args[0]);
}

static RfObject *
builtin_callable (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  return rf_bool (m, rf_object_callable (m, args[0]));
}

static RfObject *
builtin_format (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  if (n_args > 1 && !(RF_CLASS_OF (args[1])->class_flags & RF_CLASS_STR_SUBCLASS))
    return rf_raise (m, RF_EXC_TypeError, "format() argument 2 must be str, not %s",
                     rf_class_name (args[1]));
  return rf_object_format (m, args[0], n_args > 1 ? args[1] : NULL);
}

static RfObject *
builtin_hash (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gint64 hash = rf_object_hash (m, args[0]);

  return hash == -1 ? NULL : rf_int_new (m, hash);
}

static RfObject *
builtin_id (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_int_new_unsigned (m, args[0]->address);
}

static RfObject *
builtin_isinstance (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                    RfObject *kwnames)
{
  int result = rf_object_isinstance (m, args[0], args[1]);

  return result < 0 ? NULL : rf_bool (m, result);
}

static RfObject *
builtin_issubclass (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                    RfObject *kwnames)
{
  int result = rf_object_issubclass (m, args[0], args[1]);

  return result < 0 ? NULL : rf_bool (m, result);
}

static RfObject *
builtin_len (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gssize length = rf_object_length (m, args[0]);

  return length < 0 ? NULL : rf_int_new (m, length);
}

static RfObject *
builtin_repr (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_object_repr (m, args[0]);
}

static RfObject *
builtin_iter (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (n_args == 1)
    return rf_object_iter (m, args[0]);
  if (!rf_object_callable (m, args[0]))
    return rf_raise (m, RF_EXC_TypeError,
                     m->profile->minor == 12 ? "iter(object, sentinel): object must be callable"
                                             : "iter(v, w): v must be callable");
  return rf_callable_iterator_new (m, args[0], args[1]);
}

static RfObject *
builtin_next (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *item;

  if (RF_CLASS_OF (args[0])->slots.iternext == NULL)
    return rf_raise (m, RF_EXC_TypeError, "'%s' object is not an iterator",
                     rf_class_name (args[0]));
  item = RF_CLASS_OF (args[0])->slots.iternext (m, args[0]);
  if (item != NULL)
    return item;
  if (n_args > 1 &&
      (!rf_raised (m) || (rf_raised_is (m, RF_EXC_StopIteration) && rf_raised_clear (m))))
    return rf_new_ref (m, args[1]);
  if (!rf_raised (m))
    rf_raise_exception (m,
                        rf_exception_new (m, RF_EXC_StopIteration, rf_new_ref (m, m->empty_tuple)));
  return NULL;
}

/* --- numbers ---------------------------------------------------------------------------------- */

static RfObject *
builtin_divmod (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  return rf_object_binary (m, RF_BINARY_DIVMOD, args[0], args[1]);
}

static RfObject *
builtin_pow (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "base", "exp", "mod", NULL };
  RfObject *out[3];

  if (!rf_args_parse (m, "pow", names, 0, 2, args, n_args, kwnames, out))
    return NULL;
  return rf_object_power (m, out[0], out[1], out[2] != NULL ? out[2] : m->none);
}

static RfObject *
builtin_round (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "number", "ndigits", NULL };
  RfObject *out[2], *method, *result;

  if (!rf_args_parse (m, "round", names, 0, 1, args, n_args, kwnames, out))
    return NULL;
  method = rf_object_lookup_special (m, out[0], m->name_round);
  if (method == NULL && rf_raised (m))
    return NULL;
  if (method == NULL)
    return rf_raise (m, RF_EXC_TypeError, "type %s doesn't define __round__ method",
                     rf_class_name (out[0]));
  rf_hold (m->heap, method);
  if (out[1] == NULL || out[1] == m->none)
    result = rf_object_call_noargs (m, method);
  else
    result = rf_object_call_one (m, method, out[1]);
  rf_release (m->heap, 1);
  rf_drop (m, method);
  return result;
}

/* format (index (o), spec) */
static RfObject *
in_base (RfMachine *m, RfObject *o, const char *spec)
{
  RfObject *index = rf_object_index (m, o);
  RfObject *format = index != NULL ? rf_str_new (m, spec, -1) : NULL;
  RfObject *text = format != NULL ? rf_int_format_method (m, index, &format, 1, NULL) : NULL;

  rf_xdrop (m, format);
  rf_xdrop (m, index);
  return text;
}

static RfObject *
builtin_bin (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return in_base (m, args[0], "#b");
}

static RfObject *
builtin_oct (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return in_base (m, args[0], "#o");
}

static RfObject *
builtin_hex (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return in_base (m, args[0], "#x");
}

static RfObject *
builtin_chr (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *index = rf_object_index (m, args[0]);
  gint64 code = 0;
  char utf8[6];
  gboolean fits;

  if (index == NULL)
    return NULL;
  fits = rf_int_fits (index, &code);
  rf_drop (m, index);
  if ((!fits || code < G_MININT || code > G_MAXINT) && m->profile->minor < 13)
    return rf_raise (m, RF_EXC_OverflowError, "Python int too large to convert to C int");
  if (!fits || code < 0 || code >= MAX_CHR)
    return rf_raise (m, RF_EXC_ValueError, "chr() arg not in range(0x110000)");
  if (code < 0x100)
    return rf_str_new_char (m, (gunichar) code);
  return rf_str_new (m, utf8, g_unichar_to_utf8 ((gunichar) code, utf8));
}

static RfObject *
builtin_ord (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfStr *text = (RfStr *) args[0];

  if (rf_is_bytes (args[0]) || rf_is_bytearray (m, args[0]))
    {
      RfByteSpan span = rf_span_self (args[0]);

      if (span.size == 1)
        return rf_int_new (m, (guint8) span.data[0]);
      return rf_raise (m, RF_EXC_TypeError,
                       "ord() expected a character, but string of length %" G_GSIZE_FORMAT " found",
                       span.size);
    }
  if (!(RF_CLASS_OF (args[0])->class_flags & RF_CLASS_STR_SUBCLASS))
    return rf_raise (m, RF_EXC_TypeError, "ord() expected string of length 1, but %s found",
                     rf_class_name (args[0]));
  if (text->length != 1)
    return rf_raise (m, RF_EXC_TypeError,
                     "ord() expected a character, but string of length %" G_GSIZE_FORMAT " found",
                     text->length);
  return rf_int_new (m, text->size == 1 ? (guchar) text->data[0] : g_utf8_get_char (text->data));
}

/* --- namespaces ------------------------------------------------------------------------------- */

static RfObject *
builtin_globals (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  return rf_new_ref (m, m->frame->globals);
}

static RfObject *
builtin_locals (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  return rf_frame_locals (m, m->frame);
}

static RfObject *
builtin_vars (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *dict;

  if (n_args == 0)
    return rf_frame_locals (m, m->frame);
  dict = rf_object_getattr_optional (m, args[0], m->name_dict);
  if (dict == NULL && !rf_raised (m))
    return rf_raise (m, RF_EXC_TypeError, "vars() argument must have __dict__ attribute");
  return dict;
}

static RfObject *
builtin_dir (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *names, *list;

  if (n_args == 0)
    names = rf_frame_locals (m, m->frame);
  else
    {
      RfObject *method = rf_object_lookup_special (m, args[0], m->name_dir);
      if (method == NULL)
        return rf_raised (m) ? NULL
                             : rf_raise (m, RF_EXC_TypeError, "object does not provide __dir__");
      rf_hold (m->heap, method);
      names = rf_object_call_noargs (m, method);
      rf_release (m->heap, 1);
      rf_drop (m, method);
    }
  if (names == NULL)
    return NULL;
  rf_hold (m->heap, names);
  list = rf_list_from_iterable (m, names);
  rf_release (m->heap, 1);
  rf_drop (m, names);
  if (list == NULL)
    return NULL;
  rf_hold (m->heap, list);
  if (!rf_list_sort (m, list, NULL, FALSE))
    {
      rf_release (m->heap, 1);
      rf_drop (m, list);
      return NULL;
    }
  rf_release (m->heap, 1);
  return list;
}

/* What __import__ () refuses besides modules that do not exist. @level: 0, or the dots before. */
static gboolean
check_import (RfMachine *m, RfObject *name, RfObject *globals, gint64 level)
{
  RfObject *package = NULL;

  if (level < 0)
    rf_raise (m, RF_EXC_ValueError, "level must be >= 0");
  else if (level == 0 && ((RfStr *) name)->length == 0)
    rf_raise (m, RF_EXC_ValueError, "Empty module name");
  if (level <= 0)
    return !rf_raised (m);
  if (globals != NULL && rf_is (globals, m->class_dict))
    package = rf_dict_get (m, globals, m->name_package);
  if (rf_raised (m))
    return FALSE;
  if (package == m->none)
    package = NULL;
  if (package == NULL && (globals == NULL || !rf_is (globals, m->class_dict) ||
                          rf_dict_get (m, globals, m->name_name) == NULL))
    {
      if (!rf_raised (m))
        {
          RfObject *text = rf_str_new (m, "'__name__' not in globals", -1);

          if (text != NULL)
            rf_raise_object (m, RF_EXC_KeyError, text);
          rf_xdrop (m, text);
        }
    }
  else if (package != NULL && rf_is (package, m->class_str) && ((RfStr *) package)->length > 0)
    {
      RfObject *module = rf_import_module (m, package);

      if (module != NULL)
        rf_raise (m, RF_EXC_ImportError, "relative imports are not supported");
      rf_xdrop (m, module);
    }
  else
    rf_raise (m, RF_EXC_ImportError, "attempted relative import with no known parent package");
  return FALSE;
}

static RfObject *
builtin_import (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  static const char *const names[] = { "name", "globals", "locals", "fromlist", "level", NULL };
  RfObject *out[5], *fromlist, *module;
  gint64 level = 0;

  if (!rf_args_parse (m, "__import__", names, 0, 1, args, n_args, kwnames, out))
    return NULL;
  if (!(RF_CLASS_OF (out[0])->class_flags & RF_CLASS_STR_SUBCLASS))
    return rf_raise (m, RF_EXC_TypeError,
                     m->profile->minor == 10 ? "__import__() argument 1 must be str, not %s"
                                             : "module name must be a string",
                     rf_class_name (out[0]));
  if (out[4] != NULL && !rf_int_fits (out[4], &level))
    level = 1;
  if (!check_import (m, out[0], out[1], level))
    return NULL;
  fromlist = out[3] != NULL && out[3] != m->none ? rf_tuple_from_iterable (m, out[3])
                                                 : rf_tuple_new (m, NULL, 0);
  if (fromlist == NULL)
    return NULL;
  rf_hold (m->heap, fromlist);
  module = rf_import_name (m, m->frame->code, out[0], fromlist);
  rf_release (m->heap, 1);
  rf_drop (m, fromlist);
  return module;
}

/* --- the module ------------------------------------------------------------------------------- */

static const RfMethodDef functions[] = {
  { "__build_class__", rf_build_class, 0, -1, RF_METHOD_KEYWORDS },
  { "__import__", builtin_import, 0, -1, RF_METHOD_KEYWORDS },
  { "abs", builtin_abs, 1, 1, 0 },
  { "all", rf_builtin_all, 1, 1, 0 },
  { "any", rf_builtin_any, 1, 1, 0 },
  { "ascii", builtin_ascii, 1, 1, 0 },
  { "bin", builtin_bin, 1, 1, 0 },
  { "callable", builtin_callable, 1, 1, 0 },
  { "chr", builtin_chr, 1, 1, 0 },
  { "compile", rf_builtin_compile, 0, -1, RF_METHOD_KEYWORDS },
  { "delattr", builtin_delattr, 2, 2, 0 },
  { "dir", builtin_dir, 0, 1, RF_METHOD_TUPLE_BUT_312 },
  { "divmod", builtin_divmod, 2, 2, 0 },
  { "eval", rf_builtin_eval, 0, -1, RF_METHOD_KEYWORDS },
  { "exec", rf_builtin_exec, 0, -1, RF_METHOD_KEYWORDS },
  { "format", builtin_format, 1, 2, 0 },
  { "getattr", builtin_getattr, 2, 3, 0 },
  { "globals", builtin_globals, 0, 0, 0 },
  { "hasattr", builtin_hasattr, 2, 2, 0 },
  { "hash", builtin_hash, 1, 1, 0 },
  { "hex", builtin_hex, 1, 1, 0 },
  { "id", builtin_id, 1, 1, 0 },
  { "input", rf_builtin_input, 0, 1, 0 },
  { "isinstance", builtin_isinstance, 2, 2, 0 },
  { "issubclass", builtin_issubclass, 2, 2, 0 },
  { "iter", builtin_iter, 1, 2, 0 },
  { "len", builtin_len, 1, 1, 0 },
  { "locals", builtin_locals, 0, 0, 0 },
  { "max", rf_builtin_max, 0, -1, RF_METHOD_KEYWORDS | RF_METHOD_TUPLE_ONCE },
  { "min", rf_builtin_min, 0, -1, RF_METHOD_KEYWORDS | RF_METHOD_TUPLE_ONCE },
  { "next", builtin_next, 1, 2, 0 },
  { "oct", builtin_oct, 1, 1, 0 },
  { "ord", builtin_ord, 1, 1, 0 },
  { "pow", builtin_pow, 0, -1, RF_METHOD_KEYWORDS },
  { "print", rf_builtin_print, 0, -1, RF_METHOD_KEYWORDS | RF_METHOD_PACKS_SINCE_311 },
  { "repr", builtin_repr, 1, 1, 0 },
  { "round", builtin_round, 0, -1, RF_METHOD_KEYWORDS },
  { "setattr", builtin_setattr, 3, 3, 0 },
  { "sorted", rf_builtin_sorted, 0, -1, RF_METHOD_KEYWORDS },
  { "sum", rf_builtin_sum, 0, -1, RF_METHOD_KEYWORDS },
  { "vars", builtin_vars, 0, 1, RF_METHOD_TUPLE_BUT_312 },
  { NULL },
};

static gboolean
builtins_setup (RfMachine *m, RfObject *module, RfObject *dict)
{
  const struct
  {
    const char *name;
    gpointer object;
  } names[] = {
    { "None", m->none },
    { "Ellipsis", m->ellipsis },
    { "NotImplemented", m->not_implemented },
    { "False", m->false_ },
    { "True", m->true_ },
    { "__debug__", m->true_ },
    { "bool", m->class_bool },
    { "memoryview", m->class_memoryview },
    { "bytearray", m->class_bytearray },
    { "bytes", m->class_bytes },
    { "classmethod", m->class_classmethod },
    { "complex", m->class_complex },
    { "dict", m->class_dict },
    { "enumerate", m->class_enumerate },
    { "filter", m->class_filter },
    { "float", m->class_float },
    { "frozenset", m->class_frozenset },
    { "property", m->class_property },
    { "int", m->class_int },
    { "list", m->class_list },
    { "map", m->class_map },
    { "object", m->class_object },
    { "range", m->class_range },
    { "reversed", m->class_reversed },
    { "set", m->class_set },
    { "slice", m->class_slice },
    { "staticmethod", m->class_staticmethod },
    { "str", m->class_str },
    { "super", m->class_super },
    { "tuple", m->class_tuple },
    { "type", m->class_type },
    { "zip", m->class_zip },
#define X(name, base) { #name, m->exceptions[RF_EXC_##name] },
    RF_EXCEPTIONS (X)
#undef X
      { "EnvironmentError", m->exceptions[RF_EXC_OSError] },
    { "IOError", m->exceptions[RF_EXC_OSError] },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].object == NULL) /* an exception of a later version */
      continue;
    else if (!rf_dict_set_cstr (m, dict, names[i].name, names[i].object))
      return FALSE;
  return rf_site_setup (m, dict);
}

const RfModuleDef rf_builtins_module = {
  .name = "builtins",
  .doc = "Built-in functions, exceptions, and other objects.",
  .functions = functions,
  .setup = builtins_setup,
};
