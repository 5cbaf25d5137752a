/* SPDX-License-Identifier: MIT */

/* A second run, or a second moment, and the comparison with the first.
 *
 * Invariants: at most one task works with the comparison, which belongs to it meanwhile but for
 * what never changes; it holds a reference to the object, so that letting go never waits. An answer
 * to an older question is taken all the same: the newest is asked next. */

#include "app/rf-beside.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

typedef struct
{
  RfMeeting meeting;
  guint32 position;
  GPtrArray *differences;
} Answer;

struct _RfBeside
{
  GObject parent_instance;

  RfRun *run, *other;       /* of a moment the same */
  const RfProfile *profile; /* NULL: a moment */
  guint32 moment;
  RfCursor *cursor; /* of the other run */
  gulong handlers[3];

  RfCompare *compare; /* NULL: to be made */
  int cancel;         /* atomic */
  gboolean working, abandoned, asked;
  guint32 wanted;
  Answer *answer;
  guint n_inputs; /* lines that the other program was given */
  char *error;
};

G_DEFINE_FINAL_TYPE (RfBeside, rf_beside, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_ptr_array_unref (answer->differences);
  g_free (answer);
}

/* --- comparing -------------------------------------------------------------------------------- */

static RfCompare *
make_compare (RfBeside *self)
{
  RfRun *runs[RF_N_SIDES] = { self->run, self->other };
  RfCompared compared[RF_N_SIDES];

  for (guint side = 0; side < RF_N_SIDES; side++)
    compared[side] = (RfCompared){ .journal = rf_run_get_journal (runs[side]),
                                   .checkpoints = rf_run_get_checkpoints (runs[side]),
                                   .profile = rf_run_get_profile (runs[side]) };
  if (self->profile == NULL)
    return rf_compare_new_moments (&compared[RF_SIDE_LEFT], rf_run_get_text (self->run));
  return rf_compare_new (&compared[RF_SIDE_LEFT], &compared[RF_SIDE_RIGHT],
                         rf_run_get_text (self->run), &self->cancel, NULL);
}

