/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-container.h"
#include "python/rf-machine.h"

G_BEGIN_DECLS

/* The iterators of itertools. They share one struct: a few slots, which the kind names, and a few
 * numbers. A kind is one row of a table; the classes are made from the rows.
 *
 * Invariant: an iterator's C code may run while the same iterator is asked again by the code that
 * it calls. An inner iterator that such an inner call has done with is not dropped before the outer
 * call is over: it waits in the slot `late`. */

#define RF_ITERTOOL_SLOTS 5
#define RF_ITERTOOL(o) ((RfItertool *) (o))

/* X (class, first profile that has it). */
#define RF_ITERTOOLS(X)                 \
  X (accumulate, 10)                    \
  X (batched, 12)                       \
  X (chain, 10)                         \
  X (combinations, 10)                  \
  X (combinations_with_replacement, 10) \
  X (compress, 10)                      \
  X (count, 10)                         \
  X (cycle, 10)                         \
  X (dropwhile, 10)                     \
  X (filterfalse, 10)                   \
  X (groupby, 10)                       \
  X (_grouper, 10)                      \
  X (islice, 10)                        \
  X (pairwise, 10)                      \
  X (permutations, 10)                  \
  X (product, 10)                       \
  X (repeat, 10)                        \
  X (starmap, 10)                       \
  X (takewhile, 10)                     \
  X (_tee, 10)                          \
  X (_tee_dataobject, 10)               \
  X (zip_longest, 10)

typedef enum
{
#define X(name, minor) RF_ITERTOOL_##name,
  RF_ITERTOOLS (X)
#undef X
    RF_N_ITERTOOLS
} RfItertoolId;

typedef struct
{
  RfItertoolId id;
  const char *name;
  guint16 sizes[4];                         /* under 3.10 … 3.13 */
  const char *slots[RF_ITERTOOL_SLOTS + 1]; /* in the order in which they die; ended by NULL */
  gboolean visits_last_first;               /* shows them in the other order */
  RfNewFunc new_;
  RfIterNextFunc next;
  RfUnaryFunc repr;
  const RfMethodDef *methods;
  gboolean is_final; /* can't be inherited from */
} RfItertoolKind;

typedef struct
{
  RfObject base;
  const RfItertoolKind *kind; /* NULL: just made, nothing in it */
  RfObject *slots[RF_ITERTOOL_SLOTS];
  RfObject *late;
  gboolean is_running;
  gboolean flag;               /* what it is about, the kind says */
  gssize at, next, stop, step; /* numbers, of which the kind says the same */
  gssize *numbers;             /* [n_numbers], memory of the heap; or NULL */
  gsize n_numbers;
} RfItertool;

/* m->itertools_state. */
typedef struct
{
  RfClass *classes[RF_N_ITERTOOLS];
} RfItertoolsState;

static inline RfClass *
rf_itertools_class (RfMachine *m, RfItertoolId id)
{
  return ((RfItertoolsState *) m->itertools_state)->classes[id];
}

static inline RfObject *
rf_itertools_self_iter (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, self);
}

/* A new iterator of @kind with the @n @items (stolen, also on failure; may be NULL) in its slots.
 */
RfItertool *rf_itertool_new (RfMachine *m, RfClass *cls, const RfItertoolKind *kind,
                             RfObject *const *items, gsize n);
/* Room for @n numbers. FALSE with MemoryError. */
gboolean rf_itertool_numbers (RfMachine *m, RfItertool *o, gsize n);
static inline void
rf_itertool_set (RfMachine *m, RfItertool *o, guint slot, RfObject *value /* stolen */)
{
  rf_slot_store_named (m->heap, &o->base, o->kind->slots[slot], &o->slots[slot], value);
}
/* Next item of the iterator in @slot (there is one). */
RfObject *rf_itertool_next (RfMachine *m, RfItertool *o, guint slot);
/* Empties @slot, from which items came by rf_itertool_next(). */
void rf_itertool_finish (RfMachine *m, RfItertool *o, guint slot);
/* An iterator gave no item: TRUE when that was its end; a StopIteration is dropped. */
static inline gboolean
rf_itertool_ended (RfMachine *m)
{
  return !rf_raised (m) || (rf_raised_is (m, RF_EXC_StopIteration) && rf_raised_clear (m));
}
/* @function (@item) as truth: 1, 0, -1. @item is on hold. */
int rf_itertool_test (RfMachine *m, RfObject *function, RfObject *item);
/* The checks of an exact class's arguments: no keywords, @min … @max positional ones. */
gboolean rf_itertool_arguments (RfMachine *m, RfClass *cls, const RfItertoolKind *kind,
                                gsize n_args, RfObject *kwnames, gsize min, gsize max);
/* The tuple in @slot to be filled and given out: the same one when nobody else has it, else a copy,
 * which replaces it. FALSE with an exception. */
gboolean rf_itertool_own_result (RfMachine *m, RfItertool *o, guint slot);

extern const RfItertoolKind rf_itertools_basic[], rf_itertools_filter[], rf_itertools_group[],
  rf_itertools_combine[], rf_itertools_longest[];

RfObject *rf_itertools_tee (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                            RfObject *kwnames);
gboolean rf_itertools_add_tee (RfMachine *m);

G_END_DECLS
