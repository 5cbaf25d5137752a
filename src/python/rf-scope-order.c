/* SPDX-License-Identifier: MIT */

/* The third pass: cellvars and freevars sorted, varnames in the order in which CPython's compiler
 * first meets them. That order is the one of the code: values before targets, iterables before
 * loop variables; it decides the order in which a frame lets go of its locals. */

#include "python/rf-scope-private.h"

#include <string.h>

/* --- sorted names ----------------------------------------------------------------------------- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static const char **
steal_names (GPtrArray *names, guint *n)
{
  *n = names->len;
  return (const char **) g_ptr_array_free (names, FALSE);
}

/* From 3.11 on cells that are locals too (parameters) come first, in the order of varnames. */
static GPtrArray *
put_locals_first (const ScopeData *data, GPtrArray *cells)
{
  GPtrArray *ordered = g_ptr_array_new ();
  g_autoptr (GHashTable) left = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < cells->len; i++)
    g_hash_table_add (left, g_ptr_array_index (cells, i));
  for (guint i = 0; i < data->varnames->len; i++)
    if (g_hash_table_remove (left, g_ptr_array_index (data->varnames, i)))
      g_ptr_array_add (ordered, g_ptr_array_index (data->varnames, i));
  for (guint i = 0; i < cells->len; i++)
    if (g_hash_table_contains (left, g_ptr_array_index (cells, i)))
      g_ptr_array_add (ordered, g_ptr_array_index (cells, i));
  g_ptr_array_unref (cells);
  return ordered;
}

/* The cells that are made by @data itself, and by comprehensions that are inlined in it. */
static void
gather_cells (const ScopeData *data, GHashTable *cells)
{
  for (guint i = 0; i < data->symbols->len; i++)
    if (scope_symbol (data, i)->binding == RF_BINDING_CELL)
      g_hash_table_add (cells, (gpointer) scope_symbol (data, i)->name);
  for (guint i = 0; i < data->children->len; i++)
    {
      const ScopeData *child = g_ptr_array_index (data->children, i);

      if (child->scope.is_inlined)
        gather_cells (child, cells);
    }
}

static void
order_cells (RfScopes *scopes, ScopeData *data)
{
  GPtrArray *cellvars = g_ptr_array_new (), *freevars = g_ptr_array_new ();
  g_autoptr (GHashTable) cells = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer name;

  gather_cells (data, cells);
  if (data->scope.needs_class_closure)
    g_hash_table_add (cells, (gpointer) scopes->dunder_class);
  g_hash_table_iter_init (&iter, cells);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (cellvars, name);
  for (guint i = 0; i < data->symbols->len; i++)
    {
      const RfSymbol *symbol = scope_symbol (data, i);

      if (symbol->binding == RF_BINDING_FREE || (symbol->flags & RF_SYMBOL_FREE_CLASS) != 0)
        g_ptr_array_add (freevars, (gpointer) symbol->name);
    }
  g_ptr_array_sort (cellvars, compare_names);
  g_ptr_array_sort (freevars, compare_names);
  if (rf_ast_get_minor (scopes->ast) >= 11)
    cellvars = put_locals_first (data, cellvars);
  data->scope.cellvars = steal_names (cellvars, &data->scope.n_cellvars);
  data->scope.freevars = steal_names (freevars, &data->scope.n_freevars);
}

/* --- locals ----------------------------------------------------------------------------------- */

typedef struct
{
  RfScopes *scopes;
  RfAst *ast;
  ScopeData *frame; /* whose varnames are gathered */
  ScopeData *data;  /* the frame, or an inlined comprehension in it */
  GHashTable *seen;
  GArray *finals; /* FinalBlock: those around the current statement, and the loops */
} Order;

/* A finally block that a jump out of its try statement runs first; in a loop's entry the body is
 * empty. */
typedef struct
{
  gboolean is_loop;
  gboolean met; /* its names are known already */
  RfNodeSeq body;
} FinalBlock;

static gboolean order_node (Order *o, RfNode *node);

static void
meet_name (Order *o, const char *name)
{
  int index;

  if (name == NULL)
    return;
  name = rf_ast_mangle (o->ast, o->data->scope.class_name, name);
  index = rf_scope_find (o->data, name);
  if (index < 0 || scope_symbol (o->data, index)->binding != RF_BINDING_LOCAL)
    return;
  /* Only the loop variables of comprehensions are fast locals of a module or a class. */
  if (!scope_is_function_like (o->frame) &&
      (o->data == o->frame || (scope_symbol (o->data, index)->flags & RF_SYMBOL_ITERATION) == 0))
    return;
  if (g_hash_table_add (o->seen, (gpointer) name))
    g_ptr_array_add (o->frame->varnames, (gpointer) name);
}

