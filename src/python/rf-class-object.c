/* SPDX-License-Identifier: MIT */

/* What the class `object` gives to all: making an instance, repr, comparison, hash, and the
 * attributes __class__, __dict__ and __weakref__. */

#include "python/rf-class-private.h"
#include "python/rf-reduce.h"
#include "python/rf-dict.h"
#include "python/rf-hash.h"
#include "python/rf-str.h"
#include "heap/rf-weakref.h"

/* --- making ----------------------------------------------------------------------------------- */

static gboolean
has_arguments (gsize n_args, RfObject *kwnames)
{
  return n_args > 0 || (kwnames != NULL && ((RfTuple *) kwnames)->length > 0);
}

static gpointer
raise_abstract (RfMachine *m, RfClass *cls, RfObject *abstract)
{
  RfObject *list = rf_list_from_iterable (m, abstract);
  if (list == NULL)
    return NULL;
  rf_hold (m->heap, list);
  g_autoptr (GString) names = g_string_new (NULL);
  if (rf_list_sort (m, list, NULL, FALSE))
    {
      const RfList *items = (const RfList *) list;
      gboolean quoted = m->profile->minor >= 12;
      for (gsize i = 0; i < items->length; i++)
        g_string_append_printf (names, quoted ? "%s'%s'" : "%s%s", i > 0 ? ", " : "",
                                rf_is_str_object (items->items[i]) ? rf_str_data (items->items[i])
                                                                   : "?");
      rf_raise (m, RF_EXC_TypeError,
                quoted ? "Can't instantiate abstract class %s without an implementation for "
                         "abstract method%s %s"
                       : "Can't instantiate abstract class %s with abstract method%s %s",
                cls->type.name, items->length > 1 ? "s" : "", names->str);
    }
  rf_release (m->heap, 1);
  rf_drop (m, list);
  return NULL;
}

/* Classes with a non-empty __abstractmethods__ make no instances. TRUE: it has none. */
static gboolean
check_not_abstract (RfMachine *m, RfClass *cls)
{
  if (!(cls->class_flags & RF_CLASS_ABSTRACT))
    return TRUE;
  RfObject *abstract = rf_dict_get_cstr (m, cls->dict, "__abstractmethods__");
  if (abstract == NULL)
    return !rf_raised (m);
  rf_hold (m->heap, rf_new_ref (m, abstract));
  int truth = rf_object_truth (m, abstract);
  if (truth > 0)
    raise_abstract (m, cls, abstract);
  rf_release (m->heap, 1);
  rf_drop (m, abstract);
  return truth == 0;
}

static gboolean object_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                             RfObject *kwnames);

/* object.__new__ as a slot, and the getsets __dict__ and __weakref__ of classes. */
static RfObject *
object_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (has_arguments (n_args, kwnames))
    {
      if (cls->slots.new_ != object_new)
        return rf_raise (m, RF_EXC_TypeError,
                         "object.__new__() takes exactly one argument (the type to instantiate)");
      if (cls->slots.init == object_init)
        return rf_raise (m, RF_EXC_TypeError, "%.200s() takes no arguments", cls->full_name);
    }
  if (!check_not_abstract (m, cls))
    return NULL;
  return rf_object_alloc (m, cls, 0, TRUE);
}

static gboolean
object_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfClass *cls = RF_CLASS_OF (self);
  if (!has_arguments (n_args, kwnames))
    return TRUE;
  if (cls->slots.init != object_init)
    rf_raise (m, RF_EXC_TypeError,
              "object.__init__() takes exactly one argument (the instance to initialize)");
  else if (cls->slots.new_ == object_new)
    rf_raise (m, RF_EXC_TypeError,
              "%.200s.__init__() takes exactly one argument (the instance to initialize)",
              cls->full_name);
  else
    return TRUE;
  return FALSE;
}

/* X.__new__ (cls, …) of a built-in class X, which is @self. */
static RfObject *
new_method (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfClass *owner = (RfClass *) self;
  const char *name = owner->full_name;
  if (n_args < 1)
    return rf_raise (m, RF_EXC_TypeError, "%s.__new__(): not enough arguments", name);
  if (!rf_is_class (args[0]))
    return rf_raise (m, RF_EXC_TypeError, "%s.__new__(X): X is not a type object (%s)", name,
                     rf_class_name (args[0]));
  RfClass *cls = (RfClass *) args[0];
  if (!rf_class_is_subclass (cls, owner))
    return rf_raise (m, RF_EXC_TypeError, "%s.__new__(%s): %s is not a subtype of %s", name,
                     cls->full_name, cls->full_name, name);
  RfClass *safe = cls->builtin_base;
  if (safe->slots.new_ != owner->slots.new_)
    return rf_raise (m, RF_EXC_TypeError, "%s.__new__(%s) is not safe, use %s.__new__()", name,
                     cls->full_name, safe->full_name);
  return owner->slots.new_ (m, cls, args + 1, n_args - 1, kwnames);
}

