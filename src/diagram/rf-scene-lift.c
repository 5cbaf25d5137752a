/* SPDX-License-Identifier: MIT */

/* The lifted box. Groups of the scene that it was taken from are copied, but for those that go with
 * it: its own, the card above it (whose stem leads there), its arrows, the hull that it is in, what
 * its finalizer prints. These are made as rf-scene-build.c makes them. The box is painted after all
 * that it may lie on, its arrows last. */
#include "diagram/rf-scene-lift.h"

#include "diagram/rf-scene-build-private.h"

struct _RfLift
{
  RfSceneBuilder builder; /* its scene is the one that is being made; NULL between two of them */
  RfView *view;
  RfLayout *layout;
  RfScene *from;
  RfOffsets *offsets;
  RfSceneOptions options;
  const RfHistoryBox *box;
  guint index;      /* of the box in the view */
  GArray *touching; /* guint: arrows from and to the box */
  guint64 *looks;   /* of the scene's groups */
  GArray *routes;   /* guint: of the scene's references, the arrow's number + 1; 0: it stays */
};

/* References stand in the scene in the order in which the builder found them. */
static void
find_touching (RfLift *lift)
{
  guint arrow = 0;

  for (guint g = 0; g < lift->from->groups->len; g++)
    {
      const RfSceneGroup *group = &g_array_index (lift->from->groups, RfSceneGroup, g);
      const RfSceneArrow *found;
      guint route = 0;

      if (group->space == RF_SPACE_REF && arrow < lift->builder.arrows->len)
        {
          found = &g_array_index (lift->builder.arrows, RfSceneArrow, arrow);
          if (found->owner == lift->index || found->target == lift->index)
            {
              g_array_append_val (lift->touching, arrow);
              route = arrow + 1;
            }
          arrow++;
        }
      g_array_append_val (lift->routes, route);
    }
}

static int
find_box (const RfView *view, const RfHistoryBox *box)
{
  for (guint i = 0; i < view->boxes->len; i++)
    if (((const RfViewBox *) g_ptr_array_index (view->boxes, i))->history == box)
      return (int) i;
  return -1;
}

RfLift *
rf_lift_new (RfView *view, RfLayout *layout, RfScene *scene, const RfSceneOptions *options,
             const RfHistoryBox *box)
{
  int index = find_box (view, box);
  RfLift *lift;

  if (index < 0)
    {
      rf_view_free (view);
      return NULL;
    }
  lift = g_new0 (RfLift, 1);
  lift->view = view;
  lift->layout = rf_layout_ref (layout);
  lift->from = rf_scene_ref (scene);
  lift->offsets = options->offsets != NULL ? rf_offsets_copy (options->offsets) : rf_offsets_new ();
  if (options->offsets == NULL)
    rf_offsets_bind (lift->offsets, rf_layout_history (layout));
  lift->options = *options;
  lift->options.offsets = lift->offsets;
  lift->box = box;
  lift->index = (guint) index;
  lift->touching = g_array_new (FALSE, FALSE, sizeof (guint));
  lift->routes = g_array_new (FALSE, FALSE, sizeof (guint));
  rf_scene_builder_begin (&lift->builder, view, layout, &lift->options);
  g_clear_pointer (&lift->builder.scene, rf_scene_unref);
  find_touching (lift);
  lift->looks = g_new (guint64, scene->groups->len + 1);
  for (guint g = 0; g < scene->groups->len; g++)
    lift->looks[g] = rf_scene_look (scene, &g_array_index (scene->groups, RfSceneGroup, g));
  return lift;
}

void
rf_lift_free (RfLift *lift)
{
  if (lift == NULL)
    return;
  rf_scene_builder_end (&lift->builder);
  g_array_unref (lift->touching);
  g_array_unref (lift->routes);
  g_free (lift->looks);
  rf_offsets_free (lift->offsets);
  rf_scene_unref (lift->from);
  rf_view_free (lift->view);
  rf_layout_unref (lift->layout);
  g_free (lift);
}

/* New routes for the arrows of the box. */
static void
route (RfLift *lift)
{
  g_autofree RfLayoutArrow *asked = g_new0 (RfLayoutArrow, lift->touching->len + 1);

  for (guint i = 0; i < lift->touching->len; i++)
    {
      const RfSceneArrow *arrow = &g_array_index (lift->builder.arrows, RfSceneArrow,
                                                  g_array_index (lift->touching, guint, i));

      asked[i] = rf_scene_ask_arrow (&lift->builder, arrow);
    }
  rf_layout_get_quick_routes (lift->layout, lift->view->position, lift->offsets, asked,
                              lift->touching->len);
}

static void
copy_group (RfLift *lift, guint index)
{
  const RfScene *from = lift->from;
  const RfSceneGroup *group = &g_array_index (from->groups, RfSceneGroup, index);
  RfScene *scene = lift->builder.scene;
  RfSceneGroup copy = *group;

  copy.look = lift->looks[index];
  copy.first = scene->items->len;
  g_array_append_vals (scene->items, &g_array_index (from->items, RfSceneItem, group->first),
                       group->n_items);
  for (guint i = copy.first; i < scene->items->len; i++)
    g_array_index (scene->items, RfSceneItem, i).group = scene->groups->len;
  g_array_append_val (scene->groups, copy);
}

