/* SPDX-License-Identifier: MIT */

#include "rf-test-heap.h"

#include <string.h>

static gsize
collect (World *world)
{
  return rf_gc_collect (world->heap, 2, RF_REASON_GC_COLLECT);
}

/* @n objects in a ring that nothing else holds; their labels follow one another. */
static void
make_cycle (World *world, RfType *type, int n)
{
  Node *first = world_node (world, type), *last = first;

  for (int i = 1; i < n; i++)
    {
      Node *next = world_node (world, type);

      world_link (world, last, 0, next);
      world_unref (world, next);
      last = next;
    }
  world_link (world, last, 0, first);
  world_unref (world, first);
}

static void
test_cycles (void)
{
  g_autoptr (World) world = world_new ("3.10");

  make_cycle (world, world->node, 1);
  g_assert_true (world_is_alive (world, 1));
  g_assert_cmpuint (collect (world), ==, 1);
  g_assert_false (world_is_alive (world, 1));
  make_cycle (world, world->node, 2);
  make_cycle (world, world->node, 3);
  g_assert_cmpuint (collect (world), ==, 5);
  g_assert_cmpuint (g_hash_table_size (world->alive), ==, 0);
  g_assert_cmpuint (collect (world), ==, 0);
  g_assert_cmpuint (world->heap->generations[2].collections, ==, 3);
  g_assert_cmpuint (world->heap->generations[2].collected, ==, 6);
}

/* A tail behind a cycle goes with it; what a root reaches stays, in whatever direction. */
static void
test_survivors (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *a = world_node (world, world->node), *b = world_root_node (world, world->node);
  Node *c = world_node (world, world->node), *tail = world_node (world, world->node);

  world_link (world, a, 0, c); /* a and c form a cycle that refers to b */
  world_link (world, c, 0, a);
  world_link (world, c, 1, b);
  world_link (world, c, 2, tail);
  world_unref (world, tail);
  world_unref (world, a);
  world_link (world, b, 0, c);
  world_unref (world, c);
  g_assert_cmpuint (collect (world), ==, 0);
  world_check (world);
  world_link (world, b, 0, NULL);
  g_assert_cmpuint (collect (world), ==, 3);
  g_assert_true (world_is_alive (world, 2));
  g_assert_cmpint (b->base.refcnt, ==, 1);
}

static void
test_finalizer_order (void)
{
  g_autoptr (World) world = world_new ("3.10");

  make_cycle (world, world->finalized_node, 3);
  make_cycle (world, world->node, 1);
  make_cycle (world, world->finalized_node, 2);
  g_assert_cmpuint (collect (world), ==, 6);
  g_assert_cmpstr (world->log->str, ==, "1 2 3 5 6 ");
}

/* What is moved to the unreachable too early comes back behind the others: after a collection the
 * list is in the order in which survivors reach one another. */
static void
test_order_after_collection (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *nodes[4];
  guint root;

  for (guint i = 0; i < 4; i++)
    nodes[i] = world_node (world, world->finalized_node);
  root = world_add_root (world, nodes[3]);
  world_link (world, nodes[3], 0, nodes[1]);
  world_link (world, nodes[1], 0, nodes[2]);
  world_link (world, nodes[2], 0, nodes[0]);
  world_link (world, nodes[0], 0, nodes[3]);
  for (guint i = 0; i < 3; i++)
    world_unref (world, nodes[i]);
  g_assert_cmpuint (collect (world), ==, 0);
  world_drop_root (world, root);
  g_assert_cmpuint (collect (world), ==, 4);
  g_assert_cmpstr (world->log->str, ==, "4 2 3 1 ");
}

static void
make_root (World *world, Node *node)
{
  world_add_root (world, rf_ref (world->heap, &node->base));
}

static void
test_resurrection (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *a = world_node (world, world->finalized_node),
       *b = world_node (world, world->finalized_node);
  Node *c = world_node (world, world->finalized_node);

  /* a → b → a, and c → c, c → a: b comes back, so does a; c does not. */
  world_link (world, a, 0, b);
  world_link (world, b, 0, a);
  world_link (world, c, 0, c);
  world_link (world, c, 1, a);
  b->finalizer = make_root;
  world_unref (world, a);
  world_unref (world, b);
  world_record (world);
  world_unref (world, c);
  g_assert_cmpuint (collect (world), ==, 1);
  g_assert_cmpstr (world->log->str, ==, "1 2 3 ");
  g_assert_true (world_is_alive (world, 1));
  g_assert_true (world_is_alive (world, 2));
  g_assert_false (world_is_alive (world, 3));
  g_assert_cmpuint (world_count_events (world, RF_EVENT_OBJECT_RESURRECTED), ==, 1);
  g_assert_cmpuint (world_event (world, RF_EVENT_OBJECT_RESURRECTED, 0)->a, ==, b->base.id);
  world_check (world);
  world_drop_root (world, world->roots->len - 1);
  g_assert_cmpuint (collect (world), ==, 2);
  g_assert_cmpstr (world->log->str, ==, "1 2 3 ");
}

