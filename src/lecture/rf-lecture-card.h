/* SPDX-License-Identifier: MIT */
#pragma once

#include "lecture/rf-lecture-plan.h"

#include <glib.h>

G_BEGIN_DECLS

/* What a card says about a lecture before it is opened, all taken from the lecture itself. */

/* What it is about: the first sentence of its narration, without markup, and the second one if
 * both are short; "": it has none. (transfer full) */
char *rf_lecture_summary (const RfLecture *lecture);

/* The moments one of which a picture of the lecture may show: the positions of the pauses of @plan,
 * where it has some, else of all its stops. (transfer full): guint32 */
GArray *rf_lecture_telling_moments (const RfLecturePlan *plan);

G_END_DECLS
