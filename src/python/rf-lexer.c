/* SPDX-License-Identifier: MIT */

/* The lexer: indentation, names, operators, errors. Numbers and the ends of strings are found in
 * rf-lexer-literal.c. Positions of errors are those of CPython's tokenizer, which for some of
 * them are not those one would choose. */

#include "python/rf-lexer-private.h"

#include <string.h>

#define TAB_SIZE 8

void
rf_lexer_init (RfLexer *lexer, const char *text, guint32 length, int minor)
{
  memset (lexer, 0, sizeof *lexer);
  lexer->text = text;
  lexer->length = length;
  lexer->lineno = 1;
  lexer->minor = lexer->column_minor = minor;
  lexer->at_line_start = TRUE;
  lexer->finished_line = TRUE;
  lexer->n_indents = 1;
}

void
rf_lexer_init_part (RfLexer *lexer, const char *text, guint32 start, guint32 end, int lineno,
                    guint32 line_start, int minor)
{
  rf_lexer_init (lexer, text, end, minor);
  lexer->pos = start;
  lexer->lineno = lineno;
  lexer->line_start = line_start;
  lexer->at_line_start = FALSE;
  lexer->in_part = TRUE;
}

void
rf_lexer_clear (RfLexer *lexer)
{
  g_clear_pointer (&lexer->error, g_free);
}

int
rf_lexer_count_characters (const char *text, guint32 start, guint32 end)
{
  int n = 0;

  for (guint32 i = start; i < end; i++)
    n += ((guchar) text[i] & 0xc0) != 0x80;
  return n;
}

int
rf_lexer_count_columns (const char *text, guint32 start, guint32 end, int minor)
{
  return minor < 13 ? (int) (end - start) : rf_lexer_count_characters (text, start, end);
}

void
rf_lexer_fail (RfLexer *lexer, RfToken *token, RfSyntaxErrorClass error_class, int lineno,
               int offset, int end_lineno, int end_offset, const char *format, ...)
{
  va_list args;

  token->kind = RF_TOKEN_ERROR;
  if (lexer->error != NULL)
    return;
  va_start (args, format);
  lexer->error = g_strdup_vprintf (format, args);
  va_end (args);
  lexer->error_class = error_class;
  lexer->error_lineno = lineno;
  lexer->error_offset = offset;
  lexer->error_end_lineno = end_lineno;
  lexer->error_end_offset = end_offset;
}

/* An error whose caret stands below the character before @pos, as most have it. */
void
rf_lexer_fail_before (RfLexer *lexer, RfToken *token, guint32 pos, const char *message)
{
  int offset = rf_lexer_count_characters (lexer->text, lexer->line_start, pos);

  rf_lexer_fail (lexer, token, RF_SYNTAX_ERROR_SYNTAX, lexer->lineno, offset, lexer->lineno, offset,
                 "%s", message);
}

/* Names ***************************************************************************************/

static gboolean
is_name_start (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_LETTER_NUMBER:
      return c != 0x0e33 && c != 0x0eb3 && c != 0xff9e && c != 0xff9f;
    default:
      return c == '_' || c == 0x2118 || c == 0x212e || c == 0x309b || c == 0x309c;
    }
}

static gboolean
is_name_continue (gunichar c)
{
  if (is_name_start (c))
    return TRUE;
  switch (g_unichar_type (c))
    {
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_CONNECT_PUNCTUATION:
      return TRUE;
    default:
      return c == 0xb7 || c == 0x387 || (c >= 0x1369 && c <= 0x1371) || c == 0x19da || c == 0xe33 ||
             c == 0xeb3 || c == 0xff9e || c == 0xff9f;
    }
}

