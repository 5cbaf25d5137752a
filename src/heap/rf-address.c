/* SPDX-License-Identifier: MIT */

/* The simulated address space.
 *
 * Invariants: an arena is 1 MiB of addresses, 64 pools of 16 KiB; arenas lie one behind the other,
 * so that an address gives its arena and its pool by shifting. A pool with an occupied and a free
 * (or not yet carved) block is in the ring of its size class; a full one is in no ring; an empty
 * one is in its arena's list of free pools. Blocks are carved one at a time, when the free list of
 * the pool runs out. Arenas with a free pool are in a list, fewest free pools first.
 *
 * This is the order of things in CPython's small object allocator since 3.10 (pools of 16 KiB in
 * arenas of 1 MiB); only that an empty arena is kept. Larger blocks are malloc()'s. */

#include "heap/rf-address.h"

#define ALIGNMENT 16
#define SMALL_MAX 512
#define N_CLASSES (SMALL_MAX / ALIGNMENT)
#define POOL_BITS 14
#define POOL_SIZE (1u << POOL_BITS)
#define POOL_OVERHEAD 48
#define ARENA_BITS 20
#define ARENA_POOLS (1u << (ARENA_BITS - POOL_BITS))
#define ARENA_BASE G_GUINT64_CONSTANT (0x7f3a5c000000)
#define LARGE_BASE G_GUINT64_CONSTANT (0x55c3e4a002a0)
#define LARGE_GAP 16 /* what malloc() keeps before a block */
#define NO_CLASS G_MAXUINT16

typedef struct _Pool Pool;
typedef struct _Arena Arena;

/* A block's word: its occupant, the address space if it is kept, or a tagged index of the next free
 * block. */
typedef guintptr Word;
#define FREE_WORD(next) (((Word) (next) << 1) | 1)
#define WORD_IS_FREE(word) (((word) &1) != 0)
#define WORD_NEXT(word) ((guint) ((word) >> 1))

struct _Pool
{
  Pool *next, *prev; /* the ring of its size class; next alone: the arena's free pools */
  Arena *arena;
  guint64 first;    /* address of block 1 */
  Word *words;      /* of the blocks, [0] is block 1 */
  guint16 capacity; /* of words */
  guint16 size_class;
  guint16 n_blocks, n_used, n_carved;
  guint16 free_head; /* numbers of blocks start at 1; 0: none */
  guint16 touched;   /* bytes from first on that ever were in a block */
};

struct _Arena
{
  Arena *next, *prev;
  guint64 address;
  guint n_free;  /* pools that are free or fresh */
  guint n_fresh; /* pools never used: the last ones */
  Pool *free_pools;
  Pool pools[ARENA_POOLS];
};

typedef struct
{
  guint64 address;
  gsize size;
  gpointer occupant;
  guint32 next_free; /* index + 1 */
} LargeBlock;

struct _RfAddressSpace
{
  Pool *used[N_CLASSES]; /* the first pool of each ring, or NULL */
  GPtrArray *arenas;     /* Arena, by address */
  Arena *usable;
  guint32 reciprocals[N_CLASSES];
  GArray *large;          /* LargeBlock, by address */
  GHashTable *large_free; /* rounded size → index + 1 of the last one freed */
  guint64 large_end;
  gsize used_bytes;
  RfAddressWatch watch;
  gpointer watch_user;
};

RfAddressSpace *
rf_address_space_new (void)
{
  RfAddressSpace *space = g_new0 (RfAddressSpace, 1);

  space->arenas = g_ptr_array_new ();
  space->large = g_array_new (FALSE, FALSE, sizeof (LargeBlock));
  space->large_free = g_hash_table_new (g_direct_hash, g_direct_equal);
  space->large_end = LARGE_BASE;
  for (guint i = 0; i < N_CLASSES; i++)
    space->reciprocals[i] = 65536 / (i + 1) + 1;
  return space;
}

void
rf_address_space_free (RfAddressSpace *space)
{
  if (space == NULL)
    return;
  for (guint i = 0; i < space->arenas->len; i++)
    {
      Arena *arena = g_ptr_array_index (space->arenas, i);

      for (guint j = 0; j < ARENA_POOLS; j++)
        g_free (arena->pools[j].words);
      g_free (arena);
    }
  g_ptr_array_unref (space->arenas);
  g_array_unref (space->large);
  g_hash_table_unref (space->large_free);
  g_free (space);
}

