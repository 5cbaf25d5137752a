/* SPDX-License-Identifier: MIT */

/* A walk in the order in which CPython's compiler visits the tree; it stops at the first mistake.
 * The context of a function body is a fresh one: loops and blocks around it do not count. */

#include "python/rf-ast-check-private.h"

#include <string.h>

typedef enum
{
  CONTEXT_MODULE,
  CONTEXT_CLASS,
  CONTEXT_FUNCTION,
  CONTEXT_ASYNC,
  CONTEXT_LAMBDA,
  CONTEXT_COMPREHENSION,
  CONTEXT_GENERATOR,
} ContextKind;

/* Where the walk is within its function. */
typedef struct
{
  ContextKind kind;
  ContextKind outer; /* of a comprehension: the block it stands in */
  int loops;
  int blocks;
  gboolean in_except_star;
} Context;

typedef struct
{
  RfAst *ast;
  RfSyntaxError *error;
  int minor;
  Context context;
  const RfNode *negated; /* what the `not` that was met last stands before */
} Check;

static gboolean check_node (Check *check, RfNode *node);

void
rf_ast_set_error (const RfAst *ast, RfSyntaxError *error, RfSpan span, const char *format, ...)
{
  gsize length = 0;
  const char *line = rf_ast_get_line (ast, span.lineno, &length);
  va_list args;

  va_start (args, format);
  error->message = g_strdup_vprintf (format, args);
  va_end (args);
  error->error_class = RF_SYNTAX_ERROR_SYNTAX;
  error->filename = g_strdup (rf_ast_get_filename (ast));
  error->text = line != NULL ? g_strndup (line, length) : NULL;
  error->lineno = span.lineno;
  /* The compiler's offsets count bytes. */
  error->offset = span.col_offset + 1;
  error->end_lineno = span.end_lineno;
  error->minor = rf_ast_get_minor (ast);
  error->end_offset = span.end_col_offset + 1;
}

#define FAIL(check, node, ...) \
  (rf_ast_set_error ((check)->ast, (check)->error, (node)->span, __VA_ARGS__), FALSE)

/* Children ************************************************************************************/

static gboolean
visit_child (RfNode *child, gpointer data)
{
  return check_node (data, child);
}

static gboolean
check_children (Check *check, RfNode *node)
{
  return rf_node_foreach_child (node, visit_child, check);
}

static gboolean
check_seq (Check *check, RfNodeSeq seq)
{
  for (guint i = 0; i < seq.n; i++)
    if (seq.items[i] != NULL && !check_node (check, seq.items[i]))
      return FALSE;
  return TRUE;
}

static gboolean
check_optional (Check *check, RfNode *node)
{
  return node == NULL || check_node (check, node);
}

/* Elements among which stars may be. */
static gboolean
check_starred_seq (Check *check, RfNodeSeq seq)
{
  for (guint i = 0; i < seq.n; i++)
    {
      RfNode *node = seq.items[i];

      if (!check_node (check, node->kind == RF_AST_STARRED ? node->starred.value : node))
        return FALSE;
    }
  return TRUE;
}

/* Names ***************************************************************************************/

static gboolean
check_name (Check *check, const RfNode *node, const char *name, RfContext context)
{
  if (context == RF_CONTEXT_LOAD || strcmp (name, "__debug__") != 0)
    return TRUE;
  return FAIL (check, node, "cannot %s __debug__",
               context == RF_CONTEXT_DEL ? "delete" : "assign to");
}

/* @node: what the keywords belong to. */
static gboolean
check_keywords (Check *check, const RfNode *node, RfNodeSeq keywords)
{
  g_autoptr (GHashTable) seen = NULL;

  for (guint i = 0; i < keywords.n; i++)
    {
      const RfNode *keyword = keywords.items[i];

      if (keyword->keyword.arg == NULL)
        continue;
      if (!check_name (check, check->minor >= 12 ? keyword : node, keyword->keyword.arg,
                       RF_CONTEXT_STORE))
        return FALSE;
      if (seen == NULL)
        seen = g_hash_table_new (NULL, NULL);
      if (!g_hash_table_add (seen, (gpointer) keyword->keyword.arg))
        return FAIL (check, keyword, "keyword argument repeated: %s", keyword->keyword.arg);
    }
  return TRUE;
}

