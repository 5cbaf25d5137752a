/* SPDX-License-Identifier: MIT */

/* Delivers many messages as the window would, every third an e-mail, and says how it went and how
 * long the main loop was kept from its work: deliver-many BASE KEY NUMBER LIMIT MINUTE TIMEOUT
 * [TRUSTED]. Numbers of messages, the limit in a minute of so many milliseconds, a request's
 * timeout, and a file with the certificates that are trusted. */

#include "deliver/rf-outbox.h"

#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>

#define TICK 2 /* ms */

typedef struct
{
  gint64 last, worst;
} Pulse;

static gboolean
beat (gpointer user)
{
  Pulse *pulse = user;
  gint64 now = g_get_monotonic_time ();

  pulse->worst = MAX (pulse->worst, now - pulse->last - TICK * 1000);
  pulse->last = now;
  return G_SOURCE_CONTINUE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *base = argc == 7 || argc == 8 ? rf_provider_base (argv[1], &error) : NULL;
  RfOutboxOptions options = RF_OUTBOX_OPTIONS;
  g_autoptr (RfOutbox) outbox = NULL;
  Pulse pulse = { g_get_monotonic_time (), 0 };
  guint n, counts[RF_DELIVERY_CANCELLED + 1] = { 0 };

  if (base == NULL)
    {
      fprintf (stderr, "deliver-many: %s\n",
               error != NULL ? error->message : "six or seven arguments");
      return 2;
    }
  if (argc == 8)
    {
      g_autoptr (GTlsDatabase) trusted = g_tls_file_database_new (argv[7], &error);

      g_assert_no_error (error);
      g_tls_backend_set_default_database (g_tls_backend_get_default (), trusted);
    }
  n = atoi (argv[3]);
  options.limit = atoi (argv[4]);
  options.minute = atoi (argv[5]);
  options.patience = 20;
  options.longest = 200;
  options.n_attempts = 20;
  outbox = rf_outbox_new (&options);
  rf_outbox_set_courier (outbox, rf_courier_new (base, argv[2], atoi (argv[6])));
  g_timeout_add (TICK, beat, &pulse);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("message %u", i);

      rf_outbox_add (outbox,
                     i % 3 == 0
                       ? &(RfParcel){ RF_SERVICE_EMAIL, "ann@x.org", "jane@x.org", "Grüße", text,
                                      NULL }
                       : &(RfParcel){ RF_SERVICE_SMS, "4930123456", "Jane", "", text, NULL },
                     NULL, NULL);
    }
  while (rf_outbox_n_pending (outbox) > 0)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 1; i <= n; i++)
    {
      const char *note;
      RfDeliveryStatus status = rf_outbox_get (outbox, i, &note);

      counts[status]++;
      if (status == RF_DELIVERY_FAILED)
        printf ("failed %u %s\n", i - 1, note);
    }
  printf ("taken %u\nfailed %u\nworst %d ms\n", counts[RF_DELIVERY_TAKEN],
          counts[RF_DELIVERY_FAILED], (int) (pulse.worst / 1000));
  return 0;
}
