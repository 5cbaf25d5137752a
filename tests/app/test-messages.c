/* SPDX-License-Identifier: MIT */

/* Messages in the window: what the tab shows where, delivering, watches. Delivering goes to a
 * service that is played here. */

#include "rf-test-window.h"

#include "app/rf-message-list.h"
#include "app/rf-posting.h"

#include <string.h>

#define KEY "very-secret-key"

static const char two_friends[] =
  "import gc, time\n"
  "from infobip_channels.sms.channel import SMSChannel\n"
  "channel = SMSChannel.from_auth_params({'base_url': 'x.org', 'api_key': 'k'})\n"
  "class Friend:\n"
  "    def __init__(self, name):\n"
  "        self.name = name\n"
  "    def __del__(self):\n"
  "        channel.send_sms_message({'messages': [{'destinations': [{'to': '4930'}],\n"
  "            'from': self.name, 'text': self.name + ' is gone'}]})\n"
  "jane = Friend('Jane')\n"
  "bob = Friend('Bob')\n"
  "jane.friend = bob\n"
  "bob.friend = jane\n"
  "ann = Friend('Ann')\n"
  "del ann\n"
  "del jane\n"
  "del bob\n"
  "time.sleep(2.5)\n"
  "gc.collect()\n";

static RfMessageList *
list_of (RfWindow *window)
{
  return RF_MESSAGE_LIST (rf_window_get_part (window, "messages"));
}

/* Brings the tab to the front, so that its rows are there. */
static void
show_tab (RfWindow *window)
{
  gtk_notebook_set_current_page (GTK_NOTEBOOK (rf_window_get_part (window, "output_tabs")), 2);
  test_paint (window);
}

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
  RfMessageList *list = list_of (window);

  g_assert_cmpuint (rf_message_list_get_length (list), ==, 0);
  test_run_text (window, two_friends);
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
  RfMessageList *list = list_of (window);
  g_autofree char *first = NULL, *second = NULL;

  test_run_text (window, two_friends);
  test_act (window, "last", NULL);
  test_settle (window);
  show_tab (window);
  first = rf_message_list_get_text (list, 0);
  second = rf_message_list_get_text (list, 1);
  g_assert_true (g_str_has_prefix (first, "To 4930\nAnn\nAnn is gone\n0.0 s · #"));
  g_assert_true (g_str_has_suffix (first, " Friend · line 8\n"));
  g_assert_true (g_str_has_prefix (second, "Jane\nJane is gone\n2.5 s · #"));
  test_window_free (window);
}

/* Choosing a message goes to the event that sent it, and selects the object. */
static void
test_choosing (void)
{
  RfWindow *window = test_window_new ();
  RfEvent event;

  test_run_text (window, two_friends);
  test_act (window, "last", NULL);
  test_settle (window);
  show_tab (window);
  g_signal_emit_by_name (gtk_widget_get_template_child (GTK_WIDGET (list_of (window)),
                                                        RF_TYPE_MESSAGE_LIST, "list"),
                         "activate", 1);
  test_settle (window);
  g_assert_cmpint (test_position (window), ==, event_of (window, 1));
  g_assert_cmpuint (rf_message_list_get_length (list_of (window)), ==, 2);
  event = rf_journal_event (rf_run_get_journal (rf_window_get_run (window)), event_of (window, 1));
  g_assert_cmpuint (rf_run_get_selected (rf_window_get_run (window)), ==, event.c);
  test_window_free (window);
}

/* --- delivering ------------------------------------------------------------------------------- */

typedef struct
{
  guint n_posts;
  GString *texts;
  RfOutcome outcome;
} Service;

static void
post (gpointer user, const char *to, const char *from, const char *text, const char *id,
      RfCourierDone done, gpointer data)
{
  Service *service = user;

  service->n_posts++;
  g_string_append_printf (service->texts, "%s>%s:%s\n", from, to, text);
  done (service->outcome, service->outcome == RF_OUTCOME_TAKEN ? NULL : "no such number", 0, data);
}

static void
ask (gpointer user, const char *id, RfCourierDone done, gpointer data)
{
  done (RF_OUTCOME_TAKEN, NULL, 0, data);
}

/* The newest dialog that asks, NULL: there is none. */
static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) one = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (one) && gtk_widget_get_visible (one))
        return ADW_MESSAGE_DIALOG (one);
    }
  return NULL;
}

