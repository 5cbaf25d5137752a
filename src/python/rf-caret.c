/* SPDX-License-Identifier: MIT */

/* The source lines of a traceback entry, and the line of carets under the part that failed.
 *
 * Two ways: that of 3.11 and 3.12, which show the first line, and that of 3.13, which shows all
 * lines of the range and marks the brackets of calls too. Columns are counted in characters of the
 * line as it is shown, and drawn in display columns. */

#include "python/rf-parser.h"
#include "python/rf-traceback.h"

#include <string.h>

#define INDENT "    "

/* Where the operator, or the brackets, of the expression stand: line and column in the segment. */
typedef struct
{
  gboolean valid;
  guint left_line, right_line;
  glong left, right;
} Anchors;

/* The lines of the range, dedented. */
typedef struct
{
  guint n;
  gunichar **text;
  glong *length;
  glong start, end; /* columns: in the first, in the last line */
} Lines;

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == '\v';
}

const char *
rf_caret_source_line (RfMachine *m, int number, gsize *length)
{
  const char *at = m->source, *end = m->source + m->source_size, *stop;

  for (int i = 1; i < number; i++)
    {
      at = memchr (at, '\n', (gsize) (end - at));
      if (at == NULL)
        return NULL;
      at++;
    }
  if (at >= end)
    return NULL;
  stop = memchr (at, '\n', (gsize) (end - at));
  if (stop == NULL)
    stop = end;
  *length = (gsize) (stop - at);
  while (*length > 0 && (at[*length - 1] == '\r'))
    (*length)--;
  return at;
}

static glong
columns (const gunichar *text, glong length)
{
  glong n = 0;

  for (glong i = 0; i < length; i++)
    n += g_unichar_iswide (text[i]) ? 2 : 1;
  return n;
}

static glong
characters (const char *text, gsize length, int bytes)
{
  return g_utf8_strlen (text, (gssize) MIN (length, (gsize) MAX (bytes, 0)));
}