const RfMethodDef rf_new_method = { "__new__", new_method, 0, -1,
                                    RF_METHOD_KEYWORDS | RF_METHOD_TUPLE };

/* --- repr, compare, hash ---------------------------------------------------------------------- */

static RfObject *
object_repr (RfMachine *m, RfObject *self)
{
  RfClass *cls = RF_CLASS_OF (self);
  if (!rf_class_is_heap (cls))
    return rf_str_new_format (m, "<%s object at 0x%" G_GINT64_MODIFIER "x>", cls->full_name,
                              self->address);
  RfObject *module = rf_dict_get_name (m, cls->dict, m->name_module);
  const char *qualname = cls->qualname != NULL ? rf_str_data (cls->qualname) : cls->type.name;
  if (module == NULL || !rf_is_str_object (module) || rf_str_is (module, "builtins"))
    return rf_str_new_format (m, "<%s object at 0x%" G_GINT64_MODIFIER "x>", cls->type.name,
                              self->address);
  return rf_str_new_format (m, "<%s.%s object at 0x%" G_GINT64_MODIFIER "x>", rf_str_data (module),
                            qualname, self->address);
}

static RfObject *
object_str (RfMachine *m, RfObject *self)
{
  RfUnaryFunc repr = RF_CLASS_OF (self)->slots.repr;
  return (repr != NULL ? repr : object_repr) (m, self);
}

static RfObject *
object_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  if (op == RF_CMP_EQ)
    return a == b ? rf_bool (m, TRUE) : rf_not_implemented (m);
  if (op != RF_CMP_NE)
    return rf_not_implemented (m);
  /* By default != is the opposite of ==. */
  RfCompareFunc compare = RF_CLASS_OF (a)->slots.richcompare;
  RfObject *equal = (compare != NULL ? compare : object_compare) (m, a, b, RF_CMP_EQ);
  if (equal == NULL || equal == m->not_implemented)
    return equal;
  rf_hold (m->heap, equal);
  int truth = rf_object_truth (m, equal);
  rf_release (m->heap, 1);
  rf_drop (m, equal);
  return truth < 0 ? NULL : rf_bool (m, !truth);
}

gint64
rf_hash_pointer (RfMachine *m, RfObject *o)
{
  return rf_hash_address (o->address);
}

gint64
rf_hash_not_implemented (RfMachine *m, RfObject *o)
{
  rf_raise (m, RF_EXC_TypeError, "unhashable type: '%.200s'", rf_class_name (o));
  return -1;
}

void
rf_object_fill_slots (RfSlots *slots)
{
  slots->repr = object_repr;
  slots->str = object_str;
  slots->hash = rf_hash_pointer;
  slots->getattro = rf_generic_getattr;
  slots->setattro = rf_generic_setattr;
  slots->richcompare = object_compare;
  slots->new_ = object_new;
  slots->init = object_init;
}

/* --- attributes ------------------------------------------------------------------------------- */

static RfObject *
get_class (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, (RfObject *) RF_CLASS_OF (self));
}

static gboolean
set_class (RfMachine *m, RfObject *self, RfObject *value)
{
  if (value == NULL)
    {
      rf_raise (m, RF_EXC_TypeError, "can't delete __class__ attribute");
      return FALSE;
    }
  if (!rf_is_class (value))
    {
      rf_raise (m, RF_EXC_TypeError, "__class__ must be set to a class, not '%s' object",
                rf_class_name (value));
      return FALSE;
    }
  RfClass *old = RF_CLASS_OF (self), *new = (RfClass *) value;
  gboolean modules =
    rf_class_is_subclass (old, m->class_module) && rf_class_is_subclass (new, m->class_module);
  if (!modules && (!rf_class_is_heap (old) || !rf_class_is_heap (new)))
    {
      rf_raise (m, RF_EXC_TypeError,
                "__class__ assignment only supported for mutable types or "
                "ModuleType subclasses");
      return FALSE;
    }
  if (!rf_class_check_layout (m, old, new, "__class__"))
    return FALSE;
  /* The other class has its own names of inline attributes. */
  if (!rf_object_leave_inline (m, self))
    return FALSE;
  /* Instances count only classes that live on the heap. */
  if (rf_class_is_heap (new))
    rf_new_ref (m, value);
  if (!rf_class_is_heap (old))
    rf_new_ref (m, (RfObject *) old);
  rf_slot_store_named (m->heap, self, "__class__", (RfObject **) &self->type, value);
  return TRUE;
}

