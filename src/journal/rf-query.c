/* SPDX-License-Identifier: MIT */

/* Questions to a state: reachability, isolates, ledger, paths, death, collections. */

#include "journal/rf-query.h"

#include <string.h>

/* --- walking ---------------------------------------------------------------------------------- */

typedef void (*Visit) (guint32 frame, guint32 owner, const RfStateSlot *slot, guint32 target,
                       gboolean is_key, gpointer user);

static void
visit_slots (const RfStateSlots *slots, guint32 frame, guint32 owner, Visit visit, gpointer user)
{
  RfStateSlot slot;
  guint cursor = 0;

  while (rf_slots_next (slots, &cursor, &slot))
    {
      if (slot.target != 0)
        visit (frame, owner, &slot, slot.target, FALSE, user);
      if (slot.kind == RF_SLOT_ENTRY && slot.key != 0)
        visit (frame, owner, &slot, slot.key, TRUE, user);
    }
}

/* A generator refers to what the names of its suspended frame do. */
static void
visit_object (const RfState *state, guint32 id, Visit visit, gpointer user)
{
  const RfStateObject *object = rf_state_object (state, id);

  if (object == NULL)
    return;
  visit_slots (object->slots, 0, id, visit, user);
  if (object->frame != 0)
    visit_slots (rf_state_frame (state, object->frame)->names, 0, id, visit, user);
}

/* The first frame on the stack that belongs to a running finalizer or callback. */
static guint
outside_depth (const RfState *state)
{
  guint depth = rf_state_stack_depth (state);

  for (guint i = 0; i < rf_state_n_running (state); i++)
    depth = MIN (depth, rf_state_running (state, i).depth);
  return depth;
}

static gboolean
is_on_stack_below (const RfState *state, guint32 frame, guint depth)
{
  for (guint i = 0; i < depth; i++)
    if (rf_state_stack_entry (state, i).frame == frame)
      return TRUE;
  return FALSE;
}

/* Entries of a namespace are roots as long as they are there; local names while their frame is on
 * the stack. Newest frames first. */
static void
visit_roots (const RfState *state, RfRoots roots, Visit visit, gpointer user)
{
  guint outside = outside_depth (state);

  for (guint32 id = state->n_frames; id > 0; id--)
    {
      const RfStateFrame *frame = rf_state_frame (state, id);
      RfStateSlot name;
      guint cursor = 0;
      gboolean live;

      if (frame == NULL || (frame->names == NULL && !frame->on_stack))
        continue;
      live =
        frame->on_stack > 0 && (roots == RF_ROOTS_ALL || outside == rf_state_stack_depth (state) ||
                                is_on_stack_below (state, id, outside));
      if (live && frame->namespace != 0)
        {
          RfStateSlot none = { RF_SLOT_NAMED, 0, 0, frame->namespace };
          visit (id, 0, &none, frame->namespace, FALSE, user);
        }
      while (rf_slots_next (frame->names, &cursor, &name))
        if (live || name.kind == RF_SLOT_ENTRY)
          {
            visit (id, 0, &name, name.target, FALSE, user);
            if (name.kind == RF_SLOT_ENTRY && name.key != 0)
              visit (id, 0, &name, name.key, TRUE, user);
          }
    }
}

/* --- reachable -------------------------------------------------------------------------------- */

typedef struct
{
  RfObjectSet *set;
  GArray *todo; /* of guint32 */
} Reach;

static RfObjectSet *
set_new (const RfState *state)
{
  guint32 n = rf_state_n_objects (state);
  RfObjectSet *set = g_malloc0 (sizeof *set + (n / 64 + 1) * sizeof (guint64));

  set->n_objects = n;
  return set;
}

static void
set_add (RfObjectSet *set, guint32 id)
{
  if (id <= set->n_objects)
    set->words[id / 64] |= (guint64) 1 << id % 64;
}

static void
reach (guint32 frame, guint32 owner, const RfStateSlot *slot, guint32 target, gboolean is_key,
       gpointer user)
{
  Reach *self = user;

  if (target > self->set->n_objects || rf_object_set_contains (self->set, target))
    return;
  set_add (self->set, target);
  g_array_append_val (self->todo, target);
}

