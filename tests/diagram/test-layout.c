/* SPDX-License-Identifier: MIT */
/* The look-ahead layout: places, sharing, stillness, determinism, limits. */
#include "rf-made-journal.h"
#include "rf-picture.h"

#include "diagram/rf-layout-settle-private.h"

#include <time.h>

static void
test_sharing (void)
{
  g_autoptr (Made) made = made_loop (1000);
  g_autoptr (RfLayout) layout = made_layout (made);

  /* The frame, and as many as live or are shown as ghosts at the same time. */
  g_assert_cmpuint (rf_layout_n_places (layout, 0), <=, 8);
  g_assert_true (rf_layout_is_dot (layout));
}

static void
check_no_overlaps (const RfLayout *layout)
{
  GPtrArray *boxes = rf_history_boxes (rf_layout_history (layout));

  for (guint i = 0; i < boxes->len; i++)
    for (guint k = i + 1; k < boxes->len; k++)
      {
        RfHistoryBox *one = g_ptr_array_index (boxes, i), *other = g_ptr_array_index (boxes, k);
        RfRect a, b;

        /* What does not live at the same time may share the room. */
        if ((one->end != 0 && one->end < other->first) || (one->is_frame && other->is_frame) ||
            !rf_layout_place (layout, one, other->first, &a) ||
            !rf_layout_place (layout, other, other->first, &b))
          continue;
        g_assert_false (rf_rect_overlaps (&a, &b));
      }
}

static void
test_no_overlaps (void)
{
  Made *runs[] = { made_friends (), made_list (12),  made_tree (5),       made_stack (20),
                   made_loop (30),  made_mixture (), made_random (60, 1), made_random (400, 2) };

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autoptr (RfLayout) layout = made_layout (runs[i]);
      RfRect bounds = rf_layout_bounds (layout, 1);
      GPtrArray *boxes = rf_history_boxes (rf_layout_history (layout));

      check_no_overlaps (layout);
      for (guint k = 0; k < boxes->len; k++)
        {
          RfRect place;

          if (!rf_layout_place (layout, g_ptr_array_index (boxes, k), 1, &place))
            continue;
          g_assert_cmpfloat (place.x, >=, 0);
          g_assert_cmpfloat (place.y, >=, bounds.y);
          g_assert_cmpfloat (rf_rect_right (&place), <=, rf_rect_right (&bounds));
          g_assert_cmpfloat (rf_rect_bottom (&place), <=, rf_rect_bottom (&bounds));
        }
      made_free (runs[i]);
    }
}

static void
test_deterministic (void)
{
  g_autoptr (Made) one = made_random (50, 3), other = made_random (50, 3);
  g_autoptr (RfLayout) a = made_layout (one), b = made_layout (other);
  GPtrArray *boxes = rf_history_boxes (rf_layout_history (a));
  GPtrArray *others = rf_history_boxes (rf_layout_history (b));

  g_assert_cmpuint (boxes->len, ==, others->len);
  for (guint i = 0; i < boxes->len; i++)
    {
      RfRect p, q;

      if (!rf_layout_place (a, g_ptr_array_index (boxes, i), 1, &p))
        continue;
      g_assert_true (rf_layout_place (b, g_ptr_array_index (others, i), 1, &q));
      g_assert_cmpmem (&p, sizeof p, &q, sizeof q);
    }
}

/* An object stands at the same coordinates in every state, and the picture has one size. */
static void
test_stillness (void)
{
  Made *runs[] = { made_friends (), made_tree (4), made_stack (5), made_mixture () };

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autoptr (RfLayout) layout = made_layout (runs[i]);
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      guint32 length = rf_journal_length (runs[i]->journal), step = MAX (1, length / 120);

      for (guint32 n = 1; n <= length; n += step)
        {
          g_autoptr (RfScene) scene = made_scene (runs[i], layout, n);

          g_assert_cmpfloat (scene->bounds.width, ==, rf_layout_bounds (layout, n).width);
          for (guint k = 0; k < scene->items->len; k++)
            {
              const RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, k);
              g_autofree char *key = NULL;
              RfPoint *before;

              if (item->key.part != RF_PART_BODY)
                continue;
              key = g_strdup_printf ("%u %u", item->key.space, item->key.id);
              before = g_hash_table_lookup (seen, key);
              if (before != NULL)
                {
                  g_assert_cmpfloat (before->x, ==, item->rect.x);
                  g_assert_cmpfloat (before->y, ==, item->rect.y);
                  continue;
                }
              before = g_new (RfPoint, 1);
              *before = (RfPoint){ item->rect.x, item->rect.y };
              g_hash_table_insert (seen, g_steal_pointer (&key), before);
            }
        }
      g_assert_cmpuint (g_hash_table_size (seen), >, 2);
      made_free (runs[i]);
    }
}

