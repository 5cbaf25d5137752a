/* SPDX-License-Identifier: MIT */

/* The containers seen from programs: each is run with the heap checked after every statement, once
 * recording and once not, and prints what CPython prints. */

#include "python/rf-machine.h"

#include <string.h>

static void
collect_output (gpointer user, RfStream stream, const char *text, gsize size)
{
  g_string_append_len (user, text, (gssize) size);
}

typedef struct
{
  gsize n_events;
  GHashTable *texts;
} Recorder;

static void
count_event (gpointer user, RfEvent *event, const guint32 *extra, guint n_extra)
{
  ((Recorder *) user)->n_events++;
}

static guint32
give_text_id (gpointer user, const char *text, gssize length)
{
  Recorder *recorder = user;
  g_autofree char *copy = g_strndup (text, length < 0 ? strlen (text) : (gsize) length);
  gpointer id;

  if (*copy == '\0')
    return 0;
  if (!g_hash_table_lookup_extended (recorder->texts, copy, NULL, &id))
    {
      id = GUINT_TO_POINTER (g_hash_table_size (recorder->texts) + 1);
      g_hash_table_insert (recorder->texts, g_steal_pointer (&copy), id);
    }
  return GPOINTER_TO_UINT (id);
}

static void
run_program (const char *profile, gboolean record, const char *program, const char *expected)
{
  g_autoptr (GString) output = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Recorder recorder = { 0, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  RfEventSink sink = { &recorder, count_event, give_text_id };
  RfHost host = { output, collect_output };
  RfHeap *heap = rf_heap_new (rf_profile_find (profile));
  RfMachine *m = rf_machine_new (heap, &host);
  int status;

  g_assert_nonnull (m);
  heap->check_level = 1;
  status = rf_machine_run (m, program, -1, "test.py", record ? &sink : NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (output->str, ==, expected);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpint (recorder.n_events > 0, ==, record);
  rf_machine_free (m);
  rf_heap_free (heap);
  g_hash_table_unref (recorder.texts);
}

typedef struct
{
  const char *name, *program, *expected;
} Row;

#define EVIL                                               \
  "class E:\n"                                             \
  "  def __init__(s, n, act=None): s.n = n; s.act = act\n" \
  "  def __hash__(s): return 1\n"                          \
  "  def __eq__(s, o):\n"                                  \
  "    if s.act: s.act()\n"                                \
  "    return s is o\n"                                    \
  "  def __lt__(s, o):\n"                                  \
  "    if s.act: s.act()\n"                                \
  "    return s.n < o.n\n"                                 \
  "class D:\n"                                             \
  "  def __init__(s, n): s.n = n\n"                        \
  "  def __del__(s): print(s.n, end=' ')\n"

static const Row rows[] = {
  { "destruction",
    EVIL "l = [D(0), D(1), D(2)]; del l; print('list')\n"
         "t = (D(0), D(1), D(2)); del t; print('tuple')\n"
         "d = {1: D(0), 2: D(1)}; del d; print('dict')\n"
         "l = [D(0), D(1), D(2), D(3)]; l[1:3] = []; print('slice')\n"
         "l.clear(); print('clear')\n"
         "d = {1: D(0), 2: D(1)}; d[1] = 3; d.popitem(); print('replaced, popped')\n",
    "2 1 0 list\n2 1 0 tuple\n0 1 dict\n2 1 slice\n3 0 clear\n0 1 replaced, popped\n" },
  { "emptied-first",
    EVIL "class W:\n"
         "  def __init__(s, c): s.c = c\n"
         "  def __del__(s): print(len(s.c), end=' ')\n"
         "l = []; l += [W(l), W(l)]; l.clear()\n"
         "l += [W(l), W(l), 3]; del l[0:2]\n"
         "d = {}; d[1] = W(d); d[2] = W(d); d.clear()\n"
         "s = set(); s.add(W(s)); s.clear(); print(l, d, s)\n",
    "0 0 1 1 0 0 0 [3] {} set()\n" },
  { "mutation-in-eq",
    EVIL "l = []; l += [E(i, lambda: l.clear()) for i in range(5)]; print(E(9) in l, len(l))\n"
         "d = {E(i): i for i in range(5)}\n"
         "for k in d: k.act = d.clear\n"
         "print(d.get(E(7)), len(d))\n"
         "s = {E(i) for i in range(5)}\n"
         "for k in list(s): k.act = s.clear\n"
         "s.add(E(8)); print(len(s))\n",
    "False 0\nNone 0\n1\n" },
  { "sort",
    EVIL "l = [E(3), E(1), E(2)]; l.sort(); print([x.n for x in l])\n"
         "print(sorted([3, 1, 2], reverse=True), sorted('b', key=None))\n"
         "l = [(i * 7919) % 101 for i in range(300)]; m = list(l); l.sort()\n"
         "ok = True\n"
         "for i in range(299): ok = ok and l[i] <= l[i + 1]\n"
         "m.sort(key=lambda x: x % 10, reverse=True)\n"
         "print(ok, m[:6], sum(m) == sum(l))\n"
         "l = []; l += [E(i, lambda: l.append(1)) for i in range(4)]\n"
         "try: l.sort()\n"
         "except ValueError as e: print(e, len(l))\n",
    "[1, 2, 3]\n[3, 2, 1] ['b']\nTrue [69, 9, 59, 49, 99, 39] True\n"
    "list modified during sort 4\n" },
  { "slices",
    "l = [3, 1, 2]; l[::-1] = l; print(l); l[::2] = l[:2]; print(l); l[1:1] = l; print(l)\n"
    "l += l; l *= 2; del l[::-3]; print(l); del l[1:9:2]; print(l); l[5:2] = [0]; print(l)\n"
    "try: l[::2] = [1]\n"
    "except ValueError as e: print(e)\n",
    "[2, 1, 3]\n[2, 1, 1]\n[2, 2, 1, 1, 1, 1]\n"
    "[2, 2, 1, 1, 2, 2, 1, 1, 2, 2, 1, 1, 2, 2, 1, 1]\n"
    "[2, 1, 2, 1, 2, 2, 1, 1, 2, 2, 1, 1]\n[2, 1, 2, 1, 2, 0, 2, 1, 1, 2, 2, 1, 1]\n"
    "attempt to assign sequence of size 1 to extended slice of size 7\n" },
  { "iteration",
    "def t(f):\n"
    "  try: f()\n"
    "  except RuntimeError as e: print(e)\n"
    "def a():\n"
    "  d = {1: 2, 3: 4}\n"
    "  for k in d: d[k + 10] = 1\n"
    "def b():\n"
    "  d = {1: 2, 3: 4}\n"
    "  for k in d: del d[k]; d[k + 10] = 1\n"
    "def c():\n"
    "  s = {1, 2}\n"
    "  for k in s: s.add(k + 10)\n"
    "t(a); t(b); t(c)\n"
    "print(list(zip([1, 2, 3], [4, 5])), list(enumerate([7], 5)), list(map(max, [1, 5], [4, 2])))\n"
    "print(list(filter(None, [0, 1])), list(reversed({1: 2, 3: 4})), list(reversed(range(0, 9, "
    "4))))\n"
    "try: list(zip([1], [1, 2], strict=True))\n"
    "except ValueError as e: print(e)\n"
    "l = [1]; i = iter(l); r = list(i); l.append(2); print(r, list(i))\n",
    "dictionary changed size during iteration\ndictionary keys changed during iteration\n"
    "Set changed size during iteration\n[(1, 4), (2, 5)] [(5, 7)] [4, 5]\n[1] [3, 1] [8, 4, 0]\n"
    "zip() argument 2 is longer than argument 1\n[1] []\n" },
  { "recursive-repr",
    "l = []; l.append(l); l.append((l,)); d = {}; d[1] = d; d[2] = l; print(l, d, d.values())\n"
    "print(set(), frozenset(), {1}, frozenset([2]), (1,), ())\n",
    "[[...], ([...],)] {1: {...}, 2: [[...], ([...],)]} "
    "dict_values([{1: {...}, 2: [[...], ([...],)]}, [[...], ([...],)]])\n"
    "set() frozenset() {1} frozenset({2}) (1,) ()\n" },
  { "sets",
    "s = {5, 3, 99, -7, 64, 32, 1000}; print(s); s -= {3, 99}; s |= {8, 16, 24}; print(s)\n"
    "s ^= {5, 4}; print(s); s &= {4, 8, 64, 1}; print(s, s.pop(), s)\n"
    "print(hash(frozenset([1, 2, 3])), hash((1, 2, (3,))), {1} < {1, 2}, {1, 2}.isdisjoint([3]))\n"
    "print({frozenset([1])} & {frozenset([1]), 2}, {1} in {frozenset([1])})\n",
    "{64, 32, 3, 99, 5, 1000, -7}\n{64, 32, 5, 1000, 8, 16, 24, -7}\n"
    "{64, 32, 4, 1000, 8, 16, 24, -7}\n{64, 4} 8 {64, 4}\n"
    "-272375401224217160 -7440300665125193859 True True\n{frozenset({1})} True\n" },
  { "tracking",
    "import gc\n"
    "t = gc.is_tracked; x = 5\n"
    "print(t(()), t((x,)), t([]), t({}), t({1: x}), t({1: []}), t(set()), t(range(3)))\n"
    "d = {}; d[1] = x; print(t(d)); d[2] = []; print(t(d)); del d[2]; print(t(d))\n"
    "a = (x, 'a'); b = (x, []); gc.collect(); print(t(a), t(b), t(d))\n"
    "print(t(iter([])), t(iter(range(2))), t({}.keys()), t(slice(1)), t(enumerate([])))\n",
    "False True True False False True True False\nFalse\nTrue\nTrue\nFalse True False\n"
    "True False True True True\n" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;

  for (const RfProfile *const *p = rf_profile_list (); *p != NULL; p++)
    for (int record = 0; record < 2; record++)
      run_program ((*p)->name, record, row->program, row->expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/containers/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  return g_test_run ();
}
