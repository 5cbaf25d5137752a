/* SPDX-License-Identifier: MIT */

/* Exceptions that nobody can catch: from finalizers, callbacks of weak references, functions that
 * run at exit. They are reported, and the program goes on. */

#include "python/rf-exception.h"
#include "python/rf-sys-module.h"
#include "python/rf-traceback.h"

/* "ValueError: text\n", with a colon even without a text. */
static void
append_last_line (RfMachine *m, GString *out, RfObject *exception)
{
  RfClass *cls = RF_CLASS_OF (exception);
  RfObject *module = rf_object_getattr_optional (m, &cls->type.base, m->name_module);
  RfObject *text;

  rf_raised_clear (m);
  if (module != NULL && rf_is (module, m->class_str) && !rf_str_is (module, "builtins") &&
      (!rf_str_is (module, "__main__") || m->profile->minor < 11))
    g_string_append_printf (out, "%s.", rf_str_data (module));
  rf_xdrop (m, module);
  g_string_append (out, cls->qualname != NULL ? rf_str_data (cls->qualname) : cls->type.name);
  g_string_append (out, ": ");
  text = rf_object_str (m, exception);
  if (text != NULL)
    g_string_append_len (out, rf_str_data (text), (gssize) ((RfStr *) text)->size);
  else
    g_string_append (out, "<exception str() failed>");
  rf_raised_clear (m);
  rf_xdrop (m, text);
  g_string_append_c (out, '\n');
}

void
rf_unraisable_print (RfMachine *m, RfObject *exception, const char *message, RfObject *object)
{
  GString *out = g_string_new (NULL);

  if (object != NULL)
    {
      RfObject *repr;

      g_string_append_printf (out, "%s: ", message != NULL ? message : "Exception ignored in");
      repr = rf_object_repr (m, object);
      if (repr != NULL)
        g_string_append_len (out, rf_str_data (repr), (gssize) ((RfStr *) repr)->size);
      else
        g_string_append (out, "<object repr() failed>");
      rf_raised_clear (m);
      rf_xdrop (m, repr);
      g_string_append_c (out, '\n');
    }
  else if (message != NULL)
    g_string_append_printf (out, "%s:\n", message);
  if (RF_EXCEPTION (exception)->traceback != NULL)
    rf_traceback_print_entries (m, out, RF_EXCEPTION (exception)->traceback, TRUE);
  append_last_line (m, out, exception);
  rf_sys_print_error (m, out->str, out->len);
  g_string_free (out, TRUE);
}

void
rf_raised_unraisable (RfMachine *m, const char *where, RfObject *object)
{
  RfObject *exception;

  /* What was raised by C code knows of no frame yet. */
  if (m->current != NULL && m->stop == RF_STOP_NONE && m->frame != NULL &&
      RF_EXCEPTION (m->current)->traceback == NULL)
    rf_traceback_add (m, m->frame);
  exception = rf_raised_steal (m);
  if (exception == NULL)
    return;
  rf_hold (m->heap, exception);
  if (m->stop == RF_STOP_NONE && !rf_sys_call_unraisable_hook (m, exception, where, object))
    rf_unraisable_print (m, exception, where, object);
  if (m->stop == RF_STOP_NONE)
    rf_raised_clear (m);
  rf_release (m->heap, 1);
  rf_drop (m, exception);
}
