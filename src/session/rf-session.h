/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/rf-profile.h"
#include "heap/rf-event.h"
#include "journal/rf-journal.h"

#include <glib.h>

G_BEGIN_DECLS

/* A session: one program with its machine, its heap, its journal and its limits. The program runs
 * once, on a worker thread of its own; the journal may be read meanwhile from any thread. A run is
 * deterministic: the same program under the same profile gives the same journal.
 *
 * Reference counted, because the window may let go of a session whose thread still winds down. */
typedef struct _RfSession RfSession;

typedef enum
{
  RF_SESSION_READY, /* not started */
  RF_SESSION_RUNNING,
  RF_SESSION_FINISHED, /* ran to its end; the exit status is valid */
  RF_SESSION_REFUSED,  /* no program, or one that is not supported: rf_session_error() */
  RF_SESSION_STOPPED,  /* cancelled, or a limit was reached: rf_session_error() */
} RfSessionPhase;

/* How many events a run records before it is stopped, and how much memory the program may use. */
#define RF_SESSION_MAX_EVENTS 2000000u
/* … and for each object of a large heap, where that is allowed. */
#define RF_SESSION_EVENTS_AN_OBJECT 48u
#define RF_SESSION_MAX_BYTES ((gsize) 1024 * 1024 * 1024)

/* What the program writes, as it writes it. Called on the session's thread. */
typedef void (*RfSessionOutput) (RfStream stream, const char *text, gsize size, gpointer user);
/* Appends the next line of the program's input, with its line end, to @line; FALSE: there is no
 * more. Called on the session's thread, where it may wait as long as rf_session_cancelled() is
 * FALSE. */
typedef gboolean (*RfSessionInput) (GString *line, gpointer user);
/* The run is over. Called on the session's thread, once. */
typedef void (*RfSessionDone) (RfSession *session, gpointer user);

/* A session for the program @text (UTF-8, @size bytes, -1: up to the NUL), shown in messages as
 * @filename. (transfer full) */
RfSession *rf_session_new (const char *text, gssize size, const char *filename,
                           const RfProfile *profile);
RfSession *rf_session_ref (RfSession *session);
/* The last reference cancels a run and waits for it. */
void rf_session_unref (RfSession *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfSession, rf_session_unref)

/* --- before the start ------------------------------------------------------------------------- */

void rf_session_set_output (RfSession *session, RfSessionOutput output, gpointer user);
/* Where the program's input comes from; NULL, as at first: there is none. */
void rf_session_set_input (RfSession *session, RfSessionInput input, gpointer user);
/* The program's input comes by rf_session_answer(), and is waited for. */
void rf_session_set_interactive (RfSession *session);
void rf_session_set_done (RfSession *session, RfSessionDone done, gpointer user);
/* 0: no limit. */
void rf_session_set_limits (RfSession *session, guint32 max_events, gsize max_bytes);
/* A heap may grow to a million objects, though each takes more than two events to be made. What
 * goes on for ever in a small one is still stopped after as many events as any other. */
void rf_session_allow_large_heap (RfSession *session);

/* --- running ---------------------------------------------------------------------------------- */

/* Starts the run; @record: into the journal. Once. */
void rf_session_start (RfSession *session, gboolean record);
/* Asks the program to stop. Returns at once; what was recorded stays. Any thread. */
void rf_session_cancel (RfSession *session);
gboolean rf_session_cancelled (RfSession *session);
/* Gives an interactive program a line of input (without line end), NULL: there will be no more. Any
 * thread; what is given before the program asks is kept. */
void rf_session_answer (RfSession *session, const char *line);
/* Does the program wait for a line just now? Any thread. */
gboolean rf_session_waits (RfSession *session);
/* Waits until the run is over. Not on the session's own thread. */
void rf_session_wait (RfSession *session);

/* --- looking: any thread ---------------------------------------------------------------------- */

RfSessionPhase rf_session_phase (RfSession *session);
/* The exit status of a finished program; 2 for one that was refused. */
int rf_session_status (RfSession *session);
/* Why it was refused or stopped, NULL otherwise. (transfer none); valid once the run is over. */
const GError *rf_session_error (RfSession *session);
/* What CPython prints on stderr about a syntax error; NULL: it is none. (transfer none) */
const char *rf_session_syntax_text (RfSession *session);
/* (transfer none) */
RfJournal *rf_session_journal (RfSession *session);
const RfProfile *rf_session_profile (RfSession *session);
const char *rf_session_text (RfSession *session);
gsize rf_session_text_size (RfSession *session);
/* The limit of the program's memory, 0: none. */
gsize rf_session_max_bytes (RfSession *session);
const char *rf_session_filename (RfSession *session);

G_END_DECLS
