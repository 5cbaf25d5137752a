/* SPDX-License-Identifier: MIT */

/* collections.defaultdict: a dict that asks a function for what it has not. */

#include "python/rf-container.h"
#include "python/rf-deque.h"
#include "python/rf-dict.h"
#include "python/rf-generic-alias.h"
#include "python/rf-reduce.h"

typedef struct
{
  RfDict dict;
  RfObject *factory; /* NULL: none was given; None may stand here too */
} RfDefaultDict;

#define DEFAULT_DICT(o) ((RfDefaultDict *) (o))

static inline RfObject *
factory_of (RfMachine *m, RfObject *self)
{
  return DEFAULT_DICT (self)->factory != NULL ? DEFAULT_DICT (self)->factory : m->none;
}

static gboolean
default_dict_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  RfObject *factory = NULL, *old;
  gsize skip = n_args > 0 ? 1 : 0;
  gboolean done;

  if (n_args > 0)
    {
      factory = args[0];
      if (factory != m->none && !rf_object_callable (m, factory))
        {
          rf_raise (m, RF_EXC_TypeError, "first argument must be callable or None");
          return FALSE;
        }
    }
  old = rf_slot_swap_named (m->heap, self, "default_factory", &DEFAULT_DICT (self)->factory,
                            factory != NULL ? rf_new_ref (m, factory) : NULL);
  if (old != NULL)
    rf_hold (m->heap, old);
  done = rf_dict_slot_init (m, self, args + skip, n_args - skip, kwnames);
  if (old != NULL)
    {
      rf_release (m->heap, 1);
      rf_drop (m, old);
    }
  return done;
}

/* The value of a key that is not there, which it gets now. */
static RfObject *
method_missing (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  RfObject *factory = factory_of (m, self);
  RfObject *value;
  gboolean done;

  if (factory == m->none)
    return rf_raise_object (m, RF_EXC_KeyError, args[0]);
  value = rf_object_call_noargs (m, factory);
  if (value == NULL)
    return NULL;
  rf_hold (m->heap, value);
  done = rf_object_setitem (m, self, args[0], value);
  rf_release (m->heap, 1);
  if (done)
    return value;
  rf_drop (m, value);
  return NULL;
}

/* type (self) (factory, content). */
static RfObject *
new_like (RfMachine *m, RfObject *self, RfObject *content)
{
  RfObject *const args[] = { factory_of (m, self), content };

  return rf_object_call (m, RF_OBJECT (RF_CLASS_OF (self)), args, 2, NULL);
}

static RfObject *
method_copy (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return new_like (m, self, self);
}

/* (class, (factory,), None, None, items). */
static RfObject *
method_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *factory = factory_of (m, self), *arguments, *iterator, *result = NULL;

  arguments = factory == m->none ? rf_new_ref (m, m->empty_tuple) : rf_tuple_new (m, &factory, 1);
  if (arguments == NULL)
    return NULL;
  rf_hold (m->heap, arguments);
  iterator = rf_reduce_items (m, self);
  if (iterator != NULL)
    {
      rf_hold (m->heap, iterator);
      result =
        rf_tuple_pack (m, 5, RF_OBJECT (RF_CLASS_OF (self)), arguments, m->none, m->none, iterator);
      rf_release (m->heap, 1);
      rf_drop_keeping (m, iterator, result);
    }
  rf_release (m->heap, 1);
  rf_drop_keeping (m, arguments, result);
  return result;
}

static RfObject *
default_dict_or (RfMachine *m, RfObject *a, RfObject *b)
{
  RfClass *cls = rf_collections_state (m)->default_dict;
  RfObject *self = rf_is (a, cls) ? a : b, *result;
  gboolean done;

  if (!rf_is_dict (a) || !rf_is_dict (b))
    return rf_not_implemented (m);
  result = new_like (m, self, a);
  if (result == NULL)
    return NULL;
  rf_hold (m->heap, result);
  done = rf_dict_update (m, result, b);
  rf_release (m->heap, 1);
  if (done)
    return result;
  rf_drop (m, result);
  return NULL;
}

