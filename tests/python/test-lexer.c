/* SPDX-License-Identifier: MIT */

/* The lexer by itself: kinds, places, indentation, and that it stays where it stopped. */

#include "python/rf-lexer.h"

#include <string.h>

/* The kinds of all tokens of @text, with a space between two. Transfer full. */
static char *
list_kinds (const char *text, int minor)
{
  GString *kinds = g_string_new (NULL);
  RfLexer lexer;
  RfToken token;

  rf_lexer_init (&lexer, text, strlen (text), minor);
  do
    {
      rf_lexer_next (&lexer, &token);
      g_string_append_printf (kinds, "%s%s", kinds->len > 0 ? " " : "",
                              rf_token_kind_get_text (token.kind));
    }
  while (token.kind != RF_TOKEN_END && token.kind != RF_TOKEN_ERROR);
  if (lexer.error != NULL)
    g_string_append_printf (kinds, ": %s", lexer.error);
  rf_lexer_clear (&lexer);
  return g_string_free (kinds, FALSE);
}

static void
assert_kinds (const char *text, int minor, const char *expected)
{
  g_autofree char *kinds = list_kinds (text, minor);

  g_assert_cmpstr (kinds, ==, expected);
}

static void
test_kinds (void)
{
  assert_kinds ("", 13, "ENDMARKER");
  assert_kinds ("\n\n  # nothing\n\n", 13, "ENDMARKER");
  assert_kinds ("x = 1", 13, "NAME = NUMBER NEWLINE ENDMARKER");
  assert_kinds ("x = 1\n", 13, "NAME = NUMBER NEWLINE ENDMARKER");
  assert_kinds ("if x is not None: return", 13, "if NAME is not None : return NEWLINE ENDMARKER");
  assert_kinds ("a **= b // c <<= d != e -> f ... := .. @=", 13,
                "NAME **= NAME // NAME <<= NAME != NAME -> NAME ... := . . @= NEWLINE ENDMARKER");
  assert_kinds ("1 1.5 .5 1. 1e5 0x1F 0o17 0b1 1_000 1j 1.e-5J", 13,
                "NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER "
                "NEWLINE ENDMARKER");
  assert_kinds ("'a' \"b\" '''c\n''' r'\\' rb''", 13,
                "STRING STRING STRING STRING ERRORTOKEN: unterminated string literal (detected at "
                "line 2)");
  assert_kinds ("'a\\'", 13,
                "ERRORTOKEN: unterminated string literal (detected at line 1); perhaps you escaped "
                "the end quote?");
  assert_kinds ("f'{a}' rb'x' u'y' bu'z'", 13,
                "STRING STRING STRING NAME STRING NEWLINE ENDMARKER");
  assert_kinds ("(a,\n b) # c\nd", 13, "( NAME , NAME ) NEWLINE NAME NEWLINE ENDMARKER");
  assert_kinds ("a \\\n b", 13, "NAME NAME NEWLINE ENDMARKER");
  assert_kinds ("f'{a['b']}'", 12, "STRING NEWLINE ENDMARKER");
  assert_kinds ("f'{a['x']}'", 11, "STRING NAME STRING NEWLINE ENDMARKER");
}

static void
test_indentation (void)
{
  assert_kinds ("if a:\n  b\n  c\nd", 13,
                "if NAME : NEWLINE INDENT NAME NEWLINE NAME NEWLINE DEDENT NAME NEWLINE ENDMARKER");
  assert_kinds ("a:\n  b:\n    c", 13,
                "NAME : NEWLINE INDENT NAME : NEWLINE INDENT NAME NEWLINE DEDENT DEDENT ENDMARKER");
  assert_kinds ("a:\n\tb\n\tc\n", 13,
                "NAME : NEWLINE INDENT NAME NEWLINE NAME NEWLINE DEDENT ENDMARKER");
  assert_kinds ("a:\n\n # x\n   b\n# y\n   c\n", 13,
                "NAME : NEWLINE INDENT NAME NEWLINE NAME NEWLINE DEDENT ENDMARKER");
  assert_kinds ("a:\n  b\n c\n", 13,
                "NAME : NEWLINE INDENT NAME NEWLINE ERRORTOKEN: unindent does not match any outer "
                "indentation level");
  assert_kinds ("a:\n        b\n\tc\n", 13,
                "NAME : NEWLINE INDENT NAME NEWLINE ERRORTOKEN: inconsistent use of tabs and "
                "spaces in indentation");
  assert_kinds ("\fa\n", 13, "NAME NEWLINE ENDMARKER");
}

