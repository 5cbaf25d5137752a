/* SPDX-License-Identifier: MIT */
#pragma once

#include "heap/rf-heap.h"

G_BEGIN_DECLS

typedef struct _RfMachine RfMachine;

/* An insertion-ordered hash table from objects to objects: the inside of a dict, and of an
 * instance's inline attributes. Each entry has a rank, its insertion number, by which events name
 * it; ranks grow and are never used again while the table lives.
 *
 * The table owns a count of each key and each value. All changes go through the gate on behalf of
 * @owner, the object the entries belong to. Deleting leaves a hole (key NULL); iteration goes over
 * entries[0 … n_entries) and skips holes.
 *
 * An inline attribute also has a place, that its class gives to its name: the values of an instance
 * are visited and dropped in the order of their places, whatever the order in which they came. It
 * stays so when a dict takes them over, until a name comes for which the class has no place.
 * Entries without a place come after those that have one. */
typedef struct
{
  RfObject *key; /* NULL: a hole */
  RfObject *value;
  gint64 hash;
  guint32 rank;
  guint32 place;
} RfTableEntry;

#define RF_TABLE_NO_PLACE G_MAXUINT32

typedef struct
{
  RfTableEntry *entries;
  gint32 *index;     /* open addressing; -1 empty, -2 deleted; NULL while n_allocated <= 8 */
  guint32 n_entries; /* with holes */
  guint32 n_used;    /* without */
  guint32 n_allocated;
  guint32 index_size; /* a power of two, or 0 */
  guint32 next_rank;
  guint32 version;    /* changes with every insertion and deletion of a key */
  guint32 generation; /* changes when all entries go or move: then indexes mean nothing any more */
  gint32 usable;      /* insertions left before it is built anew */
  guint8 log2_size;   /* of CPython's hash index; 0: nothing allocated yet */
  gboolean general;   /* a key that is no exact str was put in since it was empty */
  gboolean shuffled;  /* the order of the places is not that of the entries */
  GHashTable *places; /* from hashes of names to places + 1: of a dict that was inline; or NULL */
} RfTable;

#define RF_TABLE_NONE ((gssize) -1)
#define RF_TABLE_ERROR ((gssize) -2)

/* Where @name, a str, is: index into entries, or RF_TABLE_NONE. Never runs Python code, provided
 * that all keys are exact str objects; else use rf_table_find(). */
gssize rf_table_find_str (const RfTable *table, RfObject *name);
/* The same for any key with its hash; may run __eq__, and then fail with RF_TABLE_ERROR and an
 * exception set. */
gssize rf_table_find (RfMachine *m, RfTable *table, RfObject *key, gint64 hash);

/* Sets @key (borrowed, a count is taken when it is new) to @value (stolen, also on failure).
 * FALSE with an exception set when memory is out or __eq__ failed. */
gboolean rf_table_set (RfMachine *m, RfObject *owner, RfTable *table, RfObject *key, gint64 hash,
                       RfObject *value);
/* The same for a @key that was just looked for and is not there. */
gboolean rf_table_add (RfMachine *m, RfObject *owner, RfTable *table, RfObject *key, gint64 hash,
                       RfObject *value);
/* Adds @name, that is not there, with its @place among the inline attributes. Steals @value. */
gboolean rf_table_add_placed (RfMachine *m, RfObject *owner, RfTable *table, RfObject *name,
                              guint32 place, RfObject *value);
/* Stores @value (stolen) in the existing entry @index. */
void rf_table_store (RfMachine *m, RfObject *owner, RfTable *table, gssize index, RfObject *value);
/* Removes entry @index; drops the key, and the value after the entry is gone. */
void rf_table_remove (RfMachine *m, RfObject *owner, RfTable *table, gssize index);
/* Removes entry @index; the value's reference goes to the caller. */
RfObject *rf_table_steal (RfMachine *m, RfObject *owner, RfTable *table, gssize index);
/* Removes all entries in the order of their places (first the table is emptied, then keys and
 * values are dropped, as CPython's dict clear and dealloc do) and frees the memory. Only needs the
 * heap. */
void rf_table_clear (RfHeap *heap, RfObject *owner, RfTable *table);
/* Both go in the order of the places. */
void rf_table_traverse (RfHeap *heap, const RfTable *table, RfVisit visit, gpointer user);
void rf_table_visit_values (const RfTable *table, RfVisit visit, gpointer user);
void rf_table_slots (RfHeap *heap, const RfTable *table, RfSlotVisit visit, gpointer user);
/* Moves the whole of @from into the empty @to; when recording, emits that the slots left the one
 * owner and came to the other; no counts change. */
void rf_table_move (RfMachine *m, RfObject *from_owner, RfTable *from, RfObject *to_owner,
                    RfTable *to);

/* Builds the table anew with room for @n entries, as CPython's dict does when it knows how many
 * will come. FALSE with MemoryError. */
gboolean rf_table_reserve (RfMachine *m, RfTable *table, gsize n);
/* Makes the empty @to a copy of @from with the same inner sizes, which has no holes. */
gboolean rf_table_clone (RfMachine *m, RfObject *owner, RfTable *to, const RfTable *from);
/* Could CPython copy it whole (few holes, not too big for its content)? */
gboolean rf_table_is_compact (const RfTable *table);
/* Bytes of CPython's hash table under the machine's profile (0 when nothing is allocated). */
gsize rf_table_size (RfMachine *m, const RfTable *table);
/* The index of the last entry that is no hole, whose place may be taken again after a removal
 * (popitem); RF_TABLE_NONE when empty. */
gssize rf_table_last (RfTable *table);
/* After the removal of the last entry: forgets the holes at the end. */
void rf_table_trim (RfTable *table);

G_END_DECLS
