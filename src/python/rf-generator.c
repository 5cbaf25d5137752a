/* SPDX-License-Identifier: MIT */

/* Generators: making them, their turns, send, throw and close.
 *
 * Invariants: see rf-generator.h. A turn that the evaluation loop takes itself (for, yield from)
 * pushes the frame on the machine's; every other turn (next, send, throw, close, an iterator
 * written in C that draws from a generator) nests an evaluation loop. */

#include "python/rf-generator.h"

#include "python/rf-exception.h"

/* --- the frame's way in and out --------------------------------------------------------------- */

/* Takes the innermost frame out of the chain. */
static void
take_out (RfMachine *m, RfFrame *frame)
{
  g_assert (m->frame == frame);
  m->frame = frame->back;
  frame->back = NULL;
  m->depth--;
}

static void
note_frame (RfMachine *m, RfEventKind kind, RfGenerator *g, const RfFrame *frame,
            const RfFrame *back)
{
  RfHeap *heap = m->heap;
  guint32 text = rf_str_text (m, frame->code->name);
  guint32 object = rf_heap_id (heap, &g->base);

  rf_heap_emit (heap, kind, 0, rf_frame_is_library (frame), frame->id, text, object,
                rf_frame_shown_id (back), (guint32) rf_frame_line (frame));
}

RfObject *
rf_generator_new (RfMachine *m, RfObject *function, RfFrame *frame)
{
  RfFunction *f = (RfFunction *) function;
  RfFrame *back = frame->back;
  RfGenerator *g;

  if (!m->profile->lazy_frame_objects)
    {
      RfObject *object = rf_frame_object (m, frame);

      if (object == NULL)
        {
          rf_frame_pop (m, frame);
          return NULL;
        }
      rf_drop (m, object);
    }
  g = (RfGenerator *) rf_object_alloc (m, m->class_generator, rf_frame_n_slots (m, frame->code),
                                       FALSE);
  if (g == NULL)
    {
      rf_frame_pop (m, frame);
      return NULL;
    }
  if (m->profile->generator_keeps_code)
    g->code = (RfCode *) rf_new_ref (m, &frame->code->base);
  g->name = rf_new_ref (m, f->name);
  g->qualname = rf_new_ref (m, f->qualname);
  take_out (m, frame);
  frame->flags |= RF_FRAME_GENERATOR;
  frame->generator = g;
  rf_frame_let_loose (m, frame);
  g->frame = frame;
  rf_gc_track (m->heap, &g->base);
  if (!m->profile->lazy_frame_objects)
    rf_gc_track (m->heap, frame->object);
  if (RF_RECORDING (m->heap))
    note_frame (m, RF_EVENT_FRAME_SUSPEND, g, frame, back);
  return &g->base;
}

gboolean
rf_generator_ready (RfMachine *m, RfGenerator *g, RfObject *value)
{
  if (g->running || g->busy)
    {
      rf_raise (m, RF_EXC_ValueError, "generator already executing");
      return FALSE;
    }
  if (g->frame == NULL || g->closed || g->frame->flags & RF_FRAME_CLEARED)
    return FALSE;
  if (!g->started && value != NULL && value != m->none)
    {
      rf_raise (m, RF_EXC_TypeError, "can't send non-None value to a just-started generator");
      return FALSE;
    }
  return TRUE;
}

void
rf_generator_tell_inner (RfHeap *heap, RfGenerator *g, RfObject *inner)
{
  RfObject *before = g->told_inner;

  g->told_inner = inner;
  if (RF_RECORDING (heap) && before != inner)
    rf_heap_note_slot (heap, &g->base, RF_SLOT_NAMED, 0, "gi_yieldfrom", NULL, before, inner);
}

/* What is being handled changes place with what the frame was handling. */
static void
enter_handled (RfMachine *m, RfGenerator *g)
{
  g->running = TRUE;
  g->outer = m->generator;
  g->outer_handled = m->handled;
  m->handled = g->handled;
  g->handled = NULL;
  m->generator = g;
}

