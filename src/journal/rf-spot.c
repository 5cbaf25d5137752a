/* SPDX-License-Identifier: MIT */

/* Spots: from one run to another. */

#include "journal/rf-spot.h"

#include <string.h>

/* Where more lines than this were changed, no lines are looked for among them. */
#define LINES_MOST 1500

/* Whether what came of a line is over before event @n. */
static gboolean
ends_line (RfJournal *journal, guint32 n)
{
  RfEventKind kind = rf_journal_event (journal, n).kind;

  return kind == RF_EVENT_LINE || kind == RF_EVENT_PROGRAM_END;
}

RfSpot
rf_spot_new (RfJournal *journal, guint32 position)
{
  guint32 length = rf_journal_length (journal), n = MIN (position, length);
  RfSpot spot = { .at_stop = n == length || ends_line (journal, n + 1), .at_last = n == length };

  for (guint32 i = n; i > 0 && spot.line == 0; i--)
    {
      RfEvent event = rf_journal_event (journal, i);

      spot.at_end |= event.kind == RF_EVENT_PROGRAM_END;
      if (event.kind == RF_EVENT_LINE)
        {
          spot.line = event.b;
          spot.events = n - i;
        }
    }
  if (spot.line == 0)
    spot.events = n;
  for (guint32 i = 1; i <= n; i++)
    {
      RfEvent event = rf_journal_event (journal, i);
      spot.occurrence += event.kind == RF_EVENT_LINE && event.b == spot.line;
    }
  return spot;
}

/* The lines of two texts, without those that are the same at the beginning and at the end. */
typedef struct
{
  char **old, **new;
  guint n_old, n_new;
} Middle;

/* How long the longest common row of lines is of what follows old line i and new line k. */
static guint16 *
common_rows (const Middle *middle)
{
  guint width = middle->n_new + 1;
  guint16 *rows = g_new0 (guint16, (gsize) (middle->n_old + 1) * width);

  for (guint i = middle->n_old; i-- > 0;)
    for (guint k = middle->n_new; k-- > 0;)
      rows[i * width + k] = strcmp (middle->old[i], middle->new[k]) == 0
                              ? rows[(i + 1) * width + k + 1] + 1
                              : MAX (rows[(i + 1) * width + k], rows[i * width + k + 1]);
  return rows;
}

/* Where old line @line (from 0) of @middle stands: the same line, or one that came in its place.
 * FALSE: nothing did; *to is the number of lines above. */
static gboolean
find_line (const Middle *middle, guint line, guint *to)
{
  g_autofree guint16 *rows = common_rows (middle);
  guint width = middle->n_new + 1, i = 0, k = 0, old_from = 0, new_from = 0;

  while (i < middle->n_old && k < middle->n_new)
    if (strcmp (middle->old[i], middle->new[k]) == 0)
      {
        if (i >= line)
          break;
        old_from = ++i;
        new_from = ++k;
      }
    else if (rows[(i + 1) * width + k] >= rows[i * width + k + 1])
      i++;
    else
      k++;
  if (i == line && k < middle->n_new && strcmp (middle->old[i], middle->new[k]) == 0)
    {
      *to = k;
      return TRUE;
    }
  /* Between two lines that both texts have: the same place among those. */
  if (i >= middle->n_old)
    k = middle->n_new;
  *to = MIN (new_from + line - old_from, k - (k > new_from));
  return k > new_from;
}

void
rf_spot_move (RfSpot *spot, const char *before, const char *after)
{
  g_auto (GStrv) old = g_strsplit (before, "\n", -1), new = g_strsplit (after, "\n", -1);
  guint n_old = g_strv_length (old), n_new = g_strv_length (new), head = 0, tail = 0, to;
  Middle middle;

  while (head < n_old && head < n_new && strcmp (old[head], new[head]) == 0)
    head++;
  while (tail < n_old - head && tail < n_new - head &&
         strcmp (old[n_old - tail - 1], new[n_new - tail - 1]) == 0)
    tail++;
  if (spot->line <= head)
    return;
  middle = (Middle){ old + head, new + head, n_old - head - tail, n_new - head - tail };
  if (spot->line > n_old - tail)
    spot->line += n_new - n_old;
  else if (middle.n_old > LINES_MOST || middle.n_new > LINES_MOST)
    spot->line = CLAMP (spot->line, head + 1, MAX (n_new - tail, head + 1));
  else if (find_line (&middle, spot->line - head - 1, &to))
    spot->line = head + to + 1;
  else
    {
      /* The line is gone: when the one above it is over for the last time. */
      spot->line = head + to;
      spot->occurrence = G_MAXUINT32;
      spot->at_stop = TRUE;
      spot->events = 0;
    }
}

/* The line at or below the spot's at which something begins in @journal, 0: none. */
static guint32
nearest_line (const RfSpot *spot, RfJournal *journal)
{
  guint32 nearest = 0;

  for (guint32 n = 1; n <= rf_journal_length (journal); n++)
    {
      RfEvent event = rf_journal_event (journal, n);
      if (event.kind == RF_EVENT_LINE && event.b >= spot->line &&
          (nearest == 0 || event.b < nearest))
        nearest = event.b;
    }
  return nearest;
}

static guint32
program_end (RfJournal *journal)
{
  guint32 length = rf_journal_length (journal);

  for (guint32 n = length; n > 0; n--)
    if (rf_journal_event (journal, n).kind == RF_EVENT_PROGRAM_END)
      return n;
  return length;
}

/* As many events after event @n as the spot says, if no line begins earlier. */
static guint32
go_on (const RfSpot *spot, RfJournal *journal, guint32 n)
{
  guint32 length = rf_journal_length (journal);
  guint32 end = spot->at_stop ? length : MIN (length, n + spot->events);

  for (guint32 i = n + 1; i <= end; i++)
    if (ends_line (journal, i))
      return i - 1;
  return end;
}

guint32
rf_spot_find (const RfSpot *spot, RfJournal *journal)
{
  guint32 line = spot->line, last = 0, count = 0;

  if (spot->at_end)
    return spot->at_last ? rf_journal_length (journal) : program_end (journal);
  if (line == 0)
    return MIN (spot->events, rf_journal_length (journal));
  line = nearest_line (spot, journal);
  if (line == 0)
    return program_end (journal);
  for (guint32 n = 1; n <= rf_journal_length (journal) && count < spot->occurrence; n++)
    {
      RfEvent event = rf_journal_event (journal, n);

      if (event.kind != RF_EVENT_LINE || event.b != line)
        continue;
      last = n;
      count++;
      if (line != spot->line)
        break;
    }
  return line == spot->line ? go_on (spot, journal, last) : last - 1;
}
