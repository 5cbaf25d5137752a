/* SPDX-License-Identifier: MIT */

/* The match statement and its patterns. `match` and `case` are keywords only where they can be:
 * a statement that begins with the name `match` is tried as a match statement first. */

#include "python/rf-parser-private.h"

#include <string.h>

static RfNode *parse_pattern (RfParser *p);
static RfNode *parse_maybe_star_pattern (RfParser *p);

/* Literals ************************************************************************************/

/* A number with an optional minus. */
static RfNode *
parse_signed_number (RfParser *p)
{
  RfSpan span = span_here (p);
  gboolean is_negative = accept_token (p, RF_TOKEN_MINUS);
  RfNode *node, *number;

  if (peek_kind (p) != RF_TOKEN_NUMBER)
    return NULL;
  number = rf_parse_number (p);
  if (number == NULL || !is_negative)
    return number;
  node = rf_parser_new_node (p, RF_AST_UNARY_OP, rf_parser_span_to_here (p, span));
  node->unary_op.op = RF_UNARY_U_SUB;
  node->unary_op.operand = number;
  return rf_parser_finish_node (p, node);
}

/* A signed number, or a real one plus or minus an imaginary one. */
static RfNode *
parse_number_literal (RfParser *p)
{
  RfSpan span = span_here (p);
  RfNode *node, *left = parse_signed_number (p), *right;
  RfOperator op;

  if (left == NULL || (peek_kind (p) != RF_TOKEN_PLUS && peek_kind (p) != RF_TOKEN_MINUS))
    return left;
  op = peek_kind (p) == RF_TOKEN_PLUS ? RF_OPERATOR_ADD : RF_OPERATOR_SUB;
  skip_token (p);
  if (peek_kind (p) != RF_TOKEN_NUMBER)
    return NULL;
  right = rf_parse_number (p);
  if (right == NULL)
    return NULL;
  if ((left->kind == RF_AST_CONSTANT ? left : left->unary_op.operand)->constant.value.kind ==
      RF_CONSTANT_COMPLEX)
    return rf_parser_fail_at_node (p, left, "real number required in complex literal");
  if (right->constant.value.kind != RF_CONSTANT_COMPLEX)
    return rf_parser_fail_at_node (p, right, "imaginary number required in complex literal");
  node = rf_parser_new_node (p, RF_AST_BIN_OP, rf_parser_span_to_here (p, span));
  node->bin_op.left = left;
  node->bin_op.op = op;
  node->bin_op.right = right;
  return rf_parser_finish_node (p, node);
}

static RfNode *
new_match_value (RfParser *p, RfNode *value)
{
  RfNode *node;

  if (value == NULL)
    return NULL;
  node = rf_parser_new_node (p, RF_AST_MATCH_VALUE, value->span);
  node->match_value.value = value;
  return rf_parser_finish_node (p, node);
}

static RfNode *
parse_singleton (RfParser *p)
{
  RfNode *node = rf_parser_new_node (p, RF_AST_MATCH_SINGLETON, span_here (p));
  RfTokenKind kind = peek_kind (p);

  node->match_singleton.value.kind = kind == RF_TOKEN_NONE   ? RF_CONSTANT_NONE
                                     : kind == RF_TOKEN_TRUE ? RF_CONSTANT_TRUE
                                                             : RF_CONSTANT_FALSE;
  skip_token (p);
  return node;
}

/* Names ***************************************************************************************/

/* `a.b.c` as an expression. */
static RfNode *
parse_name_or_attribute (RfParser *p)
{
  RfSpan span = span_here (p);
  RfNode *node = rf_parser_new_name (p, peek_token (p), RF_CONTEXT_LOAD);

  skip_token (p);
  while (node != NULL && accept_token (p, RF_TOKEN_DOT))
    {
      RfNode *value = node;

      if (peek_kind (p) != RF_TOKEN_NAME)
        return NULL;
      node = rf_parser_new_node (p, RF_AST_ATTRIBUTE, span_join (span, span_here (p)));
      node->attribute.value = value;
      node->attribute.attr = rf_parser_token_identifier (p, peek_token (p));
      skip_token (p);
      node = rf_parser_finish_node (p, node);
    }
  return node;
}

