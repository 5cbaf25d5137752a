/* SPDX-License-Identifier: MIT */

/* The core of collections.OrderedDict: the list of nodes, items, comparison, the class. Invariants:
 * by_rank holds each node of the list once; what is dropped is dropped after list and table have
 * their new content. */

#include "python/rf-ordered-dict.h"

#include "python/rf-container.h"
#include "python/rf-list.h"

/* What a node takes of the host's memory with its place in by_rank. */
#define NODE_CHARGE (sizeof (RfOrderNode) + 32)
#define NODE_SIZE 32 /* CPython's */

/* --- the list ----------------------------------------------------------------------------- */

static void
link_node (RfOrderedDict *od, RfOrderNode *node, gboolean last)
{
  node->previous = last ? od->last : NULL;
  node->next = last ? NULL : od->first;
  *(node->previous != NULL ? &node->previous->next : &od->first) = node;
  *(node->next != NULL ? &node->next->previous : &od->last) = node;
  od->state++;
}

static void
unlink_node (RfOrderedDict *od, RfOrderNode *node)
{
  *(node->previous != NULL ? &node->previous->next : &od->first) = node->next;
  *(node->next != NULL ? &node->next->previous : &od->last) = node->previous;
  od->state++;
}

static gboolean
add_node (RfMachine *m, RfObject *odict, RfObject *key, gint64 hash, guint32 rank)
{
  RfOrderedDict *od = RF_ORDERED_DICT (odict);
  RfOrderNode *node;

  if (!rf_heap_charge (m->heap, NODE_CHARGE))
    return rf_raise_memory (m) != NULL;
  node = g_new0 (RfOrderNode, 1);
  node->hash = hash;
  node->rank = rank;
  node->key = rf_new_ref (m, key);
  if (od->by_rank == NULL)
    od->by_rank = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (od->by_rank, GUINT_TO_POINTER (rank), node);
  link_node (od, node, TRUE);
  if (RF_RECORDING (m->heap))
    rf_heap_note_slot (m->heap, odict, RF_SLOT_MEMBER, rank, NULL, NULL, NULL, key);
  return TRUE;
}

void
rf_odict_remove_node (RfHeap *heap, RfObject *odict, RfOrderNode *node)
{
  RfOrderedDict *od = RF_ORDERED_DICT (odict);
  RfObject *key = node->key;
  guint32 rank = node->rank;

  unlink_node (od, node);
  g_hash_table_remove (od->by_rank, GUINT_TO_POINTER (rank));
  g_free (node);
  rf_heap_discharge (heap, NODE_CHARGE);
  if (RF_RECORDING (heap))
    rf_heap_note_slot (heap, odict, RF_SLOT_MEMBER, rank, NULL, NULL, key, NULL);
  rf_unref (heap, key);
}

void
rf_odict_remove_nodes (RfHeap *heap, RfObject *odict)
{
  RfOrderedDict *od = RF_ORDERED_DICT (odict);

  while (od->first != NULL)
    rf_odict_remove_node (heap, odict, od->first);
  g_clear_pointer (&od->by_rank, g_hash_table_unref);
}

void
rf_odict_move (RfObject *odict, RfOrderNode *node, gboolean last)
{
  RfOrderedDict *od = RF_ORDERED_DICT (odict);

  if (node == (last ? od->last : od->first))
    return;
  unlink_node (od, node);
  link_node (od, node, last);
}

/* The place of @key among the entries. */
static gssize
find_entry (RfMachine *m, RfObject *odict, RfObject *key, gint64 hash)
{
  return rf_table_find (m, RF_DICT (odict)->table, key, hash);
}

static RfOrderNode *
node_of_entry (RfObject *odict, gssize entry, guint32 *rank)
{
  RfOrderedDict *od = RF_ORDERED_DICT (odict);

  *rank = RF_DICT (odict)->table->entries[entry].rank;
  return od->by_rank != NULL ? g_hash_table_lookup (od->by_rank, GUINT_TO_POINTER (*rank)) : NULL;
}