/* Many times what it takes; by the work that is done, whoever else has the processor. */
static void
test_large_is_bounded (void)
{
  g_autoptr (Made) made = made_random (3000, 5);
  clock_t start = clock ();
  g_autoptr (RfLayout) layout = made_layout (made);

  g_assert_false (rf_layout_is_dot (layout));
  g_test_message ("%.2f s", (double) (clock () - start) / CLOCKS_PER_SEC);
  g_assert_cmpint (clock () - start, <, 5 * CLOCKS_PER_SEC);
}

/* A long list of instances, of which ten have arrows: the others stand in columns, in their order,
 * and the picture has the shape of a page. */
static void
test_columns (void)
{
  g_autoptr (Made) made = made_new ();
  guint32 list = made_object (made, "list", 0, NULL), items[80], end;
  g_autoptr (RfLayout) layout = NULL;
  RfRect bounds, last = { 0 };
  guint columns = 1;

  made_name (made, "things", 0, list);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      made_line (made, i + 2);
      items[i] = made_instance (made, "Thing");
      made_append (made, list, i, items[i]);
    }
  made_line (made, 100);
  layout = made_layout (made);
  end = rf_journal_length (made->journal);
  check_no_overlaps (layout);
  bounds = rf_layout_bounds (layout, end);
  g_assert_cmpfloat (bounds.height, <, 1600);
  g_assert_cmpfloat (bounds.width, <, 3 * bounds.height);
  for (guint i = 10; i < G_N_ELEMENTS (items); i++)
    {
      const RfHistoryBox *box = rf_history_object (rf_layout_history (layout), items[i]);
      RfRect place;

      g_assert_true (rf_layout_place (layout, box, end, &place));
      if (i > 10 && place.x > last.x)
        columns++;
      else if (i > 10)
        {
          g_assert_cmpfloat (place.x, ==, last.x);
          g_assert_cmpfloat (place.y, >, last.y);
        }
      last = place;
    }
  g_assert_cmpuint (columns, >=, 4);
}

/* One thing after the other that has nothing to do with the one before: each is as small as if it
 * were alone, and within it nothing moves. What is small is one. */
static void
test_epochs (void)
{
  g_autoptr (Made) made = made_new (), friends = made_friends ();
  g_autoptr (RfLayout) layout = NULL, small = made_layout (friends);
  guint32 nodes[30];

  for (guint part = 0; part < 6; part++)
    {
      g_autofree char *type = g_strdup_printf ("Part%u", part);

      for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
        {
          made_line (made, 2);
          nodes[i] = made_instance (made, type);
          if (i == 0)
            made_name (made, "first", 0, nodes[0]);
          else
            made_entry (made, nodes[(i - 1) / 2] + 1, i % 2 ? "left" : "right", 0, nodes[i]);
        }
      for (guint i = 0; i < 12; i++)
        made_line (made, 3);
      made_name (made, "first", nodes[0], 0);
      for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
        {
          made_free_object (made, nodes[i] + 1, RF_CAUSE_COUNT);
          made_free_object (made, nodes[i], RF_CAUSE_COUNT);
        }
      for (guint i = 0; i < 6; i++)
        made_line (made, 4);
    }
  layout = made_layout (made);
  g_assert_cmpuint (rf_layout_n_epochs (small), ==, 1);
  g_assert_cmpuint (rf_layout_n_epochs (layout), >=, 2);
  for (guint32 n = 1; n <= rf_journal_length (made->journal); n += 40)
    {
      g_autoptr (RfScene) scene = made_scene (made, layout, n);

      g_assert_cmpfloat (scene->bounds.width * scene->bounds.height, <, 5e6);
    }
  check_no_overlaps (layout);
}

/* More names than a page has, some of which go: where each row stands is known beforehand, so are
 * the routes of its arrow, and what the names refer to stands in their order. */
