/* SPDX-License-Identifier: MIT */

/* The clock of a story. */

#include "app/rf-story-clock.h"

/* A story that waits longer than this for its pictures is over. */
#define PATIENCE (400 * G_TIME_SPAN_MILLISECOND)

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

gboolean
rf_story_clock_tick (RfStoryClock *clock, gint64 now, RfScene **scene)
{
  RfStory *story = clock->story;
  double duration = rf_story_duration (story), next;
  gint64 passed;

  if (clock->begin == 0)
    clock->begin = clock->now = now;
  passed = MAX (now - clock->now, 0);
  clock->now = now;
  next = rf_story_skip (story, clock->told + (double) passed / G_USEC_PER_SEC / clock->slowness);
  if (duration < 0 || (next < duration && !rf_story_has (story, next)))
    {
      clock->waited += passed;
      if (clock->waited > PATIENCE)
        return FALSE;
      next = clock->told;
    }
  clock->told = next;
  if (duration >= 0 && next >= duration)
    return FALSE;
  *scene = rf_story_scene (story, duration > 0 ? next / duration : 0);
  return TRUE;
}

double
rf_story_clock_elapsed (const RfStoryClock *clock)
{
  return (double) (clock->now - clock->begin) / G_USEC_PER_SEC;
}
