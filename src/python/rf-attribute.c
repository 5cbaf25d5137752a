/* SPDX-License-Identifier: MIT */

/* Attributes: the generic rules by which an object's attribute is found and set, and where an
 * instance keeps its own.
 *
 * Invariants of RfAttributes: under RF_ATTRIBUTES_DICT, and for classes without
 * RF_CLASS_MANAGED_VALUES, table is NULL. Otherwise an instance has inline values (table) until it
 * has a dict; under RF_ATTRIBUTES_VALUES it then has the dict alone, under …_SHARED both, where
 * the dict shows the table as long as dict->instance is the instance. A class has room for
 * 30 names that its instances may keep inline: each new instance and each new name takes some. */

#include "python/rf-class-private.h"
#include "python/rf-dict.h"
#include "python/rf-exception.h"
#include "python/rf-str.h"

/* --- errors ----------------------------------------------------------------------------------- */

void
rf_attribute_error_context (RfMachine *m, RfObject *o, RfObject *name)
{
  if (!rf_raised_is (m, RF_EXC_AttributeError))
    return;
  RfException *e = RF_EXCEPTION (m->current);
  if (e->name != NULL || e->object != NULL)
    return;
  e->is_late = FALSE;
  rf_slot_store_named (m->heap, m->current, "name", &e->name, rf_new_ref (m, name));
  rf_slot_store_named (m->heap, m->current, "obj", &e->object, rf_new_ref (m, o));
}

gpointer
rf_raise_no_attribute (RfMachine *m, RfObject *o, RfObject *name, gboolean setting)
{
  gboolean new_words = m->profile->minor >= 13;
  if (setting && new_words && RF_CLASS_OF (o)->slots.setattro == rf_generic_setattr)
    rf_raise (m, RF_EXC_AttributeError,
              "'%.100s' object has no attribute '%s' and no __dict__ for setting new attributes",
              rf_class_name (o), rf_str_data (name));
  else
    rf_raise (m, RF_EXC_AttributeError, "'%.100s' object has no attribute '%s'", rf_class_name (o),
              rf_str_data (name));
  if (!setting || new_words)
    rf_attribute_error_context (m, o, name);
  return NULL;
}

gboolean
rf_attribute_check_name (RfMachine *m, RfObject *name)
{
  if (G_LIKELY (rf_is_str_object (name)))
    return TRUE;
  rf_raise (m, RF_EXC_TypeError, "attribute name must be string, not '%.200s'",
            rf_class_name (name));
  return FALSE;
}

/* --- the instance's own attributes ------------------------------------------------------------ */

static inline RfAttributes *
attributes_of (RfObject *o, const RfClass *cls)
{
  return (RfAttributes *) (gpointer) ((char *) o + cls->dict_offset);
}

RfAttributes *
rf_object_attributes (RfObject *o)
{
  RfClass *cls = RF_CLASS_OF (o);
  return cls->dict_offset != 0 ? attributes_of (o, cls) : NULL;
}

/* Borrowed, or NULL. */
static inline RfObject *
own_attribute (RfObject *o, const RfClass *cls, RfObject *name)
{
  RfAttributes *attributes = attributes_of (o, cls);
  const RfTable *table =
    attributes->dict != NULL ? ((RfDict *) attributes->dict)->table : attributes->table;
  if (table == NULL)
    return NULL;
  gssize at = rf_table_find_str (table, name);
  return at >= 0 ? table->entries[at].value : NULL;
}

guint32
rf_class_take_room (RfMachine *m, RfClass *cls, RfObject *name)
{
  RfStr *str = (RfStr *) name;
  gint64 hash = str->hash != -1 ? str->hash : rf_str_hash_value (m, name);
  gpointer key = (gpointer) (gsize) hash;
  if (cls->shared_names == NULL)
    cls->shared_names = g_hash_table_new (NULL, NULL);
  guint32 place = GPOINTER_TO_UINT (g_hash_table_lookup (cls->shared_names, key));
  if (place != 0)
    return place - 1;
  if (cls->shared_usable <= 0)
    return RF_TABLE_NO_PLACE;
  cls->shared_usable--;
  place = g_hash_table_size (cls->shared_names);
  g_hash_table_insert (cls->shared_names, key, GUINT_TO_POINTER (place + 1));
  return place;
}

