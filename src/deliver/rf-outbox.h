/* SPDX-License-Identifier: MIT */
#pragma once

#include "deliver/rf-courier.h"

#include <glib.h>

G_BEGIN_DECLS

/* Messages on their way: each is handed in once, no more requests a minute than allowed, and what
 * fails is tried again after a while as long as that can't deliver it twice.
 *
 * A message has an id of its own in all that is asked about it. When nobody knows whether the
 * service has it (no answer, rubbish), the service is asked; only when it says twice that it has no
 * such message is it handed in again. Works on the main context of one thread; nothing waits. */
typedef struct _RfOutbox RfOutbox;

typedef enum
{
  RF_DELIVERY_WAITING,   /* in the queue; its note says why when it was tried before */
  RF_DELIVERY_SENDING,   /* a request is under way */
  RF_DELIVERY_TAKEN,     /* the service has it */
  RF_DELIVERY_FAILED,    /* it was not delivered, or nobody can say: see its note */
  RF_DELIVERY_CANCELLED, /* somebody changed their mind before it was sent */
} RfDeliveryStatus;

/* The status of the message @number changed. */
typedef void (*RfOutboxChanged) (RfOutbox *outbox, guint number, gpointer user);

/* How an outbox hands in and asks; rf_outbox_set_courier() sets one that does so over the network,
 * tests have their own. Answers may come at once. */
typedef struct
{
  gpointer user;
  void (*post) (gpointer user, const RfParcel *parcel, RfCourierDone done, gpointer data);
  void (*ask) (gpointer user, RfService service, const char *id, RfCourierDone done, gpointer data);
} RfCarrier;

typedef struct
{
  guint limit;      /* requests in a minute */
  guint minute;     /* how long that is, in milliseconds: tests have shorter ones */
  guint patience;   /* milliseconds before the first repetition; it doubles … */
  guint longest;    /* … up to this */
  guint n_attempts; /* requests for one message before it is given up */
  /* What time it is, in microseconds; NULL: g_get_monotonic_time(). Tests look at what it says. */
  gint64 (*now) (void);
} RfOutboxOptions;

/* 60 a minute; 2 s, 4 s, 8 s … 60 s, 10 attempts. */
#define RF_OUTBOX_OPTIONS            \
  (RfOutboxOptions)                  \
  {                                  \
    60, 60000, 2000, 60000, 10, NULL \
  }

/* (transfer full) */
RfOutbox *rf_outbox_new (const RfOutboxOptions *options);
void rf_outbox_free (RfOutbox *outbox);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfOutbox, rf_outbox_free)

/* At most @limit messages go off within a minute; the others wait for their turn. */
void rf_outbox_set_limit (RfOutbox *outbox, guint limit);
/* For tests: how many milliseconds the limit is for. */
void rf_outbox_set_minute (RfOutbox *outbox, guint minute);
/* Without a carrier messages wait. @carrier is copied; NULL: none. Requests that are under way when
 * it changes are as if they had no answer. */
void rf_outbox_set_carrier (RfOutbox *outbox, const RfCarrier *carrier);
/* Takes over @courier; NULL: none. */
void rf_outbox_set_courier (RfOutbox *outbox, RfCourier *courier);

/* Adds a message, a copy of @parcel with an id of its own (its id is not looked at); @changed may
 * be NULL. Returns its number, from 1. */
guint rf_outbox_add (RfOutbox *outbox, const RfParcel *parcel, RfOutboxChanged changed,
                     gpointer user);
/* @note: about it, for the user; NULL: there is none. (transfer none), until the next change. */
RfDeliveryStatus rf_outbox_get (RfOutbox *outbox, guint number, const char **note);
/* Those of @user that wait are not sent any more; NULL: all. Requests under way go on. */
void rf_outbox_cancel (RfOutbox *outbox, gpointer user);
/* @user is not told of changes any more. */
void rf_outbox_forget (RfOutbox *outbox, gpointer user);
/* @changed is called for every message, after the one that it was added with; NULL: nobody is. */
void rf_outbox_listen (RfOutbox *outbox, RfOutboxChanged changed, gpointer user);
/* How many are waiting or under way. */
guint rf_outbox_n_pending (RfOutbox *outbox);

G_END_DECLS
