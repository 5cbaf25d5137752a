/* SPDX-License-Identifier: MIT */

/* The compiler's match statement.
 *
 * Invariants, while a pattern is tried: its subject is on top of the stack, and the code of the
 * pattern takes it away when it matches. Names are stored when the whole pattern has matched: until
 * then their values lie below what the pattern works on, the first name's on top. What fails
 * jumps to the label for as many items as are to be dropped above Pattern.base. */

#include "python/rf-compiler-private.h"

#include <string.h>

typedef struct
{
  GPtrArray *names;  /* char: what is to be stored, in order */
  GArray *fail_pops; /* guint: label that drops so many items */
  int base;          /* the depth of the stack where nothing of the pattern is on it */
} Pattern;

static void compile_pattern (RfCompiler *c, Pattern *p, const RfNode *node);

/* --- failing ---------------------------------------------------------------------------------- */

static guint
fail_label (RfCompiler *c, Pattern *p, int n_pops)
{
  while (p->fail_pops->len <= (guint) n_pops)
    {
      guint label = rf_compiler_label (c);

      g_array_append_val (p->fail_pops, label);
    }
  return g_array_index (p->fail_pops, guint, n_pops);
}

/* Jumps, with @op, to where the pattern fails. */
static void
emit_fail (RfCompiler *c, Pattern *p, RfOp op)
{
  int taken = op == RF_OP_JUMP ? 0 : 1;

  rf_compiler_emit (c, op, fail_label (c, p, c->unit->depth - taken - p->base));
}

/* The code that drops what a failed pattern left. */
static void
place_failures (RfCompiler *c, Pattern *p)
{
  for (guint i = p->fail_pops->len; i-- > 0;)
    {
      rf_compiler_place (c, g_array_index (p->fail_pops, guint, i), p->base + (int) i);
      if (i > 0)
        rf_compiler_emit (c, RF_OP_POP_TOP, 0);
    }
  g_array_set_size (p->fail_pops, 0);
}

static void
pattern_init (Pattern *p, int base)
{
  p->names = g_ptr_array_new ();
  p->fail_pops = g_array_new (FALSE, FALSE, sizeof (guint));
  p->base = base;
}

static void
pattern_clear (Pattern *p)
{
  g_ptr_array_unref (p->names);
  g_array_unref (p->fail_pops);
}

/* --- helpers ---------------------------------------------------------------------------------- */

static void
rotate (RfCompiler *c, int n)
{
  if (n == 2)
    rf_compiler_emit (c, RF_OP_ROT_TWO, 0);
  else if (n > 2)
    rf_compiler_emit (c, RF_OP_ROT_N, (guint32) n);
}

static gboolean
is_wildcard (const RfNode *node)
{
  return node->kind == RF_AST_MATCH_AS && node->match_as.name == NULL;
}

static gboolean
is_star_wildcard (const RfNode *node)
{
  return node->kind == RF_AST_MATCH_STAR && node->match_star.name == NULL;
}

/* Takes the top of the stack for @name (NULL: drops it): to below all that is there of the
 * pattern, so that the values of the first names come off first. */
static void
capture (RfCompiler *c, Pattern *p, const char *name)
{
  if (name == NULL)
    {
      rf_compiler_emit (c, RF_OP_POP_TOP, 0);
      return;
    }
  rotate (c, c->unit->depth - p->base);
  g_ptr_array_add (p->names, (gpointer) name);
}

static void
emit_length_check (RfCompiler *c, Pattern *p, guint length, RfCompareOp op)
{
  rf_compiler_emit (c, RF_OP_GET_LEN, 0);
  rf_compiler_load_int (c, length);
  rf_compiler_emit (c, RF_OP_COMPARE_OP, op);
  emit_fail (c, p, RF_OP_POP_JUMP_IF_FALSE);
}

/* The top is a tuple of values, or None: fails then; else its @n items are matched with
 * @patterns (@more after those), and it is gone. */
