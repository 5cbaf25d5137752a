/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-ast.h"

G_BEGIN_DECLS

/* The expression @node as text, as CPython writes an annotation that is not evaluated (from
 * __future__ import annotations). @ast: the tree that it belongs to; nodes may be added. Transfer
 * full. */
char *rf_ast_unparse (RfAst *ast, const RfNode *node);

G_END_DECLS