/* --- small blocks --------------------------------------------------------------------------- */

static inline gsize
class_size (guint size_class)
{
  return (size_class + 1) * ALIGNMENT;
}

static void
used_ring_add (RfAddressSpace *space, Pool *pool)
{
  Pool *first = space->used[pool->size_class];

  if (first == NULL)
    pool->next = pool->prev = pool;
  else
    {
      pool->next = first;
      pool->prev = first->prev;
      first->prev->next = pool;
      first->prev = pool;
    }
  space->used[pool->size_class] = pool;
}

static void
used_ring_remove (RfAddressSpace *space, Pool *pool)
{
  if (pool->next == pool)
    space->used[pool->size_class] = NULL;
  else
    {
      pool->prev->next = pool->next;
      pool->next->prev = pool->prev;
      if (space->used[pool->size_class] == pool)
        space->used[pool->size_class] = pool->next;
    }
  pool->next = pool->prev = NULL;
}

static void
usable_remove (RfAddressSpace *space, Arena *arena)
{
  if (arena->prev != NULL)
    arena->prev->next = arena->next;
  else
    space->usable = arena->next;
  if (arena->next != NULL)
    arena->next->prev = arena->prev;
  arena->next = arena->prev = NULL;
}

static void
usable_add_after (RfAddressSpace *space, Arena *arena, Arena *prev)
{
  Arena *next = prev != NULL ? prev->next : space->usable;

  arena->prev = prev;
  arena->next = next;
  if (prev != NULL)
    prev->next = arena;
  else
    space->usable = arena;
  if (next != NULL)
    next->prev = arena;
}

static Arena *
arena_new (RfAddressSpace *space)
{
  Arena *arena = g_new0 (Arena, 1);

  arena->address = ARENA_BASE + ((guint64) space->arenas->len << ARENA_BITS);
  arena->n_free = arena->n_fresh = ARENA_POOLS;
  for (guint i = 0; i < ARENA_POOLS; i++)
    {
      arena->pools[i].arena = arena;
      arena->pools[i].first = arena->address + ((guint64) i << POOL_BITS) + POOL_OVERHEAD;
      arena->pools[i].size_class = NO_CLASS;
    }
  g_ptr_array_add (space->arenas, arena);
  usable_add_after (space, arena, NULL);
  return arena;
}

/* A pool for @size_class out of the arena with the fewest free ones; it keeps its blocks' order
 * when it was of that class before. */
static Pool *
pool_start (RfAddressSpace *space, guint size_class)
{
  Arena *arena = space->usable != NULL ? space->usable : arena_new (space);
  Pool *pool = arena->free_pools;

  if (pool != NULL)
    arena->free_pools = pool->next;
  else
    pool = &arena->pools[ARENA_POOLS - arena->n_fresh--];
  if (--arena->n_free == 0)
    usable_remove (space, arena);
  if (pool->size_class != size_class)
    {
      pool->size_class = size_class;
      pool->n_blocks = (POOL_SIZE - POOL_OVERHEAD) / class_size (size_class);
      if (pool->capacity < pool->n_blocks)
        {
          g_free (pool->words);
          pool->words = g_new (Word, pool->n_blocks);
          pool->capacity = pool->n_blocks;
        }
      pool->words[0] = FREE_WORD (0);
      pool->n_carved = 1;
      pool->free_head = 1;
      pool->touched = MAX (pool->touched, class_size (size_class));
    }
  used_ring_add (space, pool);
  return pool;
}

static guint64
small_take (RfAddressSpace *space, guint size_class, gpointer occupant)
{
  Pool *pool = space->used[size_class];
  guint number;

  if (G_UNLIKELY (pool == NULL))
    pool = pool_start (space, size_class);
  number = pool->free_head;
  pool->free_head = WORD_NEXT (pool->words[number - 1]);
  pool->words[number - 1] = (Word) occupant;
  pool->n_used++;
  if (pool->free_head == 0)
    {
      if (pool->n_carved < pool->n_blocks)
        {
          gsize end = ++pool->n_carved * class_size (size_class);

          pool->words[pool->n_carved - 1] = FREE_WORD (0);
          pool->free_head = pool->n_carved;
          if (pool->touched < end)
            pool->touched = end;
        }
      else
        used_ring_remove (space, pool);
    }
  return pool->first + (number - 1) * class_size (size_class);
}

