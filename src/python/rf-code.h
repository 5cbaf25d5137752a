/* SPDX-License-Identifier: MIT */
#pragma once

#include "heap/rf-heap.h"
#include "python/rf-opcode.h"

G_BEGIN_DECLS

typedef struct
{
  guint8 op;    /* RfOp */
  guint8 flags; /* RfInstructionFlags */
  guint16 warm; /* has run before, or where it looks first: what changes of a code is this, and… */
  guint32 arg;
  guint32 seen; /* the version of the class for whose instances that is */
} RfInstruction;

typedef enum
{
  RF_INSTRUCTION_STATEMENT = 1, /* a statement begins here: the machine emits a line event, and
                                 * checks the heap. Also the test of a while and the head of a for
                                 * each time round, an except clause, the end of a with block. */
} RfInstructionFlags;

/* Where an instruction comes from: lines from 1, columns in bytes from 0, end exclusive; -1
 * unknown. */
typedef struct
{
  gint32 line, end_line, column, end_column;
} RfPosition;

/* From start (inclusive) to end (exclusive), an exception goes to target, with the stack cut to
 * depth items. Inner ranges stand before outer ones: the first that fits is taken. */
typedef struct
{
  guint32 start, end, target;
  guint32 depth : 31;
  guint32 lasti : 1;
} RfHandler;

typedef enum
{
  RF_CODE_OPTIMIZED = 1, /* locals are fast (functions) */
  RF_CODE_NEWLOCALS = 2,
  RF_CODE_VARARGS = 4,
  RF_CODE_VARKEYWORDS = 8,
  RF_CODE_NESTED = 16,
  RF_CODE_GENERATOR = 32,
  RF_CODE_FUTURE_ANNOTATIONS = 0x1000000,
  RF_CODE_FUTURE_MASK = 0x1fe0000, /* all that __future__ can turn on */
  RF_CODE_LIBRARY = 1 << 30,       /* of a library module written in Python; no part of co_flags */
} RfCodeFlags;

/* A code object: a Python object (type "code", not tracked), immutable once made. It owns one
 * count of each constant and name. */
typedef struct _RfCode RfCode;
struct _RfCode
{
  RfObject base;
  RfCode *next, **where;                /* in the machine's list of all */
  RfObject *name, *qualname, *filename; /* str */
  RfObject *doc;                        /* str or NULL: consts[0] of a function with a docstring */
  int flags;                            /* RfCodeFlags: the values are co_flags' */
  int argcount;                         /* positional, with positional-only */
  int posonlyargcount, kwonlyargcount;
  int first_line;

  RfInstruction *code;
  RfPosition *positions; /* one for each instruction */
  guint32 n_code;
  RfHandler *handlers;
  guint32 n_handlers;

  RfObject **consts;
  guint32 n_consts;
  RfObject **names; /* interned str */
  guint32 n_names;
  RfObject **varnames; /* arguments, *args, keyword-only…: order as co_varnames; then the hidden
                        * locals of inlined comprehensions */
  guint32 n_locals;
  RfObject **cellvars;
  guint32 n_cellvars;
  RfObject **freevars;
  guint32 n_freevars;
  gint32 *cell_arguments;  /* for each cellvar the index of the argument it is made of, or -1 */
  gboolean cells_in_place; /* such a cell takes the argument's place (3.11+) */
  guint32 stack_size;
  guint32 shown_stack_size; /* CPython's co_stacksize, which the sizes of frames depend on */
  gboolean keeps_frame;     /* rf_heap_frame_begins() */
  guint warmth;             /* calls, resumptions and jumps backwards, up to RF_CODE_WARM */
  gsize memory;             /* charged to the heap */
};

/* 3.11 specialises the instructions of a code from the eighth of these on, all at once. */
#define RF_CODE_WARM 8

static inline void
rf_code_warm (RfCode *code)
{
  if (code->warmth < RF_CODE_WARM)
    code->warmth++;
}

G_END_DECLS
