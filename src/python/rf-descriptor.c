/* SPDX-License-Identifier: MIT */

/* The descriptors that classes are made of: getset_descriptor, member_descriptor (a place of
 * __slots__), method_descriptor and classmethod_descriptor (methods written in C), and
 * mappingproxy, the read-only view of a class's dict.
 *
 * Each but the last holds the class it belongs to, and applies to instances of that class only. */

#include "python/rf-class-private.h"
#include "python/rf-dict.h"
#include "python/rf-setup.h"
#include "python/rf-str.h"

/* --- what they have in common ----------------------------------------------------------------- */

#define DEFINE_OWNED(prefix, Type, field)                                                     \
  static void prefix##_traverse (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user)     \
  {                                                                                           \
    if (((Type *) o)->field != NULL)                                                          \
      visit ((RfObject *) ((Type *) o)->field, user);                                         \
  }                                                                                           \
  static void prefix##_slots (RfHeap *heap, RfObject *o, RfSlotVisit visit, gpointer user)    \
  {                                                                                           \
    if (((Type *) o)->field != NULL)                                                          \
      visit (RF_SLOT_NAMED, 0, "__objclass__", NULL, (RfObject *) ((Type *) o)->field, user); \
  }

static gboolean
check_instance (RfMachine *m, const char *name, RfClass *owner, RfObject *instance)
{
  if (rf_is (instance, owner))
    return TRUE;
  rf_raise (m, RF_EXC_TypeError,
            "descriptor '%s' for '%.100s' objects doesn't apply to a '%.100s' object", name,
            owner->full_name, rf_class_name (instance));
  return FALSE;
}

static gboolean
raise_not_writable (RfMachine *m, const char *name, RfClass *owner)
{
  rf_raise (m, RF_EXC_AttributeError, "attribute '%s' of '%.100s' objects is not writable", name,
            owner->full_name);
  return FALSE;
}

static RfObject *
qualname_of (RfMachine *m, RfClass *owner, const char *name)
{
  return rf_str_new_format (m, "%s.%s",
                            owner->qualname != NULL ? rf_str_data (owner->qualname)
                                                    : owner->type.name,
                            name);
}

static RfObject *
get_no_doc (RfMachine *m, RfObject *self)
{
  return rf_none (m);
}

/* --- getset_descriptor ------------------------------------------------------------------------ */

DEFINE_OWNED (getset, RfGetSet, owner)

RfObject *
rf_getset_new (RfMachine *m, const RfGetSetDef *def, RfClass *owner)
{
  RfClass *kind = rf_member_is_known (m, owner, def->name) ? m->class_member_descriptor
                                                           : m->class_getset_descriptor;
  RfGetSet *getset = (RfGetSet *) rf_object_alloc (m, kind, 0, FALSE);
  if (getset == NULL)
    return NULL;
  getset->def = def;
  rf_slot_store_named (m->heap, &getset->base, "__objclass__", &getset->owner,
                       rf_new_ref (m, (RfObject *) owner));
  rf_gc_track (m->heap, &getset->base);
  return &getset->base;
}

static void
getset_dealloc (RfHeap *heap, RfObject *o)
{
  rf_slot_store_named (heap, o, "__objclass__", &((RfGetSet *) o)->owner, NULL);
}

static RfObject *
getset_get (RfMachine *m, RfObject *descr, RfObject *instance, RfObject *owner)
{
  RfGetSet *getset = (RfGetSet *) descr;
  if (instance == NULL)
    return rf_new_ref (m, descr);
  if (!check_instance (m, getset->def->name, (RfClass *) getset->owner, instance))
    return NULL;
  return getset->def->get (m, instance);
}

