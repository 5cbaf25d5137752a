/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* What weakref.finalize registered for the program's end: calls the finalizers that are still
 * alive and want it, newest first, while the collector is off. Errors are reported and do not
 * stop the others. */
void rf_weakref_run_finalizers (RfMachine *m);

G_END_DECLS
