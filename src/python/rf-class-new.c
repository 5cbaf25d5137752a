/* SPDX-License-Identifier: MIT */

/* type.__new__: what a class statement ends in. The steps, each a function: the metaclass and the
 * best base, __slots__ and the layout, the type object, its dict, mro and slots, and the hooks
 * __set_name__ and __init_subclass__.
 *
 * All that is made on the way stands on hold, because every allocation may start a collection and
 * so run Python code. */

#include "python/rf-bytes.h"
#include "python/rf-class-private.h"
#include "python/rf-dict.h"
#include "python/rf-exception.h"
#include "python/rf-frame.h"
#include "python/rf-str.h"

#include <string.h>

/* What is known of the new class before it is there. Objects are on hold while it is made. */
typedef struct
{
  RfMachine *m;
  RfClass *metaclass, *base;
  RfObject *name, *bases; /* borrowed, or on hold */
  RfObject *dict;         /* the new class's own; on hold */
  RfObject *slots;        /* a list of the names of __slots__, sorted; on hold; or NULL */
  guint64 slots_block;    /* RfClass.slots_block, before there is a class; 0: none */
  gboolean has_slots;     /* __slots__ is there */
  gboolean add_dict, add_weakref;
} NewClass;

/* --- metaclass and base ----------------------------------------------------------------------- */

static RfClass *
calculate_metaclass (RfMachine *m, RfClass *metaclass, const RfTuple *bases)
{
  RfClass *winner = metaclass;
  for (gsize i = 0; i < bases->length; i++)
    {
      RfClass *other = RF_CLASS_OF (bases->items[i]);
      if (rf_class_is_subclass (winner, other))
        continue;
      if (rf_class_is_subclass (other, winner))
        {
          winner = other;
          continue;
        }
      return rf_raise (m, RF_EXC_TypeError,
                       "metaclass conflict: the metaclass of a derived class must be a "
                       "(non-strict) subclass of the metaclasses of all its bases");
    }
  return winner;
}

/* --- __slots__ -------------------------------------------------------------------------------- */

static gboolean
is_identifier (RfObject *str)
{
  const char *p = rf_str_data (str);
  if (*p == '\0' || strlen (p) != ((RfStr *) str)->size)
    return FALSE;
  for (gboolean first = TRUE; *p != '\0'; first = FALSE)
    {
      gunichar c = rf_utf8_next (&p);
      if (!(c == '_' || g_unichar_isalpha (c) || (!first && g_unichar_isalnum (c))))
        return FALSE;
    }
  return TRUE;
}

/* The name that __private has in the class @class_name; a new reference. */
static RfObject *
mangle (RfMachine *m, RfObject *class_name, RfObject *name)
{
  const char *text = rf_str_data (name), *cls = rf_str_data (class_name);
  while (*cls == '_')
    cls++;
  if (!g_str_has_prefix (text, "__") || g_str_has_suffix (text, "__") || *cls == '\0')
    return rf_str_intern (m, text, (gssize) ((RfStr *) name)->size);
  g_autofree char *mangled = g_strdup_printf ("_%s%s", cls, text);
  return rf_str_intern (m, mangled, -1);
}

/* Takes one item of __slots__: FALSE with an exception. */
static gboolean
add_slot (NewClass *new, RfObject *item)
{
  RfMachine *m = new->m;
  gboolean may_dict = !(new->base->class_flags &(RF_CLASS_HAS_DICT | RF_CLASS_TYPE_SUBCLASS));
  gboolean may_weakref = !(new->base->type.type_flags &RF_TYPE_WEAKREFABLE);
  gboolean sized = new->base->item_size != 0;
  if (!rf_is_str_object (item))
    {
      rf_raise (m, RF_EXC_TypeError, "__slots__ items must be strings, not '%.200s'",
                rf_class_name (item));
      return FALSE;
    }
  if (!is_identifier (item))
    {
      rf_raise (m, RF_EXC_TypeError, "__slots__ must be identifiers");
      return FALSE;
    }
  if (rf_str_is (item, "__dict__"))
    {
      if (!may_dict || new->add_dict)
        {
          rf_raise (m, RF_EXC_TypeError, "__dict__ slot disallowed: we already got one");
          return FALSE;
        }
      new->add_dict = TRUE;
      return TRUE;
    }
  if (rf_str_is (item, "__weakref__"))
    {
      if (!may_weakref || sized || new->add_weakref)
        {
          rf_raise (m, RF_EXC_TypeError,
                    m->profile->minor >= 12
                      ? "__weakref__ slot disallowed: we already got one"
                      : "__weakref__ slot disallowed: either we already got one, or "
                        "__itemsize__ != 0");
          return FALSE;
        }
      new->add_weakref = TRUE;
      return TRUE;
    }
  RfObject *name = mangle (m, new->name, item);
  if (name == NULL)
    return FALSE;
  RfObject *there = rf_dict_get (m, new->dict, name);
  if (there != NULL && !rf_str_is (name, "__qualname__") && !rf_str_is (name, "__classcell__") &&
      !rf_str_is (name, "__module__"))
    {
      rf_raise (m, RF_EXC_ValueError, "'%s' in __slots__ conflicts with class variable",
                rf_str_data (name));
      rf_drop (m, name);
      return FALSE;
    }
  return rf_list_append_steal (m, new->slots, name);
}

