/* SPDX-License-Identifier: MIT */

/* What the stories of steps cost: runs programs, tells every step of a granularity, and prints how
 * long the pictures took to make, to blend and to paint with cairo in software, in ms. With
 * --frames the pictures of one step are written as PNG files, for looking at them. */

#include "base/rf-profile.h"
#include "diagram/rf-paint-cairo.h"
#include "diagram/rf-story.h"
#include "journal/rf-steps.h"
#include "journal/rf-when.h"
#include "session/rf-session.h"

#include <cairo.h>
#include <math.h>
#include <stdio.h>

#define WIDTH 1280
#define HEIGHT 800
#define FRAMES 12

static char *frames_folder, *granularity_name, *version;
static int wanted_step = -1, n_frames = 24, most_steps = 60;

static const GOptionEntry entries[] = {
  { "frames", 0, 0, G_OPTION_ARG_FILENAME, &frames_folder, "Write the pictures of a step", "DIR" },
  { "step", 0, 0, G_OPTION_ARG_INT, &wanted_step, "Of which step, from 0", "N" },
  { "count", 0, 0, G_OPTION_ARG_INT, &n_frames, "How many pictures", "N" },
  { "most", 0, 0, G_OPTION_ARG_INT, &most_steps, "Measure about so many steps", "N" },
  { "granularity", 0, 0, G_OPTION_ARG_STRING, &granularity_name, "line, call, event …", "NAME" },
  { "python", 0, 0, G_OPTION_ARG_STRING, &version, "The CPython version", "V" },
  { NULL },
};

typedef struct
{
  double total, most;
  guint n;
} Times;

static void
note (Times *times, gint64 since)
{
  double ms = (g_get_monotonic_time () - since) / 1000.0;

  times->total += ms;
  times->most = fmax (times->most, ms);
  times->n++;
}

static void
print_times (const char *name, const Times *times)
{
  g_print ("  %s %6.2f %7.2f", name, times->n > 0 ? times->total / times->n : 0, times->most);
}

typedef struct
{
  RfLayout *layout;
  RfCursor *cursor;
  RfPainter *painter;
  cairo_surface_t *surface;
  Times made, blended, painted, frame;
  guint items, beats, stories;
} Bench;

static RfScene *
scene_at (Bench *bench, guint32 position)
{
  g_autoptr (RfView) view = rf_view_new (rf_cursor_seek (bench->cursor, position), bench->layout);

  return rf_scene_build (view, bench->layout, NULL);
}

static void
paint (Bench *bench, const RfScene *scene)
{
  const RfTheme *theme = rf_theme_get (RF_THEME_LIGHT);
  cairo_t *cr = cairo_create (bench->surface);
  double width = cairo_image_surface_get_width (bench->surface), color[4];
  double height = cairo_image_surface_get_height (bench->surface), zoom;

  zoom = fmin (fmin (width / scene->bounds.width, height / scene->bounds.height), 2);
  rf_theme_rgba (theme, RF_COLOR_CANVAS, color);
  cairo_set_source_rgba (cr, color[0], color[1], color[2], color[3]);
  cairo_paint (cr);
  cairo_scale (cr, zoom, zoom);
  rf_painter_paint (bench->painter, cr, scene, theme, FALSE);
  cairo_destroy (cr);
}

static void
write_frames (Bench *bench, RfStory *story)
{
  g_autofree char *plan = rf_story_plan_dump (rf_story_get_plan (story));

  g_print ("%s", plan);
  for (int i = 0; i <= n_frames; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/%03d.png", frames_folder, i);
      g_autoptr (RfScene) scene = rf_story_scene (story, (double) i / n_frames);

      paint (bench, scene);
      cairo_surface_write_to_png (bench->surface, name);
    }
}

static void
measure (Bench *bench, RfStory *story)
{
  for (guint i = 1; i < FRAMES; i++)
    {
      gint64 begin = g_get_monotonic_time (), then;
      g_autoptr (RfScene) scene = rf_story_scene (story, (double) i / FRAMES);

      note (&bench->blended, begin);
      then = g_get_monotonic_time ();
      paint (bench, scene);
      note (&bench->painted, then);
      note (&bench->frame, begin);
      bench->items = MAX (bench->items, scene->items->len);
    }
}

static void
tell_step (Bench *bench, guint32 from, guint32 to)
{
  g_autoptr (RfScene) first = scene_at (bench, from), last = scene_at (bench, to);
  g_autoptr (RfStory) story = rf_story_new (first, from, last, to);
  gint64 begin = g_get_monotonic_time ();

  rf_story_take_time (story);
  rf_story_make (story, bench->layout, bench->cursor, NULL, NULL);
  note (&bench->made, begin);
  bench->beats += rf_story_get_plan (story)->beats->len;
  bench->stories++;
  if (frames_folder != NULL)
    write_frames (bench, story);
  else
    measure (bench, story);
}

/* The wanted step, or as many as are to be measured, spread over the program. */
static void
tell_steps (Bench *bench, RfJournal *journal)
{
  g_autoptr (RfSteps) steps = rf_steps_new (journal);
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (guint32));
  int granularity = granularity_name != NULL ? rf_granularity_find (granularity_name) : 0;
  guint32 position = 0, end = rf_when_end (journal);
  guint stride;

  while (position < end)
    {
      g_array_append_val (stops, position);
      position = rf_steps_next (steps, position, MAX (granularity, 0));
    }
  g_array_append_val (stops, position);
  stride = MAX (1, stops->len / most_steps);
  for (guint i = 0; i + 1 < stops->len; i++)
    if (wanted_step >= 0 ? (guint) wanted_step == i : i % stride == 0)
      tell_step (bench, g_array_index (stops, guint32, i), g_array_index (stops, guint32, i + 1));
}

static gboolean
run (const char *path, const RfProfile *profile)
{
  g_autofree char *text = NULL, *name = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (RfSession) session = NULL;
  RfViewOptions options;
  Bench bench = { 0 };

  if (!g_file_get_contents (path, &text, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }
  session = rf_session_new (text, -1, path, profile);
  rf_session_start (session, TRUE);
  rf_session_wait (session);
  rf_view_options_init (&options);
  bench.layout = rf_layout_new_for_journal (rf_session_journal (session), &options, NULL, &error);
  bench.cursor = rf_cursor_new (rf_session_journal (session), NULL);
  bench.painter = rf_painter_new ();
  bench.surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  if (bench.layout != NULL)
    tell_steps (&bench, rf_session_journal (session));
  g_print ("%-20s %4u steps %4u beats %6u items", name, bench.stories, bench.beats, bench.items);
  print_times ("make", &bench.made);
  print_times ("blend", &bench.blended);
  print_times ("paint", &bench.painted);
  print_times ("frame", &bench.frame);
  g_print ("\n");
  cairo_surface_destroy (bench.surface);
  rf_painter_free (bench.painter);
  rf_cursor_free (bench.cursor);
  rf_layout_unref (bench.layout);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE…");
  g_autoptr (GError) error = NULL;
  const RfProfile *profile;
  int status = 0;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  profile = version != NULL ? rf_profile_find (version) : rf_profile_default ();
  if (profile == NULL)
    return 2;
  g_print ("pictures of %d x %d, mean and longest, in ms\n", WIDTH, HEIGHT);
  for (int i = 1; i < argc; i++)
    if (!run (argv[i], profile))
      status = 1;
  return status;
}
