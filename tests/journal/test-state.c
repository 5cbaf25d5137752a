/* SPDX-License-Identifier: MIT */

/* Applying and undoing are exact inverses, states are what the stream says, cursors find the same
 * state whichever way they come. */

#include "journal/rf-cursor.h"
#include "journal/rf-state.h"
#include "rf-synthetic.h"

static RfJournal *
random_journal (guint32 seed, guint32 n_events, gboolean end, RfSynthetic **program)
{
  RfJournal *journal = rf_journal_new ();
  RfSynthetic *self = rf_synthetic_new (rf_journal_sink (journal), seed);

  rf_synthetic_run (self, n_events);
  if (end)
    rf_synthetic_end (self);
  if (program != NULL)
    *program = self;
  else
    rf_synthetic_free (self);
  return journal;
}

static void
assert_equal (const RfState *a, const RfState *b)
{
  g_autoptr (GString) why = g_string_new (NULL);

  if (!rf_state_equal (a, b, why))
    g_error ("states at %u and %u differ: %s", a->position, b->position, why->str);
}

/* At each position: undo gives the state before, and applying again the state after. */
static void
test_inverse (void)
{
  for (guint32 seed = 1; seed <= 6; seed++)
    {
      g_autoptr (RfJournal) journal = random_journal (seed, 3000, seed % 2, NULL);
      g_autoptr (RfState) state = rf_state_new ();
      guint32 length = rf_journal_length (journal);

      for (guint32 n = 1; n <= length; n++)
        {
          g_autoptr (RfState) before = rf_state_copy (state), after = NULL;

          rf_state_apply (state, journal, n);
          after = rf_state_copy (state);
          rf_state_undo (state, journal, n);
          assert_equal (state, before);
          rf_state_apply (state, journal, n);
          assert_equal (state, after);
        }
    }
}

/* All the way back gives every state again, and at last the empty one. */
static void
test_all_the_way_back (void)
{
  for (guint32 seed = 11; seed <= 14; seed++)
    {
      g_autoptr (RfJournal) journal = random_journal (seed, 4000, TRUE, NULL);
      g_autoptr (RfState) state = rf_state_new (), empty = rf_state_new ();
      g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func ((GDestroyNotify) rf_state_free);
      guint32 length = rf_journal_length (journal);

      for (guint32 n = 1; n <= length; n++)
        {
          rf_state_apply (state, journal, n);
          if (n % 37 == 0)
            g_ptr_array_add (seen, rf_state_copy (state));
        }
      for (guint32 n = length; n > 0; n--)
        {
          if (n % 37 == 0)
            assert_equal (state, seen->pdata[n / 37 - 1]);
          rf_state_undo (state, journal, n);
        }
      assert_equal (state, empty);
    }
}

/* The state at the end is what the synthetic heap says itself. */
static void
test_model (void)
{
  for (guint32 seed = 21; seed <= 26; seed++)
    {
      g_autoptr (RfSynthetic) program = NULL;
      g_autoptr (RfJournal) journal = random_journal (seed, 8000, FALSE, &program);
      g_autoptr (RfCursor) cursor = rf_cursor_new (journal, NULL);
      const RfState *state = rf_cursor_seek (cursor, G_MAXUINT32);
      RfStateSlot name;
      guint at = 0, n_names = 0;

      g_assert_cmpuint (rf_state_n_objects (state), ==, program->objects->len - 1);
      for (guint32 id = 1; id < program->objects->len; id++)
        {
          RfSyntheticObject *wanted = &g_array_index (program->objects, RfSyntheticObject, id);
          const RfStateObject *object = rf_state_object (state, id);

          g_assert_cmpint (rf_state_object_is_alive (object), ==, wanted->alive);
          g_assert_cmpint (rf_state_object_is_tracked (object), ==, wanted->tracked);
          g_assert_cmpuint (object->count, ==, wanted->count);
          g_assert_cmpuint (object->referent, ==, wanted->referent);
          g_assert_cmpuint (rf_slots_length (object->slots), ==,
                            wanted->entries->len + wanted->items->len);
          if (wanted->tracked)
            g_assert_cmpuint (object->generation, ==, wanted->generation);
          if (wanted->alive)
            g_assert_cmpuint (object->isolate, ==, wanted->isolate);
          for (guint i = 0; i < wanted->items->len; i++)
            g_assert_cmpuint (rf_slots_get (object->slots, RF_SLOT_INDEX, i), ==,
                              g_array_index (wanted->items, guint32, i));
          for (guint i = 0; i < wanted->entries->len; i++)
            {
              RfSyntheticEntry entry = g_array_index (wanted->entries, RfSyntheticEntry, i);
              g_assert_cmpuint (rf_slots_get (object->slots, RF_SLOT_ENTRY, entry.rank), ==,
                                entry.target);
            }
        }
      while (rf_state_frame_next_name (state, 1, FALSE, &at, &name))
        {
          RfSyntheticEntry entry = g_array_index (program->names, RfSyntheticEntry, n_names++);
          g_assert_cmpuint (name.number, ==, entry.rank);
          g_assert_cmpuint (name.target, ==, entry.target);
        }
      g_assert_cmpuint (n_names, ==, program->names->len);
      g_assert_cmpuint (rf_state_stack_depth (state), ==, 1);
      g_assert_cmpuint (rf_state_line (state), ==, program->line);
    }
}

