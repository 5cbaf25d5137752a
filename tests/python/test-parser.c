/* SPDX-License-Identifier: MIT */

/* The parser against what CPython was recorded to say: trees with positions, error messages as
 * they are printed. And input that no one would write: very long, very deep, random. */

#include "base/rf-error.h"
#include "python/rf-parser.h"
#include "python/rf-refusal.h"
#include "python/rf-scope.h"

#include "rf-recorded.h"

#include <locale.h>
#include <string.h>

static RfAst *
parse (const char *text, gssize length, int minor, RfSyntaxError *syntax_error, GError **error)
{
  RfParseOptions options = { .filename = "x.py", .minor = minor };

  return rf_parse_module (text, length, &options, syntax_error, error);
}

/* What must hold after each parse, whatever the text. Returns what would be printed. */
static char *
parse_and_print (const char *text, gssize length, int minor)
{
  g_auto (RfSyntaxError) syntax_error = RF_SYNTAX_ERROR_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (RfAst) ast = parse (text, length, minor, &syntax_error, &error);
  g_autoptr (RfScopes) scopes = NULL;

  if (ast != NULL)
    {
      g_assert_no_error (error);
      scopes = rf_scopes_analyse (ast, &syntax_error, &error);
    }
  if (scopes != NULL)
    {
      g_assert_no_error (error);
      g_assert_null (syntax_error.message);
      return g_strdup ("");
    }
  g_assert_error (error, RF_ERROR, RF_ERROR_SYNTAX);
  g_assert_nonnull (syntax_error.message);
  g_assert_true (g_str_has_prefix (error->message, "x.py:"));
  return rf_syntax_error_to_text (&syntax_error);
}

/* Recorded ************************************************************************************/

static void
check_broken (const char *program, gsize length, int minor, const char *expected, gpointer data)
{
  g_autofree char *printed = parse_and_print (program, length, minor);

  if (strcmp (printed, expected) != 0)
    g_test_message ("3.%d, program:\n%s", minor, program);
  g_assert_cmpstr (printed, ==, expected);
}

static void
test_broken (void)
{
  rf_recorded_foreach ("broken.txt", check_broken, NULL);
}

static void
check_valid (const char *program, gsize length, int minor, const char *expected, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RfAst) ast = parse (program, length, minor, NULL, &error);
  g_autofree char *dump = NULL;
  g_autofree char *line = NULL;

  g_assert_no_error (error);
  dump = rf_ast_dump (ast, NULL, TRUE);
  line = g_strconcat (dump, "\n", NULL);
  if (strcmp (line, expected) != 0)
    g_test_message ("3.%d, program:\n%s", minor, program);
  g_assert_cmpstr (line, ==, expected);
}

static void
test_valid (void)
{
  rf_recorded_foreach ("valid.txt", check_valid, NULL);
}

/* Text ****************************************************************************************/

static void
assert_sentence (const char *text, gssize length, int minor, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RfAst) ast = parse (text, length, minor, NULL, &error);

  g_assert_null (ast);
  g_assert_error (error, RF_ERROR, RF_ERROR_SYNTAX);
  g_assert_cmpstr (error->message, ==, expected);
}

static void
test_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RfAst) ast = NULL;
  gsize length;

  ast = parse ("\xef\xbb\xbfx = 1\r\ny = '''a\r\nb'''\rz = 3", -1, 13, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rf_ast_get_root (ast)->module.body.n, ==, 3);
  g_assert_cmpstr (rf_ast_get_text (ast, NULL), ==, "x = 1\ny = '''a\nb'''\nz = 3");
  g_assert_cmpmem (rf_ast_get_line (ast, 4, &length), 5, "z = 3", 5);
  g_assert_cmpuint (length, ==, 5);
  g_assert_null (rf_ast_get_line (ast, 5, &length));
  g_clear_pointer (&ast, rf_ast_free);

  ast = parse ("", 0, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rf_ast_get_root (ast)->module.body.n, ==, 0);

  assert_sentence ("x = 1\ny = \xff\n", -1, 13,
                   "x.py: Non-UTF-8 code starting with '\\xff' in file x.py on line 2, but no "
                   "encoding declared; see https://peps.python.org/pep-0263/ for details");
  assert_sentence ("x = 1\ny\0z\n", 10, 13, "x.py:2:1: source code cannot contain null bytes");
  assert_sentence ("# coding: latin-1\nx = 'é'\n", -1, 13,
                   "x.py: encoding problem: latin-1 (only UTF-8 is supported)");
  assert_sentence ("x = '\\N{NO SUCH}'\n", -1, 13,
                   "x.py:1:5: (unicode error) 'unicodeescape' codec can't decode bytes in position "
                   "0-10: unknown Unicode character name");
}

