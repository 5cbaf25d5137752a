/* SPDX-License-Identifier: MIT */

/* What number and string literals mean. Texts are UTF-8, with lone surrogates as three bytes.
 * f-strings are put together here too; what is between their braces is in rf-parser-fstring.c. */

#include "python/rf-parser-literal.h"

#include "python/rf-unicode-name.h"

#include <string.h>

#define MAX_INT_DIGITS 4300

/* Numbers *************************************************************************************/

/* The digits without underscores, in the arena. */
static const char *
copy_digits (RfParser *p, guint32 start, guint32 end, gsize *length)
{
  char *digits = rf_ast_alloc (p->ast, end - start + 1);
  gsize n = 0;

  for (guint32 i = start; i < end; i++)
    if (p->text[i] != '_')
      digits[n++] = p->text[i];
  *length = n;
  return digits;
}

static gboolean
check_int_digits (RfParser *p, const RfToken *token, gsize n)
{
  g_autofree char *message = NULL;

  if (n <= MAX_INT_DIGITS)
    return TRUE;
  message = g_strdup_printf (
    "Exceeds the limit (%d%s) for integer string conversion: value has %" G_GSIZE_FORMAT
    " digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for "
    "huge integer literals to avoid decimal conversion limits.",
    MAX_INT_DIGITS, p->minor >= 11 ? " digits" : "", n);
  rf_parser_fail_raw (p, RF_SYNTAX_ERROR_SYNTAX, token->lineno, 0, token->lineno, 0, message);
  return FALSE;
}

RfNode *
rf_parse_number (RfParser *p)
{
  RfToken token = *peek_token (p);
  RfNode *node = rf_parser_new_node (p, RF_AST_CONSTANT, span_of_token (&token));
  RfConstant *constant = &node->constant.value;
  char second = token.end - token.start > 1 ? g_ascii_tolower (p->text[token.start + 1]) : 0;
  gsize n;

  skip_token (p);
  constant->kind = RF_CONSTANT_INT;
  constant->base = second == 'x' ? 16 : second == 'o' ? 8 : second == 'b' ? 2 : 10;
  constant->text = copy_digits (p, token.start + (constant->base == 10 ? 0 : 2), token.end, &n);
  constant->length = n;
  if (constant->base == 10 && strspn (constant->text, "0123456789") != n)
    {
      gboolean is_imaginary = g_ascii_tolower (constant->text[n - 1]) == 'j';

      constant->kind = is_imaginary ? RF_CONSTANT_COMPLEX : RF_CONSTANT_FLOAT;
      constant->number = g_ascii_strtod (constant->text, NULL);
      constant->base = 0;
      constant->length = 0;
      constant->text = NULL;
    }
  else if (constant->base == 10 && !check_int_digits (p, &token, n))
    return NULL;
  return node;
}

/* Escapes *************************************************************************************/

static void
literal_append_code_point (GString *out, gunichar c)
{
  if (c >= 0xd800 && c <= 0xdfff)
    {
      g_string_append_c (out, 0xe0 | (c >> 12));
      g_string_append_c (out, 0x80 | ((c >> 6) & 0x3f));
      g_string_append_c (out, 0x80 | (c & 0x3f));
    }
  else
    g_string_append_unichar (out, c);
}

/* Where the byte at @at stands in what CPython's decoder is given: there each character outside of
 * ASCII is an escape of ten bytes. */
static int
decoder_position (const Literal *literal, guint32 at)
{
  int n = 0;

  for (guint32 i = literal->piece; i < at; i++)
    {
      guchar c = literal->p->text[i];

      if (c < 0x80)
        n++;
      else if (c >= 0xc0)
        n += 10;
    }
  return n;
}

static gboolean
fail_escape (Literal *literal, guint32 start, guint32 end, const char *reason)
{
  g_autofree char *message = NULL;

  if (literal->is_bytes)
    message =
      g_strdup_printf ("(value error) invalid \\x escape at position %u", start - literal->start);
  else
    message = g_strdup_printf ("(unicode error) 'unicodeescape' codec can't decode bytes in "
                               "position %d-%d: %s",
                               decoder_position (literal, start),
                               decoder_position (literal, end) - 1, reason);
  rf_literal_fail (literal, message);
  return FALSE;
}

void
rf_literal_fail (Literal *literal, const char *message)
{
  RfParser *p = literal->p;

  if (p->minor >= 12)
    rf_parser_fail_at_span (p, literal->fail_span, "%s", message);
  else
    rf_parser_fail_here (p, RF_SYNTAX_ERROR_SYNTAX, "%s", message);
}

static void
warn_escape (Literal *literal, const char *format, const char *sequence, int length)
{
  g_autofree char *text = g_strndup (sequence, length);
  g_autofree char *message = NULL;

  if (literal->p->minor < 12 || literal->p->diagnosing || literal->warned)
    return;
  literal->warned = TRUE;
  message = g_strconcat (format, " '", text, "'", NULL);
  rf_ast_add_warning (literal->p->ast, "SyntaxWarning", message, literal->token_span.lineno);
}

