/* SPDX-License-Identifier: MIT */
#pragma once

#include "heap/rf-event.h"

#include <glib.h>

G_BEGIN_DECLS

/* The journal: every event of a run, in order, numbered from 1. One thread (the writer) appends;
 * any number of others read at the same time, without locks: what they see is the prefix that
 * rf_journal_length() tells, and nothing in it ever changes or moves.
 *
 * What is read are the events as the engine emits them (heap/rf-event.h), with six fields
 * completed here, so that each can be undone from itself alone; how they are kept is rf-record.h's
 * matter:
 *
 * - LINE: c is the line that the frame stood at before it;
 * - FRAME_POP, FRAME_SUSPEND, FRAME_RESUME, FRAME_DISCARD: e is the line that the frame stands at;
 * - ISOLATE_FORMED: e is the place of its objects (see rf_journal_extra), followed there by the
 *   isolate to which each of them belonged before (0: none);
 * - MESSAGE: e is the place of its extra numbers;
 * - GC_MOVE: aux is the generation that the object was in before it;
 * - OBJECT_RESURRECTED: b is the isolate that the object leaves (0: none). */
typedef struct _RfJournal RfJournal;

#define RF_JOURNAL_MAX_EVENTS 268435456u

/* A new, empty journal with one reference. (transfer full) */
RfJournal *rf_journal_new (void);
RfJournal *rf_journal_ref (RfJournal *journal);
void rf_journal_unref (RfJournal *journal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfJournal, rf_journal_unref)

/* --- limits, set by whoever makes the journal, before the first event ------------------------- */

/* At most @max_events events (up to RF_JOURNAL_MAX_EVENTS) and about @max_bytes bytes of memory
 * are kept; 0: as much as can be. The default is 20,000,000 events and 2 GB. */
void rf_journal_set_limits (RfJournal *journal, guint32 max_events, gsize max_bytes);
/* Besides, @events for each of the most objects that ever live at the same time: a program that
 * makes a large heap may do so, one that goes on for ever is still stopped. 0, as at first: none.
 */
void rf_journal_set_object_room (RfJournal *journal, guint32 events);
/* Called once, on the writer's thread, by the event that did not fit. */
void rf_journal_set_full_func (RfJournal *journal, void (*full) (gpointer user), gpointer user);
/* An event did not fit; it and all later ones were dropped. Any thread. */
gboolean rf_journal_full (RfJournal *journal);

/* --- writing: one thread ---------------------------------------------------------------------- */

/* The sink to give to the heap. (transfer none) */
RfEventSink *rf_journal_sink (RfJournal *journal);
/* What the sink's functions do. */
void rf_journal_append (RfJournal *journal, const RfEvent *event, const guint32 *extra,
                        guint n_extra);
guint32 rf_journal_intern (RfJournal *journal, const char *text, gssize length);

/* --- reading: any thread ---------------------------------------------------------------------- */

/* How many events there are. */
guint32 rf_journal_length (RfJournal *journal);
/* Event @n, from 1 to the length. */
RfEvent rf_journal_event (RfJournal *journal, guint32 n);
/* The text @id of an event, NUL terminated; "" for 0. (transfer none) */
const char *rf_journal_text (RfJournal *journal, guint32 id);
/* Its length in bytes (it may hold NULs). */
gsize rf_journal_text_length (RfJournal *journal, guint32 id);
/* The extra numbers of @event, a record of this journal; @n is set to how many. For
 * ISOLATE_FORMED the object ids; the isolate each was in before stands at [n], [n + 1] … For
 * MESSAGE: RfMessageExtra.
 * (transfer none) */
const guint32 *rf_journal_extra (RfJournal *journal, const RfEvent *event, guint *n);
/* The text id of the newest value of @object, 0: none. Only for objects that were mentioned by an
 * event that is already published. Keys of dicts never change theirs. */
guint32 rf_journal_object_value (RfJournal *journal, guint32 object);
/* The text id of the type's name of @object. */
guint32 rf_journal_object_type (RfJournal *journal, guint32 object);

/* Bytes of memory held, everything counted. */
gsize rf_journal_bytes (RfJournal *journal);

/* --- names of slots --------------------------------------------------------------------------- */

/* Appends @value, the repr of an object, as it reads as a name: a string without its quotes. */
void rf_journal_append_unquoted (GString *out, const char *value);
/* Appends how the key object @key reads: its value unquoted, or "Type #7" when it has none. */
void rf_journal_append_key (RfJournal *journal, guint32 key, GString *out);
/* Appends the name of the slot of a SLOT, SLOT_INSERT, SLOT_REMOVE or NAME @event: "friend",
 * "3". */
void rf_journal_append_slot (RfJournal *journal, const RfEvent *event, GString *out);

G_END_DECLS
