/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-layout.h"

G_BEGIN_DECLS

/* The part of a layout that is used in a stretch of a run, the events after position @first up to
 * position @last: where the boxes stand that are shown in it, ghosts included, in the sizes that
 * they have come to by its end, with room for what stands round them. @now is a position in the
 * stretch: where the run is cut into epochs, it says in whose places. Empty: none are used. */
RfRect rf_area_of_stretch (const RfLayout *layout, guint32 first, guint32 last, guint32 now);

G_END_DECLS
