/* SPDX-License-Identifier: MIT */

/* Requests over HTTPS.
 *
 * Invariants: the key stands in the courier and in the header of a request, nowhere else; a note
 * never repeats it. A job lives until its last callback was called; its `courier` is NULL once
 * somebody was told how it ended, or the courier is gone. A body is read up to MAX_BODY bytes.
 *
 * A request whose answer has not begun is never cancelled: when its time is over the answer is not
 * waited for any more. (libsoup 3.2 breaks down when a cancellation meets the answer's beginning.)
 */

#ifndef GETTEXT_PACKAGE
#define GETTEXT_PACKAGE "refarium"
#endif

#include "deliver/rf-courier.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#define MAX_BODY 65536

struct _RfCourier
{
  char *base, *key;
  guint timeout;
  SoupSession *session; /* NULL before the first request */
  GPtrArray *jobs;      /* of Job: under way */
};

typedef struct
{
  RfCourier *courier; /* NULL: nobody listens any more */
  SoupMessage *message;
  GCancellable *cancellable; /* of reading the body */
  guint deadline_id;
  char *id; /* asked for; NULL: a message is handed in */
  char *body;
  gsize size;
  RfCourierDone done;
  gpointer user;
} Job;

RfCourier *
rf_courier_new (const char *base, const char *key, guint timeout)
{
  RfCourier *courier = g_new0 (RfCourier, 1);

  g_assert (*key != '\0');
  courier->base = g_strdup (base);
  courier->key = g_strdup (key);
  courier->timeout = timeout;
  courier->jobs = g_ptr_array_new ();
  return courier;
}

void
rf_courier_free (RfCourier *courier)
{
  if (courier == NULL)
    return;
  for (guint i = 0; i < courier->jobs->len; i++)
    {
      Job *job = g_ptr_array_index (courier->jobs, i);

      job->courier = NULL;
      g_clear_handle_id (&job->deadline_id, g_source_remove);
      g_cancellable_cancel (job->cancellable);
    }
  g_ptr_array_unref (courier->jobs);
  g_clear_object (&courier->session);
  memset (courier->key, 0, strlen (courier->key));
  g_free (courier->key);
  g_free (courier->base);
  g_free (courier);
}

/* --- the end of a request --------------------------------------------------------------------- */

static void
free_job (Job *job)
{
  g_clear_handle_id (&job->deadline_id, g_source_remove);
  g_object_unref (job->message);
  g_object_unref (job->cancellable);
  g_free (job->id);
  g_free (job->body);
  g_free (job);
}

/* Says how it ended, once. */
static void
tell (Job *job, RfOutcome outcome, const char *note, guint wait)
{
  RfCourier *courier = g_steal_pointer (&job->courier);
  g_auto (GStrv) parts = NULL;
  g_autofree char *safe = NULL;

  g_clear_handle_id (&job->deadline_id, g_source_remove);
  if (courier == NULL)
    return;
  parts = note != NULL ? g_strsplit (note, courier->key, -1) : NULL;
  safe = parts != NULL ? g_strjoinv ("…", parts) : NULL;
  g_ptr_array_remove_fast (courier->jobs, job);
  job->done (outcome, safe, wait, job->user);
}

/* The same, and @job is gone. */
static void
finish (Job *job, RfOutcome outcome, const char *note, guint wait)
{
  tell (job, outcome, note, wait);
  free_job (job);
}

/* The connection was never made, since the service is not who it should be. What else goes wrong
 * with TLS may happen after the request was sent. */
static gboolean
was_not_trusted (const GError *error)
{
  return g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE) ||
         g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_HANDSHAKE) ||
         g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_NOT_TLS) ||
         g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_UNAVAILABLE);
}

