/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-journal.h"

#include <glib.h>

G_BEGIN_DECLS

/* Appends event @n of @journal to @out as one JSON object without a line break, in the schema of
 * `refarium trace`:
 *
 *     {"n":33,"kind":"count","object":7,"from":1,"to":2}
 *
 * The table in heap/rf-event.h tells the fields. On top of it: a slot is a string (an attribute or
 * the text of the key; "key" is then the key object) or, in a list, a tuple or a set, a number;
 * list items that move up or down to make room have "insert":true or "remove":true. Needs nothing
 * but the journal, so it can follow a run that is still going on. */
void rf_trace_append (RfJournal *journal, guint32 n, GString *out);

G_END_DECLS
