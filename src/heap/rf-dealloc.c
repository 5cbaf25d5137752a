/* SPDX-License-Identifier: MIT */

/* Deallocation: what happens when a count falls to 0.
 *
 * Invariants: an object under deallocation is in no ring, except while its finalizer runs; nothing
 * holds it, except the heap while its finalizer runs (a hold); its finalizer runs before anything
 * of it is gone. How deep deallocations nest is bounded as in CPython (the "trashcan"), because the
 * order in which finalizers run can be told by a program; besides, the host's stack bounds it. */

#include "heap/rf-collector.h"
#include "heap/rf-heap-private.h"
#include "heap/rf-heap.h"
#include "heap/rf-weakref.h"

/* What nested deallocations may use of the host's stack, whatever their types. */
#define STACK_MAX (5 * 1024 * 1024)

static gboolean
stack_is_deep (RfHeap *heap)
{
  const char *here = __builtin_frame_address (0);

  return heap->dealloc_depth > 0 && ABS (heap->stack_base - here) > STACK_MAX;
}

/* Leaves the ring without an event: the object is about to go. */
static void
leave_ring (RfObject *object)
{
  RfGcHead *gc = RF_GC (object);

  if (rf_gc_is_tracked (object))
    rf_ring_remove (gc);
  gc->gc_flags = 0;
}

/* tp_finalize with the object alive for its duration, and tracked. FALSE: it has come back to life
 * and goes on living. */
static gboolean
run_finalizer (RfHeap *heap, RfObject *object)
{
  gboolean gc = rf_object_is_gc (object);
  guint32 outer = 0;

  object->refcnt = 1;
  rf_hold_as (heap, object, "the interpreter, while it runs the finalizer");
  if (heap->sink != NULL)
    {
      if (object->id != 0)
        rf_heap_emit (heap, RF_EVENT_COUNT, 0, 0, object->id, 0, 1, 0, 0);
      if (gc && object->id != 0 && RF_GC (object)->generation != 0)
        rf_heap_emit (heap, RF_EVENT_OBJECT_TRACK, 0, 0, object->id, RF_GC (object)->generation, 0,
                      0, 0);
    }
  if (gc)
    {
      gboolean moved = RF_GC (object)->generation != 0;

      RF_GC (object)->generation = 0;
      rf_ring_append (&heap->generations[0].head, RF_GC (object));
      if (heap->sink != NULL && object->id != 0 && moved)
        rf_heap_emit (heap, RF_EVENT_OBJECT_TRACK, 0, 1, object->id, 0, 1, 0, 0);
    }
  if (heap->sink != NULL)
    outer = rf_heap_note_begin (heap, RF_EVENT_FINALIZER_BEGIN, rf_heap_id (heap, object));
  object->type->finalize (heap, object);
  if (heap->sink != NULL)
    rf_heap_note_end (heap, RF_EVENT_FINALIZER_END, rf_heap_id (heap, object), outer);
  object->flags |= RF_OBJECT_FINALIZED;
  rf_release (heap, 1);
  object->refcnt--;
  if (heap->sink != NULL)
    rf_heap_note_down (heap, object);
  if (object->refcnt > 0)
    {
      if (heap->sink != NULL)
        rf_heap_emit (heap, RF_EVENT_OBJECT_RESURRECTED, 0, 0, rf_heap_id (heap, object), 0, 0, 0,
                      0);
      return FALSE;
    }
  if (gc)
    leave_ring (object);
  return TRUE;
}

/* The object is gone but for its struct. */
static void
finish (RfHeap *heap, RfObject *object)
{
  RfType *type = object->type;
  gboolean heap_type = (type->type_flags & RF_TYPE_HEAP) != 0;

  if (heap->sink != NULL && object->id != 0)
    {
      guint32 line =
        heap->hooks.current_line != NULL ? heap->hooks.current_line (heap->hooks.user) : 0;

      if (heap_type && (type->base.flags & RF_OBJECT_INTERNAL) == 0)
        rf_heap_note_slot (heap, object, RF_SLOT_NAMED, 0, "__class__", NULL, &type->base, NULL);
      rf_heap_emit (heap, RF_EVENT_OBJECT_FREE, 0, 0, object->id, heap->cause, line, 0, 0);
    }
  if (object->flags & RF_OBJECT_CANDIDATE)
    rf_heap_forget_candidate (heap, object);
  rf_heap_release_object (heap, object);
  if (heap_type)
    rf_unref (heap, &type->base);
}

