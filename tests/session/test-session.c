/* SPDX-License-Identifier: MIT */

/* Sessions: a program from its text to its journal, stopping, limits, and that a run is the same
 * every time. */

#include "base/rf-error.h"
#include "journal/rf-cursor.h"
#include "journal/rf-trace.h"
#include "journal/rf-describe.h"
#include "journal/rf-state.h"
#include "session/rf-session.h"

#include <string.h>

static void
collect_output (RfStream stream, const char *text, gsize size, gpointer user)
{
  if (stream == RF_STREAM_STDOUT)
    g_string_append_len (user, text, (gssize) size);
}

static RfSession *
new_session (const char *text, const char *profile)
{
  return rf_session_new (text, -1, "test.py", rf_profile_find (profile));
}

static char *
trace_of (RfSession *session)
{
  RfJournal *journal = rf_session_journal (session);
  GString *out = g_string_new (NULL);

  for (guint32 n = 1; n <= rf_journal_length (journal); n++)
    {
      rf_trace_append (journal, n, out);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static const char friends[] = "import gc\n"
                              "class Person:\n"
                              "    def __init__(self, name):\n"
                              "        self.name = name\n"
                              "    def __del__(self):\n"
                              "        print(f'Deleting {self.name}!')\n"
                              "jane = Person('Jane')\n"
                              "bob = Person('Bob')\n"
                              "jane.friend = bob\n"
                              "bob.friend = jane\n"
                              "del jane\n"
                              "del bob\n"
                              "print(gc.collect())\n";

static void
test_run (void)
{
  g_autoptr (RfSession) session = new_session (friends, "3.10");
  g_autoptr (GString) output = g_string_new (NULL);

  rf_session_set_output (session, collect_output, output);
  rf_session_start (session, FALSE);
  rf_session_wait (session);
  g_assert_cmpint (rf_session_phase (session), ==, RF_SESSION_FINISHED);
  g_assert_cmpint (rf_session_status (session), ==, 0);
  g_assert_null (rf_session_error (session));
  g_assert_cmpstr (output->str, ==, "Deleting Jane!\nDeleting Bob!\n4\n");
  g_assert_cmpuint (rf_journal_length (rf_session_journal (session)), ==, 0);
}

static void
test_same_journal (void)
{
  g_autofree char *first = NULL, *second = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (RfSession) session = new_session (friends, "3.13");
      rf_session_start (session, TRUE);
      rf_session_wait (session);
      g_assert_cmpint (rf_session_phase (session), ==, RF_SESSION_FINISHED);
      *(i == 0 ? &first : &second) = trace_of (session);
    }
  g_assert_cmpuint (strlen (first), >, 1000);
  g_assert_cmpstr (first, ==, second);
}

/* The kinds stand in this order in the trace. */
static void
assert_order (const char *trace, const char *const *parts)
{
  const char *at = trace;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      at = strstr (at, parts[i]);
      if (at == NULL)
        g_error ("'%s' is missing after the %u before it in\n%s", parts[i], i, trace);
      at += strlen (parts[i]);
    }
}

static void
test_collection_order (void)
{
  const char *const profiles[] = { "3.10", "3.11", "3.12", "3.13" };

  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    {
      g_autoptr (RfSession) session = new_session (friends, profiles[i]);
      g_autofree char *trace = NULL;
      const char *parts[] = { "\"kind\":\"line\",\"line\":12",
                              "\"kind\":\"isolate.formed\"",
                              "\"kind\":\"line\",\"line\":13",
                              "\"kind\":\"gc.begin\",\"generation\":2,\"reason\":\"gc.collect\"",
                              "\"phase\":\"update_refs\"",
                              "\"kind\":\"gc.refs\"",
                              "\"phase\":\"subtract_refs\"",
                              "\"phase\":\"move_unreachable\"",
                              "\"kind\":\"gc.move\"",
                              "\"phase\":\"finalizers\"",
                              "\"kind\":\"finalizer.begin\"",
                              "\"text\":\"Deleting Jane!\\n\"",
                              "\"kind\":\"finalizer.end\"",
                              "\"kind\":\"finalizer.begin\"",
                              "\"text\":\"Deleting Bob!\\n\"",
                              "\"kind\":\"finalizer.end\"",
                              "\"phase\":\"resurrection\"",
                              "\"phase\":\"clear\"",
                              "\"kind\":\"gc.clear\"",
                              "\"cause\":\"cycle\"",
                              "\"cause\":\"cycle\"",
                              i == 0 ? "\"kind\":\"gc.end\",\"collected\":4"
                                     : "\"kind\":\"gc.end\",\"collected\":2",
                              NULL };

      rf_session_start (session, TRUE);
      rf_session_wait (session);
      trace = trace_of (session);
      assert_order (trace, parts);
    }
}

