/* SPDX-License-Identifier: MIT */
#pragma once

#include "rf-test-window.h"

#include "app/rf-message-list.h"
#include "app/rf-posting.h"

G_BEGIN_DECLS

/* Three friends who each send a text message when they die: one by her count, two in a cycle two
 * and a half seconds later. */
extern const char test_dying_friends[];

RfMessageList *test_message_list (RfWindow *window);
/* Brings the tab to the front, so that its rows are there. */
void test_show_messages (RfWindow *window);

G_END_DECLS
