/* SPDX-License-Identifier: MIT */
/* From events to beats. Only what can be seen makes a beat: events that concern no box belong to
 * the beat before them. Reading is one pass; then neighbours are joined until there are few enough
 * beats, those first whose boundary says least.
 *
 * Invariants: beats are in the order of events and cover them all; the changes of a beat are a
 * stretch of the plan's changes. */
#include "diagram/rf-story.h"

#include <stdlib.h>
#include <string.h>

/* X (ENUM, "name", seconds, weight: what the picture at its end is worth) */
#define BEATS(X)                          \
  X (BLEND, "blend", 0.18, 0)             \
  X (COUNT, "count", 0.15, 1)             \
  X (FRAME, "frame", 0.22, 3)             \
  X (NEW, "new", 0.20, 2)                 \
  X (REF, "ref", 0.24, 3)                 \
  X (GC_REFS, "gc-refs", 0.26, 2)         \
  X (GC_MOVE, "gc-move", 0.20, 2)         \
  X (CLEAR, "clear", 0.14, 1)             \
  X (SNAP, "snap", 0.26, 2)               \
  X (FINALIZER, "finalizer", 0.22, 4)     \
  X (FREE, "free", 0.40, 3)               \
  X (RESURRECTED, "resurrected", 0.36, 9) \
  X (ISOLATE, "isolate", 0.50, 9)         \
  X (OUTPUT, "output", 0.45, 8)

static const struct
{
  const char *name;
  double seconds, weight;
} beats[RF_N_BEATS] = {
#define X(id, name, seconds, weight) [RF_BEAT_##id] = { name, seconds, weight },
  BEATS (X)
#undef X
};

/* More beats than this are thinned out before the costs of joining are compared. */
#define COARSE 240

typedef struct
{
  guint32 first, last; /* what the count was before, and is now */
  guint32 event;
  gboolean dies;
} Count;

typedef struct
{
  const RfHistory *history;
  RfJournal *journal;
  RfStoryPlan *plan;
  RfPhase phase;
  GHashTable *whole;      /* object id → Count over the whole step */
  GHashTable *counts;     /* object id → Count since the last beat */
  GHashTable *dying;      /* object ids */
  GHashTable *owners;     /* of the beat that is being read: what was told of already */
  GArray *running;        /* guint32: objects whose finalizers or callbacks run */
  GHashTable *namespaces; /* dicts of frames on the stack → frame */
  guint32 by;             /* whose references the collector follows in this beat */
} Reader;

const char *
rf_beat_name (RfBeatKind kind)
{
  g_assert ((guint) kind < RF_N_BEATS);
  return beats[kind].name;
}

/* --- what an event concerns ------------------------------------------------------------------- */

/* The id of the box that stands for object @id; 0: none is ever drawn. */
static guint32
box_of (Reader *reader, guint32 id)
{
  const RfHistoryBox *box = rf_history_object (reader->history, id);

  if (box != NULL && box->folded)
    box = rf_history_object (reader->history, box->dict_owner);
  return box != NULL && box->shown ? box->id : 0;
}

static gboolean
frame_is_drawn (Reader *reader, guint32 id)
{
  const RfHistoryBox *box = rf_history_frame (reader->history, id);

  return box != NULL && box->shown;
}

static void
add_change (Reader *reader, RfBeatKind kind, RfSceneKey key, guint32 event)
{
  RfStoryChange change = { key, event, kind };

  g_array_append_val (reader->plan->changes, change);
  g_array_index (reader->plan->beats, RfBeat, reader->plan->beats->len - 1).n_changes++;
}

static RfBeat *
last_beat (Reader *reader)
{
  GArray *all = reader->plan->beats;

  return all->len > 0 ? &g_array_index (all, RfBeat, all->len - 1) : NULL;
}

static void
begin_beat (Reader *reader, RfBeatKind kind, guint32 event)
{
  RfBeat beat = { .kind = kind, .first = event, .first_change = reader->plan->changes->len };

  g_array_append_val (reader->plan->beats, beat);
}

static int
by_event (gconstpointer a, gconstpointer b)
{
  const RfStoryChange *one = a, *other = b;

  return one->event < other->event ? -1 : one->event > other->event;
}

