/* SPDX-License-Identifier: MIT */

/* The callables: function, method, builtin_function_or_method, and the cell.
 *
 * Invariants: a function's globals and code never change to NULL while it lives, except when the
 * collector clears it; attributes follow CPython's tp_traverse order, because gc.get_referents()
 * shows it: code, globals, builtins, module, defaults, kwdefaults, doc, name, dict, closure,
 * annotations, qualname. */

#include "heap/rf-collector.h"
#include "python/rf-builtins.h"
#include "python/rf-exception.h"
#include "python/rf-frame.h"
#include "python/rf-setup.h"

#define FUNCTION(o) ((RfFunction *) (o))
#define METHOD(o) ((RfMethod *) (o))
#define BUILTIN(o) ((RfBuiltin *) (o))
#define CELL(o) ((RfCell *) (o))

static void
visit (RfObject *object, RfVisit function, gpointer user)
{
  if (object != NULL)
    function (object, user);
}

static void
show (const char *name, RfObject *object, RfSlotVisit function, gpointer user)
{
  if (object != NULL)
    function (RF_SLOT_NAMED, 0, name, NULL, object, user);
}

static RfObject *
or_none (RfMachine *m, RfObject *o)
{
  return rf_new_ref (m, o != NULL ? o : m->none);
}

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

  visit (f->code != NULL ? &f->code->base : NULL, function, user);
  visit (f->globals, function, user);
  visit (f->builtins, function, user);
  visit (f->module, function, user);
  visit (f->defaults, function, user);
  visit (f->kwdefaults, function, user);
  visit (f->doc, function, user);
  visit (f->name, function, user);
  rf_attributes_traverse (heap, o, function, user);
  visit (f->closure, function, user);
  visit (f->annotations, function, user);
  visit (f->qualname, function, user);
}

static void
function_slots (RfHeap *heap, RfObject *o, RfSlotVisit function, gpointer user)
{
  RfFunction *f = FUNCTION (o);

  show ("__code__", (RfObject *) f->code, function, user);
  show ("__globals__", f->globals, function, user);
  show ("__builtins__", f->builtins, function, user);
  show ("__module__", f->module, function, user);
  show ("__name__", f->name, function, user);
  show ("__qualname__", f->qualname, function, user);
  show ("__doc__", f->doc, function, user);
  show ("__defaults__", f->defaults, function, user);
  show ("__kwdefaults__", f->kwdefaults, function, user);
  show ("__closure__", f->closure, function, user);
  show ("__annotations__", f->annotations, function, user);
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

#define GETTER(kind, CAST, field, expression)                        \
  static RfObject *kind##_get_##field (RfMachine *m, RfObject *self) \
  {                                                                  \
    return or_none (m, expression);                                  \
  }

GETTER (function, FUNCTION, name, FUNCTION (self)->name)
GETTER (function, FUNCTION, qualname, FUNCTION (self)->qualname)
GETTER (function, FUNCTION, doc, FUNCTION (self)->doc)
GETTER (function, FUNCTION, module, FUNCTION (self)->module)
GETTER (function, FUNCTION, defaults, FUNCTION (self)->defaults)
GETTER (function, FUNCTION, kwdefaults, FUNCTION (self)->kwdefaults)
GETTER (function, FUNCTION, closure, FUNCTION (self)->closure)
GETTER (function, FUNCTION, globals, FUNCTION (self)->globals)
GETTER (function, FUNCTION, builtins, FUNCTION (self)->builtins)
GETTER (function, FUNCTION, code,
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

static gboolean
function_class (RfMachine *m)
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

/* --- method ----------------------------------------------------------------------------------- */

RfObject *
rf_method_new (RfMachine *m, RfObject *function, RfObject *self)
{
  RfMethod *method = (RfMethod *) rf_object_alloc (m, m->class_method, 0, FALSE);

  if (method == NULL)
    return NULL;
  rf_slot_store_named (m->heap, &method->base, "__func__", &method->function,
                       rf_new_ref (m, function));
  rf_slot_store_named (m->heap, &method->base, "__self__", &method->self, rf_new_ref (m, self));
  rf_gc_track (m->heap, &method->base);
  return &method->base;
}

static RfObject *
method_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (!rf_args_no_keywords (m, "method", kwnames))
    return NULL;
  if (n_args != 2)
    return rf_raise (m, RF_EXC_TypeError, "method expected 2 arguments, got %" G_GSIZE_FORMAT,
                     n_args);
  if (!rf_object_callable (m, args[0]))
    return rf_raise (m, RF_EXC_TypeError, "first argument must be callable");
  if (args[1] == m->none)
    return rf_raise (m, RF_EXC_TypeError,
                     m->profile->minor >= 13 ? "instance must not be None"
                                             : "self must not be None");
  return rf_method_new (m, args[0], args[1]);
}

static void
method_traverse (RfHeap *heap, RfObject *o, RfVisit function, gpointer user)
{
  visit (METHOD (o)->function, function, user);
  visit (METHOD (o)->self, function, user);
}

static void
method_slots (RfHeap *heap, RfObject *o, RfSlotVisit function, gpointer user)
{
  show ("__func__", METHOD (o)->function, function, user);
  show ("__self__", METHOD (o)->self, function, user);
}

static void
method_dealloc (RfHeap *heap, RfObject *o)
{
  rf_slot_store_named (heap, o, "__func__", &METHOD (o)->function, NULL);
  rf_slot_store_named (heap, o, "__self__", &METHOD (o)->self, NULL);
}

static RfObject *
method_repr (RfMachine *m, RfObject *self)
{
  RfMethod *method = METHOD (self);
  RfObject *name = rf_object_getattr_optional (m, method->function, m->name_qualname);
  RfObject *repr, *result = NULL;

  if (name == NULL && !rf_raised (m))
    name = rf_object_getattr_optional (m, method->function, m->name_name);
  if (rf_raised (m))
    return NULL;
  if (name != NULL)
    rf_hold (m->heap, name);
  repr = rf_object_repr (m, method->self);
  if (name != NULL)
    rf_release (m->heap, 1);
  if (repr != NULL)
    result =
      rf_str_new_format (m, "<bound method %s of %s>",
                         name != NULL && rf_is (name, m->class_str) ? rf_str_data (name) : "?",
                         rf_str_data (repr));
  rf_xdrop (m, repr);
  rf_xdrop (m, name);
  return result;
}

static RfObject *
method_richcompare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  gboolean equal;

  if ((op != RF_CMP_EQ && op != RF_CMP_NE) || RF_CLASS_OF (a) != m->class_method ||
      RF_CLASS_OF (b) != m->class_method)
    return rf_not_implemented (m);
  equal = METHOD (a)->self == METHOD (b)->self;
  if (equal)
    {
      int r = rf_object_compare_bool (m, METHOD (a)->function, METHOD (b)->function, RF_CMP_EQ);

      if (r < 0)
        return NULL;
      equal = r != 0;
    }
  return rf_bool (m, equal == (op == RF_CMP_EQ));
}

