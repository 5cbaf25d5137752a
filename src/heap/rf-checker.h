/* SPDX-License-Identifier: MIT */
#pragma once

#include "heap/rf-heap.h"

G_BEGIN_DECLS

/* Proves the heap's invariants: every count is the number of holders; every tracked object is in
 * exactly one generation ring whose links agree; every weak reference points to a living object
 * whose list holds it; no object refers to a freed one; every object stands at its own address.
 * Returns FALSE and appends one line for each violation (at most 20) to @report. */
gboolean rf_checker_run (RfHeap *heap, GString *report);

/* Runs the checker when heap->check_level is at least @level and the time spent on it so far is
 * in proportion; a violation ends the process with the report (g_error). */
void rf_checker_maybe (RfHeap *heap, int level);

G_END_DECLS
