/* SPDX-License-Identifier: MIT */

/* Questions to states, and the sentences about events, on a stream made by hand: two friends in a
 * cycle, both names deleted, collected. */

#include "journal/rf-cursor.h"
#include "journal/rf-describe.h"
#include "journal/rf-query.h"
#include "rf-synthetic.h"

#include <string.h>

enum
{
  JANE = 3,
  BOB = 4,
  KEY_FRIEND = 1,
  KEY_JANE = 2,
};

typedef struct
{
  RfJournal *journal;
  RfCursor *cursor;
  RfSteps *steps;
  guint32 linked, del_bob, begin, update, subtract, finalizer, second, end;
} Story;

static void
emit (Story *story, RfEvent event)
{
  const guint32 members[2] = { JANE, BOB };
  rf_journal_append (story->journal, &event, members, 2);
}

static guint32
here (Story *story)
{
  return rf_journal_length (story->journal);
}

static guint32
text (Story *story, const char *string)
{
  return rf_journal_intern (story->journal, string, -1);
}

static void
collect (Story *story)
{
  guint32 del = text (story, "__del__");

  emit (story, (RfEvent){ RF_EVENT_LINE, 0, 0, 1, 18, 15, text (story, "<module>"), 0 });
  emit (story, (RfEvent){ RF_EVENT_GC_BEGIN, 0, 0, 2, RF_REASON_GC_COLLECT, 0, 0, 0 });
  story->begin = here (story);
  emit (story, (RfEvent){ RF_EVENT_GC_PHASE, 0, 0, RF_PHASE_UPDATE_REFS, RF_PHASE_NONE, 2, 0, 0 });
  emit (story, (RfEvent){ RF_EVENT_GC_REFS, 0, 0, JANE, 1, -1, 0, 0 });
  emit (story, (RfEvent){ RF_EVENT_GC_REFS, 0, 0, BOB, 1, -1, 0, 0 });
  story->update = here (story);
  emit (story, (RfEvent){ RF_EVENT_GC_PHASE, 0, 0, RF_PHASE_SUBTRACT_REFS, RF_PHASE_UPDATE_REFS, 2,
                          0, 0 });
  emit (story, (RfEvent){ RF_EVENT_GC_REFS, 0, 0, BOB, 0, 1, JANE, 0 });
  emit (story, (RfEvent){ RF_EVENT_GC_REFS, 0, 0, JANE, 0, 1, BOB, 0 });
  story->subtract = here (story);
  emit (story,
        (RfEvent){ RF_EVENT_GC_PHASE, 0, 0, RF_PHASE_FINALIZERS, RF_PHASE_SUBTRACT_REFS, 2, 0, 0 });
  emit (story, (RfEvent){ RF_EVENT_FINALIZER_BEGIN, 0, 0, JANE, 0, 0, 0, 0 });
  emit (story, (RfEvent){ RF_EVENT_FRAME_PUSH, 0, 0, 2, del, 0, 1, 7 });
  emit (story, (RfEvent){ RF_EVENT_NAME, RF_SLOT_FAST, 0, 2, text (story, "self"), 0, JANE, 0 });
  emit (story, (RfEvent){ RF_EVENT_LINE, 0, 0, 2, 8, 7, del, 0 });
  emit (story, (RfEvent){ RF_EVENT_OUTPUT, 0, 0, 0, text (story, "Deleting Jane!\n"), 0, 0, 0 });
  story->finalizer = here (story);
  emit (story, (RfEvent){ RF_EVENT_NAME, RF_SLOT_FAST, 0, 2, text (story, "self"), JANE, 0, 0 });
  emit (story, (RfEvent){ RF_EVENT_FRAME_POP, 0, 0, 2, del, 0, 1, 8 });
  emit (story, (RfEvent){ RF_EVENT_FINALIZER_END, 0, 0, JANE, 0, 0, 0, 0 });
  emit (story, (RfEvent){ RF_EVENT_FINALIZER_BEGIN, 0, 0, BOB, 0, 0, 0, 0 });
  story->second = here (story);
  emit (story, (RfEvent){ RF_EVENT_FINALIZER_END, 0, 0, BOB, 0, 0, 0, 0 });
  emit (story, (RfEvent){ RF_EVENT_GC_PHASE, 0, 0, RF_PHASE_CLEAR, RF_PHASE_FINALIZERS, 2, 0, 0 });
  emit (story, (RfEvent){ RF_EVENT_GC_CLEAR, 0, 0, JANE, 0, 0, 0, 0 });
  emit (story, (RfEvent){ RF_EVENT_SLOT, RF_SLOT_ENTRY, 0, JANE, 1, BOB, 0, KEY_FRIEND });
  emit (story, (RfEvent){ RF_EVENT_COUNT, 0, 0, BOB, 1, 0, 0, 0 });
  emit (story, (RfEvent){ RF_EVENT_SLOT, RF_SLOT_ENTRY, 0, BOB, 1, JANE, 0, KEY_FRIEND });
  emit (story, (RfEvent){ RF_EVENT_COUNT, 0, 0, JANE, 1, 0, 0, 0 });
  emit (story, (RfEvent){ RF_EVENT_OBJECT_FREE, 0, 0, JANE, RF_CAUSE_CYCLE, 18, 0, 0 });
  emit (story, (RfEvent){ RF_EVENT_OBJECT_FREE, 0, 0, BOB, RF_CAUSE_CYCLE, 18, 0, 0 });
  emit (story, (RfEvent){ RF_EVENT_GC_END, 0, 0, 2, 0, 2, RF_PHASE_CLEAR, 0 });
  story->end = here (story);
}

