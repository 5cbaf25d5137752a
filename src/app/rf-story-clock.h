/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-story.h"

G_BEGIN_DECLS

/* Tells a story by the time that has passed, not by frames: where frames are slow there are fewer
 * of them, and the story ends when it should. Where a picture is not made yet it waits, but not for
 * long: then the rest is one blend. Plain data, without a widget. */
typedef struct
{
  RfStory *story;    /* NULL: none is told */
  double slowness;   /* 1: normal, 2: takes twice as long */
  double told;       /* seconds of the story */
  gint64 begin, now; /* microseconds; 0: no frame yet */
  gint64 waited;
} RfStoryClock;

/* Begins @story from its first scene. Takes a reference; a story before it is cancelled. */
void rf_story_clock_start (RfStoryClock *clock, RfStory *story, double slowness);
/* Lets go of the story. */
void rf_story_clock_stop (RfStoryClock *clock);

/* Goes on to the time @now. Returns FALSE when the story is over; else @scene is what to show now.
 * (transfer full) */
gboolean rf_story_clock_tick (RfStoryClock *clock, gint64 now, RfScene **scene);
/* Seconds since its first frame. */
double rf_story_clock_elapsed (const RfStoryClock *clock);

G_END_DECLS
