/* SPDX-License-Identifier: MIT */

/* The first pass: how each name occurs in each block, in the order in which CPython's symbol table
 * visits the tree, and the errors that can be told from that alone. */

#include "python/rf-scope-private.h"

#include "python/rf-ast-check.h"

#include <string.h>

typedef struct
{
  RfScopes *scopes;
  RfAst *ast;
  int minor;
  ScopeData *current;
} Collect;

static gboolean collect_node (Collect *c, RfNode *node);

#define FAIL(c, span, ...) \
  (rf_ast_set_error ((c)->ast, (c)->scopes->error, span, __VA_ARGS__), FALSE)

/* Blocks **************************************************************************************/

static const char *
intern (Collect *c, const char *text)
{
  return rf_ast_intern (c->ast, text, -1);
}

static char *
make_qualname (const ScopeData *data)
{
  const ScopeData *parent = data->parent;
  int index;

  while (parent != NULL && (parent->scope.kind == RF_SCOPE_TYPE_PARAMS || parent->scope.is_inlined))
    parent = parent->parent;
  if (parent == NULL || parent->scope.kind == RF_SCOPE_MODULE)
    return g_strdup (data->scope.name);
  if (data->scope.kind == RF_SCOPE_FUNCTION || data->scope.kind == RF_SCOPE_CLASS)
    {
      /* A definition of a global name is not part of what is around it. */
      index = rf_scope_find (parent, data->scope.name);
      if (index >= 0 && (scope_symbol (parent, index)->flags & RF_SYMBOL_GLOBAL) != 0)
        return g_strdup (data->scope.name);
    }
  if (parent->scope.kind == RF_SCOPE_FUNCTION || parent->scope.kind == RF_SCOPE_LAMBDA)
    return g_strdup_printf ("%s.<locals>.%s", parent->scope.qualname, data->scope.name);
  return g_strdup_printf ("%s.%s", parent->scope.qualname, data->scope.name);
}

static ScopeData *
enter_block (Collect *c, RfScopeKind kind, const char *name, RfNode *node)
{
  ScopeData *data = g_new0 (ScopeData, 1);
  ScopeData *parent = c->current;

  /* A lambda in an iterable is still in it. */
  data->iterations = parent != NULL ? parent->iterations : 0;
  data->symbols = g_array_new (FALSE, FALSE, sizeof (RfSymbol));
  data->index = g_hash_table_new (NULL, NULL);
  data->params = g_ptr_array_new ();
  data->varnames = g_ptr_array_new ();
  data->children = g_ptr_array_new ();
  data->directives = g_array_new (FALSE, FALSE, sizeof (ScopeDirective));
  data->parent = parent;
  data->scope.kind = kind;
  data->scope.name = name;
  data->scope.node = node;
  data->scope.parent = parent != NULL ? &parent->scope : NULL;
  data->scope.class_name = parent != NULL ? parent->scope.class_name : NULL;
  if (parent != NULL)
    {
      data->scope.is_nested = parent->scope.is_nested || scope_is_function_like (parent);
      g_ptr_array_add (parent->children, data);
    }
  g_ptr_array_add (c->scopes->all, data);
  if (kind == RF_SCOPE_TYPE_PARAMS)
    g_hash_table_insert (c->scopes->type_params_by_node, node, data);
  else
    g_hash_table_insert (c->scopes->by_node, node, data);
  data->scope.qualname = make_qualname (data);
  c->current = data;
  return data;
}

static void
leave_block (Collect *c)
{
  c->current = c->current->parent;
}

/* Names ***************************************************************************************/

static const char *
mangle (Collect *c, const char *name)
{
  return rf_ast_mangle (c->ast, c->current->scope.class_name, name);
}

static guint
get_flags (const ScopeData *data, const char *name)
{
  int index = rf_scope_find (data, name);

  return index >= 0 ? scope_symbol (data, index)->flags : 0;
}

