/* SPDX-License-Identifier: MIT */

/* What has a dot, a call or a subscript behind it, or `await` before it. Chains of them are read in
 * a loop. */

#include "python/rf-parser-private.h"

#include <string.h>

static RfNode *
parse_attribute (RfParser *p, RfNode *value, RfSpan span)
{
  RfNode *node;

  skip_token (p);
  if (peek_kind (p) != RF_TOKEN_NAME)
    return NULL;
  node = rf_parser_new_node (p, RF_AST_ATTRIBUTE, span_join (span, span_here (p)));
  node->attribute.value = value;
  node->attribute.attr = rf_parser_token_identifier (p, peek_token (p));
  skip_token (p);
  return rf_parser_finish_node (p, node);
}

static RfNode *
parse_call (RfParser *p, RfNode *func, RfSpan span)
{
  RfNodeSeq args, keywords;
  RfNode *node;

  skip_token (p);
  if (!rf_parse_arguments (p, TRUE, &args, &keywords))
    return NULL;
  node = rf_parser_new_node (p, RF_AST_CALL, rf_parser_span_to_here (p, span));
  node->call.func = func;
  node->call.args = args;
  node->call.keywords = keywords;
  return rf_parser_finish_node (p, node);
}

static RfNode *
parse_subscript (RfParser *p, RfNode *value, RfSpan span)
{
  RfNode *node, *slice;

  skip_token (p);
  slice = rf_parse_slices (p);
  if (slice == NULL || !accept_token (p, RF_TOKEN_RSQB))
    return NULL;
  node = rf_parser_new_node (p, RF_AST_SUBSCRIPT, rf_parser_span_to_here (p, span));
  node->subscript.value = value;
  node->subscript.slice = slice;
  return rf_parser_finish_node (p, node);
}

static RfNode *
parse_slice (RfParser *p)
{
  RfSpan span = span_here (p);
  RfNode *bounds[3] = { NULL, NULL, NULL };
  RfNode *node;
  int n = 0;

  if (peek_kind (p) == RF_TOKEN_STAR && p->minor >= 11)
    return rf_parse_star_named_expression (p);
  if (peek_kind (p) != RF_TOKEN_COLON)
    {
      bounds[0] = rf_parse_named_expression (p);
      if (bounds[0] == NULL || peek_kind (p) != RF_TOKEN_COLON)
        return bounds[0];
      /* x[a := 1:] is none, x[(a := 1):] is. */
      if (bounds[0]->kind == RF_AST_NAMED_EXPR && bounds[0]->span.lineno == span.lineno &&
          bounds[0]->span.col_offset == span.col_offset)
        return bounds[0];
    }
  while (n < 2 && accept_token (p, RF_TOKEN_COLON))
    {
      n++;
      if (rf_parser_starts_expression (peek_token (p)) &&
          (bounds[n] = rf_parse_expression (p)) == NULL)
        return NULL;
    }
  node = rf_parser_new_node (p, RF_AST_SLICE, rf_parser_span_to_here (p, span));
  node->slice.lower = bounds[0];
  node->slice.upper = bounds[1];
  node->slice.step = bounds[2];
  return rf_parser_finish_node (p, node);
}

static RfNode *
parse_slice_list (RfParser *p)
{
  RfSpan span = span_here (p);
  guint mark = p->scratch->len;
  RfNode *first, *node;

  first = parse_slice (p);
  if (first != NULL && (peek_kind (p) == RF_TOKEN_COMMA || first->kind == RF_AST_STARRED))
    {
      push_node (p, first);
      while (accept_token (p, RF_TOKEN_COMMA) && peek_kind (p) != RF_TOKEN_RSQB)
        {
          node = parse_slice (p);
          if (node == NULL)
            return NULL;
          push_node (p, node);
        }
      first = rf_parser_new_node (p, RF_AST_TUPLE, rf_parser_span_to_here (p, span));
      first->tuple.elts = rf_parser_take_nodes (p, mark);
      first = rf_parser_finish_node (p, first);
    }
  return first;
}

RfNode *
rf_parse_slices (RfParser *p)
{
  RfNode *node;

  if (!rf_parser_enter (p, FRAMES_ATOM))
    return NULL;
  node = parse_slice_list (p);
  leave_frames (p, FRAMES_ATOM);
  return node;
}

/* What follows an operand may turn out not to belong to it: then the operand alone is the answer,
 * as it is for a grammar that tries the longer rule first. What does not fit is found later. */
static RfNode *
parse_primary (RfParser *p)
{
  RfSpan span = span_here (p);
  RfNode *longer, *node = rf_parse_atom (p);

  while (node != NULL)
    {
      RfMark mark = parser_mark (p);

      switch (peek_kind (p))
        {
        case RF_TOKEN_DOT:
          longer = parse_attribute (p, node, span);
          break;
        case RF_TOKEN_LPAR:
          longer = parse_call (p, node, span);
          break;
        case RF_TOKEN_LSQB:
          longer = parse_subscript (p, node, span);
          break;
        default:
          return node;
        }
      if (longer == NULL)
        {
          rf_parser_rewind (p, mark);
          return p->failed ? NULL : node;
        }
      node = longer;
    }
  return NULL;
}

RfNode *
rf_parse_del_target (RfParser *p)
{
  return parse_primary (p);
}

RfNode *
rf_parse_await (RfParser *p)
{
  RfSpan span = span_here (p);
  RfNode *node, *value;

  if (peek_kind (p) != RF_TOKEN_AWAIT)
    return parse_primary (p);
  skip_token (p);
  value = parse_primary (p);
  if (value == NULL)
    return NULL;
  node = rf_parser_new_node (p, RF_AST_AWAIT, rf_parser_span_to_here (p, span));
  node->await.value = value;
  return rf_parser_finish_node (p, node);
}