static void
match_values (RfCompiler *c, Pattern *p, const RfNode *node, RfNodeSeq patterns, RfNodeSeq more)
{
  guint n = patterns.n + more.n;
  gboolean keeps = c->m->profile->match_keeps_tuple;

  rf_compiler_emit (c, RF_OP_DUP_TOP, 0);
  rf_compiler_load_none (c);
  rf_compiler_emit (c, RF_OP_IS_OP, 1);
  emit_fail (c, p, RF_OP_POP_JUMP_IF_FALSE);
  if (!keeps)
    rf_compiler_emit (c, RF_OP_UNPACK_SEQUENCE, n);
  for (guint i = 0; i < n; i++)
    {
      const RfNode *pattern = i < patterns.n ? patterns.items[i] : more.items[i - patterns.n];

      if (keeps)
        {
          if (is_wildcard (pattern))
            continue;
          rf_compiler_emit (c, RF_OP_DUP_TOP, 0);
          rf_compiler_load_int (c, i);
          rf_compiler_emit (c, RF_OP_BINARY_SUBSCR, 0);
        }
      compile_pattern (c, p, pattern);
      rf_compiler_at (c, node);
    }
  if (keeps)
    rf_compiler_emit (c, RF_OP_POP_TOP, 0);
}

/* --- sequences -------------------------------------------------------------------------------- */

/* Item by item, when all that a star takes is nothing that is looked at. */
static void
match_by_index (RfCompiler *c, Pattern *p, const RfNode *node, RfNodeSeq patterns, guint star)
{
  for (guint i = 0; i < patterns.n; i++)
    {
      const RfNode *pattern = patterns.items[i];

      if (i == star || is_wildcard (pattern))
        continue;
      rf_compiler_emit (c, RF_OP_DUP_TOP, 0);
      if (i < star)
        rf_compiler_load_int (c, i);
      else
        {
          /* The subject need not understand negative indices. */
          rf_compiler_emit (c, RF_OP_GET_LEN, 0);
          rf_compiler_load_int (c, patterns.n - i);
          rf_compiler_emit (c, RF_OP_BINARY_OP, RF_BINARY_SUB);
        }
      rf_compiler_emit (c, RF_OP_BINARY_SUBSCR, 0);
      compile_pattern (c, p, pattern);
      rf_compiler_at (c, node);
    }
  rf_compiler_emit (c, RF_OP_POP_TOP, 0);
}

static void
match_by_unpacking (RfCompiler *c, Pattern *p, RfNodeSeq patterns, guint star)
{
  if (star < patterns.n)
    rf_compiler_emit (c, RF_OP_UNPACK_EX, star | ((patterns.n - star - 1) << 16));
  else
    rf_compiler_emit (c, RF_OP_UNPACK_SEQUENCE, patterns.n);
  for (guint i = 0; i < patterns.n; i++)
    compile_pattern (c, p, patterns.items[i]);
}

static void
match_sequence (RfCompiler *c, Pattern *p, const RfNode *node)
{
  RfNodeSeq patterns = node->match_sequence.patterns;
  guint star = patterns.n;
  gboolean only_wildcards = TRUE, star_wildcard = FALSE;

  for (guint i = 0; i < patterns.n; i++)
    {
      const RfNode *pattern = patterns.items[i];

      if (pattern->kind == RF_AST_MATCH_STAR)
        {
          star = i;
          star_wildcard = is_star_wildcard (pattern);
          only_wildcards = only_wildcards && star_wildcard;
        }
      else
        only_wildcards = only_wildcards && is_wildcard (pattern);
    }
  rf_compiler_emit (c, RF_OP_MATCH_SEQUENCE, 0);
  emit_fail (c, p, RF_OP_POP_JUMP_IF_FALSE);
  if (star == patterns.n)
    emit_length_check (c, p, patterns.n, RF_CMP_EQ);
  else if (patterns.n > 1)
    emit_length_check (c, p, patterns.n - 1, RF_CMP_GE);
  if (only_wildcards)
    rf_compiler_emit (c, RF_OP_POP_TOP, 0);
  else if (star_wildcard)
    match_by_index (c, p, node, patterns, star);
  else
    match_by_unpacking (c, p, patterns, star);
}

/* --- mappings and classes --------------------------------------------------------------------- */

