/* SPDX-License-Identifier: MIT */

/* What is wrong with a text, and where. The first error stays: what fails after it changes nothing.
 */

#include "python/rf-parser-private.h"

#include "base/rf-error.h"

#include <string.h>

gpointer
rf_parser_fail_raw (RfParser *p, RfSyntaxErrorClass error_class, int lineno, int offset,
                    int end_lineno, int end_offset, const char *message)
{
  gsize length;
  const char *line;

  if (p->failed)
    return NULL;
  p->failed = TRUE;
  p->error->error_class = error_class;
  p->error->message = g_strdup (message);
  p->error->filename = g_strdup (rf_ast_get_filename (p->ast));
  p->error->lineno = lineno;
  p->error->offset = offset;
  p->error->end_lineno = end_lineno;
  p->error->end_offset = end_offset;
  p->error->minor = p->minor;
  line = lineno > 0 ? rf_ast_get_line (p->ast, lineno, &length) : NULL;
  p->error->text = line != NULL ? g_strndup (line, length) : NULL;
  return NULL;
}

/* The 1-based offset of a byte column. For a program in a file it counts characters only from 3.13
 * on, before it counts bytes: so carets are too far to the right behind what is not ASCII. */
static int
column_to_offset (RfParser *p, int lineno, int col_offset)
{
  gsize length;
  const char *line = rf_ast_get_line (p->ast, lineno, &length);

  if (col_offset == RF_TOKEN_NOWHERE)
    return 0;
  if (col_offset < 0)
    return col_offset;
  if (p->column_minor < 13)
    return col_offset + 1;
  if (line == NULL || (gsize) col_offset > length)
    {
      int past = line == NULL ? col_offset : col_offset - (int) length;

      return (line != NULL ? rf_lexer_count_characters (line, 0, length) : 0) + past + 1;
    }
  return rf_lexer_count_characters (line, 0, col_offset) + 1;
}

static void
fail_message (RfParser *p, RfSyntaxErrorClass error_class, int lineno, int col_offset,
              int end_lineno, int end_col_offset, const char *message)
{
  g_autofree char *prefixed = NULL;

  if (p->failed)
    return;
  if (p->part_before_12 && !g_str_has_prefix (message, "f-string: "))
    {
      /* Such an expression is compiled as if it stood in parentheses in a text of its own. */
      RfTokenStream *part = p->stream;
      RfTokenStream *whole = part->outer;
      g_autofree char *source = NULL;
      int shift = 2;
      gboolean first_line = TRUE;
      guint32 line_start = p->part_start;

      (void) whole;
      prefixed = g_strconcat ("f-string: ", message, NULL);
      for (guint32 i = p->part_start; i < p->part_end; i++)
        if (p->text[i] == '\n')
          first_line = FALSE;
      while (line_start > 0 && p->text[line_start - 1] != '\n')
        line_start--;
      if (first_line)
        {
          int base = rf_lexer_count_columns (p->text, line_start, p->part_start, p->column_minor);
          int offset = column_to_offset (p, lineno, col_offset) - base - 1 + shift;
          int end_offset = end_col_offset < 0
                             ? end_col_offset
                             : column_to_offset (p, end_lineno, end_col_offset) - base - 1 + shift;

          rf_parser_fail_raw (p, error_class, lineno, offset, end_lineno, end_offset, prefixed);
          source = g_strndup (p->text + p->part_start, p->part_end - p->part_start);
          g_free (p->error->text);
          p->error->text = g_strdup_printf (p->is_text ? "(%s)\n" : "(%s)", source);
          p->error->text_is_bare = p->is_text;
          return;
        }
      message = prefixed;
    }
  rf_parser_fail_raw (p, error_class, lineno, column_to_offset (p, lineno, col_offset), end_lineno,
                      column_to_offset (p, end_lineno, end_col_offset), message);
}

gpointer
rf_parser_fail_at_token (RfParser *p, const RfToken *token, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  fail_message (p, RF_SYNTAX_ERROR_SYNTAX, token->lineno, token->col_offset, token->end_lineno,
                token->end_col_offset, message);
  return NULL;
}

gpointer
rf_parser_fail_at_span (RfParser *p, RfSpan span, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  fail_message (p, RF_SYNTAX_ERROR_SYNTAX, span.lineno, span.col_offset, span.end_lineno,
                span.end_col_offset, message);
  return NULL;
}

