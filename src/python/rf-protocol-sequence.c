/* SPDX-License-Identifier: MIT */

/* The abstract object protocol: items, iteration, length and indices. */

#include "python/rf-atoms-private.h"
#include "python/rf-class-private.h"
#include "python/rf-eval-breaker.h"
#include "python/rf-exception.h"
#include "python/rf-generic-alias.h"
#include "python/rf-int.h"
#include "python/rf-iterator.h"
#include "python/rf-str.h"

/* --- indices ---------------------------------------------------------------------------------- */

static gboolean
is_index (RfObject *o)
{
  return RF_CLASS_OF (o)->slots.index != NULL;
}

RfObject *
rf_object_index (RfMachine *m, RfObject *o)
{
  if (rf_is_int_object (o))
    return rf_int_exact (m, o);
  RfUnaryFunc index = RF_CLASS_OF (o)->slots.index;
  if (index == NULL)
    return rf_raise (m, RF_EXC_TypeError, "'%.200s' object cannot be interpreted as an integer",
                     rf_class_name (o));
  RfObject *result = index (m, o);
  if (result == NULL || RF_CLASS_OF (result) == m->class_int)
    return result;
  if (rf_is_int_object (result))
    {
      g_autofree char *text =
        g_strdup_printf ("__index__ returned non-int (type %.200s).  The ability to return an "
                         "instance of a strict subclass of int is deprecated, and may be removed "
                         "in a future version of Python.",
                         rf_class_name (result));
      rf_hold (m->heap, result);
      gboolean ok = rf_warn (m, RF_EXC_DeprecationWarning, text);
      return rf_drop_held (m->heap, result, ok ? rf_int_exact (m, result) : NULL);
    }
  rf_raise (m, RF_EXC_TypeError, "__index__ returned non-int (type %.200s)",
            rf_class_name (result));
  rf_drop (m, result);
  return NULL;
}

gssize
rf_object_as_index (RfMachine *m, RfObject *o, RfExceptionKind kind)
{
  gint64 value;
  if (RF_CLASS_OF (o) == m->class_int && rf_int_fits (o, &value))
    return (gssize) value;
  RfObject *index = rf_object_index (m, o);
  if (index == NULL)
    return -1;
  if (!rf_int_fits (index, &value))
    {
      if (kind == RF_N_EXCEPTIONS)
        value = mpz_sgn (((RfInt *) index)->big) < 0 ? G_MININT64 : G_MAXINT64;
      else
        {
          rf_raise (m, kind, "cannot fit '%.200s' into an index-sized integer", rf_class_name (o));
          value = -1;
        }
    }
  rf_drop (m, index);
  return (gssize) value;
}

/* --- items ------------------------------------------------------------------------------------ */

/* cls[key]: __class_getitem__. */
static RfObject *
class_getitem (RfMachine *m, RfObject *cls, RfObject *key)
{
  if (cls == RF_OBJECT (m->class_type))
    return rf_generic_alias_new (m, cls, key);
  RfObject *method = rf_object_getattr_optional (m, cls, m->name_class_getitem);
  if (method != NULL)
    {
      rf_hold (m->heap, method);
      return rf_drop_held (m->heap, method, rf_object_call_one (m, method, key));
    }
  if (rf_raised (m))
    return NULL;
  if (m->profile->minor < 11)
    return rf_raise (m, RF_EXC_TypeError, "'%.200s' object is not subscriptable",
                     rf_class_name (cls));
  return rf_raise (m, RF_EXC_TypeError, "type '%.200s' is not subscriptable",
                   ((RfClass *) cls)->full_name);
}

RfObject *
rf_object_getitem (RfMachine *m, RfObject *o, RfObject *key)
{
  RfBinaryFunc getitem = RF_CLASS_OF (o)->slots.getitem;
  if (G_LIKELY (getitem != NULL))
    return getitem (m, o, key);
  if (rf_is_class (o))
    return class_getitem (m, o, key);
  return rf_raise (m, RF_EXC_TypeError, "'%.200s' object is not subscriptable", rf_class_name (o));
}

gboolean
rf_object_setitem (RfMachine *m, RfObject *o, RfObject *key, RfObject *value)
{
  RfSetItemFunc setitem = RF_CLASS_OF (o)->slots.setitem;
  if (G_LIKELY (setitem != NULL))
    return setitem (m, o, key, value);
  rf_raise (m, RF_EXC_TypeError, "'%.200s' object does not support item assignment",
            rf_class_name (o));
  return FALSE;
}

gboolean
rf_object_delitem (RfMachine *m, RfObject *o, RfObject *key)
{
  RfClass *cls = RF_CLASS_OF (o);
  if (G_LIKELY (cls->slots.setitem != NULL))
    return cls->slots.setitem (m, o, key, NULL);
  /* CPython says it in another way of what could be a sequence. */
  gboolean sequence = rf_class_is_heap (cls) || cls->slots.concat != NULL ||
                      cls->slots.repeat != NULL || cls->slots.length != NULL;
  rf_raise (m, RF_EXC_TypeError, "'%.200s' object %s support item deletion", rf_class_name (o),
            sequence && is_index (key) ? "doesn't" : "does not");
  return FALSE;
}

