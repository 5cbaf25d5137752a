/* SPDX-License-Identifier: MIT */

/* functools.partial. A call borrows the arguments that the object holds: state that is set anew
 * meanwhile does not drop them before the machine ends. */

#include "python/rf-class-private.h"
#include "python/rf-dict.h"
#include "python/rf-functools-private.h"
#include "python/rf-generic-alias.h"

#include <string.h>

#define PARTIAL(o) ((Partial *) (o))

typedef struct
{
  RfObject base;
  RfObject *function;
  RfObject *args;     /* tuple */
  RfObject *keywords; /* dict */
  RfAttributes attributes;
  guint n_running;
} Partial;

static inline gboolean
is_whole (const Partial *o)
{
  return o->function != NULL && o->args != NULL && o->keywords != NULL;
}

/* --- making one ------------------------------------------------------------------------------ */

/* The arguments @before and those at @args, as a tuple. */
static RfObject *
join_args (RfMachine *m, RfObject *before, RfObject *const *args, gsize n_args)
{
  gsize n_before = before != NULL ? ((RfTuple *) before)->length : 0;
  g_autofree RfObject **all = NULL;

  if (n_before == 0)
    return rf_tuple_new (m, args, n_args);
  if (n_args == 0)
    return rf_new_ref (m, before);
  all = g_new (RfObject *, n_before + n_args);
  memcpy (all, ((RfTuple *) before)->items, n_before * sizeof (RfObject *));
  memcpy (all + n_before, args, n_args * sizeof (RfObject *));
  return rf_tuple_new (m, all, n_before + n_args);
}

/* A dict of the keywords @before and those given, which win. */
static RfObject *
join_keywords (RfMachine *m, RfObject *before, RfObject *const *values, RfObject *kwnames)
{
  RfObject *dict;
  gboolean ok = TRUE;

  if (before == NULL || rf_dict_length (before) == 0)
    return rf_functools_keywords (m, values, kwnames);
  dict = rf_dict_copy (m, before);
  if (dict == NULL)
    return NULL;
  rf_hold (m->heap, dict);
  for (gsize i = 0; ok && kwnames != NULL && i < ((RfTuple *) kwnames)->length; i++)
    ok = rf_dict_set (m, dict, ((RfTuple *) kwnames)->items[i], values[i]);
  rf_release (m->heap, 1);
  if (ok)
    return dict;
  rf_drop (m, dict);
  return NULL;
}

static RfObject *
partial_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *function, *before = NULL, *keywords = NULL, *o, *made;

  if (n_args < 1)
    return rf_raise (m, RF_EXC_TypeError, "type 'partial' takes at least one argument");
  function = args[0];
  if (RF_CLASS_OF (function)->slots.call == rf_functools_state (m)->partial->slots.call &&
      is_whole (PARTIAL (function)) && PARTIAL (function)->attributes.dict == NULL &&
      PARTIAL (function)->attributes.table == NULL)
    {
      before = PARTIAL (function)->args;
      keywords = PARTIAL (function)->keywords;
      function = PARTIAL (function)->function;
    }
  if (!rf_object_callable (m, function))
    return rf_raise (m, RF_EXC_TypeError, "the first argument must be callable");
  o = rf_object_alloc (m, cls, 0, TRUE);
  if (o == NULL)
    return NULL;
  rf_hold (m->heap, o);
  rf_slot_swap_named (m->heap, o, "func", &PARTIAL (o)->function, rf_new_ref (m, function));
  made = join_args (m, before, args + 1, n_args - 1);
  if (made != NULL)
    {
      rf_slot_swap_named (m->heap, o, "args", &PARTIAL (o)->args, made);
      made = join_keywords (m, keywords, args + n_args, kwnames);
      rf_slot_swap_named (m->heap, o, "keywords", &PARTIAL (o)->keywords, made);
    }
  rf_release (m->heap, 1);
  if (made != NULL)
    return o;
  rf_drop (m, o);
  return NULL;
}

/* --- calling --------------------------------------------------------------------------------- */

/* With keywords of its own: a tuple and a dict are made, which hold everything during the call. */
static RfObject *
call_with_keywords (RfMachine *m, Partial *o, RfObject *const *args, gsize n_args,
                    RfObject *kwnames)
{
  RfObject *given = rf_tuple_new (m, args, n_args), *all, *keywords, *result = NULL;

  if (given == NULL)
    return NULL;
  rf_hold (m->heap, given);
  keywords = join_keywords (m, o->keywords, args + n_args, kwnames);
  if (keywords != NULL)
    {
      rf_hold (m->heap, keywords);
      all = ((RfTuple *) o->args)->length == 0 ? rf_new_ref (m, given)
                                               : join_args (m, o->args, args, n_args);
      if (all != NULL)
        {
          rf_hold (m->heap, all);
          result = rf_object_call_tuple (m, o->function, all, keywords);
          result = rf_drop_held (m->heap, all, result);
        }
      result = rf_drop_held (m->heap, keywords, result);
    }
  return rf_drop_held (m->heap, given, result);
}

