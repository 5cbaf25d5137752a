/* SPDX-License-Identifier: MIT */

/* The compiler's expressions. Each function leaves the value of its node on the stack and nothing
 * else; operands are evaluated from left to right as the language says. */

#include "python/rf-compiler-private.h"
#include "python/rf-set.h"

#include <string.h>

/* --- displays --------------------------------------------------------------------------------- */

/* The elements of a display with stars: a list (or set) that grows. */
static void
collect (RfCompiler *c, const RfNodeSeq *elts, RfOp build, RfOp add, RfOp extend)
{
  guint i;

  for (i = 0; i < elts->n && elts->items[i]->kind != RF_AST_STARRED; i++)
    rf_compiler_expr (c, elts->items[i]);
  rf_compiler_emit (c, build, i);
  for (; i < elts->n; i++)
    if (elts->items[i]->kind == RF_AST_STARRED)
      {
        rf_compiler_expr (c, elts->items[i]->starred.value);
        rf_compiler_emit (c, extend, 1);
      }
    else
      {
        rf_compiler_expr (c, elts->items[i]);
        rf_compiler_emit (c, add, 1);
      }
}

static void
compile_tuple (RfCompiler *c, const RfNode *node)
{
  const RfNodeSeq *elts = &node->tuple.elts;

  if (rf_compiler_load_folded (c, node))
    return;
  if (rf_compiler_has_star (elts))
    {
      collect (c, elts, RF_OP_BUILD_LIST, RF_OP_LIST_APPEND, RF_OP_LIST_EXTEND);
      rf_compiler_emit (c, RF_OP_LIST_TO_TUPLE, 0);
      return;
    }
  for (guint i = 0; i < elts->n; i++)
    rf_compiler_expr (c, elts->items[i]);
  rf_compiler_emit (c, RF_OP_BUILD_TUPLE, elts->n);
}

/* A list or set display. @constants (stolen, or NULL): all elements in one object. */
static void
compile_display (RfCompiler *c, const RfNode *node, const RfNodeSeq *elts, RfObject *constants,
                 const char *key, RfOp build, RfOp add, RfOp extend)
{
  if (constants != NULL)
    {
      rf_compiler_emit (c, build, 0);
      rf_compiler_load_const (c, constants, key);
      rf_compiler_emit (c, extend, 1);
      return;
    }
  if (rf_compiler_has_star (elts))
    {
      collect (c, elts, build, add, extend);
      return;
    }
  for (guint i = 0; i < elts->n; i++)
    rf_compiler_expr (c, elts->items[i]);
  rf_compiler_emit (c, build, elts->n);
}

static void
compile_list (RfCompiler *c, const RfNode *node)
{
  const RfNodeSeq *elts = &node->list.elts;
  g_autofree char *key = NULL;
  RfObject *constants =
    elts->n > 2 && !rf_compiler_has_star (elts) ? rf_compiler_fold_tuple (c, elts, &key) : NULL;

  compile_display (c, node, elts, constants, key, RF_OP_BUILD_LIST, RF_OP_LIST_APPEND,
                   RF_OP_LIST_EXTEND);
}

static void
compile_set (RfCompiler *c, const RfNode *node)
{
  const RfNodeSeq *elts = &node->set.elts;
  g_autofree char *key = NULL;
  RfObject *constants = elts->n > 2 ? rf_compiler_fold_set (c, elts, &key) : NULL;

  compile_display (c, node, elts, constants, key, RF_OP_BUILD_SET, RF_OP_SET_ADD, RF_OP_SET_UPDATE);
}