/* The arguments of a class pattern behind '(' up to and with ')'. */
static RfNode *
parse_class_pattern (RfParser *p, RfNode *cls, RfSpan span)
{
  g_autoptr (GPtrArray) attrs = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  guint mark = p->scratch->len;
  RfNode *node, *pattern, *first_wrong = NULL;

  skip_token (p);
  while (peek_kind (p) != RF_TOKEN_RPAR)
    {
      if (peek_kind (p) == RF_TOKEN_NAME && peek_ahead (p, 1)->kind == RF_TOKEN_EQUAL)
        {
          g_ptr_array_add (attrs, (gpointer) rf_parser_token_identifier (p, peek_token (p)));
          skip_token (p);
          skip_token (p);
          pattern = parse_pattern (p);
          g_ptr_array_add (values, pattern);
        }
      else
        {
          pattern = parse_pattern (p);
          if (attrs->len > 0 && first_wrong == NULL)
            first_wrong = pattern;
          push_node (p, pattern);
        }
      if (pattern == NULL)
        return NULL;
      if (first_wrong != NULL && peek_kind (p) != RF_TOKEN_COMMA)
        {
          if (is_diagnosing (p))
            rf_parser_fail_at_span (p, span_join (first_wrong->span, pattern->span),
                                    "positional patterns follow keyword patterns");
          return NULL;
        }
      if (!accept_token (p, RF_TOKEN_COMMA))
        break;
    }
  if (first_wrong != NULL || !accept_token (p, RF_TOKEN_RPAR))
    return NULL;
  node = rf_parser_new_node (p, RF_AST_MATCH_CLASS, rf_parser_span_to_here (p, span));
  node->match_class.cls = cls;
  node->match_class.patterns = rf_parser_take_nodes (p, mark);
  for (guint i = 0; i < values->len; i++)
    push_node (p, g_ptr_array_index (values, i));
  node->match_class.kwd_patterns = rf_parser_take_nodes (p, mark);
  if (attrs->len > 0)
    {
      node->match_class.kwd_attrs.n = attrs->len;
      node->match_class.kwd_attrs.items = rf_ast_alloc (p->ast, attrs->len * sizeof (char *));
      memcpy (node->match_class.kwd_attrs.items, attrs->pdata, attrs->len * sizeof (char *));
    }
  return rf_parser_finish_node (p, node);
}

/* A capture, the wildcard, a value or a class. */
static RfNode *
parse_name_pattern (RfParser *p)
{
  RfToken token = *peek_token (p);
  RfTokenKind next = peek_ahead (p, 1)->kind;
  RfNode *node;

  if (next != RF_TOKEN_DOT && next != RF_TOKEN_LPAR)
    {
      if (next == RF_TOKEN_EQUAL)
        return NULL;
      skip_token (p);
      node = rf_parser_new_node (p, RF_AST_MATCH_AS, span_of_token (&token));
      if (token.soft != RF_SOFT_UNDERSCORE)
        node->match_as.name = rf_parser_token_identifier (p, &token);
      return node;
    }
  node = parse_name_or_attribute (p);
  if (node == NULL || peek_kind (p) == RF_TOKEN_EQUAL)
    return NULL;
  if (peek_kind (p) == RF_TOKEN_LPAR)
    return parse_class_pattern (p, node, span_of_token (&token));
  return new_match_value (p, node);
}

/* Sequences and mappings **********************************************************************/

static RfNode *
parse_star_pattern (RfParser *p)
{
  RfSpan span = span_here (p);
  RfNode *node;

  skip_token (p);
  if (peek_kind (p) != RF_TOKEN_NAME)
    return NULL;
  node = rf_parser_new_node (p, RF_AST_MATCH_STAR, span);
  if (peek_token (p)->soft != RF_SOFT_UNDERSCORE)
    node->match_star.name = rf_parser_token_identifier (p, peek_token (p));
  skip_token (p);
  node->span = rf_parser_span_to_here (p, span);
  return node;
}

static RfNode *
parse_maybe_star_pattern (RfParser *p)
{
  return peek_kind (p) == RF_TOKEN_STAR ? parse_star_pattern (p) : parse_pattern (p);
}

