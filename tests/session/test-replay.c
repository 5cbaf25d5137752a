/* SPDX-License-Identifier: MIT */

/* The whole ledger of objects at events of a recorded run: what the state knows and what running
 * the program once more found. */

#include "base/rf-profile.h"
#include "journal/rf-cursor.h"
#include "journal/rf-query.h"
#include "journal/rf-temporaries.h"
#include "session/rf-replay.h"

#include <stdlib.h>
#include <string.h>

static RfSession *
run (const char *text, const char *profile)
{
  RfSession *session = rf_session_new (text, -1, "test.py", rf_profile_find (profile));

  rf_session_start (session, TRUE);
  rf_session_wait (session);
  return session;
}

static RfTemporaries *
temporaries_at (RfReplay *replay, guint32 event)
{
  RfTemporaries *found;

  rf_replay_want (replay, event);
  rf_replay_wait (replay);
  found = rf_replay_get (replay, event);
  g_assert_false (rf_replay_differed (replay));
  g_assert_nonnull (found);
  return found;
}

/* The object that the name @name of some frame holds. */
static guint32
find_name (const RfState *state, RfJournal *journal, const char *name)
{
  for (guint32 frame = state->n_frames; frame > 0; frame--)
    {
      guint cursor = 0;
      RfStateSlot slot;

      while (rf_state_frame_next_name (state, frame, FALSE, &cursor, &slot))
        {
          g_autoptr (GString) text = g_string_new (NULL);

          rf_state_append_slot_name (state, journal, &slot, text);
          if (g_str_equal (text->str, name))
            return slot.target;
        }
    }
  return 0;
}

/* The texts of the holders of @object that only a replay knows, each with a line end: the rest in
 * the hands of what runs first. */
static char *
texts_of (const RfTemporaries *temporaries, const RfState *state, guint32 object)
{
  g_autoptr (GArray) ledger = rf_temporaries_ledger (temporaries, state, object);
  GString *all = g_string_new (NULL);

  for (int rest = 1; rest >= 0; rest--)
    for (guint i = 0; i < ledger->len; i++)
      {
        const RfHolder *holder = &g_array_index (ledger, RfHolder, i);

        if (holder->text != NULL && rest == (holder->kind == RF_HOLDER_OPERATION))
          g_string_append_printf (all, "%s\n", holder->text);
      }
  return g_string_free (all, FALSE);
}

/* The first event that writes @text. */
static guint32
find_output (RfJournal *journal, const char *text)
{
  for (guint32 n = 1; n <= rf_journal_length (journal); n++)
    if (rf_journal_event (journal, n).kind == RF_EVENT_OUTPUT &&
        g_str_has_prefix (rf_journal_text (journal, rf_journal_event (journal, n).b), text))
      return n;
  g_assert_not_reached ();
}

/* The last event before @end that raised the count of @object. */
static guint32
find_rise (RfJournal *journal, guint32 object, guint32 end)
{
  for (guint32 n = end; n > 0; n--)
    {
      RfEvent event = rf_journal_event (journal, n);

      if (event.kind == RF_EVENT_COUNT && event.a == object && event.c > event.b)
        return n;
    }
  return 0;
}

/* What the last event that raised the count of the object called @name before the output "now" left
 * it in, and who holds it else that no event tells of. */
static void
check_texts (const char *program, const char *profile, const char *name, const char *expected)
{
  g_autoptr (RfSession) session = run (program, profile);
  RfJournal *journal = rf_session_journal (session);
  g_autoptr (RfReplay) replay = rf_replay_new (session);
  g_autoptr (RfCursor) cursor = rf_cursor_new (journal, NULL);
  guint32 end = find_output (journal, "now"), object, event;
  g_autoptr (RfTemporaries) temporaries = NULL;
  g_autofree char *texts = NULL;

  object = find_name (rf_cursor_seek (cursor, end), journal, name);
  g_assert_cmpuint (object, !=, 0);
  event = find_rise (journal, object, end);
  temporaries = temporaries_at (replay, event);
  texts = texts_of (temporaries, rf_cursor_seek (cursor, event), object);
  g_assert_cmpstr (texts, ==, expected);
}

