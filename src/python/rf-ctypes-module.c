/* SPDX-License-Identifier: MIT */

/* The module ctypes, as far as looking at an object's memory needs it: simple integer types and
 * structures of them, with from_address().
 *
 * Nothing here reads the memory of the machine that Refarium runs on. A block of the simulated
 * address space has one word that can be read: the reference count at the address of an object
 * (rf_heap_peek_count() says what it is when the object is gone), and behind it the address of its
 * type. Everything else reads as 0, an address where no block ever was is a ValueError. Memory at
 * an address can't be written. */

#include "python/rf-import.h"

#include <string.h>

#define MAX_SIZE 256

/* An instance of a simple type or a structure: a place in the address space, or bytes of its
 * own. */
typedef struct
{
  RfObject base;
  guint64 address; /* 0: own bytes */
  guint8 bytes[MAX_SIZE];
} RfCData;

typedef struct
{
  const char *name;
  guint size;
  gboolean is_signed;
} RfSimple;

/* The rows are the classes; aliases come after the name they stand for. */
static const RfSimple simple_types[] = {
  { "c_byte", 1, TRUE },    { "c_ubyte", 1, FALSE }, { "c_short", 2, TRUE },
  { "c_ushort", 2, FALSE }, { "c_int", 4, TRUE },    { "c_uint", 4, FALSE },
  { "c_long", 8, TRUE },    { "c_ulong", 8, FALSE }, { "c_void_p", 8, FALSE },
};

static const struct
{
  const char *alias, *name;
} aliases[] = {
  { "c_int8", "c_byte" },       { "c_uint8", "c_ubyte" },  { "c_int16", "c_short" },
  { "c_uint16", "c_ushort" },   { "c_int32", "c_int" },    { "c_uint32", "c_uint" },
  { "c_int64", "c_long" },      { "c_uint64", "c_ulong" }, { "c_longlong", "c_long" },
  { "c_ulonglong", "c_ulong" }, { "c_ssize_t", "c_long" }, { "c_size_t", "c_ulong" },
};

typedef struct
{
  RfClass *class_simple, *class_structure;
  RfClass *classes[G_N_ELEMENTS (simple_types)];
} RfCtypesState;

#define STATE(m) ((RfCtypesState *) (m)->ctypes_state)
#define CDATA(o) ((RfCData *) (o))

static const RfSimple *
simple_of (RfMachine *m, const RfClass *cls)
{
  for (guint i = 0; i < G_N_ELEMENTS (simple_types); i++)
    if (rf_class_is_subclass (cls, STATE (m)->classes[i]))
      return &simple_types[i];
  return NULL;
}

/* --- memory ----------------------------------------------------------------------------------- */

/* The 8 bytes that a program sees at offset @offset (a multiple of 8) from @address. */
static gboolean
read_word (RfMachine *m, guint64 address, gsize offset, guint64 *word)
{
  gint64 count;
  RfObject *object;

  *word = 0;
  if (!rf_heap_peek_count (m->heap, address, &count))
    {
      rf_raise (m, RF_EXC_ValueError, "no object was ever at address 0x%" G_GINT64_MODIFIER "x",
                address + offset);
      return FALSE;
    }
  object = rf_heap_object_at (m->heap, address);
  if (offset == 0)
    *word = (guint64) (count >= RF_REFCNT_IMMORTAL ? RF_IMMORTAL_REFCNT : count);
  else if (offset == 8 && object != NULL)
    *word = object->type->base.address;
  return TRUE;
}

static gboolean
read_bytes (RfMachine *m, RfCData *data, gsize offset, gsize size, guint64 *value)
{
  guint64 word;

  *value = 0;
  if (data->address == 0)
    {
      memcpy (value, data->bytes + offset, size);
      return TRUE;
    }
  if (!read_word (m, data->address, offset / 8 * 8, &word))
    return FALSE;
  word >>= 8 * (offset % 8);
  memcpy (value, &word, size);
  return TRUE;
}

