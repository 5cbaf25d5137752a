/* SPDX-License-Identifier: MIT */

/* What a reader does with the picture, by the window's actions: moving boxes, finding, walking, the
 * outline, the map, following. */

#include "rf-test-picture.h"

#include "app/rf-canvas.h"
#include "app/rf-editor.h"
#include "app/rf-find-bar.h"
#include "app/rf-focus-bar.h"
#include "app/rf-minimap.h"
#include "app/rf-outline.h"
#include "app/rf-timeline.h"
#include "app/rf-transport.h"
#include "app/rf-window-private.h"

#include <string.h>

/* --- moving boxes ----------------------------------------------------------------------------- */

static RfRect
place_of (RfWindow *window, guint32 id)
{
  return rf_scene_find_box (rf_window_get_scene (window), RF_SPACE_OBJECT, id)->rect;
}

static void
drag (RfWindow *window, guint32 id, double dx, double dy)
{
  GtkWidget *canvas = rf_window_get_part (window, "canvas");

  g_signal_emit_by_name (canvas, "box-dragged", FALSE, id, 0.0, 0.0, (guint) RF_DRAG_BEGIN);
  for (guint i = 1; i <= 5; i++)
    {
      g_signal_emit_by_name (canvas, "box-dragged", FALSE, id, dx * i / 5, dy * i / 5,
                             (guint) RF_DRAG_MOVE);
      test_paint (window);
    }
  g_signal_emit_by_name (canvas, "box-dragged", FALSE, id, dx, dy, (guint) RF_DRAG_END);
  test_settle (window);
}

static void
test_moved_boxes (void)
{
  RfWindow *window = test_window_at_line (12);
  g_autofree char *plain = test_digest (window), *moved = NULL;
  guint32 a = test_object_called (window, "a"), b = test_object_called (window, "b");
  RfRect was = place_of (window, a), other = place_of (window, b);

  g_assert_false (test_enabled (window, "reset-places"));
  drag (window, a, 130, 77);
  g_assert_cmpfloat (place_of (window, a).x, ==, was.x + 130);
  g_assert_cmpfloat (place_of (window, a).y, ==, was.y + 77);
  g_assert_cmpfloat (place_of (window, b).x, ==, other.x);
  moved = test_digest (window);
  /* It stays there, in other steps and in another run. */
  test_go_to_line (window, 14);
  g_assert_cmpfloat (place_of (window, a).x, ==, was.x + 130);
  test_act (window, "run", NULL);
  test_settle (window);
  test_go_to_line (window, 12);
  {
    g_autofree char *again = test_digest (window);
    g_assert_cmpstr (again, ==, moved);
  }
  test_select (window, a);
  test_act (window, "nudge", g_variant_new_string ("left"));
  test_settle (window);
  g_assert_cmpfloat (place_of (window, a).x, ==, was.x + 110);
  test_act (window, "undo-places", NULL);
  test_settle (window);
  g_assert_cmpfloat (place_of (window, a).x, ==, was.x + 130);
  test_act (window, "reset-places", NULL);
  test_select (window, 0);
  {
    g_autofree char *again = test_digest (window);
    g_assert_cmpstr (again, ==, plain);
  }
  test_window_free (window);
}

/* Where the boxes of a lecture were put is kept for the next window. */
static void
test_kept_places (void)
{
  RfWindow *window = test_window_new (), *other;
  RfRect was, now;
  guint32 id = 0;

  rf_window_open_lecture (window, "friends");
  test_settle (window);
  test_act (window, "run", NULL);
  test_settle (window);
  test_go_to_line (window, 20);
  test_act (window, "walk", g_variant_new_string ("next"));
  test_settle (window);
  id = test_selected (window);
  g_assert_cmpuint (id, !=, 0);
  was = place_of (window, id);
  drag (window, id, -40, 25);
  test_paint (window);
  test_window_free (window);
  other = test_window_new ();
  rf_window_open_lecture (other, "friends");
  test_settle (other);
  test_act (other, "run", NULL);
  test_settle (other);
  test_go_to_line (other, 20);
  now = place_of (other, id);
  g_assert_cmpfloat (now.x, ==, was.x - 40);
  test_act (other, "reset-places", NULL);
  test_settle (other);
  g_assert_cmpfloat (place_of (other, id).x, ==, was.x);
  test_paint (other);
  test_window_free (other);
}

/* --- finding and walking ---------------------------------------------------------------------- */

