/* SPDX-License-Identifier: MIT */

/* The code that is shown beside the narration. */

#include "lecture/rf-lecture-excerpt.h"

#include <string.h>

/* The cell whose code @line is; NULL: it is narration, or nothing. */
static const RfLectureCell *
cell_at (const RfLecture *lecture, guint line)
{
  for (guint i = 0; i < lecture->cells->len; i++)
    {
      const RfLectureCell *cell = lecture->cells->pdata[i];

      if (cell->code != 0 && line >= cell->code && line < cell->end)
        return cell;
    }
  return NULL;
}

static gboolean
is_directive (const RfLectureCell *cell, guint line)
{
  for (guint i = 0; i < cell->directives->len; i++)
    if (g_array_index (cell->directives, RfDirective, i).line == line)
      return TRUE;
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r")] == '\0';
}

/* All lines of code of @cell; no two blank ones in a row, none at the ends. */
static GArray *
code_of (const RfLecture *lecture, const RfLectureCell *cell)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (RfExcerptLine));
  guint n = g_strv_length (lecture->lines);

  for (guint line = cell->code; line < cell->end && line <= n; line++)
    {
      const char *text = lecture->lines[line - 1];
      gboolean blank = is_blank (text);
      RfExcerptLine excerpt = { line, text, FALSE };

      if (g_str_has_prefix (text, "# %%"))
        break;
      if (is_directive (cell, line) ||
          (blank && (lines->len == 0 ||
                     is_blank (g_array_index (lines, RfExcerptLine, lines->len - 1).text))))
        continue;
      g_array_append_val (lines, excerpt);
    }
  while (lines->len > 0 && is_blank (g_array_index (lines, RfExcerptLine, lines->len - 1).text))
    g_array_set_size (lines, lines->len - 1);
  return lines;
}

/* The lines that matter at the stop: @first up to and without @end; both 0: none. */
static const RfLectureCell *
find_lines (const RfLecturePlan *plan, const RfLectureStop *stop, guint line, guint *first,
            guint *end)
{
  const RfLectureCell *cell = plan->lecture->cells->pdata[stop != NULL ? stop->cell : 0];

  *first = *end = 0;
  if (stop == NULL || stop->kind == RF_STOP_BEGIN)
    return cell->code != 0 ? cell : NULL;
  if (stop->kind == RF_STOP_SHUTDOWN)
    return NULL;
  if (stop->kind == RF_STOP_QUESTION ||
      (stop->kind == RF_STOP_ANSWER && line >= stop->directive->statement &&
       line < stop->directive->statement_end))
    {
      *first = stop->directive->statement;
      *end = stop->directive->statement_end;
      return cell;
    }
  *first = line;
  *end = line + 1;
  return line != 0 ? cell_at (plan->lecture, line) : NULL;
}

GArray *
rf_lecture_excerpt (const RfLecturePlan *plan, int index, guint line, guint most)
{
  const RfLectureStop *stop =
    index >= 0 ? &g_array_index (plan->stops, RfLectureStop, index) : NULL;
  guint first, end, at = 0, last = 0, from;
  const RfLectureCell *cell = find_lines (plan, stop, line, &first, &end);
  GArray *lines;

  if (cell == NULL)
    return g_array_new (FALSE, FALSE, sizeof (RfExcerptLine));
  lines = code_of (plan->lecture, cell);
  for (guint i = lines->len; i > 0; i--)
    {
      RfExcerptLine *excerpt = &g_array_index (lines, RfExcerptLine, i - 1);

      excerpt->marked = excerpt->line >= first && excerpt->line < end && !is_blank (excerpt->text);
      if (excerpt->marked)
        {
          last = MAX (last, i - 1);
          at = i - 1;
        }
    }
  if (lines->len <= most)
    return lines;
  /* What comes before it tells more than what comes after. */
  from = at > most * 2 / 3 ? at - most * 2 / 3 : 0;
  if (last >= from + most)
    from = MIN (last + 1 - most, at);
  from = MIN (from, lines->len - most);
  g_array_set_size (lines, from + most);
  g_array_remove_range (lines, 0, from);
  return lines;
}
