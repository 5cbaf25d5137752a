/* SPDX-License-Identifier: MIT */
#pragma once

#include "lecture/rf-lecture.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The editor of the program: Python colours, line numbers, the line that runs and the place of an
 * error marked. Signal "edited" (RfEditor): the user, or rf_editor_set_text(), changed the text.
 * Property "modified" (boolean, notified): it differs from what was last loaded or saved. */
#define RF_TYPE_EDITOR (rf_editor_get_type ())
G_DECLARE_FINAL_TYPE (RfEditor, rf_editor, RF, EDITOR, AdwBin)

/* A line longer than this many bytes, or a text longer than that, is not shown: laying it out would
 * block the window. */
#define RF_EDITOR_MAX_LINE 20000
#define RF_EDITOR_MAX_TEXT (4 * 1024 * 1024)

/* Whether @text can be shown; else sets @error (RF_ERROR_IO), one sentence that begins with @name.
 */
gboolean rf_editor_can_show (const char *name, const char *text, gsize length, GError **error);

/* Replaces the text as if it had been loaded: it is not modified, and this can't be undone. */
void rf_editor_set_text (RfEditor *editor, const char *text);
/* Changes only what is different in @text, so that the cursor and what is seen stay where they are.
 * It can be undone. */
void rf_editor_replace_text (RfEditor *editor, const char *text);
/* (transfer full) */
char *rf_editor_get_text (RfEditor *editor);
gboolean rf_editor_get_modified (RfEditor *editor);
/* It was saved; it never was. */
void rf_editor_set_saved (RfEditor *editor);
void rf_editor_set_unsaved (RfEditor *editor);

/* Marks @line (from 1) as the one that runs and brings it into view; 0: none. */
void rf_editor_set_current_line (RfEditor *editor, guint line);
guint rf_editor_get_current_line (RfEditor *editor);
/* Marks @line as the one that made the selected object; 0: none. */
void rf_editor_set_born_line (RfEditor *editor, guint line);
guint rf_editor_get_born_line (RfEditor *editor);
/* Marks @line as wrong, from @column (from 1, in characters; 0: unknown) to the end of the word.
 * 0: no error. */
void rf_editor_set_error (RfEditor *editor, guint line, guint column);
guint rf_editor_get_error_line (RfEditor *editor);

/* Marks the lines of @problems (RfLectureProblem) in the margin, with what they say as tooltips;
 * those of before are not marked any more. */
void rf_editor_set_problems (RfEditor *editor, const GPtrArray *problems);
/* Whether a problem is marked at @line. */
gboolean rf_editor_has_problem (RfEditor *editor, guint line);

/* Puts the keyboard focus into the text. */
void rf_editor_focus (RfEditor *editor);

G_END_DECLS
