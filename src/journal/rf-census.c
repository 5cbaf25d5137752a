/* SPDX-License-Identifier: MIT */

/* The census. Only announcements and deaths of objects and newly formed isolates are looked at. */

#include "journal/rf-census.h"

#include <string.h>

#define NOT_OF_PROGRAM (RF_NEW_INTERNAL | RF_NEW_LIBRARY | RF_NEW_NAMESPACE)
#define ATOM_BIT 0x80000000u
/* The part of all objects and references that is worth a group of its own; so is each class of the
 * program's. */
#define WORTH 200u

typedef struct
{
  guint32 number; /* text of the type, number of the isolate */
  guint32 alive, most;
  gboolean own; /* of a class that the program wrote */
} Tally;

struct _RfCensus
{
  RfJournal *journal;
  guint32 position;
  guint32 alive, most, boxes, most_boxes;
  GArray *types;       /* Tally */
  GHashTable *type_of; /* text of the type → index of the tally + 1 */
  GArray *tally_of;    /* guint32 by object: index of the tally + 1, and ATOM_BIT; 0: not counted */
  GArray *isolates;    /* Tally, in the order of their numbers */
};

RfCensus *
rf_census_new (RfJournal *journal)
{
  RfCensus *census = g_new0 (RfCensus, 1);

  census->journal = rf_journal_ref (journal);
  census->types = g_array_new (FALSE, FALSE, sizeof (Tally));
  census->type_of = g_hash_table_new (NULL, NULL);
  census->tally_of = g_array_new (FALSE, TRUE, sizeof (guint32));
  census->isolates = g_array_new (FALSE, FALSE, sizeof (Tally));
  return census;
}

void
rf_census_free (RfCensus *census)
{
  if (census == NULL)
    return;
  rf_journal_unref (census->journal);
  g_array_unref (census->types);
  g_hash_table_unref (census->type_of);
  g_array_unref (census->tally_of);
  g_array_unref (census->isolates);
  g_free (census);
}

static guint
tally_for (RfCensus *census, guint32 type)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (census->type_of, GUINT_TO_POINTER (type)));

  if (index == 0)
    {
      Tally tally = { .number = type };

      g_array_append_val (census->types, tally);
      index = census->types->len;
      g_hash_table_insert (census->type_of, GUINT_TO_POINTER (type), GUINT_TO_POINTER (index));
    }
  return index;
}

static void
note_new (RfCensus *census, const RfEvent *event)
{
  gboolean atom = (event->aux & RF_NEW_ATOM) != 0;
  guint index;
  Tally *tally;

  if ((event->aux & NOT_OF_PROGRAM) != 0)
    return;
  index = tally_for (census, event->b);
  if (event->a >= census->tally_of->len)
    g_array_set_size (census->tally_of, MAX (event->a + 1, census->tally_of->len * 3 / 2));
  g_array_index (census->tally_of, guint32, event->a) = index | (atom ? ATOM_BIT : 0);
  tally = &g_array_index (census->types, Tally, index - 1);
  tally->alive++;
  tally->most = MAX (tally->most, tally->alive);
  tally->own = tally->own || (event->aux & RF_NEW_INSTANCE) != 0;
  census->alive++;
  census->most = MAX (census->most, census->alive);
  census->boxes += !atom;
  census->most_boxes = MAX (census->most_boxes, census->boxes);
}

static void
note_free (RfCensus *census, guint32 object)
{
  guint32 entry =
    object < census->tally_of->len ? g_array_index (census->tally_of, guint32, object) : 0;

  if (entry == 0)
    return;
  g_array_index (census->tally_of, guint32, object) = 0;
  g_array_index (census->types, Tally, (entry & ~ATOM_BIT) - 1).alive--;
  census->alive--;
  census->boxes -= (entry & ATOM_BIT) == 0;
}

static void
note_isolate (RfCensus *census, const RfEvent *event)
{
  Tally tally = { .number = event->a };
  guint n = 0;

  rf_journal_extra (census->journal, event, &n);
  tally.most = n;
  g_array_append_val (census->isolates, tally);
}

gboolean
rf_census_advance (RfCensus *census, guint32 max_events)
{
  guint32 length = rf_journal_length (census->journal), to = length;

  if (max_events != 0 && length - census->position > max_events)
    to = census->position + max_events;
  while (census->position < to)
    {
      RfEvent event = rf_journal_event (census->journal, ++census->position);

      switch ((RfEventKind) event.kind)
        {
        case RF_EVENT_OBJECT_NEW:
          note_new (census, &event);
          break;
        case RF_EVENT_OBJECT_FREE:
          note_free (census, event.a);
          break;
        case RF_EVENT_ISOLATE_FORMED:
          note_isolate (census, &event);
          break;
        default:
          break;
        }
    }
  return to < length;
}

