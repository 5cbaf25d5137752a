/* SPDX-License-Identifier: MIT */

/* What the compiler warns of: literals that are compared by identity, called, or indexed by what is
 * no index. */

#include "python/rf-ast-check-private.h"

#include <string.h>

/* An operation on literals counts as one; None, True, False and ... do not. */
static gboolean
is_literal (const RfNode *node)
{
  const char *type = rf_ast_folded_type (node);

  return type != NULL && strcmp (type, "bool") != 0;
}

static const char *
constant_type_name (const RfNode *node)
{
  static const char *const names[] = {
    [RF_CONSTANT_NONE] = "NoneType",   [RF_CONSTANT_FALSE] = "bool",
    [RF_CONSTANT_TRUE] = "bool",       [RF_CONSTANT_ELLIPSIS] = "ellipsis",
    [RF_CONSTANT_INT] = "int",         [RF_CONSTANT_FLOAT] = "float",
    [RF_CONSTANT_COMPLEX] = "complex", [RF_CONSTANT_STR] = "str",
    [RF_CONSTANT_BYTES] = "bytes",
  };

  return names[node->constant.value.kind];
}

/* The type that a display or literal makes; NULL: who knows. */
static const char *
literal_type_name (const RfNode *node)
{
  switch (node->kind)
    {
    case RF_AST_CONSTANT:
      return constant_type_name (node);
    case RF_AST_TUPLE:
      return "tuple";
    case RF_AST_LIST:
    case RF_AST_LIST_COMP:
      return "list";
    case RF_AST_DICT:
    case RF_AST_DICT_COMP:
      return "dict";
    case RF_AST_SET:
    case RF_AST_SET_COMP:
      return "set";
    case RF_AST_GENERATOR_EXP:
      return "generator";
    case RF_AST_JOINED_STR:
    case RF_AST_FORMATTED_VALUE:
      return "str";
    case RF_AST_LAMBDA:
      return "function";
    default:
      return rf_ast_folded_type (node);
    }
}

void
rf_ast_warn_compare (RfAst *ast, const RfNode *node, const RfNode *not_of)
{
  const RfNode *left = node->compare.left;

  for (guint i = 0; i < node->compare.ops.n; i++)
    {
      RfCompareOperator op = node->compare.ops.items[i];
      const RfNode *right = node->compare.comparators.items[i];

      if ((op == RF_COMPARE_IS || op == RF_COMPARE_IS_NOT) &&
          (is_literal (left) || is_literal (right)))
        {
          const RfNode *literal = is_literal (left) ? left : right;
          /* `not a is b` is `a is not b` */
          gboolean negated = not_of == node && node->compare.ops.n == 1;
          gboolean is = (op == RF_COMPARE_IS) != negated;
          const char *sign = is ? "is" : "is not", *hint = is ? "==" : "!=";
          g_autofree char *what = rf_ast_get_minor (ast) >= 12
                                    ? g_strdup_printf ("'%s' literal", literal_type_name (literal))
                                    : g_strdup ("a literal");
          g_autofree char *message =
            g_strdup_printf ("\"%s\" with %s. Did you mean \"%s\"?", sign, what, hint);

          rf_ast_add_warning (ast, "SyntaxWarning", message, node->span.lineno);
          return;
        }
      left = right;
    }
}

void
rf_ast_warn_call (RfAst *ast, const RfNode *node)
{
  const RfNode *func = node->call.func;
  const char *type = func->kind != RF_AST_LAMBDA ? literal_type_name (func) : NULL;
  g_autofree char *message = NULL;

  if (type == NULL)
    return;
  message = g_strdup_printf ("'%s' object is not callable; perhaps you missed a comma?", type);
  rf_ast_add_warning (ast, "SyntaxWarning", message, node->span.lineno);
}

void
rf_ast_warn_subscript (RfAst *ast, const RfNode *node)
{
  const RfNode *value = node->subscript.value, *slice = node->subscript.slice;
  const char *type = literal_type_name (value), *index;
  gboolean is_sequence, is_string;
  g_autofree char *message = NULL;

  if (type == NULL || node->subscript.ctx != RF_CONTEXT_LOAD)
    return;
  is_string = strcmp (type, "str") == 0 || strcmp (type, "bytes") == 0;
  is_sequence = is_string || strcmp (type, "tuple") == 0 || strcmp (type, "list") == 0;
  if (strcmp (type, "dict") == 0)
    return;
  if (!is_sequence)
    message =
      g_strdup_printf ("'%s' object is not subscriptable; perhaps you missed a comma?", type);
  else
    {
      index = literal_type_name (slice);
      if (index == NULL || strcmp (index, "int") == 0 || strcmp (index, "bool") == 0)
        return;
      message = g_strdup_printf (
        "%s indices must be integers or slices, not %s; perhaps you missed a comma?", type, index);
    }
  rf_ast_add_warning (ast, "SyntaxWarning", message, node->span.lineno);
}
