/* SPDX-License-Identifier: MIT */

/* Atoms, and what stands in brackets: groups, tuples, lists, sets, dicts, comprehensions. */

#include "python/rf-parser-private.h"

#include <string.h>

/* Comprehensions ******************************************************************************/

/* The target from @start on can't be one, or no `in` comes behind it. */
static void
explain_clause_target (RfParser *p, const RfNode *target, RfMark start)
{
  if (p->minor >= 13 && target != NULL &&
      rf_parser_find_invalid_target (target, TARGET_FOR) == NULL)
    {
      rf_parser_fail_at_token (p, peek_token (p), "'in' expected after for-loop variables");
      return;
    }
  rf_parser_rewind (p, start);
  target = rf_parse_star_expressions (p);
  if (target != NULL)
    rf_parser_check_target (p, target, TARGET_FOR);
}

static RfNode *
parse_for_if_clause (RfParser *p)
{
  RfSpan span = span_here (p);
  gboolean is_async = accept_token (p, RF_TOKEN_ASYNC);
  RfNode *node, *target, *iter;
  RfMark mark_target;
  guint mark;

  if (!accept_token (p, RF_TOKEN_FOR))
    return NULL;
  mark_target = parser_mark (p);
  target = rf_parse_target_list (p);
  if (target == NULL || rf_parser_find_invalid_target (target, TARGET_FOR) != NULL ||
      !accept_token (p, RF_TOKEN_IN))
    {
      if (is_diagnosing (p))
        explain_clause_target (p, target, mark_target);
      return NULL;
    }
  iter = rf_parse_disjunction (p);
  if (iter == NULL)
    return NULL;
  mark = p->scratch->len;
  while (accept_token (p, RF_TOKEN_IF))
    {
      RfNode *test = rf_parse_disjunction (p);

      if (test == NULL)
        return NULL;
      push_node (p, test);
    }
  rf_parser_set_context (target, RF_CONTEXT_STORE);
  node = rf_parser_new_node (p, RF_AST_COMPREHENSION, rf_parser_span_to_here (p, span));
  node->comprehension.target = target;
  node->comprehension.iter = iter;
  node->comprehension.ifs = rf_parser_take_nodes (p, mark);
  node->comprehension.is_async = is_async;
  return rf_parser_finish_node (p, node);
}

static gboolean
is_at_for (RfParser *p)
{
  return peek_kind (p) == RF_TOKEN_FOR ||
         (peek_kind (p) == RF_TOKEN_ASYNC && peek_ahead (p, 1)->kind == RF_TOKEN_FOR);
}

gboolean
rf_parse_for_if_clauses (RfParser *p, RfNodeSeq *generators)
{
  guint mark = p->scratch->len;

  while (is_at_for (p))
    {
      RfNode *clause = parse_for_if_clause (p);

      if (clause == NULL)
        return FALSE;
      push_node (p, clause);
    }
  *generators = rf_parser_take_nodes (p, mark);
  return TRUE;
}

/* Behind the element of a list, set or generator expression, up to and with the bracket. */
static RfNode *
finish_comprehension (RfParser *p, RfNodeKind kind, RfNode *elt, RfSpan span, RfTokenKind closing)
{
  RfNodeSeq generators;
  RfNode *node;

  if (!rf_parse_for_if_clauses (p, &generators))
    return NULL;
  if (elt->kind == RF_AST_STARRED)
    {
      if (is_diagnosing (p))
        rf_parser_fail_at_node (p, elt, "iterable unpacking cannot be used in comprehension");
      return NULL;
    }
  if (!accept_token (p, closing))
    return NULL;
  node = rf_parser_new_node (p, kind, rf_parser_span_to_here (p, span));
  if (kind == RF_AST_LIST_COMP)
    {
      node->list_comp.elt = elt;
      node->list_comp.generators = generators;
    }
  else if (kind == RF_AST_SET_COMP)
    {
      node->set_comp.elt = elt;
      node->set_comp.generators = generators;
    }
  else
    {
      node->generator_exp.elt = elt;
      node->generator_exp.generators = generators;
    }
  return rf_parser_finish_node (p, node);
}

