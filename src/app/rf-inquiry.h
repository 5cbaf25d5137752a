/* SPDX-License-Identifier: MIT */
#pragma once

#include "app/rf-worker.h"
#include "journal/rf-space.h"
#include "journal/rf-temporaries.h"
#include "session/rf-session.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* Questions about a run that is over whose answers take a while: who holds the temporaries at an
 * event, what
 * became of each block of memory (both by running the program once more), how the count of an
 * object changed (the journal is read). Each is answered at once where it is known; else it is
 * looked into on another thread, and the signal "answered" says when asking again is worth while.
 * Main thread only; nothing here waits. */
#define RF_TYPE_INQUIRY (rf_inquiry_get_type ())
G_DECLARE_FINAL_TYPE (RfInquiry, rf_inquiry, RF, INQUIRY, GObject)

/* @session has ended, and was recorded. @worker is used for letting go of a run that still goes on.
 * (transfer full) */
RfInquiry *rf_inquiry_new (RfSession *session, RfWorker *worker);
/* Nobody wants to know any more. */
void rf_inquiry_abandon (RfInquiry *inquiry);

/* The temporaries around @event. NULL: not known yet, or they never will be. Only the last question
 * counts. (transfer full) */
RfTemporaries *rf_inquiry_get_temporaries (RfInquiry *inquiry, guint32 event);
/* All changes of the count of @object, which event @born announced: of RfCountChange. NULL: not
 * known yet. (transfer full) */
GArray *rf_inquiry_get_changes (RfInquiry *inquiry, guint32 object, guint32 born);

/* The log of the address space, from the first time that somebody asks for it. NULL: not known yet,
 * or it never will be. (transfer full) */
RfSpaceLog *rf_inquiry_get_space (RfInquiry *inquiry);

/* Whether an answer is still to come. */
gboolean rf_inquiry_is_busy (RfInquiry *inquiry);

G_END_DECLS