static void
leave_handled (RfMachine *m, RfGenerator *g)
{
  g_assert (m->generator == g);
  g->running = FALSE;
  g->handled = m->handled;
  m->handled = g->outer_handled;
  g->outer_handled = NULL;
  m->generator = g->outer;
  g->outer = NULL;
}

gboolean
rf_generator_push (RfMachine *m, RfGenerator *g, RfObject *value, guint32 flags)
{
  RfFrame *frame = g->frame;
  int c_part = m->profile->immortal_objects ? 0 : m->c_depth - m->eval_depth;
  gboolean too_deep = m->depth + c_part + 1 > m->recursion_limit;

  if (g->told_inner != NULL)
    rf_generator_tell_inner (m->heap, g, NULL);
  frame->back = m->frame;
  frame->flags = (frame->flags & ~(guint32) RF_FRAME_ENTRY) | flags;
  frame->n_holds = m->heap->holds->len;
  m->frame = frame;
  m->depth++;
  enter_handled (m, g);
  if (RF_RECORDING (m->heap))
    note_frame (m, RF_EVENT_FRAME_RESUME, g, frame, frame->back);
  if (m->current != NULL)
    {
      /* What is handled inside becomes its context, what is handled outside does not. */
      if (m->handled != NULL && m->stop == RF_STOP_NONE)
        rf_exception_raise (m, rf_raised_steal (m));
    }
  else if (g->started)
    {
      *frame->sp = rf_new_ref (m, value != NULL ? value : m->none);
      frame->sp++;
    }
  g->started = TRUE;
  if (!too_deep)
    return TRUE;
  rf_raise (m, RF_EXC_RecursionError, "maximum recursion depth exceeded");
  rf_generator_ended (m, frame);
  rf_frame_pop (m, frame);
  return FALSE;
}

void
rf_generator_suspend (RfMachine *m, RfFrame *frame)
{
  RfGenerator *g = frame->generator;
  RfFrame *back = frame->back;

  leave_handled (m, g);
  take_out (m, frame);
  frame->flags |= RF_FRAME_YIELDED;
  if (RF_RECORDING (m->heap))
    note_frame (m, RF_EVENT_FRAME_SUSPEND, g, frame, back);
  if (frame->code->code[frame->ip].arg != 0)
    rf_generator_tell_inner (m->heap, g, frame->sp[-1]);
}

/* A StopIteration would end whoever iterates over the generator. */
static void
convert_stop_iteration (RfMachine *m)
{
  RfObject *cause = rf_raised_steal (m);
  RfException *e;

  rf_hold (m->heap, cause);
  rf_raise (m, RF_EXC_RuntimeError, "generator raised StopIteration");
  rf_release (m->heap, 1);
  if (m->stop != RF_STOP_NONE || !rf_raised_is (m, RF_EXC_RuntimeError))
    {
      RfObject *saved = rf_exception_save (m);

      rf_drop (m, cause);
      rf_exception_restore (m, saved);
      return;
    }
  e = RF_EXCEPTION (m->current);
  e->suppress_context = TRUE;
  rf_new_ref (m, cause);
  rf_slot_store_named (m->heap, m->current, "__cause__", &e->cause, cause);
  rf_slot_store_named (m->heap, m->current, "__context__", &e->context, cause);
}

/* What is thrown at a generator that never ran may pass. */
static gboolean
is_unguarded (RfMachine *m, const RfFrame *frame)
{
  return m->profile->generator_guards_itself && frame->code->code[frame->ip].op == RF_OP_GEN_START;
}

void
rf_generator_ended (RfMachine *m, RfFrame *frame)
{
  RfGenerator *g = frame->generator;
  RfObject *handled;

  if (rf_raised_is (m, RF_EXC_StopIteration) && !is_unguarded (m, frame))
    convert_stop_iteration (m);
  leave_handled (m, g);
  frame->generator = NULL;
  g->frame = NULL;
  if (g->code == NULL)
    rf_slot_store_named (m->heap, &g->base, "gi_code", (RfObject **) &g->code,
                         rf_new_ref (m, &frame->code->base));
  if (frame->flags & RF_FRAME_ENTRY)
    g->has_handled = FALSE; /* only the end in a for loop leaves that */
  handled = g->handled;
  g->handled = NULL;
  if (handled != NULL)
    {
      RfObject *saved = rf_exception_save (m);

      rf_drop (m, handled);
      rf_exception_restore (m, saved);
    }
}

