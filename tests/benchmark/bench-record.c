/* SPDX-License-Identifier: MIT */

/* Runs a program with every event recorded and without limits, and writes nothing but what the
 * program writes: what recording costs, apart from printing a trace. */

#include "base/rf-profile.h"
#include "session/rf-session.h"

#include <stdio.h>
#include <string.h>

static void
write_output (RfStream stream, const char *text, gsize size, gpointer user)
{
  fwrite (text, 1, size, stream == RF_STREAM_STDOUT ? stdout : stderr);
}

int
main (int argc, char **argv)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RfSession) session = NULL;
  const RfProfile *profile = argc == 3 ? rf_profile_find (argv[1]) : NULL;
  gsize size;

  if (profile == NULL || !g_file_get_contents (argv[2], &text, &size, &error))
    {
      g_printerr ("usage: bench-record VERSION FILE: %s\n",
                  error != NULL ? error->message : "no such version");
      return 2;
    }
  session = rf_session_new (text, (gssize) size, argv[2], profile);
  rf_session_set_output (session, write_output, NULL);
  rf_session_set_limits (session, 0, 0);
  rf_session_start (session, TRUE);
  rf_session_wait (session);
  if (rf_session_error (session) != NULL)
    g_printerr ("%s\n", rf_session_error (session)->message);
  return rf_session_status (session);
}
