/* SPDX-License-Identifier: MIT */
/* What a reader does with a picture: folding, pages, focus, moved boxes, finding, walking, what
 * lies over the scene. */
#include "rf-made-journal.h"

#include "diagram/rf-overlay.h"
#include "diagram/rf-scene-lift.h"
#include "diagram/rf-view-adjust.h"
#include "diagram/rf-walk.h"

#include <string.h>

typedef struct
{
  Made *made;
  RfLayout *layout;
  RfViewAdjust *adjust;
  RfOffsets *offsets;
  RfView *view;
  RfScene *scene;
} Picture;

/* The picture of the end of the run, as @picture's adjust and offsets say. */
static void
draw (Picture *picture)
{
  g_autoptr (RfCursor) cursor = rf_cursor_new (picture->made->journal, NULL);
  RfSceneOptions options = { .offsets = picture->offsets };

  g_clear_pointer (&picture->view, rf_view_free);
  g_clear_pointer (&picture->scene, rf_scene_unref);
  picture->view =
    rf_view_new_adjusted (rf_cursor_seek (cursor, G_MAXUINT32), picture->layout, picture->adjust);
  picture->scene = rf_scene_build (picture->view, picture->layout, &options);
}

static Picture *
picture_new (Made *made)
{
  Picture *picture = g_new0 (Picture, 1);

  picture->made = made;
  picture->layout = made_layout (made);
  picture->adjust = rf_view_adjust_new ();
  picture->offsets = rf_offsets_new ();
  rf_offsets_bind (picture->offsets, rf_layout_history (picture->layout));
  draw (picture);
  return picture;
}

static void
picture_free (Picture *picture)
{
  rf_view_free (picture->view);
  rf_scene_unref (picture->scene);
  rf_offsets_free (picture->offsets);
  rf_view_adjust_free (picture->adjust);
  rf_layout_unref (picture->layout);
  made_free (picture->made);
  g_free (picture);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Picture, picture_free)

/* The box whose head says @title, the first of them. */
static const RfViewBox *
box_of (Picture *picture, const char *title)
{
  for (guint i = 0; i < picture->view->boxes->len; i++)
    {
      const RfViewBox *box = g_ptr_array_index (picture->view->boxes, i);

      if (strcmp (box->title, title) == 0)
        return box;
    }
  return NULL;
}

static const RfViewRow *
row_at (const RfViewBox *box, guint i)
{
  g_assert_cmpuint (i, <, box->rows->len);
  return &g_array_index (box->rows, RfViewRow, i);
}

/* --- folding ---------------------------------------------------------------------------------- */

static void
test_fold (void)
{
  g_autoptr (Picture) picture = picture_new (made_list (6));
  guint before = picture->view->boxes->len;
  const RfViewBox *frame = picture->view->boxes->pdata[0];
  g_autofree char *whole = rf_scene_dump (picture->scene, TRUE);
  g_autofree char *again = NULL;

  /* A list whose nodes a frame holds: the frame folded, nothing is reached any more. */
  g_assert_true (frame->is_frame);
  rf_view_adjust_set_folded (picture->adjust, TRUE, frame->id, TRUE);
  draw (picture);
  frame = picture->view->boxes->pdata[0];
  g_assert_true (frame->folded);
  g_assert_cmpuint (frame->rows->len, ==, 1);
  g_assert_cmpint (row_at (frame, 0)->kind, ==, RF_ROW_MORE);
  g_assert_cmpuint (picture->view->boxes->len, <, before);
  rf_view_adjust_set_folded (picture->adjust, TRUE, frame->id, FALSE);
  draw (picture);
  again = rf_scene_dump (picture->scene, TRUE);
  g_assert_cmpstr (again, ==, whole);
}

