/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* list beyond what rf-machine.h declares. `allocated` is what CPython would have allocated; the
 * memory behind items has exactly that size. While a list is sorted it is empty, and `allocated`
 * is RF_LIST_SORTING. */

#define RF_LIST(o) ((RfList *) (o))
#define RF_LIST_SORTING G_MAXSIZE

static inline gboolean
rf_is_list (RfObject *o) /* or a subclass */
{
  return (RF_CLASS_OF (o)->class_flags & RF_CLASS_LIST_SUBCLASS) != 0;
}

/* CPython's list_resize: makes room for @n items and sets the length. FALSE with MemoryError. */
gboolean rf_list_resize (RfMachine *m, RfObject *list, gsize n);
/* The last item first, in a list that nobody else has seen: no event shows its slots yet. */
void rf_list_turn_round (RfObject *list);
/* Steals @item, also on failure. @index in 0 … length. */
gboolean rf_list_insert_steal (RfMachine *m, RfObject *list, gsize index, RfObject *item);
/* Takes item @index (in range) out; the reference goes to the caller. NULL with MemoryError. */
RfObject *rf_list_take (RfMachine *m, RfObject *list, gsize index);
/* Replaces items [start, stop) (in range, in order) by the items of @with (NULL: nothing). */
gboolean rf_list_replace (RfMachine *m, RfObject *list, gsize start, gsize stop, RfObject *with);
void rf_list_clear (RfHeap *heap, RfObject *list);
/* Items [start, stop) (clipped) as a new exact list. */
RfObject *rf_list_slice (RfMachine *m, RfObject *list, gsize start, gsize stop);
void rf_list_reverse (RfMachine *m, RfObject *list);
/* What the argument reverse= of a sort says: an int up to 3.11, the truth of anything later. */
gboolean rf_list_sort_reverse (RfMachine *m, RfObject *value, gboolean *reverse);

/* Between the files of list. */
RfObject *rf_list_getitem (RfMachine *m, RfObject *self, RfObject *key);
gboolean rf_list_setitem (RfMachine *m, RfObject *self, RfObject *key, RfObject *value);
extern const RfMethodDef rf_list_methods[];

G_END_DECLS