static gboolean
getset_set (RfMachine *m, RfObject *descr, RfObject *instance, RfObject *value)
{
  RfGetSet *getset = (RfGetSet *) descr;
  RfClass *owner = (RfClass *) getset->owner;
  if (!check_instance (m, getset->def->name, owner, instance))
    return FALSE;
  if (getset->def->set == NULL && RF_CLASS_OF (descr) == m->class_member_descriptor)
    return rf_raise (m, RF_EXC_AttributeError, "readonly attribute") != NULL;
  if (getset->def->set == NULL)
    return raise_not_writable (m, getset->def->name, owner);
  return getset->def->set (m, instance, value);
}

static RfObject *
getset_repr (RfMachine *m, RfObject *self)
{
  RfGetSet *getset = (RfGetSet *) self;
  return rf_str_new_format (m, "<attribute '%s' of '%s' objects>", getset->def->name,
                            ((RfClass *) getset->owner)->full_name);
}

static RfObject *
getset_get_name (RfMachine *m, RfObject *self)
{
  return rf_str_intern (m, ((RfGetSet *) self)->def->name, -1);
}

static RfObject *
getset_get_qualname (RfMachine *m, RfObject *self)
{
  return qualname_of (m, (RfClass *) ((RfGetSet *) self)->owner, ((RfGetSet *) self)->def->name);
}

static RfObject *
getset_get_owner (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, ((RfGetSet *) self)->owner);
}

static const RfGetSetDef getset_getsets[] = { { "__name__", getset_get_name },
                                              { "__qualname__", getset_get_qualname },
                                              { "__objclass__", getset_get_owner },
                                              { "__doc__", get_no_doc },
                                              { NULL } };

/* --- member_descriptor ------------------------------------------------------------------------ */

static inline RfObject **
member_place (RfMember *member, RfObject *instance)
{
  return (RfObject **) (gpointer) ((char *) instance + member->offset);
}

static void
member_traverse (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user)
{
  RfMember *member = (RfMember *) o;
  if (member->owner != NULL)
    visit (member->owner, user);
  if (member->name != NULL)
    visit (member->name, user);
}

static void
member_slots (RfHeap *heap, RfObject *o, RfSlotVisit visit, gpointer user)
{
  RfMember *member = (RfMember *) o;
  if (member->owner != NULL)
    visit (RF_SLOT_NAMED, 0, "__objclass__", NULL, member->owner, user);
  if (member->name != NULL)
    visit (RF_SLOT_NAMED, 0, "__name__", NULL, member->name, user);
}

static void
member_dealloc (RfHeap *heap, RfObject *o)
{
  rf_slot_store_named (heap, o, "__objclass__", &((RfMember *) o)->owner, NULL);
  rf_slot_store_named (heap, o, "__name__", &((RfMember *) o)->name, NULL);
}

RfObject *
rf_member_new (RfMachine *m, RfObject *name, RfClass *owner, guint32 offset)
{
  RfMember *member = (RfMember *) rf_object_alloc (m, m->class_member_descriptor, 0, FALSE);
  if (member == NULL)
    return NULL;
  member->offset = offset;
  rf_slot_store_named (m->heap, &member->base, "__name__", &member->name, rf_new_ref (m, name));
  rf_slot_store_named (m->heap, &member->base, "__objclass__", &member->owner,
                       rf_new_ref (m, (RfObject *) owner));
  rf_gc_track (m->heap, &member->base);
  return &member->base;
}

static RfObject *
member_get (RfMachine *m, RfObject *descr, RfObject *instance, RfObject *owner)
{
  RfMember *member = (RfMember *) descr;
  if (instance == NULL)
    return rf_new_ref (m, descr);
  if (member->def != NULL)
    return getset_get (m, descr, instance, owner);
  if (!check_instance (m, rf_str_data (member->name), (RfClass *) member->owner, instance))
    return NULL;
  RfObject *value = *member_place (member, instance);
  if (value == NULL)
    return rf_raise_no_attribute (m, instance, member->name, FALSE);
  return rf_new_ref (m, value);
}