static void
unlink_all (World *world, Node *node)
{
  for (guint i = 0; i < N_SLOTS; i++)
    world_link (world, node, i, NULL);
}

static void
test_finalizer_breaks_cycle (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *a = world_node (world, world->finalized_node),
       *b = world_node (world, world->finalized_node);

  world_link (world, a, 0, b);
  world_link (world, b, 0, a);
  a->finalizer = unlink_all;
  world_unref (world, b);
  world_unref (world, a);
  /* b's count falls to 0 inside of a's finalizer, its finalizer runs at once. */
  g_assert_cmpuint (collect (world), ==, 0);
  g_assert_cmpstr (world->log->str, ==, "1 2 ");
  g_assert_cmpuint (g_hash_table_size (world->alive), ==, 0);
}

static void
make_garbage (World *world, Node *node)
{
  g_assert_cmpuint (collect (world), ==, 0); /* not while one is at work */
  make_cycle (world, world->node, 2);
}

static void
test_finalizer_makes_garbage (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *a = world_node (world, world->finalized_node);

  a->finalizer = make_garbage;
  world_link (world, a, 0, a);
  world_unref (world, a);
  g_assert_cmpuint (collect (world), ==, 1);
  g_assert_cmpuint (g_hash_table_size (world->alive), ==, 2);
  g_assert_cmpuint (collect (world), ==, 2);
}

static void
test_generations (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *a = world_root_node (world, world->node);

  make_cycle (world, world->node, 2);
  g_assert_cmpuint (RF_GC (a)->generation, ==, 0);
  g_assert_cmpuint (rf_gc_collect (world->heap, 0, RF_REASON_GC_COLLECT), ==, 2);
  g_assert_cmpuint (RF_GC (a)->generation, ==, 1);
  g_assert_cmpint (world->heap->generations[1].count, ==, 1);
  rf_gc_collect (world->heap, 1, RF_REASON_GC_COLLECT);
  g_assert_cmpuint (RF_GC (a)->generation, ==, 2);
  g_assert_cmpint (world->heap->generations[1].count, ==, 0);
  g_assert_cmpint (world->heap->generations[2].count, ==, 1);
  g_assert_cmpuint (world->heap->long_lived_pending, ==, 1);
  world_check (world);
  /* Garbage in an older generation is not seen by a younger collection. */
  world_link (world, a, 0, a);
  world_drop_root (world, world->roots->len - 1);
  g_assert_cmpuint (rf_gc_collect (world->heap, 1, RF_REASON_GC_COLLECT), ==, 0);
  g_assert_cmpuint (collect (world), ==, 1);
}

static void
test_thresholds (void)
{
  g_autoptr (World) old = world_new ("3.10"), new = world_new ("3.12");

  /* 3.10 collects inside of the allocation that crosses the threshold. */
  for (int i = 0; i < 700; i++)
    make_cycle (old, old->node, 1);
  g_assert_cmpuint (g_hash_table_size (old->alive), ==, 700);
  make_cycle (old, old->node, 1);
  g_assert_cmpuint (g_hash_table_size (old->alive), ==, 1);
  g_assert_cmpint (old->heap->generations[1].count, ==, 1);
  g_assert_cmpint (old->heap->generations[0].count, ==, 0);

  for (int i = 0; i < 1000; i++)
    make_cycle (new, new->node, 1);
  g_assert_cmpuint (g_hash_table_size (new->alive), ==, 1000);
  g_assert_true (new->heap->gc_pending);
  rf_gc_run_pending (new->heap);
  g_assert_false (new->heap->gc_pending);
  g_assert_cmpuint (g_hash_table_size (new->alive), ==, 0);

  rf_gc_enable (new->heap, FALSE);
  for (int i = 0; i < 1000; i++)
    make_cycle (new, new->node, 1);
  g_assert_false (new->heap->gc_pending);
  rf_gc_run_pending (new->heap);
  g_assert_cmpuint (collect (new), ==, 1000);
  rf_gc_enable (new->heap, TRUE);
  rf_gc_set_threshold (new->heap, 0, 0);
  for (int i = 0; i < 1000; i++)
    make_cycle (new, new->node, 1);
  g_assert_false (new->heap->gc_pending);
}