/* `[…]`, `(…)` with commas or empty, or a pattern in parentheses. */
static RfNode *
parse_sequence_pattern (RfParser *p)
{
  RfSpan span = span_here (p);
  guint mark = p->scratch->len;
  gboolean is_list = peek_kind (p) == RF_TOKEN_LSQB, had_comma = FALSE;
  RfTokenKind closing = is_list ? RF_TOKEN_RSQB : RF_TOKEN_RPAR;
  RfNode *node;

  skip_token (p);
  while (peek_kind (p) != closing)
    {
      node = parse_maybe_star_pattern (p);
      if (node == NULL)
        return NULL;
      push_node (p, node);
      if (!accept_token (p, RF_TOKEN_COMMA))
        break;
      had_comma = TRUE;
    }
  if (!accept_token (p, closing))
    return NULL;
  if (!is_list && !had_comma && p->scratch->len == mark + 1)
    {
      node = g_ptr_array_steal_index (p->scratch, mark);
      return node->kind == RF_AST_MATCH_STAR ? NULL : node;
    }
  node = rf_parser_new_node (p, RF_AST_MATCH_SEQUENCE, rf_parser_span_to_here (p, span));
  node->match_sequence.patterns = rf_parser_take_nodes (p, mark);
  return rf_parser_finish_node (p, node);
}

static RfNode *
parse_mapping_key (RfParser *p)
{
  RfNode *node;

  switch (peek_kind (p))
    {
    case RF_TOKEN_MINUS:
    case RF_TOKEN_NUMBER:
      return parse_number_literal (p);
    case RF_TOKEN_STRING:
    case RF_TOKEN_NONE:
    case RF_TOKEN_TRUE:
    case RF_TOKEN_FALSE:
      return rf_parse_atom (p);
    case RF_TOKEN_NAME:
      node = parse_name_or_attribute (p);
      return node != NULL && node->kind == RF_AST_ATTRIBUTE ? node : NULL;
    default:
      return NULL;
    }
}

static RfNode *
parse_mapping_pattern (RfParser *p)
{
  g_autoptr (GPtrArray) patterns = g_ptr_array_new ();
  RfSpan span = span_here (p);
  guint mark = p->scratch->len;
  const char *rest = NULL;
  RfNode *node;

  skip_token (p);
  while (peek_kind (p) != RF_TOKEN_RBRACE && rest == NULL)
    {
      if (accept_token (p, RF_TOKEN_DOUBLE_STAR))
        {
          if (peek_kind (p) != RF_TOKEN_NAME || peek_token (p)->soft == RF_SOFT_UNDERSCORE)
            return NULL;
          rest = rf_parser_token_identifier (p, peek_token (p));
          skip_token (p);
        }
      else
        {
          node = parse_mapping_key (p);
          if (node == NULL || !accept_token (p, RF_TOKEN_COLON))
            return NULL;
          push_node (p, node);
          node = parse_pattern (p);
          if (node == NULL)
            return NULL;
          g_ptr_array_add (patterns, node);
        }
      if (!accept_token (p, RF_TOKEN_COMMA))
        break;
    }
  if (!accept_token (p, RF_TOKEN_RBRACE))
    return NULL;
  node = rf_parser_new_node (p, RF_AST_MATCH_MAPPING, rf_parser_span_to_here (p, span));
  node->match_mapping.keys = rf_parser_take_nodes (p, mark);
  for (guint i = 0; i < patterns->len; i++)
    push_node (p, g_ptr_array_index (patterns, i));
  node->match_mapping.patterns = rf_parser_take_nodes (p, mark);
  node->match_mapping.rest = rest;
  return rf_parser_finish_node (p, node);
}

/* Patterns ************************************************************************************/

