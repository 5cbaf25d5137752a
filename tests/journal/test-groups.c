/* SPDX-License-Identifier: MIT */

/* Groups and the census against counting by hand, on random streams. */

#include "journal/rf-census.h"
#include "journal/rf-cursor.h"
#include "journal/rf-query.h"
#include "rf-synthetic.h"

#define HIDDEN (RF_NEW_INTERNAL | RF_NEW_LIBRARY | RF_NEW_NAMESPACE)

static RfJournal *
random_journal (guint32 seed, guint32 n_events)
{
  RfJournal *journal = rf_journal_new ();
  g_autoptr (RfSynthetic) self = rf_synthetic_new (rf_journal_sink (journal), seed);

  rf_synthetic_run (self, n_events);
  return journal;
}

static gboolean
is_counted (const RfStateObject *object)
{
  return object != NULL && rf_state_object_is_alive (object) && (object->flags & HIDDEN) == 0;
}

/* --- brute force: each pair of an object and a group is asked --------------------------------- */

typedef struct
{
  const RfState *state;
  RfGrouping grouping;
  const GArray *keys;
  RfObjectSet *reachable;
} Brute;

static gboolean
has_own_key (const Brute *brute, RfGroupKind kind, guint32 number)
{
  for (guint i = 0; i < brute->keys->len; i++)
    {
      const RfGroupKey *key = &g_array_index (brute->keys, RfGroupKey, i);
      if (key->kind == kind && key->number == number)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_in (const Brute *brute, guint32 id, const RfGroupKey *key)
{
  const RfStateObject *object = rf_state_object (brute->state, id);
  gboolean tracked, reached;

  if (!is_counted (object))
    return FALSE;
  tracked = rf_state_object_is_tracked (object);
  reached = brute->reachable != NULL && rf_object_set_contains (brute->reachable, id);
  switch ((RfGroupKind) key->kind)
    {
    case RF_GROUP_NAMES:
      return FALSE;
    case RF_GROUP_TYPE:
      return object->type == key->number;
    case RF_GROUP_GENERATION:
      return tracked && object->generation == key->number;
    case RF_GROUP_UNTRACKED:
      return !tracked;
    case RF_GROUP_REACHED:
      return reached;
    case RF_GROUP_ISOLATE:
      return !reached && object->isolate == key->number;
    case RF_GROUP_HELD:
      return !reached && object->isolate == 0;
    case RF_GROUP_REST:
      break;
    }
  if (brute->grouping == RF_GROUPING_TYPE)
    return !has_own_key (brute, RF_GROUP_TYPE, object->type);
  if (brute->grouping == RF_GROUPING_ISOLATE)
    return !reached && object->isolate != 0 &&
           !has_own_key (brute, RF_GROUP_ISOLATE, object->isolate);
  return tracked && object->generation > 2;
}

static guint32
count_link (const Brute *brute, RfJournal *journal, const RfGroupKey *from, const RfGroupKey *to)
{
  guint32 n = 0;

  for (guint32 id = 1; id <= rf_state_n_objects (brute->state); id++)
    {
      const RfStateObject *object = rf_state_object (brute->state, id);
      RfStateSlot slot;
      guint cursor = 0;

      if (!is_in (brute, id, from))
        continue;
      while (rf_slots_next (object->slots, &cursor, &slot))
        {
          gboolean class = slot.kind == RF_SLOT_NAMED &&
                           g_str_equal (rf_journal_text (journal, slot.number), "__class__");

          n += !class && slot.target != 0 && is_in (brute, slot.target, to);
          n += slot.kind == RF_SLOT_ENTRY && slot.key != 0 && is_in (brute, slot.key, to);
        }
    }
  return n;
}

static guint32
names_to (const Brute *brute, const RfGroupKey *to)
{
  guint32 n = 0;

  for (guint32 frame = 1; frame <= brute->state->n_frames; frame++)
    {
      RfStateSlot name;
      guint cursor = 0;

      while (rf_state_frame_next_name (brute->state, frame, FALSE, &cursor, &name))
        if (rf_state_frame (brute->state, frame)->on_stack > 0 || name.kind == RF_SLOT_ENTRY)
          n += is_in (brute, name.target, to);
    }
  return n;
}

static guint32
link_of (const RfGroups *groups, guint from, guint to)
{
  for (guint i = 0; i < groups->links->len; i++)
    {
      const RfGroupLink *link = &g_array_index (groups->links, RfGroupLink, i);
      if (link->from == from && link->to == to)
        return link->n;
    }
  return 0;
}

static void
check_groups (const Brute *brute, RfJournal *journal, const RfGroups *groups)
{
  guint32 all = 0;

  for (guint i = 0; i < brute->keys->len; i++)
    {
      const RfGroupKey *key = &g_array_index (brute->keys, RfGroupKey, i);
      const RfGroup *group = &g_array_index (groups->groups, RfGroup, i);
      g_autoptr (GArray) members = rf_groups_members (groups, i, 0, G_MAXUINT);
      guint32 n = 0;
      guint64 bytes = 0;

      g_assert_cmpuint (group->key.kind, ==, key->kind);
      for (guint32 id = 1; id <= rf_state_n_objects (brute->state); id++)
        if (is_in (brute, id, key))
          {
            g_assert_cmpint (rf_groups_find (groups, id), ==, (int) i);
            g_assert_cmpuint (g_array_index (members, guint32, n), ==, id);
            g_assert_cmpuint (rf_groups_rank (groups, i, id), ==, n);
            n++;
            bytes += rf_state_object (brute->state, id)->size;
          }
      if (key->kind == RF_GROUP_NAMES)
        for (guint to = 0; to < brute->keys->len; to++)
          n += link_of (groups, i, to);
      else
        all += n;
      g_assert_cmpuint (group->n_objects, ==, n);
      g_assert_cmpuint (group->bytes, ==, bytes);
      for (guint to = 0; to < brute->keys->len; to++)
        {
          const RfGroupKey *other = &g_array_index (brute->keys, RfGroupKey, to);
          g_assert_cmpuint (link_of (groups, i, to), ==,
                            key->kind == RF_GROUP_NAMES ? names_to (brute, other)
                                                        : count_link (brute, journal, key, other));
        }
    }
  g_assert_cmpuint (groups->n_objects, ==, all);
}

static void
test_groups (void)
{
  guint32 filled = 0, linked = 0;

  for (guint32 seed = 1; seed <= 4; seed++)
    {
      g_autoptr (RfJournal) journal = random_journal (seed, 4000);
      g_autoptr (RfCensus) census = rf_census_new (journal);
      g_autoptr (RfCursor) cursor = rf_cursor_new (journal, NULL);
      guint32 length = rf_journal_length (journal);

      while (rf_census_advance (census, 777))
        ;
      for (RfGrouping grouping = 0; grouping < RF_N_GROUPINGS; grouping++)
        for (guint part = 1; part <= 4; part++)
          {
            const RfState *state = rf_cursor_seek (cursor, length / 4 * part);
            /* Few keys, so that there is a rest. */
            g_autoptr (GArray) keys = rf_census_keys (census, grouping, part == 1 ? 3 : 12);
            g_autoptr (RfGroups) groups = rf_groups_new (state, journal, grouping, keys, NULL);
            Brute brute = { state, grouping, keys, NULL };

            if (grouping == RF_GROUPING_ISOLATE)
              brute.reachable = rf_query_reachable (state, RF_ROOTS_ALL);
            check_groups (&brute, journal, groups);
            filled += groups->n_objects;
            linked += groups->links->len;
            g_free (brute.reachable);
          }
    }
  g_assert_cmpuint (filled, >, 100);
  g_assert_cmpuint (linked, >, 30);
}

static void
test_cancel (void)
{
  g_autoptr (RfJournal) journal = random_journal (1, 2000);
  g_autoptr (RfCensus) census = rf_census_new (journal);
  g_autoptr (RfCursor) cursor = rf_cursor_new (journal, NULL);
  g_autoptr (GArray) keys = NULL;
  int cancel = 1;

  rf_census_advance (census, 0);
  keys = rf_census_keys (census, RF_GROUPING_TYPE, 12);
  rf_cursor_seek (cursor, G_MAXUINT32);
  g_assert_null (
    rf_groups_new (rf_cursor_state (cursor), journal, RF_GROUPING_TYPE, keys, &cancel));
}

/* The most at any moment, counted at each. */
static void
test_census (void)
{
  g_autoptr (RfJournal) journal = random_journal (7, 3000);
  g_autoptr (RfCensus) census = rf_census_new (journal);
  g_autoptr (RfCursor) cursor = rf_cursor_new (journal, NULL);
  guint32 most = 0, boxes = 0;

  rf_census_advance (census, 0);
  for (guint32 n = 1; n <= rf_journal_length (journal); n++)
    {
      const RfState *state = rf_cursor_seek (cursor, n);
      guint32 alive = 0, alive_boxes = 0;

      for (guint32 id = 1; id <= rf_state_n_objects (state); id++)
        {
          const RfStateObject *object = rf_state_object (state, id);

          alive += is_counted (object);
          alive_boxes += is_counted (object) && (object->flags & RF_NEW_ATOM) == 0;
        }
      most = MAX (most, alive);
      boxes = MAX (boxes, alive_boxes);
    }
  g_assert_cmpuint (most, >, 10);
  g_assert_cmpuint (rf_census_most (census), ==, most);
  g_assert_cmpuint (rf_census_most_boxes (census), ==, boxes);
}

/* Each is reached from the object, or reaches it, over what was found before. */
static void
test_neighbours (void)
{
  g_autoptr (RfJournal) journal = random_journal (3, 4000);
  g_autoptr (RfCursor) cursor = rf_cursor_new (journal, NULL);
  const RfState *state = rf_cursor_seek (cursor, G_MAXUINT32);
  guint found_most = 0;

  for (guint32 id = 1; id <= rf_state_n_objects (state); id++)
    {
      g_autoptr (GArray) found = NULL;

      if (!is_counted (rf_state_object (state, id)))
        continue;
      found = rf_groups_neighbours (state, id, 2, 12);
      g_assert_cmpuint (found->len, <=, 12);
      g_assert_cmpuint (g_array_index (found, guint32, 0), ==, id);
      for (guint i = 1; i < found->len; i++)
        {
          guint32 one = g_array_index (found, guint32, i);
          gboolean touches = FALSE;

          for (guint k = 0; k < i && !touches; k++)
            {
              guint32 other = g_array_index (found, guint32, k);
              g_autoptr (GArray) from = rf_query_referents (state, one);
              g_autoptr (GArray) to = rf_query_referents (state, other);

              g_assert_cmpuint (one, !=, other);
              for (guint r = 0; r < from->len; r++)
                touches = touches || g_array_index (from, guint32, r) == other;
              for (guint r = 0; r < to->len; r++)
                touches = touches || g_array_index (to, guint32, r) == one;
            }
          g_assert_true (touches);
        }
      found_most = MAX (found_most, found->len);
    }
  g_assert_cmpuint (found_most, >, 2);
}

/* A journal has room for the events of many objects, and none for a loop without end. */
static void
test_room (void)
{
  g_autoptr (RfJournal) journal = rf_journal_new ();
  RfEvent made = { RF_EVENT_OBJECT_NEW, 0, 0, 1, 1, 16, 4096, 0 };
  RfEvent freed = { RF_EVENT_OBJECT_FREE, 0, 0, 1, RF_CAUSE_COUNT, 1, 0, 0 };

  rf_journal_set_limits (journal, 100, 0);
  rf_journal_set_object_room (journal, 10);
  for (guint i = 0; i < 1000 && !rf_journal_full (journal); i++)
    {
      rf_journal_append (journal, &made, NULL, 0);
      rf_journal_append (journal, &freed, NULL, 0);
    }
  g_assert_true (rf_journal_full (journal));
  g_assert_cmpuint (rf_journal_length (journal), ==, 110);
  rf_journal_unref (journal);

  journal = rf_journal_new ();
  rf_journal_set_limits (journal, 100, 0);
  rf_journal_set_object_room (journal, 10);
  for (guint32 id = 1; id <= 1000; id++)
    {
      made.a = id;
      rf_journal_append (journal, &made, NULL, 0);
    }
  g_assert_false (rf_journal_full (journal));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/groups/random", test_groups);
  g_test_add_func ("/groups/cancel", test_cancel);
  g_test_add_func ("/groups/census", test_census);
  g_test_add_func ("/groups/neighbours", test_neighbours);
  g_test_add_func ("/groups/room", test_room);
  return g_test_run ();
}
