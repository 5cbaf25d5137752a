/* SPDX-License-Identifier: MIT */

/* Imports: the table of the modules written in C, and sys.modules.
 *
 * Invariants: a module is made at most once, and stands in sys.modules before its setup runs. */

#include "python/rf-import.h"

#include "python/rf-exception.h"
#include "python/rf-frame.h"

#include <string.h>

const RfModuleDef *const rf_module_defs[] = {
  &rf_builtins_module, &rf_sys_module,    &rf_gc_module, &rf_weakref_module,
  &rf_time_module,     &rf_ctypes_module, NULL,
};

static const RfModuleDef *
find_def (const char *name)
{
  for (guint i = 0; rf_module_defs[i] != NULL; i++)
    if (g_str_equal (rf_module_defs[i]->name, name))
      return rf_module_defs[i];
  return NULL;
}

static gboolean
fill_module (RfMachine *m, const RfModuleDef *def, RfObject *module)
{
  RfModule *o = (RfModule *) module;

  if (def->doc != NULL)
    {
      RfObject *doc = rf_str_new (m, def->doc, -1);

      if (doc == NULL || !rf_dict_set_steal (m, o->dict, m->name_doc, doc))
        return FALSE;
    }
  for (const RfMethodDef *f = def->functions; f != NULL && f->name != NULL; f++)
    {
      RfObject *key = rf_str_intern (m, f->name, -1), *function = NULL;
      gboolean ok;

      if (key == NULL)
        return FALSE;
      rf_hold (m->heap, key);
      function = rf_builtin_new (m, f, module, o->name);
      ok = function != NULL && rf_dict_set_steal (m, o->dict, key, function);
      rf_release (m->heap, 1);
      rf_drop (m, key);
      if (!ok)
        return FALSE;
    }
  return def->setup == NULL || def->setup (m, module, o->dict);
}

static RfObject *
make_new_module (RfMachine *m, const RfModuleDef *def, RfObject *name)
{
  RfObject *module = rf_module_new (m, def->name);

  if (module == NULL)
    return NULL;
  rf_hold (m->heap, module);
  if (!rf_dict_set (m, m->modules, name, module) || !fill_module (m, def, module))
    {
      RfObject *saved;

      rf_release (m->heap, 1);
      saved = rf_exception_save (m);
      if (rf_dict_delete (m, m->modules, name) < 0)
        rf_raised_clear (m);
      rf_drop (m, module);
      rf_exception_restore (m, saved);
      return NULL;
    }
  rf_release (m->heap, 1);
  return module;
}

/* CPython has these modules since its start: importing one must not show in the counts of the
 * collector. */
static RfObject *
make_module (RfMachine *m, const RfModuleDef *def, RfObject *name)
{
  RfHeap *heap = m->heap;
  gboolean building = heap->building, enabled = heap->gc_enabled;
  int count = heap->generations[0].count;
  RfObject *module;

  heap->building = TRUE;
  heap->gc_enabled = FALSE;
  module = make_new_module (m, def, name);
  heap->building = building;
  heap->gc_enabled = enabled;
  heap->generations[0].count = count;
  rf_gc_retire_internal (heap);
  return module;
}

static gpointer
not_found (RfMachine *m, RfObject *name)
{
  const char *text = rf_str_data (name), *dot = strchr (text, '.');
  g_autofree char *top = dot != NULL ? g_strndup (text, (gsize) (dot - text)) : NULL;

  if (top != NULL && find_def (top) != NULL)
    rf_raise (m, RF_EXC_ModuleNotFoundError, "No module named '%s'; '%s' is not a package", text,
              top);
  else
    rf_raise (m, RF_EXC_ModuleNotFoundError, "No module named '%s'", top != NULL ? top : text);
  if (rf_raised_is (m, RF_EXC_ModuleNotFoundError))
    rf_slot_store_named (m->heap, m->current, "name", &RF_EXCEPTION (m->current)->name,
                         rf_new_ref (m, name));
  return NULL;
}

RfObject *
rf_import_module (RfMachine *m, RfObject *name)
{
  RfObject *module = rf_dict_get (m, m->modules, name);
  const RfModuleDef *def;

  if (module == m->none && module != NULL)
    return rf_raise (m, RF_EXC_ModuleNotFoundError, "import of %s halted; None in sys.modules",
                     rf_str_data (name));
  if (module != NULL)
    return rf_new_ref (m, module);
  if (rf_raised (m))
    return NULL;
  def = find_def (rf_str_data (name));
  if (def == NULL)
    return not_found (m, name);
  return make_module (m, def, name);
}
