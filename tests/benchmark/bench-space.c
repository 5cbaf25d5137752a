/* SPDX-License-Identifier: MIT */

/* The address space of a program with more than 100,000 objects: how long the log takes, going
 * about in it, and a frame of its picture while it is stepped through or scrolled. */

#include "diagram/rf-paint-cairo.h"
#include "diagram/rf-space-map.h"
#include "journal/rf-cursor.h"
#include "session/rf-space-run.h"

#include <stdio.h>
#include <time.h>

#define WIDTH 900
#define HEIGHT 600
#define N_FRAMES 200
#define N_SEEKS 200

static const char program[] = "class A:\n"
                              "    __slots__ = ('x',)\n"
                              "objects = [A() for i in range(110000)]\n"
                              "for i in range(0, 9000, 7):\n"
                              "    objects[i] = None\n"
                              "more = [A() for i in range(5000)]\n";

/* Milliseconds that this thread has computed: others on the machine do not matter. */
static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

typedef struct
{
  double sum, worst;
  guint n;
} Times;

static void
note (Times *times, double since)
{
  double ms = now () - since;

  times->sum += ms;
  times->worst = MAX (times->worst, ms);
  times->n++;
}

static void
report (const char *what, const Times *times)
{
  printf ("%-44s mean %7.2f ms, worst %7.2f ms\n", what, times->sum / times->n, times->worst);
}

static void
paint (RfPainter *painter, cairo_surface_t *surface, const RfSpaceMap *map,
       const RfSpaceMoment *moment, double y)
{
  RfRect clip = { 0, y, WIDTH, HEIGHT };
  g_autoptr (RfScene) scene = rf_space_map_build (map, moment, &clip);
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, 0, -y);
  rf_painter_paint (painter, cr, scene, rf_theme_get (RF_THEME_LIGHT), FALSE);
  cairo_destroy (cr);
}

static void
bench_pictures (RfSpace *space, RfCursor *cursor, guint32 length, double cell, gboolean only)
{
  g_autoptr (RfPainter) painter = rf_painter_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  RfSpaceMapOptions options = {
    .width = WIDTH, .cell = cell, .program_only = only, .size_class = -1
  };
  Times step = { 0 }, scroll = { 0 };
  g_autofree char *name = NULL, *other = NULL;
  double height = 0;

  for (guint i = 0; i < N_FRAMES; i++)
    {
      guint32 event = length - 2 * N_FRAMES + i;
      double since = now ();
      const RfState *state = rf_cursor_seek (cursor, event);
      g_autoptr (RfSpaceMap) map = NULL;
      RfSpaceMoment moment = { space, state, RF_PLACE_NONE, event };

      rf_space_seek (space, event);
      map = rf_space_map_new (space, &options);
      height = rf_space_map_height (map);
      paint (painter, surface, map, &moment, MIN (height / 2, height - HEIGHT));
      note (&step, since);
    }
  for (guint i = 0; i < N_FRAMES; i++)
    {
      const RfState *state = rf_cursor_state (cursor);
      g_autoptr (RfSpaceMap) map = rf_space_map_new (space, &options);
      RfSpaceMoment moment = { space, state, RF_PLACE_NONE, G_MAXUINT32 };
      double since = now ();

      paint (painter, surface, map, &moment, (height - HEIGHT) * i / N_FRAMES);
      note (&scroll, since);
    }
  name = g_strdup_printf ("a step, blocks of %.0f points (height %.0f)", cell, height);
  other = g_strdup_printf ("scrolled, blocks of %.0f points", cell);
  report (name, &step);
  report (other, &scroll);
  cairo_surface_destroy (surface);
}

static void
bench_seeks (RfSpace *space, guint32 length)
{
  Times back = { 0 }, anywhere = { 0 };
  guint32 seed = 1;

  rf_space_seek (space, length);
  for (guint i = 1; i <= N_SEEKS; i++)
    {
      double since = now ();

      rf_space_seek (space, length - i);
      note (&back, since);
    }
  for (guint i = 0; i < N_SEEKS; i++)
    {
      double since = now ();

      seed = seed * 1103515245 + 12345;
      rf_space_seek (space, seed % length);
      note (&anywhere, since);
    }
  report ("one event back", &back);
  report ("to any event", &anywhere);
}

int
main (int argc, char **argv)
{
  g_autoptr (RfSession) session =
    rf_session_new (program, -1, "bench.py", rf_profile_find ("3.13"));
  g_autoptr (RfSpaceRun) run = NULL;
  g_autoptr (RfSpaceLog) log = NULL;
  g_autoptr (RfSpace) space = NULL;
  g_autoptr (RfCursor) cursor = NULL;
  RfSpaceFigures figures[RF_N_SIZE_CLASSES + 1];
  guint n_used = 0, n_free = 0;
  guint32 length;
  gint64 since = g_get_monotonic_time ();

  rf_session_start (session, TRUE);
  rf_session_wait (session);
  length = rf_journal_length (rf_session_journal (session));
  printf ("recorded: %u events in %" G_GINT64_FORMAT " ms\n", length,
          (g_get_monotonic_time () - since) / 1000);
  since = g_get_monotonic_time ();
  run = rf_space_run_new (session, NULL, NULL);
  rf_space_run_wait (run);
  log = rf_space_run_get (run);
  if (log == NULL)
    return 1;
  printf ("log: %" G_GSIZE_FORMAT " entries in %" G_GINT64_FORMAT " ms, %.1f bytes an event\n",
          rf_space_log_length (log), (g_get_monotonic_time () - since) / 1000,
          (double) rf_space_log_bytes (log) / length);
  space = rf_space_new (log);
  rf_space_seek (space, length);
  rf_space_figures (space, figures);
  for (guint i = 0; i <= RF_N_SIZE_CLASSES; i++)
    {
      n_used += figures[i].n_used;
      n_free += figures[i].n_free;
    }
  printf ("at the end: %u blocks in use, %u free\n", n_used, n_free);
  bench_seeks (space, length);
  cursor = rf_cursor_new (rf_session_journal (session), NULL);
  bench_pictures (space, cursor, length, 18, TRUE);
  bench_pictures (space, cursor, length, 18, FALSE);
  bench_pictures (space, cursor, length, 8, FALSE);
  bench_pictures (space, cursor, length, 3, FALSE);
  return 0;
}
