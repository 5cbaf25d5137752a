/* SPDX-License-Identifier: MIT */
/* Scenes: what is in them, and that nothing overlaps, is cut or points nowhere. */
#include "rf-made-journal.h"

#include <string.h>

static guint32
first_of (Made *made, RfEventKind kind)
{
  for (guint32 n = 1; n <= rf_journal_length (made->journal); n++)
    if (rf_journal_event (made->journal, n).kind == kind)
      return n;
  g_assert_not_reached ();
}

/* Without the numbers of ids, which depend on how the journal was made. */
static const char golden_isolate[] =
  "isolate-1 isolate=1 objects=4\n"
  "  hull hull\n"
  "  caption hull-caption \"cyclic isolate · 4 objects · no path from any name\"\n"
  "frame-1 frame=1 function=<module>\n"
  "  body frame\n"
  "  head frame-head\n"
  "  line frame-line \"line 15\"\n"
  "  title frame-title \"globals\"\n"
  "  label label \"gc\"\n"
  "  value value-hidden \"module\"\n"
  "  label label \"MyNamedClass\"\n"
  "  label label-gone \"jane\"\n"
  "  strike strike\n"
  "  label label-gone \"bob\"\n"
  "  strike strike\n"
  "object-6 object=6 type=type count=1 state=alive address=0x7f0000000180\n"
  "  body class\n"
  "  head class-head\n"
  "  title title \"class MyNamedClass\"\n"
  "  id id \"#6\"\n"
  "  label label \"__init__\"\n"
  "  value value-hidden \"function\"\n"
  "  label label \"__del__\"\n"
  "  value value-hidden \"function\"\n"
  "  count count\n"
  "  count-text count-text \"1\"\n"
  "object-13 object=13 type=MyNamedClass count=1 state=isolated isolate=1 address=0x7f0000000340\n"
  "  body isolate\n"
  "  head isolate-head\n"
  "  title title \"MyNamedClass\"\n"
  "  id id \"#13\"\n"
  "  label label \"name\"\n"
  "  value value-string \"'Jane'\"\n"
  "  label label \"friend\"\n"
  "  count count\n"
  "  count-text count-text \"1\"\n"
  "object-18 object=18 type=MyNamedClass count=1 state=isolated isolate=1 address=0x7f0000000480\n"
  "  body isolate\n"
  "  head isolate-head\n"
  "  title title \"MyNamedClass\"\n"
  "  id id \"#18\"\n"
  "  label label \"name\"\n"
  "  value value-string \"'Bob'\"\n"
  "  label label \"friend\"\n"
  "  count count\n"
  "  count-text count-text \"1\"\n"
  "ref-frame-1-MyNamedClass from=frame-1 to=6 slot=MyNamedClass kind=strong\n"
  "  arrow ref-name\n"
  "  tip tip-name\n"
  "  dot dot-name\n"
  "ref-14-friend from=14 to=18 slot=friend kind=strong\n"
  "  arrow ref-isolate\n"
  "  tip tip-isolate\n"
  "  dot dot-isolate\n"
  "ref-19-friend from=19 to=13 slot=friend kind=strong\n"
  "  arrow ref-isolate\n"
  "  tip tip-isolate\n"
  "  dot dot-isolate\n";

static void
test_golden (void)
{
  g_autoptr (Made) made = made_friends ();
  g_autoptr (RfLayout) layout = made_layout (made);
  g_autoptr (RfScene) scene = made_scene (made, layout, first_of (made, RF_EVENT_ISOLATE_FORMED));
  g_autofree char *dump = rf_scene_dump (scene, FALSE);

  g_assert_cmpstr (dump, ==, golden_isolate);
}

static gboolean
has (const RfScene *scene, const char *element, const char *text)
{
  for (guint g = 0; g < scene->groups->len; g++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, g);

      if (strcmp (group->element, element) != 0)
        continue;
      for (guint i = 0; i < group->n_items; i++)
        {
          const RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, group->first + i);
          if (item->text != NULL && strcmp (item->text, text) == 0)
            return TRUE;
        }
    }
  return FALSE;
}

static void
test_states (void)
{
  g_autoptr (Made) made = made_friends ();
  g_autoptr (RfLayout) layout = made_layout (made);
  guint32 begin = first_of (made, RF_EVENT_FINALIZER_BEGIN);
  guint32 end = first_of (made, RF_EVENT_GC_END);
  g_autoptr (RfScene) running = made_scene (made, layout, begin + 2);
  g_autoptr (RfScene) after = made_scene (made, layout, begin + 3);
  g_autoptr (RfScene) freed = made_scene (made, layout, end);
  g_autoptr (RfScene) later = made_scene (made, layout, rf_journal_length (made->journal));

  g_assert_true (has (running, "object-13", "runs __del__"));
  g_assert_true (has (running, "object-13", "0")); /* gc_refs */
  g_assert_true (has (running, "output-13", "“Deleting Jane!”"));
  g_assert_true (has (after, "object-13", "finalized ✓"));
  g_assert_true (has (freed, "object-13", "✝ freed: in a cycle, line 18"));
  g_assert_null (rf_scene_find_box (later, RF_SPACE_OBJECT, 13));
  g_assert_true (has (later, "frame-1", "jane"));
}

