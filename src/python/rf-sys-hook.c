/* SPDX-License-Identifier: MIT */

/* What happens to exceptions that nobody handles: sys.excepthook, sys.unraisablehook and
 * sys.displayhook, and sys.last_value. A hook that is still the interpreter's own is not called as
 * an object; one of the program's gets what CPython gives it, and may fail in turn. */

#include "python/rf-exception.h"
#include "python/rf-struct-sequence.h"
#include "python/rf-sys-private.h"
#include "python/rf-traceback.h"

#include <string.h>

/* --- displayhook ------------------------------------------------------------------------------ */

static gboolean
set_underscore (RfMachine *m, RfObject *value)
{
  return rf_dict_set_cstr (m, m->builtins, "_", value);
}

RfObject *
rf_sys_displayhook (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                    RfObject *kwnames)
{
  RfObject *file, *text, *newline = NULL;
  gboolean written = FALSE;

  if (args[0] == m->none)
    return rf_none (m);
  if (!set_underscore (m, m->none))
    return NULL;
  file = rf_sys_get (m, "stdout");
  if (file == NULL || file == m->none)
    return rf_raise (m, RF_EXC_RuntimeError, "lost sys.stdout");
  rf_hold (m->heap, rf_new_ref (m, file));
  text = rf_object_repr (m, args[0]);
  if (text != NULL)
    {
      rf_hold (m->heap, text);
      newline = rf_str_new (m, "\n", 1);
      written =
        newline != NULL && rf_sys_write_to (m, file, text) && rf_sys_write_to (m, file, newline);
      rf_xdrop (m, newline);
      rf_release (m->heap, 1);
      rf_drop (m, text);
    }
  rf_release (m->heap, 1);
  rf_drop (m, file);
  return written && set_underscore (m, args[0]) ? rf_none (m) : NULL;
}

/* --- excepthook ------------------------------------------------------------------------------- */

RfObject *
rf_sys_excepthook (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  if (rf_is_exception (args[1]))
    {
      RfException *e = RF_EXCEPTION (args[1]);

      if (e->traceback == NULL && RF_CLASS_OF (args[2]) == m->class_traceback)
        rf_slot_store_named (m->heap, args[1], "__traceback__", &e->traceback,
                             rf_new_ref (m, args[2]));
      rf_traceback_print (m, args[1]);
    }
  else
    {
      g_autofree char *text =
        g_strdup_printf ("TypeError: print_exception(): Exception expected for value, %s found\n",
                         rf_class_name (args[1]));

      rf_sys_print_error (m, text, strlen (text));
    }
  return m->stop != RF_STOP_NONE && rf_raised (m) ? NULL : rf_none (m);
}

static gboolean
is_own (RfObject *hook, RfCallFunc function, RfMachine *m)
{
  return RF_CLASS_OF (hook) == m->class_builtin_function_or_method &&
         ((RfBuiltin *) hook)->def->function == function;
}

static void
set_last (RfMachine *m, const char *name, RfObject *value)
{
  RfObject *key = rf_str_intern (m, name, -1);

  if (key != NULL)
    {
      rf_hold (m->heap, key);
      rf_dict_set (m, rf_sys_state (m)->dict, key, value);
      rf_release (m->heap, 1);
      rf_drop (m, key);
    }
  rf_raised_clear (m);
}

static RfObject *
traceback_of (RfMachine *m, RfObject *exception)
{
  RfObject *traceback = RF_EXCEPTION (exception)->traceback;

  return traceback != NULL ? traceback : m->none;
}

static void
keep_exception (RfMachine *m, RfObject *exception)
{
  if (m->profile->minor >= 12)
    set_last (m, "last_exc", exception);
  set_last (m, "last_type", RF_OBJECT (exception->type));
  set_last (m, "last_value", exception);
  set_last (m, "last_traceback", traceback_of (m, exception));
}

