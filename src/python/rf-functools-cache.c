/* SPDX-License-Identifier: MIT */

/* What functools.lru_cache wraps a function in.
 *
 * Invariants: a bounded cache is a dict from keys to links, and a ring of the same links, the
 * oldest call first. The wrapper holds each link, and is the holder of its key and result too, as
 * CPython's traversal has it; a link that left the ring holds nothing. */

#include "python/rf-class-private.h"
#include "python/rf-dict.h"
#include "python/rf-functools-private.h"
#include "python/rf-table.h"

#define LINK(o) ((Link *) (o))
#define CACHE(o) ((Cache *) (o))
#define LINK_SIZE 56
#define RF_DICT_TABLE(dict) (((RfDict *) (dict))->table)

typedef struct _Link Link;

struct _Link
{
  RfObject base;
  Link *prev, *next;
  RfObject *key, *result; /* the wrapper's counts */
  gint64 hash;
  guint32 number; /* of the wrapper's slots: the link is a member, key and result are an entry */
};

typedef struct
{
  RfObject base;
  RfObject *cache; /* dict */
  RfObject *function;
  RfObject *info; /* the class of cache_info()'s result */
  RfAttributes attributes;
  Link *oldest, *newest;
  gssize max; /* -1: unbounded */
  gssize hits, misses;
  guint32 last_number;
  gboolean typed;
} Cache;

/* What its dict is called in events: of a bounded cache it holds the links. */
static const char *
cache_name (const Cache *o)
{
  return o->max < 0 ? "cache" : "bounded_cache";
}

/* --- the ring -------------------------------------------------------------------------------- */

static void
ring_append (Cache *o, Link *link)
{
  link->prev = o->newest;
  link->next = NULL;
  if (o->newest != NULL)
    o->newest->next = link;
  else
    o->oldest = link;
  o->newest = link;
}

static void
ring_extract (Cache *o, Link *link)
{
  if (link->prev != NULL)
    link->prev->next = link->next;
  else
    o->oldest = link->next;
  if (link->next != NULL)
    link->next->prev = link->prev;
  else
    o->newest = link->prev;
  link->prev = link->next = NULL;
}

static void
note_link (RfHeap *heap, Cache *o, const Link *link, RfObject *from, RfObject *to)
{
  if (G_UNLIKELY (heap->sink != NULL))
    rf_heap_note_slot (heap, &o->base, RF_SLOT_MEMBER, link->number, NULL, NULL, from, to);
}

/* The wrapper takes over the counts of @link, @key and @result; the link is the newest. */
static void
link_enter (RfHeap *heap, Cache *o, Link *link, RfObject *key, RfObject *result)
{
  link->number = o->last_number++;
  link->key = key;
  ring_append (o, link);
  note_link (heap, o, link, NULL, &link->base);
  rf_slot_swap_entry (heap, &o->base, link->number, key, &link->result, result);
}

/* The reverse: the counts of the link, its key and its result go to @out. */
static void
link_leave (RfHeap *heap, Cache *o, Link *link, RfObject *out[3])
{
  ring_extract (o, link);
  note_link (heap, o, link, &link->base, NULL);
  out[0] = &link->base;
  out[2] = rf_slot_swap_entry (heap, &o->base, link->number, link->key, &link->result, NULL);
  out[1] = g_steal_pointer (&link->key);
}

/* Empties the ring into an array of counts, from the oldest link on. */
static GPtrArray *
take_links (RfHeap *heap, Cache *o)
{
  GPtrArray *all = g_ptr_array_new ();

  while (o->oldest != NULL)
    {
      RfObject *out[3];

      link_leave (heap, o, o->oldest, out);
      for (guint i = 0; i < 3; i++)
        g_ptr_array_add (all, out[i]);
    }
  return all;
}

/* Drops them in this order. Code that runs meanwhile may fill the ring again. */
static void
drop_links (RfHeap *heap, GPtrArray *all)
{
  rf_drop_items (heap, (RfObject *const *) all->pdata, all->len, FALSE);
  g_ptr_array_unref (all);
}

