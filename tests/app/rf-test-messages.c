/* SPDX-License-Identifier: MIT */

/* What the tests of messages share. */

#include "rf-test-messages.h"

const char test_dying_friends[] =
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

RfMessageList *
test_message_list (RfWindow *window)
{
  return RF_MESSAGE_LIST (rf_window_get_part (window, "messages"));
}

void
test_show_messages (RfWindow *window)
{
  gtk_notebook_set_current_page (GTK_NOTEBOOK (rf_window_get_part (window, "output_tabs")), 2);
  test_paint (window);
}
