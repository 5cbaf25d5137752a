/* SPDX-License-Identifier: MIT */

/* The insertion-ordered table inside of dicts, against a plain model; its sizes, ranks and holes;
 * and the set's table with it. */

#include "python/rf-dict.h"
#include "python/rf-int.h"
#include "python/rf-machine.h"
#include "python/rf-set.h"
#include "python/rf-str.h"

typedef struct
{
  RfHeap *heap;
  RfMachine *m;
} Fixture;

static void
ignore_output (gpointer user, RfStream stream, const char *text, gsize size)
{
}

static void
fixture_open (Fixture *f, const char *profile)
{
  RfHost host = { .write = ignore_output };

  f->heap = rf_heap_new (rf_profile_find (profile));
  f->m = rf_machine_new (f->heap, &host);
  g_assert_nonnull (f->m);
}

static void
fixture_close (Fixture *f)
{
  rf_machine_free (f->m);
  rf_heap_free (f->heap);
}

static void
set_int (Fixture *f, RfObject *dict, gint64 key, gint64 value)
{
  RfObject *k = rf_int_new (f->m, key);

  g_assert_true (rf_dict_set_steal (f->m, dict, k, rf_int_new (f->m, value)));
  rf_drop (f->m, k);
}

static gint64
get_int (Fixture *f, RfObject *dict, gint64 key)
{
  RfObject *k = rf_int_new (f->m, key);
  RfObject *value = rf_dict_get (f->m, dict, k);
  gint64 number = -1;

  g_assert_false (rf_raised (f->m));
  rf_drop (f->m, k);
  if (value != NULL)
    g_assert_true (rf_int_fits (value, &number));
  return number;
}

static int
delete_int (Fixture *f, RfObject *dict, gint64 key)
{
  RfObject *k = rf_int_new (f->m, key);
  int removed = rf_dict_delete (f->m, dict, k);

  rf_drop (f->m, k);
  return removed;
}

#define KEYS 300

/* Random insertions and deletions; the model keeps for each key its value and when it came in. */
static void
test_model (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gint64 values[KEYS], came[KEYS];
  gint64 clock = 0;
  Fixture f;
  RfObject *dict;

  fixture_open (&f, "3.13");
  dict = rf_dict_new (f.m);
  for (gsize i = 0; i < KEYS; i++)
    values[i] = -1;
  for (int round = 0; round < 20000; round++)
    {
      gint64 key = g_rand_int_range (random, 0, KEYS);

      if (g_rand_int_range (random, 0, 5) < 3)
        {
          if (values[key] < 0)
            came[key] = clock++;
          values[key] = round;
          set_int (&f, dict, key, round);
        }
      else
        {
          g_assert_cmpint (delete_int (&f, dict, key), ==, values[key] >= 0);
          values[key] = -1;
        }
      if (round % 500 == 0)
        {
          RfObject *k;
          gsize position = 0, n = 0, n_model = 0;
          gint64 last = -1, number;

          for (gsize i = 0; i < KEYS; i++)
            {
              g_assert_cmpint (get_int (&f, dict, (gint64) i), ==, values[i]);
              n_model += values[i] >= 0;
            }
          while (rf_dict_next (dict, &position, &k, NULL))
            {
              g_assert_true (rf_int_fits (k, &number));
              g_assert_cmpint (came[number], >, last);
              last = came[number];
              n++;
            }
          g_assert_cmpuint (n, ==, n_model);
          g_assert_cmpuint (rf_dict_length (dict), ==, n_model);
        }
    }
  rf_drop (f.m, dict);
  fixture_close (&f);
}

