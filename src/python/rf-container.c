/* SPDX-License-Identifier: MIT */

/* What the containers share: dropping many references, and the repr of a sequence. */

#include "python/rf-container.h"

void
rf_drop_items (RfHeap *heap, RfObject *const *items, gsize n, gboolean backwards)
{
  gboolean code = FALSE;

  for (gsize i = 0; i < n && !code; i++)
    code = items[i] != NULL && rf_may_run_code (items[i]);
  /* The hold is a stack: the first to be dropped goes on top. */
  for (gsize i = 0; code && i < n; i++)
    {
      RfObject *item = items[backwards ? i : n - 1 - i];

      if (item != NULL)
        rf_hold (heap, item);
    }
  for (gsize i = 0; i < n; i++)
    {
      RfObject *item = items[backwards ? n - 1 - i : i];

      if (item == NULL)
        continue;
      if (code)
        rf_release (heap, 1);
      rf_unref (heap, item);
    }
}

static RfObject *
item_at (RfMachine *m, RfObject *self, gsize i)
{
  if ((RF_CLASS_OF (self)->class_flags & RF_CLASS_LIST_SUBCLASS) != 0)
    return i < ((RfList *) self)->length ? ((RfList *) self)->items[i] : NULL;
  return i < ((RfTuple *) self)->length ? ((RfTuple *) self)->items[i] : NULL;
}

RfObject *
rf_sequence_repr (RfMachine *m, RfObject *self, const char *open, const char *close,
                  const char *recursive)
{
  g_autoptr (GString) out = g_string_new (open);
  RfObject *item;
  int entered = rf_repr_enter (m, self);

  if (entered != 0)
    return entered < 0 ? NULL : rf_str_new (m, recursive, -1);
  for (gsize i = 0; (item = item_at (m, self, i)) != NULL; i++)
    {
      /* CPython does not hold it; where nobody else does either, it is not seen. */
      gboolean holds = !rf_class_repr_is_python (RF_CLASS_OF (item)), done;

      if (i > 0)
        g_string_append (out, ", ");
      if (holds)
        rf_hold (m->heap, rf_new_ref (m, item));
      done = rf_str_append_repr (m, out, item);
      if (holds)
        rf_drop_held (m->heap, item, NULL);
      if (!done)
        {
          rf_repr_leave (m, self);
          return NULL;
        }
    }
  rf_repr_leave (m, self);
  g_string_append (out, close);
  return rf_str_new (m, out->str, (gssize) out->len);
}

/* None is no bound here, unlike in a slice. */
static gboolean
bound (RfMachine *m, RfObject *o, gssize *out)
{
  if (RF_CLASS_OF (o)->slots.index == NULL)
    {
      rf_raise (m, RF_EXC_TypeError, "slice indices must be integers or have an __index__ method");
      return FALSE;
    }
  *out = rf_object_as_index (m, o, RF_N_EXCEPTIONS);
  return *out != -1 || !rf_raised (m);
}

gboolean
rf_search_bounds (RfMachine *m, RfObject *const *args, gsize n_args, gsize length, gssize *start,
                  gssize *stop)
{
  *start = 0;
  *stop = G_MAXSSIZE;
  if ((n_args > 1 && !bound (m, args[1], start)) || (n_args > 2 && !bound (m, args[2], stop)))
    return FALSE;
  if (*start < 0)
    *start = MAX (*start + (gssize) length, 0);
  if (*stop < 0)
    *stop = MAX (*stop + (gssize) length, 0);
  return TRUE;
}

gboolean
rf_set_readonly (RfMachine *m, RfObject *self, RfObject *value)
{
  rf_raise (m, RF_EXC_AttributeError, "readonly attribute");
  return FALSE;
}

gssize
rf_container_index (RfMachine *m, RfObject *key, const gsize *length, const char *kind,
                    const char *out_of_range)
{
  gssize index;

  if (RF_CLASS_OF (key)->slots.index == NULL)
    {
      rf_raise (m, RF_EXC_TypeError, "%s indices must be integers or slices, not %.200s", kind,
                rf_class_name (key));
      return -1;
    }
  index = rf_object_as_index (m, key, RF_EXC_IndexError);
  if (index == -1 && rf_raised (m))
    return -1;
  if (index < 0)
    index += (gssize) *length;
  if (index >= 0 && (gsize) index < *length)
    return index;
  rf_raise (m, RF_EXC_IndexError, "%s", out_of_range);
  return -1;
}
