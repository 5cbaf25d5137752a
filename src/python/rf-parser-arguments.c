/* SPDX-License-Identifier: MIT */

/* The arguments of calls (and of class statements), and the parameters of functions and lambdas,
 * with the many ways in which their order can be wrong. */

#include "python/rf-parser-private.h"

/* Arguments ***********************************************************************************/

typedef struct
{
  RfSpan paren; /* of '(' */
  RfToken start;
  GPtrArray *keywords;
  guint mark;               /* the positional ones are on scratch from here */
  gboolean may_generate;    /* a generator expression needs no parentheses of its own */
  gboolean unpacks;         /* `**mapping` was there */
  gboolean positional_last; /* a positional one came after a keyword: explained at the end */
} Arguments;

static gboolean
is_at_for (RfParser *p)
{
  return peek_kind (p) == RF_TOKEN_FOR ||
         (peek_kind (p) == RF_TOKEN_ASYNC && peek_ahead (p, 1)->kind == RF_TOKEN_FOR);
}

static RfNode *
new_keyword (RfParser *p, const char *name, RfNode *value, RfSpan span)
{
  RfNode *keyword = rf_parser_new_node (p, RF_AST_KEYWORD, rf_parser_span_to_here (p, span));

  keyword->keyword.arg = name;
  keyword->keyword.value = value;
  return rf_parser_finish_node (p, keyword);
}

/* The end of a clause's last part. */
static RfSpan
last_clause_span (RfNodeSeq generators)
{
  const RfNode *clause = generators.items[generators.n - 1];

  if (clause->comprehension.ifs.n > 0)
    return clause->comprehension.ifs.items[clause->comprehension.ifs.n - 1]->span;
  return clause->comprehension.iter->span;
}