/* A box that something else leads to stays, and no other box moves. */
static void
test_fold_shared (void)
{
  g_autoptr (Picture) picture = picture_new (made_mixture ());
  const RfViewBox *tuple = box_of (picture, "tuple");
  guint before = picture->view->boxes->len;
  RfRect place = rf_scene_find_box (picture->scene, RF_SPACE_OBJECT, tuple->id)->rect;
  guint32 id = tuple->id;

  rf_view_adjust_set_folded (picture->adjust, FALSE, id, TRUE);
  draw (picture);
  g_assert_cmpuint (picture->view->boxes->len, ==, before);
  {
    RfRect now = rf_scene_find_box (picture->scene, RF_SPACE_OBJECT, id)->rect;

    g_assert_cmpfloat (now.x, ==, place.x);
    g_assert_cmpfloat (now.y, ==, place.y);
    g_assert_cmpfloat (now.height, <, place.height);
  }
  g_assert_cmpstr (row_at (rf_view_object (picture->view, id), 0)->label, ==, "… 3 rows");
}

/* --- pages ------------------------------------------------------------------------------------ */

static void
test_pages (void)
{
  g_autoptr (Picture) picture = picture_new (made_mixture ());
  const RfViewBox *list = box_of (picture, "list");
  guint32 id = list->id;
  RfRect place = rf_scene_find_box (picture->scene, RF_SPACE_OBJECT, id)->rect;

  g_assert_cmpuint (list->rows->len, ==, 11);
  g_assert_cmpuint (list->n_rows, ==, 1004);
  g_assert_cmpstr (row_at (list, 10)->label, ==, "… 994 more");
  rf_view_adjust_set_page (picture->adjust, FALSE, id, 10);
  draw (picture);
  list = rf_view_object (picture->view, id);
  g_assert_cmpstr (row_at (list, 0)->label, ==, "10");
  g_assert_cmpstr (row_at (list, 0)->value, ==, "100");
  g_assert_cmpstr (row_at (list, 10)->label, ==, "‹ 11–20 of 1,004 ›");
  g_assert_cmpfloat (rf_scene_find_box (picture->scene, RF_SPACE_OBJECT, id)->rect.height, ==,
                     place.height);
  rf_view_adjust_set_page (picture->adjust, FALSE, id, 1000);
  draw (picture);
  list = rf_view_object (picture->view, id);
  g_assert_cmpuint (list->rows->len, ==, 5);
  g_assert_cmpstr (row_at (list, 3)->label, ==, "1003");
  g_assert_cmpstr (row_at (list, 4)->label, ==, "‹ 1,001–1,004 of 1,004");
  /* Beyond the end: the last page. */
  rf_view_adjust_set_page (picture->adjust, FALSE, id, 5000);
  draw (picture);
  list = rf_view_object (picture->view, id);
  g_assert_cmpstr (row_at (list, 0)->label, ==, "1000");
  g_assert_cmpuint (list->first_row, ==, 1000);
}

/* --- focus ------------------------------------------------------------------------------------ */

static guint
count_bright (Picture *picture)
{
  guint n = 0;

  for (guint i = 0; i < picture->view->boxes->len; i++)
    {
      const RfViewBox *box = g_ptr_array_index (picture->view->boxes, i);
      const RfSceneItem *body =
        rf_scene_find_box (picture->scene, box->is_frame ? RF_SPACE_FRAME : RF_SPACE_OBJECT,
                           box->id);

      g_assert_cmpint (box->dimmed, ==, body->opacity < 1);
      n += !box->is_frame && !box->dimmed;
    }
  return n;
}

