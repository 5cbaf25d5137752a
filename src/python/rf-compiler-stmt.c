/* SPDX-License-Identifier: MIT */

/* The compiler's statements. Each leaves the stack as it was. What leaves a statement in the middle
 * (return, break, continue) first undoes the blocks around it, innermost first: iterators are
 * dropped, finally parts run, context managers exit, handled exceptions end. While that code
 * runs, the regions of the blocks that are already left are closed. */

#include "python/rf-compiler-private.h"

#include <string.h>

static void compile_stmt (RfCompiler *c, const RfNode *node);

/* --- blocks ----------------------------------------------------------------------------------- */

RfFrameBlock *
rf_compiler_push_block (RfCompiler *c, RfBlockKind kind, int region)
{
  RfFrameBlock block = { .kind = kind, .region = region };
  g_array_append_val (c->unit->blocks, block);
  return &g_array_index (c->unit->blocks, RfFrameBlock, c->unit->blocks->len - 1);
}

void
rf_compiler_pop_block (RfCompiler *c)
{
  g_array_set_size (c->unit->blocks, c->unit->blocks->len - 1);
}

/* with: exit (None, None, None); the bound __exit__ is on top of the stack. */
void
rf_compiler_call_exit (RfCompiler *c)
{
  for (int i = 0; i < 3; i++)
    rf_compiler_load_none (c);
  rf_compiler_emit (c, RF_OP_CALL_FUNCTION, 3);
  rf_compiler_emit (c, RF_OP_POP_TOP, 0);
}

void
rf_compiler_forget_name (RfCompiler *c, const char *mangled)
{
  rf_compiler_load_none (c);
  rf_compiler_name_op_mangled (c, mangled, RF_ACCESS_STORE);
  rf_compiler_name_op_mangled (c, mangled, RF_ACCESS_DELETE);
}

static void
drop_below (RfCompiler *c, gboolean has_value)
{
  if (has_value)
    rf_compiler_emit (c, RF_OP_ROT_TWO, 0);
}

/* Undoes the innermost block, which is still on the list; @has_value: a return value is on top. */
static void
unwind_block (RfCompiler *c, RfFrameBlock block, gboolean has_value)
{
  switch (block.kind)
    {
    case RF_BLOCK_FOR:
    case RF_BLOCK_POP_VALUE:
      drop_below (c, has_value);
      rf_compiler_emit (c, RF_OP_POP_TOP, 0);
      break;
    case RF_BLOCK_FINALLY_TRY:
      if (has_value)
        rf_compiler_push_block (c, RF_BLOCK_POP_VALUE, -1);
      rf_compiler_body (c, block.finalbody);
      if (has_value)
        rf_compiler_pop_block (c);
      break;
    case RF_BLOCK_FINALLY_END:
      if (has_value)
        rf_compiler_emit (c, RF_OP_ROT_THREE, 0);
      rf_compiler_emit (c, RF_OP_POP_TOP, 0); /* the exception */
      rf_compiler_emit (c, RF_OP_POP_EXCEPT, 0);
      break;
    case RF_BLOCK_WITH:
      c->unit->position = block.position;
      drop_below (c, has_value);
      rf_compiler_call_exit (c);
      break;
    case RF_BLOCK_HANDLER:
      drop_below (c, has_value);
      rf_compiler_emit (c, RF_OP_POP_EXCEPT, 0);
      if (block.name != NULL)
        rf_compiler_forget_name (c, block.name);
      break;
    case RF_BLOCK_WHILE:
    case RF_BLOCK_TRY:
    default:
      break;
    }
}

/* Undoes all blocks, or those inside the innermost loop (which gets into *@loop). The list of
 * blocks is as before afterwards. */