static void
assert_place (const RfToken *token, int lineno, int column, int end_lineno, int end_column)
{
  g_assert_cmpint (token->lineno, ==, lineno);
  g_assert_cmpint (token->col_offset, ==, column);
  g_assert_cmpint (token->end_lineno, ==, end_lineno);
  g_assert_cmpint (token->end_col_offset, ==, end_column);
}

static void
test_places (void)
{
  const char *text = "é = '''a\nb''' + (\n  c)";
  RfLexer lexer;
  RfToken token;

  rf_lexer_init (&lexer, text, strlen (text), 13);
  rf_lexer_next (&lexer, &token);
  assert_place (&token, 1, 0, 1, 2);
  rf_lexer_next (&lexer, &token);
  assert_place (&token, 1, 3, 1, 4);
  rf_lexer_next (&lexer, &token);
  assert_place (&token, 1, 5, 2, 4);
  rf_lexer_next (&lexer, &token);
  assert_place (&token, 2, 5, 2, 6);
  rf_lexer_next (&lexer, &token);
  g_assert_cmpint (token.level, ==, 1);
  rf_lexer_next (&lexer, &token);
  assert_place (&token, 3, 2, 3, 3);
  rf_lexer_next (&lexer, &token);
  g_assert_cmpint (token.level, ==, 0);
  rf_lexer_next (&lexer, &token);
  g_assert_cmpint (token.kind, ==, RF_TOKEN_NEWLINE);
  for (int i = 0; i < 3; i++)
    {
      rf_lexer_next (&lexer, &token);
      g_assert_cmpint (token.kind, ==, RF_TOKEN_END);
    }
  rf_lexer_clear (&lexer);
}

static void
test_error_stays (void)
{
  RfLexer lexer;
  RfToken token;

  rf_lexer_init (&lexer, "a ) b", 5, 13);
  rf_lexer_next (&lexer, &token);
  g_assert_cmpint (token.kind, ==, RF_TOKEN_NAME);
  for (int i = 0; i < 3; i++)
    {
      rf_lexer_next (&lexer, &token);
      g_assert_cmpint (token.kind, ==, RF_TOKEN_ERROR);
      g_assert_cmpstr (lexer.error, ==, "unmatched ')'");
      g_assert_cmpint (lexer.error_offset, ==, 3);
    }
  rf_lexer_clear (&lexer);
}

/* Each kind that is written with fixed characters is found again by them. */
static void
test_table (void)
{
  for (int kind = RF_TOKEN_LPAR; kind < RF_TOKEN_N_KINDS; kind++)
    {
      const char *text = rf_token_kind_get_text (kind);
      guint length = 0;

      if (rf_token_kind_is_keyword (kind))
        g_assert_cmpint (rf_token_find_keyword (text, strlen (text)), ==, kind);
      else
        {
          g_assert_cmpint (rf_token_find_operator (text, strlen (text), &length), ==, kind);
          g_assert_cmpuint (length, ==, strlen (text));
        }
    }
  g_assert_cmpint (rf_token_find_keyword ("match", 5), ==, RF_TOKEN_NAME);
  g_assert_cmpint (rf_token_find_soft_keyword ("match", 5), ==, RF_SOFT_MATCH);
  g_assert_cmpint (rf_token_find_soft_keyword ("matches", 7), ==, RF_SOFT_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/python/lexer/kinds", test_kinds);
  g_test_add_func ("/python/lexer/indentation", test_indentation);
  g_test_add_func ("/python/lexer/places", test_places);
  g_test_add_func ("/python/lexer/error-stays", test_error_stays);
  g_test_add_func ("/python/lexer/table", test_table);
  return g_test_run ();
}
