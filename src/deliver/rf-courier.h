/* SPDX-License-Identifier: MIT */
#pragma once

#include "deliver/rf-provider.h"

#include <glib.h>

G_BEGIN_DECLS

/* Takes requests to the service over HTTPS. Nothing waits: every answer comes later, on the main
 * context of the thread. No socket is opened before the first request. */
typedef struct _RfCourier RfCourier;

/* The answer to one request. @note: words for the user, or NULL. @wait: the service asks not to be
 * asked again for so many seconds; 0: it does not. */
typedef void (*RfCourierDone) (RfOutcome outcome, const char *note, guint wait, gpointer user);

/* @base: see rf_provider_base(); @key is not empty. A request that has no answer after @timeout
 * milliseconds is given up. (transfer full) */
RfCourier *rf_courier_new (const char *base, const char *key, guint timeout);
/* Requests under way are given up, and no answer comes any more. */
void rf_courier_free (RfCourier *courier);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RfCourier, rf_courier_free)

/* Hands a message in. */
void rf_courier_post (RfCourier *courier, const RfParcel *parcel, RfCourierDone done,
                      gpointer user);
/* Asks whether the service has the message @id. */
void rf_courier_ask (RfCourier *courier, RfService service, const char *id, RfCourierDone done,
                     gpointer user);

G_END_DECLS
