/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/rf-profile.h"
#include "heap/rf-address.h"
#include "heap/rf-event.h"

#include <glib.h>

G_BEGIN_DECLS

/* The heap: objects, their counts, and the gate for every change.
 *
 * The invariant: an object's reference count equals the number of its holders: slots of other
 * objects (its type's traverse function visits them), and what the hook visit_roots() visits
 * (names and evaluation stacks of frames, temporaries on hold, the interpreter's own).
 *
 * Ownership: "new reference" means that the caller owns one count and has to give it to somebody
 * or drop it with rf_unref(). "Steals" means that the callee takes over a count. Everything else
 * is borrowed. */

typedef struct _RfHeap RfHeap;
typedef struct _RfObject RfObject;
typedef struct _RfType RfType;
typedef struct _RfGcHead RfGcHead;
typedef struct _RfWeakref RfWeakref;
typedef struct _RfFreeLists RfFreeLists;
typedef struct _RfDying RfDying;

/* Counts from here on never change: the object is immortal. */
#define RF_REFCNT_IMMORTAL ((gint64) 1 << 60)

typedef enum
{
  RF_OBJECT_FINALIZED = 1 << 0, /* its finalizer ran; it never runs again */
  RF_OBJECT_INTERNAL = 1 << 1,  /* made before the program began */
  RF_OBJECT_HAS_WEAKREFS = 1 << 2,
  RF_OBJECT_NAMESPACE = 1 << 3, /* a dict: its entries are names of heap->namespace_frame */
  RF_OBJECT_INSTANCE_DICT = 1 << 4,
  RF_OBJECT_ISOLATED = 1 << 5,  /* reported in an isolate.formed, and not seen alive since */
  RF_OBJECT_CANDIDATE = 1 << 6, /* is in heap->candidates */
  RF_OBJECT_FREEING = 1 << 7,   /* its deallocation has begun, or is put off */
  RF_OBJECT_FREED = 1 << 8,     /* memory that was an object */
  RF_OBJECT_GC = 1 << 9,        /* a RfGcHead stands before it */
  RF_OBJECT_LIBRARY = 1 << 10,  /* made by the library for itself, while events are recorded */
  RF_OBJECT_HELD_BY_ISOLATE = 1 << 11, /* something isolated held it when it was told */
  RF_OBJECT_PYTHON1 = 1 << 16,         /* free for the types of the Python layer */
  RF_OBJECT_PYTHON2 = 1 << 17,
  RF_OBJECT_PYTHON3 = 1 << 18,
} RfObjectFlags;

struct _RfObject
{
  gint64 refcnt;
  RfType *type;       /* strong when the type has RF_TYPE_HEAP */
  guint64 address;    /* simulated, always set */
  guint32 id;         /* short id, 0 until the first event mentions it */
  guint32 flags;      /* RfObjectFlags */
  guint32 size;       /* what CPython would ask for, without what stands before the object */
  guint16 pre;        /* what its simulated block has besides; see rf_object_head() */
  guint16 host_units; /* its own memory with the RfGcHead, in 16 bytes */
};

/* Stands in memory right before each object whose type has RF_TYPE_GC. Untracked: next is NULL. */
struct _RfGcHead
{
  RfGcHead *next, *prev;
  gint64 gc_refs;     /* only during a collection */
  guint16 generation; /* RF_GENERATION_PERMANENT: frozen */
  guint16 gc_flags;   /* private to the collector and the isolate finder */
  guint32 candidate;  /* RF_OBJECT_CANDIDATE: its place in heap->candidates */
};

#define RF_GC(object) ((RfGcHead *) (object) -1)
#define RF_FROM_GC(gc) ((RfObject *) ((RfGcHead *) (gc) + 1))

typedef void (*RfVisit) (RfObject *target, gpointer user);
/* A slot with its name. @number: index or rank; @text: for RF_SLOT_NAMED; @key: for
 * RF_SLOT_ENTRY (a holder of the key as well as of the target). */
