/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* What copies of an object are made of: object.__reduce_ex__() and its parts. */

/* What __getstate__() says of @o, or would say: its attributes, and those of __slots__. */
RfObject *rf_reduce_state (RfMachine *m, RfObject *o);
/* iter (o.items ()). */
RfObject *rf_reduce_items (RfMachine *m, RfObject *o);

/* Methods of object. */
RfObject *rf_reduce_method_reduce (RfMachine *m, RfObject *self, RfObject *const *args,
                                   gsize n_args, RfObject *kwnames);
RfObject *rf_reduce_method_reduce_ex (RfMachine *m, RfObject *self, RfObject *const *args,
                                      gsize n_args, RfObject *kwnames);
RfObject *rf_reduce_method_getstate (RfMachine *m, RfObject *self, RfObject *const *args,
                                     gsize n_args, RfObject *kwnames);
/* __reduce__ of BaseException, and its __setstate__. */
RfObject *rf_reduce_method_exception (RfMachine *m, RfObject *self, RfObject *const *args,
                                      gsize n_args, RfObject *kwnames);
RfObject *rf_reduce_method_exception_setstate (RfMachine *m, RfObject *self, RfObject *const *args,
                                               gsize n_args, RfObject *kwnames);
/* __reduce__ of set and frozenset. */
RfObject *rf_reduce_method_set (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                                RfObject *kwnames);
/* … of slice. */
RfObject *rf_reduce_method_slice (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                                  RfObject *kwnames);

G_END_DECLS
