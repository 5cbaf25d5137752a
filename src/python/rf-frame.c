/* SPDX-License-Identifier: MIT */

/* Frames: their life, their slots, and what holds what.
 *
 * Invariants: see rf-frame.h. The order in which a frame lets go of things is CPython's: locals in
 * order (a cell stands in the place of the argument it was made of), cells, namespace, function,
 * code. */

#include "python/rf-frame-private.h"

#include "heap/rf-collector.h"
#include "python/rf-exception.h"
#include "python/rf-generator.h"
#include "python/rf-setup.h"
#include "python/rf-traceback.h"

#include <string.h>

/* Frames of up to this many slots are kept for reuse, with zeroes in what rf_frame_push_plain()
 * does not set. */
#define CACHED_SLOTS 40
#define CACHED_FRAMES 64
#define CACHED_MEMORY (sizeof (RfFrame) + CACHED_SLOTS * sizeof (RfObject *))

typedef struct
{
  RfFrame *frames[CACHED_FRAMES];
  guint n;
} FrameCache;

static FrameCache *
frame_cache (RfMachine *m)
{
  if (m->frame_state == NULL)
    m->frame_state = g_new0 (FrameCache, 1);
  return m->frame_state;
}

void
rf_frame_teardown (RfMachine *m)
{
  FrameCache *cache = m->frame_state;

  if (cache == NULL)
    return;
  for (guint i = 0; i < cache->n; i++)
    g_free (cache->frames[i]);
  g_clear_pointer (&m->frame_state, g_free);
}

/* A frame with zeroes in its head and its first @n_cleared slots. */
static RfFrame *
frame_alloc (RfMachine *m, gsize n_slots, gsize n_cleared)
{
  FrameCache *cache = frame_cache (m);
  gsize memory = sizeof (RfFrame) + MAX (n_slots, CACHED_SLOTS) * sizeof (RfObject *);
  RfFrame *frame;

  if (n_slots <= CACHED_SLOTS && cache->n > 0)
    {
      frame = cache->frames[--cache->n];
      frame->ip = 0;
    }
  else
    {
      if (!rf_heap_charge (m->heap, memory))
        return rf_raise_memory (m);
      frame = g_try_malloc (memory);
      if (frame == NULL)
        {
          rf_heap_discharge (m->heap, memory);
          return rf_raise_memory (m);
        }
      memset (frame, 0, sizeof *frame);
      frame->memory = memory;
    }
  memset (frame->fast, 0, n_cleared * sizeof (RfObject *));
  return frame;
}

void
rf_frame_let_loose (RfMachine *m, RfFrame *frame)
{
  if (frame->loose != NULL)
    return;
  frame->next_loose = m->loose;
  frame->loose = &m->loose;
  if (m->loose != NULL)
    m->loose->loose = &frame->next_loose;
  m->loose = frame;
}

static void
leave_loose (RfFrame *frame)
{
  *frame->loose = frame->next_loose;
  if (frame->next_loose != NULL)
    frame->next_loose->loose = frame->loose;
  frame->loose = NULL;
}

void
rf_frame_free (RfHeap *heap, RfFrame *frame)
{
  FrameCache *cache = heap->tearing_down ? NULL : rf_machine_of (heap)->frame_state;

  if (frame->loose != NULL && !heap->tearing_down)
    leave_loose (frame);

  if (cache != NULL && cache->n < CACHED_FRAMES && frame->memory == CACHED_MEMORY)
    {
      gsize memory = frame->memory;

      memset (frame, 0, sizeof *frame);
      frame->memory = memory;
      cache->frames[cache->n++] = frame;
      return;
    }
  rf_heap_discharge (heap, frame->memory);
  g_free (frame);
}

/* --- names ------------------------------------------------------------------------------------ */

RfObject *
rf_frame_slot_name (const RfFrame *frame, guint index)
{
  const RfCode *code = frame->code;

  if (index < frame->n_fast)
    return code->varnames[index];
  index -= frame->n_fast;
  return index < code->n_cellvars ? code->cellvars[index]
                                  : code->freevars[index - code->n_cellvars];
}

