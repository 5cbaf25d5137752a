/* SPDX-License-Identifier: MIT */

/* Every built-in lecture while presenting, from its first stop to its last by Page_Down alone, as a
 * clicker sends it: a real key, by xdotool. At each stop all of the text can be read and all of the
 * picture is in view. Skipped without xdotool.
 *
 * With REFARIUM_PICTURES=FOLDER in the environment it writes a picture of every stop there, of the
 * window and while presenting; RF_TEST_SCREEN and ADW_DEBUG_COLOR_SCHEME say how large and how dark
 * they are, REFARIUM_LECTURES which lectures (names between commas). */

#include "rf-test-input.h"

#include "app/rf-canvas.h"
#include "app/rf-narration-strip.h"
#include "lecture/rf-lecture.h"

#include <string.h>

/* What stands on the strip above the picture has this many characters at most: more is not read in
 * a lecture hall. */
#define NARRATION_MAX 260
/* Pixels a point. */
#define SMALLEST 0.52

static gboolean
state_is_on (RfWindow *window, const char *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (window), action);

  return g_variant_get_boolean (state);
}

static const char *
said (RfWindow *window)
{
  return rf_narration_strip_get_text (
    RF_NARRATION_STRIP (rf_window_get_part (window, "narration")));
}

/* --- pictures --------------------------------------------------------------------------------- */

/* The window as it is painted, if somebody wants to look at it. */
static void
take_picture (RfWindow *window, const char *folder, const char *lecture, guint stop)
{
  g_autofree char *name = g_strdup_printf ("%s-%02u.png", lecture, stop);
  g_autofree char *path = NULL;
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int width = gtk_widget_get_width (GTK_WIDGET (window));
  int height = gtk_widget_get_height (GTK_WIDGET (window));

  if (folder == NULL)
    return;
  path = g_build_filename (folder, name, NULL);
  paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  /* It is empty until the window was painted. */
  while (node == NULL)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      test_wait (10);
      gdk_paintable_snapshot (paintable, snapshot, width, height);
      node = gtk_snapshot_free_to_node (snapshot);
    }
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* --- what can be read ------------------------------------------------------------------------- */

/* Whether all of the picture is in view. */
static gboolean
is_all_in_view (const RfScene *scene, const RfRect *view)
{
  RfRect all = *view;

  for (guint i = 0; i < scene->groups->len; i++)
    all = rf_rect_unite (&all, &g_array_index (scene->groups, RfSceneGroup, i).bounds);
  return all.width <= view->width + 1 && all.height <= view->height + 1;
}

/* Whether it could be, in a size that is still of use. */
static gboolean
is_small (const RfScene *scene, GtkWidget *canvas)
{
  RfRect all = { 0 };

  for (guint i = 0; i < scene->groups->len; i++)
    all = rf_rect_unite (&all, &g_array_index (scene->groups, RfSceneGroup, i).bounds);
  return all.width * SMALLEST < gtk_widget_get_width (canvas) - 40 &&
         all.height * SMALLEST < gtk_widget_get_height (canvas) - 40;
}

/* All of the narration, without scrolling, and all of the picture. */
static void
check_stop (RfWindow *window, const char *lecture, guint stop)
{
  GtkWidget *strip = rf_window_get_part (window, "narration");
  GtkWidget *canvas = rf_window_get_part (window, "canvas");
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (
    gtk_widget_get_template_child (strip, RF_TYPE_NARRATION_STRIP, "scroller"));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  RfRect view = rf_canvas_get_view (RF_CANVAS (canvas));
  RfScene *scene = rf_window_get_scene (window);

  if (gtk_widget_get_mapped (GTK_WIDGET (scroller)) &&
      gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 1)
    g_error ("%s: the text of stop %u is cut off", lecture, stop);
  if (is_small (scene, canvas) && !is_all_in_view (scene, &view))
    g_error ("%s: a part of the picture at stop %u is out of view", lecture, stop);
}

/* --- the way ---------------------------------------------------------------------------------- */

