/* SPDX-License-Identifier: MIT */

/* list.sort: a stable natural merge sort after Tim Peters: runs are found, short ones filled up by
 * binary insertion, and merged with galloping. Programs can watch the comparisons through __lt__,
 * so they come in CPython's order as far as the algorithm fixes it.
 *
 * While it runs the list is empty and marked (RF_LIST_SORTING); the items are on hold. The arrays
 * are only permuted, so that at any failure they still hold all items. */

#include "python/rf-container.h"
#include "python/rf-int.h"
#include "python/rf-list.h"
#include "python/rf-sizes.h"

#include <string.h>

#define MAX_MINRUN 64
#define MIN_GALLOP 7
#define MAX_RUNS 85

typedef struct
{
  RfObject **keys;
  RfObject **values; /* moved along with the keys, or NULL */
} Pair;

typedef struct
{
  gsize start, length;
  int power; /* of the boundary to the next run */
} Run;

typedef struct
{
  RfMachine *m;
  /* Is @a < @b? 1, 0, -1 with an exception. */
  int (*less) (RfMachine *m, RfObject *a, RfObject *b);
  Pair data;
  Pair scratch; /* half as long, at least */
  gsize length;
  gsize min_gallop;
  Run runs[MAX_RUNS];
  gsize n_runs;
} Sort;

/* --- comparing ---------------------------------------------------------------------------- */

static int
less_any (RfMachine *m, RfObject *a, RfObject *b)
{
  RfObject *result = NULL;
  int truth;

  /* Two of one class are asked without the protocol, as long as they answer. */
  if (RF_CLASS_OF (a) == RF_CLASS_OF (b) && RF_CLASS_OF (a)->slots.richcompare != NULL)
    {
      result = RF_CLASS_OF (a)->slots.richcompare (m, a, b, RF_CMP_LT);
      if (result == NULL)
        return -1;
      if (result == m->not_implemented)
        {
          rf_drop (m, result);
          result = NULL;
        }
    }
  if (result == NULL)
    result = rf_object_compare (m, a, b, RF_CMP_LT);

  if (result == NULL)
    return -1;
  if (result == m->true_ || result == m->false_)
    truth = result == m->true_;
  else
    {
      rf_hold (m->heap, result);
      truth = rf_object_truth (m, result);
      rf_release (m->heap, 1);
    }
  rf_drop (m, result);
  return truth;
}

static int
less_int (RfMachine *m, RfObject *a, RfObject *b)
{
  return rf_int_order (a, b) < 0;
}

static int
less_str (RfMachine *m, RfObject *a, RfObject *b)
{
  return rf_str_order (a, b) < 0;
}

static int
less_float (RfMachine *m, RfObject *a, RfObject *b)
{
  return ((RfFloat *) a)->value < ((RfFloat *) b)->value;
}

/* Keys all of one built-in class need no call. */
static void
choose_less (Sort *s)
{
  RfMachine *m = s->m;
  RfClass *cls = RF_CLASS_OF (s->data.keys[0]);

  s->less = less_any;
  for (gsize i = 1; i < s->length; i++)
    if (RF_CLASS_OF (s->data.keys[i]) != cls)
      return;
  if (cls == m->class_int)
    s->less = less_int;
  else if (cls == m->class_str)
    s->less = less_str;
  else if (cls == m->class_float)
    s->less = less_float;
}

/* --- moving ------------------------------------------------------------------------------- */

static void
copy (Pair to, gsize at, Pair from, gsize start, gsize n)
{
  memmove (to.keys + at, from.keys + start, n * sizeof (RfObject *));
  if (to.values != NULL)
    memmove (to.values + at, from.values + start, n * sizeof (RfObject *));
}

