/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-overview.h"

G_BEGIN_DECLS

/* What rf-overview-plan.c (places) and rf-overview.c (pictures) share. */

#define RF_CARD_WIDTH 232.0
#define RF_CARD_SQUARE 8.0
#define RF_CARD_STEP 10.5
#define RF_CARD_COLUMNS 20u
#define RF_CARD_ROWS_MAX 6u /* of references; further ones are summed up */

typedef struct
{
  int target; /* index of a group; -1: all further ones */
  guint32 n;  /* at the plan's moment */
  GArray
    *points; /* RfPoint of the arrow; NULL: none, as to and from the rest: it is no one thing */
} RfCardRow;

typedef struct
{
  gboolean shown;
  RfRect rect;
  guint square_rows; /* room for so many rows of squares */
  GArray *rows;      /* RfCardRow */
} RfCard;

struct _RfOverviewPlan
{
  gatomicrefcount refs;
  RfGrouping grouping;
  guint32 unit;  /* objects a square */
  GArray *cards; /* RfCard, one for each group */
  RfRect bounds;
};

/* The height of a row's middle above the card's upper border. */
double rf_card_row_middle (const RfCard *card, guint row);

G_END_DECLS
