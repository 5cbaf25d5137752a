/* SPDX-License-Identifier: MIT */

/* The heads of lecture files, and the lectures that come with the program. The built-in ones are
 * bundled as a resource, so that no path has to be known to find them. */

#include "lecture/rf-lecture.h"

#include "base/rf-error.h"
#include "base/rf-profile.h"
#include "rf-lecture-resources.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#define RESOURCE_PATH "/org/refarium/Refarium/lectures"

/* The value of "# key: value" in the comment @line, or NULL. (transfer full) */
static char *
setting (const char *line, const char *key)
{
  const char *p = line + 1;
  gsize n = strlen (key);

  while (*p == ' ')
    p++;
  if (strncmp (p, key, n) != 0 || p[n] != ':')
    return NULL;
  return g_strstrip (g_strdup (p + n + 1));
}

static gboolean
read_head_line (RfLecture *lecture, const char *line, guint number, GError **error)
{
  g_autofree char *order = NULL;
  char *value;

  if ((value = setting (line, "title")) != NULL)
    {
      g_free (lecture->title);
      lecture->title = value;
    }
  else if ((value = setting (line, "python")) != NULL)
    {
      g_free (lecture->python);
      lecture->python = value;
      if (rf_profile_find (value) == NULL)
        {
          g_set_error (error, RF_ERROR, RF_ERROR_LECTURE,
                       "%s.py:%u:1: there is no profile '%s' (3.10, 3.11, 3.12 and 3.13 are)",
                       lecture->name, number, value);
          return FALSE;
        }
    }
  else if ((order = setting (line, "order")) != NULL)
    lecture->order = atoi (order);
  return TRUE;
}

RfLecture *
rf_lecture_parse (const char *name, const char *text, GError **error)
{
  g_autoptr (RfLecture) lecture = g_new0 (RfLecture, 1);
  gboolean in_head = TRUE;
  guint number = 0;

  lecture->name = g_strdup (name);
  for (const char *p = text; *p != '\0';)
    {
      gsize length = strcspn (p, "\n");
      g_autofree char *line = g_strndup (p, length);

      number++;
      if (g_str_has_prefix (line, "# %%"))
        {
          lecture->n_cells++;
          in_head = FALSE;
        }
      else if (line[0] != '#')
        in_head = in_head && line[0] == '\0';
      else if (in_head && !read_head_line (lecture, line, number, error))
        return NULL;
      p += length + (p[length] == '\n');
    }
  return g_steal_pointer (&lecture);
}

void
rf_lecture_free (RfLecture *lecture)
{
  g_free (lecture->name);
  g_free (lecture->title);
  g_free (lecture->python);
  g_free (lecture);
}

static gint
compare_order (gconstpointer a, gconstpointer b)
{
  const RfLecture *left = *(RfLecture *const *) a, *right = *(RfLecture *const *) b;

  if (left->order != right->order)
    return left->order < right->order ? -1 : 1;
  return strcmp (left->name, right->name);
}

GPtrArray *
rf_lecture_list_built_in (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) rf_lecture_free);
  g_auto (GStrv) names = g_resource_enumerate_children (rf_lecture_get_resource (), RESOURCE_PATH,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (names[i], strlen (names[i]) - strlen (".py"));
      g_autofree char *text = rf_lecture_load_built_in (name, NULL);
      g_autoptr (GError) error = NULL;
      RfLecture *lecture = rf_lecture_parse (name, text, &error);

      if (lecture == NULL)
        g_error ("%s", error->message);
      g_ptr_array_add (list, lecture);
    }
  g_ptr_array_sort (list, compare_order);
  return list;
}

char *
rf_lecture_load_built_in (const char *name, gsize *size)
{
  g_autofree char *path = g_strdup_printf (RESOURCE_PATH "/%s.py", name);
  g_autoptr (GBytes) bytes =
    g_resource_lookup_data (rf_lecture_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (bytes == NULL)
    return NULL;
  if (size != NULL)
    *size = g_bytes_get_size (bytes);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}
