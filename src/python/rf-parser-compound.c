/* SPDX-License-Identifier: MIT */

/* Compound statements: those with blocks. `match` is in rf-parser-pattern.c. */

#include "python/rf-parser-private.h"

/* Blocks **************************************************************************************/

/* The ':' of a compound statement. If it is @forced, anything else is an error at once. */
static gboolean
parse_colon (RfParser *p, gboolean forced)
{
  if (accept_token (p, RF_TOKEN_COLON))
    return TRUE;
  if (forced)
    rf_parser_fail_at_token (p, peek_token (p), "expected ':'");
  else if (is_diagnosing (p) && peek_kind (p) == RF_TOKEN_NEWLINE)
    rf_parser_fail_here (p, RF_SYNTAX_ERROR_SYNTAX, "expected ':'");
  return FALSE;
}

gboolean
rf_parse_block (RfParser *p, const char *after, int lineno, RfNodeSeq *body)
{
  guint mark = p->scratch->len;
  gboolean ok = TRUE;

  if (!rf_parser_enter (p, FRAMES_STATEMENT))
    return FALSE;
  if (!accept_token (p, RF_TOKEN_NEWLINE))
    ok = rf_parse_simple_statements (p);
  else if (!accept_token (p, RF_TOKEN_INDENT))
    {
      if (is_diagnosing (p) && peek_kind (p) != RF_TOKEN_ERROR)
        rf_parser_fail_here (p, RF_SYNTAX_ERROR_INDENTATION,
                             "expected an indented block after %s on line %d", after, lineno);
      ok = FALSE;
    }
  else
    {
      while (ok && peek_kind (p) != RF_TOKEN_DEDENT && peek_kind (p) != RF_TOKEN_END)
        ok = rf_parse_statement (p);
      ok = ok && accept_token (p, RF_TOKEN_DEDENT);
    }
  leave_frames (p, FRAMES_STATEMENT);
  if (ok)
    *body = rf_parser_take_nodes (p, mark);
  return ok && !p->failed;
}

/* `else:` if it is there. */
static gboolean
parse_else (RfParser *p, RfNodeSeq *body)
{
  int lineno = peek_token (p)->lineno;

  *body = (RfNodeSeq){ 0, NULL };
  if (!accept_token (p, RF_TOKEN_ELSE))
    return TRUE;
  return parse_colon (p, TRUE) && rf_parse_block (p, "'else' statement", lineno, body);
}

/* if, while, for ******************************************************************************/

/* `if` with all its `elif`s: they nest in the tree, but are read in a loop. */
static RfNode *
parse_if (RfParser *p)
{
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();
  RfNodeSeq orelse;
  RfNode *node = NULL;

  do
    {
      gboolean is_elif = peek_kind (p) == RF_TOKEN_ELIF;
      RfSpan span = span_here (p);
      RfNode *test;
      RfNodeSeq body;

      skip_token (p);
      test = rf_parse_named_expression (p);
      if (test == NULL || !parse_colon (p, FALSE) ||
          !rf_parse_block (p, is_elif ? "'elif' statement" : "'if' statement", span.lineno, &body))
        return NULL;
      node = rf_parser_new_node (p, RF_AST_IF, span);
      node->if_.test = test;
      node->if_.body = body;
      g_ptr_array_add (chain, node);
    }
  while (peek_kind (p) == RF_TOKEN_ELIF);
  if (!parse_else (p, &orelse))
    return NULL;
  for (guint i = chain->len; i > 0; i--)
    {
      node = g_ptr_array_index (chain, i - 1);
      node->if_.orelse = orelse;
      node->span = rf_parser_span_to_here (p, node->span);
      if (rf_parser_finish_node (p, node) == NULL)
        return NULL;
      orelse = rf_parser_one_node (p, node);
    }
  return node;
}

