/* SPDX-License-Identifier: MIT */

/* What the engine does not run is refused before the run: with its place and its name. The table
 * in rf-refusal.c is the list; to support a construct, delete its row. */

#pragma once

#include "python/rf-ast.h"
#include "python/rf-machine.h"

G_BEGIN_DECLS

/* TRUE if the engine can run all of @ast. FALSE with @error set to RF_ERROR_REFUSED for the first
 * construct, in the order of the text, that it cannot: "prog.py:3:1: 'async def' is not
 * supported" (column: characters from 1). @filename NULL: the tree's own. @is_library: the text is
 * a library module's, which may import modules that no program finds. @m: knows the names that
 * modules have; NULL: names are not looked at. */
gboolean rf_refusal_check (RfMachine *m, const RfAst *ast, const char *filename,
                           gboolean is_library, GError **error);

/* The same for text that is compiled while a program runs: only the constructs are looked at, for
 * what a name means, and which modules there are, is seen when the text runs. FALSE: @span and
 * @message (transfer full) tell of the first. */
gboolean rf_refusal_check_constructs (const RfAst *ast, RfSpan *span, char **message);

/* Does CPython have a builtin @name, and the engine not? Text that a program runs may use one: then
 * the NameError says so. */
gboolean rf_refusal_is_builtin (const char *name);

G_END_DECLS
