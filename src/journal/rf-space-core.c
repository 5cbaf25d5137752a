/* SPDX-License-Identifier: MIT */

/* The rules of the address space once more, over numbers.
 *
 * Invariants, those of heap/rf-address.c: a pool with a taken and a free block is in the ring of
 * its size class (next, prev); a full one is in no ring; an empty one is in its arena's list of
 * free pools (next alone). Blocks are carved one at a time. Arenas with a free pool are in a list,
 * fewest free pools first. A chunk with more than one reference is never written. */

#include "journal/rf-space-private.h"

#include <string.h>

#define ARENA_BASE G_GUINT64_CONSTANT (0x7f3a5c000000)
#define POOL_OVERHEAD 48

static RfSpaceCorePool *
pool_at (const RfSpaceCore *core, guint32 number)
{
  return &g_array_index (core->pools, RfSpaceCorePool, number - 1);
}

static RfSpaceCoreArena *
arena_at (const RfSpaceCore *core, guint32 number)
{
  return &g_array_index (core->arenas, RfSpaceCoreArena, number - 1);
}

static inline guint32
arena_of (guint32 pool)
{
  return (pool - 1) / RF_ARENA_POOLS + 1;
}

static inline gsize
class_size (guint size_class)
{
  return (gsize) (size_class + 1) * RF_SIZE_CLASS_STEP;
}

/* --- chunks ----------------------------------------------------------------------------------- */

static RfSpaceChunk *
chunk_new (guint n)
{
  RfSpaceChunk *chunk = g_malloc0 (sizeof *chunk + n * sizeof (RfSpaceCell));

  g_atomic_ref_count_init (&chunk->refs);
  chunk->n = n;
  return chunk;
}

static RfSpaceChunk *
chunk_ref (RfSpaceChunk *chunk)
{
  if (chunk != NULL)
    g_atomic_ref_count_inc (&chunk->refs);
  return chunk;
}

static void
chunk_unref (gpointer data)
{
  RfSpaceChunk *chunk = data;

  if (chunk != NULL && g_atomic_ref_count_dec (&chunk->refs))
    g_free (chunk);
}

/* *@where, which nobody else has. */
static RfSpaceChunk *
chunk_own (RfSpaceChunk **where)
{
  RfSpaceChunk *chunk = *where;

  if (!g_atomic_ref_count_compare (&chunk->refs, 1))
    {
      *where = chunk_new (chunk->n);
      memcpy ((*where)->cells, chunk->cells, chunk->n * sizeof (RfSpaceCell));
      chunk_unref (chunk);
    }
  return *where;
}

/* --- life ------------------------------------------------------------------------------------- */

RfSpaceCore *
rf_space_core_new (void)
{
  RfSpaceCore *core = g_new0 (RfSpaceCore, 1);

  core->pools = g_array_new (FALSE, TRUE, sizeof (RfSpaceCorePool));
  core->arenas = g_array_new (FALSE, TRUE, sizeof (RfSpaceCoreArena));
  core->large = g_ptr_array_new_with_free_func (chunk_unref);
  core->large_heads = g_array_new (FALSE, TRUE, sizeof (RfSpaceLargeHead));
  return core;
}

RfSpaceCore *
rf_space_core_copy (const RfSpaceCore *core)
{
  RfSpaceCore *copy = g_memdup2 (core, sizeof *core);

  copy->pools = g_array_copy (core->pools);
  copy->arenas = g_array_copy (core->arenas);
  copy->large_heads = g_array_copy (core->large_heads);
  copy->large = g_ptr_array_new_with_free_func (chunk_unref);
  for (guint i = 0; i < core->large->len; i++)
    g_ptr_array_add (copy->large, chunk_ref (core->large->pdata[i]));
  for (guint32 i = 1; i <= copy->pools->len; i++)
    chunk_ref (pool_at (copy, i)->chunk);
  return copy;
}

void
rf_space_core_free (RfSpaceCore *core)
{
  if (core == NULL)
    return;
  for (guint32 i = 1; i <= core->pools->len; i++)
    chunk_unref (pool_at (core, i)->chunk);
  g_array_unref (core->pools);
  g_array_unref (core->arenas);
  g_ptr_array_unref (core->large);
  g_array_unref (core->large_heads);
  g_free (core);
}

/* --- rings and lists -------------------------------------------------------------------------- */

static void
used_ring_add (RfSpaceCore *core, guint32 number)
{
  RfSpaceCorePool *pool = pool_at (core, number);
  guint32 first = core->used[pool->size_class];

  if (first == 0)
    pool->next = pool->prev = number;
  else
    {
      pool->next = first;
      pool->prev = pool_at (core, first)->prev;
      pool_at (core, pool->prev)->next = number;
      pool_at (core, first)->prev = number;
    }
  core->used[pool->size_class] = number;
}

