/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-journal.h"
#include "journal/rf-steps.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the program has printed and read up to a position; standard error in its own colour and with
 * a bar beside it. */
#define RF_TYPE_CONSOLE (rf_console_get_type ())
G_DECLARE_FINAL_TYPE (RfConsole, rf_console, RF, CONSOLE, AdwBin)

/* Shows the output of @journal up to @position; NULL: nothing. Only the last few thousand pieces
 * are kept in the widget. */
void rf_console_show (RfConsole *console, RfJournal *journal, RfSteps *steps, guint32 position);
/* Shows, or hides, the entry for a line of the program's input. Each line that is entered is told
 * by the signal "answered", with the text; NULL: there is no more input. */
void rf_console_ask (RfConsole *console, gboolean asking);
gboolean rf_console_is_asking (RfConsole *console);
/* Enters @line as if it had been typed; NULL: presses the button for the end of the input. */
void rf_console_enter (RfConsole *console, const char *line);
/* What is shown. (transfer full) */
char *rf_console_get_text (RfConsole *console);

G_END_DECLS
