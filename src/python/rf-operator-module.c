/* SPDX-License-Identifier: MIT */

/* The module operator: the operators as functions. The classes that it makes functions with are in
 * rf-operator-getter.c. */

#include "python/rf-import.h"
#include "python/rf-int.h"
#include "python/rf-operator-private.h"

#define FUNCTION(name)                                                                   \
  static RfObject *operator_##name (RfMachine *m, RfObject *self, RfObject *const *args, \
                                    gsize n_args, RfObject *kwnames)

/* --- one function an operator ---------------------------------------------------------------- */

#define UNARY(name, function)     \
  FUNCTION (name)                 \
  {                               \
    return function (m, args[0]); \
  }
#define BINARY(name, op)                                            \
  FUNCTION (name)                                                   \
  {                                                                 \
    return rf_object_binary (m, RF_BINARY_##op, args[0], args[1]);  \
  }                                                                 \
  FUNCTION (i##name)                                                \
  {                                                                 \
    return rf_object_inplace (m, RF_BINARY_##op, args[0], args[1]); \
  }
#define COMPARISON(name, op)                                     \
  FUNCTION (name)                                                \
  {                                                              \
    return rf_object_compare (m, args[0], args[1], RF_CMP_##op); \
  }

UNARY (neg, rf_object_negative)
UNARY (pos, rf_object_positive)
UNARY (invert, rf_object_invert)
UNARY (abs, rf_object_absolute)
BINARY (add, ADD)
BINARY (sub, SUB)
BINARY (mul, MULT)
BINARY (matmul, MAT_MULT)
BINARY (floordiv, FLOOR_DIV)
BINARY (truediv, DIV)
BINARY (mod, MOD)
BINARY (lshift, L_SHIFT)
BINARY (rshift, R_SHIFT)
BINARY (and, BIT_AND)
BINARY (or, BIT_OR)
BINARY (xor, BIT_XOR)
COMPARISON (lt, LT)
COMPARISON (le, LE)
COMPARISON (eq, EQ)
COMPARISON (ne, NE)
COMPARISON (gt, GT)
COMPARISON (ge, GE)

FUNCTION (pow)
{
  return rf_object_power (m, args[0], args[1], m->none);
}

FUNCTION (ipow)
{
  return rf_object_inplace (m, RF_BINARY_POW, args[0], args[1]);
}

static RfObject *
truth_object (RfMachine *m, int truth)
{
  return truth < 0 ? NULL : rf_bool (m, truth);
}

FUNCTION (truth)
{
  return truth_object (m, rf_object_truth (m, args[0]));
}

FUNCTION (not )
{
  int truth = rf_object_truth (m, args[0]);

  return truth_object (m, truth < 0 ? truth : !truth);
}

FUNCTION (is)
{
  return rf_bool (m, args[0] == args[1]);
}

FUNCTION (is_not)
{
  return rf_bool (m, args[0] != args[1]);
}

/* Always an exact int. */
FUNCTION (index)
{
  RfObject *value = rf_object_index (m, args[0]), *exact;
  mpz_t copy;

  if (value == NULL || rf_is_exact_int (m, value))
    return value;
  mpz_init (copy);
  rf_int_get_mpz (value, copy);
  exact = rf_int_new_mpz (m, copy);
  rf_drop (m, value);
  return exact;
}

/* --- sequences ------------------------------------------------------------------------------- */

static gboolean
is_sequence (RfMachine *m, RfObject *o)
{
  return RF_CLASS_OF (o)->slots.getitem != NULL &&
         (RF_CLASS_OF (o)->class_flags & RF_CLASS_DICT_SUBCLASS) == 0;
}

/* a + b, where a has to be a sequence; with += when @inplace. */
static RfObject *
concat (RfMachine *m, RfObject *a, RfObject *b, gboolean inplace)
{
  RfSlots *slots = &RF_CLASS_OF (a)->slots;

  if (inplace && slots->inplace_concat != NULL)
    return slots->inplace_concat (m, a, b);
  if (slots->concat != NULL)
    return slots->concat (m, a, b);
  if (!is_sequence (m, a) || !is_sequence (m, b))
    return rf_raise (m, RF_EXC_TypeError, "'%.200s' object can't be concatenated",
                     rf_class_name (a));
  return inplace ? rf_object_inplace (m, RF_BINARY_ADD, a, b)
                 : rf_object_binary (m, RF_BINARY_ADD, a, b);
}

FUNCTION (concat)
{
  return concat (m, args[0], args[1], FALSE);
}

FUNCTION (iconcat)
{
  return concat (m, args[0], args[1], TRUE);
}

FUNCTION (contains)
{
  return truth_object (m, rf_object_contains (m, args[0], args[1]));
}

/* How often args[1] is in args[0]; or (@first) at which place it comes first, -1: nowhere. -2 with
 * an exception. */
static gssize
search (RfMachine *m, RfObject *const *args, gboolean first)
{
  RfObject *iterator = rf_object_iter (m, args[0]), *item;
  gssize n = 0, at = 0;
  gboolean found = FALSE;

  if (iterator == NULL)
    {
      if (rf_raised_is (m, RF_EXC_TypeError) && rf_raised_clear (m))
        rf_raise (m, RF_EXC_TypeError, "argument of type '%.200s' is not iterable",
                  rf_class_name (args[0]));
      return -2;
    }
  rf_hold (m->heap, iterator);
  for (; !(first && found) && (item = rf_object_next (m, iterator)) != NULL; at++)
    {
      int same;

      rf_hold (m->heap, item);
      same = rf_object_compare_bool (m, item, args[1], RF_CMP_EQ);
      rf_release (m->heap, 1);
      rf_drop (m, item);
      if (same < 0)
        break;
      found = same > 0;
      n += same;
    }
  rf_release (m->heap, 1);
  rf_drop (m, iterator);
  if (rf_raised (m))
    return -2;
  return first ? (found ? at - 1 : -1) : n;
}

FUNCTION (countOf)
{
  gssize n = search (m, args, FALSE);

  return n < 0 ? NULL : rf_int_new (m, n);
}

FUNCTION (indexOf)
{
  gssize at = search (m, args, TRUE);

  if (at == -1)
    return rf_raise (m, RF_EXC_ValueError, "sequence.index(x): x not in sequence");
  return at < 0 ? NULL : rf_int_new (m, at);
}

FUNCTION (getitem)
{
  return rf_object_getitem (m, args[0], args[1]);
}

FUNCTION (setitem)
{
  return rf_object_setitem (m, args[0], args[1], args[2]) ? rf_none (m) : NULL;
}

FUNCTION (delitem)
{
  return rf_object_delitem (m, args[0], args[1]) ? rf_none (m) : NULL;
}

FUNCTION (length_hint)
{
  gssize hint = n_args > 1 ? rf_object_as_index (m, args[1], RF_EXC_OverflowError) : 0;

  if (rf_raised (m))
    return NULL;
  hint = rf_object_length_hint (m, args[0], hint);
  return rf_raised (m) ? NULL : rf_int_new (m, hint);
}

FUNCTION (call)
{
  if (n_args == 0)
    return rf_raise (m, RF_EXC_TypeError, "call expected at least 1 argument, got 0");
  return rf_object_call (m, args[0], args + 1, n_args - 1, kwnames);
}

/* --- the module ------------------------------------------------------------------------------ */

/* With the name that has underscores. */
#define F1(name, c)                                \
  {                                                \
    name, operator_##c, 1, 1, 0, "($module, a, /)" \
  }
#define F2(name, c)                                   \
  {                                                   \
    name, operator_##c, 2, 2, 0, "($module, a, b, /)" \
  }

static const RfMethodDef functions[] = {
  F1 ("truth", truth),
  F2 ("contains", contains),
  F2 ("indexOf", indexOf),
  F2 ("countOf", countOf),
  F2 ("is_", is),
  F2 ("is_not", is_not),
  F2 ("add", add),
  F2 ("sub", sub),
  F2 ("mul", mul),
  F2 ("matmul", matmul),
  F2 ("floordiv", floordiv),
  F2 ("truediv", truediv),
  F2 ("mod", mod),
  F1 ("neg", neg),
  F1 ("pos", pos),
  F1 ("abs", abs),
  F1 ("inv", invert),
  F1 ("invert", invert),
  F2 ("lshift", lshift),
  F2 ("rshift", rshift),
  F1 ("not_", not ),
  F2 ("and_", and),
  F2 ("xor", xor),
  F2 ("or_", or),
  F2 ("iadd", iadd),
  F2 ("isub", isub),
  F2 ("imul", imul),
  F2 ("imatmul", imatmul),
  F2 ("ifloordiv", ifloordiv),
  F2 ("itruediv", itruediv),
  F2 ("imod", imod),
  F2 ("ilshift", ilshift),
  F2 ("irshift", irshift),
  F2 ("iand", iand),
  F2 ("ixor", ixor),
  F2 ("ior", ior),
  F2 ("concat", concat),
  F2 ("iconcat", iconcat),
  F2 ("getitem", getitem),
  { "setitem", operator_setitem, 3, 3, 0, "($module, a, b, c, /)" },
  F2 ("delitem", delitem),
  F2 ("pow", pow),
  F2 ("ipow", ipow),
  F2 ("lt", lt),
  F2 ("le", le),
  F2 ("eq", eq),
  F2 ("ne", ne),
  F2 ("gt", gt),
  F2 ("ge", ge),
  F1 ("index", index),
  { "length_hint", operator_length_hint, 1, 2, 0, "($module, obj, default=0, /)" },
  { NULL },
};

static const RfMethodDef call_function[] = {
  { "call", operator_call, 1, -1, RF_METHOD_KEYWORDS, "($module, obj, /, *args, **kwargs)" },
};

/* The functions that are there with underscores too. */
static const char *const dunders[] = {
  "abs",     "add",     "and_",     "concat",  "contains", "delitem", "eq",        "floordiv",
  "ge",      "getitem", "gt",       "iadd",    "iand",     "iconcat", "ifloordiv", "ilshift",
  "imatmul", "imod",    "imul",     "index",   "inv",      "invert",  "ior",       "ipow",
  "irshift", "isub",    "itruediv", "ixor",    "le",       "lshift",  "lt",        "matmul",
  "mod",     "mul",     "ne",       "neg",     "not_",     "or_",     "pos",       "pow",
  "rshift",  "setitem", "sub",      "truediv", "xor",
};

static gboolean
add_dunder (RfMachine *m, RfObject *dict, const char *name)
{
  RfObject *function = rf_dict_get_cstr (m, dict, name);
  g_autofree char *bare = g_strdup (name);
  g_autofree char *dunder = NULL;

  if (g_str_has_suffix (bare, "_"))
    bare[strlen (bare) - 1] = '\0';
  dunder = g_strconcat ("__", bare, "__", NULL);
  return function != NULL && rf_dict_set_cstr (m, dict, dunder, function);
}

/* call () came later than the others. */
static gboolean
add_call (RfMachine *m, RfObject *dict)
{
  RfObject *name, *function;
  gboolean ok;

  if (!rf_size_of (m->profile, RF_SIZE_OPERATOR_CALL))
    return TRUE;
  name = rf_str_intern (m, "_operator", -1);
  if (name == NULL)
    return FALSE;
  function = rf_builtin_new (m, call_function, NULL, name);
  rf_drop (m, name);
  ok = function != NULL && rf_dict_set_cstr (m, dict, "call", function) &&
       rf_dict_set_cstr (m, dict, "__call__", function);
  rf_xdrop (m, function);
  return ok;
}

static gboolean
operator_setup (RfMachine *m, RfObject *module, RfObject *dict)
{
  for (guint i = 0; i < G_N_ELEMENTS (dunders); i++)
    if (!add_dunder (m, dict, dunders[i]))
      return FALSE;
  return rf_dict_set_cstr (m, dict, "_abs", rf_dict_get_cstr (m, m->builtins, "abs")) &&
         add_call (m, dict) && rf_operator_add_getters (m, dict);
}

const RfModuleDef rf_operator_module = {
  .name = "operator",
  .doc = "The operators as functions.",
  .functions = functions,
  .setup = operator_setup,
  .functions_module = "_operator",
};
