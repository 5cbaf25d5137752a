/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-measure.h"
#include "diagram/rf-scene.h"

G_BEGIN_DECLS

/* Marks of what is different in another picture of the same program: a dashed line round a box, a
 * row or a badge, and a tag with a few words. The shape says it without the colour. */
typedef enum
{
  RF_MARKED_BOX,   /* all of it: the other has none */
  RF_MARKED_COUNT, /* its reference count */
  RF_MARKED_ROW,   /* one of its rows */
} RfMarkedPart;

typedef struct
{
  RfMarkedPart part;
  gboolean is_frame;
  guint32 id; /* of the box */
  char *row;  /* the label of the row; else NULL */
  char *tag;  /* "≠ 2", "only 3.10" */
} RfDifferenceMark;

/* An empty array of RfDifferenceMark, which owns what they hold. (transfer full) */
GArray *rf_difference_marks_new (void);
/* Adds one; @row and @tag are copied. */
void rf_difference_marks_add (GArray *marks, RfMarkedPart part, gboolean is_frame, guint32 id,
                              const char *row, const char *tag);
gboolean rf_difference_marks_equal (const GArray *a, const GArray *b);

/* Draws @marks that have a place in @below over it, into @over; each is a group of its own. Returns
 * how many. */
guint rf_difference_marks_draw (RfScene *over, const RfScene *below, const GArray *marks,
                                RfMeasure *measure);

G_END_DECLS
