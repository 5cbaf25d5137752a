/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-view.h"

G_BEGIN_DECLS

/* What a reader does with single boxes of a view without moving any: folds them, turns the pages of
 * long ones, looks at the neighbourhood of one object only. Objects and frames are numbered apart;
 * @is_frame tells which is meant. */
struct _RfViewAdjust
{
  GHashTable *folded; /* boxes of which only the head is shown */
  GHashTable *pages;  /* box → first row + 1 */
  guint32 focus;      /* object, 0: none */
  guint depth;        /* of its neighbourhood, in references */
  gboolean hides;     /* the rest is left out; else it is dimmed */
  GArray *about;      /* guint32: objects that a lecture is about; dimmed is the rest, while there
                       * is no focus */
};

#define RF_VIEW_DEPTH_MAX 5

/* Nothing folded, all at the first page, no focus. (transfer full) */
RfViewAdjust *rf_view_adjust_new (void);
/* The same, for another thread. (transfer full) */
RfViewAdjust *rf_view_adjust_copy (const RfViewAdjust *adjust);
void rf_view_adjust_free (RfViewAdjust *adjust);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfViewAdjust, rf_view_adjust_free)
/* Unfolds everything, turns all pages back; the focus is left. */
void rf_view_adjust_reset (RfViewAdjust *adjust);

/* Whether only the head of the box is shown: of object @id, or of frame @id. */
gboolean rf_view_adjust_is_folded (const RfViewAdjust *adjust, gboolean is_frame, guint32 id);
void rf_view_adjust_set_folded (RfViewAdjust *adjust, gboolean is_frame, guint32 id,
                                gboolean folded);
/* The first row that is shown of a long box. */
guint rf_view_adjust_page (const RfViewAdjust *adjust, gboolean is_frame, guint32 id);
void rf_view_adjust_set_page (RfViewAdjust *adjust, gboolean is_frame, guint32 id, guint first);

/* Adds the row that tells of the @hidden rows after the shown ones of @box, and of those before. */
void rf_view_add_more (RfViewBox *box, guint hidden);

/* What a lecture is about: @names, separated by commas (NULL: everything), that frames of @state
 * have, or the first frame had last. A function of the state and the layout alone. */
void rf_view_adjust_set_about (RfViewAdjust *adjust, const RfState *state, const RfLayout *layout,
                               const char *names);

/* Folds boxes of @view and takes away what only they lead to; then dims or takes away what is
 * outside of the focus. An object that is not there at this moment is no focus. */
void rf_view_adjust_apply (const RfViewAdjust *adjust, RfView *view, const RfHistory *history);

G_END_DECLS
