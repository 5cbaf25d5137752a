/* SPDX-License-Identifier: MIT */
/* How still and how readable the pictures of programs are: steps through each program's journal, at
 * lines and at events, and prints a line of numbers a program, which bench_pictures.py makes a
 * table of: places (of the largest epoch) and epochs; movement of boxes and arrows within an epoch,
 * in points; arrows that were routed while a picture was made; faults (rf-picture.h); crossings of
 * arrows and those of dot's own drawing of the same state; milliseconds for the layout (by the
 * clock on the wall: its epochs are laid out by several threads), from there to the first picture,
 * for the slowest picture (both of processor time), and for dot.
 *
 *     bench-picture [--head] [--steps N] [--words] FILE…
 *     bench-picture --times FILE…
 *
 * --words says what the faults are, and where most arrows cross. --times measures large pictures at
 * their end instead, beside graphviz on the same graph. */
#include "base/rf-profile.h"
#include "diagram/rf-dot-drawing.h"
#include "diagram/rf-dot.h"
#include "diagram/rf-paint-cairo.h"
#include "diagram/rf-picture.h"
#include "diagram/rf-scene-build.h"
#include "journal/rf-cursor.h"
#include "journal/rf-steps.h"
#include "journal/rf-when.h"
#include "session/rf-session.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define DOT_BOXES_MAX 120 /* beyond either dot's own drawing takes too long for every step */
#define DOT_ARROWS_MAX 200
#define DOT_SLOW 1.0    /* seconds: then it is not asked again */
#define CHECKED_MAX 800 /* beyond it looking for faults takes too long */
#define DOT_RAW_MAX 400

typedef struct
{
  const char *name;
  guint states, epochs;
  RfMovement boxes, arrows;
  guint late; /* arrows routed while a picture was made */
  RfPicture picture;
  guint ours, dots, compared; /* crossings where both were drawn */
  guint worst, worst_event;   /* the most more than dot's, and where */
  double layout, first, slowest, dot_layout;
  guint places;
} Row;

static gboolean want_words;
static guint max_steps = 60, max_events = 300000;

/* Processor time of this thread, in µs: other processes may be measured at the same time. */
static gint64
thread_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static double
worked_since (gint64 start)
{
  return (double) (thread_time () - start) / G_USEC_PER_SEC;
}

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static RfScene *
scene_at (RfCursor *cursor, RfLayout *layout, guint32 n, RfView **view)
{
  *view = rf_view_new (rf_cursor_seek (cursor, n), layout);
  return rf_scene_build (*view, layout, NULL);
}

static void
unref_array (gpointer array)
{
  g_array_unref (array);
}

static void
compare_with_dot (Row *row, const RfScene *scene, const RfView *view)
{
  g_autoptr (GPtrArray) splines = g_ptr_array_new_with_free_func (unref_array);
  g_autoptr (GString) text = NULL;
  RfPicture picture = { .no_crossings = TRUE };
  double seconds;
  guint dots;

  /* Counting crossings takes long where there are many arrows. */
  rf_picture_check (scene, &picture);
  if (row->dot_layout > DOT_SLOW || picture.boxes > DOT_BOXES_MAX ||
      picture.arrows > DOT_ARROWS_MAX)
    return;
  picture.no_crossings = FALSE;
  rf_picture_check (scene, &picture);
  text = rf_dot_write (view);
  seconds = rf_dot_drawing (text->str, "dot", splines);
  if (seconds < 0)
    return;
  row->dot_layout = fmax (row->dot_layout, seconds);
  row->ours += picture.crossings;
  dots = rf_picture_crossings (splines);
  row->dots += dots;
  if (picture.crossings > dots + row->worst)
    {
      row->worst = picture.crossings - dots;
      row->worst_event = view->position;
    }
  row->compared++;
}

