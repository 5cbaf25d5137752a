/* SPDX-License-Identifier: MIT */

/* Two runs of one program beside each other: where they meet, which object is which, what differs
 * and why. */

#include "rf-differing.h"

#include "base/rf-error.h"
#include "journal/rf-query.h"
#include "journal/rf-steps.h"
#include "session/rf-compare.h"
#include "session/rf-session.h"

#include <string.h>

typedef struct
{
  RfSession *sessions[RF_N_SIDES];
  RfSteps *steps;
  RfCompare *compare;
} Two;

static RfSession *
run (const char *text, const char *profile)
{
  RfSession *session = rf_session_new (text, -1, "test.py", rf_profile_find (profile));

  rf_session_start (session, TRUE);
  rf_session_wait (session);
  g_assert_cmpint (rf_session_phase (session), ==, RF_SESSION_FINISHED);
  return session;
}

static Two
two_new (const char *text, const char *left, const char *right)
{
  const char *profiles[RF_N_SIDES] = { left, right };
  RfCompared compared[RF_N_SIDES];
  Two two = { 0 };

  for (guint side = 0; side < RF_N_SIDES; side++)
    {
      two.sessions[side] = run (text, profiles[side]);
      compared[side] = (RfCompared){ .journal = rf_session_journal (two.sessions[side]),
                                     .profile = rf_profile_find (profiles[side]) };
    }
  two.steps = rf_steps_new (compared[RF_SIDE_LEFT].journal);
  two.compare = rf_compare_new (&compared[0], &compared[1], text, NULL, NULL);
  g_assert_nonnull (two.compare);
  return two;
}

static void
two_clear (Two *two)
{
  rf_compare_free (two->compare);
  rf_steps_free (two->steps);
  for (guint side = 0; side < RF_N_SIDES; side++)
    rf_session_unref (two->sessions[side]);
}

static RfJournal *
journal_of (const Two *two, RfSide side)
{
  return rf_session_journal (two->sessions[side]);
}

/* The position right before line @line of @side begins the @nth time. */
static guint32
before_line (const Two *two, RfSide side, guint32 line, guint nth)
{
  RfJournal *journal = journal_of (two, side);

  for (guint32 n = 1; n <= rf_journal_length (journal); n++)
    {
      RfEvent event = rf_journal_event (journal, n);

      if (event.kind == RF_EVENT_LINE && event.b == line && nth-- == 1)
        return n - 1;
    }
  g_error ("line %u never runs", line);
}

static guint32
program_end (const Two *two, RfSide side)
{
  RfJournal *journal = journal_of (two, side);

  for (guint32 n = 1; n <= rf_journal_length (journal); n++)
    if (rf_journal_event (journal, n).kind == RF_EVENT_PROGRAM_END)
      return n;
  g_assert_not_reached ();
}

/* What is said where the left one is at @position. */
static GPtrArray *
differences_at (const Two *two, guint32 position)
{
  RfMeeting meeting = rf_compare_meet (two->compare, RF_SIDE_LEFT, position);

  return rf_compare_differences (two->compare, position, meeting.position);
}

static const RfDifference *
find (const Two *two, const GPtrArray *differences, RfDifferenceKind kind, const char *words)
{
  for (guint i = 0; i < differences->len; i++)
    {
      const RfDifference *difference = differences->pdata[i];
      g_autofree char *text = rf_compare_say (two->compare, difference);

      if (difference->kind == kind && strstr (text, words) != NULL)
        return difference;
    }
  return NULL;
}

static const RfDifference *
expect (const Two *two, const GPtrArray *differences, RfDifferenceKind kind, const char *words,
        RfTrait trait)
{
  const RfDifference *found = find (two, differences, kind, words);

  if (found == NULL || found->trait != trait)
    {
      g_autoptr (GString) all = g_string_new (NULL);

      for (guint i = 0; i < differences->len; i++)
        {
          const RfDifference *difference = differences->pdata[i];
          g_autofree char *text = rf_compare_say (two->compare, difference);

          g_string_append_printf (all, "\n  %u: %s (%s)", difference->kind, text,
                                  difference->reason);
        }
      g_error ("no difference of kind %u with “%s” and trait %u among%s", kind, words, trait,
               all->str);
    }
  g_assert_cmpstr (found->reason, ==, rf_trait_sentence (trait));
  return found;
}

