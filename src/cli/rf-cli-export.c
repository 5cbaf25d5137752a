/* SPDX-License-Identifier: MIT */

/* The verb export: one moment of a run, or each line step of it, as a picture. All pictures of one
 * run come from one layout, so that what exists in two of them stands at the same place. A heap
 * that is too large for boxes is shown in groups. */

#include "cli/rf-cli-private.h"

#include "base/rf-error.h"
#include "base/rf-text.h"
#include "diagram/rf-export.h"
#include "diagram/rf-overview.h"
#include "diagram/rf-scene-build.h"
#include "journal/rf-census.h"
#include "journal/rf-cursor.h"
#include "journal/rf-steps.h"
#include "journal/rf-when.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* Pixels a point of a PNG. */
#define PNG_SCALE 2.0

typedef struct
{
  RfJournal *journal;
  RfCursor *cursor;
  RfLayout *layout; /* NULL: in groups */
  RfGrouping grouping;
  GArray *keys; /* of the groups */
  RfOverviewPlan *plan;
  RfMeasure *measure;
  const RfTheme *theme;
  RfExportFormat format;
} RfExporter;

static RfGroups *
groups_at (RfExporter *exporter, guint32 position)
{
  return rf_groups_new (rf_cursor_seek (exporter->cursor, position), exporter->journal,
                        exporter->grouping, exporter->keys, NULL);
}

static GBytes *
overview (RfExporter *exporter, guint32 position, GError **error)
{
  g_autoptr (RfGroups) groups = groups_at (exporter, position);
  g_autoptr (RfScene) scene = NULL;

  if (exporter->format == RF_EXPORT_DOT)
    return g_string_free_to_bytes (rf_overview_dot (groups, exporter->journal));
  if (!rf_overview_plan_fits (exporter->plan, groups))
    {
      RfOverviewPlan *before = exporter->plan;

      exporter->plan = rf_overview_plan_new (groups, before, exporter->journal, exporter->measure);
      rf_overview_plan_unref (before);
    }
  scene = rf_overview_scene (exporter->plan, groups, exporter->journal, exporter->measure, -1);
  return rf_export_to_bytes (scene, NULL, exporter->theme, exporter->format, PNG_SCALE, error);
}

static GBytes *
picture (RfExporter *exporter, guint32 position, GError **error)
{
  const RfState *state = rf_cursor_seek (exporter->cursor, position);
  RfView *view = rf_view_new (state, exporter->layout);
  RfScene *scene = rf_scene_build (view, exporter->layout, NULL);
  GBytes *bytes =
    rf_export_to_bytes (scene, view, exporter->theme, exporter->format, PNG_SCALE, error);

  rf_scene_unref (scene);
  rf_view_free (view);
  return bytes;
}

