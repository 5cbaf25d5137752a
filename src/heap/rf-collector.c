/* SPDX-License-Identifier: MIT */

/* One collection: CPython's algorithm for cyclic garbage, a function for each phase.
 *
 * Objects are moved between rings exactly as CPython moves them between its lists, because the
 * order of a ring is the order in which finalizers run. Invariants between two phases: each object
 * that takes part is in one of the rings of the collection or in the older generation's; nothing is
 * allocated for the collection itself, so that it can't fail for want of memory. */

#include "heap/rf-collector.h"

#include "heap/rf-checker.h"
#include "heap/rf-heap-private.h"
#include "heap/rf-weakref.h"

/* Survivors of one type, linked by their gc_refs, which have served. */
typedef struct
{
  RfGcHead *first, *last;
} Chain;

typedef struct
{
  RfHeap *heap;
  int generation;     /* that is collected, with the younger ones */
  int old_generation; /* that its survivors go to */
  RfPhase phase;
  RfGcHead *young, *old; /* the rings of the two; the same for a full collection */
  RfGcHead unreachable;  /* tentatively, then whatever was found so and still is */
  RfGcHead garbage;      /* still unreachable after the finalizers ran */
  gboolean second_look;  /* after the finalizers */
  gboolean any_finalizer;
  gsize n_survivors, n_unreachable;
  Chain tuples, dicts;
  gsize collected;
} Collection;

/* What a visit of the references of @source needs. */
typedef struct
{
  Collection *c;
  RfObject *source;
  RfGcHead *reachable;
} Visit;

#define RECORDING(c) RF_RECORDING ((c)->heap)

/* gc_refs of @object becomes @refs. What comes to sight in the middle of a collection had none. */
static void
emit_refs (Collection *c, RfObject *object, gint64 refs, guint32 by)
{
  RfHeap *heap = c->heap;
  RfGcHead *gc = RF_GC (object);
  gint64 from = gc->gc_flags & RF_GC_REFS_TOLD ? gc->gc_refs : -1;
  guint32 id;
  guint64 word;

  if (!rf_heap_shows (object))
    return;
  id = rf_heap_id (heap, object);
  word = rf_event_refs_word (id, (guint32) refs, (guint32) from, by);
  if (G_LIKELY (word != 0 && rf_event_sink_take (heap->sink, word)))
    heap->n_unpaid++;
  else
    rf_heap_emit (heap, RF_EVENT_GC_REFS, 0, 0, id, (guint32) refs, (guint32) from, by, 0);
  gc->gc_flags |= RF_GC_REFS_TOLD;
}

static void
emit_move (Collection *c, RfObject *object, RfGcList to, RfGcList from, guint32 by)
{
  if (rf_heap_shows (object))
    rf_heap_emit (c->heap, RF_EVENT_GC_MOVE, 0, RF_GC (object)->generation,
                  rf_heap_id (c->heap, object), to, from, by,
                  to == RF_GC_LIST_OLD ? c->old_generation : c->generation);
}

static guint32
count_shown (const RfGcHead *ring)
{
  guint32 n = 0;

  for (const RfGcHead *gc = ring->next; gc != ring; gc = gc->next)
    n += rf_heap_shows (RF_FROM_GC (gc));
  return n;
}

/* Each phase begins with this; @n: how many objects it works on. */
static void
begin_phase (Collection *c, RfPhase phase, guint32 n)
{
  if (RECORDING (c))
    rf_heap_emit (c->heap, RF_EVENT_GC_PHASE, 0, 0, phase, c->phase, n, 0, 0);
  c->phase = phase;
  rf_checker_maybe (c->heap, 1);
}