static RfObject *
partial_call (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  Partial *o = PARTIAL (self);
  RfTuple *own = (RfTuple *) o->args;
  gsize n_keywords = kwnames != NULL ? ((RfTuple *) kwnames)->length : 0;
  RfObject *room[8], **all = room, *result;

  if (!is_whole (o))
    return rf_raise (m, RF_EXC_TypeError, "invalid partial state");
  o->n_running++;
  if (rf_dict_length (o->keywords) > 0)
    result = call_with_keywords (m, o, args, n_args, kwnames);
  else if (own->length == 0)
    result = rf_object_call (m, o->function, args, n_args, kwnames);
  else if (n_args + n_keywords == 0)
    result = rf_object_call (m, o->function, own->items, own->length, NULL);
  else
    {
      gsize n = own->length + n_args + n_keywords;

      if (n > G_N_ELEMENTS (room))
        all = g_new (RfObject *, n);
      memcpy (all, own->items, own->length * sizeof (RfObject *));
      memcpy (all + own->length, args, (n_args + n_keywords) * sizeof (RfObject *));
      result = rf_object_call (m, o->function, all, own->length + n_args, kwnames);
      if (all != room)
        g_free (all);
    }
  o->n_running--;
  return result;
}

/* --- its text, and its state ----------------------------------------------------------------- */

static gboolean
append_state (RfMachine *m, GString *text, Partial *o)
{
  RfTuple *args = (RfTuple *) o->args;
  RfObject *key, *value;
  gsize position = 0;

  if (!rf_str_append_repr (m, text, o->function))
    return FALSE;
  for (gsize i = 0; i < args->length; i++)
    {
      g_string_append (text, ", ");
      if (!rf_str_append_repr (m, text, args->items[i]))
        return FALSE;
    }
  while (rf_dict_next (o->keywords, &position, &key, &value))
    {
      g_string_append (text, ", ");
      if (!rf_str_append_str (m, text, key))
        return FALSE;
      g_string_append_c (text, '=');
      if (!rf_str_append_repr (m, text, value))
        return FALSE;
    }
  return TRUE;
}

static RfObject *
partial_repr (RfMachine *m, RfObject *self)
{
  RfClass *cls = RF_CLASS_OF (self);
  int entered = is_whole (PARTIAL (self)) ? rf_repr_enter (m, self) : 1;
  RfObject *result = NULL;
  GString *text;

  if (entered < 0)
    return NULL;
  if (entered > 0)
    return rf_str_new (m, "...", 3);
  text = g_string_new (NULL);
  if ((cls->class_flags & RF_CLASS_PYTHON) && m->profile->minor >= 13)
    {
      RfObject *module = rf_dict_get_name (m, cls->dict, m->name_module);

      if (module != NULL && rf_is_str_object (module))
        g_string_append_printf (text, "%s.", rf_str_data (module));
      g_string_append (text, rf_str_data (cls->qualname));
    }
  else
    g_string_append (text, cls->full_name);
  g_string_append_c (text, '(');
  if (append_state (m, text, PARTIAL (self)))
    {
      g_string_append_c (text, ')');
      result = rf_str_new (m, text->str, (gssize) text->len);
    }
  rf_repr_leave (m, self);
  g_string_free (text, TRUE);
  return result;
}

static RfObject *
partial_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  Partial *o = PARTIAL (self);
  RfObject *function, *state, *result = NULL;

  if (!is_whole (o))
    return rf_raise (m, RF_EXC_TypeError, "invalid partial state");
  function = rf_tuple_pack (m, 1, o->function);
  if (function == NULL)
    return NULL;
  rf_hold (m->heap, function);
  state = rf_tuple_pack (m, 4, o->function, o->args, o->keywords,
                         o->attributes.dict != NULL ? o->attributes.dict : m->none);
  if (state != NULL)
    {
      rf_hold (m->heap, state);
      result = rf_tuple_pack (m, 3, RF_OBJECT (RF_CLASS_OF (self)), function, state);
      rf_release (m->heap, 1);
      rf_drop (m, state);
    }
  rf_release (m->heap, 1);
  rf_drop (m, function);
  return result;
}

/* The state's keywords as an exact dict. */
static RfObject *
state_keywords (RfMachine *m, RfObject *keywords)
{
  if (keywords == m->none)
    return rf_dict_new (m);
  return rf_is_exact_dict (m, keywords) ? rf_new_ref (m, keywords) : rf_dict_copy (m, keywords);
}

static void
replace (RfMachine *m, RfObject *self, const char *name, RfObject **where, RfObject *value)
{
  RfObject *old = rf_slot_swap_named (m->heap, self, name, where, value);

  if (PARTIAL (self)->n_running > 0 && old != NULL)
    g_ptr_array_add (m->kept, old);
  else
    rf_xdrop (m, old);
}

