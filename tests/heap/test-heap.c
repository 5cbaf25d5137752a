/* SPDX-License-Identifier: MIT */

#include "rf-test-heap.h"

#include <stdlib.h>
#include <string.h>

static void
test_counts (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *a = world_root_node (world, world->node), *b = world_node (world, world->node);

  world_link (world, a, 0, b);
  g_assert_cmpint (b->base.refcnt, ==, 2);
  world_unref (world, b);
  world_check (world);
  world_link (world, a, 1, b);
  world_link (world, a, 0, NULL);
  g_assert_cmpint (b->base.refcnt, ==, 1);
  world_link (world, a, 1, NULL);
  g_assert_false (world_is_alive (world, 2));
  world_check (world);
}

static void
test_address_is_reused (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *a = world_node (world, world->node);
  guint64 address = a->base.address;
  gpointer atom;
  gint64 count;

  g_assert_true (rf_heap_object_at (world->heap, address) == &a->base);
  g_assert_null (rf_heap_object_at (world->heap, address - 16));
  g_assert_true (rf_heap_peek_count (world->heap, address, &count));
  g_assert_cmpint (count, ==, 1);
  world_unref (world, a);
  g_assert_null (rf_heap_object_at (world->heap, address));
  g_assert_true (rf_heap_peek_count (world->heap, address, &count));
  g_assert_cmpint (count, ==, 0);
  a = world_node (world, world->node);
  g_assert_cmphex (a->base.address, ==, address);
  world_unref (world, a);

  atom = world_atom (world, 1);
  address = ((RfObject *) atom)->address;
  world_unref (world, atom);
  g_assert_true (rf_heap_peek_count (world->heap, address, &count));
  g_assert_cmphex (count, ==, address + 48);
  g_assert_false (rf_heap_peek_count (world->heap, 1234, &count));
}

/* What a free list has keeps its address for its kind, and does not count again. */
static void
test_free_list (void)
{
  g_autoptr (World) world = world_new ("3.13");
  RfHeap *heap = world->heap;
  Node *a, *b;
  guint64 address;
  gint64 refcnt;
  int count;

  rf_gc_enable (heap, FALSE);
  world->node->free_list = RF_FREE_LIST_LIST;
  a = world_node (world, world->node);
  count = heap->generations[0].count;
  address = a->base.address;
  world_unref (world, a);
  g_assert_cmpint (heap->generations[0].count, ==, count);
  g_assert_null (rf_heap_object_at (heap, address));
  g_assert_true (rf_heap_peek_count (heap, address, &refcnt));
  g_assert_cmpint (refcnt, ==, 0);
  b = world_node (world, world->finalized_node);
  g_assert_cmphex (b->base.address, !=, address);
  world_unref (world, b);
  a = world_node (world, world->node);
  g_assert_cmphex (a->base.address, ==, address);
  g_assert_cmpint (heap->generations[0].count, ==, count);
  world_unref (world, a);
  world_check (world);

  rf_gc_collect (heap, 2, RF_REASON_GC_COLLECT);
  b = world_node (world, world->finalized_node);
  g_assert_cmphex (b->base.address, ==, address);
  g_assert_cmpint (heap->generations[0].count, ==, 1);
  world_unref (world, b);
}

static void
test_limits (void)
{
  g_autoptr (World) world = world_new ("3.10");
  RfHeap *heap = world->heap;
  gsize before = heap->bytes;
  char *memory = rf_heap_realloc (heap, NULL, 0, 1000), *more;

  g_assert_nonnull (memory);
  heap->bytes_limit = before + 1500;
  g_assert_null (rf_heap_realloc (heap, memory, 1000, 2000));
  g_assert_cmpuint (heap->bytes, ==, before + 1000);
  memset (memory, 1, 1000);
  more = rf_heap_realloc (heap, memory, 1000, 1400);
  g_assert_nonnull (more);
  g_assert_cmpint (more[999], ==, 1);
  g_assert_null (rf_heap_new_object (heap, world->node, 48, 16));
  g_assert_false (rf_heap_charge (heap, 500));
  g_assert_true (rf_heap_charge (heap, 50));
  rf_heap_discharge (heap, 50);
  more = rf_heap_realloc (heap, more, 1400, 10);
  rf_heap_release_memory (heap, more, 10);
  g_assert_cmpuint (heap->bytes, ==, before);
  heap->bytes_limit = 0;
  heap->fail_at = heap->n_allocations + 2;
  world_root_node (world, world->node);
  g_assert_null (rf_heap_new_object (heap, world->node, 48, 16));
  world_root_node (world, world->node);
  g_assert_cmpint (heap->generations[0].count, ==, 2);
}

