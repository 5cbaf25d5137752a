/* SPDX-License-Identifier: MIT */
#pragma once

#include "heap/rf-event.h"
#include "journal/rf-journal.h"
#include "journal/rf-slots.h"

#include <glib.h>

G_BEGIN_DECLS

/* The heap graph and the program at one event: what the journal's first `position` events make of
 * nothing. Going on by one event and going back by one are exact inverses. Objects that were
 * freed stay as ghosts. Copies share their memory, cost little and may be used on another
 * thread; one state belongs to one thread. */

typedef enum
{
  RF_STATE_EXISTS = 1 << 0,  /* was announced; freed or not */
  RF_STATE_FREED = 1 << 1,   /* a ghost */
  RF_STATE_TRACKED = 1 << 2, /* by the collector */
} RfStateObjectStatus;

/* One object. Texts are ids for rf_journal_text(). */
typedef struct
{
  guint64 address;
  RfStateSlots *slots; /* what it refers to (rf-slots.h); NULL: nothing */
  guint32 type;        /* text: its type's name */
  guint32 value;       /* text: what is written in it; 0: nothing */
  guint32 size;        /* bytes */
  guint32 count;       /* reference count */
  guint32 frame;       /* of a generator: its frame while that is suspended; else 0 */
  guint32 isolate;     /* the isolate it belongs to, 0: none */
  guint32 referent;    /* of a weak reference: the object, 0: dead */
  guint32 born;        /* event that announced it */
  guint32 born_line;   /* the line that made it, 0: none */
  guint32 death;       /* event that freed it, 0 */
  guint32 death_line;
  guint16 flags;         /* RfObjectNewFlags, as it was announced */
  guint8 status;         /* RfStateObjectStatus */
  guint8 generation : 4; /* while tracked */
  guint8 cause : 4;      /* RfCause, once it is freed */
  guint8 n_finalized;    /* > 0: its finalizer was begun */
  guint8 n_running;      /* > 0: its finalizer (or a weak reference's callback) runs now */
  guint8 n_resurrected;  /* > 0: it came back from an isolate */
  guint8 n_cleared;      /* > 0: the collector cleared it */
} RfStateObject;

/* A frame; it stays when it was popped. A generator's that is suspended is not on the stack, but
 * has its names. */
typedef struct
{
  RfStateSlots *names; /* local variables (RF_SLOT_FAST) or entries of the namespace */
  guint32 function;    /* text */
  guint32 namespace;   /* the dict that holds its names, 0: none */
  guint32 first_line;  /* of its def */
  guint32 born;        /* event that pushed it first */
  guint32 n_pushes;    /* 0: no such frame yet */
  guint32 on_stack;    /* how often it is on the stack: 0 or 1 */
  guint32 generator;   /* suspended: the object that holds it; else 0 */
  guint32 line;        /* suspended: that it stands at; else 0 */
} RfStateFrame;

typedef struct
{
  guint32 frame;
  guint32 line; /* that it stands at */
} RfStateStackEntry;

/* A finalizer or a weak reference's callback that runs now. */
typedef struct
{
  guint32 object;
  guint32 depth; /* frames on the stack when it began */
} RfStateRunning;

typedef struct
{
  guint32 event;   /* at which it was formed; 0: no such isolate */
  guint32 n_alive; /* members that still belong to it and live */
} RfStateIsolate;

typedef struct
{
  gboolean collecting;
  guint32 generation;
  RfCollectReason reason;
  RfPhase phase; /* RF_PHASE_NONE before the first */
  guint32 begin; /* the gc.begin event */
} RfStateGc;

typedef struct _RfState RfState;

/* Private to rf-state*.c; read it through the functions below. */
struct _RfState
{
  RfStateMemory *memory;
  guint32 position;

  RfPages objects, frames, isolates;
  RfPages gc_objects; /* what is only known during a collection */
  guint32 n_objects;  /* highest id */
  guint32 n_alive;
  guint32 n_frames;   /* highest id */
  guint32 n_isolates; /* highest id */

