/* SPDX-License-Identifier: MIT */

/* The quiz: which lines are worth a question. Every line of the module that does something to see
 * is looked at, each once in the run; then the best questions are taken, of different kinds and not
 * one after the other, and put in the order of the run. */

#include "lecture/rf-quiz-private.h"

#include "journal/rf-cursor.h"
#include "lecture/rf-lecture-facts.h"

#include <glib/gi18n.h>
#include <string.h>

/* So many runs of lines are looked at, and into so many of these. */
#define LINES_MOST 4000
#define LOOKED_INTO_MOST 250
/* What is worth less than this is not asked. */
#define WORTH_LEAST 3
/* What a question loses for each of its kind that is asked, and beside another one. */
#define FOR_KIND 1
#define FOR_NEIGHBOUR 3
/* Buttons of one question. */
#define CHOICES_MOST 4

/* --- items ------------------------------------------------------------------------------------ */

static void
choice_free (gpointer data)
{
  RfQuizChoice *choice = data;

  g_free (choice->text);
  g_free (choice->why);
  g_free (choice);
}

RfQuizItem *
rf_quiz_item_new (RfQuizKind kind, const RfQuizLine *line, char *question, char *answer,
                  char *explanation)
{
  RfQuizItem *item = g_new0 (RfQuizItem, 1);

  item->kind = kind;
  item->line = line->line;
  item->position = line->first;
  item->answered = line->last;
  item->question = question;
  item->answer = answer;
  item->explanation = explanation;
  item->choices = g_ptr_array_new_with_free_func (choice_free);
  rf_quiz_item_add_choice (item, answer, NULL);
  return item;
}

void
rf_quiz_item_add_choice (RfQuizItem *item, const char *text, char *why)
{
  RfQuizChoice *choice;

  for (guint i = 0; i < item->choices->len; i++)
    if (strcmp (((RfQuizChoice *) item->choices->pdata[i])->text, text) == 0)
      {
        g_free (why);
        return;
      }
  choice = g_new0 (RfQuizChoice, 1);
  choice->text = g_strdup (text);
  choice->why = why;
  g_ptr_array_add (item->choices, choice);
}

static void
item_free (RfQuizItem *item)
{
  g_free (item->question);
  g_free (item->answer);
  g_free (item->explanation);
  g_ptr_array_unref (item->choices);
  g_free (item);
}

/* Not too many, and the right one is not always the first. */
static void
mix_choices (RfQuizItem *item)
{
  if (item->choices->len > CHOICES_MOST)
    g_ptr_array_set_size (item->choices, CHOICES_MOST);
  for (guint i = 0; i < item->line % item->choices->len; i++)
    g_ptr_array_add (item->choices, g_ptr_array_steal_index (item->choices, 0));
}

static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *one = rf_lecture_plain_answer (a), *other = rf_lecture_plain_answer (b);

  return strcmp (one, other) == 0;
}

gboolean
rf_quiz_item_check (const RfQuizItem *item, const char *answer)
{
  return is_same (item->answer, answer);
}

const char *
rf_quiz_item_why (const RfQuizItem *item, const char *answer)
{
  for (guint i = 0; i < item->choices->len; i++)
    {
      const RfQuizChoice *choice = item->choices->pdata[i];
      if (is_same (choice->text, answer))
        return choice->why;
    }
  return NULL;
}

/* --- lines ------------------------------------------------------------------------------------ */

typedef struct
{
  guint32 line, first, last;
  GArray *offers; /* RfQuizOffer; NULL: nothing to ask */
  gboolean taken;
} Stretch;

static void
stretch_clear (gpointer data)
{
  Stretch *stretch = data;

  for (guint i = 0; stretch->offers != NULL && i < stretch->offers->len; i++)
    item_free (g_array_index (stretch->offers, RfQuizOffer, i).item);
  g_clear_pointer (&stretch->offers, g_array_unref);
}