static gboolean
add_slots (NewClass *new, RfObject *slots)
{
  RfMachine *m = new->m;
  RfObject *items;
  if (rf_is_str_object (slots))
    items = rf_tuple_new (m, &slots, 1);
  else
    items = rf_tuple_from_iterable (m, slots);
  if (items == NULL)
    return FALSE;
  const RfTuple *tuple = (const RfTuple *) items;
  gboolean ok = TRUE;
  rf_hold (m->heap, items);
  if (tuple->length > 0 && new->base->item_size != 0)
    {
      rf_raise (m, RF_EXC_TypeError, "nonempty __slots__ not supported for subtype of '%.100s'",
                new->base->full_name);
      ok = FALSE;
    }
  for (gsize i = 0; ok && i < tuple->length; i++)
    ok = add_slot (new, tuple->items[i]);
  ok = ok && rf_list_sort (m, new->slots, NULL, FALSE);
  if (ok && ((RfList *) new->slots)->length > 0)
    new->slots_block = rf_heap_block_take (m->heap, &m->class_tuple->type,
                                           rf_class_slots_size (((RfList *) new->slots)->length));
  rf_release (m->heap, 1);
  rf_drop (m, items);
  return ok;
}

static gboolean
decide_layout (NewClass *new)
{
  RfMachine *m = new->m;
  RfClass *base = new->base;
  RfObject *slots = rf_dict_get (m, new->dict, m->name_slots);
  if (slots == NULL)
    {
      if (rf_raised (m))
        return FALSE;
      new->add_dict = !(base->class_flags & (RF_CLASS_HAS_DICT | RF_CLASS_TYPE_SUBCLASS));
      new->add_weakref = !(base->type.type_flags & RF_TYPE_WEAKREFABLE) && base->item_size == 0;
      return TRUE;
    }
  new->has_slots = TRUE;
  new->slots = rf_list_new (m, 0);
  if (new->slots == NULL)
    return FALSE;
  rf_hold (m->heap, new->slots);
  rf_hold (m->heap, rf_new_ref (m, slots));
  gboolean ok = add_slots (new, slots);
  rf_release (m->heap, 1);
  rf_drop (m, slots);
  if (!ok)
    return FALSE;
  /* Other bases may bring a dict and weak references, even when __slots__ does not. */
  const RfTuple *bases = (const RfTuple *) new->bases;
  for (gsize i = 0; i < bases->length; i++)
    {
      RfClass *other = (RfClass *) bases->items[i];
      if (other == base || !rf_is_class (bases->items[i]))
        continue;
      if ((other->class_flags & RF_CLASS_HAS_DICT) &&
          !(base->class_flags & (RF_CLASS_HAS_DICT | RF_CLASS_TYPE_SUBCLASS)))
        new->add_dict = TRUE;
      if ((other->type.type_flags & RF_TYPE_WEAKREFABLE) &&
          !(base->type.type_flags & RF_TYPE_WEAKREFABLE) && base->item_size == 0)
        new->add_weakref = TRUE;
    }
  return TRUE;
}

/* --- the type object -------------------------------------------------------------------------- */

#define PYTHON_CLASS_TYPE_FLAGS                                                       \
  (RF_TYPE_WEAKREFABLE | RF_TYPE_IS_CLASS | RF_TYPE_IS_FUNCTION | RF_TYPE_IS_MODULE | \
   RF_TYPE_IS_WEAKREF | RF_TYPE_IS_MAPPING | RF_TYPE_TRASHCAN)
