/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-measure.h"
#include "diagram/rf-words.h"

#include <glib.h>

G_BEGIN_DECLS

/* Everything that will ever be shown of a run: one pass over the journal collects each box with
 * all rows that it will ever have, the references between boxes, when each box comes and goes.
 * The layout reserves room from this, and the view asks it for places of rows, for what was there
 * before (deleted names, causes of death), and for what is folded into what.
 *
 * Built once, never changed, safe to read from several threads. */

#define RF_BOX_HEAD 26.0
#define RF_BOX_ROW 22.0
#define RF_BOX_FOOT 6.0 /* below the last row */
#define RF_BOX_PAD 10.0
#define RF_BOX_GAP 16.0      /* between label and value */
#define RF_BOX_OVERHANG 12.0 /* of the badges, above a box */
#define RF_BOX_NOTE 18.0     /* below a box, for "finalized" and the cause of death */
#define RF_BADGE_RADIUS 12.0
#define RF_ISOLATE_PAD 20.0
#define RF_ISOLATE_CAPTION 18.0

typedef struct
{
  guint8 kind;      /* RfSlotKind */
  guint8 order;     /* named slots, items, entries, members */
  guint32 identity; /* rf_words_slot_identity() */
  guint32 number;   /* of the slot when it first came */
  guint32 key;
  guint32 first;                   /* event that first set it */
  guint32 gone;                    /* event that last emptied it; 0: it is set at the end */
  guint32 target;                  /* object that it last referred to */
  double label_width, value_width; /* at most */
} RfHistoryRow;

/* From an event on a frame stands at this height of the call stack. */
typedef struct
{
  guint32 event, depth;
} RfHistoryLevel;

/* Something is written below a box from one event to another one. */
typedef struct
{
  guint32 from, until; /* until G_MAXUINT32: as long as it lives */
} RfHistoryNote;

typedef struct
{
  gboolean is_frame;
  guint32 id;          /* object or frame */
  guint32 ordinal;     /* index of this box */
  RfObjectFacts facts; /* of an object; value: the newest */
  guint32 size;
  guint64 address;
  guint32 function, depth; /* of a frame: its name's text, 0 for the first one */
  gboolean has_namespace;
  guint32 first, end;    /* events of coming and going; end 0: there at the end */
  guint32 cause, line;   /* of death */
  guint32 attributes_of; /* of a dict: the object whose __dict__ it is, folded or not; 0: none */
  guint32 dict_owner;    /* of an instance's dict: the instance's id */
  guint32 dict_slot;     /* … and the text of the slot that holds it */
  gboolean folded;       /* into dict_owner's box */
  guint32 folded_dict;   /* of an instance: the id of the dict folded into it, 0 none */
  gboolean shown;        /* ever a box */
  gboolean stable;       /* each row has a place of its own */
  GArray *rows;          /* RfHistoryRow, in the order of their places */
  guint32 n_items;       /* most items ever, of a list or a tuple */
  guint32 isolate;       /* a number that is the same for all members of isolates that ever had a
                          * member in common; 0: never in one */
  guint32 isolated;      /* event at which it became a member first */
  GArray *levels; /* RfHistoryLevel: of a frame that came back to another height; NULL: always
                   * at @depth */
  double label_width, value_width, title_width;
  double width, height; /* what it needs at most */
  guint32 grown;        /* the last event that gave it a row */
  gboolean shrinks;     /* items of it go while it lives */
  gboolean shifts;      /* … and others come up */
  GArray *notes;        /* RfHistoryNote, NULL: nothing is ever written below it while it lives */
  guint32 reuses;       /* the object shown before it at the same address; 0: none */
} RfHistoryBox;

typedef struct
{
  guint32 owner;  /* index of a box */
  guint32 target; /* index of a box */
  guint32 row;    /* of the owner's places; G_MAXUINT32: below them all */
  gboolean weak;
  guint32 event; /* that made it first */
  guint32 until; /* event that took it away at last; 0: it is there at the end */
  guint32 open;  /* slots that make it, at the end */
} RfHistoryEdge;

