/* SPDX-License-Identifier: MIT */
#pragma once

#include "heap/rf-heap.h"
#include "python/rf-frame.h"

G_BEGIN_DECLS

/* When the evaluation loop looks whether anything is due, a stop or a collection that waits: where
 * CPython does. In which places that is depends on the profile; it decides at which line a
 * collection runs that an allocation has made due. */

/* Is there anything to look at? */
static inline gboolean
rf_eval_must_check (const RfMachine *m)
{
  return g_atomic_int_get (&m->breaker) != 0 ||
         (m->heap->gc_pending && !m->profile->collect_at_allocation);
}

/* Does what is due. FALSE: m->current is the stop. */
gboolean rf_eval_check (RfMachine *m);

/* The calls after which CPython does not look, once they have run a few times. @callable may be
 * gone by now; NULL: not of interest. @call: the instruction. */
gboolean rf_eval_call_is_quick (RfMachine *m, RfObject *callable, const RfInstruction *call);

/* Whether CPython looks when @frame has returned: not after a function that runs in the caller's
 * own loop, but after the C code that calls an __init__. */
static inline gboolean
rf_eval_init_checks (const RfMachine *m, const RfFrame *frame)
{
  return (frame->flags & RF_FRAME_INIT) != 0 && !m->profile->init_inlined;
}

/* The same when a generator goes on: not behind a yield from. */
static inline gboolean
rf_eval_resume_checks (const RfFrame *frame)
{
  return (frame->flags & RF_FRAME_YIELDED) == 0 || frame->code->code[frame->ip].arg == 0;
}

G_END_DECLS
