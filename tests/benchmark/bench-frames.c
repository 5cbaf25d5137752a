/* SPDX-License-Identifier: MIT */
/* How long the frames of a large picture take, as the window makes them: the layout, the first
 * picture, and what dot and sfdp take for the same graph; then panning, zooming, dragging a box
 * after others have been moved, and the stories of steps, with the means and the longest of their
 * frames, and how many are ready within a sixtieth of a second. In milliseconds of the processor;
 * the picture has 1280 × 800 pixels.
 *
 *     bench-frames FILE…
 *
 * The exit status is 1 when the first picture of anything takes longer than 2 seconds, or when
 * fewer than nine of ten frames are ready in time. */
#include "base/rf-profile.h"
#include "diagram/rf-dot-drawing.h"
#include "diagram/rf-dot.h"
#include "diagram/rf-raster.h"
#include "diagram/rf-scene-lift.h"
#include "diagram/rf-story.h"
#include "journal/rf-steps.h"
#include "journal/rf-when.h"
#include "session/rf-session.h"

#include <math.h>
#include <stdio.h>
#include <time.h>

#define WIDTH 1280
#define HEIGHT 800
#define BUDGET 7000 /* microseconds: the canvas's */
#define FRAME 16.7
#define FIRST_LATEST 2000.0
#define N_FRAMES 60
#define N_STEPS 12
#define STORY_FRAMES 20
#define DOT_BOXES_MAX 400 /* beyond it dot takes minutes */

typedef struct
{
  double total, most;
  guint n, in_time;
} Times;

typedef struct
{
  RfJournal *journal;
  RfLayout *layout;
  RfCursor *cursor;
  RfRaster *raster;
  RfScene *scene;
  gboolean failed;
} Bench;

/* Microseconds of the processor that this thread has had: others may be busy too. */
static gint64
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static double
since (gint64 start)
{
  return (double) (now () - start) / 1000;
}

static RfScene *
scene_at (Bench *bench, guint32 n)
{
  g_autoptr (RfView) view = rf_view_new (rf_cursor_seek (bench->cursor, n), bench->layout);

  return rf_scene_build (view, bench->layout, NULL);
}

/* A frame: the raster is painted, its pixels are copied as for a texture. */
static void
frame (Bench *bench, RfScene *scene, double zoom, RfPoint origin, gint64 budget, gint64 start,
       Times *times)
{
  cairo_surface_t *surface;
  g_autofree guchar *copy = NULL;
  double took;

  rf_raster_set (bench->raster, scene, rf_theme_get (RF_THEME_LIGHT), zoom, origin, WIDTH, HEIGHT);
  rf_raster_paint (bench->raster, budget);
  surface = rf_raster_surface (bench->raster);
  cairo_surface_flush (surface);
  copy = g_memdup2 (cairo_image_surface_get_data (surface),
                    (gsize) cairo_image_surface_get_stride (surface) * HEIGHT);
  took = since (start);
  times->total += took;
  times->most = fmax (times->most, took);
  times->in_time += took <= FRAME;
  times->n++;
}

static void
print_times (Bench *bench, const char *name, const Times *times)
{
  if (times->n == 0)
    return;
  printf ("  %-28s %4u frames  mean %5.1f  longest %5.1f  in time %3u %%\n", name, times->n,
          times->total / times->n, times->most, times->in_time * 100 / times->n);
  bench->failed = bench->failed || times->in_time * 10 < times->n * 9;
}

static RfPoint
middle (const RfScene *scene, double zoom)
{
  return (RfPoint){ round (WIDTH / 2.0 - (scene->bounds.x + scene->bounds.width / 2) * zoom),
                    round (HEIGHT / 2.0 - (scene->bounds.y + scene->bounds.height / 2) * zoom) };
}

static double
fit (const RfScene *scene)
{
  return fmin (WIDTH / scene->bounds.width, HEIGHT / scene->bounds.height);
}

