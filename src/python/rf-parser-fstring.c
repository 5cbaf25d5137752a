/* SPDX-License-Identifier: MIT */

/* f-strings. An expression between braces is read by a lexer of its own on the same text, so
 * positions are exact. From 3.12 on the tokens say where the expression ends; before, its end was
 * found first by counting brackets and quotes, and what is within was then compiled as if it stood
 * in parentheses. Both ways are kept, for their errors differ. */

#include "python/rf-parser-literal.h"

#include <string.h>

#define MAX_FORMAT_NESTING 2

/* A walk through the inside of one f-string. */
typedef struct
{
  Builder *b;
  Literal literal;
  guint32 pos;
  int lineno;
  guint32 line_start;
  int nesting; /* of format specifications */
} Walk;

static gboolean walk_pieces (Walk *walk, Builder *b);

static void
step (Walk *walk, guint32 n)
{
  const char *text = walk->literal.p->text;

  for (; n > 0; n--)
    if (text[walk->pos++] == '\n')
      {
        walk->lineno++;
        walk->line_start = walk->pos;
      }
}

static void
step_to (Walk *walk, guint32 pos)
{
  step (walk, pos - walk->pos);
}

static char
look (const Walk *walk, guint32 distance)
{
  return walk->pos + distance < walk->literal.end ? walk->literal.p->text[walk->pos + distance] : 0;
}

static RfSpan
span_from (const Walk *walk, int lineno, guint32 col_offset)
{
  return (RfSpan){ lineno, col_offset, walk->lineno, walk->pos - walk->line_start };
}

/* An error at the character before @pos + 1, as the tokenizer of 3.12 places them; before 3.12
 * where the parser is. */
static gboolean
fail_walk (Walk *walk, guint32 pos, const char *message)
{
  RfParser *p = walk->literal.p;

  if (p->minor >= 12)
    {
      int offset = rf_lexer_count_characters (p->text, walk->line_start, pos + 1);

      rf_parser_fail_raw (p, RF_SYNTAX_ERROR_SYNTAX, walk->lineno, offset, walk->lineno, offset,
                          message);
    }
  else
    rf_parser_fail_here (p, RF_SYNTAX_ERROR_SYNTAX, "%s", message);
  return FALSE;
}

/* The same, for what CPython's tokenizer finds from 3.12 on. */
static gboolean
fail_token (Walk *walk, guint32 pos, const char *message)
{
  fail_walk (walk, pos, message);
  walk->literal.p->error->text_is_bare = walk->literal.p->minor >= 12;
  return FALSE;
}

/* Literal parts *******************************************************************************/

/* Text up to a brace that begins or ends a replacement field. */
static gboolean
walk_literal (Walk *walk, Builder *b)
{
  RfParser *p = b->p;
  gsize old_length = b->text->len;
  int lineno = walk->lineno;
  guint32 column = walk->pos - walk->line_start;

  walk->literal.piece = walk->pos;
  walk->literal.warned = FALSE; /* each piece of text may have its own */
  while (walk->pos < walk->literal.end)
    {
      char c = look (walk, 0);

      if ((c == '{' || c == '}') && walk->nesting == 0 && look (walk, 1) == c)
        {
          g_string_append_c (b->text, c);
          step (walk, 2);
        }
      else if (c == '{' || c == '}')
        break;
      else if (c == '\n' && walk->nesting > 0 && p->minor >= 13 && walk->literal.n_quotes == 1)
        break;
      else if (c == '\\' && !walk->literal.is_raw)
        {
          guint32 pos = walk->pos;

          if (!rf_literal_decode_escape (&walk->literal, b->text, &pos))
            return FALSE;
          step_to (walk, pos);
        }
      else
        {
          g_string_append_c (b->text, c);
          step (walk, 1);
        }
    }
  rf_builder_add_text (b, span_from (walk, lineno, column), old_length);
  return TRUE;
}

/* Expressions before 3.12 *********************************************************************/

/* Skips a string within the expression; FALSE if it has no end. */
static gboolean
skip_quoted (Walk *walk)
{
  char quote = look (walk, 0);
  gboolean is_triple = look (walk, 1) == quote && look (walk, 2) == quote;

  step (walk, is_triple ? 3 : 1);
  while (walk->pos < walk->literal.end)
    {
      if (look (walk, 0) == '\\')
        return fail_walk (walk, walk->pos, "f-string expression part cannot include a backslash");
      if (look (walk, 0) == quote &&
          (!is_triple || (look (walk, 1) == quote && look (walk, 2) == quote)))
        {
          step (walk, is_triple ? 3 : 1);
          return TRUE;
        }
      step (walk, 1);
    }
  return fail_walk (walk, walk->pos, "f-string: unterminated string");
}

