/* SPDX-License-Identifier: MIT */
/* A story: the scenes at the boundaries of its beats, and the tweens between them.
 *
 * Invariants: scene 0 is the one at the lower event, whichever way the story goes; tweens are made
 * in the order in which they will be shown, and a tween that is there never changes. What is made
 * is handed over under the lock. */
#include "diagram/rf-story.h"

#include "diagram/rf-tween.h"

#include <string.h>

#define BLEND_SECONDS 0.18
/* How much shorter a story is that is told backwards. */
#define BACKWARDS 0.5
/* Of a beat, what each of its changes gets at least. */
#define SHORTEST_TURN 0.34
/* What is to be read is there soon and stays. */
#define OUTPUT_TURN 0.5
/* How far telling may be ahead of making, in seconds. */
#define LATE 0.1

struct _RfStory
{
  gatomicrefcount refs;
  RfScene *low, *high; /* at the lower and at the higher event */
  guint32 from, to;    /* events, from < to; 0, 0 for a blend */
  gboolean backwards;
  gboolean takes_time; /* all beats are made, however long it takes */
  int cancelled;       /* atomic */

  GMutex lock; /* of all below */
  RfStoryPlan *plan;
  RfTween **tweens; /* of each beat; NULL: not made yet */
  guint n_beats;
};

static RfStory *
story_new (RfScene *first, RfScene *last, gboolean backwards)
{
  RfStory *story = g_new0 (RfStory, 1);

  g_atomic_ref_count_init (&story->refs);
  g_mutex_init (&story->lock);
  story->backwards = backwards;
  story->low = rf_scene_ref (backwards ? last : first);
  story->high = rf_scene_ref (backwards ? first : last);
  return story;
}

RfStory *
rf_story_new (RfScene *first, guint32 from, RfScene *last, guint32 to)
{
  RfStory *story = story_new (first, last, to < from);

  story->from = MIN (from, to);
  story->to = MAX (from, to);
  return story;
}

/* Nothing has a turn of its own, but all is eased. */
static void
no_turns (const RfSceneItem *old, const RfSceneItem *new, RfTweenTiming *timing, gpointer user)
{
}

RfStory *
rf_story_new_blend (RfScene *first, RfScene *last)
{
  RfStory *story = story_new (first, last, FALSE);

  story->n_beats = 1;
  story->tweens = g_new0 (RfTween *, 1);
  story->tweens[0] = rf_tween_new (first, last, no_turns, NULL);
  return story;
}

RfStory *
rf_story_ref (RfStory *story)
{
  g_atomic_ref_count_inc (&story->refs);
  return story;
}

void
rf_story_unref (RfStory *story)
{
  if (story == NULL || !g_atomic_ref_count_dec (&story->refs))
    return;
  for (guint i = 0; i < story->n_beats; i++)
    rf_tween_free (story->tweens[i]);
  g_free (story->tweens);
  rf_story_plan_free (story->plan);
  rf_scene_unref (story->low);
  rf_scene_unref (story->high);
  g_mutex_clear (&story->lock);
  g_free (story);
}

void
rf_story_take_time (RfStory *story)
{
  story->takes_time = TRUE;
}

void
rf_story_cancel (RfStory *story)
{
  g_atomic_int_set (&story->cancelled, 1);
}

RfScene *
rf_story_first (const RfStory *story)
{
  return story->backwards ? story->high : story->low;
}

RfScene *
rf_story_last (const RfStory *story)
{
  return story->backwards ? story->low : story->high;
}

/* --- turns ------------------------------------------------------------------------------------ */

typedef struct
{
  guint rank;
  guint8 kind;
} Turn;

typedef struct
{
  GHashTable *turns; /* RfSceneKey → Turn */
  guint n_ranks;
  RfBeatKind kind;
} Turns;

static RfSceneKey
plain_key (RfSceneSpace space, guint32 id, RfScenePart part)
{
  return (RfSceneKey){ .space = space, .part = part, .id = id };
}

/* The turn of what @item belongs to: its row or its badge, else its whole box. A badge that does
 * not
 * @stay comes and goes with its box, however often it has changed before. */