/* --- the key --------------------------------------------------------------------------------- */

/* What a call is looked up by: its arguments' tuple @args itself where that will do; one argument
 * that is an exact int or str alone. */
static RfObject *
make_key (RfMachine *m, Cache *o, RfObject *args, RfObject *const *values, RfObject *kwnames)
{
  RfTuple *given = (RfTuple *) args;
  gsize n_keywords = kwnames != NULL ? ((RfTuple *) kwnames)->length : 0, n = 0;
  g_autofree RfObject **items = NULL;

  if (!o->typed && n_keywords == 0)
    {
      RfObject *only = given->length == 1 ? given->items[0] : NULL;

      if (only != NULL &&
          (RF_CLASS_OF (only) == m->class_str || RF_CLASS_OF (only) == m->class_int))
        return rf_new_ref (m, only);
      return rf_new_ref (m, args);
    }
  items = g_new (RfObject *, 2 * given->length + 3 * n_keywords + 1);
  for (gsize i = 0; i < given->length; i++)
    items[n++] = given->items[i];
  if (n_keywords > 0)
    items[n++] = rf_functools_state (m)->mark;
  for (gsize i = 0; i < n_keywords; i++)
    {
      items[n++] = ((RfTuple *) kwnames)->items[i];
      items[n++] = values[i];
    }
  for (gsize i = 0; o->typed && i < given->length; i++)
    items[n++] = RF_OBJECT (RF_CLASS_OF (given->items[i]));
  for (gsize i = 0; o->typed && i < n_keywords; i++)
    items[n++] = RF_OBJECT (RF_CLASS_OF (values[i]));
  return rf_tuple_new (m, items, n);
}

/* --- calls ----------------------------------------------------------------------------------- */

/* The arguments of one call: all on hold. */
typedef struct
{
  RfObject *args, *keywords; /* tuple; dict or NULL */
  RfObject *key;
  gint64 hash;
} Call;

static RfObject *
call_function (RfMachine *m, Cache *o, const Call *call)
{
  o->misses++;
  return rf_object_call_tuple (m, o->function, call->args, call->keywords);
}

static RfObject *
call_unbounded (RfMachine *m, Cache *o, const Call *call)
{
  RfObject *result = rf_dict_get_hashed (m, o->cache, call->key, call->hash);

  if (result != NULL)
    {
      o->hits++;
      return rf_new_ref (m, result);
    }
  if (rf_raised (m))
    return NULL;
  result = call_function (m, o, call);
  if (result == NULL)
    return NULL;
  rf_hold (m->heap, result);
  if (!rf_table_set (m, o->cache, RF_DICT_TABLE (o->cache), call->key, call->hash,
                     rf_new_ref (m, result)))
    {
      rf_release (m->heap, 1);
      rf_drop (m, result);
      return NULL;
    }
  rf_release (m->heap, 1);
  return result;
}

/* Puts @result, which is on hold, in a new link. */
static gboolean
add_link (RfMachine *m, Cache *o, const Call *call, RfObject *result)
{
  Link *link =
    (Link *) rf_heap_new_object (m->heap, &rf_functools_state (m)->lru_link->type, LINK_SIZE, 0);

  if (link == NULL)
    {
      rf_raise_memory (m);
      return FALSE;
    }
  link->hash = call->hash;
  rf_hold (m->heap, &link->base);
  if (!rf_table_set (m, o->cache, RF_DICT_TABLE (o->cache), call->key, call->hash,
                     rf_new_ref (m, &link->base)))
    {
      rf_release (m->heap, 1);
      rf_drop (m, &link->base);
      return FALSE;
    }
  rf_release (m->heap, 1);
  link_enter (m->heap, o, link, rf_new_ref (m, call->key), rf_new_ref (m, result));
  return TRUE;
}