static void
write_line (RfMachine *m, const char *text)
{
  rf_sys_write_error (m, text, strlen (text));
}

/* What sys.exit() was given becomes the exit status; what is no number is written. */
static int
system_exit_status (RfMachine *m, RfObject *exception)
{
  RfObject *value = rf_object_getattr_cstr (m, exception, "code"), *text, *file;
  gint64 number;
  int status = 1;

  if (value == NULL)
    {
      rf_raised_clear (m);
      value = rf_new_ref (m, exception);
    }
  rf_hold (m->heap, value);
  file = rf_sys_get (m, "stderr");
  if (value == m->none)
    status = 0;
  else if (rf_is (value, m->class_int))
    status = rf_int_fits (value, &number) ? (int) (number & 0xff) : 255;
  else
    {
      text = rf_object_str (m, value);
      if (text != NULL)
        {
          rf_hold (m->heap, text);
          if (file != NULL && file != m->none)
            rf_sys_print_error (m, rf_str_data (text), ((RfStr *) text)->size);
          else
            rf_sys_write_error (m, rf_str_data (text), ((RfStr *) text)->size);
          rf_release (m->heap, 1);
          rf_drop (m, text);
        }
      rf_raised_clear (m);
      write_line (m, "\n");
    }
  rf_release (m->heap, 1);
  rf_drop (m, value);
  return status;
}

/* The program's own hook failed. Returns the exit status. */
static int
report_failed_hook (RfMachine *m, RfObject *exception)
{
  RfObject *late = rf_raised_steal (m);
  int status = 1;

  rf_hold (m->heap, late);
  if (m->stop != RF_STOP_NONE)
    ;
  else if (rf_is (late, m->exceptions[RF_EXC_SystemExit]))
    status = system_exit_status (m, late);
  else
    {
      write_line (m, "Error in sys.excepthook:\n");
      rf_traceback_print (m, late);
      write_line (m, "\nOriginal exception was:\n");
      rf_traceback_print (m, exception);
    }
  rf_release (m->heap, 1);
  rf_drop (m, late);
  return status;
}

static int
call_excepthook (RfMachine *m, RfObject *hook, RfObject *exception)
{
  RfObject *const args[] = { RF_OBJECT (exception->type), exception, traceback_of (m, exception) };
  RfObject *result, *traceback = rf_new_ref (m, args[2]);
  int status = 1;

  rf_hold (m->heap, rf_new_ref (m, hook));
  rf_hold (m->heap, traceback);
  result = rf_object_call (m, hook, args, G_N_ELEMENTS (args), NULL);
  if (result == NULL)
    status = report_failed_hook (m, exception);
  rf_release (m->heap, 2);
  rf_xdrop (m, result);
  rf_drop (m, traceback);
  rf_drop (m, hook);
  return status;
}

int
rf_sys_end_by_exception (RfMachine *m, RfObject *exception)
{
  RfObject *hook;

  rf_exception_normalize (m, exception);
  if (rf_is (exception, m->exceptions[RF_EXC_SystemExit]))
    return system_exit_status (m, exception);
  keep_exception (m, exception);
  hook = rf_sys_get (m, "excepthook");
  if (hook != NULL && !is_own (hook, rf_sys_excepthook, m))
    return call_excepthook (m, hook, exception);
  if (m->profile->imports_to_print && m->heap->gc_enabled)
    rf_gc_collect (m->heap, 0, RF_REASON_THRESHOLD);
  if (hook == NULL)
    write_line (m, "sys.excepthook is missing\n");
  rf_traceback_print (m, exception);
  return 1;
}

