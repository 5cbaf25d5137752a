/* SPDX-License-Identifier: MIT */

/* Which classes have instances of the same memory: what decides the layout of a class with several
 * bases, and whether one class may stand where another one did. The rules are CPython's, told by
 * its own sizes; that the memory of the host agrees is looked at as well. */

#include "python/rf-class-private.h"
#include "python/rf-str.h"

/* --- the class that decides ------------------------------------------------------------------- */

/* Do instances of @cls have more in them than those of @base, a dict and weak references apart? */
static gboolean
adds_members (const RfClass *cls, const RfClass *base)
{
  if (!(cls->class_flags & RF_CLASS_PYTHON))
    return cls->basic_size != base->basic_size || cls->item_size != base->item_size ||
           cls->type.host_size != base->type.host_size;
  /* Behind items there is no place that could be told apart. */
  return cls->n_slots > 0 || (cls->item_size != 0 && cls->basic_size != base->basic_size);
}

const RfClass *
rf_class_solid_base (const RfClass *cls)
{
  for (; cls->base != NULL; cls = cls->base)
    if (adds_members (cls, cls->base))
      break;
  return cls;
}

RfClass *
rf_class_best_base (RfMachine *m, const RfTuple *bases)
{
  RfClass *best = NULL;
  const RfClass *winner = NULL;
  for (gsize i = 0; i < bases->length; i++)
    {
      RfObject *o = bases->items[i];
      if (!rf_is_class (o))
        return rf_raise (m, RF_EXC_TypeError, "bases must be types");
      RfClass *base = (RfClass *) o;
      if (!(base->class_flags & RF_CLASS_BASETYPE))
        return rf_raise (m, RF_EXC_TypeError, "type '%.100s' is not an acceptable base type",
                         base->full_name);
      const RfClass *candidate = rf_class_solid_base (base);
      if (winner == NULL)
        {
          winner = candidate;
          best = base;
        }
      else if (rf_class_is_subclass (winner, candidate))
        continue;
      else if (rf_class_is_subclass (candidate, winner))
        {
          winner = candidate;
          best = base;
        }
      else
        return rf_raise (m, RF_EXC_TypeError, "multiple bases have instance lay-out conflict");
    }
  return best;
}

gboolean
rf_class_in_chain (const RfClass *cls, const RfClass *of)
{
  for (; cls != NULL; cls = cls->base)
    if (cls == of)
      return TRUE;
  return FALSE;
}

/* --- one class in the place of another -------------------------------------------------------- */

#define ADDED_TYPE_FLAGS (RF_TYPE_WEAKREFABLE | RF_TYPE_GC)

static gboolean
is_collected (const RfClass *cls)
{
  return (cls->type.type_flags & RF_TYPE_GC) != 0;
}

/* Does the host treat their instances alike, as far as the built-in part goes? */
static gboolean
same_builtin_part (const RfClass *a, const RfClass *b)
{
  const RfType *x = &a->builtin_base->type, *y = &b->builtin_base->type;
  return a->builtin_base == b->builtin_base ||
         (x->host_size == y->host_size && x->traverse == y->traverse && x->slots == y->slots &&
          x->clear == y->clear && x->dealloc == y->dealloc && x->finalize == y->finalize &&
          a->builtin_base->dict_offset == b->builtin_base->dict_offset);
}

static gboolean
adds_nothing (const RfClass *cls)
{
  const RfClass *base = cls->base;
  return base != NULL && cls->basic_size == base->basic_size && cls->item_size == base->item_size &&
         cls->dict_offset == base->dict_offset && same_builtin_part (cls, base) &&
         (cls->type.type_flags & ADDED_TYPE_FLAGS) == (base->type.type_flags & ADDED_TYPE_FLAGS);
}

/* Two classes with the same base. */
static gboolean
add_the_same (const RfClass *a, const RfClass *b)
{
  if (a->n_slots != b->n_slots || a->basic_size != b->basic_size)
    return FALSE;
  if (a->item_size != 0 && a->basic_size != a->base->basic_size)
    return FALSE; /* a dict behind items is at no fixed place */
  for (guint32 i = 0; i < a->n_slots; i++)
    if (!rf_str_equal (a->slot_names[i], b->slot_names[i]))
      return FALSE;
  return TRUE;
}

/* Do all places of instances agree, in the memory of the host and in that of CPython? */
static gboolean
same_places (const RfClass *a, const RfClass *b)
{
  return same_builtin_part (a, b) && a->type.host_size == b->type.host_size &&
         a->dict_offset == b->dict_offset && a->pre_size == b->pre_size &&
         (a->class_flags & RF_CLASS_MANAGED_VALUES) == (b->class_flags & RF_CLASS_MANAGED_VALUES) &&
         (a->type.type_flags & ADDED_TYPE_FLAGS) == (b->type.type_flags & ADDED_TYPE_FLAGS);
}

gboolean
rf_class_check_layout (RfMachine *m, RfClass *from, RfClass *to, const char *attribute)
{
  const RfClass *old = from, *new = to;
  if (is_collected (from) != is_collected (to))
    {
      rf_raise (m, RF_EXC_TypeError, "%s assignment: '%s' deallocator differs from '%s'", attribute,
                to->full_name, from->full_name);
      return FALSE;
    }
  while (adds_nothing (new))
    new = new->base;
  while (adds_nothing (old))
    old = old->base;
  if ((new == old || (new->base == old->base &&add_the_same (new, old))) && same_places (from, to))
    return TRUE;
  rf_raise (m, RF_EXC_TypeError, "%s assignment: '%s' object layout differs from '%s'", attribute,
            to->full_name, from->full_name);
  return FALSE;
}
