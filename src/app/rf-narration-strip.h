/* SPDX-License-Identifier: MIT */
#pragma once

#include "lecture/rf-lecture-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The strip above the picture that tells a lecture's story: the cell's title and narration, the
 * question that is asked and, after it, its answer, and how far the lecture has come. It knows
 * nothing of runs.
 *
 * Signal "name-activated" (RfNarrationStrip, const char *name): a name in the text was clicked.
 * Signal "name-pointed" (RfNarrationStrip, const char *name): the pointer is on it; NULL: on none.
 * Signal "resized" (RfNarrationStrip): it has another width and wants to be shown again. */
#define RF_TYPE_NARRATION_STRIP (rf_narration_strip_get_type ())
G_DECLARE_FINAL_TYPE (RfNarrationStrip, rf_narration_strip, RF, NARRATION_STRIP, GtkWidget)

/* Whether @name can be pointed at now. */
typedef gboolean (*RfNarrationStripIsName) (const char *name, gpointer user);

/* Shows stop @index of @plan; -1: before the first one. NULL: nothing, the strip hides. @line is
 * where the run stands, 0: nowhere. */
void rf_narration_strip_show (RfNarrationStrip *strip, const RfLecturePlan *plan, int index,
                              guint line, RfNarrationStripIsName is_name, gpointer user);
/* Whether the code that matters stands beside the text: where the program is not to be seen. */
void rf_narration_strip_set_with_code (RfNarrationStrip *strip, gboolean with_code);
/* Whether it takes little room, since something else stands below the picture too. */
void rf_narration_strip_set_tight (RfNarrationStrip *strip, gboolean tight);
/* What it says, without markup, for tests. (transfer none) */
const char *rf_narration_strip_get_text (RfNarrationStrip *strip);

G_END_DECLS