  GArray *stack;   /* of RfStateStackEntry */
  GArray *running; /* of RfStateRunning */
  RfStateGc gc;
  guint32 n_collections; /* begun so far */

  guint32 time_ms;
  guint32 n_outputs;
  guint32 n_messages; /* sent so far */
  guint64 output_bytes[RF_N_STREAMS];
  gboolean ended;
  guint32 exit_status;
};

/* The state before the first event. (transfer full) */
RfState *rf_state_new (void);
/* (transfer full) */
RfState *rf_state_copy (const RfState *state);
void rf_state_free (RfState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfState, rf_state_free)
/* Memory of this state and of all that were copied from it or from which it was copied. */
gsize rf_state_bytes (const RfState *state);

/* --- moving ----------------------------------------------------------------------------------- */

/* Goes on by event @n, which must be position + 1. */
void rf_state_apply (RfState *state, RfJournal *journal, guint32 n);
/* Goes back by event @n, which must be the position. */
void rf_state_undo (RfState *state, RfJournal *journal, guint32 n);

/* --- looking ---------------------------------------------------------------------------------- */

static inline guint32
rf_state_position (const RfState *state)
{
  return state->position;
}

/* The highest object id so far: ids go from 1 to it. */
static inline guint32
rf_state_n_objects (const RfState *state)
{
  return state->n_objects;
}

/* The object @id, alive or freed; NULL: not announced yet, or 0. (transfer none), until the state
 * moves. */
const RfStateObject *rf_state_object (const RfState *state, guint32 id);

static inline gboolean
rf_state_object_is_alive (const RfStateObject *object)
{
  return (object->status & (RF_STATE_EXISTS | RF_STATE_FREED)) == RF_STATE_EXISTS;
}

static inline gboolean
rf_state_object_is_tracked (const RfStateObject *object)
{
  return (object->status & (RF_STATE_TRACKED | RF_STATE_FREED)) == RF_STATE_TRACKED;
}

/* gc_refs of @id during a collection; -1: it has none now. */
gint32 rf_state_gc_refs (const RfState *state, guint32 id);
/* The collector's list (RfGcList) that @id was moved to during this collection; -1: not moved. */
int rf_state_gc_list (const RfState *state, guint32 id);

/* The frame @id, on the stack or not; NULL: not there yet. */
const RfStateFrame *rf_state_frame (const RfState *state, guint32 id);
/* The call stack, from the module's frame at 0 up. */
guint rf_state_stack_depth (const RfState *state);
RfStateStackEntry rf_state_stack_entry (const RfState *state, guint index);
/* Walks the names of frame @id: its local variables, or the entries of its namespace (those that
 * are recorded as names and those that stand in the dict object itself). As rf_slots_next(), with
 * @removed also the marks of deleted names (target 0). */
gboolean rf_state_frame_next_name (const RfState *state, guint32 id, gboolean removed,
                                   guint *cursor, RfStateSlot *name);
/* The line that runs now: of the top frame; 0: none. */
guint32 rf_state_line (const RfState *state);

/* Finalizers and callbacks that run now, the innermost last. */
guint rf_state_n_running (const RfState *state);
RfStateRunning rf_state_running (const RfState *state, guint index);

/* The isolate @id (from 1 to n_isolates). */
RfStateIsolate rf_state_isolate (const RfState *state, guint32 id);

/* The name of a slot or a frame's name, appended to @out: "friend", "3". */
void rf_state_append_slot_name (const RfState *state, RfJournal *journal, const RfStateSlot *slot,
                                GString *out);
/* "MyNamedClass #9"; "'Jane'" for an atom; appended to @out. */
void rf_state_append_object_name (const RfState *state, RfJournal *journal, guint32 id,
                                  GString *out);

/* Whether two states say the same. For tests: @why (may be NULL) gets one line about the first
 * difference. */
gboolean rf_state_equal (const RfState *a, const RfState *b, GString *why);

G_END_DECLS
