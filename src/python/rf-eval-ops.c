/* SPDX-License-Identifier: MIT */

/* The longer instructions of the evaluation loop: names, building, unpacking, raising, with. See
 * rf-eval-private.h for what they leave on the stack. */

#include "python/rf-eval-quick.h"
#include "python/rf-exception.h"
#include "python/rf-generator.h"

#include <string.h>

/* --- attributes ------------------------------------------------------------------------------ */

void
rf_eval_remember_attribute (RfMachine *m, RfObject *o, RfObject *name, RfInstruction *instruction)
{
  RfClass *cls = RF_CLASS_OF (o);
  const RfTable *table;
  gssize at;

  instruction->seen = 0;
  if (cls->dict_offset == 0 || cls->slots.getattro != rf_generic_getattr ||
      cls->slots.setattro != rf_generic_setattr || rf_class_lookup (m, cls, name) != NULL)
    return;
  table = own_table (o, cls);
  at = table != NULL ? rf_table_find_str (table, name) : RF_TABLE_NONE;
  if (at < 0 || at > G_MAXUINT16 || table->entries[at].key != name)
    return;
  instruction->seen = cls->version;
  instruction->warm = (guint16) at;
}

/* --- names ------------------------------------------------------------------------------------ */

gpointer
rf_eval_unbound_local (RfMachine *m, RfObject *name)
{
  return rf_exception_raise_name (
    m, RF_EXC_UnboundLocalError, name,
    m->profile->minor >= 11
      ? "cannot access local variable '%s' where it is not associated with a value"
      : "local variable '%s' referenced before assignment");
}

gpointer
rf_eval_unbound_cell (RfMachine *m, RfFrame *frame, guint32 index)
{
  RfObject *name = rf_frame_slot_name (frame, frame->n_fast + index);

  if (index < frame->code->n_cellvars)
    return rf_eval_unbound_local (m, name);
  return rf_exception_raise_name (
    m, RF_EXC_NameError, name,
    m->profile->minor >= 11
      ? "cannot access free variable '%s' where it is not associated with a value in enclosing "
        "scope"
      : "free variable '%s' referenced before assignment in enclosing scope");
}

RfObject *
rf_eval_load_name (RfMachine *m, RfFrame *frame, RfObject *name)
{
  RfObject *o = NULL;

  if (frame->locals == NULL)
    return rf_raise (m, RF_EXC_SystemError, "no locals when loading '%s'", rf_str_data (name));
  if (RF_CLASS_OF (frame->locals) == m->class_dict)
    {
      o = rf_dict_get (m, frame->locals, name);
      if (o != NULL)
        return rf_new_ref (m, o);
    }
  else
    {
      o = rf_object_getitem (m, frame->locals, name);
      if (o != NULL)
        return o;
      if (rf_raised_is (m, RF_EXC_KeyError))
        rf_raised_clear (m);
    }
  if (rf_raised (m))
    return NULL;
  o = rf_dict_get (m, frame->globals, name);
  if (o == NULL && !rf_raised (m))
    o = rf_dict_get (m, frame->builtins, name);
  return o != NULL ? rf_new_ref (m, o) : NULL;
}

gboolean
rf_eval_store_name (RfMachine *m, RfFrame *frame, RfObject *space, RfObject *name)
{
  RfObject *value = frame->sp[-1], *old;

  if (space == NULL)
    {
      rf_raise (m, RF_EXC_SystemError, "no locals found when storing '%s'", rf_str_data (name));
      return FALSE;
    }
  if (RF_CLASS_OF (space) == m->class_dict)
    {
      old = rf_dict_get (m, space, name);
      /* While the old value dies, the stack holds the new one too. */
      if (old != NULL && old->refcnt == 1)
        {
          if (!rf_dict_set (m, space, name, value))
            return FALSE;
          rf_eval_drop_top (m, frame, 1);
          return TRUE;
        }
      frame->sp--;
      return rf_dict_set_steal (m, space, name, value);
    }
  if (!rf_object_setitem (m, space, name, value))
    return FALSE;
  rf_eval_drop_top (m, frame, 1);
  return TRUE;
}