void
rf_frame_note (RfMachine *m, RfFrame *frame, guint index, RfObject *from, RfObject *to)
{
  RfHeap *heap = m->heap;
  guint32 name, from_id, to_id;

  if (heap->sink == NULL || from == to)
    return;
  name = rf_str_text (m, rf_frame_slot_name (frame, index));
  from_id = rf_heap_id (heap, from);
  to_id = rf_heap_id (heap, to);
  rf_heap_emit (heap, RF_EVENT_NAME, RF_SLOT_FAST, 0, frame->id, name, from_id, to_id, index);
}

void
rf_frame_store (RfMachine *m, RfFrame *frame, guint index, RfObject *value)
{
  RfObject *old = frame->fast[index];

  frame->fast[index] = value;
  if (RF_RECORDING (m->heap))
    rf_frame_note (m, frame, index, old, value);
  rf_xdrop (m, old);
}

/* How many frames are looked at: a method and its callers. */
#define NEAR_FRAMES 4
/* And how many names of a namespace. */
#define NEAR_NAMES 32

static inline void
visit_flagged (RfObject *object, guint32 flags, RfVisit visit, gpointer user)
{
  if (object != NULL && (flags == 0 || (object->flags & flags) != 0))
    visit (object, user);
}

static void
visit_near_entries (const RfTable *table, guint32 flags, RfVisit visit, gpointer user)
{
  guint32 n = MIN (table->n_entries, NEAR_NAMES);

  for (guint32 i = 0; i < n; i++)
    if (table->entries[i].key != NULL)
      visit_flagged (table->entries[i].value, flags, visit, user);
}

void
rf_frame_visit_named (gpointer machine, guint32 flags, RfVisit visit, gpointer user)
{
  RfMachine *m = machine;
  RfFrame *frame = m->frame;

  for (int n = 0; frame != NULL && n < NEAR_FRAMES; n++, frame = frame->back)
    {
      if (flags == RF_OBJECT_CANDIDATE && m->heap->candidates->len == m->heap->n_isolated)
        return;
      visit_flagged (frame->function, flags, visit, user);
      for (guint32 i = 0; i < frame->n_fast; i++)
        visit_flagged (frame->fast[i], flags, visit, user);
      if (frame->locals != NULL && RF_CLASS_OF (frame->locals) == m->class_dict)
        visit_near_entries (((RfDict *) frame->locals)->table, flags, visit, user);
    }
}

/* --- life ------------------------------------------------------------------------------------- */

/* An __init__ that a call of its class runs is two frames deep when it is inlined, and needs C
 * recursion when it is not; before 3.12 both count for one limit. */
static int
depth_of (RfMachine *m, guint32 flags)
{
  gboolean two = m->profile->c_recursion_limit == 0 || flags & RF_FRAME_INLINED;

  return flags & RF_FRAME_INIT && two ? 2 : 1;
}

static int
c_depth_of (RfMachine *m, guint32 flags)
{
  gboolean inner = flags & (RF_FRAME_ENTRY | RF_FRAME_INLINED);

  return flags & RF_FRAME_INIT && m->profile->c_recursion_limit != 0 && !inner ? 3 : 0;
}

static gboolean
check_depth (RfMachine *m, guint32 flags)
{
  int weight = depth_of (m, flags), c_weight = c_depth_of (m, flags);
  int c_part = m->profile->immortal_objects ? 0 : m->c_depth - m->eval_depth;

  if (m->depth + c_part + weight > m->recursion_limit)
    {
      rf_raise (m, RF_EXC_RecursionError, "maximum recursion depth exceeded%s",
                m->depth + c_part + weight > m->recursion_limit + 1 && !m->profile->immortal_objects
                  ? " while calling a Python object"
                  : "");
      return FALSE;
    }
  if (c_weight > 0 && m->c_depth + m->eval_depth + c_weight > m->profile->c_recursion_limit)
    {
      rf_raise (m, RF_EXC_RecursionError, "maximum recursion depth exceeded");
      return FALSE;
    }
  return TRUE;
}