static guint
count_kind (const GPtrArray *differences, RfDifferenceKind kind)
{
  guint n = 0;

  for (guint i = 0; i < differences->len; i++)
    n += ((RfDifference *) differences->pdata[i])->kind == kind;
  return n;
}

/* --- the three programs ----------------------------------------------------------------------- */

static void
test_friends (void)
{
  Two two = two_new (friends, "3.10", "3.13");
  g_autoptr (GPtrArray) before = differences_at (&two, before_line (&two, RF_SIDE_LEFT, 12, 1));
  g_autoptr (GPtrArray) after = differences_at (&two, program_end (&two, RF_SIDE_LEFT));
  g_autoptr (GPtrArray) same = NULL;
  const RfDifference *dict;

  /* The two dictionaries, which only one of them has, and nothing else. */
  g_assert_cmpuint (before->len, ==, 2);
  dict = expect (&two, before, RF_DIFFERENCE_OBJECT, "only in 3.10", RF_TRAIT_ATTRIBUTES);
  g_assert_cmpuint (dict->objects[RF_SIDE_LEFT], !=, 0);
  g_assert_cmpuint (dict->objects[RF_SIDE_RIGHT], ==, 0);
  g_assert_true (g_str_has_prefix (dict->name, "dict of #"));
  g_assert_true (g_str_has_prefix (dict->reason, "3.10 keeps an instance's attributes in a "));
  /* 4 against 2: collected, kept, printed. */
  expect (&two, after, RF_DIFFERENCE_COLLECTION, "collects 4 in 3.10, 2 in 3.13",
          RF_TRAIT_ATTRIBUTES);
  expect (&two, after, RF_DIFFERENCE_VALUE, "found: 4 in 3.10, 2 in 3.13", RF_TRAIT_ATTRIBUTES);
  expect (&two, after, RF_DIFFERENCE_OUTPUT, "“found: 4” in 3.10, “found: 2” in 3.13",
          RF_TRAIT_ATTRIBUTES);
  g_assert_cmpuint (after->len, ==, 3);
  /* The other way round too. */
  two_clear (&two);
  two = two_new (friends, "3.12", "3.10");
  same = differences_at (&two, program_end (&two, RF_SIDE_LEFT));
  expect (&two, same, RF_DIFFERENCE_COLLECTION, "collects 2 in 3.12, 4 in 3.10",
          RF_TRAIT_ATTRIBUTES);
  two_clear (&two);
}

static const char parameter[] = "import gc\n"
                                "import sys\n"
                                "gc.collect()\n"
                                "gc.disable()\n"
                                "class Person:\n"
                                "    pass\n"
                                "def count(person):\n"
                                "    return sys.getrefcount(person)\n"
                                "eve = Person()\n"
                                "counted = count(eve)\n"
                                "print('count:', counted)\n";

/* What is printed by a line in which a call has returned. */
static void
test_line_of_output (void)
{
  Two two = two_new ("import sys\ndef f(x):\n    return sys.getrefcount(x)\nprint(f([]))\n", "3.10",
                     "3.13");
  g_autoptr (GPtrArray) after = differences_at (&two, program_end (&two, RF_SIDE_LEFT));

  expect (&two, after, RF_DIFFERENCE_OUTPUT, "Line 4 prints “3” in 3.10, “2” in 3.13",
          RF_TRAIT_ARGUMENTS);
  two_clear (&two);
}