static RfObject *
get_dict (RfMachine *m, RfObject *self)
{
  return rf_object_dict (m, self);
}

const RfGetSetDef rf_dict_getset = { "__dict__", get_dict, rf_object_set_dict };

static RfObject *
get_weakref (RfMachine *m, RfObject *self)
{
  RfWeakref *first = rf_weakref_first (m->heap, self);
  return rf_new_ref (m, first != NULL ? (RfObject *) first : m->none);
}

const RfGetSetDef rf_weakref_getset = { "__weakref__", get_weakref };

const RfGetSetDef *
rf_object_getsets (void)
{
  static const RfGetSetDef getsets[] = { { "__class__", get_class, set_class }, { NULL } };
  return getsets;
}

/* --- methods ---------------------------------------------------------------------------------- */

static RfObject *
method_format (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (!rf_is_str_object (args[0]))
    return rf_raise (m, RF_EXC_TypeError, "__format__() argument must be str, not %.50s",
                     args[0] == m->none ? "None" : rf_class_name (args[0]));
  if (((RfStr *) args[0])->size > 0)
    return rf_raise (m, RF_EXC_TypeError, "unsupported format string passed to %.200s.__format__",
                     rf_class_name (self));
  return rf_object_str (m, self);
}

static RfObject *
method_sizeof (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfClass *cls = RF_CLASS_OF (self);
  if (cls->slots.size_of != NULL)
    return rf_int_new (m, (gint64) cls->slots.size_of (m, self));
  return rf_int_new (m, (gint64) cls->basic_size);
}

/* The names of the instance's own attributes, its class and the class's bases. */
static RfObject *
method_dir (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *names = rf_dict_new (m);
  if (names == NULL)
    return NULL;
  rf_hold (m->heap, names);
  gboolean ok = TRUE;
  RfObject *own = rf_object_getattr_optional (m, self, m->name_dict);
  if (own != NULL)
    {
      rf_hold (m->heap, own);
      ok = !rf_is_dict_object (own) || rf_dict_update (m, names, own);
      rf_class_share_names (m, RF_CLASS_OF (self));
      rf_release (m->heap, 1);
      rf_drop (m, own);
    }
  else
    ok = !rf_raised (m);
  RfObject *cls = ok ? rf_object_getattr_optional (m, self, m->name_class) : NULL;
  ok = ok && !rf_raised (m);
  const RfTuple *mro =
    cls != NULL && rf_is_class (cls) ? (const RfTuple *) ((RfClass *) cls)->mro : NULL;
  if (cls != NULL)
    rf_hold (m->heap, cls);
  for (gsize i = 0; ok && mro != NULL && i < mro->length; i++)
    ok = ((RfClass *) mro->items[i])->dict == NULL ||
         rf_dict_merge (m, names, ((RfClass *) mro->items[i])->dict, TRUE);
  if (cls != NULL)
    {
      rf_release (m->heap, 1);
      rf_drop (m, cls);
    }
  return rf_drop_held (m->heap, names, ok ? rf_dict_keys_list (m, names) : NULL);
}

static RfObject *
method_init_subclass (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                      RfObject *kwnames)
{
  if (kwnames != NULL && ((RfTuple *) kwnames)->length > 0)
    return rf_raise (m, RF_EXC_TypeError, "%s.__init_subclass__() takes no keyword arguments",
                     rf_is_class (self) ? ((RfClass *) self)->full_name : rf_class_name (self));
  return rf_none (m);
}

static RfObject *
method_subclasshook (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                     RfObject *kwnames)
{
  return rf_not_implemented (m);
}

const RfMethodDef *
rf_object_methods (RfMachine *m)
{
  static const RfMethodDef methods[] = {
    { "__getstate__", rf_reduce_method_getstate, 0, 0 }, /* the first: since 3.11 */
    { "__format__", method_format, 1, 1 },
    { "__sizeof__", method_sizeof, 0, 0 },
    { "__dir__", method_dir, 0, 0 },
    { "__init_subclass__", method_init_subclass, 0, 0, RF_METHOD_CLASS | RF_METHOD_KEYWORDS },
    { "__subclasshook__", method_subclasshook, 0, -1, RF_METHOD_CLASS | RF_METHOD_TUPLE_ONCE },
    { "__reduce__", rf_reduce_method_reduce, 0, 0 },
    { "__reduce_ex__", rf_reduce_method_reduce_ex, 1, 1 },
    { NULL }
  };
  return m->profile->minor < 11 ? methods + 1 : methods;
}