static void
used_ring_remove (RfSpaceCore *core, guint32 number)
{
  RfSpaceCorePool *pool = pool_at (core, number);

  if (pool->next == number)
    core->used[pool->size_class] = 0;
  else
    {
      pool_at (core, pool->prev)->next = pool->next;
      pool_at (core, pool->next)->prev = pool->prev;
      if (core->used[pool->size_class] == number)
        core->used[pool->size_class] = pool->next;
    }
  pool->next = pool->prev = 0;
}

static void
usable_remove (RfSpaceCore *core, guint32 number)
{
  RfSpaceCoreArena *arena = arena_at (core, number);

  if (arena->prev != 0)
    arena_at (core, arena->prev)->next = arena->next;
  else
    core->usable = arena->next;
  if (arena->next != 0)
    arena_at (core, arena->next)->prev = arena->prev;
  arena->next = arena->prev = 0;
}

static void
usable_add_after (RfSpaceCore *core, guint32 number, guint32 prev)
{
  guint32 next = prev != 0 ? arena_at (core, prev)->next : core->usable;

  arena_at (core, number)->prev = prev;
  arena_at (core, number)->next = next;
  if (prev != 0)
    arena_at (core, prev)->next = number;
  else
    core->usable = number;
  if (next != 0)
    arena_at (core, next)->prev = number;
}

static guint32
arena_new (RfSpaceCore *core)
{
  RfSpaceCoreArena arena = { .n_free = RF_ARENA_POOLS, .n_fresh = RF_ARENA_POOLS };
  guint before = core->pools->len;

  g_array_append_val (core->arenas, arena);
  g_array_set_size (core->pools, before + RF_ARENA_POOLS);
  for (guint i = before; i < core->pools->len; i++)
    g_array_index (core->pools, RfSpaceCorePool, i).size_class = RF_SIZE_CLASS_NONE;
  usable_add_after (core, core->arenas->len, 0);
  return core->arenas->len;
}

/* --- pools ------------------------------------------------------------------------------------ */

/* The pool that comes next in an arena, without taking it. */
static guint32
arena_peek (const RfSpaceCore *core, guint32 number)
{
  const RfSpaceCoreArena *arena = arena_at (core, number);

  return arena->free_pools != 0
           ? arena->free_pools
           : (number - 1) * RF_ARENA_POOLS + RF_ARENA_POOLS - arena->n_fresh + 1;
}

static guint32
pool_start (RfSpaceCore *core, guint size_class)
{
  guint32 in = core->usable != 0 ? core->usable : arena_new (core);
  RfSpaceCoreArena *arena = arena_at (core, in);
  guint32 number = arena_peek (core, in);
  RfSpaceCorePool *pool = pool_at (core, number);

  if (arena->free_pools != 0)
    arena->free_pools = pool->next;
  else
    arena->n_fresh--;
  if (--arena->n_free == 0)
    usable_remove (core, in);
  if (pool->size_class != size_class)
    {
      core->n_cells -= pool->n_blocks;
      chunk_unref (pool->chunk);
      *pool = (RfSpaceCorePool){ .size_class = (guint8) size_class,
                                 .n_blocks = (guint16) ((RF_POOL_BYTES - POOL_OVERHEAD) /
                                                        class_size (size_class)),
                                 .n_carved = 1,
                                 .free_head = 1 };
      pool->chunk = chunk_new (pool->n_blocks);
      core->n_cells += pool->n_blocks;
    }
  used_ring_add (core, number);
  return number;
}

static void
pool_release (RfSpaceCore *core, guint32 number)
{
  guint32 in = arena_of (number), after = 0;
  RfSpaceCoreArena *arena = arena_at (core, in);

  used_ring_remove (core, number);
  pool_at (core, number)->next = arena->free_pools;
  arena->free_pools = number;
  arena->n_free++;
  if (arena->n_free > 1)
    {
      if (arena->next == 0 || arena_at (core, arena->next)->n_free >= arena->n_free)
        return;
      after = arena->next;
      usable_remove (core, in);
      for (guint32 next = arena_at (core, after)->next;
           next != 0 && arena_at (core, next)->n_free < arena->n_free;
           next = arena_at (core, after)->next)
        after = next;
    }
  usable_add_after (core, in, after);
}

