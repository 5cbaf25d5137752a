/* SPDX-License-Identifier: MIT */

/* types.GenericAlias and types.UnionType.
 *
 * Invariants: both are immutable once made; there are no type variables, so that an alias has no
 * parameters: asking for them leaves an empty tuple. An alias passes on to its class what is asked
 * of it, but for the names in own_names. */

#include "python/rf-generic-alias.h"

#include "heap/rf-collector.h"
#include "python/rf-class-private.h"
#include "python/rf-exception.h"
#include "python/rf-setup.h"

#include <string.h>

#define ALIAS(o) ((RfGenericAlias *) (o))
#define UNION(o) ((RfUnion *) (o))

static inline gboolean
is_alias (RfMachine *m, RfObject *o)
{
  return RF_CLASS_OF (o) == m->class_GenericAlias;
}

static inline gboolean
is_union (RfMachine *m, RfObject *o)
{
  return RF_CLASS_OF (o) == m->class_UnionType;
}

/* --- repr ------------------------------------------------------------------------------------- */

/* The attribute's text; an empty one when it is none. FALSE with an exception. */
static gboolean
text_of (RfMachine *m, RfObject *o, RfObject *name, GString *out)
{
  RfObject *value = rf_object_getattr_optional (m, o, name);

  g_string_truncate (out, 0);
  if (value == NULL)
    return !rf_raised (m);
  if (rf_is_str_object (value))
    g_string_append (out, rf_str_data (value));
  rf_drop (m, value);
  return TRUE;
}

static gboolean append_items (RfMachine *m, GString *out, RfObject *const *items, gsize n,
                              const char *between);

static gboolean
append_item (RfMachine *m, GString *out, RfObject *item)
{
  g_autoptr (GString) name = NULL;
  g_autoptr (GString) module = NULL;

  if (item == m->ellipsis)
    {
      g_string_append (out, "...");
      return TRUE;
    }
  if (RF_CLASS_OF (item) == m->class_list && m->profile->minor >= 12)
    {
      gboolean ok;

      g_string_append_c (out, '[');
      ok = append_items (m, out, ((RfList *) item)->items, ((RfList *) item)->length, ", ");
      g_string_append_c (out, ']');
      return ok;
    }
  if (is_alias (m, item) || is_union (m, item))
    return rf_str_append_repr (m, out, item);
  name = g_string_new (NULL);
  module = g_string_new (NULL);
  if (!text_of (m, item, m->name_qualname, name) || !text_of (m, item, m->name_module, module))
    return FALSE;
  if (name->len == 0 || module->len == 0)
    return rf_str_append_repr (m, out, item);
  if (strcmp (module->str, "builtins") != 0)
    g_string_append_printf (out, "%s.", module->str);
  g_string_append (out, name->str);
  return TRUE;
}

static gboolean
append_items (RfMachine *m, GString *out, RfObject *const *items, gsize n, const char *between)
{
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (out, between);
      if (!append_item (m, out, items[i]))
        return FALSE;
    }
  return TRUE;
}

static RfObject *
alias_repr (RfMachine *m, RfObject *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  RfTuple *args = (RfTuple *) ALIAS (self)->args;

  if (!rf_recursion_enter (m, " while getting the repr of an object"))
    return NULL;
  if (append_item (m, out, ALIAS (self)->origin))
    {
      g_string_append_c (out, '[');
      if (args->length == 0)
        g_string_append (out, "()");
      if (append_items (m, out, args->items, args->length, ", "))
        {
          rf_recursion_leave (m);
          g_string_append_c (out, ']');
          return rf_str_new (m, out->str, (gssize) out->len);
        }
    }
  rf_recursion_leave (m);
  return NULL;
}

static RfObject *
union_repr (RfMachine *m, RfObject *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  RfTuple *args = (RfTuple *) UNION (self)->args;

  for (gsize i = 0; i < args->length; i++)
    {
      if (i > 0)
        g_string_append (out, " | ");
      if (args->items[i] == RF_OBJECT (m->class_NoneType))
        g_string_append (out, "None");
      else if (!append_item (m, out, args->items[i]))
        return NULL;
    }
  return rf_str_new (m, out->str, (gssize) out->len);
}

