/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-space-map.h"
#include "journal/rf-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The address space as a picture in a scrolled window: as high as it has to be, but only what is in
 * sight is painted. One block is the current one; the arrow keys go from block to block.
 *
 * Signal "picked" (guint place): the user made another block the current one. */
#define RF_TYPE_SPACE_VIEW (rf_space_view_get_type ())
G_DECLARE_FINAL_TYPE (RfSpaceView, rf_space_view, RF, SPACE_VIEW, GtkWidget)

/* Shows @log at the event of @state, of which a copy is kept; @journal names what lives there.
 * Blocks that changed behind @changed_since or later are marked. NULL, NULL: nothing. */
void rf_space_view_show (RfSpaceView *view, RfSpaceLog *log, const RfState *state,
                         RfJournal *journal, guint32 changed_since);
/* The address space as it is shown; NULL: nothing. (transfer none) */
RfSpace *rf_space_view_get_space (RfSpaceView *view);

/* The current block; RF_PLACE_NONE: none is. */
RfPlace rf_space_view_get_place (RfSpaceView *view);
/* Makes @place the current block; @reveal: scrolls to it. */
void rf_space_view_set_place (RfSpaceView *view, RfPlace place, gboolean reveal);
/* Scrolls to @place, if it is not to be seen. */
void rf_space_view_reveal (RfSpaceView *view, RfPlace place);

/* -1: all; RF_N_SIZE_CLASSES: large blocks. */
void rf_space_view_set_size_class (RfSpaceView *view, int size_class);
/* Without pools that only the interpreter uses. */
void rf_space_view_set_program_only (RfSpaceView *view, gboolean on);
/* The side of a cell, times @factor. */
void rf_space_view_zoom (RfSpaceView *view, double factor);
/* What there is to say about @place; NULL: nothing. (transfer full) */
char *rf_space_view_describe (RfSpaceView *view, RfPlace place);
/* The whole picture, for a file; NULL: there is none. (transfer full) */
RfScene *rf_space_view_build_scene (RfSpaceView *view);

G_END_DECLS