/* `name=value` or `**mapping`. */
static gboolean
parse_keyword (RfParser *p, Arguments *a)
{
  RfToken name = *peek_token (p), equal;
  const char *identifier = NULL;
  RfNode *value, *keyword;
  RfNodeSeq generators;

  skip_token (p);
  if (name.kind == RF_TOKEN_NAME)
    {
      identifier = rf_parser_token_identifier (p, &name);
      equal = *peek_token (p);
      skip_token (p);
      if (p->minor >= 12 && is_diagnosing (p) &&
          (peek_kind (p) == RF_TOKEN_COMMA || peek_kind (p) == RF_TOKEN_RPAR))
        {
          rf_parser_fail_at_span (p, span_join (span_of_token (&name), span_of_token (&equal)),
                                  "expected argument value expression");
          return FALSE;
        }
    }
  else
    a->unpacks = TRUE;
  value = rf_parse_expression (p);
  if (value == NULL)
    return FALSE;
  if (identifier != NULL && is_at_for (p) && is_diagnosing (p) &&
      rf_parse_for_if_clauses (p, &generators))
    rf_parser_fail_at_span (p, span_join (span_of_token (&name), span_of_token (&equal)),
                            "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  if (identifier == NULL && peek_kind (p) == RF_TOKEN_EQUAL && p->minor >= 12 && is_diagnosing (p))
    {
      skip_token (p);
      if (rf_parse_expression (p) != NULL)
        rf_parser_fail_at_span (p, rf_parser_span_to_here (p, span_of_token (&name)),
                                "cannot assign to keyword argument unpacking");
    }
  if (p->failed)
    return FALSE;
  keyword = new_keyword (p, identifier, value, span_of_token (&name));
  if (keyword == NULL)
    return FALSE;
  g_ptr_array_add (a->keywords, keyword);
  return TRUE;
}

/* Before 3.13 the rule for a star behind `**mapping` fits any star that leads nowhere. */
static void
explain_late_star (RfParser *p, const Arguments *a, const RfToken *star)
{
  const RfToken *last = star;

  if (!is_diagnosing (p))
    return;
  for (guint i = p->stream->pos; i > 1 && last == star; i--)
    if (p->stream->tokens[i].start == star->start)
      last = &p->stream->tokens[i - 2];
  rf_parser_fail_at_span (p,
                          p->minor >= 11
                            ? span_of_token (star)
                            : span_join (span_of_token (&a->start), span_of_token (last)),
                          "iterable argument unpacking follows keyword argument unpacking");
}

static gboolean
parse_starred_argument (RfParser *p, Arguments *a)
{
  RfToken star = *peek_token (p);
  RfNode *value, *node;

  if (a->unpacks)
    {
      RfToken comma = *rf_parser_last_token (p);

      if (p->minor < 13)
        explain_late_star (p, a, &star);
      else if (is_diagnosing (p))
        {
          skip_token (p);
          if (rf_parse_expression (p) != NULL && peek_token (p) != NULL)
            rf_parser_fail_from (p, span_of_token (&comma),
                                 "iterable argument unpacking follows keyword argument unpacking");
        }
      return FALSE;
    }
  skip_token (p);
  value = rf_parse_expression (p);
  if (value == NULL)
    {
      if (p->minor >= 13 && is_diagnosing (p))
        rf_parser_fail_here (p, RF_SYNTAX_ERROR_SYNTAX, "Invalid star expression");
      else if (p->minor < 11 && star.start != a->start.start)
        explain_late_star (p, a, &star);
      return FALSE;
    }
  if (peek_kind (p) == RF_TOKEN_EQUAL && p->minor >= 12 && is_diagnosing (p))
    {
      skip_token (p);
      if (rf_parse_expression (p) != NULL)
        rf_parser_fail_at_span (p, rf_parser_span_to_here (p, span_of_token (&star)),
                                "cannot assign to iterable argument unpacking");
      return FALSE;
    }
  node = rf_parser_new_node (p, RF_AST_STARRED, rf_parser_span_to_here (p, span_of_token (&star)));
  node->starred.value = value;
  node = rf_parser_finish_node (p, node);
  push_node (p, node);
  return node != NULL;
}

/* A generator expression without parentheses of its own: @elt is read. */
static gboolean
parse_generator_argument (RfParser *p, Arguments *a, RfNode *elt)
{
  RfNodeSeq generators;
  RfNode *node;
  gboolean is_first = p->scratch->len == a->mark && a->keywords->len == 0;

  if (!a->may_generate && !is_diagnosing (p))
    return FALSE;
  if (!rf_parse_for_if_clauses (p, &generators))
    return FALSE;
  if (!is_first || !a->may_generate || peek_kind (p) != RF_TOKEN_RPAR)
    {
      if (is_diagnosing (p) && (peek_kind (p) == RF_TOKEN_COMMA || !is_first))
        rf_parser_fail_at_span (p, span_join (elt->span, last_clause_span (generators)),
                                "Generator expression must be parenthesized");
      return FALSE;
    }
  skip_token (p);
  node = rf_parser_new_node (p, RF_AST_GENERATOR_EXP, rf_parser_span_to_here (p, a->paren));
  p->stream->pos--;
  node->generator_exp.elt = elt;
  node->generator_exp.generators = generators;
  node = rf_parser_finish_node (p, node);
  push_node (p, node);
  return node != NULL;
}

static gboolean
is_constant_word (RfTokenKind kind)
{
  return kind == RF_TOKEN_TRUE || kind == RF_TOKEN_FALSE || kind == RF_TOKEN_NONE;
}

static gboolean
parse_positional (RfParser *p, Arguments *a)
{
  RfToken start = *peek_token (p);
  RfNode *node;

  if (is_constant_word (start.kind) && is_diagnosing (p) &&
      peek_ahead (p, 1)->kind == RF_TOKEN_EQUAL)
    {
      rf_parser_fail_at_span (p,
                              span_join (span_of_token (&start), span_of_token (peek_ahead (p, 1))),
                              "cannot assign to %s", rf_token_kind_get_text (start.kind));
      return FALSE;
    }
  if (start.kind == RF_TOKEN_NAME && peek_ahead (p, 1)->kind == RF_TOKEN_COLON_EQUAL)
    node = rf_parse_named_expression (p);
  else
    node = rf_parse_expression (p);
  if (node == NULL)
    return FALSE;
  if (peek_kind (p) == RF_TOKEN_EQUAL)
    {
      if (is_diagnosing (p))
        rf_parser_fail_at_span (p, span_join (node->span, span_here (p)),
                                "expression cannot contain assignment, perhaps you meant \"==\"?");
      return FALSE;
    }
  if (is_at_for (p))
    return parse_generator_argument (p, a, node);
  push_node (p, node);
  a->positional_last = a->positional_last || a->keywords->len > 0;
  return TRUE;
}

static gboolean
parse_argument (RfParser *p, Arguments *a)
{
  RfTokenKind kind = peek_kind (p);

  if (kind == RF_TOKEN_STAR)
    return parse_starred_argument (p, a);
  if (kind == RF_TOKEN_DOUBLE_STAR ||
      (kind == RF_TOKEN_NAME && peek_ahead (p, 1)->kind == RF_TOKEN_EQUAL))
    return parse_keyword (p, a);
  return parse_positional (p, a);
}

/* Behind '(' up to and with ')'; the span of the arguments is at least one token long. */
static gboolean
parse_argument_list (RfParser *p, Arguments *a)
{
  gboolean unpacks_before;

  while (peek_kind (p) != RF_TOKEN_RPAR)
    {
      gboolean was_positional_last = a->positional_last;

      unpacks_before = a->unpacks;
      if (!parse_argument (p, a))
        return FALSE;
      if (a->positional_last)
        {
          /* The first pass stops here; the second reads on as far as CPython does. */
          if (!is_diagnosing (p))
            return FALSE;
          if (peek_kind (p) != RF_TOKEN_COMMA || peek_ahead (p, 1)->kind == RF_TOKEN_RPAR ||
              (was_positional_last && !rf_parser_starts_expression (peek_ahead (p, 1))))
            {
              rf_parser_fail_here (p, RF_SYNTAX_ERROR_SYNTAX,
                                   "positional argument follows keyword argument%s",
                                   unpacks_before ? " unpacking" : "");
              return FALSE;
            }
        }
      if (!accept_token (p, RF_TOKEN_COMMA))
        break;
    }
  return accept_token (p, RF_TOKEN_RPAR);
}

gboolean
rf_parse_arguments (RfParser *p, gboolean may_generate, RfNodeSeq *args, RfNodeSeq *keywords)
{
  Arguments a = { .paren = span_of_token (rf_parser_last_token (p)),
                  .mark = p->scratch->len,
                  .may_generate = may_generate };
  gboolean ok;

  *args = *keywords = (RfNodeSeq){ 0, NULL };
  if (accept_token (p, RF_TOKEN_RPAR))
    return TRUE;
  if (!rf_parser_enter (p, FRAMES_ATOM))
    return FALSE;
  a.start = *peek_token (p);
  a.keywords = g_ptr_array_new ();
  ok = parse_argument_list (p, &a);
  if (ok)
    {
      *args = rf_parser_take_nodes (p, a.mark);
      for (guint i = 0; i < a.keywords->len; i++)
        push_node (p, g_ptr_array_index (a.keywords, i));
      *keywords = rf_parser_take_nodes (p, a.mark);
    }
  g_ptr_array_unref (a.keywords);
  leave_frames (p, FRAMES_ATOM);
  return ok;
}

/* Parameters **********************************************************************************/

typedef struct
{
  gboolean is_lambda;
  GPtrArray *args; /* positional, those before '/' first */
  GPtrArray *defaults;
  GPtrArray *kwonly, *kw_defaults;
  guint n_posonly;
  gboolean has_slash, has_star;
  RfNode *vararg, *kwarg;
} Parameters;

static RfTokenKind
parameters_end (const Parameters *a)
{
  return a->is_lambda ? RF_TOKEN_COLON : RF_TOKEN_RPAR;
}

/* `name[: annotation]` */
static RfNode *
parse_parameter_name (RfParser *p, const Parameters *a, gboolean may_unpack)
{
  RfSpan span = span_here (p);
  RfNode *arg, *annotation = NULL;
  const char *name;

  if (peek_kind (p) != RF_TOKEN_NAME)
    return NULL;
  name = rf_parser_token_identifier (p, peek_token (p));
  skip_token (p);
  if (!a->is_lambda && accept_token (p, RF_TOKEN_COLON))
    {
      annotation =
        may_unpack && p->minor >= 11 ? rf_parse_star_expression (p) : rf_parse_expression (p);
      if (annotation == NULL)
        return NULL;
    }
  arg = rf_parser_new_node (p, RF_AST_ARG, rf_parser_span_to_here (p, span));
  arg->arg.arg = name;
  arg->arg.annotation = annotation;
  return rf_parser_finish_node (p, arg);
}

/* `[= default]`; FALSE if it went wrong. */
static gboolean
parse_default (RfParser *p, const Parameters *a, RfNode **value)
{
  RfToken equal = *peek_token (p);

  *value = NULL;
  if (!accept_token (p, RF_TOKEN_EQUAL))
    return TRUE;
  if (p->minor < 11 || !is_diagnosing (p) ||
      (peek_kind (p) != RF_TOKEN_RPAR && peek_kind (p) != RF_TOKEN_COMMA))
    *value = rf_parse_expression (p);
  else
    rf_parser_fail_at_token (p, &equal, "expected default value expression");
  return *value != NULL;
}

static gboolean
parse_plain_parameter (RfParser *p, Parameters *a)
{
  RfNode *arg = parse_parameter_name (p, a, FALSE);
  RfNode *value;

  if (arg == NULL || !parse_default (p, a, &value))
    return FALSE;
  if (a->has_star)
    {
      g_ptr_array_add (a->kwonly, arg);
      g_ptr_array_add (a->kw_defaults, value);
      return TRUE;
    }
  if (value == NULL && a->defaults->len > 0)
    {
      if (is_diagnosing (p))
        rf_parser_fail_at_node (p, arg,
                                p->minor >= 12
                                  ? "parameter without a default follows parameter with a default"
                                  : "non-default argument follows default argument");
      return FALSE;
    }
  g_ptr_array_add (a->args, arg);
  if (value != NULL)
    g_ptr_array_add (a->defaults, value);
  return TRUE;
}

static gboolean
explain_parameter (RfParser *p, const RfToken *token, gboolean wanted, const char *message)
{
  if (wanted && is_diagnosing (p))
    rf_parser_fail_at_token (p, token, "%s", message);
  return FALSE;
}

static gboolean
parse_slash (RfParser *p, Parameters *a)
{
  RfToken token = *peek_token (p);

  if (a->has_slash)
    return explain_parameter (p, &token, p->minor >= 11, "/ may appear only once");
  if (a->has_star)
    return explain_parameter (p, &token, p->minor >= 11, "/ must be ahead of *");
  if (a->args->len == 0)
    return explain_parameter (p, &token,
                              p->minor >= 11 && is_diagnosing (p) &&
                                peek_ahead (p, 1)->kind == RF_TOKEN_COMMA,
                              "at least one argument must precede /");
  skip_token (p);
  if (peek_kind (p) == RF_TOKEN_STAR)
    return explain_parameter (p, peek_token (p), p->minor >= 11, "expected comma between / and *");
  a->has_slash = TRUE;
  a->n_posonly = a->args->len;
  return TRUE;
}

static gboolean
parse_star_parameter (RfParser *p, Parameters *a)
{
  RfToken token = *peek_token (p);

  if (a->has_star)
    return explain_parameter (p, &token,
                              p->minor >= 11 && is_diagnosing (p) &&
                                (peek_ahead (p, 1)->kind == RF_TOKEN_NAME ||
                                 peek_ahead (p, 1)->kind == RF_TOKEN_COMMA),
                              "* argument may appear only once");
  skip_token (p);
  a->has_star = TRUE;
  if (peek_kind (p) == RF_TOKEN_NAME)
    {
      a->vararg = parse_parameter_name (p, a, TRUE);
      if (a->vararg != NULL && peek_kind (p) == RF_TOKEN_EQUAL)
        return explain_parameter (p, peek_token (p), p->minor >= 11,
                                  "var-positional argument cannot have default value");
      return a->vararg != NULL;
    }
  /* A bare star: a keyword-only parameter must come next. */
  if (peek_kind (p) == parameters_end (a) ||
      (peek_kind (p) == RF_TOKEN_COMMA && (peek_ahead (p, 1)->kind == parameters_end (a) ||
                                           peek_ahead (p, 1)->kind == RF_TOKEN_DOUBLE_STAR)))
    {
      if (!a->is_lambda)
        return explain_parameter (p, &token, TRUE, "named arguments must follow bare *");
      if (is_diagnosing (p))
        rf_parser_fail_here (p, RF_SYNTAX_ERROR_SYNTAX, "named arguments must follow bare *");
      return FALSE;
    }
  return peek_kind (p) == RF_TOKEN_COMMA;
}

static gboolean
parse_double_star_parameter (RfParser *p, Parameters *a)
{
  skip_token (p);
  a->kwarg = parse_parameter_name (p, a, FALSE);
  if (a->kwarg == NULL)
    return FALSE;
  if (peek_kind (p) == RF_TOKEN_EQUAL)
    return explain_parameter (p, peek_token (p), p->minor >= 11,
                              "var-keyword argument cannot have default value");
  if (peek_kind (p) == RF_TOKEN_COMMA)
    {
      RfToken next = *peek_ahead (p, 1);

      if (next.kind == RF_TOKEN_NAME || next.kind == RF_TOKEN_STAR ||
          next.kind == RF_TOKEN_DOUBLE_STAR || next.kind == RF_TOKEN_SLASH)
        return explain_parameter (p, &next, p->minor >= 11,
                                  "arguments cannot follow var-keyword argument");
    }
  return TRUE;
}

/* `(a, b)` among the parameters, as Python 2 had it. */
static gboolean
explain_parenthesized (RfParser *p, const Parameters *a)
{
  RfToken open = *peek_token (p);

  if (p->minor < 11 || !is_diagnosing (p))
    return FALSE;
  skip_token (p);
  while (accept_token (p, RF_TOKEN_NAME) && accept_token (p, RF_TOKEN_COMMA))
    ;
  if (peek_kind (p) == RF_TOKEN_RPAR && rf_parser_last_token (p)->kind != RF_TOKEN_LPAR)
    rf_parser_fail_at_span (p, span_join (span_of_token (&open), span_here (p)), "%s",
                            a->is_lambda ? "Lambda expression parameters cannot be parenthesized"
                                         : "Function parameters cannot be parenthesized");
  return FALSE;
}

static gboolean
parse_parameter (RfParser *p, Parameters *a)
{
  switch (peek_kind (p))
    {
    case RF_TOKEN_SLASH:
      return parse_slash (p, a);
    case RF_TOKEN_STAR:
      return parse_star_parameter (p, a);
    case RF_TOKEN_DOUBLE_STAR:
      return parse_double_star_parameter (p, a);
    case RF_TOKEN_NAME:
      return parse_plain_parameter (p, a);
    case RF_TOKEN_LPAR:
      return explain_parenthesized (p, a);
    default:
      return FALSE;
    }
}

static RfNodeSeq
copy_nodes (RfParser *p, const GPtrArray *nodes, guint start, guint end)
{
  guint mark = p->scratch->len;

  for (guint i = start; i < end; i++)
    push_node (p, g_ptr_array_index (nodes, i));
  return rf_parser_take_nodes (p, mark);
}

static RfNode *
build_parameters (RfParser *p, const Parameters *a, RfSpan span)
{
  RfNode *node = rf_parser_new_node (p, RF_AST_ARGUMENTS, span);

  node->arguments.posonlyargs = copy_nodes (p, a->args, 0, a->n_posonly);
  node->arguments.args = copy_nodes (p, a->args, a->n_posonly, a->args->len);
  node->arguments.vararg = a->vararg;
  node->arguments.kwonlyargs = copy_nodes (p, a->kwonly, 0, a->kwonly->len);
  node->arguments.kw_defaults = copy_nodes (p, a->kw_defaults, 0, a->kw_defaults->len);
  node->arguments.kwarg = a->kwarg;
  node->arguments.defaults = copy_nodes (p, a->defaults, 0, a->defaults->len);
  return rf_parser_finish_node (p, node);
}

RfNode *
rf_parse_parameters (RfParser *p, gboolean is_lambda)
{
  Parameters a = { .is_lambda = is_lambda,
                   .args = g_ptr_array_new (),
                   .defaults = g_ptr_array_new (),
                   .kwonly = g_ptr_array_new (),
                   .kw_defaults = g_ptr_array_new () };
  RfSpan span = span_here (p);
  gboolean ok = TRUE;
  RfNode *node = NULL;

  while (ok && peek_kind (p) != parameters_end (&a))
    {
      ok = a.kwarg == NULL && parse_parameter (p, &a);
      if (ok && !accept_token (p, RF_TOKEN_COMMA))
        break;
    }
  if (ok)
    node = build_parameters (p, &a, rf_parser_span_to_here (p, span));
  g_ptr_array_unref (a.args);
  g_ptr_array_unref (a.defaults);
  g_ptr_array_unref (a.kwonly);
  g_ptr_array_unref (a.kw_defaults);
  return node;
}

RfNode *
rf_parse_lambda (RfParser *p)
{
  RfSpan span = span_here (p);
  RfNode *args, *body, *node;

  skip_token (p);
  args = rf_parse_parameters (p, TRUE);
  if (args == NULL)
    return NULL;
  if (p->stream->outer != NULL && p->minor >= 12 && peek_token (p)->level == 1 &&
      peek_kind (p) == RF_TOKEN_COLON)
    {
      if (is_diagnosing (p))
        rf_parser_fail_at_span (p, span_join (span, span_here (p)),
                                "f-string: lambda expressions are not allowed without parentheses");
      return NULL;
    }
  if (!accept_token (p, RF_TOKEN_COLON))
    return NULL;
  body = rf_parse_expression (p);
  if (body == NULL)
    return NULL;
  node = rf_parser_new_node (p, RF_AST_LAMBDA, rf_parser_span_to_here (p, span));
  node->lambda.args = args;
  node->lambda.body = body;
  return rf_parser_finish_node (p, node);
}
