/* SPDX-License-Identifier: MIT */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The search in the picture: an entry, how many places say what is looked for, on to the next.
 *
 * Signals: "changed": another text is looked for; "closed": it is not wanted any more. */
#define RF_TYPE_FIND_BAR (rf_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (RfFindBar, rf_find_bar, RF, FIND_BAR, AdwBin)

/* (transfer none) */
const char *rf_find_bar_get_text (RfFindBar *bar);
/* For tests: as if it were typed. */
void rf_find_bar_set_text (RfFindBar *bar, const char *text);
/* Tells that one stands at place @current (from 0; -1: at none) of @n. */
void rf_find_bar_set_matches (RfFindBar *bar, int current, int n);
/* Nothing is found here, but at another moment, on line @line (0: on none). */
void rf_find_bar_set_elsewhere (RfFindBar *bar, guint line);
void rf_find_bar_focus (RfFindBar *bar);

G_END_DECLS
