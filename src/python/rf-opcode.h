/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The stack code. Modelled on what CPython's compiler produces (3.10's instructions with the
 * exception tables of 3.11), so that every temporary reference lives exactly as long as there.
 *
 * One table: X (NAME, operand, pops, pushes). It drives the enum, the disassembler and the
 * compiler's stack-depth check. Operand: what arg means. RF_VARIES: the number depends on arg (see
 * rf_opcode_effect()). Stack pictures in the comments: the top is on the right. */
#define RF_VARIES (-1)

#define RF_OPCODES(X)                                                                           \
  X (NOP, NONE, 0, 0)                                                                           \
  X (POP_TOP, NONE, 1, 0)                                                                       \
  X (DUP_TOP, NONE, 1, 2)                                                                       \
  X (DUP_TOP_TWO, NONE, 2, 4)            /* a b → a b a b */                                  \
  X (ROT_TWO, NONE, 2, 2)                /* a b → b a */                                      \
  X (ROT_THREE, NONE, 3, 3)              /* a b c → c a b */                                  \
  X (ROT_FOUR, NONE, 4, 4)               /* a b c d → d a b c */                              \
  X (ROT_N, COUNT, RF_VARIES, RF_VARIES) /* the top goes below the arg - 1 items under it */    \
  X (SWAP, COUNT, RF_VARIES, RF_VARIES)  /* top with the arg-th from the top (1: itself) */     \
  X (COPY, COUNT, RF_VARIES, RF_VARIES)  /* pushes the arg-th from the top (1: the top) */      \
  X (LOAD_CONST, CONST, 0, 1)                                                                   \
  X (PUSH_NULL, NONE, 0, 1)                                                                     \
  X (LOAD_FAST, LOCAL, 0, 1) /* UnboundLocalError when unset */                                 \
  X (STORE_FAST, LOCAL, 1, 0)                                                                   \
  X (DELETE_FAST, LOCAL, 0, 0)                                                                  \
  X (LOAD_FAST_AND_CLEAR, LOCAL, 0, 1) /* may push NULL; for inlined comprehensions; a          \
                                        * STORE_FAST of NULL unsets */                          \
  X (SAVE_CELL, CELL, 0, 1)            /* pushes the cell and puts a fresh one there; for       \
                                        * inlined comprehensions */                             \
  X (RESTORE_CELL, CELL, 1, 0)         /* puts back what SAVE_CELL pushed */                    \
  X (LOAD_NAME, NAME, 0, 1)            /* locals dict, globals, builtins */                     \
  X (STORE_NAME, NAME, 1, 0)                                                                    \
  X (DELETE_NAME, NAME, 0, 0)                                                                   \
  X (LOAD_GLOBAL, NAME, 0, 1)                                                                   \
  X (STORE_GLOBAL, NAME, 1, 0)                                                                  \
  X (DELETE_GLOBAL, NAME, 0, 0)                                                                 \
  X (LOAD_CLOSURE, CELL, 0, 1) /* the cell itself */                                            \
  X (LOAD_DEREF, CELL, 0, 1)                                                                    \
  X (LOAD_CLASSDEREF, CELL, 0, 1) /* class body: its dict first */                              \
  X (STORE_DEREF, CELL, 1, 0)                                                                   \
  X (DELETE_DEREF, CELL, 0, 0)                                                                  \
  X (LOAD_ATTR, NAME, 1, 1)                                                                     \
  X (LOAD_METHOD, NAME, 1, 2) /* o → function o, or NULL bound */                             \
  X (STORE_ATTR, NAME, 2, 0)  /* value o → */                                                 \
  X (DELETE_ATTR, NAME, 1, 0)                                                                   \
  X (BINARY_SUBSCR, NONE, 2, 1) /* o key → o[key] */                                          \
  X (STORE_SUBSCR, NONE, 3, 0)  /* value o key → */                                           \
  X (DELETE_SUBSCR, NONE, 2, 0) /* o key → */                                                 \
  X (BINARY_SLICE, NONE, 3, 1)  /* o start stop → o[start:stop] (3.12+) */                    \
  X (STORE_SLICE, NONE, 4, 0)   /* value o start stop → */                                    \
  X (UNARY_POSITIVE, NONE, 1, 1)                                                                \
  X (UNARY_NEGATIVE, NONE, 1, 1)                                                                \
  X (UNARY_NOT, NONE, 1, 1)                                                                     \
  X (UNARY_INVERT, NONE, 1, 1)                                                                  \
  X (BINARY_OP, BINARY, 2, 1) /* RfBinaryOp */                                                  \
  X (INPLACE_OP, BINARY, 2, 1)                                                                  \
  X (COMPARE_OP, COMPARE, 2, 1) /* RfCompareOp */                                               \
  X (IS_OP, FLAG, 2, 1)         /* arg 1: is not */                                             \
  X (CONTAINS_OP, FLAG, 2, 1)   /* item container; arg 1: not in */                             \
  X (JUMP, TARGET, 0, 0)                                                                        \
  X (POP_JUMP_IF_FALSE, TARGET, 1, 0)                                                           \
  X (POP_JUMP_IF_TRUE, TARGET, 1, 0)                                                            \
  X (JUMP_IF_FALSE_OR_POP, TARGET, 1, 1) /* pops only when it goes on */                        \
  X (JUMP_IF_TRUE_OR_POP, TARGET, 1, 1)                                                         \
  X (GET_ITER, NONE, 1, 1)                                                                      \
  X (FOR_ITER, TARGET, 1, 2)  /* it → it next; at the end: pops it and jumps */               \
  X (GEN_START, NONE, 0, 0)   /* a generator's first turn begins here */                        \
  X (YIELD_VALUE, FLAG, 1, 1) /* value → what is sent; arg 1: of a yield from */              \
  X (GET_YIELD_FROM_ITER, NONE, 1, 1)                                                           \
  X (SEND, TARGET, 2, 2)   /* receiver value → receiver yielded; when the receiver has ended: \
                            * jumps, with receiver result */                                    \
  X (END_SEND, NONE, 2, 1) /* receiver result → result */                                     \
  X (UNPACK_SEQUENCE, COUNT, 1, RF_VARIES) /* pushes right to left: first item on top */        \
  X (UNPACK_EX, UNPACK, 1, RF_VARIES)      /* arg = before + (after << 16) */                   \
  X (BUILD_TUPLE, COUNT, RF_VARIES, 1)                                                          \
  X (BUILD_LIST, COUNT, RF_VARIES, 1)                                                           \
  X (BUILD_SET, COUNT, RF_VARIES, 1)                                                            \
  X (BUILD_MAP, COUNT, RF_VARIES, 1)           /* key value … (arg pairs) */                  \
  X (BUILD_CONST_KEY_MAP, COUNT, RF_VARIES, 1) /* value … keys-tuple */                       \
  X (BUILD_STRING, COUNT, RF_VARIES, 1)                                                         \
  X (BUILD_SLICE, COUNT, RF_VARIES, 1) /* arg 2 or 3 */                                         \
  X (LIST_APPEND, DEPTH, 1, 0)         /* the list is the arg-th from the top after the         \
                                        * pop */                                                \
  X (SET_ADD, DEPTH, 1, 0)                                                                      \
  X (MAP_ADD, DEPTH, 2, 0) /* key value */                                                      \
  X (LIST_EXTEND, DEPTH, 1, 0)                                                                  \
  X (SET_UPDATE, DEPTH, 1, 0)                                                                   \
  X (DICT_UPDATE, DEPTH, 1, 0)                                                                  \
  X (DICT_MERGE, DEPTH, 1, 0) /* for calls: duplicate keywords are an error; the                \
                               * callable is the (arg + 2)-th from the top */                   \
  X (LIST_TO_TUPLE, NONE, 1, 1)                                                                 \
  X (FORMAT_VALUE, FORMAT, RF_VARIES, 1)    /* RfFormatFlags; value [spec] → str */           \
  X (CALL_FUNCTION, COUNT, RF_VARIES, 1)    /* callable arg … */                              \
  X (CALL_FUNCTION_KW, COUNT, RF_VARIES, 1) /* callable arg … names-tuple; arg counts all */  \
  X (CALL_FUNCTION_EX, FLAG, RF_VARIES, 1)  /* callable tuple [dict] */                         \
  X (CALL_METHOD, COUNT, RF_VARIES, 1)      /* function o arg …, or NULL bound arg … */     \
  X (CALL_METHOD_KW, COUNT, RF_VARIES, 1)   /* the same with a names-tuple on top */            \
  X (MAKE_FUNCTION, FUNCTION, RF_VARIES, 1) /* [defaults] [kwdefaults] [annotations] [closure]  \
                                             * code qualname; RfFunctionFlags */                \
  X (LOAD_BUILD_CLASS, NONE, 0, 1)                                                              \
  X (RETURN_VALUE, NONE, 1, 0)                                                                  \
  X (SETUP_ANNOTATIONS, NONE, 0, 0)                                                             \
  X (IMPORT_NAME, NAME, 2, 1) /* level fromlist → module */                                   \
  X (IMPORT_FROM, NAME, 1, 2)                                                                   \
  X (IMPORT_STAR, NONE, 1, 0)                                                                   \
  X (RAISE_VARARGS, COUNT, RF_VARIES, 0) /* 0: again; 1: exception; 2: exception cause */       \
  X (LOAD_ASSERTION_ERROR, NONE, 0, 1)                                                          \
  /* At a handler the machine has cut the stack to the table's depth, pushed the instruction's  \
   * index as an int when the table says so (lasti), and pushed the exception. */               \
  X (PUSH_EXC_INFO, NONE, 1, 2)     /* exc → previous exc; exc becomes the handled one        \
                                     * (previous: None when there was none) */                  \
  X (POP_EXCEPT, NONE, 1, 0)        /* previous → ; it is the handled one again */            \
  X (CHECK_EXC_MATCH, NONE, 2, 2)   /* exc type → exc bool */                                 \
  X (RERAISE, COUNT, 1, 0)          /* exc → ; arg > 0: lasti stands arg items below          \
                                     * exc, and the traceback keeps its line */                 \
  X (BEFORE_WITH, NONE, 1, 2)       /* manager → bound-__exit__ result-of-__enter__ */        \
  X (WITH_EXCEPT_START, NONE, 4, 5) /* exit lasti previous exc → the same and the             \
                                     * result of exit (type, exc, traceback) */                 \
  X (PRINT_EXPR, NONE, 1, 0)        /* what the console shows of a line */                      \
  X (GET_LEN, NONE, 1, 2)           /* o → o len (o) */                                       \
  X (MATCH_SEQUENCE, NONE, 1, 2)    /* o → o bool */                                          \
  X (MATCH_MAPPING, NONE, 1, 2)                                                                 \
  X (MATCH_KEYS, NONE, 2, 3)   /* o keys-tuple → the same and a tuple of values, None */      \
  X (MATCH_CLASS, COUNT, 3, 1) /* o class names-tuple → tuple of attributes, None; arg:       \
                                * positional ones */                                            \
  X (COPY_DICT_WITHOUT_KEYS, NONE, 2, 2) /* o keys-tuple → o dict-of-the-rest */

