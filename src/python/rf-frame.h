/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* The frames of running code, and the frame object that somebody may ask for.
 *
 * Invariants:
 * - a frame that runs stands in the chain m->frame → back; it owns what is in its slots, and all of
 *   it is visited as roots; while it is popped it stands in the chain m->dying, so that what its
 *   finalizers run has the caller below;
 * - a frame that has ended is gone, unless its frame object is still held: then the object owns
 *   the frame and everything in it, and is tracked;
 * - the frame of a suspended generator stands in no chain: the generator owns it, and visits what
 *   it holds; where frames are objects from the start the generator visits the object, and that
 *   the rest;
 * - sp is right whenever Python code or the collector may run, and at the beginning of each
 *   instruction;
 * - generators' frames, and those that have ended, are in the list m->loose too. */
typedef enum
{
  RF_FRAME_ENTRY = 1,          /* its return leaves the evaluation loop */
  RF_FRAME_INIT = 2,           /* __init__ of a class call: `self` is the result */
  RF_FRAME_DONE = 4,           /* ended; owned by its frame object */
  RF_FRAME_COUNTS_GLOBALS = 8, /* owns globals and builtins itself (3.10, and modules) */
  RF_FRAME_STARTED = 16,
  RF_FRAME_GENERATOR = 32, /* belongs to `generator`, suspended or running */
  RF_FRAME_YIELDED = 64,   /* a generator's: goes on behind the instruction that runs */
  RF_FRAME_CLEARED = 128,  /* a generator's: the collector emptied it; it has ended */
  RF_FRAME_INLINED = 256,  /* with RF_FRAME_INIT: in CPython too it runs in the caller's loop */
} RfFrameFlags;

struct _RfFrame
{
  RfFrame *back;
  RfFrame *next_dying; /* while it is popped: the frame around whose end this one's end began */
  RfFrame *next_loose, **loose; /* in the list m->loose, and what points to it there; or NULL */
  RfCode *code;                 /* owned */
  RfObject *function; /* owned, or NULL: a module, and before 3.11 the caller's stack has it */
  RfObject *globals, *builtins; /* dicts */
  RfObject *locals;      /* the namespace of a module or class body, owned; NULL: a function */
  RfObject *snapshot;    /* the dict that locals() made of the names of a function, owned; or NULL
                          * (RfProfile.locals_kept) */
  RfObject *object;      /* the frame object, owned while the frame runs; or NULL */
  RfObject *back_object; /* DONE: the caller's frame object, owned; or NULL */
  struct _RfGenerator *generator; /* GENERATOR: borrowed */
  RfObject *self;                 /* INIT: the new instance, owned */
  RfObject *kept[2]; /* what the call itself holds: tuple and dict of arguments; or NULL */
  RfObject **extra;  /* more counts of the arguments that the call holds, or NULL */
  guint32 n_extra;
  guint32 n_pop; /* what the return drops from the caller's stack */
  guint32 ip;    /* the instruction that runs */
  guint32 line;  /* the line of the last line event */
  guint32 id;
  guint32 flags;
  guint32 n_holds; /* holds of the heap when it began to run: later ones belong to what it runs */
  guint32 n_fast, n_cells;
  gsize memory; /* host bytes, charged */
  RfObject **cells, **stack, **sp;
  RfObject *fast[];
};

/* Begins a frame for @code on top of the machine's: recursion check, FRAME_PUSH event. The slots
 * are empty. @function: stolen, or NULL; counts of everything else are taken. NULL with an
 * exception set; @function is dropped then too. */
RfFrame *rf_frame_push (RfMachine *m, RfCode *code, RfObject *function, RfObject *globals,
                        RfObject *builtins, RfObject *locals, guint32 flags);
/* The same for the plain call of a function, with the arguments in place and the frame started:
 * @function, @first (may be NULL) and @args are taken. @flags: 0, or both INIT and INLINED. NULL,
 * and nothing has happened: the call is not plain (as many positional arguments as parameters, no
 * cells, nothing recorded). */
RfFrame *rf_frame_push_plain (RfMachine *m, RfObject *function, RfObject *first, RfObject **args,
                              gsize n_args, guint32 flags);
/* The end of a frame that took no more than that, when nothing in it can run code as it goes.
 * *@result is what it returned, then what the call gives. FALSE: it is not so, and nothing has
 * happened. */
gboolean rf_frame_pop_plain (RfMachine *m, RfFrame *frame, RfObject **result);
/* After the arguments are in place: makes the cells, takes those of @closure (tuple or NULL), and
 * shows the names. FALSE with MemoryError. */
gboolean rf_frame_start (RfMachine *m, RfFrame *frame, RfObject *closure);
/* Ends the innermost frame: gives its contents to the frame object, or drops them in CPython's
 * order; FRAME_POP; frees it. `self` and `kept` must have been taken out. */
void rf_frame_pop (RfMachine *m, RfFrame *frame);
/* Ends a suspended frame, which its generator @owner owned, in the same way. */
void rf_frame_discard (RfHeap *heap, RfFrame *frame, RfObject *owner);
/* Lets go of the names and temporaries of a suspended frame. */
void rf_frame_empty (RfMachine *m, RfFrame *frame);
/* Puts a frame that does not always stand in a chain into the list m->loose. */
void rf_frame_let_loose (RfMachine *m, RfFrame *frame);
/* Visits what a suspended frame owns, its object included, in CPython's order. */
void rf_frame_visit_suspended (RfFrame *frame, RfVisit visit, gpointer user);