static void
test_resurrection (void)
{
  static const char text[] = "import gc\n"
                             "class P:\n"
                             "    def __del__(self):\n"
                             "        global person\n"
                             "        person = self\n"
                             "a = P()\n"
                             "a.me = a\n"
                             "del a\n"
                             "print(gc.collect())\n"
                             "end = 1\n";
  g_autoptr (RfSession) session = new_session (text, "3.13");
  g_autofree char *trace = NULL;
  char *end;

  rf_session_start (session, TRUE);
  rf_session_wait (session);
  trace = trace_of (session);
  end = strstr (trace, "\"kind\":\"line\",\"line\":10");
  g_assert_nonnull (end);
  *end = '\0'; /* before the program's end, where everything dies */
  g_assert_nonnull (strstr (trace, "object.resurrected"));
  g_assert_null (strstr (trace, "\"gc.clear\""));
  g_assert_nonnull (strstr (trace, "\"kind\":\"gc.end\",\"collected\":0"));
}

/* Every event of a real run is undone exactly. */
static void
test_undo (void)
{
  g_autoptr (RfSession) session = new_session (friends, "3.10");
  g_autoptr (RfCursor) forward = NULL, backward = NULL;
  RfJournal *journal = rf_session_journal (session);
  guint32 length;

  rf_session_start (session, TRUE);
  rf_session_wait (session);
  length = rf_journal_length (journal);
  forward = rf_cursor_new (journal, NULL);
  backward = rf_cursor_new (journal, NULL);
  g_assert_cmpuint (length, >, 100);
  for (guint32 n = 0; n <= length; n += 7)
    {
      const RfState *left = rf_cursor_seek (forward, n);
      const RfState *right;
      g_autoptr (GString) why = g_string_new (NULL);

      rf_cursor_seek (backward, length);
      right = rf_cursor_seek (backward, n);
      if (!rf_state_equal (left, right, why))
        g_error ("at event %u: %s", n, why->str);
    }
}

/* What the library makes for itself is told apart, and no sentence counts it. */
static void
test_library (void)
{
  static const char program[] = "from dataclasses import dataclass\n"
                                "@dataclass\n"
                                "class Person:\n"
                                "    name: str\n"
                                "jane = Person('Jane')\n"
                                "print(jane)\n";
  g_autoptr (RfSession) session =
    rf_session_new (program, -1, "library.py", rf_profile_find ("3.12"));
  g_autoptr (RfState) state = rf_state_new ();
  guint n_library = 0, n_people = 0, n_freed = 0;
  guint32 from = 0;
  RfJournal *journal = rf_session_journal (session);

  rf_session_start (session, TRUE);
  rf_session_wait (session);
  for (guint32 n = 1; n <= rf_journal_length (journal); n++)
    {
      const RfEvent record = rf_journal_event (journal, n), *event = &record;

      rf_state_apply (state, journal, n);
      if (event->kind == RF_EVENT_PROGRAM_END)
        break;
      if (event->kind == RF_EVENT_OBJECT_NEW)
        {
          gboolean person = strcmp (rf_journal_text (journal, event->b), "Person") == 0;

          n_people += person;
          n_library += (event->aux & RF_NEW_LIBRARY) != 0;
          g_assert_false (person && (event->aux & RF_NEW_LIBRARY));
        }
      if (event->kind == RF_EVENT_LINE && from > 0)
        {
          g_autofree char *said = rf_describe_step (state, journal, from, n);

          /* The function of the class body and its namespace, as for any class. */
          g_assert_true (strstr (said, "freed") == NULL ||
                         strstr (said, "2 objects are freed.") != NULL);
          n_freed += strstr (said, "freed") != NULL;
        }
      if (event->kind == RF_EVENT_LINE)
        from = n;
    }
  g_assert_cmpuint (n_people, ==, 1);
  g_assert_cmpuint (n_library, >, 10);
  g_assert_cmpuint (n_freed, ==, 1);
}

