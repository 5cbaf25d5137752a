/* SPDX-License-Identifier: MIT */

/* Expressions back to text, with the blanks and parentheses that CPython gives them. A level is how
 * tightly what stands around binds: an expression that binds less gets parentheses. */

#include "python/rf-ast-unparse.h"

#include <string.h>

typedef enum
{
  LEVEL_TUPLE,
  LEVEL_TEST, /* if … else, lambda */
  LEVEL_OR,
  LEVEL_AND,
  LEVEL_NOT,
  LEVEL_COMPARE,
  LEVEL_BIT_OR,
  LEVEL_BIT_XOR,
  LEVEL_BIT_AND,
  LEVEL_SHIFT,
  LEVEL_ARITHMETIC,
  LEVEL_TERM,
  LEVEL_FACTOR,
  LEVEL_POWER,
  LEVEL_AWAIT,
  LEVEL_ATOM,
} Level;

typedef struct
{
  RfAst *ast;
  GString *out;
} Unparse;

static void put (Unparse *u, const RfNode *node, Level level);

static void
text (Unparse *u, const char *string)
{
  g_string_append (u->out, string);
}

static void
text_if (Unparse *u, gboolean condition, const char *string)
{
  if (condition)
    text (u, string);
}

static void
put_list (Unparse *u, RfNodeSeq nodes, Level level)
{
  for (guint i = 0; i < nodes.n; i++)
    {
      text_if (u, i > 0, ", ");
      put (u, nodes.items[i], level);
    }
}

/* --- operators -------------------------------------------------------------------------------- */

static void
put_bool_op (Unparse *u, const RfNode *node, Level level)
{
  gboolean is_and = node->bool_op.op == RF_BOOL_AND;
  Level own = is_and ? LEVEL_AND : LEVEL_OR;

  text_if (u, level > own, "(");
  for (guint i = 0; i < node->bool_op.values.n; i++)
    {
      text_if (u, i > 0, is_and ? " and " : " or ");
      put (u, node->bool_op.values.items[i], own + 1);
    }
  text_if (u, level > own, ")");
}

static Level
level_of_operator (RfOperator op)
{
  switch (op)
    {
    case RF_OPERATOR_ADD:
    case RF_OPERATOR_SUB:
      return LEVEL_ARITHMETIC;
    case RF_OPERATOR_L_SHIFT:
    case RF_OPERATOR_R_SHIFT:
      return LEVEL_SHIFT;
    case RF_OPERATOR_BIT_OR:
      return LEVEL_BIT_OR;
    case RF_OPERATOR_BIT_XOR:
      return LEVEL_BIT_XOR;
    case RF_OPERATOR_BIT_AND:
      return LEVEL_BIT_AND;
    case RF_OPERATOR_POW:
      return LEVEL_POWER;
    default:
      return LEVEL_TERM;
    }
}

static void
put_bin_op (Unparse *u, const RfNode *node, Level level)
{
  Level own = level_of_operator (node->bin_op.op);
  gboolean to_the_right = node->bin_op.op == RF_OPERATOR_POW;

  text_if (u, level > own, "(");
  put (u, node->bin_op.left, own + to_the_right);
  g_string_append_printf (u->out, " %s ", rf_operator_get_sign (node->bin_op.op));
  put (u, node->bin_op.right, own + !to_the_right);
  text_if (u, level > own, ")");
}

static void
put_unary_op (Unparse *u, const RfNode *node, Level level)
{
  gboolean is_not = node->unary_op.op == RF_UNARY_NOT;
  Level own = is_not ? LEVEL_NOT : LEVEL_FACTOR;

  text_if (u, level > own, "(");
  text (u, is_not ? "not " : rf_unary_operator_get_sign (node->unary_op.op));
  put (u, node->unary_op.operand, own);
  text_if (u, level > own, ")");
}

static void
put_compare (Unparse *u, const RfNode *node, Level level)
{
  text_if (u, level > LEVEL_COMPARE, "(");
  put (u, node->compare.left, LEVEL_COMPARE + 1);
  for (guint i = 0; i < node->compare.comparators.n; i++)
    {
      g_string_append_printf (u->out, " %s ",
                              rf_compare_operator_get_sign (node->compare.ops.items[i]));
      put (u, node->compare.comparators.items[i], LEVEL_COMPARE + 1);
    }
  text_if (u, level > LEVEL_COMPARE, ")");
}

/* --- functions and calls ---------------------------------------------------------------------- */