/* Notes that the (not yet mangled) name occurs so in the current block. */
static gboolean
add_name (Collect *c, const char *name, guint flags, RfSpan span)
{
  ScopeData *data = c->current;
  RfSymbol *symbol;

  name = mangle (c, name);
  symbol = rf_scope_add (data, name);
  if ((flags & RF_SYMBOL_PARAMETER) != 0 && (symbol->flags & RF_SYMBOL_PARAMETER) != 0)
    return FAIL (c, span, "duplicate argument '%s' in function definition", name);
  if ((flags & RF_SYMBOL_TYPE_PARAM) != 0 && (symbol->flags & RF_SYMBOL_TYPE_PARAM) != 0)
    return FAIL (c, span, "duplicate type parameter '%s'", name);
  if (data->in_target && (flags & RF_SYMBOL_ASSIGNED) != 0)
    {
      if ((symbol->flags & (RF_SYMBOL_GLOBAL | RF_SYMBOL_NONLOCAL)) != 0)
        return FAIL (c, span,
                     "comprehension inner loop cannot rebind assignment expression target '%s'",
                     name);
      flags |= RF_SYMBOL_ITERATION;
    }
  symbol->flags |= flags;
  if ((flags & RF_SYMBOL_PARAMETER) != 0)
    g_ptr_array_add (data->params, (gpointer) name);
  return TRUE;
}

static gboolean
collect_name (Collect *c, RfNode *node)
{
  if (!add_name (c, node->name.id,
                 node->name.ctx == RF_CONTEXT_LOAD ? RF_SYMBOL_USED : RF_SYMBOL_ASSIGNED,
                 node->span))
    return FALSE;
  /* super() without arguments looks for the class in a cell. */
  if (node->name.ctx == RF_CONTEXT_LOAD && node->name.id == c->scopes->super &&
      scope_is_function_like (c->current))
    return add_name (c, c->scopes->dunder_class, RF_SYMBOL_USED, node->span);
  return TRUE;
}

static gboolean
collect_seq (Collect *c, RfNodeSeq seq)
{
  for (guint i = 0; i < seq.n; i++)
    if (seq.items[i] != NULL && !collect_node (c, seq.items[i]))
      return FALSE;
  return TRUE;
}

static gboolean
collect_optional (Collect *c, RfNode *node)
{
  return node == NULL || collect_node (c, node);
}

static gboolean
visit_child (RfNode *child, gpointer data)
{
  return collect_node (data, child);
}

static gboolean
collect_children (Collect *c, RfNode *node)
{
  return rf_node_foreach_child (node, visit_child, c);
}

/* global and nonlocal *************************************************************************/

static gboolean
collect_directive (Collect *c, RfNode *node)
{
  gboolean is_global = node->kind == RF_AST_GLOBAL;
  RfIdentSeq names = is_global ? node->global_.names : node->nonlocal_.names;
  const char *kind = is_global ? "global" : "nonlocal";

  for (guint i = 0; i < names.n; i++)
    {
      const char *name = mangle (c, names.items[i]);
      guint flags = get_flags (c->current, name);
      ScopeDirective directive = { name, node->span };

      if ((flags & RF_SYMBOL_PARAMETER) != 0)
        return FAIL (c, node->span, "name '%s' is parameter and %s", names.items[i], kind);
      if ((flags & RF_SYMBOL_USED) != 0)
        return FAIL (c, node->span, "name '%s' is used prior to %s declaration", names.items[i],
                     kind);
      if ((flags & RF_SYMBOL_ANNOTATED) != 0)
        return FAIL (c, node->span, "annotated name '%s' can't be %s", names.items[i], kind);
      if ((flags & RF_SYMBOL_ASSIGNED) != 0)
        return FAIL (c, node->span, "name '%s' is assigned to before %s declaration",
                     names.items[i], kind);
      if (!add_name (c, names.items[i], is_global ? RF_SYMBOL_GLOBAL : RF_SYMBOL_NONLOCAL,
                     node->span))
        return FALSE;
      g_array_append_val (c->current->directives, directive);
    }
  return TRUE;
}

/* What would have an effect is refused all the same. */
static gboolean
check_text_annotation (RfNode *node, gpointer user)
{
  Collect *c = user;
  const char *what = NULL;

  switch (node->kind)
    {
    case RF_AST_YIELD:
    case RF_AST_YIELD_FROM:
      what = "yield expression";
      break;
    case RF_AST_AWAIT:
      what = "await expression";
      break;
    case RF_AST_NAMED_EXPR:
      what = "named expression";
      break;
    case RF_AST_LAMBDA:
    case RF_AST_LIST_COMP:
    case RF_AST_SET_COMP:
    case RF_AST_DICT_COMP:
    case RF_AST_GENERATOR_EXP:
      return TRUE; /* they run for themselves */
    default:
      break;
    }
  if (what != NULL)
    return FAIL (c, node->span,
                 rf_ast_get_minor (c->ast) >= 12 ? "%s cannot be used within an annotation"
                                                 : "'%s' can not be used within an annotation",
                 what);
  return rf_node_foreach_child (node, check_text_annotation, c);
}