void
rf_class_share_names (RfMachine *m, RfClass *cls)
{
  const RfTuple *mro = (const RfTuple *) cls->mro;
  if (!(cls->class_flags & RF_CLASS_MANAGED_VALUES) || mro == NULL)
    return;
  for (gsize i = 0; i < mro->length; i++)
    {
      RfObject *dict = ((RfClass *) mro->items[i])->dict, *key, *value;
      gsize position = 0;
      while (dict != NULL && rf_dict_next (dict, &position, &key, &value))
        if (RF_CLASS_OF (key) == m->class_str &&
            rf_class_take_room (m, cls, key) == RF_TABLE_NO_PLACE)
          return;
    }
}

/* The instance's dict, made when it is not there. Borrowed. */
static RfObject *
need_dict (RfMachine *m, RfObject *o, RfAttributes *attributes)
{
  if (attributes->dict != NULL)
    return attributes->dict;
  RfObject *dict = rf_dict_new_for_instance (m, o, attributes);
  if (dict == NULL)
    return NULL;
  dict->flags |= RF_OBJECT_INSTANCE_DICT;
  /* A collection at that allocation may have run code that made the dict meanwhile. */
  if (attributes->dict != NULL)
    {
      rf_drop (m, dict);
      return attributes->dict;
    }
  rf_slot_store_named (m->heap, o, "__dict__", &attributes->dict, dict);
  return dict;
}

/* For setting a name that has no room inline: the dict holds everything from now on. */
static RfObject *
leave_inline (RfMachine *m, RfObject *o, RfAttributes *attributes)
{
  RfObject *dict = need_dict (m, o, attributes);
  if (dict != NULL && ((RfDict *) dict)->instance == o)
    rf_dict_detach (m, dict);
  return dict;
}

static gboolean
missing_attribute (RfMachine *m, RfObject *o, RfObject *name)
{
  if (m->profile->minor < 11)
    rf_raise_object (m, RF_EXC_AttributeError, name);
  else
    rf_raise (m, RF_EXC_AttributeError, "'%.100s' object has no attribute '%s'", rf_class_name (o),
              rf_str_data (name));
  if (m->profile->del_names_object && !(RF_CLASS_OF (o)->class_flags & RF_CLASS_MANAGED_VALUES))
    rf_attribute_error_context (m, o, name);
  return FALSE;
}

static gboolean
set_in_dict (RfMachine *m, RfObject *o, RfObject *dict, RfObject *name, RfObject *value)
{
  gboolean ok;
  rf_hold (m->heap, rf_new_ref (m, dict));
  if (value != NULL)
    ok = rf_dict_set (m, dict, name, value);
  else
    {
      int removed = rf_dict_delete (m, dict, name);
      ok = removed > 0;
      if (removed == 0)
        missing_attribute (m, o, name);
    }
  rf_release (m->heap, 1);
  rf_drop (m, dict);
  return ok;
}

/* Sets (@value NULL: deletes) the attribute @name of the instance @o itself. */
static gboolean
set_own_attribute (RfMachine *m, RfObject *o, RfClass *cls, RfObject *name, RfObject *value)
{
  RfAttributes *attributes = attributes_of (o, cls);
  RfObject *dict = attributes->dict;
  if (dict != NULL && ((RfDict *) dict)->instance != o)
    return set_in_dict (m, o, dict, name, value);
  if (!(cls->class_flags & RF_CLASS_MANAGED_VALUES))
    {
      /* Deleting makes the dict too. */
      dict = need_dict (m, o, attributes);
      return dict != NULL && set_in_dict (m, o, dict, name, value);
    }
  RfTable *table = attributes->table;
  gssize at = table != NULL ? rf_table_find_str (table, name) : RF_TABLE_NONE;
  if (at >= 0)
    {
      if (value != NULL)
        rf_table_store (m, o, table, at, rf_new_ref (m, value));
      else
        rf_table_remove (m, o, table, at);
      return TRUE;
    }
  guint32 place =
    RF_CLASS_OF (name) == m->class_str ? rf_class_take_room (m, cls, name) : RF_TABLE_NO_PLACE;
  if (place == RF_TABLE_NO_PLACE)
    {
      dict = leave_inline (m, o, attributes);
      return dict != NULL && set_in_dict (m, o, dict, name, value);
    }
  if (value == NULL)
    return missing_attribute (m, o, name);
  if (table == NULL)
    {
      table = rf_heap_realloc (m->heap, NULL, 0, sizeof (RfTable));
      if (table == NULL)
        {
          rf_raise_memory (m);
          return FALSE;
        }
      *table = (RfTable){ 0 };
      attributes->table = table;
    }
  return rf_table_add_placed (m, o, table, name, place, rf_new_ref (m, value));
}

