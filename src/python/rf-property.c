/* SPDX-License-Identifier: MIT */

/* property, classmethod and staticmethod. */

#include "python/rf-class-private.h"
#include "python/rf-frame.h"
#include "python/rf-opcode.h"
#include "python/rf-setup.h"
#include "python/rf-str.h"

/* Is @function marked as abstract? 1, 0, -1. */
static int
is_abstract (RfMachine *m, RfObject *function)
{
  RfObject *name = rf_str_intern (m, "__isabstractmethod__", -1);
  if (name == NULL)
    return -1;
  rf_hold (m->heap, name);
  RfObject *value = rf_drop_held (m->heap, name, rf_object_getattr_optional (m, function, name));
  if (value == NULL)
    return rf_raised (m) ? -1 : 0;
  rf_hold (m->heap, value);
  int truth = rf_object_truth (m, value);
  rf_release (m->heap, 1);
  rf_drop (m, value);
  return truth;
}

/* --- property --------------------------------------------------------------------------------- */

typedef struct
{
  RfObject base;
  RfObject *get, *set, *del; /* or NULL */
  RfObject *doc;             /* or NULL */
  RfObject *name;            /* from __set_name__, or NULL */
  gboolean getter_doc;       /* doc came from the getter */
} RfProperty;

#define PROPERTY(o) ((RfProperty *) (o))

/* X (text of the slot, field) in CPython's order of traversal. */
#define PROPERTY_FIELDS(X) \
  X ("fget", get)          \
  X ("fset", set)          \
  X ("fdel", del)          \
  X ("__doc__", doc)       \
  X ("__name__", name)

static void
property_traverse (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user)
{
#define X(text, field)             \
  if (PROPERTY (o)->field != NULL) \
    visit (PROPERTY (o)->field, user);
  PROPERTY_FIELDS (X)
#undef X
}

static void
property_slots (RfHeap *heap, RfObject *o, RfSlotVisit visit, gpointer user)
{
#define X(text, field)             \
  if (PROPERTY (o)->field != NULL) \
    visit (RF_SLOT_NAMED, 0, text, NULL, PROPERTY (o)->field, user);
  PROPERTY_FIELDS (X)
#undef X
}

static void
property_clear (RfHeap *heap, RfObject *o)
{
#define X(text, field) rf_slot_store_named (heap, o, text, &PROPERTY (o)->field, NULL);
  PROPERTY_FIELDS (X)
#undef X
}

static void
property_store (RfMachine *m, RfObject *self, const char *text, RfObject **where, RfObject *value)
{
  rf_slot_store_named (m->heap, self, text, where, value != NULL ? rf_new_ref (m, value) : NULL);
}

static RfObject *
property_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_object_alloc (m, cls, 0, TRUE);
}

/* The documentation of a getter, a new reference, or NULL (look at rf_raised()). */
static RfObject *
doc_of_getter (RfMachine *m, RfProperty *property)
{
  RfObject *doc =
    property->get != NULL ? rf_object_getattr_optional (m, property->get, m->name_doc) : NULL;

  if (doc == m->none && !m->profile->property_keeps_none)
    {
      rf_drop (m, doc);
      return NULL;
    }
  property->getter_doc = doc != NULL;
  return doc;
}

/* Where classes derived from property keep the documentation: among their own attributes, which
 * would hide that of property. From 3.12 on it is there in any case. @doc is stolen, or NULL. */
static gboolean
store_doc_attribute (RfMachine *m, RfObject *self, RfObject *doc)
{
  gboolean ok;

  if (doc == NULL)
    doc = rf_none (m);
  rf_hold (m->heap, doc);
  ok = rf_object_setattr (m, self, m->name_doc, doc);
  rf_release (m->heap, 1);
  rf_drop (m, doc);
  if (ok || m->profile->property_keeps_none || PROPERTY (self)->getter_doc ||
      !rf_raised_is (m, RF_EXC_AttributeError))
    return ok;
  rf_raised_clear (m);
  return TRUE;
}