static gboolean
collect_annotation (Collect *c, RfNode *annotation)
{
  if (annotation == NULL)
    return TRUE;
  return rf_ast_annotations_are_text (c->ast) ? check_text_annotation (annotation, c)
                                              : collect_node (c, annotation);
}

static gboolean
collect_ann_assign (Collect *c, RfNode *node)
{
  RfNode *target = node->ann_assign.target;

  if (target->kind == RF_AST_NAME)
    {
      guint flags = get_flags (c->current, mangle (c, target->name.id));

      if (node->ann_assign.simple && (flags & (RF_SYMBOL_GLOBAL | RF_SYMBOL_NONLOCAL)) != 0 &&
          c->current->scope.kind != RF_SCOPE_MODULE)
        return FAIL (c, node->span, "annotated name '%s' can't be %s", target->name.id,
                     (flags & RF_SYMBOL_GLOBAL) != 0 ? "global" : "nonlocal");
      if (node->ann_assign.simple || node->ann_assign.value != NULL)
        if (!add_name (c, target->name.id,
                       RF_SYMBOL_ASSIGNED | (node->ann_assign.simple ? RF_SYMBOL_ANNOTATED : 0),
                       node->span))
          return FALSE;
    }
  else if (!collect_node (c, target))
    return FALSE;
  return collect_annotation (c, node->ann_assign.annotation) &&
         collect_optional (c, node->ann_assign.value);
}

/* Functions and classes ***********************************************************************/

static gboolean
add_parameters (Collect *c, const RfNode *args)
{
  const RfNodeSeq seqs[] = { args->arguments.posonlyargs, args->arguments.args,
                             args->arguments.kwonlyargs };
  RfNode *stars[] = { args->arguments.vararg, args->arguments.kwarg };

  for (guint k = 0; k < G_N_ELEMENTS (seqs); k++)
    for (guint i = 0; i < seqs[k].n; i++)
      if (!add_name (c, seqs[k].items[i]->arg.arg, RF_SYMBOL_PARAMETER, seqs[k].items[i]->span))
        return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (stars); k++)
    if (stars[k] != NULL && !add_name (c, stars[k]->arg.arg, RF_SYMBOL_PARAMETER, stars[k]->span))
      return FALSE;
  return TRUE;
}

static gboolean
collect_annotations (Collect *c, const RfNode *args, RfNode *returns)
{
  const RfNodeSeq seqs[] = { args->arguments.posonlyargs, args->arguments.args,
                             args->arguments.kwonlyargs };
  RfNode *stars[] = { args->arguments.vararg, args->arguments.kwarg };

  for (guint k = 0; k < G_N_ELEMENTS (seqs); k++)
    {
      for (guint i = 0; k == 2 && i < G_N_ELEMENTS (stars); i++)
        if (stars[i] != NULL && !collect_annotation (c, stars[i]->arg.annotation))
          return FALSE;
      for (guint i = 0; i < seqs[k].n; i++)
        if (!collect_annotation (c, seqs[k].items[i]->arg.annotation))
          return FALSE;
    }
  return collect_annotation (c, returns);
}

static gboolean
collect_type_variable (Collect *c, RfNode *value, const char *name)
{
  gboolean ok;

  if (value == NULL)
    return TRUE;
  enter_block (c, RF_SCOPE_TYPE_VARIABLE, name, value);
  ok = collect_node (c, value);
  leave_block (c);
  return ok;
}

static gboolean
collect_type_param (Collect *c, RfNode *node)
{
  const char *name = node->kind == RF_AST_TYPE_VAR     ? node->type_var.name
                     : node->kind == RF_AST_PARAM_SPEC ? node->param_spec.name
                                                       : node->type_var_tuple.name;
  RfNode *value = node->kind == RF_AST_TYPE_VAR     ? node->type_var.default_value
                  : node->kind == RF_AST_PARAM_SPEC ? node->param_spec.default_value
                                                    : node->type_var_tuple.default_value;

  return add_name (c, name, RF_SYMBOL_ASSIGNED | RF_SYMBOL_TYPE_PARAM, node->span) &&
         (node->kind != RF_AST_TYPE_VAR || collect_type_variable (c, node->type_var.bound, name)) &&
         collect_type_variable (c, value, name);
}

