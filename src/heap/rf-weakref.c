/* SPDX-License-Identifier: MIT */

/* Weak references.
 *
 * Invariants: a weak reference with a referent is in the list of that referent and in no other;
 * heap->weakrefs knows the first of each list; a referent has RF_OBJECT_HAS_WEAKREFS exactly when
 * it has a list. The list begins with the basic reference, then the basic proxy (of the exact
 * types, without a callback), the others follow, newest first. */

#include "heap/rf-weakref.h"

#include "heap/rf-collector.h"
#include "heap/rf-heap-private.h"

RfWeakref *
rf_weakref_first (RfHeap *heap, RfObject *referent)
{
  if ((referent->flags & RF_OBJECT_HAS_WEAKREFS) == 0)
    return NULL;
  return g_hash_table_lookup (heap->weakrefs, referent);
}

guint
rf_weakref_count (RfHeap *heap, RfObject *referent)
{
  guint n = 0;

  for (RfWeakref *weakref = rf_weakref_first (heap, referent); weakref != NULL;
       weakref = weakref->next)
    n++;
  return n;
}

/* Where in the list of @referent the new @weakref belongs: behind what; NULL: first. */
static RfWeakref *
find_place (RfHeap *heap, RfWeakref *weakref, RfObject *referent)
{
  RfWeakref *place = NULL, *next = rf_weakref_first (heap, referent);

  if (weakref->is_basic && !weakref->is_proxy)
    return NULL;
  if (next != NULL && next->is_basic && !next->is_proxy)
    {
      place = next;
      next = next->next;
    }
  if (weakref->is_basic)
    return place;
  return next != NULL && next->is_basic ? next : place;
}

void
rf_weakref_link (RfHeap *heap, RfWeakref *weakref, RfObject *referent, RfObject *callback,
                 gboolean is_proxy)
{
  RfWeakref *place;

  weakref->hash = -1;
  weakref->is_proxy = is_proxy;
  weakref->is_basic =
    callback == NULL && (weakref->base.type->type_flags & RF_TYPE_PYTHON_CLASS) == 0;
  place = find_place (heap, weakref, referent);
  weakref->prev = place;
  if (place != NULL)
    {
      weakref->next = place->next;
      place->next = weakref;
    }
  else
    {
      weakref->next = rf_weakref_first (heap, referent);
      g_hash_table_insert (heap->weakrefs, referent, weakref);
      referent->flags |= RF_OBJECT_HAS_WEAKREFS;
    }
  if (weakref->next != NULL)
    weakref->next->prev = weakref;
  weakref->referent = referent;
  if (callback != NULL)
    rf_slot_store_named (heap, &weakref->base, "__callback__", &weakref->callback, callback);
  if (heap->sink != NULL && weakref->base.id != 0)
    rf_weakref_announce (heap, weakref);
}

/* Leaves the list of the referent and forgets it. */
static void
leave_list (RfHeap *heap, RfWeakref *weakref)
{
  RfObject *referent = weakref->referent;

  if (weakref->next != NULL)
    weakref->next->prev = weakref->prev;
  if (weakref->prev != NULL)
    weakref->prev->next = weakref->next;
  else if (weakref->next != NULL)
    g_hash_table_insert (heap->weakrefs, referent, weakref->next);
  else
    {
      g_hash_table_remove (heap->weakrefs, referent);
      referent->flags &= ~RF_OBJECT_HAS_WEAKREFS;
    }
  weakref->next = weakref->prev = NULL;
  weakref->referent = NULL;
}

void
rf_weakref_announce (RfHeap *heap, RfWeakref *weakref)
{
  if (weakref->referent != NULL)
    {
      guint32 referent = rf_heap_id (heap, weakref->referent);

      rf_heap_emit (heap, RF_EVENT_WEAKREF_NEW, 0, 0, weakref->base.id, referent, 0, 0, 0);
    }
}