static RfNode *
parse_closed_pattern (RfParser *p)
{
  switch (peek_kind (p))
    {
    case RF_TOKEN_MINUS:
    case RF_TOKEN_NUMBER:
      return new_match_value (p, parse_number_literal (p));
    case RF_TOKEN_STRING:
      return new_match_value (p, rf_parse_strings (p));
    case RF_TOKEN_NONE:
    case RF_TOKEN_TRUE:
    case RF_TOKEN_FALSE:
      return parse_singleton (p);
    case RF_TOKEN_NAME:
      return parse_name_pattern (p);
    case RF_TOKEN_LPAR:
    case RF_TOKEN_LSQB:
      return parse_sequence_pattern (p);
    case RF_TOKEN_LBRACE:
      return parse_mapping_pattern (p);
    default:
      return NULL;
    }
}

static RfNode *
parse_or_pattern (RfParser *p)
{
  RfSpan span = span_here (p);
  guint mark = p->scratch->len;
  RfNode *node = parse_closed_pattern (p);

  if (node == NULL || peek_kind (p) != RF_TOKEN_VBAR)
    return node;
  push_node (p, node);
  while (accept_token (p, RF_TOKEN_VBAR))
    {
      node = parse_closed_pattern (p);
      if (node == NULL)
        return NULL;
      push_node (p, node);
    }
  node = rf_parser_new_node (p, RF_AST_MATCH_OR, rf_parser_span_to_here (p, span));
  node->match_or.patterns = rf_parser_take_nodes (p, mark);
  return rf_parser_finish_node (p, node);
}

/* `pattern as name` where no name stands. */
static RfNode *
explain_as_target (RfParser *p)
{
  RfToken token = *peek_token (p);
  RfNode *target;

  if (!is_diagnosing (p))
    return NULL;
  if (token.soft == RF_SOFT_UNDERSCORE)
    return rf_parser_fail_at_token (p, &token, "cannot use '_' as a target");
  if (token.kind != RF_TOKEN_NAME && (target = rf_parse_expression (p)) != NULL)
    rf_parser_fail_at_node (p, target, "invalid pattern target");
  return NULL;
}

static RfNode *
parse_pattern (RfParser *p)
{
  RfSpan span = span_here (p);
  RfNode *node, *pattern;
  const RfToken *token;

  if (!rf_parser_enter (p, FRAMES_ATOM))
    return NULL;
  pattern = parse_or_pattern (p);
  leave_frames (p, FRAMES_ATOM);
  if (pattern == NULL || !accept_token (p, RF_TOKEN_AS))
    return pattern;
  token = peek_token (p);
  if (token->kind != RF_TOKEN_NAME || token->soft == RF_SOFT_UNDERSCORE ||
      peek_ahead (p, 1)->kind == RF_TOKEN_DOT || peek_ahead (p, 1)->kind == RF_TOKEN_LPAR)
    return explain_as_target (p);
  node = rf_parser_new_node (p, RF_AST_MATCH_AS, span);
  node->match_as.pattern = pattern;
  node->match_as.name = rf_parser_token_identifier (p, peek_token (p));
  skip_token (p);
  node->span = rf_parser_span_to_here (p, span);
  return rf_parser_finish_node (p, node);
}

/* A pattern, or several with commas between them and no brackets around. */
static RfNode *
parse_top_pattern (RfParser *p)
{
  RfSpan span = span_here (p);
  guint mark = p->scratch->len;
  RfNode *node = parse_maybe_star_pattern (p);

  if (node == NULL || (peek_kind (p) != RF_TOKEN_COMMA && node->kind != RF_AST_MATCH_STAR))
    return node;
  if (peek_kind (p) != RF_TOKEN_COMMA)
    return NULL;
  push_node (p, node);
  while (accept_token (p, RF_TOKEN_COMMA) && peek_kind (p) != RF_TOKEN_COLON &&
         peek_kind (p) != RF_TOKEN_IF)
    {
      node = parse_maybe_star_pattern (p);
      if (node == NULL)
        return NULL;
      push_node (p, node);
    }
  node = rf_parser_new_node (p, RF_AST_MATCH_SEQUENCE, rf_parser_span_to_here (p, span));
  node->match_sequence.patterns = rf_parser_take_nodes (p, mark);
  return rf_parser_finish_node (p, node);
}

/* Statement ***********************************************************************************/

