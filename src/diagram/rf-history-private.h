/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-history.h"

G_BEGIN_DECLS

/* What the parts of the history share: rf-history.c (how it is made, what it is asked),
 * rf-history-pass.c (the pass over the journal), rf-history-rows.c (what slots and names say: rows
 * and references), rf-history-arrows.c (which arrows there are, and when), rf-history-shown.c (what
 * becomes of it: folding, what is shown, sizes). Boxes are never moved nor freed while the history
 * lives; rows move when a box gets another one. */

#define RF_ALIVE_MAX 4000    /* objects that can be boxes at the same time; more are text in rows */
#define RF_ROWS_MAX 64       /* beyond it a box is not stable anyway */
#define RF_ARROWS_MAX 400000 /* what comes beyond has its arrows routed when they are drawn */
#define RF_ITEMS_MAX 20000   /* the same of items that come so far behind */
#define RF_LABEL_MAX 150.0
#define RF_VALUE_MAX 170.0
#define RF_TITLE_MAX 190.0

typedef struct
{
  guint32 flags, type, value;
  guint32 box; /* index + 1 in boxes */
} RfHistoryFact;

/* A box that the collector takes for garbage, and the note that says so. */
typedef struct
{
  RfHistoryBox *box;
  guint note;
} RfHistoryMark;

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
  GArray *arrows;         /* RfHistoryArrow */
  GHashTable *open;       /* slot → index + 1 of its arrow; during the pass */
  GHashTable *items;      /* box + 1 → what its items refer to; during the pass */
  GArray *lines;          /* guint32: the LINE events */
  GArray *collecting;     /* RfHistoryMark: what the collector takes for garbage; during the pass */
  GHashTable *pairs;      /* owner, target → index + 1 of the edge; during the pass */
  GArray *stack;          /* guint32: frames; during the pass */
  guint alive;            /* objects that can be boxes and live; during the pass */
  GHashTable *bodies;     /* namespace dict of a frame that runs → its frame; during the pass */
  GHashTable *generators; /* a frame → the generator that it belongs to; during the pass */
  GArray *isolates;       /* guint32: union-find over isolate numbers */
  const RfHistoryPart *part;     /* NULL: everything; during the pass */
  double mono_label, mono_value; /* advance of an ASCII character */
};

/* What is written on @box; NULL: it is a frame. (transfer none) */
static inline const RfObjectFacts *
rf_history_box_facts (const RfHistoryBox *box)
{
  return box->is_frame ? NULL : &box->facts;
}
/* What is kept of object @id, mentioned or not. (transfer none; until another one is asked for) */
RfHistoryFact *rf_history_get_fact (RfHistory *history, guint32 id);

/* --- the pass: rf-history-pass.c -------------------------------------------------------------- */

/* Reads the events up to the history's length. FALSE and @error (RF_ERROR_CANCELLED) when *@cancel
 * becomes nonzero; @cancel may be NULL. */
gboolean rf_history_read (RfHistory *history, const int *cancel, GError **error);

/* Something stands below @box between two events. */
void rf_history_note_below (RfHistoryBox *box, guint32 from, guint32 until);

/* --- rows and references: rf-history-rows.c --------------------------------------------------- */

/* Event @n sets a slot of an object, which may also be the dict that holds the names of a class
 * body. */
void rf_history_note_slot (RfHistory *history, RfSlotKind kind, const RfEvent *event, guint32 n);
/* Event @n takes an item out of a list; those behind it move up. */
void rf_history_note_removal (RfHistory *history, const RfEvent *event, guint32 n);
/* Event @n sets a name of @box: a frame, or a generator whose frame it is; NULL: of
 * nothing shown. */
void rf_history_note_name (RfHistory *history, RfHistoryBox *box, const RfEvent *event, guint32 n);
/* Event @n makes a weak reference, or clears it. */
void rf_history_note_weakref (RfHistory *history, const RfEvent *event, guint32 n);
void rf_history_note_cleared (RfHistory *history, const RfEvent *event, guint32 n);

/* The row of @box, or NULL. (transfer none; until it gets another row) */
RfHistoryRow *rf_history_find_row (RfHistoryBox *box, RfSlotKind kind, guint32 identity);
/* A row of @box is set to @to or emptied (0) at @event. Returns its row, NULL if it has none of
 * its own. */
RfHistoryRow *rf_history_note_row (RfHistory *history, RfHistoryBox *box, RfSlotKind kind,
                                   guint32 number, guint32 key, guint32 to, guint32 event);
/* From @event on row @row of box @owner refers to box @target (both by their index; G_MAXUINT32: a
 * row below all others). */
void rf_history_note_edge (RfHistory *history, guint32 owner, guint32 target, guint32 row,
                           gboolean weak, guint32 event);

/* --- arrows: rf-history-arrows.c -------------------------------------------------------------- */

void rf_history_begin_arrows (RfHistory *history);
/* The slot of box @owner (index) refers to @to (index + 1; 0: to no box) now. */
void rf_history_note_arrow (RfHistory *history, guint32 owner, RfSlotKind kind, guint32 number,
                            guint32 key, guint32 to, gboolean weak, guint32 event);
/* An item comes at @number, what is there and behind it moves on by one; the arrow of the new one
 * is noted afterwards. */
void rf_history_insert_item (RfHistory *history, guint32 owner, guint32 number, guint32 event);
void rf_history_remove_item (RfHistory *history, guint32 owner, guint32 number, guint32 event);
/* Once boxes are settled: finds the rows of the arrows. */
void rf_history_settle_arrows (RfHistory *history);
void rf_history_free_arrows (RfHistory *history);

/* --- afterwards: rf-history-shown.c ----------------------------------------------------------- */

/* After the pass: folds dicts into what they belong to, finds out what is ever shown, puts rows in
 * order, and measures the boxes. */
void rf_history_settle (RfHistory *history);

G_END_DECLS
