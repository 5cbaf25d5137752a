/* SPDX-License-Identifier: MIT */

/* What the picture shows: the switches of the View menu, focus, folding, pages; by the window's
 * actions. */

#include "rf-test-picture.h"

#include "app/rf-canvas.h"

#include <string.h>

/* --- the switches ----------------------------------------------------------------------------- */

/* Each switch changes the picture as it says, and back. */
static void
test_toggles (void)
{
  static const struct
  {
    const char *action;
    guint line;       /* at which it is looked at */
    const char *text; /* what only the switched picture shows */
    const char *gone; /* what only the usual picture shows; NULL: not looked at */
  } cases[] = {
    { "fold-dicts", 16, "\"dict of #", NULL },
    { "atoms-in-rows", 10, "\"str 'first'\"", "value value-string" },
    { "show-classes", 10, "value value-hidden \"class\"", "\"class Node\"" },
    { "show-functions", 10, "\"function work\"", NULL },
    { "show-modules", 10, "\"module weakref\"", NULL },
    { "show-builtins", 10, "\"class object\"", NULL },
    { "show-weakrefs", 12, "ReferenceType", "ref-weak" },
    { "show-types", 10, "label label \"__class__\"", NULL },
    { "show-ghosts", 15, NULL, "ghost-title" },
    { "show-addresses", 10, "  address address \"0x", NULL },
    { "show-sizes", 10, " B\"", NULL },
    { "show-generations", 10, "\"gen 0\"", NULL },
  };
  RfWindow *window = test_window_at_line (10);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = NULL, *after = NULL;

      g_test_message ("%s", cases[i].action);
      test_go_to_line (window, cases[i].line);
      before = test_digest (window);
      if (cases[i].gone != NULL)
        g_assert_true (test_shows (window, cases[i].gone));
      if (cases[i].text != NULL && !g_str_equal (cases[i].action, "show-weakrefs"))
        g_assert_false (test_shows (window, cases[i].text));
      test_toggle (window, cases[i].action);
      if (cases[i].gone != NULL)
        g_assert_false (test_shows (window, cases[i].gone));
      if (cases[i].text != NULL)
        g_assert_true (test_shows (window, cases[i].text));
      test_toggle (window, cases[i].action);
      after = test_digest (window);
      g_assert_cmpstr (after, ==, before);
    }
  test_window_free (window);
}

/* A list that nothing but the evaluation stack holds, between two lines. */
static void
test_temporaries (void)
{
  RfWindow *window = test_window_at_line (12);
  guint32 start = (guint32) test_position (window), end;
  guint without = 0, with = 0;

  test_go_to_line (window, 13);
  end = (guint32) test_position (window);
  for (guint i = 0; i < 2; i++)
    {
      for (guint32 n = start; n < end; n += 2)
        {
          test_set_position (window, n);
          *(i == 0 ? &without : &with) +=
            test_shows (window, "\"list\"") && rf_window_get_scene (window)->groups->len > 0;
        }
      if (i == 0)
        {
          g_autofree char *dump = test_dump (window);
          g_autofree char *more = NULL;

          test_toggle (window, "show-temporaries");
          test_set_position (window, end - 1);
          test_set_position (window, start + (end - start) / 2);
          more = test_dump (window);
          g_assert_cmpstr (more, !=, dump);
        }
    }
  g_assert_cmpuint (with, >=, without);
  test_act (window, "reset-view", NULL);
  test_settle (window);
  g_assert_false (test_state (window, "show-temporaries"));
  test_window_free (window);
}

/* For how many lines a freed object stays. */
static void
test_ghost_steps (void)
{
  RfWindow *window = test_window_at_line (17);

  g_assert_cmpint (test_number (window, "ghost-steps"), ==, 3);
  g_assert_false (test_shows (window, "ghost-title"));
  test_act (window, "ghost-steps", g_variant_new_int32 (9));
  test_settle (window);
  g_assert_true (test_shows (window, "ghost-title"));
  test_act (window, "ghost-steps", g_variant_new_int32 (2));
  test_settle (window);
  test_go_to_line (window, 15);
  g_assert_true (test_shows (window, "ghost-title"));
  test_go_to_line (window, 16);
  g_assert_false (test_shows (window, "ghost-title"));
  test_act (window, "ghost-steps", g_variant_new_int32 (99));
  test_settle (window);
  g_assert_cmpint (test_number (window, "ghost-steps"), ==, 20);
  test_act (window, "reset-view", NULL);
  test_settle (window);
  g_assert_cmpint (test_number (window, "ghost-steps"), ==, 3);
  test_window_free (window);
}

