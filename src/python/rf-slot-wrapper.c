/* SPDX-License-Identifier: MIT */

/* wrapper_descriptor and method-wrapper: the objects that make a slot written in C callable by its
 * dunder name, int.__add__ (1, 2) and [].__len__ (), and the functions that turn a call's
 * arguments into the slot's. */

#include "python/rf-slot-wrap.h"

#include "python/rf-class-private.h"
#include "python/rf-setup.h"

/* --- calling the slots ------------------------------------------------------------------------ */

#define WRAP(name)                                                                               \
  RfObject *rf_wrap_##name (RfMachine *m, const RfSlotDef *def, RfSlotFunc slot, RfObject *self, \
                            RfObject *const *args, gsize n_args, RfObject *kwnames)

static gboolean
check_count (RfMachine *m, gsize n_args, gsize wanted)
{
  if (n_args == wanted)
    return TRUE;
  rf_raise (m, RF_EXC_TypeError, "expected %zu argument%s, got %zu", wanted, wanted == 1 ? "" : "s",
            n_args);
  return FALSE;
}

/* The same where CPython unpacks a tuple for a nameless function: its message begins with the blank
 * behind the name. */
static gboolean
check_unpacked (RfMachine *m, gsize n_args, gsize wanted)
{
  if (n_args == wanted)
    return TRUE;
  rf_raise (m, RF_EXC_TypeError, " expected %zu argument%s, got %zu", wanted,
            wanted == 1 ? "" : "s", n_args);
  return FALSE;
}

static gboolean
check_range (RfMachine *m, gsize n_args, gsize min, gsize max)
{
  if (n_args >= min && n_args <= max)
    return TRUE;
  gsize bound = n_args < min ? min : max;
  rf_raise (m, RF_EXC_TypeError, " expected at %s %zu argument%s, got %zu",
            n_args < min ? "least" : "most", bound, bound == 1 ? "" : "s", n_args);
  return FALSE;
}

static RfObject *
none_if (RfMachine *m, gboolean ok)
{
  return ok ? rf_none (m) : NULL;
}

WRAP (unary)
{
  return check_count (m, n_args, 0) ? ((RfUnaryFunc) slot) (m, self) : NULL;
}

WRAP (binary)
{
  return check_count (m, n_args, 1) ? ((RfBinaryFunc) slot) (m, self, args[0]) : NULL;
}

WRAP (getattribute)
{
  return check_count (m, n_args, 1) && rf_attribute_check_name (m, args[0])
           ? ((RfBinaryFunc) slot) (m, self, args[0])
           : NULL;
}

WRAP (reflected)
{
  return check_count (m, n_args, 1) ? ((RfBinaryFunc) slot) (m, args[0], self) : NULL;
}

WRAP (power)
{
  if (!check_range (m, n_args, 1, 2))
    return NULL;
  return ((RfTernaryFunc) slot) (m, self, args[0], n_args == 2 ? args[1] : m->none);
}

WRAP (reflected_power)
{
  if (!check_range (m, n_args, 1, 2))
    return NULL;
  return ((RfTernaryFunc) slot) (m, args[0], self, n_args == 2 ? args[1] : m->none);
}

WRAP (inquiry)
{
  if (!check_count (m, n_args, 0))
    return NULL;
  int truth = ((RfInquiryFunc) slot) (m, self);
  return truth < 0 ? NULL : rf_bool (m, truth);
}

WRAP (length)
{
  if (!check_count (m, n_args, 0))
    return NULL;
  gssize length = ((RfLengthFunc) slot) (m, self);
  return length < 0 ? NULL : rf_int_new (m, length);
}

WRAP (hash)
{
  if (!check_count (m, n_args, 0))
    return NULL;
  gint64 hash = ((RfHashFunc) slot) (m, self);
  return hash == -1 ? NULL : rf_int_new (m, hash);
}

WRAP (compare)
{
  if (!check_count (m, n_args, 1))
    return NULL;
  return ((RfCompareFunc) slot) (m, self, args[0], (RfCompareOp) def->arg);
}

WRAP (call)
{
  return ((RfCallFunc) slot) (m, self, args, n_args, kwnames);
}

WRAP (init)
{
  return none_if (m, ((RfInitFunc) slot) (m, self, args, n_args, kwnames));
}

/* object.__setattr__ must not be used to get round the __setattr__ of a built-in class in
 * between. */