static gboolean
member_set (RfMachine *m, RfObject *descr, RfObject *instance, RfObject *value)
{
  RfMember *member = (RfMember *) descr;
  if (member->def != NULL)
    return getset_set (m, descr, instance, value);
  if (!check_instance (m, rf_str_data (member->name), (RfClass *) member->owner, instance))
    return FALSE;
  RfObject **place = member_place (member, instance);
  if (value == NULL && *place == NULL)
    {
      rf_raise_object (m, RF_EXC_AttributeError, member->name);
      return FALSE;
    }
  rf_slot_store_named (m->heap, instance, rf_str_data (member->name), place,
                       value != NULL ? rf_new_ref (m, value) : NULL);
  return TRUE;
}

static const char *
member_name (RfObject *self)
{
  RfMember *member = (RfMember *) self;
  return member->def != NULL ? member->def->name : rf_str_data (member->name);
}

static RfObject *
member_repr (RfMachine *m, RfObject *self)
{
  return rf_str_new_format (m, "<member '%s' of '%s' objects>", member_name (self),
                            ((RfClass *) ((RfMember *) self)->owner)->full_name);
}

static RfObject *
member_get_name (RfMachine *m, RfObject *self)
{
  RfMember *member = (RfMember *) self;
  return member->name != NULL ? rf_new_ref (m, member->name)
                              : rf_str_intern (m, member->def->name, -1);
}

static RfObject *
member_get_qualname (RfMachine *m, RfObject *self)
{
  return qualname_of (m, (RfClass *) ((RfMember *) self)->owner, member_name (self));
}

static RfObject *
member_get_owner (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, ((RfMember *) self)->owner);
}

static const RfGetSetDef member_getsets[] = { { "__name__", member_get_name },
                                              { "__qualname__", member_get_qualname },
                                              { "__objclass__", member_get_owner },
                                              { "__doc__", get_no_doc },
                                              { NULL } };

/* --- method_descriptor, classmethod_descriptor ------------------------------------------------ */

DEFINE_OWNED (method, RfBuiltin, owner)

RfObject *
rf_method_descriptor_new (RfMachine *m, const RfMethodDef *def, RfClass *owner)
{
  RfClass *kind =
    def->flags & RF_METHOD_CLASS ? m->class_classmethod_descriptor : m->class_method_descriptor;
  RfBuiltin *method = (RfBuiltin *) rf_object_alloc (m, kind, 0, FALSE);
  if (method == NULL)
    return NULL;
  method->def = def;
  rf_slot_store_named (m->heap, &method->base, "__objclass__", (RfObject **) &method->owner,
                       rf_new_ref (m, (RfObject *) owner));
  rf_gc_track (m->heap, &method->base);
  return &method->base;
}

static void
method_dealloc (RfHeap *heap, RfObject *o)
{
  rf_slot_store_named (heap, o, "__objclass__", (RfObject **) &((RfBuiltin *) o)->owner, NULL);
}

static RfObject *
method_repr (RfMachine *m, RfObject *self)
{
  RfBuiltin *method = (RfBuiltin *) self;
  return rf_str_new_format (m, "<method '%s' of '%s' objects>", method->def->name,
                            method->owner->full_name);
}

static RfObject *
method_call (RfMachine *m, RfObject *callable, RfObject *const *args, gsize n_args,
             RfObject *kwnames)
{
  RfBuiltin *method = (RfBuiltin *) callable;
  if (n_args < 1)
    return rf_raise (m, RF_EXC_TypeError, "unbound method %s.%s() needs an argument",
                     method->owner->full_name, method->def->name);
  if (!check_instance (m, method->def->name, method->owner, args[0]))
    return NULL;
  const RfMethodDef *def = method->def;
  gsize n = n_args - 1;
  if (G_LIKELY (kwnames == NULL && n >= (gsize) def->min &&
                (def->max < 0 || n <= (gsize) def->max)))
    return def->function (m, args[0], args + 1, n, NULL);
  g_autofree char *shown = g_strdup_printf ("%s.%s", method->owner->type.name, def->name);
  return rf_builtin_call_def (m, def, args[0], shown, args + 1, n, kwnames);
}

