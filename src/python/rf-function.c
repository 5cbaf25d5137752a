/* SPDX-License-Identifier: MIT */

/* The function.
 *
 * Invariants: a function's globals and code never change to NULL while it lives, except when the
 * collector clears it; attributes follow CPython's tp_traverse order, because gc.get_referents()
 * shows it: code, globals, builtins, module, defaults, kwdefaults, doc, name, dict, closure,
 * annotations, qualname. */

#include "heap/rf-collector.h"
#include "python/rf-builtins.h"
#include "python/rf-callable-private.h"
#include "python/rf-exception.h"
#include "python/rf-frame.h"
#include "python/rf-setup.h"

#define FUNCTION(o) ((RfFunction *) (o))

/* --- function --------------------------------------------------------------------------------- */

RfObject *
rf_function_new (RfMachine *m, RfCode *code, RfObject *globals, RfObject *qualname)
{
  RfFunction *f = (RfFunction *) rf_object_alloc (m, m->class_function, 0, FALSE);
  RfObject *module;

  if (f == NULL)
    return NULL;
  f->code = (RfCode *) rf_new_ref (m, &code->base);
  f->globals = rf_new_ref (m, globals);
  f->builtins = rf_new_ref (m, rf_builtins_of_globals (m, globals));
  f->name = rf_new_ref (m, code->name);
  f->qualname = rf_new_ref (m, qualname != NULL ? qualname : code->qualname);
  f->doc = rf_new_ref (m, code->doc != NULL ? code->doc : m->none);
  module = rf_dict_get (m, globals, m->name_name);
  if (module != NULL)
    f->module = rf_new_ref (m, module);
  rf_gc_track (m->heap, &f->base);
  return &f->base;
}

static void
function_traverse (RfHeap *heap, RfObject *o, RfVisit function, gpointer user)
{
  RfFunction *f = FUNCTION (o);

  rf_callable_visit (f->code != NULL ? &f->code->base : NULL, function, user);
  rf_callable_visit (f->globals, function, user);
  rf_callable_visit (f->builtins, function, user);
  rf_callable_visit (f->module, function, user);
  rf_callable_visit (f->defaults, function, user);
  rf_callable_visit (f->kwdefaults, function, user);
  rf_callable_visit (f->doc, function, user);
  rf_callable_visit (f->name, function, user);
  rf_attributes_traverse (heap, o, function, user);
  rf_callable_visit (f->closure, function, user);
  rf_callable_visit (f->annotations, function, user);
  rf_callable_visit (f->qualname, function, user);
}

static void
function_slots (RfHeap *heap, RfObject *o, RfSlotVisit function, gpointer user)
{
  RfFunction *f = FUNCTION (o);

  rf_callable_show ("__code__", (RfObject *) f->code, function, user);
  rf_callable_show ("__globals__", f->globals, function, user);
  rf_callable_show ("__builtins__", f->builtins, function, user);
  rf_callable_show ("__module__", f->module, function, user);
  rf_callable_show ("__name__", f->name, function, user);
  rf_callable_show ("__qualname__", f->qualname, function, user);
  rf_callable_show ("__doc__", f->doc, function, user);
  rf_callable_show ("__defaults__", f->defaults, function, user);
  rf_callable_show ("__kwdefaults__", f->kwdefaults, function, user);
  rf_callable_show ("__closure__", f->closure, function, user);
  rf_callable_show ("__annotations__", f->annotations, function, user);
  rf_attributes_slots (heap, o, function, user);
}

/* CPython's order of clearing; name and qualname stay, as they do there. */
static void
function_clear (RfHeap *heap, RfObject *o)
{
  RfFunction *f = FUNCTION (o);

  rf_slot_store_named (heap, o, "__globals__", &f->globals, NULL);
  rf_slot_store_named (heap, o, "__module__", &f->module, NULL);
  rf_slot_store_named (heap, o, "__defaults__", &f->defaults, NULL);
  rf_slot_store_named (heap, o, "__kwdefaults__", &f->kwdefaults, NULL);
  rf_slot_store_named (heap, o, "__doc__", &f->doc, NULL);
  rf_attributes_clear (heap, o);
  rf_slot_store_named (heap, o, "__closure__", &f->closure, NULL);
  rf_slot_store_named (heap, o, "__annotations__", &f->annotations, NULL);
}

