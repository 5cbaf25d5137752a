/* SPDX-License-Identifier: MIT */

/* Compiling text while a program runs. The steps are those of a program's own text; a construct
 * that would have been refused before the run is a SyntaxError here, at its place. */

#include "python/rf-compile-text.h"

#include "python/rf-parser.h"
#include "python/rf-refusal.h"
#include "python/rf-sys-module.h"

#include <string.h>

char *
rf_compile_warnings (const RfAst *ast)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < rf_ast_get_n_warnings (ast); i++)
    {
      const RfAstWarning *warning = rf_ast_get_warning (ast, i);
      g_autofree char *text = NULL;

      if (strcmp (warning->category, "SyntaxWarning") != 0)
        continue; /* a DeprecationWarning is not shown */
      text = rf_ast_warning_to_text (ast, warning);
      g_string_append (out, text);
    }
  return g_string_free (out, out->len == 0);
}

/* A text that is no file has no lines to show. */
static void
warn (RfMachine *m, const RfAst *ast)
{
  for (guint i = 0; i < rf_ast_get_n_warnings (ast); i++)
    {
      const RfAstWarning *warning = rf_ast_get_warning (ast, i);
      g_autofree char *text = NULL;

      if (strcmp (warning->category, "SyntaxWarning") != 0)
        continue;
      text = g_strdup_printf ("%s:%d: %s: %s\n", rf_ast_get_filename (ast), warning->lineno,
                              warning->category, warning->message);
      rf_sys_print_error (m, text, strlen (text));
    }
}

/* The line that an error shows: with its line end, unless it is the last line of an expression. */
static void
complete_line (RfSyntaxError *error, const char *text, gsize size, RfCompileMode mode)
{
  const char *end = text + size;
  char *line;

  if (error->text == NULL || error->text_is_bare)
    return;
  for (int i = 1; i < error->lineno && text != NULL; i++)
    {
      text = memchr (text, '\n', (gsize) (end - text));
      if (text != NULL)
        text++;
    }
  if (mode != RF_COMPILE_MODULE &&
      (text == NULL || memchr (text, '\n', (gsize) (end - text)) == NULL))
    return;
  line = g_strconcat (error->text, "\n", NULL);
  g_free (error->text);
  error->text = line;
}

static void
raise_refused (RfMachine *m, const RfAst *ast, RfSpan span, const char *message)
{
  gsize length;
  const char *line = rf_ast_get_line (ast, span.lineno, &length);
  g_autofree char *text = line != NULL ? g_strdup_printf ("%.*s\n", (int) length, line) : NULL;
  RfSyntaxError error = {
    .error_class = RF_SYNTAX_ERROR_SYNTAX,
    .message = (char *) message,
    .filename = (char *) rf_ast_get_filename (ast),
    .text = text,
    .lineno = span.lineno,
    .offset = span.col_offset + 1,
    .end_lineno = span.end_lineno,
    .end_offset = span.end_col_offset + 1,
    .minor = m->profile->minor,
  };

  rf_syntax_exception_raise (m, &error);
}

static gboolean
is_compound (const RfNode *node)
{
  switch (node->kind)
    {
    case RF_AST_FUNCTION_DEF:
    case RF_AST_CLASS_DEF:
    case RF_AST_FOR:
    case RF_AST_WHILE:
    case RF_AST_IF:
    case RF_AST_WITH:
    case RF_AST_TRY:
    case RF_AST_MATCH:
      return TRUE;
    default:
      return FALSE;
    }
}

/* What mode 'single' allows: one statement, or simple ones on one line. NULL: it is fine; else
 * what is wrong, at @span. */
static const char *
check_single (const RfAst *ast, const char *text, gsize size, RfSpan *span)
{
  const RfNodeSeq *body = &rf_ast_get_root (ast)->module.body;

  *span = (RfSpan){ .lineno = 1, .end_lineno = 1, .col_offset = -1, .end_col_offset = -1 };
  if (body->n == 0)
    {
      span->lineno = span->end_lineno = size > 0;
      return "invalid syntax";
    }
  for (guint i = 1; i < body->n; i++)
    if (body->items[i]->span.lineno != body->items[0]->span.end_lineno ||
        is_compound (body->items[0]))
      {
        /* Behind the first line. */
        *span = body->items[i - 1]->span;
        span->lineno = span->end_lineno;
        span->col_offset = span->end_col_offset;
        span->end_col_offset += rf_ast_get_minor (ast) >= 12;
        return "multiple statements found while compiling a single statement";
      }
  if (is_compound (body->items[0]) && (size == 0 || text[size - 1] != '\n'))
    return "invalid syntax";
  return NULL;
}

static RfCode *
compile_tree (RfMachine *m, RfAst *ast, const RfScopes *scopes, const char *filename,
              RfCompileMode mode, int future)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  gboolean enabled = m->heap->gc_enabled;
  RfSpan span;
  RfCode *code;

  if (!rf_refusal_check_constructs (ast, &span, &message))
    {
      raise_refused (m, ast, span, message);
      return NULL;
    }
  warn (m, ast);
  m->heap->gc_enabled = FALSE;
  code = rf_compile (m, ast, scopes, filename, mode, &error);
  m->heap->gc_enabled = enabled;
  if (code == NULL && error != NULL && !rf_raised (m))
    rf_raise (m, RF_EXC_SyntaxError, "%s", error->message);
  return code;
}

RfCode *
rf_compile_text (RfMachine *m, const char *text, gsize size, const char *filename,
                 RfCompileMode mode, int future)
{
  g_auto (RfSyntaxError) syntax = RF_SYNTAX_ERROR_INIT;
  RfParseOptions options = { .filename = filename,
                             .minor = m->profile->minor,
                             .is_text = TRUE,
                             .ends_bare = mode != RF_COMPILE_MODULE,
                             .mode = mode == RF_COMPILE_EXPRESSION ? RF_PARSE_EXPRESSION
                                                                   : RF_PARSE_MODULE };
  g_autoptr (GError) error = NULL;
  g_autoptr (RfAst) ast = NULL;
  g_autoptr (RfScopes) scopes = NULL;

  if (memchr (text, 0, size) != NULL)
    {
      rf_raise (m, m->profile->minor >= 11 ? RF_EXC_SyntaxError : RF_EXC_ValueError,
                "source code string cannot contain null bytes");
      return NULL;
    }
  ast = rf_parse (text, (gssize) size, &options, &syntax, &error);
  if (ast != NULL && mode == RF_COMPILE_INTERACTIVE)
    {
      RfSpan span;
      const char *wrong = check_single (ast, text, size, &span);

      if (wrong != NULL)
        {
          raise_refused (m, ast, span, wrong);
          return NULL;
        }
    }
  if (ast != NULL && future & RF_CODE_FUTURE_ANNOTATIONS)
    rf_ast_set_annotations_are_text (ast);
  if (ast != NULL)
    {
      scopes = rf_scopes_analyse (ast, &syntax, &error);
      if (scopes == NULL && g_strcmp0 (filename, m->filename) != 0)
        g_clear_pointer (&syntax.text, g_free); /* there is no such file */
    }
  if (scopes == NULL)
    {
      complete_line (&syntax, text, size, mode);
      rf_syntax_exception_raise (m, &syntax);
      return NULL;
    }
  return compile_tree (m, ast, scopes, filename, mode, future);
}
