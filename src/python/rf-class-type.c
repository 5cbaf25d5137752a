/* SPDX-License-Identifier: MIT */

/* What the class `type` can do: attributes of classes, making an instance by calling a class, and
 * type's own methods. */

#include "python/rf-bytes.h"
#include "python/rf-class-private.h"
#include "python/rf-dict.h"
#include "python/rf-generic-alias.h"
#include "python/rf-str.h"

#include <string.h>

/* --- attributes ------------------------------------------------------------------------------- */

static gpointer
raise_no_type_attribute (RfMachine *m, RfObject *self, RfObject *name)
{
  return rf_raise (m, RF_EXC_AttributeError, "type object '%.100s' has no attribute '%s'",
                   ((RfClass *) self)->full_name, rf_str_data (name));
}

static RfObject *
type_getattro (RfMachine *m, RfObject *self, RfObject *name)
{
  RfClass *cls = (RfClass *) self;
  RfClass *metaclass = RF_CLASS_OF (self);
  if (!rf_attribute_check_name (m, name))
    return NULL;
  RfObject *of_meta = rf_class_lookup (m, metaclass, name);
  if (of_meta != NULL)
    {
      const RfSlots *slots = &RF_CLASS_OF (of_meta)->slots;
      if (slots->descr_get != NULL && slots->descr_set != NULL)
        return rf_descriptor_read (m, of_meta, self, metaclass);
    }
  RfObject *own = rf_class_lookup (m, cls, name);
  if (own != NULL)
    return rf_descriptor_read (m, own, NULL, cls);
  if (of_meta != NULL)
    return rf_descriptor_read (m, of_meta, self, metaclass);
  return raise_no_type_attribute (m, self, name);
}

/* The dict of a class changes: nobody may find the old value any more when it is dropped. */
static gboolean
set_in_class (RfMachine *m, RfClass *cls, RfObject *name, RfObject *value)
{
  RfObject *dict = cls->dict;
  rf_class_modified (m, cls);
  if (value != NULL)
    return rf_dict_set (m, dict, name, value);
  RfObject *old = rf_dict_steal (m, dict, name);
  if (old != NULL)
    {
      rf_drop (m, old);
      return TRUE;
    }
  if (rf_raised (m))
    return FALSE;
  if (m->profile->minor < 11)
    rf_raise_object (m, RF_EXC_AttributeError, name);
  else
    {
      raise_no_type_attribute (m, (RfObject *) cls, name);
      if (m->profile->minor >= 13)
        rf_attribute_error_context (m, (RfObject *) cls, name);
    }
  return FALSE;
}

static gboolean
type_setattro (RfMachine *m, RfObject *self, RfObject *name, RfObject *value)
{
  RfClass *cls = (RfClass *) self;
  if (!rf_attribute_check_name (m, name))
    return FALSE;
  if (!rf_class_is_heap (cls))
    {
      rf_raise (m, RF_EXC_TypeError, "cannot set '%s' attribute of immutable type '%s'",
                rf_str_data (name), cls->full_name);
      return FALSE;
    }
  RfObject *of_meta = rf_class_lookup (m, RF_CLASS_OF (self), name);
  RfDescrSetFunc set = of_meta != NULL ? RF_CLASS_OF (of_meta)->slots.descr_set : NULL;
  gboolean ok;
  rf_hold (m->heap, rf_new_ref (m, self));
  if (set != NULL)
    {
      rf_hold (m->heap, rf_new_ref (m, of_meta));
      ok = set (m, of_meta, self, value);
      rf_release (m->heap, 1);
      rf_drop (m, of_meta);
    }
  else
    ok = set_in_class (m, cls, name, value);
  if (ok)
    {
      rf_class_modified (m, cls);
      rf_class_update_name (m, cls, name);
    }
  rf_release (m->heap, 1);
  rf_drop (m, self);
  return ok;
}

/* --- repr, call, compare ---------------------------------------------------------------------- */

/* The module's name, borrowed, or NULL. */
static const char *
class_module (RfMachine *m, RfClass *cls, char **free_me)
{
  if (!rf_class_is_heap (cls))
    {
      const char *dot = strrchr (cls->full_name, '.');
      if (dot == NULL)
        return "builtins";
      return *free_me = g_strndup (cls->full_name, (gsize) (dot - cls->full_name));
    }
  RfObject *module = cls->dict != NULL ? rf_dict_get_name (m, cls->dict, m->name_module) : NULL;
  return module != NULL && rf_is_str_object (module) ? rf_str_data (module) : NULL;
}

