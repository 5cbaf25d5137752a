/* SPDX-License-Identifier: MIT */

/* The method resolution order: C3 linearisation, and a metaclass's own mro(). That one may do as it
 * likes, also with this class, which then has no mro yet or another one when it returns. */

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

/* With a single base there is nothing to merge, and nothing that is looked at. */
static RfObject *
behind_one_base (RfMachine *m, RfClass *cls)
{
  const RfTuple *theirs = (const RfTuple *) ((RfClass *) ((RfTuple *) cls->bases)->items[0])->mro;
  g_autofree RfObject **items = g_new (RfObject *, theirs->length + 1);
  items[0] = (RfObject *) cls;
  for (gsize i = 0; i < theirs->length; i++)
    items[i + 1] = theirs->items[i];
  return rf_tuple_new (m, items, theirs->length + 1);
}

RfObject *
rf_class_c3 (RfMachine *m, RfClass *cls)
{
  const RfTuple *bases = (const RfTuple *) cls->bases;
  for (gsize i = 0; i < bases->length; i++)
    if (((RfClass *) bases->items[i])->mro == NULL)
      return rf_raise (m, RF_EXC_TypeError, "Cannot extend an incomplete type '%.100s'",
                       ((RfClass *) bases->items[i])->full_name);
  if (bases->length == 1)
    return behind_one_base (m, cls);
  if (!check_duplicates (m, bases))
    return NULL;
  g_autoptr (GPtrArray) result = g_ptr_array_new ();
  g_ptr_array_add (result, cls);
  Merge merge = { g_new (const RfTuple *, bases->length + 1), g_new0 (gsize, bases->length + 1),
                  bases->length + 1 };
  for (gsize i = 0; i < bases->length; i++)
    merge.lists[i] = (const RfTuple *) ((RfClass *) bases->items[i])->mro;
  merge.lists[bases->length] = bases;
  gboolean ok = merge_lists (m, &merge, result);
  g_free (merge.lists);
  g_free (merge.heads);
  return ok ? rf_tuple_new (m, (RfObject *const *) result->pdata, result->len) : NULL;
}

/* What mro() of the metaclass gave has to be classes, with layouts that those of @cls's instances
 * have in them. */
static gboolean
check_custom (RfMachine *m, RfClass *cls, const RfTuple *mro)
{
  const RfClass *solid = rf_class_solid_base (cls);
  for (gsize i = 0; i < mro->length; i++)
    {
      RfObject *item = mro->items[i];
      if (!rf_is_class (item))
        {
          rf_raise (m, RF_EXC_TypeError, "mro() returned a non-class ('%.500s')",
                    rf_class_name (item));
          return FALSE;
        }
      if (!rf_class_is_subclass (solid, rf_class_solid_base ((RfClass *) item)))
        {
          rf_raise (m, RF_EXC_TypeError, "mro() returned base with unsuitable layout ('%.500s')",
                    ((RfClass *) item)->full_name);
          return FALSE;
        }
    }
  return TRUE;
}

/* The mro that the metaclass computes: a tuple. */
static RfObject *
compute (RfMachine *m, RfClass *cls)
{
  RfClass *metaclass = RF_CLASS_OF ((RfObject *) cls);
  if (metaclass == m->class_type)
    return rf_class_c3 (m, cls);
  RfObject *name = rf_str_intern (m, "mro", -1);
  if (name == NULL)
    return NULL;
  rf_hold (m->heap, name);
  RfObject *given = rf_call_special (m, (RfObject *) cls, name, NULL, 0);
  if (given == NULL && !rf_raised (m))
    rf_raise_object (m, RF_EXC_AttributeError, name);
  rf_drop_held (m->heap, name, given);
  if (given == NULL)
    return NULL;
  rf_hold (m->heap, given);
  RfObject *mro = rf_drop_held (m->heap, given, rf_tuple_from_iterable (m, given));
  if (mro == NULL)
    return NULL;
  if (((RfTuple *) mro)->length == 0)
    rf_raise (m, RF_EXC_TypeError, "type MRO must not be empty");
  else if (check_custom (m, cls, (RfTuple *) mro))
    return mro;
  rf_drop (m, mro);
  return NULL;
}

int
rf_class_renew_mro (RfMachine *m, RfClass *cls, RfObject **old)
{
  RfObject *before = cls->mro;
  if (before != NULL)
    rf_hold (m->heap, rf_new_ref (m, before));
  RfObject *mro = compute (m, cls);
  gboolean changed = cls->mro != before;
  if (mro != NULL && !changed)
    {
      rf_slot_store_named (m->heap, (RfObject *) cls, "__mro__", &cls->mro, mro);
      rf_class_modified (m, cls);
    }
  if (before != NULL)
    rf_release (m->heap, 1);
  if (mro == NULL || changed || old == NULL)
    rf_xdrop (m, before);
  else
    *old = before;
  if (mro != NULL && changed)
    rf_drop (m, mro);
  return mro == NULL ? -1 : !changed;
}
