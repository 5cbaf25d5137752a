/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-posting.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The messages that the program has sent up to a position, as a telephone shows a conversation: a
 * bubble each, with the virtual time, the object that caused it, and what became of its delivery.
 * Choosing one goes to the event that sent it (win.position) and selects the object. */
#define RF_TYPE_MESSAGE_LIST (rf_message_list_get_type ())
G_DECLARE_FINAL_TYPE (RfMessageList, rf_message_list, RF, MESSAGE_LIST, AdwBin)

/* Shows those of @run up to @position; NULL: nothing. @posting: what becomes of them, or NULL. */
void rf_message_list_show (RfMessageList *list, RfRun *run, RfPosting *posting, guint32 position);
/* How many are shown. */
guint rf_message_list_get_length (RfMessageList *list);
/* What the bubble @index (from 0) says, a line a label, for tests. (transfer full) */
char *rf_message_list_get_text (RfMessageList *list, guint index);

G_END_DECLS
