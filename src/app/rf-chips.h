/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-run.h"
#include "diagram/rf-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A list of objects as chips under a heading: a chip that is clicked, or activated with the
 * keyboard, selects its object. */
#define RF_TYPE_CHIPS (rf_chips_get_type ())
G_DECLARE_FINAL_TYPE (RfChips, rf_chips, RF, CHIPS, AdwBin)

/* Empty. (transfer floating) */
GtkWidget *rf_chips_new (void);
/* Shows @objects (guint32: ids) of @run, of which those with a box in @view become chips, and the
 * freed ones that had one; the others are counted. @view: NULL while there is no picture.
 * @heading: NULL for none. */
void rf_chips_show (RfChips *chips, RfRun *run, const RfView *view, const char *heading,
                    const GArray *objects);
/* How many chips there are. For tests. */
guint rf_chips_get_n (RfChips *chips);

G_END_DECLS
