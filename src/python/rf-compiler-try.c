/* SPDX-License-Identifier: MIT */

/* The compiler's try and with statements: regions of instructions, and the code that handles what
 * is raised in them. Stack pictures are in the comments. */

#include "python/rf-compiler-private.h"

/* How many items more CPython's old handlers (before 3.11) have on the stack: the exception and the
 * one before it took three each. */
static int
old_triples (RfCompiler *c, int n)
{
  return c->m->profile->calls_push_null ? 0 : n;
}

/* previous lasti exc: restores what was handled before and lets exc go on. */
static void
emit_cleanup (RfCompiler *c, guint label, int depth)
{
  rf_compiler_place (c, label, depth + 3);
  c->unit->position.line = -1;
  rf_compiler_emit (c, RF_OP_COPY, 3);
  rf_compiler_emit (c, RF_OP_POP_EXCEPT, 0);
  rf_compiler_emit (c, RF_OP_RERAISE, 1);
  c->unit->depth = depth;
}

/* One except clause; previous exc is on the stack, and at the end nothing of it. */
static void
compile_handler (RfCompiler *c, const RfNode *handler, guint end, int depth)
{
  guint next = rf_compiler_label (c);
  const char *name = handler->handler.name;
  RfFrameBlock *block;

  rf_compiler_statement (c, handler);
  if (handler->handler.type != NULL)
    {
      c->unit->unseen += old_triples (c, 1);
      rf_compiler_expr (c, handler->handler.type);
      c->unit->unseen -= old_triples (c, 1);
      rf_compiler_emit (c, RF_OP_CHECK_EXC_MATCH, 0);
      rf_compiler_emit (c, RF_OP_POP_JUMP_IF_FALSE, next);
    }
  rf_compiler_at (c, handler);
  if (name == NULL)
    {
      rf_compiler_emit (c, RF_OP_POP_TOP, 0);
      block = rf_compiler_push_block (c, RF_BLOCK_HANDLER, -1);
      c->unit->unseen -= old_triples (c, 2);
      rf_compiler_body (c, &handler->handler.body);
      c->unit->unseen += old_triples (c, 2);
      rf_compiler_pop_block (c);
      c->unit->position.line = -1;
      rf_compiler_emit (c, RF_OP_POP_EXCEPT, 0);
      rf_compiler_emit (c, RF_OP_JUMP, end);
    }
  else
    {
      guint cleanup = rf_compiler_label (c);
      const char *mangled = rf_compiler_mangle (c, name);
      int region;

      rf_compiler_name_op_mangled (c, mangled, RF_ACCESS_STORE);
      region = rf_compiler_region_open (c, cleanup, depth + 1, TRUE);
      block = rf_compiler_push_block (c, RF_BLOCK_HANDLER, region);
      block->name = mangled;
      c->unit->unseen -= old_triples (c, 2);
      rf_compiler_body (c, &handler->handler.body);
      c->unit->unseen += old_triples (c, 2);
      rf_compiler_pop_block (c);
      rf_compiler_region_close (c, region);
      c->unit->position.line = -1;
      rf_compiler_emit (c, RF_OP_POP_EXCEPT, 0);
      rf_compiler_forget_name (c, mangled);
      rf_compiler_emit (c, RF_OP_JUMP, end);

      c->unit->unseen += old_triples (c, 2);
      rf_compiler_place (c, cleanup, depth + 3);
      c->unit->position.line = -1;
      rf_compiler_forget_name (c, mangled);
      rf_compiler_emit (c, RF_OP_RERAISE, 1);
      c->unit->unseen -= old_triples (c, 2);
    }
  if (handler->handler.type != NULL)
    rf_compiler_place (c, next, depth + 2);
  else
    g_array_index (c->unit->labels, guint32, next) = c->unit->instructions->len;
}

void
rf_compiler_try_except (RfCompiler *c, const RfNode *node)
{
  guint handler = rf_compiler_label (c), cleanup = rf_compiler_label (c);
  guint end = rf_compiler_label (c);
  int depth = c->unit->depth;
  const RfNodeSeq *handlers = &node->try_.handlers;
  int region = rf_compiler_region_open (c, handler, depth, FALSE);
  gboolean bare = FALSE;

  rf_compiler_emit (c, RF_OP_NOP, 0);
  rf_compiler_push_block (c, RF_BLOCK_TRY, region);
  rf_compiler_body (c, &node->try_.body);
  rf_compiler_pop_block (c);
  rf_compiler_region_close (c, region);
  rf_compiler_body (c, &node->try_.orelse);
  rf_compiler_emit (c, RF_OP_JUMP, end);

  rf_compiler_place (c, handler, depth + 1);
  region = rf_compiler_region_open (c, cleanup, depth + 1, TRUE);
  c->unit->position.line = -1;
  c->unit->unseen += old_triples (c, 4);
  rf_compiler_emit (c, RF_OP_PUSH_EXC_INFO, 0);
  for (guint i = 0; i < handlers->n; i++)
    {
      compile_handler (c, handlers->items[i], end, depth);
      bare = handlers->items[i]->handler.type == NULL;
    }
  if (!bare)
    {
      c->unit->position.line = -1;
      rf_compiler_emit (c, RF_OP_RERAISE, 0);
    }
  c->unit->unseen -= old_triples (c, 4);
  rf_compiler_region_close (c, region);
  emit_cleanup (c, cleanup, depth);
  rf_compiler_place (c, end, depth);
}

