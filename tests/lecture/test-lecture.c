/* SPDX-License-Identifier: MIT */

/* Lecture files: what is read of them, what is said about their mistakes; and every built-in
 * lecture runs to its end under its profile, stops where it says, and its answers are true. */

#include "base/rf-profile.h"
#include "lecture/rf-lecture-card.h"
#include "lecture/rf-lecture-excerpt.h"
#include "lecture/rf-lecture-plan.h"
#include "lecture/rf-lecture.h"
#include "lecture/rf-narration.h"
#include "session/rf-session.h"

#include <string.h>

static const RfLectureCell *
cell (const RfLecture *lecture, guint index)
{
  g_assert_cmpuint (index, <, lecture->cells->len);
  return lecture->cells->pdata[index];
}

static void
assert_problem (const GPtrArray *problems, guint index, guint line, guint column, const char *part)
{
  const RfLectureProblem *problem;

  g_assert_cmpuint (index, <, problems->len);
  problem = problems->pdata[index];
  g_assert_cmpuint (problem->line, ==, line);
  g_assert_cmpuint (problem->column, ==, column);
  if (strstr (problem->message, part) == NULL)
    g_error ("'%s' is not in '%s'", part, problem->message);
}

/* --- reading ---------------------------------------------------------------------------------- */

static void
test_head (void)
{
  g_autoptr (RfLecture) lecture = rf_lecture_parse ("name", "# title: Cyclic isolates\n"
                                                            "# python: 3.10\n"
                                                            "# order: 30\n"
                                                            "\n"
                                                            "# %% One\n"
                                                            "x = 1\n"
                                                            "# %% Two\n");

  g_assert_cmpstr (lecture->title, ==, "Cyclic isolates");
  g_assert_cmpstr (lecture->python, ==, "3.10");
  g_assert_cmpint (lecture->order, ==, 30);
  g_assert_cmpuint (lecture->n_cells, ==, 2);
  g_assert_cmpuint (lecture->cells->len, ==, 2);
  g_assert_cmpstr (cell (lecture, 0)->title, ==, "One");
  g_assert_cmpuint (cell (lecture, 0)->line, ==, 5);
  g_assert_cmpuint (cell (lecture, 0)->code, ==, 6);
  g_assert_cmpuint (cell (lecture, 0)->end, ==, 7);
  g_assert_cmpuint (cell (lecture, 1)->code, ==, 0);
  g_assert_cmpuint (lecture->problems->len, ==, 0);
}

static void
test_plain_file (void)
{
  g_autoptr (RfLecture) lecture =
    rf_lecture_parse ("name", "# python: 2.7\nx = 1\n# title: late\n# wrong: thing\n# pause: x\n");

  g_assert_null (lecture->title);
  g_assert_null (lecture->python);
  g_assert_false (lecture->scripted);
  g_assert_cmpuint (lecture->n_cells, ==, 0);
  g_assert_cmpuint (lecture->cells->len, ==, 1);
  g_assert_cmpuint (cell (lecture, 0)->directives->len, ==, 0);
  g_assert_cmpuint (lecture->problems->len, ==, 0);
}

static void
test_cells (void)
{
  g_autoptr (RfLecture) lecture = rf_lecture_parse ("name", "# title: T\n"
                                                            "\n"
                                                            "# %% [markdown]\n"
                                                            "# Two *friends*.\n"
                                                            "#\n"
                                                            "# - one\n"
                                                            "# %% First\n"
                                                            "x = 1\n"
                                                            "# %% Second\n"
                                                            "y = 2\n"
                                                            "# %% [markdown]\n"
                                                            "# The end.\n");

  g_assert_cmpuint (lecture->cells->len, ==, 3);
  g_assert_cmpuint (lecture->n_cells, ==, 2);
  g_assert_cmpstr (cell (lecture, 0)->narration, ==, "Two *friends*.\n\n- one");
  g_assert_cmpuint (cell (lecture, 0)->narrated, ==, 4);
  g_assert_cmpstr (cell (lecture, 1)->narration, ==, "");
  g_assert_cmpstr (cell (lecture, 2)->narration, ==, "The end.");
  g_assert_cmpuint (cell (lecture, 2)->code, ==, 0);
  g_assert_cmpuint (lecture->problems->len, ==, 0);
}

