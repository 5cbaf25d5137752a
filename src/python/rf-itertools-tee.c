/* SPDX-License-Identifier: MIT */

/* itertools.tee: iterators that share what one iterator gave. The items stand in links of a chain;
 * an iterator holds the link that it is in, each link the next one, so that a link dies when the
 * last iterator has left it. */

#include "python/rf-itertools-private.h"
#include "python/rf-sizes.h"

#define LINK_ITEMS 57
#define LINK(o) ((TeeLink *) (o))
#define TEE(o) ((Tee *) (o))

typedef struct
{
  RfObject base;
  RfObject *iterator;
  RfObject *next; /* the link behind it, made when an iterator goes on; or NULL */
  guint n_read;
  gboolean is_running;
  RfObject *items[LINK_ITEMS];
} TeeLink;

typedef struct
{
  RfObject base;
  RfObject *link;
  guint at; /* in the link */
} Tee;

/* --- links ----------------------------------------------------------------------------------- */

static RfObject *
link_new (RfMachine *m, RfObject *iterator)
{
  RfObject *link =
    rf_object_alloc (m, rf_itertools_class (m, RF_ITERTOOL__tee_dataobject), 0, TRUE);

  if (link != NULL)
    rf_slot_swap_named (m->heap, link, "iterator", &LINK (link)->iterator,
                        rf_new_ref (m, iterator));
  return link;
}

/* Item @at (at most the first that is not there yet); NULL at the end or with an exception. */
static RfObject *
link_item (RfMachine *m, RfObject *self, guint at)
{
  TeeLink *link = LINK (self);
  RfObject *item;

  if (at < link->n_read)
    return rf_new_ref (m, link->items[at]);
  if (link->is_running)
    return rf_raise (m, RF_EXC_RuntimeError, "cannot re-enter the tee iterator");
  link->is_running = TRUE;
  rf_hold (m->heap, rf_new_ref (m, link->iterator));
  item = rf_object_next (m, link->iterator);
  rf_release (m->heap, 1);
  rf_drop_keeping (m, link->iterator, item);
  link->is_running = FALSE;
  if (item == NULL)
    return NULL;
  link->n_read++;
  rf_slot_swap_index (m->heap, self, at, &link->items[at], rf_new_ref (m, item));
  return item;
}

static RfObject *
link_next (RfMachine *m, RfObject *self)
{
  if (LINK (self)->next == NULL)
    {
      RfObject *next = link_new (m, LINK (self)->iterator);

      if (next == NULL)
        return NULL;
      rf_slot_store_named (m->heap, self, "next", &LINK (self)->next, next);
    }
  return rf_new_ref (m, LINK (self)->next);
}

static void
link_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  TeeLink *link = LINK (self);

  if (link->iterator != NULL)
    visit (link->iterator, user);
  for (guint i = 0; i < link->n_read; i++)
    if (link->items[i] != NULL)
      visit (link->items[i], user);
  if (link->next != NULL)
    visit (link->next, user);
}

static void
link_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  TeeLink *link = LINK (self);

  if (link->iterator != NULL)
    visit (RF_SLOT_NAMED, 0, "iterator", NULL, link->iterator, user);
  for (guint i = 0; i < link->n_read; i++)
    if (link->items[i] != NULL)
      visit (RF_SLOT_INDEX, i, NULL, NULL, link->items[i], user);
  if (link->next != NULL)
    visit (RF_SLOT_NAMED, 0, "next", NULL, link->next, user);
}

/* The links behind it that nobody else has go one after the other. */
static void
link_drop_chain (RfHeap *heap, RfObject *next)
{
  while (next != NULL && next->refcnt == 1 &&
         RF_CLASS_OF (next) ==
           rf_itertools_class (rf_machine_of (heap), RF_ITERTOOL__tee_dataobject))
    {
      RfObject *after = rf_slot_swap_named (heap, next, "next", &LINK (next)->next, NULL);

      if (after != NULL)
        rf_hold (heap, after);
      rf_unref (heap, next);
      if (after != NULL)
        rf_release (heap, 1);
      next = after;
    }
  rf_xunref (heap, next);
}

