/* SPDX-License-Identifier: MIT */

/* Binding a lecture to a run. First one pass over the journal finds the stretch of events of each
 * cell; then each directive looks for its own event in its cell's stretch. */

#include "lecture/rf-lecture-plan.h"

#include "lecture/rf-lecture-facts.h"

#include <glib/gi18n.h>
#include <string.h>

#define EACH_MAX 50
#define LAST_LINES 4

typedef struct
{
  gboolean reached;
  guint32 begin, end; /* positions; the cell's events are begin + 1 … end */
} Stretch;

typedef struct
{
  const RfLecture *lecture;
  RfJournal *journal;
  RfLecturePlan *plan;
  RfCursor *cursor;
  Stretch *stretches; /* by cell */
  guint32 module;     /* its frame */
  guint32 over;       /* the position at which the program is over */
  guint cell;
} Binder;

static void
problem_at (Binder *binder, const RfDirective *directive, char *message)
{
  rf_lecture_add_problem (binder->plan->problems, directive->line, directive->column, message);
}

/* --- cells ------------------------------------------------------------------------------------ */

static int
cell_of_line (const RfLecture *lecture, guint32 line)
{
  for (guint i = 0; i < lecture->cells->len; i++)
    {
      const RfLectureCell *cell = lecture->cells->pdata[i];
      if (line >= cell->line && line < cell->end)
        return (int) i;
    }
  return -1;
}

static void
find_stretches (Binder *binder)
{
  guint32 length = rf_journal_length (binder->journal);
  int now = -1;

  binder->over = length;
  for (guint32 n = 1; n <= length; n++)
    {
      RfEvent event = rf_journal_event (binder->journal, n);

      if (event.kind == RF_EVENT_FRAME_PUSH && event.aux == 0 && binder->module == 0)
        binder->module = event.a;
      if (event.kind == RF_EVENT_PROGRAM_END)
        binder->over = n;
      if (event.kind == RF_EVENT_LINE && event.a == binder->module)
        {
          int cell = cell_of_line (binder->lecture, event.b);

          if (cell < 0 || cell == now || binder->stretches[cell].reached)
            continue;
          if (now >= 0)
            binder->stretches[now].end = n - 1;
          binder->stretches[cell] = (Stretch){ TRUE, n - 1, n - 1 };
          now = cell;
        }
    }
  if (now >= 0)
    binder->stretches[now].end = length;
}

/* --- moments ---------------------------------------------------------------------------------- */

/* Whether the frame that runs @directive's statement leaves it with @event. */
static gboolean
leaves_statement (const RfEvent *event, const RfDirective *directive, guint32 frame)
{
  if (event->kind == RF_EVENT_PROGRAM_END)
    return TRUE;
  if (event->a != frame)
    return FALSE;
  if (event->kind == RF_EVENT_LINE)
    return event->b < directive->statement || event->b >= directive->statement_end;
  return event->kind == RF_EVENT_FRAME_POP || event->kind == RF_EVENT_FRAME_SUSPEND;
}

/* Where the statement after @directive begins and where it is through, the first time. */
static gboolean
find_statement (Binder *binder, const RfDirective *directive, guint32 *before, guint32 *after)
{
  const Stretch *stretch = &binder->stretches[binder->cell];
  guint32 frame = 0;

  for (guint32 n = stretch->begin + 1; n <= stretch->end; n++)
    {
      RfEvent event = rf_journal_event (binder->journal, n);

      if (frame == 0 && event.kind == RF_EVENT_LINE && event.b == directive->statement)
        {
          frame = event.a;
          *before = n - 1;
          *after = stretch->end;
        }
      else if (frame != 0 && leaves_statement (&event, directive, frame))
        {
          *after = event.kind == RF_EVENT_PROGRAM_END ? n : n - 1;
          return TRUE;
        }
    }
  return frame != 0;
}

static void
add_stop (Binder *binder, RfStopKind kind, guint32 position, const RfDirective *directive)
{
  RfLectureStop stop = { kind, position, binder->cell, directive, 0 };

  g_array_append_val (binder->plan->stops, stop);
}

/* The last event of the phase that begins with event @n: all that it did can be seen. */
static guint32
end_of_phase (Binder *binder, guint32 n)
{
  guint32 length = rf_journal_length (binder->journal);

  for (guint32 next = n + 1; next <= length; next++)
    {
      RfEvent event = rf_journal_event (binder->journal, next);
      if (event.kind == RF_EVENT_GC_PHASE || event.kind == RF_EVENT_GC_END)
        return next - 1;
    }
  return length;
}

