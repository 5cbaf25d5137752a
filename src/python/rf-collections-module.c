/* SPDX-License-Identifier: MIT */

/* The module _collections: what the library's collections is built on. The classes deque,
 * defaultdict and OrderedDict have files of their own; here are the counting of Counter and the
 * fields of namedtuple. */

#include "python/rf-class-private.h"
#include "python/rf-container.h"
#include "python/rf-deque.h"
#include "python/rf-dict.h"
#include "python/rf-import.h"

/* --- _count_elements ---------------------------------------------------------------------- */

/* mapping[key] = old + 1 */
static gboolean
store_sum (RfMachine *m, RfObject *mapping, RfObject *key, gint64 hash, RfObject *old,
           gboolean plain)
{
  RfObject *one = rf_int_new (m, 1), *sum;
  gboolean done;

  if (one == NULL)
    return FALSE;
  sum = rf_object_binary (m, RF_BINARY_ADD, old, one);
  rf_drop (m, one);
  if (sum == NULL)
    return FALSE;
  rf_hold (m->heap, sum);
  done = plain ? rf_dict_set_hashed (m, mapping, key, hash, sum)
               : rf_object_setitem (m, mapping, key, sum);
  rf_release (m->heap, 1);
  rf_drop (m, sum);
  return done;
}

/* @get: mapping.get, or NULL when the dict itself can be asked. */
static gboolean
count_one (RfMachine *m, RfObject *mapping, RfObject *get, RfObject *key)
{
  RfObject *old, *zero = rf_int_new (m, 0);
  gint64 hash = 0;
  gboolean done;

  if (zero == NULL)
    return FALSE;
  rf_hold (m->heap, zero);
  if (get != NULL)
    old = rf_object_call (m, get, (RfObject *[]){ key, zero }, 2, NULL);
  else
    {
      hash = rf_object_hash (m, key);
      old = hash != -1 ? rf_dict_get_hashed (m, mapping, key, hash) : NULL;
      if (old == NULL && !rf_raised (m))
        old = zero;
      if (old != NULL)
        rf_new_ref (m, old);
    }
  rf_release (m->heap, 1);
  rf_drop (m, zero);
  if (old == NULL)
    return FALSE;
  rf_hold (m->heap, old);
  done = store_sum (m, mapping, key, hash, old, get == NULL);
  rf_release (m->heap, 1);
  rf_drop (m, old);
  return done;
}

static gboolean
count_all (RfMachine *m, RfObject *mapping, RfObject *get, RfObject *iterator)
{
  RfObject *key;
  gboolean done = TRUE;

  while (done && (key = rf_object_next (m, iterator)) != NULL)
    {
      rf_hold (m->heap, key);
      done = count_one (m, mapping, get, key);
      rf_release (m->heap, 1);
      rf_drop (m, key);
    }
  return done && !rf_raised (m);
}

/* Has the class of @mapping dict's own get and __setitem__? */
static gboolean
is_plain (RfMachine *m, RfObject *mapping, RfObject *get_name)
{
  RfClass *cls = RF_CLASS_OF (mapping);

  return rf_is_dict (mapping) &&
         rf_class_lookup (m, cls, get_name) == rf_class_lookup (m, m->class_dict, get_name) &&
         rf_class_lookup (m, cls, m->name_setitem) ==
           rf_class_lookup (m, m->class_dict, m->name_setitem);
}

static RfObject *
count_elements (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  RfObject *iterator = rf_object_iter (m, args[1]), *get_name, *get = NULL;
  gboolean done = FALSE, plain;

  if (iterator == NULL)
    return NULL;
  rf_hold (m->heap, iterator);
  get_name = rf_str_intern (m, "get", -1);
  if (get_name != NULL)
    {
      rf_hold (m->heap, get_name);
      plain = is_plain (m, args[0], get_name);
      if (!plain)
        get = rf_object_getattr (m, args[0], get_name);
      rf_release (m->heap, 1);
      rf_drop (m, get_name);
      if (get != NULL)
        rf_hold (m->heap, get);
      done = (plain || get != NULL) && count_all (m, args[0], get, iterator);
      if (get != NULL)
        {
          rf_release (m->heap, 1);
          rf_drop (m, get);
        }
    }
  rf_release (m->heap, 1);
  rf_drop (m, iterator);
  return done ? rf_none (m) : NULL;
}

/* --- _tuplegetter ------------------------------------------------------------------------- */

typedef struct
{
  RfObject base;
  gssize index;
  RfObject *doc;
} RfTupleGetter;

#define GETTER(o) ((RfTupleGetter *) (o))

static RfObject *
getter_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *o;
  gssize index;

  if (!rf_args_no_keywords (m, "_tuplegetter", kwnames))
    return NULL;
  if (n_args != 2)
    return rf_raise (m, RF_EXC_TypeError, "_tuplegetter expected 2 arguments, got %" G_GSIZE_FORMAT,
                     n_args);
  index = rf_object_as_index (m, args[0], RF_EXC_OverflowError);
  if (index == -1 && rf_raised (m))
    return NULL;
  o = rf_object_alloc (m, cls, 0, TRUE);
  if (o == NULL)
    return NULL;
  GETTER (o)->index = index;
  rf_slot_swap_named (m->heap, o, "__doc__", &GETTER (o)->doc, rf_new_ref (m, args[1]));
  return o;
}

