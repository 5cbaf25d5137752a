/* SPDX-License-Identifier: MIT */

/* What assistive technology is told: the tree that the window shows on the bus of AT-SPI, read as a
 * screen reader reads it, from another thread. Whatever can be reached has a name; the canvas
 * describes what is selected and what has happened; the outline says what the picture shows. */

#include "rf-test-picture.h"

#include "app/rf-outline.h"

#include <string.h>

#define ROOT "/org/a11y/atspi/accessible/root"
#define ACCESSIBLE "org.a11y.atspi.Accessible"
#define DEEPEST 60
#define WAIT_MS 5000

typedef struct
{
  char *role, *name, *description, *path;
  guint depth;
} Spoken;

typedef struct
{
  GDBusConnection *bus;
  GPtrArray *all; /* Spoken, in the order of the tree */
  int done;       /* atomic */
} Reader;

static void
spoken_free (gpointer data)
{
  Spoken *spoken = data;

  g_free (spoken->role);
  g_free (spoken->name);
  g_free (spoken->description);
  g_free (spoken->path);
  g_free (spoken);
}

static GVariant *
call (Reader *reader, const char *name, const char *path, const char *interface, const char *method,
      GVariant *parameters)
{
  return g_dbus_connection_call_sync (reader->bus, name, path, interface, method, parameters, NULL,
                                      G_DBUS_CALL_FLAGS_NONE, WAIT_MS, NULL, NULL);
}

static char *
get_string (Reader *reader, const char *name, const char *path, const char *property)
{
  g_autoptr (GVariant) answer = call (reader, name, path, "org.freedesktop.DBus.Properties", "Get",
                                      g_variant_new ("(ss)", ACCESSIBLE, property));
  g_autoptr (GVariant) value = NULL;

  if (answer == NULL)
    return g_strdup ("");
  g_variant_get (answer, "(v)", &value);
  return g_variant_dup_string (value, NULL);
}

static void
read_tree (Reader *reader, const char *name, const char *path, guint depth)
{
  g_autoptr (GVariant) role = call (reader, name, path, ACCESSIBLE, "GetRoleName", NULL);
  g_autoptr (GVariant) children = call (reader, name, path, ACCESSIBLE, "GetChildren", NULL);
  Spoken *spoken = g_new0 (Spoken, 1);

  spoken->depth = depth;
  spoken->path = g_strdup (path);
  spoken->name = get_string (reader, name, path, "Name");
  spoken->description = get_string (reader, name, path, "Description");
  if (role != NULL)
    g_variant_get (role, "(s)", &spoken->role);
  else
    spoken->role = g_strdup ("");
  g_ptr_array_add (reader->all, spoken);
  if (children != NULL && depth < DEEPEST)
    {
      g_autoptr (GVariantIter) iter = NULL;
      const char *child_name, *child_path;

      g_variant_get (children, "(a(so))", &iter);
      while (g_variant_iter_next (iter, "(&s&o)", &child_name, &child_path))
        read_tree (reader, child_name, child_path, depth + 1);
    }
}

static gpointer
read_all (gpointer data)
{
  Reader *reader = data;

  read_tree (reader, "org.a11y.atspi.Registry", ROOT, 0);
  g_atomic_int_set (&reader->done, 1);
  return NULL;
}

/* The whole tree as it is now, read while the main loop goes on. (transfer full) */
static GPtrArray *
listen (GDBusConnection *bus)
{
  Reader reader = { bus, g_ptr_array_new_with_free_func (spoken_free), 0 };
  GThread *thread = g_thread_new ("reader", read_all, &reader);

  TEST_UNTIL (g_atomic_int_get (&reader.done));
  g_thread_join (thread);
  return reader.all;
}

/* The bus of AT-SPI; NULL where there is none. (transfer full) */
static GDBusConnection *
find_bus (void)
{
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) answer = NULL;
  const char *address;

  if (session == NULL)
    return NULL;
  answer = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus",
                                        "GetAddress", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, WAIT_MS,
                                        NULL, NULL);
  if (answer == NULL)
    return NULL;
  g_variant_get (answer, "(&s)", &address);
  return g_dbus_connection_new_for_address_sync (address,
                                                 G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                   G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                 NULL, NULL, NULL);
}

static GDBusConnection *bus;

/* --- what must be told ------------------------------------------------------------------------ */

/* Roles of what one can do something with, or that says something by itself. */
static gboolean
needs_name (const Spoken *spoken)
{
  static const char *const roles[] = { "button",    "toggle button", "check box", "radio button",
                                       "tab",       "text box",      "entry",     "search box",
                                       "list",      "list box",      "grid",      "slider",
                                       "image",     "icon",          "meter",     "combo box",
                                       "list item", "grid cell",     "switch",    "spin button" };

  if (g_strv_contains (roles, spoken->role))
    return TRUE;
  return FALSE;
}

/* GTK calls what has no name after its class. */
static gboolean
has_name (const Spoken *spoken)
{
  static const char *const prefixes[] = { "Gtk", "Adw", "Rf" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (spoken->name, prefixes[i]))
      return FALSE;
  if (g_str_equal (spoken->role, "button") && spoken->name[0] == '_')
    return FALSE;
  return spoken->name[0] != '\0' && !g_str_equal (spoken->name, "Tab");
}

/* An empty list has nothing to be named after. */
static gboolean
is_empty_list (const GPtrArray *all, guint i)
{
  const Spoken *list = g_ptr_array_index (all, i);
  const Spoken *next = i + 1 < all->len ? g_ptr_array_index (all, i + 1) : NULL;

  return g_str_equal (list->role, "list") && (next == NULL || next->depth <= list->depth);
}

