/* SPDX-License-Identifier: MIT */

/* Compiling text while a program runs: for exec(), eval() and compile(). What is wrong with the
 * text is raised as the SyntaxError that CPython raises. */

#pragma once

#include "python/rf-compiler.h"
#include "python/rf-syntax-error.h"

G_BEGIN_DECLS

/* The code of @size bytes at @text (new reference). @mode: RF_COMPILE_MODULE, _EXPRESSION or
 * _INTERACTIVE; @future: RfCodeFlags of the futures that are on already. The literals' counts stay
 * in m->syntax until rf_compiler_forget_syntax(). NULL: SyntaxError and its like; SyntaxError too
 * for a construct that the engine refuses. */
RfCode *rf_compile_text (RfMachine *m, const char *text, gsize size, const char *filename,
                         RfCompileMode mode, int future);

/* What CPython writes to stderr while it compiles the file @ast: each SyntaxWarning. NULL: nothing.
 * (transfer full) */
char *rf_compile_warnings (const RfAst *ast);

/* --- SyntaxError as an object: rf-syntax-exception.c ------------------------------------------ */

/* Raises @error; @text: whether the line is to be shown. */
void rf_syntax_exception_raise (RfMachine *m, const RfSyntaxError *error);
/* The place and the line of the SyntaxError @exception as tracebacks show them. */
void rf_syntax_exception_append (RfMachine *m, RfObject *exception, GString *out);
/* What stands behind the class in its last line (a new str). */
RfObject *rf_syntax_exception_last_line (RfMachine *m, RfObject *exception);
/* str (exception) */
RfObject *rf_syntax_exception_str (RfMachine *m, RfObject *exception);

extern const RfGetSetDef rf_syntax_exception_getsets[];

G_END_DECLS