static gboolean
property_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "fget", "fset", "fdel", "doc", NULL };
  RfObject *given[4], *doc;
  RfProperty *property = PROPERTY (self);
  gboolean derived = RF_CLASS_OF (self) != m->class_property, old = m->profile->property_keeps_none;
  if (!rf_args_parse (m, "property", names, 0, 0, args, n_args, kwnames, given))
    return FALSE;
  for (guint i = 0; i < 3; i++)
    if (given[i] == m->none)
      given[i] = NULL;
  property_store (m, self, "fget", &property->get, given[0]);
  property_store (m, self, "fset", &property->set, given[1]);
  property_store (m, self, "fdel", &property->del, given[2]);
  property->getter_doc = FALSE;
  doc = given[3] != m->none || old ? given[3] : NULL;
  if (old || !derived)
    property_store (m, self, "__doc__", &property->doc, doc);
  if (doc != NULL && doc != m->none)
    return old || !derived || store_doc_attribute (m, self, rf_new_ref (m, doc));
  doc = doc_of_getter (m, property);
  if (doc == NULL && rf_raised (m))
    return FALSE;
  if (derived && (doc != NULL || !old))
    return store_doc_attribute (m, self, doc);
  if (doc != NULL)
    {
      property_store (m, self, "__doc__", &property->doc, doc);
      rf_drop (m, doc);
    }
  return TRUE;
}

/* The name that it was given in a class; since 3.13 the getter's will do. A new reference, or NULL
 * without exception. */
static RfObject *
property_find_name (RfMachine *m, RfProperty *property)
{
  if (property->name != NULL)
    return rf_new_ref (m, property->name);
  if (m->profile->minor < 13 || property->get == NULL)
    return NULL;
  if (RF_CLASS_OF (property->get) == m->class_function)
    return rf_new_ref (m, ((RfFunction *) property->get)->name);
  return rf_object_getattr_optional (m, property->get, m->name_name);
}

/* CPython's words changed from version to version. */
static gpointer
raise_property (RfMachine *m, RfProperty *property, RfObject *instance, const char *old_words,
                const char *what)
{
  RfObject *named = property_find_name (m, property);
  if (named == NULL && rf_raised (m))
    return NULL;
  g_autofree char *name = named != NULL && rf_is_str_object (named)
                            ? g_strdup_printf (" '%s'", rf_str_data (named))
                            : g_strdup ("");
  rf_xdrop (m, named);
  if (m->profile->minor < 11)
    return rf_raise (m, RF_EXC_AttributeError, "%s%s", old_words, name);
  return rf_raise (m, RF_EXC_AttributeError, "property%s of '%s' object has no %s", name,
                   RF_CLASS_OF (instance)->qualname != NULL
                     ? rf_str_data (RF_CLASS_OF (instance)->qualname)
                     : rf_class_name (instance),
                   what);
}

static RfObject *
property_get (RfMachine *m, RfObject *descr, RfObject *instance, RfObject *owner)
{
  RfProperty *property = PROPERTY (descr);
  if (instance == NULL)
    return rf_new_ref (m, descr);
  if (property->get == NULL)
    return raise_property (m, property, instance, "unreadable attribute", "getter");
  RfObject *get = rf_new_ref (m, property->get);
  rf_hold (m->heap, get);
  int left_out = rf_recursion_leave_out (m, RF_OP_LOAD_ATTR, get);
  RfObject *result = rf_object_call_one (m, get, instance);
  rf_recursion_take_in (m, left_out);
  return rf_drop_held (m->heap, get, result);
}

