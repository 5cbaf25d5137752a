/* SPDX-License-Identifier: MIT */

/* The View menu and everything that a reader does with the picture, by the window's actions. */

#include "rf-test-window.h"

#include "app/rf-canvas.h"
#include "app/rf-find-bar.h"
#include "app/rf-focus-bar.h"
#include "app/rf-minimap.h"
#include "app/rf-outline.h"

#include <string.h>

static const char program[] = "import weakref\n"
                              "class Node:\n"
                              "    def __init__(self, value, next=None):\n"
                              "        self.value = value\n"
                              "        self.next = next\n"
                              "def work(n):\n"
                              "    return [n, [n]]\n"
                              "a = Node('first', Node(2))\n"
                              "b = Node(a.next, a)\n"
                              "big = list(range(40))\n"
                              "w = weakref.ref(a)\n"
                              "work(7)\n"
                              "c = Node(3)\n"
                              "del c\n"
                              "a.__dict__\n"
                              "x = 5\n"
                              "y = 6\n"
                              "z = 7\n";

static gboolean
state_of (RfWindow *window, const char *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (window), action);

  return g_variant_get_boolean (state);
}

static int
number_of (RfWindow *window, const char *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (window), action);

  return g_variant_get_int32 (state);
}

static void
toggle (RfWindow *window, const char *action)
{
  gboolean before = state_of (window, action);

  test_act (window, action, NULL);
  test_settle (window);
  g_assert_cmpint (state_of (window, action), ==, !before);
}

static char *
dump_of (RfWindow *window)
{
  return rf_scene_dump (rf_window_get_scene (window), FALSE);
}

static gboolean
shows (RfWindow *window, const char *text)
{
  g_autofree char *dump = dump_of (window);

  return strstr (dump, text) != NULL;
}

/* The first event of line @line, @nth time that it runs. */
static void
go_to_line (RfWindow *window, guint line)
{
  RfJournal *journal = rf_run_get_journal (rf_window_get_run (window));

  for (guint32 n = 1; n <= rf_journal_length (journal); n++)
    {
      RfEvent event = rf_journal_event (journal, n);

      if (event.kind != RF_EVENT_LINE || event.b != line)
        continue;
      test_set_position (window, n);
      return;
    }
  g_assert_not_reached ();
}

static guint32
object_called (RfWindow *window, const char *name)
{
  RfScene *scene = rf_window_get_scene (window);
  g_autofree char *element = g_strconcat ("ref-frame-1-", name, NULL);

  for (guint i = 0; i < scene->groups->len; i++)
    {
      const RfSceneGroup *group = &g_array_index (scene->groups, RfSceneGroup, i);

      if (g_str_equal (group->element, element))
        return group->to;
    }
  return 0;
}

static RfWindow *
window_at_line (guint line)
{
  RfWindow *window = test_window_new ();

  test_run_text (window, program);
  go_to_line (window, line);
  return window;
}

static void
select_object (RfWindow *window, guint32 id)
{
  test_act (window, "select", g_variant_new_int64 (id));
  test_settle (window);
}

static guint32
selected (RfWindow *window)
{
  return rf_run_get_selected (rf_window_get_run (window));
}

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
  RfWindow *window = window_at_line (10);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = NULL, *after = NULL;

      g_test_message ("%s", cases[i].action);
      go_to_line (window, cases[i].line);
      before = test_digest (window);
      if (cases[i].gone != NULL)
        g_assert_true (shows (window, cases[i].gone));
      if (cases[i].text != NULL && !g_str_equal (cases[i].action, "show-weakrefs"))
        g_assert_false (shows (window, cases[i].text));
      toggle (window, cases[i].action);
      if (cases[i].gone != NULL)
        g_assert_false (shows (window, cases[i].gone));
      if (cases[i].text != NULL)
        g_assert_true (shows (window, cases[i].text));
      toggle (window, cases[i].action);
      after = test_digest (window);
      g_assert_cmpstr (after, ==, before);
    }
  test_window_free (window);
}