RfObjectSet *
rf_query_reachable (const RfState *state, RfRoots roots)
{
  Reach self = { set_new (state), g_array_new (FALSE, FALSE, sizeof (guint32)) };

  visit_roots (state, roots, reach, &self);
  while (self.todo->len > 0)
    {
      guint32 id = g_array_index (self.todo, guint32, self.todo->len - 1);
      g_array_set_size (self.todo, self.todo->len - 1);
      visit_object (state, id, reach, &self);
    }
  g_array_unref (self.todo);
  return self.set;
}

/* --- isolates --------------------------------------------------------------------------------- */

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  return x < y ? -1 : x > y;
}

static RfQueryIsolate *
isolate_new (const RfState *state, RfJournal *journal, guint32 id, const RfObjectSet *reachable)
{
  guint32 event = rf_state_isolate (state, id).event;
  RfEvent record = rf_journal_event (journal, event);
  guint n, n_alive = 0;
  const guint32 *members = rf_journal_extra (journal, &record, &n);
  RfQueryIsolate *isolate = g_malloc0 (sizeof *isolate + n * sizeof (guint32));

  isolate->id = id;
  isolate->event = event;
  for (guint i = 0; i < n; i++)
    {
      const RfStateObject *object = rf_state_object (state, members[i]);
      if (object == NULL || object->isolate != id || !rf_state_object_is_alive (object))
        continue;
      if (rf_object_set_contains (reachable, members[i]))
        {
          n_alive = 0;
          break;
        }
      isolate->members[n_alive++] = members[i];
    }
  isolate->n_members = n_alive;
  if (n_alive == 0)
    g_clear_pointer (&isolate, g_free);
  else
    qsort (isolate->members, n_alive, sizeof (guint32), compare_ids);
  return isolate;
}

GPtrArray *
rf_query_isolates (const RfState *state, RfJournal *journal)
{
  GPtrArray *isolates = g_ptr_array_new_with_free_func (g_free);
  g_autofree RfObjectSet *reachable = NULL;

  for (guint32 id = 1; id <= state->n_isolates; id++)
    {
      RfQueryIsolate *isolate;

      if (rf_state_isolate (state, id).n_alive == 0)
        continue;
      if (reachable == NULL)
        reachable = rf_query_reachable (state, RF_ROOTS_OUTSIDE);
      isolate = isolate_new (state, journal, id, reachable);
      if (isolate != NULL)
        g_ptr_array_add (isolates, isolate);
    }
  return isolates;
}

/* --- holders ---------------------------------------------------------------------------------- */

typedef struct
{
  guint32 object;
  GArray *holders;
} Ledger;

static void
note_holder (guint32 frame, guint32 owner, const RfStateSlot *slot, guint32 target, gboolean is_key,
             gpointer user)
{
  Ledger *self = user;
  RfHolder holder = { 0 };

  if (target != self->object)
    return;
  holder.kind = frame != 0 ? (is_key ? RF_HOLDER_NAME_KEY : RF_HOLDER_NAME)
                           : (is_key ? RF_HOLDER_KEY : RF_HOLDER_SLOT);
  holder.n = 1;
  holder.frame = frame;
  holder.owner = owner;
  holder.slot = *slot;
  g_array_append_val (self->holders, holder);
}

GArray *
rf_query_ledger (const RfState *state, guint32 object)
{
  const RfStateObject *about = rf_state_object (state, object);
  Ledger self = { object, g_array_new (FALSE, FALSE, sizeof (RfHolder)) };

  if (about == NULL || !rf_state_object_is_alive (about))
    return self.holders;
  for (guint32 id = 1; id <= state->n_frames; id++)
    {
      const RfStateFrame *frame = rf_state_frame (state, id);
      if (frame != NULL && frame->n_pushes > 0) /* else the library's */
        visit_slots (frame->names, id, 0, note_holder, &self);
    }
  for (guint32 id = 1; id <= rf_state_n_objects (state); id++)
    {
      const RfStateObject *owner = rf_state_object (state, id);
      if (owner != NULL && owner->slots != NULL)
        visit_slots (owner->slots, 0, id, note_holder, &self);
    }
  if (about->count > self.holders->len && !(about->flags & RF_NEW_IMMORTAL))
    {
      RfHolder rest = { .kind = RF_HOLDER_OTHER, .n = about->count - self.holders->len };
      g_array_append_val (self.holders, rest);
    }
  return self.holders;
}