static void
link_clear (RfHeap *heap, RfObject *self)
{
  TeeLink *link = LINK (self);

  rf_slot_store_named (heap, self, "iterator", &link->iterator, NULL);
  for (guint i = 0; i < link->n_read; i++)
    if (link->items[i] != NULL)
      rf_slot_store_index (heap, self, i, &link->items[i], NULL);
  link_drop_chain (heap, rf_slot_swap_named (heap, self, "next", &link->next, NULL));
}

static RfObject *
link_class_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_raise (m, RF_EXC_TypeError, "cannot create '%s' instances", cls->full_name);
}

/* --- the iterators --------------------------------------------------------------------------- */

/* Steals @link. */
static RfObject *
tee_make (RfMachine *m, RfObject *link, guint at)
{
  RfObject *o;

  if (link == NULL)
    return NULL;
  rf_hold (m->heap, link);
  o = rf_object_alloc (m, rf_itertools_class (m, RF_ITERTOOL__tee), 0, TRUE);
  rf_release (m->heap, 1);
  if (o == NULL)
    {
      rf_drop (m, link);
      return NULL;
    }
  rf_slot_swap_named (m->heap, o, "link", &TEE (o)->link, link);
  TEE (o)->at = at;
  return o;
}

static RfObject *
tee_copy (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return tee_make (m, rf_new_ref (m, TEE (self)->link), TEE (self)->at);
}

static RfObject *
tee_of (RfMachine *m, RfObject *iterable)
{
  RfObject *iterator = rf_object_iter (m, iterable), *o;

  if (iterator == NULL)
    return NULL;
  rf_hold (m->heap, iterator);
  if (RF_CLASS_OF (iterator) == rf_itertools_class (m, RF_ITERTOOL__tee))
    o = tee_copy (m, iterator, NULL, 0, NULL);
  else
    o = tee_make (m, link_new (m, iterator), 0);
  rf_release (m->heap, 1);
  rf_drop_keeping (m, iterator, o);
  return o;
}

static RfObject *
tee_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (n_args != 1)
    return rf_raise (m, RF_EXC_TypeError, "_tee expected 1 argument, got %" G_GSIZE_FORMAT, n_args);
  return tee_of (m, args[0]);
}

static RfObject *
tee_next (RfMachine *m, RfObject *self)
{
  RfObject *link, *item;

  if (TEE (self)->at >= LINK_ITEMS)
    {
      RfObject *next = link_next (m, TEE (self)->link);

      if (next == NULL)
        return NULL;
      rf_slot_store_named (m->heap, self, "link", &TEE (self)->link, next);
      TEE (self)->at = 0;
    }
  link = TEE (self)->link;
  item = link_item (m, link, TEE (self)->at);
  if (item != NULL)
    TEE (self)->at++;
  return item;
}

static void
tee_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  if (TEE (self)->link != NULL)
    visit (TEE (self)->link, user);
}

static void
tee_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  if (TEE (self)->link != NULL)
    visit (RF_SLOT_NAMED, 0, "link", NULL, TEE (self)->link, user);
}

static void
tee_clear (RfHeap *heap, RfObject *self)
{
  rf_slot_store_named (heap, self, "link", &TEE (self)->link, NULL);
}

/* --- tee () ---------------------------------------------------------------------------------- */

/* @n - 1 copies of items[0], which is on hold, as are the copies afterwards. FALSE with an
 * exception; *@n_made says how many items there are. */
static gboolean
copy_iterator (RfMachine *m, RfObject **items, gssize n, RfObject *copy, guint *n_made)
{
  for (; (gssize) *n_made < n; (*n_made)++)
    {
      items[*n_made] = rf_object_call_noargs (m, copy);
      if (items[*n_made] == NULL)
        return FALSE;
      rf_hold (m->heap, items[*n_made]);
    }
  return TRUE;
}

