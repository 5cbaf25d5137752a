/* SPDX-License-Identifier: MIT */

/* Presenting: what is to be seen and how large, the code beside the narration, the light of the
 * pointer, names that the narration mentions, the presenter window. */

#include "rf-test-input.h"

#include "app/rf-canvas-private.h"
#include "app/rf-narration-strip.h"
#include "app/rf-presenter.h"

#include <string.h>

static const char lecture[] = "# title: A lecture\n"
                              "# %% [markdown]\n"
                              "# See where `x` leads, and how many `n` are.\n"
                              "# %% The first cell\n"
                              "# note: Let them guess.\n"
                              "n = 3\n"
                              "x = [n]\n"
                              "# ask: What is printed? = hello\n"
                              "print('hello')\n"
                              "# %% [markdown]\n"
                              "# Now many more.\n"
                              "# %% The second cell\n"
                              "# note: Be quick.\n"
                              "# note: It is late.\n"
                              "y = [[[], []], [[], []]]\n"
                              "# pause: after\n"
                              "y = [x, [x, x], [x, x]]\n";

static RfCanvas *
canvas (RfWindow *window)
{
  return RF_CANVAS (rf_window_get_part (window, "canvas"));
}

static gboolean
is_on (RfWindow *window, const char *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (window), action);

  return g_variant_get_boolean (state);
}

static RfPresenter *
find_presenter (void)
{
  GList *windows = gtk_window_list_toplevels ();
  RfPresenter *found = NULL;

  for (GList *w = windows; w != NULL; w = w->next)
    if (RF_IS_PRESENTER (w->data))
      found = w->data;
  g_list_free (windows);
  return found;
}

static RfWindow *
presenting_window (void)
{
  RfWindow *window = test_window_new ();

  test_run_text (window, lecture);
  test_act (window, "present", NULL);
  test_settle (window);
  test_paint (window);
  return window;
}

static void
press_next (RfWindow *window)
{
  test_act (window, "next-cell", NULL);
  test_settle (window);
}

/* --- how large -------------------------------------------------------------------------------- */

static void
assert_all_in_view (RfWindow *window)
{
  RfRect view = rf_canvas_get_view (canvas (window));
  RfScene *scene = rf_window_get_scene (window);

  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfRect *bounds = &g_array_index (scene->groups, RfSceneGroup, i).bounds;

      g_assert_cmpfloat (bounds->x, >=, view.x);
      g_assert_cmpfloat (bounds->y, >=, view.y);
      g_assert_cmpfloat (rf_rect_right (bounds), <=, rf_rect_right (&view));
      g_assert_cmpfloat (rf_rect_bottom (bounds), <=, rf_rect_bottom (&view));
    }
}

/* A cell has the whole canvas, whatever comes in others, and in it nothing moves. */
static void
test_stage (void)
{
  RfWindow *window = presenting_window ();
  double zoom = rf_canvas_get_zoom (canvas (window));

  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpfloat (rf_canvas_get_zoom (canvas (window)), ==, zoom);
      assert_all_in_view (window);
      press_next (window);
    }
  g_assert_cmpfloat (rf_canvas_get_zoom (canvas (window)), <, zoom);
  press_next (window);
  assert_all_in_view (window);
  test_act (window, "previous-cell", NULL);
  test_act (window, "previous-cell", NULL);
  test_settle (window);
  g_assert_cmpfloat (rf_canvas_get_zoom (canvas (window)), ==, zoom);
  test_window_free (window);
}

/* --- code ------------------------------------------------------------------------------------- */

