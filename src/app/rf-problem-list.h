/* SPDX-License-Identifier: MIT */
#pragma once

#include "lecture/rf-lecture.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What is wrong with a program, each with its line. Signal "activated" (guint line, guint column):
 * the user wants to go there. */
#define RF_TYPE_PROBLEM_LIST (rf_problem_list_get_type ())
G_DECLARE_FINAL_TYPE (RfProblemList, rf_problem_list, RF, PROBLEM_LIST, AdwBin)

/* Empty. (transfer floating) */
RfProblemList *rf_problem_list_new (void);
/* Shows @problems (RfLectureProblem). */
void rf_problem_list_show (RfProblemList *list, const GPtrArray *problems);

G_END_DECLS