gboolean
rf_eval_delete_name (RfMachine *m, RfObject *space, RfObject *name)
{
  int r;

  if (space == NULL)
    {
      rf_raise (m, RF_EXC_SystemError, "no locals when deleting '%s'", rf_str_data (name));
      return FALSE;
    }
  if (RF_CLASS_OF (space) == m->class_dict)
    r = rf_dict_delete (m, space, name);
  else
    {
      r = rf_object_delitem (m, space, name) ? 1 : -1;
      if (r < 0 && rf_raised_is (m, RF_EXC_KeyError))
        {
          rf_raised_clear (m);
          r = 0;
        }
    }
  if (r == 0)
    rf_exception_raise_name (m, RF_EXC_NameError, name, "name '%s' is not defined");
  return r > 0;
}

gboolean
rf_eval_load_class_deref (RfMachine *m, RfFrame *frame, guint32 index)
{
  RfObject *name = rf_frame_slot_name (frame, frame->n_fast + index);
  RfObject *o = NULL;

  if (frame->locals != NULL)
    {
      if (RF_CLASS_OF (frame->locals) == m->class_dict)
        {
          o = rf_dict_get (m, frame->locals, name);
          if (o != NULL)
            rf_new_ref (m, o);
        }
      else
        {
          o = rf_object_getitem (m, frame->locals, name);
          if (o == NULL && rf_raised_is (m, RF_EXC_KeyError))
            rf_raised_clear (m);
        }
      if (rf_raised (m))
        return FALSE;
    }
  if (o == NULL)
    {
      o = ((RfCell *) frame->cells[index])->content;
      if (o == NULL)
        {
          rf_eval_unbound_cell (m, frame, index);
          return FALSE;
        }
      rf_new_ref (m, o);
    }
  *frame->sp++ = o;
  return TRUE;
}

/* --- unpacking and building ------------------------------------------------------------------- */

gboolean
rf_eval_unpack (RfMachine *m, RfFrame *frame, gsize n, gssize after)
{
  RfObject *o = frame->sp[-1];
  gsize total = after < 0 ? n : n + 1 + (gsize) after;
  RfObject *few[8];
  g_autofree RfObject **many = NULL;
  RfObject **items = NULL;
  gboolean own = FALSE;

  if (after < 0 && RF_CLASS_OF (o) == m->class_tuple && ((RfTuple *) o)->length == n)
    items = ((RfTuple *) o)->items;
  else if (after < 0 && RF_CLASS_OF (o) == m->class_list && ((RfList *) o)->length == n)
    items = ((RfList *) o)->items;
  else
    {
      own = TRUE;
      items = total <= G_N_ELEMENTS (few) ? few : (many = g_new (RfObject *, total));
      if (!rf_unpack (m, o, n, after, items))
        return FALSE;
    }
  frame->sp--;
  for (gsize i = total; i > 0; i--)
    *frame->sp++ = own ? items[i - 1] : rf_new_ref (m, items[i - 1]);
  rf_drop (m, o);
  return TRUE;
}

gboolean
rf_eval_build_set (RfMachine *m, RfFrame *frame, guint32 n)
{
  RfObject *set = rf_set_new (m);
  RfObject **items = frame->sp - n;
  gboolean ok = set != NULL;

  if (!ok)
    return FALSE;
  rf_hold (m->heap, set);
  for (guint32 i = 0; ok && i < n; i++)
    {
      RfObject *item = items[i];

      ok = rf_set_add (m, set, item);
      if (ok)
        {
          items[i] = NULL;
          rf_drop (m, item);
        }
    }
  rf_release (m->heap, 1);
  if (!ok)
    {
      RfObject *saved = rf_exception_save (m);

      rf_drop (m, set);
      rf_exception_restore (m, saved);
      return FALSE;
    }
  frame->sp = items;
  *frame->sp++ = set;
  return TRUE;
}

