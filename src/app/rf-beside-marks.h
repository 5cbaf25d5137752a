/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-view.h"
#include "session/rf-compare.h"

G_BEGIN_DECLS

/* What is marked in the picture of one of two sides: RfDifferenceMark, of @differences (of
 * RfDifference; NULL: there is no answer yet) that @compare has found. @view: the picture, NULL:
 * there is none yet; @state: what it is made from. (transfer full) */
GArray *rf_beside_marks (const RfCompare *compare, GPtrArray *differences, RfSide side,
                         const RfView *view, const RfState *state);

G_END_DECLS
