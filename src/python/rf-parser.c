/* SPDX-License-Identifier: MIT */

/* The parser's frame: reading the text, tokens, errors, nodes, the two passes. */

#include "python/rf-parser-private.h"

#include "base/rf-error.h"

#include <string.h>

/* Errors **************************************************************************************/

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

/* An error at a token without a place of its own: where the lexer stood. */
static gpointer
fail_at_lexer (RfParser *p, RfSyntaxErrorClass error_class, const RfToken *token, guint32 pos,
               guint32 line_start, const char *message)
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
    return fail_at_lexer (p, error_class, token, p->length, 0, message);
  if (has_no_place (token) && stream->outer == NULL)
    return fail_at_lexer (p, error_class, token, stream->lexer.pos, stream->lexer.line_start,
                          message);
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

/* "'(' was never closed" */
static void
fail_never_closed (RfParser *p, const RfLexer *lexer)
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

/* Tokens **************************************************************************************/

static void
report_lexer_error (RfParser *p, RfTokenStream *stream)
{
  RfLexer *lexer = &stream->lexer;

  if (lexer->error != NULL)
    {
      gboolean prefix = p->part_before_12 && !g_str_has_prefix (lexer->error, "f-string: ");
      g_autofree char *message = g_strconcat (prefix ? "f-string: " : "", lexer->error, NULL);

      rf_parser_fail_raw (p, lexer->error_class, lexer->error_lineno, lexer->error_offset,
                          lexer->error_end_lineno, lexer->error_end_offset, message);
      p->error->text_is_bare = lexer->error_class == RF_SYNTAX_ERROR_SYNTAX &&
                               !g_str_has_prefix (lexer->error, "unexpected ") &&
                               !g_str_has_suffix (lexer->error, "was never closed");
    }
}

const RfToken *
rf_parser_fetch (RfParser *p, guint index)
{
  RfTokenStream *stream = p->stream;

  while (index >= stream->n)
    {
      if (stream->n == stream->size)
        {
          stream->size = stream->size == 0 ? 64 : stream->size * 2;
          stream->tokens = g_renew (RfToken, stream->tokens, stream->size);
        }
      rf_lexer_next (&stream->lexer, &stream->tokens[stream->n]);
      stream->n++;
      if (stream->tokens[stream->n - 1].kind == RF_TOKEN_ERROR)
        report_lexer_error (p, stream);
    }
  return &stream->tokens[index];
}

const RfToken *
rf_parser_last_token (RfParser *p)
{
  g_assert (p->stream->pos > 0);
  return &p->stream->tokens[p->stream->pos - 1];
}

RfSpan
rf_parser_span_to_here (RfParser *p, RfSpan start)
{
  const RfToken *token = rf_parser_last_token (p);

  while (token > p->stream->tokens &&
         (token->kind == RF_TOKEN_NEWLINE || token->kind == RF_TOKEN_INDENT ||
          token->kind == RF_TOKEN_DEDENT))
    token--;
  return span_join (start, span_of_token (token));
}

void
rf_parser_forget_tokens (RfParser *p)
{
  RfTokenStream *stream = p->stream;
  guint n = stream->pos - 1;

  /* One before the current token stays: spans end at it. */
  if (stream->pos < 1024 || stream->pos > stream->n)
    return;
  memmove (stream->tokens, stream->tokens + n, (stream->n - n) * sizeof (RfToken));
  stream->n -= n;
  stream->pos -= n;
}

void
rf_parser_rewind (RfParser *p, RfMark mark)
{
  p->stream->pos = mark.pos;
  g_ptr_array_set_size (p->scratch, mark.n_scratch);
}

