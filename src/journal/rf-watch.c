/* SPDX-License-Identifier: MIT */

/* Watches on deaths.
 *
 * Invariants: the hits are those of the journal's first `length` events; any change of the watches,
 * or another journal, begins anew. An instance of a class is an object whose type has the class's
 * name and that is no class itself. */

#include "journal/rf-watch.h"

#include <string.h>

struct _RfWatches
{
  GArray *watches; /* of RfWatch */
  GArray *counts;  /* of guint: deaths of each watch's objects so far */
  GArray *hits;    /* of RfWatchHit */
  RfJournal *journal;
  guint32 length; /* events gone over */
};

static void
clear_watch (gpointer data)
{
  g_free (((RfWatch *) data)->type);
}

RfWatches *
rf_watches_new (void)
{
  RfWatches *watches = g_new0 (RfWatches, 1);

  watches->watches = g_array_new (FALSE, FALSE, sizeof (RfWatch));
  g_array_set_clear_func (watches->watches, clear_watch);
  watches->counts = g_array_new (FALSE, TRUE, sizeof (guint));
  watches->hits = g_array_new (FALSE, FALSE, sizeof (RfWatchHit));
  return watches;
}

void
rf_watches_free (RfWatches *watches)
{
  if (watches == NULL)
    return;
  g_array_unref (watches->watches);
  g_array_unref (watches->counts);
  g_array_unref (watches->hits);
  g_clear_pointer (&watches->journal, rf_journal_unref);
  g_free (watches);
}

/* --- which ------------------------------------------------------------------------------------ */

static void
begin_anew (RfWatches *watches)
{
  watches->length = 0;
  g_array_set_size (watches->hits, 0);
  g_array_set_size (watches->counts, 0);
  g_array_set_size (watches->counts, watches->watches->len);
}

static int
find (RfWatches *watches, const char *type, guint32 object)
{
  for (guint i = 0; i < watches->watches->len; i++)
    {
      const RfWatch *watch = &g_array_index (watches->watches, RfWatch, i);

      if (watch->object == object && strcmp (watch->type, type) == 0)
        return (int) i;
    }
  return -1;
}

void
rf_watches_add (RfWatches *watches, const char *type, guint32 object, guint every)
{
  int found = find (watches, type, object);
  RfWatch watch = { NULL, object, MAX (every, 1) };

  if (found >= 0)
    g_array_index (watches->watches, RfWatch, found).every = watch.every;
  else
    {
      watch.type = g_strdup (type);
      g_array_append_val (watches->watches, watch);
    }
  begin_anew (watches);
}

gboolean
rf_watches_remove (RfWatches *watches, const char *type, guint32 object)
{
  int found = find (watches, type, object);

  if (found < 0)
    return FALSE;
  g_array_remove_index (watches->watches, (guint) found);
  begin_anew (watches);
  return TRUE;
}

guint
rf_watches_get_every (RfWatches *watches, const char *type, guint32 object)
{
  int found = find (watches, type, object);

  return found >= 0 ? g_array_index (watches->watches, RfWatch, found).every : 0;
}

const RfWatch *
rf_watches_get (RfWatches *watches, guint *n)
{
  *n = watches->watches->len;
  return (const RfWatch *) watches->watches->data;
}

/* --- deaths ----------------------------------------------------------------------------------- */

static void
take (RfWatches *watches, guint32 n, guint32 object)
{
  const char *type =
    rf_journal_text (watches->journal, rf_journal_object_type (watches->journal, object));

  for (guint i = 0; i < watches->watches->len; i++)
    {
      const RfWatch *watch = &g_array_index (watches->watches, RfWatch, i);
      guint *count = &g_array_index (watches->counts, guint, i);
      RfWatchHit hit = { n, object, i, 0 };

      if ((watch->object != 0 && watch->object != object) || strcmp (watch->type, type) != 0)
        continue;
      hit.nth = ++*count;
      if (hit.nth % watch->every == 0)
        g_array_append_val (watches->hits, hit);
    }
}

const RfWatchHit *
rf_watches_hits (RfWatches *watches, RfJournal *journal, guint *n)
{
  guint32 length = journal != NULL ? rf_journal_length (journal) : 0;

  if (journal != watches->journal)
    {
      g_clear_pointer (&watches->journal, rf_journal_unref);
      watches->journal = journal != NULL ? rf_journal_ref (journal) : NULL;
      begin_anew (watches);
    }
  while (watches->watches->len > 0 && watches->length < length)
    {
      RfEvent event = rf_journal_event (journal, ++watches->length);

      if (event.kind == RF_EVENT_OBJECT_FREE)
        take (watches, watches->length, event.a);
    }
  *n = watches->hits->len;
  return (const RfWatchHit *) watches->hits->data;
}
