/* SPDX-License-Identifier: MIT */

/* What each event does to a state, and how it is undone: one table of kinds, at the end, with a
 * function each that does both. Invariant: undo (apply (state)) is the state before, bit for bit
 * where rf_state_equal() looks, from what the record itself holds. The one exception is gc.end,
 * which ends what is only known during a collection; undoing it reads that collection's records
 * again. */

#include "journal/rf-state-private.h"

#include <string.h>

/* Makes the change of @event, which is event @n; @back: takes it back. */
typedef void (*Change) (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n,
                        gboolean back);

static RfStateObject *
edit_object (RfState *state, guint32 id)
{
  return rf_pages_edit (&state->objects, id);
}

/* An object that was there before the program is announced without its slots, a weak reference
 * without its referent: what happens to them could not be undone, so they stay out of the state. */
static gboolean
is_opaque (const RfState *state, guint32 id)
{
  const RfStateObject *object = rf_state_object (state, id);

  return object != NULL && (object->flags & RF_NEW_INTERNAL) != 0;
}

static RfStateGcObject *
edit_gc (RfState *state, guint32 id)
{
  return rf_pages_edit (&state->gc_objects, id);
}

/* --- frames ----------------------------------------------------------------------------------- */

static void
set_line (RfState *state, guint32 frame, guint32 line)
{
  for (guint i = state->stack->len; i > 0; i--)
    {
      RfStateStackEntry *entry = &g_array_index (state->stack, RfStateStackEntry, i - 1);
      if (entry->frame == frame)
        {
          entry->line = line;
          return;
        }
    }
}

static void
push_entry (RfState *state, guint32 frame, guint32 line)
{
  RfStateStackEntry entry = { frame, line };
  g_array_append_val (state->stack, entry);
  ((RfStateFrame *) rf_pages_edit (&state->frames, frame))->on_stack++;
}

static void
pop_entry (RfState *state, guint32 frame)
{
  for (guint i = state->stack->len; i > 0; i--)
    if (g_array_index (state->stack, RfStateStackEntry, i - 1).frame == frame)
      {
        g_array_remove_index (state->stack, i - 1);
        ((RfStateFrame *) rf_pages_edit (&state->frames, frame))->on_stack--;
        return;
      }
}

static void
line (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  set_line (state, event->a, back ? event->c : event->b);
}

static void
forget_push (RfState *state, guint32 id)
{
  RfStateFrame *frame = rf_pages_edit (&state->frames, id);
  const RfStateFrame *below;

  if (--frame->n_pushes > 0)
    return;
  /* Names may have been given to it before it was pushed: they are not the push's. */
  frame->function = frame->namespace = frame->first_line = frame->born = 0;
  if (state->n_frames != id)
    return;
  do
    {
      state->n_frames--;
      below = rf_pages_peek (&state->frames, state->n_frames);
    }
  while (state->n_frames > 0 && (below == NULL || below->n_pushes == 0));
}

static void
frame_push (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  RfStateFrame *frame;

  if (event->aux != 0)
    return; /* the library's */
  if (back)
    {
      pop_entry (state, event->a);
      forget_push (state, event->a);
      return;
    }
  frame = rf_pages_edit (&state->frames, event->a);
  if (frame->n_pushes++ == 0)
    {
      frame->function = event->b;
      frame->namespace = event->c;
      frame->first_line = event->e;
      frame->born = n;
      state->n_frames = MAX (state->n_frames, event->a);
    }
  push_entry (state, event->a, event->e);
}

static void
frame_pop (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  if (event->aux != 0)
    return; /* the library's */
  if (back)
    push_entry (state, event->a, event->e);
  else
    pop_entry (state, event->a);
}

/* The generator of @event holds its frame from now on, at the line of @event; or no more. */
static void
set_suspended (RfState *state, const RfEvent *event, gboolean suspended)
{
  RfStateFrame *frame = rf_pages_edit (&state->frames, event->a);

  frame->generator = suspended ? event->c : 0;
  frame->line = suspended ? event->e : 0;
  edit_object (state, event->c)->frame = suspended ? event->a : 0;
}

static void
frame_discard (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  if (event->aux != 0)
    return; /* the library's */
  set_suspended (state, event, back);
}

