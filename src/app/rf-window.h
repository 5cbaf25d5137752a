/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-application.h"
#include "app/rf-beside.h"
#include "app/rf-run.h"
#include "app/rf-quiz-bar.h"
#include "diagram/rf-scene.h"

G_BEGIN_DECLS

/* The window: one program, its newest run, and everything that shows it. What it can do is a
 * GAction (see rf-window-actions.c); the functions here open programs and let tests look. */
#define RF_TYPE_WINDOW (rf_window_get_type ())
G_DECLARE_FINAL_TYPE (RfWindow, rf_window, RF, WINDOW, AdwApplicationWindow)

/* (transfer none): the application keeps it. */
RfWindow *rf_window_new (RfApplication *application);

/* Whether nothing was opened, typed or run in it yet. */
gboolean rf_window_is_fresh (RfWindow *window);

/* Opens @file, a program. What goes wrong is said in the window. */
void rf_window_open (RfWindow *window, GFile *file);
/* Opens the built-in lecture @name and runs it. What goes wrong is said in the window. */
void rf_window_open_lecture (RfWindow *window, const char *name);
/* Puts @text into the editor, as if it had been loaded. */
void rf_window_set_text (RfWindow *window, const char *text);

/* --- for tests: all (transfer none) unless said otherwise --- */

/* The newest run, NULL: none. */
RfRun *rf_window_get_run (RfWindow *window);
/* Nothing runs, nothing is being laid out or looked into, nothing is waiting to be shown. */
gboolean rf_window_is_settled (RfWindow *window);
/* The scene on the canvas, NULL: none. */
RfScene *rf_window_get_scene (RfWindow *window);
/* The message bar's text; NULL: it is hidden. */
const char *rf_window_get_message (RfWindow *window);
/* What the bar says that is about the program's file; NULL: it is hidden. */
const char *rf_window_get_file_message (RfWindow *window);
/* What is wrong with the program: RfLectureProblem, by line. */
const GPtrArray *rf_window_get_problems (RfWindow *window);
/* The self-test's bar and its quiz; NULL: it was never on, there is none yet. */
RfQuizBar *rf_window_get_quiz_bar (RfWindow *window);
const RfQuiz *rf_window_get_quiz (RfWindow *window);
/* How many deaths the window has told of. */
guint rf_window_get_n_told (RfWindow *window);
/* What stands beside the picture, NULL: nothing. */
RfBeside *rf_window_get_beside (RfWindow *window);
/* The widget called @name in the template. */
GtkWidget *rf_window_get_part (RfWindow *window, const char *name);

G_END_DECLS