/* \x41, \u0041, \U00000041: @i is behind the letter. */
static gboolean
decode_hexadecimal (Literal *literal, GString *out, guint32 *i, int n_digits, const char *reason)
{
  const char *text = literal->p->text;
  guint32 start = *i - 2;
  gunichar c = 0;

  for (int n = 0; n < n_digits; n++, (*i)++)
    {
      if (*i >= literal->end || !g_ascii_isxdigit (text[*i]))
        return fail_escape (literal, start, *i, reason);
      c = c * 16 + g_ascii_xdigit_value (text[*i]);
    }
  if (c > 0x10ffff)
    return fail_escape (literal, start, *i, "illegal Unicode character");
  if (literal->is_bytes)
    g_string_append_c (out, c);
  else
    literal_append_code_point (out, c);
  return TRUE;
}

/* \N{NAME} */
static gboolean
decode_name (Literal *literal, GString *out, guint32 *i)
{
  const char *text = literal->p->text;
  guint32 start = *i - 2, end = *i;
  gunichar c;

  if (end >= literal->end || text[end] != '{')
    return fail_escape (literal, start, end, "malformed \\N character escape");
  while (end < literal->end && text[end] != '}')
    end++;
  if (end >= literal->end || end == *i + 1)
    return fail_escape (literal, start, end, "malformed \\N character escape");
  c = rf_unicode_name_find (text + *i + 1, end - *i - 1);
  if (c == RF_UNICODE_NO_CHARACTER)
    return fail_escape (literal, start, end + 1, "unknown Unicode character name");
  literal_append_code_point (out, c);
  *i = end + 1;
  return TRUE;
}

static void
decode_octal (Literal *literal, GString *out, guint32 *i)
{
  const char *text = literal->p->text;
  guint32 start = *i - 1;
  gunichar c = 0;

  for (int n = 0; n < 3 && *i < literal->end && text[*i] >= '0' && text[*i] <= '7'; n++, (*i)++)
    c = c * 8 + (text[*i] - '0');
  if (c > 0377)
    warn_escape (literal, "invalid octal escape sequence", text + start, *i - start);
  if (literal->is_bytes)
    g_string_append_c (out, c & 0xff);
  else
    literal_append_code_point (out, c);
}

/* The escape whose backslash is at @i, which is moved behind it. */
gboolean
rf_literal_decode_escape (Literal *literal, GString *out, guint32 *i)
{
  static const char simple[] = "\\\\''\"\"a\ab\bf\fn\nr\rt\tv\v";
  const char *text = literal->p->text;
  guint32 start = *i;
  char c = start + 1 < literal->end ? text[start + 1] : '\\';

  *i += 2;
  for (gsize k = 0; k < sizeof simple - 1; k += 2)
    if (simple[k] == c)
      {
        g_string_append_c (out, simple[k + 1]);
        return TRUE;
      }
  if (c == '\n')
    return TRUE;
  if (c >= '0' && c <= '7')
    {
      (*i)--;
      decode_octal (literal, out, i);
      return TRUE;
    }
  if (c == 'x')
    return decode_hexadecimal (literal, out, i, 2, "truncated \\xXX escape");
  if (c == 'u' && !literal->is_bytes)
    return decode_hexadecimal (literal, out, i, 4, "truncated \\uXXXX escape");
  if (c == 'U' && !literal->is_bytes)
    return decode_hexadecimal (literal, out, i, 8, "truncated \\UXXXXXXXX escape");
  if (c == 'N' && !literal->is_bytes)
    return decode_name (literal, out, i);
  /* No escape: both characters stay. */
  *i = start + 1;
  g_string_append_c (out, '\\');
  warn_escape (literal, "invalid escape sequence", text + start,
               1 + (g_utf8_next_char (text + start + 1) - (text + start + 1)));
  return TRUE;
}

static gboolean
literal_decode (Literal *literal, GString *out)
{
  const char *text = literal->p->text;

  literal->piece = literal->start;
  for (guint32 i = literal->start; i < literal->end;)
    {
      if (text[i] == '\\' && !literal->is_raw)
        {
          if (!rf_literal_decode_escape (literal, out, &i))
            return FALSE;
        }
      else
        {
          guint32 start = i++;

          while (i < literal->end && (text[i] != '\\' || literal->is_raw))
            i++;
          g_string_append_len (out, text + start, i - start);
        }
    }
  return TRUE;
}

/* Putting strings together ********************************************************************/

void
rf_builder_add_text (Builder *b, RfSpan span, gsize old_length)
{
  if (b->text->len == old_length)
    return;
  if (old_length == 0)
    b->first = span;
  b->last = span;
}

/* The text so far becomes a constant. */
void
rf_builder_flush (Builder *b)
{
  RfParser *p = b->p;
  RfNode *node;

  if (b->text->len == 0)
    return;
  node = rf_parser_new_node (p, RF_AST_CONSTANT,
                             p->minor >= 12 ? span_join (b->first, b->last) : b->whole);
  node->constant.value = (RfConstant){ .kind = RF_CONSTANT_STR, .length = b->text->len };
  node->constant.value.text = rf_builder_copy_text (p, b->text);
  push_node (p, node);
  g_string_truncate (b->text, 0);
}

