/* SPDX-License-Identifier: MIT */
/* Steps as stories: the beats, and the pictures between. */
#include "rf-made-journal.h"

#include "diagram/rf-story.h"
#include "diagram/rf-tween.h"

#include <string.h>

static RfStory *
make (Made *made, RfLayout *layout, guint32 from, guint32 to)
{
  g_autoptr (RfCursor) cursor = rf_cursor_new (made->journal, NULL);
  g_autoptr (RfScene) first = made_scene (made, layout, from), last = made_scene (made, layout, to);
  RfStory *story = rf_story_new (first, from, last, to);

  g_assert_cmpfloat (rf_story_duration (story), <, 0);
  g_assert_false (rf_story_has (story, 0.01));
  rf_story_take_time (story);
  rf_story_make (story, layout, cursor, NULL, NULL);
  return story;
}

static guint32
find_event (Made *made, RfEventKind kind, guint32 after)
{
  for (guint32 n = after + 1; n <= rf_journal_length (made->journal); n++)
    if (rf_journal_event (made->journal, n).kind == kind)
      return n;
  g_assert_not_reached ();
}

/* --- the plan --- */

static void
check_plan (const RfStoryPlan *plan, guint32 from, guint32 to)
{
  guint32 event = from;
  guint change = 0;
  double start = 0;

  g_assert_cmpuint (plan->beats->len, >, 0);
  g_assert_cmpuint (plan->beats->len, <=, RF_STORY_MAX_BEATS);
  g_assert_cmpfloat (plan->duration, <=, RF_STORY_LONGEST + 1e-9);
  for (guint i = 0; i < plan->beats->len; i++)
    {
      const RfBeat *beat = &g_array_index (plan->beats, RfBeat, i);

      g_assert_cmpuint (beat->first, ==, event + 1);
      g_assert_cmpuint (beat->last, >=, beat->first - (from == to));
      g_assert_cmpuint (beat->first_change, ==, change);
      g_assert_cmpfloat_with_epsilon (beat->start, start, 1e-9);
      g_assert_cmpfloat (beat->duration, >, 0);
      for (guint k = change; k < change + beat->n_changes; k++)
        {
          guint32 n = g_array_index (plan->changes, RfStoryChange, k).event;
          g_assert_cmpuint (n, >=, beat->first);
          g_assert_cmpuint (n, <=, beat->last);
          if (k > change)
            g_assert_cmpuint (n, >=, g_array_index (plan->changes, RfStoryChange, k - 1).event);
        }
      event = beat->last;
      change += beat->n_changes;
      start += beat->duration;
    }
  g_assert_cmpuint (event, ==, to);
  g_assert_cmpuint (change, ==, plan->changes->len);
}

static void
test_plans (void)
{
  for (guint seed = 0; seed < 6; seed++)
    {
      g_autoptr (Made) made = seed == 0   ? made_friends ()
                              : seed == 1 ? made_mixture ()
                              : seed == 2 ? made_list (40)
                                          : made_random (150, seed);
      g_autoptr (RfLayout) layout = made_layout (made);
      g_autoptr (RfCursor) cursor = rf_cursor_new (made->journal, NULL);
      guint32 length = rf_journal_length (made->journal);

      for (guint32 from = 0; from < length; from += 1 + from % 7)
        for (guint32 step = 1; from + step <= length; step = step * 3 + 1)
          {
            g_autoptr (RfStoryPlan) plan =
              rf_story_plan_new (rf_layout_history (layout), rf_cursor_seek (cursor, from),
                                 from + step);
            check_plan (plan, from, from + step);
          }
    }
}

/* The kinds of the beats from @from to @to, with spaces between. */
static char *
kinds (Made *made, RfLayout *layout, guint32 from, guint32 to)
{
  g_autoptr (RfCursor) cursor = rf_cursor_new (made->journal, NULL);
  g_autoptr (RfStoryPlan) plan =
    rf_story_plan_new (rf_layout_history (layout), rf_cursor_seek (cursor, from), to);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < plan->beats->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "",
                            rf_beat_name (g_array_index (plan->beats, RfBeat, i).kind));
  return g_string_free (out, FALSE);
}

