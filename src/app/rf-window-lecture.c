/* SPDX-License-Identifier: MIT */

/* The lecture in the window: which file the text is, its plan once it has run, the stops that the
 * clicker goes through.
 *
 * Invariant: the plan is that of the run whose picture is shown, or there is none. It is made on a
 * thread of its own, since a long run takes a while to go through. */

#include "app/rf-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* How long the way from one stop to the next may take, and how long a step on it, in
 * milliseconds. */
#define WAY_MOST 5000
#define STEP_LEAST 90
#define STEP_MOST 700

/* --- the file --------------------------------------------------------------------------------- */

void
rf_window_read_lecture (RfWindow *self, const char *text)
{
  g_autofree char *name = rf_window_get_program_name (self);

  rf_window_drop_plan (self);
  rf_window_drop_quiz (self);
  g_clear_pointer (&self->parsed, rf_lecture_unref);
  self->parsed = rf_lecture_parse (name, text);
  rf_window_set_refusal (self, 0, 0, NULL);
  rf_window_update_problems (self);
}

/* --- the plan --------------------------------------------------------------------------------- */

void
rf_window_drop_plan (RfWindow *self)
{
  self->planned = NULL;
  self->stop = -1;
  self->way_end = 0;
  g_clear_pointer (&self->plan, rf_lecture_plan_free);
}

static const RfLectureStop *
stop_at (RfWindow *self, int index)
{
  return &g_array_index (self->plan->stops, RfLectureStop, index);
}

typedef struct
{
  RfLecture *lecture;
  RfJournal *journal;
} Binding;

static void
binding_free (gpointer data)
{
  Binding *binding = data;

  rf_lecture_unref (binding->lecture);
  rf_journal_unref (binding->journal);
  g_free (binding);
}

static void
bind (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Binding *binding = data;

  g_task_return_pointer (task, rf_lecture_plan_new (binding->lecture, binding->journal),
                         (GDestroyNotify) rf_lecture_plan_free);
}

static void
on_bound (GObject *source, GAsyncResult *result, gpointer user)
{
  RfWindow *self = RF_WINDOW (source);
  Binding *binding = g_task_get_task_data (G_TASK (result));
  g_autoptr (RfLecturePlan) plan = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Meanwhile there may be another text, or another run. */
  if (!rf_window_end_task (self) || plan == NULL || binding->lecture != self->parsed ||
      self->run == NULL || binding->journal != rf_run_get_journal (self->run) || self->plan != NULL)
    return;
  self->plan = g_steal_pointer (&plan);
  if (self->parsed->scripted && self->plan->stops->len > 0 && rf_run_get_position (self->run) == 0)
    rf_run_set_position (self->run, stop_at (self, 0)->position);
  self->stop = rf_lecture_plan_find (self->plan, rf_run_get_position (self->run), -1);
  rf_window_update_problems (self);
  rf_window_queue_show (self);
}

/* The plan of the run that is ready, soon. */
static void
want_plan (RfWindow *self)
{
  Binding *binding;

  if (self->run == NULL || rf_run_get_phase (self->run) != RF_RUN_READY ||
      self->planned == self->run || self->parsed == NULL ||
      (!self->parsed->scripted && self->parsed->n_cells == 0))
    return;
  self->planned = self->run;
  binding = g_new0 (Binding, 1);
  binding->lecture = rf_lecture_ref (self->parsed);
  binding->journal = rf_journal_ref (rf_run_get_journal (self->run));
  rf_window_start_task (self, bind, on_bound, binding, binding_free);
}

/* --- showing ---------------------------------------------------------------------------------- */

/* The object that @name refers to, seen from the top frame down; 0: none. */
static guint32
object_of_name (RfWindow *self, const char *name)
{
  const RfState *state = self->run != NULL ? rf_run_get_state (self->run) : NULL;

  for (guint i = state != NULL ? rf_state_stack_depth (state) : 0; i > 0; i--)
    {
      guint32 frame = rf_state_stack_entry (state, i - 1).frame;
      RfStateSlot slot;

      for (guint at = 0; rf_state_frame_next_name (state, frame, FALSE, &at, &slot);)
        {
          g_autoptr (GString) text = g_string_new (NULL);

          rf_state_append_slot_name (state, rf_run_get_journal (self->run), &slot, text);
          if (strcmp (text->str, name) == 0)
            return slot.target;
        }
    }
  return 0;
}

static gboolean
is_name (const char *name, gpointer user)
{
  return object_of_name (user, name) != 0;
}

void
rf_window_show_lecture (RfWindow *self)
{
  want_plan (self);
  if (self->plan != NULL)
    self->stop = rf_lecture_plan_find (self->plan, rf_run_get_position (self->run), self->stop);
  rf_narration_strip_show (self->narration, self->plan, self->stop,
                           self->run != NULL ? rf_state_line (rf_run_get_state (self->run)) : 0,
                           is_name, self);
}

static void
on_name_activated (RfWindow *self, const char *name)
{
  guint32 object = object_of_name (self, name);

  if (object != 0)
    g_action_group_change_action_state (G_ACTION_GROUP (self), "select",
                                        g_variant_new_int64 (object));
}