static void
test_focus (void)
{
  g_autoptr (Picture) picture = picture_new (made_list (9));
  guint32 middle = 0;
  guint all = picture->view->boxes->len, n = 0;

  for (guint i = 0; i < all; i++)
    {
      const RfViewBox *box = g_ptr_array_index (picture->view->boxes, i);

      if (!box->is_frame && ++n == 5)
        middle = box->id;
    }
  g_assert_cmpuint (count_bright (picture), ==, n);
  picture->adjust->focus = middle;
  for (guint depth = 1; depth <= 3; depth++)
    {
      picture->adjust->depth = depth;
      draw (picture);
      g_assert_cmpuint (picture->view->boxes->len, ==, all);
      g_assert_cmpuint (count_bright (picture), >=, 2 * depth);
      g_assert_cmpuint (count_bright (picture), <=, 2 * depth + 2);
    }
  picture->adjust->depth = 1;
  picture->adjust->hides = TRUE;
  draw (picture);
  g_assert_cmpuint (picture->view->boxes->len, <, all);
  g_assert_nonnull (rf_view_object (picture->view, middle));
  for (guint i = 0; i < picture->view->boxes->len; i++)
    {
      const RfViewBox *box = g_ptr_array_index (picture->view->boxes, i);

      if (!box->is_frame)
        g_assert_true (rf_view_object (picture->view, box->id) == box);
    }
  /* An object that is not there is no focus. */
  picture->adjust->focus = 999999;
  draw (picture);
  g_assert_cmpuint (picture->view->boxes->len, ==, all);
  g_assert_cmpuint (count_bright (picture), ==, n);
}

/* What a lecture names is bright with its neighbours, whatever the name means now. */
static void
test_about (void)
{
  g_autoptr (Picture) picture = picture_new (made_mixture ());
  g_autoptr (RfCursor) cursor = rf_cursor_new (picture->made->journal, NULL);
  guint all = count_bright (picture);

  rf_view_adjust_set_about (picture->adjust, rf_cursor_seek (cursor, G_MAXUINT32), picture->layout,
                            " pair , nobody");
  g_assert_cmpuint (picture->adjust->about->len, ==, 1);
  draw (picture);
  g_assert_cmpuint (count_bright (picture), ==, 3);
  g_assert_false (box_of (picture, "tuple")->dimmed);
  g_assert_false (box_of (picture, "list")->dimmed);
  /* The reader's own focus counts more. */
  picture->adjust->focus = box_of (picture, "weakref")->id;
  draw (picture);
  g_assert_true (box_of (picture, "tuple")->dimmed);
  picture->adjust->focus = 0;
  rf_view_adjust_set_about (picture->adjust, rf_cursor_seek (cursor, G_MAXUINT32), picture->layout,
                            "nobody");
  draw (picture);
  g_assert_cmpuint (count_bright (picture), ==, all);
  rf_view_adjust_set_about (picture->adjust, rf_cursor_seek (cursor, G_MAXUINT32), picture->layout,
                            NULL);
  draw (picture);
  g_assert_cmpuint (count_bright (picture), ==, all);
}

/* --- moved boxes ------------------------------------------------------------------------------ */

static RfRect
place_of (Picture *picture, guint32 id)
{
  return rf_scene_find_box (picture->scene, RF_SPACE_OBJECT, id)->rect;
}

static void
test_offsets (void)
{
  g_autoptr (Picture) picture = picture_new (made_mixture ());
  g_autofree char *plain = rf_scene_dump (picture->scene, TRUE), *text = NULL, *back = NULL;
  guint32 tuple = box_of (picture, "tuple")->id, list = box_of (picture, "list")->id;
  RfRect was = place_of (picture, tuple), other = place_of (picture, list), now;
  RfRect bounds = picture->scene->bounds;
  RfHistoryBox *box = rf_history_object (rf_layout_history (picture->layout), tuple);
  g_autoptr (RfLayout) fresh = NULL;

  rf_offsets_remember (picture->offsets);
  rf_offsets_set (picture->offsets, box, (RfPoint){ 4000, -35.4 });
  draw (picture);
  now = place_of (picture, tuple);
  g_assert_cmpfloat (now.x, ==, was.x + 4000);
  g_assert_cmpfloat (now.y, ==, was.y - 35);
  now = place_of (picture, list);
  g_assert_cmpfloat (now.x, ==, other.x);
  g_assert_cmpfloat (picture->scene->bounds.width, >, bounds.width + 1000);
  /* The arrows follow. */
  for (guint i = 0; i < picture->scene->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (picture->scene->groups, RfSceneGroup, i);

      if (group->space == RF_SPACE_REF && group->from == tuple && !group->from_frame)
        g_assert_cmpfloat (rf_rect_right (&group->bounds), >, was.x + 4000);
    }
  text = rf_offsets_to_text (picture->offsets);
  g_assert_cmpstr (text, ==, "tuple 1\t4000\t-35\n");
  /* The same in another layout of the same program. */
  fresh = made_layout (picture->made);
  rf_layout_unref (picture->layout);
  picture->layout = rf_layout_ref (fresh);
  rf_offsets_free (picture->offsets);
  picture->offsets = rf_offsets_new ();
  rf_offsets_bind (picture->offsets, rf_layout_history (fresh));
  rf_offsets_read_text (picture->offsets, text);
  draw (picture);
  g_assert_cmpfloat (place_of (picture, tuple).x, ==, was.x + 4000);
  rf_offsets_remember (picture->offsets);
  rf_offsets_clear (picture->offsets);
  draw (picture);
  back = rf_scene_dump (picture->scene, TRUE);
  g_assert_cmpstr (back, ==, plain);
  g_assert_true (rf_offsets_undo (picture->offsets));
  draw (picture);
  g_assert_cmpfloat (place_of (picture, tuple).x, ==, was.x + 4000);
  g_assert_false (rf_offsets_undo (picture->offsets));
}