static void
test_directives (void)
{
  g_autoptr (RfLecture) lecture = rf_lecture_parse ("name", "# title: T\n"
                                                            "# %% One\n"
                                                            "# pause: first isolate.formed\n"
                                                            "# ask: How many = are there? = 4\n"
                                                            "for i in range(3):\n"
                                                            "    # note: say it aloud\n"
                                                            "    print(i)\n"
                                                            "else:\n"
                                                            "    print(\n"
                                                            "    )\n"
                                                            "# pause: phase finalizers\n"
                                                            "# focus: jane, bob\n"
                                                            "done = 1\n");
  const GArray *directives = cell (lecture, 0)->directives;
  const RfDirective *directive;

  g_assert_cmpuint (lecture->problems->len, ==, 0);
  g_assert_cmpuint (directives->len, ==, 5);
  directive = &g_array_index (directives, RfDirective, 0);
  g_assert_cmpint (directive->pause, ==, RF_PAUSE_FIRST);
  g_assert_cmpint (directive->event, ==, RF_EVENT_ISOLATE_FORMED);
  directive = &g_array_index (directives, RfDirective, 1);
  g_assert_cmpint (directive->kind, ==, RF_DIRECTIVE_ASK);
  g_assert_cmpstr (directive->value, ==, "How many = are there?");
  g_assert_cmpstr (directive->answer, ==, "4");
  g_assert_cmpuint (directive->statement, ==, 5);
  g_assert_cmpuint (directive->statement_end, ==, 13);
  directive = &g_array_index (directives, RfDirective, 2);
  g_assert_cmpuint (directive->statement, ==, 7);
  g_assert_cmpuint (directive->statement_end, ==, 8);
  directive = &g_array_index (directives, RfDirective, 3);
  g_assert_cmpint (directive->event, ==, RF_PHASE_FINALIZERS);
  g_assert_null (rf_lecture_focus (lecture, 11));
  g_assert_cmpstr (rf_lecture_focus (lecture, 13), ==, "jane, bob");
}

static void
test_shows (void)
{
  g_autoptr (RfLecture) lecture =
    rf_lecture_parse ("name", "# title: T\n# %% One\n# show: dicts, addresses, no ghosts\nx = 1\n");
  RfViewOptions options;

  rf_view_options_init (&options);
  g_assert_true (options.fold_dicts);
  g_assert_true (options.show_ghosts);
  rf_lecture_apply_shows (lecture, &options);
  g_assert_false (options.fold_dicts);
  g_assert_true (options.show_addresses);
  g_assert_false (options.show_ghosts);
}

/* In the head it is of the whole lecture; in a program like any other it is a comment. */
static void
test_head_shows (void)
{
  static const char text[] = "# title: T\n# show: dicts\n# %% One\nx = 1\n";
  g_autoptr (RfLecture) lecture = rf_lecture_parse ("name", text);
  g_autoptr (RfLecture) plain = rf_lecture_parse ("name", strchr (text, '\n') + 1);
  g_autoptr (RfLecture) wrong =
    rf_lecture_parse ("name", "# title: T\n# show: dixts\n# pause: after\n# %% One\nx = 1\n");
  RfViewOptions options;

  rf_view_options_init (&options);
  rf_lecture_apply_shows (plain, &options);
  g_assert_true (options.fold_dicts);
  rf_lecture_apply_shows (lecture, &options);
  g_assert_false (options.fold_dicts);
  assert_problem (wrong->problems, 0, 2, 9, "“dixts” can't be shown");
  assert_problem (wrong->problems, 1, 3, 3, "“pause” belongs in a cell");
  g_assert_cmpuint (wrong->problems->len, ==, 2);
}

