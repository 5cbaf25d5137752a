/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-view.h"

G_BEGIN_DECLS

/* What the innermost running finalizer or callback has printed so far: its last line that is not
 * empty. NULL: nothing, or none runs. (transfer full) */
RfViewBubble *rf_view_bubble_new (const RfState *state, RfJournal *journal);
void rf_view_bubble_free (RfViewBubble *bubble);

G_END_DECLS