static void
test_parameter (void)
{
  Two two = two_new (parameter, "3.10", "3.13");
  g_autoptr (GPtrArray) within = differences_at (&two, before_line (&two, RF_SIDE_LEFT, 8, 1));
  g_autoptr (GPtrArray) after = differences_at (&two, program_end (&two, RF_SIDE_LEFT));
  const RfDifference *count;

  count = expect (&two, within, RF_DIFFERENCE_COUNT, "reference count 3 in 3.10, 2 in 3.13",
                  RF_TRAIT_ARGUMENTS);
  g_assert_cmpuint (rf_compare_object (two.compare, RF_SIDE_LEFT, count->objects[0]), ==,
                    count->objects[1]);
  g_assert_cmpuint (rf_compare_object (two.compare, RF_SIDE_RIGHT, count->objects[1]), ==,
                    count->objects[0]);
  expect (&two, after, RF_DIFFERENCE_VALUE, "counted: 4 in 3.10, 3 in 3.13", RF_TRAIT_ARGUMENTS);
  expect (&two, after, RF_DIFFERENCE_OUTPUT, "Line 11 prints “count: 4” in 3.10",
          RF_TRAIT_ARGUMENTS);
  two_clear (&two);
}

static void
test_resurrection (void)
{
  Two two = two_new (resurrection, "3.10", "3.13");
  g_autoptr (GPtrArray) before = differences_at (&two, before_line (&two, RF_SIDE_LEFT, 15, 1));
  g_autoptr (GPtrArray) within = differences_at (&two, before_line (&two, RF_SIDE_LEFT, 10, 1));
  g_autoptr (GPtrArray) after = differences_at (&two, program_end (&two, RF_SIDE_LEFT));
  guint32 position = before_line (&two, RF_SIDE_LEFT, 10, 1);

  g_assert_cmpuint (count_kind (before, RF_DIFFERENCE_OBJECT), ==, 3);
  g_assert_cmpuint (count_kind (within, RF_DIFFERENCE_OBJECT), ==, 3);
  g_assert_cmpuint (rf_compare_meet (two.compare, RF_SIDE_LEFT, position).position, ==,
                    before_line (&two, RF_SIDE_RIGHT, 10, 1));
  /* The resurrected one's dictionary is left. */
  g_assert_cmpuint (count_kind (after, RF_DIFFERENCE_OBJECT), ==, 1);
  expect (&two, after, RF_DIFFERENCE_OUTPUT, "“4: others freed” in 3.10, “2: others freed” in 3.13",
          RF_TRAIT_ATTRIBUTES);
  two_clear (&two);
}

/* --- meeting ---------------------------------------------------------------------------------- */

/* Each line of the one is the same line of the other; going there and back comes to the same
 * place. */
static void
test_lines (void)
{
  Two two = two_new (friends, "3.10", "3.13");
  guint32 length = rf_journal_length (journal_of (&two, RF_SIDE_LEFT));
  guint32 last = 0;
  guint n = 0;

  for (guint32 at = 0; at < length; at = rf_steps_next (two.steps, at, RF_GRANULARITY_LINE), n++)
    {
      RfMeeting there = rf_compare_meet (two.compare, RF_SIDE_LEFT, at);
      RfMeeting back = rf_compare_meet (two.compare, RF_SIDE_RIGHT, there.position);

      g_assert_false (there.apart);
      g_assert_cmpuint (back.position, ==, at);
      g_assert_cmpuint (there.position, >=, last);
      last = there.position;
    }
  g_assert_cmpuint (n, >, 14);
  g_assert_cmpuint (rf_compare_meet (two.compare, RF_SIDE_LEFT, length).position, ==,
                    rf_journal_length (journal_of (&two, RF_SIDE_RIGHT)));
  two_clear (&two);
}

static RfPhase
phase_at (const Two *two, RfSide side, guint32 position, gboolean *collecting)
{
  g_autoptr (RfCursor) cursor = rf_cursor_new (journal_of (two, side), NULL);
  const RfState *state = rf_cursor_seek (cursor, position);

  *collecting = state->gc.collecting;
  return state->gc.collecting ? state->gc.phase : RF_PHASE_NONE;
}

