/* SPDX-License-Identifier: MIT */

/* BaseExceptionGroup and ExceptionGroup, from 3.11 on. Invariant: value is the message, object the
 * tuple of the exceptions; both are set by __new__ and never changed. ExceptionGroup is a class as
 * a class statement makes it, of BaseExceptionGroup and Exception. */

#include "python/rf-exception-private.h"
#include "python/rf-generic-alias.h"

#define E(o) RF_EXCEPTION (o)

typedef enum
{
  MATCH_TYPE,
  MATCH_FUNCTION
} MatcherKind;

typedef struct
{
  RfObject *matcher;
  MatcherKind kind;
  gboolean with_rest;
} Split;

/* --- __new__ ---------------------------------------------------------------------------------- */

static gboolean
check_arguments (RfMachine *m, RfObject *const *args, gsize n_args)
{
  const RfSlots *slots;

  if (n_args != 2)
    rf_raise (m, RF_EXC_TypeError,
              "BaseExceptionGroup.__new__() takes exactly 2 arguments (%" G_GSIZE_FORMAT " given)",
              n_args);
  else if (!rf_is (args[0], m->class_str))
    rf_raise (m, RF_EXC_TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not %.50s",
              args[0] == m->none ? "None" : rf_class_name (args[0]));
  else
    {
      slots = &RF_CLASS_OF (args[1])->slots;
      if (slots->getitem != NULL && !rf_is (args[1], m->class_dict))
        return TRUE;
      rf_raise (m, RF_EXC_TypeError, "second argument (exceptions) must be a sequence");
    }
  return FALSE;
}

/* Are they exceptions, all derived from Exception? 1, 0, -1. */
static int
all_ordinary (RfMachine *m, RfTuple *exceptions)
{
  int ordinary = 1;

  if (exceptions->length == 0)
    {
      rf_raise (m, RF_EXC_ValueError, "second argument (exceptions) must be a non-empty sequence");
      return -1;
    }
  for (gsize i = 0; i < exceptions->length; i++)
    {
      RfObject *exception = exceptions->items[i];
      int is_exception;

      if (!rf_is_exception (exception))
        {
          rf_raise (m, RF_EXC_ValueError,
                    "Item %" G_GSIZE_FORMAT " of second argument (exceptions) is not an exception",
                    i);
          return -1;
        }
      is_exception =
        rf_object_isinstance (m, exception, &m->exceptions[RF_EXC_Exception]->type.base);
      if (is_exception < 0)
        return -1;
      if (!is_exception)
        ordinary = 0;
    }
  return ordinary;
}

static RfObject *
make_group (RfMachine *m, RfClass *cls, RfObject *const *args, RfObject *exceptions)
{
  RfClass *group = m->exceptions[RF_EXC_ExceptionGroup];
  int ordinary = all_ordinary (m, (RfTuple *) exceptions);
  RfObject *self;

  if (ordinary < 0)
    return NULL;
  if (ordinary && cls == m->exceptions[RF_EXC_BaseExceptionGroup])
    cls = group;
  else if (!ordinary && cls == group)
    return rf_raise (m, RF_EXC_TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
  else if (!ordinary && rf_class_is_subclass (cls, m->exceptions[RF_EXC_Exception]))
    return rf_raise (m, RF_EXC_TypeError, "Cannot nest BaseExceptions in '%.200s'", cls->type.name);
  self = rf_exception_plain_new (m, cls, args, 2, NULL);
  if (self == NULL)
    return NULL;
  rf_slot_store_named (m->heap, self, "message", &E (self)->value, rf_new_ref (m, args[0]));
  rf_slot_store_named (m->heap, self, "exceptions", &E (self)->object, rf_new_ref (m, exceptions));
  return self;
}

static RfObject *
group_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *exceptions, *self;

  if (!check_arguments (m, args, n_args))
    return NULL;
  exceptions = rf_tuple_from_iterable (m, args[1]);
  if (exceptions == NULL)
    return NULL;
  rf_hold (m->heap, exceptions);
  self = make_group (m, cls, args, exceptions);
  rf_release (m->heap, 1);
  rf_drop (m, exceptions);
  return self;
}