static const RfSceneGroup *
group_called (const RfScene *scene, const char *element)
{
  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, i);

      if (strcmp (group->element, element) == 0)
        return group;
    }
  return NULL;
}

/* Whether both groups paint the same. */
static gboolean
same_group (const RfScene *a, const RfSceneGroup *one, const RfScene *b, const RfSceneGroup *other)
{
  if (one->n_items != other->n_items)
    return FALSE;
  for (guint i = 0; i < one->n_items; i++)
    {
      const RfSceneItem *x = &g_array_index (a->items, RfSceneItem, one->first + i);
      const RfSceneItem *y = &g_array_index (b->items, RfSceneItem, other->first + i);

      if (x->kind != y->kind || x->style != y->style || x->rect.x != y->rect.x ||
          x->rect.y != y->rect.y || x->rect.width != y->rect.width || x->opacity != y->opacity ||
          x->n_points != y->n_points || g_strcmp0 (x->text, y->text) != 0 ||
          (x->n_points > 0 && memcmp (x->points, y->points, x->n_points * sizeof (RfPoint)) != 0))
        return FALSE;
    }
  return TRUE;
}

/* Checks @lifted, @picture's scene with the box @id moved. Returns how many arrows went with it. */
static guint
check_lifted (Picture *picture, const RfScene *lifted, guint32 id, RfPoint by)
{
  RfRect was = place_of (picture, id);
  RfRect now = rf_scene_find_box (lifted, RF_SPACE_OBJECT, id)->rect;
  guint n = 0;

  g_assert_cmpfloat (now.x, ==, was.x + by.x);
  g_assert_cmpfloat (now.y, ==, was.y + by.y);
  g_assert_cmpuint (lifted->groups->len, ==, picture->scene->groups->len);
  for (guint i = 0; i < lifted->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (lifted->groups, RfSceneGroup, i);
      const RfSceneGroup *before = group_called (picture->scene, group->element);
      const RfSceneItem *line = &g_array_index (lifted->items, RfSceneItem, group->first);
      RfRect near = rf_rect_grow (&now, 1);

      g_assert_nonnull (before);
      for (guint k = group->first; k < group->first + group->n_items; k++)
        g_assert_cmpuint (g_array_index (lifted->items, RfSceneItem, k).group, ==, i);
      if (group->space == RF_SPACE_OBJECT && group->id == id)
        continue;
      if (group->space != RF_SPACE_REF ||
          (group->to != id && (group->from != id || group->from_frame)))
        {
          g_assert_true (same_group (lifted, group, picture->scene, before));
          continue;
        }
      n++;
      g_assert_cmpint (line->kind, ==, RF_ITEM_SPLINE);
      if (group->from == id && !group->from_frame)
        g_assert_true (rf_rect_contains (&near, line->points[0].x, line->points[0].y));
      if (group->to == id)
        g_assert_true (rf_rect_contains (&near, line[1].points[1].x, line[1].points[1].y));
    }
  return n;
}

