/* SPDX-License-Identifier: MIT */

/* The quiz: which questions are asked about a program, that each answer is what really happens (the
 * program is run once more with a line beside the one in question that prints the answer), and what
 * holds for every quiz. */

#include "lecture/rf-quiz.h"
#include "session/rf-session.h"

#include <string.h>

/* So many programs are passed over for one that is looked at. */
#ifdef __SANITIZE_ADDRESS__
#define EACH 40
#else
#define EACH 12
#endif

static const char people[] = "import gc, sys, weakref\n"
                             "gc.disable()\n"
                             "class Person:\n"
                             "    def __init__(self, name):\n"
                             "        self.name = name\n"
                             "    def __del__(self):\n"
                             "        print('Deleting', self.name)\n"
                             "jane = Person('Jane')\n"
                             "bob = Person('Bob')\n"
                             "also = jane\n"
                             "people = [jane, bob]\n"
                             "w = weakref.ref(jane)\n"
                             "print(sys.getrefcount(jane))\n"
                             "also = None\n"
                             "people.clear()\n"
                             "jane.friend = bob\n"
                             "bob.friend = jane\n"
                             "del jane\n"
                             "x = 1\n"
                             "del bob\n"
                             "print('collected', gc.collect())\n"
                             "print(w() is None)\n"
                             "eve = Person('Eve')\n"
                             "eve = Person('Eva')\n";

static RfSession *
run (const char *text, const char *python)
{
  RfSession *session = rf_session_new (text, -1, "test.py", rf_profile_find (python));

  rf_session_start (session, TRUE);
  rf_session_wait (session);
  return session;
}

/* What the program prints. (transfer full) */
static char *
output_of (RfSession *session)
{
  RfJournal *journal = rf_session_journal (session);
  GString *out = g_string_new (NULL);

  for (guint32 n = 1; n <= rf_journal_length (journal); n++)
    {
      RfEvent event = rf_journal_event (journal, n);
      if (event.kind == RF_EVENT_OUTPUT && event.a == RF_STREAM_STDOUT)
        g_string_append (out, rf_journal_text (journal, event.b));
    }
  return g_string_free (out, FALSE);
}

static const RfQuizItem *
item_at (const RfQuiz *quiz, guint32 line)
{
  for (guint i = 0; i < quiz->items->len; i++)
    if (((const RfQuizItem *) quiz->items->pdata[i])->line == line)
      return quiz->items->pdata[i];
  return NULL;
}

static const RfQuizItem *
assert_item (const RfQuiz *quiz, guint32 line, RfQuizKind kind, const char *answer)
{
  const RfQuizItem *item = item_at (quiz, line);

  g_assert_nonnull (item);
  g_assert_cmpint (item->kind, ==, kind);
  g_assert_cmpstr (item->answer, ==, answer);
  g_assert_true (rf_quiz_item_check (item, answer));
  return item;
}

static gboolean
has_choice (const RfQuizItem *item, const char *text)
{
  for (guint i = 0; i < item->choices->len; i++)
    if (strcmp (((const RfQuizChoice *) item->choices->pdata[i])->text, text) == 0)
      return TRUE;
  return FALSE;
}

static void
test_people (void)
{
  g_autoptr (RfSession) session = run (people, "3.13");
  g_autoptr (RfQuiz) quiz = rf_quiz_new (rf_session_journal (session), people, NULL);
  const RfQuizItem *item;

  item = assert_item (quiz, 10, RF_QUIZ_COUNT, "2");
  g_assert_nonnull (strstr (item->question, "`jane`"));
  g_assert_true (item->typed);
  g_assert_nonnull (strstr (rf_quiz_item_why (item, "3"), "getrefcount"));
  g_assert_nonnull (rf_quiz_item_why (item, " 1 "));
  g_assert_null (rf_quiz_item_why (item, "77"));
  g_assert_false (rf_quiz_item_check (item, "3"));
  g_assert_true (rf_quiz_item_check (item, "  2 "));
  assert_item (quiz, 14, RF_QUIZ_WEAKREF, "It still leads to its object");
  item = assert_item (quiz, 18, RF_QUIZ_PRINTED, "nothing");
  g_assert_true (has_choice (item, "Deleting Jane"));
  item = assert_item (quiz, 20, RF_QUIZ_DEATHS, "none");
  g_assert_true (has_choice (item, "bob"));
  assert_item (quiz, 21, RF_QUIZ_COLLECT, "2");
  assert_item (quiz, 24, RF_QUIZ_PRINTED, "Deleting Eve");
  /* What the line itself says is not asked. */
  g_assert_null (item_at (quiz, 19));
  g_assert_null (item_at (quiz, 1));
}

