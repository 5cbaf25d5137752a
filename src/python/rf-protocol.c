/* SPDX-License-Identifier: MIT */

/* The abstract object protocol: text, hash, truth, comparison, class tests, and the bounds on C
 * recursion. Calls, sequences and numbers have files of their own. */

#include "python/rf-class-private.h"
#include "python/rf-frame.h"
#include "python/rf-str.h"

/* --- recursion -------------------------------------------------------------------------------- */

gboolean
rf_recursion_enter (RfMachine *m, const char *where)
{
  int c_limit = m->profile->c_recursion_limit;
  m->c_depth++;
  gboolean deep = c_limit != 0 ? m->c_depth + m->eval_depth > c_limit
                               : m->depth + m->c_depth - m->eval_depth > m->recursion_limit;
  if (G_LIKELY (!deep))
    return TRUE;
  m->c_depth--;
  rf_raise (m, RF_EXC_RecursionError, "maximum recursion depth exceeded%s", where);
  return FALSE;
}

/* More of them are counted, as the C stack bears no end of them. */
#define UNCOUNTED_MAX 3000

int
rf_recursion_leave_out (RfMachine *m, int op, RfObject *callable)
{
  const RfFrame *frame = m->frame;

  if (!m->profile->reads_inlined || frame == NULL || frame->code->code[frame->ip].op != op ||
      RF_CLASS_OF (callable) != m->class_function || m->n_uncounted >= UNCOUNTED_MAX)
    return 0;
  m->c_depth--;
  m->eval_depth--;
  m->n_uncounted++;
  return 1;
}

int
rf_repr_enter (RfMachine *m, RfObject *o)
{
  if (m->repr_running == NULL)
    {
      m->repr_running = g_ptr_array_new ();
      /* CPython keeps them in a list from the first time on. */
      rf_heap_block_take (m->heap, &m->class_list->type, m->class_list->basic_size);
    }
  for (guint i = m->repr_running->len; i-- > 0;)
    if (m->repr_running->pdata[i] == o)
      return 1;
  g_ptr_array_add (m->repr_running, o);
  return 0;
}

void
rf_repr_leave (RfMachine *m, RfObject *o)
{
  for (guint i = m->repr_running->len; i-- > 0;)
    if (m->repr_running->pdata[i] == o)
      {
        g_ptr_array_remove_index (m->repr_running, i);
        return;
      }
}

/* --- text ------------------------------------------------------------------------------------- */

/* Runs @function, which has to return a str. */
static RfObject *
text_of (RfMachine *m, RfObject *o, RfUnaryFunc function, const char *method, const char *where)
{
  if (!rf_recursion_enter (m, where))
    return NULL;
  RfObject *result = function (m, o);
  rf_recursion_leave (m);
  if (result == NULL || G_LIKELY (rf_is_str_object (result)))
    return result;
  rf_raise (m, RF_EXC_TypeError, "%s returned non-string (type %.200s)", method,
            rf_class_name (result));
  rf_drop (m, result);
  return NULL;
}

RfObject *
rf_object_repr (RfMachine *m, RfObject *o)
{
  RfUnaryFunc repr = RF_CLASS_OF (o)->slots.repr;
  rf_check_signals (m);
  if (repr == NULL)
    return rf_str_new_format (m, "<%s object at 0x%" G_GINT64_MODIFIER "x>", rf_class_name (o),
                              o->address);
  return text_of (m, o, repr, "__repr__", " while getting the repr of an object");
}

RfObject *
rf_object_str (RfMachine *m, RfObject *o)
{
  rf_check_signals (m);
  if (RF_CLASS_OF (o) == m->class_str)
    return rf_new_ref (m, o);
  RfUnaryFunc str = RF_CLASS_OF (o)->slots.str;
  if (str == NULL)
    return rf_object_repr (m, o);
  return text_of (m, o, str, "__str__", " while getting the str of an object");
}

RfObject *
rf_object_ascii (RfMachine *m, RfObject *o)
{
  RfObject *repr = rf_object_repr (m, o);
  if (repr == NULL || ((RfStr *) repr)->max_char < 0x80)
    return repr;
  g_autoptr (GString) text = g_string_new (NULL);
  const char *p = rf_str_data (repr), *end = p + ((RfStr *) repr)->size;
  while (p < end)
    {
      gunichar c = rf_utf8_next (&p);
      if (c < 0x80)
        g_string_append_c (text, (char) c);
      else if (c < 0x100)
        g_string_append_printf (text, "\\x%02x", c);
      else if (c < 0x10000)
        g_string_append_printf (text, "\\u%04x", c);
      else
        g_string_append_printf (text, "\\U%08x", c);
    }
  rf_drop (m, repr);
  return rf_str_new (m, text->str, (gssize) text->len);
}

