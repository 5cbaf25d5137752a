/* SPDX-License-Identifier: MIT */
#pragma once

#include "heap/rf-heap.h"

G_BEGIN_DECLS

/* A weak reference: the head of the Python layer's ref and proxy objects. It does not count as a
 * holder of its referent; it owns its callback. The list of a referent is in the order CPython
 * keeps it: the basic ref, the basic proxy, then newest first. */
struct _RfWeakref
{
  RfObject base;
  RfObject *referent; /* borrowed; NULL: dead */
  RfObject *callback; /* owned; NULL: none */
  RfWeakref *next, *prev;
  gint64 hash; /* of the referent, -1: not asked yet (Python layer) */
  gboolean is_proxy;
  gboolean is_basic; /* of the exact type and without a callback: there is one for a referent */
};

/* What @weakref refers to, NULL when that is gone or going. (transfer none) */
static inline RfObject *
rf_weakref_get (const RfWeakref *weakref)
{
  RfObject *referent = weakref->referent;

  return referent != NULL && referent->refcnt > 0 ? referent : NULL;
}

/* Links the new weak reference @weakref (referent and callback not set yet) to @referent; steals
 * @callback (may be NULL). @is_proxy decides its place in the list; one of a class written in
 * Python (RF_TYPE_PYTHON_CLASS) never is the basic one. */
void rf_weakref_link (RfHeap *heap, RfWeakref *weakref, RfObject *referent, RfObject *callback,
                      gboolean is_proxy);
/* The first of the weak references to @referent, or NULL (then ->next). */
RfWeakref *rf_weakref_first (RfHeap *heap, RfObject *referent);
guint rf_weakref_count (RfHeap *heap, RfObject *referent);
/* @referent is dying by count: clears its weak references, then runs their callbacks (in list
 * order), as PyObject_ClearWeakRefs does. */
void rf_weakref_clear_all (RfHeap *heap, RfObject *referent);
/* Makes @weakref dead without running its callback. Emits weakref.cleared. */
void rf_weakref_clear (RfHeap *heap, RfWeakref *weakref);

/* Runs @callback (borrowed, no longer in the slot or still there) for @weakref, between events. */
void rf_weakref_run_callback (RfHeap *heap, RfWeakref *weakref, RfObject *callback);

/* traverse, slots, clear and dealloc for types whose instances begin with a RfWeakref. */
void rf_weakref_traverse (RfHeap *heap, RfObject *object, RfVisit visit, gpointer user);
void rf_weakref_slots (RfHeap *heap, RfObject *object, RfSlotVisit visit, gpointer user);
void rf_weakref_tp_clear (RfHeap *heap, RfObject *object);
void rf_weakref_dealloc (RfHeap *heap, RfObject *object);

G_END_DECLS
