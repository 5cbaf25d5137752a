/* SPDX-License-Identifier: MIT */
/* Walks over the boxes and references of a scene. */
#include "diagram/rf-walk.h"

#include <math.h>

static const RfSceneGroup *
group_at (const RfScene *scene, guint i)
{
  return &g_array_index (scene->groups, RfSceneGroup, i);
}

guint32
rf_walk_next (const RfScene *scene, guint32 id, gboolean backward)
{
  guint32 before = 0;
  gboolean passed = id == 0;

  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfSceneGroup *group = group_at (scene, i);

      if (group->space != RF_SPACE_OBJECT)
        continue;
      if (!backward && passed)
        return group->id;
      if (group->id == id)
        {
          if (backward)
            return before;
          passed = TRUE;
        }
      before = group->id;
    }
  return backward && id == 0 ? before : 0;
}

static void
add_once (GArray *objects, guint32 id)
{
  for (guint i = 0; i < objects->len; i++)
    if (g_array_index (objects, guint32, i) == id)
      return;
  g_array_append_val (objects, id);
}

GArray *
rf_walk_referents (const RfScene *scene, guint32 id)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfSceneGroup *group = group_at (scene, i);

      if (group->space == RF_SPACE_REF && !group->from_frame && group->from == id &&
          group->to != id)
        add_once (found, group->to);
    }
  return found;
}

GArray *
rf_walk_holders (const RfScene *scene, guint32 id)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfSceneGroup *group = group_at (scene, i);

      if (group->space == RF_SPACE_REF && !group->from_frame && group->to == id &&
          group->from != id)
        add_once (found, group->from);
    }
  return found;
}

guint32
rf_walk_holding_frame (const RfScene *scene, guint32 id)
{
  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfSceneGroup *group = group_at (scene, i);

      if (group->space == RF_SPACE_REF && group->from_frame && group->to == id)
        return group->from;
    }
  return 0;
}

static RfPoint
centre_of (const RfSceneItem *box)
{
  return (RfPoint){ box->rect.x + box->rect.width / 2, box->rect.y + box->rect.height / 2 };
}

static gboolean
is_connected (const RfScene *scene, guint32 a, guint32 b)
{
  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfSceneGroup *group = group_at (scene, i);

      if (group->space == RF_SPACE_REF && !group->from_frame &&
          ((group->from == a && group->to == b) || (group->from == b && group->to == a)))
        return TRUE;
    }
  return FALSE;
}

guint32
rf_walk_towards (const RfScene *scene, guint32 id, RfWalkDirection direction, gboolean by_reference)
{
  const RfSceneItem *here = rf_scene_find_box (scene, RF_SPACE_OBJECT, id);
  gboolean across = direction == RF_WALK_LEFT || direction == RF_WALK_RIGHT;
  double sign = direction == RF_WALK_RIGHT || direction == RF_WALK_DOWN ? 1 : -1;
  double best = G_MAXDOUBLE;
  guint32 found = 0;
  RfPoint from;

  if (here == NULL)
    return rf_walk_next (scene, 0, FALSE);
  from = centre_of (here);
  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfSceneGroup *group = group_at (scene, i);
      const RfSceneItem *body = &g_array_index (scene->items, RfSceneItem, group->first);
      double ahead, aside, distance;
      RfPoint to;

      if (group->space != RF_SPACE_OBJECT || group->id == id)
        continue;
      to = centre_of (body);
      ahead = sign * (across ? to.x - from.x : to.y - from.y);
      aside = fabs (across ? to.y - from.y : to.x - from.x);
      if (ahead < 1)
        continue;
      /* What lies straight ahead is nearer than what lies aside. */
      distance = ahead + 2 * aside;
      if (distance >= best || (by_reference && !is_connected (scene, id, group->id)))
        continue;
      best = distance;
      found = group->id;
    }
  return found;
}
