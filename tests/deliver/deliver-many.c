/* SPDX-License-Identifier: MIT */

/* Delivers many messages as the window would, every third an e-mail, and says how it went, how long
 * the main loop was kept from its work, and how many requests there were, and how close together:
 * deliver-many BASE KEY NUMBER LIMIT MINUTE TIMEOUT ATTEMPTS [TRUSTED]. Numbers of messages, the
 * limit in a minute of so many milliseconds, a request's timeout, how often one is made, and a file
 * with the certificates that are trusted. */

#include "deliver/rf-outbox.h"

#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>

#define TICK 2 /* ms */

/* --- how long the main loop stands still ------------------------------------------------------ */

typedef struct
{
  gint64 last, last_kept, worst;
} Pulse;

/* Microseconds for which other programs kept this thread from a processor that it wanted: that is
 * none of its doing. */
static gint64
kept_waiting (void)
{
  g_autofree char *text = NULL;
  guint64 ran, waited;

  if (!g_file_get_contents ("/proc/thread-self/schedstat", &text, NULL, NULL) ||
      sscanf (text, "%" G_GINT64_MODIFIER "u %" G_GINT64_MODIFIER "u", &ran, &waited) != 2)
    return 0;
  return (gint64) (waited / 1000);
}

static gboolean
beat (gpointer user)
{
  Pulse *pulse = user;
  gint64 now = g_get_monotonic_time (), kept = kept_waiting ();

  pulse->worst = MAX (pulse->worst, now - pulse->last - (kept - pulse->last_kept) - TICK * 1000);
  pulse->last = now;
  pulse->last_kept = kept;
  return G_SOURCE_CONTINUE;
}

/* --- when requests are made ------------------------------------------------------------------- */

static gint64 told_time;
static GArray *times; /* of requests */

static gint64
tell_time (void)
{
  told_time = g_get_monotonic_time ();
  return told_time;
}

static void
on_changed (RfOutbox *outbox, guint number, gpointer user)
{
  if (rf_outbox_get (outbox, number, NULL) == RF_DELIVERY_SENDING)
    g_array_append_val (times, told_time);
}

/* The shortest time, in milliseconds, in which more requests were made than @limit; -1: no time is
 * so long. */
static int
closest (guint limit)
{
  gint64 least = -1000;

  for (guint i = 0; i + limit < times->len; i++)
    {
      gint64 time = g_array_index (times, gint64, i + limit) - g_array_index (times, gint64, i);

      least = least < 0 ? time : MIN (least, time);
    }
  return (int) (least / 1000);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *base = argc == 8 || argc == 9 ? rf_provider_base (argv[1], &error) : NULL;
  RfOutboxOptions options = RF_OUTBOX_OPTIONS;
  g_autoptr (RfOutbox) outbox = NULL;
  Pulse pulse = { g_get_monotonic_time (), kept_waiting (), 0 };
  guint n, counts[RF_DELIVERY_CANCELLED + 1] = { 0 };

  if (base == NULL)
    {
      fprintf (stderr, "deliver-many: %s\n",
               error != NULL ? error->message : "seven or eight arguments");
      return 2;
    }
  if (argc == 9)
    {
      g_autoptr (GTlsDatabase) trusted = g_tls_file_database_new (argv[8], &error);

      g_assert_no_error (error);
      g_tls_backend_set_default_database (g_tls_backend_get_default (), trusted);
    }
  n = atoi (argv[3]);
  options.limit = atoi (argv[4]);
  options.minute = atoi (argv[5]);
  options.patience = 20;
  options.longest = 200;
  options.n_attempts = atoi (argv[7]);
  options.now = tell_time;
  times = g_array_new (FALSE, FALSE, sizeof (gint64));
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
                     on_changed, NULL);
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
  printf ("taken %u\nfailed %u\nworst %d ms\nrequests %u\nclosest %d ms\n",
          counts[RF_DELIVERY_TAKEN], counts[RF_DELIVERY_FAILED], (int) (pulse.worst / 1000),
          times->len, closest (options.limit));
  g_array_unref (times);
  return 0;
}