const char *
rf_builder_copy_text (RfParser *p, const GString *text)
{
  char *copy = rf_ast_alloc (p->ast, text->len + 1);

  memcpy (copy, text->str, text->len);
  return copy;
}

/* Reads prefix and quotes of a string token. */
static Literal
open_literal (RfParser *p, const RfToken *token, gboolean *is_format, gboolean *is_u)
{
  Literal literal = { .p = p, .start = token->start, .end = token->end };
  char quote;

  literal.token_span = literal.fail_span = span_of_token (token);
  *is_format = *is_u = FALSE;
  for (; p->text[literal.start] != '\'' && p->text[literal.start] != '"'; literal.start++)
    switch (g_ascii_tolower (p->text[literal.start]))
      {
      case 'f':
        *is_format = TRUE;
        break;
      case 'b':
        literal.is_bytes = TRUE;
        break;
      case 'r':
        literal.is_raw = TRUE;
        break;
      default:
        /* The tree only notes the small letter. */
        *is_u = p->text[literal.start] == 'u';
        break;
      }
  quote = p->text[literal.start];
  literal.n_quotes = literal.end - literal.start >= 6 && p->text[literal.start + 1] == quote &&
                         p->text[literal.start + 2] == quote
                       ? 3
                       : 1;
  literal.start += literal.n_quotes;
  literal.end -= literal.n_quotes;
  return literal;
}

static gboolean
check_bytes (Literal *literal, const RfToken *token)
{
  RfParser *p = literal->p;

  for (guint32 i = literal->start; i < literal->end; i++)
    if ((guchar) p->text[i] >= 0x80)
      {
        if (p->minor >= 11)
          rf_parser_fail_at_token (p, token, "bytes can only contain ASCII literal characters");
        else
          rf_parser_fail_here (p, RF_SYNTAX_ERROR_SYNTAX,
                               "bytes can only contain ASCII literal characters");
        return FALSE;
      }
  return TRUE;
}

/* One string token. */
static gboolean
add_string (Builder *b, const RfToken *token, gboolean *is_u)
{
  RfParser *p = b->p;
  gboolean is_format;
  Literal literal = open_literal (p, token, &is_format, is_u);
  gsize old_length = b->text->len;

  if (literal.is_bytes && !check_bytes (&literal, token))
    return FALSE;
  if (is_format)
    {
      b->is_format = TRUE;
      return rf_builder_add_format (b, &literal, token);
    }
  if (!literal_decode (&literal, b->text))
    return FALSE;
  rf_builder_add_text (b, span_of_token (token), old_length);
  return TRUE;
}

static gboolean
is_bytes_token (RfParser *p, const RfToken *token)
{
  for (guint32 i = token->start; p->text[i] != '\'' && p->text[i] != '"'; i++)
    if (g_ascii_tolower (p->text[i]) == 'b')
      return TRUE;
  return FALSE;
}

static RfNode *
finish_strings (Builder *b, gboolean is_bytes, gboolean is_u)
{
  RfParser *p = b->p;
  RfNode *node;

  if (b->is_format)
    {
      rf_builder_flush (b);
      node = rf_parser_new_node (p, RF_AST_JOINED_STR, b->whole);
      node->joined_str.values = rf_parser_take_nodes (p, b->mark);
    }
  else
    {
      node = rf_parser_new_node (p, RF_AST_CONSTANT, b->whole);
      node->constant.value.kind = is_bytes ? RF_CONSTANT_BYTES : RF_CONSTANT_STR;
      node->constant.value.u_prefix = is_u;
      node->constant.value.length = b->text->len;
      node->constant.value.text = rf_builder_copy_text (p, b->text);
    }
  return rf_parser_finish_node (p, node);
}

RfNode *
rf_parse_strings (RfParser *p)
{
  RfToken token = *peek_token (p);
  Builder b = { .p = p, .mark = p->scratch->len, .whole = span_of_token (&token) };
  gboolean is_bytes = is_bytes_token (p, &token), is_u, first_is_u = FALSE;
  guint first = p->stream->pos, n = 0;
  RfNode *node = NULL;
  gboolean ok = TRUE;

  while (peek_kind (p) == RF_TOKEN_STRING)
    {
      token = *peek_token (p);
      skip_token (p);
      n++;
      if (is_bytes_token (p, &token) != is_bytes)
        {
          peek_token (p);
          while (peek_kind (p) == RF_TOKEN_STRING)
            skip_token (p);
          return rf_parser_fail_here (p, RF_SYNTAX_ERROR_SYNTAX,
                                      "cannot mix bytes and nonbytes literals");
        }
    }
  if (p->failed)
    return NULL;
  b.whole = rf_parser_span_to_here (p, b.whole);
  b.text = g_string_new (NULL);
  for (guint i = 0; i < n && ok; i++)
    {
      token = p->stream->tokens[first + i];
      ok = add_string (&b, &token, &is_u);
      if (i == 0)
        first_is_u = is_u;
    }
  if (ok)
    node = finish_strings (&b, is_bytes, first_is_u);
  g_string_free (b.text, TRUE);
  return node;
}