static Pool *
find_pool (RfAddressSpace *space, guint64 address)
{
  guint64 offset = address - ARENA_BASE;
  guint64 index = offset >> ARENA_BITS;

  if (address < ARENA_BASE || index >= space->arenas->len)
    return NULL;
  return &((Arena *) g_ptr_array_index (space->arenas, index))
            ->pools[(offset >> POOL_BITS) & (ARENA_POOLS - 1)];
}

/* The number of the block @offset bytes behind the first one of a pool. */
static inline guint
block_number (RfAddressSpace *space, Pool *pool, guint64 offset)
{
  /* Division by size_class + 1, exact for all offsets in a pool. */
  return (((guint32) (offset / ALIGNMENT) * space->reciprocals[pool->size_class]) >> 16) + 1;
}

static void
pool_release (RfAddressSpace *space, Pool *pool)
{
  Arena *arena = pool->arena, *after;

  used_ring_remove (space, pool);
  pool->next = arena->free_pools;
  arena->free_pools = pool;
  arena->n_free++;
  if (arena->n_free == 1)
    after = NULL;
  else if (arena->next == NULL || arena->next->n_free >= arena->n_free)
    return;
  else
    {
      after = arena->next;
      usable_remove (space, arena);
      while (after->next != NULL && after->next->n_free < arena->n_free)
        after = after->next;
    }
  usable_add_after (space, arena, after);
}

static void
small_give (RfAddressSpace *space, guint64 address)
{
  Pool *pool = find_pool (space, address);
  guint number = block_number (space, pool, address - pool->first);
  gboolean was_full = pool->free_head == 0;

  g_assert (!WORD_IS_FREE (pool->words[number - 1]));
  pool->words[number - 1] = FREE_WORD (pool->free_head);
  pool->free_head = number;
  pool->n_used--;
  space->used_bytes -= class_size (pool->size_class); /* the object may have shrunk */
  if (was_full)
    used_ring_add (space, pool);
  else if (pool->n_used == 0)
    pool_release (space, pool);
}

/* --- large blocks --------------------------------------------------------------------------- */

/* Rounded so that a growing string does not need a block of its own for each length. */
static gsize
large_round (gsize size)
{
  gsize step = ALIGNMENT;

  while (size > step * 32)
    step *= 2;
  return (size + step - 1) / step * step;
}

static guint64
large_take (RfAddressSpace *space, gsize size, gpointer occupant)
{
  guint32 index =
    GPOINTER_TO_UINT (g_hash_table_lookup (space->large_free, GSIZE_TO_POINTER (size)));
  LargeBlock fresh = { .address = space->large_end, .size = size, .occupant = occupant };
  LargeBlock *block;

  if (index == 0)
    {
      g_array_append_val (space->large, fresh);
      space->large_end += size + LARGE_GAP;
      return fresh.address;
    }
  block = &g_array_index (space->large, LargeBlock, index - 1);
  if (block->next_free != 0)
    g_hash_table_insert (space->large_free, GSIZE_TO_POINTER (size),
                         GUINT_TO_POINTER (block->next_free));
  else
    g_hash_table_remove (space->large_free, GSIZE_TO_POINTER (size));
  block->next_free = 0;
  block->occupant = occupant;
  return block->address;
}

static LargeBlock *
large_find (RfAddressSpace *space, guint64 address)
{
  guint low = 0, high = space->large->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      LargeBlock *block = &g_array_index (space->large, LargeBlock, middle);

      if (address < block->address)
        high = middle;
      else if (address >= block->address + block->size)
        low = middle + 1;
      else
        return block;
    }
  return NULL;
}

