/* SPDX-License-Identifier: MIT */

/* The built-in functions that go over an iterable to its end: all, any, min, max, sum, sorted.
 * What they have in hand while Python code runs is on hold. */

#include "python/rf-builtins.h"
#include "python/rf-list.h"

#include <math.h>

/* --- all and any ------------------------------------------------------------------------------ */

/* Is there an item whose truth is @wanted? 1, 0, -1. */
static int
has_truth (RfMachine *m, RfObject *iterable, int wanted)
{
  RfObject *iterator = rf_object_iter (m, iterable), *item;
  int found = 0;

  if (iterator == NULL)
    return -1;
  rf_hold (m->heap, iterator);
  while (found == 0 && (item = rf_object_next (m, iterator)) != NULL)
    {
      int truth;
      rf_hold (m->heap, item);
      truth = rf_object_truth (m, item);
      rf_release (m->heap, 1);
      rf_drop (m, item);
      if (truth < 0)
        found = -1;
      else if (truth == wanted)
        found = 1;
    }
  if (rf_raised (m))
    found = -1;
  rf_release (m->heap, 1);
  rf_drop (m, iterator);
  return found;
}

RfObject *
rf_builtin_all (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  int found = has_truth (m, args[0], 0);

  return found < 0 ? NULL : rf_bool (m, !found);
}

RfObject *
rf_builtin_any (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  int found = has_truth (m, args[0], 1);

  return found < 0 ? NULL : rf_bool (m, found);
}

/* --- min and max ------------------------------------------------------------------------------ */

typedef struct
{
  const char *name;
  RfCompareOp op;
  RfObject *key;             /* or NULL */
  RfObject *best, *best_key; /* owned, best_key may be best with a count of its own */
} RfExtreme;

/* One that was the best loses its key before itself, one that did not win the other way round. */
static void
drop_loser (RfMachine *m, RfObject *before, RfObject *after)
{
  rf_hold (m->heap, after);
  rf_drop (m, before);
  rf_release (m->heap, 1);
  rf_drop (m, after);
}

/* @item (stolen) takes the place of the best one when it beats it. */
static gboolean
offer (RfMachine *m, RfExtreme *extreme, RfObject *item)
{
  RfObject *item_key;
  int better = 1;
  gboolean first = extreme->best == NULL;

  rf_hold (m->heap, item);
  if (!first)
    {
      rf_hold (m->heap, extreme->best);
      rf_hold (m->heap, extreme->best_key);
    }
  if (extreme->key != NULL)
    item_key = rf_object_call_one (m, extreme->key, item);
  else
    item_key = rf_new_ref (m, item);
  if (item_key != NULL && !first)
    {
      rf_hold (m->heap, item_key);
      better = rf_object_compare_bool (m, item_key, extreme->best_key, extreme->op);
      rf_release (m->heap, 1);
    }
  rf_release (m->heap, first ? 1 : 3);
  if (item_key == NULL || better < 0)
    {
      rf_xdrop (m, item_key);
      rf_drop (m, item);
      return FALSE;
    }
  if (better)
    {
      RfObject *old = extreme->best, *old_key = extreme->best_key;
      extreme->best = item;
      extreme->best_key = item_key;
      item = old;
      item_key = old_key;
    }
  rf_hold (m->heap, extreme->best);
  rf_hold (m->heap, extreme->best_key);
  if (!first)
    drop_loser (m, better ? item_key : item, better ? item : item_key);
  rf_release (m->heap, 2);
  return TRUE;
}

static gboolean
offer_all (RfMachine *m, RfExtreme *extreme, RfObject *iterable)
{
  RfObject *iterator = rf_object_iter (m, iterable), *item = NULL;
  gboolean going = iterator != NULL;

  if (!going)
    return FALSE;
  rf_hold (m->heap, iterator);
  while (going)
    {
      guint n = extreme->best != NULL ? 2 : 0;
      if (n > 0)
        {
          rf_hold (m->heap, extreme->best);
          rf_hold (m->heap, extreme->best_key);
        }
      item = rf_object_next (m, iterator);
      rf_release (m->heap, n);
      if (item == NULL)
        break;
      going = offer (m, extreme, item);
    }
  rf_release (m->heap, 1);
  rf_drop (m, iterator);
  return !rf_raised (m);
}

