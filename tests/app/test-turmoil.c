/* SPDX-License-Identifier: MIT */

/* Everything at once: held arrow keys, a window that is resized, a program that runs, switches that
 * are thrown, boxes that are dragged, a search. At every moment the picture is one whole picture of
 * one moment of one run. After each gust, when it has calmed down, it is the one that a fresh
 * layout gives for the same moment and the same options, and what was painted last is what a fresh
 * painter paints of it: a change that nobody drew fails here. */

#include "rf-test-input.h"

#include "app/rf-canvas-private.h"
#include "app/rf-find-bar.h"
#include "app/rf-window-private.h"
#include "diagram/rf-scene-build.h"

#include <math.h>
#include <string.h>

/* A storm comes in gusts, each with so many rounds of everything. */
#define GUSTS 2
#define ROUNDS 7
/* A block of the screen counts as another one when its mean colour is so far off: thin lines may
 * lie a little otherwise. */
#define BLOCK 8
#define BLOCK_OFF 1

static const char *const programs[] = {
  "import weakref\n"
  "class Node:\n"
  "    def __init__(self, value, next=None):\n"
  "        self.value = value\n"
  "        self.next = next\n"
  "def count(n):\n"
  "    here = Node(n)\n"
  "    return count(n - 1) if n else here\n"
  "a = Node('first', Node(2))\n"
  "a.next.next = a\n"
  "big = [Node(i) for i in range(30)]\n"
  "w = weakref.ref(a)\n"
  "count(5)\n"
  "del a\n"
  "import gc\n"
  "gc.collect()\n",
  "d = {}\n"
  "for i in range(600):\n"
  "    d[i % 7] = [i, (i,)]\n",
};

/* --- what must hold at every moment ----------------------------------------------------------- */

static void
check_rect (const RfRect *rect)
{
  g_assert_true (isfinite (rect->x) && isfinite (rect->y));
  g_assert_true (isfinite (rect->width) && isfinite (rect->height));
}

/* Groups cover the items in order, everything is somewhere, arrows end at boxes that are there. */
static void
check_scene (const RfScene *scene)
{
  guint next = 0;

  for (guint g = 0; g < scene->groups->len; g++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, g);

      g_assert_cmpuint (group->first, ==, next);
      next += group->n_items;
      if (group->n_items > 0)
        check_rect (&group->bounds);
      if (group->space != RF_SPACE_REF)
        continue;
      g_assert_nonnull (rf_scene_find_box (scene,
                                           group->from_frame ? RF_SPACE_FRAME : RF_SPACE_OBJECT,
                                           group->from));
      g_assert_nonnull (rf_scene_find_box (scene, RF_SPACE_OBJECT, group->to));
    }
  g_assert_cmpuint (next, ==, scene->items->len);
  for (guint i = 0; i < scene->items->len; i++)
    check_rect (&g_array_index (scene->items, RfSceneItem, i).bounds);
}

/* What the storm has met, over all gusts: that it was one. */
typedef struct
{
  guint running; /* moments at which a program ran or its picture was being made */
  guint whole;   /* moments with a picture */
  guint steps;   /* moments at another event than before */
  guint sizes;   /* moments with the canvas in another size than before */
  guint options; /* settled pictures with other options than before */
  guint32 position;
  int width;
  RfViewOptions last;
} Met;

static Met met;
static gboolean clock_stopped;

static void
check_now (RfWindow *window)
{
  RfScene *scene = rf_window_get_scene (window);
  int width = gtk_widget_get_width (GTK_WIDGET (window->canvas));
  g_autofree char *said = NULL;

  met.running += window->run != NULL && rf_run_get_phase (window->run) != RF_RUN_READY;
  met.sizes += met.width != width;
  met.width = width;
  if (scene == NULL || window->view == NULL)
    return;
  check_scene (scene);
  met.whole++;
  met.steps += met.position != window->view->position;
  met.position = window->view->position;
  /* The scene is of the view that actions ask about. */
  said = g_strdup_printf ("at event %u:", window->view->position);
  g_assert_nonnull (strstr (scene->title, said));
  if (window->run != NULL && window->scene_run == window->run &&
      rf_run_get_phase (window->run) == RF_RUN_READY && window->refresh_id == 0)
    g_assert_cmpuint (window->view->position, ==, rf_run_get_position (window->run));
}

