/* SPDX-License-Identifier: MIT */
/* How long the overview of a large heap takes once the program is over: runs each program and
 * prints, in milliseconds, what was left to be read of the journal, which is followed as it grows,
 * then for each grouping the counting, the places, the scene and its painting, and counting again
 * for a step further on.
 *
 *     bench-overview FILE…
 *
 * The exit status is 1 when the first overview is there later than 3 seconds after the run. */
#include "base/rf-profile.h"
#include "diagram/rf-overview.h"
#include "diagram/rf-paint-cairo.h"
#include "journal/rf-census.h"
#include "journal/rf-cursor.h"
#include "journal/rf-when.h"
#include "session/rf-session.h"

#include <math.h>
#include <stdio.h>

#define WIDTH 1280
#define HEIGHT 800
#define LATEST 3000.0
#define PIECE 200000u
#define PAUSE 20000 /* microseconds */

/* Milliseconds since *@start, which becomes now. */
static double
lap (gint64 *start)
{
  gint64 now = g_get_monotonic_time ();
  double ms = (double) (now - *start) / 1000;

  *start = now;
  return ms;
}

static void
paint (const RfScene *scene)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (RfPainter) painter = rf_painter_new ();
  double zoom = fmin (WIDTH / scene->bounds.width, HEIGHT / scene->bounds.height);

  cairo_scale (cr, zoom, zoom);
  rf_painter_paint (painter, cr, scene, rf_theme_get (RF_THEME_LIGHT), TRUE);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Returns how long the first picture took. */
static double
measure_grouping (RfGrouping grouping, RfJournal *journal, RfCursor *cursor, RfCensus *census)
{
  guint32 end = rf_when_end (journal);
  g_autoptr (RfMeasure) measure = rf_measure_new ();
  g_autoptr (GArray) keys = NULL;
  g_autoptr (RfGroups) groups = NULL, again = NULL;
  g_autoptr (RfOverviewPlan) plan = NULL;
  g_autoptr (RfScene) scene = NULL;
  gint64 start = g_get_monotonic_time ();
  double counted, planned, built, painted, stepped;

  plan = rf_overview_plan_new_for (census, rf_cursor_seek (cursor, end), journal, grouping, measure,
                                   NULL, &keys);
  planned = lap (&start);
  groups = rf_groups_new (rf_cursor_state (cursor), journal, grouping, keys, NULL);
  counted = lap (&start);
  scene = rf_overview_scene (plan, groups, journal, measure, -1);
  built = lap (&start);
  paint (scene);
  painted = lap (&start);
  again = rf_groups_new (rf_cursor_seek (cursor, end / 2), journal, grouping, keys, NULL);
  stepped = lap (&start);
  printf ("  by %-11s plan %6.0f  count %6.0f  scene %5.1f  paint %5.1f  another event %6.0f\n",
          rf_grouping_name (grouping), planned, counted, built, painted, stepped);
  return counted + planned + built + painted;
}

static gboolean
measure (const char *path)
{
  g_autofree char *text = NULL, *name = g_path_get_basename (path);
  g_autoptr (RfSession) session = NULL;
  g_autoptr (RfCheckpoints) checkpoints = NULL;
  g_autoptr (RfCursor) cursor = NULL;
  g_autoptr (RfCensus) census = NULL;
  gint64 start = g_get_monotonic_time ();
  RfJournal *journal;
  double ran, read, censused, first = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  session = rf_session_new (text, -1, path, rf_profile_default ());
  rf_session_allow_large_heap (session);
  journal = rf_session_journal (session);
  checkpoints = rf_checkpoints_new (journal);
  census = rf_census_new (journal);
  rf_session_start (session, TRUE);
  /* As the window does. */
  while (rf_session_phase (session) == RF_SESSION_RUNNING)
    {
      if (!rf_checkpoints_advance (checkpoints, PIECE))
        g_usleep (PAUSE);
      rf_census_advance (census, PIECE);
    }
  rf_session_wait (session);
  ran = lap (&start);
  cursor = rf_cursor_new (journal, checkpoints);
  while (rf_checkpoints_advance (checkpoints, PIECE))
    ;
  read = lap (&start);
  rf_census_advance (census, 0);
  censused = lap (&start);
  printf ("%s: %u objects at the same time, %u events, %.0f MB\n", name, rf_census_most (census),
          rf_journal_length (journal),
          (rf_journal_bytes (journal) + rf_checkpoints_bytes (checkpoints)) / 1e6);
  printf ("  run %.0f  checkpoints %.0f  census %.0f (what was left of both after the run)\n", ran,
          read, censused);
  for (RfGrouping grouping = 0; grouping < RF_N_GROUPINGS; grouping++)
    first = fmax (first, measure_grouping (grouping, journal, cursor, census));
  printf ("  first overview %.0f ms after the run\n", read + censused + first);
  return read + censused + first <= LATEST;
}

int
main (int argc, char **argv)
{
  int status = 0;

  for (int i = 1; i < argc; i++)
    if (!measure (argv[i]))
      status = 1;
  return status;
}
