/* SPDX-License-Identifier: MIT */

/* Imports: the table of the modules written in C, and sys.modules.
 *
 * Invariants: a module is made at most once, and stands in sys.modules before its setup runs. What
 * an import makes is the interpreter's own: it counts for no generation, and is not recorded. */

#include "python/rf-import.h"

#include "python/rf-class-private.h"
#include "python/rf-exception.h"
#include "python/rf-pylib.h"

#include <string.h>

/* clang-format off */
const RfModuleDef *const rf_module_defs[] = {
  &rf_builtins_module,
  &rf_sys_module,
  &rf_gc_module,
  &rf_weakref_module,
  &rf_time_module,
  &rf_ctypes_module,
  &rf_atexit_module,
  &rf_itertools_module,
  &rf_operator_module,
  &rf_functools_module,
  &rf_heapq_module,
  &rf_random_module,
  &rf_regex_module,
  &rf_math_module,
  &rf_bisect_module,
  &rf_abc_module,
  &rf_collections_module,
  &rf_tracetext_module,
  &rf_io_module,
  &rf_message_module,
  NULL,
};
/* clang-format on */

static const RfModuleDef *
find_def (const char *name)
{
  for (guint i = 0; rf_module_defs[i] != NULL; i++)
    if (g_str_equal (rf_module_defs[i]->name, name))
      return rf_module_defs[i];
  return NULL;
}

gboolean
rf_import_is_available (const char *name, gboolean is_library)
{
  const RfModuleDef *def = find_def (name);

  return def != NULL ? is_library || !def->is_private : rf_pylib_find (name) != NULL;
}

/* --- making one ------------------------------------------------------------------------------- */