/* A list that nothing but the evaluation stack holds, between two lines. */
static void
test_temporaries (void)
{
  RfWindow *window = window_at_line (12);
  guint32 start = (guint32) test_position (window), end;
  guint without = 0, with = 0;

  go_to_line (window, 13);
  end = (guint32) test_position (window);
  for (guint i = 0; i < 2; i++)
    {
      for (guint32 n = start; n < end; n += 2)
        {
          test_set_position (window, n);
          *(i == 0 ? &without : &with) +=
            shows (window, "\"list\"") && rf_window_get_scene (window)->groups->len > 0;
        }
      if (i == 0)
        {
          g_autofree char *dump = dump_of (window);
          g_autofree char *more = NULL;

          toggle (window, "show-temporaries");
          test_set_position (window, end - 1);
          test_set_position (window, start + (end - start) / 2);
          more = dump_of (window);
          g_assert_cmpstr (more, !=, dump);
        }
    }
  g_assert_cmpuint (with, >=, without);
  test_act (window, "reset-view", NULL);
  test_settle (window);
  g_assert_false (state_of (window, "show-temporaries"));
  test_window_free (window);
}

/* For how many lines a freed object stays. */
static void
test_ghost_steps (void)
{
  RfWindow *window = window_at_line (17);

  g_assert_cmpint (number_of (window, "ghost-steps"), ==, 3);
  g_assert_false (shows (window, "ghost-title"));
  test_act (window, "ghost-steps", g_variant_new_int32 (9));
  test_settle (window);
  g_assert_true (shows (window, "ghost-title"));
  test_act (window, "ghost-steps", g_variant_new_int32 (2));
  test_settle (window);
  go_to_line (window, 15);
  g_assert_true (shows (window, "ghost-title"));
  go_to_line (window, 16);
  g_assert_false (shows (window, "ghost-title"));
  test_act (window, "ghost-steps", g_variant_new_int32 (99));
  test_settle (window);
  g_assert_cmpint (number_of (window, "ghost-steps"), ==, 20);
  test_act (window, "reset-view", NULL);
  test_settle (window);
  g_assert_cmpint (number_of (window, "ghost-steps"), ==, 3);
  test_window_free (window);
}

/* A new window shows what the last one was told to. */
static void
test_remembered (void)
{
  RfWindow *window = window_at_line (10), *other;

  toggle (window, "show-addresses");
  toggle (window, "show-minimap");
  test_act (window, "focus-depth", g_variant_new_int32 (4));
  other = test_window_new ();
  g_assert_true (state_of (other, "show-addresses"));
  g_assert_false (state_of (other, "show-minimap"));
  g_assert_cmpint (number_of (other, "focus-depth"), ==, 4);
  test_run_text (other, program);
  go_to_line (other, 10);
  g_assert_true (shows (other, "  address address \"0x"));
  test_window_free (other);
  test_act (window, "reset-view", NULL);
  toggle (window, "show-minimap");
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
  g_assert_true (state_of (window, "show-addresses"));
  test_act (window, "last", NULL);
  test_settle (window);
  test_set_position (window, rf_run_get_program_end (rf_window_get_run (window)) - 1);
  g_assert_true (shows (window, "  address address \"0x"));
  /* Two changes in a row: the second counts; the old picture stays until then. */
  test_act (window, "show-sizes", NULL);
  g_assert_nonnull (rf_window_get_scene (window));
  test_act (window, "show-addresses", NULL);
  g_assert_nonnull (rf_window_get_scene (window));
  test_settle (window);
  g_assert_true (shows (window, " B\""));
  g_assert_false (shows (window, "  address address \"0x"));
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
  RfWindow *window = window_at_line (12);
  g_autofree char *plain = test_digest (window);
  GtkWidget *bar = rf_window_get_part (window, "focus_bar");
  guint groups = rf_window_get_scene (window)->groups->len;

  g_assert_false (test_enabled (window, "focus"));
  select_object (window, object_called (window, "big"));
  g_assert_true (test_enabled (window, "focus"));
  g_assert_cmpuint (count_dim (window), ==, 0);
  toggle (window, "focus");
  g_assert_cmpuint (count_dim (window), >=, 3);
  g_assert_true (gtk_widget_get_visible (bar));
  /* It goes with the selection. */
  select_object (window, object_called (window, "a"));
  g_assert_cmpuint (count_dim (window), >=, 1);
  toggle (window, "focus-hides");
  g_assert_cmpuint (rf_window_get_scene (window)->groups->len, <, groups);
  toggle (window, "focus-hides");
  test_act (window, "leave", NULL);
  test_settle (window);
  g_assert_false (state_of (window, "focus"));
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_cmpuint (count_dim (window), ==, 0);
  g_assert_cmpuint (selected (window), !=, 0);
  test_act (window, "leave", NULL);
  test_settle (window);
  g_assert_cmpuint (selected (window), ==, 0);
  {
    g_autofree char *again = test_digest (window);
    g_assert_cmpstr (again, ==, plain);
  }
  test_window_free (window);
}