static RfObject *
method_get (RfMachine *m, RfObject *descr, RfObject *instance, RfObject *owner)
{
  RfBuiltin *method = (RfBuiltin *) descr;
  if (instance == NULL)
    return rf_new_ref (m, descr);
  if (!check_instance (m, method->def->name, method->owner, instance))
    return NULL;
  return rf_builtin_new (m, method->def, instance, NULL);
}

/* The class of the call is @owner, or that of @instance. */
static RfObject *
classmethod_get (RfMachine *m, RfObject *descr, RfObject *instance, RfObject *owner)
{
  RfBuiltin *method = (RfBuiltin *) descr;
  if (owner == NULL)
    owner = instance != NULL ? (RfObject *) RF_CLASS_OF (instance) : NULL;
  if (owner == NULL || !rf_is_class (owner))
    return rf_raise (m, RF_EXC_TypeError,
                     "descriptor '%s' for type '%.100s' needs a type, not a '%.100s' as arg 2",
                     method->def->name, method->owner->full_name,
                     owner != NULL ? rf_class_name (owner) : "NoneType");
  if (!rf_class_is_subclass ((RfClass *) owner, method->owner))
    return rf_raise (m, RF_EXC_TypeError,
                     "descriptor '%s' requires a subtype of '%.100s' but received '%.100s'",
                     method->def->name, method->owner->full_name, ((RfClass *) owner)->full_name);
  return rf_builtin_new (m, method->def, owner, NULL);
}

static RfObject *
classmethod_call (RfMachine *m, RfObject *callable, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  if (n_args < 1)
    return rf_raise (m, RF_EXC_TypeError, "descriptor '%s' of '%.100s' object needs an argument",
                     ((RfBuiltin *) callable)->def->name,
                     ((RfBuiltin *) callable)->owner->full_name);
  RfObject *bound = classmethod_get (m, callable, NULL, args[0]);
  if (bound == NULL)
    return NULL;
  rf_hold (m->heap, bound);
  return rf_drop_held (m->heap, bound, rf_object_call (m, bound, args + 1, n_args - 1, kwnames));
}

static RfObject *
method_get_name (RfMachine *m, RfObject *self)
{
  return rf_str_intern (m, ((RfBuiltin *) self)->def->name, -1);
}

static RfObject *
method_get_qualname (RfMachine *m, RfObject *self)
{
  return qualname_of (m, ((RfBuiltin *) self)->owner, ((RfBuiltin *) self)->def->name);
}

static RfObject *
method_get_owner (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, (RfObject *) ((RfBuiltin *) self)->owner);
}

static const RfGetSetDef method_getsets[] = { { "__name__", method_get_name },
                                              { "__qualname__", method_get_qualname },
                                              { "__objclass__", method_get_owner },
                                              { "__doc__", get_no_doc },
                                              { NULL } };

/* --- mappingproxy ----------------------------------------------------------------------------- */

static void
proxy_traverse (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user)
{
  if (((RfMappingProxy *) o)->mapping != NULL)
    visit (((RfMappingProxy *) o)->mapping, user);
}

static void
proxy_slots (RfHeap *heap, RfObject *o, RfSlotVisit visit, gpointer user)
{
  if (((RfMappingProxy *) o)->mapping != NULL)
    visit (RF_SLOT_NAMED, 0, "mapping", NULL, ((RfMappingProxy *) o)->mapping, user);
}

static void
proxy_dealloc (RfHeap *heap, RfObject *o)
{
  rf_slot_store_named (heap, o, "mapping", &((RfMappingProxy *) o)->mapping, NULL);
}