/* Jumping to and fro over checkpoints, also made in the background, is the same as going. */
static void
test_seek (void)
{
  g_autoptr (RfJournal) journal = random_journal (31, 120000, TRUE, NULL);
  g_autoptr (RfCheckpoints) checkpoints = rf_checkpoints_new (journal);
  g_autoptr (RfCursor) cursor = rf_cursor_new (journal, checkpoints);
  g_autoptr (RfCursor) alone = rf_cursor_new (journal, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint32 length = rf_journal_length (journal);

  while (rf_checkpoints_advance (checkpoints, 5000))
    ;
  g_assert_cmpuint (rf_checkpoints_length (checkpoints), >, 3);
  for (guint i = 0; i < 60; i++)
    {
      guint32 position = i == 0 ? length : (guint32) g_rand_int_range (random, 0, length + 1);
      const RfState *state = rf_cursor_seek (cursor, position);
      g_autoptr (RfState) plain = NULL;

      g_assert_cmpuint (rf_cursor_position (cursor), ==, position);
      assert_equal (state, rf_cursor_seek (alone, position));
      if (i % 20 != 0)
        continue;
      plain = rf_state_new ();
      for (guint32 n = 1; n <= position; n++)
        rf_state_apply (plain, journal, n);
      assert_equal (state, plain);
    }
}

static gpointer
build (gpointer user)
{
  while (rf_checkpoints_advance (user, 3000))
    g_thread_yield ();
  return NULL;
}

/* A thread builds checkpoints while another jumps, and the program still writes. */
static void
test_seek_threads (void)
{
  g_autoptr (RfJournal) journal = rf_journal_new ();
  g_autoptr (RfCheckpoints) checkpoints = rf_checkpoints_new (journal);
  g_autoptr (RfSynthetic) program = rf_synthetic_new (rf_journal_sink (journal), 41);
  g_autoptr (RfCursor) cursor = rf_cursor_new (journal, checkpoints);
  g_autoptr (RfState) plain = rf_state_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint i = 0; i < 8; i++)
    {
      GThread *builder;

      rf_synthetic_run (program, 15000);
      builder = g_thread_new ("builder", build, checkpoints);
      for (guint k = 0; k < 10; k++)
        rf_cursor_seek (cursor, g_rand_int_range (random, 0, rf_journal_length (journal) + 1));
      g_thread_join (builder);
    }
  for (guint32 n = 1; n <= rf_journal_length (journal); n++)
    rf_state_apply (plain, journal, n);
  assert_equal (rf_cursor_seek (cursor, G_MAXUINT32), plain);
}

/* All memory of a family of states is given back and counted so. */
static void
test_memory (void)
{
  g_autoptr (RfJournal) journal = random_journal (51, 20000, TRUE, NULL);
  g_autoptr (RfState) first = rf_state_new ();
  gsize empty = rf_state_bytes (first);
  RfState *state = rf_state_copy (first), *copy;

  for (guint32 n = 1; n <= rf_journal_length (journal); n++)
    rf_state_apply (state, journal, n);
  g_assert_cmpuint (rf_state_bytes (first), >, empty + 10000);
  copy = rf_state_copy (state);
  for (guint32 n = rf_journal_length (journal); n > 0; n--)
    rf_state_undo (state, journal, n);
  rf_state_free (state);
  rf_state_free (copy);
  g_assert_cmpuint (rf_state_bytes (first), ==, empty);
}

