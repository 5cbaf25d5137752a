/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-dict.h"
#include "python/rf-machine.h"

G_BEGIN_DECLS

/* The iterators of the built-in containers. Their structs are public for the evaluation loop,
 * which takes the next item of lists, tuples and ranges itself. At its end an iterator drops its
 * container: `container` is NULL from then on.
 *
 * The next item of a RfSequenceIterator over a list or tuple: when container != NULL and
 * index < length: a new reference to items[index++]; else rf_slot_store_named (heap, iterator,
 * "container", &container, NULL), the end. */
typedef struct
{
  RfObject base;
  RfObject *container; /* list, tuple, str, or any sequence (class iterator) */
  gssize index;        /* of the next item; -1 at the end of a reversed one */
} RfSequenceIterator;

typedef struct
{
  RfObject base;
  gint64 next, step;
  guint64 left;  /* items to come */
  guint64 total; /* with those that were taken */
} RfRangeIterator;

typedef struct
{
  RfObject base;
  RfObject *dict;   /* NULL at the end */
  RfObject *result; /* items: the tuple that is given out again when nobody kept it */
  guint32 used;     /* what the dict's length must be */
  guint32 position; /* in the entries */
  guint32 left;
} RfDictIterator;

typedef struct
{
  RfObject base;
  RfObject *iterator;
  RfObject *result;    /* the tuple that is given out again when nobody kept it */
  gint64 index;        /* of the next item, as long as it fits */
  RfObject *big_index; /* then this int, or NULL */
} RfEnumerate;

/* zip, map: one iterator for each argument. */
typedef struct
{
  RfObject base;
  RfObject *iterators; /* tuple */
  RfObject *result;    /* zip: the tuple that is given out again; map: the function */
  gboolean strict;
} RfZip;

/* filter: function (or None) and iterator; callable_iterator: callable and sentinel. NULL at
 * the end of a callable_iterator. */
typedef struct
{
  RfObject base;
  RfObject *function;
  RfObject *other;
} RfPairIterator;

/* iter (o) for the built-in sequences; @cls is m->class_list_iterator … */
RfObject *rf_sequence_iterator_new (RfMachine *m, RfClass *cls, RfObject *container, gssize index);
RfObject *rf_list_iter (RfMachine *m, RfObject *list);
RfObject *rf_tuple_iter (RfMachine *m, RfObject *tuple);
RfObject *rf_str_iter (RfMachine *m, RfObject *str); /* for the iter slot of str */
/* A tuple of the iterators of the @n arguments, as zip and its kin keep them; NULL with an
 * exception. */
RfObject *rf_iterators_of (RfMachine *m, RfObject *const *args, gsize n);
/* iter (callable, sentinel). */
RfObject *rf_callable_iterator_new (RfMachine *m, RfObject *callable, RfObject *sentinel);
/* For the dict's own and the views' iter and __reversed__. */
RfObject *rf_dict_iterator_new (RfMachine *m, RfClass *cls, RfObject *dict, gboolean reversed);

/* The iterators of ranges; the second steals @next and @step, which may be NULL. */
RfObject *rf_range_iterator_new (RfMachine *m, gint64 next, gint64 step, gint64 left);
RfObject *rf_range_iterator_new_long (RfMachine *m, RfObject *next, RfObject *step, RfObject *left);
gboolean rf_range_iterator_setup (RfMachine *m);

/* The next item of a RfRangeIterator, or NULL at the end or without memory. */
static inline RfObject *
rf_range_iterator_next (RfMachine *m, RfRangeIterator *it)
{
  gint64 value = it->next;
  if (it->left == 0)
    return NULL;
  it->left--;
  it->next = (gint64) ((guint64) it->next + (guint64) it->step);
  return rf_int_new (m, value);
}

/* A new reference to a tuple of the two @items (stolen, also on failure): @result, which the
 * iterator keeps for this, when nobody else has it any more, else a new one. */
RfObject *rf_result_pair (RfMachine *m, RfObject *result, RfObject *const items[2]);

/* What __reduce__() answers: the builtin @function, called with @argument, then __setstate__
 * (@state). Takes both; @state NULL: none, @argument NULL: an exception is set. */
RfObject *rf_iterator_reduction (RfMachine *m, const char *function, RfObject *argument,
                                 RfObject *state);
/* The answer of an iterator over a table: a list of what @copy (taken, NULL: nothing) still gives.
 */
RfObject *rf_iterator_reduce_rest (RfMachine *m, RfObject *copy);
/* __length_hint__ of a RfSequenceIterator. */
RfObject *rf_iterator_sequence_hint (RfMachine *m, RfObject *self, RfObject *const *args,
                                     gsize n_args, RfObject *kwnames);
extern const RfMethodDef rf_iterator_sequence_methods[], rf_iterator_zip_methods[],
  rf_iterator_map_methods[], rf_iterator_filter_methods[], rf_iterator_enumerate_methods[],
  rf_iterator_callable_methods[];

/* Called by rf_iterator_setup(). */
gboolean rf_enumerate_setup (RfMachine *m);
gboolean rf_zip_setup (RfMachine *m);
gboolean rf_dict_iterator_setup (RfMachine *m);

/* The classes that have no field of their own in the machine (m->container_state). */
typedef struct
{
  RfClass *longrange_iterator;
  RfClass *ascii_iterator; /* of a str of ASCII characters alone, where it has a class of its own */
  RfClass *dict_reversevalueiterator, *dict_reverseitemiterator;
} RfContainerState;

static inline RfContainerState *
rf_container_state (RfMachine *m)
{
  return m->container_state;
}

G_END_DECLS
