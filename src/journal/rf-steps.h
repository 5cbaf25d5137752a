/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-journal.h"

#include <glib.h>

G_BEGIN_DECLS

/* Steps: the positions at which stepping stops, for each granularity. A position is a number of
 * events; 0 (before all), the end of the program, before the interpreter shuts down, and the
 * journal's length are always stops.
 *
 * - line: right before each line of the program begins, so that all that came of the line before
 *   can be seen; also within functions and finalizers;
 * - call: where a function that was called begins its first line, and after it has returned;
 * - event: every event;
 * - phase: lines outside of a collection; inside one, before it, at the end of each phase, while
 *   a finalizer is still running (all that it did can be seen), and after the collection;
 * - visit: lines, and inside a collection every single decision: an object's gc_refs set or
 *   subtracted, an object moved, a weak reference cleared, a callback or a finalizer begun or
 *   ended, an object resurrected or cleared, each of its references dropped, an object freed.
 *
 * The index follows a journal that is still growing: every function first takes in what is new.
 * It belongs to one thread. */
typedef struct _RfSteps RfSteps;

typedef enum
{
  RF_GRANULARITY_LINE,
  RF_GRANULARITY_CALL,
  RF_GRANULARITY_EVENT,
  RF_GRANULARITY_PHASE,
  RF_GRANULARITY_VISIT,
  RF_N_GRANULARITIES,
} RfGranularity;

/* "line", "call", "event", "phase", "visit". */
const char *rf_granularity_name (RfGranularity granularity);
/* The granularity called @name, or -1. */
int rf_granularity_find (const char *name);

/* (transfer full) */
RfSteps *rf_steps_new (RfJournal *journal);
void rf_steps_free (RfSteps *steps);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfSteps, rf_steps_free)

/* The first stop after @position; the length when there is none. */
guint32 rf_steps_next (RfSteps *steps, guint32 position, RfGranularity granularity);
/* The last stop before @position; 0 when there is none. From a stop, next and previous are inverse.
 */
guint32 rf_steps_previous (RfSteps *steps, guint32 position, RfGranularity granularity);
gboolean rf_steps_is_stop (RfSteps *steps, guint32 position, RfGranularity granularity);
/* How many events it has taken in. */
guint32 rf_steps_length (RfSteps *steps);

/* Events of one kind up to a position, in order, for the console, the collector's history
 * and the messages. */
typedef enum
{
  RF_STEPS_OUTPUTS,     /* output and input: what a console shows */
  RF_STEPS_COLLECTIONS, /* gc.begin */
  RF_STEPS_ISOLATES,    /* isolate.formed */
  RF_STEPS_MESSAGES,    /* message */
  RF_STEPS_N_LISTS,
} RfStepsList;

/* @n is set to how many there are at or before @position. (transfer none), until the next call of
 * any function. */
const guint32 *rf_steps_events (RfSteps *steps, RfStepsList list, guint32 position, guint *n);

/* Memory of the index. */
gsize rf_steps_bytes (RfSteps *steps);

G_END_DECLS
