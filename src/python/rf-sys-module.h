/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* The stream that @o, sys.stdout or sys.stderr as the interpreter made them, writes to; -1 when it
 * is anything else. */
int rf_sys_stream (RfMachine *m, RfObject *o);

G_END_DECLS
