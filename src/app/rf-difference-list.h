/* SPDX-License-Identifier: MIT */
#pragma once

#include "session/rf-compare.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What differs between two pictures, one sentence each, those with one reason together under it.
 *
 * Signal "chosen" (RfDifferenceList, guint index): a row was activated; the index is that in the
 * array that is shown. */
#define RF_TYPE_DIFFERENCE_LIST (rf_difference_list_get_type ())
G_DECLARE_FINAL_TYPE (RfDifferenceList, rf_difference_list, RF, DIFFERENCE_LIST, AdwBin)

/* Shows @differences (of RfDifference; NULL: not known yet) of @compare. @note: one sentence about
 * where the two are, NULL: nothing is to be said. Keeps none of them but the array, which it takes
 * a reference to. */
void rf_difference_list_show (RfDifferenceList *list, const RfCompare *compare,
                              GPtrArray *differences, const char *note);

/* For tests: what row @row says, with its reason after a line end; NULL: there is no such row.
 * (transfer full) */
char *rf_difference_list_get_text (RfDifferenceList *list, guint row);
/* Does what a click on row @row does. */
void rf_difference_list_activate (RfDifferenceList *list, guint row);

G_END_DECLS