static void
test_fold_and_pages (void)
{
  RfWindow *window = window_at_line (12);
  g_autofree char *plain = test_digest (window);
  guint32 big = object_called (window, "big");
  GtkWidget *canvas = rf_window_get_part (window, "canvas");

  select_object (window, big);
  g_assert_true (shows (window, "… 30 more"));
  g_assert_false (test_enabled (window, "previous-rows"));
  test_act (window, "next-rows", NULL);
  test_settle (window);
  g_assert_true (shows (window, "‹ 11–20 of 40 ›"));
  for (guint i = 0; i < 5; i++)
    {
      test_act (window, "next-rows", NULL);
      test_settle (window);
    }
  g_assert_true (shows (window, "‹ 31–40 of 40"));
  /* A click on that row, by the pointer's signal. */
  g_signal_emit_by_name (canvas, "paged", FALSE, big, -1);
  test_settle (window);
  g_assert_true (shows (window, "‹ 21–30 of 40 ›"));
  test_act (window, "fold", NULL);
  test_settle (window);
  g_assert_true (shows (window, "… 40 rows"));
  g_signal_emit_by_name (canvas, "picked", (guint) RF_PICK_OBJECT, big, 2);
  test_settle (window);
  g_assert_false (shows (window, "… 40 rows"));
  test_act (window, "reset-view", NULL);
  select_object (window, 0);
  {
    g_autofree char *again = test_digest (window);
    g_assert_cmpstr (again, ==, plain);
  }
  test_window_free (window);
}

/* --- moving boxes ----------------------------------------------------------------------------- */

static RfRect
place_of (RfWindow *window, guint32 id)
{
  return rf_scene_find_box (rf_window_get_scene (window), RF_SPACE_OBJECT, id)->rect;
}

static void
drag (RfWindow *window, guint32 id, double dx, double dy)
{
  GtkWidget *canvas = rf_window_get_part (window, "canvas");

  g_signal_emit_by_name (canvas, "box-dragged", FALSE, id, 0.0, 0.0, (guint) RF_DRAG_BEGIN);
  for (guint i = 1; i <= 5; i++)
    {
      g_signal_emit_by_name (canvas, "box-dragged", FALSE, id, dx * i / 5, dy * i / 5,
                             (guint) RF_DRAG_MOVE);
      test_wait (5);
    }
  g_signal_emit_by_name (canvas, "box-dragged", FALSE, id, dx, dy, (guint) RF_DRAG_END);
  test_settle (window);
}