/* The oldest link becomes that of @result, which is on hold. */
static gboolean
reuse_link (RfMachine *m, Cache *o, const Call *call, RfObject *result)
{
  RfObject *old[3], *value = NULL;
  Link *link = o->oldest;
  gssize found;
  gboolean ok = TRUE;

  link_leave (m->heap, o, link, old);
  for (guint i = 3; i-- > 0;)
    rf_hold (m->heap, old[i]);
  found = rf_table_find (m, RF_DICT_TABLE (o->cache), old[1], link->hash);
  if (found >= 0)
    value = rf_table_steal (m, o->cache, RF_DICT_TABLE (o->cache), found);
  if (value != NULL)
    {
      link->hash = call->hash;
      ok = rf_table_set (m, o->cache, RF_DICT_TABLE (o->cache), call->key, call->hash, value);
    }
  else
    ok = !rf_raised (m);
  rf_release (m->heap, 3);
  if (ok && value != NULL)
    {
      link_enter (m->heap, o, link, rf_new_ref (m, call->key), rf_new_ref (m, result));
      old[0] = NULL;
    }
  rf_drop_items (m->heap, old, 3, FALSE);
  return ok;
}

static RfObject *
call_bounded (RfMachine *m, Cache *o, const Call *call)
{
  RfObject *found = rf_dict_get_hashed (m, o->cache, call->key, call->hash), *result;
  gboolean ok = TRUE;

  if (found != NULL)
    {
      Link *link = LINK (found);

      ring_extract (o, link);
      ring_append (o, link);
      o->hits++;
      return rf_new_ref (m, link->result);
    }
  if (rf_raised (m))
    return NULL;
  result = call_function (m, o, call);
  if (result == NULL)
    return NULL;
  rf_hold (m->heap, result);
  /* The function may have made the same call. */
  found = rf_dict_get_hashed (m, o->cache, call->key, call->hash);
  if (rf_raised (m))
    ok = FALSE;
  else if (found == NULL)
    ok = rf_dict_length (o->cache) < (gsize) o->max || o->oldest == NULL
           ? add_link (m, o, call, result)
           : reuse_link (m, o, call, result);
  rf_release (m->heap, 1);
  if (ok)
    return result;
  rf_drop (m, result);
  return NULL;
}

static RfObject *
call_with_key (RfMachine *m, Cache *o, Call *call, RfObject *const *values, RfObject *kwnames)
{
  RfObject *result = NULL;

  if (o->max == 0)
    return call_function (m, o, call);
  call->key = make_key (m, o, call->args, values, kwnames);
  if (call->key == NULL)
    return NULL;
  rf_hold (m->heap, call->key);
  call->hash = rf_object_hash (m, call->key);
  if (call->hash != -1)
    result = o->max < 0 ? call_unbounded (m, o, call) : call_bounded (m, o, call);
  return rf_drop_held (m->heap, call->key, result);
}

static RfObject *
cache_call (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  Call call = { .args = NULL };
  RfObject *result = NULL;

  if (CACHE (self)->cache == NULL || CACHE (self)->function == NULL)
    return rf_raise (m, RF_EXC_RuntimeError, "the cache was cleared by the collector");
  call.args = rf_tuple_new (m, args, n_args);
  if (call.args == NULL)
    return NULL;
  rf_hold (m->heap, call.args);
  if (kwnames == NULL || ((RfTuple *) kwnames)->length == 0)
    result = call_with_key (m, CACHE (self), &call, NULL, NULL);
  else
    {
      call.keywords = rf_functools_keywords (m, args + n_args, kwnames);
      if (call.keywords != NULL)
        {
          rf_hold (m->heap, call.keywords);
          result = call_with_key (m, CACHE (self), &call, args + n_args, kwnames);
          result = rf_drop_held (m->heap, call.keywords, result);
        }
    }
  return rf_drop_held (m->heap, call.args, result);
}

/* --- methods --------------------------------------------------------------------------------- */