static void
frame_suspend (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  if (event->aux != 0)
    return; /* the library's */
  if (back)
    push_entry (state, event->a, event->e);
  else
    pop_entry (state, event->a);
  set_suspended (state, event, !back);
}

static void
frame_resume (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  frame_suspend (state, journal, event, n, !back);
}

static void
name (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  RfStateFrame *frame = rf_pages_edit (&state->frames, event->a);
  gboolean fast = event->sub == RF_SLOT_FAST;

  rf_slots_set (state->memory, &frame->names, RF_SLOTS_FRAME, event->sub,
                fast ? event->e : event->b, fast ? event->b : event->e, back ? event->c : event->d,
                back);
}

/* --- finalizers and callbacks that run -------------------------------------------------------- */

static void
running_push (RfState *state, guint32 object)
{
  RfStateRunning running = { object, state->stack->len };
  g_array_append_val (state->running, running);
  edit_object (state, object)->n_running++;
}

static void
running_pop (RfState *state, guint32 object)
{
  edit_object (state, object)->n_running--;
  if (state->running->len > 0)
    g_array_set_size (state->running, state->running->len - 1);
}

static void
callback_begin (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  if (back)
    running_pop (state, event->a);
  else
    running_push (state, event->a);
}

static void
running_end (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  callback_begin (state, journal, event, n, !back);
}

static void
finalizer_begin (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  edit_object (state, event->a)->n_finalized += back ? -1 : 1;
  callback_begin (state, journal, event, n, back);
}

/* --- objects ---------------------------------------------------------------------------------- */

/* Events that are gone over for the call that an object is an argument of. */
#define MAX_ARGUMENT_EVENTS 200u

/* Whether the frame on top was called by event @n and has not begun its first line: then what is
 * first heard of is one of its arguments, made by the line of the caller. */
static gboolean
binds_arguments (RfJournal *journal, guint32 n)
{
  for (guint32 i = n - 1; i > 0 && n - i < MAX_ARGUMENT_EVENTS; i--)
    switch ((RfEventKind) rf_journal_event (journal, i).kind)
      {
      case RF_EVENT_OBJECT_NEW:
      case RF_EVENT_OBJECT_VALUE:
      case RF_EVENT_COUNT:
      case RF_EVENT_NAME:
        break;
      case RF_EVENT_FRAME_PUSH:
        return rf_journal_event (journal, i).aux == 0;
      default:
        return FALSE;
      }
  return FALSE;
}

static guint32
birth_line (RfState *state, RfJournal *journal, guint32 n)
{
  guint depth = state->stack->len;

  if (depth >= 2 && binds_arguments (journal, n))
    return g_array_index (state->stack, RfStateStackEntry, depth - 2).line;
  return rf_state_line (state);
}

static void
object_new (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  RfStateObject *object = edit_object (state, event->a);

  state->n_alive += back ? -1 : 1;
  if (back)
    {
      rf_slots_drop (object->slots, state->memory);
      memset (object, 0, sizeof *object);
      if (state->n_objects == event->a)
        state->n_objects--;
      return;
    }
  object->status = RF_STATE_EXISTS | (event->aux & RF_NEW_TRACKED ? RF_STATE_TRACKED : 0);
  object->type = event->b;
  object->size = event->c;
  object->address = (guint64) event->e << 32 | event->d;
  object->flags = event->aux;
  object->generation = event->sub;
  object->born = n;
  object->born_line = birth_line (state, journal, n);
  state->n_objects = MAX (state->n_objects, event->a);
}

static void
object_value (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  edit_object (state, event->a)->value = back ? event->b : event->c;
}

static void
count (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  edit_object (state, event->a)->count = back ? event->b : event->c;
}

static void
slot (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  guint32 key = event->sub == RF_SLOT_ENTRY ? event->e : event->sub == RF_SLOT_NAMED ? event->b : 0;

  if (!is_opaque (state, event->a))
    rf_slots_set (state->memory, &edit_object (state, event->a)->slots, RF_SLOTS_OBJECT, event->sub,
                  event->b, key, back ? event->c : event->d, back);
}

static void
move_items (RfState *state, const RfEvent *event, gboolean insert, guint32 target)
{
  if (is_opaque (state, event->a))
    return;
  if (insert)
    rf_slots_insert (state->memory, &edit_object (state, event->a)->slots, event->b, target);
  else
    rf_slots_remove (state->memory, &edit_object (state, event->a)->slots, event->b);
}

