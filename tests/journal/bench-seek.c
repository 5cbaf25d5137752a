/* SPDX-License-Identifier: MIT */

/* Seeking in a journal of 1,000,000 events, and what an event costs. Prints figures; fails where
 * the design's bounds are missed by far (a busy machine is no failure). */

#include "journal/rf-cursor.h"
#include "journal/rf-marks.h"
#include "journal/rf-steps.h"
#include "rf-synthetic.h"

static double
seconds (gint64 since)
{
  return (g_get_monotonic_time () - since) / 1e6;
}

static void
bench (guint32 n_events, guint n_live)
{
  g_autoptr (RfJournal) journal = rf_journal_new ();
  g_autoptr (RfSynthetic) program = rf_synthetic_new (rf_journal_sink (journal), 7);
  g_autoptr (RfCheckpoints) checkpoints = NULL;
  g_autoptr (RfCursor) cursor = NULL;
  g_autoptr (RfSteps) steps = rf_steps_new (journal);
  g_autoptr (RfMarks) marks = rf_marks_new (journal);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  double total = 0, worst = 0;
  gint64 start = g_get_monotonic_time ();
  guint32 length;
  guint n_marks;
  gsize bytes;

  rf_synthetic_run_long (program, n_events, n_live);
  length = rf_journal_length (journal);
  g_print ("%u events, %u objects, %u of them staying\n", length, program->objects->len, n_live);
  g_print ("  recorded in            %.3f s\n", seconds (start));
  checkpoints = rf_checkpoints_new (journal);
  start = g_get_monotonic_time ();
  rf_checkpoints_advance (checkpoints, 0);
  g_print ("  %2u checkpoints in      %.3f s\n", rf_checkpoints_length (checkpoints),
           seconds (start));
  start = g_get_monotonic_time ();
  rf_steps_length (steps);
  rf_marks_get (marks, &n_marks);
  g_print ("  steps and marks in     %.3f s\n", seconds (start));

  cursor = rf_cursor_new (journal, checkpoints);
  for (guint i = 0; i < 300; i++)
    {
      guint32 position = g_rand_int_range (random, 0, length + 1);
      double took;

      start = g_get_monotonic_time ();
      rf_cursor_seek (cursor, position);
      took = seconds (start);
      total += took;
      worst = MAX (worst, took);
    }
  g_print ("  seek, mean and worst   %.2f ms, %.2f ms\n", total / 300 * 1000, worst * 1000);
  bytes = rf_journal_bytes (journal) + rf_checkpoints_bytes (checkpoints) + rf_steps_bytes (steps) +
          rf_marks_bytes (marks);
  g_print ("  bytes an event         %.1f: journal %.1f, states and checkpoints %.1f, steps and "
           "marks %.1f\n",
           (double) bytes / length, (double) rf_journal_bytes (journal) / length,
           (double) rf_checkpoints_bytes (checkpoints) / length,
           (double) (rf_steps_bytes (steps) + rf_marks_bytes (marks)) / length);
  g_assert_cmpfloat (total / 300, <, 0.016);
  g_assert_cmpfloat ((double) bytes / length, <, 40);
}

int
main (int argc, char *argv[])
{
  bench (1000000, 200);
  bench (1000000, 5000);
  bench (1000000, 50000);
  return 0;
}
