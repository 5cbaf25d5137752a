/* SPDX-License-Identifier: MIT */
/* Rectangles, segments and splines. */
#include "diagram/rf-geometry.h"

#include <math.h>

static const RfPoint wave[7] = { { 0, 0 },    { 40, 0 },  { 40, 40 }, { 80, 40 },
                                 { 120, 40 }, { 160, 0 }, { 200, 0 } };

static void
test_rects (void)
{
  RfRect a = { 0, 0, 10, 10 }, b = { 10, 0, 10, 10 }, none = { 0, 0, 0, 0 };
  RfRect united = rf_rect_unite (&a, &b);

  g_assert_false (rf_rect_overlaps (&a, &b));
  g_assert_cmpfloat (united.width, ==, 20);
  united = rf_rect_unite (&none, &b);
  g_assert_cmpfloat (united.x, ==, 10);
  b.x = 9;
  g_assert_true (rf_rect_overlaps (&a, &b));
}

static void
test_segments (void)
{
  RfRect rect = { 10, 10, 20, 20 };

  g_assert_true (rf_rect_meets_segment (&rect, (RfPoint){ 0, 20 }, (RfPoint){ 40, 20 }));
  g_assert_true (rf_rect_meets_segment (&rect, (RfPoint){ 15, 15 }, (RfPoint){ 16, 16 }));
  g_assert_false (rf_rect_meets_segment (&rect, (RfPoint){ 0, 10 }, (RfPoint){ 40, 10 }));
  g_assert_false (rf_rect_meets_segment (&rect, (RfPoint){ 0, 0 }, (RfPoint){ 40, 9 }));
  g_assert_false (rf_rect_meets_segment (&rect, (RfPoint){ 0, 25 }, (RfPoint){ 9, 25 }));
}

static void
test_spline (void)
{
  RfPoint out[19], head[7];
  double length = rf_spline_length (wave, 7);
  RfRect in_the_way = { 70, 30, 20, 20 }, beside = { 70, 60, 20, 20 };

  g_assert_cmpfloat (length, >, 200);
  rf_spline_refine (wave, 7, out, 19);
  g_assert_cmpfloat (fabs (rf_spline_length (out, 19) - length), <, 0.5);
  g_assert_cmpfloat (out[18].x, ==, 200);
  g_assert_cmpuint (rf_spline_head (wave, 7, 1, head), ==, 7);
  g_assert_cmpuint (rf_spline_head (wave, 7, 0.25, head), ==, 4);
  g_assert_cmpfloat (head[3].x, <, 80);
  g_assert_cmpuint (rf_spline_head (wave, 7, 0, head), ==, 4);
  g_assert_cmpfloat (head[3].x, ==, 0);
  g_assert_true (rf_spline_meets_rect (wave, 7, &in_the_way));
  g_assert_false (rf_spline_meets_rect (wave, 7, &beside));
  g_assert_cmpfloat (rf_spline_distance (wave, 7, 80, 45), <, 5.1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/geometry/rects", test_rects);
  g_test_add_func ("/diagram/geometry/segments", test_segments);
  g_test_add_func ("/diagram/geometry/spline", test_spline);
  return g_test_run ();
}
