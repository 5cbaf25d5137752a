/* SPDX-License-Identifier: MIT */

/* The abstract object protocol: calls. Arguments are borrowed from the caller, who keeps them as
 * long as the call runs. */

#include "python/rf-class-private.h"
#include "python/rf-str.h"

gboolean
rf_object_callable (RfMachine *m, RfObject *o)
{
  return RF_CLASS_OF (o)->slots.call != NULL;
}

/* A tuple and a dict of the arguments, on hold: CPython hands them to classes, to objects with
 * __call__ that are written in Python and to some functions written in C. FALSE: an exception is
 * set, nothing is on hold. */
static gboolean
pack_arguments (RfMachine *m, RfObject *const *args, gsize n_args, RfObject *kwnames,
                RfObject *const *values, RfObject **tuple, RfObject **dict)
{
  gsize n_keywords = kwnames != NULL ? ((RfTuple *) kwnames)->length : 0;

  *tuple = rf_tuple_new (m, args, n_args);
  *dict = NULL;
  if (*tuple == NULL)
    return FALSE;
  rf_hold (m->heap, *tuple);
  if (n_keywords == 0)
    return TRUE;
  *dict = rf_dict_new (m);
  if (*dict == NULL)
    {
      rf_drop_held (m->heap, *tuple, NULL);
      return FALSE;
    }
  rf_hold (m->heap, *dict);
  for (gsize i = 0; i < n_keywords; i++)
    if (!rf_dict_set (m, *dict, ((RfTuple *) kwnames)->items[i], values[i]))
      {
        rf_drop_held (m->heap, *dict, NULL);
        rf_drop_held (m->heap, *tuple, NULL);
        return FALSE;
      }
  return TRUE;
}

RfObject *
rf_object_call_spread (RfMachine *m, RfObject *callable, RfObject *const *args, gsize n_args,
                       RfObject *kwnames)
{
  gsize n_keywords = kwnames != NULL ? ((RfTuple *) kwnames)->length : 0;
  RfClass *cls = RF_CLASS_OF (callable);
  RfObject *names, *result;

  if (n_keywords == 0 || (cls != m->class_function && cls != m->class_method))
    return rf_object_call (m, callable, args, n_args, kwnames);
  for (gsize i = 0; i < n_args + n_keywords; i++)
    rf_hold (m->heap, rf_ref (m->heap, args[i]));
  names = rf_tuple_new (m, ((RfTuple *) kwnames)->items, n_keywords);
  result = NULL;
  if (names != NULL)
    {
      rf_hold (m->heap, names);
      result = rf_drop_held (m->heap, names, rf_object_call (m, callable, args, n_args, names));
    }
  for (gsize i = n_args + n_keywords; i-- > 0;)
    result = rf_drop_held (m->heap, args[i], result);
  return result;
}

RfObject *
rf_call_arguments (RfMachine *m, RfObject *const *args, gsize n_args)
{
  if (n_args == 0)
    return rf_new_ref (m, m->empty_tuple);
  if (m->packed_args == args && m->packed != NULL && ((RfTuple *) m->packed)->length == n_args)
    return rf_new_ref (m, m->packed);
  return rf_tuple_new (m, args, n_args);
}

static const RfMethodDef *
method_def (RfMachine *m, RfObject *callable)
{
  RfClass *cls = RF_CLASS_OF (callable);

  return cls == m->class_builtin_function_or_method || cls == m->class_method_descriptor
           ? ((RfBuiltin *) callable)->def
           : NULL;
}

static gboolean
packs_method (RfMachine *m, const RfMethodDef *def, gboolean packed)
{
  return (!packed && rf_method_takes_tuple (m, def)) || rf_method_packs (m, def);
}

/* Whether the arguments go into a tuple: those of classes and objects with __call__ that are
 * written in Python, of exceptions, type itself, slot wrappers and some functions written in C.
 * @packed: there is a tuple of all of them. *@first: where the tuple begins. */