#define BEGIN_PHASE(c, phase, ring) \
  begin_phase (c, RF_PHASE_##phase, RECORDING (c) ? count_shown (ring) : 0)

/* Proves that the links of @ring agree and that each object in it has the flags @flags out of
 * @mask and, unless @refs is NULL, that gc_refs is at least *@refs. */
static void
check_ring (RfGcHead *ring, guint mask, guint flags, const gint64 *refs)
{
#if RF_CHECKS
  for (RfGcHead *gc = ring->next, *prev = ring; gc != ring; prev = gc, gc = gc->next)
    {
      g_assert (gc->prev == prev && gc->next->prev == gc);
      g_assert ((gc->gc_flags & mask) == flags);
      g_assert (refs == NULL || gc->gc_refs >= *refs);
    }
#endif
}

static inline void
traverse (RfHeap *heap, RfObject *object, RfVisit visit, Visit *data)
{
  RfType *type = object->type;

  data->source = object;
  /* A class written in C visits itself first, instances of others theirs last. */
  if ((type->type_flags & (RF_TYPE_HEAP | RF_TYPE_PYTHON_CLASS)) == RF_TYPE_HEAP)
    visit (&type->base, data);
  if (type->traverse != NULL)
    type->traverse (heap, object, visit, data);
  if (type->type_flags & RF_TYPE_PYTHON_CLASS)
    visit (&type->base, data);
}

/* --- merge ---------------------------------------------------------------------------------- */

/* Before: the generations are as they were. After: the younger ones are empty, theirs follow those
 * of the collected one. */
static void
merge (Collection *c)
{
  guint32 n = 0;

  if (RECORDING (c))
    for (int i = 0; i <= c->generation; i++)
      n += count_shown (&c->heap->generations[i].head);
  begin_phase (c, RF_PHASE_MERGE, n);
  for (int i = 0; i < c->generation; i++)
    rf_ring_merge (&c->heap->generations[i].head, c->young);
  check_ring (c->young, RF_GC_COLLECTING | RF_GC_UNREACHABLE, 0, NULL);
}

/* --- update_refs, subtract_refs, move_unreachable: of the young, later of the unreachable --- */

/* Before: nothing in @ring is being collected. After: everything is, and its gc_refs is its count;
 * immortal objects have left for good. */
static void
update_refs (Collection *c, RfGcHead *ring)
{
  RfGcHead *permanent = &c->heap->generations[RF_GENERATION_PERMANENT].head;
  RfGcHead *next = NULL;
  gint64 least = 1;

  for (RfGcHead *gc = ring->next; gc != ring; gc = next)
    {
      RfObject *object = RF_FROM_GC (gc);

      next = gc->next;
      if (G_UNLIKELY (object->refcnt >= RF_REFCNT_IMMORTAL))
        {
          gc->gc_flags = 0;
          gc->generation = RF_GENERATION_PERMANENT;
          rf_ring_move (gc, permanent);
          continue;
        }
      gc->gc_flags = RF_GC_COLLECTING | (c->second_look ? gc->gc_flags & RF_GC_REFS_TOLD : 0);
      if (RECORDING (c))
        emit_refs (c, object, object->refcnt, 0);
      gc->gc_refs = object->refcnt;
    }
  check_ring (ring, RF_GC_COLLECTING | RF_GC_UNREACHABLE, RF_GC_COLLECTING, &least);
}

static void
visit_subtract (RfObject *target, gpointer user)
{
  if (rf_object_is_gc (target) && (RF_GC (target)->gc_flags & RF_GC_COLLECTING) != 0)
    RF_GC (target)->gc_refs--;
}

static void
visit_subtract_recording (RfObject *target, gpointer user)
{
  Visit *visit = user;

  if (rf_object_is_gc (target) && (RF_GC (target)->gc_flags & RF_GC_COLLECTING) != 0)
    {
      emit_refs (visit->c, target, RF_GC (target)->gc_refs - 1, visit->source->id);
      RF_GC (target)->gc_refs--;
    }
}

/* Before: gc_refs is the count. After: gc_refs is the number of references from outside of @ring:
 * never negative. */
static void
subtract_refs (Collection *c, RfGcHead *ring)
{
  Visit data = { c, NULL, NULL };
  RfVisit visit = RECORDING (c) ? visit_subtract_recording : visit_subtract;
  gint64 least = 0;

  for (RfGcHead *gc = ring->next; gc != ring; gc = gc->next)
    traverse (c->heap, RF_FROM_GC (gc), visit, &data);
  check_ring (ring, RF_GC_COLLECTING | RF_GC_UNREACHABLE, RF_GC_COLLECTING, &least);
}

/* A survivor refers to @target, so that survives too. */
static void
visit_reachable (RfObject *target, gpointer user)
{
  Visit *visit = user;
  Collection *c = visit->c;
  RfGcHead *gc = RF_GC (target);
  gboolean was_unreachable;

  if (!rf_object_is_gc (target) || (gc->gc_flags & RF_GC_COLLECTING) == 0 || gc->gc_refs != 0)
    return;
  was_unreachable = (gc->gc_flags & RF_GC_UNREACHABLE) != 0;
  if (RECORDING (c))
    emit_refs (c, target, 1, visit->source->id);
  gc->gc_refs = 1;
  if (was_unreachable)
    {
      gc->gc_flags &= ~RF_GC_UNREACHABLE;
      rf_ring_move (gc, visit->reachable);
      c->n_unreachable--;
    }
  if (RECORDING (c) && (was_unreachable || c->second_look))
    {
      emit_move (c, target, RF_GC_LIST_REACHABLE, RF_GC_LIST_UNREACHABLE, visit->source->id);
      gc->gc_flags |= RF_GC_CAME_BACK;
    }
}

/* The second look finds that a program's finalizer made @object reachable from outside. */
static void
tell_resurrected (Collection *c, RfObject *object)
{
  RfGcHead *gc = RF_GC (object);

  if (gc->gc_flags & RF_GC_CAME_BACK)
    return;
  emit_move (c, object, RF_GC_LIST_REACHABLE, RF_GC_LIST_UNREACHABLE, 0);
  gc->gc_flags |= RF_GC_CAME_BACK;
  if (rf_heap_shows (object))
    rf_heap_emit (c->heap, RF_EVENT_OBJECT_RESURRECTED, 0, 0, rf_heap_id (c->heap, object), 0, 0, 0,
                  0);
}

/* The object goes on living in the older generation. The trace hears of it at the end. */
static inline void
note_survivor (Collection *c, RfGcHead *gc)
{
  if (RECORDING (c))
    gc->gc_flags |= RF_GC_MOVED;
  else
    gc->generation = c->old_generation;
}

static inline void
chain_append (Chain *chain, RfGcHead *gc)
{
  if (chain->last != NULL)
    chain->last->gc_refs = (gint64) (gintptr) gc;
  else
    chain->first = gc;
  chain->last = gc;
  gc->gc_refs = 0;
}

/* What the next phases want to know of a survivor of the first look. */
static inline void
sort_survivor (Collection *c, RfGcHead *gc)
{
  guint32 flags = RF_FROM_GC (gc)->type->type_flags;

  c->n_survivors++;
  if (G_UNLIKELY ((flags & (RF_TYPE_IS_TUPLE | RF_TYPE_IS_DICT)) != 0) &&
      (flags & RF_TYPE_PYTHON_CLASS) == 0)
    chain_append (flags & RF_TYPE_IS_TUPLE ? &c->tuples : &c->dicts, gc);
}

/* Before: gc_refs is the number of references from outside. After: @ring holds what can be reached
 * from outside and is not being collected any more, @unreachable the others, with gc_refs 0. What
 * was moved too early is moved back to the end of @ring when a survivor is found to refer to it. */
static void
move_unreachable (Collection *c, RfGcHead *ring, RfGcHead *unreachable)
{
  Visit data = { c, NULL, ring };
  RfGcHead *next = NULL;

  for (RfGcHead *gc = ring->next; gc != ring; gc = next)
    {
      RfObject *object = RF_FROM_GC (gc);

      if (gc->gc_refs > 0)
        {
          if (RECORDING (c) && c->second_look)
            tell_resurrected (c, object);
          traverse (c->heap, object, visit_reachable, &data);
          gc->gc_flags &= ~RF_GC_COLLECTING;
          note_survivor (c, gc);
          if (!c->second_look)
            sort_survivor (c, gc);
          next = gc->next;
        }
      else
        {
          next = gc->next;
          rf_ring_move (gc, unreachable);
          gc->gc_flags |= RF_GC_UNREACHABLE;
          c->n_unreachable++;
          if (RECORDING (c) && !c->second_look)
            emit_move (c, object, RF_GC_LIST_UNREACHABLE, RF_GC_LIST_YOUNG, 0);
        }
    }
  check_ring (ring, RF_GC_COLLECTING | RF_GC_UNREACHABLE, 0, NULL);
  check_ring (unreachable, RF_GC_COLLECTING | RF_GC_UNREACHABLE,
              RF_GC_COLLECTING | RF_GC_UNREACHABLE, NULL);
}

/* --- untrack -------------------------------------------------------------------------------- */

static void
visit_may_be_tracked (RfObject *target, gpointer user)
{
  gboolean *found = user;

  if (rf_object_is_gc (target) &&
      ((target->type->type_flags & (RF_TYPE_IS_TUPLE | RF_TYPE_PYTHON_CLASS)) != RF_TYPE_IS_TUPLE ||
       rf_gc_is_tracked (target)))
    *found = TRUE;
}

/* Takes those objects out that hold nothing that is or can come to be tracked. */
static void
untrack_chain (Collection *c, Chain *chain)
{
  RfGcHead *next = NULL;

  for (RfGcHead *gc = chain->first; gc != NULL; gc = next)
    {
      RfObject *object = RF_FROM_GC (gc);
      gboolean found = FALSE;

      next = (RfGcHead *) (gintptr) gc->gc_refs;
      if (object->type->traverse != NULL)
        object->type->traverse (c->heap, object, visit_may_be_tracked, &found);
      if (found)
        continue;
      rf_gc_untrack (c->heap, object);
      c->n_survivors--;
    }
}

/* Before: the young ring holds the survivors. After: they are in the older generation's, without
 * the tuples and (in a full collection) the dicts that can't be part of a cycle. */
static void
untrack (Collection *c)
{
  RfHeap *heap = c->heap;
  gboolean full = c->young == c->old;

  BEGIN_PHASE (c, UNTRACK, c->young);
  untrack_chain (c, &c->tuples);
  if (full && heap->profile->dict_lazily_tracked)
    untrack_chain (c, &c->dicts);
  if (full)
    {
      heap->long_lived_pending = 0;
      heap->long_lived_total = c->n_survivors;
    }
  else
    {
      if (c->generation == RF_N_GENERATIONS - 2)
        heap->long_lived_pending += c->n_survivors;
      rf_ring_merge (c->young, c->old);
    }
  check_ring (c->old, RF_GC_COLLECTING | RF_GC_UNREACHABLE, 0, NULL);
}

/* --- debugging ------------------------------------------------------------------------------ */

/* DEBUG_COLLECTABLE, before anything happens to the unreachable. What is told may reach a stream
 * written in Python, which may do anything to them through weak references. */
static void
tell_collectable (Collection *c)
{
  RfHeap *heap = c->heap;
  RfGcHead seen;

  if ((heap->gc_debug & RF_GC_DEBUG_COLLECTABLE) == 0 || heap->hooks.gc_collectable == NULL ||
      rf_ring_is_empty (&c->unreachable))
    return;
  c->any_finalizer = TRUE;
  rf_ring_init (&seen);
  heap->gc_lists[2] = &seen;
  while (!rf_ring_is_empty (&c->unreachable))
    {
      RfGcHead *gc = c->unreachable.next;
      RfObject *object = RF_FROM_GC (gc);

      rf_ring_move (gc, &seen);
      rf_hold_as (heap, rf_ref (heap, object), "the collector, while it reports the object");
      heap->hooks.gc_collectable (heap->hooks.user, object);
      rf_release (heap, 1);
      rf_unref (heap, object);
    }
  rf_ring_merge (&seen, &c->unreachable);
  heap->gc_lists[2] = NULL;
}

static void
tell_stats (Collection *c, gboolean begin)
{
  RfHeap *heap = c->heap;

  if ((heap->gc_debug & RF_GC_DEBUG_STATS) != 0 && heap->hooks.gc_stats != NULL)
    heap->hooks.gc_stats (heap->hooks.user, begin, c->generation, c->collected);
}

/* --- weakrefs ------------------------------------------------------------------------------- */

/* Clears what refers weakly to @object, which is unreachable, and puts on hold each weak reference
 * whose callback has to run: one that is reachable itself. */
static void
clear_weakrefs_to (Collection *c, RfObject *object)
{
  RfWeakref *weakref = NULL;

  while ((weakref = rf_weakref_first (c->heap, object)) != NULL)
    {
      RfGcHead *gc = RF_GC (&weakref->base);

      rf_weakref_clear (c->heap, weakref);
      if (weakref->callback == NULL || weakref->base.refcnt == 0 ||
          (rf_object_is_gc (&weakref->base) && (gc->gc_flags & RF_GC_COLLECTING) != 0))
        continue;
      rf_hold_as (c->heap, rf_ref (c->heap, &weakref->base),
                  "the collector, until it has run the callback");
    }
}

/* The weak reference @object lives on, its callback ran: it goes to the end of the older
 * generation. */
static void
move_called (Collection *c, RfObject *object)
{
  RfGcHead *gc = RF_GC (object);

  if (!rf_gc_is_tracked (object))
    return;
  rf_ring_move (gc, c->old);
  if (gc->gc_flags & RF_GC_MOVED)
    return;
  if (RECORDING (c) && gc->generation != c->old_generation)
    emit_move (c, object, RF_GC_LIST_OLD, RF_GC_LIST_OLD, 0);
  gc->generation = c->old_generation;
  if (RECORDING (c))
    gc->gc_flags |= RF_GC_MOVED | RF_GC_TOLD;
}

/* Before: the unreachable ring is what nothing outside refers to. After: no weak reference leads
 * to it any more, and the callbacks of those outside of it ran (they can't reach it either). */
static void
clear_weakrefs (Collection *c)
{
  RfHeap *heap = c->heap;
  guint first = heap->holds->len, n;

  BEGIN_PHASE (c, WEAKREFS, &c->unreachable);
  for (RfGcHead *gc = c->unreachable.next; gc != &c->unreachable; gc = gc->next)
    {
      RfObject *object = RF_FROM_GC (gc);

      if (object->type->type_flags & RF_TYPE_IS_WEAKREF)
        rf_weakref_clear (heap, (RfWeakref *) object);
      if (object->flags & RF_OBJECT_HAS_WEAKREFS)
        clear_weakrefs_to (c, object);
      c->any_finalizer |= object->type->finalize != NULL;
    }
  /* The first one is to run first, and holds are a stack. */
  n = heap->holds->len - first;
  c->any_finalizer |= n > 0; /* a callback may give a class one */
  for (guint i = 0; i < n / 2; i++)
    {
      gpointer *a = &heap->holds->pdata[first + i], *b = &heap->holds->pdata[first + n - 1 - i];
      gpointer swap = *a;

      *a = *b;
      *b = swap;
    }
  while (heap->holds->len > first)
    {
      RfObject *object = g_ptr_array_index (heap->holds, heap->holds->len - 1);
      gboolean last;

      rf_weakref_run_callback (heap, (RfWeakref *) object, ((RfWeakref *) object)->callback);
      rf_release (heap, 1);
      last = object->refcnt == 1;
      if (!last)
        move_called (c, object);
      else
        c->collected++;
      rf_unref (heap, object);
    }
  check_ring (&c->unreachable, RF_GC_COLLECTING, RF_GC_COLLECTING, NULL);
}

/* --- finalizers ----------------------------------------------------------------------------- */

/* The first object of the unreachable ring has a finalizer that did not run yet. */
static void
finalize (Collection *c, RfObject *object)
{
  RfHeap *heap = c->heap;
  guint32 outer = 0;

  object->flags |= RF_OBJECT_FINALIZED;
  rf_hold_as (heap, rf_ref (heap, object), "the collector, while it runs the finalizer");
  if (RECORDING (c))
    outer = rf_heap_note_begin (heap, RF_EVENT_FINALIZER_BEGIN, rf_heap_id (heap, object));
  object->type->finalize (heap, object);
  if (RECORDING (c))
    rf_heap_note_end (heap, RF_EVENT_FINALIZER_END, rf_heap_id (heap, object), outer);
  rf_release (heap, 1);
  rf_unref (heap, object);
}

/* Before: weak references don't lead to the unreachable. After: each of them that has a finalizer
 * is finalized, in the order of the ring; some may be gone, some reachable again. */
static void
finalize_garbage (Collection *c)
{
  RfGcHead seen;

  BEGIN_PHASE (c, FINALIZERS, &c->unreachable);
  if (!c->any_finalizer)
    return;
  rf_ring_init (&seen);
  c->heap->gc_lists[2] = &seen;
  while (!rf_ring_is_empty (&c->unreachable))
    {
      RfGcHead *gc = c->unreachable.next;
      RfObject *object = RF_FROM_GC (gc);

      rf_ring_move (gc, &seen);
      if (object->type->finalize != NULL && (object->flags & RF_OBJECT_FINALIZED) == 0)
        finalize (c, object);
    }
  rf_ring_merge (&seen, &c->unreachable);
  c->heap->gc_lists[2] = NULL;
  check_ring (&c->unreachable, RF_GC_COLLECTING, RF_GC_COLLECTING, NULL);
}

/* --- resurrection --------------------------------------------------------------------------- */

/* Before: finalizers may have made references from outside to the unreachable. After: the garbage
 * ring is what nothing outside refers to still, and what came back is in the older generation.
 * Without finalizers the second look would see what the first one saw. */
static void
find_resurrected (Collection *c)
{
  BEGIN_PHASE (c, RESURRECTION, &c->unreachable);
  c->second_look = TRUE;
  if (!c->any_finalizer && !RECORDING (c))
    {
      rf_ring_merge (&c->unreachable, &c->garbage);
      return;
    }
  c->n_unreachable = 0;
  update_refs (c, &c->unreachable);
  subtract_refs (c, &c->unreachable);
  move_unreachable (c, &c->unreachable, &c->garbage);
  rf_ring_merge (&c->unreachable, c->old);
  check_ring (&c->garbage, RF_GC_COLLECTING, RF_GC_COLLECTING, NULL);
}

/* --- clear ---------------------------------------------------------------------------------- */

static void
clear_object (Collection *c, RfObject *object)
{
  RfHeap *heap = c->heap;

  if (heap->gc_debug & RF_GC_DEBUG_SAVEALL)
    {
      if (heap->hooks.gc_garbage != NULL)
        heap->hooks.gc_garbage (heap->hooks.user, object);
      return;
    }
  if (object->type->clear == NULL)
    return;
  rf_hold_as (heap, rf_ref (heap, object), "the collector, while it clears the object");
  if (RECORDING (c))
    rf_heap_emit (heap, RF_EVENT_GC_CLEAR, 0, 0, rf_heap_id (heap, object), 0, 0, 0, 0);
  object->type->clear (heap, object);
  rf_release (heap, 1);
  rf_unref (heap, object);
}

/* Before: the garbage ring is garbage. After: it is empty; each of its objects was cleared and so
 * lost its last holder, or is in the older generation because something else keeps it. */
static void
delete_garbage (Collection *c)
{
  RfHeap *heap = c->heap;
  RfCause cause = heap->cause;

  c->collected += c->n_unreachable;
  if (rf_ring_is_empty (&c->garbage))
    return;
  BEGIN_PHASE (c, CLEAR, &c->garbage);
  if (cause == RF_CAUSE_COUNT)
    heap->cause = RF_CAUSE_CYCLE;
  while (!rf_ring_is_empty (&c->garbage))
    {
      RfGcHead *gc = c->garbage.next;

      clear_object (c, RF_FROM_GC (gc));
      if (c->garbage.next == gc)
        {
          gc->gc_flags = RECORDING (c) ? RF_GC_UNREACHABLE : 0;
          note_survivor (c, gc);
          rf_ring_move (gc, c->old);
        }
    }
  heap->cause = cause;
}

/* --- end ------------------------------------------------------------------------------------ */

/* Before: all that survived is at the end of the older generation's ring. After: it is of that
 * generation, and no object bears a mark of this collection. */
static void
end (Collection *c)
{
  RfGcHead *first = c->old;
  guint32 n = 0;

  while (first->prev != c->old && (first->prev->gc_flags & RF_GC_MOVED) != 0)
    {
      first = first->prev;
      n += rf_heap_shows (RF_FROM_GC (first)) && (first->gc_flags & RF_GC_TOLD) == 0;
    }
  begin_phase (c, RF_PHASE_END, n);
  for (RfGcHead *gc = first; gc != c->old; gc = gc->next)
    {
      if (RECORDING (c) && (gc->gc_flags & RF_GC_TOLD) == 0)
        emit_move (c, RF_FROM_GC (gc), RF_GC_LIST_OLD,
                   gc->gc_flags & RF_GC_CAME_BACK     ? RF_GC_LIST_REACHABLE
                   : gc->gc_flags & RF_GC_UNREACHABLE ? RF_GC_LIST_UNREACHABLE
                                                      : RF_GC_LIST_YOUNG,
                   0);
      gc->generation = c->old_generation;
      gc->gc_flags = 0;
    }
  check_ring (c->old, RF_GC_COLLECTING | RF_GC_MOVED, 0, NULL);
}

gsize
rf_collector_run (RfHeap *heap, int generation, RfCollectReason reason)
{
  Collection c = {
    .heap = heap,
    .generation = generation,
    .old_generation = MIN (generation + 1, RF_N_GENERATIONS - 1),
    .young = &heap->generations[generation].head,
  };

  c.old = &heap->generations[c.old_generation].head;
  rf_ring_init (&c.unreachable);
  rf_ring_init (&c.garbage);
  heap->gc_lists[0] = &c.unreachable;
  heap->gc_lists[1] = &c.garbage;
  if (RF_RECORDING (heap))
    rf_heap_emit (heap, RF_EVENT_GC_BEGIN, 0, 0, generation, reason, 0, 0, 0);
  if (heap->hooks.gc_callbacks != NULL)
    heap->hooks.gc_callbacks (heap->hooks.user, TRUE, generation, 0, 0);
  tell_stats (&c, TRUE);

  merge (&c);
  BEGIN_PHASE (&c, UPDATE_REFS, c.young);
  update_refs (&c, c.young);
  BEGIN_PHASE (&c, SUBTRACT_REFS, c.young);
  subtract_refs (&c, c.young);
  BEGIN_PHASE (&c, MOVE_UNREACHABLE, c.young);
  move_unreachable (&c, c.young, &c.unreachable);
  untrack (&c);
  tell_collectable (&c);
  clear_weakrefs (&c);
  finalize_garbage (&c);
  find_resurrected (&c);
  delete_garbage (&c);
  end (&c);

  tell_stats (&c, FALSE);
  heap->gc_lists[0] = heap->gc_lists[1] = NULL;
  if (RF_RECORDING (heap))
    rf_heap_emit (heap, RF_EVENT_GC_END, 0, 0, c.collected, 0, generation, c.phase, 0);
  return c.collected;
}