static void
reverse (Pair data, gsize start, gsize stop)
{
  for (; start + 1 < stop; start++, stop--)
    {
      RfObject *key = data.keys[start];

      data.keys[start] = data.keys[stop - 1];
      data.keys[stop - 1] = key;
      if (data.values != NULL)
        {
          RfObject *value = data.values[start];

          data.values[start] = data.values[stop - 1];
          data.values[stop - 1] = value;
        }
    }
}

/* --- runs --------------------------------------------------------------------------------- */

/* From @n on: the first item that is smaller than the one before it, or @stop. 0: error. */
static gsize
rising_until (Sort *s, gsize n, gsize stop)
{
  for (; n < stop; n++)
    {
      int less = s->less (s->m, s->data.keys[n], s->data.keys[n - 1]);

      if (less < 0)
        return 0;
      if (less)
        break;
    }
  return n;
}

/* How many items from @start on are in order (a strictly falling run is turned round). 0: error. */
static gsize
count_run (Sort *s, gsize start, gsize stop)
{
  RfObject **keys = s->data.keys;
  gsize n = start + 1;
  int less, falling;

  if (n == stop)
    return 1;
  falling = s->less (s->m, keys[n], keys[n - 1]);
  if (falling < 0)
    return 0;
  for (n++; n < stop; n++)
    {
      less = s->less (s->m, keys[n], keys[n - 1]);
      if (less < 0)
        return 0;
      if (less != falling)
        break;
    }
  if (falling)
    reverse (s->data, start, n);
  return n - start;
}

/* The same for 3.13: a falling run may hold equal items, which are turned round once more to keep
 * their order, and what rises behind it belongs to the run too. */
static gsize
count_run_with_equals (Sort *s, gsize start, gsize stop)
{
  RfObject **keys = s->data.keys;
  gsize n = rising_until (s, start + 1, stop), equal = 0;
  int less;

  if (n == 0 || n == stop)
    return n == 0 ? 0 : n - start;
  if (n > start + 1)
    {
      less = s->less (s->m, keys[start], keys[n - 1]);
      if (less != 0)
        return less < 0 ? 0 : n - start;
      reverse (s->data, start, n);
    }
  for (n++; n < stop; n++)
    {
      less = s->less (s->m, keys[n], keys[n - 1]);
      if (less < 0)
        return 0;
      if (less)
        {
          reverse (s->data, n - 1 - equal, n);
          equal = 0;
          continue;
        }
      less = s->less (s->m, keys[n - 1], keys[n]);
      if (less < 0)
        return 0;
      if (less)
        break;
      equal++;
    }
  reverse (s->data, n - 1 - equal, n);
  reverse (s->data, start, n);
  n = rising_until (s, n, stop);
  return n == 0 ? 0 : n - start;
}

/* Items [start, sorted) are in order: puts the others up to @stop in. */
static gboolean
insert_binary (Sort *s, gsize start, gsize sorted, gsize stop)
{
  for (gsize i = sorted; i < stop; i++)
    {
      gsize low = start, high = i;
      RfObject *key = s->data.keys[i];
      RfObject *value = s->data.values != NULL ? s->data.values[i] : NULL;

      while (low < high)
        {
          gsize middle = low + (high - low) / 2;
          int less = s->less (s->m, key, s->data.keys[middle]);

          if (less < 0)
            return FALSE;
          if (less)
            high = middle;
          else
            low = middle + 1;
        }
      copy (s->data, low + 1, s->data, low, i - low);
      s->data.keys[low] = key;
      if (s->data.values != NULL)
        s->data.values[low] = value;
    }
  return TRUE;
}

/* Runs shorter than this are filled up: so that the number of runs is a power of two, or a little
 * less. */
static gsize
compute_minrun (gsize n)
{
  gsize rest = 0;

  while (n >= MAX_MINRUN)
    {
      rest |= n & 1;
      n >>= 1;
    }
  return n + rest;
}

/* --- galloping ---------------------------------------------------------------------------- */

/* In the sorted @keys[0 … n): where @key belongs, left of equal ones (or right of them, when
 * @right), searched from @hint outwards by doubling steps. -1: error. */