static const Turn *
find_turn (const Turns *turns, const RfSceneItem *item, gboolean stays)
{
  const RfSceneKey *key = &item->key;
  RfSceneKey row = { .space = key->space, .part = RF_PART_LABEL, .slot_kind = key->slot_kind };
  RfSceneKey badge = { 0 }, whole = plain_key (key->space, key->id, RF_PART_NONE);
  const Turn *turn = NULL;

  row.id = key->id;
  row.slot = key->slot;
  switch ((RfScenePart) key->part)
    {
    case RF_PART_COUNT:
    case RF_PART_COUNT_TEXT:
      badge = plain_key (key->space, key->id, RF_PART_COUNT);
      turn = stays ? g_hash_table_lookup (turns->turns, &badge) : NULL;
      break;
    case RF_PART_GC_REFS:
    case RF_PART_GC_REFS_TEXT:
      badge = plain_key (key->space, key->id, RF_PART_GC_REFS);
      turn = g_hash_table_lookup (turns->turns, &badge);
      break;
    case RF_PART_LABEL:
    case RF_PART_VALUE:
    case RF_PART_STRIKE:
    case RF_PART_MORE:
      turn = g_hash_table_lookup (turns->turns, &row);
      break;
    default:
      break;
    }
  if (key->space == RF_SPACE_REF)
    {
      row.part = RF_PART_NONE;
      return g_hash_table_lookup (turns->turns, &row);
    }
  return turn != NULL ? turn : g_hash_table_lookup (turns->turns, &whole);
}

static void
set_timing (const RfSceneItem *old, const RfSceneItem *new, RfTweenTiming *timing, gpointer user)
{
  const Turns *turns = user;
  const RfSceneItem *item = new != NULL ? new : old;
  const Turn *turn = find_turn (turns, item, old != NULL && new != NULL);

  if (turn != NULL)
    {
      if (turn->kind == RF_BEAT_SNAP || turn->kind == RF_BEAT_FREE)
        timing->look = RF_TWEEN_SNAP;
      if (turns->n_ranks > 1)
        {
          timing->length = MAX (SHORTEST_TURN, 1.0 / turns->n_ranks);
          timing->start = (double) turn->rank / (turns->n_ranks - 1) * (1 - timing->length);
        }
      if (turn->kind == RF_BEAT_OUTPUT)
        timing->length *= OUTPUT_TURN;
    }
  else if (turns->kind == RF_BEAT_FREE && item->key.space == RF_SPACE_REF)
    timing->look = RF_TWEEN_SNAP;
  /* The members of an isolate take its colour when the hull has closed. */
  if (turns->kind == RF_BEAT_ISOLATE && turns->n_ranks <= 1 && item->key.space != RF_SPACE_ISOLATE)
    {
      timing->start = 0.45;
      timing->length = 0.55;
    }
}

/* Each change of a beat has its turn, in the order of the events; what belongs to one event is one
 * turn, and what changes twice has the first. */
static RfTween *
make_tween (const RfStoryPlan *plan, const RfBeat *beat, RfScene *from, RfScene *to)
{
  g_autoptr (GHashTable) map =
    g_hash_table_new_full (rf_scene_key_hash, rf_scene_key_equal, NULL, g_free);
  Turns turns = { map, 0, beat->kind };
  guint32 event = 0;

  for (guint i = beat->first_change; i < beat->first_change + beat->n_changes; i++)
    {
      RfStoryChange *change = &g_array_index (plan->changes, RfStoryChange, i);
      Turn *turn;

      if (g_hash_table_contains (map, &change->key))
        continue;
      if (change->event != event)
        turns.n_ranks++;
      event = change->event;
      turn = g_new (Turn, 1);
      *turn = (Turn){ turns.n_ranks - 1, change->kind };
      g_hash_table_insert (map, &change->key, turn);
    }
  return rf_tween_new (from, to, set_timing, &turns);
}

/* --- making ----------------------------------------------------------------------------------- */

/* What is shown at one end is shown all the way: a list is there before a name refers to it, and
 * after the last one did until it is freed. (transfer full) */
