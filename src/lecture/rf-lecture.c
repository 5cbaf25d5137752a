/* SPDX-License-Identifier: MIT */

/* The lectures that come with the program, bundled as a resource, so that no path has to be known
 * to find them. */

#include "lecture/rf-lecture.h"

#include "rf-lecture-resources.h"

#include <gio/gio.h>
#include <string.h>

#define RESOURCE_PATH "/org/refarium/Refarium/lectures"

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
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) rf_lecture_unref);
  g_auto (GStrv) names = g_resource_enumerate_children (rf_lecture_get_resource (), RESOURCE_PATH,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (names[i], strlen (names[i]) - strlen (".py"));
      g_autofree char *text = rf_lecture_load_built_in (name, NULL);

      g_ptr_array_add (list, rf_lecture_parse (name, text));
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
