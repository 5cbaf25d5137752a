/* SPDX-License-Identifier: MIT */

/* The instructions of the match statement: what a class or mapping pattern asks of its subject. See
 * rf-opcode.h for what they leave on the stack. */

#include "python/rf-eval-private.h"
#include "python/rf-exception.h"
#include "python/rf-set.h"

/* Drops what is on the stack from @base on, top first, while an exception waits, and puts @result
 * (stolen) there. */
static void
replace_from (RfMachine *m, RfFrame *frame, RfObject **base, RfObject *result)
{
  rf_hold (m->heap, result);
  while (frame->sp > base)
    {
      frame->sp--;
      rf_drop (m, *frame->sp);
    }
  rf_release (m->heap, 1);
  *frame->sp++ = result;
}

gboolean
rf_eval_get_len (RfMachine *m, RfFrame *frame)
{
  gssize length = rf_object_length (m, frame->sp[-1]);
  RfObject *o = length >= 0 ? rf_int_new (m, length) : NULL;

  if (o != NULL)
    *frame->sp++ = o;
  return o != NULL;
}

/* --- values that are collected ---------------------------------------------------------------- */

/* The values that one pattern has found, and the names or keys that it has asked for. */
typedef struct
{
  RfObject *seen; /* set */
  RfObject *list;
} Found;

static gboolean
found_init (RfMachine *m, Found *found, gsize n)
{
  found->seen = rf_set_new (m);
  if (found->seen == NULL)
    return FALSE;
  rf_hold (m->heap, found->seen);
  found->list = rf_list_new (m, n);
  if (found->list == NULL)
    {
      rf_release (m->heap, 1);
      rf_drop (m, found->seen);
      return FALSE;
    }
  rf_hold (m->heap, found->list);
  return TRUE;
}

/* Drops @object, which was held last, while @result or the exception that was raised waits. */
static void
let_go (RfMachine *m, RfObject *object, RfObject *result)
{
  RfObject *saved;

  rf_release (m->heap, 1);
  saved = rf_exception_save (m);
  if (result != NULL)
    rf_hold (m->heap, result);
  rf_drop (m, object);
  if (result != NULL)
    rf_release (m->heap, 1);
  rf_exception_restore (m, saved);
}

/* Lets go of it; the tuple of the values when @matched, else None; NULL after an error. */
static RfObject *
found_end (RfMachine *m, Found *found, gboolean matched)
{
  RfObject *result = NULL;

  if (matched)
    result = rf_tuple_new (m, ((RfList *) found->list)->items, ((RfList *) found->list)->length);
  else if (!rf_raised (m))
    result = rf_none (m);
  let_go (m, found->list, result);
  let_go (m, found->seen, result);
  return result;
}

/* 1: @key was asked for before; 0: it is noted now; -1. */
static int
note_key (RfMachine *m, Found *found, RfObject *key)
{
  int before = rf_object_contains (m, found->seen, key);

  if (before == 0 && !rf_set_add (m, found->seen, key))
    return -1;
  return before;
}

/* --- classes ---------------------------------------------------------------------------------- */

/* Appends subject.name; FALSE: it has none, or an error. */
static gboolean
match_attribute (RfMachine *m, Found *found, RfObject *subject, RfClass *cls, RfObject *name)
{
  int before = note_key (m, found, name);
  RfObject *value;

  if (before != 0)
    {
      if (before > 0)
        {
          RfObject *repr = rf_object_repr (m, name);

          if (repr != NULL)
            rf_raise (m, RF_EXC_TypeError, "%s() got multiple sub-patterns for attribute %s",
                      cls->full_name, rf_str_data (repr));
          rf_xdrop (m, repr);
        }
      return FALSE;
    }
  value = rf_object_getattr_optional (m, subject, name);
  return value != NULL && rf_list_append_steal (m, found->list, value);
}

/* Does C (x) compare the subject itself with x? So it is for plain values. */
static gboolean
matches_self (RfMachine *m, const RfClass *cls)
{
  return (cls->class_flags &
          (RF_CLASS_INT_SUBCLASS | RF_CLASS_STR_SUBCLASS | RF_CLASS_LIST_SUBCLASS |
           RF_CLASS_TUPLE_SUBCLASS | RF_CLASS_DICT_SUBCLASS | RF_CLASS_FLOAT_SUBCLASS |
           RF_CLASS_SET_SUBCLASS | RF_CLASS_BYTES_SUBCLASS | RF_CLASS_MATCHES_SELF)) != 0;
}

/* The positional patterns by @names, a tuple. */
static gboolean
match_positional (RfMachine *m, Found *found, RfObject *subject, RfClass *cls, RfTuple *names,
                  guint32 n)
{
  for (guint32 i = 0; i < n; i++)
    {
      RfObject *name = names->items[i];

      if (RF_CLASS_OF (name) != m->class_str)
        {
          rf_raise (m, RF_EXC_TypeError, "__match_args__ elements must be strings (got %s)",
                    rf_class_name (name));
          return FALSE;
        }
      if (!match_attribute (m, found, subject, cls, name))
        return FALSE;
    }
  return TRUE;
}

