/* SPDX-License-Identifier: MIT */

/* The views of a dict (keys, values, items) with their set operations. A view owns its dict and
 * nothing else; what it shows is always the dict's present content. */

#include "python/rf-container.h"
#include "python/rf-dict.h"
#include "python/rf-iterator.h"
#include "python/rf-set.h"

#define VIEW_SIZE 24

static RfObject *
dict_of (RfObject *view)
{
  return ((RfDictView *) view)->dict;
}

RfObject *
rf_dict_view_new (RfMachine *m, RfClass *cls, RfObject *dict)
{
  RfObject *view = rf_container_alloc (m, cls, VIEW_SIZE);

  if (view == NULL)
    return NULL;
  rf_slot_swap_named (m->heap, view, "mapping", &((RfDictView *) view)->dict, rf_new_ref (m, dict));
  rf_gc_track (m->heap, view);
  return view;
}

/* Is @o a view that behaves as a set? */
static gboolean
is_set_view (RfMachine *m, RfObject *o)
{
  return rf_is (o, m->class_dict_keys) || rf_is (o, m->class_dict_items);
}

static gssize
view_length (RfMachine *m, RfObject *self)
{
  return (gssize) rf_dict_length (dict_of (self));
}

static RfObject *
view_repr (RfMachine *m, RfObject *self)
{
  RfObject *list, *repr, *result = NULL;
  int entered = rf_repr_enter (m, self);

  if (entered != 0)
    return entered < 0 ? NULL : rf_str_new (m, "...", -1);
  list = RF_CLASS_OF (self) == m->class_dict_keys     ? rf_dict_keys_list (m, dict_of (self))
         : RF_CLASS_OF (self) == m->class_dict_values ? rf_dict_values_list (m, dict_of (self))
         : RF_CLASS_OF (self) == m->class_dict_items  ? rf_dict_items_list (m, dict_of (self))
                                                      : rf_list_from_iterable (m, self);
  if (list != NULL)
    {
      rf_hold (m->heap, list);
      repr = rf_object_repr (m, list);
      rf_release (m->heap, 1);
      rf_drop_keeping (m, list, repr);
      if (repr != NULL)
        {
          result =
            rf_str_new_format (m, "%s(%s)", RF_CLASS_OF (self)->type.name, rf_str_data (repr));
          rf_drop (m, repr);
        }
    }
  rf_repr_leave (m, self);
  return result;
}

static RfObject *
keys_iter (RfMachine *m, RfObject *self)
{
  return rf_dict_iterator_new (m, m->class_dict_keyiterator, dict_of (self), FALSE);
}

static RfObject *
values_iter (RfMachine *m, RfObject *self)
{
  return rf_dict_iterator_new (m, m->class_dict_valueiterator, dict_of (self), FALSE);
}

static RfObject *
items_iter (RfMachine *m, RfObject *self)
{
  return rf_dict_iterator_new (m, m->class_dict_itemiterator, dict_of (self), FALSE);
}

static int
keys_contains (RfMachine *m, RfObject *self, RfObject *key)
{
  return rf_dict_contains (m, dict_of (self), key);
}

static int
items_contains (RfMachine *m, RfObject *self, RfObject *pair)
{
  RfTuple *tuple = (RfTuple *) pair;
  RfObject *found;
  int equal;

  if ((RF_CLASS_OF (pair)->class_flags & RF_CLASS_TUPLE_SUBCLASS) == 0 || tuple->length != 2)
    return 0;
  found = rf_dict_get (m, dict_of (self), tuple->items[0]);
  if (found == NULL)
    return rf_raised (m) ? -1 : 0;
  rf_hold (m->heap, rf_new_ref (m, found));
  equal = rf_object_compare_bool (m, found, tuple->items[1], RF_CMP_EQ);
  rf_release (m->heap, 1);
  rf_drop (m, found);
  return equal;
}

/* --- as sets ------------------------------------------------------------------------------ */

