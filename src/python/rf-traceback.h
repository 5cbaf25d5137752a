/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-frame.h"

G_BEGIN_DECLS

/* The class traceback: called by rf_frame_setup(). */
gboolean rf_traceback_setup (RfMachine *m);

/* Adds an entry for @frame's present line to the traceback of m->current. Never fails: where
 * memory is out the entry is missing. */
void rf_traceback_add (RfMachine *m, RfFrame *frame);

/* What CPython prints for an uncaught @exception: its causes and contexts, tracebacks, notes, and
 * the last line with suggestions. Runs the program's __str__ methods; no exception is left set. */
void rf_traceback_print (RfMachine *m, RfObject *exception);
/* Only "Traceback (most recent call last):" and its entries, as "Exception ignored in" has them. */
void rf_traceback_print_entries (RfMachine *m, GString *out, RfObject *traceback,
                                 gboolean unraisable);

/* Is every entry of @traceback (NULL: none) one of the library's own code? */
gboolean rf_traceback_is_library (RfObject *traceback);

/* The source of @entry, a traceback, with its carets. */
void rf_traceback_append_source (RfMachine *m, GString *out, RfObject *entry);
/* What stands behind the entries of @exception's traceback. */
void rf_traceback_append_last (RfMachine *m, GString *out, RfObject *exception,
                               gboolean suggestion);

/* --- rf-caret.c ------------------------------------------------------------------------------ */

/* Line @number of the program, without its end; NULL: there is none. */
const char *rf_caret_source_line (RfMachine *m, int number, gsize *length);

/* Appends the source of @position, indented, with its caret line where the profile has one.
 * @function is the code's. */
void rf_caret_append_source (RfMachine *m, GString *out, const RfPosition *position,
                             gboolean carets);

/* --- rf-suggestion.c ------------------------------------------------------------------------- */

/* The name in @candidates (char *) nearest to @wrong, or NULL. (transfer none) */
const char *rf_suggestion_nearest (const GPtrArray *candidates, const char *wrong);

/* Appends ". Did you mean: 'x'?" and such, if there is something to say. */
void rf_suggestion_append (RfMachine *m, GString *out, RfObject *exception);

G_END_DECLS