/* A box that is dragged takes its arrows along, and nothing else moves. */
static void
test_lift (void)
{
  g_autoptr (Picture) picture = picture_new (made_mixture ());
  g_autoptr (RfCursor) cursor = rf_cursor_new (picture->made->journal, NULL);
  const RfHistory *history = rf_layout_history (picture->layout);
  g_autofree char *plain = rf_scene_dump (picture->scene, TRUE), *still = NULL;
  RfSceneOptions options = { .offsets = picture->offsets };
  guint n = 0;

  for (guint i = 0; i < picture->view->boxes->len; i++)
    {
      const RfViewBox *box = g_ptr_array_index (picture->view->boxes, i);
      RfView *view = rf_view_new_adjusted (rf_cursor_seek (cursor, G_MAXUINT32), picture->layout,
                                           picture->adjust);
      g_autoptr (RfLift) lift =
        rf_lift_new (view, picture->layout, picture->scene, &options, box->history);
      const RfPoint ways[] = { { 300, 20 }, { -40, -60 }, { 0, 0 } };

      g_assert_nonnull (lift);
      for (guint k = 0; k < G_N_ELEMENTS (ways); k++)
        {
          g_autoptr (RfScene) lifted = rf_lift_scene (lift, ways[k]);

          if (!box->is_frame)
            n += check_lifted (picture, lifted, box->id, ways[k]);
        }
      g_assert_null (rf_lift_new (rf_view_new_adjusted (rf_cursor_seek (cursor, 0), picture->layout,
                                                        picture->adjust),
                                  picture->layout, picture->scene, &options,
                                  rf_history_object (history, box->id)));
    }
  g_assert_cmpuint (n, >, 10);
  /* Neither the offsets nor what the layout knows have changed. */
  g_assert_cmpuint (rf_offsets_n (picture->offsets), ==, 0);
  draw (picture);
  still = rf_scene_dump (picture->scene, TRUE);
  g_assert_cmpstr (still, ==, plain);
  g_assert_cmpuint (picture->scene->n_late, ==, 0);
}

static void
test_offsets_text (void)
{
  g_autoptr (RfOffsets) offsets = rf_offsets_new ();
  g_autofree char *text = NULL;

  rf_offsets_read_text (offsets, "A 1\t5\t6\n\nnonsense\n\t1\t2\nB 2\tnan\t3\nC 1\t0\t0\n"
                                 "my class 3\t1e99\t-7\nD 1\t1\t2\t3\n");
  text = rf_offsets_to_text (offsets);
  g_assert_cmpstr (text, ==, "A 1\t5\t6\nmy class 3\t100000\t-7\n");
  g_assert_cmpuint (rf_offsets_n (offsets), ==, 2);
}

/* --- finding ---------------------------------------------------------------------------------- */

static void
test_find (void)
{
  g_autoptr (Picture) picture = picture_new (made_mixture ());
  static const struct
  {
    const char *text;
    guint n;
  } searches[] = {
    { "", 0 },      { "   ", 0 },    { "NUMBERS", 2 }, { "numbers", 2 }, /* a name, a key */
    { "tuple", 1 }, { "longer", 1 }, { "zebra", 0 },   { "961", 0 },     /* beyond the first rows */
  };

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (GArray) found = rf_find (picture->view, NULL, NULL, searches[i].text);

      g_assert_cmpuint (found->len, ==, searches[i].n);
    }
  {
    g_autofree char *id = g_strdup_printf ("#%u", box_of (picture, "tuple")->id);
    g_autoptr (GArray) found = rf_find (picture->view, NULL, NULL, id);

    g_assert_cmpuint (found->len, >=, 1);
    g_assert_cmpuint (g_array_index (found, RfMatch, 0).id, ==, box_of (picture, "tuple")->id);
    g_assert_false (g_array_index (found, RfMatch, 0).has_row);
  }
}

