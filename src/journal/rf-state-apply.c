/* SPDX-License-Identifier: MIT */

/* What each event does to a state, and how it is undone. The two functions of a kind stand
 * together. Invariant: undo (apply (state)) is the state before, bit for bit where
 * rf_state_equal() looks, from what the record itself holds. The one exception is gc.end, which
 * ends what is only known during a collection; undoing it reads that collection's records again. */

#include "journal/rf-state-private.h"

#include <string.h>

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
apply_frame_push (RfState *state, const RfEvent *event, guint32 n)
{
  RfStateFrame *frame = rf_pages_edit (&state->frames, event->a);

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
undo_frame_push (RfState *state, const RfEvent *event)
{
  RfStateFrame *frame;

  pop_entry (state, event->a);
  frame = rf_pages_edit (&state->frames, event->a);
  if (--frame->n_pushes > 0)
    return;
  /* Names may have been given to it before it was pushed: they are not the push's. */
  frame->function = frame->namespace = frame->first_line = frame->born = 0;
  if (state->n_frames == event->a)
    {
      const RfStateFrame *below;
      do
        {
          state->n_frames--;
          below = rf_pages_peek (&state->frames, state->n_frames);
        }
      while (state->n_frames > 0 && (below == NULL || below->n_pushes == 0));
    }
}

/* @generator: the object that holds the frame from now on; 0: @owner holds it no more. */
static void
set_generator (RfState *state, guint32 frame, guint32 generator, guint32 owner)
{
  ((RfStateFrame *) rf_pages_edit (&state->frames, frame))->generator = generator;
  edit_object (state, owner)->frame = generator != 0 ? frame : 0;
}

static void
suspend_frame (RfState *state, const RfEvent *event)
{
  if (event->aux != 0)
    return; /* the library's */
  pop_entry (state, event->a);
  set_generator (state, event->a, event->c, event->c);
}

static void
resume_frame (RfState *state, const RfEvent *event)
{
  if (event->aux != 0)
    return; /* the library's */
  push_entry (state, event->a, event->e);
  set_generator (state, event->a, 0, event->c);
}

static void
set_name (RfState *state, const RfEvent *event, guint32 target, gboolean forget)
{
  RfStateFrame *frame = rf_pages_edit (&state->frames, event->a);
  gboolean fast = event->sub == RF_SLOT_FAST;

  rf_slots_set (state->memory, &frame->names, RF_SLOTS_FRAME, event->sub,
                fast ? event->e : event->b, fast ? event->b : event->e, target, forget);
}

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
apply_object_new (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n)
{
  RfStateObject *object = edit_object (state, event->a);

  object->status = RF_STATE_EXISTS | (event->aux & RF_NEW_TRACKED ? RF_STATE_TRACKED : 0);
  object->type = event->b;
  object->size = event->c;
  object->address = (guint64) event->e << 32 | event->d;
  object->flags = event->aux;
  object->generation = event->sub;
  object->born = n;
  object->born_line = birth_line (state, journal, n);
  state->n_objects = MAX (state->n_objects, event->a);
  state->n_alive++;
}

static void
undo_object_new (RfState *state, const RfEvent *event)
{
  RfStateObject *object = edit_object (state, event->a);

  rf_slots_drop (object->slots, state->memory);
  memset (object, 0, sizeof *object);
  if (state->n_objects == event->a)
    state->n_objects--;
  state->n_alive--;
}

static void
set_slot (RfState *state, const RfEvent *event, guint32 target, gboolean forget)
{
  RfStateObject *object = edit_object (state, event->a);
  guint32 key = event->sub == RF_SLOT_ENTRY ? event->e : event->sub == RF_SLOT_NAMED ? event->b : 0;

  rf_slots_set (state->memory, &object->slots, RF_SLOTS_OBJECT, event->sub, event->b, key, target,
                forget);
}

static void
set_tracked (RfState *state, const RfEvent *event, gboolean tracked)
{
  RfStateObject *object = edit_object (state, event->a);

  if (tracked)
    object->status |= RF_STATE_TRACKED;
  else
    object->status &= ~RF_STATE_TRACKED;
  object->generation = tracked ? event->b & 3 : 0;
}

static void
change_isolate_alive (RfState *state, guint32 isolate, int by)
{
  if (isolate != 0)
    ((RfStateIsolate *) rf_pages_edit (&state->isolates, isolate))->n_alive += by;
}

static void
apply_object_free (RfState *state, const RfEvent *event, guint32 n)
{
  RfStateObject *object = edit_object (state, event->a);

  object->status |= RF_STATE_FREED;
  object->cause = event->b;
  object->death_line = event->c;
  object->death = n;
  state->n_alive--;
  change_isolate_alive (state, object->isolate, -1);
}

static void
undo_object_free (RfState *state, const RfEvent *event)
{
  RfStateObject *object = edit_object (state, event->a);

  object->status &= ~RF_STATE_FREED;
  object->cause = 0;
  object->death_line = object->death = 0;
  state->n_alive++;
  change_isolate_alive (state, object->isolate, 1);
}

/* --- isolates --------------------------------------------------------------------------------- */

static void
apply_isolate (RfState *state, RfJournal *journal, const RfEvent *event, guint32 n)
{
  guint n_members;
  const guint32 *members = rf_journal_extra (journal, event, &n_members);

  for (guint i = 0; i < n_members; i++)
    {
      edit_object (state, members[i])->isolate = event->a;
      change_isolate_alive (state, members[n_members + i], -1);
    }
  *(RfStateIsolate *) rf_pages_edit (&state->isolates, event->a) = (RfStateIsolate){ n, n_members };
  state->n_isolates = MAX (state->n_isolates, event->a);
}

static void
undo_isolate (RfState *state, RfJournal *journal, const RfEvent *event)
{
  guint n_members;
  const guint32 *members = rf_journal_extra (journal, event, &n_members);

  *(RfStateIsolate *) rf_pages_edit (&state->isolates, event->a) = (RfStateIsolate){ 0, 0 };
  if (state->n_isolates == event->a)
    state->n_isolates--;
  for (guint i = 0; i < n_members; i++)
    {
      edit_object (state, members[i])->isolate = members[n_members + i];
      change_isolate_alive (state, members[n_members + i], 1);
    }
}

static void
set_resurrected (RfState *state, const RfEvent *event, gboolean resurrected)
{
  RfStateObject *object = edit_object (state, event->a);

  object->n_resurrected += resurrected ? 1 : -1;
  if (event->b == 0)
    return;
  object->isolate = resurrected ? 0 : event->b;
  change_isolate_alive (state, event->b, resurrected ? -1 : 1);
}

/* --- collections ------------------------------------------------------------------------------ */

static void
apply_gc_refs (RfState *state, const RfEvent *event)
{
  RfStateGcObject *gc = edit_gc (state, event->a);

  gc->has_refs = (gint32) event->b >= 0;
  gc->gc_refs = (gint32) event->b;
}

static void
undo_gc_refs (RfState *state, const RfEvent *event)
{
  RfStateGcObject *gc = edit_gc (state, event->a);

  gc->has_refs = (gint32) event->c >= 0;
  gc->gc_refs = (gint32) event->c;
}

static void
apply_gc_list (RfState *state, const RfEvent *event)
{
  RfStateGcObject *gc = edit_gc (state, event->a);

  gc->n_moves++;
  gc->list = event->b;
}

static void
apply_gc_move (RfState *state, const RfEvent *event)
{
  apply_gc_list (state, event);
  if (event->b == RF_GC_LIST_OLD)
    edit_object (state, event->a)->generation = event->e & 3;
}

static void
undo_gc_move (RfState *state, const RfEvent *event)
{
  RfStateGcObject *gc = edit_gc (state, event->a);

  gc->n_moves--;
  gc->list = event->c;
  if (event->b == RF_GC_LIST_OLD)
    edit_object (state, event->a)->generation = event->aux & 3;
}

static void
apply_gc_begin (RfState *state, const RfEvent *event, guint32 n)
{
  state->gc = (RfStateGc){ TRUE, event->a, event->b, RF_PHASE_NONE, n };
  state->n_collections++;
}

static void
apply_gc_end (RfState *state)
{
  rf_pages_clear (&state->gc_objects);
  state->gc = (RfStateGc){ 0 };
}

static void
undo_gc_begin (RfState *state)
{
  apply_gc_end (state);
  state->n_collections--;
}

/* The collection's own records tell what was known at its end. */
static void
undo_gc_end (RfState *state, RfJournal *journal, guint32 end)
{
  RfEvent event;
  guint32 begin = end;

  do
    event = rf_journal_event (journal, --begin);
  while (begin > 1 && event.kind != RF_EVENT_GC_BEGIN);
  state->gc = (RfStateGc){ TRUE, event.a, event.b, RF_PHASE_NONE, begin };
  for (guint32 n = begin + 1; n < end; n++)
    {
      event = rf_journal_event (journal, n);
      if (event.kind == RF_EVENT_GC_REFS)
        apply_gc_refs (state, &event);
      else if (event.kind == RF_EVENT_GC_MOVE)
        apply_gc_list (state, &event);
      else if (event.kind == RF_EVENT_GC_PHASE)
        state->gc.phase = event.a;
    }
}

/* --- the table of kinds ----------------------------------------------------------------------- */

void
rf_state_apply (RfState *state, RfJournal *journal, guint32 n)
{
  const RfEvent record = rf_journal_event (journal, n), *event = &record;

  g_assert (n == state->position + 1);
  state->position = n;
  switch ((RfEventKind) event->kind)
    {
    case RF_EVENT_LINE:
      set_line (state, event->a, event->b);
      break;
    case RF_EVENT_FRAME_PUSH:
      if (event->aux == 0)
        apply_frame_push (state, event, n);
      break;
    case RF_EVENT_FRAME_POP:
      if (event->aux == 0)
        pop_entry (state, event->a);
      break;
    case RF_EVENT_FRAME_SUSPEND:
      suspend_frame (state, event);
      break;
    case RF_EVENT_FRAME_RESUME:
      resume_frame (state, event);
      break;
    case RF_EVENT_FRAME_DISCARD:
      if (event->aux == 0)
        set_generator (state, event->a, 0, event->c);
      break;
    case RF_EVENT_OBJECT_NEW:
      apply_object_new (state, journal, event, n);
      break;
    case RF_EVENT_OBJECT_VALUE:
      edit_object (state, event->a)->value = event->c;
      break;
    case RF_EVENT_COUNT:
      edit_object (state, event->a)->count = event->c;
      break;
    case RF_EVENT_SLOT:
      if (!is_opaque (state, event->a))
        set_slot (state, event, event->d, FALSE);
      break;
    case RF_EVENT_SLOT_INSERT:
      if (!is_opaque (state, event->a))
        rf_slots_insert (state->memory, &edit_object (state, event->a)->slots, event->b, event->d);
      break;
    case RF_EVENT_SLOT_REMOVE:
      if (!is_opaque (state, event->a))
        rf_slots_remove (state->memory, &edit_object (state, event->a)->slots, event->b);
      break;
    case RF_EVENT_NAME:
      set_name (state, event, event->d, FALSE);
      break;
    case RF_EVENT_OBJECT_TRACK:
      set_tracked (state, event, event->c != 0);
      break;
    case RF_EVENT_ISOLATE_FORMED:
      apply_isolate (state, journal, event, n);
      break;
    case RF_EVENT_GC_BEGIN:
      apply_gc_begin (state, event, n);
      break;
    case RF_EVENT_GC_PHASE:
      state->gc.phase = event->a;
      break;
    case RF_EVENT_GC_REFS:
      apply_gc_refs (state, event);
      break;
    case RF_EVENT_GC_MOVE:
      apply_gc_move (state, event);
      break;
    case RF_EVENT_FINALIZER_BEGIN:
      edit_object (state, event->a)->n_finalized++;
      running_push (state, event->a);
      break;
    case RF_EVENT_FINALIZER_END:
    case RF_EVENT_CALLBACK_END:
      running_pop (state, event->a);
      break;
    case RF_EVENT_CALLBACK_BEGIN:
      running_push (state, event->a);
      break;
    case RF_EVENT_OBJECT_RESURRECTED:
      set_resurrected (state, event, TRUE);
      break;
    case RF_EVENT_WEAKREF_NEW:
      edit_object (state, event->a)->referent = event->b;
      break;
    case RF_EVENT_WEAKREF_CLEARED:
      edit_object (state, event->a)->referent = 0;
      break;
    case RF_EVENT_GC_CLEAR:
      edit_object (state, event->a)->n_cleared++;
      break;
    case RF_EVENT_OBJECT_FREE:
      apply_object_free (state, event, n);
      break;
    case RF_EVENT_GC_END:
      apply_gc_end (state);
      break;
    case RF_EVENT_OUTPUT:
      state->n_outputs++;
      state->output_bytes[event->a % RF_N_STREAMS] += rf_journal_text_length (journal, event->b);
      break;
    case RF_EVENT_TIME:
      state->time_ms = event->b;
      break;
    case RF_EVENT_MESSAGE:
      state->n_messages++;
      break;
    case RF_EVENT_INPUT:
    case RF_EVENT_RAISE:
      break;
    case RF_EVENT_PROGRAM_END:
      state->ended = TRUE;
      state->exit_status = event->a;
      break;
    case RF_N_EVENTS:
      g_assert_not_reached ();
    }
}

void
rf_state_undo (RfState *state, RfJournal *journal, guint32 n)
{
  const RfEvent record = rf_journal_event (journal, n), *event = &record;

  g_assert (n == state->position);
  state->position = n - 1;
  switch ((RfEventKind) event->kind)
    {
    case RF_EVENT_LINE:
      set_line (state, event->a, event->c);
      break;
    case RF_EVENT_FRAME_PUSH:
      if (event->aux == 0)
        undo_frame_push (state, event);
      break;
    case RF_EVENT_FRAME_POP:
      if (event->aux == 0)
        push_entry (state, event->a, event->e);
      break;
    case RF_EVENT_FRAME_SUSPEND:
      resume_frame (state, event);
      break;
    case RF_EVENT_FRAME_RESUME:
      suspend_frame (state, event);
      break;
    case RF_EVENT_FRAME_DISCARD:
      if (event->aux == 0)
        set_generator (state, event->a, event->c, event->c);
      break;
    case RF_EVENT_OBJECT_NEW:
      undo_object_new (state, event);
      break;
    case RF_EVENT_OBJECT_VALUE:
      edit_object (state, event->a)->value = event->b;
      break;
    case RF_EVENT_COUNT:
      edit_object (state, event->a)->count = event->b;
      break;
    case RF_EVENT_SLOT:
      if (!is_opaque (state, event->a))
        set_slot (state, event, event->c, TRUE);
      break;
    case RF_EVENT_SLOT_INSERT:
      if (!is_opaque (state, event->a))
        rf_slots_remove (state->memory, &edit_object (state, event->a)->slots, event->b);
      break;
    case RF_EVENT_SLOT_REMOVE:
      if (!is_opaque (state, event->a))
        rf_slots_insert (state->memory, &edit_object (state, event->a)->slots, event->b, event->c);
      break;
    case RF_EVENT_NAME:
      set_name (state, event, event->c, TRUE);
      break;
    case RF_EVENT_OBJECT_TRACK:
      set_tracked (state, event, event->c == 0);
      break;
    case RF_EVENT_ISOLATE_FORMED:
      undo_isolate (state, journal, event);
      break;
    case RF_EVENT_GC_BEGIN:
      undo_gc_begin (state);
      break;
    case RF_EVENT_GC_PHASE:
      state->gc.phase = event->b;
      break;
    case RF_EVENT_GC_REFS:
      undo_gc_refs (state, event);
      break;
    case RF_EVENT_GC_MOVE:
      undo_gc_move (state, event);
      break;
    case RF_EVENT_FINALIZER_BEGIN:
      edit_object (state, event->a)->n_finalized--;
      running_pop (state, event->a);
      break;
    case RF_EVENT_FINALIZER_END:
    case RF_EVENT_CALLBACK_END:
      running_push (state, event->a);
      break;
    case RF_EVENT_CALLBACK_BEGIN:
      running_pop (state, event->a);
      break;
    case RF_EVENT_OBJECT_RESURRECTED:
      set_resurrected (state, event, FALSE);
      break;
    case RF_EVENT_WEAKREF_NEW:
      edit_object (state, event->a)->referent = 0;
      break;
    case RF_EVENT_WEAKREF_CLEARED:
      if (!is_opaque (state, event->a))
        edit_object (state, event->a)->referent = event->b;
      break;
    case RF_EVENT_GC_CLEAR:
      edit_object (state, event->a)->n_cleared--;
      break;
    case RF_EVENT_OBJECT_FREE:
      undo_object_free (state, event);
      break;
    case RF_EVENT_GC_END:
      undo_gc_end (state, journal, n);
      break;
    case RF_EVENT_OUTPUT:
      state->n_outputs--;
      state->output_bytes[event->a % RF_N_STREAMS] -= rf_journal_text_length (journal, event->b);
      break;
    case RF_EVENT_TIME:
      state->time_ms = event->a;
      break;
    case RF_EVENT_MESSAGE:
      state->n_messages--;
      break;
    case RF_EVENT_INPUT:
    case RF_EVENT_RAISE:
      break;
    case RF_EVENT_PROGRAM_END:
      state->ended = FALSE;
      state->exit_status = 0;
      break;
    case RF_N_EVENTS:
      g_assert_not_reached ();
    }
}