RfOrderNode *
rf_odict_find (RfMachine *m, RfObject *odict, RfObject *key, gint64 hash)
{
  gssize entry;
  guint32 rank;

  if (RF_ORDERED_DICT (odict)->first == NULL)
    return NULL;
  entry = find_entry (m, odict, key, hash);
  return entry < 0 ? NULL : node_of_entry (odict, entry, &rank);
}

/* --- items -------------------------------------------------------------------------------- */

gboolean
rf_odict_set (RfMachine *m, RfObject *odict, RfObject *key, RfObject *value)
{
  gint64 hash = rf_key_hash (m, key);

  return hash != -1 && rf_odict_set_hashed (m, odict, key, hash, value);
}

gboolean
rf_odict_set_hashed (RfMachine *m, RfObject *odict, RfObject *key, gint64 hash, RfObject *value)
{
  RfTable *table = RF_DICT (odict)->table;
  gssize entry;
  guint32 rank;

  if (!rf_table_set (m, odict, table, key, hash, rf_new_ref (m, value)))
    return FALSE;
  entry = find_entry (m, odict, key, hash);
  if (entry < 0)
    return entry == RF_TABLE_NONE;
  if (node_of_entry (odict, entry, &rank) != NULL)
    return TRUE;
  return add_node (m, odict, key, hash, rank);
}

/* od[key] = value, del od[key]. */
static gboolean
odict_setitem (RfMachine *m, RfObject *self, RfObject *key, RfObject *value)
{
  RfOrderNode *node;
  RfObject *removed;
  gint64 hash;

  if (value != NULL)
    return rf_odict_set (m, self, key, value);
  hash = rf_key_hash (m, key);
  if (hash == -1)
    return FALSE;
  node = rf_odict_find (m, self, key, hash);
  if (node == NULL && rf_raised (m))
    return FALSE;
  if (node != NULL)
    rf_odict_remove_node (m->heap, self, node);
  removed = rf_dict_steal_hashed (m, self, key, hash);
  if (removed == NULL && !rf_raised (m))
    rf_raise_object (m, RF_EXC_KeyError, key);
  rf_xdrop (m, removed);
  return removed != NULL;
}

/* The next of @pair's items; NULL: an exception, of which one item too few is one. */
static RfObject *
next_of_pair (RfMachine *m, RfObject *iterator, const char *too_few)
{
  RfObject *item = rf_object_next (m, iterator);

  if (item == NULL && !rf_raised (m))
    rf_raise (m, RF_EXC_ValueError, "%s", too_few);
  return item;
}

static gboolean
set_from_pair (RfMachine *m, RfObject *odict, RfObject *iterator)
{
  RfObject *key = next_of_pair (m, iterator, "need more than 0 values to unpack");
  RfObject *value, *more;
  gboolean done = FALSE;

  if (key == NULL)
    return FALSE;
  rf_hold (m->heap, key);
  value = next_of_pair (m, iterator, "need more than 1 value to unpack");
  if (value != NULL)
    {
      rf_hold (m->heap, value);
      more = rf_object_next (m, iterator);
      if (more != NULL)
        {
          rf_raise (m, RF_EXC_ValueError, "too many values to unpack (expected 2)");
          rf_drop (m, more);
        }
      else if (!rf_raised (m))
        done = rf_object_setitem (m, odict, key, value);
      rf_release (m->heap, 1);
      rf_drop (m, value);
    }
  rf_release (m->heap, 1);
  rf_drop (m, key);
  return done;
}

static gboolean
add_pair (RfMachine *m, RfObject *odict, RfObject *pair)
{
  RfObject *iterator = rf_object_iter (m, pair);
  gboolean done;

  if (iterator == NULL)
    return FALSE;
  rf_hold (m->heap, iterator);
  done = set_from_pair (m, odict, iterator);
  rf_release (m->heap, 1);
  rf_drop (m, iterator);
  return done;
}

