/* SPDX-License-Identifier: MIT */

/* The self-test: while it is on, steps forward stop before the lines that the quiz asks about, and
 * go on when the question was answered or skipped. Going back, and going to a place directly, is as
 * always.
 *
 * action (win.)      parameter, state
 * self-test          boolean state
 * end-self-test      turns it off
 *
 * Invariant: the quiz is that of the run whose picture is shown, or there is none. It is made on a
 * thread. */

#include "app/rf-window-private.h"

#include <glib/gi18n.h>

/* What became of a question. */
typedef enum
{
  NOT_ASKED,
  RIGHT,
  WRONG,
  SKIPPED,
} Outcome;

struct _RfWindowQuiz
{
  gboolean on;
  RfQuizBar *bar;  /* NULL: it was never on */
  RfQuiz *quiz;    /* NULL: none, or not yet */
  RfRun *wanted;   /* the run whose quiz was asked for; only compared */
  GArray *outcome; /* Outcome, by question */
  int current;     /* the question that is asked or was answered just now, -1: none */
  char *given;     /* the answer to it; NULL: none */
};

static const RfQuizItem *
item_at (RfWindowQuiz *test, int index)
{
  return test->quiz->items->pdata[index];
}

static Outcome *
outcome_of (RfWindowQuiz *test, int index)
{
  return &g_array_index (test->outcome, Outcome, index);
}

/* --- the quiz of a run ------------------------------------------------------------------------ */

void
rf_window_drop_quiz (RfWindow *self)
{
  RfWindowQuiz *test = self->quiz;

  if (test == NULL)
    return;
  if (test->bar != NULL)
    rf_quiz_bar_rest (test->bar, "", FALSE);
  g_clear_pointer (&test->quiz, rf_quiz_free);
  g_clear_pointer (&test->given, g_free);
  g_array_set_size (test->outcome, 0);
  test->wanted = NULL;
  test->current = -1;
}

typedef struct
{
  RfLecture *lecture;
  RfJournal *journal;
  char *text;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  rf_lecture_unref (making->lecture);
  rf_journal_unref (making->journal);
  g_free (making->text);
  g_free (making);
}

static void
make (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *making = data;
  g_autoptr (RfLecturePlan) plan =
    making->lecture->scripted ? rf_lecture_plan_new (making->lecture, making->journal) : NULL;

  g_task_return_pointer (task, rf_quiz_new (making->journal, making->text, plan),
                         (GDestroyNotify) rf_quiz_free);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer user)
{
  RfWindow *self = RF_WINDOW (source);
  RfWindowQuiz *test = self->quiz;
  Making *making = g_task_get_task_data (G_TASK (result));
  g_autoptr (RfQuiz) quiz = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!rf_window_end_task (self) || quiz == NULL || self->run == NULL ||
      making->journal != rf_run_get_journal (self->run) || test->wanted != self->run ||
      test->quiz != NULL)
    return;
  test->quiz = g_steal_pointer (&quiz);
  g_array_set_size (test->outcome, test->quiz->items->len);
  rf_window_queue_show (self);
}

static void
want_quiz (RfWindow *self)
{
  RfWindowQuiz *test = self->quiz;
  Making *making;

  if (!test->on || self->run == NULL || rf_run_get_phase (self->run) != RF_RUN_READY ||
      test->wanted == self->run || self->parsed == NULL || self->edited)
    return;
  test->wanted = self->run;
  making = g_new0 (Making, 1);
  making->lecture = rf_lecture_ref (self->parsed);
  making->journal = rf_journal_ref (rf_run_get_journal (self->run));
  making->text = rf_editor_get_text (self->editor);
  rf_window_start_task (self, make, on_made, making, making_free);
}

/* --- asking ----------------------------------------------------------------------------------- */

static void
set_current (RfWindow *self, int index)
{
  RfWindowQuiz *test = self->quiz;

  if (test->current == index)
    return;
  test->current = index;
  g_clear_pointer (&test->given, g_free);
  if (index >= 0)
    {
      g_autofree char *code = rf_run_get_line (self->run, item_at (test, index)->line);

      rf_quiz_bar_ask (test->bar, item_at (test, index), code);
      rf_quiz_bar_focus (test->bar);
    }
}

