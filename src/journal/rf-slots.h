/* SPDX-License-Identifier: MIT */
#pragma once

#include "heap/rf-event.h"
#include "journal/rf-pages.h"

#include <glib.h>

G_BEGIN_DECLS

/* The slots of one object, or the names of one frame, in a state.
 *
 * Named slots, entries, members and names stand in one array sorted by kind and number; the items
 * of a list or a tuple stand in an array of their own, with nothing empty at its end. A removed
 * entry leaves a mark behind (target 0), so that a deleted name can still be shown struck through;
 * marks are thrown away when there are too many, are passed over by rf_slots_next(), and don't
 * count in a comparison. Shared between states: copied before it is written when more than one
 * holds it. */
typedef struct
{
  guint32 kind;   /* RfSlotKind */
  guint32 number; /* ENTRY, MEMBER: rank; INDEX: index; FAST: index in the frame's order; NAMED:
                   * text id */
  guint32 key;    /* ENTRY: key object; NAMED, FAST: text id; else 0 */
  guint32 target; /* object id; 0: a mark where something was removed, or an item not set yet */
} RfStateSlot;

typedef struct _RfStateSlots RfStateSlots;

/* --- reading; @slots may be NULL: empty ------------------------------------------------------- */

/* Walks the slots in the order in which they are shown: named ones, items, entries, members. Set
 * *@cursor to 0 first. Items that are not set yet come with target 0. FALSE at the end. */
gboolean rf_slots_next (const RfStateSlots *slots, guint *cursor, RfStateSlot *slot);
/* The same, with the marks of removed entries. */
gboolean rf_slots_next_with_removed (const RfStateSlots *slots, guint *cursor, RfStateSlot *slot);
/* How many slots rf_slots_next() will give. */
guint rf_slots_length (const RfStateSlots *slots);
/* What a slot holds; 0: nothing, or no such slot. */
guint32 rf_slots_get (const RfStateSlots *slots, RfSlotKind kind, guint32 number);
gboolean rf_slots_equal (const RfStateSlots *a, const RfStateSlots *b);

/* --- writing: private to the state ------------------------------------------------------------ */

typedef enum
{
  RF_SLOTS_OBJECT, /* few marks are kept */
  RF_SLOTS_FRAME,  /* marks are kept: deleted names are shown */
} RfSlotsPolicy;

/* Stores @target; 0 removes. @forget: as if it had never been there: no mark. */
void rf_slots_set (RfStateMemory *memory, RfStateSlots **slots, RfSlotsPolicy policy,
                   RfSlotKind kind, guint32 number, guint32 key, guint32 target, gboolean forget);
/* Items move up to make room for @target at @index; down to close it. */
void rf_slots_insert (RfStateMemory *memory, RfStateSlots **slots, guint32 index, guint32 target);
void rf_slots_remove (RfStateMemory *memory, RfStateSlots **slots, guint32 index);

/* Takes a reference, drops one; the last one frees them. Any thread. NULL is none. */
void rf_slots_hold (RfStateSlots *slots);
void rf_slots_drop (RfStateSlots *slots, RfStateMemory *memory);

G_END_DECLS
