/* SPDX-License-Identifier: MIT */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Says that only the neighbourhood of one object is shown, how far that goes, and leaves it. It
 * drives the actions win.focus, win.focus-depth and win.focus-hides. */
#define RF_TYPE_FOCUS_BAR (rf_focus_bar_get_type ())
G_DECLARE_FINAL_TYPE (RfFocusBar, rf_focus_bar, RF, FOCUS_BAR, AdwBin)

/* @name: the object; NULL: there is no focus, nothing is shown. @present: it is there at this
 * moment. */
void rf_focus_bar_show (RfFocusBar *bar, const char *name, gboolean present, int depth);

G_END_DECLS
