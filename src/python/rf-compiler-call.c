/* SPDX-License-Identifier: MIT */

/* The compiler's calls and the making of functions: arguments, defaults, annotations, lambdas. */

#include "python/rf-ast-unparse.h"
#include "python/rf-compiler-private.h"

#include <string.h>

/* --- calls ------------------------------------------------------------------------------------ */

static void
compile_keywords_dict (RfCompiler *c, const RfNodeSeq *keywords)
{
  guint i = 0;
  gboolean have = FALSE;

  while (i < keywords->n)
    {
      guint start = i;
      if (keywords->items[i]->keyword.arg == NULL)
        {
          if (!have)
            rf_compiler_emit (c, RF_OP_BUILD_MAP, 0);
          rf_compiler_expr (c, keywords->items[i++]->keyword.value);
          rf_compiler_emit (c, RF_OP_DICT_MERGE, 1);
          have = TRUE;
          continue;
        }
      for (; i < keywords->n && keywords->items[i]->keyword.arg != NULL; i++)
        {
          rf_compiler_load_str (c, keywords->items[i]->keyword.arg);
          rf_compiler_expr (c, keywords->items[i]->keyword.value);
        }
      rf_compiler_emit (c, RF_OP_BUILD_MAP, i - start);
      if (have)
        rf_compiler_emit (c, RF_OP_DICT_MERGE, 1);
      have = TRUE;
    }
}

static RfObject *
keyword_names (RfCompiler *c, const RfNodeSeq *keywords, char **key)
{
  GString *text = g_string_new ("t:(");
  RfObject **names = g_new0 (RfObject *, keywords->n);
  RfObject *tuple = NULL;

  for (guint i = 0; i < keywords->n; i++)
    {
      const char *name = keywords->items[i]->keyword.arg;
      names[i] = rf_str_intern (c->m, name, -1);
      if (names[i] == NULL)
        c->failed = TRUE;
      g_string_append_printf (text, "%" G_GSIZE_FORMAT ":s:%s,", strlen (name) + 2, name);
    }
  if (!c->failed)
    tuple = rf_tuple_new (c->m, names, keywords->n);
  for (guint i = 0; i < keywords->n; i++)
    rf_xdrop (c->m, names[i]);
  g_free (names);
  *key = g_string_free (text, FALSE);
  return tuple;
}

/* From 3.11 to 3.12 an instruction has the names instead. */
static void
load_names (RfCompiler *c, RfObject *names, const char *key)
{
  int unseen = c->m->profile->calls_push_null && !c->m->profile->null_after_callable;

  c->unit->unseen -= unseen;
  rf_compiler_load_const (c, names, key);
  c->unit->unseen += unseen;
}

static gboolean
has_double_star (const RfNodeSeq *keywords)
{
  for (guint i = 0; i < keywords->n; i++)
    if (keywords->items[i]->keyword.arg == NULL)
      return TRUE;
  return FALSE;
}