static gint64
method_hash (RfMachine *m, RfObject *self)
{
  gint64 x = rf_hash_pointer (m, METHOD (self)->self);
  gint64 y = rf_object_hash (m, METHOD (self)->function);

  if (y == -1 && rf_raised (m))
    return -1;
  x ^= y;
  return x == -1 ? -2 : x;
}

static RfObject *
method_getattro (RfMachine *m, RfObject *self, RfObject *name)
{
  RfObject *own = rf_class_lookup (m, RF_CLASS_OF (self), name);

  if (own != NULL)
    return rf_generic_getattr (m, self, name);
  return rf_object_getattr (m, METHOD (self)->function, name);
}

static RfObject *
method_descr_get (RfMachine *m, RfObject *descr, RfObject *instance, RfObject *owner)
{
  return rf_new_ref (m, descr);
}

GETTER (method, METHOD, self, METHOD (self)->self)
GETTER (method, METHOD, func, METHOD (self)->function)

static RfObject *
method_get_doc (RfMachine *m, RfObject *self)
{
  return rf_object_getattr (m, METHOD (self)->function, m->name_doc);
}

static const RfGetSetDef method_getsets[] = {
  { "__self__", method_get_self },
  { "__func__", method_get_func },
  { "__doc__", method_get_doc },
  { NULL },
};

static gboolean
method_class (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "method",
    .type_flags = RF_TYPE_GC | RF_TYPE_IS_FUNCTION | RF_TYPE_WEAKREFABLE,
    .host_size = sizeof (RfMethod),
    .basic_size = 48,
    .slots = { .repr = method_repr,
               .call = rf_function_call,
               .hash = method_hash,
               .richcompare = method_richcompare,
               .getattro = method_getattro,
               .descr_get = method_descr_get,
               .new_ = method_new },
    .traverse = method_traverse,
    .slots_visit = method_slots,
    .dealloc = method_dealloc,
    .getsets = method_getsets,
  };

  return rf_class_new_builtin (m, &spec, &m->class_method);
}

/* --- builtin_function_or_method --------------------------------------------------------------- */

