/* SPDX-License-Identifier: MIT */

/* The methods of list. */

#include "python/rf-container.h"
#include "python/rf-int.h"
#include "python/rf-iterator.h"
#include "python/rf-list.h"

static RfObject *
method_append (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_list_append (m, self, args[0]) ? rf_none (m) : NULL;
}

static RfObject *
method_extend (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_list_extend (m, self, args[0]) ? rf_none (m) : NULL;
}

static RfObject *
method_insert (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gssize index = rf_object_as_index (m, args[0], RF_EXC_OverflowError);
  gssize length = (gssize) RF_LIST (self)->length;

  if (index == -1 && rf_raised (m))
    return NULL;
  if (index < 0)
    index = MAX (index + length, 0);
  index = MIN (index, length);
  return rf_list_insert_steal (m, self, (gsize) index, rf_new_ref (m, args[1])) ? rf_none (m)
                                                                                : NULL;
}

static RfObject *
method_pop (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gssize index = -1;

  if (n_args > 0)
    {
      RfObject *number = rf_object_index (m, args[0]);
      gint64 value;
      if (number == NULL)
        return NULL;
      gboolean fits = rf_int_fits (number, &value);
      rf_drop (m, number);
      if (!fits)
        return rf_raise (m, RF_EXC_OverflowError, "Python int too large to convert to C ssize_t");
      index = (gssize) value;
    }
  if (RF_LIST (self)->length == 0)
    return rf_raise (m, RF_EXC_IndexError, "pop from empty list");
  if (index < 0)
    index += (gssize) RF_LIST (self)->length;
  if (index < 0 || (gsize) index >= RF_LIST (self)->length)
    return rf_raise (m, RF_EXC_IndexError, "pop index out of range");
  return rf_list_take (m, self, (gsize) index);
}

/* The next item from @start on that equals @value, or -1, or -2 with an exception. */
static gssize
find (RfMachine *m, RfObject *self, RfObject *value, gsize start, gsize stop)
{
  for (gsize i = start; i < stop && i < RF_LIST (self)->length; i++)
    {
      RfObject *item = RF_LIST (self)->items[i];
      int equal = 1;

      if (item != value)
        {
          rf_hold (m->heap, rf_new_ref (m, item));
          equal = rf_object_compare_bool (m, item, value, RF_CMP_EQ);
          rf_release (m->heap, 1);
          rf_drop (m, item);
        }
      if (equal != 0)
        return equal < 0 ? -2 : (gssize) i;
    }
  return -1;
}

static RfObject *
method_remove (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gssize at = find (m, self, args[0], 0, G_MAXSIZE);
  RfObject *old;

  if (at == -1)
    return rf_raise (m, RF_EXC_ValueError, "list.remove(x): x not in list");
  if (at < 0)
    return NULL;
  /* __eq__ may have shortened the list. */
  if ((gsize) at >= RF_LIST (self)->length)
    return rf_none (m);
  old = rf_list_take (m, self, (gsize) at);
  if (old == NULL)
    return NULL;
  rf_drop (m, old);
  return rf_none (m);
}

static RfObject *
method_index (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gssize start, stop, at;
  RfObject *repr;

  if (!rf_search_bounds (m, args, n_args, RF_LIST (self)->length, &start, &stop))
    return NULL;
  at = find (m, self, args[0], (gsize) start, (gsize) stop);
  if (at >= 0)
    return rf_int_new (m, at);
  if (at == -1)
    {
      repr = rf_object_repr (m, args[0]);
      if (repr == NULL)
        return NULL;
      rf_raise (m, RF_EXC_ValueError, "%s is not in list", rf_str_data (repr));
      rf_drop (m, repr);
    }
  return NULL;
}

static RfObject *
method_count (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gint64 count = 0;
  gssize at = -1;

  while ((at = find (m, self, args[0], (gsize) (at + 1), G_MAXSIZE)) >= 0)
    count++;
  return at == -1 ? rf_int_new (m, count) : NULL;
}

static RfObject *
method_clear (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  rf_list_clear (m->heap, self);
  return rf_none (m);
}

static RfObject *
method_copy (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_list_slice (m, self, 0, RF_LIST (self)->length);
}

static RfObject *
method_reverse (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  rf_list_reverse (m, self);
  return rf_none (m);
}

gboolean
rf_list_sort_reverse (RfMachine *m, RfObject *value, gboolean *reverse)
{
  int number = m->profile->minor >= 12 ? rf_object_truth (m, value) : rf_int_as_c_int (m, value);

  *reverse = number != 0;
  return number != -1 || !rf_raised (m);
}

static RfObject *
method_sort (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "$", "key", "reverse", NULL };
  RfObject *values[2] = { NULL, NULL };
  gboolean reverse = FALSE;

  gsize n = n_args + (kwnames != NULL ? ((RfTuple *) kwnames)->length : 0);
  if (n > 2)
    return rf_raise (m, RF_EXC_TypeError,
                     "sort() takes at most 2 %sarguments (%" G_GSIZE_FORMAT " given)",
                     n_args == 0 ? "keyword " : "", n);
  if (n_args > 0)
    return rf_raise (m, RF_EXC_TypeError, "sort() takes no positional arguments");
  if (!rf_args_parse (m, "sort", names, 0, 0, args, n_args, kwnames, values))
    return NULL;
  if (values[1] != NULL && !rf_list_sort_reverse (m, values[1], &reverse))
    return NULL;
  if (values[0] == m->none)
    values[0] = NULL;
  return rf_list_sort (m, self, values[0], reverse) ? rf_none (m) : NULL;
}

static RfObject *
method_reversed (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  return rf_sequence_iterator_new (m, m->class_list_reverseiterator, self,
                                   (gssize) RF_LIST (self)->length - 1);
}

static RfObject *
method_getitem (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  return rf_list_getitem (m, self, args[0]);
}

const RfMethodDef rf_list_methods[] = {
  { "__getitem__", method_getitem, 1, 1, RF_METHOD_SLOT, NULL },
  { "append", method_append, 1, 1, 0, "($self, object, /)" },
  { "extend", method_extend, 1, 1, 0, "($self, iterable, /)" },
  { "insert", method_insert, 2, 2, 0, "($self, index, object, /)" },
  { "pop", method_pop, 0, 1, 0, "($self, index=-1, /)" },
  { "remove", method_remove, 1, 1, 0, "($self, value, /)" },
  { "index", method_index, 1, 3, 0, "($self, value, start=0, stop=sys.maxsize, /)" },
  { "count", method_count, 1, 1, 0, "($self, value, /)" },
  { "clear", method_clear, 0, 0, 0, "($self, /)" },
  { "copy", method_copy, 0, 0, 0, "($self, /)" },
  { "reverse", method_reverse, 0, 0, 0, "($self, /)" },
  { "sort", method_sort, 0, -1, RF_METHOD_KEYWORDS, "($self, /, *, key=None, reverse=False)" },
  { "__reversed__", method_reversed, 0, 0, 0, "($self, /)" },
  { NULL },
};
