/* SPDX-License-Identifier: MIT */

/* Storage that grows and never moves. The directories have their full size from the start; memory
 * that nobody touches costs nothing. */

#include "journal/rf-arena.h"

void
rf_arena_init (RfArena *arena)
{
  arena->blocks = g_new0 (guint8 *, RF_ARENA_BLOCKS);
  arena->owned = g_ptr_array_new_with_free_func (g_free);
  arena->used = 0;
  arena->bytes = 0;
}

void
rf_arena_clear (RfArena *arena)
{
  g_clear_pointer (&arena->owned, g_ptr_array_unref);
  g_clear_pointer (&arena->blocks, g_free);
}

gpointer
rf_arena_alloc (RfArena *arena, gsize size, guint32 *offset)
{
  gsize in_block = arena->used % RF_ARENA_BLOCK;
  gsize place = arena->used;

  size = (MAX (size, 1) + 3) & ~(gsize) 3;
  if (in_block == 0 || in_block + size > RF_ARENA_BLOCK)
    {
      gsize first = (arena->used + RF_ARENA_BLOCK - 1) / RF_ARENA_BLOCK;
      gsize n = (size + RF_ARENA_BLOCK - 1) / RF_ARENA_BLOCK;
      guint8 *memory;

      if (n > RF_ARENA_BLOCKS || first > RF_ARENA_BLOCKS - n)
        return NULL;
      memory = g_try_malloc (n * RF_ARENA_BLOCK);
      if (memory == NULL)
        return NULL;
      g_ptr_array_add (arena->owned, memory);
      for (gsize i = 0; i < n; i++)
        __atomic_store_n (&arena->blocks[first + i], memory + i * RF_ARENA_BLOCK, __ATOMIC_RELEASE);
      __atomic_fetch_add (&arena->bytes, n * RF_ARENA_BLOCK + sizeof (gpointer) * (n + 1),
                          __ATOMIC_RELAXED);
      place = first * RF_ARENA_BLOCK;
    }
  arena->used = place + size;
  *offset = place / 4;
  return rf_arena_get (arena, *offset);
}

void
rf_numbers_init (RfNumbers *table)
{
  table->chunks = g_new0 (guint32 *, RF_TABLE_CHUNKS);
  table->n_chunks = 0;
  table->bytes = 0;
}

void
rf_numbers_clear (RfNumbers *table)
{
  for (guint i = 0; i < table->n_chunks; i++)
    g_free (table->chunks[i]);
  g_clear_pointer (&table->chunks, g_free);
}

gboolean
rf_numbers_set_new (RfNumbers *table, guint32 index, guint32 value)
{
  guint32 **chunk;

  if (index / RF_TABLE_CHUNK >= RF_TABLE_CHUNKS)
    return FALSE;
  chunk = &table->chunks[index / RF_TABLE_CHUNK];
  if (*chunk == NULL)
    {
      table->n_chunks = MAX (table->n_chunks, index / RF_TABLE_CHUNK + 1);
      __atomic_store_n (chunk, g_new0 (guint32, RF_TABLE_CHUNK), __ATOMIC_RELEASE);
      __atomic_fetch_add (&table->bytes, RF_TABLE_CHUNK * sizeof (guint32) + sizeof (gpointer),
                          __ATOMIC_RELAXED);
    }
  __atomic_store_n (&(*chunk)[index % RF_TABLE_CHUNK], value, __ATOMIC_RELAXED);
  return TRUE;
}
