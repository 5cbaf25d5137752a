/* SPDX-License-Identifier: MIT */

/* The module _functools, the part of functools that is written in C: reduce, cmp_to_key, and the
 * classes of its neighbours rf-functools-partial.c and rf-functools-cache.c. */

#include "python/rf-class-private.h"
#include "python/rf-functools-private.h"
#include "python/rf-import.h"

/* --- what the files share -------------------------------------------------------------------- */

RfObject *
rf_functools_keywords (RfMachine *m, RfObject *const *values, RfObject *kwnames)
{
  RfObject *dict = rf_dict_new (m);
  gsize n = kwnames != NULL ? ((RfTuple *) kwnames)->length : 0;

  if (dict == NULL)
    return NULL;
  rf_hold (m->heap, dict);
  for (gsize i = 0; i < n; i++)
    if (!rf_dict_set (m, dict, ((RfTuple *) kwnames)->items[i], values[i]))
      {
        rf_release (m->heap, 1);
        rf_drop (m, dict);
        return NULL;
      }
  rf_release (m->heap, 1);
  return dict;
}

RfObject *
rf_functools_get_dict (RfMachine *m, RfObject *self)
{
  return rf_object_dict (m, self);
}

gboolean
rf_functools_set_dict (RfMachine *m, RfObject *self, RfObject *value)
{
  if (value == NULL)
    rf_raise (m, RF_EXC_TypeError, "cannot delete __dict__");
  else if (!rf_is (value, m->class_dict))
    rf_raise (m, RF_EXC_TypeError, "__dict__ must be set to a dictionary, not a '%s'",
              rf_class_name (value));
  else
    {
      rf_slot_store_named (m->heap, self, "__dict__", &rf_object_attributes (self)->dict,
                           rf_new_ref (m, value));
      return TRUE;
    }
  return FALSE;
}

/* --- reduce ---------------------------------------------------------------------------------- */

/* Another tuple takes the place of *@args, which is @depth from the top of what is on hold, if the
 * function has kept it. Where there is no memory for one, an exception is set. */
static void
renew_arguments (RfMachine *m, RfObject **args, guint depth)
{
  RfObject *const nothing[2] = { m->none, m->none };
  RfObject *kept = *args, *fresh;

  if (kept->refcnt == 1)
    return;
  fresh = rf_tuple_new (m, nothing, 2);
  if (fresh == NULL)
    return;
  m->heap->holds->pdata[m->heap->holds->len - depth] = fresh;
  *args = fresh;
  rf_drop (m, kept);
}

/* Folds @iterator from @result (stolen; NULL: from its first item). The arguments' tuple is used
 * again as long as the function did not keep it, and so holds the arguments of the last call until
 * the next one. @iterator is on hold. */
static RfObject *
fold (RfMachine *m, RfObject *function, RfObject *iterator, RfObject *result)
{
  RfObject *const nothing[2] = { m->none, m->none };
  RfObject *args, *item = NULL;

  if (result != NULL)
    rf_hold (m->heap, result);
  args = rf_tuple_new (m, nothing, 2);
  if (result != NULL)
    rf_release (m->heap, 1);
  while (args != NULL)
    {
      RfTuple *pair;

      rf_hold (m->heap, args);
      if (result != NULL)
        rf_hold (m->heap, result);
      renew_arguments (m, &args, result != NULL ? 2 : 1);
      pair = (RfTuple *) args;
      item = rf_raised (m) ? NULL : rf_object_next (m, iterator);
      if (result != NULL)
        rf_release (m->heap, 1);
      if (item == NULL || result == NULL)
        {
          rf_release (m->heap, 1);
          if (item == NULL)
            break;
          result = item;
          continue;
        }
      rf_hold (m->heap, item);
      rf_slot_store_index (m->heap, args, 0, &pair->items[0], result);
      rf_release (m->heap, 1);
      rf_slot_store_index (m->heap, args, 1, &pair->items[1], item);
      if (!rf_gc_is_tracked (args))
        rf_gc_track (m->heap, args);
      result = rf_object_call_tuple (m, function, args, NULL);
      rf_release (m->heap, 1);
      if (result == NULL)
        break;
    }
  if (args != NULL)
    rf_drop_keeping (m, args, result);
  if (rf_raised (m) && result != NULL)
    {
      rf_drop (m, result);
      result = NULL;
    }
  if (result == NULL && !rf_raised (m))
    rf_raise (m, RF_EXC_TypeError, "reduce() of empty iterable with no initial value");
  return result;
}

static RfObject *
functools_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  RfObject *iterator, *result = NULL;

  if (!rf_args_no_keywords (m, "reduce", kwnames))
    return NULL;
  if (n_args < 2 || n_args > 3)
    return rf_raise (m, RF_EXC_TypeError,
                     "reduce expected at %s %d arguments, got %" G_GSIZE_FORMAT,
                     n_args < 2 ? "least" : "most", n_args < 2 ? 2 : 3, n_args);
  iterator = rf_object_iter (m, args[1]);
  if (iterator != NULL)
    {
      rf_hold (m->heap, iterator);
      result = fold (m, args[0], iterator, n_args > 2 ? rf_new_ref (m, args[2]) : NULL);
      result = rf_drop_held (m->heap, iterator, result);
    }
  else if (rf_raised_is (m, RF_EXC_TypeError) && rf_raised_clear (m))
    rf_raise (m, RF_EXC_TypeError, "reduce() arg 2 must support iteration");
  return result;
}

