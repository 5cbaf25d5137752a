/* SPDX-License-Identifier: MIT */

/* Assignment to __bases__: the class and all classes below it get new mros, or none of them does.
 *
 * A metaclass's mro() runs in between and may assign to __bases__ itself, of any of them. So
 * nothing is taken from a class that another assignment has changed meanwhile, and the chain of
 * bases is looked at as well as the mro when a cycle has to be kept out: it is ahead of the mro
 * while mro() runs. */

#include "python/rf-class-private.h"
#include "python/rf-str.h"

/* What was done to one class: three references in `done`, the last may be NULL. */
enum
{
  DONE_CLASS,
  DONE_NEW,
  DONE_OLD,
  DONE_N
};

/* --- the mros --------------------------------------------------------------------------------- */

static void
keep (RfMachine *m, GPtrArray *done, RfObject *o /* stolen, or NULL */)
{
  g_ptr_array_add (done, o);
  if (o != NULL)
    rf_hold (m->heap, o);
}

static RfObject *
subclasses_list (RfMachine *m, RfClass *cls)
{
  gsize n = cls->subclasses->len;
  RfObject **items = (RfObject **) cls->subclasses->pdata;
  for (gsize i = 0; i < n; i++)
    rf_new_ref (m, items[i]);
  return rf_list_new_steal (m, items, n);
}

/* Gives @cls and what stands below it new mros, noting in @done what was changed. All that is noted
 * is on hold. */
static gboolean
renew_below (RfMachine *m, RfClass *cls, GPtrArray *done)
{
  RfObject *old = NULL;
  int changed = rf_class_renew_mro (m, cls, &old);
  if (changed <= 0)
    return changed == 0;
  keep (m, done, rf_new_ref (m, (RfObject *) cls));
  keep (m, done, rf_new_ref (m, cls->mro));
  keep (m, done, old);
  if (cls->subclasses == NULL || cls->subclasses->len == 0)
    return TRUE;
  /* Kept like the others: classes may go while mro() runs. */
  RfObject *below = subclasses_list (m, cls);
  if (below == NULL)
    return FALSE;
  keep (m, done, below);
  g_ptr_array_add (done, NULL);
  g_ptr_array_add (done, NULL);
  if (!rf_recursion_enter (m, ""))
    return FALSE;
  gboolean ok = TRUE;
  for (gsize i = 0; ok && i < ((RfList *) below)->length; i++)
    ok = renew_below (m, (RfClass *) ((RfList *) below)->items[i], done);
  rf_recursion_leave (m);
  return ok;
}

/* Puts the old mros back, except where a newer one stands. */
static void
undo_mros (RfMachine *m, GPtrArray *done)
{
  for (guint i = done->len; i >= DONE_N; i -= DONE_N)
    {
      RfClass *cls = done->pdata[i - DONE_N + DONE_CLASS];
      RfObject *new = done->pdata[i - DONE_N + DONE_NEW];
      RfObject *old = done->pdata[i - DONE_N + DONE_OLD];
      if (new == NULL || cls->mro != new)
        continue;
      rf_slot_store_named (m->heap, (RfObject *) cls, "__mro__", &cls->mro,
                           old != NULL ? rf_new_ref (m, old) : NULL);
      rf_class_modified (m, cls);
    }
}

/* --- the bases -------------------------------------------------------------------------------- */

static gboolean
check_bases (RfMachine *m, RfClass *cls, RfObject *value)
{
  const RfTuple *bases = (const RfTuple *) value;
  if (!rf_is_tuple_object (value))
    {
      rf_raise (m, RF_EXC_TypeError, "can only assign tuple to %s.__bases__, not %s",
                cls->full_name, rf_class_name (value));
      return FALSE;
    }
  if (bases->length == 0)
    {
      rf_raise (m, RF_EXC_TypeError, "can only assign non-empty tuple to %s.__bases__, not ()",
                cls->full_name);
      return FALSE;
    }
  for (gsize i = 0; i < bases->length; i++)
    {
      RfClass *base = (RfClass *) bases->items[i];
      if (!rf_is_class (bases->items[i]))
        {
          rf_raise (m, RF_EXC_TypeError, "%s.__bases__ must be tuple of classes, not '%s'",
                    cls->full_name, rf_class_name (bases->items[i]));
          return FALSE;
        }
      if (rf_class_is_subclass (base, cls) || rf_class_in_chain (base, cls))
        {
          rf_raise (m, RF_EXC_TypeError, "a __bases__ item causes an inheritance cycle");
          return FALSE;
        }
    }
  return TRUE;
}

/* The built-in class in the chain of bases may be another one of the same layout. */
static void
renew_builtin_base (RfClass *cls)
{
  if (cls->builtin_base == cls->base->builtin_base || cls->visiting)
    return;
  cls->builtin_base = cls->base->builtin_base;
  cls->visiting = TRUE;
  for (guint i = 0; cls->subclasses != NULL && i < cls->subclasses->len; i++)
    renew_builtin_base (cls->subclasses->pdata[i]);
  cls->visiting = FALSE;
}

static void
link_subclass (RfMachine *m, RfClass *cls, const RfTuple *old_bases, const RfTuple *bases)
{
  for (gsize i = 0; i < old_bases->length; i++)
    rf_class_remove_subclass (m, (RfClass *) old_bases->items[i], cls);
  for (gsize i = 0; i < bases->length; i++)
    {
      rf_class_count_subclass (m, (RfClass *) bases->items[i]);
      rf_class_add_subclass ((RfClass *) bases->items[i], cls);
    }
}

gboolean
rf_class_set_bases (RfMachine *m, RfClass *cls, RfObject *value)
{
  RfHeap *heap = m->heap;
  RfObject *self = (RfObject *) cls;
  if (!check_bases (m, cls, value))
    return FALSE;
  RfClass *base = rf_class_best_base (m, (RfTuple *) value);
  if (base == NULL || !rf_class_check_layout (m, cls->base, base, "__bases__"))
    return FALSE;
  g_autoptr (GPtrArray) done = g_ptr_array_new ();
  guint depth = heap->holds->len;
  RfObject *old_bases = rf_new_ref (m, cls->bases);
  rf_hold (heap, old_bases);
  RfObject *old_base = rf_new_ref (m, (RfObject *) cls->base);
  rf_hold (heap, old_base);
  rf_slot_store_named (heap, self, "__bases__", &cls->bases, rf_new_ref (m, value));
  rf_slot_store_named (heap, self, "__base__", (RfObject **) &cls->base,
                       rf_new_ref (m, (RfObject *) base));
  gboolean ok = renew_below (m, cls, done);
  if (!ok)
    undo_mros (m, done);
  if (ok && cls->bases == value)
    {
      link_subclass (m, cls, (RfTuple *) old_bases, (RfTuple *) value);
      renew_builtin_base (cls);
      rf_class_modified (m, cls);
      rf_class_update_name (m, cls, m->name_init);
    }
  else if (cls->bases == value)
    {
      rf_slot_store_named (heap, self, "__bases__", &cls->bases, rf_new_ref (m, old_bases));
      rf_slot_store_named (heap, self, "__base__", (RfObject **) &cls->base,
                           rf_new_ref (m, old_base));
    }
  while (heap->holds->len > depth)
    {
      RfObject *o = heap->holds->pdata[heap->holds->len - 1];
      rf_release (heap, 1);
      rf_unref (heap, o);
    }
  return ok;
}
