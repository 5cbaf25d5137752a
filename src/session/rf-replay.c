/* SPDX-License-Identifier: MIT */

/* A program once more, up to an event, with its holders enumerated at each event of a stretch.
 *
 * Invariants: the thread works while there is something wanted that is not known, and owns the
 * machine. What was found is added to the list of the known under the lock and never changes
 * afterwards. */

#include "session/rf-replay.h"

#include "python/rf-holder-words.h"
#include "python/rf-holders.h"
#include "session/rf-rerun.h"

#include <string.h>

/* The stretch: so many events before and after the one that is asked for, as long as enumerating
 * them does not visit more than so many holders, nor take more memory. */
#define EVENTS_BEFORE 1500
#define EVENTS_AFTER 1500
#define MAX_VISITS (40u * 1000 * 1000)
#define MAX_BYTES (48u * 1024 * 1024)
/* How many stretches are kept. */
#define MAX_KNOWN 4

struct _RfReplay
{
  RfRerun rerun;
  /* Under its lock: */
  RfReplayDone done;
  gpointer done_user;
  guint32 wanted;  /* event, 0: none */
  guint32 running; /* the event that the run is for, 0: no run */
  gboolean differed;
  GPtrArray *known; /* of RfTemporaries, the newest last */
};

/* --- one run ---------------------------------------------------------------------------------- */

/* What was enumerated for a frame, to see whether it is still the same. */
typedef struct
{
  guint32 object, kind, index;
  gconstpointer role, owner;
} Trace;

typedef struct
{
  guint32 id, ip, group;
  GArray *traces; /* of Trace */
} FrameCache;

typedef struct
{
  RfMachine *m;
  RfHolderWords *words;
  RfTemporaries *found;
  guint32 n, first, target, last;

  guint64 visits;
  GPtrArray *seen;
  GHashTable *fixed;
  guint32 version, machine_group, new_object;
  GArray *items;     /* of RfTemporary */
  GArray *traces;    /* of Trace */
  GArray *frames;    /* of guint32: groups */
  GPtrArray *caches; /* of FrameCache, by depth from the outermost */
  GString *text;
} Run;

static void
cache_free (gpointer data)
{
  g_array_unref (((FrameCache *) data)->traces);
  g_free (data);
}

static void
note_trace (const RfHeld *held, RfObject *target, gpointer user)
{
  Run *run = user;
  Trace trace = { target->id, held->kind, held->index + (held->number << 8),
                  held->role != NULL ? (gconstpointer) held->role : held->text, held->owner };

  run->visits++;
  g_array_append_val (run->traces, trace);
}

static void
note_item (const RfHeld *held, RfObject *target, gpointer user)
{
  Run *run = user;
  RfTemporary item = { .object = target->id };
  const RfHeld *root = held;

  run->visits++;
  for (; root->by != NULL; root = root->by)
    if (item.owner == 0 && root->owner != NULL)
      item.owner = root->owner->id;
  if (item.owner == 0 && root->owner != NULL)
    item.owner = root->owner->id;
  if (root->frame != NULL)
    item.frame =
      rf_frame_is_library (root->frame) ? rf_frame_shown_id (root->frame->back) : root->frame->id;
  g_string_truncate (run->text, 0);
  rf_holder_words_append (run->words, held, run->text);
  item.text = rf_temporaries_intern (run->found, run->text->str);
  g_array_append_val (run->items, item);
}

static void
note_new_object (const RfHeld *held, RfObject *target, gpointer user)
{
  if (target->id == ((Run *) user)->new_object)
    note_item (held, target, user);
}

static const RfTemporary *
items_of (Run *run)
{
  return (const RfTemporary *) (gpointer) run->items->data;
}

/* The group of @frame, @depth frames from the outermost. */
static guint32
enumerate_frame (Run *run, RfHolders *holders, const RfFrame *frame, guint depth)
{
  RfHolders before = *holders;
  FrameCache *cache;
  guint n_seen = run->seen->len;

  while (run->caches->len <= depth)
    {
      cache = g_new0 (FrameCache, 1);
      cache->traces = g_array_new (FALSE, FALSE, sizeof (Trace));
      g_ptr_array_add (run->caches, cache);
    }
  cache = run->caches->pdata[depth];
  g_array_set_size (run->traces, 0);
  holders->visit = note_trace;
  rf_holders_visit_frame (holders, frame);
  if (cache->id == frame->id && cache->ip == frame->ip && cache->traces->len == run->traces->len &&
      memcmp (cache->traces->data, run->traces->data, run->traces->len * sizeof (Trace)) == 0)
    return cache->group;
  *holders = before;
  g_ptr_array_set_size (run->seen, (gint) n_seen);
  g_array_set_size (run->items, 0);
  holders->visit = note_item;
  rf_holders_visit_frame (holders, frame);
  cache->id = frame->id;
  cache->ip = frame->ip;
  cache->group =
    rf_temporaries_add_group (run->found, items_of (run), run->items->len, cache->group);
  g_array_set_size (cache->traces, 0);
  g_array_append_vals (cache->traces, run->traces->data, run->traces->len);
  return cache->group;
}

