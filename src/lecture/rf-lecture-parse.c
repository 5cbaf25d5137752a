/* SPDX-License-Identifier: MIT */

/* Reading a lecture file: its head, its cells, their narration and directives. One pass over the
 * lines. Nothing ends the reading: what can't be understood becomes a problem with its place. */

#include "lecture/rf-lecture.h"

#include "base/rf-profile.h"
#include "heap/rf-event.h"
#include "lecture/rf-narration.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const directive_words[] = {
#define X(id, word) word,
  RF_DIRECTIVES (X)
#undef X
};

static const char *const pause_words[] = {
#define X(id, word, what) word,
  RF_PAUSES (X)
#undef X
};

typedef struct
{
  RfLecture *lecture;
  RfLectureCell *cell; /* the last one */
  GString *narration;  /* for the cell that comes next, or the last one's */
  guint narrated;
  gboolean narrating; /* the line belongs to a narration */
  gboolean told;      /* that code stands in this narration */
  gboolean in_head;
  guint line;
} Reader;

/* --- problems --------------------------------------------------------------------------------- */

static void
problem_free (gpointer data)
{
  RfLectureProblem *problem = data;

  g_free (problem->message);
  g_free (problem);
}

GPtrArray *
rf_lecture_problems_new (void)
{
  return g_ptr_array_new_with_free_func (problem_free);
}

void
rf_lecture_add_problem (GPtrArray *problems, guint line, guint column, char *message)
{
  RfLectureProblem *problem = g_new0 (RfLectureProblem, 1);

  problem->line = line;
  problem->column = column;
  problem->message = message;
  g_ptr_array_add (problems, problem);
}

static void complain (Reader *reader, guint column, const char *format, ...) G_GNUC_PRINTF (3, 4);

static void
complain (Reader *reader, guint column, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  rf_lecture_add_problem (reader->lecture->problems, reader->line, column,
                          g_strdup_vprintf (format, args));
  va_end (args);
}

/* --- words ------------------------------------------------------------------------------------ */

static int
find_word (const char *const *words, guint n, const char *word, gsize length)
{
  for (guint i = 0; i < n; i++)
    if (strlen (words[i]) == length && strncmp (words[i], word, length) == 0)
      return (int) i;
  return -1;
}

/* The word of "# word: value", which is all small letters; its length, or 0. *value is set to where
 * the value begins. */
static gsize
comment_word (const char *line, const char **word, const char **value)
{
  const char *p = line;
  gsize length = 0;

  *word = *value = line;
  while (*p == ' ' || *p == '\t')
    p++;
  if (*p++ != '#' || *p++ != ' ')
    return 0;
  while (g_ascii_islower (p[length]) || p[length] == '-' || p[length] == '_')
    length++;
  if (length == 0 || p[length] != ':' || (p[length + 1] != ' ' && p[length + 1] != '\0'))
    return 0;
  *word = p;
  for (*value = p + length + 1; **value == ' '; (*value)++)
    ;
  return length;
}

static guint
column_of (const char *line, const char *at)
{
  return (guint) g_utf8_strlen (line, at - line) + 1;
}

/* --- directives ------------------------------------------------------------------------------- */

static void
read_pause (Reader *reader, const char *line, const char *value, RfDirective *directive)
{
  gsize length = strcspn (directive->value, " ");
  int kind = find_word (pause_words, RF_N_PAUSES, directive->value, length);
  g_autofree char *rest = g_strstrip (g_strdup (directive->value + length));
  guint column = column_of (line, value);

  directive->pause = (RfPauseKind) kind;
  directive->event = -1;
  switch (kind)
    {
    case RF_PAUSE_FIRST:
    case RF_PAUSE_EACH:
      directive->event = rf_event_kind_find (rest);
      if (directive->event < 0)
        complain (reader, column, _ ("there is no kind of event called “%s”"), rest);
      return;
    case RF_PAUSE_PHASE:
      directive->event = rf_phase_find (rest);
      if (directive->event <= RF_PHASE_NONE)
        complain (reader, column, _ ("the collector has no phase called “%s”"), rest);
      return;
    case RF_PAUSE_BEFORE:
    case RF_PAUSE_AFTER:
      if (*rest != '\0')
        complain (reader, column, _ ("nothing can follow “%s”"), pause_words[kind]);
      return;
    default:
      complain (reader, column,
                _ (
                  "“%s” is no moment: a pause is “first KIND”, “each KIND”, “phase NAME”, “before” "
                  "or “after”"),
                directive->value);
      directive->event = -2;
      return;
    }
}