/* The first question at or after @from, and before @to, that was not asked yet; -1: none. */
static int
next_question (RfWindowQuiz *test, guint32 from, guint32 to)
{
  for (guint i = 0; test->quiz != NULL && i < test->quiz->items->len; i++)
    {
      const RfQuizItem *item = item_at (test, (int) i);
      if (item->position >= from && item->position < to && *outcome_of (test, (int) i) == NOT_ASKED)
        return (int) i;
    }
  return -1;
}

guint32
rf_window_ask_before (RfWindow *self, guint32 to)
{
  RfWindowQuiz *test = self->quiz;
  guint32 position = rf_run_get_position (self->run);
  int index = test != NULL && test->on ? next_question (test, position, to) : -1;

  if (index < 0)
    return to;
  rf_window_stop_playing (self);
  set_current (self, index);
  return item_at (test, index)->position;
}

static void
on_answered (RfWindow *self, const char *answer)
{
  RfWindowQuiz *test = self->quiz;
  const RfQuizItem *item;

  if (test->current < 0 || !rf_window_can_step (self))
    return;
  item = item_at (test, test->current);
  *outcome_of (test, test->current) = answer == NULL                      ? SKIPPED
                                      : rf_quiz_item_check (item, answer) ? RIGHT
                                                                          : WRONG;
  test->given = g_strdup (answer);
  rf_quiz_bar_tell (test->bar, item, answer);
  rf_quiz_bar_focus (test->bar);
  rf_window_go_to (self, item->answered);
}

/* On to the next stop of a lecture, or the next step. */
static void
on_go_on (RfWindow *self)
{
  gboolean lecture = self->plan != NULL && self->plan->stops->len > 0;

  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  set_current (self, -1);
  rf_window_queue_show (self);
  g_action_group_activate_action (G_ACTION_GROUP (self), lecture ? "next-cell" : "step-forward",
                                  NULL);
}

static void
on_show_me (RfWindow *self)
{
  RfWindowQuiz *test = self->quiz;
  const RfQuizItem *item;

  if (test->current < 0 || !rf_window_can_step (self))
    return;
  item = item_at (test, test->current);
  rf_window_go_to (self, item->answered);
  gtk_notebook_set_current_page (self->detail_tabs, 0);
  g_action_group_change_action_state (G_ACTION_GROUP (self), "select",
                                      g_variant_new_int64 (item->object));
}

