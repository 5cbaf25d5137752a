/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The address space at any event: arenas, pools, blocks, who lives in them and in which order free
 * ones are given out. No event tells of that, so it is kept in a log of its own, which running the
 * program once more fills (session/rf-space-run.h): every block that was taken, given back, kept
 * for later or reused, behind which event.
 *
 * An arena has 64 pools of 16 KiB; a pool has blocks of one size class (16 bytes, 32 … 512); what
 * is larger has a block of its own. A freed block is the next one that its pool gives out. */

/* --- the log ---------------------------------------------------------------------------------- */

/* Written by one thread; once nobody writes it any more it never changes, and any thread may
 * read. */
typedef struct _RfSpaceLog RfSpaceLog;

/* (transfer full), one reference. */
RfSpaceLog *rf_space_log_new (void);
RfSpaceLog *rf_space_log_ref (RfSpaceLog *log);
void rf_space_log_unref (RfSpaceLog *log);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfSpaceLog, rf_space_log_unref)

/* Each is something that happened behind @event (0: before the first), in order. The block at
 * @address of @size bytes was taken, or (@reused) one that was kept is in use again, by @object (0:
 * no event has mentioned it yet) of the type called @type; @internal: it belongs to the
 * interpreter. */
void rf_space_log_take (RfSpaceLog *log, guint32 event, guint64 address, gsize size,
                        gboolean reused, const char *type, gboolean internal, guint32 object);
void rf_space_log_give (RfSpaceLog *log, guint32 event, guint64 address);
void rf_space_log_keep (RfSpaceLog *log, guint32 event, guint64 address);
/* @event mentions the object that lives in the block which @address lies in. */
void rf_space_log_tell (RfSpaceLog *log, guint32 event, guint64 address, guint32 object);

/* Entries, and bytes of memory. */
gsize rf_space_log_length (const RfSpaceLog *log);
gsize rf_space_log_bytes (const RfSpaceLog *log);
/* The addresses that were told are not those that the rules of the address space give: a defect. */
gboolean rf_space_log_differed (const RfSpaceLog *log);

/* What becomes of a pool in the whole run, so that a picture can keep room for it. */
typedef struct
{
  guint first_class;    /* the size class that it has first */
  guint n_carved;       /* the most blocks that are ever carved in it */
  gboolean for_program; /* an object that is not the interpreter's ever lives in it */
} RfSpacePoolFate;

/* Pools that are ever used are among the first so many. */
guint rf_space_log_n_pools (const RfSpaceLog *log);
RfSpacePoolFate rf_space_log_fate (const RfSpaceLog *log, guint pool);
/* Whether in one of the blocks from @first to @last (numbers, from 0) of @pool an object that is
 * not the interpreter's ever lives. */
gboolean rf_space_log_is_touched (const RfSpaceLog *log, guint pool, guint first, guint last);

/* --- places ----------------------------------------------------------------------------------- */

/* A block: the number of its pool and its own in it, or the number of a large block. */
typedef guint32 RfPlace;

#define RF_PLACE_NONE G_MAXUINT32
#define RF_PLACE_LARGE 0x80000000u
#define RF_PLACE_BITS 10
#define RF_PLACE(pool, number) ((pool) << RF_PLACE_BITS | (number))
#define RF_PLACE_POOL(place) ((place) >> RF_PLACE_BITS)
#define RF_PLACE_NUMBER(place) ((place) & ((1u << RF_PLACE_BITS) - 1)) /* from 0 */

#define RF_N_SIZE_CLASSES 32
#define RF_SIZE_CLASS_STEP 16 /* bytes */
#define RF_SIZE_CLASS_NONE 0xffu
#define RF_ARENA_POOLS 64
#define RF_ARENA_BYTES (1024 * 1024)
#define RF_POOL_BYTES (16 * 1024)

typedef enum
{
  RF_BLOCK_NEW,  /* never given out */
  RF_BLOCK_FREE, /* given back */
  RF_BLOCK_KEPT, /* set aside by the interpreter for the next object of that kind */
  RF_BLOCK_USED,
} RfBlockState;