static void
new_object (Story *story, guint32 id, const char *type, const char *value, guint16 flags,
            guint32 count)
{
  emit (story, (RfEvent){ RF_EVENT_OBJECT_NEW, 0, flags, id, text (story, type), 48, id * 48, 0 });
  emit (story, (RfEvent){ RF_EVENT_COUNT, 0, 0, id, 0, count, 0, 0 });
  if (value != NULL)
    emit (story, (RfEvent){ RF_EVENT_OBJECT_VALUE, 0, 0, id, 0, text (story, value), 0, 0 });
}

static void
story_init (Story *story)
{
  const guint16 instance = RF_NEW_CONTAINER | RF_NEW_INSTANCE | RF_NEW_TRACKED;
  guint32 module;

  memset (story, 0, sizeof *story);
  story->journal = rf_journal_new ();
  module = text (story, "<module>");
  emit (story, (RfEvent){ RF_EVENT_FRAME_PUSH, 0, 0, 1, module, 0, 0, 1 });
  emit (story, (RfEvent){ RF_EVENT_LINE, 0, 0, 1, 10, 1, module, 0 });
  new_object (story, KEY_FRIEND, "str", "'friend'", RF_NEW_ATOM, 2);
  new_object (story, KEY_JANE, "str", "'jane'", RF_NEW_ATOM, 1);
  new_object (story, JANE, "MyNamedClass", NULL, instance, 3);
  new_object (story, BOB, "MyNamedClass", NULL, instance, 1);
  emit (story, (RfEvent){ RF_EVENT_NAME, RF_SLOT_ENTRY, 0, 1, 1, 0, JANE, KEY_JANE });
  emit (story, (RfEvent){ RF_EVENT_SLOT, RF_SLOT_ENTRY, 0, JANE, 1, 0, BOB, KEY_FRIEND });
  emit (story, (RfEvent){ RF_EVENT_SLOT, RF_SLOT_ENTRY, 0, BOB, 1, 0, JANE, KEY_FRIEND });
  story->linked = here (story);
  emit (story, (RfEvent){ RF_EVENT_COUNT, 0, 0, JANE, 3, 2, 0, 0 });
  emit (story, (RfEvent){ RF_EVENT_LINE, 0, 0, 1, 15, 10, module, 0 });
  emit (story, (RfEvent){ RF_EVENT_NAME, RF_SLOT_ENTRY, 0, 1, 1, JANE, 0, KEY_JANE });
  emit (story, (RfEvent){ RF_EVENT_COUNT, 0, 0, JANE, 2, 1, 0, 0 });
  emit (story, (RfEvent){ RF_EVENT_ISOLATE_FORMED, 0, 0, 1, 2, 0, 0, 0 });
  story->del_bob = here (story);
  collect (story);
  story->cursor = rf_cursor_new (story->journal, NULL);
  story->steps = rf_steps_new (story->journal);
}

