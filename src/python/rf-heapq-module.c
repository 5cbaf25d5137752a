/* SPDX-License-Identifier: MIT */

/* The modules _heapq and bisect: lists as heaps, and searching in sorted sequences. Each compares
 * the same items in the same order as CPython does. The comparisons may run any code: a heap whose
 * length they change is an error, and its items are read anew after each. */

#include "python/rf-class-private.h"
#include "python/rf-container.h"
#include "python/rf-import.h"
#include "python/rf-list.h"

/* --- sifting --------------------------------------------------------------------------------- */

/* Is item @a of the list less than item @b? 1, 0, -1. @n is the length that the list must keep. */
static int
less (RfMachine *m, RfList *list, gsize a, gsize b, gsize n)
{
  RfObject *x = rf_new_ref (m, list->items[a]), *y = rf_new_ref (m, list->items[b]);
  int answer;

  rf_hold (m->heap, x);
  rf_hold (m->heap, y);
  answer = rf_object_compare_bool (m, x, y, RF_CMP_LT);
  rf_release_two (m, x, y);
  if (answer < 0 || list->length == n)
    return answer;
  rf_raise (m, RF_EXC_RuntimeError, "list changed size during iteration");
  return -1;
}

static void
swap_items (RfMachine *m, RfList *list, gsize a, gsize b)
{
  rf_slot_exchange_index (m->heap, &list->base, a, &list->items[a], b, &list->items[b]);
}

/* Item @at goes towards @start until its parent is not greater (@is_max: not less). */
static gboolean
sift_down (RfMachine *m, RfList *list, gsize start, gsize at, gboolean is_max)
{
  gsize n = list->length;

  if (at >= n)
    {
      rf_raise (m, RF_EXC_IndexError, "index out of range");
      return FALSE;
    }
  while (at > start)
    {
      gsize parent = (at - 1) >> 1;
      int goes = is_max ? less (m, list, parent, at, n) : less (m, list, at, parent, n);

      if (goes <= 0)
        return goes == 0;
      swap_items (m, list, at, parent);
      at = parent;
    }
  return TRUE;
}

/* The smaller (@is_max: greater) children of item @at come up until it is a leaf, which then goes
 * back to its place. */
static gboolean
sift_up (RfMachine *m, RfList *list, gsize at, gboolean is_max)
{
  gsize n = list->length, start = at;

  if (at >= n)
    {
      rf_raise (m, RF_EXC_IndexError, "index out of range");
      return FALSE;
    }
  while (at < n >> 1)
    {
      gsize child = 2 * at + 1;

      if (child + 1 < n)
        {
          int is_first =
            is_max ? less (m, list, child + 1, child, n) : less (m, list, child, child + 1, n);

          if (is_first < 0)
            return FALSE;
          child += is_first ? 0 : 1;
        }
      swap_items (m, list, child, at);
      at = child;
    }
  return sift_down (m, list, start, at, is_max);
}

/* --- _heapq ---------------------------------------------------------------------------------- */

#define FUNCTION(name)                                                                \
  static RfObject *heapq_##name (RfMachine *m, RfObject *self, RfObject *const *args, \
                                 gsize n_args, RfObject *kwnames)

static RfList *
heap_of (RfMachine *m, const char *function, RfObject *o, gboolean is_only)
{
  if (rf_is_list (o))
    return (RfList *) o;
  return rf_raise (m, RF_EXC_TypeError, "%s() argument %smust be list, not %s", function,
                   is_only ? "" : "1 ", o == m->none ? "None" : rf_class_name (o));
}

FUNCTION (heappush)
{
  RfList *list = heap_of (m, "heappush", args[0], FALSE);

  if (list == NULL || !rf_list_append (m, args[0], args[1]) ||
      !sift_down (m, list, 0, list->length - 1, FALSE))
    return NULL;
  return rf_none (m);
}

/* Replaces the root by @item (stolen) and gives the old one. */
static RfObject *
replace_root (RfMachine *m, RfList *list, RfObject *item, gboolean is_max)
{
  RfObject *root = rf_slot_swap_index (m->heap, &list->base, 0, &list->items[0], item);
  gboolean ok;

  rf_hold (m->heap, root);
  ok = sift_up (m, list, 0, is_max);
  rf_release (m->heap, 1);
  if (ok)
    return root;
  rf_drop (m, root);
  return NULL;
}