static void
test_expression (void)
{
  RfParseOptions options = { .filename = "<string>", .minor = 13, .mode = RF_PARSE_EXPRESSION };
  g_autoptr (GError) error = NULL;
  g_autoptr (RfAst) ast = rf_parse ("a + 1, b", -1, &options, NULL, &error);
  g_autofree char *dump = NULL;

  g_assert_no_error (error);
  dump = rf_ast_dump (ast, NULL, FALSE);
  g_assert_cmpstr (dump, ==,
                   "Expression(body=Tuple(elts=[BinOp(left=Name(id='a', ctx=Load()), op=Add(), "
                   "right=Constant(value=1)), Name(id='b', ctx=Load())], ctx=Load()))");
  g_clear_pointer (&ast, rf_ast_free);
  ast = rf_parse ("a = 1", -1, &options, NULL, &error);
  g_assert_null (ast);
  g_assert_error (error, RF_ERROR, RF_ERROR_SYNTAX);
}

static void
test_warnings (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RfAst) ast = parse ("x = '\\d'\n\nif x is 1:\n  [1](2)\n", -1, 13, NULL, &error);
  g_autoptr (RfScopes) scopes = rf_scopes_analyse (ast, NULL, &error);
  const char *const expected[] = {
    "x.py:1: SyntaxWarning: invalid escape sequence '\\d'\n  x = '\\d'\n",
    "x.py:3: SyntaxWarning: \"is\" with 'int' literal. Did you mean \"==\"?\n  if x is 1:\n",
    "x.py:4: SyntaxWarning: 'list' object is not callable; perhaps you missed a comma?\n"
    "  [1](2)\n"
  };

  g_assert_nonnull (scopes);
  g_assert_cmpuint (rf_ast_get_n_warnings (ast), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *text = rf_ast_warning_to_text (ast, rf_ast_get_warning (ast, i));

      g_assert_cmpstr (text, ==, expected[i]);
    }
  g_clear_pointer (&ast, rf_ast_free);
  ast = parse ("x = '\\d'\n", -1, 10, NULL, &error);
  g_assert_cmpuint (rf_ast_get_n_warnings (ast), ==, 0);
}

/* Extremes ************************************************************************************/

static char *
repeat (const char *head, const char *part, guint n, const char *tail)
{
  GString *text = g_string_new (head);

  for (guint i = 0; i < n; i++)
    g_string_append (text, part);
  g_string_append (text, tail);
  return g_string_free (text, FALSE);
}