/* Parameters have their own rule about __debug__. */
static gboolean
check_parameters (Check *check, const RfNode *node, const RfNode *arguments)
{
  const RfNodeSeq seqs[] = { arguments->arguments.posonlyargs, arguments->arguments.args,
                             arguments->arguments.kwonlyargs };
  const RfNode *stars[] = { arguments->arguments.vararg, arguments->arguments.kwarg };

  for (guint k = 0; k < G_N_ELEMENTS (seqs); k++)
    for (guint i = 0; i < seqs[k].n; i++)
      if (!check_name (check, check->minor >= 12 ? seqs[k].items[i] : node,
                       seqs[k].items[i]->arg.arg, RF_CONTEXT_STORE))
        return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (stars); k++)
    if (stars[k] != NULL && !check_name (check, check->minor >= 12 ? stars[k] : node,
                                         stars[k]->arg.arg, RF_CONTEXT_STORE))
      return FALSE;
  return TRUE;
}

/* Blocks **************************************************************************************/

static gboolean
push_block (Check *check, const RfNode *node)
{
  if (check->context.blocks >= (check->minor >= 12 ? 21 : 20))
    return FAIL (check, node, "too many statically nested blocks");
  check->context.blocks++;
  return TRUE;
}

static gboolean
check_loop (Check *check, const RfNode *node, RfNodeSeq body, RfNodeSeq orelse)
{
  if (!push_block (check, node))
    return FALSE;
  check->context.loops++;
  if (!check_seq (check, body))
    return FALSE;
  check->context.loops--;
  check->context.blocks--;
  return check_seq (check, orelse);
}

static gboolean
check_with (Check *check, const RfNode *node, RfNodeSeq items, RfNodeSeq body)
{
  for (guint i = 0; i < items.n; i++)
    {
      RfNode *item = items.items[i];

      if (!check_node (check, item->withitem.context_expr) || !push_block (check, node) ||
          !check_optional (check, item->withitem.optional_vars))
        return FALSE;
    }
  if (!check_seq (check, body))
    return FALSE;
  check->context.blocks -= items.n;
  return TRUE;
}

static gboolean
check_handlers (Check *check, RfNodeSeq handlers, gboolean is_star)
{
  for (guint i = 0; i < handlers.n; i++)
    {
      RfNode *handler = handlers.items[i];
      gboolean was_star = check->context.in_except_star;
      int loops = check->context.loops;

      if (handler->handler.type == NULL && i < handlers.n - 1)
        return FAIL (check, handler, "default 'except:' must be last");
      if (!check_optional (check, handler->handler.type) ||
          (handler->handler.name != NULL &&
           !check_name (check, handler, handler->handler.name, RF_CONTEXT_STORE)) ||
          !push_block (check, handler))
        return FALSE;
      if (is_star)
        {
          check->context.in_except_star = TRUE;
          check->context.loops = 0;
        }
      if (!check_seq (check, handler->handler.body))
        return FALSE;
      check->context.blocks--;
      check->context.in_except_star = was_star;
      check->context.loops = loops;
    }
  return TRUE;
}

static gboolean
check_try (Check *check, const RfNode *node, RfNodeSeq body, RfNodeSeq handlers, RfNodeSeq orelse,
           RfNodeSeq finalbody, gboolean is_star)
{
  guint n_warnings, end;

  if (finalbody.n > 0 && !push_block (check, node))
    return FALSE;
  if (handlers.n > 0 && !push_block (check, node))
    return FALSE;
  if (!check_seq (check, body))
    return FALSE;
  check->context.blocks -= handlers.n > 0;
  if (!check_seq (check, orelse) || !check_handlers (check, handlers, is_star))
    return FALSE;
  check->context.blocks -= finalbody.n > 0;
  n_warnings = rf_ast_get_n_warnings (check->ast);
  if (!check_seq (check, finalbody))
    return FALSE;
  /* It is compiled twice: for when nothing was raised, and for when something was. */
  end = rf_ast_get_n_warnings (check->ast);
  for (guint i = n_warnings; i < end; i++)
    {
      const RfAstWarning *warning = rf_ast_get_warning (check->ast, i);

      rf_ast_add_warning (check->ast, warning->category, warning->message, warning->lineno);
    }
  return TRUE;
}

