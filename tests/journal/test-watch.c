/* SPDX-License-Identifier: MIT */

/* Watches: which deaths they tell of. */

#include "journal/rf-watch.h"

#include "rf-synthetic.h"

#include <string.h>

typedef struct
{
  RfJournal *journal;
  guint32 last_id;
} Made;

static guint32
born (Made *made, const char *type)
{
  RfEventSink *sink = rf_journal_sink (made->journal);
  RfEvent event = { .kind = RF_EVENT_OBJECT_NEW, .a = ++made->last_id };

  event.b = sink->text (sink->user, type, -1);
  rf_journal_append (made->journal, &event, NULL, 0);
  return made->last_id;
}

static guint32
dies (Made *made, guint32 object)
{
  RfEvent event = { .kind = RF_EVENT_OBJECT_FREE, .a = object };

  rf_journal_append (made->journal, &event, NULL, 0);
  return rf_journal_length (made->journal);
}

static void
test_object (void)
{
  g_autoptr (RfJournal) journal = rf_journal_new (), other = rf_journal_new ();
  Made made = { journal, 0 };
  g_autoptr (RfWatches) watches = rf_watches_new ();
  guint32 jane = born (&made, "Friend"), bob = born (&made, "Friend"), when;
  const RfWatchHit *hits;
  guint n;

  rf_watches_add (watches, "Friend", bob, 1);
  g_assert_cmpuint (rf_watches_get_every (watches, "Friend", bob), ==, 1);
  g_assert_cmpuint (rf_watches_get_every (watches, "Friend", jane), ==, 0);
  dies (&made, jane);
  rf_watches_hits (watches, journal, &n);
  g_assert_cmpuint (n, ==, 0);
  when = dies (&made, bob);
  hits = rf_watches_hits (watches, journal, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (hits[0].event, ==, when);
  g_assert_cmpuint (hits[0].object, ==, bob);
  /* In another run the object with that number is another thing, unless it is of that type. */
  made = (Made){ other, 0 };
  born (&made, "int");
  born (&made, "str");
  dies (&made, 2);
  rf_watches_hits (watches, other, &n);
  g_assert_cmpuint (n, ==, 0);
  rf_watches_hits (watches, journal, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (rf_watches_remove (watches, "Friend", bob));
  g_assert_false (rf_watches_remove (watches, "Friend", bob));
  rf_watches_hits (watches, journal, &n);
  g_assert_cmpuint (n, ==, 0);
  rf_watches_hits (watches, NULL, &n);
  g_assert_cmpuint (n, ==, 0);
}

static void
test_every (void)
{
  g_autoptr (RfJournal) journal = rf_journal_new ();
  Made made = { journal, 0 };
  g_autoptr (RfWatches) watches = rf_watches_new ();
  const RfWatchHit *hits;
  guint n;

  rf_watches_add (watches, "Friend", 0, 10);
  for (guint i = 1; i <= 95; i++)
    {
      dies (&made, born (&made, "Friend"));
      dies (&made, born (&made, "Enemy"));
      /* It follows a journal that grows. */
      rf_watches_hits (watches, journal, &n);
      g_assert_cmpuint (n, ==, i / 10);
    }
  hits = rf_watches_hits (watches, journal, &n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (hits[i].nth, ==, 10 * (i + 1));
      g_assert_cmpuint (hits[i].object, ==, 20 * (i + 1) - 1);
      g_assert_true (i == 0 || hits[i - 1].event < hits[i].event);
    }
  /* Changed while the run is there. */
  rf_watches_add (watches, "Friend", 0, 50);
  rf_watches_add (watches, "Enemy", 0, 95);
  hits = rf_watches_hits (watches, journal, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (hits[0].nth, ==, 50);
  g_assert_cmpuint (hits[1].nth, ==, 95);
  g_assert_cmpuint (hits[1].watch, ==, 1);
  rf_watches_get (watches, &n);
  g_assert_cmpuint (n, ==, 2);
}

/* Random programs: the hits are the deaths of the type, by the plain way of counting. */
static void
test_random (void)
{
  for (guint seed = 1; seed <= 5; seed++)
    {
      g_autoptr (RfJournal) journal = rf_journal_new ();
      g_autoptr (RfSynthetic) program = rf_synthetic_new (rf_journal_sink (journal), seed);
      g_autoptr (RfWatches) watches = rf_watches_new ();
      const RfWatchHit *hits;
      const char *type = NULL;
      guint n, expected = 0;

      rf_synthetic_run (program, 20000);
      for (guint32 i = rf_journal_length (journal); type == NULL; i--)
        {
          RfEvent event = rf_journal_event (journal, i);

          if (event.kind == RF_EVENT_OBJECT_FREE)
            type = rf_journal_text (journal, rf_journal_object_type (journal, event.a));
        }
      rf_watches_add (watches, type, 0, 3);
      hits = rf_watches_hits (watches, journal, &n);
      for (guint32 i = 1, k = 0; i <= rf_journal_length (journal); i++)
        {
          RfEvent event = rf_journal_event (journal, i);

          if (event.kind != RF_EVENT_OBJECT_FREE ||
              strcmp (rf_journal_text (journal, rf_journal_object_type (journal, event.a)), type) !=
                0)
            continue;
          if (++expected % 3 == 0)
            g_assert_cmpuint (hits[k++].event, ==, i);
        }
      g_assert_cmpuint (n, ==, expected / 3);
      g_assert_cmpuint (n, >, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/watch/object", test_object);
  g_test_add_func ("/watch/every", test_every);
  g_test_add_func ("/watch/random", test_random);
  return g_test_run ();
}
