/* SPDX-License-Identifier: MIT */

/* The way out of an instruction by an exception: its traceback, and its handler in the frame. */

#include "python/rf-eval-private.h"
#include "python/rf-exception.h"
#include "python/rf-traceback.h"

static const RfHandler *
find_handler (const RfFrame *frame, guint32 at)
{
  const RfCode *code = frame->code;

  for (guint32 i = 0; i < code->n_handlers; i++)
    if (at >= code->handlers[i].start && at < code->handlers[i].end)
      return &code->handlers[i];
  return NULL;
}

/* Cuts the stack to @depth items, from the top. */
static void
cut_stack (RfMachine *m, RfFrame *frame, guint32 depth)
{
  while (frame->sp > frame->stack + depth)
    {
      frame->sp--;
      rf_xdrop (m, *frame->sp);
    }
}

gboolean
rf_eval_enter_handler (RfMachine *m, RfFrame *frame, guint32 at)
{
  const RfHandler *handler = find_handler (frame, at);
  RfObject *exception;

  if (handler == NULL)
    return FALSE;
  exception = rf_exception_save (m);
  cut_stack (m, frame, handler->depth);
  rf_exception_normalize (m, exception);
  rf_release (m->heap, 1);
  if (handler->lasti)
    {
      RfObject *lasti = rf_int_new (m, frame->ip);

      if (lasti == NULL)
        {
          if (m->current != NULL)
            rf_drop (m, g_steal_pointer (&m->current));
          lasti = rf_none (m);
        }
      *frame->sp++ = lasti;
    }
  *frame->sp++ = exception;
  frame->ip = handler->target;
  return TRUE;
}

static void
note_raise (RfMachine *m, RfFrame *frame)
{
  RfHeap *heap = m->heap;
  GString *text;
  guint32 id, object;

  if (heap->sink == NULL)
    return;
  text = g_string_new (RF_CLASS_OF (m->current)->type.name);
  id = rf_heap_text (heap, text->str, (gssize) text->len);
  g_string_free (text, TRUE);
  object = rf_heap_id (heap, m->current);
  rf_heap_emit (heap, RF_EVENT_RAISE, 0, 0, frame->id, id, object, 0, 0);
}

void
rf_eval_failed (RfMachine *m, RfFrame *frame)
{
  if (m->current == NULL)
    rf_raise (m, RF_EXC_SystemError, "error return without exception set");
  if (m->stop != RF_STOP_NONE)
    return;
  if (frame->flags & RF_FRAME_STARTED)
    {
      if ((frame->code->flags & RF_CODE_LIBRARY) == 0 &&
          (rf_traceback_is_library (RF_EXCEPTION (m->current)->traceback) ||
           frame->code->code[frame->ip].op == RF_OP_RAISE_VARARGS))
        note_raise (m, frame);
      rf_traceback_add (m, frame);
    }
}
