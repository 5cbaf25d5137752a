/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The events: everything that happens to the heap and to the program that runs on it. The engine
 * writes them to a sink and never reads them; who records them is not its business.
 *
 * One table drives the enum, the names in the trace, the meaning of the five numbers of a record,
 * and the documentation. A record is reversible: where it changes a value it holds the value from
 * before and the value from after.
 *
 * Objects are named by their short ids (from 1, 0 is "none"), given when an object is first
 * mentioned in an event: RF_EVENT_OBJECT_NEW and RF_EVENT_OBJECT_VALUE come right before the first
 * record that mentions it, so temporary objects that nothing ever mentions leave no trace.
 * Texts are named by the ids that the sink's text() gives.
 *
 * X (ENUM, "kind in the trace", type and key of a, b, c, d, e) — types: see RfFieldType. */
#define RF_EVENTS(X)                                                                               \
  /* a frame goes on to another line */                                                            \
  X (LINE, "line", FRAME, "frame", NUMBER, "line", HIDDEN, "previous", TEXT, "function", NONE, "") \
  /* a frame begins: c is its namespace dict when its names are a dict (module, class body), else  \
   * 0; d the frame below it; e the line of its def; aux: 1 when it runs code of the library,      \
   * which no step and no picture shows (no other frame names it as the one below) */              \
  X (FRAME_PUSH, "frame.push", FRAME, "frame", TEXT, "function", OBJECT, "namespace", FRAME,       \
     "back", NUMBER, "line")                                                                       \
  /* a frame ends; the same fields; e is the line it stood at */                                   \
  X (FRAME_POP, "frame.pop", FRAME, "frame", TEXT, "function", OBJECT, "namespace", FRAME, "back", \
     NUMBER, "line")                                                                               \
  /* a generator's frame leaves the stack, or comes back to it; its names stay. c: the generator;  \
   * d: the frame below it */                                                                      \
  X (FRAME_SUSPEND, "frame.suspend", FRAME, "frame", TEXT, "function", OBJECT, "generator", FRAME, \
     "back", NUMBER, "line")                                                                       \
  X (FRAME_RESUME, "frame.resume", FRAME, "frame", TEXT, "function", OBJECT, "generator", FRAME,   \
     "back", NUMBER, "line")                                                                       \
  /* a suspended frame ends without running again */                                               \
  X (FRAME_DISCARD, "frame.discard", FRAME, "frame", TEXT, "function", OBJECT, "generator", NONE,  \
     "", NUMBER, "line")                                                                           \
  /* aux: RfObjectNewFlags; a COUNT record from 0 follows it at once. sub: its generation */       \
  X (OBJECT_NEW, "object.new", OBJECT, "object", TEXT, "type", NUMBER, "size", ADDRESS, "address", \
     HIDDEN, "")                                                                                   \
  /* what is written in or on an object: the repr of an atom, the name of a class, a function or a \
   * module (first time: from = 0) */                                                              \
  X (OBJECT_VALUE, "object.value", OBJECT, "object", HIDDEN, "from", TEXT, "value", NONE, "",      \
     NONE, "")                                                                                     \
  X (COUNT, "count", OBJECT, "object", NUMBER, "from", NUMBER, "to", NONE, "", NONE, "")           \
  /* a slot of an object: sub says how it is named (RfSlotKind) */                                 \
  X (SLOT, "slot", OBJECT, "owner", SLOT, "slot", OBJECT, "from", OBJECT, "to", KEY, "key")        \
  /* list items move up to make room at an index, or down to close it (from/to: the item) */       \
  X (SLOT_INSERT, "slot", OBJECT, "owner", SLOT, "slot", HIDDEN, "from", OBJECT, "to", NONE, "")   \
  X (SLOT_REMOVE, "slot", OBJECT, "owner", SLOT, "slot", OBJECT, "from", HIDDEN, "to", NONE, "")   \
  /* a name of a frame: sub RF_SLOT_FAST (b text, e the index in the frame's order) or             \
   * RF_SLOT_ENTRY (b rank in the namespace dict, e key object) */                                 \
  X (NAME, "name", FRAME, "frame", SLOT, "name", OBJECT, "from", OBJECT, "to", KEY, "key")         \
  /* aux: 1 tracked, 0 not any more; b the generation it enters or leaves */                       \
  X (OBJECT_TRACK, "object.track", OBJECT, "object", NUMBER, "generation", FLAG, "tracked", NONE,  \
     "", NONE, "")                                                                                 \
  /* the objects are the extra numbers */                                                          \
  X (ISOLATE_FORMED, "isolate.formed", NUMBER, "isolate", EXTRA, "objects", NONE, "", NONE, "",    \
     NONE, "")                                                                                     \
  X (GC_BEGIN, "gc.begin", NUMBER, "generation", REASON, "reason", NONE, "", NONE, "", NONE, "")   \
  /* b: the phase before it, RF_PHASE_NONE at first; c: how many objects it works on */            \
  X (GC_PHASE, "gc.phase", PHASE, "phase", HIDDEN, "previous", NUMBER, "objects", NONE, "", NONE,  \
     "")                                                                                           \
  /* gc_refs of an object: from -1 (0xffffffff) when it had none; d: the object whose reference    \
   * was followed (subtract_refs), else 0 */                                                       \
  X (GC_REFS, "gc.refs", OBJECT, "object", NUMBER, "gc_refs", HIDDEN, "from", OBJECT, "by", NONE,  \
     "")                                                                                           \
  /* d: the object that reaches it, when it came back to reachable; to old: e the generation, aux  \
   * the one it was in before */                                                                   \
  X (GC_MOVE, "gc.move", OBJECT, "object", LIST, "to", LIST, "from", OBJECT, "by", NUMBER,         \
     "generation")                                                                                 \
  X (FINALIZER_BEGIN, "finalizer.begin", OBJECT, "object", NONE, "", NONE, "", NONE, "", NONE, "") \
  X (FINALIZER_END, "finalizer.end", OBJECT, "object", NONE, "", NONE, "", NONE, "", NONE, "")     \
  X (OBJECT_RESURRECTED, "object.resurrected", OBJECT, "object", NONE, "", NONE, "", NONE, "",     \
     NONE, "")                                                                                     \
  /* a weak reference is made; it is no holder of its referent */                                  \
  X (WEAKREF_NEW, "weakref.new", OBJECT, "object", OBJECT, "referent", NONE, "", NONE, "", NONE,   \
     "")                                                                                           \
  X (WEAKREF_CLEARED, "weakref.cleared", OBJECT, "object", OBJECT, "referent", NONE, "", NONE, "", \
     NONE, "")                                                                                     \
  X (CALLBACK_BEGIN, "callback.begin", OBJECT, "object", NONE, "", NONE, "", NONE, "", NONE, "")   \
  X (CALLBACK_END, "callback.end", OBJECT, "object", NONE, "", NONE, "", NONE, "", NONE, "")       \
  X (GC_CLEAR, "gc.clear", OBJECT, "object", NONE, "", NONE, "", NONE, "", NONE, "")               \
  /* it leaves its generation too */                                                               \
  X (OBJECT_FREE, "object.free", OBJECT, "object", CAUSE, "cause", NUMBER, "line", NONE, "", NONE, \
     "")                                                                                           \
  X (GC_END, "gc.end", NUMBER, "collected", NUMBER, "uncollectable", NUMBER, "generation", HIDDEN, \
     "phase", NONE, "")                                                                            \
  X (OUTPUT, "output", STREAM, "stream", TEXT, "text", NONE, "", NONE, "", NONE, "")               \
  /* the program has read a line, with its line end; nothing: the end of its input */              \
  X (INPUT, "input", TEXT, "text", NONE, "", NONE, "", NONE, "", NONE, "")                         \
  /* the program sends a message. sub: RfChannel; c: the object whose finalizer or callback runs,  \
   * 0: none does; e: the place of the extra numbers (RfMessageExtra) */                           \
  X (MESSAGE, "message", TEXT, "to", TEXT, "text", OBJECT, "object", NUMBER, "line", ENVELOPE,     \
     "from")                                                                                       \
  /* virtual time goes on; milliseconds: from, to */                                               \
  X (TIME, "time", NUMBER, "from", NUMBER, "to", NONE, "", NONE, "", NONE, "")                     \
  /* an exception leaves the instruction that raised it */                                         \
  X (RAISE, "raise", FRAME, "frame", TEXT, "exception", OBJECT, "object", NONE, "", NONE, "")      \
  /* the program is over: a exit status; what follows is the interpreter's shutdown */             \
  X (PROGRAM_END, "program.end", NUMBER, "status", NONE, "", NONE, "", NONE, "", NONE, "")

