/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* Reading the program's input: what sys.stdin does, and input(). */

/* The methods that sys.stdin has besides those of every stream; ended by an empty one. All are
 * RfCallFunc; self is the stream. */
#define RF_INPUT_METHODS                                                          \
  { "read", rf_input_read, 0, 1, 0 }, { "readline", rf_input_readline, 0, 1, 0 }, \
  {                                                                               \
    "readlines", rf_input_readlines, 0, 1, 0                                      \
  }

RfObject *rf_input_read (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                         RfObject *kwnames);
RfObject *rf_input_readline (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                             RfObject *kwnames);
RfObject *rf_input_readlines (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                              RfObject *kwnames);
/* The next line, for iterating over the stream; NULL at the end. */
RfObject *rf_input_next (RfMachine *m, RfObject *self);

/* input() */
RfObject *rf_builtin_input (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                            RfObject *kwnames);

G_END_DECLS