/* Typing is waited for a moment. */
static void
look_for (RfWindow *window, const char *text)
{
  RfFindBar *bar = RF_FIND_BAR (rf_window_get_part (window, "find_bar"));
  RfCanvas *canvas = RF_CANVAS (rf_window_get_part (window, "canvas"));

  /* The old text goes first; then nothing is looked for. */
  rf_find_bar_set_text (bar, "");
  test_settle (window);
  g_assert_null (rf_canvas_get_overlay (canvas));
  rf_find_bar_set_text (bar, text);
  TEST_UNTIL (rf_canvas_get_overlay (canvas) != NULL);
  test_settle (window);
}

/* Typing is waited for a moment. */
static void
wait_for_answer (RfWindow *window, const char *answer)
{
  GtkWidget *bar = rf_window_get_part (window, "find_bar");
  GtkLabel *count = GTK_LABEL (gtk_widget_get_template_child (bar, RF_TYPE_FIND_BAR, "count"));

  TEST_UNTIL (g_str_has_prefix (gtk_label_get_text (count), answer));
}

/* What is not there now is found where it was or will be. */
static void
test_find_elsewhere (void)
{
  RfWindow *window = test_window_at_line (12);
  RfFindBar *bar = RF_FIND_BAR (rf_window_get_part (window, "find_bar"));
  gint64 before = test_position (window), there;

  test_act (window, "find", NULL);
  rf_find_bar_set_text (bar, "z");
  wait_for_answer (window, "not now");
  g_assert_cmpint (window->match_moment, !=, 0);
  g_assert_cmpuint (window->matches->len, ==, 0);
  test_act (window, "find-next", NULL);
  test_settle (window);
  there = test_position (window);
  g_assert_cmpint (there, >, before);
  g_assert_true (test_shows (window, "label label \"z\""));
  g_assert_cmpuint (window->matches->len, ==, 1);
  /* What is nowhere leads nowhere. */
  rf_find_bar_set_text (bar, "dead or alive");
  wait_for_answer (window, "nothing found");
  g_assert_cmpint (window->match_moment, ==, 0);
  test_act (window, "find-next", NULL);
  test_settle (window);
  g_assert_cmpint (test_position (window), ==, there);
  test_act (window, "last", NULL);
  test_settle (window);
  rf_find_bar_set_text (bar, "z");
  wait_for_answer (window, "not now");
  g_assert_cmpint (window->match_moment, !=, 0);
  test_act (window, "find-next", NULL);
  test_settle (window);
  g_assert_true (test_shows (window, "label label \"z\""));
  test_window_free (window);
}

static void
test_find (void)
{
  RfWindow *window = test_window_at_line (12);
  GtkWidget *bar = rf_window_get_part (window, "find_bar");
  RfCanvas *canvas = RF_CANVAS (rf_window_get_part (window, "canvas"));

  g_assert_false (gtk_widget_get_visible (bar));
  test_act (window, "find", NULL);
  g_assert_true (gtk_widget_get_visible (bar));
  look_for (window, "FIRST");
  test_act (window, "find-next", NULL);
  test_settle (window);
  g_assert_cmpuint (test_selected (window), ==, test_object_called (window, "a"));
  look_for (window, "node");
  {
    guint32 before = test_selected (window);
    guint different = 0;

    for (guint i = 0; i < 8; i++)
      {
        test_act (window, i % 3 == 2 ? "find-previous" : "find-next", NULL);
        test_settle (window);
        different += test_selected (window) != before;
      }
    g_assert_cmpuint (different, >, 0);
  }
  /* Matches follow the steps. */
  test_act (window, "first", NULL);
  test_settle (window);
  g_assert_null (rf_canvas_get_overlay (canvas));
  test_go_to_line (window, 12);
  g_assert_nonnull (rf_canvas_get_overlay (canvas));
  test_act (window, "leave", NULL);
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_null (rf_canvas_get_overlay (canvas));
  test_window_free (window);
}

static void
walk (RfWindow *window, const char *where)
{
  test_act (window, "walk", g_variant_new_string (where));
  test_settle (window);
}

static void
test_walk (void)
{
  RfWindow *window = test_window_at_line (12);
  guint32 a = test_object_called (window, "a"), b = test_object_called (window, "b"), first, next;

  walk (window, "next");
  first = test_selected (window);
  g_assert_cmpuint (first, !=, 0);
  walk (window, "next");
  next = test_selected (window);
  g_assert_cmpuint (next, !=, first);
  walk (window, "previous");
  g_assert_cmpuint (test_selected (window), ==, first);
  /* b refers to a.next and to a; both are held by b. */
  test_select (window, b);
  walk (window, "referent");
  g_assert_cmpuint (test_selected (window), !=, b);
  first = test_selected (window);
  walk (window, "other-referent");
  g_assert_cmpuint (test_selected (window), !=, first);
  g_assert_true (first == a || test_selected (window) == a);
  test_select (window, a);
  walk (window, "holder");
  g_assert_true (test_selected (window) == b ||
                 test_selected (window) == test_object_called (window, "w"));
  walk (window, "other-holder");
  walk (window, "up");
  walk (window, "down");
  walk (window, "reference-left");
  walk (window, "reference-right");
  g_assert_cmpuint (test_selected (window), !=, 0);
  test_act (window, "open-details", NULL);
  g_assert_cmpint (gtk_notebook_get_current_page (
                     GTK_NOTEBOOK (rf_window_get_part (window, "detail_tabs"))),
                   ==, 0);
  test_window_free (window);
}

