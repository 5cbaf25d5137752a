/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The simulated address space: what CPython's small object allocator would do, with addresses
 * that are the same in every run. Requests of up to 512 bytes are rounded up to one of 32 size
 * classes (16 bytes apart); a class takes blocks from pools, pools come from arenas; a freed block
 * is the next one to be given out in its pool, a pool with a freed block is used before a fresh
 * one. Larger requests get addresses of their own, last freed first reused by rounded size. No
 * memory stands behind an address; each block remembers its occupant. */
typedef struct _RfAddressSpace RfAddressSpace;

/* A block as the address space sees it. */
typedef struct
{
  guint64 address;
  gsize size;        /* of the block: the size class, or the rounded size */
  gpointer occupant; /* NULL: free, or kept */
  guint64 next_free; /* free block: the address of the next free one in its pool, 0 at the end */
} RfBlock;

/* What happens to blocks. */
typedef enum
{
  RF_ADDRESS_TAKEN,
  RF_ADDRESS_GIVEN, /* back */
  RF_ADDRESS_KEPT,
  RF_ADDRESS_REUSED,
} RfAddressChange;

/* Is told of each change after it; @size is the block's (of the size class, or rounded), @occupant
 * NULL unless it was taken or reused. */
typedef void (*RfAddressWatch) (gpointer user, RfAddressChange change, guint64 address, gsize size,
                                gpointer occupant);

/* Nothing is taken yet. (transfer full) */
RfAddressSpace *rf_address_space_new (void);
void rf_address_space_free (RfAddressSpace *space);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfAddressSpace, rf_address_space_free)

/* Takes a block for @size bytes (at least 1) on behalf of @occupant (not NULL; not owned). */
guint64 rf_address_take (RfAddressSpace *space, gsize size, gpointer occupant);

/* Gives back a block that rf_address_take() returned for the same @size. */
void rf_address_give (RfAddressSpace *space, guint64 address, gsize size);

/* Whether a block that was taken for @size bytes has room for @new_size. */
gboolean rf_address_has_room (gsize size, gsize new_size);

/* A block of up to 512 bytes that is taken loses its occupant but is not given back: a free list
 * has it. Give it back, or reuse it for @occupant. */
void rf_address_keep (RfAddressSpace *space, guint64 address);
void rf_address_reuse (RfAddressSpace *space, guint64 address, gpointer occupant);

/* The block that @address lies in, free or not. FALSE when no block was ever there. */
gboolean rf_address_lookup (RfAddressSpace *space, guint64 address, RfBlock *block);

typedef void (*RfBlockVisit) (const RfBlock *block, gpointer user);

/* Calls @visit for each occupied block, by ascending address. */
void rf_address_foreach (RfAddressSpace *space, RfBlockVisit visit, gpointer user);

/* One watcher; NULL: none, as at first. */
void rf_address_set_watch (RfAddressSpace *space, RfAddressWatch watch, gpointer user);

/* A pool as it is, for whoever compares. */
typedef struct
{
  gsize size;      /* of its blocks; 0: never used */
  guint n_blocks;  /* that it has room for */
  guint n_carved;  /* that were ever given out, and the one that is the next of these */
  guint n_used;    /* taken or kept */
  guint free_head; /* number of the free block that is given out first, from 1; 0: none */
} RfPool;

/* The pool @index, of arena @index / 64. FALSE: there is no such arena. */
gboolean rf_address_pool (RfAddressSpace *space, guint index, RfPool *pool);
/* What block @number (from 1 to n_carved) of the pool @index is: whether it is free, and then the
 * number of the next free one (0: none), else its occupant (NULL: kept). */
gboolean rf_address_pool_block (RfAddressSpace *space, guint index, guint number, guint *next,
                                gpointer *occupant);
/* The address that the next block for @size bytes will have. */
guint64 rf_address_peek (RfAddressSpace *space, gsize size);

/* How many bytes are in blocks that were taken and not given back. */
gsize rf_address_used (RfAddressSpace *space);

G_END_DECLS
