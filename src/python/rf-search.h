/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* What the methods of str and of bytes that look for something share. */

/* Where in @data[@from, @to) the first or (@last) the last @what of @size bytes stands; -1:
 * nowhere. An empty @what stands at @from, or at @to. */
gssize rf_search_bytes (const char *data, gsize from, gsize to, const char *what, gsize size,
                        gboolean last);
/* How often @what stands there, without overlaps, @most times at the most. @size is not 0. */
gsize rf_search_count (const char *data, gsize from, gsize to, const char *what, gsize size,
                       gsize most);

/* FALSE and TypeError unless @method was given something to look for and at most two bounds. */
gboolean rf_search_check_number (RfMachine *m, gsize n_args, const char *method);
/* The bounds that stand at args[1] and args[2], as they were given; may run Python code, each
 * __index__ once. FALSE: an exception is set. */
gboolean rf_search_read_bounds (RfMachine *m, RfObject *const *args, gsize n_args, gssize *start,
                                gssize *stop);
/* Brings bounds into a sequence of @length, as a slice does; *start may be greater than *stop. */
void rf_search_clamp (gssize length, gssize *start, gssize *stop);

/* What find (@at) or index (@missing: the message when nothing was found) gives back; -1: nothing
 * was found, -2: an exception is set. */
RfObject *rf_search_result (RfMachine *m, gssize at, const char *missing);

G_END_DECLS
