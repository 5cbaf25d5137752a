/* SPDX-License-Identifier: MIT */

/* Indexing and slicing of lists, reading and assigning. */

#include "python/rf-container.h"
#include "python/rf-list.h"

#include <string.h>

static RfObject *
get_slice (RfMachine *m, RfObject *self, RfObject *slice)
{
  gssize start, stop, step, n;
  RfObject *result;

  if (!rf_slice_unpack (m, slice, &start, &stop, &step))
    return NULL;
  n = rf_slice_adjust ((gssize) RF_LIST (self)->length, &start, &stop, step);
  if (step == 1)
    return rf_list_slice (m, self, (gsize) start, (gsize) MAX (start, stop));
  result = rf_list_new (m, (gsize) n);
  if (result == NULL)
    return NULL;
  for (gssize i = 0; i < n && (gsize) (start + i * step) < RF_LIST (self)->length; i++)
    rf_list_append (m, result, RF_LIST (self)->items[start + i * step]);
  return result;
}

RfObject *
rf_list_getitem (RfMachine *m, RfObject *self, RfObject *key)
{
  gssize index;

  if (rf_is_slice (m, key))
    return get_slice (m, self, key);
  index = rf_container_index (m, key, &RF_LIST (self)->length, "list", "list index out of range");
  return index < 0 ? NULL : rf_new_ref (m, RF_LIST (self)->items[index]);
}

/* --- assigning to slices ------------------------------------------------------------------ */

/* The items to be assigned as a list of their own (a new reference). */
static RfObject *
items_of (RfMachine *m, RfObject *self, RfObject *value, const char *message)
{
  RfObject *list;

  if (rf_is_list (value) && value == self)
    return rf_list_slice (m, self, 0, RF_LIST (self)->length);
  if (RF_CLASS_OF (value) == m->class_list)
    return rf_new_ref (m, value);
  list = rf_list_from_iterable (m, value);
  if (list == NULL && rf_raised_is (m, RF_EXC_TypeError) &&
      RF_CLASS_OF (value)->slots.iter == NULL && RF_CLASS_OF (value)->slots.getitem == NULL &&
      rf_raised_clear (m))
    rf_raise (m, RF_EXC_TypeError, "%s", message);
  return list;
}

/* Every step-th item goes out. The rest moves together. */
static gboolean
delete_steps (RfMachine *m, RfObject *self, gssize start, gssize step, gsize n)
{
  RfList *l = RF_LIST (self);
  gsize length = l->length, to = 0;
  RfObject **old = g_new (RfObject *, n + 1);
  gsize n_old = 0, low, stride;
  gboolean resized;

  low = step > 0 ? (gsize) start : (gsize) (start + (gssize) (n - 1) * step);
  stride = (gsize) ABS (step);
  for (gsize i = 0; i < length; i++)
    if (n_old < n && i == low + n_old * stride)
      old[n_old++] = l->items[i];
    else
      l->items[to++] = l->items[i];
  if (RF_RECORDING (m->heap))
    for (gsize i = n; i-- > 0;)
      rf_heap_note_remove (m->heap, self, low + i * stride, old[i]);
  /* Shrinking never asks for more memory than there is. */
  resized = rf_list_resize (m, self, to);
  if (!resized)
    {
      rf_raised_clear (m);
      l->length = to;
    }
  rf_drop_items (m->heap, old, n, FALSE);
  g_free (old);
  return TRUE;
}

static gboolean
store_steps (RfMachine *m, RfObject *self, RfObject *with, gssize start, gssize step, gsize n)
{
  RfList *l = RF_LIST (self);
  RfObject **old;

  if (RF_LIST (with)->length != n)
    {
      rf_raise (m, RF_EXC_ValueError,
                "attempt to assign sequence of size %" G_GSIZE_FORMAT
                " to extended slice of size %" G_GSIZE_FORMAT,
                RF_LIST (with)->length, n);
      return FALSE;
    }
  old = g_new (RfObject *, n + 1);
  for (gsize i = 0; i < n; i++)
    {
      gsize at = (gsize) (start + (gssize) i * step);

      old[i] = rf_slot_swap_index (m->heap, self, at, &l->items[at],
                                   rf_new_ref (m, RF_LIST (with)->items[i]));
    }
  rf_drop_items (m->heap, old, n, FALSE);
  g_free (old);
  return TRUE;
}

static gboolean
set_slice (RfMachine *m, RfObject *self, RfObject *slice, RfObject *value)
{
  gboolean plain_message = m->profile->attributes != RF_ATTRIBUTES_VALUES_SHARED;
  gssize start, stop, step, n;
  RfObject *with = NULL;
  gboolean done;

  if (!rf_slice_unpack (m, slice, &start, &stop, &step))
    return FALSE;
  if (value != NULL)
    {
      with = items_of (m, self, value,
                       step == 1 && plain_message ? "can only assign an iterable"
                                                  : "must assign iterable to extended slice");
      if (with == NULL)
        return FALSE;
    }
  /* Iterating may have changed the length. */
  n = rf_slice_adjust ((gssize) RF_LIST (self)->length, &start, &stop, step);
  if (with != NULL)
    rf_hold (m->heap, with);
  if (step == 1)
    done = rf_list_replace (m, self, (gsize) start, (gsize) MAX (start, stop), with);
  else if (with != NULL)
    done = store_steps (m, self, with, start, step, (gsize) n);
  else
    done = n <= 0 || delete_steps (m, self, start, step, (gsize) n);
  if (with != NULL)
    {
      rf_release (m->heap, 1);
      rf_drop (m, with);
    }
  return done;
}

gboolean
rf_list_setitem (RfMachine *m, RfObject *self, RfObject *key, RfObject *value)
{
  gssize index;
  RfObject *old;

  if (rf_is_slice (m, key))
    return set_slice (m, self, key, value);
  index = rf_container_index (m, key, &RF_LIST (self)->length, "list",
                              "list assignment index out of range");
  if (index < 0)
    return FALSE;
  if (value != NULL)
    {
      rf_slot_store_index (m->heap, self, (gsize) index, &RF_LIST (self)->items[index],
                           rf_new_ref (m, value));
      return TRUE;
    }
  old = rf_list_take (m, self, (gsize) index);
  rf_xdrop (m, old);
  return old != NULL;
}
