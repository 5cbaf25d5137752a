/* SPDX-License-Identifier: MIT */

#include "rf-test-heap.h"

#include <string.h>

/* The checker has something to say that contains @expected, and the counts are as before. */
static void
assert_violation (World *world, const char *expected)
{
  g_autoptr (GString) report = g_string_new (NULL);

  g_assert_false (rf_checker_run (world->heap, report));
  if (strstr (report->str, expected) == NULL)
    g_error ("\"%s\" is not in \"%s\"", expected, report->str);
}

static void
test_counts (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *a = world_root_node (world, world->node);

  world_check (world);
  a->base.refcnt++;
  assert_violation (world, "its count is 2, but it has 1 holders");
  assert_violation (world, "its count is 2, but it has 1 holders");
  a->base.refcnt -= 2;
  assert_violation (world, "its count is 0, but it has 1 holders");
  a->base.refcnt++;
  world_check (world);
  a->slots[0] = &a->base;
  assert_violation (world, "its count is 1, but it has 2 holders");
  a->slots[0] = NULL;
}

static void
test_hold (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *a = world_node (world, world->node);

  assert_violation (world, "its count is 1, but it has 0 holders");
  rf_hold (world->heap, &a->base);
  world_check (world);
  rf_release (world->heap, 1);
  world_unref (world, a);
}

static void
test_rings (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *a = world_root_node (world, world->node), *b = world_root_node (world, world->node);
  RfGcHead *prev = RF_GC (b)->prev;

  RF_GC (b)->prev = RF_GC (b);
  assert_violation (world, "the ring of generation 0 is broken");
  RF_GC (b)->prev = prev;
  RF_GC (a)->generation = 1;
  assert_violation (world, "it is in the ring of generation 0, but says 1");
  RF_GC (a)->generation = 0;
}

static void
test_weakrefs (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *a = world_root_node (world, world->node), *b = world_root_node (world, world->node);
  Weak *weak = world_weakref (world, a, NULL);

  world_add_root (world, weak);
  world_check (world);
  weak->weakref.referent = &b->base;
  assert_violation (world, "it is in the list of another object");
  weak->weakref.referent = NULL;
  assert_violation (world, "but 1 are in lists");
  weak->weakref.referent = &a->base;
}

static void
test_place (void)
{
  g_autoptr (World) world = world_new ("3.10");
  Node *a = world_root_node (world, world->node);

  a->base.address += 64;
  assert_violation (world, "it does not stand at its address");
  a->base.address -= 64;
}

static void
test_report_is_short (void)
{
  g_autoptr (World) world = world_new ("3.10");
  g_autoptr (GString) report = g_string_new (NULL);
  GPtrArray *nodes = g_ptr_array_new ();

  for (guint i = 0; i < 50; i++)
    g_ptr_array_add (nodes, world_node (world, world->node));
  g_assert_false (rf_checker_run (world->heap, report));
  g_assert_nonnull (strstr (report->str, "… and 30 more"));
  for (guint i = 0; i < 50; i++)
    world_unref (world, g_ptr_array_index (nodes, i));
  g_ptr_array_unref (nodes);
}

static void
test_maybe (void)
{
  if (g_test_subprocess ())
    {
      World *world = world_new ("3.10");

      world->heap->check_level = 1;
      rf_checker_maybe (world->heap, 2);
      rf_checker_maybe (world->heap, 1);
      world_node (world, world->node);
      rf_checker_maybe (world->heap, 2);
      rf_checker_maybe (world->heap, 1);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*it has 0 holders*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/heap/checker/counts", test_counts);
  g_test_add_func ("/heap/checker/hold", test_hold);
  g_test_add_func ("/heap/checker/rings", test_rings);
  g_test_add_func ("/heap/checker/weakrefs", test_weakrefs);
  g_test_add_func ("/heap/checker/place", test_place);
  g_test_add_func ("/heap/checker/report-is-short", test_report_is_short);
  g_test_add_func ("/heap/checker/maybe", test_maybe);
  return g_test_run ();
}
