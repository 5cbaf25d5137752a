/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-geometry.h"
#include "diagram/rf-history.h"
#include "diagram/rf-offsets.h"

#include <glib.h>

G_BEGIN_DECLS

/* The layout of a whole run: made once from everything that will ever be shown, so that no box
 * moves while the run is stepped through. A box keeps the place that was reserved for its largest
 * size; boxes of one kind whose lives don't overlap may share a place, and places that are never
 * taken at the same time may lie in the same room. Frames stand at the left, one place for each
 * height of the call stack.
 *
 * Where all of it would be too much to be read, the run is cut into epochs: stretches of events
 * with places of their own. Within an epoch nothing moves.
 *
 * Deterministic; never changed once made (but for a cache of arrow routes, which a mutex guards),
 * so it may be used on another thread than the one that made it. Reference counted. */
typedef struct _RfLayout RfLayout;

/* Frames deeper than this share the last place; only the top one of them is drawn. */
#define RF_LAYOUT_MAX_FRAMES 12

/* Lays out all events that @journal has now. @cancel may be NULL; when *@cancel becomes nonzero,
 * NULL is returned with RF_ERROR_CANCELLED in @error. Graphviz itself can't be interrupted, but
 * its work is bounded: what is too large for it is placed in a grid. (transfer full) */
RfLayout *rf_layout_new_for_journal (RfJournal *journal, const RfViewOptions *options,
                                     const int *cancel, GError **error);
/* The same for the events 1…@length. @measure may be NULL. (transfer full) */
RfLayout *rf_layout_new (RfJournal *journal, guint32 length, const RfViewOptions *options,
                         RfMeasure *measure, const int *cancel, GError **error);
/* The same for a program that has grown at its end since @before (may be NULL) was made: what stood
 * in it keeps its place, as far as that can be. Where the run must be cut into epochs, they begin
 * where its first frame comes to one of @breaks (guint: lines, in order; may be NULL) if there is
 * one that serves. (transfer full) */
RfLayout *rf_layout_new_after (RfJournal *journal, guint32 length, const RfViewOptions *options,
                               RfMeasure *measure, const RfLayout *before, const GArray *breaks,
                               const int *cancel, GError **error);
/* The same with boxes for @part only. (transfer full) */
RfLayout *rf_layout_new_of_part (RfJournal *journal, guint32 length, const RfViewOptions *options,
                                 RfMeasure *measure, const RfHistoryPart *part, const int *cancel,
                                 GError **error);
RfLayout *rf_layout_ref (RfLayout *layout);
void rf_layout_unref (RfLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfLayout, rf_layout_unref)

/* What was looked ahead at. (transfer none) */
const RfHistory *rf_layout_history (const RfLayout *layout);
/* The area that the epoch of event @n needs, with room for arrows round it. The globals stand at
 * the same place in all epochs, so it may begin below 0. */
RfRect rf_layout_bounds (const RfLayout *layout, guint32 n);
/* How many epochs there are, and the one that event @n belongs to (from 0). */
guint rf_layout_n_epochs (const RfLayout *layout);
guint rf_layout_epoch (const RfLayout *layout, guint32 n);
/* The place of an object's or a frame's box after event @n, with the largest size that it will
 * have. FALSE: it has none. */
gboolean rf_layout_place (const RfLayout *layout, const RfHistoryBox *box, guint32 n,
                          RfRect *place);
/* The newest object's box that had come to @place (0…n_places − 1) by event @n, whether it is still
 * there or gone; NULL: none, or a place of frames. Boxes in one place never live at the same time.
 * (transfer none) */
const RfHistoryBox *rf_layout_box_at (const RfLayout *layout, guint place, guint32 n);
/* How many places there are in the epoch of event @n. */
guint rf_layout_n_places (const RfLayout *layout, guint32 n);
/* Whether graphviz made all of it. */
gboolean rf_layout_is_dot (const RfLayout *layout);

/* An arrow between boxes that have places. */
typedef struct
{
  const RfHistoryBox *owner, *target;
  guint row;      /* the place of the row in the owner's box */
  double height;  /* of the target's box as it is now */
  GArray *points; /* out: RfPoint, 3n + 1, from the row's dot to the target's border; made by the
                     caller */
} RfLayoutArrow;

/* The routes of @arrows, which are there after event @n, with the boxes moved by @offsets (may be
 * NULL). They were found with the layout, and are the same throughout an epoch; only for what could
 * not be known then they are found now. Returns for how many that was. Any thread. */
guint rf_layout_get_routes (RfLayout *layout, guint32 n, const RfOffsets *offsets,
                            RfLayoutArrow *arrows, guint n_arrows);

/* The same found at once, and not kept: for arrows of a box that is on its way. They keep out of
 * boxes, but may cross others; where there are too many of them the last ones are plain curves. Any
 * thread. */
void rf_layout_get_quick_routes (RfLayout *layout, guint32 n, const RfOffsets *offsets,
                                 RfLayoutArrow *arrows, guint n_arrows);

G_END_DECLS