/* --- what must come of it --------------------------------------------------------------------- */

/* The canvas as it is on the screen: what it painted when it was last asked to, with all that it
 * keeps of earlier paintings. What nobody has asked to be drawn again is old here. */
static cairo_surface_t *
screen_of (RfCanvas *canvas, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (canvas));
  g_autoptr (GdkPaintable) image = gdk_paintable_get_current_image (paintable);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;

  g_assert_cmpint (gdk_paintable_get_intrinsic_width (image), ==, width);
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (image), ==, height);
  gdk_paintable_snapshot (image, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  return surface;
}

static cairo_surface_t *
fresh_of (RfCanvas *canvas, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  g_autoptr (RfPainter) painter = rf_painter_new ();
  RfScene *scene = rf_canvas_get_scene (canvas), *overlay = rf_canvas_get_overlay (canvas);
  RfPoint origin = rf_canvas_painted_origin (canvas);
  cairo_t *cr = cairo_create (surface);
  double ground[4];

  rf_theme_rgba (canvas->theme, RF_COLOR_CANVAS, ground);
  cairo_set_source_rgb (cr, ground[0], ground[1], ground[2]);
  cairo_paint (cr);
  cairo_translate (cr, origin.x, origin.y);
  cairo_scale (cr, canvas->zoom, canvas->zoom);
  rf_painter_paint (painter, cr, scene, canvas->theme, FALSE);
  if (overlay != NULL)
    rf_painter_paint (painter, cr, overlay, canvas->theme, FALSE);
  cairo_destroy (cr);
  return surface;
}

/* The mean of one colour (0…2) in the block at (@x, @y). */
static int
mean_of (cairo_surface_t *surface, int x, int y, int color)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface), sum = 0;

  for (int row = y; row < y + BLOCK; row++)
    for (int column = x; column < x + BLOCK; column++)
      sum += data[row * stride + column * 4 + color];
  return sum / (BLOCK * BLOCK);
}

/* Among many sizes one after the other GDK's clock of frames sometimes stops for good on a display
 * without a window manager. Then nothing that is painted can be looked at any more. */
static gboolean
is_painted (RfWindow *window)
{
  if (clock_stopped)
    return FALSE;
  clock_stopped = !test_try_paint (window, 20 * G_USEC_PER_SEC);
  if (clock_stopped)
    g_test_skip ("GDK's clock of frames has stopped");
  return !clock_stopped;
}

static void
check_screen (RfWindow *window)
{
  RfCanvas *canvas = window->canvas;
  cairo_surface_t *shown, *fresh;
  int width, height;

  /* The last story may still be told, the view still glide, and some of it be painted in the next
   * frames: all that ends by itself. */
  TEST_UNTIL (!rf_canvas_is_telling (canvas));
  if (!is_painted (window))
    return;
  TEST_UNTIL (canvas->paint_id == 0);
  if (!is_painted (window))
    return;
  width = gtk_widget_get_width (GTK_WIDGET (canvas));
  height = gtk_widget_get_height (GTK_WIDGET (canvas));
  g_assert_nonnull (rf_canvas_get_scene (canvas));
  g_assert_cmpint (MIN (width, height), >, BLOCK);
  g_assert_false (canvas->stale);
  g_assert_true (canvas->shown == canvas->scene);
  shown = screen_of (canvas, width, height);
  fresh = fresh_of (canvas, width, height);
  cairo_surface_flush (shown);
  cairo_surface_flush (fresh);
  /* Without the border, where the ring of the focus is. */
  for (int y = BLOCK; y + 2 * BLOCK <= height; y += BLOCK)
    for (int x = BLOCK; x + 2 * BLOCK <= width; x += BLOCK)
      for (int color = 0; color < 3; color++)
        if (ABS (mean_of (shown, x, y, color) - mean_of (fresh, x, y, color)) > BLOCK_OFF)
          g_error ("what is on the screen at %d, %d is not what is there", x, y);
  cairo_surface_destroy (shown);
  cairo_surface_destroy (fresh);
}