static RfNode *
parse_while (RfParser *p)
{
  RfSpan span = span_here (p);
  RfNode *node, *test;
  RfNodeSeq body, orelse;

  skip_token (p);
  test = rf_parse_named_expression (p);
  if (test == NULL || !parse_colon (p, FALSE) ||
      !rf_parse_block (p, "'while' statement", span.lineno, &body) || !parse_else (p, &orelse))
    return NULL;
  node = rf_parser_new_node (p, RF_AST_WHILE, rf_parser_span_to_here (p, span));
  node->while_.test = test;
  node->while_.body = body;
  node->while_.orelse = orelse;
  return rf_parser_finish_node (p, node);
}

/* The targets behind `for`, and `in`. */
static RfNode *
parse_for_target (RfParser *p)
{
  RfMark mark = parser_mark (p);
  RfNode *target = rf_parse_target_list (p);

  if (target != NULL && rf_parser_find_invalid_target (target, TARGET_FOR) == NULL &&
      accept_token (p, RF_TOKEN_IN))
    {
      rf_parser_set_context (target, RF_CONTEXT_STORE);
      return target;
    }
  if (is_diagnosing (p))
    {
      rf_parser_rewind (p, mark);
      target = rf_parse_star_expressions (p);
      if (target != NULL)
        rf_parser_check_target (p, target, TARGET_FOR);
    }
  return NULL;
}

static RfNode *
parse_for (RfParser *p, RfSpan span, gboolean is_async)
{
  int lineno = peek_token (p)->lineno;
  RfNode *node, *target, *iter;
  RfNodeSeq body, orelse;

  skip_token (p);
  target = parse_for_target (p);
  if (target == NULL)
    return NULL;
  iter = rf_parse_star_expressions (p);
  if (iter == NULL || !parse_colon (p, FALSE) ||
      !rf_parse_block (p, "'for' statement", lineno, &body) || !parse_else (p, &orelse))
    return NULL;
  node = rf_parser_new_node (p, is_async ? RF_AST_ASYNC_FOR : RF_AST_FOR,
                             rf_parser_span_to_here (p, span));
  if (is_async)
    {
      node->async_for.target = target;
      node->async_for.iter = iter;
      node->async_for.body = body;
      node->async_for.orelse = orelse;
    }
  else
    {
      node->for_.target = target;
      node->for_.iter = iter;
      node->for_.body = body;
      node->for_.orelse = orelse;
    }
  return rf_parser_finish_node (p, node);
}

/* with ****************************************************************************************/

/* `expression [as target]`, pushed. */
static gboolean
parse_with_item (RfParser *p)
{
  RfSpan span = span_here (p);
  RfNode *item, *context, *target = NULL;
  RfMark mark;

  context = rf_parse_expression (p);
  if (context == NULL)
    return FALSE;
  if (accept_token (p, RF_TOKEN_AS))
    {
      mark = parser_mark (p);
      target =
        peek_kind (p) == RF_TOKEN_STAR ? rf_parse_star_expression (p) : rf_parse_bitwise_or (p);
      if (target == NULL)
        return FALSE;
      if (rf_parser_find_invalid_target (target, TARGET_STAR) != NULL)
        {
          rf_parser_rewind (p, mark);
          target = rf_parse_expression (p);
          if (target != NULL && (peek_kind (p) == RF_TOKEN_COMMA ||
                                 peek_kind (p) == RF_TOKEN_RPAR || peek_kind (p) == RF_TOKEN_COLON))
            rf_parser_check_target (p, target, TARGET_STAR);
          return FALSE;
        }
      rf_parser_set_context (target, RF_CONTEXT_STORE);
    }
  item = rf_parser_new_node (p, RF_AST_WITHITEM, rf_parser_span_to_here (p, span));
  item->withitem.context_expr = context;
  item->withitem.optional_vars = target;
  item = rf_parser_finish_node (p, item);
  push_node (p, item);
  return item != NULL;
}