static const char *
code (RfWindow *window)
{
  GtkWidget *strip = rf_window_get_part (window, "narration");
  GtkWidget *label =
    GTK_WIDGET (gtk_widget_get_template_child (strip, RF_TYPE_NARRATION_STRIP, "code"));

  return gtk_widget_get_mapped (label) ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

static void
test_code (void)
{
  RfWindow *window = presenting_window ();

  g_assert_cmpstr (code (window), ==, "  n = 3\n  x = [n]\n  print('hello')");
  press_next (window);
  g_assert_cmpstr (code (window), ==, "  n = 3\n  x = [n]\n▸ print('hello')");
  press_next (window);
  press_next (window);
  g_assert_nonnull (strstr (code (window), "  y = [x, [x, x], [x, x]]"));
  press_next (window);
  g_assert_nonnull (strstr (code (window), "▸ y = [x, [x, x], [x, x]]"));
  test_act (window, "present-code", NULL);
  test_settle (window);
  g_assert_null (code (window));
  test_act (window, "present-code", NULL);
  test_act (window, "present", NULL);
  test_paint (window);
  g_assert_null (code (window));
  g_assert_true (gtk_widget_get_mapped (rf_window_get_part (window, "zoom_box")));
  test_window_free (window);
}

/* --- light ------------------------------------------------------------------------------------ */

static guint
count_parts (const RfScene *scene, RfScenePart part)
{
  guint n = 0;

  for (guint i = 0; scene != NULL && i < scene->items->len; i++)
    n += g_array_index (scene->items, RfSceneItem, i).key.part == part;
  return n;
}

/* The narration's names light themselves and what they refer to. */
static void
test_names (void)
{
  RfWindow *window = presenting_window ();
  GtkWidget *strip = rf_window_get_part (window, "narration");
  RfScene *overlay;

  press_next (window);
  g_signal_emit_by_name (strip, "name-pointed", "x");
  overlay = rf_canvas_get_overlay (canvas (window));
  g_assert_cmpuint (count_parts (overlay, RF_PART_ARROW), ==, 1);
  g_assert_cmpuint (count_parts (overlay, RF_PART_MATCH), ==, 1);
  /* A number has no box: the row alone. */
  g_signal_emit_by_name (strip, "name-pointed", "n");
  overlay = rf_canvas_get_overlay (canvas (window));
  g_assert_cmpuint (count_parts (overlay, RF_PART_ARROW), ==, 0);
  g_assert_cmpuint (count_parts (overlay, RF_PART_MATCH), ==, 1);
  g_signal_emit_by_name (strip, "name-pointed", NULL);
  overlay = rf_canvas_get_overlay (canvas (window));
  g_assert_cmpuint (count_parts (overlay, RF_PART_MATCH), ==, 0);
  test_window_free (window);
}

static void
move_pointer (RfWindow *window, double x, double y)
{
  test_point (window, GTK_WIDGET (canvas (window)), x, y);
}

static void
test_laser (void)
{
  RfWindow *window;
  RfRect view;
  const RfSceneItem *box;
  guint32 frame = 0;
  double zoom;

  if (!test_has_input ())
    {
      g_test_skip ("xdotool is not installed");
      return;
    }
  window = presenting_window ();
  press_next (window);
  /* However long the next moves take. */
  canvas (window)->laser_rest = G_MAXINT;
  move_pointer (window, 5, 5);
  move_pointer (window, 8, 8);
  g_assert_true (rf_canvas_is_lasing (canvas (window)));
  g_assert_null (rf_canvas_get_overlay (canvas (window)));
  /* What it is on is lit. */
  for (guint i = 0; i < rf_window_get_scene (window)->groups->len && frame == 0; i++)
    if (g_array_index (rf_window_get_scene (window)->groups, RfSceneGroup, i).space ==
        RF_SPACE_FRAME)
      frame = g_array_index (rf_window_get_scene (window)->groups, RfSceneGroup, i).id;
  box = rf_scene_find_box (rf_window_get_scene (window), RF_SPACE_FRAME, frame);
  view = rf_canvas_get_view (canvas (window));
  zoom = rf_canvas_get_zoom (canvas (window));
  move_pointer (window, (box->rect.x + 20 - view.x) * zoom, (box->rect.y + 10 - view.y) * zoom);
  g_assert_cmpuint (count_parts (rf_canvas_get_overlay (canvas (window)), RF_PART_ARROW), ==, 1);
  /* A pointer that rests is out of the way. */
  canvas (window)->laser_rest = 10;
  rf_canvas_move_laser (canvas (window));
  TEST_UNTIL (!rf_canvas_is_lasing (canvas (window)));
  g_assert_cmpuint (count_parts (rf_canvas_get_overlay (canvas (window)), RF_PART_ARROW), ==, 0);
  /* A picture that changes under it does not bring it back. */
  press_next (window);
  press_next (window);
  g_assert_false (rf_canvas_is_lasing (canvas (window)));
  /* It is for presenting only. */
  test_act (window, "present", NULL);
  test_settle (window);
  test_paint (window);
  move_pointer (window, 30, 30);
  move_pointer (window, 40, 40);
  g_assert_false (rf_canvas_is_lasing (canvas (window)));
  test_window_free (window);
}

/* The pointer on a name in the narration. */
static void
test_hover (void)
{
  RfWindow *window;
  GtkLabel *label;
  PangoRectangle place;
  int left, top;
  double x, y;

  if (!test_has_input ())
    {
      g_test_skip ("xdotool is not installed");
      return;
    }
  window = presenting_window ();
  press_next (window);
  test_paint (window);
  label = GTK_LABEL (gtk_widget_get_template_child (rf_window_get_part (window, "narration"),
                                                    RF_TYPE_NARRATION_STRIP, "text"));
  pango_layout_index_to_pos (gtk_label_get_layout (label), strlen ("See where "), &place);
  gtk_label_get_layout_offsets (label, &left, &top);
  x = left + (place.x + place.width / 2) / (double) PANGO_SCALE;
  y = top + (place.y + place.height / 2) / (double) PANGO_SCALE;
  test_point (window, GTK_WIDGET (label), x - 40, y);
  test_point (window, GTK_WIDGET (label), x, y);
  g_assert_cmpuint (count_parts (rf_canvas_get_overlay (canvas (window)), RF_PART_MATCH), ==, 1);
  g_assert_cmpuint (count_parts (rf_canvas_get_overlay (canvas (window)), RF_PART_ARROW), ==, 1);
  test_point (window, GTK_WIDGET (label), x + 40, y);
  g_assert_cmpuint (count_parts (rf_canvas_get_overlay (canvas (window)), RF_PART_MATCH), ==, 0);
  test_window_free (window);
}

/* --- the presenter window --------------------------------------------------------------------- */

static gboolean
press (RfPresenter *presenter, guint key)
{
  gboolean used = FALSE;

  g_signal_emit_by_name (presenter, "key", key, 0, &used);
  return used;
}

static void
assert_text (RfPresenter *presenter, const char *part, const char *text)
{
  if (strstr (rf_presenter_get_text (presenter, part), text) == NULL)
    g_error ("'%s' is not in '%s'", text, rf_presenter_get_text (presenter, part));
}

static void
test_presenter (void)
{
  RfWindow *window = presenting_window ();
  RfPresenter *presenter;

  g_assert_null (find_presenter ());
  test_act (window, "presenter", NULL);
  test_settle (window);
  presenter = find_presenter ();
  g_assert_nonnull (presenter);
  assert_text (presenter, "now", "See where x leads");
  assert_text (presenter, "notes", "Let them guess.");
  assert_text (presenter, "next", "What is printed?");
  /* The lecturer sees the answer before the class does. */
  assert_text (presenter, "next", "hello");
  assert_text (presenter, "caption", "1 of 5");
  g_assert_true (press (presenter, GDK_KEY_Page_Down));
  test_settle (window);
  assert_text (presenter, "now", "Answer: hello");
  g_assert_true (press (presenter, GDK_KEY_b));
  g_assert_cmpfloat (gtk_widget_get_opacity (rf_window_get_part (window, "content")), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      press (presenter, GDK_KEY_Page_Down);
      test_settle (window);
    }
  assert_text (presenter, "notes", "Be quick.\n• It is late.");
  press (presenter, GDK_KEY_Page_Up);
  test_settle (window);
  assert_text (presenter, "notes", "Let them guess.");
  /* It closes with the presentation. */
  g_assert_true (press (presenter, GDK_KEY_Escape));
  test_settle (window);
  g_assert_null (find_presenter ());
  g_assert_false (is_on (window, "presenter"));
  g_assert_false (is_on (window, "present"));
  test_window_free (window);
}

/* What it shows of the next stop is what comes. */
static void
test_preview (void)
{
  RfWindow *window = test_window_new ();
  RfPresenter *presenter;
  RfCanvas *next;

  test_run_text (window, lecture);
  /* It begins the presentation, and the presentation goes on without it. */
  test_act (window, "presenter", NULL);
  test_settle (window);
  g_assert_true (is_on (window, "present"));
  presenter = find_presenter ();
  next = RF_CANVAS (
    gtk_widget_get_template_child (GTK_WIDGET (presenter), RF_TYPE_PRESENTER, "next_picture"));
  for (;;)
    {
      g_autofree char *expected = NULL, *is = NULL;

      if (rf_canvas_get_scene (next) == NULL)
        break;
      expected = rf_scene_dump (rf_canvas_get_scene (next), TRUE);
      press_next (window);
      is = rf_scene_dump (rf_window_get_scene (window), TRUE);
      g_assert_cmpstr (is, ==, expected);
    }
  assert_text (presenter, "next-caption", "last stop");
  g_assert_cmpint (test_position (window), >=, rf_run_get_program_end (rf_window_get_run (window)));
  gtk_window_close (GTK_WINDOW (presenter));
  TEST_UNTIL (find_presenter () == NULL);
  g_assert_true (is_on (window, "present"));
  g_assert_false (is_on (window, "presenter"));
  /* Closing the window closes it too. */
  test_act (window, "presenter", NULL);
  TEST_UNTIL (find_presenter () != NULL);
  test_window_free (window);
  g_assert_null (find_presenter ());
}

static void
test_clock (void)
{
  RfWindow *window = presenting_window ();
  RfPresenter *presenter;

  test_act (window, "presenter", NULL);
  test_settle (window);
  presenter = find_presenter ();
  rf_presenter_set_since (presenter, g_get_monotonic_time () - 3725 * (gint64) G_USEC_PER_SEC);
  g_assert_true (g_str_has_prefix (rf_presenter_get_text (presenter, "elapsed"), "1:02:0"));
  test_act (window, "reset-clock", NULL);
  g_assert_cmpstr (rf_presenter_get_text (presenter, "elapsed"), ==, "0:00");
  TEST_UNTIL (strcmp (rf_presenter_get_text (presenter, "elapsed"), "0:00") != 0);
  g_assert_cmpuint (strlen (rf_presenter_get_text (presenter, "clock")), ==, 5);
  test_window_free (window);
}

/* A program that is no lecture. */
static void
test_plain (void)
{
  RfWindow *window = test_window_new ();
  RfPresenter *presenter;

  test_act (window, "presenter", NULL);
  test_settle (window);
  presenter = find_presenter ();
  assert_text (presenter, "next-caption", "no lecture");
  test_run_text (window, "x = 1\ny = 2\n");
  g_assert_true (press (presenter, GDK_KEY_Right));
  test_settle (window);
  g_assert_cmpstr (rf_presenter_get_text (presenter, "now"), !=, "");
  test_window_free (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/app/presenting/stage", test_stage);
  g_test_add_func ("/app/presenting/code", test_code);
  g_test_add_func ("/app/presenting/names", test_names);
  g_test_add_func ("/app/presenting/laser", test_laser);
  g_test_add_func ("/app/presenting/hover", test_hover);
  g_test_add_func ("/app/presenting/presenter", test_presenter);
  g_test_add_func ("/app/presenting/preview", test_preview);
  g_test_add_func ("/app/presenting/clock", test_clock);
  g_test_add_func ("/app/presenting/plain", test_plain);
}

int
main (int argc, char **argv)
{
  return test_main (argc, argv, FALSE, add_tests);
}
