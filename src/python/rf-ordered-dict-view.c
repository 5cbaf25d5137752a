/* SPDX-License-Identifier: MIT */

/* The iterators and views of collections.OrderedDict. An iterator holds the key that comes next,
 * and ends when the order or the length is no longer what it was. */

#include "python/rf-container.h"
#include "python/rf-iterator.h"
#include "python/rf-ordered-dict.h"

#define ITERATOR_SIZE 64
#define VIEW_SIZE 24
#define ITERATOR(o) ((RfOdictIterator *) (o))

typedef struct
{
  RfObject base;
  RfObject *odict;   /* NULL: ended */
  RfObject *current; /* the key that comes next, or NULL */
  RfObject *result;  /* items: the tuple that is given out again when nobody kept it */
  RfOdictPart part;
  gboolean reversed;
  gsize length;
  guint64 state;
} RfOdictIterator;

/* --- iterators ---------------------------------------------------------------------------- */

RfObject *
rf_odict_iterator_new (RfMachine *m, RfObject *odict, RfOdictPart part, gboolean reversed)
{
  RfOrderedDict *od = RF_ORDERED_DICT (odict);
  RfObject *o = rf_container_alloc (m, rf_collections_state (m)->odict_iterator, ITERATOR_SIZE);
  RfOdictIterator *it = ITERATOR (o);
  RfOrderNode *node;

  if (o == NULL)
    return NULL;
  if (part == RF_ODICT_ITEMS)
    {
      RfObject *result;

      rf_hold (m->heap, o);
      result = rf_tuple_pack (m, 2, m->none, m->none);
      rf_release (m->heap, 1);
      if (result == NULL)
        {
          rf_drop (m, o);
          return NULL;
        }
      rf_slot_swap_named (m->heap, o, "result", &it->result, result);
    }
  node = reversed ? od->last : od->first;
  it->part = part;
  it->reversed = reversed;
  it->length = rf_dict_length (odict);
  it->state = od->state;
  rf_slot_swap_named (m->heap, o, "container", &it->odict, rf_new_ref (m, odict));
  if (node != NULL)
    rf_slot_swap_named (m->heap, o, "current", &it->current, rf_new_ref (m, node->key));
  rf_gc_track (m->heap, o);
  return o;
}

RfObject *
rf_odict_iter (RfMachine *m, RfObject *odict)
{
  return rf_odict_iterator_new (m, odict, RF_ODICT_KEYS, FALSE);
}

static RfObject *
finish (RfMachine *m, RfOdictIterator *it)
{
  rf_slot_store_named (m->heap, &it->base, "container", &it->odict, NULL);
  return NULL;
}

/* The next key: a new reference, or NULL at the end or with an exception. */
static RfObject *
next_key (RfMachine *m, RfOdictIterator *it)
{
  RfOrderNode *node;
  RfObject *key;
  gint64 hash;

  if (it->odict == NULL)
    return NULL;
  if (it->current == NULL)
    return finish (m, it);
  if (it->state != RF_ORDERED_DICT (it->odict)->state || it->length != rf_dict_length (it->odict))
    {
      rf_raise (m, RF_EXC_RuntimeError, "OrderedDict %s during iteration",
                it->state != RF_ORDERED_DICT (it->odict)->state ? "mutated" : "changed size");
      return finish (m, it);
    }
  hash = rf_key_hash (m, it->current);
  node = hash == -1 ? NULL : rf_odict_find (m, it->odict, it->current, hash);
  if (node == NULL)
    {
      if (!rf_raised (m))
        rf_raise_object (m, RF_EXC_KeyError, it->current);
      rf_slot_store_named (m->heap, &it->base, "current", &it->current, NULL);
      return NULL;
    }
  node = it->reversed ? node->previous : node->next;
  key = rf_slot_swap_named (m->heap, &it->base, "current", &it->current,
                            node != NULL ? rf_new_ref (m, node->key) : NULL);
  return key;
}

