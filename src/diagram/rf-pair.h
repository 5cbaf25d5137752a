/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-measure.h"
#include "diagram/rf-scene.h"

G_BEGIN_DECLS

/* Two scenes as one, with what lies over them, their heads, and lines of text below: what is saved
 * of two pictures that are beside each other. */
typedef struct
{
  const RfScene *scene;
  const RfScene *over; /* NULL: nothing */
  const char *head;
} RfPairHalf;

/* @above: the first above the second, else beside it. @lines: NULL-ended. Nothing of the halves is
 * kept. (transfer full) */
RfScene *rf_pair_new (const RfPairHalf *halves, gboolean above, const char *const *lines,
                      RfMeasure *measure);

G_END_DECLS
