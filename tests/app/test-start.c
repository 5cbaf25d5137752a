/* SPDX-License-Identifier: MIT */

/* The start page: its cards and their pictures, searching, recent programs, what is new, what is
 * dropped on the window, and the question about unsaved changes. */

#include "rf-test-window.h"

#include "app/rf-editor.h"
#include "app/rf-start-page.h"
#include "lecture/rf-lecture.h"

#include <glib/gstdio.h>
#include <string.h>

static RfStartPage *
page_of (RfWindow *window)
{
  return RF_START_PAGE (rf_window_get_part (window, "start_page"));
}

static RfEditor *
editor_of (RfWindow *window)
{
  return RF_EDITOR (rf_window_get_part (window, "editor"));
}

static gboolean
is_starting (RfWindow *window)
{
  g_autoptr (GVariant) state =
    g_action_group_get_action_state (G_ACTION_GROUP (window), "start-page");

  return g_variant_get_boolean (state);
}

static void
set_starting (RfWindow *window, gboolean starting)
{
  g_action_group_change_action_state (G_ACTION_GROUP (window), "start-page",
                                      g_variant_new_boolean (starting));
}

/* A window as it comes: with its start page. */
static RfWindow *
start_window (void)
{
  RfWindow *window = test_window_new ();

  set_starting (window, TRUE);
  TEST_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (page_of (window))));
  return window;
}

static guint
n_shown (RfWindow *window, gboolean with_picture)
{
  g_auto (GStrv) names = rf_start_page_list_shown (page_of (window), with_picture);

  return g_strv_length (names);
}

static GtkWidget *
part (RfWindow *window, const char *name)
{
  return GTK_WIDGET (
    gtk_widget_get_template_child (GTK_WIDGET (page_of (window)), RF_TYPE_START_PAGE, name));
}

/* Where the cards stand, as one text. */
static char *
places (RfWindow *window)
{
  GtkFlowBox *cards = GTK_FLOW_BOX (part (window, "cards"));
  GString *out = g_string_new (NULL);
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (cards, i)) != NULL; i++)
    {
      graphene_rect_t bounds;

      g_assert_true (
        gtk_widget_compute_bounds (GTK_WIDGET (child), part (window, "scroller"), &bounds));
      g_string_append_printf (out, "%g %g %g %g\n", bounds.origin.x, bounds.origin.y,
                              bounds.size.width, bounds.size.height);
    }
  return g_string_free (out, FALSE);
}

/* --- cards ------------------------------------------------------------------------------------ */

/* Waits for all pictures, and tells how long that takes and how long the window stood still. */
static void
measure_pictures (RfWindow *window, guint all)
{
  gint64 begin = g_get_monotonic_time (), longest = 0;

  while (n_shown (window, TRUE) < all)
    {
      gint64 now = g_get_monotonic_time ();

      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
      longest = MAX (longest, g_get_monotonic_time () - now);
    }
  g_test_message ("%u pictures in %" G_GINT64_FORMAT " ms, longest pause %" G_GINT64_FORMAT " ms",
                  all, (g_get_monotonic_time () - begin) / 1000, longest / 1000);
}

static void
test_cards (void)
{
  RfCardPictures *pictures = rf_application_get_card_pictures (test_application ());
  g_autoptr (GPtrArray) lectures = rf_lecture_list_built_in ();
  RfWindow *window = rf_window_new (test_application ());
  g_autofree char *before = NULL, *after = NULL;
  guint painted;

  /* A new window begins with it. */
  gtk_window_present (GTK_WINDOW (window));
  TEST_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (page_of (window))));
  g_assert_true (is_starting (window));
  g_assert_cmpuint (n_shown (window, FALSE), ==, lectures->len);
  test_paint (window);
  before = places (window);
  measure_pictures (window, lectures->len);
  g_assert_cmpuint (rf_card_pictures_get_n_painted (pictures), ==, lectures->len);
  test_paint (window);
  after = places (window);
  g_assert_cmpstr (before, ==, after);
  test_window_free (window);

  /* Another window has them at once, and so has another process, from the cache. */
  window = start_window ();
  g_assert_cmpuint (n_shown (window, TRUE), ==, lectures->len);
  painted = rf_card_pictures_get_n_painted (pictures);
  test_window_free (window);
  {
    g_autoptr (RfCardPictures) others =
      rf_card_pictures_new (rf_application_get_worker (test_application ()));

    rf_card_pictures_look (others);
    rf_card_pictures_want (others, "friends");
    TEST_UNTIL (!rf_card_pictures_is_busy (others));
    g_assert_nonnull (rf_card_pictures_find (others, "friends"));
    g_assert_cmpuint (rf_card_pictures_get_n_painted (others), ==, 0);
    /* What there is not, is not tried again. */
    rf_card_pictures_want (others, "nothing");
    TEST_UNTIL (!rf_card_pictures_is_busy (others));
    g_assert_null (rf_card_pictures_find (others, "nothing"));
    rf_card_pictures_want (others, "nothing");
    g_assert_false (rf_card_pictures_is_busy (others));
  }
  g_assert_cmpuint (rf_card_pictures_get_n_painted (pictures), ==, painted);
}

