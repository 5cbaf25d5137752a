/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-class-private.h"

G_BEGIN_DECLS

/* The functions that call a slot with a method's arguments, one for each kind of slot: what stands
 * in the column "wrap" of the table of slots. */
#define RF_WRAPS(X)   \
  X (unary)           \
  X (binary)          \
  X (getattribute)    \
  X (reflected)       \
  X (power)           \
  X (reflected_power) \
  X (inquiry)         \
  X (length)          \
  X (hash)            \
  X (compare)         \
  X (call)            \
  X (init)            \
  X (setattr)         \
  X (delattr)         \
  X (next)            \
  X (descr_get)       \
  X (descr_set)       \
  X (descr_delete)    \
  X (setitem)         \
  X (delitem)         \
  X (contains)        \
  X (repeat)

#define X(name)                                                                                  \
  RfObject *rf_wrap_##name (RfMachine *m, const RfSlotDef *def, RfSlotFunc slot, RfObject *self, \
                            RfObject *const *args, gsize n_args, RfObject *kwnames);
RF_WRAPS (X)
#undef X

G_END_DECLS