static void
unwind (RfCompiler *c, gboolean has_value, RfFrameBlock *loop)
{
  GArray *blocks = c->unit->blocks;
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (RfFrameBlock));
  int depth;

  while (blocks->len > 0)
    {
      RfFrameBlock block = g_array_index (blocks, RfFrameBlock, blocks->len - 1);
      if (loop != NULL && (block.kind == RF_BLOCK_FOR || block.kind == RF_BLOCK_WHILE))
        {
          *loop = block;
          break;
        }
      if (block.region >= 0)
        rf_compiler_region_close (c, block.region);
      rf_compiler_pop_block (c);
      g_array_append_val (left, block);
      unwind_block (c, block, has_value);
    }
  depth = c->unit->depth;
  while (left->len > 0)
    {
      g_array_append_val (blocks, g_array_index (left, RfFrameBlock, left->len - 1));
      g_array_set_size (left, left->len - 1);
    }
  c->unit->depth = depth;
}

/* After the jump out, the code of the blocks goes on (for whatever may jump there). */
static void
reopen_regions (RfCompiler *c, guint from)
{
  for (guint i = from; i < c->unit->blocks->len; i++)
    {
      RfFrameBlock *block = &g_array_index (c->unit->blocks, RfFrameBlock, i);
      if (block->region >= 0 && !g_array_index (c->unit->regions, RfRegion, block->region).open)
        rf_compiler_region_reopen (c, block->region);
    }
}

static void
compile_return (RfCompiler *c, const RfNode *node)
{
  const RfNode *value = node->return_.value;
  int depth = c->unit->depth;
  gboolean constant = value == NULL || value->kind == RF_AST_CONSTANT;
  gboolean keep = !constant;

  /* A constant is loaded after the finally parts have run, as CPython does. */
  if (keep)
    rf_compiler_expr (c, value);
  else
    rf_compiler_emit (c, RF_OP_NOP, 0);
  unwind (c, keep, NULL);
  if (value == NULL)
    rf_compiler_load_none (c);
  else if (constant)
    rf_compiler_expr (c, value);
  rf_compiler_at (c, node);
  rf_compiler_emit (c, RF_OP_RETURN_VALUE, 0);
  reopen_regions (c, 0);
  c->unit->depth = depth;
}

static void
compile_loop_exit (RfCompiler *c, const RfNode *node, gboolean is_break)
{
  RfFrameBlock loop = { .kind = RF_BLOCK_WHILE };
  int depth = c->unit->depth;

  rf_compiler_emit (c, RF_OP_NOP, 0);
  unwind (c, FALSE, &loop);
  rf_compiler_at (c, node);
  if (is_break)
    {
      if (loop.kind == RF_BLOCK_FOR)
        rf_compiler_emit (c, RF_OP_POP_TOP, 0);
      rf_compiler_emit (c, RF_OP_JUMP, loop.break_label);
    }
  else
    {
      c->unit->position = loop.position;
      c->unit->statement = loop.kind == RF_BLOCK_FOR; /* the head's next turn is a step */
      rf_compiler_emit (c, RF_OP_JUMP, loop.continue_label);
    }
  reopen_regions (c, 0);
  c->unit->depth = depth;
}

RfPosition
rf_compiler_position_of (const RfNode *node)
{
  return (RfPosition){ node->span.lineno, node->span.end_lineno, node->span.col_offset,
                       node->span.end_col_offset };
}

/* --- plain statements ------------------------------------------------------------------------- */

static gboolean
all_names (const RfNodeSeq *elts)
{
  for (guint i = 0; i < elts->n; i++)
    if (elts->items[i]->kind == RF_AST_STARRED)
      return FALSE;
  return TRUE;
}

static const RfNodeSeq *
sequence_elts (const RfNode *node)
{
  if (node->kind == RF_AST_TUPLE)
    return &node->tuple.elts;
  if (node->kind == RF_AST_LIST)
    return &node->list.elts;
  return NULL;
}