#define PYTHON_CLASS_FLAGS                                                                      \
  (RF_CLASS_HAS_DICT | RF_CLASS_INT_SUBCLASS | RF_CLASS_STR_SUBCLASS | RF_CLASS_LIST_SUBCLASS | \
   RF_CLASS_TUPLE_SUBCLASS | RF_CLASS_DICT_SUBCLASS | RF_CLASS_EXCEPTION_SUBCLASS |             \
   RF_CLASS_TYPE_SUBCLASS | RF_CLASS_FLOAT_SUBCLASS | RF_CLASS_SET_SUBCLASS |                   \
   RF_CLASS_BYTES_SUBCLASS | RF_CLASS_SEQUENCE | RF_CLASS_MAPPING | RF_CLASS_MATCHES_SELF)

/* Where the parts of an instance stand: in the host's memory, and what CPython would count. */
static void
fill_layout (NewClass *new, RfClass *cls)
{
  const RfProfile *profile = new->m->profile;
  const RfClass *base = new->base;
  guint32 n_slots = new->slots != NULL ? (guint32) ((RfList *) new->slots)->length : 0;
  gsize size = (base->type.host_size + 7) & ~(gsize) 7;
  gboolean managed_dict, managed_weakref;

  cls->basic_size = base->basic_size + n_slots * 8;
  cls->item_size = base->item_size;
  cls->dict_offset = base->dict_offset;
  if (new->add_dict)
    {
      cls->dict_offset = (guint32) size;
      size += sizeof (RfAttributes);
      cls->class_flags |= RF_CLASS_HAS_DICT;
    }
  cls->slots_offset = (guint32) size;
  size += n_slots * sizeof (RfObject *);
  cls->type.host_size = (guint32) size;

  /* 3.11 puts the dict before the object, unless that has items; 3.12 always, and weak references
   * too. */
  managed_dict = profile->attributes != RF_ATTRIBUTES_DICT &&
                 (profile->immortal_objects || base->item_size == 0);
  managed_weakref = profile->immortal_objects;
  if (new->add_dict && !managed_dict)
    cls->basic_size += 8;
  if (new->add_weakref && !managed_weakref)
    cls->basic_size += 8;
  cls->pre_size = MAX (base->pre_size, 16);
  if ((new->add_dict &&managed_dict) || (new->add_weakref &&managed_weakref))
    cls->pre_size = 32;
  if (new->add_weakref)
    cls->type.type_flags |= RF_TYPE_WEAKREFABLE;
  if ((cls->class_flags & RF_CLASS_HAS_DICT) && cls->builtin_base == new->m->class_object &&
      (profile->attributes == RF_ATTRIBUTES_VALUES ||
       (profile->attributes == RF_ATTRIBUTES_VALUES_SHARED && cls->basic_size == 16)))
    cls->class_flags |= RF_CLASS_MANAGED_VALUES;
  cls->shared_usable = profile->inline_values_max;
}

void
rf_class_tell_program (RfMachine *m, RfClass *cls, RfObject *module)
{
  if (module != NULL && rf_str_is (module, "__main__"))
    cls->type.base.flags &= ~(guint32) RF_OBJECT_LIBRARY;
  else if (m->frame != NULL && rf_frame_is_library (m->frame))
    cls->type.base.flags |= RF_OBJECT_LIBRARY;
}

static void
fill_functions (NewClass *new, RfClass *cls)
{
  RfType *type = &cls->type;
  const RfClass *base = new->base;
  type->type_flags = RF_TYPE_HEAP | RF_TYPE_GC | RF_TYPE_PYTHON_CLASS |
                     (base->type.type_flags & PYTHON_CLASS_TYPE_FLAGS);
  /* CPython's trash can holds every container instance whose class has the subtype functions. */
  type->type_flags |= RF_TYPE_TRASHCAN;
  type->traverse = rf_instance_traverse;
  type->slots = rf_instance_slots;
  type->clear = rf_instance_clear;
  type->dealloc = rf_instance_dealloc;
  type->describe = base->builtin_base->type.describe;
  cls->class_flags = RF_CLASS_PYTHON | RF_CLASS_BASETYPE | (base->class_flags & PYTHON_CLASS_FLAGS);
  cls->builtin_base = base->builtin_base;
  cls->slots = base->slots;
  cls->slots.new_ = NULL; /* no instances before the class is ready */
}

