/* SPDX-License-Identifier: MIT */

/* Simple statements: those that stand on one line. Assignments are read as expressions first; what
 * follows decides what they are. */

#include "python/rf-parser-private.h"

#include <string.h>

static gboolean
is_statement_end (RfParser *p)
{
  RfTokenKind kind = peek_kind (p);

  return kind == RF_TOKEN_NEWLINE || kind == RF_TOKEN_SEMI;
}

/* Assignments *********************************************************************************/

static gboolean
find_augmented_operator (RfTokenKind kind, RfOperator *op)
{
  static const struct
  {
    RfTokenKind kind;
    RfOperator op;
  } table[] = {
    { RF_TOKEN_PLUS_EQUAL, RF_OPERATOR_ADD },
    { RF_TOKEN_MIN_EQUAL, RF_OPERATOR_SUB },
    { RF_TOKEN_STAR_EQUAL, RF_OPERATOR_MULT },
    { RF_TOKEN_AT_EQUAL, RF_OPERATOR_MAT_MULT },
    { RF_TOKEN_SLASH_EQUAL, RF_OPERATOR_DIV },
    { RF_TOKEN_PERCENT_EQUAL, RF_OPERATOR_MOD },
    { RF_TOKEN_AMPER_EQUAL, RF_OPERATOR_BIT_AND },
    { RF_TOKEN_VBAR_EQUAL, RF_OPERATOR_BIT_OR },
    { RF_TOKEN_CIRCUMFLEX_EQUAL, RF_OPERATOR_BIT_XOR },
    { RF_TOKEN_LEFT_SHIFT_EQUAL, RF_OPERATOR_L_SHIFT },
    { RF_TOKEN_RIGHT_SHIFT_EQUAL, RF_OPERATOR_R_SHIFT },
    { RF_TOKEN_DOUBLE_STAR_EQUAL, RF_OPERATOR_POW },
    { RF_TOKEN_DOUBLE_SLASH_EQUAL, RF_OPERATOR_FLOOR_DIV },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].kind == kind)
      {
        *op = table[i].op;
        return TRUE;
      }
  return FALSE;
}

/* The statement from @start on is no assignment that could be; looks for what is wrong, in the
 * order of CPython's rules. */
static RfNode *
explain_assignment (RfParser *p, RfMark start)
{
  RfNode *node, *first;
  RfOperator op;
  guint elements = 1;

  rf_parser_rewind (p, start);
  first = rf_parse_star_named_expression (p);
  if (p->failed)
    return NULL;
  if (first != NULL && (first->kind == RF_AST_LIST || first->kind == RF_AST_TUPLE) &&
      accept_token (p, RF_TOKEN_COLON))
    {
      if (rf_parse_expression (p) != NULL)
        rf_parser_fail_at_node (p, first, "only single target (not %s) can be annotated",
                                rf_parser_describe (first));
      return NULL;
    }
  if (first != NULL && accept_token (p, RF_TOKEN_COMMA))
    {
      elements++;
      /* The rule asks for no commas between these. */
      while ((rf_parser_starts_expression (peek_token (p)) || peek_kind (p) == RF_TOKEN_STAR) &&
             rf_parse_star_named_expression (p) != NULL)
        accept_token (p, RF_TOKEN_COMMA);
    }
  if (p->failed)
    return NULL;
  if (first != NULL && accept_token (p, RF_TOKEN_COLON))
    {
      if (rf_parse_expression (p) != NULL)
        {
          if (elements > 1)
            rf_parser_fail_at_node (p, first, "only single target (not tuple) can be annotated");
          else if (first->kind != RF_AST_STARRED)
            rf_parser_fail_at_node (p, first, "illegal target for annotation");
        }
      return NULL;
    }

  rf_parser_rewind (p, start);
  while ((node = rf_parse_yield_or_star_expressions (p)) != NULL && peek_kind (p) == RF_TOKEN_EQUAL)
    {
      if (node->kind == RF_AST_YIELD || node->kind == RF_AST_YIELD_FROM)
        return rf_parser_fail_at_node (p, node, "assignment to yield expression not possible");
      if (!rf_parser_check_target (p, node, TARGET_STAR))
        return NULL;
      skip_token (p);
    }
  if (node != NULL && find_augmented_operator (peek_kind (p), &op))
    {
      skip_token (p);
      if (rf_parse_yield_or_star_expressions (p) != NULL)
        rf_parser_fail_at_node (p, node, "'%s' is an illegal expression for augmented assignment",
                                rf_parser_describe (node));
    }
  return NULL;
}

