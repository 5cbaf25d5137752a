/* SPDX-License-Identifier: MIT */

/* Classes: how built-in ones are made, how names are looked up in them, and the type object as a
 * thing on the heap.
 *
 * Invariants: a complete class has an mro that begins with itself; cls->version changes with every
 * change of its dict or of a base's, and no two classes ever have the same version, so a cached
 * look-up is valid exactly as long as the version in it is the class's. Built-in classes are made
 * without RfGcHead (the collector does not see them, as CPython's static types), live until the
 * heap is freed, and are not counted by their instances. Before rf_class_setup_finish() a built-in
 * class has neither mro nor dict. */

#include "python/rf-class-private.h"
#include "python/rf-setup.h"
#include "python/rf-str.h"

#include <string.h>

/* --- looking up ------------------------------------------------------------------------------- */

/* Looks @name up in the mro without the cache; borrowed. */
static RfObject *
class_find (RfMachine *m, const RfClass *cls, RfObject *name)
{
  const RfTuple *mro = (const RfTuple *) cls->mro;
  if (mro == NULL)
    return NULL;
  for (gsize i = 0; i < mro->length; i++)
    {
      RfObject *dict = ((RfClass *) mro->items[i])->dict;
      if (dict == NULL)
        continue;
      const RfTable *table = ((RfDict *) dict)->table;
      gssize at = rf_table_find_str (table, name);
      if (at >= 0)
        return table->entries[at].value;
    }
  return NULL;
}

RfObject *
rf_class_lookup (RfMachine *m, RfClass *cls, RfObject *name)
{
  const RfStr *str = (const RfStr *) name;
  gint64 hash = G_LIKELY (str->hash != -1) ? str->hash : rf_str_hash_value (m, name);
  guint32 version = cls->version;
  guint32 at = ((guint32) hash ^ (version * 0x9e3779b1u)) >> 3;
  RfClassCacheEntry *entry = &rf_class_state (m)->cache[at & ((1u << RF_CLASS_CACHE_BITS) - 1)];
  if (G_LIKELY (entry->version == version && entry->hash == hash &&
                entry->size == (guint32) str->size))
    return entry->value;
  RfObject *value = class_find (m, cls, name);
  if (cls->mro != NULL)
    *entry = (RfClassCacheEntry){ hash, version, (guint32) str->size, value };
  return value;
}

void
rf_class_modified (RfMachine *m, RfClass *cls)
{
  cls->version = ++rf_class_state (m)->next_version;
  if (cls->subclasses == NULL || cls->visiting)
    return;
  cls->visiting = TRUE;
  for (guint i = 0; i < cls->subclasses->len; i++)
    rf_class_modified (m, cls->subclasses->pdata[i]);
  cls->visiting = FALSE;
}

gboolean
rf_class_is_subclass (const RfClass *cls, const RfClass *of)
{
  if (cls == of)
    return TRUE;
  const RfTuple *mro = (const RfTuple *) cls->mro;
  if (mro == NULL)
    {
      for (; cls != NULL; cls = cls->base)
        if (cls == of)
          return TRUE;
      return FALSE;
    }
  for (gsize i = 0; i < mro->length; i++)
    if (mro->items[i] == (RfObject *) of)
      return TRUE;
  return FALSE;
}

const char *
rf_class_name (RfObject *o)
{
  return RF_CLASS_OF (o)->full_name;
}

gboolean
rf_class_set_cstr (RfMachine *m, RfClass *cls, const char *name, RfObject *value)
{
  RfObject *key = rf_str_intern (m, name, -1);
  if (key == NULL)
    return FALSE;
  rf_hold (m->heap, key);
  gboolean ok = rf_dict_set (m, cls->dict, key, value);
  rf_release (m->heap, 1);
  rf_drop (m, key);
  return ok;
}

void
rf_class_add_subclass (RfClass *base, RfClass *cls)
{
  if (base->subclasses == NULL)
    base->subclasses = g_ptr_array_new ();
  g_ptr_array_add (base->subclasses, cls);
}

gsize
rf_class_slots_size (gsize n_slots)
{
  return 24 + 8 * n_slots;
}

