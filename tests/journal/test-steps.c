/* SPDX-License-Identifier: MIT */

/* Steps, marks and the command line's WHEN. */

#include "base/rf-error.h"
#include "journal/rf-marks.h"
#include "journal/rf-steps.h"
#include "journal/rf-when.h"
#include "rf-synthetic.h"

static RfJournal *
random_journal (guint32 seed, guint32 n_events)
{
  RfJournal *journal = rf_journal_new ();
  g_autoptr (RfSynthetic) program = rf_synthetic_new (rf_journal_sink (journal), seed);

  rf_synthetic_run (program, n_events);
  rf_synthetic_end (program);
  return journal;
}

/* From the beginning to the end and back the stops are the same, at each granularity. */
static void
test_symmetry (void)
{
  for (guint32 seed = 1; seed <= 5; seed++)
    {
      g_autoptr (RfJournal) journal = random_journal (seed, 5000);
      g_autoptr (RfSteps) steps = rf_steps_new (journal);
      guint32 length = rf_journal_length (journal);

      for (RfGranularity granularity = 0; granularity < RF_N_GRANULARITIES; granularity++)
        {
          guint32 position = 0;
          guint n = 0;

          while (position < length)
            {
              guint32 next = rf_steps_next (steps, position, granularity);

              g_assert_cmpuint (next, >, position);
              g_assert_true (rf_steps_is_stop (steps, next, granularity));
              g_assert_cmpuint (rf_steps_previous (steps, next, granularity), ==, position);
              for (guint32 between = position + 1; between < next; between++)
                {
                  g_assert_cmpuint (rf_steps_next (steps, between, granularity), ==, next);
                  g_assert_cmpuint (rf_steps_previous (steps, between, granularity), ==, position);
                  g_assert_false (rf_steps_is_stop (steps, between, granularity));
                }
              position = next;
              n++;
            }
          g_assert_cmpuint (n, >, 10);
          g_assert_cmpuint (rf_steps_next (steps, length, granularity), ==, length);
          g_assert_cmpuint (rf_steps_previous (steps, 0, granularity), ==, 0);
          g_assert_cmpuint (rf_steps_next (steps, G_MAXUINT32, granularity), ==, length);
          g_assert_cmpuint (rf_steps_previous (steps, G_MAXUINT32, granularity), ==, length);
        }
    }
}

/* Where the stops are. */
static void
test_places (void)
{
  g_autoptr (RfJournal) journal = random_journal (9, 6000);
  g_autoptr (RfSteps) steps = rf_steps_new (journal);
  gboolean collecting = FALSE;
  guint n_lines = 0, n_phases = 0;

  for (guint32 n = 1; n <= rf_journal_length (journal); n++)
    {
      const RfEvent record = rf_journal_event (journal, n), *event = &record;

      if (event->kind == RF_EVENT_GC_BEGIN)
        {
          collecting = TRUE;
          g_assert_true (rf_steps_is_stop (steps, n - 1, RF_GRANULARITY_PHASE));
        }
      if (event->kind == RF_EVENT_GC_END)
        {
          collecting = FALSE;
          g_assert_true (rf_steps_is_stop (steps, n, RF_GRANULARITY_PHASE));
          g_assert_false (rf_steps_is_stop (steps, n, RF_GRANULARITY_LINE) &&
                          rf_journal_event (journal, n + 1).kind != RF_EVENT_LINE);
        }
      if (event->kind == RF_EVENT_PROGRAM_END)
        for (guint granularity = 0; granularity < RF_N_GRANULARITIES; granularity++)
          g_assert_true (rf_steps_is_stop (steps, n, granularity));
      if (event->kind == RF_EVENT_LINE)
        {
          n_lines++;
          g_assert_true (rf_steps_is_stop (steps, n - 1, RF_GRANULARITY_LINE));
        }
      if (event->kind == RF_EVENT_GC_REFS || event->kind == RF_EVENT_GC_CLEAR)
        {
          g_assert_true (collecting);
          g_assert_true (rf_steps_is_stop (steps, n, RF_GRANULARITY_VISIT));
        }
      if (event->kind == RF_EVENT_GC_PHASE && event->b != RF_PHASE_NONE)
        {
          n_phases++;
          g_assert_true (rf_steps_is_stop (steps, n - 1, RF_GRANULARITY_PHASE));
        }
      if (event->kind == RF_EVENT_FRAME_POP)
        g_assert_true (rf_steps_is_stop (steps, n, RF_GRANULARITY_CALL));
    }
  g_assert_cmpuint (n_lines, >, 50);
  g_assert_cmpuint (n_phases, >, 5);
}

/* Stops found while the journal grows are those of the whole; the newest position is only one as
 * long as it is the last. */
static void
test_growing (void)
{
  g_autoptr (RfJournal) journal = rf_journal_new ();
  g_autoptr (RfSynthetic) program = rf_synthetic_new (rf_journal_sink (journal), 3);
  g_autoptr (RfSteps) growing = rf_steps_new (journal), whole = NULL;

  for (guint i = 0; i < 300; i++)
    {
      guint32 length = rf_journal_length (journal);
      g_assert_true (rf_steps_is_stop (growing, length, RF_GRANULARITY_LINE));
      g_assert_cmpuint (rf_steps_next (growing, length, RF_GRANULARITY_LINE), ==, length);
      rf_synthetic_run (program, 7);
    }
  whole = rf_steps_new (journal);
  for (RfGranularity granularity = 0; granularity < RF_N_GRANULARITIES; granularity++)
    for (guint32 n = 0; n <= rf_journal_length (journal); n++)
      g_assert_cmpint (rf_steps_is_stop (growing, n, granularity), ==,
                       rf_steps_is_stop (whole, n, granularity));
}