static void
story_clear (Story *story)
{
  rf_cursor_free (story->cursor);
  rf_steps_free (story->steps);
  rf_journal_unref (story->journal);
}

static void
test_ledger (void)
{
  Story story;
  const RfState *state;
  RfHolder *holders;

  story_init (&story);
  state = rf_cursor_seek (story.cursor, story.linked);
  {
    g_autoptr (GArray) ledger = rf_query_ledger (state, JANE);
    g_autoptr (GString) name = g_string_new (NULL);

    g_assert_cmpuint (ledger->len, ==, 3);
    holders = (RfHolder *) ledger->data;
    g_assert_cmpint (holders[0].kind, ==, RF_HOLDER_NAME);
    g_assert_cmpuint (holders[0].frame, ==, 1);
    rf_state_append_slot_name (state, story.journal, &holders[0].slot, name);
    g_assert_cmpstr (name->str, ==, "jane");
    g_assert_cmpint (holders[1].kind, ==, RF_HOLDER_SLOT);
    g_assert_cmpuint (holders[1].owner, ==, BOB);
    g_string_truncate (name, 0);
    rf_state_append_slot_name (state, story.journal, &holders[1].slot, name);
    g_assert_cmpstr (name->str, ==, "friend");
    /* Still on the evaluation stack. */
    g_assert_cmpint (holders[2].kind, ==, RF_HOLDER_OTHER);
    g_assert_cmpuint (holders[2].n, ==, 1);
  }
  {
    g_autoptr (GArray) ledger = rf_query_ledger (state, KEY_FRIEND);
    g_autoptr (GArray) referents = rf_query_referents (state, JANE);

    g_assert_cmpuint (ledger->len, ==, 2);
    g_assert_cmpint (g_array_index (ledger, RfHolder, 0).kind, ==, RF_HOLDER_KEY);
    g_assert_cmpuint (referents->len, ==, 2);
    g_assert_cmpuint (g_array_index (referents, guint32, 0), ==, BOB);
  }
  story_clear (&story);
}

static void
test_path (void)
{
  Story story;
  const RfState *state;

  story_init (&story);
  state = rf_cursor_seek (story.cursor, story.linked);
  {
    g_autoptr (GArray) path = rf_query_path (state, BOB);
    g_autofree RfObjectSet *reachable = rf_query_reachable (state, RF_ROOTS_ALL);

    g_assert_cmpuint (path->len, ==, 2);
    g_assert_cmpuint (g_array_index (path, RfPathStep, 0).frame, ==, 1);
    g_assert_cmpuint (g_array_index (path, RfPathStep, 0).target, ==, JANE);
    g_assert_cmpuint (g_array_index (path, RfPathStep, 1).owner, ==, JANE);
    g_assert_cmpuint (g_array_index (path, RfPathStep, 1).target, ==, BOB);
    g_assert_true (rf_object_set_contains (reachable, BOB));
    g_assert_true (rf_object_set_contains (reachable, KEY_FRIEND));
  }
  state = rf_cursor_seek (story.cursor, story.del_bob);
  {
    g_autofree RfObjectSet *reachable = rf_query_reachable (state, RF_ROOTS_ALL);

    g_assert_null (rf_query_path (state, BOB));
    g_assert_false (rf_object_set_contains (reachable, JANE));
  }
  story_clear (&story);
}

