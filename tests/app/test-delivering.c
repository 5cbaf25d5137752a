/* SPDX-License-Identifier: MIT */

/* Delivering from the window, to a service that is played here. */

#include "rf-test-messages.h"

#include "app/rf-editor.h"

#include <string.h>

#define KEY "very-secret-key"

static const char other_program[] =
  "from infobip_channels.sms.channel import SMSChannel\n"
  "SMSChannel.from_auth_params({'base_url': 'x', 'api_key': 'y'})."
  "send_sms_message({'messages': [{'destinations': [{'to': '1'}]}]})\n";

/* --- the service ------------------------------------------------------------------------------ */

typedef struct
{
  RfPostOffice *office;
  RfOutbox *outbox;
  RfWindow *window;
  RfOutcome outcome; /* of everything that is handed in */
  gboolean is_slow;
  guint n_posts;
  GString *texts;
} Service;

typedef struct
{
  RfOutcome outcome;
  RfCourierDone done;
  gpointer data;
} Answer;

static gboolean
answer_now (gpointer user)
{
  Answer *answer = user;

  answer->done (answer->outcome, answer->outcome == RF_OUTCOME_TAKEN ? NULL : "no such number", 0,
                answer->data);
  return G_SOURCE_REMOVE;
}

static void
post (gpointer user, const RfParcel *parcel, RfCourierDone done, gpointer data)
{
  Service *service = user;
  Answer answer = { service->outcome, done, data };

  service->n_posts++;
  g_string_append_printf (service->texts, "%s>%s:%s%s\n", parcel->from, parcel->to, parcel->subject,
                          parcel->text);
  if (service->is_slow)
    g_timeout_add_full (G_PRIORITY_DEFAULT, 1 + service->n_posts % 7, answer_now,
                        g_memdup2 (&answer, sizeof answer), g_free);
  else
    answer_now (&answer);
}

static void
ask (gpointer user, RfService asked, const char *id, RfCourierDone done, gpointer data)
{
  done (RF_OUTCOME_TAKEN, NULL, 0, data);
}

/* Delivering is on, and a window is there. */
static void
begin (Service *service)
{
  RfPostOffice *office = rf_application_get_post_office (test_application ());
  RfCarrier carrier = { service, post, ask };

  *service = (Service){ .office = office,
                        .outbox = rf_post_office_get_outbox (office),
                        .window = test_window_new (),
                        .outcome = RF_OUTCOME_TAKEN,
                        .texts = g_string_new (NULL) };
  rf_secrets_use_memory (rf_post_office_get_secrets (office));
  rf_post_office_set_base (office, "http://127.0.0.1:9");
  rf_post_office_set_on (office, TRUE);
  rf_post_office_set_key (office, KEY);
  rf_post_office_set_limit (office, 1000);
  rf_outbox_set_minute (service->outbox, 1000);
  g_assert_null (rf_post_office_get_trouble (office));
  rf_outbox_set_carrier (service->outbox, &carrier);
}

static void
end (Service *service)
{
  rf_post_office_set_on (service->office, FALSE);
  rf_post_office_set_key (service->office, "");
  if (service->window != NULL)
    test_window_free (service->window);
  g_string_free (service->texts, TRUE);
}

/* --- looking at it ---------------------------------------------------------------------------- */

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

/* Runs @program, says yes to its question, and shows all of its messages. */
static void
run_and_deliver (Service *service, const char *program)
{
  test_run_text (service->window, program);
  answer ("deliver");
  test_act (service->window, "last", NULL);
  test_settle (service->window);
  test_show_messages (service->window);
}

static gboolean
says (Service *service, guint index, const char *words)
{
  g_autofree char *text = rf_message_list_get_text (test_message_list (service->window), index);

  return strstr (text, words) != NULL;
}

/* --- tests ------------------------------------------------------------------------------------ */

