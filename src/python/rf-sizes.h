/* SPDX-License-Identifier: MIT */
#pragma once

#include "base/rf-profile.h"

G_BEGIN_DECLS

/* Sizes of CPython's structs, measured with sys.getsizeof() and __basicsize__, in bytes:
 * X (NAME, 3.10, 3.11, 3.12, 3.13). They decide what sys.getsizeof prints and which simulated
 * block an object gets. */
#define RF_SIZES(X)                                                                               \
  X (STR_ASCII, 48, 48, 40, 40)      /* before the characters and the NUL */                      \
  X (STR_COMPACT, 72, 72, 56, 56)    /* the same for other strs */                                \
  X (STR_BASIC, 80, 80, 64, 64)      /* tp_basicsize */                                           \
  X (STR_LATIN1_EXTRA, 0, 0, 3, 3)   /* the UTF-8 that shared non-ASCII characters bring along */ \
  X (INT_ZERO_DIGITS, 0, 1, 1, 1)    /* digits that 0 is counted with */                          \
  X (INT_BASIC_COUNTS, 0, 0, 1, 1)   /* a subclass's tp_basicsize counts in __sizeof__ */         \
  X (DICT_KEYS, 40, 32, 32, 32)      /* the head of a dict's keys */                              \
  X (DICT_STR_ENTRY, 24, 16, 16, 16) /* an entry while all keys are str */                        \
  X (ENUMERATE, 48, 56, 56, 56)                                                                   \
  X (GENERATOR, 88, 152, 144, 144) /* before the frame's slots (3.11+) */                         \
  X (RANGE_ITERATOR, 48, 48, 40, 40)                                                              \
  X (BOOL_BASIC, 32, 32, 24, 24)                                                                  \
  X (LIST_EXTENDS_TABLES, 0, 0, 0, 1) /* list.extend takes the length of a set beforehand */      \
  X (SORT_EQUAL_RUNS, 0, 0, 0, 1)     /* list.sort: equal neighbours do not end a falling run */  \
  X (PAIRWISE_RESULT, 0, 0, 0, 1)     /* itertools.pairwise gives a free tuple out again */       \
  X (BATCHED_STRICT, 0, 0, 0, 1)      /* itertools.batched takes strict= */                       \
  X (TEE, 40, 40, 48, 48)             /* itertools._tee */                                        \
  X (ITEMGETTER, 40, 48, 48, 48)                                                                  \
  X (ATTRGETTER, 32, 40, 40, 40)                                                                  \
  X (METHODCALLER, 40, 40, 40, 64)  /* the larger one keeps the name before the arguments */      \
  X (MATH_CBRT, 0, 1, 1, 1)         /* there are math.cbrt and exp2 */                            \
  X (MATH_FMA, 0, 0, 0, 1)          /* there is math.fma */                                       \
  X (NEXTAFTER_STEPS, 0, 0, 1, 1)   /* math.nextafter takes steps=; there is math.sumprod */      \
  X (POW_ZERO_INFINITE, 0, 1, 1, 1) /* math.pow (0, -inf) is infinite, no error */                \
  X (OPERATOR_CALL, 0, 1, 1, 1)     /* there is an operator.call */                               \
  X (ZIP, 48, 48, 48, 48)

typedef enum
{
#define X(name, ...) RF_SIZE_##name,
  RF_SIZES (X)
#undef X
    RF_N_SIZES
} RfSizeKind;

/* The row's value for @profile. */
gsize rf_size_of (const RfProfile *profile, RfSizeKind kind);

G_END_DECLS