static RfClass *
make_type_object (NewClass *new)
{
  RfMachine *m = new->m;
  RfHeap *heap = m->heap;
  gsize n_slots = new->slots != NULL ? ((RfList *) new->slots)->length : 0;
  /* With the place for n_slots members, as CPython's items behind the struct. */
  RfClass *cls = (RfClass *) rf_object_alloc (m, new->metaclass, n_slots, FALSE);
  if (cls == NULL)
    return NULL;
  RfObject *self = (RfObject *) cls;
  rf_class_tell_program (m, cls, rf_dict_get (m, new->dict, m->name_module));
  cls->type.name = cls->full_name = rf_str_data (new->name);
  cls->version = ++rf_class_state (m)->next_version;
  fill_functions (new, cls);
  fill_layout (new, cls);
  rf_slot_store_named (heap, self, "__name__", &cls->name_object, rf_new_ref (m, new->name));
  rf_slot_store_named (heap, self, "__bases__", &cls->bases, rf_new_ref (m, new->bases));
  rf_slot_store_named (heap, self, "__base__", (RfObject **) &cls->base,
                       rf_new_ref (m, (RfObject *) new->base));
  rf_slot_store_named (heap, self, "__dict__", &cls->dict, rf_new_ref (m, new->dict));
  rf_gc_track (heap, self);
  return cls;
}

/* --- the dict --------------------------------------------------------------------------------- */

static gboolean
set_module (NewClass *new)
{
  RfMachine *m = new->m;
  if (rf_dict_get (m, new->dict, m->name_module) != NULL || m->frame == NULL)
    return TRUE;
  RfObject *module = rf_dict_get (m, m->frame->globals, m->name_name);
  return module == NULL || rf_dict_set (m, new->dict, m->name_module, module);
}

/* __qualname__ leaves the dict for the type object. */
static gboolean
take_qualname (NewClass *new, RfClass *cls)
{
  RfMachine *m = new->m;
  RfObject *qualname = rf_dict_get (m, new->dict, m->name_qualname);
  if (qualname != NULL && !rf_is_str_object (qualname))
    {
      rf_raise (m, RF_EXC_TypeError, "type __qualname__ must be a str, not %s",
                rf_class_name (qualname));
      return FALSE;
    }
  rf_slot_store_named (m->heap, (RfObject *) cls, "__qualname__", &cls->qualname,
                       rf_new_ref (m, qualname != NULL ? qualname : new->name));
  return qualname == NULL || rf_dict_delete (m, new->dict, m->name_qualname) >= 0;
}

/* Functions with certain names become static or class methods by themselves. */
static gboolean
wrap_function (NewClass *new, RfObject *name, RfObject *(*wrap) (RfMachine *m, RfObject *callable))
{
  RfMachine *m = new->m;
  RfObject *function = rf_dict_get (m, new->dict, name);
  if (function == NULL || RF_CLASS_OF (function) != m->class_function)
    return !rf_raised (m);
  RfObject *wrapped = wrap (m, function);
  return wrapped != NULL && rf_dict_set_steal (m, new->dict, name, wrapped);
}

