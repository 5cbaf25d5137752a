/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-scene.h"
#include "diagram/rf-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The picture as a list: each frame with its names, each object with its slots, in the order of
 * the picture and in words; so that it can be heard and gone through without seeing it. A row
 * leads where its arrow leads, by win.select and win.show-frame. */
#define RF_TYPE_OUTLINE (rf_outline_get_type ())
G_DECLARE_FINAL_TYPE (RfOutline, rf_outline, RF, OUTLINE, AdwBin)

/* Shows @view (NULL: nothing), in which @selected is the selected object. Rows that stay the same
 * stay, and the keyboard focus with them. */
void rf_outline_show (RfOutline *outline, const RfView *view, guint32 selected);
/* The same of an overview: its groups, or the objects on the page of one; @selected is the id of
 * the selected one among them. A row opens its group, by win.overview-group, or selects its object.
 */
void rf_outline_show_overview (RfOutline *outline, const RfScene *scene, guint32 selected);
/* What @box of @view says, in one sentence. (transfer full) */
char *rf_outline_describe (const RfView *view, const RfViewBox *box);
/* For tests: all rows, a line each, indented by two spaces where they belong to a box.
 * (transfer full) */
char *rf_outline_get_text (RfOutline *outline);

G_END_DECLS