/* The elements since @mark are followed by `for`: `[a, b for …]`. */
static void
explain_open_target (RfParser *p, guint mark, const RfToken *comma)
{
  const RfNode *first = g_ptr_array_index (p->scratch, mark);
  const RfNode *last = g_ptr_array_index (p->scratch, p->scratch->len - 1);
  guint n = p->scratch->len - mark;
  RfNodeSeq generators;
  RfSpan span = span_join (first->span, n > 1 ? last->span : span_of_token (comma));

  if (rf_parse_for_if_clauses (p, &generators))
    rf_parser_fail_at_span (p, span, "did you forget parentheses around the comprehension target?");
}

/* The elements of a display from the current token on, up to the closing bracket; the first one is
 * read already and pushed at @mark. */
static gboolean
parse_more_elements (RfParser *p, guint mark, RfTokenKind closing)
{
  RfToken comma = *peek_token (p);

  while (accept_token (p, RF_TOKEN_COMMA))
    {
      RfNode *element;

      comma = *rf_parser_last_token (p);
      if (peek_kind (p) == closing)
        break;
      if (is_at_for (p) && closing != RF_TOKEN_RPAR && is_diagnosing (p))
        {
          if (p->scratch->len == mark + 1)
            explain_open_target (p, mark, &comma);
          return FALSE;
        }
      element = rf_parse_star_named_expression (p);
      if (element == NULL)
        return FALSE;
      push_node (p, element);
    }
  if (is_at_for (p) && closing != RF_TOKEN_RPAR && is_diagnosing (p))
    explain_open_target (p, mark, &comma);
  return accept_token (p, closing);
}

/* Parentheses *********************************************************************************/

static RfNode *
new_tuple (RfParser *p, guint mark, RfSpan span)
{
  RfNode *node = rf_parser_new_node (p, RF_AST_TUPLE, rf_parser_span_to_here (p, span));

  node->tuple.elts = rf_parser_take_nodes (p, mark);
  return rf_parser_finish_node (p, node);
}

static RfNode *
parse_parenthesized (RfParser *p)
{
  RfSpan span = span_here (p);
  guint mark = p->scratch->len;
  RfNode *node;

  skip_token (p);
  if (accept_token (p, RF_TOKEN_RPAR))
    return new_tuple (p, mark, span);
  if (peek_kind (p) == RF_TOKEN_YIELD)
    {
      node = rf_parse_yield (p);
      return node != NULL && accept_token (p, RF_TOKEN_RPAR) ? node : NULL;
    }
  if (peek_kind (p) == RF_TOKEN_DOUBLE_STAR && is_diagnosing (p))
    {
      RfToken star = *peek_token (p);

      skip_token (p);
      if (rf_parse_expression (p) != NULL && peek_kind (p) == RF_TOKEN_RPAR)
        rf_parser_fail_at_token (p, &star, "cannot use double starred expression here");
      return NULL;
    }
  node = rf_parse_star_named_expression (p);
  if (node == NULL)
    return NULL;
  switch (peek_kind (p))
    {
    case RF_TOKEN_RPAR:
      if (node->kind == RF_AST_STARRED)
        {
          if (is_diagnosing (p))
            rf_parser_fail_at_node (p, node, "cannot use starred expression here");
          return NULL;
        }
      skip_token (p);
      return node;
    case RF_TOKEN_COMMA:
      push_node (p, node);
      if (!parse_more_elements (p, mark, RF_TOKEN_RPAR))
        return NULL;
      return new_tuple (p, mark, span);
    default:
      if (is_at_for (p))
        return finish_comprehension (p, RF_AST_GENERATOR_EXP, node, span, RF_TOKEN_RPAR);
      return NULL;
    }
}

/* Brackets ************************************************************************************/

static RfNode *
parse_list_display (RfParser *p)
{
  RfSpan span = span_here (p);
  guint mark = p->scratch->len;
  RfNode *node;

  skip_token (p);
  if (!accept_token (p, RF_TOKEN_RSQB))
    {
      node = rf_parse_star_named_expression (p);
      if (node == NULL)
        return NULL;
      if (is_at_for (p))
        return finish_comprehension (p, RF_AST_LIST_COMP, node, span, RF_TOKEN_RSQB);
      push_node (p, node);
      if (!parse_more_elements (p, mark, RF_TOKEN_RSQB))
        return NULL;
    }
  node = rf_parser_new_node (p, RF_AST_LIST, rf_parser_span_to_here (p, span));
  node->list.elts = rf_parser_take_nodes (p, mark);
  return rf_parser_finish_node (p, node);
}

