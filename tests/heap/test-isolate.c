/* SPDX-License-Identifier: MIT */

#include "rf-test-heap.h"

static char *
isolates (World *world)
{
  GString *out = g_string_new (NULL);
  guint extra = 0;

  rf_isolate_find (world->heap, FALSE);
  for (guint i = 0; i < world->events->len; i++)
    {
      RfEvent *event = &g_array_index (world->events, RfEvent, i);

      if (event->kind != RF_EVENT_ISOLATE_FORMED)
        continue;
      g_string_append_printf (out, "(");
      for (guint j = 0; j < event->b; j++)
        g_string_append_printf (out, "%s%u", j > 0 ? " " : "",
                                g_array_index (world->extra, guint32, extra++));
      g_string_append_printf (out, ")");
    }
  g_free (world_events (world));
  return g_string_free (out, FALSE);
}

#define assert_isolates(world, expected)       \
  G_STMT_START                                 \
  {                                            \
    g_autofree char *found = isolates (world); \
    g_assert_cmpstr (found, ==, expected);     \
    world_check (world);                       \
  }                                            \
  G_STMT_END

/* A node whose short id is its label. */
static Node *
named (World *world)
{
  Node *node = world_root_node (world, world->node);

  g_assert_cmpuint (rf_heap_id (world->heap, &node->base), ==, (guint) node->label);
  return node;
}

static guint
root_of (World *world, gpointer object)
{
  guint index;

  g_assert_true (g_ptr_array_find (world->roots, object, &index));
  return index;
}

static void
test_forms (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *a, *b, *c;

  world_record (world);
  a = named (world);
  b = named (world);
  c = named (world);
  world_link (world, a, 0, b);
  world_link (world, b, 0, a);
  world_link (world, b, 1, c);
  assert_isolates (world, "");
  world_drop_root (world, root_of (world, a));
  assert_isolates (world, "");
  world_drop_root (world, root_of (world, b));
  assert_isolates (world, "(1 2)");
  world_check (world);
  /* Not again, whatever loses a reference. */
  world_link (world, b, 1, NULL);
  assert_isolates (world, "");
  world_drop_root (world, root_of (world, c));
  rf_gc_collect (world->heap, 2, RF_REASON_GC_COLLECT);
  assert_isolates (world, "");
}

static void
test_groups (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *nodes[6];
  guint hub;

  world_record (world);
  for (guint i = 0; i < 6; i++)
    nodes[i] = named (world);
  hub = root_of (world, nodes[5]);
  /* 1 ⇄ 4, 2 → 2, 3 hangs on 2; all held by 6. */
  world_link (world, nodes[0], 0, nodes[3]);
  world_link (world, nodes[3], 0, nodes[0]);
  world_link (world, nodes[1], 0, nodes[1]);
  world_link (world, nodes[1], 1, nodes[2]);
  world_link (world, nodes[5], 0, nodes[0]);
  world_link (world, nodes[5], 1, nodes[1]);
  world_link (world, nodes[5], 2, nodes[2]);
  for (guint i = 0; i < 5; i++)
    world_drop_root (world, root_of (world, nodes[i]));
  assert_isolates (world, "");
  world_drop_root (world, hub);
  assert_isolates (world, "(1 4)(2 3)");
}

/* A tail that is alive becomes part later. */
static void
test_tail (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *a, *tail;

  world_record (world);
  a = named (world);
  tail = named (world);
  world_link (world, a, 0, a);
  world_link (world, a, 1, tail);
  world_drop_root (world, root_of (world, a));
  assert_isolates (world, "(1)");
  world_drop_root (world, root_of (world, tail));
  assert_isolates (world, "(1 2)");
}

/* A weak reference leads back in. */
static void
test_comes_back (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *a;

  world_record (world);
  a = named (world);
  world_link (world, a, 0, a);
  world_drop_root (world, root_of (world, a));
  assert_isolates (world, "(1)");
  /* For a moment only: nothing new. */
  rf_ref (world->heap, &a->base);
  world_unref (world, a);
  assert_isolates (world, "");
  world_add_root (world, rf_ref (world->heap, &a->base));
  assert_isolates (world, "");
  world_drop_root (world, root_of (world, a));
  assert_isolates (world, "(1)");
}

static void
test_temporary_holder (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *a;

  world_record (world);
  a = named (world);
  world_link (world, a, 0, a);
  rf_hold (world->heap, rf_ref (world->heap, &a->base));
  world_drop_root (world, root_of (world, a));
  assert_isolates (world, "");
  rf_release (world->heap, 1);
  world_unref (world, a);
  assert_isolates (world, "(1)");
}

static void
test_freed_candidates (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *nodes[5];

  world_record (world);
  for (guint i = 0; i < 5; i++)
    {
      nodes[i] = named (world);
      rf_ref (world->heap, &nodes[i]->base);
      world_unref (world, nodes[i]);
    }
  g_assert_cmpuint (world->heap->candidates->len, ==, 5);
  world_drop_root (world, root_of (world, nodes[1]));
  world_drop_root (world, root_of (world, nodes[4]));
  world_drop_root (world, root_of (world, nodes[0]));
  g_assert_cmpuint (world->heap->candidates->len, ==, 2);
  assert_isolates (world, "");
  g_assert_cmpuint (world->heap->candidates->len, ==, 0);
}

/* In a large heap the search is put off, and does not cost more than the events pay for. */
static void
test_is_cheap (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *first, *last, *ring;

  rf_gc_enable (world->heap, FALSE);
  world_record (world);
  world->heap->isolate_budget = 0;
  first = last = world_root_node (world, world->node);
  for (guint i = 0; i < 20000; i++)
    {
      Node *next = world_node (world, world->node);

      world_link (world, last, 0, next);
      world_unref (world, next);
      last = next;
    }
  ring = world_root_node (world, world->node);
  world_link (world, ring, 0, ring);
  world->heap->isolate_budget = world->heap->n_unpaid = 0;
  for (guint i = 0; i < 100000; i++)
    {
      rf_ref (world->heap, &first->base);
      world_unref (world, first);
      if (i == 50000)
        world_drop_root (world, root_of (world, ring));
      rf_isolate_find (world->heap, FALSE);
      if (i % 1000 == 0 && i != 99000)
        {
          if (world_count_events (world, RF_EVENT_ISOLATE_FORMED) > 0)
            break;
          g_free (world_events (world));
        }
    }
  g_assert_cmpuint (world_count_events (world, RF_EVENT_ISOLATE_FORMED), ==, 1);
}

static void
test_forced_before_collection (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *a;

  world_record (world);
  a = named (world);
  world_link (world, a, 0, a);
  world_drop_root (world, root_of (world, a));
  rf_gc_collect (world->heap, 2, RF_REASON_GC_COLLECT);
  assert_isolates (world, "(1)");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/heap/isolate/forms", test_forms);
  g_test_add_func ("/heap/isolate/groups", test_groups);
  g_test_add_func ("/heap/isolate/tail", test_tail);
  g_test_add_func ("/heap/isolate/comes-back", test_comes_back);
  g_test_add_func ("/heap/isolate/temporary-holder", test_temporary_holder);
  g_test_add_func ("/heap/isolate/freed-candidates", test_freed_candidates);
  g_test_add_func ("/heap/isolate/is-cheap", test_is_cheap);
  g_test_add_func ("/heap/isolate/forced-before-collection", test_forced_before_collection);
  return g_test_run ();
}