void
rf_generator_visit_roots (RfMachine *m, RfVisit visit, gpointer user)
{
  for (RfGenerator *g = m->generator; g != NULL; g = g->outer)
    if (g->outer_handled != NULL)
      visit (g->outer_handled, user);
}

/* --- turns ------------------------------------------------------------------------------------ */

/* One turn of a generator that is ready, or to which m->current is thrown. */
static RfSendResult
turn (RfMachine *m, RfGenerator *g, RfObject *value, RfObject **result)
{
  if (!rf_generator_push (m, g, value, RF_FRAME_ENTRY))
    return RF_SEND_ERROR;
  *result = rf_eval (m, g->frame);
  if (*result == NULL)
    return RF_SEND_ERROR;
  return g->frame != NULL ? RF_SEND_YIELD : RF_SEND_RETURN;
}

/* The generator has returned @value (stolen). */
static RfObject *
raise_stop_iteration (RfMachine *m, RfObject *value)
{
  rf_hold (m->heap, value);
  if (value == m->none)
    {
      RfObject *exception =
        rf_exception_new (m, RF_EXC_StopIteration, rf_new_ref (m, m->empty_tuple));

      if (exception != NULL)
        rf_exception_raise (m, exception);
    }
  else
    rf_raise_object (m, RF_EXC_StopIteration, value);
  rf_release (m->heap, 1);
  {
    RfObject *saved = rf_exception_save (m);

    rf_drop (m, value);
    rf_exception_restore (m, saved);
  }
  return NULL;
}

RfObject *
rf_generator_next (RfMachine *m, RfObject *self)
{
  RfGenerator *g = RF_GENERATOR (self);
  RfObject *result;
  RfSendResult kind;

  if (!rf_generator_ready (m, g, NULL))
    return NULL;
  kind = turn (m, g, NULL, &result);
  if (kind == RF_SEND_YIELD)
    return result;
  if (kind == RF_SEND_RETURN && result != m->none)
    return raise_stop_iteration (m, result);
  if (kind == RF_SEND_RETURN)
    rf_drop (m, result);
  return NULL;
}

RfObject *
rf_generator_send (RfMachine *m, RfGenerator *g, RfObject *value)
{
  RfObject *result;
  RfSendResult kind;

  if (!rf_generator_ready (m, g, value))
    return m->current == NULL ? raise_stop_iteration (m, rf_none (m)) : NULL;
  kind = turn (m, g, value, &result);
  if (kind == RF_SEND_RETURN)
    return raise_stop_iteration (m, result);
  return kind == RF_SEND_YIELD ? result : NULL;
}

/* m->current is raised where the generator stands. */
static RfObject *
throw_here (RfMachine *m, RfGenerator *g)
{
  RfObject *saved = rf_exception_save (m), *result;
  gboolean ready = rf_generator_ready (m, g, NULL);
  RfSendResult kind;

  if (m->current != NULL)
    {
      /* It runs already: that is raised instead. */
      RfObject *instead = rf_exception_save (m);

      rf_release (m->heap, 2);
      rf_hold (m->heap, instead);
      rf_drop (m, saved);
      rf_exception_restore (m, instead);
      return NULL;
    }
  rf_exception_restore (m, saved);
  if (!ready)
    return NULL;
  kind = turn (m, g, NULL, &result);
  if (kind == RF_SEND_RETURN)
    return raise_stop_iteration (m, result);
  return kind == RF_SEND_YIELD ? result : NULL;
}

/* The value of the StopIteration that is being raised, which is dropped; None without one. NULL:
 * something else is being raised. */