/* a, b = b, a needs no tuple. */
static gboolean
compile_swap (RfCompiler *c, const RfNode *node)
{
  const RfNodeSeq *from, *to;
  g_autofree char *key = NULL;
  RfObject *folded;

  if (node->assign.targets.n != 1 || node->assign.value->kind != RF_AST_TUPLE)
    return FALSE;
  from = sequence_elts (node->assign.value);
  to = sequence_elts (node->assign.targets.items[0]);
  if (to == NULL || from->n != to->n || from->n < 2 || from->n > 3 || !all_names (from) ||
      !all_names (to))
    return FALSE;
  folded = rf_compiler_fold (c, node->assign.value, &key);
  if (folded != NULL)
    {
      rf_drop (c->m, folded);
      return FALSE; /* a constant tuple is unpacked */
    }
  for (guint i = 0; i < from->n; i++)
    rf_compiler_expr (c, from->items[i]);
  if (from->n == 3)
    rf_compiler_emit (c, RF_OP_ROT_THREE, 0);
  rf_compiler_emit (c, RF_OP_ROT_TWO, 0);
  for (guint i = 0; i < to->n; i++)
    rf_compiler_store (c, to->items[i]);
  return TRUE;
}

static void
compile_assign (RfCompiler *c, const RfNode *node)
{
  const RfNodeSeq *targets = &node->assign.targets;

  if (compile_swap (c, node))
    return;
  rf_compiler_expr (c, node->assign.value);
  for (guint i = 0; i < targets->n; i++)
    {
      if (i + 1 < targets->n)
        rf_compiler_emit (c, RF_OP_DUP_TOP, 0);
      rf_compiler_store (c, targets->items[i]);
    }
}

static void
compile_aug_assign (RfCompiler *c, const RfNode *node)
{
  const RfNode *target = node->aug_assign.target;
  gboolean apart = FALSE;
  guint32 name = 0;

  switch (target->kind)
    {
    case RF_AST_ATTRIBUTE:
      name = rf_compiler_name (c, rf_compiler_mangle (c, target->attribute.attr));
      rf_compiler_expr (c, target->attribute.value);
      rf_compiler_at (c, target);
      rf_compiler_at_attribute (c, target);
      rf_compiler_emit (c, RF_OP_DUP_TOP, 0);
      rf_compiler_emit (c, RF_OP_LOAD_ATTR, name);
      break;
    case RF_AST_SUBSCRIPT:
      apart = rf_compiler_subscript_parts (c, target);
      rf_compiler_at (c, target);
      for (int i = 0; apart && i < 3; i++)
        rf_compiler_emit (c, RF_OP_COPY, 3);
      if (!apart)
        rf_compiler_emit (c, RF_OP_DUP_TOP_TWO, 0);
      rf_compiler_emit (c, apart ? RF_OP_BINARY_SLICE : RF_OP_BINARY_SUBSCR, 0);
      break;
    default:
      rf_compiler_at (c, target);
      rf_compiler_name_op (c, target->name.id, RF_ACCESS_LOAD);
      break;
    }
  rf_compiler_expr (c, node->aug_assign.value);
  rf_compiler_at (c, node);
  rf_compiler_emit (c, RF_OP_INPLACE_OP, node->aug_assign.op);
  rf_compiler_at (c, target);
  switch (target->kind)
    {
    case RF_AST_ATTRIBUTE:
      rf_compiler_at_attribute (c, target);
      rf_compiler_emit (c, RF_OP_ROT_TWO, 0);
      rf_compiler_emit (c, RF_OP_STORE_ATTR, name);
      break;
    case RF_AST_SUBSCRIPT:
      if (apart)
        rf_compiler_emit (c, RF_OP_ROT_FOUR, 0);
      else
        rf_compiler_emit (c, RF_OP_ROT_THREE, 0);
      rf_compiler_emit (c, apart ? RF_OP_STORE_SLICE : RF_OP_STORE_SUBSCR, 0);
      break;
    default:
      rf_compiler_name_op (c, target->name.id, RF_ACCESS_STORE);
      break;
    }
}

