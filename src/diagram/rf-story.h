/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-scene-build.h"
#include "journal/rf-cursor.h"

G_BEGIN_DECLS

/* A step as a short story: what happened between two positions of the journal, in the order in
 * which it happened. The plan divides the events into beats; at the end of each beat stands a
 * picture of the real state, and between two of them runs a tween in which each item has its turn
 * when the events concern it. Going back tells the same story backwards, in half the time. */

typedef enum
{
  RF_BEAT_BLEND, /* nothing in particular: everything at once */
  RF_BEAT_COUNT,
  RF_BEAT_FRAME, /* a frame comes or goes */
  RF_BEAT_NEW,
  RF_BEAT_REF, /* a name or a slot is set or emptied */
  RF_BEAT_GC_REFS,
  RF_BEAT_GC_MOVE,
  RF_BEAT_CLEAR,
  RF_BEAT_SNAP, /* a reference breaks: its owner is cleared or dies */
  RF_BEAT_FINALIZER,
  RF_BEAT_FREE,
  RF_BEAT_RESURRECTED,
  RF_BEAT_ISOLATE,
  RF_BEAT_OUTPUT, /* of a finalizer */
  RF_N_BEATS,
} RfBeatKind;

/* "blend", "count" … (transfer none) */
const char *rf_beat_name (RfBeatKind kind);

/* What an event changes. */
typedef struct
{
  /* part: RF_PART_COUNT, RF_PART_GC_REFS for the badges, RF_PART_LABEL for a row, else NONE */
  RfSceneKey key;
  guint32 event;
  guint8 kind; /* RfBeatKind */
} RfStoryChange;

typedef struct
{
  guint8 kind;                   /* RfBeatKind: of what matters most in it */
  guint32 first, last;           /* events */
  double start, duration;        /* seconds of story time */
  guint first_change, n_changes; /* of the plan's */
} RfBeat;

/* Beats cover the events from + 1 … to without a gap, in order. */
typedef struct
{
  guint32 from, to;
  GArray *beats;   /* RfBeat, at least one */
  GArray *changes; /* RfStoryChange, by event */
  double duration; /* seconds, at most RF_STORY_LONGEST */
} RfStoryPlan;

/* No story takes longer at normal speed; in seconds. */
#define RF_STORY_LONGEST 1.5
#define RF_STORY_MAX_BEATS 12
/* A step over more events than this is one blend. */
#define RF_STORY_MAX_EVENTS 60000u

/* The beats from the state @before up to and with event @to. (transfer full) */
RfStoryPlan *rf_story_plan_new (const RfHistory *history, const RfState *before, guint32 to);
void rf_story_plan_free (RfStoryPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfStoryPlan, rf_story_plan_free)

/* One line a beat, for tests and for looking. (transfer full) */
char *rf_story_plan_dump (const RfStoryPlan *plan);

/* The story itself. One thread makes it, another may show it at the same time: what has been made
 * so far can be seen. Reference counted. */
typedef struct _RfStory RfStory;

/* The story from the scene @first at event @from to the scene @last at event @to, which may lie
 * before. Nothing of it can be shown but its ends until it is made. (transfer full) */
RfStory *rf_story_new (RfScene *first, guint32 from, RfScene *last, guint32 to);
/* A story that is nothing but a blend; it is whole at once. (transfer full) */
RfStory *rf_story_new_blend (RfScene *first, RfScene *last);
RfStory *rf_story_ref (RfStory *story);
void rf_story_unref (RfStory *story);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfStory, rf_story_unref)

/* It is not being told while it is made: nothing is left out to keep up. Before rf_story_make(). */
void rf_story_take_time (RfStory *story);
/* Plans the story and builds its scenes, one after the other as they will be shown. Once for each
 * story, on any thread; @cursor is of the layout's journal, @adjust and @options (both may be NULL)
 * are those of the two scenes.
 */
void rf_story_make (RfStory *story, RfLayout *layout, RfCursor *cursor, const RfViewAdjust *adjust,
                    const RfSceneOptions *options);
/* Nobody will look: rf_story_make() returns soon. Any thread. */
void rf_story_cancel (RfStory *story);

/* Its two ends. (transfer none) */
RfScene *rf_story_first (const RfStory *story);
RfScene *rf_story_last (const RfStory *story);

/* How long it takes at normal speed, in seconds; negative: that is not known yet. */
double rf_story_duration (RfStory *story);
/* Whether the picture at @seconds (of rf_story_duration()) has been made. */
gboolean rf_story_has (RfStory *story, double seconds);
/* @seconds, or later where nothing is to be seen until then. */
double rf_story_skip (RfStory *story, double seconds);

/* The scene at @t, from 0 (the first scene itself) to 1 (the last one). Where the story is not made
 * yet, it is what can be shown instead: the last scene that can. (transfer full) */
RfScene *rf_story_scene (RfStory *story, double t);

/* The beats, once it is planned, else NULL. (transfer none) */
const RfStoryPlan *rf_story_get_plan (RfStory *story);

G_END_DECLS
