/* SPDX-License-Identifier: MIT */

/* What built-in iterators answer to __reduce__() and __setstate__(): a call that makes such an
 * iterator anew, and how far it has come. */

#include "python/rf-container.h"
#include "python/rf-iterator.h"
#include "python/rf-list.h"
#include "python/rf-reduce.h"

#include <string.h>

#define SEQUENCE(o) ((RfSequenceIterator *) (o))
#define PAIR(o) ((RfPairIterator *) (o))

/* --- answers ---------------------------------------------------------------------------------- */

/* Packs a reduction of what it is given; takes @function, @arguments and @state, of which the last
 * may be missing. */
static RfObject *
pack (RfMachine *m, RfObject *function, RfObject *arguments, RfObject *state)
{
  RfObject *parts[3], *result = NULL;
  guint n = 0;

  for (guint i = 0; i < 3; i++)
    {
      RfObject *part = i == 0 ? function : i == 1 ? arguments : state;
      if (part == NULL)
        continue;
      parts[n++] = part;
      rf_hold (m->heap, part);
    }
  if (function != NULL && arguments != NULL && !rf_raised (m))
    result = rf_tuple_new (m, parts, n);
  rf_release (m->heap, n);
  if (result != NULL)
    rf_hold (m->heap, result);
  rf_drop_items (m->heap, parts, n, FALSE);
  if (result != NULL)
    rf_release (m->heap, 1);
  return result;
}

RfObject *
rf_iterator_reduction (RfMachine *m, const char *function, RfObject *argument, RfObject *state)
{
  RfObject *found = rf_dict_get_cstr (m, m->builtins, function), *arguments = NULL;

  if (found == NULL && !rf_raised (m))
    rf_raise (m, RF_EXC_AttributeError, "%s", function);
  if (state != NULL)
    rf_hold (m->heap, state);
  if (argument != NULL)
    {
      rf_hold (m->heap, argument);
      arguments = rf_tuple_new (m, &argument, 1);
      rf_release (m->heap, 1);
      rf_drop (m, argument);
    }
  if (state != NULL)
    rf_release (m->heap, 1);
  return pack (m, found != NULL ? rf_new_ref (m, found) : NULL, arguments, state);
}

/* The class of @self, called with @items (borrowed). @state is taken. */
static RfObject *
reduction_of_class (RfMachine *m, RfObject *self, RfObject *const *items, gsize n, RfObject *state)
{
  RfObject *arguments;

  if (state != NULL)
    rf_hold (m->heap, state);
  arguments = rf_tuple_new (m, items, n);
  if (state != NULL)
    rf_release (m->heap, 1);
  return pack (m, rf_new_ref (m, (RfObject *) RF_CLASS_OF (self)), arguments, state);
}

/* --- sequences -------------------------------------------------------------------------------- */

static gboolean
goes_back (RfMachine *m, RfObject *self)
{
  return RF_CLASS_OF (self) == m->class_list_reverseiterator || rf_is (self, m->class_reversed);
}

/* Something empty in the place of the container that the iterator has dropped. */
static RfObject *
empty_container (RfMachine *m, RfObject *self)
{
  RfClass *cls = RF_CLASS_OF (self);

  if (cls == m->class_list_iterator || cls == m->class_list_reverseiterator)
    return rf_list_new (m, 0);
  if (cls == m->class_str_iterator || cls == rf_container_state (m)->ascii_iterator)
    return rf_new_ref (m, m->empty_str);
  return rf_new_ref (m, m->empty_tuple);
}

static RfObject *
sequence_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  RfSequenceIterator *it = SEQUENCE (self);
  RfObject *index;
  gboolean reversed = rf_is (self, m->class_reversed);
  gboolean back = goes_back (m, self);

  if (it->container != NULL && (!back || reversed || it->index >= 0))
    {
      index = rf_int_new (m, it->index);
      if (index == NULL)
        return NULL;
      if (reversed)
        return reduction_of_class (m, self, &it->container, 1, index);
      return rf_iterator_reduction (m, back ? "reversed" : "iter", rf_new_ref (m, it->container),
                                    index);
    }
  if (reversed)
    return reduction_of_class (m, self, &m->empty_tuple, 1, NULL);
  return rf_iterator_reduction (m, back && m->profile->minor >= 13 ? "reversed" : "iter",
                                empty_container (m, self), NULL);
}

/* The state as an index: FALSE with an exception. */
static gboolean
state_index (RfMachine *m, RfObject *state, gssize *index)
{
  gint64 value;

  if (!rf_is (state, m->class_int))
    {
      rf_raise (m, RF_EXC_TypeError, "an integer is required");
      return FALSE;
    }
  if (!rf_int_fits (state, &value))
    {
      rf_raise (m, RF_EXC_OverflowError, "Python int too large to convert to C ssize_t");
      return FALSE;
    }
  *index = (gssize) value;
  return TRUE;
}