static void
test_said (void)
{
  g_autoptr (RfLecture) lecture = rf_lecture_parse ("name", "# title: T\n"
                                                            "# %% One\n"
                                                            "# say: too early\n"
                                                            "# pause: after\n"
                                                            "# say: One\n"
                                                            "# say: *line*.\n"
                                                            "x = 1\n"
                                                            "# pause: after\n"
                                                            "y = 1\n"
                                                            "# ask: What? = 1\n"
                                                            "# say: It is.\n"
                                                            "print(1)\n");
  const GArray *directives = cell (lecture, 0)->directives;
  RfLectureStop stop = { .kind = RF_STOP_PAUSE };

  assert_problem (lecture->problems, 0, 3, 8, "no pause and no question above");
  g_assert_cmpuint (lecture->problems->len, ==, 1);
  g_assert_cmpstr (g_array_index (directives, RfDirective, 0).said, ==, "One *line*.");
  g_assert_null (g_array_index (directives, RfDirective, 3).said);
  g_assert_cmpstr (g_array_index (directives, RfDirective, 4).said, ==, "It is.");
  stop.directive = &g_array_index (directives, RfDirective, 0);
  g_assert_cmpstr (rf_lecture_stop_said (&stop), ==, "One *line*.");
  /* The question itself does not tell it. */
  stop = (RfLectureStop){ .kind = RF_STOP_QUESTION,
                          .directive = &g_array_index (directives, RfDirective, 4) };
  g_assert_null (rf_lecture_stop_said (&stop));
  stop.kind = RF_STOP_ANSWER;
  g_assert_cmpstr (rf_lecture_stop_said (&stop), ==, "It is.");
}

/* --- mistakes --------------------------------------------------------------------------------- */

static void
test_problems (void)
{
  static const char text[] = "# title: T\n"
                             "# python: 2.7\n"
                             "# order: soon\n"
                             "# %% One\n"
                             "# paus: first gc.begin\n"
                             "# pause: first gc.beginn\n"
                             "# pause: sometimes\n"
                             "# pause: phase dance\n"
                             "# pause: after noon\n"
                             "# ask: Why?\n"
                             "# show: dicts, stars\n"
                             "# note:\n"
                             "x = 1\n"
                             "    # ask: What is it? = 1\n"
                             "# %% [markdown]\n"
                             "# A ![picture](p.png)\n"
                             "#\n"
                             "# <b>bold</b>\n"
                             "#\n"
                             "# A `name and `another` one.\n"
                             "y = 2\n";
  g_autoptr (RfLecture) lecture = rf_lecture_parse ("name", text);
  const GPtrArray *problems = lecture->problems;
  guint n = 0;

  assert_problem (problems, n++, 2, 11, "profile “2.7”");
  assert_problem (problems, n++, 3, 10, "“soon” is no number");
  assert_problem (problems, n++, 5, 3, "no directive “paus” (there are: pause, ask, show");
  assert_problem (problems, n++, 6, 10, "“gc.beginn”");
  assert_problem (problems, n++, 7, 10, "“sometimes” is no moment");
  assert_problem (problems, n++, 8, 10, "no phase called “dance”");
  assert_problem (problems, n++, 9, 10, "nothing can follow “after”");
  assert_problem (problems, n++, 10, 8, "needs its answer");
  assert_problem (problems, n++, 11, 9, "“stars” can't be shown");
  assert_problem (problems, n++, 12, 3, "“note” says nothing");
  assert_problem (problems, n++, 14, 12, "no statement follows");
  assert_problem (problems, n++, 16, 1, "no images");
  assert_problem (problems, n++, 18, 1, "no HTML");
  assert_problem (problems, n++, 20, 1, "a backquote has no partner");
  assert_problem (problems, n++, 21, 1, "code in a cell of narration");
  g_assert_cmpuint (problems->len, ==, n);
}

/* --- narration -------------------------------------------------------------------------------- */

static gboolean
is_jane (const char *name, gpointer user)
{
  return strcmp (name, "jane") == 0;
}