/* Whether something happens that one could be asked about. */
static gboolean
is_event_of_note (const RfEvent *event, guint32 frame)
{
  switch (event->kind)
    {
    case RF_EVENT_OBJECT_FREE:
    case RF_EVENT_GC_BEGIN:
    case RF_EVENT_WEAKREF_CLEARED:
    case RF_EVENT_OUTPUT:
    case RF_EVENT_SLOT:
    case RF_EVENT_SLOT_INSERT:
    case RF_EVENT_SLOT_REMOVE:
      return TRUE;
    case RF_EVENT_NAME:
      return event->a == frame;
    default:
      return FALSE;
    }
}

/* The runs of the module's lines in which there is something to see; *frame is the module's. */
static GArray *
find_stretches (RfJournal *journal, guint32 *frame)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  Stretch now = { 0 };
  gboolean of_note = FALSE;

  g_array_set_clear_func (stretches, stretch_clear);
  *frame = 0;
  for (guint32 n = 1; n <= rf_journal_length (journal) && stretches->len < LINES_MOST; n++)
    {
      RfEvent event = rf_journal_event (journal, n);
      gboolean over = event.kind == RF_EVENT_PROGRAM_END;

      if (event.kind == RF_EVENT_FRAME_PUSH && event.aux == 0 && *frame == 0)
        *frame = event.a;
      of_note |= is_event_of_note (&event, *frame);
      /* Several statements on one line are one line. */
      if (!over && (event.kind != RF_EVENT_LINE || event.a != *frame || event.b == now.line))
        continue;
      now.last = over ? n : n - 1;
      if (now.line != 0 && of_note)
        g_array_append_val (stretches, now);
      if (over)
        break;
      now = (Stretch){ .line = event.b, .first = n - 1 };
      of_note = FALSE;
    }
  return stretches;
}

/* A line that defines something is about nothing yet. */
static gboolean
is_definition (const char *code)
{
  static const char *const words[] = { "def ",   "class ", "import ", "from ", "@",
                                       "async ", "for ",   "while ",  "if ",   "elif ",
                                       "else:",  "try:",   "with ",   "except" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (code, words[i]))
      return TRUE;
  return *code == '\0';
}

/* Whether leaving @line does something of its own: it is in the block of an "except", whose name
 * goes with it, or of a "with". */
static gboolean
is_in_cleared_block (char **lines, guint32 line)
{
  gsize indent = strspn (lines[line - 1], " \t");

  for (guint32 i = line - 1; i > 0 && indent > 0; i--)
    {
      const char *above = lines[i - 1] + strspn (lines[i - 1], " \t");

      if (*above == '\0' || *above == '#' || (gsize) (above - lines[i - 1]) >= indent)
        continue;
      indent = (gsize) (above - lines[i - 1]);
      if (g_str_has_prefix (above, "except") || g_str_has_prefix (above, "with ") ||
          g_str_has_prefix (above, "try:") || g_str_has_prefix (above, "finally:"))
        return TRUE;
    }
  return FALSE;
}

static void
look_into (RfJournal *journal, RfCursor *cursor, guint32 frame, const char *code, Stretch *stretch)
{
  g_autoptr (RfLectureFacts) facts =
    rf_lecture_facts_new (journal, cursor, stretch->first, stretch->last);
  g_autoptr (RfState) before = rf_state_copy (rf_cursor_seek (cursor, stretch->first));
  g_autoptr (RfState) after = rf_state_copy (rf_cursor_seek (cursor, stretch->last));
  RfQuizLine line = { journal,       cursor, frame, stretch->line, stretch->first,
                      stretch->last, code,   facts, before,        after };

  stretch->offers = g_array_new (FALSE, FALSE, sizeof (RfQuizOffer));
  rf_quiz_offer (&line, stretch->offers);
}

