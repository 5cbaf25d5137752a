/* SPDX-License-Identifier: MIT */

/* The module _abc: what the metaclass ABCMeta (data/pylib/abc.py) does for its classes.
 *
 * Invariants: a class made by ABCMeta has an _abc_data object under the name _abc_impl. Its three
 * sets (registered classes, classes known to be subclasses, classes known not to be) are made when
 * they are first needed and hold weak references, each with a callback that takes it out again;
 * what is known not to hold is forgotten whenever any class is registered anywhere. */

#include "heap/rf-collector.h"
#include "heap/rf-weakref.h"
#include "python/rf-class-private.h"
#include "python/rf-import.h"
#include "python/rf-set.h"
#include "python/rf-weakref-module.h"

typedef struct
{
  RfObject base;
  RfObject *registry, *cache, *negative; /* sets or NULL */
  guint64 negative_version;
} RfAbcData;

typedef struct
{
  RfClass *class_data;
  guint64 version; /* how many classes were registered so far */
} AbcState;

#define DATA(o) ((RfAbcData *) (o))
#define STATE(m) ((AbcState *) (m)->abc_state)

/* X (text of the slot, field) in CPython's order of traversal. */
#define DATA_FIELDS(X)          \
  X ("_abc_registry", registry) \
  X ("_abc_cache", cache)       \
  X ("_abc_negative_cache", negative)

/* --- the object ------------------------------------------------------------------------------- */

static void
data_traverse (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user)
{
#define X(text, field)         \
  if (DATA (o)->field != NULL) \
    visit (DATA (o)->field, user);
  DATA_FIELDS (X)
#undef X
}

static void
data_slots (RfHeap *heap, RfObject *o, RfSlotVisit visit, gpointer user)
{
#define X(text, field)         \
  if (DATA (o)->field != NULL) \
    visit (RF_SLOT_NAMED, 0, text, NULL, DATA (o)->field, user);
  DATA_FIELDS (X)
#undef X
}

static void
data_clear (RfHeap *heap, RfObject *o)
{
#define X(text, field) rf_slot_store_named (heap, o, text, &DATA (o)->field, NULL);
  DATA_FIELDS (X)
#undef X
}

static RfObject *
data_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *data = rf_object_alloc (m, cls, 0, TRUE);

  if (data != NULL)
    DATA (data)->negative_version = STATE (m)->version;
  return data;
}

/* The _abc_data of @cls (new reference). */
static RfObject *
get_data (RfMachine *m, RfObject *cls)
{
  RfObject *data = rf_object_getattr_cstr (m, cls, "_abc_impl");

  if (data != NULL && RF_CLASS_OF (data) != STATE (m)->class_data)
    {
      rf_drop (m, data);
      return rf_raise (m, RF_EXC_TypeError, "_abc_impl is set to a wrong type");
    }
  return data;
}

/* --- sets of weak references ------------------------------------------------------------------ */

/* 1, 0, -1. */
static int
weak_set_contains (RfMachine *m, RfObject *set, RfObject *o)
{
  RfObject *ref;
  int found;

  if (set == NULL || rf_set_length (set) == 0)
    return 0;
  ref = rf_weakref_make (m, m->class_weakref_ReferenceType, o, NULL, FALSE);
  if (ref == NULL)
    {
      if (!rf_raised_is (m, RF_EXC_TypeError))
        return -1;
      rf_raised_clear (m);
      return 0;
    }
  rf_hold (m->heap, ref);
  found = rf_set_contains (m, set, ref);
  rf_release (m->heap, 1);
  rf_drop (m, ref);
  return found;
}

/* Called with a weak reference that has died; @self is a weak reference to the set it is in. */
static RfObject *
destroy (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *set = rf_weakref_get ((RfWeakref *) self);
  int removed;

  if (set == NULL)
    return rf_none (m);
  rf_new_ref (m, set);
  rf_hold (m->heap, set);
  removed = rf_set_discard (m, set, args[0]);
  rf_release (m->heap, 1);
  rf_drop (m, set);
  return removed < 0 ? NULL : rf_none (m);
}

