/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* What weakref.finalize registered for the program's end: calls the finalizers that are still
 * alive and want it, newest first, while the collector is off. Errors are reported and do not
 * stop the others. */
void rf_weakref_run_finalizers (RfMachine *m);

/* A weak reference of @cls to @referent; @callback None or NULL: none. A basic one is shared. */
RfObject *rf_weakref_make (RfMachine *m, RfClass *cls, RfObject *referent, RfObject *callback,
                           gboolean is_proxy);
/* Makes the class finalize and adds it to the module's @dict. */
gboolean rf_weakref_add_finalize (RfMachine *m, RfObject *dict);

G_END_DECLS