static void
deallocate (RfHeap *heap, RfObject *object)
{
  RfDying dying = { object, heap->dying };

  if ((object->type->type_flags & RF_TYPE_WEAKREFS_FIRST) != 0 &&
      (object->flags & RF_OBJECT_HAS_WEAKREFS) != 0)
    rf_weakref_clear_all (heap, object);
  if (object->type->finalize != NULL && (object->flags & RF_OBJECT_FINALIZED) == 0 &&
      !run_finalizer (heap, object))
    return;
  object->flags |= RF_OBJECT_FREEING;
  if (object->flags & RF_OBJECT_HAS_WEAKREFS)
    rf_weakref_clear_all (heap, object);
  /* A callback can't have made new ones, since nothing gives it the object. */
  g_assert ((object->flags & RF_OBJECT_HAS_WEAKREFS) == 0);
  heap->dying = &dying;
  if (object->type->dealloc != NULL)
    object->type->dealloc (heap, object);
  heap->dying = dying.outer;
  finish (heap, object);
}

/* Deallocates what was put off, last in first out, until nothing is left; that may put off more. */
static void
empty_trash (RfHeap *heap)
{
  if (stack_is_deep (heap))
    return;
  heap->trash_nesting++;
  heap->dealloc_depth++;
  while (heap->trash->len > 0)
    {
      RfObject *object = g_ptr_array_steal_index (heap->trash, heap->trash->len - 1);

      object->flags &= ~RF_OBJECT_FREEING;
      rf_heap_dead (heap, object);
      /* The stack may be too deep one call further in: then it was put off again, and somebody
       * further out has to go on. */
      if (heap->trash->len > 0 &&
          g_ptr_array_index (heap->trash, heap->trash->len - 1) == (gpointer) object)
        break;
    }
  heap->dealloc_depth--;
  heap->trash_nesting--;
}

/* Whether @object is an int, a str … that refers to nothing and that nothing can ask: then its end
 * is no more than giving back its memory. */
static inline gboolean
dies_at_once (RfHeap *heap, RfObject *object)
{
  const guint32 flags = RF_OBJECT_GC | RF_OBJECT_HAS_WEAKREFS | RF_OBJECT_CANDIDATE;
  RfType *type = object->type;

  return (type->type_flags & (RF_TYPE_ATOM | RF_TYPE_HEAP)) == RF_TYPE_ATOM &&
         (object->flags & flags) == 0 && type->finalize == NULL && heap->sink == NULL &&
         heap->trash->len == 0;
}

void
rf_heap_dead (RfHeap *heap, RfObject *object)
{
  gboolean trashcan = (object->type->type_flags & RF_TYPE_TRASHCAN) != 0;

  if (G_UNLIKELY (heap->tearing_down))
    return;
  g_assert (object->refcnt == 0 && (object->flags & RF_OBJECT_FREEING) == 0);
  if (dies_at_once (heap, object))
    {
      if (object->type->dealloc != NULL)
        object->type->dealloc (heap, object);
      rf_heap_release_object (heap, object);
      return;
    }
  if (rf_object_is_gc (object))
    leave_ring (object);
  if (G_UNLIKELY ((trashcan && heap->trash_nesting >= heap->profile->trashcan_depth) ||
                  stack_is_deep (heap)))
    {
      object->flags |= RF_OBJECT_FREEING;
      g_ptr_array_add (heap->trash, object);
      return;
    }
  if (heap->dealloc_depth == 0)
    heap->stack_base = __builtin_frame_address (0);
  heap->dealloc_depth++;
  heap->trash_nesting += trashcan;
  deallocate (heap, object);
  heap->trash_nesting -= trashcan;
  heap->dealloc_depth--;
  if (G_UNLIKELY (heap->trash->len > 0) &&
      ((trashcan && heap->trash_nesting <= heap->profile->trashcan_resume) ||
       heap->dealloc_depth == 0))
    empty_trash (heap);
}
