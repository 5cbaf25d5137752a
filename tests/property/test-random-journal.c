/* SPDX-License-Identifier: MIT */

/* The journals of random programs: going back from the end gives the same states as going forward
 * from the beginning, and the ledger of each object accounts for its count.
 *
 * Called with a Python and random_program.py, which writes the programs. */

#include "journal/rf-cursor.h"
#include "journal/rf-query.h"
#include "session/rf-session.h"

#define N_PROGRAMS 24
#define N_POSITIONS 40

static const char *python, *generator;

/* What the random programs have not: frames that are suspended, go on, end in all ways. */
static const char generators[] = "import gc\n"
                                 "class A: pass\n"
                                 "def inner(first):\n"
                                 "    z = A()\n"
                                 "    got = yield first\n"
                                 "    yield [z, got]\n"
                                 "    return z\n"
                                 "def outer(n):\n"
                                 "    a = A(); a.me = a\n"
                                 "    r = yield from inner(a)\n"
                                 "    try:\n"
                                 "        yield r\n"
                                 "    finally:\n"
                                 "        b = A()\n"
                                 "for i in range(3):\n"
                                 "    g = outer(i)\n"
                                 "    x = [next(g), g.send(A()), next(g)]\n"
                                 "    if i == 1:\n"
                                 "        g.close()\n"
                                 "    h = outer(x); next(h)\n"
                                 "    for j in outer(5):\n"
                                 "        break\n"
                                 "    k = [a for a in (A() for i in range(2))]\n"
                                 "    if i == 2:\n"
                                 "        try:\n"
                                 "            h.throw(KeyError('k'))\n"
                                 "        except KeyError as e:\n"
                                 "            kept = e\n"
                                 "    unstarted = outer(k)\n"
                                 "    del unstarted\n"
                                 "def own():\n"
                                 "    me = yield\n"
                                 "    yield me\n"
                                 "g = own(); next(g); g.send(g)\n"
                                 "f = g.gi_frame\n"
                                 "del g\n"
                                 "gc.collect()\n"
                                 "del f, kept\n"
                                 "gc.collect()\n";

static char *
random_program (guint seed)
{
  g_autofree char *number = g_strdup_printf ("%u", seed);
  const char *command[] = { python, generator, number, NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status = 0;

  if (seed == 0)
    return g_strdup (generators);
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return text;
}

static RfSession *
recorded (guint seed, const char *profile)
{
  g_autofree char *text = random_program (seed);
  RfSession *session = rf_session_new (text, -1, "random.py", rf_profile_find (profile));

  rf_session_start (session, TRUE);
  rf_session_wait (session);
  g_assert_cmpint (rf_session_phase (session), ==, RF_SESSION_FINISHED);
  g_assert_cmpuint (rf_journal_length (rf_session_journal (session)), >, 200);
  return session;
}

/* Each event applied one by one; the states at some positions are kept and met again on the way
 * back. */
static void
test_round_trip (gconstpointer data)
{
  guint seed = GPOINTER_TO_UINT (data);
  g_autoptr (RfSession) session = recorded (seed, seed % 2 == 0 ? "3.10" : "3.13");
  RfJournal *journal = rf_session_journal (session);
  guint32 length = rf_journal_length (journal), every = length / N_POSITIONS + 1;
  g_autoptr (RfState) state = rf_state_new ();
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) rf_state_free);

  for (guint32 n = 0; n <= length; n++)
    {
      if (n > 0)
        rf_state_apply (state, journal, n);
      if (n % every == 0)
        g_ptr_array_add (kept, rf_state_copy (state));
    }
  for (guint32 n = length;; n--)
    {
      if (n % every == 0)
        {
          g_autoptr (GString) why = g_string_new (NULL);

          if (!rf_state_equal (kept->pdata[n / every], state, why))
            g_error ("seed %u: back at event %u of %u: %s", seed, n, length, why->str);
        }
      if (n == 0)
        break;
      rf_state_undo (state, journal, n);
    }
}

/* A cursor that jumps about is where one that walks is. */
static void
test_jumps (gconstpointer data)
{
  guint seed = GPOINTER_TO_UINT (data);
  g_autoptr (RfSession) session = recorded (seed, "3.13");
  RfJournal *journal = rf_session_journal (session);
  g_autoptr (RfCursor) walking = rf_cursor_new (journal, NULL);
  g_autoptr (RfCursor) jumping = rf_cursor_new (journal, NULL);
  guint32 length = rf_journal_length (journal);

  for (guint i = 0; i < N_POSITIONS; i++)
    {
      guint32 n = length / N_POSITIONS * i;

      rf_cursor_seek (jumping, length - (guint32) ((guint64) i * 7919 % length));
      g_assert_true (
        rf_state_equal (rf_cursor_seek (walking, n), rf_cursor_seek (jumping, n), NULL));
    }
}

/* Wherever a line begins, no object has more known holders than its count says. */
static void
test_ledger (gconstpointer data)
{
  guint seed = GPOINTER_TO_UINT (data);
  g_autoptr (RfSession) session = recorded (seed, seed % 2 == 0 ? "3.13" : "3.10");
  RfJournal *journal = rf_session_journal (session);
  g_autoptr (RfState) state = rf_state_new ();
  guint n_lines = 0;

  for (guint32 n = 1; n <= rf_journal_length (journal); n++)
    {
      rf_state_apply (state, journal, n);
      if (rf_journal_event (journal, n).kind != RF_EVENT_LINE || n_lines++ % 16 != 0)
        continue;
      for (guint32 id = 1; id <= rf_state_n_objects (state); id++)
        {
          const RfStateObject *object = rf_state_object (state, id);
          g_autoptr (GArray) ledger = NULL;
          guint holders = 0;

          if (object == NULL || !rf_state_object_is_alive (object) ||
              (object->flags & (RF_NEW_INTERNAL | RF_NEW_IMMORTAL)) != 0)
            continue;
          ledger = rf_query_ledger (state, id);
          for (guint i = 0; i < ledger->len; i++)
            holders += g_array_index (ledger, RfHolder, i).n;
          if (holders != object->count)
            g_error ("seed %u, event %u: the ledger of #%u has %u holders, its count is %u", seed,
                     n, id, holders, object->count);
        }
    }
  g_assert_cmpuint (n_lines, >, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc != 3)
    g_error ("usage: test-random-journal PYTHON random_program.py");
  python = argv[1];
  generator = argv[2];
  for (guint seed = 0; seed <= N_PROGRAMS; seed++)
    {
      g_autofree char *trip = g_strdup_printf ("/property/round-trip/%u", seed);
      g_autofree char *jumps = g_strdup_printf ("/property/jumps/%u", seed);
      g_autofree char *ledger = g_strdup_printf ("/property/ledger/%u", seed);

      g_test_add_data_func (trip, GUINT_TO_POINTER (seed), test_round_trip);
      g_test_add_data_func (jumps, GUINT_TO_POINTER (seed), test_jumps);
      g_test_add_data_func (ledger, GUINT_TO_POINTER (seed), test_ledger);
    }
  return g_test_run ();
}