/* On a thread of GTask's. */
static void
compare (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  RfBeside *self = source;
  guint32 position = GPOINTER_TO_UINT (data);
  RfCompare *made = self->compare != NULL ? self->compare : make_compare (self);
  Answer *answer;

  if (made == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  if (self->compare == NULL)
    self->compare = made; /* read by others only once there is an answer */
  answer = g_new0 (Answer, 1);
  answer->position = position;
  answer->meeting = rf_compare_meet (made, RF_SIDE_LEFT, position);
  if (self->profile == NULL)
    answer->meeting.position = self->moment;
  answer->differences = rf_compare_differences (made, position, answer->meeting.position);
  g_task_return_pointer (task, answer, answer_free);
}

static void ask (RfBeside *self);

static void
on_compared (GObject *source, GAsyncResult *result, gpointer user)
{
  RfBeside *self = RF_BESIDE (source);
  Answer *answer = g_task_propagate_pointer (G_TASK (result), NULL);

  self->working = FALSE;
  if (answer == NULL)
    return;
  g_clear_pointer (&self->answer, answer_free);
  self->answer = answer;
  if (self->abandoned)
    return;
  if (self->profile != NULL)
    rf_run_set_position (self->other, answer->meeting.position);
  ask (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_over (RfRun *run)
{
  RfRunPhase phase = rf_run_get_phase (run);

  return phase == RF_RUN_LAYING_OUT || phase == RF_RUN_READY;
}

static void
ask (RfBeside *self)
{
  GTask *task;

  if (self->working || self->abandoned || !self->asked || !is_over (self->other) ||
      !is_over (self->run) || (self->answer != NULL && self->answer->position == self->wanted))
    return;
  self->working = TRUE;
  task = g_task_new (self, NULL, on_compared, NULL);
  g_task_set_task_data (task, GUINT_TO_POINTER (self->wanted), NULL);
  g_task_run_in_thread (task, compare);
  g_object_unref (task);
}

void
rf_beside_want (RfBeside *self, guint32 position)
{
  self->asked = TRUE;
  self->wanted = position;
  ask (self);
}

/* --- the other run ---------------------------------------------------------------------------- */

static void
on_phase (RfBeside *self)
{
  const GError *error = rf_run_get_error (self->other);

  if (self->abandoned)
    return;
  if (rf_run_get_phase (self->other) == RF_RUN_REFUSED && error != NULL)
    {
      g_free (self->error);
      /* Translators: a Python version; why the program can't run under it. */
      self->error = g_strdup_printf (_ ("CPython %s refuses the program: %s."), self->profile->name,
                                     error->message);
    }
  else if (rf_run_get_phase (self->other) == RF_RUN_READY &&
           rf_run_get_layout (self->other) == NULL && rf_run_get_layout_error (self->other) != NULL)
    {
      g_free (self->error);
      self->error = g_strdup_printf (_ ("The picture could not be drawn: %s."),
                                     rf_run_get_layout_error (self->other)->message);
    }
  ask (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What the run was given as its @nth line of input, from 0; NULL: there was no more. */
static char *
nth_input (RfBeside *self, guint nth)
{
  RfJournal *journal = rf_run_get_journal (self->run);
  guint n;
  const guint32 *events =
    rf_steps_events (rf_run_get_steps (self->run), RF_STEPS_OUTPUTS, G_MAXUINT32, &n);

  for (guint i = 0; i < n; i++)
    {
      RfEvent event = rf_journal_event (journal, events[i]);

      if (event.kind == RF_EVENT_INPUT && event.a != 0 && nth-- == 0)
        {
          char *line = g_strdup (rf_journal_text (journal, event.a));

          if (g_str_has_suffix (line, "\n"))
            line[strlen (line) - 1] = '\0';
          return line;
        }
    }
  return NULL;
}

static void
on_waiting (RfBeside *self)
{
  g_autofree char *line = NULL;

  if (self->abandoned || !rf_run_get_waiting (self->other))
    return;
  line = nth_input (self, self->n_inputs++);
  rf_run_answer (self->other, line);
}

static void
on_drawing (RfBeside *self)
{
  if (!self->abandoned)
    g_signal_emit (self, signals[CHANGED], 0);
}

RfBeside *
rf_beside_new (RfRun *run, const RfProfile *profile, RfWorker *worker, const RfViewOptions *options)
{
  RfBeside *self = g_object_new (RF_TYPE_BESIDE, NULL);

  self->run = g_object_ref (run);
  self->profile = profile;
  self->other =
    rf_run_new (rf_run_get_text (run), rf_run_get_filename (run), profile, worker, options);
  self->cursor = rf_run_create_cursor (self->other);
  self->handlers[0] =
    g_signal_connect_swapped (self->other, "notify::phase", G_CALLBACK (on_phase), self);
  self->handlers[1] =
    g_signal_connect_swapped (self->other, "notify::waiting", G_CALLBACK (on_waiting), self);
  self->handlers[2] =
    g_signal_connect_swapped (self->other, "notify::drawing", G_CALLBACK (on_drawing), self);
  return self;
}

RfBeside *
rf_beside_new_moment (RfRun *run, guint32 position)
{
  RfBeside *self = g_object_new (RF_TYPE_BESIDE, NULL);

  self->run = g_object_ref (run);
  self->other = g_object_ref (run);
  self->moment = position;
  self->cursor = rf_run_create_cursor (run);
  return self;
}

void
rf_beside_abandon (RfBeside *self)
{
  self->abandoned = TRUE;
  g_atomic_int_set (&self->cancel, 1);
  for (guint i = 0; i < G_N_ELEMENTS (self->handlers); i++)
    g_clear_signal_handler (&self->handlers[i], self->other);
  if (self->profile != NULL)
    rf_run_abandon (self->other);
}

/* --- looking ---------------------------------------------------------------------------------- */

gboolean
rf_beside_is_of (RfBeside *self, RfRun *run)
{
  return self->run == run;
}

RfBesidePhase
rf_beside_get_phase (RfBeside *self)
{
  if (self->error != NULL)
    return RF_BESIDE_FAILED;
  if (rf_run_get_phase (self->other) == RF_RUN_RUNNING)
    return RF_BESIDE_RUNNING;
  return rf_run_get_layout (self->other) == NULL ? RF_BESIDE_DRAWING : RF_BESIDE_READY;
}

const char *
rf_beside_get_error (RfBeside *self)
{
  return self->error;
}

void
rf_beside_set_options (RfBeside *self, const RfViewOptions *options)
{
  if (self->profile != NULL)
    rf_run_set_options (self->other, options);
}

gboolean
rf_beside_is_busy (RfBeside *self)
{
  if (self->error != NULL)
    return FALSE;
  return self->working || !is_over (self->other) || rf_run_get_drawing (self->other) ||
         (self->asked && (self->answer == NULL || self->answer->position != self->wanted));
}

RfRun *
rf_beside_get_run (RfBeside *self)
{
  return self->other;
}

const RfState *
rf_beside_get_state (RfBeside *self)
{
  return rf_cursor_seek (self->cursor,
                         self->profile != NULL ? rf_run_get_position (self->other) : self->moment);
}

gboolean
rf_beside_get_answer (RfBeside *self, guint32 *position, RfMeeting *meeting)
{
  if (self->answer == NULL)
    return FALSE;
  *position = self->answer->position;
  *meeting = self->answer->meeting;
  return TRUE;
}

GPtrArray *
rf_beside_get_differences (RfBeside *self)
{
  return self->answer != NULL ? self->answer->differences : NULL;
}

const RfCompare *
rf_beside_get_compare (RfBeside *self)
{
  return self->answer != NULL ? self->compare : NULL;
}

/* --- the object ------------------------------------------------------------------------------- */

static void
rf_beside_finalize (GObject *object)
{
  RfBeside *self = RF_BESIDE (object);

  g_clear_pointer (&self->answer, answer_free);
  g_clear_pointer (&self->compare, rf_compare_free);
  g_clear_pointer (&self->cursor, rf_cursor_free);
  g_clear_object (&self->other);
  g_clear_object (&self->run);
  g_free (self->error);
  G_OBJECT_CLASS (rf_beside_parent_class)->finalize (object);
}

static void
rf_beside_class_init (RfBesideClass *class)
{
  G_OBJECT_CLASS (class)->finalize = rf_beside_finalize;
  signals[CHANGED] = g_signal_new ("changed", RF_TYPE_BESIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
rf_beside_init (RfBeside *self)
{
}
