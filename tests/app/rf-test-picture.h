/* SPDX-License-Identifier: MIT */
#pragma once

#include "rf-test-window.h"

G_BEGIN_DECLS

/* A program with a little of everything, and looking at its picture. */
extern const char test_picture_program[];

/* A window that has run it and stands at the first event of @line. */
RfWindow *test_window_at_line (guint line);
/* Goes to the first event of @line. */
void test_go_to_line (RfWindow *window, guint line);

/* The state of an action. */
gboolean test_state (RfWindow *window, const char *action);
int test_number (RfWindow *window, const char *action);
/* Turns a switch and settles. */
void test_toggle (RfWindow *window, const char *action);

/* The scene as text, without coordinates. (transfer full) */
char *test_dump (RfWindow *window);
/* Whether that contains @text. */
gboolean test_shows (RfWindow *window, const char *text);

/* The object that the global name @name refers to, 0: none is drawn. */
guint32 test_object_called (RfWindow *window, const char *name);
void test_select (RfWindow *window, guint32 id);
guint32 test_selected (RfWindow *window);

G_END_DECLS
