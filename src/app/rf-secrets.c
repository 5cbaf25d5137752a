/* SPDX-License-Identifier: MIT */

/* The key in the keyring.
 *
 * Invariant: copies of the key are wiped as soon as they have been handed on. */

#include "app/rf-secrets.h"

#include "rf-config.h"

#include <glib/gi18n.h>
#include <libsecret/secret.h>
#include <string.h>

struct _RfSecrets
{
  GCancellable *cancellable;
  gboolean in_memory;
  char *memory;
};

static const SecretSchema schema = {
  .name = RF_APP_ID ".Delivery",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = { { "service", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

#define SERVICE "service", "text-messages", NULL

RfSecrets *
rf_secrets_new (void)
{
  RfSecrets *secrets = g_new0 (RfSecrets, 1);

  secrets->cancellable = g_cancellable_new ();
  return secrets;
}

static void
wipe (char *key)
{
  if (key != NULL)
    memset (key, 0, strlen (key));
  g_free (key);
}

void
rf_secrets_free (RfSecrets *secrets)
{
  g_cancellable_cancel (secrets->cancellable);
  g_object_unref (secrets->cancellable);
  wipe (secrets->memory);
  g_free (secrets);
}

void
rf_secrets_use_memory (RfSecrets *secrets)
{
  secrets->in_memory = TRUE;
}

typedef struct
{
  char *key; /* that is being stored; NULL: forgotten, or loaded */
  RfSecretsDone done;
  gpointer user;
} Request;

/* Hands on how it ended, unless the secrets are gone. */
static void
finish (Request *request, const char *key, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    request->done (key, error, request->user);
  wipe (request->key);
  g_free (request);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user)
{
  g_autoptr (GError) error = NULL;
  char *key = secret_password_lookup_finish (result, &error);

  finish (user, key, error);
  if (key != NULL)
    secret_password_free (key);
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user)
{
  Request *request = user;
  g_autoptr (GError) error = NULL;
  gboolean stored = secret_password_store_finish (result, &error);

  finish (request, stored ? request->key : NULL, error);
}

static void
on_forgotten (GObject *source, GAsyncResult *result, gpointer user)
{
  g_autoptr (GError) error = NULL;

  secret_password_clear_finish (result, &error);
  finish (user, NULL, error);
}

static Request *
request_new (const char *key, RfSecretsDone done, gpointer user)
{
  Request *request = g_new0 (Request, 1);

  request->key = g_strdup (key);
  request->done = done;
  request->user = user;
  return request;
}

void
rf_secrets_load (RfSecrets *secrets, RfSecretsDone done, gpointer user)
{
  if (secrets->in_memory)
    done (secrets->memory, NULL, user);
  else
    secret_password_lookup (&schema, secrets->cancellable, on_loaded,
                            request_new (NULL, done, user), SERVICE);
}

void
rf_secrets_store (RfSecrets *secrets, const char *key, RfSecretsDone done, gpointer user)
{
  Request *request;

  if (secrets->in_memory)
    {
      wipe (secrets->memory);
      secrets->memory = g_strdup (key);
      done (key, NULL, user);
      return;
    }
  request = request_new (key, done, user);
  if (key != NULL)
    secret_password_store (&schema, SECRET_COLLECTION_DEFAULT,
                           _ ("Refarium: key of the service for messages"), request->key,
                           secrets->cancellable, on_stored, request, SERVICE);
  else
    secret_password_clear (&schema, secrets->cancellable, on_forgotten, request, SERVICE);
}