static RfObject *
load (RfMachine *m, RfCData *data, const RfSimple *simple, gsize offset)
{
  guint64 value;
  guint shift = 64 - 8 * simple->size;

  if (!read_bytes (m, data, offset, simple->size, &value))
    return NULL;
  if (simple->is_signed)
    return rf_int_new (m, (gint64) (value << shift) >> shift);
  if (value == 0 && strcmp (simple->name, "c_void_p") == 0)
    return rf_none (m);
  return rf_int_new_unsigned (m, value);
}

static gboolean
store (RfMachine *m, RfCData *data, const RfSimple *simple, gsize offset, RfObject *value)
{
  gint64 number;

  if (data->address != 0)
    {
      rf_raise (m, RF_EXC_ValueError, "memory at an address can be read, not written");
      return FALSE;
    }
  if (!(RF_CLASS_OF (value)->class_flags & RF_CLASS_INT_SUBCLASS))
    {
      rf_raise (m, RF_EXC_TypeError, "'%s' object cannot be interpreted as an integer",
                rf_class_name (value));
      return FALSE;
    }
  if (!rf_int_fits (value, &number))
    number = 0;
  memcpy (data->bytes + offset, &number, simple->size);
  return TRUE;
}

/* --- fields of structures --------------------------------------------------------------------- */

typedef struct
{
  const RfSimple *simple; /* of the wanted field, NULL: not found */
  gsize offset;
  gsize size; /* of the whole structure */
} RfField;

/* Goes over the _fields_ of @cls and looks for @name (NULL: only the size). FALSE with an
 * exception when _fields_ is not what it has to be. */
static gboolean
find_field (RfMachine *m, RfClass *cls, RfObject *name, RfField *field)
{
  RfObject *key = rf_str_intern (m, "_fields_", -1);
  RfObject *fields = key != NULL ? rf_class_lookup (m, cls, key) : NULL;

  *field = (RfField){ 0 };
  rf_xdrop (m, key);
  if (fields == NULL)
    return !rf_raised (m);
  if (RF_CLASS_OF (fields) != m->class_list && RF_CLASS_OF (fields) != m->class_tuple)
    {
      rf_raise (m, RF_EXC_TypeError, "_fields_ must be a sequence of pairs");
      return FALSE;
    }
  for (gsize i = 0; i < (gsize) rf_object_length (m, fields); i++)
    {
      RfObject *pair = RF_CLASS_OF (fields) == m->class_list ? ((RfList *) fields)->items[i]
                                                             : ((RfTuple *) fields)->items[i];
      RfObject **items = ((RfTuple *) pair)->items;
      const RfSimple *simple = NULL;

      if (RF_CLASS_OF (pair) == m->class_tuple && ((RfTuple *) pair)->length == 2 &&
          RF_CLASS_OF (items[0]) == m->class_str && rf_is (items[1], m->class_type))
        simple = simple_of (m, (RfClass *) items[1]);
      if (simple == NULL)
        {
          rf_raise (m, RF_EXC_TypeError, "_fields_ must be a sequence of (name, C type) pairs");
          return FALSE;
        }
      field->size = (field->size + simple->size - 1) / simple->size * simple->size;
      if (name != NULL && field->simple == NULL && rf_str_equal (items[0], name))
        {
          field->simple = simple;
          field->offset = field->size;
        }
      field->size += simple->size;
      if (field->size > MAX_SIZE)
        {
          rf_raise (m, RF_EXC_ValueError, "a structure has at most %d bytes here", MAX_SIZE);
          return FALSE;
        }
    }
  return TRUE;
}

static RfObject *
structure_getattro (RfMachine *m, RfObject *self, RfObject *name)
{
  RfField field;

  if (!find_field (m, RF_CLASS_OF (self), name, &field))
    return NULL;
  if (field.simple != NULL)
    return load (m, CDATA (self), field.simple, field.offset);
  return rf_generic_getattr (m, self, name);
}