RfObject *
rf_object_dict (RfMachine *m, RfObject *o)
{
  RfAttributes *attributes = rf_object_attributes (o);
  if (attributes == NULL)
    return rf_raise (m, RF_EXC_AttributeError, "'%.100s' object has no attribute '__dict__'",
                     rf_class_name (o));
  RfClass *cls = RF_CLASS_OF (o);
  if ((cls->class_flags & RF_CLASS_MANAGED_VALUES) && attributes->dict == NULL &&
      attributes->table == NULL && m->profile->attributes == RF_ATTRIBUTES_VALUES_SHARED)
    {
      /* An empty table for the dict to show. */
      attributes->table = rf_heap_realloc (m->heap, NULL, 0, sizeof (RfTable));
      if (attributes->table == NULL)
        return rf_raise_memory (m);
      *attributes->table = (RfTable){ 0 };
    }
  RfObject *dict = need_dict (m, o, attributes);
  return dict != NULL ? rf_new_ref (m, dict) : NULL;
}

gboolean
rf_object_leave_inline (RfMachine *m, RfObject *o)
{
  if (!(RF_CLASS_OF (o)->class_flags & RF_CLASS_MANAGED_VALUES))
    return TRUE;
  RfObject *dict = rf_object_dict (m, o);
  if (dict == NULL)
    return FALSE;
  if (((RfDict *) dict)->instance == o)
    rf_dict_detach (m, dict);
  rf_drop (m, dict);
  return TRUE;
}

gboolean
rf_object_set_dict (RfMachine *m, RfObject *o, RfObject *dict)
{
  RfAttributes *attributes = rf_object_attributes (o);
  if (attributes == NULL)
    {
      rf_raise (m, RF_EXC_AttributeError, "This object has no __dict__");
      return FALSE;
    }
  if (dict != NULL && !rf_is_dict_object (dict))
    {
      rf_raise (m, RF_EXC_TypeError, "__dict__ must be set to a dictionary, not a '%.200s'",
                rf_class_name (dict));
      return FALSE;
    }
  RfTable *table = NULL;
  if (attributes->dict != NULL)
    rf_dict_detach (m, attributes->dict);
  else
    table = g_steal_pointer (&attributes->table);
  if (table != NULL)
    {
      /* The values die while the instance has its new dict already, as in CPython. */
      RfTable old = { 0 };
      rf_table_move (m, o, table, o, &old);
      rf_heap_release_memory (m->heap, table, sizeof (RfTable));
      rf_slot_store_named (m->heap, o, "__dict__", &attributes->dict,
                           dict != NULL ? rf_new_ref (m, dict) : NULL);
      rf_table_clear (m->heap, o, &old);
      return TRUE;
    }
  rf_slot_store_named (m->heap, o, "__dict__", &attributes->dict,
                       dict != NULL ? rf_new_ref (m, dict) : NULL);
  return TRUE;
}

/* --- for traverse, clear, dealloc ------------------------------------------------------------- */

void
rf_attributes_visit (RfHeap *heap, RfAttributes *attributes, RfVisit visit, gpointer user)
{
  if (attributes->table != NULL)
    rf_table_traverse (heap, attributes->table, visit, user);
  if (attributes->dict != NULL)
    visit (attributes->dict, user);
}

void
rf_attributes_visit_slots (RfHeap *heap, RfAttributes *attributes, RfSlotVisit visit, gpointer user)
{
  if (attributes->dict != NULL)
    visit (RF_SLOT_NAMED, 0, "__dict__", NULL, attributes->dict, user);
  if (attributes->table != NULL)
    rf_table_slots (heap, attributes->table, visit, user);
}

void
rf_attributes_drop (RfHeap *heap, RfObject *o, RfAttributes *attributes, gboolean free)
{
  RfDict *dict = (RfDict *) attributes->dict;
  if (dict != NULL && dict->instance == o)
    {
      if (dict->base.refcnt > 1 && !heap->tearing_down)
        rf_dict_detach (rf_heap_machine (heap), &dict->base);
      else
        {
          dict->table = &dict->own_table;
          dict->instance = NULL;
        }
    }
  if (attributes->table != NULL)
    rf_table_clear (heap, o, attributes->table);
  if (free && attributes->table != NULL)
    {
      rf_heap_release_memory (heap, attributes->table, sizeof (RfTable));
      attributes->table = NULL;
    }
  rf_slot_store_named (heap, o, "__dict__", &attributes->dict, NULL);
}

/* These are for the functions of a built-in class whose struct has the RfAttributes: where a class
 * written in Python has added them, its own functions see to them. */