void
rf_compiler_call (RfCompiler *c, const RfNode *node, int n_before, const RfNodeSeq *args,
                  const RfNodeSeq *keywords)
{
  if (!rf_compiler_has_star (args) && !has_double_star (keywords))
    {
      for (guint i = 0; i < args->n; i++)
        rf_compiler_expr (c, args->items[i]);
      if (keywords->n > 0)
        {
          g_autofree char *key = NULL;
          RfObject *names;
          for (guint i = 0; i < keywords->n; i++)
            rf_compiler_expr (c, keywords->items[i]->keyword.value);
          names = keyword_names (c, keywords, &key);
          rf_compiler_at (c, node);
          load_names (c, names, key);
          rf_compiler_emit (c, RF_OP_CALL_FUNCTION_KW, n_before + args->n + keywords->n);
          return;
        }
      rf_compiler_at (c, node);
      rf_compiler_emit (c, RF_OP_CALL_FUNCTION, n_before + args->n);
      return;
    }
  if (n_before == 0 && args->n == 1 && args->items[0]->kind == RF_AST_STARRED)
    rf_compiler_expr (c, args->items[0]->starred.value);
  else if (rf_compiler_has_star (args))
    {
      rf_compiler_emit (c, RF_OP_BUILD_LIST, n_before);
      for (guint i = 0; i < args->n; i++)
        {
          gboolean star = args->items[i]->kind == RF_AST_STARRED;
          rf_compiler_expr (c, star ? args->items[i]->starred.value : args->items[i]);
          rf_compiler_emit (c, star ? RF_OP_LIST_EXTEND : RF_OP_LIST_APPEND, 1);
        }
      rf_compiler_emit (c, RF_OP_LIST_TO_TUPLE, 0);
    }
  else
    {
      for (guint i = 0; i < args->n; i++)
        rf_compiler_expr (c, args->items[i]);
      rf_compiler_emit (c, RF_OP_BUILD_TUPLE, n_before + args->n);
    }
  if (keywords->n > 0)
    compile_keywords_dict (c, keywords);
  rf_compiler_at (c, node);
  rf_compiler_emit (c, RF_OP_CALL_FUNCTION_EX, keywords->n > 0);
}

void
rf_compiler_call_expr (RfCompiler *c, const RfNode *node)
{
  const RfNode *func = node->call.func;
  const RfNodeSeq *args = &node->call.args, *keywords = &node->call.keywords;
  int null = c->m->profile->calls_push_null;

  if (func->kind == RF_AST_ATTRIBUTE && !rf_compiler_has_star (args) &&
      (keywords->n == 0 || (c->m->profile->method_keywords && !has_double_star (keywords))))
    {
      g_autofree char *key = NULL;
      RfObject *names = NULL;

      rf_compiler_expr (c, func->attribute.value);
      rf_compiler_at (c, func);
      rf_compiler_at_attribute (c, func);
      rf_compiler_emit (c, RF_OP_LOAD_METHOD,
                        rf_compiler_name (c, rf_compiler_mangle (c, func->attribute.attr)));
      for (guint i = 0; i < args->n; i++)
        rf_compiler_expr (c, args->items[i]);
      for (guint i = 0; i < keywords->n; i++)
        rf_compiler_expr (c, keywords->items[i]->keyword.value);
      if (keywords->n > 0)
        names = keyword_names (c, keywords, &key);
      rf_compiler_at (c, node);
      rf_compiler_at_attribute (c, func);
      if (keywords->n > 0)
        {
          load_names (c, names, key);
          rf_compiler_emit (c, RF_OP_CALL_METHOD_KW, args->n + keywords->n);
        }
      else
        rf_compiler_emit (c, RF_OP_CALL_METHOD, args->n);
      return;
    }
  if (!c->m->profile->null_after_callable)
    c->unit->unseen += null;
  rf_compiler_expr (c, func);
  if (c->m->profile->null_after_callable)
    c->unit->unseen += null;
  rf_compiler_call (c, node, 0, args, keywords);
  c->unit->unseen -= null;
}

/* --- functions -------------------------------------------------------------------------------- */

void
rf_compiler_annotation (RfCompiler *c, const RfNode *annotation)
{
  g_autofree char *text = NULL;

  if (!rf_ast_annotations_are_text (c->ast))
    {
      /* *args: *annotation */
      if (annotation->kind == RF_AST_STARRED)
        {
          rf_compiler_expr (c, annotation->starred.value);
          rf_compiler_emit (c, RF_OP_UNPACK_SEQUENCE, 1);
        }
      else
        rf_compiler_expr (c, annotation);
      return;
    }
  text = rf_ast_unparse (c->ast, annotation);
  rf_compiler_load_str (c, text);
}

static void
compile_annotation (RfCompiler *c, const char *name, const RfNode *annotation, GPtrArray *names)
{
  if (annotation == NULL)
    return;
  rf_compiler_load_str (c, rf_compiler_mangle (c, name));
  rf_compiler_annotation (c, annotation);
  g_ptr_array_add (names, (gpointer) name);
}