/* Braces **************************************************************************************/

static RfNode *
parse_set (RfParser *p, RfNode *first, RfSpan span)
{
  guint mark = p->scratch->len;
  RfNode *node;

  if (is_at_for (p))
    return finish_comprehension (p, RF_AST_SET_COMP, first, span, RF_TOKEN_RBRACE);
  push_node (p, first);
  if (!parse_more_elements (p, mark, RF_TOKEN_RBRACE))
    return NULL;
  node = rf_parser_new_node (p, RF_AST_SET, rf_parser_span_to_here (p, span));
  node->set.elts = rf_parser_take_nodes (p, mark);
  return rf_parser_finish_node (p, node);
}

/* What stands where the value of a dict's key should: the current token is behind ':'. These are
 * errors in the first pass already, as is a missing colon. */
static void
explain_dict_value (RfParser *p, const RfToken *colon)
{
  if (p->failed)
    return;
  if (peek_kind (p) == RF_TOKEN_STAR)
    {
      RfToken star = *peek_token (p);

      skip_token (p);
      if (rf_parse_bitwise_or (p) != NULL)
        rf_parser_fail_from (p, span_of_token (&star),
                             "cannot use a starred expression in a dictionary value");
    }
  else if (peek_kind (p) == RF_TOKEN_RBRACE || peek_kind (p) == RF_TOKEN_COMMA)
    rf_parser_fail_at_token (p, colon, "expression expected after dictionary key and ':'");
}

/* `key: value` or `**mapping`: the key goes to @keys (NULL for a mapping), the value to scratch. */
static gboolean
parse_dict_item (RfParser *p, RfNode *key, GPtrArray *keys)
{
  RfNode *value;
  RfToken colon;

  if (key == NULL && accept_token (p, RF_TOKEN_DOUBLE_STAR))
    value = rf_parse_bitwise_or (p);
  else
    {
      if (key == NULL && (key = rf_parse_expression (p)) == NULL)
        return FALSE;
      if (peek_kind (p) != RF_TOKEN_COLON)
        {
          if (keys->len > 0)
            rf_parser_fail_raw (p, RF_SYNTAX_ERROR_SYNTAX, key->span.lineno,
                                rf_lexer_count_columns (
                                  p->text, rf_parser_last_token (p)->end - key->span.end_col_offset,
                                  rf_parser_last_token (p)->end, p->column_minor),
                                key->span.end_lineno, 0, "':' expected after dictionary key");
          return FALSE;
        }
      colon = *peek_token (p);
      skip_token (p);
      value = rf_parse_expression (p);
      if (value == NULL)
        explain_dict_value (p, &colon);
    }
  if (value == NULL)
    return FALSE;
  g_ptr_array_add (keys, key);
  push_node (p, value);
  return TRUE;
}

static RfNode *
parse_dict_comprehension (RfParser *p, GPtrArray *keys, RfSpan span)
{
  RfNodeSeq generators;
  RfNode *key = g_ptr_array_index (keys, 0), *node;
  RfNode *value = g_ptr_array_steal_index (p->scratch, p->scratch->len - 1);

  if (!rf_parse_for_if_clauses (p, &generators) || !accept_token (p, RF_TOKEN_RBRACE))
    return NULL;
  if (key == NULL)
    return NULL;
  node = rf_parser_new_node (p, RF_AST_DICT_COMP, rf_parser_span_to_here (p, span));
  node->dict_comp.key = key;
  node->dict_comp.value = value;
  node->dict_comp.generators = generators;
  return rf_parser_finish_node (p, node);
}