/* The repr of the factory; one that leads back here is shown as dots. */
static RfObject *
factory_repr (RfMachine *m, RfObject *self)
{
  RfObject *factory = DEFAULT_DICT (self)->factory, *text;
  int entered;

  if (factory == NULL)
    return rf_str_new (m, "None", 4);
  entered = rf_repr_enter (m, factory);
  if (entered != 0)
    return entered < 0 ? NULL : rf_str_new (m, "...", 3);
  text = rf_object_repr (m, factory);
  rf_repr_leave (m, factory);
  return text;
}

static RfObject *
default_dict_repr (RfMachine *m, RfObject *self)
{
  RfObject *content = m->class_dict->slots.repr (m, self), *factory, *result = NULL;

  if (content == NULL)
    return NULL;
  rf_hold (m->heap, content);
  factory = factory_repr (m, self);
  if (factory != NULL)
    {
      result = rf_str_new_format (m, "%s(%s, %s)", RF_CLASS_OF (self)->type.name,
                                  rf_str_data (factory), rf_str_data (content));
      rf_drop (m, factory);
    }
  rf_release (m->heap, 1);
  rf_drop (m, content);
  return result;
}

static RfObject *
method_class_getitem (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                      RfObject *kwnames)
{
  return rf_generic_alias_new (m, self, args[0]);
}

static RfObject *
get_factory (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, factory_of (m, self));
}

static gboolean
set_factory (RfMachine *m, RfObject *self, RfObject *value)
{
  rf_slot_store_named (m->heap, self, "default_factory", &DEFAULT_DICT (self)->factory,
                       value != NULL ? rf_new_ref (m, value) : NULL);
  return TRUE;
}

static const RfMethodDef methods[] = {
  { "__missing__", method_missing, 1, 1, 0, NULL },
  { "copy", method_copy, 0, 0, 0, NULL },
  { "__copy__", method_copy, 0, 0, 0, NULL },
  { "__reduce__", method_reduce, 0, 0, 0, NULL },
  { "__class_getitem__", method_class_getitem, 1, 1, RF_METHOD_CLASS, NULL },
  { NULL },
};

static const RfGetSetDef getsets[] = { { "default_factory", get_factory, set_factory }, { NULL } };

RfObject *
rf_default_dict_factory (RfMachine *m, RfObject *o)
{
  RfClass *cls = rf_collections_state (m)->default_dict;

  return cls != NULL && rf_is (o, cls) ? DEFAULT_DICT (o)->factory : NULL;
}

static void
default_dict_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  if (DEFAULT_DICT (self)->factory != NULL)
    visit (DEFAULT_DICT (self)->factory, user);
  RF_CLASS_OF (self)->builtin_base->base->type.traverse (heap, self, visit, user);
}

static void
default_dict_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  if (DEFAULT_DICT (self)->factory != NULL)
    visit (RF_SLOT_NAMED, 0, "default_factory", NULL, DEFAULT_DICT (self)->factory, user);
  RF_CLASS_OF (self)->builtin_base->base->type.slots (heap, self, visit, user);
}

static void
default_dict_clear (RfHeap *heap, RfObject *self)
{
  rf_slot_store_named (heap, self, "default_factory", &DEFAULT_DICT (self)->factory, NULL);
  RF_CLASS_OF (self)->builtin_base->base->type.clear (heap, self);
}

gboolean
rf_default_dict_setup (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "collections.defaultdict",
    .base = m->class_dict,
    .class_flags = RF_CLASS_BASETYPE | RF_CLASS_DICT_SUBCLASS,
    .type_flags = RF_TYPE_GC | RF_TYPE_TRASHCAN,
    .host_size = sizeof (RfDefaultDict),
    .basic_size = 56,
    .doc = "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe "
           "default factory is called without arguments to produce\na new value when a key is not "
           "present, in __getitem__ only.\nA defaultdict compares equal to a dict with the same "
           "items.\nAll remaining arguments are treated the same as if they were\npassed to the "
           "dict constructor, including keyword arguments.\n",
    .slots = { .repr = default_dict_repr,
               .init = default_dict_init,
               .binary[RF_BINARY_BIT_OR] = default_dict_or },
    .traverse = default_dict_traverse,
    .slots_visit = default_dict_slots,
    .clear = default_dict_clear,
    .dealloc = default_dict_clear,
    .methods = methods,
    .getsets = getsets,
  };

  return rf_class_new_builtin (m, &spec, &rf_collections_state (m)->default_dict);
}
