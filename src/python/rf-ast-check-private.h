/* SPDX-License-Identifier: MIT */

/* What the files of the checks share. */

#pragma once

#include "python/rf-ast-check.h"

G_BEGIN_DECLS

/* The rules of one case of a match statement. FALSE with @error filled. */
gboolean rf_ast_check_case (RfAst *ast, RfSyntaxError *error, const RfNode *match_case,
                            gboolean is_last);

/* The type of the constant that @node is to the compiler, a literal or an operation on literals.
 * NULL: it is none, or one like None. */
const char *rf_ast_folded_type (const RfNode *node);

/* Warn of what is most likely a mistake. @not_of: the node that a `not` stands before, or NULL. */
void rf_ast_warn_compare (RfAst *ast, const RfNode *node, const RfNode *not_of);
void rf_ast_warn_call (RfAst *ast, const RfNode *node);
void rf_ast_warn_subscript (RfAst *ast, const RfNode *node);

G_END_DECLS
