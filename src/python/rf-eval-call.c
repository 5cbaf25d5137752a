/* SPDX-License-Identifier: MIT */

/* The call instructions.
 *
 * Invariants: from 3.11 on a Python function's arguments move from the caller's stack into its
 * frame; before, and for everything that is written in C and for class calls, they stay on the
 * caller's stack until the call is over. */

#include "python/rf-eval-private.h"
#include "python/rf-exception.h"
#include "python/rf-generator.h"

#include <string.h>

void
rf_eval_drop_region (RfMachine *m, RfFrame *frame, RfObject **base)
{
  if (m->profile->call_keeps_arguments)
    {
      while (frame->sp > base)
        {
          frame->sp--;
          rf_xdrop (m, *frame->sp);
        }
      return;
    }
  for (RfObject **at = base; at < frame->sp; at++)
    {
      RfObject *old = *at;

      *at = NULL;
      rf_xdrop (m, old);
    }
  frame->sp = base;
}

void
rf_eval_drop_failed (RfMachine *m, RfFrame *frame, RfObject **base)
{
  RfObject *saved = rf_exception_save (m);

  for (RfObject **at = base; at < frame->sp; at++)
    {
      RfObject *old = *at;

      *at = NULL;
      rf_xdrop (m, old);
    }
  rf_exception_restore (m, saved);
}

/* What a call that failed leaves on the stack: 3.10 drops it from the last to the first, as
 * unwinding does. */
static RfCallState
call_failed (RfMachine *m, RfFrame *frame, RfObject **base)
{
  if (!m->profile->call_keeps_arguments)
    rf_eval_drop_failed (m, frame, base);
  return RF_CALL_ERROR;
}

/* A call of a generator function has its frame: that makes a generator. */
static RfCallState
make_generator (RfMachine *m, RfFrame *frame, RfObject **base, RfObject *function, RfFrame *callee,
                RfObject **result)
{
  *result = rf_generator_new (m, function, callee);
  if (*result == NULL)
    return RF_CALL_ERROR;
  rf_hold (m->heap, *result);
  rf_eval_drop_region (m, frame, base);
  rf_release (m->heap, 1);
  return RF_CALL_GENERATOR;
}

/* A call of the Python function @function; @slot is where the callable stands on the stack. */
static RfCallState
call_function (RfMachine *m, RfFrame *frame, RfObject **base, RfObject **slot, RfObject *function,
               RfObject *first, RfObject **args, gsize n_args, RfObject *kwnames, RfObject **result)
{
  gboolean generator = (((RfFunction *) function)->code->flags & RF_CODE_GENERATOR) != 0;
  RfFrame *callee;

  if (m->profile->call_keeps_arguments)
    {
      callee = rf_call_push (m, function, first, args, n_args, kwnames, FALSE, 0);
      if (callee == NULL)
        return RF_CALL_ERROR;
      if (generator)
        return make_generator (m, frame, base, function, callee, result);
      callee->n_pop = (guint32) (frame->sp - base);
      return RF_CALL_PUSHED;
    }
  if (first != NULL)
    {
      RfObject *method = *slot;

      rf_new_ref (m, function);
      rf_new_ref (m, first);
      rf_hold (m->heap, function);
      rf_hold (m->heap, first);
      *slot = NULL;
      rf_drop (m, method);
      rf_release (m->heap, 2);
    }
  else
    *slot = NULL;
  callee = rf_call_push (m, function, first, args, n_args, kwnames, TRUE, 0);
  if (callee == NULL)
    return RF_CALL_ERROR;
  if (kwnames != NULL)
    {
      frame->sp--;
      rf_drop (m, *frame->sp);
    }
  frame->sp = base;
  return generator ? make_generator (m, frame, base, function, callee, result) : RF_CALL_PUSHED;
}

/* The call at the end of a with block. CPython's keeps the bound method, where other calls of a
 * bound method take it apart. (A program's own x.__exit__ (None, None, None) is a CALL_METHOD.) */
static gboolean
is_with_exit (RfMachine *m, RfObject *callable, RfObject **args, gsize n_args)
{
  RfFunction *f = (RfFunction *) ((RfMethod *) callable)->function;

  return !m->profile->call_keeps_arguments && n_args == 3 && args[0] == m->none &&
         args[1] == m->none && args[2] == m->none && rf_str_equal (f->code->name, m->name_exit);
}

/* TRUE when CPython runs the __init__ of this class call in the same loop, with its arguments moved
 * like those of a function: from the second time on that the instruction runs. */
