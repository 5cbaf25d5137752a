/* SPDX-License-Identifier: MIT */

/* Random programs against a naive model: after every step the living nodes are those that the
 * model says, and the checker agrees. */

#include "rf-test-heap.h"

#include <string.h>

#define MAX_NODES 400

typedef struct
{
  World *world;
  Node *nodes[MAX_NODES];        /* by label; NULL: freed */
  int slots[MAX_NODES][N_SLOTS]; /* labels, 0: none */
  int root_counts[MAX_NODES];
  gboolean finalized[MAX_NODES];
  gboolean alive[MAX_NODES];
  int n;
  GArray *roots; /* int labels, by index of world->roots minus the first */
  guint first_root;
} Model;

static int
model_holders (Model *model, int label)
{
  int holders = model->root_counts[label];

  for (int i = 1; i <= model->n; i++)
    for (guint j = 0; j < N_SLOTS; j++)
      holders += model->alive[i] && model->slots[i][j] == label;
  return holders;
}

/* Frees what has no holder, and what thereby has none. */
static void
model_sweep (Model *model)
{
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      for (int i = 1; i <= model->n; i++)
        if (model->alive[i] && model_holders (model, i) == 0)
          {
            model->alive[i] = FALSE;
            again = TRUE;
          }
    }
}

static void
model_mark (Model *model, int label, gboolean *marked)
{
  if (label == 0 || marked[label])
    return;
  marked[label] = TRUE;
  for (guint j = 0; j < N_SLOTS; j++)
    model_mark (model, model->slots[label][j], marked);
}

static void
model_reachable (Model *model, gboolean *marked)
{
  memset (marked, 0, sizeof (gboolean) * MAX_NODES);
  for (int i = 1; i <= model->n; i++)
    if (model->root_counts[i] > 0)
      model_mark (model, i, marked);
}

static void
compare (Model *model)
{
  world_check (model->world);
  for (int i = 1; i <= model->n; i++)
    {
      if (model->alive[i] != world_is_alive (model->world, i))
        g_error ("node %d is %s, but should not", i, model->alive[i] ? "freed" : "alive");
      if (model->alive[i])
        g_assert_cmpint (model->nodes[i]->base.refcnt, ==, model_holders (model, i));
    }
}

static void
drop_root (Model *model, guint index)
{
  int label = g_array_index (model->roots, int, index);

  if (label == 0)
    return;
  g_array_index (model->roots, int, index) = 0;
  model->root_counts[label]--;
  world_drop_root (model->world, model->first_root + index);
}

/* A full collection frees exactly what no root reaches; that of a younger generation less. */
static void
collect (Model *model, int generation)
{
  gboolean reachable[MAX_NODES];
  gsize n_freed = 0, n;

  model_reachable (model, reachable);
  n = rf_gc_collect (model->world->heap, generation, RF_REASON_GC_COLLECT);
  for (int i = 1; i <= model->n; i++)
    {
      gboolean alive = world_is_alive (model->world, i);

      n_freed += model->alive[i] && !alive;
      if (generation == 2)
        g_assert_cmpint (alive, ==, model->alive[i] && reachable[i]);
      else if (reachable[i])
        g_assert_true (alive);
      model->alive[i] = alive;
    }
  g_assert_cmpuint (n, ==, n_freed);
}

static int
pick_alive (Model *model, GRand *random)
{
  for (guint tries = 0; tries < 50; tries++)
    {
      int label = g_rand_int_range (random, 1, model->n + 1);

      if (model->alive[label])
        return label;
    }
  return 0;
}

static void
step (Model *model, GRand *random)
{
  World *world = model->world;
  int choice = g_rand_int_range (random, 0, 100);
  int a = model->n > 0 ? pick_alive (model, random) : 0, b = a ? pick_alive (model, random) : 0;

  if (choice < 25 && model->n + 1 < MAX_NODES)
    {
      Node *node = world_root_node (world, choice < 18 ? world->node : world->deep_node);
      int label = ++model->n;

      g_assert_cmpint (node->label, ==, label);
      model->nodes[label] = node;
      model->alive[label] = TRUE;
      model->root_counts[label]++;
      g_array_append_val (model->roots, label);
    }
  else if (choice < 65 && b != 0)
    {
      guint slot = g_rand_int_range (random, 0, N_SLOTS);

      if (choice < 30)
        b = 0;
      model->slots[a][slot] = b;
      world_link (world, model->nodes[a], slot, b != 0 ? model->nodes[b] : NULL);
    }
  else if (choice < 93 && model->roots->len > 0)
    drop_root (model, g_rand_int_range (random, 0, model->roots->len));
  else if (choice < 97)
    {
      model_sweep (model);
      collect (model, g_rand_int_range (random, 0, 3));
    }
  else if (b != 0)
    {
      world_add_root (world, rf_ref (world->heap, &model->nodes[a]->base));
      model->root_counts[a]++;
      g_array_append_val (model->roots, a);
    }
  model_sweep (model);
}