static void
check_settled (RfWindow *window)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RfLayout) layout = NULL;
  g_autoptr (RfOffsets) offsets = rf_offsets_new ();
  g_autoptr (RfView) view = NULL;
  g_autoptr (RfScene) scene = NULL;
  g_autofree char *places = rf_offsets_to_text (window->offsets), *fresh = NULL, *shown = NULL;
  RfSceneOptions options = { .selected_object = rf_run_get_selected (window->run),
                             .offsets = offsets };

  check_now (window);
  /* A layout that was stopped leaves no picture, and above all none of another run. */
  if (rf_run_get_layout (window->run) == NULL)
    {
      g_assert_null (rf_window_get_scene (window));
      test_act (window, "run", NULL);
      test_settle (window);
    }
  g_assert_true (window->scene_run == window->run);
  layout = rf_layout_new_for_journal (rf_run_get_journal (window->run), &window->view_options, NULL,
                                      &error);
  g_assert_no_error (error);
  rf_offsets_read_text (offsets, places);
  rf_offsets_bind (offsets, rf_layout_history (layout));
  view = rf_view_new_adjusted (rf_run_get_state (window->run), layout, window->adjust);
  scene = rf_scene_build (view, layout, &options);
  fresh = rf_scene_dump (scene, TRUE);
  shown = rf_scene_dump (rf_window_get_scene (window), TRUE);
  g_assert_cmpstr (shown, ==, fresh);
  met.options += memcmp (&met.last, &window->view_options, sizeof met.last) != 0;
  met.last = window->view_options;
  check_screen (window);
}

/* --- the storm -------------------------------------------------------------------------------- */

static void
throw_switch (RfWindow *window, GRand *rand)
{
  static const char *const names[] = {
#define X(field, name, initial) name,
    RF_VIEW_TOGGLES (X)
#undef X
      "focus",
    "focus-hides",
    "follow",
    "show-minimap",
  };
  const char *name = names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))];

  /* Hundreds of boxes: rarely, or little else happens. */
  if (g_str_equal (name, "show-builtins") && g_rand_int_range (rand, 0, 6) != 0)
    return;
  test_act (window, name, NULL);
}

static void
drag_something (RfWindow *window, GRand *rand)
{
  GtkWidget *canvas = rf_window_get_part (window, "canvas");
  guint id = (guint) g_rand_int_range (rand, 30, 140);
  double dx = g_rand_double_range (rand, -200, 200), dy = g_rand_double_range (rand, -200, 200);

  g_signal_emit_by_name (canvas, "box-dragged", FALSE, id, 0.0, 0.0, (guint) RF_DRAG_BEGIN);
  g_signal_emit_by_name (canvas, "box-dragged", FALSE, id, dx / 2, dy / 2, (guint) RF_DRAG_MOVE);
  g_signal_emit_by_name (canvas, "box-dragged", FALSE, id, dx, dy, (guint) RF_DRAG_END);
}

static void
find_something (RfWindow *window, GRand *rand)
{
  static const char *const texts[] = { "node", "2", "", "#5", "list" };
  RfFindBar *bar = RF_FIND_BAR (rf_window_get_part (window, "find_bar"));

  test_act (window, "find", NULL);
  rf_find_bar_set_text (bar, texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))]);
  test_act (window, "find-next", NULL);
}

static void
resize (RfWindow *window, GRand *rand)
{
  gtk_window_set_default_size (GTK_WINDOW (window), g_rand_int_range (rand, 700, 1270),
                               g_rand_int_range (rand, 450, 780));
}

/* What else may happen meanwhile. */
static void
do_something (RfWindow *window, GRand *rand)
{
  static const char *const walks[] = { "next",           "previous",      "up",
                                       "down",           "holder",        "referent",
                                       "other-referent", "reference-left" };
  static const char *const acts[] = { "zoom-in", "zoom-out",     "zoom-fit",    "first",
                                      "last",    "fold",         "next-rows",   "leave",
                                      "play",    "reset-places", "undo-places", "focus-deeper" };

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      drag_something (window, rand);
      break;
    case 1:
      find_something (window, rand);
      break;
    case 2:
      test_act (window, "walk",
                g_variant_new_string (walks[g_rand_int_range (rand, 0, G_N_ELEMENTS (walks))]));
      break;
    case 3:
    case 4:
      test_act (window, acts[g_rand_int_range (rand, 0, G_N_ELEMENTS (acts))], NULL);
      break;
    default:
      gtk_notebook_set_current_page (GTK_NOTEBOOK (rf_window_get_part (window, "detail_tabs")),
                                     g_rand_int_range (rand, 0, 3));
      break;
    }
}