/* Asked once for a program; delivered once, however one steps. */
static void
test_once (void)
{
  Service service;

  begin (&service);
  test_run_text (service.window, test_dying_friends);
  TEST_UNTIL (find_dialog () != NULL);
  g_assert_cmpuint (service.n_posts, ==, 0);
  test_act (service.window, "last", NULL);
  test_show_messages (service.window);
  g_assert_true (says (&service, 0, "Not delivered yet"));
  answer ("deliver");
  test_paint (service.window);
  g_assert_cmpstr (service.texts->str, ==,
                   "Ann>4930:Ann is gone\nJane>4930:Jane is gone\nBob>4930:Bob is gone\n");
  g_assert_true (says (&service, 2, "\nDelivered\n"));
  for (guint i = 0; i < 3; i++)
    {
      test_act (service.window, "first", NULL);
      test_settle (service.window);
      test_act (service.window, "last", NULL);
      test_settle (service.window);
    }
  test_wait (50);
  g_assert_cmpuint (service.n_posts, ==, 3);
  /* Another run sends anew, and asks no more. */
  test_act (service.window, "run", NULL);
  test_settle (service.window);
  TEST_UNTIL (service.n_posts == 6);
  g_assert_null (find_dialog ());
  /* Another program is another question. */
  test_run_text (service.window, other_program);
  answer ("keep");
  g_assert_cmpuint (service.n_posts, ==, 6);
  test_act (service.window, "run", NULL);
  test_settle (service.window);
  test_wait (100);
  g_assert_null (find_dialog ());
  g_assert_cmpuint (service.n_posts, ==, 6);
  end (&service);
}

/* What fails is said on the message; the program knows nothing of it. */
static void
test_failing (void)
{
  Service service;

  begin (&service);
  service.outcome = RF_OUTCOME_REFUSED;
  run_and_deliver (&service, test_dying_friends);
  g_assert_true (says (&service, 1, "\nNot delivered: no such number\n"));
  g_assert_false (says (&service, 1, KEY));
  g_assert_cmpint (rf_run_get_status (rf_window_get_run (service.window)), ==, 0);
  end (&service);
}

static void
test_emails (void)
{
  Service service;

  begin (&service);
  run_and_deliver (&service, "import smtplib\n"
                             "from email.message import EmailMessage\n"
                             "message = EmailMessage()\n"
                             "message['Subject'] = 'Farewell: '\n"
                             "message['From'] = 'Jane <jane@example.org>'\n"
                             "message['To'] = 'bob@example.org, ann@example.org'\n"
                             "message.set_content('I am gone')\n"
                             "with smtplib.SMTP('localhost') as session:\n"
                             "    session.send_message(message)\n");
  g_assert_cmpstr (service.texts->str, ==,
                   "jane@example.org>bob@example.org:Farewell: I am gone\n"
                   "jane@example.org>ann@example.org:Farewell: I am gone\n");
  g_assert_true (says (&service, 1, "\nDelivered\n"));
  end (&service);
}

/* Without a key messages wait and say why; switching off ends it. */
static void
test_waiting (void)
{
  Service service;

  begin (&service);
  rf_post_office_set_key (service.office, "");
  g_assert_nonnull (rf_post_office_get_trouble (service.office));
  run_and_deliver (&service, test_dying_friends);
  g_assert_true (says (&service, 1, "Waits for delivery: The key of the service is missing."));
  g_assert_cmpuint (rf_outbox_n_pending (service.outbox), ==, 3);
  rf_post_office_set_on (service.office, FALSE);
  test_paint (service.window);
  g_assert_false (says (&service, 1, "delivery"));
  g_assert_cmpuint (rf_outbox_n_pending (service.outbox), ==, 0);
  g_assert_cmpuint (service.n_posts, ==, 0);
  end (&service);
}

static gboolean
is_empty (gpointer outbox)
{
  return rf_outbox_n_pending (outbox) == 0;
}

