/* SPDX-License-Identifier: MIT */

/* With delivering off no socket is opened: the whole of this program runs where one of the
 * Internet's would be its end. */

#include "rf-no-network.h"
#include "rf-test-window.h"

#include "app/rf-message-list.h"
#include "app/rf-preferences.h"

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static const char program[] =
  "import smtplib\n"
  "from email.message import EmailMessage\n"
  "from infobip_channels.sms.channel import SMSChannel\n"
  "channel = SMSChannel.from_auth_params({'base_url': '127.0.0.1', 'api_key': 'k'})\n"
  "class Friend:\n"
  "    def __del__(self):\n"
  "        channel.send_sms_message({'messages': [\n"
  "            {'destinations': [{'to': '4930'}], 'text': 'bye'}]})\n"
  "        mail = EmailMessage()\n"
  "        mail['From'], mail['To'] = 'a@example.org', 'b@example.org'\n"
  "        mail.set_content('bye')\n"
  "        with smtplib.SMTP('127.0.0.1') as session:\n"
  "            session.send_message(mail)\n"
  "for i in range(20):\n"
  "    Friend()\n";

static void
test_filter (void)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      int s = socket (AF_UNIX, SOCK_STREAM, 0);

      if (s >= 0)
        socket (AF_INET, SOCK_STREAM, 0);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
}

static void
test_running (void)
{
  RfWindow *window = test_window_new ();
  RfMessageList *list = RF_MESSAGE_LIST (rf_window_get_part (window, "messages"));
  RfPostOffice *office = rf_application_get_post_office (test_application ());
  RfSettings *settings = rf_application_get_settings (test_application ());
  GtkWidget *preferences;

  g_assert_false (rf_post_office_is_on (office));
  test_run_text (window, program);
  test_act (window, "last", NULL);
  test_settle (window);
  g_assert_cmpuint (rf_message_list_get_length (list), ==, 40);
  /* What the preferences keep is no reason to connect either. */
  rf_post_office_set_base (office, "http://127.0.0.1:9");
  preferences = rf_preferences_new (settings, office);
  gtk_window_present (GTK_WINDOW (preferences));
  TEST_UNTIL (gtk_widget_get_mapped (preferences));
  gtk_window_destroy (GTK_WINDOW (preferences));
  test_act (window, "run", NULL);
  test_settle (window);
  test_act (window, "last", NULL);
  test_settle (window);
  /* Time in which somebody could think of connecting. */
  test_wait (300);
  g_assert_cmpuint (rf_message_list_get_length (list), ==, 40);
  g_assert_cmpuint (rf_outbox_n_pending (rf_post_office_get_outbox (office)), ==, 0);
  test_window_free (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/offline/filter", test_filter);
  g_test_add_func ("/offline/running", test_running);
}

int
main (int argc, char **argv)
{
  if (!rf_forbid_network ())
    return 77;
  return test_main (argc, argv, TRUE, add_tests);
}