static void
pan (Bench *bench, double zoom, const char *name)
{
  RfPoint at = middle (bench->scene, zoom);
  Times times = { 0 };

  rf_raster_set (bench->raster, bench->scene, rf_theme_get (RF_THEME_LIGHT), zoom, at, WIDTH,
                 HEIGHT);
  rf_raster_paint (bench->raster, 0);
  for (guint i = 0; i < N_FRAMES; i++)
    {
      at.x -= 11;
      at.y += i % 20 < 10 ? 7 : -7;
      frame (bench, bench->scene, zoom, at, BUDGET, now (), &times);
    }
  print_times (bench, name, &times);
}

static void
zoom_in_and_out (Bench *bench)
{
  double low = fit (bench->scene), zoom = low;
  Times times = { 0 };

  for (guint i = 0; i < N_FRAMES; i++)
    {
      zoom = i < N_FRAMES / 2 ? fmin (1, zoom * 1.12) : fmax (low, zoom / 1.12);
      frame (bench, bench->scene, zoom, middle (bench->scene, zoom), BUDGET, now (), &times);
    }
  print_times (bench, "zooming", &times);
}

static void
tell (Bench *bench, guint32 from, guint32 to, double zoom, Times *times)
{
  g_autoptr (RfScene) first = scene_at (bench, from), last = scene_at (bench, to);
  g_autoptr (RfStory) story = rf_story_new (first, from, last, to);

  rf_story_take_time (story);
  rf_story_make (story, bench->layout, bench->cursor, NULL, NULL);
  rf_raster_set_moving (bench->raster, TRUE);
  for (guint i = 0; i <= STORY_FRAMES; i++)
    {
      gint64 start = now ();
      g_autoptr (RfScene) scene = rf_story_scene (story, (double) i / STORY_FRAMES);

      /* The first one is there before the story begins. */
      if (i == 0)
        {
          Times none = { 0 };
          frame (bench, scene, zoom, middle (scene, zoom), 0, start, &none);
        }
      else
        frame (bench, scene, zoom, middle (scene, zoom), 0, start, times);
    }
}

/* Steps over the whole program. */
static void
tell_steps (Bench *bench)
{
  g_autoptr (RfSteps) steps = rf_steps_new (bench->journal);
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 position = 0, end = rf_when_end (bench->journal);
  Times times = { 0 };

  while (position < end)
    {
      g_array_append_val (stops, position);
      position = rf_steps_next (steps, position, RF_GRANULARITY_LINE);
    }
  for (guint i = 0; i < N_STEPS && stops->len > N_STEPS; i++)
    {
      guint at = (stops->len - 2) * (i + 1) / N_STEPS;

      tell (bench, g_array_index (stops, guint32, at), g_array_index (stops, guint32, at + 1),
            fmax (fit (bench->scene), 0.35), &times);
    }
  print_times (bench, "stories of steps", &times);
}

