/* SPDX-License-Identifier: MIT */

#include "heap/rf-address.h"

#include <string.h>

static int thing;

static void
test_reuse (void)
{
  g_autoptr (RfAddressSpace) space = rf_address_space_new ();
  guint64 a = rf_address_take (space, 48, &thing), b, c;

  g_assert_cmphex (a, ==, G_GUINT64_CONSTANT (0x7f3a5c000030));
  rf_address_give (space, a, 48);
  g_assert_cmphex (rf_address_take (space, 48, &thing), ==, a);
  b = rf_address_take (space, 33, &thing);
  c = rf_address_take (space, 48, &thing);
  g_assert_cmphex (b, ==, a + 48);
  g_assert_cmphex (c, ==, b + 48);
  /* Last freed first. */
  rf_address_give (space, a, 48);
  rf_address_give (space, c, 48);
  rf_address_give (space, b, 33);
  g_assert_cmphex (rf_address_take (space, 48, &thing), ==, b);
  g_assert_cmphex (rf_address_take (space, 48, &thing), ==, c);
  g_assert_cmphex (rf_address_take (space, 48, &thing), ==, a);
  /* Another class has another pool. */
  g_assert_cmphex (rf_address_take (space, 49, &thing), ==, 0x7f3a5c000030 + 16384);
  g_assert_cmpuint (rf_address_used (space), ==, 3 * 48 + 64);
}

static void
test_full_pool_comes_first (void)
{
  g_autoptr (RfAddressSpace) space = rf_address_space_new ();
  const guint n = (16384 - 48) / 512;
  guint64 blocks[2 * 31 + 1];

  g_assert_cmpuint (n, ==, 31);
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    blocks[i] = rf_address_take (space, 512, &thing);
  g_assert_cmphex (blocks[n], ==, blocks[0] + 16384);
  g_assert_cmphex (blocks[2 * n], ==, blocks[0] + 2 * 16384);
  rf_address_give (space, blocks[3], 512);
  rf_address_give (space, blocks[n + 5], 512);
  g_assert_cmphex (rf_address_take (space, 512, &thing), ==, blocks[n + 5]);
  g_assert_cmphex (rf_address_take (space, 512, &thing), ==, blocks[3]);
  g_assert_cmphex (rf_address_take (space, 512, &thing), ==, blocks[2 * n] + 512);
}

static void
test_lookup (void)
{
  g_autoptr (RfAddressSpace) space = rf_address_space_new ();
  RfBlock block;
  guint64 a = rf_address_take (space, 64, &thing), b = rf_address_take (space, 64, &thing);
  guint64 large = rf_address_take (space, 100000, &thing);

  g_assert_true (rf_address_lookup (space, a + 63, &block));
  g_assert_cmphex (block.address, ==, a);
  g_assert_cmpuint (block.size, ==, 64);
  g_assert_true (block.occupant == &thing);
  rf_address_give (space, a, 64);
  rf_address_give (space, b, 64);
  g_assert_true (rf_address_lookup (space, b, &block));
  g_assert_null (block.occupant);
  g_assert_cmphex (block.next_free, ==, a);
  g_assert_true (rf_address_lookup (space, a, &block));
  g_assert_cmphex (block.next_free, ==, a + 128);
  g_assert_false (rf_address_lookup (space, a - 1, &block));
  g_assert_false (rf_address_lookup (space, a + 4096, &block));
  g_assert_false (rf_address_lookup (space, 0, &block));
  g_assert_false (rf_address_lookup (space, G_MAXUINT64, &block));

  /* The pool is empty now and serves another class; the old address was a block. */
  g_assert_cmphex (rf_address_take (space, 16, &thing), ==, a);
  g_assert_true (rf_address_lookup (space, b, &block));
  g_assert_null (block.occupant);

  g_assert_true (rf_address_lookup (space, large + 99999, &block));
  g_assert_cmphex (block.address, ==, large);
  rf_address_give (space, large, 100000);
  g_assert_true (rf_address_lookup (space, large, &block));
  g_assert_null (block.occupant);
  g_assert_cmphex (rf_address_take (space, 100000, &thing), ==, large);
  g_assert_cmphex (rf_address_take (space, 100000, &thing), >, large);
}

static void
collect_block (const RfBlock *block, gpointer user)
{
  g_array_append_val (user, block->address);
}

/* Many blocks of all sizes: each address lies in no other block, is found again with its
 * occupant, and all are visited by ascending address. */
static void
test_many (void)
{
  g_autoptr (RfAddressSpace) space = rf_address_space_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GArray) visited = g_array_new (FALSE, FALSE, sizeof (guint64));
  enum
  {
    N = 20000
  };
  g_autofree guint64 *addresses = g_new0 (guint64, N);
  g_autofree gsize *sizes = g_new0 (gsize, N);
  gsize used = 0;

  for (guint step = 0; step < 200000; step++)
    {
      guint i = g_rand_int_range (random, 0, N);

      if (addresses[i] == 0)
        {
          sizes[i] = g_rand_int_range (random, 1, g_rand_int_range (random, 2, 700));
          addresses[i] = rf_address_take (space, sizes[i], (char *) sizes + 2 * i * sizeof (int));
          g_assert_cmpuint (addresses[i] % 16, ==, 0);
        }
      else
        {
          rf_address_give (space, addresses[i], sizes[i]);
          addresses[i] = 0;
        }
    }
  for (guint i = 0; i < N; i++)
    if (addresses[i] != 0)
      {
        RfBlock block;

        g_assert_true (rf_address_lookup (space, addresses[i] + sizes[i] - 1, &block));
        g_assert_cmphex (block.address, ==, addresses[i]);
        g_assert_cmpuint (block.size, >=, sizes[i]);
        g_assert_true (block.occupant == (char *) sizes + 2 * i * sizeof (int));
        used++;
      }
  rf_address_foreach (space, collect_block, visited);
  g_assert_cmpuint (visited->len, ==, used);
  for (guint i = 1; i < visited->len; i++)
    g_assert_cmphex (g_array_index (visited, guint64, i - 1), <,
                     g_array_index (visited, guint64, i));
  for (guint i = 0; i < N; i++)
    if (addresses[i] != 0)
      rf_address_give (space, addresses[i], sizes[i]);
  g_assert_cmpuint (rf_address_used (space), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/heap/address/reuse", test_reuse);
  g_test_add_func ("/heap/address/full-pool-comes-first", test_full_pool_comes_first);
  g_test_add_func ("/heap/address/lookup", test_lookup);
  g_test_add_func ("/heap/address/many", test_many);
  return g_test_run ();
}
