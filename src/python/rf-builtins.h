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

/* rf-builtins-exec.c */
RfObject *rf_builtin_compile (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                              RfObject *kwnames);
RfObject *rf_builtin_eval (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                           RfObject *kwnames);
RfObject *rf_builtin_exec (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                           RfObject *kwnames);
/* The dict of builtins that code with @globals sees: what __builtins__ there says. (borrowed) */
RfObject *rf_builtins_of_globals (RfMachine *m, RfObject *globals);

/* rf-site.c: adds exit and quit to the builtins. */
gboolean rf_site_setup (RfMachine *m, RfObject *dict);

/* rf-print.c */
RfObject *rf_builtin_print (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                            RfObject *kwnames);

G_END_DECLS
