/* SPDX-License-Identifier: MIT */

/* One program, from its text to its journal.
 *
 * Invariants: the machine and the heap exist only on the worker thread, from the start of the run
 * to its end; other threads reach the machine under the lock, to cancel it. After the phase is no
 * longer RUNNING, nothing of the session changes. */

#include "session/rf-session.h"

#include "base/rf-error.h"
#include "python/rf-machine.h"

#include <string.h>

struct _RfSession
{
  gint ref_count; /* atomic */

  char *text, *filename;
  gsize size;
  const RfProfile *profile;
  guint32 max_events, object_room;
  gsize max_bytes;
  RfSessionOutput output;
  gpointer output_user;
  RfSessionInput input;
  gpointer input_user;
  gboolean interactive;
  RfSessionDone done;
  gpointer done_user;
  gboolean record;

  RfJournal *journal;
  pthread_t thread;
  gboolean has_thread, joined;

  GMutex lock;
  GCond over;
  GCond answered;
  GQueue answers; /* char *: lines that the program has not read yet */
  gboolean input_ended, waits;
  RfMachine *machine; /* while it runs */
  gboolean cancelled;
  RfSessionPhase phase;
  int status;
  GError *error;
  char *syntax_text;
};

RfSession *
rf_session_new (const char *text, gssize size, const char *filename, const RfProfile *profile)
{
  RfSession *session = g_new0 (RfSession, 1);

  session->ref_count = 1;
  session->size = size < 0 ? strlen (text) : (gsize) size;
  session->text = g_malloc (session->size + 1);
  memcpy (session->text, text, session->size);
  session->text[session->size] = '\0';
  session->filename = g_strdup (filename);
  session->profile = profile;
  session->max_events = RF_SESSION_MAX_EVENTS;
  session->max_bytes = RF_SESSION_MAX_BYTES;
  session->journal = rf_journal_new ();
  g_mutex_init (&session->lock);
  g_cond_init (&session->over);
  g_cond_init (&session->answered);
  return session;
}

RfSession *
rf_session_ref (RfSession *session)
{
  g_atomic_int_inc (&session->ref_count);
  return session;
}

void
rf_session_unref (RfSession *session)
{
  if (!g_atomic_int_dec_and_test (&session->ref_count))
    return;
  rf_session_cancel (session);
  rf_session_wait (session);
  rf_journal_unref (session->journal);
  g_clear_error (&session->error);
  g_free (session->syntax_text);
  g_free (session->text);
  g_free (session->filename);
  g_mutex_clear (&session->lock);
  g_cond_clear (&session->over);
  g_cond_clear (&session->answered);
  g_queue_clear_full (&session->answers, g_free);
  g_free (session);
}

void
rf_session_set_output (RfSession *session, RfSessionOutput output, gpointer user)
{
  session->output = output;
  session->output_user = user;
}

void
rf_session_set_input (RfSession *session, RfSessionInput input, gpointer user)
{
  session->input = input;
  session->input_user = user;
}

void
rf_session_set_interactive (RfSession *session)
{
  session->interactive = TRUE;
}

void
rf_session_set_done (RfSession *session, RfSessionDone done, gpointer user)
{
  session->done = done;
  session->done_user = user;
}

void
rf_session_set_limits (RfSession *session, guint32 max_events, gsize max_bytes)
{
  session->max_events = max_events;
  session->max_bytes = max_bytes;
}

void
rf_session_allow_large_heap (RfSession *session)
{
  g_assert (session->phase == RF_SESSION_READY);
  session->object_room = RF_SESSION_EVENTS_AN_OBJECT;
}

/* --- the worker ------------------------------------------------------------------------------- */

static void
host_write (gpointer user, RfStream stream, const char *text, gsize size)
{
  RfSession *session = user;

  if (session->output != NULL)
    session->output (stream, text, size, session->output_user);
}

/* Waits for an answer. */
static gboolean
read_answer (RfSession *session, GString *line)
{
  g_autofree char *answer = NULL;

  g_mutex_lock (&session->lock);
  session->waits = TRUE;
  while (g_queue_is_empty (&session->answers) && !session->input_ended && !session->cancelled)
    g_cond_wait (&session->answered, &session->lock);
  session->waits = FALSE;
  answer = g_queue_pop_head (&session->answers);
  g_mutex_unlock (&session->lock);
  if (answer != NULL)
    g_string_append_printf (line, "%s\n", answer);
  return answer != NULL;
}

static gboolean
host_read_line (gpointer user, GString *line)
{
  RfSession *session = user;

  if (session->interactive)
    return read_answer (session, line);
  return session->input != NULL && session->input (line, session->input_user);
}

static void
journal_full (gpointer user)
{
  rf_machine_request_stop (user, RF_STOP_EVENTS);
}

static RfSessionPhase
outcome (RfSession *session, RfMachine *m, GError **error)
{
  if (*error != NULL)
    return RF_SESSION_REFUSED;
  if (rf_journal_full (session->journal))
    {
      g_set_error (error, RF_ERROR, RF_ERROR_LIMIT,
                   "the program was stopped after %u events; what was recorded is kept",
                   rf_journal_length (session->journal));
      return RF_SESSION_STOPPED;
    }
  if (m->stop != RF_STOP_NONE)
    {
      g_set_error_literal (error, RF_ERROR, RF_ERROR_CANCELLED,
                           "the program was stopped; what was recorded is kept");
      return RF_SESSION_STOPPED;
    }
  return RF_SESSION_FINISHED;
}