static void
put_argument (Unparse *u, const RfNode *arg)
{
  text (u, arg->arg.arg);
  if (arg->arg.annotation != NULL)
    {
      text (u, ": ");
      put (u, arg->arg.annotation, LEVEL_TEST);
    }
}

static void
put_default (Unparse *u, const RfNode *value)
{
  if (value == NULL)
    return;
  text (u, "=");
  put (u, value, LEVEL_TEST);
}

static void
put_arguments (Unparse *u, const RfNode *arguments)
{
  RfNodeSeq before = arguments->arguments.posonlyargs, args = arguments->arguments.args;
  RfNodeSeq defaults = arguments->arguments.defaults, kwonly = arguments->arguments.kwonlyargs;
  guint n = before.n + args.n;
  gboolean first = TRUE;

  for (guint i = 0; i < n; i++)
    {
      text_if (u, i > 0, ", ");
      put_argument (u, i < before.n ? before.items[i] : args.items[i - before.n]);
      if (i + defaults.n >= n)
        put_default (u, defaults.items[i + defaults.n - n]);
      text_if (u, before.n > 0 && i + 1 == before.n, ", /");
      first = FALSE;
    }
  if (arguments->arguments.vararg != NULL || kwonly.n > 0)
    {
      text_if (u, !first, ", ");
      text (u, "*");
      if (arguments->arguments.vararg != NULL)
        put_argument (u, arguments->arguments.vararg);
      first = FALSE;
    }
  for (guint i = 0; i < kwonly.n; i++)
    {
      text (u, ", ");
      put_argument (u, kwonly.items[i]);
      put_default (u, arguments->arguments.kw_defaults.items[i]);
    }
  if (arguments->arguments.kwarg != NULL)
    {
      text_if (u, !first, ", ");
      text (u, "**");
      put_argument (u, arguments->arguments.kwarg);
    }
}

static void
put_lambda (Unparse *u, const RfNode *node, Level level)
{
  const RfNode *arguments = node->lambda.args;

  text_if (u, level > LEVEL_TEST, "(");
  text (u, "lambda");
  /* Only these bring the blank. */
  text_if (u, arguments->arguments.posonlyargs.n + arguments->arguments.args.n > 0, " ");
  put_arguments (u, arguments);
  text (u, ": ");
  put (u, node->lambda.body, LEVEL_TEST);
  text_if (u, level > LEVEL_TEST, ")");
}

static void
put_call (Unparse *u, const RfNode *node)
{
  RfNodeSeq args = node->call.args, keywords = node->call.keywords;

  put (u, node->call.func, LEVEL_ATOM);
  if (args.n == 1 && keywords.n == 0 && args.items[0]->kind == RF_AST_GENERATOR_EXP)
    {
      put (u, args.items[0], LEVEL_ATOM);
      return;
    }
  text (u, "(");
  put_list (u, args, LEVEL_TEST);
  for (guint i = 0; i < keywords.n; i++)
    {
      const RfNode *keyword = keywords.items[i];

      text_if (u, args.n + i > 0, ", ");
      if (keyword->keyword.arg != NULL)
        g_string_append_printf (u->out, "%s=", keyword->keyword.arg);
      else
        text (u, "**");
      put (u, keyword->keyword.value, LEVEL_TEST);
    }
  text (u, ")");
}

static void
put_if_exp (Unparse *u, const RfNode *node, Level level)
{
  text_if (u, level > LEVEL_TEST, "(");
  put (u, node->if_exp.body, LEVEL_TEST + 1);
  text (u, " if ");
  put (u, node->if_exp.test, LEVEL_TEST + 1);
  text (u, " else ");
  put (u, node->if_exp.orelse, LEVEL_TEST);
  text_if (u, level > LEVEL_TEST, ")");
}

/* --- displays --------------------------------------------------------------------------------- */

static void
put_dict (Unparse *u, const RfNode *node)
{
  text (u, "{");
  for (guint i = 0; i < node->dict.keys.n; i++)
    {
      const RfNode *key = node->dict.keys.items[i];

      text_if (u, i > 0, ", ");
      if (key != NULL)
        {
          put (u, key, LEVEL_TEST);
          text (u, ": ");
          put (u, node->dict.values.items[i], LEVEL_TEST);
        }
      else
        {
          text (u, "**");
          put (u, node->dict.values.items[i], LEVEL_BIT_OR);
        }
    }
  text (u, "}");
}

static void
put_tuple (Unparse *u, const RfNode *node, Level level)
{
  RfNodeSeq elts = node->tuple.elts;

  text_if (u, level > LEVEL_TUPLE || elts.n == 0, "(");
  put_list (u, elts, LEVEL_TEST);
  text_if (u, elts.n == 1, ",");
  text_if (u, level > LEVEL_TUPLE || elts.n == 0, ")");
}