static void
test_texts (void)
{
  check_texts ("import sys\nx = [1]\nsys.getrefcount(x)\nprint('now')\n", "3.13", "x",
               "evaluation stack of the module: argument 1 of sys.getrefcount()\n");
  check_texts ("x = [1]\ny = [len(x), 2 * x]\nprint('now')\n", "3.10", "x",
               "evaluation stack of the module: the right operand of *\n");
  /* A method call in progress: 3.10 keeps the arguments on the caller's stack too. */
  check_texts ("class A:\n"
               "    def f(self, p): p; print('now')\n"
               "x = A()\n"
               "x.f([2])\n",
               "3.10", "p",
               "evaluation stack of f: a result that nobody uses\n"
               "evaluation stack of the module: argument 1 of A.f()\n");
  check_texts ("class A:\n"
               "    def f(self, p): p; print('now')\n"
               "x = A()\n"
               "x.f([2])\n",
               "3.13", "p", "evaluation stack of f: a result that nobody uses\n");
  check_texts ("class A:\n"
               "    def __init__(self): me = self; me; print('now')\n"
               "A()\n",
               "3.10", "me",
               "evaluation stack of __init__: a result that nobody uses\n"
               "the call of __init__: the new instance\n");
  /* The collector, and what iterates. */
  check_texts ("import gc\n"
               "class A:\n"
               "    def __del__(self): me = self; me; print('now')\n"
               "a = A(); a.me = a\n"
               "del a\n"
               "gc.collect()\n",
               "3.12", "me",
               "evaluation stack of __del__: a result that nobody uses\n"
               "the collector, while it runs the finalizer\n");
  check_texts ("l = [[1], [2]]\n"
               "for i in l:\n"
               "    l; print('now')\n",
               "3.11", "l",
               "evaluation stack of the module: a result that nobody uses\n"
               "a list_iterator: container, held by evaluation stack of the module: the iterator "
               "of a for loop\n");
  check_texts ("def key(o): o; print('now'); return 0\n"
               "sorted([[1]], key=key)\n",
               "3.13", "o",
               "evaluation stack of key: a result that nobody uses\n"
               "a list: item 0, held by evaluation stack of the module: argument 1 of sorted()\n"
               "the list that is being sorted\n");
}

/* --- sums ------------------------------------------------------------------------------------- */

static const char busy[] =
  "import gc, sys, weakref\n"
  "gc.collect()\n"
  "class Node:\n"
  "    def __init__(self, name, *more, **named):\n"
  "        self.name = name; self.other = None; self.more = more\n"
  "    def __del__(self):\n"
  "        global last\n"
  "        last = self.name\n"
  "    def __lt__(self, other):\n"
  "        return self.name < other.name\n"
  "def pairs(n):\n"
  "    for i in range(n):\n"
  "        a, b = Node('a' + str(i)), Node('b' + str(i), 1, key=2)\n"
  "        a.other = b; b.other = a\n"
  "        try:\n"
  "            yield a\n"
  "        finally:\n"
  "            del a, b\n"
  "nodes = sorted([Node(n) for n in 'cab'], key=lambda o: o.name)\n"
  "nodes.sort(reverse=True)\n"
  "for p in pairs(3):\n"
  "    w = weakref.ref(p, lambda r: None)\n"
  "    d = {(p.name, i): [p] * i for i in range(3)}\n"
  "    try:\n"
  "        d['missing']\n"
  "    except KeyError as e:\n"
  "        kept = e\n"
  "    print(f'{p.name!r:>5}', sys.getrefcount(p), max([p, p.other]).name)\n"
  "del p, d, kept\n"
  "print(gc.collect(), last)\n"
  "exec('def f(o): return [o, 1000.5]')\n"
  "print(len(list(map(f, nodes))), [*zip(nodes, 'xyz')][0][1])\n";

/* Between statements nothing is in the hands of an operation: each holder has a name, and together
 * they are the count. */
static void
check_line (const RfTemporaries *temporaries, const RfState *state)
{
  for (guint32 id = 1; id <= rf_state_n_objects (state); id++)
    {
      const RfStateObject *object = rf_state_object (state, id);
      g_autoptr (GArray) ledger = NULL;
      guint64 sum = 0;

      if (object == NULL || !rf_state_object_is_alive (object) ||
          object->count >= (guint32) RF_IMMORTAL_REFCNT)
        continue;
      ledger = rf_temporaries_ledger (temporaries, state, id);
      for (guint i = 0; i < ledger->len; i++)
        {
          const RfHolder *holder = &g_array_index (ledger, RfHolder, i);

          g_assert_cmpint (holder->kind, !=, RF_HOLDER_OTHER);
          g_assert_cmpint (holder->kind, !=, RF_HOLDER_OPERATION);
          if (holder->kind == RF_HOLDER_TEMPORARY)
            g_assert_cmpint (strlen (holder->text), >, 0);
          sum += holder->n;
        }
      g_assert_cmpuint (sum, ==, object->count);
    }
}

static void
check_sums (const char *program, const char *profile)
{
  g_autoptr (RfSession) session = run (program, profile);
  RfJournal *journal = rf_session_journal (session);
  g_autoptr (RfReplay) replay = rf_replay_new (session);
  g_autoptr (RfCursor) cursor = rf_cursor_new (journal, NULL);
  guint32 length = rf_journal_length (journal);
  guint n_lines = 0;

  for (guint32 n = 1; n <= length; n++)
    {
      g_autoptr (RfTemporaries) temporaries = NULL;

      if (rf_journal_event (journal, n).kind != RF_EVENT_LINE)
        continue;
      temporaries = temporaries_at (replay, n);
      check_line (temporaries, rf_cursor_seek (cursor, n));
      n_lines++;
    }
  g_assert_cmpuint (n_lines, >, 20);
}

