/* SPDX-License-Identifier: MIT */

/* The module _weakref: ref and proxy objects on top of heap/rf-weakref.h. What is built of them is
 * written in Python.
 *
 * Invariant: a referent has at most one basic ref and one basic proxy (of the exact class, without
 * a callback), which every further request gets again. */

#include "python/rf-weakref-module.h"

#include "heap/rf-weakref.h"
#include "python/rf-container.h"
#include "python/rf-import.h"
#include "python/rf-setup.h"

#define WEAKREF(o) ((RfWeakref *) (o))

static gboolean
can_be_referenced (RfMachine *m, RfObject *o)
{
  if (o->type->type_flags & RF_TYPE_WEAKREFABLE)
    return TRUE;
  rf_raise (m, RF_EXC_TypeError, "cannot create weak reference to '%s' object", rf_class_name (o));
  return FALSE;
}

static RfWeakref *
find_basic (RfMachine *m, RfObject *referent, gboolean is_proxy)
{
  RfWeakref *weakref = rf_weakref_first (m->heap, referent);

  for (; weakref != NULL; weakref = weakref->next)
    if (weakref->is_basic && weakref->is_proxy == is_proxy)
      return weakref;
  return NULL;
}

RfObject *
rf_weakref_make (RfMachine *m, RfClass *cls, RfObject *referent, RfObject *callback,
                 gboolean is_proxy)
{
  gboolean exact = (cls->type.type_flags & RF_TYPE_PYTHON_CLASS) == 0;
  RfObject *weakref;

  if (!can_be_referenced (m, referent))
    return NULL;
  if (callback == m->none)
    callback = NULL;
  if (callback == NULL && exact)
    {
      RfWeakref *basic = find_basic (m, referent, is_proxy);
      if (basic != NULL)
        return rf_new_ref (m, RF_OBJECT (basic));
    }
  weakref = rf_object_alloc (m, cls, 0, FALSE);
  if (weakref == NULL)
    return NULL;
  WEAKREF (weakref)->hash = -1;
  rf_weakref_link (m->heap, WEAKREF (weakref), referent,
                   callback != NULL ? rf_new_ref (m, callback) : NULL, is_proxy);
  rf_gc_track (m->heap, weakref);
  return weakref;
}

/* --- ref -------------------------------------------------------------------------------------- */

static RfObject *
ref_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (cls == m->class_weakref_ReferenceType && !rf_args_no_keywords (m, "ref", kwnames))
    return NULL;
  if (n_args < 1)
    return rf_raise (m, RF_EXC_TypeError, "__new__ expected at least 1 argument, got 0");
  if (n_args > 2)
    return rf_raise (m, RF_EXC_TypeError, "__new__ expected at most 2 arguments, got %d",
                     (int) n_args);
  return rf_weakref_make (m, cls, args[0], n_args > 1 ? args[1] : NULL, FALSE);
}

static gboolean
ref_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (!rf_args_no_keywords (m, "ref", kwnames))
    return FALSE;
  if (n_args >= 1 && n_args <= 2)
    return TRUE;
  rf_raise (m, RF_EXC_TypeError, "__init__ expected at %s, got %d",
            n_args < 1 ? "least 1 argument" : "most 2 arguments", (int) n_args);
  return FALSE;
}

static RfObject *
ref_call (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *referent = rf_weakref_get (WEAKREF (self));

  if (!rf_args_no_keywords (m, m->profile->minor >= 11 ? "weakref" : "__call__", kwnames))
    return NULL;
  if (n_args > 0 && m->profile->minor >= 11)
    return rf_raise (m, RF_EXC_TypeError, "weakref expected 0 arguments, got %d", (int) n_args);
  if (n_args > 0)
    return rf_raise (m, RF_EXC_TypeError, "__call__() takes at most 0 arguments (%d given)",
                     (int) n_args);
  return rf_new_ref (m, referent != NULL ? referent : m->none);
}

static void
append_name (RfMachine *m, GString *out, RfObject *referent)
{
  RfObject *name = NULL;

  /* from 3.11 on only a name that the class provides is shown */
  if (m->profile->minor >= 11 &&
      !(referent->type->type_flags & (RF_TYPE_IS_CLASS | RF_TYPE_IS_FUNCTION | RF_TYPE_IS_MODULE)))
    return;
  name = rf_object_getattr_optional (m, referent, m->name_name);
  if (name == NULL)
    {
      rf_raised_clear (m);
      return;
    }
  if (RF_CLASS_OF (name)->class_flags & RF_CLASS_STR_SUBCLASS)
    g_string_append_printf (out, " (%s)", rf_str_data (name));
  rf_drop (m, name);
}