/* The events of its cell that @directive waits for. */
static void
add_event_pauses (Binder *binder, const RfDirective *directive)
{
  const Stretch *stretch = &binder->stretches[binder->cell];
  guint found = 0;
  guint most = directive->pause == RF_PAUSE_EACH ? EACH_MAX : 1;

  for (guint32 n = stretch->begin + 1; n <= stretch->end && found < most; n++)
    {
      RfEvent event = rf_journal_event (binder->journal, n);
      gboolean is = directive->pause == RF_PAUSE_PHASE
                      ? event.kind == RF_EVENT_GC_PHASE && (int) event.a == directive->event
                      : (int) event.kind == directive->event;

      if (!is)
        continue;
      found++;
      add_stop (binder, RF_STOP_PAUSE,
                directive->pause == RF_PAUSE_PHASE ? end_of_phase (binder, n) : n, directive);
    }
  if (found == 0)
    problem_at (binder, directive, g_strdup (_ ("this never happens in its cell")));
}

static void
add_pause (Binder *binder, const RfDirective *directive)
{
  guint32 before, after;

  if (directive->pause < RF_PAUSE_BEFORE)
    add_event_pauses (binder, directive);
  else if (!find_statement (binder, directive, &before, &after))
    problem_at (binder, directive, g_strdup (_ ("the statement that follows never runs")));
  else
    add_stop (binder, RF_STOP_PAUSE, directive->pause == RF_PAUSE_BEFORE ? before : after,
              directive);
}

static void
add_question (Binder *binder, const RfDirective *directive)
{
  g_autoptr (RfLectureFacts) facts = NULL;
  guint32 before, after;

  if (!find_statement (binder, directive, &before, &after))
    {
      problem_at (binder, directive, g_strdup (_ ("the statement that follows never runs")));
      return;
    }
  add_stop (binder, RF_STOP_QUESTION, before, directive);
  g_array_index (binder->plan->stops, RfLectureStop, binder->plan->stops->len - 1).answered = after;
  add_stop (binder, RF_STOP_ANSWER, after, directive);
  facts = rf_lecture_facts_new (binder->journal, binder->cursor, before, after);
  if (!rf_lecture_facts_answer (facts, directive->value, directive->answer))
    {
      g_autofree char *words = rf_lecture_facts_words (facts);

      problem_at (binder, directive,
                  g_strdup_printf (_ ("“%s” is not what happens: %s"), directive->answer, words));
    }
}

/* --- the plan --------------------------------------------------------------------------------- */

static int
compare_stops (gconstpointer a, gconstpointer b)
{
  const RfLectureStop *one = a, *other = b;

  if (one->cell != other->cell)
    return one->cell < other->cell ? -1 : 1;
  if (one->position != other->position)
    return one->position < other->position ? -1 : 1;
  /* What an answer ends comes before what the next question begins. */
  if (one->kind == RF_STOP_QUESTION && other->kind == RF_STOP_ANSWER)
    return 1;
  if (one->kind == RF_STOP_ANSWER && other->kind == RF_STOP_QUESTION)
    return -1;
  return (int) one->kind - (int) other->kind;
}

/* Whether the shutdown shows anything: something printed, a finalizer, an instance that dies. */
static gboolean
shutdown_shows (Binder *binder)
{
  for (guint32 n = binder->over + 1; n <= rf_journal_length (binder->journal); n++)
    {
      RfEvent event = rf_journal_event (binder->journal, n);
      if (event.kind == RF_EVENT_OUTPUT || event.kind == RF_EVENT_FINALIZER_BEGIN ||
          event.kind == RF_EVENT_CALLBACK_BEGIN)
        return TRUE;
    }
  return FALSE;
}

/* (transfer full) */
static char *
printed_at_last (Binder *binder)
{
  g_autoptr (RfLectureFacts) facts =
    rf_lecture_facts_new (binder->journal, binder->cursor, binder->over,
                          rf_journal_length (binder->journal));

  return g_steal_pointer (&facts->printed);
}

static void
bind_cell (Binder *binder)
{
  const RfLectureCell *cell = binder->lecture->cells->pdata[binder->cell];
  const Stretch *stretch = &binder->stretches[binder->cell];

  if (binder->cell == 0 || *cell->narration != '\0')
    add_stop (binder, RF_STOP_BEGIN, stretch->begin, NULL);
  for (guint i = 0; i < cell->directives->len; i++)
    {
      const RfDirective *directive = &g_array_index (cell->directives, RfDirective, i);

      if (directive->kind == RF_DIRECTIVE_PAUSE)
        add_pause (binder, directive);
      else if (directive->kind == RF_DIRECTIVE_ASK)
        add_question (binder, directive);
    }
  if (cell->code != 0)
    add_stop (binder, RF_STOP_END, MIN (stretch->end, binder->over), NULL);
}

