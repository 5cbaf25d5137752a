/* SPDX-License-Identifier: MIT */

/* The overview: a card for each group with the right numbers, nothing on top of another, arrows
 * where there are references, and places that stay. */

#include "diagram/rf-overview.h"
#include "journal/rf-census.h"
#include "rf-made-journal.h"
#include "rf-picture.h"

#include <math.h>
#include <string.h>

typedef struct
{
  Made *made;
  RfCursor *cursor;
  RfMeasure *measure;
  RfCensus *census;
} Fixture;

static void
set_up (Fixture *self, Made *made)
{
  self->made = made;
  self->cursor = rf_cursor_new (made->journal, NULL);
  self->measure = rf_measure_new ();
  self->census = rf_census_new (made->journal);
  rf_census_advance (self->census, 0);
}

static void
tear_down (Fixture *self)
{
  rf_cursor_free (self->cursor);
  rf_measure_unref (self->measure);
  rf_census_free (self->census);
  made_free (self->made);
}

static RfGroups *
groups_at (Fixture *self, RfGrouping grouping, guint32 n)
{
  g_autoptr (GArray) keys = rf_census_keys (self->census, grouping, RF_OVERVIEW_GROUPS);

  return rf_groups_new (rf_cursor_seek (self->cursor, n), self->made->journal, grouping, keys,
                        NULL);
}

static const RfSceneGroup *
find_group (const RfScene *scene, RfSceneSpace space, guint32 id, const char *element)
{
  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, i);
      if (group->space == space && group->id == id &&
          (element == NULL || strcmp (group->element, element) == 0))
        return group;
    }
  return NULL;
}

/* Squares, texts and arrows of @scene say what @groups say. */
static void
check_scene (const RfScene *scene, const RfGroups *groups)
{
  guint32 unit = 0;

  for (guint i = 0; i < groups->groups->len; i++)
    {
      const RfGroup *group = &g_array_index (groups->groups, RfGroup, i);
      const RfSceneGroup *card = find_group (scene, RF_SPACE_GROUP, i + 1, NULL);
      guint squares = 0;

      if (group->n_objects > 0)
        g_assert_nonnull (card);
      for (guint k = 0; card != NULL && k < card->n_items; k++)
        squares +=
          g_array_index (scene->items, RfSceneItem, card->first + k).key.part == RF_PART_SQUARE;
      if (group->key.kind == RF_GROUP_NAMES || group->n_objects == 0)
        g_assert_cmpuint (squares, ==, 0);
      else
        {
          g_assert_cmpuint (squares, >, 0);
          unit = MAX (unit, group->n_objects / squares);
        }
    }
  for (guint i = 0; i < groups->links->len; i++)
    {
      const RfGroupLink *link = &g_array_index (groups->links, RfGroupLink, i);
      g_autofree char *element = g_strdup_printf ("groups-%u-%u", link->from + 1, link->to + 1);
      const RfSceneGroup *arrow = find_group (scene, RF_SPACE_LINK, link->from + 1, element);
      g_autofree char *count = g_strdup_printf ("%u", link->n);

      if (arrow != NULL)
        g_assert_true (g_strv_contains (arrow->attributes, count));
    }
}

/* No card stands on another, and no arrow passes through a card that is neither end. */
static void
check_places (const RfScene *scene)
{
  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfSceneGroup *one = &g_array_index (scene->groups, RfSceneGroup, i);
      const RfSceneItem *first = &g_array_index (scene->items, RfSceneItem, one->first);

      for (guint k = 0; k < scene->groups->len; k++)
        {
          const RfSceneGroup *other = &g_array_index (scene->groups, RfSceneGroup, k);
          const RfSceneItem *body = &g_array_index (scene->items, RfSceneItem, other->first);

          if (other->space != RF_SPACE_GROUP || i == k)
            continue;
          g_assert_true (rf_rect_right (&body->rect) <= rf_rect_right (&scene->bounds));
          g_assert_true (rf_rect_bottom (&body->rect) <= rf_rect_bottom (&scene->bounds));
          if (one->space == RF_SPACE_GROUP)
            g_assert_false (rf_rect_overlaps (&first->rect, &body->rect));
          else if (one->space == RF_SPACE_LINK && one->id != other->id &&
                   first->key.slot != other->id)
            g_assert_false (rf_spline_meets_rect (first->points, first->n_points, &body->rect));
        }
    }
}