/* Statements **********************************************************************************/

static gboolean
in_function (const Check *check)
{
  return check->context.kind == CONTEXT_FUNCTION || check->context.kind == CONTEXT_ASYNC;
}

static gboolean
check_return (Check *check, RfNode *node)
{
  if (!in_function (check))
    return FAIL (check, node, "'return' outside function");
  if (check->context.in_except_star)
    return FAIL (check, node, "'break', 'continue' and 'return' cannot appear in an except* block");
  return check_optional (check, node->return_.value);
}

static gboolean
check_jump (Check *check, const RfNode *node)
{
  if (check->context.loops > 0)
    return TRUE;
  if (check->context.in_except_star)
    return FAIL (check, node, "'break', 'continue' and 'return' cannot appear in an except* block");
  if (node->kind == RF_AST_BREAK)
    return FAIL (check, node, "'break' outside loop");
  return FAIL (check, node, "'continue' not properly in loop");
}

static gboolean
check_target (Check *check, RfNode *target)
{
  if (target->kind == RF_AST_STARRED)
    return FAIL (check, target, "starred assignment target must be in a list or tuple");
  return check_node (check, target);
}

static gboolean
check_targets (Check *check, RfNodeSeq targets)
{
  for (guint i = 0; i < targets.n; i++)
    if (!check_target (check, targets.items[i]))
      return FALSE;
  return TRUE;
}

/* A body with a context of its own. */
static gboolean
check_body (Check *check, ContextKind kind, RfNodeSeq body)
{
  Context context = check->context;
  gboolean ok;

  check->context = (Context){ .kind = kind };
  ok = check_seq (check, body);
  check->context = context;
  return ok;
}

static gboolean
check_function (Check *check, RfNode *node)
{
  gboolean is_async = node->kind == RF_AST_ASYNC_FUNCTION_DEF;
  RfNode *args = is_async ? node->async_function_def.args : node->function_def.args;
  RfNodeSeq decorators =
    is_async ? node->async_function_def.decorator_list : node->function_def.decorator_list;
  RfNode *returns = is_async ? node->async_function_def.returns : node->function_def.returns;

  return check_parameters (check, node, args) && check_seq (check, decorators) &&
         check_children (check, args) && check_optional (check, returns) &&
         check_name (check, node,
                     is_async ? node->async_function_def.name : node->function_def.name,
                     RF_CONTEXT_STORE) &&
         check_body (check, is_async ? CONTEXT_ASYNC : CONTEXT_FUNCTION,
                     is_async ? node->async_function_def.body : node->function_def.body);
}

static gboolean
check_class (Check *check, RfNode *node)
{
  return check_seq (check, node->class_def.decorator_list) &&
         check_body (check, CONTEXT_CLASS, node->class_def.body) &&
         check_keywords (check, node, node->class_def.keywords) &&
         check_starred_seq (check, node->class_def.bases) &&
         check_seq (check, node->class_def.keywords) &&
         check_name (check, node, node->class_def.name, RF_CONTEXT_STORE);
}

static gboolean
check_assert (Check *check, RfNode *node)
{
  const RfNode *test = node->assert_.test;

  if (test->kind == RF_AST_TUPLE && test->tuple.elts.n > 0)
    rf_ast_add_warning (check->ast, "SyntaxWarning",
                        "assertion is always true, perhaps remove parentheses?", node->span.lineno);
  return check_children (check, node);
}

/* Expressions *********************************************************************************/

/* The elements of a tuple or list. */
static gboolean
check_sequence (Check *check, RfNode *node, RfNodeSeq elts, RfContext context)
{
  gboolean seen = FALSE;

  for (guint i = 0; context == RF_CONTEXT_STORE && i < elts.n; i++)
    {
      if (elts.items[i]->kind != RF_AST_STARRED)
        continue;
      if (seen)
        return FAIL (check, node, "multiple starred expressions in assignment");
      if (i > 255)
        return FAIL (check, node, "too many expressions in star-unpacking assignment");
      seen = TRUE;
    }
  return check_starred_seq (check, elts);
}