typedef void (*RfSlotVisit) (RfSlotKind kind, guint32 number, const char *text, RfObject *key,
                             RfObject *target, gpointer user);

typedef enum
{
  RF_TYPE_GC = 1 << 0,   /* instances have a RfGcHead and can be tracked */
  RF_TYPE_HEAP = 1 << 1, /* made by the program or reference counted by its instances */
  RF_TYPE_WEAKREFABLE = 1 << 2,
  RF_TYPE_ATOM = 1 << 3,     /* RF_NEW_ATOM */
  RF_TYPE_IS_CLASS = 1 << 4, /* its instances are types: RF_NEW_CLASS */
  RF_TYPE_IS_FUNCTION = 1 << 5,
  RF_TYPE_IS_MODULE = 1 << 6,
  RF_TYPE_IS_WEAKREF = 1 << 7,
  RF_TYPE_IS_CELL = 1 << 8,
  RF_TYPE_IS_TUPLE = 1 << 9, /* untracked by the collector when it holds no tracked object */
  RF_TYPE_IS_DICT = 1 << 10,
  RF_TYPE_PYTHON_CLASS = 1 << 11,   /* written in Python: instances are RF_NEW_INSTANCE */
  RF_TYPE_TRASHCAN = 1 << 12,       /* what dies too deeply nested is put off, as in CPython */
  RF_TYPE_WEAKREFS_FIRST = 1 << 13, /* weak references go before the finalizer runs: generators */
  RF_TYPE_NOT_COUNTED = 1 << 14,    /* instances do not count for generation 0 */
  RF_TYPE_OWNS_FRAME = 1 << 15,     /* what traverse visits besides the slots are the names and the
                                     * temporaries of a frame, which are told as such */
  RF_TYPE_IS_MAPPING = 1 << 16,     /* a dict or made of one: RF_NEW_MAPPING */
} RfTypeFlags;

/* What the heap needs to know of a type. The Python layer's RfClass begins with it. All functions
 * may be NULL. */
struct _RfType
{
  RfObject base;
  const char *name;        /* as shown in events: the __name__; owned by whoever made the type */
  guint32 name_text;       /* its id in the sink, 0: not asked yet */
  guint32 told_type_flags; /* what told_flags was made of */
  guint16 told_flags;      /* what these say of each instance (RfObjectNewFlags) */
  guint32 type_flags;
  guint32 host_size;        /* bytes of the instance's struct, without the RfGcHead */
  RfFreeListKind free_list; /* where the instances' memory goes when they die; not inherited */

  /* Visits each reference that @object owns, except the one to its heap type. Has to fit a struct
   * that is still zeroed. */
  void (*traverse) (RfHeap *heap, RfObject *object, RfVisit visit, gpointer user);
  /* The same with the slots' names, in the order in which they are shown (NULL: none shown). */
  void (*slots) (RfHeap *heap, RfObject *object, RfSlotVisit visit, gpointer user);
  /* tp_clear: drops the references that can be part of a cycle, through the gate. */
  void (*clear) (RfHeap *heap, RfObject *object);
  /* tp_dealloc: drops all references through the gate, in CPython's order, and frees the memory
   * that belongs to the object other than its struct. Must not run Python code itself; what it
   * drops may, so traverse must fit what is left at any moment (slots already dropped are NULL). */
  void (*dealloc) (RfHeap *heap, RfObject *object);
  /* tp_finalize: runs __del__ (or closes a generator). Called at most once in an object's life.
   * NULL: no finalizer. Errors must not escape. */
  void (*finalize) (RfHeap *heap, RfObject *object);
  /* Appends what is shown of the object: repr of an atom, name of a class or function. Must not run
   * Python code. NULL or nothing appended: no value. */
  void (*describe) (RfHeap *heap, RfObject *object, GString *out);
  /* The same for what is shown as the digits of *@value. FALSE: describe it. Not inherited. */
  gboolean (*number) (const RfObject *object, gint64 *value);
};

