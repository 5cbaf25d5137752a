/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

#define RF_MATH(name)                                                                              \
  static RfObject *math_##name (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, \
                                RfObject *kwnames)

/* The gamma function and the logarithm of its absolute value; *@error becomes EDOM or ERANGE. */
double rf_math_gamma (double x, int *error);
double rf_math_lgamma (double x, int *error);

/* What stands in the module, by file. */
extern const RfMethodDef rf_math_integer_functions[], rf_math_sum_functions[];

G_END_DECLS