void
rf_sys_forget (RfMachine *m)
{
  static const char *const none[] = { "path",      "argv",       "last_exc",
                                      "last_type", "last_value", "last_traceback" };
  static const char *const streams[][2] = { { "stdin", "__stdin__" },
                                            { "stdout", "__stdout__" },
                                            { "stderr", "__stderr__" } };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    if (rf_sys_get (m, none[i]) != NULL)
      set_last (m, none[i], m->none);
  for (guint i = 0; i < G_N_ELEMENTS (streams); i++)
    {
      RfObject *first = rf_sys_get (m, streams[i][1]);

      set_last (m, streams[i][0], first != NULL ? first : m->none);
    }
}

/* --- unraisablehook --------------------------------------------------------------------------- */

static const RfGetSetDef unraisable_fields[] = {
  RF_STRUCT_FIELD ("exc_type", 0),      RF_STRUCT_FIELD ("exc_value", 1),
  RF_STRUCT_FIELD ("exc_traceback", 2), RF_STRUCT_FIELD ("err_msg", 3),
  RF_STRUCT_FIELD ("object", 4),        { NULL },
};

RfObject *
rf_sys_unraisablehook (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                       RfObject *kwnames)
{
  RfObject **items;
  const char *message = NULL;

  if (RF_CLASS_OF (args[0]) != rf_sys_state (m)->class_unraisable_args)
    return rf_raise (m, RF_EXC_TypeError,
                     "sys.unraisablehook argument type must be UnraisableHookArgs");
  items = ((RfTuple *) args[0])->items;
  if (rf_is (items[3], m->class_str))
    message = rf_str_data (items[3]);
  if (rf_is_exception (items[1]))
    rf_unraisable_print (m, items[1], message, items[4] != m->none ? items[4] : NULL);
  return rf_none (m);
}

static RfObject *
make_unraisable_args (RfMachine *m, RfObject *exception, const char *message, RfObject *object)
{
  RfObject *text = message != NULL ? rf_str_new (m, message, -1) : rf_none (m);
  RfObject *items[] = {
    rf_new_ref (m, RF_OBJECT (exception->type)),       rf_new_ref (m, exception),
    rf_new_ref (m, traceback_of (m, exception)),       text,
    rf_new_ref (m, object != NULL ? object : m->none),
  };

  return rf_struct_sequence_new (m, rf_sys_state (m)->class_unraisable_args, items,
                                 G_N_ELEMENTS (items));
}

gboolean
rf_sys_call_unraisable_hook (RfMachine *m, RfObject *exception, const char *message,
                             RfObject *object)
{
  RfObject *hook = rf_sys_get (m, "unraisablehook"), *args, *result = NULL;

  if (hook == NULL || hook == m->none || is_own (hook, rf_sys_unraisablehook, m))
    return FALSE;
  rf_hold (m->heap, rf_new_ref (m, hook));
  args = make_unraisable_args (m, exception, message, object);
  if (args != NULL)
    {
      rf_hold (m->heap, args);
      result = rf_object_call_one (m, hook, args);
      rf_release (m->heap, 1);
      rf_drop (m, args);
    }
  if (result == NULL)
    {
      RfObject *late = rf_raised_steal (m);

      rf_hold (m->heap, late);
      if (m->stop == RF_STOP_NONE)
        rf_unraisable_print (m, late, "Exception ignored in sys.unraisablehook", hook);
      rf_release (m->heap, 1);
      rf_drop (m, late);
    }
  rf_release (m->heap, 1);
  rf_xdrop (m, result);
  rf_drop (m, hook);
  return TRUE;
}

gboolean
rf_sys_add_hooks (RfMachine *m, RfObject *dict)
{
  static const char *const names[] = { "displayhook", "excepthook", "unraisablehook" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *kept = g_strdup_printf ("__%s__", names[i]);

      if (!rf_dict_set_cstr (m, dict, kept, rf_dict_get_cstr (m, dict, names[i])))
        return FALSE;
    }
  rf_sys_state (m)->class_unraisable_args =
    rf_struct_sequence_class (m, "UnraisableHookArgs", unraisable_fields, TRUE);
  return rf_sys_state (m)->class_unraisable_args != NULL;
}