static gboolean
property_set (RfMachine *m, RfObject *descr, RfObject *instance, RfObject *value)
{
  RfProperty *property = PROPERTY (descr);
  RfObject *function = value != NULL ? property->set : property->del;
  if (function == NULL)
    {
      raise_property (m, property, instance,
                      value != NULL ? "can't set attribute" : "can't delete attribute",
                      value != NULL ? "setter" : "deleter");
      return FALSE;
    }
  RfObject *const args[] = { instance, value };
  rf_hold (m->heap, rf_new_ref (m, function));
  RfObject *result = rf_drop_held (m->heap, function,
                                   rf_object_call (m, function, args, value != NULL ? 2 : 1, NULL));
  rf_xdrop (m, result);
  return result != NULL;
}

/* The property with one function replaced, of the same class. */
static RfObject *
property_copy (RfMachine *m, RfObject *self, RfObject *get, RfObject *set, RfObject *del)
{
  RfProperty *property = PROPERTY (self);
  RfObject *none = m->none;
  RfObject *args[] = { get != NULL && get != none ? get : property->get,
                       set != NULL && set != none ? set : property->set,
                       del != NULL && del != none ? del : property->del, property->doc };
  if (property->getter_doc && args[0] != NULL)
    args[3] = none;
  for (guint i = 0; i < 4; i++)
    if (args[i] == NULL)
      args[i] = none;
  RfObject *copy = rf_object_call (m, (RfObject *) RF_CLASS_OF (self), args, 4, NULL);
  if (copy != NULL && rf_is (copy, m->class_property) && property->name != NULL)
    property_store (m, copy, "__name__", &PROPERTY (copy)->name, property->name);
  return copy;
}

static RfObject *
property_getter (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  return property_copy (m, self, args[0], NULL, NULL);
}

static RfObject *
property_setter (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  return property_copy (m, self, NULL, args[0], NULL);
}

static RfObject *
property_deleter (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  return property_copy (m, self, NULL, NULL, args[0]);
}

static RfObject *
property_set_name (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  if (n_args != 2)
    return rf_raise (m, RF_EXC_TypeError,
                     "__set_name__() takes 2 positional arguments but %zu were given", n_args);
  if (rf_is_str_object (args[1]))
    property_store (m, self, "__name__", &PROPERTY (self)->name, args[1]);
  return rf_none (m);
}

#define DEFINE_READ(field)                                              \
  static RfObject *property_read_##field (RfMachine *m, RfObject *self) \
  {                                                                     \
    RfObject *value = PROPERTY (self)->field;                           \
    return rf_new_ref (m, value != NULL ? value : m->none);             \
  }

DEFINE_READ (get)
DEFINE_READ (set)
DEFINE_READ (del)
DEFINE_READ (doc)

static gboolean
property_write_doc (RfMachine *m, RfObject *self, RfObject *value)
{
  property_store (m, self, "__doc__", &PROPERTY (self)->doc, value);
  return TRUE;
}

static RfObject *
property_read_abstract (RfMachine *m, RfObject *self)
{
  RfObject *const functions[] = { PROPERTY (self)->get, PROPERTY (self)->set,
                                  PROPERTY (self)->del };
  int abstract = 0;
  for (guint i = 0; abstract == 0 && i < G_N_ELEMENTS (functions); i++)
    if (functions[i] != NULL)
      abstract = is_abstract (m, functions[i]);
  return abstract < 0 ? NULL : rf_bool (m, abstract);
}

static const RfMethodDef property_methods[] = { { "getter", property_getter, 1, 1 },
                                                { "setter", property_setter, 1, 1 },
                                                { "deleter", property_deleter, 1, 1 },
                                                { "__set_name__", property_set_name, 0, -1,
                                                  RF_METHOD_TUPLE },
                                                { NULL } };
static RfObject *
property_read_name (RfMachine *m, RfObject *self)
{
  RfObject *name = property_find_name (m, PROPERTY (self));
  if (name == NULL && !rf_raised (m))
    rf_raise (m, RF_EXC_AttributeError, "'property' object has no attribute '__name__'");
  return name;
}

static gboolean
property_write_name (RfMachine *m, RfObject *self, RfObject *value)
{
  rf_slot_store_named (m->heap, self, "__name__", &PROPERTY (self)->name,
                       value != NULL ? rf_new_ref (m, value) : NULL);
  return TRUE;
}

