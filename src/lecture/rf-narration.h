/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Narration: CommonMark made into what a label can show. Paragraphs, emphasis, code, lists,
 * headings, quotes and links are kept; images and HTML are not shown and are problems. */

/* Whether a code span is a name that can be pointed at. */
typedef gboolean (*RfNarrationIsName) (const char *name, gpointer user);

/* @text as Pango markup. A code span for which @is_name says yes becomes a link to "name:NAME";
 * @is_name may be NULL. (transfer full) */
char *rf_narration_markup (const char *text, RfNarrationIsName is_name, gpointer user);
/* @text without any markup, for readers and narrow places. (transfer full) */
char *rf_narration_plain (const char *text);
/* Appends what of @text is not shown to @problems (RfLectureProblem); @line is that of its first
 * line in the file. */
void rf_narration_check (const char *text, guint line, GPtrArray *problems);

G_END_DECLS