RfObject *
rf_mappingproxy_new (RfMachine *m, RfObject *mapping)
{
  RfMappingProxy *proxy = (RfMappingProxy *) rf_object_alloc (m, m->class_mappingproxy, 0, FALSE);
  if (proxy == NULL)
    return NULL;
  rf_slot_store_named (m->heap, &proxy->base, "mapping", &proxy->mapping, rf_new_ref (m, mapping));
  rf_gc_track (m->heap, &proxy->base);
  return &proxy->base;
}

static RfObject *
proxy_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "mapping", NULL };
  RfObject *mapping;
  if (!rf_args_parse (m, "mappingproxy", names, 0, 1, args, n_args, kwnames, &mapping))
    return NULL;
  if (RF_CLASS_OF (mapping)->slots.getitem == NULL ||
      (RF_CLASS_OF (mapping)->class_flags & (RF_CLASS_LIST_SUBCLASS | RF_CLASS_TUPLE_SUBCLASS)))
    return rf_raise (m, RF_EXC_TypeError, "mappingproxy() argument must be a mapping, not %s",
                     rf_class_name (mapping));
  return rf_mappingproxy_new (m, mapping);
}

static inline RfObject *
mapping_of (RfObject *proxy)
{
  return ((RfMappingProxy *) proxy)->mapping;
}

static RfObject *
proxy_repr (RfMachine *m, RfObject *self)
{
  g_autoptr (GString) text = g_string_new ("mappingproxy(");
  if (!rf_str_append_repr (m, text, mapping_of (self)))
    return NULL;
  g_string_append_c (text, ')');
  return rf_str_new (m, text->str, (gssize) text->len);
}

static RfObject *
proxy_str (RfMachine *m, RfObject *self)
{
  return rf_object_str (m, mapping_of (self));
}

static RfObject *
proxy_getitem (RfMachine *m, RfObject *self, RfObject *key)
{
  return rf_object_getitem (m, mapping_of (self), key);
}

static int
proxy_contains (RfMachine *m, RfObject *self, RfObject *item)
{
  return rf_object_contains (m, mapping_of (self), item);
}

static gssize
proxy_length (RfMachine *m, RfObject *self)
{
  return rf_object_length (m, mapping_of (self));
}

static RfObject *
proxy_iter (RfMachine *m, RfObject *self)
{
  return rf_object_iter (m, mapping_of (self));
}

static RfObject *
proxy_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  return rf_object_compare (m, mapping_of (a), b, op);
}

static RfObject *
proxy_forward (RfMachine *m, RfObject *self, const char *method, RfObject *const *args,
               gsize n_args)
{
  RfObject *name = rf_str_intern (m, method, -1);
  if (name == NULL)
    return NULL;
  rf_hold (m->heap, name);
  return rf_drop_held (m->heap, name,
                       rf_object_call_method (m, mapping_of (self), name, args, n_args));
}

