/* SPDX-License-Identifier: MIT */

/* The table that ties dunder names to slots, and the dispatchers: slot functions that call the
 * method written in Python.
 *
 * Invariant: a slot of a class made by the program is the C function that the built-in bases have,
 * as long as every name of the slot still leads to that function's wrapper, and else the
 * dispatcher; it is NULL when no name of it is found. rf_class_update_slots() restores that after
 * a class was made or one of its dunder names changed. */

#include "python/rf-class-private.h"
#include "python/rf-frame.h"
#include "python/rf-opcode.h"
#include "python/rf-slot-wrap.h"

#include <string.h>

/* --- calling ---------------------------------------------------------------------------------- */

/* Calls @function, found in the class of @self, as a method: with @self before @args. */
static RfObject *
call_as_method (RfMachine *m, RfObject *self, RfObject *function, RfObject *const *args,
                gsize n_args, RfObject *kwnames)
{
  RfHeap *heap = m->heap;
  RfClass *kind = RF_CLASS_OF (function);
  RfObject *result;
  rf_hold (heap, rf_ref (heap, function));
  if (kind->class_flags & RF_CLASS_METHOD_DESCRIPTOR)
    {
      gsize n = n_args + (kwnames != NULL ? ((RfTuple *) kwnames)->length : 0);
      RfObject *few[8];
      RfObject **all = n < G_N_ELEMENTS (few) ? few : g_new (RfObject *, n + 1);
      all[0] = self;
      for (gsize i = 0; i < n; i++)
        all[i + 1] = args[i];
      result = rf_object_call_spread (m, function, all, n_args + 1, kwnames);
      if (all != few)
        g_free (all);
    }
  else if (kind->slots.descr_get != NULL)
    {
      RfObject *bound = kind->slots.descr_get (m, function, self, (RfObject *) RF_CLASS_OF (self));
      if (bound == NULL)
        result = NULL;
      else
        {
          rf_hold (heap, bound);
          result = rf_drop_held (heap, bound, rf_object_call (m, bound, args, n_args, kwnames));
        }
    }
  else
    result = rf_object_call (m, function, args, n_args, kwnames);
  return rf_drop_held (heap, function, result);
}

RfObject *
rf_call_special (RfMachine *m, RfObject *self, RfObject *name, RfObject *const *args, gsize n_args)
{
  RfObject *function = rf_class_lookup (m, RF_CLASS_OF (self), name);
  return function != NULL ? call_as_method (m, self, function, args, n_args, NULL) : NULL;
}

/* The same, where a missing method is an AttributeError with its bare name (as in CPython). */
static RfObject *
call_required (RfMachine *m, RfObject *self, RfObject *name, RfObject *const *args, gsize n_args)
{
  RfObject *result = rf_call_special (m, self, name, args, n_args);
  if (result == NULL && !rf_raised (m))
    return rf_raise_object (m, RF_EXC_AttributeError, name);
  return result;
}

static RfObject *
call_or_not_implemented (RfMachine *m, RfObject *self, RfObject *name, RfObject *arg)
{
  RfObject *result = rf_call_special (m, self, name, &arg, 1);
  if (result == NULL && !rf_raised (m))
    return rf_not_implemented (m);
  return result;
}

/* The order of SLOT_TABLE below: DEF_x is the index of x in it. */
#define NUMBER_OPS(X)    \
  X (ADD, "add")         \
  X (SUB, "sub")         \
  X (MULT, "mul")        \
  X (MAT_MULT, "matmul") \
  X (DIV, "truediv")     \
  X (MOD, "mod")         \
  X (L_SHIFT, "lshift")  \
  X (R_SHIFT, "rshift")  \
  X (BIT_OR, "or")       \
  X (BIT_XOR, "xor")     \
  X (BIT_AND, "and")     \
  X (FLOOR_DIV, "floordiv")