static gboolean
check_setattr (RfMachine *m, const RfSlotDef *def, RfSlotFunc slot, RfObject *self)
{
  RfClass *cls = RF_CLASS_OF (self);
  while (cls != NULL && (cls->class_flags & RF_CLASS_PYTHON))
    cls = cls->base;
  if (cls == NULL || *rf_slot_at (&cls->slots, def->offset) == slot)
    return TRUE;
  rf_raise (m, RF_EXC_TypeError, "can't apply this %s to %s object", def->name,
            rf_class_name (self));
  return FALSE;
}

WRAP (setattr)
{
  if (!check_unpacked (m, n_args, 2) || !check_setattr (m, def, slot, self))
    return NULL;
  return none_if (m, ((RfSetAttrFunc) slot) (m, self, args[0], args[1]));
}

WRAP (delattr)
{
  if (!check_count (m, n_args, 1) || !check_setattr (m, def, slot, self))
    return NULL;
  return none_if (m, ((RfSetAttrFunc) slot) (m, self, args[0], NULL));
}

WRAP (next)
{
  if (!check_count (m, n_args, 0))
    return NULL;
  RfObject *result = ((RfIterNextFunc) slot) (m, self);
  if (result == NULL && !rf_raised (m))
    rf_raise_object (m, RF_EXC_StopIteration, NULL);
  return result;
}

WRAP (descr_get)
{
  if (!check_range (m, n_args, 1, 2))
    return NULL;
  RfObject *instance = args[0] != m->none ? args[0] : NULL;
  RfObject *owner = n_args == 2 && args[1] != m->none ? args[1] : NULL;
  if (instance == NULL && owner == NULL)
    return rf_raise (m, RF_EXC_TypeError, "__get__(None, None) is invalid");
  return ((RfDescrGetFunc) slot) (m, self, instance, owner);
}

WRAP (descr_set)
{
  if (!check_unpacked (m, n_args, 2))
    return NULL;
  return none_if (m, ((RfDescrSetFunc) slot) (m, self, args[0], args[1]));
}

WRAP (descr_delete)
{
  if (!check_count (m, n_args, 1))
    return NULL;
  return none_if (m, ((RfDescrSetFunc) slot) (m, self, args[0], NULL));
}

WRAP (setitem)
{
  if (!check_unpacked (m, n_args, 2))
    return NULL;
  return none_if (m, ((RfSetItemFunc) slot) (m, self, args[0], args[1]));
}

WRAP (delitem)
{
  if (!check_count (m, n_args, 1))
    return NULL;
  return none_if (m, ((RfSetItemFunc) slot) (m, self, args[0], NULL));
}

WRAP (contains)
{
  if (!check_count (m, n_args, 1))
    return NULL;
  int found = ((RfContainsFunc) slot) (m, self, args[0]);
  return found < 0 ? NULL : rf_bool (m, found);
}

WRAP (repeat)
{
  if (!check_unpacked (m, n_args, 1))
    return NULL;
  gssize n = rf_object_as_index (m, args[0], RF_EXC_OverflowError);
  if (n == -1 && rf_raised (m))
    return NULL;
  return ((RfObject * (*) (RfMachine *, RfObject *, gssize)) slot) (m, self, n);
}

/* --- wrapper_descriptor ----------------------------------------------------------------------- */

RfObject *
rf_wrapper_new (RfMachine *m, const RfSlotDef *def, RfSlotFunc slot, RfClass *owner)
{
  RfWrapper *wrapper = (RfWrapper *) rf_object_alloc (m, m->class_wrapper_descriptor, 0, FALSE);
  if (wrapper == NULL)
    return NULL;
  wrapper->def = def;
  wrapper->slot = slot;
  rf_slot_store_named (m->heap, &wrapper->base, "__objclass__", &wrapper->owner,
                       rf_new_ref (m, (RfObject *) owner));
  rf_gc_track (m->heap, &wrapper->base);
  return &wrapper->base;
}

static void
wrapper_traverse (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user)
{
  if (((RfWrapper *) o)->owner != NULL)
    visit (((RfWrapper *) o)->owner, user);
}

static void
wrapper_slots (RfHeap *heap, RfObject *o, RfSlotVisit visit, gpointer user)
{
  if (((RfWrapper *) o)->owner != NULL)
    visit (RF_SLOT_NAMED, 0, "__objclass__", NULL, ((RfWrapper *) o)->owner, user);
}

static void
wrapper_dealloc (RfHeap *heap, RfObject *o)
{
  rf_slot_store_named (heap, o, "__objclass__", &((RfWrapper *) o)->owner, NULL);
}

