/* SPDX-License-Identifier: MIT */

/* itertools: groupby and its groups, tee. */

#include "python/rf-itertools-private.h"

/* --- groupby --------------------------------------------------------------------------------- */

enum
{
  GROUPBY_ITERATOR,
  GROUPBY_FUNCTION,
  GROUPBY_TARGET, /* the key of the group that was given out last */
  GROUPBY_KEY,    /* of the item that was taken last */
  GROUPBY_VALUE,  /* that item, until a group gives it out */
};

enum
{
  GROUP_PARENT,
  GROUP_TARGET,
};

enum
{
  KIND_groupby,
  KIND__grouper,
};

static RfObject *
groupby_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "iterable", "key", NULL };
  RfObject *given[2], *items[2];

  if (!rf_args_parse (m, "groupby", names, 0, 1, args, n_args, kwnames, given))
    return NULL;
  items[GROUPBY_ITERATOR] = rf_object_iter (m, given[0]);
  if (items[GROUPBY_ITERATOR] == NULL)
    return NULL;
  items[GROUPBY_FUNCTION] = rf_new_ref (m, given[1] != NULL ? given[1] : m->none);
  return RF_OBJECT (rf_itertool_new (m, cls, &rf_itertools_group[KIND_groupby], items, 2));
}

/* Takes the next item and its key. FALSE at the end or with an exception. */
static gboolean
groupby_step (RfMachine *m, RfItertool *o)
{
  RfObject *value = rf_itertool_next (m, o, GROUPBY_ITERATOR), *key, *old;

  if (value == NULL)
    {
      rf_itertool_ended (m);
      return FALSE;
    }
  rf_hold (m->heap, value);
  key = o->slots[GROUPBY_FUNCTION] == m->none
          ? rf_new_ref (m, value)
          : rf_object_call_one (m, o->slots[GROUPBY_FUNCTION], value);
  rf_release (m->heap, 1);
  if (key == NULL)
    {
      rf_drop (m, value);
      return FALSE;
    }
  rf_hold (m->heap, key);
  old = rf_slot_swap_named (m->heap, &o->base, "value", &o->slots[GROUPBY_VALUE], value);
  if (old != NULL)
    rf_hold (m->heap, old);
  rf_release (m->heap, old != NULL ? 2 : 1);
  if (old != NULL)
    rf_hold (m->heap, old);
  rf_itertool_set (m, o, GROUPBY_KEY, key);
  if (old != NULL)
    {
      rf_release (m->heap, 1);
      rf_drop (m, old);
    }
  return TRUE;
}

/* Is the last item's key @target? 1, 0, -1. */
static int
groupby_same (RfMachine *m, RfItertool *o, RfObject *target)
{
  RfObject *key = rf_new_ref (m, o->slots[GROUPBY_KEY]);
  int same;

  rf_hold (m->heap, rf_new_ref (m, target));
  rf_hold (m->heap, key);
  same = rf_object_compare_bool (m, target, key, RF_CMP_EQ);
  rf_release_two (m, target, key);
  return same;
}

/* A new group, which is the only one from now on that gets items. */
static RfObject *
group_new (RfMachine *m, RfItertool *parent, RfObject *target)
{
  RfObject *items[2] = { rf_new_ref (m, &parent->base), rf_new_ref (m, target) };
  RfItertool *group = rf_itertool_new (m, rf_itertools_class (m, RF_ITERTOOL__grouper),
                                       &rf_itertools_group[KIND__grouper], items, 2);

  if (group != NULL)
    group->at = ++parent->at;
  return RF_OBJECT (group);
}

static RfObject *
groupby_next (RfMachine *m, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self);
  RfObject *group, *result;

  o->at++; /* the last group gets nothing more */
  while (o->slots[GROUPBY_KEY] == NULL || o->slots[GROUPBY_TARGET] != NULL)
    {
      if (o->slots[GROUPBY_KEY] != NULL)
        {
          int same = groupby_same (m, o, o->slots[GROUPBY_TARGET]);

          if (same < 0)
            return NULL;
          if (same == 0)
            break;
        }
      if (!groupby_step (m, o))
        return NULL;
    }
  if (o->slots[GROUPBY_KEY] == NULL)
    return NULL;
  rf_itertool_set (m, o, GROUPBY_TARGET, rf_new_ref (m, o->slots[GROUPBY_KEY]));
  group = group_new (m, o, o->slots[GROUPBY_TARGET]);
  if (group == NULL)
    return NULL;
  rf_hold (m->heap, group);
  result = rf_tuple_pack (m, 2, o->slots[GROUPBY_KEY], group);
  rf_release (m->heap, 1);
  rf_drop_keeping (m, group, result);
  return result;
}

static RfObject *
grouper_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (!rf_itertool_arguments (m, cls, &rf_itertools_group[KIND__grouper], n_args, kwnames, 2, 2))
    return NULL;
  if (!rf_is (args[0], rf_itertools_class (m, RF_ITERTOOL_groupby)))
    return rf_raise (m, RF_EXC_TypeError, "_grouper() argument 1 must be itertools.groupby, not %s",
                     rf_class_name (args[0]));
  return group_new (m, RF_ITERTOOL (args[0]), args[1]);
}

static RfObject *
grouper_next (RfMachine *m, RfObject *self)
{
  RfItertool *o = RF_ITERTOOL (self), *parent = RF_ITERTOOL (o->slots[GROUP_PARENT]);
  RfObject *value;

  if (parent->at != o->at)
    return NULL;
  if (parent->slots[GROUPBY_VALUE] == NULL && !groupby_step (m, parent))
    return NULL;
  if (parent->slots[GROUPBY_KEY] == NULL)
    return NULL;
  if (groupby_same (m, parent, o->slots[GROUP_TARGET]) <= 0)
    return NULL;
  value = rf_slot_swap_named (m->heap, &parent->base, "value", &parent->slots[GROUPBY_VALUE], NULL);
  if (value != NULL)
    rf_hold (m->heap, value);
  rf_itertool_set (m, parent, GROUPBY_KEY, NULL);
  if (value != NULL)
    rf_release (m->heap, 1);
  return value;
}

const RfItertoolKind rf_itertools_group[] = {
  [KIND_groupby] = { .id = RF_ITERTOOL_groupby,
                     .name = "groupby",
                     .sizes = { 64, 64, 72, 72 },
                     .slots = { "iterator", "function", "target", "key", "value" },
                     .new_ = groupby_new,
                     .next = groupby_next },
  [KIND__grouper] = { .id = RF_ITERTOOL__grouper,
                      .name = "_grouper",
                      .sizes = { 32, 32, 32, 32 },
                      .slots = { "parent", "target" },
                      .new_ = grouper_new,
                      .next = grouper_next,
                      .is_final = TRUE },
  { .name = NULL },
};