/* The explanation of a statement at @start, if one is wanted now. */
static RfNode *
refuse_assignment (RfParser *p, RfMark start)
{
  if (is_diagnosing (p))
    explain_assignment (p, start);
  return NULL;
}

static RfNode *
parse_annotated_assignment (RfParser *p, RfNode *target, const RfToken *start, RfMark mark)
{
  gboolean in_parentheses = rf_parser_is_parenthesized (target, start);
  gboolean is_reference = target->kind == RF_AST_ATTRIBUTE || target->kind == RF_AST_SUBSCRIPT;
  RfNode *node, *annotation, *value = NULL;

  if (target->kind != RF_AST_NAME && !is_reference)
    return refuse_assignment (p, mark);
  skip_token (p);
  annotation = rf_parse_expression (p);
  if (annotation == NULL)
    return NULL;
  if (accept_token (p, RF_TOKEN_EQUAL) && (value = rf_parse_yield_or_star_expressions (p)) == NULL)
    return NULL;
  rf_parser_set_context (target, RF_CONTEXT_STORE);
  node =
    rf_parser_new_node (p, RF_AST_ANN_ASSIGN, rf_parser_span_to_here (p, span_of_token (start)));
  node->ann_assign.target = target;
  node->ann_assign.annotation = annotation;
  node->ann_assign.value = value;
  node->ann_assign.simple = target->kind == RF_AST_NAME && !in_parentheses;
  return rf_parser_finish_node (p, node);
}

static RfNode *
parse_augmented_assignment (RfParser *p, RfNode *target, const RfToken *start, RfMark mark,
                            RfOperator op)
{
  RfNode *node, *value;

  if (target->kind != RF_AST_NAME && target->kind != RF_AST_ATTRIBUTE &&
      target->kind != RF_AST_SUBSCRIPT)
    return refuse_assignment (p, mark);
  skip_token (p);
  value = rf_parse_yield_or_star_expressions (p);
  if (value == NULL)
    return NULL;
  rf_parser_set_context (target, RF_CONTEXT_STORE);
  node =
    rf_parser_new_node (p, RF_AST_AUG_ASSIGN, rf_parser_span_to_here (p, span_of_token (start)));
  node->aug_assign.target = target;
  node->aug_assign.op = op;
  node->aug_assign.value = value;
  return rf_parser_finish_node (p, node);
}

/* `a = b = value`: @first is read, '=' is the current token. */
static RfNode *
parse_chained_assignment (RfParser *p, RfNode *first, const RfToken *start, RfMark mark)
{
  guint scratch = p->scratch->len;
  RfNode *value = first, *node;

  while (peek_kind (p) == RF_TOKEN_EQUAL)
    {
      if (rf_parser_find_invalid_target (value, TARGET_STAR) != NULL)
        return refuse_assignment (p, mark);
      rf_parser_set_context (value, RF_CONTEXT_STORE);
      push_node (p, value);
      skip_token (p);
      value = rf_parse_yield_or_star_expressions (p);
      if (value == NULL)
        return refuse_assignment (p, mark);
    }
  node = rf_parser_new_node (p, RF_AST_ASSIGN, rf_parser_span_to_here (p, span_of_token (start)));
  node->assign.targets = rf_parser_take_nodes (p, scratch);
  node->assign.value = value;
  return rf_parser_finish_node (p, node);
}

static RfNode *
parse_expression_statement (RfParser *p)
{
  RfMark mark = parser_mark (p);
  RfToken start = *peek_token (p);
  RfNode *node, *first = rf_parse_yield_or_star_expressions (p);
  RfOperator op;

  if (first == NULL)
    return NULL;
  if (peek_kind (p) == RF_TOKEN_EQUAL)
    return parse_chained_assignment (p, first, &start, mark);
  if (peek_kind (p) == RF_TOKEN_COLON)
    return parse_annotated_assignment (p, first, &start, mark);
  if (find_augmented_operator (peek_kind (p), &op))
    return parse_augmented_assignment (p, first, &start, mark, op);
  if (is_diagnosing (p) && !is_statement_end (p))
    {
      explain_assignment (p, mark);
      return NULL;
    }
  node = rf_parser_new_node (p, RF_AST_EXPR, rf_parser_span_to_here (p, span_of_token (&start)));
  node->expr.value = first;
  return rf_parser_finish_node (p, node);
}