static RfAttributes *
builtin_attributes (RfObject *o)
{
  RfClass *cls = RF_CLASS_OF (o);
  return cls->builtin_base->dict_offset != 0 ? attributes_of (o, cls) : NULL;
}

void
rf_attributes_traverse (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user)
{
  RfAttributes *attributes = builtin_attributes (o);
  if (attributes != NULL)
    rf_attributes_visit (heap, attributes, visit, user);
}

void
rf_attributes_slots (RfHeap *heap, RfObject *o, RfSlotVisit visit, gpointer user)
{
  RfAttributes *attributes = builtin_attributes (o);
  if (attributes != NULL)
    rf_attributes_visit_slots (heap, attributes, visit, user);
}

void
rf_attributes_clear (RfHeap *heap, RfObject *o)
{
  RfAttributes *attributes = builtin_attributes (o);
  if (attributes != NULL)
    rf_attributes_drop (heap, o, attributes, TRUE);
}

/* --- the generic rules ------------------------------------------------------------------------ */

RfObject *
rf_descriptor_read (RfMachine *m, RfObject *descr, RfObject *o, RfClass *cls)
{
  RfDescrGetFunc get = RF_CLASS_OF (descr)->slots.descr_get;
  if (get == NULL)
    return rf_new_ref (m, descr);
  rf_hold (m->heap, rf_new_ref (m, descr));
  return rf_drop_held (m->heap, descr, get (m, descr, o, (RfObject *) cls));
}

/* The instance's dict has keys that are no plain strs: looking up may run their __eq__, which may
 * do away with @descr (NULL: none), found in the class before. */
static RfObject *
getattr_among_odd_keys (RfMachine *m, RfObject *o, RfObject *dict, RfObject *name, RfObject *descr)
{
  RfClass *cls = RF_CLASS_OF (o);
  RfObject *const held[] = { o, dict, descr };
  guint n = descr != NULL ? 3 : 2;
  for (guint i = 0; i < n; i++)
    rf_hold (m->heap, rf_new_ref (m, held[i]));
  RfObject *value = rf_dict_get (m, dict, name);
  if (value != NULL)
    rf_new_ref (m, value);
  else if (!rf_raised (m) && descr != NULL)
    value = rf_descriptor_read (m, descr, o, cls);
  for (guint i = n; i-- > 0;)
    value = rf_drop_held (m->heap, held[i], value);
  return value;
}

RfObject *
rf_generic_getattr_optional (RfMachine *m, RfObject *o, RfObject *name)
{
  RfClass *cls = RF_CLASS_OF (o);
  if (!rf_attribute_check_name (m, name))
    return NULL;
  RfObject *descr = rf_class_lookup (m, cls, name);
  if (descr != NULL)
    {
      const RfSlots *slots = &RF_CLASS_OF (descr)->slots;
      if (slots->descr_get != NULL && slots->descr_set != NULL)
        return rf_descriptor_read (m, descr, o, cls);
    }
  if (cls->dict_offset != 0)
    {
      RfObject *dict = attributes_of (o, cls)->dict;
      if (G_UNLIKELY (dict != NULL && ((RfDict *) dict)->table->general))
        return getattr_among_odd_keys (m, o, dict, name, descr);
      RfObject *value = own_attribute (o, cls, name);
      if (value != NULL)
        return rf_new_ref (m, value);
    }
  return descr != NULL ? rf_descriptor_read (m, descr, o, cls) : NULL;
}

RfObject *
rf_generic_getattr (RfMachine *m, RfObject *o, RfObject *name)
{
  RfObject *result = rf_generic_getattr_optional (m, o, name);
  if (result == NULL && !rf_raised (m))
    rf_raise_no_attribute (m, o, name, FALSE);
  return result;
}

gboolean
rf_generic_setattr (RfMachine *m, RfObject *o, RfObject *name, RfObject *value)
{
  if (!rf_attribute_check_name (m, name))
    return FALSE;
  RfClass *cls = RF_CLASS_OF (o);
  RfObject *descr = rf_class_lookup (m, cls, name);
  RfDescrSetFunc set = descr != NULL ? RF_CLASS_OF (descr)->slots.descr_set : NULL;
  if (set != NULL)
    {
      rf_hold (m->heap, rf_new_ref (m, descr));
      gboolean ok = set (m, descr, o, value);
      rf_release (m->heap, 1);
      rf_drop (m, descr);
      return ok;
    }
  if (cls->dict_offset != 0)
    {
      if (descr == NULL)
        return set_own_attribute (m, o, cls, name, value);
      /* What the class has under that name is held meanwhile. */
      rf_hold (m->heap, rf_new_ref (m, descr));
      gboolean ok = set_own_attribute (m, o, cls, name, value);
      rf_release (m->heap, 1);
      rf_drop (m, descr);
      return ok;
    }
  if (descr == NULL)
    rf_raise_no_attribute (m, o, name, TRUE);
  else
    rf_raise (m, RF_EXC_AttributeError, "'%.100s' object attribute '%s' is read-only",
              rf_class_name (o), rf_str_data (name));
  return FALSE;
}

