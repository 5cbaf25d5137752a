/* SPDX-License-Identifier: MIT */

/* itertools: compress, dropwhile, takewhile, filterfalse, starmap, islice. */

#include "python/rf-itertools-private.h"

#define KIND(name) (&rf_itertools_filter[FILTER_##name])

enum
{
  FILTER_compress,
  FILTER_dropwhile,
  FILTER_takewhile,
  FILTER_filterfalse,
  FILTER_starmap,
  FILTER_islice,
};

/* The slots of those that take a function. */
enum
{
  FUNCTION,
  ITERATOR,
};

static inline RfObject *
next_item (RfMachine *m, RfItertool *o)
{
  RfObject *iterator = o->slots[ITERATOR];

  return rf_iterator_next (m, iterator);
}

/* --- compress -------------------------------------------------------------------------------- */

enum
{
  COMPRESS_DATA,
  COMPRESS_SELECTORS,
};

static RfObject *
compress_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "data", "selectors", NULL };
  RfObject *given[2], *items[2];

  if (!rf_args_parse (m, "compress", names, 0, 2, args, n_args, kwnames, given))
    return NULL;
  items[0] = rf_object_iter (m, given[0]);
  if (items[0] == NULL)
    return NULL;
  rf_hold (m->heap, items[0]);
  items[1] = rf_object_iter (m, given[1]);
  rf_release (m->heap, 1);
  if (items[1] != NULL)
    return RF_OBJECT (rf_itertool_new (m, cls, KIND (compress), items, 2));
  rf_drop (m, items[0]);
  return NULL;
}

/* The next selector as truth: 1, 0; -1: the end, or an exception. */
static int
compress_select (RfMachine *m, RfItertool *o)
{
  RfObject *selectors = o->slots[COMPRESS_SELECTORS];
  RfObject *selector = rf_iterator_next (m, selectors);
  int truth;

  if (selector == NULL)
    return -1;
  rf_hold (m->heap, selector);
  truth = rf_object_truth (m, selector);
  rf_release (m->heap, 1);
  rf_drop (m, selector);
  return truth;
}

static RfObject *
compress_next (RfMachine *m, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self);
  RfObject *data = o->slots[COMPRESS_DATA], *item;

  while ((item = rf_iterator_next (m, data)) != NULL)
    {
      int truth;

      rf_hold (m->heap, item);
      truth = compress_select (m, o);
      rf_release (m->heap, 1);
      if (truth > 0)
        return item;
      rf_drop (m, item);
      if (truth < 0)
        return NULL;
    }
  return NULL;
}

/* --- dropwhile, takewhile, filterfalse, starmap ---------------------------------------------- */

static RfObject *
new_with_function (RfMachine *m, RfClass *cls, const RfItertoolKind *kind, RfObject *const *args,
                   gsize n_args, RfObject *kwnames)
{
  RfObject *items[2];

  if (!rf_itertool_arguments (m, cls, kind, n_args, kwnames, 2, 2))
    return NULL;
  items[ITERATOR] = rf_object_iter (m, args[1]);
  if (items[ITERATOR] == NULL)
    return NULL;
  items[FUNCTION] = rf_new_ref (m, args[0]);
  return RF_OBJECT (rf_itertool_new (m, cls, kind, items, 2));
}

static RfObject *
dropwhile_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return new_with_function (m, cls, KIND (dropwhile), args, n_args, kwnames);
}

static RfObject *
dropwhile_next (RfMachine *m, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self);
  RfObject *item;

  while ((item = next_item (m, o)) != NULL)
    {
      int truth;

      if (o->flag) /* the items have begun */
        return item;
      rf_hold (m->heap, item);
      truth = rf_itertool_test (m, o->slots[FUNCTION], item);
      rf_release (m->heap, 1);
      if (truth == 0)
        {
          o->flag = TRUE;
          return item;
        }
      rf_drop (m, item);
      if (truth < 0)
        return NULL;
    }
  return NULL;
}

static RfObject *
takewhile_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return new_with_function (m, cls, KIND (takewhile), args, n_args, kwnames);
}

static RfObject *
takewhile_next (RfMachine *m, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self);
  RfObject *item;
  int truth;

  if (o->flag) /* an item was not wanted */
    return NULL;
  item = next_item (m, o);
  if (item == NULL)
    return NULL;
  rf_hold (m->heap, item);
  truth = rf_itertool_test (m, o->slots[FUNCTION], item);
  rf_release (m->heap, 1);
  if (truth > 0)
    return item;
  rf_drop (m, item);
  if (truth == 0)
    o->flag = TRUE;
  return NULL;
}

static RfObject *
filterfalse_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return new_with_function (m, cls, KIND (filterfalse), args, n_args, kwnames);
}

static RfObject *
filterfalse_next (RfMachine *m, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self);
  RfObject *function = o->slots[FUNCTION], *item;
  gboolean plain = function == m->none || function == RF_OBJECT (m->class_bool);

  while ((item = next_item (m, o)) != NULL)
    {
      int truth;

      rf_hold (m->heap, item);
      truth = plain ? rf_object_truth (m, item) : rf_itertool_test (m, function, item);
      rf_release (m->heap, 1);
      if (truth == 0)
        return item;
      rf_drop (m, item);
      if (truth < 0)
        return NULL;
    }
  return NULL;
}

static RfObject *
starmap_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return new_with_function (m, cls, KIND (starmap), args, n_args, kwnames);
}