void
rf_weakref_clear (RfHeap *heap, RfWeakref *weakref)
{
  RfObject *referent = weakref->referent;

  if (referent == NULL)
    return;
  if (heap->sink != NULL && (weakref->base.flags & RF_OBJECT_FREEING) == 0)
    {
      guint32 id = rf_heap_id (heap, &weakref->base), referent_id = rf_heap_id (heap, referent);

      rf_heap_emit (heap, RF_EVENT_WEAKREF_CLEARED, 0, 0, id, referent_id, 0, 0, 0);
    }
  leave_list (heap, weakref);
}

/* For the weak reference's own deallocation: leaves the list, drops the callback. */
static void
weakref_unlink (RfHeap *heap, RfWeakref *weakref)
{
  rf_weakref_clear (heap, weakref);
  rf_slot_store_named (heap, &weakref->base, "__callback__", &weakref->callback, NULL);
}

void
rf_weakref_run_callback (RfHeap *heap, RfWeakref *weakref, RfObject *callback)
{
  guint32 id = heap->sink != NULL ? rf_heap_id (heap, &weakref->base) : 0, outer = 0;

  if (heap->sink != NULL)
    outer = rf_heap_note_begin (heap, RF_EVENT_CALLBACK_BEGIN, id);
  if (heap->hooks.weakref_callback != NULL)
    heap->hooks.weakref_callback (heap->hooks.user, &weakref->base, callback);
  if (heap->sink != NULL)
    rf_heap_note_end (heap, RF_EVENT_CALLBACK_END, id, outer);
}

/* The references without callback go first. */
static void
clear_basic (RfHeap *heap, RfObject *referent)
{
  RfWeakref *weakref = NULL;

  while ((weakref = rf_weakref_first (heap, referent)) != NULL && weakref->is_basic)
    rf_weakref_clear (heap, weakref);
}

void
rf_weakref_clear_all (RfHeap *heap, RfObject *referent)
{
  RfWeakref *weakref = NULL;
  gboolean hold_weakrefs;
  guint first = heap->holds->len;

  clear_basic (heap, referent);
  hold_weakrefs = heap->profile->callbacks_hold_weakref || rf_weakref_count (heap, referent) > 1;
  /* Each weak reference with its callback is put on hold, until all callbacks ran. */
  while ((weakref = rf_weakref_first (heap, referent)) != NULL)
    {
      RfObject *callback;

      rf_weakref_clear (heap, weakref);
      if (weakref->callback == NULL || weakref->base.refcnt == 0)
        continue;
      callback =
        rf_slot_swap_named (heap, &weakref->base, "__callback__", &weakref->callback, NULL);
      if (hold_weakrefs)
        rf_hold_as (heap, rf_ref (heap, &weakref->base),
                    "the interpreter, while it runs the callbacks");
      rf_hold_as (heap, callback, "the interpreter, while it runs the callback");
      if (!hold_weakrefs)
        {
          rf_weakref_run_callback (heap, weakref, callback);
          rf_release (heap, 1);
          rf_unref (heap, callback);
          return;
        }
    }
  for (guint i = first; i + 1 < heap->holds->len; i += 2)
    rf_weakref_run_callback (heap, g_ptr_array_index (heap->holds, i),
                             g_ptr_array_index (heap->holds, i + 1));
  while (heap->holds->len > first)
    {
      RfObject *held = g_ptr_array_index (heap->holds, heap->holds->len - 1);

      rf_release (heap, 1);
      rf_unref (heap, held);
    }
}

void
rf_weakref_traverse (RfHeap *heap, RfObject *object, RfVisit visit, gpointer user)
{
  RfWeakref *weakref = (RfWeakref *) object;

  if (weakref->callback != NULL)
    visit (weakref->callback, user);
}

void
rf_weakref_tp_clear (RfHeap *heap, RfObject *object)
{
  weakref_unlink (heap, (RfWeakref *) object);
}

void
rf_weakref_dealloc (RfHeap *heap, RfObject *object)
{
  weakref_unlink (heap, (RfWeakref *) object);
}

void
rf_weakref_slots (RfHeap *heap, RfObject *object, RfSlotVisit visit, gpointer user)
{
  RfWeakref *weakref = (RfWeakref *) object;

  if (weakref->callback != NULL)
    visit (RF_SLOT_NAMED, 0, "__callback__", NULL, weakref->callback, user);
}