static gssize
gallop (Sort *s, RfObject *key, RfObject **keys, gsize n, gsize hint, gboolean right)
{
  gssize last = 0, step = 1, limit, low, high;
  /* Does @key belong behind keys[i]? */
#define BEHIND(i) (right ? s->less (s->m, key, keys[(i)]) : s->less (s->m, keys[(i)], key))
  int test = BEHIND (hint);
  gboolean behind;

  if (test < 0)
    return -1;
  behind = right ? !test : test;
  limit = behind ? (gssize) (n - hint) : (gssize) hint + 1;
  while (step < limit)
    {
      test = BEHIND (behind ? hint + (gsize) step : hint - (gsize) step);
      if (test < 0)
        return -1;
      if ((right ? !test : test) != behind)
        break;
      last = step;
      step = (step << 1) + 1;
      if (step <= 0)
        step = limit;
    }
  step = MIN (step, limit);
  /* The place is behind `low` and not behind `high`. */
  low = behind ? (gssize) hint + last : (gssize) hint - step;
  high = behind ? (gssize) hint + step : (gssize) hint - last;
  for (low++; low < high;)
    {
      gssize middle = low + (high - low) / 2;

      test = BEHIND (middle);
      if (test < 0)
        return -1;
      if (right ? !test : test)
        low = middle + 1;
      else
        high = middle;
    }
#undef BEHIND
  return high;
}

/* --- merging ------------------------------------------------------------------------------ */

/* Merges the run at @a (n_a items, the shorter one) with the one right behind it, from the left. */
static gboolean
merge_low (Sort *s, gsize a, gsize n_a, gsize n_b)
{
  Pair d = s->data, t = s->scratch;
  gsize dest = a, ia = 0, b = a + n_a, count_a, count_b;
  gboolean ok = FALSE;

  copy (t, 0, d, a, n_a);
  copy (d, dest++, d, b++, 1);
  n_b--;
  while (n_b > 0 && n_a > 1)
    {
      count_a = count_b = 0;
      for (;;)
        {
          int less = s->less (s->m, d.keys[b], t.keys[ia]);

          if (less < 0)
            goto out;
          if (less)
            {
              copy (d, dest++, d, b++, 1);
              count_b++;
              count_a = 0;
              if (--n_b == 0)
                break;
              if (count_b >= s->min_gallop)
                break;
            }
          else
            {
              copy (d, dest++, t, ia++, 1);
              count_a++;
              count_b = 0;
              if (--n_a == 1)
                break;
              if (count_a >= s->min_gallop)
                break;
            }
        }
      if (n_b == 0 || n_a == 1)
        break;
      s->min_gallop++;
      do
        {
          gssize k;

          s->min_gallop -= s->min_gallop > 1;
          k = gallop (s, d.keys[b], t.keys + ia, n_a, 0, TRUE);
          if (k < 0)
            goto out;
          count_a = (gsize) k;
          copy (d, dest, t, ia, count_a);
          dest += count_a;
          ia += count_a;
          n_a -= count_a;
          /* 0 happens only when the comparison is not consistent. */
          if (n_a <= 1)
            goto done;
          copy (d, dest++, d, b++, 1);
          if (--n_b == 0)
            goto done;
          k = gallop (s, t.keys[ia], d.keys + b, n_b, 0, FALSE);
          if (k < 0)
            goto out;
          count_b = (gsize) k;
          copy (d, dest, d, b, count_b);
          dest += count_b;
          b += count_b;
          n_b -= count_b;
          if (n_b == 0)
            goto done;
          copy (d, dest++, t, ia++, 1);
          if (--n_a == 1)
            goto done;
        }
      while (count_a >= MIN_GALLOP || count_b >= MIN_GALLOP);
      s->min_gallop++;
    }
done:
  ok = TRUE;
  if (n_a == 1 && n_b > 0)
    {
      /* The last item of the left run goes behind all of the right one. */
      copy (d, dest, d, b, n_b);
      dest += n_b;
    }
out:
  copy (d, dest, t, ia, n_a);
  return ok;
}

