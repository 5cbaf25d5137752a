/* SPDX-License-Identifier: MIT */

/* The facts of a stretch of a run, read from its events and from the states at both ends. */

#include "lecture/rf-lecture-facts.h"

#include "journal/rf-query.h"

#include <glib/gi18n.h>
#include <string.h>

static void
name_free (gpointer data)
{
  RfLectureName *name = data;

  g_free (name->name);
  g_free (name);
}

/* --- the names of the module ------------------------------------------------------------------ */

static RfLectureName *
find_name (const RfLectureFacts *facts, const char *text, gsize length)
{
  for (guint i = 0; i < facts->names->len; i++)
    {
      RfLectureName *name = facts->names->pdata[i];
      if (strlen (name->name) == length && strncmp (name->name, text, length) == 0)
        return name;
    }
  return NULL;
}

/* The module's names at @state; those that are gone by now keep what they referred to before. */
static void
note_names (RfLectureFacts *facts, RfJournal *journal, const RfState *state, guint32 frame,
            gboolean at_end)
{
  RfStateSlot slot;

  for (guint at = 0; frame != 0 && rf_state_frame_next_name (state, frame, FALSE, &at, &slot);)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      RfLectureName *name;

      rf_state_append_slot_name (state, journal, &slot, text);
      if (g_str_has_prefix (text->str, "__") || slot.target == 0)
        continue;
      name = find_name (facts, text->str, text->len);
      if (name == NULL)
        {
          name = g_new0 (RfLectureName, 1);
          name->name = g_strdup (text->str);
          g_ptr_array_add (facts->names, name);
        }
      name->object = slot.target;
      if (at_end)
        name->bound = TRUE;
      else
        name->before = slot.target;
    }
}

static gboolean
is_alive (const RfState *state, guint32 id)
{
  const RfStateObject *object = rf_state_object (state, id);

  return object != NULL && rf_state_object_is_alive (object);
}

/* Which of the names' objects died in between, and which weak references. */
static void
compare_ends (RfLectureFacts *facts, const RfState *before, const RfState *after)
{
  for (guint i = 0; i < facts->names->len; i++)
    {
      RfLectureName *name = facts->names->pdata[i];
      const RfStateObject *was = rf_state_object (before, name->object);
      const RfStateObject *is = rf_state_object (after, name->object);

      name->count = is != NULL && rf_state_object_is_alive (is) ? is->count : 0;
      name->died = is_alive (before, name->object) && !is_alive (after, name->object);
      name->weakref_died =
        was != NULL && is != NULL && was->referent != 0 && is->referent == 0 && !name->died;
    }
}

/* --- the events ------------------------------------------------------------------------------- */

static void
read_events (RfLectureFacts *facts, RfJournal *journal)
{
  g_autoptr (GString) printed = g_string_new (NULL);
  g_autoptr (GArray) asked = g_array_new (FALSE, FALSE, sizeof (gboolean));

  for (guint32 n = facts->first + 1; n <= facts->last; n++)
    {
      RfEvent event = rf_journal_event (journal, n);

      if (event.kind == RF_EVENT_OUTPUT && event.a == RF_STREAM_STDOUT)
        g_string_append (printed, rf_journal_text (journal, event.b));
      else if (event.kind == RF_EVENT_GC_BEGIN)
        {
          gboolean by_program = event.b == RF_REASON_GC_COLLECT;
          g_array_append_val (asked, by_program);
        }
      else if (event.kind == RF_EVENT_GC_END && asked->len > 0)
        {
          gint64 value = (gint64) event.a + event.b;

          if (g_array_index (asked, gboolean, asked->len - 1))
            g_array_append_val (facts->returned, value);
          g_array_set_size (asked, asked->len - 1);
        }
    }
  facts->printed = g_strchomp (g_string_free (g_steal_pointer (&printed), FALSE));
}

/* The frame of the module: the first one. */
static guint32
module_frame (RfJournal *journal)
{
  for (guint32 n = 1; n <= rf_journal_length (journal); n++)
    {
      RfEvent event = rf_journal_event (journal, n);
      if (event.kind == RF_EVENT_FRAME_PUSH && event.aux == 0)
        return event.a;
    }
  return 0;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(RfLectureName *const *) a)->name, (*(RfLectureName *const *) b)->name);
}

