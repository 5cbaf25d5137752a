/* SPDX-License-Identifier: MIT */

/* What CPython's compiler refuses after parsing, without knowing about names: `return` outside of
 * a function, `break` outside of a loop, misplaced stars, ... And what it warns of. */

#pragma once

#include "python/rf-ast.h"
#include "python/rf-syntax-error.h"

G_BEGIN_DECLS

/* FALSE with @error filled (it may not be NULL and must be empty) for the first mistake. Adds
 * warnings to the tree. rf_scopes_analyse() calls this. */
gboolean rf_ast_check (RfAst *ast, RfSyntaxError *error);

/* Fills @error as CPython's compiler does for a mistake at @span. */
void rf_ast_set_error (const RfAst *ast, RfSyntaxError *error, RfSpan span, const char *format, ...)
  G_GNUC_PRINTF (4, 5);

G_END_DECLS