/* What sys.getsizeof says of a dict, without the two heads, as it grows. */
static void
test_sizes (void)
{
  static const struct
  {
    const char *profile;
    gboolean strings;
    gsize after_1, after_6, after_11, after_22;
  } rows[] = {
    { "3.10", FALSE, 168, 296, 576, 1112 },
    { "3.10", TRUE, 168, 296, 576, 1112 },
    { "3.13", FALSE, 160, 288, 568, 1104 },
    { "3.13", TRUE, 120, 208, 400, 768 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Fixture f;
      RfObject *dict;

      fixture_open (&f, rows[i].profile);
      dict = rf_dict_new (f.m);
      g_assert_cmpuint (rf_table_size (f.m, RF_DICT (dict)->table), ==, 0);
      for (int n = 1; n <= 22; n++)
        {
          RfObject *key = rows[i].strings ? rf_str_new_format (f.m, "k%d", n) : rf_int_new (f.m, n);
          gsize size;

          g_assert_true (rf_dict_set (f.m, dict, key, f.m->none));
          rf_drop (f.m, key);
          size = rf_table_size (f.m, RF_DICT (dict)->table);
          if (n == 1)
            g_assert_cmpuint (size, ==, rows[i].after_1);
          if (n == 6)
            g_assert_cmpuint (size, ==, rows[i].after_6);
          if (n == 11)
            g_assert_cmpuint (size, ==, rows[i].after_11);
          if (n == 22)
            g_assert_cmpuint (size, ==, rows[i].after_22);
        }
      rf_drop (f.m, dict);
      fixture_close (&f);
    }
}

/* Ranks never come twice, also after the table was built anew or emptied. */
static void
test_ranks (void)
{
  Fixture f;
  RfObject *dict;
  RfTable *table;
  guint32 rank;

  fixture_open (&f, "3.13");
  dict = rf_dict_new (f.m);
  table = RF_DICT (dict)->table;
  for (int i = 0; i < 40; i++)
    set_int (&f, dict, i, i);
  rank = table->entries[table->n_entries - 1].rank;
  delete_int (&f, dict, 39);
  set_int (&f, dict, 39, 0);
  g_assert_cmpuint (table->entries[table->n_entries - 1].rank, >, rank);
  rank = table->entries[table->n_entries - 1].rank;
  rf_dict_clear (f.m, dict);
  g_assert_cmpuint (rf_dict_length (dict), ==, 0);
  set_int (&f, dict, 1, 1);
  g_assert_cmpuint (table->entries[0].rank, >, rank);
  rf_drop (f.m, dict);
  fixture_close (&f);
}

/* Setting a value again keeps the place; deleting and setting moves to the end. */
static void
test_order (void)
{
  Fixture f;
  RfObject *dict, *key;
  gsize position = 0;
  gint64 number;
  const gint64 expected[] = { 1, 3, 2 };

  fixture_open (&f, "3.10");
  dict = rf_dict_new (f.m);
  for (int i = 1; i <= 3; i++)
    set_int (&f, dict, i, i);
  set_int (&f, dict, 1, 100);
  g_assert_cmpint (delete_int (&f, dict, 2), ==, 1);
  g_assert_cmpint (delete_int (&f, dict, 2), ==, 0);
  set_int (&f, dict, 2, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_true (rf_dict_next (dict, &position, &key, NULL));
      g_assert_true (rf_int_fits (key, &number));
      g_assert_cmpint (number, ==, expected[i]);
    }
  g_assert_false (rf_dict_next (dict, &position, &key, NULL));
  g_assert_cmpint (get_int (&f, dict, 1), ==, 100);
  rf_drop (f.m, dict);
  fixture_close (&f);
}

/* A str that was made by other means than the key is found as well. */
static void
test_strings (void)
{
  Fixture f;
  RfObject *dict, *a, *b;

  fixture_open (&f, "3.13");
  dict = rf_dict_new (f.m);
  a = rf_str_new (f.m, "name", -1);
  b = rf_str_new (f.m, "name", -1);
  g_assert_true (a != b);
  g_assert_true (rf_dict_set (f.m, dict, a, f.m->none));
  g_assert_true (rf_dict_get_name (f.m, dict, b) == f.m->none);
  for (int i = 0; i < 30; i++)
    {
      RfObject *key = rf_str_new_format (f.m, "other%d", i);

      g_assert_null (rf_dict_get_name (f.m, dict, key));
      g_assert_true (rf_dict_set (f.m, dict, key, f.m->none));
      rf_drop (f.m, key);
    }
  g_assert_true (rf_dict_get_name (f.m, dict, b) == f.m->none);
  set_int (&f, dict, 5, 6);
  g_assert_true (rf_dict_get_name (f.m, dict, b) == f.m->none);
  g_assert_cmpint (get_int (&f, dict, 5), ==, 6);
  rf_drop (f.m, a);
  rf_drop (f.m, b);
  rf_drop (f.m, dict);
  fixture_close (&f);
}

/* With recording off and no memory left every change fails and leaves all as it was. */
static void
test_no_memory (void)
{
  Fixture f;
  RfObject *dict;
  gboolean failed = FALSE;

  fixture_open (&f, "3.13");
  dict = rf_dict_new (f.m);
  f.heap->bytes_limit = f.heap->bytes + 20000;
  for (int i = 0; i < 100000 && !failed; i++)
    {
      RfObject *key = rf_int_new (f.m, i);

      failed = key == NULL || !rf_dict_set (f.m, dict, key, f.m->none);
      if (failed)
        {
          g_assert_cmpuint (rf_dict_length (dict), ==, (gsize) i);
          f.heap->bytes_limit = 0;
          g_assert_true (rf_raised_is (f.m, RF_EXC_MemoryError));
          g_assert_true (rf_raised_clear (f.m));
        }
      rf_xdrop (f.m, key);
    }
  g_assert_true (failed);
  g_assert_cmpint (get_int (&f, dict, 100001), ==, -1);
  rf_drop (f.m, dict);
  fixture_close (&f);
}

/* Members are found and given in CPython's order. */
static void
test_set_order (void)
{
  const gint64 members[] = { 899, -880, 931, -464, 693, 567, 65, -178, -434, -561 };
  const gint64 expected[] = { 65, 899, 931, -178, -434, -880, -464, -561, 693, 567 };
  Fixture f;
  RfObject *set, *key;
  gsize position = 0, n = 0;
  gint64 number, seen[G_N_ELEMENTS (members)];

  fixture_open (&f, "3.13");
  set = rf_set_new (f.m);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      RfObject *item = rf_int_new (f.m, members[i]);

      g_assert_true (rf_set_add (f.m, set, item));
      g_assert_true (rf_set_add (f.m, set, item));
      g_assert_cmpint (rf_set_contains (f.m, set, item), ==, 1);
      rf_drop (f.m, item);
    }
  while (rf_set_next (set, &position, &key, NULL))
    {
      g_assert_true (rf_int_fits (key, &number));
      seen[n++] = number;
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < n; i++)
    g_assert_cmpint (seen[i], ==, expected[i]);
  rf_drop (f.m, set);
  fixture_close (&f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/model", test_model);
  g_test_add_func ("/table/sizes", test_sizes);
  g_test_add_func ("/table/ranks", test_ranks);
  g_test_add_func ("/table/order", test_order);
  g_test_add_func ("/table/strings", test_strings);
  g_test_add_func ("/table/no-memory", test_no_memory);
  g_test_add_func ("/table/set-order", test_set_order);
  return g_test_run ();
}
