/* SPDX-License-Identifier: MIT */

/* The verbs run, trace and lectures, and what they share with export: opening a program as a
 * session, running it so that Control-C stops the program and not the tool, and saying why a
 * program did not run. */

#include "cli/rf-cli-private.h"

#include "base/rf-error.h"
#include "base/rf-text.h"
#include "journal/rf-trace.h"
#include "lecture/rf-lecture.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* How much of a trace is put together before it is written. */
#define WRITE_SIZE (64 * 1024)
/* How long to wait for input before looking whether the run was stopped, in milliseconds; and
 * bytes of one line, after which the rest is another line. */
#define INPUT_INTERVAL 100
#define MAX_INPUT_LINE (16u * 1024 * 1024)

static char *
read_program (const RfCliOptions *options, gsize *size, GError **error)
{
  const char *name;
  char *text;

  if (!g_str_has_prefix (options->file, "lecture:"))
    return rf_text_read_program (options->file, size, error);
  name = options->file + strlen ("lecture:");
  text = rf_lecture_load_built_in (name, size);
  if (text == NULL)
    g_set_error (error, RF_ERROR, RF_ERROR_IO, "there is no built-in lecture '%s'", name);
  return text;
}

RfSession *
rf_cli_open (const RfCliOptions *options, GError **error)
{
  const RfProfile *profile = options->profile;
  const char *shown = strcmp (options->file, "-") == 0 ? "<stdin>" : options->file;
  gsize size = 0;
  g_autofree char *text = read_program (options, &size, error);
  g_autoptr (RfLecture) lecture = NULL;

  if (text == NULL)
    return NULL;
  lecture = rf_lecture_parse (shown, text);
  if (profile == NULL && lecture->python != NULL)
    profile = rf_profile_find (lecture->python);
  return rf_session_new (text, (gssize) size, shown,
                         profile != NULL ? profile : rf_profile_default ());
}

/* --- running ---------------------------------------------------------------------------------- */

/* A signal handler may only write to a pipe; a thread reads it and cancels the session. */
static int interrupt_pipe[2] = { -1, -1 };

static void
on_interrupt (int signal_number)
{
  char byte = 1;
  gssize written = write (interrupt_pipe[1], &byte, 1);
  (void) written;
}

static gpointer
wait_for_interrupt (gpointer data)
{
  RfSession *session = data;
  char byte = 0;

  while (read (interrupt_pipe[0], &byte, 1) == 1 && byte == 1)
    rf_session_cancel (session);
  return NULL;
}

/* Standard input, in pieces. */
typedef struct
{
  RfSession *session;
  char piece[4096];
  gssize n, at;
} Input;

/* Control-C must be heard while nothing comes. */
static gboolean
read_piece (Input *input)
{
  GPollFD fd = { .fd = STDIN_FILENO, .events = G_IO_IN };

  fflush (stdout);
  do
    while (g_poll (&fd, 1, INPUT_INTERVAL) <= 0)
      if (rf_session_cancelled (input->session))
        return FALSE;
  while ((input->n = read (STDIN_FILENO, input->piece, sizeof input->piece)) < 0 && errno == EINTR);
  input->at = 0;
  return input->n > 0;
}

static gboolean
read_input (GString *line, gpointer user)
{
  Input *input = user;

  while (line->len < MAX_INPUT_LINE)
    {
      const char *start, *end;
      gssize n;

      if (input->at >= input->n && !read_piece (input))
        break;
      start = input->piece + input->at;
      end = memchr (start, '\n', (gsize) (input->n - input->at));
      n = end != NULL ? end + 1 - start : input->n - input->at;
      g_string_append_len (line, start, n);
      input->at += n;
      if (end != NULL)
        break;
    }
  return line->len > 0;
}

void
rf_cli_run_session (RfSession *session, gboolean record)
{
  Input input = { .session = session };
  GThread *thread = NULL;
  char end = 0;

  if (pipe (interrupt_pipe) == 0)
    {
      struct sigaction action = { .sa_handler = on_interrupt, .sa_flags = SA_RESTART };
      thread = g_thread_new ("interrupt", wait_for_interrupt, session);
      sigaction (SIGINT, &action, NULL);
    }
  rf_session_set_input (session, read_input, &input);
  rf_session_start (session, record);
  rf_session_wait (session);
  if (thread != NULL)
    {
      signal (SIGINT, SIG_DFL);
      if (write (interrupt_pipe[1], &end, 1) == 1)
        g_thread_join (thread);
      close (interrupt_pipe[0]);
      close (interrupt_pipe[1]);
    }
}