#define BINARY_DEF(op, text)                                                                     \
  D (left_##op, "__" text "__", binary[RF_BINARY_##op], dispatch_##op, rf_wrap_binary, 0, FALSE) \
  D (right_##op, "__r" text "__", binary[RF_BINARY_##op], dispatch_##op, rf_wrap_reflected, 0,   \
     FALSE)
#define INPLACE_DEF(op, text)                                                       \
  D (inplace_##op, "__i" text "__", inplace[RF_BINARY_##op], dispatch_inplace_##op, \
     rf_wrap_binary, 0, FALSE)

/* D (id, name, slot, dispatcher, wrapper, comparison, takes keywords) */
#define SLOT_TABLE                                                                             \
  D (new, "__new__", new_, dispatch_new, NULL, 0, FALSE)                                       \
  D (init, "__init__", init, dispatch_init, rf_wrap_init, 0, TRUE)                             \
  D (repr, "__repr__", repr, dispatch_repr, rf_wrap_unary, 0, FALSE)                           \
  D (str, "__str__", str, dispatch_str, rf_wrap_unary, 0, FALSE)                               \
  D (hash, "__hash__", hash, dispatch_hash, rf_wrap_hash, 0, FALSE)                            \
  D (call, "__call__", call, dispatch_call, rf_wrap_call, 0, TRUE)                             \
  D (getattribute, "__getattribute__", getattro, dispatch_getattro, rf_wrap_getattribute, 0,   \
     FALSE)                                                                                    \
  D (getattr, "__getattr__", getattro, dispatch_getattro, NULL, 0, FALSE)                      \
  D (setattr, "__setattr__", setattro, dispatch_setattro, rf_wrap_setattr, 0, FALSE)           \
  D (delattr, "__delattr__", setattro, dispatch_setattro, rf_wrap_delattr, 0, FALSE)           \
  D (lt, "__lt__", richcompare, dispatch_compare, rf_wrap_compare, RF_CMP_LT, FALSE)           \
  D (le, "__le__", richcompare, dispatch_compare, rf_wrap_compare, RF_CMP_LE, FALSE)           \
  D (eq, "__eq__", richcompare, dispatch_compare, rf_wrap_compare, RF_CMP_EQ, FALSE)           \
  D (ne, "__ne__", richcompare, dispatch_compare, rf_wrap_compare, RF_CMP_NE, FALSE)           \
  D (gt, "__gt__", richcompare, dispatch_compare, rf_wrap_compare, RF_CMP_GT, FALSE)           \
  D (ge, "__ge__", richcompare, dispatch_compare, rf_wrap_compare, RF_CMP_GE, FALSE)           \
  D (iter, "__iter__", iter, dispatch_iter, rf_wrap_unary, 0, FALSE)                           \
  D (next, "__next__", iternext, dispatch_next, rf_wrap_next, 0, FALSE)                        \
  D (get, "__get__", descr_get, dispatch_descr_get, rf_wrap_descr_get, 0, FALSE)               \
  D (set, "__set__", descr_set, dispatch_descr_set, rf_wrap_descr_set, 0, FALSE)               \
  D (delete, "__delete__", descr_set, dispatch_descr_set, rf_wrap_descr_delete, 0, FALSE)      \
  NUMBER_OPS (BINARY_DEF)                                                                      \
  BINARY_DEF (DIVMOD, "divmod")                                                                \
  D (pow, "__pow__", power, dispatch_power, rf_wrap_power, 0, FALSE)                           \
  D (rpow, "__rpow__", power, dispatch_power, rf_wrap_reflected_power, 0, FALSE)               \
  NUMBER_OPS (INPLACE_DEF)                                                                     \
  D (inplace_POW, "__ipow__", inplace[RF_BINARY_POW], dispatch_inplace_POW, rf_wrap_binary, 0, \
     FALSE)                                                                                    \
  D (negative, "__neg__", negative, dispatch_negative, rf_wrap_unary, 0, FALSE)                \
  D (positive, "__pos__", positive, dispatch_positive, rf_wrap_unary, 0, FALSE)                \
  D (absolute, "__abs__", absolute, dispatch_absolute, rf_wrap_unary, 0, FALSE)                \
  D (invert, "__invert__", invert, dispatch_invert, rf_wrap_unary, 0, FALSE)                   \
  D (bool, "__bool__", bool_, dispatch_bool, rf_wrap_inquiry, 0, FALSE)                        \
  D (int, "__int__", int_, dispatch_int, rf_wrap_unary, 0, FALSE)                              \
  D (float, "__float__", float_, dispatch_float, rf_wrap_unary, 0, FALSE)                      \
  D (index, "__index__", index, dispatch_index, rf_wrap_unary, 0, FALSE)                       \
  D (len, "__len__", length, dispatch_length, rf_wrap_length, 0, FALSE)                        \
  D (getitem, "__getitem__", getitem, dispatch_getitem, rf_wrap_binary, 0, FALSE)              \
  D (setitem, "__setitem__", setitem, dispatch_setitem, rf_wrap_setitem, 0, FALSE)             \
  D (delitem, "__delitem__", setitem, dispatch_setitem, rf_wrap_delitem, 0, FALSE)             \
  D (contains, "__contains__", contains, dispatch_contains, rf_wrap_contains, 0, FALSE)        \
  D (concat, "__add__", concat, NULL, rf_wrap_binary, 0, FALSE)                                \
  D (inplace_concat, "__iadd__", inplace_concat, NULL, rf_wrap_binary, 0, FALSE)               \
  D (repeat, "__mul__", repeat, NULL, rf_wrap_repeat, 0, FALSE)                                \
  D (rrepeat, "__rmul__", repeat, NULL, rf_wrap_repeat, 0, FALSE)                              \
  D (inplace_repeat, "__imul__", inplace_repeat, NULL, rf_wrap_repeat, 0, FALSE)

enum
{
#define D(id, ...) DEF_##id,
  SLOT_TABLE
#undef D
    N_DEFS
};

#define NAME(id) (rf_class_state (m)->slot_names[DEF_##id])

/* --- dispatchers: objects --------------------------------------------------------------------- */

static RfObject *
dispatch_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfHeap *heap = m->heap;
  RfObject *function = rf_object_getattr (m, (RfObject *) cls, NAME (new));
  if (function == NULL)
    return NULL;
  rf_hold (heap, function);
  gsize n = n_args + (kwnames != NULL ? ((RfTuple *) kwnames)->length : 0);
  RfObject *few[8];
  RfObject **all = n < G_N_ELEMENTS (few) ? few : g_new (RfObject *, n + 1);
  all[0] = (RfObject *) cls;
  for (gsize i = 0; i < n; i++)
    all[i + 1] = args[i];
  RfObject *result = rf_object_call_spread (m, function, all, n_args + 1, kwnames);
  if (all != few)
    g_free (all);
  return rf_drop_held (heap, function, result);
}

