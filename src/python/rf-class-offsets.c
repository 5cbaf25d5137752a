/* SPDX-License-Identifier: MIT */

/* What a class says of the memory of its instances in CPython's numbers: __flags__, __dictoffset__
 * and __weakrefoffset__, told from the flags that the class has here. The flag of a version for
 * look-ups is always off: in CPython it comes and goes. */

#include "python/rf-class-private.h"

#include <string.h>

/* --- flags ------------------------------------------------------------------------------------ */

enum
{
  TP_STATIC_BUILTIN = 1 << 1,
  TP_INLINE_VALUES = 1 << 2,
  TP_MANAGED_WEAKREF = 1 << 3,
  TP_MANAGED_DICT = 1 << 4,
  TP_SEQUENCE = 1 << 5,
  TP_MAPPING = 1 << 6,
  TP_DISALLOW_INSTANTIATION = 1 << 7,
  TP_IMMUTABLE = 1 << 8,
  TP_HEAP = 1 << 9,
  TP_BASETYPE = 1 << 10,
  TP_VECTORCALL = 1 << 11,
  TP_READY = 1 << 12,
  TP_GC = 1 << 14,
  TP_METHOD_DESCRIPTOR = 1 << 17,
  TP_ABSTRACT = 1 << 20,
  TP_MATCH_SELF = 1 << 22,
  TP_ITEMS_AT_END = 1 << 23,
  TP_LONG = 1 << 24,
  TP_LIST = 1 << 25,
  TP_TUPLE = 1 << 26,
  TP_BYTES = 1 << 27,
  TP_STR = 1 << 28,
  TP_DICT = 1 << 29,
  TP_EXCEPTION = 1 << 30,
};
#define TP_TYPE (1u << 31)

/* Flags of classes here and what they are in CPython; those that any class may have. */
static const struct
{
  guint32 ours, theirs;
} flag_rows[] = {
  { RF_CLASS_INT_SUBCLASS, TP_LONG | TP_MATCH_SELF },
  { RF_CLASS_LIST_SUBCLASS, TP_LIST | TP_MATCH_SELF },
  { RF_CLASS_TUPLE_SUBCLASS, TP_TUPLE | TP_MATCH_SELF },
  { RF_CLASS_BYTES_SUBCLASS, TP_BYTES | TP_MATCH_SELF },
  { RF_CLASS_STR_SUBCLASS, TP_STR | TP_MATCH_SELF },
  { RF_CLASS_DICT_SUBCLASS, TP_DICT | TP_MATCH_SELF },
  { RF_CLASS_FLOAT_SUBCLASS, TP_MATCH_SELF },
  { RF_CLASS_SET_SUBCLASS, TP_MATCH_SELF },
  { RF_CLASS_MATCHES_SELF, TP_MATCH_SELF },
  { RF_CLASS_EXCEPTION_SUBCLASS, TP_EXCEPTION },
  { RF_CLASS_TYPE_SUBCLASS, TP_TYPE },
  { RF_CLASS_SEQUENCE, TP_SEQUENCE },
  { RF_CLASS_MAPPING, TP_MAPPING },
  { RF_CLASS_BASETYPE, TP_BASETYPE },
  { RF_CLASS_ABSTRACT, TP_ABSTRACT },
};

static gboolean
has_managed_dict (RfMachine *m, const RfClass *cls)
{
  return m->profile->attributes != RF_ATTRIBUTES_DICT && (cls->class_flags & RF_CLASS_HAS_DICT) &&
         cls->builtin_base->dict_offset == 0 &&
         !(cls->builtin_base->class_flags & (RF_CLASS_HAS_DICT | RF_CLASS_TYPE_SUBCLASS)) &&
         (m->profile->immortal_objects || cls->item_size == 0);
}

static gboolean
has_managed_weakref (RfMachine *m, const RfClass *cls)
{
  return m->profile->immortal_objects && (cls->type.type_flags & RF_TYPE_WEAKREFABLE) &&
         !(cls->builtin_base->type.type_flags & RF_TYPE_WEAKREFABLE);
}

static guint32
python_class_flags (RfMachine *m, const RfClass *cls)
{
  guint32 flags = TP_HEAP;
  if (has_managed_dict (m, cls))
    flags |= TP_MANAGED_DICT;
  if (has_managed_weakref (m, cls))
    flags |= TP_MANAGED_WEAKREF;
  if (m->profile->attributes == RF_ATTRIBUTES_VALUES_SHARED &&
      (cls->class_flags & RF_CLASS_MANAGED_VALUES))
    flags |= TP_INLINE_VALUES;
  return flags;
}

static guint32
builtin_class_flags (RfMachine *m, const RfClass *cls)
{
  guint32 flags = TP_IMMUTABLE;
  if (cls->type.type_flags & RF_TYPE_HEAP)
    flags |= TP_HEAP;
  else if (m->profile->immortal_objects)
    flags |= TP_STATIC_BUILTIN;
  if (cls->class_flags & RF_CLASS_NO_NEW)
    flags |= TP_DISALLOW_INSTANTIATION;
  if (cls == m->class_function || cls == m->class_method || cls == m->class_method_descriptor ||
      cls == m->class_builtin_function_or_method || cls == m->class_type ||
      (cls == m->class_GenericAlias && m->profile->minor >= 11))
    flags |= TP_VECTORCALL;
  if (cls == m->class_function || cls == m->class_method_descriptor ||
      cls == m->class_wrapper_descriptor)
    flags |= TP_METHOD_DESCRIPTOR;
  return flags;
}