static void
compile_ann_assign (RfCompiler *c, const RfNode *node)
{
  const RfNode *target = node->ann_assign.target;
  RfScopeKind kind = c->unit->scope->kind;
  gboolean evaluated = kind == RF_SCOPE_MODULE || kind == RF_SCOPE_CLASS;

  if (node->ann_assign.value != NULL)
    {
      rf_compiler_expr (c, node->ann_assign.value);
      rf_compiler_store (c, target);
    }
  else if (target->kind == RF_AST_ATTRIBUTE)
    {
      rf_compiler_expr (c, target->attribute.value);
      rf_compiler_emit (c, RF_OP_POP_TOP, 0);
    }
  else if (target->kind == RF_AST_SUBSCRIPT)
    {
      rf_compiler_expr (c, target->subscript.value);
      rf_compiler_emit (c, RF_OP_POP_TOP, 0);
      rf_compiler_expr (c, target->subscript.slice);
      rf_compiler_emit (c, RF_OP_POP_TOP, 0);
    }
  else if (!evaluated)
    rf_compiler_emit (c, RF_OP_NOP, 0);
  if (!evaluated)
    return;
  if (!node->ann_assign.simple && rf_ast_annotations_are_text (c->ast))
    {
      rf_compiler_emit (c, RF_OP_NOP, 0);
      return;
    }
  rf_compiler_annotation (c, node->ann_assign.annotation);
  if (node->ann_assign.simple && target->kind == RF_AST_NAME)
    {
      rf_compiler_emit (c, RF_OP_LOAD_NAME, rf_compiler_name (c, "__annotations__"));
      rf_compiler_load_str (c, rf_compiler_mangle (c, target->name.id));
      rf_compiler_emit (c, RF_OP_STORE_SUBSCR, 0);
    }
  else
    rf_compiler_emit (c, RF_OP_POP_TOP, 0);
}

static void
compile_delete_target (RfCompiler *c, const RfNode *target)
{
  const RfNodeSeq *elts = sequence_elts (target);

  if (elts != NULL)
    {
      for (guint i = 0; i < elts->n; i++)
        compile_delete_target (c, elts->items[i]);
      if (elts->n == 0)
        rf_compiler_emit (c, RF_OP_NOP, 0);
      return;
    }
  switch (target->kind)
    {
    case RF_AST_ATTRIBUTE:
      rf_compiler_expr (c, target->attribute.value);
      rf_compiler_at (c, target);
      if (c->m->profile->caret_lines)
        rf_compiler_at_attribute (c, target);
      rf_compiler_emit (c, RF_OP_DELETE_ATTR,
                        rf_compiler_name (c, rf_compiler_mangle (c, target->attribute.attr)));
      break;
    case RF_AST_SUBSCRIPT:
      rf_compiler_expr (c, target->subscript.value);
      rf_compiler_expr (c, target->subscript.slice);
      rf_compiler_at (c, target);
      rf_compiler_emit (c, RF_OP_DELETE_SUBSCR, 0);
      break;
    default:
      rf_compiler_at (c, target);
      rf_compiler_name_op (c, target->name.id, RF_ACCESS_DELETE);
      break;
    }
}

static void
compile_expr_stmt (RfCompiler *c, const RfNode *node)
{
  if (c->mode == RF_COMPILE_INTERACTIVE && c->unit->outer == NULL)
    {
      rf_compiler_expr (c, node->expr.value);
      rf_compiler_emit (c, RF_OP_PRINT_EXPR, 0);
      return;
    }
  if (node->expr.value->kind == RF_AST_CONSTANT)
    {
      rf_compiler_emit (c, RF_OP_NOP, 0);
      return;
    }
  rf_compiler_expr (c, node->expr.value);
  rf_compiler_at (c, node);
  rf_compiler_emit (c, RF_OP_POP_TOP, 0);
}

static void
compile_raise (RfCompiler *c, const RfNode *node)
{
  guint n = 0;
  int depth = c->unit->depth;

  if (node->raise_.exc != NULL)
    {
      rf_compiler_expr (c, node->raise_.exc);
      n = 1;
    }
  if (node->raise_.cause != NULL)
    {
      rf_compiler_expr (c, node->raise_.cause);
      n = 2;
    }
  rf_compiler_at (c, node);
  rf_compiler_emit (c, RF_OP_RAISE_VARARGS, n);
  c->unit->depth = depth;
}

