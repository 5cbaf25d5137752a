/* SPDX-License-Identifier: MIT */

/* The method resolution order: C3 linearisation, and a metaclass's own mro(). */

#include "python/rf-class-private.h"

/* The lists that are merged: the bases' mros, and the bases themselves. heads[i] is how far list i
 * is used up. All borrowed. */
typedef struct
{
  const RfTuple **lists;
  gsize *heads;
  gsize n;
} Merge;

static gboolean
in_a_tail (const Merge *merge, RfObject *candidate)
{
  for (gsize i = 0; i < merge->n; i++)
    for (gsize j = merge->heads[i] + 1; j < merge->lists[i]->length; j++)
      if (merge->lists[i]->items[j] == candidate)
        return TRUE;
  return FALSE;
}

static gpointer
raise_conflict (RfMachine *m, const Merge *merge)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new ();
  g_autoptr (GString) names = g_string_new (NULL);
  for (gsize i = 0; i < merge->n; i++)
    if (merge->heads[i] < merge->lists[i]->length)
      {
        gpointer head = merge->lists[i]->items[merge->heads[i]];
        if (g_ptr_array_find (left, head, NULL))
          continue;
        g_ptr_array_add (left, head);
        if (names->len > 0)
          g_string_append (names, ", ");
        g_string_append (names, ((RfClass *) head)->type.name);
      }
  return rf_raise (m, RF_EXC_TypeError,
                   "Cannot create a consistent method resolution%sorder (MRO) for bases %s",
                   m->profile->minor >= 13 ? " " : "\n", names->str);
}

/* FALSE with an exception. */
static gboolean
merge_lists (RfMachine *m, Merge *merge, GPtrArray *result)
{
  for (;;)
    {
      RfObject *next = NULL;
      gboolean left = FALSE;
      for (gsize i = 0; next == NULL && i < merge->n; i++)
        {
          if (merge->heads[i] >= merge->lists[i]->length)
            continue;
          left = TRUE;
          RfObject *candidate = merge->lists[i]->items[merge->heads[i]];
          if (!in_a_tail (merge, candidate))
            next = candidate;
        }
      if (!left)
        return TRUE;
      if (next == NULL)
        {
          raise_conflict (m, merge);
          return FALSE;
        }
      g_ptr_array_add (result, next);
      for (gsize i = 0; i < merge->n; i++)
        if (merge->heads[i] < merge->lists[i]->length &&
            merge->lists[i]->items[merge->heads[i]] == next)
          merge->heads[i]++;
    }
}

static gboolean
check_duplicates (RfMachine *m, const RfTuple *bases)
{
  for (gsize i = 0; i < bases->length; i++)
    for (gsize j = i + 1; j < bases->length; j++)
      if (bases->items[i] == bases->items[j])
        {
          rf_raise (m, RF_EXC_TypeError, "duplicate base class %s",
                    ((RfClass *) bases->items[i])->type.name);
          return FALSE;
        }
  return TRUE;
}

static RfObject *
c3 (RfMachine *m, RfClass *cls)
{
  const RfTuple *bases = (const RfTuple *) cls->bases;
  if (!check_duplicates (m, bases))
    return NULL;
  g_autoptr (GPtrArray) result = g_ptr_array_new ();
  g_ptr_array_add (result, cls);
  Merge merge = { g_new (const RfTuple *, bases->length + 1), g_new0 (gsize, bases->length + 1),
                  bases->length + 1 };
  gboolean ok = TRUE;
  for (gsize i = 0; ok && i < bases->length; i++)
    {
      merge.lists[i] = (const RfTuple *) ((RfClass *) bases->items[i])->mro;
      if (merge.lists[i] == NULL)
        {
          rf_raise (m, RF_EXC_TypeError, "Cannot extend an incomplete type '%.100s'",
                    ((RfClass *) bases->items[i])->full_name);
          ok = FALSE;
        }
    }
  merge.lists[bases->length] = bases;
  ok = ok && merge_lists (m, &merge, result);
  g_free (merge.lists);
  g_free (merge.heads);
  return ok ? rf_tuple_new (m, (RfObject *const *) result->pdata, result->len) : NULL;
}

RfObject *
rf_class_compute_mro (RfMachine *m, RfClass *cls)
{
  RfClass *metaclass = RF_CLASS_OF ((RfObject *) cls);
  if (metaclass == m->class_type)
    return c3 (m, cls);
  RfObject *name = rf_str_intern (m, "mro", -1);
  if (name == NULL)
    return NULL;
  rf_hold (m->heap, name);
  RfObject *method = rf_class_lookup (m, metaclass, name);
  if (method == NULL || RF_CLASS_OF (method) == m->class_method_descriptor)
    return rf_drop_held (m->heap, name, c3 (m, cls));
  RfObject *list =
    rf_drop_held (m->heap, name, rf_call_special (m, (RfObject *) cls, name, NULL, 0));
  if (list == NULL)
    return NULL;
  rf_hold (m->heap, list);
  RfObject *tuple = rf_drop_held (m->heap, list, rf_tuple_from_iterable (m, list));
  if (tuple == NULL)
    return NULL;
  for (gsize i = 0; i < ((RfTuple *) tuple)->length; i++)
    {
      RfObject *item = ((RfTuple *) tuple)->items[i];
      if (rf_is_class (item))
        continue;
      rf_raise (m, RF_EXC_TypeError, "mro() returned a non-class ('%.500s')", rf_class_name (item));
      rf_drop (m, tuple);
      return NULL;
    }
  return tuple;
}
