/* SPDX-License-Identifier: MIT */

/* The methods that a built-in class has in its own dict although it does what its base does: the
 * same function under a descriptor of its own. It is seen in vars(), and decides which of several
 * bases a method comes from.
 *
 * A row names the classes; "=" stands for all six comparisons. */

#include "python/rf-class-private.h"

#include <string.h>

typedef struct
{
  const char *method;
  int since, until; /* the minor versions in which it is so */
  const char *classes;
} Again;

static const Again rows[] = {
  { "__getattribute__", 10, 10, "str_iterator" },
  { "__getattribute__", 10, 11,
    "_grouper _tee_dataobject accumulate chain combinations "
    "combinations_with_replacement compress count cycle defaultdict deque dropwhile "
    "filterfalse groupby islice pairwise permutations product repeat starmap takewhile "
    "zip_longest" },
  { "__getattribute__", 10, 12,
    "SimpleNamespace builtin_function_or_method bytearray_iterator bytes_iterator "
    "callable_iterator cell classmethod_descriptor code dict_itemiterator dict_items "
    "dict_keyiterator dict_keys dict_valueiterator dict_values ellipsis float frame "
    "frozenset generator getset_descriptor list_iterator list_reverseiterator "
    "longrange_iterator mappingproxy member_descriptor memory_iterator method-wrapper "
    "method_descriptor range_iterator set_iterator str traceback tuple_iterator "
    "wrapper_descriptor" },
  { "__getattribute__", 10, 13,
    "BaseException KeyWrapper UnionType bytearray bytes complex dict enumerate filter "
    "int itemgetter list map memoryview property range reversed set slice tuple zip" },
  { "__getattribute__", 11, 12, "str_ascii_iterator" },
  { "__setattr__", 10, 12, "BaseException SimpleNamespace frame method module" },
  { "__delattr__", 10, 12, "BaseException SimpleNamespace frame method module" },
  { "__init__", 10, 13,
    "ArithmeticError AssertionError BlockingIOError BufferError BytesWarning "
    "ChildProcessError ConnectionError DeprecationWarning EOFError EncodingWarning "
    "Exception FileExistsError FileNotFoundError FloatingPointError FutureWarning "
    "GeneratorExit ImportWarning IndentationError IndexError InterruptedError "
    "IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError "
    "ModuleNotFoundError NotADirectoryError NotImplementedError OverflowError "
    "PendingDeprecationWarning PermissionError ProcessLookupError RecursionError "
    "ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration "
    "SyntaxWarning SystemError TabError TimeoutError TypeError UnboundLocalError "
    "UnicodeError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError" },
  { "__init__", 11, 13, "BaseExceptionGroup" },
  { "__init__", 13, 13, "PythonFinalizationError" },
  { "__new__", 10, 13,
    "ArithmeticError AssertionError BufferError BytesWarning DeprecationWarning "
    "EOFError EncodingWarning Exception FloatingPointError FutureWarning GeneratorExit "
    "ImportWarning IndexError KeyboardInterrupt LookupError MemoryError "
    "NotImplementedError OverflowError PendingDeprecationWarning RecursionError "
    "ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration "
    "SyntaxWarning SystemError TypeError UnicodeDecodeError UnicodeEncodeError "
    "UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning "
    "ZeroDivisionError" },
  { "__new__", 13, 13, "PythonFinalizationError" },
  { "=", 12, 13, "NoneType" },
  { "__sizeof__", 10, 11, "deque" },
  { "__sizeof__", 10, 13, "OrderedDict bytearray code dict frame frozenset int list set str" },
  { "__sizeof__", 11, 13, "generator" },
  { "__str__", 10, 13, "AttributeError NameError" },
};

static gboolean
lists (const char *classes, const char *name)
{
  gsize length = strlen (name);

  for (const char *at = strstr (classes, name); at != NULL; at = strstr (at + 1, name))
    if ((at == classes || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
      return TRUE;
  return FALSE;
}

gboolean
rf_class_has_again (RfMachine *m, const RfClass *cls, const char *method)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strcmp (rows[i].method, method) == 0 && m->profile->minor >= rows[i].since &&
        m->profile->minor <= rows[i].until && lists (rows[i].classes, cls->type.name))
      return TRUE;
  return FALSE;
}

/* The methods of the nearest base that are a RfMethodDef called @method. */
static const RfMethodDef *
find_method (const RfClass *cls, const char *method)
{
  for (const RfClass *c = cls->base; c != NULL; c = c->base)
    for (const RfMethodDef *def = c->methods; def != NULL && def->name != NULL; def++)
      if (strcmp (def->name, method) == 0)
        return def;
  return NULL;
}

/* @name or, for "=", a comparison. */
static gboolean
is_meant (const char *method, const RfSlotDef *def)
{
  if (*method == '=')
    return def->offset == offsetof (RfSlots, richcompare);
  return strcmp (method, def->name) == 0;
}

static gboolean
add_row (RfMachine *m, RfClass *cls, const Again *row)
{
  const RfMethodDef *method = find_method (cls, row->method);
  RfObject *added;

  for (guint i = 0; i < rf_n_slot_defs; i++)
    {
      const RfSlotDef *def = &rf_slot_defs[i];

      if (!is_meant (row->method, def) || def->wrap == NULL)
        continue;
      added = rf_wrapper_new (m, def, *rf_slot_at (&cls->slots, def->offset), cls);
      if (added == NULL ||
          !rf_dict_set_steal (m, cls->dict, rf_class_state (m)->slot_names[i], added))
        return FALSE;
    }
  if (method == NULL)
    return TRUE;
  added = rf_method_descriptor_new (m, method, cls);
  if (added == NULL)
    return FALSE;
  rf_hold (m->heap, added);
  gboolean ok = rf_class_set_cstr (m, cls, row->method, added);
  rf_release (m->heap, 1);
  rf_drop (m, added);
  return ok;
}

gboolean
rf_class_add_again (RfMachine *m, RfClass *cls)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (m->profile->minor >= rows[i].since && m->profile->minor <= rows[i].until &&
        lists (rows[i].classes, cls->type.name) && !add_row (m, cls, &rows[i]))
      return FALSE;
  return TRUE;
}
