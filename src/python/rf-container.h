/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"
#include "python/rf-str.h"

G_BEGIN_DECLS

/* What the containers share. */

/* Bytes that the collector's head takes before an object in CPython. */
#define RF_GC_PRE 16
#define RF_POINTER_SIZE 8

/* CPython's _PyObject_GC_MAY_BE_TRACKED: could @o be, or become, tracked? */
static inline gboolean
rf_may_be_tracked (RfMachine *m, RfObject *o)
{
  if (!rf_object_is_gc (o))
    return FALSE;
  if (RF_CLASS_OF (o) == m->class_tuple)
    return rf_gc_is_tracked (o);
  if ((o->type->type_flags & RF_TYPE_IS_CLASS) != 0)
    return (((RfType *) o)->type_flags & RF_TYPE_HEAP) != 0;
  return TRUE;
}

/* A new container of an exact built-in class, not tracked yet. */
static inline RfObject *
rf_container_alloc (RfMachine *m, RfClass *cls, gsize size)
{
  RfObject *o = rf_heap_new_object (m->heap, &cls->type, size, RF_GC_PRE);
  return o != NULL ? o : (RfObject *) rf_raise_memory (m);
}

/* hash (key), quick for exact str. -1 error. */
static inline gint64
rf_key_hash (RfMachine *m, RfObject *key)
{
  if (RF_CLASS_OF (key) == m->class_str)
    return rf_str_hash_value (m, key);
  return rf_object_hash (m, key);
}

/* Drops @a and @b, which were put on hold in this order and nothing after them. */
static inline void
rf_release_two (RfMachine *m, RfObject *a, RfObject *b)
{
  rf_release (m->heap, 1);
  rf_drop (m, b);
  rf_release (m->heap, 1);
  rf_drop (m, a);
}

/* Drops @o while @kept, a reference that the caller owns (or NULL), is on hold. */
static inline void
rf_drop_keeping (RfMachine *m, RfObject *o, RfObject *kept)
{
  if (kept != NULL)
    rf_hold (m->heap, kept);
  rf_drop (m, o);
  if (kept != NULL)
    rf_release (m->heap, 1);
}

/* Could dropping the last count of @o run Python code (a finalizer, a callback)? */
static inline gboolean
rf_may_run_code (RfObject *o)
{
  return rf_object_is_gc (o) || (o->flags & RF_OBJECT_HAS_WEAKREFS) != 0;
}

/* Drops @n counts that the caller owns (NULLs are skipped) in order, or from the last to the first;
 * those that wait for their turn are on hold meanwhile. */
void rf_drop_items (RfHeap *heap, RfObject *const *items, gsize n, gboolean backwards);

/* Puts @n new references on hold. */
static inline void
rf_hold_items (RfHeap *heap, RfObject *const *items, gsize n)
{
  for (gsize i = 0; i < n; i++)
    rf_hold (heap, items[i]);
}

/* Is the class @cls what iterating a built-in container needs, or did a subclass replace
 * __iter__? TRUE: iterate directly. */
static inline gboolean
rf_iter_is_builtin (RfObject *o, RfClass *builtin)
{
  return RF_CLASS_OF (o)->slots.iter == builtin->slots.iter;
}

/* repr of the items between @open and @close; @self is guarded against recursion with @recursive.
 */
RfObject *rf_sequence_repr (RfMachine *m, RfObject *self, const char *open, const char *close,
                            const char *recursive);

/* The setter of attributes that CPython has as read-only members. */
gboolean rf_set_readonly (RfMachine *m, RfObject *self, RfObject *value);

/* start, stop, step of the slice @slice for a sequence of @length items, clipped: CPython's
 * PySlice_Unpack and PySlice_AdjustIndices. FALSE with an exception. */
gboolean rf_slice_unpack (RfMachine *m, RfObject *slice, gssize *start, gssize *stop, gssize *step);
gssize rf_slice_adjust (gssize length, gssize *start, gssize *stop, gssize step);

/* The optional bounds args[1], args[2] of index(): clipped to @length. FALSE with an exception. */
gboolean rf_search_bounds (RfMachine *m, RfObject *const *args, gsize n_args, gsize length,
                           gssize *start, gssize *stop);

/* The index that @key, which is no slice, means in a sequence of @kind ("list") with *@length
 * items, looked at after an __index__ has run. -1: an exception is set, @out_of_range for an
 * IndexError. */
gssize rf_container_index (RfMachine *m, RfObject *key, const gsize *length, const char *kind,
                           const char *out_of_range);

static inline gboolean
rf_is_slice (RfMachine *m, RfObject *o)
{
  return RF_CLASS_OF (o) == m->class_slice;
}

G_END_DECLS