static void
test_narration (void)
{
  static const char text[] =
    "# Two friends\n\nThe name `jane` *goes*,\nand `del` **stays** & < >.\n"
    "\n- one\n- two `x<y`\n\n1. a\n2. b\n\n```\nif x:\n    y\n```\n";
  g_autofree char *markup = rf_narration_markup (text, is_jane, NULL);
  g_autofree char *plain = rf_narration_plain (text);
  g_autofree char *nothing = rf_narration_markup ("", NULL, NULL);

  g_assert_cmpstr (markup, ==,
                   "<big><b>Two friends</b></big>\n\n"
                   "The name <a href=\"name:jane\"><tt>jane</tt></a> <i>goes</i>, and "
                   "<tt>del</tt> <b>stays</b> &amp; &lt; &gt;.\n\n"
                   "•  one\n•  two <tt>x&lt;y</tt>\n\n1.  a\n2.  b\n\n<tt>if x:\n    y</tt>");
  g_assert_cmpstr (plain, ==,
                   "Two friends\n\nThe name jane goes, and del stays & < >.\n\n"
                   "•  one\n•  two x<y\n\n1.  a\n2.  b\n\nif x:\n    y");
  g_assert_cmpstr (nothing, ==, "");
}

/* --- plans ------------------------------------------------------------------------------------ */

static RfSession *
run (const char *text, const char *python)
{
  RfSession *session = rf_session_new (text, -1, "name", rf_profile_find (python));

  rf_session_start (session, TRUE);
  rf_session_wait (session);
  g_assert_null (rf_session_error (session));
  g_assert_cmpint (rf_session_phase (session), ==, RF_SESSION_FINISHED);
  return session;
}

static const char friends[] = "# title: T\n"
                              "# %% [markdown]\n"
                              "# Begin.\n"
                              "# %% One\n"
                              "import gc\n"
                              "class A:\n"
                              "    def __del__(self):\n"
                              "        print('bye')\n"
                              "# ask: What is printed? = hello\n"
                              "print('hello')\n"
                              "a = A()\n"
                              "a.me = a\n"
                              "# %% Two\n"
                              "# pause: first isolate.formed\n"
                              "# pause: after\n"
                              "del a\n"
                              "# pause: phase finalizers\n"
                              "# ask: What does gc.collect() return? = 1\n"
                              "gc.collect()\n"
                              "b = A()\n";

static void
test_plan (void)
{
  /* The isolate is formed with the last that "del a" does: one stop. */
  static const RfStopKind kinds[] = { RF_STOP_BEGIN,   RF_STOP_QUESTION, RF_STOP_ANSWER,
                                      RF_STOP_END,     RF_STOP_PAUSE,    RF_STOP_QUESTION,
                                      RF_STOP_PAUSE,   RF_STOP_ANSWER,   RF_STOP_END,
                                      RF_STOP_SHUTDOWN };
  g_autoptr (RfLecture) lecture = rf_lecture_parse ("name", friends);
  g_autoptr (RfSession) session = run (friends, "3.13");
  RfJournal *journal = rf_session_journal (session);
  g_autoptr (RfLecturePlan) plan = rf_lecture_plan_new (lecture, journal);
  guint32 position = 0;
  guint question = 0;

  g_assert_cmpuint (plan->problems->len, ==, 0);
  for (guint i = 0; i < plan->stops->len; i++)
    {
      const RfLectureStop *stop = &g_array_index (plan->stops, RfLectureStop, i);

      g_assert_cmpuint (stop->position, >=, position);
      position = stop->position;
      if (stop->kind == RF_STOP_PAUSE && stop->directive->pause == RF_PAUSE_FIRST)
        g_assert_cmpint (rf_journal_event (journal, position).kind, ==, RF_EVENT_ISOLATE_FORMED);
      if (stop->kind == RF_STOP_PAUSE && stop->directive->pause == RF_PAUSE_PHASE)
        {
          g_assert_cmpint (rf_journal_event (journal, position + 1).kind, ==, RF_EVENT_GC_PHASE);
          g_assert_cmpuint (rf_journal_event (journal, position + 1).b, ==, RF_PHASE_FINALIZERS);
        }
      if (stop->kind == RF_STOP_QUESTION)
        question = i;
      if (stop->kind == RF_STOP_ANSWER)
        g_assert_cmpuint (g_array_index (plan->stops, RfLectureStop, question).answered, ==,
                          position);
      g_assert_cmpuint (i, <, G_N_ELEMENTS (kinds));
      g_assert_cmpint (stop->kind, ==, kinds[i]);
    }
  g_assert_cmpuint (plan->stops->len, ==, G_N_ELEMENTS (kinds));
  g_assert_cmpuint (position, ==, rf_journal_length (journal));
}

