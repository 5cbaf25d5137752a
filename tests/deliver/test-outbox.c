/* SPDX-License-Identifier: MIT */

/* The queue against a service that is played here: what is repeated, what is asked, what is given
 * up, and how many requests there are in a minute (a shorter one). */

#include "deliver/rf-outbox.h"

typedef struct
{
  const char *script; /* answers in turn, the last one for ever: see answer() */
  guint n_posts, n_asks, n_told;
  guint n_held; /* '.': requests that get no answer yet */
  RfCourierDone done[8];
  gpointer data[8];
  char *last_id;
  gboolean same_ids;
  gint64 times[4096];
} Service;

/* What the outbox was told last: the time of the request that it makes now. held_time: while it
 * stands still; 0: it does not. */
static gint64 told_time, held_time;

static gint64
tell_time (void)
{
  told_time = held_time != 0 ? held_time : g_get_monotonic_time ();
  return told_time;
}

static void
answer (Service *self, const char *id, RfCourierDone done, gpointer data)
{
  char what = *self->script;

  self->times[(self->n_posts + self->n_asks - 1) % G_N_ELEMENTS (self->times)] = told_time;
  self->same_ids &= self->last_id == NULL || g_str_equal (self->last_id, id);
  g_free (self->last_id);
  self->last_id = g_strdup (id);
  if (self->script[1] != '\0')
    self->script++;
  switch (what)
    {
    case 'T':
      done (RF_OUTCOME_TAKEN, NULL, 0, data);
      break;
    case 'R':
      done (RF_OUTCOME_REFUSED, "refused", 0, data);
      break;
    case 'C':
      done (RF_OUTCOME_CLOSED, "closed", 0, data);
      break;
    case 'A':
      done (RF_OUTCOME_AGAIN, "again", 0, data);
      break;
    case 'W':
      done (RF_OUTCOME_AGAIN, "wait", 1, data);
      break;
    case 'U':
      done (RF_OUTCOME_UNSURE, "unsure", 0, data);
      break;
    case 'N':
      done (RF_OUTCOME_UNKNOWN, NULL, 0, data);
      break;
    case '.':
      g_assert_cmpuint (self->n_held, <, G_N_ELEMENTS (self->done));
      self->done[self->n_held] = done;
      self->data[self->n_held++] = data;
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
service_post (gpointer user, const RfParcel *parcel, RfCourierDone done, gpointer data)
{
  Service *self = user;

  g_assert_cmpstr (parcel->to, ==, "4930");
  g_assert_cmpstr (parcel->from, ==, "Jane");
  self->n_posts++;
  answer (self, parcel->id, done, data);
}

static void
service_ask (gpointer user, RfService asked, const char *id, RfCourierDone done, gpointer data)
{
  Service *self = user;

  self->n_asks++;
  answer (self, id, done, data);
}

static void
on_changed (RfOutbox *outbox, guint number, gpointer user)
{
  ((Service *) user)->n_told++;
}

static RfOutbox *
outbox_for (Service *service, const char *script)
{
  RfOutboxOptions options = { 1000, 1000, 2, 50, 8, tell_time };
  RfCarrier carrier = { service, service_post, service_ask };
  RfOutbox *outbox = rf_outbox_new (&options);

  g_free (service->last_id);
  *service = (Service){ .script = script, .same_ids = TRUE };
  rf_outbox_set_carrier (outbox, &carrier);
  return outbox;
}

static guint
add (RfOutbox *outbox, Service *service)
{
  return rf_outbox_add (outbox, &(RfParcel){ RF_SERVICE_SMS, "4930", "Jane", "", "bye", NULL },
                        on_changed, service);
}

static void
wait_for_end (RfOutbox *outbox)
{
  while (rf_outbox_n_pending (outbox) > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_scripts (void)
{
  static const struct
  {
    const char *script;
    guint n_posts, n_asks;
    RfDeliveryStatus status;
    const char *note;
  } cases[] = {
    { "T", 1, 0, RF_DELIVERY_TAKEN, NULL },         { "R", 1, 0, RF_DELIVERY_FAILED, "refused" },
    { "C", 1, 0, RF_DELIVERY_FAILED, "closed" },    { "AAAT", 4, 0, RF_DELIVERY_TAKEN, NULL },
    { "AAR", 3, 0, RF_DELIVERY_FAILED, "refused" }, { "A", 8, 0, RF_DELIVERY_FAILED, "again" },
    { "UT", 1, 1, RF_DELIVERY_TAKEN, NULL }, /* it had it all the time */
    { "UUUT", 1, 3, RF_DELIVERY_TAKEN, NULL },      { "UR", 1, 1, RF_DELIVERY_FAILED, "refused" },
    { "UNNT", 2, 2, RF_DELIVERY_TAKEN, NULL }, /* it never heard of it */
    { "UNT", 1, 2, RF_DELIVERY_TAKEN, NULL },  /* it was asked too early */
    { "UNUNNT", 2, 4, RF_DELIVERY_TAKEN, NULL },    { "UNAT", 1, 3, RF_DELIVERY_TAKEN, NULL },
    { "U", 1, 7, RF_DELIVERY_FAILED, NULL },
  };
  Service service = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RfOutbox) outbox = outbox_for (&service, cases[i].script);
      guint number = add (outbox, &service);
      const char *note;

      wait_for_end (outbox);
      g_assert_cmpint (rf_outbox_get (outbox, number, &note), ==, cases[i].status);
      g_assert_cmpuint (service.n_posts, ==, cases[i].n_posts);
      g_assert_cmpuint (service.n_asks, ==, cases[i].n_asks);
      g_assert_true (service.same_ids);
      g_assert_cmpuint (service.n_told, >, 1);
      if (cases[i].note != NULL)
        g_assert_cmpstr (note, ==, cases[i].note);
      if (cases[i].status == RF_DELIVERY_FAILED)
        g_assert_nonnull (note);
    }
  g_free (service.last_id);
}

/* A service that does not take the key is not asked a thousand times. */
static void
test_closed (void)
{
  Service service = { 0 };
  g_autoptr (RfOutbox) outbox = outbox_for (&service, "AC");

  for (guint i = 0; i < 100; i++)
    add (outbox, &service);
  wait_for_end (outbox);
  g_assert_cmpuint (service.n_posts, ==, 2);
  for (guint number = 1; number <= 100; number++)
    g_assert_cmpint (rf_outbox_get (outbox, number, NULL), ==, RF_DELIVERY_FAILED);
  /* Another key is another chance. */
  service.script = "T";
  rf_outbox_set_carrier (outbox, &(RfCarrier){ &service, service_post, service_ask });
  g_assert_cmpint (rf_outbox_get (outbox, add (outbox, &service), NULL), ==, RF_DELIVERY_TAKEN);
  g_free (service.last_id);
}

#define MINUTE 200

static void
test_limit (void)
{
  RfOutboxOptions options = { 20, MINUTE, 1, 50, 8, tell_time };
  Service service = { .script = "T", .same_ids = TRUE };
  g_autoptr (RfOutbox) outbox = rf_outbox_new (&options);
  const guint n = 100;

  rf_outbox_set_carrier (outbox, &(RfCarrier){ &service, service_post, service_ask });
  held_time = g_get_monotonic_time ();
  for (guint i = 0; i < n; i++)
    add (outbox, &service);
  g_assert_cmpuint (service.n_posts, ==, 20);
  held_time = 0;
  wait_for_end (outbox);
  g_assert_cmpuint (service.n_posts, ==, n);
  for (guint i = 0; i + 20 < n; i++)
    g_assert_cmpint (service.times[i + 20] - service.times[i], >=, MINUTE * 1000);
  /* A limit that is raised holds from then on. */
  rf_outbox_set_limit (outbox, 1000);
  for (guint i = 0; i < 200; i++)
    add (outbox, &service);
  g_assert_cmpuint (service.n_posts, ==, n + 200);
  g_free (service.last_id);
}

static void
test_no_carrier (void)
{
  Service service = { .script = "T", .same_ids = TRUE };
  g_autoptr (RfOutbox) outbox = rf_outbox_new (&RF_OUTBOX_OPTIONS);
  guint first = add (outbox, &service), second;

  g_assert_cmpint (rf_outbox_get (outbox, first, NULL), ==, RF_DELIVERY_WAITING);
  rf_outbox_cancel (outbox, NULL);
  g_assert_cmpint (rf_outbox_get (outbox, first, NULL), ==, RF_DELIVERY_CANCELLED);
  second = add (outbox, &service);
  rf_outbox_set_carrier (outbox, &(RfCarrier){ &service, service_post, service_ask });
  g_assert_cmpint (rf_outbox_get (outbox, second, NULL), ==, RF_DELIVERY_TAKEN);
  g_assert_cmpint (rf_outbox_get (outbox, first, NULL), ==, RF_DELIVERY_CANCELLED);
  g_assert_cmpuint (service.n_posts, ==, 1);
  g_free (service.last_id);
}

/* What is under way when the carrier changes is asked for, not handed in again; its late answer
 * means nothing. */
static void
test_changing_carrier (void)
{
  Service service = { 0 };
  g_autoptr (RfOutbox) outbox = outbox_for (&service, "..T");
  guint first = add (outbox, &service), second = add (outbox, &service);

  g_assert_cmpint (rf_outbox_get (outbox, first, NULL), ==, RF_DELIVERY_SENDING);
  rf_outbox_set_carrier (outbox, &(RfCarrier){ &service, service_post, service_ask });
  service.done[0](RF_OUTCOME_REFUSED, "late", 0, service.data[0]);
  wait_for_end (outbox);
  g_assert_cmpint (rf_outbox_get (outbox, first, NULL), ==, RF_DELIVERY_TAKEN);
  g_assert_cmpint (rf_outbox_get (outbox, second, NULL), ==, RF_DELIVERY_TAKEN);
  g_assert_cmpuint (service.n_posts, ==, 2);
  g_assert_cmpuint (service.n_asks, ==, 2);
  service.done[1](RF_OUTCOME_REFUSED, "late", 0, service.data[1]);
  g_free (service.last_id);
}

/* Cancelled: what waits; and what may have been taken says so. */
static void
test_cancel (void)
{
  Service service = { 0 }, other = { 0 };
  g_autoptr (RfOutbox) outbox = outbox_for (&service, "UA....");
  guint doubtful = add (outbox, &service), refused = add (outbox, &service);
  guint waiting[8], foreign;
  const char *note;

  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    waiting[i] = add (outbox, &service);
  foreign = add (outbox, &other);
  rf_outbox_cancel (outbox, &service);
  g_assert_cmpint (rf_outbox_get (outbox, doubtful, &note), ==, RF_DELIVERY_FAILED);
  g_assert_nonnull (note);
  g_assert_cmpint (rf_outbox_get (outbox, refused, NULL), ==, RF_DELIVERY_CANCELLED);
  g_assert_cmpint (rf_outbox_get (outbox, waiting[0], NULL), ==, RF_DELIVERY_SENDING);
  g_assert_cmpint (rf_outbox_get (outbox, waiting[7], NULL), ==, RF_DELIVERY_CANCELLED);
  g_assert_cmpint (rf_outbox_get (outbox, foreign, NULL), ==, RF_DELIVERY_WAITING);
  rf_outbox_forget (outbox, &service);
  service.n_told = 0;
  for (guint i = 0; i < service.n_held; i++)
    service.done[i](RF_OUTCOME_TAKEN, NULL, 0, service.data[i]);
  g_assert_cmpint (rf_outbox_get (outbox, waiting[0], NULL), ==, RF_DELIVERY_TAKEN);
  g_assert_cmpuint (service.n_told, ==, 0);
  g_free (service.last_id);
}

/* The service says how long to wait. */
static void
test_wait (void)
{
  Service service = { 0 };
  g_autoptr (RfOutbox) outbox = outbox_for (&service, "WT");

  add (outbox, &service);
  wait_for_end (outbox);
  g_assert_cmpint (service.times[1] - service.times[0], >=, G_TIME_SPAN_SECOND);
  g_free (service.last_id);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outbox/scripts", test_scripts);
  g_test_add_func ("/outbox/closed", test_closed);
  g_test_add_func ("/outbox/limit", test_limit);
  g_test_add_func ("/outbox/no-carrier", test_no_carrier);
  g_test_add_func ("/outbox/changing-carrier", test_changing_carrier);
  g_test_add_func ("/outbox/cancel", test_cancel);
  g_test_add_func ("/outbox/wait", test_wait);
  return g_test_run ();
}
