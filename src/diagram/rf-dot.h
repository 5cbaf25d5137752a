/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-view.h"

#include <glib.h>

G_BEGIN_DECLS

/* The view as text in graphviz's language, to be drawn by dot: frames and objects as records with
 * their rows, references as edges, isolates as clusters. (transfer full) */
GString *rf_dot_write (const RfView *view);

G_END_DECLS