static void
test_many_names (void)
{
  g_autoptr (Made) made = made_new ();
  g_autoptr (RfLayout) layout = NULL;
  guint32 things[40];

  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    {
      g_autofree char *name = g_strdup_printf ("name%02u", i);

      made_line (made, i + 2);
      things[i] = made_instance (made, "Thing");
      made_name (made, name, 0, things[i]);
    }
  for (guint i = 3; i < 20; i += 5)
    {
      g_autofree char *name = g_strdup_printf ("name%02u", i);

      made_line (made, i + 100);
      made_name (made, name, things[i], 0);
      made_line (made, i + 101);
    }
  made_line (made, 200);
  layout = made_layout (made);
  for (guint32 n = 1; n <= rf_journal_length (made->journal); n++)
    {
      g_autoptr (RfScene) scene = made_scene (made, layout, n);
      RfPicture picture = { 0 };

      rf_picture_check (scene, &picture);
      g_assert_cmpuint (scene->n_late, ==, 0);
      g_assert_cmpuint (picture.crossings, ==, 0);
    }
}

/* Heights: the nearest to what is wished, by weight, that keep what must be apart. */
static void
test_nearest (void)
{
  static const RfApart aparts[] = { { 0, 1, 10 }, { 1, 2, 10 } };
  static const struct
  {
    double wish[3], weight[3], y[3];
  } rows[] = {
    { { 0, 40, 80 }, { 1, 1, 1 }, { 0, 40, 80 } },
    { { 0, 0, 0 }, { 1, 1, 1 }, { -10, 0, 10 } },
    { { 0, 0, 0 }, { 1, 1, 2 }, { -12.5, -2.5, 7.5 } },
    { { 0, 100, 0 }, { 1, 1, 2 }, { 0, 80 / 3.0, 110 / 3.0 } },
    { { 50, 0, 30 }, { 1, 1, 1 }, { 50 / 3.0, 80 / 3.0, 110 / 3.0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint order[3] = { 0, 1, 2 };
      double y[3] = { 0 };
      RfSettle settle = { .n = 3, .n_variables = 3, .y = y, .order = order };

      settle.aparts = g_array_new (FALSE, FALSE, sizeof (RfApart));
      g_array_append_vals (settle.aparts, aparts, G_N_ELEMENTS (aparts));
      rf_settle_nearest (&settle, rows[i].wish, rows[i].weight);
      for (guint k = 0; k < 3; k++)
        g_assert_cmpfloat_with_epsilon (y[k], rows[i].y[k], 1e-3);
      g_array_unref (settle.aparts);
    }
}

static void
test_empty (void)
{
  g_autoptr (RfJournal) journal = rf_journal_new ();
  RfViewOptions options;
  g_autoptr (RfLayout) layout = NULL;
  g_autoptr (RfState) state = rf_state_new ();
  g_autoptr (RfView) view = NULL;
  g_autoptr (RfScene) scene = NULL;

  rf_view_options_init (&options);
  layout = rf_layout_new_for_journal (journal, &options, NULL, NULL);
  g_assert_nonnull (layout);
  view = rf_view_new (state, layout);
  scene = rf_scene_build (view, layout, NULL);
  g_assert_cmpuint (scene->items->len, ==, 0);
  g_assert_cmpfloat (scene->bounds.width, >, 0);
}

static void
test_cancel (void)
{
  g_autoptr (Made) made = made_friends ();
  RfViewOptions options;
  GError *error = NULL;
  int cancel = 1;

  rf_view_options_init (&options);
  g_assert_null (rf_layout_new_for_journal (made->journal, &options, &cancel, &error));
  g_assert_nonnull (error);
  g_error_free (error);
}

static gpointer
lay_out (gpointer made)
{
  for (guint i = 0; i < 10; i++)
    rf_layout_unref (made_layout (made));
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (Made) made = made_random (30, 9);
  GThread *threads[3];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("layout", lay_out, made);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/layout/sharing", test_sharing);
  g_test_add_func ("/diagram/layout/no-overlaps", test_no_overlaps);
  g_test_add_func ("/diagram/layout/deterministic", test_deterministic);
  g_test_add_func ("/diagram/layout/stillness", test_stillness);
  g_test_add_func ("/diagram/layout/large-is-bounded", test_large_is_bounded);
  g_test_add_func ("/diagram/layout/columns", test_columns);
  g_test_add_func ("/diagram/layout/epochs", test_epochs);
  g_test_add_func ("/diagram/layout/many-names", test_many_names);
  g_test_add_func ("/diagram/layout/nearest", test_nearest);
  g_test_add_func ("/diagram/layout/empty", test_empty);
  g_test_add_func ("/diagram/layout/cancel", test_cancel);
  g_test_add_func ("/diagram/layout/threads", test_threads);
  return g_test_run ();
}
