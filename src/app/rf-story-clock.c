/* SPDX-License-Identifier: MIT */

/* The clock of a story. */

#include "app/rf-story-clock.h"

/* A story that waits longer than this for its pictures goes on as a blend. */
#define PATIENCE (250 * G_TIME_SPAN_MILLISECOND)

void
rf_story_clock_start (RfStoryClock *clock, RfStory *story, double slowness)
{
  rf_story_ref (story);
  rf_story_clock_stop (clock);
  *clock = (RfStoryClock){ .story = story, .slowness = MAX (slowness, 0.01) };
}

void
rf_story_clock_stop (RfStoryClock *clock)
{
  if (clock->story != NULL)
    rf_story_cancel (clock->story);
  g_clear_pointer (&clock->story, rf_story_unref);
}

/* From what is shown now to the end, at once. */
static void
cut_short (RfStoryClock *clock)
{
  double duration = rf_story_duration (clock->story);
  g_autoptr (RfScene) shown =
    rf_story_scene (clock->story, duration > 0 ? clock->told / duration : 0);
  g_autoptr (RfStory) blend = rf_story_new_blend (shown, rf_story_last (clock->story));

  rf_story_cancel (clock->story);
  rf_story_unref (clock->story);
  clock->story = g_steal_pointer (&blend);
  clock->told = 0;
  clock->waited = 0;
}

gboolean
rf_story_clock_tick (RfStoryClock *clock, gint64 now, RfScene **scene)
{
  double duration = rf_story_duration (clock->story), next;
  gint64 passed;

  if (clock->begin == 0)
    clock->begin = clock->now = now;
  passed = MAX (now - clock->now, 0);
  clock->now = now;
  next =
    rf_story_skip (clock->story, clock->told + (double) passed / G_USEC_PER_SEC / clock->slowness);
  if (duration < 0 || (next < duration && !rf_story_has (clock->story, next)))
    {
      clock->waited += passed;
      if (clock->waited > PATIENCE)
        {
          cut_short (clock);
          duration = rf_story_duration (clock->story);
        }
      next = clock->told;
    }
  clock->told = next;
  if (duration >= 0 && next >= duration)
    return FALSE;
  *scene = rf_story_scene (clock->story, duration > 0 ? next / duration : 0);
  return TRUE;
}

double
rf_story_clock_elapsed (const RfStoryClock *clock)
{
  return (double) (clock->now - clock->begin) / G_USEC_PER_SEC;
}
