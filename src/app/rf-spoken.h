/* SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives what is below @root, and has no name for those who hear it, the name that others see: a
 * button with an icon its tooltip, a tab its label, an entry what stands in it while it is empty.
 * Once, when the parts are there. */
void rf_spoken_name_parts (GtkWidget *root);

G_END_DECLS