/* Checks a name that has characters outside of ASCII. */
static void
check_name (RfLexer *lexer, RfToken *token)
{
  const char *end = lexer->text + token->end;

  for (const char *p = lexer->text + token->start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      guint32 next = g_utf8_next_char (p) - lexer->text;
      gboolean first = p == lexer->text + token->start;
      g_autofree char *message = NULL;

      if (first ? is_name_start (c) : is_name_continue (c))
        continue;
      if (g_unichar_isprint (c) && (c == ' ' || !g_unichar_isspace (c)))
        {
          char utf8[8] = "";

          g_unichar_to_utf8 (c, utf8);
          message = g_strdup_printf ("invalid character '%s' (U+%04X)", utf8, c);
        }
      else
        message = g_strdup_printf ("invalid non-printable character U+%04X", c);
      rf_lexer_fail_before (lexer, token, next, message);
      return;
    }
}

static void
read_name (RfLexer *lexer, RfToken *token)
{
  gboolean is_ascii = TRUE;

  while (lexer->pos < lexer->length && lexer_is_name_byte (lexer->text[lexer->pos]))
    {
      is_ascii = is_ascii && (guchar) lexer->text[lexer->pos] < 0x80;
      lexer->pos++;
    }
  token->end = lexer->pos;
  token->kind = RF_TOKEN_NAME;
  if (!is_ascii)
    check_name (lexer, token);
  else
    {
      token->kind = rf_token_find_keyword (lexer->text + token->start, token->end - token->start);
      if (token->kind == RF_TOKEN_NAME)
        token->soft =
          rf_token_find_soft_keyword (lexer->text + token->start, token->end - token->start);
    }
}

/* Lines and indentation ***********************************************************************/

static void
next_line (RfLexer *lexer)
{
  lexer->lineno++;
  lexer->line_start = lexer->pos;
}

/* A backslash stands at pos: joins the next line. FALSE with an error in @token. */
static gboolean
join_lines (RfLexer *lexer, RfToken *token)
{
  guint32 after = lexer->pos + 1;
  int offset = rf_lexer_count_columns (lexer->text, lexer->line_start, after, lexer->column_minor);

  if (after < lexer->length && lexer->text[after] != '\n')
    {
      lexer->is_late = lexer->error == NULL;
      rf_lexer_fail (lexer, token, RF_SYNTAX_ERROR_SYNTAX, lexer->lineno, offset + 1, lexer->lineno,
                     0, "unexpected character after line continuation character");
      return FALSE;
    }
  if (after + 1 >= lexer->length)
    {
      lexer->is_late = lexer->error == NULL;
      rf_lexer_fail (lexer, token, RF_SYNTAX_ERROR_SYNTAX, lexer->lineno, offset + 1, lexer->lineno,
                     -1, "unexpected EOF while parsing");
      return FALSE;
    }
  lexer->pos = after + 1;
  next_line (lexer);
  return TRUE;
}

/* Measures the indentation at pos and moves behind it. FALSE with an error in @token. */
static gboolean
measure_indent (RfLexer *lexer, RfToken *token, int *column, int *alt_column)
{
  int joined = 0;

  *column = *alt_column = 0;
  for (; lexer->pos < lexer->length; lexer->pos++)
    {
      char c = lexer->text[lexer->pos];

      if (c == ' ')
        {
          (*column)++;
          (*alt_column)++;
        }
      else if (c == '\t')
        {
          *column = (*column / TAB_SIZE + 1) * TAB_SIZE;
          (*alt_column)++;
        }
      else if (c == '\f')
        *column = *alt_column = 0;
      else if (c == '\\')
        {
          /* The indentation before the first backslash counts. */
          joined = joined != 0 ? joined : *column;
          if (!join_lines (lexer, token))
            return FALSE;
          lexer->pos--;
        }
      else
        break;
    }
  if (joined != 0)
    *column = *alt_column = joined;
  return TRUE;
}

static void
fail_indent (RfLexer *lexer, RfToken *token, RfSyntaxErrorClass error_class, int offset,
             int end_offset, const char *message)
{
  rf_lexer_fail (lexer, token, error_class, lexer->lineno, offset, lexer->lineno, end_offset, "%s",
                 message);
}

static void
fail_tabs (RfLexer *lexer, RfToken *token)
{
  fail_indent (lexer, token, RF_SYNTAX_ERROR_TAB, 1, 0,
               "inconsistent use of tabs and spaces in indentation");
}