int
rf_cli_report (RfSession *session)
{
  const GError *error = rf_session_error (session);

  if (error == NULL)
    return RF_CLI_OK;
  rf_cli_complain (error->message);
  if (rf_session_phase (session) == RF_SESSION_REFUSED)
    return RF_CLI_FAILED;
  return error->code == RF_ERROR_CANCELLED ? RF_CLI_INTERRUPTED : RF_CLI_OK;
}

static void
write_output (RfStream stream, const char *text, gsize size, gpointer user)
{
  FILE *file = stream == RF_STREAM_STDERR ? stderr : stdout;

  if (stream == RF_STREAM_STDERR)
    fflush (stdout);
  fwrite (text, 1, size, file);
}

int
rf_cli_run (const RfCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RfSession) session = rf_cli_open (options, &error);

  if (session == NULL)
    {
      rf_cli_complain (error->message);
      return RF_CLI_FAILED;
    }
  rf_session_set_output (session, write_output, NULL);
  rf_cli_run_session (session, FALSE);
  fflush (stdout);
  if (rf_session_syntax_text (session) != NULL)
    {
      /* as CPython says it, and with CPython's status */
      fputs (rf_session_syntax_text (session), stderr);
      return 1;
    }
  if (rf_session_error (session) != NULL)
    return rf_cli_report (session);
  return rf_session_status (session);
}

/* --- trace ------------------------------------------------------------------------------------ */

static gboolean
flush_text (GString *text)
{
  gboolean written = fwrite (text->str, 1, text->len, stdout) == text->len;

  g_string_truncate (text, 0);
  return written;
}

int
rf_cli_trace (const RfCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RfSession) session = rf_cli_open (options, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  RfJournal *journal;
  guint32 length;
  int status;

  if (session == NULL)
    {
      rf_cli_complain (error->message);
      return RF_CLI_FAILED;
    }
  rf_cli_run_session (session, TRUE);
  if (rf_session_phase (session) == RF_SESSION_REFUSED)
    return rf_cli_report (session);
  journal = rf_session_journal (session);
  length = rf_journal_length (journal);
  for (guint32 n = 1; n <= length; n++)
    {
      rf_trace_append (journal, n, text);
      g_string_append_c (text, '\n');
      if ((text->len > WRITE_SIZE || n == length) && !flush_text (text))
        break;
    }
  status = rf_cli_report (session);
  if (fflush (stdout) != 0)
    {
      rf_cli_complain ("the trace can't be written");
      return RF_CLI_FAILED;
    }
  return status;
}

/* --- lectures --------------------------------------------------------------------------------- */

static void
append_json_member (GString *out, const char *key, const char *value)
{
  g_string_append_printf (out, "\"%s\":", key);
  if (value == NULL)
    {
      g_string_append (out, "null");
      return;
    }
  g_string_append_c (out, '"');
  rf_text_append_json (out, value, -1);
  g_string_append_c (out, '"');
}

int
rf_cli_lectures (const RfCliOptions *options)
{
  g_autoptr (GPtrArray) lectures = rf_lecture_list_built_in ();
  g_autoptr (GString) out = g_string_new (options->json ? "[\n" : NULL);

  for (guint i = 0; i < lectures->len; i++)
    {
      const RfLecture *lecture = lectures->pdata[i];
      if (options->json)
        {
          g_string_append (out, "  {");
          append_json_member (out, "name", lecture->name);
          g_string_append (out, ",");
          append_json_member (out, "title", lecture->title);
          g_string_append (out, ",");
          append_json_member (out, "python", lecture->python);
          g_string_append_printf (out, ",\"order\":%d,\"cells\":%u}%s\n", lecture->order,
                                  lecture->n_cells, i + 1 < lectures->len ? "," : "");
        }
      else
        g_string_append_printf (out, "%-16s %-6s %s\n", lecture->name,
                                lecture->python ? lecture->python : "",
                                lecture->title ? lecture->title : "");
    }
  if (options->json)
    g_string_append (out, "]\n");
  fputs (out->str, stdout);
  return fflush (stdout) == 0 ? RF_CLI_OK : RF_CLI_FAILED;
}