/* The row of a name, from the top frame down; NULL: it is not to be seen. */
static const RfViewRow *
find_row (RfWindow *self, const char *name, const RfViewBox **box)
{
  const RfViewRow *found = NULL;

  for (guint i = 0; self->view != NULL && i < self->view->boxes->len; i++)
    {
      const RfViewBox *frame = self->view->boxes->pdata[i];

      for (guint r = 0; frame->is_frame && r < frame->rows->len; r++)
        {
          const RfViewRow *row = &g_array_index (frame->rows, RfViewRow, r);

          if (row->target == 0 || g_strcmp0 (row->label, name) != 0 ||
              (found != NULL && !frame->top_frame))
            continue;
          found = row;
          *box = frame;
        }
    }
  return found;
}

/* Lights the name that the pointer is on in the narration, and its object. */
static void
on_name_pointed (RfWindow *self, const char *name)
{
  const RfViewBox *box;
  const RfViewRow *row = name != NULL ? find_row (self, name, &box) : NULL;
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (RfMatch));
  RfMatch match;

  rf_canvas_light (self->canvas, name != NULL ? object_of_name (self, name) : 0);
  if (row == NULL)
    {
      rf_canvas_set_matches (self->canvas, self->matches, self->current_match);
      return;
    }
  match = (RfMatch){ .is_frame = TRUE,
                     .id = box->id,
                     .has_row = TRUE,
                     .slot_kind = row->slot_kind,
                     .slot = row->slot,
                     .place = row->place };
  g_array_append_val (matches, match);
  rf_canvas_set_matches (self->canvas, matches, 0);
}

/* --- the clicker ------------------------------------------------------------------------------ */

static void
arrive (RfWindow *self)
{
  guint32 end = self->way_end;

  self->way_end = 0;
  rf_window_stop_playing (self);
  rf_run_set_position (self->run, end);
  rf_window_queue_show (self);
}

/* The steps on the way are played, unless the desktop wants no motion or there are too many; a
 * press on the way arrives at once. */
static void
set_out (RfWindow *self, int index)
{
  guint32 end = stop_at (self, index)->position;
  guint32 position = rf_run_get_position (self->run);
  guint n = 0;

  rf_window_stop_playing (self);
  end = rf_window_ask_before (self, end);
  self->stop = index;
  self->way_end = end;
  for (guint32 at = position; at < end && n * STEP_LEAST < WAY_MOST; n++)
    at = rf_steps_next (rf_run_get_steps (self->run), at, self->granularity);
  if (n <= 1 || n * STEP_LEAST >= WAY_MOST || !adw_get_enable_animations (GTK_WIDGET (self)))
    arrive (self);
  else
    rf_window_play_way (self, CLAMP (WAY_MOST / n, STEP_LEAST, STEP_MOST));
}

gboolean
rf_window_is_on_way (RfWindow *self)
{
  return self->way_end != 0;
}

gboolean
rf_window_step_on_way (RfWindow *self)
{
  guint32 next = rf_run_next (self->run, self->granularity);

  if (next >= self->way_end)
    {
      arrive (self);
      return FALSE;
    }
  rf_run_set_position (self->run, next);
  return TRUE;
}

void
rf_window_leave_way (RfWindow *self)
{
  self->way_end = 0;
}

static gboolean
can_click (RfWindow *self)
{
  return self->plan != NULL && self->plan->stops->len > 0 && self->run != NULL &&
         rf_run_get_phase (self->run) == RF_RUN_READY;
}

static void
on_next_cell (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;

  rf_window_set_blank (self, FALSE);
  if (!can_click (self))
    {
      /* A lecture that was only opened begins. */
      if (self->run == NULL && self->parsed != NULL && self->parsed->scripted)
        rf_window_run (self);
    }
  else if (self->way_end != 0)
    arrive (self);
  else if (self->stop + 1 < (int) self->plan->stops->len)
    set_out (self, self->stop + 1);
}

static void
on_previous_cell (GSimpleAction *action, GVariant *parameter, gpointer user)
{
  RfWindow *self = user;
  int index;

  rf_window_set_blank (self, FALSE);
  if (!can_click (self))
    return;
  rf_window_stop_playing (self);
  index = self->stop;
  /* Between two stops it goes back to the one that was passed, and on the way to the last one. */
  if (index >= 0 &&
      (self->way_end != 0 || stop_at (self, index)->position == rf_run_get_position (self->run)))
    index--;
  self->way_end = 0;
  self->stop = MAX (index, 0);
  rf_run_set_position (self->run, stop_at (self, self->stop)->position);
  rf_window_queue_show (self);
}

/* --- all of it -------------------------------------------------------------------------------- */

static const GActionEntry actions[] = {
  { "next-cell", on_next_cell },
  { "previous-cell", on_previous_cell },
};

void
rf_window_add_lecture (RfWindow *self)
{
  self->stop = -1;
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_signal_connect_object (self->narration, "resized", G_CALLBACK (rf_window_queue_show), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->narration, "name-pointed", G_CALLBACK (on_name_pointed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->narration, "name-activated", G_CALLBACK (on_name_activated), self,
                           G_CONNECT_SWAPPED);
}