static void
large_give (RfAddressSpace *space, guint64 address, gsize size)
{
  LargeBlock *block = large_find (space, address);

  g_assert (block != NULL && block->address == address && block->size == size);
  g_assert (block->occupant != NULL);
  block->occupant = NULL;
  block->next_free =
    GPOINTER_TO_UINT (g_hash_table_lookup (space->large_free, GSIZE_TO_POINTER (size)));
  g_hash_table_insert (space->large_free, GSIZE_TO_POINTER (size),
                       GUINT_TO_POINTER (block - (LargeBlock *) (gpointer) space->large->data + 1));
}

/* --- both ----------------------------------------------------------------------------------- */

/* Told apart from the work, which is done often and watched seldom. */
static void G_GNUC_NO_INLINE
tell (RfAddressSpace *space, RfAddressChange change, guint64 address, gsize size, gpointer occupant)
{
  space->watch (space->watch_user, change, address,
                size <= SMALL_MAX ? class_size ((size - 1) / ALIGNMENT) : large_round (size),
                occupant);
}

guint64
rf_address_take (RfAddressSpace *space, gsize size, gpointer occupant)
{
  guint64 address;

  g_assert (size > 0 && occupant != NULL && !WORD_IS_FREE ((Word) occupant));
  if (G_LIKELY (size <= SMALL_MAX))
    {
      guint size_class = (size - 1) / ALIGNMENT;

      space->used_bytes += class_size (size_class);
      address = small_take (space, size_class, occupant);
    }
  else
    {
      size = large_round (size);
      space->used_bytes += size;
      address = large_take (space, size, occupant);
    }
  if (G_UNLIKELY (space->watch != NULL))
    tell (space, RF_ADDRESS_TAKEN, address, size, occupant);
  return address;
}

void
rf_address_give (RfAddressSpace *space, guint64 address, gsize size)
{
  if (G_LIKELY (size <= SMALL_MAX))
    small_give (space, address);
  else
    {
      size = large_round (size);
      space->used_bytes -= size;
      large_give (space, address, size);
    }
  if (G_UNLIKELY (space->watch != NULL))
    tell (space, RF_ADDRESS_GIVEN, address, size, NULL);
}

gboolean
rf_address_has_room (gsize size, gsize new_size)
{
  if (size <= SMALL_MAX)
    return new_size <= class_size ((size - 1) / ALIGNMENT);
  return new_size <= large_round (size);
}

static Word *
word_of (RfAddressSpace *space, guint64 address)
{
  Pool *pool = find_pool (space, address);
  Word *word = &pool->words[block_number (space, pool, address - pool->first) - 1];

  g_assert (!WORD_IS_FREE (*word));
  return word;
}

static gsize
block_size (RfAddressSpace *space, guint64 address)
{
  return class_size (find_pool (space, address)->size_class);
}

void
rf_address_keep (RfAddressSpace *space, guint64 address)
{
  *word_of (space, address) = (Word) space;
  if (G_UNLIKELY (space->watch != NULL))
    tell (space, RF_ADDRESS_KEPT, address, block_size (space, address), NULL);
}

void
rf_address_reuse (RfAddressSpace *space, guint64 address, gpointer occupant)
{
  Word *word = word_of (space, address);

  g_assert (*word == (Word) space);
  *word = (Word) occupant;
  if (G_UNLIKELY (space->watch != NULL))
    tell (space, RF_ADDRESS_REUSED, address, block_size (space, address), occupant);
}

static void
fill_block (RfAddressSpace *space, Pool *pool, guint number, RfBlock *block)
{
  gsize size = class_size (pool->size_class);
  Word word = pool->words[number - 1];

  *block = (RfBlock){ .address = pool->first + (number - 1) * size, .size = size };
  if (word == (Word) space)
    return;
  if (!WORD_IS_FREE (word))
    block->occupant = (gpointer) word;
  else if (WORD_NEXT (word) != 0)
    block->next_free = pool->first + (WORD_NEXT (word) - 1) * size;
}