/* The counts that have changed since the last beat become one. */
static void
tell_counts (Reader *reader)
{
  GHashTableIter iter;
  gpointer id, value;
  guint first = reader->plan->changes->len;
  guint32 event = G_MAXUINT32;
  RfBeat *beat;

  g_hash_table_iter_init (&iter, reader->counts);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const Count *count = value, *whole = g_hash_table_lookup (reader->whole, id);
      RfStoryChange change = {
        { .space = RF_SPACE_OBJECT, .part = RF_PART_COUNT, .id = GPOINTER_TO_UINT (id) },
        count->event,
        RF_BEAT_COUNT
      };

      if (count->first == count->last || (whole->first == whole->last && !whole->dies))
        continue;
      g_array_append_val (reader->plan->changes, change);
      event = MIN (event, count->event);
    }
  g_hash_table_remove_all (reader->counts);
  if (reader->plan->changes->len == first)
    return;
  qsort (&g_array_index (reader->plan->changes, RfStoryChange, first),
         reader->plan->changes->len - first, sizeof (RfStoryChange), by_event);
  begin_beat (reader, RF_BEAT_COUNT, event);
  beat = last_beat (reader);
  beat->first_change = first;
  beat->n_changes = reader->plan->changes->len - first;
}

/* Something at @event can be seen. It joins the last beat if that is of the same kind and
 * @joins. */
static void
tell (Reader *reader, RfBeatKind kind, gboolean joins, guint32 event)
{
  tell_counts (reader);
  if (!joins || last_beat (reader) == NULL || last_beat (reader)->kind != kind)
    begin_beat (reader, kind, event);
}

static void
read_count (Reader *reader, const RfEvent *event, guint32 n)
{
  gpointer key = GUINT_TO_POINTER (event->a);
  Count *count;

  if (event->c == 0)
    g_hash_table_add (reader->dying, key);
  if (box_of (reader, event->a) != event->a)
    return;
  count = g_hash_table_lookup (reader->counts, key);
  if (count == NULL)
    {
      count = g_new0 (Count, 1);
      count->first = event->b;
      count->event = n;
      g_hash_table_insert (reader->counts, key, count);
    }
  count->last = event->c;
}

static void
read_slot (Reader *reader, const RfEvent *event, guint32 n)
{
  guint32 box = box_of (reader, event->a);
  guint32 to = event->kind == RF_EVENT_SLOT_REMOVE ? 0 : event->d;
  const RfHistoryBox *history = rf_history_object (reader->history, event->a);
  gboolean breaks = to == 0 && (reader->phase == RF_PHASE_CLEAR ||
                                g_hash_table_contains (reader->dying, GUINT_TO_POINTER (event->a)));
  RfBeatKind kind = breaks ? RF_BEAT_SNAP : RF_BEAT_REF;
  RfObjectFacts target = rf_history_facts (reader->history, to != 0 ? to : event->c);
  RfSceneKey key = { .space = RF_SPACE_REF, .slot_kind = event->sub, .id = event->a };
  guint n_beats = reader->plan->beats->len;

  if (box == 0 ||
      rf_words_slot_hidden (reader->journal, rf_history_options (reader->history), &history->facts,
                            event->sub, event->b, event->sub == RF_SLOT_ENTRY ? event->e : 0,
                            target.id != 0 ? &target : NULL))
    return;
  key.slot = event->b;
  tell (reader, kind, g_hash_table_contains (reader->owners, GUINT_TO_POINTER (event->a)), n);
  if (reader->plan->beats->len != n_beats)
    g_hash_table_remove_all (reader->owners);
  g_hash_table_add (reader->owners, GUINT_TO_POINTER (event->a));
  add_change (reader, kind, key, n);
  key = (RfSceneKey){ .space = RF_SPACE_OBJECT, .part = RF_PART_LABEL, .slot_kind = event->sub };
  key.id = box;
  key.slot = event->b;
  add_change (reader, kind, key, n);
}

static void
read_name (Reader *reader, const RfEvent *event, guint32 n)
{
  RfSceneKey key = { .space = RF_SPACE_REF, .id = event->a, .slot = event->b };

  if (!frame_is_drawn (reader, event->a) ||
      rf_words_name_hidden (reader->journal, event->sub, event->b,
                            event->sub == RF_SLOT_ENTRY ? event->e : 0))
    return;
  tell (reader, RF_BEAT_REF, FALSE, n);
  g_hash_table_remove_all (reader->owners);
  key.slot_kind = event->sub | RF_SCENE_OWNER_FRAME;
  add_change (reader, RF_BEAT_REF, key, n);
  key.space = RF_SPACE_FRAME;
  key.part = RF_PART_LABEL;
  key.slot_kind = event->sub;
  add_change (reader, RF_BEAT_REF, key, n);
}