/* What nothing mentions leaves no trace. */
static void
test_temporary_is_silent (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *list, *item;

  world_record (world);
  list = world_node (world, world->tuple);
  item = world_node (world, world->node);
  list->slots[0] = &item->base;
  rf_heap_note_slot (world->heap, &list->base, RF_SLOT_INDEX, 0, NULL, NULL, NULL, &item->base);
  world_unref (world, list);
  g_assert_cmpuint (world->events->len, ==, 0);
  g_assert_false (world_is_alive (world, 2));
}

static void
test_announcing (void)
{
  g_autoptr (World) world = world_new ("3.10");
  g_autofree char *events = NULL;
  Node *list, *inner;
  gpointer atom;

  list = world_node (world, world->tuple);
  inner = world_node (world, world->node);
  atom = world_atom (world, 42);
  world_link (world, list, 0, inner);
  world_unref (world, inner);
  world_link (world, inner, 0, atom);
  world_unref (world, atom);
  world_link (world, inner, 1, list);
  world_record (world);
  world->line = 7;
  /* A store in what was not mentioned yet is shown when it is announced, once. */
  world_link (world, list, 1, inner);
  events = world_events (world);
  g_assert_cmpstr (events, ==,
                   "object.new 1 node 48\n"
                   "count 1 0 1\n"
                   "object.new 2 atom 48\n"
                   "count 2 0 1\n"
                   "object.value 2 42\n"
                   "slot 1 0 0 2 0\n"
                   "object.new 3 tuple 48\n"
                   "count 3 0 2\n"
                   "slot 1 1 0 3 0\n"
                   "slot 3 0 0 1 0\n"
                   "count 1 1 2\n"
                   "slot 3 1 0 1 0\n");
  g_clear_pointer (&events, g_free);
  world_link (world, list, 0, NULL);
  world_link (world, list, 1, NULL);
  events = world_events (world);
  g_assert_cmpstr (events, ==,
                   "slot 3 0 1 0 0\n"
                   "count 1 2 1\n"
                   "slot 3 1 1 0 0\n"
                   "count 1 1 0\n"
                   "slot 1 0 2 0 0\n"
                   "count 2 1 0\n"
                   "object.free 2 count 7\n"
                   "slot 1 1 3 0 0\n"
                   "count 3 2 1\n"
                   "object.free 1 count 7\n");
  world_unref (world, list);
}

static void
test_class_slot (void)
{
  g_autoptr (World) world = world_new ("3.10");
  g_autofree char *events = NULL;
  Node *a;

  world->class->base.flags &= ~RF_OBJECT_INTERNAL;
  world_record (world);
  a = world_node (world, world->class);
  g_assert_cmpint (world->class->base.refcnt, ==, 2);
  rf_heap_id (world->heap, &a->base);
  world_unref (world, a);
  g_assert_cmpint (world->class->base.refcnt, ==, 1);
  events = world_events (world);
  g_assert_cmpstr (events, ==,
                   "object.new 1 type 400\n"
                   "count 1 0 1\n"
                   "count 1 1 2\n"
                   "object.new 2 class 48\n"
                   "count 2 0 1\n"
                   "slot 2 __class__ 0 1 0\n"
                   "count 2 1 0\n"
                   "slot 2 __class__ 1 0 0\n"
                   "object.free 2 count 0\n"
                   "count 1 2 1\n");
}