static const char *
class_qualname (RfClass *cls)
{
  return cls->qualname != NULL ? rf_str_data (cls->qualname) : cls->type.name;
}

static RfObject *
type_repr (RfMachine *m, RfObject *self)
{
  RfClass *cls = (RfClass *) self;
  g_autofree char *free_me = NULL;
  const char *module = class_module (m, cls, &free_me);
  if (module == NULL || strcmp (module, "builtins") == 0)
    return rf_str_new_format (m, "<class '%s'>",
                              module == NULL ? cls->type.name : class_qualname (cls));
  return rf_str_new_format (m, "<class '%s.%s'>", module, class_qualname (cls));
}

static RfObject *
make_instance (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *o = cls->slots.new_ (m, cls, args, n_args, kwnames);
  if (o == NULL)
    return NULL;
  RfClass *made = RF_CLASS_OF (o);
  if (!rf_is (o, cls) || made->slots.init == NULL)
    return o;
  rf_hold (m->heap, o);
  gboolean ok = made->slots.init (m, o, args, n_args, kwnames);
  rf_release (m->heap, 1);
  if (!ok)
    {
      rf_drop (m, o);
      return NULL;
    }
  return o;
}

static RfObject *
type_call (RfMachine *m, RfObject *callable, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfClass *cls = (RfClass *) callable;
  if (cls == m->class_type)
    {
      gsize n_kw = kwnames != NULL ? ((RfTuple *) kwnames)->length : 0;
      if (n_args == 1 && n_kw == 0)
        return rf_new_ref (m, (RfObject *) RF_CLASS_OF (args[0]));
      if (n_args != 3)
        return rf_raise (m, RF_EXC_TypeError, "type() takes 1 or 3 arguments");
    }
  if (cls->slots.new_ == NULL)
    return rf_raise (m, RF_EXC_TypeError, "cannot create '%.100s' instances", cls->full_name);
  return make_instance (m, cls, args, n_args, kwnames);
}

static gboolean
type_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gsize n_kw = kwnames != NULL ? ((RfTuple *) kwnames)->length : 0;
  if (n_args == 1 && n_kw != 0)
    {
      rf_raise (m, RF_EXC_TypeError, "type.__init__() takes no keyword arguments");
      return FALSE;
    }
  if (n_args != 1 && n_args != 3)
    {
      rf_raise (m, RF_EXC_TypeError, "type.__init__() takes 1 or 3 arguments");
      return FALSE;
    }
  return TRUE;
}

/* What sys.getsizeof says of a class, without the head: a static type, or a heap type with the
 * keys that its instances share. */
static gsize
type_size_of (RfMachine *m, RfObject *self)
{
  static const guint16 static_sizes[] = { 408, 424, 432, 416 };
  static const guint16 shared_keys[] = { 168, 768, 768, 768 };
  RfClass *cls = (RfClass *) self;
  int column = CLAMP (m->profile->minor - 10, 0, 3);
  if (!rf_class_is_heap (cls))
    return static_sizes[column];
  gboolean shares = (cls->class_flags & RF_CLASS_HAS_DICT) && cls->builtin_base->dict_offset == 0 &&
                    cls->item_size == 0;
  return m->class_type->basic_size + (shares ? shared_keys[column] : 0);
}

void
rf_type_fill_slots (RfSlots *slots)
{
  slots->repr = type_repr;
  slots->call = type_call;
  slots->getattro = type_getattro;
  slots->setattro = type_setattro;
  slots->new_ = rf_type_new;
  slots->init = type_init;
  slots->size_of = type_size_of;
  slots->binary[RF_BINARY_BIT_OR] = rf_union_or;
}

/* --- attributes of every class ---------------------------------------------------------------- */

static gboolean
check_settable (RfMachine *m, RfClass *cls, RfObject *value, const char *name)
{
  if (!rf_class_is_heap (cls))
    {
      rf_raise (m, RF_EXC_TypeError, "cannot set '%s' attribute of immutable type '%s'", name,
                cls->full_name);
      return FALSE;
    }
  if (value == NULL)
    {
      rf_raise (m, RF_EXC_TypeError, "cannot delete '%s' attribute of immutable type '%s'", name,
                cls->full_name);
      return FALSE;
    }
  return TRUE;
}

