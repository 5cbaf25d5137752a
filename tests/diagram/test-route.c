/* SPDX-License-Identifier: MIT */
/* Arrow routes: they end at the border, keep out of boxes, and don't lie on one another. */
#include "diagram/rf-route.h"

#include <math.h>

static RfRouteBox
box_at (double x, double y)
{
  return (RfRouteBox){ { x, y, 120, 80 }, { x, y - 10, 120, 90 }, 18, 26, RF_TIMES_ALWAYS, 0 };
}

static RfRoute
route_of (const RfRouteBox *boxes, guint owner, guint target, double row)
{
  RfRoute route = { .points = g_array_new (FALSE, FALSE, sizeof (RfPoint)) };

  rf_route_init (&route, boxes, owner, target,
                 (RfPoint){ rf_rect_right (&boxes[owner].body) - 10, boxes[owner].body.y + row });
  return route;
}

static void
check_end (const RfRouteBox *box, const RfRoute *route)
{
  RfPoint end = g_array_index (route->points, RfPoint, route->points->len - 1);
  RfRect inner = rf_rect_grow (&box->body, -0.5), outer = rf_rect_grow (&box->body, 0.5);

  g_assert_cmpuint (route->points->len % 3, ==, 1);
  g_assert_true (rf_rect_contains (&outer, end.x, end.y));
  g_assert_false (rf_rect_contains (&inner, end.x, end.y));
}

static void
test_straight (void)
{
  RfRouteBox boxes[] = { box_at (0, 0), box_at (300, 0) };
  RfRoute route = route_of (boxes, 0, 1, 40);

  rf_route_all (boxes, 2, NULL, 0, &route, 1);
  g_assert_cmpuint (route.points->len, ==, 4);
  check_end (&boxes[1], &route);
  g_assert_cmpfloat (g_array_index (route.points, RfPoint, 3).x, ==, 300);
  g_array_unref (route.points);
}

static void
test_round_obstacles (void)
{
  RfRouteBox boxes[] = { box_at (0, 200), box_at (200, 140), box_at (200, 260), box_at (400, 200),
                         box_at (200, 20) };
  RfRoute routes[] = { route_of (boxes, 0, 3, 40), route_of (boxes, 3, 0, 40),
                       route_of (boxes, 3, 3, 62) };

  rf_route_all (boxes, 5, NULL, 0, routes, 3);
  for (guint i = 0; i < 3; i++)
    {
      check_end (&boxes[routes[i].target], &routes[i]);
      for (guint b = 0; b < 5; b++)
        if (b != routes[i].owner && b != routes[i].target)
          g_assert_false (rf_spline_meets_rect ((RfPoint *) routes[i].points->data,
                                                routes[i].points->len, &boxes[b].body));
      g_array_unref (routes[i].points);
    }
}

static void
test_parallel_are_apart (void)
{
  RfRouteBox boxes[] = { box_at (0, 0), box_at (300, 0) };
  RfRoute routes[] = { route_of (boxes, 0, 1, 30), route_of (boxes, 0, 1, 52),
                       route_of (boxes, 0, 1, 74) };
  double ends[3];

  rf_route_all (boxes, 2, NULL, 0, routes, 3);
  for (guint i = 0; i < 3; i++)
    {
      ends[i] = g_array_index (routes[i].points, RfPoint, routes[i].points->len - 1).y;
      check_end (&boxes[1], &routes[i]);
      g_array_unref (routes[i].points);
    }
  g_assert_cmpfloat (ends[1] - ends[0], >, 4);
  g_assert_cmpfloat (ends[2] - ends[1], >, 4);
}

static void
test_reciprocal_are_apart (void)
{
  RfRouteBox boxes[] = { box_at (0, 0), box_at (300, 0) };
  RfRoute routes[] = { route_of (boxes, 0, 1, 60), route_of (boxes, 1, 0, 60) };
  RfPoint middle;

  rf_route_all (boxes, 2, NULL, 0, routes, 2);
  middle = rf_cubic_point ((RfPoint *) routes[0].points->data, 0.5);
  g_assert_cmpfloat (rf_spline_distance ((RfPoint *) routes[1].points->data, routes[1].points->len,
                                         middle.x, middle.y),
                     >, 8);
  g_array_unref (routes[0].points);
  g_array_unref (routes[1].points);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/route/straight", test_straight);
  g_test_add_func ("/diagram/route/round-obstacles", test_round_obstacles);
  g_test_add_func ("/diagram/route/parallel-are-apart", test_parallel_are_apart);
  g_test_add_func ("/diagram/route/reciprocal-are-apart", test_reciprocal_are_apart);
  return g_test_run ();
}