/* Imports *************************************************************************************/

/* `a.b.c` as one identifier; the span is set to its place. */
static const char *
parse_dotted_name (RfParser *p, RfSpan *span)
{
  g_autoptr (GString) name = g_string_new (NULL);

  if (peek_kind (p) != RF_TOKEN_NAME)
    return NULL;
  *span = span_here (p);
  while (TRUE)
    {
      const RfToken *token = peek_token (p);

      if (token->kind != RF_TOKEN_NAME)
        return NULL;
      g_string_append (name, rf_parser_token_identifier (p, token));
      skip_token (p);
      if (peek_kind (p) != RF_TOKEN_DOT)
        break;
      skip_token (p);
      g_string_append_c (name, '.');
    }
  *span = rf_parser_span_to_here (p, *span);
  return rf_ast_intern (p->ast, name->str, name->len);
}

/* `name [as asname]`, pushed. */
static gboolean
parse_alias (RfParser *p, gboolean is_dotted)
{
  RfSpan span;
  const char *name;
  RfNode *alias;

  if (is_dotted)
    name = parse_dotted_name (p, &span);
  else
    {
      span = span_here (p);
      name = peek_kind (p) == RF_TOKEN_NAME ? rf_parser_token_identifier (p, peek_token (p)) : NULL;
      if (name != NULL)
        skip_token (p);
    }
  if (name == NULL)
    return FALSE;
  alias = rf_parser_new_node (p, RF_AST_ALIAS, span);
  alias->alias.name = name;
  if (accept_token (p, RF_TOKEN_AS))
    {
      if (peek_kind (p) != RF_TOKEN_NAME)
        return FALSE;
      alias->alias.asname = rf_parser_token_identifier (p, peek_token (p));
      skip_token (p);
    }
  alias->span = rf_parser_span_to_here (p, span);
  push_node (p, alias);
  return TRUE;
}

static RfNode *
parse_import (RfParser *p)
{
  RfSpan span = span_here (p), name_span;
  guint mark = p->scratch->len;
  RfNode *node;

  skip_token (p);
  if (peek_kind (p) == RF_TOKEN_NEWLINE && p->minor >= 13 && is_diagnosing (p))
    return rf_parser_fail_from (p, span_here (p), "Expected one or more names after 'import'");
  do
    if (!parse_alias (p, TRUE))
      return NULL;
  while (accept_token (p, RF_TOKEN_COMMA));
  if (peek_kind (p) == RF_TOKEN_FROM && p->minor >= 12 && is_diagnosing (p))
    {
      skip_token (p);
      if (parse_dotted_name (p, &name_span) != NULL)
        rf_parser_fail_at_span (p, span_join (span, name_span),
                                "Did you mean to use 'from ... import ...' instead?");
      return NULL;
    }
  node = rf_parser_new_node (p, RF_AST_IMPORT, rf_parser_span_to_here (p, span));
  node->import_.names = rf_parser_take_nodes (p, mark);
  return rf_parser_finish_node (p, node);
}

/* What follows `from x import`, pushed. */
static gboolean
parse_import_targets (RfParser *p)
{
  gboolean in_parentheses;

  if (peek_kind (p) == RF_TOKEN_STAR)
    {
      RfNode *alias = rf_parser_new_node (p, RF_AST_ALIAS, span_here (p));

      alias->alias.name = rf_ast_intern (p->ast, "*", 1);
      push_node (p, alias);
      skip_token (p);
      return TRUE;
    }
  if (peek_kind (p) == RF_TOKEN_NEWLINE && p->minor >= 13 && is_diagnosing (p))
    {
      rf_parser_fail_from (p, span_here (p), "Expected one or more names after 'import'");
      return FALSE;
    }
  in_parentheses = accept_token (p, RF_TOKEN_LPAR);
  do
    {
      if (in_parentheses && peek_kind (p) == RF_TOKEN_RPAR &&
          rf_parser_last_token (p)->kind != RF_TOKEN_LPAR)
        break;
      if (!in_parentheses && peek_kind (p) == RF_TOKEN_NEWLINE &&
          rf_parser_last_token (p)->kind == RF_TOKEN_COMMA)
        {
          if (is_diagnosing (p))
            rf_parser_fail_here (p, RF_SYNTAX_ERROR_SYNTAX,
                                 "trailing comma not allowed without surrounding parentheses");
          return FALSE;
        }
      if (!parse_alias (p, FALSE))
        return FALSE;
    }
  while (accept_token (p, RF_TOKEN_COMMA));
  return !in_parentheses || accept_token (p, RF_TOKEN_RPAR);
}