static void
compile_assert (RfCompiler *c, const RfNode *node)
{
  guint end = rf_compiler_label (c);
  int depth = c->unit->depth;

  rf_compiler_jump_if (c, node->assert_.test, end, TRUE);
  rf_compiler_emit (c, RF_OP_LOAD_ASSERTION_ERROR, 0);
  if (node->assert_.msg != NULL)
    {
      rf_compiler_expr (c, node->assert_.msg);
      rf_compiler_emit (c, RF_OP_CALL_FUNCTION, 1);
    }
  if (c->m->profile->caret_anchors_new) /* the mark is under what was asserted */
    rf_compiler_at (c, node->assert_.test);
  rf_compiler_emit (c, RF_OP_RAISE_VARARGS, 1);
  rf_compiler_place (c, end, depth);
}

static void
compile_import (RfCompiler *c, const RfNode *node)
{
  const RfNodeSeq *names = &node->import_.names;

  for (guint i = 0; i < names->n; i++)
    {
      const RfNode *alias = names->items[i];
      const char *dot = strchr (alias->alias.name, '.');

      rf_compiler_load_int (c, 0);
      rf_compiler_load_none (c);
      rf_compiler_emit (c, RF_OP_IMPORT_NAME, rf_compiler_name (c, alias->alias.name));
      /* "import a.b.c as d": from the outermost package down. */
      while (alias->alias.asname != NULL && dot != NULL)
        {
          const char *next = strchr (dot + 1, '.');
          const char *part =
            rf_ast_intern (c->ast, dot + 1, next != NULL ? (gssize) (next - dot - 1) : -1);

          rf_compiler_emit (c, RF_OP_IMPORT_FROM, rf_compiler_name (c, part));
          rf_compiler_emit (c, RF_OP_ROT_TWO, 0);
          rf_compiler_emit (c, RF_OP_POP_TOP, 0);
          dot = next;
        }
      if (alias->alias.asname != NULL || dot == NULL)
        rf_compiler_name_op (c, alias->alias.asname ? alias->alias.asname : alias->alias.name,
                             RF_ACCESS_STORE);
      else
        {
          g_autofree char *top = g_strndup (alias->alias.name, dot - alias->alias.name);
          rf_compiler_name_op (c, rf_ast_intern (c->ast, top, -1), RF_ACCESS_STORE);
        }
    }
}

static void
compile_import_from (RfCompiler *c, const RfNode *node)
{
  const RfNodeSeq *names = &node->import_from.names;
  RfObject **items = g_new0 (RfObject *, names->n);
  RfObject *tuple = NULL;
  GString *key = g_string_new ("t:(");

  for (guint i = 0; i < names->n; i++)
    {
      const char *name = names->items[i]->alias.name;
      items[i] = rf_str_intern (c->m, name, -1);
      if (items[i] == NULL)
        c->failed = TRUE;
      g_string_append_printf (key, "%" G_GSIZE_FORMAT ":s:%s,", strlen (name) + 2, name);
    }
  if (!c->failed)
    tuple = rf_tuple_new (c->m, items, names->n);
  rf_compiler_load_int (c, node->import_from.level);
  rf_compiler_load_const (c, tuple, key->str);
  rf_compiler_emit (c, RF_OP_IMPORT_NAME,
                    rf_compiler_name (c, node->import_from.module ? node->import_from.module : ""));
  if (names->n == 1 && strcmp (names->items[0]->alias.name, "*") == 0)
    rf_compiler_emit (c, RF_OP_IMPORT_STAR, 0);
  else
    {
      for (guint i = 0; i < names->n; i++)
        {
          const RfNode *alias = names->items[i];
          rf_compiler_emit (c, RF_OP_IMPORT_FROM, rf_compiler_name (c, alias->alias.name));
          rf_compiler_name_op (c, alias->alias.asname ? alias->alias.asname : alias->alias.name,
                               RF_ACCESS_STORE);
        }
      rf_compiler_emit (c, RF_OP_POP_TOP, 0);
    }
  for (guint i = 0; i < names->n; i++)
    rf_xdrop (c->m, items[i]);
  g_free (items);
  g_string_free (key, TRUE);
}

/* --- branches and loops ----------------------------------------------------------------------- */