gpointer
rf_parser_fail_at_node (RfParser *p, const RfNode *node, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  fail_message (p, RF_SYNTAX_ERROR_SYNTAX, node->span.lineno, node->span.col_offset,
                node->span.end_lineno, node->span.end_col_offset, message);
  return NULL;
}

/* The last line of the text: errors at its end have no column in a file. */
static int
find_last_line (RfParser *p)
{
  guint32 end = p->length;
  int n = 1;

  if (end > 0 && p->text[end - 1] == '\n')
    end--;
  for (const char *c = p->text; (c = memchr (c, '\n', p->text + end - c)) != NULL; c++)
    n++;
  return n;
}

gpointer
rf_parser_fail_at_lexer (RfParser *p, RfSyntaxErrorClass error_class, const RfToken *token,
                         guint32 pos, guint32 line_start, const char *message)
{
  int lineno = token->lineno;
  int offset = rf_lexer_count_characters (p->text, line_start, pos);

  if (pos >= p->length)
    {
      gsize length;
      const char *line;

      lineno = find_last_line (p);
      line = rf_ast_get_line (p->ast, lineno, &length);
      offset = 0;
      if (p->is_text && line != NULL)
        offset = rf_lexer_count_characters (line, 0, length) +
                 (!p->ends_bare || line + length < p->text + p->length);
    }
  return rf_parser_fail_raw (p, error_class, lineno, offset, lineno, -1, message);
}

static gboolean
has_no_place (const RfToken *token)
{
  return token->kind == RF_TOKEN_INDENT || token->kind == RF_TOKEN_DEDENT ||
         token->kind == RF_TOKEN_END;
}

gpointer
rf_parser_fail_here (RfParser *p, RfSyntaxErrorClass error_class, const char *format, ...)
{
  RfTokenStream *stream = p->stream;
  const RfToken *token;
  g_autofree char *message = NULL;
  va_list args;

  peek_token (p);
  token = &stream->tokens[stream->n - 1];
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  if (token->col_offset == RF_TOKEN_NOWHERE)
    return rf_parser_fail_at_lexer (p, error_class, token, p->length, 0, message);
  if (has_no_place (token) && stream->outer == NULL)
    return rf_parser_fail_at_lexer (p, error_class, token, stream->lexer.pos,
                                    stream->lexer.line_start, message);
  fail_message (p, error_class, token->lineno, token->col_offset, token->end_lineno,
                token->end_col_offset, message);
  return NULL;
}

gpointer
rf_parser_fail_from (RfParser *p, RfSpan span, const char *format, ...)
{
  RfLexer *lexer = &p->stream->lexer;
  g_autofree char *message = NULL;
  va_list args;
  RfToken *last = &p->stream->tokens[p->stream->n - 1];
  guint32 line_start = last->start - last->col_offset;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  return rf_parser_fail_raw (p, RF_SYNTAX_ERROR_SYNTAX, span.lineno,
                             column_to_offset (p, span.lineno, span.col_offset), last->lineno,
                             rf_lexer_count_columns (p->text, line_start, lexer->pos,
                                                     p->column_minor),
                             message);
}

gpointer
rf_parser_fail_too_deep (RfParser *p)
{
  rf_parser_fail_raw (p, RF_SYNTAX_ERROR_RECURSION, 0, 0, 0, 0,
                      "maximum recursion depth exceeded during compilation");
  return NULL;
}

gboolean
rf_parser_enter (RfParser *p, int frames)
{
  if (p->failed)
    return FALSE;
  if (p->frames + frames > PARSER_MAX_FRAMES)
    {
      rf_parser_fail_too_deep (p);
      return FALSE;
    }
  p->frames += frames;
  return TRUE;
}

void
rf_parser_fail_never_closed (RfParser *p, const RfLexer *lexer)
{
  int top = lexer->level - 1;
  guint32 offset = lexer->open[top].offset;
  int column =
    rf_lexer_count_columns (p->text, lexer->open[top].line_start, offset, p->column_minor) + 1;
  g_autofree char *message = g_strdup_printf ("'%c' was never closed", lexer->open[top].sign);

  rf_parser_fail_raw (p, RF_SYNTAX_ERROR_SYNTAX, lexer->open[top].lineno, column,
                      lexer->open[top].lineno, 0, message);
  p->error->text_is_bare = lexer->open[top].lineno < lexer->lineno;
}
