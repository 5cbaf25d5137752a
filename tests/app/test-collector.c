/* SPDX-License-Identifier: MIT */

/* A collection, decision by decision, as somebody sees it who has only the window. */

#include "rf-test-window.h"

#include "app/rf-chips.h"
#include "app/rf-collector-panel.h"
#include "app/rf-object-panel.h"
#include "app/rf-transport.h"

#include <string.h>

/* Two objects that a name reaches, two in a cyclic isolate, one that only those reach. */
static const char five[] = "import gc\n"
                           "class Node:\n"
                           "    def __init__(self, name):\n"
                           "        self.name = name\n"
                           "    def __del__(self):\n"
                           "        print('Deleting', self.name)\n"
                           "a = Node('a')\n"
                           "a.next = Node('b')\n"
                           "c = Node('c')\n"
                           "d = Node('d')\n"
                           "c.peer = d\n"
                           "d.peer = c\n"
                           "d.tail = Node('e')\n"
                           "del c, d\n"
                           "print(gc.collect())\n";

static void
test_dump (void)
{
  RfWindow *window = test_window_new ();
  RfTransport *transport = RF_TRANSPORT (rf_window_get_part (window, "transport"));
  RfRun *run;
  guint n = 0;

  test_run_text (window, five);
  run = rf_window_get_run (window);
  test_set_granularity (window, "visit");
  while (test_enabled (window, "step-forward"))
    {
      const RfState *state;
      test_act (window, "step-forward", NULL);
      test_settle (window);
      state = rf_run_get_state (run);
      if (state->gc.collecting && state->n_collections == 1)
        g_print ("%u %d: %s\n", ++n, (int) test_position (window),
                 rf_transport_get_sentence (transport));
    }
  test_window_free (window);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  test_application_begin ();
  g_test_add_func ("/app/collector/dump", test_dump);
  status = g_test_run ();
  test_application_end ();
  return status;
}
