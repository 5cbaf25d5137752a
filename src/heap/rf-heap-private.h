/* SPDX-License-Identifier: MIT */
#pragma once

#include "heap/rf-heap.h"
#include "heap/rf-slabs.h"

#include "rf-config.h"

G_BEGIN_DECLS

/* What the parts of the heap need of one another and nobody else. */

/* RfGcHead.gc_flags. */
enum
{
  RF_GC_COLLECTING = 1 << 0,  /* belongs to the collection at work, and is not known to survive */
  RF_GC_UNREACHABLE = 1 << 1, /* is in the list of the tentatively unreachable */
  RF_GC_CAME_BACK = 1 << 2,   /* the trace says that it is reachable */
  RF_GC_MOVED = 1 << 3,       /* joined the older generation in the collection at work */
  RF_GC_TOLD = 1 << 6,        /* … and the trace knows */
  RF_GC_SEEN = 1 << 4,        /* the isolate finder has visited it */
  RF_GC_ALIVE = 1 << 5,       /* … and something outside holds it */
  RF_GC_REFS_TOLD = 1 << 7,   /* the trace knows its gc_refs in the collection at work */
};

/* --- rings ---------------------------------------------------------------------------------- */

static inline void
rf_ring_init (RfGcHead *ring)
{
  ring->next = ring->prev = ring;
}

static inline gboolean
rf_ring_is_empty (const RfGcHead *ring)
{
  return ring->next == ring;
}

static inline void
rf_ring_append (RfGcHead *ring, RfGcHead *gc)
{
  gc->prev = ring->prev;
  gc->next = ring;
  ring->prev->next = gc;
  ring->prev = gc;
}

static inline void
rf_ring_remove (RfGcHead *gc)
{
  gc->prev->next = gc->next;
  gc->next->prev = gc->prev;
  gc->next = gc->prev = NULL;
}

static inline void
rf_ring_move (RfGcHead *gc, RfGcHead *ring)
{
  gc->prev->next = gc->next;
  gc->next->prev = gc->prev;
  rf_ring_append (ring, gc);
}

/* Puts all of @from behind all of @to. */
static inline void
rf_ring_merge (RfGcHead *from, RfGcHead *to)
{
  if (rf_ring_is_empty (from))
    return;
  to->prev->next = from->next;
  from->next->prev = to->prev;
  to->prev = from->prev;
  from->prev->next = to;
  rf_ring_init (from);
}

/* --- between the parts ---------------------------------------------------------------------- */

/* One collection (rf_gc_collect does what belongs to the choice and the counting of generations).
 * Returns how many objects were collected. */
gsize rf_collector_run (RfHeap *heap, int generation, RfCollectReason reason);

/* --- rf-free-list.c: what CPython keeps of dead objects for later ones ----------------------- */

RfFreeLists *rf_free_lists_new (void);
void rf_free_lists_free (RfFreeLists *free_lists);
/* Takes a kept block for the new @object, whose address is set; FALSE: there is none. */
gboolean rf_free_list_take (RfHeap *heap, RfType *type, gsize size, RfObject *object);
/* Keeps the block of @object, which is gone but for its struct; FALSE: it has to be given back. */
gboolean rf_free_list_keep (RfHeap *heap, RfObject *object);
/* Gives all back, as a full collection does at its end. */
void rf_free_lists_empty (RfHeap *heap);

/* Counts an allocated container (or, if @object is NULL, a frame) for generation 0. */
void rf_heap_count_container (RfHeap *heap, RfObject *object);

/* Whether events tell of @object: the interpreter's own objects stay out of sight until one of them
 * is mentioned. */
static inline gboolean
rf_heap_shows (const RfObject *object)
{
  return object->id != 0 || (object->flags & RF_OBJECT_INTERNAL) == 0;
}

/* A finalizer or callback of the object @id begins (@kind is FINALIZER_BEGIN or CALLBACK_BEGIN):
 * gives what rf_heap_note_end() needs when it has ended. Only while recording. */
guint32 rf_heap_note_begin (RfHeap *heap, RfEventKind kind, guint32 id);
void rf_heap_note_end (RfHeap *heap, RfEventKind kind, guint32 id, guint32 outer);

/* Tells what the announced @weakref refers to, if anything. */
void rf_weakref_announce (RfHeap *heap, RfWeakref *weakref);

/* Takes @object out of heap->candidates. */
void rf_heap_forget_candidate (RfHeap *heap, RfObject *object);

/* How many visits of the isolate finder and of the checker an event pays for. */
#define RF_ISOLATE_PAY 4
#define RF_CHECK_PAY 16

/* What the events since the last call pay goes into the budgets. */
static inline void
rf_heap_pay (RfHeap *heap)
{
  heap->isolate_budget += heap->n_unpaid * RF_ISOLATE_PAY;
  heap->check_budget += heap->n_unpaid * RF_CHECK_PAY;
  heap->n_unpaid = 0;
}

/* Gives back the address and the memory of @object, which nothing refers to. */
void rf_heap_release_object (RfHeap *heap, RfObject *object);

G_END_DECLS