typedef enum
{
#define X(name, ...) RF_OP_##name,
  RF_OPCODES (X)
#undef X
    RF_N_OPS
} RfOp;

typedef enum
{
  RF_OPERAND_NONE,
  RF_OPERAND_COUNT,
  RF_OPERAND_DEPTH,
  RF_OPERAND_CONST,  /* index into consts */
  RF_OPERAND_NAME,   /* index into names */
  RF_OPERAND_LOCAL,  /* index into the frame's locals */
  RF_OPERAND_CELL,   /* index into cells (cellvars, then freevars) */
  RF_OPERAND_TARGET, /* index of an instruction */
  RF_OPERAND_FLAG,
  RF_OPERAND_BINARY,
  RF_OPERAND_COMPARE,
  RF_OPERAND_UNPACK,
  RF_OPERAND_FORMAT,
  RF_OPERAND_FUNCTION,
} RfOperandKind;

/* The operators of two operands, in the order of the slots of a class. Same order as the AST's
 * RfOperator. */
#define RF_BINARY_OPS(X)          \
  X (ADD, "+", "add")             \
  X (SUB, "-", "sub")             \
  X (MULT, "*", "mul")            \
  X (MAT_MULT, "@", "matmul")     \
  X (DIV, "/", "truediv")         \
  X (MOD, "%", "mod")             \
  X (POW, "** or pow()", "pow")   \
  X (L_SHIFT, "<<", "lshift")     \
  X (R_SHIFT, ">>", "rshift")     \
  X (BIT_OR, "|", "or")           \
  X (BIT_XOR, "^", "xor")         \
  X (BIT_AND, "&", "and")         \
  X (FLOOR_DIV, "//", "floordiv") \
  X (DIVMOD, "divmod()", "divmod") /* the builtin function's; no operator */