/* Enters the block of the type parameters, if there are any. */
static gboolean
enter_type_params (Collect *c, RfNodeSeq params, const char *name, RfNode *node)
{
  if (params.n == 0)
    return TRUE;
  enter_block (c, RF_SCOPE_TYPE_PARAMS, name, node);
  for (guint i = 0; i < params.n; i++)
    if (!collect_type_param (c, params.items[i]))
      return FALSE;
  return TRUE;
}

static gboolean
collect_function (Collect *c, RfNode *node)
{
  gboolean is_async = node->kind == RF_AST_ASYNC_FUNCTION_DEF;
  const char *name = is_async ? node->async_function_def.name : node->function_def.name;
  RfNode *args = is_async ? node->async_function_def.args : node->function_def.args;
  RfNode *returns = is_async ? node->async_function_def.returns : node->function_def.returns;
  RfNodeSeq decorators =
    is_async ? node->async_function_def.decorator_list : node->function_def.decorator_list;
  RfNodeSeq params =
    is_async ? node->async_function_def.type_params : node->function_def.type_params;
  gboolean ok;

  if (!add_name (c, name, RF_SYMBOL_ASSIGNED, node->span) ||
      !collect_seq (c, args->arguments.defaults) || !collect_seq (c, args->arguments.kw_defaults) ||
      (c->minor >= 12 && !collect_seq (c, decorators)) ||
      !enter_type_params (c, params, name, node) || !collect_annotations (c, args, returns) ||
      (c->minor < 12 && !collect_seq (c, decorators)))
    return FALSE;
  enter_block (c, RF_SCOPE_FUNCTION, name, node);
  c->current->scope.is_coroutine = is_async;
  ok = add_parameters (c, args) &&
       collect_seq (c, is_async ? node->async_function_def.body : node->function_def.body);
  leave_block (c);
  if (params.n > 0)
    leave_block (c);
  return ok;
}

static gboolean
collect_class (Collect *c, RfNode *node)
{
  RfNodeSeq params = node->class_def.type_params;
  gboolean ok;

  if (!add_name (c, node->class_def.name, RF_SYMBOL_ASSIGNED, node->span) ||
      !collect_seq (c, node->class_def.decorator_list) ||
      !enter_type_params (c, params, node->class_def.name, node) ||
      !collect_seq (c, node->class_def.bases) || !collect_seq (c, node->class_def.keywords))
    return FALSE;
  enter_block (c, RF_SCOPE_CLASS, node->class_def.name, node);
  c->current->scope.class_name = node->class_def.name;
  ok = collect_seq (c, node->class_def.body);
  leave_block (c);
  if (params.n > 0)
    leave_block (c);
  return ok;
}

static gboolean
collect_lambda (Collect *c, RfNode *node)
{
  RfNode *args = node->lambda.args;
  gboolean ok;

  if (!collect_seq (c, args->arguments.defaults) || !collect_seq (c, args->arguments.kw_defaults))
    return FALSE;
  enter_block (c, RF_SCOPE_LAMBDA, intern (c, "<lambda>"), node);
  ok = add_parameters (c, args) && collect_node (c, node->lambda.body);
  leave_block (c);
  return ok;
}

static gboolean
collect_type_alias (Collect *c, RfNode *node)
{
  RfNode *name = node->type_alias.name;
  gboolean ok;

  if (!collect_node (c, name) ||
      !enter_type_params (c, node->type_alias.type_params, name->name.id, node))
    return FALSE;
  enter_block (c, RF_SCOPE_TYPE_ALIAS, name->name.id, node);
  ok = collect_node (c, node->type_alias.value);
  leave_block (c);
  if (node->type_alias.type_params.n > 0)
    leave_block (c);
  return ok;
}

/* Comprehensions ******************************************************************************/

static gboolean
collect_clause (Collect *c, RfNode *clause, gboolean is_first)
{
  ScopeData *data = c->current;
  gboolean ok;

  if (clause->comprehension.is_async)
    data->scope.is_coroutine = TRUE;
  data->in_target = TRUE;
  ok = collect_node (c, clause->comprehension.target);
  data->in_target = FALSE;
  if (ok && !is_first)
    {
      data->iterations++;
      ok = collect_node (c, clause->comprehension.iter);
      data->iterations--;
    }
  return ok && collect_seq (c, clause->comprehension.ifs);
}