/* The collector of 3.10 also counts the dictionaries. */
static void
test_profile (void)
{
  g_autoptr (RfSession) session = run (people, "3.10");
  g_autoptr (RfQuiz) quiz = rf_quiz_new (rf_session_journal (session), people, NULL);
  const RfQuizItem *item = assert_item (quiz, 21, RF_QUIZ_COLLECT, "4");

  g_assert_nonnull (strstr (item->explanation, "2 × Person, 2 × dict"));
  g_assert_nonnull (strstr (rf_quiz_item_why (item, "2"), "instances"));
}

static void
test_order (void)
{
  static const char text[] = "class P:\n"
                             "    def __init__(self, name):\n"
                             "        self.name = name\n"
                             "    def __del__(self):\n"
                             "        print('bye', self.name)\n"
                             "def f():\n"
                             "    print('in')\n"
                             "    a, b = P('a'), P('b')\n"
                             "    print('out')\n"
                             "f()\n";
  g_autoptr (RfSession) session = run (text, "3.12");
  g_autoptr (RfQuiz) quiz = rf_quiz_new (rf_session_journal (session), text, NULL);
  const RfQuizItem *item = assert_item (quiz, 10, RF_QUIZ_PRINTED, "in\nout\nbye a\nbye b");

  g_assert_true (has_choice (item, "in\nout"));
  g_assert_true (has_choice (item, "bye a\nbye b\nin\nout"));
  g_assert_cmpuint (item->choices->len, <=, 4);
}

static void
test_weakref_dead (void)
{
  static const char text[] = "import weakref\n"
                             "class P:\n"
                             "    pass\n"
                             "p = P()\n"
                             "w = weakref.ref(p)\n"
                             "x = [p, p]\n"
                             "x.pop()\n"
                             "x.clear()\n"
                             "y = 5\n"
                             "del p\n";
  g_autoptr (RfSession) session = run (text, "3.11");
  g_autoptr (RfQuiz) quiz = rf_quiz_new (rf_session_journal (session), text, NULL);

  assert_item (quiz, 10, RF_QUIZ_WEAKREF, "It is dead");
}

/* --- each answer is true ---------------------------------------------------------------------- */

/* @text with @before and @after (NULL: nothing) as lines of their own round line @line. */
static char *
with_lines (const char *text, guint32 line, const char *before, const char *after)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      int indent = (int) strspn (lines[i], " ");

      if (before != NULL && i + 1 == line)
        g_string_append_printf (out, "%*s%s\n", indent, "", before);
      g_string_append_printf (out, "%s\n", lines[i]);
      if (after != NULL && i + 1 == line)
        g_string_append_printf (out, "%*s%s\n", indent, "", after);
    }
  return g_string_free (out, FALSE);
}

/* What the line with the mark "quiz " says in the output of @text; NULL: it did not get there, or
 * more than once. (transfer full) */
static char *
ask_program (const char *text, const char *python)
{
  g_autoptr (RfSession) session = run (text, python);
  g_autofree char *output = output_of (session);
  char *at = strstr (output, "quiz "), *end;

  if (at == NULL || strstr (at + 1, "quiz ") != NULL)
    return NULL;
  at += strlen ("quiz ");
  end = strchr (at, '\n');
  return g_strndup (at, end != NULL ? (gsize) (end - at) : strlen (at));
}

/* The name between backquotes. */
static char *
name_in (const char *question)
{
  g_auto (GStrv) parts = g_strsplit (question, "`", 3);

  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  return g_strdup (parts[1]);
}

/* Checks a question whose answer another line can print; whether it could be checked. */
static gboolean
check_by_running (const RfQuizItem *item, const char *text, const char *python)
{
  g_autofree char *name = NULL, *after = NULL, *program = NULL, *said = NULL;

  if (item->kind != RF_QUIZ_COUNT && item->kind != RF_QUIZ_WEAKREF)
    return FALSE;
  name = name_in (item->question);
  if (item->kind == RF_QUIZ_COUNT)
    after = g_strdup_printf ("print('quiz', __import__('sys').getrefcount(%s) - 1)", name);
  else
    after = g_strdup_printf ("print('quiz', 'It is dead' if %s() is None else "
                             "'It still leads to its object')",
                             name);
  program = with_lines (text, item->line, NULL, after);
  said = ask_program (program, python);
  if (said == NULL) /* in the midst of a statement */
    return FALSE;
  if (!g_str_equal (said, item->answer))
    g_error ("line %u, %s: %s is said, not %s", item->line, item->question, said, item->answer);
  return TRUE;
}