static RfObject *
pop (RfMachine *m, RfList *list, gboolean is_max)
{
  RfObject *last;

  if (list == NULL)
    return NULL;
  if (list->length == 0)
    return rf_raise (m, RF_EXC_IndexError, "index out of range");
  last = rf_list_take (m, &list->base, list->length - 1);
  if (last == NULL || list->length == 0)
    return last;
  return replace_root (m, list, last, is_max);
}

FUNCTION (heappop)
{
  return pop (m, heap_of (m, "heappop", args[0], TRUE), FALSE);
}

FUNCTION (heappop_max)
{
  return pop (m, heap_of (m, "_heappop_max", args[0], TRUE), TRUE);
}

static RfObject *
replace (RfMachine *m, RfList *list, RfObject *item, gboolean is_max)
{
  if (list == NULL)
    return NULL;
  if (list->length == 0)
    return rf_raise (m, RF_EXC_IndexError, "index out of range");
  return replace_root (m, list, rf_new_ref (m, item), is_max);
}

FUNCTION (heapreplace)
{
  return replace (m, heap_of (m, "heapreplace", args[0], FALSE), args[1], FALSE);
}

FUNCTION (heapreplace_max)
{
  return replace (m, heap_of (m, "_heapreplace_max", args[0], FALSE), args[1], TRUE);
}

FUNCTION (heappushpop)
{
  RfList *list = heap_of (m, "heappushpop", args[0], FALSE);
  RfObject *root;
  int is_less;

  if (list == NULL)
    return NULL;
  if (list->length == 0)
    return rf_new_ref (m, args[1]);
  root = rf_new_ref (m, list->items[0]);
  rf_hold (m->heap, root);
  is_less = rf_object_compare_bool (m, root, args[1], RF_CMP_LT);
  rf_release (m->heap, 1);
  rf_drop (m, root);
  if (is_less < 0)
    return NULL;
  return is_less ? replace (m, list, args[1], FALSE) : rf_new_ref (m, args[1]);
}

/* Sifts @at, and its parents as long as they are the parents of a first child. */
static gboolean
sift_column (RfMachine *m, RfList *list, gsize at, gboolean is_max)
{
  for (;; at >>= 1)
    {
      if (!sift_up (m, list, at, is_max))
        return FALSE;
      if ((at & 1) == 0)
        return TRUE;
    }
}

/* A long list is sifted in an order that stays near the same items. */
static gboolean
heapify_long (RfMachine *m, RfList *list, gboolean is_max)
{
  gsize n_parents = list->length >> 1, row = 1, i;

  while (row * 2 <= n_parents + 1)
    row *= 2;
  for (i = row - 1; i-- > n_parents >> 1;)
    if (!sift_column (m, list, i, is_max))
      return FALSE;
  for (i = n_parents; i-- > row - 1;)
    if (!sift_column (m, list, i, is_max))
      return FALSE;
  return TRUE;
}

static RfObject *
heapify (RfMachine *m, RfList *list, gboolean is_max)
{
  if (list == NULL)
    return NULL;
  if (list->length > 2500)
    return heapify_long (m, list, is_max) ? rf_none (m) : NULL;
  for (gsize i = list->length >> 1; i-- > 0;)
    if (!sift_up (m, list, i, is_max))
      return NULL;
  return rf_none (m);
}

FUNCTION (heapify)
{
  return heapify (m, heap_of (m, "heapify", args[0], TRUE), FALSE);
}

FUNCTION (heapify_max)
{
  return heapify (m, heap_of (m, "_heapify_max", args[0], TRUE), TRUE);
}

static const RfMethodDef heapq_functions[] = {
  { "heappush", heapq_heappush, 2, 2, 0, "($module, heap, item, /)" },
  { "heappushpop", heapq_heappushpop, 2, 2, 0, "($module, heap, item, /)" },
  { "heappop", heapq_heappop, 1, 1, 0, "($module, heap, /)" },
  { "heapreplace", heapq_heapreplace, 2, 2, 0, "($module, heap, item, /)" },
  { "heapify", heapq_heapify, 1, 1, 0, "($module, heap, /)" },
  { "_heappop_max", heapq_heappop_max, 1, 1, 0, "($module, heap, /)" },
  { "_heapreplace_max", heapq_heapreplace_max, 2, 2, 0, "($module, heap, item, /)" },
  { "_heapify_max", heapq_heapify_max, 1, 1, 0, "($module, heap, /)" },
  { NULL },
};

