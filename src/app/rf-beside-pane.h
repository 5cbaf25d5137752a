/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-canvas.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The picture beside the picture, with a head that says what it is of, and a text in its place
 * while there is none. */
#define RF_TYPE_BESIDE_PANE (rf_beside_pane_get_type ())
G_DECLARE_FINAL_TYPE (RfBesidePane, rf_beside_pane, RF, BESIDE_PANE, AdwBin)

/* (transfer none) */
RfCanvas *rf_beside_pane_get_canvas (RfBesidePane *pane);
void rf_beside_pane_set_head (RfBesidePane *pane, const char *head);
/* (transfer none) */
const char *rf_beside_pane_get_head (RfBesidePane *pane);
/* What stands in the place of the picture; NULL: the picture does. @waits: more is on its way. */
void rf_beside_pane_set_text (RfBesidePane *pane, const char *text, gboolean waits);
/* That text, NULL: there is a picture. (transfer none) */
const char *rf_beside_pane_get_text (RfBesidePane *pane);

G_END_DECLS