static GArray *
objects_of (const RfStory *story)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  const RfScene *ends[] = { story->low, story->high };

  for (guint end = 0; end < G_N_ELEMENTS (ends); end++)
    for (guint i = 0; i < ends[end]->groups->len; i++)
      {
        const RfSceneGroup *group = &g_array_index (ends[end]->groups, RfSceneGroup, i);
        if (group->space == RF_SPACE_OBJECT)
          g_array_append_val (ids, group->id);
      }
  return ids;
}

static RfScene *
scene_at (RfStory *story, guint boundary, RfLayout *layout, RfCursor *cursor,
          const RfViewAdjust *adjust, const RfSceneOptions *options, const GArray *kept)
{
  g_autoptr (RfView) view = NULL;
  guint32 event;

  if (boundary == 0)
    return rf_scene_ref (story->low);
  if (boundary == story->plan->beats->len)
    return rf_scene_ref (story->high);
  event = g_array_index (story->plan->beats, RfBeat, boundary - 1).last;
  view = rf_view_new_passing (rf_cursor_seek (cursor, event), layout, adjust,
                              (const guint32 *) kept->data, kept->len);
  return rf_scene_build (view, layout, options);
}

static void
publish_plan (RfStory *story, RfStoryPlan *plan)
{
  g_mutex_lock (&story->lock);
  story->plan = plan;
  story->n_beats = plan->beats->len;
  story->tweens = g_new0 (RfTween *, story->n_beats);
  g_mutex_unlock (&story->lock);
}

/* All that is still to be made becomes one beat, whose end is there already. @beat: the last one
 * that was made. */
static void
join_rest (RfStory *story, guint beat)
{
  guint n = story->n_beats;
  GArray *beats = story->plan->beats;
  guint kept = story->backwards ? 0 : beat + 1, end = story->backwards ? beat : n;
  RfBeat *rest = &g_array_index (beats, RfBeat, kept);

  for (guint i = kept + 1; i < end; i++)
    {
      const RfBeat *next = &g_array_index (beats, RfBeat, i);

      rest->last = next->last;
      rest->duration += next->duration;
      rest->n_changes += next->n_changes;
    }
  g_array_remove_range (beats, kept + 1, end - kept - 1);
  memmove (story->tweens + kept + 1, story->tweens + end, sizeof (RfTween *) * (n - end));
  story->n_beats = beats->len;
}