/* In a collection both are in the same phase. */
static void
test_phases (void)
{
  Two two = two_new (friends, "3.10", "3.13");
  guint32 end = before_line (&two, RF_SIDE_LEFT, 13, 1);
  guint n = 0;

  for (guint32 at = before_line (&two, RF_SIDE_LEFT, 12, 1); at < end;
       at = rf_steps_next (two.steps, at, RF_GRANULARITY_PHASE))
    {
      RfMeeting there = rf_compare_meet (two.compare, RF_SIDE_LEFT, at);
      gboolean ours, theirs;
      RfPhase phase = phase_at (&two, RF_SIDE_LEFT, at, &ours);

      g_assert_cmpint (phase_at (&two, RF_SIDE_RIGHT, there.position, &theirs), ==, phase);
      g_assert_cmpint (ours, ==, theirs);
      n += ours;
    }
  g_assert_cmpuint (n, >=, 7);
  two_clear (&two);
}

static const char parting[] = "import sys\n"
                              "def old():\n"
                              "    a = 1\n"
                              "    return a\n"
                              "def new():\n"
                              "    return 1\n"
                              "if sys.version_info < (3, 11):\n"
                              "    x = old()\n"
                              "else:\n"
                              "    x = new()\n"
                              "for i in range(3 if sys.version_info < (3, 11) else 5):\n"
                              "    x += i\n"
                              "done = [x]\n"
                              "print(done)\n";

/* Where they go different ways it is said, and they meet again. */
static void
test_parting (void)
{
  Two two = two_new (parting, "3.10", "3.13");
  guint32 at = before_line (&two, RF_SIDE_LEFT, 8, 1);
  RfMeeting meeting = rf_compare_meet (two.compare, RF_SIDE_LEFT, at);
  g_autoptr (GPtrArray) differences = NULL;
  const RfDifference *value;

  g_assert_true (meeting.apart);
  g_assert_cmpuint (meeting.line, ==, 8);
  g_assert_cmpuint (meeting.other, ==, 10);
  g_assert_cmpuint (meeting.again, ==, 11);
  g_assert_cmpuint (meeting.position, ==, before_line (&two, RF_SIDE_RIGHT, 10, 1));
  /* On the left one's own way the other one waits. */
  at = before_line (&two, RF_SIDE_LEFT, 4, 1);
  g_assert_true (rf_compare_meet (two.compare, RF_SIDE_LEFT, at).apart);
  g_assert_cmpuint (rf_compare_meet (two.compare, RF_SIDE_LEFT, at).position, ==, meeting.position);
  at = before_line (&two, RF_SIDE_LEFT, 11, 1);
  meeting = rf_compare_meet (two.compare, RF_SIDE_LEFT, at);
  g_assert_false (meeting.apart);
  g_assert_cmpuint (meeting.position, ==, before_line (&two, RF_SIDE_RIGHT, 11, 1));
  g_assert_cmpuint (meeting.passed, ==, 2);
  g_assert_cmpuint (meeting.first, ==, 10);
  g_assert_cmpuint (meeting.last, ==, 6);
  /* After rounds that only the right one makes they meet. */
  at = before_line (&two, RF_SIDE_LEFT, 13, 1);
  meeting = rf_compare_meet (two.compare, RF_SIDE_LEFT, at);
  g_assert_false (meeting.apart);
  g_assert_cmpuint (meeting.position, ==, before_line (&two, RF_SIDE_RIGHT, 13, 1));
  differences = differences_at (&two, program_end (&two, RF_SIDE_LEFT));
  value =
    expect (&two, differences, RF_DIFFERENCE_VALUE, "x: 4 in 3.10, 11 in 3.13", RF_TRAIT_VERSION);
  g_assert_cmpuint (value->frames[RF_SIDE_LEFT], ==, 1);
  two_clear (&two);
}

/* --- which is which --------------------------------------------------------------------------- */