static void
walk (Row *row, RfJournal *journal, RfLayout *layout, RfGranularity granularity)
{
  g_autoptr (RfSteps) steps = rf_steps_new (journal);
  g_autoptr (RfCursor) cursor = rf_cursor_new (journal, NULL);
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (RfScene) before = NULL;
  guint32 length = rf_journal_length (journal), position = 0;
  guint every, epoch = 0;

  while (position < length)
    {
      position = MIN (rf_steps_next (steps, position, granularity), length);
      g_array_append_val (stops, position);
    }
  every = MAX (1, (stops->len + max_steps - 1) / max_steps);
  for (guint i = 0; i < stops->len; i += every)
    {
      guint32 n = g_array_index (stops, guint32, i);
      RfView *view;
      gint64 start = thread_time ();
      RfScene *scene = scene_at (cursor, layout, n, &view);
      guint faults = 0, now = 0;

      row->slowest = fmax (row->slowest, worked_since (start));
      for (guint f = 0; f < RF_N_FAULTS; f++)
        faults += row->picture.faults[f];
      rf_picture_check (scene, &row->picture);
      for (guint f = 0; f < RF_N_FAULTS; f++)
        now += row->picture.faults[f];
      if (now > faults && want_words)
        g_string_append_printf (row->picture.words, "    at event %u (of %u)\n", n, length);
      row->states++;
      if (before != NULL && rf_layout_epoch (layout, n) == epoch)
        rf_picture_movement (before, scene, &row->boxes, &row->arrows);
      row->late += scene->n_late;
      if (granularity == RF_GRANULARITY_LINE)
        compare_with_dot (row, scene, view);
      epoch = rf_layout_epoch (layout, n);
      rf_view_free (view);
      g_clear_pointer (&before, rf_scene_unref);
      before = scene;
    }
}

static void
first_picture (Row *row, RfJournal *journal, RfLayout *layout)
{
  gint64 start = thread_time ();
  g_autoptr (RfCursor) cursor = rf_cursor_new (journal, NULL);
  RfView *view;
  RfScene *scene = scene_at (cursor, layout, rf_when_end (journal), &view);

  row->first = row->layout + worked_since (start);
  rf_scene_unref (scene);
  rf_view_free (view);
}

/* NULL: there is no such file, or it is refused. */
static RfSession *
run_program (const char *path)
{
  g_autofree char *text = NULL;
  gsize size;
  g_autoptr (RfSession) session = NULL;

  if (!g_file_get_contents (path, &text, &size, NULL))
    return NULL;
  session = rf_session_new (text, (gssize) size, path, rf_profile_find ("3.13"));
  rf_session_set_limits (session, max_events, 0);
  rf_session_start (session, TRUE);
  rf_session_wait (session);
  if (rf_session_phase (session) == RF_SESSION_REFUSED)
    return NULL;
  return g_steal_pointer (&session);
}

static gboolean
measure (const char *path, Row *row)
{
  g_autoptr (RfSession) session = run_program (path);
  g_autoptr (RfLayout) layout = NULL;
  RfJournal *journal;
  RfViewOptions options;
  gint64 start;

  if (session == NULL)
    return FALSE;
  journal = rf_session_journal (session);
  rf_view_options_init (&options);
  start = g_get_monotonic_time ();
  layout = rf_layout_new_for_journal (journal, &options, NULL, NULL);
  row->layout = since (start);
  row->epochs = rf_layout_n_epochs (layout);
  for (guint32 n = 0, epoch = G_MAXUINT32; n <= rf_journal_length (journal); n++)
    if (rf_layout_epoch (layout, n) != epoch)
      {
        epoch = rf_layout_epoch (layout, n);
        row->places = MAX (row->places, rf_layout_n_places (layout, n));
      }
  first_picture (row, journal, layout);
  walk (row, journal, layout, RF_GRANULARITY_LINE);
  walk (row, journal, layout, RF_GRANULARITY_EVENT);
  return TRUE;
}

/* Times alone, for pictures that are too large to be looked at step by step: the layout, the first
 * picture as the window makes it, and graphviz on the same graph. */