void
rf_compiler_try_finally (RfCompiler *c, const RfNode *node)
{
  guint handler = rf_compiler_label (c), cleanup = rf_compiler_label (c);
  guint end = rf_compiler_label (c);
  int depth = c->unit->depth;
  int region = rf_compiler_region_open (c, handler, depth, FALSE);
  RfFrameBlock *block = rf_compiler_push_block (c, RF_BLOCK_FINALLY_TRY, region);

  block->finalbody = &node->try_.finalbody;
  if (node->try_.handlers.n > 0)
    rf_compiler_try_except (c, node);
  else
    {
      rf_compiler_emit (c, RF_OP_NOP, 0);
      rf_compiler_body (c, &node->try_.body);
    }
  rf_compiler_pop_block (c);
  rf_compiler_region_close (c, region);
  rf_compiler_body (c, &node->try_.finalbody);
  rf_compiler_emit (c, RF_OP_JUMP, end);

  rf_compiler_place (c, handler, depth + 1);
  region = rf_compiler_region_open (c, cleanup, depth + 1, TRUE);
  c->unit->position.line = -1;
  c->unit->unseen += old_triples (c, 4);
  rf_compiler_emit (c, RF_OP_PUSH_EXC_INFO, 0);
  rf_compiler_push_block (c, RF_BLOCK_FINALLY_END, region);
  rf_compiler_body (c, &node->try_.finalbody);
  rf_compiler_pop_block (c);
  c->unit->unseen -= old_triples (c, 4);
  c->unit->position.line = -1;
  rf_compiler_emit (c, RF_OP_RERAISE, 0);
  rf_compiler_region_close (c, region);
  emit_cleanup (c, cleanup, depth);
  rf_compiler_place (c, end, depth);
}

void
rf_compiler_with (RfCompiler *c, const RfNode *node, guint index)
{
  const RfNode *item = node->with.items.items[index];
  guint handler = rf_compiler_label (c), cleanup = rf_compiler_label (c);
  guint suppress = rf_compiler_label (c), end = rf_compiler_label (c);
  int depth = c->unit->depth, region;
  RfPosition position =
    rf_compiler_position_of (c->m->profile->minor < 13 ? node : item->withitem.context_expr);

  if (index > 0)
    rf_compiler_statement (c, item->withitem.context_expr);
  rf_compiler_expr (c, item->withitem.context_expr);
  c->unit->position = position;
  rf_compiler_emit (c, RF_OP_BEFORE_WITH, 0);
  region = rf_compiler_region_open (c, handler, depth + 1, TRUE);
  rf_compiler_push_block (c, RF_BLOCK_WITH, region)->position = position;
  if (item->withitem.optional_vars != NULL)
    rf_compiler_store (c, item->withitem.optional_vars);
  else
    rf_compiler_emit (c, RF_OP_POP_TOP, 0);
  if (index + 1 < node->with.items.n)
    rf_compiler_with (c, node, index + 1);
  else
    rf_compiler_body (c, &node->with.body);
  rf_compiler_pop_block (c);
  rf_compiler_region_close (c, region);
  c->unit->position = position;
  c->unit->statement = TRUE; /* leaving the block is a step */
  rf_compiler_call_exit (c);
  rf_compiler_emit (c, RF_OP_JUMP, end);

  /* exit lasti exc */
  rf_compiler_place (c, handler, depth + 3);
  c->unit->position = position;
  region = rf_compiler_region_open (c, cleanup, depth + 3, TRUE);
  rf_compiler_emit (c, RF_OP_PUSH_EXC_INFO, 0);
  c->unit->unseen += old_triples (c, 3);
  rf_compiler_emit (c, RF_OP_WITH_EXCEPT_START, 0);
  c->unit->unseen -= old_triples (c, 3);
  rf_compiler_emit (c, RF_OP_POP_JUMP_IF_TRUE, suppress);
  rf_compiler_emit (c, RF_OP_RERAISE, 2);
  /* exit lasti previous exc */
  rf_compiler_place (c, suppress, depth + 4);
  rf_compiler_emit (c, RF_OP_POP_TOP, 0);
  rf_compiler_region_close (c, region);
  rf_compiler_emit (c, RF_OP_POP_EXCEPT, 0);
  rf_compiler_emit (c, RF_OP_POP_TOP, 0);
  rf_compiler_emit (c, RF_OP_POP_TOP, 0);
  rf_compiler_emit (c, RF_OP_JUMP, end);
  /* exit lasti previous lasti exc */
  rf_compiler_place (c, cleanup, depth + 5);
  rf_compiler_emit (c, RF_OP_COPY, 3);
  rf_compiler_emit (c, RF_OP_POP_EXCEPT, 0);
  rf_compiler_emit (c, RF_OP_RERAISE, 1);
  c->unit->depth = depth;
  rf_compiler_place (c, end, depth);
}