/* Rows that are not shown now, and on which page they would be. */
static void
test_find_pages (void)
{
  g_autoptr (Picture) picture = picture_new (made_mixture ());
  g_autoptr (RfCursor) cursor = rf_cursor_new (picture->made->journal, NULL);
  const RfHistory *history = rf_layout_history (picture->layout);
  guint32 list = box_of (picture, "list")->id;
  g_autoptr (GArray) found =
    rf_find (picture->view, rf_cursor_seek (cursor, G_MAXUINT32), history, "998001");
  g_autoptr (GArray) again = NULL;
  RfMatch match;

  g_assert_cmpuint (found->len, ==, 1);
  match = g_array_index (found, RfMatch, 0);
  g_assert_cmpuint (match.id, ==, list);
  g_assert_true (match.turned);
  g_assert_cmpuint (match.page, ==, 990);
  g_assert_cmpuint (match.place, ==, 9);
  rf_view_adjust_set_page (picture->adjust, FALSE, list, match.page);
  draw (picture);
  g_assert_cmpstr (row_at (rf_view_object (picture->view, list), match.place)->value, ==, "998001");
  again = rf_find (picture->view, rf_cursor_seek (cursor, G_MAXUINT32), history, "998001");
  g_assert_cmpuint (again->len, ==, 1);
  g_assert_false (g_array_index (again, RfMatch, 0).turned);
}

/* --- what lies over the scene ----------------------------------------------------------------- */

static guint
count_style (const RfScene *scene, RfStyle style)
{
  guint n = 0;

  for (guint i = 0; i < scene->items->len; i++)
    n += g_array_index (scene->items, RfSceneItem, i).style == style;
  return n;
}

static gboolean
says (const RfScene *scene, const char *text)
{
  for (guint i = 0; i < scene->items->len; i++)
    if (g_strcmp0 (g_array_index (scene->items, RfSceneItem, i).text, text) == 0)
      return TRUE;
  return FALSE;
}

static void
test_overlay (void)
{
  g_autoptr (Picture) picture = picture_new (made_mixture ());
  g_autoptr (RfMeasure) measure = rf_measure_new ();
  guint32 list = box_of (picture, "list")->id;
  RfOverlay overlay = { .current = -1 };
  g_autoptr (RfScene) lit = NULL, marked = NULL;
  g_autoptr (GArray) matches = rf_find (picture->view, NULL, NULL, "numbers");

  g_assert_null (rf_overlay_new (picture->scene, &overlay, measure));
  overlay.space = RF_SPACE_OBJECT;
  overlay.id = list;
  lit = rf_overlay_new (picture->scene, &overlay, measure);
  /* Three names, a key of the dict, an item of the tuple. */
  g_assert_cmpuint (count_style (lit, RF_STYLE_REF_LIT), ==, 5);
  g_assert_true (says (lit, "same"));
  g_assert_true (says (lit, "numbers"));
  overlay.space = RF_SPACE_NONE;
  overlay.matches = matches;
  overlay.current = 1;
  marked = rf_overlay_new (picture->scene, &overlay, measure);
  g_assert_cmpuint (count_style (marked, RF_STYLE_MATCH), ==, 1);
  g_assert_cmpuint (count_style (marked, RF_STYLE_MATCH_NOW), ==, 1);
}

/* What does not fit is told whole. */
static void
test_whole_texts (void)
{
  g_autoptr (Picture) picture = picture_new (made_mixture ());
  guint n = 0;

  for (guint i = 0; i < picture->scene->items->len; i++)
    {
      const RfSceneItem *item = &g_array_index (picture->scene->items, RfSceneItem, i);

      if (item->whole == NULL)
        continue;
      n++;
      g_assert_nonnull (strstr (item->text, "…"));
      g_assert_cmpuint (strlen (item->whole), >, strlen (item->text) - 3);
    }
  g_assert_cmpuint (n, >=, 2);
}

/* --- walking ---------------------------------------------------------------------------------- */