/* An event that concerns the box of one object. */
static void
read_object (Reader *reader, RfBeatKind kind, gboolean joins, guint32 id, RfScenePart part,
             guint32 n)
{
  guint32 box = box_of (reader, id);
  RfSceneKey key = { .space = RF_SPACE_OBJECT, .part = part, .id = box };

  if (box == 0 || (part == RF_PART_GC_REFS && box != id))
    return;
  tell (reader, kind, joins, n);
  add_change (reader, kind, key, n);
}

static void
read_frame (Reader *reader, const RfEvent *event, guint32 n)
{
  RfSceneKey key = { .space = RF_SPACE_FRAME, .id = event->a };

  if (!frame_is_drawn (reader, event->a))
    return;
  tell (reader, RF_BEAT_FRAME, FALSE, n);
  add_change (reader, RF_BEAT_FRAME, key, n);
}

static void
read_isolate (Reader *reader, const RfEvent *event, guint32 n)
{
  guint n_members, drawn = 0;
  const guint32 *members = rf_journal_extra (reader->journal, event, &n_members);
  RfSceneKey key = { .space = RF_SPACE_ISOLATE, .id = event->a };

  for (guint i = 0; i < n_members && drawn == 0; i++)
    drawn = box_of (reader, members[i]);
  if (drawn == 0)
    return;
  tell (reader, RF_BEAT_ISOLATE, FALSE, n);
  add_change (reader, RF_BEAT_ISOLATE, key, n);
}

/* What a finalizer prints. */
static void
read_output (Reader *reader, const RfEvent *event, guint32 n)
{
  const char *text = rf_journal_text (reader->journal, event->b);
  RfSceneKey key = { .space = RF_SPACE_BUBBLE };

  if (reader->running->len == 0 || strspn (text, " \t\r\n") == strlen (text))
    return;
  key.id = g_array_index (reader->running, guint32, reader->running->len - 1);
  if (box_of (reader, key.id) == 0)
    return;
  tell (reader, RF_BEAT_OUTPUT, TRUE, n);
  add_change (reader, RF_BEAT_OUTPUT, key, n);
}

/* All copies are made at once; what one object subtracts is one beat. The dict of a namespace has
 * its badge on the frame's card. */
static void
read_gc_refs (Reader *reader, const RfEvent *event, guint32 n)
{
  gboolean joins = event->d == reader->by;
  RfSceneKey key = { .space = RF_SPACE_FRAME, .part = RF_PART_GC_REFS };

  key.id = GPOINTER_TO_UINT (g_hash_table_lookup (reader->namespaces, GUINT_TO_POINTER (event->a)));
  if (key.id == 0)
    read_object (reader, RF_BEAT_GC_REFS, joins, event->a, RF_PART_GC_REFS, n);
  else if (frame_is_drawn (reader, key.id))
    {
      tell (reader, RF_BEAT_GC_REFS, joins, n);
      add_change (reader, RF_BEAT_GC_REFS, key, n);
    }
  reader->by = event->d;
}

/* The collector's own events. */
static void
read_collector (Reader *reader, const RfEvent *event, guint32 n)
{
  switch ((RfEventKind) event->kind)
    {
    case RF_EVENT_GC_REFS:
      read_gc_refs (reader, event, n);
      break;
    case RF_EVENT_GC_MOVE:
      if (event->b == RF_GC_LIST_REACHABLE || event->b == RF_GC_LIST_UNREACHABLE)
        read_object (reader, RF_BEAT_GC_MOVE, TRUE, event->a, RF_PART_NONE, n);
      break;
    case RF_EVENT_GC_PHASE:
      reader->phase = event->a;
      reader->by = G_MAXUINT32;
      break;
    case RF_EVENT_GC_END:
      reader->phase = RF_PHASE_NONE;
      break;
    default:
      break;
    }
}