void
rf_parser_push_part (RfParser *p, RfTokenStream *part, guint32 start, guint32 end, int lineno,
                     guint32 line_start)
{
  memset (part, 0, sizeof *part);
  rf_lexer_init_part (&part->lexer, p->text, start, end, lineno, line_start, p->minor);
  part->lexer.column_minor = p->column_minor;
  part->lexer.warn = p->stream->lexer.warn;
  part->lexer.warn_data = p->stream->lexer.warn_data;
  part->outer = p->stream;
  p->stream = part;
}

void
rf_parser_pop_part (RfParser *p)
{
  RfTokenStream *part = p->stream;

  p->stream = part->outer;
  rf_lexer_clear (&part->lexer);
  g_free (part->tokens);
}

/* Nodes ***************************************************************************************/

RfNode *
rf_parser_new_node (RfParser *p, RfNodeKind kind, RfSpan span)
{
  return rf_ast_new_node (p->ast, kind, span);
}

RfNode *
rf_parser_finish_node (RfParser *p, RfNode *node)
{
  if (!rf_node_update_depth (node))
    return rf_parser_fail_too_deep (p);
  return node;
}

RfNodeSeq
rf_parser_take_nodes (RfParser *p, guint mark)
{
  RfNodeSeq seq = { p->scratch->len - mark, NULL };

  if (seq.n > 0)
    {
      seq.items = rf_ast_alloc (p->ast, seq.n * sizeof (RfNode *));
      memcpy (seq.items, p->scratch->pdata + mark, seq.n * sizeof (RfNode *));
      g_ptr_array_set_size (p->scratch, mark);
    }
  return seq;
}

RfNodeSeq
rf_parser_one_node (RfParser *p, RfNode *node)
{
  RfNodeSeq seq = { 1, rf_ast_alloc (p->ast, sizeof (RfNode *)) };

  seq.items[0] = node;
  return seq;
}

const char *
rf_parser_token_identifier (RfParser *p, const RfToken *token)
{
  const char *text = p->text + token->start;
  gsize length = token->end - token->start;
  g_autofree char *normal = NULL;

  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] >= 0x80)
      {
        normal = g_utf8_normalize (text, length, G_NORMALIZE_NFKC);
        return rf_ast_intern (p->ast, normal, -1);
      }
  return rf_ast_intern (p->ast, text, length);
}

RfNode *
rf_parser_new_name (RfParser *p, const RfToken *token, RfContext context)
{
  RfNode *node = rf_parser_new_node (p, RF_AST_NAME, span_of_token (token));

  node->name.id = rf_parser_token_identifier (p, token);
  node->name.ctx = context;
  return node;
}

gboolean
rf_parser_is_parenthesized (const RfNode *node, const RfToken *start)
{
  return start->kind == RF_TOKEN_LPAR &&
         (node->span.lineno != start->lineno || node->span.col_offset != start->col_offset);
}

/* The text ************************************************************************************/

/* Without the byte order mark, with '\n' as the only line end. */
static char *
normalize_text (const char *text, gsize *length)
{
  gsize n = *length;
  char *copy = g_malloc (n + 1);
  gsize out = 0;

  if (n >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      n -= 3;
    }
  for (gsize i = 0; i < n; i++)
    {
      if (text[i] != '\r')
        copy[out++] = text[i];
      else
        {
          copy[out++] = '\n';
          if (i + 1 < n && text[i + 1] == '\n')
            i++;
        }
    }
  copy[out] = 0;
  *length = out;
  return copy;
}

