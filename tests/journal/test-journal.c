/* SPDX-License-Identifier: MIT */

/* The journal itself: what goes in comes out, while another thread reads; limits; memory. */

#include "journal/rf-journal.h"
#include "journal/rf-marks.h"
#include "journal/rf-steps.h"
#include "rf-synthetic.h"

#include <string.h>

static void
test_texts (void)
{
  g_autoptr (RfJournal) journal = rf_journal_new ();
  g_autofree char *large = g_strnfill (300000, 'x');
  guint32 a, b, c, nul;

  g_assert_cmpuint (rf_journal_intern (journal, "", -1), ==, 0);
  g_assert_cmpstr (rf_journal_text (journal, 0), ==, "");
  a = rf_journal_intern (journal, "jane", -1);
  b = rf_journal_intern (journal, large, -1);
  c = rf_journal_intern (journal, "jane or bob", 4);
  nul = rf_journal_intern (journal, "a\0b", 3);
  g_assert_cmpuint (a, !=, b);
  g_assert_cmpuint (c, ==, a);
  g_assert_cmpuint (rf_journal_intern (journal, "a", -1), !=, nul);
  g_assert_cmpstr (rf_journal_text (journal, a), ==, "jane");
  g_assert_cmpstr (rf_journal_text (journal, b), ==, large);
  g_assert_cmpmem (rf_journal_text (journal, nul), rf_journal_text_length (journal, nul), "a\0b",
                   3);
  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u", i);
      guint32 id = rf_journal_intern (journal, text, -1);
      g_assert_cmpstr (rf_journal_text (journal, id), ==, text);
    }
  g_assert_cmpuint (rf_journal_intern (journal, "text 4711", -1), <, 10000);
}

/* Numbers are kept in their ids, and what only looks like one is a text like others. */
static void
test_numbers (void)
{
  static const char *const texts[] = { "0",
                                       "7",
                                       "-7",
                                       "00",
                                       "-0",
                                       "-",
                                       "1e5",
                                       "999999999",
                                       "-999999999",
                                       "1000000000",
                                       "07",
                                       "12a",
                                       "18446744073709551615" };
  g_autoptr (RfJournal) journal = rf_journal_new ();
  guint32 ids[G_N_ELEMENTS (texts)];

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    ids[i] = rf_journal_intern (journal, texts[i], -1);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_cmpstr (rf_journal_text (journal, ids[i]), ==, texts[i]);
      g_assert_cmpuint (rf_journal_text_length (journal, ids[i]), ==, strlen (texts[i]));
      if (g_str_equal (texts[i], "1000000000") || strlen (texts[i]) > 10)
        g_assert_cmpuint (rf_journal_intern (journal, texts[i], -1), !=, ids[i]);
      else
        g_assert_cmpuint (rf_journal_intern (journal, texts[i], -1), ==, ids[i]);
      g_assert_true (rf_journal_text (journal, ids[i]) == rf_journal_text (journal, ids[i]));
      for (guint j = 0; j < i; j++)
        g_assert_cmpuint (ids[i], !=, ids[j]);
    }
}

