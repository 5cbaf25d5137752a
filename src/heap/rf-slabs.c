/* SPDX-License-Identifier: MIT */

/* Memory for objects. Invariant: memory on the free list of a size came from a chunk and is of
 * that size; its first word is the next one. */

#include "heap/rf-slabs.h"

#include <string.h>

#define MAX_UNITS 32
#define CHUNK_SIZE (256 * 1024)

#if defined(__SANITIZE_ADDRESS__)
#define PLAIN 1
#else
#define PLAIN 0
#endif

typedef struct _FreeStruct FreeStruct;
struct _FreeStruct
{
  FreeStruct *next;
};

struct _RfSlabs
{
  FreeStruct *free[MAX_UNITS + 1];
  char *fresh, *end; /* what is left of the last chunk */
  GPtrArray *chunks;
  GHashTable *large; /* structs too big for the lists, as a set */
};

RfSlabs *
rf_slabs_new (void)
{
  RfSlabs *slabs = g_new0 (RfSlabs, 1);

  slabs->chunks = g_ptr_array_new_with_free_func (g_free);
  slabs->large = g_hash_table_new_full (NULL, NULL, g_free, NULL);
  return slabs;
}

void
rf_slabs_free (RfSlabs *slabs)
{
  g_ptr_array_unref (slabs->chunks);
  g_hash_table_unref (slabs->large);
  g_free (slabs);
}

/* Room for @size bytes at the end of the last chunk, or of a new one; what is left of the old chunk
 * goes to the free list it fits. */
static gpointer
take_fresh (RfSlabs *slabs, gsize size)
{
  gpointer memory;

  if (G_UNLIKELY ((gsize) (slabs->end - slabs->fresh) < size))
    {
      char *chunk = g_try_malloc (CHUNK_SIZE);
      guint left = (slabs->end - slabs->fresh) / RF_SLAB_UNIT;

      if (chunk == NULL)
        return NULL;
      g_ptr_array_add (slabs->chunks, chunk);
      if (left > 0)
        rf_slabs_give (slabs, slabs->fresh, left);
      slabs->fresh = chunk;
      slabs->end = chunk + CHUNK_SIZE;
    }
  memory = slabs->fresh;
  slabs->fresh += size;
  return memory;
}

gpointer
rf_slabs_take (RfSlabs *slabs, guint units)
{
  gsize size = (gsize) units * RF_SLAB_UNIT;
  gpointer memory;

  if (PLAIN)
    return g_try_malloc0 (size);
  if (G_UNLIKELY (units > MAX_UNITS))
    {
      memory = g_try_malloc0 (size);
      if (memory != NULL)
        g_hash_table_add (slabs->large, memory);
      return memory;
    }
  if (slabs->free[units] != NULL)
    {
      memory = slabs->free[units];
      slabs->free[units] = slabs->free[units]->next;
    }
  else
    memory = take_fresh (slabs, size);
  return memory != NULL ? memset (memory, 0, size) : NULL;
}

void
rf_slabs_give (RfSlabs *slabs, gpointer memory, guint units)
{
  if (PLAIN)
    g_free (memory);
  else if (G_UNLIKELY (units > MAX_UNITS))
    g_hash_table_remove (slabs->large, memory);
  else
    {
      FreeStruct *free_struct = memory;

      free_struct->next = slabs->free[units];
      slabs->free[units] = free_struct;
    }
}
