/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-tween.h"

G_BEGIN_DECLS

/* What the files of the tween share: rf-tween.c matches two scenes, rf-tween-looks.c draws a pair
 * on its way. */

/* How a pair goes from old to new. */
typedef enum
{
  RF_PAIR_SAME,     /* it does not change */
  RF_PAIR_MOVE,     /* both are there: geometry, text and style blend */
  RF_PAIR_ROLL,     /* a number on a badge rolls up or down */
  RF_PAIR_PULSE,    /* the badge itself swells meanwhile */
  RF_PAIR_RETARGET, /* the arrow draws back and grows to its new target */
  RF_PAIR_REROUTE,  /* it takes quite another way to the same one: cross-fades */
  RF_PAIR_FADE,     /* from here on one is NULL: it comes or goes */
  RF_PAIR_ARROW,    /* grows from its dot, draws back to it */
  RF_PAIR_SNAP,     /* goes by breaking in the middle */
  RF_PAIR_HULL,     /* is drawn round its members, then tinted */
  RF_PAIR_CAPTION,  /* appears when that is done */
  RF_PAIR_RING,     /* closes round a box */
  RF_PAIR_RISE,     /* comes from below, goes upwards */
  RF_PAIR_SLIDE,    /* with the card of a frame, onto the pile from below */
  RF_PAIR_POP,      /* with a box, from a little smaller */
  RF_PAIR_BLOCK,    /* the block of a freed box falls: old is the box */
  RF_PAIR_TAKE, /* the block of a freed box comes to a new one: old is the box, middle is where */
} RfPairLook;

typedef struct
{
  const RfSceneItem *old, *new;           /* one of them may be NULL */
  guint8 look;                            /* RfPairLook */
  double start, length;                   /* its turn */
  const RfSceneItem *old_line, *new_line; /* of an arrow's tip: the line that it ends */
  RfPoint middle;                         /* POP: of the box; TAKE: of the new one */
  const char *text;                       /* BLOCK, TAKE: what is written on it */
} RfTweenPair;

/* Appends a copy of @item to the last group of @out. */
void rf_tween_add (RfScene *out, const RfSceneItem *item);
/* Appends @pair as it looks at @p (0…1) of its turn. */
void rf_tween_add_pair (RfScene *out, const RfTweenPair *pair, double p);

G_END_DECLS