static RfObject *
wrapper_repr (RfMachine *m, RfObject *self)
{
  RfWrapper *wrapper = (RfWrapper *) self;
  return rf_str_new_format (m, "<slot wrapper '%s' of '%s' objects>", wrapper->def->name,
                            ((RfClass *) wrapper->owner)->full_name);
}

static RfObject *
wrapper_apply (RfMachine *m, const RfWrapper *wrapper, RfObject *self, RfObject *const *args,
               gsize n_args, RfObject *kwnames)
{
  const RfSlotDef *def = wrapper->def;
  if (!def->keywords && kwnames != NULL && ((RfTuple *) kwnames)->length > 0)
    return rf_raise (m, RF_EXC_TypeError, "wrapper %s() takes no keyword arguments", def->name);
  return def->wrap (m, def, wrapper->slot, self, args, n_args, kwnames);
}

static RfObject *
wrapper_call (RfMachine *m, RfObject *callable, RfObject *const *args, gsize n_args,
              RfObject *kwnames)
{
  RfWrapper *wrapper = (RfWrapper *) callable;
  RfClass *owner = (RfClass *) wrapper->owner;
  if (n_args < 1)
    return rf_raise (m, RF_EXC_TypeError, "descriptor '%s' of '%.100s' object needs an argument",
                     wrapper->def->name, owner->full_name);
  if (!rf_is (args[0], owner))
    return rf_raise (m, RF_EXC_TypeError,
                     "descriptor '%s' requires a '%.100s' object but received a '%.100s'",
                     wrapper->def->name, owner->full_name, rf_class_name (args[0]));
  return wrapper_apply (m, wrapper, args[0], args + 1, n_args - 1, kwnames);
}

static RfObject *
wrapper_get (RfMachine *m, RfObject *descr, RfObject *instance, RfObject *owner)
{
  RfWrapper *wrapper = (RfWrapper *) descr;
  if (instance == NULL)
    return rf_new_ref (m, descr);
  if (!rf_is (instance, (RfClass *) wrapper->owner))
    return rf_raise (m, RF_EXC_TypeError,
                     "descriptor '%s' for '%.100s' objects doesn't apply to a '%.100s' object",
                     wrapper->def->name, ((RfClass *) wrapper->owner)->full_name,
                     rf_class_name (instance));
  RfMethodWrapper *bound =
    (RfMethodWrapper *) rf_object_alloc (m, m->class_method_wrapper, 0, FALSE);
  if (bound == NULL)
    return NULL;
  rf_slot_store_named (m->heap, &bound->base, "__func__", &bound->wrapper, rf_new_ref (m, descr));
  rf_slot_store_named (m->heap, &bound->base, "__self__", &bound->self, rf_new_ref (m, instance));
  rf_gc_track (m->heap, &bound->base);
  return &bound->base;
}

static RfObject *
wrapper_get_name (RfMachine *m, RfObject *self)
{
  return rf_str_new (m, ((RfWrapper *) self)->def->name, -1);
}

static RfObject *
wrapper_get_qualname (RfMachine *m, RfObject *self)
{
  RfWrapper *wrapper = (RfWrapper *) self;
  return rf_str_new_format (m, "%s.%s", ((RfClass *) wrapper->owner)->type.name,
                            wrapper->def->name);
}

static RfObject *
wrapper_get_owner (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, ((RfWrapper *) self)->owner);
}

static RfObject *
get_no_doc (RfMachine *m, RfObject *self)
{
  return rf_none (m);
}

static const RfGetSetDef wrapper_getsets[] = { { "__name__", wrapper_get_name },
                                               { "__qualname__", wrapper_get_qualname },
                                               { "__objclass__", wrapper_get_owner },
                                               { "__doc__", get_no_doc },
                                               { NULL } };

/* --- method-wrapper --------------------------------------------------------------------------- */

static void
bound_traverse (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user)
{
  RfMethodWrapper *bound = (RfMethodWrapper *) o;
  if (bound->wrapper != NULL)
    visit (bound->wrapper, user);
  if (bound->self != NULL)
    visit (bound->self, user);
}

static void
bound_slots (RfHeap *heap, RfObject *o, RfSlotVisit visit, gpointer user)
{
  RfMethodWrapper *bound = (RfMethodWrapper *) o;
  if (bound->wrapper != NULL)
    visit (RF_SLOT_NAMED, 0, "__func__", NULL, bound->wrapper, user);
  if (bound->self != NULL)
    visit (RF_SLOT_NAMED, 0, "__self__", NULL, bound->self, user);
}