static void
test_moved_boxes (void)
{
  RfWindow *window = window_at_line (12);
  g_autofree char *plain = test_digest (window), *moved = NULL;
  guint32 a = object_called (window, "a"), b = object_called (window, "b");
  RfRect was = place_of (window, a), other = place_of (window, b);

  g_assert_false (test_enabled (window, "reset-places"));
  drag (window, a, 130, 77);
  g_assert_cmpfloat (place_of (window, a).x, ==, was.x + 130);
  g_assert_cmpfloat (place_of (window, a).y, ==, was.y + 77);
  g_assert_cmpfloat (place_of (window, b).x, ==, other.x);
  moved = test_digest (window);
  /* It stays there, in other steps and in another run. */
  go_to_line (window, 14);
  g_assert_cmpfloat (place_of (window, a).x, ==, was.x + 130);
  test_act (window, "run", NULL);
  test_settle (window);
  go_to_line (window, 12);
  {
    g_autofree char *again = test_digest (window);
    g_assert_cmpstr (again, ==, moved);
  }
  select_object (window, a);
  test_act (window, "nudge", g_variant_new_string ("left"));
  test_settle (window);
  g_assert_cmpfloat (place_of (window, a).x, ==, was.x + 110);
  test_act (window, "undo-places", NULL);
  test_settle (window);
  g_assert_cmpfloat (place_of (window, a).x, ==, was.x + 130);
  test_act (window, "reset-places", NULL);
  select_object (window, 0);
  {
    g_autofree char *again = test_digest (window);
    g_assert_cmpstr (again, ==, plain);
  }
  test_window_free (window);
}

/* Where the boxes of a lecture were put is kept for the next window. */
static void
test_kept_places (void)
{
  RfWindow *window = test_window_new (), *other;
  RfRect was, now;
  guint32 id = 0;

  rf_window_open_lecture (window, "friends");
  test_settle (window);
  test_act (window, "run", NULL);
  test_settle (window);
  go_to_line (window, 20);
  test_act (window, "walk", g_variant_new_string ("next"));
  test_settle (window);
  id = selected (window);
  g_assert_cmpuint (id, !=, 0);
  was = place_of (window, id);
  drag (window, id, -40, 25);
  test_wait (100);
  test_window_free (window);
  other = test_window_new ();
  rf_window_open_lecture (other, "friends");
  test_settle (other);
  test_act (other, "run", NULL);
  test_settle (other);
  go_to_line (other, 20);
  now = place_of (other, id);
  g_assert_cmpfloat (now.x, ==, was.x - 40);
  test_act (other, "reset-places", NULL);
  test_settle (other);
  g_assert_cmpfloat (place_of (other, id).x, ==, was.x);
  test_wait (100);
  test_window_free (other);
}

/* --- finding and walking ---------------------------------------------------------------------- */

/* Typing is waited for a moment. */
static void
look_for (RfWindow *window, const char *text)
{
  RfFindBar *bar = RF_FIND_BAR (rf_window_get_part (window, "find_bar"));
  RfCanvas *canvas = RF_CANVAS (rf_window_get_part (window, "canvas"));

  /* The old text goes first; then nothing is looked for. */
  rf_find_bar_set_text (bar, "");
  test_settle (window);
  g_assert_null (rf_canvas_get_overlay (canvas));
  rf_find_bar_set_text (bar, text);
  for (guint i = 0; i < 500 && rf_canvas_get_overlay (canvas) == NULL; i++)
    test_wait (10);
  g_assert_nonnull (rf_canvas_get_overlay (canvas));
  test_settle (window);
}