/* What stands in a comprehension, with the @brackets around it. */
static void
put_comprehension (Unparse *u, const char *brackets, const RfNode *key, const RfNode *value,
                   RfNodeSeq generators)
{
  g_string_append_c (u->out, brackets[0]);
  put (u, key, LEVEL_TEST);
  if (value != NULL)
    {
      text (u, ": ");
      put (u, value, LEVEL_TEST);
    }
  for (guint i = 0; i < generators.n; i++)
    {
      const RfNode *clause = generators.items[i];

      text (u, clause->comprehension.is_async ? " async for " : " for ");
      put (u, clause->comprehension.target, LEVEL_TUPLE);
      text (u, " in ");
      put (u, clause->comprehension.iter, LEVEL_TEST + 1);
      for (guint k = 0; k < clause->comprehension.ifs.n; k++)
        {
          text (u, " if ");
          put (u, clause->comprehension.ifs.items[k], LEVEL_TEST + 1);
        }
    }
  g_string_append_c (u->out, brackets[1]);
}

/* --- constants and strings -------------------------------------------------------------------- */

static void
put_constant (Unparse *u, const RfNode *node)
{
  g_autofree char *shown = rf_ast_dump_value (u->ast, node);
  RfConstantKind kind = node->constant.value.kind;

  /* An infinite literal is written so that it can be read again. */
  if ((kind == RF_CONSTANT_FLOAT || kind == RF_CONSTANT_COMPLEX) && strstr (shown, "inf") != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (shown, "inf", -1);
      g_autofree char *joined = g_strjoinv ("1e309", parts);

      text (u, joined);
    }
  else
    text (u, kind == RF_CONSTANT_ELLIPSIS ? "..." : shown);
}

static void put_fstring_part (Unparse *u, const RfNode *node);

static void
put_fstring_body (Unparse *u, RfNodeSeq values)
{
  for (guint i = 0; i < values.n; i++)
    put_fstring_part (u, values.items[i]);
}

static void
put_fstring_part (Unparse *u, const RfNode *node)
{
  if (node->kind == RF_AST_CONSTANT)
    {
      const RfConstant *constant = &node->constant.value;

      for (gsize i = 0; i < constant->length; i++)
        {
          char c = constant->text[i];

          g_string_append_c (u->out, c);
          if (c == '{' || c == '}')
            g_string_append_c (u->out, c);
        }
    }
  else if (node->kind == RF_AST_JOINED_STR)
    put_fstring_body (u, node->joined_str.values);
  else
    {
      Unparse inner = { u->ast, g_string_new (NULL) };

      put (&inner, node->formatted_value.value, LEVEL_TEST + 1);
      text (u, inner.out->str[0] == '{' ? "{ " : "{");
      text (u, inner.out->str);
      g_string_free (inner.out, TRUE);
      if (node->formatted_value.conversion > 0)
        g_string_append_printf (u->out, "!%c", node->formatted_value.conversion);
      if (node->formatted_value.format_spec != NULL)
        {
          text (u, ":");
          put_fstring_part (u, node->formatted_value.format_spec);
        }
      text (u, "}");
    }
}

/* The body as a string is written, with the f before it. */
static void
put_fstring (Unparse *u, const RfNode *node)
{
  Unparse body = { u->ast, g_string_new (NULL) };
  RfNode *string = rf_ast_new_node (u->ast, RF_AST_CONSTANT, node->span);
  char *copy;
  g_autofree char *shown = NULL;

  put_fstring_part (&body, node);
  copy = rf_ast_alloc (u->ast, body.out->len + 1);
  memcpy (copy, body.out->str, body.out->len + 1);
  string->constant.value.kind = RF_CONSTANT_STR;
  string->constant.value.text = copy;
  string->constant.value.length = body.out->len;
  g_string_free (body.out, TRUE);
  shown = rf_ast_dump_value (u->ast, string);
  g_string_append_printf (u->out, "f%s", shown);
}

/* --- all of them ------------------------------------------------------------------------------ */

static void
put_attribute (Unparse *u, const RfNode *node)
{
  const RfNode *value = node->attribute.value;
  gboolean is_int = value->kind == RF_AST_CONSTANT && value->constant.value.kind == RF_CONSTANT_INT;

  put (u, value, LEVEL_ATOM);
  text (u, is_int ? " ." : ".");
  text (u, node->attribute.attr);
}