static void
run (guint seed, gboolean record)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree Model *model = g_new0 (Model, 1);

  model->world = world_new (seed % 2 ? "3.10" : "3.13");
  model->roots = g_array_new (FALSE, FALSE, sizeof (int));
  model->first_root = model->world->roots->len;
  if (record)
    world_record (model->world);
  for (guint i = 0; i < 400; i++)
    {
      step (model, random);
      compare (model);
      if (record)
        rf_isolate_find (model->world->heap, FALSE);
    }
  for (guint i = 0; i < model->roots->len; i++)
    drop_root (model, i);
  model_sweep (model);
  collect (model, 2);
  compare (model);
  g_assert_cmpuint (g_hash_table_size (model->world->alive), ==, 0);
  g_array_unref (model->roots);
  world_free (model->world);
}

static void
test_silent (void)
{
  for (guint seed = 1; seed <= 40; seed++)
    run (seed, FALSE);
}

static void
test_recording (void)
{
  for (guint seed = 101; seed <= 140; seed++)
    run (seed, TRUE);
}

/* --- isolates ------------------------------------------------------------------------------- */

/* With the finder run after every step, what is alive and not reachable has been reported, and
 * nothing else. */
static void
test_isolates (void)
{
  for (guint seed = 201; seed <= 240; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autofree Model *model = g_new0 (Model, 1);
      gboolean reachable[MAX_NODES];

      model->world = world_new ("3.13");
      model->roots = g_array_new (FALSE, FALSE, sizeof (int));
      model->first_root = model->world->roots->len;
      world_record (model->world);
      for (guint i = 0; i < 300; i++)
        {
          step (model, random);
          rf_isolate_find (model->world->heap, TRUE);
          model_reachable (model, reachable);
          for (int label = 1; label <= model->n; label++)
            if (model->alive[label])
              g_assert_cmpint ((model->nodes[label]->base.flags & RF_OBJECT_ISOLATED) != 0, ==,
                               !reachable[label]);
        }
      g_array_unref (model->roots);
      world_free (model->world);
    }
}

/* --- finalizers that resurrect -------------------------------------------------------------- */

static void
maybe_resurrect (World *world, Node *node)
{
  if (node->label % 3 == 0)
    world_add_root (world, rf_ref (world->heap, &node->base));
}

/* Garbage of random shape with finalizers, a third of which come back: all finalizers run once, in
 * the order of creation; what the resurrected reach stays, the rest goes. */
static void
test_resurrection (void)
{
  for (guint seed = 301; seed <= 400; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (World) world = world_new ("3.13");
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autofree Model *model = g_new0 (Model, 1);
      gboolean reachable[MAX_NODES];
      gsize n_dead = 0;

      model->n = g_rand_int_range (random, 1, 60);
      for (int i = 1; i <= model->n; i++)
        {
          model->nodes[i] = world_node (world, world->finalized_node);
          model->nodes[i]->finalizer = maybe_resurrect;
          model->root_counts[i] = i % 3 == 0;
          g_string_append_printf (expected, "%d ", i);
        }
      for (int i = 1; i <= model->n; i++)
        {
          /* A ring keeps all of them until the collection. */
          model->slots[i][0] = i % model->n + 1;
          for (guint j = 1; j < N_SLOTS; j++)
            if (g_rand_boolean (random))
              model->slots[i][j] = g_rand_int_range (random, 1, model->n + 1);
          if (seed % 2)
            model->slots[i][0] = i;
          for (guint j = 0; j < N_SLOTS; j++)
            if (model->slots[i][j] != 0)
              world_link (world, model->nodes[i], j, model->nodes[model->slots[i][j]]);
        }
      if (seed % 5 == 0)
        world_record (world);
      for (int i = 1; i <= model->n; i++)
        world_unref (world, model->nodes[i]);
      model_reachable (model, reachable);
      for (int i = 1; i <= model->n; i++)
        n_dead += !reachable[i];
      g_assert_cmpuint (rf_gc_collect (world->heap, 2, RF_REASON_GC_COLLECT), ==, n_dead);
      g_assert_cmpstr (world->log->str, ==, expected->str);
      for (int i = 1; i <= model->n; i++)
        g_assert_cmpint (world_is_alive (world, i), ==, reachable[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/heap/random/silent", test_silent);
  g_test_add_func ("/heap/random/recording", test_recording);
  g_test_add_func ("/heap/random/isolates", test_isolates);
  g_test_add_func ("/heap/random/resurrection", test_resurrection);
  return g_test_run ();
}