/* Boxes spread over the picture are moved, then another one is dragged and let go. */
static void
drag (Bench *bench, guint n_moved)
{
  const RfState *state = rf_cursor_seek (bench->cursor, rf_when_end (bench->journal));
  RfView *view = rf_view_new (state, bench->layout);
  g_autoptr (RfOffsets) offsets = rf_offsets_new ();
  RfSceneOptions options = { .offsets = offsets };
  g_autofree char *name = g_strdup_printf ("dragging, %u moved before", n_moved);
  guint every = view->boxes->len / (n_moved + 1);
  const RfHistoryBox *box = NULL;
  g_autoptr (RfScene) scene = NULL, end = NULL;
  g_autoptr (RfLift) lift = NULL;
  Times times = { 0 };
  gint64 start;

  rf_offsets_bind (offsets, rf_layout_history (bench->layout));
  for (guint i = 0; i <= n_moved; i++)
    {
      box = ((const RfViewBox *) g_ptr_array_index (view->boxes, every / 2 + i * every))->history;
      if (i < n_moved)
        rf_offsets_set (offsets, box, (RfPoint){ 90, 40 });
    }
  scene = rf_scene_build (view, bench->layout, &options);
  rf_raster_set (bench->raster, scene, rf_theme_get (RF_THEME_LIGHT), 0.7, middle (scene, 0.7),
                 WIDTH, HEIGHT);
  rf_raster_paint (bench->raster, 0);
  rf_raster_set_moving (bench->raster, TRUE);
  start = now ();
  lift = rf_lift_new (view, bench->layout, scene, &options, box);
  for (guint i = 1; i <= N_FRAMES; i++)
    {
      g_autoptr (RfScene) lifted = rf_lift_scene (lift, (RfPoint){ 6 * i, 4 * i });

      frame (bench, lifted, 0.7, middle (scene, 0.7), 0, start, &times);
      start = now ();
    }
  rf_raster_set_moving (bench->raster, FALSE);
  print_times (bench, name, &times);
  rf_offsets_set (offsets, box, (RfPoint){ 6 * N_FRAMES, 4 * N_FRAMES });
  start = now ();
  view = rf_view_new (state, bench->layout);
  end = rf_scene_build (view, bench->layout, &options);
  printf ("    let go: %u arrows found anew in %.1f, on another thread\n", end->n_late,
          since (start));
  rf_view_free (view);
}

/* What graphviz takes for the same graph. */
static void
compare (Bench *bench)
{
  g_autoptr (RfView) view =
    rf_view_new (rf_cursor_seek (bench->cursor, rf_when_end (bench->journal)), bench->layout);
  g_autoptr (GString) text = rf_dot_write (view);
  double sfdp = rf_dot_drawing (text->str, "sfdp", NULL);

  if (view->boxes->len <= DOT_BOXES_MAX)
    printf ("  dot alone %.0f  sfdp alone %.0f  (%u boxes)\n",
            rf_dot_drawing (text->str, "dot", NULL) * 1000, sfdp * 1000, view->boxes->len);
  else
    printf ("  dot alone: minutes  sfdp alone %.0f  (%u boxes)\n", sfdp * 1000, view->boxes->len);
}

static gboolean
measure (const char *path)
{
  g_autofree char *text = NULL, *name = g_path_get_basename (path);
  g_autoptr (RfSession) session = NULL;
  Bench bench = { 0 };
  Times first = { 0 };
  RfViewOptions options;
  gint64 start;
  double laid;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  session = rf_session_new (text, -1, path, rf_profile_default ());
  rf_session_start (session, TRUE);
  rf_session_wait (session);
  bench.journal = rf_session_journal (session);
  rf_view_options_init (&options);
  start = now ();
  bench.layout = rf_layout_new_for_journal (bench.journal, &options, NULL, NULL);
  laid = since (start);
  bench.cursor = rf_cursor_new (bench.journal, NULL);
  bench.raster = rf_raster_new ();
  bench.scene = scene_at (&bench, rf_when_end (bench.journal));
  frame (&bench, bench.scene, fit (bench.scene), middle (bench.scene, fit (bench.scene)), 0, start,
         &first);
  printf ("%s: layout %.0f  first picture %.0f\n", name, laid, first.total);
  bench.failed = first.total > FIRST_LATEST;
  compare (&bench);
  pan (&bench, fit (bench.scene), "panning, all of it");
  pan (&bench, 0.15, "panning at 15 %");
  pan (&bench, 0.5, "panning at 50 %");
  pan (&bench, 1, "panning at 100 %");
  zoom_in_and_out (&bench);
  for (guint n = 0; n <= 40; n = 2 * n + 5)
    drag (&bench, n);
  tell_steps (&bench);
  rf_scene_unref (bench.scene);
  rf_raster_free (bench.raster);
  rf_cursor_free (bench.cursor);
  rf_layout_unref (bench.layout);
  return !bench.failed;
}

int
main (int argc, char **argv)
{
  int status = 0;

  for (int i = 1; i < argc; i++)
    {
      if (!measure (argv[i]))
        status = 1;
      fflush (stdout);
    }
  return status;
}
