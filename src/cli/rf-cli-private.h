/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/rf-profile.h"
#include "cli/rf-cli.h"
#include "session/rf-session.h"

G_BEGIN_DECLS

/* What the verbs' options say. */
typedef struct
{
  const RfProfile *profile; /* NULL: the file's own or the default */
  const char *when;         /* --at */
  const char *format;       /* --format */
  const char *groups;       /* --groups */
  const char *output;       /* -o */
  const char *file;         /* "-": standard input */
  gboolean json;
} RfCliOptions;

/* The program that @options name, as a session that is not started. NULL: @error. (transfer full)
 */
RfSession *rf_cli_open (const RfCliOptions *options, GError **error);
/* Starts the session and waits for it; Control-C stops the program. */
void rf_cli_run_session (RfSession *session, gboolean record);
/* Prints why a session was refused or stopped; returns the exit status, RF_CLI_OK when its journal
 * may be used. */
int rf_cli_report (RfSession *session);
/* "refarium: MESSAGE" on stderr. */
void rf_cli_complain (const char *message);

/* The verbs. Each does all that it has to say on its own, and returns the exit status. */
int rf_cli_run (const RfCliOptions *options);
int rf_cli_trace (const RfCliOptions *options);
int rf_cli_export (const RfCliOptions *options);
int rf_cli_lectures (const RfCliOptions *options);

G_END_DECLS