static void
check_run (Made *made)
{
  Fixture self;
  guint32 length;

  set_up (&self, made);
  length = rf_journal_length (made->journal);
  for (RfGrouping grouping = 0; grouping < RF_N_GROUPINGS; grouping++)
    {
      g_autoptr (RfGroups) fullest = groups_at (&self, grouping, length);
      g_autoptr (RfOverviewPlan) plan =
        rf_overview_plan_new (fullest, NULL, made->journal, self.measure);

      g_assert_true (rf_overview_plan_fits (plan, fullest));
      for (guint part = 0; part <= 8; part++)
        {
          g_autoptr (RfGroups) groups = groups_at (&self, grouping, length / 8 * part);
          g_autoptr (RfScene) scene = NULL;

          if (!rf_overview_plan_fits (plan, groups))
            {
              g_autoptr (RfOverviewPlan) before = plan;

              plan = rf_overview_plan_new (groups, before, made->journal, self.measure);
              g_assert_true (rf_overview_plan_fits (plan, groups));
              g_assert_true (rf_overview_plan_fits (plan, fullest));
            }
          scene = rf_overview_scene (plan, groups, made->journal, self.measure, -1);
          check_scene (scene, groups);
          check_places (scene);
        }
    }
  tear_down (&self);
}

static void
test_runs (void)
{
  check_run (made_friends ());
  check_run (made_list (200));
  check_run (made_tree (7));
  check_run (made_mixture ());
  check_run (made_random (60, 1));
  check_run (made_random (200, 2));
}

/* Nothing of a card but its numbers changes from moment to moment. */
static void
test_still (void)
{
  Fixture self;
  g_autoptr (RfGroups) fullest = NULL;
  g_autoptr (RfOverviewPlan) plan = NULL;
  g_autoptr (RfScene) first = NULL;
  guint32 length, same = 0;

  set_up (&self, made_list (100));
  length = rf_journal_length (self.made->journal);
  fullest = groups_at (&self, RF_GROUPING_TYPE, length);
  plan = rf_overview_plan_new (fullest, NULL, self.made->journal, self.measure);
  first = rf_overview_scene (plan, fullest, self.made->journal, self.measure, -1);
  for (guint32 n = 0; n <= length; n += length / 10)
    {
      g_autoptr (RfGroups) groups = groups_at (&self, RF_GROUPING_TYPE, n);
      g_autoptr (RfScene) scene =
        rf_overview_scene (plan, groups, self.made->journal, self.measure, 1);

      for (guint32 id = 1; id <= groups->groups->len; id++)
        {
          const RfSceneItem *a = rf_scene_find_box (first, RF_SPACE_GROUP, id);
          const RfSceneItem *b = rf_scene_find_box (scene, RF_SPACE_GROUP, id);

          g_assert_true ((a == NULL) == (b == NULL));
          if (a == NULL)
            continue;
          g_assert_cmpmem (&a->rect, sizeof a->rect, &b->rect, sizeof b->rect);
          same++;
        }
    }
  g_assert_cmpuint (same, >, 10);
  tear_down (&self);
}