static RfNode *
parse_case (RfParser *p)
{
  RfSpan span = span_here (p);
  RfNode *node, *pattern, *guard = NULL;
  RfNodeSeq body;

  skip_token (p);
  pattern = parse_top_pattern (p);
  if (pattern == NULL)
    return NULL;
  if (accept_token (p, RF_TOKEN_IF) && (guard = rf_parse_named_expression (p)) == NULL)
    return NULL;
  if (!accept_token (p, RF_TOKEN_COLON))
    {
      if (is_diagnosing (p) && peek_kind (p) == RF_TOKEN_NEWLINE)
        rf_parser_fail_here (p, RF_SYNTAX_ERROR_SYNTAX, "expected ':'");
      return NULL;
    }
  if (!rf_parse_block (p, "'case' statement", span.lineno, &body))
    return NULL;
  node = rf_parser_new_node (p, RF_AST_MATCH_CASE, rf_parser_span_to_here (p, span));
  node->match_case.pattern = pattern;
  node->match_case.guard = guard;
  node->match_case.body = body;
  return rf_parser_finish_node (p, node);
}

static RfNode *
parse_subject (RfParser *p)
{
  RfSpan span = span_here (p);
  guint mark = p->scratch->len;
  RfNode *node;

  if (!rf_parser_starts_expression (peek_token (p)) && peek_kind (p) != RF_TOKEN_STAR)
    return NULL;
  node = rf_parse_star_named_expression (p);
  if (node == NULL || (peek_kind (p) != RF_TOKEN_COMMA && node->kind != RF_AST_STARRED))
    return node;
  if (peek_kind (p) != RF_TOKEN_COMMA)
    return NULL;
  push_node (p, node);
  while (accept_token (p, RF_TOKEN_COMMA) &&
         (rf_parser_starts_expression (peek_token (p)) || peek_kind (p) == RF_TOKEN_STAR))
    {
      node = rf_parse_star_named_expression (p);
      if (node == NULL)
        return NULL;
      push_node (p, node);
    }
  node = rf_parser_new_node (p, RF_AST_TUPLE, rf_parser_span_to_here (p, span));
  node->tuple.elts = rf_parser_take_nodes (p, mark);
  return rf_parser_finish_node (p, node);
}

/* The head up to and with ':' and the line's end; NULL with all rewound if there is none. */
static RfNode *
parse_match_head (RfParser *p)
{
  RfMark mark = parser_mark (p);
  RfNode *subject;

  skip_token (p);
  p->quiet++;
  subject = parse_subject (p);
  p->quiet--;
  if (subject != NULL && is_diagnosing (p) && peek_kind (p) == RF_TOKEN_NEWLINE)
    {
      rf_parser_fail_here (p, RF_SYNTAX_ERROR_SYNTAX, "expected ':'");
      return NULL;
    }
  if (subject != NULL && accept_token (p, RF_TOKEN_COLON) && accept_token (p, RF_TOKEN_NEWLINE))
    return subject;
  if (!p->failed)
    rf_parser_rewind (p, mark);
  return NULL;
}

RfNode *
rf_parse_match_statement (RfParser *p)
{
  RfSpan span = span_here (p);
  RfNode *node, *subject = parse_match_head (p);
  guint mark = p->scratch->len;

  if (subject == NULL)
    return NULL;
  if (!accept_token (p, RF_TOKEN_INDENT))
    {
      if (is_diagnosing (p))
        rf_parser_fail_here (p, RF_SYNTAX_ERROR_INDENTATION,
                             "expected an indented block after 'match' statement on line %d",
                             span.lineno);
      return NULL;
    }
  /* Blocks count their frames themselves. */
  while (peek_kind (p) == RF_TOKEN_NAME && peek_token (p)->soft == RF_SOFT_CASE)
    {
      node = parse_case (p);
      if (node == NULL)
        return NULL;
      push_node (p, node);
    }
  if (p->scratch->len == mark || !accept_token (p, RF_TOKEN_DEDENT))
    return NULL;
  node = rf_parser_new_node (p, RF_AST_MATCH, rf_parser_span_to_here (p, span));
  node->match.subject = subject;
  node->match.cases = rf_parser_take_nodes (p, mark);
  return rf_parser_finish_node (p, node);
}