const RfModuleDef rf_heapq_module = {
  .name = "_heapq",
  .doc = "Heaps in lists.",
  .functions = heapq_functions,
};

/* --- bisect ---------------------------------------------------------------------------------- */

enum
{
  BISECT_SEQUENCE,
  BISECT_ITEM,
  BISECT_LOW,
  BISECT_HIGH,
  BISECT_KEY,
  BISECT_N,
};

/* Item @at of the sequence, as the key sees it. */
static RfObject *
item_at (RfMachine *m, RfObject *const given[BISECT_N], gssize at)
{
  RfObject *sequence = given[BISECT_SEQUENCE], *item, *index, *key;

  if (RF_CLASS_OF (sequence) == m->class_list)
    {
      if ((gsize) at >= ((RfList *) sequence)->length)
        return rf_raise (m, RF_EXC_IndexError, "list index out of range");
      item = rf_new_ref (m, ((RfList *) sequence)->items[at]);
    }
  else if (RF_CLASS_OF (sequence)->class_flags & RF_CLASS_DICT_SUBCLASS)
    return rf_raise (m, RF_EXC_TypeError, "%.200s is not a sequence", rf_class_name (sequence));
  else
    {
      index = rf_int_new (m, at);
      if (index == NULL)
        return NULL;
      rf_hold (m->heap, index);
      item = rf_drop_held (m->heap, index, rf_object_getitem (m, sequence, index));
    }
  if (item == NULL || given[BISECT_KEY] == NULL)
    return item;
  rf_hold (m->heap, item);
  key = rf_object_call_one (m, given[BISECT_KEY], item);
  return rf_drop_held (m->heap, item, key);
}

/* The place for @item (as the key sees it): behind its equals when @is_right. -1 with an exception.
 */