/* Marks of deleted names can be asked for. */
static void
test_removed_names (void)
{
  g_autoptr (RfJournal) journal = rf_journal_new ();
  g_autoptr (RfSynthetic) program = rf_synthetic_new (rf_journal_sink (journal), 1);
  g_autoptr (RfState) state = rf_state_new ();
  RfStateSlot name;
  guint cursor = 0;

  rf_synthetic_emit (program, RF_EVENT_NAME, RF_SLOT_ENTRY, 0, 1, 3, 0, 2, 1);
  rf_synthetic_emit (program, RF_EVENT_NAME, RF_SLOT_ENTRY, 0, 1, 5, 0, 2, 2);
  rf_synthetic_emit (program, RF_EVENT_NAME, RF_SLOT_ENTRY, 0, 1, 3, 2, 0, 1);
  for (guint32 n = 1; n <= rf_journal_length (journal); n++)
    rf_state_apply (state, journal, n);
  g_assert_true (rf_state_frame_next_name (state, 1, FALSE, &cursor, &name));
  g_assert_cmpuint (name.number, ==, 5);
  g_assert_false (rf_state_frame_next_name (state, 1, FALSE, &cursor, &name));
  cursor = 0;
  g_assert_true (rf_state_frame_next_name (state, 1, TRUE, &cursor, &name));
  g_assert_cmpuint (name.number, ==, 3);
  g_assert_cmpuint (name.target, ==, 0);
  g_assert_cmpuint (name.key, ==, 1);
}

/* A suspended frame is off the stack, keeps its names, and belongs to its generator. */
static void
test_suspended (void)
{
  g_autoptr (RfJournal) journal = rf_journal_new ();
  g_autoptr (RfSynthetic) program = rf_synthetic_new (rf_journal_sink (journal), 1);
  g_autoptr (RfState) state = rf_state_new ();
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func ((GDestroyNotify) rf_state_free);
  guint32 text = rf_synthetic_text (program, "numbers"), base = rf_journal_length (journal), length;
  RfStateSlot name;
  guint cursor = 0;

  rf_synthetic_emit (program, RF_EVENT_OBJECT_NEW, 0, RF_NEW_CONTAINER, 9, text, 64, 4096, 0);
  rf_synthetic_emit (program, RF_EVENT_FRAME_PUSH, 0, 0, 2, text, 0, 1, 3);
  rf_synthetic_emit (program, RF_EVENT_NAME, RF_SLOT_FAST, 0, 2, text, 0, 9, 0);
  rf_synthetic_emit (program, RF_EVENT_LINE, 0, 0, 2, 4, 0, text, 0);
  rf_synthetic_emit (program, RF_EVENT_FRAME_SUSPEND, 0, 0, 2, text, 9, 1, 4);
  rf_synthetic_emit (program, RF_EVENT_FRAME_RESUME, 0, 0, 2, text, 9, 1, 4);
  rf_synthetic_emit (program, RF_EVENT_LINE, 0, 0, 2, 5, 0, text, 0);
  rf_synthetic_emit (program, RF_EVENT_FRAME_SUSPEND, 0, 0, 2, text, 9, 1, 5);
  rf_synthetic_emit (program, RF_EVENT_FRAME_DISCARD, 0, 0, 2, text, 9, 0, 5);
  length = rf_journal_length (journal);
  for (guint32 n = 1; n <= base; n++)
    rf_state_apply (state, journal, n);
  for (guint32 n = 1; n <= length - base; n++)
    {
      gboolean suspended = n == 5 || n == 8;

      g_ptr_array_add (states, rf_state_copy (state));
      rf_state_apply (state, journal, base + n);
      g_assert_cmpuint (rf_state_stack_depth (state), ==, n < 2 || n >= 8 || suspended ? 1 : 2);
      if (n < 2)
        continue;
      g_assert_cmpuint (rf_state_frame (state, 2)->generator, ==, suspended ? 9 : 0);
      g_assert_cmpuint (rf_state_object (state, 9)->frame, ==, suspended ? 2 : 0);
    }
  g_assert_true (rf_state_frame_next_name (state, 2, FALSE, &cursor, &name));
  g_assert_cmpuint (name.target, ==, 9);
  for (guint32 n = length - base; n > 0; n--)
    {
      rf_state_undo (state, journal, base + n);
      assert_equal (state, states->pdata[n - 1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/state/inverse", test_inverse);
  g_test_add_func ("/state/all-the-way-back", test_all_the_way_back);
  g_test_add_func ("/state/model", test_model);
  g_test_add_func ("/state/seek", test_seek);
  g_test_add_func ("/state/seek-threads", test_seek_threads);
  g_test_add_func ("/state/memory", test_memory);
  g_test_add_func ("/state/removed-names", test_removed_names);
  g_test_add_func ("/state/suspended", test_suspended);
  return g_test_run ();
}