/* `(item, item,):`, if that is what stands here; else nothing is consumed. */
static gboolean
parse_parenthesized_items (RfParser *p)
{
  RfMark mark = parser_mark (p);
  gboolean ok = TRUE;

  skip_token (p);
  do
    {
      if (peek_kind (p) == RF_TOKEN_RPAR && rf_parser_last_token (p)->kind == RF_TOKEN_COMMA)
        break;
      ok = parse_with_item (p);
    }
  while (ok && accept_token (p, RF_TOKEN_COMMA));
  ok = ok && accept_token (p, RF_TOKEN_RPAR);
  if (ok && peek_kind (p) == RF_TOKEN_NEWLINE && is_diagnosing (p))
    rf_parser_fail_here (p, RF_SYNTAX_ERROR_SYNTAX, "expected ':'");
  if (ok && peek_kind (p) == RF_TOKEN_COLON)
    return TRUE;
  rf_parser_rewind (p, mark);
  return FALSE;
}

static RfNode *
parse_with (RfParser *p, RfSpan span, gboolean is_async)
{
  int lineno = peek_token (p)->lineno;
  guint mark = p->scratch->len;
  RfNodeSeq items, body;
  RfNode *node;

  skip_token (p);
  if (peek_kind (p) != RF_TOKEN_LPAR || !parse_parenthesized_items (p))
    {
      if (p->failed)
        return NULL;
      do
        if (!parse_with_item (p))
          return NULL;
      while (accept_token (p, RF_TOKEN_COMMA));
    }
  items = rf_parser_take_nodes (p, mark);
  if (!parse_colon (p, FALSE) || !rf_parse_block (p, "'with' statement", lineno, &body))
    return NULL;
  node = rf_parser_new_node (p, is_async ? RF_AST_ASYNC_WITH : RF_AST_WITH,
                             rf_parser_span_to_here (p, span));
  if (is_async)
    {
      node->async_with.items = items;
      node->async_with.body = body;
    }
  else
    {
      node->with.items = items;
      node->with.body = body;
    }
  return rf_parser_finish_node (p, node);
}

/* try *****************************************************************************************/

/* The exception types and the name of a handler, up to the colon. */
static gboolean
parse_handler_head (RfParser *p, RfNode *handler, gboolean is_star)
{
  if (peek_kind (p) != RF_TOKEN_COLON && peek_kind (p) != RF_TOKEN_NEWLINE)
    {
      RfNode *type = rf_parse_expression (p);

      if (type == NULL)
        return FALSE;
      handler->handler.type = type;
      if (peek_kind (p) == RF_TOKEN_COMMA && is_diagnosing (p))
        {
          /* `except A, B:` */
          skip_token (p);
          if (rf_parse_expressions (p) != NULL &&
              (!accept_token (p, RF_TOKEN_AS) || accept_token (p, RF_TOKEN_NAME)) &&
              peek_kind (p) == RF_TOKEN_COLON)
            rf_parser_fail_from (p, type->span, "multiple exception types must be parenthesized");
          return FALSE;
        }
      if (accept_token (p, RF_TOKEN_AS))
        {
          if (peek_kind (p) != RF_TOKEN_NAME)
            return FALSE;
          handler->handler.name = rf_parser_token_identifier (p, peek_token (p));
          skip_token (p);
        }
    }
  else if (is_star)
    {
      if (is_diagnosing (p))
        rf_parser_fail_here (p, RF_SYNTAX_ERROR_SYNTAX, "expected one or more exception types");
      return FALSE;
    }
  return parse_colon (p, FALSE);
}

static RfNode *
parse_handler (RfParser *p, gboolean *is_star)
{
  RfSpan span = span_here (p);
  RfNode *handler = rf_parser_new_node (p, RF_AST_EXCEPT_HANDLER, span);
  RfNodeSeq body;

  skip_token (p);
  *is_star = p->minor >= 11 && accept_token (p, RF_TOKEN_STAR);
  if (!parse_handler_head (p, handler, *is_star) ||
      !rf_parse_block (p, *is_star ? "'except*' statement" : "'except' statement", span.lineno,
                       &body))
    return NULL;
  handler->handler.body = body;
  handler->span = rf_parser_span_to_here (p, span);
  return rf_parser_finish_node (p, handler);
}