/* Sets the item @key with the value that the mapping @from has for it. */
static gboolean
add_key (RfMachine *m, RfObject *odict, RfObject *from, RfObject *key)
{
  RfObject *value = rf_object_getitem (m, from, key);
  gboolean done;

  if (value == NULL)
    return FALSE;
  rf_hold (m->heap, value);
  done = rf_object_setitem (m, odict, key, value);
  rf_release (m->heap, 1);
  rf_drop (m, value);
  return done;
}

/* Adds what @iterable gives: keys of @from, or pairs when that is NULL. */
static gboolean
add_all (RfMachine *m, RfObject *odict, RfObject *iterable, RfObject *from)
{
  RfObject *iterator = rf_object_iter (m, iterable), *item;
  gboolean done = TRUE;

  if (iterator == NULL)
    return FALSE;
  rf_hold (m->heap, iterator);
  while (done && (item = rf_object_next (m, iterator)) != NULL)
    {
      rf_hold (m->heap, item);
      done = from != NULL ? add_key (m, odict, from, item) : add_pair (m, odict, item);
      rf_release (m->heap, 1);
      rf_drop (m, item);
    }
  rf_release (m->heap, 1);
  rf_drop (m, iterator);
  return done && !rf_raised (m);
}

/* 1 done, 0 when @other has no method @name, -1 with an exception. */
static int
update_by_method (RfMachine *m, RfObject *odict, RfObject *other, const char *name,
                  gboolean is_keys)
{
  RfObject *key = rf_str_intern (m, name, -1), *method, *all;
  gboolean done;

  if (key == NULL)
    return -1;
  rf_hold (m->heap, key);
  method = rf_object_getattr_optional (m, other, key);
  rf_release (m->heap, 1);
  rf_drop (m, key);
  if (method == NULL)
    return rf_raised (m) ? -1 : 0;
  rf_hold (m->heap, method);
  all = rf_object_call_noargs (m, method);
  rf_release (m->heap, 1);
  rf_drop_keeping (m, method, all);
  if (all == NULL)
    return -1;
  rf_hold (m->heap, all);
  done = add_all (m, odict, all, is_keys ? other : NULL);
  rf_release (m->heap, 1);
  rf_drop (m, all);
  return done ? 1 : -1;
}

gboolean
rf_odict_update (RfMachine *m, RfObject *odict, RfObject *other)
{
  int done;

  if (RF_CLASS_OF (other) == m->class_dict)
    {
      RfObject *items = rf_dict_items_list (m, other);

      if (items == NULL)
        return FALSE;
      rf_hold (m->heap, items);
      done = add_all (m, odict, items, NULL);
      rf_release (m->heap, 1);
      rf_drop (m, items);
      return done;
    }
  done = update_by_method (m, odict, other, "keys", TRUE);
  if (done == 0)
    done = update_by_method (m, odict, other, "items", FALSE);
  if (done == 0)
    return add_all (m, odict, other, NULL);
  return done > 0;
}

/* --- slots -------------------------------------------------------------------------------- */

static gboolean
odict_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (n_args > 1)
    {
      rf_raise (m, RF_EXC_TypeError, "expected at most 1 arguments, got %" G_GSIZE_FORMAT, n_args);
      return FALSE;
    }
  if (n_args == 1 && !rf_odict_update (m, self, args[0]))
    return FALSE;
  for (gsize i = 0; kwnames != NULL && i < ((RfTuple *) kwnames)->length; i++)
    if (!rf_object_setitem (m, self, ((RfTuple *) kwnames)->items[i], args[n_args + i]))
      return FALSE;
  return TRUE;
}

static gsize
odict_size_of (RfMachine *m, RfObject *self)
{
  RfOrderedDict *od = RF_ORDERED_DICT (self);
  guint8 log2_size = RF_DICT (self)->table->log2_size;
  gsize nodes = od->by_rank != NULL ? g_hash_table_size (od->by_rank) : 0;

  return m->class_dict->slots.size_of (m, self) +
         (log2_size > 0 ? (gsize) RF_POINTER_SIZE << log2_size : 0) + nodes * NODE_SIZE;
}

