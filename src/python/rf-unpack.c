/* SPDX-License-Identifier: MIT */

/* Unpacking for assignments: a, b = x and a, *b, c = x. */

#include "python/rf-container.h"
#include "python/rf-list.h"

static gboolean
too_few (RfMachine *m, gsize expected, gboolean star, gsize got)
{
  rf_raise (m, RF_EXC_ValueError,
            "not enough values to unpack (expected %s%" G_GSIZE_FORMAT ", got %" G_GSIZE_FORMAT ")",
            star ? "at least " : "", expected, got);
  return FALSE;
}

/* Items of an exact list or tuple, without a star. */
static gboolean
unpack_direct (RfMachine *m, RfObject *const *from, gsize length, gsize n, RfObject **items)
{
  if (length < n)
    return too_few (m, n, FALSE, length);
  if (length > n)
    {
      rf_raise (m, RF_EXC_ValueError, "too many values to unpack (expected %" G_GSIZE_FORMAT ")",
                n);
      return FALSE;
    }
  for (gsize i = 0; i < n; i++)
    items[i] = rf_new_ref (m, from[i]);
  return TRUE;
}

/* The first @n; the items so far are on hold. FALSE: *got of them are there. */
static gboolean
take_first (RfMachine *m, RfObject *iterator, gsize n, RfObject **items, gsize *got)
{
  for (*got = 0; *got < n; (*got)++)
    {
      items[*got] = rf_object_next (m, iterator);
      if (items[*got] == NULL)
        return FALSE;
      rf_hold (m->heap, items[*got]);
    }
  return TRUE;
}

/* What is left goes to a list, whose last @after items go behind the star. */
static gboolean
take_rest (RfMachine *m, RfObject *iterator, gsize before, gsize after, RfObject **items)
{
  RfObject *list = rf_list_from_iterable (m, iterator);
  gsize length;

  if (list == NULL)
    return FALSE;
  length = RF_LIST (list)->length;
  if (length < after)
    {
      rf_drop (m, list);
      return too_few (m, before + after, TRUE, before + length);
    }
  items[before] = list;
  for (gsize i = 0; i < after; i++)
    {
      items[before + after - i] = rf_list_take (m, list, length - 1 - i);
      g_assert (items[before + after - i] != NULL);
    }
  return TRUE;
}

static gboolean
unpack_iterator (RfMachine *m, RfObject *iterator, gsize n, gssize after, RfObject **items)
{
  gsize got;
  gboolean done = take_first (m, iterator, n, items, &got);
  RfObject *extra;

  if (!done && !rf_raised (m))
    too_few (m, after >= 0 ? n + (gsize) after : n, after >= 0, got);
  else if (done && after >= 0)
    done = take_rest (m, iterator, n, (gsize) after, items);
  else if (done)
    {
      extra = rf_object_next (m, iterator);
      if (extra != NULL)
        {
          rf_drop (m, extra);
          rf_raise (m, RF_EXC_ValueError,
                    "too many values to unpack (expected %" G_GSIZE_FORMAT ")", n);
        }
      done = !rf_raised (m);
    }
  rf_release (m->heap, (guint) got);
  if (!done)
    rf_drop_items (m->heap, items, got, TRUE);
  return done;
}

gboolean
rf_unpack (RfMachine *m, RfObject *o, gsize n, gssize after, RfObject **items)
{
  RfObject *iterator;
  gsize n_items;
  gboolean done;

  if (after < 0 && RF_CLASS_OF (o) == m->class_tuple)
    return unpack_direct (m, ((RfTuple *) o)->items, ((RfTuple *) o)->length, n, items);
  if (after < 0 && RF_CLASS_OF (o) == m->class_list)
    return unpack_direct (m, RF_LIST (o)->items, RF_LIST (o)->length, n, items);
  iterator = rf_object_iter (m, o);
  if (iterator == NULL)
    {
      if (RF_CLASS_OF (o)->slots.iter == NULL && RF_CLASS_OF (o)->slots.getitem == NULL &&
          rf_raised_is (m, RF_EXC_TypeError) && rf_raised_clear (m))
        rf_raise (m, RF_EXC_TypeError, "cannot unpack non-iterable %s object", rf_class_name (o));
      return FALSE;
    }
  rf_hold (m->heap, iterator);
  done = unpack_iterator (m, iterator, n, after, items);
  rf_release (m->heap, 1);
  /* The iterator's end may run code while the items have no other holder. */
  n_items = !done ? 0 : after < 0 ? n : n + 1 + (gsize) after;
  for (gsize i = 0; i < n_items; i++)
    rf_hold (m->heap, items[i]);
  rf_drop (m, iterator);
  rf_release (m->heap, (guint) n_items);
  return done;
}