static void
read_event (Reader *reader, const RfEvent *event, guint32 n)
{
  switch ((RfEventKind) event->kind)
    {
    case RF_EVENT_COUNT:
      read_count (reader, event, n);
      break;
    case RF_EVENT_NAME:
      read_name (reader, event, n);
      break;
    case RF_EVENT_SLOT:
    case RF_EVENT_SLOT_INSERT:
    case RF_EVENT_SLOT_REMOVE:
      read_slot (reader, event, n);
      break;
    case RF_EVENT_FRAME_PUSH:
    case RF_EVENT_FRAME_POP:
    case RF_EVENT_FRAME_SUSPEND:
    case RF_EVENT_FRAME_RESUME:
    case RF_EVENT_FRAME_DISCARD:
      read_frame (reader, event, n);
      break;
    case RF_EVENT_OBJECT_NEW:
      read_object (reader, RF_BEAT_NEW, TRUE, event->a, RF_PART_NONE, n);
      break;
    case RF_EVENT_ISOLATE_FORMED:
      read_isolate (reader, event, n);
      break;
    case RF_EVENT_FINALIZER_BEGIN:
    case RF_EVENT_CALLBACK_BEGIN:
      g_array_append_val (reader->running, event->a);
      read_object (reader, RF_BEAT_FINALIZER, FALSE, event->a, RF_PART_NONE, n);
      break;
    case RF_EVENT_FINALIZER_END:
    case RF_EVENT_CALLBACK_END:
      if (reader->running->len > 0)
        g_array_set_size (reader->running, reader->running->len - 1);
      read_object (reader, RF_BEAT_FINALIZER, FALSE, event->a, RF_PART_NONE, n);
      break;
    case RF_EVENT_OBJECT_RESURRECTED:
      read_object (reader, RF_BEAT_RESURRECTED, TRUE, event->a, RF_PART_NONE, n);
      break;
    case RF_EVENT_WEAKREF_NEW:
      read_object (reader, RF_BEAT_REF, FALSE, event->a, RF_PART_NONE, n);
      break;
    case RF_EVENT_WEAKREF_CLEARED:
      read_object (reader, RF_BEAT_SNAP, TRUE, event->a, RF_PART_NONE, n);
      break;
    case RF_EVENT_GC_CLEAR:
      read_object (reader, RF_BEAT_CLEAR, FALSE, event->a, RF_PART_NONE, n);
      break;
    case RF_EVENT_OBJECT_FREE:
      g_hash_table_remove (reader->dying, GUINT_TO_POINTER (event->a));
      read_object (reader, RF_BEAT_FREE, FALSE, event->a, RF_PART_NONE, n);
      break;
    case RF_EVENT_OUTPUT:
      read_output (reader, event, n);
      break;
    default:
      read_collector (reader, event, n);
    }
}

/* What the counts are before and after the whole step: one that only went up and down for a while
 * is no beat. */
static void
read_whole (Reader *reader)
{
  for (guint32 n = reader->plan->from + 1; n <= reader->plan->to; n++)
    {
      RfEvent event = rf_journal_event (reader->journal, n);
      gpointer key = GUINT_TO_POINTER (event.a);
      Count *count;

      if (event.kind != RF_EVENT_COUNT || box_of (reader, event.a) == 0)
        continue;
      count = g_hash_table_lookup (reader->whole, key);
      if (count == NULL)
        {
          count = g_new0 (Count, 1);
          count->first = event.b;
          g_hash_table_insert (reader->whole, key, count);
        }
      count->last = event.c;
      count->dies = count->dies || event.c == 0;
    }
}

/* --- joining ---------------------------------------------------------------------------------- */

/* @beat takes in the one that follows it. */
static void
join (RfBeat *beat, const RfBeat *next)
{
  beat->last = next->last;
  beat->n_changes += next->n_changes;
  if (beats[next->kind].weight > beats[beat->kind].weight)
    beat->kind = next->kind;
}

/* What is lost with the boundary between two beats. Long ones are dearer, so that not all becomes
 * one. */
static double
cost_of (const RfBeat *beat, const RfBeat *next)
{
  double cost = beats[beat->kind].weight + 0.2;

  if (beat->kind == next->kind)
    cost *= 0.5;
  return cost * (2 + beat->n_changes + next->n_changes);
}

static void
join_at (GArray *all, guint index)
{
  join (&g_array_index (all, RfBeat, index), &g_array_index (all, RfBeat, index + 1));
  g_array_remove_index (all, index + 1);
}

/* Every other boundary goes, if it is not dear. */
static void
thin_out (GArray *all, double dearest)
{
  guint kept = 0;

  for (guint i = 0; i < all->len; i++, kept++)
    {
      RfBeat *to = &g_array_index (all, RfBeat, kept);

      *to = g_array_index (all, RfBeat, i);
      if (i + 1 < all->len && beats[to->kind].weight <= dearest)
        join (to, &g_array_index (all, RfBeat, ++i));
    }
  g_array_set_size (all, kept);
}