static RfObject *
cache_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "user_function", "maxsize", "typed", "cache_info_type",
                                       NULL };
  RfObject *given[4], *o, *cache;
  gssize max = -1;
  int typed;

  if (!rf_args_parse (m, "lru_cache", names, 0, 4, args, n_args, kwnames, given))
    return NULL;
  if (!rf_object_callable (m, given[0]))
    return rf_raise (m, RF_EXC_TypeError, "the first argument must be callable");
  if (given[1] != m->none)
    {
      if (RF_CLASS_OF (given[1])->slots.index == NULL)
        return rf_raise (m, RF_EXC_TypeError, "maxsize should be integer or None");
      max = MAX (rf_object_as_index (m, given[1], RF_EXC_OverflowError), 0);
      if (rf_raised (m))
        return NULL;
    }
  typed = rf_object_truth (m, given[2]);
  cache = typed < 0 ? NULL : rf_dict_new (m);
  if (cache == NULL)
    return NULL;
  rf_hold (m->heap, cache);
  o = rf_object_alloc (m, cls, 0, TRUE);
  rf_release (m->heap, 1);
  if (o == NULL)
    {
      rf_drop (m, cache);
      return NULL;
    }
  CACHE (o)->max = max;
  CACHE (o)->typed = typed;
  /* The function first: it is what the object is called by when an event first mentions it. */
  rf_slot_swap_named (m->heap, o, "function", &CACHE (o)->function, rf_new_ref (m, given[0]));
  rf_slot_swap_named (m->heap, o, cache_name (CACHE (o)), &CACHE (o)->cache, cache);
  rf_slot_swap_named (m->heap, o, "cache_info_type", &CACHE (o)->info, rf_new_ref (m, given[3]));
  return o;
}

static RfObject *
cache_info (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  Cache *o = CACHE (self);
  gsize n_entries = o->cache != NULL ? rf_dict_length (o->cache) : 0;
  RfObject *values[4] = { rf_int_new (m, o->hits), rf_int_new (m, o->misses),
                          o->max < 0 ? rf_none (m) : rf_int_new (m, o->max),
                          rf_int_new (m, (gint64) n_entries) };
  RfObject *result = NULL;
  guint n_held = 0;

  for (guint i = 0; i < 4; i++)
    if (values[i] != NULL)
      {
        rf_hold (m->heap, values[i]);
        n_held++;
      }
  if (n_held == 4 && o->info != NULL)
    result = rf_object_call (m, o->info, values, 4, NULL);
  rf_release (m->heap, n_held);
  for (guint i = 0; i < 4; i++)
    rf_xdrop (m, values[i]);
  return result;
}

static RfObject *
cache_clear (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  Cache *o = CACHE (self);
  GPtrArray *links = take_links (m->heap, o);

  o->hits = o->misses = 0;
  for (guint i = links->len; i-- > 0;)
    rf_hold (m->heap, links->pdata[i]);
  if (o->cache != NULL)
    rf_dict_clear (m, o->cache);
  rf_release (m->heap, links->len);
  drop_links (m->heap, links);
  return rf_none (m);
}

static RfObject *
cache_copy (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_new_ref (m, self);
}

static RfObject *
cache_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_object_getattr (m, self, m->name_qualname);
}

static RfObject *
cache_get (RfMachine *m, RfObject *self, RfObject *instance, RfObject *owner)
{
  if (instance == NULL || instance == m->none)
    return rf_new_ref (m, self);
  return rf_method_new (m, self, instance);
}

/* --- the class ------------------------------------------------------------------------------- */

static void
cache_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  RfObject *all[] = { CACHE (self)->cache, CACHE (self)->function, CACHE (self)->info };

  for (Link *link = CACHE (self)->oldest; link != NULL; link = link->next)
    {
      visit (&link->base, user);
      visit (link->key, user);
      visit (link->result, user);
    }
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL)
      visit (all[i], user);
  rf_attributes_traverse (heap, self, visit, user);
}

