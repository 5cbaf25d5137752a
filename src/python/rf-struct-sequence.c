/* SPDX-License-Identifier: MIT */

/* Tuples with named items. Invariant: an instance has as many items as its class has getsets, whose
 * names are those of the items. */

#include "python/rf-struct-sequence.h"

#include "python/rf-container.h"

#include <string.h>

#define ITEMS(o) (((RfTuple *) (o))->items)

#define X(i)                                                          \
  RfObject *rf_struct_sequence_get_##i (RfMachine *m, RfObject *self) \
  {                                                                   \
    return rf_new_ref (m, ITEMS (self)[i]);                           \
  }
RF_STRUCT_INDICES (X)
#undef X

static gsize
count_fields (const RfGetSetDef *fields)
{
  gsize n = 0;

  while (fields[n].name != NULL)
    n++;
  return n;
}

static RfObject *
repr (RfMachine *m, RfObject *self)
{
  RfClass *cls = RF_CLASS_OF (self);
  const RfGetSetDef *fields = cls->builtin_base->getsets;
  GString *out = g_string_new (cls->full_name);
  RfObject *text = NULL;
  gboolean ok = TRUE;

  g_string_append_c (out, '(');
  for (gsize i = 0; ok && fields[i].name != NULL; i++)
    {
      g_string_append_printf (out, "%s%s=", i > 0 ? ", " : "", fields[i].name);
      ok = rf_str_append_repr (m, out, ITEMS (self)[i]);
    }
  g_string_append_c (out, ')');
  if (ok)
    text = rf_str_new (m, out->str, (gssize) out->len);
  g_string_free (out, TRUE);
  return text;
}

RfObject *
rf_struct_sequence_new (RfMachine *m, RfClass *cls, RfObject *const *items, gsize n)
{
  RfObject *self = NULL, **places = NULL;
  gboolean complete = TRUE;

  for (gsize i = 0; i < n; i++)
    complete &= items[i] != NULL;
  if (complete)
    {
      rf_hold_items (m->heap, items, n);
      self = rf_object_alloc (m, cls, n, FALSE);
      rf_release (m->heap, n);
    }
  if (self != NULL)
    places = rf_heap_realloc (m->heap, NULL, 0, n * sizeof *places);
  if (places == NULL)
    {
      if (self != NULL)
        rf_raise_memory (m);
      rf_xdrop (m, self);
      for (gsize i = 0; i < n; i++)
        rf_xdrop (m, items[i]);
      return NULL;
    }
  memset (places, 0, n * sizeof *places);
  ITEMS (self) = places;
  ((RfTuple *) self)->length = n;
  for (gsize i = 0; i < n; i++)
    rf_slot_swap_index (m->heap, self, i, &places[i], items[i]);
  rf_gc_track (m->heap, self);
  return self;
}

/* cls (iterable) */
static RfObject *
new_from_iterable (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args,
                   RfObject *kwnames)
{
  static const char *const names[] = { "sequence", "dict", NULL };
  gsize n = count_fields (cls->builtin_base->getsets);
  RfObject *out[2], *tuple, *self = NULL;

  if (!rf_args_parse (m, cls->type.name, names, 0, 1, args, n_args, kwnames, out))
    return NULL;
  tuple = rf_tuple_from_iterable (m, out[0]);
  if (tuple == NULL)
    return NULL;
  rf_hold (m->heap, tuple);
  if (((RfTuple *) tuple)->length != n)
    rf_raise (m, RF_EXC_TypeError, "%s() takes a %d-sequence (%d-sequence given)", cls->full_name,
              (int) n, (int) ((RfTuple *) tuple)->length);
  else
    {
      for (gsize i = 0; i < n; i++)
        rf_new_ref (m, ITEMS (tuple)[i]);
      self = rf_struct_sequence_new (m, cls, ITEMS (tuple), n);
    }
  rf_release (m->heap, 1);
  rf_drop (m, tuple);
  return self;
}

static gboolean
add (RfMachine *m, RfClass *cls, const char *name, RfObject *value)
{
  gboolean ok = value != NULL && rf_dict_set_cstr (m, cls->dict, name, value);

  rf_xdrop (m, value);
  return ok;
}

static RfObject *
match_args (RfMachine *m, const RfGetSetDef *fields, gsize n)
{
  RfObject *list = rf_list_new (m, n), *tuple;

  for (gsize i = 0; list != NULL && i < n; i++)
    {
      RfObject *name = rf_str_intern (m, fields[i].name, -1);

      if (name == NULL || !rf_list_append_steal (m, list, name))
        {
          rf_drop (m, list);
          list = NULL;
        }
    }
  if (list == NULL)
    return NULL;
  tuple = rf_tuple_from_iterable (m, list);
  rf_drop (m, list);
  return tuple;
}

RfClass *
rf_struct_sequence_class (RfMachine *m, const char *name, const RfGetSetDef *fields,
                          gboolean callable)
{
  RfClass *cls = NULL;
  gsize n = count_fields (fields);
  const RfClassSpec spec = {
    .name = name,
    .base = m->class_tuple,
    .class_flags = callable ? 0 : RF_CLASS_NO_NEW,
    .type_flags = RF_TYPE_GC | RF_TYPE_IS_TUPLE,
    .host_size = sizeof (RfTuple),
    .basic_size = m->class_tuple->basic_size,
    .item_size = m->class_tuple->item_size,
    .slots = { .repr = repr, .new_ = callable ? new_from_iterable : NULL },
    .getsets = fields,
  };

  if (!rf_class_new_builtin (m, &spec, &cls) ||
      !add (m, cls, "n_sequence_fields", rf_int_new (m, (gint64) n)) ||
      !add (m, cls, "n_fields", rf_int_new (m, (gint64) n)) ||
      !add (m, cls, "n_unnamed_fields", rf_int_new (m, 0)) ||
      !add (m, cls, "__match_args__", match_args (m, fields, n)))
    return NULL;
  return cls;
}
