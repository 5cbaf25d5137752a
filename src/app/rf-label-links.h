/* SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The address of the link of @label, which shows markup, at (@x, @y) of it; NULL: there is none.
 * GTK tells of a link only when it is clicked. (transfer full) */
char *rf_label_link_at (GtkLabel *label, double x, double y);

G_END_DECLS
