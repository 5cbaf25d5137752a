/* SPDX-License-Identifier: MIT */

/* The life of a heap, the allocation gate, and looking at what is there.
 *
 * Invariants: every object stands in exactly one block of the address space, behind its head
 * there (rf_object_block()), and is that block's occupant; heap->bytes is what all objects and the
 * memory they own have asked for. */

#include "heap/rf-heap.h"

#include "heap/rf-collector.h"
#include "heap/rf-heap-private.h"

#include <string.h>

/* What the checker and the isolate finder may spend before they have to save: enough for every
 * statement of a small program. */
#define FIRST_CHECK_BUDGET (100 * 1000 * 1000)
#define FIRST_ISOLATE_BUDGET (8 * 1000 * 1000)

RfHeap *
rf_heap_new (const RfProfile *profile)
{
  RfHeap *heap = g_new0 (RfHeap, 1);

  heap->profile = profile;
  heap->space = rf_address_space_new ();
  heap->slabs = rf_slabs_new ();
  heap->owned = rf_slabs_new ();
  heap->free_lists = rf_free_lists_new ();
  heap->trash = g_ptr_array_new ();
  heap->value_texts = g_array_new (FALSE, TRUE, sizeof (guint32));
  heap->description = g_string_new (NULL);
  heap->announced = g_ptr_array_new ();
  heap->weakrefs = g_hash_table_new (NULL, NULL);
  heap->candidates = g_ptr_array_new ();
  heap->isolate_seen = g_ptr_array_new ();
  heap->isolate_members = g_ptr_array_new ();
  heap->holds = g_ptr_array_new ();
  for (int i = 0; i <= RF_GENERATION_PERMANENT; i++)
    rf_ring_init (&heap->generations[i].head);
  for (int i = 0; i < RF_N_GENERATIONS; i++)
    heap->generations[i].threshold = profile->thresholds[i];
  heap->gc_enabled = TRUE;
  heap->cause = RF_CAUSE_COUNT;
  heap->check_level = RF_CHECKS ? 1 : 0;
  heap->check_budget = FIRST_CHECK_BUDGET;
  heap->isolate_budget = FIRST_ISOLATE_BUDGET;
  return heap;
}

static void
add_object (RfObject *object, gpointer user)
{
  g_ptr_array_add (user, object);
}

void
rf_heap_free (RfHeap *heap)
{
  g_autoptr (GPtrArray) objects = NULL;

  if (heap == NULL)
    return;
  heap->sink = NULL;
  heap->tearing_down = TRUE;
  objects = g_ptr_array_new ();
  rf_heap_foreach (heap, add_object, objects);
  for (guint i = 0; i < objects->len; i++)
    ((RfObject *) g_ptr_array_index (objects, i))->refcnt = RF_REFCNT_IMMORTAL;
  for (int classes = 0; classes < 2; classes++)
    for (guint i = 0; i < objects->len; i++)
      {
        RfObject *object = g_ptr_array_index (objects, i);
        RfType *type = object->type;

        if (type->dealloc != NULL && ((type->type_flags & RF_TYPE_IS_CLASS) != 0) == classes)
          type->dealloc (heap, object);
      }
  for (guint i = 0; i < objects->len; i++)
    {
      RfObject *object = g_ptr_array_index (objects, i);

      rf_slabs_give (heap->slabs,
                     rf_object_is_gc (object) ? (gpointer) RF_GC (object) : (gpointer) object,
                     object->host_units);
    }
  rf_slabs_free (heap->slabs);
  rf_slabs_free (heap->owned);
  rf_free_lists_free (heap->free_lists);
  rf_address_space_free (heap->space);
  g_ptr_array_unref (heap->trash);
  g_array_unref (heap->value_texts);
  g_string_free (heap->description, TRUE);
  g_ptr_array_unref (heap->announced);
  g_hash_table_unref (heap->weakrefs);
  g_ptr_array_unref (heap->candidates);
  g_ptr_array_unref (heap->isolate_seen);
  g_ptr_array_unref (heap->isolate_members);
  g_ptr_array_unref (heap->holds);
  g_free (heap->hold_roles);
  g_clear_pointer (&heap->opaque, g_hash_table_unref);
  g_free (heap);
}

/* Makes room for @n holds, which counts as memory of the program: what is read from an iterator is
 * on hold item by item. Memory that nothing was put in yet is not touched. */
static void
resize_holds (RfHeap *heap, guint n)
{
  GPtrArray *holds = g_ptr_array_sized_new (n);

  if (heap->holds->len > 0)
    memcpy (holds->pdata, heap->holds->pdata, heap->holds->len * sizeof (gpointer));
  holds->len = heap->holds->len;
  g_ptr_array_unref (heap->holds);
  heap->holds = holds;
  heap->hold_roles = g_renew (const char *, heap->hold_roles, n);
  heap->bytes += n * (sizeof (gpointer) + sizeof *heap->hold_roles);
  heap->bytes -= heap->n_hold_roles * (sizeof (gpointer) + sizeof *heap->hold_roles);
  heap->n_hold_roles = n;
}