/* A weak reference to @o that leaves @set when @o dies. */
static RfObject *
make_member (RfMachine *m, RfObject *set, RfObject *o)
{
  static const RfMethodDef def = { "_destroy", destroy, 1, 1, 0 };
  RfObject *set_ref = rf_weakref_make (m, m->class_weakref_ReferenceType, set, NULL, FALSE);
  RfObject *callback, *ref;

  if (set_ref == NULL)
    return NULL;
  rf_hold (m->heap, set_ref);
  callback = rf_drop_held (m->heap, set_ref, rf_builtin_new (m, &def, set_ref, NULL));
  if (callback == NULL)
    return NULL;
  rf_hold (m->heap, callback);
  ref = rf_weakref_make (m, m->class_weakref_ReferenceType, o, callback, FALSE);
  return rf_drop_held (m->heap, callback, ref);
}

static gboolean
weak_set_add (RfMachine *m, RfObject *data, const char *name, RfObject **where, RfObject *o)
{
  RfObject *ref;
  gboolean ok;

  if (*where == NULL)
    {
      RfObject *set = rf_set_new (m);

      if (set == NULL)
        return FALSE;
      rf_slot_store_named (m->heap, data, name, where, set);
    }
  ref = make_member (m, *where, o);
  if (ref == NULL)
    return FALSE;
  rf_hold (m->heap, ref);
  ok = rf_set_add (m, *where, ref);
  rf_release (m->heap, 1);
  rf_drop (m, ref);
  return ok;
}

static gboolean
cache_add (RfMachine *m, RfObject *data, RfObject *cls)
{
  return weak_set_add (m, data, "_abc_cache", &DATA (data)->cache, cls);
}

/* --- abstract methods ------------------------------------------------------------------------- */

/* Is @value marked as abstract? 1, 0, -1. */
static int
is_abstract (RfMachine *m, RfObject *value)
{
  RfObject *name = rf_str_intern (m, "__isabstractmethod__", -1), *mark;
  int truth;

  if (name == NULL)
    return -1;
  rf_hold (m->heap, name);
  mark = rf_drop_held (m->heap, name, rf_object_getattr_optional (m, value, name));
  if (mark == NULL)
    return rf_raised (m) ? -1 : 0;
  rf_hold (m->heap, mark);
  truth = rf_object_truth (m, mark);
  rf_release (m->heap, 1);
  rf_drop (m, mark);
  return truth;
}

static gboolean
add_own (RfMachine *m, RfObject *dict, RfObject *abstracts)
{
  RfObject *key, *value;
  gsize position = 0;

  while (rf_dict_next (dict, &position, &key, &value))
    {
      int abstract = is_abstract (m, value);

      if (abstract < 0 || (abstract && !rf_set_add (m, abstracts, key)))
        return FALSE;
    }
  return TRUE;
}

/* Those of @names, a base's, that @cls has not replaced. */
static gboolean
add_inherited (RfMachine *m, RfObject *cls, RfObject *names, RfObject *abstracts)
{
  RfObject *list = rf_list_from_iterable (m, names);
  gboolean ok = list != NULL;

  if (!ok)
    return FALSE;
  rf_hold (m->heap, list);
  for (gsize i = 0; ok && i < ((RfList *) list)->length; i++)
    {
      RfObject *name = ((RfList *) list)->items[i];
      RfObject *value = rf_object_getattr_optional (m, cls, name);
      int abstract = 0;

      if (value != NULL)
        {
          rf_hold (m->heap, value);
          abstract = is_abstract (m, value);
          rf_release (m->heap, 1);
          rf_drop (m, value);
        }
      ok = !rf_raised (m) && abstract >= 0 && (!abstract || rf_set_add (m, abstracts, name));
    }
  rf_release (m->heap, 1);
  rf_drop (m, list);
  return ok;
}

