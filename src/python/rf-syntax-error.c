/* SPDX-License-Identifier: MIT */

/* How a SyntaxError is printed. 3.10 to 3.12 print it in one way, 3.13 in another; they differ
 * where an end is unknown. */

#include "python/rf-syntax-error.h"

#include <string.h>

void
rf_syntax_error_clear (RfSyntaxError *error)
{
  g_free (error->message);
  g_free (error->filename);
  g_free (error->text);
  memset (error, 0, sizeof *error);
}

/* "SyntaxError", "IndentationError", ... */
static const char *
syntax_error_get_class_name (const RfSyntaxError *error)
{
  static const char *const names[] = {
    [RF_SYNTAX_ERROR_SYNTAX] = "SyntaxError",
    [RF_SYNTAX_ERROR_INDENTATION] = "IndentationError",
    [RF_SYNTAX_ERROR_TAB] = "TabError",
    [RF_SYNTAX_ERROR_RECURSION] = "RecursionError",
  };

  return names[error->error_class];
}

/* The line without its indentation, and carets below it. */
static void
append_source (GString *out, const RfSyntaxError *error)
{
  const char *text = error->text;
  int length = g_utf8_strlen (text, -1);
  int offset = error->offset;
  int end_offset = error->end_offset;
  int stripped = 0;

  if (error->minor < 13 && error->error_class != RF_SYNTAX_ERROR_SYNTAX)
    end_offset = 0;
  else if (error->end_lineno != 0 && error->end_lineno != error->lineno)
    end_offset = (error->minor >= 13 ? length : (int) strlen (text)) + 1;
  /* The older way does not see to it that the place is within the line. */
  if (error->minor >= 13)
    {
      offset = MIN (offset, length + 1);
      end_offset = MIN (end_offset, length + 1);
    }
  while (*text == ' ' || *text == '\f' || (*text == '\t' && error->minor < 13))
    {
      text++;
      stripped++;
    }
  g_string_append_printf (out, "    %s\n", text);
  offset -= 1 + stripped;
  end_offset -= 1 + stripped;
  if (offset < 0)
    return;
  g_string_append (out, "    ");
  for (int i = 0; i < offset; i++)
    {
      g_string_append_c (out, error->minor >= 13 && g_ascii_isspace (*text) ? *text : ' ');
      if (*text != 0)
        text = g_utf8_next_char (text);
    }
  for (int i = 0; i < MAX (end_offset - offset, 1); i++)
    g_string_append_c (out, '^');
  g_string_append_c (out, '\n');
}

char *
rf_syntax_error_to_text (const RfSyntaxError *error)
{
  GString *out = g_string_new (NULL);

  if (error->lineno > 0)
    g_string_append_printf (out, "  File \"%s\", line %d\n", error->filename, error->lineno);
  if (error->text != NULL && error->lineno > 0)
    append_source (out, error);
  g_string_append_printf (out, "%s: %s\n", syntax_error_get_class_name (error), error->message);
  return g_string_free (out, FALSE);
}

char *
rf_syntax_error_to_sentence (const RfSyntaxError *error)
{
  if (error->lineno > 0)
    return g_strdup_printf ("%s:%d:%d: %s", error->filename, error->lineno, MAX (error->offset, 1),
                            error->message);
  return g_strdup_printf ("%s: %s", error->filename, error->message);
}