RfObject *
rf_object_format (RfMachine *m, RfObject *o, RfObject *spec)
{
  if (spec == NULL || ((RfStr *) spec)->size == 0)
    {
      if (RF_CLASS_OF (o) == m->class_str)
        return rf_new_ref (m, o);
      if (RF_CLASS_OF (o) == m->class_int)
        return rf_object_str (m, o);
    }
  RfObject *arg = spec != NULL ? spec : m->empty_str;
  RfObject *result = rf_object_call_special (m, o, m->name_format, &arg, 1);
  if (result == NULL)
    {
      if (!rf_raised (m))
        rf_raise (m, RF_EXC_TypeError, "Type %.100s doesn't define __format__", rf_class_name (o));
      return NULL;
    }
  if (rf_is_str_object (result))
    return result;
  rf_raise (m, RF_EXC_TypeError, "__format__ must return a str, not %.200s",
            rf_class_name (result));
  rf_drop (m, result);
  return NULL;
}

/* --- hash and truth --------------------------------------------------------------------------- */

gint64
rf_object_hash (RfMachine *m, RfObject *o)
{
  RfHashFunc hash = RF_CLASS_OF (o)->slots.hash;
  return hash != NULL ? hash (m, o) : rf_hash_not_implemented (m, o);
}

int
rf_object_truth (RfMachine *m, RfObject *o)
{
  if (o == m->true_)
    return 1;
  if (o == m->false_ || o == m->none)
    return 0;
  const RfSlots *slots = &RF_CLASS_OF (o)->slots;
  if (slots->bool_ != NULL)
    return slots->bool_ (m, o);
  if (slots->length == NULL)
    return 1;
  gssize length = slots->length (m, o);
  return length > 0 ? 1 : (int) length;
}

/* --- comparison ------------------------------------------------------------------------------- */

static const RfCompareOp reflected_compare[] = {
  [RF_CMP_LT] = RF_CMP_GT, [RF_CMP_LE] = RF_CMP_GE, [RF_CMP_EQ] = RF_CMP_EQ,
  [RF_CMP_NE] = RF_CMP_NE, [RF_CMP_GT] = RF_CMP_LT, [RF_CMP_GE] = RF_CMP_LE
};

static const char *const compare_signs[] = {
  [RF_CMP_LT] = "<",  [RF_CMP_LE] = "<=", [RF_CMP_EQ] = "==",
  [RF_CMP_NE] = "!=", [RF_CMP_GT] = ">",  [RF_CMP_GE] = ">="
};

/* One try: NULL without exception when it is declined. */
static RfObject *
try_compare (RfMachine *m, RfCompareFunc compare, RfObject *a, RfObject *b, RfCompareOp op)
{
  RfObject *result = compare (m, a, b, op);
  if (result != m->not_implemented)
    return result;
  rf_drop (m, result);
  return NULL;
}

static RfObject *
compare_objects (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  RfClass *ca = RF_CLASS_OF (a), *cb = RF_CLASS_OF (b);
  gboolean reflected_done = FALSE;
  RfObject *result;
  if (ca != cb && cb->slots.richcompare != NULL && rf_class_is_subclass (cb, ca))
    {
      reflected_done = TRUE;
      result = try_compare (m, cb->slots.richcompare, b, a, reflected_compare[op]);
      if (result != NULL || rf_raised (m))
        return result;
    }
  if (ca->slots.richcompare != NULL)
    {
      result = try_compare (m, ca->slots.richcompare, a, b, op);
      if (result != NULL || rf_raised (m))
        return result;
    }
  if (!reflected_done && cb->slots.richcompare != NULL)
    {
      result = try_compare (m, cb->slots.richcompare, b, a, reflected_compare[op]);
      if (result != NULL || rf_raised (m))
        return result;
    }
  if (op == RF_CMP_EQ || op == RF_CMP_NE)
    return rf_bool (m, (a == b) == (op == RF_CMP_EQ));
  return rf_raise (m, RF_EXC_TypeError,
                   "'%s' not supported between instances of '%.100s' and "
                   "'%.100s'",
                   compare_signs[op], rf_class_name (a), rf_class_name (b));
}

RfObject *
rf_object_compare (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  RfClass *cls = RF_CLASS_OF (a);
  /* Numbers and strs cannot recurse; but where C calls count for the one limit, it is here that the
   * deepest frame of many a recursion meets it. */
  if (cls == m->class_int || cls == m->class_str || cls == m->class_float)
    return rf_recursion_is_full (m)
             ? rf_raise (m, RF_EXC_RecursionError, "maximum recursion depth exceeded in comparison")
             : compare_objects (m, a, b, op);
  if (!rf_recursion_enter (m, " in comparison"))
    return NULL;
  RfObject *result = compare_objects (m, a, b, op);
  rf_recursion_leave (m);
  return result;
}