static const char many[] = "import sys\n"
                           "class Node:\n"
                           "    def __init__(self, next):\n"
                           "        self.next = next\n"
                           "def chain(n):\n"
                           "    return Node(chain(n - 1)) if n else None\n"
                           "first = chain(5)\n"
                           "pairs = [{'a': [i]} for i in range(4)]\n"
                           "extra = [[]] if sys.version_info < (3, 11) else 0\n"
                           "late = [[], (), {}]\n"
                           "pass\n";

/* What a program's names reach in the one is what they reach in the other. */
static void
test_partners (void)
{
  Two two = two_new (many, "3.10", "3.13");
  guint32 positions[RF_N_SIDES];
  g_autoptr (RfCursor) left = rf_cursor_new (journal_of (&two, RF_SIDE_LEFT), NULL);
  g_autoptr (RfCursor) right = rf_cursor_new (journal_of (&two, RF_SIDE_RIGHT), NULL);
  const RfState *states[RF_N_SIDES];
  guint n = 0;

  for (guint side = 0; side < RF_N_SIDES; side++)
    positions[side] = before_line (&two, side, 11, 1);
  states[0] = rf_cursor_seek (left, positions[0]);
  states[1] = rf_cursor_seek (right, positions[1]);
  for (guint32 id = 1; id <= rf_state_n_objects (states[0]); id++)
    {
      const RfStateObject *object = rf_state_object (states[0], id), *its;
      guint32 partner = rf_compare_object (two.compare, RF_SIDE_LEFT, id);

      if (object == NULL || partner == 0)
        continue;
      g_assert_cmpuint (rf_compare_object (two.compare, RF_SIDE_RIGHT, partner), ==, id);
      its = rf_state_object (states[1], partner);
      if (its == NULL || !(object->flags & RF_NEW_INSTANCE))
        continue;
      /* A node's next is the other's next. */
      g_assert_true (rf_state_object_is_alive (its));
      n++;
    }
  g_assert_cmpuint (n, ==, 5);
  {
    g_autoptr (GPtrArray) differences =
      rf_compare_differences (two.compare, positions[0], positions[1]);

    /* Five dictionaries of nodes, the list of lists; and its name. */
    g_assert_cmpuint (count_kind (differences, RF_DIFFERENCE_OBJECT), ==, 7);
    g_assert_cmpuint (count_kind (differences, RF_DIFFERENCE_COUNT), ==, 0);
    g_assert_cmpuint (count_kind (differences, RF_DIFFERENCE_VALUE), ==, 1);
    expect (&two, differences, RF_DIFFERENCE_OBJECT, "extra", RF_TRAIT_VERSION);
  }
  two_clear (&two);
}

/* The same profile twice: no difference anywhere. */
static void
test_same (void)
{
  static const char *const programs[] = { friends, parameter, resurrection, parting, many };

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      Two two = two_new (programs[i], "3.12", "3.12");
      guint32 length = rf_journal_length (journal_of (&two, RF_SIDE_LEFT));

      for (guint32 at = 0; at < length; at = rf_steps_next (two.steps, at, RF_GRANULARITY_LINE))
        {
          g_autoptr (GPtrArray) differences = differences_at (&two, at);

          g_assert_cmpuint (differences->len, ==, 0);
        }
      for (guint32 at = 0; at <= length; at += 7)
        {
          RfMeeting meeting = rf_compare_meet (two.compare, RF_SIDE_LEFT, at);

          g_assert_false (meeting.apart);
          g_assert_cmpuint (meeting.position, <=, at + 1);
        }
      two_clear (&two);
    }
}

/* --- why -------------------------------------------------------------------------------------- */