/* All handlers; whether they are of the kind `except*` in @is_star. */
static gboolean
parse_handlers (RfParser *p, RfNodeSeq *handlers, gboolean *is_star)
{
  guint mark = p->scratch->len;

  *is_star = FALSE;
  while (peek_kind (p) == RF_TOKEN_EXCEPT)
    {
      gboolean star;
      RfToken start = *peek_token (p);
      RfNode *handler = parse_handler (p, &star);

      if (handler == NULL)
        return FALSE;
      if (p->scratch->len > mark && star != *is_star)
        {
          if (is_diagnosing (p))
            rf_parser_fail_at_token (p, &start,
                                     "cannot have both 'except' and 'except*' on the same 'try'");
          return FALSE;
        }
      *is_star = star;
      push_node (p, handler);
    }
  *handlers = rf_parser_take_nodes (p, mark);
  return TRUE;
}

static RfNode *
parse_try (RfParser *p)
{
  RfSpan span = span_here (p);
  RfNodeSeq body, handlers, orelse = { 0, NULL }, finalbody = { 0, NULL };
  gboolean is_star;
  RfNode *node;
  int lineno;

  skip_token (p);
  if (!parse_colon (p, TRUE) || !rf_parse_block (p, "'try' statement", span.lineno, &body) ||
      !parse_handlers (p, &handlers, &is_star))
    return NULL;
  if (handlers.n > 0 && !parse_else (p, &orelse))
    return NULL;
  lineno = peek_token (p)->lineno;
  if (accept_token (p, RF_TOKEN_FINALLY))
    {
      if (!parse_colon (p, TRUE) || !rf_parse_block (p, "'finally' statement", lineno, &finalbody))
        return NULL;
    }
  else if (handlers.n == 0)
    {
      if (is_diagnosing (p))
        rf_parser_fail_here (p, RF_SYNTAX_ERROR_SYNTAX, "expected 'except' or 'finally' block");
      return NULL;
    }
  node = rf_parser_new_node (p, is_star ? RF_AST_TRY_STAR : RF_AST_TRY,
                             rf_parser_span_to_here (p, span));
  if (is_star)
    {
      node->try_star.body = body;
      node->try_star.handlers = handlers;
      node->try_star.orelse = orelse;
      node->try_star.finalbody = finalbody;
    }
  else
    {
      node->try_.body = body;
      node->try_.handlers = handlers;
      node->try_.orelse = orelse;
      node->try_.finalbody = finalbody;
    }
  return rf_parser_finish_node (p, node);
}

/* Definitions *********************************************************************************/

static RfNode *
parse_type_param (RfParser *p)
{
  RfSpan span = span_here (p);
  gboolean is_tuple = accept_token (p, RF_TOKEN_STAR);
  gboolean is_spec = !is_tuple && accept_token (p, RF_TOKEN_DOUBLE_STAR);
  RfNode *node, *bound = NULL, *value = NULL;
  const char *name;

  if (peek_kind (p) != RF_TOKEN_NAME)
    return NULL;
  name = rf_parser_token_identifier (p, peek_token (p));
  skip_token (p);
  if (!is_tuple && !is_spec && accept_token (p, RF_TOKEN_COLON) &&
      (bound = rf_parse_expression (p)) == NULL)
    return NULL;
  if (p->minor >= 13 && accept_token (p, RF_TOKEN_EQUAL))
    {
      value = is_tuple ? rf_parse_star_expression (p) : rf_parse_expression (p);
      if (value == NULL)
        return NULL;
    }
  span = rf_parser_span_to_here (p, span);
  if (is_tuple)
    {
      node = rf_parser_new_node (p, RF_AST_TYPE_VAR_TUPLE, span);
      node->type_var_tuple.name = name;
      node->type_var_tuple.default_value = value;
    }
  else if (is_spec)
    {
      node = rf_parser_new_node (p, RF_AST_PARAM_SPEC, span);
      node->param_spec.name = name;
      node->param_spec.default_value = value;
    }
  else
    {
      node = rf_parser_new_node (p, RF_AST_TYPE_VAR, span);
      node->type_var.name = name;
      node->type_var.bound = bound;
      node->type_var.default_value = value;
    }
  return rf_parser_finish_node (p, node);
}

