/* SPDX-License-Identifier: MIT */

/* Memory for objects. Invariant: memory on the free list of a size came from a chunk and is of
 * that size; its first word is the next one. */

#include "heap/rf-slabs.h"

#include "base/rf-chunk.h"

#include <stdlib.h>
#include <string.h>

#define MAX_UNITS 32
#define MAX_SIZE (MAX_UNITS * RF_SLAB_UNIT)
/* The first chunks are small, as most programs are. */
#define CHUNK_SIZE ((gsize) 256 * 1024)
#define N_SMALL_CHUNKS 8
#define LARGE_CHUNK_SIZE ((gsize) 4 << 20)

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
  RfChunks large_chunks;
};

RfSlabs *
rf_slabs_new (void)
{
  RfSlabs *slabs = g_new0 (RfSlabs, 1);

  slabs->chunks = g_ptr_array_new_with_free_func (free);
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

static char *
add_chunk (RfSlabs *slabs, gsize *size)
{
  gboolean is_large = slabs->chunks->len >= N_SMALL_CHUNKS;
  gpointer chunk = NULL;

  *size = is_large ? LARGE_CHUNK_SIZE : CHUNK_SIZE;
  if (is_large)
    chunk = rf_chunk_new (&slabs->large_chunks, *size);
  else if (posix_memalign (&chunk, RF_SLAB_UNIT, *size) != 0)
    chunk = NULL;
  if (chunk == NULL)
    return NULL;
  g_ptr_array_add (slabs->chunks, chunk);
  return chunk;
}

/* Room for @size bytes at the end of the last chunk, or of a new one; what is left of the old chunk
 * goes to the free list it fits. */
static gpointer
take_fresh (RfSlabs *slabs, gsize size)
{
  gpointer memory;

  if (G_UNLIKELY ((gsize) (slabs->end - slabs->fresh) < size))
    {
      gsize chunk_size;
      char *chunk = add_chunk (slabs, &chunk_size);
      guint left = (slabs->end - slabs->fresh) / RF_SLAB_UNIT;

      if (chunk == NULL)
        return NULL;
      if (left > 0)
        rf_slabs_give (slabs, slabs->fresh, left);
      slabs->fresh = chunk;
      slabs->end = chunk + chunk_size;
    }
  memory = slabs->fresh;
  slabs->fresh += size;
  return memory;
}

/* At most MAX_UNITS. */
static inline gpointer
take_small (RfSlabs *slabs, guint units)
{
  FreeStruct *memory = slabs->free[units];

  if (G_UNLIKELY (memory == NULL))
    return take_fresh (slabs, (gsize) units * RF_SLAB_UNIT);
  slabs->free[units] = memory->next;
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
  memory = take_small (slabs, units);
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

static inline guint
units_of (gsize size)
{
  return (guint) ((size + RF_SLAB_UNIT - 1) / RF_SLAB_UNIT);
}

/* What is too big for the lists comes from the host in steps of an eighth at most, so that what
 * grows a little each time is not asked for each time. */
static inline gsize
large_size (gsize size)
{
  guint step_bits = size > MAX_SIZE ? g_bit_storage (size) - 4 : 0;

  return ((size - 1) | (((gsize) 1 << step_bits) - 1)) + 1;
}

gpointer
rf_slabs_resize (RfSlabs *slabs, gpointer memory, gsize old_size, gsize new_size)
{
  gpointer moved;

  if (PLAIN)
    moved = g_try_realloc (memory, new_size);
  else if (new_size > MAX_SIZE && (old_size > MAX_SIZE || old_size == 0))
    moved = old_size > 0 && large_size (old_size) == large_size (new_size)
              ? memory
              : g_try_realloc (memory, large_size (new_size));
  else if (old_size > 0 && old_size <= MAX_SIZE && units_of (old_size) == units_of (new_size))
    moved = memory;
  else
    {
      moved = new_size > MAX_SIZE ? g_try_malloc (large_size (new_size))
                                  : take_small (slabs, units_of (new_size));
      if (moved != NULL && old_size > 0)
        {
          memcpy (moved, memory, MIN (old_size, new_size));
          rf_slabs_drop (slabs, memory, old_size);
        }
    }
  return moved != NULL || new_size > old_size ? moved : memory;
}

void
rf_slabs_drop (RfSlabs *slabs, gpointer memory, gsize size)
{
  if (PLAIN || size > MAX_SIZE)
    g_free (memory);
  else if (size > 0)
    rf_slabs_give (slabs, memory, units_of (size));
}