static void
test_extremes (void)
{
  static const char too_deep[] =
    "RecursionError: maximum recursion depth exceeded during compilation\n";
  static const struct
  {
    const char *head, *part;
    guint n;
    const char *tail;
    const char *end; /* of what is printed */
  } table[] = {
    { "x = 1", " + 1", 1000, "\n", "" },
    { "x = 1", " + 1", 100000, "\n", too_deep },
    { "x = a", ".b", 100000, "\n", too_deep },
    { "x = a", "()", 100000, "\n", too_deep },
    { "x = ", "-", 100000, "1\n", too_deep },
    { "x = ", "not ", 100000, "1\n", too_deep },
    { "x = ", "lambda: ", 100000, "1\n", too_deep },
    { "x = ", "1 if a else ", 100000, "1\n", too_deep },
    { "x = ", "2 ** ", 100000, "1\n", too_deep },
    { "if a:\n pass\n", "elif b:\n pass\n", 100000, "", too_deep },
    { "x = ", "(", 1000, "\n", "SyntaxError: too many nested parentheses\n" },
    { "x = ", "[", 150, "\n", "SyntaxError: '[' was never closed\n" },
    { "x = 1", " < 1", 300000, "\n", "" },
    { "x = [", "1, ", 1000000, "]\n", "" },
    { "x = '", "0123456789", 1000000, "'\n", "" },
    { "1", "0123456789", 1000000, "\n", "to avoid decimal conversion limits.\n" },
    { "x = 0x", "0123456789", 1000000, "\n", "" },
    { "", " ", 10000000, "\n", "" },
    { "", "'", 3000001, "\n", "(detected at line 1)\n" },
    { "x = ", "f'{", 200, "\n", "SyntaxError: too many nested f-strings\n" },
    { "", "a ", 200000, "\n", "SyntaxError: invalid syntax\n" },
    { "", "print ", 20000, "\n", too_deep },
    { "", "[x for ", 190, "\n", "SyntaxError: '[' was never closed\n" },
    { "a = 1\n", "b = 2\n", 200000, "c = (\n", "SyntaxError: '(' was never closed\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = repeat (table[i].head, table[i].part, table[i].n, table[i].tail);
      g_autofree char *printed = parse_and_print (text, -1, 13);

      if (!g_str_has_suffix (printed, table[i].end) || (table[i].end[0] == 0) != (printed[0] == 0))
        {
          g_autofree char *end = g_strndup (printed + MAX (strlen (printed), 200) - 200, 200);

          g_error ("%u times \"%s\": %s", table[i].n, table[i].part, end);
        }
    }
}

static void
test_indentation_limit (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *printed = NULL;

  for (int i = 0; i < 99; i++)
    g_string_append_printf (text, "%*sif a:\n", i, "");
  g_string_append_printf (text, "%*spass\n", 99, "");
  printed = parse_and_print (text->str, text->len, 10);
  g_assert_cmpstr (printed, ==, "");
  g_free (printed);
  g_string_append_printf (text, "%*sif a:\n%*spass\n", 99, "", 100, "");
  printed = parse_and_print (text->str, text->len, 10);
  g_assert_true (g_str_has_suffix (printed, "IndentationError: too many levels of indentation\n"));
}

/* Random **************************************************************************************/

typedef struct
{
  GRand *random;
  guint n;
} Fuzz;

static void
mutate (GString *text, GRand *random)
{
  static const char *const bits[] = {
    "(",   ")",    "[",        "]",      "{",   "}",     "f'",     "f\"{", "'''",   "'",      "\n",
    "\n ", "\t",   "\\",       "\\\n",   ":",   ":=",    "=",      "==",   "*",     "**",     ",",
    ".",   "...",  "lambda",   "yield ", "if ", " else", " for ",  " in ", "not ",  "await ", "1e",
    "0x",  "\xc3", "\xc3\xa9", "case ",  "@",   "#",     "print ", "as x", "def f", "class ", ";",
  };
  guint at = text->len > 0 ? g_rand_int_range (random, 0, text->len) : 0;
  guint wanted = g_rand_int_range (random, 1, 20);
  guint length = MIN (text->len - at, wanted);
  g_autofree char *piece = NULL;

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      g_string_erase (text, at, MIN (length, 4));
      break;
    case 1:
      piece = g_strndup (text->str + at, length);
      g_string_insert (text, g_rand_int_range (random, 0, text->len + 1), piece);
      break;
    case 2:
      g_string_truncate (text, at);
      break;
    default:
      g_string_insert (text, at, bits[g_rand_int_range (random, 0, G_N_ELEMENTS (bits))]);
      break;
    }
}

