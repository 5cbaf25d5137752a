/* SPDX-License-Identifier: MIT */

/* The queue.
 *
 * Invariants: a message is in exactly one place: `ready`, `later` (by the time at which it is due),
 * in a request under way, or over. `stamps` has the time of every request of the last minute, so
 * there are never more of them than the limit in any minute. A message that may have been taken is
 * `doubtful`: it is asked for, not handed in. */

#ifndef GETTEXT_PACKAGE
#define GETTEXT_PACKAGE "refarium"
#endif

#include "deliver/rf-outbox.h"

#include <glib/gi18n-lib.h>

#define MAX_UNDER_WAY 4
/* A service that was asked too early may not have heard of a message yet. */
#define TIMES_UNKNOWN 2

typedef struct
{
  RfOutbox *outbox;
  guint number;
  RfService service;
  char *to, *from, *subject, *text, *id; /* text: NULL once it is over */
  RfDeliveryStatus status;
  char *note;
  guint n_attempts, n_unknown;
  gboolean doubtful;
  gint64 due;
  guint generation; /* of the carrier that has it */
  RfOutboxChanged changed;
  gpointer user;
} Item;

/* A request under way; outlives its item's outbox when the answer comes late. */
typedef struct
{
  RfOutbox *outbox; /* NULL: it is gone */
  guint number, generation;
} Request;

struct _RfOutbox
{
  RfOutboxOptions options;
  RfCarrier carrier;
  gboolean has_carrier;
  RfCourier *courier;  /* owned; or NULL */
  guint generation;    /* counts the carriers */
  GPtrArray *items;    /* of Item, by number - 1 */
  GQueue ready;        /* of Item */
  GSequence *later;    /* of Item, by due */
  GQueue stamps;       /* of gint64 *: times of requests */
  GPtrArray *requests; /* of Request */
  guint n_pending;
  char *closed; /* why the service takes nothing at all; NULL: it does */
  guint timer_id;
  gboolean pumping;
  RfOutboxChanged listener; /* NULL: none */
  gpointer listening;
};

static void pump (RfOutbox *outbox);

static void
free_item (gpointer data)
{
  Item *item = data;

  g_free (item->to);
  g_free (item->from);
  g_free (item->subject);
  g_free (item->text);
  g_free (item->id);
  g_free (item->note);
  g_free (item);
}

RfOutbox *
rf_outbox_new (const RfOutboxOptions *options)
{
  RfOutbox *outbox = g_new0 (RfOutbox, 1);

  outbox->options = *options;
  outbox->items = g_ptr_array_new_with_free_func (free_item);
  outbox->later = g_sequence_new (NULL);
  outbox->requests = g_ptr_array_new ();
  g_queue_init (&outbox->ready);
  g_queue_init (&outbox->stamps);
  return outbox;
}

void
rf_outbox_free (RfOutbox *outbox)
{
  if (outbox == NULL)
    return;
  for (guint i = 0; i < outbox->requests->len; i++)
    {
      Request *request = g_ptr_array_index (outbox->requests, i);

      request->outbox = NULL;
      if (outbox->courier != NULL)
        g_free (request); /* its answer never comes */
    }
  rf_courier_free (outbox->courier);
  g_clear_handle_id (&outbox->timer_id, g_source_remove);
  g_ptr_array_unref (outbox->requests);
  g_queue_clear (&outbox->ready);
  g_queue_clear_full (&outbox->stamps, g_free);
  g_sequence_free (outbox->later);
  g_ptr_array_unref (outbox->items);
  g_free (outbox->closed);
  g_free (outbox);
}

/* --- states ----------------------------------------------------------------------------------- */

static Item *
item_at (RfOutbox *outbox, guint number)
{
  g_assert (number >= 1 && number <= outbox->items->len);
  return g_ptr_array_index (outbox->items, number - 1);
}

static gboolean
is_over (RfDeliveryStatus status)
{
  return status >= RF_DELIVERY_TAKEN;
}

static void
set_status (Item *item, RfDeliveryStatus status, const char *note)
{
  RfOutbox *outbox = item->outbox;

  if (!is_over (item->status) && is_over (status))
    {
      outbox->n_pending--;
      g_clear_pointer (&item->text, g_free);
    }
  item->status = status;
  if (note != item->note)
    {
      g_free (item->note);
      item->note = g_strdup (note);
    }
  if (item->changed != NULL)
    item->changed (outbox, item->number, item->user);
  if (outbox->listener != NULL)
    outbox->listener (outbox, item->number, outbox->listening);
}

