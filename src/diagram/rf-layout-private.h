/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-layout.h"

G_BEGIN_DECLS

/* What the parts of the layout share: rf-layout.c (the layout as others see it), rf-layout-deal.c
 * (who stands in which place, and when), rf-layout-band.c (which column of the picture a place
 * stands in, and the first order there), rf-layout-settle.c (how high it stands),
 * rf-layout-score.c (which of several arrangements is best), rf-layout-keep.c (what stays where it
 * was in an earlier layout), rf-layout-cut.c (epochs). */

#define RF_NODE_GAP 22.0
#define RF_RANK_GAP 76.0
/* The call stack is a pile of cards: each lies on the foot of the one that waits for it, a little
 * further right, so that no row is covered. */
#define RF_STACK_OVERLAP 5.0
#define RF_STACK_SHIFT 7.0
#define RF_STACK_MORE 20.0
#define RF_LASTING_WEIGHT 64 /* of what a program builds up to, beside its time */

/* From the lower end of a card on the call stack to the upper end of the next one, at @level: the
 * last place is shared by all that are too deep, and says so above. */
static inline double
rf_stack_gap (int level)
{
  return level == RF_LAYOUT_MAX_FRAMES - 1 ? RF_STACK_MORE : -RF_STACK_OVERLAP;
}

/* Times of an epoch in 256 parts; two things meet when they have a part in common. */
typedef struct
{
  guint64 bits[4];
} RfTimes;

static inline gboolean
rf_times_meet (const RfTimes *a, const RfTimes *b)
{
  return ((a->bits[0] & b->bits[0]) | (a->bits[1] & b->bits[1]) | (a->bits[2] & b->bits[2]) |
          (a->bits[3] & b->bits[3])) != 0;
}

static inline guint
rf_times_common (const RfTimes *a, const RfTimes *b)
{
  guint n = 0;

  for (guint i = 0; i < 4; i++)
    n += (guint) __builtin_popcountll (a->bits[i] & b->bits[i]);
  return n;
}

static inline void
rf_times_unite (RfTimes *a, const RfTimes *b)
{
  for (guint i = 0; i < 4; i++)
    a->bits[i] |= b->bits[i];
}

/* A place: what stands in it never stands there at the same time. */
typedef struct
{
  int level; /* of frames: the height of the call stack; -1: an object's place */
  guint32 type;
  guint32 until;              /* the last event of what came last */
  guint32 holder, holder_row; /* of what came last: who refers to it first; G_MAXUINT32: nobody */
  guint rows;
  RfRect rect;      /* the largest size; where it stands */
  GPtrArray *boxes; /* of an object's place: in the order in which they come */
  RfTimes times;
  guint band;    /* column of the picture, from the left */
  double key;    /* order within the band */
  gboolean kept; /* stands where it stood in an earlier layout */
  gboolean way;  /* no place of a box: an arrow passes here; only while heights are sought */
} RfPlace;

/* References between two places. */
typedef struct
{
  guint tail, head;
  guint port;       /* row of the tail, from 0 */
  gboolean weak;    /* all of them */
  gboolean lasting; /* one of them stays as long as its target */
  RfTimes times;
  guint weight; /* parts of the time */
} RfLink;

/* The places of an isolate, round which a hull is drawn, or of several that use the same ones. */
typedef struct
{
  RfTimes times;
  GArray *members; /* guint: places */
} RfHull;

/* A stretch of the run with places of its own. */
typedef struct _RfEpoch RfEpoch;
struct _RfEpoch
{
  guint32 first, last;              /* events */
  guint32 first_step, last_step;    /* lines */
  GArray *places;                   /* RfPlace */
  GArray *links;                    /* RfLink */
  GArray *hulls;                    /* RfHull */
  int *place_of;                    /* by the ordinal of a box; frames have none here */
  int levels[RF_LAYOUT_MAX_FRAMES]; /* places of the frames; -1: none */
  gboolean by_dot;
  RfRect bounds; /* of what is drawn */
  /* What is kept of an epoch of an earlier layout; all NULL: nothing. */
  const RfEpoch *before;
  int *kept_of;    /* by the ordinal of a box: its place there, -1: none */
  int *place_kept; /* by the place there: the place here, -1: none yet */
};

/* The steps (numbers of lines that have begun) at which new epochs begin, in order; empty: it is
 * all one. (transfer full) */
GArray *rf_history_cut (const RfHistory *history);

RfEpoch *rf_epoch_new (const RfHistory *history, guint32 first, guint32 last);
void rf_epoch_free (RfEpoch *epoch);

/* Gives each box that is shown in @epoch a place, and finds the links and the hulls. */
void rf_epoch_deal (RfEpoch *epoch, const RfHistory *history);
/* Whether the life of @box reaches into @epoch. */
gboolean rf_epoch_has (const RfEpoch *epoch, const RfHistory *history, const RfHistoryBox *box);
/* The last event at which @box is drawn, as a ghost at last. */
guint32 rf_epoch_last_event (const RfHistory *history, const RfHistoryBox *box);

/* Sets band and key of each place: by dot; FALSE: graphviz can't. @loose: references of a short
 * time, and names of functions where an object holds the target, are left out. */
gboolean rf_epoch_band_by_dot (RfEpoch *epoch, gboolean loose);
/* The most references that it takes from a frame to a place. */
guint rf_epoch_depth (const RfEpoch *epoch);
/* rf_epoch_band_by_dot() without graphviz, for as many as there are. */
void rf_epoch_band (RfEpoch *epoch);

/* Finds out which boxes are those of @before (which lives as long as @epoch is laid out): before
 * rf_epoch_deal(). */
void rf_epoch_keep (RfEpoch *epoch, const RfHistory *history, const RfEpoch *before,
                    const RfHistory *history_before);
/* Places for what is new, near what holds it, without moving anything. FALSE: there is too much of
 * it, lay it all out anew. */
gboolean rf_epoch_place_new (RfEpoch *epoch);

/* Sets x of each place by its band, and y: near what it refers to and what refers to it, with room
 * between what stands there at the same time. Reorders where that saves crossings. @ways: arrows
 * that pass bands get room there. Returns what it costs: crossings and lengths, weighed by time. */
double rf_epoch_settle (RfEpoch *epoch, gboolean ways);

/* How bad the picture is at some moments, with arrows routed as they will be: the less, the better.
 * Takes about as long as drawing it as often. */
double rf_epoch_score (const RfEpoch *epoch, const RfHistory *history);

G_END_DECLS
