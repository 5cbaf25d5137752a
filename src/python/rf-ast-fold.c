/* SPDX-License-Identifier: MIT */

/* Which operations on literals are literals themselves to CPython's compiler. Only the type of the
 * result matters here, and of its value as much as the bounds of folding ask for: a double. The
 * values are folded in rf-compiler-fold.c. */

#include "python/rf-ast-check-private.h"

#include <math.h>
#include <stdlib.h>

#define MAX_BITS 128
#define MAX_TEXT 4096
#define MAX_TUPLE 256

typedef enum
{
  FOLDED_NOT, /* no constant */
  FOLDED_BOOL,
  FOLDED_INT,
  FOLDED_FLOAT,
  FOLDED_COMPLEX,
  FOLDED_STR,
  FOLDED_BYTES,
  FOLDED_TUPLE,
  FOLDED_OTHER, /* None, ... */
} FoldedKind;

typedef struct
{
  FoldedKind kind;
  double value; /* of a number; of the others how long they are */
} Folded;

static Folded fold (const RfNode *node);

static gboolean
is_int (Folded folded)
{
  return folded.kind == FOLDED_BOOL || folded.kind == FOLDED_INT;
}

static gboolean
is_number (Folded folded)
{
  return folded.kind >= FOLDED_BOOL && folded.kind <= FOLDED_COMPLEX;
}

static double
bits_of (Folded number)
{
  return number.value != 0 ? floor (log2 (fabs (number.value))) + 1 : 0;
}

static Folded
fold_literal (const RfConstant *constant)
{
  switch (constant->kind)
    {
    case RF_CONSTANT_FALSE:
    case RF_CONSTANT_TRUE:
      return (Folded){ FOLDED_BOOL, constant->kind == RF_CONSTANT_TRUE };
    case RF_CONSTANT_INT:
      {
        double value = 0;
        for (const char *digit = constant->text; *digit != '\0'; digit++)
          value = value * constant->base + g_ascii_xdigit_value (*digit);
        return (Folded){ FOLDED_INT, value };
      }
    case RF_CONSTANT_FLOAT:
      return (Folded){ FOLDED_FLOAT, constant->number };
    case RF_CONSTANT_COMPLEX:
      return (Folded){ FOLDED_COMPLEX, constant->number };
    case RF_CONSTANT_STR:
      {
        double length = 0;
        for (gsize i = 0; i < constant->length; i++)
          length += (constant->text[i] & 0xC0) != 0x80;
        return (Folded){ FOLDED_STR, length };
      }
    case RF_CONSTANT_BYTES:
      return (Folded){ FOLDED_BYTES, constant->length };
    default:
      return (Folded){ FOLDED_OTHER, 0 };
    }
}

static Folded
fold_unary (const RfNode *node)
{
  Folded operand = fold (node->unary_op.operand), none = { FOLDED_NOT, 0 };

  if (operand.kind == FOLDED_NOT)
    return none;
  if (node->unary_op.op == RF_UNARY_NOT)
    return (Folded){ FOLDED_BOOL, operand.kind != FOLDED_OTHER && operand.value == 0 };
  if (!is_number (operand) || (node->unary_op.op == RF_UNARY_INVERT && !is_int (operand)))
    return none;
  if (node->unary_op.op == RF_UNARY_INVERT)
    return (Folded){ FOLDED_INT, -operand.value - 1 };
  return (Folded){ MAX (operand.kind, FOLDED_INT),
                   node->unary_op.op == RF_UNARY_U_SUB ? -operand.value : operand.value };
}