static RfObject *
find_extreme (RfMachine *m, const char *name, RfCompareOp op, RfObject *const *args, gsize n_args,
              RfObject *kwnames)
{
  static const char *const names[] = { "$", "key", "default", NULL };
  RfExtreme extreme = { .name = name, .op = op };
  RfObject *out[2];
  gboolean ok = TRUE;

  if (n_args == 0)
    return rf_raise (m, RF_EXC_TypeError, "%s expected at least 1 argument, got 0", name);
  if (!rf_args_parse (m, name, names, 0, 0, args + n_args, 0, kwnames, out))
    return NULL;
  if (n_args > 1 && out[1] != NULL)
    return rf_raise (m, RF_EXC_TypeError,
                     "Cannot specify a default for %s() with multiple positional arguments", name);
  if (out[0] != m->none)
    extreme.key = out[0];
  if (n_args == 1)
    ok = offer_all (m, &extreme, args[0]);
  else
    for (gsize i = 0; ok && i < n_args; i++)
      ok = offer (m, &extreme, rf_new_ref (m, args[i]));
  if (extreme.best != NULL)
    {
      rf_hold (m->heap, extreme.best);
      rf_drop (m, extreme.best_key);
      rf_release (m->heap, 1);
    }
  if (!ok)
    {
      rf_xdrop (m, extreme.best);
      return NULL;
    }
  if (extreme.best != NULL)
    return extreme.best;
  if (out[1] != NULL)
    return rf_new_ref (m, out[1]);
  return rf_raise (m, RF_EXC_ValueError,
                   m->profile->minor >= 12 ? "%s() iterable argument is empty"
                                           : "%s() arg is an empty sequence",
                   name);
}

RfObject *
rf_builtin_min (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  return find_extreme (m, "min", RF_CMP_LT, args, n_args, kwnames);
}

RfObject *
rf_builtin_max (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  return find_extreme (m, "max", RF_CMP_GT, args, n_args, kwnames);
}

/* --- sum -------------------------------------------------------------------------------------- */

/* A sum of floats that carries the rounding errors along, as CPython does from 3.12 on (Neumaier
 * 1974). */
typedef struct
{
  double sum, error;
} RfFloatSum;

static void
float_sum_add (RfFloatSum *total, double x, gboolean compensated)
{
  double t = total->sum + x;

  if (compensated)
    {
      if (fabs (total->sum) >= fabs (x))
        total->error += (total->sum - t) + x;
      else
        total->error += (x - t) + total->sum;
    }
  total->sum = t;
}

static double
float_sum_result (const RfFloatSum *total)
{
  return total->error != 0 && isfinite (total->error) ? total->sum + total->error : total->sum;
}

/* The rest of the items after a float: goes on while they are floats and ints. Returns the sum as
 * an object; *@item is the first one of another kind (owned), NULL at the end. */
static RfObject *
sum_floats (RfMachine *m, RfObject *iterator, double start, RfObject **item)
{
  RfFloatSum total = { start, 0 };
  gboolean compensated = m->profile->float_sums_compensated;

  while ((*item = rf_object_next (m, iterator)) != NULL)
    {
      RfClass *cls = RF_CLASS_OF (*item);
      gint64 small;

      if (cls == m->class_float)
        float_sum_add (&total, ((RfFloat *) *item)->value, compensated);
      else if ((cls == m->class_int || cls == m->class_bool) && rf_int_fits (*item, &small))
        float_sum_add (&total, (double) small, FALSE);
      else
        break;
      rf_drop (m, *item);
    }
  return rf_float_new (m, float_sum_result (&total));
}