/* Whether a lecture asks about (part of) the stretch itself. */
static gboolean
is_asked_by (const RfLecturePlan *plan, const Stretch *stretch)
{
  for (guint i = 0; plan != NULL && i < plan->stops->len; i++)
    {
      const RfLectureStop *stop = &g_array_index (plan->stops, RfLectureStop, i);

      if (stop->kind == RF_STOP_QUESTION && stop->position < stretch->last &&
          stretch->first < stop->answered)
        return TRUE;
    }
  return FALSE;
}

/* Each line's first run that can be asked about. */
static void
look_into_all (RfJournal *journal, const char *text, const RfLecturePlan *plan, GArray *stretches,
               guint32 frame)
{
  g_autoptr (RfCursor) cursor = rf_cursor_new (journal, NULL);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_lines = g_strv_length (lines), n = 0;

  for (guint i = 0; i < stretches->len && n < LOOKED_INTO_MOST; i++)
    {
      Stretch *stretch = &g_array_index (stretches, Stretch, i);
      g_autofree char *code = NULL;

      if (stretch->line > n_lines ||
          g_hash_table_contains (known, GUINT_TO_POINTER (stretch->line)) ||
          is_asked_by (plan, stretch))
        continue;
      code = g_strstrip (g_strdup (lines[stretch->line - 1]));
      if (is_definition (code) || is_in_cleared_block (lines, stretch->line))
        continue;
      n++;
      look_into (journal, cursor, frame, code, stretch);
      if (stretch->offers->len > 0)
        g_hash_table_add (known, GUINT_TO_POINTER (stretch->line));
    }
}

/* --- choosing --------------------------------------------------------------------------------- */

static gboolean
is_taken (const GArray *stretches, gint64 index)
{
  return index >= 0 && index < stretches->len && g_array_index (stretches, Stretch, index).taken;
}

/* The best question that is left is moved to @quiz. FALSE: none is good enough. */
static gboolean
take_best (RfQuiz *quiz, GArray *stretches, guint asked[RF_N_QUIZ_KINDS])
{
  Stretch *best = NULL;
  guint at = 0;
  int most = WORTH_LEAST - 1;

  for (guint i = 0; i < stretches->len; i++)
    {
      Stretch *stretch = &g_array_index (stretches, Stretch, i);
      gboolean beside =
        is_taken (stretches, (gint64) i - 1) || is_taken (stretches, (gint64) i + 1);

      for (guint k = 0; stretch->offers != NULL && !stretch->taken && k < stretch->offers->len; k++)
        {
          const RfQuizOffer *offer = &g_array_index (stretch->offers, RfQuizOffer, k);
          int worth =
            offer->worth - FOR_KIND * (int) asked[offer->item->kind] - (beside ? FOR_NEIGHBOUR : 0);

          if (worth <= most || (!offer->item->typed && offer->item->choices->len < 2))
            continue;
          most = worth;
          best = stretch;
          at = k;
        }
    }
  if (best == NULL)
    return FALSE;
  best->taken = TRUE;
  g_ptr_array_add (quiz->items, g_array_index (best->offers, RfQuizOffer, at).item);
  asked[g_array_index (best->offers, RfQuizOffer, at).item->kind]++;
  g_array_remove_index (best->offers, at);
  return TRUE;
}

/* Of what could be asked about @line the offer whose answer is @answer, NULL: none. (transfer full)
 */
static RfQuizItem *
find_offer (const GArray *offers, const char *answer)
{
  for (guint i = 0; i < offers->len; i++)
    {
      RfQuizItem *item = g_array_index (offers, RfQuizOffer, i).item;

      if (is_same (item->answer, answer) && (item->typed || item->choices->len >= 2))
        {
          g_array_index (offers, RfQuizOffer, i).item = NULL;
          return item;
        }
    }
  return NULL;
}

/* A lecture's own question. If it asks what could have been asked here anyway, it has the same
 * answers to choose from; else the answer has to be typed. */