RfObject *
rf_builtin_new (RfMachine *m, const RfMethodDef *def, RfObject *self, RfObject *module)
{
  RfBuiltin *builtin =
    (RfBuiltin *) rf_object_alloc (m, m->class_builtin_function_or_method, 0, FALSE);

  if (builtin == NULL)
    return NULL;
  builtin->def = def;
  if (self != NULL)
    rf_slot_store_named (m->heap, &builtin->base, "__self__", &builtin->self, rf_new_ref (m, self));
  if (module != NULL)
    rf_slot_store_named (m->heap, &builtin->base, "__module__", &builtin->module,
                         rf_new_ref (m, module));
  rf_gc_track (m->heap, &builtin->base);
  return &builtin->base;
}

static void
builtin_traverse (RfHeap *heap, RfObject *o, RfVisit function, gpointer user)
{
  visit (BUILTIN (o)->self, function, user);
  visit (BUILTIN (o)->module, function, user);
  visit ((RfObject *) BUILTIN (o)->owner, function, user);
}

static void
builtin_slots (RfHeap *heap, RfObject *o, RfSlotVisit function, gpointer user)
{
  show ("__self__", BUILTIN (o)->self, function, user);
  show ("__module__", BUILTIN (o)->module, function, user);
  show ("__objclass__", (RfObject *) BUILTIN (o)->owner, function, user);
}

static void
builtin_dealloc (RfHeap *heap, RfObject *o)
{
  rf_slot_store_named (heap, o, "__self__", &BUILTIN (o)->self, NULL);
  rf_slot_store_named (heap, o, "__module__", &BUILTIN (o)->module, NULL);
  rf_slot_store_named (heap, o, "__objclass__", (RfObject **) (gpointer) &BUILTIN (o)->owner, NULL);
}

static void
builtin_describe (RfHeap *heap, RfObject *o, GString *out)
{
  g_string_append (out, BUILTIN (o)->def->name);
}

static gboolean
is_module (RfMachine *m, RfObject *o)
{
  return o != NULL && rf_is (o, m->class_module);
}

char *
rf_callable_name (RfMachine *m, RfObject *callable)
{
  RfClass *cls = RF_CLASS_OF (callable);

  if (cls == m->class_function)
    {
      RfFunction *f = FUNCTION (callable);
      const char *module =
        f->module != NULL && rf_is (f->module, m->class_str) ? rf_str_data (f->module) : "builtins";

      if (g_str_equal (module, "builtins"))
        return g_strdup (rf_str_data (f->qualname));
      return g_strdup_printf ("%s.%s", module, rf_str_data (f->qualname));
    }
  if (cls == m->class_method)
    return rf_callable_name (m, METHOD (callable)->function);
  if (cls == m->class_builtin_function_or_method)
    {
      RfBuiltin *b = BUILTIN (callable);

      if (is_module (m, b->self) || b->self == NULL)
        {
          if (b->module == NULL || rf_str_is (b->module, "builtins"))
            return g_strdup (b->def->name);
          return g_strdup_printf ("%s.%s", rf_str_data (b->module), b->def->name);
        }
      if (b->def->flags & (RF_METHOD_CLASS | RF_METHOD_STATIC) && rf_is (b->self, m->class_type))
        return g_strdup_printf ("%s.%s", ((RfClass *) b->self)->type.name, b->def->name);
      return g_strdup_printf ("%s.%s", rf_class_name (b->self), b->def->name);
    }
  if (cls == m->class_method_descriptor)
    return g_strdup_printf ("%s.%s", BUILTIN (callable)->owner->type.name,
                            BUILTIN (callable)->def->name);
  if (rf_is (callable, m->class_type))
    return g_strdup (((RfClass *) callable)->type.name);
  return NULL;
}

RfObject *
rf_builtin_call_def (RfMachine *m, const RfMethodDef *def, RfObject *self, const char *shown,
                     RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (shown == NULL)
    shown = def->name;
  if ((def->flags & RF_METHOD_KEYWORDS) == 0 && !rf_args_no_keywords (m, shown, kwnames))
    return NULL;
  if (G_UNLIKELY (n_args < (gsize) def->min || (def->max >= 0 && n_args > (gsize) def->max)) &&
      (def->flags & RF_METHOD_KEYWORDS) == 0)
    {
      if (def->max == 0)
        return rf_raise (m, RF_EXC_TypeError, "%s() takes no arguments (%" G_GSIZE_FORMAT " given)",
                         shown, n_args);
      if (def->min == 1 && def->max == 1)
        return rf_raise (m, RF_EXC_TypeError,
                         "%s() takes exactly one argument (%" G_GSIZE_FORMAT " given)", shown,
                         n_args);
      return rf_raise (m, RF_EXC_TypeError, "%s expected %s%d argument%s, got %" G_GSIZE_FORMAT,
                       def->name,
                       def->min == def->max        ? ""
                       : n_args < (gsize) def->min ? "at least "
                                                   : "at most ",
                       n_args < (gsize) def->min ? def->min : def->max,
                       (n_args < (gsize) def->min ? def->min : def->max) == 1 ? "" : "s", n_args);
    }
  return def->function (m, self, args, n_args, kwnames);
}

