/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What graphviz itself makes of a picture in its language: a measure for this project's own.
 * @splines (may be NULL) gets its edges as GArray of RfPoint. Returns the seconds that it took, -1
 * when it could not. Not while anything else uses graphviz. */
double rf_dot_drawing (const char *text, const char *engine, GPtrArray *splines);

G_END_DECLS
