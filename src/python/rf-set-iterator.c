/* SPDX-License-Identifier: MIT */

/* The iterator of sets: in the order of the table, as long as the set keeps its size. */

#include "python/rf-container.h"
#include "python/rf-iterator.h"
#include "python/rf-set.h"

#define ITERATOR_SIZE 48
#define RF_SET_ITERATOR(o) ((RfSetIterator *) (o))

RfObject *
rf_set_iter (RfMachine *m, RfObject *self)
{
  RfObject *o = rf_container_alloc (m, m->class_set_iterator, ITERATOR_SIZE);

  if (o == NULL)
    return NULL;
  RF_SET_ITERATOR (o)->used = RF_SET_ITERATOR (o)->left = rf_set_length (self);
  rf_slot_swap_named (m->heap, o, "container", &RF_SET_ITERATOR (o)->set, rf_new_ref (m, self));
  rf_gc_track (m->heap, o);
  return o;
}

static RfObject *
iterator_next (RfMachine *m, RfObject *self)
{
  RfSetIterator *it = RF_SET_ITERATOR (self);
  RfObject *key;

  if (it->set == NULL)
    return NULL;
  if (it->used != rf_set_length (it->set))
    {
      it->used = G_MAXSIZE;
      return rf_raise (m, RF_EXC_RuntimeError, "Set changed size during iteration");
    }
  if (rf_set_next (it->set, &it->position, &key, NULL))
    {
      it->left--;
      return rf_new_ref (m, key);
    }
  rf_slot_store_named (m->heap, self, "container", &it->set, NULL);
  return NULL;
}

static RfObject *
iterator_hint (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfSetIterator *it = RF_SET_ITERATOR (self);

  if (it->set == NULL || it->used != rf_set_length (it->set))
    return rf_int_new (m, 0);
  return rf_int_new (m, (gint64) it->left);
}

static RfObject *
iterator_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  RfSetIterator *it = RF_SET_ITERATOR (self);
  RfObject *copy;

  if (it->set == NULL)
    return rf_iterator_reduce_rest (m, NULL);
  copy = rf_set_iter (m, it->set);
  if (copy == NULL)
    return NULL;
  RF_SET_ITERATOR (copy)->used = it->used;
  RF_SET_ITERATOR (copy)->position = it->position;
  RF_SET_ITERATOR (copy)->left = it->left;
  return rf_iterator_reduce_rest (m, copy);
}

static const RfMethodDef iterator_methods[] = {
  { "__length_hint__", iterator_hint, 0, 0, 0, NULL },
  { "__reduce__", iterator_reduce, 0, 0, 0, NULL },
  { NULL },
};

static void
iterator_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  if (RF_SET_ITERATOR (self)->set != NULL)
    visit (RF_SET_ITERATOR (self)->set, user);
}

static void
iterator_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  if (RF_SET_ITERATOR (self)->set != NULL)
    visit (RF_SLOT_NAMED, 0, "container", NULL, RF_SET_ITERATOR (self)->set, user);
}

static void
iterator_dealloc (RfHeap *heap, RfObject *self)
{
  rf_slot_store_named (heap, self, "container", &RF_SET_ITERATOR (self)->set, NULL);
}

static RfObject *
self_iter (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, self);
}

gboolean
rf_set_class_setup (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "set_iterator",
    .class_flags = RF_CLASS_NO_NEW,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfSetIterator),
    .basic_size = ITERATOR_SIZE,
    .slots = { .iter = self_iter, .iternext = iterator_next },
    .traverse = iterator_traverse,
    .slots_visit = iterator_slots,
    .dealloc = iterator_dealloc,
    .methods = iterator_methods,
  };

  return rf_class_new_builtin (m, &spec, &m->class_set_iterator);
}
