/* SPDX-License-Identifier: MIT */

/* Expressions with operators, from `a if b else c` down to what an operator stands between. Chains
 * of operators are read in loops; only what nests recurses. */

#include "python/rf-parser-private.h"

#include <string.h>

gboolean
rf_parser_starts_expression (const RfToken *token)
{
  switch (token->kind)
    {
    case RF_TOKEN_NAME:
    case RF_TOKEN_NUMBER:
    case RF_TOKEN_STRING:
    case RF_TOKEN_ELLIPSIS:
    case RF_TOKEN_LPAR:
    case RF_TOKEN_LSQB:
    case RF_TOKEN_LBRACE:
    case RF_TOKEN_PLUS:
    case RF_TOKEN_MINUS:
    case RF_TOKEN_TILDE:
    case RF_TOKEN_NOT:
    case RF_TOKEN_LAMBDA:
    case RF_TOKEN_AWAIT:
    case RF_TOKEN_TRUE:
    case RF_TOKEN_FALSE:
    case RF_TOKEN_NONE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Operators ***********************************************************************************/

static RfNode *
new_binary (RfParser *p, RfNode *left, RfOperator op, RfNode *right, RfSpan span)
{
  RfNode *node = rf_parser_new_node (p, RF_AST_BIN_OP, rf_parser_span_to_here (p, span));

  node->bin_op.left = left;
  node->bin_op.op = op;
  node->bin_op.right = right;
  return rf_parser_finish_node (p, node);
}

/* Signs before an operand, and `**` behind it. */
static RfNode *
parse_factor (RfParser *p)
{
  RfSpan span = span_here (p);
  RfTokenKind kind = peek_kind (p);
  RfNode *node, *operand;
  RfMark mark;

  if (kind == RF_TOKEN_PLUS || kind == RF_TOKEN_MINUS || kind == RF_TOKEN_TILDE)
    {
      skip_token (p);
      if (!rf_parser_enter (p, FRAMES_OPERATOR))
        return NULL;
      operand = parse_factor (p);
      leave_frames (p, FRAMES_OPERATOR);
      if (operand == NULL)
        return NULL;
      node = rf_parser_new_node (p, RF_AST_UNARY_OP, rf_parser_span_to_here (p, span));
      node->unary_op.op = kind == RF_TOKEN_PLUS    ? RF_UNARY_U_ADD
                          : kind == RF_TOKEN_MINUS ? RF_UNARY_U_SUB
                                                   : RF_UNARY_INVERT;
      node->unary_op.operand = operand;
      return rf_parser_finish_node (p, node);
    }
  node = rf_parse_await (p);
  if (node == NULL || peek_kind (p) != RF_TOKEN_DOUBLE_STAR)
    return node;
  mark = parser_mark (p);
  skip_token (p);
  if (!rf_parser_enter (p, FRAMES_OPERATOR))
    return NULL;
  operand = parse_factor (p);
  leave_frames (p, FRAMES_OPERATOR);
  if (operand != NULL)
    return new_binary (p, node, RF_OPERATOR_POW, operand, span);
  rf_parser_rewind (p, mark);
  return p->failed ? NULL : node;
}

/* How tightly the operator binds; 0: it is none. */
static int
find_binary_operator (RfTokenKind kind, RfOperator *op)
{
  static const struct
  {
    guint8 precedence;
    guint8 op;
  } table[RF_TOKEN_N_KINDS] = {
    [RF_TOKEN_VBAR] = { 1, RF_OPERATOR_BIT_OR },
    [RF_TOKEN_CIRCUMFLEX] = { 2, RF_OPERATOR_BIT_XOR },
    [RF_TOKEN_AMPER] = { 3, RF_OPERATOR_BIT_AND },
    [RF_TOKEN_LEFT_SHIFT] = { 4, RF_OPERATOR_L_SHIFT },
    [RF_TOKEN_RIGHT_SHIFT] = { 4, RF_OPERATOR_R_SHIFT },
    [RF_TOKEN_PLUS] = { 5, RF_OPERATOR_ADD },
    [RF_TOKEN_MINUS] = { 5, RF_OPERATOR_SUB },
    [RF_TOKEN_STAR] = { 6, RF_OPERATOR_MULT },
    [RF_TOKEN_SLASH] = { 6, RF_OPERATOR_DIV },
    [RF_TOKEN_DOUBLE_SLASH] = { 6, RF_OPERATOR_FLOOR_DIV },
    [RF_TOKEN_PERCENT] = { 6, RF_OPERATOR_MOD },
    [RF_TOKEN_AT] = { 6, RF_OPERATOR_MAT_MULT },
  };

  *op = table[kind].op;
  return table[kind].precedence;
}

static RfNode *
parse_binary (RfParser *p, int min_precedence)
{
  RfSpan span = span_here (p);
  RfNode *left = parse_factor (p);
  int precedence;
  RfOperator op;

  while (left != NULL && (precedence = find_binary_operator (peek_kind (p), &op)) != 0 &&
         precedence >= min_precedence)
    {
      RfMark mark = parser_mark (p);
      RfNode *right;

      skip_token (p);
      right = parse_binary (p, precedence + 1);
      if (right == NULL)
        {
          rf_parser_rewind (p, mark);
          return p->failed ? NULL : left;
        }
      left = new_binary (p, left, op, right, span);
    }
  return left;
}

RfNode *
rf_parse_bitwise_or (RfParser *p)
{
  return parse_binary (p, 1);
}

/* The comparison operator at the current token, which is then skipped. */
static gboolean
accept_compare_operator (RfParser *p, RfCompareOperator *op)
{
  switch (peek_kind (p))
    {
    case RF_TOKEN_EQ_EQUAL:
      *op = RF_COMPARE_EQ;
      break;
    case RF_TOKEN_NOT_EQUAL:
      *op = RF_COMPARE_NOT_EQ;
      break;
    case RF_TOKEN_LESS:
      *op = RF_COMPARE_LT;
      break;
    case RF_TOKEN_LESS_EQUAL:
      *op = RF_COMPARE_LT_E;
      break;
    case RF_TOKEN_GREATER:
      *op = RF_COMPARE_GT;
      break;
    case RF_TOKEN_GREATER_EQUAL:
      *op = RF_COMPARE_GT_E;
      break;
    case RF_TOKEN_IN:
      *op = RF_COMPARE_IN;
      break;
    case RF_TOKEN_IS:
      *op = RF_COMPARE_IS;
      skip_token (p);
      if (accept_token (p, RF_TOKEN_NOT))
        *op = RF_COMPARE_IS_NOT;
      return TRUE;
    case RF_TOKEN_NOT:
      if (peek_ahead (p, 1)->kind != RF_TOKEN_IN)
        return FALSE;
      skip_token (p);
      *op = RF_COMPARE_NOT_IN;
      break;
    default:
      return FALSE;
    }
  skip_token (p);
  return TRUE;
}

static RfNode *
parse_comparison (RfParser *p)
{
  RfSpan span = span_here (p);
  guint mark = p->scratch->len;
  RfNode *node, *left = rf_parse_bitwise_or (p);
  RfMark before = parser_mark (p);
  RfCompareOperator op;
  g_autoptr (GByteArray) ops = NULL;

  if (left == NULL || !accept_compare_operator (p, &op))
    return left;
  ops = g_byte_array_new ();
  do
    {
      guint8 byte = op;
      RfNode *right = rf_parse_bitwise_or (p);

      if (right == NULL)
        {
          rf_parser_rewind (p, before);
          break;
        }
      push_node (p, right);
      g_byte_array_append (ops, &byte, 1);
      before = parser_mark (p);
    }
  while (accept_compare_operator (p, &op));
  if (p->failed || ops->len == 0)
    return p->failed ? NULL : left;
  node = rf_parser_new_node (p, RF_AST_COMPARE, rf_parser_span_to_here (p, span));
  node->compare.left = left;
  node->compare.comparators = rf_parser_take_nodes (p, mark);
  node->compare.ops.n = ops->len;
  node->compare.ops.items = rf_ast_alloc (p->ast, ops->len * sizeof (RfCompareOperator));
  for (guint i = 0; i < ops->len; i++)
    node->compare.ops.items[i] = ops->data[i];
  return rf_parser_finish_node (p, node);
}

static RfNode *
parse_inversion (RfParser *p)
{
  RfSpan span = span_here (p);
  RfNode *node, *operand;

  if (peek_kind (p) != RF_TOKEN_NOT)
    return parse_comparison (p);
  skip_token (p);
  if (!rf_parser_enter (p, FRAMES_OPERATOR))
    return NULL;
  operand = parse_inversion (p);
  leave_frames (p, FRAMES_OPERATOR);
  if (operand == NULL)
    return NULL;
  node = rf_parser_new_node (p, RF_AST_UNARY_OP, rf_parser_span_to_here (p, span));
  node->unary_op.op = RF_UNARY_NOT;
  node->unary_op.operand = operand;
  return rf_parser_finish_node (p, node);
}

static RfNode *
parse_bool_op (RfParser *p, RfTokenKind sign, RfBoolOperator op, RfNode *(*parse) (RfParser *) )
{
  RfSpan span = span_here (p);
  guint mark = p->scratch->len;
  RfNode *node, *first = parse (p);

  if (first == NULL || peek_kind (p) != sign)
    return first;
  push_node (p, first);
  while (peek_kind (p) == sign)
    {
      RfMark before = parser_mark (p);

      skip_token (p);
      node = parse (p);
      if (node == NULL)
        {
          rf_parser_rewind (p, before);
          break;
        }
      push_node (p, node);
    }
  if (p->failed)
    return NULL;
  if (p->scratch->len == mark + 1)
    {
      g_ptr_array_set_size (p->scratch, mark);
      return first;
    }
  node = rf_parser_new_node (p, RF_AST_BOOL_OP, rf_parser_span_to_here (p, span));
  node->bool_op.op = op;
  node->bool_op.values = rf_parser_take_nodes (p, mark);
  return rf_parser_finish_node (p, node);
}

static RfNode *
parse_conjunction (RfParser *p)
{
  return parse_bool_op (p, RF_TOKEN_AND, RF_BOOL_AND, parse_inversion);
}

RfNode *
rf_parse_disjunction (RfParser *p)
{
  return parse_bool_op (p, RF_TOKEN_OR, RF_BOOL_OR, parse_conjunction);
}

/* Whole expressions ***************************************************************************/

/* `print x` and `exec x` as Python 2 had them. */
static gboolean
is_legacy_name (const RfNode *node)
{
  return node->kind == RF_AST_NAME &&
         (strcmp (node->name.id, "print") == 0 || strcmp (node->name.id, "exec") == 0);
}

/* @a was read where an expression stands, and the current token is behind it. */
static void
explain_expression (RfParser *p, const RfToken *start, RfTokenKind second, const RfNode *a)
{
  RfMark mark = parser_mark (p);
  RfNode *b;

  if (rf_parser_starts_expression (peek_token (p)) &&
      !(start->kind == RF_TOKEN_NAME && second == RF_TOKEN_STRING) &&
      !(start->soft >= RF_SOFT_MATCH && start->soft <= RF_SOFT_UNDERSCORE &&
        (start->soft != RF_SOFT_TYPE || p->minor >= 12)))
    {
      p->quiet++;
      b = rf_parse_expression (p);
      p->quiet--;
      if (b != NULL && !is_legacy_name (a) && rf_parser_last_token (p)->level > 0)
        rf_parser_fail_at_span (p, span_join (a->span, b->span),
                                "invalid syntax. Perhaps you forgot a comma?");
      rf_parser_rewind (p, mark);
    }
  if (!p->failed && peek_kind (p) == RF_TOKEN_IF)
    {
      skip_token (p);
      b = rf_parse_disjunction (p);
      if (b != NULL && peek_kind (p) != RF_TOKEN_ELSE && peek_kind (p) != RF_TOKEN_COLON)
        rf_parser_fail_at_span (p, span_join (a->span, b->span),
                                "expected 'else' after 'if' expression");
      rf_parser_rewind (p, mark);
    }
}

/* The same for what only makes sense as a statement of Python 2: from @start, a name, on. What
 * follows any other name is only looked at where CPython's doing so can be seen: a string. */
static void
explain_legacy (RfParser *p, const RfToken *token, RfMark start)
{
  RfMark mark = parser_mark (p);
  gboolean is_legacy = token->soft == RF_SOFT_PRINT || token->soft == RF_SOFT_EXEC;
  RfTokenKind next;
  RfNode *a, *b;

  rf_parser_rewind (p, start);
  skip_token (p);
  next = peek_kind (p);
  if (is_legacy ? next != RF_TOKEN_LPAR &&
                    (rf_parser_starts_expression (peek_token (p)) || next == RF_TOKEN_STAR)
                : next == RF_TOKEN_STRING)
    {
      a = rf_parser_new_name (p, token, RF_CONTEXT_LOAD);
      b = rf_parse_star_expressions (p);
      if (b != NULL && is_legacy)
        rf_parser_fail_at_span (p, span_join (a->span, b->span),
                                "Missing parentheses in call to '%s'. Did you mean %s(...)?",
                                a->name.id, a->name.id);
    }
  rf_parser_rewind (p, mark);
}

static RfNode *
parse_conditional (RfParser *p, RfNode *body, RfSpan span)
{
  RfMark mark = parser_mark (p);
  RfNode *node, *test, *orelse = NULL;

  skip_token (p);
  test = rf_parse_disjunction (p);
  if (test != NULL && accept_token (p, RF_TOKEN_ELSE))
    orelse = rf_parse_expression (p);
  if (orelse == NULL)
    {
      rf_parser_rewind (p, mark);
      return p->failed ? NULL : body;
    }
  node = rf_parser_new_node (p, RF_AST_IF_EXP, rf_parser_span_to_here (p, span));
  node->if_exp.test = test;
  node->if_exp.body = body;
  node->if_exp.orelse = orelse;
  return rf_parser_finish_node (p, node);
}

RfNode *
rf_parse_expression (RfParser *p)
{
  RfMark mark = parser_mark (p);
  RfToken start = *peek_token (p);
  RfSpan span = span_of_token (&start);
  RfNode *node;

  if (!rf_parser_enter (p, FRAMES_EXPRESSION))
    return NULL;
  if (start.kind == RF_TOKEN_LAMBDA)
    node = rf_parse_lambda (p);
  else
    {
      node = rf_parse_disjunction (p);
      if (is_diagnosing (p))
        {
          if (node != NULL)
            explain_expression (p, &start, peek_ahead (p, mark.pos + 1 - p->stream->pos)->kind,
                                node);
          if (!p->failed && start.kind == RF_TOKEN_NAME)
            explain_legacy (p, &start, mark);
          if (p->failed)
            node = NULL;
        }
      if (node != NULL && peek_kind (p) == RF_TOKEN_IF)
        node = parse_conditional (p, node, span);
    }
  leave_frames (p, FRAMES_EXPRESSION);
  return node;
}

/* The atom that the text of @node begins with. */
static const RfNode *
find_leftmost (const RfNode *node)
{
  while (TRUE)
    switch (node->kind)
      {
      case RF_AST_BIN_OP:
        node = node->bin_op.left;
        break;
      case RF_AST_ATTRIBUTE:
        node = node->attribute.value;
        break;
      case RF_AST_CALL:
        node = node->call.func;
        break;
      case RF_AST_SUBSCRIPT:
        node = node->subscript.value;
        break;
      default:
        return node;
      }
}

static gboolean
is_above_bitwise_or (const RfNode *node)
{
  return node->kind == RF_AST_COMPARE || node->kind == RF_AST_BOOL_OP ||
         node->kind == RF_AST_LAMBDA || node->kind == RF_AST_IF_EXP ||
         (node->kind == RF_AST_UNARY_OP && node->unary_op.op == RF_UNARY_NOT);
}

/* @a is followed by '=' or ':='. */
static void
explain_named_expression (RfParser *p, const RfToken *start, const RfNode *a)
{
  RfMark mark = parser_mark (p);
  const RfNode *leftmost = find_leftmost (a);
  RfTokenKind sign = peek_kind (p);
  gboolean is_name = a->kind == RF_AST_NAME && start->kind == RF_TOKEN_NAME;
  RfNode *b;

  skip_token (p);
  if (sign == RF_TOKEN_COLON_EQUAL)
    {
      if (rf_parse_expression (p) != NULL)
        rf_parser_fail_at_node (p, a, "cannot use assignment expressions with %s",
                                rf_parser_describe (a));
    }
  else if (is_name || (leftmost->kind != RF_AST_LIST && leftmost->kind != RF_AST_TUPLE &&
                       leftmost->kind != RF_AST_GENERATOR_EXP && start->kind != RF_TOKEN_TRUE &&
                       start->kind != RF_TOKEN_NONE && start->kind != RF_TOKEN_FALSE &&
                       (rf_parser_is_parenthesized (a, start) || !is_above_bitwise_or (a))))
    {
      b = rf_parse_bitwise_or (p);
      if (b != NULL && peek_kind (p) != RF_TOKEN_EQUAL && peek_kind (p) != RF_TOKEN_COLON_EQUAL)
        {
          if (is_name)
            rf_parser_fail_at_span (p, span_join (a->span, b->span),
                                    "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
          else
            rf_parser_fail_at_node (
              p, a, "cannot assign to %s here. Maybe you meant '==' instead of '='?",
              rf_parser_describe (a));
        }
    }
  rf_parser_rewind (p, mark);
}

RfNode *
rf_parse_named_expression (RfParser *p)
{
  RfToken start = *peek_token (p);
  RfNode *node, *value;

  if (start.kind == RF_TOKEN_NAME && peek_ahead (p, 1)->kind == RF_TOKEN_COLON_EQUAL)
    {
      RfNode *target = rf_parser_new_name (p, &start, RF_CONTEXT_STORE);

      skip_token (p);
      skip_token (p);
      value = rf_parse_expression (p);
      if (value == NULL)
        return NULL;
      node = rf_parser_new_node (p, RF_AST_NAMED_EXPR,
                                 rf_parser_span_to_here (p, span_of_token (&start)));
      node->named_expr.target = target;
      node->named_expr.value = value;
      return rf_parser_finish_node (p, node);
    }
  node = rf_parse_expression (p);
  if (node != NULL && is_diagnosing (p) &&
      (peek_kind (p) == RF_TOKEN_EQUAL || peek_kind (p) == RF_TOKEN_COLON_EQUAL))
    {
      explain_named_expression (p, &start, node);
      if (p->failed)
        return NULL;
    }
  return node;
}

static RfNode *
parse_starred (RfParser *p)
{
  RfSpan span = span_here (p);
  RfNode *node, *value;

  skip_token (p);
  value = rf_parse_bitwise_or (p);
  if (value == NULL)
    return NULL;
  node = rf_parser_new_node (p, RF_AST_STARRED, rf_parser_span_to_here (p, span));
  node->starred.value = value;
  return rf_parser_finish_node (p, node);
}

RfNode *
rf_parse_star_expression (RfParser *p)
{
  return peek_kind (p) == RF_TOKEN_STAR ? parse_starred (p) : rf_parse_expression (p);
}

RfNode *
rf_parse_star_named_expression (RfParser *p)
{
  return peek_kind (p) == RF_TOKEN_STAR ? parse_starred (p) : rf_parse_named_expression (p);
}

static RfNode *
parse_open_tuple (RfParser *p, RfNode *(*parse) (RfParser *), gboolean may_star)
{
  RfSpan span = span_here (p);
  guint mark = p->scratch->len;
  RfNode *node = parse (p);
  RfMark before;

  if (node == NULL || peek_kind (p) != RF_TOKEN_COMMA)
    return node;
  push_node (p, node);
  while (accept_token (p, RF_TOKEN_COMMA))
    {
      if (!rf_parser_starts_expression (peek_token (p)) &&
          !(may_star && peek_kind (p) == RF_TOKEN_STAR))
        break;
      before = parser_mark (p);
      node = parse (p);
      if (node == NULL)
        {
          rf_parser_rewind (p, before);
          break;
        }
      push_node (p, node);
    }
  if (p->failed)
    return NULL;
  node = rf_parser_new_node (p, RF_AST_TUPLE, rf_parser_span_to_here (p, span));
  node->tuple.elts = rf_parser_take_nodes (p, mark);
  return rf_parser_finish_node (p, node);
}

RfNode *
rf_parse_star_expressions (RfParser *p)
{
  return parse_open_tuple (p, rf_parse_star_expression, TRUE);
}

RfNode *
rf_parse_expressions (RfParser *p)
{
  return parse_open_tuple (p, rf_parse_expression, FALSE);
}

static RfNode *
parse_target_element (RfParser *p)
{
  return peek_kind (p) == RF_TOKEN_STAR ? parse_starred (p) : rf_parse_bitwise_or (p);
}

RfNode *
rf_parse_target_list (RfParser *p)
{
  return parse_open_tuple (p, parse_target_element, TRUE);
}

RfNode *
rf_parse_yield (RfParser *p)
{
  RfSpan span = span_here (p);
  gboolean is_from;
  RfNode *node, *value = NULL;

  skip_token (p);
  is_from = accept_token (p, RF_TOKEN_FROM);
  if (is_from)
    value = rf_parse_expression (p);
  else if (rf_parser_starts_expression (peek_token (p)) || peek_kind (p) == RF_TOKEN_STAR)
    value = rf_parse_star_expressions (p);
  else
    return rf_parser_new_node (p, RF_AST_YIELD, span);
  if (value == NULL)
    return NULL;
  node = rf_parser_new_node (p, is_from ? RF_AST_YIELD_FROM : RF_AST_YIELD,
                             rf_parser_span_to_here (p, span));
  if (is_from)
    node->yield_from.value = value;
  else
    node->yield.value = value;
  return rf_parser_finish_node (p, node);
}

RfNode *
rf_parse_yield_or_star_expressions (RfParser *p)
{
  return peek_kind (p) == RF_TOKEN_YIELD ? rf_parse_yield (p) : rf_parse_star_expressions (p);
}