/* The first: since 3.13. */
static const RfGetSetDef property_getsets[] = {
  { "__name__", property_read_name, property_write_name },
  { "fget", property_read_get },
  { "fset", property_read_set },
  { "fdel", property_read_del },
  { "__doc__", property_read_doc, property_write_doc },
  { "__isabstractmethod__", property_read_abstract },
  { NULL }
};

/* --- classmethod, staticmethod ---------------------------------------------------------------- */

typedef struct
{
  RfObject base;
  RfObject *callable;
  RfAttributes attributes;
} RfCallableHolder;

#define HOLDER(o) ((RfCallableHolder *) (o))

static void
holder_traverse (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user)
{
  if (HOLDER (o)->callable != NULL)
    visit (HOLDER (o)->callable, user);
  rf_attributes_traverse (heap, o, visit, user);
}

static void
holder_slots (RfHeap *heap, RfObject *o, RfSlotVisit visit, gpointer user)
{
  if (HOLDER (o)->callable != NULL)
    visit (RF_SLOT_NAMED, 0, "__func__", NULL, HOLDER (o)->callable, user);
  rf_attributes_slots (heap, o, visit, user);
}

static void
holder_clear (RfHeap *heap, RfObject *o)
{
  rf_slot_store_named (heap, o, "__func__", &HOLDER (o)->callable, NULL);
  rf_attributes_clear (heap, o);
}

static RfObject *
holder_make (RfMachine *m, RfClass *cls, RfObject *callable)
{
  RfObject *o = rf_object_alloc (m, cls, 0, TRUE);
  if (o != NULL)
    rf_slot_store_named (m->heap, o, "__func__", &HOLDER (o)->callable, rf_new_ref (m, callable));
  return o;
}

RfObject *
rf_staticmethod_new (RfMachine *m, RfObject *callable)
{
  return holder_make (m, m->class_staticmethod, callable);
}

RfObject *
rf_classmethod_new (RfMachine *m, RfObject *callable)
{
  return holder_make (m, m->class_classmethod, callable);
}

static RfObject *
holder_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_object_alloc (m, cls, 0, TRUE);
}

/* What the function says of itself, the holder says too: in its own dict. */
static gboolean
copy_names (RfMachine *m, RfObject *self, RfObject *callable)
{
  RfObject *const names[] = { m->name_module, m->name_name, m->name_qualname, m->name_doc,
                              m->name_annotations };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      RfObject *value = rf_object_getattr_optional (m, callable, names[i]);

      if (value == NULL && rf_raised (m))
        return FALSE;
      if (value == NULL)
        continue;
      rf_hold (m->heap, value);
      gboolean done = rf_object_setattr (m, self, names[i], value);
      rf_release (m->heap, 1);
      rf_drop (m, value);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

static gboolean
holder_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  const char *name = rf_is (self, m->class_staticmethod) ? "staticmethod" : "classmethod";
  if (!rf_args_no_keywords (m, name, kwnames))
    return FALSE;
  if (n_args != 1)
    {
      rf_raise (m, RF_EXC_TypeError, "%s expected 1 argument, got %zu", name, n_args);
      return FALSE;
    }
  rf_slot_store_named (m->heap, self, "__func__", &HOLDER (self)->callable,
                       rf_new_ref (m, args[0]));
  return copy_names (m, self, args[0]);
}

static RfObject *
holder_repr (RfMachine *m, RfObject *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_string_printf (text, "<%s(",
                   rf_is (self, m->class_staticmethod) ? "staticmethod" : "classmethod");
  if (HOLDER (self)->callable != NULL && !rf_str_append_repr (m, text, HOLDER (self)->callable))
    return NULL;
  g_string_append (text, ")>");
  return rf_str_new (m, text->str, (gssize) text->len);
}

