/* SPDX-License-Identifier: MIT */

/* The scopes as the compiler sees them, and the order of the passes. */

#include "python/rf-scope-private.h"

#include "base/rf-error.h"
#include "python/rf-ast-check.h"

#include <string.h>

int
rf_scope_find (const ScopeData *data, const char *name)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (data->index, name)) - 1;
}

RfSymbol *
rf_scope_add (ScopeData *data, const char *name)
{
  int index = rf_scope_find (data, name);
  RfSymbol symbol = { name, RF_BINDING_LOCAL, 0 };

  if (index < 0)
    {
      index = data->symbols->len;
      g_array_append_val (data->symbols, symbol);
      g_hash_table_insert (data->index, (gpointer) name, GINT_TO_POINTER (index + 1));
    }
  return scope_symbol (data, index);
}

static void
free_data (gpointer pointer)
{
  ScopeData *data = pointer;

  g_free ((char *) data->scope.qualname);
  g_free (data->scope.cellvars);
  g_free (data->scope.freevars);
  g_array_unref (data->symbols);
  g_hash_table_unref (data->index);
  g_ptr_array_unref (data->params);
  g_ptr_array_unref (data->varnames);
  g_ptr_array_unref (data->children);
  g_array_unref (data->directives);
  g_free (data);
}

void
rf_scopes_free (RfScopes *scopes)
{
  if (scopes == NULL)
    return;
  g_ptr_array_unref (scopes->all);
  g_hash_table_unref (scopes->by_node);
  g_hash_table_unref (scopes->type_params_by_node);
  g_free (scopes);
}

/* Points the public part at what the passes have gathered. */
static void
publish (ScopeData *data)
{
  data->scope.symbols = (RfSymbol *) data->symbols->data;
  data->scope.n_symbols = data->symbols->len;
  data->scope.varnames = (const char **) data->varnames->pdata;
  data->scope.n_varnames = data->varnames->len;
  data->scope.n_parameters = data->params->len;
  data->scope.children = (RfScope **) data->children->pdata;
  data->scope.n_children = data->children->len;
}

RfScopes *
rf_scopes_analyse (RfAst *ast, RfSyntaxError *syntax_error, GError **error)
{
  g_auto (RfSyntaxError) own_error = RF_SYNTAX_ERROR_INIT;
  g_autoptr (RfScopes) scopes = g_new0 (RfScopes, 1);

  scopes->ast = ast;
  scopes->all = g_ptr_array_new_with_free_func (free_data);
  scopes->by_node = g_hash_table_new (NULL, NULL);
  scopes->type_params_by_node = g_hash_table_new (NULL, NULL);
  scopes->error = syntax_error != NULL ? syntax_error : &own_error;
  scopes->dunder_class = rf_ast_intern (ast, "__class__", -1);
  scopes->super = rf_ast_intern (ast, "super", -1);
  scopes->dot_zero = rf_ast_intern (ast, ".0", -1);
  if (!rf_scope_collect (scopes) || !rf_scope_resolve (scopes) ||
      !rf_ast_check (ast, scopes->error))
    {
      g_autofree char *sentence = rf_syntax_error_to_sentence (scopes->error);

      g_set_error_literal (error, RF_ERROR, RF_ERROR_SYNTAX, sentence);
      return NULL;
    }
  rf_scope_order (scopes);
  for (guint i = 0; i < scopes->all->len; i++)
    publish (g_ptr_array_index (scopes->all, i));
  return g_steal_pointer (&scopes);
}

RfScope *
rf_scopes_get_top (const RfScopes *scopes)
{
  return g_ptr_array_index (scopes->all, 0);
}

RfScope *
rf_scopes_lookup (const RfScopes *scopes, const RfNode *node)
{
  return g_hash_table_lookup (scopes->by_node, node);
}

RfScope *
rf_scopes_lookup_type_params (const RfScopes *scopes, const RfNode *node)
{
  return g_hash_table_lookup (scopes->type_params_by_node, node);
}

const RfSymbol *
rf_scope_lookup_symbol (const RfScope *scope, const char *name)
{
  const ScopeData *data = (const ScopeData *) scope;
  int index = rf_scope_find (data, name);

  return index >= 0 ? scope_symbol (data, index) : NULL;
}

static int
find_name (const char **names, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (names[i] == name)
      return i;
  return -1;
}

int
rf_scope_find_cellvar (const RfScope *scope, const char *name)
{
  return find_name (scope->cellvars, scope->n_cellvars, name);
}

int
rf_scope_find_freevar (const RfScope *scope, const char *name)
{
  return find_name (scope->freevars, scope->n_freevars, name);
}

int
rf_scope_find_varname (const RfScope *scope, const char *name)
{
  return find_name (scope->varnames, scope->n_varnames, name);
}