static void
set_machine (RfSession *session, RfMachine *m)
{
  g_mutex_lock (&session->lock);
  session->machine = m;
  if (m != NULL && session->cancelled)
    rf_machine_cancel (m);
  g_mutex_unlock (&session->lock);
}

static void
run (RfSession *session)
{
  RfHost host = { .user = session, .write = host_write, .read_line = host_read_line };
  RfHeap *heap = rf_heap_new (session->profile);
  RfMachine *m = rf_machine_new (heap, &host);
  RfEventSink *sink = NULL;
  GError *error = NULL;
  char *syntax_text = NULL;
  RfSessionPhase phase;
  int status;

  if (session->record)
    {
      rf_journal_set_limits (session->journal, session->max_events, 0);
      rf_journal_set_object_room (session->journal, session->object_room);
      rf_journal_set_full_func (session->journal, journal_full, m);
      sink = rf_journal_sink (session->journal);
    }
  if (session->max_bytes > 0)
    heap->bytes_limit = heap->bytes + session->max_bytes;
  set_machine (session, m);
  status =
    rf_machine_run (m, session->text, session->size, session->filename, sink, &syntax_text, &error);
  set_machine (session, NULL);
  rf_journal_set_full_func (session->journal, NULL, NULL);
  phase = outcome (session, m, &error);
  rf_machine_free (m);
  rf_heap_free (heap);

  g_mutex_lock (&session->lock);
  session->status = status;
  session->error = error;
  session->syntax_text = syntax_text;
  session->phase = phase;
  g_cond_broadcast (&session->over);
  g_mutex_unlock (&session->lock);
}

static void *
worker (void *data)
{
  RfSession *session = data;

  run (session);
  if (session->done != NULL)
    session->done (session, session->done_user);
  return NULL;
}

void
rf_session_start (RfSession *session, gboolean record)
{
  g_assert (session->phase == RF_SESSION_READY);
  session->record = record;
  session->phase = RF_SESSION_RUNNING;
  session->has_thread = rf_machine_start_thread (&session->thread, worker, session);
  if (!session->has_thread)
    {
      session->status = 2;
      session->phase = RF_SESSION_STOPPED;
      session->error =
        g_error_new_literal (RF_ERROR, RF_ERROR_LIMIT, "there is no memory to run the program in");
      if (session->done != NULL)
        session->done (session, session->done_user);
    }
}

void
rf_session_cancel (RfSession *session)
{
  g_mutex_lock (&session->lock);
  session->cancelled = TRUE;
  if (session->machine != NULL)
    rf_machine_cancel (session->machine);
  g_cond_broadcast (&session->answered);
  g_mutex_unlock (&session->lock);
}

gboolean
rf_session_cancelled (RfSession *session)
{
  gboolean cancelled;

  g_mutex_lock (&session->lock);
  cancelled = session->cancelled;
  g_mutex_unlock (&session->lock);
  return cancelled;
}

void
rf_session_answer (RfSession *session, const char *line)
{
  g_mutex_lock (&session->lock);
  if (line != NULL && !session->input_ended)
    g_queue_push_tail (&session->answers, g_strdup (line));
  session->input_ended = session->input_ended || line == NULL;
  g_cond_broadcast (&session->answered);
  g_mutex_unlock (&session->lock);
}

gboolean
rf_session_waits (RfSession *session)
{
  gboolean waits;

  g_mutex_lock (&session->lock);
  waits = session->waits && g_queue_is_empty (&session->answers) && !session->input_ended;
  g_mutex_unlock (&session->lock);
  return waits;
}

void
rf_session_wait (RfSession *session)
{
  gboolean join;

  g_mutex_lock (&session->lock);
  while (session->phase == RF_SESSION_RUNNING)
    g_cond_wait (&session->over, &session->lock);
  join = session->has_thread && !session->joined;
  session->joined = session->joined || join;
  g_mutex_unlock (&session->lock);
  if (!join)
    return;
  if (pthread_equal (pthread_self (), session->thread))
    pthread_detach (session->thread); /* the last reference went in the done function */
  else
    pthread_join (session->thread, NULL);
}

/* --- looking ---------------------------------------------------------------------------------- */

RfSessionPhase
rf_session_phase (RfSession *session)
{
  RfSessionPhase phase;

  g_mutex_lock (&session->lock);
  phase = session->phase;
  g_mutex_unlock (&session->lock);
  return phase;
}

int
rf_session_status (RfSession *session)
{
  return session->status;
}

const GError *
rf_session_error (RfSession *session)
{
  return session->error;
}

const char *
rf_session_syntax_text (RfSession *session)
{
  return session->syntax_text;
}

RfJournal *
rf_session_journal (RfSession *session)
{
  return session->journal;
}

const RfProfile *
rf_session_profile (RfSession *session)
{
  return session->profile;
}

const char *
rf_session_text (RfSession *session)
{
  return session->text;
}

gsize
rf_session_text_size (RfSession *session)
{
  return session->size;
}

gsize
rf_session_max_bytes (RfSession *session)
{
  return session->max_bytes;
}

const char *
rf_session_filename (RfSession *session)
{
  return session->filename;
}