/* The question and its answer stand on both sides of the last " = ". */
static void
read_question (Reader *reader, const char *line, const char *value, RfDirective *directive)
{
  char *equals = g_strrstr (directive->value, " = ");

  if (equals == NULL)
    {
      complain (reader, column_of (line, value),
                _ ("a question needs its answer: “# ask: QUESTION = ANSWER”"));
      directive->answer = g_strdup ("");
      return;
    }
  directive->answer = g_strstrip (g_strdup (equals + 3));
  *equals = '\0';
  g_strchomp (directive->value);
}

static void
read_show (Reader *reader, const char *line, const char *value, const RfDirective *directive)
{
  g_autofree char *unknown = rf_lecture_set_shows (directive->value, NULL), *known = NULL;

  if (unknown == NULL)
    return;
  known = g_strjoinv (", ", (char **) rf_lecture_show_words ());
  complain (reader, column_of (line, value), _ ("“%s” can't be shown (these can: %s)"), unknown,
            known);
}

/* Another line of what is told at the last pause or question of the cell. */
static void
read_said (Reader *reader, const RfDirective *directive)
{
  for (guint i = reader->cell->directives->len; i > 0; i--)
    {
      RfDirective *above = &g_array_index (reader->cell->directives, RfDirective, i - 1);
      g_autofree char *before = NULL;

      if (above->kind != RF_DIRECTIVE_PAUSE && above->kind != RF_DIRECTIVE_ASK)
        continue;
      before = above->said;
      above->said = before != NULL ? g_strconcat (before, " ", directive->value, NULL)
                                   : g_strdup (directive->value);
      rf_narration_check (directive->value, reader->line, reader->lecture->problems);
      return;
    }
  complain (reader, directive->column,
            _ ("there is no pause and no question above it in this cell"));
}

static void
read_directive (Reader *reader, const char *line)
{
  const char *word, *value;
  gsize length = comment_word (line, &word, &value);
  int kind = find_word (directive_words, RF_N_DIRECTIVES, word, length);
  RfDirective directive = { .line = reader->line, .event = -1 };
  gsize before = reader->lecture->problems->len;

  if (length == 0)
    return;
  if (kind < 0)
    {
      g_autofree char *name = g_strndup (word, length);
      g_autofree char *known = g_strjoinv (", ", (char **) (const char *const[]){
#define X(id, text) text,
                                                   RF_DIRECTIVES (X)
#undef X
                                                     NULL });

      complain (reader, column_of (line, word), _ ("there is no directive “%s” (there are: %s)"),
                name, known);
      return;
    }
  directive.kind = (RfDirectiveKind) kind;
  directive.column = column_of (line, value);
  directive.value = g_strstrip (g_strdup (value));
  if (*directive.value == '\0')
    complain (reader, column_of (line, word), _ ("“%s” says nothing"), directive_words[kind]);
  else if (kind == RF_DIRECTIVE_PAUSE)
    read_pause (reader, line, value, &directive);
  else if (kind == RF_DIRECTIVE_ASK)
    read_question (reader, line, value, &directive);
  else if (kind == RF_DIRECTIVE_SHOW)
    read_show (reader, line, value, &directive);
  else if (kind == RF_DIRECTIVE_SAY)
    read_said (reader, &directive);
  if (reader->lecture->problems->len == before)
    {
      g_array_append_val (reader->cell->directives, directive);
      return;
    }
  g_free (directive.value);
  g_free (directive.answer);
}

/* --- the head --------------------------------------------------------------------------------- */

static void
read_head_line (Reader *reader, const char *line)
{
  RfLecture *lecture = reader->lecture;
  const char *word, *value;
  gsize length = comment_word (line, &word, &value);
  g_autofree char *key = NULL, *text = NULL;

  if (length == 0)
    return;
  key = g_strndup (word, length);
  text = g_strstrip (g_strdup (value));
  if (strcmp (key, "title") == 0)
    {
      g_free (lecture->title);
      lecture->title = g_steal_pointer (&text);
    }
  else if (strcmp (key, "python") == 0)
    {
      g_clear_pointer (&lecture->python, g_free);
      if (rf_profile_find (text) != NULL)
        lecture->python = g_steal_pointer (&text);
      else
        complain (reader, column_of (line, value),
                  _ ("there is no profile “%s”: 3.10, 3.11, 3.12 and 3.13 are"), text);
    }
  else if (strcmp (key, "order") == 0)
    {
      gint64 order = 0;

      if (!g_ascii_string_to_signed (text, 10, G_MININT, G_MAXINT, &order, NULL))
        complain (reader, column_of (line, value), _ ("“%s” is no number"), text);
      lecture->order = (int) order;
    }
  else if (strcmp (key, "show") == 0)
    {
      RfDirective directive = { .value = text };
      gsize before = lecture->problems->len;

      read_show (reader, line, value, &directive);
      if (lecture->problems->len > before)
        return;
      g_free (lecture->shows);
      lecture->shows = g_steal_pointer (&text);
    }
  else if (find_word (directive_words, RF_N_DIRECTIVES, word, length) >= 0)
    complain (reader, column_of (line, word), _ ("“%s” belongs in a cell"), key);
}