/* Each with the words of a difference and its trait. */
static void
test_reasons (void)
{
  static const struct
  {
    const char *text, *left, *right;
    RfDifferenceKind kind;
    const char *words;
    RfTrait trait;
  } cases[] = {
    { "import sys\nbefore = sys.getrefcount(None)\nmany = [None] * 1000\n"
      "grown = sys.getrefcount(None) - before\nprint('grown by:', grown)\n",
      "3.11", "3.12", RF_DIFFERENCE_OUTPUT, "grown by: 0", RF_TRAIT_IMMORTAL },
    { "def f():\n    a = locals()\n    b = locals()\n    return a is b\nprint(f())\n", "3.12",
      "3.13", RF_DIFFERENCE_OUTPUT, "“True” in 3.12, “False” in 3.13", RF_TRAIT_LOCALS },
    { "import sys\nprint(sys.version_info[1])\n", "3.11", "3.12", RF_DIFFERENCE_OUTPUT,
      "“11” in 3.11", RF_TRAIT_VERSION },
    { "import gc\nprint(gc.get_threshold())\n", "3.12", "3.13", RF_DIFFERENCE_OUTPUT,
      "(2000, 10, 10)", RF_TRAIT_THRESHOLD },
    { "def f():\n    '''One\n      two'''\nprint(len(f.__doc__))\n", "3.12", "3.13",
      RF_DIFFERENCE_OUTPUT, "Line 4", RF_TRAIT_DOCSTRINGS },
    { "print(sum([0.1] * 10))\n", "3.11", "3.12", RF_DIFFERENCE_OUTPUT, "0.9999999999999999",
      RF_TRAIT_SUMS },
    { "def g():\n    try:\n        yield 1\n    except GeneratorExit:\n        return 7\n"
      "it = g()\nnext(it)\nprint(it.close())\n",
      "3.12", "3.13", RF_DIFFERENCE_OUTPUT, "“None” in 3.12, “7” in 3.13", RF_TRAIT_CLOSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Two two = two_new (cases[i].text, cases[i].left, cases[i].right);
      g_autoptr (GPtrArray) differences = differences_at (&two, program_end (&two, RF_SIDE_LEFT));

      expect (&two, differences, cases[i].kind, cases[i].words, cases[i].trait);
      two_clear (&two);
    }
}

/* A frame that only one has, while it runs. */
static void
test_comprehension (void)
{
  static const char text[] = "def twice(n):\n"
                             "    return 2 * n\n"
                             "a = [twice(n) for n in (1, 2)]\n";
  Two two = two_new (text, "3.11", "3.12");
  g_autoptr (GPtrArray) differences = differences_at (&two, before_line (&two, RF_SIDE_LEFT, 2, 1));

  expect (&two, differences, RF_DIFFERENCE_FRAME, "listcomp", RF_TRAIT_COMPREHENSIONS);
  two_clear (&two);
}

/* Every trait has its sentence, and only profiles that differ in it have it. */
static void
test_traits (void)
{
  const RfProfile *oldest = rf_profile_find ("3.10"), *newest = rf_profile_find ("3.13");

  for (guint trait = RF_TRAIT_NONE + 1; trait < RF_N_TRAITS; trait++)
    {
      guint n = 0;

      g_assert_true (g_str_has_suffix (rf_trait_sentence (trait), "."));
      g_assert_cmpuint (g_utf8_strlen (rf_trait_sentence (trait), -1), <, 160);
      for (const RfProfile *const *a = rf_profile_list (); *a != NULL; a++)
        {
          g_assert_false (rf_trait_differs (trait, *a, *a));
          for (const RfProfile *const *b = rf_profile_list (); *b != NULL; b++)
            {
              g_assert_cmpint (rf_trait_differs (trait, *a, *b), ==,
                               rf_trait_differs (trait, *b, *a));
              n += rf_trait_differs (trait, *a, *b);
            }
        }
      g_assert_cmpuint (n, >, 0);
    }
  g_assert_true (rf_trait_differs (RF_TRAIT_ATTRIBUTES, oldest, newest));
  g_assert_false (rf_trait_differs (RF_TRAIT_ATTRIBUTES, rf_profile_find ("3.11"), newest));
  g_assert_true (rf_trait_differs (RF_TRAIT_SHARED_VALUES, rf_profile_find ("3.11"), newest));
  g_assert_cmpint (rf_trait_in_line ("x = locals()", rf_profile_find ("3.12"), newest), ==,
                   RF_TRAIT_LOCALS);
  g_assert_cmpint (rf_trait_in_line ("x = mylocals()", rf_profile_find ("3.12"), newest), ==,
                   RF_TRAIT_NONE);
}

/* --- moments ---------------------------------------------------------------------------------- */

static void
test_moments (void)
{
  static const char text[] = "class Person:\n"
                             "    pass\n"
                             "eve = Person()\n"
                             "ann = Person()\n"
                             "eve.friend = ann\n"
                             "ann = None\n"
                             "del eve\n"
                             "pass\n";
  g_autoptr (RfSession) session = run (text, "3.13");
  RfCompared compared = { .journal = rf_session_journal (session),
                          .profile = rf_session_profile (session) };
  Two two = { .sessions = { session, session } };
  g_autoptr (GPtrArray) differences = NULL, same = NULL;
  guint32 now, then;

  two.compare = rf_compare_new_moments (&compared, text);
  then = before_line (&two, RF_SIDE_LEFT, 6, 1);
  now = before_line (&two, RF_SIDE_LEFT, 7, 1);
  differences = rf_compare_differences (two.compare, now, then);
  g_assert_cmpuint (differences->len, ==, 2);
  g_assert_nonnull (find (&two, differences, RF_DIFFERENCE_COUNT, "reference count 1 now, 2 then"));
  g_assert_nonnull (find (&two, differences, RF_DIFFERENCE_VALUE, "ann: None now"));
  g_ptr_array_unref (differences);
  now = before_line (&two, RF_SIDE_LEFT, 8, 1);
  differences = rf_compare_differences (two.compare, now, then);
  g_assert_cmpuint (count_kind (differences, RF_DIFFERENCE_OBJECT), ==, 2);
  g_assert_nonnull (
    strstr (find (&two, differences, RF_DIFFERENCE_OBJECT, "there only then")->reason, "line 7"));
  same = rf_compare_differences (two.compare, then, then);
  g_assert_cmpuint (same->len, ==, 0);
  rf_compare_free (two.compare);
}

static void
test_cancelled (void)
{
  g_autoptr (RfSession) left = run (friends, "3.10");
  g_autoptr (RfSession) right = run (parting, "3.13");
  RfCompared compared[RF_N_SIDES] = {
    { .journal = rf_session_journal (left), .profile = rf_session_profile (left) },
    { .journal = rf_session_journal (right), .profile = rf_session_profile (right) },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (RfCompare) strangers = NULL;
  int cancel = 1;

  g_assert_null (rf_compare_new (&compared[0], &compared[1], friends, &cancel, &error));
  g_assert_error (error, RF_ERROR, RF_ERROR_CANCELLED);
  /* Programs that have nothing in common come to no harm. */
  strangers = rf_compare_new (&compared[0], &compared[1], friends, NULL, NULL);
  for (guint32 at = 0; at <= rf_journal_length (compared[0].journal); at += 97)
    {
      RfMeeting meeting = rf_compare_meet (strangers, RF_SIDE_LEFT, at);
      g_autoptr (GPtrArray) differences = rf_compare_differences (strangers, at, meeting.position);

      g_assert_cmpuint (meeting.position, <=, rf_journal_length (compared[1].journal));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/friends", test_friends);
  g_test_add_func ("/compare/parameter", test_parameter);
  g_test_add_func ("/compare/line-of-output", test_line_of_output);
  g_test_add_func ("/compare/resurrection", test_resurrection);
  g_test_add_func ("/compare/lines", test_lines);
  g_test_add_func ("/compare/phases", test_phases);
  g_test_add_func ("/compare/parting", test_parting);
  g_test_add_func ("/compare/partners", test_partners);
  g_test_add_func ("/compare/same", test_same);
  g_test_add_func ("/compare/reasons", test_reasons);
  g_test_add_func ("/compare/comprehension", test_comprehension);
  g_test_add_func ("/compare/traits", test_traits);
  g_test_add_func ("/compare/moments", test_moments);
  g_test_add_func ("/compare/cancelled", test_cancelled);
  return g_test_run ();
}