gboolean
rf_address_lookup (RfAddressSpace *space, guint64 address, RfBlock *block)
{
  Pool *pool = find_pool (space, address);

  if (pool != NULL)
    {
      guint64 offset = address - pool->first;

      if (address < pool->first || offset >= pool->touched)
        return FALSE;
      if (offset < pool->n_carved * class_size (pool->size_class))
        fill_block (space, pool, block_number (space, pool, offset), block);
      else /* It lay in a block when the pool had another size class. */
        *block = (RfBlock){ .address = address - address % ALIGNMENT, .size = ALIGNMENT };
      return TRUE;
    }
  else
    {
      LargeBlock *large = large_find (space, address);

      if (large == NULL)
        return FALSE;
      *block =
        (RfBlock){ .address = large->address, .size = large->size, .occupant = large->occupant };
      if (large->next_free != 0)
        block->next_free = g_array_index (space->large, LargeBlock, large->next_free - 1).address;
      return TRUE;
    }
}

void
rf_address_foreach (RfAddressSpace *space, RfBlockVisit visit, gpointer user)
{
  RfBlock block;

  for (guint i = 0; i < space->large->len; i++)
    {
      LargeBlock *large = &g_array_index (space->large, LargeBlock, i);

      if (large->occupant == NULL)
        continue;
      block =
        (RfBlock){ .address = large->address, .size = large->size, .occupant = large->occupant };
      visit (&block, user);
    }
  for (guint i = 0; i < space->arenas->len; i++)
    {
      Arena *arena = g_ptr_array_index (space->arenas, i);

      for (guint j = 0; j < ARENA_POOLS - arena->n_fresh; j++)
        {
          Pool *pool = &arena->pools[j];

          for (guint number = 1; number <= pool->n_carved && pool->n_used > 0; number++)
            if (!WORD_IS_FREE (pool->words[number - 1]) && pool->words[number - 1] != (Word) space)
              {
                fill_block (space, pool, number, &block);
                visit (&block, user);
              }
        }
    }
}

void
rf_address_set_watch (RfAddressSpace *space, RfAddressWatch watch, gpointer user)
{
  space->watch = watch;
  space->watch_user = user;
}

/* --- for whoever compares ------------------------------------------------------------------- */

static Pool *
pool_at (RfAddressSpace *space, guint index)
{
  Arena *arena;

  if (index / ARENA_POOLS >= space->arenas->len)
    return NULL;
  arena = g_ptr_array_index (space->arenas, index / ARENA_POOLS);
  return &arena->pools[index % ARENA_POOLS];
}

gboolean
rf_address_pool (RfAddressSpace *space, guint index, RfPool *pool)
{
  Pool *found = pool_at (space, index);

  *pool = (RfPool){ 0 };
  if (found != NULL && found->size_class != NO_CLASS)
    *pool = (RfPool){ .size = class_size (found->size_class),
                      .n_blocks = found->n_blocks,
                      .n_carved = found->n_carved,
                      .n_used = found->n_used,
                      .free_head = found->free_head };
  return found != NULL;
}

gboolean
rf_address_pool_block (RfAddressSpace *space, guint index, guint number, guint *next,
                       gpointer *occupant)
{
  Word word = pool_at (space, index)->words[number - 1];
  gboolean is_free = WORD_IS_FREE (word);

  *next = is_free ? WORD_NEXT (word) : 0;
  *occupant = is_free || word == (Word) space ? NULL : (gpointer) word;
  return is_free;
}

guint64
rf_address_peek (RfAddressSpace *space, gsize size)
{
  if (size <= SMALL_MAX)
    {
      Pool *pool = space->used[(size - 1) / ALIGNMENT];
      Arena *arena = space->usable;
      guint number = 1;

      if (pool == NULL && arena == NULL)
        return ARENA_BASE + ((guint64) space->arenas->len << ARENA_BITS) + POOL_OVERHEAD;
      if (pool == NULL)
        pool = arena->free_pools != NULL ? arena->free_pools
                                         : &arena->pools[ARENA_POOLS - arena->n_fresh];
      if (pool->size_class == (size - 1) / ALIGNMENT)
        number = pool->free_head;
      return pool->first + (number - 1) * class_size ((size - 1) / ALIGNMENT);
    }
  else
    {
      gpointer key = GSIZE_TO_POINTER (large_round (size));
      guint index = GPOINTER_TO_UINT (g_hash_table_lookup (space->large_free, key));

      return index != 0 ? g_array_index (space->large, LargeBlock, index - 1).address
                        : space->large_end;
    }
}

gsize
rf_address_used (RfAddressSpace *space)
{
  return space->used_bytes;
}