static gboolean
measure_times (const char *path, const char *name)
{
  g_autoptr (RfSession) session = run_program (path);
  g_autoptr (RfLayout) layout = NULL;
  g_autoptr (RfCursor) cursor = NULL;
  g_autoptr (RfPainter) painter = rf_painter_new ();
  RfJournal *journal;
  RfViewOptions options;
  RfView *view;
  RfScene *scene;
  gint64 start;
  double laid, built, painted, dot = -1, sfdp;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1200, 800);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GString) text = NULL;
  RfPicture picture = { .no_crossings = TRUE };

  if (session == NULL)
    return FALSE;
  journal = rf_session_journal (session);
  rf_view_options_init (&options);
  start = g_get_monotonic_time ();
  layout = rf_layout_new_for_journal (journal, &options, NULL, NULL);
  laid = since (start);
  cursor = rf_cursor_new (journal, NULL);
  scene = scene_at (cursor, layout, rf_when_end (journal), &view);
  built = since (start);
  cairo_scale (cr, 1200 / scene->bounds.width, 1200 / scene->bounds.width);
  rf_painter_paint (painter, cr, scene, rf_theme_get (RF_THEME_LIGHT), FALSE);
  painted = since (start);
  if (view->boxes->len <= CHECKED_MAX)
    rf_picture_check (scene, &picture);
  picture.boxes = view->boxes->len;
  picture.arrows = 0;
  for (guint i = 0; i < scene->groups->len; i++)
    picture.arrows += g_array_index (scene->groups, RfSceneGroup, i).space == RF_SPACE_REF;
  text = rf_dot_write (view);
  if (picture.boxes <= DOT_RAW_MAX)
    dot = rf_dot_drawing (text->str, "dot", NULL);
  sfdp = rf_dot_drawing (text->str, "sfdp", NULL);
  printf ("%-36s %8u %8u %8u %8.0f %8.0f %8.0f %8.0f %8.0f %6.0fx%.0f\n", name,
          rf_journal_length (journal), picture.boxes, picture.arrows, laid * 1000, built * 1000,
          painted * 1000, dot * 1000, sfdp * 1000, scene->bounds.width, scene->bounds.height);
  for (guint f = 0; f < RF_N_FAULTS; f++)
    if (picture.faults[f] > 0)
      printf ("  %s: %u\n", rf_fault_name (f), picture.faults[f]);
  rf_scene_unref (scene);
  rf_view_free (view);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return TRUE;
}

static void
print_head (void)
{
  printf ("program\tplaces\tepochs\tstates\tbox sum\tbox most\tboxes\tarrow sum\tarrow most\t"
          "arrows\tlate");
  for (guint f = 0; f < RF_N_FAULTS; f++)
    printf ("\t%s", rf_fault_name (f));
  printf ("\tcrossings\tdot's\tcompared\tworst\tworst event\tlayout\tfirst\tscene\tdot\n");
}

static void
print_row (const Row *row)
{
  printf ("%s\t%u\t%u\t%u\t%.3f\t%.3f\t%u\t%.3f\t%.3f\t%u\t%u", row->name, row->places, row->epochs,
          row->states, row->boxes.sum, row->boxes.most, row->boxes.n, row->arrows.sum,
          row->arrows.most, row->arrows.n, row->late);
  for (guint f = 0; f < RF_N_FAULTS; f++)
    printf ("\t%u", row->picture.faults[f]);
  printf ("\t%u\t%u\t%u\t%u\t%u\t%.1f\t%.1f\t%.1f\t%.1f\n", row->ours, row->dots, row->compared,
          row->worst, row->worst_event, row->layout * 1000, row->first * 1000, row->slowest * 1000,
          row->dot_layout * 1000);
  if (row->picture.words != NULL && row->picture.words->len > 0)
    fputs (row->picture.words->str, stdout);
  fflush (stdout);
}

static gboolean
measure_program (const char *path, const char *name)
{
  Row row = { .name = name, .picture = { .no_crossings = TRUE } };
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean done;

  if (want_words)
    row.picture.words = words;
  done = measure (path, &row);
  if (done)
    print_row (&row);
  return done;
}

int
main (int argc, char **argv)
{
  gboolean times = FALSE;
  int status = 0;

  for (int i = 1; i < argc; i++)
    {
      g_autofree char *folder = g_path_get_dirname (argv[i]);
      g_autofree char *base = g_path_get_basename (argv[i]), *of = g_path_get_basename (folder);
      g_autofree char *name = g_build_filename (of, base, NULL);

      if (strcmp (argv[i], "--words") == 0)
        want_words = TRUE;
      else if (strcmp (argv[i], "--times") == 0)
        {
          times = TRUE;
          max_events = 0;
          printf ("%-36s %8s %8s %8s %8s %8s %8s %8s %8s %s\n", "program", "events", "boxes",
                  "arrows", "layout", "scene", "painted", "dot", "sfdp", "size");
        }
      else if (strcmp (argv[i], "--steps") == 0 && i + 1 < argc)
        max_steps = (guint) g_ascii_strtoull (argv[++i], NULL, 10);
      else if (strcmp (argv[i], "--head") == 0)
        print_head ();
      else if (!(times ? measure_times (argv[i], name) : measure_program (argv[i], name)))
        status = 3; /* it is refused, or there is none */
    }
  return status;
}