RfObject *
rf_object_compare_specialized (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  RfClass *cls = RF_CLASS_OF (a);

  if (cls == RF_CLASS_OF (b) &&
      (cls == m->class_int || cls == m->class_float || cls == m->class_str))
    return compare_objects (m, a, b, op);
  return rf_object_compare (m, a, b, op);
}

int
rf_object_compare_bool (RfMachine *m, RfObject *a, RfObject *b, RfCompareOp op)
{
  if (a == b)
    {
      if (op == RF_CMP_EQ)
        return 1;
      if (op == RF_CMP_NE)
        return 0;
    }
  RfObject *result = rf_object_compare (m, a, b, op);
  if (result == NULL)
    return -1;
  int truth;
  if (result == m->true_ || result == m->false_)
    truth = result == m->true_;
  else
    {
      rf_hold (m->heap, result);
      truth = rf_object_truth (m, result);
      rf_release (m->heap, 1);
    }
  rf_drop (m, result);
  return truth;
}

/* --- class tests ------------------------------------------------------------------------------ */

/* Something with __bases__ that is no class passes for one. */
static int
is_abstract_class (RfMachine *m, RfObject *o)
{
  RfObject *bases = rf_object_getattr_optional (m, o, m->name_bases);
  if (bases == NULL)
    return rf_raised (m) ? -1 : 0;
  int is = rf_is_tuple_object (bases);
  rf_drop (m, bases);
  return is;
}

/* isinstance or issubclass with one class that has no say in it. */
static int
plain_test (RfMachine *m, RfObject *o, RfObject *cls, gboolean instance)
{
  if (rf_is_class (cls) && (instance || rf_is_class (o)))
    {
      if (!instance)
        return rf_class_is_subclass ((RfClass *) o, (RfClass *) cls);
      if (rf_is (o, (RfClass *) cls))
        return 1;
      RfObject *claimed = rf_object_getattr_optional (m, o, m->name_class);
      if (claimed == NULL)
        return rf_raised (m) ? -1 : 0;
      int is = claimed != (RfObject *) RF_CLASS_OF (o) && rf_is_class (claimed) &&
               rf_class_is_subclass ((RfClass *) claimed, (RfClass *) cls);
      rf_drop (m, claimed);
      return is;
    }
  if (!instance && !rf_is_class (o))
    {
      int is = is_abstract_class (m, o);
      if (is == 0)
        rf_raise (m, RF_EXC_TypeError, "issubclass() arg 1 must be a class");
      if (is <= 0)
        return -1;
    }
  if (!rf_is_class (cls))
    {
      int is = is_abstract_class (m, cls);
      if (is == 0)
        rf_raise (m, RF_EXC_TypeError,
                  instance ? "isinstance() arg 2 must be a type, a tuple of types, or a union"
                           : "issubclass() arg 2 must be a class, a tuple of classes, or a union");
      if (is <= 0)
        return -1;
    }
  return o == cls;
}

static int
class_test (RfMachine *m, RfObject *o, RfObject *cls, gboolean instance)
{
  if (RF_CLASS_OF (cls) == m->class_type)
    {
      if (instance && RF_CLASS_OF (o) == (RfClass *) cls)
        return 1;
      return plain_test (m, o, cls, instance);
    }
  if (rf_is_tuple_object (cls))
    {
      if (!rf_recursion_enter (m, instance ? " in __instancecheck__" : " in __subclasscheck__"))
        return -1;
      int found = 0;
      for (gsize i = 0; found == 0 && i < ((RfTuple *) cls)->length; i++)
        found = class_test (m, o, ((RfTuple *) cls)->items[i], instance);
      rf_recursion_leave (m);
      return found;
    }
  RfObject *result =
    rf_object_call_special (m, cls, instance ? m->name_instancecheck : m->name_subclasscheck, &o,
                            1);
  if (result == NULL)
    return rf_raised (m) ? -1 : plain_test (m, o, cls, instance);
  rf_hold (m->heap, result);
  int truth = rf_object_truth (m, result);
  rf_release (m->heap, 1);
  rf_drop (m, result);
  return truth;
}

int
rf_object_isinstance (RfMachine *m, RfObject *o, RfObject *class_or_tuple)
{
  return class_test (m, o, class_or_tuple, TRUE);
}

int
rf_object_issubclass (RfMachine *m, RfObject *cls, RfObject *class_or_tuple)
{
  return class_test (m, cls, class_or_tuple, FALSE);
}
