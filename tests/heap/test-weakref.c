/* SPDX-License-Identifier: MIT */

#include "rf-test-heap.h"

static void
test_dies_with_referent (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *a = world_node (world, world->node);
  Weak *plain = world_weakref (world, a, NULL), *old, *new;
  Node *callback = world_root_node (world, world->node);
  guint root = world_add_root (world, a);

  world_add_root (world, plain);
  old = world_weakref (world, a, callback);
  new = world_weakref (world, a, callback);
  world_add_root (world, old);
  world_add_root (world, new);
  g_assert_cmpint (a->base.refcnt, ==, 1);
  g_assert_cmpuint (rf_weakref_count (world->heap, &a->base), ==, 3);
  g_assert_true (rf_weakref_first (world->heap, &a->base) == &plain->weakref);
  g_assert_true (plain->weakref.next == &new->weakref);
  g_assert_true (rf_weakref_get (&old->weakref) == &a->base);
  world_check (world);
  world_drop_root (world, root);
  g_assert_cmpstr (world->log->str, ==, "cb5 cb4 ");
  g_assert_null (rf_weakref_get (&plain->weakref));
  g_assert_null (rf_weakref_get (&old->weakref));
  g_assert_cmpint (callback->base.refcnt, ==, 1);
}

static void
test_places (void)
{
  g_autoptr (World) world = world_new ("3.10");
  RfHeap *heap = world->heap;
  Node *a = world_root_node (world, world->node);
  Node *callback = world_root_node (world, world->node);
  Weak *called = world_weakref (world, a, callback);
  Weak *proxy = (Weak *) rf_heap_new_object (heap, world->weak, 72, 16);
  Weak *plain = (Weak *) rf_heap_new_object (heap, world->weak, 72, 16);

  rf_weakref_link (heap, &proxy->weakref, &a->base, NULL, TRUE);
  g_assert_true (rf_weakref_first (heap, &a->base) == &proxy->weakref);
  rf_weakref_link (heap, &plain->weakref, &a->base, NULL, FALSE);
  g_assert_true (rf_weakref_first (heap, &a->base) == &plain->weakref);
  g_assert_true (plain->weakref.next == &proxy->weakref);
  g_assert_true (proxy->weakref.next == &called->weakref);
  world_unref (world, plain);
  world_unref (world, called);
  g_assert_cmpuint (rf_weakref_count (heap, &a->base), ==, 1);
  g_assert_cmpint (callback->base.refcnt, ==, 1);
  world_unref (world, proxy);
  g_assert_null (rf_weakref_first (heap, &a->base));
  g_assert_cmpuint (a->base.flags & RF_OBJECT_HAS_WEAKREFS, ==, 0);
}

/* Outside of the garbage a callback runs, inside of it none does. */
static void
test_collected (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *a = world_node (world, world->finalized_node), *callback;
  Weak *inside, *outside, *second;

  callback = world_root_node (world, world->node);
  world_link (world, a, 0, a);
  inside = world_weakref (world, a, callback);
  world_link (world, a, 1, inside);
  world_unref (world, inside);
  outside = world_weakref (world, a, callback);
  second = world_weakref (world, a, callback);
  world_add_root (world, outside);
  world_add_root (world, second);
  world_record (world);
  world_unref (world, a);
  g_assert_cmpuint (rf_gc_collect (world->heap, 2, RF_REASON_GC_COLLECT), ==, 2);
  g_assert_cmpstr (world->log->str, ==, "cb5 cb4 1 ");
  g_assert_cmpuint (world_count_events (world, RF_EVENT_WEAKREF_CLEARED), ==, 3);
  g_assert_cmpuint (world_count_events (world, RF_EVENT_CALLBACK_BEGIN), ==, 2);
  g_assert_null (outside->weakref.referent);
  g_assert_nonnull (outside->weakref.callback);
  world_check (world);
}

/* A weak reference in the garbage itself, to something alive. */
static void
test_in_garbage (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *alive = world_root_node (world, world->node), *a = world_node (world, world->node);
  Weak *weak = world_weakref (world, alive, a);

  world_link (world, a, 0, weak);
  world_unref (world, weak);
  world_unref (world, a);
  g_assert_cmpuint (rf_gc_collect (world->heap, 2, RF_REASON_GC_COLLECT), ==, 2);
  g_assert_cmpuint (rf_weakref_count (world->heap, &alive->base), ==, 0);
}

static void
see_nothing (World *world, Node *node)
{
  /* It was cleared before the finalizers. */
  g_assert_null (rf_weakref_get (g_ptr_array_index (world->roots, world->roots->len - 1)));
  g_string_append (world->log, "dead ");
}

static void
test_dead_in_finalizer (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *a = world_node (world, world->finalized_node);

  world_link (world, a, 0, a);
  a->finalizer = see_nothing;
  world_add_root (world, world_weakref (world, a, NULL));
  world_unref (world, a);
  rf_gc_collect (world->heap, 2, RF_REASON_GC_COLLECT);
  g_assert_cmpstr (world->log->str, ==, "1 dead ");
}

static void
test_events (void)
{
  g_autoptr (World) world = world_new ("3.10");
  g_autofree char *events = NULL;
  Node *a = world_node (world, world->node), *callback = world_root_node (world, world->node);
  Weak *weak = world_weakref (world, a, callback);

  world_add_root (world, weak);
  world_record (world);
  rf_heap_id (world->heap, &weak->weakref.base);
  world_unref (world, a);
  events = world_events (world);
  g_assert_cmpstr (events, ==,
                   "object.new 1 weak 72\n"
                   "count 1 0 1\n"
                   "object.new 2 node 48\n"
                   "count 2 0 2\n"
                   "slot 1 __callback__ 0 2 0\n"
                   "object.new 3 node 48\n"
                   "count 3 0 1\n"
                   "weakref.new 1 3\n"
                   "count 3 1 0\n"
                   "weakref.cleared 1 3\n"
                   "slot 1 __callback__ 2 0 0\n"
                   "callback.begin 1\n"
                   "callback.end 1\n"
                   "count 2 2 1\n"
                   "object.free 3 count 0\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/heap/weakref/dies-with-referent", test_dies_with_referent);
  g_test_add_func ("/heap/weakref/places", test_places);
  g_test_add_func ("/heap/weakref/collected", test_collected);
  g_test_add_func ("/heap/weakref/in-garbage", test_in_garbage);
  g_test_add_func ("/heap/weakref/dead-in-finalizer", test_dead_in_finalizer);
  g_test_add_func ("/heap/weakref/events", test_events);
  return g_test_run ();
}