static void
slot_insert (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  move_items (state, event, !back, event->d);
}

static void
slot_remove (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  move_items (state, event, back, event->c);
}

static void
object_track (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  RfStateObject *object = edit_object (state, event->a);
  gboolean tracked = (event->c != 0) != back;

  if (tracked)
    object->status |= RF_STATE_TRACKED;
  else
    object->status &= ~RF_STATE_TRACKED;
  object->generation = tracked ? event->b & 3 : 0;
}

static void
weakref_new (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  edit_object (state, event->a)->referent = back ? 0 : event->b;
}

static void
weakref_cleared (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  if (!back)
    edit_object (state, event->a)->referent = 0;
  else if (!is_opaque (state, event->a))
    edit_object (state, event->a)->referent = event->b;
}

static void
change_isolate_alive (RfState *state, guint32 isolate, int by)
{
  if (isolate != 0)
    ((RfStateIsolate *) rf_pages_edit (&state->isolates, isolate))->n_alive += by;
}

static void
object_free (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  RfStateObject *object = edit_object (state, event->a);

  if (back)
    object->status &= ~RF_STATE_FREED;
  else
    object->status |= RF_STATE_FREED;
  object->cause = back ? 0 : event->b;
  object->death_line = back ? 0 : event->c;
  object->death = back ? 0 : n;
  state->n_alive += back ? 1 : -1;
  change_isolate_alive (state, object->isolate, back ? 1 : -1);
}

/* --- isolates --------------------------------------------------------------------------------- */

static void
isolate_formed (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  RfStateIsolate *isolate;
  guint n_members;
  /* The members, then what isolate each was in before. */
  const guint32 *members = rf_journal_extra (journal, event, &n_members);

  for (guint i = 0; i < n_members; i++)
    {
      edit_object (state, members[i])->isolate = back ? members[n_members + i] : event->a;
      change_isolate_alive (state, members[n_members + i], back ? 1 : -1);
    }
  isolate = rf_pages_edit (&state->isolates, event->a);
  if (!back)
    {
      *isolate = (RfStateIsolate){ n, n_members };
      state->n_isolates = MAX (state->n_isolates, event->a);
      return;
    }
  *isolate = (RfStateIsolate){ 0, 0 };
  if (state->n_isolates == event->a)
    state->n_isolates--;
}

static void
object_resurrected (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n,
                    gboolean back)
{
  RfStateObject *object = edit_object (state, event->a);

  object->n_resurrected += back ? -1 : 1;
  if (event->b == 0)
    return;
  object->isolate = back ? event->b : 0;
  change_isolate_alive (state, event->b, back ? 1 : -1);
}

/* --- collections ------------------------------------------------------------------------------ */

static void
gc_refs (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  RfStateGcObject *gc = edit_gc (state, event->a);
  guint32 refs = back ? event->c : event->b;

  gc->has_refs = (gint32) refs >= 0;
  gc->gc_refs = (gint32) refs;
}

static void
set_list (RfState *state, const RfEvent *event, gboolean back)
{
  RfStateGcObject *gc = edit_gc (state, event->a);

  gc->n_moves += back ? -1 : 1;
  gc->list = back ? event->c : event->b;
}

static void
gc_move (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  set_list (state, event, back);
  if (event->b == RF_GC_LIST_OLD)
    edit_object (state, event->a)->generation = (back ? event->aux : event->e) & 3;
}

static void
gc_phase (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  state->gc.phase = back ? event->b : event->a;
}

static void
gc_clear (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  edit_object (state, event->a)->n_cleared += back ? -1 : 1;
}

static void
forget_collection (RfState *state)
{
  rf_pages_clear (&state->gc_objects);
  state->gc = (RfStateGc){ 0 };
}

static void
gc_begin (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  state->n_collections += back ? -1 : 1;
  if (back)
    forget_collection (state);
  else
    state->gc = (RfStateGc){ TRUE, event->a, event->b, RF_PHASE_NONE, n };
}