static gboolean
takes_tuple (RfMachine *m, RfObject *callable, gboolean packed, gsize n_args, gsize *first)
{
  RfClass *cls = RF_CLASS_OF (callable);
  const RfMethodDef *def = method_def (m, callable);

  *first = 0;
  if (def != NULL)
    {
      if (cls == m->class_method_descriptor)
        {
          *first = 1;
          packed = FALSE;
        }
      return n_args >= *first && packs_method (m, def, packed);
    }
  if (packed)
    return FALSE;
  if ((cls->class_flags & RF_CLASS_PYTHON) != 0 || cls == m->class_wrapper_descriptor ||
      cls == m->class_method_wrapper)
    return TRUE;
  return rf_is_class (callable) && (rf_class_is_heap ((RfClass *) callable) ||
                                    (callable == RF_OBJECT (m->class_type) && n_args > 1) ||
                                    ((RfClass *) callable)->class_flags &
                                      (RF_CLASS_EXCEPTION_SUBCLASS | RF_CLASS_PACKED_CALL));
}

/* Of these the first argument is cut off the tuple: that makes another one. */
static gboolean
slices_tuple (RfMachine *m, RfObject *callable)
{
  const RfMethodDef *def = method_def (m, callable);

  return RF_CLASS_OF (callable) == m->class_wrapper_descriptor || def == &rf_new_method;
}

/* @tuple: what the caller holds the arguments in, or NULL. */
static RfObject *
call_object (RfMachine *m, RfObject *callable, RfObject *const *args, gsize n_args,
             RfObject *kwnames, RfObject *tuple)
{
  RfCallFunc call = RF_CLASS_OF (callable)->slots.call;
  RfObject *made = NULL, *dict = NULL, *slice = NULL, *result = NULL, *outer = m->packed;
  RfObject *const *outer_args = m->packed_args;
  gsize first;

  if (takes_tuple (m, callable, tuple != NULL, n_args, &first))
    {
      const RfMethodDef *def = method_def (m, callable);

      /* A function that packs them itself looks its keywords up where they are. */
      if (!pack_arguments (m, args + first, n_args - first,
                           def == NULL || rf_method_takes_tuple (m, def) ? kwnames : NULL,
                           args + n_args, &made, &dict))
        return NULL;
      tuple = made;
    }
  else
    first = 0;
  if (n_args > 1 && slices_tuple (m, callable))
    {
      first = 1;
      tuple = slice = rf_tuple_new (m, args + 1, n_args - 1);
      if (slice != NULL)
        rf_hold (m->heap, slice);
    }
  m->packed = tuple;
  m->packed_args = args + first;
  if (slice != NULL || n_args <= 1 || !slices_tuple (m, callable))
    result = call (m, callable, args, n_args, kwnames);
  m->packed = outer;
  m->packed_args = outer_args;
  if (slice != NULL)
    result = rf_drop_held (m->heap, slice, result);
  if (dict != NULL)
    result = rf_drop_held (m->heap, dict, result);
  if (made != NULL)
    result = rf_drop_held (m->heap, made, result);
  return result;
}

/* Calls of these do not count for the recursion limit. */
static gboolean
is_uncounted_class (RfMachine *m, RfObject *callable, gsize n_args)
{
  const RfClass *cls = (const RfClass *) callable;

  return rf_is_class (callable) &&
         (cls == m->class_list || cls == m->class_tuple || cls == m->class_dict ||
          cls == m->class_set || cls == m->class_frozenset || cls == m->class_float ||
          cls == m->class_range || cls == m->class_map || cls == m->class_filter ||
          cls == m->class_reversed || cls == m->class_bool ||
          (cls == m->class_type && n_args == 1));
}

RfObject *
rf_object_call_packed (RfMachine *m, RfObject *callable, RfObject *const *args, gsize n_args,
                       RfObject *kwnames, RfObject *tuple)
{
  RfClass *cls = RF_CLASS_OF (callable);
  const RfMethodDef *def;
  RfObject *result;

  if (G_UNLIKELY (cls->slots.call == NULL))
    return rf_raise (m, RF_EXC_TypeError, "'%.200s' object is not callable", cls->full_name);
  if (tuple == NULL && (cls == m->class_function || cls == m->class_method))
    return cls->slots.call (m, callable, args, n_args, kwnames);
  if (is_uncounted_class (m, callable, n_args))
    return call_object (m, callable, args, n_args, kwnames, tuple);
  if (!rf_recursion_enter (m, " while calling a Python object"))
    return NULL;
  def = method_def (m, callable);
  if (def != NULL && tuple == NULL && !packs_method (m, def, FALSE))
    result = cls->slots.call (m, callable, args, n_args, kwnames);
  else
    result = call_object (m, callable, args, n_args, kwnames, tuple);
  rf_recursion_leave (m);
  return result;
}