static void
test_namespace (void)
{
  g_autoptr (World) world = world_new ("3.10");
  g_autofree char *events = NULL;
  Node *names;
  gpointer key, value;

  world->heap->building = TRUE;
  names = world_root_node (world, world->dict);
  key = world_atom (world, 5);
  world_add_root (world, key);
  world->heap->building = FALSE;
  names->base.flags |= RF_OBJECT_NAMESPACE;
  world->heap->namespace_frame = 9;
  world_record (world);
  value = world_atom (world, 6);
  rf_slot_store_entry (world->heap, &names->base, 3, key, &names->slots[0], value);
  rf_slot_store_entry (world->heap, &names->base, 3, key, &names->slots[0], NULL);
  events = world_events (world);
  g_assert_cmpstr (events, ==,
                   "object.new 1 dict 48\n"
                   "count 1 0 1\n"
                   "object.new 2 atom 48\n"
                   "count 2 0 1\n"
                   "object.value 2 5\n"
                   "object.new 3 atom 48\n"
                   "count 3 0 1\n"
                   "object.value 3 6\n"
                   "name 9 3 0 3 2\n"
                   "name 9 3 3 0 2\n"
                   "count 3 1 0\n"
                   "object.free 3 count 0\n");
}

static void
resurrect (World *world, Node *node)
{
  world_add_root (world, rf_ref (world->heap, &node->base));
}

static void
test_finalizer (void)
{
  g_autoptr (World) world = world_new ("3.10");
  g_autofree char *events = NULL;
  Node *a;

  world_record (world);
  a = world_node (world, world->finalized_node);
  a->finalizer = resurrect;
  world_unref (world, a);
  g_assert_cmpstr (world->log->str, ==, "1 ");
  g_assert_true (world_is_alive (world, 1));
  g_assert_true (rf_gc_is_tracked (&a->base));
  world_check (world);
  world_drop_root (world, world->roots->len - 1);
  g_assert_cmpstr (world->log->str, ==, "1 ");
  g_assert_false (world_is_alive (world, 1));
  events = world_events (world);
  g_assert_cmpstr (events, ==,
                   "object.new 1 finalized 48\n"
                   "count 1 0 1\n"
                   "finalizer.begin 1\n"
                   "count 1 1 2\n"
                   "finalizer.end 1\n"
                   "count 1 2 1\n"
                   "object.resurrected 1\n"
                   "count 1 1 0\n"
                   "object.free 1 count 0\n");
}

static void
free_long_chain (RfType *(*type_of) (World *) )
{
  g_autoptr (World) world = world_new ("3.13");
  Node *head = NULL;

  rf_gc_enable (world->heap, FALSE);
  for (int i = 0; i < 1000000; i++)
    {
      Node *node = world_node (world, type_of (world));

      node->slots[0] = (RfObject *) head;
      head = node;
    }
  world_unref (world, head);
  g_assert_cmpuint (g_hash_table_size (world->alive), ==, 0);
  g_assert_cmpint (world->heap->trash_nesting, ==, 0);
  g_assert_cmpint (world->heap->dealloc_depth, ==, 0);
}

static RfType *
node_type (World *world)
{
  return world->node;
}

static RfType *
deep_type (World *world)
{
  return world->deep_node;
}

static void
test_long_chain (void)
{
  free_long_chain (node_type);
}

/* Types without the trashcan may not exhaust the stack either. */
static void
test_long_chain_without_trashcan (void)
{
  free_long_chain (deep_type);
}

/* Frees a chain of @n nodes each of which also has a leaf with a finalizer, as CPython frees lists
 * of [leaf, next], and returns the leaves in the order in which they went, as runs. */