static void
test_search (void)
{
  RfWindow *window = start_window ();
  GtkEditable *search = GTK_EDITABLE (part (window, "search"));
  guint all = n_shown (window, FALSE);

  gtk_editable_set_text (search, "  COLLECTOR ");
  TEST_UNTIL (n_shown (window, FALSE) < all);
  g_assert_cmpuint (n_shown (window, FALSE), >, 0);
  gtk_editable_set_text (search, "no such lecture");
  TEST_UNTIL (n_shown (window, FALSE) == 0);
  g_assert_true (gtk_widget_get_visible (part (window, "nothing")));
  gtk_editable_set_text (search, "");
  TEST_UNTIL (n_shown (window, FALSE) == all);
  /* The return key opens the first one that is found. */
  gtk_editable_set_text (search, "cyclic isolate");
  g_signal_emit_by_name (search, "activate");
  test_settle (window);
  g_assert_false (is_starting (window));
  g_assert_nonnull (rf_window_get_run (window));
  test_window_free (window);
}

/* A press on a card opens it; the page leads back and forth, and the program stays. */
static void
test_opening (void)
{
  RfWindow *window = start_window ();
  GtkFlowBox *cards = GTK_FLOW_BOX (part (window, "cards"));
  RfRun *run;
  gint64 position;

  g_assert_false (gtk_widget_get_mapped (rf_window_get_part (window, "canvas_stack")));
  g_assert_false (gtk_widget_get_mapped (rf_window_get_part (window, "run_stack")));
  gtk_widget_activate (GTK_WIDGET (gtk_flow_box_get_child_at_index (cards, 4)));
  test_settle (window);
  run = rf_window_get_run (window);
  g_assert_nonnull (run);
  g_assert_false (is_starting (window));
  test_act (window, "next-cell", NULL);
  test_settle (window);
  position = test_position (window);
  set_starting (window, TRUE);
  test_paint (window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Refarium");
  set_starting (window, FALSE);
  test_settle (window);
  g_assert_true (rf_window_get_run (window) == run);
  g_assert_cmpint (test_position (window), ==, position);
  test_act (window, "close-program", NULL);
  test_settle (window);
  g_assert_true (is_starting (window));
  g_assert_null (rf_window_get_run (window));
  g_assert_true (rf_window_is_fresh (window));
  test_window_free (window);
}

/* --- new -------------------------------------------------------------------------------------- */

static void
test_new (void)
{
  RfWindow *window = start_window ();
  g_autofree char *text = NULL;

  test_act (window, "new-program", NULL);
  test_settle (window);
  g_assert_false (is_starting (window));
  g_assert_false (rf_editor_get_modified (editor_of (window)));
  test_act (window, "new-lecture", NULL);
  test_settle (window);
  /* It runs, nothing is wrong with it, and it is not saved yet. */
  g_assert_null (rf_window_get_message (window));
  g_assert_true (rf_editor_get_modified (editor_of (window)));
  g_assert_true (gtk_widget_get_mapped (rf_window_get_part (window, "narration")));
  text = rf_editor_get_text (editor_of (window));
  g_assert_nonnull (strstr (text, "# ask: "));
  test_window_free (window);
}

/* --- files ------------------------------------------------------------------------------------ */

static char *
write_program (const char *name, const char *text)
{
  char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
drop_file (RfWindow *window, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GSList) files = g_slist_append (NULL, file);
  g_autoptr (GListModel) controllers =
    gtk_widget_observe_controllers (rf_window_get_part (window, "content"));
  GValue value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), "drop-file") == 0)
        g_signal_emit_by_name (controller, "drop", &value, 10.0, 10.0, &taken);
    }
  g_assert_true (taken);
  g_value_unset (&value);
}