/* What the heap asks of the layer above it. */
typedef struct
{
  gpointer user;
  /* Every holder that is no slot of an object. Each visit is one count. */
  void (*visit_roots) (gpointer user, RfVisit visit, gpointer data);
  /* Runs a weak reference's callback; errors must not escape. @weakref and @callback are borrowed:
   * the call has to hold the weak reference that it passes on. */
  void (*weakref_callback) (gpointer user, RfObject *weakref, RfObject *callback);
  /* gc.callbacks: @start TRUE before the merge phase, FALSE after the end. */
  void (*gc_callbacks) (gpointer user, gboolean start, int generation, gsize collected,
                        gsize uncollectable);
  /* gc.garbage.append (@object), for DEBUG_SAVEALL. */
  void (*gc_garbage) (gpointer user, RfObject *object);
  /* DEBUG_STATS: @begin TRUE before the merge phase, FALSE after the end. May run Python code. */
  void (*gc_stats) (gpointer user, gboolean begin, int generation, gsize unreachable);
  /* DEBUG_COLLECTABLE: @object is unreachable. May run Python code. */
  void (*gc_collectable) (gpointer user, RfObject *object);
  /* The line that runs now, for the cause of death; 0: none. */
  guint32 (*current_line) (gpointer user);
  /* Whether code of the library runs. */
  gboolean (*in_library) (gpointer user);
  /* Visits what the names near at hand hold (locals of the frames at the top), and the functions of
   * these frames: none of it is in an isolate. Only objects that have one of @flags (0: all). */
  void (*visit_named) (gpointer user, guint32 flags, RfVisit visit, gpointer data);
} RfHeapHooks;

/* What holds something of the program: since it was made, or something was stored in it since. */
typedef enum
{
  RF_OPAQUE_FIXED = 1,
  RF_OPAQUE_STORED,
} RfOpaque;

/* A deallocation under way, on the C stack: what @object has not dropped yet it still holds. */
struct _RfDying
{
  RfObject *object;
  RfDying *outer;
};

typedef struct
{
  RfGcHead head; /* of a ring */
  int threshold, count;
  gsize collections, collected, uncollectable; /* gc.get_stats */
} RfGeneration;

#define RF_N_GENERATIONS 3
#define RF_GENERATION_PERMANENT 3

struct _RfHeap
{
  const RfProfile *profile;
  RfEventSink *sink; /* NULL: not recording; not owned */
  RfHeapHooks hooks;
  RfAddressSpace *space;

  /* The allocation gate. */
  gsize bytes, bytes_limit;       /* 0: no limit */
  guint64 fail_at, n_allocations; /* the fail_at-th allocation fails; 0: never */
  guint32 last_id;
  gboolean building; /* objects that are made now are RF_OBJECT_INTERNAL */
  gboolean tearing_down;
  struct _RfSlabs *slabs; /* where the objects' memory comes from */
  struct _RfSlabs *owned; /* … and what belongs to them: apart, so that a collection, which goes
                           * over the objects several times, finds them side by side */
  RfFreeLists *free_lists;

  /* Deallocation. */
  RfCause cause; /* what objects that are freed now die of */
  int trash_nesting, dealloc_depth;
  const char *stack_base; /* of the outermost deallocation */
  GPtrArray *trash;       /* RF_TYPE_TRASHCAN objects put off, last in first out */

  /* Announcing. */
  struct
  {
    char name[20];
    guint32 text;
  } slot_texts[32];     /* of slots' names that were told last, by where these stand; 0: none */
  GString *description; /* of the object that is just announced */
  GArray *value_texts;  /* by short id: the text id of what RF_EVENT_OBJECT_VALUE last said */
  GPtrArray *announced; /* objects whose slots are still to be shown */
  gboolean announcing;

