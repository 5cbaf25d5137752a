/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-window.h"

G_BEGIN_DECLS

/* Windows for tests: one application for the whole program, a window for each test. */

/* The main function of a test: begins, runs what @add_tests has added, ends. @motion: what moves in
 * the window does; else everything is where it comes to at once. */
int test_main (int argc, char **argv, gboolean motion, void (*add_tests) (void));
/* For a main function that has more to do: registers the application, before g_test_run(). */
void test_application_begin (void);
/* Closes all windows and waits for every thread. */
void test_application_end (void);
RfApplication *test_application (void);

/* A window that is on the screen, with an empty program. */
RfWindow *test_window_new (void);
/* Closes it without a question. */
void test_window_free (RfWindow *window);

/* Lets the main loop run until @condition is true, however slow the machine is; fails when that
 * takes minutes. Tests wait for what they mean, not for a time. */
#define TEST_UNTIL(condition)                                            \
  G_STMT_START                                                           \
  {                                                                      \
    gint64 since_ = 0;                                                   \
    while (!(condition) && test_goes_on (&since_, G_STRLOC, #condition)) \
      ;                                                                  \
  }                                                                      \
  G_STMT_END
/* For TEST_UNTIL alone. */
gboolean test_goes_on (gint64 *since, const char *where, const char *condition);

/* Lets the main loop run until @window is settled. */
void test_settle (RfWindow *window);
/* Lets it run until @window was laid out and painted anew. */
void test_paint (RfWindow *window);
/* The same; FALSE where there was no frame for @patience microseconds though one was asked for. */
gboolean test_try_paint (RfWindow *window, gint64 patience);
/* Lets it run for @ms: where nothing may happen meanwhile, and for what is done in the midst of
 * something. */
void test_wait (guint ms);

/* Lets the main loop run until @is_over. Returns the longest turn's milliseconds of work: what the
 * window needs, and not what other programs leave it. */
int test_longest_turn (gboolean (*is_over) (gpointer user), gpointer user);
/* Microseconds of work of this thread. */
gint64 test_thread_time (void);

/* Activates win.@action, optionally with a parameter (floating; NULL: none). */
void test_act (RfWindow *window, const char *action, GVariant *parameter);
gboolean test_enabled (RfWindow *window, const char *action);
gint64 test_position (RfWindow *window);
void test_set_position (RfWindow *window, gint64 position);
void test_set_granularity (RfWindow *window, const char *granularity);

/* Puts @text into the editor, runs it and settles. */
void test_run_text (RfWindow *window, const char *text);
/* Whether @text is what stands in the editor. */
gboolean test_text_is (RfWindow *window, const char *text);
/* Puts @text into the editor as the user does it. */
void test_type_into (RfWindow *window, const char *text);
/* A checksum of everything that the scene on the canvas draws. (transfer full) */
char *test_digest (RfWindow *window);

/* Two friends in a cycle, their names deleted, collected. */
extern const char test_friends[];

G_END_DECLS