static RfObject *
ref_repr (RfMachine *m, RfObject *self)
{
  RfObject *referent = rf_weakref_get (WEAKREF (self)), *text;
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "<weakref at 0x%" G_GINT64_MODIFIER "x; ", self->address);
  if (referent == NULL)
    g_string_append (out, "dead");
  else
    {
      rf_new_ref (m, referent);
      rf_hold (m->heap, referent);
      g_string_append_printf (out, "to '%s' at 0x%" G_GINT64_MODIFIER "x", rf_class_name (referent),
                              referent->address);
      append_name (m, out, referent);
      rf_release (m->heap, 1);
      rf_drop (m, referent);
    }
  g_string_append_c (out, '>');
  text = rf_str_new (m, out->str, (gssize) out->len);
  g_string_free (out, TRUE);
  return text;
}

static gint64
ref_hash (RfMachine *m, RfObject *self)
{
  RfObject *referent = rf_weakref_get (WEAKREF (self));

  if (WEAKREF (self)->hash != -1)
    return WEAKREF (self)->hash;
  if (referent == NULL)
    {
      rf_raise (m, RF_EXC_TypeError, "weak object has gone away");
      return -1;
    }
  rf_new_ref (m, referent);
  rf_hold (m->heap, referent);
  WEAKREF (self)->hash = rf_object_hash (m, referent);
  rf_release (m->heap, 1);
  rf_drop (m, referent);
  return WEAKREF (self)->hash;
}

static RfObject *
ref_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  RfObject *left, *right, *result;

  if ((op != RF_CMP_EQ && op != RF_CMP_NE) || !rf_is (a, m->class_weakref_ReferenceType) ||
      !rf_is (b, m->class_weakref_ReferenceType))
    return rf_not_implemented (m);
  left = rf_weakref_get (WEAKREF (a));
  right = rf_weakref_get (WEAKREF (b));
  if (left == NULL || right == NULL)
    return rf_bool (m, (a == b) == (op == RF_CMP_EQ));
  rf_hold (m->heap, rf_new_ref (m, left));
  rf_hold (m->heap, rf_new_ref (m, right));
  result = rf_object_compare (m, left, right, op);
  rf_release (m->heap, 2);
  rf_drop (m, left);
  rf_drop (m, right);
  return result;
}

static RfObject *
ref_get_callback (RfMachine *m, RfObject *self)
{
  RfObject *callback = WEAKREF (self)->callback;

  return rf_new_ref (m, callback != NULL ? callback : m->none);
}

static const RfGetSetDef ref_getsets[] = {
  { "__callback__", ref_get_callback, rf_set_readonly },
  { NULL },
};

/* --- proxy ------------------------------------------------------------------------------------ */

/* What @o stands for when it is a proxy, else @o (a new reference, held); ReferenceError. */
static RfObject *
unwrap (RfMachine *m, RfObject *o)
{
  RfObject *referent = o;

  if (o->type == &m->class_weakref_ProxyType->type ||
      o->type == &m->class_weakref_CallableProxyType->type)
    referent = rf_weakref_get (WEAKREF (o));
  if (referent == NULL)
    return rf_raise (m, RF_EXC_ReferenceError, "weakly-referenced object no longer exists");
  rf_new_ref (m, referent);
  rf_hold (m->heap, referent);
  return referent;
}

static void
done (RfMachine *m, RfObject *referent)
{
  rf_release (m->heap, 1);
  rf_drop (m, referent);
}

#define PROXY_UNARY(name, function)                            \
  static RfObject *proxy_##name (RfMachine *m, RfObject *self) \
  {                                                            \
    RfObject *referent = unwrap (m, self), *result;            \
                                                               \
    if (referent == NULL)                                      \
      return NULL;                                             \
    result = function (m, referent);                           \
    done (m, referent);                                        \
    return result;                                             \
  }

PROXY_UNARY (str, rf_object_str)
PROXY_UNARY (negative, rf_object_negative)
PROXY_UNARY (positive, rf_object_positive)
PROXY_UNARY (invert, rf_object_invert)
PROXY_UNARY (absolute, rf_object_absolute)
PROXY_UNARY (index, rf_object_index)
PROXY_UNARY (iter, rf_object_iter)