static gboolean
match_positional_any (RfMachine *m, Found *found, RfObject *subject, RfClass *cls, guint32 n)
{
  RfObject *names = rf_object_getattr_optional (m, RF_OBJECT (cls), m->name_match_args);
  gboolean self = FALSE, ok = FALSE;
  gsize allowed = 0;

  if (names == NULL && rf_raised (m))
    return FALSE;
  if (names == NULL)
    {
      self = matches_self (m, cls);
      allowed = self ? 1 : 0;
    }
  else if (RF_CLASS_OF (names) != m->class_tuple)
    {
      rf_raise (m, RF_EXC_TypeError, "%s.__match_args__ must be a tuple (got %s)", cls->full_name,
                rf_class_name (names));
      rf_drop (m, names);
      return FALSE;
    }
  else
    allowed = ((RfTuple *) names)->length;
  if (names != NULL)
    rf_hold (m->heap, names);
  if (allowed < n)
    rf_raise (m, RF_EXC_TypeError,
              "%s() accepts %" G_GSIZE_FORMAT " positional sub-pattern%s (%u given)",
              cls->full_name, allowed, allowed == 1 ? "" : "s", n);
  else if (self)
    ok = rf_list_append (m, found->list, subject);
  else
    ok = match_positional (m, found, subject, cls, (RfTuple *) names, n);
  if (names != NULL)
    let_go (m, names, NULL);
  return ok;
}

/* The attributes of @subject as a tuple, None when it does not match. */
static RfObject *
match_class (RfMachine *m, RfObject *subject, RfObject *type, guint32 n, RfTuple *keywords)
{
  RfClass *cls = (RfClass *) type;
  Found found;
  gboolean ok;
  int is;

  if (!(RF_CLASS_OF (type)->class_flags & RF_CLASS_TYPE_SUBCLASS))
    return rf_raise (m, RF_EXC_TypeError, "called match pattern must be a %s",
                     m->profile->minor >= 12 ? "class" : "type");
  is = rf_object_isinstance (m, subject, type);
  if (is <= 0)
    return is < 0 ? NULL : rf_none (m);
  if (!found_init (m, &found, n + keywords->length))
    return NULL;
  ok = n == 0 || match_positional_any (m, &found, subject, cls, n);
  for (gsize i = 0; ok && i < keywords->length; i++)
    ok = match_attribute (m, &found, subject, cls, keywords->items[i]);
  return found_end (m, &found, ok);
}

gboolean
rf_eval_match_class (RfMachine *m, RfFrame *frame, guint32 n_positional)
{
  RfObject **base = frame->sp - 3;
  RfObject *result = match_class (m, base[0], base[1], n_positional, (RfTuple *) base[2]);

  if (result == NULL)
    return FALSE;
  replace_from (m, frame, base, result);
  return TRUE;
}

/* --- mappings --------------------------------------------------------------------------------- */

/* Appends subject.get (key, missing); FALSE: it is not there, or an error. */
static gboolean
match_key (RfMachine *m, Found *found, RfObject *get, RfObject *missing, RfObject *key)
{
  RfObject *const args[] = { key, missing };
  int before = note_key (m, found, key);
  RfObject *value;

  if (before != 0)
    {
      if (before > 0)
        {
          RfObject *repr = rf_object_repr (m, key);

          if (repr != NULL)
            rf_raise (m, RF_EXC_ValueError, "mapping pattern checks duplicate key (%s)",
                      rf_str_data (repr));
          rf_xdrop (m, repr);
        }
      return FALSE;
    }
  value = rf_object_call (m, get, args, 2, NULL);
  if (value == NULL || value == missing)
    {
      rf_xdrop (m, value);
      return FALSE;
    }
  return rf_list_append_steal (m, found->list, value);
}

static RfObject *
match_keys (RfMachine *m, RfObject *subject, RfTuple *keys)
{
  RfObject *get, *missing, *result = NULL;
  Found found;
  gboolean ok = TRUE;

  if (keys->length == 0)
    return rf_new_ref (m, m->empty_tuple);
  get = rf_object_getattr_cstr (m, subject, "get");
  if (get == NULL)
    return NULL;
  rf_hold (m->heap, get);
  missing = rf_object_alloc (m, m->class_object, 0, FALSE);
  if (missing != NULL)
    {
      rf_hold (m->heap, missing);
      if (found_init (m, &found, keys->length))
        {
          for (gsize i = 0; ok && i < keys->length; i++)
            ok = match_key (m, &found, get, missing, keys->items[i]);
          result = found_end (m, &found, ok);
        }
      let_go (m, missing, result);
    }
  let_go (m, get, result);
  return result;
}

gboolean
rf_eval_match_keys (RfMachine *m, RfFrame *frame)
{
  RfObject *result = match_keys (m, frame->sp[-2], (RfTuple *) frame->sp[-1]);

  if (result != NULL)
    *frame->sp++ = result;
  return result != NULL;
}

gboolean
rf_eval_copy_without_keys (RfMachine *m, RfFrame *frame)
{
  RfObject **base = frame->sp - 1;
  RfTuple *keys = (RfTuple *) base[0];
  RfObject *dict = rf_dict_new (m), *saved;
  gboolean ok = dict != NULL;

  if (!ok)
    return FALSE;
  rf_hold (m->heap, dict);
  ok = rf_dict_update (m, dict, base[-1]);
  for (gsize i = 0; ok && i < keys->length; i++)
    {
      int gone = rf_dict_delete (m, dict, keys->items[i]);

      if (gone == 0)
        rf_raise_object (m, RF_EXC_KeyError, keys->items[i]);
      ok = gone > 0;
    }
  rf_release (m->heap, 1);
  if (!ok)
    {
      saved = rf_exception_save (m);
      rf_drop (m, dict);
      rf_exception_restore (m, saved);
      return FALSE;
    }
  replace_from (m, frame, base, dict);
  return TRUE;
}