static RfObject *
generator_take_value (RfMachine *m)
{
  RfObject *value;

  if (m->current == NULL)
    return rf_none (m);
  if (!rf_raised_is (m, RF_EXC_StopIteration))
    return NULL;
  value = RF_EXCEPTION (m->current)->value;
  value = rf_new_ref (m, value != NULL ? value : m->none);
  rf_hold (m->heap, value);
  rf_raised_clear (m);
  rf_release (m->heap, 1);
  return value;
}

RfSendResult
rf_generator_send_any (RfMachine *m, RfObject *iterator, RfObject *value, RfObject **result)
{
  if (value == m->none && RF_CLASS_OF (iterator)->slots.iternext != NULL)
    *result = rf_iterator_next (m, iterator);
  else
    *result = rf_object_call_method (m, iterator, m->name_send, &value, 1);
  if (*result != NULL)
    return RF_SEND_YIELD;
  *result = generator_take_value (m);
  return *result != NULL ? RF_SEND_RETURN : RF_SEND_ERROR;
}

RfObject *
rf_generator_yield_from_iter (RfMachine *m, RfFrame *frame, RfObject *o)
{
  return RF_CLASS_OF (o) == m->class_generator ? rf_new_ref (m, o) : rf_object_iter (m, o);
}

RfObject *
rf_generator_yields_from (RfGenerator *g)
{
  RfFrame *frame = g->frame;
  const RfInstruction *instruction;

  if (frame == NULL || g->running || g->busy || g->closed || (frame->flags & RF_FRAME_YIELDED) == 0)
    return NULL;
  instruction = &frame->code->code[frame->ip];
  return instruction->op == RF_OP_YIELD_VALUE && instruction->arg != 0 ? frame->sp[-1] : NULL;
}

/* --- close ------------------------------------------------------------------------------------ */

/* Closes what @g draws from. FALSE with an exception. */
static gboolean
close_inner (RfMachine *m, RfGenerator *g, RfObject *inner)
{
  RfObject *result = NULL, *method;

  rf_new_ref (m, inner);
  rf_hold (m->heap, inner);
  g->busy = TRUE;
  if (RF_CLASS_OF (inner) == m->class_generator)
    result = rf_generator_close (m, RF_GENERATOR (inner));
  else
    {
      method = rf_object_getattr_optional (m, inner, m->name_close);
      if (method == NULL && m->current != NULL)
        rf_raised_unraisable (m, NULL, inner);
      if (method != NULL)
        {
          rf_hold (m->heap, method);
          result = rf_object_call_noargs (m, method);
          rf_release (m->heap, 1);
        }
      {
        RfObject *saved = rf_exception_save (m);

        rf_xdrop (m, method);
        rf_exception_restore (m, saved);
      }
      if (method == NULL)
        result = rf_none (m);
    }
  g->busy = FALSE;
  rf_release (m->heap, 1);
  {
    RfObject *saved = rf_exception_save (m);

    rf_drop (m, inner);
    rf_exception_restore (m, saved);
  }
  rf_xdrop (m, result);
  return result != NULL;
}

/* No handler covers the place where it stands: then nothing runs. */
static gboolean
ends_at_once (RfMachine *m, RfGenerator *g)
{
  const RfCode *code = g->frame->code;

  if (!m->profile->generator_closes_at_once)
    return FALSE;
  for (guint32 i = 0; i < code->n_handlers; i++)
    if (g->frame->ip >= code->handlers[i].start && g->frame->ip < code->handlers[i].end)
      return FALSE;
  return TRUE;
}