static gboolean
has_subclasses (const RfClass *cls)
{
  return cls->subclasses != NULL && cls->subclasses->len > 0;
}

void
rf_class_count_subclass (RfMachine *m, RfClass *base)
{
  if (base->subclasses_block == 0 && !has_subclasses (base) &&
      !g_strv_contains (m->profile->subclassed, base->full_name))
    base->subclasses_block =
      rf_heap_block_take (m->heap, &m->class_dict->type, m->class_dict->basic_size);
}

/* What class_count_subclass() took. */
static void
give_subclasses_block (RfMachine *m, RfClass *cls)
{
  if (cls->subclasses_block != 0)
    rf_heap_block_give (m->heap, &m->class_dict->type, m->class_dict->basic_size,
                        cls->subclasses_block);
  cls->subclasses_block = 0;
}

void
rf_class_remove_subclass (RfMachine *m, RfClass *base, RfClass *cls)
{
  if (base->subclasses != NULL)
    g_ptr_array_remove (base->subclasses, cls);
  if (m->profile->empty_subclasses_dropped && !has_subclasses (base))
    give_subclasses_block (m, base);
}

/* --- the type object -------------------------------------------------------------------------- */

static void
type_traverse (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user)
{
  RfClass *cls = (RfClass *) o;
  RfObject *const slots[] = { cls->dict,        cls->mro,     cls->bases, (RfObject *) cls->base,
                              cls->name_object, cls->qualname };
  /* Names are no referents in CPython, but holders all the same: strs do not matter to the
   * collector. */
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    if (slots[i] != NULL)
      visit (slots[i], user);
  if (cls->slot_names != NULL)
    for (guint32 i = 0; i < cls->n_slots; i++)
      if (cls->slot_names[i] != NULL)
        visit (cls->slot_names[i], user);
}

static void
type_slots (RfHeap *heap, RfObject *o, RfSlotVisit visit, gpointer user)
{
  RfClass *cls = (RfClass *) o;
  const struct
  {
    const char *name;
    RfObject *value;
  } slots[] = { { "__dict__", cls->dict },        { "__mro__", cls->mro },
                { "__bases__", cls->bases },      { "__base__", (RfObject *) cls->base },
                { "__name__", cls->name_object }, { "__qualname__", cls->qualname } };
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    if (slots[i].value != NULL)
      visit (RF_SLOT_NAMED, 0, slots[i].name, NULL, slots[i].value, user);
  if (cls->slot_names != NULL)
    for (guint32 i = 0; i < cls->n_slots; i++)
      if (cls->slot_names[i] != NULL)
        visit (RF_SLOT_INDEX, i, NULL, NULL, cls->slot_names[i], user);
}

/* As CPython's type_clear: the contents of the dict and the mro; the rest is needed until the
 * last instance is gone. */
static void
type_clear (RfHeap *heap, RfObject *o)
{
  RfClass *cls = (RfClass *) o;
  rf_class_modified (rf_heap_machine (heap), cls);
  if (cls->dict != NULL)
    rf_table_clear (heap, cls->dict, ((RfDict *) cls->dict)->table);
  rf_slot_store_named (heap, o, "__mro__", &cls->mro, NULL);
}

static void
type_dealloc (RfHeap *heap, RfObject *o)
{
  RfClass *cls = (RfClass *) o;
  const RfTuple *bases = (const RfTuple *) cls->bases;
  if (!heap->tearing_down)
    rf_heap_count_unseen (heap, TRUE);
  for (gsize i = 0; !heap->tearing_down && bases != NULL && i < bases->length; i++)
    if (rf_is_class (bases->items[i]))
      rf_class_remove_subclass (rf_heap_machine (heap), (RfClass *) bases->items[i], cls);
  rf_slot_store_named (heap, o, "__base__", (RfObject **) &cls->base, NULL);
  rf_slot_store_named (heap, o, "__dict__", &cls->dict, NULL);
  rf_slot_store_named (heap, o, "__bases__", &cls->bases, NULL);
  rf_slot_store_named (heap, o, "__mro__", &cls->mro, NULL);
  if (cls->slot_names != NULL)
    {
      for (guint32 i = 0; i < cls->n_slots; i++)
        rf_slot_store_index (heap, o, i, &cls->slot_names[i], NULL);
      g_clear_pointer (&cls->slot_names, g_free);
      if (!heap->tearing_down && cls->slots_block != 0)
        rf_heap_block_give (heap, &rf_heap_machine (heap)->class_tuple->type,
                            rf_class_slots_size (cls->n_slots), cls->slots_block);
    }
  g_clear_pointer (&cls->subclasses, g_ptr_array_unref);
  if (!heap->tearing_down)
    give_subclasses_block (rf_heap_machine (heap), cls);
  g_clear_pointer (&cls->shared_names, g_hash_table_unref);
  cls->type.name = cls->full_name = "?";
  rf_slot_store_named (heap, o, "__name__", &cls->name_object, NULL);
  rf_slot_store_named (heap, o, "__qualname__", &cls->qualname, NULL);
}