static void
test_plan_problems (void)
{
  static const char text[] = "# title: T\n"
                             "# %% One\n"
                             "x = []\n"
                             "# pause: first isolate.formed\n"
                             "# ask: How many names has `x`? = 2\n"
                             "y = x\n"
                             "# ask: And now? = 7\n"
                             "print('not', 17)\n"
                             "def f():\n"
                             "    # pause: before\n"
                             "    pass\n"
                             "# ask: What dies? = x\n"
                             "x = y = None\n"
                             "# %% Two\n"
                             "raise SystemExit\n"
                             "# %% Three\n"
                             "# ask: What? = 1\n"
                             "print(1)\n";
  g_autoptr (RfLecture) lecture = rf_lecture_parse ("name", text);
  g_autoptr (RfSession) session = run (text, "3.12");
  g_autoptr (RfLecturePlan) plan = rf_lecture_plan_new (lecture, rf_session_journal (session));

  assert_problem (plan->problems, 0, 4, 10, "never happens");
  assert_problem (plan->problems, 1, 7, 8, "“7” is not what happens: “not 17” is printed");
  assert_problem (plan->problems, 2, 10, 14, "never runs");
  assert_problem (plan->problems, 3, 12, 8, "nothing is printed");
  assert_problem (plan->problems, 4, 16, 1, "over before this cell");
  g_assert_cmpuint (plan->problems->len, ==, 5);
}

/* --- the code at a stop ------------------------------------------------------------------------
 */

