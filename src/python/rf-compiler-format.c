/* SPDX-License-Identifier: MIT */

/* "%s: %r" % (a, b): from 3.11 on CPython compiles it as it does f"{a!s}: {b!r}", when the text is
 * a literal with nothing but %s, %r and %a, and the tuple is a display with as many items. */

#include "python/rf-ast-check-private.h"
#include "python/rf-compiler-private.h"

#include <string.h>

#define MAX_DIGITS 3

typedef struct
{
  const char *at, *end;
  char kind;     /* s, r or a */
  char spec[16]; /* as in an f-string; "": none */
} Field;

/* The digits of a width or precision; FALSE: too many. */
static gboolean
digits (Field *field, int *value)
{
  int n = 0;

  *value = 0;
  while (field->at < field->end && g_ascii_isdigit (*field->at))
    {
      *value = *value * 10 + (*field->at++ - '0');
      if (++n >= MAX_DIGITS)
        return FALSE;
    }
  return TRUE;
}

/* One % field, from behind the percent sign on. */
static gboolean
parse_field (Field *field)
{
  gboolean left = FALSE;
  int width = -1, precision = -1;
  GString *spec;

  for (; field->at < field->end && strchr ("-+ #0", *field->at) != NULL; field->at++)
    left = left || *field->at == '-';
  if (field->at < field->end && g_ascii_isdigit (*field->at) && !digits (field, &width))
    return FALSE;
  if (field->at < field->end && *field->at == '.')
    {
      field->at++;
      if (!digits (field, &precision))
        return FALSE;
    }
  if (field->at >= field->end || strchr ("sra", *field->at) == NULL)
    return FALSE;
  field->kind = *field->at++;
  spec = g_string_new (!left && width > 0 ? ">" : "");
  if (width >= 0)
    g_string_append_printf (spec, "%d", width);
  if (precision >= 0)
    g_string_append_printf (spec, ".%d", precision);
  g_strlcpy (field->spec, spec->str, sizeof field->spec);
  g_string_free (spec, TRUE);
  return TRUE;
}

/* The text up to the next field, with %% as %. */
static void
literal (Field *field, GString *text)
{
  g_string_truncate (text, 0);
  for (; field->at < field->end; field->at++)
    {
      if (*field->at == '%')
        {
          if (field->at + 1 >= field->end || field->at[1] != '%')
            return;
          field->at++;
        }
      g_string_append_c (text, *field->at);
    }
}

static void
load_literal (RfCompiler *c, const GString *text, guint *n_parts)
{
  RfConstant constant = { .kind = RF_CONSTANT_STR, .length = text->len, .text = text->str };
  g_autofree char *key = NULL;
  RfObject *value;

  if (text->len == 0)
    return;
  value = rf_compiler_constant_object (c, &constant, &key);
  rf_compiler_load_const (c, value, key);
  ++*n_parts;
}

static void
load_field (RfCompiler *c, const RfNode *value, const Field *field)
{
  guint32 flags = field->kind == 's'   ? RF_FORMAT_STR
                  : field->kind == 'r' ? RF_FORMAT_REPR
                                       : RF_FORMAT_ASCII;

  rf_compiler_expr (c, value);
  rf_compiler_at (c, value);
  if (field->spec[0] != '\0')
    {
      rf_compiler_load_str (c, field->spec);
      flags |= RF_FORMAT_HAS_SPEC;
    }
  rf_compiler_emit (c, RF_OP_FORMAT_VALUE, flags);
}

/* Goes through the text; with @c it compiles the parts too. FALSE: it is no such text. */
static gboolean
walk (RfCompiler *c, const RfConstant *constant, const RfNodeSeq *items, guint *n_parts)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Field field = { .at = constant->text, .end = constant->text + constant->length };
  guint n = 0;

  for (;;)
    {
      literal (&field, text);
      if (c != NULL)
        load_literal (c, text, n_parts);
      if (field.at >= field.end)
        return n == items->n;
      field.at++;
      if (n >= items->n || !parse_field (&field))
        return FALSE;
      if (c != NULL)
        {
          load_field (c, items->items[n], &field);
          ++*n_parts;
        }
      n++;
    }
}

gboolean
rf_compiler_percent (RfCompiler *c, const RfNode *node)
{
  const RfNode *left = node->bin_op.left, *right = node->bin_op.right;
  RfPosition around = c->unit->position;
  guint n_parts = 0;

  if (!c->m->profile->percent_is_fstring || node->bin_op.op != RF_OPERATOR_MOD ||
      left->kind != RF_AST_CONSTANT || left->constant.value.kind != RF_CONSTANT_STR ||
      right->kind != RF_AST_TUPLE || right->tuple.elts.n == 0 ||
      rf_compiler_has_star (&right->tuple.elts) || rf_ast_folded_type (right) != NULL ||
      !walk (NULL, &left->constant.value, &right->tuple.elts, NULL))
    return FALSE;
  walk (c, &left->constant.value, &right->tuple.elts, &n_parts);
  c->unit->position = around;
  rf_compiler_at (c, node);
  if (n_parts > 1)
    rf_compiler_emit (c, RF_OP_BUILD_STRING, n_parts);
  return TRUE;
}
