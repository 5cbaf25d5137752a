/* SPDX-License-Identifier: MIT */

/* Recent programs. The desktop's list is read and changed on the main thread; whether a file is
 * still there, which may take a while on a slow disk, is looked at on another. */

#include "app/rf-recent.h"

#define APPLICATION "Refarium"

static void
file_free (gpointer data)
{
  RfRecentFile *recent = data;

  g_object_unref (recent->file);
  g_free (recent->title);
  g_free (recent->folder);
  g_free (recent);
}

void
rf_recent_add (GFile *file, const char *title)
{
  g_autofree char *uri = g_file_get_uri (file), *name = g_file_get_basename (file);
  char *groups[] = { NULL };
  GtkRecentData data = {
    .display_name = (char *) (title != NULL ? title : name),
    .mime_type = (char *) "text/x-python",
    .app_name = (char *) APPLICATION,
    .app_exec = (char *) "refarium %f",
    .groups = groups,
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static int
compare_time (gconstpointer a, gconstpointer b)
{
  GDateTime *one = gtk_recent_info_get_modified (*(GtkRecentInfo *const *) a);
  GDateTime *other = gtk_recent_info_get_modified (*(GtkRecentInfo *const *) b);

  return g_date_time_compare (other, one);
}

/* (transfer full) */
static char *
folder_of (GFile *file)
{
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autofree char *path = parent != NULL ? g_file_get_path (parent) : NULL;
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);

  if (path == NULL)
    return g_strdup ("");
  if (length > 1 && g_str_has_prefix (path, home) && (path[length] == '/' || path[length] == '\0'))
    return g_strdup_printf ("~%s", path + length);
  return g_steal_pointer (&path);
}

/* All of ours, the newest first: RfRecentFile. */
static GPtrArray *
read_list (void)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (file_free);
  g_autoptr (GPtrArray) ours =
    g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_recent_info_unref);
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *i = items; i != NULL; i = i->next)
    if (gtk_recent_info_has_application (i->data, APPLICATION) &&
        gtk_recent_info_is_local (i->data))
      g_ptr_array_add (ours, i->data);
    else
      gtk_recent_info_unref (i->data);
  g_list_free (items);
  g_ptr_array_sort (ours, compare_time);
  for (guint i = 0; i < ours->len; i++)
    {
      GtkRecentInfo *info = ours->pdata[i];
      RfRecentFile *recent = g_new0 (RfRecentFile, 1);

      recent->file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
      recent->title = g_strdup (gtk_recent_info_get_display_name (info));
      recent->folder = folder_of (recent->file);
      g_ptr_array_add (files, recent);
    }
  return files;
}

typedef struct
{
  GPtrArray *files; /* RfRecentFile */
  GPtrArray *gone;  /* their URIs */
  guint most;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_ptr_array_unref (search->files);
  g_ptr_array_unref (search->gone);
  g_free (search);
}

static void
look (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Search *search = data;

  for (guint i = 0; i < search->files->len && i < search->most;)
    {
      RfRecentFile *recent = search->files->pdata[i];
      g_autofree char *path = g_file_get_path (recent->file);

      if (path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        {
          i++;
          continue;
        }
      g_ptr_array_add (search->gone, g_file_get_uri (recent->file));
      g_ptr_array_remove_index (search->files, i);
    }
  if (search->files->len > search->most)
    g_ptr_array_set_size (search->files, (int) search->most);
  g_task_return_boolean (task, TRUE);
}

void
rf_recent_list (GObject *source, guint most, GAsyncReadyCallback callback, gpointer user)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, user);
  Search *search = g_new0 (Search, 1);

  search->files = read_list ();
  search->gone = g_ptr_array_new_with_free_func (g_free);
  search->most = most;
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, look);
}

GPtrArray *
rf_recent_list_finish (GAsyncResult *result)
{
  Search *search = g_task_get_task_data (G_TASK (result));

  for (guint i = 0; i < search->gone->len; i++)
    gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), search->gone->pdata[i],
                                    NULL);
  return g_ptr_array_ref (search->files);
}