/* --- outline, map ----------------------------------------------------------------------------- */

static void
test_outline (void)
{
  RfWindow *window = test_window_at_line (12);
  RfOutline *outline = RF_OUTLINE (rf_window_get_part (window, "outline"));
  RfScene *scene;
  guint boxes = 0, heads = 0;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  gtk_notebook_set_current_page (GTK_NOTEBOOK (rf_window_get_part (window, "detail_tabs")), 2);
  test_paint (window);
  test_settle (window);
  text = rf_outline_get_text (outline);
  scene = rf_window_get_scene (window);
  for (guint i = 0; i < scene->groups->len; i++)
    {
      RfSceneSpace space = g_array_index (scene->groups, RfSceneGroup, i).space;
      boxes += space == RF_SPACE_OBJECT || space == RF_SPACE_FRAME;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    heads += lines[i][0] != '\0' && lines[i][0] != ' ';
  g_assert_cmpuint (heads, ==, boxes);
  g_assert_nonnull (strstr (text, "Frame globals, line 12"));
  g_assert_nonnull (strstr (text, "  a → Node #"));
  g_assert_nonnull (strstr (text, "  value = 'first'"));
  g_assert_nonnull (strstr (text, "reference count"));
  /* It follows, and selecting does not leave it. */
  test_act (window, "last", NULL);
  test_settle (window);
  {
    g_autofree char *end = rf_outline_get_text (outline);
    g_assert_cmpstr (end, !=, text);
  }
  test_go_to_line (window, 12);
  {
    g_autofree char *again = rf_outline_get_text (outline);
    g_assert_cmpstr (again, ==, text);
  }
  test_select (window, test_object_called (window, "a"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (outline)));
  gtk_notebook_set_current_page (GTK_NOTEBOOK (rf_window_get_part (window, "detail_tabs")), 0);
  test_window_free (window);
}

/* Editor and timeline tell of the selected object too. */
static void
test_selection_everywhere (void)
{
  RfWindow *window = test_window_at_line (15);
  RfEditor *editor = RF_EDITOR (rf_window_get_part (window, "editor"));
  GtkWidget *transport = rf_window_get_part (window, "transport");
  RfTimeline *timeline =
    RF_TIMELINE (gtk_widget_get_template_child (transport, RF_TYPE_TRANSPORT, "timeline"));
  guint32 born, died, b = test_object_called (window, "b");

  g_assert_cmpuint (rf_editor_get_born_line (editor), ==, 0);
  test_select (window, b);
  g_assert_cmpuint (rf_editor_get_born_line (editor), ==, 9);
  rf_timeline_get_life (timeline, &born, &died);
  g_assert_cmpuint (born, >, 0);
  g_assert_cmpuint (died, >, test_position (window));
  /* One that is gone at this moment. */
  test_go_to_line (window, 14);
  test_select (window, test_object_called (window, "c"));
  rf_timeline_get_life (timeline, &born, &died);
  g_assert_cmpuint (rf_editor_get_born_line (editor), ==, 13);
  test_go_to_line (window, 15);
  g_assert_cmpuint (died, <, test_position (window));
  test_act (window, "leave", NULL);
  test_settle (window);
  g_assert_cmpuint (rf_editor_get_born_line (editor), ==, 0);
  rf_timeline_get_life (timeline, &born, &died);
  g_assert_cmpuint (born, ==, 0);
  test_window_free (window);
}

/* Where the desktop's text is larger, what the canvas looks at by itself is larger too. */
static void
test_text_scale (void)
{
  RfWindow *window = test_window_at_line (12);
  RfCanvas *canvas = RF_CANVAS (rf_window_get_part (window, "canvas"));
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (window));
  double usual, large;
  int dpi;

  test_paint (window);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 96 * 1024, NULL);
  test_paint (window);
  test_act (window, "zoom-fit", NULL);
  test_act (window, "zoom-fit", NULL);
  usual = rf_canvas_get_zoom (canvas);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  test_paint (window);
  large = rf_canvas_get_zoom (canvas);
  g_assert_cmpfloat (large, >, usual * 1.2);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  test_paint (window);
  test_window_free (window);
}