static gboolean
dispatch_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *function = rf_class_lookup (m, RF_CLASS_OF (self), NAME (init));
  if (function == NULL)
    return TRUE;
  RfObject *result = call_as_method (m, self, function, args, n_args, kwnames);
  if (result == NULL)
    return FALSE;
  gboolean ok = result == m->none;
  if (!ok)
    rf_raise (m, RF_EXC_TypeError, "__init__() should return None, not '%.200s'",
              rf_class_name (result));
  rf_drop (m, result);
  return ok;
}

static RfObject *
dispatch_repr (RfMachine *m, RfObject *self)
{
  return call_required (m, self, NAME (repr), NULL, 0);
}

static RfObject *
dispatch_str (RfMachine *m, RfObject *self)
{
  return call_required (m, self, NAME (str), NULL, 0);
}

gboolean
rf_class_repr_is_python (const RfClass *cls)
{
  return cls->slots.repr == dispatch_repr;
}

static gint64
dispatch_hash (RfMachine *m, RfObject *self)
{
  RfObject *function = rf_class_lookup (m, RF_CLASS_OF (self), NAME (hash));
  if (function == NULL || function == m->none)
    return rf_hash_not_implemented (m, self);
  RfObject *result = call_as_method (m, self, function, NULL, 0, NULL);
  if (result == NULL)
    return -1;
  gint64 hash = -1;
  if (!rf_is_int_object (result))
    rf_raise (m, RF_EXC_TypeError, "__hash__ method should return an integer");
  else if (!rf_int_fits (result, &hash))
    hash = m->class_int->slots.hash (m, result);
  else if (hash == -1)
    hash = -2;
  rf_drop (m, result);
  return hash;
}

