/* SPDX-License-Identifier: MIT */

/* A state: making, copying, looking, comparing. What events do to it is in rf-state-apply.c. */

#include "journal/rf-state.h"

#include "journal/rf-state-private.h"

#include <string.h>

static void
hold_object (gpointer element)
{
  rf_slots_hold (((RfStateObject *) element)->slots);
}

static void
drop_object (gpointer element, RfStateMemory *memory)
{
  rf_slots_drop (((RfStateObject *) element)->slots, memory);
}

static void
hold_frame (gpointer element)
{
  rf_slots_hold (((RfStateFrame *) element)->names);
}

static void
drop_frame (gpointer element, RfStateMemory *memory)
{
  rf_slots_drop (((RfStateFrame *) element)->names, memory);
}

/* Small pages where elements own something: copying one then touches few others. */
static const RfPagesType object_pages = { 4, sizeof (RfStateObject), hold_object, drop_object };
static const RfPagesType frame_pages = { 4, sizeof (RfStateFrame), hold_frame, drop_frame };
static const RfPagesType isolate_pages = { 6, sizeof (RfStateIsolate), NULL, NULL };
static const RfPagesType gc_pages = { 6, sizeof (RfStateGcObject), NULL, NULL };

static gsize
fixed_bytes (const RfState *state)
{
  return sizeof *state + state->stack->len * sizeof (RfStateStackEntry) +
         state->running->len * sizeof (RfStateRunning);
}

RfState *
rf_state_new (void)
{
  RfState *state = g_new0 (RfState, 1);

  state->memory = rf_state_memory_new ();
  state->stack = g_array_new (FALSE, FALSE, sizeof (RfStateStackEntry));
  state->running = g_array_new (FALSE, FALSE, sizeof (RfStateRunning));
  rf_pages_init (&state->objects, &object_pages, state->memory);
  rf_pages_init (&state->frames, &frame_pages, state->memory);
  rf_pages_init (&state->isolates, &isolate_pages, state->memory);
  rf_pages_init (&state->gc_objects, &gc_pages, state->memory);
  return state;
}

RfState *
rf_state_copy (const RfState *state)
{
  RfState *copy = g_memdup2 (state, sizeof *state);

  rf_state_memory_ref (copy->memory);
  copy->stack = g_array_copy (state->stack);
  copy->running = g_array_copy (state->running);
  rf_pages_copy (&copy->objects, &state->objects);
  rf_pages_copy (&copy->frames, &state->frames);
  rf_pages_copy (&copy->isolates, &state->isolates);
  rf_pages_copy (&copy->gc_objects, &state->gc_objects);
  return copy;
}

void
rf_state_free (RfState *state)
{
  if (state == NULL)
    return;
  rf_pages_clear (&state->objects);
  rf_pages_clear (&state->frames);
  rf_pages_clear (&state->isolates);
  rf_pages_clear (&state->gc_objects);
  g_array_unref (state->stack);
  g_array_unref (state->running);
  rf_state_memory_unref (state->memory);
  g_free (state);
}

gsize
rf_state_bytes (const RfState *state)
{
  gssize bytes = __atomic_load_n (&state->memory->bytes, __ATOMIC_RELAXED);
  return MAX (bytes, 0) + fixed_bytes (state);
}

/* --- looking ---------------------------------------------------------------------------------- */

const RfStateObject *
rf_state_object (const RfState *state, guint32 id)
{
  const RfStateObject *object = id == 0 ? NULL : rf_pages_peek (&state->objects, id);

  return object != NULL && (object->status & RF_STATE_EXISTS) ? object : NULL;
}

gint32
rf_state_gc_refs (const RfState *state, guint32 id)
{
  const RfStateGcObject *gc = rf_pages_peek (&state->gc_objects, id);

  return gc != NULL && gc->has_refs ? gc->gc_refs : -1;
}

int
rf_state_gc_list (const RfState *state, guint32 id)
{
  const RfStateGcObject *gc = rf_pages_peek (&state->gc_objects, id);

  return gc != NULL && gc->n_moves > 0 ? gc->list : -1;
}