static RfObject *
builtin_call (RfMachine *m, RfObject *callable, RfObject *const *args, gsize n_args,
              RfObject *kwnames)
{
  RfBuiltin *b = BUILTIN (callable);
  const RfMethodDef *def = b->def;

  /* The name is only made when there is something to complain about. */
  if (G_LIKELY (kwnames == NULL || def->flags & RF_METHOD_KEYWORDS) && n_args >= (gsize) def->min &&
      (def->max < 0 || n_args <= (gsize) def->max))
    return def->function (m, b->self, args, n_args, kwnames);
  g_autofree char *shown = NULL;
  if ((def->flags & RF_METHOD_TUPLE) == 0 &&
      ((def->flags & RF_METHOD_TUPLE_ONCE) == 0 || m->profile->minor >= 13))
    shown = rf_callable_name (m, callable);
  return rf_builtin_call_def (m, def, b->self, shown, args, n_args, kwnames);
}

static RfObject *
builtin_repr (RfMachine *m, RfObject *self)
{
  RfBuiltin *b = BUILTIN (self);

  if (b->self == NULL || is_module (m, b->self))
    return rf_str_new_format (m, "<built-in function %s>", b->def->name);
  return rf_str_new_format (m, "<built-in method %s of %s object at 0x%" G_GINT64_MODIFIER "x>",
                            b->def->name, rf_class_name (b->self), b->self->address);
}

static RfObject *
builtin_richcompare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  gboolean equal;

  if ((op != RF_CMP_EQ && op != RF_CMP_NE) ||
      RF_CLASS_OF (a) != m->class_builtin_function_or_method ||
      RF_CLASS_OF (b) != m->class_builtin_function_or_method)
    return rf_not_implemented (m);
  equal = BUILTIN (a)->self == BUILTIN (b)->self && BUILTIN (a)->def == BUILTIN (b)->def;
  return rf_bool (m, equal == (op == RF_CMP_EQ));
}

static gint64
builtin_hash (RfMachine *m, RfObject *self)
{
  gint64 hash = (gint64) (g_str_hash (BUILTIN (self)->def->name) * G_GUINT64_CONSTANT (0x9e3779b1));

  if (BUILTIN (self)->self != NULL)
    hash ^= rf_hash_pointer (m, BUILTIN (self)->self);
  return hash == -1 ? -2 : hash;
}

/* A static method has its class, which it does not tell. */
GETTER (builtin, BUILTIN, self,
        BUILTIN (self)->def->flags &RF_METHOD_STATIC ? NULL : BUILTIN (self)->self)
GETTER (builtin, BUILTIN, module, BUILTIN (self)->module)

static RfObject *
builtin_get_name (RfMachine *m, RfObject *self)
{
  return rf_str_intern (m, BUILTIN (self)->def->name, -1);
}

static RfObject *
builtin_get_qualname (RfMachine *m, RfObject *self)
{
  RfBuiltin *b = BUILTIN (self);

  if (b->self == NULL || is_module (m, b->self))
    return builtin_get_name (m, self);
  return rf_str_new_format (m, "%s.%s",
                            rf_is (b->self, m->class_type) ? ((RfClass *) b->self)->type.name
                                                           : rf_class_name (b->self),
                            b->def->name);
}

static RfObject *
builtin_get_doc (RfMachine *m, RfObject *self)
{
  return rf_none (m);
}

static const RfGetSetDef builtin_getsets[] = {
  { "__self__", builtin_get_self }, { "__module__", builtin_get_module },
  { "__name__", builtin_get_name }, { "__qualname__", builtin_get_qualname },
  { "__doc__", builtin_get_doc },   { NULL },
};