static void
compile_if (RfCompiler *c, const RfNode *node)
{
  guint orelse = rf_compiler_label (c), end = rf_compiler_label (c);
  int depth = c->unit->depth;
  int truth = rf_compiler_constant_truth (node->if_.test);

  if (truth >= 0)
    {
      rf_compiler_emit (c, RF_OP_NOP, 0);
      rf_compiler_body (c, truth ? &node->if_.body : &node->if_.orelse);
      return;
    }
  rf_compiler_jump_if (c, node->if_.test, orelse, FALSE);
  rf_compiler_body (c, &node->if_.body);
  if (node->if_.orelse.n > 0)
    rf_compiler_emit (c, RF_OP_JUMP, end);
  rf_compiler_place (c, orelse, depth);
  rf_compiler_body (c, &node->if_.orelse);
  rf_compiler_place (c, end, depth);
}

static void
compile_while (RfCompiler *c, const RfNode *node)
{
  guint top = rf_compiler_label (c), orelse = rf_compiler_label (c), end = rf_compiler_label (c);
  int depth = c->unit->depth;
  int truth = rf_compiler_constant_truth (node->while_.test);
  RfFrameBlock *block;

  if (truth == 0)
    {
      rf_compiler_emit (c, RF_OP_NOP, 0);
      rf_compiler_body (c, &node->while_.orelse);
      return;
    }
  rf_compiler_place (c, top, depth);
  block = rf_compiler_push_block (c, RF_BLOCK_WHILE, -1);
  block->continue_label = top;
  block->break_label = end;
  block->position = rf_compiler_position_of (node->while_.test);
  if (truth < 0)
    rf_compiler_jump_if (c, node->while_.test, orelse, FALSE);
  else
    rf_compiler_emit (c, RF_OP_NOP, 0);
  rf_compiler_body (c, &node->while_.body);
  c->unit->position = rf_compiler_position_of (node->while_.test);
  rf_compiler_emit (c, RF_OP_JUMP, top);
  rf_compiler_pop_block (c);
  rf_compiler_place (c, orelse, depth);
  rf_compiler_body (c, &node->while_.orelse);
  rf_compiler_place (c, end, depth);
}

static void
compile_for (RfCompiler *c, const RfNode *node)
{
  guint top = rf_compiler_label (c), orelse = rf_compiler_label (c), end = rf_compiler_label (c);
  int depth = c->unit->depth;
  const RfNode *iter = node->for_.iter;
  RfFrameBlock *block;

  rf_compiler_iterable (c, iter);
  if (c->m->profile->caret_anchors_new)
    rf_compiler_at (c, iter);
  rf_compiler_emit (c, RF_OP_GET_ITER, 0);

  block = rf_compiler_push_block (c, RF_BLOCK_FOR, -1);
  block->continue_label = top;
  block->break_label = end;
  block->position = rf_compiler_position_of (iter);
  rf_compiler_place (c, top, depth + 1);
  rf_compiler_emit (c, RF_OP_FOR_ITER, orelse);
  rf_compiler_store (c, node->for_.target);
  rf_compiler_body (c, &node->for_.body);
  /* The jump back is where the next turn of the loop's head begins. */
  c->unit->position = rf_compiler_position_of (iter);
  c->unit->statement = TRUE;
  rf_compiler_emit (c, RF_OP_JUMP, top);
  rf_compiler_pop_block (c);
  rf_compiler_place (c, orelse, depth);
  rf_compiler_body (c, &node->for_.orelse);
  rf_compiler_place (c, end, depth);
}

/* --- all of them ------------------------------------------------------------------------------ */