/* The pairs from @from up to a `**mapping` or the end; returns where it stopped. */
static guint
compile_pairs (RfCompiler *c, const RfNode *node, guint from)
{
  const RfNodeSeq *keys = &node->dict.keys, *values = &node->dict.values;
  guint end = from;
  GPtrArray *constants = g_ptr_array_new ();
  GString *text = g_string_new ("t:(");
  gboolean constant = TRUE;

  while (end < keys->n && keys->items[end] != NULL)
    end++;
  for (guint i = from; i < end && constant; i++)
    {
      g_autofree char *key = NULL;
      RfObject *value = rf_compiler_fold (c, keys->items[i], &key);
      constant = value != NULL;
      if (constant)
        {
          g_ptr_array_add (constants, value);
          g_string_append_printf (text, "%" G_GSIZE_FORMAT ":%s,", strlen (key), key);
        }
    }
  if (constant && end - from > 1)
    {
      for (guint i = from; i < end; i++)
        rf_compiler_expr (c, values->items[i]);
      rf_compiler_load_const (c,
                              rf_tuple_new (c->m, (RfObject **) constants->pdata, constants->len),
                              text->str);
      rf_compiler_emit (c, RF_OP_BUILD_CONST_KEY_MAP, end - from);
    }
  else
    {
      for (guint i = from; i < end; i++)
        {
          rf_compiler_expr (c, keys->items[i]);
          rf_compiler_expr (c, values->items[i]);
        }
      rf_compiler_emit (c, RF_OP_BUILD_MAP, end - from);
    }
  for (guint i = 0; i < constants->len; i++)
    rf_drop (c->m, constants->pdata[i]);
  g_ptr_array_unref (constants);
  g_string_free (text, TRUE);
  return end;
}

static void
compile_dict (RfCompiler *c, const RfNode *node)
{
  guint n = node->dict.keys.n;
  guint done = compile_pairs (c, node, 0);

  while (done < n)
    {
      if (node->dict.keys.items[done] == NULL)
        {
          rf_compiler_expr (c, node->dict.values.items[done++]);
          rf_compiler_emit (c, RF_OP_DICT_UPDATE, 1);
        }
      else
        {
          done = compile_pairs (c, node, done);
          rf_compiler_emit (c, RF_OP_DICT_UPDATE, 1);
        }
    }
}

/* --- operators -------------------------------------------------------------------------------- */

static void
compile_bin_op (RfCompiler *c, const RfNode *node)
{
  /* A long chain a + b + c … leans to the left: walk down it instead of recursing. */
  g_autoptr (GPtrArray) chain = NULL;
  const RfNode *left = node;

  if (rf_compiler_load_folded (c, node) || rf_compiler_percent (c, node))
    return;
  chain = g_ptr_array_new ();
  while (left->kind == RF_AST_BIN_OP &&
         (left == node || (!rf_compiler_load_folded (c, left) && !rf_compiler_percent (c, left))))
    {
      g_ptr_array_add (chain, (gpointer) left);
      left = left->bin_op.left;
      if (left->kind != RF_AST_BIN_OP)
        {
          rf_compiler_expr (c, left);
          break;
        }
    }
  for (guint i = chain->len; i-- > 0;)
    {
      const RfNode *operation = chain->pdata[i];
      rf_compiler_expr (c, operation->bin_op.right);
      rf_compiler_at (c, operation);
      rf_compiler_emit (c, RF_OP_BINARY_OP, operation->bin_op.op);
    }
}

static void
compile_unary_op (RfCompiler *c, const RfNode *node)
{
  static const RfOp ops[] = {
    [RF_UNARY_INVERT] = RF_OP_UNARY_INVERT,
    [RF_UNARY_NOT] = RF_OP_UNARY_NOT,
    [RF_UNARY_U_ADD] = RF_OP_UNARY_POSITIVE,
    [RF_UNARY_U_SUB] = RF_OP_UNARY_NEGATIVE,
  };

  if (rf_compiler_load_folded (c, node))
    return;
  rf_compiler_expr (c, node->unary_op.operand);
  rf_compiler_emit (c, ops[node->unary_op.op], 0);
}

static void
compile_bool_op (RfCompiler *c, const RfNode *node)
{
  const RfNodeSeq *values = &node->bool_op.values;
  RfOp op =
    node->bool_op.op == RF_BOOL_AND ? RF_OP_JUMP_IF_FALSE_OR_POP : RF_OP_JUMP_IF_TRUE_OR_POP;
  guint end = rf_compiler_label (c);

  for (guint i = 0; i + 1 < values->n; i++)
    {
      rf_compiler_expr (c, values->items[i]);
      rf_compiler_emit (c, op, end);
      c->unit->depth--; /* going on, the value is gone */
    }
  rf_compiler_expr (c, values->items[values->n - 1]);
  rf_compiler_place (c, end, c->unit->depth);
}