static void
match_mapping (RfCompiler *c, Pattern *p, const RfNode *node)
{
  RfNodeSeq keys = node->match_mapping.keys, none = { 0 };
  const char *rest = node->match_mapping.rest;

  rf_compiler_emit (c, RF_OP_MATCH_MAPPING, 0);
  emit_fail (c, p, RF_OP_POP_JUMP_IF_FALSE);
  if (keys.n == 0 && rest == NULL)
    {
      rf_compiler_emit (c, RF_OP_POP_TOP, 0);
      return;
    }
  if (keys.n > 0)
    emit_length_check (c, p, keys.n, RF_CMP_GE);
  for (guint i = 0; i < keys.n; i++)
    rf_compiler_expr (c, keys.items[i]);
  rf_compiler_at (c, node);
  rf_compiler_emit (c, RF_OP_BUILD_TUPLE, keys.n);
  rf_compiler_emit (c, RF_OP_MATCH_KEYS, 0);
  match_values (c, p, node, node->match_mapping.patterns, none);
  /* subject keys */
  if (rest != NULL)
    {
      rf_compiler_emit (c, RF_OP_COPY_DICT_WITHOUT_KEYS, 0);
      capture (c, p, rest);
    }
  else
    rf_compiler_emit (c, RF_OP_POP_TOP, 0);
  rf_compiler_emit (c, RF_OP_POP_TOP, 0);
}

static void
match_class (RfCompiler *c, Pattern *p, const RfNode *node)
{
  RfIdentSeq names = node->match_class.kwd_attrs;
  RfObject **items = g_new0 (RfObject *, MAX (names.n, 1)), *tuple = NULL;
  g_autoptr (GString) key = g_string_new ("t:(");

  rf_compiler_expr (c, node->match_class.cls);
  rf_compiler_at (c, node);
  for (guint i = 0; i < names.n; i++)
    {
      items[i] = rf_str_intern (c->m, names.items[i], -1);
      if (items[i] == NULL)
        c->failed = TRUE;
      g_string_append_printf (key, "%" G_GSIZE_FORMAT ":s:%s,", strlen (names.items[i]) + 2,
                              names.items[i]);
    }
  if (!c->failed)
    tuple = rf_tuple_new (c->m, items, names.n);
  rf_compiler_load_const (c, tuple, key->str);
  for (guint i = 0; i < names.n; i++)
    rf_xdrop (c->m, items[i]);
  g_free (items);
  rf_compiler_emit (c, RF_OP_MATCH_CLASS, node->match_class.patterns.n);
  match_values (c, p, node, node->match_class.patterns, node->match_class.kwd_patterns);
}

/* --- alternatives ----------------------------------------------------------------------------- */

/* Brings the values on the stack, which are in the order of @names, into the order of @wanted, as
 * CPython does: by turning. */
static void
reorder (RfCompiler *c, GPtrArray *names, const GPtrArray *wanted)
{
  for (guint at = wanted->len; at-- > 0;)
    {
      guint found = 0;

      if (!g_ptr_array_find (names, wanted->pdata[at], &found) || found == at)
        continue;
      for (guint turns = 0; turns <= found; turns++)
        {
          gpointer first = names->pdata[0];

          g_ptr_array_remove_index (names, 0);
          g_ptr_array_insert (names, (int) at, first);
        }
      for (guint turns = 0; turns <= found; turns++)
        rotate (c, (int) at + 1);
    }
}

static void
match_or (RfCompiler *c, Pattern *p, const RfNode *node)
{
  RfNodeSeq patterns = node->match_or.patterns;
  g_autoptr (GPtrArray) wanted = NULL;
  guint end = rf_compiler_label (c);
  int depth = c->unit->depth;

  for (guint i = 0; i < patterns.n; i++)
    {
      Pattern alternative;

      pattern_init (&alternative, depth);
      rf_compiler_at (c, patterns.items[i]);
      rf_compiler_emit (c, RF_OP_DUP_TOP, 0);
      compile_pattern (c, &alternative, patterns.items[i]);
      if (wanted == NULL)
        wanted = g_ptr_array_ref (alternative.names);
      else
        reorder (c, alternative.names, wanted);
      rf_compiler_emit (c, RF_OP_JUMP, end);
      place_failures (c, &alternative);
      pattern_clear (&alternative);
    }
  rf_compiler_at (c, node);
  rf_compiler_emit (c, RF_OP_POP_TOP, 0);
  emit_fail (c, p, RF_OP_JUMP);
  rf_compiler_place (c, end, depth + (int) wanted->len);
  for (guint i = 0; i < wanted->len; i++)
    capture (c, p, wanted->pdata[i]);
  rf_compiler_emit (c, RF_OP_POP_TOP, 0);
}