/* A name goes: its arrow, then the count, then the hull closes. */
static void
test_order (void)
{
  g_autoptr (Made) made = made_friends ();
  g_autoptr (RfLayout) layout = made_layout (made);
  guint32 isolate = find_event (made, RF_EVENT_ISOLATE_FORMED, 0);
  guint32 from = isolate, begin = find_event (made, RF_EVENT_GC_BEGIN, 0);
  guint32 freed = find_event (made, RF_EVENT_OBJECT_FREE, begin);
  g_autofree char *names = NULL, *clearing = NULL;

  while (rf_journal_event (made->journal, from).kind != RF_EVENT_LINE)
    from--;
  names = kinds (made, layout, from, isolate);
  g_assert_cmpstr (names, ==, "ref count isolate");
  clearing = kinds (made, layout, find_event (made, RF_EVENT_GC_CLEAR, begin) - 1, freed);
  g_assert_true (g_str_has_prefix (clearing, "clear snap"));
  g_assert_true (g_str_has_suffix (clearing, "free"));
}

/* --- the pictures --- */

static void
check_scene (const RfScene *scene)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (rf_scene_key_hash, rf_scene_key_equal);
  guint at = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, i);

      if (!g_hash_table_add (keys, &item->key))
        g_error ("twice: space %u part %s id %u", item->key.space,
                 rf_scene_part_name (item->key.part), item->key.id);
      g_assert_cmpfloat (item->opacity, >, 0);
      g_assert_cmpfloat (item->opacity, <=, 1);
      if (item->kind == RF_ITEM_SPLINE)
        g_assert_cmpuint (item->n_points % 3, ==, 1);
      if (item->kind == RF_ITEM_TEXT)
        g_assert_true (g_utf8_validate (item->text, -1, NULL));
    }
  for (guint g = 0; g < scene->groups->len; g++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, g);

      g_assert_cmpuint (group->first, ==, at);
      at += group->n_items;
    }
  g_assert_cmpuint (at, ==, scene->items->len);
}

/* Boxes that stand in both pictures stand where they are all the while. */
static void
check_still (RfStory *story, const RfScene *scene)
{
  const RfScene *first = rf_story_first (story), *last = rf_story_last (story);

  for (guint i = 0; i < first->items->len; i++)
    {
      const RfSceneItem *item = &g_array_index (first->items, RfSceneItem, i), *then, *now;

      if (item->key.part != RF_PART_BODY)
        continue;
      then = rf_scene_find (last, &item->key);
      now = rf_scene_find (scene, &item->key);
      /* Something may be hidden for a while, while nothing that is shown refers to it. */
      if (then == NULL || now == NULL || then->rect.x != item->rect.x ||
          then->rect.y != item->rect.y)
        continue;
      g_assert_cmpfloat_with_epsilon (now->rect.x, item->rect.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (now->rect.y, item->rect.y, 1e-6);
    }
}

static void
check_story (Made *made, RfLayout *layout, guint32 from, guint32 to)
{
  g_autoptr (RfStory) story = make (made, layout, from, to);
  g_autoptr (RfScene) first = rf_story_scene (story, 0), last = rf_story_scene (story, 1);

  g_assert_true (first == rf_story_first (story));
  g_assert_true (last == rf_story_last (story));
  g_assert_cmpfloat (rf_story_duration (story), >, 0);
  g_assert_cmpfloat (rf_story_duration (story), <=, RF_STORY_LONGEST + 1e-9);
  for (guint i = 1; i < 8; i++)
    {
      g_autoptr (RfScene) scene = rf_story_scene (story, i / 8.0);

      g_assert_true (rf_story_has (story, rf_story_duration (story) * i / 8.0));
      check_scene (scene);
      check_still (story, scene);
    }
}

static void
test_pictures (void)
{
  for (guint seed = 0; seed < 5; seed++)
    {
      g_autoptr (Made) made = seed == 0   ? made_friends ()
                              : seed == 1 ? made_mixture ()
                              : seed == 2 ? made_stack (5)
                                          : made_random (60, seed);
      g_autoptr (RfLayout) layout = made_layout (made);
      guint32 length = rf_journal_length (made->journal);

      for (guint32 from = 0; from + 23 < length; from += 79)
        {
          check_story (made, layout, from, from + 23);
          check_story (made, layout, from + 23, from);
        }
      check_story (made, layout, 0, length);
    }
}

/* Whatever comes grows, whatever goes fades: never back and forth within its turn. */
static void
test_monotone (void)
{
  g_autoptr (Made) made = made_friends ();
  g_autoptr (RfLayout) layout = made_layout (made);
  guint32 isolate = find_event (made, RF_EVENT_ISOLATE_FORMED, 0);
  g_autoptr (RfStory) story = make (made, layout, isolate - 1, isolate);
  double hull = 0, caption = 0;

  for (guint i = 1; i < 60; i++)
    {
      g_autoptr (RfScene) scene = rf_story_scene (story, i / 60.0);
      double now_hull = 0, now_caption = 0;

      for (guint k = 0; k < scene->items->len; k++)
        {
          const RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, k);
          if (item->key.part == RF_PART_HULL)
            now_hull += item->opacity;
          if (item->key.part == RF_PART_CAPTION)
            now_caption += item->opacity;
        }
      g_assert_cmpfloat (now_hull, >=, hull);
      g_assert_cmpfloat (now_caption, >=, caption);
      hull = now_hull;
      caption = now_caption;
    }
  g_assert_cmpfloat (hull, >, 0.9);
  g_assert_cmpfloat (caption, >, 0.9);
}

