/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-geometry.h"
#include "diagram/rf-history.h"

G_BEGIN_DECLS

/* How far a reader has moved boxes from the places that the layout gave them. An object is known
 * by its type and by how many of that type came before it, a frame by its depth: so a box stays
 * where it was put when the program runs again, under other options, or in another session. */
typedef struct _RfOffsets RfOffsets;

/* (transfer full) */
RfOffsets *rf_offsets_new (void);
/* The same for another thread, bound to the same history, which must live as long; without what was
 * remembered. (transfer full) */
RfOffsets *rf_offsets_copy (const RfOffsets *offsets);
void rf_offsets_free (RfOffsets *offsets);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfOffsets, rf_offsets_free)

/* Finds the boxes of @history (NULL: none) that have been moved; the other functions that take a
 * box take one of it. */
void rf_offsets_bind (RfOffsets *offsets, const RfHistory *history);

/* How far @box is moved; 0, 0: it is not. */
RfPoint rf_offsets_get (const RfOffsets *offsets, const RfHistoryBox *box);
void rf_offsets_set (RfOffsets *offsets, const RfHistoryBox *box, RfPoint offset);
/* How many boxes are moved, whether the bound history has them or not. */
guint rf_offsets_n (const RfOffsets *offsets);
/* Everything back to its place. */
void rf_offsets_clear (RfOffsets *offsets);

/* Remembers how it is now, for rf_offsets_undo(). */
void rf_offsets_remember (RfOffsets *offsets);
/* Back to what was remembered last. FALSE: there is nothing. */
gboolean rf_offsets_undo (RfOffsets *offsets);
/* Forgets all that was remembered. */
void rf_offsets_forget (RfOffsets *offsets);

/* One line a box: "Person 2<tab>12.5<tab>-30". (transfer full) */
char *rf_offsets_to_text (const RfOffsets *offsets);
/* Takes the place of all that is there; lines that say nothing sensible are passed over. */
void rf_offsets_read_text (RfOffsets *offsets, const char *text);

G_END_DECLS
