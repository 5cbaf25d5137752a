/* SPDX-License-Identifier: MIT */

/* Names of the library's modules: what CPython's module has and the one here has not must be
 * refused before the run, and nothing else. */

#include "machine-fixture.h"

#include "base/rf-error.h"
#include "python/rf-import.h"
#include "python/rf-pylib.h"

static const char *const profiles[] = { "3.10", "3.11", "3.12", "3.13" };

/* Is the table's row for the name there? Modules written in C are not told apart in it. */
static gboolean
is_listed (const char *module, const char *name, guint version)
{
  for (const RfPylibName *row = rf_pylib_names; row->module != NULL; row++)
    if (g_str_equal (row->module, module) && g_str_equal (row->name, name))
      return (row->versions & version) != 0;
  return FALSE;
}

/* One line of names.txt. */
static void
check_line (const char *line, guint number)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  guint version = 1u << number;
  Run run;

  if (!rf_import_is_available (words[0], FALSE))
    return;
  g_string_append_printf (text, "import %s as module\nfor name in '''", words[0]);
  for (guint i = 1; words[i] != NULL; i++)
    {
      const char *name = words[i] + (*words[i] == '!'), *colon = strchr (name, ':');

      if (colon == NULL || strchr (colon, 'a' + (int) number) != NULL)
        g_string_append_printf (text, " %.*s", (int) strcspn (name, ":"), name);
    }
  g_string_append (text, "'''.split():\n    if not hasattr(module, name): print(name)\n");
  run_init (&run, profiles[number], text->str);
  run_go (&run);
  g_assert_no_error (run.error);
  g_assert_cmpint (run.status, ==, 0);
  g_auto (GStrv) lacking = g_strsplit (run.out->str, "\n", -1);
  for (guint i = 0; lacking[i] != NULL && *lacking[i] != '\0'; i++)
    if (!is_listed (words[0], lacking[i], version))
      g_error ("%s: %s.%s is lacking, and not refused", profiles[number], words[0], lacking[i]);
  for (const RfPylibName *row = rf_pylib_names; row->module != NULL; row++)
    if (g_str_equal (row->module, words[0]) && row->versions & version &&
        rf_pylib_find (row->module) != NULL &&
        !g_strv_contains ((const char *const *) lacking, row->name))
      g_error ("%s: %s.%s is there, and refused", profiles[number], words[0], row->name);
  run_clear (&run);
}

static void
test_table (gconstpointer number)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "..", "data", "pylib", "names.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      check_line (lines[i], GPOINTER_TO_UINT (number));
}

static void
check_refused (const char *text, const char *message)
{
  Run run;

  run_init (&run, "3.12", text);
  run_go (&run);
  if (message == NULL)
    {
      g_assert_no_error (run.error);
      g_assert_cmpint (run.status, ==, 0);
    }
  else
    {
      g_assert_error (run.error, RF_ERROR, RF_ERROR_REFUSED);
      g_assert_cmpstr (run.error->message, ==, message);
    }
  run_clear (&run);
}

static void
test_places (void)
{
  static const char *const cases[][2] = {
    { "import ctypes\nprint(1)\nctypes.memmove(1, 2, 3)\n",
      "test.py:3:1: 'ctypes.memmove' is not available" },
    { "def f():\n  import sys as s\n  return s.audit\n",
      "test.py:3:10: 'sys.audit' is not available" },
    { "import collections.abc\nimport sys\nprint(collections.abc.Set, sys.breakpointhook)\n",
      "test.py:3:28: 'sys.breakpointhook' is not available" },
    { "import sys\nprint(hasattr(sys, 'audit'))\n", "test.py:2:7: 'sys.audit' is not available" },
    { "import sys\nprint(getattr(sys, 'audit', 0))\n",
      "test.py:2:7: 'sys.audit' is not available" },
    { "from ctypes import c_long, memmove\n", "test.py:1:28: 'ctypes.memmove' is not available" },
    /* A name that is no module for sure, a name that no CPython has, the program's own. */
    { "import sys\ndef f(sys): return sys.audit\n", NULL },
    { "import sys\nsys = type('', (), {'audit': 1})\nsys.audit\n", NULL },
    { "import sys\nsys.audit = 1\nsys.audit\n", NULL },
    { "import sys\ntry: sys.nothing\nexcept AttributeError: pass\n", NULL },
    { "import sys\nprint(hasattr(sys, 'nothing'), hasattr(sys, 'path'))\n", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_refused (cases[i][0], cases[i][1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    {
      g_autofree char *path = g_strconcat ("/names/table/", profiles[i], NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_table);
    }
  g_test_add_func ("/names/places", test_places);
  return g_test_run ();
}