static void
emit_compare (RfCompiler *c, RfCompareOperator op)
{
  switch (op)
    {
    case RF_COMPARE_IS:
    case RF_COMPARE_IS_NOT:
      rf_compiler_emit (c, RF_OP_IS_OP, op == RF_COMPARE_IS_NOT);
      break;
    case RF_COMPARE_IN:
    case RF_COMPARE_NOT_IN:
      rf_compiler_emit (c, RF_OP_CONTAINS_OP, op == RF_COMPARE_NOT_IN);
      break;
    case RF_COMPARE_EQ:
      rf_compiler_emit (c, RF_OP_COMPARE_OP, RF_CMP_EQ);
      break;
    case RF_COMPARE_NOT_EQ:
      rf_compiler_emit (c, RF_OP_COMPARE_OP, RF_CMP_NE);
      break;
    case RF_COMPARE_LT:
      rf_compiler_emit (c, RF_OP_COMPARE_OP, RF_CMP_LT);
      break;
    case RF_COMPARE_LT_E:
      rf_compiler_emit (c, RF_OP_COMPARE_OP, RF_CMP_LE);
      break;
    case RF_COMPARE_GT:
      rf_compiler_emit (c, RF_OP_COMPARE_OP, RF_CMP_GT);
      break;
    case RF_COMPARE_GT_E:
    default:
      rf_compiler_emit (c, RF_OP_COMPARE_OP, RF_CMP_GE);
      break;
    }
}

/* What is only iterated over or looked into, so that nobody can change it: a list is a tuple, a set
 * of constants a frozenset. */
void
rf_compiler_iterable (RfCompiler *c, const RfNode *node)
{
  if (node->kind == RF_AST_LIST && !rf_compiler_has_star (&node->list.elts))
    {
      RfNode *tuple = rf_ast_new_node (c->ast, RF_AST_TUPLE, node->span);

      tuple->tuple.elts = node->list.elts;
      rf_compiler_expr (c, tuple);
      return;
    }
  if (node->kind == RF_AST_SET)
    {
      RfPosition around = c->unit->position;
      g_autofree char *key = NULL;
      RfObject *constants = rf_compiler_fold_set (c, &node->set.elts, &key);

      if (constants != NULL)
        {
          rf_compiler_at (c, node);
          rf_compiler_load_const (c, constants, key);
          c->unit->position = around;
          return;
        }
    }
  rf_compiler_expr (c, node);
}

/* The right side of comparison number @i: of the last alone, what it looks into is no list. */
static void
compile_comparator (RfCompiler *c, const RfNode *compare, guint i)
{
  RfCompareOperator op = compare->compare.ops.items[i];
  const RfNode *right = compare->compare.comparators.items[i];

  if (i + 1 == compare->compare.ops.n && (op == RF_COMPARE_IN || op == RF_COMPARE_NOT_IN))
    rf_compiler_iterable (c, right);
  else
    rf_compiler_expr (c, right);
}

static void
compile_compare (RfCompiler *c, const RfNode *node)
{
  guint n = node->compare.ops.n;
  guint cleanup, end;
  int depth = c->unit->depth;

  rf_compiler_expr (c, node->compare.left);
  if (n == 1)
    {
      compile_comparator (c, node, 0);
      emit_compare (c, node->compare.ops.items[0]);
      return;
    }
  cleanup = rf_compiler_label (c);
  end = rf_compiler_label (c);
  for (guint i = 0; i + 1 < n; i++)
    {
      compile_comparator (c, node, i);
      rf_compiler_emit (c, RF_OP_DUP_TOP, 0);
      rf_compiler_emit (c, RF_OP_ROT_THREE, 0);
      emit_compare (c, node->compare.ops.items[i]);
      rf_compiler_emit (c, RF_OP_JUMP_IF_FALSE_OR_POP, cleanup);
      c->unit->depth--;
    }
  compile_comparator (c, node, n - 1);
  emit_compare (c, node->compare.ops.items[n - 1]);
  rf_compiler_emit (c, RF_OP_JUMP, end);
  rf_compiler_place (c, cleanup, depth + 2); /* middle operand, result */
  rf_compiler_emit (c, RF_OP_ROT_TWO, 0);
  rf_compiler_emit (c, RF_OP_POP_TOP, 0);
  rf_compiler_place (c, end, depth + 1);
}

/* --- tests ------------------------------------------------------------------------------------ */

