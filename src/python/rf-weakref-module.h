/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* A weak reference of @cls to @referent; @callback None or NULL: none. A basic one is shared. */
RfObject *rf_weakref_make (RfMachine *m, RfClass *cls, RfObject *referent, RfObject *callback,
                           gboolean is_proxy);

G_END_DECLS
