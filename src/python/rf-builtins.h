/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* Functions of the module builtins that have a file of their own; all are RfCallFunc. */

/* rf-builtins-iterate.c */
RfObject *rf_builtin_all (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                          RfObject *kwnames);
RfObject *rf_builtin_any (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                          RfObject *kwnames);
RfObject *rf_builtin_max (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                          RfObject *kwnames);
RfObject *rf_builtin_min (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                          RfObject *kwnames);
RfObject *rf_builtin_sorted (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                             RfObject *kwnames);
RfObject *rf_builtin_sum (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                          RfObject *kwnames);

/* rf-print.c */
RfObject *rf_builtin_print (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                            RfObject *kwnames);

G_END_DECLS