static gboolean
close_bracket (Walk *walk, char c, GString *open)
{
  char opening = c == ')' ? '(' : c == ']' ? '[' : '{';
  g_autofree char *message = NULL;

  if (open->len == 0)
    message = g_strdup_printf ("f-string: unmatched '%c'", c);
  else if (open->str[open->len - 1] != opening)
    message = g_strdup_printf ("f-string: closing parenthesis '%c' does not match opening "
                               "parenthesis '%c'",
                               c, open->str[open->len - 1]);
  if (message != NULL)
    return fail_walk (walk, walk->pos, message);
  g_string_truncate (open, open->len - 1);
  return TRUE;
}

/* Moves to the end of the expression: '!', ':', '=' or '}' outside of brackets. */
static gboolean
find_expression_end (Walk *walk)
{
  g_autoptr (GString) open = g_string_new (NULL);
  g_autofree char *message = NULL;

  while (walk->pos < walk->literal.end)
    {
      char c = look (walk, 0);

      if (c == '\\')
        return fail_walk (walk, walk->pos, "f-string expression part cannot include a backslash");
      if (c == '#')
        return fail_walk (walk, walk->pos, "f-string expression part cannot include '#'");
      if (c == '\'' || c == '"')
        {
          if (!skip_quoted (walk))
            return FALSE;
          continue;
        }
      if (c == '(' || c == '[' || c == '{')
        {
          if (open->len >= RF_LEXER_MAX_LEVEL)
            return fail_walk (walk, walk->pos, "f-string: too many nested parenthesis");
          g_string_append_c (open, c);
        }
      else if (open->len == 0 && (c == '!' || c == '=' || c == '<' || c == '>') &&
               look (walk, 1) == '=')
        {
          step (walk, 2);
          continue;
        }
      else if (open->len == 0 && (c == '!' || c == ':' || c == '}' || c == '='))
        break;
      else if ((c == ')' || c == ']' || c == '}') && !close_bracket (walk, c, open))
        return FALSE;
      step (walk, 1);
    }
  if (open->len == 0)
    return TRUE;
  message = g_strdup_printf ("f-string: unmatched '%c'", open->str[open->len - 1]);
  return fail_walk (walk, walk->pos, message);
}

/* The current part is one expression as it may stand in parentheses. @paren is the span that these
 * would have. */
static RfNode *
parse_as_parenthesized (RfParser *p, RfSpan paren)
{
  guint mark = p->scratch->len;
  RfNode *node, *elt;

  if (peek_kind (p) == RF_TOKEN_YIELD)
    return rf_parse_yield (p);
  elt = rf_parse_star_named_expression (p);
  if (elt == NULL)
    return NULL;
  if (peek_kind (p) == RF_TOKEN_FOR || peek_kind (p) == RF_TOKEN_ASYNC)
    {
      node = rf_parser_new_node (p, RF_AST_GENERATOR_EXP, paren);
      node->generator_exp.elt = elt;
      if (!rf_parse_for_if_clauses (p, &node->generator_exp.generators))
        return NULL;
      return rf_parser_finish_node (p, node);
    }
  if (peek_kind (p) != RF_TOKEN_COMMA)
    {
      if (elt->kind == RF_AST_STARRED)
        return is_diagnosing (p)
                 ? rf_parser_fail_at_node (p, elt, "cannot use starred expression here")
                 : NULL;
      return elt;
    }
  push_node (p, elt);
  while (accept_token (p, RF_TOKEN_COMMA) && peek_kind (p) != RF_TOKEN_END)
    {
      elt = rf_parse_star_named_expression (p);
      if (elt == NULL)
        return NULL;
      push_node (p, elt);
    }
  node = rf_parser_new_node (p, RF_AST_TUPLE, paren);
  node->tuple.elts = rf_parser_take_nodes (p, mark);
  return rf_parser_finish_node (p, node);
}