/* Sends Page_Down. Returns whether the window says something else then, or stands elsewhere. */
static gboolean
click (RfWindow *window)
{
  g_autofree char *before = g_strdup (said (window));
  gint64 position = test_position (window);

  test_press (window, "Page_Down");
  test_settle (window);
  return test_position (window) != position || strcmp (said (window), before) != 0;
}

static RfWindow *
open_lecture (const RfLecture *lecture)
{
  RfWindow *window = test_window_new ();
  const char *screen = g_getenv ("RF_TEST_SCREEN");
  int width = 1280, height = 800;

  if (screen != NULL)
    sscanf (screen, "%dx%d", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  test_act (window, "lecture", g_variant_new_string (lecture->name));
  test_settle (window);
  test_focus (window);
  gtk_widget_grab_focus (rf_window_get_part (window, "canvas"));
  return window;
}

static void
click_through (const RfLecture *lecture, gboolean present)
{
  RfWindow *window = open_lecture (lecture);
  const char *pictures = g_getenv ("REFARIUM_PICTURES");
  g_autofree char *folder =
    pictures != NULL ? g_build_filename (pictures, present ? "presenting" : "window", NULL) : NULL;
  guint n = 1;

  if (folder != NULL)
    g_mkdir_with_parents (folder, 0700);
  if (present)
    {
      test_press (window, "F5");
      g_assert_true (state_is_on (window, "present"));
      test_settle (window);
    }
  if (folder != NULL)
    test_wait (100);
  take_picture (window, folder, lecture->name, n);
  while (click (window))
    {
      g_assert_cmpuint (++n, <, 80);
      if (g_getenv ("RF_TEST_SCREEN") == NULL)
        check_stop (window, lecture->name, n);
      if (folder != NULL)
        test_wait (60);
      take_picture (window, folder, lecture->name, n);
    }
  g_assert_cmpint (test_position (window), >=, rf_run_get_program_end (rf_window_get_run (window)));
  g_test_message ("%s: %u stops", lecture->name, n);
  test_window_free (window);
}

static gboolean
is_wanted (const RfLecture *lecture)
{
  const char *names = g_getenv ("REFARIUM_LECTURES");
  g_auto (GStrv) wanted = names != NULL ? g_strsplit (names, ",", -1) : NULL;

  return wanted == NULL || g_strv_contains ((const char *const *) wanted, lecture->name);
}

static void
test_all (void)
{
  g_autoptr (GPtrArray) lectures = rf_lecture_list_built_in ();

  for (guint i = 0; i < lectures->len; i++)
    {
      if (!is_wanted (lectures->pdata[i]))
        continue;
      click_through (lectures->pdata[i], TRUE);
      if (g_getenv ("REFARIUM_PICTURES") != NULL)
        click_through (lectures->pdata[i], FALSE);
    }
}

/* --- how much is said ------------------------------------------------------------------------- */

static void
test_short (void)
{
  g_autoptr (GPtrArray) lectures = rf_lecture_list_built_in ();

  for (guint i = 0; i < lectures->len; i++)
    {
      const RfLecture *lecture = lectures->pdata[i];

      for (guint j = 0; j < lecture->cells->len; j++)
        {
          const RfLectureCell *cell = lecture->cells->pdata[j];
          gsize length = g_utf8_strlen (cell->narration, -1);

          for (guint d = 0; d < cell->directives->len; d++)
            {
              const char *more = g_array_index (cell->directives, RfDirective, d).said;

              length = MAX (length, more != NULL ? (gsize) g_utf8_strlen (more, -1) : 0);
            }
          if (length > NARRATION_MAX)
            g_error ("%s, line %u: %zu characters are too many to be read aloud", lecture->name,
                     cell->narrated, length);
        }
    }
}

static void
add_tests (void)
{
  g_test_add_func ("/app/clicker/short", test_short);
  g_test_add_func ("/app/clicker/all", test_all);
}

int
main (int argc, char **argv)
{
  return test_has_input () ? test_main (argc, argv, FALSE, add_tests) : 77;
}
