/* SPDX-License-Identifier: MIT */

/* Messages in the window: what the tab shows where, and watches. */

#include "rf-test-messages.h"

#include <string.h>

/* The event of the run's message @index. */
static guint32
event_of (RfWindow *window, guint index)
{
  guint n;
  const guint32 *events = rf_steps_events (rf_run_get_steps (rf_window_get_run (window)),
                                           RF_STEPS_MESSAGES, G_MAXUINT32, &n);

  g_assert_cmpuint (index, <, n);
  return events[index];
}

/* Each message is there from the event that sent it on, and gone again before it. */
static void
test_positions (void)
{
  RfWindow *window = test_window_new ();
  RfMessageList *list = test_message_list (window);

  g_assert_cmpuint (rf_message_list_get_length (list), ==, 0);
  test_run_text (window, test_dying_friends);
  g_assert_cmpuint (rf_message_list_get_length (list), ==, 0);
  for (guint i = 0; i < 3; i++)
    {
      test_set_position (window, event_of (window, i) - 1);
      g_assert_cmpuint (rf_message_list_get_length (list), ==, i);
      test_set_position (window, event_of (window, i));
      g_assert_cmpuint (rf_message_list_get_length (list), ==, i + 1);
    }
  for (guint i = 3; i-- > 0;)
    {
      test_set_position (window, event_of (window, i) - 1);
      g_assert_cmpuint (rf_message_list_get_length (list), ==, i);
    }
  test_act (window, "last", NULL);
  test_settle (window);
  g_assert_cmpuint (rf_message_list_get_length (list), ==, 3);
  test_window_free (window);
}

static void
test_texts (void)
{
  RfWindow *window = test_window_new ();
  RfMessageList *list = test_message_list (window);
  g_autofree char *first = NULL, *second = NULL;

  test_run_text (window, test_dying_friends);
  test_act (window, "last", NULL);
  test_settle (window);
  test_show_messages (window);
  first = rf_message_list_get_text (list, 0);
  second = rf_message_list_get_text (list, 1);
  g_assert_true (g_str_has_prefix (first, "To 4930\nAnn\nAnn is gone\n0.0 s · #"));
  g_assert_true (g_str_has_suffix (first, " Friend · line 8\n"));
  g_assert_true (g_str_has_prefix (second, "Jane\nJane is gone\n2.5 s · #"));
  test_window_free (window);
}

/* How far the list is from its end. */
static double
rest_of (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) -
         gtk_adjustment_get_value (adjustment);
}

/* However one gets there, the newest message is in view. */
static void
test_newest (void)
{
  RfWindow *window = test_window_new ();
  GtkAdjustment *adjustment;
  GtkWidget *list;

  test_run_text (window,
                 "from infobip_channels.sms.channel import SMSChannel\n"
                 "channel = SMSChannel.from_auth_params({'base_url': 'x', 'api_key': 'y'})\n"
                 "for n in range(500):\n"
                 "    channel.send_sms_message({'messages': [\n"
                 "        {'destinations': [{'to': str(n // 7)}], 'text': 'x\\n' * (n % 5)}]})\n");
  test_show_messages (window);
  list = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (test_message_list (window)),
                                                    RF_TYPE_MESSAGE_LIST, "list"));
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  for (guint i = 0; i < 3; i++)
    {
      test_act (window, "first", NULL);
      test_settle (window);
      test_paint (window);
      test_act (window, "last", NULL);
      test_settle (window);
      TEST_UNTIL (gtk_adjustment_get_value (adjustment) > 100 && rest_of (adjustment) < 1);
    }
  /* Who looks back is left alone. */
  test_paint (window);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) - 300);
  for (guint i = 0; i < 5; i++)
    test_paint (window);
  g_assert_cmpfloat (rest_of (adjustment), >, 100);
  test_window_free (window);
}

/* Choosing a message goes to the event that sent it, and selects the object. */
static void
test_choosing (void)
{
  RfWindow *window = test_window_new ();
  RfEvent event;

  test_run_text (window, test_dying_friends);
  test_act (window, "last", NULL);
  test_settle (window);
  test_show_messages (window);
  g_signal_emit_by_name (gtk_widget_get_template_child (GTK_WIDGET (test_message_list (window)),
                                                        RF_TYPE_MESSAGE_LIST, "list"),
                         "activate", 1);
  test_settle (window);
  g_assert_cmpint (test_position (window), ==, event_of (window, 1));
  g_assert_cmpuint (rf_message_list_get_length (test_message_list (window)), ==, 2);
  event = rf_journal_event (rf_run_get_journal (rf_window_get_run (window)), event_of (window, 1));
  g_assert_cmpuint (rf_run_get_selected (rf_window_get_run (window)), ==, event.c);
  test_window_free (window);
}