/* Compares the indentation of a line that has a token with the stack of them. */
static void
apply_indent (RfLexer *lexer, RfToken *token, int column, int alt_column)
{
  int top = lexer->n_indents - 1;

  if (column == lexer->indents[top])
    {
      if (alt_column != lexer->alt_indents[top])
        fail_tabs (lexer, token);
    }
  else if (column > lexer->indents[top])
    {
      if (lexer->n_indents >= RF_LEXER_MAX_INDENT)
        fail_indent (lexer, token, RF_SYNTAX_ERROR_INDENTATION, -1, -1,
                     "too many levels of indentation");
      else if (alt_column <= lexer->alt_indents[top])
        fail_tabs (lexer, token);
      else
        {
          lexer->indents[top + 1] = column;
          lexer->alt_indents[top + 1] = alt_column;
          lexer->n_indents++;
          lexer->pending_dedents = -1;
        }
    }
  else
    {
      while (lexer->n_indents > 1 && column < lexer->indents[lexer->n_indents - 1])
        {
          lexer->n_indents--;
          lexer->pending_dedents++;
        }
      top = lexer->n_indents - 1;
      if (column != lexer->indents[top])
        {
          const char *end = memchr (lexer->text + lexer->pos, '\n', lexer->length - lexer->pos);
          guint32 line_end = end != NULL ? (guint32) (end - lexer->text) : lexer->length;
          int length =
            rf_lexer_count_columns (lexer->text, lexer->line_start, line_end, lexer->column_minor);

          lexer->pending_dedents = 0;
          fail_indent (lexer, token, RF_SYNTAX_ERROR_INDENTATION,
                       length + (end != NULL || !lexer->ends_bare), -1,
                       "unindent does not match any outer indentation level");
        }
      else if (alt_column != lexer->alt_indents[top])
        fail_tabs (lexer, token);
    }
}

static void
skip_comment (RfLexer *lexer)
{
  const char *end = memchr (lexer->text + lexer->pos, '\n', lexer->length - lexer->pos);

  lexer->pos = end != NULL ? (guint32) (end - lexer->text) : lexer->length;
}

/* Skips blank lines and finds the indentation of the next line that has a token. */
static gboolean
start_line (RfLexer *lexer, RfToken *token)
{
  int column, alt_column;

  while (TRUE)
    {
      if (!measure_indent (lexer, token, &column, &alt_column))
        return FALSE;
      if (lexer->pos < lexer->length && lexer->text[lexer->pos] == '#')
        skip_comment (lexer);
      if (lexer->pos >= lexer->length)
        {
          lexer->pending_dedents = lexer->n_indents - 1;
          lexer->n_indents = 1;
          break;
        }
      if (lexer->text[lexer->pos] != '\n')
        {
          apply_indent (lexer, token, column, alt_column);
          break;
        }
      lexer->pos++;
      next_line (lexer);
    }
  lexer->at_line_start = FALSE;
  return lexer->error == NULL;
}

/* Skips spaces, comments, joined lines and, within parentheses, line ends. */
static gboolean
skip_space (RfLexer *lexer, RfToken *token)
{
  while (lexer->pos < lexer->length)
    {
      char c = lexer->text[lexer->pos];

      if (c == ' ' || c == '\t' || c == '\f')
        lexer->pos++;
      else if (c == '#')
        {
          lexer->comment = lexer->pos;
          skip_comment (lexer);
        }
      else if (c == '\\')
        {
          if (!join_lines (lexer, token))
            return FALSE;
        }
      else if (c == '\n' && (lexer->level > 0 || lexer->in_part))
        {
          lexer->pos++;
          next_line (lexer);
        }
      else
        break;
    }
  return TRUE;
}

/* Operators and parentheses *******************************************************************/

static void
open_parenthesis (RfLexer *lexer, RfToken *token)
{
  if (lexer->level >= RF_LEXER_MAX_LEVEL)
    {
      rf_lexer_fail_before (lexer, token, token->end, "too many nested parentheses");
      return;
    }
  lexer->open[lexer->level].sign = lexer->text[token->start];
  lexer->open[lexer->level].lineno = token->lineno;
  lexer->open[lexer->level].offset = token->start;
  lexer->open[lexer->level].line_start = lexer->line_start;
  lexer->level++;
}

