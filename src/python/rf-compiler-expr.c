/* SPDX-License-Identifier: MIT */

/* The compiler's expressions. Each function leaves the value of its node on the stack and nothing
 * else; operands are evaluated from left to right as the language says. */

#include "python/rf-compiler-private.h"
#include "python/rf-set.h"

#include <string.h>

/* --- folding of constants --------------------------------------------------------------------- */

/* Results larger than these are computed when the program runs, as CPython does. */
#define MAX_FOLDED_BITS 128
#define MAX_FOLDED_STR 4096
#define MAX_FOLDED_TUPLE 256

static char *
fold_key (RfMachine *m, RfObject *value)
{
  RfClass *cls = RF_CLASS_OF (value);
  GString *text;

  if (value == m->none)
    return g_strdup ("None");
  if (cls == m->class_bool)
    return g_strdup (value == m->true_ ? "True" : "False");
  if (cls == m->class_float)
    return g_strdup_printf ("f:%a", ((RfFloat *) value)->value);
  if (cls == m->class_int)
    {
      gint64 small;
      char *digits, *key;
      if (rf_int_fits (value, &small))
        return g_strdup_printf ("i10:%" G_GINT64_FORMAT, small);
      digits = mpz_get_str (NULL, 10, ((RfInt *) value)->big);
      key = g_strdup_printf ("i10:%s", digits);
      free (digits);
      return key;
    }
  g_assert (cls == m->class_str);
  text = g_string_new ("s:");
  for (gsize i = 0; i < ((RfStr *) value)->size; i++)
    {
      char byte = rf_str_data (value)[i];
      if (byte == '\0' || byte == '\\')
        g_string_append_printf (text, "\\%03o", (guchar) byte);
      else
        g_string_append_c (text, byte);
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_number (RfMachine *m, RfObject *value)
{
  RfClass *cls = RF_CLASS_OF (value);
  return cls == m->class_int || cls == m->class_float || cls == m->class_bool;
}

static gsize
bits_of (RfObject *value)
{
  gint64 small;
  if (rf_int_fits (value, &small))
    return small == 0
             ? 0
             : 64 - (gsize) __builtin_clzll (small < 0 ? -(guint64) small : (guint64) small);
  return mpz_sizeinbase (((RfInt *) value)->big, 2);
}

static gboolean
is_int (RfMachine *m, RfObject *value)
{
  return RF_CLASS_OF (value) == m->class_int || RF_CLASS_OF (value) == m->class_bool;
}

/* Would the operation give something small enough to be kept with the code? */
static gboolean
worth_folding (RfMachine *m, RfOperator op, RfObject *a, RfObject *b)
{
  gboolean ints = is_int (m, a) && is_int (m, b);
  gint64 n;

  if (is_number (m, a) && is_number (m, b))
    {
      if (op == RF_OPERATOR_MULT && ints)
        return bits_of (a) + bits_of (b) <= MAX_FOLDED_BITS;
      if (op == RF_OPERATOR_POW && ints)
        return rf_int_fits (b, &n) && n >= 0 && n <= MAX_FOLDED_BITS &&
               bits_of (a) * (gsize) n <= MAX_FOLDED_BITS;
      if (op == RF_OPERATOR_L_SHIFT && ints)
        return rf_int_fits (b, &n) && n >= 0 && bits_of (a) + (gsize) n <= MAX_FOLDED_BITS;
      return op != RF_OPERATOR_MAT_MULT;
    }
  if (RF_CLASS_OF (a) == m->class_str && RF_CLASS_OF (b) == m->class_str)
    return op == RF_OPERATOR_ADD;
  if (op == RF_OPERATOR_MULT && RF_CLASS_OF (b) == m->class_str && is_int (m, a))
    return worth_folding (m, op, b, a);
  if (op == RF_OPERATOR_MULT && RF_CLASS_OF (a) == m->class_str && is_int (m, b))
    return rf_int_fits (b, &n) && n >= 0 && n <= MAX_FOLDED_STR &&
           ((RfStr *) a)->length * (gsize) n <= MAX_FOLDED_STR;
  return FALSE;
}

static RfObject *
finish_fold (RfCompiler *c, RfObject *value, char **key)
{
  if (value == NULL)
    {
      rf_raised_clear (c->m); /* it will be raised when the program gets there */
      return NULL;
    }
  *key = fold_key (c->m, value);
  if (RF_CLASS_OF (value) == c->m->class_str)
    {
      /* folded names are interned like written ones */
      RfConstant constant = { .kind = RF_CONSTANT_STR,
                              .length = ((RfStr *) value)->size,
                              .text = rf_str_data (value) };
      char *same = NULL;
      RfObject *interned = rf_compiler_constant_object (c, &constant, &same);
      g_free (same);
      rf_drop (c->m, value);
      return interned;
    }
  return value;
}

static RfObject *
fold_binary (RfCompiler *c, const RfNode *node, char **key)
{
  g_autofree char *left_key = NULL, *right_key = NULL;
  RfObject *left = rf_compiler_fold (c, node->bin_op.left, &left_key);
  RfObject *right = left != NULL ? rf_compiler_fold (c, node->bin_op.right, &right_key) : NULL;
  RfObject *result = NULL;

  if (right != NULL && worth_folding (c->m, node->bin_op.op, left, right))
    result =
      finish_fold (c, rf_object_binary (c->m, (RfBinaryOp) node->bin_op.op, left, right), key);
  rf_xdrop (c->m, left);
  rf_xdrop (c->m, right);
  return result;
}

static RfObject *
fold_unary (RfCompiler *c, const RfNode *node, char **key)
{
  g_autofree char *operand_key = NULL;
  RfObject *operand = rf_compiler_fold (c, node->unary_op.operand, &operand_key);
  RfObject *result = NULL;

  if (operand == NULL)
    return NULL;
  if (node->unary_op.op == RF_UNARY_NOT)
    {
      int truth = rf_object_truth (c->m, operand);
      result = finish_fold (c, rf_bool (c->m, !truth), key);
    }
  else if (is_number (c->m, operand) &&
           !(node->unary_op.op == RF_UNARY_INVERT && !is_int (c->m, operand)) &&
           !(node->unary_op.op == RF_UNARY_INVERT && RF_CLASS_OF (operand) == c->m->class_bool))
    {
      if (node->unary_op.op == RF_UNARY_U_SUB)
        result = rf_object_negative (c->m, operand);
      else if (node->unary_op.op == RF_UNARY_U_ADD)
        result = rf_object_positive (c->m, operand);
      else
        result = rf_object_invert (c->m, operand);
      result = finish_fold (c, result, key);
    }
  rf_drop (c->m, operand);
  return result;
}

static RfObject *
fold_tuple (RfCompiler *c, const RfNodeSeq *elts, char **key)
{
  GString *text;
  RfObject **items;
  RfObject *result = NULL;
  guint n;

  for (guint i = 0; i < elts->n; i++)
    {
      RfNodeKind kind = elts->items[i]->kind;
      if (kind != RF_AST_CONSTANT && kind != RF_AST_TUPLE && kind != RF_AST_UNARY_OP &&
          kind != RF_AST_BIN_OP)
        return NULL;
    }
  text = g_string_new ("t:(");
  items = g_new (RfObject *, MAX (elts->n, 1));
  for (n = 0; n < elts->n; n++)
    {
      g_autofree char *item_key = NULL;
      items[n] = rf_compiler_fold (c, elts->items[n], &item_key);
      if (items[n] == NULL)
        break;
      g_string_append_printf (text, "%" G_GSIZE_FORMAT ":%s,", strlen (item_key), item_key);
    }
  if (n == elts->n)
    {
      result = rf_tuple_new (c->m, items, n);
      *key = g_string_free (text, FALSE);
      if (result == NULL)
        c->failed = TRUE;
    }
  else
    g_string_free (text, TRUE);
  for (guint i = 0; i < n; i++)
    rf_drop (c->m, items[i]);
  g_free (items);
  return result;
}

RfObject *
rf_compiler_fold (RfCompiler *c, const RfNode *node, char **key)
{
  switch (node->kind)
    {
    case RF_AST_CONSTANT:
      return rf_compiler_constant_object (c, &node->constant.value, key);
    case RF_AST_BIN_OP:
      return fold_binary (c, node, key);
    case RF_AST_UNARY_OP:
      return fold_unary (c, node, key);
    case RF_AST_TUPLE:
      return fold_tuple (c, &node->tuple.elts, key);
    default:
      return NULL;
    }
}

int
rf_compiler_constant_truth (const RfNode *node)
{
  const RfConstant *constant = &node->constant.value;

  if (node->kind != RF_AST_CONSTANT)
    return -1;
  switch (constant->kind)
    {
    case RF_CONSTANT_NONE:
    case RF_CONSTANT_FALSE:
      return 0;
    case RF_CONSTANT_INT:
      return strspn (constant->text, "0") != constant->length;
    case RF_CONSTANT_FLOAT:
    case RF_CONSTANT_COMPLEX:
      return constant->number != 0;
    case RF_CONSTANT_STR:
    case RF_CONSTANT_BYTES:
      return constant->length > 0;
    default:
      return 1;
    }
}

/* Loads @node when it is a constant after folding. */
static gboolean
load_folded (RfCompiler *c, const RfNode *node)
{
  g_autofree char *key = NULL;
  RfObject *value = rf_compiler_fold (c, node, &key);

  if (value == NULL)
    return FALSE;
  rf_compiler_at (c, node);
  rf_compiler_load_const (c, value, key);
  return TRUE;
}

/* --- displays --------------------------------------------------------------------------------- */

static gboolean
has_star (const RfNodeSeq *elts)
{
  for (guint i = 0; i < elts->n; i++)
    if (elts->items[i]->kind == RF_AST_STARRED)
      return TRUE;
  return FALSE;
}

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

  if (load_folded (c, node))
    return;
  if (has_star (elts))
    {
      collect (c, elts, RF_OP_BUILD_LIST, RF_OP_LIST_APPEND, RF_OP_LIST_EXTEND);
      rf_compiler_at (c, node);
      rf_compiler_emit (c, RF_OP_LIST_TO_TUPLE, 0);
      return;
    }
  for (guint i = 0; i < elts->n; i++)
    rf_compiler_expr (c, elts->items[i]);
  rf_compiler_at (c, node);
  rf_compiler_emit (c, RF_OP_BUILD_TUPLE, elts->n);
}

static void
compile_list (RfCompiler *c, const RfNode *node)
{
  const RfNodeSeq *elts = &node->list.elts;

  if (elts->n > 2 && !has_star (elts))
    {
      g_autofree char *key = NULL;
      RfObject *items = fold_tuple (c, elts, &key);
      if (items != NULL)
        {
          rf_compiler_at (c, node);
          rf_compiler_emit (c, RF_OP_BUILD_LIST, 0);
          rf_compiler_load_const (c, items, key);
          rf_compiler_emit (c, RF_OP_LIST_EXTEND, 1);
          return;
        }
    }
  if (has_star (elts))
    {
      collect (c, elts, RF_OP_BUILD_LIST, RF_OP_LIST_APPEND, RF_OP_LIST_EXTEND);
      return;
    }
  for (guint i = 0; i < elts->n; i++)
    rf_compiler_expr (c, elts->items[i]);
  rf_compiler_at (c, node);
  rf_compiler_emit (c, RF_OP_BUILD_LIST, elts->n);
}

/* A frozenset of constants, or NULL. CPython makes it from the items, and once more from what that
 * iterates over as it looks for an equal constant: the order of the items shows it. */
static RfObject *
fold_set (RfCompiler *c, const RfNodeSeq *elts, char **key)
{
  g_autofree char *items_key = NULL;
  RfObject *items = has_star (elts) ? NULL : fold_tuple (c, elts, &items_key);
  RfObject *set = NULL;

  if (items == NULL)
    return NULL;
  for (int i = 0; i < 2 && items != NULL; i++)
    {
      rf_xdrop (c->m, set);
      set = rf_set_from (c->m, c->m->class_frozenset, items);
      rf_drop (c->m, items);
      items = set != NULL && i < 1 ? rf_tuple_from_iterable (c->m, set) : NULL;
    }
  if (set == NULL)
    rf_raised_clear (c->m);
  else
    *key = g_strconcat ("frozen", items_key, NULL);
  return set;
}

static void
compile_set (RfCompiler *c, const RfNode *node)
{
  const RfNodeSeq *elts = &node->set.elts;
  g_autofree char *key = NULL;
  RfObject *items = elts->n > 2 ? fold_set (c, elts, &key) : NULL;

  if (items != NULL)
    {
      rf_compiler_at (c, node);
      rf_compiler_emit (c, RF_OP_BUILD_SET, 0);
      rf_compiler_load_const (c, items, key);
      rf_compiler_emit (c, RF_OP_SET_UPDATE, 1);
      return;
    }
  if (has_star (elts))
    {
      collect (c, elts, RF_OP_BUILD_SET, RF_OP_SET_ADD, RF_OP_SET_UPDATE);
      return;
    }
  for (guint i = 0; i < elts->n; i++)
    rf_compiler_expr (c, elts->items[i]);
  rf_compiler_at (c, node);
  rf_compiler_emit (c, RF_OP_BUILD_SET, elts->n);
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
      rf_compiler_at (c, node);
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
      rf_compiler_at (c, node);
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

  if (load_folded (c, node))
    return;
  chain = g_ptr_array_new ();
  while (left->kind == RF_AST_BIN_OP && (left == node || !load_folded (c, left)))
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

  if (load_folded (c, node))
    return;
  rf_compiler_expr (c, node->unary_op.operand);
  rf_compiler_at (c, node);
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

/* What stands right of `in` is not changed by anybody: a list of constants can be a tuple. */
static void
compile_comparator (RfCompiler *c, RfCompareOperator op, const RfNode *node)
{
  if ((op == RF_COMPARE_IN || op == RF_COMPARE_NOT_IN) && node->kind == RF_AST_LIST &&
      !has_star (&node->list.elts))
    {
      g_autofree char *key = NULL;
      RfObject *items = fold_tuple (c, &node->list.elts, &key);
      if (items != NULL)
        {
          rf_compiler_at (c, node);
          rf_compiler_load_const (c, items, key);
          return;
        }
    }
  if ((op == RF_COMPARE_IN || op == RF_COMPARE_NOT_IN) && node->kind == RF_AST_SET)
    {
      g_autofree char *key = NULL;
      RfObject *items = fold_set (c, &node->set.elts, &key);
      if (items != NULL)
        {
          rf_compiler_at (c, node);
          rf_compiler_load_const (c, items, key);
          return;
        }
    }
  rf_compiler_expr (c, node);
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
      compile_comparator (c, node->compare.ops.items[0], node->compare.comparators.items[0]);
      rf_compiler_at (c, node);
      emit_compare (c, node->compare.ops.items[0]);
      return;
    }
  cleanup = rf_compiler_label (c);
  end = rf_compiler_label (c);
  for (guint i = 0; i + 1 < n; i++)
    {
      compile_comparator (c, node->compare.ops.items[i], node->compare.comparators.items[i]);
      rf_compiler_at (c, node);
      rf_compiler_emit (c, RF_OP_DUP_TOP, 0);
      rf_compiler_emit (c, RF_OP_ROT_THREE, 0);
      emit_compare (c, node->compare.ops.items[i]);
      rf_compiler_emit (c, RF_OP_JUMP_IF_FALSE_OR_POP, cleanup);
      c->unit->depth--;
    }
  compile_comparator (c, node->compare.ops.items[n - 1], node->compare.comparators.items[n - 1]);
  rf_compiler_at (c, node);
  emit_compare (c, node->compare.ops.items[n - 1]);
  rf_compiler_emit (c, RF_OP_JUMP, end);
  rf_compiler_place (c, cleanup, depth + 2); /* middle operand, result */
  rf_compiler_emit (c, RF_OP_ROT_TWO, 0);
  rf_compiler_emit (c, RF_OP_POP_TOP, 0);
  rf_compiler_place (c, end, depth + 1);
}

/* --- tests
 * -----------------------------------------------------------------------------------------------
 */

static void
jump_if_compare (RfCompiler *c, const RfNode *node, guint label, gboolean when)
{
  guint n = node->compare.ops.n;
  guint cleanup = rf_compiler_label (c), end = rf_compiler_label (c);
  int depth = c->unit->depth;

  rf_compiler_expr (c, node->compare.left);
  for (guint i = 0; i + 1 < n; i++)
    {
      compile_comparator (c, node->compare.ops.items[i], node->compare.comparators.items[i]);
      rf_compiler_at (c, node);
      rf_compiler_emit (c, RF_OP_DUP_TOP, 0);
      rf_compiler_emit (c, RF_OP_ROT_THREE, 0);
      emit_compare (c, node->compare.ops.items[i]);
      rf_compiler_emit (c, RF_OP_POP_JUMP_IF_FALSE, cleanup);
    }
  compile_comparator (c, node->compare.ops.items[n - 1], node->compare.comparators.items[n - 1]);
  rf_compiler_at (c, node);
  emit_compare (c, node->compare.ops.items[n - 1]);
  rf_compiler_emit (c, when ? RF_OP_POP_JUMP_IF_TRUE : RF_OP_POP_JUMP_IF_FALSE, label);
  rf_compiler_emit (c, RF_OP_JUMP, end);
  rf_compiler_place (c, cleanup, depth + 1);
  rf_compiler_emit (c, RF_OP_POP_TOP, 0);
  if (!when)
    rf_compiler_emit (c, RF_OP_JUMP, label);
  rf_compiler_place (c, end, depth);
}

void
rf_compiler_jump_if (RfCompiler *c, const RfNode *node, guint label, gboolean when)
{
  if (node->kind == RF_AST_UNARY_OP && node->unary_op.op == RF_UNARY_NOT)
    {
      rf_compiler_jump_if (c, node->unary_op.operand, label, !when);
      return;
    }
  if (node->kind == RF_AST_BOOL_OP)
    {
      const RfNodeSeq *values = &node->bool_op.values;
      gboolean is_or = node->bool_op.op == RF_BOOL_OR;
      guint next = is_or != when ? rf_compiler_label (c) : label;
      for (guint i = 0; i + 1 < values->n; i++)
        rf_compiler_jump_if (c, values->items[i], next, is_or);
      rf_compiler_jump_if (c, values->items[values->n - 1], label, when);
      if (next != label)
        rf_compiler_place (c, next, c->unit->depth);
      return;
    }
  if (node->kind == RF_AST_IF_EXP)
    {
      guint orelse = rf_compiler_label (c), end = rf_compiler_label (c);
      rf_compiler_jump_if (c, node->if_exp.test, orelse, FALSE);
      rf_compiler_jump_if (c, node->if_exp.body, label, when);
      rf_compiler_emit (c, RF_OP_JUMP, end);
      rf_compiler_place (c, orelse, c->unit->depth);
      rf_compiler_jump_if (c, node->if_exp.orelse, label, when);
      rf_compiler_place (c, end, c->unit->depth);
      return;
    }
  if (node->kind == RF_AST_COMPARE && node->compare.ops.n > 1)
    {
      jump_if_compare (c, node, label, when);
      return;
    }
  rf_compiler_expr (c, node);
  rf_compiler_emit (c, when ? RF_OP_POP_JUMP_IF_TRUE : RF_OP_POP_JUMP_IF_FALSE, label);
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

/* --- calls
 * -------------------------------------------------------------------------------------------------
 */

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
  if (!has_star (args) && !has_double_star (keywords))
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
          rf_compiler_load_const (c, names, key);
          rf_compiler_emit (c, RF_OP_CALL_FUNCTION_KW, n_before + args->n + keywords->n);
          return;
        }
      rf_compiler_at (c, node);
      rf_compiler_emit (c, RF_OP_CALL_FUNCTION, n_before + args->n);
      return;
    }
  if (n_before == 0 && args->n == 1 && args->items[0]->kind == RF_AST_STARRED)
    rf_compiler_expr (c, args->items[0]->starred.value);
  else if (has_star (args))
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