RfObject *
rf_class_get_flags (RfMachine *m, RfObject *self)
{
  const RfClass *cls = (const RfClass *) self;
  guint32 flags = TP_READY;
  for (guint i = 0; i < G_N_ELEMENTS (flag_rows); i++)
    if (cls->class_flags & flag_rows[i].ours)
      flags |= flag_rows[i].theirs;
  if (cls->type.type_flags & RF_TYPE_GC)
    flags |= TP_GC;
  flags |=
    cls->class_flags & RF_CLASS_PYTHON ? python_class_flags (m, cls) : builtin_class_flags (m, cls);
  if ((cls->class_flags & RF_CLASS_TYPE_SUBCLASS) && m->profile->minor >= 12)
    flags |= TP_ITEMS_AT_END | TP_VECTORCALL;
  return rf_int_new (m, flags);
}

/* --- offsets ---------------------------------------------------------------------------------- */

/* Where built-in classes have them, in 3.10 … 3.13; 0: not at all. */
static const struct
{
  const char *name;
  gint16 dict[4], weakref[4];
} offset_rows[] = {
  { "type", { 264, 264, 264, 264 }, { 368, 368, 368, 368 } },
  { "classmethod", { 24, 24, 24, 24 }, { 0 } },
  { "staticmethod", { 24, 24, 24, 24 }, { 0 } },
  { "function", { 88, 88, 88, 88 }, { 96, 96, 96, 96 } },
  { "module", { 16, 16, 16, 16 }, { 40, 40, 40, 40 } },
  { "types.SimpleNamespace", { 16, 16, 16, 16 }, { 0 } },
  { "BaseException", { 16, 16, 16, 16 }, { 0 } },
  { "collections.OrderedDict", { 96, 96, 96, 96 }, { 104, 104, 104, 104 } },
  { "set", { 0 }, { 192, 192, 192, 192 } },
  { "frozenset", { 0 }, { 192, 192, 192, 192 } },
  { "memoryview", { 0 }, { 136, 136, 136, 136 } },
  { "method", { 0 }, { 32, 32, 32, 32 } },
  { "code", { 0 }, { 136, 144, 144, 144 } },
  { "generator", { 0 }, { 32, 24, 16, 16 } },
  { "builtin_function_or_method", { 0 }, { 40, 40, 40, 40 } },
  { "types.GenericAlias", { 0 }, { 40, 40, 40, 40 } },
  { "collections.deque", { 0 }, { 72, 208, 208, 208 } },
};

/* By the nearest of its bases that the table has. */
static gint64
builtin_offset (RfMachine *m, const RfClass *cls, gboolean weakref)
{
  int column = CLAMP (m->profile->minor - 10, 0, 3);
  for (; cls != NULL; cls = cls->base)
    for (guint i = 0; i < G_N_ELEMENTS (offset_rows); i++)
      if (strcmp (offset_rows[i].name, cls->full_name) == 0)
        return weakref ? offset_rows[i].weakref[column] : offset_rows[i].dict[column];
  return 0;
}

static gboolean
has_part (const RfClass *cls, gboolean weakref)
{
  return weakref ? (cls->type.type_flags & RF_TYPE_WEAKREFABLE) != 0
                 : (cls->class_flags & RF_CLASS_HAS_DICT) != 0;
}

/* The offset in instances of a class written in Python. It and the ones below it have the dict, or
 * the weak references, since one of the classes on the way from the built-in one. */
static gint64
offset_of (RfMachine *m, const RfClass *cls, gboolean weakref)
{
  if (!(cls->class_flags & RF_CLASS_PYTHON) || !has_part (cls, weakref) ||
      has_part (cls->builtin_base, weakref) ||
      (!weakref && (cls->class_flags & RF_CLASS_TYPE_SUBCLASS)))
    return builtin_offset (m, cls->builtin_base, weakref);
  const RfClass *adds = cls;
  while (has_part (adds->base, weakref))
    adds = adds->base;
  gboolean managed_dict = has_managed_dict (m, adds);
  gint64 behind_slots = (gint64) (adds->base->basic_size + adds->n_slots * 8);
  if (weakref)
    {
      gboolean dict_before = has_part (adds, FALSE) && !has_part (adds->base, FALSE);
      return has_managed_weakref (m, adds) ? -32
                                           : behind_slots + (dict_before && !managed_dict ? 8 : 0);
    }
  if (m->profile->immortal_objects)
    return -1;
  if (managed_dict)
    return -(gint64) adds->basic_size - 24;
  return adds->item_size != 0 ? -8 : behind_slots;
}

RfObject *
rf_class_get_dictoffset (RfMachine *m, RfObject *self)
{
  return rf_int_new (m, offset_of (m, (const RfClass *) self, FALSE));
}

RfObject *
rf_class_get_weakrefoffset (RfMachine *m, RfObject *self)
{
  return rf_int_new (m, offset_of (m, (const RfClass *) self, TRUE));
}