static void
test_isolates (void)
{
  Story story;
  RfDeath death;
  const guint32 *positions;
  guint32 with[4];

  story_init (&story);
  /* Also while the finalizer runs, whose own `self` reaches it. */
  with[0] = story.del_bob;
  with[1] = story.finalizer;
  positions = with;
  for (guint i = 0; i < 2; i++)
    {
      const RfState *state = rf_cursor_seek (story.cursor, positions[i]);
      g_autoptr (GPtrArray) isolates = rf_query_isolates (state, story.journal);
      const RfQueryIsolate *isolate;

      g_assert_cmpuint (isolates->len, ==, 1);
      isolate = isolates->pdata[0];
      g_assert_cmpuint (isolate->event, ==, story.del_bob);
      g_assert_cmpuint (isolate->n_members, ==, 2);
      g_assert_cmpuint (isolate->members[0], ==, JANE);
      g_assert_false (rf_query_death (state, JANE, &death));
    }
  {
    const RfState *state = rf_cursor_seek (story.cursor, story.end);
    g_autoptr (GPtrArray) isolates = rf_query_isolates (state, story.journal);
    g_autofree char *sentence = rf_describe_death (state, JANE);

    g_assert_cmpuint (isolates->len, ==, 0);
    g_assert_true (rf_query_death (state, JANE, &death));
    g_assert_cmpint (death.cause, ==, RF_CAUSE_CYCLE);
    g_assert_cmpuint (death.line, ==, 18);
    g_assert_true (g_str_has_prefix (sentence, "Cleared as part of a cyclic isolate at line 18"));
  }
  {
    const RfState *state = rf_cursor_seek (story.cursor, story.linked);
    g_autoptr (GPtrArray) isolates = rf_query_isolates (state, story.journal);
    g_assert_cmpuint (isolates->len, ==, 0);
  }
  story_clear (&story);
}

static void
test_collection (void)
{
  Story story;
  RfCollection collection;
  const RfState *state;

  story_init (&story);
  g_assert_false (rf_query_collection (story.journal, story.steps, story.del_bob, &collection));
  g_assert_true (rf_query_collection (story.journal, story.steps, story.subtract, &collection));
  g_assert_cmpuint (collection.begin, ==, story.begin);
  g_assert_cmpuint (collection.end, ==, 0);
  g_assert_cmpuint (collection.line, ==, 18);
  g_assert_cmpint (collection.phase, ==, RF_PHASE_SUBTRACT_REFS);
  g_assert_cmpuint (collection.phases[RF_PHASE_UPDATE_REFS].n_done, ==, 2);
  g_assert_cmpuint (collection.phases[RF_PHASE_SUBTRACT_REFS].n_done, ==, 2);
  g_assert_true (rf_query_collection (story.journal, story.steps, story.end, &collection));
  g_assert_cmpuint (collection.end, ==, story.end);
  g_assert_cmpuint (collection.collected, ==, 2);
  g_assert_cmpuint (collection.n_freed, ==, 2);
  g_assert_cmpuint (collection.phases[RF_PHASE_FINALIZERS].n_done, ==, 2);
  g_assert_cmpuint (collection.phases[RF_PHASE_FINALIZERS].last, ==, BOB);

  /* gc_refs are there during the collection, also coming back into it. */
  state = rf_cursor_seek (story.cursor, story.end);
  g_assert_cmpint (rf_state_gc_refs (state, JANE), ==, -1);
  state = rf_cursor_seek (story.cursor, story.end - 1);
  g_assert_cmpint (rf_state_gc_refs (state, JANE), ==, 0);
  state = rf_cursor_seek (story.cursor, story.update);
  g_assert_cmpint (rf_state_gc_refs (state, JANE), ==, 1);
  g_assert_cmpint (state->gc.phase, ==, RF_PHASE_UPDATE_REFS);
  story_clear (&story);
}

