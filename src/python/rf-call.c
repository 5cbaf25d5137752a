/* SPDX-License-Identifier: MIT */

/* Calls: frames for Python functions and for classes whose __init__ is one.
 *
 * Invariants: from 3.11 on the frame owns its function; before, the caller's stack or C code has
 * it. A class call holds its arguments in a tuple (and a dict) while __init__ runs, as CPython
 * does: that can be counted by a program. */

#include "python/rf-exception.h"
#include "python/rf-generator.h"

RfFrame *
rf_call_push (RfMachine *m, RfObject *function, RfObject *first, RfObject **args, gsize n_args,
              RfObject *kwnames, gboolean steal, guint32 flags)
{
  RfFunction *f = (RfFunction *) function;
  RfCode *code = f->code;
  RfObject *owned = NULL;
  RfFrame *frame;

  if (!m->profile->call_keeps_arguments)
    owned = steal ? function : rf_new_ref (m, function);
  if (first != NULL && steal)
    rf_hold (m->heap, first);
  frame = rf_frame_push (m, code, owned, f->globals, f->builtins, NULL, flags);
  if (first != NULL && steal)
    rf_release (m->heap, 1);
  if (frame == NULL)
    {
      if (steal)
        rf_xdrop (m, first);
      return NULL;
    }
  /* The plain case: as many positional arguments as parameters, and nothing special. */
  if (kwnames == NULL && code->kwonlyargcount == 0 &&
      (code->flags & (RF_CODE_VARARGS | RF_CODE_VARKEYWORDS)) == 0 &&
      n_args + (first != NULL ? 1 : 0) == (gsize) code->argcount)
    {
      gsize at = 0;

      if (first != NULL)
        frame->fast[at++] = steal ? first : rf_new_ref (m, first);
      if (steal)
        for (gsize i = 0; i < n_args; i++)
          {
            frame->fast[at++] = args[i];
            args[i] = NULL;
          }
      else
        for (gsize i = 0; i < n_args; i++)
          frame->fast[at++] = rf_new_ref (m, args[i]);
    }
  else if (!rf_args_bind (m, f, frame, first, args, n_args, kwnames, steal))
    {
      rf_frame_pop (m, frame);
      return NULL;
    }
  if (!rf_frame_start (m, frame, f->closure))
    {
      rf_frame_pop (m, frame);
      return NULL;
    }
  return frame;
}

RfObject *
rf_function_call (RfMachine *m, RfObject *callable, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  RfObject *function = callable, *first = NULL;
  RfFrame *frame;

  while (RF_CLASS_OF (function) == m->class_method)
    {
      RfMethod *method = (RfMethod *) function;

      if (first != NULL || (RF_CLASS_OF (method->function) != m->class_function))
        {
          /* A method of a method, or of some other callable. */
          gsize n = n_args + (kwnames != NULL ? ((RfTuple *) kwnames)->length : 0);
          g_autofree RfObject **all = g_new (RfObject *, n + 1);

          all[0] = method->self;
          for (gsize i = 0; i < n; i++)
            all[i + 1] = args[i];
          return rf_object_call (m, method->function, all, n_args + 1, kwnames);
        }
      first = method->self;
      function = method->function;
    }
  frame =
    rf_call_push (m, function, first, (RfObject **) args, n_args, kwnames, FALSE, RF_FRAME_ENTRY);
  if (frame != NULL && frame->code->flags & RF_CODE_GENERATOR)
    return rf_generator_new (m, function, frame);
  return frame != NULL ? rf_eval (m, frame) : NULL;
}

/* --- classes ---------------------------------------------------------------------------------- */

gboolean
rf_call_is_plain_class (RfMachine *m, RfClass *cls, RfObject **init)
{
  RfClass *meta = RF_CLASS_OF (cls);

  if (meta->slots.call != m->class_type->slots.call || cls == m->class_type ||
      cls->slots.new_ != m->class_object->slots.new_ ||
      cls->slots.init == m->class_object->slots.init || cls->class_flags & RF_CLASS_NO_NEW)
    return FALSE;
  *init = rf_class_lookup (m, cls, m->name_init);
  return *init != NULL && RF_CLASS_OF (*init) == m->class_function &&
         (((RfFunction *) *init)->code->flags & RF_CODE_GENERATOR) == 0;
}

/* The dict that a call with keywords hands to a type. */
static RfObject *
keyword_dict (RfMachine *m, RfObject **values, RfObject *kwnames)
{
  RfTuple *names = (RfTuple *) kwnames;
  RfObject *dict = rf_dict_new (m);

  for (gsize i = 0; dict != NULL && i < names->length; i++)
    if (!rf_dict_set (m, dict, names->items[i], values[i]))
      {
        rf_drop (m, dict);
        dict = NULL;
      }
  return dict;
}

/* A tuple of the keywords' names too is made for the call of __init__. */
static void
keep_names (RfMachine *m, RfFrame *frame, RfObject *kwnames)
{
  RfObject *names = rf_tuple_new (m, ((RfTuple *) kwnames)->items, ((RfTuple *) kwnames)->length);

  if (names != NULL)
    frame->extra[frame->n_extra++] = names;
  else
    rf_raised_clear (m);
}