static void
test_extra (void)
{
  g_autoptr (RfJournal) journal = rf_journal_new ();
  RfEvent event = { RF_EVENT_ISOLATE_FORMED, 0, 0, 1, 40000, 0, 0, 0 };
  g_autofree guint32 *members = g_new (guint32, 40000);
  const guint32 *extra;
  guint n;

  for (guint i = 0; i < 40000; i++)
    members[i] = i + 1;
  rf_journal_append (journal, &event, members, 40000);
  event.a = 2;
  rf_journal_append (journal, &event, members + 5, 3);
  event = rf_journal_event (journal, 1);
  extra = rf_journal_extra (journal, &event, &n);
  g_assert_cmpmem (extra, n * sizeof (guint32), members, 40000 * sizeof (guint32));
  g_assert_cmpuint (extra[n], ==, 0);
  event = rf_journal_event (journal, 2);
  extra = rf_journal_extra (journal, &event, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (extra[0], ==, 6);
  g_assert_cmpuint (extra[3], ==, 1); /* the isolate it was in before */
}

static void
count_full (gpointer user)
{
  (*(int *) user)++;
}

static void
test_limits (void)
{
  g_autoptr (RfJournal) journal = rf_journal_new ();
  RfEvent event = { RF_EVENT_TIME, 0, 0, 1, 2, 0, 0, 0 };
  int n_full = 0;

  rf_journal_set_limits (journal, 5000, 0);
  rf_journal_set_full_func (journal, count_full, &n_full);
  for (guint i = 0; i < 5000; i++)
    rf_journal_append (journal, &event, NULL, 0);
  g_assert_false (rf_journal_full (journal));
  for (guint i = 0; i < 10; i++)
    rf_journal_append (journal, &event, NULL, 0);
  g_assert_true (rf_journal_full (journal));
  g_assert_cmpint (n_full, ==, 1);
  g_assert_cmpuint (rf_journal_length (journal), ==, 5000);
}

static void
test_memory_limit (void)
{
  g_autoptr (RfJournal) journal = rf_journal_new ();
  g_autofree char *text = g_strnfill (100000, 'x');

  rf_journal_set_limits (journal, 0, 10 << 20);
  for (guint i = 0; i < 1000; i++)
    {
      text[i] = 'y';
      rf_journal_intern (journal, text, -1);
    }
  g_assert_true (rf_journal_full (journal));
  g_assert_cmpuint (rf_journal_bytes (journal), <, 12 << 20);
}

/* Texts of all records are there, and records are the same whenever they are read. */
static gpointer
read_along (gpointer user)
{
  RfJournal *journal = user;
  g_autoptr (RfSteps) steps = rf_steps_new (journal);
  g_autoptr (RfMarks) marks = rf_marks_new (journal);
  guint32 done = 0, length;
  guint64 sum = 0;

  do
    {
      guint n;
      length = rf_journal_length (journal);
      for (; done < length; done++)
        {
          const RfEvent record = rf_journal_event (journal, done + 1), *event = &record;
          g_assert_cmpuint (event->kind, <, RF_N_EVENTS);
          if (event->kind == RF_EVENT_OUTPUT)
            g_assert_cmpuint (strlen (rf_journal_text (journal, event->b)), >, 0);
          if (event->kind == RF_EVENT_OBJECT_NEW)
            g_assert_cmpuint (rf_journal_object_type (journal, event->a), ==, event->b);
          if (event->kind == RF_EVENT_ISOLATE_FORMED)
            {
              const guint32 *extra = rf_journal_extra (journal, event, &n);
              g_assert_cmpuint (n, >, 0);
              g_assert_cmpuint (extra[n - 1], >, 0);
            }
          sum += event->kind;
        }
      rf_steps_next (steps, done, RF_GRANULARITY_LINE);
      rf_marks_get (marks, &n);
      g_assert_cmpuint (n, <=, RF_MARKS_MAX);
    }
  while (length == 0 || rf_journal_event (journal, length).kind != RF_EVENT_FRAME_POP ||
         rf_journal_event (journal, length).a != 1);
  return GUINT_TO_POINTER ((guint) sum);
}

static void
test_threads (void)
{
  g_autoptr (RfJournal) journal = rf_journal_new ();
  g_autoptr (RfSynthetic) program = NULL;
  GThread *threads[2];
  guint64 sum = 0;

  for (guint i = 0; i < 2; i++)
    threads[i] = g_thread_new ("reader", read_along, journal);
  program = rf_synthetic_new (rf_journal_sink (journal), 5);
  rf_synthetic_run (program, 60000);
  rf_synthetic_run_long (program, 200000, 2000);
  rf_synthetic_end (program);
  g_assert_cmpuint (rf_journal_length (journal), ==, program->n_events);
  for (guint32 n = 1; n <= rf_journal_length (journal); n++)
    sum += rf_journal_event (journal, n).kind;
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, (guint) sum);
}

static void
test_names (void)
{
  static const struct
  {
    const char *repr, *name;
  } cases[] = {
    { "'friend'", "friend" },
    { "\"it's\"", "it's" },
    { "'it\\'s'", "it's" },
    { "'a\\nb'", "a\nb" },
    { "1", "1" },
    { "b'x'", "b'x'" },
    { "''", "" },
    { "'a\\x00'", "a\\x00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      rf_journal_append_unquoted (out, cases[i].repr);
      g_assert_cmpstr (out->str, ==, cases[i].name);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal/texts", test_texts);
  g_test_add_func ("/journal/numbers", test_numbers);
  g_test_add_func ("/journal/extra", test_extra);
  g_test_add_func ("/journal/limits", test_limits);
  g_test_add_func ("/journal/memory-limit", test_memory_limit);
  g_test_add_func ("/journal/threads", test_threads);
  g_test_add_func ("/journal/names", test_names);
  return g_test_run ();
}