void
rf_heap_grow_holds (RfHeap *heap)
{
  resize_holds (heap, MAX (64, heap->n_hold_roles * 2));
}

/* Memory runs short: gives back what the holds have too much. */
static void
shrink_holds (RfHeap *heap)
{
  guint n = MAX (64, heap->holds->len * 2);

  if (heap->n_hold_roles > 2 * n)
    resize_holds (heap, n);
}

/* --- the allocation gate -------------------------------------------------------------------- */

static inline gboolean
exceeds_limit (const RfHeap *heap, gsize size)
{
  return heap->bytes_limit != 0 &&
         (heap->bytes > heap->bytes_limit || size > heap->bytes_limit - heap->bytes);
}

gboolean
rf_heap_charge (RfHeap *heap, gsize size)
{
  heap->n_allocations++;
  if (G_UNLIKELY (heap->fail_at != 0 && heap->n_allocations == heap->fail_at))
    return FALSE;
  if (G_UNLIKELY (exceeds_limit (heap, size)))
    {
      shrink_holds (heap);
      if (exceeds_limit (heap, size))
        return FALSE;
    }
  heap->bytes += size;
  return TRUE;
}

void
rf_heap_discharge (RfHeap *heap, gsize size)
{
  g_assert (heap->bytes >= size);
  heap->bytes -= size;
}

/* CPython counts before it initialises the object. */
void
rf_heap_count_container (RfHeap *heap, RfObject *object)
{
  RfGeneration *young = &heap->generations[0];

  young->count++;
  if (G_LIKELY ((young->count <= young->threshold && !heap->gc_stress) || young->threshold == 0 ||
                !heap->gc_enabled || heap->gc_collecting))
    return;
  heap->gc_pending = TRUE;
  if (heap->profile->collect_at_allocation)
    {
      if (object != NULL)
        rf_hold (heap, object);
      rf_gc_run_pending (heap);
      if (object != NULL)
        rf_release (heap, 1);
    }
}

void
rf_heap_count_unseen (RfHeap *heap, gboolean dead)
{
  if (!dead)
    rf_heap_count_container (heap, NULL);
  else if (heap->generations[0].count > 0)
    heap->generations[0].count--;
}

/* Whether @type is a class that the program wrote, not one of the library's. */
static gboolean
is_of_program_class (const RfType *type)
{
  return (type->type_flags & RF_TYPE_PYTHON_CLASS) &&
         (type->base.flags & (RF_OBJECT_INTERNAL | RF_OBJECT_LIBRARY)) == 0;
}

static RfObject *
new_object (RfHeap *heap, RfType *type, gsize size, gsize pre, gboolean fresh)
{
  gboolean gc = (type->type_flags & RF_TYPE_GC) != 0;
  gsize units = (type->host_size + (gc ? sizeof (RfGcHead) : 0) + RF_SLAB_UNIT - 1) / RF_SLAB_UNIT;
  gpointer memory;
  RfObject *object;

  g_assert (units <= G_MAXUINT16 && pre <= G_MAXUINT16);
  if (G_UNLIKELY (size > G_MAXINT32 || !rf_heap_charge (heap, units * RF_SLAB_UNIT)))
    return NULL;
  memory = rf_slabs_take (heap->slabs, units);
  if (G_UNLIKELY (memory == NULL))
    {
      rf_heap_discharge (heap, units * RF_SLAB_UNIT);
      return NULL;
    }
  object = gc ? RF_FROM_GC (memory) : memory;
  object->refcnt = 1;
  object->type = type;
  object->size = size;
  object->pre = pre;
  object->host_units = units;
  object->flags = (gc ? RF_OBJECT_GC : 0) | (heap->building ? RF_OBJECT_INTERNAL : 0);
  if (RF_RECORDING (heap) && heap->hooks.in_library != NULL &&
      heap->hooks.in_library (heap->hooks.user) && !is_of_program_class (type))
    object->flags |= RF_OBJECT_LIBRARY;
  if (!fresh)
    fresh = type->free_list == RF_FREE_LIST_NONE || !rf_free_list_take (heap, type, size, object);
  if (fresh)
    object->address = rf_address_take (heap->space, pre + size, object) + rf_object_head (object);
  if (type->type_flags & RF_TYPE_HEAP)
    rf_ref (heap, &type->base);
  if (gc && fresh && (type->type_flags & RF_TYPE_NOT_COUNTED) == 0)
    rf_heap_count_container (heap, object);
  return object;
}

RfObject *
rf_heap_new_object (RfHeap *heap, RfType *type, gsize size, gsize pre)
{
  return new_object (heap, type, size, pre, FALSE);
}

RfObject *
rf_heap_new_fresh_object (RfHeap *heap, RfType *type, gsize size, gsize pre)
{
  return new_object (heap, type, size, pre, TRUE);
}