static gboolean
is_box (const RfSceneItem *item)
{
  return item->key.part == RF_PART_BODY;
}

static const RfSceneItem *
box_of (const RfScene *scene, const RfSceneItem *item)
{
  return rf_scene_find_box (scene, item->key.space, item->key.id);
}

/* A card of the call stack lies on the foot of the one that called it. */
static gboolean
is_pile (const RfSceneItem *one, const RfSceneItem *other)
{
  double deep = MIN (rf_rect_bottom (&one->rect), rf_rect_bottom (&other->rect)) -
                MAX (one->rect.y, other->rect.y);

  return one->key.space == RF_SPACE_FRAME && other->key.space == RF_SPACE_FRAME &&
         deep <= RF_BOX_FOOT;
}

static void
check_boxes (const RfScene *scene)
{
  for (guint i = 0; i < scene->items->len; i++)
    for (guint k = i + 1; k < scene->items->len; k++)
      {
        const RfSceneItem *one = &g_array_index (scene->items, RfSceneItem, i);
        const RfSceneItem *other = &g_array_index (scene->items, RfSceneItem, k);

        if (is_box (one) && is_box (other) && !is_pile (one, other))
          g_assert_false (rf_rect_overlaps (&one->rect, &other->rect));
      }
}

static void
check_texts (const RfScene *scene)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, i), *box;

      if (item->kind != RF_ITEM_TEXT || item->key.part == RF_PART_NOTE)
        continue;
      if (item->key.space != RF_SPACE_OBJECT && item->key.space != RF_SPACE_FRAME)
        continue;
      box = box_of (scene, item);
      g_assert_nonnull (box);
      g_assert_cmpfloat (item->rect.x, >=, box->rect.x);
      g_assert_cmpfloat (rf_rect_right (&item->rect), <=, rf_rect_right (&box->rect) + 0.01);
      g_assert_cmpfloat (rf_rect_bottom (&item->rect), <=, rf_rect_bottom (&box->rect) + 0.01);
      /* Label and value of one row stand apart. */
      if (item->key.part == RF_PART_VALUE)
        {
          RfSceneKey key = item->key;
          const RfSceneItem *label;

          key.part = RF_PART_LABEL;
          label = rf_scene_find (scene, &key);
          g_assert_nonnull (label);
          g_assert_cmpfloat (rf_rect_right (&label->rect), <, item->rect.x);
        }
    }
}

/* The box that an arrow may touch: its owner or its target. */
static gboolean
is_own_box (const RfScene *scene, const RfSceneItem *arrow, const RfSceneItem *box)
{
  const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, arrow->group);
  g_autofree char *id = g_strdup_printf ("%u", box->key.id);
  RfPoint start = arrow->points[0];

  for (guint i = 0; group->attributes[i] != NULL; i += 2)
    if (strcmp (group->attributes[i], "to") == 0 && box->key.space == RF_SPACE_OBJECT &&
        strcmp (group->attributes[i + 1], id) == 0)
      return TRUE;
  return rf_rect_contains (&box->rect, start.x, start.y);
}

static guint
count_bad_arrows (const RfScene *scene)
{
  guint bad = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const RfSceneItem *arrow = &g_array_index (scene->items, RfSceneItem, i);

      if (arrow->key.part != RF_PART_ARROW)
        continue;
      for (guint k = 0; k < scene->items->len; k++)
        {
          const RfSceneItem *box = &g_array_index (scene->items, RfSceneItem, k);

          if (is_box (box) && !is_own_box (scene, arrow, box) &&
              rf_spline_meets_rect (arrow->points, arrow->n_points, &box->rect))
            bad++;
        }
    }
  return bad;
}

static void
test_nothing_overlaps (void)
{
  Made *runs[] = { made_friends (), made_list (8),   made_tree (5),       made_stack (6),
                   made_loop (20),  made_mixture (), made_random (25, 4), made_random (60, 8) };

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autoptr (RfLayout) layout = made_layout (runs[i]);
      guint32 length = rf_journal_length (runs[i]->journal), step = MAX (1, length / 40);

      for (guint32 n = length; n >= 1; n = n > step ? n - step : 0)
        {
          g_autoptr (RfScene) scene = made_scene (runs[i], layout, n);

          check_boxes (scene);
          check_texts (scene);
          g_assert_cmpuint (count_bad_arrows (scene), ==, 0);
        }
      made_free (runs[i]);
    }
}