static gboolean
builtin_class (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "builtin_function_or_method",
    .class_flags = RF_CLASS_NO_NEW,
    .type_flags = RF_TYPE_GC | RF_TYPE_IS_FUNCTION | RF_TYPE_WEAKREFABLE,
    .host_size = sizeof (RfBuiltin),
    .basic_size = 56,
    .slots = { .repr = builtin_repr,
               .call = builtin_call,
               .hash = builtin_hash,
               .richcompare = builtin_richcompare },
    .traverse = builtin_traverse,
    .slots_visit = builtin_slots,
    .dealloc = builtin_dealloc,
    .describe = builtin_describe,
    .getsets = builtin_getsets,
  };

  return rf_class_new_builtin (m, &spec, &m->class_builtin_function_or_method);
}

/* --- cell ------------------------------------------------------------------------------------- */

RfObject *
rf_cell_new (RfMachine *m, RfObject *content)
{
  RfCell *cell = (RfCell *) rf_object_alloc (m, m->class_cell, 0, FALSE);

  if (cell == NULL)
    return NULL;
  if (content != NULL)
    rf_slot_store_named (m->heap, &cell->base, "cell_contents", &cell->content,
                         rf_new_ref (m, content));
  rf_gc_track (m->heap, &cell->base);
  return &cell->base;
}

static void
cell_traverse (RfHeap *heap, RfObject *o, RfVisit function, gpointer user)
{
  visit (CELL (o)->content, function, user);
}

static void
cell_slots (RfHeap *heap, RfObject *o, RfSlotVisit function, gpointer user)
{
  show ("cell_contents", CELL (o)->content, function, user);
}

static void
cell_clear (RfHeap *heap, RfObject *o)
{
  rf_slot_store_named (heap, o, "cell_contents", &CELL (o)->content, NULL);
}

static RfObject *
cell_repr (RfMachine *m, RfObject *self)
{
  RfObject *content = CELL (self)->content;

  if (content == NULL)
    return rf_str_new_format (m, "<cell at 0x%" G_GINT64_MODIFIER "x: empty>", self->address);
  return rf_str_new_format (m,
                            "<cell at 0x%" G_GINT64_MODIFIER
                            "x: %.80s object at 0x%" G_GINT64_MODIFIER "x>",
                            self->address, rf_class_name (content), content->address);
}

static RfObject *
cell_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (!rf_args_no_keywords (m, "cell", kwnames))
    return NULL;
  if (n_args > 1)
    return rf_raise (m, RF_EXC_TypeError, "cell expected at most 1 argument, got %" G_GSIZE_FORMAT,
                     n_args);
  return rf_cell_new (m, n_args == 1 ? args[0] : NULL);
}

static RfObject *
cell_get_contents (RfMachine *m, RfObject *self)
{
  if (CELL (self)->content == NULL)
    return rf_raise (m, RF_EXC_ValueError, "Cell is empty");
  return rf_new_ref (m, CELL (self)->content);
}

static gboolean
cell_set_contents (RfMachine *m, RfObject *self, RfObject *value)
{
  if (value != NULL)
    rf_new_ref (m, value);
  rf_slot_store_named (m->heap, self, "cell_contents", &CELL (self)->content, value);
  return TRUE;
}

static RfObject *
cell_richcompare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  static const gboolean of_sign[][6] = {
    { TRUE, TRUE, FALSE, TRUE, FALSE, FALSE }, /* a < b */
    { FALSE, TRUE, TRUE, FALSE, FALSE, TRUE }, /* a == b */
    { FALSE, FALSE, FALSE, TRUE, TRUE, TRUE }, /* a > b */
  };
  RfObject *x, *y;

  if (RF_CLASS_OF (a) != m->class_cell || RF_CLASS_OF (b) != m->class_cell)
    return rf_not_implemented (m);
  x = CELL (a)->content;
  y = CELL (b)->content;
  if (x != NULL && y != NULL)
    return rf_object_compare (m, x, y, op);
  return rf_bool (m, of_sign[1 + (x != NULL) - (y != NULL)][op]);
}

static const RfGetSetDef cell_getsets[] = {
  { "cell_contents", cell_get_contents, cell_set_contents },
  { NULL },
};

static gboolean
cell_class (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "cell",
    .type_flags = RF_TYPE_GC | RF_TYPE_IS_CELL,
    .host_size = sizeof (RfCell),
    .basic_size = 24,
    .slots = { .repr = cell_repr,
               .new_ = cell_new,
               .hash = rf_hash_not_implemented,
               .richcompare = cell_richcompare },
    .traverse = cell_traverse,
    .slots_visit = cell_slots,
    .clear = cell_clear,
    .dealloc = cell_clear,
    .getsets = cell_getsets,
  };

  return rf_class_new_builtin (m, &spec, &m->class_cell);
}

gboolean
rf_function_setup (RfMachine *m)
{
  return function_class (m) && method_class (m) && builtin_class (m) && cell_class (m);
}