static void
type_describe (RfHeap *heap, RfObject *o, GString *out)
{
  g_string_append (out, ((RfClass *) o)->type.name);
}

/* --- built-in classes ------------------------------------------------------------------------- */

/* Flags of RfType and RfClass that a class has from its base. */
#define TYPE_FLAGS_INHERITED                                                                  \
  (RF_TYPE_GC | RF_TYPE_WEAKREFABLE | RF_TYPE_ATOM | RF_TYPE_IS_CLASS | RF_TYPE_IS_FUNCTION | \
   RF_TYPE_IS_MODULE | RF_TYPE_IS_WEAKREF | RF_TYPE_IS_MAPPING | RF_TYPE_TRASHCAN)
#define CLASS_FLAGS_INHERITED                                                                   \
  (RF_CLASS_HAS_DICT | RF_CLASS_INT_SUBCLASS | RF_CLASS_STR_SUBCLASS | RF_CLASS_LIST_SUBCLASS | \
   RF_CLASS_TUPLE_SUBCLASS | RF_CLASS_DICT_SUBCLASS | RF_CLASS_EXCEPTION_SUBCLASS |             \
   RF_CLASS_TYPE_SUBCLASS | RF_CLASS_FLOAT_SUBCLASS | RF_CLASS_SET_SUBCLASS |                   \
   RF_CLASS_BYTES_SUBCLASS | RF_CLASS_SEQUENCE | RF_CLASS_MAPPING | RF_CLASS_MATCHES_SELF)

/* The type object's own memory: a block as of a static type, without a collector's head. */
static RfClass *
class_alloc_builtin (RfMachine *m, gboolean is_heap_type)
{
  static const gsize static_type_size = 416;
  RfType plain = { .name = "type", .host_size = sizeof (RfClass) };
  RfObject *o = rf_heap_new_object (m->heap, &plain, static_type_size, 0);
  if (o == NULL)
    return NULL;
  RfClass *cls = (RfClass *) o;
  o->type = m->class_type != NULL ? &m->class_type->type : &cls->type;
  if (!is_heap_type)
    rf_heap_immortalize (m->heap, o);
  return cls;
}

static void
class_inherit_functions (RfClass *cls, const RfClass *base)
{
  RfType *type = &cls->type;
  const RfType *from = &base->type;
  if (type->traverse == NULL)
    type->traverse = from->traverse;
  if (type->slots == NULL)
    type->slots = from->slots;
  if (type->clear == NULL)
    type->clear = from->clear;
  if (type->dealloc == NULL)
    type->dealloc = from->dealloc;
  if (type->finalize == NULL)
    type->finalize = from->finalize;
  if (type->describe == NULL)
    type->describe = from->describe;
  type->type_flags |= from->type_flags & TYPE_FLAGS_INHERITED;
  if (type->host_size == 0)
    type->host_size = from->host_size;
  cls->class_flags |= base->class_flags & CLASS_FLAGS_INHERITED;
  if (cls->basic_size == 0)
    cls->basic_size = base->basic_size;
  if (cls->item_size == 0)
    cls->item_size = base->item_size;
  if (cls->dict_offset == 0)
    cls->dict_offset = base->dict_offset;
}

