/* SPDX-License-Identifier: MIT */

#include "rf-recorded.h"

#include <stdlib.h>
#include <string.h>

/* C's escapes, of which only \NNN, \n, \t, \\ and \" occur; NULs too. */
static char *
unescape (const char *text, gsize *length)
{
  char *out = g_malloc (strlen (text) + 1);
  gsize n = 0;

  for (; *text != 0; text++)
    {
      if (*text != '\\')
        {
          out[n++] = *text;
          continue;
        }
      text++;
      if (g_ascii_isdigit (*text))
        {
          out[n++] = (text[0] - '0') * 64 + (text[1] - '0') * 8 + (text[2] - '0');
          text += 2;
        }
      else
        out[n++] = *text == 'n' ? '\n' : *text == 't' ? '\t' : *text;
    }
  out[n] = 0;
  *length = n;
  return out;
}

static void
report (const char *program, gsize length, const char *versions, const GString *expected,
        RfRecordedFunc func, gpointer data)
{
  g_auto (GStrv) names = g_strsplit (versions, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], "3."))
      func (program, length, atoi (names[i] + 2), expected->str, data);
}

void
rf_recorded_foreach (const char *name, RfRecordedFunc func, gpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "parser", name, NULL);
  g_autofree char *contents = NULL;
  g_autofree char *program = NULL;
  g_autofree char *versions = NULL;
  g_autoptr (GString) expected = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  guint n = 0;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == '|')
        {
          g_string_append (expected, lines[i] + 1);
          g_string_append_c (expected, '\n');
          continue;
        }
      if (versions != NULL)
        report (program, length, versions, expected, func, data);
      g_clear_pointer (&versions, g_free);
      g_string_truncate (expected, 0);
      if (lines[i][0] == '=')
        {
          g_free (program);
          program = unescape (lines[i] + 1, &length);
          n++;
        }
      else if (lines[i][0] == '@')
        versions = g_strdup (lines[i] + 1);
    }
  g_assert_cmpuint (n, >, 10);
}
