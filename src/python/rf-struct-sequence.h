/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-container.h"

G_BEGIN_DECLS

/* Tuples whose items have names, as the modules written in C give them: sys.version_info and its
 * like. A class of them is described by a static table of its fields, in order:
 *
 *   static const RfGetSetDef fields[] = { RF_STRUCT_FIELD ("major", 0), …, { NULL } };
 */
/* clang-format off */
#define RF_STRUCT_INDICES(X)                                                              \
  X (0) X (1) X (2) X (3) X (4) X (5) X (6) X (7) X (8) X (9) X (10) X (11) X (12) X (13) \
  X (14) X (15) X (16) X (17) X (18) X (19)
/* clang-format on */

#define X(i) RfObject *rf_struct_sequence_get_##i (RfMachine *m, RfObject *self);
RF_STRUCT_INDICES (X)
#undef X

#define RF_STRUCT_FIELD(name, i)                      \
  {                                                   \
    name, rf_struct_sequence_get_##i, rf_set_readonly \
  }

/* A class called @name (with its module) with @fields. @callable: the program may make instances
 * from an iterable. Kept alive by the machine; NULL with an exception. */
RfClass *rf_struct_sequence_class (RfMachine *m, const char *name, const RfGetSetDef *fields,
                                   gboolean callable);

/* An instance of @cls with @items for all @n fields (stolen, also on failure; one may be NULL: then
 * whoever failed to make it has raised). */
RfObject *rf_struct_sequence_new (RfMachine *m, RfClass *cls, RfObject *const *items, gsize n);

G_END_DECLS