/* A row refers to a box for a while: an arrow that is drawn then. */
typedef struct
{
  guint32 owner, target; /* indexes of boxes */
  guint8 kind;           /* RfSlotKind */
  gboolean weak;
  guint32 number, key;  /* of the slot */
  guint32 event, until; /* until 0: it is there at the end */
  int row;              /* the place of the row in the owner's box */
} RfHistoryArrow;

typedef struct _RfHistory RfHistory;

/* Reads the events 1…@length of @journal. NULL and @error (RF_ERROR_CANCELLED) when *@cancel
 * becomes nonzero; @cancel may be NULL. Keeps a reference to @journal and @measure. */
RfHistory *rf_history_new (RfJournal *journal, guint32 length, const RfViewOptions *options,
                           RfMeasure *measure, const int *cancel, GError **error);
/* What of a large heap is to have boxes: sets of ids. */
typedef struct
{
  GHashTable *objects, *frames;
} RfHistoryPart;

/* The same with boxes for @part only (NULL: for everything); what refers to something else says so
 * in words. @part is not kept. */
RfHistory *rf_history_new_of_part (RfJournal *journal, guint32 length, const RfViewOptions *options,
                                   RfMeasure *measure, const RfHistoryPart *part, const int *cancel,
                                   GError **error);
void rf_history_free (RfHistory *history);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfHistory, rf_history_free)

RfJournal *rf_history_journal (const RfHistory *history);
RfMeasure *rf_history_measure (const RfHistory *history);
const RfViewOptions *rf_history_options (const RfHistory *history);

/* The boxes: RfHistoryBox, in the order in which they come. (transfer none) */
GPtrArray *rf_history_boxes (const RfHistory *history);
/* The references between boxes that are ever shown: RfHistoryEdge. (transfer none) */
GArray *rf_history_edges (const RfHistory *history);

/* Whether @edge is one of a row that is only there when a page of its long owner has been turned.
 */
gboolean rf_history_edge_is_hidden (const RfHistory *history, const RfHistoryEdge *edge);

/* The arrows whose rows are known beforehand: RfHistoryArrow, in the order in which they come.
 * (transfer none) */
GArray *rf_history_arrows (const RfHistory *history);

/* The box of an object or a frame; NULL for atoms and what has no box. (transfer none) */
RfHistoryBox *rf_history_object (const RfHistory *history, guint32 id);
RfHistoryBox *rf_history_frame (const RfHistory *history, guint32 id);
/* What is known of object @id; all zero when it was never mentioned. */
RfObjectFacts rf_history_facts (const RfHistory *history, guint32 id);

/* At which height of the call stack the frame stands after event @n: 0 for the first one. */
guint rf_history_frame_depth (const RfHistoryBox *box, guint32 n);

/* The event at which the program was over; the last one where it did not come to its end. */
guint32 rf_history_program_end (const RfHistory *history);

/* The event with which line @index (from 0) of those that the run came to begins. */
guint32 rf_history_line (const RfHistory *history, guint32 index);

/* How many lines have begun up to and with event @n. */
guint32 rf_history_step (const RfHistory *history, guint32 n);
/* The last event at which what went at event @gone is still shown as a ghost. */
guint32 rf_history_ghost_end (const RfHistory *history, guint32 gone);
/* The place (0, 1, …) of a row in a stable box, -1 if the history does not know it. */
int rf_history_row_place (const RfHistory *history, const RfHistoryBox *box, RfSlotKind kind,
                          guint32 identity);
/* What is known of that row; NULL for items and unknown ones. (transfer none) */
const RfHistoryRow *rf_history_row (const RfHistoryBox *box, RfSlotKind kind, guint32 identity);
/* How many row places a stable @box has used up to event @n. */
guint rf_history_rows_at (const RfHistory *history, const RfHistoryBox *box, guint32 n);

G_END_DECLS
