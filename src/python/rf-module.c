/* SPDX-License-Identifier: MIT */

/* The module object: a name and a dict.
 *
 * Invariants: dict is never NULL while the module lives; attributes are entries of the dict. */

#include "heap/rf-collector.h"
#include "python/rf-class-private.h"
#include "python/rf-setup.h"

#define MODULE(o) ((RfModule *) (o))

/* Fills the dict with what every module has. */
static gboolean
fill_dict (RfMachine *m, RfObject *dict, RfObject *name, RfObject *doc)
{
  const struct
  {
    RfObject *key, *value;
  } entries[] = {
    { m->name_name, name },      { m->name_doc, doc },      { m->name_package, m->none },
    { m->name_loader, m->none }, { m->name_spec, m->none },
  };
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < G_N_ELEMENTS (entries); i++)
    ok = rf_dict_set (m, dict, entries[i].key, entries[i].value);
  return ok;
}

/* A module of the class @cls without a name; its dict is empty. */
static RfModule *
module_alloc (RfMachine *m, RfClass *cls)
{
  RfModule *module = (RfModule *) rf_object_alloc (m, cls, 0, FALSE);

  if (module == NULL)
    return NULL;
  rf_hold (m->heap, &module->base);
  module->dict = rf_dict_new (m);
  rf_release (m->heap, 1);
  if (module->dict != NULL)
    return module;
  rf_drop (m, &module->base);
  return NULL;
}

RfObject *
rf_module_new (RfMachine *m, const char *name)
{
  RfModule *module = module_alloc (m, m->class_module);

  if (module == NULL)
    return NULL;
  rf_hold (m->heap, &module->base);
  module->name = rf_str_intern (m, name, -1);
  gboolean ok = module->name != NULL && fill_dict (m, module->dict, module->name, m->none);
  rf_release (m->heap, 1);
  if (!ok)
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
  if (MODULE (o)->name != NULL)
    visit (RF_SLOT_NAMED, 0, "__name__", NULL, MODULE (o)->name, user);
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
  RfModule *module = module_alloc (m, cls);

  if (module == NULL)
    return NULL;
  module->is_made_here = TRUE;
  rf_gc_track (m->heap, &module->base);
  return &module->base;
}

static gboolean
module_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "name", "doc", NULL };
  RfObject *out[2];

  if (!rf_args_parse (m, "module", names, 0, 1, args, n_args, kwnames, out))
    return FALSE;
  if (!rf_is (out[0], m->class_str))
    {
      rf_raise (m, RF_EXC_TypeError, "module() argument 'name' must be str, not %s",
                out[0] == m->none ? "None" : rf_class_name (out[0]));
      return FALSE;
    }
  if (!fill_dict (m, MODULE (self)->dict, out[0], out[1] != NULL ? out[1] : m->none))
    return FALSE;
  if (RF_CLASS_OF (out[0]) == m->class_str)
    rf_slot_store_named (m->heap, self, "__name__", &MODULE (self)->name, rf_new_ref (m, out[0]));
  return TRUE;
}

/* What the program made and named, and a loader may have filled. */
static RfObject *
made_module_repr (RfMachine *m, RfObject *self)
{
  RfObject *dict = rf_new_ref (m, MODULE (self)->dict);
  rf_hold (m->heap, dict);
  RfObject *name = rf_dict_get (m, dict, m->name_name);
  RfObject *file = rf_dict_get (m, dict, m->name_file);
  RfObject *loader = rf_dict_get (m, dict, m->name_loader);
  g_autoptr (GString) text = g_string_new ("<module ");
  gboolean ok = !rf_raised (m);

  if (name != NULL)
    ok = ok && rf_str_append_repr (m, text, name);
  else
    g_string_append (text, "'?'");
  if (ok && file != NULL)
    {
      g_string_append (text, " from ");
      ok = rf_str_append_repr (m, text, file);
    }
  else if (ok && loader != NULL && loader != m->none)
    {
      g_string_append (text, " (");
      ok = rf_str_append_repr (m, text, loader);
      g_string_append_c (text, ')');
    }
  g_string_append_c (text, '>');
  RfObject *result = ok ? rf_str_new (m, text->str, (gssize) text->len) : NULL;
  return rf_drop_held (m->heap, dict, result);
}

