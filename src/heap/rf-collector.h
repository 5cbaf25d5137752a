/* SPDX-License-Identifier: MIT */
#pragma once

#include "heap/rf-heap.h"

G_BEGIN_DECLS

/* Puts @object (of a RF_TYPE_GC type, not tracked) at the end of generation 0. */
void rf_gc_track (RfHeap *heap, RfObject *object);
/* Takes it out of its generation; nothing when it is not tracked. */
void rf_gc_untrack (RfHeap *heap, RfObject *object);
static inline gboolean
rf_gc_is_tracked (RfObject *object)
{
  return rf_object_is_gc (object) && RF_GC (object)->next != NULL;
}

/* A full collection of @generation (0 to 2): all phases. Returns what gc.collect() returns:
 * collected and uncollectable objects. Does nothing (0) while a collection runs. */
gsize rf_gc_collect (RfHeap *heap, int generation, RfCollectReason reason);

/* Runs the automatic collection that is pending, if the collector is enabled. */
void rf_gc_run_pending (RfHeap *heap);

/* gc.enable() or gc.disable(); gc.set_threshold() for one generation, 0 to 2. Neither collects. */
void rf_gc_enable (RfHeap *heap, gboolean enable);
void rf_gc_set_threshold (RfHeap *heap, int generation, int threshold);

/* A tracked @object stands in the youngest generation as if it had been tracked just now. */
void rf_gc_renew (RfHeap *heap, RfObject *object);

/* Would the next container start a collection, or does one wait already? */
gboolean rf_gc_is_due (const RfHeap *heap);

/* In builds with checks and with REFARIUM_GC_STRESS in the environment: from here on (or no longer)
 * each new container starts a collection, or makes one pending. */
void rf_gc_stress (RfHeap *heap, gboolean begin);

/* gc.freeze, gc.unfreeze. */
void rf_gc_freeze (RfHeap *heap);
void rf_gc_unfreeze (RfHeap *heap);

/* Moves the interpreter's own objects (RF_OBJECT_INTERNAL) in generation 0 to the one where the
 * profile has them when the program begins. */
void rf_gc_retire_internal (RfHeap *heap);

/* Calls @visit for each tracked object of @generation (0 to 3; -1: 0, 1, 2 in this order). */
void rf_gc_foreach (RfHeap *heap, int generation, RfVisit visit, gpointer user);

G_END_DECLS