static gboolean
structure_setattro (RfMachine *m, RfObject *self, RfObject *name, RfObject *value)
{
  RfField field;

  if (!find_field (m, RF_CLASS_OF (self), name, &field))
    return FALSE;
  if (field.simple != NULL && value != NULL)
    return store (m, CDATA (self), field.simple, field.offset, value);
  return rf_generic_setattr (m, self, name, value);
}

static gboolean
structure_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  RfObject *key = rf_str_intern (m, "_fields_", -1);
  RfObject *fields = key != NULL ? rf_class_lookup (m, RF_CLASS_OF (self), key) : NULL;
  gsize n_fields = 0, n_keywords = kwnames != NULL ? ((RfTuple *) kwnames)->length : 0;

  rf_xdrop (m, key);
  if (fields != NULL && RF_CLASS_OF (fields) == m->class_list)
    n_fields = ((RfList *) fields)->length;
  if (n_args > n_fields)
    {
      rf_raise (m, RF_EXC_TypeError, "too many initializers");
      return FALSE;
    }
  for (gsize i = 0; i < n_args; i++)
    {
      RfObject *pair = ((RfList *) fields)->items[i];
      if (!rf_object_setattr (m, self, ((RfTuple *) pair)->items[0], args[i]))
        return FALSE;
    }
  for (gsize i = 0; i < n_keywords; i++)
    if (!rf_object_setattr (m, self, ((RfTuple *) kwnames)->items[i], args[n_args + i]))
      return FALSE;
  return TRUE;
}

/* --- making ----------------------------------------------------------------------------------- */

static RfObject *
cdata_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfField field;

  if (rf_class_is_subclass (cls, STATE (m)->class_structure) && !find_field (m, cls, NULL, &field))
    return NULL;
  return rf_object_alloc (m, cls, 0, TRUE);
}

static gboolean
simple_init (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  if (!rf_args_no_keywords (m, "__init__", kwnames))
    return FALSE;
  if (n_args > 1)
    {
      rf_raise (m, RF_EXC_TypeError, "__init__ expected at most 1 argument, got %d", (int) n_args);
      return FALSE;
    }
  return n_args == 0 || store (m, CDATA (self), simple_of (m, RF_CLASS_OF (self)), 0, args[0]);
}

static RfObject *
cdata_from_address (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                    RfObject *kwnames)
{
  RfObject *instance;
  gint64 address = 0;

  if (!(RF_CLASS_OF (args[0])->class_flags & RF_CLASS_INT_SUBCLASS))
    return rf_raise (m, RF_EXC_TypeError, "integer expected");
  if (!rf_int_fits (args[0], &address) || address == 0)
    return rf_raise (m, RF_EXC_ValueError, "there is no memory at this address");
  instance = cdata_new (m, (RfClass *) self, NULL, 0, NULL);
  if (instance != NULL)
    CDATA (instance)->address = (guint64) address;
  return instance;
}

static RfObject *
simple_get_value (RfMachine *m, RfObject *self)
{
  return load (m, CDATA (self), simple_of (m, RF_CLASS_OF (self)), 0);
}

static gboolean
simple_set_value (RfMachine *m, RfObject *self, RfObject *value)
{
  if (value == NULL)
    {
      rf_raise (m, RF_EXC_TypeError, "can't delete attribute");
      return FALSE;
    }
  return store (m, CDATA (self), simple_of (m, RF_CLASS_OF (self)), 0, value);
}

static RfObject *
simple_repr (RfMachine *m, RfObject *self)
{
  RfObject *value = simple_get_value (m, self), *text = NULL;
  GString *out;

  if (value == NULL)
    return NULL;
  out = g_string_new (NULL);
  g_string_append_printf (out, "%s(", rf_class_name (self));
  if (rf_str_append_repr (m, out, value))
    {
      g_string_append_c (out, ')');
      text = rf_str_new (m, out->str, (gssize) out->len);
    }
  g_string_free (out, TRUE);
  rf_drop (m, value);
  return text;
}

/* --- functions of the module ------------------------------------------------------------------ */

