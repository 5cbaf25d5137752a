/* SPDX-License-Identifier: MIT */

/* The programs of a folder, for the checks that look at each event of them. */
#include "rf-programs.h"

#include "python/rf-machine.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const RfProfile *profile;
  GPtrArray *files;
  guint every, first;
  RfProgramFunc func;
  gpointer user;
} Programs;

static void
run_files (gpointer user)
{
  Programs *programs = user;

  for (guint i = programs->first; i < programs->files->len; i += programs->every)
    programs->func (programs->profile, programs->files->pdata[i], programs->user);
}

static void
find_programs (GPtrArray *files, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        find_programs (files, path);
      if (g_str_has_suffix (name, ".py"))
        g_ptr_array_add (files, path);
      else
        g_free (path);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

gboolean
rf_programs_each (int argc, char **argv, RfProgramFunc func, gpointer user)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  Programs programs = { .profile = argc > 2 ? rf_profile_find (argv[1]) : NULL,
                        .files = files,
                        .every = argc > 3 ? (guint) MAX (atoi (argv[3]), 1) : 1,
                        .first = argc > 4 ? (guint) MAX (atoi (argv[4]), 0) : 0,
                        .func = func,
                        .user = user };

  if (programs.profile == NULL)
    g_error ("usage: %s PROFILE FOLDER [EVERY [FIRST]]", argv[0]);
  find_programs (files, argv[2]);
  g_ptr_array_sort (files, compare_names);
  return files->len > 0 && rf_machine_call_with_stack (run_files, &programs);
}