typedef enum
{
#define X(id, ...) RF_EVENT_##id,
  RF_EVENTS (X)
#undef X
    RF_N_EVENTS
} RfEventKind;

typedef enum
{
  RF_FIELD_NONE,     /* not used */
  RF_FIELD_HIDDEN,   /* used for undoing; not in the trace */
  RF_FIELD_NUMBER,   /* guint32 (gint32 for gc_refs) */
  RF_FIELD_FLAG,     /* true, false */
  RF_FIELD_OBJECT,   /* object id, 0 is null */
  RF_FIELD_FRAME,    /* frame id, 0 is null */
  RF_FIELD_TEXT,     /* text id */
  RF_FIELD_SLOT,     /* named by the record's sub (RfSlotKind) */
  RF_FIELD_KEY,      /* object id of a key for RF_SLOT_ENTRY, else not in the trace */
  RF_FIELD_ADDRESS,  /* low half here, high half in the next field */
  RF_FIELD_REASON,   /* RfCollectReason */
  RF_FIELD_PHASE,    /* RfPhase */
  RF_FIELD_LIST,     /* RfGcList */
  RF_FIELD_CAUSE,    /* RfCause */
  RF_FIELD_STREAM,   /* RfStream */
  RF_FIELD_EXTRA,    /* how many extra numbers (object ids) belong to the record */
  RF_FIELD_ENVELOPE, /* RF_N_MESSAGE_EXTRA extra numbers belong to the record */
} RfFieldType;