/* Until 3.11 a loader might say what its module looks like; NULL without exception: it does not. */
static RfObject *
loader_module_repr (RfMachine *m, RfObject *self)
{
  RfObject *loader = rf_dict_get (m, MODULE (self)->dict, m->name_loader);
  if (m->profile->minor >= 12 || loader == NULL || loader == m->none)
    return NULL;
  RfObject *method = rf_object_getattr_cstr (m, loader, "module_repr");
  RfObject *result = NULL;
  if (method != NULL)
    {
      rf_hold (m->heap, method);
      result = rf_drop_held (m->heap, method, rf_object_call_one (m, method, self));
    }
  if (result == NULL)
    rf_raised_clear (m);
  return result;
}

static RfObject *
module_repr (RfMachine *m, RfObject *self)
{
  if (MODULE (self)->is_made_here)
    {
      RfObject *told = loader_module_repr (m, self);
      return told != NULL || rf_raised (m) ? told : made_module_repr (m, self);
    }
  RfObject *name = rf_dict_get (m, MODULE (self)->dict, m->name_name);
  RfObject *file = rf_dict_get (m, MODULE (self)->dict, m->name_file);
  const char *shown = name != NULL && rf_is (name, m->class_str) ? rf_str_data (name) : "?";

  if (file != NULL && rf_is (file, m->class_str))
    return rf_str_new_format (m, "<module '%s' from '%s'>", shown, rf_str_data (file));
  if (g_str_equal (shown, "__main__"))
    return rf_str_new_format (m, "<module '%s'>", shown);
  return rf_str_new_format (m, "<module '%s' (built-in)>", shown);
}

static RfObject *
module_getattro (RfMachine *m, RfObject *self, RfObject *name)
{
  RfObject *found = rf_generic_getattr_optional (m, self, name);

  if (found != NULL)
    return found;
  if (rf_raised (m) && (!rf_raised_is (m, RF_EXC_AttributeError) || !rf_raised_clear (m)))
    return NULL;
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

/* The names in the module, or what its own function says. */
static RfObject *
module_dir (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *dict = rf_object_getattr (m, self, m->name_dict), *result = NULL, *told = NULL;

  if (dict == NULL)
    return NULL;
  rf_hold (m->heap, dict);
  if (!rf_is_dict_object (dict))
    rf_raise (m, RF_EXC_TypeError, "<module>.__dict__ is not a dictionary");
  else if ((told = rf_dict_get (m, dict, m->name_dir)) != NULL)
    result = rf_object_call_noargs (m, told);
  else if (!rf_raised (m))
    result = rf_list_from_iterable (m, dict);
  return rf_drop_held (m->heap, dict, result);
}

static const RfMethodDef module_methods[] = {
  { "__dir__", module_dir, 0, 0 },
  { NULL },
};

static const RfGetSetDef module_getsets[] = {
  { "__dict__", module_get_dict, module_set_dict },
  { NULL },
};

gboolean
rf_module_setup (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "module",
    .class_flags = RF_CLASS_BASETYPE | RF_CLASS_HAS_DICT,
    .type_flags = RF_TYPE_GC | RF_TYPE_IS_MODULE | RF_TYPE_WEAKREFABLE,
    .host_size = sizeof (RfModule),
    .dict_offset = offsetof (RfModule, attributes),
    .basic_size = 56,
    .slots = { .repr = module_repr,
               .getattro = module_getattro,
               .new_ = module_new,
               .init = module_init },
    .traverse = module_traverse,
    .slots_visit = module_slots,
    .dealloc = module_dealloc,
    .describe = module_describe,
    .methods = module_methods,
    .getsets = module_getsets,
  };

  return rf_class_new_builtin (m, &spec, &m->class_module);
}