static void
join_beats (GArray *all)
{
  for (double dearest = 4; all->len > COARSE; dearest += 1)
    thin_out (all, dearest);
  while (all->len > RF_STORY_MAX_BEATS)
    {
      guint cheapest = 0;
      double least = G_MAXDOUBLE;

      for (guint i = 0; i + 1 < all->len; i++)
        {
          double cost =
            cost_of (&g_array_index (all, RfBeat, i), &g_array_index (all, RfBeat, i + 1));

          if (cost < least)
            {
              least = cost;
              cheapest = i;
            }
        }
      join_at (all, cheapest);
    }
}

/* --- the plan --------------------------------------------------------------------------------- */

/* Beats get their times. One that holds much takes longer, up to three times as long. */
static void
set_times (RfStoryPlan *plan)
{
  double total = 0, factor = 1;

  for (guint i = 0; i < plan->beats->len; i++)
    {
      RfBeat *beat = &g_array_index (plan->beats, RfBeat, i);

      beat->duration = beats[beat->kind].seconds * (1 + MIN (beat->n_changes / 20.0, 2));
      total += beat->duration;
    }
  if (total > RF_STORY_LONGEST)
    factor = RF_STORY_LONGEST / total;
  for (guint i = 0; i < plan->beats->len; i++)
    {
      RfBeat *beat = &g_array_index (plan->beats, RfBeat, i);

      beat->start = plan->duration;
      beat->duration *= factor;
      plan->duration += beat->duration;
    }
}

static void
close_beats (RfStoryPlan *plan)
{
  for (guint i = 0; i < plan->beats->len; i++)
    {
      RfBeat *beat = &g_array_index (plan->beats, RfBeat, i);

      if (i == 0)
        beat->first = plan->from + 1;
      beat->last =
        i + 1 < plan->beats->len ? g_array_index (plan->beats, RfBeat, i + 1).first - 1 : plan->to;
    }
}

RfStoryPlan *
rf_story_plan_new (const RfHistory *history, const RfState *before, guint32 to)
{
  guint32 from = rf_state_position (before);
  RfStoryPlan *plan = g_new0 (RfStoryPlan, 1);
  g_autoptr (GHashTable) whole = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GHashTable) dying = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) owners = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) running = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GHashTable) namespaces = g_hash_table_new (NULL, NULL);
  Reader reader = { .history = history,
                    .journal = rf_history_journal (history),
                    .plan = plan,
                    .phase = before->gc.phase,
                    .whole = whole,
                    .counts = counts,
                    .dying = dying,
                    .owners = owners,
                    .running = running,
                    .namespaces = namespaces,
                    .by = G_MAXUINT32 };

  for (guint i = 0; i < rf_state_stack_depth (before); i++)
    {
      guint32 id = rf_state_stack_entry (before, i).frame;
      const RfStateFrame *frame = rf_state_frame (before, id);

      if (frame != NULL && frame->namespace != 0)
        g_hash_table_insert (namespaces, GUINT_TO_POINTER (frame->namespace),
                             GUINT_TO_POINTER (id));
    }
  for (guint i = 0; i < rf_state_n_running (before); i++)
    {
      RfStateRunning run = rf_state_running (before, i);
      g_array_append_val (running, run.object);
    }
  g_assert (from <= to);
  plan->from = from;
  plan->to = to;
  plan->beats = g_array_new (FALSE, TRUE, sizeof (RfBeat));
  plan->changes = g_array_new (FALSE, TRUE, sizeof (RfStoryChange));
  if (to - from <= RF_STORY_MAX_EVENTS)
    {
      read_whole (&reader);
      for (guint32 n = from + 1; n <= to; n++)
        {
          RfEvent event = rf_journal_event (reader.journal, n);
          read_event (&reader, &event, n);
        }
      tell_counts (&reader);
    }
  if (plan->beats->len == 0)
    begin_beat (&reader, RF_BEAT_BLEND, from + 1);
  close_beats (plan);
  join_beats (plan->beats);
  set_times (plan);
  return plan;
}

void
rf_story_plan_free (RfStoryPlan *plan)
{
  if (plan == NULL)
    return;
  g_array_unref (plan->beats);
  g_array_unref (plan->changes);
  g_free (plan);
}

char *
rf_story_plan_dump (const RfStoryPlan *plan)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < plan->beats->len; i++)
    {
      const RfBeat *beat = &g_array_index (plan->beats, RfBeat, i);

      g_string_append_printf (out, "%s %u-%u %u changes %.2f+%.2f\n", rf_beat_name (beat->kind),
                              beat->first, beat->last, beat->n_changes, beat->start,
                              beat->duration);
    }
  return g_string_free (out, FALSE);
}