/* Weak references to all that is spoken of by a name, made before the line, tell which are dead
 * after it. */
static gboolean
check_deaths (const RfQuizItem *item, const char *text, const char *python)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *before = NULL, *program = NULL, *said = NULL;
  static const char after[] = "print('quiz', ', '.join(sorted(n for n, r in quiz.items() "
                              "if r() is None)) or 'none')";

  if (item->kind != RF_QUIZ_DEATHS)
    return FALSE;
  for (guint i = 0; i < item->choices->len; i++)
    {
      const char *choice = ((const RfQuizChoice *) item->choices->pdata[i])->text;

      if (strchr (choice, '#') != NULL)
        return FALSE;
      if (strcmp (choice, "none") != 0)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", choice);
    }
  before = g_strdup_printf ("quiz = {n: __import__('weakref').ref(globals()[n]) for n in "
                            "'%s'.split(', ')}",
                            names->str);
  program = with_lines (text, item->line, before, after);
  said = ask_program (program, python);
  if (said == NULL) /* a list has no weak references */
    return FALSE;
  if (!g_str_equal (said, item->answer))
    g_error ("line %u, %s: %s is said, not %s", item->line, item->question, said, item->answer);
  return TRUE;
}

/* From the events, in another way than the quiz does it. */
static void
check_events (const RfQuizItem *item, RfJournal *journal)
{
  g_autoptr (GString) printed = g_string_new (NULL);
  gboolean asked = FALSE;
  gint64 returned = -1;

  for (guint32 n = item->position + 1; n <= item->answered; n++)
    {
      RfEvent event = rf_journal_event (journal, n);

      if (event.kind == RF_EVENT_OUTPUT && event.a == RF_STREAM_STDOUT)
        g_string_append (printed, rf_journal_text (journal, event.b));
      if (event.kind == RF_EVENT_GC_BEGIN)
        asked = event.b == RF_REASON_GC_COLLECT;
      if (event.kind == RF_EVENT_GC_END && asked)
        returned = (gint64) event.a + event.b;
    }
  if (item->kind == RF_QUIZ_COLLECT)
    g_assert_cmpint (g_ascii_strtoll (item->answer, NULL, 10), ==, returned);
  if (item->kind == RF_QUIZ_PRINTED)
    g_assert_true (rf_quiz_item_check (item, printed->len > 0 ? printed->str : "nothing"));
}

/* --- what holds for every quiz ---------------------------------------------------------------- */

static void
check_form (const RfQuizItem *item)
{
  gboolean right = FALSE;

  g_assert_cmpint (*item->question, !=, '\0');
  g_assert_cmpint (*item->explanation, !=, '\0');
  g_assert_cmpuint (item->position, <=, item->answered);
  g_assert_cmpuint (item->choices->len, >=, item->typed ? 1 : 2);
  g_assert_cmpuint (item->choices->len, <=, 4);
  for (guint i = 0; i < item->choices->len; i++)
    {
      const RfQuizChoice *choice = item->choices->pdata[i];

      right |= strcmp (choice->text, item->answer) == 0;
      if (strcmp (choice->text, item->answer) == 0)
        g_assert_null (choice->why);
      else
        g_assert_false (rf_quiz_item_check (item, choice->text));
      for (guint k = 0; k < i; k++)
        g_assert_cmpstr (choice->text, !=, ((const RfQuizChoice *) item->choices->pdata[k])->text);
    }
  g_assert_true (right);
}

/* How many answers could be checked by running the program once more. */
static guint
check_quiz (const char *text, const char *python, gboolean as_lecture)
{
  g_autoptr (RfLecture) lecture = rf_lecture_parse ("name", text);
  g_autoptr (RfSession) session = NULL;
  g_autoptr (RfLecturePlan) plan = NULL;
  g_autoptr (RfQuiz) quiz = NULL;
  guint32 last = 0;
  guint checked = 0;

  if (as_lecture && lecture->python != NULL)
    python = lecture->python;
  session = run (text, python);
  if (rf_session_phase (session) != RF_SESSION_FINISHED)
    return 0;
  if (as_lecture)
    plan = rf_lecture_plan_new (lecture, rf_session_journal (session));
  quiz = rf_quiz_new (rf_session_journal (session), text, plan);
  for (guint i = 0; i < quiz->items->len; i++)
    {
      const RfQuizItem *item = quiz->items->pdata[i];

      check_form (item);
      check_events (item, rf_session_journal (session));
      g_assert_cmpuint (item->position, >=, last);
      g_assert_cmpint (rf_quiz_find (quiz, item->position, item->position + 1), ==, i);
      last = item->answered;
      checked += check_by_running (item, text, python) || check_deaths (item, text, python);
    }
  return checked;
}