static void
test_sums (void)
{
  static const char *const profiles[] = { "3.10", "3.11", "3.12", "3.13" };

  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    check_sums (busy, profiles[i]);
}

/* The count that gc.get_count() prints is that of the event. */
static void
test_generations (void)
{
  g_autoptr (RfSession) session = run ("import gc\n"
                                       "gc.collect()\n"
                                       "gc.set_threshold(500, 7, 6)\n"
                                       "l = [[] for i in range(20)]\n"
                                       "gc.disable()\n"
                                       "n = gc.get_count()[0]\n"
                                       "print(n)\n",
                                       "3.12");
  RfJournal *journal = rf_session_journal (session);
  g_autoptr (RfReplay) replay = rf_replay_new (session);
  guint32 end = find_output (journal, "");
  g_autoptr (RfTemporaries) temporaries = temporaries_at (replay, end);
  RfGenerationCounts counts;
  int printed = atoi (rf_journal_text (journal, rf_journal_event (journal, end).b));

  g_assert_true (rf_temporaries_generations (temporaries, end, &counts));
  g_assert_cmpint (printed, >=, 20);
  g_assert_cmpint (ABS (counts.counts[0] - printed), <=, 2); /* the tuple, the arguments */
  g_assert_cmpint (counts.thresholds[0], ==, 500);
  g_assert_cmpint (counts.thresholds[2], ==, 6);
  g_assert_false (counts.enabled);
}

/* --- the thread ------------------------------------------------------------------------------- */

static void
count_done (RfReplay *replay, guint32 event, gpointer user)
{
  g_atomic_int_set ((gint *) user, (gint) event);
}

static void
test_last_question (void)
{
  g_autoptr (RfSession) session = run ("l = []\n"
                                       "for i in range(4000):\n"
                                       "    l.append([i])\n",
                                       "3.13");
  guint32 length = rf_journal_length (rf_session_journal (session));
  RfReplay *replay = rf_replay_new (session);
  gint answered = 0;

  g_assert_cmpuint (length, >, 20000);
  rf_replay_set_done (replay, count_done, &answered);
  for (guint32 event = 1; event < length; event += length / 10)
    g_assert_false (rf_replay_want (replay, event) && event < length / 2);
  rf_replay_want (replay, length / 2);
  rf_replay_wait (replay);
  g_assert_cmpuint (answered, ==, length / 2);
  g_assert_true (rf_replay_want (replay, length / 2 + 100));
  g_assert_false (rf_replay_want (replay, length - 1));
  rf_replay_free (replay); /* in the midst */
  replay = rf_replay_new (session);
  g_assert_false (rf_replay_want (replay, length + 1));
  rf_replay_wait (replay);
  g_assert_null (rf_replay_get (replay, length + 1));
  rf_replay_free (replay);
}

static gboolean
two_lines (GString *line, gpointer user)
{
  guint *n = user;

  g_string_append_printf (line, "line %u\n", ++*n);
  return *n <= 2;
}

static void
test_input (void)
{
  static const char program[] = "l = []\n"
                                "try:\n"
                                "    while True: l.append(input())\n"
                                "except EOFError:\n"
                                "    print(l)\n";
  g_autoptr (RfSession) session = rf_session_new (program, -1, "test.py", rf_profile_find ("3.12"));
  g_autoptr (RfReplay) replay = rf_replay_new (session);
  guint n = 0;

  rf_session_set_input (session, two_lines, &n);
  rf_session_start (session, TRUE);
  rf_session_wait (session);
  rf_temporaries_unref (temporaries_at (replay, rf_journal_length (rf_session_journal (session))));
}

static void
test_count_changes (void)
{
  g_autoptr (RfSession) session = run ("class A: pass\n"
                                       "x = A()\n"
                                       "y = x\n"
                                       "del x, y\n",
                                       "3.13");
  RfJournal *journal = rf_session_journal (session);
  g_autoptr (RfCursor) cursor = rf_cursor_new (journal, NULL);
  guint32 object = 0;
  g_autoptr (GArray) changes = NULL;

  for (guint32 n = 1; object == 0; n++)
    object = find_name (rf_cursor_seek (cursor, n), journal, "y");
  changes = rf_query_count_changes (journal, object, 1, rf_journal_length (journal));
  g_assert_cmpuint (changes->len, >=, 4);
  g_assert_cmpuint (g_array_index (changes, RfCountChange, 0).count, ==, 1);
  g_assert_cmpuint (g_array_index (changes, RfCountChange, changes->len - 1).count, ==, 0);
  for (guint i = 1; i < changes->len; i++)
    g_assert_cmpuint (g_array_index (changes, RfCountChange, i - 1).event, <,
                      g_array_index (changes, RfCountChange, i).event);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/replay/texts", test_texts);
  g_test_add_func ("/replay/sums", test_sums);
  g_test_add_func ("/replay/generations", test_generations);
  g_test_add_func ("/replay/last-question", test_last_question);
  g_test_add_func ("/replay/input", test_input);
  g_test_add_func ("/replay/count-changes", test_count_changes);
  return g_test_run ();
}