/* A cell without code stands where the one before it ended. */
static void
place_cell (Binder *binder)
{
  const RfLectureCell *cell = binder->lecture->cells->pdata[binder->cell];
  Stretch *stretch = &binder->stretches[binder->cell];
  guint32 before = binder->cell > 0 ? binder->stretches[binder->cell - 1].end : 0;

  if (cell->code == 0)
    *stretch = (Stretch){ TRUE, MIN (before, binder->over), MIN (before, binder->over) };
}

static void
bind_cells (Binder *binder)
{
  const GPtrArray *cells = binder->lecture->cells;

  for (binder->cell = 0; binder->cell < cells->len; binder->cell++)
    {
      const RfLectureCell *cell = cells->pdata[binder->cell];

      place_cell (binder);
      if (binder->stretches[binder->cell].reached)
        bind_cell (binder);
      else
        {
          rf_lecture_add_problem (binder->plan->problems, cell->line, 1,
                                  g_strdup (_ ("the program is over before this cell")));
          break;
        }
    }
}

/* Two stops at one place where nothing new is to be seen or read are one. */
static void
merge_stops (GArray *stops)
{
  guint n = 0;

  for (guint i = 0; i < stops->len; i++)
    {
      const RfLectureStop *stop = &g_array_index (stops, RfLectureStop, i);
      const RfLectureStop *last = n > 0 ? &g_array_index (stops, RfLectureStop, n - 1) : NULL;
      gboolean same = last != NULL && last->cell == stop->cell &&
                      last->position == stop->position &&
                      (stop->kind == RF_STOP_PAUSE || stop->kind == RF_STOP_END);

      if (!same)
        g_array_index (stops, RfLectureStop, n++) = *stop;
    }
  g_array_set_size (stops, n);
}

RfLecturePlan *
rf_lecture_plan_new (RfLecture *lecture, RfJournal *journal)
{
  RfLecturePlan *plan = g_new0 (RfLecturePlan, 1);
  g_autofree Stretch *stretches = g_new0 (Stretch, lecture->cells->len);
  g_autoptr (RfCursor) cursor = rf_cursor_new (journal, NULL);
  Binder binder = { lecture, journal, plan, cursor, stretches };

  plan->lecture = rf_lecture_ref (lecture);
  plan->stops = g_array_new (FALSE, FALSE, sizeof (RfLectureStop));
  plan->problems = rf_lecture_problems_new ();
  find_stretches (&binder);
  bind_cells (&binder);
  g_array_sort (plan->stops, compare_stops);
  merge_stops (plan->stops);
  if (shutdown_shows (&binder) && plan->stops->len > 0)
    {
      binder.cell = g_array_index (plan->stops, RfLectureStop, plan->stops->len - 1).cell;
      add_stop (&binder, RF_STOP_SHUTDOWN, rf_journal_length (journal), NULL);
      plan->last_printed = printed_at_last (&binder);
    }
  return plan;
}

void
rf_lecture_plan_free (RfLecturePlan *plan)
{
  rf_lecture_unref (plan->lecture);
  g_array_unref (plan->stops);
  g_ptr_array_unref (plan->problems);
  g_free (plan->last_printed);
  g_free (plan);
}

/* What the interpreter's shutdown prints, as lines of code. */
static void
append_printed (GString *text, const char *printed)
{
  g_auto (GStrv) lines = g_strsplit (printed, "\n", LAST_LINES + 1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strdelimit (lines[i], "`", '\'');
      if (i == LAST_LINES)
        g_string_append (text, "  \n…");
      else if (*lines[i] != '\0')
        g_string_append_printf (text, "%s`%s`", i == 0 ? "\n\n" : "  \n", lines[i]);
    }
}

char *
rf_lecture_tell_shutdown (const RfLecturePlan *plan)
{
  g_autoptr (GString) text =
    g_string_new (_ ("The program is over. The interpreter takes away what is left."));

  if (plan->last_printed != NULL)
    append_printed (text, plan->last_printed);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

const char *
rf_lecture_stop_said (const RfLectureStop *stop)
{
  return stop->kind == RF_STOP_PAUSE || stop->kind == RF_STOP_ANSWER ? stop->directive->said : NULL;
}

int
rf_lecture_plan_find (const RfLecturePlan *plan, guint32 position, int now)
{
  int found = -1;

  if (now >= 0 && now < (int) plan->stops->len &&
      g_array_index (plan->stops, RfLectureStop, now).position == position)
    return now;
  for (guint i = 0; i < plan->stops->len; i++)
    {
      guint32 at = g_array_index (plan->stops, RfLectureStop, i).position;

      if (at > position)
        break;
      if (found < 0 || at > g_array_index (plan->stops, RfLectureStop, found).position)
        found = (int) i;
    }
  return found;
}