static void
function_dealloc (RfHeap *heap, RfObject *o)
{
  RfFunction *f = FUNCTION (o);

  function_clear (heap, o);
  rf_slot_store_named (heap, o, "__code__", (RfObject **) (gpointer) &f->code, NULL);
  rf_slot_store_named (heap, o, "__name__", &f->name, NULL);
  rf_slot_store_named (heap, o, "__qualname__", &f->qualname, NULL);
  rf_slot_store_named (heap, o, "__builtins__", &f->builtins, NULL);
}

static void
function_describe (RfHeap *heap, RfObject *o, GString *out)
{
  if (FUNCTION (o)->qualname != NULL)
    g_string_append (out, rf_str_data (FUNCTION (o)->qualname));
}

static RfObject *
function_repr (RfMachine *m, RfObject *self)
{
  return rf_str_new_format (m, "<function %s at 0x%" G_GINT64_MODIFIER "x>",
                            rf_str_data (FUNCTION (self)->qualname), self->address);
}

static RfObject *
function_descr_get (RfMachine *m, RfObject *descr, RfObject *instance, RfObject *owner)
{
  if (instance == NULL || (instance == m->none && owner != (RfObject *) m->class_NoneType))
    return rf_new_ref (m, descr);
  return rf_method_new (m, descr, instance);
}

RF_CALLABLE_GETTER (function, FUNCTION, name, FUNCTION (self)->name)
RF_CALLABLE_GETTER (function, FUNCTION, qualname, FUNCTION (self)->qualname)
RF_CALLABLE_GETTER (function, FUNCTION, doc, FUNCTION (self)->doc)
RF_CALLABLE_GETTER (function, FUNCTION, module, FUNCTION (self)->module)
RF_CALLABLE_GETTER (function, FUNCTION, defaults, FUNCTION (self)->defaults)
RF_CALLABLE_GETTER (function, FUNCTION, kwdefaults, FUNCTION (self)->kwdefaults)
RF_CALLABLE_GETTER (function, FUNCTION, closure, FUNCTION (self)->closure)
RF_CALLABLE_GETTER (function, FUNCTION, globals, FUNCTION (self)->globals)
RF_CALLABLE_GETTER (function, FUNCTION, builtins, FUNCTION (self)->builtins)
RF_CALLABLE_GETTER (function, FUNCTION, code,
                    FUNCTION (self)->code != NULL ? &FUNCTION (self)->code->base : NULL)

static RfObject *
function_get_annotations (RfMachine *m, RfObject *self)
{
  RfFunction *f = FUNCTION (self);

  if (f->annotations == NULL)
    {
      RfObject *dict = rf_dict_new (m);

      if (dict == NULL)
        return NULL;
      rf_slot_store_named (m->heap, self, "__annotations__", &f->annotations, dict);
    }
  return rf_new_ref (m, f->annotations);
}

/* Stores @value, or NULL for None and deletion. */
static gboolean
store_optional (RfMachine *m, RfObject *self, const char *name, RfObject **where, RfObject *value)
{
  if (value == m->none)
    value = NULL;
  if (value != NULL)
    rf_new_ref (m, value);
  rf_slot_store_named (m->heap, self, name, where, value);
  return TRUE;
}

static gboolean
store_str (RfMachine *m, RfObject *self, const char *name, RfObject **where, RfObject *value)
{
  if (value == NULL || !rf_is (value, m->class_str))
    {
      rf_raise (m, RF_EXC_TypeError, "%s must be set to a string object", name);
      return FALSE;
    }
  rf_slot_store_named (m->heap, self, name, where, rf_new_ref (m, value));
  rf_heap_note_value (m->heap, self);
  return TRUE;
}

static gboolean
function_set_name (RfMachine *m, RfObject *self, RfObject *value)
{
  return store_str (m, self, "__name__", &FUNCTION (self)->name, value);
}

static gboolean
function_set_qualname (RfMachine *m, RfObject *self, RfObject *value)
{
  return store_str (m, self, "__qualname__", &FUNCTION (self)->qualname, value);
}