static gboolean
check_filled (RfMachine *m, RfObject *self)
{
  if (HOLDER (self)->callable != NULL)
    return TRUE;
  rf_raise (m, RF_EXC_RuntimeError, "uninitialized %s object", rf_class_name (self));
  return FALSE;
}

static RfObject *
static_get (RfMachine *m, RfObject *descr, RfObject *instance, RfObject *owner)
{
  return check_filled (m, descr) ? rf_new_ref (m, HOLDER (descr)->callable) : NULL;
}

static RfObject *
static_call (RfMachine *m, RfObject *callable, RfObject *const *args, gsize n_args,
             RfObject *kwnames)
{
  if (!check_filled (m, callable))
    return NULL;
  RfObject *function = rf_new_ref (m, HOLDER (callable)->callable);
  rf_hold (m->heap, function);
  return rf_drop_held (m->heap, function, rf_object_call (m, function, args, n_args, kwnames));
}

static RfObject *
class_get (RfMachine *m, RfObject *descr, RfObject *instance, RfObject *owner)
{
  if (!check_filled (m, descr))
    return NULL;
  if (owner == NULL)
    owner = (RfObject *) RF_CLASS_OF (instance);
  RfObject *function = HOLDER (descr)->callable;
  RfDescrGetFunc get = RF_CLASS_OF (function)->slots.descr_get;
  /* From 3.9 to 3.12 a class method can wrap another descriptor. */
  if (get != NULL && m->profile->minor < 13)
    return get (m, function, owner, owner);
  return rf_method_new (m, function, owner);
}

static RfObject *
holder_read_function (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, HOLDER (self)->callable != NULL ? HOLDER (self)->callable : m->none);
}

static RfObject *
holder_read_dict (RfMachine *m, RfObject *self)
{
  return rf_object_dict (m, self);
}

static RfObject *
holder_read_abstract (RfMachine *m, RfObject *self)
{
  if (!check_filled (m, self))
    return NULL;
  int abstract = is_abstract (m, HOLDER (self)->callable);
  return abstract < 0 ? NULL : rf_bool (m, abstract);
}

static const RfGetSetDef holder_getsets[] = { { "__func__", holder_read_function },
                                              { "__wrapped__", holder_read_function },
                                              { "__isabstractmethod__", holder_read_abstract },
                                              { "__dict__", holder_read_dict, rf_object_set_dict },
                                              { NULL } };

/* --- setting up ------------------------------------------------------------------------------- */

gboolean
rf_property_setup (RfMachine *m)
{
  const RfClassSpec property = {
    .name = "property",
    .class_flags = RF_CLASS_BASETYPE,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfProperty),
    .basic_size = 64,
    .slots = { .descr_get = property_get,
               .descr_set = property_set,
               .new_ = property_new,
               .init = property_init },
    .traverse = property_traverse,
    .slots_visit = property_slots,
    .clear = property_clear,
    .dealloc = property_clear,
    .methods = property_methods,
    .getsets = property_getsets + (m->profile->minor < 13),
  };
  RfClassSpec holder = {
    .name = "staticmethod",
    .class_flags = RF_CLASS_BASETYPE,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfCallableHolder),
    .dict_offset = offsetof (RfCallableHolder, attributes),
    .basic_size = 32,
    .slots = { .repr = holder_repr,
               .call = static_call,
               .descr_get = static_get,
               .new_ = holder_new,
               .init = holder_init },
    .traverse = holder_traverse,
    .slots_visit = holder_slots,
    .clear = holder_clear,
    .dealloc = holder_clear,
    .getsets = holder_getsets,
  };
  if (!rf_class_new_builtin (m, &property, &m->class_property) ||
      !rf_class_new_builtin (m, &holder, &m->class_staticmethod))
    return FALSE;
  holder.name = "classmethod";
  holder.slots.call = NULL;
  holder.slots.descr_get = class_get;
  return rf_class_new_builtin (m, &holder, &m->class_classmethod);
}