static void
compile_call (RfCompiler *c, const RfNode *node)
{
  const RfNode *func = node->call.func;
  const RfNodeSeq *args = &node->call.args, *keywords = &node->call.keywords;

  if (func->kind == RF_AST_ATTRIBUTE && keywords->n == 0 && !has_star (args))
    {
      rf_compiler_expr (c, func->attribute.value);
      rf_compiler_at (c, func);
      rf_compiler_emit (c, RF_OP_LOAD_METHOD,
                        rf_compiler_name (c, rf_compiler_mangle (c, func->attribute.attr)));
      for (guint i = 0; i < args->n; i++)
        rf_compiler_expr (c, args->items[i]);
      rf_compiler_at (c, node);
      rf_compiler_emit (c, RF_OP_CALL_METHOD, args->n);
      return;
    }
  rf_compiler_expr (c, func);
  rf_compiler_call (c, node, 0, args, keywords);
}

/* --- functions
 * ------------------------------------------------------------------------------------------------
 */

static void
compile_annotation (RfCompiler *c, const char *name, const RfNode *annotation, GPtrArray *names)
{
  if (annotation == NULL)
    return;
  rf_compiler_load_str (c, rf_compiler_mangle (c, name));
  rf_compiler_expr (c, annotation);
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
      RfObject *constant = fold_tuple (c, defaults, &key);
      if (constant != NULL)
        rf_compiler_load_const (c, constant, key);
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

static void
compile_lambda (RfCompiler *c, const RfNode *node)
{
  const RfScope *scope = rf_scopes_lookup (c->scopes, node);
  guint32 flags = rf_compiler_function_parts (c, node->lambda.args, NULL);
  RfCode *code;

  rf_compiler_enter (c, scope, node->span.lineno);
  if (!c->failed)
    {
      rf_compiler_statement (c, node->lambda.body);
      rf_compiler_expr (c, node->lambda.body);
      rf_compiler_emit (c, RF_OP_RETURN_VALUE, 0);
    }
  code = rf_compiler_leave (c);
  rf_compiler_at (c, node);
  rf_compiler_make_function (c, code, scope, flags);
}

/* --- comprehensions --------------------------------------------------------------------------- */

typedef struct
{
  const RfNode *node;
  const RfNodeSeq *generators;
  const RfNode *element, *value; /* value: of a dict comprehension */
  RfOp build, add;
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
  g_assert (node->kind == RF_AST_DICT_COMP);
  return (RfComprehension){ node,
                            &node->dict_comp.generators,
                            node->dict_comp.key,
                            node->dict_comp.value,
                            RF_OP_BUILD_MAP,
                            RF_OP_MAP_ADD };
}

/* Generator @index and those inside it; its iterator is on the stack. @depth: how far the result is
 * below the innermost iterator. */
static void
compile_generator (RfCompiler *c, const RfComprehension *comp, guint index)
{
  const RfNode *generator = comp->generators->items[index];
  guint start = rf_compiler_label (c), next = rf_compiler_label (c), end = rf_compiler_label (c);
  int depth = c->unit->depth;

  rf_compiler_place (c, start, depth);
  rf_compiler_at (c, generator->comprehension.target);
  rf_compiler_emit (c, RF_OP_FOR_ITER, end);
  rf_compiler_store (c, generator->comprehension.target);
  for (guint i = 0; i < generator->comprehension.ifs.n; i++)
    rf_compiler_jump_if (c, generator->comprehension.ifs.items[i], next, FALSE);
  if (index + 1 < comp->generators->n)
    {
      rf_compiler_expr (c, comp->generators->items[index + 1]->comprehension.iter);
      rf_compiler_emit (c, RF_OP_GET_ITER, 0);
      compile_generator (c, comp, index + 1);
    }
  else
    {
      rf_compiler_expr (c, comp->element);
      if (comp->value != NULL)
        rf_compiler_expr (c, comp->value);
      rf_compiler_at (c, comp->element);
      rf_compiler_emit (c, comp->add, comp->generators->n + 1);
    }
  rf_compiler_place (c, next, depth);
  rf_compiler_emit (c, RF_OP_JUMP, start);
  rf_compiler_place (c, end, depth - 1);
}

static void
compile_comprehension_function (RfCompiler *c, const RfComprehension *comp, const RfScope *scope)
{
  const RfNode *first = comp->generators->items[0]->comprehension.iter;
  RfCode *code;

  rf_compiler_enter (c, scope, comp->node->span.lineno);
  if (!c->failed)
    {
      rf_compiler_at (c, comp->node);
      rf_compiler_emit (c, comp->build, 0);
      rf_compiler_emit (c, RF_OP_LOAD_FAST, 0);
      compile_generator (c, comp, 0);
      rf_compiler_at (c, comp->node);
      rf_compiler_emit (c, RF_OP_RETURN_VALUE, 0);
    }
  code = rf_compiler_leave (c);
  rf_compiler_at (c, comp->node);
  rf_compiler_make_function (c, code, scope, 0);
  rf_compiler_expr (c, first);
  rf_compiler_at (c, comp->node);
  rf_compiler_emit (c, RF_OP_GET_ITER, 0);
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

  rf_compiler_expr (c, comp->generators->items[0]->comprehension.iter);
  rf_compiler_at (c, comp->node);
  rf_compiler_emit (c, RF_OP_GET_ITER, 0);
  save_names (c, scope, saved);
  rf_compiler_emit (c, comp->build, 0);
  rf_compiler_emit (c, RF_OP_SWAP, 2);
  region = rf_compiler_region_open (c, cleanup, depth + (int) saved->len, FALSE);
  g_ptr_array_add (c->scope_stack, (gpointer) scope);
  compile_generator (c, comp, 0);
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

static void
compile_comprehension (RfCompiler *c, const RfNode *node)
{
  RfComprehension comp = comprehension_parts (node);
  const RfScope *scope = rf_scopes_lookup (c->scopes, node);

  if (scope->is_inlined)
    compile_comprehension_inline (c, &comp, scope);
  else
    compile_comprehension_function (c, &comp, scope);
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
  rf_compiler_at (c, node);
  rf_compiler_emit (c, RF_OP_FORMAT_VALUE, flags);
}

static void
compile_joined_str (RfCompiler *c, const RfNode *node)
{
  const RfNodeSeq *values = &node->joined_str.values;

  for (guint i = 0; i < values->n; i++)
    rf_compiler_expr (c, values->items[i]);
  rf_compiler_at (c, node);
  if (values->n == 0)
    rf_compiler_load_str (c, "");
  else if (values->n > 1)
    rf_compiler_emit (c, RF_OP_BUILD_STRING, values->n);
}

static void
compile_slice (RfCompiler *c, const RfNode *node)
{
  const RfNode *parts[] = { node->slice.lower, node->slice.upper, node->slice.step };
  guint n = node->slice.step != NULL ? 3 : 2;

  for (guint i = 0; i < n; i++)
    if (parts[i] != NULL)
      rf_compiler_expr (c, parts[i]);
    else
      rf_compiler_load_none (c);
  rf_compiler_emit (c, RF_OP_BUILD_SLICE, n);
}

void
rf_compiler_slice_or_index (RfCompiler *c, const RfNode *slice)
{
  rf_compiler_expr (c, slice);
}

void
rf_compiler_store (RfCompiler *c, const RfNode *target)
{
  const RfNodeSeq *elts = NULL;

  switch (target->kind)
    {
    case RF_AST_NAME:
      rf_compiler_at (c, target);
      rf_compiler_name_op (c, target->name.id, RF_ACCESS_STORE);
      return;
    case RF_AST_ATTRIBUTE:
      rf_compiler_expr (c, target->attribute.value);
      rf_compiler_at (c, target);
      rf_compiler_emit (c, RF_OP_STORE_ATTR,
                        rf_compiler_name (c, rf_compiler_mangle (c, target->attribute.attr)));
      return;
    case RF_AST_SUBSCRIPT:
      rf_compiler_expr (c, target->subscript.value);
      rf_compiler_slice_or_index (c, target->subscript.slice);
      rf_compiler_at (c, target);
      rf_compiler_emit (c, RF_OP_STORE_SUBSCR, 0);
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

  rf_compiler_at (c, target);
  if (has_star (elts))
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

/* --- all of them
 * ------------------------------------------------------------------------------------------------------
 */

void
rf_compiler_expr (RfCompiler *c, const RfNode *node)
{
  if (c->failed)
    {
      c->unit->depth++; /* nothing of this unit will be used */
      return;
    }
  rf_compiler_at (c, node);
  switch (node->kind)
    {
    case RF_AST_CONSTANT:
      load_folded (c, node);
      break;
    case RF_AST_NAME:
      rf_compiler_name_op (c, node->name.id, RF_ACCESS_LOAD);
      break;
    case RF_AST_ATTRIBUTE:
      rf_compiler_expr (c, node->attribute.value);
      rf_compiler_at (c, node);
      rf_compiler_emit (c, RF_OP_LOAD_ATTR,
                        rf_compiler_name (c, rf_compiler_mangle (c, node->attribute.attr)));
      break;
    case RF_AST_SUBSCRIPT:
      rf_compiler_expr (c, node->subscript.value);
      rf_compiler_slice_or_index (c, node->subscript.slice);
      rf_compiler_at (c, node);
      rf_compiler_emit (c, RF_OP_BINARY_SUBSCR, 0);
      break;
    case RF_AST_SLICE:
      compile_slice (c, node);
      break;
    case RF_AST_CALL:
      compile_call (c, node);
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
      rf_compiler_at (c, node);
      rf_compiler_emit (c, RF_OP_DUP_TOP, 0);
      rf_compiler_store (c, node->named_expr.target);
      break;
    case RF_AST_LAMBDA:
      compile_lambda (c, node);
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
    case RF_AST_LIST_COMP:
    case RF_AST_SET_COMP:
    case RF_AST_DICT_COMP:
      compile_comprehension (c, node);
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
