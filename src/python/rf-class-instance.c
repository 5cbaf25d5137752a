/* SPDX-License-Identifier: MIT */

/* Instances: how one is made, and what the heap asks of instances of classes written in Python.
 *
 * The memory of such an instance is the struct of the nearest built-in base, then what the classes
 * on the way from there added: an RfAttributes, the places of __slots__. Each class of the chain
 * knows where its own __slots__ begin. References go in the order of CPython's subtype functions:
 * __slots__ from the class up to its bases, the attributes, what the built-in base has. */

#include "python/rf-class-private.h"
#include "python/rf-generator.h"
#include "python/rf-ordered-dict.h"
#include "python/rf-exception.h"
#include "python/rf-generator.h"

static inline RfObject **
slots_of (RfObject *o, const RfClass *cls)
{
  return (RfObject **) (gpointer) ((char *) o + cls->slots_offset);
}

/* The attributes that a class written in Python added to its built-in base, or NULL. */
static inline RfAttributes *
added_attributes (RfObject *o)
{
  RfClass *cls = RF_CLASS_OF (o);
  return cls->dict_offset != 0 && cls->builtin_base->dict_offset == 0
           ? (RfAttributes *) (gpointer) ((char *) o + cls->dict_offset)
           : NULL;
}

RfObject *
rf_object_alloc (RfMachine *m, RfClass *cls, gsize n_items, gboolean track)
{
  gsize size = cls->basic_size;
  gsize pre = cls->pre_size;
  if (cls->item_size != 0)
    size = (size + n_items * cls->item_size + 7) & ~(gsize) 7;
  if (cls->class_flags & RF_CLASS_MANAGED_VALUES)
    {
      if (m->profile->attributes == RF_ATTRIBUTES_VALUES_SHARED)
        {
          /* The values stand in the instance's own block, with a byte each for their order. */
          gsize n = (gsize) cls->shared_usable +
                    (cls->shared_names != NULL ? g_hash_table_size (cls->shared_names) : 0);
          pre += ((n + 7) & ~(gsize) 7) + (n + 1) * 8;
        }
      if (cls->shared_usable > 1)
        cls->shared_usable--;
    }
  RfObject *o = rf_heap_new_fresh_object (m->heap, &cls->type, size, pre);
  if (o == NULL)
    return rf_raise_memory (m);
  if (track && (cls->type.type_flags & RF_TYPE_GC))
    rf_gc_track (m->heap, o);
  return o;
}

void
rf_instance_traverse (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user)
{
  RfClass *cls = RF_CLASS_OF (o);
  for (RfClass *c = cls; c != NULL && (c->class_flags & RF_CLASS_PYTHON); c = c->base)
    {
      RfObject **slots = slots_of (o, c);
      for (guint32 i = 0; i < c->n_slots; i++)
        if (slots[i] != NULL)
          visit (slots[i], user);
    }
  RfAttributes *attributes = added_attributes (o);
  if (attributes != NULL)
    rf_attributes_visit (heap, attributes, visit, user);
  if (cls->builtin_base->type.traverse != NULL)
    cls->builtin_base->type.traverse (heap, o, visit, user);
}

void
rf_instance_slots (RfHeap *heap, RfObject *o, RfSlotVisit visit, gpointer user)
{
  RfClass *cls = RF_CLASS_OF (o);
  for (RfClass *c = cls; c != NULL && (c->class_flags & RF_CLASS_PYTHON); c = c->base)
    {
      RfObject **slots = slots_of (o, c);
      for (guint32 i = 0; i < c->n_slots; i++)
        if (slots[i] != NULL)
          visit (RF_SLOT_NAMED, 0, rf_str_data (c->slot_names[i]), NULL, slots[i], user);
    }
  RfAttributes *attributes = added_attributes (o);
  if (attributes != NULL)
    rf_attributes_visit_slots (heap, attributes, visit, user);
  if (cls->builtin_base->type.slots != NULL)
    cls->builtin_base->type.slots (heap, o, visit, user);
}

/* The values of inline attributes, without their names. */
static void
visit_values (RfAttributes *attributes, RfObject *o, RfVisit visit, gpointer user)
{
  if (attributes->table != NULL)
    rf_table_visit_values (attributes->table, visit, user);
  if (attributes->dict != NULL && ((RfDict *) attributes->dict)->instance != o)
    visit (attributes->dict, user);
}

/* A dict of str, which may be of a class of the module collections with more in it. */
static void
visit_dict_of_str (RfMachine *m, RfObject *o, RfVisit visit, gpointer user)
{
  RfObject *factory = rf_default_dict_factory (m, o);

  if (factory != NULL)
    visit (factory, user);
  if (rf_is_ordered_dict (m, o))
    for (RfOrderNode *node = RF_ORDERED_DICT (o)->first; node != NULL; node = node->next)
      visit (node->key, user);
  rf_table_visit_values (((RfDict *) o)->table, visit, user);
}