/* A new window shows what the last one was told to. */
static void
test_remembered (void)
{
  RfWindow *window = test_window_at_line (10), *other;

  test_toggle (window, "show-addresses");
  test_toggle (window, "show-minimap");
  test_act (window, "focus-depth", g_variant_new_int32 (4));
  other = test_window_new ();
  g_assert_true (test_state (other, "show-addresses"));
  g_assert_false (test_state (other, "show-minimap"));
  g_assert_cmpint (test_number (other, "focus-depth"), ==, 4);
  test_run_text (other, test_picture_program);
  test_go_to_line (other, 10);
  g_assert_true (test_shows (other, "  address address \"0x"));
  test_window_free (other);
  test_act (window, "reset-view", NULL);
  test_toggle (window, "show-minimap");
  test_act (window, "focus-depth", g_variant_new_int32 (2));
  test_window_free (window);
}

/* Switching while the program runs: what is drawn at the end is what was asked for last. */
static void
test_toggle_while_running (void)
{
  RfWindow *window = test_window_new ();

  rf_window_set_text (window, "for i in range(20000):\n    x = [i]\ny = x\n");
  test_act (window, "run", NULL);
  for (guint i = 0; i < 5; i++)
    {
      test_wait (10);
      test_act (window, "show-addresses", NULL);
    }
  test_settle (window);
  g_assert_true (test_state (window, "show-addresses"));
  test_act (window, "last", NULL);
  test_settle (window);
  test_set_position (window, rf_run_get_program_end (rf_window_get_run (window)) - 1);
  g_assert_true (test_shows (window, "  address address \"0x"));
  /* Two changes in a row: the second counts; the old picture stays until then. */
  test_act (window, "show-sizes", NULL);
  g_assert_nonnull (rf_window_get_scene (window));
  test_act (window, "show-addresses", NULL);
  g_assert_nonnull (rf_window_get_scene (window));
  test_settle (window);
  g_assert_true (test_shows (window, " B\""));
  g_assert_false (test_shows (window, "  address address \"0x"));
  test_act (window, "reset-view", NULL);
  test_settle (window);
  test_window_free (window);
}

/* --- focus, folding, pages -------------------------------------------------------------------- */

static guint
count_dim (RfWindow *window)
{
  RfScene *scene = rf_window_get_scene (window);
  guint n = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const RfSceneItem *item = &g_array_index (scene->items, RfSceneItem, i);

      n += item->key.part == RF_PART_BODY && item->opacity < 0.5;
    }
  return n;
}

static void
test_focus (void)
{
  RfWindow *window = test_window_at_line (12);
  g_autofree char *plain = test_digest (window);
  GtkWidget *bar = rf_window_get_part (window, "focus_bar");
  guint groups = rf_window_get_scene (window)->groups->len;

  g_assert_false (test_enabled (window, "focus"));
  test_select (window, test_object_called (window, "big"));
  g_assert_true (test_enabled (window, "focus"));
  g_assert_cmpuint (count_dim (window), ==, 0);
  test_toggle (window, "focus");
  g_assert_cmpuint (count_dim (window), >=, 3);
  g_assert_true (gtk_widget_get_visible (bar));
  /* It goes with the selection. */
  test_select (window, test_object_called (window, "a"));
  g_assert_cmpuint (count_dim (window), >=, 1);
  test_toggle (window, "focus-hides");
  g_assert_cmpuint (rf_window_get_scene (window)->groups->len, <, groups);
  test_toggle (window, "focus-hides");
  test_act (window, "leave", NULL);
  test_settle (window);
  g_assert_false (test_state (window, "focus"));
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_cmpuint (count_dim (window), ==, 0);
  g_assert_cmpuint (test_selected (window), !=, 0);
  test_act (window, "leave", NULL);
  test_settle (window);
  g_assert_cmpuint (test_selected (window), ==, 0);
  {
    g_autofree char *again = test_digest (window);
    g_assert_cmpstr (again, ==, plain);
  }
  test_window_free (window);
}