static gboolean
function_set_doc (RfMachine *m, RfObject *self, RfObject *value)
{
  return store_optional (m, self, "__doc__", &FUNCTION (self)->doc, value);
}

static gboolean
function_set_module (RfMachine *m, RfObject *self, RfObject *value)
{
  return store_optional (m, self, "__module__", &FUNCTION (self)->module, value);
}

static gboolean
function_set_defaults (RfMachine *m, RfObject *self, RfObject *value)
{
  if (value != NULL && value != m->none && !rf_is (value, m->class_tuple))
    {
      rf_raise (m, RF_EXC_TypeError, "__defaults__ must be set to a tuple object");
      return FALSE;
    }
  return store_optional (m, self, "__defaults__", &FUNCTION (self)->defaults, value);
}

static gboolean
function_set_kwdefaults (RfMachine *m, RfObject *self, RfObject *value)
{
  if (value != NULL && value != m->none && !rf_is (value, m->class_dict))
    {
      rf_raise (m, RF_EXC_TypeError, "__kwdefaults__ must be set to a dict object");
      return FALSE;
    }
  return store_optional (m, self, "__kwdefaults__", &FUNCTION (self)->kwdefaults, value);
}

static gboolean
function_set_annotations (RfMachine *m, RfObject *self, RfObject *value)
{
  if (value != NULL && value != m->none && !rf_is (value, m->class_dict))
    {
      rf_raise (m, RF_EXC_TypeError, "__annotations__ must be set to a dict object");
      return FALSE;
    }
  return store_optional (m, self, "__annotations__", &FUNCTION (self)->annotations, value);
}

static gboolean
function_set_code (RfMachine *m, RfObject *self, RfObject *value)
{
  RfFunction *f = FUNCTION (self);
  guint32 n_closure = f->closure != NULL ? (guint32) ((RfTuple *) f->closure)->length : 0;

  if (value == NULL || RF_CLASS_OF (value) != m->class_code)
    {
      rf_raise (m, RF_EXC_TypeError, "__code__ must be set to a code object");
      return FALSE;
    }
  if (((RfCode *) value)->n_freevars != n_closure)
    {
      rf_raise (m, RF_EXC_ValueError, "%s() requires a code object with %u free vars, not %u",
                rf_str_data (f->name), n_closure, ((RfCode *) value)->n_freevars);
      return FALSE;
    }
  rf_slot_store_named (m->heap, self, "__code__", (RfObject **) (gpointer) &f->code,
                       rf_new_ref (m, value));
  return TRUE;
}

static RfObject *
get_dict (RfMachine *m, RfObject *self)
{
  return rf_object_dict (m, self);
}

static gboolean
set_dict (RfMachine *m, RfObject *self, RfObject *value)
{
  if (value == NULL)
    {
      rf_raise (m, RF_EXC_TypeError, "cannot delete __dict__");
      return FALSE;
    }
  if (!rf_is (value, m->class_dict))
    {
      rf_raise (m, RF_EXC_TypeError, "__dict__ must be set to a dictionary, not a '%s'",
                rf_class_name (value));
      return FALSE;
    }
  rf_slot_store_named (m->heap, self, "__dict__", &FUNCTION (self)->attributes.dict,
                       rf_new_ref (m, value));
  return TRUE;
}

static const RfGetSetDef function_getsets[] = {
  { "__name__", function_get_name, function_set_name },
  { "__qualname__", function_get_qualname, function_set_qualname },
  { "__doc__", function_get_doc, function_set_doc },
  { "__module__", function_get_module, function_set_module },
  { "__defaults__", function_get_defaults, function_set_defaults },
  { "__kwdefaults__", function_get_kwdefaults, function_set_kwdefaults },
  { "__annotations__", function_get_annotations, function_set_annotations },
  { "__code__", function_get_code, function_set_code },
  { "__closure__", function_get_closure },
  { "__globals__", function_get_globals },
  { "__builtins__", function_get_builtins },
  { "__dict__", get_dict, set_dict },
  { NULL },
};