/* The lines as text; what is marked begins with a ">". */
static char *
excerpt (const RfLecturePlan *plan, int index, guint line, guint most)
{
  g_autoptr (GArray) lines = rf_lecture_excerpt (plan, index, line, most);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const RfExcerptLine *one = &g_array_index (lines, RfExcerptLine, i);

      g_string_append_printf (text, "%s%s\n", one->marked ? ">" : "", one->text);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_excerpt (const RfLecturePlan *plan, int index, guint line, guint most, const char *expected)
{
  g_autofree char *text = excerpt (plan, index, line, most);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_excerpt (void)
{
  static const char text[] = "# title: T\n"
                             "# %% [markdown]\n"
                             "# Words.\n"
                             "# %% One\n"
                             "# note: for me\n"
                             "def f():\n"
                             "    return 1\n"
                             "\n"
                             "\n"
                             "x = 1  # a comment\n"
                             "# ask: What? = 1\n"
                             "print(f(),\n"
                             "      end='')\n"
                             "\n"
                             "# %% [markdown]\n"
                             "# More.\n"
                             "# %% Two\n"
                             "a = f()\n";
  g_autoptr (RfLecture) lecture = rf_lecture_parse ("name", text);
  g_autoptr (RfSession) session = run (text, "3.13");
  g_autoptr (RfLecturePlan) plan = rf_lecture_plan_new (lecture, rf_session_journal (session));

  g_assert_cmpuint (plan->stops->len, ==, 5);
  /* Before anything has run. */
  assert_excerpt (plan, -1, 0, 9,
                  "def f():\n    return 1\n\nx = 1  # a comment\nprint(f(),\n      end='')\n");
  assert_excerpt (plan, 0, 0, 2, "def f():\n    return 1\n");
  /* What a question asks about, whole. */
  assert_excerpt (plan, 1, 10, 3, "x = 1  # a comment\n>print(f(),\n>      end='')\n");
  assert_excerpt (plan, 2, 12, 3, "x = 1  # a comment\n>print(f(),\n>      end='')\n");
  /* Where the run stands in another cell, that one's code. */
  assert_excerpt (plan, 4, 18, 3, ">a = f()\n");
  assert_excerpt (plan, 4, 7, 3, "def f():\n>    return 1\n\n");
  assert_excerpt (plan, 4, 0, 3, "");
}

/* What is printed when the program is over is told at the last stop. */
static void
test_shutdown (void)
{
  static const char text[] = "# title: T\n"
                             "# %% One\n"
                             "class A:\n"
                             "    def __del__(self):\n"
                             "        for i in range(6):\n"
                             "            print('`bye`', i)\n"
                             "a = A()\n"
                             "print('before')\n";
  g_autoptr (RfLecture) lecture = rf_lecture_parse ("name", text);
  g_autoptr (RfSession) session = run (text, "3.13");
  g_autoptr (RfLecturePlan) plan = rf_lecture_plan_new (lecture, rf_session_journal (session));
  g_autofree char *told = rf_lecture_tell_shutdown (plan);

  g_assert_cmpint (g_array_index (plan->stops, RfLectureStop, plan->stops->len - 1).kind, ==,
                   RF_STOP_SHUTDOWN);
  g_assert_true (g_str_has_prefix (plan->last_printed, "`bye` 0\n"));
  g_assert_nonnull (strstr (told, "\n\n`'bye' 0`  \n`'bye' 1`"));
  g_assert_true (g_str_has_suffix (told, "`'bye' 3`  \n…"));
  g_assert_null (strstr (told, "before"));
}

/* A file that is no lecture has one way through it: to its end. */
static void
test_plan_plain (void)
{
  static const char text[] = "x = 1\nprint(x)\n";
  g_autoptr (RfLecture) lecture = rf_lecture_parse ("name", text);
  g_autoptr (RfSession) session = run (text, "3.13");
  g_autoptr (RfLecturePlan) plan = rf_lecture_plan_new (lecture, rf_session_journal (session));

  g_assert_cmpuint (plan->stops->len, ==, 2);
  g_assert_cmpint (g_array_index (plan->stops, RfLectureStop, 0).kind, ==, RF_STOP_BEGIN);
  g_assert_cmpint (g_array_index (plan->stops, RfLectureStop, 1).kind, ==, RF_STOP_END);
}

/* --- the built-in ones ------------------------------------------------------------------------ */

static void
test_built_in (void)
{
  g_autoptr (GPtrArray) lectures = rf_lecture_list_built_in ();
  g_autoptr (GString) problems = g_string_new (NULL);
  int order = 0;

  g_assert_cmpuint (lectures->len, >=, 14);
  for (guint i = 0; i < lectures->len; i++)
    {
      RfLecture *lecture = lectures->pdata[i];
      g_autofree char *text = rf_lecture_load_built_in (lecture->name, NULL);
      g_autoptr (RfSession) session = NULL;
      g_autoptr (RfLecturePlan) plan = NULL;

      g_assert_nonnull (lecture->title);
      g_assert_nonnull (lecture->python);
      g_assert_cmpint (lecture->order, >, order);
      order = lecture->order;
      session = run (text, lecture->python);
      g_assert_cmpint (rf_session_status (session), ==, 0);
      plan = rf_lecture_plan_new (lecture, rf_session_journal (session));
      for (guint k = 0; k < lecture->problems->len + plan->problems->len; k++)
        {
          const RfLectureProblem *problem = k < lecture->problems->len
                                              ? lecture->problems->pdata[k]
                                              : plan->problems->pdata[k - lecture->problems->len];
          g_string_append_printf (problems, "%s.py:%u:%u: %s\n", lecture->name, problem->line,
                                  problem->column, problem->message);
        }
      g_assert_cmpuint (plan->stops->len, >, lecture->n_cells);
    }
  g_assert_cmpstr (problems->str, ==, "");
  g_assert_null (rf_lecture_load_built_in ("no-such-lecture", NULL));
}

/* The lecture that docs/lectures.md shows is one without mistakes. */
static void
test_document (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "..", "docs", "lectures.md", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (RfLecture) lecture = NULL;
  g_autoptr (RfSession) session = NULL;
  g_autoptr (RfLecturePlan) plan = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "    "))
      g_string_append_printf (text, "%s\n", lines[i] + 4);
    else if (lines[i][0] == '\0')
      g_string_append_c (text, '\n');
  lecture = rf_lecture_parse ("lectures", text->str);
  g_assert_cmpuint (lecture->n_cells, ==, 3);
  g_assert_cmpuint (lecture->problems->len, ==, 0);
  session = run (text->str, lecture->python);
  plan = rf_lecture_plan_new (lecture, rf_session_journal (session));
  g_assert_cmpuint (plan->problems->len, ==, 0);
  g_assert_cmpuint (plan->stops->len, ==, 6);
}

