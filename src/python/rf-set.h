/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* set and frozenset (rf-set.c). An open-addressing table probed as CPython's, so that the order of
 * iteration is the same: ten neighbours, then a jump that mixes in five more bits of the hash. A
 * member has a rank, by which events name it. */

typedef struct
{
  RfObject *key; /* NULL: unused, or removed when hash is -1 */
  gint64 hash;
  guint32 rank;
} RfSetEntry;

struct _RfSet
{
  RfObject base;
  RfSetEntry *table; /* `small`, or memory of the heap */
  gsize mask;        /* the number of entries - 1 */
  gsize fill;        /* members and removed ones */
  gsize used;        /* members */
  gsize finger;      /* where pop() looks next */
  gint64 hash;       /* of a frozenset; -1: not asked yet */
  guint32 next_rank;
  guint32 version; /* changes with every change of the members */
  RfSetEntry small[8];
};

typedef struct
{
  RfObject base;
  RfObject *set; /* NULL at the end */
  gsize used, position, left;
} RfSetIterator;

#define RF_SET(o) ((RfSet *) (o))

static inline gboolean
rf_is_any_set (RfObject *o)
{
  return (RF_CLASS_OF (o)->class_flags & RF_CLASS_SET_SUBCLASS) != 0;
}
static inline gboolean
rf_is_exact_any_set (RfMachine *m, RfObject *o)
{
  return RF_CLASS_OF (o) == m->class_set || RF_CLASS_OF (o) == m->class_frozenset;
}
static inline gsize
rf_set_length (RfObject *set)
{
  return RF_SET (set)->used;
}

/* A new set or frozenset (@cls one of them) of the items of @iterable (NULL: empty). */
RfObject *rf_set_from (RfMachine *m, RfClass *cls, RfObject *iterable);
int rf_set_contains (RfMachine *m, RfObject *set, RfObject *item); /* 1, 0, -1; no frozen keys */
/* 1 removed, 0 not there, -1. */
int rf_set_discard (RfMachine *m, RfObject *set, RfObject *item);
/* Member by member: *position starts at 0; borrowed; FALSE at the end. */
gboolean rf_set_next (RfObject *set, gsize *position, RfObject **key, gint64 *hash);
gboolean rf_set_difference_update (RfMachine *m, RfObject *set, RfObject *other);
gboolean rf_set_symmetric_difference_update (RfMachine *m, RfObject *set, RfObject *other);
/* A new set of the built-in base class of @set. */
RfObject *rf_set_intersection (RfMachine *m, RfObject *set, RfObject *other);
void rf_set_clear (RfHeap *heap, RfObject *set);

/* Between the files of set. */
int rf_set_contains_hashed (RfMachine *m, RfObject *set, RfObject *key, gint64 hash);
gboolean rf_set_add_hashed (RfMachine *m, RfObject *set, RfObject *key, gint64 hash);
int rf_set_discard_hashed (RfMachine *m, RfObject *set, RfObject *key, gint64 hash);
RfObject *rf_set_pop (RfMachine *m, RfObject *set);
/* Builds the table anew when a quarter of it is taken by removed members. */
gboolean rf_set_tidy (RfMachine *m, RfObject *set);
/* Exchanges the members of two sets. */
void rf_set_swap (RfMachine *m, RfObject *a, RfObject *b);
gboolean rf_set_class_setup (RfMachine *m);
RfObject *rf_set_iter (RfMachine *m, RfObject *set);
extern const RfMethodDef rf_set_methods[];
extern const RfMethodDef rf_frozenset_methods[];
void rf_set_fill_operators (RfSlots *slots, gboolean mutable);

G_END_DECLS