static RfObject *
dispatch_call (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *function = rf_class_lookup (m, RF_CLASS_OF (self), NAME (call));
  if (function == NULL)
    return rf_raise_object (m, RF_EXC_AttributeError, NAME (call));
  return call_as_method (m, self, function, args, n_args, kwnames);
}

/* __getattr__, and __getattribute__ beside it: bound first, before 3.12. */
static RfObject *
call_attribute (RfMachine *m, RfObject *self, RfObject *function, RfObject *name)
{
  RfObject *bound;
  if (m->profile->getattr_suppresses)
    return call_as_method (m, self, function, &name, 1, NULL);
  bound = rf_descriptor_read (m, function, self, RF_CLASS_OF (self));
  if (bound == NULL)
    return NULL;
  rf_hold (m->heap, bound);
  return rf_drop_held (m->heap, bound, rf_object_call_one (m, bound, name));
}

static RfObject *
dispatch_getattro (RfMachine *m, RfObject *self, RfObject *name)
{
  RfClass *cls = RF_CLASS_OF (self);
  RfObject *getattribute = rf_class_lookup (m, cls, NAME (getattribute));
  RfObject *getattr = rf_class_lookup (m, cls, NAME (getattr));
  RfObject *result;
  if (getattribute == NULL ||
      (RF_CLASS_OF (getattribute) == m->class_wrapper_descriptor &&
       ((RfWrapper *) getattribute)->slot == (RfSlotFunc) rf_generic_getattr))
    result = m->profile->getattr_suppresses ? rf_generic_getattr_optional (m, self, name)
                                            : rf_generic_getattr (m, self, name);
  else if (getattr != NULL)
    result = call_attribute (m, self, getattribute, name);
  else
    result = call_as_method (m, self, getattribute, &name, 1, NULL);
  if (result != NULL)
    return result;
  if (rf_raised (m) && !rf_raised_is (m, RF_EXC_AttributeError))
    return NULL;
  /* Whoever was asked may have changed the class. */
  getattr = rf_class_lookup (m, cls, NAME (getattr));
  if (getattr == NULL)
    return rf_raised (m) ? NULL : rf_raise_no_attribute (m, self, name, FALSE);
  if (rf_raised (m) && !rf_raised_clear (m))
    return NULL;
  return call_attribute (m, self, getattr, name);
}

static gboolean
dispatch_setattro (RfMachine *m, RfObject *self, RfObject *name, RfObject *value)
{
  RfObject *const args[] = { name, value };
  RfObject *result = value != NULL ? call_required (m, self, NAME (setattr), args, 2)
                                   : call_required (m, self, NAME (delattr), args, 1);
  rf_xdrop (m, result);
  return result != NULL;
}

static RfObject *
dispatch_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  return call_or_not_implemented (m, a, rf_class_state (m)->slot_names[DEF_lt + op], b);
}

static RfObject *
dispatch_iter (RfMachine *m, RfObject *self)
{
  RfObject *function = rf_class_lookup (m, RF_CLASS_OF (self), NAME (iter));
  if (function == NULL || function == m->none)
    return rf_raise (m, RF_EXC_TypeError, "'%.200s' object is not iterable", rf_class_name (self));
  return call_as_method (m, self, function, NULL, 0, NULL);
}

static RfObject *
dispatch_next (RfMachine *m, RfObject *self)
{
  return call_required (m, self, NAME (next), NULL, 0);
}

static RfObject *
dispatch_descr_get (RfMachine *m, RfObject *descr, RfObject *instance, RfObject *owner)
{
  RfObject *const args[] = { instance != NULL ? instance : m->none,
                             owner != NULL ? owner : m->none };
  return call_required (m, descr, NAME (get), args, 2);
}

