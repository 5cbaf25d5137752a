/* SPDX-License-Identifier: MIT */

/* What may be assigned to or deleted. The parser reads targets as expressions and then asks here;
 * so the messages can name what stands in the wrong place. */

#include "python/rf-parser-private.h"

const RfNode *
rf_parser_find_invalid_target (const RfNode *node, RfTargetKind kind)
{
  RfNodeSeq elts;

  switch (node->kind)
    {
    case RF_AST_NAME:
    case RF_AST_ATTRIBUTE:
    case RF_AST_SUBSCRIPT:
      return NULL;
    case RF_AST_STARRED:
      return kind == TARGET_DEL ? node : rf_parser_find_invalid_target (node->starred.value, kind);
    case RF_AST_LIST:
    case RF_AST_TUPLE:
      elts = node->kind == RF_AST_LIST ? node->list.elts : node->tuple.elts;
      for (guint i = 0; i < elts.n; i++)
        {
          const RfNode *invalid = rf_parser_find_invalid_target (elts.items[i], kind);

          if (invalid != NULL)
            return invalid;
        }
      return NULL;
    case RF_AST_COMPARE:
      /* `for a in b` without its rest reads as a comparison. */
      if (kind == TARGET_FOR)
        return node->compare.ops.items[0] == RF_COMPARE_IN
                 ? rf_parser_find_invalid_target (node->compare.left, kind)
                 : NULL;
      return node;
    default:
      return node;
    }
}

static const char *
describe_constant (const RfConstant *constant)
{
  switch (constant->kind)
    {
    case RF_CONSTANT_NONE:
      return "None";
    case RF_CONSTANT_FALSE:
      return "False";
    case RF_CONSTANT_TRUE:
      return "True";
    case RF_CONSTANT_ELLIPSIS:
      return "ellipsis";
    default:
      return "literal";
    }
}

const char *
rf_parser_describe (const RfNode *node)
{
  switch (node->kind)
    {
    case RF_AST_ATTRIBUTE:
      return "attribute";
    case RF_AST_SUBSCRIPT:
      return "subscript";
    case RF_AST_STARRED:
      return "starred";
    case RF_AST_NAME:
      return "name";
    case RF_AST_LIST:
      return "list";
    case RF_AST_TUPLE:
      return "tuple";
    case RF_AST_LAMBDA:
      return "lambda";
    case RF_AST_CALL:
      return "function call";
    case RF_AST_BOOL_OP:
    case RF_AST_BIN_OP:
    case RF_AST_UNARY_OP:
      return "expression";
    case RF_AST_GENERATOR_EXP:
      return "generator expression";
    case RF_AST_YIELD:
    case RF_AST_YIELD_FROM:
      return "yield expression";
    case RF_AST_AWAIT:
      return "await expression";
    case RF_AST_LIST_COMP:
      return "list comprehension";
    case RF_AST_SET_COMP:
      return "set comprehension";
    case RF_AST_DICT_COMP:
      return "dict comprehension";
    case RF_AST_DICT:
      return "dict literal";
    case RF_AST_SET:
      return "set display";
    case RF_AST_JOINED_STR:
    case RF_AST_FORMATTED_VALUE:
      return "f-string expression";
    case RF_AST_CONSTANT:
      return describe_constant (&node->constant.value);
    case RF_AST_COMPARE:
      return "comparison";
    case RF_AST_IF_EXP:
      return "conditional expression";
    case RF_AST_NAMED_EXPR:
      return "named expression";
    default:
      return "expression";
    }
}

gboolean
rf_parser_check_target (RfParser *p, const RfNode *node, RfTargetKind kind)
{
  const RfNode *invalid = rf_parser_find_invalid_target (node, kind);

  if (invalid == NULL)
    return TRUE;
  if (is_diagnosing (p))
    rf_parser_fail_at_node (p, invalid, "cannot %s %s", kind == TARGET_DEL ? "delete" : "assign to",
                            rf_parser_describe (invalid));
  return FALSE;
}

void
rf_parser_set_context (RfNode *node, RfContext context)
{
  switch (node->kind)
    {
    case RF_AST_NAME:
      node->name.ctx = context;
      break;
    case RF_AST_ATTRIBUTE:
      node->attribute.ctx = context;
      break;
    case RF_AST_SUBSCRIPT:
      node->subscript.ctx = context;
      break;
    case RF_AST_STARRED:
      node->starred.ctx = context;
      rf_parser_set_context (node->starred.value, context);
      break;
    case RF_AST_LIST:
      node->list.ctx = context;
      for (guint i = 0; i < node->list.elts.n; i++)
        rf_parser_set_context (node->list.elts.items[i], context);
      break;
    case RF_AST_TUPLE:
      node->tuple.ctx = context;
      for (guint i = 0; i < node->tuple.elts.n; i++)
        rf_parser_set_context (node->tuple.elts.items[i], context);
      break;
    default:
      break;
    }
}