/* Calls @contains for each item of @a: 1 when all (or, with @any, one) are in @b. */
static int
test_items (RfMachine *m, RfObject *a, RfObject *b, gboolean any)
{
  RfObject *iterator = rf_object_iter (m, a);
  RfObject *item;
  int inside = any ? 0 : 1;

  if (iterator == NULL)
    return -1;
  rf_hold (m->heap, iterator);
  while (inside == (any ? 0 : 1) && (item = rf_object_next (m, iterator)) != NULL)
    {
      rf_hold (m->heap, item);
      inside = rf_object_contains (m, b, item);
      rf_release (m->heap, 1);
      rf_drop (m, item);
    }
  rf_release (m->heap, 1);
  rf_drop (m, iterator);
  return rf_raised (m) ? -1 : inside;
}

static RfObject *
view_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  gssize length_a, length_b;
  int ok = 0;

  if (!rf_is_any_set (b) && !is_set_view (m, b))
    return rf_not_implemented (m);
  length_a = rf_object_length (m, a);
  length_b = rf_object_length (m, b);
  if (length_a < 0 || length_b < 0)
    return NULL;
  switch (op)
    {
    case RF_CMP_EQ:
    case RF_CMP_NE:
      ok = length_a == length_b ? test_items (m, a, b, FALSE) : 0;
      if (ok >= 0 && op == RF_CMP_NE)
        ok = !ok;
      break;
    case RF_CMP_LT:
      ok = length_a < length_b ? test_items (m, a, b, FALSE) : 0;
      break;
    case RF_CMP_LE:
      ok = length_a <= length_b ? test_items (m, a, b, FALSE) : 0;
      break;
    case RF_CMP_GT:
      ok = length_a > length_b ? test_items (m, b, a, FALSE) : 0;
      break;
    case RF_CMP_GE:
      ok = length_a >= length_b ? test_items (m, b, a, FALSE) : 0;
      break;
    }
  return ok < 0 ? NULL : rf_bool (m, ok);
}

/* A set of what @o holds. */
static RfObject *
to_set (RfMachine *m, RfObject *o)
{
  if (RF_CLASS_OF (o) == m->class_dict_keys && RF_CLASS_OF (dict_of (o)) == m->class_dict)
    o = dict_of (o);
  return rf_set_from (m, m->class_set, o);
}

/* to_set (@a), changed by @change with @b. */
static RfObject *
combine (RfMachine *m, RfObject *a, RfObject *b,
         gboolean (*change) (RfMachine *m, RfObject *set, RfObject *other))
{
  RfObject *set = to_set (m, a);
  gboolean done;

  if (set == NULL)
    return NULL;
  rf_hold (m->heap, set);
  done = change (m, set, b);
  rf_release (m->heap, 1);
  if (done)
    return set;
  rf_drop (m, set);
  return NULL;
}

static RfObject *
view_sub (RfMachine *m, RfObject *a, RfObject *b)
{
  return combine (m, a, b, rf_set_difference_update);
}

static RfObject *
view_or (RfMachine *m, RfObject *a, RfObject *b)
{
  return combine (m, a, b, rf_set_update);
}

static RfObject *
view_xor (RfMachine *m, RfObject *a, RfObject *b)
{
  return combine (m, a, b, rf_set_symmetric_difference_update);
}

static gboolean
add_common (RfMachine *m, RfObject *result, RfObject *iterator, RfObject *view)
{
  RfObject *item;
  gboolean done = TRUE;

  while (done && (item = rf_object_next (m, iterator)) != NULL)
    {
      int inside;

      rf_hold (m->heap, item);
      inside = rf_object_contains (m, view, item);
      done = inside == 0 || (inside > 0 && rf_set_add (m, result, item));
      rf_release (m->heap, 1);
      rf_drop (m, item);
    }
  return done && !rf_raised (m);
}

static RfObject *
view_and (RfMachine *m, RfObject *a, RfObject *b)
{
  RfObject *result, *iterator;
  gboolean done = FALSE;

  if (!is_set_view (m, a) || (is_set_view (m, b) && view_length (m, b) > view_length (m, a)))
    {
      RfObject *swap = a;
      a = b;
      b = swap;
    }
  if (RF_CLASS_OF (b) == m->class_set && (gsize) view_length (m, a) <= rf_set_length (b))
    return rf_set_intersection (m, b, a);
  iterator = rf_object_iter (m, b);
  if (iterator == NULL)
    return NULL;
  rf_hold (m->heap, iterator);
  result = rf_set_new (m);
  if (result != NULL)
    {
      rf_hold (m->heap, result);
      done = add_common (m, result, iterator, a);
      rf_release (m->heap, 1);
    }
  rf_release (m->heap, 1);
  rf_drop (m, iterator);
  if (done)
    return result;
  rf_xdrop (m, result);
  return NULL;
}

