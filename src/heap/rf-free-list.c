/* SPDX-License-Identifier: MIT */

/* Free lists: CPython keeps the memory of some dead objects for the next one of their kind. That
 * shows in two ways: such an object neither counts for generation 0 nor stops counting, and it
 * gets the address of the one of its kind that died last.
 *
 * Invariants: a kept block is the address space's no more than an occupied one is, but has no
 * occupant; no list is longer than the profile says; what the lists hold is counted. */

#include "heap/rf-heap-private.h"

#define TUPLE_HEAD 24
#define ITEM_SIZE 8

typedef struct
{
  guint64 address;
  gsize size;
} Kept;

struct _RfFreeLists
{
  GArray *lists[RF_N_FREE_LISTS][RF_FREE_TUPLE_ITEMS_MAX + 1]; /* Kept; NULL: empty */
  int n_frames;
};

RfFreeLists *
rf_free_lists_new (void)
{
  return g_new0 (RfFreeLists, 1);
}

void
rf_free_lists_free (RfFreeLists *free_lists)
{
  for (int kind = 0; kind < RF_N_FREE_LISTS; kind++)
    for (int i = 0; i <= RF_FREE_TUPLE_ITEMS_MAX; i++)
      g_clear_pointer (&free_lists->lists[kind][i], g_array_unref);
  g_free (free_lists);
}

/* The list for objects of @type that take @size bytes, or NULL: they are not kept.
 * @tuple_items_max: there is none for longer tuples. */
static GArray **
find_list (RfHeap *heap, RfType *type, gsize size, int tuple_items_max)
{
  gsize n_items = 0;

  if (type->free_list == RF_FREE_LIST_NONE)
    return NULL;
  if (type->free_list == RF_FREE_LIST_TUPLE)
    {
      n_items = (size - TUPLE_HEAD) / ITEM_SIZE;
      if (n_items == 0 || n_items > (gsize) tuple_items_max)
        return NULL;
    }
  return &heap->free_lists->lists[type->free_list][n_items];
}

static void
uncount (RfHeap *heap)
{
  if (heap->generations[0].count > 0)
    heap->generations[0].count--;
}

gboolean
rf_free_list_take (RfHeap *heap, RfType *type, gsize size, RfObject *object)
{
  GArray **list = find_list (heap, type, size, heap->profile->free_tuple_items_reused);
  guint64 address;

  if (list == NULL || *list == NULL || (*list)->len == 0)
    return FALSE;
  address = g_array_index (*list, Kept, (*list)->len - 1).address;
  g_array_set_size (*list, (*list)->len - 1);
  rf_address_reuse (heap->space, address, object);
  object->address = address + rf_object_head (object);
  return TRUE;
}

/* Whether there is room for @kept, a block of an object of @type that took @size bytes. */
static gboolean
keep (RfHeap *heap, RfType *type, gsize size, Kept kept)
{
  GArray **list = find_list (heap, type, size, heap->profile->free_tuple_items_max);

  if (list == NULL)
    return FALSE;
  if (*list == NULL)
    *list = g_array_new (FALSE, FALSE, sizeof (Kept));
  if ((*list)->len >= (guint) heap->profile->free_list_max[type->free_list])
    return FALSE;
  g_array_append_val (*list, kept);
  return TRUE;
}

gboolean
rf_free_list_keep (RfHeap *heap, RfObject *object)
{
  Kept kept = { rf_object_block (object), object->pre + object->size };

  if (!keep (heap, object->type, object->size, kept))
    return FALSE;
  rf_address_keep (heap->space, kept.address);
  return TRUE;
}

/* --- blocks without an object ----------------------------------------------------------------- */

#define GC_HEAD 16

guint64
rf_heap_block_take (RfHeap *heap, RfType *type, gsize size)
{
  GArray **list = find_list (heap, type, size, heap->profile->free_tuple_items_reused);
  guint64 address;

  if (list != NULL && *list != NULL && (*list)->len > 0)
    {
      address = g_array_index (*list, Kept, (*list)->len - 1).address;
      g_array_set_size (*list, (*list)->len - 1);
      return address;
    }
  address = rf_address_take (heap->space, GC_HEAD + size, heap);
  rf_address_keep (heap->space, address);
  rf_heap_count_container (heap, NULL);
  return address;
}

void
rf_heap_block_give (RfHeap *heap, RfType *type, gsize size, guint64 address)
{
  if (heap->tearing_down || keep (heap, type, size, (Kept){ address, GC_HEAD + size }))
    return;
  rf_address_give (heap->space, address, GC_HEAD + size);
  uncount (heap);
}

static void
empty_list (RfHeap *heap, GArray *list, gboolean counts)
{
  while (list->len > 0)
    {
      Kept *kept = &g_array_index (list, Kept, list->len - 1);

      rf_address_give (heap->space, kept->address, kept->size);
      g_array_set_size (list, list->len - 1);
      if (counts)
        uncount (heap);
    }
}

void
rf_free_lists_empty (RfHeap *heap)
{
  RfFreeLists *free_lists = heap->free_lists;

  for (; free_lists->n_frames > 0; free_lists->n_frames--)
    uncount (heap);
  for (int kind = 0; kind < RF_N_FREE_LISTS; kind++)
    for (int i = 0; kind != RF_FREE_LIST_SLICE && i <= RF_FREE_TUPLE_ITEMS_MAX; i++)
      if (free_lists->lists[kind][i] != NULL)
        empty_list (heap, free_lists->lists[kind][i], kind != RF_FREE_LIST_FLOAT);
}

/* --- frames ---------------------------------------------------------------------------------- */

void
rf_heap_frame_begins (RfHeap *heap, gboolean *kept)
{
  if (heap->profile->lazy_frame_objects)
    return;
  if (*kept)
    *kept = FALSE;
  else if (heap->free_lists->n_frames > 0)
    heap->free_lists->n_frames--;
  else
    rf_heap_count_container (heap, NULL);
}

void
rf_heap_frame_ended (RfHeap *heap, gboolean *kept)
{
  if (heap->profile->lazy_frame_objects || heap->tearing_down)
    return;
  if (!*kept)
    *kept = TRUE;
  else if (heap->free_lists->n_frames < heap->profile->free_list_max[RF_FREE_LIST_FRAME])
    heap->free_lists->n_frames++;
  else
    uncount (heap);
}

void
rf_heap_frame_forgotten (RfHeap *heap, gboolean *kept)
{
  if (*kept && !heap->tearing_down)
    uncount (heap);
  *kept = FALSE;
}
