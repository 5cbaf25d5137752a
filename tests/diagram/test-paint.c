/* SPDX-License-Identifier: MIT */
/* SVG, PDF, PNG and DOT: well-formed, complete, and written whole or not at all. */
#include "rf-made-journal.h"

#include "diagram/rf-paint-svg.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  GHashTable *ids;
  guint texts, groups, titles;
} Seen;

static void
start_element (GMarkupParseContext *context, const char *name, const char **names,
               const char **values, gpointer user, GError **error)
{
  Seen *seen = user;

  seen->texts += strcmp (name, "text") == 0;
  seen->groups += strcmp (name, "g") == 0;
  seen->titles += strcmp (name, "title") == 0;
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], "id") == 0)
      g_assert_true (g_hash_table_add (seen->ids, g_strdup (values[i])));
}

static void
parse (const char *svg, gsize length, Seen *seen)
{
  static const GMarkupParser parser = { start_element, NULL, NULL, NULL, NULL };
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, seen, NULL);
  GError *error = NULL;

  seen->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_markup_parse_context_parse (context, svg, (gssize) length, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_markup_parse_context_free (context);
}

static void
test_svg (void)
{
  Made *runs[] = { made_friends (), made_mixture (), made_random (20, 3) };

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autoptr (RfLayout) layout = made_layout (runs[i]);
      g_autoptr (RfScene) scene =
        made_scene (runs[i], layout, rf_journal_length (runs[i]->journal));

      for (guint theme = 0; theme < RF_N_THEMES; theme++)
        {
          GString *svg = rf_paint_svg (scene, rf_theme_get (theme));
          Seen seen = { NULL };

          parse (svg->str, svg->len, &seen);
          g_assert_true (g_hash_table_contains (seen.ids, "frame-1"));
          g_assert_cmpuint (seen.groups, ==, scene->groups->len);
          g_assert_cmpuint (seen.texts, >, 3);
          g_assert_nonnull (strstr (svg->str, "role=\"img\""));
          g_hash_table_unref (seen.ids);
          g_string_free (svg, TRUE);
        }
      made_free (runs[i]);
    }
}

static void
test_svg_data (void)
{
  g_autoptr (Made) made = made_friends ();
  g_autoptr (RfLayout) layout = made_layout (made);
  guint32 n = 1;
  g_autoptr (RfScene) scene = NULL;
  GString *svg;

  while (rf_journal_event (made->journal, n).kind != RF_EVENT_FINALIZER_BEGIN)
    n++;
  scene = made_scene (made, layout, n);
  svg = rf_paint_svg (scene, rf_theme_get (RF_THEME_LIGHT));
  g_assert_nonnull (strstr (svg->str, "<g id=\"object-13\" class=\"g-object\" data-object=\"13\" "
                                      "data-type=\"MyNamedClass\" data-count=\"1\" "
                                      "data-gc-refs=\"0\" data-state=\"isolated finalizing\""));
  g_assert_nonnull (strstr (svg->str, "id=\"ref-14-friend\""));
  g_assert_nonnull (strstr (svg->str, "data-from=\"14\" data-to=\"18\" data-slot=\"friend\""));
  g_assert_nonnull (
    strstr (svg->str, ">'Jane'</text>") ? svg->str : strstr (svg->str, ">&apos;Jane&apos;</text>"));
  g_string_free (svg, TRUE);
}

static void
test_locale (void)
{
  g_autoptr (Made) made = made_mixture ();
  g_autoptr (RfLayout) layout = made_layout (made);
  g_autoptr (RfScene) scene = made_scene (made, layout, rf_journal_length (made->journal));
  GString *svg = rf_paint_svg (scene, rf_theme_get (RF_THEME_LIGHT));

  g_assert_null (strstr (svg->str, "nan"));
  g_assert_null (strstr (svg->str, "inf"));
  g_assert_nonnull (strstr (svg->str, "&lt;&amp;&gt;") ? svg->str : strstr (svg->str, "…"));
  g_string_free (svg, TRUE);
}

static void
test_formats (void)
{
  g_autoptr (Made) made = made_friends ();
  g_autoptr (RfLayout) layout = made_layout (made);
  g_autoptr (RfCursor) cursor = rf_cursor_new (made->journal, NULL);
  g_autoptr (RfView) view = rf_view_new (rf_cursor_seek (cursor, 70), layout);
  g_autoptr (RfScene) scene = rf_scene_build (view, layout, NULL);
  static const char *const magic[] = { "<?xml", "%PDF-", "\x89PNG", "digraph" };

  for (guint format = 0; format < RF_N_EXPORT_FORMATS; format++)
    {
      GError *error = NULL;
      g_autoptr (GBytes) bytes =
        rf_export_to_bytes (scene, view, rf_theme_get (RF_THEME_DARK), format, 1, &error);
      gsize length;
      const char *data;

      g_assert_no_error (error);
      data = g_bytes_get_data (bytes, &length);
      g_assert_cmpuint (length, >, 500);
      g_assert_cmpmem (data, strlen (magic[format]), magic[format], strlen (magic[format]));
    }
  g_assert_cmpint (rf_export_format_for_path ("a/b.PNG"), ==, RF_EXPORT_PNG);
  g_assert_cmpint (rf_export_format_for_path ("a.svg/b"), ==, -1);
  g_assert_cmpint (rf_export_format_find ("gif"), ==, -1);
}

static void
test_atomic (void)
{
  g_autoptr (Made) made = made_friends ();
  g_autoptr (RfLayout) layout = made_layout (made);
  g_autoptr (RfScene) scene = made_scene (made, layout, 60);
  g_autofree char *folder = g_dir_make_tmp ("rf-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "heap.svg", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "missing", "heap.svg", NULL);
  g_autofree char *text = NULL;
  GError *error = NULL;
  GDir *dir;
  guint files = 0;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_true (
    rf_export_scene (scene, NULL, rf_theme_get (RF_THEME_LIGHT), RF_EXPORT_SVG, 1, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_suffix (text, "</svg>\n"));
  g_assert_false (rf_export_scene (scene, NULL, rf_theme_get (RF_THEME_LIGHT), RF_EXPORT_SVG, 1,
                                   nowhere, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    files++;
  g_dir_close (dir);
  g_assert_cmpuint (files, ==, 1);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/paint/svg", test_svg);
  g_test_add_func ("/diagram/paint/svg-data", test_svg_data);
  g_test_add_func ("/diagram/paint/locale", test_locale);
  g_test_add_func ("/diagram/paint/formats", test_formats);
  g_test_add_func ("/diagram/paint/atomic", test_atomic);
  return g_test_run ();
}