/* The first of the iterators, and its __copy__. */
static RfObject *
first_iterator (RfMachine *m, RfObject *iterable, RfObject *name, RfObject **copy)
{
  RfObject *iterator = rf_object_iter (m, iterable), *made;

  if (iterator == NULL)
    return NULL;
  rf_hold (m->heap, iterator);
  *copy = rf_object_getattr_optional (m, iterator, name);
  rf_release (m->heap, 1);
  if (*copy != NULL)
    return iterator;
  if (rf_raised (m))
    {
      rf_drop (m, iterator);
      return NULL;
    }
  rf_hold (m->heap, iterator);
  made = tee_of (m, iterator);
  rf_release (m->heap, 1);
  rf_drop_keeping (m, iterator, made);
  if (made == NULL)
    return NULL;
  rf_hold (m->heap, made);
  *copy = rf_object_getattr (m, made, name);
  rf_release (m->heap, 1);
  if (*copy != NULL)
    return made;
  rf_drop (m, made);
  return NULL;
}

RfObject *
rf_itertools_tee (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  RfObject **items, *name, *copy = NULL, *result = NULL;
  gssize n = n_args > 1 ? rf_object_as_index (m, args[1], RF_EXC_OverflowError) : 2;
  guint n_made = 0;

  if (rf_raised (m))
    return NULL;
  if (n < 0)
    return rf_raise (m, RF_EXC_ValueError, "n must be >= 0");
  if (n == 0)
    return rf_new_ref (m, m->empty_tuple);
  if (n > G_MAXINT / 16 || !rf_heap_charge (m->heap, (gsize) n * sizeof (RfObject *)))
    return rf_raise_memory (m);
  items = g_new (RfObject *, n);
  name = rf_str_intern (m, "__copy__", -1);
  if (name != NULL)
    {
      rf_hold (m->heap, name);
      items[0] = first_iterator (m, args[0], name, &copy);
      rf_release (m->heap, 1);
      rf_drop_keeping (m, name, items[0]);
    }
  if (copy != NULL && name != NULL && items[0] != NULL)
    {
      rf_hold (m->heap, copy);
      rf_hold (m->heap, items[0]);
      n_made = 1;
      if (copy_iterator (m, items, n, copy, &n_made))
        result = rf_tuple_new (m, items, (gsize) n);
      rf_release (m->heap, n_made + 1);
      if (result != NULL)
        rf_hold (m->heap, result);
      rf_hold (m->heap, copy);
      rf_drop_items (m->heap, items, n_made, FALSE);
      rf_release (m->heap, 1);
      rf_drop (m, copy);
      if (result != NULL)
        rf_release (m->heap, 1);
    }
  g_free (items);
  rf_heap_discharge (m->heap, (gsize) n * sizeof (RfObject *));
  return result;
}

static const RfMethodDef tee_methods[] = {
  { "__copy__", tee_copy, 0, 0, 0 },
  { NULL },
};

gboolean
rf_itertools_add_tee (RfMachine *m)
{
  RfItertoolsState *state = m->itertools_state;
  RfClassSpec link = {
    .name = "itertools._tee_dataobject",
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (TeeLink),
    .basic_size = 496,
    .slots = { .new_ = link_class_new },
    .traverse = link_traverse,
    .slots_visit = link_slots,
    .clear = link_clear,
    .dealloc = link_clear,
  };
  RfClassSpec tee = {
    .name = "itertools._tee",
    .class_flags = RF_CLASS_PACKED_CALL,
    .type_flags = RF_TYPE_GC | RF_TYPE_WEAKREFABLE,
    .host_size = sizeof (Tee),
    .basic_size = rf_size_of (m->profile, RF_SIZE_TEE),
    .slots = { .iter = rf_itertools_self_iter, .iternext = tee_next, .new_ = tee_new },
    .traverse = tee_traverse,
    .slots_visit = tee_slots,
    .clear = tee_clear,
    .dealloc = tee_clear,
    .methods = tee_methods,
  };

  return rf_class_new_builtin (m, &link, &state->classes[RF_ITERTOOL__tee_dataobject]) &&
         rf_class_new_builtin (m, &tee, &state->classes[RF_ITERTOOL__tee]);
}