/* --- cells ------------------------------------------------------------------------------------ */

static void
clear_directive (gpointer data)
{
  RfDirective *directive = data;

  g_free (directive->value);
  g_free (directive->answer);
  g_free (directive->said);
}

static void
cell_free (gpointer data)
{
  RfLectureCell *cell = data;

  g_free (cell->title);
  g_free (cell->narration);
  g_array_unref (cell->directives);
  g_free (cell);
}

/* What was narrated so far belongs to the last cell. */
static void
settle_narration (Reader *reader)
{
  if (reader->narration->len == 0)
    return;
  g_free (reader->cell->narration);
  reader->cell->narration = g_strchomp (g_strdup (reader->narration->str));
  reader->cell->narrated = reader->narrated;
  rf_narration_check (reader->cell->narration, reader->narrated, reader->lecture->problems);
  g_string_truncate (reader->narration, 0);
}

static void
add_cell (Reader *reader, const char *title)
{
  RfLectureCell *cell = g_new0 (RfLectureCell, 1);

  if (reader->cell != NULL)
    reader->cell->end = reader->line;
  cell->title = g_strstrip (g_strdup (title));
  cell->line = MAX (reader->line, 1);
  cell->narration = g_strdup ("");
  cell->directives = g_array_new (FALSE, FALSE, sizeof (RfDirective));
  g_array_set_clear_func (cell->directives, clear_directive);
  g_ptr_array_add (reader->lecture->cells, cell);
  reader->cell = cell;
}

/* What stands before the first mark is a cell only if there is code in it. */
static gboolean
is_untold_start (const Reader *reader)
{
  return reader->lecture->n_cells == 0 && reader->cell->code == 0;
}

static void
read_mark (Reader *reader, const char *line)
{
  const char *rest = line + strlen ("# %%");
  gboolean narration;

  while (*rest == ' ')
    rest++;
  narration = g_str_has_prefix (rest, "[markdown]") || g_str_has_prefix (rest, "[md]");
  reader->in_head = FALSE;
  reader->narrating = narration;
  reader->told = FALSE;
  if (narration)
    {
      reader->narrated = reader->narration->len > 0 ? reader->narrated : reader->line + 1;
      return;
    }
  if (is_untold_start (reader))
    {
      g_ptr_array_set_size (reader->lecture->cells, 0);
      reader->cell = NULL;
    }
  reader->lecture->n_cells++;
  add_cell (reader, rest);
  settle_narration (reader);
}

static void
read_narration (Reader *reader, const char *line)
{
  if (line[0] == '#')
    {
      g_string_append (reader->narration, line[1] == ' ' ? line + 2 : line + 1);
      g_string_append_c (reader->narration, '\n');
      return;
    }
  if (line[strspn (line, " \t\r")] == '\0')
    return;
  /* The code is run all the same: it belongs to a cell. */
  if (!reader->told)
    complain (reader, 1, _ ("this is code in a cell of narration; begin a new cell before it"));
  reader->told = TRUE;
  if (reader->cell->code == 0)
    reader->cell->code = reader->line;
}