/* The question of @window, NULL: none. */
static GtkWindow *
question (RfWindow *window)
{
  g_autoptr (GListModel) all = G_LIST_MODEL (g_object_ref (gtk_window_get_toplevels ()));

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (all, i);
      if (ADW_IS_MESSAGE_DIALOG (one) && gtk_window_get_transient_for (one) == GTK_WINDOW (window))
        return one;
    }
  return NULL;
}

static void
answer (RfWindow *window, const char *response)
{
  GtkWindow *dialog;

  TEST_UNTIL (question (window) != NULL);
  dialog = g_object_ref (question (window));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
  g_object_unref (dialog);
}

static void
test_drop (void)
{
  RfWindow *window = start_window ();
  g_autofree char *first = write_program ("first.py", "# title: The first\nx = 1\n");
  g_autofree char *second = write_program ("second.py", "y = 2\n");
  g_autofree char *text = NULL;

  drop_file (window, first);
  test_settle (window);
  g_assert_true (test_text_is (window, "# title: The first\nx = 1\n"));
  g_assert_false (is_starting (window));
  test_type_into (window, "x = 3\n");
  /* Cancelled: nothing happens. */
  drop_file (window, second);
  answer (window, "cancel");
  TEST_UNTIL (question (window) == NULL);
  test_settle (window);
  g_assert_true (test_text_is (window, "x = 3\n"));
  /* Saved: into the file that it came from. */
  drop_file (window, second);
  answer (window, "save");
  TEST_UNTIL (test_text_is (window, "y = 2\n"));
  g_assert_true (g_file_get_contents (first, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "x = 3\n");
  /* Thrown away. */
  test_type_into (window, "y = 5\n");
  drop_file (window, first);
  answer (window, "discard");
  TEST_UNTIL (test_text_is (window, "x = 3\n"));
  test_settle (window);
  /* What is no program is told, and changes nothing. */
  drop_file (window, g_get_user_cache_dir ());
  TEST_UNTIL (rf_window_get_message (window) != NULL);
  g_assert_true (test_text_is (window, "x = 3\n"));
  test_window_free (window);
}

static gboolean
lists (RfWindow *window, const char *titles)
{
  g_auto (GStrv) recent = rf_start_page_list_recent (page_of (window));
  g_autofree char *all = g_strjoinv (", ", recent);

  return g_str_equal (all, titles);
}

static void
test_recent (void)
{
  RfWindow *window = start_window ();
  g_autofree char *one = write_program ("one.py", "# title: Number one\nx = 1\n");
  g_autofree char *other = write_program ("other.py", "y = 2\n");
  g_autoptr (GFile) one_file = g_file_new_for_path (one), other_file = g_file_new_for_path (other);
  g_autofree char *uri = g_file_get_uri (one_file);
  gint64 second;

  gtk_recent_manager_purge_items (gtk_recent_manager_get_default (), NULL);
  rf_window_open (window, one_file);
  test_settle (window);
  /* The list knows seconds. */
  second = g_get_real_time () / G_USEC_PER_SEC;
  TEST_UNTIL (g_get_real_time () / G_USEC_PER_SEC > second);
  rf_window_open (window, other_file);
  test_settle (window);
  set_starting (window, TRUE);
  TEST_UNTIL (lists (window, "other.py, Number one"));
  test_act (window, "open-uri", g_variant_new_string (uri));
  test_settle (window);
  g_assert_true (test_text_is (window, "# title: Number one\nx = 1\n"));
  test_act (window, "close-program", NULL);
  /* What is gone is dropped. */
  g_assert_cmpint (g_unlink (other), ==, 0);
  set_starting (window, FALSE);
  test_wait (300);
  set_starting (window, TRUE);
  TEST_UNTIL (lists (window, "Number one"));
  test_window_free (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/app/start/cards", test_cards);
  g_test_add_func ("/app/start/search", test_search);
  g_test_add_func ("/app/start/opening", test_opening);
  g_test_add_func ("/app/start/new", test_new);
  g_test_add_func ("/app/start/drop", test_drop);
  g_test_add_func ("/app/start/recent", test_recent);
}

int
main (int argc, char **argv)
{
  return test_main (argc, argv, FALSE, add_tests);
}