/* dict for @n keys: key i is keys[i * step], value i values[i * step]. */
static RfObject *
make_dict (RfMachine *m, RfObject **keys, RfObject **values, guint32 n, guint32 step)
{
  RfObject *dict = rf_dict_new (m);
  gboolean ok = dict != NULL;

  if (!ok)
    return NULL;
  rf_hold (m->heap, dict);
  for (guint32 i = 0; ok && i < n; i++)
    ok = rf_dict_set (m, dict, keys[i * step], values[i * step]);
  rf_release (m->heap, 1);
  if (!ok)
    {
      RfObject *saved = rf_exception_save (m);

      rf_drop (m, dict);
      rf_exception_restore (m, saved);
      return NULL;
    }
  return dict;
}

gboolean
rf_eval_build_map (RfMachine *m, RfFrame *frame, guint32 n)
{
  RfObject **items = frame->sp - 2 * (gsize) n;

  return rf_eval_replace_top (m, frame, 2 * (gsize) n, make_dict (m, items, items + 1, n, 2));
}

gboolean
rf_eval_build_const_key_map (RfMachine *m, RfFrame *frame, guint32 n)
{
  RfObject **values = frame->sp - 1 - n;
  RfTuple *keys = (RfTuple *) frame->sp[-1];

  return rf_eval_replace_top (m, frame, (gsize) n + 1, make_dict (m, keys->items, values, n, 1));
}

gboolean
rf_eval_build_string (RfMachine *m, RfFrame *frame, guint32 n)
{
  RfObject **items = frame->sp - n;
  GString *text = g_string_new (NULL);
  RfObject *result;

  for (guint32 i = 0; i < n; i++)
    g_string_append_len (text, ((RfStr *) items[i])->data, (gssize) ((RfStr *) items[i])->size);
  result = rf_str_new (m, text->str, (gssize) text->len);
  g_string_free (text, TRUE);
  return rf_eval_replace_top (m, frame, n, result);
}

gboolean
rf_eval_build_slice (RfMachine *m, RfFrame *frame, guint32 n)
{
  RfObject **items = frame->sp - n;

  return rf_eval_replace_top (m, frame, n,
                              rf_slice_new (m, items[0], items[1], n == 3 ? items[2] : NULL));
}

/* The slice lives for the instruction only, and dies first, whatever came of it. */
gboolean
rf_eval_binary_slice (RfMachine *m, RfFrame *frame)
{
  RfObject *result, *saved = NULL;

  if (!rf_eval_build_slice (m, frame, 2))
    return FALSE;
  result = rf_object_getitem (m, frame->sp[-2], frame->sp[-1]);
  if (result != NULL)
    return rf_eval_replace_top (m, frame, 2, result);
  saved = rf_exception_save (m);
  rf_eval_drop_top (m, frame, 2);
  rf_exception_restore (m, saved);
  return FALSE;
}

gboolean
rf_eval_store_slice (RfMachine *m, RfFrame *frame)
{
  RfObject **value, *o, *saved = NULL;
  gboolean ok;

  if (!rf_eval_build_slice (m, frame, 2))
    return FALSE;
  value = frame->sp - 3;
  o = value[1];
  ok = rf_object_setitem (m, o, frame->sp[-1], *value);
  if (!ok)
    saved = rf_exception_save (m);
  value[1] = *value; /* the value goes before the object */
  *value = o;
  rf_eval_drop_top (m, frame, 3);
  if (!ok)
    rf_exception_restore (m, saved);
  return ok;
}

gboolean
rf_eval_list_extend (RfMachine *m, RfFrame *frame, guint32 depth)
{
  RfObject *iterable = frame->sp[-1], *list = frame->sp[-1 - (gssize) depth];

  if (RF_CLASS_OF (iterable)->slots.iter == NULL && RF_CLASS_OF (iterable)->slots.getitem == NULL)
    {
      rf_raise (m, RF_EXC_TypeError, "Value after * must be an iterable, not %.200s",
                rf_class_name (iterable));
      return FALSE;
    }
  if (!rf_list_extend (m, list, iterable))
    return FALSE;
  rf_eval_drop_top (m, frame, 1);
  return TRUE;
}