static void
close_parenthesis (RfLexer *lexer, RfToken *token)
{
  char sign = lexer->text[token->start];
  char opening = sign == ')' ? '(' : sign == ']' ? '[' : '{';
  g_autofree char *message = NULL;

  if (lexer->level == 0)
    {
      /* The part of an f-string ends here. */
      if (lexer->in_part && sign == '}')
        return;
      message = g_strdup_printf ("%sunmatched '%c'", lexer->in_part ? "f-string: " : "", sign);
    }
  else if (lexer->open[lexer->level - 1].sign == opening)
    {
      lexer->level--;
      return;
    }
  else
    {
      char other = lexer->open[lexer->level - 1].sign;
      int lineno = lexer->open[lexer->level - 1].lineno;

      if (lineno != token->lineno)
        message = g_strdup_printf ("closing parenthesis '%c' does not match opening parenthesis "
                                   "'%c' on line %d",
                                   sign, other, lineno);
      else
        message = g_strdup_printf ("closing parenthesis '%c' does not match opening parenthesis "
                                   "'%c'",
                                   sign, other);
    }
  rf_lexer_fail_before (lexer, token, token->end, message);
}

static void
read_operator (RfLexer *lexer, RfToken *token)
{
  guint length = 1;
  guchar c = lexer->text[lexer->pos];

  token->kind =
    rf_token_find_operator (lexer->text + lexer->pos, lexer->length - lexer->pos, &length);
  /* At the top of an f-string's part these begin the format or the conversion. */
  if (lexer->in_part && lexer->level == 0 && token->kind == RF_TOKEN_COLON_EQUAL)
    {
      token->kind = RF_TOKEN_COLON;
      length = 1;
    }
  if (token->kind == RF_TOKEN_LESS && lexer->pos + 1 < lexer->length &&
      lexer->text[lexer->pos + 1] == '>')
    {
      token->kind = RF_TOKEN_UNKNOWN;
      length = 2;
    }
  lexer->pos += length;
  token->end = lexer->pos;
  if (token->kind == RF_TOKEN_LPAR || token->kind == RF_TOKEN_LSQB ||
      token->kind == RF_TOKEN_LBRACE)
    open_parenthesis (lexer, token);
  else if (token->kind == RF_TOKEN_RPAR || token->kind == RF_TOKEN_RSQB ||
           token->kind == RF_TOKEN_RBRACE)
    close_parenthesis (lexer, token);
  else if (token->kind == RF_TOKEN_UNKNOWN && lexer->minor >= 11 && (c < ' ' || c == 0x7f))
    {
      g_autofree char *message = g_strdup_printf ("invalid non-printable character U+%04X", c);

      rf_lexer_fail_before (lexer, token, token->end, message);
    }
}

static void
read_string (RfLexer *lexer, RfToken *token, guint32 quote)
{
  gboolean is_format = FALSE, is_raw = FALSE;

  for (guint32 i = token->start; i < quote; i++)
    {
      is_format = is_format || g_ascii_tolower (lexer->text[i]) == 'f';
      is_raw = is_raw || g_ascii_tolower (lexer->text[i]) == 'r';
    }
  rf_lexer_read_string (lexer, token, quote, is_format, is_raw);
}

/* Whether a string's prefix with its quote stands at pos; then the quote's offset, else 0. */
static guint32
find_prefixed_quote (const RfLexer *lexer)
{
  guint32 pos = lexer->pos;
  gboolean b = FALSE, r = FALSE, u = FALSE, f = FALSE;

  while (pos < lexer->length && pos - lexer->pos < 3)
    {
      char c = g_ascii_tolower (lexer->text[pos]);

      if (c == '\'' || c == '"')
        return pos;
      if (c == 'b' && !(b || u || f))
        b = TRUE;
      else if (c == 'u' && !(b || u || r || f))
        u = TRUE;
      else if (c == 'r' && !(r || u))
        r = TRUE;
      else if (c == 'f' && !(f || b || u))
        f = TRUE;
      else
        break;
      pos++;
    }
  return 0;
}