/* How a slot is named. The number that identifies it never changes while it exists. */
typedef enum
{
  RF_SLOT_NAMED,  /* b: text id: an attribute of the implementation, __class__, __dict__, __func__;
                   * an inline attribute is RF_SLOT_ENTRY */
  RF_SLOT_INDEX,  /* b: index in a list or a tuple */
  RF_SLOT_ENTRY,  /* b: rank (insertion number, ever growing, one of its own for each dict or
                   * instance; its order is the order of the entries), e: key object */
  RF_SLOT_MEMBER, /* b: rank of a member of a set; the member is from/to */
  RF_SLOT_FAST,   /* a local variable; b: text id, e: index in the frame's order */
} RfSlotKind;

typedef enum
{
  RF_NEW_CONTAINER = 1 << 0, /* of a type that the collector can track */
  RF_NEW_TRACKED = 1 << 1,
  RF_NEW_INTERNAL = 1 << 2, /* belongs to the interpreter: was there before the program */
  RF_NEW_IMMORTAL = 1 << 3,
  RF_NEW_CLASS = 1 << 4,    /* a type object */
  RF_NEW_FUNCTION = 1 << 5, /* a function, method or other code-like object */
  RF_NEW_MODULE = 1 << 6,
  RF_NEW_ATOM = 1 << 7,     /* shown inside the row that refers to it: int, str, None … */
  RF_NEW_INSTANCE = 1 << 8, /* of a class written in Python */
  RF_NEW_INSTANCE_DICT = 1 << 9,
  RF_NEW_NAMESPACE = 1 << 10, /* the dict that holds the names of a module frame */
  RF_NEW_WEAKREF = 1 << 11,
  RF_NEW_CELL = 1 << 12,
  RF_NEW_LIBRARY = 1 << 13, /* the library made it for itself: no instance of a program's class */
  RF_NEW_MAPPING =
    1 << 14, /* a dict or made of one: its slots of kind RF_SLOT_ENTRY are its keys */
  RF_NEW_LIBRARY_CLASS = 1 << 15, /* an instance of a class that the library wrote in Python */
} RfObjectNewFlags;