/* The same from the right: the run behind @a, of n_b items, is the shorter one. */
static gboolean
merge_high (Sort *s, gsize a, gsize n_a, gsize n_b)
{
  Pair d = s->data, t = s->scratch;
  gsize base = a, dest = a + n_a + n_b, count_a, count_b;
  gboolean ok = FALSE;

  /* dest is one behind the place that is filled next. */
  copy (t, 0, d, a + n_a, n_b);
  copy (d, --dest, d, base + --n_a, 1);
  while (n_a > 0 && n_b > 1)
    {
      count_a = count_b = 0;
      for (;;)
        {
          int less = s->less (s->m, t.keys[n_b - 1], d.keys[base + n_a - 1]);

          if (less < 0)
            goto out;
          if (less)
            {
              copy (d, --dest, d, base + --n_a, 1);
              count_a++;
              count_b = 0;
              if (n_a == 0 || count_a >= s->min_gallop)
                break;
            }
          else
            {
              copy (d, --dest, t, --n_b, 1);
              count_b++;
              count_a = 0;
              if (n_b == 1 || count_b >= s->min_gallop)
                break;
            }
        }
      if (n_a == 0 || n_b == 1)
        break;
      s->min_gallop++;
      do
        {
          gssize k;

          s->min_gallop -= s->min_gallop > 1;
          k = gallop (s, t.keys[n_b - 1], d.keys + base, n_a, n_a - 1, TRUE);
          if (k < 0)
            goto out;
          count_a = n_a - (gsize) k;
          n_a -= count_a;
          dest -= count_a;
          copy (d, dest, d, base + n_a, count_a);
          if (n_a == 0)
            goto done;
          copy (d, --dest, t, --n_b, 1);
          if (n_b == 1)
            goto done;
          k = gallop (s, d.keys[base + n_a - 1], t.keys, n_b, n_b - 1, FALSE);
          if (k < 0)
            goto out;
          count_b = n_b - (gsize) k;
          n_b -= count_b;
          dest -= count_b;
          copy (d, dest, t, n_b, count_b);
          if (n_b <= 1)
            goto done;
          copy (d, --dest, d, base + --n_a, 1);
          if (n_a == 0)
            goto done;
        }
      while (count_a >= MIN_GALLOP || count_b >= MIN_GALLOP);
      s->min_gallop++;
    }
done:
  ok = TRUE;
  if (n_b == 1 && n_a > 0)
    {
      dest -= n_a;
      copy (d, dest, d, base, n_a);
      n_a = 0;
    }
out:
  copy (d, dest - n_b, t, 0, n_b);
  return ok;
}

/* Merges the runs @i and @i + 1. */
static gboolean
merge_at (Sort *s, gsize i)
{
  gsize a = s->runs[i].start, n_a = s->runs[i].length;
  gsize b = s->runs[i + 1].start, n_b = s->runs[i + 1].length;
  gssize k;

  s->runs[i].length = n_a + n_b;
  for (gsize j = i + 1; j + 1 < s->n_runs; j++)
    s->runs[j] = s->runs[j + 1];
  s->n_runs--;
  /* What is in its place already stays out of the merge. */
  k = gallop (s, s->data.keys[b], s->data.keys + a, n_a, 0, TRUE);
  if (k < 0)
    return FALSE;
  a += (gsize) k;
  n_a -= (gsize) k;
  if (n_a == 0)
    return TRUE;
  k = gallop (s, s->data.keys[a + n_a - 1], s->data.keys + b, n_b, n_b - 1, FALSE);
  if (k <= 0)
    return k == 0;
  n_b = (gsize) k;
  return n_a <= n_b ? merge_low (s, a, n_a, n_b) : merge_high (s, a, n_a, n_b);
}