static void
jump_if_compare (RfCompiler *c, const RfNode *node, guint label, gboolean when)
{
  guint n = node->compare.ops.n;
  guint cleanup = rf_compiler_label (c), end = rf_compiler_label (c);
  int depth = c->unit->depth;

  rf_compiler_expr (c, node->compare.left);
  for (guint i = 0; i + 1 < n; i++)
    {
      compile_comparator (c, node, i);
      rf_compiler_emit (c, RF_OP_DUP_TOP, 0);
      rf_compiler_emit (c, RF_OP_ROT_THREE, 0);
      emit_compare (c, node->compare.ops.items[i]);
      rf_compiler_emit (c, RF_OP_POP_JUMP_IF_FALSE, cleanup);
    }
  compile_comparator (c, node, n - 1);
  emit_compare (c, node->compare.ops.items[n - 1]);
  rf_compiler_emit (c, when ? RF_OP_POP_JUMP_IF_TRUE : RF_OP_POP_JUMP_IF_FALSE, label);
  rf_compiler_emit (c, RF_OP_JUMP, end);
  rf_compiler_place (c, cleanup, depth + 1);
  rf_compiler_emit (c, RF_OP_POP_TOP, 0);
  if (!when)
    rf_compiler_emit (c, RF_OP_JUMP, label);
  rf_compiler_place (c, end, depth);
}

static void
jump_if (RfCompiler *c, const RfNode *node, guint label, gboolean when)
{
  if (node->kind == RF_AST_UNARY_OP && node->unary_op.op == RF_UNARY_NOT)
    {
      jump_if (c, node->unary_op.operand, label, !when);
      return;
    }
  if (node->kind == RF_AST_BOOL_OP)
    {
      const RfNodeSeq *values = &node->bool_op.values;
      gboolean is_or = node->bool_op.op == RF_BOOL_OR;
      guint next = is_or != when ? rf_compiler_label (c) : label;
      for (guint i = 0; i + 1 < values->n; i++)
        jump_if (c, values->items[i], next, is_or);
      jump_if (c, values->items[values->n - 1], label, when);
      if (next != label)
        rf_compiler_place (c, next, c->unit->depth);
      return;
    }
  if (node->kind == RF_AST_IF_EXP)
    {
      guint orelse = rf_compiler_label (c), end = rf_compiler_label (c);
      jump_if (c, node->if_exp.test, orelse, FALSE);
      jump_if (c, node->if_exp.body, label, when);
      rf_compiler_emit (c, RF_OP_JUMP, end);
      rf_compiler_place (c, orelse, c->unit->depth);
      jump_if (c, node->if_exp.orelse, label, when);
      rf_compiler_place (c, end, c->unit->depth);
      return;
    }
  /* Up to 3.11 a test has the position of what is around it, and a comparison leaves its own behind
   * for what comes after the jump. */
  if (node->kind == RF_AST_COMPARE || !c->m->profile->position_is_left)
    rf_compiler_at (c, node);
  if (node->kind == RF_AST_COMPARE && node->compare.ops.n > 1)
    {
      jump_if_compare (c, node, label, when);
      return;
    }
  rf_compiler_expr (c, node);
  rf_compiler_emit (c, when ? RF_OP_POP_JUMP_IF_TRUE : RF_OP_POP_JUMP_IF_FALSE, label);
}

void
rf_compiler_jump_if (RfCompiler *c, const RfNode *node, guint label, gboolean when)
{
  RfPosition around = c->unit->position;

  jump_if (c, node, label, when);
  if (!c->m->profile->position_is_left)
    c->unit->position = around;
}

static void
compile_if_exp (RfCompiler *c, const RfNode *node)
{
  guint orelse = rf_compiler_label (c), end = rf_compiler_label (c);
  int depth = c->unit->depth;

  rf_compiler_jump_if (c, node->if_exp.test, orelse, FALSE);
  rf_compiler_expr (c, node->if_exp.body);
  rf_compiler_emit (c, RF_OP_JUMP, end);
  rf_compiler_place (c, orelse, depth);
  rf_compiler_expr (c, node->if_exp.orelse);
  rf_compiler_place (c, end, depth + 1);
}

/* --- strings, subscripts, attributes ---------------------------------------------------------- */

static void
compile_formatted_value (RfCompiler *c, const RfNode *node)
{
  guint32 flags = 0;

  rf_compiler_expr (c, node->formatted_value.value);
  if (node->formatted_value.conversion == 's')
    flags = RF_FORMAT_STR;
  else if (node->formatted_value.conversion == 'r')
    flags = RF_FORMAT_REPR;
  else if (node->formatted_value.conversion == 'a')
    flags = RF_FORMAT_ASCII;
  if (node->formatted_value.format_spec != NULL)
    {
      rf_compiler_expr (c, node->formatted_value.format_spec);
      flags |= RF_FORMAT_HAS_SPEC;
    }
  rf_compiler_emit (c, RF_OP_FORMAT_VALUE, flags);
}