static RfObject *
group_str (RfMachine *m, RfObject *self)
{
  gsize n = ((RfTuple *) E (self)->object)->length;

  return rf_str_new_format (m, "%s (%" G_GSIZE_FORMAT " sub-exception%s)",
                            rf_str_data (E (self)->value), n, n > 1 ? "s" : "");
}

/* --- parts ------------------------------------------------------------------------------------ */

static gboolean
is_group (RfMachine *m, RfObject *o)
{
  return rf_is (o, m->exceptions[RF_EXC_BaseExceptionGroup]);
}

/* A list of its own of the notes of @from, for the group @to. */
static gboolean
copy_notes (RfMachine *m, RfObject *from, RfObject *to)
{
  RfObject *name = rf_str_intern (m, "__notes__", -1), *notes, *list = NULL;
  gboolean ok = name != NULL;

  if (!ok)
    return FALSE;
  rf_hold (m->heap, name);
  notes = rf_object_getattr_optional (m, from, name);
  if (notes != NULL && RF_CLASS_OF (notes)->slots.getitem != NULL && !rf_is (notes, m->class_dict))
    {
      rf_hold (m->heap, notes);
      list = rf_list_from_iterable (m, notes);
      if (list != NULL)
        {
          rf_hold (m->heap, list);
          ok = rf_object_setattr (m, to, name, list);
          rf_release (m->heap, 1);
          rf_drop (m, list);
        }
      rf_release (m->heap, 1);
    }
  rf_xdrop (m, notes);
  rf_release (m->heap, 1);
  rf_drop (m, name);
  return ok && !rf_raised (m);
}

/* Only a traceback is left as it is where @value is NULL. */
static void
copy_link (RfMachine *m, RfObject *to, const char *shown, RfObject **where, RfObject *value)
{
  if (value != NULL || where != &E (to)->traceback)
    rf_slot_store_named (m->heap, to, shown, where, value != NULL ? rf_new_ref (m, value) : NULL);
}

/* What the program's derive() makes of the group @whole for @list; None for an empty one. */
static RfObject *
subset (RfMachine *m, RfObject *whole, RfObject *list)
{
  RfObject *name, *part;
  gboolean ok;

  if (((RfList *) list)->length == 0)
    return rf_none (m);
  name = rf_str_intern (m, "derive", -1);
  if (name == NULL)
    return NULL;
  rf_hold (m->heap, name);
  part = rf_object_call_method (m, whole, name, &list, 1);
  rf_release (m->heap, 1);
  rf_drop (m, name);
  if (part == NULL)
    return NULL;
  rf_hold (m->heap, part);
  ok = is_group (m, part);
  if (!ok)
    rf_raise (m, RF_EXC_TypeError, "derive must return an instance of BaseExceptionGroup");
  else
    {
      copy_link (m, part, "__traceback__", &E (part)->traceback, E (whole)->traceback);
      copy_link (m, part, "__context__", &E (part)->context, E (whole)->context);
      copy_link (m, part, "__cause__", &E (part)->cause, E (whole)->cause);
      E (part)->suppress_context = TRUE;
      ok = copy_notes (m, whole, part);
    }
  rf_release (m->heap, 1);
  if (ok)
    return part;
  rf_drop (m, part);
  return NULL;
}

static int
matches (RfMachine *m, const Split *split, RfObject *exception)
{
  RfObject *answer;
  int is_match;

  if (split->kind == MATCH_TYPE)
    return rf_exception_matches (m, exception, split->matcher);
  answer = rf_object_call_one (m, split->matcher, exception);
  if (answer == NULL)
    return -1;
  rf_hold (m->heap, answer);
  is_match = rf_object_truth (m, answer);
  rf_release (m->heap, 1);
  rf_drop (m, answer);
  return is_match;
}

static gboolean split_one (RfMachine *m, const Split *split, RfObject *exception, RfObject **match,
                           RfObject **rest);