/* @total and @item made @next (or NULL); their finalizers may run. */
static void
drop_summands (RfMachine *m, RfObject *next, RfObject *total, RfObject *item)
{
  guint n = next != NULL ? 1 : 0;

  if (next != NULL)
    rf_hold (m->heap, next);
  rf_hold (m->heap, item);
  rf_drop (m, total);
  rf_release (m->heap, 1);
  rf_drop (m, item);
  rf_release (m->heap, n);
}

static RfObject *
sum_items (RfMachine *m, RfObject *iterator, RfObject *start)
{
  RfObject *total = rf_new_ref (m, start), *item = NULL, *next;

  while (total != NULL)
    {
      rf_hold (m->heap, total);
      if (RF_CLASS_OF (total) == m->class_float)
        {
          double value = ((RfFloat *) total)->value;
          next = sum_floats (m, iterator, value, &item);
          rf_release (m->heap, 1);
          rf_drop (m, total);
          total = next;
          if (item == NULL || total == NULL)
            break;
          rf_hold (m->heap, total);
        }
      else
        item = rf_object_next (m, iterator);
      if (item == NULL)
        {
          rf_release (m->heap, 1);
          break;
        }
      rf_hold (m->heap, item);
      next = rf_object_binary (m, RF_BINARY_ADD, total, item);
      rf_release (m->heap, 2);
      drop_summands (m, next, total, item);
      total = next;
    }
  if (rf_raised (m))
    {
      rf_xdrop (m, total);
      return NULL;
    }
  return total;
}

RfObject *
rf_builtin_sum (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  static const char *const names[] = { "iterable", "start", NULL };
  RfObject *out[2], *iterator, *zero, *total;

  if (!rf_args_parse (m, "sum", names, 1, 1, args, n_args, kwnames, out))
    return NULL;
  iterator = rf_object_iter (m, out[0]);
  if (iterator == NULL)
    return NULL;
  if (out[1] != NULL && RF_CLASS_OF (out[1])->class_flags & RF_CLASS_STR_SUBCLASS)
    {
      rf_drop (m, iterator);
      return rf_raise (m, RF_EXC_TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
    }
  zero = out[1] != NULL ? rf_new_ref (m, out[1]) : rf_int_new (m, 0);
  rf_hold (m->heap, iterator);
  rf_hold (m->heap, zero);
  total = sum_items (m, iterator, zero);
  rf_release (m->heap, 2);
  rf_drop (m, zero);
  if (total != NULL)
    rf_hold (m->heap, total);
  rf_drop (m, iterator);
  if (total != NULL)
    rf_release (m->heap, 1);
  return total;
}

/* --- sorted ----------------------------------------------------------------------------------- */

/* CPython calls list.sort () here. */
static gboolean
sort_list (RfMachine *m, RfObject *list, RfObject *key, gboolean reverse)
{
  gboolean ok;

  if (!rf_recursion_enter (m, " while calling a Python object"))
    return FALSE;
  ok = rf_list_sort (m, list, key, reverse);
  rf_recursion_leave (m);
  return ok;
}

RfObject *
rf_builtin_sorted (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  static const char *const names[] = { "$", "key", "reverse", NULL };
  RfObject *out[2], *list;
  gboolean reverse = FALSE;

  if (n_args != 1)
    return rf_raise (m, RF_EXC_TypeError, "sorted expected 1 argument, got %d", (int) n_args);
  list = rf_list_from_iterable (m, args[0]);
  if (list == NULL)
    return NULL;
  rf_hold (m->heap, list);
  if (!rf_args_parse (m, "sort", names, 0, 0, args + n_args, 0, kwnames, out) ||
      (out[1] != NULL && !rf_list_sort_reverse (m, out[1], &reverse)) ||
      !sort_list (m, list, out[0] == m->none ? NULL : out[0], reverse))
    {
      rf_release (m->heap, 1);
      rf_drop (m, list);
      return NULL;
    }
  rf_release (m->heap, 1);
  return list;
}