/* The depth, in a perfectly balanced merge tree over @n items, of the boundary between the run at
 * @start of @n_a items and the next of @n_b (Munro and Wild 2018). */
static int
power_of (gsize start, gsize n_a, gsize n_b, gsize n)
{
  gsize a = 2 * start + n_a, b = a + n_a + n_b;
  int power = 0;

  for (;;)
    {
      power++;
      if (a >= n)
        {
          a -= n;
          b -= n;
        }
      else if (b >= n)
        return power;
      a <<= 1;
      b <<= 1;
    }
}

/* Merges until the powers on the stack rise (3.11+). */
static gboolean
collapse_powers (Sort *s, gsize length_of_new)
{
  Run *last = &s->runs[s->n_runs - 1];
  int power = power_of (last->start, last->length, length_of_new, s->length);

  while (s->n_runs > 1 && s->runs[s->n_runs - 2].power > power)
    if (!merge_at (s, s->n_runs - 2))
      return FALSE;
  s->runs[s->n_runs - 1].power = power;
  return TRUE;
}

/* Merges until each run is longer than the next and than the next two together (3.10). */
static gboolean
collapse_lengths (Sort *s)
{
  Run *r = s->runs;

  while (s->n_runs > 1)
    {
      gsize i = s->n_runs - 2;

      if ((i > 0 && r[i - 1].length <= r[i].length + r[i + 1].length) ||
          (i > 1 && r[i - 2].length <= r[i - 1].length + r[i].length))
        {
          if (r[i - 1].length < r[i + 1].length)
            i--;
        }
      else if (r[i].length > r[i + 1].length)
        break;
      if (!merge_at (s, i))
        return FALSE;
    }
  return TRUE;
}

static gboolean
collapse_all (Sort *s)
{
  while (s->n_runs > 1)
    {
      gsize i = s->n_runs - 2;

      if (i > 0 && s->runs[i - 1].length < s->runs[i + 1].length)
        i--;
      if (!merge_at (s, i))
        return FALSE;
    }
  return TRUE;
}

static gboolean
sort_runs (Sort *s)
{
  gboolean powers = s->m->profile->siphash13;
  gboolean equals = rf_size_of (s->m->profile, RF_SIZE_SORT_EQUAL_RUNS) != 0;
  gsize minrun = compute_minrun (s->length);

  for (gsize start = 0; start < s->length;)
    {
      gsize n =
        equals ? count_run_with_equals (s, start, s->length) : count_run (s, start, s->length);
      gsize wanted = MIN (minrun, s->length - start);

      if (n == 0)
        return FALSE;
      if (n < wanted)
        {
          if (!insert_binary (s, start, start + n, start + wanted))
            return FALSE;
          n = wanted;
        }
      if (powers && s->n_runs > 0 && !collapse_powers (s, n))
        return FALSE;
      s->runs[s->n_runs++] = (Run){ start, n, 0 };
      if (!powers && !collapse_lengths (s))
        return FALSE;
      start += n;
    }
  return collapse_all (s);
}

/* --- list.sort ---------------------------------------------------------------------------- */

/* Sorts @items, whose keys are @keys (may be the same array). */
static gboolean
sort_arrays (RfMachine *m, RfObject **keys, RfObject **values, gsize n, gboolean reversed)
{
  Sort *s;
  gboolean done;

  if (n < 2)
    return TRUE;
  s = g_new0 (Sort, 1);
  s->m = m;
  s->data = (Pair){ keys, values };
  s->length = n;
  s->min_gallop = MIN_GALLOP;
  s->scratch.keys = g_new (RfObject *, n);
  s->scratch.values = values != NULL ? g_new (RfObject *, n) : NULL;
  /* Backwards and forwards again: equal items keep their order in a falling sort too. */
  if (reversed)
    reverse (s->data, 0, n);
  choose_less (s);
  done = sort_runs (s);
  if (reversed)
    reverse (s->data, 0, n);
  g_free (s->scratch.keys);
  g_free (s->scratch.values);
  g_free (s);
  return done;
}