/* What does not change from event to event: all of it when code came or went, else what it holds
 * of the object that is new. */
static void
enumerate_fixed (Run *run, gboolean is_new)
{
  guint32 version = rf_holders_version (run->m);
  gboolean all = run->version != version || rf_temporaries_first (run->found) == 0;
  RfHolders holders;

  if (!all && !is_new)
    return;
  run->version = version;
  g_array_set_size (run->items, 0);
  rf_holders_begin (&holders, run->m, run->seen, run->fixed, all ? note_item : note_new_object,
                    run);
  rf_holders_visit (&holders, RF_HOLDERS_STATIC);
  if (all)
    rf_temporaries_set_fixed (run->found, items_of (run), run->items->len);
  else
    rf_temporaries_add_fixed (run->found, items_of (run), run->items->len);
}

static RfGenerationCounts
generation_counts (const RfHeap *heap)
{
  RfGenerationCounts counts = { .enabled = heap->gc_enabled };

  for (int i = 0; i < RF_N_GENERATIONS; i++)
    {
      counts.counts[i] = heap->generations[i].count;
      counts.thresholds[i] = heap->generations[i].threshold;
    }
  return counts;
}

static void
enumerate (Run *run, gboolean is_new)
{
  RfMachine *m = run->m;
  RfGenerationCounts counts = generation_counts (m->heap);
  RfHolders holders;
  guint depth = 0;

  enumerate_fixed (run, is_new);
  for (const RfFrame *frame = m->frame; frame != NULL; frame = frame->back)
    depth++;
  g_array_set_size (run->frames, depth);
  rf_holders_begin (&holders, m, run->seen, run->fixed, note_item, run);
  for (const RfFrame *frame = m->frame; frame != NULL; frame = frame->back)
    {
      depth--;
      g_array_index (run->frames, guint32, depth) = enumerate_frame (run, &holders, frame, depth);
    }
  g_array_set_size (run->items, 0);
  holders.visit = note_item;
  rf_holders_visit (&holders, RF_HOLDERS_MACHINE | RF_HOLDERS_LOOSE);
  run->machine_group =
    rf_temporaries_add_group (run->found, items_of (run), run->items->len, run->machine_group);
  g_string_truncate (run->text, 0);
  rf_holder_words_append_operation (run->words, m->frame, run->text);
  rf_temporaries_add_event (run->found, run->n, run->machine_group,
                            (const guint32 *) (gpointer) run->frames->data, run->frames->len,
                            rf_temporaries_intern (run->found, run->text->str), &counts);
}

/* What was found before the target is given up: it cost too much. */
static void
begin_anew (Run *run)
{
  rf_temporaries_unref (run->found);
  run->found = rf_temporaries_new ();
  run->first = run->target;
  run->visits = 0;
  run->machine_group = 0;
  g_ptr_array_set_size (run->caches, 0);
}

static gboolean
on_event (const RfEvent *event, guint32 n, gpointer user)
{
  Run *run = user;
  gboolean expensive;

  if (n < run->first)
    return TRUE;
  run->n = n;
  run->new_object = event->a;
  enumerate (run, event->kind == RF_EVENT_OBJECT_NEW);
  expensive = run->visits > MAX_VISITS / 2 || rf_temporaries_bytes (run->found) > MAX_BYTES / 2;
  if (n >= run->last || (expensive && n >= run->target))
    return FALSE;
  if (expensive)
    begin_anew (run);
  return TRUE;
}

static void
begins (RfMachine *m, gpointer user)
{
  Run *run = user;

  run->m = m;
  run->words = rf_holder_words_new (m);
  rf_holders_prepare (m);
}

static void
ended (RfMachine *m, gpointer user)
{
  rf_holder_words_free (((Run *) user)->words);
}