/* Between two beats stands the real state; it may show more than by itself, but nothing else. */
static void
test_real_states (void)
{
  g_autoptr (Made) made = made_friends ();
  g_autoptr (RfLayout) layout = made_layout (made);
  guint32 length = rf_journal_length (made->journal), from = length / 2;
  g_autoptr (RfStory) story = make (made, layout, from, length);
  const RfStoryPlan *plan = rf_story_get_plan (story);

  g_assert_cmpuint (plan->beats->len, >, 3);
  for (guint i = 1; i < plan->beats->len; i++)
    {
      const RfBeat *beat = &g_array_index (plan->beats, RfBeat, i);
      g_autoptr (RfScene) scene = rf_story_scene (story, beat->start / plan->duration + 1e-9);
      g_autoptr (RfScene) real = made_scene (made, layout, beat->first - 1);

      for (guint k = 0; k < real->items->len; k++)
        {
          RfSceneItem *item = &g_array_index (real->items, RfSceneItem, k);
          RfSceneKey key = item->key;
          const RfSceneItem *shown;

          if (item->key.part == RF_PART_VISIT)
            continue;
          key.going = 1;
          shown = rf_scene_find (scene, &key);
          if (shown == NULL)
            shown = rf_scene_find (scene, &item->key);
          g_assert_nonnull (shown);
          g_assert_cmpstr (shown->text, ==, item->text);
          g_assert_cmpfloat_with_epsilon (shown->rect.x, item->rect.x, 0.01);
        }
    }
}

/* A list is there before a name refers to it and, when none does any more, until it is freed. */
static void
test_kept (void)
{
  g_autoptr (Made) made = made_new ();
  g_autoptr (RfLayout) layout = NULL;
  g_autoptr (RfStory) comes = NULL, goes = NULL;
  RfSceneKey key = { .space = RF_SPACE_OBJECT, .part = RF_PART_BODY };
  guint32 born, bound, gone;
  guint there = 0;

  made_line (made, 1);
  made_line (made, 2);
  born = rf_journal_length (made->journal);
  key.id = made_object (made, "list", RF_NEW_CONTAINER | RF_NEW_TRACKED, NULL);
  made_append (made, key.id, 0, made_int (made, 1));
  made_name (made, "items", 0, key.id);
  bound = rf_journal_length (made->journal);
  made_name (made, "items", key.id, 0);
  made_item (made, key.id, 0, made_int (made, 1), 0);
  made_free_object (made, key.id, RF_CAUSE_COUNT);
  gone = rf_journal_length (made->journal);
  made_line (made, 3);
  layout = made_layout (made);
  comes = make (made, layout, born, bound);
  goes = make (made, layout, bound, gone);
  for (guint i = 1; i < 20; i++)
    {
      g_autoptr (RfScene) scene = rf_story_scene (comes, i / 20.0);
      g_autoptr (RfScene) later = rf_story_scene (goes, i / 20.0);
      const RfSceneItem *body = rf_scene_find (scene, &key);

      there += body != NULL && body->opacity == 1;
      g_assert_nonnull (rf_scene_find (later, &key));
    }
  /* Its arrow comes when it stands. */
  g_assert_cmpuint (there, >, 5);
}

