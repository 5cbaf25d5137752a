/* SPDX-License-Identifier: MIT */
#pragma once

#include "heap/rf-heap.h"

G_BEGIN_DECLS

/* Finds cyclic isolates: sets of containers in which every count is made up of references from
 * the set itself. Only a container that lost a reference and lives on can have become part of
 * one; rf_heap_note_down() remembers those as candidates while events are recorded.
 *
 * The search is a trial deletion from the candidates (Bacon and Rajan 2001) over what they reach,
 * not passing through the interpreter's own objects and the namespace. It is run after every
 * statement and before a collection; in a large heap, where it would cost more than the program
 * itself, it is put off until enough events have gone by to pay for it. */

/* Looks for new isolates among the candidates and emits one isolate.formed for each connected
 * group. @force: whatever it costs (before a collection, at the end). */
void rf_isolate_find (RfHeap *heap, gboolean force);

G_END_DECLS
