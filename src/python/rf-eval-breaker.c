/* SPDX-License-Identifier: MIT */

/* What is due between instructions is done. The event itself, a stop or a collection, is what
 * rf_machine_request_stop() and the heap have asked for before. */

#include "python/rf-eval-breaker.h"

#include "heap/rf-collector.h"
#include "python/rf-dict.h"
#include "python/rf-exception.h"

gboolean
rf_eval_check (RfMachine *m)
{
  if (g_atomic_int_get (&m->breaker) != 0 && m->stop == RF_STOP_NONE)
    {
      m->stop = (RfStopReason) g_atomic_int_get (&m->stop_wanted);
      if (m->stop == RF_STOP_NONE && g_atomic_int_get (&m->cancelled))
        m->stop = RF_STOP_CANCELLED;
      if (m->stop == RF_STOP_NONE)
        g_atomic_int_set (&m->breaker, 0);
    }
  if (m->stop != RF_STOP_NONE)
    {
      m->heap->sink = NULL;
      if (m->current != NULL && m->current != m->stop_exception)
        {
          rf_drop (m, g_steal_pointer (&m->current));
          m->current = NULL;
        }
      rf_exception_raise_stop (m);
      return FALSE;
    }
  if (m->heap->gc_pending)
    rf_gc_run_pending (m->heap);
  return TRUE;
}

gboolean
rf_eval_call_is_quick (RfMachine *m, RfObject *callable, const RfInstruction *call)
{
  static const char *const functions[] = { "len", "isinstance" };

  if (callable == NULL || call->warm <= m->profile->specialize_after || m->stop != RF_STOP_NONE ||
      g_atomic_int_get (&m->breaker) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (callable == rf_dict_get_cstr (m, m->builtins, functions[i]))
      return TRUE;
  return callable == RF_OBJECT (m->class_type) ||
         (call[1].op == RF_OP_POP_TOP &&
          callable == rf_dict_get_cstr (m, m->class_list->dict, "append"));
}
