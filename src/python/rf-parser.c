/* SPDX-License-Identifier: MIT */

/* The parser's frame: reading the text, tokens, nodes, the two passes. */

#include "python/rf-parser-private.h"

#include "base/rf-error.h"

#include <string.h>

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

/* Forgets the tokens before the current one: nothing will rewind to them. */
static void
parser_forget_tokens (RfParser *p)
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
      parser_forget_tokens (p);
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
      rf_parser_fail_never_closed (p, lexer);
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
        rf_parser_fail_never_closed (p, &p->stream->lexer);
      else
        rf_parser_fail_at_lexer (p, RF_SYNTAX_ERROR_SYNTAX, token, p->length, 0,
                                 "unexpected EOF while parsing");
    }
  else if (token->kind == RF_TOKEN_INDENT || token->kind == RF_TOKEN_DEDENT)
    rf_parser_fail_at_lexer (p, RF_SYNTAX_ERROR_INDENTATION, token, p->generic_pos,
                             p->generic_line_start,
                             token->kind == RF_TOKEN_INDENT ? "unexpected indent"
                                                            : "unexpected unindent");
  else if (token->kind == RF_TOKEN_END)
    rf_parser_fail_at_lexer (p, RF_SYNTAX_ERROR_SYNTAX, token, p->length, 0, "invalid syntax");
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