static RfNode *
parse_from_import (RfParser *p)
{
  RfSpan span = span_here (p), name_span;
  guint mark = p->scratch->len;
  const char *module = NULL;
  int level = 0;
  RfNode *node;

  skip_token (p);
  while (peek_kind (p) == RF_TOKEN_DOT || peek_kind (p) == RF_TOKEN_ELLIPSIS)
    {
      level += peek_kind (p) == RF_TOKEN_DOT ? 1 : 3;
      skip_token (p);
    }
  if (level == 0 || peek_kind (p) != RF_TOKEN_IMPORT)
    {
      module = parse_dotted_name (p, &name_span);
      if (module == NULL)
        return NULL;
    }
  if (!accept_token (p, RF_TOKEN_IMPORT) || !parse_import_targets (p))
    return NULL;
  node = rf_parser_new_node (p, RF_AST_IMPORT_FROM, rf_parser_span_to_here (p, span));
  node->import_from.module = module;
  node->import_from.names = rf_parser_take_nodes (p, mark);
  node->import_from.level = level;
  return rf_parser_finish_node (p, node);
}

/* The others **********************************************************************************/

static RfNode *
parse_bare_statement (RfParser *p, RfNodeKind kind)
{
  RfNode *node = rf_parser_new_node (p, kind, span_here (p));

  skip_token (p);
  return node;
}

static RfNode *
parse_return (RfParser *p)
{
  RfSpan span = span_here (p);
  RfNode *node, *value = NULL;

  skip_token (p);
  if (!is_statement_end (p) && (value = rf_parse_star_expressions (p)) == NULL)
    return NULL;
  node = rf_parser_new_node (p, RF_AST_RETURN, rf_parser_span_to_here (p, span));
  node->return_.value = value;
  return rf_parser_finish_node (p, node);
}

static RfNode *
parse_raise (RfParser *p)
{
  RfSpan span = span_here (p);
  RfNode *node, *exc = NULL, *cause = NULL;

  skip_token (p);
  if (!is_statement_end (p))
    {
      exc = rf_parse_expression (p);
      if (exc == NULL)
        return NULL;
      if (accept_token (p, RF_TOKEN_FROM) && (cause = rf_parse_expression (p)) == NULL)
        return NULL;
    }
  node = rf_parser_new_node (p, RF_AST_RAISE, rf_parser_span_to_here (p, span));
  node->raise_.exc = exc;
  node->raise_.cause = cause;
  return rf_parser_finish_node (p, node);
}

static RfNode *
parse_assert (RfParser *p)
{
  RfSpan span = span_here (p);
  RfNode *node, *test, *msg = NULL;

  skip_token (p);
  test = rf_parse_expression (p);
  if (test == NULL || (accept_token (p, RF_TOKEN_COMMA) && (msg = rf_parse_expression (p)) == NULL))
    return NULL;
  node = rf_parser_new_node (p, RF_AST_ASSERT, rf_parser_span_to_here (p, span));
  node->assert_.test = test;
  node->assert_.msg = msg;
  return rf_parser_finish_node (p, node);
}

static RfNode *
parse_names_statement (RfParser *p, RfNodeKind kind)
{
  RfSpan span = span_here (p);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  RfIdentSeq seq;
  RfNode *node;

  skip_token (p);
  do
    {
      if (peek_kind (p) != RF_TOKEN_NAME)
        return NULL;
      g_ptr_array_add (names, (gpointer) rf_parser_token_identifier (p, peek_token (p)));
      skip_token (p);
    }
  while (accept_token (p, RF_TOKEN_COMMA));
  seq.n = names->len;
  seq.items = rf_ast_alloc (p->ast, seq.n * sizeof (char *));
  memcpy (seq.items, names->pdata, seq.n * sizeof (char *));
  node = rf_parser_new_node (p, kind, rf_parser_span_to_here (p, span));
  if (kind == RF_AST_GLOBAL)
    node->global_.names = seq;
  else
    node->nonlocal_.names = seq;
  return node;
}