/* To @path, or to standard output when it is NULL or "-". */
static gboolean
write_picture (RfExporter *exporter, guint32 position, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = exporter->layout != NULL ? picture (exporter, position, error)
                                                      : overview (exporter, position, error);
  gsize size;
  const char *data;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  if (path != NULL && strcmp (path, "-") != 0)
    return rf_text_write_file (path, data, (gssize) size, error);
  if (fwrite (data, 1, size, stdout) != size || fflush (stdout) != 0)
    {
      g_set_error_literal (error, RF_ERROR, RF_ERROR_IO, "the picture can't be written");
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_each (RfExporter *exporter, const char *folder, GError **error)
{
  g_autoptr (RfSteps) steps = rf_steps_new (exporter->journal);
  guint32 end = rf_when_end (exporter->journal);
  guint32 position = 0;

  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      g_set_error (error, RF_ERROR, RF_ERROR_IO, "%s: can't be made a folder: %s", folder,
                   g_strerror (errno));
      return FALSE;
    }
  for (guint n = 1; position < end; n++)
    {
      g_autofree char *name = NULL;
      g_autofree char *path = NULL;

      position = MIN (rf_steps_next (steps, position, RF_GRANULARITY_LINE), end);
      name = g_strdup_printf ("%04u.%s", n, rf_export_format_name (exporter->format));
      path = g_build_filename (folder, name, NULL);
      if (!write_picture (exporter, position, path, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
choose_format (const RfCliOptions *options, gboolean each, RfExportFormat *format, GError **error)
{
  int found = RF_EXPORT_SVG;

  if (options->format != NULL)
    {
      found = rf_export_format_find (options->format);
      if (found < 0)
        {
          g_set_error (error, RF_ERROR, RF_ERROR_USAGE,
                       "--format takes svg, pdf, png or dot, not '%s'", options->format);
          return FALSE;
        }
    }
  else if (options->output != NULL && !each)
    {
      found = rf_export_format_for_path (options->output);
      if (found < 0)
        found = RF_EXPORT_SVG;
    }
  *format = (RfExportFormat) found;
  return TRUE;
}

static gboolean
check_options (const RfCliOptions *options, gboolean each, RfExportFormat *format, GError **error)
{
  if (!choose_format (options, each, format, error))
    return FALSE;
  if (options->groups != NULL && rf_grouping_find (options->groups) < 0 &&
      strcmp (options->groups, "none") != 0)
    {
      g_set_error (error, RF_ERROR, RF_ERROR_USAGE,
                   "--groups takes type, generation, isolate or none, not '%s'", options->groups);
      return FALSE;
    }
  if (each && (options->output == NULL || strcmp (options->output, "-") == 0))
    {
      g_set_error_literal (error, RF_ERROR, RF_ERROR_USAGE, "--at each needs -o FOLDER");
      return FALSE;
    }
  return each || options->when == NULL || rf_when_check (options->when, error);
}

/* Whether @options or the size of the heap ask for groups; by what. */
static gboolean
choose_grouping (const RfCliOptions *options, const RfCensus *census, RfGrouping *grouping)
{
  g_autofree char *number = NULL;

  *grouping = RF_GROUPING_TYPE;
  if (options->groups != NULL)
    {
      int found = rf_grouping_find (options->groups);

      *grouping = found >= 0 ? (RfGrouping) found : RF_GROUPING_TYPE;
      return found >= 0;
    }
  if (rf_census_most_boxes (census) <= RF_OVERVIEW_LIMIT)
    return FALSE;
  number = rf_overview_number (rf_census_most_boxes (census));
  g_printerr ("refarium: %s objects are too many for boxes and are shown in groups "
              "(--groups none: boxes of the first ones)\n",
              number);
  return TRUE;
}

/* The overview's places: those of the moment when the program is over. */
static void
plan_overview (RfExporter *exporter, const RfCensus *census)
{
  const RfState *state = rf_cursor_seek (exporter->cursor, rf_when_end (exporter->journal));

  exporter->measure = rf_measure_new ();
  exporter->plan = rf_overview_plan_new_for (census, state, exporter->journal, exporter->grouping,
                                             exporter->measure, NULL, &exporter->keys);
}

static void
exporter_clear (RfExporter *exporter)
{
  g_clear_pointer (&exporter->cursor, rf_cursor_free);
  g_clear_pointer (&exporter->layout, rf_layout_unref);
  g_clear_pointer (&exporter->keys, g_array_unref);
  g_clear_pointer (&exporter->plan, rf_overview_plan_unref);
  g_clear_pointer (&exporter->measure, rf_measure_unref);
}

static gboolean
export_journal (const RfCliOptions *options, RfJournal *journal, gboolean each,
                RfExportFormat format, GError **error)
{
  RfExporter exporter = { .journal = journal, .format = format };
  g_autoptr (RfCensus) census = rf_census_new (journal);
  RfViewOptions view_options;
  guint32 position = 0;
  gboolean written = FALSE;

  if (!each &&
      !rf_when_resolve (journal, options->when != NULL ? options->when : "end", &position, error))
    return FALSE;
  rf_view_options_init (&view_options);
  exporter.theme = rf_theme_get (RF_THEME_LIGHT);
  exporter.cursor = rf_cursor_new (journal, NULL);
  rf_census_advance (census, 0);
  if (choose_grouping (options, census, &exporter.grouping))
    plan_overview (&exporter, census);
  else
    exporter.layout = rf_layout_new_for_journal (journal, &view_options, NULL, error);
  if (exporter.layout == NULL && exporter.plan == NULL)
    written = FALSE;
  else if (each)
    written = write_each (&exporter, options->output, error);
  else
    written = write_picture (&exporter, position, options->output, error);
  exporter_clear (&exporter);
  return written;
}

int
rf_cli_export (const RfCliOptions *options)
{
  gboolean each = g_strcmp0 (options->when, "each") == 0;
  RfExportFormat format;
  g_autoptr (GError) error = NULL;
  g_autoptr (RfSession) session = NULL;
  int status = RF_CLI_FAILED;

  if (check_options (options, each, &format, &error))
    session = rf_cli_open (options, &error);
  if (session != NULL)
    {
      rf_session_allow_large_heap (session);
      rf_cli_run_session (session, TRUE);
      status = rf_cli_report (session);
      if (rf_session_phase (session) != RF_SESSION_REFUSED)
        export_journal (options, rf_session_journal (session), each, format, &error);
    }
  if (error != NULL)
    {
      rf_cli_complain (error->message);
      return RF_CLI_FAILED;
    }
  return status;
}