static gboolean
dispatch_descr_set (RfMachine *m, RfObject *descr, RfObject *instance, RfObject *value)
{
  RfObject *const args[] = { instance, value };
  RfObject *result = value != NULL ? call_required (m, descr, NAME (set), args, 2)
                                   : call_required (m, descr, NAME (delete), args, 1);
  rf_xdrop (m, result);
  return result != NULL;
}

/* --- dispatchers: numbers --------------------------------------------------------------------- */

/* Does the class of @b answer @name in its own way, when seen from @a? */
static gboolean
method_is_overloaded (RfMachine *m, RfObject *a, RfObject *b, RfObject *name)
{
  RfObject *theirs = rf_class_lookup (m, RF_CLASS_OF (b), name);
  return theirs != NULL && theirs != rf_class_lookup (m, RF_CLASS_OF (a), name);
}

/* An operator whose slot is @dispatcher in the class of at least one operand. @a_has and @b_has
 * say in which. */
static RfObject *
dispatch_binary (RfMachine *m, RfObject *a, RfObject *b, gboolean a_has, gboolean b_has,
                 RfObject *name, RfObject *reflected)
{
  gboolean other = RF_CLASS_OF (a) != RF_CLASS_OF (b) && b_has;
  if (a_has)
    {
      if (other && rf_class_is_subclass (RF_CLASS_OF (b), RF_CLASS_OF (a)) &&
          method_is_overloaded (m, a, b, reflected))
        {
          RfObject *result = call_or_not_implemented (m, b, reflected, a);
          if (result != m->not_implemented)
            return result;
          rf_drop (m, result);
          other = FALSE;
        }
      RfObject *result = call_or_not_implemented (m, a, name, b);
      if (result != m->not_implemented || RF_CLASS_OF (a) == RF_CLASS_OF (b))
        return result;
      rf_drop (m, result);
    }
  return other ? call_or_not_implemented (m, b, reflected, a) : rf_not_implemented (m);
}