/* Arrow keys as fast as they come, from another process; NULL where xdotool is missing: then there
 * are only the actions that they stand for. */
static GSubprocess *
hold_keys (void)
{
  g_autoptr (GString) keys = g_string_new ("Right");

  if (!test_has_input ())
    return NULL;
  for (guint i = 1; i < 30; i++)
    g_string_append (keys, i % 5 == 4 ? " Left" : " Right");
  return test_begin_keys (keys->str);
}

/* Each round does a little of everything, in one turn of the main loop: the keys, the size, the
 * options, something else. In the middle the program is run again, so that all this falls on a
 * program that runs and on a layout that is made. */
static void
gust (RfWindow *window, GRand *rand, gboolean runs_again)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      if (runs_again && round == 2)
        test_act (window, "run", NULL);
      throw_switch (window, rand);
      resize (window, rand);
      do_something (window, rand);
      for (guint i = 0; i < 4; i++)
        test_act (window, i % 3 == 2 ? "step-back" : "step-forward", NULL);
      check_now (window);
      test_wait ((guint) g_rand_int_range (rand, 0, 25));
      check_now (window);
    }
}

/* FALSE: nothing is painted any more. */
static gboolean
calm_down (RfWindow *window, GSubprocess *keys)
{
  test_end_keys (window, keys);
  if (!is_painted (window))
    return FALSE;
  test_act (window, "leave", NULL);
  rf_window_stop_playing (window);
  test_settle (window);
  return TRUE;
}

static void
test_storm (gconstpointer data)
{
  guint which = GPOINTER_TO_UINT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20 + which);
  RfWindow *window = test_window_new ();

  g_test_message ("seed %u", 20 + which);
  met = (Met){ 0 };
  clock_stopped = FALSE;
  test_run_text (window, programs[which]);
  gtk_widget_grab_focus (rf_window_get_part (window, "canvas"));
  for (guint i = 0; i < GUSTS; i++)
    {
      GSubprocess *keys = hold_keys ();

      gust (window, rand, i > 0);
      if (!calm_down (window, keys))
        return;
      check_settled (window);
    }
  test_act (window, "reset-view", NULL);
  test_act (window, "reset-places", NULL);
  test_act (window, "leave", NULL);
  test_act (window, "leave", NULL);
  test_settle (window);
  check_settled (window);
  g_test_message ("%u running, %u pictures, %u steps, %u sizes, %u options", met.running, met.whole,
                  met.steps, met.sizes, met.options);
  g_assert_cmpuint (met.whole, >, GUSTS * ROUNDS / 2);
  g_assert_cmpuint (met.steps, >, 0);
  g_assert_cmpuint (met.sizes, >=, GUSTS);
  g_assert_cmpuint (met.options, >=, GUSTS);
  g_assert_cmpuint (met.running, >=, GUSTS);
  test_window_free (window);
}

/* Where the view stands between two pixels, what lies over the picture lies where the picture does.
 */
static void
test_between_pixels (void)
{
  RfWindow *window = test_window_new ();
  RfCanvas *canvas = window->canvas;

  test_run_text (window, programs[0]);
  test_act (window, "last", NULL);
  test_settle (window);
  test_act (window, "find", NULL);
  rf_find_bar_set_text (RF_FIND_BAR (rf_window_get_part (window, "find_bar")), "node");
  TEST_UNTIL (rf_canvas_get_overlay (canvas) != NULL);
  test_settle (window);
  rf_canvas_set_place (canvas, canvas->zoom,
                       (RfPoint){ floor (canvas->origin.x) + 0.4, floor (canvas->origin.y) + 0.7 });
  g_assert_nonnull (rf_canvas_get_overlay (canvas));
  check_screen (window);
  test_window_free (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/app/turmoil/between-pixels", test_between_pixels);
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *name = g_strdup_printf ("/app/turmoil/%u", i);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_storm);
    }
}

int
main (int argc, char **argv)
{
  return test_main (argc, argv, TRUE, add_tests);
}