GArray *
rf_query_count_changes (RfJournal *journal, guint32 object, guint32 first, guint32 last)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (RfCountChange));

  last = MIN (last, rf_journal_length (journal));
  for (guint32 n = MAX (first, 1); n <= last; n++)
    {
      RfEvent event = rf_journal_event (journal, n);

      if (event.kind == RF_EVENT_COUNT && event.a == object)
        {
          RfCountChange change = { n, event.c };
          g_array_append_val (changes, change);
        }
      else if (event.kind == RF_EVENT_OBJECT_FREE && event.a == object)
        break;
    }
  return changes;
}

static void
note_referent (guint32 frame, guint32 owner, const RfStateSlot *slot, guint32 target,
               gboolean is_key, gpointer user)
{
  reach (frame, owner, slot, target, is_key, user);
}

GArray *
rf_query_referents (const RfState *state, guint32 object)
{
  Reach self = { set_new (state), g_array_new (FALSE, FALSE, sizeof (guint32)) };

  visit_object (state, object, note_referent, &self);
  g_free (self.set);
  return self.todo;
}

guint32
rf_query_attributes (const RfState *state, guint32 object)
{
  const RfStateObject *about = rf_state_object (state, object);
  RfStateSlot slot;

  for (guint at = 0; about != NULL && rf_slots_next (about->slots, &at, &slot);)
    {
      const RfStateObject *target = rf_state_object (state, slot.target);

      if (slot.kind == RF_SLOT_NAMED && target != NULL && (target->flags & RF_NEW_INSTANCE_DICT))
        return slot.target;
    }
  return 0;
}

GArray *
rf_query_weakrefs (const RfState *state, guint32 object)
{
  GArray *weakrefs = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 id = 1; object != 0 && id <= rf_state_n_objects (state); id++)
    {
      const RfStateObject *weakref = rf_state_object (state, id);
      if (weakref != NULL && weakref->referent == object && rf_state_object_is_alive (weakref))
        g_array_append_val (weakrefs, id);
    }
  return weakrefs;
}

/* --- why is it alive? ------------------------------------------------------------------------- */

typedef struct
{
  Reach reach;
  GArray *steps; /* of RfPathStep, one for each of reach.todo */
} Search;

static void
search (guint32 frame, guint32 owner, const RfStateSlot *slot, guint32 target, gboolean is_key,
        gpointer user)
{
  Search *self = user;
  RfPathStep step = { frame, owner, *slot, target };
  guint before = self->reach.todo->len;

  reach (frame, owner, slot, target, is_key, &self->reach);
  if (self->reach.todo->len > before)
    g_array_append_val (self->steps, step);
}

/* Breadth first; todo is the queue, and steps[i] tells how todo[i] was reached. */
GArray *
rf_query_path (const RfState *state, guint32 object)
{
  Search self = { { set_new (state), g_array_new (FALSE, FALSE, sizeof (guint32)) },
                  g_array_new (FALSE, FALSE, sizeof (RfPathStep)) };
  GArray *path = NULL;
  guint found = G_MAXUINT;

  visit_roots (state, RF_ROOTS_ALL, search, &self);
  for (guint i = 0; i < self.steps->len && found == G_MAXUINT; i++)
    {
      guint32 id = g_array_index (self.reach.todo, guint32, i);
      if (id == object)
        found = i;
      else
        visit_object (state, id, search, &self);
    }
  if (found != G_MAXUINT)
    {
      path = g_array_new (FALSE, FALSE, sizeof (RfPathStep));
      for (guint i = found;;)
        {
          RfPathStep step = g_array_index (self.steps, RfPathStep, i);
          g_array_prepend_val (path, step);
          if (step.frame != 0)
            break;
          while (g_array_index (self.reach.todo, guint32, i) != step.owner)
            i--;
        }
    }
  g_free (self.reach.set);
  g_array_unref (self.reach.todo);
  g_array_unref (self.steps);
  return path;
}