RfObject *
rf_generator_close (RfMachine *m, RfGenerator *g)
{
  RfObject *inner = rf_generator_yields_from (g), *result;
  gboolean fine = TRUE;

  if (m->profile->generator_closes_unstarted && !g->running && !g->busy)
    {
      if (g->frame != NULL && !g->started)
        g->closed = TRUE;
      if (g->frame == NULL || g->closed)
        return rf_none (m);
    }
  if (inner != NULL)
    fine = close_inner (m, g, inner);
  if (fine && !g->running && !g->busy && g->frame != NULL && g->started && ends_at_once (m, g))
    {
      g->closed = TRUE;
      rf_generator_tell_inner (m->heap, g, NULL);
      rf_frame_empty (m, g->frame);
      return rf_none (m);
    }
  if (fine)
    {
      RfObject *exit = rf_exception_new (m, RF_EXC_GeneratorExit, rf_new_ref (m, m->empty_tuple));

      if (exit == NULL)
        return NULL;
      rf_exception_raise (m, exit);
    }
  result = throw_here (m, g);
  if (result != NULL)
    {
      rf_drop (m, result);
      return rf_raise (m, RF_EXC_RuntimeError, "generator ignored GeneratorExit");
    }
  if (rf_raised_is (m, RF_EXC_GeneratorExit))
    {
      rf_raised_clear (m);
      return rf_none (m);
    }
  if (rf_raised_is (m, RF_EXC_StopIteration))
    {
      result = generator_take_value (m);
      if (m->profile->generator_close_returns)
        return result;
      rf_xdrop (m, result);
      return rf_none (m);
    }
  return NULL;
}

/* --- throw ------------------------------------------------------------------------------------ */

/* Makes what throw (@type, @value, @traceback) says the exception that is being raised. */
static gboolean
raise_thrown (RfMachine *m, RfObject *type, RfObject *value, RfObject *traceback)
{
  RfObject *exception;

  if (traceback == m->none)
    traceback = NULL;
  if (traceback != NULL && RF_CLASS_OF (traceback) != m->class_traceback)
    return rf_raise (m, RF_EXC_TypeError, "throw() third argument must be a traceback object"),
           FALSE;
  if (rf_is_exception_class (m, type))
    {
      if (value != NULL && rf_is_exception (value) && rf_is (value, (RfClass *) type))
        exception = rf_new_ref (m, value);
      else if (value == NULL || value == m->none)
        exception = rf_object_call_noargs (m, type);
      else if (rf_is (value, m->class_tuple))
        exception = rf_object_call_tuple (m, type, value, NULL);
      else
        exception = rf_object_call_one (m, type, value);
      if (exception == NULL)
        return TRUE; /* that is thrown then */
      if (!rf_is_exception (exception))
        {
          rf_exception_raise_no_instance (m, type, exception, FALSE);
          return TRUE;
        }
    }
  else if (rf_is_exception (type))
    {
      if (value != NULL && value != m->none)
        return rf_raise (m, RF_EXC_TypeError, "instance exception may not have a separate value"),
               FALSE;
      exception = rf_new_ref (m, type);
      if (traceback == NULL)
        traceback = RF_EXCEPTION (exception)->traceback;
    }
  else
    return rf_raise (m, RF_EXC_TypeError,
                     "exceptions must be classes or instances deriving from BaseException, not %s",
                     rf_class_name (type)),
           FALSE;
  rf_hold (m->heap, exception);
  rf_slot_store_named (m->heap, exception, "__traceback__", &RF_EXCEPTION (exception)->traceback,
                       traceback != NULL ? rf_new_ref (m, traceback) : NULL);
  rf_release (m->heap, 1);
  m->current = exception;
  return TRUE;
}

/* The inner iterator has ended by @g's throw, or failed: @g goes on. */
static RfObject *
after_inner (RfMachine *m, RfGenerator *g)
{
  RfFrame *frame = g->frame;
  RfObject *value, *result;

  if (m->profile->generator_keeps_inner && !rf_raised_is (m, RF_EXC_StopIteration))
    return throw_here (m, g);
  {
    RfObject *saved = rf_exception_save (m), *inner = *--frame->sp;

    rf_generator_tell_inner (m->heap, g, NULL);
    rf_drop (m, inner);
    rf_exception_restore (m, saved);
  }
  /* Where it goes on: behind END_SEND, which ends the loop of the yield from. */
  frame->ip += 2;
  g_assert (frame->code->code[frame->ip].op == RF_OP_END_SEND);
  value = generator_take_value (m);
  if (value == NULL)
    return throw_here (m, g);
  rf_hold (m->heap, value);
  result = rf_generator_send (m, g, value);
  rf_release (m->heap, 1);
  {
    RfObject *saved = rf_exception_save (m);

    if (saved == NULL && result != NULL)
      rf_hold (m->heap, result);
    rf_drop (m, value);
    if (saved == NULL && result != NULL)
      rf_release (m->heap, 1);
    rf_exception_restore (m, saved);
  }
  return result;
}