/* The reference @group with the way of @arrow. */
static void
add_arrow (RfScene *scene, const RfScene *from, const RfSceneGroup *group,
           const RfSceneArrow *arrow)
{
  g_autoptr (GArray) points = g_array_copy (arrow->points);
  const RfPoint *start = (const RfPoint *) arrow->points->data;
  RfSceneGroup copy = *group;
  RfPoint tip[3];

  copy.first = scene->items->len;
  copy.n_items = 0;
  copy.bounds = (RfRect){ 0, 0, 0, 0 };
  copy.look = 0;
  g_array_append_val (scene->groups, copy);
  rf_scene_make_tip ((RfPoint *) points->data, points->len, arrow->row->weak, tip);
  for (guint i = group->first; i < group->first + group->n_items; i++)
    {
      const RfSceneItem *item = &g_array_index (from->items, RfSceneItem, i);
      RfRect dot = { start->x - item->radius, start->y - item->radius, 2 * item->radius,
                     2 * item->radius };
      RfSceneItem *added;

      if (item->key.part == RF_PART_ARROW)
        added = rf_scene_add_points (scene, RF_ITEM_SPLINE, item->key, item->style,
                                     (const RfPoint *) points->data, points->len);
      else if (item->key.part == RF_PART_TIP)
        added = rf_scene_add_points (scene, RF_ITEM_PATH, item->key, item->style, tip, 3);
      else
        added =
          rf_scene_add_shape (scene, RF_ITEM_CIRCLE, item->key, item->style, dot, item->radius);
      added->opacity = item->opacity;
    }
}

static const RfViewIsolate *
isolate_of (const RfLift *lift, guint32 id)
{
  for (guint i = 0; i < lift->view->isolates->len; i++)
    {
      const RfViewIsolate *isolate = g_ptr_array_index (lift->view->isolates, i);

      for (guint k = 0; isolate->id == id && k < isolate->members->len; k++)
        if (g_array_index (isolate->members, guint, k) == lift->index)
          return isolate;
    }
  return NULL;
}

static const RfViewBubble *
bubble_of (const RfLift *lift, guint32 id)
{
  for (guint i = 0; i < lift->view->bubbles->len; i++)
    if (((const RfViewBubble *) g_ptr_array_index (lift->view->bubbles, i))->object == id)
      return g_ptr_array_index (lift->view->bubbles, i);
  return NULL;
}

/* Which box of the view @group is, G_MAXUINT: none. Boxes stand in the order of the view. */
static guint
box_of (const RfLift *lift, const RfSceneGroup *group)
{
  const RfViewBox *box = g_ptr_array_index (lift->view->boxes, lift->index), *above = NULL;

  if (group->space != RF_SPACE_OBJECT && group->space != RF_SPACE_FRAME)
    return G_MAXUINT;
  if (box->is_frame == (group->space == RF_SPACE_FRAME) && box->id == group->id)
    return lift->index;
  if (box->is_frame && lift->index + 1 < lift->view->boxes->len)
    above = g_ptr_array_index (lift->view->boxes, lift->index + 1);
  return above != NULL && above->is_frame && group->space == RF_SPACE_FRAME &&
             above->id == group->id
           ? lift->index + 1
           : G_MAXUINT;
}

/* All that stays under the box, and the hull that it is in. */
static void
add_ground (RfLift *lift)
{
  for (guint g = 0; g < lift->from->groups->len; g++)
    {
      const RfSceneGroup *group = &g_array_index (lift->from->groups, RfSceneGroup, g);
      const RfViewIsolate *isolate =
        group->space == RF_SPACE_ISOLATE ? isolate_of (lift, group->id) : NULL;
      guint box = box_of (lift, group);

      if (isolate != NULL)
        rf_scene_build_hull (&lift->builder, isolate);
      else if (box != G_MAXUINT && box != lift->index)
        rf_scene_build_box (&lift->builder, box);
      else if (box == G_MAXUINT && g_array_index (lift->routes, guint, g) == 0 &&
               group->space != RF_SPACE_BUBBLE)
        copy_group (lift, g);
    }
}

/* The box, its arrows, and what is written over everything. */
static void
add_lifted (RfLift *lift)
{
  RfScene *scene = lift->builder.scene;
  const RfViewBox *box = g_ptr_array_index (lift->view->boxes, lift->index);

  rf_scene_build_box (&lift->builder, lift->index);
  for (guint g = 0; g < lift->from->groups->len; g++)
    {
      guint number = g_array_index (lift->routes, guint, g);

      if (number > 0)
        add_arrow (scene, lift->from, &g_array_index (lift->from->groups, RfSceneGroup, g),
                   &g_array_index (lift->builder.arrows, RfSceneArrow, number - 1));
    }
  for (guint g = 0; g < lift->from->groups->len; g++)
    {
      const RfSceneGroup *group = &g_array_index (lift->from->groups, RfSceneGroup, g);

      if (group->space != RF_SPACE_BUBBLE)
        continue;
      if (!box->is_frame && group->id == box->id && bubble_of (lift, group->id) != NULL)
        rf_scene_build_bubble (&lift->builder, bubble_of (lift, group->id));
      else
        copy_group (lift, g);
    }
}

RfScene *
rf_lift_scene (RfLift *lift, RfPoint offset)
{
  RfScene *scene;

  rf_offsets_set (lift->offsets, lift->box, offset);
  for (guint i = 0; i < lift->view->boxes->len; i++)
    if (i == lift->index ||
        (lift->box->is_frame &&
         ((const RfViewBox *) g_ptr_array_index (lift->view->boxes, i))->is_frame))
      rf_scene_builder_place (&lift->builder, i);
  route (lift);
  /* As far as the picture reaches, or the box. */
  scene = rf_scene_new (&lift->from->bounds);
  scene->bounds = rf_scene_builder_bounds (&lift->builder);
  scene->title = g_strdup (lift->from->title);
  g_ptr_array_add (scene->parents, rf_scene_ref (lift->from));
  g_array_set_size (lift->builder.captions, 0);
  lift->builder.scene = scene;
  add_ground (lift);
  add_lifted (lift);
  lift->builder.scene = NULL;
  return scene;
}