gboolean
rf_frame_is_library (const RfFrame *frame)
{
  return frame->code != NULL && (frame->code->flags & RF_CODE_LIBRARY) != 0;
}

/* The nearest frame of the program's own code, from @frame outwards; NULL: none. */
static const RfFrame *
shown_frame (const RfFrame *frame)
{
  while (frame != NULL && rf_frame_is_library (frame))
    frame = frame->back;
  return frame;
}

guint32
rf_frame_shown_id (const RfFrame *frame)
{
  frame = shown_frame (frame);
  return frame != NULL ? frame->id : 0;
}

/* That may collect. */
static void
count_frame (RfMachine *m, RfCode *code, RfObject *function)
{
  if (function != NULL)
    rf_hold (m->heap, function);
  rf_heap_frame_begins (m->heap, &code->keeps_frame);
  if (function != NULL)
    rf_release (m->heap, 1);
}

RfFrame *
rf_frame_push (RfMachine *m, RfCode *code, RfObject *function, RfObject *globals,
               RfObject *builtins, RfObject *locals, guint32 flags)
{
  RfHeap *heap = m->heap;
  guint32 n_cells = code->n_cellvars + code->n_freevars;
  RfFrame *frame = NULL;

  if (m->stop != RF_STOP_NONE)
    rf_exception_raise_stop (m);
  else if (check_depth (m, flags))
    {
      count_frame (m, code, function);
      frame = frame_alloc (m, (gsize) code->n_locals + n_cells + code->stack_size,
                           (gsize) code->n_locals + n_cells);
    }
  if (frame == NULL)
    {
      rf_xdrop (m, function);
      return NULL;
    }
  frame->code = (RfCode *) rf_ref (heap, &code->base);
  frame->function = function;
  frame->globals = globals;
  frame->builtins = builtins;
  if (function == NULL)
    {
      flags |= RF_FRAME_COUNTS_GLOBALS;
      rf_ref (heap, globals);
      rf_ref (heap, builtins);
    }
  if (locals != NULL)
    frame->locals = rf_ref (heap, locals);
  frame->flags = flags;
  frame->n_fast = code->n_locals;
  frame->n_cells = n_cells;
  frame->cells = frame->fast + frame->n_fast;
  frame->stack = frame->sp = frame->cells + n_cells;
  frame->id = ++m->last_frame_id;
  frame->line = 0;
  frame->n_holds = heap->holds->len;
  frame->back = m->frame;
  m->frame = frame;
  m->depth += depth_of (m, flags);
  m->c_depth += c_depth_of (m, flags);
  if (RF_RECORDING (heap))
    {
      guint32 name = rf_str_text (m, code->name);
      guint32 space = rf_heap_id (heap, locals);

      rf_heap_emit (heap, RF_EVENT_FRAME_PUSH, 0, rf_frame_is_library (frame), frame->id, name,
                    space, rf_frame_shown_id (frame->back), (guint32) code->first_line);
    }
  return frame;
}

/* Whether a call of @code with @n_args positional arguments makes nothing but a frame. */
static inline gboolean
is_plain (const RfCode *code, gsize n_args)
{
  return (gsize) code->argcount == n_args &&
         (code->kwonlyargcount | (int) code->n_cellvars | (int) code->n_freevars) == 0 &&
         (code->flags & (RF_CODE_VARARGS | RF_CODE_VARKEYWORDS | RF_CODE_GENERATOR)) == 0 &&
         code->n_locals + code->stack_size <= CACHED_SLOTS;
}