gboolean
rf_parse_type_params (RfParser *p, RfNodeSeq *params)
{
  guint mark = p->scratch->len;

  skip_token (p);
  if (peek_kind (p) == RF_TOKEN_RSQB)
    {
      if (is_diagnosing (p) && p->minor >= 13)
        rf_parser_fail_from (p, span_here (p), "Type parameter list cannot be empty");
      return FALSE;
    }
  do
    {
      RfNode *param;

      if (peek_kind (p) == RF_TOKEN_RSQB)
        break;
      param = parse_type_param (p);
      if (param == NULL)
        return FALSE;
      push_node (p, param);
    }
  while (accept_token (p, RF_TOKEN_COMMA));
  *params = rf_parser_take_nodes (p, mark);
  return accept_token (p, RF_TOKEN_RSQB);
}

static RfNode *
parse_function (RfParser *p, RfSpan span, RfNodeSeq decorators, gboolean is_async)
{
  int lineno = peek_token (p)->lineno;
  RfNode *node, *args, *returns = NULL;
  RfNodeSeq body, params = { 0, NULL };
  const char *name;
  RfMark mark;

  skip_token (p);
  if (peek_kind (p) != RF_TOKEN_NAME)
    return NULL;
  name = rf_parser_token_identifier (p, peek_token (p));
  skip_token (p);
  mark = parser_mark (p);
  if (p->minor >= 12 && peek_kind (p) == RF_TOKEN_LSQB && !rf_parse_type_params (p, &params))
    {
      /* An empty list is explained from 3.13 on; before, the parser only wanted a '('. */
      if (p->minor >= 13)
        return NULL;
      rf_parser_rewind (p, mark);
    }
  if (!accept_token (p, RF_TOKEN_LPAR))
    return p->minor >= 11 ? rf_parser_fail_at_token (p, peek_token (p), "expected '('") : NULL;
  args = rf_parse_parameters (p, FALSE);
  if (args == NULL || !accept_token (p, RF_TOKEN_RPAR))
    return NULL;
  mark = parser_mark (p);
  if (accept_token (p, RF_TOKEN_ARROW) && (returns = rf_parse_expression (p)) == NULL)
    {
      if (p->failed || (p->minor >= 13 && !is_diagnosing (p)))
        return NULL;
      /* Then the colon is missed where the arrow stands. */
      rf_parser_rewind (p, mark);
    }
  if (!parse_colon (p, TRUE) || !rf_parse_block (p, "function definition", lineno, &body))
    return NULL;
  node = rf_parser_new_node (p, is_async ? RF_AST_ASYNC_FUNCTION_DEF : RF_AST_FUNCTION_DEF,
                             rf_parser_span_to_here (p, span));
  if (is_async)
    {
      node->async_function_def.name = name;
      node->async_function_def.args = args;
      node->async_function_def.body = body;
      node->async_function_def.decorator_list = decorators;
      node->async_function_def.returns = returns;
      node->async_function_def.type_params = params;
    }
  else
    {
      node->function_def.name = name;
      node->function_def.args = args;
      node->function_def.body = body;
      node->function_def.decorator_list = decorators;
      node->function_def.returns = returns;
      node->function_def.type_params = params;
    }
  return rf_parser_finish_node (p, node);
}