static void
compile_joined_str (RfCompiler *c, const RfNode *node)
{
  const RfNodeSeq *values = &node->joined_str.values;

  for (guint i = 0; i < values->n; i++)
    rf_compiler_expr (c, values->items[i]);
  if (values->n == 0)
    rf_compiler_load_str (c, "");
  else if (values->n > 1)
    rf_compiler_emit (c, RF_OP_BUILD_STRING, values->n);
}

static void
compile_slice_parts (RfCompiler *c, const RfNode *node, guint n)
{
  const RfNode *parts[] = { node->slice.lower, node->slice.upper, node->slice.step };

  for (guint i = 0; i < n; i++)
    if (parts[i] != NULL)
      rf_compiler_expr (c, parts[i]);
    else
      rf_compiler_load_none (c);
}

static void
compile_slice (RfCompiler *c, const RfNode *node)
{
  guint n = node->slice.step != NULL ? 3 : 2;

  compile_slice_parts (c, node, n);
  rf_compiler_emit (c, RF_OP_BUILD_SLICE, n);
}

gboolean
rf_compiler_subscript_parts (RfCompiler *c, const RfNode *node)
{
  const RfNode *slice = node->subscript.slice;
  gboolean apart =
    c->m->profile->slices_apart && slice->kind == RF_AST_SLICE && slice->slice.step == NULL;

  rf_compiler_expr (c, node->subscript.value);
  if (apart)
    compile_slice_parts (c, slice, 2);
  else
    rf_compiler_expr (c, slice);
  return apart;
}

/* Adds what an assignment to self.NAME names to the class around. */
static void
note_self_name (RfCompiler *c, const RfNode *target)
{
  const RfNode *of = target->attribute.value;
  RfUnit *unit = c->unit->outer;

  if (of->kind != RF_AST_NAME || !g_str_equal (of->name.id, "self"))
    return;
  while (unit != NULL && unit->scope->kind != RF_SCOPE_CLASS)
    unit = unit->outer;
  if (unit == NULL)
    return;
  if (unit->self_names == NULL)
    unit->self_names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, NULL);
  g_hash_table_add (unit->self_names, (gpointer) target->attribute.attr);
}

static void
compile_store (RfCompiler *c, const RfNode *target)
{
  const RfNodeSeq *elts = NULL;
  gboolean apart;

  switch (target->kind)
    {
    case RF_AST_NAME:
      rf_compiler_name_op (c, target->name.id, RF_ACCESS_STORE);
      return;
    case RF_AST_ATTRIBUTE:
      rf_compiler_expr (c, target->attribute.value);
      rf_compiler_at_attribute (c, target);
      note_self_name (c, target);
      rf_compiler_emit (c, RF_OP_STORE_ATTR,
                        rf_compiler_name (c, rf_compiler_mangle (c, target->attribute.attr)));
      return;
    case RF_AST_SUBSCRIPT:
      apart = rf_compiler_subscript_parts (c, target);
      rf_compiler_emit (c, apart ? RF_OP_STORE_SLICE : RF_OP_STORE_SUBSCR, 0);
      return;
    case RF_AST_STARRED:
      rf_compiler_store (c, target->starred.value);
      return;
    case RF_AST_TUPLE:
      elts = &target->tuple.elts;
      break;
    case RF_AST_LIST:
      elts = &target->list.elts;
      break;
    default:
      g_assert_not_reached ();
    }

  if (rf_compiler_has_star (elts))
    {
      guint before = 0;
      while (elts->items[before]->kind != RF_AST_STARRED)
        before++;
      rf_compiler_emit (c, RF_OP_UNPACK_EX, before + ((elts->n - before - 1) << 16));
    }
  else
    rf_compiler_emit (c, RF_OP_UNPACK_SEQUENCE, elts->n);
  for (guint i = 0; i < elts->n; i++)
    rf_compiler_store (c, elts->items[i]);
}

void
rf_compiler_store (RfCompiler *c, const RfNode *target)
{
  RfPosition around = c->unit->position;

  rf_compiler_at (c, target);
  compile_store (c, target);
  c->unit->position = around;
}

