/* SPDX-License-Identifier: MIT */
/* How fluent the real window is: runs programs in it, on the display that is there, and steps,
 * plays, pans, zooms and drags a box while its frame clock ticks. For each it prints the frames a
 * second, the longest time between two of them, the share of frames that came later than a
 * sixtieth of a second after the one before (with a quarter more, for the clock's own unevenness),
 * and what a frame took of the processor, on the main thread, in the mean and at most: all that
 * happened since the frame before, the drawing of the whole window included.
 *
 *     bench-window FILE…
 *
 * On a busy machine frames come late whatever the window does; so the exit status is 1 only when
 * more than a tenth of the frames of anything took more of the processor than a sixtieth of a
 * second. GSK_RENDERER in the environment chooses how GTK draws. */
#include "app/rf-canvas-private.h"
#include "app/rf-window-private.h"
#include "journal/rf-when.h"
#include "rf-test-window.h"

#include <math.h>
#include <stdio.h>
#include <time.h>

#define WIDTH 1280
#define HEIGHT 800
#define SECONDS 2.0
#define FRAME (1000 / 60.0)
#define LATE (FRAME * 1.25)
#define LIGHT_MOST 0.1 /* of the frames may take longer */
#define MOUSE_MS 8     /* between two movements of the pointer */
#define KEY_MS 33      /* between two presses of a held key */

typedef struct _Bench Bench;

/* What is done in each frame. */
typedef void (*Doing) (Bench *bench, guint frame);

struct _Bench
{
  RfWindow *window;
  GtkWidget *canvas;
  Doing doing;
  guint frames, late, heavy;
  gint64 begin, last, worked; /* microseconds */
  double longest, work, most;
  guint32 box; /* that is dragged */
  gboolean failed;
};

static double
fit_zoom (Bench *bench)
{
  rf_canvas_zoom_whole (RF_CANVAS (bench->canvas));
  return rf_canvas_get_zoom (RF_CANVAS (bench->canvas));
}

/* --- frames ----------------------------------------------------------------------------------- */

static void
after_paint (GdkFrameClock *clock, gpointer user)
{
  Bench *bench = user;
  gint64 now = g_get_monotonic_time (), worked = test_thread_time ();

  if (bench->last != 0)
    {
      double between = (now - bench->last) / 1000.0, work = (worked - bench->worked) / 1000.0;

      bench->frames++;
      bench->longest = fmax (bench->longest, between);
      bench->late += between > LATE;
      bench->work += work;
      bench->most = fmax (bench->most, work);
      bench->heavy += work > FRAME;
    }
  else
    bench->begin = now;
  bench->last = now;
  bench->worked = worked;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user)
{
  Bench *bench = user;

  if (bench->doing != NULL)
    bench->doing (bench, bench->frames);
  return G_SOURCE_CONTINUE;
}

/* Lets the clock tick for a while; @doing in each frame, @often every @ms. */
static void
measure (Bench *bench, const char *name, Doing doing, GSourceFunc often, guint ms)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (bench->canvas);
  guint tick, timeout = 0;
  gulong signal;

  test_settle (bench->window);
  test_paint (bench->window);
  bench->doing = doing;
  bench->frames = bench->late = bench->heavy = 0;
  bench->last = 0;
  bench->longest = bench->work = bench->most = 0;
  signal = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint), bench);
  tick = gtk_widget_add_tick_callback (bench->canvas, on_tick, bench, NULL);
  if (often != NULL)
    timeout = g_timeout_add (ms, often, bench);
  test_wait ((guint) (SECONDS * 1000));
  if (timeout != 0)
    g_source_remove (timeout);
  gtk_widget_remove_tick_callback (bench->canvas, tick);
  g_signal_handler_disconnect (clock, signal);
  if (bench->frames == 0)
    return;
  printf ("  %-26s %5.1f frames/s  longest %6.1f  late %3.0f %%   processor: mean %5.1f  longest "
          "%6.1f  over %.1f: %3.0f %%\n",
          name, bench->frames * 1e6 / (double) (bench->last - bench->begin), bench->longest,
          bench->late * 100.0 / bench->frames, bench->work / bench->frames, bench->most, FRAME,
          bench->heavy * 100.0 / bench->frames);
  fflush (stdout);
  bench->failed = bench->failed || bench->heavy > LIGHT_MOST * bench->frames;
}

/* --- what is done ----------------------------------------------------------------------------- */

static void
pan (Bench *bench, guint frame)
{
  rf_canvas_pan (RF_CANVAS (bench->canvas), -11, frame % 20 < 10 ? 7 : -7);
}