static RfObject *
proxy_repr (RfMachine *m, RfObject *self)
{
  RfObject *referent = rf_weakref_get (WEAKREF (self));

  if (referent == NULL)
    referent = m->none;
  if (m->profile->minor >= 13 && referent != m->none)
    return rf_str_new_format (m,
                              "<weakproxy at 0x%" G_GINT64_MODIFIER
                              "x; to '%s' at 0x%" G_GINT64_MODIFIER "x>",
                              self->address, rf_class_name (referent), referent->address);
  if (m->profile->minor >= 13)
    return rf_str_new_format (m, "<weakproxy at 0x%" G_GINT64_MODIFIER "x; dead>", self->address);
  return rf_str_new_format (m,
                            "<weakproxy at 0x%" G_GINT64_MODIFIER "x to %s at 0x%" G_GINT64_MODIFIER
                            "x>",
                            self->address, rf_class_name (referent), referent->address);
}

static RfObject *
proxy_getattro (RfMachine *m, RfObject *self, RfObject *name)
{
  RfObject *referent = unwrap (m, self), *result;

  if (referent == NULL)
    return NULL;
  result = rf_object_getattr (m, referent, name);
  done (m, referent);
  return result;
}

static gboolean
proxy_setattro (RfMachine *m, RfObject *self, RfObject *name, RfObject *value)
{
  RfObject *referent = unwrap (m, self);
  gboolean result;

  if (referent == NULL)
    return FALSE;
  result = rf_object_setattr (m, referent, name, value);
  done (m, referent);
  return result;
}

static RfObject *
proxy_call (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *referent = unwrap (m, self), *result;

  if (referent == NULL)
    return NULL;
  result = rf_object_call (m, referent, args, n_args, kwnames);
  done (m, referent);
  return result;
}

static RfObject *
proxy_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  RfObject *left = unwrap (m, a);
  RfObject *right = left != NULL ? unwrap (m, b) : NULL;
  RfObject *result = NULL;

  if (right != NULL)
    {
      result = rf_object_compare (m, left, right, op);
      done (m, right);
    }
  if (left != NULL)
    done (m, left);
  return result;
}

static int
proxy_bool (RfMachine *m, RfObject *self)
{
  RfObject *referent = unwrap (m, self);
  int result;

  if (referent == NULL)
    return -1;
  result = rf_object_truth (m, referent);
  done (m, referent);
  return result;
}

static gssize
proxy_length (RfMachine *m, RfObject *self)
{
  RfObject *referent = unwrap (m, self);
  gssize result;

  if (referent == NULL)
    return -1;
  result = rf_object_length (m, referent);
  done (m, referent);
  return result;
}

static RfObject *
proxy_getitem (RfMachine *m, RfObject *self, RfObject *key)
{
  RfObject *referent = unwrap (m, self), *result;

  if (referent == NULL)
    return NULL;
  result = rf_object_getitem (m, referent, key);
  done (m, referent);
  return result;
}

static gboolean
proxy_setitem (RfMachine *m, RfObject *self, RfObject *key, RfObject *value)
{
  RfObject *referent = unwrap (m, self);
  gboolean result;

  if (referent == NULL)
    return FALSE;
  result = value != NULL ? rf_object_setitem (m, referent, key, value)
                         : rf_object_delitem (m, referent, key);
  done (m, referent);
  return result;
}

static int
proxy_contains (RfMachine *m, RfObject *self, RfObject *item)
{
  RfObject *referent = unwrap (m, self);
  int result;

  if (referent == NULL)
    return -1;
  result = rf_object_contains (m, referent, item);
  done (m, referent);
  return result;
}

static RfObject *
proxy_next (RfMachine *m, RfObject *self)
{
  RfObject *referent = unwrap (m, self), *result;

  if (referent == NULL)
    return NULL;
  if (RF_CLASS_OF (referent)->slots.iternext == NULL)
    result =
      rf_raise (m, RF_EXC_TypeError, "Weakref proxy referenced a non-iterator '%.200s' object",
                rf_class_name (referent));
  else
    result = rf_object_next (m, referent);
  done (m, referent);
  return result;
}

static RfObject *
proxy_operate (RfMachine *m, RfBinaryOp op, RfObject *a, RfObject *b, gboolean inplace)
{
  RfObject *left = unwrap (m, a);
  RfObject *right = left != NULL ? unwrap (m, b) : NULL;
  RfObject *result = NULL;

  if (right != NULL)
    {
      result =
        inplace ? rf_object_inplace (m, op, left, right) : rf_object_binary (m, op, left, right);
      done (m, right);
    }
  if (left != NULL)
    done (m, left);
  return result;
}

