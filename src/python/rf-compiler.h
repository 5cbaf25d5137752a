/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-ast.h"
#include "python/rf-machine.h"
#include "python/rf-scope.h"

G_BEGIN_DECLS

typedef enum
{
  RF_COMPILE_MODULE,
  RF_COMPILE_INTERACTIVE, /* expression statements are printed */
  RF_COMPILE_EXPRESSION,  /* one expression, whose value is returned */
  RF_COMPILE_LIBRARY,     /* a module of the library: RF_CODE_LIBRARY */
} RfCompileMode;

/* Makes the stack code of a checked tree: refusals and scopes have been looked at before. The
 * result is a code object (new reference). NULL with an exception set in the machine when memory is
 * out, or with @error set (RF_ERROR_REFUSED) when the program is too large for the code. */
RfCode *rf_compile (RfMachine *m, const RfAst *ast, const RfScopes *scopes, const char *filename,
                    RfCompileMode mode, GError **error);

/* Drops the counts of literals that rf_compile() left in m->syntax, but for the first @n_kept. */
void rf_compiler_forget_syntax (RfMachine *m, guint n_kept);

/* A new code object, empty (new reference, type code). rf-code.c */
RfCode *rf_code_new (RfMachine *m);

/* The disassembly of @code and the code inside it, for tests and for people. */
void rf_code_dump (RfMachine *m, const RfCode *code, GString *out);

G_END_DECLS