static void
assert_step (Story *story, guint32 from, guint32 to, const char *sentence)
{
  const RfState *state = rf_cursor_seek (story->cursor, to);
  g_autofree char *said = rf_describe_step (state, story->journal, from, to);

  g_assert_cmpstr (said, ==, sentence);
}

static void
test_sentences (void)
{
  Story story;

  story_init (&story);
  assert_step (&story, story.del_bob - 3, story.del_bob,
               "The name jane goes; it referred to #3 MyNamedClass. A cyclic isolate is formed: 2 "
               "objects that no name reaches keep each other alive.");
  assert_step (&story, story.subtract - 1, story.subtract,
               "#4 MyNamedClass refers to #3 MyNamedClass, whose gc_refs falls from 1 to 0.");
  assert_step (&story, story.finalizer - 5, story.finalizer - 4,
               "#3 MyNamedClass: __del__ runs. It is called once in the life of the object; the "
               "cycle is checked again before anything is broken.");
  assert_step (&story, story.second - 1, story.second,
               "#4 MyNamedClass: __del__ runs. It is called once in the life of the object; the "
               "cycle is checked again before anything is broken.");
  assert_step (&story, story.del_bob, story.end,
               "2 finalizers are called. #3 MyNamedClass is cleared: it drops its references, "
               "which breaks the cycle. The collection is over: 2 collected.");
  assert_step (&story, story.finalizer - 1, story.finalizer, "Printed: “Deleting Jane!”.");
  assert_step (&story, story.end, story.end, "");
  story_clear (&story);
}

/* Every event of a random stream has a sentence, as have all line steps; the isolates of a state
 * have living members that nothing outside reaches. */
static void
test_random (void)
{
  g_autoptr (RfJournal) journal = rf_journal_new ();
  g_autoptr (RfSynthetic) program = rf_synthetic_new (rf_journal_sink (journal), 77);
  g_autoptr (RfSteps) steps = rf_steps_new (journal);
  g_autoptr (RfCursor) cursor = rf_cursor_new (journal, NULL);
  guint n_isolates = 0;

  rf_synthetic_run (program, 6000);
  rf_synthetic_end (program);
  for (guint32 n = 1; n <= rf_journal_length (journal); n++)
    {
      g_autofree char *sentence = rf_describe_event (rf_cursor_seek (cursor, n), journal, n);
      g_assert_cmpuint (strlen (sentence), >, 5);
    }
  for (guint32 from = 0, to; from < rf_journal_length (journal); from = to)
    {
      const RfState *state;
      g_autoptr (GPtrArray) isolates = NULL;
      g_autofree char *sentence = NULL;

      to = rf_steps_next (steps, from, RF_GRANULARITY_LINE);
      state = rf_cursor_seek (cursor, to);
      sentence = rf_describe_step (state, journal, from, to);
      g_assert_cmpuint (strlen (sentence), >, 5);
      isolates = rf_query_isolates (state, journal);
      for (guint i = 0; i < isolates->len; i++)
        {
          const RfQueryIsolate *isolate = isolates->pdata[i];
          g_assert_cmpuint (isolate->n_members, >, 0);
          for (guint k = 0; k < isolate->n_members; k++)
            {
              g_autoptr (GArray) path = rf_query_path (state, isolate->members[k]);
              g_assert_true (path == NULL || rf_state_n_running (state) > 0);
            }
          n_isolates++;
        }
    }
  g_assert_cmpuint (n_isolates, >, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/ledger", test_ledger);
  g_test_add_func ("/query/path", test_path);
  g_test_add_func ("/query/isolates", test_isolates);
  g_test_add_func ("/query/collection", test_collection);
  g_test_add_func ("/describe/sentences", test_sentences);
  g_test_add_func ("/query/random", test_random);
  return g_test_run ();
}