static void
on_again (RfWindow *self)
{
  RfWindowQuiz *test = self->quiz;

  for (guint i = 0; i < test->outcome->len; i++)
    *outcome_of (test, (int) i) = NOT_ASKED;
  set_current (self, -1);
  if (rf_window_can_step (self))
    rf_window_go_to (self, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  rf_window_queue_show (self);
}

/* --- showing ---------------------------------------------------------------------------------- */

static guint
count_outcome (RfWindowQuiz *test, Outcome outcome)
{
  guint n = 0;

  for (guint i = 0; i < test->outcome->len; i++)
    n += *outcome_of (test, (int) i) == outcome;
  return n;
}

static void
rest (RfWindow *self)
{
  RfWindowQuiz *test = self->quiz;
  guint32 position = self->run != NULL ? rf_run_get_position (self->run) : 0;
  guint right = count_outcome (test, RIGHT), all = test->outcome->len;
  int next = next_question (test, position, G_MAXUINT32);
  gboolean over = all > 0 && next < 0;
  g_autofree char *text = NULL;

  if (test->quiz == NULL)
    text = g_strdup (self->run == NULL || self->edited
                       ? _ ("Run the program: then there is something to ask.")
                       : _ ("Looking for questions …"));
  else if (all == 0)
    text = g_strdup (_ ("There is nothing to ask about this program."));
  else if (over)
    text = g_strdup_printf (ngettext ("That was all: %u answer of %u is right.",
                                      "That was all: %u answers of %u are right.", right),
                            right, all);
  else
    text = g_strdup_printf (_ ("Step on. The next question is about line %u."),
                            item_at (test, next)->line);
  rf_quiz_bar_rest (test->bar, text, over);
}

void
rf_window_show_quiz (RfWindow *self)
{
  RfWindowQuiz *test = self->quiz;
  guint32 position;
  const RfQuizItem *item;

  if (test == NULL || !test->on)
    return;
  want_quiz (self);
  rf_quiz_bar_set_score (test->bar, count_outcome (test, RIGHT),
                         count_outcome (test, RIGHT) + count_outcome (test, WRONG),
                         test->outcome->len);
  if (test->current >= 0)
    {
      item = item_at (test, test->current);
      position = rf_run_get_position (self->run);
      /* Whoever goes elsewhere does not want to answer. */
      if (position == item->position || position == item->answered)
        return;
      set_current (self, -1);
    }
  /* Right before a line that is asked about it is asked. */
  if (test->quiz != NULL && !self->playing && !rf_window_is_on_way (self))
    {
      position = rf_run_get_position (self->run);
      set_current (self, next_question (test, position, position + 1));
    }
  if (test->current < 0)
    rest (self);
}

/* --- on and off ------------------------------------------------------------------------------- */

static void
make_bar (RfWindow *self)
{
  RfWindowQuiz *test = self->quiz;
  GtkWidget *column = gtk_widget_get_parent (GTK_WIDGET (self->canvas_stack));

  test->bar = rf_quiz_bar_new ();
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (test->bar));
  g_signal_connect_object (test->bar, "answered", G_CALLBACK (on_answered), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (test->bar, "go-on", G_CALLBACK (on_go_on), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (test->bar, "show-me", G_CALLBACK (on_show_me), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (test->bar, "again", G_CALLBACK (on_again), self, G_CONNECT_SWAPPED);
}

static void
change_self_test (GSimpleAction *action, GVariant *value, gpointer user)
{
  RfWindow *self = user;
  RfWindowQuiz *test = self->quiz;
  gboolean had_focus =
    test->bar != NULL && gtk_window_get_focus (GTK_WINDOW (self)) != NULL &&
    gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self)), GTK_WIDGET (test->bar));

  test->on = g_variant_get_boolean (value);
  g_simple_action_set_state (action, value);
  if (test->on && test->bar == NULL)
    make_bar (self);
  rf_window_drop_quiz (self);
  gtk_widget_set_visible (GTK_WIDGET (test->bar), test->on);
  rf_narration_strip_set_tight (self->narration, test->on);
  if (test->on)
    {
      rf_window_set_starting (self, FALSE);
      /* What is to be predicted must not have been seen. */
      if (rf_window_can_step (self))
        rf_window_go_to (self, 0);
    }
  else if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  rf_window_queue_show (self);
}

static void
on_end_self_test (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  g_action_group_change_action_state (G_ACTION_GROUP (user), "self-test",
                                      g_variant_new_boolean (FALSE));
}

static const GActionEntry actions[] = {
  { "self-test", NULL, NULL, "false", change_self_test },
  { "end-self-test", on_end_self_test },
};

void
rf_window_add_quiz (RfWindow *self)
{
  self->quiz = g_new0 (RfWindowQuiz, 1);
  self->quiz->outcome = g_array_new (FALSE, TRUE, sizeof (Outcome));
  self->quiz->current = -1;
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

void
rf_window_free_quiz (RfWindow *self)
{
  g_clear_pointer (&self->quiz->quiz, rf_quiz_free);
  g_array_unref (self->quiz->outcome);
  g_free (self->quiz->given);
  g_free (self->quiz);
}

RfQuizBar *
rf_window_get_quiz_bar (RfWindow *self)
{
  return self->quiz->bar;
}

const RfQuiz *
rf_window_get_quiz (RfWindow *self)
{
  return self->quiz->quiz;
}