static void
compile_stmt (RfCompiler *c, const RfNode *node)
{
  rf_compiler_statement (c, node);
  switch (node->kind)
    {
    case RF_AST_FUNCTION_DEF:
      if (node->function_def.decorator_list.n > 0)
        rf_compiler_statement (c, node->function_def.decorator_list.items[0]);
      rf_compiler_function (c, node);
      break;
    case RF_AST_CLASS_DEF:
      if (node->class_def.decorator_list.n > 0)
        rf_compiler_statement (c, node->class_def.decorator_list.items[0]);
      rf_compiler_class (c, node);
      break;
    case RF_AST_RETURN:
      compile_return (c, node);
      break;
    case RF_AST_DELETE:
      for (guint i = 0; i < node->delete_.targets.n; i++)
        compile_delete_target (c, node->delete_.targets.items[i]);
      break;
    case RF_AST_ASSIGN:
      compile_assign (c, node);
      break;
    case RF_AST_AUG_ASSIGN:
      compile_aug_assign (c, node);
      break;
    case RF_AST_ANN_ASSIGN:
      compile_ann_assign (c, node);
      break;
    case RF_AST_FOR:
      compile_for (c, node);
      break;
    case RF_AST_WHILE:
      compile_while (c, node);
      break;
    case RF_AST_IF:
      compile_if (c, node);
      break;
    case RF_AST_WITH:
      rf_compiler_with (c, node, 0);
      break;
    case RF_AST_MATCH:
      rf_compiler_match (c, node);
      break;
    case RF_AST_RAISE:
      compile_raise (c, node);
      break;
    case RF_AST_TRY:
      if (node->try_.finalbody.n > 0)
        rf_compiler_try_finally (c, node);
      else
        rf_compiler_try_except (c, node);
      break;
    case RF_AST_ASSERT:
      compile_assert (c, node);
      break;
    case RF_AST_IMPORT:
      compile_import (c, node);
      break;
    case RF_AST_IMPORT_FROM:
      compile_import_from (c, node);
      break;
    case RF_AST_GLOBAL:
    case RF_AST_NONLOCAL:
      c->unit->statement = FALSE; /* nothing happens there */
      break;
    case RF_AST_EXPR:
      compile_expr_stmt (c, node);
      break;
    case RF_AST_PASS:
      rf_compiler_emit (c, RF_OP_NOP, 0);
      break;
    case RF_AST_BREAK:
      compile_loop_exit (c, node, TRUE);
      break;
    case RF_AST_CONTINUE:
      compile_loop_exit (c, node, FALSE);
      break;
    default:
      g_error ("the compiler got a %s, which should have been refused",
               rf_node_kind_get_name (node->kind));
    }
}

void
rf_compiler_body (RfCompiler *c, const RfNodeSeq *body)
{
  for (guint i = 0; i < body->n; i++)
    compile_stmt (c, body->items[i]);
}

static gboolean has_annotations (const RfNodeSeq *body);

static gboolean
statement_has_annotations (const RfNode *node)
{
  switch (node->kind)
    {
    case RF_AST_ANN_ASSIGN:
      return TRUE;
    case RF_AST_IF:
      return has_annotations (&node->if_.body) || has_annotations (&node->if_.orelse);
    case RF_AST_FOR:
      return has_annotations (&node->for_.body) || has_annotations (&node->for_.orelse);
    case RF_AST_WHILE:
      return has_annotations (&node->while_.body) || has_annotations (&node->while_.orelse);
    case RF_AST_WITH:
      return has_annotations (&node->with.body);
    case RF_AST_MATCH:
      for (guint i = 0; i < node->match.cases.n; i++)
        if (has_annotations (&node->match.cases.items[i]->match_case.body))
          return TRUE;
      return FALSE;
    case RF_AST_TRY:
      for (guint i = 0; i < node->try_.handlers.n; i++)
        if (has_annotations (&node->try_.handlers.items[i]->handler.body))
          return TRUE;
      return has_annotations (&node->try_.body) || has_annotations (&node->try_.orelse) ||
             has_annotations (&node->try_.finalbody);
    default:
      return FALSE;
    }
}

static gboolean
has_annotations (const RfNodeSeq *body)
{
  for (guint i = 0; i < body->n; i++)
    if (statement_has_annotations (body->items[i]))
      return TRUE;
  return FALSE;
}

void
rf_compiler_block_body (RfCompiler *c, const RfNodeSeq *body, guint from)
{
  RfScopeKind kind = c->unit->scope->kind;

  if ((kind == RF_SCOPE_MODULE || kind == RF_SCOPE_CLASS) && has_annotations (body))
    rf_compiler_emit (c, RF_OP_SETUP_ANNOTATIONS, 0);
  for (guint i = from; i < body->n; i++)
    compile_stmt (c, body->items[i]);
}
