/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-query.h"
#include "session/rf-compare.h"

G_BEGIN_DECLS

/* What the files of a comparison share: rf-compare.c (life, which is which), rf-compare-align.c
 * (two sequences of lines), rf-compare-match.c (objects and frames), rf-compare-meet.c (positions),
 * rf-compare-differ.c (what differs), rf-compare-reach.c (what is looked at),
 * rf-compare-why.c (why). */

#define RF_COMPARE_NONE G_MAXUINT32

/* A line of the program beginning; also the start of the run and the end of the program. */
typedef struct
{
  guint64 key;   /* the same on both sides: function and line */
  guint32 event; /* the LINE, the PROGRAM_END; 0: the start */
  guint32 line;  /* 0: none */
  guint32 match; /* index on the other side, RF_COMPARE_NONE */
} RfCompareLine;

typedef struct
{
  guint32 partner; /* 0: none */
  guint32 line;    /* index of the line that made it */
  guint32 event;   /* that announced it; 0: no such object */
  guint32 type;    /* text, the same on both sides */
  guint16 flags;   /* RfObjectNewFlags */
} RfCompareObject;

typedef struct
{
  guint32 partner;
  guint32 line;
  guint32 function; /* text, the same on both sides */
  guint32 event;
} RfCompareFrame;

typedef struct
{
  RfJournal *journal;
  RfCursor *cursor;
  const RfProfile *profile;
  guint32 length;
  GArray *lines;       /* RfCompareLine */
  GArray *objects;     /* RfCompareObject, by id */
  GArray *frames;      /* RfCompareFrame, by id */
  GArray *outputs;     /* guint32: output events */
  GArray *collections; /* guint32: gc.begin events */
} RfCompareRun;

/* What the events of one line are to both sides: their places by what happens. */
typedef struct
{
  guint32 line;        /* index, RF_COMPARE_NONE: nothing is kept */
  guint32 first, last; /* events of the side that asks */
  GArray *keys;        /* guint64, by event - first */
  GHashTable *places;  /* guint64 → event of the other side */
} RfCompareStretch;

/* An object had so many references at most while a line ran, and its partner another number. */
typedef struct
{
  guint32 objects[RF_N_SIDES];
  guint32 counts[RF_N_SIDES];
  guint32 events[RF_N_SIDES]; /* at which it had them */
} RfComparePeak;

struct _RfCompare
{
  gboolean moments;
  RfCompareRun runs[RF_N_SIDES];
  GStrv text;          /* the program's lines */
  GHashTable *commons; /* text of the right run → the same text of the left one */
  RfCompareStretch stretches[RF_N_SIDES];
  GArray *peaks; /* RfComparePeak; NULL: not looked for yet */
};

static inline RfCompareLine *
rf_compare_line (const RfCompare *compare, RfSide side, guint32 index)
{
  return &g_array_index (compare->runs[side].lines, RfCompareLine, index);
}

static inline RfCompareObject *
rf_compare_known (const RfCompare *compare, RfSide side, guint32 id)
{
  const GArray *objects = compare->runs[side].objects;

  return id < objects->len ? &g_array_index (objects, RfCompareObject, id) : NULL;
}

/* --- rf-compare.c --- */

/* The text of @side's journal as a number that is the same on both sides. */
guint32 rf_compare_text (RfCompare *compare, RfSide side, guint32 text);
/* The index of the line that runs after event @position. */
guint32 rf_compare_line_at (const RfCompare *compare, RfSide side, guint32 position);
/* The event before which the line @index has begun to be over: the next line's, the length + 1. */
guint32 rf_compare_line_end (const RfCompare *compare, RfSide side, guint32 index);
/* The text of line @line of the program, "": there is none. (transfer none) */
const char *rf_compare_source (const RfCompare *compare, guint32 line);

/* --- rf-compare-align.c --- */

/* Sets the matches of two sequences of lines: a longest common subsequence where they differ
 * little, a common one where they differ much. FALSE: cancelled. */
gboolean rf_compare_align (GArray *left, GArray *right, const int *cancel);

/* --- rf-compare-match.c --- */

/* Finds the partners of objects and frames; the lines are aligned. */
void rf_compare_match (RfCompare *compare);

/* --- rf-compare-meet.c --- */

void rf_compare_clear_stretch (RfCompareStretch *stretch);

/* --- rf-compare-reach.c --- */

/* Whether an object with these RfObjectNewFlags is one of the program that is compared. */
gboolean rf_compare_is_of_interest (guint flags);
/* Those of them that are to be seen in @state. (transfer full), g_free() it. */
RfObjectSet *rf_compare_reach (const RfState *state, RfJournal *journal);

/* --- rf-compare-why.c --- */

/* Fills in trait and reason of @difference, which is complete otherwise. @states: of both sides, at
 * the positions that are compared. */
void rf_compare_explain (RfCompare *compare, RfDifference *difference,
                         const RfState *const *states);

G_END_DECLS