/* Stores @value (stolen, or NULL) in local @index and drops what was there. */
void rf_frame_store (RfMachine *m, RfFrame *frame, guint index, RfObject *value);
/* The name event of slot @index (locals, then cells), when recording. */
void rf_frame_note (RfMachine *m, RfFrame *frame, guint index, RfObject *from, RfObject *to);
/* The name of slot @index (a str, borrowed). */
RfObject *rf_frame_slot_name (const RfFrame *frame, guint index);

/* How many places CPython's frame of @code has. */
guint32 rf_frame_n_slots (RfMachine *m, const RfCode *code);
/* The frame object of @frame, made when it is not there yet (new reference). */
RfObject *rf_frame_object (RfMachine *m, RfFrame *frame);
/* When @o is the frame object of a running frame, and frames are objects: makes that of its caller,
 * so that rf_frame_referents() finds it. */
void rf_frame_show_back (RfMachine *m, RfObject *o);
/* Where frames are objects: does a frame run that @o's frame, which runs too, has called? CPython's
 * holds its caller's object, here it only stands above it. */
gboolean rf_frame_has_callee (RfMachine *m, RfObject *o);
/* What CPython's traverse visits in the frame object @o: where frames are objects (3.10), that is a
 * running frame's content too, but for its stack. */
void rf_frame_referents (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user);
/* Does it run code of the library? Such frames are not shown. */
gboolean rf_frame_is_library (const RfFrame *frame);
/* The id of the nearest frame of the program's own code, from @frame outwards; 0: none. */
guint32 rf_frame_shown_id (const RfFrame *frame);
/* The line of the instruction that runs in @frame. */
int rf_frame_line (const RfFrame *frame);
/* What locals() gives in @frame: the namespace itself, or a dict of the locals, which the frame
 * keeps where the profile says so (new reference). */
RfObject *rf_frame_locals (RfMachine *m, RfFrame *frame);

/* The heap's hook: visits what the names of the innermost frames hold. */
void rf_frame_visit_named (gpointer machine, guint32 flags, RfVisit visit, gpointer user);
/* Visits every count that running frames hold. */
void rf_frame_visit_roots (RfMachine *m, RfVisit visit, gpointer user);
/* Frees the memory of frames that are kept for reuse. */
void rf_frame_teardown (RfMachine *m);

/* --- rf-eval.c ------------------------------------------------------------------------------- */

/* Runs the innermost frame, which has RF_FRAME_ENTRY, until it returns; the frame is popped. */
RfObject *rf_eval (RfMachine *m, RfFrame *frame);

/* --- rf-args.c ------------------------------------------------------------------------------- */

/* Binds the arguments of a call to the parameters of @function in @frame->fast.
 * @first: a positional argument before @args, or NULL; @args: @n_args positional ones, then the
 * values for @kwnames (NULL: none). With @steal the counts of @first and @args move to the frame,
 * and moved items of @args become NULL; else new counts are taken. FALSE: TypeError in CPython's
 * words. */
gboolean rf_args_bind (RfMachine *m, RfFunction *function, RfFrame *frame, RfObject *first,
                       RfObject **args, gsize n_args, RfObject *kwnames, gboolean steal);

/* --- rf-call.c ------------------------------------------------------------------------------- */

/* Pushes a frame for a call of @function. With @steal the counts of @function, @first and @args
 * move to the frame. NULL with an exception; then nothing that was moved is left to drop but what
 * is not NULL in
 * @args. */
RfFrame *rf_call_push (RfMachine *m, RfObject *function, RfObject *first, RfObject **args,
                       gsize n_args, RfObject *kwnames, gboolean steal, guint32 flags);
/* TRUE when a call of @cls can run as an INIT frame. *@init is its __init__ (borrowed). */
gboolean rf_call_is_plain_class (RfMachine *m, RfClass *cls, RfObject **init);
/* Pushes the frame for the __init__ of a new instance of @cls; as CPython, the arguments are
 * held by a tuple and a dict meanwhile. @packed: those, if they are there already; or NULL. */
RfFrame *rf_call_push_init (RfMachine *m, RfClass *cls, RfObject *init, RfObject **args,
                            gsize n_args, RfObject *kwnames, RfObject *const *packed,
                            guint32 flags);
/* While a frame ends: the result, and what the call itself held. In a chain from m->rests, whose
 * counts are roots. */
typedef struct _RfCallRest RfCallRest;
struct _RfCallRest
{
  RfCallRest *next;
  RfObject *result, *error, *self, *kept[2], **extra;
  guint32 n_extra;
  gboolean init;
};
/* Takes it out of @frame, with @result (stolen, or NULL), and puts it in the chain. */
void rf_call_take_rest (RfMachine *m, RfFrame *frame, RfCallRest *rest, RfObject *result);
/* After the frame has been popped: drops what the call held. The result: an __init__'s becomes the
 * instance. */
RfObject *rf_call_finish (RfMachine *m, RfCallRest *rest);
void rf_call_visit_roots (RfMachine *m, RfVisit visit, gpointer user);
/* As CPython does for calls with a dict of keywords: the frame holds the arguments once more. */
void rf_call_keep_extra (RfMachine *m, RfFrame *frame, RfObject *first, RfObject *const *args,
                         gsize n);
/* slots.call of function and method. */
RfObject *rf_function_call (RfMachine *m, RfObject *callable, RfObject *const *args, gsize n_args,
                            RfObject *kwnames);
/* "f", "list.append", "A.m": a callable as messages name it, with its module unless that is
 * builtins. */
char *rf_callable_name (RfMachine *m, RfObject *callable);
/* builtins.__build_class__ */
RfObject *rf_build_class (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                          RfObject *kwnames);

G_END_DECLS