#define RF_PHASES(X)                       \
  X (NONE, "none")                         \
  X (MERGE, "merge")                       \
  X (UPDATE_REFS, "update_refs")           \
  X (SUBTRACT_REFS, "subtract_refs")       \
  X (MOVE_UNREACHABLE, "move_unreachable") \
  X (UNTRACK, "untrack")                   \
  X (WEAKREFS, "weakrefs")                 \
  X (FINALIZERS, "finalizers")             \
  X (RESURRECTION, "resurrection")         \
  X (CLEAR, "clear")                       \
  X (END, "end")

#define RF_REASONS(X)          \
  X (GC_COLLECT, "gc.collect") \
  X (THRESHOLD, "threshold")   \
  X (SHUTDOWN, "shutdown")

#define RF_CAUSES(X) \
  X (COUNT, "count") \
  X (CYCLE, "cycle") \
  X (SHUTDOWN, "shutdown")

#define RF_GC_LISTS(X)           \
  X (YOUNG, "young")             \
  X (REACHABLE, "reachable")     \
  X (UNREACHABLE, "unreachable") \
  X (OLD, "old")

#define RF_STREAMS(X)  \
  X (STDOUT, "stdout") \
  X (STDERR, "stderr")

#define RF_CHANNELS(X) \
  X (SMS, "sms")       \
  X (EMAIL, "email")

/* The extra numbers of a MESSAGE. */
typedef enum
{
  RF_MESSAGE_FROM,    /* text */
  RF_MESSAGE_SUBJECT, /* text, 0: none */
  RF_MESSAGE_TIME,    /* virtual time in milliseconds */
  RF_N_MESSAGE_EXTRA
} RfMessageExtra;

#define X(id, name) RF_PHASE_##id,
typedef enum
{
  RF_PHASES (X) RF_N_PHASES
} RfPhase;
#undef X
#define X(id, name) RF_REASON_##id,
typedef enum
{
  RF_REASONS (X) RF_N_REASONS
} RfCollectReason;
#undef X
#define X(id, name) RF_CAUSE_##id,
typedef enum
{
  RF_CAUSES (X) RF_N_CAUSES
} RfCause;
#undef X
#define X(id, name) RF_GC_LIST_##id,
typedef enum
{
  RF_GC_LISTS (X) RF_N_GC_LISTS
} RfGcList;
#undef X
#define X(id, name) RF_STREAM_##id,
typedef enum
{
  RF_STREAMS (X) RF_N_STREAMS
} RfStream;
#undef X
#define X(id, name) RF_CHANNEL_##id,
typedef enum
{
  RF_CHANNELS (X) RF_N_CHANNELS
} RfChannel;
#undef X

/* One event. */
typedef struct
{
  guint8 kind; /* RfEventKind */
  guint8 sub;  /* RfSlotKind, where a slot is named */
  guint16 aux; /* flags; OBJECT_NEW: RfObjectNewFlags */
  guint32 a, b, c, d, e;
} RfEvent;

G_STATIC_ASSERT (sizeof (RfEvent) == 24);

typedef struct
{
  const char *name; /* "object.new" */
  struct
  {
    RfFieldType type;
    const char *key;
  } fields[5];
} RfEventInfo;

/* The table's row for @kind. (transfer none) */
const RfEventInfo *rf_event_info (RfEventKind kind);

/* The kind called @name in the trace, or -1. "slot" gives RF_EVENT_SLOT. */
int rf_event_kind_find (const char *name);

/* What they are called in the trace. (transfer none) */
const char *rf_phase_name (RfPhase phase);
/* The phase called @name, or -1. */
int rf_phase_find (const char *name);
const char *rf_reason_name (RfCollectReason reason);
const char *rf_cause_name (RfCause cause);
const char *rf_gc_list_name (RfGcList list);
const char *rf_stream_name (RfStream stream);
const char *rf_channel_name (RfChannel channel);