static void
visit_class (RfObject *o, RfVisit visit, gpointer user)
{
  const RfClass *self = (RfClass *) o;
  RfObject *const slots[] = { self->dict, self->mro, self->bases, (RfObject *) self->base };

  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    if (slots[i] != NULL)
      visit (slots[i], user);
  if (rf_class_is_heap (RF_CLASS_OF (o)))
    visit ((RfObject *) RF_CLASS_OF (o), user);
}

/* An instance of a class written in Python, or a module: what the classes of its line give it. */
static void
visit_instance (RfHeap *heap, RfObject *o, gboolean dict_of_str, RfVisit visit, gpointer user)
{
  RfClass *cls = RF_CLASS_OF (o);
  RfAttributes *attributes = added_attributes (o);

  for (RfClass *c = cls; c != NULL && (c->class_flags & RF_CLASS_PYTHON); c = c->base)
    {
      RfObject **slots = slots_of (o, c);

      for (guint32 i = 0; i < c->n_slots; i++)
        if (slots[i] != NULL)
          visit (slots[i], user);
    }
  if (attributes != NULL)
    visit_values (attributes, o, visit, user);
  if (rf_class_is_heap (cls))
    visit ((RfObject *) cls, user);
  if (cls->type.type_flags & RF_TYPE_IS_MODULE)
    visit (((RfModule *) o)->dict, user); /* not its name */
  else if (dict_of_str)
    visit_dict_of_str (rf_machine_of (heap), o, visit, user);
  else if (cls->builtin_base->type.traverse != NULL)
    cls->builtin_base->type.traverse (heap, o, visit, user);
}

void
rf_object_referents (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user)
{
  RfMachine *m = rf_machine_of (heap);
  RfClass *cls = RF_CLASS_OF (o);
  gboolean is_dict = (cls->class_flags & RF_CLASS_DICT_SUBCLASS) != 0;
  /* The keys of a dict of str are nobody's concern. */
  gboolean dict_of_str = is_dict && !((RfDict *) o)->table->general;

  if (rf_is_class (o))
    visit_class (o, visit, user);
  else if (cls == m->class_generator)
    rf_generator_referents (heap, o, visit, user);
  else if (cls == m->class_frame)
    rf_frame_referents (heap, o, visit, user);
  else if (is_dict && ((RfDict *) o)->instance != NULL)
    return; /* what it shows is the instance's */
  else if (dict_of_str && !rf_class_is_heap (cls))
    {
      if (cls->type.type_flags & RF_TYPE_HEAP)
        visit ((RfObject *) cls, user);
      if (cls->dict_offset != 0)
        rf_attributes_traverse (heap, o, visit, user);
      visit_dict_of_str (m, o, visit, user);
    }
  else if ((cls->class_flags & RF_CLASS_PYTHON) || (cls->type.type_flags & RF_TYPE_IS_MODULE))
    visit_instance (heap, o, dict_of_str, visit, user);
  else
    rf_heap_traverse (heap, o, visit, user);
}

static void
instance_drop (RfHeap *heap, RfObject *o, gboolean free)
{
  for (RfClass *c = RF_CLASS_OF (o); c != NULL && (c->class_flags & RF_CLASS_PYTHON); c = c->base)
    {
      RfObject **slots = slots_of (o, c);
      for (guint32 i = 0; i < c->n_slots; i++)
        rf_slot_store_named (heap, o, rf_str_data (c->slot_names[i]), &slots[i], NULL);
    }
  RfAttributes *attributes = added_attributes (o);
  if (attributes != NULL)
    rf_attributes_drop (heap, o, attributes, free);
}

void
rf_instance_clear (RfHeap *heap, RfObject *o)
{
  instance_drop (heap, o, FALSE);
  RfClass *base = RF_CLASS_OF (o)->builtin_base;
  if (base->type.clear != NULL)
    base->type.clear (heap, o);
}

void
rf_instance_dealloc (RfHeap *heap, RfObject *o)
{
  instance_drop (heap, o, TRUE);
  RfClass *base = RF_CLASS_OF (o)->builtin_base;
  if (base->type.dealloc != NULL)
    base->type.dealloc (heap, o);
}

/* Runs __del__. An exception that is on its way stays where it is; one from __del__ is written
 * and forgotten. */
void
rf_instance_finalize (RfHeap *heap, RfObject *o)
{
  RfMachine *m = rf_heap_machine (heap);
  RfObject *saved = rf_exception_save (m);
  RfObject *del = rf_class_lookup (m, RF_CLASS_OF (o), m->name_del);
  if (del != NULL)
    {
      rf_hold (heap, rf_ref (heap, del));
      RfObject *result = rf_call_special (m, o, m->name_del, NULL, 0);
      if (result != NULL)
        rf_unref (heap, result);
      else if (rf_raised (m) && m->stop == RF_STOP_NONE)
        rf_raised_unraisable (m, NULL, del);
      rf_release (heap, 1);
      rf_unref (heap, del);
    }
  /* A stop must go on: it takes the place of the exception that was on its way. */
  if (m->stop != RF_STOP_NONE && rf_raised (m) && saved != NULL)
    {
      rf_release (heap, 1);
      rf_unref (heap, saved);
      return;
    }
  rf_exception_restore (m, saved);
}