/* --- all of them ------------------------------------------------------------------------------ */

static void
match_as (RfCompiler *c, Pattern *p, const RfNode *node)
{
  if (node->match_as.pattern != NULL)
    {
      rf_compiler_emit (c, RF_OP_DUP_TOP, 0);
      compile_pattern (c, p, node->match_as.pattern);
      rf_compiler_at (c, node);
    }
  capture (c, p, node->match_as.name);
}

static void
compile_pattern (RfCompiler *c, Pattern *p, const RfNode *node)
{
  rf_compiler_at (c, node);
  switch (node->kind)
    {
    case RF_AST_MATCH_VALUE:
      rf_compiler_expr (c, node->match_value.value);
      rf_compiler_at (c, node);
      rf_compiler_emit (c, RF_OP_COMPARE_OP, RF_CMP_EQ);
      emit_fail (c, p, RF_OP_POP_JUMP_IF_FALSE);
      break;
    case RF_AST_MATCH_SINGLETON:
      {
        g_autofree char *key = NULL;
        RfObject *value = rf_compiler_constant_object (c, &node->match_singleton.value, &key);

        rf_compiler_load_const (c, value, key);
        rf_compiler_emit (c, RF_OP_IS_OP, 0);
        emit_fail (c, p, RF_OP_POP_JUMP_IF_FALSE);
        break;
      }
    case RF_AST_MATCH_SEQUENCE:
      match_sequence (c, p, node);
      break;
    case RF_AST_MATCH_MAPPING:
      match_mapping (c, p, node);
      break;
    case RF_AST_MATCH_CLASS:
      match_class (c, p, node);
      break;
    case RF_AST_MATCH_STAR:
      capture (c, p, node->match_star.name);
      break;
    case RF_AST_MATCH_AS:
      match_as (c, p, node);
      break;
    case RF_AST_MATCH_OR:
    default:
      match_or (c, p, node);
      break;
    }
}

/* One case; the subject is on the stack, and is gone where its body begins. @keep: a later case
 * needs the subject too. */
static void
compile_case (RfCompiler *c, const RfNode *match_case, gboolean keep, guint end)
{
  const RfNode *pattern = match_case->match_case.pattern;
  int depth = c->unit->depth;
  Pattern p;

  rf_compiler_statement (c, pattern);
  pattern_init (&p, keep ? depth : depth - 1);
  if (keep)
    rf_compiler_emit (c, RF_OP_DUP_TOP, 0);
  compile_pattern (c, &p, pattern);
  rf_compiler_at (c, pattern);
  for (guint i = 0; i < p.names->len; i++)
    rf_compiler_name_op (c, p.names->pdata[i], RF_ACCESS_STORE);
  if (match_case->match_case.guard != NULL)
    rf_compiler_jump_if (c, match_case->match_case.guard, fail_label (c, &p, 0), FALSE);
  if (keep)
    {
      rf_compiler_at (c, pattern);
      rf_compiler_emit (c, RF_OP_POP_TOP, 0);
    }
  rf_compiler_body (c, &match_case->match_case.body);
  rf_compiler_emit (c, RF_OP_JUMP, end);
  c->unit->depth = p.base;
  place_failures (c, &p);
  pattern_clear (&p);
}

void
rf_compiler_match (RfCompiler *c, const RfNode *node)
{
  RfNodeSeq cases = node->match.cases;
  const RfNode *last = cases.items[cases.n - 1];
  gboolean has_default = cases.n > 1 && is_wildcard (last->match_case.pattern);
  guint end = rf_compiler_label (c);
  int depth = c->unit->depth;

  rf_compiler_expr (c, node->match.subject);
  for (guint i = 0; i < cases.n - has_default; i++)
    compile_case (c, cases.items[i], i + 1 < cases.n - has_default, end);
  if (has_default)
    {
      /* The subject is gone already. */
      rf_compiler_statement (c, last->match_case.pattern);
      rf_compiler_emit (c, RF_OP_NOP, 0);
      if (last->match_case.guard != NULL)
        rf_compiler_jump_if (c, last->match_case.guard, end, FALSE);
      rf_compiler_body (c, &last->match_case.body);
    }
  rf_compiler_place (c, end, depth);
}