static RfNode *
parse_delete (RfParser *p)
{
  RfSpan span = span_here (p);
  guint mark = p->scratch->len;
  gboolean valid = TRUE;
  RfNode *node;

  skip_token (p);
  do
    {
      RfNode *target;

      if (is_statement_end (p) && p->scratch->len > mark)
        break;
      target = is_diagnosing (p) ? rf_parse_star_expression (p) : rf_parse_del_target (p);
      if (target == NULL)
        return NULL;
      valid = valid && rf_parser_find_invalid_target (target, TARGET_DEL) == NULL;
      push_node (p, target);
    }
  while (accept_token (p, RF_TOKEN_COMMA));
  if (!valid || !is_statement_end (p))
    {
      for (guint i = mark; i < p->scratch->len; i++)
        rf_parser_check_target (p, g_ptr_array_index (p->scratch, i), TARGET_DEL);
      return NULL;
    }
  node = rf_parser_new_node (p, RF_AST_DELETE, rf_parser_span_to_here (p, span));
  node->delete_.targets = rf_parser_take_nodes (p, mark);
  for (guint i = 0; i < node->delete_.targets.n; i++)
    rf_parser_set_context (node->delete_.targets.items[i], RF_CONTEXT_DEL);
  return rf_parser_finish_node (p, node);
}

/* `type X[T] = value` (3.12+); NULL with nothing consumed if it is none. */
static RfNode *
parse_type_alias (RfParser *p)
{
  RfSpan span = span_here (p);
  RfNode *node, *name, *value;
  RfNodeSeq params = { 0, NULL };

  skip_token (p);
  name = rf_parser_new_name (p, peek_token (p), RF_CONTEXT_STORE);
  skip_token (p);
  if (peek_kind (p) == RF_TOKEN_LSQB && !rf_parse_type_params (p, &params))
    return NULL;
  if (!accept_token (p, RF_TOKEN_EQUAL))
    return NULL;
  value = rf_parse_expression (p);
  if (value == NULL)
    return NULL;
  node = rf_parser_new_node (p, RF_AST_TYPE_ALIAS, rf_parser_span_to_here (p, span));
  node->type_alias.name = name;
  node->type_alias.type_params = params;
  node->type_alias.value = value;
  return rf_parser_finish_node (p, node);
}

static RfNode *
parse_simple_statement (RfParser *p)
{
  const RfToken *token = peek_token (p);

  switch (token->kind)
    {
    case RF_TOKEN_RETURN:
      return parse_return (p);
    case RF_TOKEN_IMPORT:
      return parse_import (p);
    case RF_TOKEN_FROM:
      return parse_from_import (p);
    case RF_TOKEN_RAISE:
      return parse_raise (p);
    case RF_TOKEN_PASS:
      return parse_bare_statement (p, RF_AST_PASS);
    case RF_TOKEN_BREAK:
      return parse_bare_statement (p, RF_AST_BREAK);
    case RF_TOKEN_CONTINUE:
      return parse_bare_statement (p, RF_AST_CONTINUE);
    case RF_TOKEN_DEL:
      return parse_delete (p);
    case RF_TOKEN_ASSERT:
      return parse_assert (p);
    case RF_TOKEN_GLOBAL:
      return parse_names_statement (p, RF_AST_GLOBAL);
    case RF_TOKEN_NONLOCAL:
      return parse_names_statement (p, RF_AST_NONLOCAL);
    case RF_TOKEN_NAME:
      if (token->soft == RF_SOFT_TYPE && p->minor >= 12 && peek_ahead (p, 1)->kind == RF_TOKEN_NAME)
        return parse_type_alias (p);
      return parse_expression_statement (p);
    default:
      return parse_expression_statement (p);
    }
}

gboolean
rf_parse_simple_statements (RfParser *p)
{
  do
    {
      RfNode *node;

      if (peek_kind (p) == RF_TOKEN_NEWLINE && p->stream->pos > 0 &&
          rf_parser_last_token (p)->kind == RF_TOKEN_SEMI)
        break;
      node = parse_simple_statement (p);
      if (node == NULL || p->failed)
        return FALSE;
      push_node (p, node);
    }
  while (accept_token (p, RF_TOKEN_SEMI));
  return accept_token (p, RF_TOKEN_NEWLINE);
}
