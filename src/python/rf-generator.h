/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-frame.h"

G_BEGIN_DECLS

/* Generators: an object that owns a suspended frame.
 *
 * Invariants:
 * - `frame` is NULL once the generator has ended; else the frame belongs to the generator, which
 *   frame->generator says, and is not in the chain of running frames, unless `running`: then it is
 *   in that chain, which visits what it holds;
 * - while it runs, the exception that was handled outside waits in `outer_handled`, and the
 *   generator that was resumed before it is `outer`: the chain begins at m->generator. */
typedef struct _RfGenerator RfGenerator;
struct _RfGenerator
{
  RfObject base;
  RfFrame *frame;
  RfCode *code; /* owned: besides the frame's count where the profile says so, and at the end */
  RfObject *name, *qualname; /* str */
  RfObject *handled;         /* suspended: the exception that is being handled inside, or NULL */
  RfGenerator *outer;        /* running: borrowed */
  RfObject *outer_handled;   /* running: owned, visited as a root */
  RfObject *told_inner;      /* what is told as its slot gi_yieldfrom; borrowed from the stack */
  gboolean running;          /* its frame is in the chain */
  gboolean busy;        /* what it draws from is being thrown at or closed; nobody may resume it */
  gboolean started;     /* has run at least once */
  gboolean has_handled; /* while it ran an exception was handled, and none before: that leaves None
                         * behind */
  gboolean closed;      /* ended without running on: the frame is kept until the end (3.12+) */
};

#define RF_GENERATOR(o) ((RfGenerator *) (o))

typedef enum
{
  RF_SEND_ERROR,  /* with an exception set */
  RF_SEND_YIELD,  /* the value is what it yielded */
  RF_SEND_RETURN, /* the value is what it returned */
} RfSendResult;

/* A call of the generator function @function has its frame, which is the innermost: it becomes
 * that of a new generator. NULL with an exception; the frame is gone then too. */
RfObject *rf_generator_new (RfMachine *m, RfObject *function, RfFrame *frame);
/* Is its turn possible: not ended, not running, and @value something it can take? FALSE: with an
 * exception set, or without: it has ended. */
gboolean rf_generator_ready (RfMachine *m, RfGenerator *g, RfObject *value);
/* Puts the frame of a generator that is ready on top of the machine's, with @value (borrowed; NULL:
 * None) as what yield gives. @flags: RF_FRAME_ENTRY or 0. Where it goes on is frame->ip. FALSE:
 * recursion too deep; the generator has ended. */
gboolean rf_generator_push (RfMachine *m, RfGenerator *g, RfObject *value, guint32 flags);
/* The innermost frame, a generator's, has yielded: it leaves the chain. */
void rf_generator_suspend (RfMachine *m, RfFrame *frame);
/* The innermost frame, a generator's, is about to be popped: the generator has ended. When an
 * exception left it: a StopIteration becomes a RuntimeError. */
void rf_generator_ended (RfMachine *m, RfFrame *frame);
/* One turn of any iterator, as `yield from` takes it: @value is sent to it. */
RfSendResult rf_generator_send_any (RfMachine *m, RfObject *iterator, RfObject *value,
                                    RfObject **result);
/* The iterator for `yield from @o`. */
RfObject *rf_generator_yield_from_iter (RfMachine *m, RfFrame *frame, RfObject *o);

/* iternext: NULL at the end without an exception, or with a StopIteration that has a value. */
RfObject *rf_generator_next (RfMachine *m, RfObject *self);
/* send (@value), throw (*@args), close (). */
RfObject *rf_generator_send (RfMachine *m, RfGenerator *g, RfObject *value);
RfObject *rf_generator_throw (RfMachine *m, RfGenerator *g, RfObject *const *args, gsize n_args);
RfObject *rf_generator_close (RfMachine *m, RfGenerator *g);
/* What a suspended `yield from` draws from (borrowed), or NULL. */
RfObject *rf_generator_yields_from (RfGenerator *g);
/* That stands on the frame's stack, and is told as the slot gi_yieldfrom; NULL: nothing. */
void rf_generator_tell_inner (RfHeap *heap, RfGenerator *g, RfObject *inner);

/* The exception that is being handled, as sys.exc_info() shows it (borrowed, or NULL). */
static inline RfObject *
rf_handled_exception (RfMachine *m)
{
  if (m->handled != NULL)
    return m->handled;
  for (RfGenerator *g = m->generator; g != NULL; g = g->outer)
    if (g->outer_handled != NULL)
      return g->outer_handled;
  return NULL;
}

/* What CPython's tp_traverse would visit. */
void rf_generator_referents (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user);
/* What running generators keep for their resumers. */
void rf_generator_visit_roots (RfMachine *m, RfVisit visit, gpointer user);

G_END_DECLS
