/* SPDX-License-Identifier: MIT */

/* The abstract object protocol: operators. A binary operator asks the left operand's class first,
 * unless the right one's is a subclass of it with a slot of its own; then the right one's. */

#include "python/rf-class-private.h"

static const char *const signs[] = {
#define X(name, sign, method) [RF_BINARY_##name] = sign,
  RF_BINARY_OPS (X)
#undef X
};

static const char *const inplace_signs[] = {
#define X(name, sign, method) [RF_BINARY_##name] = sign "=",
  RF_BINARY_OPS (X)
#undef X
};

static gpointer
raise_unsupported (RfMachine *m, RfObject *a, RfObject *b, const char *sign)
{
  return rf_raise (m, RF_EXC_TypeError,
                   "unsupported operand type(s) for %.100s: '%.100s' and '%.100s'", sign,
                   rf_class_name (a), rf_class_name (b));
}

/* The order of the two slots; @call applies one of them. NotImplemented (a new reference) when
 * both decline. */
#define TRY_BOTH(slot_of, call)                                                          \
  RfClass *ca = RF_CLASS_OF (a), *cb = RF_CLASS_OF (b);                                  \
  __typeof__ (slot_of (ca)) left = slot_of (ca), right = ca != cb ? slot_of (cb) : NULL; \
  RfObject *result;                                                                      \
  if (right == left)                                                                     \
    right = NULL;                                                                        \
  if (left != NULL)                                                                      \
    {                                                                                    \
      if (right != NULL && rf_class_is_subclass (cb, ca))                                \
        {                                                                                \
          result = call (right);                                                         \
          if (result != m->not_implemented)                                              \
            return result;                                                               \
          rf_drop (m, result);                                                           \
          right = NULL;                                                                  \
        }                                                                                \
      result = call (left);                                                              \
      if (result != m->not_implemented)                                                  \
        return result;                                                                   \
      rf_drop (m, result);                                                               \
    }                                                                                    \
  if (right != NULL)                                                                     \
    {                                                                                    \
      result = call (right);                                                             \
      if (result != m->not_implemented)                                                  \
        return result;                                                                   \
      rf_drop (m, result);                                                               \
    }                                                                                    \
  return rf_not_implemented (m);

static RfObject *
try_binary (RfMachine *m, RfBinaryOp op, RfObject *a, RfObject *b)
{
#define SLOT(cls) ((cls)->slots.binary[op])
#define CALL(slot) ((slot) (m, a, b))
  TRY_BOTH (SLOT, CALL)
#undef SLOT
#undef CALL
}

static RfObject *
try_power (RfMachine *m, RfObject *a, RfObject *b, RfObject *modulus)
{
#define SLOT(cls) ((cls)->slots.power)
#define CALL(slot) ((slot) (m, a, b, modulus))
  TRY_BOTH (SLOT, CALL)
#undef SLOT
#undef CALL
}

/* sequence * n, where @n has to be an index. */
static RfObject *
repeat (RfMachine *m, RfObject *(*function) (RfMachine *m, RfObject *self, gssize n),
        RfObject *sequence, RfObject *n)
{
  if (RF_CLASS_OF (n)->slots.index == NULL)
    return rf_raise (m, RF_EXC_TypeError, "can't multiply sequence by non-int of type '%.200s'",
                     rf_class_name (n));
  gssize count = rf_object_as_index (m, n, RF_EXC_OverflowError);
  if (count == -1 && rf_raised (m))
    return NULL;
  return function (m, sequence, count);
}

/* What + and * try when the numbers' slots have declined. NULL without exception: nothing. */
static RfObject *
try_sequence (RfMachine *m, RfBinaryOp op, RfObject *a, RfObject *b)
{
  const RfSlots *sa = &RF_CLASS_OF (a)->slots, *sb = &RF_CLASS_OF (b)->slots;
  if (op == RF_BINARY_ADD && sa->concat != NULL)
    return sa->concat (m, a, b);
  if (op == RF_BINARY_MULT)
    {
      if (sa->repeat != NULL)
        return repeat (m, sa->repeat, a, b);
      if (sb->repeat != NULL)
        return repeat (m, sb->repeat, b, a);
    }
  return NULL;
}

