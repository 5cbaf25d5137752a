/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-space.h"

G_BEGIN_DECLS

/* What the log and the address space at an event share: private to rf-space*.c.
 *
 * A core is the address space itself, made of nothing but numbers, so that it can be copied: the
 * blocks of a pool stand in a chunk that copies share until one of them changes it. */

typedef enum
{
  RF_SPACE_OP_TAKE,
  RF_SPACE_OP_REUSE,
  RF_SPACE_OP_GIVE,
  RF_SPACE_OP_KEEP,
  RF_SPACE_OP_TELL,
  RF_SPACE_OP_SKIP, /* too much happened behind one event: the checkpoint after it has it */
} RfSpaceOpKind;

/* One entry of the log. */
typedef struct
{
  guint32 event;
  RfPlace place;
  guint32 kind : 3;
  guint32 value : 29; /* the object; taken: RF_SPACE_TAKEN */
} RfSpaceOp;

G_STATIC_ASSERT (sizeof (RfSpaceOp) == 12);

/* What a block that is taken says of who takes it: the number of the type's name, whether it is the
 * interpreter's, the size class. */
#define RF_SPACE_TAKEN(type, internal, size_class) \
  ((guint32) (size_class) | (internal ? 1u << 6 : 0) | (guint32) (type) << 7)
#define RF_SPACE_TAKEN_CLASS(value) ((value) &0x3f)
#define RF_SPACE_TAKEN_INTERNAL(value) (((value) >> 6) & 1)
#define RF_SPACE_TAKEN_TYPE(value) ((value) >> 7)
#define RF_SPACE_MAX_TYPES ((1u << 22) - 1)

typedef struct
{
  guint32 state : 2; /* RfBlockState */
  guint32 next : 30; /* free: number of the next one, from 1; 0: none */
  guint32 taken;     /* RF_SPACE_TAKEN of who is there or was last */
  guint32 object;
  guint32 since;
} RfSpaceCell;

typedef struct
{
  gatomicrefcount refs;
  guint n;
  RfSpaceCell cells[];
} RfSpaceChunk;

typedef struct
{
  RfSpaceChunk *chunk;
  guint32 next, prev; /* numbers of pools, from 1; see rf-space-core.c */
  guint16 n_used, n_kept, n_carved, n_blocks;
  guint16 free_head; /* from 1 */
  guint8 size_class;
} RfSpaceCorePool;

typedef struct
{
  guint32 next, prev; /* arenas with a free pool, from 1 */
  guint32 free_pools; /* number of a pool, from 1 */
  guint16 n_free, n_fresh;
} RfSpaceCoreArena;

typedef struct
{
  gsize size;
  guint32 head; /* number of a large block, from 1 */
} RfSpaceLargeHead;

typedef struct
{
  gsize position;                  /* so many entries of the log have been applied */
  GArray *pools;                   /* RfSpaceCorePool */
  GArray *arenas;                  /* RfSpaceCoreArena */
  guint32 usable;                  /* arena, from 1 */
  guint32 used[RF_N_SIZE_CLASSES]; /* pool, from 1 */
  GPtrArray *large;                /* RfSpaceChunk */
  GArray *large_heads;             /* RfSpaceLargeHead */
  guint n_large;
  gsize n_cells; /* in all chunks */
} RfSpaceCore;

typedef struct
{
  guint64 address;
  gsize size;
} RfSpaceLarge;

/* A bit for each block of a pool: an object that is not the interpreter's ever lives there. */
typedef struct
{
  guint64 bits[(1u << RF_PLACE_BITS) / 64];
} RfSpaceTouched;

/* An object that was told of lives here from that entry on. */
typedef struct
{
  guint32 object;
  guint32 op;
} RfSpaceMove;

struct _RfSpaceLog
{
  gatomicrefcount refs;
  GArray *ops;      /* RfSpaceOp */
  GArray *large;    /* RfSpaceLarge, by address */
  GPtrArray *types; /* names; [0] is NULL */
  GArray *kinds;    /* guint32: by type, its number among those of the program, from 1 */
  guint32 n_kinds;
  GHashTable *type_index; /* name → number */
  GArray *homes; /* guint32: by object, the number of the entry that told of it first, from 1 */
  GArray *moves; /* RfSpaceMove: the other ones */
  GPtrArray *checkpoints; /* RfSpaceCore, by position */
  GArray *fates;          /* RfSpacePoolFate, by pool */
  GArray *touched;        /* RfSpaceTouched, by pool */
  RfSpaceCore *core;      /* at the end */
  guint32 last;
  gsize first_of_event; /* entry */
  gboolean skips, differs;
};

/* --- rf-space-core.c -------------------------------------------------------------------------- */

#define RF_SPACE_LARGE_CHUNK 256

/* No arena is there. (transfer full) */
RfSpaceCore *rf_space_core_new (void);
RfSpaceCore *rf_space_core_copy (const RfSpaceCore *core);
void rf_space_core_free (RfSpaceCore *core);
/* The next entry of @log. */
void rf_space_core_apply (RfSpaceCore *core, const RfSpaceLog *log, const RfSpaceOp *op);
/* Which block an object of @size_class gets. */
RfPlace rf_space_core_next (const RfSpaceCore *core, guint size_class);
RfPlace rf_space_core_next_large (const RfSpaceCore *core, gsize size);
const RfSpaceCell *rf_space_core_cell (const RfSpaceCore *core, RfPlace place);
/* The block that @address lies in; RF_PLACE_NONE: none. */
RfPlace rf_space_core_find (const RfSpaceCore *core, const RfSpaceLog *log, guint64 address);
guint64 rf_space_core_address (const RfSpaceCore *core, const RfSpaceLog *log, RfPlace place);

G_END_DECLS