static char *
free_chain_of_leaves (const char *profile, int n)
{
  g_autoptr (World) world = world_new (profile);
  g_autoptr (GString) runs = g_string_new (NULL);
  g_auto (GStrv) labels = NULL;
  Node *head = NULL;
  int last = -2;

  rf_gc_enable (world->heap, FALSE);
  world->next_label = 2 * n;
  for (int i = n - 1; i >= 0; i--)
    {
      Node *node = world_node (world, world->node);
      Node *leaf = world_node (world, world->finalized_node);

      leaf->label = i;
      node->slots[0] = (RfObject *) head;
      node->slots[1] = &leaf->base;
      head = node;
    }
  world_unref (world, head);
  labels = g_strsplit (world->log->str, " ", -1);
  for (guint i = 0; labels[i] != NULL && *labels[i] != '\0'; i++)
    {
      int label = atoi (labels[i]);

      if (label != last - 1)
        g_string_append_printf (runs, i == 0 ? "%d" : "-%d %d", i == 0 ? label : last, label);
      last = label;
    }
  g_string_append_printf (runs, "-%d", last);
  return g_string_free (g_steal_pointer (&runs), FALSE);
}

static void
test_trashcan_order (void)
{
  g_autofree char *old = free_chain_of_leaves ("3.10", 120), *new = NULL;

  g_assert_cmpstr (old, ==, "48-0 49-49 97-50 98-98 119-99");
#if !defined(__SANITIZE_ADDRESS__) && defined(__OPTIMIZE__) /* where the stack allows as much */
  new = free_chain_of_leaves ("3.13", 10100);
  g_assert_true (
    g_str_has_prefix (new, "9946-9897 9947-9947 9996-9948 9997-9997 10046-9998 10047-10047 "));
#endif
}

static void
test_immortal (void)
{
  g_autoptr (World) world = world_new ("3.13");
  g_autofree char *events = NULL;
  gpointer atom = world_atom (world, 3);
  Node *a = world_root_node (world, world->node);

  rf_heap_immortalize (world->heap, atom);
  world_record (world);
  rf_heap_id (world->heap, &a->base);
  world_link (world, a, 0, atom);
  world_link (world, a, 0, NULL);
  events = world_events (world);
  g_assert_cmpstr (events, ==,
                   "object.new 1 node 48\n"
                   "count 1 0 1\n"
                   "object.new 2 atom 48\n"
                   "count 2 0 4294967295\n"
                   "object.value 2 3\n"
                   "slot 1 0 0 2 0\n"
                   "slot 1 0 2 0 0\n");
}

static void
test_names_of_events (void)
{
  g_assert_cmpstr (rf_event_info (RF_EVENT_OBJECT_NEW)->name, ==, "object.new");
  g_assert_cmpint (rf_event_info (RF_EVENT_OBJECT_FREE)->fields[1].type, ==, RF_FIELD_CAUSE);
  g_assert_cmpint (rf_event_kind_find ("slot"), ==, RF_EVENT_SLOT);
  g_assert_cmpint (rf_event_kind_find ("gc.end"), ==, RF_EVENT_GC_END);
  g_assert_cmpint (rf_event_kind_find ("nothing"), ==, -1);
  g_assert_cmpstr (rf_phase_name (RF_PHASE_MOVE_UNREACHABLE), ==, "move_unreachable");
  g_assert_cmpstr (rf_reason_name (RF_REASON_GC_COLLECT), ==, "gc.collect");
  g_assert_cmpstr (rf_stream_name (RF_STREAM_STDERR), ==, "stderr");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/heap/heap/counts", test_counts);
  g_test_add_func ("/heap/heap/address-is-reused", test_address_is_reused);
  g_test_add_func ("/heap/heap/free-list", test_free_list);
  g_test_add_func ("/heap/heap/limits", test_limits);
  g_test_add_func ("/heap/heap/temporary-is-silent", test_temporary_is_silent);
  g_test_add_func ("/heap/heap/announcing", test_announcing);
  g_test_add_func ("/heap/heap/class-slot", test_class_slot);
  g_test_add_func ("/heap/heap/namespace", test_namespace);
  g_test_add_func ("/heap/heap/finalizer", test_finalizer);
  g_test_add_func ("/heap/heap/long-chain", test_long_chain);
  g_test_add_func ("/heap/heap/long-chain-without-trashcan", test_long_chain_without_trashcan);
  g_test_add_func ("/heap/heap/trashcan-order", test_trashcan_order);
  g_test_add_func ("/heap/heap/immortal", test_immortal);
  g_test_add_func ("/heap/heap/names-of-events", test_names_of_events);
  return g_test_run ();
}