/* --- list[int] -------------------------------------------------------------------------------- */

RfObject *
rf_generic_alias_new (RfMachine *m, RfObject *origin, RfObject *key)
{
  RfObject *args =
    RF_CLASS_OF (key) == m->class_tuple ? rf_new_ref (m, key) : rf_tuple_new (m, &key, 1);
  RfObject *alias;

  if (args == NULL)
    return NULL;
  rf_hold (m->heap, args);
  alias = rf_object_alloc (m, m->class_GenericAlias, 0, FALSE);
  rf_release (m->heap, 1);
  if (alias == NULL)
    {
      rf_drop (m, args);
      return NULL;
    }
  rf_slot_store_named (m->heap, alias, "__origin__", &ALIAS (alias)->origin,
                       rf_new_ref (m, origin));
  rf_slot_store_named (m->heap, alias, "__args__", &ALIAS (alias)->args, args);
  rf_gc_track (m->heap, alias);
  return alias;
}

static RfObject *
alias_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (!rf_args_no_keywords (m, "GenericAlias", kwnames))
    return NULL;
  if (n_args != 2)
    return rf_raise (m, RF_EXC_TypeError, "GenericAlias expected 2 arguments, got %d",
                     (int) n_args);
  return rf_generic_alias_new (m, args[0], args[1]);
}

static RfObject *
alias_call (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *made = rf_object_call (m, ALIAS (self)->origin, args, n_args, kwnames), *key;

  if (made == NULL)
    return NULL;
  rf_hold (m->heap, made);
  key = rf_str_intern (m, "__orig_class__", -1);
  if (key != NULL)
    {
      rf_hold (m->heap, key);
      if (!rf_object_setattr (m, made, key, self) &&
          (rf_raised_is (m, RF_EXC_AttributeError) || rf_raised_is (m, RF_EXC_TypeError)))
        rf_raised_clear (m);
      rf_release (m->heap, 1);
      rf_drop (m, key);
    }
  rf_release (m->heap, 1);
  if (!rf_raised (m))
    return made;
  rf_drop (m, made);
  return NULL;
}

static RfObject *
alias_getattro (RfMachine *m, RfObject *self, RfObject *name)
{
  static const char *const own_names[] = { "__origin__",      "__args__",      "__parameters__",
                                           "__mro_entries__", "__reduce_ex__", "__reduce__",
                                           "__copy__",        "__deepcopy__" };
  gboolean own = !rf_is_str_object (name) ||
                 (m->profile->minor >= 11 &&
                  (rf_str_is (name, "__class__") || rf_str_is (name, "__unpacked__")));

  for (guint i = 0; !own && i < G_N_ELEMENTS (own_names); i++)
    own = rf_str_is (name, own_names[i]);
  return own ? rf_generic_getattr (m, self, name)
             : rf_object_getattr (m, ALIAS (self)->origin, name);
}

static gint64
alias_hash (RfMachine *m, RfObject *self)
{
  gint64 origin = rf_object_hash (m, ALIAS (self)->origin);
  gint64 args = origin != -1 ? rf_object_hash (m, ALIAS (self)->args) : -1;

  return args != -1 ? origin ^ args : -1;
}

static RfObject *
alias_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  int same;

  if (!is_alias (m, a) || !is_alias (m, b) || (op != RF_CMP_EQ && op != RF_CMP_NE))
    return rf_not_implemented (m);
  same = rf_object_compare_bool (m, ALIAS (a)->origin, ALIAS (b)->origin, RF_CMP_EQ);
  if (same > 0)
    same = rf_object_compare_bool (m, ALIAS (a)->args, ALIAS (b)->args, RF_CMP_EQ);
  return same < 0 ? NULL : rf_bool (m, (same != 0) == (op == RF_CMP_EQ));
}

static RfObject *
raise_not_generic (RfMachine *m, RfObject *self)
{
  RfObject *text = rf_object_repr (m, self);

  if (text == NULL)
    return NULL;
  rf_hold (m->heap, text);
  if (m->profile->minor < 11)
    rf_raise (m, RF_EXC_TypeError, "There are no type variables left in %s", rf_str_data (text));
  else
    rf_raise (m, RF_EXC_TypeError, "%s is not a generic class", rf_str_data (text));
  rf_release (m->heap, 1);
  rf_drop (m, text);
  return NULL;
}