typedef struct
{
  guint64 address;
  gsize size;
  RfBlockState state;
  RfPlace next;      /* free: the one that is given out after it in its pool; else RF_PLACE_NONE */
  guint32 object;    /* who lives or lived here last, 0: no event has mentioned it */
  const char *type;  /* of it when it moved in; NULL: nobody ever did. (transfer none) */
  guint kind;        /* the number of that type among those of the program's objects */
  gboolean internal; /* it belongs to the interpreter */
  guint32 since;     /* the event behind which it came to be in this state */
} RfSpaceBlock;

typedef struct
{
  guint64 address;
  guint size_class;  /* RF_SIZE_CLASS_NONE: never used */
  guint n_blocks;    /* that it has room for */
  guint n_carved;    /* of which so many were given out at least once, or are the next to be */
  guint n_used;      /* and so many are taken … */
  guint n_kept;      /* … of these, set aside */
  RfPlace first;     /* the one that it gives out next */
  gboolean is_empty; /* all are free: any size class may have it */
} RfSpacePool;

/* What lies in the pools of one size class, or in the large blocks. */
typedef struct
{
  guint n_pools;
  guint n_used, n_free, n_kept; /* blocks; n_free with those that were never given out */
  gsize used_bytes;             /* kept ones too */
} RfSpaceFigures;

/* The last event of a tenant that does not move out. */
#define RF_TENANT_STAYS G_MAXUINT32

/* Who lived in a block. */
typedef struct
{
  guint32 object;
  const char *type; /* (transfer none) */
  gboolean internal;
  guint32 from, to; /* the events behind which it moved in and out */
  gboolean kept;    /* when it moved out the block was set aside, not given back */
} RfSpaceTenant;

/* --- the address space at an event ------------------------------------------------------------ */

/* Belongs to one thread. */
typedef struct _RfSpace RfSpace;

/* Before the first event; @log is finished. (transfer full) */
RfSpace *rf_space_new (RfSpaceLog *log);
void rf_space_free (RfSpace *space);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfSpace, rf_space_free)

/* (transfer none) */
RfSpaceLog *rf_space_get_log (RfSpace *space);
/* To the moment right before the event after @event. */
void rf_space_seek (RfSpace *space, guint32 event);

/* How many arenas have been taken up to now. */
guint rf_space_n_arenas (const RfSpace *space);
/* Pools of all arenas, used or not: RF_ARENA_POOLS each. */
guint rf_space_n_pools (const RfSpace *space);
/* What pool @pool (from 0) is now. */
RfSpacePool rf_space_pool (const RfSpace *space, guint pool);
/* How many large blocks there have been: their numbers are below it, given back or not. */
guint rf_space_n_large (const RfSpace *space);
/* FALSE: there is no such block. */
gboolean rf_space_block (const RfSpace *space, RfPlace place, RfSpaceBlock *block);
/* The block that is given out next to an object of @size_class, in the pool where it lies or is
 * going to lie: with RF_PLACE_NONE a new arena is needed. */
RfPlace rf_space_next (const RfSpace *space, guint size_class);
/* The first free large block of exactly @size bytes, RF_PLACE_NONE: a new one. */
RfPlace rf_space_next_large (const RfSpace *space, gsize size);
/* RF_N_SIZE_CLASSES figures, and those of the large blocks behind them. */
void rf_space_figures (const RfSpace *space, RfSpaceFigures figures[RF_N_SIZE_CLASSES + 1]);

/* Where @object lives, lived last, or is going to live; RF_PLACE_NONE: unknown. */
RfPlace rf_space_place_of (const RfSpace *space, guint32 object);
/* The block of the program's that changed last behind an event after @since, at the position;
 * RF_PLACE_NONE: none did. */
RfPlace rf_space_last_change (const RfSpace *space, guint32 since);
/* All that live in the block at one time or another of the run, in order, as long as it is of the
 * size that it has now. Of RfSpaceTenant. (transfer full) */
GArray *rf_space_tenants (const RfSpace *space, RfPlace place);

G_END_DECLS