/* What a lecture says that it is about, from its place in the text on. */
static void
test_lecture_focus (void)
{
  RfWindow *window = test_window_new ();

  test_run_text (window, "# title: About\n"
                         "# %% One\n"
                         "a = [[1]]\n"
                         "b = [[2]]\n"
                         "# %% Two\n"
                         "# focus: a\n"
                         "x = 1\n"
                         "del a\n"
                         "y = 2\n");
  test_go_to_line (window, 7);
  g_assert_cmpuint (count_dim (window), ==, 2);
  test_select (window, test_object_called (window, "b"));
  test_toggle (window, "focus");
  g_assert_cmpuint (count_dim (window), ==, 2);
  test_act (window, "leave", NULL);
  test_settle (window);
  test_set_position (window, 1);
  g_assert_cmpuint (count_dim (window), ==, 0);
  test_window_free (window);
}

static void
test_fold_and_pages (void)
{
  RfWindow *window = test_window_at_line (12);
  g_autofree char *plain = test_digest (window);
  guint32 big = test_object_called (window, "big");
  GtkWidget *canvas = rf_window_get_part (window, "canvas");

  test_select (window, big);
  g_assert_true (test_shows (window, "… 30 more"));
  g_assert_false (test_enabled (window, "previous-rows"));
  test_act (window, "next-rows", NULL);
  test_settle (window);
  g_assert_true (test_shows (window, "‹ 11–20 of 40 ›"));
  for (guint i = 0; i < 5; i++)
    {
      test_act (window, "next-rows", NULL);
      test_settle (window);
    }
  g_assert_true (test_shows (window, "‹ 31–40 of 40"));
  /* A click on that row, by the pointer's signal. */
  g_signal_emit_by_name (canvas, "paged", FALSE, big, -1);
  test_settle (window);
  g_assert_true (test_shows (window, "‹ 21–30 of 40 ›"));
  test_act (window, "fold", NULL);
  test_settle (window);
  g_assert_true (test_shows (window, "… 40 rows"));
  g_signal_emit_by_name (canvas, "picked", (guint) RF_PICK_OBJECT, big, 2);
  test_settle (window);
  g_assert_false (test_shows (window, "… 40 rows"));
  test_act (window, "reset-view", NULL);
  test_select (window, 0);
  {
    g_autofree char *again = test_digest (window);
    g_assert_cmpstr (again, ==, plain);
  }
  test_window_free (window);
}

/* --- room ------------------------------------------------------------------------------------- */

/* A narrow window leaves its room to the picture, until somebody wants the details. */
static void
test_narrow (void)
{
  RfWindow *window = test_window_at_line (10);
  GtkWidget *canvas = rf_window_get_part (window, "canvas");
  int wide, narrow;

  gtk_window_set_default_size (GTK_WINDOW (window), 1240, 700);
  TEST_UNTIL (gdk_surface_get_width (gtk_native_get_surface (GTK_NATIVE (window))) == 1240);
  test_paint (window);
  wide = gtk_widget_get_width (canvas);
  g_assert_true (test_state (window, "show-details"));
  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 700);
  TEST_UNTIL (!test_state (window, "show-details") && gtk_widget_get_width (canvas) > wide);
  test_paint (window);
  narrow = gtk_widget_get_width (canvas);
  /* Enter brings them, and they stay when the window becomes a little narrower yet. */
  test_select (window, test_object_called (window, "a"));
  test_act (window, "open-details", NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  TEST_UNTIL (gtk_widget_get_width (canvas) < narrow);
  g_assert_true (test_state (window, "show-details"));
  gtk_window_set_default_size (GTK_WINDOW (window), 1240, 700);
  TEST_UNTIL (gtk_widget_get_width (canvas) >= wide);
  g_assert_true (test_state (window, "show-details"));
  test_window_free (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/app/view/toggles", test_toggles);
  g_test_add_func ("/app/view/temporaries", test_temporaries);
  g_test_add_func ("/app/view/ghost-steps", test_ghost_steps);
  g_test_add_func ("/app/view/remembered", test_remembered);
  g_test_add_func ("/app/view/toggle-while-running", test_toggle_while_running);
  g_test_add_func ("/app/view/focus", test_focus);
  g_test_add_func ("/app/view/lecture-focus", test_lecture_focus);
  g_test_add_func ("/app/view/fold-and-pages", test_fold_and_pages);
  g_test_add_func ("/app/view/narrow", test_narrow);
}

int
main (int argc, char **argv)
{
  return test_main (argc, argv, TRUE, add_tests);
}