static void
fuzz_program (const char *program, gsize length, int minor, const char *expected, gpointer data)
{
  Fuzz *fuzz = data;

  for (int i = 0; i < 12; i++)
    {
      g_autoptr (GString) text = g_string_new_len (program, length);
      g_autofree char *printed = NULL;
      g_autofree char *exact = NULL;

      for (int n = g_rand_int_range (fuzz->random, 1, 4); n > 0; n--)
        mutate (text, fuzz->random);
      /* Exactly as long as the text, so that reading past its end is seen. */
      exact = g_memdup2 (text->str, text->len);
      printed = parse_and_print (exact != NULL ? exact : "", text->len,
                                 g_rand_int_range (fuzz->random, 10, 14));
      fuzz->n++;
    }
}

static void
test_random (void)
{
  Fuzz fuzz = { g_rand_new_with_seed (20), 0 };

  rf_recorded_foreach ("valid.txt", fuzz_program, &fuzz);
  rf_recorded_foreach ("scopes.txt", fuzz_program, &fuzz);
  g_rand_free (fuzz.random);
  g_assert_cmpuint (fuzz.n, >, 2000);
}

/* Refusals ************************************************************************************/

static void
test_refusal (void)
{
  static const struct
  {
    const char *program;
    const char *message; /* NULL: accepted */
  } table[] = {
    { "import gc, sys\nfrom weakref import ref\nx = [i for i in range(3) if (y := i)]\n", NULL },
    { "from gc import *\n", NULL },
    { "async def f(): pass\n", "x.py:1:1: 'async def' is not supported" },
    { "@d\nasync def f():\n  pass\n", "x.py:2:1: 'async def' is not supported" },
    { "@(x for x in y)\nasync def f(): pass\n", "x.py:2:1: 'async def' is not supported" },
    { "def f():\n  x = 1; yield x\n  yield from (y for y in x)\n", NULL },
    { "async def f():\n  yield 1\n", "x.py:1:1: 'async def' is not supported" },
    { "x = 'é', b'a', 1 + 2j\n", NULL },
    { "import sys, os\n", "x.py:1:13: the module 'os' is not available" },
    { "import os.path as p\n", "x.py:1:8: the module 'os.path' is not available" },
    { "from os import path\n", "x.py:1:1: the module 'os' is not available" },
    { "try: pass\nexcept* A: pass\n", "x.py:1:1: 'except*' is not supported" },
    { "type X = int\n", "x.py:1:1: 'type' is not supported" },
    { "def f[T](): pass\n", "x.py:1:1: a generic function is not supported" },
    { "class A[T]: pass\n", "x.py:1:1: a generic class is not supported" },
    { "# coding: nosuch\nx = 1\n", "x.py:1:11: the encoding 'nosuch' is not supported" },
    { "#!python\n# -*- coding: none -*-\n", "x.py:2:15: the encoding 'none' is not supported" },
    { "# -*- coding: latin-1 -*-\nx = 'e'\n", NULL },
    { "# vim: set fileencoding=UTF_8 :\nx = 'é'\n", NULL },
    { "x = 1\n# coding: nosuch\n", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RfAst) ast = parse (table[i].program, -1, 13, NULL, &error);
      gboolean ok;

      g_assert_no_error (error);
      ok = rf_refusal_check (NULL, ast, NULL, FALSE, &error);
      g_assert_cmpint (ok, ==, table[i].message == NULL);
      if (!ok)
        {
          g_assert_error (error, RF_ERROR, RF_ERROR_REFUSED);
          g_assert_cmpstr (error->message, ==, table[i].message);
        }
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/python/parser/broken", test_broken);
  g_test_add_func ("/python/parser/valid", test_valid);
  g_test_add_func ("/python/parser/text", test_text);
  g_test_add_func ("/python/parser/expression", test_expression);
  g_test_add_func ("/python/parser/warnings", test_warnings);
  g_test_add_func ("/python/parser/extremes", test_extremes);
  g_test_add_func ("/python/parser/indentation-limit", test_indentation_limit);
  g_test_add_func ("/python/parser/random", test_random);
  g_test_add_func ("/python/parser/refusal", test_refusal);
  return g_test_run ();
}
