/* SPDX-License-Identifier: MIT */

/* The module sys: counts and sizes of objects, limits, the frames that run, exit. Its streams are
 * in rf-sys-stream.c, its hooks in rf-sys-hook.c, what it tells of the interpreter in
 * rf-sys-info.c. */

#include "python/rf-exception.h"
#include "python/rf-generator.h"
#include "python/rf-import.h"
#include "python/rf-frame.h"
#include "python/rf-int.h"
#include "python/rf-sys-private.h"

/* --- counts, sizes and names ------------------------------------------------------------------ */

static RfObject *
sys_getrefcount (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  gint64 count = args[0]->refcnt;

  if (RF_CLASS_OF (args[0]) == m->class_frame && rf_frame_has_callee (m, args[0]))
    count++;
  return rf_int_new (m, count >= RF_REFCNT_IMMORTAL ? RF_IMMORTAL_REFCNT : count);
}

/* What @o's __sizeof__ says, as an int; NULL with an exception. */
static RfObject *
call_sizeof (RfMachine *m, RfObject *o)
{
  RfObject *method = rf_object_lookup_special (m, o, m->name_sizeof), *size;

  if (method == NULL && rf_raised (m))
    return NULL;
  if (method == NULL)
    return rf_raise (m, RF_EXC_TypeError, "Type %s doesn't define __sizeof__", rf_class_name (o));
  rf_hold (m->heap, method);
  size = rf_object_call_noargs (m, method);
  rf_release (m->heap, 1);
  rf_drop (m, method);
  return size;
}

static RfObject *
sys_getsizeof (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "object", "default", NULL };
  RfObject *out[2], *size;
  gint64 bytes = -1;

  if (!rf_args_parse (m, "getsizeof", names, 0, 1, args, n_args, kwnames, out))
    return NULL;
  size = call_sizeof (m, out[0]);
  if (size != NULL)
    {
      if (!rf_is (size, m->class_int))
        rf_raise (m, RF_EXC_TypeError, "an integer is required");
      else if (!rf_int_fits (size, &bytes))
        rf_raise (m, RF_EXC_OverflowError, "Python int too large to convert to C ssize_t");
      else
        bytes = rf_int_as_int64 (m, size);
      rf_drop (m, size);
    }
  if (rf_raised (m))
    {
      if (out[1] != NULL && rf_raised_is (m, RF_EXC_TypeError) && rf_raised_clear (m))
        return rf_new_ref (m, out[1]);
      return NULL;
    }
  if (bytes < 0)
    return rf_raise (m, RF_EXC_ValueError, "__sizeof__() should return >= 0");
  if (rf_object_is_gc (out[0]))
    bytes += RF_CLASS_OF (out[0])->pre_size;
  return rf_int_new (m, bytes);
}

static RfObject *
sys_intern (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (!rf_is (args[0], m->class_str))
    return rf_raise (m, RF_EXC_TypeError, "intern() argument must be str, not %s",
                     args[0] == m->none ? "None" : rf_class_name (args[0]));
  if (RF_CLASS_OF (args[0]) != m->class_str)
    return rf_raise (m, RF_EXC_TypeError, "can't intern %s", rf_class_name (args[0]));
  return rf_str_intern_object (m, rf_new_ref (m, args[0]));
}

static RfObject *
sys_is_interned (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  if (!rf_is (args[0], m->class_str))
    return rf_raise (m, RF_EXC_TypeError, "_is_interned() argument must be str, not %s",
                     args[0] == m->none ? "None" : rf_class_name (args[0]));
  return rf_bool (m, ((RfStr *) args[0])->interned);
}

static RfObject *
sys_getunicodeinternedsize (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                            RfObject *kwnames)
{
  return rf_int_new (m, g_hash_table_size (m->interned));
}

static void
count_one (RfObject *object, gpointer user)
{
  (*(gint64 *) user)++;
}

static RfObject *
sys_getallocatedblocks (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                        RfObject *kwnames)
{
  gint64 n = 0;

  rf_heap_foreach (m->heap, count_one, &n);
  return rf_int_new (m, n);
}

/* --- limits ----------------------------------------------------------------------------------- */

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
  int limit = rf_int_as_c_int (m, args[0]);

  if (rf_raised (m))
    return NULL;
  if (limit < 1)
    return rf_raise (m, RF_EXC_ValueError, "recursion limit must be greater or equal than 1");
  if (limit <= m->depth)
    return rf_raise (m, RF_EXC_RecursionError,
                     "cannot set the recursion limit to %d"
                     " at the recursion depth %d: the limit is too low",
                     limit, m->depth);
  m->recursion_limit = limit;
  return rf_none (m);
}