RfFrame *
rf_frame_push_plain (RfMachine *m, RfObject *function, RfObject *first, RfObject **args,
                     gsize n_args, guint32 flags)
{
  RfFunction *f = (RfFunction *) function;
  RfCode *code = f->code;
  FrameCache *cache = m->frame_state;
  int c_part = m->profile->immortal_objects ? 0 : m->c_depth - m->eval_depth;
  int weight = flags & RF_FRAME_INIT ? 2 : 1;
  gsize n = 0;
  RfFrame *frame;

  if (!is_plain (code, n_args + (first != NULL)) || RF_RECORDING (m->heap) ||
      m->stop != RF_STOP_NONE || !m->profile->lazy_frame_objects ||
      m->profile->call_keeps_arguments || cache->n == 0 ||
      m->depth + c_part + weight > m->recursion_limit)
    return NULL;
  frame = cache->frames[--cache->n];
  /* All else is as a kept frame has it: clearing the struct would take longer than all the rest. */
  frame->back = m->frame;
  frame->code = (RfCode *) rf_ref (m->heap, &code->base);
  frame->function = function;
  frame->globals = f->globals;
  frame->builtins = f->builtins;
  frame->ip = 0;
  frame->id = ++m->last_frame_id;
  frame->flags = RF_FRAME_STARTED | flags;
  frame->n_holds = m->heap->holds->len;
  frame->n_fast = code->n_locals;
  if (first != NULL)
    frame->fast[n++] = first;
  for (gsize i = 0; i < n_args; i++)
    frame->fast[n++] = args[i];
  while (n < code->n_locals)
    frame->fast[n++] = NULL;
  frame->cells = frame->stack = frame->sp = frame->fast + code->n_locals;
  m->frame = frame;
  m->depth += weight;
  rf_code_warm (code);
  return frame;
}

static gboolean
make_cells (RfMachine *m, RfFrame *frame)
{
  const RfCode *code = frame->code;

  for (guint32 i = 0; i < code->n_cellvars; i++)
    {
      gint32 argument = code->cell_arguments != NULL ? code->cell_arguments[i] : -1;
      RfObject *content = argument >= 0 ? frame->fast[argument] : NULL;
      RfObject *cell = rf_cell_new (m, content);

      if (cell == NULL)
        return FALSE;
      frame->cells[i] = cell;
      if (content != NULL)
        {
          frame->fast[argument] = NULL;
          rf_drop (m, content);
        }
    }
  return TRUE;
}

gboolean
rf_frame_start (RfMachine *m, RfFrame *frame, RfObject *closure)
{
  const RfCode *code = frame->code;

  if (code->n_cellvars > 0 && !make_cells (m, frame))
    return FALSE;
  if (closure != NULL)
    for (guint32 i = 0; i < code->n_freevars; i++)
      frame->cells[code->n_cellvars + i] = rf_new_ref (m, ((RfTuple *) closure)->items[i]);
  frame->flags |= RF_FRAME_STARTED;
  rf_code_warm (frame->code);
  if (RF_RECORDING (m->heap))
    for (guint32 i = 0; i < frame->n_fast + frame->n_cells; i++)
      rf_frame_note (m, frame, i, NULL, frame->fast[i]);
  return TRUE;
}

/* Lets go of slot @index, telling of it first. */
static void
clear_slot (RfMachine *m, RfFrame *frame, guint index)
{
  RfObject *old = frame->fast[index];

  if (old == NULL)
    return;
  frame->fast[index] = NULL;
  if (RF_RECORDING (m->heap) &&
      (frame->flags & (RF_FRAME_STARTED | RF_FRAME_DONE)) == RF_FRAME_STARTED)
    rf_frame_note (m, frame, index, old, NULL);
  rf_drop (m, old);
}

/* The cell that was made of argument @index, or -1. */
int
rf_frame_cell_of_argument (const RfCode *code, guint index)
{
  if (code->cell_arguments != NULL)
    for (guint32 i = 0; i < code->n_cellvars; i++)
      if (code->cell_arguments[i] == (gint32) index)
        return (int) i;
  return -1;
}