/* --- cmp_to_key ------------------------------------------------------------------------------ */

#define KEY(o) ((KeyWrapper *) (o))

typedef struct
{
  RfObject base;
  RfObject *compare;
  RfObject *object; /* NULL: the one that makes the others */
} KeyWrapper;

static RfObject *
key_new (RfMachine *m, RfObject *compare, RfObject *object)
{
  RfObject *o = rf_object_alloc (m, rf_functools_state (m)->key_wrapper, 0, TRUE);

  if (o == NULL)
    return NULL;
  rf_slot_swap_named (m->heap, o, "compare", &KEY (o)->compare, rf_new_ref (m, compare));
  if (object != NULL)
    rf_slot_swap_named (m->heap, o, "obj", &KEY (o)->object, rf_new_ref (m, object));
  return o;
}

static RfObject *
functools_cmp_to_key (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                      RfObject *kwnames)
{
  static const char *const names[] = { "mycmp", NULL };
  RfObject *compare;

  if (!rf_args_parse (m, "cmp_to_key", names, 0, 1, args, n_args, kwnames, &compare))
    return NULL;
  return key_new (m, compare, NULL);
}

static RfObject *
key_call (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  static const char *const names[] = { "obj", NULL };
  RfObject *object;

  if (!rf_args_parse (m, "K", names, 0, 1, args, n_args, kwnames, &object))
    return NULL;
  if (KEY (self)->compare == NULL)
    return rf_raise (m, RF_EXC_AttributeError, "object");
  return key_new (m, KEY (self)->compare, object);
}

static RfObject *
key_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  RfObject *pair[2], *order, *zero, *result;

  if (RF_CLASS_OF (b) != RF_CLASS_OF (a))
    return rf_raise (m, RF_EXC_TypeError, "other argument must be K instance");
  pair[0] = KEY (a)->object;
  pair[1] = KEY (b)->object;
  if (pair[0] == NULL || pair[1] == NULL || KEY (a)->compare == NULL)
    return rf_raise (m, RF_EXC_AttributeError, "object");
  order = rf_object_call (m, KEY (a)->compare, pair, 2, NULL);
  if (order == NULL)
    return NULL;
  rf_hold (m->heap, order);
  zero = rf_int_new (m, 0);
  result = rf_object_compare (m, order, zero, op);
  rf_drop (m, zero);
  rf_release (m->heap, 1);
  rf_drop_keeping (m, order, result);
  return result;
}

static RfObject *
key_get_object (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, KEY (self)->object != NULL ? KEY (self)->object : m->none);
}

static gboolean
key_set_object (RfMachine *m, RfObject *self, RfObject *value)
{
  rf_slot_store_named (m->heap, self, "obj", &KEY (self)->object,
                       value != NULL ? rf_new_ref (m, value) : NULL);
  return TRUE;
}

static void
key_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  if (KEY (self)->compare != NULL)
    visit (KEY (self)->compare, user);
  if (KEY (self)->object != NULL)
    visit (KEY (self)->object, user);
}

static void
key_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  if (KEY (self)->compare != NULL)
    visit (RF_SLOT_NAMED, 0, "compare", NULL, KEY (self)->compare, user);
  if (KEY (self)->object != NULL)
    visit (RF_SLOT_NAMED, 0, "obj", NULL, KEY (self)->object, user);
}

static void
key_clear (RfHeap *heap, RfObject *self)
{
  rf_slot_store_named (heap, self, "compare", &KEY (self)->compare, NULL);
  rf_slot_store_named (heap, self, "obj", &KEY (self)->object, NULL);
}

static const RfGetSetDef key_getsets[] = {
  { "obj", key_get_object, key_set_object },
  { NULL },
};

/* --- the module ------------------------------------------------------------------------------ */

static gboolean
functools_setup (RfMachine *m, RfObject *module, RfObject *dict)
{
  RfFunctoolsState *state = m->functools_state = g_new0 (RfFunctoolsState, 1);
  const RfClassSpec key = {
    .name = "functools.KeyWrapper",
    .class_flags = RF_CLASS_NO_NEW,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (KeyWrapper),
    .basic_size = 32,
    .slots = { .call = key_call,
               .richcompare = key_compare,
               .hash = rf_hash_not_implemented,
               .getattro = rf_generic_getattr },
    .traverse = key_traverse,
    .slots_visit = key_slots,
    .clear = key_clear,
    .dealloc = key_clear,
    .getsets = key_getsets,
  };

  return rf_class_new_builtin (m, &key, &state->key_wrapper) && rf_partial_setup (m, dict) &&
         rf_lru_cache_setup (m, dict);
}

static const RfMethodDef functions[] = {
  { "reduce", functools_reduce, 0, -1, RF_METHOD_KEYWORDS | RF_METHOD_TUPLE,
    "($module, function, iterable, initial=<nothing>, /)" },
  { "cmp_to_key", functools_cmp_to_key, 1, 1, RF_METHOD_KEYWORDS | RF_METHOD_TUPLE_OLD,
    "($module, /, mycmp)" },
  { NULL },
};

const RfModuleDef rf_functools_module = {
  .name = "_functools",
  .doc = "Tools that operate on functions.",
  .functions = functions,
  .setup = functools_setup,
};