static RfObject *
starmap_next (RfMachine *m, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self);
  RfObject *args = next_item (m, o), *result;

  if (args == NULL)
    return NULL;
  rf_hold (m->heap, args);
  if (RF_CLASS_OF (args) != m->class_tuple)
    {
      RfObject *tuple = rf_tuple_from_iterable (m, args);

      rf_release (m->heap, 1);
      rf_drop_keeping (m, args, tuple);
      if (tuple == NULL)
        return NULL;
      args = tuple;
      rf_hold (m->heap, args);
    }
  result = rf_object_call_tuple (m, o->slots[FUNCTION], args, NULL);
  rf_release (m->heap, 1);
  rf_drop_keeping (m, args, result);
  return result;
}

/* --- islice ---------------------------------------------------------------------------------- */

/* at: how many items were taken; next: the number of the one that is given out next; stop: -1 when
 * there is none. */

#define ISLICE_RANGE "must be None or an integer: 0 <= x <= sys.maxsize."

/* An index; *@ok is FALSE when it is none. */
static gssize
islice_index (RfMachine *m, RfObject *o, gssize for_none, gboolean *ok)
{
  gssize value;

  *ok = TRUE;
  if (o == m->none)
    return for_none;
  value = rf_object_as_index (m, o, RF_EXC_OverflowError);
  if (!rf_raised (m))
    return value;
  *ok = !rf_raised_clear (m);
  return -1;
}

/* start, stop, step of the arguments after the first. */
static gboolean
islice_bounds (RfMachine *m, RfObject *const *args, gsize n_args, gssize bounds[3])
{
  gboolean ok;
  gsize stop_at = n_args > 2 ? 2 : 1;

  bounds[0] = 0;
  bounds[2] = 1;
  if (n_args > 2)
    bounds[0] = islice_index (m, args[1], 0, &ok);
  bounds[1] = islice_index (m, args[stop_at], -1, &ok);
  if (bounds[1] == -1 && args[stop_at] != m->none)
    {
      if (!rf_raised (m))
        rf_raise (m, RF_EXC_ValueError, "Stop argument for islice() " ISLICE_RANGE);
      return FALSE;
    }
  if (bounds[0] < 0 || bounds[1] < -1)
    {
      rf_raise (m, RF_EXC_ValueError, "Indices for islice() " ISLICE_RANGE);
      return FALSE;
    }
  if (n_args > 3)
    bounds[2] = islice_index (m, args[3], 1, &ok);
  if (bounds[2] >= 1)
    return TRUE;
  if (!rf_raised (m))
    rf_raise (m, RF_EXC_ValueError, "Step for islice() must be a positive integer or None.");
  return FALSE;
}

static RfObject *
islice_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gssize bounds[3];
  RfObject *iterator;
  RfItertool *o;

  if (!rf_itertool_arguments (m, cls, KIND (islice), n_args, kwnames, 2, 4) ||
      !islice_bounds (m, args, n_args, bounds))
    return NULL;
  iterator = rf_object_iter (m, args[0]);
  if (iterator == NULL)
    return NULL;
  o = rf_itertool_new (m, cls, KIND (islice), &iterator, 1);
  if (o != NULL)
    {
      o->next = bounds[0];
      o->stop = bounds[1];
      o->step = bounds[2];
    }
  return RF_OBJECT (o);
}

static RfObject *
islice_next (RfMachine *m, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self);
  gssize stop = o->stop < 0 ? G_MAXSSIZE : o->stop;

  while (o->slots[0] != NULL && (o->at < o->next || o->at < stop))
    {
      gboolean is_wanted = o->at >= o->next;
      RfObject *item = rf_itertool_next (m, o, 0);

      if (item == NULL)
        break;
      o->at++;
      if (is_wanted)
        {
          o->next = o->step > stop - o->next ? stop : o->next + o->step;
          return item;
        }
      rf_drop (m, item);
    }
  rf_itertool_finish (m, o, 0);
  return NULL;
}

/* --- the kinds ------------------------------------------------------------------------------- */

const RfItertoolKind rf_itertools_filter[] = {
  [FILTER_compress] = { .id = RF_ITERTOOL_compress,
                        .name = "compress",
                        .sizes = { 32, 32, 32, 32 },
                        .slots = { "data", "selectors" },
                        .new_ = compress_new,
                        .next = compress_next },
  [FILTER_dropwhile] = { .id = RF_ITERTOOL_dropwhile,
                         .name = "dropwhile",
                         .sizes = { 40, 40, 40, 40 },
                         .slots = { "function", "iterator" },
                         .visits_last_first = TRUE,
                         .new_ = dropwhile_new,
                         .next = dropwhile_next },
  [FILTER_takewhile] = { .id = RF_ITERTOOL_takewhile,
                         .name = "takewhile",
                         .sizes = { 40, 40, 40, 40 },
                         .slots = { "function", "iterator" },
                         .visits_last_first = TRUE,
                         .new_ = takewhile_new,
                         .next = takewhile_next },
  [FILTER_filterfalse] = { .id = RF_ITERTOOL_filterfalse,
                           .name = "filterfalse",
                           .sizes = { 32, 32, 32, 32 },
                           .slots = { "function", "iterator" },
                           .visits_last_first = TRUE,
                           .new_ = filterfalse_new,
                           .next = filterfalse_next },
  [FILTER_starmap] = { .id = RF_ITERTOOL_starmap,
                       .name = "starmap",
                       .sizes = { 32, 32, 32, 32 },
                       .slots = { "function", "iterator" },
                       .visits_last_first = TRUE,
                       .new_ = starmap_new,
                       .next = starmap_next },
  [FILTER_islice] = { .id = RF_ITERTOOL_islice,
                      .name = "islice",
                      .sizes = { 56, 56, 56, 56 },
                      .slots = { "iterator" },
                      .new_ = islice_new,
                      .next = islice_next },
  { .name = NULL },
};