#define DEFINE_FORWARD(method)                                                          \
  static RfObject *proxy_##method (RfMachine *m, RfObject *self, RfObject *const *args, \
                                   gsize n_args, RfObject *kwnames)                     \
  {                                                                                     \
    return proxy_forward (m, self, #method, args, n_args);                              \
  }

DEFINE_FORWARD (get)
DEFINE_FORWARD (keys)
DEFINE_FORWARD (values)
DEFINE_FORWARD (items)
DEFINE_FORWARD (copy)

/* Since 3.9 a proxy is part of a union as its mapping is. */
static RfObject *
proxy_or (RfMachine *m, RfObject *a, RfObject *b)
{
  RfObject *left = RF_CLASS_OF (a) == m->class_mappingproxy ? mapping_of (a) : a;
  RfObject *right = RF_CLASS_OF (b) == m->class_mappingproxy ? mapping_of (b) : b;

  return rf_object_binary (m, RF_BINARY_BIT_OR, left, right);
}

static RfObject *
proxy_inplace_or (RfMachine *m, RfObject *self, RfObject *other)
{
  return rf_raise (m, RF_EXC_TypeError, "'|=' is not supported by mappingproxy; use '|' instead");
}

static gint64
proxy_hash (RfMachine *m, RfObject *self)
{
  return rf_object_hash (m, mapping_of (self));
}

static RfObject *
proxy_reversed (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  return proxy_forward (m, self, "__reversed__", NULL, 0);
}

static const RfMethodDef proxy_methods[] = { { "get", proxy_get, 1, 2 },
                                             { "keys", proxy_keys, 0, 0 },
                                             { "values", proxy_values, 0, 0 },
                                             { "items", proxy_items, 0, 0 },
                                             { "copy", proxy_copy, 0, 0 },
                                             { "__reversed__", proxy_reversed, 0, 0 },
                                             { NULL } };

/* --- setting up ------------------------------------------------------------------------------- */

gboolean
rf_descriptor_setup_early (RfMachine *m)
{
  const RfClassSpec getset = {
    .name = "getset_descriptor",
    .class_flags = RF_CLASS_NO_NEW,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfGetSet),
    .basic_size = 48,
    .slots = { .repr = getset_repr, .descr_get = getset_get, .descr_set = getset_set },
    .traverse = getset_traverse,
    .slots_visit = getset_slots,
    .dealloc = getset_dealloc,
    .getsets = getset_getsets,
  };
  const RfClassSpec member = {
    .name = "member_descriptor",
    .class_flags = RF_CLASS_NO_NEW,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfMember),
    .basic_size = 48,
    .slots = { .repr = member_repr, .descr_get = member_get, .descr_set = member_set },
    .traverse = member_traverse,
    .slots_visit = member_slots,
    .dealloc = member_dealloc,
    .getsets = member_getsets,
  };
  RfClassSpec method = {
    .name = "method_descriptor",
    .class_flags = RF_CLASS_NO_NEW | RF_CLASS_METHOD_DESCRIPTOR,
    .type_flags = RF_TYPE_GC | RF_TYPE_IS_FUNCTION,
    .host_size = sizeof (RfBuiltin),
    .basic_size = 56,
    .slots = { .repr = method_repr, .call = method_call, .descr_get = method_get },
    .traverse = method_traverse,
    .slots_visit = method_slots,
    .dealloc = method_dealloc,
    .getsets = method_getsets,
  };
  const RfClassSpec proxy = {
    .name = "mappingproxy",
    .class_flags = RF_CLASS_MAPPING,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfMappingProxy),
    .basic_size = 24,
    .slots = { .repr = proxy_repr,
               .str = proxy_str,
               .getitem = proxy_getitem,
               .contains = proxy_contains,
               .length = proxy_length,
               .iter = proxy_iter,
               .richcompare = proxy_compare,
               .hash = m->profile->minor >= 12 ? proxy_hash : rf_hash_not_implemented,
               .binary[RF_BINARY_BIT_OR] = proxy_or,
               .inplace[RF_BINARY_BIT_OR] = proxy_inplace_or,
               .new_ = proxy_new },
    .traverse = proxy_traverse,
    .slots_visit = proxy_slots,
    .dealloc = proxy_dealloc,
    .methods = proxy_methods,
  };
  if (!rf_class_new_builtin (m, &getset, &m->class_getset_descriptor) ||
      !rf_class_new_builtin (m, &member, &m->class_member_descriptor) ||
      !rf_class_new_builtin (m, &method, &m->class_method_descriptor))
    return FALSE;
  method.name = "classmethod_descriptor";
  method.class_flags = RF_CLASS_NO_NEW;
  method.slots.call = classmethod_call;
  method.slots.descr_get = classmethod_get;
  return rf_class_new_builtin (m, &method, &m->class_classmethod_descriptor) &&
         rf_class_new_builtin (m, &proxy, &m->class_mappingproxy);
}

gboolean
rf_descriptor_setup (RfMachine *m)
{
  return rf_property_setup (m) && rf_super_setup (m);
}
