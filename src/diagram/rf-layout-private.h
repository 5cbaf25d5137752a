/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-layout.h"
#include "diagram/rf-route.h"

G_BEGIN_DECLS

/* What the parts of the layout share: rf-layout.c (the layout as others see it), rf-layout-deal.c
 * (who stands in which place, and when), rf-layout-band.c (which column of the picture a place
 * stands in, and the first order there), rf-layout-fold.c (columns of what no name leads to),
 * rf-layout-settle.c (how high it stands), rf-layout-layers.c and rf-layout-order.c (which of two
 * stands higher), rf-layout-apart.c (heights that keep apart what must be), rf-layout-wires.c (the
 * routes of arrows, and
 * which of several arrangements is best), rf-layout-keep.c (what stays where it was in an earlier
 * layout), rf-layout-cut.c (epochs). */

#define RF_NODE_GAP 22.0
#define RF_RANK_GAP 76.0
/* The call stack is a pile of cards: each lies on the foot of the one that waits for it, a little
 * further right, so that no row is covered. */
#define RF_STACK_OVERLAP 5.0
#define RF_STACK_SHIFT 7.0
#define RF_STACK_MORE 20.0
#define RF_DOT_MAX_PLACES 300 /* more are placed without graphviz */
#define RF_LASTING_WEIGHT 64  /* of what a program builds up to, beside its time */

/* From the lower end of a card on the call stack to the upper end of the next one, at @level: the
 * last place is shared by all that are too deep, and says so above. */
static inline double
rf_stack_gap (int level)
{
  return level == RF_LAYOUT_MAX_FRAMES - 1 ? RF_STACK_MORE : -RF_STACK_OVERLAP;
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
  guint band;     /* column of the picture, from the left */
  double key;     /* order within the band */
  gboolean kept;  /* stands where it stood in an earlier layout */
  gboolean loose; /* stands in a column of what no name leads to */
  gboolean way;   /* no place of a box: an arrow passes here; only while heights are sought */
} RfPlace;

/* What it takes of a column, with the gap to the next one. */
static inline double
rf_place_height (const RfPlace *place)
{
  return place->rect.height + RF_BOX_OVERHANG + RF_BOX_NOTE + RF_NODE_GAP;
}

/* Of places that are joined, one stands for them all: @root leads there, and is made shorter. */
static inline guint
rf_root_of (guint *root, guint place)
{
  while (root[place] != place)
    place = root[place] = root[root[place]];
  return place;
}

/* References between two places. */
typedef struct
{
  guint tail, head;
  guint port;       /* row of the tail, from 0, as far as it is known */
  gboolean weak;    /* all of them */
  gboolean lasting; /* one of them stays as long as its target */
  gboolean hidden;  /* on a page that isn't shown at first: all of them */
  RfTimes times;
  guint weight; /* parts of the time */
} RfLink;

/* The places of an isolate, round which a hull is drawn, or of several that use the same ones. */
typedef struct
{
  RfTimes times;
  GArray *members; /* guint: places */
} RfHull;

/* What a route depends on. */
enum
{
  RF_WIRE_TAIL, /* places */
  RF_WIRE_HEAD,
  RF_WIRE_ROW,
  RF_WIRE_FROM_WIDTH, /* of the boxes */
  RF_WIRE_TO_WIDTH,
  RF_WIRE_FROM_MOVED, /* number of the box among those that a reader has moved, 0: it is not */
  RF_WIRE_TO_MOVED,
  RF_WIRE_PRINT, /* which are moved, and how far */
  RF_WIRE_N_PARTS
};

typedef struct
{
  guint parts[RF_WIRE_N_PARTS];
} RfWireKey;

/* Arrows of one geometry, and their route. */
typedef struct
{
  RfWireKey key;
  RfRoute route;
} RfWire;

