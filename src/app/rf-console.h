/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-journal.h"
#include "journal/rf-steps.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the program has printed up to a position; standard error in its own colour and with a bar
 * beside it. */
#define RF_TYPE_CONSOLE (rf_console_get_type ())
G_DECLARE_FINAL_TYPE (RfConsole, rf_console, RF, CONSOLE, AdwBin)

/* Shows the output of @journal up to @position; NULL: nothing. Only the last few thousand pieces
 * are kept in the widget. */
void rf_console_show (RfConsole *console, RfJournal *journal, RfSteps *steps, guint32 position);
/* What is shown. (transfer full) */
char *rf_console_get_text (RfConsole *console);

G_END_DECLS
