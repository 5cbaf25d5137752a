/* SPDX-License-Identifier: MIT */
#pragma once

#include "lecture/rf-lecture-plan.h"

G_BEGIN_DECLS

/* The few lines of code that a class has to see at a stop, where there is no room for the program:
 * those of one cell round the line that matters, without directives. */

typedef struct
{
  guint line;       /* its number */
  const char *text; /* of the lecture (transfer none) */
  gboolean marked;  /* it runs, has just run, or is what a question asks about */
} RfExcerptLine;

/* At most @most lines for stop @index of @plan (-1: before the first one). @line is the line at
 * which the run stands, 0: none. Empty where there is no code to be shown.
 * (transfer full, RfExcerptLine) */
GArray *rf_lecture_excerpt (const RfLecturePlan *plan, int index, guint line, guint most);

G_END_DECLS