static gboolean
compile_annotations (RfCompiler *c, const RfNode *arguments, const RfNode *returns)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const RfNodeSeq *lists[] = { &arguments->arguments.posonlyargs, &arguments->arguments.args };

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; i < lists[l]->n; i++)
      compile_annotation (c, lists[l]->items[i]->arg.arg, lists[l]->items[i]->arg.annotation,
                          names);
  if (arguments->arguments.vararg != NULL)
    compile_annotation (c, arguments->arguments.vararg->arg.arg,
                        arguments->arguments.vararg->arg.annotation, names);
  for (guint i = 0; i < arguments->arguments.kwonlyargs.n; i++)
    compile_annotation (c, arguments->arguments.kwonlyargs.items[i]->arg.arg,
                        arguments->arguments.kwonlyargs.items[i]->arg.annotation, names);
  if (arguments->arguments.kwarg != NULL)
    compile_annotation (c, arguments->arguments.kwarg->arg.arg,
                        arguments->arguments.kwarg->arg.annotation, names);
  compile_annotation (c, "return", returns, names);
  if (names->len > 0)
    rf_compiler_emit (c, RF_OP_BUILD_MAP, names->len);
  return names->len > 0;
}

/* The constants that became a tuple stay with the code. */
static void
keep_folded (RfCompiler *c, const RfNodeSeq *elts)
{
  for (guint i = 0; i < elts->n; i++)
    {
      g_autofree char *key = NULL;
      RfObject *item = rf_compiler_fold (c, elts->items[i], &key);
      rf_compiler_const (c, item, key);
    }
}

guint32
rf_compiler_function_parts (RfCompiler *c, const RfNode *arguments, const RfNode *returns)
{
  const RfNodeSeq *defaults = &arguments->arguments.defaults;
  const RfNodeSeq *kwonly = &arguments->arguments.kwonlyargs;
  const RfNodeSeq *kw_defaults = &arguments->arguments.kw_defaults;
  guint32 flags = 0;
  guint n = 0;

  if (defaults->n > 0)
    {
      g_autofree char *key = NULL;
      RfObject *constant = rf_compiler_fold_tuple (c, defaults, &key);
      if (constant != NULL)
        {
          if (c->m->profile->code_keeps_folded)
            keep_folded (c, defaults);
          rf_compiler_load_built (c, constant, key);
        }
      else
        {
          for (guint i = 0; i < defaults->n; i++)
            rf_compiler_expr (c, defaults->items[i]);
          rf_compiler_emit (c, RF_OP_BUILD_TUPLE, defaults->n);
        }
      flags |= RF_FUNCTION_DEFAULTS;
    }
  for (guint i = 0; i < kw_defaults->n; i++)
    if (kw_defaults->items[i] != NULL)
      {
        rf_compiler_load_str (c, rf_compiler_mangle (c, kwonly->items[i]->arg.arg));
        rf_compiler_expr (c, kw_defaults->items[i]);
        n++;
      }
  if (n > 0)
    {
      rf_compiler_emit (c, RF_OP_BUILD_MAP, n);
      flags |= RF_FUNCTION_KWDEFAULTS;
    }
  if (compile_annotations (c, arguments, returns))
    flags |= RF_FUNCTION_ANNOTATIONS;
  return flags;
}

void
rf_compiler_lambda (RfCompiler *c, const RfNode *node)
{
  const RfScope *scope = rf_scopes_lookup (c->scopes, node);
  guint32 flags = rf_compiler_function_parts (c, node->lambda.args, NULL);
  RfCode *code;

  rf_compiler_enter (c, scope, node->span.lineno);
  if (!c->failed)
    {
      rf_compiler_const (c, rf_none (c->m), "None"); /* in the place of a docstring */
      rf_compiler_statement (c, node->lambda.body);
      rf_compiler_expr (c, node->lambda.body);
      rf_compiler_emit (c, RF_OP_RETURN_VALUE, 0);
    }
  code = rf_compiler_leave (c);
  rf_compiler_at (c, node);
  rf_compiler_make_function (c, code, scope, flags);
}