static RfObject *
get_name (RfMachine *m, RfObject *self)
{
  RfClass *cls = (RfClass *) self;
  return cls->name_object != NULL ? rf_new_ref (m, cls->name_object)
                                  : rf_str_intern (m, cls->type.name, -1);
}

static gboolean
set_name (RfMachine *m, RfObject *self, RfObject *value)
{
  RfClass *cls = (RfClass *) self;
  if (!check_settable (m, cls, value, "__name__"))
    return FALSE;
  if (!rf_is_str_object (value))
    {
      rf_raise (m, RF_EXC_TypeError, "can only assign string to %s.__name__, not '%s'",
                cls->type.name, rf_class_name (value));
      return FALSE;
    }
  if (!rf_str_check_utf8 (m, value))
    return FALSE;
  if (memchr (rf_str_data (value), '\0', ((RfStr *) value)->size) != NULL)
    {
      rf_raise (m, RF_EXC_ValueError, "type name must not contain null characters");
      return FALSE;
    }
  cls->type.name = cls->full_name = rf_str_data (value);
  cls->type.name_text = 0;
  rf_slot_store_named (m->heap, self, "__name__", &cls->name_object, rf_new_ref (m, value));
  if (RF_RECORDING (m->heap))
    rf_heap_note_value (m->heap, self);
  return TRUE;
}

static RfObject *
get_qualname (RfMachine *m, RfObject *self)
{
  RfClass *cls = (RfClass *) self;
  return cls->qualname != NULL ? rf_new_ref (m, cls->qualname) : get_name (m, self);
}

static gboolean
set_qualname (RfMachine *m, RfObject *self, RfObject *value)
{
  RfClass *cls = (RfClass *) self;
  if (!check_settable (m, cls, value, "__qualname__"))
    return FALSE;
  if (!rf_is_str_object (value))
    {
      rf_raise (m, RF_EXC_TypeError, "can only assign string to %s.__qualname__, not '%s'",
                cls->type.name, rf_class_name (value));
      return FALSE;
    }
  rf_slot_store_named (m->heap, self, "__qualname__", &cls->qualname, rf_new_ref (m, value));
  return TRUE;
}

static RfObject *
get_module (RfMachine *m, RfObject *self)
{
  RfClass *cls = (RfClass *) self;
  if (rf_class_is_heap (cls))
    {
      RfObject *module = rf_dict_get_name (m, cls->dict, m->name_module);
      if (module != NULL)
        return rf_new_ref (m, module);
      return rf_raised (m) ? NULL : rf_raise_object (m, RF_EXC_AttributeError, m->name_module);
    }
  g_autofree char *free_me = NULL;
  return rf_str_intern (m, class_module (m, cls, &free_me), -1);
}

static gboolean
set_module (RfMachine *m, RfObject *self, RfObject *value)
{
  RfClass *cls = (RfClass *) self;
  if (!check_settable (m, cls, value, "__module__"))
    return FALSE;
  rf_class_tell_program (m, cls, value);
  return rf_dict_set (m, cls->dict, m->name_module, value);
}

static RfObject *
get_doc (RfMachine *m, RfObject *self)
{
  RfClass *cls = (RfClass *) self;
  if (!(cls->type.type_flags & (RF_TYPE_HEAP | RF_TYPE_PYTHON_CLASS)) && cls->doc != NULL)
    return rf_str_new (m, cls->doc, -1); /* a new one each time */
  RfObject *doc = rf_dict_get_name (m, cls->dict, m->name_doc);
  if (doc == NULL)
    return rf_raised (m) ? NULL : rf_none (m);
  return rf_class_is_heap (cls) ? rf_descriptor_read (m, doc, NULL, cls) : rf_new_ref (m, doc);
}

static gboolean
set_doc (RfMachine *m, RfObject *self, RfObject *value)
{
  RfClass *cls = (RfClass *) self;
  return check_settable (m, cls, value, "__doc__") &&
         rf_dict_set (m, cls->dict, m->name_doc, value);
}

static RfObject *
get_dict (RfMachine *m, RfObject *self)
{
  RfClass *cls = (RfClass *) self;
  return cls->dict != NULL ? rf_mappingproxy_new (m, cls->dict) : rf_none (m);
}

static RfObject *
get_bases (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, ((RfClass *) self)->bases);
}