/* Where events go. emit() is called on the thread that runs the program; @extra is only valid
 * during the call, and what it does to @event nobody looks at. text() gives the id of a text, 0 for
 * "": the same id for the same bytes, unless these are the digits of a large number.
 *
 * Two events of three are counts that change by one, and most of a collection's are what becomes of
 * gc_refs. A sink may take those without a call: while length < limit, the word of such an event
 * (rf_event_count_word(), rf_event_refs_word()) may be stored at *next, next and then length go up
 * by one, and that is the event. Other sinks leave these and what
 * follows 0. */
typedef struct
{
  gpointer user;
  void (*emit) (gpointer user, RfEvent *event, const guint32 *extra, guint n_extra);
  guint32 (*text) (gpointer user, const char *text, gssize length);
  guint64 *next;
  guint32 length; /* events taken; other threads may read it */
  guint32 limit;
  gboolean numbers; /* text() gives rf_event_number_text() for the digits of a number */
} RfEventSink;

/* The text id of the digits of @value where a sink keeps no text for those; 0: they are too many.
 */
#define RF_EVENT_NUMBER_MAX 999999999

static inline guint32
rf_event_number_text (gint64 value)
{
  gboolean negative = value < 0;

  if (value > RF_EVENT_NUMBER_MAX || value < -RF_EVENT_NUMBER_MAX)
    return 0;
  return (guint32) (negative ? -value : value) << 2 | (guint32) negative << 1 | 1;
}

/* Takes the event whose word @word is. FALSE: not without a call. */
static inline gboolean
rf_event_sink_take (RfEventSink *sink, guint64 word)
{
  if (G_UNLIKELY (sink->length >= sink->limit))
    return FALSE;
  *sink->next++ = word;
  __atomic_store_n (&sink->length, sink->length + 1, __ATOMIC_RELEASE);
  return TRUE;
}

/* A COUNT of @object to @to, which is less than 2^24 and one more than before (@up) or one less. */
#define RF_EVENT_COUNT_DOWN 0xc0u
#define RF_EVENT_COUNT_UP 0xc1u
#define RF_EVENT_COUNT_MAX 0xffffff

static inline guint64
rf_event_count_word (guint32 object, guint32 to, gboolean up)
{
  return (up ? RF_EVENT_COUNT_UP : RF_EVENT_COUNT_DOWN) | (guint64) to << 8 |
         (guint64) object << 32;
}

/* The gc_refs of an object in one word, in three ways; 0: it fits none of them.
 *
 *   begun   8 tag · 24 refs · 32 object              from -1, by 0
 *   near    8 tag · 12 refs · 16 by - object · 28 object      one less than before
 *   many    8 tag · 22 refs · 22 by · 12 object               the same: a class with many instances
 */
#define RF_EVENT_REFS_BEGUN 0xc2u
#define RF_EVENT_REFS_NEAR 0xc3u
#define RF_EVENT_REFS_MANY 0xc4u

static inline guint64
rf_event_refs_word (guint32 object, guint32 refs, guint32 from, guint32 by)
{
  guint32 distance = by - object + 0x8000;

  if (from == G_MAXUINT32)
    return by == 0 && refs >> 24 == 0
             ? RF_EVENT_REFS_BEGUN | (guint64) refs << 8 | (guint64) object << 32
             : 0;
  if (from != refs + 1)
    return 0;
  if ((distance >> 16 | refs >> 12 | object >> 28) == 0)
    return RF_EVENT_REFS_NEAR | (guint64) refs << 8 | (guint64) distance << 20 |
           (guint64) object << 36;
  if ((by >> 22 | refs >> 22 | object >> 12) == 0)
    return RF_EVENT_REFS_MANY | (guint64) refs << 8 | (guint64) by << 30 | (guint64) object << 52;
  return 0;
}

G_END_DECLS