static gboolean
check_comprehension (Check *check, RfNode *node, RfNodeSeq generators, RfNode *elt, RfNode *value)
{
  Context context = check->context;
  gboolean ok = check_node (check, generators.items[0]->comprehension.iter);

  check->context.outer = context.kind >= CONTEXT_COMPREHENSION ? context.outer : context.kind;
  check->context.kind =
    node->kind == RF_AST_GENERATOR_EXP ? CONTEXT_GENERATOR : CONTEXT_COMPREHENSION;
  for (guint i = 0; ok && i < generators.n; i++)
    {
      const RfNode *clause = generators.items[i];

      if (clause->comprehension.is_async && check->context.kind == CONTEXT_COMPREHENSION &&
          check->context.outer != CONTEXT_ASYNC)
        ok = FAIL (check, node, "asynchronous comprehension outside of an asynchronous function");
      ok = ok && (i == 0 || check_node (check, clause->comprehension.iter)) &&
           check_target (check, clause->comprehension.target) &&
           check_seq (check, clause->comprehension.ifs);
    }
  ok = ok && check_node (check, elt) && check_optional (check, value);
  check->context = context;
  return ok;
}

static gboolean
check_yield (Check *check, RfNode *node)
{
  ContextKind kind = check->context.kind;

  if (kind == CONTEXT_COMPREHENSION || kind == CONTEXT_GENERATOR)
    return TRUE; /* The symbol tables refuse it. */
  if (kind == CONTEXT_MODULE || kind == CONTEXT_CLASS)
    return FAIL (check, node, "'%s' outside function",
                 node->kind == RF_AST_YIELD_FROM && check->minor >= 13 ? "yield from" : "yield");
  if (node->kind == RF_AST_YIELD_FROM && kind == CONTEXT_ASYNC)
    return FAIL (check, node, "'yield from' inside async function");
  return check_children (check, node);
}

static gboolean
check_await (Check *check, RfNode *node)
{
  ContextKind kind = check->context.kind;

  if (kind >= CONTEXT_COMPREHENSION)
    kind = check->context.kind == CONTEXT_GENERATOR ? CONTEXT_ASYNC : check->context.outer;
  if (kind == CONTEXT_MODULE || kind == CONTEXT_CLASS)
    return FAIL (check, node, "'await' outside function");
  if (kind != CONTEXT_ASYNC)
    return FAIL (check, node, "'await' outside async function");
  return check_children (check, node);
}

static gboolean
check_lambda (Check *check, RfNode *node)
{
  Context context = check->context;
  gboolean ok =
    check_parameters (check, node, node->lambda.args) && check_children (check, node->lambda.args);

  check->context = (Context){ .kind = CONTEXT_LAMBDA };
  ok = ok && check_node (check, node->lambda.body);
  check->context = context;
  return ok;
}

static gboolean
check_match (Check *check, RfNode *node)
{
  RfNodeSeq cases = node->match.cases;

  if (!check_node (check, node->match.subject))
    return FALSE;
  for (guint i = 0; i < cases.n; i++)
    if (!rf_ast_check_case (check->ast, check->error, cases.items[i], i == cases.n - 1) ||
        !check_children (check, cases.items[i]))
      return FALSE;
  return TRUE;
}