RfFrame *
rf_call_push_init (RfMachine *m, RfClass *cls, RfObject *init, RfObject **args, gsize n_args,
                   RfObject *kwnames, RfObject *const *packed, guint32 flags)
{
  RfObject *self, *tuple, *dict = NULL;
  RfFrame *frame = NULL;

  tuple = packed != NULL ? rf_new_ref (m, packed[0]) : rf_tuple_new (m, args, n_args);
  if (tuple == NULL)
    return NULL;
  rf_hold (m->heap, tuple);
  if (kwnames != NULL && ((RfTuple *) kwnames)->length > 0)
    {
      dict = packed != NULL ? rf_new_ref (m, packed[1]) : keyword_dict (m, args + n_args, kwnames);
      if (dict == NULL)
        {
          rf_release (m->heap, 1);
          rf_drop (m, tuple);
          return NULL;
        }
    }
  if (dict != NULL)
    rf_hold (m->heap, dict);
  self = m->class_object->slots.new_ (m, cls, args, 0, NULL);
  if (self != NULL)
    {
      rf_hold (m->heap, self);
      frame = rf_call_push (m, init, self, args, n_args, kwnames, FALSE, flags | RF_FRAME_INIT);
      rf_release (m->heap, 1);
    }
  if (frame == NULL)
    {
      /* Dropping each of them may run a finalizer: those that wait stay on hold. */
      RfObject *saved = rf_exception_save (m);

      rf_xdrop (m, self);
      rf_exception_restore (m, saved);
      rf_release (m->heap, dict != NULL ? 2 : 1);
      saved = rf_exception_save (m);
      rf_hold (m->heap, tuple);
      rf_xdrop (m, dict);
      rf_release (m->heap, 1);
      rf_drop (m, tuple);
      rf_exception_restore (m, saved);
      return NULL;
    }
  rf_release (m->heap, dict != NULL ? 2 : 1);
  frame->self = self;
  frame->kept[0] = tuple;
  frame->kept[1] = dict;
  if (dict != NULL)
    {
      gsize n_keywords = ((RfTuple *) kwnames)->length;

      rf_call_keep_extra (m, frame, self, args, n_args + n_keywords);
      if (packed == NULL)
        keep_names (m, frame, kwnames);
    }
  return frame;
}

void
rf_call_keep_extra (RfMachine *m, RfFrame *frame, RfObject *first, RfObject *const *args, gsize n)
{
  frame->extra = g_new0 (RfObject *, n + 2); /* the caller may add one */
  if (first != NULL)
    {
      frame->extra[0] = rf_new_ref (m, first);
      frame->n_extra++;
    }
  for (gsize i = 0; i < n; i++)
    {
      frame->extra[frame->n_extra] = rf_new_ref (m, args[i]);
      frame->n_extra++;
    }
}

void
rf_call_take_rest (RfMachine *m, RfFrame *frame, RfCallRest *rest, RfObject *result)
{
  rest->result = result;
  rest->error = NULL;
  rest->self = g_steal_pointer (&frame->self);
  rest->init = (frame->flags & RF_FRAME_INIT) != 0;
  rest->kept[0] = g_steal_pointer (&frame->kept[0]);
  rest->kept[1] = g_steal_pointer (&frame->kept[1]);
  rest->extra = g_steal_pointer (&frame->extra);
  rest->n_extra = frame->n_extra;
  frame->n_extra = 0;
  rest->next = m->rests;
  m->rests = rest;
}

static void
drop_where (RfMachine *m, RfObject **where)
{
  RfObject *old = *where;

  *where = NULL;
  rf_xdrop (m, old);
}

RfObject *
rf_call_finish (RfMachine *m, RfCallRest *rest)
{
  if (G_LIKELY (!rest->init && rest->extra == NULL))
    {
      m->rests = rest->next;
      return rest->result;
    }
  if (rest->init && rest->result != NULL && rest->result != m->none)
    {
      rf_raise (m, RF_EXC_TypeError, "__init__() should return None, not '%.200s'",
                rf_class_name (rest->result));
      rest->error = g_steal_pointer (&m->current);
      drop_where (m, &rest->result);
    }
  else
    rest->error = g_steal_pointer (&m->current);
  for (guint i = 0; i < rest->n_extra; i++)
    drop_where (m, &rest->extra[i]);
  if (rest->init && rest->result == NULL)
    drop_where (m, &rest->self);
  else if (rest->init)
    drop_where (m, &rest->result);
  drop_where (m, &rest->kept[0]);
  drop_where (m, &rest->kept[1]);
  g_free (rest->extra);
  m->rests = rest->next;
  if (rest->error != NULL)
    {
      RfObject *late = g_steal_pointer (&m->current);

      m->current = rest->error;
      rf_xdrop (m, late);
    }
  return rest->init ? rest->self : rest->result;
}

void
rf_call_visit_roots (RfMachine *m, RfVisit visit, gpointer user)
{
  for (RfCallRest *rest = m->rests; rest != NULL; rest = rest->next)
    {
      RfObject *owned[] = { rest->result, rest->error, rest->self, rest->kept[0], rest->kept[1] };

      for (guint i = 0; i < G_N_ELEMENTS (owned); i++)
        if (owned[i] != NULL)
          visit (owned[i], user);
      for (guint i = 0; i < rest->n_extra; i++)
        if (rest->extra[i] != NULL)
          visit (rest->extra[i], user);
    }
}