static void
lines_free (Lines *lines)
{
  for (guint i = 0; i < lines->n; i++)
    g_free (lines->text[i]);
  g_free (lines->text);
  g_free (lines->length);
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

/* The white space that all of the lines begin with (blank ones do not count), in bytes. */
static gsize
common_margin (RfMachine *m, int first, int last)
{
  const char *margin = NULL;
  gsize n = 0;

  for (int i = first; i <= last; i++)
    {
      gsize length, k = 0;
      const char *text = rf_caret_source_line (m, i, &length);

      if (text == NULL || is_blank (text, length))
        continue;
      if (margin == NULL)
        {
          margin = text;
          while (n < length && (text[n] == ' ' || text[n] == '\t' || text[n] == '\f'))
            n++;
          continue;
        }
      while (k < n && k < length && text[k] == margin[k])
        k++;
      n = k;
    }
  return n;
}

static gboolean
lines_init (RfMachine *m, Lines *lines, const RfPosition *position, int last, gboolean strip)
{
  gsize margin = common_margin (m, position->line, last), length;
  const char *text;

  lines->n = (guint) (last - position->line + 1);
  lines->text = g_new0 (gunichar *, lines->n);
  lines->length = g_new0 (glong, lines->n);
  for (guint i = 0; i < lines->n; i++)
    {
      text = rf_caret_source_line (m, position->line + (int) i, &length);
      if (text == NULL)
        {
          lines_free (lines);
          return FALSE;
        }
      if (is_blank (text, length) && length <= margin)
        {
          text += length;
          length = 0;
        }
      else
        {
          text += MIN (margin, length);
          length -= MIN (margin, length);
        }
      while (strip && length > 0 && g_ascii_isspace (text[length - 1]) &&
             (i == 0 || i + 1 == lines->n))
        length--;
      lines->text[i] = g_utf8_to_ucs4_fast (text, (glong) length, &lines->length[i]);
    }
  text = rf_caret_source_line (m, position->line, &length);
  lines->start = MAX (characters (text, length, position->column) - (glong) margin, 0);
  text = rf_caret_source_line (m, last, &length);
  if (last == position->end_line)
    lines->end = characters (text, length, position->end_column) - (glong) margin;
  else
    {
      lines->end = lines->length[lines->n - 1];
      while (lines->end > 0 && is_space (lines->text[lines->n - 1][lines->end - 1]))
        lines->end--;
    }
  lines->end = CLAMP (lines->end, 0, lines->length[lines->n - 1]);
  lines->start = MIN (lines->start, lines->length[0]);
  return TRUE;
}

/* --- anchors ---------------------------------------------------------------------------------- */

/* The part of the lines that is the range. */
static void
segment_of (const Lines *lines, Lines *segment)
{
  *segment = *lines;
  segment->text = g_new (gunichar *, lines->n);
  segment->length = g_new (glong, lines->n);
  for (guint i = 0; i < lines->n; i++)
    {
      glong from = i == 0 ? lines->start : 0;
      glong to = i + 1 == lines->n ? lines->end : lines->length[i];

      to = MAX (from, to);
      segment->length[i] = to - from;
      segment->text[i] =
        g_memdup2 (lines->text[i] + from, (gsize) (to - from + 1) * sizeof (gunichar));
      segment->text[i][to - from] = 0;
    }
}

static void
append_lines (GString *out, const Lines *lines, const char *prefix)
{
  for (guint i = 0; i < lines->n; i++)
    {
      g_autofree char *text = g_ucs4_to_utf8 (lines->text[i], lines->length[i], NULL, NULL, NULL);

      g_string_append_printf (out, "%s%s\n", prefix, text);
    }
}

/* The end of @node in the segment, which stands in the second line of what was parsed. */
static gboolean
end_of (const Lines *segment, const RfNode *node, guint *line, glong *column)
{
  g_autofree char *text = NULL;
  int at = node->span.end_lineno - 2;

  if (at < 0 || at >= (int) segment->n)
    return FALSE;
  text = g_ucs4_to_utf8 (segment->text[at], segment->length[at], NULL, NULL, NULL);
  *line = (guint) at;
  *column = characters (text, strlen (text), node->span.end_col_offset);
  return TRUE;
}

/* Goes on until a character that @stop wants ('\0': the first of an operator). */
static gboolean
find (const Lines *segment, guint *line, glong *column, gunichar stop)
{
  for (;;)
    {
      gunichar c;

      while (*line < segment->n && *column >= segment->length[*line])
        {
          (*line)++;
          *column = 0;
        }
      if (*line >= segment->n)
        return FALSE;
      c = segment->text[*line][*column];
      if (c == '\\' || c == '#')
        *column = segment->length[*line];
      else if (stop != 0 ? c == stop : !is_space (c) && c != ')')
        return TRUE;
      else
        (*column)++;
    }
}

static void
find_operator (const Lines *segment, const RfNode *node, Anchors *anchors)
{
  const RfNode *right = node->bin_op.right;
  guint line;
  glong column, next;

  if (!end_of (segment, node->bin_op.left, &line, &column) || !find (segment, &line, &column, 0))
    return;
  next = column + 1;
  if (next < segment->length[line] && !is_space (segment->text[line][next]) &&
      segment->text[line][next] != '\\' && segment->text[line][next] != '#')
    {
      g_autofree char *text =
        g_ucs4_to_utf8 (segment->text[line], segment->length[line], NULL, NULL, NULL);

      if (right->span.lineno - 2 > (int) line ||
          next < characters (text, strlen (text), right->span.col_offset))
        next++;
    }
  *anchors = (Anchors){ TRUE, line, line, column, next };
}

static void
find_brackets (const Lines *segment, const RfNode *node, const RfNode *before, gunichar bracket,
               Anchors *anchors)
{
  guint left_line, right_line;
  glong left, right;

  if (!end_of (segment, before, &left_line, &left) || !find (segment, &left_line, &left, bracket) ||
      !end_of (segment, node, &right_line, &right))
    return;
  *anchors = (Anchors){ TRUE, left_line, right_line, left, right };
}

static void
find_anchors (RfMachine *m, const Lines *lines, Anchors *anchors)
{
  RfParseOptions options = { .filename = "",
                             .minor = m->profile->minor,
                             .mode = RF_PARSE_EXPRESSION };
  Lines segment;
  GString *text = g_string_new ("(\n");
  g_autoptr (RfAst) ast = NULL;

  anchors->valid = FALSE;
  segment_of (lines, &segment);
  append_lines (text, &segment, "");
  g_string_append (text, ")");
  ast = rf_parse (text->str, (gssize) text->len, &options, NULL, NULL);
  if (ast != NULL)
    {
      const RfNode *node = rf_ast_get_root (ast);

      node = node->kind == RF_AST_EXPRESSION ? node->expression.body : NULL;
      if (node != NULL && node->kind == RF_AST_BIN_OP)
        find_operator (&segment, node, anchors);
      else if (node != NULL && node->kind == RF_AST_SUBSCRIPT)
        find_brackets (&segment, node, node->subscript.value, '[', anchors);
      else if (node != NULL && node->kind == RF_AST_CALL && m->profile->caret_anchors_new)
        find_brackets (&segment, node, node->call.func, '(', anchors);
    }
  g_string_free (text, TRUE);
  lines_free (&segment);
}

/* --- the way of 3.11 -------------------------------------------------------------------------- */

static void
append_line (GString *out, const Lines *lines, guint i)
{
  g_autofree char *text = g_ucs4_to_utf8 (lines->text[i], lines->length[i], NULL, NULL, NULL);

  g_string_append_printf (out, INDENT "%s\n", text);
}

static void
append_carets (GString *out, const Lines *lines, guint i, const Anchors *anchors)
{
  glong to = i + 1 == lines->n ? columns (lines->text[i], lines->end)
                               : columns (lines->text[i], lines->length[i]);
  glong from = i == 0 ? columns (lines->text[0], lines->start) : 0;
  glong left = 0, right = 0, spaces = 0;

  while (spaces < lines->length[i] && is_space (lines->text[i][spaces]))
    spaces++;
  if (anchors->valid)
    {
      left = columns (lines->text[anchors->left_line],
                      anchors->left + (anchors->left_line == 0 ? lines->start : 0));
      right = columns (lines->text[anchors->right_line],
                       anchors->right + (anchors->right_line == 0 ? lines->start : 0));
    }
  g_string_append (out, INDENT);
  for (glong column = 0; column < to; column++)
    if (column < spaces || column < from)
      g_string_append_c (out, ' ');
    else if (anchors->valid &&
             (i > anchors->left_line || (i == anchors->left_line && column >= left)) &&
             (i < anchors->right_line || (i == anchors->right_line && column < right)))
      g_string_append_c (out, '^');
    else
      g_string_append_c (out, anchors->valid ? '~' : '^');
  g_string_append_c (out, '\n');
}

static void
append_old (RfMachine *m, GString *out, const RfPosition *position, gboolean carets)
{
  Lines lines;
  Anchors anchors;

  /* What is written in C leaves white space at the end of a line. */
  if (!lines_init (m, &lines, position, position->line, carets && m->profile->caret_anchors_new))
    return;
  if (lines.length[0] > 0)
    {
      append_line (out, &lines, 0);
      if (carets && position->column >= 0 && position->end_column >= 0)
        {
          find_anchors (m, &lines, &anchors);
          if (anchors.valid || lines.end - lines.start != lines.length[0])
            append_carets (out, &lines, 0, &anchors);
        }
    }
  lines_free (&lines);
}

/* --- the way of 3.13 -------------------------------------------------------------------------- */

/* A call that is all that a line returns or assigns to one name needs no carets. */
static gboolean
is_plain_call (RfMachine *m, const Lines *lines)
{
  RfParseOptions options = { .filename = "", .minor = m->profile->minor, .mode = RF_PARSE_MODULE };
  GString *text = g_string_new ("def f():\n");
  g_autoptr (RfAst) ast = NULL;
  const RfNode *root, *statement, *value = NULL;

  append_lines (text, lines, " ");
  ast = rf_parse (text->str, (gssize) text->len, &options, NULL, NULL);
  g_string_free (text, TRUE);
  if (ast == NULL)
    return FALSE;
  root = rf_ast_get_root (ast);
  if (root->kind != RF_AST_MODULE || root->module.body.n == 0 ||
      root->module.body.items[0]->kind != RF_AST_FUNCTION_DEF)
    return FALSE;
  statement = root->module.body.items[0]->function_def.body.items[0];
  if (statement->kind == RF_AST_RETURN)
    {
      value = statement->return_.value;
      if (value != NULL && (value->kind != RF_AST_CALL || value->call.func->kind != RF_AST_NAME))
        value = NULL;
    }
  else if (statement->kind == RF_AST_ASSIGN && statement->assign.targets.n == 1 &&
           statement->assign.targets.items[0]->kind == RF_AST_NAME)
    {
      value = statement->assign.value;
      if (value->kind != RF_AST_CALL)
        value = NULL;
    }
  return value != NULL && value->span.lineno == 2 && value->span.end_lineno == (int) lines->n + 1 &&
         value->span.col_offset == lines->start + 1 && value->span.end_col_offset == lines->end + 1;
}

static gboolean
shows_carets (RfMachine *m, const Lines *lines, const Anchors *anchors)
{
  if (is_plain_call (m, lines))
    return FALSE;
  if (anchors->valid)
    return TRUE;
  for (glong i = 0; i < lines->start; i++)
    if (!is_space (lines->text[0][i]))
      return TRUE;
  for (glong i = lines->end; i < lines->length[lines->n - 1]; i++)
    if (!is_space (lines->text[lines->n - 1][i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_significant (const Lines *lines, const Anchors *anchors, guint i)
{
  return i == 0 || i + 1 == lines->n ||
         (anchors->valid && ((i + 1 >= anchors->left_line && i <= anchors->left_line + 1) ||
                             (i + 1 >= anchors->right_line && i <= anchors->right_line + 1)));
}

static void
append_new (RfMachine *m, GString *out, const RfPosition *position)
{
  Lines lines;
  Anchors anchors;
  gboolean carets;
  guint previous = 0;

  if (!lines_init (m, &lines, position, MAX (position->end_line, position->line), TRUE))
    return;
  find_anchors (m, &lines, &anchors);
  carets = shows_carets (m, &lines, &anchors);
  for (guint i = 0; i < lines.n; i++)
    {
      if (!is_significant (&lines, &anchors, i))
        continue;
      if (i > 0 && i - previous == 2)
        {
          append_line (out, &lines, i - 1);
          if (carets)
            append_carets (out, &lines, i - 1, &anchors);
        }
      else if (i > 0 && i - previous > 2)
        g_string_append_printf (out, INDENT "...<%u lines>...\n", i - previous - 1);
      append_line (out, &lines, i);
      if (carets)
        append_carets (out, &lines, i, &anchors);
      previous = i;
    }
  lines_free (&lines);
}

void
rf_caret_append_source (RfMachine *m, GString *out, const RfPosition *position, gboolean carets)
{
  if (position->line <= 0)
    return;
  if (carets && m->profile->caret_anchors_new && position->column >= 0 &&
      position->end_column >= 0 && position->end_line >= position->line)
    append_new (m, out, position);
  else
    append_old (m, out, position, carets);
}