static RfObject *
method_isdisjoint (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  RfObject *a = self, *b = args[0];
  int common;

  if (a == b)
    return rf_bool (m, view_length (m, a) == 0);
  if (rf_is_any_set (b) || is_set_view (m, b))
    {
      gssize length_b = rf_object_length (m, b);

      if (length_b < 0)
        return NULL;
      if (length_b > view_length (m, a))
        {
          a = args[0];
          b = self;
        }
    }
  common = test_items (m, b, a, TRUE);
  return common < 0 ? NULL : rf_bool (m, !common);
}

/* --- the classes -------------------------------------------------------------------------- */

static RfObject *
keys_reversed (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_dict_iterator_new (m, m->class_dict_reversekeyiterator, dict_of (self), TRUE);
}

static RfObject *
values_reversed (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  return rf_dict_iterator_new (m, rf_container_state (m)->dict_reversevalueiterator, dict_of (self),
                               TRUE);
}

static RfObject *
items_reversed (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  return rf_dict_iterator_new (m, rf_container_state (m)->dict_reverseitemiterator, dict_of (self),
                               TRUE);
}

static RfObject *
get_mapping (RfMachine *m, RfObject *self)
{
  return rf_object_call_one (m, RF_OBJECT (m->class_mappingproxy), dict_of (self));
}

static const RfGetSetDef view_getsets[] = { { "mapping", get_mapping, NULL }, { NULL } };

static const RfMethodDef keys_methods[] = {
  { "isdisjoint", method_isdisjoint, 1, 1, 0, NULL },
  { "__reversed__", keys_reversed, 0, 0, 0, NULL },
  { NULL },
};
static const RfMethodDef values_methods[] = {
  { "__reversed__", values_reversed, 0, 0, 0, NULL },
  { NULL },
};
static const RfMethodDef items_methods[] = {
  { "isdisjoint", method_isdisjoint, 1, 1, 0, NULL },
  { "__reversed__", items_reversed, 0, 0, 0, NULL },
  { NULL },
};

static void
view_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  if (dict_of (self) != NULL)
    visit (dict_of (self), user);
}

static void
view_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  if (dict_of (self) != NULL)
    visit (RF_SLOT_NAMED, 0, "mapping", NULL, dict_of (self), user);
}

static void
view_dealloc (RfHeap *heap, RfObject *self)
{
  rf_slot_store_named (heap, self, "mapping", &((RfDictView *) self)->dict, NULL);
}

static void
set_slots (RfSlots *slots)
{
  slots->hash = rf_hash_not_implemented;
  slots->richcompare = view_compare;
  slots->binary[RF_BINARY_SUB] = view_sub;
  slots->binary[RF_BINARY_BIT_AND] = view_and;
  slots->binary[RF_BINARY_BIT_OR] = view_or;
  slots->binary[RF_BINARY_BIT_XOR] = view_xor;
}

gboolean
rf_dict_view_setup (RfMachine *m)
{
  RfClassSpec spec = {
    .class_flags = RF_CLASS_NO_NEW,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfDictView),
    .basic_size = VIEW_SIZE,
    .slots = { .repr = view_repr, .length = view_length },
    .traverse = view_traverse,
    .slots_visit = view_slots,
    .dealloc = view_dealloc,
    .getsets = view_getsets,
  };

  spec.name = "dict_values";
  spec.methods = values_methods;
  spec.slots.iter = values_iter;
  if (!rf_class_new_builtin (m, &spec, &m->class_dict_values))
    return FALSE;
  set_slots (&spec.slots);
  spec.name = "dict_keys";
  spec.methods = keys_methods;
  spec.slots.iter = keys_iter;
  spec.slots.contains = keys_contains;
  if (!rf_class_new_builtin (m, &spec, &m->class_dict_keys))
    return FALSE;
  spec.name = "dict_items";
  spec.methods = items_methods;
  spec.slots.iter = items_iter;
  spec.slots.contains = items_contains;
  return rf_class_new_builtin (m, &spec, &m->class_dict_items);
}