int
rf_frame_slot_in_order (const RfFrame *frame, guint place)
{
  const RfCode *code = frame->code;
  gboolean argument = place < frame->n_fast;
  int other;

  if (code == NULL || !code->cells_in_place)
    return (int) place;
  if (argument)
    {
      other = frame->fast[place] == NULL ? rf_frame_cell_of_argument (code, place) : -1;
      return other >= 0 ? (int) frame->n_fast + other : (int) place;
    }
  other =
    place - frame->n_fast < code->n_cellvars ? code->cell_arguments[place - frame->n_fast] : -1;
  return other >= 0 && frame->fast[other] == NULL ? -1 : (int) place;
}

static void
clear_slots (RfMachine *m, RfFrame *frame)
{
  for (guint i = 0; i < frame->n_fast + frame->n_cells; i++)
    {
      int slot = rf_frame_slot_in_order (frame, i);

      clear_slot (m, frame, slot >= 0 ? (guint) slot : i);
    }
}

static void
drop_where (RfHeap *heap, RfObject **where)
{
  RfObject *old = *where;

  *where = NULL;
  rf_xunref (heap, old);
}

void
rf_frame_drop_rest (RfHeap *heap, RfFrame *frame)
{
  RfCode *code = frame->code;

  drop_where (heap, &frame->snapshot);
  drop_where (heap, &frame->locals);
  drop_where (heap, &frame->function);
  if (frame->flags & RF_FRAME_COUNTS_GLOBALS)
    {
      drop_where (heap, &frame->globals);
      drop_where (heap, &frame->builtins);
    }
  frame->code = NULL;
  if (code != NULL)
    {
      rf_heap_frame_ended (heap, &code->keeps_frame);
      rf_unref (heap, &code->base);
    }
}

/* The frame has ended but somebody holds its object: that owns the frame from now on. */
static void
give_to_object (RfMachine *m, RfFrame *frame)
{
  RfHeap *heap = m->heap;
  RfObject *object = frame->object;

  if (frame->back != NULL &&
      (m->profile->generator_frames_linked || (frame->flags & RF_FRAME_GENERATOR) == 0))
    {
      RfObject *back = rf_frame_object (m, frame->back);

      rf_slot_store_named (heap, object, "f_back", &frame->back_object, back);
      if (back == NULL)
        {
          rf_raised_clear (m);
          if (m->stop != RF_STOP_NONE)
            m->current = NULL;
        }
    }
  frame->object = NULL;
  frame->flags |= RF_FRAME_DONE;
  if (RF_RECORDING (heap) && frame->flags & RF_FRAME_STARTED)
    for (guint i = 0; i < frame->n_fast + frame->n_cells; i++)
      if (frame->fast[i] != NULL)
        {
          const char *name = rf_str_data (rf_frame_slot_name (frame, i));

          rf_frame_note (m, frame, i, frame->fast[i], NULL);
          rf_heap_note_slot (heap, object, RF_SLOT_NAMED, 0, name, NULL, NULL, frame->fast[i]);
        }
  if (RF_RECORDING (heap) && frame->snapshot != NULL)
    rf_heap_note_slot (heap, object, RF_SLOT_NAMED, 0, "f_locals", NULL, NULL, frame->snapshot);
  rf_frame_let_loose (m, frame);
  m->dying = frame->next_dying;
  if (!rf_gc_is_tracked (object))
    rf_gc_track (heap, object);
  rf_unref (heap, object);
}

/* The stack of a frame that does not run goes from its bottom. */
static void
clear_stack (RfMachine *m, RfFrame *frame)
{
  for (RfObject **at = frame->stack; at < frame->sp; at++)
    {
      RfObject *old = *at;

      *at = NULL;
      rf_xdrop (m, old);
    }
  frame->sp = frame->stack;
}

void
rf_frame_empty (RfMachine *m, RfFrame *frame)
{
  RfObject *saved = rf_exception_save (m);

  frame->flags |= RF_FRAME_CLEARED;
  clear_slots (m, frame);
  clear_stack (m, frame);
  rf_exception_restore (m, saved);
}

