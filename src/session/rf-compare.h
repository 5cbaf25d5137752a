/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/rf-trait.h"
#include "journal/rf-cursor.h"

#include <glib.h>

G_BEGIN_DECLS

/* Two runs of one program beside each other, or two moments of one run: which position of the one
 * belongs to which of the other, which object is which, and what differs.
 *
 * Runs are laid side by side line by line: what both did in the same order belongs together, where
 * they went different ways each has lines of its own until the two meet again. Objects belong
 * together that the same line made, the same time it ran; or, failing that, that stand in the same
 * place. Nothing here looks at pictures.
 *
 * Reads two complete journals. Belongs to one thread at a time; its making takes as long as reading
 * both journals once, so it is made on a thread of its own. */
typedef struct _RfCompare RfCompare;

typedef enum
{
  RF_SIDE_LEFT,
  RF_SIDE_RIGHT,
  RF_N_SIDES
} RfSide;

#define RF_OTHER_SIDE(side) ((side) == RF_SIDE_LEFT ? RF_SIDE_RIGHT : RF_SIDE_LEFT)

/* A run to be compared. */
typedef struct
{
  RfJournal *journal;
  RfCheckpoints *checkpoints; /* may be NULL */
  const RfProfile *profile;
} RfCompared;

/* @text: the program's. NULL and @error (RF_ERROR_CANCELLED) when *@cancel becomes nonzero; @cancel
 * may be NULL. (transfer full) */
RfCompare *rf_compare_new (const RfCompared *left, const RfCompared *right, const char *text,
                           const int *cancel, GError **error);
/* Two moments of one run: every object is itself. (transfer full) */
RfCompare *rf_compare_new_moments (const RfCompared *run, const char *text);
void rf_compare_free (RfCompare *compare);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfCompare, rf_compare_free)

/* --- which is which --------------------------------------------------------------------------- */

/* The object, the frame of the other side that is the same as @id of @side; 0: it has none. */
guint32 rf_compare_object (const RfCompare *compare, RfSide side, guint32 id);
guint32 rf_compare_frame (const RfCompare *compare, RfSide side, guint32 id);

/* --- where the other is ----------------------------------------------------------------------- */

/* How two positions belong together. */
typedef struct
{
  guint32 position;    /* of the other side */
  gboolean apart;      /* they have gone different ways here */
  guint32 line;        /* apart: the line to which the one goes next, 0: to its end */
  guint32 other;       /* … and the other one */
  guint32 again;       /* … and the line at which they meet again, 0: never */
  guint passed;        /* lines that only the other runs right before this place */
  guint32 first, last; /* … the first and the last of them */
} RfMeeting;

/* Where the other side is when @side is at @position: at the same line the same time that it runs;
 * in the midst of a line after the last thing that both did in it: in a collection, in the same
 * phase of the same collection. Two moments don't move each other: the position itself. */
RfMeeting rf_compare_meet (RfCompare *compare, RfSide side, guint32 position);

/* --- what differs ----------------------------------------------------------------------------- */

typedef enum
{
  RF_DIFFERENCE_OBJECT,     /* one has it, the other does not, or not any more */
  RF_DIFFERENCE_FRAME,      /* the same of a call that runs */
  RF_DIFFERENCE_COUNT,      /* reference counts */
  RF_DIFFERENCE_VALUE,      /* what a name or an attribute holds; left or right empty: no such */
  RF_DIFFERENCE_COLLECTION, /* what gc.collect() returned, or that only one collected */
  RF_DIFFERENCE_OUTPUT,     /* what was printed by one line */
  RF_N_DIFFERENCES
} RfDifferenceKind;

typedef struct
{
  RfDifferenceKind kind;
  /* By side: */
  guint32 objects[RF_N_SIDES]; /* what it is about; of a value of an object: its owner; 0: none */
  guint32 frames[RF_N_SIDES];  /* the same of a frame */
  guint32 events[RF_N_SIDES];  /* at which it came about, 0: not known, or none */
  guint32 lines[RF_N_SIDES];   /* of the program, 0: none */
  char *texts[RF_N_SIDES];     /* what differs, short: "4", "'x'"; "": it is not there */
  char *name;                  /* of what: "#44 Person", "found" */
  char *row;                   /* of a value: the name or the slot alone; else NULL */
  RfTrait trait;               /* why, RF_TRAIT_NONE: not known, or no matter of profiles */
  char *reason;                /* why, in one sentence; NULL: not known */
} RfDifference;

/* At most so many of a kind are told. */
#define RF_DIFFERENCES_MAX 60

/* What differs when the left side is at @left and the right one at @right: what is there now, and
 * what the two have collected and printed up to now. Those with one reason stand together, the
 * newest reason first. (transfer full), of RfDifference. */
GPtrArray *rf_compare_differences (RfCompare *compare, guint32 left, guint32 right);

/* One sentence about a difference, without its reason: "#44 Person: reference count 3 in
 * 3.10, 2 in 3.13." (transfer full) */
char *rf_compare_say (const RfCompare *compare, const RfDifference *difference);
/* What a side is called: "3.10"; of moments "now" and "then". (transfer none) */
const char *rf_compare_side_name (const RfCompare *compare, RfSide side);

G_END_DECLS
