/* SPDX-License-Identifier: MIT */

/* Docstrings. Since 3.13 the compiler takes the indentation away that all lines behind the first
 * have in common: tabs become spaces before, blank lines do not count, and the first line loses
 * all its leading spaces. */

#include "python/rf-compiler-private.h"

#include <string.h>

#define TAB_WIDTH 8

const RfNode *
rf_compiler_docstring (const RfNodeSeq *body)
{
  const RfNode *value;

  if (body->n == 0 || body->items[0]->kind != RF_AST_EXPR)
    return NULL;
  value = body->items[0]->expr.value;
  return value->kind == RF_AST_CONSTANT && value->constant.value.kind == RF_CONSTANT_STR ? value
                                                                                         : NULL;
}

static GString *
without_tabs (const char *text, gsize length)
{
  GString *out = g_string_sized_new (length);
  int column = 0; /* in characters */

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\t')
        {
          for (int n = TAB_WIDTH - column % TAB_WIDTH; n > 0; n--, column++)
            g_string_append_c (out, ' ');
          continue;
        }
      g_string_append_c (out, text[i]);
      if (text[i] == '\n' || text[i] == '\r')
        column = 0;
      else if (((guchar) text[i] & 0xc0) != 0x80)
        column++;
    }
  return out;
}

/* The end of the line at @at: behind its newline. */
static gsize
line_end (const GString *text, gsize at)
{
  const char *newline = memchr (text->str + at, '\n', text->len - at);
  return newline == NULL ? text->len : (gsize) (newline - text->str) + 1;
}

/* How many spaces begin every line of @text that is not blank, the first left out. */
static gsize
common_margin (const GString *text)
{
  gsize margin = G_MAXSIZE;

  for (gsize at = line_end (text, 0); at < text->len; at = line_end (text, at))
    {
      gsize spaces = strspn (text->str + at, " ");
      if (at + spaces < text->len && text->str[at + spaces] != '\n')
        margin = MIN (margin, spaces);
    }
  return margin == G_MAXSIZE ? 0 : margin;
}

static GString *
without_margin (const char *text, gsize length)
{
  g_autoptr (GString) spaced = without_tabs (text, length);
  GString *out = g_string_sized_new (spaced->len);
  gsize margin = common_margin (spaced), limit = G_MAXSIZE;

  for (gsize at = 0, end; at < spaced->len; at = end)
    {
      end = line_end (spaced, at);
      at += MIN (strspn (spaced->str + at, " "), limit);
      g_string_append_len (out, spaced->str + at, (gssize) (end - at));
      limit = margin;
    }
  return out;
}

RfObject *
rf_compiler_doc_object (RfCompiler *c, const RfNode *doc, char **key)
{
  RfConstant constant = doc->constant.value;
  g_autoptr (GString) cleaned = NULL;

  if (c->m->profile->docstrings_cleaned)
    {
      cleaned = without_margin (constant.text, constant.length);
      constant.text = cleaned->str;
      constant.length = cleaned->len;
    }
  return rf_compiler_constant_object (c, &constant, key);
}

void
rf_compiler_load_doc (RfCompiler *c, const RfNode *doc)
{
  g_autofree char *key = NULL;
  RfObject *value;

  rf_compiler_at (c, doc);
  value = rf_compiler_doc_object (c, doc, &key);
  rf_compiler_load_const (c, value, key);
}