#define DEFINE_BINARY(op, text)                                                             \
  static RfObject *dispatch_##op (RfMachine *m, RfObject *a, RfObject *b)                   \
  {                                                                                         \
    return dispatch_binary (m, a, b,                                                        \
                            RF_CLASS_OF (a)->slots.binary[RF_BINARY_##op] == dispatch_##op, \
                            RF_CLASS_OF (b)->slots.binary[RF_BINARY_##op] == dispatch_##op, \
                            NAME (left_##op), NAME (right_##op));                           \
  }
#define DEFINE_INPLACE(op, text)                                                  \
  static RfObject *dispatch_inplace_##op (RfMachine *m, RfObject *a, RfObject *b) \
  {                                                                               \
    return call_required (m, a, NAME (inplace_##op), &b, 1);                      \
  }

NUMBER_OPS (DEFINE_BINARY)
DEFINE_BINARY (DIVMOD, "divmod")
NUMBER_OPS (DEFINE_INPLACE)
DEFINE_INPLACE (POW, "pow")

static RfObject *
dispatch_power (RfMachine *m, RfObject *a, RfObject *b, RfObject *modulus)
{
  gboolean a_has = RF_CLASS_OF (a)->slots.power == dispatch_power;
  if (modulus == NULL || modulus == m->none)
    return dispatch_binary (m, a, b, a_has, RF_CLASS_OF (b)->slots.power == dispatch_power,
                            NAME (pow), NAME (rpow));
  if (!a_has)
    return rf_not_implemented (m);
  RfObject *const args[] = { b, modulus };
  return call_required (m, a, NAME (pow), args, 2);
}

#define DEFINE_UNARY(id)                                        \
  static RfObject *dispatch_##id (RfMachine *m, RfObject *self) \
  {                                                             \
    return call_required (m, self, NAME (id), NULL, 0);         \
  }

DEFINE_UNARY (negative)
DEFINE_UNARY (positive)
DEFINE_UNARY (absolute)
DEFINE_UNARY (invert)
DEFINE_UNARY (int)
DEFINE_UNARY (float)
DEFINE_UNARY (index)

static int
dispatch_bool (RfMachine *m, RfObject *self)
{
  RfObject *result = call_required (m, self, NAME (bool), NULL, 0);
  if (result == NULL)
    return -1;
  int truth = -1;
  if (result == m->true_ || result == m->false_)
    truth = result == m->true_;
  else
    rf_raise (m, RF_EXC_TypeError, "__bool__ should return bool, returned %s",
              rf_class_name (result));
  rf_drop (m, result);
  return truth;
}

/* --- dispatchers: sequences and mappings ------------------------------------------------------ */

static gssize
dispatch_length (RfMachine *m, RfObject *self)
{
  RfObject *result = call_required (m, self, NAME (len), NULL, 0);
  if (result == NULL)
    return -1;
  rf_hold (m->heap, result);
  RfObject *index = rf_object_index (m, result);
  rf_release (m->heap, 1);
  rf_drop (m, result);
  if (index == NULL)
    return -1;
  gint64 length = 0;
  gboolean fits = rf_int_fits (index, &length);
  gboolean negative =
    fits ? length < 0 : ((RfInt *) index)->big != NULL && mpz_sgn (((RfInt *) index)->big) < 0;
  if (negative)
    rf_raise (m, RF_EXC_ValueError, "__len__() should return >= 0");
  else if (!fits)
    rf_raise (m, RF_EXC_OverflowError, "cannot fit '%.200s' into an index-sized integer",
              rf_class_name (index));
  rf_drop (m, index);
  return negative || !fits ? -1 : (gssize) length;
}

static RfObject *
dispatch_getitem (RfMachine *m, RfObject *self, RfObject *key)
{
  RfObject *function = rf_class_lookup (m, RF_CLASS_OF (self), NAME (getitem)), *result;
  int left_out = function != NULL ? rf_recursion_leave_out (m, RF_OP_BINARY_SUBSCR, function) : 0;

  result = call_required (m, self, NAME (getitem), &key, 1);
  rf_recursion_take_in (m, left_out);
  return result;
}

static gboolean
dispatch_setitem (RfMachine *m, RfObject *self, RfObject *key, RfObject *value)
{
  RfObject *const args[] = { key, value };
  RfObject *result = value != NULL ? call_required (m, self, NAME (setitem), args, 2)
                                   : call_required (m, self, NAME (delitem), args, 1);
  rf_xdrop (m, result);
  return result != NULL;
}

static int
dispatch_contains (RfMachine *m, RfObject *self, RfObject *item)
{
  RfObject *function = rf_class_lookup (m, RF_CLASS_OF (self), NAME (contains));
  if (function == NULL || function == m->none)
    {
      rf_raise (m, RF_EXC_TypeError, "'%.200s' object is not a container", rf_class_name (self));
      return -1;
    }
  RfObject *result = call_as_method (m, self, function, &item, 1, NULL);
  if (result == NULL)
    return -1;
  rf_hold (m->heap, result);
  int truth = rf_object_truth (m, result);
  rf_release (m->heap, 1);
  rf_drop (m, result);
  return truth;
}

/* --- the table -------------------------------------------------------------------------------- */

const RfSlotDef rf_slot_defs[] = {
#define D(id, text, slot, function, wrapper, compare, with_keywords) \
  { .name = text,                                                    \
    .offset = offsetof (RfSlots, slot),                              \
    .dispatcher = (RfSlotFunc) function,                             \
    .wrap = wrapper,                                                 \
    .arg = compare,                                                  \
    .keywords = with_keywords },
  SLOT_TABLE
#undef D
};
const guint rf_n_slot_defs = N_DEFS;

gboolean
rf_class_add_wrappers (RfMachine *m, RfClass *cls)
{
  RfClass *base = cls->base;
  for (guint i = 0; i < N_DEFS; i++)
    {
      const RfSlotDef *def = &rf_slot_defs[i];
      RfSlotFunc slot = *rf_slot_at (&cls->slots, def->offset);
      if (slot == NULL || def->wrap == NULL || slot == (RfSlotFunc) rf_hash_not_implemented ||
          (base != NULL && slot == *rf_slot_at (&base->slots, def->offset)))
        continue;
      RfObject *name = rf_class_state (m)->slot_names[i];
      if (rf_dict_get (m, cls->dict, name) != NULL)
        continue;
      RfObject *wrapper = rf_wrapper_new (m, def, slot, cls);
      if (wrapper == NULL || !rf_dict_set_steal (m, cls->dict, name, wrapper))
        return FALSE;
    }
  return TRUE;
}

/* What the slot that the names from @first to before @end share has to be in @cls. */
static RfSlotFunc
slot_for_names (RfMachine *m, RfClass *cls, guint first, guint end)
{
  RfSlotFunc generic = NULL, specific = NULL;
  gboolean use_generic = FALSE;
  for (guint i = first; i < end; i++)
    {
      const RfSlotDef *def = &rf_slot_defs[i];
      RfObject *descr = rf_class_lookup (m, cls, rf_class_state (m)->slot_names[i]);
      if (descr == NULL)
        continue;
      if (RF_CLASS_OF (descr) == m->class_wrapper_descriptor &&
          strcmp (((RfWrapper *) descr)->def->name, def->name) == 0)
        {
          RfWrapper *wrapper = (RfWrapper *) descr;
          if (wrapper->def->offset != def->offset &&
              rf_class_is_subclass (cls, (RfClass *) wrapper->owner))
            continue; /* the other of the two slots that go by this name */
          if ((specific == NULL || specific == wrapper->slot) &&
              rf_class_is_subclass (cls, (RfClass *) wrapper->owner))
            specific = wrapper->slot;
          else
            use_generic = TRUE;
        }
      else if (RF_CLASS_OF (descr) == m->class_method_descriptor &&
               (((RfBuiltin *) descr)->def->flags & RF_METHOD_SLOT) &&
               strcmp (((RfBuiltin *) descr)->def->name, def->name) == 0 &&
               rf_class_is_subclass (cls, ((RfBuiltin *) descr)->owner))
        {
          RfSlotFunc theirs = *rf_slot_at (&((RfBuiltin *) descr)->owner->slots, def->offset);
          if (specific == NULL || specific == theirs)
            specific = theirs;
          else
            use_generic = TRUE;
        }
      else if (i == DEF_new && RF_CLASS_OF (descr) == m->class_builtin_function_or_method &&
               ((RfBuiltin *) descr)->def == &rf_new_method)
        specific = (RfSlotFunc) ((RfClass *) ((RfBuiltin *) descr)->self)->slots.new_;
      else if (i == DEF_hash && descr == m->none)
        specific = (RfSlotFunc) rf_hash_not_implemented;
      else
        use_generic = TRUE;
      generic = def->dispatcher;
    }
  return specific != NULL && !use_generic ? specific : generic;
}

void
rf_class_update_slots (RfMachine *m, RfClass *cls)
{
  for (guint first = 0, end; first < N_DEFS; first = end)
    {
      for (end = first + 1; end < N_DEFS && rf_slot_defs[end].offset == rf_slot_defs[first].offset;)
        end++;
      *rf_slot_at (&cls->slots, rf_slot_defs[first].offset) = slot_for_names (m, cls, first, end);
    }
  RfObject *del = rf_class_lookup (m, cls, m->name_del);
  cls->type.finalize = del != NULL ? rf_instance_finalize : cls->builtin_base->type.finalize;
}

void
rf_class_update_name (RfMachine *m, RfClass *cls, RfObject *name)
{
  if (!g_str_has_prefix (rf_str_data (name), "__"))
    return;
  rf_class_update_slots (m, cls);
  if (cls->subclasses == NULL || cls->visiting)
    return;
  cls->visiting = TRUE;
  for (guint i = 0; i < cls->subclasses->len; i++)
    rf_class_update_name (m, cls->subclasses->pdata[i], name);
  cls->visiting = FALSE;
}