static void
order_seq (Order *o, RfNodeSeq seq)
{
  for (guint i = 0; i < seq.n; i++)
    if (seq.items[i] != NULL)
      order_node (o, seq.items[i]);
}

static void
order_optional (Order *o, RfNode *node)
{
  if (node != NULL)
    order_node (o, node);
}

static gboolean
visit_child (RfNode *child, gpointer data)
{
  return order_node (data, child);
}

static void
order_annotations (Order *o, const RfNode *args, RfNode *returns)
{
  const RfNodeSeq seqs[] = { args->arguments.posonlyargs, args->arguments.args };

  if (rf_ast_annotations_are_text (o->ast))
    return;
  for (guint k = 0; k < G_N_ELEMENTS (seqs); k++)
    for (guint i = 0; i < seqs[k].n; i++)
      order_optional (o, seqs[k].items[i]->arg.annotation);
  if (args->arguments.vararg != NULL)
    order_optional (o, args->arguments.vararg->arg.annotation);
  for (guint i = 0; i < args->arguments.kwonlyargs.n; i++)
    order_optional (o, args->arguments.kwonlyargs.items[i]->arg.annotation);
  if (args->arguments.kwarg != NULL)
    order_optional (o, args->arguments.kwarg->arg.annotation);
  order_optional (o, returns);
}

static void
order_function (Order *o, RfNode *node)
{
  gboolean is_async = node->kind == RF_AST_ASYNC_FUNCTION_DEF;
  RfNode *args = is_async ? node->async_function_def.args : node->function_def.args;

  order_seq (o, is_async ? node->async_function_def.decorator_list
                         : node->function_def.decorator_list);
  order_seq (o, args->arguments.defaults);
  order_seq (o, args->arguments.kw_defaults);
  if (rf_scopes_lookup_type_params (o->scopes, node) == NULL)
    order_annotations (o, args,
                       is_async ? node->async_function_def.returns : node->function_def.returns);
  meet_name (o, is_async ? node->async_function_def.name : node->function_def.name);
}

static void
order_class (Order *o, RfNode *node)
{
  order_seq (o, node->class_def.decorator_list);
  if (rf_scopes_lookup_type_params (o->scopes, node) == NULL)
    {
      order_seq (o, node->class_def.bases);
      order_seq (o, node->class_def.keywords);
    }
  meet_name (o, node->class_def.name);
}

typedef struct
{
  RfNodeSeq generators;
  RfNode *elt, *value; /* value: of a dict comprehension, else NULL */
} Comprehension;

static Comprehension
comprehension_of (const RfNode *node)
{
  if (node->kind == RF_AST_LIST_COMP)
    return (Comprehension){ node->list_comp.generators, node->list_comp.elt, NULL };
  if (node->kind == RF_AST_SET_COMP)
    return (Comprehension){ node->set_comp.generators, node->set_comp.elt, NULL };
  if (node->kind == RF_AST_GENERATOR_EXP)
    return (Comprehension){ node->generator_exp.generators, node->generator_exp.elt, NULL };
  g_assert (node->kind == RF_AST_DICT_COMP);
  return (Comprehension){ node->dict_comp.generators, node->dict_comp.key, node->dict_comp.value };
}

/* What runs in the comprehension's own frame, or in the one in which it is inlined: all but what it
 * goes through first. */
static void
order_generators (Order *o, const Comprehension *c)
{
  for (guint i = 0; i < c->generators.n; i++)
    {
      const RfNode *generator = c->generators.items[i];

      if (i > 0)
        order_node (o, generator->comprehension.iter);
      order_node (o, generator->comprehension.target);
      order_seq (o, generator->comprehension.ifs);
    }
  order_node (o, c->elt);
  order_optional (o, c->value);
}

static void
order_comprehension (Order *o, RfNode *node)
{
  ScopeData *data = g_hash_table_lookup (o->scopes->by_node, node), *outer = o->data;
  Comprehension c = comprehension_of (node);

  order_node (o, c.generators.items[0]->comprehension.iter);
  if (!data->scope.is_inlined)
    return;
  if (o->frame->scope.kind == RF_SCOPE_CLASS && g_hash_table_add (o->seen, (gpointer) ".0"))
    g_ptr_array_add (o->frame->varnames, (gpointer) ".0");
  /* What it binds is saved before it runs, cells too; and names that `:=` makes global, for which
   * that is of no use. */
  for (guint i = 0; i < data->symbols->len; i++)
    {
      const RfSymbol *symbol = scope_symbol (data, i);

      if ((symbol->flags & RF_SYMBOL_ASSIGNED) != 0 && (symbol->flags & RF_SYMBOL_NONLOCAL) == 0 &&
          g_hash_table_add (o->seen, (gpointer) symbol->name))
        g_ptr_array_add (o->frame->varnames, (gpointer) symbol->name);
    }
  o->data = data;
  order_generators (o, &c);
  o->data = outer;
}

