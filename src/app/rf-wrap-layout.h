/* SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children one after the other, each as wide as it likes to be, on as many lines as they need: as
 * words in a text, and in the direction of the text. */
#define RF_TYPE_WRAP_LAYOUT (rf_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (RfWrapLayout, rf_wrap_layout, RF, WRAP_LAYOUT, GtkLayoutManager)

/* @spacing: between children and between lines. (transfer full) */
GtkLayoutManager *rf_wrap_layout_new (int spacing);

G_END_DECLS