static void
test_true (void)
{
  g_autoptr (GPtrArray) lectures = rf_lecture_list_built_in ();
  guint checked = 0;

  for (const RfProfile *const *p = rf_profile_list (); *p != NULL; p++)
    g_assert_cmpuint (check_quiz (people, (*p)->name, FALSE), >=, 3);
  for (guint i = 0; i < lectures->len; i++)
    {
      g_autofree char *text =
        rf_lecture_load_built_in (((const RfLecture *) lectures->pdata[i])->name, NULL);

      checked += check_quiz (text, "3.13", TRUE);
      checked += check_quiz (text, "3.13", FALSE);
    }
  g_test_message ("%u answers of lectures were checked by running them", checked);
  g_assert_cmpuint (checked, >, 20);
}

/* Programs that were not written for this. */
static void
test_programs (void)
{
  g_autofree char *root = g_test_build_filename (G_TEST_DIST, "..", "oracle", "programs", NULL);
  g_autoptr (GDir) folders = g_dir_open (root, 0, NULL);
  const char *folder, *name;
  guint n = 0, checked = 0;

  g_assert_nonnull (folders);
  while ((folder = g_dir_read_name (folders)) != NULL)
    {
      g_autofree char *path = g_build_filename (root, folder, NULL);
      g_autoptr (GDir) programs = g_dir_open (path, 0, NULL);

      while (programs != NULL && (name = g_dir_read_name (programs)) != NULL)
        {
          g_autofree char *file = g_build_filename (path, name, NULL), *text = NULL;

          if (!g_str_has_suffix (name, ".py") || g_str_hash (name) % EACH != 0 ||
              !g_file_get_contents (file, &text, NULL, NULL))
            continue;
          n++;
          g_test_message ("%s/%s", folder, name);
          checked += check_quiz (text, "3.12", FALSE);
        }
    }
  g_test_message ("%u programs, %u answers checked by running them", n, checked);
  g_assert_cmpuint (n, >, 3);
}

/* A lecture's question has the answers that there are to it. */
static void
test_lecture (void)
{
  static const char text[] = "# title: T\n"
                             "# %% One\n"
                             "import gc\n"
                             "a = []\n"
                             "a.append(a)\n"
                             "# ask: Is it gone? = none\n"
                             "del a\n"
                             "# ask: And the word? = 1, it is\n"
                             "print(gc.collect(), 'it is')\n";
  g_autoptr (RfLecture) lecture = rf_lecture_parse ("name", text);
  g_autoptr (RfSession) session = run (text, "3.13");
  g_autoptr (RfLecturePlan) plan = rf_lecture_plan_new (lecture, rf_session_journal (session));
  g_autoptr (RfQuiz) quiz = rf_quiz_new (rf_session_journal (session), text, plan);
  const RfQuizItem *item = assert_item (quiz, 7, RF_QUIZ_LECTURE, "none");

  g_assert_cmpstr (item->question, ==, "Is it gone?");
  g_assert_false (item->typed);
  g_assert_true (has_choice (item, "a"));
  item = assert_item (quiz, 9, RF_QUIZ_LECTURE, "1, it is");
  g_assert_true (item->typed);
  g_assert_true (rf_quiz_item_check (item, "1 it  is"));
}

static void
test_nothing (void)
{
  static const char *const texts[] = { "", "x = 1\n", "def f():\n    pass\n",
                                       "raise ValueError\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (RfSession) session = run (texts[i], "3.13");
      g_autoptr (RfQuiz) quiz = rf_quiz_new (rf_session_journal (session), texts[i], NULL);

      g_assert_cmpuint (quiz->items->len, ==, 0);
      g_assert_cmpint (rf_quiz_find (quiz, 0, G_MAXUINT32), ==, -1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quiz/people", test_people);
  g_test_add_func ("/quiz/profile", test_profile);
  g_test_add_func ("/quiz/order", test_order);
  g_test_add_func ("/quiz/weakref-dead", test_weakref_dead);
  g_test_add_func ("/quiz/lecture", test_lecture);
  g_test_add_func ("/quiz/nothing", test_nothing);
  g_test_add_func ("/quiz/true", test_true);
  g_test_add_func ("/quiz/programs", test_programs);
  return g_test_run ();
}