static void
cache_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  const char *const names[] = { cache_name (CACHE (self)), "function", "cache_info_type" };
  RfObject *all[] = { CACHE (self)->cache, CACHE (self)->function, CACHE (self)->info };

  for (Link *link = CACHE (self)->oldest; link != NULL; link = link->next)
    {
      visit (RF_SLOT_MEMBER, link->number, NULL, NULL, &link->base, user);
      visit (RF_SLOT_ENTRY, link->number, NULL, link->key, link->result, user);
    }
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL)
      visit (RF_SLOT_NAMED, 0, names[i], NULL, all[i], user);
  rf_attributes_slots (heap, self, visit, user);
}

static void
cache_describe (RfHeap *heap, RfObject *self, GString *out)
{
  RfObject *function = CACHE (self)->function;

  if (function != NULL && function->type->describe != NULL)
    function->type->describe (heap, function, out);
}

static void
cache_drop (RfHeap *heap, RfObject *self)
{
  GPtrArray *links = take_links (heap, CACHE (self));

  for (guint i = links->len; i-- > 0;)
    rf_hold (heap, links->pdata[i]);
  rf_slot_store_named (heap, self, cache_name (CACHE (self)), &CACHE (self)->cache, NULL);
  rf_slot_store_named (heap, self, "function", &CACHE (self)->function, NULL);
  rf_slot_store_named (heap, self, "cache_info_type", &CACHE (self)->info, NULL);
  rf_attributes_clear (heap, self);
  rf_release (heap, links->len);
  drop_links (heap, links);
}

static const RfMethodDef cache_methods[] = {
  { "cache_info", cache_info, 0, 0, 0 },
  { "cache_clear", cache_clear, 0, 0, 0 },
  { "__reduce__", cache_reduce, 0, 0, 0 },
  { "__copy__", cache_copy, 0, 0, RF_METHOD_TUPLE },
  { "__deepcopy__", cache_copy, 1, 1, RF_METHOD_TUPLE },
  { NULL },
};

static const RfGetSetDef cache_getsets[] = {
  { "__dict__", rf_functools_get_dict, rf_functools_set_dict },
  { NULL },
};

gboolean
rf_lru_cache_setup (RfMachine *m, RfObject *dict)
{
  RfFunctoolsState *state = rf_functools_state (m);
  const RfClassSpec link = {
    .name = "functools._lru_list_elem",
    .class_flags = RF_CLASS_NO_NEW,
    .host_size = sizeof (Link),
    .basic_size = LINK_SIZE,
  };
  const RfClassSpec cache = {
    .name = "functools._lru_cache_wrapper",
    .class_flags =
      RF_CLASS_BASETYPE | RF_CLASS_HAS_DICT | RF_CLASS_METHOD_DESCRIPTOR | RF_CLASS_PACKED_CALL,
    .type_flags = RF_TYPE_GC | RF_TYPE_WEAKREFABLE,
    .host_size = sizeof (Cache),
    .dict_offset = G_STRUCT_OFFSET (Cache, attributes),
    .basic_size = 152,
    .slots = { .call = cache_call,
               .getattro = rf_generic_getattr,
               .setattro = rf_generic_setattr,
               .descr_get = cache_get,
               .new_ = cache_new },
    .traverse = cache_traverse,
    .slots_visit = cache_slots,
    .clear = cache_drop,
    .dealloc = cache_drop,
    .describe = cache_describe,
    .methods = cache_methods,
    .getsets = cache_getsets,
  };

  state->mark = rf_object_alloc (m, m->class_object, 0, FALSE);
  if (state->mark == NULL)
    return FALSE;
  g_ptr_array_add (m->kept, state->mark);
  return rf_class_new_builtin (m, &link, &state->lru_link) &&
         rf_class_new_builtin (m, &cache, &state->lru_cache_wrapper) &&
         rf_dict_set_cstr (m, dict, "_lru_cache_wrapper", RF_OBJECT (state->lru_cache_wrapper));
}