/* The machine knows that END_SEND follows the jump behind the YIELD_VALUE. */
static void
compile_yield_from (RfCompiler *c, const RfNode *node)
{
  guint send = rf_compiler_label (c), end = rf_compiler_label (c);
  int depth = c->unit->depth;

  rf_compiler_expr (c, node->yield_from.value);
  rf_compiler_at (c, node);
  rf_compiler_emit (c, RF_OP_GET_YIELD_FROM_ITER, 0);
  rf_compiler_load_none (c);
  rf_compiler_place (c, send, depth + 2);
  rf_compiler_emit (c, RF_OP_SEND, end);
  if (c->m->profile->generator_guards_itself)
    c->unit->stack_size = MAX (c->unit->stack_size, depth + 3 + c->unit->unseen);
  rf_compiler_emit (c, RF_OP_YIELD_VALUE, 1);
  rf_compiler_emit (c, RF_OP_JUMP, send);
  rf_compiler_place (c, end, depth + 2);
  rf_compiler_emit (c, RF_OP_END_SEND, 0);
}

/* --- all of them ------------------------------------------------------------------------------ */

static void
compile_expr (RfCompiler *c, const RfNode *node)
{
  switch (node->kind)
    {
    case RF_AST_CONSTANT:
      rf_compiler_load_folded (c, node);
      break;
    case RF_AST_NAME:
      rf_compiler_name_op (c, node->name.id, RF_ACCESS_LOAD);
      break;
    case RF_AST_ATTRIBUTE:
      rf_compiler_expr (c, node->attribute.value);
      rf_compiler_at_attribute (c, node);
      rf_compiler_emit (c, RF_OP_LOAD_ATTR,
                        rf_compiler_name (c, rf_compiler_mangle (c, node->attribute.attr)));
      break;
    case RF_AST_SUBSCRIPT:
      rf_compiler_emit (c,
                        rf_compiler_subscript_parts (c, node) ? RF_OP_BINARY_SLICE
                                                              : RF_OP_BINARY_SUBSCR,
                        0);
      break;
    case RF_AST_SLICE:
      compile_slice (c, node);
      break;
    case RF_AST_CALL:
      rf_compiler_call_expr (c, node);
      break;
    case RF_AST_BIN_OP:
      compile_bin_op (c, node);
      break;
    case RF_AST_UNARY_OP:
      compile_unary_op (c, node);
      break;
    case RF_AST_BOOL_OP:
      compile_bool_op (c, node);
      break;
    case RF_AST_COMPARE:
      compile_compare (c, node);
      break;
    case RF_AST_IF_EXP:
      compile_if_exp (c, node);
      break;
    case RF_AST_NAMED_EXPR:
      rf_compiler_expr (c, node->named_expr.value);
      rf_compiler_emit (c, RF_OP_DUP_TOP, 0);
      rf_compiler_store (c, node->named_expr.target);
      break;
    case RF_AST_LAMBDA:
      rf_compiler_lambda (c, node);
      break;
    case RF_AST_TUPLE:
      compile_tuple (c, node);
      break;
    case RF_AST_LIST:
      compile_list (c, node);
      break;
    case RF_AST_SET:
      compile_set (c, node);
      break;
    case RF_AST_DICT:
      compile_dict (c, node);
      break;
    case RF_AST_YIELD:
      if (node->yield.value != NULL)
        rf_compiler_expr (c, node->yield.value);
      else
        rf_compiler_load_none (c);
      rf_compiler_at (c, node);
      rf_compiler_emit (c, RF_OP_YIELD_VALUE, 0);
      break;
    case RF_AST_YIELD_FROM:
      compile_yield_from (c, node);
      break;
    case RF_AST_GENERATOR_EXP:
    case RF_AST_LIST_COMP:
    case RF_AST_SET_COMP:
    case RF_AST_DICT_COMP:
      rf_compiler_comprehension (c, node);
      break;
    case RF_AST_JOINED_STR:
      compile_joined_str (c, node);
      break;
    case RF_AST_FORMATTED_VALUE:
      compile_formatted_value (c, node);
      break;
    default:
      g_error ("the compiler got a %s, which should have been refused",
               rf_node_kind_get_name (node->kind));
    }
}

void
rf_compiler_expr (RfCompiler *c, const RfNode *node)
{
  RfPosition around = c->unit->position;

  if (c->failed)
    {
      c->unit->depth++; /* nothing of this unit will be used */
      return;
    }
  rf_compiler_at (c, node);
  compile_expr (c, node);
  c->unit->position = around;
}