static void
take_small (RfSpaceCore *core, const RfSpaceOp *op)
{
  guint size_class = RF_SPACE_TAKEN_CLASS (op->value);
  guint32 number =
    core->used[size_class] != 0 ? core->used[size_class] : pool_start (core, size_class);
  RfSpaceCorePool *pool = pool_at (core, number);
  RfSpaceCell *cells = chunk_own (&pool->chunk)->cells;
  RfSpaceCell *cell = &cells[pool->free_head - 1];

  pool->free_head = (guint16) cell->next;
  *cell = (RfSpaceCell){ .state = RF_BLOCK_USED, .taken = op->value, .since = op->event };
  pool->n_used++;
  if (pool->free_head != 0)
    return;
  if (pool->n_carved < pool->n_blocks)
    {
      pool->free_head = ++pool->n_carved;
      cells[pool->free_head - 1].next = 0;
    }
  else
    used_ring_remove (core, number);
}

static void
give_small (RfSpaceCore *core, const RfSpaceOp *op)
{
  guint32 number = RF_PLACE_POOL (op->place) + 1;
  RfSpaceCorePool *pool = pool_at (core, number);
  guint16 block = RF_PLACE_NUMBER (op->place) + 1;
  RfSpaceCell *cell = &chunk_own (&pool->chunk)->cells[block - 1];
  gboolean was_full = pool->free_head == 0;

  pool->n_kept -= cell->state == RF_BLOCK_KEPT;
  cell->state = RF_BLOCK_FREE;
  cell->next = pool->free_head;
  cell->since = op->event;
  pool->free_head = block;
  pool->n_used--;
  if (was_full)
    used_ring_add (core, number);
  else if (pool->n_used == 0)
    pool_release (core, number);
}

/* --- large blocks ----------------------------------------------------------------------------- */

static RfSpaceLargeHead *
large_head (const RfSpaceCore *core, gsize size, gboolean make)
{
  RfSpaceLargeHead fresh = { .size = size };

  for (guint i = 0; i < core->large_heads->len; i++)
    if (g_array_index (core->large_heads, RfSpaceLargeHead, i).size == size)
      return &g_array_index (core->large_heads, RfSpaceLargeHead, i);
  if (!make)
    return NULL;
  g_array_append_val (core->large_heads, fresh);
  return &g_array_index (core->large_heads, RfSpaceLargeHead, core->large_heads->len - 1);
}

static RfSpaceCell *
large_cell (RfSpaceCore *core, RfPlace place)
{
  guint index = place & ~RF_PLACE_LARGE;
  RfSpaceChunk **where =
    (RfSpaceChunk **) (gpointer) &core->large->pdata[index / RF_SPACE_LARGE_CHUNK];

  return &chunk_own (where)->cells[index % RF_SPACE_LARGE_CHUNK];
}

static void
take_large (RfSpaceCore *core, const RfSpaceLog *log, const RfSpaceOp *op)
{
  guint index = op->place & ~RF_PLACE_LARGE;
  RfSpaceLargeHead *head =
    large_head (core, g_array_index (log->large, RfSpaceLarge, index).size, TRUE);
  RfSpaceCell *cell;

  if (index == core->n_large)
    {
      if (index % RF_SPACE_LARGE_CHUNK == 0)
        {
          g_ptr_array_add (core->large, chunk_new (RF_SPACE_LARGE_CHUNK));
          core->n_cells += RF_SPACE_LARGE_CHUNK;
        }
      core->n_large++;
    }
  cell = large_cell (core, op->place);
  if (head->head == index + 1)
    head->head = cell->next;
  *cell = (RfSpaceCell){ .state = RF_BLOCK_USED, .taken = op->value, .since = op->event };
}

static void
give_large (RfSpaceCore *core, const RfSpaceLog *log, const RfSpaceOp *op)
{
  guint index = op->place & ~RF_PLACE_LARGE;
  RfSpaceLargeHead *head =
    large_head (core, g_array_index (log->large, RfSpaceLarge, index).size, TRUE);
  RfSpaceCell *cell = large_cell (core, op->place);

  cell->state = RF_BLOCK_FREE;
  cell->next = head->head;
  cell->since = op->event;
  head->head = index + 1;
}

/* --- entries ---------------------------------------------------------------------------------- */

/* Small blocks alone are kept. */
static void
keep_or_reuse (RfSpaceCore *core, const RfSpaceOp *op)
{
  RfSpaceCorePool *pool = pool_at (core, RF_PLACE_POOL (op->place) + 1);
  RfSpaceCell *cell = &chunk_own (&pool->chunk)->cells[RF_PLACE_NUMBER (op->place)];

  pool->n_kept -= cell->state == RF_BLOCK_KEPT;
  if (op->kind == RF_SPACE_OP_REUSE)
    *cell = (RfSpaceCell){ .state = RF_BLOCK_USED, .taken = op->value };
  else
    {
      cell->state = RF_BLOCK_KEPT;
      pool->n_kept++;
    }
  cell->since = op->event;
}