static void
test_find (void)
{
  RfWindow *window = window_at_line (12);
  GtkWidget *bar = rf_window_get_part (window, "find_bar");
  RfCanvas *canvas = RF_CANVAS (rf_window_get_part (window, "canvas"));

  g_assert_false (gtk_widget_get_visible (bar));
  test_act (window, "find", NULL);
  g_assert_true (gtk_widget_get_visible (bar));
  look_for (window, "FIRST");
  test_act (window, "find-next", NULL);
  test_settle (window);
  g_assert_cmpuint (selected (window), ==, object_called (window, "a"));
  look_for (window, "node");
  {
    guint32 before = selected (window);
    guint different = 0;

    for (guint i = 0; i < 8; i++)
      {
        test_act (window, i % 3 == 2 ? "find-previous" : "find-next", NULL);
        test_settle (window);
        different += selected (window) != before;
      }
    g_assert_cmpuint (different, >, 0);
  }
  /* Matches follow the steps. */
  test_act (window, "first", NULL);
  test_settle (window);
  g_assert_null (rf_canvas_get_overlay (canvas));
  go_to_line (window, 12);
  g_assert_nonnull (rf_canvas_get_overlay (canvas));
  test_act (window, "leave", NULL);
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_null (rf_canvas_get_overlay (canvas));
  test_window_free (window);
}

static void
walk (RfWindow *window, const char *where)
{
  test_act (window, "walk", g_variant_new_string (where));
  test_settle (window);
}

static void
test_walk (void)
{
  RfWindow *window = window_at_line (12);
  guint32 a = object_called (window, "a"), b = object_called (window, "b"), first, next;

  walk (window, "next");
  first = selected (window);
  g_assert_cmpuint (first, !=, 0);
  walk (window, "next");
  next = selected (window);
  g_assert_cmpuint (next, !=, first);
  walk (window, "previous");
  g_assert_cmpuint (selected (window), ==, first);
  /* b refers to a.next and to a; both are held by b. */
  select_object (window, b);
  walk (window, "referent");
  g_assert_cmpuint (selected (window), !=, b);
  first = selected (window);
  walk (window, "other-referent");
  g_assert_cmpuint (selected (window), !=, first);
  g_assert_true (first == a || selected (window) == a);
  select_object (window, a);
  walk (window, "holder");
  g_assert_true (selected (window) == b || selected (window) == object_called (window, "w"));
  walk (window, "other-holder");
  walk (window, "up");
  walk (window, "down");
  walk (window, "reference-left");
  walk (window, "reference-right");
  g_assert_cmpuint (selected (window), !=, 0);
  test_act (window, "open-details", NULL);
  g_assert_cmpint (gtk_notebook_get_current_page (
                     GTK_NOTEBOOK (rf_window_get_part (window, "detail_tabs"))),
                   ==, 0);
  test_window_free (window);
}

/* --- outline, map ----------------------------------------------------------------------------- */