static RfObject *
sys_get_int_max_str_digits (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                            RfObject *kwnames)
{
  return rf_int_new (m, m->max_str_digits);
}

static RfObject *
sys_set_int_max_str_digits (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                            RfObject *kwnames)
{
  static const char *const names[] = { "maxdigits", NULL };
  RfObject *out[1];
  int digits;

  if (!rf_args_parse (m, "set_int_max_str_digits", names, 0, 1, args, n_args, kwnames, out))
    return NULL;
  digits = rf_int_as_c_int (m, out[0]);
  if (rf_raised (m))
    return NULL;
  if (digits != 0 && digits < 640)
    return rf_raise (m, RF_EXC_ValueError, "maxdigits must be 0 or larger than 640");
  m->max_str_digits = digits;
  return rf_none (m);
}

static RfObject *
sys_getswitchinterval (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                       RfObject *kwnames)
{
  return rf_float_new (m, 0.005);
}

/* --- what runs -------------------------------------------------------------------------------- */

static RfObject *
sys_exit (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *const status = n_args > 0 ? args[0] : m->none;
  RfObject *exception;

  /* An instance, a tuple of arguments: as `raise SystemExit, status` made of it. */
  if (n_args > 0 && rf_is (status, m->exceptions[RF_EXC_SystemExit]))
    {
      rf_exception_raise (m, rf_new_ref (m, status));
      return NULL;
    }
  if (n_args > 0 && status != m->none && !rf_is (status, m->class_tuple))
    return rf_raise_object (m, RF_EXC_SystemExit, status);
  exception = rf_exception_new (m, RF_EXC_SystemExit,
                                status == m->none ? rf_new_ref (m, m->empty_tuple)
                                                  : rf_tuple_from_iterable (m, status));
  if (exception != NULL)
    rf_exception_raise (m, exception);
  return NULL;
}

static RfObject *
sys_exc_info (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfException *exception = (RfException *) rf_handled_exception (m);

  if (exception == NULL)
    return rf_tuple_pack (m, 3, m->none, m->none, m->none);
  return rf_tuple_pack (m, 3, RF_OBJECT (exception->base.type), RF_OBJECT (exception),
                        exception->traceback != NULL ? exception->traceback : m->none);
}

static RfObject *
sys_exception (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *handled = rf_handled_exception (m);

  return rf_new_ref (m, handled != NULL ? handled : m->none);
}

/* The @depth-th frame counted from the innermost; NULL: there is none. */
static RfFrame *
find_frame (RfMachine *m, int depth)
{
  RfFrame *frame = m->frame;

  for (; frame != NULL && depth > 0; depth--)
    frame = frame->back;
  return frame;
}

static RfObject *
sys_getframe (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  int depth = n_args > 0 ? rf_int_as_c_int (m, args[0]) : 0;
  RfFrame *frame;

  if (rf_raised (m))
    return NULL;
  frame = find_frame (m, depth);
  if (frame == NULL)
    return rf_raise (m, RF_EXC_ValueError, "call stack is not deep enough");
  return rf_frame_object (m, frame);
}

static RfObject *
sys_getframemodulename (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                        RfObject *kwnames)
{
  static const char *const names[] = { "depth", NULL };
  RfObject *out[1] = { NULL }, *name = NULL;
  RfFrame *frame;
  int depth = 0;

  if (!rf_args_parse (m, "_getframemodulename", names, 0, 0, args, n_args, kwnames, out))
    return NULL;
  if (out[0] != NULL)
    depth = rf_int_as_c_int (m, out[0]);
  if (rf_raised (m))
    return NULL;
  frame = find_frame (m, depth);
  if (frame != NULL && frame->function != NULL &&
      RF_CLASS_OF (frame->function) == m->class_function)
    name = ((RfFunction *) frame->function)->module;
  else if (frame != NULL)
    name = rf_dict_get (m, frame->globals, m->name_name);
  if (rf_raised (m))
    return NULL;
  return rf_new_ref (m, name != NULL ? name : m->none);
}

static RfObject *
sys_is_finalizing (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  return rf_bool (m, m->shutting_down);
}

static RfObject *
sys_nothing (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_none (m);
}

static RfObject *
sys_true (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_bool (m, TRUE);
}

static RfObject *
sys_getdefaultencoding (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                        RfObject *kwnames)
{
  return rf_str_new (m, "utf-8", -1);
}

