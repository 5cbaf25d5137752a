/* SPDX-License-Identifier: MIT */

/* Warnings of the interpreter's own: the module warnings is told, and decides. */

#include "python/rf-container.h"
#include "python/rf-exception.h"
#include "python/rf-import.h"

gboolean
rf_warn (RfMachine *m, RfExceptionKind category, const char *message)
{
  RfObject *name = rf_str_intern (m, "warnings", -1), *module, *function = NULL, *result = NULL;
  RfObject *args[2] = { NULL, RF_OBJECT (m->exceptions[category]) };

  if (name == NULL)
    return FALSE;
  rf_hold (m->heap, name);
  module = rf_import_module (m, name);
  if (module != NULL)
    {
      rf_hold (m->heap, module);
      function = rf_object_getattr_cstr (m, module, "warn");
      args[0] = function != NULL ? rf_str_new (m, message, -1) : NULL;
      if (args[0] != NULL)
        {
          rf_hold (m->heap, function);
          rf_hold (m->heap, args[0]);
          result = rf_object_call (m, function, args, 2, NULL);
          rf_release (m->heap, 2);
        }
      rf_release (m->heap, 1);
    }
  rf_release (m->heap, 1);
  {
    RfObject *const owned[] = { args[0], function, module, name, result };
    RfObject *saved = rf_exception_save (m);

    rf_drop_items (m->heap, owned, G_N_ELEMENTS (owned), FALSE);
    rf_exception_restore (m, saved);
  }
  return result != NULL;
}
