/* SPDX-License-Identifier: MIT */

/* The module object: a name and a dict.
 *
 * Invariants: dict is never NULL while the module lives; attributes are entries of the dict. */

#include "heap/rf-collector.h"
#include "python/rf-class-private.h"
#include "python/rf-setup.h"

#define MODULE(o) ((RfModule *) (o))

RfObject *
rf_module_new (RfMachine *m, const char *name)
{
  RfModule *module = (RfModule *) rf_object_alloc (m, m->class_module, 0, FALSE);
  const struct
  {
    RfObject *key, *value;
  } entries[] = {
    { m->name_name, NULL },      { m->name_doc, m->none },  { m->name_package, m->none },
    { m->name_loader, m->none }, { m->name_spec, m->none },
  };

  if (module == NULL)
    return NULL;
  rf_hold (m->heap, &module->base);
  module->name = rf_str_intern (m, name, -1);
  if (module->name != NULL)
    module->dict = rf_dict_new (m);
  for (guint i = 0; module->dict != NULL && i < G_N_ELEMENTS (entries); i++)
    if (!rf_dict_set (m, module->dict, entries[i].key,
                      entries[i].value != NULL ? entries[i].value : module->name))
      {
        rf_drop (m, module->dict);
        module->dict = NULL;
      }
  rf_release (m->heap, 1);
  if (module->dict == NULL)
    {
      rf_drop (m, &module->base);
      return NULL;
    }
  rf_gc_track (m->heap, &module->base);
  return &module->base;
}

static void
module_traverse (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user)
{
  if (MODULE (o)->dict != NULL)
    visit (MODULE (o)->dict, user);
  if (MODULE (o)->name != NULL)
    visit (MODULE (o)->name, user);
}

static void
module_slots (RfHeap *heap, RfObject *o, RfSlotVisit visit, gpointer user)
{
  if (MODULE (o)->dict != NULL)
    visit (RF_SLOT_NAMED, 0, "__dict__", NULL, MODULE (o)->dict, user);
}

static void
module_dealloc (RfHeap *heap, RfObject *o)
{
  rf_slot_store_named (heap, o, "__dict__", &MODULE (o)->dict, NULL);
  rf_slot_store_named (heap, o, "__name__", &MODULE (o)->name, NULL);
}

static void
module_describe (RfHeap *heap, RfObject *o, GString *out)
{
  if (MODULE (o)->name != NULL)
    g_string_append (out, rf_str_data (MODULE (o)->name));
}

static RfObject *
module_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "name", "doc", NULL };
  RfObject *out[2], *module;

  if (!rf_args_parse (m, "module", names, 0, 1, args, n_args, kwnames, out))
    return NULL;
  if (!rf_is (out[0], m->class_str))
    return rf_raise (m, RF_EXC_TypeError, "module() argument 'name' must be str, not %s",
                     rf_class_name (out[0]));
  module = rf_module_new (m, rf_str_data (out[0]));
  if (module != NULL && out[1] != NULL &&
      !rf_dict_set (m, MODULE (module)->dict, m->name_doc, out[1]))
    {
      rf_drop (m, module);
      return NULL;
    }
  return module;
}

static RfObject *
module_repr (RfMachine *m, RfObject *self)
{
  RfObject *name = rf_dict_get (m, MODULE (self)->dict, m->name_name);
  RfObject *file = rf_dict_get (m, MODULE (self)->dict, m->name_file);
  const char *shown = name != NULL && rf_is (name, m->class_str) ? rf_str_data (name) : "?";

  if (file != NULL && rf_is (file, m->class_str))
    return rf_str_new_format (m, "<module '%s' from '%s'>", shown, rf_str_data (file));
  if (g_str_equal (shown, "__main__"))
    return rf_str_new_format (m, "<module '%s'>", shown);
  return rf_str_new_format (m, "<module '%s' (built-in)>", shown);
}

/* Does the class itself manage @name (__class__, __dict__)? */
static gboolean
is_managed (RfMachine *m, RfObject *self, RfObject *name)
{
  RfObject *found = rf_class_lookup (m, RF_CLASS_OF (self), name);

  return found != NULL && RF_CLASS_OF (found)->slots.descr_set != NULL;
}

static RfObject *
module_getattro (RfMachine *m, RfObject *self, RfObject *name)
{
  RfObject *found = NULL;

  if (!is_managed (m, self, name))
    {
      found = rf_dict_get (m, MODULE (self)->dict, name);
      if (found != NULL)
        return rf_new_ref (m, found);
      if (rf_raised (m))
        return NULL;
    }
  if (rf_class_lookup (m, RF_CLASS_OF (self), name) != NULL)
    return rf_generic_getattr (m, self, name);
  found = rf_dict_get (m, MODULE (self)->dict, m->name_getattr);
  if (found != NULL)
    return rf_object_call_one (m, found, name);
  if (rf_raised (m))
    return NULL;
  found = rf_dict_get (m, MODULE (self)->dict, m->name_name);
  if (found != NULL && rf_is (found, m->class_str))
    return rf_raise (m, RF_EXC_AttributeError, "module '%s' has no attribute '%s'",
                     rf_str_data (found), rf_str_data (name));
  return rf_raise (m, RF_EXC_AttributeError, "module has no attribute '%s'", rf_str_data (name));
}

static gboolean
module_setattro (RfMachine *m, RfObject *self, RfObject *name, RfObject *value)
{
  int r;

  if (is_managed (m, self, name))
    return rf_generic_setattr (m, self, name, value);
  if (value != NULL)
    return rf_dict_set (m, MODULE (self)->dict, name, value);
  r = rf_dict_delete (m, MODULE (self)->dict, name);
  if (r == 0)
    {
      rf_raise (m, RF_EXC_AttributeError,
                m->profile->minor >= 11 ? "'module' object has no attribute '%s'" : "%s",
                rf_str_data (name));
      if (m->profile->del_names_object)
        rf_attribute_error_context (m, self, name);
    }
  return r > 0;
}

static RfObject *
module_get_dict (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, MODULE (self)->dict);
}

static gboolean
module_set_dict (RfMachine *m, RfObject *self, RfObject *value)
{
  rf_raise (m, RF_EXC_AttributeError, "readonly attribute");
  return FALSE;
}

static const RfGetSetDef module_getsets[] = {
  { "__dict__", module_get_dict, module_set_dict },
  { NULL },
};

gboolean
rf_module_setup (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "module",
    .class_flags = RF_CLASS_BASETYPE,
    .type_flags = RF_TYPE_GC | RF_TYPE_IS_MODULE | RF_TYPE_WEAKREFABLE,
    .host_size = sizeof (RfModule),
    .basic_size = 56,
    .slots = { .repr = module_repr,
               .getattro = module_getattro,
               .setattro = module_setattro,
               .new_ = module_new },
    .traverse = module_traverse,
    .slots_visit = module_slots,
    .dealloc = module_dealloc,
    .describe = module_describe,
    .getsets = module_getsets,
  };

  return rf_class_new_builtin (m, &spec, &m->class_module);
}