/* The pairs in order; an exact OrderedDict needs none of its own methods for that. */
static RfObject *
pairs_of (RfMachine *m, RfObject *self)
{
  RfObject *items, *list;

  if (RF_CLASS_OF (self) == rf_collections_state (m)->ordered_dict)
    items = rf_odict_iterator_new (m, self, RF_ODICT_ITEMS, FALSE);
  else
    {
      RfObject *name = rf_str_intern (m, "items", -1);

      if (name == NULL)
        return NULL;
      rf_hold (m->heap, name);
      items = rf_drop_held (m->heap, name, rf_object_call_method (m, self, name, NULL, 0));
    }
  if (items == NULL)
    return NULL;
  rf_hold (m->heap, items);
  list = rf_list_from_iterable (m, items);
  rf_release (m->heap, 1);
  rf_drop_keeping (m, items, list);
  return list;
}

/* What stands between the brackets of the repr. */
static RfObject *
content_of (RfMachine *m, RfObject *self)
{
  RfObject *dict;

  if (m->profile->minor < 12)
    return pairs_of (m, self);
  dict = rf_dict_new (m);
  if (dict == NULL)
    return NULL;
  rf_hold (m->heap, dict);
  if (!rf_dict_merge (m, dict, self, FALSE))
    {
      rf_release (m->heap, 1);
      rf_drop (m, dict);
      return NULL;
    }
  rf_release (m->heap, 1);
  return dict;
}

static RfObject *
odict_repr (RfMachine *m, RfObject *self)
{
  const char *name = RF_CLASS_OF (self)->type.name;
  RfObject *content, *text = NULL, *result = NULL;
  int entered;

  if (rf_dict_length (self) == 0)
    return rf_str_new_format (m, "%s()", name);
  entered = rf_repr_enter (m, self);
  if (entered != 0)
    return entered < 0 ? NULL : rf_str_new (m, "...", 3);
  content = content_of (m, self);
  if (content != NULL)
    {
      rf_hold (m->heap, content);
      text = rf_object_repr (m, content);
      rf_release (m->heap, 1);
      rf_drop_keeping (m, content, text);
    }
  if (text != NULL)
    {
      result = rf_str_new_format (m, "%s(%s)", name, rf_str_data (text));
      rf_drop (m, text);
    }
  rf_repr_leave (m, self);
  return result;
}

/* 1 when the keys are equal in order, 0, -1. */
static int
same_order (RfMachine *m, RfObject *a, RfObject *b)
{
  RfOrderNode *x = RF_ORDERED_DICT (a)->first, *y = RF_ORDERED_DICT (b)->first;
  guint64 state_a = RF_ORDERED_DICT (a)->state, state_b = RF_ORDERED_DICT (b)->state;

  for (; x != NULL && y != NULL; x = x->next, y = y->next)
    {
      RfObject *left = rf_new_ref (m, x->key), *right = rf_new_ref (m, y->key);
      int equal;

      rf_hold (m->heap, left);
      rf_hold (m->heap, right);
      equal = rf_object_compare_bool (m, left, right, RF_CMP_EQ);
      rf_release_two (m, left, right);
      if (equal != 1)
        return equal;
      if (RF_ORDERED_DICT (a)->state != state_a || RF_ORDERED_DICT (b)->state != state_b)
        {
          rf_raise (m, RF_EXC_RuntimeError, "OrderedDict mutated during iteration");
          return -1;
        }
    }
  return x == NULL && y == NULL;
}

static RfObject *
odict_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  RfObject *result;
  int same;

  if ((op != RF_CMP_EQ && op != RF_CMP_NE) || !rf_is_ordered_dict (m, a) || !rf_is_dict (b))
    return rf_not_implemented (m);
  result = m->class_dict->slots.richcompare (m, a, b, op);
  if (result == NULL || !rf_is_ordered_dict (m, b) ||
      result == (op == RF_CMP_EQ ? m->false_ : m->true_))
    return result;
  rf_drop (m, result);
  same = same_order (m, a, b);
  return same < 0 ? NULL : rf_bool (m, same == (op == RF_CMP_EQ));
}