static gboolean
is_inlined (RfMachine *m, RfFrame *frame, RfClass *cls, RfObject *init, gsize n_args,
            RfObject *kwnames)
{
  const RfCode *code = ((RfFunction *) init)->code;

  if (!m->profile->init_inlined || kwnames != NULL ||
      (cls->class_flags & RF_CLASS_MANAGED_VALUES) == 0 || code->kwonlyargcount != 0 ||
      code->flags & (RF_CODE_VARARGS | RF_CODE_VARKEYWORDS) || (gsize) code->argcount != n_args + 1)
    return FALSE;
  if (frame->code->code[frame->ip].warm)
    return TRUE;
  frame->code->code[frame->ip].warm = TRUE;
  return FALSE;
}

static RfCallState
call_inlined (RfMachine *m, RfFrame *frame, RfObject **base, RfObject **slot, RfObject *init,
              gsize n_args)
{
  RfObject *cls = *slot;
  RfObject *self = m->class_object->slots.new_ (m, (RfClass *) cls, slot + 1, 0, NULL);
  RfFrame *callee;

  if (self == NULL)
    return RF_CALL_ERROR;
  rf_new_ref (m, init);
  rf_new_ref (m, self);
  callee = rf_frame_push_plain (m, init, self, slot + 1, n_args, RF_FRAME_INIT | RF_FRAME_INLINED);
  if (callee == NULL)
    {
      rf_hold (m->heap, self);
      callee = rf_call_push (m, init, self, slot + 1, n_args, NULL, TRUE,
                             RF_FRAME_INIT | RF_FRAME_INLINED);
      rf_release (m->heap, 1);
    }
  if (callee == NULL)
    {
      RfObject *saved = rf_exception_save (m);

      rf_drop (m, self);
      rf_exception_restore (m, saved);
      return RF_CALL_ERROR;
    }
  callee->self = self;
  *slot = NULL;
  frame->sp = base;
  rf_drop (m, cls);
  return RF_CALL_PUSHED;
}

/* Is there a special instruction for such a call of something written in C: of functions that take
 * their arguments as an array (neither none, nor one, nor a tuple), of len (), of str (x) and of
 * list.append? */
static gboolean
can_specialize (RfMachine *m, RfObject *callable, gsize n_args, RfObject *kwnames)
{
  RfClass *cls = RF_CLASS_OF (callable);
  const RfMethodDef *def;

  if (cls != m->class_builtin_function_or_method && cls != m->class_method_descriptor)
    return callable == &m->class_str->type.base && n_args == 1 && kwnames == NULL;
  def = ((RfBuiltin *) callable)->def;
  if (def->max == 0 || rf_method_takes_tuple (m, def))
    return FALSE;
  if (def->min != 1 || def->max != 1)
    return TRUE;
  if (kwnames != NULL)
    return FALSE;
  if (cls == m->class_method_descriptor && ((RfBuiltin *) callable)->owner == m->class_list)
    return strcmp (def->name, "append") == 0;
  return def->name[0] == 'l' && strcmp (def->name, "len") == 0;
}

/* Has CPython specialised the call that runs now? */
static gboolean
is_specialized (RfMachine *m, RfFrame *frame, RfObject *callable, gsize n_args, RfObject *kwnames)
{
  guint16 *warm = &frame->code->code[frame->ip].warm;

  if (m->profile->specializes_codes)
    return frame->code->warmth >= RF_CODE_WARM && can_specialize (m, callable, n_args, kwnames);
  if (m->profile->specialize_after == 0)
    return FALSE;
  if (*warm >= m->profile->specialize_after)
    {
      *warm = m->profile->specialize_after + 1;
      return can_specialize (m, callable, n_args, kwnames);
    }
  ++*warm;
  return FALSE;
}

/* Calls *@slot (a place on the stack), with the arguments right above it: @n_args positional ones,
 * then those for @kwnames (NULL: none). Everything from @base to the top goes. */