/* The frame of @g, which draws from another generator, stands below that one's in the chain while
 * something is thrown there; it does not run, and what it handles is not what is handled. */
static void
stand_below (RfMachine *m, RfGenerator *g)
{
  RfFrame *frame = g->frame;

  rf_generator_tell_inner (m->heap, g, NULL);
  frame->back = m->frame;
  frame->n_holds = m->heap->holds->len;
  m->frame = frame;
  g->busy = g->running = TRUE;
  if (RF_RECORDING (m->heap))
    note_frame (m, RF_EVENT_FRAME_RESUME, g, frame, frame->back);
}

static void
step_aside (RfMachine *m, RfGenerator *g)
{
  RfFrame *frame = g->frame, *back = frame->back;

  m->depth++;
  take_out (m, frame);
  g->busy = g->running = FALSE;
  if (RF_RECORDING (m->heap))
    note_frame (m, RF_EVENT_FRAME_SUSPEND, g, frame, back);
  rf_generator_tell_inner (m->heap, g, frame->sp[-1]);
}

/* throw on what @g draws from. *@has_method: FALSE when it has none. */
static RfObject *
throw_inner (RfMachine *m, RfGenerator *g, RfObject *inner, RfObject *const *args, gsize n_args,
             gboolean *has_method)
{
  RfObject *result = NULL, *method, *saved;

  *has_method = TRUE;
  if (RF_CLASS_OF (inner) == m->class_generator)
    {
      stand_below (m, g);
      if (rf_recursion_enter (m, ""))
        {
          result = rf_generator_throw (m, RF_GENERATOR (inner), args, n_args);
          rf_recursion_leave (m);
        }
      step_aside (m, g);
      return result;
    }
  method = rf_object_getattr_optional (m, inner, m->name_throw);
  if (method == NULL)
    {
      *has_method = m->current != NULL;
      return NULL;
    }
  rf_hold (m->heap, method);
  g->busy = TRUE;
  result = rf_object_call (m, method, args, n_args, NULL);
  g->busy = FALSE;
  if (result != NULL)
    rf_hold (m->heap, result);
  saved = rf_exception_save (m);
  rf_drop (m, method);
  rf_exception_restore (m, saved);
  rf_release (m->heap, result != NULL ? 2 : 1);
  return result;
}

static gboolean
is_generator_exit (RfMachine *m, RfObject *type)
{
  RfClass *exit = m->exceptions[RF_EXC_GeneratorExit];

  return rf_is_exception (type)
           ? rf_is (type, exit)
           : rf_is_exception_class (m, type) && rf_class_is_subclass ((RfClass *) type, exit);
}

RfObject *
rf_generator_throw (RfMachine *m, RfGenerator *g, RfObject *const *args, gsize n_args)
{
  RfObject *inner = rf_generator_yields_from (g), *result;
  gboolean has_method = TRUE;

  if (inner != NULL && is_generator_exit (m, args[0]))
    {
      if (!close_inner (m, g, inner))
        return throw_here (m, g);
    }
  else if (inner != NULL)
    {
      rf_new_ref (m, inner);
      rf_hold (m->heap, inner);
      result = throw_inner (m, g, inner, args, n_args, &has_method);
      rf_release (m->heap, 1);
      {
        RfObject *saved = rf_exception_save (m);

        if (result != NULL)
          rf_hold (m->heap, result);
        rf_drop (m, inner);
        if (result != NULL)
          rf_release (m->heap, 1);
        rf_exception_restore (m, saved);
      }
      if (has_method)
        return result != NULL || m->stop != RF_STOP_NONE ? result : after_inner (m, g);
    }
  if (!raise_thrown (m, args[0], n_args > 1 ? args[1] : NULL, n_args > 2 ? args[2] : NULL))
    return NULL;
  return throw_here (m, g);
}