static gboolean
set_bases (RfMachine *m, RfObject *self, RfObject *value)
{
  return check_settable (m, (RfClass *) self, value, "__bases__") &&
         rf_class_set_bases (m, (RfClass *) self, value);
}

static RfObject *
get_base (RfMachine *m, RfObject *self)
{
  RfClass *base = ((RfClass *) self)->base;
  return rf_new_ref (m, base != NULL ? (RfObject *) base : m->none);
}

static RfObject *
get_mro (RfMachine *m, RfObject *self)
{
  RfObject *mro = ((RfClass *) self)->mro;
  return rf_new_ref (m, mro != NULL ? mro : m->none);
}

static RfObject *
get_basicsize (RfMachine *m, RfObject *self)
{
  return rf_int_new (m, (gint64) ((RfClass *) self)->basic_size);
}

static RfObject *
get_itemsize (RfMachine *m, RfObject *self)
{
  return rf_int_new (m, (gint64) ((RfClass *) self)->item_size);
}

static RfObject *
get_abstract (RfMachine *m, RfObject *self)
{
  RfObject *name = rf_str_intern (m, "__abstractmethods__", -1);
  if (name == NULL)
    return NULL;
  rf_hold (m->heap, name);
  RfObject *value =
    (RfClass *) self != m->class_type ? rf_dict_get_name (m, ((RfClass *) self)->dict, name) : NULL;
  if (value != NULL)
    rf_new_ref (m, value);
  else if (!rf_raised (m))
    rf_raise_object (m, RF_EXC_AttributeError, name);
  return rf_drop_held (m->heap, name, value);
}

static gboolean
set_abstract (RfMachine *m, RfObject *self, RfObject *value)
{
  RfClass *cls = (RfClass *) self;
  RfObject *name = rf_str_intern (m, "__abstractmethods__", -1);
  gboolean ok = FALSE;
  if (name == NULL)
    return FALSE;
  rf_hold (m->heap, name);
  if (value != NULL)
    {
      int truth = rf_object_truth (m, value);
      ok = truth >= 0 && rf_dict_set (m, cls->dict, name, value);
      if (ok)
        cls->class_flags =
          (cls->class_flags & ~(guint32) RF_CLASS_ABSTRACT) | (truth > 0 ? RF_CLASS_ABSTRACT : 0);
    }
  else
    {
      int removed = rf_dict_delete (m, cls->dict, name);
      if (removed == 0)
        rf_raise_object (m, RF_EXC_AttributeError, name);
      ok = removed > 0;
      if (ok)
        cls->class_flags &= ~(guint32) RF_CLASS_ABSTRACT;
    }
  rf_release (m->heap, 1);
  rf_drop (m, name);
  rf_class_modified (m, cls);
  return ok;
}

static RfObject *
get_annotations (RfMachine *m, RfObject *self)
{
  RfClass *cls = (RfClass *) self;
  if (!rf_class_is_heap (cls))
    return rf_raise (m, RF_EXC_AttributeError,
                     "type object '%s' has no attribute "
                     "'__annotations__'",
                     cls->full_name);
  RfObject *there = rf_dict_get_name (m, cls->dict, m->name_annotations);
  if (there != NULL)
    return rf_new_ref (m, there);
  if (rf_raised (m))
    return NULL;
  RfObject *made = rf_dict_new (m);
  if (made == NULL)
    return NULL;
  rf_hold (m->heap, made);
  gboolean ok = rf_dict_set (m, cls->dict, m->name_annotations, made);
  rf_release (m->heap, 1);
  if (!ok)
    {
      rf_drop (m, made);
      return NULL;
    }
  rf_class_modified (m, cls);
  return made;
}

static gboolean
set_annotations (RfMachine *m, RfObject *self, RfObject *value)
{
  RfClass *cls = (RfClass *) self;
  if (!rf_class_is_heap (cls))
    return check_settable (m, cls, m->none, "__annotations__");
  if (value != NULL)
    return rf_dict_set (m, cls->dict, m->name_annotations, value);
  int removed = rf_dict_delete (m, cls->dict, m->name_annotations);
  if (removed == 0)
    rf_raise (m, RF_EXC_AttributeError, "__annotations__");
  return removed > 0;
}

