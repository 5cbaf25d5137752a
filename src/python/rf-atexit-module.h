/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* Calls what the program registered to run at its end, newest first, and forgets it. Errors are
 * reported and do not stop the others. */
void rf_atexit_run (RfMachine *m);

G_END_DECLS
