/* SPDX-License-Identifier: MIT */

/* Looking for a run of bytes in another, and the arguments of the methods that do. */
#include "python/rf-search.h"

#include "python/rf-atoms-private.h"

#include <string.h>

gssize
rf_search_bytes (const char *data, gsize from, gsize to, const char *what, gsize size,
                 gboolean last)
{
  const char *found;

  if (from > to || size > to - from)
    return -1;
  if (size == 0)
    return (gssize) (last ? to : from);
  if (!last)
    {
      found = memmem (data + from, to - from, what, size);
      return found != NULL ? found - data : -1;
    }
  for (gsize at = to - size + 1; at-- > from;)
    if (memcmp (data + at, what, size) == 0)
      return (gssize) at;
  return -1;
}

gsize
rf_search_count (const char *data, gsize from, gsize to, const char *what, gsize size, gsize most)
{
  gsize n = 0;

  for (gssize at; n < most && (at = rf_search_bytes (data, from, to, what, size, FALSE)) >= 0; n++)
    from = (gsize) at + size;
  return n;
}

gboolean
rf_search_check_number (RfMachine *m, gsize n_args, const char *method)
{
  if (n_args >= 1 && n_args <= 3)
    return TRUE;
  if (rf_since (m, 13))
    rf_raise (m, RF_EXC_TypeError, "%s expected at %s, got %" G_GSIZE_FORMAT, method,
              n_args == 0 ? "least 1 argument" : "most 3 arguments", n_args);
  else
    rf_raise (m, RF_EXC_TypeError, "%s() takes at %s (%" G_GSIZE_FORMAT " given)", method,
              n_args == 0 ? "least 1 argument" : "most 3 arguments", n_args);
  return FALSE;
}

static gboolean
take_bound (RfMachine *m, RfObject *o, gssize *value)
{
  gssize index;

  if (o == m->none)
    return TRUE;
  if (RF_CLASS_OF (o)->slots.index == NULL)
    return rf_raise (m, RF_EXC_TypeError,
                     "slice indices must be integers or None or have an __index__ method") != NULL;
  index = rf_object_as_index (m, o, RF_N_EXCEPTIONS);
  if (index == -1 && rf_raised (m))
    return FALSE;
  *value = index;
  return TRUE;
}

gboolean
rf_search_read_bounds (RfMachine *m, RfObject *const *args, gsize n_args, gssize *start,
                       gssize *stop)
{
  *start = 0;
  *stop = G_MAXSSIZE;
  return (n_args < 2 || take_bound (m, args[1], start)) &&
         (n_args < 3 || take_bound (m, args[2], stop));
}

void
rf_search_clamp (gssize length, gssize *start, gssize *stop)
{
  if (*stop > length)
    *stop = length;
  else if (*stop < 0)
    *stop = MAX (*stop + length, 0);
  if (*start < 0)
    *start = MAX (*start + length, 0);
}

RfObject *
rf_search_result (RfMachine *m, gssize at, const char *missing)
{
  if (at == -1 && missing != NULL)
    return rf_raise (m, RF_EXC_ValueError, "%s", missing);
  return at == -2 ? NULL : rf_int_new (m, at);
}