/* Who gets the memory of a freed object says so for a while. */
static void
test_reuse (void)
{
  g_autoptr (Made) made = made_new ();
  g_autoptr (RfLayout) layout = NULL;
  g_autoptr (RfScene) scene = NULL, later = NULL, ghost = NULL, half = NULL;
  RfSceneKey key = { .space = RF_SPACE_OBJECT, .part = RF_PART_NOTE };
  RfSceneKey block = { .space = RF_SPACE_OBJECT, .part = RF_PART_BLOCK };
  const RfSceneItem *note;
  guint32 first, freed, reused;
  RfEvent event = { .kind = RF_EVENT_OBJECT_NEW, .aux = RF_NEW_INSTANCE | RF_NEW_CONTAINER };
  g_autofree char *text = NULL;

  made_line (made, 1);
  first = made_object (made, "Thing", RF_NEW_INSTANCE | RF_NEW_CONTAINER, NULL);
  made_name (made, "thing", 0, first);
  made_line (made, 2);
  made_name (made, "thing", first, 0);
  made_free_object (made, first, RF_CAUSE_COUNT);
  freed = rf_journal_length (made->journal);
  /* The next object, at the address of the first one. */
  for (guint32 n = 1; n <= rf_journal_length (made->journal); n++)
    {
      RfEvent before = rf_journal_event (made->journal, n);
      if (before.kind == RF_EVENT_OBJECT_NEW && before.a == first)
        event = before;
    }
  event.a = key.id = ++made->last_object;
  g_array_set_size (made->counts, key.id + 1);
  made->sink->emit (made->sink->user, &event, NULL, 0);
  made_name (made, "other", 0, key.id);
  reused = rf_journal_length (made->journal);
  for (guint line = 3; line < 20; line++)
    made_line (made, line);
  layout = made_layout (made);
  scene = made_scene (made, layout, reused);
  later = made_scene (made, layout, rf_journal_length (made->journal));
  text = g_strdup_printf ("same address as #%u", first);
  note = rf_scene_find (scene, &key);
  g_assert_nonnull (note);
  g_assert_cmpstr (note->text, ==, text);
  g_assert_null (rf_scene_find (later, &key));
  /* Its block comes from the ghost of the first one. */
  ghost = made_scene (made, layout, freed);
  half = rf_tween (ghost, scene, 0.5);
  block.id = first;
  g_assert_nonnull (rf_scene_find (half, &block));
  g_assert_null (rf_scene_find (scene, &block));
}

/* Backwards it is the same pictures in the other order. */
static void
test_backwards (void)
{
  g_autoptr (Made) made = made_friends ();
  g_autoptr (RfLayout) layout = made_layout (made);
  guint32 length = rf_journal_length (made->journal);
  g_autoptr (RfStory) story = make (made, layout, length - 30, length);
  g_autoptr (RfStory) back = make (made, layout, length, length - 30);

  g_assert_cmpfloat (rf_story_duration (back), <, rf_story_duration (story));
  for (guint i = 1; i < 30; i++)
    {
      g_autoptr (RfScene) a = rf_story_scene (story, i / 30.0);
      g_autoptr (RfScene) b = rf_story_scene (back, 1 - i / 30.0);
      g_autofree char *one = rf_scene_dump (a, TRUE), *other = rf_scene_dump (b, TRUE);

      g_assert_cmpstr (one, ==, other);
    }
}

/* What has no effect on the picture takes no time. */
static void
test_skip (void)
{
  g_autoptr (Made) made = made_friends ();
  g_autoptr (RfLayout) layout = made_layout (made);
  guint32 n = find_event (made, RF_EVENT_GC_BEGIN, 0);
  g_autoptr (RfStory) story = make (made, layout, n - 1, n);

  g_assert_cmpfloat (rf_story_skip (story, 0), >=, rf_story_duration (story));
}

