/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory of the host for small structs and what belongs to them, in units of 16 bytes: a free list
 * for each size, filled from chunks that are only given back all at once. Private to the heap.
 * Under the address sanitizer each struct is allocated by itself, so that a use after it was freed
 * is found. */
typedef struct _RfSlabs RfSlabs;

#define RF_SLAB_UNIT 16

/* Without memory yet. (transfer full) */
RfSlabs *rf_slabs_new (void);
/* Gives back all memory, whatever was taken from @slabs. (Under the address sanitizer what was not
 * given back leaks, and is reported.) */
void rf_slabs_free (RfSlabs *slabs);

/* Zeroed memory of @units units, or NULL when the host has none. */
gpointer rf_slabs_take (RfSlabs *slabs, guint units);
void rf_slabs_give (RfSlabs *slabs, gpointer memory, guint units);

/* The same as realloc(): @memory (NULL when @old_size is 0) was taken with @old_size. NULL: the
 * host has no memory; a smaller @new_size never fails. What is new is not cleared. */
gpointer rf_slabs_resize (RfSlabs *slabs, gpointer memory, gsize old_size, gsize new_size);
/* Gives back what was taken by rf_slabs_resize() with @size. */
void rf_slabs_drop (RfSlabs *slabs, gpointer memory, gsize size);

G_END_DECLS
