/* SPDX-License-Identifier: MIT */

/* What copies of an object are made of: object.__reduce_ex__(), which asks __getnewargs_ex__() or
 * __getnewargs__() and __getstate__(), and the same for built-in classes that answer in their own
 * way. The functions that build a copy from the answer are in the module copyreg. */

#include "python/rf-reduce.h"

#include "python/rf-class-private.h"
#include "python/rf-container.h"
#include "python/rf-dict.h"
#include "python/rf-import.h"

/* o.name, or NULL: without an exception when there is none. */
static RfObject *
attribute (RfMachine *m, RfObject *o, const char *name)
{
  RfObject *key = rf_str_intern (m, name, -1), *value;

  if (key == NULL)
    return NULL;
  rf_hold (m->heap, key);
  value = rf_object_getattr_optional (m, o, key);
  rf_release (m->heap, 1);
  rf_drop (m, key);
  return value;
}

/* Calls @function (taken) with one argument, or none. */
static RfObject *
call_taken (RfMachine *m, RfObject *function, RfObject *argument)
{
  if (function == NULL)
    return NULL;
  rf_hold (m->heap, function);
  return rf_drop_held (m->heap, function,
                       argument != NULL ? rf_object_call_one (m, function, argument)
                                        : rf_object_call_noargs (m, function));
}

/* copyreg.name */
static RfObject *
from_copyreg (RfMachine *m, const char *name)
{
  RfObject *module_name = rf_str_intern (m, "copyreg", -1), *module;

  if (module_name == NULL)
    return NULL;
  rf_hold (m->heap, module_name);
  module = rf_drop_held (m->heap, module_name, rf_import_module (m, module_name));
  if (module == NULL)
    return NULL;
  rf_hold (m->heap, module);
  return rf_drop_held (m->heap, module, rf_object_getattr_cstr (m, module, name));
}

static gpointer
cannot_pickle (RfMachine *m, RfObject *o)
{
  return rf_raise (m, RF_EXC_TypeError, "cannot pickle '%.200s' object", rf_class_name (o));
}

/* --- state -------------------------------------------------------------------------------- */

/* The names of the __slots__ of @cls and its bases, as copyreg knows them: a list or None. */
static RfObject *
slot_names (RfMachine *m, RfClass *cls)
{
  RfObject *known = rf_dict_get_cstr (m, cls->dict, "__slotnames__");

  if (known != NULL)
    return rf_new_ref (m, known);
  if (rf_raised (m))
    return NULL;
  if ((cls->class_flags & RF_CLASS_PYTHON) == 0)
    return rf_none (m);
  return call_taken (m, from_copyreg (m, "_slotnames"), RF_OBJECT (cls));
}

/* slots[name] = o.name if @o has that. */
static gboolean
collect_slot (RfMachine *m, RfObject *o, RfObject *name, RfObject *slots)
{
  RfObject *value;

  if (!rf_attribute_check_name (m, name))
    return FALSE;
  value = rf_object_getattr_optional (m, o, name);
  if (value == NULL)
    return !rf_raised (m);
  return rf_dict_set_steal (m, slots, name, value);
}

