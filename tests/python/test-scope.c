/* SPDX-License-Identifier: MIT */

/* The symbol tables against the code objects of CPython: for each block its locals, cells and free
 * variables, in order; and what single names mean. */

#include "python/rf-parser.h"
#include "python/rf-scope.h"

#include "rf-recorded.h"

#include <string.h>

static void
append_names (GString *line, const char **names, guint n)
{
  g_string_append (line, " (");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? " " : "", names[i]);
  g_string_append_c (line, ')');
}

/* co_firstlineno: that of the first decorator. */
static int
first_line (const RfNode *node)
{
  RfNodeSeq decorators = { 0, NULL };

  if (node->kind == RF_AST_MODULE)
    return 0;
  if (node->kind == RF_AST_FUNCTION_DEF)
    decorators = node->function_def.decorator_list;
  else if (node->kind == RF_AST_CLASS_DEF)
    decorators = node->class_def.decorator_list;
  return decorators.n > 0 ? decorators.items[0]->span.lineno : node->span.lineno;
}

static void
list_scope (const RfScope *scope, int minor, GPtrArray *lines)
{
  gboolean has_locals = scope->kind != RF_SCOPE_MODULE && scope->kind != RF_SCOPE_CLASS;

  if (!scope->is_inlined)
    {
      GString *line = g_string_new (NULL);

      g_string_printf (line, "%s %d", minor >= 11 ? scope->qualname : scope->name,
                       first_line (scope->node));
      append_names (line, scope->varnames, has_locals ? scope->n_varnames : 0);
      append_names (line, scope->cellvars, scope->n_cellvars);
      append_names (line, scope->freevars, scope->n_freevars);
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  for (guint i = 0; i < scope->n_children; i++)
    list_scope (scope->children[i], minor, lines);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
check_recorded (const char *program, gsize length, int minor, const char *expected, gpointer data)
{
  RfParseOptions options = { .filename = "x.py", .minor = minor };
  g_autoptr (GError) error = NULL;
  g_autoptr (RfAst) ast = rf_parse_module (program, length, &options, NULL, &error);
  g_autoptr (RfScopes) scopes = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  scopes = rf_scopes_analyse (ast, NULL, &error);
  g_assert_no_error (error);
  list_scope (rf_scopes_get_top (scopes), minor, lines);
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (found, "%s\n", (char *) g_ptr_array_index (lines, i));
  if (strcmp (found->str, expected) != 0)
    g_test_message ("3.%d, program:\n%s", minor, program);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_recorded (void)
{
  rf_recorded_foreach ("scopes.txt", check_recorded, NULL);
}

typedef struct
{
  RfAst *ast;
  RfScopes *scopes;
} Fixture;

static Fixture
analyse (const char *program, int minor)
{
  RfParseOptions options = { .filename = "x.py", .minor = minor };
  g_autoptr (GError) error = NULL;
  Fixture fixture = { rf_parse_module (program, -1, &options, NULL, &error), NULL };

  g_assert_no_error (error);
  fixture.scopes = rf_scopes_analyse (fixture.ast, NULL, &error);
  g_assert_no_error (error);
  return fixture;
}

static void
clear (Fixture *fixture)
{
  rf_scopes_free (fixture->scopes);
  rf_ast_free (fixture->ast);
}

static const RfSymbol *
lookup (const Fixture *fixture, const RfScope *scope, const char *name)
{
  const RfSymbol *symbol = rf_scope_lookup_symbol (scope, rf_ast_intern (fixture->ast, name, -1));

  g_assert_nonnull (symbol);
  return symbol;
}

static void
test_bindings (void)
{
  Fixture f = analyse ("x = 1\n"
                       "def f(a, b):\n"
                       "  global g\n"
                       "  g = a\n"
                       "  def h():\n"
                       "    nonlocal b\n"
                       "    b = x\n"
                       "  return len\n",
                       10);
  RfScope *top = rf_scopes_get_top (f.scopes);
  RfScope *function = top->children[0], *inner = function->children[0];

  g_assert_cmpint (top->kind, ==, RF_SCOPE_MODULE);
  g_assert_true (rf_scopes_lookup (f.scopes, rf_ast_get_root (f.ast)) == top);
  g_assert_true (rf_scopes_lookup (f.scopes, function->node) == function);
  g_assert_cmpint (lookup (&f, top, "x")->binding, ==, RF_BINDING_LOCAL);
  g_assert_cmpint (lookup (&f, function, "a")->binding, ==, RF_BINDING_LOCAL);
  g_assert_cmpint (lookup (&f, function, "b")->binding, ==, RF_BINDING_CELL);
  g_assert_cmpint (lookup (&f, function, "g")->binding, ==, RF_BINDING_GLOBAL_EXPLICIT);
  g_assert_cmpint (lookup (&f, function, "len")->binding, ==, RF_BINDING_GLOBAL_IMPLICIT);
  g_assert_cmpint (lookup (&f, inner, "b")->binding, ==, RF_BINDING_FREE);
  g_assert_cmpint (lookup (&f, inner, "x")->binding, ==, RF_BINDING_GLOBAL_IMPLICIT);
  g_assert_true (inner->is_nested);
  g_assert_false (function->is_nested);
  g_assert_cmpuint (function->n_parameters, ==, 2);
  g_assert_cmpint (rf_scope_find_cellvar (function, rf_ast_intern (f.ast, "b", -1)), ==, 0);
  g_assert_cmpint (rf_scope_find_freevar (inner, rf_ast_intern (f.ast, "b", -1)), ==, 0);
  g_assert_cmpint (rf_scope_find_varname (function, rf_ast_intern (f.ast, "g", -1)), ==, -1);
  clear (&f);
}

static void
test_class_cell (void)
{
  Fixture f = analyse ("class A:\n"
                       "  def f(self): return super()\n"
                       "  def g(self): pass\n"
                       "class B: pass\n",
                       13);
  RfScope *top = rf_scopes_get_top (f.scopes);

  g_assert_true (top->children[0]->needs_class_closure);
  g_assert_cmpuint (top->children[0]->n_cellvars, ==, 1);
  g_assert_cmpstr (top->children[0]->cellvars[0], ==, "__class__");
  g_assert_cmpuint (top->children[0]->children[0]->n_freevars, ==, 1);
  g_assert_cmpuint (top->children[0]->children[1]->n_freevars, ==, 0);
  g_assert_false (top->children[1]->needs_class_closure);
  clear (&f);
}

/* A comprehension without a frame sees the names of its function as that function does. */
static void
test_inlined (void)
{
  const char *program = "def f(a, b):\n"
                        "  return [a + x for x in b], lambda: b\n";
  Fixture f = analyse (program, 12);
  RfScope *function = rf_scopes_get_top (f.scopes)->children[0];
  RfScope *comprehension = function->children[0];

  g_assert_true (comprehension->is_inlined);
  g_assert_cmpint (lookup (&f, comprehension, "a")->binding, ==, RF_BINDING_LOCAL);
  g_assert_cmpint (lookup (&f, comprehension, "x")->binding, ==, RF_BINDING_LOCAL);
  g_assert_cmpint (lookup (&f, function, "x")->binding, ==, RF_BINDING_LOCAL);
  g_assert_cmpint (lookup (&f, function, "a")->binding, ==, RF_BINDING_LOCAL);
  g_assert_cmpint (lookup (&f, function, "b")->binding, ==, RF_BINDING_CELL);
  g_assert_cmpint (rf_scope_find_varname (function, rf_ast_intern (f.ast, "x", -1)), ==, 2);
  clear (&f);

  f = analyse (program, 11);
  function = rf_scopes_get_top (f.scopes)->children[0];
  comprehension = function->children[0];
  g_assert_false (comprehension->is_inlined);
  g_assert_cmpint (lookup (&f, comprehension, "a")->binding, ==, RF_BINDING_FREE);
  g_assert_cmpint (lookup (&f, function, "a")->binding, ==, RF_BINDING_CELL);
  g_assert_cmpstr (comprehension->varnames[0], ==, ".0");
  clear (&f);
}

static void
test_mangle (void)
{
  Fixture f = analyse ("pass\n", 10);
  static const char *const table[][3] = {
    { "A", "__x", "_A__x" },   { "_A", "__x", "_A__x" }, { "__A_", "__x", "_A___x" },
    { "A", "__x__", "__x__" }, { "A", "_x", "_x" },      { "A", "__", "__" },
    { "___", "__x", "__x" },   { NULL, "__x", "__x" },   { "A", "__a.b", "__a.b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpstr (rf_ast_mangle (f.ast, table[i][0], rf_ast_intern (f.ast, table[i][1], -1)), ==,
                     table[i][2]);
  clear (&f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/python/scope/recorded", test_recorded);
  g_test_add_func ("/python/scope/bindings", test_bindings);
  g_test_add_func ("/python/scope/class-cell", test_class_cell);
  g_test_add_func ("/python/scope/inlined", test_inlined);
  g_test_add_func ("/python/scope/mangle", test_mangle);
  return g_test_run ();
}