#define X(NAME, sign, method)                                                    \
  static RfObject *proxy_binary_##NAME (RfMachine *m, RfObject *a, RfObject *b)  \
  {                                                                              \
    return proxy_operate (m, RF_BINARY_##NAME, a, b, FALSE);                     \
  }                                                                              \
  static RfObject *proxy_inplace_##NAME (RfMachine *m, RfObject *a, RfObject *b) \
  {                                                                              \
    return proxy_operate (m, RF_BINARY_##NAME, a, b, TRUE);                      \
  }
RF_BINARY_OPS (X)
#undef X

static RfObject *
proxy_power (RfMachine *m, RfObject *a, RfObject *b, RfObject *modulus)
{
  RfObject *items[3] = { NULL }, *result = NULL;
  RfObject *const from[] = { a, b, modulus };
  guint n = 0;

  while (n < G_N_ELEMENTS (from) && (items[n] = unwrap (m, from[n])) != NULL)
    n++;
  if (n == G_N_ELEMENTS (from))
    result = rf_object_power (m, items[0], items[1], items[2]);
  while (n > 0)
    done (m, items[--n]);
  return result;
}

/* int() and float() of the referent: by its class, as a number's slot would. */
static RfObject *
proxy_convert (RfMachine *m, RfObject *self, RfClass *to)
{
  RfObject *referent = unwrap (m, self), *result;

  if (referent == NULL)
    return NULL;
  result = rf_object_call_one (m, RF_OBJECT (to), referent);
  done (m, referent);
  return result;
}

static RfObject *
proxy_int (RfMachine *m, RfObject *self)
{
  return proxy_convert (m, self, m->class_int);
}

static RfObject *
proxy_float (RfMachine *m, RfObject *self)
{
  return proxy_convert (m, self, m->class_float);
}

static RfObject *
proxy_reversed (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  RfObject *referent = unwrap (m, self), *result;

  if (referent == NULL)
    return NULL;
  result = rf_object_call_method (m, referent, m->name_reversed, NULL, 0);
  done (m, referent);
  return result;
}

static RfObject *
proxy_bytes (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *name = rf_str_intern (m, "__bytes__", -1), *referent, *result = NULL;

  if (name == NULL)
    return NULL;
  rf_hold (m->heap, name);
  referent = unwrap (m, self);
  if (referent != NULL)
    {
      result = rf_object_call_method (m, referent, name, NULL, 0);
      done (m, referent);
    }
  rf_release (m->heap, 1);
  rf_drop (m, name);
  return result;
}

static const RfMethodDef proxy_methods[] = {
  { "__bytes__", proxy_bytes, 0, 0, 0 },
  { "__reversed__", proxy_reversed, 0, 0, 0 },
  { NULL },
};

static const RfSlots proxy_slots = {
  .repr = proxy_repr,
  .str = proxy_str,
  .hash = rf_hash_not_implemented,
  .getattro = proxy_getattro,
  .setattro = proxy_setattro,
  .richcompare = proxy_compare,
  .iter = proxy_iter,
  .iternext = proxy_next,
  .negative = proxy_negative,
  .positive = proxy_positive,
  .invert = proxy_invert,
  .absolute = proxy_absolute,
  .bool_ = proxy_bool,
  .index = proxy_index,
  .int_ = proxy_int,
  .float_ = proxy_float,
  .power = proxy_power,
#define X(NAME, sign, method) [RF_BINARY_##NAME] = proxy_binary_##NAME,
  .binary = { RF_BINARY_OPS (X) },
#undef X
#define X(NAME, sign, method) [RF_BINARY_##NAME] = proxy_inplace_##NAME,
  .inplace = { RF_BINARY_OPS (X) },
#undef X
  .length = proxy_length,
  .getitem = proxy_getitem,
  .setitem = proxy_setitem,
  .contains = proxy_contains,
};

gboolean
rf_weakref_setup (RfMachine *m)
{
  gsize size = m->profile->minor >= 11 ? 64 : 56;
  RfClassSpec spec = {
    .name = "weakref.ReferenceType",
    .class_flags = RF_CLASS_BASETYPE,
    .type_flags = RF_TYPE_GC | RF_TYPE_IS_WEAKREF,
    .host_size = sizeof (RfWeakref),
    .basic_size = size,
    .slots = {
      .repr = ref_repr,
      .hash = ref_hash,
      .call = ref_call,
      .richcompare = ref_compare,
      .new_ = ref_new,
      .init = ref_init,
    },
    .traverse = rf_weakref_traverse,
    .slots_visit = rf_weakref_slots,
    .clear = rf_weakref_tp_clear,
    .dealloc = rf_weakref_dealloc,
    .getsets = ref_getsets,
  };

  if (!rf_class_new_builtin (m, &spec, &m->class_weakref_ReferenceType))
    return FALSE;
  spec.getsets = NULL;
  spec.methods = proxy_methods;
  spec.slots = proxy_slots;
  spec.class_flags = RF_CLASS_NO_NEW;
  spec.name = "weakref.ProxyType";
  if (!rf_class_new_builtin (m, &spec, &m->class_weakref_ProxyType))
    return FALSE;
  spec.name = "weakref.CallableProxyType";
  spec.methods = NULL;
  spec.slots.call = proxy_call;
  return rf_class_new_builtin (m, &spec, &m->class_weakref_CallableProxyType);
}

/* --- the module ------------------------------------------------------------------------------- */

static RfObject *
weakref_proxy (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfClass *cls = rf_object_callable (m, args[0]) ? m->class_weakref_CallableProxyType
                                                 : m->class_weakref_ProxyType;

  return rf_weakref_make (m, cls, args[0], n_args > 1 ? args[1] : NULL, TRUE);
}

static RfObject *
weakref_getweakrefcount (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                         RfObject *kwnames)
{
  guint count = rf_weakref_count (m->heap, args[0]);

  /* The list of subclasses of its base holds the basic reference to a class. */
  if (args[0]->type->type_flags & RF_TYPE_IS_CLASS && find_basic (m, args[0], FALSE) == NULL)
    count++;
  return rf_int_new (m, count);
}

static RfObject *
weakref_getweakrefs (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                     RfObject *kwnames)
{
  RfObject *list = rf_list_new (m, 0);
  RfWeakref *weakref = list != NULL ? rf_weakref_first (m->heap, args[0]) : NULL;

  for (; list != NULL && weakref != NULL; weakref = weakref->next)
    if (!rf_list_append (m, list, RF_OBJECT (weakref)))
      {
        rf_drop (m, list);
        return NULL;
      }
  return list;
}

/* Deletes the entry of a dict only if its weak reference is dead: it may be a newer one. */
static RfObject *
weakref_remove_dead (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                     RfObject *kwnames)
{
  RfObject *value;

  if (!rf_is (args[0], m->class_dict))
    return rf_raise (m, RF_EXC_TypeError, "_remove_dead_weakref() argument 1 must be dict, not %s",
                     rf_class_name (args[0]));
  value = rf_dict_get (m, args[0], args[1]);
  if (rf_raised (m))
    return NULL;
  if (value == NULL)
    return rf_none (m);
  if (!rf_is (value, m->class_weakref_ReferenceType))
    return rf_raise (m, RF_EXC_TypeError, "not a weakref");
  if (rf_weakref_get (WEAKREF (value)) == NULL && rf_dict_delete (m, args[0], args[1]) < 0)
    return NULL;
  return rf_none (m);
}

static const RfMethodDef functions[] = {
  { "_remove_dead_weakref", weakref_remove_dead, 2, 2, 0 },
  { "proxy", weakref_proxy, 1, 2, RF_METHOD_TUPLE_OLDEST },
  { "getweakrefcount", weakref_getweakrefcount, 1, 1, 0 },
  { "getweakrefs", weakref_getweakrefs, 1, 1, 0 },
  { NULL },
};

static gboolean
weakref_module_setup (RfMachine *m, RfObject *module, RfObject *dict)
{
  return rf_dict_set_cstr (m, dict, "ref", RF_OBJECT (m->class_weakref_ReferenceType)) &&
         rf_dict_set_cstr (m, dict, "ReferenceType", RF_OBJECT (m->class_weakref_ReferenceType)) &&
         rf_dict_set_cstr (m, dict, "ProxyType", RF_OBJECT (m->class_weakref_ProxyType)) &&
         rf_dict_set_cstr (m, dict, "CallableProxyType",
                           RF_OBJECT (m->class_weakref_CallableProxyType));
}

const RfModuleDef rf_weakref_module = {
  .name = "_weakref",
  .doc = "Weak-reference support module.",
  .functions = functions,
  .setup = weakref_module_setup,
};