const RfStateFrame *
rf_state_frame (const RfState *state, guint32 id)
{
  const RfStateFrame *frame = id == 0 ? NULL : rf_pages_peek (&state->frames, id);

  return frame != NULL && frame->n_pushes > 0 ? frame : NULL;
}

guint
rf_state_stack_depth (const RfState *state)
{
  return state->stack->len;
}

RfStateStackEntry
rf_state_stack_entry (const RfState *state, guint index)
{
  g_assert (index < state->stack->len);
  return g_array_index (state->stack, RfStateStackEntry, index);
}

/* The high bit of the cursor says that the frame's own names are through. */
gboolean
rf_state_frame_next_name (const RfState *state, guint32 id, gboolean removed, guint *cursor,
                          RfStateSlot *name)
{
  const RfStateFrame *frame = rf_pages_peek (&state->frames, id);
  const guint second = 1u << 31;
  const RfStateObject *namespace;
  guint at = *cursor & ~second;
  gboolean more = FALSE;

  if (id == 0 || frame == NULL)
    return FALSE;
  if ((*cursor & second) == 0)
    {
      more = removed ? rf_slots_next_with_removed (frame->names, &at, name)
                     : rf_slots_next (frame->names, &at, name);
      *cursor = more ? at : second;
      at = 0;
    }
  if (more)
    return TRUE;
  namespace = rf_state_object (state, frame->namespace);
  while (namespace != NULL && (removed ? rf_slots_next_with_removed (namespace->slots, &at, name)
                                       : rf_slots_next (namespace->slots, &at, name)))
    {
      *cursor = at | second;
      if (name->kind == RF_SLOT_ENTRY)
        return TRUE;
    }
  return FALSE;
}

guint32
rf_state_line (const RfState *state)
{
  if (state->stack->len == 0)
    return 0;
  return g_array_index (state->stack, RfStateStackEntry, state->stack->len - 1).line;
}

guint
rf_state_n_running (const RfState *state)
{
  return state->running->len;
}

RfStateRunning
rf_state_running (const RfState *state, guint index)
{
  g_assert (index < state->running->len);
  return g_array_index (state->running, RfStateRunning, index);
}

RfStateIsolate
rf_state_isolate (const RfState *state, guint32 id)
{
  const RfStateIsolate *isolate = rf_pages_peek (&state->isolates, id);

  return isolate == NULL ? (RfStateIsolate){ 0, 0 } : *isolate;
}

void
rf_state_append_slot_name (const RfState *state, RfJournal *journal, const RfStateSlot *slot,
                           GString *out)
{
  const RfStateObject *key;

  switch ((RfSlotKind) slot->kind)
    {
    case RF_SLOT_NAMED:
    case RF_SLOT_FAST:
      g_string_append (out, rf_journal_text (journal, slot->key));
      break;
    case RF_SLOT_ENTRY:
      key = rf_state_object (state, slot->key);
      if (key != NULL && key->value != 0)
        rf_journal_append_unquoted (out, rf_journal_text (journal, key->value));
      else
        rf_state_append_object_name (state, journal, slot->key, out);
      break;
    case RF_SLOT_INDEX:
    case RF_SLOT_MEMBER:
      g_string_append_printf (out, "%u", slot->number);
      break;
    }
}

void
rf_state_append_object_name (const RfState *state, RfJournal *journal, guint32 id, GString *out)
{
  const RfStateObject *object = rf_state_object (state, id);

  if (object == NULL)
    g_string_append_printf (out, "#%u", id);
  else if ((object->flags & RF_NEW_ATOM) && object->value != 0)
    g_string_append (out, rf_journal_text (journal, object->value));
  else if (object->value != 0 && (object->flags & (RF_NEW_CLASS | RF_NEW_FUNCTION | RF_NEW_MODULE)))
    g_string_append_printf (out, "%s %s #%u",
                            object->flags & RF_NEW_CLASS      ? "class"
                            : object->flags & RF_NEW_FUNCTION ? "function"
                                                              : "module",
                            rf_journal_text (journal, object->value), id);
  else
    g_string_append_printf (out, "%s #%u", rf_journal_text (journal, object->type), id);
}