static void
zoom (Bench *bench, guint frame)
{
  rf_canvas_zoom_at (RF_CANVAS (bench->canvas),
                     rf_canvas_get_zoom (RF_CANVAS (bench->canvas)) *
                       (frame / 30 % 2 == 0 ? 1.06 : 1 / 1.06),
                     WIDTH / 3.0, HEIGHT / 3.0);
}

static gboolean
step_on (gpointer user)
{
  Bench *bench = user;

  if (test_enabled (bench->window, "next"))
    test_act (bench->window, "next", NULL);
  return G_SOURCE_CONTINUE;
}

static gboolean
step_slowly (gpointer user)
{
  return step_on (user);
}

static void
move_box (Bench *bench, RfDragStage stage)
{
  double t = (double) (g_get_monotonic_time () - bench->begin) / G_USEC_PER_SEC;

  g_signal_emit_by_name (bench->canvas, "box-dragged", FALSE, bench->box, 160 * sin (3 * t),
                         120 * sin (2 * t), (guint) stage);
}

static gboolean
drag_on (gpointer user)
{
  move_box (user, RF_DRAG_MOVE);
  return G_SOURCE_CONTINUE;
}

/* The object's box in the picture that most arrows touch. */
static guint32
busiest_box (RfScene *scene)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint most = 0;
  guint32 best = 0;

  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, i);
      guint32 box = group->space == RF_SPACE_OBJECT ? group->id : group->to;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (box))) + 1;

      if (group->space != RF_SPACE_REF && group->space != RF_SPACE_OBJECT)
        continue;
      g_hash_table_insert (counts, GUINT_TO_POINTER (box), GUINT_TO_POINTER (n));
      if (n > most)
        {
          most = n;
          best = box;
        }
    }
  return best;
}

static void
drag (Bench *bench)
{
  bench->box = busiest_box (rf_window_get_scene (bench->window));
  bench->begin = g_get_monotonic_time ();
  move_box (bench, RF_DRAG_BEGIN);
  measure (bench, "dragging a box", NULL, drag_on, MOUSE_MS);
  move_box (bench, RF_DRAG_END);
  measure (bench, "after it is let go", NULL, NULL, 0);
}

/* --- all of it -------------------------------------------------------------------------------- */

static void
look_at (Bench *bench, double zoom_level)
{
  double fitted = fit_zoom (bench);

  rf_canvas_zoom_at (RF_CANVAS (bench->canvas), fmax (zoom_level, fitted), WIDTH / 3.0,
                     HEIGHT / 3.0);
  test_paint (bench->window);
}

static gboolean
bench_program (const char *path)
{
  g_autofree char *text = NULL, *name = g_path_get_basename (path);
  Bench bench = { 0 };
  gint64 start;
  guint32 end;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  bench.window = test_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (bench.window), WIDTH, HEIGHT);
  bench.canvas = rf_window_get_part (bench.window, "canvas");
  start = g_get_monotonic_time ();
  test_run_text (bench.window, text);
  end = rf_when_end (rf_run_get_journal (bench.window->run));
  test_set_position (bench.window, end);
  test_settle (bench.window);
  test_paint (bench.window);
  printf ("%s, %s: %u boxes and arrows, on the screen after %.0f ms\n", name,
          G_OBJECT_TYPE_NAME (gtk_native_get_renderer (GTK_NATIVE (bench.window))),
          rf_window_get_scene (bench.window)->groups->len,
          (g_get_monotonic_time () - start) / 1000.0);
  measure (&bench, "nothing", NULL, NULL, 0);
  fit_zoom (&bench);
  measure (&bench, "panning, all of it", pan, NULL, 0);
  look_at (&bench, 0.5);
  measure (&bench, "panning at 50 %", pan, NULL, 0);
  look_at (&bench, 1);
  measure (&bench, "panning at 100 %", pan, NULL, 0);
  fit_zoom (&bench);
  measure (&bench, "zooming", zoom, NULL, 0);
  look_at (&bench, 0.7);
  drag (&bench);
  rf_canvas_look_by_itself (RF_CANVAS (bench.canvas));
  test_set_position (bench.window, end / 2);
  measure (&bench, "stories of steps", NULL, step_slowly, 900);
  measure (&bench, "a held arrow key", NULL, step_on, KEY_MS);
  test_act (bench.window, "play", NULL);
  measure (&bench, "playing", NULL, NULL, 0);
  test_act (bench.window, "play", NULL);
  test_window_free (bench.window);
  return !bench.failed;
}

int
main (int argc, char **argv)
{
  int status = 0;

  gtk_init ();
  test_application_begin ();
  for (int i = 1; i < argc; i++)
    if (!bench_program (argv[i]))
      status = 1;
  test_application_end ();
  return status;
}
