/* SPDX-License-Identifier: MIT */

/* What the tests of the picture share. */

#include "rf-test-picture.h"

#include <string.h>

const char test_picture_program[] = "import weakref\n"
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

gboolean
test_state (RfWindow *window, const char *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (window), action);

  return g_variant_get_boolean (state);
}

int
test_number (RfWindow *window, const char *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (window), action);

  return g_variant_get_int32 (state);
}

void
test_toggle (RfWindow *window, const char *action)
{
  gboolean before = test_state (window, action);

  test_act (window, action, NULL);
  test_settle (window);
  g_assert_cmpint (test_state (window, action), ==, !before);
}

char *
test_dump (RfWindow *window)
{
  return rf_scene_dump (rf_window_get_scene (window), FALSE);
}

gboolean
test_shows (RfWindow *window, const char *text)
{
  g_autofree char *dump = test_dump (window);

  return strstr (dump, text) != NULL;
}

/* The first event of line @line, @nth time that it runs. */
void
test_go_to_line (RfWindow *window, guint line)
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

guint32
test_object_called (RfWindow *window, const char *name)
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

RfWindow *
test_window_at_line (guint line)
{
  RfWindow *window = test_window_new ();

  test_run_text (window, test_picture_program);
  test_go_to_line (window, line);
  return window;
}

void
test_select (RfWindow *window, guint32 id)
{
  test_act (window, "select", g_variant_new_int64 (id));
  test_settle (window);
}

guint32
test_selected (RfWindow *window)
{
  return rf_run_get_selected (rf_window_get_run (window));
}