/* Freed containers do not count, and a full collection waits until a quarter is new. */
static void
test_older_thresholds (void)
{
  g_autoptr (World) world = world_new ("3.10");

  for (int i = 0; i < 5000; i++)
    world_unref (world, world_node (world, world->node));
  g_assert_cmpint (world->heap->generations[0].count, ==, 0);
  g_assert_cmpint (world->heap->generations[1].count, ==, 0);

  rf_gc_set_threshold (world->heap, 0, 10);
  rf_gc_set_threshold (world->heap, 1, 1);
  rf_gc_set_threshold (world->heap, 2, 1);
  for (int i = 0; i < 2000; i++)
    world_root_node (world, world->node);
  g_assert_cmpuint (world->heap->generations[0].collections, >, 50);
  g_assert_cmpuint (world->heap->generations[1].collections, >, 30);
  g_assert_cmpuint (world->heap->generations[2].collections, >, 5);
  g_assert_cmpuint (world->heap->generations[2].collections, <, 30);
}

static void
test_freeze (void)
{
  g_autoptr (World) world = world_new ("3.10");

  make_cycle (world, world->node, 2);
  rf_gc_freeze (world->heap);
  world_check (world);
  g_assert_cmpuint (collect (world), ==, 0);
  g_assert_true (world_is_alive (world, 1));
  rf_gc_unfreeze (world->heap);
  world_check (world);
  g_assert_cmpuint (collect (world), ==, 2);
}

static void
test_saveall (void)
{
  g_autoptr (World) world = world_new ("3.10");

  world->heap->gc_debug = RF_GC_DEBUG_SAVEALL;
  make_cycle (world, world->node, 2);
  g_assert_cmpuint (collect (world), ==, 2);
  g_assert_cmpuint (world->garbage->len, ==, 2);
  g_assert_true (world_is_alive (world, 1));
  world_check (world);
  world->heap->gc_debug = 0;
  while (world->garbage->len > 0)
    world_unref (world, g_ptr_array_steal_index (world->garbage, 0));
  g_assert_cmpuint (collect (world), ==, 2);
}

static void
test_untrack (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *flat = world_root_node (world, world->tuple),
       *outer = world_root_node (world, world->tuple);
  Node *full = world_root_node (world, world->tuple), *dict = world_root_node (world, world->dict);
  Node *list = world_root_node (world, world->node);
  gpointer atom = world_atom (world, 100);

  world_add_root (world, atom);
  world_link (world, flat, 0, atom);
  world_link (world, outer, 0, flat);
  world_link (world, full, 0, list);
  world_link (world, dict, 0, atom);
  rf_gc_collect (world->heap, 0, RF_REASON_GC_COLLECT);
  g_assert_false (rf_gc_is_tracked (&flat->base));
  g_assert_false (rf_gc_is_tracked (&outer->base));
  g_assert_true (rf_gc_is_tracked (&full->base));
  g_assert_true (rf_gc_is_tracked (&dict->base));
  g_assert_true (rf_gc_is_tracked (&list->base));
  collect (world);
  g_assert_false (rf_gc_is_tracked (&dict->base));
  world_check (world);
}

static void
test_events (void)
{
  g_autoptr (World) world = world_new ("3.10");
  g_autofree char *events = NULL;
  Node *a = world_root_node (world, world->finalized_node), *b = world_node (world, world->node);
  Node *c = world_root_node (world, world->node);

  world_link (world, a, 0, b);
  world_link (world, b, 0, a);
  world_unref (world, b);
  world_record (world);
  rf_heap_id (world->heap, &a->base);
  rf_heap_id (world->heap, &c->base);
  world_drop_root (world, world->roots->len - 2);
  g_free (world_events (world));
  g_assert_cmpuint (collect (world), ==, 2);
  events = world_events (world);
  g_assert_cmpstr (events, ==,
                   "isolate.formed 1 1 2\n"
                   "gc.begin 2 gc.collect\n"
                   "gc.phase merge 3\n"
                   "gc.phase update_refs 3\n"
                   "gc.refs 1 1 0\n"
                   "gc.refs 2 1 0\n"
                   "gc.refs 3 1 0\n"
                   "gc.phase subtract_refs 3\n"
                   "gc.refs 2 0 1\n"
                   "gc.refs 1 0 2\n"
                   "gc.phase move_unreachable 3\n"
                   "gc.move 1 unreachable young 0 2\n"
                   "gc.move 2 unreachable young 0 2\n"
                   "gc.phase untrack 1\n"
                   "gc.phase weakrefs 2\n"
                   "gc.phase finalizers 2\n"
                   "count 1 1 2\n"
                   "finalizer.begin 1\n"
                   "finalizer.end 1\n"
                   "count 1 2 1\n"
                   "gc.phase resurrection 2\n"
                   "gc.refs 1 1 0\n"
                   "gc.refs 2 1 0\n"
                   "gc.refs 2 0 1\n"
                   "gc.refs 1 0 2\n"
                   "gc.phase clear 2\n"
                   "count 1 1 2\n"
                   "gc.clear 1\n"
                   "slot 1 0 2 0 0\n"
                   "count 2 1 0\n"
                   "slot 2 0 1 0 0\n"
                   "count 1 2 1\n"
                   "object.free 2 cycle 0\n"
                   "count 1 1 0\n"
                   "object.free 1 cycle 0\n"
                   "gc.phase end 1\n"
                   "gc.move 3 old young 0 2\n"
                   "gc.end 2 0 2\n");
}

