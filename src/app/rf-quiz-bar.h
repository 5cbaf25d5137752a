/* SPDX-License-Identifier: MIT */
#pragma once

#include "lecture/rf-quiz.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks one question of a quiz below the picture: choices (the keys 1 to 4), or an entry; then says
 * whether the answer was right, and why.
 *
 * Signals: "answered" (const char *answer; NULL: skipped), "go-on", "show": the user wants to see
 * the answer in the picture, "again". */
#define RF_TYPE_QUIZ_BAR (rf_quiz_bar_get_type ())
G_DECLARE_FINAL_TYPE (RfQuizBar, rf_quiz_bar, RF, QUIZ_BAR, AdwBin)

typedef enum
{
  RF_QUIZ_BAR_IDLE,
  RF_QUIZ_BAR_ASKS,
  RF_QUIZ_BAR_ANSWERS,
} RfQuizBarMode;

/* It asks nothing yet. (transfer floating) */
RfQuizBar *rf_quiz_bar_new (void);

/* Nothing is asked now: @text says what is to come; @again: offers to begin anew. */
void rf_quiz_bar_rest (RfQuizBar *bar, const char *text, gboolean again);
/* Asks @item, which must live until it is answered; @code is the line that it is about. */
void rf_quiz_bar_ask (RfQuizBar *bar, const RfQuizItem *item, const char *code);
/* Says what is right, after @given (NULL: it was skipped). */
void rf_quiz_bar_tell (RfQuizBar *bar, const RfQuizItem *item, const char *given);
/* How many are right of those that were answered. */
void rf_quiz_bar_set_score (RfQuizBar *bar, guint right, guint answered, guint all);
/* The keyboard goes to where the answer is given. */
void rf_quiz_bar_focus (RfQuizBar *bar);

/* What it shows now. */
RfQuizBarMode rf_quiz_bar_get_mode (RfQuizBar *bar);
/* All that it says, for tests. (transfer full) */
char *rf_quiz_bar_get_text (RfQuizBar *bar);

G_END_DECLS