/* Whether beats are told faster than they are made. */
static gboolean
is_late (const RfStory *story, guint beat, gint64 begin)
{
  const RfBeat *made = &g_array_index (story->plan->beats, RfBeat, beat);
  double told = story->backwards ? (story->plan->duration - made->start) * BACKWARDS
                                 : made->start + made->duration;

  return (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC > told + LATE;
}

void
rf_story_make (RfStory *story, RfLayout *layout, RfCursor *cursor, const RfViewAdjust *adjust,
               const RfSceneOptions *options)
{
  g_autoptr (RfScene) scene = NULL;
  g_autoptr (GArray) kept = objects_of (story);
  gint64 begin = g_get_monotonic_time ();
  guint n, left;

  g_assert (story->plan == NULL && story->tweens == NULL);
  if (g_atomic_int_get (&story->cancelled))
    return;
  publish_plan (story, rf_story_plan_new (rf_layout_history (layout),
                                          rf_cursor_seek (cursor, story->from), story->to));
  n = left = story->n_beats;
  scene = rf_scene_ref (rf_story_first (story));
  while (left > 0 && !g_atomic_int_get (&story->cancelled))
    {
      guint beat = story->backwards ? left - 1 : n - left;
      g_autoptr (RfScene) next =
        scene_at (story, story->backwards ? beat : beat + 1, layout, cursor, adjust, options, kept);
      RfTween *tween =
        make_tween (story->plan, &g_array_index (story->plan->beats, RfBeat, beat),
                    story->backwards ? next : scene, story->backwards ? scene : next);

      g_mutex_lock (&story->lock);
      story->tweens[beat] = tween;
      left--;
      if (left > 1 && !story->takes_time && is_late (story, beat, begin))
        {
          join_rest (story, beat);
          n = story->n_beats;
          left = 1;
        }
      g_mutex_unlock (&story->lock);
      rf_scene_unref (scene);
      scene = g_steal_pointer (&next);
    }
}

/* --- showing ---------------------------------------------------------------------------------- */

static double
length_of (const RfStory *story)
{
  if (story->plan == NULL)
    return story->n_beats > 0 ? BLEND_SECONDS : -1;
  return story->plan->duration * (story->backwards ? BACKWARDS : 1);
}

double
rf_story_duration (RfStory *story)
{
  double duration;

  g_mutex_lock (&story->lock);
  duration = length_of (story);
  g_mutex_unlock (&story->lock);
  return duration;
}

/* The beat at @t of the way from the low end to the high one; @within: how far in it. */
static guint
beat_at (const RfStory *story, double t, double *within)
{
  double seconds;
  guint beat = 0;

  if (story->plan == NULL)
    {
      *within = t;
      return 0;
    }
  seconds = t * story->plan->duration;
  while (beat + 1 < story->n_beats &&
         g_array_index (story->plan->beats, RfBeat, beat + 1).start <= seconds)
    beat++;
  *within = (seconds - g_array_index (story->plan->beats, RfBeat, beat).start) /
            g_array_index (story->plan->beats, RfBeat, beat).duration;
  *within = CLAMP (*within, 0, 1);
  return beat;
}

/* Where @seconds of telling are on the way from the low end to the high one. */
static double
place_of (const RfStory *story, double seconds)
{
  double t = CLAMP (seconds / length_of (story), 0, 1);

  return story->backwards ? 1 - t : t;
}

gboolean
rf_story_has (RfStory *story, double seconds)
{
  gboolean has = FALSE;
  double within;

  g_mutex_lock (&story->lock);
  if (story->tweens != NULL)
    has = story->tweens[beat_at (story, place_of (story, seconds), &within)] != NULL;
  g_mutex_unlock (&story->lock);
  return has;
}

double
rf_story_skip (RfStory *story, double seconds)
{
  g_mutex_lock (&story->lock);
  while (story->plan != NULL && seconds < length_of (story))
    {
      double within, t = place_of (story, seconds), length = length_of (story);
      guint index = beat_at (story, t, &within);
      const RfBeat *beat = &g_array_index (story->plan->beats, RfBeat, index);
      const RfTween *tween = story->tweens[index];

      if (tween == NULL || rf_tween_n_changes (tween) > 0)
        break;
      t = (story->backwards ? story->plan->duration - beat->start : beat->start + beat->duration) /
          story->plan->duration;
      /* A little into the next one, whatever rounding makes of its start. */
      seconds = MAX (seconds, t * length) + 1e-6;
    }
  g_mutex_unlock (&story->lock);
  return seconds;
}

/* The newest tween that is there, at its end; for a beat that is not. */
static RfScene *
newest (const RfStory *story, guint beat)
{
  guint n = story->n_beats;

  if (!story->backwards)
    for (guint i = beat; i-- > 0;)
      if (story->tweens[i] != NULL)
        return rf_tween_scene (story->tweens[i], 1);
  if (story->backwards)
    for (guint i = beat + 1; i < n; i++)
      if (story->tweens[i] != NULL)
        return rf_tween_scene (story->tweens[i], 0);
  return rf_scene_ref (rf_story_first (story));
}

RfScene *
rf_story_scene (RfStory *story, double t)
{
  const RfTween *tween = NULL;
  double within = 0;
  guint beat;

  if (!(t > 0))
    return rf_scene_ref (rf_story_first (story));
  if (t >= 1)
    return rf_scene_ref (rf_story_last (story));
  g_mutex_lock (&story->lock);
  if (story->tweens != NULL)
    {
      RfScene *scene = NULL;

      beat = beat_at (story, story->backwards ? 1 - t : t, &within);
      tween = story->tweens[beat];
      if (tween == NULL)
        scene = newest (story, beat);
      g_mutex_unlock (&story->lock);
      /* A tween that is there stays, so it needs no lock. */
      return scene != NULL ? scene : rf_tween_scene (tween, within);
    }
  g_mutex_unlock (&story->lock);
  return rf_scene_ref (rf_story_first (story));
}

const RfStoryPlan *
rf_story_get_plan (RfStory *story)
{
  return story->plan;
}