/* A stretch of the run with places of its own. */
typedef struct _RfEpoch RfEpoch;
struct _RfEpoch
{
  guint32 first, last;              /* events */
  guint32 first_step, last_step;    /* lines */
  guint n_epochs;                   /* of the layout: they share the time that it may take */
  GArray *places;                   /* RfPlace */
  GArray *links;                    /* RfLink */
  GArray *hulls;                    /* RfHull */
  int *place_of;                    /* by the ordinal of a box; frames have none here */
  int levels[RF_LAYOUT_MAX_FRAMES]; /* places of the frames; -1: none */
  gboolean by_dot;
  RfRect bounds;         /* of what is drawn */
  GArray *wires;         /* RfWire */
  GHashTable *wire_of;   /* RfWireKey → index + 1 */
  RfRouteBox *obstacles; /* of the places */
  GArray *extras;        /* RfRouteExtra */
  GHashTable *late;      /* RfWireKey → points of routes that were asked for later */
  /* What is kept of an epoch of an earlier layout; all NULL: nothing. */
  const RfEpoch *before;
  int *kept_of;    /* by the ordinal of a box: its place there, -1: none */
  int *place_kept; /* by the place there: the place here, -1: none yet */
};

/* The steps (numbers of lines that have begun) at which new epochs begin, in order; empty: it is
 * all one. @breaks: lines (guint) at which they had best begin, NULL: anywhere. (transfer full) */
GArray *rf_history_cut (const RfHistory *history, const GArray *breaks);

RfEpoch *rf_epoch_new (const RfHistory *history, guint32 first, guint32 last);
void rf_epoch_free (RfEpoch *epoch);

/* Gives each box that is shown in @epoch a place, and finds the links and the hulls. */
void rf_epoch_deal (RfEpoch *epoch, const RfHistory *history);
/* Whether the life of @box reaches into @epoch. */
gboolean rf_epoch_has (const RfEpoch *epoch, const RfHistory *history, const RfHistoryBox *box);
/* The last event at which @box is drawn, as a ghost at last. */
guint32 rf_epoch_last_event (const RfHistory *history, const RfHistoryBox *box);

/* Sets band and key of each place: by dot; FALSE: graphviz can't, or it would take too long.
 * @loose: references of a short time, and names of functions where an object holds the target, are
 * left out. */
gboolean rf_epoch_band_by_dot (RfEpoch *epoch, gboolean loose);
/* The most references that it takes from a frame to a place. */
guint rf_epoch_depth (const RfEpoch *epoch);
/* rf_epoch_band_by_dot() without graphviz, for as many as there are. @fold: bands that are too long
 * go on to their right, as dot's don't. */
void rf_epoch_band (RfEpoch *epoch, gboolean fold);

/* Which places no name leads to by drawn references, a byte each; NULL: there are so few at a time
 * that they stand where they stand. (transfer full) */
guint8 *rf_epoch_find_loose (const RfEpoch *epoch);
/* Finds bands and heights for what is @loose from its references alone. */
void rf_epoch_rank_loose (RfEpoch *epoch, const guint8 *loose);
/* Puts what is @loose into columns behind all other bands. */
void rf_epoch_fold (RfEpoch *epoch, const guint8 *loose);

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
/* The same in the order that there is: quickly, to see how much room it takes. */
void rf_epoch_settle_roughly (RfEpoch *epoch);

/* Finds out which arrows there ever are: after rf_epoch_deal(). */
void rf_epoch_find_wires (RfEpoch *epoch, const RfHistory *history);
void rf_epoch_free_wires (RfEpoch *epoch);
/* Routes them all; places stand where they stand. */
void rf_epoch_route (RfEpoch *epoch, const RfHistory *history);
/* How bad the picture is, with arrows routed as they will be: the less, the better. */
double rf_epoch_score (RfEpoch *epoch, const RfHistory *history);
/* rf_layout_get_routes() for this epoch; @mutex guards what is kept of them. */
guint rf_epoch_get_routes (RfEpoch *epoch, const RfHistory *history, const RfOffsets *offsets,
                           guint32 n, RfLayoutArrow *arrows, guint n_arrows, GMutex *mutex);
/* rf_layout_get_quick_routes() for this epoch. */
void rf_epoch_get_quick_routes (const RfEpoch *epoch, const RfHistory *history,
                                const RfOffsets *offsets, guint32 n, RfLayoutArrow *arrows,
                                guint n_arrows);

/* The parts of the epoch's time from event @first to event @last. */
RfTimes rf_epoch_times (const RfEpoch *epoch, const RfHistory *history, guint32 first,
                        guint32 last);
/* All places at which a box ever stands in this epoch: of a frame, one for each height; at most
 * RF_LAYOUT_MAX_FRAMES. Returns how many. */
guint rf_epoch_places_of (const RfEpoch *epoch, const RfHistoryBox *box, int *found);

G_END_DECLS
