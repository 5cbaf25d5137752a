/* SPDX-License-Identifier: MIT */

/* Spots: where a run was is found again in a run of a changed text. */

#include "journal/rf-spot.h"
#include "session/rf-session.h"

static RfSession *
run (const char *text)
{
  RfSession *session = rf_session_new (text, -1, "test.py", rf_profile_find ("3.13"));

  rf_session_start (session, TRUE);
  rf_session_wait (session);
  return session;
}

/* The position right before @line begins for the @occurrence-th time. */
static guint32
before_line (RfJournal *journal, guint32 line, guint occurrence)
{
  for (guint32 n = 1; n <= rf_journal_length (journal); n++)
    {
      RfEvent event = rf_journal_event (journal, n);
      if (event.kind == RF_EVENT_LINE && event.b == line && --occurrence == 0)
        return n - 1;
    }
  g_assert_not_reached ();
}

static const char old_text[] = "a = 1\n"
                               "for i in range(3):\n"
                               "    a += i\n"
                               "b = [a]\n"
                               "c = b\n"
                               "del b\n";

/* What stands right before @line of the old text begins is looked for in @text; it has to be right
 * before @to_line there. */
static void
check (guint32 line, guint occurrence, const char *text, guint32 to_line, guint to_occurrence)
{
  g_autoptr (RfSession) old = run (old_text), new = run (text);
  RfJournal *before = rf_session_journal (old), *after = rf_session_journal (new);
  RfSpot spot = rf_spot_new (before, before_line (before, line, occurrence));

  rf_spot_move (&spot, old_text, text);
  g_assert_cmpuint (rf_spot_find (&spot, after), ==, before_line (after, to_line, to_occurrence));
}

static void
test_same (void)
{
  g_autoptr (RfSession) session = run (old_text);
  RfJournal *journal = rf_session_journal (session);

  for (guint32 n = 0; n <= rf_journal_length (journal); n++)
    {
      RfSpot spot = rf_spot_new (journal, n);

      rf_spot_move (&spot, old_text, old_text);
      /* Within the shutdown there are no lines to go by. */
      if (!spot.at_end || spot.at_last)
        g_assert_cmpuint (rf_spot_find (&spot, journal), ==, n);
    }
}

static void
test_changed (void)
{
  /* Lines before it come and go. */
  check (5, 1, "x = 5\na = 1\nfor i in range(3):\n    a += i\nb = [a]\nc = b\ndel b\n", 6, 1);
  check (5, 1, "for a in range(3):\n    pass\nb = [a]\nc = b\ndel b\n", 4, 1);
  /* Lines after it. */
  check (3, 2, "a = 1\nfor i in range(3):\n    a += i\nb = [a]\n", 3, 2);
  /* Both. */
  check (4, 1, "import gc\na = 1\nfor i in range(3):\n    a += i\nb = [a]\nc = b\nd = 5\ndel b\n",
         5, 1);
  /* The line itself. */
  check (2, 3, "a = 1\nfor i in range(3):\n    a += 2 * i\nb = [a]\nc = b\ndel b\n", 2, 3);
  /* What comes of a line is more than before. */
  check (6, 1, "a = 1\nfor i in range(3):\n    a += i\nb = [a]\nc = [[b], [b]]\ndel b\n", 6, 1);
}

static void
test_lost (void)
{
  g_autoptr (RfSession) old = run (old_text), empty = run ("");
  RfJournal *journal = rf_session_journal (old);
  RfSpot spot;

  /* The loop goes round less often: the last time. */
  check (2, 4, "a = 1\nfor i in range(2):\n    a += i\nb = [a]\nc = b\ndel b\n", 2, 3);
  /* The line is not there any more: the end of the one above it. */
  check (6, 1, "a = 1\nfor i in range(3):\n    a += i\n", 2, 4);
  check (5, 1, "a = 1\nfor i in range(3):\n    a += i\nc = b = 1\ndel b\n", 5, 1);
  spot = rf_spot_new (journal, before_line (journal, 5, 1));
  rf_spot_move (&spot, old_text, "");
  g_assert_cmpuint (rf_spot_find (&spot, rf_session_journal (empty)), <=,
                    rf_journal_length (rf_session_journal (empty)));
  spot = rf_spot_new (journal, rf_journal_length (journal));
  g_assert_cmpuint (rf_spot_find (&spot, rf_session_journal (empty)), ==,
                    rf_journal_length (rf_session_journal (empty)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spot/same", test_same);
  g_test_add_func ("/spot/changed", test_changed);
  g_test_add_func ("/spot/lost", test_lost);
  return g_test_run ();
}
