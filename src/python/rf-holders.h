/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-frame.h"

G_BEGIN_DECLS

/* The holders that no event tells of, each with what it is: temporaries on evaluation stacks, what
 * C code and calls in progress hold, what the machine itself holds, and the slots of objects that
 * no event has mentioned. Together with the slots and names that are told they are all there are:
 * an object's count is their number, but for what the operation that runs just now has in its
 * hands. */
typedef enum
{
  RF_HELD_STACK,     /* frame, index: a place on its evaluation stack */
  RF_HELD_NAME,      /* frame, index: a local that is not told: arguments of a call that is just
                      * beginning, a frame of the library */
  RF_HELD_FRAME,     /* frame, role: what belongs to every frame */
  RF_HELD_CALL,      /* frame (NULL: it has ended), role: what a call in progress holds */
  RF_HELD_OPERATION, /* frame (NULL: the interpreter), role: C code that was called there */
  RF_HELD_CODE,      /* owner: a code object; role */
  RF_HELD_SLOT,      /* owner and its slot, held itself by `by` (NULL: it is told, but opaque) */
  RF_HELD_DYING,     /* the same; the owner is being freed */
  RF_HELD_MACHINE,   /* role */
} RfHeldKind;

typedef struct _RfHeld RfHeld;
struct _RfHeld
{
  RfHeldKind kind;
  guint32 index;
  const RfFrame *frame;
  const char *role;
  RfObject *owner;
  const RfHeld *by;
  RfSlotKind slot;
  guint32 number;
  const char *text;
  RfObject *key;
  gboolean is_key; /* the owner holds the target as the slot's key */
};

/* @held: only during the call. @target has an id. */
typedef void (*RfHeldVisit) (const RfHeld *held, RfObject *target, gpointer user);

/* Parts that seldom change can be visited apart. */
typedef enum
{
  RF_HOLDERS_MACHINE = 1 << 0, /* what the machine, the interpreter's own objects and objects that
                                * are being freed hold */
  RF_HOLDERS_LOOSE = 1 << 1,   /* frames that do not run */
  RF_HOLDERS_STATIC = 1 << 2,  /* constants and names of code, and what the interpreter's own
                                * objects hold since they were made */
  RF_HOLDERS_ALL = (1 << 3) - 1,
} RfHolderParts;

/* One enumeration. */
typedef struct
{
  RfMachine *m;
  RfHeldVisit visit;
  gpointer user;
  GPtrArray *seen;   /* objects without an id that have several holders, and were followed */
  GHashTable *fixed; /* the same, as of the last visit of RF_HOLDERS_STATIC */
  guint n_holds;     /* that are still to be visited */
} RfHolders;

/* From now on the machine keeps track of what only an enumeration asks for. Before it runs. */
void rf_holders_prepare (RfMachine *m);
/* @seen is for the enumeration's use, @fixed is kept from one to the next. */
void rf_holders_begin (RfHolders *holders, RfMachine *m, GPtrArray *seen, GHashTable *fixed,
                       RfHeldVisit visit, gpointer user);
/* Visits what @frame holds, and the C code that it called. The frames from m->frame outwards, all
 * of them or the innermost ones. */
void rf_holders_visit_frame (RfHolders *holders, const RfFrame *frame);
/* Visits RfHolderParts. RF_HOLDERS_STATIC comes first, as often as it has to. */
void rf_holders_visit (RfHolders *holders, guint parts);
/* As long as it is the same, and no object gets an id, so is RF_HOLDERS_STATIC. */
guint32 rf_holders_version (RfMachine *m);

G_END_DECLS