static gint64
time_now (RfOutbox *outbox)
{
  return outbox->options.now != NULL ? outbox->options.now () : g_get_monotonic_time ();
}

static int
compare_due (gconstpointer a, gconstpointer b, gpointer user)
{
  const Item *x = a, *y = b;

  return x->due != y->due ? (x->due > y->due) - (x->due < y->due)
                          : (x->number > y->number) - (x->number < y->number);
}

static void
put_off (Item *item, const char *note, guint wait)
{
  gint64 patience = (gint64) item->outbox->options.patience * 1000;
  guint shift = MIN (item->n_attempts, 16u) - 1;

  item->due = time_now (item->outbox) +
              MAX (MIN (patience << shift, (gint64) item->outbox->options.longest * 1000),
                   wait * G_TIME_SPAN_SECOND);
  g_sequence_insert_sorted (item->outbox->later, item, compare_due, NULL);
  set_status (item, RF_DELIVERY_WAITING, note);
}

/* --- answers ---------------------------------------------------------------------------------- */

/* The service takes nothing: nothing more is asked of it. */
static void
close_down (RfOutbox *outbox, const char *note)
{
  if (outbox->closed == NULL)
    outbox->closed = g_strdup (note != NULL ? note : "");
}

static const char *
nobody_knows (void)
{
  return _ ("Nobody knows whether it was delivered: the service gives no clear answer.");
}

static void
try_again (Item *item, const char *note, guint wait)
{
  if (item->n_attempts < item->outbox->options.n_attempts)
    {
      put_off (item, note, wait);
      return;
    }
  if (item->doubtful)
    note = nobody_knows ();
  set_status (item, RF_DELIVERY_FAILED, note);
}

static void
take_outcome (Item *item, RfOutcome outcome, const char *note, guint wait)
{
  switch (outcome)
    {
    case RF_OUTCOME_TAKEN:
      set_status (item, RF_DELIVERY_TAKEN, NULL);
      return;
    case RF_OUTCOME_REFUSED:
      set_status (item, RF_DELIVERY_FAILED, note);
      return;
    case RF_OUTCOME_CLOSED:
      close_down (item->outbox, note);
      set_status (item, RF_DELIVERY_FAILED, note);
      return;
    case RF_OUTCOME_AGAIN:
      break;
    case RF_OUTCOME_UNSURE:
      item->doubtful = TRUE;
      item->n_unknown = 0;
      break;
    case RF_OUTCOME_UNKNOWN:
      if (++item->n_unknown >= TIMES_UNKNOWN)
        item->doubtful = FALSE;
      break;
    }
  try_again (item, note != NULL ? note : item->note, wait);
}

static void
on_answer (RfOutcome outcome, const char *note, guint wait, gpointer user)
{
  Request *request = user;
  RfOutbox *outbox = request->outbox;

  if (outbox != NULL)
    {
      Item *item = item_at (outbox, request->number);

      g_ptr_array_remove_fast (outbox->requests, request);
      if (request->generation == outbox->generation)
        take_outcome (item, outcome, note, wait);
      pump (outbox);
    }
  g_free (request);
}

/* --- requests --------------------------------------------------------------------------------- */

static void
forget_old_stamps (RfOutbox *outbox, gint64 now)
{
  gint64 minute = (gint64) outbox->options.minute * 1000, *oldest;

  while ((oldest = g_queue_peek_head (&outbox->stamps)) != NULL && *oldest + minute <= now)
    g_free (g_queue_pop_head (&outbox->stamps));
}

static void
send (Item *item)
{
  RfOutbox *outbox = item->outbox;
  Request *request = g_new0 (Request, 1);
  gint64 *stamp = g_new (gint64, 1);
  RfParcel parcel;

  *stamp = time_now (outbox);
  g_queue_push_tail (&outbox->stamps, stamp);
  request->outbox = outbox;
  request->number = item->number;
  request->generation = outbox->generation;
  g_ptr_array_add (outbox->requests, request);
  item->n_attempts++;
  set_status (item, RF_DELIVERY_SENDING, item->note);
  if (item->doubtful)
    {
      outbox->carrier.ask (outbox->carrier.user, item->service, item->id, on_answer, request);
      return;
    }
  parcel = (RfParcel){ item->service, item->to, item->from, item->subject, item->text, item->id };
  outbox->carrier.post (outbox->carrier.user, &parcel, on_answer, request);
}