static void
finish_text (RfLexer *lexer, RfToken *token)
{
  token->kind = RF_TOKEN_END;
  token->end = lexer->pos;
  /* Before 3.12 the part of an f-string was compiled with a ')' behind it. */
  if (lexer->in_part)
    token->end_col_offset++;
  if (lexer->level > 0 && !lexer->in_part)
    {
      /* The parser knows whether this or something before it is to blame. */
      lexer->eof_error = TRUE;
      token->kind = RF_TOKEN_ERROR;
    }
}

static void
read_token (RfLexer *lexer, RfToken *token)
{
  char c = lexer->text[lexer->pos];
  guint32 quote;

  if (c == '\n')
    {
      token->kind = RF_TOKEN_NEWLINE;
      lexer->pos++;
      token->end = lexer->pos;
      lexer->at_line_start = TRUE;
    }
  else if (c == '\'' || c == '"')
    read_string (lexer, token, lexer->pos);
  else if ((quote = find_prefixed_quote (lexer)) != 0)
    read_string (lexer, token, quote);
  else if (lexer_is_name_byte (c) && !g_ascii_isdigit (c))
    read_name (lexer, token);
  else if (g_ascii_isdigit (c) || (c == '.' && lexer->pos + 1 < lexer->length &&
                                   g_ascii_isdigit (lexer->text[lexer->pos + 1])))
    rf_lexer_read_number (lexer, token);
  else
    read_operator (lexer, token);
}

static void
place_token (const RfLexer *lexer, RfToken *token)
{
  token->start = token->end = lexer->pos;
  token->lineno = token->end_lineno = lexer->lineno;
  token->col_offset = token->end_col_offset = lexer->pos - lexer->line_start;
}

void
rf_lexer_next (RfLexer *lexer, RfToken *token)
{
  memset (token, 0, sizeof *token);
  lexer->comment = 0;
  if (lexer->error == NULL && lexer->at_line_start && lexer->level == 0)
    start_line (lexer, token);
  place_token (lexer, token);
  if (lexer->error != NULL)
    token->kind = RF_TOKEN_ERROR;
  else if (lexer->pending_dedents != 0)
    {
      token->kind = lexer->pending_dedents < 0 ? RF_TOKEN_INDENT : RF_TOKEN_DEDENT;
      lexer->pending_dedents += lexer->pending_dedents < 0 ? 1 : -1;
    }
  else if (skip_space (lexer, token))
    {
      place_token (lexer, token);
      /* The end of a line starts at its comment. */
      if (lexer->comment != 0 && lexer->level == 0 && !lexer->in_part)
        token->col_offset = lexer->comment - lexer->line_start;
      if (lexer->pos < lexer->length)
        {
          read_token (lexer, token);
          if (token->kind != RF_TOKEN_ERROR && token->kind != RF_TOKEN_STRING &&
              (token->kind != RF_TOKEN_NEWLINE || lexer->minor >= 12))
            token->end_col_offset = token->end - lexer->line_start;
          if (token->kind == RF_TOKEN_NEWLINE)
            next_line (lexer);
        }
      else if (!lexer->finished_line && !lexer->in_part && lexer->level == 0)
        {
          /* The last line has no line end. */
          token->kind = RF_TOKEN_NEWLINE;
          token->end_col_offset += lexer->minor >= 12;
          if (lexer->ends_bare)
            token->col_offset = token->end_col_offset = RF_TOKEN_NOWHERE;
          lexer->at_line_start = TRUE;
        }
      else
        finish_text (lexer, token);
    }
  token->level = lexer->level + (lexer->in_part ? 1 : 0);
  lexer->finished_line = token->kind == RF_TOKEN_NEWLINE || token->kind == RF_TOKEN_INDENT ||
                         token->kind == RF_TOKEN_DEDENT || token->kind == RF_TOKEN_END ||
                         (lexer->finished_line && token->kind == RF_TOKEN_ERROR);
}
