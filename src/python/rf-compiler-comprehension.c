/* SPDX-License-Identifier: MIT */

/* The compiler's comprehensions: a function of their own, or from 3.12 on code in the block that
 * holds them, which saves the names that they use and gives them back, also after an exception. */

#include "python/rf-compiler-private.h"

typedef struct
{
  const RfNode *node;
  const RfNodeSeq *generators;
  const RfNode *element, *value; /* value: of a dict comprehension */
  RfOp build, add;               /* NOP: a generator expression, which yields */
} RfComprehension;

static RfComprehension
comprehension_parts (const RfNode *node)
{
  if (node->kind == RF_AST_LIST_COMP)
    return (RfComprehension){ node,
                              &node->list_comp.generators,
                              node->list_comp.elt,
                              NULL,
                              RF_OP_BUILD_LIST,
                              RF_OP_LIST_APPEND };
  if (node->kind == RF_AST_SET_COMP)
    return (RfComprehension){
      node, &node->set_comp.generators, node->set_comp.elt, NULL, RF_OP_BUILD_SET, RF_OP_SET_ADD
    };
  if (node->kind == RF_AST_GENERATOR_EXP)
    return (RfComprehension){
      node, &node->generator_exp.generators, node->generator_exp.elt, NULL, RF_OP_NOP, RF_OP_NOP
    };
  g_assert (node->kind == RF_AST_DICT_COMP);
  return (RfComprehension){ node,
                            &node->dict_comp.generators,
                            node->dict_comp.key,
                            node->dict_comp.value,
                            RF_OP_BUILD_MAP,
                            RF_OP_MAP_ADD };
}

/* Iterating stands where what is iterated over stands (3.13), or where the comprehension does. */
static void
emit_iteration (RfCompiler *c, const RfNode *generator, RfOp op, guint32 arg)
{
  RfPosition around = c->unit->position;

  if (c->m->profile->caret_anchors_new)
    rf_compiler_at (c, generator->comprehension.iter);
  rf_compiler_emit (c, op, arg);
  c->unit->position = around;
}

/* What `for y in [x]` goes through, as the only item of a display: no iterator is made. NULL: it is
 * another kind of loop. */
static const RfNode *
only_item (const RfNode *generator)
{
  const RfNode *iter = generator->comprehension.iter;
  const RfNodeSeq *items = iter->kind == RF_AST_LIST    ? &iter->list.elts
                           : iter->kind == RF_AST_TUPLE ? &iter->tuple.elts
                                                        : NULL;

  return items != NULL && items->n == 1 && items->items[0]->kind != RF_AST_STARRED ? items->items[0]
                                                                                   : NULL;
}

/* Generator @index and those inside it. @n_iterators: how many are on the stack, above the result;
 * its own is among them, unless it goes through the @only item. */
static void
compile_generator (RfCompiler *c, const RfComprehension *comp, guint index, guint n_iterators,
                   const RfNode *only)
{
  const RfNode *generator = comp->generators->items[index];
  guint start = rf_compiler_label (c), next = rf_compiler_label (c), end = rf_compiler_label (c);
  int depth = c->unit->depth;

  if (only != NULL)
    rf_compiler_expr (c, only);
  else
    {
      rf_compiler_place (c, start, depth);
      emit_iteration (c, generator, RF_OP_FOR_ITER, end);
    }
  rf_compiler_store (c, generator->comprehension.target);
  for (guint i = 0; i < generator->comprehension.ifs.n; i++)
    rf_compiler_jump_if (c, generator->comprehension.ifs.items[i], next, FALSE);
  if (index + 1 < comp->generators->n)
    {
      const RfNode *inner = comp->generators->items[index + 1];
      const RfNode *item = only_item (inner);

      if (item == NULL)
        {
          rf_compiler_iterable (c, inner->comprehension.iter);
          emit_iteration (c, inner, RF_OP_GET_ITER, 0);
        }
      compile_generator (c, comp, index + 1, n_iterators + (item == NULL), item);
    }
  else
    {
      rf_compiler_expr (c, comp->element);
      if (comp->value != NULL)
        rf_compiler_expr (c, comp->value);
      if (!c->m->profile->position_is_left)
        {
          const RfNode *last = comp->value != NULL ? comp->value : comp->element;

          rf_compiler_at (c, comp->element);
          c->unit->position.end_line = last->span.end_lineno;
          c->unit->position.end_column = last->span.end_col_offset;
        }
      if (comp->add == RF_OP_NOP)
        {
          rf_compiler_emit (c, RF_OP_YIELD_VALUE, 0);
          rf_compiler_emit (c, RF_OP_POP_TOP, 0);
        }
      else
        rf_compiler_emit (c, comp->add, n_iterators + 1);
    }
  rf_compiler_place (c, next, depth);
  if (only != NULL)
    return;
  rf_compiler_emit (c, RF_OP_JUMP, start);
  rf_compiler_place (c, end, depth - 1);
}