RfLectureFacts *
rf_lecture_facts_new (RfJournal *journal, RfCursor *cursor, guint32 first, guint32 last)
{
  RfLectureFacts *facts = g_new0 (RfLectureFacts, 1);
  guint32 frame = module_frame (journal);
  g_autoptr (RfState) before = rf_state_copy (rf_cursor_seek (cursor, first));
  const RfState *after;

  facts->first = first;
  facts->last = last;
  facts->returned = g_array_new (FALSE, FALSE, sizeof (gint64));
  facts->names = g_ptr_array_new_with_free_func (name_free);
  note_names (facts, journal, before, frame, FALSE);
  after = rf_cursor_seek (cursor, last);
  note_names (facts, journal, after, frame, TRUE);
  compare_ends (facts, before, after);
  g_ptr_array_sort (facts->names, compare_names);
  read_events (facts, journal);
  return facts;
}

void
rf_lecture_facts_free (RfLectureFacts *facts)
{
  g_free (facts->printed);
  g_array_unref (facts->returned);
  g_ptr_array_unref (facts->names);
  g_free (facts);
}

/* --- answers ---------------------------------------------------------------------------------- */

char *
rf_lecture_plain_answer (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (strchr (" ,\n\t\r", *p) == NULL)
      g_string_append_c (out, *p);
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  return g_strchomp (g_string_free (out, FALSE));
}

static gboolean
was_printed (const RfLectureFacts *facts, const char *answer)
{
  g_autofree char *printed = rf_lecture_plain_answer (facts->printed);
  gsize all = strlen (printed), length = strlen (answer);

  if (all == 0 || length > all || strcmp (printed + all - length, answer) != 0)
    return FALSE;
  return length == all || printed[all - length - 1] == ' ';
}

static gboolean
was_returned (const RfLectureFacts *facts, const char *answer)
{
  gint64 value;

  if (!g_ascii_string_to_signed (answer, 10, 0, G_MAXINT64, &value, NULL))
    return FALSE;
  for (guint i = 0; i < facts->returned->len; i++)
    if (g_array_index (facts->returned, gint64, i) == value)
      return TRUE;
  return FALSE;
}

/* The count of what @question names between backquotes. */
static gboolean
is_count (const RfLectureFacts *facts, const char *question, const char *answer)
{
  guint64 count;

  if (!g_ascii_string_to_unsigned (answer, 10, 0, G_MAXUINT32, &count, NULL))
    return FALSE;
  for (const char *open = strchr (question, '`'); open != NULL;)
    {
      const char *close = strchr (open + 1, '`');
      const RfLectureName *name;

      if (close == NULL)
        return FALSE;
      name = find_name (facts, open + 1, (gsize) (close - open - 1));
      if (name != NULL && name->count == count)
        return TRUE;
      open = strchr (close + 1, '`');
    }
  return FALSE;
}

static char *
dead_names (const RfLectureFacts *facts, const char *separator)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < facts->names->len; i++)
    {
      const RfLectureName *name = facts->names->pdata[i];

      if (!name->died && !name->weakref_died)
        continue;
      if (out->len > 0)
        g_string_append (out, separator);
      g_string_append (out, name->name);
    }
  return g_string_free (out, FALSE);
}

gboolean
rf_lecture_facts_answer (const RfLectureFacts *facts, const char *question, const char *answer)
{
  g_autofree char *wanted = rf_lecture_plain_answer (answer), *dead = dead_names (facts, " ");

  return *wanted != '\0' && (was_printed (facts, wanted) || was_returned (facts, wanted) ||
                             is_count (facts, question, wanted) || strcmp (dead, wanted) == 0);
}

char *
rf_lecture_facts_words (const RfLectureFacts *facts)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *printed = rf_lecture_plain_answer (facts->printed),
                  *dead = dead_names (facts, ", ");

  if (*printed != '\0')
    g_string_append_printf (out, _ ("“%s” is printed"), printed);
  for (guint i = 0; i < facts->returned->len; i++)
    {
      g_autofree char *value =
        g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (facts->returned, gint64, i));

      if (out->len > 0)
        g_string_append (out, ", ");
      g_string_append_printf (out, _ ("gc.collect() returns %s"), value);
    }
  if (*dead != '\0')
    {
      if (out->len > 0)
        g_string_append (out, ", ");
      g_string_append_printf (out, _ ("these die: %s"), dead);
    }
  if (out->len == 0)
    g_string_append (out, _ ("nothing is printed, nothing is collected, nothing with a name dies"));
  return g_strdup (out->str);
}
