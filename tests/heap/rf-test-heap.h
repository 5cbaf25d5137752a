/* SPDX-License-Identifier: MIT */
#pragma once

#include "heap/rf-checker.h"
#include "heap/rf-collector.h"
#include "heap/rf-heap.h"
#include "heap/rf-isolate.h"
#include "heap/rf-weakref.h"

/* A small world for the tests of the heap: types without a language on top, roots, and a sink that
 * keeps all events. */

#define N_SLOTS 4

typedef struct _World World;
typedef struct _Node Node;

/* An object with four slots. */
struct _Node
{
  RfObject base;
  int label;
  void (*finalizer) (World *world, Node *node); /* besides writing its label in the log */
  RfObject *slots[N_SLOTS];
};

typedef struct
{
  RfWeakref weakref;
  int label;
} Weak;

struct _World
{
  RfHeap *heap;
  GPtrArray *roots;  /* each entry is a holder; NULL: none */
  GString *log;      /* what finalizers and callbacks wrote */
  GHashTable *alive; /* labels of the nodes that are not freed */
  GPtrArray *garbage;
  int next_label;
  guint32 line;

  RfType *type, *node, *finalized_node, *deep_node, *tuple, *dict, *atom, *weak, *class;

  RfEventSink sink;
  GArray *events;   /* RfEvent */
  GArray *extra;    /* guint32 of all events, one after the other */
  GPtrArray *texts; /* by id - 1 */
  GHashTable *text_ids;
};

World *world_new (const char *profile);
/* Checks the heap a last time and frees everything. */
void world_free (World *world);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

/* Records from now on; ends the building of internal objects. */
void world_record (World *world);

/* A tracked node; the caller owns the count. */
Node *world_node (World *world, RfType *type);
/* Roots steal the count. Returns the root's index. */
guint world_add_root (World *world, gpointer object);
void world_drop_root (World *world, guint index);
/* A node that is a root already. (transfer none) */
Node *world_root_node (World *world, RfType *type);
/* @from's slot := @to (not stolen). */
void world_link (World *world, gpointer from, guint slot, gpointer to);
gpointer world_atom (World *world, int label);
Weak *world_weakref (World *world, gpointer referent, gpointer callback);
/* Drops a count that the caller owns. */
void world_unref (World *world, gpointer object);
/* Fails the test when the checker complains. */
void world_check (World *world);
gboolean world_is_alive (World *world, int label);

/* All events since the last call, one in a line: "kind a b c d e", what the trace has. */
char *world_events (World *world);
/* How many of @kind there are since the last call of world_events(). */
guint world_count_events (World *world, RfEventKind kind);
/* The n-th event of @kind. */
const RfEvent *world_event (World *world, RfEventKind kind, guint n);