static void
test_outline (void)
{
  RfWindow *window = window_at_line (12);
  RfOutline *outline = RF_OUTLINE (rf_window_get_part (window, "outline"));
  RfScene *scene;
  guint boxes = 0, heads = 0;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  gtk_notebook_set_current_page (GTK_NOTEBOOK (rf_window_get_part (window, "detail_tabs")), 2);
  test_wait (50);
  test_settle (window);
  text = rf_outline_get_text (outline);
  scene = rf_window_get_scene (window);
  for (guint i = 0; i < scene->groups->len; i++)
    {
      RfSceneSpace space = g_array_index (scene->groups, RfSceneGroup, i).space;
      boxes += space == RF_SPACE_OBJECT || space == RF_SPACE_FRAME;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    heads += lines[i][0] != '\0' && lines[i][0] != ' ';
  g_assert_cmpuint (heads, ==, boxes);
  g_assert_nonnull (strstr (text, "Frame globals, line 12"));
  g_assert_nonnull (strstr (text, "  a → Node #"));
  g_assert_nonnull (strstr (text, "  value = 'first'"));
  g_assert_nonnull (strstr (text, "reference count"));
  /* It follows, and selecting does not leave it. */
  test_act (window, "last", NULL);
  test_settle (window);
  {
    g_autofree char *end = rf_outline_get_text (outline);
    g_assert_cmpstr (end, !=, text);
  }
  go_to_line (window, 12);
  {
    g_autofree char *again = rf_outline_get_text (outline);
    g_assert_cmpstr (again, ==, text);
  }
  select_object (window, object_called (window, "a"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (outline)));
  gtk_notebook_set_current_page (GTK_NOTEBOOK (rf_window_get_part (window, "detail_tabs")), 0);
  test_window_free (window);
}

static void
test_minimap (void)
{
  RfWindow *window = window_at_line (12);
  GtkWidget *map = rf_window_get_part (window, "minimap");
  RfCanvas *canvas = RF_CANVAS (rf_window_get_part (window, "canvas"));
  RfRect view;

  test_wait (100);
  test_act (window, "zoom-fit", NULL);
  test_wait (60);
  g_assert_false (gtk_widget_get_visible (map));
  for (guint i = 0; i < 8; i++)
    test_act (window, "zoom-in", NULL);
  test_wait (60);
  g_assert_true (gtk_widget_get_visible (map));
  rf_canvas_look_at (canvas, 0, 0);
  view = rf_canvas_get_view (canvas);
  g_assert_cmpfloat_with_epsilon (view.x + view.width / 2, 0, 1);
  g_assert_cmpfloat_with_epsilon (view.y + view.height / 2, 0, 1);
  toggle (window, "show-minimap");
  test_wait (60);
  g_assert_false (gtk_widget_get_visible (map));
  toggle (window, "show-minimap");
  test_window_free (window);
}

/* The view goes to what happens, unless the reader does not want that or looks elsewhere. */
static void
test_follow (void)
{
  RfWindow *window = test_window_new ();
  RfCanvas *canvas = RF_CANVAS (rf_window_get_part (window, "canvas"));
  RfRect before, after;

  test_run_text (window, "class A: pass\n"
                         "objects = [A() for i in range(60)]\n"
                         "def f(n):\n"
                         "    here = A()\n"
                         "    return f(n - 1) if n else here\n"
                         "f(9)\n");
  test_wait (100);
  toggle (window, "follow");
  test_set_position (window, 0);
  before = rf_canvas_get_view (canvas);
  for (guint32 n = 0; n < rf_run_get_program_end (rf_window_get_run (window)); n += 150)
    {
      test_set_position (window, n);
      after = rf_canvas_get_view (canvas);
      g_assert_cmpfloat (after.x, ==, before.x);
      g_assert_cmpfloat (after.y, ==, before.y);
      g_assert_cmpfloat (after.width, ==, before.width);
    }
  toggle (window, "follow");
  test_act (window, "zoom-in", NULL);
  before = rf_canvas_get_view (canvas);
  for (guint32 n = 0; n < rf_run_get_program_end (rf_window_get_run (window)); n += 400)
    {
      test_set_position (window, n);
      after = rf_canvas_get_view (canvas);
      g_assert_cmpfloat (after.x, ==, before.x);
      g_assert_cmpfloat (after.width, ==, before.width);
    }
  test_window_free (window);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  test_application_begin ();
  g_test_add_func ("/app/handling/toggles", test_toggles);
  g_test_add_func ("/app/handling/temporaries", test_temporaries);
  g_test_add_func ("/app/handling/ghost-steps", test_ghost_steps);
  g_test_add_func ("/app/handling/remembered", test_remembered);
  g_test_add_func ("/app/handling/toggle-while-running", test_toggle_while_running);
  g_test_add_func ("/app/handling/focus", test_focus);
  g_test_add_func ("/app/handling/fold-and-pages", test_fold_and_pages);
  g_test_add_func ("/app/handling/moved-boxes", test_moved_boxes);
  g_test_add_func ("/app/handling/kept-places", test_kept_places);
  g_test_add_func ("/app/handling/find", test_find);
  g_test_add_func ("/app/handling/walk", test_walk);
  g_test_add_func ("/app/handling/outline", test_outline);
  g_test_add_func ("/app/handling/minimap", test_minimap);
  g_test_add_func ("/app/handling/follow", test_follow);
  status = g_test_run ();
  test_application_end ();
  return status;
}