/* The slots and the rest go, or the frame's object gets them: TRUE. */
static gboolean
end_frame (RfMachine *m, RfFrame *frame)
{
  RfHeap *heap = m->heap;
  RfFrameObject *object = (RfFrameObject *) frame->object;

  frame->next_dying = m->dying;
  m->dying = frame;
  if (object != NULL && object->base.refcnt > 1)
    {
      give_to_object (m, frame);
      return TRUE;
    }
  if (object != NULL)
    {
      frame->object = NULL;
      object->frame = NULL;
      rf_unref (heap, &object->base);
    }
  clear_slots (m, frame);
  clear_stack (m, frame);
  rf_frame_drop_rest (heap, frame);
  m->dying = frame->next_dying;
  return FALSE;
}

void
rf_frame_discard (RfHeap *heap, RfFrame *frame, RfObject *owner)
{
  RfMachine *m;
  RfObject *saved;
  guint32 id = frame->id, line = 0, name = 0;
  gboolean library;

  if (heap->tearing_down)
    {
      if (frame->object != NULL)
        ((RfFrameObject *) frame->object)->frame = NULL;
      rf_frame_free (heap, frame);
      return;
    }
  m = rf_machine_of (heap);
  saved = rf_exception_save (m);
  library = rf_frame_is_library (frame);
  frame->generator = NULL;
  if (RF_RECORDING (heap))
    {
      name = rf_str_text (m, frame->code->name);
      line = (guint32) rf_frame_line (frame);
    }
  if (!end_frame (m, frame))
    rf_frame_free (heap, frame);
  if (RF_RECORDING (heap))
    rf_heap_emit (heap, RF_EVENT_FRAME_DISCARD, 0, library, id, name, rf_heap_id (heap, owner), 0,
                  line);
  rf_exception_restore (m, saved);
}

void
rf_frame_pop (RfMachine *m, RfFrame *frame)
{
  RfHeap *heap = m->heap;
  RfObject *saved = rf_exception_save (m);
  RfFrame *back = frame->back;
  guint32 id = frame->id, line = 0, name = 0, space = 0;
  gboolean kept, library = rf_frame_is_library (frame);

  g_assert (m->frame == frame);
  while (frame->sp > frame->stack)
    {
      frame->sp--;
      rf_xdrop (m, *frame->sp);
    }
  if (RF_RECORDING (heap))
    {
      name = rf_str_text (m, frame->code->name);
      space = frame->locals != NULL ? rf_heap_id (heap, frame->locals) : 0;
      line = (guint32) rf_frame_line (frame);
    }
  m->depth -= depth_of (m, frame->flags);
  m->c_depth -= c_depth_of (m, frame->flags);
  m->frame = back;
  kept = end_frame (m, frame);
  if (RF_RECORDING (heap) && id != 1)
    rf_heap_emit (heap, RF_EVENT_FRAME_POP, 0, library, id, name, space, rf_frame_shown_id (back),
                  line);
  if (!kept)
    rf_frame_free (heap, frame);
  rf_exception_restore (m, saved);
}

/* Whether dropping a count of @o can run any code, or be seen by any. */
static inline gboolean
goes_quietly (const RfObject *o)
{
  return o->refcnt > 1 || (o->type->type_flags & (RF_TYPE_ATOM | RF_TYPE_HEAP)) == RF_TYPE_ATOM;
}