static gboolean
is_blank (const char *text, guint32 start, guint32 end)
{
  for (guint32 i = start; i < end; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

/* The expression of the text's bytes from @start up to where the walk stands. */
static RfNode *
parse_bounded_expression (Walk *walk, guint32 start, int lineno, guint32 line_start)
{
  RfParser *p = walk->literal.p;
  RfTokenStream part;
  gboolean was_part = p->part_before_12;
  guint32 old_start = p->part_start, old_end = p->part_end;
  RfSpan paren = { lineno, (int) (start - line_start) - 1, walk->lineno,
                   (int) (walk->pos - walk->line_start) + 1 };
  RfNode *node;

  rf_parser_push_part (p, &part, start, walk->pos, lineno, line_start);
  p->part_before_12 = TRUE;
  p->part_start = start;
  p->part_end = walk->pos;
  /* Commas are missed as they are in parentheses. */
  node = parse_as_parenthesized (p, paren);
  if (node == NULL || peek_kind (p) != RF_TOKEN_END)
    {
      node = NULL;
      if (!p->failed && p->diagnosing)
        rf_parser_fail_at_token (p, &part.tokens[part.n - 1], "invalid syntax");
    }
  p->part_before_12 = was_part;
  p->part_start = old_start;
  p->part_end = old_end;
  rf_parser_pop_part (p);
  return node;
}

static RfNode *
walk_old_expression (Walk *walk)
{
  guint32 start = walk->pos, line_start = walk->line_start;
  int lineno = walk->lineno;
  RfParser *p = walk->literal.p;

  if (!find_expression_end (walk))
    return NULL;
  if (walk->pos >= walk->literal.end)
    {
      fail_walk (walk, walk->pos, "f-string: expecting '}'");
      return NULL;
    }
  if (is_blank (p->text, start, walk->pos))
    {
      g_autofree char *message =
        p->minor >= 11 && look (walk, 0) != '}'
          ? g_strdup_printf ("f-string: expression required before '%c'", look (walk, 0))
          : g_strdup ("f-string: empty expression not allowed");

      fail_walk (walk, walk->pos, message);
      return NULL;
    }
  return parse_bounded_expression (walk, start, lineno, line_start);
}

/* Expressions from 3.12 on ********************************************************************/

/* What may follow the expression, as the messages list it. */
static void
explain_expression_end (RfParser *p, const RfToken *token, gboolean after_equal,
                        gboolean after_conversion)
{
  if (after_conversion)
    rf_parser_fail_at_token (p, token, "f-string: expecting ':' or '}'");
  else if (after_equal)
    rf_parser_fail_at_token (p, token, "f-string: expecting '!', or ':', or '}'");
  else
    rf_parser_fail_at_token (p, token, "f-string: expecting '=', or '!', or ':', or '}'");
}

static void
explain_missing_expression (RfParser *p, const RfToken *token)
{
  if (token->kind == RF_TOKEN_RBRACE || token->kind == RF_TOKEN_EXCLAMATION ||
      token->kind == RF_TOKEN_COLON || token->kind == RF_TOKEN_EQUAL)
    rf_parser_fail_at_token (p, token, "f-string: valid expression required before '%s'",
                             rf_token_kind_get_text (token->kind));
  else
    rf_parser_fail_at_token (p, token, "f-string: expecting a valid expression after '{'");
}

static RfNode *
walk_new_expression (Walk *walk)
{
  RfParser *p = walk->literal.p;
  RfTokenStream part;
  RfToken first, token;
  RfNode *node;

  rf_parser_push_part (p, &part, walk->pos, walk->literal.end, walk->lineno, walk->line_start);
  first = *peek_token (p);
  node = rf_parse_yield_or_star_expressions (p);
  token = *peek_token (p);
  if (!p->failed && p->diagnosing)
    {
      if (node == NULL && part.pos == 0)
        explain_missing_expression (p, &first);
      else if (node == NULL)
        explain_expression_end (p, &part.tokens[part.pos - 1], FALSE, FALSE);
      else if ((token.kind != RF_TOKEN_RBRACE && token.kind != RF_TOKEN_EQUAL &&
                token.kind != RF_TOKEN_EXCLAMATION && token.kind != RF_TOKEN_COLON &&
                token.kind != RF_TOKEN_END))
        explain_expression_end (p, &token, FALSE, FALSE);
    }
  if (node != NULL && token.kind != RF_TOKEN_RBRACE && token.kind != RF_TOKEN_EQUAL &&
      token.kind != RF_TOKEN_EXCLAMATION && token.kind != RF_TOKEN_COLON)
    node = NULL;
  if (node != NULL)
    step_to (walk, token.start);
  rf_parser_pop_part (p);
  return node;
}

/* Replacement fields **************************************************************************/

/* `=`: the text of the expression is shown before its value. */
static void
walk_equal (Walk *walk, Builder *b, guint32 start, int lineno, guint32 line_start)
{
  gsize old_length = b->text->len;
  RfParser *p = b->p;

  step (walk, 1);
  while (g_ascii_isspace (look (walk, 0)))
    step (walk, 1);
  g_string_append_len (b->text, p->text + start, walk->pos - start);
  rf_builder_add_text (b, span_from (walk, lineno, start - line_start), old_length);
}

/* `!r`: the current character is behind '!'. */
static gboolean
walk_conversion (Walk *walk, int *conversion)
{
  RfParser *p = walk->literal.p;
  guint32 start = walk->pos, end = start;
  g_autofree char *word = NULL;
  char c = look (walk, 0);
  gboolean is_new = p->minor >= 12;

  while (is_new && end < walk->literal.end &&
         (g_ascii_isalnum (p->text[end]) || p->text[end] == '_' || (guchar) p->text[end] > 127))
    end++;
  if ((c == 's' || c == 'r' || c == 'a') && (!is_new || end == start + 1))
    {
      *conversion = c;
      step (walk, 1);
      while (is_new && g_ascii_isspace (look (walk, 0)))
        step (walk, 1);
      return TRUE;
    }
  if (!is_new)
    return fail_walk (walk, walk->pos,
                      "f-string: invalid conversion character: expected 's', 'r', or 'a'");
  if (end == start && g_ascii_isspace (c))
    {
      while (end < walk->literal.end && g_ascii_isspace (p->text[end]))
        end++;
      while (end < walk->literal.end && (g_ascii_isalnum (p->text[end]) || p->text[end] == '_'))
        end++;
      rf_parser_fail_raw (p, RF_SYNTAX_ERROR_SYNTAX, walk->lineno,
                          rf_lexer_count_characters (p->text, walk->line_start, start),
                          walk->lineno,
                          rf_lexer_count_characters (p->text, walk->line_start, end) + 1,
                          "f-string: conversion type must come right after the exclamanation mark");
      return FALSE;
    }
  if (end == start)
    {
      rf_parser_fail_raw (p, RF_SYNTAX_ERROR_SYNTAX, walk->lineno,
                          rf_lexer_count_characters (p->text, walk->line_start, start) + 1,
                          walk->lineno,
                          rf_lexer_count_characters (p->text, walk->line_start, start) + 2,
                          "f-string: missing conversion character");
      return FALSE;
    }
  word = g_strdup_printf ("f-string: invalid conversion character '%.*s': expected 's', 'r', or "
                          "'a'",
                          (int) (end - start), p->text + start);
  rf_parser_fail_raw (p, RF_SYNTAX_ERROR_SYNTAX, walk->lineno,
                      rf_lexer_count_characters (p->text, walk->line_start, start) + 1,
                      walk->lineno, rf_lexer_count_characters (p->text, walk->line_start, end) + 1,
                      word);
  return FALSE;
}

/* `:…`, up to the closing brace, which stays. */
static RfNode *
walk_format_spec (Walk *walk, const Builder *outer)
{
  RfParser *p = walk->literal.p;
  int lineno = walk->lineno;
  guint32 column = walk->pos - walk->line_start;
  Builder b = { .p = p, .mark = p->scratch->len, .whole = outer->whole };
  RfNode *node = NULL;

  step (walk, 1);
  walk->nesting++;
  b.text = g_string_new (NULL);
  if (walk_pieces (walk, &b))
    {
      /* Before 3.12 what comes last, and the whole, stands where the token does. */
      b.whole = walk->literal.token_span;
      rf_builder_flush (&b);
      node = rf_parser_new_node (p, RF_AST_JOINED_STR,
                                 p->minor >= 12 ? span_from (walk, lineno, column) : b.whole);
      node->joined_str.values = rf_parser_take_nodes (p, b.mark);
      node = rf_parser_finish_node (p, node);
    }
  g_string_free (b.text, TRUE);
  walk->nesting--;
  return node;
}

/* What follows the expression, up to and with the closing brace. */
static gboolean
walk_field_end (Walk *walk, const Builder *b, RfNode *field)
{
  RfParser *p = walk->literal.p;
  RfNode *spec = NULL;

  if (look (walk, 0) == '!')
    {
      step (walk, 1);
      if (!walk_conversion (walk, &field->formatted_value.conversion))
        return FALSE;
    }
  if (look (walk, 0) == ':' && (spec = walk_format_spec (walk, b)) == NULL)
    return FALSE;
  field->formatted_value.format_spec = spec;
  while (p->minor >= 12 && g_ascii_isspace (look (walk, 0)))
    step (walk, 1);
  if (look (walk, 0) == '}')
    {
      step (walk, 1);
      return TRUE;
    }
  if (p->minor >= 12 && walk->pos < walk->literal.end && spec == NULL)
    {
      gboolean converted = field->formatted_value.conversion >= 0;

      if (p->diagnosing)
        {
          int offset = rf_lexer_count_characters (p->text, walk->line_start, walk->pos) + 1;

          rf_parser_fail_raw (p, RF_SYNTAX_ERROR_SYNTAX, walk->lineno, offset, walk->lineno,
                              offset + 1,
                              converted ? "f-string: expecting ':' or '}'"
                                        : "f-string: expecting '!', or ':', or '}'");
        }
      return FALSE;
    }
  return fail_walk (walk, walk->pos, "f-string: expecting '}'");
}

/* `{…}`: the current character is its '{'. */
static gboolean
walk_field (Walk *walk, Builder *b)
{
  RfParser *p = b->p;
  int brace_lineno = walk->lineno, lineno;
  guint32 brace_column = walk->pos - walk->line_start, start, line_start;
  gboolean shows_text = FALSE;
  RfNode *field, *value;

  step (walk, 1);
  if (walk->nesting >= MAX_FORMAT_NESTING + (p->minor >= 12 ? 1 : 0))
    return fail_token (walk, walk->pos - 2, "f-string: expressions nested too deeply");
  start = walk->pos;
  lineno = walk->lineno;
  line_start = walk->line_start;
  value = p->minor >= 12 ? walk_new_expression (walk) : walk_old_expression (walk);
  if (value == NULL || p->failed)
    return FALSE;
  if (look (walk, 0) == '=')
    {
      shows_text = TRUE;
      walk_equal (walk, b, start, lineno, line_start);
    }
  rf_builder_flush (b);
  field = rf_parser_new_node (p, RF_AST_FORMATTED_VALUE, b->whole);
  field->formatted_value.value = value;
  field->formatted_value.conversion = -1;
  if (!walk_field_end (walk, b, field))
    return FALSE;
  if (shows_text && field->formatted_value.conversion < 0 &&
      field->formatted_value.format_spec == NULL)
    field->formatted_value.conversion = 'r';
  if (p->minor >= 12)
    field->span = span_from (walk, brace_lineno, brace_column);
  field = rf_parser_finish_node (p, field);
  if (field != NULL)
    push_node (p, field);
  return field != NULL;
}

/* Literal parts and fields up to the end of the string or of the format specification. */
static gboolean
walk_pieces (Walk *walk, Builder *b)
{
  while (walk->pos < walk->literal.end)
    {
      if (!walk_literal (walk, b))
        return FALSE;
      if (look (walk, 0) == '{')
        {
          if (!walk_field (walk, b))
            return FALSE;
        }
      else if (look (walk, 0) == '}')
        return walk->nesting > 0 ||
               fail_token (walk, walk->pos, "f-string: single '}' is not allowed");
      else
        break;
    }
  return TRUE;
}

gboolean
rf_builder_add_format (Builder *b, Literal *literal, const RfToken *token)
{
  Walk walk = { .b = b,
                .literal = *literal,
                .pos = token->start,
                .lineno = token->lineno,
                .line_start = token->start - token->col_offset };
  gboolean ok;

  if (!rf_parser_enter (b->p, FRAMES_ATOM))
    return FALSE;
  /* The quotes at the end are a token of their own in 3.12. */
  walk.literal.fail_span.lineno = token->end_lineno;
  walk.literal.fail_span.col_offset = token->end_col_offset - literal->n_quotes;
  step_to (&walk, literal->start);
  ok = walk_pieces (&walk, b);
  leave_frames (b->p, FRAMES_ATOM);
  return ok && !b->p->failed;
}