/* While a thousand messages are delivered and the tab shows them, the window stays awake. */
static void
test_many (void)
{
  Service service;
  int longest;

  begin (&service);
  service.is_slow = TRUE;
  run_and_deliver (&service,
                   "from infobip_channels.sms.channel import SMSChannel\n"
                   "channel = SMSChannel.from_auth_params({'base_url': 'x', 'api_key': 'y'})\n"
                   "for n in range(1000):\n"
                   "    channel.send_sms_message({'messages': [\n"
                   "        {'destinations': [{'to': '4930'}], 'text': str(n)}]})\n");
  longest = test_longest_turn (is_empty, service.outbox);
  test_paint (service.window);
  g_assert_cmpuint (service.n_posts, ==, 1000);
  g_assert_true (says (&service, 999, "999\n"));
  g_assert_true (says (&service, 999, "\nDelivered\n"));
  g_test_message ("longest turn of the main loop: %d ms", longest);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpint (longest, <, 400);
#endif
  end (&service);
}

/* --- closing ---------------------------------------------------------------------------------- */

/* Three messages that wait for a key; then the window is to be closed. */
static void
begin_to_close (Service *service)
{
  begin (service);
  rf_post_office_set_key (service->office, "");
  run_and_deliver (service, test_dying_friends);
  g_assert_cmpuint (rf_outbox_n_pending (service->outbox), ==, 3);
  rf_editor_set_saved (RF_EDITOR (rf_window_get_part (service->window, "editor")));
  g_object_add_weak_pointer (G_OBJECT (service->window), (gpointer *) &service->window);
  gtk_window_close (GTK_WINDOW (service->window));
  TEST_UNTIL (find_dialog () != NULL);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (find_dialog ()), "3 messages wait"));
}

static void
go_on (Service *service)
{
  RfCarrier carrier = { service, post, ask };

  rf_outbox_set_carrier (service->outbox, &carrier);
}

/* The window goes by itself when all is delivered. */
static void
test_closing (void)
{
  Service service;

  begin_to_close (&service);
  test_wait (50);
  g_assert_nonnull (service.window);
  service.is_slow = TRUE;
  go_on (&service);
  TEST_UNTIL (service.window == NULL);
  g_assert_cmpuint (service.n_posts, ==, 3);
  g_assert_true (is_empty (service.outbox));
  g_assert_null (find_dialog ());
  end (&service);
}

/* Who thinks again has the window still, and can close it later. */
static void
test_staying (void)
{
  Service service;

  begin_to_close (&service);
  answer ("cancel");
  go_on (&service);
  TEST_UNTIL (is_empty (service.outbox));
  test_wait (50);
  g_assert_nonnull (service.window);
  g_assert_cmpuint (service.n_posts, ==, 3);
  end (&service);
}

static void
test_dropping (void)
{
  Service service;

  begin_to_close (&service);
  answer ("drop");
  TEST_UNTIL (service.window == NULL);
  go_on (&service);
  test_wait (50);
  g_assert_cmpuint (service.n_posts, ==, 0);
  g_assert_true (is_empty (service.outbox));
  end (&service);
}

/* What could not be delivered is shown before the window goes. */
static void
test_closing_in_vain (void)
{
  Service service;

  begin_to_close (&service);
  service.outcome = RF_OUTCOME_REFUSED;
  go_on (&service);
  TEST_UNTIL (find_dialog () == NULL);
  test_paint (service.window);
  g_assert_nonnull (service.window);
  g_assert_true (says (&service, 2, "Not delivered: no such number"));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test_message_list (service.window))));
  end (&service);
}

static void
add_tests (void)
{
  g_test_add_func ("/delivering/once", test_once);
  g_test_add_func ("/delivering/failing", test_failing);
  g_test_add_func ("/delivering/e-mails", test_emails);
  g_test_add_func ("/delivering/waiting", test_waiting);
  g_test_add_func ("/delivering/many", test_many);
  g_test_add_func ("/delivering/closing", test_closing);
  g_test_add_func ("/delivering/staying", test_staying);
  g_test_add_func ("/delivering/dropping", test_dropping);
  g_test_add_func ("/delivering/closing-in-vain", test_closing_in_vain);
}

int
main (int argc, char **argv)
{
  return test_main (argc, argv, TRUE, add_tests);
}
