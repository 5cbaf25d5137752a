/* SPDX-License-Identifier: MIT */
/* How good an arrangement of places is: at some moments the arrows are routed as they will be, and
 * what they cross and how long they are is counted. */
#include "diagram/rf-layout-private.h"

#include "diagram/rf-route.h"

#include <math.h>

#define MOMENTS 4
#define CROSSING_COST 60.0
#define LENGTH_COST 0.08
#define AREA_COST 0.00015

static void
clear_route (gpointer route)
{
  g_array_unref (((RfRoute *) route)->points);
}

static gboolean
is_there (const RfTimes *times, guint moment)
{
  return times->bits[moment / 64] >> (moment % 64) & 1;
}

/* What stands there at @moment: boxes, and where each place is among them. */
static guint
find_boxes (const RfEpoch *epoch, guint moment, RfRouteBox *boxes, guint *index, RfRect *bounds)
{
  guint n = 0;

  for (guint i = 0; i < epoch->places->len; i++)
    {
      const RfPlace *place = &g_array_index (epoch->places, RfPlace, i);

      index[i] = G_MAXUINT;
      if (!is_there (&place->times, moment))
        continue;
      boxes[n].body = place->rect;
      boxes[n].obstacle = place->rect;
      if (place->level < 0)
        {
          boxes[n].obstacle.y -= RF_BADGE_RADIUS - 2;
          boxes[n].obstacle.height += RF_BADGE_RADIUS - 2;
          boxes[n].reserve = RF_BOX_NOTE;
        }
      boxes[n].head = RF_BOX_HEAD;
      *bounds = rf_rect_unite (bounds, &place->rect);
      index[i] = n++;
    }
  return n;
}

static double
score_moment (const RfEpoch *epoch, guint moment)
{
  g_autofree RfRouteBox *boxes = g_new0 (RfRouteBox, epoch->places->len + 1);
  g_autofree guint *index = g_new (guint, epoch->places->len + 1);
  g_autoptr (GArray) routes = g_array_new (FALSE, FALSE, sizeof (RfRoute));
  RfRect bounds = { 0 };
  guint n = find_boxes (epoch, moment, boxes, index, &bounds);
  double score;

  g_array_set_clear_func (routes, clear_route);
  for (guint i = 0; i < epoch->links->len; i++)
    {
      const RfLink *link = &g_array_index (epoch->links, RfLink, i);
      const RfRect *tail = &g_array_index (epoch->places, RfPlace, link->tail).rect;
      RfRoute route = { .owner = index[link->tail], .target = index[link->head] };

      if (!is_there (&link->times, moment) || route.owner == G_MAXUINT || route.target == G_MAXUINT)
        continue;
      route.from.x = rf_rect_right (tail) - RF_BOX_PAD;
      route.from.y =
        tail->y + fmin (RF_BOX_HEAD + (link->port + 0.5) * RF_BOX_ROW, tail->height - 6);
      route.points = g_array_new (FALSE, FALSE, sizeof (RfPoint));
      g_array_append_val (routes, route);
    }
  rf_route_all (boxes, n, NULL, 0, (RfRoute *) routes->data, routes->len);
  score = CROSSING_COST * rf_route_crossings ((const RfRoute *) routes->data, routes->len);
  for (guint i = 0; i < routes->len; i++)
    {
      const GArray *points = g_array_index (routes, RfRoute, i).points;
      score += LENGTH_COST * rf_spline_length ((const RfPoint *) points->data, points->len);
    }
  return score + AREA_COST * bounds.width * bounds.height;
}

double
rf_epoch_score (const RfEpoch *epoch, const RfHistory *history)
{
  guint32 end = MIN (rf_history_program_end (history), epoch->last);
  guint32 steps = rf_history_step (history, end) - epoch->first_step;
  guint last =
    (guint) MIN (255, (guint64) steps * 256 / ((guint64) epoch->last_step - epoch->first_step + 1));
  double score = 0;

  for (guint i = 1; i <= MOMENTS; i++)
    score += score_moment (epoch, last * i / MOMENTS);
  /* What it all comes to counts once more. */
  return score + score_moment (epoch, last);
}
