/* SPDX-License-Identifier: MIT */

/* The compiler's def and class statements, with their decorators. */

#include "python/rf-compiler-private.h"

#include <string.h>

static void
compile_decorators (RfCompiler *c, const RfNodeSeq *decorators)
{
  for (guint i = 0; i < decorators->n; i++)
    {
      if (i > 0)
        rf_compiler_statement (c, decorators->items[i]);
      rf_compiler_expr (c, decorators->items[i]);
    }
}

static void
apply_decorators (RfCompiler *c, const RfNodeSeq *decorators)
{
  for (guint i = decorators->n; i-- > 0;)
    {
      if (c->m->profile->caret_lines)
        rf_compiler_at (c, decorators->items[i]);
      rf_compiler_emit (c, RF_OP_CALL_FUNCTION, 1);
    }
}

/* "def f(…)" alone: the body's lines are not this statement's. */
static void
at_head (RfCompiler *c, const RfNode *node)
{
  rf_compiler_at (c, node);
  c->unit->position.end_line = c->unit->position.end_column = -1;
}

void
rf_compiler_function (RfCompiler *c, const RfNode *node)
{
  const RfScope *scope = rf_scopes_lookup (c->scopes, node);
  const RfNodeSeq *decorators = &node->function_def.decorator_list;
  const RfNodeSeq *body = &node->function_def.body;
  const RfNode *doc = rf_compiler_docstring (body);
  int first_line = decorators->n > 0 ? decorators->items[0]->span.lineno : node->span.lineno;
  guint32 flags;
  RfCode *code;

  compile_decorators (c, decorators);
  at_head (c, node);
  c->unit->statement = c->unit->statement || decorators->n > 0;
  flags = rf_compiler_function_parts (c, node->function_def.args, node->function_def.returns);

  rf_compiler_enter (c, scope, first_line);
  if (!c->failed)
    {
      if (doc != NULL)
        {
          g_autofree char *key = NULL;
          RfObject *text = rf_compiler_doc_object (c, doc, &key);
          if (text != NULL)
            {
              c->unit->code->doc = rf_new_ref (c->m, text);
              rf_compiler_const (c, text, key);
            }
        }
      else
        rf_compiler_const (c, rf_none (c->m), "None");
      rf_compiler_block_body (c, body, doc != NULL ? 1 : 0);
      c->unit->position.line = body->items[body->n - 1]->span.end_lineno;
      rf_compiler_at (c, body->items[body->n - 1]);
      if (!c->unit->unreachable)
        {
          rf_compiler_load_none (c);
          rf_compiler_emit (c, RF_OP_RETURN_VALUE, 0);
        }
    }
  code = rf_compiler_leave (c);
  at_head (c, node);
  rf_compiler_make_function (c, code, scope, flags);
  apply_decorators (c, decorators);
  at_head (c, node);
  rf_compiler_name_op (c, node->function_def.name, RF_ACCESS_STORE);
}

/* The names that functions in the class assign on self, sorted, which 3.13 leaves in a class. */
static void
store_static_attributes (RfCompiler *c)
{
  g_autoptr (GList) names =
    c->unit->self_names != NULL ? g_hash_table_get_keys (c->unit->self_names) : NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GString) key = g_string_new ("t:(");
  RfObject *tuple = NULL;

  names = g_list_sort (names, (GCompareFunc) strcmp); /* UTF-8 sorts as its code points */
  for (GList *l = names; l != NULL; l = l->next)
    {
      RfConstant name = { .kind = RF_CONSTANT_STR, .length = strlen (l->data), .text = l->data };
      g_autofree char *item_key = NULL;
      RfObject *item = rf_compiler_constant_object (c, &name, &item_key);
      if (item != NULL)
        g_ptr_array_add (items, item);
      g_string_append_printf (key, "%" G_GSIZE_FORMAT ":%s,", strlen (item_key), item_key);
    }
  if (!c->failed)
    tuple = rf_tuple_new (c->m, (RfObject **) items->pdata, items->len);
  for (guint i = 0; i < items->len; i++)
    rf_drop (c->m, items->pdata[i]);
  rf_compiler_load_const (c, tuple, key->str);
  rf_compiler_emit (c, RF_OP_STORE_NAME, rf_compiler_name (c, "__static_attributes__"));
}

static void
compile_class_body (RfCompiler *c, const RfNode *node, const RfScope *scope, int first_line)
{
  const RfNodeSeq *body = &node->class_def.body;
  const RfNode *doc = rf_compiler_docstring (body);

  at_head (c, node);
  rf_compiler_emit (c, RF_OP_LOAD_NAME, rf_compiler_name (c, "__name__"));
  rf_compiler_emit (c, RF_OP_STORE_NAME, rf_compiler_name (c, "__module__"));
  rf_compiler_load_str (c, scope->qualname);
  rf_compiler_emit (c, RF_OP_STORE_NAME, rf_compiler_name (c, "__qualname__"));
  if (c->m->profile->class_tells_source)
    {
      rf_compiler_load_int (c, first_line);
      rf_compiler_emit (c, RF_OP_STORE_NAME, rf_compiler_name (c, "__firstlineno__"));
    }
  if (doc != NULL)
    {
      rf_compiler_statement (c, body->items[0]);
      rf_compiler_load_doc (c, doc);
      rf_compiler_emit (c, RF_OP_STORE_NAME, rf_compiler_name (c, "__doc__"));
    }
  rf_compiler_block_body (c, body, doc != NULL ? 1 : 0);
  at_head (c, node);
  c->unit->unreachable = FALSE; /* a body that only raises still ends */
  if (c->m->profile->class_tells_source)
    store_static_attributes (c);
  if (scope->needs_class_closure)
    {
      const char *name = rf_ast_intern (c->ast, "__class__", -1);
      rf_compiler_emit (c, RF_OP_LOAD_CLOSURE, (guint32) rf_scope_find_cellvar (scope, name));
      rf_compiler_emit (c, RF_OP_DUP_TOP, 0);
      rf_compiler_emit (c, RF_OP_STORE_NAME, rf_compiler_name (c, "__classcell__"));
    }
  else
    rf_compiler_load_none (c);
  rf_compiler_emit (c, RF_OP_RETURN_VALUE, 0);
}

void
rf_compiler_class (RfCompiler *c, const RfNode *node)
{
  const RfScope *scope = rf_scopes_lookup (c->scopes, node);
  const RfNodeSeq *decorators = &node->class_def.decorator_list;
  int first_line = decorators->n > 0 ? decorators->items[0]->span.lineno : node->span.lineno;
  RfCode *code;

  compile_decorators (c, decorators);
  at_head (c, node);
  c->unit->statement = c->unit->statement || decorators->n > 0;
  c->unit->unseen += c->m->profile->calls_push_null;
  rf_compiler_emit (c, RF_OP_LOAD_BUILD_CLASS, 0);
  rf_compiler_enter (c, scope, first_line);
  if (!c->failed)
    compile_class_body (c, node, scope, first_line);
  code = rf_compiler_leave (c);
  at_head (c, node);
  rf_compiler_make_function (c, code, scope, 0);
  rf_compiler_load_str (c, node->class_def.name);
  rf_compiler_call (c, node, 2, &node->class_def.bases, &node->class_def.keywords);
  c->unit->unseen -= c->m->profile->calls_push_null;
  c->unit->position.end_line = c->unit->position.end_column = -1;
  apply_decorators (c, decorators);
  at_head (c, node);
  rf_compiler_name_op (c, node->class_def.name, RF_ACCESS_STORE);
}