/* The size of a class or an instance; FALSE with an exception. */
static gboolean
size_of (RfMachine *m, RfObject *o, gsize *size)
{
  RfClass *cls = rf_is (o, m->class_type) ? (RfClass *) o : RF_CLASS_OF (o);
  const RfSimple *simple = simple_of (m, cls);
  RfField field;

  if (simple != NULL)
    {
      *size = simple->size;
      return TRUE;
    }
  if (!rf_class_is_subclass (cls, STATE (m)->class_structure))
    {
      rf_raise (m, RF_EXC_TypeError, "this type has no size");
      return FALSE;
    }
  if (!find_field (m, cls, NULL, &field))
    return FALSE;
  *size = field.size;
  return TRUE;
}

static RfObject *
ctypes_sizeof (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  gsize size;

  return size_of (m, args[0], &size) ? rf_int_new (m, (gint64) size) : NULL;
}

static RfObject *
ctypes_addressof (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  if (!rf_is (args[0], STATE (m)->class_simple) && !rf_is (args[0], STATE (m)->class_structure))
    return rf_raise (m, RF_EXC_TypeError, "invalid type");
  if (CDATA (args[0])->address != 0)
    return rf_int_new_unsigned (m, CDATA (args[0])->address);
  return rf_int_new_unsigned (m, args[0]->address);
}

static const RfMethodDef functions[] = {
  { "sizeof", ctypes_sizeof, 1, 1, 0 },
  { "addressof", ctypes_addressof, 1, 1, 0 },
  { NULL },
};

static const RfMethodDef cdata_methods[] = {
  { "from_address", cdata_from_address, 1, 1, RF_METHOD_CLASS },
  { NULL },
};

static const RfGetSetDef simple_getsets[] = {
  { "value", simple_get_value, simple_set_value },
  { NULL },
};

static gboolean
add_simple_types (RfMachine *m, RfObject *dict, RfClassSpec *spec)
{
  RfCtypesState *state = STATE (m);

  spec->base = state->class_simple;
  spec->methods = NULL;
  spec->getsets = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (simple_types); i++)
    {
      spec->name = simple_types[i].name;
      if (!rf_class_new_builtin (m, spec, &state->classes[i]) ||
          !rf_dict_set_cstr (m, dict, spec->name, RF_OBJECT (state->classes[i])))
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    {
      RfObject *cls = rf_dict_get_cstr (m, dict, aliases[i].name);
      if (cls == NULL || !rf_dict_set_cstr (m, dict, aliases[i].alias, cls))
        return FALSE;
    }
  return TRUE;
}

static gboolean
ctypes_setup (RfMachine *m, RfObject *module, RfObject *dict)
{
  RfCtypesState *state = m->ctypes_state = g_new0 (RfCtypesState, 1);
  RfClassSpec simple = {
    .name = "_ctypes._SimpleCData",
    .class_flags = RF_CLASS_BASETYPE,
    .type_flags = RF_TYPE_GC | RF_TYPE_WEAKREFABLE,
    .host_size = sizeof (RfCData),
    .basic_size = 112,
    .slots = { .repr = simple_repr, .new_ = cdata_new, .init = simple_init },
    .methods = cdata_methods,
    .getsets = simple_getsets,
  };
  const RfClassSpec structure = {
    .name = "_ctypes.Structure",
    .class_flags = RF_CLASS_BASETYPE,
    .type_flags = RF_TYPE_GC | RF_TYPE_WEAKREFABLE,
    .host_size = sizeof (RfCData),
    .basic_size = 112,
    .slots = { .getattro = structure_getattro,
               .setattro = structure_setattro,
               .new_ = cdata_new,
               .init = structure_init },
    .methods = cdata_methods,
  };

  return rf_class_new_builtin (m, &structure, &state->class_structure) &&
         rf_dict_set_cstr (m, dict, "Structure", RF_OBJECT (state->class_structure)) &&
         rf_class_new_builtin (m, &simple, &state->class_simple) &&
         add_simple_types (m, dict, &simple);
}

const RfModuleDef rf_ctypes_module = {
  .name = "ctypes",
  .doc = "create and manipulate C data types in Python",
  .functions = functions,
  .setup = ctypes_setup,
};