static gboolean
collect_comprehension (Collect *c, RfNode *node, const char *name, RfNodeSeq generators,
                       RfNode *elt, RfNode *value)
{
  gboolean is_generator = node->kind == RF_AST_GENERATOR_EXP, ok;
  ScopeData *data, *outer = c->current;

  /* The first iterable belongs to the block around. */
  outer->iterations++;
  ok = collect_node (c, generators.items[0]->comprehension.iter);
  outer->iterations--;
  if (!ok)
    return FALSE;
  data = enter_block (c, RF_SCOPE_COMPREHENSION, intern (c, name), node);
  data->scope.is_generator = is_generator;
  data->scope.is_inlined = c->minor >= 12 && !is_generator;
  rf_scope_add (data, c->scopes->dot_zero)->flags |= RF_SYMBOL_PARAMETER | RF_SYMBOL_USED;
  g_ptr_array_add (data->params, (gpointer) c->scopes->dot_zero);
  for (guint i = 0; ok && i < generators.n; i++)
    ok = collect_clause (c, generators.items[i], i == 0);
  ok = ok && collect_optional (c, value) && collect_node (c, elt);
  leave_block (c);
  if (data->scope.is_coroutine && !is_generator)
    outer->scope.is_coroutine = TRUE;
  return ok;
}

/* The target of `:=` in a comprehension belongs to the block around all comprehensions. */
static gboolean
extend_named_target (Collect *c, RfNode *target)
{
  ScopeData *data = c->current;

  for (; data != NULL; data = data->parent)
    {
      const char *name = rf_ast_mangle (c->ast, data->scope.class_name, target->name.id);

      if (data->scope.kind == RF_SCOPE_COMPREHENSION)
        {
          if ((get_flags (data, name) & RF_SYMBOL_ITERATION) != 0)
            return FAIL (c, target->span,
                         "assignment expression cannot rebind comprehension iteration variable "
                         "'%s'",
                         target->name.id);
          continue;
        }
      if (data->scope.kind == RF_SCOPE_CLASS)
        return FAIL (c, target->span,
                     "assignment expression within a comprehension cannot be used in a class body");
      if (scope_is_function_like (data))
        {
          gboolean is_global = (get_flags (data, name) & RF_SYMBOL_GLOBAL) != 0;

          rf_scope_add (c->current, name)->flags |=
            is_global ? RF_SYMBOL_GLOBAL : RF_SYMBOL_NONLOCAL;
          rf_scope_add (data, name)->flags |= RF_SYMBOL_ASSIGNED;
        }
      else
        {
          rf_scope_add (c->current, name)->flags |= RF_SYMBOL_GLOBAL;
          rf_scope_add (data, name)->flags |= RF_SYMBOL_GLOBAL;
        }
      return TRUE;
    }
  return TRUE;
}

static gboolean
collect_named (Collect *c, RfNode *node)
{
  RfNode *target = node->named_expr.target;

  if (c->current->iterations > 0)
    return FAIL (c, node->span,
                 "assignment expression cannot be used in a comprehension iterable expression");
  if (c->current->scope.kind == RF_SCOPE_COMPREHENSION && !extend_named_target (c, target))
    return FALSE;
  return collect_node (c, node->named_expr.value) && collect_node (c, target);
}

static gboolean
collect_yield (Collect *c, RfNode *node)
{
  ScopeData *data = c->current;

  if (!collect_children (c, node))
    return FALSE;
  if (data->scope.kind == RF_SCOPE_COMPREHENSION)
    {
      const RfNode *owner = data->scope.node;
      const char *what = owner->kind == RF_AST_LIST_COMP   ? "list comprehension"
                         : owner->kind == RF_AST_SET_COMP  ? "set comprehension"
                         : owner->kind == RF_AST_DICT_COMP ? "dict comprehension"
                                                           : "generator expression";

      return FAIL (c, node->span, "'yield' inside %s", what);
    }
  data->scope.is_generator = TRUE;
  return TRUE;
}

/* The rest ************************************************************************************/

