/* SPDX-License-Identifier: MIT */

/* The tables of rf-token.h as data, and the searches in them. */

#include "python/rf-token.h"

#include <string.h>

#define TEXT_ENTRY(NAME, text) [RF_TOKEN_##NAME] = text,

static const char *const kind_texts[RF_TOKEN_N_KINDS] = {
  [RF_TOKEN_END] = "ENDMARKER",   [RF_TOKEN_ERROR] = "ERRORTOKEN",
  [RF_TOKEN_NEWLINE] = "NEWLINE", [RF_TOKEN_INDENT] = "INDENT",
  [RF_TOKEN_DEDENT] = "DEDENT",   [RF_TOKEN_NAME] = "NAME",
  [RF_TOKEN_NUMBER] = "NUMBER",   [RF_TOKEN_STRING] = "STRING",
  [RF_TOKEN_UNKNOWN] = "OP",      RF_TOKEN_OPERATORS (TEXT_ENTRY) RF_TOKEN_KEYWORDS (TEXT_ENTRY)
};

const char *
rf_token_kind_get_text (RfTokenKind kind)
{
  g_assert ((guint) kind < RF_TOKEN_N_KINDS);
  return kind_texts[kind];
}

RfTokenKind
rf_token_find_keyword (const char *text, gsize length)
{
  if (length < 2 || length > 8)
    return RF_TOKEN_NAME;
  for (int kind = RF_TOKEN_FALSE; kind < RF_TOKEN_N_KINDS; kind++)
    {
      const char *keyword = kind_texts[kind];

      if (keyword[0] == text[0] && keyword[1] == text[1] && strlen (keyword) == length &&
          memcmp (keyword, text, length) == 0)
        return kind;
    }
  return RF_TOKEN_NAME;
}

RfSoftKeyword
rf_token_find_soft_keyword (const char *text, gsize length)
{
  static const struct
  {
    const char *text;
    RfSoftKeyword soft;
  } table[] = { { "match", RF_SOFT_MATCH },  { "case", RF_SOFT_CASE },   { "type", RF_SOFT_TYPE },
                { "_", RF_SOFT_UNDERSCORE }, { "print", RF_SOFT_PRINT }, { "exec", RF_SOFT_EXEC } };

  if (length > 5)
    return RF_SOFT_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].text[0] == text[0] && strlen (table[i].text) == length &&
        memcmp (table[i].text, text, length) == 0)
      return table[i].soft;
  return RF_SOFT_NONE;
}

static const guint8 single_operators[0x80] = {
  ['('] = RF_TOKEN_LPAR,       [')'] = RF_TOKEN_RPAR,   ['['] = RF_TOKEN_LSQB,
  [']'] = RF_TOKEN_RSQB,       ['{'] = RF_TOKEN_LBRACE, ['}'] = RF_TOKEN_RBRACE,
  [':'] = RF_TOKEN_COLON,      [','] = RF_TOKEN_COMMA,  [';'] = RF_TOKEN_SEMI,
  ['.'] = RF_TOKEN_DOT,        ['+'] = RF_TOKEN_PLUS,   ['-'] = RF_TOKEN_MINUS,
  ['*'] = RF_TOKEN_STAR,       ['/'] = RF_TOKEN_SLASH,  ['%'] = RF_TOKEN_PERCENT,
  ['@'] = RF_TOKEN_AT,         ['|'] = RF_TOKEN_VBAR,   ['&'] = RF_TOKEN_AMPER,
  ['^'] = RF_TOKEN_CIRCUMFLEX, ['~'] = RF_TOKEN_TILDE,  ['<'] = RF_TOKEN_LESS,
  ['>'] = RF_TOKEN_GREATER,    ['='] = RF_TOKEN_EQUAL,  ['!'] = RF_TOKEN_EXCLAMATION,
};

RfTokenKind
rf_token_find_operator (const char *text, gsize length, guint *operator_length)
{
  RfTokenKind best = RF_TOKEN_UNKNOWN;
  guint best_length = 1;

  /* Most stand alone. */
  if (length < 2 || strchr ("=*/<>.", text[1]) == NULL || text[1] == 0)
    {
      *operator_length = 1;
      /* What is not in the table has kind 0, which is no operator's. */
      best = (guchar) text[0] < 0x80 ? single_operators[(guchar) text[0]] : 0;
      return best != 0 ? best : RF_TOKEN_UNKNOWN;
    }
  for (int kind = RF_TOKEN_LPAR; kind <= RF_TOKEN_EXCLAMATION; kind++)
    {
      const char *sign = kind_texts[kind];
      gsize n = 1;

      if (sign[0] != text[0])
        continue;
      while (sign[n] != 0 && n < length && sign[n] == text[n])
        n++;
      if (sign[n] == 0 && (best == RF_TOKEN_UNKNOWN || n > best_length))
        {
          best = kind;
          best_length = n;
        }
    }
  *operator_length = best_length;
  return best;
}
