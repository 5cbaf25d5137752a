/* SPDX-License-Identifier: MIT */
/* What is collected from a whole journal. */
#include "rf-made-journal.h"

static guint
n_shown (const RfHistory *history, gboolean frames)
{
  GPtrArray *boxes = rf_history_boxes (history);
  guint n = 0;

  for (guint i = 0; i < boxes->len; i++)
    {
      const RfHistoryBox *box = g_ptr_array_index (boxes, i);
      n += box->shown && box->is_frame == frames;
    }
  return n;
}

static RfHistory *
history_of (Made *made, gboolean fold)
{
  g_autoptr (RfMeasure) measure = rf_measure_new ();
  RfViewOptions options;

  rf_view_options_init (&options);
  options.fold_dicts = fold;
  return rf_history_new (made->journal, G_MAXUINT32, &options, measure, NULL, NULL);
}

static void
test_friends (void)
{
  g_autoptr (Made) made = made_friends ();
  g_autoptr (RfHistory) history = history_of (made, TRUE);
  g_autoptr (RfHistory) unfolded = history_of (made, FALSE);
  GPtrArray *boxes = rf_history_boxes (history);
  guint instances = 0;

  /* The class and the two friends; the module and the functions are texts in rows. */
  g_assert_cmpuint (n_shown (history, FALSE), ==, 3);
  g_assert_cmpuint (n_shown (history, TRUE), ==, 1);
  g_assert_cmpuint (n_shown (unfolded, FALSE), ==, 5);
  for (guint i = 0; i < boxes->len; i++)
    {
      const RfHistoryBox *box = g_ptr_array_index (boxes, i);

      if (!(box->facts.flags & RF_NEW_INSTANCE) || box->is_frame)
        continue;
      instances++;
      g_assert_cmpuint (box->folded_dict, ==, box->id + 1);
      g_assert_cmpuint (box->rows->len, ==, 2);
      g_assert_cmpuint (box->isolate, !=, 0);
      g_assert_cmpuint (box->cause, ==, RF_CAUSE_CYCLE);
      g_assert_cmpuint (box->line, ==, 18);
    }
  g_assert_cmpuint (instances, ==, 2);
}

static void
test_unfolded_when_named (void)
{
  g_autoptr (Made) made = made_new ();
  guint32 one = made_instance (made, "A");
  g_autoptr (RfHistory) history = NULL;
  const RfHistoryBox *dict, *instance;

  made_name (made, "a", 0, one);
  made_name (made, "d", 0, one + 1);
  history = history_of (made, TRUE);
  dict = rf_history_object (history, one + 1);
  instance = rf_history_object (history, one);
  g_assert_true (dict->shown);
  g_assert_false (dict->folded);
  g_assert_cmpuint (dict->dict_owner, ==, one);
  g_assert_cmpuint (instance->rows->len, ==, 1);
}

static void
test_row_places (void)
{
  g_autoptr (Made) made = made_new ();
  g_autoptr (RfHistory) history = NULL;
  const RfHistoryBox *frame;
  guint32 a, half;

  a = made_instance (made, "A");
  made_name (made, "first", 0, a);
  made_name (made, "second", 0, a);
  half = rf_journal_length (made->journal);
  made_name (made, "first", a, 0);
  made_name (made, "third", 0, a);
  made_name (made, "first", 0, a);
  history = history_of (made, TRUE);
  frame = rf_history_frame (history, 1);
  g_assert_true (frame->stable);
  g_assert_cmpuint (frame->rows->len, ==, 3);
  g_assert_cmpuint (rf_history_rows_at (history, frame, half), ==, 2);
  g_assert_cmpuint (g_array_index (frame->rows, RfHistoryRow, 0).gone, ==, 0);
}

/* What the library made for itself is shown where the program holds it, and nowhere else; what it
 * keeps in a class of the program is no row and leads to no box. */
static void
test_library (void)
{
  g_autoptr (Made) made = made_new ();
  guint flags = RF_NEW_CONTAINER | RF_NEW_TRACKED | RF_NEW_INSTANCE | RF_NEW_LIBRARY;
  g_autoptr (RfHistory) history = NULL;
  guint32 class, dict, temporary, held, params, own;

  temporary = made_object (made, "_FuncBuilder", flags, NULL);
  held = made_object (made, "KeyedRef", flags, NULL);
  params = made_object (made, "_DataclassParams", flags, NULL);
  own = made_object (made, "list", RF_NEW_CONTAINER | RF_NEW_TRACKED, NULL);
  class = made_object (made, "type", RF_NEW_CONTAINER | RF_NEW_TRACKED | RF_NEW_CLASS, "Person");
  dict = made_object (made, "dict", RF_NEW_CONTAINER, NULL);
  made_named (made, class, "__dict__", 0, dict);
  made_entry (made, dict, "shared", 0, own);
  made_entry (made, dict, "__dataclass_params__", 0, params);
  made_name (made, "Person", 0, class);
  made_name (made, "ref", 0, held);
  made_free_object (made, temporary, RF_CAUSE_COUNT);
  history = history_of (made, TRUE);
  g_assert_false (rf_history_object (history, temporary)->shown);
  g_assert_false (rf_history_object (history, params)->shown);
  g_assert_true (rf_history_object (history, held)->shown);
  g_assert_true (rf_history_object (history, own)->shown);
  g_assert_cmpuint (rf_history_object (history, class)->rows->len, ==, 1);
}