static Folded
fold_numbers (RfOperator op, Folded a, Folded b)
{
  Folded none = { FOLDED_NOT, 0 }, both = { MAX (MAX (a.kind, b.kind), FOLDED_INT), 0 };
  gboolean ints = is_int (a) && is_int (b), bools = a.kind == b.kind && a.kind == FOLDED_BOOL;

  switch (op)
    {
    case RF_OPERATOR_ADD:
      return (Folded){ both.kind, a.value + b.value };
    case RF_OPERATOR_SUB:
      return (Folded){ both.kind, a.value - b.value };
    case RF_OPERATOR_MULT:
      both.value = a.value * b.value;
      return ints && bits_of (a) + bits_of (b) > MAX_BITS ? none : both;
    case RF_OPERATOR_DIV:
      return b.value == 0 ? none : (Folded){ MAX (both.kind, FOLDED_FLOAT), a.value / b.value };
    case RF_OPERATOR_FLOOR_DIV:
    case RF_OPERATOR_MOD:
      if (b.value == 0 || both.kind == FOLDED_COMPLEX)
        return none;
      both.value = op == RF_OPERATOR_MOD ? fmod (a.value, b.value) : floor (a.value / b.value);
      return both;
    case RF_OPERATOR_POW:
      if (a.value == 0 && b.value < 0)
        return none;
      if (ints && b.value > 0 && bits_of (a) * b.value > MAX_BITS)
        return none;
      if (ints && b.value < 0)
        both.kind = FOLDED_FLOAT;
      else if (a.value < 0 && b.value != floor (b.value))
        both.kind = FOLDED_COMPLEX;
      both.value = pow (a.value, b.value);
      return both;
    case RF_OPERATOR_L_SHIFT:
      both.value = ldexp (a.value, (int) CLAMP (b.value, 0, MAX_BITS));
      return !ints || b.value < 0 || (a.value != 0 && bits_of (a) + b.value > MAX_BITS) ? none
                                                                                        : both;
    case RF_OPERATOR_R_SHIFT:
      both.value = floor (ldexp (a.value, (int) CLAMP (-b.value, -MAX_BITS, 0)));
      return !ints || b.value < 0 ? none : both;
    case RF_OPERATOR_BIT_OR:
    case RF_OPERATOR_BIT_AND:
    case RF_OPERATOR_BIT_XOR:
      both.kind = bools ? FOLDED_BOOL : FOLDED_INT;
      both.value = MAX (fabs (a.value), fabs (b.value)); /* so long it may be */
      return ints ? both : none;
    default:
      return none;
    }
}

static Folded
fold_binary (const RfNode *node)
{
  Folded a = fold (node->bin_op.left), b = fold (node->bin_op.right), none = { FOLDED_NOT, 0 };
  RfOperator op = node->bin_op.op;

  if (is_number (a) && is_number (b))
    return fold_numbers (op, a, b);
  if (a.kind >= FOLDED_STR && a.kind <= FOLDED_TUPLE && a.kind == b.kind && op == RF_OPERATOR_ADD)
    return (Folded){ a.kind, a.value + b.value };
  if (op != RF_OPERATOR_MULT)
    return none;
  if (is_int (a))
    {
      Folded left = a;
      a = b;
      b = left;
    }
  if (a.kind < FOLDED_STR || a.kind > FOLDED_TUPLE || !is_int (b) || (b.value < 0 && a.value > 0) ||
      a.value * b.value > (a.kind == FOLDED_TUPLE ? MAX_TUPLE : MAX_TEXT))
    return none;
  return (Folded){ a.kind, a.value * b.value };
}

/* The item of a literal. */
static Folded
fold_subscript (const RfNode *node)
{
  const RfNode *value = node->subscript.value;
  Folded whole = fold (value), index = fold (node->subscript.slice), none = { FOLDED_NOT, 0 };
  double place = index.value < 0 ? index.value + whole.value : index.value;

  if (!is_int (index) || place < 0 || place >= whole.value)
    return none;
  if (whole.kind == FOLDED_STR)
    return (Folded){ FOLDED_STR, 1 };
  if (whole.kind == FOLDED_BYTES)
    return (Folded){ FOLDED_INT, 0 };
  return value->kind == RF_AST_TUPLE && whole.kind == FOLDED_TUPLE
           ? fold (value->tuple.elts.items[(guint) place])
           : none;
}

static Folded
fold (const RfNode *node)
{
  switch (node->kind)
    {
    case RF_AST_CONSTANT:
      return fold_literal (&node->constant.value);
    case RF_AST_TUPLE:
      for (guint i = 0; i < node->tuple.elts.n; i++)
        if (fold (node->tuple.elts.items[i]).kind == FOLDED_NOT)
          return (Folded){ FOLDED_NOT, 0 };
      return (Folded){ FOLDED_TUPLE, node->tuple.elts.n };
    case RF_AST_UNARY_OP:
      return fold_unary (node);
    case RF_AST_BIN_OP:
      return fold_binary (node);
    case RF_AST_SUBSCRIPT:
      return fold_subscript (node);
    default:
      return (Folded){ FOLDED_NOT, 0 };
    }
}

const char *
rf_ast_folded_type (const RfNode *node)
{
  static const char *const names[] = {
    [FOLDED_BOOL] = "bool",       [FOLDED_INT] = "int",  [FOLDED_FLOAT] = "float",
    [FOLDED_COMPLEX] = "complex", [FOLDED_STR] = "str",  [FOLDED_BYTES] = "bytes",
    [FOLDED_TUPLE] = "tuple",     [FOLDED_OTHER] = NULL,
  };

  return names[fold (node).kind];
}