/* The collection's own records tell what was known at its end. */
static void
gc_end (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  RfEvent record;
  guint32 begin = n;

  if (!back)
    {
      forget_collection (state);
      return;
    }
  do
    record = rf_journal_event (journal, --begin);
  while (begin > 1 && record.kind != RF_EVENT_GC_BEGIN);
  state->gc = (RfStateGc){ TRUE, record.a, record.b, RF_PHASE_NONE, begin };
  for (guint32 i = begin + 1; i < n; i++)
    {
      record = rf_journal_event (journal, i);
      if (record.kind == RF_EVENT_GC_REFS)
        gc_refs (state, journal, &record, i, FALSE);
      else if (record.kind == RF_EVENT_GC_MOVE)
        set_list (state, &record, FALSE);
      else if (record.kind == RF_EVENT_GC_PHASE)
        state->gc.phase = record.a;
    }
}

/* --- the program ------------------------------------------------------------------------------ */

static void
output (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  gssize bytes = rf_journal_text_length (journal, event->b);

  state->n_outputs += back ? -1 : 1;
  state->output_bytes[event->a % RF_N_STREAMS] += back ? -bytes : bytes;
}

static void
virtual_time (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  state->time_ms = back ? event->a : event->b;
}

static void
message (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  state->n_messages += back ? -1 : 1;
}

static void
program_end (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
  state->ended = !back;
  state->exit_status = back ? 0 : event->a;
}

static void
nothing (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n, gboolean back)
{
}

/* --- the table of kinds ----------------------------------------------------------------------- */

static const Change changes[RF_N_EVENTS] = {
  [RF_EVENT_LINE] = line,
  [RF_EVENT_FRAME_PUSH] = frame_push,
  [RF_EVENT_FRAME_POP] = frame_pop,
  [RF_EVENT_FRAME_SUSPEND] = frame_suspend,
  [RF_EVENT_FRAME_RESUME] = frame_resume,
  [RF_EVENT_FRAME_DISCARD] = frame_discard,
  [RF_EVENT_OBJECT_NEW] = object_new,
  [RF_EVENT_OBJECT_VALUE] = object_value,
  [RF_EVENT_COUNT] = count,
  [RF_EVENT_SLOT] = slot,
  [RF_EVENT_SLOT_INSERT] = slot_insert,
  [RF_EVENT_SLOT_REMOVE] = slot_remove,
  [RF_EVENT_NAME] = name,
  [RF_EVENT_OBJECT_TRACK] = object_track,
  [RF_EVENT_ISOLATE_FORMED] = isolate_formed,
  [RF_EVENT_GC_BEGIN] = gc_begin,
  [RF_EVENT_GC_PHASE] = gc_phase,
  [RF_EVENT_GC_REFS] = gc_refs,
  [RF_EVENT_GC_MOVE] = gc_move,
  [RF_EVENT_FINALIZER_BEGIN] = finalizer_begin,
  [RF_EVENT_FINALIZER_END] = running_end,
  [RF_EVENT_OBJECT_RESURRECTED] = object_resurrected,
  [RF_EVENT_WEAKREF_NEW] = weakref_new,
  [RF_EVENT_WEAKREF_CLEARED] = weakref_cleared,
  [RF_EVENT_CALLBACK_BEGIN] = callback_begin,
  [RF_EVENT_CALLBACK_END] = running_end,
  [RF_EVENT_GC_CLEAR] = gc_clear,
  [RF_EVENT_OBJECT_FREE] = object_free,
  [RF_EVENT_GC_END] = gc_end,
  [RF_EVENT_OUTPUT] = output,
  [RF_EVENT_INPUT] = nothing,
  [RF_EVENT_MESSAGE] = message,
  [RF_EVENT_TIME] = virtual_time,
  [RF_EVENT_RAISE] = nothing,
  [RF_EVENT_PROGRAM_END] = program_end,
};

void
rf_state_apply (RfState *state, RfJournal *journal, guint32 n)
{
  const RfEvent event = rf_journal_event (journal, n);

  g_assert (n == state->position + 1);
  state->position = n;
  changes[event.kind](state, journal, &event, n, FALSE);
}

void
rf_state_undo (RfState *state, RfJournal *journal, guint32 n)
{
  const RfEvent event = rf_journal_event (journal, n);

  g_assert (n == state->position);
  state->position = n - 1;
  changes[event.kind](state, journal, &event, n, TRUE);
}