/* A weak reference of a class with attributes: the referent has a row of its own. */
static void
test_weak_row (void)
{
  g_autoptr (Made) made = made_new ();
  guint flags = RF_NEW_CONTAINER | RF_NEW_TRACKED;
  guint32 ref = made_object (made, "KeyedRef", flags | RF_NEW_INSTANCE | RF_NEW_WEAKREF, NULL);
  guint32 target = made_instance (made, "A"), list = made_object (made, "list", flags, NULL);
  g_autoptr (RfHistory) history = NULL;
  const RfHistoryBox *box;
  GArray *edges;
  guint n_weak = 0;

  made_named (made, ref, "__callback__", 0, list);
  made_emit (made, RF_EVENT_WEAKREF_NEW, ref, target, 0, 0, 0);
  made_name (made, "r", 0, ref);
  history = history_of (made, TRUE);
  box = rf_history_object (history, ref);
  edges = rf_history_edges (history);
  g_assert_cmpuint (box->rows->len, ==, 2);
  g_assert_cmpint (rf_history_row_place (history, box, RF_SLOT_NAMED, 0), ==, 1);
  for (guint i = 0; i < edges->len; i++)
    {
      const RfHistoryEdge *edge = &g_array_index (edges, RfHistoryEdge, i);

      if (!edge->weak)
        continue;
      n_weak++;
      g_assert_cmpuint (edge->row, ==, 1);
    }
  g_assert_cmpuint (n_weak, ==, 1);
}

/* What is written below a box while the collector takes it for garbage has its room until the
 * collection is over, whatever else is written there meanwhile. */
static void
test_collected_notes (void)
{
  g_autoptr (Made) made = made_new ();
  guint32 object = made_instance (made, "A"), moved, finalized, ended;
  g_autoptr (RfHistory) history = NULL;
  const RfHistoryBox *box;
  gboolean before = FALSE, after = FALSE;

  made_name (made, "a", 0, object);
  made_emit (made, RF_EVENT_GC_MOVE, object, RF_GC_LIST_UNREACHABLE, 0, 0, 0);
  moved = rf_journal_length (made->journal);
  for (guint i = 0; i < 5; i++)
    made_line (made, 3);
  made_emit (made, RF_EVENT_FINALIZER_BEGIN, object, 0, 0, 0, 0);
  finalized = rf_journal_length (made->journal);
  for (guint i = 0; i < 5; i++)
    made_line (made, 4);
  made_emit (made, RF_EVENT_GC_END, 0, 0, 0, 0, 0);
  ended = rf_journal_length (made->journal);
  history = history_of (made, TRUE);
  box = rf_history_object (history, object);
  g_assert_nonnull (box->notes);
  for (guint i = 0; i < box->notes->len; i++)
    {
      const RfHistoryNote *note = &g_array_index (box->notes, RfHistoryNote, i);

      before = before || (note->from <= moved && note->until >= finalized - 1);
      after = after || (note->from <= finalized && note->until >= ended);
    }
  g_assert_true (before);
  g_assert_true (after);
}

static void
test_cancel (void)
{
  g_autoptr (Made) made = made_loop (2000);
  g_autoptr (RfMeasure) measure = rf_measure_new ();
  RfViewOptions options;
  GError *error = NULL;
  int cancel = 1;

  rf_view_options_init (&options);
  g_assert_null (rf_history_new (made->journal, G_MAXUINT32, &options, measure, &cancel, &error));
  g_assert_nonnull (error);
  g_error_free (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/history/friends", test_friends);
  g_test_add_func ("/diagram/history/unfolded-when-named", test_unfolded_when_named);
  g_test_add_func ("/diagram/history/row-places", test_row_places);
  g_test_add_func ("/diagram/history/library", test_library);
  g_test_add_func ("/diagram/history/weak-row", test_weak_row);
  g_test_add_func ("/diagram/history/collected-notes", test_collected_notes);
  g_test_add_func ("/diagram/history/cancel", test_cancel);
  return g_test_run ();
}