static gboolean
is_console (RfEvent event)
{
  return event.kind == RF_EVENT_OUTPUT || event.kind == RF_EVENT_INPUT;
}

static void
test_lists (void)
{
  g_autoptr (RfJournal) journal = random_journal (4, 6000);
  g_autoptr (RfSteps) steps = rf_steps_new (journal);
  guint n_outputs = 0, n;

  for (guint32 position = 1; position <= rf_journal_length (journal); position++)
    {
      const guint32 *events;
      n_outputs += is_console (rf_journal_event (journal, position));
      events = rf_steps_events (steps, RF_STEPS_OUTPUTS, position, &n);
      g_assert_cmpuint (n, ==, n_outputs);
      g_assert_true (n == 0 || is_console (rf_journal_event (journal, events[n - 1])));
    }
  g_assert_cmpuint (n_outputs, >, 10);
}

static void
test_names (void)
{
  for (RfGranularity granularity = 0; granularity < RF_N_GRANULARITIES; granularity++)
    g_assert_cmpint (rf_granularity_find (rf_granularity_name (granularity)), ==, granularity);
  g_assert_cmpint (rf_granularity_find ("century"), ==, -1);
}

static void
test_marks (void)
{
  g_autoptr (RfJournal) journal = random_journal (5, 150000);
  g_autoptr (RfMarks) marks = rf_marks_new (journal);
  guint n, n_collections = 0, n_marked = 0;
  const RfMark *mark = rf_marks_get (marks, &n);

  g_assert_cmpuint (n, >, RF_MARKS_MAX / 2);
  g_assert_cmpuint (n, <=, RF_MARKS_MAX);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (i == 0 || mark[i - 1].event <= mark[i].event);
      n_marked += mark[i].kind == RF_MARK_COLLECTION;
    }
  for (guint32 i = 1; i <= rf_journal_length (journal); i++)
    n_collections += rf_journal_event (journal, i).kind == RF_EVENT_GC_BEGIN;
  /* A rare kind is complete. */
  g_assert_cmpuint (n_collections, >, 0);
  g_assert_cmpuint (n_marked, ==, n_collections);
}

static guint32
resolve (RfJournal *journal, const char *when)
{
  g_autoptr (GError) error = NULL;
  guint32 position = 0;

  rf_when_resolve (journal, when, &position, &error);
  g_assert_no_error (error);
  return position;
}

static void
refuse (RfJournal *journal, const char *when, const char *message)
{
  g_autoptr (GError) error = NULL;
  guint32 position = 0;

  g_assert_false (rf_when_resolve (journal, when, &position, &error));
  g_assert_error (error, RF_ERROR, RF_ERROR_USAGE);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_when (void)
{
  g_autoptr (RfJournal) journal = random_journal (6, 3000);
  guint32 length = rf_journal_length (journal), position;

  position = resolve (journal, "end");
  g_assert_cmpint (rf_journal_event (journal, position).kind, ==, RF_EVENT_PROGRAM_END);
  g_assert_cmpuint (resolve (journal, "event:17"), ==, 17);
  g_assert_cmpuint (resolve (journal, "event:0"), ==, 0);
  position = resolve (journal, "first:isolate.formed");
  g_assert_cmpint (rf_journal_event (journal, position).kind, ==, RF_EVENT_ISOLATE_FORMED);
  for (guint32 n = 1; n < position; n++)
    g_assert_cmpint (rf_journal_event (journal, n).kind, !=, RF_EVENT_ISOLATE_FORMED);
  resolve (journal, "first:slot");

  /* After line 10 the same frame goes on to line 11. */
  position = resolve (journal, "line:10");
  g_assert_cmpint (rf_journal_event (journal, position + 1).kind, ==, RF_EVENT_LINE);
  g_assert_cmpuint (rf_journal_event (journal, position + 1).a, ==, 1);
  g_assert_cmpuint (rf_journal_event (journal, position + 1).c, ==, 10);

  refuse (journal, "line:99999", "line 99999 never ran");
  refuse (journal, "line:0", "'0' is no number of a line");
  refuse (journal, "line:x", "'x' is no number of a line");
  refuse (journal, "event:-1", "'-1' is no number of an event");
  refuse (journal, "event:99999999999", "'99999999999' is no number of an event");
  refuse (journal, "first:object.eaten", "there is no kind of event called 'object.eaten'");
  refuse (journal, "first:", "there is no kind of event called ''");
  refuse (journal, "first:gc.garbage", "there is no kind of event called 'gc.garbage'");
  refuse (journal, "soon", "'soon' is no moment: it has to be end, event:N, line:N or first:KIND");
  refuse (journal, "", "'' is no moment: it has to be end, event:N, line:N or first:KIND");
  {
    g_autofree char *when = g_strdup_printf ("event:%u", length + 1);
    g_autofree char *message =
      g_strdup_printf ("there is no event %u: the run has %u events", length + 1, length);
    refuse (journal, when, message);
  }
  {
    g_autoptr (RfJournal) empty = rf_journal_new ();
    refuse (empty, "first:gc.begin", "no event of the kind 'gc.begin' happened");
    g_assert_cmpuint (resolve (empty, "end"), ==, 0);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steps/symmetry", test_symmetry);
  g_test_add_func ("/steps/places", test_places);
  g_test_add_func ("/steps/growing", test_growing);
  g_test_add_func ("/steps/lists", test_lists);
  g_test_add_func ("/steps/names", test_names);
  g_test_add_func ("/marks", test_marks);
  g_test_add_func ("/when", test_when);
  return g_test_run ();
}