/* Whether a line that begins with @p goes on with the statement above it. */
static gboolean
goes_on (const char *p)
{
  static const char *const words[] = { "else", "elif", "except", "finally" };

  if (strchr (")]}", *p) != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);
      if (strncmp (p, words[i], length) == 0 && strchr (": (", p[length]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* A line of code: those that wait for a statement get it, those that have one may end theirs. */
static void
bind_statements (Reader *reader, const char *line, const char *p)
{
  GArray *directives = reader->cell->directives;
  guint indent = (guint) (p - line);

  for (guint i = 0; i < directives->len; i++)
    {
      RfDirective *directive = &g_array_index (directives, RfDirective, i);

      if (directive->statement == 0)
        {
          directive->statement = reader->line;
          directive->indent = indent;
        }
      else if (directive->statement_end == 0 &&
               (indent < directive->indent || (indent == directive->indent && !goes_on (p))))
        directive->statement_end = reader->line;
    }
}

static void
read_code (Reader *reader, const char *line)
{
  const char *p = line + strspn (line, " \t\r");

  if (*p == '#')
    read_directive (reader, line);
  else if (*p != '\0')
    {
      if (reader->cell->code == 0)
        reader->cell->code = reader->line;
      bind_statements (reader, line, p);
    }
}

static void
read_line (Reader *reader, const char *line)
{
  if (g_str_has_prefix (line, "# %%"))
    {
      read_mark (reader, line);
      return;
    }
  if (reader->narrating)
    {
      read_narration (reader, line);
      return;
    }
  if (reader->in_head && line[0] == '#')
    {
      read_head_line (reader, line);
      return;
    }
  reader->in_head = reader->in_head && line[strspn (line, " \t\r")] == '\0';
  read_code (reader, line);
}

/* A question and a pause before or after something need something to follow them. */
static void
check_statements (RfLecture *lecture)
{
  for (guint i = 0; i < lecture->cells->len; i++)
    {
      const RfLectureCell *cell = lecture->cells->pdata[i];

      for (guint k = 0; k < cell->directives->len; k++)
        {
          RfDirective *directive = &g_array_index (cell->directives, RfDirective, k);
          gboolean needs =
            directive->kind == RF_DIRECTIVE_ASK ||
            (directive->kind == RF_DIRECTIVE_PAUSE && directive->pause >= RF_PAUSE_BEFORE);

          if (directive->statement_end == 0)
            directive->statement_end = cell->end;
          if (needs && directive->statement == 0)
            rf_lecture_add_problem (lecture->problems, directive->line, directive->column,
                                    g_strdup (_ ("no statement follows this in its cell")));
        }
    }
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const RfLectureProblem *one = *(RfLectureProblem *const *) a;
  const RfLectureProblem *other = *(RfLectureProblem *const *) b;

  return one->line != other->line ? (one->line < other->line ? -1 : 1)
                                  : (int) one->column - (int) other->column;
}

RfLecture *
rf_lecture_parse (const char *name, const char *text)
{
  RfLecture *lecture = g_new0 (RfLecture, 1);
  g_autoptr (GString) narration = g_string_new (NULL);
  Reader reader = { .lecture = lecture, .narration = narration, .in_head = TRUE };

  g_atomic_ref_count_init (&lecture->refs);
  lecture->name = g_strdup (name);
  lecture->lines = g_strsplit (text, "\n", -1);
  lecture->cells = g_ptr_array_new_with_free_func (cell_free);
  lecture->problems = rf_lecture_problems_new ();
  add_cell (&reader, "");
  for (const char *p = text; *p != '\0';)
    {
      gsize length = strcspn (p, "\n");
      g_autofree char *line = g_strndup (p, length);

      reader.line++;
      read_line (&reader, line);
      p += length + (p[length] == '\n');
    }
  reader.line++;
  /* Words at the end have a cell of their own. */
  if (reader.narration->len > 0 && !is_untold_start (&reader))
    add_cell (&reader, "");
  settle_narration (&reader);
  reader.cell->end = reader.line;
  check_statements (lecture);
  g_ptr_array_sort (lecture->problems, compare_problems);
  lecture->scripted = lecture->title != NULL;
  if (lecture->scripted)
    return lecture;
  /* A program like any other: its comments are its own. */
  g_clear_pointer (&lecture->shows, g_free);
  g_ptr_array_set_size (lecture->problems, 0);
  for (guint i = 0; i < lecture->cells->len; i++)
    g_array_set_size (((RfLectureCell *) lecture->cells->pdata[i])->directives, 0);
  return lecture;
}

RfLecture *
rf_lecture_ref (RfLecture *lecture)
{
  g_atomic_ref_count_inc (&lecture->refs);
  return lecture;
}

void
rf_lecture_unref (RfLecture *lecture)
{
  if (lecture == NULL || !g_atomic_ref_count_dec (&lecture->refs))
    return;
  g_free (lecture->name);
  g_free (lecture->title);
  g_free (lecture->python);
  g_free (lecture->shows);
  g_strfreev (lecture->lines);
  g_ptr_array_unref (lecture->cells);
  g_ptr_array_unref (lecture->problems);
  g_free (lecture);
}
