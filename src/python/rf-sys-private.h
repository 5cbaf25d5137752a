/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-sys-module.h"

G_BEGIN_DECLS

/* What the files of the module sys share. */
typedef struct
{
  RfClass *class_file;
  RfClass *class_unraisable_args;
  RfObject *dict; /* the module's, which the interpreter holds too; NULL before it is made */
} RfSysState;

static inline RfSysState *
rf_sys_state (RfMachine *m)
{
  return m->sys_state;
}

/* Steals @value; NULL: FALSE. */
gboolean rf_sys_add (RfMachine *m, RfObject *dict, const char *name, RfObject *value);

/* rf-sys-stream.c: the class of the streams, and stdin, stdout, stderr. */
gboolean rf_sys_add_streams (RfMachine *m, RfObject *dict);
/* rf-sys-info.c: what the interpreter tells of itself. */
gboolean rf_sys_add_info (RfMachine *m, RfObject *dict);
/* rf-sys-hook.c */
gboolean rf_sys_add_hooks (RfMachine *m, RfObject *dict);
RfObject *rf_sys_displayhook (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                              RfObject *kwnames);
RfObject *rf_sys_excepthook (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                             RfObject *kwnames);
RfObject *rf_sys_unraisablehook (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                                 RfObject *kwnames);

G_END_DECLS