gboolean
rf_eval_set_update (RfMachine *m, RfFrame *frame, guint32 depth)
{
  if (!rf_set_update (m, frame->sp[-1 - (gssize) depth], frame->sp[-1]))
    return FALSE;
  rf_eval_drop_top (m, frame, 1);
  return TRUE;
}

static gboolean
is_mapping (RfMachine *m, RfObject *o)
{
  RfObject *keys;

  if (rf_is (o, m->class_dict))
    return TRUE;
  keys = rf_object_getattr_optional (m, o, m->name_keys);
  if (keys == NULL)
    return FALSE;
  rf_drop (m, keys);
  return TRUE;
}

gboolean
rf_eval_dict_update (RfMachine *m, RfFrame *frame, guint32 depth)
{
  RfObject *update = frame->sp[-1];

  if (!is_mapping (m, update))
    {
      if (!rf_raised (m))
        rf_raise (m, RF_EXC_TypeError, "'%.200s' object is not a mapping", rf_class_name (update));
      return FALSE;
    }
  if (!rf_dict_update (m, frame->sp[-1 - (gssize) depth], update))
    return FALSE;
  rf_eval_drop_top (m, frame, 1);
  return TRUE;
}

static gboolean
merge_one (RfMachine *m, RfObject *callable, RfObject *dict, RfObject *key, RfObject *value)
{
  g_autofree char *name = NULL;
  RfObject *text;

  if (rf_dict_get (m, dict, key) == NULL)
    return !rf_raised (m) && rf_dict_set (m, dict, key, value);
  /* Up to 3.11 the message was lost while another exception was handled. */
  if (m->profile->minor < 12 && rf_handled_exception (m) != NULL)
    {
      rf_raise_object (m, RF_EXC_KeyError, key);
      return FALSE;
    }
  text = rf_object_str (m, key);
  if (text == NULL)
    return FALSE;
  name = rf_callable_name (m, callable);
  rf_raise (m, RF_EXC_TypeError, "%s() got multiple values for keyword argument '%s'",
            name != NULL ? name : rf_class_name (callable), rf_str_data (text));
  rf_drop (m, text);
  return FALSE;
}

static gboolean
merge_mapping (RfMachine *m, RfObject *callable, RfObject *dict, RfObject *mapping)
{
  RfObject *copy = rf_dict_new (m), *key, *value;
  gsize position = 0;
  gboolean ok;

  if (copy == NULL)
    return FALSE;
  rf_hold (m->heap, copy);
  ok = rf_dict_update (m, copy, mapping);
  while (ok && rf_dict_next (copy, &position, &key, &value))
    ok = merge_one (m, callable, dict, key, value);
  rf_release (m->heap, 1);
  {
    RfObject *saved = rf_exception_save (m);

    rf_drop (m, copy);
    rf_exception_restore (m, saved);
  }
  return ok;
}

gboolean
rf_eval_dict_merge (RfMachine *m, RfFrame *frame, guint32 depth)
{
  RfObject *update = frame->sp[-1];
  RfObject *dict = frame->sp[-1 - (gssize) depth];
  RfObject *callable = frame->sp[-1 - (gssize) depth - 2];
  RfObject *key, *value;
  gsize position = 0;
  gboolean ok = TRUE;

  if (!is_mapping (m, update))
    {
      g_autofree char *name = NULL;

      if (rf_raised (m))
        return FALSE;
      name = rf_callable_name (m, callable);
      rf_raise (m, RF_EXC_TypeError, "%s%s argument after ** must be a mapping, not %.200s",
                name != NULL ? name : rf_class_name (callable), name != NULL ? "()" : " object",
                rf_class_name (update));
      return FALSE;
    }
  if (RF_CLASS_OF (update) == m->class_dict)
    while (ok && rf_dict_next (update, &position, &key, &value))
      ok = merge_one (m, callable, dict, key, value);
  else
    ok = merge_mapping (m, callable, dict, update);
  if (ok)
    rf_eval_drop_top (m, frame, 1);
  return ok;
}

