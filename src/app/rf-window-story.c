/* SPDX-License-Identifier: MIT */

/* Telling steps as stories, and playing.
 *
 * Invariants: at most one story is told and made; one that nobody looks at any more is cancelled.
 * Stories are made on a thread of their own, which holds all that it needs. While the window plays,
 * either a step is being shown, or its story told, or the next one is due (play_id). */

#include "app/rf-preferences.h"
#include "app/rf-window-private.h"

/* Between the end of a step's story and the next step while playing, in milliseconds. */
static const guint rests[RF_N_GRANULARITIES] = {
  [RF_GRANULARITY_LINE] = 400,  [RF_GRANULARITY_CALL] = 500,  [RF_GRANULARITY_EVENT] = 120,
  [RF_GRANULARITY_PHASE] = 500, [RF_GRANULARITY_VISIT] = 200,
};
/* Between two steps where no stories are told. */
static const guint paces[RF_N_GRANULARITIES] = {
  [RF_GRANULARITY_LINE] = 700,  [RF_GRANULARITY_CALL] = 900,  [RF_GRANULARITY_EVENT] = 300,
  [RF_GRANULARITY_PHASE] = 900, [RF_GRANULARITY_VISIT] = 450,
};

/* --- stories ---------------------------------------------------------------------------------- */

typedef struct
{
  RfStory *story;
  RfLayout *layout;
  RfCursor *cursor;
  RfViewAdjust *adjust;
  RfOffsets *offsets;
  RfSceneOptions options;
} StoryJob;

static void
make_story (gpointer data)
{
  StoryJob *job = data;

  rf_story_make (job->story, job->layout, job->cursor, job->adjust, &job->options);
}

static void
story_is_made (gpointer data)
{
  StoryJob *job = data;

  rf_story_unref (job->story);
  rf_cursor_free (job->cursor);
  rf_view_adjust_free (job->adjust);
  rf_offsets_free (job->offsets);
  rf_layout_unref (job->layout);
  g_free (job);
}

static double
slowness (RfWindow *self)
{
  RfApplication *application = RF_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  return application != NULL
           ? rf_preferences_get_slowness (rf_application_get_settings (application))
           : 1;
}

void
rf_window_update_slowness (RfWindow *self)
{
  double slow = slowness (self);

  if (rf_window_is_on_way (self))
    slow = MIN (slow, self->way_pace / 1000.0 / RF_STORY_LONGEST);
  rf_canvas_set_slowness (self->canvas, slow);
  rf_canvas_set_slowness (rf_beside_pane_get_canvas (self->beside_pane), slow);
}

void
rf_window_tell (RfWindow *self, guint32 before, RfScene *scene, const RfSceneOptions *options)
{
  RfScene *first = rf_canvas_get_scene (self->canvas);
  guint32 position = rf_run_get_position (self->run);
  g_autoptr (RfStory) story = NULL;
  StoryJob *job;

  self->told = first != NULL && before != position && rf_canvas_may_tell (self->canvas);
  if (!self->told)
    {
      rf_canvas_set_scene (self->canvas, scene, FALSE);
      return;
    }
  if (self->storyteller == NULL)
    self->storyteller = rf_worker_new ();
  story = rf_story_new (first, before, scene, position);
  job = g_new (StoryJob, 1);
  *job = (StoryJob){ .story = rf_story_ref (story),
                     .layout = rf_layout_ref (self->scene_layout),
                     .cursor = rf_run_create_cursor (self->run),
                     .adjust = rf_view_adjust_copy (self->adjust),
                     .offsets = rf_offsets_copy (self->offsets),
                     .options = *options };
  job->options.offsets = job->offsets;
  rf_canvas_tell (self->canvas, story);
  rf_worker_push (self->storyteller, make_story, story_is_made, job);
}

void
rf_window_dispose_stories (RfWindow *self)
{
  g_clear_handle_id (&self->play_id, g_source_remove);
  if (self->canvas != NULL)
    rf_canvas_settle (self->canvas);
  g_clear_pointer (&self->storyteller, rf_worker_free);
}

/* --- playing ---------------------------------------------------------------------------------- */

static void
set_playing (RfWindow *self, gboolean playing)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "play");

  self->playing = playing;
  g_clear_handle_id (&self->play_id, g_source_remove);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (playing));
  rf_transport_set_playing (self->transport, playing);
}

static gboolean
take_step (gpointer user)
{
  RfWindow *self = user;

  self->play_id = 0;
  if (rf_window_can_step (self))
    rf_window_go_to (self, rf_window_ask_before (self, rf_run_next (self->run, self->granularity)));
  if (!self->playing)
    return G_SOURCE_REMOVE; /* a question came between */
  if (!rf_window_can_step (self) ||
      rf_run_get_position (self->run) == rf_run_get_length (self->run))
    set_playing (self, FALSE);
  return G_SOURCE_REMOVE;
}

void
rf_window_play_on (RfWindow *self)
{
  if (!self->playing)
    return;
  g_clear_handle_id (&self->play_id, g_source_remove);
  if (self->refresh_id == 0 && !rf_canvas_is_telling (self->canvas))
    self->play_id = g_timeout_add (self->told ? rests[self->granularity] * MAX (slowness (self), 1)
                                              : paces[self->granularity],
                                   take_step, self);
}

void
rf_window_start_playing (RfWindow *self)
{
  if (!rf_window_can_step (self))
    return;
  if (rf_run_get_position (self->run) == rf_run_get_length (self->run))
    rf_window_go_to (self, 0);
  set_playing (self, TRUE);
  rf_window_play_on (self);
}

void
rf_window_stop_playing (RfWindow *self)
{
  rf_window_leave_way (self);
  set_playing (self, FALSE);
}

/* --- the way to a stop ------------------------------------------------------------------------ */

static gboolean
step_on_way (gpointer user)
{
  RfWindow *self = user;

  /* It waits for the picture. */
  if (!rf_window_can_step (self) || self->refresh_id != 0)
    return G_SOURCE_CONTINUE;
  if (rf_window_is_on_way (self) && rf_window_step_on_way (self))
    return G_SOURCE_CONTINUE;
  self->play_id = 0;
  return G_SOURCE_REMOVE;
}

void
rf_window_play_way (RfWindow *self, guint pace)
{
  g_clear_handle_id (&self->play_id, g_source_remove);
  self->way_pace = pace;
  self->play_id = g_timeout_add (pace, step_on_way, self);
}