/* A return, break or continue: the compiler puts the finally blocks that it leaves before it. */
static void
order_jump (Order *o, gboolean stops_at_loop)
{
  for (guint i = o->finals->len; i > 0; i--)
    {
      FinalBlock *block = &g_array_index (o->finals, FinalBlock, i - 1);

      if (block->is_loop && stops_at_loop)
        break;
      if (!block->is_loop && !block->met)
        {
          block->met = TRUE;
          order_seq (o, block->body);
        }
    }
}

static void
push_final (Order *o, gboolean is_loop, RfNodeSeq body)
{
  FinalBlock block = { is_loop, FALSE, body };

  g_array_append_val (o->finals, block);
}

static void
pop_final (Order *o)
{
  g_array_set_size (o->finals, o->finals->len - 1);
}

static void
order_loop (Order *o, RfNodeSeq body, RfNodeSeq orelse)
{
  push_final (o, TRUE, (RfNodeSeq){ 0, NULL });
  order_seq (o, body);
  pop_final (o);
  order_seq (o, orelse);
}

/* Handlers come before the else block until 3.10, after it from 3.11 on. */
static void
order_try (Order *o, RfNodeSeq body, RfNodeSeq handlers, RfNodeSeq orelse, RfNodeSeq finalbody)
{
  gboolean is_old = rf_ast_get_minor (o->ast) < 11;

  if (finalbody.n > 0)
    push_final (o, FALSE, finalbody);
  order_seq (o, body);
  if (!is_old)
    order_seq (o, orelse);
  order_seq (o, handlers);
  if (is_old)
    order_seq (o, orelse);
  if (finalbody.n > 0)
    pop_final (o);
  order_seq (o, finalbody);
}

static void
order_dict (Order *o, const RfNode *node)
{
  for (guint i = 0; i < node->dict.values.n; i++)
    {
      order_optional (o, node->dict.keys.items[i]);
      order_node (o, node->dict.values.items[i]);
    }
}

static void
order_ann_assign (Order *o, RfNode *node)
{
  RfNode *target = node->ann_assign.target;

  if (node->ann_assign.value != NULL)
    {
      order_node (o, node->ann_assign.value);
      order_node (o, target);
    }
  else if (target->kind == RF_AST_ATTRIBUTE)
    order_node (o, target->attribute.value);
  else if (target->kind == RF_AST_SUBSCRIPT)
    order_node (o, target);
}

static void
order_aliases (Order *o, RfNodeSeq names)
{
  for (guint i = 0; i < names.n; i++)
    {
      const RfNode *alias = names.items[i];
      const char *name = alias->alias.asname != NULL ? alias->alias.asname : alias->alias.name;
      const char *dot = alias->alias.asname == NULL ? strchr (name, '.') : NULL;

      meet_name (o, dot != NULL ? rf_ast_intern (o->ast, name, dot - name) : name);
    }
}

/* Of statements, and what is part of them, those that are not visited in the order of their fields;
 * FALSE: @node is none of them. */
static gboolean
order_statement (Order *o, RfNode *node)
{
  switch (node->kind)
    {
    case RF_AST_FUNCTION_DEF:
    case RF_AST_ASYNC_FUNCTION_DEF:
      order_function (o, node);
      return TRUE;
    case RF_AST_CLASS_DEF:
      order_class (o, node);
      return TRUE;
    case RF_AST_ASSIGN:
      order_node (o, node->assign.value);
      order_seq (o, node->assign.targets);
      return TRUE;
    case RF_AST_ANN_ASSIGN:
      order_ann_assign (o, node);
      return TRUE;
    case RF_AST_FOR:
      order_node (o, node->for_.iter);
      order_node (o, node->for_.target);
      order_loop (o, node->for_.body, node->for_.orelse);
      return TRUE;
    case RF_AST_ASYNC_FOR:
      order_node (o, node->async_for.iter);
      order_node (o, node->async_for.target);
      order_loop (o, node->async_for.body, node->async_for.orelse);
      return TRUE;
    case RF_AST_WHILE:
      order_node (o, node->while_.test);
      order_loop (o, node->while_.body, node->while_.orelse);
      return TRUE;
    case RF_AST_RETURN:
      order_optional (o, node->return_.value);
      order_jump (o, FALSE);
      return TRUE;
    case RF_AST_BREAK:
    case RF_AST_CONTINUE:
      order_jump (o, TRUE);
      return TRUE;
    case RF_AST_TRY:
      order_try (o, node->try_.body, node->try_.handlers, node->try_.orelse, node->try_.finalbody);
      return TRUE;
    case RF_AST_TRY_STAR:
      order_try (o, node->try_star.body, node->try_star.handlers, node->try_star.orelse,
                 node->try_star.finalbody);
      return TRUE;
    case RF_AST_EXCEPT_HANDLER:
      order_optional (o, node->handler.type);
      meet_name (o, node->handler.name);
      order_seq (o, node->handler.body);
      return TRUE;
    case RF_AST_IMPORT:
      order_aliases (o, node->import_.names);
      return TRUE;
    case RF_AST_IMPORT_FROM:
      order_aliases (o, node->import_from.names);
      return TRUE;
    case RF_AST_TYPE_ALIAS:
      meet_name (o, node->type_alias.name->name.id);
      return TRUE;
    default:
      return FALSE;
    }
}