static void
take_due (RfOutbox *outbox, gint64 now)
{
  GSequenceIter *first = g_sequence_get_begin_iter (outbox->later);

  while (!g_sequence_iter_is_end (first) && ((Item *) g_sequence_get (first))->due <= now)
    {
      g_queue_push_tail (&outbox->ready, g_sequence_get (first));
      g_sequence_remove (first);
      first = g_sequence_get_begin_iter (outbox->later);
    }
}

static gboolean
on_timer (gpointer user)
{
  RfOutbox *outbox = user;

  outbox->timer_id = 0;
  pump (outbox);
  return G_SOURCE_REMOVE;
}

/* Wakes up when the next one is due, or when the limit allows a request again. */
static void
set_timer (RfOutbox *outbox, gint64 now)
{
  GSequenceIter *first = g_sequence_get_begin_iter (outbox->later);
  gint64 *oldest = g_queue_peek_head (&outbox->stamps), wake = G_MAXINT64;

  g_clear_handle_id (&outbox->timer_id, g_source_remove);
  if (!outbox->has_carrier || outbox->requests->len >= MAX_UNDER_WAY)
    return;
  if (!g_queue_is_empty (&outbox->ready) && oldest != NULL)
    wake = *oldest + (gint64) outbox->options.minute * 1000;
  else if (!g_sequence_iter_is_end (first))
    wake = ((Item *) g_sequence_get (first))->due;
  if (wake != G_MAXINT64)
    outbox->timer_id = g_timeout_add ((guint) (CLAMP (wake - now, 0, G_TIME_SPAN_HOUR) / 1000) + 1,
                                      on_timer, outbox);
}

/* What was never tried when the service turned out to take nothing. */
static void
fail_all (RfOutbox *outbox)
{
  for (Item *item; (item = g_queue_pop_head (&outbox->ready)) != NULL;)
    set_status (item, RF_DELIVERY_FAILED, outbox->closed);
  for (GSequenceIter *i = g_sequence_get_begin_iter (outbox->later); !g_sequence_iter_is_end (i);
       i = g_sequence_get_begin_iter (outbox->later))
    {
      Item *item = g_sequence_get (i);

      g_sequence_remove (i);
      set_status (item, RF_DELIVERY_FAILED, outbox->closed);
    }
}

/* Starts all requests that may be started now. */
static void
pump (RfOutbox *outbox)
{
  gint64 now = time_now (outbox);

  if (outbox->pumping)
    return;
  outbox->pumping = TRUE;
  while (outbox->has_carrier)
    {
      now = time_now (outbox);
      forget_old_stamps (outbox, now);
      take_due (outbox, now);
      if (outbox->closed != NULL)
        fail_all (outbox);
      if (g_queue_is_empty (&outbox->ready) || outbox->requests->len >= MAX_UNDER_WAY ||
          g_queue_get_length (&outbox->stamps) >= outbox->options.limit)
        break;
      send (g_queue_pop_head (&outbox->ready));
    }
  outbox->pumping = FALSE;
  set_timer (outbox, now);
}

/* --- from outside ----------------------------------------------------------------------------- */

void
rf_outbox_set_limit (RfOutbox *outbox, guint limit)
{
  outbox->options.limit = MAX (limit, 1);
  pump (outbox);
}

void
rf_outbox_set_minute (RfOutbox *outbox, guint minute)
{
  outbox->options.minute = minute;
  pump (outbox);
}

/* Requests under way will not be heard of: nobody knows what became of them. */
static void
give_up_requests (RfOutbox *outbox)
{
  for (guint i = 0; i < outbox->requests->len; i++)
    {
      Request *request = g_ptr_array_index (outbox->requests, i);
      Item *item = item_at (outbox, request->number);

      if (request->generation != outbox->generation)
        continue;
      item->doubtful = TRUE;
      item->n_unknown = 0;
      put_off (item, item->note, 0);
    }
  for (guint i = 0; i < outbox->requests->len; i++)
    {
      Request *request = g_ptr_array_index (outbox->requests, i);

      request->outbox = NULL;
      if (outbox->courier != NULL)
        g_free (request);
    }
  g_ptr_array_set_size (outbox->requests, 0);
}