static gssize
find_place (RfMachine *m, RfObject *const given[BISECT_N], RfObject *item, gssize low, gssize high,
            gboolean is_right)
{
  while (low < high)
    {
      gssize middle = (gssize) (((gsize) low + (gsize) high) / 2);
      RfObject *other = item_at (m, given, middle);
      int is_less;

      if (other == NULL)
        return -1;
      rf_hold (m->heap, other);
      is_less = is_right ? rf_object_compare_bool (m, item, other, RF_CMP_LT)
                         : rf_object_compare_bool (m, other, item, RF_CMP_LT);
      rf_release (m->heap, 1);
      rf_drop (m, other);
      if (is_less < 0)
        return -1;
      if (is_less == is_right)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

static gboolean
parse_bisect (RfMachine *m, const char *name, RfObject *const *args, gsize n_args,
              RfObject *kwnames, RfObject *given[BISECT_N], gssize *low, gssize *high)
{
  static const char *const names[] = { "a", "x", "lo", "hi", "$", "key", NULL };

  *low = 0;
  *high = -1;
  if (!rf_args_parse (m, name, names, 0, 2, args, n_args, kwnames, given))
    return FALSE;
  if (given[BISECT_LOW] != NULL)
    *low = rf_object_as_index (m, given[BISECT_LOW], RF_EXC_OverflowError);
  if (!rf_raised (m) && given[BISECT_HIGH] != NULL && given[BISECT_HIGH] != m->none)
    {
      if (RF_CLASS_OF (given[BISECT_HIGH])->slots.index == NULL)
        rf_raise (m, RF_EXC_TypeError, "argument should be integer or None, not '%.200s'",
                  rf_class_name (given[BISECT_HIGH]));
      else
        *high = rf_object_as_index (m, given[BISECT_HIGH], RF_N_EXCEPTIONS);
    }
  if (given[BISECT_KEY] == m->none)
    given[BISECT_KEY] = NULL;
  return !rf_raised (m);
}

/* The bounds are looked at last. */
static gssize
search (RfMachine *m, RfObject *const given[BISECT_N], RfObject *item, gssize low, gssize high,
        gboolean is_right)
{
  if (low < 0)
    {
      rf_raise (m, RF_EXC_ValueError, "lo must be non-negative");
      return -1;
    }
  if (high == -1)
    high = rf_object_length (m, given[BISECT_SEQUENCE]);
  return high < 0 && rf_raised (m) ? -1 : find_place (m, given, item, low, high, is_right);
}

static RfObject *
bisect (RfMachine *m, const char *name, RfObject *const *args, gsize n_args, RfObject *kwnames,
        gboolean is_right)
{
  RfObject *given[BISECT_N];
  gssize low, high, at;

  if (!parse_bisect (m, name, args, n_args, kwnames, given, &low, &high))
    return NULL;
  at = search (m, given, given[BISECT_ITEM], low, high, is_right);
  return at < 0 ? NULL : rf_int_new (m, at);
}

static gboolean
insert (RfMachine *m, RfObject *sequence, gssize at, RfObject *item)
{
  RfObject *pair[2], *name, *done;

  if (RF_CLASS_OF (sequence) == m->class_list)
    return rf_list_insert_steal (m, sequence, MIN ((gsize) at, ((RfList *) sequence)->length),
                                 rf_new_ref (m, item));
  pair[0] = rf_int_new (m, at);
  pair[1] = item;
  if (pair[0] == NULL)
    return FALSE;
  rf_hold (m->heap, pair[0]);
  name = rf_str_intern (m, "insert", -1);
  done = NULL;
  if (name != NULL)
    {
      rf_hold (m->heap, name);
      done = rf_drop_held (m->heap, name, rf_object_call_method (m, sequence, name, pair, 2));
    }
  done = rf_drop_held (m->heap, pair[0], done);
  rf_xdrop (m, done);
  return done != NULL;
}

static RfObject *
insort (RfMachine *m, const char *name, RfObject *const *args, gsize n_args, RfObject *kwnames,
        gboolean is_right)
{
  RfObject *given[BISECT_N], *item;
  gssize low, high, at;

  if (!parse_bisect (m, name, args, n_args, kwnames, given, &low, &high))
    return NULL;
  item = given[BISECT_KEY] == NULL ? rf_new_ref (m, given[BISECT_ITEM])
                                   : rf_object_call_one (m, given[BISECT_KEY], given[BISECT_ITEM]);
  if (item == NULL)
    return NULL;
  rf_hold (m->heap, item);
  at = search (m, given, item, low, high, is_right);
  rf_release (m->heap, 1);
  rf_drop (m, item);
  if (at < 0 || !insert (m, given[BISECT_SEQUENCE], at, given[BISECT_ITEM]))
    return NULL;
  return rf_none (m);
}

FUNCTION (bisect_left)
{
  return bisect (m, "bisect_left", args, n_args, kwnames, FALSE);
}

FUNCTION (bisect_right)
{
  return bisect (m, "bisect_right", args, n_args, kwnames, TRUE);
}

FUNCTION (insort_left)
{
  return insort (m, "insort_left", args, n_args, kwnames, FALSE);
}

FUNCTION (insort_right)
{
  return insort (m, "insort_right", args, n_args, kwnames, TRUE);
}

#define BISECT(name)                                   \
  {                                                    \
#name, heapq_##name, 2, -1, RF_METHOD_KEYWORDS,    \
      "($module, /, a, x, lo=0, hi=None, *, key=None)" \
  }

static const RfMethodDef bisect_functions[] = {
  BISECT (bisect_left),
  BISECT (bisect_right),
  BISECT (insort_left),
  BISECT (insort_right),
  { NULL },
};

static gboolean
bisect_setup (RfMachine *m, RfObject *module, RfObject *dict)
{
  return rf_dict_set_cstr (m, dict, "bisect", rf_dict_get_cstr (m, dict, "bisect_right")) &&
         rf_dict_set_cstr (m, dict, "insort", rf_dict_get_cstr (m, dict, "insort_right"));
}

const RfModuleDef rf_bisect_module = {
  .name = "bisect",
  .doc = "Searching and inserting in sorted lists.",
  .functions = bisect_functions,
  .setup = bisect_setup,
  .functions_module = "_bisect",
};
