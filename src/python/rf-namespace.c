/* SPDX-License-Identifier: MIT */

/* types.SimpleNamespace: attributes and nothing else. Invariant: it has its dict from the start. */

#include "python/rf-class-private.h"
#include "python/rf-container.h"
#include "python/rf-dict.h"
#include "python/rf-reduce.h"
#include "python/rf-setup.h"

typedef struct
{
  RfObject base;
  RfAttributes attributes;
} RfNamespace;

#define NAMESPACE(o) ((RfNamespace *) (o))

static inline RfObject *
dict_of (RfObject *self)
{
  return NAMESPACE (self)->attributes.dict;
}

static RfObject *
namespace_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *o = rf_object_alloc (m, cls, 0, TRUE), *dict;

  if (o == NULL)
    return NULL;
  rf_hold (m->heap, o);
  dict = rf_dict_new (m);
  rf_release (m->heap, 1);
  if (dict == NULL)
    {
      rf_drop (m, o);
      return NULL;
    }
  dict->flags |= RF_OBJECT_INSTANCE_DICT;
  rf_slot_swap_named (m->heap, o, "__dict__", &NAMESPACE (o)->attributes.dict, dict);
  return o;
}

/* Are all keys of the dict @from str? */
static gboolean
check_keys (RfMachine *m, RfObject *from)
{
  RfObject *key;
  gsize position = 0;

  while (rf_dict_next (from, &position, &key, NULL))
    if (!rf_is (key, m->class_str))
      {
        rf_raise (m, RF_EXC_TypeError, "keywords must be strings");
        return FALSE;
      }
  return TRUE;
}

/* The attributes that a mapping or pairs give. */
static gboolean
update_from (RfMachine *m, RfObject *self, RfObject *mapping)
{
  RfObject *dict = rf_dict_new (m);
  gboolean done;

  if (dict == NULL)
    return FALSE;
  rf_hold (m->heap, dict);
  done = rf_dict_update (m, dict, mapping) && check_keys (m, dict) &&
         rf_dict_update (m, dict_of (self), dict);
  rf_release (m->heap, 1);
  rf_drop (m, dict);
  return done;
}

static gboolean
namespace_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  gboolean positional = m->profile->minor >= 13;

  if (n_args > (positional ? 1 : 0))
    {
      if (positional)
        rf_raise (m, RF_EXC_TypeError, "%s expected at most 1 argument, got %" G_GSIZE_FORMAT,
                  RF_CLASS_OF (self)->type.name, n_args);
      else
        rf_raise (m, RF_EXC_TypeError, "no positional arguments expected");
      return FALSE;
    }
  if (n_args == 1 && !update_from (m, self, args[0]))
    return FALSE;
  for (gsize i = 0; kwnames != NULL && i < ((RfTuple *) kwnames)->length; i++)
    if (!rf_dict_set (m, dict_of (self), ((RfTuple *) kwnames)->items[i], args[n_args + i]))
      return FALSE;
  return TRUE;
}

/* Appends name=value for each attribute with a name. */
static gboolean
append_attributes (RfMachine *m, GString *out, RfObject *dict)
{
  RfObject *key, *value;
  gsize position = 0;
  gboolean done = TRUE, first = TRUE, holds;

  while (done && rf_dict_next (dict, &position, &key, &value))
    {
      if (!rf_is (key, m->class_str) || ((RfStr *) key)->length == 0)
        continue;
      g_string_append_printf (out, "%s%s=", first ? "" : ", ", rf_str_data (key));
      first = FALSE;
      /* A frame holds it, or else this. */
      holds = !rf_class_repr_is_python (RF_CLASS_OF (value));
      if (holds)
        rf_hold (m->heap, rf_new_ref (m, value));
      done = rf_str_append_repr (m, out, value);
      if (holds)
        rf_drop_held (m->heap, value, NULL);
    }
  return done;
}

static RfObject *
namespace_repr (RfMachine *m, RfObject *self)
{
  gboolean exact = RF_CLASS_OF (self) == m->class_SimpleNamespace;
  const char *name = exact ? "namespace" : RF_CLASS_OF (self)->type.name;
  g_autoptr (GString) out = g_string_new (name);
  RfObject *dict = dict_of (self);
  gboolean done;
  int entered = rf_repr_enter (m, self);

  if (entered != 0)
    return entered < 0 ? NULL : rf_str_new_format (m, "%s(...)", name);
  g_string_append_c (out, '(');
  rf_hold (m->heap, rf_new_ref (m, dict));
  done = append_attributes (m, out, dict);
  rf_release (m->heap, 1);
  rf_drop (m, dict);
  rf_repr_leave (m, self);
  g_string_append_c (out, ')');
  return done ? rf_str_new (m, out->str, (gssize) out->len) : NULL;
}

static RfObject *
namespace_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  if (!rf_is (a, m->class_SimpleNamespace) || !rf_is (b, m->class_SimpleNamespace))
    return rf_not_implemented (m);
  return rf_object_compare (m, dict_of (a), dict_of (b), op);
}

static RfObject *
method_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_tuple_pack (m, 3, RF_CLASS_OF (self), m->empty_tuple, dict_of (self));
}

/* copy.replace (): one of the same class with the attributes, and some others. */
static RfObject *
method_replace (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  RfObject *result;
  gboolean done;

  if (n_args > 0)
    return rf_raise (m, RF_EXC_TypeError, "__replace__() takes 0 positional arguments");
  result = rf_object_call_noargs (m, RF_OBJECT (RF_CLASS_OF (self)));
  if (result == NULL)
    return NULL;
  rf_hold (m->heap, result);
  done = rf_dict_update (m, dict_of (result), dict_of (self));
  for (gsize i = 0; done && kwnames != NULL && i < ((RfTuple *) kwnames)->length; i++)
    done = rf_dict_set (m, dict_of (result), ((RfTuple *) kwnames)->items[i], args[i]);
  rf_release (m->heap, 1);
  if (done)
    return result;
  rf_drop (m, result);
  return NULL;
}

static RfObject *
get_dict (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, dict_of (self));
}

static const RfMethodDef methods[] = {
  { "__replace__", method_replace, 0, -1, RF_METHOD_KEYWORDS, NULL }, /* the first: since 3.13 */
  { "__reduce__", method_reduce, 0, 0, 0, NULL },
  { NULL },
};

static const RfGetSetDef getsets[] = { { "__dict__", get_dict, NULL }, { NULL } };

gboolean
rf_namespace_setup (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "types.SimpleNamespace",
    .class_flags = RF_CLASS_BASETYPE,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfNamespace),
    .dict_offset = G_STRUCT_OFFSET (RfNamespace, attributes),
    .basic_size = 24,
    .doc = "A simple attribute-based namespace.",
    .slots = { .repr = namespace_repr,
               .hash = rf_hash_not_implemented,
               .richcompare = namespace_compare,
               .new_ = namespace_new,
               .init = namespace_init },
    .traverse = rf_attributes_traverse,
    .slots_visit = rf_attributes_slots,
    .clear = rf_attributes_clear,
    .dealloc = rf_attributes_clear,
    .methods = m->profile->minor >= 13 ? methods : methods + 1,
    .getsets = getsets,
  };

  return rf_class_new_builtin (m, &spec, &m->class_SimpleNamespace);
}
