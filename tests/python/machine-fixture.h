/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

#include <string.h>

/* Runs one program on a machine of its own, on a thread with a stack that is large enough, and
 * keeps what it wrote. Used by the tests of the machine. */
typedef struct
{
  const char *text;
  const char *profile;
  gsize memory;    /* beyond what the machine itself takes; 0: no limit */
  guint64 fail_at; /* the allocation that fails, counted from the program's start; 0: none */
  guint cancel_at; /* cancel after that many bytes of output; 0: never */
  RfEventSink *sink;
  int status;
  RfStopReason stop;
  GString *out, *err;
  GError *error;
  char *syntax;
  RfMachine *machine;
} Run;

static inline void
run_write (gpointer user, RfStream stream, const char *text, gsize size)
{
  Run *run = user;

  g_string_append_len (stream == RF_STREAM_STDOUT ? run->out : run->err, text, (gssize) size);
  if (run->cancel_at != 0 && run->out->len >= run->cancel_at)
    rf_machine_cancel (run->machine);
}

static inline void
run_thread (gpointer user)
{
  Run *run = user;
  RfHost host = { run, run_write };
  RfHeap *heap = rf_heap_new (rf_profile_find (run->profile));
  RfMachine *m = rf_machine_new (heap, &host);

  g_assert_nonnull (m);
  heap->check_level = 1;
  run->machine = m;
  if (run->memory != 0)
    heap->bytes_limit = heap->bytes + run->memory;
  if (run->fail_at != 0)
    heap->fail_at = heap->n_allocations + run->fail_at;
  run->status = rf_machine_run (m, run->text, -1, "test.py", run->sink, &run->syntax, &run->error);
  run->stop = m->stop;
  rf_machine_free (m);
  rf_heap_free (heap);
}

static inline void
run_init (Run *run, const char *profile, const char *text)
{
  memset (run, 0, sizeof *run);
  run->text = text;
  run->profile = profile;
  run->out = g_string_new (NULL);
  run->err = g_string_new (NULL);
}

static inline void
run_go (Run *run)
{
  g_assert_true (rf_machine_call_with_stack (run_thread, run));
}

static inline void
run_clear (Run *run)
{
  g_string_free (run->out, TRUE);
  g_string_free (run->err, TRUE);
  g_clear_error (&run->error);
  g_free (run->syntax);
}

/* Runs @text under @profile and compares what it wrote and its status; @err NULL: anything. */
static inline void
check_run (const char *profile, const char *text, const char *out, const char *err, int status)
{
  Run run;

  run_init (&run, profile, text);
  run_go (&run);
  g_assert_no_error (run.error);
  g_assert_cmpstr (run.out->str, ==, out);
  if (err != NULL)
    g_assert_cmpstr (run.err->str, ==, err);
  g_assert_cmpint (run.status, ==, status);
  run_clear (&run);
}