/* --- comparing -------------------------------------------------------------------------------- */

static gboolean
differ (GString *why, const char *what, guint32 id)
{
  if (why != NULL)
    g_string_append_printf (why, "%s %u", what, id);
  return FALSE;
}

static gboolean
objects_equal (const RfState *a, const RfState *b, guint32 id, GString *why)
{
  static const RfStateObject none;
  static const RfStateGcObject no_gc;
  const RfStateObject *x = rf_pages_peek (&a->objects, id), *y = rf_pages_peek (&b->objects, id);
  const RfStateGcObject *g = rf_pages_peek (&a->gc_objects, id);
  const RfStateGcObject *h = rf_pages_peek (&b->gc_objects, id);

  x = x ? x : &none;
  y = y ? y : &none;
  g = g ? g : &no_gc;
  h = h ? h : &no_gc;
  /* All but the pointer to the slots, which is not the last field. */
  if (x->address != y->address ||
      memcmp (&x->type, &y->type, sizeof *x - G_STRUCT_OFFSET (RfStateObject, type)) != 0)
    return differ (why, "object", id);
  if (!rf_slots_equal (x->slots, y->slots))
    return differ (why, "slots of object", id);
  if (g->has_refs != h->has_refs || (g->has_refs && g->gc_refs != h->gc_refs))
    return differ (why, "gc_refs of object", id);
  if (g->n_moves != h->n_moves || (g->n_moves > 0 && g->list != h->list))
    return differ (why, "collector's list of object", id);
  return TRUE;
}

static gboolean
frames_equal (const RfState *a, const RfState *b, guint32 id, GString *why)
{
  static const RfStateFrame none;
  const RfStateFrame *x = rf_pages_peek (&a->frames, id), *y = rf_pages_peek (&b->frames, id);

  x = x ? x : &none;
  y = y ? y : &none;
  if (memcmp (&x->function, &y->function, sizeof *x - G_STRUCT_OFFSET (RfStateFrame, function)) !=
      0)
    return differ (why, "frame", id);
  if (!rf_slots_equal (x->names, y->names))
    return differ (why, "names of frame", id);
  return TRUE;
}

static gboolean
arrays_equal (const GArray *a, const GArray *b)
{
  return a->len == b->len &&
         (a->len == 0 ||
          memcmp (a->data, b->data, a->len * g_array_get_element_size ((GArray *) a)) == 0);
}

gboolean
rf_state_equal (const RfState *a, const RfState *b, GString *why)
{
  if (a->position != b->position || a->n_objects != b->n_objects || a->n_alive != b->n_alive ||
      a->n_frames != b->n_frames || a->n_isolates != b->n_isolates)
    return differ (why, "numbers at position", a->position);
  if (!arrays_equal (a->stack, b->stack) || !arrays_equal (a->running, b->running))
    return differ (why, "stack at position", a->position);
  if (memcmp (&a->gc, &b->gc, sizeof a->gc) != 0 || a->n_collections != b->n_collections)
    return differ (why, "collection at position", a->position);
  if (a->time_ms != b->time_ms || a->n_outputs != b->n_outputs || a->n_messages != b->n_messages ||
      memcmp (a->output_bytes, b->output_bytes, sizeof a->output_bytes) != 0 ||
      a->ended != b->ended || a->exit_status != b->exit_status)
    return differ (why, "output, time or end at position", a->position);
  for (guint32 id = 1; id <= a->n_objects; id++)
    if (!objects_equal (a, b, id, why))
      return FALSE;
  for (guint32 id = 1; id <= a->n_frames; id++)
    if (!frames_equal (a, b, id, why))
      return FALSE;
  for (guint32 id = 1; id <= a->n_isolates; id++)
    {
      RfStateIsolate x = rf_state_isolate (a, id), y = rf_state_isolate (b, id);
      if (x.event != y.event || x.n_alive != y.n_alive)
        return differ (why, "isolate", id);
    }
  return TRUE;
}