static RfObject **
find_parameters (RfMachine *m, RfObject *self)
{
  RfObject **where = is_union (m, self) ? &UNION (self)->parameters : &ALIAS (self)->parameters;

  if (*where == NULL)
    rf_slot_store_named (m->heap, self, "__parameters__", where, rf_new_ref (m, m->empty_tuple));
  return where;
}

static RfObject *
getitem (RfMachine *m, RfObject *self, RfObject *key)
{
  find_parameters (m, self);
  return raise_not_generic (m, self);
}

static RfObject *
alias_instancecheck (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                     RfObject *kwnames)
{
  return rf_raise (m, RF_EXC_TypeError,
                   "isinstance() argument 2 cannot be a parameterized generic");
}

static RfObject *
alias_subclasscheck (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                     RfObject *kwnames)
{
  return rf_raise (m, RF_EXC_TypeError,
                   "issubclass() argument 2 cannot be a parameterized generic");
}

static RfObject *
alias_mro_entries (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  return rf_tuple_new (m, &ALIAS (self)->origin, 1);
}

static RfObject *
alias_get_origin (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, ALIAS (self)->origin);
}

static RfObject *
alias_get_args (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, ALIAS (self)->args);
}

static RfObject *
get_parameters (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, *find_parameters (m, self));
}

static RfObject *
get_unpacked (RfMachine *m, RfObject *self)
{
  return rf_bool (m, FALSE);
}

static void
alias_traverse (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user)
{
  if (ALIAS (o)->origin != NULL)
    visit (ALIAS (o)->origin, user);
  if (ALIAS (o)->args != NULL)
    visit (ALIAS (o)->args, user);
  if (ALIAS (o)->parameters != NULL)
    visit (ALIAS (o)->parameters, user);
}

static void
alias_slots (RfHeap *heap, RfObject *o, RfSlotVisit visit, gpointer user)
{
  if (ALIAS (o)->origin != NULL)
    visit (RF_SLOT_NAMED, 0, "__origin__", NULL, ALIAS (o)->origin, user);
  if (ALIAS (o)->args != NULL)
    visit (RF_SLOT_NAMED, 0, "__args__", NULL, ALIAS (o)->args, user);
  if (ALIAS (o)->parameters != NULL)
    visit (RF_SLOT_NAMED, 0, "__parameters__", NULL, ALIAS (o)->parameters, user);
}

static void
alias_dealloc (RfHeap *heap, RfObject *o)
{
  rf_slot_store_named (heap, o, "__origin__", &ALIAS (o)->origin, NULL);
  rf_slot_store_named (heap, o, "__args__", &ALIAS (o)->args, NULL);
  rf_slot_store_named (heap, o, "__parameters__", &ALIAS (o)->parameters, NULL);
}

/* --- int | None ------------------------------------------------------------------------------- */

static gboolean
can_join (RfMachine *m, RfObject *o)
{
  return o == m->none || rf_is_class (o) || is_alias (m, o) || is_union (m, o);
}

/* Appends what @o stands for to @parts (borrowed), each only once. FALSE with an exception. */
static gboolean
add_parts (RfMachine *m, GPtrArray *parts, RfObject *o)
{
  gboolean joined = is_union (m, o);
  RfObject *one = o == m->none ? RF_OBJECT (m->class_NoneType) : o;
  RfObject *const *items = joined ? ((RfTuple *) UNION (o)->args)->items : &one;
  gsize n = joined ? ((RfTuple *) UNION (o)->args)->length : 1;

  for (gsize i = 0; i < n; i++)
    {
      int known = 0;

      for (guint k = 0; known == 0 && k < parts->len; k++)
        known = rf_object_compare_bool (m, parts->pdata[k], items[i], RF_CMP_EQ);
      if (known < 0)
        return FALSE;
      if (known == 0)
        g_ptr_array_add (parts, items[i]);
    }
  return TRUE;
}

