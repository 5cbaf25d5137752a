/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-cursor.h"
#include "lecture/rf-lecture-facts.h"
#include "lecture/rf-quiz.h"

G_BEGIN_DECLS

/* What rf-quiz.c (which lines are worth a question) and rf-quiz-ask.c (the questions about one
 * line) share. */

/* One run of a line of the module, and what it did. */
typedef struct
{
  RfJournal *journal;
  RfCursor *cursor;
  guint32 frame;             /* the module's */
  guint32 line, first, last; /* positions */
  const char *code;          /* the line's text, without the space around it */
  const RfLectureFacts *facts;
  RfState *before, *after;
} RfQuizLine;

/* A question that could be asked, and how much it is worth. */
typedef struct
{
  int worth;
  RfQuizItem *item;
} RfQuizOffer;

/* Appends what could be asked about @line to @offers (RfQuizOffer). */
void rf_quiz_offer (const RfQuizLine *line, GArray *offers);

/* A question without choices; texts are taken over. (transfer full) */
RfQuizItem *rf_quiz_item_new (RfQuizKind kind, const RfQuizLine *line, char *question, char *answer,
                              char *explanation);
/* Adds a choice, once; @why (may be NULL) is taken over. */
void rf_quiz_item_add_choice (RfQuizItem *item, const char *text, char *why);

G_END_DECLS