/* The same of expressions and patterns, and all others in the order of their fields. Always TRUE.
 */
static gboolean
order_node (Order *o, RfNode *node)
{
  switch (node->kind)
    {
    case RF_AST_NAME:
      meet_name (o, node->name.id);
      break;
    case RF_AST_LAMBDA:
      order_seq (o, node->lambda.args->arguments.defaults);
      order_seq (o, node->lambda.args->arguments.kw_defaults);
      break;
    case RF_AST_LIST_COMP:
    case RF_AST_SET_COMP:
    case RF_AST_GENERATOR_EXP:
    case RF_AST_DICT_COMP:
      order_comprehension (o, node);
      break;
    case RF_AST_NAMED_EXPR:
      order_node (o, node->named_expr.value);
      order_node (o, node->named_expr.target);
      break;
    case RF_AST_IF_EXP:
      order_node (o, node->if_exp.test);
      order_node (o, node->if_exp.body);
      order_node (o, node->if_exp.orelse);
      break;
    case RF_AST_DICT:
      order_dict (o, node);
      break;
    case RF_AST_MATCH_AS:
      order_optional (o, node->match_as.pattern);
      meet_name (o, node->match_as.name);
      break;
    case RF_AST_MATCH_STAR:
      meet_name (o, node->match_star.name);
      break;
    case RF_AST_MATCH_MAPPING:
      order_seq (o, node->match_mapping.keys);
      order_seq (o, node->match_mapping.patterns);
      meet_name (o, node->match_mapping.rest);
      break;
    default:
      if (!order_statement (o, node))
        rf_node_foreach_child (node, visit_child, o);
      break;
    }
  return TRUE;
}

/* What runs in the scope's own frame. */
static void
order_body (Order *o, RfNode *node)
{
  switch (node->kind)
    {
    case RF_AST_FUNCTION_DEF:
      order_seq (o, node->function_def.body);
      break;
    case RF_AST_ASYNC_FUNCTION_DEF:
      order_seq (o, node->async_function_def.body);
      break;
    case RF_AST_CLASS_DEF:
      order_seq (o, node->class_def.body);
      break;
    case RF_AST_LAMBDA:
      order_node (o, node->lambda.body);
      break;
    case RF_AST_MODULE:
      order_seq (o, node->module.body);
      break;
    case RF_AST_EXPRESSION:
      order_node (o, node->expression.body);
      break;
    case RF_AST_TYPE_ALIAS:
      order_node (o, node->type_alias.value);
      break;
    default:
      order_node (o, node);
      break;
    }
}

static void
order_locals (RfScopes *scopes, ScopeData *data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) finals = g_array_new (FALSE, FALSE, sizeof (FinalBlock));
  Order o = { scopes, scopes->ast, data, data, seen, finals };

  for (guint i = 0; i < data->params->len; i++)
    {
      g_ptr_array_add (data->varnames, g_ptr_array_index (data->params, i));
      g_hash_table_add (seen, g_ptr_array_index (data->params, i));
    }
  if (data->scope.is_inlined || data->scope.kind == RF_SCOPE_TYPE_PARAMS)
    return;
  if (data->scope.kind == RF_SCOPE_COMPREHENSION)
    {
      Comprehension c = comprehension_of (data->scope.node);

      order_generators (&o, &c);
    }
  else
    order_body (&o, data->scope.node);
}

void
rf_scope_order (RfScopes *scopes)
{
  for (guint i = 0; i < scopes->all->len; i++)
    {
      ScopeData *data = g_ptr_array_index (scopes->all, i);

      order_locals (scopes, data);
      order_cells (scopes, data);
    }
}
