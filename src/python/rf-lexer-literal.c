/* SPDX-License-Identifier: MIT */

/* Where numbers and strings end. What they mean is the parser's business; here they are only
 * checked as far as CPython's tokenizer does. From 3.12 on the strings inside the braces of an
 * f-string may use its quotes, so the end of one is found by a small recursive scan. */

#include "python/rf-lexer-private.h"

#include <string.h>

/* Numbers *************************************************************************************/

static char
peek (const RfLexer *lexer, guint32 distance)
{
  return lexer->pos + distance < lexer->length ? lexer->text[lexer->pos + distance] : 0;
}

/* The caret of most errors in numbers is below the last character that was read. */
static void
fail_number (RfLexer *lexer, RfToken *token, const char *kind)
{
  g_autofree char *message = g_strdup_printf ("invalid %s literal", kind);

  rf_lexer_fail_before (lexer, token, lexer->pos, message);
}

static gboolean
is_keyword_after_number (const RfLexer *lexer)
{
  static const char *const starts[] = { "and", "else", "for", "if", "in", "is", "or", "not" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      gsize n = strlen (starts[i]);

      if (lexer->length - lexer->pos >= n && memcmp (lexer->text + lexer->pos, starts[i], n) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What may stand right behind a number. */
static gboolean
check_number_end (RfLexer *lexer, RfToken *token, const char *kind)
{
  if (is_keyword_after_number (lexer))
    {
      if (lexer->warn != NULL)
        lexer->warn (kind, lexer->lineno, lexer->warn_data);
      return TRUE;
    }
  if (!lexer_is_name_byte (peek (lexer, 0)) ||
      (lexer->minor >= 11 && (guchar) peek (lexer, 0) >= 0x80))
    return TRUE;
  fail_number (lexer, token, kind);
  return FALSE;
}

/* Digits with single underscores between them; pos is at the first digit. */
static gboolean
read_decimal_digits (RfLexer *lexer, RfToken *token)
{
  while (TRUE)
    {
      while (g_ascii_isdigit (peek (lexer, 0)))
        lexer->pos++;
      if (peek (lexer, 0) != '_')
        return TRUE;
      lexer->pos++;
      if (!g_ascii_isdigit (peek (lexer, 0)))
        {
          fail_number (lexer, token, "decimal");
          return FALSE;
        }
    }
}

static gboolean
is_digit_of_base (char c, int base)
{
  return base == 16 ? g_ascii_isxdigit (c) : (c >= '0' && c < '0' + base);
}

/* After "0x", "0o" or "0b", at which pos stands. */
static void
read_based_number (RfLexer *lexer, RfToken *token, int base, const char *kind)
{
  g_autofree char *message = NULL;

  lexer->pos += 2;
  do
    {
      if (peek (lexer, 0) == '_')
        lexer->pos++;
      if (!is_digit_of_base (peek (lexer, 0), base))
        break;
      while (is_digit_of_base (peek (lexer, 0), base))
        lexer->pos++;
    }
  while (peek (lexer, 0) == '_');
  if (g_ascii_isdigit (peek (lexer, 0)) && base != 16)
    {
      lexer->pos++;
      message = g_strdup_printf ("invalid digit '%c' in %s literal", peek (lexer, -1), kind);
      rf_lexer_fail_before (lexer, token, lexer->pos, message);
    }
  else if (!is_digit_of_base (peek (lexer, -1), base) || lexer->pos == token->start + 2)
    fail_number (lexer, token, kind);
  else
    check_number_end (lexer, token, kind);
}

static void
finish_decimal (RfLexer *lexer, RfToken *token)
{
  if (g_ascii_tolower (peek (lexer, 0)) == 'j')
    {
      lexer->pos++;
      check_number_end (lexer, token, "imaginary");
    }
  else
    check_number_end (lexer, token, "decimal");
}

/* The exponent and the imaginary unit, if they are there. */
static void
read_exponent (RfLexer *lexer, RfToken *token)
{
  if (g_ascii_tolower (peek (lexer, 0)) == 'e')
    {
      char sign = peek (lexer, 1);

      if (g_ascii_isdigit (sign))
        lexer->pos++;
      else if (sign == '+' || sign == '-')
        {
          lexer->pos += 2;
          if (!g_ascii_isdigit (peek (lexer, 0)))
            {
              fail_number (lexer, token, "decimal");
              return;
            }
        }
      if (g_ascii_isdigit (peek (lexer, 0)) && !read_decimal_digits (lexer, token))
        return;
    }
  finish_decimal (lexer, token);
}

static void
read_fraction (RfLexer *lexer, RfToken *token)
{
  lexer->pos++;
  if (g_ascii_isdigit (peek (lexer, 0)) && !read_decimal_digits (lexer, token))
    return;
  read_exponent (lexer, token);
}

/* A decimal number that starts with 0: only zeros are an int. */
static void
read_zero (RfLexer *lexer, RfToken *token)
{
  guint32 zeros_end;
  char c;

  while (peek (lexer, 0) == '0' || peek (lexer, 0) == '_')
    {
      gboolean is_underscore = peek (lexer, 0) == '_';

      lexer->pos++;
      if (is_underscore && !g_ascii_isdigit (peek (lexer, 0)))
        {
          fail_number (lexer, token, "decimal");
          return;
        }
    }
  zeros_end = lexer->pos;
  if (g_ascii_isdigit (peek (lexer, 0)) && !read_decimal_digits (lexer, token))
    return;
  c = g_ascii_tolower (peek (lexer, 0));
  if (c == '.')
    read_fraction (lexer, token);
  else if (c == 'e')
    read_exponent (lexer, token);
  else if (c == 'j' || zeros_end == lexer->pos)
    finish_decimal (lexer, token);
  else
    {
      rf_lexer_fail (
        lexer, token, RF_SYNTAX_ERROR_SYNTAX, lexer->lineno,
        (int) (token->start - lexer->line_start) + 1, lexer->lineno,
        (int) (zeros_end - lexer->line_start) + 1,
        "leading zeros in decimal integer literals are not permitted; use an 0o prefix "
        "for octal integers");
    }
}

void
rf_lexer_read_number (RfLexer *lexer, RfToken *token)
{
  char first = peek (lexer, 0);
  char second = g_ascii_tolower (peek (lexer, 1));

  token->kind = RF_TOKEN_NUMBER;
  if (first == '0' && second == 'x')
    read_based_number (lexer, token, 16, "hexadecimal");
  else if (first == '0' && second == 'o')
    read_based_number (lexer, token, 8, "octal");
  else if (first == '0' && second == 'b')
    read_based_number (lexer, token, 2, "binary");
  else if (first == '0')
    read_zero (lexer, token);
  else if (first == '.')
    read_fraction (lexer, token);
  else if (read_decimal_digits (lexer, token))
    {
      if (peek (lexer, 0) == '.')
        read_fraction (lexer, token);
      else
        read_exponent (lexer, token);
    }
  token->end = lexer->pos;
}

/* Strings *************************************************************************************/

typedef enum
{
  SCAN_DONE,
  SCAN_UNTERMINATED, /* the outermost string */
  SCAN_INNER,        /* a string within braces */
  SCAN_EXPECT_BRACE, /* the closing quote came within braces */
  SCAN_NEVER_CLOSED, /* the text ended within braces */
  SCAN_EXPECT_SPEC,  /* the closing quote came within a format specification */
  SCAN_TOO_DEEP,
} ScanResult;

typedef struct
{
  const char *text;
  guint32 length;
  guint32 pos;
  int lineno;
  guint32 line_start;
  gboolean nests; /* braces of f-strings hold code: 3.12+ */
  gboolean escaped_quote;
  int depth;
  /* Where it failed. */
  guint32 fail_pos, fail_line_start;
  int fail_lineno;
} Scan;

static ScanResult scan_string (Scan *scan, gboolean is_format, gboolean is_raw);

static ScanResult
scan_fail (Scan *scan, ScanResult result, guint32 pos, int lineno, guint32 line_start)
{
  scan->fail_pos = pos;
  scan->fail_lineno = lineno;
  scan->fail_line_start = line_start;
  return result;
}

static char
scan_peek (const Scan *scan, guint32 distance)
{
  return scan->pos + distance < scan->length ? scan->text[scan->pos + distance] : 0;
}

static void
scan_advance (Scan *scan)
{
  if (scan->text[scan->pos++] == '\n')
    {
      scan->lineno++;
      scan->line_start = scan->pos;
    }
}

static gboolean
scan_is_quote (const Scan *scan, char quote, int size)
{
  return scan_peek (scan, 0) == quote &&
         (size == 1 || (scan_peek (scan, 1) == quote && scan_peek (scan, 2) == quote));
}

/* The start of the prefix of the string whose quote is at @quote; the quote itself if the name
 * before it is no prefix. */
static guint32
find_prefix_start (const Scan *scan, guint32 code_start, guint32 quote)
{
  guint32 start = quote;

  while (start > code_start && lexer_is_name_byte (scan->text[start - 1]))
    if (quote - --start > 2)
      return quote;
  for (guint32 p = start; p < quote; p++)
    if (strchr ("bBfFrRuU", scan->text[p]) == NULL)
      return quote;
  return start;
}

/* A string within braces: the prefix is read backwards from its quote. */
static ScanResult
scan_inner_string (Scan *scan, guint32 code_start, char quote, int size)
{
  gboolean is_format = FALSE, is_raw = FALSE;
  guint32 start = scan->pos, line_start = scan->line_start;
  int lineno = scan->lineno;
  gboolean same = scan_is_quote (scan, quote, size);
  ScanResult result;

  start = find_prefix_start (scan, code_start, start);
  for (guint32 p = start; p < scan->pos; p++)
    {
      is_format = is_format || g_ascii_tolower (scan->text[p]) == 'f';
      is_raw = is_raw || g_ascii_tolower (scan->text[p]) == 'r';
    }
  if (++scan->depth >= RF_LEXER_MAX_FSTRINGS)
    return scan_fail (scan, SCAN_TOO_DEEP, start, lineno, line_start);
  result = scan_string (scan, is_format, is_raw);
  scan->depth--;
  if (result == SCAN_UNTERMINATED)
    result = scan_fail (scan, same ? SCAN_EXPECT_BRACE : SCAN_INNER, start, lineno, line_start);
  return result;
}

/* A format specification, behind its colon, up to the closing brace (which stays). */
static ScanResult scan_braces (Scan *scan, char quote, int size, gboolean is_raw);

static ScanResult
scan_format_spec (Scan *scan, char quote, int size, gboolean is_raw)
{
  while (scan->pos < scan->length)
    {
      char c = scan_peek (scan, 0);
      ScanResult result;

      if (c == '}' || (c == '\n' && size == 1))
        return SCAN_DONE;
      if (scan_is_quote (scan, quote, size))
        return scan_fail (scan, SCAN_EXPECT_SPEC, scan->pos, scan->lineno, scan->line_start);
      if (c == '{')
        {
          result = scan_braces (scan, quote, size, is_raw);
          if (result != SCAN_DONE)
            return result;
        }
      else
        scan_advance (scan);
    }
  return SCAN_DONE;
}

/* A replacement field, from its opening brace to behind the closing one. */
static ScanResult
scan_braces (Scan *scan, char quote, int size, gboolean is_raw)
{
  guint32 start = scan->pos, line_start = scan->line_start;
  int lineno = scan->lineno, level = 0;
  char open[RF_LEXER_MAX_LEVEL];
  ScanResult result = SCAN_DONE;

  if (++scan->depth >= RF_LEXER_MAX_FSTRINGS)
    return scan_fail (scan, SCAN_TOO_DEEP, start, lineno, line_start);
  scan_advance (scan);
  while (scan->pos < scan->length && result == SCAN_DONE)
    {
      char c = scan_peek (scan, 0);

      if (c == '\'' || c == '"')
        {
          result = scan_inner_string (scan, start + 1, quote, size);
          continue;
        }
      if (c == '}' && (level == 0 || open[level - 1] != '{'))
        {
          /* If it does not match, the parser of the field will find out. */
          scan_advance (scan);
          scan->depth--;
          return SCAN_DONE;
        }
      if (c == '#')
        {
          while (scan->pos < scan->length && scan_peek (scan, 0) != '\n')
            scan_advance (scan);
          continue;
        }
      scan_advance (scan);
      if ((c == '(' || c == '[' || c == '{') && level < RF_LEXER_MAX_LEVEL)
        open[level++] = c;
      else if ((c == ')' || c == ']' || c == '}') && level > 0)
        level--;
      else if (c == ':' && level == 0)
        result = scan_format_spec (scan, quote, size, is_raw);
    }
  if (result == SCAN_DONE)
    result = scan_fail (scan, SCAN_NEVER_CLOSED, start, lineno, line_start);
  return result;
}

/* From the opening quote to behind the closing one. */
static ScanResult
scan_string (Scan *scan, gboolean is_format, gboolean is_raw)
{
  char quote = scan_peek (scan, 0);
  int size = scan_peek (scan, 1) == quote && scan_peek (scan, 2) == quote ? 3 : 1;

  if (size == 1 && scan_peek (scan, 1) == quote)
    {
      scan->pos += 2;
      return SCAN_DONE;
    }
  scan->pos += size;
  while (scan->pos < scan->length)
    {
      char c = scan->text[scan->pos];
      ScanResult result;

      if (scan_is_quote (scan, quote, size))
        {
          scan->pos += size;
          return SCAN_DONE;
        }
      if (c == '\n' && size == 1)
        break;
      if (c == '\\' && scan->pos + 1 < scan->length)
        {
          char next = scan_peek (scan, 1);
          gboolean is_brace = is_format && scan->nests && (next == '{' || next == '}');

          scan->escaped_quote = scan->escaped_quote || next == quote;
          scan_advance (scan);
          if (!is_brace)
            scan_advance (scan);
          if (is_format && scan->nests && !is_raw && next == 'N' && scan_peek (scan, 0) == '{')
            while (g_ascii_isprint (scan_peek (scan, 0)) && scan_peek (scan, 0) != '}' &&
                   scan_peek (scan, 0) != quote)
              scan_advance (scan);
        }
      else if (c == '{' && is_format && scan->nests)
        {
          if (scan_peek (scan, 1) == '{')
            scan->pos += 2;
          else if ((result = scan_braces (scan, quote, size, is_raw)) != SCAN_DONE)
            return result;
        }
      else
        scan_advance (scan);
    }
  return SCAN_UNTERMINATED;
}

static void
fail_string (RfLexer *lexer, RfToken *token, const Scan *scan, ScanResult result,
             gboolean is_triple, gboolean is_format)
{
  int offset = rf_lexer_count_characters (lexer->text, scan->fail_line_start, scan->fail_pos) + 1;
  int last_lineno = scan->lineno;
  g_autofree char *message = NULL;
  int end_offset = offset;

  if (scan->pos >= scan->length && scan->line_start == scan->length && scan->lineno > 1)
    last_lineno--;
  switch (result)
    {
    case SCAN_EXPECT_BRACE:
      message = g_strdup ("f-string: expecting '}'");
      break;
    case SCAN_EXPECT_SPEC:
      message = g_strdup ("f-string: expecting '}', or format specs");
      end_offset = offset + 1;
      break;
    case SCAN_NEVER_CLOSED:
      message = g_strdup ("'{' was never closed");
      end_offset = 0;
      break;
    case SCAN_TOO_DEEP:
      message = g_strdup ("too many nested f-strings");
      break;
    default:
      message =
        g_strdup_printf ("unterminated %s%s literal (detected at line %d)%s",
                         is_triple ? "triple-quoted " : "",
                         is_format && lexer->minor >= 12 ? "f-string" : "string", last_lineno,
                         scan->escaped_quote && !is_triple && !is_format && lexer->minor >= 13
                           ? "; perhaps you escaped the end quote?"
                           : "");
      break;
    }
  rf_lexer_fail (lexer, token, RF_SYNTAX_ERROR_SYNTAX, scan->fail_lineno, offset, scan->fail_lineno,
                 end_offset, "%s", message);
}

void
rf_lexer_read_string (RfLexer *lexer, RfToken *token, guint32 quote, gboolean is_format,
                      gboolean is_raw)
{
  Scan scan = { .text = lexer->text,
                .length = lexer->length,
                .pos = quote,
                .lineno = lexer->lineno,
                .line_start = lexer->line_start,
                .nests = lexer->minor >= 12 };
  char sign = lexer->text[quote];
  gboolean is_triple =
    quote + 2 < lexer->length && lexer->text[quote + 1] == sign && lexer->text[quote + 2] == sign;
  ScanResult result = scan_string (&scan, is_format, is_raw);

  if (result == SCAN_UNTERMINATED)
    scan_fail (&scan, result, token->start, token->lineno, lexer->line_start);
  if (result != SCAN_DONE)
    {
      fail_string (lexer, token, &scan, result, is_triple, is_format);
      return;
    }
  token->kind = RF_TOKEN_STRING;
  lexer->pos = scan.pos;
  lexer->lineno = scan.lineno;
  lexer->line_start = scan.line_start;
  token->end = scan.pos;
  token->end_lineno = scan.lineno;
  token->end_col_offset = scan.pos - scan.line_start;
}