static RfNode *
parse_dict (RfParser *p, RfNode *first_key, RfSpan span)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  guint mark = p->scratch->len;
  RfToken first = *peek_token (p);
  RfNode *node;

  if (!parse_dict_item (p, first_key, keys))
    return NULL;
  if (is_at_for (p))
    {
      node = parse_dict_comprehension (p, keys, span);
      if (node == NULL && g_ptr_array_index (keys, 0) == NULL && is_diagnosing (p) &&
          rf_parser_last_token (p)->kind == RF_TOKEN_RBRACE)
        rf_parser_fail_at_token (p, &first, "dict unpacking cannot be used in dict comprehension");
      return node;
    }
  while (accept_token (p, RF_TOKEN_COMMA) && peek_kind (p) != RF_TOKEN_RBRACE)
    if (!parse_dict_item (p, NULL, keys))
      return NULL;
  if (!accept_token (p, RF_TOKEN_RBRACE))
    return NULL;
  node = rf_parser_new_node (p, RF_AST_DICT, rf_parser_span_to_here (p, span));
  node->dict.values = rf_parser_take_nodes (p, mark);
  node->dict.keys.n = keys->len;
  node->dict.keys.items = rf_ast_alloc (p->ast, keys->len * sizeof (RfNode *));
  memcpy (node->dict.keys.items, keys->pdata, keys->len * sizeof (RfNode *));
  return rf_parser_finish_node (p, node);
}

static RfNode *
parse_brace_display (RfParser *p)
{
  RfSpan span = span_here (p);
  RfNode *first;

  skip_token (p);
  if (accept_token (p, RF_TOKEN_RBRACE))
    return rf_parser_new_node (p, RF_AST_DICT, rf_parser_span_to_here (p, span));
  if (peek_kind (p) == RF_TOKEN_DOUBLE_STAR)
    return parse_dict (p, NULL, span);
  first = rf_parse_star_named_expression (p);
  if (first == NULL)
    return NULL;
  if (peek_kind (p) == RF_TOKEN_COLON && first->kind != RF_AST_STARRED &&
      (first->kind != RF_AST_NAMED_EXPR || rf_parser_last_token (p)->kind == RF_TOKEN_RPAR))
    return parse_dict (p, first, span);
  return parse_set (p, first, span);
}

/* Atoms ***************************************************************************************/

static RfNode *
new_constant (RfParser *p, RfConstantKind kind)
{
  RfNode *node = rf_parser_new_node (p, RF_AST_CONSTANT, span_here (p));

  node->constant.value.kind = kind;
  skip_token (p);
  return node;
}

static RfNode *
parse_bracketed (RfParser *p, RfNode *(*parse) (RfParser *) )
{
  RfNode *node;

  if (!rf_parser_enter (p, FRAMES_ATOM))
    return NULL;
  node = parse (p);
  leave_frames (p, FRAMES_ATOM);
  return node;
}

RfNode *
rf_parse_atom (RfParser *p)
{
  const RfToken *token = peek_token (p);
  RfNode *node;

  if (p->diagnosing && ++p->effort > (guint64) p->length * PARSER_MAX_EFFORT + PARSER_MIN_EFFORT)
    p->diagnosing = FALSE;

  switch (token->kind)
    {
    case RF_TOKEN_NAME:
      node = rf_parser_new_name (p, token, RF_CONTEXT_LOAD);
      skip_token (p);
      return node;
    case RF_TOKEN_NUMBER:
      return rf_parse_number (p);
    case RF_TOKEN_STRING:
      return parse_bracketed (p, rf_parse_strings);
    case RF_TOKEN_NONE:
      return new_constant (p, RF_CONSTANT_NONE);
    case RF_TOKEN_TRUE:
      return new_constant (p, RF_CONSTANT_TRUE);
    case RF_TOKEN_FALSE:
      return new_constant (p, RF_CONSTANT_FALSE);
    case RF_TOKEN_ELLIPSIS:
      return new_constant (p, RF_CONSTANT_ELLIPSIS);
    case RF_TOKEN_LPAR:
      return parse_bracketed (p, parse_parenthesized);
    case RF_TOKEN_LSQB:
      return parse_bracketed (p, parse_list_display);
    case RF_TOKEN_LBRACE:
      return parse_bracketed (p, parse_brace_display);
    default:
      return NULL;
    }
}