static void
tell (RfSpaceCore *core, const RfSpaceOp *op)
{
  if ((op->place & RF_PLACE_LARGE) != 0)
    large_cell (core, op->place)->object = op->value;
  else
    {
      RfSpaceCorePool *pool = pool_at (core, RF_PLACE_POOL (op->place) + 1);

      chunk_own (&pool->chunk)->cells[RF_PLACE_NUMBER (op->place)].object = op->value;
    }
}

void
rf_space_core_apply (RfSpaceCore *core, const RfSpaceLog *log, const RfSpaceOp *op)
{
  gboolean large = (op->place & RF_PLACE_LARGE) != 0;

  core->position++;
  switch ((RfSpaceOpKind) op->kind)
    {
    case RF_SPACE_OP_TAKE:
      if (large)
        take_large (core, log, op);
      else
        take_small (core, op);
      break;
    case RF_SPACE_OP_GIVE:
      if (large)
        give_large (core, log, op);
      else
        give_small (core, op);
      break;
    case RF_SPACE_OP_REUSE:
    case RF_SPACE_OP_KEEP:
      keep_or_reuse (core, op);
      break;
    case RF_SPACE_OP_TELL:
      tell (core, op);
      break;
    case RF_SPACE_OP_SKIP:
      break;
    }
}

/* --- looking ---------------------------------------------------------------------------------- */

RfPlace
rf_space_core_next (const RfSpaceCore *core, guint size_class)
{
  guint32 number = core->used[size_class];
  const RfSpaceCorePool *pool;

  if (number == 0 && core->usable == 0)
    return RF_PLACE_NONE;
  if (number == 0)
    number = arena_peek (core, core->usable);
  pool = pool_at (core, number);
  return RF_PLACE (number - 1, pool->size_class == size_class ? pool->free_head - 1u : 0u);
}

RfPlace
rf_space_core_next_large (const RfSpaceCore *core, gsize size)
{
  const RfSpaceLargeHead *head = large_head (core, size, FALSE);

  return head != NULL && head->head != 0 ? RF_PLACE_LARGE | (head->head - 1) : RF_PLACE_NONE;
}

const RfSpaceCell *
rf_space_core_cell (const RfSpaceCore *core, RfPlace place)
{
  guint pool = RF_PLACE_POOL (place), number = RF_PLACE_NUMBER (place);
  guint large = place & ~RF_PLACE_LARGE;

  if (place == RF_PLACE_NONE)
    return NULL;
  if ((place & RF_PLACE_LARGE) != 0)
    return large < core->n_large
             ? &((RfSpaceChunk *) core->large->pdata[large / RF_SPACE_LARGE_CHUNK])
                  ->cells[large % RF_SPACE_LARGE_CHUNK]
             : NULL;
  if (pool >= core->pools->len || number >= pool_at (core, pool + 1)->n_blocks)
    return NULL;
  return &pool_at (core, pool + 1)->chunk->cells[number];
}

static RfPlace
find_large (const RfSpaceLog *log, guint64 address)
{
  guint low = 0, high = log->large->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const RfSpaceLarge *block = &g_array_index (log->large, RfSpaceLarge, middle);

      if (address < block->address)
        high = middle;
      else if (address >= block->address + block->size)
        low = middle + 1;
      else
        return RF_PLACE_LARGE | middle;
    }
  return RF_PLACE_NONE;
}

RfPlace
rf_space_core_find (const RfSpaceCore *core, const RfSpaceLog *log, guint64 address)
{
  guint64 index = (address - ARENA_BASE) / RF_POOL_BYTES;
  guint64 offset = (address - ARENA_BASE) % RF_POOL_BYTES;
  const RfSpaceCorePool *pool;

  if (address < ARENA_BASE || index >= core->pools->len)
    return find_large (log, address);
  pool = pool_at (core, (guint32) index + 1);
  if (pool->size_class == RF_SIZE_CLASS_NONE || offset < POOL_OVERHEAD)
    return RF_PLACE_NONE;
  return RF_PLACE ((guint32) index,
                   (guint32) ((offset - POOL_OVERHEAD) / class_size (pool->size_class)));
}

guint64
rf_space_core_address (const RfSpaceCore *core, const RfSpaceLog *log, RfPlace place)
{
  guint64 pool;

  if ((place & RF_PLACE_LARGE) != 0)
    return g_array_index (log->large, RfSpaceLarge, place & ~RF_PLACE_LARGE).address;
  pool = ARENA_BASE + (guint64) RF_PLACE_POOL (place) * RF_POOL_BYTES;
  return pool + POOL_OVERHEAD +
         RF_PLACE_NUMBER (place) *
           class_size (pool_at (core, RF_PLACE_POOL (place) + 1)->size_class);
}
