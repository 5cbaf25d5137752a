/* SPDX-License-Identifier: MIT */
#pragma once

#include "lecture/rf-lecture-plan.h"

#include <glib.h>

G_BEGIN_DECLS

/* A quiz: questions about a run for somebody who wants to know whether they have understood. Each
 * is about one line of the program, asked before it runs and answered by what the run did. The
 * wrong answers to choose from are ones that people give. */

typedef enum
{
  RF_QUIZ_COUNT,   /* how many references to an object there are after the line */
  RF_QUIZ_COLLECT, /* what gc.collect() returns */
  RF_QUIZ_PRINTED, /* what is printed, and in which order */
  RF_QUIZ_WEAKREF, /* whether a weak reference is dead after the line */
  RF_QUIZ_DEATHS,  /* which objects die */
  RF_QUIZ_LECTURE, /* a lecture's own question */
  RF_N_QUIZ_KINDS
} RfQuizKind;

typedef struct
{
  char *text;
  char *why; /* why somebody may think so and it is not so: one sentence; NULL: nothing is known */
} RfQuizChoice;

typedef struct
{
  RfQuizKind kind;
  guint32 line;       /* of the program */
  guint32 position;   /* where it is asked: right before the line runs */
  guint32 answered;   /* where the answer can be seen: right after it */
  guint32 object;     /* that shows it, 0: none */
  gboolean typed;     /* the answer is typed; the choices are not shown but known */
  char *question;     /* CommonMark, one sentence */
  char *answer;       /* the right one */
  char *explanation;  /* why it is right: a sentence or two, plain text */
  GPtrArray *choices; /* RfQuizChoice, the right one among them */
} RfQuizItem;

typedef struct
{
  GPtrArray *items; /* RfQuizItem, by position; none begins before the one before it is answered */
} RfQuiz;

/* More questions than this are not asked about a run, apart from a lecture's own. */
#define RF_QUIZ_MOST 12

/* The quiz of a complete @journal of the program @text. Questions of the lecture that @plan (may be
 * NULL) has bound to it take the place of others. Any thread. (transfer full) */
RfQuiz *rf_quiz_new (RfJournal *journal, const char *text, const RfLecturePlan *plan);
void rf_quiz_free (RfQuiz *quiz);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfQuiz, rf_quiz_free)

/* Whether @answer, as it was typed or chosen, is right: blanks and commas don't matter. */
gboolean rf_quiz_item_check (const RfQuizItem *item, const char *answer);
/* Why @answer is wrong, if that is known; else NULL. (transfer none) */
const char *rf_quiz_item_why (const RfQuizItem *item, const char *answer);
/* The first question that is asked at or after @from and before @to; -1: none. */
int rf_quiz_find (const RfQuiz *quiz, guint32 from, guint32 to);

G_END_DECLS