/* --- the abstract protocol -------------------------------------------------------------------- */

RfObject *
rf_object_getattr (RfMachine *m, RfObject *o, RfObject *name)
{
  RfGetAttrFunc getattro = RF_CLASS_OF (o)->slots.getattro;
  if (!rf_attribute_check_name (m, name))
    return NULL;
  RfObject *result;
  if (G_LIKELY (getattro == rf_generic_getattr))
    {
      result = rf_generic_getattr_optional (m, o, name);
      if (result == NULL && !rf_raised (m))
        return rf_raise_no_attribute (m, o, name, FALSE);
    }
  else
    result = getattro (m, o, name);
  if (result == NULL)
    rf_attribute_error_context (m, o, name);
  return result;
}

RfObject *
rf_object_getattr_optional (RfMachine *m, RfObject *o, RfObject *name)
{
  RfGetAttrFunc getattro = RF_CLASS_OF (o)->slots.getattro;
  if (!rf_attribute_check_name (m, name))
    return NULL;
  RfObject *result = getattro == rf_generic_getattr ? rf_generic_getattr_optional (m, o, name)
                                                    : getattro (m, o, name);
  if (result == NULL && rf_raised (m) && rf_raised_is (m, RF_EXC_AttributeError))
    rf_raised_clear (m);
  return result;
}

RfObject *
rf_object_getattr_cstr (RfMachine *m, RfObject *o, const char *name)
{
  RfObject *key = rf_str_intern (m, name, -1);
  if (key == NULL)
    return NULL;
  rf_hold (m->heap, key);
  return rf_drop_held (m->heap, key, rf_object_getattr (m, o, key));
}

gboolean
rf_object_setattr (RfMachine *m, RfObject *o, RfObject *name, RfObject *value)
{
  if (!rf_attribute_check_name (m, name))
    return FALSE;
  RfSetAttrFunc setattro = RF_CLASS_OF (o)->slots.setattro;
  if (setattro != NULL)
    return setattro (m, o, name, value);
  rf_raise (m, RF_EXC_TypeError, "'%.100s' object has no attributes (%s .%s)", rf_class_name (o),
            value == NULL ? "del" : "assign to", rf_str_data (name));
  return FALSE;
}

RfObject *
rf_object_getmethod (RfMachine *m, RfObject *o, RfObject *name, gboolean *unbound)
{
  RfClass *cls = RF_CLASS_OF (o);
  *unbound = FALSE;
  if (G_UNLIKELY (cls->slots.getattro != rf_generic_getattr))
    return rf_object_getattr (m, o, name);
  RfObject *descr = rf_class_lookup (m, cls, name);
  gboolean is_method = FALSE;
  if (descr != NULL)
    {
      const RfClass *kind = RF_CLASS_OF (descr);
      is_method = (kind->class_flags & RF_CLASS_METHOD_DESCRIPTOR) != 0;
      if (!is_method && kind->slots.descr_get != NULL && kind->slots.descr_set != NULL)
        return rf_object_getattr (m, o, name);
    }
  if (cls->dict_offset != 0)
    {
      RfObject *value = own_attribute (o, cls, name);
      if (value != NULL)
        return rf_new_ref (m, value);
    }
  if (is_method)
    {
      *unbound = TRUE;
      return rf_new_ref (m, descr);
    }
  return rf_object_getattr (m, o, name);
}

RfObject *
rf_object_lookup_special (RfMachine *m, RfObject *o, RfObject *name)
{
  RfObject *descr = rf_class_lookup (m, RF_CLASS_OF (o), name);
  return descr != NULL ? rf_descriptor_read (m, descr, o, RF_CLASS_OF (o)) : NULL;
}

RfObject *
rf_object_call_special (RfMachine *m, RfObject *o, RfObject *name, RfObject *const *args,
                        gsize n_args)
{
  RfObject *method = rf_object_lookup_special (m, o, name);

  if (method == NULL)
    return NULL;
  rf_hold (m->heap, method);
  return rf_drop_held (m->heap, method, rf_object_call (m, method, args, n_args, NULL));
}