/* --- strings and functions -------------------------------------------------------------------- */

gboolean
rf_eval_format_value (RfMachine *m, RfFrame *frame, guint32 flags)
{
  gsize n = flags & RF_FORMAT_HAS_SPEC ? 2 : 1;
  RfObject *value = frame->sp[-(gssize) n], *spec = n == 2 ? frame->sp[-1] : NULL;
  RfObject *converted = NULL, *result;

  switch (flags & RF_FORMAT_CONVERSION_MASK)
    {
    case RF_FORMAT_STR:
      converted = rf_object_str (m, value);
      break;
    case RF_FORMAT_REPR:
      converted = rf_object_repr (m, value);
      break;
    case RF_FORMAT_ASCII:
      converted = rf_object_ascii (m, value);
      break;
    default:
      result = rf_object_format (m, value, spec);
      return result != NULL && rf_eval_replace_top (m, frame, n, result);
    }
  if (converted == NULL)
    return FALSE;
  rf_hold (m->heap, converted);
  if (RF_CLASS_OF (converted) == m->class_str && spec == NULL)
    result = rf_new_ref (m, converted);
  else
    result = rf_object_format (m, converted, spec);
  result = rf_drop_held (m->heap, converted, result);
  return result != NULL && rf_eval_replace_top (m, frame, n, result);
}

gboolean
rf_eval_make_function (RfMachine *m, RfFrame *frame, guint32 flags)
{
  RfObject *code = frame->sp[-2], *qualname = frame->sp[-1];
  RfObject *o = rf_function_new (m, (RfCode *) code, frame->globals, qualname);
  RfFunction *f = (RfFunction *) o;

  if (o == NULL)
    return FALSE;
  rf_hold (m->heap, o);
  rf_eval_drop_top (m, frame, 2);
  rf_release (m->heap, 1);
  if (flags & RF_FUNCTION_CLOSURE)
    rf_slot_store_named (m->heap, o, "__closure__", &f->closure, *--frame->sp);
  if (flags & RF_FUNCTION_ANNOTATIONS)
    rf_slot_store_named (m->heap, o, "__annotations__", &f->annotations, *--frame->sp);
  if (flags & RF_FUNCTION_KWDEFAULTS)
    rf_slot_store_named (m->heap, o, "__kwdefaults__", &f->kwdefaults, *--frame->sp);
  if (flags & RF_FUNCTION_DEFAULTS)
    rf_slot_store_named (m->heap, o, "__defaults__", &f->defaults, *--frame->sp);
  *frame->sp++ = o;
  return TRUE;
}

gboolean
rf_eval_setup_annotations (RfMachine *m, RfFrame *frame)
{
  RfObject *found, *dict;
  gboolean ok;

  if (RF_CLASS_OF (frame->locals) == m->class_dict)
    {
      if (rf_dict_get (m, frame->locals, m->name_annotations) != NULL)
        return TRUE;
    }
  else
    {
      found = rf_object_getitem (m, frame->locals, m->name_annotations);
      if (found != NULL)
        {
          rf_drop (m, found);
          return TRUE;
        }
      if (rf_raised_is (m, RF_EXC_KeyError))
        rf_raised_clear (m);
    }
  if (rf_raised (m))
    return FALSE;
  dict = rf_dict_new (m);
  if (dict == NULL)
    return FALSE;
  rf_hold (m->heap, dict);
  ok = rf_object_setitem (m, frame->locals, m->name_annotations, dict);
  rf_release (m->heap, 1);
  rf_drop (m, dict);
  return ok;
}

/* --- raising ---------------------------------------------------------------------------------- */