typedef enum
{
#define X(name, sign, method) RF_BINARY_##name,
  RF_BINARY_OPS (X)
#undef X
    RF_N_BINARY_OPS
} RfBinaryOp;

typedef enum
{
  RF_CMP_LT,
  RF_CMP_LE,
  RF_CMP_EQ,
  RF_CMP_NE,
  RF_CMP_GT,
  RF_CMP_GE
} RfCompareOp;

typedef enum
{
  RF_FORMAT_STR = 1, /* !s */
  RF_FORMAT_REPR = 2,
  RF_FORMAT_ASCII = 3,
  RF_FORMAT_CONVERSION_MASK = 3,
  RF_FORMAT_HAS_SPEC = 4,
} RfFormatFlags;

typedef enum
{
  RF_FUNCTION_DEFAULTS = 1,    /* tuple */
  RF_FUNCTION_KWDEFAULTS = 2,  /* dict */
  RF_FUNCTION_ANNOTATIONS = 4, /* dict */
  RF_FUNCTION_CLOSURE = 8,     /* tuple of cells */
} RfFunctionFlags;

const char *rf_opcode_name (RfOp op);
RfOperandKind rf_opcode_operand (RfOp op);
/* How many items @op takes from the stack and puts there with operand @arg. */
void rf_opcode_effect (RfOp op, guint32 arg, int *pops, int *pushes);

G_END_DECLS