guint32
rf_census_most (const RfCensus *census)
{
  return census->most;
}

guint32
rf_census_most_boxes (const RfCensus *census)
{
  return census->most_boxes;
}

/* --- keys ------------------------------------------------------------------------------------- */

static int
compare_tallies (gconstpointer a, gconstpointer b)
{
  const Tally *x = a, *y = b;

  if (x->most != y->most)
    return x->most > y->most ? -1 : 1;
  return x->number < y->number ? -1 : x->number > y->number;
}

static void
add_key (GArray *keys, RfGroupKind kind, guint32 number)
{
  RfGroupKey key = { kind, number };

  g_array_append_val (keys, key);
}

/* The largest of @tallies, so many that one more still fits. */
static void
add_largest (GArray *keys, const GArray *tallies, RfGroupKind kind, guint most)
{
  g_autoptr (GArray) sorted = g_array_copy ((GArray *) tallies);

  g_array_sort (sorted, compare_tallies);
  for (guint i = 0; i < sorted->len && keys->len + 1 < most; i++)
    add_key (keys, kind, g_array_index (sorted, Tally, i).number);
}

GArray *
rf_census_keys (const RfCensus *census, RfGrouping grouping, guint most)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (RfGroupKey));

  most = MIN (most, RF_GROUPS_MAX);
  add_key (keys, RF_GROUP_NAMES, 0);
  switch (grouping)
    {
    case RF_GROUPING_TYPE:
      add_largest (keys, census->types, RF_GROUP_TYPE, most);
      break;
    case RF_GROUPING_GENERATION:
      for (guint32 generation = 0; generation < 3; generation++)
        add_key (keys, RF_GROUP_GENERATION, generation);
      add_key (keys, RF_GROUP_UNTRACKED, 0);
      break;
    case RF_GROUPING_ISOLATE:
    case RF_N_GROUPINGS:
      add_key (keys, RF_GROUP_REACHED, 0);
      add_key (keys, RF_GROUP_HELD, 0);
      add_largest (keys, census->isolates, RF_GROUP_ISOLATE, most);
      break;
    }
  add_key (keys, RF_GROUP_REST, 0);
  return keys;
}

GArray *
rf_census_choose (const RfCensus *census, const RfGroups *fullest, guint most)
{
  guint n = fullest->groups->len;
  g_autofree guint64 *weights = g_new0 (guint64, n);
  g_autoptr (GArray) tallies = g_array_new (FALSE, FALSE, sizeof (Tally));
  GArray *keys;
  guint64 all = 0;

  if (fullest->grouping != RF_GROUPING_TYPE)
    return rf_census_keys (census, fullest->grouping, most);
  for (guint i = 0; i < fullest->links->len; i++)
    {
      const RfGroupLink *link = &g_array_index (fullest->links, RfGroupLink, i);
      weights[link->from] += link->n;
    }
  for (guint i = 0; i < n; i++)
    {
      const RfGroup *group = &g_array_index (fullest->groups, RfGroup, i);
      guint tally = GPOINTER_TO_UINT (
        g_hash_table_lookup (census->type_of, GUINT_TO_POINTER (group->key.number)));

      if (group->key.kind == RF_GROUP_TYPE && tally != 0)
        weights[i] += g_array_index (census->types, Tally, tally - 1).most;
      all += weights[i];
    }
  for (guint i = 0; i < n; i++)
    {
      const RfGroup *group = &g_array_index (fullest->groups, RfGroup, i);
      guint known = GPOINTER_TO_UINT (
        g_hash_table_lookup (census->type_of, GUINT_TO_POINTER (group->key.number)));
      gboolean own = known != 0 && g_array_index (census->types, Tally, known - 1).own;
      Tally tally = { group->key.number, 0, (guint32) MIN (weights[i], G_MAXUINT32), own };

      if (group->key.kind == RF_GROUP_TYPE && weights[i] > 0 && (own || weights[i] >= all / WORTH))
        g_array_append_val (tallies, tally);
    }
  keys = g_array_new (FALSE, FALSE, sizeof (RfGroupKey));
  add_key (keys, RF_GROUP_NAMES, 0);
  add_largest (keys, tallies, RF_GROUP_TYPE, MIN (most, RF_GROUPS_MAX));
  add_key (keys, RF_GROUP_REST, 0);
  return keys;
}