static RfCallState
call (RfMachine *m, RfFrame *frame, RfObject **base, RfObject **slot, gsize n_args,
      RfObject *kwnames, RfObject **result)
{
  RfObject *callable = *slot, *init;
  RfObject **args = slot + 1;
  RfClass *cls = RF_CLASS_OF (callable);

  if (cls == m->class_function)
    return call_function (m, frame, base, slot, callable, NULL, args, n_args, kwnames, result);
  if (cls == m->class_method &&
      RF_CLASS_OF (((RfMethod *) callable)->function) == m->class_function &&
      !is_with_exit (m, callable, args, n_args))
    return call_function (m, frame, base, slot, ((RfMethod *) callable)->function,
                          ((RfMethod *) callable)->self, args, n_args, kwnames, result);
  if (cls->class_flags & RF_CLASS_TYPE_SUBCLASS &&
      rf_call_is_plain_class (m, (RfClass *) callable, &init))
    {
      RfFrame *callee;

      if (is_inlined (m, frame, (RfClass *) callable, init, n_args, kwnames))
        return call_inlined (m, frame, base, slot, init, n_args);
      callee = rf_call_push_init (m, (RfClass *) callable, init, args, n_args, kwnames, NULL, 0);

      if (callee == NULL)
        return call_failed (m, frame, base);
      callee->n_pop = (guint32) (frame->sp - base);
      return RF_CALL_PUSHED;
    }
  if (is_specialized (m, frame, callable, n_args, kwnames))
    *result = rf_object_call_specialized (m, callable, args, n_args, kwnames);
  else
    *result = rf_object_call (m, callable, args, n_args, kwnames);
  if (*result == NULL)
    return call_failed (m, frame, base);
  rf_hold (m->heap, *result);
  rf_eval_drop_region (m, frame, base);
  rf_release (m->heap, 1);
  return RF_CALL_RESULT;
}

/* --- f(*args, **kwargs) ----------------------------------------------------------------------- */

/* Makes the item under *args a tuple. */
static gboolean
fix_tuple (RfMachine *m, RfObject *callable, RfObject **where)
{
  RfObject *o = *where, *tuple;

  if (RF_CLASS_OF (o) == m->class_tuple)
    return TRUE;
  if (RF_CLASS_OF (o)->slots.iter == NULL && RF_CLASS_OF (o)->slots.getitem == NULL)
    {
      g_autofree char *name = rf_callable_name (m, callable);

      rf_raise (m, RF_EXC_TypeError, "%s%s argument after * must be an iterable, not %.200s",
                name != NULL ? name : rf_class_name (callable), name != NULL ? "()" : " object",
                rf_class_name (o));
      return FALSE;
    }
  tuple = rf_tuple_from_iterable (m, o);
  if (tuple == NULL)
    return FALSE;
  *where = tuple;
  rf_drop (m, o);
  return TRUE;
}

static RfCallState
push_ex (RfMachine *m, RfFrame *frame, RfObject **base, RfObject *function, RfObject *first,
         RfObject **all, gsize n_args, RfObject *kwnames, RfObject **result)
{
  gsize n_keywords = kwnames != NULL ? ((RfTuple *) kwnames)->length : 0;
  RfFrame *callee = rf_call_push (m, function, first, all, n_args, kwnames, FALSE, 0);

  if (callee == NULL)
    return RF_CALL_ERROR;
  if (((RfFunction *) function)->code->flags & RF_CODE_GENERATOR)
    return make_generator (m, frame, base, function, callee, result);
  if (m->profile->call_ex_drops_arguments && RF_CLASS_OF (*base) == m->class_function)
    {
      rf_eval_drop_region (m, frame, base);
      return RF_CALL_PUSHED;
    }
  if (n_keywords > 0)
    rf_call_keep_extra (m, callee, NULL, all, n_args + n_keywords);
  callee->n_pop = (guint32) (frame->sp - base);
  return RF_CALL_PUSHED;
}

/* The arguments of a CALL_FUNCTION_EX as a call takes them. */
typedef struct
{
  RfObject **all; /* borrowed; g_free() it */
  gsize n_args;
  RfObject *kwnames; /* owned, on hold; NULL: none */
} Spread;

/* FALSE: an exception is set; @spread->all is to be freed all the same. */
static gboolean
spread_arguments (RfMachine *m, const RfTuple *args, RfObject *dict, Spread *spread)
{
  gsize n_keywords = dict != NULL ? rf_dict_length (dict) : 0, n = 0, position = 0;
  g_autofree RfObject **names = NULL;
  RfObject *key, *value;

  *spread = (Spread){ .n_args = args->length };
  spread->all = g_try_new (RfObject *, args->length + n_keywords + 1);
  if (spread->all == NULL)
    {
      rf_raise_memory (m);
      return FALSE;
    }
  for (gsize i = 0; i < args->length; i++)
    spread->all[i] = args->items[i];
  if (n_keywords == 0)
    return TRUE;
  names = g_new (RfObject *, n_keywords);
  while (rf_dict_next (dict, &position, &key, &value))
    {
      if (!rf_is (key, m->class_str))
        {
          rf_raise (m, RF_EXC_TypeError, "keywords must be strings");
          return FALSE;
        }
      names[n] = key;
      spread->all[args->length + n] = value;
      n++;
    }
  spread->kwnames = rf_tuple_new (m, names, n);
  if (spread->kwnames == NULL)
    return FALSE;
  rf_hold (m->heap, spread->kwnames);
  return TRUE;
}