static void
check_names (const GPtrArray *all)
{
  guint n = 0, n_nameless = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const Spoken *spoken = g_ptr_array_index (all, i);

      if (!needs_name (spoken) || is_empty_list (all, i))
        continue;
      n++;
      if (has_name (spoken))
        continue;
      g_test_message ("a %s has no name: \"%s\", \"%s\"", spoken->role, spoken->name,
                      spoken->description);
      n_nameless++;
    }
  g_assert_cmpuint (n, >, 30);
  g_assert_cmpuint (n_nameless, ==, 0);
}

/* The one with this role and this name; NULL: there is none. */
static const Spoken *
find (const GPtrArray *all, const char *role, const char *name)
{
  for (guint i = 0; i < all->len; i++)
    {
      const Spoken *spoken = g_ptr_array_index (all, i);

      if (g_str_equal (spoken->role, role) && g_str_equal (spoken->name, name))
        return spoken;
    }
  return NULL;
}

/* The rows of the list @name, a line each. (transfer full) */
static char *
rows_of (const GPtrArray *all, const char *name)
{
  const Spoken *list = find (all, "list", name);
  GString *rows = g_string_new (NULL);
  guint i = 0;

  g_assert_nonnull (list);
  while (g_ptr_array_index (all, i) != list)
    i++;
  for (i++; i < all->len; i++)
    {
      const Spoken *spoken = g_ptr_array_index (all, i);

      if (spoken->depth <= list->depth)
        break;
      if (g_str_equal (spoken->role, "list item"))
        g_string_append_printf (rows, "%s\n", spoken->name);
    }
  return g_string_free (rows, FALSE);
}

static void
test_window (void)
{
  RfWindow *window = test_window_at_line (8);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GRegex) indent = g_regex_new ("^  ", G_REGEX_MULTILINE, 0, NULL);
  g_autofree char *outline = NULL, *plain = NULL, *rows = NULL;
  const Spoken *picture;

  gtk_notebook_set_current_page (GTK_NOTEBOOK (rf_window_get_part (window, "detail_tabs")), 2);
  test_set_position (window, rf_run_get_program_end (rf_window_get_run (window)));
  test_settle (window);
  test_paint (window);
  all = listen (bus);
  check_names (all);
  picture = find (all, "image", "Names, objects and references");
  g_assert_nonnull (picture);
  g_assert_nonnull (strstr (picture->description, "The program is over"));

  /* The outline mirrors the canvas, row by row, as far as it is long. */
  outline = rf_outline_get_text (RF_OUTLINE (rf_window_get_part (window, "outline")));
  plain = g_regex_replace_literal (indent, outline, -1, 0, "", 0, NULL);
  rows = rows_of (all, "Outline of the picture");
  g_assert_cmpuint (strlen (rows), >, 100);
  g_assert_true (g_str_has_prefix (plain, rows));
  test_window_free (window);
}

/* What is selected is told, and what a step does. */
static void
test_selection (void)
{
  RfWindow *window = test_window_at_line (12);
  RfScene *scene = rf_window_get_scene (window);
  g_autoptr (GPtrArray) all = NULL, later = NULL;
  const Spoken *picture;
  guint32 object = 0;

  for (guint i = 0; i < scene->groups->len && object == 0; i++)
    if (g_array_index (scene->groups, RfSceneGroup, i).space == RF_SPACE_OBJECT)
      object = g_array_index (scene->groups, RfSceneGroup, i).id;
  g_assert_cmpuint (object, >, 0);
  test_select (window, object);
  test_paint (window);
  all = listen (bus);
  check_names (all);
  picture = find (all, "image", "Names, objects and references");
  g_assert_nonnull (strstr (picture->description, "reference count"));
  test_act (window, "select", g_variant_new_int64 (0));
  test_act (window, "step-forward", NULL);
  test_settle (window);
  test_paint (window);
  later = listen (bus);
  g_assert_cmpstr (find (later, "image", "Names, objects and references")->description, !=,
                   picture->description);
  test_window_free (window);
}

static void
test_start (void)
{
  RfWindow *window = test_window_new ();
  g_autoptr (GPtrArray) all = NULL;

  test_act (window, "start-page", NULL);
  test_settle (window);
  test_paint (window);
  all = listen (bus);
  check_names (all);
  g_assert_nonnull (find (all, "search box", "Search the Lectures"));
  test_window_free (window);
}

static void
test_self_test (void)
{
  RfWindow *window = test_window_at_line (8);
  g_autoptr (GPtrArray) all = NULL;

  test_act (window, "self-test", NULL);
  test_act (window, "find", NULL);
  test_settle (window);
  test_paint (window);
  all = listen (bus);
  check_names (all);
  g_assert_nonnull (find (all, "button", "End the Self-Test"));
  test_window_free (window);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  bus = find_bus ();
  if (bus == NULL)
    {
      g_print ("1..0 # SKIP at-spi2-core is not installed\n");
      return 0;
    }
  /* Before GTK looks. */
  g_setenv ("GTK_A11Y", "atspi", TRUE);
  g_set_prgname ("refarium-test");
  test_application_begin ();
  g_test_add_func ("/app/spoken/window", test_window);
  g_test_add_func ("/app/spoken/selection", test_selection);
  g_test_add_func ("/app/spoken/start", test_start);
  g_test_add_func ("/app/spoken/self-test", test_self_test);
  status = g_test_run ();
  test_application_end ();
  g_clear_object (&bus);
  return status;
}
