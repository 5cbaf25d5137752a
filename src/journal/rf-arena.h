/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Storage that grows at its end and never moves: one thread appends, others read what has been
 * published to them by other means (the journal's length). Private to the journal.
 *
 * RfArena holds runs of bytes: each run is contiguous and starts at a multiple of 4, so that an
 * offset in units of 4 bytes fits 32 bits. RfNumbers is an array of guint32 that reads as 0 where
 * nothing was stored. */

#define RF_ARENA_BLOCK (64u * 1024u)
#define RF_ARENA_BLOCKS 32768u

typedef struct
{
  guint8 **blocks;  /* RF_ARENA_BLOCKS of them */
  GPtrArray *owned; /* what to free: a run longer than a block is one piece of memory */
  gsize used;       /* bytes given out, gaps included */
  gsize bytes;      /* memory held */
} RfArena;

/* Empty; clearing frees all that was allocated. */
void rf_arena_init (RfArena *arena);
void rf_arena_clear (RfArena *arena);
/* @size bytes, not cleared; @offset is set to its place. NULL when the arena is full. */
gpointer rf_arena_alloc (RfArena *arena, gsize size, guint32 *offset);

static inline gpointer
rf_arena_get (const RfArena *arena, guint32 offset)
{
  gsize place = (gsize) offset * 4;
  guint8 *block = __atomic_load_n (&arena->blocks[place / RF_ARENA_BLOCK], __ATOMIC_ACQUIRE);
  return block + place % RF_ARENA_BLOCK;
}

#define RF_TABLE_CHUNK 4096u
#define RF_TABLE_CHUNKS 65536u

typedef struct
{
  guint32 **chunks; /* RF_TABLE_CHUNKS of them */
  guint n_chunks;   /* behind the last one that is there */
  gsize bytes;
} RfNumbers;

/* Empty: every number is 0; clearing frees it. */
void rf_numbers_init (RfNumbers *table);
void rf_numbers_clear (RfNumbers *table);
/* The same as rf_numbers_set(), for a number in a chunk that is not there yet. */
gboolean rf_numbers_set_new (RfNumbers *table, guint32 index, guint32 value);

/* FALSE: @index is beyond what a table holds. */
static inline gboolean
rf_numbers_set (RfNumbers *table, guint32 index, guint32 value)
{
  guint32 *chunk =
    index / RF_TABLE_CHUNK < RF_TABLE_CHUNKS ? table->chunks[index / RF_TABLE_CHUNK] : NULL;

  if (G_UNLIKELY (chunk == NULL))
    return rf_numbers_set_new (table, index, value);
  __atomic_store_n (&chunk[index % RF_TABLE_CHUNK], value, __ATOMIC_RELAXED);
  return TRUE;
}

static inline guint32
rf_numbers_get (const RfNumbers *table, guint32 index)
{
  guint32 *chunk;

  if (index / RF_TABLE_CHUNK >= RF_TABLE_CHUNKS)
    return 0;
  chunk = __atomic_load_n (&table->chunks[index / RF_TABLE_CHUNK], __ATOMIC_ACQUIRE);
  return chunk ? __atomic_load_n (&chunk[index % RF_TABLE_CHUNK], __ATOMIC_RELAXED) : 0;
}

G_END_DECLS
