/* SPDX-License-Identifier: MIT */
#pragma once

#include "journal/rf-state.h"
#include "journal/rf-steps.h"

#include <glib.h>

G_BEGIN_DECLS

/* Questions to a state. Each goes over the objects once; none keeps anything. Weak references are
 * never followed. */

/* --- sets of objects -------------------------------------------------------------------------- */

typedef struct
{
  guint32 n_objects; /* ids 0 … n_objects */
  guint64 words[];
} RfObjectSet;

static inline gboolean
rf_object_set_contains (const RfObjectSet *set, guint32 id)
{
  return id <= set->n_objects && (set->words[id / 64] >> id % 64 & 1) != 0;
}

typedef enum
{
  RF_ROOTS_ALL,     /* all namespaces, and the local names of all frames on the stack */
  RF_ROOTS_OUTSIDE, /* without the frames that a finalizer or a callback runs in: what can reach
                     * an object apart from its own finalizer */
} RfRoots;

/* The objects that names reach, following slots and keys. (transfer full), g_free() it. */
RfObjectSet *rf_query_reachable (const RfState *state, RfRoots roots);

/* --- isolates --------------------------------------------------------------------------------- */

typedef struct
{
  guint32 id;
  guint32 event; /* at which it was formed */
  guint n_members;
  guint32 members[]; /* those that are alive, ascending */
} RfQueryIsolate;

/* The cyclic isolates that exist now: recorded by isolate.formed, with members still alive, and
 * none of these reached from outside again. Ascending by id. (transfer full), elements freed with
 * it. */
GPtrArray *rf_query_isolates (const RfState *state, RfJournal *journal);

/* --- holders ---------------------------------------------------------------------------------- */

typedef enum
{
  RF_HOLDER_NAME,     /* a name of a frame or namespace: frame, slot */
  RF_HOLDER_NAME_KEY, /* the namespace holds the text of a name: frame, slot */
  RF_HOLDER_SLOT,     /* a slot of an object: owner, slot */
  RF_HOLDER_KEY,      /* a dict holds it as a key: owner, slot */
  RF_HOLDER_OTHER,    /* n temporaries: evaluation stack, arguments, the interpreter */
  /* In the place of RF_HOLDER_OTHER where these are known (rf-temporaries.h), with a text: */
  RF_HOLDER_TEMPORARY,   /* text says what; frame, owner: what has to do with it, or 0 */
  RF_HOLDER_OPERATION,   /* n in the hands of what runs just now: text */
  RF_HOLDER_INTERPRETER, /* n by the interpreter itself: the object is older than the program */
} RfHolderKind;

typedef struct
{
  RfHolderKind kind;
  guint32 n; /* counts that this is: 1, or more for RF_HOLDER_OTHER and the last two */
  guint32 frame;
  guint32 owner;
  RfStateSlot slot;
  const char *text; /* or NULL */
} RfHolder;

/* The ledger of @object: every holder. The numbers sum to its count (not for an immortal object,
 * and not for the moment between a slot's change and the count's). (transfer full), of RfHolder. */
GArray *rf_query_ledger (const RfState *state, guint32 object);
/* How the count of an object changed: after which event it was what. */
typedef struct
{
  guint32 event;
  guint32 count; /* 0xffffffff: immortal */
} RfCountChange;

/* Each change of the count of @object up to event @last, from its first mention on; reads the
 * journal's records from event @first on (an object's `born`). Objects that live on after the last
 * change keep that count; a freed one's is 0. (transfer full), of RfCountChange. */
GArray *rf_query_count_changes (RfJournal *journal, guint32 object, guint32 first, guint32 last);
/* The objects that @object refers to, each once, in the order of its slots; keys included, and
 * @object itself if it does. (transfer full), of guint32. */
GArray *rf_query_referents (const RfState *state, guint32 object);
/* The dictionary in which @object, an instance, keeps its attributes; 0: it has none. */
guint32 rf_query_attributes (const RfState *state, guint32 object);
/* Living weak references to @object. (transfer full), of guint32. */
GArray *rf_query_weakrefs (const RfState *state, guint32 object);

/* --- why is it alive? ------------------------------------------------------------------------- */

typedef struct
{
  guint32 frame;    /* of the first step, else 0 */
  guint32 owner;    /* of the others */
  RfStateSlot slot; /* the name or slot that leads on; key 0: the namespace dict itself */
  guint32 target;   /* to this object */
} RfPathStep;

/* A shortest path from a name to @object, newest frame first where there are several. NULL when no
 * name reaches it. (transfer full), of RfPathStep. */
GArray *rf_query_path (const RfState *state, guint32 object);

/* --- death ------------------------------------------------------------------------------------ */

typedef struct
{
  RfCause cause;
  guint32 event;
  guint32 line; /* 0: none */
} RfDeath;

/* FALSE: @object is alive or was never there. */
gboolean rf_query_death (const RfState *state, guint32 object, RfDeath *death);

/* --- collections ------------------------------------------------------------------------------ */

typedef struct
{
  guint32 event;     /* gc.phase; 0: not reached by the position */
  guint32 n_objects; /* that it works on, as the collector says */
  guint32 n_done; /* decisions so far: counts copied, pointers followed, left behind, cleared … */
  guint32 last;   /* the object of the newest decision, 0: none */
} RfCollectionPhase;

typedef struct
{
  guint32 number; /* of the run, from 1 */
  guint32 begin;  /* gc.begin */
  guint32 end;    /* gc.end; 0: it still runs at the position */
  guint32 line;   /* that ran when it began */
  guint32 generation;
  RfCollectReason reason;
  RfPhase phase; /* the newest */
  RfCollectionPhase phases[RF_N_PHASES];
  guint32 n_freed;                  /* because it was garbage */
  guint32 collected, uncollectable; /* once it has ended */
} RfCollection;

/* The collection that runs at @position, or the last one before it. FALSE: there was none. */
gboolean rf_query_collection (RfJournal *journal, RfSteps *steps, guint32 position,
                              RfCollection *collection);

G_END_DECLS
