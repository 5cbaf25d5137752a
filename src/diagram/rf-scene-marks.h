/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-measure.h"
#include "diagram/rf-scene.h"
#include "diagram/rf-view.h"

G_BEGIN_DECLS

/* Small marks at boxes, added to the last group of a scene. */

/* A tab on the upper left corner of @body with the generation of @box, in a colour of its own. */
void rf_scene_add_generation (RfScene *scene, RfMeasure *measure, const RfViewBox *box,
                              const RfRect *body);
/* A pointer at the left of the card of the frame that runs, where others wait below it. */
void rf_scene_add_top_mark (RfScene *scene, const RfViewBox *box, const RfRect *body);
/* What joins the card @body of the frame @box and the card @caller that it was called from, where
 * that one is shorter than its place: the call stack is one pile. Says how many frames between them
 * are not drawn. */
void rf_scene_add_stem (RfScene *scene, RfMeasure *measure, const RfViewBox *box,
                        const RfRect *body, const RfRect *caller);

G_END_DECLS
