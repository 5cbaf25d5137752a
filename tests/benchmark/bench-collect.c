/* SPDX-License-Identifier: MIT */

/* Runs a program with every event recorded, or none, and without limits, and writes on stderr what
 * the longest of its calls of gc.collect() took of the processor, in milliseconds. The linker puts
 * __wrap_rf_gc_collect() in the place of the collector's entry, so that nothing is measured but
 * the collection with all that recording adds to it. */

#include "base/rf-profile.h"
#include "heap/rf-collector.h"
#include "session/rf-session.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

gsize __real_rf_gc_collect (RfHeap *heap, int generation, RfCollectReason reason);
gsize __wrap_rf_gc_collect (RfHeap *heap, int generation, RfCollectReason reason);

static double longest; /* written by the program's thread, read when that is over */

static double
processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

gsize
__wrap_rf_gc_collect (RfHeap *heap, int generation, RfCollectReason reason)
{
  double began = processor_time ();
  gsize collected = __real_rf_gc_collect (heap, generation, reason);

  if (reason == RF_REASON_GC_COLLECT)
    longest = MAX (longest, processor_time () - began);
  return collected;
}

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
  const RfProfile *profile = argc == 4 ? rf_profile_find (argv[2]) : NULL;
  gsize size;

  if (profile == NULL || !g_file_get_contents (argv[3], &text, &size, &error))
    {
      g_printerr ("usage: bench-collect on|off VERSION FILE: %s\n",
                  error != NULL ? error->message : "no such version");
      return 2;
    }
  session = rf_session_new (text, (gssize) size, argv[3], profile);
  rf_session_set_output (session, write_output, NULL);
  rf_session_set_limits (session, 0, 0);
  rf_session_start (session, strcmp (argv[1], "on") == 0);
  rf_session_wait (session);
  g_printerr ("%.3f\n", longest);
  return rf_session_status (session);
}
