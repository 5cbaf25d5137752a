/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-scene.h"
#include "diagram/rf-view.h"

#include <glib.h>

G_BEGIN_DECLS

/* What is wrong with a picture: measured from the scene alone, so that whoever made it can't be
 * mistaken about it in the same way. */

typedef enum
{
  RF_FAULT_BOX_BOX,    /* a box over a box */
  RF_FAULT_ARROW_BOX,  /* an arrow through a box, its own ones included */
  RF_FAULT_ARROW_TEXT, /* an arrow through a text or a badge */
  RF_FAULT_TEXT_TEXT,  /* a text over a text, a badge over a text */
  RF_FAULT_TEXT_BOX,   /* a note, caption or bubble over a box that is not its own, or a hull round
                          what does not belong to it */
  RF_FAULT_TEXT_OUT,   /* a text that does not fit into its box */
  RF_N_FAULTS
} RfFault;

typedef struct
{
  guint boxes, arrows;
  guint faults[RF_N_FAULTS];
  gboolean no_crossings; /* in: they are not to be counted, which takes long where there are many */
  guint crossings;       /* of arrows with arrows */
  GString *words;        /* what the first faults are, one a line; NULL: not asked for */
} RfPicture;

const char *rf_fault_name (RfFault fault);

/* Adds what is found in @scene to @picture. */
void rf_picture_check (const RfScene *scene, RfPicture *picture);

/* How often the lines of @splines (GArray of RfPoint, 3n + 1) cross one another. */
guint rf_picture_crossings (const GPtrArray *splines);

/* How far things moved: the sum, the most, and of how many. */
typedef struct
{
  double sum, most;
  guint n;
} RfMovement;

/* Adds how far boxes moved from @before to @after that are in both (frames: at the same height of
 * the call stack), and arrows that are in both
 * from the same row to the same box and neither of whose boxes moved: of those the farthest point.
 */
void rf_picture_movement (const RfScene *before, const RfScene *after, RfMovement *boxes,
                          RfMovement *arrows);

G_END_DECLS