static void
class_inherit_slots (RfClass *cls, const RfClass *base)
{
  RfSlots *slots = &cls->slots;
  /* hash goes with richcompare: a class that compares in its own way is not hashable by itself. */
  if (slots->hash == NULL && slots->richcompare != NULL)
    slots->hash = rf_hash_not_implemented;
  /* pow() has one slot of its own; + and * of sequences are not inherited past number slots. */
  RfSlotFunc *to = (RfSlotFunc *) slots;
  const RfSlotFunc *from = (const RfSlotFunc *) &base->slots;
  for (gsize i = 0; i < sizeof (RfSlots) / sizeof (RfSlotFunc); i++)
    if (to[i] == NULL)
      to[i] = from[i];
  if (cls->class_flags & RF_CLASS_NO_NEW)
    slots->new_ = NULL;
}

static gboolean
class_fill_mro (RfMachine *m, RfClass *cls)
{
  RfObject *base = (RfObject *) cls->base;
  RfObject *self = (RfObject *) cls;
  RfObject *bases = rf_tuple_new (m, &base, base != NULL ? 1 : 0);
  if (bases == NULL)
    return FALSE;
  rf_slot_store_named (m->heap, self, "__bases__", &cls->bases, bases);
  g_autoptr (GPtrArray) mro = g_ptr_array_new ();
  for (RfClass *c = cls; c != NULL; c = c->base)
    g_ptr_array_add (mro, c);
  RfObject *tuple = rf_tuple_new (m, (RfObject *const *) mro->pdata, mro->len);
  if (tuple == NULL)
    return FALSE;
  rf_slot_store_named (m->heap, self, "__mro__", &cls->mro, tuple);
  rf_heap_immortalize (m->heap, cls->bases);
  rf_heap_immortalize (m->heap, cls->mro);
  return TRUE;
}

static gboolean
class_add_owned (RfMachine *m, RfClass *cls, const char *name, RfObject *value)
{
  if (value == NULL)
    return FALSE;
  rf_hold (m->heap, value);
  gboolean ok = rf_class_set_cstr (m, cls, name, value);
  rf_release (m->heap, 1);
  rf_drop (m, value);
  return ok;
}

static gboolean
class_add_members (RfMachine *m, RfClass *cls)
{
  for (const RfMethodDef *def = cls->methods; def != NULL && def->name != NULL; def++)
    if (!(def->flags & RF_METHOD_STATIC) &&
        !class_add_owned (m, cls, def->name, rf_method_descriptor_new (m, def, cls)))
      return FALSE;
  for (const RfGetSetDef *def = cls->getsets; def != NULL && def->name != NULL; def++)
    if (!class_add_owned (m, cls, def->name, rf_getset_new (m, def, cls)))
      return FALSE;
  if (cls->doc != NULL && rf_dict_get_cstr (m, cls->dict, "__doc__") == NULL)
    return class_add_owned (m, cls, "__doc__", rf_str_new (m, cls->doc, -1));
  return TRUE;
}

/* What needs the class of builtin functions and None. */
static gboolean
class_add_late (RfMachine *m, RfClass *cls)
{
  RfNewFunc inherited = cls->base != NULL ? cls->base->slots.new_ : NULL;
  if (cls->slots.new_ != NULL &&
      (cls->slots.new_ != inherited || rf_class_has_again (m, cls, "__new__")) &&
      !class_add_owned (m, cls, "__new__",
                        rf_builtin_new (m, &rf_new_method, (RfObject *) cls, NULL)))
    return FALSE;
  for (const RfMethodDef *def = cls->methods; def != NULL && def->name != NULL; def++)
    if (def->flags & RF_METHOD_STATIC)
      {
        RfObject *function = rf_builtin_new (m, def, (RfObject *) cls, NULL);
        if (function == NULL)
          return FALSE;
        rf_hold (m->heap, function);
        RfObject *wrapped = rf_staticmethod_new (m, function);
        rf_release (m->heap, 1);
        rf_drop (m, function);
        if (!class_add_owned (m, cls, def->name, wrapped))
          return FALSE;
      }
  if (cls->slots.hash == rf_hash_not_implemented &&
      !rf_class_set_cstr (m, cls, "__hash__", m->none))
    return FALSE;
  if (cls->doc == NULL && rf_dict_get_cstr (m, cls->dict, "__doc__") == NULL &&
      !rf_class_set_cstr (m, cls, "__doc__", m->none))
    return FALSE;
  rf_class_modified (m, cls);
  return TRUE;
}

