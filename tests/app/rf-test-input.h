/* SPDX-License-Identifier: MIT */
#pragma once

#include "rf-test-window.h"

G_BEGIN_DECLS

/* Real keys and a real pointer, by xdotool. After each of these functions the window has seen what
 * was sent, was laid out and painted: no test has to guess how long that takes. */

/* Whether xdotool is installed; tests that need it are skipped without. */
gboolean test_has_input (void);

/* Gives the focus of the keyboard to @window. */
void test_focus (RfWindow *window);
/* "ctrl+f" */
void test_press (RfWindow *window, const char *key);
/* Key by key. */
void test_type (RfWindow *window, const char *text);
/* Moves the pointer to (@x, @y) of @widget. */
void test_point (RfWindow *window, GtkWidget *widget, double x, double y);

/* Begins to send @keys ("Right Left") one after the other, and goes on at once. */
GSubprocess *test_begin_keys (const char *keys);
/* Waits until the last one has been seen. Takes @sender, which may be NULL. */
void test_end_keys (RfWindow *window, GSubprocess *sender);

G_END_DECLS