/* What is wrong with the arguments of function(): FALSE with an exception. */
static gboolean
check_parts (RfMachine *m, RfObject *const *given)
{
  const RfCode *code = (const RfCode *) given[0];
  RfObject *closure = given[4] != m->none ? given[4] : NULL;
  gsize n_free = code->n_freevars, n_given = 0;

  if (given[2] != NULL && given[2] != m->none && !rf_is (given[2], m->class_str))
    return rf_raise (m, RF_EXC_TypeError, "arg 3 (name) must be None or string") != NULL;
  if (given[3] != NULL && given[3] != m->none && !rf_is (given[3], m->class_tuple))
    return rf_raise (m, RF_EXC_TypeError, "arg 4 (defaults) must be None or tuple") != NULL;
  if (closure != NULL ? !rf_is (closure, m->class_tuple) : n_free > 0)
    return rf_raise (m, RF_EXC_TypeError, "arg 5 (closure) must be %s",
                     closure != NULL ? "None or tuple" : "tuple") != NULL;
  if (closure != NULL)
    n_given = ((RfTuple *) closure)->length;
  if (n_free != n_given)
    return rf_raise (m, RF_EXC_ValueError,
                     "%s requires closure of length %" G_GSIZE_FORMAT ", not %" G_GSIZE_FORMAT,
                     rf_str_data (code->name), n_free, n_given) != NULL;
  for (gsize i = 0; i < n_given; i++)
    if (RF_CLASS_OF (((RfTuple *) closure)->items[i]) != m->class_cell)
      return rf_raise (m, RF_EXC_TypeError, "arg 5 (closure) expected cell, found %s",
                       rf_class_name (((RfTuple *) closure)->items[i])) != NULL;
  return TRUE;
}

/* types.FunctionType (code, globals, name, argdefs, closure). */
static RfObject *
function_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "code", "globals", "name", "argdefs", "closure", NULL };
  RfObject *given[5], *function;

  if (!rf_args_parse (m, "function", names, 0, 2, args, n_args, kwnames, given))
    return NULL;
  if (RF_CLASS_OF (given[0]) != m->class_code)
    return rf_raise (m, RF_EXC_TypeError, "function() argument 'code' must be code, not %s",
                     rf_class_name (given[0]));
  if (!rf_is (given[1], m->class_dict))
    return rf_raise (m, RF_EXC_TypeError, "function() argument 'globals' must be dict, not %s",
                     rf_class_name (given[1]));
  if (!check_parts (m, given))
    return NULL;
  /* A code object does not know its qualified name before 3.11. */
  function = rf_function_new (m, (RfCode *) given[0], given[1],
                              m->profile->minor < 11 ? ((RfCode *) given[0])->name : NULL);
  if (function == NULL)
    return NULL;
  if (given[2] != NULL && given[2] != m->none)
    rf_slot_store_named (m->heap, function, "__name__", &FUNCTION (function)->name,
                         rf_new_ref (m, given[2]));
  if (given[3] != NULL && given[3] != m->none)
    rf_slot_store_named (m->heap, function, "__defaults__", &FUNCTION (function)->defaults,
                         rf_new_ref (m, given[3]));
  if (given[4] != NULL && given[4] != m->none)
    rf_slot_store_named (m->heap, function, "__closure__", &FUNCTION (function)->closure,
                         rf_new_ref (m, given[4]));
  return function;
}

gboolean
rf_function_setup (RfMachine *m)
{
  const RfProfile *p = m->profile;
  RfClassSpec spec = {
    .name = "function",
    .class_flags = RF_CLASS_HAS_DICT | RF_CLASS_METHOD_DESCRIPTOR,
    .type_flags = RF_TYPE_GC | RF_TYPE_IS_FUNCTION | RF_TYPE_WEAKREFABLE,
    .host_size = sizeof (RfFunction),
    .dict_offset = G_STRUCT_OFFSET (RfFunction, attributes),
    .basic_size = p->minor >= 12   ? 144
                  : p->minor == 11 ? 136
                                   : 128,
    .slots = { .repr = function_repr,
               .call = rf_function_call,
               .descr_get = function_descr_get,
               .new_ = function_new },
    .traverse = function_traverse,
    .slots_visit = function_slots,
    .clear = function_clear,
    .dealloc = function_dealloc,
    .describe = function_describe,
    .getsets = function_getsets,
  };

  return rf_class_new_builtin (m, &spec, &m->class_function);
}