static gboolean
collect_alias (Collect *c, RfNode *alias)
{
  const char *name = alias->alias.asname != NULL ? alias->alias.asname : alias->alias.name;
  const char *dot = alias->alias.asname == NULL ? strchr (name, '.') : NULL;

  if (strcmp (name, "*") == 0)
    {
      if (c->current->scope.kind != RF_SCOPE_MODULE)
        return FAIL (c, alias->span, "import * only allowed at module level");
      c->current->scope.has_star_import = TRUE;
      return TRUE;
    }
  if (dot != NULL)
    name = rf_ast_intern (c->ast, name, dot - name);
  return add_name (c, name, RF_SYMBOL_IMPORTED, alias->span);
}

static gboolean
collect_aliases (Collect *c, RfNodeSeq names)
{
  for (guint i = 0; i < names.n; i++)
    if (!collect_alias (c, names.items[i]))
      return FALSE;
  return TRUE;
}

static gboolean
collect_optional_name (Collect *c, const char *name, RfSpan span)
{
  return name == NULL || add_name (c, name, RF_SYMBOL_ASSIGNED, span);
}

static gboolean
collect_return (Collect *c, RfNode *node)
{
  if (node->return_.value != NULL)
    c->current->scope.returns_value = TRUE;
  return collect_optional (c, node->return_.value);
}

static gboolean
collect_node (Collect *c, RfNode *node)
{
  switch (node->kind)
    {
    case RF_AST_FUNCTION_DEF:
    case RF_AST_ASYNC_FUNCTION_DEF:
      return collect_function (c, node);
    case RF_AST_CLASS_DEF:
      return collect_class (c, node);
    case RF_AST_LAMBDA:
      return collect_lambda (c, node);
    case RF_AST_TYPE_ALIAS:
      return collect_type_alias (c, node);
    case RF_AST_LIST_COMP:
      return collect_comprehension (c, node, "<listcomp>", node->list_comp.generators,
                                    node->list_comp.elt, NULL);
    case RF_AST_SET_COMP:
      return collect_comprehension (c, node, "<setcomp>", node->set_comp.generators,
                                    node->set_comp.elt, NULL);
    case RF_AST_GENERATOR_EXP:
      return collect_comprehension (c, node, "<genexpr>", node->generator_exp.generators,
                                    node->generator_exp.elt, NULL);
    case RF_AST_DICT_COMP:
      return collect_comprehension (c, node, "<dictcomp>", node->dict_comp.generators,
                                    node->dict_comp.key, node->dict_comp.value);
    case RF_AST_NAMED_EXPR:
      return collect_named (c, node);
    case RF_AST_YIELD:
    case RF_AST_YIELD_FROM:
      return collect_yield (c, node);
    case RF_AST_AWAIT:
      c->current->scope.is_coroutine = TRUE;
      return collect_children (c, node);
    case RF_AST_NAME:
      return collect_name (c, node);
    case RF_AST_GLOBAL:
    case RF_AST_NONLOCAL:
      return collect_directive (c, node);
    case RF_AST_ANN_ASSIGN:
      return collect_ann_assign (c, node);
    case RF_AST_RETURN:
      return collect_return (c, node);
    case RF_AST_IMPORT:
      return collect_aliases (c, node->import_.names);
    case RF_AST_IMPORT_FROM:
      return collect_aliases (c, node->import_from.names);
    case RF_AST_EXCEPT_HANDLER:
      return collect_optional (c, node->handler.type) &&
             collect_optional_name (c, node->handler.name, node->span) &&
             collect_seq (c, node->handler.body);
    case RF_AST_MATCH_AS:
      return collect_optional (c, node->match_as.pattern) &&
             collect_optional_name (c, node->match_as.name, node->span);
    case RF_AST_MATCH_STAR:
      return collect_optional_name (c, node->match_star.name, node->span);
    case RF_AST_MATCH_MAPPING:
      return collect_children (c, node) &&
             collect_optional_name (c, node->match_mapping.rest, node->span);
    default:
      return collect_children (c, node);
    }
}

gboolean
rf_scope_collect (RfScopes *scopes)
{
  RfNode *root = rf_ast_get_root (scopes->ast);
  Collect c = { scopes, scopes->ast, rf_ast_get_minor (scopes->ast), NULL };

  enter_block (&c, RF_SCOPE_MODULE, rf_ast_intern (scopes->ast, "<module>", -1), root);
  return collect_children (&c, root);
}