/* A member descriptor for each name of __slots__. */
static gboolean
add_members (NewClass *new, RfClass *cls)
{
  RfMachine *m = new->m;
  if (new->slots == NULL || ((RfList *) new->slots)->length == 0)
    return TRUE;
  RfList *names = (RfList *) new->slots;
  cls->n_slots = (guint32) names->length;
  cls->slots_block = new->slots_block;
  new->slots_block = 0;
  cls->slot_names = g_new0 (RfObject *, cls->n_slots);
  for (guint32 i = 0; i < cls->n_slots; i++)
    rf_slot_store_index (m->heap, (RfObject *) cls, i, &cls->slot_names[i],
                         rf_new_ref (m, names->items[i]));
  for (guint32 i = 0; i < cls->n_slots; i++)
    {
      RfObject *member = rf_member_new (m, cls->slot_names[i], cls,
                                        cls->slots_offset + i * (guint32) sizeof (RfObject *));
      if (member == NULL || !rf_dict_set_steal (m, new->dict, cls->slot_names[i], member))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_class_cell (NewClass *new, RfClass *cls)
{
  RfMachine *m = new->m;
  RfObject *cell = rf_dict_get (m, new->dict, m->name_classcell);
  if (cell == NULL)
    return !rf_raised (m);
  if (RF_CLASS_OF (cell) != m->class_cell)
    {
      rf_raise (m, RF_EXC_TypeError,
                "type.__new__(): __classcell__ must be a nonlocal cell, not "
                "%s",
                rf_class_name (cell));
      return FALSE;
    }
  rf_slot_store_named (m->heap, cell, "cell_contents", &((RfCell *) cell)->content,
                       rf_new_ref (m, (RfObject *) cls));
  return rf_dict_delete (m, new->dict, m->name_classcell) >= 0;
}

static gboolean
set_owned (NewClass *new, RfObject *name, RfObject *value)
{
  return value != NULL && rf_dict_set_steal (new->m, new->dict, name, value);
}

static gboolean
fill_dict (NewClass *new, RfClass *cls)
{
  RfMachine *m = new->m;
  if (!set_module (new) || !take_qualname (new, cls) ||
      !wrap_function (new, m->name_new, rf_staticmethod_new) ||
      !wrap_function (new, m->name_init_subclass, rf_classmethod_new) ||
      !wrap_function (new, m->name_class_getitem, rf_classmethod_new) ||
      !set_class_cell (new, cls) || !add_members (new, cls))
    return FALSE;
  return TRUE;
}

/* Since 3.13 a key that is no str is worth a warning. */
static gboolean
check_keys (NewClass *new, const RfClass *cls)
{
  RfObject *key, *value;
  gsize position = 0;
  gboolean found = FALSE;

  while (new->m->profile->minor >= 13 && !found &&
         rf_dict_next (new->dict, &position, &key, &value))
    found = !rf_is_str_object (key);
  if (!found)
    return TRUE;
  g_autofree char *words =
    g_strdup_printf ("non-string key in the __dict__ of class %.200s", cls->type.name);
  return rf_warn (new->m, RF_EXC_RuntimeWarning, words);
}

/* What CPython's PyType_Ready adds. */
static gboolean
ready (NewClass *new, RfClass *cls)
{
  RfMachine *m = new->m;
  RfObject *mro;
  if (rf_class_renew_mro (m, cls, NULL) < 0)
    return FALSE;
  if (new->add_dict && !set_owned (new, m->name_dict, rf_getset_new (m, &rf_dict_getset, cls)))
    return FALSE;
  if (new->add_weakref &&
      !set_owned (new, m->name_weakref, rf_getset_new (m, &rf_weakref_getset, cls)))
    return FALSE;
  if (rf_dict_get (m, new->dict, m->name_doc) == NULL &&
      !rf_dict_set (m, new->dict, m->name_doc, m->none))
    return FALSE;
  if (rf_dict_get (m, new->dict, m->name_eq) != NULL &&
      rf_dict_get (m, new->dict, m->name_hash) == NULL &&
      !rf_dict_set (m, new->dict, m->name_hash, m->none))
    return FALSE;
  mro = cls->mro;
  /* The first in the order says whether it matches as a sequence or as a mapping. */
  cls->class_flags &= ~(guint32) (RF_CLASS_SEQUENCE | RF_CLASS_MAPPING);
  for (gsize i = 1; i < ((RfTuple *) mro)->length &&
                    !(cls->class_flags & (RF_CLASS_SEQUENCE | RF_CLASS_MAPPING));
       i++)
    cls->class_flags |= ((RfClass *) ((RfTuple *) mro)->items[i])->class_flags &
                        (RF_CLASS_SEQUENCE | RF_CLASS_MAPPING);
  /* CPython's base classes have a weak reference to it. */
  rf_heap_count_unseen (m->heap, FALSE);
  const RfTuple *bases = (const RfTuple *) cls->bases;
  for (gsize i = 0; i < bases->length; i++)
    {
      rf_class_count_subclass (m, (RfClass *) bases->items[i]);
      rf_class_add_subclass ((RfClass *) bases->items[i], cls);
    }
  rf_class_modified (m, cls);
  rf_class_update_slots (m, cls);
  return check_keys (new, cls);
}

/* --- the hooks -------------------------------------------------------------------------------- */

static gboolean
call_set_name (NewClass *new, RfClass *cls, RfObject *key, RfObject *value)
{
  RfMachine *m = new->m;
  RfObject *const args[] = { (RfObject *) cls, key };
  RfObject *result = rf_object_call_special (m, value, m->name_set_name, args, 2);
  if (result != NULL)
    {
      rf_drop (m, result);
      return TRUE;
    }
  if (!rf_raised (m))
    return TRUE;
  if (m->profile->minor < 12 && m->stop == RF_STOP_NONE)
    {
      RfObject *cause = rf_raised_steal (m);
      rf_hold (m->heap, cause);
      g_autoptr (GString) text = g_string_new (NULL);
      rf_str_append_repr (m, text, key);
      rf_raise (m, RF_EXC_RuntimeError,
                "Error calling __set_name__ on '%.100s' instance %s in "
                "'%.100s'",
                rf_class_name (value), text->str, cls->full_name);
      rf_release (m->heap, 1);
      if (m->current != NULL && rf_is_exception (m->current))
        {
          RfException *e = RF_EXCEPTION (m->current);
          rf_slot_store_named (m->heap, m->current, "__context__", &e->context,
                               rf_new_ref (m, cause));
          e->suppress_context = TRUE;
          rf_slot_store_named (m->heap, m->current, "__cause__", &e->cause, cause);
        }
      else
        rf_drop (m, cause);
    }
  return FALSE;
}

static gboolean
set_names (NewClass *new, RfClass *cls)
{
  RfMachine *m = new->m;
  gboolean ok = TRUE;
  gsize position = 0;
  RfObject *key, *value;
  RfObject *copy = rf_dict_copy (m, new->dict);
  if (copy == NULL)
    return FALSE;
  rf_hold (m->heap, copy);
  position = 0;
  while (ok && rf_dict_next (copy, &position, &key, &value))
    ok = call_set_name (new, cls, key, value);
  rf_release (m->heap, 1);
  rf_drop (m, copy);
  return ok;
}

/* super (cls, cls).__init_subclass__ (**kwargs) */
static gboolean
init_subclass (RfMachine *m, RfClass *cls, RfObject *const *values, RfObject *kwnames)
{
  RfObject *const both[] = { (RfObject *) cls, (RfObject *) cls };
  RfObject *super = rf_object_call (m, (RfObject *) m->class_super, both, 2, NULL);
  if (super == NULL)
    return FALSE;
  rf_hold (m->heap, super);
  RfObject *bound =
    rf_drop_held (m->heap, super, rf_object_getattr (m, super, m->name_init_subclass));
  if (bound == NULL)
    return FALSE;
  rf_hold (m->heap, bound);
  RfObject *result =
    rf_drop_held (m->heap, bound, rf_object_call_spread (m, bound, values, 0, kwnames));
  rf_xdrop (m, result);
  return result != NULL;
}

/* --- all of it -------------------------------------------------------------------------------- */

static gboolean
check_bases (RfMachine *m, const RfTuple *bases)
{
  for (gsize i = 0; i < bases->length; i++)
    {
      if (rf_is_class (bases->items[i]))
        continue;
      RfObject *entries = rf_object_getattr_optional (m, bases->items[i], m->name_mro_entries);
      if (entries != NULL)
        {
          rf_drop (m, entries);
          rf_raise (m, RF_EXC_TypeError,
                    "type() doesn't support MRO entry resolution; use "
                    "types.new_class()");
        }
      if (rf_raised (m))
        return FALSE;
    }
  return TRUE;
}

static RfClass *
build (NewClass *new, RfObject *const *kwvalues, RfObject *kwnames)
{
  RfMachine *m = new->m;
  RfClass *cls = make_type_object (new);
  if (cls == NULL)
    return NULL;
  rf_hold (m->heap, (RfObject *) cls);
  gboolean ok = fill_dict (new, cls) && ready (new, cls) && set_names (new, cls) &&
                init_subclass (m, cls, kwvalues, kwnames);
  rf_release (m->heap, 1);
  if (!ok)
    {
      rf_drop (m, (RfObject *) cls);
      return NULL;
    }
  return cls;
}

/* The __new__ of the metaclass that is more derived than the one that was called. */
static RfObject *
new_by (RfMachine *m, RfClass *winner, RfObject *name, RfObject *bases, RfObject *dict,
        RfObject *const *kwvalues, RfObject *kwnames)
{
  gsize n_kw = kwnames != NULL ? ((RfTuple *) kwnames)->length : 0;
  g_autofree RfObject **args = g_new (RfObject *, 3 + n_kw);

  args[0] = name;
  args[1] = bases;
  args[2] = dict;
  for (gsize i = 0; i < n_kw; i++)
    args[3 + i] = kwvalues[i];
  return winner->slots.new_ (m, winner, args, 3, kwnames);
}

/* Drops what has been put on hold since there were @depth, from the last to the first, @cls (NULL:
 * none) being on hold below it. */
static void
release_to (RfHeap *heap, guint depth, RfClass *cls)
{
  guint bottom = depth + (cls != NULL ? 1 : 0);

  if (cls != NULL)
    {
      RfObject *first = heap->holds->pdata[depth];

      heap->holds->pdata[depth] = cls;
      rf_hold_as (heap, first, heap->hold_roles[depth]);
      heap->hold_roles[depth] = "the new class";
    }
  while (heap->holds->len > bottom)
    {
      RfObject *o = heap->holds->pdata[heap->holds->len - 1];

      rf_release (heap, 1);
      rf_unref (heap, o);
    }
  if (cls != NULL)
    rf_release (heap, 1);
}

RfObject *
rf_class_new (RfMachine *m, RfClass *metaclass, RfObject *name, RfObject *bases, RfObject *dict,
              RfObject *const *kwvalues, RfObject *kwnames)
{
  RfHeap *heap = m->heap;
  RfTuple *tuple = (RfTuple *) bases;
  guint depth = heap->holds->len;
  NewClass new = { .m = m, .name = name };
  RfClass *cls = NULL;

  if (!check_bases (m, tuple))
    return NULL;
  new.metaclass = calculate_metaclass (m, metaclass, tuple);
  if (new.metaclass == NULL)
    return NULL;
  if (new.metaclass != metaclass &&new.metaclass->slots.new_ !=
      rf_type_new &&new.metaclass->slots.new_ != NULL)
    return new_by (m, new.metaclass, name, bases, dict, kwvalues, kwnames);
  if (!rf_str_check_utf8 (m, name))
    return NULL;
  if (memchr (rf_str_data (name), '\0', ((RfStr *) name)->size) != NULL)
    return rf_raise (m, RF_EXC_ValueError, "type name must not contain null characters");

  if (tuple->length == 0)
    {
      RfObject *object = (RfObject *) m->class_object;

      new.bases = rf_tuple_new (m, &object, 1);
      if (new.bases == NULL)
        return NULL;
    }
  else
    new.bases = rf_new_ref (m, bases);
  rf_hold (heap, new.bases);
  new.base = rf_class_best_base (m, (RfTuple *) new.bases);
  if (new.base != NULL && (new.dict = rf_dict_copy (m, dict)) != NULL)
    {
      rf_hold (heap, new.dict);
      if (decide_layout (&new))
        cls = build (&new, kwvalues, kwnames);
    }
  if (new.slots_block != 0)
    rf_heap_block_give (heap, &m->class_tuple->type,
                        rf_class_slots_size (((RfList *) new.slots)->length), new.slots_block);
  release_to (heap, depth, cls);
  return (RfObject *) cls;
}

RfObject *
rf_type_new (RfMachine *m, RfClass *metaclass, RfObject *const *args, gsize n_args,
             RfObject *kwnames)
{
  static const char *const kinds[] = { "str", "tuple", "dict" };
  if (n_args == 1 && metaclass == m->class_type &&
      (kwnames == NULL || ((RfTuple *) kwnames)->length == 0))
    return rf_new_ref (m, (RfObject *) RF_CLASS_OF (args[0]));
  if (n_args != 3)
    return metaclass == m->class_type
             ? rf_raise (m, RF_EXC_TypeError, "type() takes 1 or 3 arguments")
             : rf_raise (m, RF_EXC_TypeError,
                         "type.__new__() takes exactly 3 arguments (%zu "
                         "given)",
                         n_args);
  const gboolean right[] = { rf_is_str_object (args[0]), rf_is_tuple_object (args[1]),
                             rf_is_dict_object (args[2]) };
  for (int i = 0; i < 3; i++)
    if (!right[i])
      return rf_raise (m, RF_EXC_TypeError, "type.__new__() argument %d must be %s, not %.50s",
                       i + 1, kinds[i], rf_class_name (args[i]));
  return rf_class_new (m, metaclass, args[0], args[1], args[2], args + 3, kwnames);
}