/* The interpreter's own objects that a finalizer brings to sight in the middle of a collection had
 * no gc_refs before the second look: each record says what the one before it said. */
static void
test_events_of_late_sight (void)
{
  g_autoptr (World) world = world_new ("3.10");
  gint32 refs[8];
  guint n_late = 0;
  Node *a = world_root_node (world, world->finalized_node), *b = world_node (world, world->node);

  world_link (world, a, 0, b);
  world_link (world, b, 0, a);
  world_unref (world, b);
  world_record (world);
  world_drop_root (world, world->roots->len - 1);
  g_assert_cmpuint (collect (world), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (refs); i++)
    refs[i] = -1;
  for (guint i = 0; i < world->events->len; i++)
    {
      const RfEvent *event = &g_array_index (world->events, RfEvent, i);

      if (event->kind != RF_EVENT_GC_REFS)
        continue;
      g_assert_cmpuint (event->a, <, G_N_ELEMENTS (refs));
      g_assert_cmpint ((gint32) event->c, ==, refs[event->a]);
      n_late += refs[event->a] < 0;
      refs[event->a] = (gint32) event->b;
    }
  g_assert_cmpuint (n_late, ==, 2);
}

/* An object that only comes back because a survivor behind it reaches it. */
static void
test_events_of_coming_back (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *a = world_node (world, world->node), *b = world_root_node (world, world->node);
  const RfEvent *move;

  world_link (world, b, 0, a);
  world_unref (world, a);
  world_record (world);
  collect (world);
  move = world_event (world, RF_EVENT_GC_MOVE, 1);
  g_assert_cmpuint (move->a, ==, a->base.id);
  g_assert_cmpuint (move->b, ==, RF_GC_LIST_REACHABLE);
  g_assert_cmpuint (move->d, ==, b->base.id);
  g_assert_cmpuint (world_count_events (world, RF_EVENT_GC_MOVE), ==, 4);
  g_assert_cmpuint (world_count_events (world, RF_EVENT_GC_CLEAR), ==, 0);
}

static void
test_long_chain (void)
{
  g_autoptr (World) world = world_new ("3.13");
  Node *head, *tail;

  rf_gc_enable (world->heap, FALSE);
  head = tail = world_node (world, world->node);
  for (int i = 0; i < 300000; i++)
    {
      Node *node = world_node (world, world->node);

      node->slots[0] = (RfObject *) head;
      head = node;
    }
  world_link (world, tail, 0, head);
  world_unref (world, head);
  g_assert_cmpuint (collect (world), ==, 300001);
  g_assert_cmpuint (g_hash_table_size (world->alive), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/heap/collector/cycles", test_cycles);
  g_test_add_func ("/heap/collector/survivors", test_survivors);
  g_test_add_func ("/heap/collector/finalizer-order", test_finalizer_order);
  g_test_add_func ("/heap/collector/order-after-collection", test_order_after_collection);
  g_test_add_func ("/heap/collector/resurrection", test_resurrection);
  g_test_add_func ("/heap/collector/finalizer-breaks-cycle", test_finalizer_breaks_cycle);
  g_test_add_func ("/heap/collector/finalizer-makes-garbage", test_finalizer_makes_garbage);
  g_test_add_func ("/heap/collector/generations", test_generations);
  g_test_add_func ("/heap/collector/thresholds", test_thresholds);
  g_test_add_func ("/heap/collector/older-thresholds", test_older_thresholds);
  g_test_add_func ("/heap/collector/freeze", test_freeze);
  g_test_add_func ("/heap/collector/saveall", test_saveall);
  g_test_add_func ("/heap/collector/untrack", test_untrack);
  g_test_add_func ("/heap/collector/events", test_events);
  g_test_add_func ("/heap/collector/events-of-late-sight", test_events_of_late_sight);
  g_test_add_func ("/heap/collector/events-of-coming-back", test_events_of_coming_back);
  g_test_add_func ("/heap/collector/long-chain", test_long_chain);
  return g_test_run ();
}
