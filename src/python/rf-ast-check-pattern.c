/* SPDX-License-Identifier: MIT */

/* The rules of match statements: which patterns make later ones pointless, and which names a
 * pattern may bind. */

#include "python/rf-ast-check-private.h"

#include <math.h>
#include <string.h>

typedef struct
{
  RfAst *ast;
  RfSyntaxError *error;
  gboolean may_be_irrefutable; /* nothing that comes later would be lost */
  GPtrArray *names;            /* those that are bound so far */
  const RfNode *last;          /* the pattern that was looked at last */
} Pattern;

/* Until 3.11 an error that is seen after the inner patterns has the place of the last of them. */
static const RfNode *
place_after (const Pattern *p, const RfNode *node)
{
  return rf_ast_get_minor (p->ast) >= 12 ? node : p->last;
}

#define FAIL(p, node, ...) \
  (rf_ast_set_error ((p)->ast, (p)->error, (node)->span, __VA_ARGS__), FALSE)

static gboolean check_pattern (Pattern *p, const RfNode *node);

static gboolean
bind_name (Pattern *p, const RfNode *node, const char *name)
{
  if (name == NULL)
    return TRUE;
  if (g_ptr_array_find (p->names, name, NULL))
    return FAIL (p, node, "multiple assignments to name '%s' in pattern", name);
  g_ptr_array_add (p->names, (gpointer) name);
  return TRUE;
}

/* Patterns within others: if they match anything, others still need not. */
static gboolean
check_inner (Pattern *p, RfNodeSeq patterns)
{
  gboolean old = p->may_be_irrefutable;

  p->may_be_irrefutable = TRUE;
  for (guint i = 0; i < patterns.n; i++)
    if (!check_pattern (p, patterns.items[i]))
      return FALSE;
  p->may_be_irrefutable = old;
  return TRUE;
}

static gboolean
same_names (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_ptr_array_find ((GPtrArray *) b, g_ptr_array_index (a, i), NULL))
      return FALSE;
  return TRUE;
}

/* All alternatives must bind the same names. */
static gboolean
check_or (Pattern *p, const RfNode *node)
{
  RfNodeSeq patterns = node->match_or.patterns;
  g_autoptr (GPtrArray) first = NULL;
  gboolean old = p->may_be_irrefutable;
  GPtrArray *outer = p->names;
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < patterns.n; i++)
    {
      p->may_be_irrefutable = old && i == patterns.n - 1;
      p->names = g_ptr_array_new ();
      ok = check_pattern (p, patterns.items[i]);
      if (ok && first == NULL)
        first = g_ptr_array_ref (p->names);
      else if (ok && !same_names (first, p->names))
        ok = FAIL (p, place_after (p, node), "alternative patterns bind different names");
      g_ptr_array_unref (p->names);
    }
  p->names = outer;
  p->may_be_irrefutable = old;
  for (guint i = 0; ok && i < first->len; i++)
    ok = bind_name (p, place_after (p, node), g_ptr_array_index (first, i));
  return ok;
}

static gboolean
check_sequence (Pattern *p, const RfNode *node)
{
  RfNodeSeq patterns = node->match_sequence.patterns;
  guint n_stars = 0;

  for (guint i = 0; i < patterns.n; i++)
    n_stars += patterns.items[i]->kind == RF_AST_MATCH_STAR;
  if (n_stars > 1)
    return FAIL (p, node, "multiple starred names in sequence pattern");
  return check_inner (p, patterns);
}

/* The value of a number as a pattern has it, 3, -3 or 3+4j. FALSE: it is none, or no double. */
static gboolean
number_of (const RfNode *node, double *real, double *imag)
{
  double left[2], right[2];

  switch (node->kind)
    {
    case RF_AST_CONSTANT:
      *real = *imag = 0;
      switch (node->constant.value.kind)
        {
        case RF_CONSTANT_TRUE:
          *real = 1;
          return TRUE;
        case RF_CONSTANT_FALSE:
          return TRUE;
        case RF_CONSTANT_INT:
          *real =
            (double) g_ascii_strtoll (node->constant.value.text, NULL, node->constant.value.base);
          return fabs (*real) < 9e15;
        case RF_CONSTANT_FLOAT:
          *real = node->constant.value.number;
          return TRUE;
        case RF_CONSTANT_COMPLEX:
          *imag = node->constant.value.number;
          return TRUE;
        default:
          return FALSE;
        }
    case RF_AST_UNARY_OP:
      if (!number_of (node->unary_op.operand, real, imag))
        return FALSE;
      *real = 0 - *real;
      *imag = 0 - *imag;
      return TRUE;
    case RF_AST_BIN_OP:
      if (!number_of (node->bin_op.left, &left[0], &left[1]) ||
          !number_of (node->bin_op.right, &right[0], &right[1]))
        return FALSE;
      *real = left[0] + (node->bin_op.op == RF_OPERATOR_SUB ? -right[0] : right[0]);
      *imag = left[1] + (node->bin_op.op == RF_OPERATOR_SUB ? -right[1] : right[1]);
      return TRUE;
    default:
      return FALSE;
    }
}