static RfNode *
parse_class (RfParser *p, RfNodeSeq decorators)
{
  RfSpan span = span_here (p);
  RfNodeSeq bases = { 0, NULL }, keywords = { 0, NULL }, params = { 0, NULL }, body;
  const char *name;
  RfNode *node;

  skip_token (p);
  if (peek_kind (p) != RF_TOKEN_NAME)
    return NULL;
  name = rf_parser_token_identifier (p, peek_token (p));
  skip_token (p);
  if (p->minor >= 12 && peek_kind (p) == RF_TOKEN_LSQB && !rf_parse_type_params (p, &params))
    return NULL;
  if (accept_token (p, RF_TOKEN_LPAR) && !rf_parse_arguments (p, FALSE, &bases, &keywords))
    return NULL;
  if (!parse_colon (p, FALSE) || !rf_parse_block (p, "class definition", span.lineno, &body))
    return NULL;
  node = rf_parser_new_node (p, RF_AST_CLASS_DEF, rf_parser_span_to_here (p, span));
  node->class_def.name = name;
  node->class_def.bases = bases;
  node->class_def.keywords = keywords;
  node->class_def.body = body;
  node->class_def.decorator_list = decorators;
  node->class_def.type_params = params;
  return rf_parser_finish_node (p, node);
}

static RfNode *
parse_decorated (RfParser *p)
{
  guint mark = p->scratch->len;
  RfNodeSeq decorators;
  RfSpan span;

  while (accept_token (p, RF_TOKEN_AT))
    {
      RfNode *node = rf_parse_named_expression (p);

      if (node == NULL || !accept_token (p, RF_TOKEN_NEWLINE))
        return NULL;
      push_node (p, node);
    }
  decorators = rf_parser_take_nodes (p, mark);
  span = span_here (p);
  if (peek_kind (p) == RF_TOKEN_CLASS)
    return parse_class (p, decorators);
  if (peek_kind (p) == RF_TOKEN_DEF)
    return parse_function (p, span, decorators, FALSE);
  if (accept_token (p, RF_TOKEN_ASYNC) && peek_kind (p) == RF_TOKEN_DEF)
    return parse_function (p, span, decorators, TRUE);
  return NULL;
}

static RfNode *
parse_async (RfParser *p)
{
  RfSpan span = span_here (p);

  skip_token (p);
  switch (peek_kind (p))
    {
    case RF_TOKEN_DEF:
      return parse_function (p, span, (RfNodeSeq){ 0, NULL }, TRUE);
    case RF_TOKEN_FOR:
      return parse_for (p, span, TRUE);
    case RF_TOKEN_WITH:
      return parse_with (p, span, TRUE);
    default:
      return NULL;
    }
}

/* Any statement *******************************************************************************/

static gboolean
push_statement (RfParser *p, RfNode *node)
{
  if (node == NULL || p->failed)
    return FALSE;
  push_node (p, node);
  return TRUE;
}

gboolean
rf_parse_statement (RfParser *p)
{
  const RfToken *token = peek_token (p);

  switch (token->kind)
    {
    case RF_TOKEN_IF:
      return push_statement (p, parse_if (p));
    case RF_TOKEN_WHILE:
      return push_statement (p, parse_while (p));
    case RF_TOKEN_FOR:
      return push_statement (p, parse_for (p, span_here (p), FALSE));
    case RF_TOKEN_WITH:
      return push_statement (p, parse_with (p, span_here (p), FALSE));
    case RF_TOKEN_TRY:
      return push_statement (p, parse_try (p));
    case RF_TOKEN_DEF:
      return push_statement (p, parse_function (p, span_here (p), (RfNodeSeq){ 0, NULL }, FALSE));
    case RF_TOKEN_CLASS:
      return push_statement (p, parse_class (p, (RfNodeSeq){ 0, NULL }));
    case RF_TOKEN_AT:
      return push_statement (p, parse_decorated (p));
    case RF_TOKEN_ASYNC:
      return push_statement (p, parse_async (p));
    case RF_TOKEN_NAME:
      if (token->soft == RF_SOFT_MATCH)
        {
          guint pos = p->stream->pos;
          RfNode *node = rf_parse_match_statement (p);

          if (node != NULL || p->failed || p->stream->pos != pos)
            return push_statement (p, node);
        }
      return rf_parse_simple_statements (p);
    default:
      return rf_parse_simple_statements (p);
    }
}