RfObject *
rf_object_call_specialized (RfMachine *m, RfObject *callable, RfObject *const *args, gsize n_args,
                            RfObject *kwnames)
{
  const RfMethodDef *def = method_def (m, callable);

  if (def != NULL && !packs_method (m, def, FALSE))
    return RF_CLASS_OF (callable)->slots.call (m, callable, args, n_args, kwnames);
  if (callable == RF_OBJECT (m->class_str)) /* str (x) */
    return m->class_str->slots.new_ (m, m->class_str, args, n_args, kwnames);
  return call_object (m, callable, args, n_args, kwnames, NULL);
}

RfObject *
rf_object_call (RfMachine *m, RfObject *callable, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  return rf_object_call_packed (m, callable, args, n_args, kwnames, NULL);
}

RfObject *
rf_object_call_noargs (RfMachine *m, RfObject *callable)
{
  return rf_object_call (m, callable, NULL, 0, NULL);
}

RfObject *
rf_object_call_one (RfMachine *m, RfObject *callable, RfObject *arg)
{
  return rf_object_call (m, callable, &arg, 1, NULL);
}

RfObject *
rf_object_call_method (RfMachine *m, RfObject *o, RfObject *name, RfObject *const *args,
                       gsize n_args)
{
  gboolean unbound;
  RfObject *method = rf_object_getmethod (m, o, name, &unbound);
  RfObject *result;
  if (method == NULL)
    return NULL;
  rf_hold (m->heap, method);
  if (unbound)
    {
      g_autofree RfObject **all = g_new (RfObject *, n_args + 1);
      all[0] = o;
      for (gsize i = 0; i < n_args; i++)
        all[i + 1] = args[i];
      result = rf_object_call (m, method, all, n_args + 1, NULL);
    }
  else
    result = rf_object_call (m, method, args, n_args, NULL);
  return rf_drop_held (m->heap, method, result);
}

/* The call holds all arguments itself: the dict may change meanwhile. */
static RfObject *
call_with_keywords (RfMachine *m, RfObject *callable, const RfTuple *args, RfObject *kwargs)
{
  RfHeap *heap = m->heap;
  gsize n = args->length, n_kw = rf_dict_length (kwargs);
  g_autofree RfObject **all = g_new (RfObject *, n + n_kw);
  g_autofree RfObject **keys = g_new (RfObject *, n_kw);
  RfObject *key, *value, *result = NULL;
  gsize position = 0, i = 0;
  for (gsize j = 0; j < n; j++)
    all[j] = args->items[j];
  while (i < n_kw && rf_dict_next (kwargs, &position, &key, &value))
    {
      if (!rf_is_str_object (key))
        return rf_raise (m, RF_EXC_TypeError, "keywords must be strings");
      keys[i] = key;
      all[n + i] = value;
      i++;
    }
  n_kw = i;
  RfObject *kwnames = rf_tuple_new (m, keys, n_kw);
  if (kwnames == NULL)
    return NULL;
  for (i = 0; i < n + n_kw; i++)
    rf_hold (heap, rf_ref (heap, all[i]));
  rf_hold (heap, kwnames);
  result = rf_drop_held (heap, kwnames, rf_object_call (m, callable, all, n, kwnames));
  for (i = n + n_kw; i-- > 0;)
    rf_drop_held (heap, all[i], result);
  return result;
}

RfObject *
rf_object_call_tuple (RfMachine *m, RfObject *callable, RfObject *args, RfObject *kwargs)
{
  const RfTuple *tuple = (const RfTuple *) args;
  if (kwargs != NULL && rf_dict_length (kwargs) > 0)
    return call_with_keywords (m, callable, tuple, kwargs);
  return rf_object_call (m, callable, tuple->items, tuple->length, NULL);
}