  /* The collector. */
  RfGeneration generations[RF_N_GENERATIONS + 1]; /* the last one is permanent (gc.freeze) */
  gboolean gc_enabled, gc_collecting;
  gboolean gc_stress;  /* builds with checks: each new container is one too many */
  gboolean gc_pending; /* a threshold was crossed: the evaluation loop has to run it */
  RfCollectReason reason;
  int gc_debug; /* the flags of the gc module: RF_GC_DEBUG_SAVEALL … */
  gsize long_lived_total, long_lived_pending;
  RfGcHead *gc_lists[4]; /* rings of a collection at work, for the checker; NULL: none */

  /* Weak references: referent → RfWeakref list. */
  GHashTable *weakrefs;

  /* Isolates: containers that lost a reference and did not die, and all that is isolated. */
  GPtrArray *candidates;    /* first those that were isolated at the last search */
  guint n_isolated;         /* that many */
  gboolean isolate_news;    /* a candidate's count changed since the last search */
  gboolean isolate_touched; /* one that is isolated gained or lost a holder */
  guint32 last_isolate;
  guint64 isolate_budget; /* visits that the events so far have paid for */
  /* Visits that the next search needs at least, as far as known: of what the new candidates reach,
   * and of what all do. */
  guint64 isolate_cost, isolate_cost_all;
  guint isolate_follow; /* so many more searches follow names first, since one took long */
  GPtrArray *isolate_seen, *isolate_members; /* of the search; empty in between */

  /* The frame whose names are the entries of the RF_OBJECT_NAMESPACE dict. */
  guint32 namespace_frame;

  /* The short id of the object whose finalizer or callback runs, 0: none; only while recording. */
  guint32 acting;

  /* Temporaries of C code that may run Python code meanwhile; and for each what it is to that code
   * (see rf_hold()). */
  GPtrArray *holds;
  const char **hold_roles;
  guint n_hold_roles; /* room, in both */
  RfDying *dying;     /* the innermost deallocation */

  /* For whoever enumerates holders: the interpreter's own objects that hold something of the
   * program (their slots are not told), and whether that may change (RfOpaque). NULL: nobody wants
   * to know. */
  GHashTable *opaque;
  guint32 opaque_version; /* changes with what is in it and does not change */
  gboolean opaque_stale;  /* a module was made meanwhile: more may hold something */

  int check_level;                  /* 0 none, 1 statements and phases, 2 every event */
  guint64 check_budget, check_cost; /* in visits, as for isolates */
  guint64 n_unpaid;                 /* events that have not been added to the two budgets yet */
};

/* The flags that the collector itself asks; CPython's values. */
#define RF_GC_DEBUG_STATS 1
#define RF_GC_DEBUG_COLLECTABLE 2
#define RF_GC_DEBUG_UNCOLLECTABLE 4
#define RF_GC_DEBUG_SAVEALL 32

/* --- life of a heap ------------------------------------------------------------------------- */

RfHeap *rf_heap_new (const RfProfile *profile);
/* Frees the heap and all that is left in it, without running Python code or emitting events: no
 * count changes any more, each object's dealloc is called (types last). */
void rf_heap_free (RfHeap *heap);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfHeap, rf_heap_free)

/* --- the allocation gate -------------------------------------------------------------------- */

/* A new object with count 1, its struct zeroed behind the header; @size is what CPython would ask
 * for (sys.getsizeof without the collector's head), and decides the simulated address; @pre is
 * what stands before the object in the block (16 for a container, more with inline values).
 * Containers are not tracked yet; rf_gc_track() when the slots are filled. A container counts for
 * generation 0, and may thereby start a collection (which may run any Python code, unless
 * something keeps the collector from it) or make one pending. The first type, which is its own
 * type, is made with a temporary RfType of which only type_flags and host_size matter; its type is
 * set afterwards. Returns NULL when the limit is reached: the caller raises MemoryError. */
RfObject *rf_heap_new_object (RfHeap *heap, RfType *type, gsize size, gsize pre);

/* The same, but never out of a free list, as what calling a type makes. */
RfObject *rf_heap_new_fresh_object (RfHeap *heap, RfType *type, gsize size, gsize pre);

