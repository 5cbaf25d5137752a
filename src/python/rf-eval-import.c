/* SPDX-License-Identifier: MIT */

/* The instructions of import and from … import. See rf-eval-private.h for what they leave on the
 * stack. */

#include "python/rf-eval-private.h"
#include "python/rf-exception.h"
#include "python/rf-import.h"

/* What a program has put in the place of __import__ is called. */
static RfObject *
call_import (RfMachine *m, RfFrame *frame, RfObject *import, RfObject *name)
{
  RfObject *const args[] = { name, frame->globals, frame->locals != NULL ? frame->locals : m->none,
                             frame->sp[-1], frame->sp[-2] };
  RfObject *result;

  rf_new_ref (m, import);
  rf_hold (m->heap, import);
  result = rf_object_call (m, import, args, G_N_ELEMENTS (args), NULL);
  rf_release (m->heap, 1);
  rf_drop (m, import);
  return result;
}

gboolean
rf_eval_import_name (RfMachine *m, RfFrame *frame, RfObject *name)
{
  RfObject *import = rf_dict_get (m, frame->builtins, m->name_import);
  gint64 level;

  if (import == NULL)
    {
      if (!rf_raised (m))
        rf_raise (m, RF_EXC_ImportError, "__import__ not found");
      return FALSE;
    }
  if (RF_CLASS_OF (import) != m->class_builtin_function_or_method)
    return rf_eval_replace_top (m, frame, 2, call_import (m, frame, import, name));
  if (rf_int_fits (frame->sp[-2], &level) && level > 0)
    {
      rf_raise (m, RF_EXC_ImportError, "attempted relative import with no known parent package");
      return FALSE;
    }
  return rf_eval_replace_top (m, frame, 2, rf_import_name (m, frame->code, name, frame->sp[-1]));
}

gboolean
rf_eval_import_from (RfMachine *m, RfFrame *frame, RfObject *name)
{
  RfObject *module = frame->sp[-1];
  RfObject *o = rf_object_getattr_optional (m, module, name), *module_name, *file;

  if (o != NULL)
    {
      *frame->sp++ = o;
      return TRUE;
    }
  if (rf_raised (m))
    return FALSE;
  module_name = rf_object_getattr_optional (m, module, m->name_name);
  if (rf_raised (m))
    return FALSE;
  if (module_name == NULL)
    module_name = rf_none (m);
  rf_hold (m->heap, module_name);
  file = rf_object_getattr_optional (m, module, m->name_file);
  if (file == NULL && !rf_raised (m))
    file = rf_none (m);
  if (file == NULL)
    {
      rf_release (m->heap, 1);
      rf_drop (m, module_name);
      return FALSE;
    }
  rf_hold (m->heap, file);
  rf_raise (m, RF_EXC_ImportError, "cannot import name '%s' from '%s' (%s)", rf_str_data (name),
            rf_is (module_name, m->class_str) ? rf_str_data (module_name) : "<unknown module name>",
            rf_is (file, m->class_str) ? rf_str_data (file) : "unknown location");
  rf_release (m->heap, 2);
  rf_drop (m, file);
  if (rf_raised_is (m, RF_EXC_ImportError))
    {
      RfException *e = RF_EXCEPTION (m->current);

      if (module_name != m->none)
        rf_slot_store_named (m->heap, &e->base, "name", &e->name, rf_new_ref (m, module_name));
      /* Which name was not found, for the suggestion. */
      rf_slot_store_named (m->heap, &e->base, "obj", &e->object, rf_new_ref (m, name));
    }
  rf_xdrop (m, module_name);
  return FALSE;
}

static gboolean
import_listed (RfMachine *m, RfFrame *frame, RfObject *module, RfObject *list)
{
  RfObject *tuple = rf_tuple_from_iterable (m, list);
  gboolean ok = tuple != NULL;

  if (!ok)
    return FALSE;
  rf_hold (m->heap, tuple);
  for (gsize i = 0; ok && i < ((RfTuple *) tuple)->length; i++)
    {
      RfObject *name = ((RfTuple *) tuple)->items[i];
      RfObject *value = rf_object_getattr (m, module, name);

      ok = value != NULL && rf_object_setitem (m, frame->locals, name, value);
      rf_xdrop (m, value);
    }
  rf_release (m->heap, 1);
  rf_drop (m, tuple);
  return ok;
}

gboolean
rf_eval_import_star (RfMachine *m, RfFrame *frame)
{
  RfObject *module = frame->sp[-1], *key, *value;
  RfObject *list = rf_object_getattr_optional (m, module, m->name_all);
  gsize position = 0;
  gboolean ok = TRUE;

  if (rf_raised (m))
    return FALSE;
  if (list != NULL)
    {
      rf_hold (m->heap, list);
      ok = import_listed (m, frame, module, list);
      rf_release (m->heap, 1);
      rf_drop (m, list);
    }
  else if (rf_is (module, m->class_module))
    while (ok && rf_dict_next (((RfModule *) module)->dict, &position, &key, &value))
      if (rf_is (key, m->class_str) && rf_str_data (key)[0] != '_')
        ok = rf_object_setitem (m, frame->locals, key, value);
  if (ok)
    rf_eval_drop_top (m, frame, 1);
  return ok;
}
