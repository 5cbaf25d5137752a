/* SPDX-License-Identifier: MIT */

/* The tree as text, as CPython's ast.dump() writes it. The fields come from the table of nodes;
 * what is special is which of them a version leaves out. */

#include "python/rf-ast.h"

#include <gmp.h>
#include <math.h>
#include <string.h>

typedef struct
{
  GString *out;
  int minor;
  gboolean attributes;
} Dump;

static void dump_node (Dump *dump, const RfNode *node);

/* Reads a character, lone surrogates included. */
static gunichar
read_character (const char **text)
{
  const guchar *p = (const guchar *) *text;
  gunichar c;

  if (p[0] == 0xed && p[1] >= 0xa0)
    {
      c = ((p[0] & 0xfu) << 12) | ((p[1] & 0x3fu) << 6) | (p[2] & 0x3fu);
      *text += 3;
    }
  else
    {
      c = g_utf8_get_char (*text);
      *text = g_utf8_next_char (*text);
    }
  return c;
}

static char
choose_quote (const char *text, gsize length)
{
  return memchr (text, '\'', length) != NULL && memchr (text, '"', length) == NULL ? '"' : '\'';
}

static void
dump_escaped (GString *out, gunichar c, char quote)
{
  if (c == '\\' || c == (guchar) quote)
    g_string_append_printf (out, "\\%c", (char) c);
  else if (c == '\n')
    g_string_append (out, "\\n");
  else if (c == '\r')
    g_string_append (out, "\\r");
  else if (c == '\t')
    g_string_append (out, "\\t");
  else if (c < ' ' || c == 0x7f)
    g_string_append_printf (out, "\\x%02x", c);
  else if (c < 0x80)
    g_string_append_c (out, c);
  else if (c >= 0xd800 && c <= 0xdfff)
    g_string_append_printf (out, "\\u%04x", c);
  else if (g_unichar_isprint (c) && !g_unichar_isspace (c) &&
           g_unichar_type (c) != G_UNICODE_PRIVATE_USE)
    g_string_append_unichar (out, c);
  else if (c < 0x100)
    g_string_append_printf (out, "\\x%02x", c);
  else
    g_string_append_printf (out, c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
}

static void
dump_string (GString *out, const char *text, gsize length)
{
  char quote = choose_quote (text, length);
  const char *end = text + length;

  g_string_append_c (out, quote);
  while (text < end)
    dump_escaped (out, read_character (&text), quote);
  g_string_append_c (out, quote);
}

static void
dump_bytes (GString *out, const char *text, gsize length)
{
  char quote = choose_quote (text, length);

  g_string_append_printf (out, "b%c", quote);
  for (gsize i = 0; i < length; i++)
    {
      guchar c = text[i];

      if (c >= 0x80)
        g_string_append_printf (out, "\\x%02x", c);
      else
        dump_escaped (out, c, quote);
    }
  g_string_append_c (out, quote);
}

static void
dump_float (GString *out, double number, gboolean is_imaginary)
{
  char shortest[G_ASCII_DTOSTR_BUF_SIZE], *e;
  int exponent;

  if (isinf (number))
    {
      g_string_append (out, "inf");
      return;
    }
  for (int digits = 1; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%de", digits - 1);
      g_ascii_formatd (shortest, sizeof shortest, format, number);
      if (g_ascii_strtod (shortest, NULL) == number)
        break;
    }
  e = strchr (shortest, 'e');
  exponent = atoi (e + 1);
  if (exponent < -4 || exponent >= 16)
    {
      *e = 0;
      g_string_append_printf (out, "%se%c%02d", shortest, exponent < 0 ? '-' : '+', ABS (exponent));
    }
  else
    {
      int decimals = MAX ((int) strcspn (shortest, "e") - 2, 0) - exponent;
      char format[8], fixed[64];

      g_snprintf (format, sizeof format, "%%.%df", MAX (decimals, is_imaginary ? 0 : 1));
      g_string_append (out, g_ascii_formatd (fixed, sizeof fixed, format, number));
    }
}

static void
dump_int (GString *out, const RfConstant *constant)
{
  mpz_t z;
  char *digits;
  void (*free_digits) (void *, size_t);

  mpz_init_set_str (z, constant->text, constant->base);
  digits = mpz_get_str (NULL, 10, z);
  g_string_append (out, digits);
  mp_get_memory_functions (NULL, NULL, &free_digits);
  free_digits (digits, strlen (digits) + 1);
  mpz_clear (z);
}

static void
dump_constant (Dump *dump, const RfConstant *constant)
{
  GString *out = dump->out;

  switch (constant->kind)
    {
    case RF_CONSTANT_NONE:
      g_string_append (out, "None");
      break;
    case RF_CONSTANT_FALSE:
      g_string_append (out, "False");
      break;
    case RF_CONSTANT_TRUE:
      g_string_append (out, "True");
      break;
    case RF_CONSTANT_ELLIPSIS:
      g_string_append (out, "Ellipsis");
      break;
    case RF_CONSTANT_INT:
      dump_int (out, constant);
      break;
    case RF_CONSTANT_FLOAT:
      dump_float (out, constant->number, FALSE);
      break;
    case RF_CONSTANT_COMPLEX:
      dump_float (out, constant->number, TRUE);
      g_string_append_c (out, 'j');
      break;
    case RF_CONSTANT_STR:
      dump_string (out, constant->text, constant->length);
      break;
    case RF_CONSTANT_BYTES:
      dump_bytes (out, constant->text, constant->length);
      break;
    }
}

static void
dump_sequence (Dump *dump, RfNodeSeq seq)
{
  g_string_append_c (dump->out, '[');
  for (guint i = 0; i < seq.n; i++)
    {
      if (i > 0)
        g_string_append (dump->out, ", ");
      dump_node (dump, seq.items[i]);
    }
  g_string_append_c (dump->out, ']');
}

static void
dump_field (Dump *dump, const RfNode *node, const RfFieldInfo *info)
{
  GString *out = dump->out;

  switch (info->type)
    {
    case RF_FIELD_node:
    case RF_FIELD_node_opt:
      dump_node (dump, RF_FIELD_AT (node, info, RfNode *));
      break;
    case RF_FIELD_nodes:
      dump_sequence (dump, RF_FIELD_AT (node, info, RfNodeSeq));
      break;
    case RF_FIELD_ident:
    case RF_FIELD_ident_opt:
      dump_string (out, RF_FIELD_AT (node, info, const char *),
                   strlen (RF_FIELD_AT (node, info, const char *)));
      break;
    case RF_FIELD_idents:
      {
        RfIdentSeq seq = RF_FIELD_AT (node, info, RfIdentSeq);

        g_string_append_c (out, '[');
        for (guint i = 0; i < seq.n; i++)
          {
            if (i > 0)
              g_string_append (out, ", ");
            dump_string (out, seq.items[i], strlen (seq.items[i]));
          }
        g_string_append_c (out, ']');
        break;
      }
    case RF_FIELD_integer:
      g_string_append_printf (out, "%d", RF_FIELD_AT (node, info, int));
      break;
    case RF_FIELD_ctx:
      g_string_append_printf (out, "%s()",
                              rf_context_get_name (RF_FIELD_AT (node, info, RfContext)));
      break;
    case RF_FIELD_bool_op:
      g_string_append_printf (out, "%s()",
                              rf_bool_operator_get_name (RF_FIELD_AT (node, info, RfBoolOperator)));
      break;
    case RF_FIELD_op:
      g_string_append_printf (out, "%s()",
                              rf_operator_get_name (RF_FIELD_AT (node, info, RfOperator)));
      break;
    case RF_FIELD_unary_op:
      g_string_append_printf (out, "%s()",
                              rf_unary_operator_get_name (
                                RF_FIELD_AT (node, info, RfUnaryOperator)));
      break;
    case RF_FIELD_compare_ops:
      {
        RfCompareSeq seq = RF_FIELD_AT (node, info, RfCompareSeq);

        g_string_append_c (out, '[');
        for (guint i = 0; i < seq.n; i++)
          g_string_append_printf (out, "%s%s()", i > 0 ? ", " : "",
                                  rf_compare_operator_get_name (seq.items[i]));
        g_string_append_c (out, ']');
        break;
      }
    case RF_FIELD_constant:
      dump_constant (dump, &RF_FIELD_AT (node, info, RfConstant));
      break;
    }
}

/* Whether this version's dump leaves the field out. */
static gboolean
is_left_out (const Dump *dump, const RfNode *node, const RfFieldInfo *info)
{
  switch (info->type)
    {
    case RF_FIELD_node_opt:
    case RF_FIELD_ident_opt:
      return RF_FIELD_AT (node, info, gpointer) == NULL;
    case RF_FIELD_nodes:
      if (strcmp (info->name, "type_params") == 0 && dump->minor < 12)
        return TRUE;
      return dump->minor >= 13 && RF_FIELD_AT (node, info, RfNodeSeq).n == 0;
    case RF_FIELD_idents:
      return dump->minor >= 13 && RF_FIELD_AT (node, info, RfIdentSeq).n == 0;
    default:
      return FALSE;
    }
}

static void
dump_attributes (Dump *dump, const RfNode *node, gboolean needs_comma)
{
  const RfSpan *span = &node->span;

  g_string_append_printf (dump->out, "%slineno=%d, col_offset=%d, end_lineno=%d, end_col_offset=%d",
                          needs_comma ? ", " : "", span->lineno, span->col_offset, span->end_lineno,
                          span->end_col_offset);
}

static void
dump_node (Dump *dump, const RfNode *node)
{
  guint n_fields, n_shown = 0;
  const RfFieldInfo *fields;
  RfNodeGroup group;

  if (node == NULL)
    {
      g_string_append (dump->out, "None");
      return;
    }
  fields = rf_node_kind_get_fields (node->kind, &n_fields);
  group = rf_node_kind_get_group (node->kind);
  g_string_append_printf (dump->out, "%s(", rf_node_kind_get_name (node->kind));
  for (guint i = 0; i < n_fields; i++)
    {
      if (is_left_out (dump, node, &fields[i]))
        continue;
      g_string_append_printf (dump->out, "%s%s=", n_shown++ > 0 ? ", " : "", fields[i].name);
      dump_field (dump, node, &fields[i]);
    }
  if (node->kind == RF_AST_CONSTANT && node->constant.value.u_prefix)
    g_string_append (dump->out, ", kind='u'");
  if (dump->attributes && group != RF_GROUP_mod && group != RF_GROUP_bare)
    dump_attributes (dump, node, n_shown > 0);
  g_string_append_c (dump->out, ')');
}

static void
dump_value (Dump *dump, const RfNode *node)
{
  switch (node->kind)
    {
    case RF_AST_CONSTANT:
      dump_constant (dump, &node->constant.value);
      break;
    case RF_AST_UNARY_OP:
      g_string_append (dump->out, rf_unary_operator_get_sign (node->unary_op.op));
      dump_value (dump, node->unary_op.operand);
      break;
    case RF_AST_BIN_OP:
      g_string_append_c (dump->out, '(');
      dump_value (dump, node->bin_op.left);
      g_string_append (dump->out, rf_operator_get_sign (node->bin_op.op));
      dump_value (dump, node->bin_op.right);
      g_string_append_c (dump->out, ')');
      break;
    default:
      break;
    }
}

char *
rf_ast_dump_value (const RfAst *ast, const RfNode *node)
{
  Dump dump = { g_string_new (NULL), rf_ast_get_minor (ast), FALSE };

  dump_value (&dump, node);
  return g_string_free (dump.out, FALSE);
}

char *
rf_ast_dump (const RfAst *ast, const RfNode *node, gboolean include_attributes)
{
  Dump dump = { g_string_new (NULL), rf_ast_get_minor (ast), include_attributes };

  dump_node (&dump, node != NULL ? node : rf_ast_get_root (ast));
  return g_string_free (dump.out, FALSE);
}