static RfObject *
sequence_setstate (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  RfSequenceIterator *it = SEQUENCE (self);
  gssize index, length;

  if (!state_index (m, args[0], &index))
    return NULL;
  if (it->container == NULL)
    return rf_none (m);
  gboolean back = goes_back (m, self);
  if (RF_CLASS_OF (self) == m->class_iterator)
    length = G_MAXSSIZE;
  else
    {
      RfObject *container = rf_new_ref (m, it->container);
      rf_hold (m->heap, container);
      length = rf_is (container, m->class_list) ? (gssize) ((RfList *) container)->length
                                                : rf_object_length (m, container);
      rf_release (m->heap, 1);
      rf_drop (m, container);
      if (length < 0)
        return NULL;
    }
  /* Since 3.13 a list's iterator is at its end then. */
  if (index < 0 && RF_CLASS_OF (self) == m->class_list_iterator && m->profile->minor >= 13)
    index = length;
  it->index = CLAMP (index, back ? -1 : 0, back ? length - 1 : length);
  return rf_none (m);
}

/* --- dicts and sets --------------------------------------------------------------------------- */

/* The items that are left, of a copy of the iterator: taken. */
static RfObject *
reduce_rest (RfMachine *m, RfObject *copy)
{
  if (copy == NULL)
    return NULL;
  rf_hold (m->heap, copy);
  RfObject *rest = rf_drop_held (m->heap, copy, rf_list_from_iterable (m, copy));
  return rest != NULL ? rf_iterator_reduction (m, "iter", rest, NULL) : NULL;
}

RfObject *
rf_iterator_reduce_rest (RfMachine *m, RfObject *copy)
{
  return copy != NULL ? reduce_rest (m, copy)
                      : rf_iterator_reduction (m, "iter", rf_list_new (m, 0), NULL);
}

/* --- zip, map, filter, enumerate, iter (callable, sentinel) ----------------------------------- */

static RfObject *
zip_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfZip *zip = (RfZip *) self;

  return pack (m, rf_new_ref (m, (RfObject *) RF_CLASS_OF (self)), rf_new_ref (m, zip->iterators),
               zip->strict ? rf_bool (m, TRUE) : NULL);
}

static RfObject *
zip_setstate (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  int strict = rf_object_truth (m, args[0]);

  if (strict < 0)
    return NULL;
  ((RfZip *) self)->strict = strict > 0;
  return rf_none (m);
}

static RfObject *
map_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfZip *map = (RfZip *) self;
  const RfTuple *iterators = (const RfTuple *) map->iterators;
  g_autofree RfObject **items = g_new (RfObject *, iterators->length + 1);

  items[0] = map->result;
  memcpy (items + 1, iterators->items, iterators->length * sizeof *items);
  return reduction_of_class (m, self, items, iterators->length + 1, NULL);
}

static RfObject *
filter_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *const items[] = { PAIR (self)->function, PAIR (self)->other };

  return reduction_of_class (m, self, items, 2, NULL);
}

static RfObject *
enumerate_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  RfEnumerate *it = (RfEnumerate *) self;
  RfObject *index =
    it->big_index != NULL ? rf_new_ref (m, it->big_index) : rf_int_new (m, it->index);

  if (index == NULL)
    return NULL;
  RfObject *const items[] = { it->iterator, index };
  rf_hold (m->heap, index);
  RfObject *result = reduction_of_class (m, self, items, 2, NULL);
  rf_release (m->heap, 1);
  rf_drop (m, index);
  return result;
}

static RfObject *
callable_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  RfObject *const items[] = { PAIR (self)->function, PAIR (self)->other };

  if (items[0] == NULL || items[1] == NULL)
    return rf_iterator_reduction (m, "iter", rf_new_ref (m, m->empty_tuple), NULL);
  RfObject *iter = rf_dict_get_cstr (m, m->builtins, "iter");
  if (iter == NULL)
    return rf_raised (m) ? NULL : rf_raise (m, RF_EXC_AttributeError, "iter");
  return pack (m, rf_new_ref (m, iter), rf_tuple_new (m, items, 2), NULL);
}

/* --- the methods ------------------------------------------------------------------------------ */

#define REDUCE(function)                  \
  {                                       \
    "__reduce__", function, 0, 0, 0, NULL \
  }

const RfMethodDef rf_iterator_zip_methods[] = {
  REDUCE (zip_reduce),
  { "__setstate__", zip_setstate, 1, 1, 0, NULL },
  { NULL },
};
const RfMethodDef rf_iterator_map_methods[] = { REDUCE (map_reduce), { NULL } };
const RfMethodDef rf_iterator_filter_methods[] = { REDUCE (filter_reduce), { NULL } };
const RfMethodDef rf_iterator_enumerate_methods[] = { REDUCE (enumerate_reduce), { NULL } };
const RfMethodDef rf_iterator_callable_methods[] = { REDUCE (callable_reduce), { NULL } };
const RfMethodDef rf_iterator_sequence_methods[] = {
  { "__length_hint__", rf_iterator_sequence_hint, 0, 0, 0, NULL },
  REDUCE (sequence_reduce),
  { "__setstate__", sequence_setstate, 1, 1, 0, NULL },
  { NULL },
};
