/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-history.h"

G_BEGIN_DECLS

/* What the two halves of the history share: rf-history.c (the pass over the journal) and
 * rf-history-shown.c (what becomes of it: folding, what is shown, sizes). */

#define RF_ALIVE_MAX 4000 /* objects that can be boxes at the same time; more are text in rows */
#define RF_ROWS_MAX 64    /* beyond it a box is not stable anyway */
#define RF_LABEL_MAX 150.0
#define RF_VALUE_MAX 170.0
#define RF_TITLE_MAX 190.0

typedef struct
{
  guint32 flags, type, value;
  guint32 box; /* index + 1 in boxes */
} RfHistoryFact;

struct _RfHistory
{
  RfJournal *journal;
  RfMeasure *measure;
  RfViewOptions options;
  guint32 length, program_end;
  GArray *facts;          /* RfHistoryFact, by object id */
  GArray *frames;         /* guint32, by frame id: index + 1 in boxes */
  GPtrArray *boxes;       /* RfHistoryBox */
  GArray *edges;          /* RfHistoryEdge */
  GArray *lines;          /* guint32: the LINE events */
  GHashTable *pairs;      /* owner, target → index + 1 of the edge; during the pass */
  GArray *stack;          /* guint32: frames; during the pass */
  guint alive;            /* objects that can be boxes and live; during the pass */
  guint32 crowded;        /* the first event at which there were too many of them; 0: never */
  GHashTable *bodies;     /* namespace dict of a frame that runs → its frame; during the pass */
  GHashTable *generators; /* a frame → the generator that it belongs to; during the pass */
  GArray *isolates;       /* guint32: union-find over isolate numbers */
  double mono_label, mono_value; /* advance of an ASCII character */
};

RfHistoryFact *rf_history_get_fact (RfHistory *history, guint32 id);
/* The row of @box, or NULL. */
RfHistoryRow *rf_history_find_row (RfHistoryBox *box, RfSlotKind kind, guint32 identity);
/* A row of @box is set to @to or emptied (0) at @event. Returns its row, NULL if it has none of
 * its own. */
RfHistoryRow *rf_history_note_row (RfHistory *history, RfHistoryBox *box, RfSlotKind kind,
                                   guint32 number, guint32 key, guint32 to, guint32 event);
void rf_history_note_edge (RfHistory *history, guint32 owner, guint32 target, guint32 row,
                           gboolean weak, guint32 event);

/* After the pass: folds dicts into what they belong to, finds out what is ever shown, puts rows in
 * order, and measures the boxes. */
void rf_history_settle (RfHistory *history);

G_END_DECLS
