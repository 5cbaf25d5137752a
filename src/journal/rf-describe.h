/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-state.h"

#include <glib.h>

G_BEGIN_DECLS

/* What happened, in plain English (translatable). A @state that is passed is used to name objects:
 * any state at or after the event will do. All results are (transfer full), plain text. */

/* "globals", "body of class Person", "frame of f". */
char *rf_describe_frame (const RfState *state, RfJournal *journal, guint32 frame);

/* "#9 MyNamedClass", "class MyNamedClass", "'Jane'" for an atom; the dict of a namespace as its
 * frame; one with the attributes of an object: "dict of #9". */
char *rf_describe_object (const RfState *state, RfJournal *journal, guint32 object);

/* What event @n did, one or two sentences. */
char *rf_describe_event (const RfState *state, RfJournal *journal, guint32 n);

/* What happened in a step from position @from to @to: the sentences of its most important events,
 * at most three, in their order; "" when @from is not before @to. */
char *rf_describe_step (const RfState *state, RfJournal *journal, guint32 from, guint32 to);

/* What a phase of the collector does, in two sentences; its short title. */
const char *rf_describe_phase (RfPhase phase);
const char *rf_describe_phase_title (RfPhase phase);

/* Why and when @object died: "Its reference count fell to 0 at line 14 (event 120)."; NULL when it
 * did not. */
char *rf_describe_death (const RfState *state, guint32 object);

G_END_DECLS
