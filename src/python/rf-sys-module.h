/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* The stream that @o, sys.stdout or sys.stderr as the interpreter made them, writes to; -1 when it
 * is anything else. */
int rf_sys_stream (RfMachine *m, RfObject *o);

/* Keeps the uncaught exception @exception (borrowed) in sys.last_value and its like, as CPython
 * does before it prints the traceback; imports sys when the program did not. */
void rf_sys_keep_exception (RfMachine *m, RfObject *exception);
/* Sets them to None at the interpreter's end. */
void rf_sys_forget_exception (RfMachine *m);

G_END_DECLS
