/* SPDX-License-Identifier: MIT */

/* What the table of instructions says, as functions. */

#include "python/rf-opcode.h"

static const struct
{
  const char *name;
  RfOperandKind operand;
  int pops, pushes;
} ops[] = {
#define X(name, operand, pops, pushes) { #name, RF_OPERAND_##operand, pops, pushes },
  RF_OPCODES (X)
#undef X
};

const char *
rf_opcode_name (RfOp op)
{
  return ops[op].name;
}

RfOperandKind
rf_opcode_operand (RfOp op)
{
  return ops[op].operand;
}

static int
count_bits (guint32 value)
{
  return __builtin_popcount (value);
}

void
rf_opcode_effect (RfOp op, guint32 arg, int *pops, int *pushes)
{
  *pops = ops[op].pops;
  *pushes = ops[op].pushes;

  switch (op)
    {
    case RF_OP_ROT_N:
    case RF_OP_SWAP:
      *pops = *pushes = (int) arg;
      break;
    case RF_OP_COPY:
      *pops = (int) arg;
      *pushes = (int) arg + 1;
      break;
    case RF_OP_UNPACK_SEQUENCE:
      *pushes = (int) arg;
      break;
    case RF_OP_UNPACK_EX:
      *pushes = (int) ((arg & 0xffff) + (arg >> 16) + 1);
      break;
    case RF_OP_BUILD_TUPLE:
    case RF_OP_BUILD_LIST:
    case RF_OP_BUILD_SET:
    case RF_OP_BUILD_STRING:
    case RF_OP_BUILD_SLICE:
      *pops = (int) arg;
      break;
    case RF_OP_BUILD_MAP:
      *pops = 2 * (int) arg;
      break;
    case RF_OP_BUILD_CONST_KEY_MAP:
    case RF_OP_CALL_FUNCTION:
      *pops = (int) arg + 1;
      break;
    case RF_OP_CALL_FUNCTION_KW:
    case RF_OP_CALL_METHOD:
      *pops = (int) arg + 2;
      break;
    case RF_OP_CALL_METHOD_KW:
      *pops = (int) arg + 3;
      break;
    case RF_OP_CALL_FUNCTION_EX:
      *pops = 2 + (arg & 1);
      break;
    case RF_OP_FORMAT_VALUE:
      *pops = arg & RF_FORMAT_HAS_SPEC ? 2 : 1;
      break;
    case RF_OP_MAKE_FUNCTION:
      *pops = 2 + count_bits (arg & 0xf);
      break;
    case RF_OP_RAISE_VARARGS:
      *pops = (int) arg;
      break;
    default:
      break;
    }
  g_assert (*pops >= 0 && *pushes >= 0);
}