static gboolean
class_flush_late (RfMachine *m)
{
  RfClassState *s = rf_class_state (m);
  if (m->none == NULL || m->class_staticmethod == NULL || !m->class_staticmethod->complete ||
      m->class_builtin_function_or_method == NULL || !m->class_builtin_function_or_method->complete)
    return TRUE;
  while (s->late->len > 0)
    {
      RfClass *cls = g_ptr_array_remove_index (s->late, 0);
      if (!class_add_late (m, cls))
        return FALSE;
    }
  return TRUE;
}

static gboolean
class_complete (RfMachine *m, RfClass *cls)
{
  if (!class_fill_mro (m, cls))
    return FALSE;
  RfObject *dict = rf_dict_new (m);
  if (dict == NULL)
    return FALSE;
  rf_slot_store_named (m->heap, (RfObject *) cls, "__dict__", &cls->dict, dict);
  if (!rf_class_add_wrappers (m, cls) || !class_add_members (m, cls) ||
      !rf_class_add_again (m, cls))
    return FALSE;
  cls->complete = TRUE;
  rf_class_modified (m, cls);
  g_ptr_array_add (rf_class_state (m)->late, cls);
  return class_flush_late (m);
}

static void
class_fill_from_spec (RfMachine *m, RfClass *cls, const RfClassSpec *spec)
{
  RfClassState *s = rf_class_state (m);
  char *full_name = g_strdup (spec->name);
  g_ptr_array_add (s->texts, full_name);
  const char *dot = strrchr (full_name, '.');
  cls->full_name = full_name;
  cls->type.name = dot != NULL ? dot + 1 : full_name;
  cls->type.type_flags = spec->type_flags & ~(guint32) RF_TYPE_HEAP;
  cls->type.host_size = spec->host_size;
  cls->type.free_list = spec->free_list;
  cls->type.traverse = spec->traverse;
  cls->type.slots = spec->slots_visit;
  cls->type.clear = spec->clear;
  cls->type.dealloc = spec->dealloc;
  cls->type.finalize = spec->finalize;
  cls->type.describe = spec->describe;
  cls->class_flags = spec->class_flags;
  if (g_strv_contains (m->profile->packed_calls, spec->name))
    cls->class_flags |= RF_CLASS_PACKED_CALL;
  if (g_strv_contains (m->profile->heap_types, spec->name))
    cls->type.type_flags |= RF_TYPE_HEAP;
  if (spec->dict_offset != 0)
    cls->class_flags |= RF_CLASS_HAS_DICT;
  cls->basic_size = spec->basic_size;
  cls->item_size = spec->item_size;
  cls->dict_offset = spec->dict_offset;
  cls->slots = spec->slots;
  cls->methods = spec->methods;
  cls->getsets = spec->getsets;
  cls->doc = spec->doc != NULL ? spec->doc : rf_class_builtin_doc (m, spec->name);
  cls->builtin_base = cls;
  cls->version = ++s->next_version;
}

gboolean
rf_class_new_builtin (RfMachine *m, const RfClassSpec *spec, RfClass **where)
{
  RfClassState *s = rf_class_state (m);
  if (!class_flush_late (m))
    return FALSE;
  RfClass *cls = class_alloc_builtin (m, g_strv_contains (m->profile->heap_types, spec->name));
  if (cls == NULL)
    return FALSE;
  g_ptr_array_add (s->builtin, cls);
  class_fill_from_spec (m, cls, spec);
  *where = cls;
  RfClass *base = spec->base != NULL ? spec->base : m->class_object;
  if (base != NULL && base != cls)
    {
      cls->base = (RfClass *) rf_ref (m->heap, (RfObject *) base);
      rf_class_add_subclass (base, cls);
      class_inherit_functions (cls, base);
      class_inherit_slots (cls, base);
    }
  cls->pre_size = cls->type.type_flags & RF_TYPE_GC ? 16 : 0;
  return s->finished ? class_complete (m, cls) : TRUE;
}