static RfObject *
getter_get (RfMachine *m, RfObject *descr, RfObject *instance, RfObject *owner)
{
  gssize index = GETTER (descr)->index;

  if (instance == NULL || instance == m->none)
    return rf_new_ref (m, descr);
  if ((RF_CLASS_OF (instance)->class_flags & RF_CLASS_TUPLE_SUBCLASS) == 0)
    return rf_raise (m, RF_EXC_TypeError,
                     "descriptor for index '%" G_GSSIZE_FORMAT
                     "' for tuple subclasses doesn't apply to '%s' object",
                     index, rf_class_name (instance));
  if (index < 0 || (gsize) index >= ((RfTuple *) instance)->length)
    return rf_raise (m, RF_EXC_IndexError, "tuple index out of range");
  return rf_new_ref (m, ((RfTuple *) instance)->items[index]);
}

static gboolean
getter_set (RfMachine *m, RfObject *descr, RfObject *instance, RfObject *value)
{
  rf_raise (m, RF_EXC_AttributeError,
            value == NULL ? "can't delete attribute" : "can't set attribute");
  return FALSE;
}

static RfObject *
getter_repr (RfMachine *m, RfObject *self)
{
  RfObject *doc = rf_object_repr (m, GETTER (self)->doc), *text;

  if (doc == NULL)
    return NULL;
  text = rf_str_new_format (m, "%s(%" G_GSSIZE_FORMAT ", %s)", RF_CLASS_OF (self)->type.name,
                            GETTER (self)->index, rf_str_data (doc));
  rf_drop (m, doc);
  return text;
}

static RfObject *
getter_get_doc (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, GETTER (self)->doc != NULL ? GETTER (self)->doc : m->none);
}

static gboolean
getter_set_doc (RfMachine *m, RfObject *self, RfObject *value)
{
  rf_slot_store_named (m->heap, self, "__doc__", &GETTER (self)->doc,
                       rf_new_ref (m, value != NULL ? value : m->none));
  return TRUE;
}

static void
getter_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  if (GETTER (self)->doc != NULL)
    visit (GETTER (self)->doc, user);
}

static void
getter_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  if (GETTER (self)->doc != NULL)
    visit (RF_SLOT_NAMED, 0, "__doc__", NULL, GETTER (self)->doc, user);
}

static void
getter_clear (RfHeap *heap, RfObject *self)
{
  rf_slot_store_named (heap, self, "__doc__", &GETTER (self)->doc, NULL);
}

static gboolean
setup_getter (RfMachine *m)
{
  static const RfGetSetDef getsets[] = { { "__doc__", getter_get_doc, getter_set_doc }, { NULL } };
  RfClassSpec spec = {
    .name = m->profile->minor >= 12 ? "collections._tuplegetter" : "_collections._tuplegetter",
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfTupleGetter),
    .basic_size = 32,
    .slots = { .repr = getter_repr,
               .descr_get = getter_get,
               .descr_set = getter_set,
               .new_ = getter_new },
    .traverse = getter_traverse,
    .slots_visit = getter_slots,
    .clear = getter_clear,
    .dealloc = getter_clear,
    .getsets = getsets,
  };

  return rf_class_new_builtin (m, &spec, &rf_collections_state (m)->tuplegetter);
}

/* --- the module --------------------------------------------------------------------------- */

static gboolean
setup (RfMachine *m, RfObject *module, RfObject *dict)
{
  RfCollectionsState *state;

  m->collections_state = state = g_new0 (RfCollectionsState, 1);
  if (!rf_deque_setup (m) || !rf_default_dict_setup (m) || !rf_ordered_dict_setup (m) ||
      !setup_getter (m))
    return FALSE;
  return rf_dict_set_cstr (m, dict, "deque", RF_OBJECT (state->deque)) &&
         rf_dict_set_cstr (m, dict, "defaultdict", RF_OBJECT (state->default_dict)) &&
         rf_dict_set_cstr (m, dict, "OrderedDict", RF_OBJECT (state->ordered_dict)) &&
         rf_dict_set_cstr (m, dict, "_deque_iterator", RF_OBJECT (state->deque_iterator)) &&
         rf_dict_set_cstr (m, dict, "_deque_reverse_iterator",
                           RF_OBJECT (state->deque_reverse_iterator)) &&
         rf_dict_set_cstr (m, dict, "_tuplegetter", RF_OBJECT (state->tuplegetter));
}

static const RfMethodDef functions[] = {
  { "_count_elements", count_elements, 2, 2, 0, "(mapping, iterable, /)" },
  { NULL },
};

const RfModuleDef rf_collections_module = {
  .name = "_collections",
  .doc = "High performance data structures.\n- deque:        ordered collection accessible from "
         "endpoints only\n- defaultdict:  dict subclass with a default value factory\n",
  .functions = functions,
  .setup = setup,
};