static RfObject *
iterator_next (RfMachine *m, RfObject *self)
{
  RfOdictIterator *it = ITERATOR (self);
  RfObject *key = next_key (m, it), *value;

  if (key == NULL || it->part == RF_ODICT_KEYS)
    return key;
  rf_hold (m->heap, key);
  value = rf_dict_get (m, it->odict, key);
  if (value == NULL && !rf_raised (m))
    {
      rf_raise_object (m, RF_EXC_KeyError, key);
      finish (m, it);
    }
  if (value != NULL)
    rf_new_ref (m, value);
  rf_release (m->heap, 1);
  if (value != NULL && it->part == RF_ODICT_ITEMS)
    return rf_result_pair (m, it->result, (RfObject *[]){ key, value });
  rf_drop_keeping (m, key, value);
  return value;
}

static RfObject *
iterator_self (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, self);
}

/* X (text of the slot, field) in CPython's order of traversal. */
#define ITERATOR_FIELDS(X) \
  X ("container", odict)   \
  X ("current", current)   \
  X ("result", result)

static void
iterator_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
#define X(text, field)                \
  if (ITERATOR (self)->field != NULL) \
    visit (ITERATOR (self)->field, user);
  ITERATOR_FIELDS (X)
#undef X
}

static void
iterator_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
#define X(text, field)                \
  if (ITERATOR (self)->field != NULL) \
    visit (RF_SLOT_NAMED, 0, text, NULL, ITERATOR (self)->field, user);
  ITERATOR_FIELDS (X)
#undef X
}

static void
iterator_dealloc (RfHeap *heap, RfObject *self)
{
#define X(text, field) rf_slot_store_named (heap, self, text, &ITERATOR (self)->field, NULL);
  ITERATOR_FIELDS (X)
#undef X
}

/* --- views -------------------------------------------------------------------------------- */

static RfOdictPart
part_of (RfMachine *m, RfObject *view)
{
  RfCollectionsState *state = rf_collections_state (m);

  return RF_CLASS_OF (view) == state->odict_keys     ? RF_ODICT_KEYS
         : RF_CLASS_OF (view) == state->odict_values ? RF_ODICT_VALUES
                                                     : RF_ODICT_ITEMS;
}

static RfObject *
view_iter (RfMachine *m, RfObject *self)
{
  return rf_odict_iterator_new (m, ((RfDictView *) self)->dict, part_of (m, self), FALSE);
}

static RfObject *
view_reversed (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_odict_iterator_new (m, ((RfDictView *) self)->dict, part_of (m, self), TRUE);
}

static const RfMethodDef view_methods[] = {
  { "__reversed__", view_reversed, 0, 0, 0, NULL },
  { NULL },
};

gboolean
rf_odict_view_setup (RfMachine *m)
{
  RfCollectionsState *state = rf_collections_state (m);
  const struct
  {
    const char *name;
    RfClass *base, **where;
  } views[] = {
    { "odict_keys", m->class_dict_keys, &state->odict_keys },
    { "odict_values", m->class_dict_values, &state->odict_values },
    { "odict_items", m->class_dict_items, &state->odict_items },
  };
  RfClassSpec spec = {
    .name = "odict_iterator",
    .class_flags = RF_CLASS_NO_NEW,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfOdictIterator),
    .basic_size = ITERATOR_SIZE,
    .slots = { .iter = iterator_self, .iternext = iterator_next },
    .traverse = iterator_traverse,
    .slots_visit = iterator_slots,
    .clear = iterator_dealloc,
    .dealloc = iterator_dealloc,
  };

  if (!rf_class_new_builtin (m, &spec, &state->odict_iterator))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      RfClassSpec view = {
        .name = views[i].name,
        .base = views[i].base,
        .class_flags = RF_CLASS_NO_NEW,
        .type_flags = RF_TYPE_GC,
        .host_size = sizeof (RfDictView),
        .basic_size = VIEW_SIZE,
        .slots = { .iter = view_iter },
        .traverse = views[i].base->type.traverse,
        .slots_visit = views[i].base->type.slots,
        .dealloc = views[i].base->type.dealloc,
        .methods = view_methods,
      };

      if (!rf_class_new_builtin (m, &view, views[i].where))
        return FALSE;
    }
  return TRUE;
}