/* Looks through an iterable from front to back. */
static int
contains_by_iteration (RfMachine *m, RfObject *o, RfObject *item)
{
  RfHeap *heap = m->heap;
  RfObject *it = rf_object_iter (m, o);
  int found = 0;
  if (it == NULL)
    {
      if (rf_raised_is (m, RF_EXC_TypeError) && RF_CLASS_OF (o)->slots.iter == NULL &&
          rf_raised_clear (m))
        rf_raise (m, RF_EXC_TypeError, "argument of type '%.200s' is not iterable",
                  rf_class_name (o));
      return -1;
    }
  rf_hold (heap, it);
  while (found == 0)
    {
      RfObject *next = rf_object_next (m, it);
      if (next == NULL)
        {
          if (rf_raised (m))
            found = -1;
          break;
        }
      rf_hold (heap, next);
      found = rf_object_compare_bool (m, next, item, RF_CMP_EQ);
      rf_release (heap, 1);
      rf_unref (heap, next);
    }
  rf_release (heap, 1);
  rf_unref (heap, it);
  return found;
}

int
rf_object_contains (RfMachine *m, RfObject *o, RfObject *item)
{
  RfContainsFunc contains = RF_CLASS_OF (o)->slots.contains;
  return contains != NULL ? contains (m, o, item) : contains_by_iteration (m, o, item);
}

/* --- iteration -------------------------------------------------------------------------------- */

/* Can it be walked by o[0], o[1] … until IndexError? */
static gboolean
is_sequence (RfObject *o)
{
  RfClass *cls = RF_CLASS_OF (o);
  return cls->slots.getitem != NULL && !rf_is_dict_object (o);
}

RfObject *
rf_object_iter (RfMachine *m, RfObject *o)
{
  RfUnaryFunc iter = RF_CLASS_OF (o)->slots.iter;
  if (iter == NULL)
    {
      if (is_sequence (o))
        return rf_sequence_iterator_new (m, m->class_iterator, o, 0);
      return rf_raise (m, RF_EXC_TypeError, "'%.200s' object is not iterable", rf_class_name (o));
    }
  RfObject *result = iter (m, o);
  if (result == NULL || RF_CLASS_OF (result)->slots.iternext != NULL)
    return result;
  rf_raise (m, RF_EXC_TypeError, "iter() returned non-iterator of type '%.100s'",
            rf_class_name (result));
  rf_drop (m, result);
  return NULL;
}

/* Does somebody want the program to stop? Loops written in C need no evaluation loop, and some have
 * no end. */
static inline gboolean
must_stop (RfMachine *m)
{
  return G_UNLIKELY (g_atomic_int_get (&m->breaker) != 0) &&
         g_atomic_int_get (&m->stop_wanted) != RF_STOP_NONE;
}

RfObject *
rf_iterator_next (RfMachine *m, RfObject *iterator)
{
  RfIterNextFunc next = RF_CLASS_OF (iterator)->slots.iternext;
  if (must_stop (m) && !rf_eval_check (m))
    return NULL;
  if (next == NULL)
    return rf_raise (m, RF_EXC_TypeError, "'%.200s' object is not iterable",
                     rf_class_name (iterator));
  return next (m, iterator);
}

RfObject *
rf_object_next (RfMachine *m, RfObject *iterator)
{
  RfObject *result = rf_iterator_next (m, iterator);
  if (result == NULL && rf_raised (m) && rf_raised_is (m, RF_EXC_StopIteration))
    rf_raised_clear (m);
  return result;
}

gssize
rf_object_length (RfMachine *m, RfObject *o)
{
  RfLengthFunc length = RF_CLASS_OF (o)->slots.length;
  if (length != NULL)
    return length (m, o);
  rf_raise (m, RF_EXC_TypeError, "object of type '%.200s' has no len()", rf_class_name (o));
  return -1;
}

gssize
rf_object_length_hint (RfMachine *m, RfObject *o, gssize default_hint)
{
  if (RF_CLASS_OF (o)->slots.length != NULL)
    {
      gssize length = rf_object_length (m, o);
      if (length >= 0)
        return length;
      if (!rf_raised_is (m, RF_EXC_TypeError))
        return -1;
      rf_raised_clear (m);
    }
  RfObject *name = rf_str_intern (m, "__length_hint__", -1);
  if (name == NULL)
    return -1;
  rf_hold (m->heap, name);
  RfObject *hint = rf_drop_held (m->heap, name, rf_object_call_special (m, o, name, NULL, 0));
  if (hint == NULL)
    {
      if (!rf_raised (m))
        return default_hint;
      if (!rf_raised_is (m, RF_EXC_TypeError))
        return -1;
      rf_raised_clear (m);
      return default_hint;
    }
  gssize length = default_hint;
  if (hint != m->not_implemented)
    {
      if (!rf_is_int_object (hint))
        {
          rf_raise (m, RF_EXC_TypeError, "__length_hint__ must be an integer, not %.100s",
                    rf_class_name (hint));
          length = -1;
        }
      else
        {
          length = rf_object_as_index (m, hint, RF_EXC_OverflowError);
          if (length < 0 && !rf_raised (m))
            {
              rf_raise (m, RF_EXC_ValueError, "__length_hint__() should return >= 0");
              length = -1;
            }
        }
    }
  rf_drop (m, hint);
  return length;
}