/* The results of @key for each item, on hold; NULL with an exception (nothing is on hold then). */
static RfObject **
make_keys (RfMachine *m, RfObject *key, RfObject **items, gsize n)
{
  RfObject **keys = g_new (RfObject *, n + 1);

  for (gsize i = 0; i < n; i++)
    {
      keys[i] = rf_object_call_one (m, key, items[i]);
      if (keys[i] == NULL)
        {
          rf_release (m->heap, (guint) i);
          rf_drop_items (m->heap, keys, i, FALSE);
          g_free (keys);
          return NULL;
        }
      rf_hold (m->heap, keys[i]);
    }
  return keys;
}

/* Sorts @items, all of which are on hold. */
static gboolean
sort_items (RfMachine *m, RfObject **items, gsize n, RfObject *key, gboolean reversed)
{
  RfObject **keys;
  gboolean done;

  if (key == NULL)
    return sort_arrays (m, items, NULL, n, reversed);
  keys = make_keys (m, key, items, n);
  if (keys == NULL)
    return FALSE;
  done = sort_arrays (m, keys, items, n, reversed);
  rf_release (m->heap, (guint) n);
  rf_drop_items (m->heap, keys, n, FALSE);
  g_free (keys);
  return done;
}

/* Tells which items moved: first all leave their places, so that none ever stands in two. */
static void
note_moves (RfMachine *m, RfObject *list, RfObject **before)
{
  RfList *l = RF_LIST (list);

  if (!RF_RECORDING (m->heap))
    return;
  for (int arrive = 0; arrive < 2; arrive++)
    for (gsize i = 0; i < l->length; i++)
      if (l->items[i] != before[i])
        rf_heap_note_slot (m->heap, list, RF_SLOT_INDEX, (guint32) i, NULL, NULL,
                           arrive ? NULL : before[i], arrive ? l->items[i] : NULL);
}

gboolean
rf_list_sort (RfMachine *m, RfObject *list, RfObject *key, gboolean reversed)
{
  RfList *l = RF_LIST (list);
  gsize n = l->length, allocated = l->allocated;
  RfObject **items = l->items, **before;
  gboolean done, modified;

  if (allocated == RF_LIST_SORTING)
    allocated = 0;
  before = g_new (RfObject *, n + 1);
  for (gsize i = 0; i < n; i++)
    {
      before[i] = items[i];
      /* If the list is known to the events, it is so with the items. */
      rf_hold_as (m->heap, items[i], list->id != 0 ? NULL : "the list that is being sorted");
    }
  l->items = NULL;
  l->length = 0;
  l->allocated = RF_LIST_SORTING;
  done = sort_items (m, items, n, key, reversed);
  modified = l->allocated != RF_LIST_SORTING;
  if (modified)
    {
      if (done)
        rf_raise (m, RF_EXC_ValueError, "list modified during sort");
      done = FALSE;
      if (l->items == NULL)
        l->allocated = 0;
    }
  rf_release (m->heap, (guint) n);
  if (modified && l->items != NULL)
    {
      /* What the program put into the list meanwhile is lost, as in CPython; the old items come
       * back first, so that a finalizer sees them. */
      RfList lost = *l;

      if (RF_RECORDING (m->heap))
        for (gsize i = lost.length; i-- > 0;)
          rf_heap_note_remove (m->heap, list, i, lost.items[i]);
      l->items = items;
      l->length = n;
      l->allocated = allocated;
      note_moves (m, list, before);
      rf_drop_items (m->heap, lost.items, lost.length, TRUE);
      rf_heap_release_memory (m->heap, lost.items, lost.allocated * sizeof (RfObject *));
    }
  else
    {
      l->items = items;
      l->length = n;
      l->allocated = allocated;
      note_moves (m, list, before);
    }
  g_free (before);
  return done;
}