char *
rf_parser_declared_encoding (const char *text, gsize length)
{
  for (int i = 0; i < 2 && length > 0; i++)
    {
      const char *end = memchr (text, '\n', length);
      gsize n = end != NULL ? (gsize) (end - text) : length;
      const char *comment = memchr (text, '#', n);
      gsize blank = strspn (text, " \t\f");
      g_autofree char *line = NULL;
      const char *coding;

      if (blank < n && text[blank] != '#')
        return NULL;
      line = comment != NULL ? g_strndup (comment, text + n - comment) : g_strdup ("");
      coding = strstr (line, "coding");
      if (coding != NULL && (coding[6] == ':' || coding[6] == '='))
        {
          coding += 7 + strspn (coding + 7, " \t");
          n = strspn (coding, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-_.");
          if (n > 0)
            return g_strndup (coding, n);
        }
      if (end == NULL)
        break;
      length -= end + 1 - text;
      text = end + 1;
    }
  return NULL;
}

static gboolean
is_utf8_name (const char *encoding)
{
  g_autofree char *lower = g_ascii_strdown (encoding, -1);

  g_strdelimit (lower, "_", '-');
  return g_str_equal (lower, "utf-8") || g_str_equal (lower, "utf8") ||
         g_str_has_prefix (lower, "utf-8-") || g_str_equal (lower, "ascii") ||
         g_str_equal (lower, "us-ascii");
}

/* Checks what must hold before the lexer may look at the text. */
static gboolean
check_text (RfParser *p)
{
  const char *valid_end, *nul;
  g_autofree char *encoding = rf_parser_declared_encoding (p->text, p->length);
  gboolean is_ascii = TRUE;
  int lineno = 1;

  if ((nul = memchr (p->text, 0, p->length)) != NULL)
    {
      for (const char *c = p->text; c < nul; c++)
        lineno += *c == '\n';
      rf_parser_fail_raw (p, RF_SYNTAX_ERROR_SYNTAX, lineno, 0, lineno, 0,
                          "source code cannot contain null bytes");
      return FALSE;
    }
  if (!g_utf8_validate (p->text, p->length, &valid_end))
    {
      g_autofree char *message = NULL;

      for (const char *c = p->text; c < valid_end; c++)
        lineno += *c == '\n';
      message = g_strdup_printf (
        "Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, but no encoding declared; "
        "see https://peps.python.org/pep-0263/ for details",
        (guchar) *valid_end, rf_ast_get_filename (p->ast), lineno);
      rf_parser_fail_raw (p, RF_SYNTAX_ERROR_SYNTAX, 0, 0, 0, 0, message);
      return FALSE;
    }
  if (encoding == NULL || p->is_text || is_utf8_name (encoding))
    return TRUE;
  for (guint32 i = 0; i < p->length && is_ascii; i++)
    is_ascii = (guchar) p->text[i] < 0x80;
  if (!is_ascii)
    {
      g_autofree char *message =
        g_strdup_printf ("encoding problem: %s (only UTF-8 is supported)", encoding);

      rf_parser_fail_raw (p, RF_SYNTAX_ERROR_SYNTAX, 0, 0, 0, 0, message);
    }
  return is_ascii;
}

/* The passes **********************************************************************************/

static void
warn_number (const char *kind, int lineno, gpointer data)
{
  RfParser *p = data;
  g_autofree char *message = g_strdup_printf ("invalid %s literal", kind);

  if (!p->diagnosing && p->minor >= 11)
    rf_ast_add_warning (p->ast, "SyntaxWarning", message, lineno);
}

static RfNode *
parse_file (RfParser *p)
{
  guint mark = p->scratch->len;
  RfNode *module;

  while (peek_kind (p) != RF_TOKEN_END)
    {
      if (peek_kind (p) == RF_TOKEN_ERROR || !rf_parse_statement (p))
        return NULL;
      rf_parser_forget_tokens (p);
    }
  if (p->failed)
    return NULL;
  module = rf_parser_new_node (p, RF_AST_MODULE, (RfSpan){ 1, 0, 1, 0 });
  module->module.body = rf_parser_take_nodes (p, mark);
  return rf_parser_finish_node (p, module);
}

static RfNode *
parse_eval (RfParser *p)
{
  RfNode *root, *body;

  body = rf_parse_expressions (p);
  if (body == NULL)
    return NULL;
  while (accept_token (p, RF_TOKEN_NEWLINE))
    ;
  if (peek_kind (p) != RF_TOKEN_END || p->failed)
    return NULL;
  root = rf_parser_new_node (p, RF_AST_EXPRESSION, body->span);
  root->expression.body = body;
  return rf_parser_finish_node (p, root);
}

static RfNode *
run_pass (RfParser *p, RfTokenStream *stream, RfParseMode mode)
{
  memset (stream, 0, sizeof *stream);
  rf_lexer_init (&stream->lexer, p->text, p->length, p->minor);
  stream->lexer.column_minor = p->column_minor;
  stream->lexer.ends_bare = p->ends_bare;
  stream->lexer.warn = warn_number;
  stream->lexer.warn_data = p;
  p->stream = stream;
  p->frames = 0;
  p->quiet = 0;
  g_ptr_array_set_size (p->scratch, 0);
  return mode == RF_PARSE_EXPRESSION ? parse_eval (p) : parse_file (p);
}

static void
end_pass (RfParser *p)
{
  while (p->stream->outer != NULL)
    rf_parser_pop_part (p);
  rf_lexer_clear (&p->stream->lexer);
  g_free (p->stream->tokens);
  p->stream = NULL;
}

static void
replace_error (RfParser *p)
{
  rf_syntax_error_clear (p->error);
  p->failed = FALSE;
}

/* Reads the rest of the text for errors of the lexer: these come before the parser's. @lineno is
 * the line of the furthest token. */
static void
check_rest (RfParser *p, int lineno)
{
  RfLexer *lexer = &p->stream->lexer;
  RfToken token;

  do
    rf_lexer_next (lexer, &token);
  while (token.kind != RF_TOKEN_END && token.kind != RF_TOKEN_ERROR);
  if (token.kind != RF_TOKEN_ERROR)
    return;
  if (lexer->error != NULL && lexer->error_class == RF_SYNTAX_ERROR_SYNTAX && !lexer->is_late)
    {
      replace_error (p);
      report_lexer_error (p, p->stream);
    }
  else if (lexer->level > 0 && lineno > lexer->open[lexer->level - 1].lineno)
    {
      replace_error (p);
      fail_never_closed (p, lexer);
    }
}

/* Nothing explains the error better: it is at the furthest token of the first pass. */
static void
fail_generic (RfParser *p)
{
  const RfToken *token = &p->generic_token;

  if (token->kind == RF_TOKEN_ERROR)
    {
      if (p->stream->lexer.level > 0)
        fail_never_closed (p, &p->stream->lexer);
      else
        fail_at_lexer (p, RF_SYNTAX_ERROR_SYNTAX, token, p->length, 0,
                       "unexpected EOF while parsing");
    }
  else if (token->kind == RF_TOKEN_INDENT || token->kind == RF_TOKEN_DEDENT)
    fail_at_lexer (p, RF_SYNTAX_ERROR_INDENTATION, token, p->generic_pos, p->generic_line_start,
                   token->kind == RF_TOKEN_INDENT ? "unexpected indent" : "unexpected unindent");
  else if (token->kind == RF_TOKEN_END)
    fail_at_lexer (p, RF_SYNTAX_ERROR_SYNTAX, token, p->length, 0, "invalid syntax");
  else if (token->kind == RF_TOKEN_STRING && p->minor >= 12)
    {
      /* An f-string begins with a token of its own: prefix and quotes. */
      RfToken start = *token;
      guint32 quote = token->start + strcspn (p->text + token->start, "'\"");
      const char *c = p->text + quote;

      if (memchr (p->text + token->start, 'f', quote - token->start) != NULL ||
          memchr (p->text + token->start, 'F', quote - token->start) != NULL)
        {
          start.end_lineno = token->lineno;
          start.end_col_offset =
            token->col_offset + (quote - token->start) + (c[1] == c[0] && c[2] == c[0] ? 3 : 1);
        }
      rf_parser_fail_at_token (p, &start, "invalid syntax");
    }
  else
    rf_parser_fail_at_token (p, token, "invalid syntax");
}

static RfTokenStream *
outermost_stream (RfParser *p)
{
  RfTokenStream *stream = p->stream;

  while (stream->outer != NULL)
    stream = stream->outer;
  return stream;
}

/* Finds out why the first pass failed. */
static void
explain (RfParser *p, RfTokenStream *stream, RfParseMode mode)
{
  if (p->failed)
    {
      /* A token that must come here did not, or the like: lexer errors behind it go first. */
      if (p->error->error_class == RF_SYNTAX_ERROR_SYNTAX && stream->lexer.error == NULL &&
          !stream->lexer.eof_error)
        check_rest (p, stream->tokens[stream->n - 1].lineno);
      return;
    }
  p->generic_token = stream->tokens[stream->n - 1];
  p->generic_pos = stream->lexer.pos;
  p->generic_line_start = stream->lexer.line_start;
  end_pass (p);

  p->diagnosing = TRUE;
  run_pass (p, stream, mode);
  p->part_before_12 = FALSE;
  while (p->stream != outermost_stream (p))
    rf_parser_pop_part (p);
  if (p->failed)
    {
      if (p->error->error_class == RF_SYNTAX_ERROR_SYNTAX && stream->lexer.error == NULL)
        check_rest (p, stream->tokens[stream->n - 1].lineno);
      return;
    }
  fail_generic (p);
  if (p->generic_token.kind != RF_TOKEN_ERROR && p->generic_token.kind != RF_TOKEN_INDENT &&
      p->generic_token.kind != RF_TOKEN_DEDENT)
    check_rest (p, stream->tokens[stream->n - 1].lineno);
}

static gboolean
parse_into (RfParser *p, RfParseMode mode)
{
  RfTokenStream stream;
  RfNode *root;

  if (!check_text (p))
    return FALSE;
  root = run_pass (p, &stream, mode);
  if (root == NULL || p->failed)
    explain (p, &stream, mode);
  end_pass (p);
  if (p->failed)
    return FALSE;
  rf_ast_set_root (p->ast, root);
  return TRUE;
}

RfAst *
rf_parse (const char *text, gssize length, const RfParseOptions *options,
          RfSyntaxError *syntax_error, GError **error)
{
  g_auto (RfSyntaxError) own_error = RF_SYNTAX_ERROR_INIT;
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  g_autofree char *normal = NULL;
  g_autoptr (RfAst) ast = NULL;
  RfParser p = { .minor = options->minor,
                 .column_minor = options->is_text ? 13 : options->minor,
                 .is_text = options->is_text,
                 .ends_bare = options->ends_bare };
  gboolean ok;

  if (n >= G_MAXINT32)
    {
      g_set_error (error, RF_ERROR, RF_ERROR_SYNTAX, "%s: the program is too long",
                   options->filename);
      return NULL;
    }
  p.error = syntax_error != NULL ? syntax_error : &own_error;
  normal = normalize_text (text, &n);
  ast = rf_ast_new (normal, n, options->filename, options->minor);
  g_clear_pointer (&normal, g_free);
  p.ast = ast;
  p.text = rf_ast_get_text (ast, &n);
  p.length = n;
  p.scratch = g_ptr_array_new ();
  ok = parse_into (&p, options->mode);
  g_ptr_array_unref (p.scratch);
  if (!ok)
    {
      g_autofree char *sentence = rf_syntax_error_to_sentence (p.error);

      g_set_error_literal (error, RF_ERROR, RF_ERROR_SYNTAX, sentence);
      return NULL;
    }
  return g_steal_pointer (&ast);
}

RfAst *
rf_parse_module (const char *text, gssize length, const RfParseOptions *options,
                 RfSyntaxError *syntax_error, GError **error)
{
  RfParseOptions module_options = *options;

  module_options.mode = RF_PARSE_MODULE;
  return rf_parse (text, length, &module_options, syntax_error, error);
}