/* --- watches ---------------------------------------------------------------------------------- */

static const char three_deaths[] = "class Friend:\n"
                                   "    pass\n"
                                   "a = Friend()\n"
                                   "b = Friend()\n"
                                   "c = Friend()\n"
                                   "del a\n"
                                   "del b\n"
                                   "del c\n";

/* The first object of the type @type, and its class's object. */
static guint32
find_object (RfWindow *window, const char *type, guint flags)
{
  RfJournal *journal = rf_run_get_journal (rf_window_get_run (window));
  const RfState *state;

  test_act (window, "last", NULL);
  test_settle (window);
  state = rf_run_get_state (rf_window_get_run (window));
  for (guint32 id = 1; id <= rf_state_n_objects (state); id++)
    {
      const RfStateObject *object = rf_state_object (state, id);

      if ((object->flags & flags) == flags &&
          strcmp (rf_journal_text (journal, flags & RF_NEW_CLASS ? object->value : object->type),
                  type) == 0)
        return id;
    }
  g_assert_not_reached ();
}

/* What goes to the desktop; called on GDBus' own thread. */
static GDBusMessage *
on_bus (GDBusConnection *connection, GDBusMessage *message, gboolean incoming, gpointer user)
{
  GAsyncQueue *notifications = user;

  if (!incoming && g_strcmp0 (g_dbus_message_get_member (message), "AddNotification") == 0)
    g_async_queue_push (notifications, g_variant_print (g_dbus_message_get_body (message), FALSE));
  return message;
}

static void
on_name (GDBusConnection *connection, const char *name, gpointer user)
{
  *(gboolean *) user = TRUE;
}

static void
test_watching (void)
{
  gboolean has_name = FALSE;
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (test_application ()));
  g_autoptr (GAsyncQueue) notifications = g_async_queue_new_full (g_free);
  guint filter = g_dbus_connection_add_filter (bus, on_bus, notifications, NULL);
  RfWindow *window = test_window_new ();
  g_autofree char *first = NULL;
  guint32 object, class;
  /* As if there were a desktop that takes notifications. */
  guint name =
    g_bus_own_name_on_connection (bus, "org.gtk.Notifications", G_BUS_NAME_OWNER_FLAGS_NONE,
                                  on_name, NULL, &has_name, NULL);

  TEST_UNTIL (has_name);
  test_run_text (window, three_deaths);
  object = find_object (window, "Friend", RF_NEW_INSTANCE);
  class = find_object (window, "Friend", RF_NEW_CLASS);
  test_act (window, "watch", g_variant_new_int64 (object));
  test_settle (window);
  g_assert_cmpuint (rf_window_get_n_told (window), ==, 0);
  /* Going forward over the death tells of it, each time; going back does not. */
  for (guint i = 1; i <= 2; i++)
    {
      test_act (window, "first", NULL);
      test_settle (window);
      g_assert_cmpuint (rf_window_get_n_told (window), ==, i - 1);
      test_act (window, "last", NULL);
      test_settle (window);
      g_assert_cmpuint (rf_window_get_n_told (window), ==, i);
    }
  test_act (window, "watch", g_variant_new_int64 (object));
  test_act (window, "watch-class", g_variant_new ("(xu)", (gint64) class, 2));
  test_act (window, "first", NULL);
  test_settle (window);
  test_act (window, "last", NULL);
  test_settle (window);
  g_assert_cmpuint (rf_window_get_n_told (window), ==, 3);
  test_act (window, "watch-class", g_variant_new ("(xu)", (gint64) object, 1));
  test_act (window, "first", NULL);
  test_settle (window);
  test_act (window, "last", NULL);
  test_settle (window);
  g_assert_cmpuint (rf_window_get_n_told (window), ==, 6);
  test_act (window, "watch-class", g_variant_new ("(xu)", (gint64) object, 0));
  test_act (window, "first", NULL);
  test_settle (window);
  test_act (window, "last", NULL);
  test_settle (window);
  g_assert_cmpuint (rf_window_get_n_told (window), ==, 6);
  TEST_UNTIL (g_async_queue_length (notifications) > 0);
  first = g_async_queue_pop (notifications);
  g_assert_nonnull (strstr (first, "Friend is dead"));
  g_assert_nonnull (strstr (first, "Line 6"));
  g_dbus_connection_remove_filter (bus, filter);
  g_bus_unown_name (name);
  test_window_free (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/messages/positions", test_positions);
  g_test_add_func ("/messages/texts", test_texts);
  g_test_add_func ("/messages/newest", test_newest);
  g_test_add_func ("/messages/choosing", test_choosing);
  g_test_add_func ("/messages/watching", test_watching);
}

int
main (int argc, char **argv)
{
  return test_main (argc, argv, TRUE, add_tests);
}