static RfQuizItem *
question_of (RfJournal *journal, RfCursor *cursor, const char *const *lines, guint32 frame,
             const RfLectureStop *stop)
{
  const RfDirective *directive = stop->directive;
  Stretch stretch = { .line = directive->statement,
                      .first = stop->position,
                      .last = stop->answered };
  RfQuizLine line = { .line = stretch.line, .first = stretch.first, .last = stretch.last };
  g_autofree char *code = g_strstrip (g_strdup (lines[stretch.line - 1]));
  RfQuizItem *item;

  look_into (journal, cursor, frame, code, &stretch);
  item = find_offer (stretch.offers, directive->answer);
  if (item == NULL)
    {
      item = rf_quiz_item_new (RF_QUIZ_LECTURE, &line, NULL, g_strdup (directive->answer),
                               g_strdup (_ ("So it was in this run.")));
      item->typed = TRUE;
    }
  item->kind = RF_QUIZ_LECTURE;
  g_free (item->question);
  item->question = g_strdup (directive->value);
  mix_choices (item);
  for (guint i = 0; i < stretch.offers->len; i++)
    if (g_array_index (stretch.offers, RfQuizOffer, i).item == NULL)
      g_array_remove_index (stretch.offers, i--);
  stretch_clear (&stretch);
  return item;
}

static void
add_questions_of (RfQuiz *quiz, RfJournal *journal, const char *text, const RfLecturePlan *plan,
                  guint32 frame)
{
  g_autoptr (RfCursor) cursor = rf_cursor_new (journal, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_lines = g_strv_length (lines);

  for (guint i = 0; plan != NULL && i < plan->stops->len; i++)
    {
      const RfLectureStop *stop = &g_array_index (plan->stops, RfLectureStop, i);

      if (stop->kind == RF_STOP_QUESTION && stop->directive->statement >= 1 &&
          stop->directive->statement <= n_lines)
        g_ptr_array_add (quiz->items,
                         question_of (journal, cursor, (const char *const *) lines, frame, stop));
    }
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const RfQuizItem *one = *(RfQuizItem *const *) a, *other = *(RfQuizItem *const *) b;

  if (one->position != other->position)
    return one->position < other->position ? -1 : 1;
  return one->answered < other->answered ? -1 : one->answered > other->answered;
}

/* A lecture may ask two things about one line: the first one counts. */
static void
drop_overlapping (RfQuiz *quiz)
{
  for (guint i = 1; i < quiz->items->len;)
    {
      const RfQuizItem *last = quiz->items->pdata[i - 1], *item = quiz->items->pdata[i];

      if (item->position < last->answered)
        g_ptr_array_remove_index (quiz->items, i);
      else
        i++;
    }
}

RfQuiz *
rf_quiz_new (RfJournal *journal, const char *text, const RfLecturePlan *plan)
{
  RfQuiz *quiz = g_new0 (RfQuiz, 1);
  guint asked[RF_N_QUIZ_KINDS] = { 0 };
  guint32 frame;
  g_autoptr (GArray) stretches = find_stretches (journal, &frame);

  quiz->items = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  look_into_all (journal, text, plan, stretches, frame);
  while (quiz->items->len < RF_QUIZ_MOST && take_best (quiz, stretches, asked))
    ;
  for (guint i = 0; i < quiz->items->len; i++)
    mix_choices (quiz->items->pdata[i]);
  add_questions_of (quiz, journal, text, plan, frame);
  g_ptr_array_sort (quiz->items, compare_items);
  drop_overlapping (quiz);
  return quiz;
}

void
rf_quiz_free (RfQuiz *quiz)
{
  g_ptr_array_unref (quiz->items);
  g_free (quiz);
}

int
rf_quiz_find (const RfQuiz *quiz, guint32 from, guint32 to)
{
  for (guint i = 0; i < quiz->items->len; i++)
    {
      guint32 position = ((const RfQuizItem *) quiz->items->pdata[i])->position;
      if (position >= from && position < to)
        return (int) i;
    }
  return -1;
}