/* Sets in @slots what @o has of the attributes in @names, a list that may change meanwhile. */
static gboolean
collect_slots (RfMachine *m, RfObject *o, RfObject *names, RfObject *slots)
{
  gsize n = ((RfList *) names)->length;

  for (gsize i = 0; i < n; i++)
    {
      RfObject *name = rf_new_ref (m, ((RfList *) names)->items[i]);
      gboolean ok;

      rf_hold (m->heap, name);
      ok = collect_slot (m, o, name, slots);
      rf_release (m->heap, 1);
      rf_drop_keeping (m, name, NULL);
      if (ok && ((RfList *) names)->length != n)
        return rf_raise (m, RF_EXC_RuntimeError, "__slotsname__ changed size during iteration"),
               FALSE;
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

/* @state (taken, on hold nowhere), with the attributes in @names beside it if there are any. */
static RfObject *
with_slots (RfMachine *m, RfObject *o, RfObject *state, RfObject *names)
{
  RfObject *slots, *result = NULL;

  rf_hold (m->heap, state);
  slots = rf_dict_new (m);
  if (slots != NULL)
    {
      rf_hold (m->heap, slots);
      if (collect_slots (m, o, names, slots))
        result =
          rf_dict_length (slots) == 0 ? rf_new_ref (m, state) : rf_tuple_pack (m, 2, state, slots);
      rf_release (m->heap, 1);
      rf_drop_keeping (m, slots, result);
    }
  rf_release (m->heap, 1);
  rf_drop_keeping (m, state, result);
  return result;
}

/* @required: what the built-in base keeps would be lost. */
static RfObject *
default_state (RfMachine *m, RfObject *o, gboolean required)
{
  RfAttributes *attributes = rf_object_attributes (o);
  RfObject *state, *names;
  gboolean empty =
    attributes == NULL || ((attributes->dict == NULL || rf_dict_length (attributes->dict) == 0) &&
                           (attributes->table == NULL || attributes->table->n_used == 0));

  if (required && RF_CLASS_OF (o)->item_size != 0)
    return rf_raise (m, RF_EXC_TypeError, "cannot pickle %.200s objects", rf_class_name (o));
  if (required && RF_CLASS_OF (o)->builtin_base->basic_size > m->class_object->basic_size)
    return cannot_pickle (m, o);
  state = empty ? rf_none (m) : rf_object_dict (m, o);
  if (state == NULL)
    return NULL;
  rf_hold (m->heap, state);
  names = slot_names (m, RF_CLASS_OF (o));
  rf_release (m->heap, 1);
  if (names == NULL)
    {
      rf_drop (m, state);
      return NULL;
    }
  if (rf_is (names, m->class_list) && ((RfList *) names)->length > 0)
    {
      rf_hold (m->heap, names);
      state = with_slots (m, o, state, names);
      rf_release (m->heap, 1);
    }
  rf_drop_keeping (m, names, state);
  return state;
}

static RfObject *
state_of (RfMachine *m, RfObject *o, gboolean required)
{
  RfObject *method = attribute (m, o, "__getstate__");
  gboolean own;

  if (method == NULL)
    return rf_raised (m) ? NULL : default_state (m, o, required);
  own = RF_CLASS_OF (method) == m->class_builtin_function_or_method &&
        ((RfBuiltin *) method)->self == o &&
        ((RfBuiltin *) method)->def->function == rf_reduce_method_getstate;
  if (!own)
    return call_taken (m, method, NULL);
  rf_drop (m, method);
  return default_state (m, o, required);
}

RfObject *
rf_reduce_state (RfMachine *m, RfObject *o)
{
  return state_of (m, o, FALSE);
}

RfObject *
rf_reduce_method_getstate (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                           RfObject *kwnames)
{
  return default_state (m, self, FALSE);
}

/* --- object.__reduce_ex__ ----------------------------------------------------------------- */

RfObject *
rf_reduce_items (RfMachine *m, RfObject *o)
{
  RfObject *items = call_taken (m, rf_object_getattr_cstr (m, o, "items"), NULL);

  if (items == NULL)
    return NULL;
  rf_hold (m->heap, items);
  return rf_drop_held (m->heap, items, rf_object_iter (m, items));
}

/* Checks what a method of the program gave; takes it, and gives it back. */
static RfObject *
check_class (RfMachine *m, RfObject *o, RfClass *cls, const char *format)
{
  if (o == NULL || rf_is (o, cls))
    return o;
  rf_raise (m, RF_EXC_TypeError, "%s, not '%.200s'", format, rf_class_name (o));
  rf_drop (m, o);
  return NULL;
}

/* (args, kwargs) as __getnewargs_ex__() gives it. */
static RfObject *
check_pair (RfMachine *m, RfObject *pair)
{
  RfTuple *tuple = (RfTuple *) pair;

  pair = check_class (m, pair, m->class_tuple, "__getnewargs_ex__ should return a tuple");
  if (pair == NULL)
    return NULL;
  if (tuple->length != 2)
    rf_raise (m, RF_EXC_ValueError,
              "__getnewargs_ex__ should return a tuple of length 2, not %" G_GSIZE_FORMAT,
              tuple->length);
  else if (!rf_is (tuple->items[0], m->class_tuple))
    rf_raise (m, RF_EXC_TypeError,
              "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%.200s'",
              rf_class_name (tuple->items[0]));
  else if (!rf_is (tuple->items[1], m->class_dict))
    rf_raise (m, RF_EXC_TypeError,
              "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%.200s'",
              rf_class_name (tuple->items[1]));
  else
    return pair;
  rf_drop (m, pair);
  return NULL;
}

/* The arguments of __new__: *@args a tuple or NULL (there are none), *@kwargs a dict or NULL; new
 * references. */
static gboolean
new_arguments (RfMachine *m, RfObject *o, RfObject **args, RfObject **kwargs)
{
  RfObject *method = attribute (m, o, "__getnewargs_ex__");

  *args = *kwargs = NULL;
  if (method != NULL)
    {
      RfObject *pair = check_pair (m, call_taken (m, method, NULL));

      if (pair == NULL)
        return FALSE;
      *args = rf_new_ref (m, ((RfTuple *) pair)->items[0]);
      *kwargs = rf_new_ref (m, ((RfTuple *) pair)->items[1]);
      rf_drop (m, pair);
      return TRUE;
    }
  if (rf_raised (m))
    return FALSE;
  method = attribute (m, o, "__getnewargs__");
  if (method == NULL)
    return !rf_raised (m);
  *args = check_class (m, call_taken (m, method, NULL), m->class_tuple,
                       "__getnewargs__ should return a tuple");
  return *args != NULL;
}

/* The class and @args in one tuple. */
static RfObject *
class_and_args (RfMachine *m, RfObject *o, RfObject *args)
{
  gsize n = args != NULL ? ((RfTuple *) args)->length : 0;
  RfObject **items = g_new (RfObject *, n + 1), *result;

  items[0] = RF_OBJECT (RF_CLASS_OF (o));
  for (gsize i = 0; i < n; i++)
    items[i + 1] = ((RfTuple *) args)->items[i];
  result = rf_tuple_new (m, items, n + 1);
  g_free (items);
  return result;
}

/* Puts @o (taken) in @parts, on hold. FALSE when it is NULL. */
static gboolean
add_part (RfMachine *m, RfObject **parts, guint *n, RfObject *o)
{
  if (o == NULL)
    return FALSE;
  rf_hold (m->heap, o);
  parts[(*n)++] = o;
  return TRUE;
}

static gboolean
make_parts (RfMachine *m, RfObject *o, RfObject *args, RfObject *kwargs, RfObject **parts, guint *n)
{
  gboolean keywords = kwargs != NULL && rf_dict_length (kwargs) > 0;
  gboolean is_list = rf_is (o, m->class_list), is_dict = rf_is_dict (o);

  return add_part (m, parts, n, from_copyreg (m, keywords ? "__newobj_ex__" : "__newobj__")) &&
         add_part (m, parts, n,
                   keywords ? rf_tuple_pack (m, 3, RF_CLASS_OF (o), args, kwargs)
                            : class_and_args (m, o, args)) &&
         add_part (m, parts, n, state_of (m, o, !(args != NULL || is_list || is_dict))) &&
         add_part (m, parts, n, is_list ? rf_object_iter (m, o) : rf_none (m)) &&
         add_part (m, parts, n, is_dict ? rf_reduce_items (m, o) : rf_none (m));
}

static RfObject *
reduce_newobj (RfMachine *m, RfObject *o)
{
  RfObject *args, *kwargs, *parts[5], *result = NULL;
  guint n = 0;

  if (RF_CLASS_OF (o)->slots.new_ == NULL)
    return cannot_pickle (m, o);
  if (!new_arguments (m, o, &args, &kwargs))
    return NULL;
  if (args != NULL)
    rf_hold (m->heap, args);
  if (kwargs != NULL)
    rf_hold (m->heap, kwargs);
  if (make_parts (m, o, args, kwargs, parts, &n))
    result = rf_tuple_new (m, parts, n);
  rf_release (m->heap, n);
  if (result != NULL)
    rf_hold (m->heap, result);
  rf_drop_items (m->heap, parts, n, FALSE);
  if (result != NULL)
    rf_release (m->heap, 1);
  rf_release (m->heap, (args != NULL) + (kwargs != NULL));
  if (args != NULL)
    rf_drop_keeping (m, args, result);
  if (kwargs != NULL)
    rf_drop_keeping (m, kwargs, result);
  return result;
}

static RfObject *
common_reduce (RfMachine *m, RfObject *self, gint64 protocol)
{
  RfObject *function, *number, *result;

  if (protocol >= 2)
    return reduce_newobj (m, self);
  function = from_copyreg (m, "_reduce_ex");
  if (function == NULL)
    return NULL;
  rf_hold (m->heap, function);
  number = rf_int_new (m, protocol);
  result =
    number != NULL ? rf_object_call (m, function, (RfObject *[]){ self, number }, 2, NULL) : NULL;
  rf_xdrop (m, number);
  return rf_drop_held (m->heap, function, result);
}

RfObject *
rf_reduce_method_reduce (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                         RfObject *kwnames)
{
  return common_reduce (m, self, 0);
}

/* Calls a __reduce__ that the class has of its own. */
RfObject *
rf_reduce_method_reduce_ex (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                            RfObject *kwnames)
{
  gint64 protocol = rf_int_as_int64 (m, args[0]);
  RfObject *name, *mine, *standard;

  if (rf_raised (m))
    return NULL;
  name = rf_str_intern (m, "__reduce__", -1);
  if (name == NULL)
    return NULL;
  mine = rf_class_lookup (m, RF_CLASS_OF (self), name);
  standard = rf_class_lookup (m, m->class_object, name);
  rf_drop (m, name);
  if (mine != standard)
    return call_taken (m, rf_object_getattr_cstr (m, self, "__reduce__"), NULL);
  return common_reduce (m, self, protocol);
}

/* --- built-in classes --------------------------------------------------------------------- */

/* (class, args) or (class, args, attributes). */
RfObject *
rf_reduce_method_exception (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                            RfObject *kwnames)
{
  RfException *exception = (RfException *) self;
  RfAttributes *attributes = rf_object_attributes (self);
  RfObject *cls = RF_OBJECT (RF_CLASS_OF (self)), *dict, *result;

  if (attributes == NULL || (attributes->dict == NULL && attributes->table == NULL))
    return rf_tuple_pack (m, 2, cls, exception->args);
  dict = rf_object_dict (m, self);
  if (dict == NULL)
    return NULL;
  rf_hold (m->heap, dict);
  result = rf_tuple_pack (m, 3, cls, exception->args, dict);
  return rf_drop_held (m->heap, dict, result);
}

RfObject *
rf_reduce_method_exception_setstate (RfMachine *m, RfObject *self, RfObject *const *args,
                                     gsize n_args, RfObject *kwnames)
{
  RfObject *key, *value;
  gsize position = 0;

  if (args[0] == m->none)
    return rf_none (m);
  if (!rf_is_dict (args[0]))
    return rf_raise (m, RF_EXC_TypeError, "state is not a dictionary");
  while (rf_dict_next (args[0], &position, &key, &value))
    {
      gboolean done;

      rf_hold (m->heap, rf_new_ref (m, key));
      rf_hold (m->heap, rf_new_ref (m, value));
      done = rf_object_setattr (m, self, key, value);
      rf_release_two (m, key, value);
      if (!done)
        return NULL;
    }
  return rf_none (m);
}

/* (class, ([members],), state). */
RfObject *
rf_reduce_method_set (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                      RfObject *kwnames)
{
  RfObject *parts[3], *result = NULL;
  guint n = 0;

  if (add_part (m, parts, &n, rf_list_from_iterable (m, self)) &&
      add_part (m, parts, &n, rf_tuple_new (m, parts, 1)) &&
      add_part (m, parts, &n, rf_reduce_state (m, self)))
    result = rf_tuple_pack (m, 3, RF_CLASS_OF (self), parts[1], parts[2]);
  rf_release (m->heap, n);
  if (result != NULL)
    rf_hold (m->heap, result);
  rf_drop_items (m->heap, parts, n, FALSE);
  if (result != NULL)
    rf_release (m->heap, 1);
  return result;
}

/* (class, (start, stop, step)). */
RfObject *
rf_reduce_method_slice (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                        RfObject *kwnames)
{
  RfSlice *slice = (RfSlice *) self;
  RfObject *parts = rf_tuple_pack (m, 3, slice->start, slice->stop, slice->step);

  if (parts == NULL)
    return NULL;
  rf_hold (m->heap, parts);
  return rf_drop_held (m->heap, parts, rf_tuple_pack (m, 2, RF_CLASS_OF (self), parts));
}