static void
test_hull (void)
{
  g_autoptr (Made) made = made_friends ();
  g_autoptr (RfLayout) layout = made_layout (made);
  g_autoptr (RfScene) scene = made_scene (made, layout, first_of (made, RF_EVENT_ISOLATE_FORMED));
  RfSceneKey key = { .space = RF_SPACE_ISOLATE, .part = RF_PART_HULL, .id = 1 };
  const RfSceneItem *hull = rf_scene_find (scene, &key);

  g_assert_nonnull (hull);
  for (guint i = 0; i < scene->items->len; i++)
    {
      const RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, i);

      if (!is_box (item))
        continue;
      if (item->style == RF_STYLE_ISOLATE)
        {
          RfRect both = rf_rect_unite (&hull->rect, &item->rect);
          g_assert_cmpfloat (both.width, ==, hull->rect.width);
          g_assert_cmpfloat (both.height, ==, hull->rect.height);
        }
      else
        g_assert_false (rf_rect_overlaps (&hull->rect, &item->rect));
    }
}

static void
test_more (void)
{
  g_autoptr (Made) made = made_mixture ();
  g_autoptr (RfLayout) layout = made_layout (made);
  g_autoptr (RfScene) scene = made_scene (made, layout, rf_journal_length (made->journal));

  g_assert_true (has (scene, "object-4", "… 994 more"));
  g_assert_true (has (scene, "object-4", "81"));
  g_assert_false (has (scene, "object-4", "100"));
  g_assert_true (has (scene, "frame-1", "function"));
}

static void
test_pick (void)
{
  g_autoptr (Made) made = made_friends ();
  g_autoptr (RfLayout) layout = made_layout (made);
  g_autoptr (RfScene) scene = made_scene (made, layout, first_of (made, RF_EVENT_ISOLATE_FORMED));
  const RfSceneItem *box = rf_scene_find_box (scene, RF_SPACE_OBJECT, 13);
  RfPick pick;
  guint refs = 0;

  g_assert_true (rf_scene_pick (scene, box->rect.x + 20, box->rect.y + RF_BOX_HEAD + 33, 4, &pick));
  g_assert_cmpint (pick.kind, ==, RF_PICK_OBJECT);
  g_assert_cmpuint (pick.id, ==, 13);
  g_assert_true (pick.has_row);
  g_assert_true (rf_scene_pick (scene, box->rect.x + 20, box->rect.y + 8, 4, &pick));
  g_assert_false (pick.has_row);
  for (guint i = 0; i < scene->items->len; i++)
    {
      const RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, i);
      RfPoint middle;

      if (item->key.part != RF_PART_ARROW)
        continue;
      middle = rf_cubic_point (item->points, 0.5);
      if (rf_scene_pick (scene, middle.x, middle.y, 4, &pick) && pick.kind == RF_PICK_REF)
        refs++;
    }
  g_assert_cmpuint (refs, >=, 2);
  g_assert_false (rf_scene_pick (scene, 1, 1, 4, &pick));
  g_assert_cmpint (pick.kind, ==, RF_PICK_NOTHING);
}

/* The same state gives the same scene, from whichever side it is reached. */
static void
test_same_from_both_sides (void)
{
  g_autoptr (Made) made = made_friends ();
  g_autoptr (RfLayout) layout = made_layout (made), fresh = NULL;
  guint32 length = rf_journal_length (made->journal);
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);

  for (guint32 n = 0; n <= length; n++)
    {
      g_autoptr (RfScene) scene = made_scene (made, layout, n);
      g_ptr_array_add (dumps, rf_scene_dump (scene, TRUE));
    }
  fresh = made_layout (made);
  for (guint32 n = length + 1; n-- > 0;)
    {
      g_autoptr (RfScene) scene = made_scene (made, fresh, n);
      g_autofree char *dump = rf_scene_dump (scene, TRUE);
      g_assert_cmpstr (dump, ==, g_ptr_array_index (dumps, n));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/scene/golden", test_golden);
  g_test_add_func ("/diagram/scene/states", test_states);
  g_test_add_func ("/diagram/scene/nothing-overlaps", test_nothing_overlaps);
  g_test_add_func ("/diagram/scene/hull", test_hull);
  g_test_add_func ("/diagram/scene/more", test_more);
  g_test_add_func ("/diagram/scene/pick", test_pick);
  g_test_add_func ("/diagram/scene/same-from-both-sides", test_same_from_both_sides);
  return g_test_run ();
}
