/* SPDX-License-Identifier: MIT */

/* The compiler's constants: what can be computed before the program runs is, and is kept with the
 * code, as CPython does it; what would be large or would fail is left to the run. */

#include "python/rf-bytes.h"
#include "python/rf-compiler-private.h"
#include "python/rf-set.h"

#include <string.h>

/* Results larger than these are computed when the program runs, as CPython does. */
#define MAX_FOLDED_BITS 128
#define MAX_FOLDED_STR 4096
#define MAX_FOLDED_TUPLE 256

static void
append_item_key (GString *text, const char *item_key)
{
  g_string_append_printf (text, "%" G_GSIZE_FORMAT ":%s,", strlen (item_key), item_key);
}

static char *
tuple_key (RfMachine *m, RfObject *tuple)
{
  g_autoptr (GString) text = g_string_new ("t:(");

  for (gsize i = 0; i < ((RfTuple *) tuple)->length; i++)
    {
      g_autofree char *key = rf_compiler_key (m, ((RfTuple *) tuple)->items[i]);
      if (key == NULL)
        return NULL;
      append_item_key (text, key);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
rf_compiler_key (RfMachine *m, RfObject *value)
{
  RfClass *cls = RF_CLASS_OF (value);

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
  if (cls == m->class_complex)
    return rf_compiler_complex_key (((RfComplex *) value)->real, ((RfComplex *) value)->imag);
  if (cls == m->class_bytes)
    return rf_compiler_text_key ('b', RF_BYTES (value)->data, RF_BYTES (value)->length);
  if (value == m->ellipsis)
    return g_strdup ("...");
  if (cls == m->class_tuple)
    return tuple_key (m, value);
  if (cls != m->class_str)
    return NULL;
  return rf_compiler_text_key ('s', rf_str_data (value), ((RfStr *) value)->size);
}

static gboolean
is_number (RfMachine *m, RfObject *value)
{
  RfClass *cls = RF_CLASS_OF (value);
  return cls == m->class_int || cls == m->class_float || cls == m->class_bool ||
         cls == m->class_complex;
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

static gboolean
is_text (RfMachine *m, RfObject *value)
{
  return RF_CLASS_OF (value) == m->class_str || RF_CLASS_OF (value) == m->class_bytes;
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
  if (RF_CLASS_OF (a) == m->class_bytes && RF_CLASS_OF (b) == m->class_bytes)
    return op == RF_OPERATOR_ADD;
  if (op == RF_OPERATOR_MULT && is_text (m, b) && is_int (m, a))
    return worth_folding (m, op, b, a);
  if (op == RF_OPERATOR_MULT && is_text (m, a) && is_int (m, b))
    return rf_int_fits (b, &n) && n >= 0 && n <= MAX_FOLDED_STR &&
           (gsize) rf_object_length (m, a) * (gsize) n <= MAX_FOLDED_STR;
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
  *key = rf_compiler_key (c->m, value);
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

RfObject *
rf_compiler_fold_tuple (RfCompiler *c, const RfNodeSeq *elts, char **key)
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
      append_item_key (text, item_key);
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
      return rf_compiler_fold_tuple (c, &node->tuple.elts, key);
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
gboolean
rf_compiler_load_folded (RfCompiler *c, const RfNode *node)
{
  g_autofree char *key = NULL;
  RfObject *value = rf_compiler_fold (c, node, &key);

  if (value == NULL)
    return FALSE;
  rf_compiler_at (c, node);
  rf_compiler_load_const (c, value, key);
  return TRUE;
}

gboolean
rf_compiler_has_star (const RfNodeSeq *elts)
{
  for (guint i = 0; i < elts->n; i++)
    if (elts->items[i]->kind == RF_AST_STARRED)
      return TRUE;
  return FALSE;
}

/* A frozenset of constants, or NULL. CPython makes it from the items, and once more from what that
 * iterates over as it looks for an equal constant: the order of the items shows it. */
RfObject *
rf_compiler_fold_set (RfCompiler *c, const RfNodeSeq *elts, char **key)
{
  g_autofree char *items_key = NULL;
  RfObject *items =
    rf_compiler_has_star (elts) ? NULL : rf_compiler_fold_tuple (c, elts, &items_key);
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