/* from __future__ import ... */
static gboolean
check_future (Check *check, const RfNode *node)
{
  static const char *const features[] = { "nested_scopes",    "generators",     "division",
                                          "absolute_import",  "with_statement", "print_function",
                                          "unicode_literals", "barry_as_FLUFL", "generator_stop",
                                          "annotations" };

  for (guint i = 0; i < node->import_from.names.n; i++)
    {
      const char *name = node->import_from.names.items[i]->alias.name;
      gboolean known = FALSE;

      for (guint k = 0; k < G_N_ELEMENTS (features); k++)
        known = known || strcmp (name, features[k]) == 0;
      if (strcmp (name, "braces") == 0)
        rf_ast_set_error (check->ast, check->error, node->span, "not a chance");
      else if (!known)
        rf_ast_set_error (check->ast, check->error, node->span, "future feature %s is not defined",
                          name);
      else
        continue;
      check->error->end_offset = 0;
      check->error->has_no_end = TRUE;
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_future_import (const RfNode *node)
{
  return node->kind == RF_AST_IMPORT_FROM && node->import_from.level == 0 &&
         node->import_from.module != NULL && strcmp (node->import_from.module, "__future__") == 0;
}

static gboolean
is_docstring (const RfNode *node)
{
  return node->kind == RF_AST_EXPR && node->expr.value->kind == RF_AST_CONSTANT &&
         node->expr.value->constant.value.kind == RF_CONSTANT_STR;
}

/* Imports from __future__ may only follow a docstring and their like. */
static gboolean
check_futures (Check *check, const RfNode *module)
{
  RfNodeSeq body = module->module.body;

  for (guint i = 0; i < body.n; i++)
    {
      if (is_future_import (body.items[i]))
        {
          if (!check_future (check, body.items[i]))
            return FALSE;
        }
      else if (i > 0 || !is_docstring (body.items[i]))
        break;
    }
  return TRUE;
}

static gboolean
is_after_future_imports (Check *check, const RfNode *node)
{
  RfNodeSeq body = rf_ast_get_root (check->ast)->module.body;

  for (guint i = 0; i < body.n; i++)
    {
      if (body.items[i] == node)
        return FALSE;
      if (!is_future_import (body.items[i]) && (i > 0 || !is_docstring (body.items[i])))
        return TRUE;
    }
  return TRUE;
}

/* Whether @node, of the module itself, stands behind another statement on its line. */
static gboolean
shares_line (Check *check, const RfNode *node)
{
  RfNodeSeq body = rf_ast_get_root (check->ast)->module.body;

  for (guint i = 1; i < body.n; i++)
    if (body.items[i] == node)
      return body.items[i - 1]->span.lineno == node->span.lineno;
  return FALSE;
}

static gboolean
check_async_statement (Check *check, const RfNode *node, const char *what)
{
  if (check->context.kind == CONTEXT_ASYNC)
    return TRUE;
  return FAIL (check, node, "'%s' outside async function", what);
}

static gboolean
check_statement (Check *check, RfNode *node)
{
  switch (node->kind)
    {
    case RF_AST_FUNCTION_DEF:
    case RF_AST_ASYNC_FUNCTION_DEF:
      return check_function (check, node);
    case RF_AST_CLASS_DEF:
      return check_class (check, node);
    case RF_AST_RETURN:
      return check_return (check, node);
    case RF_AST_BREAK:
    case RF_AST_CONTINUE:
      return check_jump (check, node);
    case RF_AST_ASSIGN:
      return check_node (check, node->assign.value) && check_targets (check, node->assign.targets);
    case RF_AST_ANN_ASSIGN:
      return check_optional (check, node->ann_assign.value) &&
             check_node (check, node->ann_assign.target) &&
             check_node (check, node->ann_assign.annotation);
    case RF_AST_FOR:
      return check_node (check, node->for_.iter) && check_target (check, node->for_.target) &&
             check_loop (check, node, node->for_.body, node->for_.orelse);
    case RF_AST_ASYNC_FOR:
      return check_async_statement (check, node, "async for") &&
             check_node (check, node->async_for.iter) &&
             check_target (check, node->async_for.target) &&
             check_loop (check, node, node->async_for.body, node->async_for.orelse);
    case RF_AST_WHILE:
      return check_node (check, node->while_.test) &&
             check_loop (check, node, node->while_.body, node->while_.orelse);
    case RF_AST_WITH:
      return check_with (check, node, node->with.items, node->with.body);
    case RF_AST_ASYNC_WITH:
      return check_async_statement (check, node, "async with") &&
             check_with (check, node, node->async_with.items, node->async_with.body);
    case RF_AST_TRY:
      return check_try (check, node, node->try_.body, node->try_.handlers, node->try_.orelse,
                        node->try_.finalbody, FALSE);
    case RF_AST_TRY_STAR:
      return check_try (check, node, node->try_star.body, node->try_star.handlers,
                        node->try_star.orelse, node->try_star.finalbody, TRUE);
    case RF_AST_ASSERT:
      return check_assert (check, node);
    case RF_AST_MATCH:
      return check_match (check, node);
    case RF_AST_IMPORT_FROM:
      if (is_future_import (node) && is_after_future_imports (check, node))
        {
          rf_ast_set_error (check->ast, check->error, node->span,
                            "from __future__ imports must occur at the beginning of the file");
          if (check->minor < 12 && shares_line (check, node))
            {
              check->error->offset--;
              check->error->end_offset = 0;
              check->error->has_no_end = TRUE;
            }
          return FALSE;
        }
      return TRUE;
    default:
      return check_children (check, node);
    }
}

static gboolean
check_expression (Check *check, RfNode *node)
{
  switch (node->kind)
    {
    case RF_AST_NAME:
      return check_name (check, node, node->name.id, node->name.ctx);
    case RF_AST_ATTRIBUTE:
      return check_node (check, node->attribute.value) &&
             check_name (check, node, node->attribute.attr, node->attribute.ctx);
    case RF_AST_STARRED:
      return FAIL (check, node,
                   node->starred.ctx == RF_CONTEXT_STORE
                     ? "starred assignment target must be in a list or tuple"
                     : "can't use starred expression here");
    case RF_AST_TUPLE:
      return check_sequence (check, node, node->tuple.elts, node->tuple.ctx);
    case RF_AST_LIST:
      return check_sequence (check, node, node->list.elts, node->list.ctx);
    case RF_AST_SET:
      return check_starred_seq (check, node->set.elts);
    case RF_AST_CALL:
      rf_ast_warn_call (check->ast, node);
      return check_keywords (check, node, node->call.keywords) &&
             check_node (check, node->call.func) && check_starred_seq (check, node->call.args) &&
             check_seq (check, node->call.keywords);
    case RF_AST_SUBSCRIPT:
      rf_ast_warn_subscript (check->ast, node);
      return check_children (check, node);
    case RF_AST_UNARY_OP:
      if (node->unary_op.op == RF_UNARY_NOT)
        check->negated = check->negated != node ? node->unary_op.operand : NULL;
      return check_children (check, node);
    case RF_AST_COMPARE:
      rf_ast_warn_compare (check->ast, node, check->negated);
      return check_children (check, node);
    case RF_AST_LAMBDA:
      return check_lambda (check, node);
    case RF_AST_LIST_COMP:
      return check_comprehension (check, node, node->list_comp.generators, node->list_comp.elt,
                                  NULL);
    case RF_AST_SET_COMP:
      return check_comprehension (check, node, node->set_comp.generators, node->set_comp.elt, NULL);
    case RF_AST_GENERATOR_EXP:
      return check_comprehension (check, node, node->generator_exp.generators,
                                  node->generator_exp.elt, NULL);
    case RF_AST_DICT_COMP:
      return check_comprehension (check, node, node->dict_comp.generators, node->dict_comp.key,
                                  node->dict_comp.value);
    case RF_AST_YIELD:
    case RF_AST_YIELD_FROM:
      return check_yield (check, node);
    case RF_AST_AWAIT:
      return check_await (check, node);
    default:
      return check_children (check, node);
    }
}

static gboolean
check_node (Check *check, RfNode *node)
{
  switch (rf_node_kind_get_group (node->kind))
    {
    case RF_GROUP_stmt:
      return check_statement (check, node);
    case RF_GROUP_expr:
      return check_expression (check, node);
    default:
      if (node->kind == RF_AST_ARG && node->arg.annotation != NULL &&
          node->arg.annotation->kind == RF_AST_STARRED)
        return check_node (check, node->arg.annotation->starred.value);
      if (node->kind == RF_AST_MATCH_AS && node->match_as.name != NULL &&
          !check_name (check, node, node->match_as.name, RF_CONTEXT_STORE))
        return FALSE;
      return check_children (check, node);
    }
}

gboolean
rf_ast_check (RfAst *ast, RfSyntaxError *error)
{
  Check check = { .ast = ast, .error = error, .minor = rf_ast_get_minor (ast) };

  if (rf_ast_get_root (ast)->kind == RF_AST_MODULE &&
      !check_futures (&check, rf_ast_get_root (ast)))
    return FALSE;
  return check_node (&check, rf_ast_get_root (ast));
}