void
rf_class_name_fully (RfMachine *m, RfClass *cls, const char *module)
{
  char *full_name = g_strconcat (module, ".", cls->type.name, NULL);

  g_ptr_array_add (rf_class_state (m)->texts, full_name);
  cls->full_name = full_name;
}

/* --- setting up ------------------------------------------------------------------------------- */

static gboolean
class_setup_object (RfMachine *m)
{
  RfClassSpec spec = {
    .name = "object",
    .class_flags = RF_CLASS_BASETYPE,
    .host_size = sizeof (RfObject),
    .basic_size = 16,
    .doc = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and "
           "returns a new featureless\ninstance that has no instance attributes and cannot be "
           "given any.\n",
    .methods = rf_object_methods (m),
    .getsets = rf_object_getsets (),
  };
  rf_object_fill_slots (&spec.slots);
  return rf_class_new_builtin (m, &spec, &m->class_object);
}

static gboolean
class_setup_type (RfMachine *m)
{
  /* sys.getsizeof (type) without the head, by profile. */
  static const guint16 sizes[] = { 888, 904, 920, 928 };
  RfClassSpec spec = {
    .name = "type",
    .class_flags = RF_CLASS_BASETYPE | RF_CLASS_TYPE_SUBCLASS,
    .type_flags = RF_TYPE_GC | RF_TYPE_WEAKREFABLE | RF_TYPE_IS_CLASS,
    .host_size = sizeof (RfClass),
    .basic_size = sizes[CLAMP (m->profile->minor - 10, 0, 3)],
    .item_size = 40,
    .doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    .traverse = type_traverse,
    .slots_visit = type_slots,
    .clear = type_clear,
    .dealloc = type_dealloc,
    .describe = type_describe,
    .methods = rf_type_methods (),
    .getsets = rf_type_getsets (),
  };
  rf_type_fill_slots (&spec.slots);
  return rf_class_new_builtin (m, &spec, &m->class_type);
}

gboolean
rf_class_setup (RfMachine *m)
{
  RfClassState *s = g_new0 (RfClassState, 1);
  s->builtin = g_ptr_array_new ();
  s->late = g_ptr_array_new ();
  s->texts = g_ptr_array_new_with_free_func (g_free);
  m->class_state = s;
  if (!class_setup_object (m) || !class_setup_type (m))
    return FALSE;
  m->class_object->type.base.type = &m->class_type->type;
  m->class_type->type.base.type = &m->class_type->type;
  return rf_wrapper_setup (m) && rf_descriptor_setup_early (m);
}

gboolean
rf_class_setup_finish (RfMachine *m)
{
  RfClassState *s = rf_class_state (m);
  s->slot_names = g_new0 (RfObject *, rf_n_slot_defs);
  for (guint i = 0; i < rf_n_slot_defs; i++)
    if ((s->slot_names[i] = rf_str_intern (m, rf_slot_defs[i].name, -1)) == NULL)
      return FALSE;
  s->finished = TRUE;
  for (guint i = 0; i < s->builtin->len; i++)
    if (!class_complete (m, s->builtin->pdata[i]))
      return FALSE;
  return TRUE;
}

void
rf_class_visit_roots (RfMachine *m, RfVisit visit, gpointer user)
{
  RfClassState *s = rf_class_state (m);
  if (s == NULL)
    return;
  for (guint i = 0; i < s->builtin->len; i++)
    visit (s->builtin->pdata[i], user);
  if (s->slot_names != NULL)
    for (guint i = 0; i < rf_n_slot_defs; i++)
      if (s->slot_names[i] != NULL)
        visit (s->slot_names[i], user);
}

void
rf_class_teardown (RfMachine *m)
{
  RfClassState *s = g_steal_pointer (&m->class_state);
  if (s == NULL)
    return;
  for (guint i = 0; i < s->builtin->len; i++)
    {
      RfClass *cls = s->builtin->pdata[i];
      g_clear_pointer (&cls->subclasses, g_ptr_array_unref);
    }
  g_ptr_array_unref (s->builtin);
  g_ptr_array_unref (s->late);
  g_ptr_array_unref (s->texts);
  g_free (s->slot_names);
  g_free (s);
}