/* @object is @size bytes long from now on. FALSE, and nothing has changed: its block is too small.
 */
gboolean rf_heap_grow_object (RfHeap *heap, RfObject *object, gsize size);

/* The block of a container of @type, @size bytes long, that CPython has and this heap has not: one
 * from the free list of that kind, or a new one, which counts for generation 0 and so may run a
 * collection. Of up to 512 bytes with the collector's head. */
guint64 rf_heap_block_take (RfHeap *heap, RfType *type, gsize size);
void rf_heap_block_give (RfHeap *heap, RfType *type, gsize size, guint64 address);

/* Takes a block of each size class up to 512 bytes for good: what CPython's interpreter has before
 * a program begins is of all sizes, so no class is ever without a pool, and objects of different
 * sizes never get one another's addresses. */
void rf_heap_populate (RfHeap *heap);

/* @object is @size bytes long from now on, and stands at another address unless its block is still
 * the right one: it has room, and a quarter of it at most goes to waste. */
void rf_heap_resize_object (RfHeap *heap, RfObject *object, gsize size);

/* Counts a container for generation 0 that CPython has and this heap has not, or (@dead) no more.
 * The first may run a collection. */
void rf_heap_count_unseen (RfHeap *heap, gboolean dead);

/* Memory that belongs to objects: item arrays, hash tables. @old_size is what it was allocated
 * with, @new_size at least 1. Returns NULL when the limit is reached (@memory stays valid); never
 * fails to shrink. New bytes are not cleared. */
gpointer rf_heap_realloc (RfHeap *heap, gpointer memory, gsize old_size, gsize new_size);
void rf_heap_release_memory (RfHeap *heap, gpointer memory, gsize size);

/* Where frames are objects from the start, each counts for generation 0 like a container, unless it
 * is one that was kept: each code keeps one (*@kept, which begins FALSE), a free list some more.
 * The first may run a collection. */
void rf_heap_frame_begins (RfHeap *heap, gboolean *kept);
void rf_heap_frame_ended (RfHeap *heap, gboolean *kept);
/* The code dies. */
void rf_heap_frame_forgotten (RfHeap *heap, gboolean *kept);

/* Charges @size bytes that are allocated elsewhere (GMP) to the limit; FALSE: too much. */
gboolean rf_heap_charge (RfHeap *heap, gsize size);
void rf_heap_discharge (RfHeap *heap, gsize size);

/* --- counts --------------------------------------------------------------------------------- */

/* Tell that the count of @object has gone up or down by one, when recording. */
void rf_heap_note_up (RfHeap *heap, RfObject *object);
void rf_heap_note_down (RfHeap *heap, RfObject *object);
/* The count of @object, which events have mentioned, has become another one than @from while nobody
 * was told. */
void rf_heap_note_count (RfHeap *heap, RfObject *object, gint64 from);
/* The count of @object fell to 0: finalizer, weak references, deallocation, without recursion. */
void rf_heap_dead (RfHeap *heap, RfObject *object);

/* Takes a count. Returns @object. */
static inline RfObject *
rf_ref (RfHeap *heap, RfObject *object)
{
  if (G_LIKELY (object->refcnt < RF_REFCNT_IMMORTAL))
    {
      object->refcnt++;
      if (G_UNLIKELY (heap->sink != NULL))
        rf_heap_note_up (heap, object);
    }
  return object;
}

/* Drops a count; may free @object and run finalizers. */
static inline void
rf_unref (RfHeap *heap, RfObject *object)
{
  if (G_LIKELY (object->refcnt < RF_REFCNT_IMMORTAL))
    {
      object->refcnt--;
      if (G_UNLIKELY (heap->sink != NULL))
        rf_heap_note_down (heap, object);
      if (object->refcnt == 0)
        rf_heap_dead (heap, object);
    }
}

static inline void
rf_xunref (RfHeap *heap, RfObject *object)
{
  if (object != NULL)
    rf_unref (heap, object);
}