static void
test_walk (void)
{
  g_autoptr (Picture) picture = picture_new (made_mixture ());
  const RfScene *scene = picture->scene;
  guint32 tuple = box_of (picture, "tuple")->id, list = box_of (picture, "list")->id, id;
  guint forward = 0, backward = 0;
  g_autoptr (GArray) referents = rf_walk_referents (scene, tuple);
  g_autoptr (GArray) holders = rf_walk_holders (scene, list);

  for (id = rf_walk_next (scene, 0, FALSE); id != 0; id = rf_walk_next (scene, id, FALSE))
    {
      g_assert_nonnull (rf_view_object (picture->view, id));
      forward++;
    }
  for (id = rf_walk_next (scene, 0, TRUE); id != 0; id = rf_walk_next (scene, id, TRUE))
    backward++;
  g_assert_cmpuint (forward, ==, picture->view->boxes->len - 1);
  g_assert_cmpuint (backward, ==, forward);
  g_assert_cmpuint (referents->len, ==, 2);
  g_assert_cmpuint (g_array_index (referents, guint32, 0), ==, list);
  g_assert_cmpuint (holders->len, ==, 2);
  g_assert_cmpuint (rf_walk_holding_frame (scene, list), ==, 1);
  for (RfWalkDirection d = RF_WALK_LEFT; d <= RF_WALK_DOWN; d++)
    {
      guint32 near = rf_walk_towards (scene, tuple, d, FALSE);
      guint32 along = rf_walk_towards (scene, tuple, d, TRUE);
      const RfSceneItem *here = rf_scene_find_box (scene, RF_SPACE_OBJECT, tuple);
      const RfSceneItem *there =
        near != 0 ? rf_scene_find_box (scene, RF_SPACE_OBJECT, near) : NULL;

      if (there != NULL && d == RF_WALK_RIGHT)
        g_assert_cmpfloat (there->rect.x + there->rect.width, >, here->rect.x);
      g_assert_true (along == 0 || along == list || along == g_array_index (referents, guint32, 1));
    }
}

/* --- generations, frames ---------------------------------------------------------------------- */

static void
test_top_frame (void)
{
  g_autoptr (Picture) picture = picture_new (made_stack (4));
  g_autoptr (RfCursor) cursor = rf_cursor_new (picture->made->journal, NULL);
  guint most = 0;

  for (guint32 n = 1; n <= rf_journal_length (picture->made->journal); n++)
    {
      g_autoptr (RfScene) scene = made_scene (picture->made, picture->layout, n);
      guint frames = count_style (scene, RF_STYLE_FRAME);

      most = MAX (most, frames);
      if (frames == 0)
        continue;
      g_assert_cmpuint (count_style (scene, RF_STYLE_FRAME_HEAD), ==, 1);
      g_assert_cmpuint (count_style (scene, RF_STYLE_FRAME_WAITING), ==, frames - 1);
      g_assert_cmpuint (count_style (scene, RF_STYLE_TOP_MARK), ==, frames > 1);
    }
  g_assert_cmpuint (most, >=, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/handling/fold", test_fold);
  g_test_add_func ("/diagram/handling/fold-shared", test_fold_shared);
  g_test_add_func ("/diagram/handling/pages", test_pages);
  g_test_add_func ("/diagram/handling/focus", test_focus);
  g_test_add_func ("/diagram/handling/about", test_about);
  g_test_add_func ("/diagram/handling/offsets", test_offsets);
  g_test_add_func ("/diagram/handling/lift", test_lift);
  g_test_add_func ("/diagram/handling/offsets-text", test_offsets_text);
  g_test_add_func ("/diagram/handling/find", test_find);
  g_test_add_func ("/diagram/handling/find-pages", test_find_pages);
  g_test_add_func ("/diagram/handling/overlay", test_overlay);
  g_test_add_func ("/diagram/handling/whole-texts", test_whole_texts);
  g_test_add_func ("/diagram/handling/walk", test_walk);
  g_test_add_func ("/diagram/handling/top-frame", test_top_frame);
  return g_test_run ();
}
