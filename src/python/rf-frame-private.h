/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-frame.h"

G_BEGIN_DECLS

/* What the files of the frame share. */

/* Frees the memory of @frame, or keeps it for the next one. */
void rf_frame_free (RfHeap *heap, RfFrame *frame);
/* What @frame holds as the slots of its object, in the order of CPython. */
void rf_frame_visit (RfFrame *frame, RfVisit function, gpointer user);
/* The last things that an ended frame lets go of: namespace, function, code. */
void rf_frame_drop_rest (RfHeap *heap, RfFrame *frame);
/* Calls @function for @object unless that is NULL. */
void rf_frame_visit_one (RfObject *object, RfVisit function, gpointer user);
/* The slot that comes as number @place in CPython, where a cell may take the place of the argument
 * that it was made of; -1: none, the cell came before. */
int rf_frame_slot_in_order (const RfFrame *frame, guint place);
/* Which cell stands for argument @index, or -1. */
int rf_frame_cell_of_argument (const RfCode *code, guint index);

G_END_DECLS