static RfObject *
partial_setstate (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  Partial *o = PARTIAL (self);
  RfTuple *state = (RfTuple *) args[0];
  RfObject *positional, *keywords;

  if (!rf_is (args[0], m->class_tuple) || state->length != 4 ||
      !rf_object_callable (m, state->items[0]) || !rf_is (state->items[1], m->class_tuple) ||
      (state->items[2] != m->none && !rf_is_dict (state->items[2])))
    return rf_raise (m, RF_EXC_TypeError, "invalid partial state");
  positional = rf_tuple_from_iterable (m, state->items[1]);
  if (positional == NULL)
    return NULL;
  rf_hold (m->heap, positional);
  keywords = state_keywords (m, state->items[2]);
  rf_release (m->heap, 1);
  if (keywords == NULL)
    {
      rf_drop (m, positional);
      return NULL;
    }
  rf_hold (m->heap, keywords);
  rf_hold (m->heap, positional);
  replace (m, self, "func", &o->function, rf_new_ref (m, state->items[0]));
  rf_release (m->heap, 1);
  replace (m, self, "args", &o->args, positional);
  rf_release (m->heap, 1);
  replace (m, self, "keywords", &o->keywords, keywords);
  if (state->items[3] == m->none)
    rf_attributes_clear (m->heap, self);
  else if (!rf_functools_set_dict (m, self, state->items[3]))
    return NULL;
  return rf_none (m);
}

/* --- the class ------------------------------------------------------------------------------- */

/* The collector may have cleared it. */
static RfObject *
part_of (RfMachine *m, RfObject *part)
{
  return rf_new_ref (m, part != NULL ? part : m->none);
}

static RfObject *
get_function (RfMachine *m, RfObject *self)
{
  return part_of (m, PARTIAL (self)->function);
}

static RfObject *
get_args (RfMachine *m, RfObject *self)
{
  return part_of (m, PARTIAL (self)->args);
}

static RfObject *
get_keywords (RfMachine *m, RfObject *self)
{
  return part_of (m, PARTIAL (self)->keywords);
}

static RfObject *
class_getitem (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  return rf_generic_alias_new (m, self, args[0]);
}

static void
partial_traverse (RfHeap *heap, RfObject *self, RfVisit visit, gpointer user)
{
  RfObject *all[] = { PARTIAL (self)->function, PARTIAL (self)->args, PARTIAL (self)->keywords };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL)
      visit (all[i], user);
  rf_attributes_traverse (heap, self, visit, user);
}

static void
partial_slots (RfHeap *heap, RfObject *self, RfSlotVisit visit, gpointer user)
{
  static const char *const names[] = { "func", "args", "keywords" };
  RfObject *all[] = { PARTIAL (self)->function, PARTIAL (self)->args, PARTIAL (self)->keywords };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL)
      visit (RF_SLOT_NAMED, 0, names[i], NULL, all[i], user);
  rf_attributes_slots (heap, self, visit, user);
}

static void
partial_clear (RfHeap *heap, RfObject *self)
{
  rf_slot_store_named (heap, self, "func", &PARTIAL (self)->function, NULL);
  rf_slot_store_named (heap, self, "args", &PARTIAL (self)->args, NULL);
  rf_slot_store_named (heap, self, "keywords", &PARTIAL (self)->keywords, NULL);
  rf_attributes_clear (heap, self);
}

static const RfMethodDef partial_methods[] = {
  { "__reduce__", partial_reduce, 0, 0, 0 },
  { "__setstate__", partial_setstate, 1, 1, 0 },
  { "__class_getitem__", class_getitem, 1, 1, RF_METHOD_CLASS },
  { NULL },
};

static const RfGetSetDef partial_getsets[] = {
  { "func", get_function, rf_set_readonly },
  { "args", get_args, rf_set_readonly },
  { "keywords", get_keywords, rf_set_readonly },
  { "__dict__", rf_functools_get_dict, rf_functools_set_dict },
  { NULL },
};

gboolean
rf_partial_setup (RfMachine *m, RfObject *dict)
{
  RfFunctoolsState *state = rf_functools_state (m);
  const RfClassSpec spec = {
    .name = "functools.partial",
    .class_flags = RF_CLASS_BASETYPE | RF_CLASS_HAS_DICT | RF_CLASS_PACKED_CALL,
    .type_flags = RF_TYPE_GC | RF_TYPE_WEAKREFABLE,
    .host_size = sizeof (Partial),
    .dict_offset = G_STRUCT_OFFSET (Partial, attributes),
    .basic_size = 64,
    .slots = { .repr = partial_repr,
               .call = partial_call,
               .getattro = rf_generic_getattr,
               .setattro = rf_generic_setattr,
               .new_ = partial_new },
    .traverse = partial_traverse,
    .slots_visit = partial_slots,
    .clear = partial_clear,
    .dealloc = partial_clear,
    .methods = partial_methods,
    .getsets = partial_getsets,
  };

  return rf_class_new_builtin (m, &spec, &state->partial) &&
         rf_dict_set_cstr (m, dict, "partial", RF_OBJECT (state->partial));
}