gboolean
rf_eval_raise (RfMachine *m, RfFrame *frame, guint32 n)
{
  if (n == 0)
    {
      RfObject *handled = rf_handled_exception (m);

      if (handled == NULL)
        {
          rf_raise (m, RF_EXC_RuntimeError, "No active exception to reraise");
          return FALSE;
        }
      rf_eval_reraise (m, rf_new_ref (m, handled));
      return TRUE;
    }
  rf_exception_raise_statement (m, frame->sp[-(gssize) n], n == 2 ? frame->sp[-1] : NULL);
  {
    RfObject *saved = rf_exception_save (m);

    rf_eval_drop_top (m, frame, n);
    rf_exception_restore (m, saved);
  }
  return FALSE;
}

void
rf_eval_reraise (RfMachine *m, RfObject *exception)
{
  if (m->stop != RF_STOP_NONE)
    {
      rf_drop (m, exception);
      rf_exception_raise_stop (m);
      return;
    }
  m->current = exception;
}

/* --- with ------------------------------------------------------------------------------------- */

static gboolean
no_manager (RfMachine *m, RfObject *manager, RfObject *name)
{
  if (rf_raised (m))
    return FALSE;
  if (m->profile->minor < 11)
    rf_raise_object (m, RF_EXC_AttributeError, name);
  else
    rf_raise (m, RF_EXC_TypeError,
              "'%.200s' object does not support the context manager protocol%s",
              rf_class_name (manager), name == m->name_exit ? " (missed __exit__ method)" : "");
  return FALSE;
}

gboolean
rf_eval_before_with (RfMachine *m, RfFrame *frame)
{
  RfObject *manager = frame->sp[-1];
  RfObject *enter = rf_object_lookup_special (m, manager, m->name_enter), *exit, *result;

  if (enter == NULL)
    return no_manager (m, manager, m->name_enter);
  rf_hold (m->heap, enter);
  exit = rf_object_lookup_special (m, manager, m->name_exit);
  rf_release (m->heap, 1);
  if (exit == NULL)
    {
      no_manager (m, manager, m->name_exit);
      rf_drop (m, enter);
      return FALSE;
    }
  frame->sp[-1] = exit;
  rf_hold (m->heap, enter);
  rf_drop (m, manager);
  result = rf_object_call_noargs (m, enter);
  rf_release (m->heap, 1);
  {
    RfObject *saved = rf_exception_save (m);

    if (result != NULL)
      rf_hold (m->heap, result);
    rf_drop (m, enter);
    if (result != NULL)
      rf_release (m->heap, 1);
    rf_exception_restore (m, saved);
  }
  if (result == NULL)
    return FALSE;
  *frame->sp++ = result;
  return TRUE;
}

gboolean
rf_eval_with_except_start (RfMachine *m, RfFrame *frame)
{
  RfObject *exit = frame->sp[-4], *exception = frame->sp[-1], *result;
  RfObject *traceback = RF_EXCEPTION (exception)->traceback;
  RfObject *args[3] = { &exception->type->base, exception,
                        traceback != NULL ? traceback : m->none };

  result = rf_object_call (m, exit, args, 3, NULL);
  if (result == NULL)
    return FALSE;
  *frame->sp++ = result;
  return TRUE;
}

gboolean
rf_eval_print_expr (RfMachine *m, RfFrame *frame)
{
  RfObject *value = frame->sp[-1], *text;
  gboolean ok;

  if (value != m->none)
    {
      if (!rf_dict_set_cstr (m, m->builtins, "_", m->none))
        return FALSE;
      text = rf_object_repr (m, value);
      if (text == NULL)
        return FALSE;
      ok = rf_machine_write (m, RF_STREAM_STDOUT, rf_str_data (text), ((RfStr *) text)->size) &&
           rf_machine_write (m, RF_STREAM_STDOUT, "\n", 1);
      rf_drop (m, text);
      if (!ok || !rf_dict_set_cstr (m, m->builtins, "_", value))
        return FALSE;
    }
  rf_eval_drop_top (m, frame, 1);
  return TRUE;
}