/* A step over very much is one blend. */
static void
test_long (void)
{
  g_autoptr (Made) made = made_loop (9000);
  g_autoptr (RfLayout) layout = made_layout (made);
  guint32 length = rf_journal_length (made->journal);
  g_autoptr (RfStory) story = make (made, layout, 0, length);

  g_assert_cmpuint (length, >, RF_STORY_MAX_EVENTS);
  g_assert_cmpuint (rf_story_get_plan (story)->beats->len, ==, 1);
}

/* Scenes and stories may be let go of in any order; a cancelled story can still be shown. */
static void
test_life (void)
{
  g_autoptr (Made) made = made_friends ();
  g_autoptr (RfLayout) layout = made_layout (made);
  g_autoptr (RfCursor) cursor = rf_cursor_new (made->journal, NULL);
  RfScene *a = made_scene (made, layout, 40), *b = made_scene (made, layout, 81);
  RfStory *story = rf_story_new (a, 40, b, 81);
  g_autoptr (RfScene) between = NULL, blended = NULL;
  g_autoptr (RfStory) blend = rf_story_new_blend (a, b);

  rf_story_cancel (story);
  rf_story_make (story, layout, cursor, NULL, NULL);
  between = rf_story_scene (story, 0.5);
  g_assert_true (between == a);
  blended = rf_story_scene (blend, 0.5);
  rf_scene_unref (a);
  rf_scene_unref (b);
  rf_story_unref (story);
  check_scene (blended);
  g_assert_cmpfloat (rf_story_duration (blend), >, 0);
  g_assert_cmpfloat (rf_story_skip (blend, 0), ==, 0);
}

typedef struct
{
  RfStory *story;
  RfLayout *layout;
  RfJournal *journal;
  int over; /* atomic */
} Making;

static gpointer
make_elsewhere (gpointer data)
{
  Making *making = data;
  g_autoptr (RfCursor) cursor = rf_cursor_new (making->journal, NULL);

  rf_story_make (making->story, making->layout, cursor, NULL, NULL);
  g_atomic_int_set (&making->over, 1);
  return NULL;
}

/* One thread shows what another one has made so far, and builds scenes of its own meanwhile. */
static void
test_threads (void)
{
  g_autoptr (Made) made = made_random (60, 3);
  g_autoptr (RfLayout) layout = made_layout (made);
  guint32 length = rf_journal_length (made->journal);

  for (guint round = 0; round < 8; round++)
    {
      guint32 from = length / 2 - round * 3, to = length / 2 + round * 9 + 9;
      g_autoptr (RfScene) first = made_scene (made, layout, from);
      g_autoptr (RfScene) last = made_scene (made, layout, to);
      g_autoptr (RfStory) story = rf_story_new (first, from, last, to);
      Making making = { story, layout, made->journal, 0 };
      GThread *thread = g_thread_new ("story", make_elsewhere, &making);
      double t = 0;

      while (!g_atomic_int_get (&making.over) || t < 1)
        {
          double duration = rf_story_duration (story);
          g_autoptr (RfScene) scene = rf_story_scene (story, t), other = NULL;

          check_scene (scene);
          other = made_scene (made, layout, from + round);
          if (duration > 0 && rf_story_has (story, rf_story_skip (story, t * duration)))
            t = MIN (t + 0.13, 1);
          if (round == 7 && t > 0.2)
            rf_story_cancel (story);
          if (round == 7 && g_atomic_int_get (&making.over))
            break;
        }
      g_thread_join (thread);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/story/plans", test_plans);
  g_test_add_func ("/diagram/story/order", test_order);
  g_test_add_func ("/diagram/story/pictures", test_pictures);
  g_test_add_func ("/diagram/story/monotone", test_monotone);
  g_test_add_func ("/diagram/story/real-states", test_real_states);
  g_test_add_func ("/diagram/story/kept", test_kept);
  g_test_add_func ("/diagram/story/reuse", test_reuse);
  g_test_add_func ("/diagram/story/backwards", test_backwards);
  g_test_add_func ("/diagram/story/skip", test_skip);
  g_test_add_func ("/diagram/story/long", test_long);
  g_test_add_func ("/diagram/story/life", test_life);
  g_test_add_func ("/diagram/story/threads", test_threads);
  return g_test_run ();
}