/* Every member stands on exactly one page, and can be picked there. */
static void
test_pages (void)
{
  Fixture self;
  g_autoptr (RfGroups) groups = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint biggest = 0;

  set_up (&self, made_list (130));
  groups = groups_at (&self, RF_GROUPING_TYPE, rf_journal_length (self.made->journal));
  for (guint i = 0; i < groups->groups->len; i++)
    if (g_array_index (groups->groups, RfGroup, i).n_objects >
        g_array_index (groups->groups, RfGroup, biggest).n_objects)
      biggest = i;
  for (guint32 at = 0; at < g_array_index (groups->groups, RfGroup, biggest).n_objects;
       at += RF_OVERVIEW_PAGE)
    {
      g_autoptr (RfScene) page =
        rf_overview_page (groups, biggest, at, rf_cursor_state (self.cursor), self.made->journal,
                          self.measure, 0);

      for (guint i = 0; i < page->groups->len; i++)
        {
          const RfSceneGroup *group = &g_array_index (page->groups, RfSceneGroup, i);
          RfPick found;

          if (group->space != RF_SPACE_OBJECT)
            continue;
          g_assert_cmpint (rf_groups_find (groups, group->id), ==, (int) biggest);
          g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (group->id)));
          g_assert_true (rf_scene_pick (page, group->bounds.x + 40,
                                        rf_rect_bottom (&group->bounds) - 8, 1, &found));
          g_assert_cmpuint (found.kind, ==, RF_PICK_OBJECT);
          g_assert_cmpuint (found.id, ==, group->id);
        }
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==,
                    g_array_index (groups->groups, RfGroup, biggest).n_objects);
  g_assert_cmpuint (g_hash_table_size (seen), >, RF_OVERVIEW_PAGE);
  tear_down (&self);
}

static void
test_words (void)
{
  static const struct
  {
    guint64 n;
    const char *number, *bytes;
  } rows[] = {
    { 0, "0", "0 B" },
    { 999, "999", "999 B" },
    { 1000, "1,000", "1.0 kB" },
    { 1234567, "1,234,567", "1.2 MB" },
    { 999960, "999,960", "1.0 MB" },
    { 12345678901, "12,345,678,901", "12.3 GB" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *number = rf_overview_number (rows[i].n);
      g_autofree char *bytes = rf_overview_bytes (rows[i].n);

      g_assert_cmpstr (number, ==, rows[i].number);
      g_assert_cmpstr (bytes, ==, rows[i].bytes);
    }
}

/* A layout of a part has boxes for that alone. */
static void
test_part (void)
{
  g_autoptr (Made) made = made_list (50);
  guint32 length = rf_journal_length (made->journal);
  g_autoptr (RfCursor) cursor = rf_cursor_new (made->journal, NULL);
  const RfState *state = rf_cursor_seek (cursor, length);
  g_autoptr (GHashTable) objects = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) frames = g_hash_table_new (NULL, NULL);
  RfHistoryPart part = { objects, frames };
  g_autoptr (RfLayout) layout = NULL;
  g_autoptr (RfView) view = NULL;
  g_autoptr (GArray) near = NULL;
  RfViewOptions options;
  guint32 middle = 0;

  rf_view_options_init (&options);
  for (guint32 id = 1; id <= rf_state_n_objects (state) / 2; id++)
    if (rf_state_object (state, id) != NULL &&
        (rf_state_object (state, id)->flags & RF_NEW_INSTANCE) != 0)
      middle = id;
  g_assert_cmpuint (middle, >, 0);
  near = rf_groups_neighbours (state, middle, 2, 9);
  for (guint i = 0; i < near->len; i++)
    g_hash_table_add (objects, GUINT_TO_POINTER (g_array_index (near, guint32, i)));
  layout = rf_layout_new_of_part (made->journal, length, &options, NULL, &part, NULL, NULL);
  view = rf_view_new (state, layout);
  g_assert_nonnull (rf_view_object (view, middle));
  g_assert_cmpuint (view->boxes->len, >, 1);
  for (guint i = 0; i < view->boxes->len; i++)
    {
      const RfViewBox *box = g_ptr_array_index (view->boxes, i);

      g_assert_false (box->is_frame);
      g_assert_true (g_hash_table_contains (objects, GUINT_TO_POINTER (box->id)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overview/runs", test_runs);
  g_test_add_func ("/overview/still", test_still);
  g_test_add_func ("/overview/pages", test_pages);
  g_test_add_func ("/overview/words", test_words);
  g_test_add_func ("/overview/part", test_part);
  return g_test_run ();
}
