/* SPDX-License-Identifier: MIT */

/* Input by xdotool.
 *
 * When xdotool ends, the display server has what it sent. A request that the server answers then
 * comes back after all the events of it, and three frames later they have been handled. */

#include "rf-test-input.h"

#include <gdk/x11/gdkx.h>

gboolean
test_has_input (void)
{
  g_autofree char *path = g_find_program_in_path ("xdotool");

  return path != NULL;
}

static void
see_all (RfWindow *window)
{
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (window)));
  test_paint (window);
}

/* @line is one word for each argument. */
static void
xdotool (RfWindow *window, const char *const *line)
{
  g_autoptr (GError) error = NULL;
  int status = 0;

  /* What the window has asked of the server comes first. */
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (window)));
  g_spawn_sync (NULL, (char **) line, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("xdotool %s %s: %s", line[1], line[2], error->message);
  see_all (window);
}

/* The server's number of @window. (transfer full) */
static char *
number_of (RfWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  return g_strdup_printf ("%lu", gdk_x11_surface_get_xid (surface));
}

void
test_focus (RfWindow *window)
{
  g_autofree char *number = number_of (window);
  const char *focus[] = { "xdotool", "windowfocus", "--sync", number, NULL };

  xdotool (window, focus);
  TEST_UNTIL (gtk_window_is_active (GTK_WINDOW (window)));
}

void
test_press (RfWindow *window, const char *key)
{
  const char *press[] = { "xdotool", "key", key, NULL };

  xdotool (window, press);
}

void
test_type (RfWindow *window, const char *text)
{
  const char *type[] = { "xdotool", "type", "--delay", "20", text, NULL };

  xdotool (window, type);
}

void
test_point (RfWindow *window, GtkWidget *widget, double x, double y)
{
  g_autofree char *number = number_of (window), *column = NULL, *row = NULL;
  graphene_point_t at;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (window),
                                           &GRAPHENE_POINT_INIT ((float) x, (float) y), &at));
  column = g_strdup_printf ("%d", (int) at.x);
  row = g_strdup_printf ("%d", (int) at.y);
  {
    const char *move[] = { "xdotool", "mousemove", "--window", number, column, row, NULL };

    xdotool (window, move);
  }
}

GSubprocess *
test_begin_keys (const char *keys)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_strconcat ("xdotool key --delay 6 ", keys, NULL);
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  GSubprocess *sender =
    g_subprocess_newv ((const char *const *) words, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  return sender;
}

void
test_end_keys (RfWindow *window, GSubprocess *sender)
{
  if (sender == NULL)
    return;
  while (g_subprocess_get_identifier (sender) != NULL)
    test_wait (10);
  g_object_unref (sender);
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (window)));
  test_try_paint (window, 20 * G_USEC_PER_SEC);
}
