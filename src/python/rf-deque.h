/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* collections.deque: a ring of references.
 *
 * CPython keeps the items in blocks of 64, linked to each other, and begins to fill the first one
 * in its middle. Where the leftmost item stands in its block decides how many blocks there are,
 * which sys.getsizeof shows: left_place follows that. */
typedef struct
{
  RfObject base;
  RfObject **ring; /* NULL: capacity is 0 */
  gsize capacity;  /* a power of two, or 0 */
  gsize head;      /* the leftmost item's place in the ring */
  gsize length;
  gssize maxlen;    /* -1: none */
  guint64 state;    /* changes when items come, go or are rotated */
  guint left_place; /* 0 … 63 */
} RfDeque;

#define RF_DEQUE(o) ((RfDeque *) (o))
#define RF_DEQUE_BLOCK 64
#define RF_DEQUE_CENTER 31

static inline RfObject **
rf_deque_at (const RfDeque *deque, gsize index)
{
  return &deque->ring[(deque->head + index) & (deque->capacity - 1)];
}

/* Each adds @item (stolen, also on failure); one that is then too many falls out at the other end.
 */
gboolean rf_deque_append (RfMachine *m, RfObject *deque, RfObject *item);
gboolean rf_deque_append_left (RfMachine *m, RfObject *deque, RfObject *item);
/* Each gives the caller the reference; the deque is not empty. */
RfObject *rf_deque_pop (RfMachine *m, RfObject *deque);
RfObject *rf_deque_pop_left (RfMachine *m, RfObject *deque);
gboolean rf_deque_extend (RfMachine *m, RfObject *deque, RfObject *iterable, gboolean left);
/* Moves @n items from the right end to the left one, or the other way when @n is negative. */
void rf_deque_rotate (RfMachine *m, RfObject *deque, gssize n);
/* Takes the item at @index (in range) out. */
void rf_deque_remove (RfMachine *m, RfObject *deque, gsize index);
void rf_deque_clear (RfHeap *heap, RfObject *deque);
RfObject *rf_deque_copy (RfMachine *m, RfObject *deque);
/* Exchanges the items from the outside inwards. */
void rf_deque_reverse (RfMachine *m, RfObject *deque);
/* The iterators, which stop working when the deque changes. */
RfObject *rf_deque_iter (RfMachine *m, RfObject *deque);
RfObject *rf_deque_reversed (RfMachine *m, RfObject *deque);

/* The classes of the module _collections: m->collections_state. */
typedef struct
{
  RfClass *deque, *deque_iterator, *deque_reverse_iterator;
  RfClass *default_dict, *ordered_dict;
  RfClass *odict_iterator, *odict_keys, *odict_values, *odict_items;
  RfClass *tuplegetter;
} RfCollectionsState;

static inline RfCollectionsState *
rf_collections_state (RfMachine *m)
{
  return m->collections_state;
}

/* Called when the module _collections is made. */
gboolean rf_deque_setup (RfMachine *m);
gboolean rf_deque_iterator_setup (RfMachine *m);
gboolean rf_default_dict_setup (RfMachine *m);
/* The default_factory of @o; NULL: there is none, or @o is no defaultdict. (borrowed) */
RfObject *rf_default_dict_factory (RfMachine *m, RfObject *o);
gboolean rf_ordered_dict_setup (RfMachine *m);

extern const RfMethodDef rf_deque_methods[]; /* rf-deque-methods.c */
extern const RfGetSetDef rf_deque_getsets[];

G_END_DECLS
