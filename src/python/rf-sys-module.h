/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* --- streams: rf-sys-stream.c ----------------------------------------------------------------- */

/* The stream that @o, sys.stdout or sys.stderr as the interpreter made them, writes to; -1 when it
 * is anything else, or closed. */
int rf_sys_stream (RfMachine *m, RfObject *o);
/* Is @self, a stream of the interpreter's own, open and the input? FALSE with an exception. */
gboolean rf_sys_check_readable (RfMachine *m, RfObject *self);
/* sys.NAME as the interpreter finds it, also where sys is no longer in sys.modules; borrowed, NULL
 * when there is none. */
RfObject *rf_sys_get (RfMachine *m, const char *name);

/* sys.argv begins with the program's file, once it is known. */
gboolean rf_sys_name_program (RfMachine *m);
/* Writes the str @text to a stream of the interpreter's own. A lone surrogate is written as an
 * escape to stderr, and is a UnicodeEncodeError for stdout. */
gboolean rf_sys_write_stream (RfMachine *m, RfStream stream, RfObject *text);
/* @file.write (@text): FALSE with an exception. */
gboolean rf_sys_write_to (RfMachine *m, RfObject *file, RfObject *text);
/* Writes to sys.stderr, whatever that is now; nothing when it is None or gone. No exception is left
 * set, and one that was is kept. */
void rf_sys_print_error (RfMachine *m, const char *text, gsize size);
/* The same, but what sys.stderr does not take goes to the interpreter's own stream. */
void rf_sys_write_error (RfMachine *m, const char *text, gsize size);
/* @file.flush (): FALSE with an exception. */
gboolean rf_sys_flush_file (RfMachine *m, RfObject *file);
/* Calls flush of sys.stdout and sys.stderr where the program replaced them; FALSE when that of
 * sys.stdout fails. */
gboolean rf_sys_flush (RfMachine *m);

/* --- hooks: rf-sys-hook.c --------------------------------------------------------------------- */

/* The exception that left the program, @exception (borrowed): what CPython does with it, from
 * sys.last_value to sys.excepthook. Returns the exit status. */
int rf_sys_end_by_exception (RfMachine *m, RfObject *exception);
/* At the interpreter's end: sys.last_value and its like become None, and sys.stdout and its like
 * what they were at first. */
void rf_sys_forget (RfMachine *m);
/* Calls sys.unraisablehook when the program set one: TRUE when @exception needs no further report.
 * @message: CPython's err_msg, or NULL; @object may be NULL. */
gboolean rf_sys_call_unraisable_hook (RfMachine *m, RfObject *exception, const char *message,
                                      RfObject *object);

G_END_DECLS
