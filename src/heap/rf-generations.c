/* SPDX-License-Identifier: MIT */

/* The generations: which containers are tracked, and when a collection is due.
 *
 * Invariants: a tracked object is in the ring of exactly one generation (or, while a collection is
 * at work, in one of its own rings); the rings keep the order in which CPython's would be. The
 * count of generation 0 is allocated minus freed containers since it was last collected, that of
 * an older one the collections of the next younger one. */

#include "heap/rf-collector.h"
#include "heap/rf-heap-private.h"
#include "heap/rf-isolate.h"

static void
emit_track (RfHeap *heap, RfObject *object, int generation, gboolean tracked)
{
  if (heap->sink != NULL && object->id != 0)
    rf_heap_emit (heap, RF_EVENT_OBJECT_TRACK, 0, tracked, object->id, generation, tracked, 0, 0);
}

void
rf_gc_track (RfHeap *heap, RfObject *object)
{
  RfGcHead *gc = RF_GC (object);

  g_assert (rf_object_is_gc (object) && gc->next == NULL);
  gc->generation = 0;
  gc->gc_flags = 0;
  rf_ring_append (&heap->generations[0].head, gc);
  emit_track (heap, object, 0, TRUE);
}

void
rf_gc_untrack (RfHeap *heap, RfObject *object)
{
  RfGcHead *gc = RF_GC (object);

  if (!rf_gc_is_tracked (object))
    return;
  rf_ring_remove (gc);
  gc->gc_flags = 0;
  if ((object->flags & RF_OBJECT_FREEING) == 0 && object->refcnt > 0)
    emit_track (heap, object, gc->generation, FALSE);
}

void
rf_gc_renew (RfHeap *heap, RfObject *object)
{
  RfGcHead *gc = RF_GC (object);

  if (!rf_gc_is_tracked (object))
    return;
  if (gc->generation != 0)
    emit_track (heap, object, gc->generation, FALSE);
  rf_ring_move (gc, &heap->generations[0].head);
  if (gc->generation != 0)
    {
      gc->generation = 0;
      emit_track (heap, object, 0, TRUE);
    }
}

static gsize
collect (RfHeap *heap, int generation, RfCollectReason reason)
{
  RfGeneration *stats = &heap->generations[generation];
  gsize collected;

  if (heap->sink != NULL)
    rf_isolate_find (heap, TRUE);
  heap->gc_collecting = TRUE;
  heap->gc_pending = FALSE;
  heap->reason = reason;
  if (generation + 1 < RF_N_GENERATIONS)
    heap->generations[generation + 1].count++;
  for (int i = 0; i <= generation; i++)
    heap->generations[i].count = 0;
  collected = rf_collector_run (heap, generation, reason);
  if (generation == RF_N_GENERATIONS - 1)
    rf_free_lists_empty (heap);
  stats->collections++;
  stats->collected += collected;
  if (heap->hooks.gc_callbacks != NULL)
    heap->hooks.gc_callbacks (heap->hooks.user, FALSE, generation, collected, 0);
  heap->gc_collecting = FALSE;
  return collected;
}

gsize
rf_gc_collect (RfHeap *heap, int generation, RfCollectReason reason)
{
  g_assert (generation >= 0 && generation < RF_N_GENERATIONS);
  return heap->gc_collecting ? 0 : collect (heap, generation, reason);
}

void
rf_gc_run_pending (RfHeap *heap)
{
  if (!heap->gc_pending)
    return;
  heap->gc_pending = FALSE;
  if (!heap->gc_enabled || heap->gc_collecting)
    return;
  if (G_UNLIKELY (heap->gc_stress))
    {
      collect (heap, heap->generations[1].count % 4 == 3 ? RF_N_GENERATIONS - 1 : 0,
               RF_REASON_THRESHOLD);
      return;
    }
  for (int i = RF_N_GENERATIONS - 1; i >= 0; i--)
    {
      RfGeneration *generation = &heap->generations[i];

      if (generation->count <= generation->threshold)
        continue;
      /* A full collection costs as much as all that lives: not before a quarter is new. */
      if (i == RF_N_GENERATIONS - 1 && heap->long_lived_pending < heap->long_lived_total / 4)
        continue;
      collect (heap, i, RF_REASON_THRESHOLD);
      return;
    }
}

gboolean
rf_gc_is_due (const RfHeap *heap)
{
  const RfGeneration *young = &heap->generations[0];

  return heap->gc_pending || heap->gc_stress ||
         (young->count >= young->threshold && young->threshold != 0 && heap->gc_enabled);
}

void
rf_gc_enable (RfHeap *heap, gboolean enable)
{
  heap->gc_enabled = enable;
}

void
rf_gc_set_threshold (RfHeap *heap, int generation, int threshold)
{
  g_assert (generation >= 0 && generation < RF_N_GENERATIONS);
  heap->generations[generation].threshold = threshold;
}

void
rf_gc_stress (RfHeap *heap, gboolean begin)
{
  heap->gc_stress = begin && RF_CHECKS && g_getenv ("REFARIUM_GC_STRESS") != NULL;
}

/* All of generation @from joins @to. */
static void
move_generation (RfHeap *heap, int from, int to)
{
  RfGcHead *ring = &heap->generations[from].head;

  for (RfGcHead *gc = ring->next; gc != ring; gc = gc->next)
    {
      emit_track (heap, RF_FROM_GC (gc), from, FALSE);
      gc->generation = to;
      /* In the midst of a collection: it is not the collection that moves them. */
      gc->gc_flags = heap->gc_collecting ? RF_GC_MOVED | RF_GC_TOLD : 0;
      emit_track (heap, RF_FROM_GC (gc), to, TRUE);
    }
  rf_ring_merge (ring, &heap->generations[to].head);
}

void
rf_gc_freeze (RfHeap *heap)
{
  for (int i = 0; i < RF_N_GENERATIONS; i++)
    {
      move_generation (heap, i, RF_GENERATION_PERMANENT);
      heap->generations[i].count = 0;
    }
}

void
rf_gc_unfreeze (RfHeap *heap)
{
  move_generation (heap, RF_GENERATION_PERMANENT, RF_N_GENERATIONS - 1);
}

void
rf_gc_foreach (RfHeap *heap, int generation, RfVisit visit, gpointer user)
{
  int first = generation < 0 ? 0 : generation;
  int last = generation < 0 ? RF_N_GENERATIONS - 1 : generation;

  for (int i = first; i <= last; i++)
    {
      RfGcHead *ring = &heap->generations[i].head;

      for (RfGcHead *gc = ring->next; gc != ring; gc = gc->next)
        visit (RF_FROM_GC (gc), user);
    }
}

void
rf_gc_retire_internal (RfHeap *heap)
{
  RfGcHead *ring = &heap->generations[0].head;
  int old = heap->profile->starts_in_generation;

  for (RfGcHead *gc = ring->next, *next; gc != ring; gc = next)
    {
      RfObject *object = RF_FROM_GC (gc);

      next = gc->next;
      if ((object->flags & RF_OBJECT_INTERNAL) == 0)
        continue;
      emit_track (heap, object, 0, FALSE);
      rf_ring_move (gc, &heap->generations[old].head);
      gc->generation = old;
      emit_track (heap, object, old, TRUE);
    }
}