static void
answer (const char *response)
{
  AdwMessageDialog *dialog;

  TEST_UNTIL ((dialog = find_dialog ()) != NULL);
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static RfPostOffice *
open_office (Service *service)
{
  RfPostOffice *office = rf_application_get_post_office (test_application ());
  RfCarrier carrier = { service, post, ask };

  rf_secrets_use_memory (rf_post_office_get_secrets (office));
  rf_post_office_set_base (office, "http://127.0.0.1:9");
  rf_post_office_set_on (office, TRUE);
  rf_post_office_set_key (office, KEY);
  rf_post_office_set_limit (office, 1000);
  g_assert_null (rf_post_office_get_trouble (office));
  rf_outbox_set_carrier (rf_post_office_get_outbox (office), &carrier);
  return office;
}

static void
close_office (RfPostOffice *office)
{
  rf_post_office_set_on (office, FALSE);
  rf_post_office_set_key (office, "");
  rf_outbox_set_minute (rf_post_office_get_outbox (office), 60000);
}

/* Asked once for a program; delivered once, however one steps. */
static void
test_delivering (void)
{
  Service service = { 0, g_string_new (NULL), RF_OUTCOME_TAKEN };
  RfPostOffice *office = open_office (&service);
  RfWindow *window = test_window_new ();
  g_autofree char *text = NULL;

  test_run_text (window, two_friends);
  test_wait (100);
  g_assert_cmpuint (service.n_posts, ==, 0);
  test_act (window, "last", NULL);
  show_tab (window);
  text = rf_message_list_get_text (list_of (window), 0);
  g_assert_nonnull (strstr (text, "Not delivered yet"));
  answer ("deliver");
  test_paint (window);
  g_assert_cmpstr (service.texts->str, ==,
                   "Ann>4930:Ann is gone\nJane>4930:Jane is gone\nBob>4930:Bob is gone\n");
  g_clear_pointer (&text, g_free);
  text = rf_message_list_get_text (list_of (window), 2);
  g_assert_true (g_str_has_suffix (text, "\nDelivered\n"));
  for (guint i = 0; i < 3; i++)
    {
      test_act (window, "first", NULL);
      test_settle (window);
      test_act (window, "last", NULL);
      test_settle (window);
    }
  test_wait (50);
  g_assert_cmpuint (service.n_posts, ==, 3);
  /* Another run sends anew, and asks no more. */
  test_act (window, "run", NULL);
  test_settle (window);
  TEST_UNTIL (service.n_posts == 6);
  g_assert_null (find_dialog ());
  /* Another program is another question. */
  test_run_text (window, "from infobip_channels.sms.channel import SMSChannel\n"
                         "SMSChannel.from_auth_params({'base_url': 'x', 'api_key': 'y'})."
                         "send_sms_message({'messages': [{'destinations': [{'to': '1'}]}]})\n");
  answer ("keep");
  g_assert_cmpuint (service.n_posts, ==, 6);
  test_act (window, "run", NULL);
  test_settle (window);
  test_wait (100);
  g_assert_null (find_dialog ());
  g_assert_cmpuint (service.n_posts, ==, 6);
  test_window_free (window);
  close_office (office);
  g_string_free (service.texts, TRUE);
}

/* What fails is said on the message; the program knows nothing of it. */
static void
test_failing (void)
{
  Service service = { 0, g_string_new (NULL), RF_OUTCOME_REFUSED };
  RfPostOffice *office = open_office (&service);
  RfWindow *window = test_window_new ();
  g_autofree char *text = NULL;

  test_run_text (window, two_friends);
  answer ("deliver");
  test_act (window, "last", NULL);
  test_settle (window);
  show_tab (window);
  text = rf_message_list_get_text (list_of (window), 1);
  g_assert_nonnull (strstr (text, "\nNot delivered: no such number\n"));
  g_assert_cmpint (rf_run_get_status (rf_window_get_run (window)), ==, 0);
  g_assert_null (strstr (text, KEY));
  test_window_free (window);
  close_office (office);
  g_string_free (service.texts, TRUE);
}

/* E-mails are never delivered; without a key messages wait and say why; switching off ends it. */
static void
test_waiting (void)
{
  Service service = { 0, g_string_new (NULL), RF_OUTCOME_TAKEN };
  RfPostOffice *office = open_office (&service);
  RfWindow *window = test_window_new ();
  g_autofree char *text = NULL, *off = NULL;

  test_run_text (window, "import smtplib\n"
                         "smtplib.SMTP('localhost').sendmail('a@b', 'c@d', 'bye')\n");
  test_wait (100);
  g_assert_null (find_dialog ());
  rf_post_office_set_key (office, "");
  g_assert_nonnull (rf_post_office_get_trouble (office));
  test_run_text (window, two_friends);
  answer ("deliver");
  test_act (window, "last", NULL);
  test_settle (window);
  show_tab (window);
  text = rf_message_list_get_text (list_of (window), 1);
  g_assert_nonnull (strstr (text, "Waits for delivery: The key of the service is missing."));
  g_assert_cmpuint (rf_outbox_n_pending (rf_post_office_get_outbox (office)), ==, 3);
  close_office (office);
  test_paint (window);
  off = rf_message_list_get_text (list_of (window), 1);
  g_assert_null (strstr (off, "delivery"));
  g_assert_cmpuint (rf_outbox_n_pending (rf_post_office_get_outbox (office)), ==, 0);
  g_assert_cmpuint (service.n_posts, ==, 0);
  test_window_free (window);
  g_string_free (service.texts, TRUE);
}

/* --- a thousand ------------------------------------------------------------------------------- */

typedef struct
{
  RfCourierDone done;
  gpointer data;
} Answer;

static gboolean
answer_later (gpointer user)
{
  Answer *answer = user;

  answer->done (RF_OUTCOME_TAKEN, NULL, 0, answer->data);
  return G_SOURCE_REMOVE;
}

static void
post_slowly (gpointer user, const char *to, const char *from, const char *text, const char *id,
             RfCourierDone done, gpointer data)
{
  Answer *answer = g_new0 (Answer, 1);

  ((Service *) user)->n_posts++;
  answer->done = done;
  answer->data = data;
  g_timeout_add_full (G_PRIORITY_DEFAULT, 1 + ((Service *) user)->n_posts % 7, answer_later, answer,
                      g_free);
}

static gboolean
is_empty (gpointer user)
{
  return rf_outbox_n_pending (user) == 0;
}

/* While a thousand messages are delivered and the tab shows them, the window stays awake. */
static void
test_many (void)
{
  Service service = { 0, g_string_new (NULL), RF_OUTCOME_TAKEN };
  RfPostOffice *office = open_office (&service);
  RfCarrier carrier = { &service, post_slowly, ask };
  RfWindow *window = test_window_new ();
  int worst;
  g_autofree char *text = NULL;

  rf_outbox_set_carrier (rf_post_office_get_outbox (office), &carrier);
  rf_outbox_set_minute (rf_post_office_get_outbox (office), 1000);
  test_run_text (window,
                 "from infobip_channels.sms.channel import SMSChannel\n"
                 "channel = SMSChannel.from_auth_params({'base_url': 'x', 'api_key': 'y'})\n"
                 "for n in range(1000):\n"
                 "    channel.send_sms_message({'messages': [\n"
                 "        {'destinations': [{'to': '4930'}], 'text': str(n)}]})\n");
  test_act (window, "last", NULL);
  test_settle (window);
  show_tab (window);
  answer ("deliver");
  worst = test_longest_turn (is_empty, rf_post_office_get_outbox (office));
  test_paint (window);
  g_assert_cmpuint (service.n_posts, ==, 1000);
  text = rf_message_list_get_text (list_of (window), 999);
  g_assert_true (g_str_has_prefix (text, "999\n"));
  g_assert_true (g_str_has_suffix (text, "\nDelivered\n"));
  g_test_message ("longest turn of the main loop: %d ms", worst);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpint (worst, <, 400);
#endif
  test_window_free (window);
  close_office (office);
  g_string_free (service.texts, TRUE);
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
  first = g_async_queue_timeout_pop (notifications, G_TIME_SPAN_SECOND);
  g_assert_nonnull (first);
  g_assert_nonnull (strstr (first, "Friend is dead"));
  g_assert_nonnull (strstr (first, "Line 6"));
  g_dbus_connection_remove_filter (bus, filter);
  g_bus_unown_name (name);
  test_window_free (window);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  test_application_begin ();
  g_test_add_func ("/messages/positions", test_positions);
  g_test_add_func ("/messages/texts", test_texts);
  g_test_add_func ("/messages/choosing", test_choosing);
  g_test_add_func ("/messages/delivering", test_delivering);
  g_test_add_func ("/messages/failing", test_failing);
  g_test_add_func ("/messages/waiting", test_waiting);
  g_test_add_func ("/messages/many", test_many);
  g_test_add_func ("/messages/watching", test_watching);
  result = g_test_run ();
  test_application_end ();
  return result;
}