static void
test_cancel (void)
{
  g_autoptr (RfSession) session = new_session ("while True:\n    pass\n", "3.13");

  rf_session_start (session, FALSE);
  g_usleep (50000);
  g_assert_cmpint (rf_session_phase (session), ==, RF_SESSION_RUNNING);
  rf_session_cancel (session);
  rf_session_wait (session);
  g_assert_cmpint (rf_session_phase (session), ==, RF_SESSION_STOPPED);
  g_assert_error (rf_session_error (session), RF_ERROR, RF_ERROR_CANCELLED);
}

static void
test_event_limit (void)
{
  g_autoptr (RfSession) session =
    new_session ("items = []\nwhile True:\n    items.append([1])\n", "3.13");

  rf_session_set_limits (session, 5000, 0);
  rf_session_start (session, TRUE);
  rf_session_wait (session);
  g_assert_cmpint (rf_session_phase (session), ==, RF_SESSION_STOPPED);
  g_assert_error (rf_session_error (session), RF_ERROR, RF_ERROR_LIMIT);
  g_assert_cmpuint (rf_journal_length (rf_session_journal (session)), ==, 5000);
}

static void
test_memory_limit (void)
{
  g_autoptr (RfSession) session = new_session ("items = []\n"
                                               "try:\n"
                                               "    while True:\n"
                                               "        items.append([0] * 1000)\n"
                                               "except MemoryError:\n"
                                               "    items = None\n"
                                               "    print('no memory')\n",
                                               "3.13");
  g_autoptr (GString) output = g_string_new (NULL);

  rf_session_set_limits (session, 0, 20 * 1024 * 1024);
  rf_session_set_output (session, collect_output, output);
  rf_session_start (session, FALSE);
  rf_session_wait (session);
  g_assert_cmpint (rf_session_phase (session), ==, RF_SESSION_FINISHED);
  g_assert_cmpstr (output->str, ==, "no memory\n");
}

static void
test_refused (void)
{
  const struct
  {
    const char *text;
    int code;
    const char *message;
  } rows[] = {
    { "x = 1\nasync def f():\n    pass\n", RF_ERROR_REFUSED, "test.py:2:1: " },
    { "x = (1,\n", RF_ERROR_SYNTAX, "test.py:1:" },
    { "import os\n", RF_ERROR_REFUSED, "test.py:1:" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RfSession) session = new_session (rows[i].text, "3.13");
      rf_session_start (session, TRUE);
      rf_session_wait (session);
      g_assert_cmpint (rf_session_phase (session), ==, RF_SESSION_REFUSED);
      g_assert_cmpint (rf_session_status (session), ==, 2);
      g_assert_error (rf_session_error (session), RF_ERROR, rows[i].code);
      g_assert_true (g_str_has_prefix (rf_session_error (session)->message, rows[i].message));
      g_assert_cmpuint (rf_journal_length (rf_session_journal (session)), ==, 0);
    }
}

/* Two engines in one process do not know of each other. */
static void
test_two_at_once (void)
{
  g_autoptr (RfSession) old = new_session (friends, "3.10");
  g_autoptr (RfSession) new = new_session (friends, "3.13");
  g_autoptr (GString) old_output = g_string_new (NULL);
  g_autoptr (GString) new_output = g_string_new (NULL);

  rf_session_set_output (old, collect_output, old_output);
  rf_session_set_output (new, collect_output, new_output);
  rf_session_start (old, TRUE);
  rf_session_start (new, TRUE);
  rf_session_wait (old);
  rf_session_wait (new);
  g_assert_true (g_str_has_suffix (old_output->str, "4\n"));
  g_assert_true (g_str_has_suffix (new_output->str, "2\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/run", test_run);
  g_test_add_func ("/session/same-journal", test_same_journal);
  g_test_add_func ("/session/collection-order", test_collection_order);
  g_test_add_func ("/session/resurrection", test_resurrection);
  g_test_add_func ("/session/undo", test_undo);
  g_test_add_func ("/session/library", test_library);
  g_test_add_func ("/session/cancel", test_cancel);
  g_test_add_func ("/session/event-limit", test_event_limit);
  g_test_add_func ("/session/memory-limit", test_memory_limit);
  g_test_add_func ("/session/refused", test_refused);
  g_test_add_func ("/session/two-at-once", test_two_at_once);
  return g_test_run ();
}
