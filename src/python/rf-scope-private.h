/* SPDX-License-Identifier: MIT */

/* What the three passes of the scope analysis share: rf-scope-collect.c gathers how each name
 * occurs in each block, rf-scope-resolve.c finds what it means, rf-scope-order.c puts the names in
 * CPython's order. */

#pragma once

#include "python/rf-scope.h"

G_BEGIN_DECLS

/* A global or nonlocal statement. */
typedef struct
{
  const char *name;
  RfSpan span;
} ScopeDirective;

/* A scope while it is being analysed, and after. */
typedef struct ScopeData ScopeData;

struct ScopeData
{
  RfScope scope; /* must be first: the public part */
  ScopeData *parent;
  GArray *symbols;   /* RfSymbol */
  GHashTable *index; /* name -> place in symbols + 1 */
  GPtrArray *params; /* names, in the order of varnames */
  GPtrArray *varnames;
  GPtrArray *children;
  GArray *directives; /* ScopeDirective */
  int iterations;     /* > 0: within the iterable of a comprehension's clause */
  gboolean in_target; /* within the target of a comprehension's clause */
};

struct RfScopes
{
  RfAst *ast;
  GPtrArray *all; /* ScopeData, parents before children */
  GHashTable *by_node;
  GHashTable *type_params_by_node;
  RfSyntaxError *error;
  /* Interned names that mean something. */
  const char *dunder_class, *super, *dot_zero;
};

static inline gboolean
scope_is_function_like (const ScopeData *data)
{
  return data->scope.kind != RF_SCOPE_MODULE && data->scope.kind != RF_SCOPE_CLASS;
}

/* The block whose frame the scope runs in: itself unless it is inlined. */
static inline ScopeData *
scope_frame (ScopeData *data)
{
  while (data->scope.is_inlined)
    data = data->parent;
  return data;
}

/* The place of the name among the symbols, or -1. */
int rf_scope_find (const ScopeData *data, const char *name);

/* The symbol of the name, which is added if it is missing. Pointers to other symbols of the scope
 * are no longer valid then. */
RfSymbol *rf_scope_add (ScopeData *data, const char *name);

static inline RfSymbol *
scope_symbol (const ScopeData *data, int index)
{
  return &g_array_index (data->symbols, RfSymbol, index);
}

gboolean rf_scope_collect (RfScopes *scopes);
gboolean rf_scope_resolve (RfScopes *scopes);
void rf_scope_order (RfScopes *scopes);

G_END_DECLS