/* Makes @object immortal where the profile has immortal objects. */
void rf_heap_immortalize (RfHeap *heap, RfObject *object);

void rf_heap_grow_holds (RfHeap *heap);

/* C code that holds a new reference while Python code may run puts it on hold, so that the
 * checker and the ledger know its holder. A stack: release in reverse order. Hold does not change
 * the count; the reference stays the caller's. @role says what the object is to that code: words
 * ("the collector, while it runs the finalizer"), or a name in the code ("iterator"), which
 * rf_hold() takes as it stands there. NULL: as far as events tell, a slot is the holder. */
static inline void
rf_hold_as (RfHeap *heap, RfObject *object, const char *role)
{
  guint length = heap->holds->len;

  if (G_UNLIKELY (length == heap->n_hold_roles))
    rf_heap_grow_holds (heap);
  heap->hold_roles[length] = role;
  heap->holds->pdata[length] = object;
  heap->holds->len = length + 1;
}
#define rf_hold(heap, object) rf_hold_as ((heap), (object), #object)
/* The last @n holds end (the counts stay the caller's). */
static inline void
rf_release (RfHeap *heap, guint n)
{
  heap->holds->len -= n;
}
/* @held, a count of the caller's, is the last hold: it is dropped, while @result (a new reference,
 * or NULL) is on hold in its place. Returns @result, not on hold. */
static inline RfObject *
rf_drop_held (RfHeap *heap, RfObject *held, RfObject *result)
{
  if (result == NULL)
    {
      rf_release (heap, 1);
      rf_unref (heap, held);
      return NULL;
    }
  heap->holds->pdata[heap->holds->len - 1] = result;
  rf_unref (heap, held);
  rf_release (heap, 1);
  return result;
}

/* --- slots: the gate for references from objects -------------------------------------------- */

/* The slow path of the stores below, after the change.
 *
 * The slots of an object are shown from the moment when it is announced, which shows those that it
 * has (its type's slots function tells them), on: so an object that nothing mentions leaves no
 * trace, and no slot is shown twice or missed. An object of a type without a slots function is
 * announced by its first store. The interpreter's own objects and the namespace dict are opaque:
 * announcing them shows no slots, but a store in them is shown. */
void rf_heap_note_slot (RfHeap *heap, RfObject *owner, RfSlotKind kind, guint32 number,
                        const char *text, RfObject *key, RfObject *from, RfObject *to);

/* Each stores @value (stolen, may be NULL) in *@where, a slot of @owner, and drops what was there
 * before (after the slot has its new value). rf_slot_swap_*: the same, but the old reference is
 * returned to the caller instead of dropped. */
static inline RfObject *
rf_slot_swap_named (RfHeap *heap, RfObject *owner, const char *name, RfObject **where,
                    RfObject *value)
{
  RfObject *old = *where;
  *where = value;
  if (G_UNLIKELY (heap->sink != NULL) && old != value)
    rf_heap_note_slot (heap, owner, RF_SLOT_NAMED, 0, name, NULL, old, value);
  return old;
}

static inline void
rf_slot_store_named (RfHeap *heap, RfObject *owner, const char *name, RfObject **where,
                     RfObject *value)
{
  rf_xunref (heap, rf_slot_swap_named (heap, owner, name, where, value));
}

static inline RfObject *
rf_slot_swap_index (RfHeap *heap, RfObject *owner, gsize index, RfObject **where, RfObject *value)
{
  RfObject *old = *where;
  *where = value;
  if (G_UNLIKELY (heap->sink != NULL) && old != value)
    rf_heap_note_slot (heap, owner, RF_SLOT_INDEX, (guint32) index, NULL, NULL, old, value);
  return old;
}

static inline void
rf_slot_store_index (RfHeap *heap, RfObject *owner, gsize index, RfObject **where, RfObject *value)
{
  rf_xunref (heap, rf_slot_swap_index (heap, owner, index, where, value));
}