/* @packed: the tuple and the dict (NULL: none) that the arguments stand in. */
static RfCallState
call_spread (RfMachine *m, RfFrame *frame, RfObject **base, RfObject *callable, const Spread *s,
             RfObject **packed, RfObject **result)
{
  RfClass *cls = RF_CLASS_OF (callable);
  RfObject *init;

  if (cls == m->class_function)
    return push_ex (m, frame, base, callable, NULL, s->all, s->n_args, s->kwnames, result);
  if (cls == m->class_method &&
      RF_CLASS_OF (((RfMethod *) callable)->function) == m->class_function)
    return push_ex (m, frame, base, ((RfMethod *) callable)->function,
                    ((RfMethod *) callable)->self, s->all, s->n_args, s->kwnames, result);
  if (cls->class_flags & RF_CLASS_TYPE_SUBCLASS &&
      rf_call_is_plain_class (m, (RfClass *) callable, &init))
    {
      RfFrame *callee =
        rf_call_push_init (m, (RfClass *) callable, init, s->all, s->n_args, s->kwnames, packed, 0);

      if (callee == NULL)
        return RF_CALL_ERROR;
      callee->n_pop = (guint32) (frame->sp - base);
      return RF_CALL_PUSHED;
    }
  *result = rf_object_call_packed (m, callable, s->all, s->n_args, s->kwnames, packed[0]);
  if (*result == NULL)
    return RF_CALL_ERROR;
  rf_hold (m->heap, *result);
  rf_eval_drop_region (m, frame, base);
  rf_release (m->heap, 1);
  return RF_CALL_RESULT;
}

/* callable tuple [dict] */
static RfCallState
call_ex (RfMachine *m, RfFrame *frame, guint32 has_dict, RfObject **result)
{
  RfObject **base = frame->sp - 2 - (has_dict ? 1 : 0);
  RfObject *callable = base[0], *packed[2];
  g_autofree RfObject **all = NULL;
  RfCallState state;
  Spread spread;
  gboolean ok;

  if (!fix_tuple (m, callable, &base[1]))
    return RF_CALL_ERROR;
  packed[0] = base[1];
  packed[1] = has_dict ? base[2] : NULL;
  ok = spread_arguments (m, (RfTuple *) packed[0], packed[1], &spread);
  all = spread.all;
  if (!ok)
    return RF_CALL_ERROR;
  if (has_dict && m->profile->call_keeps_arguments)
    {
      /* Dropped from the top, and yet the dict goes last. */
      base[0] = packed[1];
      base[2] = callable;
    }
  state = call_spread (m, frame, base, callable, &spread, packed, result);
  if (spread.kwnames != NULL)
    {
      rf_release (m->heap, 1);
      rf_drop (m, spread.kwnames);
    }
  if (state == RF_CALL_ERROR)
    {
      if (base[0] != callable) /* what failed is dropped from below */
        {
          base[2] = base[0];
          base[0] = callable;
        }
      rf_eval_drop_failed (m, frame, base);
      frame->sp = base;
    }
  return state;
}

/* --- the instruction -------------------------------------------------------------------------- */

RfCallState
rf_eval_call_op (RfMachine *m, RfFrame *frame, const RfInstruction *instruction,
                 RfObject **callable, RfObject **result)
{
  RfObject **sp = frame->sp, **base;
  guint32 arg = instruction->arg; /* how many arguments */
  RfObject *names = NULL;
  gsize is_method;

  *callable = NULL;
  switch ((RfOp) instruction->op)
    {
    case RF_OP_CALL_FUNCTION:
      base = sp - arg - 1;
      *callable = *base;
      return call (m, frame, base, base, arg, NULL, result);
    case RF_OP_CALL_FUNCTION_KW:
      base = sp - arg - 2;
      names = sp[-1];
      return call (m, frame, base, base, arg - ((RfTuple *) names)->length, names, result);
    case RF_OP_CALL_METHOD:
      base = sp - arg - 2;
      *callable = *base;
      is_method = *base != NULL;
      return call (m, frame, base, is_method ? base : base + 1, arg + is_method, NULL, result);
    case RF_OP_CALL_METHOD_KW:
      base = sp - arg - 3;
      names = sp[-1];
      is_method = *base != NULL;
      return call (m, frame, base, is_method ? base : base + 1,
                   arg - ((RfTuple *) names)->length + is_method, names, result);
    default:
      return call_ex (m, frame, arg, result);
    }
}