/* Failures before anything was sent: the service can't have the message. */
static gboolean
was_not_sent (const GError *error)
{
  if (error->domain == G_RESOLVER_ERROR)
    return TRUE;
  if (error->domain != G_IO_ERROR)
    return FALSE;
  switch (error->code)
    {
    case G_IO_ERROR_CONNECTION_REFUSED:
    case G_IO_ERROR_HOST_UNREACHABLE:
    case G_IO_ERROR_NETWORK_UNREACHABLE:
    case G_IO_ERROR_HOST_NOT_FOUND:
    case G_IO_ERROR_PROXY_FAILED:
    case G_IO_ERROR_TOO_MANY_OPEN_FILES:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
finish_error (Job *job, const GError *error)
{
  if (was_not_trusted (error))
    finish (job, RF_OUTCOME_AGAIN, _ ("The service does not prove who it is (its certificate)."),
            0);
  else if (was_not_sent (error))
    finish (job, RF_OUTCOME_AGAIN, _ ("The service can't be reached."), 0);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    finish (job, RF_OUTCOME_UNSURE, _ ("The service does not answer."), 0);
  else
    finish (job, RF_OUTCOME_UNSURE, _ ("The connection to the service broke off."), 0);
}

static void
on_read (GObject *stream, GAsyncResult *result, gpointer user)
{
  Job *job = user;
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  gsize size = 0;
  guint status = soup_message_get_status (job->message);
  const char *wait =
    soup_message_headers_get_one (soup_message_get_response_headers (job->message), "Retry-After");
  RfOutcome outcome;

  g_input_stream_read_all_finish (G_INPUT_STREAM (stream), result, &size, &error);
  if (error != NULL)
    {
      finish_error (job, error);
      return;
    }
  outcome = job->id != NULL ? rf_provider_read_log (status, job->body, size, job->id, &note)
                            : rf_provider_read_post (status, job->body, size, &note);
  finish (job, outcome, note, wait != NULL ? MIN (g_ascii_strtoull (wait, NULL, 10), 600) : 0);
}

static void
on_sent (GObject *session, GAsyncResult *result, gpointer user)
{
  Job *job = user;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream =
    soup_session_send_finish (SOUP_SESSION (session), result, &error);

  if (stream == NULL)
    {
      finish_error (job, error);
      return;
    }
  if (job->courier == NULL)
    {
      free_job (job);
      return;
    }
  job->body = g_malloc (MAX_BODY);
  g_input_stream_read_all_async (stream, job->body, MAX_BODY, G_PRIORITY_DEFAULT, job->cancellable,
                                 on_read, job);
}

/* A server that sends a byte now and then keeps nobody waiting. */
static gboolean
on_deadline (gpointer user)
{
  Job *job = user;

  job->deadline_id = 0;
  if (job->body != NULL)
    g_cancellable_cancel (job->cancellable);
  else
    tell (job, RF_OUTCOME_UNSURE, _ ("The service does not answer."), 0);
  return G_SOURCE_REMOVE;
}

/* --- the beginning ---------------------------------------------------------------------------- */

static SoupSession *
get_session (RfCourier *courier)
{
  if (courier->session == NULL)
    courier->session =
      soup_session_new_with_options ("timeout", courier->timeout / 1000 + 1, "max-conns-per-host",
                                     32, "idle-timeout", 30u, "user-agent", "Refarium", NULL);
  return courier->session;
}

static void
start (RfCourier *courier, const char *method, const char *url, const char *type, const char *body,
       const char *id, RfCourierDone done, gpointer user)
{
  Job *job = g_new0 (Job, 1);
  g_autofree char *authorization = g_strconcat ("App ", courier->key, NULL);
  SoupMessageHeaders *headers;

  job->courier = courier;
  job->message = soup_message_new (method, url);
  job->cancellable = g_cancellable_new ();
  job->id = g_strdup (id);
  job->done = done;
  job->user = user;
  /* A redirection would take the key to another host. On a connection that is used again libsoup
   * may repeat a request by itself, and 3.2 breaks down when it does. */
  soup_message_add_flags (job->message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_NEW_CONNECTION);
  headers = soup_message_get_request_headers (job->message);
  soup_message_headers_replace (headers, "Authorization", authorization);
  soup_message_headers_replace (headers, "Accept", "application/json");
  soup_message_headers_replace (headers, "Connection", "close");
  if (body != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

      soup_message_set_request_body_from_bytes (job->message, type, bytes);
    }
  memset (authorization, 0, strlen (authorization));
  g_ptr_array_add (courier->jobs, job);
  job->deadline_id = g_timeout_add (courier->timeout, on_deadline, job);
  soup_session_send_async (get_session (courier), job->message, G_PRIORITY_DEFAULT, NULL, on_sent,
                           job);
}

void
rf_courier_post (RfCourier *courier, const RfParcel *parcel, RfCourierDone done, gpointer user)
{
  g_autofree char *url = rf_provider_post_url (courier->base, parcel->service);
  g_autofree char *type = NULL;
  g_autofree char *body = rf_provider_body (parcel, &type);

  start (courier, "POST", url, type, body, NULL, done, user);
}

void
rf_courier_ask (RfCourier *courier, RfService service, const char *id, RfCourierDone done,
                gpointer user)
{
  g_autofree char *url = rf_provider_log_url (courier->base, service, id);

  start (courier, "GET", url, NULL, NULL, id, done, user);
}