/* The two halves of a group that does not match as a whole, gathered in lists on hold. */
static gboolean
split_group (RfMachine *m, const Split *split, RfObject *group, RfObject *matching,
             RfObject *others, RfObject **match, RfObject **rest)
{
  RfTuple *exceptions = (RfTuple *) E (group)->object;

  for (gsize i = 0; i < exceptions->length; i++)
    {
      RfObject *a, *b;
      gboolean ok;

      if (!rf_recursion_enter (m, " in exceptiongroup_split_recursive"))
        return FALSE;
      ok = split_one (m, split, exceptions->items[i], &a, &b);
      rf_recursion_leave (m);
      if (!ok)
        return FALSE;
      rf_hold (m->heap, b);
      if (a == m->none)
        rf_drop (m, a);
      else
        ok = rf_list_append_steal (m, matching, a);
      rf_release (m->heap, 1);
      if (b == m->none)
        rf_drop (m, b);
      else if (ok)
        ok = rf_list_append_steal (m, others, b);
      else
        rf_drop (m, b);
      if (!ok)
        return FALSE;
    }
  *match = subset (m, group, matching);
  if (*match == NULL)
    return FALSE;
  if (!split->with_rest)
    *rest = rf_none (m);
  else
    {
      rf_hold (m->heap, *match);
      *rest = subset (m, group, others);
      rf_release (m->heap, 1);
      if (*rest == NULL)
        rf_drop (m, *match);
    }
  return *rest != NULL;
}

/* Drops the two lists while the caller owns @match and @rest (if @owned). */
static void
drop_lists (RfMachine *m, RfObject *matching, RfObject *others, RfObject *match, RfObject *rest,
            gboolean owned)
{
  if (owned)
    {
      rf_hold (m->heap, match);
      rf_hold (m->heap, rest);
    }
  rf_hold (m->heap, others);
  rf_drop (m, matching);
  rf_release (m->heap, 1);
  rf_drop (m, others);
  if (owned)
    rf_release (m->heap, 2);
}

/* *match and *rest: new references, None where there is nothing. */
static gboolean
split_one (RfMachine *m, const Split *split, RfObject *exception, RfObject **match, RfObject **rest)
{
  int is_match = matches (m, split, exception);
  RfObject *matching, *others;
  gboolean ok = FALSE;

  if (is_match < 0)
    return FALSE;
  if (is_match || !is_group (m, exception))
    {
      *match = is_match ? rf_new_ref (m, exception) : rf_none (m);
      *rest = !is_match && split->with_rest ? rf_new_ref (m, exception) : rf_none (m);
      return TRUE;
    }
  matching = rf_list_new (m, 0);
  if (matching == NULL)
    return FALSE;
  rf_hold (m->heap, matching);
  others = rf_list_new (m, 0);
  if (others != NULL)
    {
      rf_hold (m->heap, others);
      ok = split_group (m, split, exception, matching, others, match, rest);
      rf_release (m->heap, 2);
      drop_lists (m, matching, others, ok ? *match : m->none, ok ? *rest : m->none, ok);
      return ok;
    }
  rf_release (m->heap, 1);
  rf_drop (m, matching);
  return FALSE;
}

static gboolean
read_matcher (RfMachine *m, RfObject *const *args, gsize n_args, const char *function, Split *split)
{
  gboolean any_callable = m->profile->minor >= 13;
  RfObject *arg = n_args == 1 ? args[0] : NULL;
  gboolean is_tuple;

  if (arg == NULL)
    {
      if (any_callable)
        rf_raise (m, RF_EXC_TypeError,
                  "BaseExceptionGroup.%s() takes exactly one argument (%" G_GSIZE_FORMAT " given)",
                  function, n_args);
      else
        rf_raise (m, RF_EXC_TypeError, "%s expected 1 argument, got %" G_GSIZE_FORMAT, function,
                  n_args);
      return FALSE;
    }
  split->matcher = arg;
  split->kind = MATCH_TYPE;
  is_tuple = rf_is (arg, m->class_tuple);
  for (gsize i = 0; is_tuple && i < ((RfTuple *) arg)->length; i++)
    is_tuple = rf_is_exception_class (m, ((RfTuple *) arg)->items[i]);
  if (is_tuple || rf_is_exception_class (m, arg))
    return TRUE;
  split->kind = MATCH_FUNCTION;
  if (any_callable ? rf_object_callable (m, arg) && !rf_is (arg, m->class_type)
                   : RF_CLASS_OF (arg) == m->class_function)
    return TRUE;
  rf_raise (m, RF_EXC_TypeError,
            any_callable ? "expected an exception type, a tuple of exception types, or a callable "
                           "(other than a class)"
                         : "expected a function, exception type or tuple of exception types");
  return FALSE;
}