/* The same text for keys that are equal; @shown is the text of the key itself. */
static char *
key_text (const RfNode *node, const char *shown)
{
  double real, imag;

  return number_of (node, &real, &imag) ? g_strdup_printf ("%a %a", real, imag) : g_strdup (shown);
}

static gboolean
check_mapping (Pattern *p, const RfNode *node)
{
  RfNodeSeq keys = node->match_mapping.keys;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < keys.n; i++)
    {
      g_autofree char *text = NULL, *shown = NULL;

      if (keys.items[i]->kind == RF_AST_ATTRIBUTE)
        continue;
      if (keys.items[i]->kind == RF_AST_JOINED_STR)
        return FAIL (p, node, "mapping pattern keys may only match literals and attribute lookups");
      shown = rf_ast_dump_value (p->ast, keys.items[i]);
      if (strcmp (shown, "-0") == 0)
        memmove (shown, shown + 1, strlen (shown));
      text = key_text (keys.items[i], shown);
      if (g_hash_table_contains (seen, text))
        return FAIL (p, node, "mapping pattern checks duplicate key (%s)", shown);
      g_hash_table_add (seen, g_steal_pointer (&text));
    }
  return check_inner (p, node->match_mapping.patterns) &&
         bind_name (p, place_after (p, node), node->match_mapping.rest);
}

static gboolean
check_class (Pattern *p, const RfNode *node)
{
  RfIdentSeq attrs = node->match_class.kwd_attrs;

  for (guint i = 0; i < attrs.n; i++)
    for (guint k = i + 1; k < attrs.n; k++)
      if (attrs.items[i] == attrs.items[k])
        return FAIL (p, node->match_class.kwd_patterns.items[k],
                     "attribute name repeated in class pattern: %s", attrs.items[i]);
  return check_inner (p, node->match_class.patterns) &&
         check_inner (p, node->match_class.kwd_patterns);
}

static gboolean
check_as (Pattern *p, const RfNode *node)
{
  if (node->match_as.pattern != NULL)
    return check_pattern (p, node->match_as.pattern) &&
           bind_name (p, place_after (p, node), node->match_as.name);
  if (!p->may_be_irrefutable)
    {
      if (node->match_as.name != NULL)
        return FAIL (p, node, "name capture '%s' makes remaining patterns unreachable",
                     node->match_as.name);
      return FAIL (p, node, "wildcard makes remaining patterns unreachable");
    }
  return bind_name (p, node, node->match_as.name);
}

static gboolean
check_pattern (Pattern *p, const RfNode *node)
{
  p->last = node;
  switch (node->kind)
    {
    case RF_AST_MATCH_AS:
      return check_as (p, node);
    case RF_AST_MATCH_OR:
      return check_or (p, node);
    case RF_AST_MATCH_SEQUENCE:
      return check_sequence (p, node);
    case RF_AST_MATCH_MAPPING:
      return check_mapping (p, node);
    case RF_AST_MATCH_CLASS:
      return check_class (p, node);
    case RF_AST_MATCH_STAR:
      return bind_name (p, node, node->match_star.name);
    case RF_AST_MATCH_VALUE:
      return node->match_value.value->kind != RF_AST_JOINED_STR ||
             FAIL (p, node, "patterns may only match literals and attribute lookups");
    default:
      return TRUE;
    }
}

gboolean
rf_ast_check_case (RfAst *ast, RfSyntaxError *error, const RfNode *match_case, gboolean is_last)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  Pattern p = { ast, error, is_last || match_case->match_case.guard != NULL, names, NULL };

  return check_pattern (&p, match_case->match_case.pattern);
}