/* Two items of @owner change places; in the events neither ever stands in both. */
static inline void
rf_slot_exchange_index (RfHeap *heap, RfObject *owner, gsize a, RfObject **at_a, gsize b,
                        RfObject **at_b)
{
  RfObject *item = rf_slot_swap_index (heap, owner, a, at_a, NULL);

  rf_slot_swap_index (heap, owner, a, at_a, rf_slot_swap_index (heap, owner, b, at_b, item));
}

/* An entry of a dict or an inline attribute: @key is the key object (its own count is the table's
 * business). Emits a name event when @owner is the namespace dict. */
static inline RfObject *
rf_slot_swap_entry (RfHeap *heap, RfObject *owner, guint32 rank, RfObject *key, RfObject **where,
                    RfObject *value)
{
  RfObject *old = *where;
  *where = value;
  if (G_UNLIKELY (heap->sink != NULL) && old != value)
    rf_heap_note_slot (heap, owner, RF_SLOT_ENTRY, rank, NULL, key, old, value);
  return old;
}

static inline void
rf_slot_store_entry (RfHeap *heap, RfObject *owner, guint32 rank, RfObject *key, RfObject **where,
                     RfObject *value)
{
  rf_xunref (heap, rf_slot_swap_entry (heap, owner, rank, key, where, value));
}

/* A list makes room at @index for @value, or closes the room that @value had. Only the event; the
 * caller moves the items. At the end of the list (append, pop) these are used too. */
void rf_heap_note_insert (RfHeap *heap, RfObject *owner, gsize index, RfObject *value);
void rf_heap_note_remove (RfHeap *heap, RfObject *owner, gsize index, RfObject *value);

/* --- events of the layers above ------------------------------------------------------------- */

#define RF_RECORDING(heap) (G_UNLIKELY ((heap)->sink != NULL))

/* Emits a record; call only when RF_RECORDING. */
void rf_heap_emit (RfHeap *heap, RfEventKind kind, guint8 sub, guint16 aux, guint32 a, guint32 b,
                   guint32 c, guint32 d, guint32 e);
/* The same with @n_extra numbers that belong to it. */
void rf_heap_emit_extra (RfHeap *heap, const RfEvent *event, const guint32 *extra, guint n_extra);
guint32 rf_heap_text (RfHeap *heap, const char *text, gssize length);
/* The short id of @object (NULL gives 0), announcing it first when no event has mentioned it. */
guint32 rf_heap_id (RfHeap *heap, RfObject *object);
/* The value shown of @object changed (a renamed class, a bytearray). */
void rf_heap_note_value (RfHeap *heap, RfObject *object);

/* --- looking -------------------------------------------------------------------------------- */

/* The object that lives at @address, or NULL. */
RfObject *rf_heap_object_at (RfHeap *heap, guint64 address);
/* The 8 bytes that a program would read at @address as a reference count: the count of the object
 * that lives there; in a freed block 0 for what was a container, and the address of the next free
 * block (0: none) for any other, as the allocator of CPython leaves it; 0 anywhere else inside of
 * a block. FALSE: nothing was ever there. */
gboolean rf_heap_peek_count (RfHeap *heap, guint64 address, gint64 *count);
/* Every object, by ascending address. */
void rf_heap_foreach (RfHeap *heap, RfVisit visit, gpointer user);
/* Visits all references that @object owns, its heap type included. */
void rf_heap_traverse (RfHeap *heap, RfObject *object, RfVisit visit, gpointer user);
/* What stands before @object in its block: the collector's head and up to two pointers. What more
 * there is, the values of attributes, stands behind it. */
#define RF_OBJECT_HEAD_MAX 32
static inline guint
rf_object_head (const RfObject *object)
{
  return MIN (object->pre, RF_OBJECT_HEAD_MAX);
}
/* Where its block begins. */
static inline guint64
rf_object_block (const RfObject *object)
{
  return object->address - rf_object_head (object);
}

static inline gboolean
rf_object_is_gc (const RfObject *object)
{
  return (object->flags & RF_OBJECT_GC) != 0;
}

G_END_DECLS