RfObject *
rf_union_or (RfMachine *m, RfObject *a, RfObject *b)
{
  g_autoptr (GPtrArray) parts = NULL;
  RfObject *args, *joined;

  if (!can_join (m, a) || !can_join (m, b))
    return rf_not_implemented (m);
  parts = g_ptr_array_new ();
  if (!add_parts (m, parts, a) || !add_parts (m, parts, b))
    return NULL;
  if (parts->len == 1)
    return rf_new_ref (m, parts->pdata[0]);
  args = rf_tuple_new (m, (RfObject *const *) parts->pdata, parts->len);
  if (args == NULL)
    return NULL;
  rf_hold (m->heap, args);
  joined = rf_object_alloc (m, m->class_UnionType, 0, FALSE);
  rf_release (m->heap, 1);
  if (joined == NULL)
    {
      rf_drop (m, args);
      return NULL;
    }
  rf_slot_store_named (m->heap, joined, "__args__", &UNION (joined)->args, args);
  rf_gc_track (m->heap, joined);
  return joined;
}

/* TRUE when an alias is among the classes, where that is looked at before anything else. */
static gboolean
refuse_alias (RfMachine *m, RfTuple *args, const char *function)
{
  for (gsize i = 0; m->profile->minor < 11 && i < args->length; i++)
    if (is_alias (m, args->items[i]))
      {
        rf_raise (m, RF_EXC_TypeError, "%s() argument 2 cannot contain a parameterized generic",
                  function);
        return TRUE;
      }
  return FALSE;
}

static RfObject *
union_test (RfMachine *m, RfObject *self, RfObject *o, gboolean instance)
{
  RfTuple *args = (RfTuple *) UNION (self)->args;
  int found = 0;

  if (!instance && !rf_is_class (o))
    return rf_raise (m, RF_EXC_TypeError, "issubclass() arg 1 must be a class");
  if (refuse_alias (m, args, instance ? "isinstance" : "issubclass"))
    return NULL;
  for (gsize i = 0; found == 0 && i < args->length; i++)
    found = instance ? rf_object_isinstance (m, o, args->items[i])
                     : rf_object_issubclass (m, o, args->items[i]);
  return found < 0 ? NULL : rf_bool (m, found != 0);
}

static RfObject *
union_instancecheck (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                     RfObject *kwnames)
{
  return union_test (m, self, args[0], TRUE);
}

static RfObject *
union_subclasscheck (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                     RfObject *kwnames)
{
  return union_test (m, self, args[0], FALSE);
}

/* As the hash of a set of the classes: their order does not matter. */
static gint64
union_hash (RfMachine *m, RfObject *self)
{
  RfTuple *args = (RfTuple *) UNION (self)->args;
  RfObject *set = rf_object_call_one (m, RF_OBJECT (m->class_frozenset), &args->base);
  gint64 hash;

  if (set == NULL)
    return -1;
  rf_hold (m->heap, set);
  hash = rf_object_hash (m, set);
  rf_release (m->heap, 1);
  rf_drop (m, set);
  return hash;
}

static RfObject *
union_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  int same;

  if (!is_union (m, a) || !is_union (m, b) || (op != RF_CMP_EQ && op != RF_CMP_NE))
    return rf_not_implemented (m);
  same = ((RfTuple *) UNION (a)->args)->length == ((RfTuple *) UNION (b)->args)->length;
  for (gsize i = 0; same > 0 && i < ((RfTuple *) UNION (a)->args)->length; i++)
    same = rf_object_contains (m, UNION (b)->args, ((RfTuple *) UNION (a)->args)->items[i]);
  return same < 0 ? NULL : rf_bool (m, (same != 0) == (op == RF_CMP_EQ));
}

static RfObject *
union_get_args (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, UNION (self)->args);
}

static void
union_traverse (RfHeap *heap, RfObject *o, RfVisit visit, gpointer user)
{
  if (UNION (o)->args != NULL)
    visit (UNION (o)->args, user);
  if (UNION (o)->parameters != NULL)
    visit (UNION (o)->parameters, user);
}

static void
union_slots (RfHeap *heap, RfObject *o, RfSlotVisit visit, gpointer user)
{
  if (UNION (o)->args != NULL)
    visit (RF_SLOT_NAMED, 0, "__args__", NULL, UNION (o)->args, user);
  if (UNION (o)->parameters != NULL)
    visit (RF_SLOT_NAMED, 0, "__parameters__", NULL, UNION (o)->parameters, user);
}

