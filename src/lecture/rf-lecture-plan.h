/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-cursor.h"
#include "lecture/rf-lecture.h"

#include <glib.h>

G_BEGIN_DECLS

/* The way through a lecture: a lecture's cells and directives, bound to what happened in a run of
 * it. Where a press of the clicker stops is a stop; between two stops everything is played.
 *
 * A cell begins before its first line of code runs and ends before the next cell's; the shutdown
 * of the interpreter belongs to the last one. A pause looks only at the events of its own cell, so
 * that editing one cell does not move the stops of another. */

typedef enum
{
  RF_STOP_BEGIN,    /* a cell's narration; its code has not run */
  RF_STOP_PAUSE,    /* a directive */
  RF_STOP_QUESTION, /* asked before the statement that answers it */
  RF_STOP_ANSWER,   /* … and revealed after it */
  RF_STOP_END,      /* a cell's code has run */
  RF_STOP_SHUTDOWN, /* the interpreter has shut down, and something was to be seen in it */
} RfStopKind;

typedef struct
{
  RfStopKind kind;
  guint32 position;             /* after so many events */
  guint cell;                   /* index */
  const RfDirective *directive; /* of a pause, a question, an answer */
  guint32 answered;             /* of a question: the position of its answer */
} RfLectureStop;

typedef struct
{
  RfLecture *lecture;
  GArray *stops;       /* RfLectureStop, in the order of the presses: positions never go down */
  GPtrArray *problems; /* RfLectureProblem: what never happened, answers that are not true */
  char *last_printed;  /* in the shutdown, where there is a stop for it; NULL or "": nothing */
} RfLecturePlan;

/* Binds @lecture, to which the plan keeps a reference, to a complete @journal of it. Any thread.
 * (transfer full) */
RfLecturePlan *rf_lecture_plan_new (RfLecture *lecture, RfJournal *journal);
void rf_lecture_plan_free (RfLecturePlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfLecturePlan, rf_lecture_plan_free)

/* What is told at the stop RF_STOP_SHUTDOWN, with the first of what is printed there: CommonMark.
 * (transfer full) */
char *rf_lecture_tell_shutdown (const RfLecturePlan *plan);
/* What is told at @stop in place of its cell's narration, NULL: nothing. (transfer none) */
const char *rf_lecture_stop_said (const RfLectureStop *stop);

/* The last stop at or before @position, -1: none. Where several stand at one position: @now if it
 * is one of them, else the first. */
int rf_lecture_plan_find (const RfLecturePlan *plan, guint32 position, int now);

G_END_DECLS
