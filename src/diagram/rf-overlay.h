/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-difference-marks.h"
#include "diagram/rf-find.h"
#include "diagram/rf-measure.h"
#include "diagram/rf-scene.h"

G_BEGIN_DECLS

/* What lies over a scene for as long as the reader points at something or looks for something: a
 * scene of its own, in the same coordinates, so that the scene below need not be made again. */
typedef struct
{
  RfSceneSpace space; /* of what is pointed at: a box or a reference; RF_SPACE_NONE: nothing */
  guint32 id;
  const char *element;       /* of the reference */
  const GArray *matches;     /* RfMatch; NULL: none */
  const GArray *differences; /* RfDifferenceMark; NULL: none */
  int current;               /* the index of the match that one stands at, -1: none */
} RfOverlay;

/* The references of the box that is pointed at, or that reference itself, lit, each with the name
 * of its slot; the matches, and what is different beside. NULL: there is nothing to show. (transfer
 * full) */
RfScene *rf_overlay_new (const RfScene *scene, const RfOverlay *overlay, RfMeasure *measure);

G_END_DECLS