/* What a tooltip says where a text was cut. */
static void
test_whole_text (void)
{
  RfWindow *window = test_window_new ();
  RfCanvas *canvas = RF_CANVAS (rf_window_get_part (window, "canvas"));
  gboolean found = FALSE;
  RfRect view;

  test_run_text (window,
                 "text = ['a text that is by far too long for a row of a box, and so is cut']\n"
                 "x = 1\n");
  test_go_to_line (window, 2);
  test_paint (window);
  view = rf_canvas_get_view (canvas);
  for (guint i = 0; i < rf_window_get_scene (window)->items->len; i++)
    {
      const RfSceneItem *item =
        &g_array_index (rf_window_get_scene (window)->items, RfSceneItem, i);
      g_autofree char *said = NULL;
      double zoom = rf_canvas_get_zoom (canvas);

      if (item->whole == NULL)
        continue;
      said = rf_canvas_describe_place (canvas, (item->rect.x + 4 - view.x) * zoom,
                                       (item->baseline - 4 - view.y) * zoom);
      g_assert_nonnull (said);
      found = found || strstr (said, "and so is cut") != NULL;
    }
  g_assert_true (found);
  test_window_free (window);
}

static void
test_minimap (void)
{
  RfWindow *window = test_window_at_line (12);
  GtkWidget *map = rf_window_get_part (window, "minimap");
  RfCanvas *canvas = RF_CANVAS (rf_window_get_part (window, "canvas"));
  RfRect view;

  test_paint (window);
  test_act (window, "zoom-fit", NULL);
  test_paint (window);
  g_assert_false (gtk_widget_get_visible (map));
  for (guint i = 0; i < 8; i++)
    test_act (window, "zoom-in", NULL);
  test_paint (window);
  g_assert_true (gtk_widget_get_visible (map));
  rf_canvas_look_at (canvas, 0, 0);
  view = rf_canvas_get_view (canvas);
  g_assert_cmpfloat_with_epsilon (view.x + view.width / 2, 0, 1);
  g_assert_cmpfloat_with_epsilon (view.y + view.height / 2, 0, 1);
  test_toggle (window, "show-minimap");
  test_paint (window);
  g_assert_false (gtk_widget_get_visible (map));
  test_toggle (window, "show-minimap");
  test_window_free (window);
}

/* The view goes to what happens, unless the reader does not want that or looks elsewhere. */
static void
test_follow (void)
{
  RfWindow *window = test_window_new ();
  RfCanvas *canvas = RF_CANVAS (rf_window_get_part (window, "canvas"));
  RfRect before, after;

  test_run_text (window, "class A: pass\n"
                         "objects = [A() for i in range(60)]\n"
                         "def f(n):\n"
                         "    here = A()\n"
                         "    return f(n - 1) if n else here\n"
                         "f(9)\n");
  test_paint (window);
  test_toggle (window, "follow");
  test_set_position (window, 0);
  before = rf_canvas_get_view (canvas);
  for (guint32 n = 0; n < rf_run_get_program_end (rf_window_get_run (window)); n += 150)
    {
      test_set_position (window, n);
      after = rf_canvas_get_view (canvas);
      g_assert_cmpfloat (after.x, ==, before.x);
      g_assert_cmpfloat (after.y, ==, before.y);
      g_assert_cmpfloat (after.width, ==, before.width);
    }
  test_toggle (window, "follow");
  test_act (window, "zoom-in", NULL);
  before = rf_canvas_get_view (canvas);
  for (guint32 n = 0; n < rf_run_get_program_end (rf_window_get_run (window)); n += 400)
    {
      test_set_position (window, n);
      after = rf_canvas_get_view (canvas);
      g_assert_cmpfloat (after.x, ==, before.x);
      g_assert_cmpfloat (after.width, ==, before.width);
    }
  test_window_free (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/app/handling/moved-boxes", test_moved_boxes);
  g_test_add_func ("/app/handling/kept-places", test_kept_places);
  g_test_add_func ("/app/handling/find", test_find);
  g_test_add_func ("/app/handling/find-elsewhere", test_find_elsewhere);
  g_test_add_func ("/app/handling/walk", test_walk);
  g_test_add_func ("/app/handling/outline", test_outline);
  g_test_add_func ("/app/handling/selection-everywhere", test_selection_everywhere);
  g_test_add_func ("/app/handling/text-scale", test_text_scale);
  g_test_add_func ("/app/handling/whole-text", test_whole_text);
  g_test_add_func ("/app/handling/minimap", test_minimap);
  g_test_add_func ("/app/handling/follow", test_follow);
}

int
main (int argc, char **argv)
{
  return test_main (argc, argv, TRUE, add_tests);
}
