/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the key of the service for messages is kept: the desktop's keyring, and nowhere else.
 * Nothing waits for it. */
typedef struct _RfSecrets RfSecrets;

/* @key: what is kept, NULL: nothing. @error: the keyring could not be asked. */
typedef void (*RfSecretsDone) (const char *key, const GError *error, gpointer user);

/* (transfer full) */
RfSecrets *rf_secrets_new (void);
/* What is under way ends without its done function. */
void rf_secrets_free (RfSecrets *secrets);

/* Tells the key that is kept. @done comes later, or at once. */
void rf_secrets_load (RfSecrets *secrets, RfSecretsDone done, gpointer user);
/* Keeps @key; NULL: forgets it. @done gets the key that is kept from now on. */
void rf_secrets_store (RfSecrets *secrets, const char *key, RfSecretsDone done, gpointer user);

/* For tests: the key is kept in memory from now on, and no keyring is asked. */
void rf_secrets_use_memory (RfSecrets *secrets);

G_END_DECLS
