/* SPDX-License-Identifier: MIT */

/* What is called with an object of its own: the method of an instance and
 * builtin_function_or_method. Both hold what they are bound to; neither ever changes. */

#include "heap/rf-collector.h"
#include "python/rf-builtins.h"
#include "python/rf-callable-private.h"
#include "python/rf-exception.h"
#include "python/rf-frame.h"
#include "python/rf-setup.h"

#define METHOD(o) ((RfMethod *) (o))
#define BUILTIN(o) ((RfBuiltin *) (o))

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
  rf_callable_visit (METHOD (o)->function, function, user);
  rf_callable_visit (METHOD (o)->self, function, user);
}

static void
method_slots (RfHeap *heap, RfObject *o, RfSlotVisit function, gpointer user)
{
  rf_callable_show ("__func__", METHOD (o)->function, function, user);
  rf_callable_show ("__self__", METHOD (o)->self, function, user);
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

RF_CALLABLE_GETTER (method, METHOD, self, METHOD (self)->self)
RF_CALLABLE_GETTER (method, METHOD, func, METHOD (self)->function)

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
  rf_callable_visit (BUILTIN (o)->self, function, user);
  rf_callable_visit (BUILTIN (o)->module, function, user);
  rf_callable_visit ((RfObject *) BUILTIN (o)->owner, function, user);
}

static void
builtin_slots (RfHeap *heap, RfObject *o, RfSlotVisit function, gpointer user)
{
  rf_callable_show ("__self__", BUILTIN (o)->self, function, user);
  rf_callable_show ("__module__", BUILTIN (o)->module, function, user);
  rf_callable_show ("__objclass__", (RfObject *) BUILTIN (o)->owner, function, user);
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
      RfFunction *f = (RfFunction *) callable;
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
  if (!rf_method_takes_tuple (m, def))
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
RF_CALLABLE_GETTER (builtin, BUILTIN, self,
                    BUILTIN (self)->def->flags &RF_METHOD_STATIC ? NULL : BUILTIN (self)->self)
RF_CALLABLE_GETTER (builtin, BUILTIN, module, BUILTIN (self)->module)

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

gboolean
rf_method_setup (RfMachine *m)
{
  return method_class (m) && builtin_class (m);
}