gboolean
rf_heap_grow_object (RfHeap *heap, RfObject *object, gsize size)
{
  if (!rf_address_has_room (object->pre + object->size, object->pre + size))
    return FALSE;
  object->size = (guint32) size;
  return TRUE;
}

void
rf_heap_resize_object (RfHeap *heap, RfObject *object, gsize size)
{
  gsize pre = object->pre, old = pre + object->size, block = (old + 15) & ~(gsize) 15;
  guint64 address;

  if (old > 512 || pre + size > block || 4 * (pre + size) <= 3 * block)
    {
      address = rf_address_take (heap->space, pre + size, object);
      rf_address_give (heap->space, rf_object_block (object), old);
      object->address = address + rf_object_head (object);
    }
  object->size = (guint32) size;
}

void
rf_heap_release_object (RfHeap *heap, RfObject *object)
{
  guint units = object->host_units;
  gboolean kept = object->type->free_list != RF_FREE_LIST_NONE && rf_free_list_keep (heap, object);

  if (!kept)
    rf_address_give (heap->space, rf_object_block (object), object->pre + object->size);
  heap->bytes -= units * RF_SLAB_UNIT;
  object->flags |= RF_OBJECT_FREED;
  if (G_UNLIKELY (heap->opaque != NULL) && (object->flags & RF_OBJECT_INTERNAL) != 0)
    heap->opaque_version += g_hash_table_remove (heap->opaque, object);
  if (rf_object_is_gc (object))
    {
      if (!kept && (object->type->type_flags & RF_TYPE_NOT_COUNTED) == 0 &&
          heap->generations[0].count > 0)
        heap->generations[0].count--;
      rf_slabs_give (heap->slabs, RF_GC (object), units);
    }
  else
    rf_slabs_give (heap->slabs, object, units);
}

#define SIZE_CLASS_STEP 16
#define SIZE_CLASS_MAX 512

void
rf_heap_populate (RfHeap *heap)
{
  for (gsize size = SIZE_CLASS_STEP; size <= SIZE_CLASS_MAX; size += SIZE_CLASS_STEP)
    rf_address_keep (heap->space, rf_address_take (heap->space, size, heap));
}

gpointer
rf_heap_realloc (RfHeap *heap, gpointer memory, gsize old_size, gsize new_size)
{
  gpointer moved;

  g_assert (new_size > 0);
  if (new_size > old_size && !rf_heap_charge (heap, new_size - old_size))
    return NULL;
  moved = rf_slabs_resize (heap->owned, memory, old_size, new_size);
  if (new_size <= old_size)
    rf_heap_discharge (heap, old_size - new_size);
  else if (moved == NULL)
    rf_heap_discharge (heap, new_size - old_size);
  return moved;
}

void
rf_heap_release_memory (RfHeap *heap, gpointer memory, gsize size)
{
  if (memory == NULL)
    return;
  rf_heap_discharge (heap, size);
  rf_slabs_drop (heap->owned, memory, size);
}

/* --- looking -------------------------------------------------------------------------------- */

RfObject *
rf_heap_object_at (RfHeap *heap, guint64 address)
{
  RfBlock block;
  RfObject *object;

  if (!rf_address_lookup (heap->space, address, &block))
    return NULL;
  object = block.occupant;
  return object != NULL && object->address == address ? object : NULL;
}

gboolean
rf_heap_peek_count (RfHeap *heap, guint64 address, gint64 *count)
{
  RfBlock block;
  RfObject *object;

  *count = 0;
  if (!rf_address_lookup (heap->space, address, &block))
    return FALSE;
  object = block.occupant;
  if (object == NULL && address == block.address)
    *count = (gint64) block.next_free;
  else if (object != NULL && object->address == address)
    *count = MIN (object->refcnt, RF_IMMORTAL_REFCNT);
  return TRUE;
}

typedef struct
{
  RfVisit visit;
  gpointer user;
} ForeachData;

static void
visit_occupant (const RfBlock *block, gpointer user)
{
  ForeachData *data = user;

  data->visit (block->occupant, data->user);
}

void
rf_heap_foreach (RfHeap *heap, RfVisit visit, gpointer user)
{
  ForeachData data = { visit, user };

  rf_address_foreach (heap->space, visit_occupant, &data);
}

void
rf_heap_traverse (RfHeap *heap, RfObject *object, RfVisit visit, gpointer user)
{
  RfType *type = object->type;

  /* A class written in C visits itself first, instances of others theirs last. */
  if ((type->type_flags & (RF_TYPE_HEAP | RF_TYPE_PYTHON_CLASS)) == RF_TYPE_HEAP)
    visit (&type->base, user);
  if (type->traverse != NULL)
    type->traverse (heap, object, visit, user);
  if (type->type_flags & RF_TYPE_PYTHON_CLASS)
    visit (&type->base, user);
}