gboolean
rf_frame_pop_plain (RfMachine *m, RfFrame *frame, RfObject **result)
{
  RfHeap *heap = m->heap;
  FrameCache *cache = m->frame_state;
  gboolean init = (frame->flags & RF_FRAME_INIT) != 0;

  if ((frame->flags & ~(guint32) (RF_FRAME_INIT | RF_FRAME_INLINED)) != RF_FRAME_STARTED ||
      (init && (frame->flags & RF_FRAME_INLINED) == 0) || RF_RECORDING (heap) ||
      frame->object != NULL || frame->snapshot != NULL || frame->locals != NULL ||
      frame->loose != NULL || frame->n_cells != 0 || frame->n_pop != 0 || frame->extra != NULL ||
      frame->kept[0] != NULL || frame->sp != frame->stack || m->current != NULL ||
      m->frame != frame || frame->function->refcnt == 1 || frame->code->base.refcnt == 1 ||
      (init && *result != m->none))
    return FALSE;
  for (guint32 i = 0; i < frame->n_fast; i++)
    if (frame->fast[i] != NULL && !goes_quietly (frame->fast[i]))
      return FALSE;
  m->depth -= init ? 2 : 1;
  m->frame = frame->back;
  for (guint32 i = 0; i < frame->n_fast; i++)
    rf_xunref (heap, frame->fast[i]);
  rf_unref (heap, frame->function);
  rf_unref (heap, &frame->code->base);
  if (init)
    {
      rf_unref (heap, *result);
      *result = g_steal_pointer (&frame->self);
    }
  if (G_LIKELY (cache->n < CACHED_FRAMES && frame->memory == CACHED_MEMORY))
    cache->frames[cache->n++] = frame;
  else
    rf_frame_free (heap, frame);
  return TRUE;
}

int
rf_frame_line (const RfFrame *frame)
{
  const RfCode *code = frame->code;

  if (code == NULL)
    return 0;
  if (frame->ip < code->n_code && code->positions[frame->ip].line > 0)
    return code->positions[frame->ip].line;
  return code->first_line;
}

guint32
rf_machine_line (RfMachine *m)
{
  const RfFrame *frame = m->frame;

  if (m->dying != NULL && m->dying->back == m->frame && m->dying->code != NULL)
    frame = m->dying;
  frame = shown_frame (frame);
  return frame != NULL ? (guint32) rf_frame_line (frame) : 0;
}

void
rf_frame_visit_one (RfObject *object, RfVisit function, gpointer user)
{
  if (object != NULL)
    function (object, user);
}

/* What the frame owns, whoever owns the frame. */
void
rf_frame_visit (RfFrame *frame, RfVisit function, gpointer user)
{
  rf_frame_visit_one (frame->snapshot, function, user);
  rf_frame_visit_one (frame->locals, function, user);
  rf_frame_visit_one (frame->function, function, user);
  rf_frame_visit_one (frame->code != NULL ? &frame->code->base : NULL, function, user);
  if (frame->flags & RF_FRAME_COUNTS_GLOBALS)
    {
      rf_frame_visit_one (frame->builtins, function, user);
      rf_frame_visit_one (frame->globals, function, user);
    }
  for (guint i = 0; i < frame->n_fast + frame->n_cells; i++)
    {
      int slot = rf_frame_slot_in_order (frame, i);

      if (slot >= 0)
        rf_frame_visit_one (frame->fast[slot], function, user);
    }
  for (RfObject **item = frame->stack; item < frame->sp; item++)
    rf_frame_visit_one (*item, function, user);
}

static void
visit_running (RfFrame *frame, RfVisit function, gpointer user)
{
  rf_frame_visit (frame, function, user);
  rf_frame_visit_one (frame->object, function, user);
  rf_frame_visit_one (frame->back_object, function, user);
  rf_frame_visit_one (frame->self, function, user);
  for (guint i = 0; i < G_N_ELEMENTS (frame->kept); i++)
    rf_frame_visit_one (frame->kept[i], function, user);
  for (guint i = 0; i < frame->n_extra; i++)
    rf_frame_visit_one (frame->extra[i], function, user);
}

void
rf_frame_visit_roots (RfMachine *m, RfVisit function, gpointer user)
{
  for (RfFrame *frame = m->frame; frame != NULL; frame = frame->back)
    visit_running (frame, function, user);
  for (RfFrame *frame = m->dying; frame != NULL; frame = frame->next_dying)
    visit_running (frame, function, user);
}