const RfGetSetDef *
rf_type_getsets (void)
{
  static const RfGetSetDef getsets[] = { { "__name__", get_name, set_name },
                                         { "__qualname__", get_qualname, set_qualname },
                                         { "__module__", get_module, set_module },
                                         { "__doc__", get_doc, set_doc },
                                         { "__dict__", get_dict },
                                         { "__bases__", get_bases, set_bases },
                                         { "__base__", get_base },
                                         { "__mro__", get_mro },
                                         { "__basicsize__", get_basicsize },
                                         { "__itemsize__", get_itemsize },
                                         { "__flags__", rf_class_get_flags },
                                         { "__dictoffset__", rf_class_get_dictoffset },
                                         { "__weakrefoffset__", rf_class_get_weakrefoffset },
                                         { "__abstractmethods__", get_abstract, set_abstract },
                                         { "__annotations__", get_annotations, set_annotations },
                                         { NULL } };
  return getsets;
}

/* --- methods ---------------------------------------------------------------------------------- */

static RfObject *
method_mro (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *mro = rf_class_c3 (m, (RfClass *) self);
  if (mro == NULL)
    return NULL;
  rf_hold (m->heap, mro);
  return rf_drop_held (m->heap, mro, rf_list_from_iterable (m, mro));
}

static RfObject *
method_subclasses (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  GPtrArray *subclasses = ((RfClass *) self)->subclasses;
  RfObject *list = rf_list_new (m, 0);
  if (list == NULL || subclasses == NULL)
    return list;
  rf_hold (m->heap, list);
  gboolean ok = TRUE;
  for (guint i = 0; ok && i < subclasses->len; i++)
    ok = rf_list_append (m, list, subclasses->pdata[i]);
  rf_release (m->heap, 1);
  if (!ok)
    {
      rf_drop (m, list);
      return NULL;
    }
  return list;
}

static RfObject *
method_instancecheck (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                      RfObject *kwnames)
{
  if (rf_is (args[0], (RfClass *) self))
    return rf_bool (m, TRUE);
  /* What an object says of its class counts too. */
  RfObject *claimed = rf_object_getattr_optional (m, args[0], m->name_class);
  if (claimed == NULL)
    return rf_raised (m) ? NULL : rf_bool (m, FALSE);
  gboolean is = claimed != (RfObject *) RF_CLASS_OF (args[0]) && rf_is_class (claimed) &&
                rf_class_is_subclass ((RfClass *) claimed, (RfClass *) self);
  rf_drop (m, claimed);
  return rf_bool (m, is);
}

static RfObject *
method_subclasscheck (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                      RfObject *kwnames)
{
  if (!rf_is_class (args[0]))
    return rf_raise (m, RF_EXC_TypeError, "issubclass() arg 1 must be a class");
  return rf_bool (m, rf_class_is_subclass ((RfClass *) args[0], (RfClass *) self));
}

static RfObject *
method_prepare (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  return rf_dict_new (m);
}

static RfObject *
method_sizeof (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_int_new (m, (gint64) type_size_of (m, self));
}

/* Adds the names of @cls and of all its bases to the dict @names. */
static gboolean
merge_names (RfMachine *m, RfObject *names, RfClass *cls)
{
  const RfTuple *bases = (const RfTuple *) cls->bases;
  if (cls->dict != NULL && !rf_dict_update (m, names, cls->dict))
    return FALSE;
  if (!rf_recursion_enter (m, ""))
    return FALSE;
  gboolean ok = TRUE;
  for (gsize i = 0; ok && bases != NULL && i < bases->length; i++)
    ok = merge_names (m, names, (RfClass *) bases->items[i]);
  rf_recursion_leave (m);
  return ok;
}

static RfObject *
method_dir (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *names = rf_dict_new (m);
  if (names == NULL)
    return NULL;
  rf_hold (m->heap, names);
  gboolean ok = merge_names (m, names, (RfClass *) self);
  return rf_drop_held (m->heap, names, ok ? rf_dict_keys_list (m, names) : NULL);
}

const RfMethodDef *
rf_type_methods (void)
{
  static const RfMethodDef methods[] = { { "mro", method_mro, 0, 0 },
                                         { "__subclasses__", method_subclasses, 0, 0 },
                                         { "__instancecheck__", method_instancecheck, 1, 1 },
                                         { "__subclasscheck__", method_subclasscheck, 1, 1 },
                                         { "__prepare__", method_prepare, 0, -1,
                                           RF_METHOD_CLASS | RF_METHOD_KEYWORDS },
                                         { "__sizeof__", method_sizeof, 0, 0 },
                                         { "__dir__", method_dir, 0, 0 },
                                         { NULL } };
  return methods;
}
