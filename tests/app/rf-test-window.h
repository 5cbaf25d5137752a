/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-window.h"

G_BEGIN_DECLS

/* Windows for tests: one application for the whole program, a window for each test. */

/* Registers the application. Call it before g_test_run(). */
void test_application_begin (void);
/* Closes all windows and waits for every thread. */
void test_application_end (void);
RfApplication *test_application (void);

/* A window that is on the screen, with an empty program. */
RfWindow *test_window_new (void);
/* Closes it without a question. */
void test_window_free (RfWindow *window);

/* Lets the main loop run until @window is settled; fails after 30 s. */
void test_settle (RfWindow *window);
/* Lets the main loop run for @ms. */
void test_wait (guint ms);

/* Activates win.@action, optionally with a parameter (floating; NULL: none). */
void test_act (RfWindow *window, const char *action, GVariant *parameter);
gboolean test_enabled (RfWindow *window, const char *action);
gint64 test_position (RfWindow *window);
void test_set_position (RfWindow *window, gint64 position);
void test_set_granularity (RfWindow *window, const char *granularity);

/* Puts @text into the editor, runs it and settles. */
void test_run_text (RfWindow *window, const char *text);
/* A checksum of everything that the scene on the canvas draws. (transfer full) */
char *test_digest (RfWindow *window);

/* Two friends in a cycle, their names deleted, collected. */
extern const char test_friends[];

G_END_DECLS