RfObject *
rf_object_binary (RfMachine *m, RfBinaryOp op, RfObject *a, RfObject *b)
{
  if (op == RF_BINARY_POW)
    return rf_object_power (m, a, b, m->none);
  RfObject *result = try_binary (m, op, a, b);
  if (result != m->not_implemented)
    return result;
  rf_drop (m, result);
  result = try_sequence (m, op, a, b);
  if (result == NULL && !rf_raised (m))
    return raise_unsupported (m, a, b, signs[op]);
  return result;
}

RfObject *
rf_object_inplace (RfMachine *m, RfBinaryOp op, RfObject *a, RfObject *b)
{
  const RfSlots *slots = &RF_CLASS_OF (a)->slots;
  RfObject *result;
  if (slots->inplace[op] != NULL)
    {
      result = slots->inplace[op](m, a, b);
      if (result != m->not_implemented)
        return result;
      rf_drop (m, result);
    }
  result = op == RF_BINARY_POW ? try_power (m, a, b, m->none) : try_binary (m, op, a, b);
  if (result != m->not_implemented)
    return result;
  rf_drop (m, result);
  if (op == RF_BINARY_ADD && slots->inplace_concat != NULL)
    return slots->inplace_concat (m, a, b);
  if (op == RF_BINARY_MULT && slots->inplace_repeat != NULL)
    return repeat (m, slots->inplace_repeat, a, b);
  result = try_sequence (m, op, a, b);
  if (result == NULL && !rf_raised (m))
    return raise_unsupported (m, a, b, op == RF_BINARY_POW ? "**=" : inplace_signs[op]);
  return result;
}

RfObject *
rf_object_power (RfMachine *m, RfObject *a, RfObject *b, RfObject *modulus)
{
  if (modulus == NULL)
    modulus = m->none;
  RfObject *result = try_power (m, a, b, modulus);
  if (result != m->not_implemented)
    return result;
  rf_drop (m, result);
  RfTernaryFunc third = RF_CLASS_OF (modulus)->slots.power;
  if (third != NULL && third != RF_CLASS_OF (a)->slots.power &&
      third != RF_CLASS_OF (b)->slots.power)
    {
      result = third (m, a, b, modulus);
      if (result != m->not_implemented)
        return result;
      rf_drop (m, result);
    }
  if (modulus == m->none)
    return raise_unsupported (m, a, b, signs[RF_BINARY_POW]);
  return rf_raise (m, RF_EXC_TypeError,
                   "unsupported operand type(s) for ** or pow(): '%.100s', '%.100s', '%.100s'",
                   rf_class_name (a), rf_class_name (b), rf_class_name (modulus));
}

static RfObject *
unary (RfMachine *m, RfObject *o, RfUnaryFunc function, const char *sign)
{
  if (function != NULL)
    return function (m, o);
  return rf_raise (m, RF_EXC_TypeError, "bad operand type for %s: '%.200s'", sign,
                   rf_class_name (o));
}

RfObject *
rf_object_negative (RfMachine *m, RfObject *o)
{
  return unary (m, o, RF_CLASS_OF (o)->slots.negative, "unary -");
}

RfObject *
rf_object_positive (RfMachine *m, RfObject *o)
{
  return unary (m, o, RF_CLASS_OF (o)->slots.positive, "unary +");
}

RfObject *
rf_object_invert (RfMachine *m, RfObject *o)
{
  return unary (m, o, RF_CLASS_OF (o)->slots.invert, "unary ~");
}

RfObject *
rf_object_absolute (RfMachine *m, RfObject *o)
{
  return unary (m, o, RF_CLASS_OF (o)->slots.absolute, "abs()");
}
