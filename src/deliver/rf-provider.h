/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the service for messages is sent, and what its answers mean. No network here.
 *
 *     POST {base}/sms/2/text/advanced            one text message, with an id of ours, as JSON
 *     GET  {base}/sms/1/logs?messageId={id}      was it taken?
 *     POST {base}/email/3/send                   one e-mail, likewise, as a form (multipart)
 *     GET  {base}/email/1/logs?messageId={id}
 *
 * all with the header `Authorization: App KEY`. */

typedef enum
{
  RF_SERVICE_SMS,
  RF_SERVICE_EMAIL,
} RfService;

/* One message. @subject is an e-mail's; @from of a text message may be empty. */
typedef struct
{
  RfService service;
  const char *to, *from, *subject, *text;
  const char *id;
} RfParcel;

/* How a request ended. */
typedef enum
{
  RF_OUTCOME_TAKEN,   /* the service has the message */
  RF_OUTCOME_REFUSED, /* it will not take it, however often it is asked */
  RF_OUTCOME_CLOSED,  /* it will take none at all: the key is wrong */
  RF_OUTCOME_AGAIN,   /* it has not taken it: try later */
  RF_OUTCOME_UNSURE,  /* nobody knows whether it has: ask before trying again */
  RF_OUTCOME_UNKNOWN, /* asked: it has no such message */
} RfOutcome;

/* The address that requests begin with, of what the user typed: https unless the host is this
 * computer itself, without a slash at its end. NULL with @error (RF_ERROR_USAGE) when it is none.
 * (transfer full) */
char *rf_provider_base (const char *text, GError **error);

/* (transfer full), both */
char *rf_provider_post_url (const char *base, RfService service);
char *rf_provider_log_url (const char *base, RfService service, const char *id);
/* What is posted; @type gets its media type. (transfer full), both */
char *rf_provider_body (const RfParcel *parcel, char **type);

/* What an answer with the HTTP @status means; @body need not be text. @note gets words about it for
 * the user where it is no success, else NULL. */
RfOutcome rf_provider_read_post (guint status, const char *body, gsize size, char **note);
RfOutcome rf_provider_read_log (guint status, const char *body, gsize size, const char *id,
                                char **note);

G_END_DECLS