static void
union_dealloc (RfHeap *heap, RfObject *o)
{
  rf_slot_store_named (heap, o, "__args__", &UNION (o)->args, NULL);
  rf_slot_store_named (heap, o, "__parameters__", &UNION (o)->parameters, NULL);
}

/* --- setup ------------------------------------------------------------------------------------ */

static RfObject *
class_getitem (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_generic_alias_new (m, self, args[0]);
}

/* The built-in classes that can be subscribed; type itself without the method. */
static gboolean
add_class_getitem (RfMachine *m)
{
  static const RfMethodDef def = { "__class_getitem__", class_getitem, 1, 1, RF_METHOD_CLASS };
  RfClass *const classes[] = { m->class_list,
                               m->class_dict,
                               m->class_tuple,
                               m->class_set,
                               m->class_frozenset,
                               m->class_enumerate,
                               m->class_weakref_ReferenceType,
                               m->class_generator };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      RfObject *method = rf_method_descriptor_new (m, &def, classes[i]);
      gboolean ok;

      if (method == NULL)
        return FALSE;
      if (classes[i] == m->class_generator && !m->profile->generator_is_generic)
        {
          rf_drop (m, method);
          continue;
        }
      rf_hold (m->heap, method);
      ok = rf_class_set_cstr (m, classes[i], def.name, method);
      rf_release (m->heap, 1);
      rf_drop (m, method);
      rf_class_modified (m, classes[i]);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

gboolean
rf_generic_alias_setup (RfMachine *m)
{
  static const RfMethodDef alias_methods[] = { { "__instancecheck__", alias_instancecheck, 1, 1 },
                                               { "__subclasscheck__", alias_subclasscheck, 1, 1 },
                                               { "__mro_entries__", alias_mro_entries, 1, 1 },
                                               { NULL } };
  static const RfGetSetDef alias_getsets[] = { { "__origin__", alias_get_origin },
                                               { "__args__", alias_get_args },
                                               { "__parameters__", get_parameters },
                                               { "__unpacked__", get_unpacked },
                                               { NULL } };
  static const RfMethodDef union_methods[] = { { "__instancecheck__", union_instancecheck, 1, 1 },
                                               { "__subclasscheck__", union_subclasscheck, 1, 1 },
                                               { NULL } };
  static const RfGetSetDef union_getsets[] = { { "__args__", union_get_args },
                                               { "__parameters__", get_parameters },
                                               { NULL } };
  const RfClassSpec alias_spec = {
    .name = "types.GenericAlias",
    .class_flags = RF_CLASS_BASETYPE,
    .type_flags = RF_TYPE_GC | RF_TYPE_WEAKREFABLE,
    .host_size = sizeof (RfGenericAlias),
    .basic_size = m->profile->minor < 11 ? 48 : 64,
    .slots = { .repr = alias_repr,
               .hash = alias_hash,
               .call = alias_call,
               .getattro = alias_getattro,
               .richcompare = alias_compare,
               .getitem = getitem,
               .new_ = alias_new,
               .binary[RF_BINARY_BIT_OR] = rf_union_or },
    .traverse = alias_traverse,
    .slots_visit = alias_slots,
    .dealloc = alias_dealloc,
    .methods = alias_methods,
    .getsets = alias_getsets,
  };
  const RfClassSpec union_spec = {
    .name = "types.UnionType",
    .class_flags = RF_CLASS_NO_NEW,
    .type_flags = RF_TYPE_GC,
    .host_size = sizeof (RfUnion),
    .basic_size = 32,
    .slots = { .repr = union_repr,
               .hash = union_hash,
               .richcompare = union_compare,
               .getitem = getitem,
               .binary[RF_BINARY_BIT_OR] = rf_union_or },
    .traverse = union_traverse,
    .slots_visit = union_slots,
    .dealloc = union_dealloc,
    .methods = union_methods,
    .getsets = union_getsets,
  };

  return rf_class_new_builtin (m, &alias_spec, &m->class_GenericAlias) &&
         rf_class_new_builtin (m, &union_spec, &m->class_UnionType) && add_class_getitem (m);
}
