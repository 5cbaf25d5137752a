/* SPDX-License-Identifier: MIT */

/* The command line's WHEN. Goes over the journal from its beginning: it is asked once a run. */

#include "journal/rf-when.h"

#include "base/rf-error.h"

#include <string.h>

static gboolean usage (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
usage (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    {
      g_autofree char *message = g_strdup_vprintf (format, args);
      *error = g_error_new_literal (RF_ERROR, RF_ERROR_USAGE, message);
    }
  va_end (args);
  return FALSE;
}

/* The number after "event:" or "line:". */
static gboolean
parse_number (const char *text, guint32 *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT32, &value, NULL))
    return FALSE;
  *number = value;
  return TRUE;
}

gboolean
rf_when_check (const char *when, GError **error)
{
  guint32 number;

  if (strcmp (when, "end") == 0)
    return TRUE;
  if (g_str_has_prefix (when, "event:"))
    return parse_number (when + 6, &number) ||
           usage (error, "'%s' is no number of an event", when + 6);
  if (g_str_has_prefix (when, "line:"))
    return (parse_number (when + 5, &number) && number > 0) ||
           usage (error, "'%s' is no number of a line", when + 5);
  if (g_str_has_prefix (when, "first:"))
    return rf_event_kind_find (when + 6) >= 0 ||
           usage (error, "there is no kind of event called '%s'", when + 6);
  return usage (error, "'%s' is no moment: it has to be end, event:N, line:N or first:KIND", when);
}

/* The line is through when its frame goes on to another line, or ends. */
static gboolean
resolve_line (RfJournal *journal, guint32 line, guint32 *position)
{
  guint32 length = rf_journal_length (journal), frame = 0;

  for (guint32 n = 1; n <= length; n++)
    {
      RfEvent event = rf_journal_event (journal, n);

      if (frame == 0 && event.kind == RF_EVENT_LINE && event.b == line)
        frame = event.a;
      else if (frame != 0 && event.a == frame &&
               (event.kind == RF_EVENT_LINE || event.kind == RF_EVENT_FRAME_POP ||
                event.kind == RF_EVENT_FRAME_SUSPEND))
        {
          *position = n - 1;
          return TRUE;
        }
      else if (frame != 0 && event.kind == RF_EVENT_PROGRAM_END)
        {
          *position = n;
          return TRUE;
        }
    }
  *position = length;
  return frame != 0;
}

static gboolean
resolve_first (RfJournal *journal, const char *kind, guint32 *position)
{
  guint32 length = rf_journal_length (journal);

  for (guint32 n = 1; n <= length; n++)
    if (strcmp (rf_event_info (rf_journal_event (journal, n).kind)->name, kind) == 0)
      {
        *position = n;
        return TRUE;
      }
  return FALSE;
}

guint32
rf_when_end (RfJournal *journal)
{
  guint32 length = rf_journal_length (journal);

  for (guint32 n = length; n > 0; n--)
    if (rf_journal_event (journal, n).kind == RF_EVENT_PROGRAM_END)
      return n;
  return length;
}

gboolean
rf_when_resolve (RfJournal *journal, const char *when, guint32 *position, GError **error)
{
  guint32 length = rf_journal_length (journal), number = 0;

  if (!rf_when_check (when, error))
    return FALSE;
  if (g_str_has_prefix (when, "event:"))
    {
      parse_number (when + 6, &number);
      *position = number;
      return number <= length ||
             usage (error, "there is no event %u: the run has %u events", number, length);
    }
  if (g_str_has_prefix (when, "line:"))
    {
      parse_number (when + 5, &number);
      return resolve_line (journal, number, position) || usage (error, "line %u never ran", number);
    }
  if (g_str_has_prefix (when, "first:"))
    return resolve_first (journal, when + 6, position) ||
           usage (error, "no event of the kind '%s' happened", when + 6);
  *position = rf_when_end (journal);
  return TRUE;
}