static RfObject *
sys_getfilesystemencodeerrors (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                               RfObject *kwnames)
{
  return rf_str_new (m, "surrogateescape", -1);
}

static const RfMethodDef functions[] = {
  { "getrefcount", sys_getrefcount, 1, 1, 0 },
  { "getsizeof", sys_getsizeof, 0, -1, RF_METHOD_KEYWORDS | RF_METHOD_TUPLE },
  { "intern", sys_intern, 1, 1, 0 },
  { "_is_interned", sys_is_interned, 1, 1, 0 },
  { "getunicodeinternedsize", sys_getunicodeinternedsize, 0, 0, 0 },
  { "getallocatedblocks", sys_getallocatedblocks, 0, 0, 0 },
  { "getrecursionlimit", sys_getrecursionlimit, 0, 0, 0 },
  { "setrecursionlimit", sys_setrecursionlimit, 1, 1, 0 },
  { "get_int_max_str_digits", sys_get_int_max_str_digits, 0, 0, 0 },
  { "set_int_max_str_digits", sys_set_int_max_str_digits, 0, -1, RF_METHOD_KEYWORDS },
  { "getswitchinterval", sys_getswitchinterval, 0, 0, 0 },
  { "exit", sys_exit, 0, 1, 0 },
  { "exc_info", sys_exc_info, 0, 0, 0 },
  { "exception", sys_exception, 0, 0, 0 },
  { "_getframe", sys_getframe, 0, 1, 0 },
  { "_getframemodulename", sys_getframemodulename, 0, -1, RF_METHOD_KEYWORDS },
  { "is_finalizing", sys_is_finalizing, 0, 0, 0 },
  { "gettrace", sys_nothing, 0, 0, 0 },
  { "getprofile", sys_nothing, 0, 0, 0 },
  { "_clear_type_cache", sys_nothing, 0, 0, 0 },
  { "_clear_internal_caches", sys_nothing, 0, 0, 0 },
  { "_is_gil_enabled", sys_true, 0, 0, 0 },
  { "getdefaultencoding", sys_getdefaultencoding, 0, 0, 0 },
  { "getfilesystemencoding", sys_getdefaultencoding, 0, 0, 0 },
  { "getfilesystemencodeerrors", sys_getfilesystemencodeerrors, 0, 0, 0 },
  { "displayhook", rf_sys_displayhook, 1, 1, 0 },
  { "excepthook", rf_sys_excepthook, 3, 3, 0 },
  { "unraisablehook", rf_sys_unraisablehook, 1, 1, 0 },
  { NULL },
};

/* The functions that not all profiles have. */
static const struct
{
  const char *name;
  int since;
} newer[] = {
  { "exception", 11 },    { "_getframemodulename", 12 },    { "getunicodeinternedsize", 12 },
  { "_is_interned", 13 }, { "_clear_internal_caches", 13 }, { "_is_gil_enabled", 13 },
};

/* --- the module ------------------------------------------------------------------------------- */

gboolean
rf_sys_add (RfMachine *m, RfObject *dict, const char *name, RfObject *value)
{
  gboolean set = value != NULL && rf_dict_set_cstr (m, dict, name, value);

  rf_xdrop (m, value);
  return set;
}

static gboolean
drop_newer (RfMachine *m, RfObject *dict)
{
  for (guint i = 0; i < G_N_ELEMENTS (newer); i++)
    {
      RfObject *name;
      int removed;

      if (m->profile->minor >= newer[i].since)
        continue;
      name = rf_str_new (m, newer[i].name, -1);
      removed = name != NULL ? rf_dict_delete (m, dict, name) : -1;
      rf_xdrop (m, name);
      if (removed < 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
sys_setup (RfMachine *m, RfObject *module, RfObject *dict)
{
  RfSysState *state = m->sys_state = g_new0 (RfSysState, 1);

  state->dict = rf_new_ref (m, dict);
  rf_machine_add_root (m, &state->dict);
  return drop_newer (m, dict) && rf_sys_add_streams (m, dict) && rf_sys_add_info (m, dict) &&
         rf_sys_add_hooks (m, dict) && rf_sys_add (m, dict, "modules", rf_new_ref (m, m->modules));
}

const RfModuleDef rf_sys_module = {
  .name = "sys",
  .doc = "This module provides access to some objects used or maintained by the\n"
         "interpreter and to functions that interact strongly with the interpreter.",
  .functions = functions,
  .setup = sys_setup,
};
