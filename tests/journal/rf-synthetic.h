/* SPDX-License-Identifier: MIT */
#pragma once

#include "heap/rf-event.h"

#include <glib.h>

G_BEGIN_DECLS

/* A heap that is none: it makes random but valid streams of events, and knows what a state has to
 * look like at their end. For the tests of the journal, which may not use the engine. */

typedef struct
{
  guint32 rank, key, target;
} RfSyntheticEntry;

typedef struct
{
  gboolean alive, tracked, internal;
  guint32 count, generation, isolate, referent;
  GArray *entries; /* of RfSyntheticEntry: attributes */
  GArray *items;   /* of guint32 */
} RfSyntheticObject;

typedef struct
{
  RfEventSink *sink;
  GRand *random;
  GArray *objects; /* of RfSyntheticObject, by id; 0 is not used */
  GArray *names;   /* of RfSyntheticEntry: of frame 1, `rank` is never used again */
  GArray *pending; /* of guint32: counts fell to 0 */
  guint32 n_events;
  guint32 line, last_rank, last_frame, last_isolate, time_ms, n_output;
  guint32 keys[8]; /* str objects that name attributes */
  guint32 text_class, text_function;
  RfCause cause;
  gboolean find_isolates; /* costs the whole heap each time */
} RfSynthetic;

RfSynthetic *rf_synthetic_new (RfEventSink *sink, guint32 seed);
void rf_synthetic_free (RfSynthetic *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfSynthetic, rf_synthetic_free)

/* At least @n_events random events more. */
void rf_synthetic_run (RfSynthetic *self, guint32 n_events);
/* The same in the way of a longer program: @n_live objects stay, pairs in a cycle come and go, and
 * collections visit them. */
void rf_synthetic_run_long (RfSynthetic *self, guint32 n_events, guint n_live);
/* A whole collection. */
void rf_synthetic_collect (RfSynthetic *self, guint32 generation);
/* The program and the interpreter end. */
void rf_synthetic_end (RfSynthetic *self);

void rf_synthetic_emit (RfSynthetic *self, RfEventKind kind, guint8 sub, guint16 aux, guint32 a,
                        guint32 b, guint32 c, guint32 d, guint32 e);
guint32 rf_synthetic_text (RfSynthetic *self, const char *text);

G_END_DECLS