static void
compile_comprehension_function (RfCompiler *c, const RfComprehension *comp, const RfScope *scope)
{
  const RfNode *first = comp->generators->items[0];
  RfCode *code;

  rf_compiler_enter (c, scope, comp->node->span.lineno);
  if (!c->failed)
    {
      rf_compiler_at (c, comp->node);
      if (comp->build != RF_OP_NOP)
        rf_compiler_emit (c, comp->build, 0);
      rf_compiler_emit (c, RF_OP_LOAD_FAST, 0);
      compile_generator (c, comp, 0, 1, NULL);
      rf_compiler_at (c, comp->node);
      if (comp->build == RF_OP_NOP)
        rf_compiler_load_none (c);
      rf_compiler_emit (c, RF_OP_RETURN_VALUE, 0);
    }
  code = rf_compiler_leave (c);
  rf_compiler_at (c, comp->node);
  rf_compiler_make_function (c, code, scope, 0);
  rf_compiler_iterable (c, first->comprehension.iter);
  emit_iteration (c, first, RF_OP_GET_ITER, 0);
  rf_compiler_emit (c, RF_OP_CALL_FUNCTION, 1);
}

/* The names that live in the enclosing block while the comprehension runs. */
typedef struct
{
  gboolean cell;
  guint32 index;
} RfSavedName;

static void
restore_names (RfCompiler *c, const GArray *saved)
{
  for (guint i = saved->len; i-- > 0;)
    {
      const RfSavedName *name = &g_array_index (saved, RfSavedName, i);
      rf_compiler_emit (c, RF_OP_SWAP, 2);
      rf_compiler_emit (c, name->cell ? RF_OP_RESTORE_CELL : RF_OP_STORE_FAST, name->index);
    }
}

static void
save_names (RfCompiler *c, const RfScope *scope, GArray *saved)
{
  const RfScope *holder = c->unit->scope;

  for (guint i = 0; i < scope->n_symbols; i++)
    {
      const RfSymbol *symbol = &scope->symbols[i];
      RfSavedName name = { .cell = symbol->binding == RF_BINDING_CELL };
      int index;

      if ((symbol->flags & (RF_SYMBOL_ASSIGNED | RF_SYMBOL_ITERATION)) == 0 ||
          (symbol->flags & (RF_SYMBOL_PARAMETER | RF_SYMBOL_NONLOCAL | RF_SYMBOL_GLOBAL)) != 0)
        continue; /* not its own */
      if (symbol->binding == RF_BINDING_LOCAL)
        index = rf_scope_find_varname (holder, symbol->name);
      else if (name.cell)
        index = rf_scope_find_cellvar (holder, symbol->name);
      else
        continue;
      if (index < 0)
        continue;
      name.index = (guint32) index;
      g_array_append_val (saved, name);
      rf_compiler_emit (c, name.cell ? RF_OP_SAVE_CELL : RF_OP_LOAD_FAST_AND_CLEAR, name.index);
      rf_compiler_emit (c, RF_OP_SWAP, 2);
    }
}

static void
compile_comprehension_inline (RfCompiler *c, const RfComprehension *comp, const RfScope *scope)
{
  g_autoptr (GArray) saved = g_array_new (FALSE, FALSE, sizeof (RfSavedName));
  guint cleanup = rf_compiler_label (c), end = rf_compiler_label (c);
  int depth = c->unit->depth, region;

  rf_compiler_iterable (c, comp->generators->items[0]->comprehension.iter);
  emit_iteration (c, comp->generators->items[0], RF_OP_GET_ITER, 0);
  save_names (c, scope, saved);
  rf_compiler_emit (c, comp->build, 0);
  rf_compiler_emit (c, RF_OP_SWAP, 2);
  region = rf_compiler_region_open (c, cleanup, depth + (int) saved->len, FALSE);
  g_ptr_array_add (c->scope_stack, (gpointer) scope);
  compile_generator (c, comp, 0, 1, NULL);
  g_ptr_array_set_size (c->scope_stack, c->scope_stack->len - 1);
  rf_compiler_region_close (c, region);
  rf_compiler_at (c, comp->node);
  restore_names (c, saved);
  rf_compiler_emit (c, RF_OP_JUMP, end);
  rf_compiler_place (c, cleanup, depth + (int) saved->len + 1);
  restore_names (c, saved);
  rf_compiler_emit (c, RF_OP_RERAISE, 0);
  rf_compiler_place (c, end, depth + 1);
}

void
rf_compiler_comprehension (RfCompiler *c, const RfNode *node)
{
  RfComprehension comp = comprehension_parts (node);
  const RfScope *scope = rf_scopes_lookup (c->scopes, node);

  if (scope->is_inlined)
    compile_comprehension_inline (c, &comp, scope);
  else
    compile_comprehension_function (c, &comp, scope);
}