static gboolean
collect_abstract (RfMachine *m, RfObject *cls, RfObject *name, RfObject *abstracts)
{
  RfTuple *bases = (RfTuple *) ((RfClass *) cls)->bases;

  if (!add_own (m, ((RfClass *) cls)->dict, abstracts))
    return FALSE;
  for (gsize i = 0; i < bases->length; i++)
    {
      RfObject *names = rf_object_getattr_optional (m, bases->items[i], name);
      gboolean ok = !rf_raised (m);

      if (names != NULL)
        {
          rf_hold (m->heap, names);
          ok = add_inherited (m, cls, names, abstracts);
          rf_release (m->heap, 1);
          rf_drop (m, names);
        }
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

/* Sets cls.__abstractmethods__. */
static gboolean
compute_abstract (RfMachine *m, RfObject *cls)
{
  RfObject *name = rf_str_intern (m, "__abstractmethods__", -1);
  RfObject *abstracts, *frozen = NULL;
  gboolean ok;

  if (name == NULL)
    return FALSE;
  rf_hold (m->heap, name);
  abstracts = rf_set_new (m);
  ok = abstracts != NULL;
  if (ok)
    {
      rf_hold (m->heap, abstracts);
      if (collect_abstract (m, cls, name, abstracts))
        frozen = rf_set_from (m, m->class_frozenset, abstracts);
      rf_release (m->heap, 1);
      rf_drop (m, abstracts);
    }
  if (frozen != NULL)
    {
      rf_hold (m->heap, frozen);
      ok = rf_object_setattr (m, cls, name, frozen);
      rf_release (m->heap, 1);
      rf_drop (m, frozen);
    }
  rf_release (m->heap, 1);
  rf_drop (m, name);
  return ok && frozen != NULL;
}

/* What patterns take the class for, by CPython's flags in __abc_tpflags__, which goes. */
static gboolean
take_pattern_flags (RfMachine *m, RfClass *cls)
{
  RfObject *name = rf_str_intern (m, "__abc_tpflags__", -1), *given;
  gint64 flags = 0;
  int removed = 1;

  if (name == NULL)
    return FALSE;
  given = rf_dict_get (m, cls->dict, name);
  if (given != NULL && RF_CLASS_OF (given) == m->class_int && rf_int_fits (given, &flags))
    {
      cls->class_flags |=
        (flags & 1 << 5 ? RF_CLASS_SEQUENCE : 0) | (flags & 1 << 6 ? RF_CLASS_MAPPING : 0);
      removed = rf_dict_delete (m, cls->dict, name);
      rf_class_modified (m, cls);
    }
  rf_drop (m, name);
  return removed > 0 && !rf_raised (m);
}

static RfObject *
abc_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *name, *data;
  gboolean ok;

  if (!rf_is (args[0], m->class_type))
    return rf_raise (m, RF_EXC_TypeError, "_abc_init() needs a class");
  if (!compute_abstract (m, args[0]) || !take_pattern_flags (m, (RfClass *) args[0]))
    return NULL;
  name = rf_str_intern (m, "_abc_impl", -1);
  if (name == NULL)
    return NULL;
  rf_hold (m->heap, name);
  data = data_new (m, STATE (m)->class_data, NULL, 0, NULL);
  ok = data != NULL;
  if (ok)
    {
      rf_hold (m->heap, data);
      ok = rf_object_setattr (m, args[0], name, data);
      rf_release (m->heap, 1);
      rf_drop (m, data);
    }
  rf_release (m->heap, 1);
  rf_drop (m, name);
  return ok ? rf_none (m) : NULL;
}

/* --- registering ------------------------------------------------------------------------------ */

/* What patterns take as a sequence or a mapping goes over to a registered class, but not to
 * built-in ones: a str is no sequence for them. */
static void
give_pattern_flags (RfClass *cls, guint32 flags)
{
  if ((cls->class_flags & RF_CLASS_PYTHON) == 0)
    return;
  cls->class_flags = (cls->class_flags & ~(RF_CLASS_SEQUENCE | RF_CLASS_MAPPING)) | flags;
  if (cls->subclasses == NULL || cls->visiting)
    return;
  cls->visiting = TRUE;
  for (guint i = 0; i < cls->subclasses->len; i++)
    give_pattern_flags (cls->subclasses->pdata[i], flags);
  cls->visiting = FALSE;
}

static RfObject *
abc_register (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *cls = args[0], *subclass = args[1], *data;
  guint32 flags;
  int known;
  gboolean ok;

  if (!rf_is (subclass, m->class_type))
    return rf_raise (m, RF_EXC_TypeError, "Can only register classes");
  known = rf_object_issubclass (m, subclass, cls);
  if (known != 0)
    return known > 0 ? rf_new_ref (m, subclass) : NULL;
  known = rf_object_issubclass (m, cls, subclass);
  if (known != 0)
    return known > 0 ? rf_raise (m, RF_EXC_RuntimeError, "Refusing to create an inheritance cycle")
                     : NULL;
  data = get_data (m, cls);
  if (data == NULL)
    return NULL;
  rf_hold (m->heap, data);
  ok = weak_set_add (m, data, "_abc_registry", &DATA (data)->registry, subclass);
  rf_release (m->heap, 1);
  rf_drop (m, data);
  if (!ok)
    return NULL;
  STATE (m)->version++;
  flags = ((RfClass *) cls)->class_flags & (RF_CLASS_SEQUENCE | RF_CLASS_MAPPING);
  if (rf_is (cls, m->class_type) && flags != 0)
    give_pattern_flags ((RfClass *) subclass, flags);
  return rf_new_ref (m, subclass);
}

/* --- asking ----------------------------------------------------------------------------------- */

/* What cls.__subclasshook__ says: 1, 0, -1 an error, 2 nothing. */
static int
ask_hook (RfMachine *m, RfObject *cls, RfObject *data, RfObject *subclass)
{
  RfObject *name = rf_str_intern (m, "__subclasshook__", -1), *answer;

  if (name == NULL)
    return -1;
  rf_hold (m->heap, name);
  answer = rf_drop_held (m->heap, name, rf_object_call_method (m, cls, name, &subclass, 1));
  if (answer == NULL)
    return -1;
  rf_drop (m, answer);
  if (answer == m->true_)
    return cache_add (m, data, subclass) ? 1 : -1;
  if (answer == m->false_)
    return weak_set_add (m, data, "_abc_negative_cache", &DATA (data)->negative, subclass) ? 0 : -1;
  if (answer == m->not_implemented)
    return 2;
  rf_raise (m, RF_EXC_AssertionError,
            "__subclasshook__ must return either False, True, or NotImplemented");
  return -1;
}

static gboolean
in_mro (RfObject *cls, RfObject *subclass)
{
  RfObject *mro = ((RfClass *) subclass)->mro;

  for (gsize i = 0; mro != NULL && i < ((RfTuple *) mro)->length; i++)
    if (((RfTuple *) mro)->items[i] == cls)
      return TRUE;
  return FALSE;
}

/* Is @subclass one of a registered class? 1 (*@exact: registered itself), 0, -1. */
static int
ask_registry (RfMachine *m, RfObject *data, RfObject *subclass, gboolean *exact)
{
  RfObject *refs, *key;
  gsize position = 0;
  int found = weak_set_contains (m, DATA (data)->registry, subclass);

  *exact = found > 0;
  if (found != 0 || DATA (data)->registry == NULL)
    return found;
  refs = rf_list_new (m, rf_set_length (DATA (data)->registry));
  if (refs == NULL)
    return -1;
  rf_hold (m->heap, refs);
  while (found == 0 && rf_set_next (DATA (data)->registry, &position, &key, NULL))
    if (!rf_list_append (m, refs, key))
      found = -1;
  for (gsize i = 0; found == 0 && i < ((RfList *) refs)->length; i++)
    {
      RfObject *registered = rf_weakref_get ((RfWeakref *) ((RfList *) refs)->items[i]);

      if (registered == NULL)
        continue;
      rf_new_ref (m, registered);
      rf_hold (m->heap, registered);
      found = rf_object_issubclass (m, subclass, registered);
      rf_release (m->heap, 1);
      rf_drop (m, registered);
    }
  rf_release (m->heap, 1);
  rf_drop (m, refs);
  return found;
}

/* Is @subclass one of a subclass of @cls? 1, 0, -1. */
static int
ask_subclasses (RfMachine *m, RfObject *cls, RfObject *subclass)
{
  RfObject *name = rf_str_intern (m, "__subclasses__", -1), *list;
  int found = 0;

  if (name == NULL)
    return -1;
  rf_hold (m->heap, name);
  list = rf_drop_held (m->heap, name, rf_object_call_method (m, cls, name, NULL, 0));
  if (list == NULL)
    return -1;
  if (!rf_is (list, m->class_list))
    {
      rf_raise (m, RF_EXC_TypeError, "__subclasses__() must return a list");
      rf_drop (m, list);
      return -1;
    }
  rf_hold (m->heap, list);
  for (gsize i = 0; found == 0 && i < ((RfList *) list)->length; i++)
    {
      RfObject *item = rf_new_ref (m, ((RfList *) list)->items[i]);

      rf_hold (m->heap, item);
      found = rf_object_issubclass (m, subclass, item);
      rf_release (m->heap, 1);
      rf_drop (m, item);
    }
  rf_release (m->heap, 1);
  rf_drop (m, list);
  return found;
}

/* What the caches do not know. @data is on hold. */
static int
ask_everybody (RfMachine *m, RfObject *cls, RfObject *data, RfObject *subclass)
{
  gboolean exact = FALSE;
  int found = ask_hook (m, cls, data, subclass);

  if (found != 2)
    return found;
  if (in_mro (cls, subclass))
    return cache_add (m, data, subclass) ? 1 : -1;
  found = ask_registry (m, data, subclass, &exact);
  if (found == 0)
    found = ask_subclasses (m, cls, subclass);
  if (found > 0 && !exact)
    return cache_add (m, data, subclass) ? 1 : -1;
  if (found != 0)
    return found;
  return weak_set_add (m, data, "_abc_negative_cache", &DATA (data)->negative, subclass) ? 0 : -1;
}

static int
check_subclass (RfMachine *m, RfObject *cls, RfObject *data, RfObject *subclass)
{
  RfAbcData *d = DATA (data);
  int found = weak_set_contains (m, d->cache, subclass);

  if (found != 0)
    return found;
  if (d->negative_version < STATE (m)->version)
    {
      if (d->negative != NULL)
        rf_set_clear (m->heap, d->negative);
      d->negative_version = STATE (m)->version;
    }
  else
    {
      found = weak_set_contains (m, d->negative, subclass);
      if (found != 0)
        return found < 0 ? -1 : 0;
    }
  return ask_everybody (m, cls, data, subclass);
}

static RfObject *
abc_subclasscheck (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  RfObject *data;
  int found;

  if (!rf_is (args[1], m->class_type))
    return rf_raise (m, RF_EXC_TypeError, "issubclass() arg 1 must be a class");
  data = get_data (m, args[0]);
  if (data == NULL)
    return NULL;
  rf_hold (m->heap, data);
  found = check_subclass (m, args[0], data, args[1]);
  rf_release (m->heap, 1);
  rf_drop (m, data);
  return found < 0 ? NULL : rf_bool (m, found);
}

/* What the caches say of an instance whose class is @cls: 1, 0, -1, 2 nothing. */
static int
instance_from_caches (RfMachine *m, RfObject *data, RfObject *cls, gboolean is_type)
{
  int found = weak_set_contains (m, DATA (data)->cache, cls);

  if (found != 0)
    return found;
  if (!is_type || DATA (data)->negative_version != STATE (m)->version)
    return 2;
  found = weak_set_contains (m, DATA (data)->negative, cls);
  return found < 0 ? -1 : found > 0 ? 0 : 2;
}

static RfObject *
call_subclasscheck (RfMachine *m, RfObject *cls, RfObject *subclass)
{
  RfObject *name = rf_str_intern (m, "__subclasscheck__", -1);

  if (name == NULL)
    return NULL;
  rf_hold (m->heap, name);
  return rf_drop_held (m->heap, name, rf_object_call_method (m, cls, name, &subclass, 1));
}

static RfObject *
check_instance (RfMachine *m, RfObject *cls, RfObject *subclass, RfObject *type)
{
  RfObject *data = get_data (m, cls), *result;
  int found, truth;

  if (data == NULL)
    return NULL;
  rf_hold (m->heap, data);
  found = instance_from_caches (m, data, subclass, subclass == type);
  rf_release (m->heap, 1);
  rf_drop (m, data);
  if (found != 2)
    return found < 0 ? NULL : rf_bool (m, found);
  result = call_subclasscheck (m, cls, subclass);
  if (result == NULL || subclass == type)
    return result;
  rf_hold (m->heap, result);
  truth = rf_object_truth (m, result);
  rf_release (m->heap, 1);
  if (truth > 0)
    return result;
  rf_drop (m, result);
  return truth < 0 ? NULL : call_subclasscheck (m, cls, type);
}

static RfObject *
abc_instancecheck (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  RfObject *subclass = rf_object_getattr_cstr (m, args[1], "__class__");

  if (subclass == NULL)
    return NULL;
  rf_hold (m->heap, subclass);
  return rf_drop_held (m->heap, subclass,
                       check_instance (m, args[0], subclass, RF_OBJECT (RF_CLASS_OF (args[1]))));
}

/* --- looking and resetting -------------------------------------------------------------------- */

static RfObject *
abc_get_dump (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *data = get_data (m, args[0]), *parts[4] = { NULL }, *sets[3];
  gboolean ok = data != NULL;

  if (!ok)
    return NULL;
  rf_hold (m->heap, data);
  sets[0] = DATA (data)->registry;
  sets[1] = DATA (data)->cache;
  sets[2] = DATA (data)->negative;
  for (guint i = 0; ok && i < 3; i++)
    {
      parts[i] = rf_set_from (m, m->class_set, sets[i]);
      ok = parts[i] != NULL;
      if (ok)
        rf_hold (m->heap, parts[i]);
      else
        rf_release (m->heap, i);
    }
  if (ok)
    {
      parts[3] = rf_int_new (m, (gint64) DATA (data)->negative_version);
      rf_release (m->heap, 3);
    }
  rf_release (m->heap, 1);
  rf_drop (m, data);
  if (ok && parts[3] != NULL)
    return rf_tuple_new_steal (m, parts, 4);
  for (guint i = 0; i < 3; i++)
    rf_xdrop (m, parts[i]);
  return NULL;
}

static RfObject *
reset (RfMachine *m, RfObject *cls, gboolean registry)
{
  RfObject *data = get_data (m, cls);
  RfObject *sets[2];

  if (data == NULL)
    return NULL;
  rf_hold (m->heap, data);
  sets[0] = registry ? DATA (data)->registry : DATA (data)->cache;
  sets[1] = registry ? NULL : DATA (data)->negative;
  for (guint i = 0; i < 2; i++)
    if (sets[i] != NULL)
      rf_set_clear (m->heap, sets[i]);
  rf_release (m->heap, 1);
  rf_drop (m, data);
  return rf_none (m);
}

static RfObject *
abc_reset_registry (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                    RfObject *kwnames)
{
  return reset (m, args[0], TRUE);
}

static RfObject *
abc_reset_caches (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  return reset (m, args[0], FALSE);
}

static RfObject *
abc_get_cache_token (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                     RfObject *kwnames)
{
  return rf_int_new (m, (gint64) STATE (m)->version);
}

/* --- the module ------------------------------------------------------------------------------- */

static const RfMethodDef functions[] = {
  { "get_cache_token", abc_get_cache_token, 0, 0 },
  { "_abc_init", abc_init, 1, 1 },
  { "_reset_registry", abc_reset_registry, 1, 1 },
  { "_reset_caches", abc_reset_caches, 1, 1 },
  { "_get_dump", abc_get_dump, 1, 1 },
  { "_abc_register", abc_register, 2, 2 },
  { "_abc_instancecheck", abc_instancecheck, 2, 2 },
  { "_abc_subclasscheck", abc_subclasscheck, 2, 2 },
  { NULL },
};

static gboolean
setup (RfMachine *m, RfObject *module, RfObject *dict)
{
  const RfClassSpec spec = {
    .name = "_abc._abc_data",
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfAbcData),
    .basic_size = 48,
    .slots = { .new_ = data_new },
    .traverse = data_traverse,
    .slots_visit = data_slots,
    .clear = data_clear,
    .dealloc = data_clear,
  };

  m->abc_state = g_new0 (AbcState, 1);
  return rf_class_new_builtin (m, &spec, &STATE (m)->class_data);
}

const RfModuleDef rf_abc_module = { "_abc",
                                    "Module contains faster C implementation of abc.ABCMeta",
                                    functions, setup };