/* Runs the program for the stretch around @event; what was found, or NULL. */
static RfTemporaries *
replay (RfReplay *self, guint32 event)
{
  guint32 length = rf_journal_length (rf_session_journal (self->rerun.session));
  Run run = { .target = event,
              .first = event > EVENTS_BEFORE ? event - EVENTS_BEFORE : 1,
              .last = MIN (event + EVENTS_AFTER, length) };
  const RfRerunHooks hooks = { .begins = begins, .event = on_event, .ended = ended, .user = &run };
  RfRerunEnd end;

  if (event == 0 || event > length)
    return NULL;
  run.found = rf_temporaries_new ();
  run.seen = g_ptr_array_new ();
  run.fixed = g_hash_table_new (NULL, NULL);
  run.items = g_array_new (FALSE, FALSE, sizeof (RfTemporary));
  run.traces = g_array_new (FALSE, FALSE, sizeof (Trace));
  run.frames = g_array_new (FALSE, FALSE, sizeof (guint32));
  run.caches = g_ptr_array_new_with_free_func (cache_free);
  run.text = g_string_new (NULL);
  end = rf_rerun_run (&self->rerun, &hooks);
  g_ptr_array_unref (run.seen);
  g_hash_table_unref (run.fixed);
  g_array_unref (run.items);
  g_array_unref (run.traces);
  g_array_unref (run.frames);
  g_ptr_array_unref (run.caches);
  g_string_free (run.text, TRUE);
  if (end == RF_RERUN_DIFFERED)
    {
      g_mutex_lock (&self->rerun.lock);
      self->differed = TRUE;
      g_mutex_unlock (&self->rerun.lock);
    }
  if (rf_temporaries_covers (run.found, event))
    return run.found;
  rf_temporaries_unref (run.found);
  return NULL;
}

/* --- the thread ------------------------------------------------------------------------------- */

static RfTemporaries *
find_known (RfReplay *self, guint32 event)
{
  for (guint i = self->known->len; i > 0; i--)
    if (rf_temporaries_covers (self->known->pdata[i - 1], event))
      return self->known->pdata[i - 1];
  return NULL;
}

static void
work (gpointer user)
{
  RfReplay *self = user;

  while (self->wanted != 0)
    {
      guint32 event = self->wanted;
      RfTemporaries *found = NULL;
      RfReplayDone done;
      gboolean answered;

      self->running = event;
      rf_rerun_again (&self->rerun);
      g_mutex_unlock (&self->rerun.lock);
      found = replay (self, event);
      g_mutex_lock (&self->rerun.lock);
      self->running = 0;
      if (found != NULL)
        g_ptr_array_add (self->known, found);
      if (self->known->len > MAX_KNOWN)
        g_ptr_array_remove_index (self->known, 0);
      answered = self->wanted == event || find_known (self, self->wanted) != NULL;
      event = self->wanted;
      if (!answered)
        continue;
      self->wanted = 0;
      done = self->done; /* rf_replay_free() takes it away */
      if (done == NULL)
        continue;
      g_mutex_unlock (&self->rerun.lock);
      done (self, event, self->done_user);
      g_mutex_lock (&self->rerun.lock);
    }
}

RfReplay *
rf_replay_new (RfSession *session)
{
  RfReplay *self = g_new0 (RfReplay, 1);

  rf_rerun_init (&self->rerun, session);
  self->known = g_ptr_array_new_with_free_func ((GDestroyNotify) rf_temporaries_unref);
  return self;
}

void
rf_replay_free (RfReplay *self)
{
  if (self == NULL)
    return;
  g_mutex_lock (&self->rerun.lock);
  self->wanted = 0;
  self->done = NULL;
  rf_rerun_cancel (&self->rerun);
  rf_rerun_wait (&self->rerun);
  g_mutex_unlock (&self->rerun.lock);
  g_ptr_array_unref (self->known);
  rf_rerun_clear (&self->rerun);
  g_free (self);
}

void
rf_replay_set_done (RfReplay *self, RfReplayDone done, gpointer user)
{
  self->done = done;
  self->done_user = user;
}

gboolean
rf_replay_want (RfReplay *self, guint32 event)
{
  gboolean known;

  g_mutex_lock (&self->rerun.lock);
  known = find_known (self, event) != NULL;
  self->wanted = known ? 0 : event;
  if (!known && self->running != 0 &&
      (event + EVENTS_BEFORE < self->running || event > self->running + EVENTS_AFTER))
    rf_rerun_cancel (&self->rerun);
  if (!known && !rf_rerun_start (&self->rerun, work, self))
    self->wanted = 0;
  g_mutex_unlock (&self->rerun.lock);
  return known;
}

RfTemporaries *
rf_replay_get (RfReplay *self, guint32 event)
{
  RfTemporaries *found;

  g_mutex_lock (&self->rerun.lock);
  found = find_known (self, event);
  if (found != NULL)
    rf_temporaries_ref (found);
  g_mutex_unlock (&self->rerun.lock);
  return found;
}

void
rf_replay_wait (RfReplay *self)
{
  g_mutex_lock (&self->rerun.lock);
  rf_rerun_wait (&self->rerun);
  g_mutex_unlock (&self->rerun.lock);
}

gboolean
rf_replay_differed (RfReplay *self)
{
  return self->differed;
}