/* --- cards, new lectures ---------------------------------------------------------------------- */

static void
check_summary (const char *narration, const char *expected)
{
  g_autofree char *text =
    g_strdup_printf ("# title: T\n# %%%% [markdown]\n%s# %%%% A\nx = 1\n", narration);
  g_autoptr (RfLecture) lecture = rf_lecture_parse ("name", text);
  g_autofree char *summary = rf_lecture_summary (lecture);

  g_assert_cmpstr (summary, ==, expected);
}

static void
test_summary (void)
{
  g_autoptr (GPtrArray) lectures = rf_lecture_list_built_in ();

  check_summary ("", "");
  check_summary ("# One `name`. *Two*.\n", "One name. Two.");
  check_summary (
    "# A number like 3.13 ends\n# nothing. But this, which goes on and on and on and on "
    "and on and on, does not fit.\n",
    "A number like 3.13 ends nothing.");
  check_summary ("# Without an end\n#\n# Another paragraph.\n", "Without an end");
  for (guint i = 0; i < lectures->len; i++)
    {
      g_autofree char *summary = rf_lecture_summary (lectures->pdata[i]);
      g_assert_cmpint (g_utf8_strlen (summary, -1), >, 10);
      g_assert_cmpint (g_utf8_strlen (summary, -1), <, 130);
    }
}

/* Under each profile nothing is wrong with it, and it says what happens. */
static void
test_template (void)
{
  for (const RfProfile *const *p = rf_profile_list (); *p != NULL; p++)
    {
      g_autofree char *text = rf_lecture_template ((*p)->name);
      g_autoptr (RfLecture) lecture = rf_lecture_parse ("name", text);
      g_autoptr (RfSession) session = rf_session_new (text, -1, "name.py", *p);
      g_autoptr (RfLecturePlan) plan = NULL;
      g_autoptr (GArray) moments = NULL;

      g_assert_cmpuint (lecture->problems->len, ==, 0);
      g_assert_cmpstr (lecture->python, ==, (*p)->name);
      rf_session_start (session, TRUE);
      rf_session_wait (session);
      plan = rf_lecture_plan_new (lecture, rf_session_journal (session));
      g_assert_cmpuint (plan->problems->len, ==, 0);
      moments = rf_lecture_telling_moments (plan);
      g_assert_cmpuint (moments->len, ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lecture/head", test_head);
  g_test_add_func ("/lecture/plain-file", test_plain_file);
  g_test_add_func ("/lecture/cells", test_cells);
  g_test_add_func ("/lecture/directives", test_directives);
  g_test_add_func ("/lecture/shows", test_shows);
  g_test_add_func ("/lecture/head-shows", test_head_shows);
  g_test_add_func ("/lecture/said", test_said);
  g_test_add_func ("/lecture/problems", test_problems);
  g_test_add_func ("/lecture/narration", test_narration);
  g_test_add_func ("/lecture/plan", test_plan);
  g_test_add_func ("/lecture/plan-problems", test_plan_problems);
  g_test_add_func ("/lecture/plan-plain", test_plan_plain);
  g_test_add_func ("/lecture/excerpt", test_excerpt);
  g_test_add_func ("/lecture/shutdown", test_shutdown);
  g_test_add_func ("/lecture/document", test_document);
  g_test_add_func ("/lecture/built-in", test_built_in);
  g_test_add_func ("/lecture/summary", test_summary);
  g_test_add_func ("/lecture/template", test_template);
  return g_test_run ();
}