static void
bound_dealloc (RfHeap *heap, RfObject *o)
{
  RfMethodWrapper *bound = (RfMethodWrapper *) o;
  rf_slot_store_named (heap, o, "__func__", &bound->wrapper, NULL);
  rf_slot_store_named (heap, o, "__self__", &bound->self, NULL);
}

static RfObject *
bound_repr (RfMachine *m, RfObject *self)
{
  RfMethodWrapper *bound = (RfMethodWrapper *) self;
  return rf_str_new_format (m, "<method-wrapper '%s' of %s object at 0x%" G_GINT64_MODIFIER "x>",
                            ((RfWrapper *) bound->wrapper)->def->name, rf_class_name (bound->self),
                            bound->self->address);
}

static RfObject *
bound_call (RfMachine *m, RfObject *callable, RfObject *const *args, gsize n_args,
            RfObject *kwnames)
{
  RfMethodWrapper *bound = (RfMethodWrapper *) callable;
  return wrapper_apply (m, (RfWrapper *) bound->wrapper, bound->self, args, n_args, kwnames);
}

static RfObject *
bound_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  if ((op != RF_CMP_EQ && op != RF_CMP_NE) || RF_CLASS_OF (b) != m->class_method_wrapper)
    return rf_not_implemented (m);
  RfMethodWrapper *x = (RfMethodWrapper *) a, *y = (RfMethodWrapper *) b;
  gboolean same = x->wrapper == y->wrapper && x->self == y->self;
  return rf_bool (m, same == (op == RF_CMP_EQ));
}

static gint64
bound_hash (RfMachine *m, RfObject *self)
{
  RfMethodWrapper *bound = (RfMethodWrapper *) self;
  gint64 hash = rf_hash_pointer (m, bound->self) ^ rf_hash_pointer (m, bound->wrapper);
  return hash == -1 ? -2 : hash;
}

static RfObject *
bound_get_self (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, ((RfMethodWrapper *) self)->self);
}

static RfObject *
bound_get_name (RfMachine *m, RfObject *self)
{
  return wrapper_get_name (m, ((RfMethodWrapper *) self)->wrapper);
}

static RfObject *
bound_get_qualname (RfMachine *m, RfObject *self)
{
  return wrapper_get_qualname (m, ((RfMethodWrapper *) self)->wrapper);
}

static RfObject *
bound_get_owner (RfMachine *m, RfObject *self)
{
  return wrapper_get_owner (m, ((RfMethodWrapper *) self)->wrapper);
}

static const RfGetSetDef bound_getsets[] = { { "__self__", bound_get_self },
                                             { "__name__", bound_get_name },
                                             { "__qualname__", bound_get_qualname },
                                             { "__objclass__", bound_get_owner },
                                             { "__doc__", get_no_doc },
                                             { NULL } };

gboolean
rf_wrapper_setup (RfMachine *m)
{
  const RfClassSpec wrapper = {
    .name = "wrapper_descriptor",
    .class_flags = RF_CLASS_NO_NEW | RF_CLASS_METHOD_DESCRIPTOR,
    .type_flags = RF_TYPE_GC | RF_TYPE_IS_FUNCTION,
    .host_size = sizeof (RfWrapper),
    .basic_size = 56,
    .slots = { .repr = wrapper_repr, .call = wrapper_call, .descr_get = wrapper_get },
    .traverse = wrapper_traverse,
    .slots_visit = wrapper_slots,
    .dealloc = wrapper_dealloc,
    .getsets = wrapper_getsets,
  };
  const RfClassSpec bound = {
    .name = "method-wrapper",
    .class_flags = RF_CLASS_NO_NEW,
    .type_flags = RF_TYPE_GC | RF_TYPE_IS_FUNCTION,
    .host_size = sizeof (RfMethodWrapper),
    .basic_size = 32,
    .slots = { .repr = bound_repr,
               .call = bound_call,
               .richcompare = bound_compare,
               .hash = bound_hash },
    .traverse = bound_traverse,
    .slots_visit = bound_slots,
    .dealloc = bound_dealloc,
    .getsets = bound_getsets,
  };
  return rf_class_new_builtin (m, &wrapper, &m->class_wrapper_descriptor) &&
         rf_class_new_builtin (m, &bound, &m->class_method_wrapper);
}