static RfObject *
odict_or (RfMachine *m, RfObject *a, RfObject *b)
{
  RfObject *result;
  gboolean done;

  if (!rf_is_dict (a) || !rf_is_dict (b))
    return rf_not_implemented (m);
  result = rf_object_call_one (m, RF_OBJECT (RF_CLASS_OF (rf_is_ordered_dict (m, a) ? a : b)), a);
  if (result == NULL)
    return NULL;
  rf_hold (m->heap, result);
  done = rf_odict_update (m, result, b);
  rf_release (m->heap, 1);
  if (done)
    return result;
  rf_drop (m, result);
  return NULL;
}

static RfObject *
odict_inplace_or (RfMachine *m, RfObject *self, RfObject *other)
{
  return rf_odict_update (m, self, other) ? rf_new_ref (m, self) : NULL;
}

/* --- the class ---------------------------------------------------------------------------- */

static RfObject *
get_dict (RfMachine *m, RfObject *self)
{
  return rf_object_dict (m, self);
}

static const RfGetSetDef getsets[] = { { "__dict__", get_dict, NULL }, { NULL } };

static void
odict_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  rf_attributes_traverse (heap, self, visit, user);
  for (RfOrderNode *node = RF_ORDERED_DICT (self)->first; node != NULL; node = node->next)
    visit (node->key, user);
  RF_CLASS_OF (self)->builtin_base->base->type.traverse (heap, self, visit, user);
}

static void
odict_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  rf_attributes_slots (heap, self, visit, user);
  for (RfOrderNode *node = RF_ORDERED_DICT (self)->first; node != NULL; node = node->next)
    visit (RF_SLOT_MEMBER, node->rank, NULL, NULL, node->key, user);
  RF_CLASS_OF (self)->builtin_base->base->type.slots (heap, self, visit, user);
}

static void
odict_clear (RfHeap *heap, RfObject *self)
{
  rf_attributes_clear (heap, self);
  RF_CLASS_OF (self)->builtin_base->base->type.clear (heap, self);
  rf_odict_remove_nodes (heap, self);
}

static void
odict_dealloc (RfHeap *heap, RfObject *self)
{
  rf_attributes_clear (heap, self);
  rf_odict_remove_nodes (heap, self);
  RF_CLASS_OF (self)->builtin_base->base->type.dealloc (heap, self);
}

gboolean
rf_ordered_dict_setup (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "collections.OrderedDict",
    .base = m->class_dict,
    .class_flags = RF_CLASS_BASETYPE | RF_CLASS_DICT_SUBCLASS,
    .type_flags = RF_TYPE_GC | RF_TYPE_TRASHCAN | RF_TYPE_WEAKREFABLE,
    .host_size = sizeof (RfOrderedDict),
    .dict_offset = G_STRUCT_OFFSET (RfOrderedDict, attributes),
    .basic_size = 112,
    .doc = "Dictionary that remembers insertion order",
    .slots = { .repr = odict_repr,
               .richcompare = odict_compare,
               .hash = rf_hash_not_implemented,
               .iter = rf_odict_iter,
               .init = odict_init,
               .size_of = odict_size_of,
               .binary[RF_BINARY_BIT_OR] = odict_or,
               .inplace[RF_BINARY_BIT_OR] = odict_inplace_or,
               .setitem = odict_setitem },
    .traverse = odict_traverse,
    .slots_visit = odict_slots,
    .clear = odict_clear,
    .dealloc = odict_dealloc,
    .methods = rf_odict_methods,
    .getsets = getsets,
  };

  return rf_class_new_builtin (m, &spec, &rf_collections_state (m)->ordered_dict) &&
         rf_odict_view_setup (m);
}