static RfObject *
group_split (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  Split split = { .with_rest = TRUE };
  RfObject *parts[2], *pair;

  if (!read_matcher (m, args, n_args, "split", &split) ||
      !split_one (m, &split, self, &parts[0], &parts[1]))
    return NULL;
  rf_hold (m->heap, parts[0]);
  rf_hold (m->heap, parts[1]);
  pair = rf_tuple_new (m, parts, 2);
  rf_release (m->heap, 1);
  rf_drop (m, parts[1]);
  rf_release (m->heap, 1);
  rf_drop (m, parts[0]);
  return pair;
}

static RfObject *
group_subgroup (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  Split split = { .with_rest = FALSE };
  RfObject *match, *rest;

  if (!read_matcher (m, args, n_args, "subgroup", &split) ||
      !split_one (m, &split, self, &match, &rest))
    return NULL;
  rf_drop (m, rest);
  return match;
}

static RfObject *
group_derive (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  RfObject *both[2] = { E (self)->value, NULL };

  if (n_args != 1)
    return m->profile->minor >= 13
             ? rf_raise (m, RF_EXC_TypeError,
                         "BaseExceptionGroup.derive() takes exactly one argument (%" G_GSIZE_FORMAT
                         " given)",
                         n_args)
             : rf_raise (m, RF_EXC_TypeError,
                         "function takes exactly 1 argument (%" G_GSIZE_FORMAT " given)", n_args);
  both[1] = args[0];
  return rf_object_call (m, &m->exceptions[RF_EXC_BaseExceptionGroup]->type.base, both, 2, NULL);
}

static RfObject *
group_class_getitem (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                     RfObject *kwnames)
{
  return rf_generic_alias_new (m, self, args[0]);
}

/* --- the classes ------------------------------------------------------------------------------ */

static RfObject *
get_message (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, E (self)->value != NULL ? E (self)->value : m->none);
}

static RfObject *
get_exceptions (RfMachine *m, RfObject *self)
{
  return rf_new_ref (m, E (self)->object != NULL ? E (self)->object : m->none);
}

static gboolean
refuse_set (RfMachine *m, RfObject *self, RfObject *value)
{
  return rf_raise (m, RF_EXC_AttributeError, "readonly attribute") != NULL;
}

static const RfGetSetDef getsets[] = {
  { "message", get_message, refuse_set },
  { "exceptions", get_exceptions, refuse_set },
  { NULL },
};

static const RfMethodDef methods[] = {
  { "__class_getitem__", group_class_getitem, 1, 1, RF_METHOD_CLASS },
  { "derive", group_derive, 0, -1, RF_METHOD_TUPLE_ONCE },
  { "split", group_split, 0, -1, RF_METHOD_TUPLE_ONCE },
  { "subgroup", group_subgroup, 0, -1, RF_METHOD_TUPLE_ONCE },
  { NULL },
};

void
rf_exception_group_fill (RfClassSpec *spec)
{
  spec->doc = "A combination of multiple unrelated exceptions.";
  spec->slots.new_ = group_new;
  spec->slots.str = group_str;
  spec->getsets = getsets;
  spec->methods = methods;
  spec->basic_size += 16;
}

gboolean
rf_exception_group_setup (RfMachine *m)
{
  RfObject *bases[] = {
    &m->exceptions[RF_EXC_BaseExceptionGroup]->type.base,
    &m->exceptions[RF_EXC_Exception]->type.base,
  };
  RfObject *tuple = rf_tuple_new (m, bases, 2), *dict = rf_dict_new (m);
  RfObject *name = rf_str_intern (m, "ExceptionGroup", -1);
  RfObject *module = rf_str_intern (m, "builtins", -1), *made = NULL;

  if (tuple != NULL && dict != NULL && name != NULL && module != NULL &&
      rf_dict_set (m, dict, m->name_module, module))
    made = rf_class_new (m, m->class_type, name, tuple, dict, NULL, NULL);
  rf_xdrop (m, tuple);
  rf_xdrop (m, dict);
  rf_xdrop (m, name);
  rf_xdrop (m, module);
  if (made == NULL)
    return FALSE;
  /* The machine keeps the reference: the program could take the name away. */
  m->exceptions[RF_EXC_ExceptionGroup] = (RfClass *) made;
  rf_machine_add_root (m, (RfObject **) &m->exceptions[RF_EXC_ExceptionGroup]);
  return TRUE;
}