static void
put_slice (Unparse *u, const RfNode *node)
{
  if (node->slice.lower != NULL)
    put (u, node->slice.lower, LEVEL_TEST);
  text (u, ":");
  if (node->slice.upper != NULL)
    put (u, node->slice.upper, LEVEL_TEST);
  if (node->slice.step != NULL)
    {
      text (u, ":");
      put (u, node->slice.step, LEVEL_TEST);
    }
}

/* @before, the operand and @after; without an operand only @alone. */
static void
put_around (Unparse *u, const char *before, const RfNode *operand, Level level, const char *after)
{
  text (u, before);
  put (u, operand, level);
  text (u, after);
}

static void
put_named (Unparse *u, const RfNode *node, Level level)
{
  text_if (u, level > LEVEL_TUPLE, "(");
  put (u, node->named_expr.target, LEVEL_ATOM);
  text (u, " := ");
  put (u, node->named_expr.value, LEVEL_ATOM);
  text_if (u, level > LEVEL_TUPLE, ")");
}

static void
put (Unparse *u, const RfNode *node, Level level)
{
  switch (node->kind)
    {
    case RF_AST_BOOL_OP:
      put_bool_op (u, node, level);
      break;
    case RF_AST_BIN_OP:
      put_bin_op (u, node, level);
      break;
    case RF_AST_UNARY_OP:
      put_unary_op (u, node, level);
      break;
    case RF_AST_LAMBDA:
      put_lambda (u, node, level);
      break;
    case RF_AST_IF_EXP:
      put_if_exp (u, node, level);
      break;
    case RF_AST_DICT:
      put_dict (u, node);
      break;
    case RF_AST_SET:
      text (u, "{");
      put_list (u, node->set.elts, LEVEL_TEST);
      text (u, "}");
      break;
    case RF_AST_LIST_COMP:
      put_comprehension (u, "[]", node->list_comp.elt, NULL, node->list_comp.generators);
      break;
    case RF_AST_SET_COMP:
      put_comprehension (u, "{}", node->set_comp.elt, NULL, node->set_comp.generators);
      break;
    case RF_AST_GENERATOR_EXP:
      put_comprehension (u, "()", node->generator_exp.elt, NULL, node->generator_exp.generators);
      break;
    case RF_AST_DICT_COMP:
      put_comprehension (u, "{}", node->dict_comp.key, node->dict_comp.value,
                         node->dict_comp.generators);
      break;
    case RF_AST_YIELD:
      if (node->yield.value == NULL)
        text (u, "(yield)");
      else
        put_around (u, "(yield ", node->yield.value, LEVEL_TEST, ")");
      break;
    case RF_AST_YIELD_FROM:
      put_around (u, "(yield from ", node->yield_from.value, LEVEL_TEST, ")");
      break;
    case RF_AST_AWAIT:
      put_around (u, level > LEVEL_AWAIT ? "(await " : "await ", node->await.value, LEVEL_ATOM,
                  level > LEVEL_AWAIT ? ")" : "");
      break;
    case RF_AST_COMPARE:
      put_compare (u, node, level);
      break;
    case RF_AST_CALL:
      put_call (u, node);
      break;
    case RF_AST_FORMATTED_VALUE:
    case RF_AST_JOINED_STR:
      put_fstring (u, node);
      break;
    case RF_AST_CONSTANT:
      put_constant (u, node);
      break;
    case RF_AST_ATTRIBUTE:
      put_attribute (u, node);
      break;
    case RF_AST_SUBSCRIPT:
      put (u, node->subscript.value, LEVEL_ATOM);
      put_around (u, "[", node->subscript.slice, LEVEL_TUPLE, "]");
      break;
    case RF_AST_STARRED:
      put_around (u, "*", node->starred.value, LEVEL_BIT_OR, "");
      break;
    case RF_AST_NAME:
      text (u, node->name.id);
      break;
    case RF_AST_SLICE:
      put_slice (u, node);
      break;
    case RF_AST_LIST:
      text (u, "[");
      put_list (u, node->list.elts, LEVEL_TEST);
      text (u, "]");
      break;
    case RF_AST_TUPLE:
      put_tuple (u, node, level);
      break;
    case RF_AST_NAMED_EXPR:
      put_named (u, node, level);
      break;
    default:
      g_assert_not_reached ();
    }
}

char *
rf_ast_unparse (RfAst *ast, const RfNode *node)
{
  Unparse u = { ast, g_string_new (NULL) };

  put (&u, node, LEVEL_TEST);
  return g_string_free (u.out, FALSE);
}