/* --- death ------------------------------------------------------------------------------------ */

gboolean
rf_query_death (const RfState *state, guint32 object, RfDeath *death)
{
  const RfStateObject *about = rf_state_object (state, object);

  if (about == NULL || rf_state_object_is_alive (about))
    return FALSE;
  *death = (RfDeath){ about->cause, about->death, about->death_line };
  return TRUE;
}

/* --- collections ------------------------------------------------------------------------------ */

/* Whether @event is one of the decisions that phase @phase is there for. */
static gboolean
is_decision (RfPhase phase, const RfEvent *event)
{
  switch (phase)
    {
    case RF_PHASE_UPDATE_REFS:
    case RF_PHASE_SUBTRACT_REFS:
      return event->kind == RF_EVENT_GC_REFS;
    case RF_PHASE_UNTRACK:
      return event->kind == RF_EVENT_OBJECT_TRACK;
    case RF_PHASE_WEAKREFS:
      return event->kind == RF_EVENT_WEAKREF_CLEARED;
    case RF_PHASE_FINALIZERS:
      return event->kind == RF_EVENT_FINALIZER_BEGIN;
    case RF_PHASE_RESURRECTION:
      /* What a finalizer made reachable, and what that refers to. */
      return event->kind == RF_EVENT_GC_MOVE && event->b == RF_GC_LIST_REACHABLE;
    case RF_PHASE_CLEAR:
      return event->kind == RF_EVENT_GC_CLEAR;
    case RF_PHASE_MERGE:
    case RF_PHASE_END:
      return event->kind == RF_EVENT_GC_MOVE;
    default:
      return FALSE;
    }
}

static void
count_decision (RfCollection *collection, const RfEvent *event)
{
  RfCollectionPhase *phase = &collection->phases[collection->phase];

  if (event->kind == RF_EVENT_OBJECT_FREE)
    collection->n_freed += event->b != RF_CAUSE_COUNT;
  if (collection->phase == RF_PHASE_MOVE_UNREACHABLE && event->kind == RF_EVENT_GC_MOVE)
    {
      /* Left behind, or brought back. */
      if (event->b == RF_GC_LIST_UNREACHABLE)
        phase->n_done++;
      else if (event->c == RF_GC_LIST_UNREACHABLE && phase->n_done > 0)
        phase->n_done--;
      phase->last = event->a;
    }
  else if (is_decision (collection->phase, event))
    {
      phase->n_done++;
      phase->last = event->a;
    }
}

gboolean
rf_query_collection (RfJournal *journal, RfSteps *steps, guint32 position, RfCollection *collection)
{
  guint n_collections;
  const guint32 *begins = rf_steps_events (steps, RF_STEPS_COLLECTIONS, position, &n_collections);
  RfEvent event;
  guint32 n;

  memset (collection, 0, sizeof *collection);
  if (n_collections == 0)
    return FALSE;
  collection->number = n_collections;
  collection->begin = begins[n_collections - 1];
  event = rf_journal_event (journal, collection->begin);
  collection->generation = event.a;
  collection->reason = event.b;
  for (n = collection->begin - 1; n > 0 && collection->line == 0; n--)
    if (rf_journal_event (journal, n).kind == RF_EVENT_LINE)
      collection->line = rf_journal_event (journal, n).b;
  for (n = collection->begin + 1; n <= position && collection->end == 0; n++)
    {
      event = rf_journal_event (journal, n);
      if (event.kind == RF_EVENT_GC_PHASE)
        {
          collection->phase = event.a < RF_N_PHASES ? event.a : RF_PHASE_NONE;
          collection->phases[collection->phase].event = n;
          collection->phases[collection->phase].n_objects = event.c;
        }
      else if (event.kind == RF_EVENT_GC_END)
        {
          collection->end = n;
          collection->collected = event.a;
          collection->uncollectable = event.b;
        }
      else
        count_decision (collection, &event);
    }
  return TRUE;
}
