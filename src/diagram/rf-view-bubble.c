/* SPDX-License-Identifier: MIT */
/* What a finalizer prints, from the journal: between the event with which it begins and the one
 * with which it ends. What it is still going to print is read too, so that its place is made for
 * it. */
#include "diagram/rf-view-bubble.h"

#include "diagram/rf-words.h"

#include <string.h>

/* How far around a moment the beginning and the end of what runs are looked for. */
#define EVENTS_MAX 5000
#define TEXT_MAX 400

static gboolean
is_of (const RfEvent *event, RfEventKind finalizer, RfEventKind callback, guint32 object)
{
  return (event->kind == finalizer || event->kind == callback) && event->a == object;
}

static guint32
find_begin (RfJournal *journal, guint32 position, guint32 object)
{
  guint32 at;

  for (at = position; at > 1 && position - at < EVENTS_MAX; at--)
    {
      RfEvent event = rf_journal_event (journal, at);

      if (is_of (&event, RF_EVENT_FINALIZER_BEGIN, RF_EVENT_CALLBACK_BEGIN, object))
        break;
    }
  return at;
}

/* As far as one looks. */
static guint32
find_end (RfJournal *journal, guint32 position, guint32 object)
{
  guint32 last = MIN (rf_journal_length (journal), position + EVENTS_MAX), at;

  for (at = position + 1; at < last; at++)
    {
      RfEvent event = rf_journal_event (journal, at);

      if (is_of (&event, RF_EVENT_FINALIZER_END, RF_EVENT_CALLBACK_END, object))
        break;
    }
  return MIN (at, last);
}

/* What is printed from event @begin to event @end; only the end of much. */
static GString *
printed (RfJournal *journal, guint32 begin, guint32 end)
{
  GString *text = g_string_new (NULL);

  for (guint32 at = end; at >= begin && at > 0 && text->len <= TEXT_MAX; at--)
    {
      RfEvent event = rf_journal_event (journal, at);

      if (event.kind == RF_EVENT_OUTPUT)
        g_string_prepend (text, rf_journal_text (journal, event.b));
    }
  g_strchomp (text->str);
  text->len = strlen (text->str);
  return text;
}

RfViewBubble *
rf_view_bubble_new (const RfState *state, RfJournal *journal)
{
  guint32 position = rf_state_position (state), object, begin, end;
  guint n = rf_state_n_running (state);
  g_autoptr (GString) before = NULL, whole = NULL;
  g_auto (GStrv) lines = NULL;
  const char *line, *longest = "";
  RfViewBubble *bubble;

  if (n == 0)
    return NULL;
  object = rf_state_running (state, n - 1).object;
  begin = find_begin (journal, position, object);
  before = printed (journal, begin, position);
  line = strrchr (before->str, '\n');
  line = line != NULL ? line + 1 : before->str;
  if (line[0] == '\0')
    return NULL;
  end = find_end (journal, position, object);
  whole = printed (journal, begin, end);
  lines = g_strsplit (whole->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (strlen (lines[i]) > strlen (longest))
      longest = lines[i];
  bubble = g_new0 (RfViewBubble, 1);
  bubble->object = object;
  bubble->begin = begin;
  bubble->end = end;
  bubble->text = rf_words_bounded (line);
  bubble->longest = rf_words_bounded (longest);
  return bubble;
}

void
rf_view_bubble_free (RfViewBubble *bubble)
{
  g_free (bubble->text);
  g_free (bubble->longest);
  g_free (bubble);
}