/* @shown is what the functions have as __module__. */
static gboolean
add_functions (RfMachine *m, const RfModuleDef *def, RfObject *module, RfObject *shown)
{
  RfModule *o = (RfModule *) module;

  for (const RfMethodDef *f = def->functions; f != NULL && f->name != NULL; f++)
    {
      RfObject *key = rf_str_intern (m, f->name, -1), *function = NULL;
      gboolean ok;

      if (key == NULL)
        return FALSE;
      rf_hold (m->heap, key);
      function = rf_builtin_new (m, f, module, shown);
      ok = function != NULL && rf_dict_set_steal (m, o->dict, key, function);
      rf_release (m->heap, 1);
      rf_drop (m, key);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_module (RfMachine *m, const RfModuleDef *def, RfObject *module)
{
  RfModule *o = (RfModule *) module;
  RfObject *shown;
  gboolean ok;

  if (def->doc != NULL)
    {
      RfObject *doc = rf_str_new (m, def->doc, -1);

      if (doc == NULL || !rf_dict_set_steal (m, o->dict, m->name_doc, doc))
        return FALSE;
    }
  shown = def->functions_module != NULL ? rf_str_intern (m, def->functions_module, -1)
                                        : rf_new_ref (m, o->name);
  if (shown == NULL)
    return FALSE;
  rf_hold (m->heap, shown);
  ok = add_functions (m, def, module, shown);
  rf_release (m->heap, 1);
  rf_drop (m, shown);
  return ok && (def->setup == NULL || def->setup (m, module, o->dict));
}

static gboolean
set_in_parent (RfMachine *m, RfObject *parent, const char *name, RfObject *module)
{
  RfObject *key = rf_str_intern (m, strrchr (name, '.') + 1, -1);
  gboolean ok = key != NULL && rf_object_setattr (m, parent, key, module);

  rf_xdrop (m, key);
  return ok;
}

static gboolean
fill (RfMachine *m, RfObject *name, RfObject *parent, RfObject *module)
{
  const char *text = rf_str_data (name);
  const RfModuleDef *def = find_def (text);

  if (!rf_dict_set (m, m->modules, name, module))
    return FALSE;
  if (!(def != NULL ? fill_module (m, def, module)
                    : rf_pylib_run (m, rf_pylib_find (text), module)))
    return FALSE;
  return parent == NULL || set_in_parent (m, parent, text, module);
}

static RfObject *
make_new_module (RfMachine *m, RfObject *name, RfObject *parent)
{
  RfObject *module = rf_module_new (m, rf_str_data (name));

  if (module == NULL)
    return NULL;
  rf_hold (m->heap, module);
  if (!fill (m, name, parent, module))
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

/* An object that events have mentioned, and the count that they told of last. */
typedef struct
{
  RfObject *object;
  gint64 count;
} Told;

static void
note_told (RfObject *object, gpointer told)
{
  Told row = { object, object->refcnt };

  if (object->id != 0)
    g_array_append_val (told, row);
}

/* CPython has made most of these modules before a program begins, and what it makes for the others
 * is old when the program looks: importing one must not show in the counts of the collector, nor
 * is it a part of the recording. Objects that the recording knows get their new counts afterwards.
 */
static RfObject *
make_module (RfMachine *m, RfObject *name, RfObject *parent)
{
  RfHeap *heap = m->heap;
  RfEventSink *sink = heap->sink;
  gboolean building = heap->building, enabled = heap->gc_enabled;
  int count = heap->generations[0].count;
  guint32 frame_id = m->last_frame_id;
  GArray *told = NULL;
  RfObject *module;

  if (sink != NULL)
    {
      told = g_array_new (FALSE, FALSE, sizeof (Told));
      rf_heap_foreach (heap, note_told, told);
    }
  heap->sink = NULL;
  heap->building = TRUE;
  heap->gc_enabled = FALSE;
  module = make_new_module (m, name, parent);
  heap->building = building;
  heap->gc_enabled = enabled;
  heap->generations[0].count = count;
  m->last_frame_id = frame_id;
  heap->opaque_stale = TRUE;
  if (m->stop == RF_STOP_NONE)
    heap->sink = sink;
  for (guint i = 0; told != NULL && heap->sink != NULL && i < told->len; i++)
    {
      Told *row = &g_array_index (told, Told, i);

      if (row->object->refcnt != row->count)
        rf_heap_note_count (heap, row->object, row->count);
    }
  if (told != NULL)
    g_array_unref (told);
  rf_gc_retire_internal (heap);
  return module;
}

/* --- finding ---------------------------------------------------------------------------------- */

static gboolean
is_package (RfMachine *m, RfObject *module)
{
  return rf_is (module, m->class_module) &&
         rf_dict_get_cstr (m, ((RfModule *) module)->dict, "__path__") != NULL;
}

static gpointer
not_found (RfMachine *m, RfObject *name, RfObject *parent)
{
  const char *text = rf_str_data (name), *dot = strrchr (text, '.');

  if (parent != NULL && !is_package (m, parent))
    rf_raise (m, RF_EXC_ModuleNotFoundError, "No module named '%s'; '%.*s' is not a package", text,
              (int) (dot - text), text);
  else
    rf_raise (m, RF_EXC_ModuleNotFoundError, "No module named '%s'", text);
  if (rf_raised_is (m, RF_EXC_ModuleNotFoundError))
    rf_slot_store_named (m->heap, m->current, "name", &RF_EXCEPTION (m->current)->name,
                         rf_new_ref (m, name));
  return NULL;
}

/* The module whose name is @name (taken; NULL with an exception). */
static RfObject *
import_taken (RfMachine *m, RfObject *name)
{
  if (name == NULL)
    return NULL;
  rf_hold (m->heap, name);
  return rf_drop_held (m->heap, name, rf_import_module (m, name));
}

/* The package that @name is in, imported (new reference); *@ok FALSE: that failed. NULL: none. */
static RfObject *
import_parent (RfMachine *m, RfObject *name, gboolean *ok)
{
  const char *text = rf_str_data (name), *dot = strrchr (text, '.');
  RfObject *parent;

  *ok = TRUE;
  if (dot == NULL)
    return NULL;
  parent = import_taken (m, rf_str_intern (m, text, dot - text));
  *ok = parent != NULL;
  return parent;
}

static RfObject *
find_module (RfMachine *m, RfObject *name, gboolean is_library)
{
  RfObject *module = rf_dict_get (m, m->modules, name), *parent;
  gboolean ok;

  if (module == m->none && module != NULL)
    return rf_raise (m, RF_EXC_ModuleNotFoundError, "import of %s halted; None in sys.modules",
                     rf_str_data (name));
  if (rf_raised (m))
    return NULL;
  if (module != NULL)
    return rf_new_ref (m, module);
  parent = import_parent (m, name, &ok);
  if (!ok)
    return NULL;
  if (parent != NULL)
    rf_hold (m->heap, parent);
  if (rf_import_is_available (rf_str_data (name), is_library))
    module = make_module (m, name, parent);
  else
    not_found (m, name, parent);
  if (parent != NULL)
    {
      rf_release (m->heap, 1);
      rf_drop (m, parent);
    }
  return module;
}

RfObject *
rf_import_module (RfMachine *m, RfObject *name)
{
  return find_module (m, name, TRUE);
}

/* The submodules of the package @name that @fromlist names and that are not there yet. */
static gboolean
import_submodules (RfMachine *m, RfObject *module, RfObject *name, RfObject *fromlist)
{
  for (gsize i = 0; i < ((RfTuple *) fromlist)->length; i++)
    {
      RfObject *item = ((RfTuple *) fromlist)->items[i], *found;
      g_autofree char *full = NULL;

      if (!rf_is (item, m->class_str))
        continue;
      full = g_strdup_printf ("%s.%s", rf_str_data (name), rf_str_data (item));
      if (!rf_import_is_available (full, FALSE))
        continue;
      found = rf_object_getattr_optional (m, module, item);
      if (found == NULL && !rf_raised (m))
        found = import_taken (m, rf_str_intern (m, full, -1));
      if (found == NULL)
        return FALSE;
      rf_drop (m, found);
    }
  return TRUE;
}

RfObject *
rf_import_name (RfMachine *m, const RfCode *code, RfObject *name, RfObject *fromlist)
{
  const char *dot = strchr (rf_str_data (name), '.');
  RfObject *module;
  gboolean ok;

  module = find_module (m, name, (code->flags & RF_CODE_LIBRARY) != 0);
  if (module == NULL)
    return NULL;
  if (RF_CLASS_OF (fromlist) == m->class_tuple && ((RfTuple *) fromlist)->length > 0)
    {
      rf_hold (m->heap, module);
      ok = import_submodules (m, module, name, fromlist);
      rf_release (m->heap, 1);
      if (ok)
        return module;
      rf_drop (m, module);
      return NULL;
    }
  if (dot != NULL)
    {
      RfObject *top = rf_str_intern (m, rf_str_data (name), dot - rf_str_data (name));

      rf_drop (m, module);
      module = import_taken (m, top);
    }
  return module;
}