void
rf_outbox_set_carrier (RfOutbox *outbox, const RfCarrier *carrier)
{
  give_up_requests (outbox);
  outbox->generation++;
  g_clear_pointer (&outbox->courier, rf_courier_free);
  g_clear_pointer (&outbox->closed, g_free);
  outbox->has_carrier = carrier != NULL;
  if (carrier != NULL)
    outbox->carrier = *carrier;
  pump (outbox);
}

static void
courier_post (gpointer user, const RfParcel *parcel, RfCourierDone done, gpointer data)
{
  rf_courier_post (user, parcel, done, data);
}

static void
courier_ask (gpointer user, RfService service, const char *id, RfCourierDone done, gpointer data)
{
  rf_courier_ask (user, service, id, done, data);
}

void
rf_outbox_set_courier (RfOutbox *outbox, RfCourier *courier)
{
  RfCarrier carrier = { courier, courier_post, courier_ask };

  rf_outbox_set_carrier (outbox, NULL);
  if (courier == NULL)
    return;
  outbox->courier = courier;
  outbox->carrier = carrier;
  outbox->has_carrier = TRUE;
  pump (outbox);
}

guint
rf_outbox_add (RfOutbox *outbox, const RfParcel *parcel, RfOutboxChanged changed, gpointer user)
{
  Item *item = g_new0 (Item, 1);
  g_autofree char *uuid = g_uuid_string_random ();

  item->outbox = outbox;
  item->service = parcel->service;
  item->to = g_strdup (parcel->to);
  item->from = g_strdup (parcel->from);
  item->subject = g_strdup (parcel->subject);
  item->text = g_strdup (parcel->text);
  item->id = g_strconcat ("refarium-", uuid, NULL);
  item->changed = changed;
  item->user = user;
  g_ptr_array_add (outbox->items, item);
  item->number = outbox->items->len;
  outbox->n_pending++;
  g_queue_push_tail (&outbox->ready, item);
  pump (outbox);
  return item->number;
}

RfDeliveryStatus
rf_outbox_get (RfOutbox *outbox, guint number, const char **note)
{
  Item *item = item_at (outbox, number);

  if (note != NULL)
    *note = item->note;
  return item->status;
}

void
rf_outbox_cancel (RfOutbox *outbox, gpointer user)
{
  GQueue gone = G_QUEUE_INIT, kept = G_QUEUE_INIT;
  GSequenceIter *next;

  for (Item *item; (item = g_queue_pop_head (&outbox->ready)) != NULL;)
    g_queue_push_tail (user == NULL || item->user == user ? &gone : &kept, item);
  outbox->ready = kept;
  for (GSequenceIter *i = g_sequence_get_begin_iter (outbox->later); !g_sequence_iter_is_end (i);
       i = next)
    {
      Item *item = g_sequence_get (i);

      next = g_sequence_iter_next (i);
      if (user != NULL && item->user != user)
        continue;
      g_queue_push_tail (&gone, item);
      g_sequence_remove (i);
    }
  for (Item *item; (item = g_queue_pop_head (&gone)) != NULL;)
    if (item->doubtful)
      set_status (item, RF_DELIVERY_FAILED, nobody_knows ());
    else
      set_status (item, RF_DELIVERY_CANCELLED, NULL);
}

void
rf_outbox_forget (RfOutbox *outbox, gpointer user)
{
  for (guint i = 0; i < outbox->items->len; i++)
    {
      Item *item = g_ptr_array_index (outbox->items, i);

      if (item->user == user)
        {
          item->changed = NULL;
          item->user = NULL;
        }
    }
}

void
rf_outbox_listen (RfOutbox *outbox, RfOutboxChanged changed, gpointer user)
{
  outbox->listener = changed;
  outbox->listening = user;
}

guint
rf_outbox_n_pending (RfOutbox *outbox)
{
  return outbox->n_pending;
}
