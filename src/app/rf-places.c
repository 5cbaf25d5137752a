/* SPDX-License-Identifier: MIT */

/* Files of moved boxes. Failing to read or write one loses nothing but places: it is not told. */

#include "app/rf-places.h"

#define SIZE_MAX_READ (256 * 1024)

/* (transfer full) */
static GFile *
find_file (const char *program)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, program, -1);
  g_autofree char *name = g_strconcat (sum, ".places", NULL);
  g_autofree char *path =
    g_build_filename (g_get_user_state_dir (), "refarium", "places", name, NULL);

  return g_file_new_for_path (path);
}

char *
rf_places_load (const char *program)
{
  g_autoptr (GFile) file = find_file (program);
  char *text = NULL;
  gsize length = 0;

  if (!g_file_load_contents (file, NULL, &text, &length, NULL, NULL))
    return NULL;
  if (length > SIZE_MAX_READ || !g_utf8_validate (text, (gssize) length, NULL))
    g_clear_pointer (&text, g_free);
  return text;
}

static void
on_saved (GObject *file, GAsyncResult *result, gpointer user)
{
  g_file_replace_contents_finish (G_FILE (file), result, NULL, NULL);
}

void
rf_places_save (const char *program, const char *text)
{
  g_autoptr (GFile) file = find_file (program);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  if (*text == '\0')
    {
      g_file_delete_async (file, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
      return;
    }
  g_mkdir_with_parents (g_file_peek_path (folder), 0700);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                       on_saved, NULL);
}
